// What is told of facts once all of them are there: links, checks, aspects, confidence. Each case
// is a report of one or two sentences; the heads of it say which year is reviewed and planned.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/extraction/aspects.h"
#include "common/extraction/extraction.h"
#include "common/extraction/testing.h"

namespace gongbao::extraction {
namespace {

using ::testing::ElementsAreArray;

constexpr std::string_view kHead = "云溪市2024年政府工作报告\n一、2023年工作回顾\n";
constexpr std::string_view kPlan = "\n二、2024年工作安排\n";

std::string Label(const Fact& fact) {
  return std::string(fact.quote()) + " " + std::string(Name(fact.measure));
}

// "3% growth -subject-> 20亿元 level" for each link.
std::vector<std::string> Links(const std::string& text) {
  std::vector<std::string> lines;
  const Extraction extraction = Extract(Words(), text, {});
  for (const Article& article : extraction.articles) {
    for (const Link& link : article.links) {
      lines.push_back(Label(article.facts[static_cast<size_t>(link.fact)]) + " -" +
                      std::string(Name(link.role)) + "-> " +
                      Label(article.facts[static_cast<size_t>(link.other)]));
    }
  }
  return lines;
}

// "sum_mismatch: the parts …" for each diagnostic.
std::vector<std::string> Findings(const std::string& text) {
  std::vector<std::string> lines;
  const Extraction extraction = Extract(Words(), text, {});
  for (const Article& article : extraction.articles) {
    for (const Diagnostic& diagnostic : article.diagnostics) {
      lines.push_back(std::string(Name(diagnostic.code)) + ": " + std::string(diagnostic.message));
      for (const int32_t fact : diagnostic.facts) {
        EXPECT_LT(static_cast<size_t>(fact), article.facts.size());
      }
    }
  }
  return lines;
}

struct Case {
  std::string name;
  std::string review;
  std::string plan;
  std::vector<std::string> expected;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

std::string TextOf(const Case& one) {
  std::string text(kHead);
  text += one.review;
  if (!one.plan.empty()) text.append(kPlan).append(one.plan);
  return text;
}

class LinkCase : public ::testing::TestWithParam<Case> {};

TEST_P(LinkCase, TiesWhatBelongsTogether) {
  EXPECT_THAT(Links(TextOf(GetParam())), ElementsAreArray(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    LinkFacts, LinkCase,
    ::testing::Values(
        Case{"GrowthOfItsLevelAndRankOfTheGrowth",
             "全年完成固定资产投资417亿元，同比增长9%，增速居全省第三。",
             "",
             {"9% growth -subject-> 417亿元 level", "全省第三 rank -subject-> 9% growth"}},
        Case{"LevelBehindItsGrowth",
             "外贸出口增长6.5%，达到82亿元。",
             "",
             {"6.5% growth -subject-> 82亿元 level"}},
        Case{"GrowthOfAnotherThingHasNoLevel", "固定资产投资417亿元，用电量增长6%。", "", {}},
        Case{"GrowthInAnotherSentenceHasNoLevel", "外贸出口82亿元。外贸出口增长6%。", "", {}},
        Case{"PartsOfAWhole",
             "地区生产总值500亿元，其中第一产业增加值50亿元、第二产业增加值200亿元、"
             "第三产业增加值250亿元。",
             "",
             {"50亿元 level -whole-> 500亿元 level", "200亿元 level -whole-> 500亿元 level",
              "250亿元 level -whole-> 500亿元 level"}},
        Case{"PartsInTheSentenceBehind",
             "地区生产总值500亿元。其中，第一产业增加值50亿元；第二产业增加值200亿元。",
             "",
             {"50亿元 level -whole-> 500亿元 level", "200亿元 level -whole-> 500亿元 level"}},
        Case{"WhatIsMoreThanTheWholeIsNoPart",
             "民间投资30亿元，其中用电量增长3%，外贸出口82亿元。",
             "",
             {}},
        Case{"WhatFollowsThePartsIsNoPart",
             "财政总收入73.2亿元，其中税收收入41.5亿元，外贸出口12亿元。",
             "",
             {"41.5亿元 level -whole-> 73.2亿元 level"}},
        Case{"CountsThatMakeUpACount",
             "20项指标中，12项提前完成，8项如期完成。",
             "",
             {"12项 level -whole-> 20项 level", "8项 level -whole-> 20项 level"}},
        Case{"StartOfAMove",
             "高新技术企业由120家增加到180家。",
             "",
             {"180家 level -from-> 120家 level"}},
        Case{"FromAPlaceIsNoMove", "从业人员120人，培训达到180人。", "", {}},
        Case{"StretchOfAFirmTarget",
             "经济平稳运行。",
             "确保地区生产总值增长7%，力争增长8.5%。",
             {"8.5% growth -base-> 7% growth"}},
        Case{"StretchOfAnotherThingHasNoBase",
             "经济平稳运行。",
             "确保地区生产总值增长7%，力争民间投资增长8.5%。",
             {}},
        Case{"MembersOfAList",
             "城镇和农村居民人均可支配收入分别增长5.0%和7.2%。",
             "",
             {"7.2% growth -sibling-> 5.0% growth"}},
        Case{"TheMoreExactOfTwoStatementsLeads",
             "全年地区生产总值突破640亿元。总的看，地区生产总值达到642.8亿元。",
             "",
             {"突破640亿元 level -lead-> 642.8亿元 level"}},
        Case{"OtherFiguresAreNoRepeat",
             "地区生产总值642.8亿元。社会消费品零售总额642.8亿元。",
             "",
             {}}),
    [](const auto& one) { return one.param.name; });

class CheckCase : public ::testing::TestWithParam<Case> {};

TEST_P(CheckCase, TellsWhatCannotBeRightAndNothingElse) {
  EXPECT_THAT(Findings(TextOf(GetParam())), ElementsAreArray(GetParam().expected));
}

INSTANTIATE_TEST_SUITE_P(
    CheckFacts, CheckCase,
    ::testing::Values(
        Case{"IndustriesThatDontAddUp",
             "地区生产总值500亿元，其中第一产业增加值50亿元、第二产业增加值200亿元、"
             "第三产业增加值240亿元。",
             "",
             {"sum_mismatch: the parts 50 + 200 + 240 make 490, the whole is 500亿元"}},
        Case{"IndustriesThatAddUpWhenRounded",
             "地区生产总值500.2亿元，其中第一产业增加值50.1亿元、第二产业增加值200.0亿元、"
             "第三产业增加值250.0亿元。",
             "",
             {}},
        Case{"PartsThatExceedTheWhole",
             "完成投资90亿元，其中工业投资52亿元、基础设施投资43亿元。",
             "",
             {"sum_mismatch: the parts 52 + 43 make 95, the whole is 90亿元"}},
        Case{"PartsThatAreNotAll",
             "完成投资90亿元，其中工业投资24亿元、基础设施投资11亿元。",
             "",
             {}},
        Case{"PartsThatOverlap", "完成投资90亿元，其中民间投资52亿元、工业投资43亿元。", "", {}},
        Case{"CountsThatDontMakeUpTheCount",
             "40项指标中，9项提前完成，25项如期完成，5项滞后。",
             "",
             {"sum_mismatch: the parts 9 + 25 + 5 make 39, the whole is 40项"}},
        Case{"GrowthThatTheMoveDoesNotGive",
             "财政收入由40亿元增加到50亿元，增长30%。",
             "",
             {"change_mismatch: 40亿元 to 50亿元 is a growth of 25.0%, the text says 30%"}},
        Case{"GrowthThatTheMoveGives", "财政收入由40亿元增加到50亿元，增长25%。", "", {}},
        Case{"YearlyGrowthIsNotThatOfTheMove",
             "财政收入由40亿元增加到50亿元，年均增长4.8%。",
             "",
             {}},
        Case{"ShareThatTheLevelsDontGive",
             "外贸进出口120亿元，其中出口90亿元，占外贸进出口比重60%。",
             "",
             {"share_mismatch: 90亿元 of 120亿元 is 75.0%, the text says 60%"}},
        Case{"ShareThatTheLevelsGive",
             "外贸进出口120亿元，其中出口90亿元，占外贸进出口比重75%。",
             "",
             {}},
        Case{"TwoValuesOfOneFigure",
             "城镇新增就业4.3万人。民生持续改善，城镇新增就业4.7万人。",
             "",
             {"conflicting_repeat: 城镇新增就业 of 2023 is 4.3万人 before and 4.7万人 here"}},
        Case{"TwoDigitsExchanged",
             "粮食总产量1723.5万吨。民生持续改善，粮食总产量1732.5万吨。",
             "",
             {"conflicting_repeat: 粮食总产量 of 2023 is 1723.5万吨 before and 1732.5万吨 here"}},
        Case{"TwoThingsOfOneNameAreNoConflict",
             "城镇新增就业4.3万人。民生持续改善，城镇新增就业1.6万人。粮食总产量增长5.2%。"
             "农业稳步发展，粮食总产量增长34.9%。",
             "",
             {}},
        Case{"ARoundedRepeatIsNoConflict",
             "城镇新增就业4.32万人。民生持续改善，城镇新增就业4.3万人。",
             "",
             {}},
        Case{"AnotherYearIsNoConflict",
             "城镇新增就业4.3万人。2022年，城镇新增就业4.7万人。",
             "",
             {}},
        Case{"TenThousandTimesTheSameFigure",
             "社会消费品零售总额320亿元。市场回暖，社会消费品零售总额320万元。",
             "",
             {"unit_suspect: 320万元 here, 320亿元 before: one of the units is 10,000 too large"}},
        Case{"AnAmountThatGrowsInPoints",
             "社会消费品零售总额320亿元，同比增长6.4个百分点。",
             "",
             {"unit_suspect: an amount, 320亿元, is said to move by 6.4个百分点"}},
        Case{"APaceMayMoveInPoints", "社会消费品零售总额320亿元，增速提高0.7个百分点。", "", {}},
        Case{
            "TargetUnderWhatWasReached",
            "社会消费品零售总额320亿元。",
            "社会消费品零售总额达到300亿元。",
            {"target_below_actual: the target for 2024 is 300亿元, the level of 2023 was 320亿元"}},
        Case{"TargetAboveWhatWasReached",
             "社会消费品零售总额320亿元。",
             "社会消费品零售总额达到340亿元。",
             {}},
        Case{"ARateOverAHundred",
             "常住人口城镇化率达到120.5%。",
             "",
             {"impossible_share: 常住人口城镇化率 can't be 120.5%"}},
        Case{"ARateThatMayBeOverAHundred", "年度投资完成率120.5%。", "", {}},
        Case{"AFallByMoreThanAll",
             "工业用电量下降120%。",
             "",
             {"impossible_share: nothing that counts can fall by more than all: -120%"}},
        Case{"ATableWithoutItsCells",
             "主要产品产量(万吨)水泥485.319.3钢材38.0832.2，比上年有增有减。",
             "",
             {"glued_figures: figures run together: a table or chart has lost its cells"}},
        Case{"ADateAndAVersionAreNoTable", "系统2023.12.05升级到3.10.2版，覆盖20家企业。", "", {}},
        Case{"ADayThatDoesNotExist",
             "2023年2月30日，新机场投用。",
             "",
             {"impossible_date: month 2 has no day 30"}},
        Case{"ALeapDay", "2024年2月29日，新机场投用。", "", {}},
        Case{"ASpanWithoutAnEnd",
             "经济平稳运行。",
             "自2014年以来，基金已投资150家企业。",
             {"period_unresolved: nothing ends the span that the text opens"}}),
    [](const auto& one) { return one.param.name; });

// "indicator quote" of each fact behind the heads.
std::vector<std::string> Facts(const std::string& text) {
  std::vector<std::string> found;
  const std::string whole = std::string(kHead) + text;  // quotes point into it
  const Extraction extraction = Extract(Words(), whole, {});
  for (const Fact& fact : extraction.articles[0].facts)
    found.push_back(std::string(fact.indicator) + " " + std::string(fact.quote()));
  return found;
}

TEST(GluedFigures, AreNotReadNorIsWhatStandsBetweenThem) {
  EXPECT_THAT(Facts("产量(万吨)水泥485.319.3钢材4.9-16.7天然气38.0832.2 年末拥有企业20家。"),
              ElementsAreArray({"企业 20家"}));
  EXPECT_THAT(Facts("增加值 单位：亿元 205.4010002021年2022年2023年 全年外贸出口82亿元，增长6%。"),
              ElementsAreArray({"外贸出口 82亿元", "外贸出口 6%"}));
}

TEST(GluedFigures, SpoilTheClauseThatTheyTear) {
  EXPECT_THAT(Facts("分行业看，采矿 水泥485.319.3钢材38.0832.2 业实现利润15.8亿元，下降7.8%；"
                    "制造业实现利润16.4亿元。"),
              ElementsAreArray({"制造业利润 16.4亿元"}));
}

TEST(Aspect, IsWhatTheNearestWordSays) {
  const auto aspects = [](const std::string& text) {
    std::vector<std::string> found;
    const Extraction extraction = Extract(Words(), std::string(kHead) + text, {});
    for (const Fact& fact : extraction.articles[0].facts) found.emplace_back(Name(fact.aspect));
    return found;
  };
  EXPECT_THAT(aspects("新增高新技术企业20家。"), ElementsAreArray({"new"}));
  EXPECT_THAT(aspects("累计建成5G基站800个。"), ElementsAreArray({"cumulative"}));
  EXPECT_THAT(aspects("累计新增就业3万人。"), ElementsAreArray({"new"}));
  EXPECT_THAT(aspects("高新技术企业180家。"), ElementsAreArray({""}));
  EXPECT_THAT(aspects("新增规上工业企业5家、限上商贸企业6家，培育名医3名。"),
              ElementsAreArray({"new", "new", ""}));
  EXPECT_THAT(aspects("新增步道12公里、泊位60个，新增就业3万人、投资5亿元。"),
              ElementsAreArray({"new", "new", "new", ""}));
  EXPECT_THAT(aspects("新增限上商贸企业35家，规上工业企业40家，名医3家。"),
              ElementsAreArray({"new", "new", ""}));
  EXPECT_THAT(aspects("新增限上商贸企业35家，全市规上工业企业达420家。"),
              ElementsAreArray({"new", ""}));
}

TEST(BreakdownOf, NamesTheSlice) {
  const auto slice = [](std::string_view indicator) {
    const Breakdown breakdown = BreakdownOf(indicator);
    return std::string(Name(breakdown.dimension)) + ":" + std::string(breakdown.member);
  };
  EXPECT_EQ(slice("民间投资"), "ownership:民间");
  EXPECT_EQ(slice("规上高新技术产业增加值"), "industry:高新技术产业");
  EXPECT_EQ(slice("房地产业开发投资"), "industry:房地产业");
  EXPECT_EQ(slice("对东盟进出口"), "partner:东盟");
  EXPECT_EQ(slice("固定资产投资"), ":");
  EXPECT_EQ(slice("新增就业人数"), ":");
  EXPECT_EQ(slice("工业"), ":");
}

TEST(LinkRole, IsItsCounterpartsCounterpart) {
  for (auto role = LinkRole::kSubject; role <= LinkRole::kSibling;
       role = static_cast<LinkRole>(static_cast<int>(role) + 1)) {
    EXPECT_EQ(Reverse(Reverse(role)), role) << Name(role);
  }
  EXPECT_EQ(Reverse(LinkRole::kWhole), LinkRole::kPart);
  EXPECT_EQ(Reverse(LinkRole::kRepeat), LinkRole::kLead);
  EXPECT_EQ(Reverse(LinkRole::kSibling), LinkRole::kSibling);
}

TEST(Confidence, IsHigherForAPlainStatementThanForAGuess) {
  const auto confidence = [](const std::string& text) {
    return Extract(Words(), std::string(kHead) + text, {}).articles[0].facts[0].confidence_percent;
  };
  const int32_t plain = confidence("社会消费品零售总额增长6.5%。");
  const int32_t guess = confidence("办了3件。");
  EXPECT_GT(plain, guess + 10);
  EXPECT_GE(guess, 1);
  EXPECT_LE(plain, 99);
}

// A sentence of a hundred thousand facts: ties and checks look at a bounded number of neighbours.
TEST(StudyFacts, EndsOnHostileTexts) {
  for (const std::string_view piece :
       {"其中投资5亿元，", "投资由5亿元增加到6亿元，", "地区生产总值5亿元、", "40项中，9项，",
        "城镇新增就业5万人。", "分别5%、"}) {
    std::string text(kHead);
    while (text.size() < 400000) text += piece;
    EXPECT_FALSE(Extract(Words(), text, {}).articles.empty()) << piece;
  }
}

}  // namespace
}  // namespace gongbao::extraction
