#include "common/document/line_tables.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/document/html.h"

namespace gongbao::document {
namespace {

// The text with its tables put together, each behind "[rows x columns]".
std::string Joined(std::string text) {
  std::vector<Table> tables;
  JoinLinesToTables(&text, &tables);
  for (size_t i = tables.size(); i-- > 0;) {
    text.insert(
        static_cast<size_t>(tables[i].begin_byte),
        "[" + std::to_string(tables[i].rows) + " x " + std::to_string(tables[i].columns) + "]");
  }
  return text;
}

std::string Unchanged(const std::string& text) { return Joined(text) == text ? "" : Joined(text); }

constexpr std::string_view kBefore = "全年茶园面积12.4万亩，比上年增长2.1%。\n";
constexpr std::string_view kBehind = "三、工业\n全年工业增加值310亿元，比上年增长5.2%。\n";

std::string Within(std::string_view table) {
  return std::string(kBefore) + std::string(table) + std::string(kBehind);
}

TEST(LineTables, OfPlainTextArePartedByTabs) {
  const auto shapes = [](std::string_view text) {
    std::vector<Table> tables;
    FindTabbedTables(text, &tables);
    std::string said;
    for (const Table& table : tables) {
      said += std::to_string(table.rows) + " x " + std::to_string(table.columns) + ": ";
      const Cell& last = table.cells.back();
      said += text.substr(static_cast<size_t>(last.begin_byte),
                          static_cast<size_t>(last.end_byte - last.begin_byte));
      said += "; ";
    }
    return said;
  };
  EXPECT_EQ(shapes("表1 产量\n产品\t产量（吨）\r\n茶叶\t310\r\n油菜\t42\r\n二、工业\n"
                   "指标\t2023\t2024\n用电量\t\t3.2\n"),
            "3 x 2: 42; 2 x 3: 3.2; ");
  EXPECT_EQ(shapes("指标\t数值\n产量\t３．１\n"), "2 x 2: ３．１; ");
  EXPECT_EQ(shapes("指标\t数值\n产量\t**.*\n"), "2 x 2: **.*; ");
  EXPECT_EQ(shapes("甲\t乙\n丙\t丁\n"), "") << "no numbers";
  EXPECT_EQ(shapes("产量\t310\n"), "") << "one row is none";
  EXPECT_EQ(shapes("一\t二\t三\n四\t5\n"), "") << "another count of cells";
}

TEST(PartedTables, HaveBarsBlanksOrCommasBetweenTheirCells) {
  const auto parted = [](std::string text) {
    std::vector<Table> tables;
    FindPartedTables(&text, &tables);
    std::string said = text + "=";
    for (const Table& table : tables) {
      said += std::to_string(table.rows) + " x " + std::to_string(table.columns) + ":";
      for (const Cell& cell : table.cells)
        said += " " + text.substr(static_cast<size_t>(cell.begin_byte),
                                  static_cast<size_t>(cell.end_byte - cell.begin_byte));
      said += ";";
    }
    return said;
  };
  EXPECT_EQ(parted("表1\n| 产品 | 产量 |\n|---|---|\n| 茶叶 | 310 |\n| 油菜 | 42 |\n完。\n"),
            "表1\n| 产品\t  产量 |\n|---|---|\n| 茶叶\t  310 |\n| 油菜\t  42 |\n完。\n"
            "=3 x 2: 产品 产量 茶叶 310 油菜 42;");
  EXPECT_EQ(parted("┌──┬──┐\n│产品│产量│\n├──┼──┤\n│茶叶│310│\n│油菜│42│\n"),
            "┌──┬──┐\n│产品│产量│\n├──┼──┤\n│茶叶│310│\n│油菜│42│\n"
            "=3 x 2: 产品 产量 茶叶 310 油菜 42;");
  EXPECT_EQ(parted("产 品    产量   增长\r\n茶叶     310   -0.4\r\n油菜　　42　　1.5\r\n"),
            "产 品\t   产量\t  增长\r\n茶叶\t    310\t  -0.4\r\n油菜　　42　　1.5\r\n"
            "=3 x 3: 产 品 产量 增长 茶叶 310 -0.4 油菜 42 1.5;");
  EXPECT_EQ(parted("年份,产量,增长\n2022,310,-0.4\n2023,42,1.5\n"),
            "年份\t产量\t增长\n2022\t310\t-0.4\n2023\t42\t1.5\n"
            "=3 x 3: 年份 产量 增长 2022 310 -0.4 2023 42 1.5;");
  for (const std::string same :
       {"茶叶    310\n油菜    42\n小麦    51\n",                // nothing heads it
        "产品    产量\n茶叶    310\n",                          // one row is none
        "甲    乙\n丙    丁\n戊    己\n",                       // no figures
        "一、产量  增长。\n二、茶叶  310。\n三、油菜  42。\n",  // sentences
        "人数共1,286人\n其中1,032人\n"})
    EXPECT_EQ(parted(same), same + "=");
}

TEST(LineTables, NeedNoCaptionWhereTheirHeadSaysNothingElse) {
  EXPECT_EQ(Joined(Within("指标\n产量（吨）\n茶叶\n310\n油菜\n42\n")),
            Within("[3 x 2]指标\t产量（吨）\n茶叶\t310\n油菜\t42\n"));
  EXPECT_EQ(Joined(Within("主要指标\n产量（吨）\n茶叶\n310\n油菜\n42\n")),
            Within("主要指标\n产量（吨）\n茶叶\n310\n油菜\n42\n"));
}

TEST(LineTables, PutTheCellsOfARowOnOneLine) {
  EXPECT_EQ(Joined(Within("表2 农产品产量\n产品名称\n产量（吨）\n比上年±%\n茶叶\n3,120\n-0.4\n"
                          "# 绿茶\n2986\n1.5\n")),
            Within("表2 农产品产量\n[3 x 3]产品名称\t产量（吨）\t比上年±%\n茶叶\t3,120\t-0.4\n"
                   "# 绿茶\t2986\t1.5\n"));
}

TEST(LineTables, TakeAColumnOfUnitsAndTheUnitOfAllForWhatTheyAre) {
  EXPECT_EQ(Joined("表三 产品\n单位：%\n产 品\n计量单位\n产量\n布\n万米\n—\n纱\n吨\n61.0%\n"),
            "表三 产品\n单位：%\n[3 x 3]产 品\t计量单位\t产量\n布\t万米\t—\n纱\t吨\t61.0%\n");
}

TEST(LineTables, HaveTheirCellsWhereTheWordsStand) {
  std::string text = Within("表1 产量\n指标\n吨\n茶叶\n31\n桑叶\n8\n");
  std::vector<Table> tables;
  JoinLinesToTables(&text, &tables);
  ASSERT_EQ(tables.size(), 1U);
  std::vector<std::string> cells;
  for (const Cell& cell : tables[0].cells) {
    cells.push_back(std::to_string(cell.row) + std::to_string(cell.column) +
                    text.substr(static_cast<size_t>(cell.begin_byte),
                                static_cast<size_t>(cell.end_byte - cell.begin_byte)));
  }
  EXPECT_EQ(cells, (std::vector<std::string>{"00指标", "01吨", "10茶叶", "1131", "20桑叶", "218"}));
  EXPECT_EQ(text.substr(static_cast<size_t>(tables[0].end_byte)), kBehind);
}

TEST(LineTables, StayLinesWhereAnythingWouldHaveToBeGuessed) {
  const std::string head = "表2 农产品产量\n产品名称\n产量（吨）\n比上年±%\n";
  EXPECT_EQ(Unchanged(Within(head + "茶叶\n3120\n-0.4\n绿茶\n2986\n桑叶\n12\n0.3\n")), "")
      << "a figure is missing";
  EXPECT_EQ(Unchanged(Within(head + "茶叶\n3120\n-0.4\n绿茶\n2986\n1.5\n0.3\n")), "")
      << "one too many";
  EXPECT_EQ(Unchanged(Within(head + "茶叶\n3120\n-0.4\n桑叶\n12\n0.3\n药材\n（干品）\n88\n1.0\n")),
            "")
      << "a name takes two lines, or a group has one of its own";
  EXPECT_EQ(Unchanged(Within("表2 产量\n产品名称\n产量\n（吨）\n茶叶\n3120\n桑叶\n12\n")), "")
      << "a header takes two lines";
  EXPECT_EQ(Unchanged(Within("表2 产量\n产量（吨）\n比上年±%\n茶叶\n3120\n桑叶\n12\n")), "")
      << "the column of names has no header";
  EXPECT_EQ(Unchanged(Within("产品名称\n产量（吨）\n茶叶\n3120\n桑叶\n12\n")), "")
      << "nothing says that a table begins";
  EXPECT_EQ(Unchanged(Within(head + "茶叶\n3120\n-0.4\n")), "") << "one row tells no pattern";
  EXPECT_EQ(Unchanged(Within(head)), "");
  EXPECT_EQ(Unchanged("表2"), "");
  EXPECT_EQ(Unchanged(""), "");
}

TEST(LineTables, LeaveTheTablesOfThePageAlone) {
  const std::string text = "表1 产量\n指标\n吨\n茶叶\n31\n桑叶\n8\n";
  std::string same = text;
  std::vector<Table> tables(1);
  tables[0].end_byte = static_cast<int32_t>(text.size());
  JoinLinesToTables(&same, &tables);
  EXPECT_EQ(same, text);
  EXPECT_EQ(tables.size(), 1U);
}

TEST(LineTables, OfAPageKeepWhereEachCellStands) {
  std::string html = "<div>";
  for (int i = 0; i < 8; ++i) html += "<p>" + std::string(kBefore) + "</p>";
  for (const char* line : {"表1 产量", "指标", "吨", "茶叶", "31", "桑叶", "8"}) {
    html.append("<p>").append(line).append("</p>");
  }
  const Result<HtmlPage> page = ReadHtml(html + "<p>" + std::string(kBefore) + "</p></div>");
  ASSERT_TRUE(page.ok());
  ASSERT_EQ(page.value().tables.size(), 1U);
  const Cell& cell = page.value().tables[0].cells[3];
  EXPECT_EQ(page.value().text.substr(static_cast<size_t>(cell.begin_byte), 3), "31\n");
  const Origin* const origin = OriginOf(page.value().origins, cell.begin_byte, cell.end_byte);
  ASSERT_NE(origin, nullptr);
  EXPECT_TRUE(origin->path.ends_with("/p[13]")) << origin->path;
}

// Captions upon captions: each looks at no more lines than a header has.
TEST(LineTables, EndOnHostilePages) {
  for (const std::string_view piece :
       {"表1\n", "表1\n指标\n", "指标\n", "表1\n指标\n吨\n茶\n1\n"}) {
    std::string text;
    while (text.size() < 2000000) text += piece;
    std::vector<Table> tables;
    JoinLinesToTables(&text, &tables);
    EXPECT_TRUE(tables.empty());
  }
}

}  // namespace
}  // namespace gongbao::document
