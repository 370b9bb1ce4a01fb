#include "common/document/xlsx.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/document/package_testing.h"

namespace gongbao::document {
namespace {

using testing::HasSubstr;

// A cell with text in it, and one with a number.
std::string T(const std::string& place, const std::string& text) {
  return "<c r='" + place + "' t='inlineStr'><is><t>" + text + "</t></is></c>";
}
std::string N(const std::string& place, const std::string& value, const std::string& style = "0") {
  return "<c r='" + place + "' s='" + style + "'><v>" + value + "</v></c>";
}
std::string Rows(const std::vector<std::string>& rows) {
  std::string xml = "<sheetData>";
  for (const std::string& row : rows) xml += "<row>" + row + "</row>";
  return xml + "</sheetData>";
}

DecodedDocument Read(const std::string& xlsx) {
  auto document = DecodeDocument(xlsx, {});
  EXPECT_TRUE(document.ok()) << document.status().ToString();
  return document.ok() ? std::move(*document) : DecodedDocument();
}

std::string Words(const DecodedDocument& document, const Cell& cell) {
  return document.text.substr(static_cast<size_t>(cell.begin_byte),
                              static_cast<size_t>(cell.end_byte - cell.begin_byte));
}

TEST(Xlsx, TellsTheTitleOfItsFirstSheet) {
  const std::string table =
      T("A3", "指标") + T("B3", "2030年") + "</row><row>" + T("A4", "产值") + N("B4", "512.6");
  EXPECT_EQ(Read(Xlsx({{"年鉴", Rows({T("A1", "1-2 甲市主要指标（2030年）"), table})}})).title,
            "甲市主要指标（2030年）");
  EXPECT_EQ(Read(Xlsx({{"年鉴", Rows({T("A1", "单位：亿元"), table})}})).title, "");
}

TEST(Xlsx, KeepsTitleUnitAndNotesOutOfTheTable) {
  const DecodedDocument document =
      Read(Xlsx({{"Sheet1", Rows({T("A1", "主要指标"), T("C2", "单位：亿元"),
                                  T("A3", "指标") + T("B3", "2030年") + T("C3", "2031年"),
                                  T("A4", "产值") + N("C4", "512.6"),
                                  T("A5", "投资") + N("B5", "80") + N("C5", "88"),
                                  T("A6", "注：初步数。"), T("A7", "来源：统计局")})}}));
  EXPECT_EQ(
      document.text,
      "主要指标\n单位：亿元\n指标\t2030年\t2031年\n产值\t\t512.6\n投资\t80\t88\n注：初步数。\n"
      "来源：统计局\n");
  EXPECT_EQ(document.media_type,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].rows, 3);
  EXPECT_EQ(document.tables[0].columns, 3);
  ASSERT_EQ(document.tables[0].cells.size(), 9U);
  EXPECT_EQ(Words(document, document.tables[0].cells[4]), "");
  EXPECT_EQ(Words(document, document.tables[0].cells[5]), "512.6");
  EXPECT_EQ(document.origins[0].path, "Sheet1!A1");
  EXPECT_EQ(document.origins[6].path, "Sheet1!C4");
  EXPECT_EQ(document.origins[6].begin_byte, document.tables[0].cells[5].begin_byte);
}

TEST(Xlsx, KeepsAHeadingOverColumnsInTheTable) {
  const DecodedDocument document =
      Read(Xlsx({{"Sheet1", Rows({T("B1", "2031年"), T("B2", "数值") + T("C2", "增长"),
                                  T("A3", "产值") + N("B3", "5") + N("C3", "6")}) +
                                "<mergeCells><mergeCell ref='B1:C1'/></mergeCells>"}}));
  EXPECT_EQ(document.text, "\t2031年\n\t数值\t增长\n产值\t5\t6\n");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].cells[1].columns, 2);
}

TEST(Xlsx, GivesMergedCellsTheirSizeAndLeavesOutWhatTheyCover) {
  const DecodedDocument document = Read(Xlsx(
      {{"Sheet1",
        Rows({T("A1", "地区") + T("B1", "生产总值"), T("B2", "数值") + T("C2", "增长"),
              T("A3", "甲县") + N("B3", "5") + N("C3", "6"), T("B4", "看不见") + N("C4", "7")}) +
            "<mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:XFD1'/><mergeCell ref='A3:B4'/>"
            "<mergeCell ref='C3:B9'/><mergeCell ref='none'/></mergeCells>"}}));
  EXPECT_EQ(document.text, "地区\t生产总值\n数值\t增长\n甲县\t6\n7\n");
  ASSERT_EQ(document.tables.size(), 1U);
  const std::vector<Cell>& cells = document.tables[0].cells;
  ASSERT_EQ(cells.size(), 7U);
  EXPECT_EQ(cells[0].rows, 2);
  EXPECT_EQ(cells[1].columns, 2);
  EXPECT_EQ(cells[4].rows, 2);
  EXPECT_EQ(cells[4].columns, 2);
  EXPECT_EQ(cells[6].column, 2);
}

TEST(Xlsx, PartsTablesAtBlankRows) {
  const std::string two = "<c r='A9'/>";
  const DecodedDocument document = Read(Xlsx(
      {{"Sheet1", "<sheetData><row r='1'>" + T("A1", "甲") + N("B1", "1") + "</row><row r='2'>" +
                      T("A2", "乙") + N("B2", "2") + "</row><row r='3'>" + two +
                      "</row><row r='4'>" + T("A4", "第二表") + "</row><row r='5'>" +
                      T("A5", "丙") + N("C5", "3") + "</row></sheetData>"}}));
  EXPECT_EQ(document.text, "甲\t1\n乙\t2\n第二表\n丙\t\t3\n");
  EXPECT_EQ(document.tables.size(), 2U);
}

TEST(Xlsx, ReadsEachKindOfCell) {
  const std::string strings =
      "<si><t>指标</t></si><si><r><t>生产</t></r><r><rPr/><t>总值_x000D_\n增速</t></r>"
      "<rPh sb='0' eb='1'><t>shēngchǎn</t></rPh></si>";
  const std::string styles =
      "<numFmts><numFmt numFmtId='170' formatCode='0.0\"亿元\"'/></numFmts>"
      "<cellXfs><xf numFmtId='0'/><xf numFmtId='10'/><xf numFmtId='170'/><xf "
      "numFmtId='14'/></cellXfs>";
  const DecodedDocument document =
      Read(Xlsx({{"概况",
                  "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                  "<c t='s'><v>99</v></c><c t='str'><f>A1</f><v>合计</v></c></row><row>" +
                      N("A2", "0.0523", "1") + N("B2", "512.64", "2") + N("C2", "45352", "3") +
                      "<c t='b'><v>1</v></c><c t='e'><v>#DIV/0!</v></c></row></sheetData>"}},
                strings, styles));
  EXPECT_EQ(document.text, "概况\n指标\t生产总值增速\t\t合计\n5.23%\t512.6亿元\t2024/3/1\tTRUE\n");
  EXPECT_EQ(document.origins[0].path, "概况");
  EXPECT_EQ(document.origins[3].path, "概况!D1");
}

TEST(Xlsx, ReadsVisibleSheetsInOrderByTheirNames) {
  Parts parts = Frame("xl/book.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
  parts.emplace_back(
      "xl/book.xml",
      "<x:workbook xmlns:r='urn:r'><x:workbookPr date1904='1'/><x:sheets>"
      "<x:sheet name='工作表1' r:id='r2'/><x:sheet name='藏' r:id='r1' state='hidden'/>"
      "<x:sheet name='分县' r:id='r1'/><x:sheet name='图' r:id='r3'/>"
      "<x:sheet name='无' r:id='r9'/></x:sheets></x:workbook>");
  parts.emplace_back(
      "xl/_rels/book.xml.rels",
      RelationshipsXml({{"worksheet", "a.xml"}, {"worksheet", "b.xml"}, {"chartsheet", "c.xml"}}));
  parts.emplace_back("xl/a.xml",
                     "<x:worksheet><x:sheetData><x:row><x:c><x:v>1</x:v></x:c></x:row>"
                     "</x:sheetData></x:worksheet>");
  parts.emplace_back("xl/b.xml",
                     "<x:worksheet><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row>"
                     "</x:sheetData></x:worksheet>");
  EXPECT_EQ(Read(Zip(parts)).text, "2\n分县\n1\n");
}

TEST(Xlsx, LeavesOutHiddenRowsAndColumns) {
  const std::string rows = "<row r='1'>" + T("A1", "指标") + T("B1", "底数") + T("C1", "产量") +
                           "</row><row r='2' hidden='1'>" + T("A2", "草稿") + N("C2", "99") +
                           "</row><row r='3'>" + T("A3", "粮食") + N("B3", "7") + N("C3", "14.8") +
                           "</row><row r='4' hidden='1' outlineLevel='1'>" + T("A4", "稻谷") +
                           N("C4", "11.5") + "</row>";
  const std::string columns =
      "<cols><col min='2' max='2' hidden='1'/><col min='4' max='16384' hidden='true'/></cols>";
  const DecodedDocument document =
      Read(Xlsx({{"Sheet1", columns + "<sheetData>" + rows + "</sheetData>"}}));
  EXPECT_EQ(document.text, "指标\t产量\n粮食\t14.8\n稻谷\t11.5\n");
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.origins.back().path, "Sheet1!C4");
  // A filter hides what is there.
  EXPECT_EQ(Read(Xlsx({{"Sheet1", "<sheetData>" + rows +
                                      "</sheetData><autoFilter><filterColumn/></autoFilter>"}}))
                .text,
            "指标\t底数\t产量\n草稿\t\t99\n粮食\t7\t14.8\n稻谷\t\t11.5\n");
}

TEST(Xlsx, ShowsAMergedRangeThatBeginsInAHiddenRow) {
  const std::string rows = "<row r='1'>" + T("A1", "指标") + T("B1", "产量") +
                           "</row><row r='2' hidden='1'>" + T("B2", "3.1") + "</row><row r='3'>" +
                           T("A3", "粮食") + "</row><row r='4'>" + T("A4", "油料") + N("B4", "2") +
                           "</row>";
  EXPECT_EQ(Read(Xlsx({{"Sheet1", "<sheetData>" + rows +
                                      "</sheetData><mergeCells><mergeCell ref='B2:B3'/>"
                                      "</mergeCells>"}}))
                .text,
            "指标\t产量\n粮食\t3.1\n油料\t2\n");
}

TEST(Xlsx, BoundsWhatAFewBytesCanAskFor) {
  const auto wide = DecodeDocument(Xlsx({{"Sheet1", Rows({T("A1", "甲") + N("XFD1", "1")})}}), {});
  EXPECT_TRUE(wide.ok());  // 16,384 cells, most of them empty
  std::vector<std::string> rows;
  for (int i = 1; i < 100; ++i) {
    rows.push_back(N("A" + std::to_string(i), "1") + N("XFD" + std::to_string(i), "1"));
  }
  const auto large = DecodeDocument(Xlsx({{"Sheet1", Rows(rows)}}), {});
  EXPECT_EQ(large.status().code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(large.status().message(),
            "a table of the workbook has 99 rows of 16384 columns; at most 1000000 cells are read");

  std::string repeated;
  for (int i = 0; i < 3000; ++i) repeated += "<row><c t='s'><v>0</v></c></row>";
  std::string word;
  for (int i = 0; i < 30'000; ++i) word += static_cast<char>('a' + i * i % 26);
  const auto expanding = DecodeDocument(
      Xlsx({{"Sheet1", "<sheetData>" + repeated + "</sheetData>"}}, "<si><t>" + word + "</t></si>"),
      {});
  EXPECT_EQ(expanding.status().code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(expanding.status().message(), HasSubstr("bytes of text: send it in parts"));
}

TEST(Xlsx, SaysWhatIsWrongWithAnEmptyOrDamagedOne) {
  EXPECT_EQ(DecodeDocument(Xlsx({{"概况", Rows({})}}), {}).status().message(),
            "the workbook holds no text in its visible sheets");
  EXPECT_THAT(DecodeDocument(Xlsx({{"概况", "<sheetData>"}}), {}).status().message(),
              HasSubstr("not well-formed"));
}

TEST(Xlsx, PassesOverRowsAndFormatsThatNoSheetHas) {
  const std::string styles = "<numFmts><numFmt numFmtId='170' formatCode='" +
                             std::string(300, '%') +
                             "0'/></numFmts><cellXfs><xf numFmtId='170'/>"
                             "</cellXfs>";
  const DecodedDocument document =
      Read(Xlsx({{"Sheet1",
                  "<sheetData><row r='2147483647'><c><v>1</v></c></row><row><c><v>2</v></c></row>"
                  "<row r='-2147483648'><c><v>3</v></c></row><row r='5'><c><v>4</v></c></row>"
                  "</sheetData>"}},
                "", styles));
  EXPECT_EQ(document.text, "4\n");
}

TEST(Xlsx, TakesTheNextPlaceWhereAReferenceNamesNoCell) {
  const DecodedDocument document =
      Read(Xlsx({{"Sheet1", Rows({T("A0", "甲") + T("ZZZZ9", "乙") + N("XFE1", "3")})}}));
  EXPECT_EQ(document.text, "甲\t乙\t3\n");
  EXPECT_EQ(document.origins[2].path, "Sheet1!C1");
}

}  // namespace
}  // namespace gongbao::document
