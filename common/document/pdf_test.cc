#include "common/document/pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace gongbao::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr float kLeft = 100;  // the margins of the pages below, 40 characters of 10 points apart
constexpr float kRight = 500;

// Writes a layout as pdftotext does, in type as wide as high, digits and letters half as wide and a
// blank a quarter.
class Pages {
 public:
  explicit Pages(std::string_view title = "") {
    xml_ = "<html><head><title>" + std::string(title) +
           "</title>\n<meta name=\"Author\" content=\"Statistics\"/>\n"
           "<meta name=\"CreationDate\" content=\"2032-03-04T08:00:00Z\"/>\n</head><body>\n<doc>\n";
  }

  Pages& Page() {
    if (open_) xml_ += "</page>\n";
    open_ = true;
    xml_ += "<page width=\"600\" height=\"800\">\n";
    return *this;
  }

  // One line whose upper left corner is there.
  Pages& Line(float left, float top, std::string_view text, float size = 10) {
    xml_ += "<line>";
    float at = left;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      const std::string_view word = text.substr(begin, end - begin);
      if (!word.empty()) Word({at, top, at + Width(word, size), top + size}, word);
      at += Width(word, size) + size / 4;
      begin = end + 1;
    }
    xml_ += "</line>\n";
    return *this;
  }

  // The lines of a paragraph, broken wherever one is full; the first is indented.
  static std::vector<std::string> Lines(std::string_view text, float indent = 20) {
    std::vector<std::string> lines(1);
    float right = kLeft + indent;
    for (size_t begin = 0; begin < text.size();) {
      size_t end = begin + 1;
      while (end < text.size() && (text[end] & 0xC0) == 0x80) ++end;
      const std::string_view c = text.substr(begin, end - begin);
      if (right + Width(c, 10) > kRight) {
        lines.emplace_back();
        right = kLeft;
      }
      lines.back() += c;
      right += Width(c, 10);
      begin = end;
    }
    return lines;
  }

  Pages& Paragraph(float top, std::string_view text, float indent = 20) {
    float left = kLeft + indent;
    for (const std::string& line : Lines(text, indent)) {
      Line(left, top, line);
      left = kLeft;
      top += 20;
    }
    return *this;
  }

  struct Box {
    float left;
    float top;
    float right;
    float bottom;
  };
  Pages& Word(const Box& box, std::string_view text) {
    xml_ += "<word xMin=\"" + std::to_string(box.left) + "\" yMin=\"" + std::to_string(box.top) +
            "\" xMax=\"" + std::to_string(box.right) + "\" yMax=\"" + std::to_string(box.bottom) +
            "\">" + std::string(text) + "</word>\n";
    return *this;
  }
  Pages& Raw(std::string_view xml) {
    xml_ += xml;
    return *this;
  }

  std::string Xml() const { return xml_ + (open_ ? "</page>\n" : "") + "</doc></body></html>"; }

 private:
  static float Width(std::string_view text, float size) {
    float width = 0;
    for (const char c : text) {
      if ((c & 0xC0) == 0x80) continue;
      width += static_cast<unsigned char>(c) >= 0xE2 ? size : size / 2;
    }
    return width;
  }

  std::string xml_;
  bool open_ = false;
};

DecodedDocument Read(const Pages& pages) {
  Result<DecodedDocument> document = ReadPdfLayout(pages.Xml());
  EXPECT_TRUE(document.ok()) << document.status().ToString();
  return document.ok() ? std::move(document).value() : DecodedDocument{};
}

std::vector<std::string> CellsOf(const DecodedDocument& document, const Table& table) {
  std::vector<std::string> cells;
  for (const Cell& cell : table.cells) {
    std::string text = std::to_string(cell.row) + "," + std::to_string(cell.column);
    if (cell.rows > 1 || cell.columns > 1) {
      text += "+" + std::to_string(cell.rows) + "," + std::to_string(cell.columns);
    }
    const auto begin = static_cast<size_t>(cell.begin_byte);
    cells.push_back(text + " " +
                    document.text.substr(begin, static_cast<size_t>(cell.end_byte) - begin));
  }
  return cells;
}

constexpr std::string_view kLong =
    "全县粮食总产量达到18.26万吨，比上年增长1.4%；茶叶产量1540吨，增长8.8%，其中名优茶产量623."
    "5吨，增"
    "长10.2%；生猪出栏22.35万头，水产品产量8600吨，蔬菜种植面积6.1万亩。";

TEST(ReadPdfLayout, JoinsTheLinesOfAParagraphWhateverTheyBreak) {
  // Its lines end within numbers and words.
  const DecodedDocument document = Read(Pages().Page().Paragraph(100, kLong).Paragraph(200, kLong));
  EXPECT_EQ(document.text, std::string(kLong) + "\n" + std::string(kLong) + "\n");
  EXPECT_EQ(document.media_type, "application/pdf");
  ASSERT_EQ(document.origins.size(), 2U);
  EXPECT_EQ(document.origins[0].page, 1);
  EXPECT_EQ(document.origins[0].begin_byte, 0);
  EXPECT_EQ(document.origins[0].end_byte, static_cast<int32_t>(kLong.size()));
  EXPECT_FLOAT_EQ(document.origins[0].left, kLeft);
  EXPECT_FLOAT_EQ(document.origins[0].top, 100);
  EXPECT_FLOAT_EQ(document.origins[0].bottom, 150);
}

TEST(ReadPdfLayout, DropsTheBlanksOfTypesettingAndKeepsThoseThatAreMeant) {
  const DecodedDocument document =
      Read(Pages()
               .Page()
               .Paragraph(60, kLong)
               .Line(120, 120, "2031 年粮食产量 18.2 万吨， 增长 1.4 %")
               .Line(120, 140, "青禾县统计局    国家统计局青禾调查队")
               .Line(120, 160, "综    合")
               .Line(120, 180, "增 加 值 增 长 4 . 5 % ， 占 G D P 比 重 为 6 4 % 。")
               .Line(120, 200, "Gross Domestic Product (GDP)"));
  EXPECT_EQ(document.text,
            std::string(kLong) +
                "\n2031年粮食产量18.2万吨，增长1.4%\n青禾县统计局 国家统计局青禾调查队\n"
                "综合\n增加值增长4.5%，占GDP比重为64%。\n"
                "Gross Domestic Product (GDP)\n");
}

TEST(ReadPdfLayout, BeginsAParagraphAtAnIndentAShortLineAndLargerType) {
  EXPECT_EQ(Read(Pages()
                     .Page()
                     .Line(220, 60, "青禾县统计公报", 16)
                     .Paragraph(100, kLong)
                     .Line(100, 200, "一、综合")
                     .Line(100, 220, "（一）工业")
                     .Paragraph(240, "产值12亿元。"))
                .text,
            "青禾县统计公报\n" + std::string(kLong) + "\n一、综合\n（一）工业\n产值12亿元。\n");
}

TEST(ReadPdfLayout, JoinsATitleInTwoLines) {
  const DecodedDocument document = Read(Pages()
                                            .Page()
                                            .Line(210, 60, "2031年青禾县国民经济和", 16)
                                            .Line(228, 84, "社会发展统计公报[1]", 16)
                                            .Paragraph(130, kLong));
  EXPECT_THAT(document.text, testing::StartsWith("2031年青禾县国民经济和社会发展统计公报[1]\n"));
  EXPECT_EQ(document.title, "2031年青禾县国民经济和社会发展统计公报");
}

TEST(ReadPdfLayout, TakesTheTitleOfTheFileOnlyWhereTheTextHasIt) {
  const auto title = [](std::string_view of_file) {
    return Read(Pages(of_file).Page().Line(120, 60, "2031年青禾县统计公报").Paragraph(100, kLong))
        .title;
  };
  EXPECT_EQ(title("2031 年青禾县统计公报"), "2031年青禾县统计公报");
  EXPECT_EQ(title("2019年某市统计公报"), "");  // the file that this one was made from
  EXPECT_EQ(title("Microsoft Word - 1.doc"), "");
}

TEST(ReadPdfLayout, LeavesOutNumbersHeadsAndFeetOfPages) {
  Pages pages;
  for (int page = 1; page <= 3; ++page) {
    const std::string number = std::to_string(page);
    pages.Page().Line(250, 40, "青禾县统计公报（" + number + "）").Paragraph(200, kLong);
    pages.Line(290, 740, page == 1 ? "— 1 —" : page == 2 ? "第2页 共3页" : number);
    pages.Line(250, 760, "青禾县统计局编印");
  }
  const std::string once = std::string(kLong) + "\n";
  EXPECT_EQ(Read(pages).text, once + once + once + "3\n");  // the only bare one may be a figure
}

TEST(ReadPdfLayout, LeavesOutBareNumbersThatCountThePages) {
  Pages pages;
  for (int page = 5; page <= 7; ++page) {
    pages.Page().Paragraph(200, kLong).Line(300, 760, std::to_string(page));
  }
  EXPECT_THAT(Read(pages).origins, testing::SizeIs(3));
}

TEST(ReadPdfLayout, LeavesOutWatermarks) {
  Pages pages;
  for (int page = 0; page < 3; ++page) {
    pages.Page().Line(150, 400, "内部资料", 60).Paragraph(200, kLong);
  }
  EXPECT_THAT(Read(pages).text, testing::Not(HasSubstr("内部资料")));
}

TEST(ReadPdfLayout, JoinsAParagraphOverThePageWithAnOriginOnEach) {
  const std::vector<std::string> lines = Pages::Lines(kLong);
  ASSERT_EQ(lines.size(), 3U);
  Pages pages;
  pages.Page().Paragraph(100, kLong).Line(120, 680, lines[0]).Line(100, 700, lines[1]);
  pages.Line(300, 760, "1").Page().Line(100, 100, lines[2]).Paragraph(140, kLong);
  const DecodedDocument document = Read(pages.Line(300, 760, "2"));
  const std::string once = std::string(kLong) + "\n";
  EXPECT_EQ(document.text, once + once + once);
  ASSERT_EQ(document.origins.size(), 4U);
  EXPECT_EQ(document.origins[1].page, 1);
  EXPECT_EQ(document.origins[2].page, 2);
  EXPECT_EQ(document.origins[1].end_byte, document.origins[2].begin_byte);
  const auto begin = static_cast<size_t>(document.origins[2].begin_byte);
  EXPECT_EQ(document.text.substr(begin, lines[2].size()), lines[2]);
}

TEST(ReadPdfLayout, PutsNotesBehindTheParagraphThatIsOpenAtTheFoot) {
  const std::vector<std::string> lines = Pages::Lines(kLong);
  Pages pages;
  pages.Page().Paragraph(100, kLong).Line(120, 660, lines[0]).Line(100, 680, lines[1]);
  pages.Line(100, 720, "[1]快报数，以年鉴为准，", 8).Line(100, 732, "② 不含农户。", 8);
  pages.Page().Line(100, 100, lines[2]).Paragraph(140, kLong);
  const std::string once = std::string(kLong) + "\n";
  EXPECT_EQ(Read(pages).text, once + once + "[1]快报数，以年鉴为准，\n②不含农户。\n" + once);
}

TEST(ReadPdfLayout, ReadsTwoColumnsOneAfterTheOther) {
  Pages pages;
  pages.Page().Line(230, 40, "青禾县统计公报", 16);
  for (int line = 0; line < 10; ++line) {
    const auto top = static_cast<float>(100 + 20 * line);
    const std::string_view text = "规模以上工业企业营业收入和利润总额，";
    if (line == 0) {
      pages.Line(70, top, "规模以上工业企业营业收入和利润总");
    } else {
      pages.Line(50, top, line == 9 ? "全部工业企业营业收入和利润总额比上年" : text);
    }
    pages.Line(310, top, line == 9 ? "分行业看。" : text);
  }
  const DecodedDocument document = Read(pages);
  EXPECT_THAT(document.text, HasSubstr("和利润总额比上年规模以上工业"));
  EXPECT_THAT(document.text, testing::EndsWith("利润总额，分行业看。\n"));
}

// A title as wide as both columns says nothing of the margins of either.
TEST(ReadPdfLayout, JoinsTheLinesOfColumnsBelowAWideTitle) {
  Pages pages;
  pages.Page().Line(66, 40, "青禾县二〇三一年上半年国民经济和社会发展运行情况", 17);
  for (int line = 0; line < 10; ++line) {
    const auto top = static_cast<float>(100 + 20 * line);
    pages.Line(line == 0 ? 70 : 50, top,
               line == 0   ? "规模以上工业企业营业收入和利润"
               : line == 9 ? "总额增长。"
                           : "总额，规模以上工业企业营业收入和利润");
    pages.Line(line == 0 ? 330 : 310, top,
               line == 0   ? "城镇居民人均可支配收入增长，农"
               : line == 9 ? "村居民增长。"
                           : "村居民增长，城镇居民人均可支配收入农");
  }
  const DecodedDocument document = Read(pages);
  EXPECT_EQ(document.title, "青禾县二〇三一年上半年国民经济和社会发展运行情况");
  EXPECT_THAT(document.text, HasSubstr("和利润总额，规模以上工业企业营业收入和利润总额，"));
  EXPECT_THAT(document.text, HasSubstr("，农村居民增长，城镇居民"));
  EXPECT_EQ(std::ranges::count(document.text, '\n'), 3);
}

TEST(ReadPdfLayout, ShowsRaisedFiguresOfUnitsAndMarksOfNotes) {
  EXPECT_EQ(Read(Pages()
                     .Page()
                     .Line(120, 100, "浓度为53μg/m   ，下降3.6%，增加值    比上年增长。")
                     .Raw("<line>")
                     .Word({181, 98, 185, 104}, "3")
                     .Raw("</line><line>")
                     .Word({278.5, 98, 287, 104}, "[2]")
                     .Raw("</line>"))
                .text,
            "浓度为53μg/m³，下降3.6%，增加值[2]比上年增长。\n");
  // The mark of a note, hardly smaller than the figure before it.
  EXPECT_EQ(Read(Pages()
                     .Page()
                     .Line(120, 100, "粮食产量14.8  万吨，比上年增长。")
                     .Raw("<line>")
                     .Word({180, 98.5, 184, 106.5}, "5")
                     .Raw("</line>"))
                .text,
            "粮食产量14.8⁵万吨，比上年增长。\n");
}

TEST(ReadPdfLayout, ShowsRadicalsAsTheCharactersThatTheyLookLike) {
  EXPECT_EQ(Read(Pages().Page().Line(120, 100, "⽣产总值⻓期增⻓&lt;6%&#38;&#x4E00;")).text,
            "生产总值长期增长<6%&一\n");
}

// A table of made-up crops; figures at the right of their columns.
Pages Crops() {
  Pages pages;
  pages.Page()
      .Paragraph(60, kLong)
      .Line(240, 140, "2031年主要农产品产量")
      .Line(420, 160, "单位：吨");
  pages.Line(130, 180, "产品").Line(240, 180, "产量").Line(330, 180, "增速（%）");
  pages.Line(120, 200, "粮食").Line(240, 200, "18260").Line(350, 200, "1.4");
  pages.Line(120, 220, "其中：稻谷").Line(245, 220, "9120").Line(345, 220, "-0.3");
  return pages;
}

TEST(ReadPdfLayout, ReadsATableOfOneRowWhereEachColumnHasItsHead) {
  const auto table = [](std::string_view third) {
    return Read(Pages()
                    .Page()
                    .Paragraph(60, kLong)
                    .Line(120, 140, "年份")
                    .Line(240, 140, "茶叶（吨）")
                    .Line(360, 140, third)
                    .Line(120, 160, "2031年")
                    .Line(250, 160, "18260")
                    .Line(375, 160, "912"));
  };
  const DecodedDocument document = table("毛笔（支）");
  EXPECT_THAT(document.text, HasSubstr("年份\t茶叶（吨）\t毛笔（支）\n2031年\t18260\t912\n"));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].rows, 2);
  EXPECT_EQ(table("").tables.size(), 0U);
}

TEST(ReadPdfLayout, ReadsATableByItsColumns) {
  const DecodedDocument document = Read(Crops().Paragraph(260, kLong));
  EXPECT_THAT(document.text, HasSubstr("2031年主要农产品产量\n单位：吨\n产品\t产量\t增速（%）\n"
                                       "粮食\t18260\t1.4\n其中：稻谷\t9120\t-0.3\n全县"));
  ASSERT_EQ(document.tables.size(), 1U);
  const Table& table = document.tables[0];
  EXPECT_EQ(table.rows, 3);
  EXPECT_EQ(table.columns, 3);
  EXPECT_THAT(CellsOf(document, table),
              ElementsAre("0,0 产品", "0,1 产量", "0,2 增速（%）", "1,0 粮食", "1,1 18260",
                          "1,2 1.4", "2,0 其中：稻谷", "2,1 9120", "2,2 -0.3"));
  const auto cell = [&](const Origin& origin) {
    return origin.begin_byte == table.cells[4].begin_byte;
  };
  const auto origin = std::find_if(document.origins.begin(), document.origins.end(), cell);
  ASSERT_NE(origin, document.origins.end());
  EXPECT_EQ(origin->end_byte, table.cells[4].end_byte);
  EXPECT_FLOAT_EQ(origin->left, 240);
  EXPECT_FLOAT_EQ(origin->top, 200);
}

TEST(ReadPdfLayout, LeavesACaptionWithABlankOutOfTheTableRightBelowIt) {
  Pages pages;
  pages.Page().Paragraph(60, kLong);
  pages.Line(220, 150, "表2").Line(250, 150, "农产品产量");
  pages.Line(120, 168, "产品").Line(240, 168, "产量").Line(330, 168, "增速（%）");
  pages.Line(120, 186, "粮食").Line(240, 186, "18260").Line(350, 186, "1.4");
  pages.Line(120, 204, "茶叶").Line(245, 204, "1540").Line(350, 204, "8.8");
  const DecodedDocument document = Read(pages.Paragraph(260, kLong));
  EXPECT_THAT(document.text, HasSubstr("表2 农产品产量\n产品\t产量\t增速（%）\n粮食\t18260"));
}

TEST(ReadPdfLayout, LeavesTheParagraphRightBelowATableOutOfIt) {
  Pages pages;
  pages.Page().Line(100, 100, "县名").Line(300, 100, "产值（亿元）").Line(440, 100, "增长（%）");
  for (int row = 0; row < 4; ++row) {
    const auto top = static_cast<float>(120 + 20 * row);
    pages.Line(100, top, "青禾县").Line(310, top, "12.5").Line(450, top, "3.2");
  }
  pages.Line(120, 192, "第 1 条")
      .Line(160, 192, "要坚持稳中求进工作总基调，全年新增规模以上工业企业共");
  pages.Line(100, 212, "三家，完成投资七亿元，取得新成效。");
  const DecodedDocument document = Read(pages);
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].rows, 5);
  EXPECT_THAT(document.text, HasSubstr("企业共三家，完成投资"));
}

TEST(ReadPdfLayout, ReadsATableThatGoesOnOnTheNextPage) {
  Pages pages = Crops();
  pages.Line(300, 760, "1").Page();
  pages.Line(120, 60, "茶叶").Line(245, 60, "1540").Line(350, 60, "8.8");
  const DecodedDocument document = Read(pages.Paragraph(100, kLong).Line(300, 760, "2"));
  ASSERT_EQ(document.tables.size(), 1U);
  EXPECT_EQ(document.tables[0].rows, 4);
  EXPECT_EQ(document.origins.back().page, 2);
}

TEST(ReadPdfLayout, ReadsHeadsOverSeveralColumnsAndNamesInSeveralLines) {
  Pages pages;
  pages.Page().Paragraph(60, kLong);
  pages.Line(220, 150, "招生").Line(340, 150, "在校生");
  pages.Line(120, 158, "指标");
  pages.Line(200, 166, "人数").Line(240, 166, "增速").Line(330, 166, "人数").Line(370, 166, "增速");
  pages.Line(120, 200, "普通高中").Line(200, 200, "5363").Line(245, 200, "1.5");
  pages.Line(330, 200, "1559").Line(375, 200, "-0.5");
  pages.Line(110, 220, "中等职业学校");
  pages.Line(200, 226, "2139").Line(245, 226, "—").Line(330, 226, "5992").Line(375, 226, "4.7");
  pages.Line(110, 232, "（含技工学校）");
  pages.Line(120, 260, "普通初中").Line(200, 260, "7136").Line(245, 260, "0.3");
  pages.Line(330, 260, "2483").Line(375, 260, "-0.3");
  const DecodedDocument document = Read(pages);
  ASSERT_EQ(document.tables.size(), 1U) << document.text;
  EXPECT_THAT(
      CellsOf(document, document.tables[0]),
      ElementsAre("0,0+2,1 指标", "0,1+1,2 招生", "0,3+1,2 在校生", "1,1 人数", "1,2 增速",
                  "1,3 人数", "1,4 增速", "2,0 普通高中", "2,1 5363", "2,2 1.5", "2,3 1559",
                  "2,4 -0.5", "3,0 中等职业学校（含技工学校）", "3,1 2139", "3,2 —", "3,3 5992",
                  "3,4 4.7", "4,0 普通初中", "4,1 7136", "4,2 0.3", "4,3 2483", "4,4 -0.3"));
}

TEST(ReadPdfLayout, ReadsHeadsThatStandCloseTogetherEachInTheMiddleOfItsColumn) {
  Pages pages;
  pages.Page().Paragraph(60, kLong);
  pages.Line(224, 150, "种植业产值");
  pages.Line(120, 158, "地区").Line(330, 158, "农业人口（万人）");
  pages.Line(200, 166, "总量（亿元）").Line(264, 166, "增长（%）");
  for (const auto& [top, name] : {std::pair(200.0F, "东乡"), {220.0F, "西乡"}, {240.0F, "南乡"}}) {
    pages.Line(120, top, name).Line(217.5F, top, "310.5").Line(279, top, "5.1");
    pages.Line(360, top, "31.5");
  }
  const DecodedDocument document = Read(pages);
  ASSERT_EQ(document.tables.size(), 1U) << document.text;
  std::vector<std::string> cells = CellsOf(document, document.tables[0]);
  cells.resize(6);
  EXPECT_THAT(cells, ElementsAre("0,0+2,1 地区", "0,1+1,2 种植业产值", "0,3+2,1 农业人口（万人）",
                                 "1,1 总量（亿元）", "1,2 增长（%）", "2,0 东乡"));
}

TEST(ReadPdfLayout, ReadsAHeadAloneOverThreeColumnsBesideOneAsHighAsBothRows) {
  Pages pages;
  pages.Page().Paragraph(60, kLong);
  pages.Line(300, 150, "2031年");
  pages.Line(120, 158, "产品").Line(180, 158, "单位");
  pages.Line(240, 166, "产量").Line(305, 166, "增速").Line(370, 166, "占比");
  for (const auto& [top, name] : {std::pair(200.0F, "绿茶"), {220.0F, "红茶"}, {240.0F, "花茶"}}) {
    pages.Line(120, top, name).Line(185, top, "吨").Line(238, top, "310.5");
    pages.Line(307, top, "5.1").Line(370, top, "31.5");
  }
  const DecodedDocument document = Read(pages);
  ASSERT_EQ(document.tables.size(), 1U) << document.text;
  std::vector<std::string> cells = CellsOf(document, document.tables[0]);
  cells.resize(6);
  EXPECT_THAT(cells, ElementsAre("0,0+2,1 产品", "0,1+2,1 单位", "0,2+1,3 2031年", "1,2 产量",
                                 "1,3 增速", "1,4 占比"));
}

TEST(ReadPdfLayout, TakesTheWiderOfTwoMarginsAndACaptionForABeginning) {
  Pages pages;
  pages.Page();
  const std::string text =
      "全年各项工作按计划推进，各部门各单位认真落实责任，服务群众的能力继续提高，基层治理更加"
      "有效，社会大局保持稳定，群众生活继续改善。";
  pages.Paragraph(60, text, 0).Paragraph(110, text, 0).Paragraph(160, text, 0);
  pages.Line(kLeft, 210, "表1 农产品产量");
  EXPECT_EQ(Read(pages).text, text + "\n" + text + "\n" + text + "\n表1农产品产量\n");
}

TEST(ReadPdfLayout, LeavesWhatIsNotClearlyInColumnsAsLines) {
  const DecodedDocument document = Read(Pages()
                                            .Page()
                                            .Paragraph(60, kLong)
                                            .Line(120, 140, "青禾县统计局        国家统计局调查队")
                                            .Line(120, 160, "粮食            18260        1.4")
                                            .Line(120, 180, "稻谷和小麦及玉米      9120    -0.3")
                                            .Line(120, 200, "油料     12     3.1"));
  EXPECT_TRUE(document.tables.empty());
  EXPECT_THAT(document.text, HasSubstr("\n粮食 18260 1.4\n"));
}

TEST(ReadPdfLayout, TellsWhatTheFileSaysOfItself) {
  const DecodedDocument document = Read(Pages().Page().Line(120, 100, "粮食增产"));
  ASSERT_EQ(document.properties.size(), 2U);
  EXPECT_EQ(document.properties[0].name, "Author");
  EXPECT_EQ(document.properties[0].value, "Statistics");
  EXPECT_EQ(document.properties[1].name, "CreationDate");
}

TEST(ReadPdfLayout, TakesWordsWithBoxesThatMakeNoSense) {
  const auto word = [](std::string_view box) {
    return Read(Pages()
                    .Page()
                    .Line(120, 100, "粮食")
                    .Raw("<word " + std::string(box) + ">增产</word>"))
        .text;
  };
  EXPECT_EQ(word(R"(xMin="nan" yMin="100" xMax="9" yMax="110")"), "粮食\n");
  EXPECT_EQ(word(R"(xMin="1e30" yMin="100" xMax="inf" yMax="110")"), "粮食\n");
  EXPECT_EQ(word(R"(xMin="-90" yMin="-10" xMax="-50" yMax="-20")"), "粮食\n");      // off the page
  EXPECT_EQ(word(R"(xMin="160" yMin="110" xMax="140" yMax="100")"), "粮食增产\n");  // inside out
  EXPECT_EQ(word(R"(xMin="140" yMin="100" xMax="140" yMax="100")"), "粮食增产\n");
}

TEST(ReadPdfLayout, TellsAScanFromACover) {
  const auto scanned = [](const Pages& pages) { return ReadPdfLayout(pages.Xml())->scanned; };
  EXPECT_TRUE(scanned(Pages().Page().Line(120, 100, "粮食增产").Page().Page()));
  EXPECT_FALSE(scanned(Pages().Page().Page().Line(120, 100, "粮食增产")));
}

TEST(ReadPdfLayout, RefusesWhatIsNoTextWithItsReason) {
  const auto refusal = [](std::string_view xml) {
    const Result<DecodedDocument> document = ReadPdfLayout(xml);
    EXPECT_EQ(document.status().code(), StatusCode::kInvalidArgument);
    return document.status().message();
  };
  EXPECT_EQ(refusal(""), "the PDF has no pages");
  EXPECT_EQ(refusal("<doc></doc>"), "the PDF has no pages");
  EXPECT_EQ(refusal(Pages().Page().Page().Xml()),
            "the PDF has 2 pages of images and no text: it was scanned; recognise its text first");
  const std::string whole = Pages().Page().Line(120, 100, "粮食").Page().Xml();
  EXPECT_EQ(refusal(std::string_view(whole).substr(0, whole.size() - 22)),
            "the layout of the PDF is cut off behind page 2");
}

TEST(ReadPdfLayout, RefusesALayoutWithoutEnd) {
  std::string xml = "<doc><page width=\"600\" height=\"800\">";
  const std::string_view word = R"(<word xMin="1" yMin="1" xMax="2" yMax="2">a</word>)";
  xml.reserve(word.size() * 1'100'000);
  for (int i = 0; i < 1'100'000; ++i) xml += word;
  EXPECT_EQ(ReadPdfLayout(xml).status().code(), StatusCode::kResourceExhausted);
}

// A PDF of one page whose content shows these lines of ASCII in Helvetica; `trailer` goes into its
// trailer.
std::string MakePdf(const std::vector<std::string>& lines, std::string_view trailer = "") {
  std::string content = "BT /F1 12 Tf 16 TL 72 720 Td\n";
  for (const std::string& line : lines) content += "(" + line + ") Tj T*\n";
  content += "ET\n";
  const std::string page =
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
      "/Resources << /Font << /F1 5 0 R >> >> >>";
  const std::string stream =
      "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream";
  const std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
      stream, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string pdf = "%PDF-1.4\n";
  std::string places = "0000000000 65535 f \n";
  for (size_t i = 0; i < objects.size(); ++i) {
    std::string offset = std::to_string(pdf.size());
    offset.insert(0, 10 - offset.size(), '0');
    places += offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  pdf += "xref\n0 6\n" + places + "trailer\n<< /Size 6 /Root 1 0 R " + std::string(trailer) +
         " >>\nstartxref\n" + start + "\n%%EOF\n";
  return pdf;
}

bool HasPdfToText() { return access("/usr/bin/pdftotext", X_OK) == 0; }

TEST(RunPdfToText, ReadsAWholePdf) {
  if (!HasPdfToText()) GTEST_SKIP() << "poppler-utils is not installed";
  const std::string pdf = MakePdf({"Grain output was 18260 tons,", "up 1.4 percent."});
  const auto document = DecodeDocument("\r\n" + pdf, {});  // a server wrote a line before it
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, "Grain output was 18260 tons, up 1.4 percent.\n");
  EXPECT_EQ(document->media_type, "application/pdf");
  ASSERT_FALSE(document->origins.empty());
  EXPECT_NEAR(document->origins[0].left, 72, 1);
  EXPECT_NEAR(document->origins[0].top, 842 - 720 - 12, 5);
}

TEST(RunPdfToText, SaysWhyAPdfCanNotBeRead) {
  if (!HasPdfToText()) GTEST_SKIP() << "poppler-utils is not installed";
  const auto refusal = [](std::string_view pdf) {
    const auto document = DecodeDocument(pdf, {});
    EXPECT_EQ(document.status().code(), StatusCode::kInvalidArgument);
    return document.status().message();
  };
  const std::string zeros(64, '0');
  EXPECT_EQ(refusal(MakePdf({"secret"}, "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" +
                                            zeros + "> /U <" + zeros + "> >> /ID [<00> <00>]")),
            "the PDF is encrypted and opens with a password only: send it without one");
  EXPECT_THAT(refusal("%PDF-1.4\nnothing more"),
              testing::StartsWith("pdftotext can't read the PDF: "));
  EXPECT_THAT(refusal(MakePdf({})), HasSubstr("1 pages of images and no text"));
  const std::string pdf = MakePdf({"cut off"});
  EXPECT_THAT(refusal(pdf.substr(0, 60)), testing::StartsWith("pdftotext can't read the PDF: "));
}

TEST(RunPdfToText, SurvivesAProgramThatDoesNotReadItAll) {
  if (!HasPdfToText()) GTEST_SKIP() << "poppler-utils is not installed";
  // Much more than a pipe holds, and no PDF.
  EXPECT_FALSE(RunPdfToText("%PDF-1.4\n" + std::string(8 << 20, ' ')).ok());
}

TEST(RunPdfToText, ReadsAChinesePdfOfLibreOffice) {
  if (!HasPdfToText()) GTEST_SKIP() << "poppler-utils is not installed";
  if (access("/usr/bin/soffice", X_OK) != 0) GTEST_SKIP() << "LibreOffice is not installed";
  const std::filesystem::path folder =
      std::filesystem::path(testing::TempDir()) / ("pdf_test." + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::string table = "<table:table><table:table-column table:number-columns-repeated=\"3\"/>";
  for (const auto& row : {"指标|产量|增速", "粮食|18260|1.4", "茶叶|1540|8.8"}) {
    table += "<table:table-row>";
    std::istringstream cells(row);
    for (std::string cell; std::getline(cells, cell, '|');) {
      table += "<table:table-cell><text:p>" + cell + "</text:p></table:table-cell>";
    }
    table += "</table:table-row>";
  }
  const std::string paragraph = "<text:p text:style-name=\"P\">" + std::string(kLong) + "</text:p>";
  const std::string_view ns = "urn:oasis:names:tc:opendocument:xmlns:";
  std::ofstream(folder / "report.fodt")
      << "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document office:version=\"1.3\" "
         "office:mimetype=\"application/vnd.oasis.opendocument.text\" "
         "xmlns:office=\""
      << ns << "office:1.0\" xmlns:style=\"" << ns << "style:1.0\" xmlns:text=\"" << ns
      << "text:1.0\" xmlns:table=\"" << ns << "table:1.0\" xmlns:fo=\"" << ns
      << "xsl-fo-compatible:1.0\"><office:automatic-styles><style:style style:name=\"P\" "
         "style:family=\"paragraph\"><style:paragraph-properties fo:text-indent=\"24pt\"/>"
         "</style:style></office:automatic-styles><office:body><office:text>"
      << paragraph << paragraph << table
      << "</table:table></office:text></office:body></office:document>";
  const std::string command = "soffice -env:UserInstallation=file://" + folder.string() +
                              "/profile --headless --convert-to pdf --outdir " + folder.string() +
                              " " + (folder / "report.fodt").string() + " >/dev/null 2>&1";
  const int exit_code = std::system(command.c_str());  // NOLINT(concurrency-mt-unsafe)
  std::ifstream file(folder / "report.pdf", std::ios::binary);
  const std::string pdf((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  std::filesystem::remove_all(folder);
  if (exit_code != 0 || pdf.empty()) GTEST_SKIP() << "LibreOffice made no PDF";
  const auto document = DecodeDocument(pdf, {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  if (document->text.find("粮食") == std::string::npos) GTEST_SKIP() << "no Han font is installed";
  const std::string once = std::string(kLong) + "\n";
  EXPECT_EQ(document->text, once + once + "指标\t产量\t增速\n粮食\t18260\t1.4\n茶叶\t1540\t8.8\n");
  EXPECT_EQ(document->tables.size(), 1U);
}

}  // namespace
}  // namespace gongbao::document
