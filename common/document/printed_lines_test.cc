// Printed lines that are joined, and lines that must stay for themselves.
#include "common/document/printed_lines.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

std::string Joined(const std::string& text) {
  DecodedDocument document;
  document.text = text;
  JoinPrintedLines(&document);
  return document.text;
}

constexpr std::string_view kSentence =
    "去年全市新建学校一十三所，修复渠道二百零六公里，整治河道四条，种树一点二万亩，开通公交线路五条"
    "，"
    "改造老旧小区七个，新增绿地三百公顷，更新管网八十七公里，建成充电桩两千一百个，群众都说方便。";

// With a line end behind each so many characters.
std::string Printed(std::string_view text, int chars, const std::string& line_end = "\n") {
  std::string printed;
  int count = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t bytes = text::CharBytes(text[at]);
    printed.append(text, at, bytes);
    at += bytes;
    if (++count % chars == 0 && at < text.size()) printed += line_end;
  }
  return printed + line_end;
}

TEST(PrintedLines, AreJoinedToParagraphs) {
  const std::string paragraph = std::string(kSentence) + "\n";
  EXPECT_EQ(Joined("甲市总结\n" + Printed(kSentence, 20)), "甲市总结\n" + paragraph);
  EXPECT_EQ(Joined(Printed(kSentence, 20, "\r\n") + "二、打算\n"),
            std::string(kSentence) + "\r\n二、打算\n");
  // A paragraph's indent parts it from what stands before, however full that line is.
  const std::string indented = "　　" + std::string(kSentence);
  EXPECT_EQ(Joined(Printed(indented, 21) + Printed(indented, 21)),
            indented + "\n" + indented + "\n");
}

TEST(PrintedLines, AreJoinedInTheMidstOfANumber) {
  EXPECT_EQ(
      Joined("全年税收收入八十八亿元，增长4.2%；乡村完成投资1\n"
             "286.4亿元，增长5.7%，其中工业投资增长0.\n4%。\n"),
      "全年税收收入八十八亿元，增长4.2%；乡村完成投资1286.4亿元，增长5.7%，其中工业投资增长0.4%"
      "。\n");
}

TEST(PrintedLines, KeepABlankBetweenWordsOfLatinLetters) {
  const std::string text =
      "园区引进甲乙丙丁戊己公司，建成使用了Open\nSource平台一个，培训学员三百五十余人，发证书一\n"
      "千本。\n";
  EXPECT_EQ(
      Joined(text),
      "园区引进甲乙丙丁戊己公司，建成使用了Open Source平台一个，培训学员三百五十余人，发证书一"
      "千本。\n");
}

TEST(PrintedLines, LoseThePagesNumberInASentence) {
  EXPECT_EQ(Joined("全年税收收入八十八亿元，增长\n\n- 4 -\n\n4.2%。\n"),
            "全年税收收入八十八亿元，增长4.2%。\n");
  EXPECT_EQ(Joined("全年税收收入八十八亿元，比上年\n— 12 —\n有所增长。\n"),
            "全年税收收入八十八亿元，比上年有所增长。\n");
  // Between two sentences it stays.
  const std::string apart = "全年税收收入八十八亿元，不少。\n- 4 -\n来年更多。\n";
  EXPECT_EQ(Joined(apart), apart);
}

TEST(PrintedLines, LongerThanAnyThatIsPrintedLoseThePagesNumberToo) {
  const std::string twice = std::string(kSentence) + std::string(kSentence);
  EXPECT_EQ(Joined("　　" + twice + "城镇新增就业927\n- 4 -\n.4万人。\n"),
            "　　" + twice + "城镇新增就业927.4万人。\n");
  EXPECT_EQ(Joined(twice + "\n- 4 -\n新建公园3个。\n"), twice + "\n- 4 -\n新建公园3个。\n");
}

TEST(PrintedLines, LeaveWhatStandsForItself) {
  const std::string list =
      "甲市乙区丙路改造一期工程，甲市交通局建设处\n丁市戊区己路改造二期工程，丁市交通局建设处\n";
  for (const std::string& text : {
           // Verse and lists of short lines.
           std::string("春风又绿江南岸，\n明月何时照我还，\n青山绿水入画来，\n白鹭高飞过稻田，\n"),
           std::string("甲山市发展和改革局\n甲山市工业信息化局\n甲山市农业农村局\n甲山市商务局\n"),
           // Items of a numbered list.
           "1．" + list.substr(0, list.find('\n')) + "\n2．" + list.substr(list.find('\n') + 1),
           // Paragraphs of one line each.
           std::string(kSentence) + "\n" + std::string(kSentence) + "\n",
       }) {
    EXPECT_EQ(Joined(text), text);
  }
}

TEST(PrintedLines, AreClosedWhereATitleIsSpread) {
  EXPECT_EQ(Joined("甲 山 市 2024 年 工 作 总 结\n工业增长。\n"),
            "甲山市2024年工作总结\n工业增长。\n");
  EXPECT_EQ(Joined("政　府　工　作　报　告\n"), "政府工作报告\n");
  for (const char* text :
       {"甲 乙 丙\n", "工业 农业 商业 建筑业 服务业\n", "东 南  西 北 中 外\n"}) {
    EXPECT_EQ(Joined(text), text);
  }
}

TEST(PrintedLines, TakeTablesAndOriginsAlong) {
  DecodedDocument document;
  const std::string paragraph = Printed(kSentence, 20);
  document.text = paragraph + "指标\t数量\n学校\t13\n";
  const auto begin = static_cast<int32_t>(paragraph.size());
  const auto cell = begin + static_cast<int32_t>(std::string("指标\t数量\n学校\t").size());
  document.tables.push_back({.begin_byte = begin,
                             .end_byte = static_cast<int32_t>(document.text.size() - 1),
                             .rows = 2,
                             .columns = 2,
                             .cells = {{.row = 1,
                                        .column = 1,
                                        .rows = 1,
                                        .columns = 1,
                                        .header = false,
                                        .begin_byte = cell,
                                        .end_byte = cell + 2}}});
  Origin second;
  second.begin_byte = static_cast<int32_t>(paragraph.find('\n') + 1);
  second.end_byte = second.begin_byte + 6;
  document.origins.push_back(second);
  const std::string words = document.text.substr(static_cast<size_t>(second.begin_byte), 6);
  document.replaced_at = {cell};
  JoinPrintedLines(&document);
  EXPECT_EQ(document.text, std::string(kSentence) + "\n指标\t数量\n学校\t13\n");
  const Cell& moved = document.tables.front().cells.front();
  EXPECT_EQ(document.text.substr(static_cast<size_t>(moved.begin_byte), 2), "13");
  EXPECT_EQ(document.text.substr(static_cast<size_t>(document.origins.front().begin_byte), 6),
            words);
  EXPECT_EQ(document.replaced_at.front(), moved.begin_byte);
}

TEST(PrintedLines, LeaveNoOriginOfAPagesNumber) {
  DecodedDocument document;
  document.text = "全年税收收入八十八亿元，增长\n- 4 -\n4.2%。\n";
  const auto page = static_cast<int32_t>(document.text.find("- 4 -"));
  for (const auto& [begin, end] :
       {std::pair(0, page - 1), std::pair(page, page + 5), std::pair(page + 6, page + 12)}) {
    Origin& origin = document.origins.emplace_back();
    origin.begin_byte = begin;
    origin.end_byte = end;
  }
  JoinPrintedLines(&document);
  ASSERT_EQ(document.origins.size(), 2u);
  EXPECT_EQ(document.origins[0].end_byte, document.origins[1].begin_byte);
}

}  // namespace
}  // namespace gongbao::document
