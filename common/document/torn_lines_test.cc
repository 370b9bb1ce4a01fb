#include "common/document/torn_lines.h"

#include <gtest/gtest.h>

#include <string>

namespace gongbao::document {
namespace {

std::string Mended(std::string_view line) {
  std::string text;
  AppendMended(line, &text);
  return text;
}

TEST(TornLines, LosePageMarksInTheMidstOfASentence) {
  EXPECT_EQ(Mended("信件31.2万件，增长2%；包 —7— 裹1.5万件。"),
            "信件31.2万件，增长2%；包裹1.5万件。");
  EXPECT_EQ(Mended("住宅投资8.1亿元， —8— 下降5%。"), "住宅投资8.1亿元，下降5%。");
  EXPECT_EQ(Mended("广播覆盖率100%，电视覆盖率 — 14 — 99.1%。"),
            "广播覆盖率100%，电视覆盖率 99.1%。");
  EXPECT_EQ(Mended("公路里程 - 12 - 达到231公里，增长1%。"), "公路里程达到231公里，增长1%。");
  EXPECT_EQ(Mended("增长1%。 —9— 年末户籍人口31万人。"), "增长1%。 年末户籍人口31万人。");
}

TEST(TornLines, KeepDashesThatMarkNoPage) {
  for (const char* line :
       {"增长 - 12 - 15%，达到31亿元。", "1951 — 12 — 31，由甲县划入。", "房屋—3—间，共31平方米。",
        "从 3—5 万元，提高到6万元。", "——全年收入31亿元，增长2%。", "增速为 -3 ，好于预期。"}) {
    EXPECT_EQ(Mended(line), line);
  }
}

TEST(TornLines, LoseTheBlanksInsideOfAClause) {
  EXPECT_EQ(Mended("第二产业投资下降1.6%,第三产业 投资下降1.4%。"),
            "第二产业投资下降1.6%,第三产业投资下降1.4%。");
  EXPECT_EQ(Mended("出口12.3亿元，占进出 口总额的31.2%。"), "出口12.3亿元，占进出口总额的31.2%。");
  EXPECT_EQ(Mended("规模以上 工业增加值比上 年增长6.5%，居第三。"),
            "规模以上工业增加值比上年增长6.5%，居第三。");
}

TEST(TornLines, KeepTheBlanksThatPartTwoThings) {
  for (const char* line :
       {"三、财政 全市收入31亿元，增长2%。", "（二）工业 规模以上工业增长2%，居第三。",
        "2021-2025年增加值 工业增加值31亿元，增长2%。", "增长情况 全年投资31亿元，增长2%。",
        "开展“山水甲地 乐居乙县”活动，接待31万人次。", "指标 产量 单位 粮食 万吨31.2，油料3.1。",
        "粮食 油料 31.2 3.1，下同。", "指标 数值"}) {
    EXPECT_EQ(Mended(line), line);
  }
}

TEST(TornLines, KeepCombiningMarksAndCharactersBeyondTheBasicPlane) {
  EXPECT_EQ(Mended("𠮷田 村投资3.1亿元，增长 e\u0301 2%。"),
            "𠮷田村投资3.1亿元，增长 e\u0301 2%。");
}

}  // namespace
}  // namespace gongbao::document
