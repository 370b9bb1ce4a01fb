#include "common/document/docx_numbering.h"

#include <gtest/gtest.h>

#include "common/document/xml.h"

namespace gongbao::document {
namespace {

TEST(FormatListNumber, CountsInEachFormatAsWordDoes) {
  struct Case {
    const char* format;
    int value;
    const char* shown;
  };
  const Case cases[] = {
      {"decimal", 12, "12"},
      {"decimalZero", 7, "07"},
      {"decimalZero", 12, "12"},
      {"upperRoman", 1994, "MCMXCIV"},
      {"lowerRoman", 4, "iv"},
      {"upperLetter", 28, "BB"},
      {"lowerLetter", 3, "c"},
      {"chineseCounting", 10, "十"},
      {"chineseCounting", 12, "十二"},
      {"chineseCounting", 20, "二十"},
      {"chineseCounting", 105, "一〇五"},
      {"chineseCountingThousand", 21, "二十一"},
      {"chineseCountingThousand", 105, "一百〇五"},
      {"chineseCountingThousand", 110, "一百一十"},
      {"chineseCountingThousand", 2003, "二千〇三"},
      {"taiwaneseCountingThousand", 101, "一百零一"},
      {"japaneseCounting", 15, "十五"},
      {"japaneseCounting", 101, "百一"},
      {"ideographDigital", 20, "二〇"},
      {"chineseLegalSimplified", 12, "壹拾贰"},
      {"ideographTraditional", 3, "丙"},
      {"ideographTraditional", 11, "11"},
      {"ideographZodiac", 12, "亥"},
      {"ideographZodiacTraditional", 13, "丙子"},
      {"decimalEnclosedCircle", 3, "③"},
      {"decimalEnclosedCircleChinese", 21, "㉑"},
      {"decimalEnclosedCircle", 36, "㊱"},
      {"decimalEnclosedCircle", 51, "51"},
      {"decimalEnclosedFullstop", 2, "⒉"},
      {"decimalEnclosedParen", 20, "⒇"},
      {"ideographEnclosedCircle", 10, "㊉"},
      {"decimalFullWidth", 10, "１０"},
      {"none", 4, ""},
      {"unheardOf", 4, "4"},
  };
  for (const Case& c : cases) EXPECT_EQ(FormatListNumber(c.value, c.format), c.shown) << c.format;
}

pugi::xml_document Numbering(const std::string& xml) {
  int64_t replaced = 0;
  return ParseXml("<w:numbering>" + xml + "</w:numbering>", "numbering.xml", replaced).value();
}

std::string Level(int level, const std::string& format, const std::string& text,
                  const std::string& more = "") {
  return "<w:lvl w:ilvl='" + std::to_string(level) + "'><w:start w:val='1'/><w:numFmt w:val='" +
         format + "'/>" + more + "<w:lvlText w:val='" + text + "'/></w:lvl>";
}

constexpr const char* kNums =
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
    "<w:startOverride w:val='5'/></w:lvlOverride></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='0'/></w:num>";

TEST(DocxNumbering, RestartsDeeperLevelsAndShowsThoseAbove) {
  DocxNumbering numbering(
      Numbering("<w:abstractNum w:abstractNumId='0'>" + Level(0, "chineseCounting", "%1、") +
                Level(1, "decimal", "%1.%2", "<w:isLgl/>") +
                Level(2, "decimal", "(%3)", "<w:lvlRestart w:val='0'/><w:suff w:val='nothing'/>") +
                "</w:abstractNum>" + kNums));
  EXPECT_EQ(numbering.Next(1, 0), "一、");
  EXPECT_EQ(numbering.Next(1, 1), "1.1 ");
  EXPECT_EQ(numbering.Next(1, 1), "1.2 ");
  EXPECT_EQ(numbering.Next(1, 2), "(1)");
  EXPECT_EQ(numbering.Next(1, 0), "二、");
  EXPECT_EQ(numbering.Next(1, 1), "2.1 ");
  EXPECT_EQ(numbering.Next(1, 2), "(2)");
  EXPECT_EQ(numbering.Next(9, 0), "");
}

TEST(DocxNumbering, GoesOnInAnotherListOfTheSameKindUnlessThatStartsAnew) {
  DocxNumbering numbering(Numbering("<w:abstractNum w:abstractNumId='0'>" +
                                    Level(0, "decimal", "%1.") + "</w:abstractNum>" + kNums));
  EXPECT_EQ(numbering.Next(1, 0), "1. ");
  EXPECT_EQ(numbering.Next(3, 0), "2. ");
  EXPECT_EQ(numbering.Next(2, 0), "5. ");
  EXPECT_EQ(numbering.Next(2, 0), "6. ");
}

TEST(DocxNumbering, FollowsAListStyleAndKnowsTheLevelOfAParagraphStyle) {
  DocxNumbering numbering(
      Numbering("<w:abstractNum w:abstractNumId='4'><w:numStyleLink w:val='L'/></w:abstractNum>"
                "<w:abstractNum w:abstractNumId='0'><w:styleLink w:val='L'/>" +
                Level(0, "upperRoman", "%1.") +
                Level(1, "decimalEnclosedCircle", "%2", "<w:pStyle w:val='Small'/>") +
                "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='4'/></w:num>"));
  EXPECT_EQ(numbering.LevelOfStyle(7, "Small"), 1);
  EXPECT_EQ(numbering.LevelOfStyle(7, "Other"), 0);
  EXPECT_EQ(numbering.Next(7, 1), "① ");
}

TEST(DocxNumbering, ShowsABulletOfASymbolFontAsOne) {
  DocxNumbering numbering(Numbering(
      "<w:abstractNum w:abstractNumId='0'>" +
      Level(0, "bullet", "l", "<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr>") +
      Level(1, "bullet", "\xEF\x82\xB7") + Level(2, "bullet", "—") + "</w:abstractNum>" + kNums));
  EXPECT_EQ(numbering.Next(1, 0), "• ");
  EXPECT_EQ(numbering.Next(1, 1), "• ");
  EXPECT_EQ(numbering.Next(1, 2), "— ");
}

TEST(DocxNumbering, KeepsALabelShortWhateverTheListAsksFor) {
  std::string places;
  for (int i = 0; i < 30; ++i) places += "%1";
  DocxNumbering numbering(
      Numbering("<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='2000000000'/>"
                "<w:numFmt w:val='upperRoman'/><w:lvlText w:val='" +
                places + "'/></w:lvl></w:abstractNum>" + kNums));
  EXPECT_LT(numbering.Next(1, 0).size(), 150U);
}

}  // namespace
}  // namespace gongbao::document
