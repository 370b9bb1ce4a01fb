// Whatever the layout says: the text is valid UTF-8 without blank lines, and places lie in it. The
// input is what pdftotext writes, or behind an L four bytes for each word: where it stands, which
// it is, and whether it goes on in the line or on the page.
#include <string>

#include "common/document/document_fuzz.h"
#include "common/document/flat_tables.h"
#include "common/document/pdf.h"

namespace {

std::string Layout(std::string_view input) {
  static constexpr std::string_view kWords[] = {"指标",
                                                "单位",
                                                "比上年增长（%）",
                                                "产量",
                                                "原煤",
                                                "万吨",
                                                "12.5",
                                                "3",
                                                "-0.4",
                                                "1204.5",
                                                "12",
                                                "—",
                                                "表1",
                                                "2024年",
                                                "第1页",
                                                "- 2 -",
                                                "一、工业",
                                                "。",
                                                "，",
                                                "（",
                                                "全年实现增加值",
                                                "亿元，",
                                                "其中：",
                                                "注：",
                                                "[1]",
                                                "（一）",
                                                "1.",
                                                "比上年增长5.2%。"};
  std::string xml =
      "<html><head><title>甲</title></head><body><doc><page width='600' height='800'>";
  bool line = false;
  for (size_t at = 0; at + 4 <= input.size(); at += 4) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(input[at + i]); };
    const std::string_view word = kWords[byte(2) % std::size(kWords)];
    if (line && byte(3) % 4 != 0) xml += "</line>", line = false;
    if (byte(3) % 32 == 1) xml += "</page><page width='600' height='800'>";
    if (!line) xml += "<line>";
    line = true;
    const int left = byte(0) * 2;
    const int top = byte(1) * 3;
    const int size = 8 + byte(3) / 64;
    xml += "<word xMin='" + std::to_string(left) + "' yMin='" + std::to_string(top) + "' xMax='" +
           std::to_string(left + static_cast<int>(word.size() / 3 + 1) * size) + "' yMax='" +
           std::to_string(top + size) + "'>" + std::string(word) + "</word>";
  }
  return xml + (line ? "</line>" : "") + "</page></doc></body></html>";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using gongbao::document::Check;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  auto document = gongbao::document::ReadPdfLayout(input.starts_with('L') ? Layout(input.substr(1))
                                                                          : std::string(input));
  if (!document.ok()) return 0;
  for (int i = 0; i < 2; ++i) {
    CheckDocument(*document);
    Check(!document->text.starts_with('\n') && document->text.find("\n\n") == std::string::npos);
    if (i > 0) break;
    for (const auto& table : document->tables) Check(table.rows >= 2 && table.columns >= 2);
    gongbao::document::FindFlatTables(&*document);  // as DecodeDocument does
  }
  return 0;
}
