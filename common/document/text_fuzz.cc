// Whatever the plain text, tables and replaced bytes are where they are said to be. Behind a T it
// holds a table that lost its lines, or few inputs would: the input is then what stands in for the
// figures and labels between.
#include "common/document/document_fuzz.h"
#include "common/document/json_text.h"

namespace {

using gongbao::document::DecodeDocument;

// Words and figures of the input, a few to a byte, in one line that tables may stand in.
std::string FlatText(std::string_view input) {
  static constexpr std::string_view kWords[] = {"指标",   "单位",
                                                "产量",   "比上年增长（%）",
                                                "项目",   "名称",
                                                "原煤",   "万吨",
                                                "产品",   "绝对值（亿元）",
                                                "%",      "（",
                                                "）",     " ",
                                                "　",     "12.5",
                                                "3",      "-0.4",
                                                ".",      "1204.5",
                                                "持平",   "—",
                                                "表1",    "2024年",
                                                "情况表", "5",
                                                "。",     "，",
                                                "-",      "1,204",
                                                "其中：", "485.319.3"};
  std::string text = "甲县2024年经济运行情况如下。2024年主要产品产量 ";
  for (const char c : input) {
    const auto byte = static_cast<unsigned char>(c);
    text += kWords[byte % std::size(kWords)];
    if (byte >= 128) text += ' ';
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string text = input.starts_with('T') ? FlatText(input.substr(1)) : std::string(input);
  if (!gongbao::document::IsPlainText(text) && !gongbao::document::LooksLikeJson(text)) return 0;
  const auto document = DecodeDocument(text, {});
  if (document.ok()) CheckDocument(*document);
  return 0;
}
