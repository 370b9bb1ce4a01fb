// What must hold for any text: quotes are the text at their spans, every numeral is accounted for,
// the same text gives the same result; and what the engine reads in a few sentences. Language rules
// have their data in tests/eval.
#include "common/extraction/extraction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "common/extraction/numerals.h"
#include "common/extraction/testing.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Property;

Extraction Read(std::string_view text) { return Extract(Words(), text, {}); }

// "indicator|measure|value unit|relation|status|modality|period" for each fact.
std::vector<std::string> Facts(std::string_view text) {
  std::vector<std::string> facts;
  const Extraction extraction = Read(text);
  for (const Article& article : extraction.articles) {
    for (const Fact& fact : article.facts) {
      std::string line(fact.indicator);
      line += "|" + std::string(Name(fact.measure)) + "|" +
              (fact.value ? fact.value->ToString() : "?") + " " + std::string(fact.unit()) + "|" +
              std::string(Name(fact.relation)) + "|" + std::string(Name(fact.status)) + "|" +
              std::string(Name(fact.modality)) + "|" + std::string(fact.period);
      facts.push_back(line);
    }
  }
  return facts;
}

// Every quote is the text at its span, counted in bytes and in code points.
void ExpectSpansHold(std::string_view text) {
  const Extraction extraction = Read(text);
  std::vector<int64_t> chars(text.size() + 1, 0);  // code points before each byte
  for (size_t i = 0; i < text.size(); ++i) chars[i + 1] = chars[i] + !text::IsContinuation(text[i]);
  const auto check = [&](const Span& span, std::string_view quote) {
    ASSERT_LE(span.end_byte, static_cast<int64_t>(text.size()));
    const auto at = text.substr(static_cast<size_t>(span.start_byte),
                                static_cast<size_t>(span.end_byte - span.start_byte));
    EXPECT_EQ(at, quote);
    EXPECT_EQ(chars[static_cast<size_t>(span.start_byte)], span.start_char);
    EXPECT_EQ(span.end_char - span.start_char, text::CountChars(quote));
  };
  for (const Article& article : extraction.articles) {
    for (const Fact& fact : article.facts) check(fact.span, fact.quote());
    for (const Rejected& rejected : article.rejected) check(rejected.span, rejected.quote());
    EXPECT_TRUE(std::ranges::is_sorted(article.facts, {},
                                       [](const Fact& fact) { return fact.span.start_byte; }));
    EXPECT_EQ(article.numerals, article.numerals_in_facts + article.numerals_rejected);
  }
}

// Every run of digits lies in a fact or in a rejected numeral.
void ExpectDigitsAccounted(std::string_view text) {
  const Extraction extraction = Read(text);
  std::vector<bool> covered(text.size(), false);
  const auto cover = [&](const Span& span) {
    std::fill(covered.begin() + span.start_byte, covered.begin() + span.end_byte, true);
  };
  for (const Article& article : extraction.articles) {
    for (const Fact& fact : article.facts) cover(fact.span);
    for (const Rejected& rejected : article.rejected) cover(rejected.span);
  }
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= '0' && text[i] <= '9') {
      EXPECT_TRUE(covered[i]) << text.substr(i, 24);
    }
  }
}

constexpr std::string_view kReport =
    "2023年政府工作报告\n一、2022年工作回顾\n全年实现地区生产总值512.6亿元、同比增长6.1%"
    "，增速全市第二。"
    "城镇和农村居民人均可支配收入分别为52310元和30120元，分别增长5.0%和7.2%。\n"
    "二、2023年工作安排\n确保地区生产总值增长6%，力争增长6.5%；新增高新技术企业20家以上。\n";

TEST(Extraction, ReadsTraditionalTextAsSimplifiedInItsOwnWords) {
  EXPECT_THAT(Facts("2023年全市實現地區生產總值1250.6億元,比上年增長6.5%,增速提高0.4個百分點;"
                    "完成年度計劃的103%,前三季度城鎮新增就業3.2萬人。"),
              ElementsAre("地區生產總值|level|1250.6 億元|eq|actual||2023",
                          "地區生產總值|growth|6.5 %|eq|actual||2023",
                          "地區生產總值|change|0.4 個百分點|eq|actual||2023",
                          "地區生產總值|ratio|103 %|eq|actual||2023",
                          "城鎮新增就業|level|3.2 萬人|eq|actual||2023-01/2023-09"));
}

TEST(Extract, ReadsAReportWithItsYearsAndFirmness) {
  EXPECT_THAT(Facts(kReport), ElementsAre("地区生产总值|level|512.6 亿元|eq|actual||2022",
                                          "地区生产总值|growth|6.1 %|eq|actual||2022",
                                          "地区生产总值|rank|2 位|eq|actual||2022",
                                          "城镇居民人均可支配收入|level|52310 元|eq|actual||2022",
                                          "农村居民人均可支配收入|level|30120 元|eq|actual||2022",
                                          "城镇居民人均可支配收入|growth|5.0 %|eq|actual||2022",
                                          "农村居民人均可支配收入|growth|7.2 %|eq|actual||2022",
                                          "地区生产总值|growth|6 %|eq|target|firm|2023",
                                          "地区生产总值|growth|6.5 %|eq|target|stretch|2023",
                                          "高新技术企业|level|20 家|ge|target|expected|2023"));
}

TEST(Extract, CountsSpansInBytesAndCodePointsBeyondTheBasicPlane) {
  ExpectSpansHold(kReport);
  ExpectSpansHold("\xF0\xA0\x80\x80区财政收入增长5％，e\xCC\x81县出口12.5亿元。");
  ExpectSpansHold("\xEF\xBB\xBF全区共有5G基站３２０个");
}

TEST(Extract, AccountsForEveryDigit) {
  ExpectDigitsAccounted(kReport);
  ExpectDigitsAccounted(
      "索引号: A1/2024-65993 电话0574-87654321 G228国道 PM2.5 2.0版 1+X 6、7、8号线 17:06:22 (3) "
      "3. 12 “246” "
      "2021-03-18 1-11月 5.10主题日 1234567890123456789 3.14 第3批 7#地块 5A级 100周年");
}

TEST(Extract, GivesTheSameResultEveryTime) { EXPECT_EQ(Facts(kReport), Facts(kReport)); }

TEST(Extract, FindsNothingWhereNothingIs) {
  for (const std::string_view text : {"", " ", "\n\n", "没有数字的一句话。"}) {
    EXPECT_THAT(Facts(text), IsEmpty()) << text;
  }
}

// Each reading step moves on: a long hostile line ends. Linear time is what benchmarks hold.
TEST(Extract, EndsOnHostileTexts) {
  for (const std::string_view piece :
       {"1", "*", "分别", "“", "(", "、", "一", "万", "第", "增长", "5%、", " ", "-"}) {
    std::string text;
    while (text.size() < 60000) text += piece;
    ExpectSpansHold(text);
  }
}

TEST(Extract, KeepsAMaskedValueAsMasked) {
  const Extraction extraction =
      Read("2020年工作思路\n今年主要预期目标是：规上工业增加值增长**%以上。");
  ASSERT_EQ(extraction.articles[0].facts.size(), 1u);
  EXPECT_THAT(extraction.articles[0].facts[0],
              AllOf(Property(&Fact::mask, "**"), Property(&Fact::unit, "%"),
                    Field(&Fact::relation, Relation::kGe)));
  EXPECT_FALSE(extraction.articles[0].facts[0].value.has_value());
}

TEST(Extract, GivesTheBaseOfAUnitThatTheNameImplies) {
  const Extraction read = Extract(
      Words(), "云溪市2023年工作总结\n年末常住人口31.4万，新增装机12万，公路货运量6.5万。\n", {});
  const auto& facts = read.articles.at(0).facts;
  ASSERT_EQ(facts.size(), 3u);
  EXPECT_EQ(facts[0].base_unit(), "person");
  EXPECT_EQ(facts[0].base_value()->ToDouble(), 314000);
  EXPECT_EQ(facts[1].base_unit(), "kW");
  EXPECT_EQ(facts[1].base_value()->ToDouble(), 120000);
  EXPECT_EQ(facts[2].base_unit(), "kg");
  EXPECT_EQ(facts[2].base_value()->ToDouble(), 65000000);
}

TEST(Extract, ReportsHeadsAndFiguresThatDoNotMatch) {
  const Extraction extraction = Read("出口、进口、外资分别增长3%、4%。");
  ASSERT_EQ(extraction.articles[0].diagnostics.size(), 1u);
  EXPECT_EQ(extraction.articles[0].diagnostics[0].message, "3 heads stand before 2 figures");
}

// "list.place", the end of the change and base_of for each fact, - for none.
std::vector<std::string> Groupings(std::string_view text) {
  const auto word = [](int32_t n) { return n < 0 ? std::string("-") : std::to_string(n); };
  std::vector<std::string> lines;
  const Extraction extraction = Read(text);
  for (const Fact& fact : extraction.articles[0].facts) {
    lines.push_back(word(fact.list) + "." + word(fact.place) + " " +
                    (fact.from_here ? std::to_string(lines.size() + 1) : "-") + " " +
                    word(fact.base_of));
  }
  return lines;
}

TEST(Extract, NumbersListsAndTheirMembers) {
  EXPECT_THAT(Groupings("出口和进口分别为80亿元和30亿元，分别增长5%和3%。"),
              ElementsAre("0.0 - -", "0.1 - -", "1.0 - -", "1.1 - -"));
  EXPECT_THAT(Groupings("工业投资和民间投资均增长8%，财政收入50亿元。"),
              ElementsAre("0.0 - -", "0.1 - -", "-.- - -"));
}

TEST(Extract, PairsTheEndsOfAChangeAndAStretchWithItsBase) {
  EXPECT_THAT(Groupings("城镇化率由60%提高到65%。"), ElementsAre("-.- 1 -", "-.- - -"));
  EXPECT_THAT(Groupings("2024年工作安排\n地区生产总值增长6%，力争增长6.5%；出口力争增长3%。"),
              ElementsAre("-.- - -", "-.- - 0", "-.- - -"));
}

// "slot origin rule words" of each filled slot of one fact, but for the figure's plain ones.
std::vector<std::string> Origins(std::string_view text, size_t index) {
  const Extraction extraction = Read(text);
  const SourceText source(text);
  std::vector<std::string> lines;
  const Fact& fact = extraction.articles[0].facts[index];
  for (const Slot slot :
       {Slot::kIndicator, Slot::kMeasure, Slot::kUnit, Slot::kRelation, Slot::kStatus,
        Slot::kModality, Slot::kPeriod, Slot::kBaseline, Slot::kGroup, Slot::kRegion}) {
    const Source from = fact.source(slot);
    if (from.origin == Origin::kNone || from.rule == Rule::kBoundNone) continue;
    lines.push_back(std::string(Name(slot)) + " " + std::string(Name(from.origin)) + " " +
                    std::string(RuleOf(fact, slot)) + " " +
                    std::string(source.Utf8(from.begin, from.end())));
  }
  return lines;
}

TEST(Extract, TellsWhereEachSlotComesFrom) {
  EXPECT_THAT(Origins(kReport, 1),
              ElementsAre("indicator sentence name.again 地区生产总值",
                          "measure stated share.growth 同比增长", "unit stated unit.written %",
                          "status section role.heading 一、2022年工作回顾",
                          "period clause period.words 全年",
                          "baseline stated baseline.last_year 同比增长"));
  EXPECT_THAT(Origins(kReport, 4),
              ElementsAre("indicator stated name.member 农村居民人均可支配收入",
                          "measure stated amount.level 30120元", "unit stated unit.written 元",
                          "status section role.heading 一、2022年工作回顾",
                          "period section period.section 一、2022年工作回顾"));
  EXPECT_THAT(Origins(kReport, 8),
              ElementsAre("indicator sentence name.again 地区生产总值",
                          "measure stated share.growth 力争增长", "unit stated unit.written %",
                          "status section role.heading 二、2023年工作安排",
                          "modality clause modality.cue 力争",
                          "period section period.section 二、2023年工作安排"));
  EXPECT_THAT(
      Origins(kReport, 9),
      ElementsAre("indicator stated name.left 高新技术企业", "measure stated amount.level 20家以上",
                  "unit stated unit.written 家", "relation stated bound.written 20家以上",
                  "status section role.heading 二、2023年工作安排",
                  "modality default modality.plain ",
                  "period section period.section 二、2023年工作安排"));
}

// Words that are inherited lie in the text, and every filled slot has a rule.
TEST(Extract, NamesARuleForEverySlot) {
  const Extraction extraction = Read(kReport);
  const int32_t size = SourceText(kReport).size();
  for (const Fact& fact : extraction.articles[0].facts) {
    for (size_t i = 0; i < kSlots; ++i) {
      const Source from = fact.source(static_cast<Slot>(i + 1));
      if (from.origin == Origin::kNone) continue;
      EXPECT_FALSE(RuleOf(fact, static_cast<Slot>(i + 1)).empty());
      EXPECT_LE(from.end(), size);
    }
    EXPECT_EQ(fact.source(Slot::kBaseline).origin == Origin::kNone, fact.baseline().empty());
    EXPECT_EQ(fact.source(Slot::kModality).origin == Origin::kNone,
              fact.modality == Modality::kNone);
  }
}

TEST(Rules, HaveIdsAndMeaningsOfTheirOwn) {
  std::set<std::string_view> ids;
  for (auto rule = Rule::kNameLeft; rule < Rule::kCount;
       rule = static_cast<Rule>(static_cast<int>(rule) + 1)) {
    EXPECT_TRUE(ids.insert(Name(rule)).second) << Name(rule);
    EXPECT_FALSE(Meaning(rule).empty()) << Name(rule);
  }
}

TEST(ReadHan, ReadsNumbersAsTheyAreSpoken) {
  const auto value = [](std::string_view words) {
    const SourceText text(words);
    return ReadHan(text, 0, text.size());
  };
  EXPECT_EQ(value("七百"), 700);
  EXPECT_EQ(value("一万五千"), 15000);
  EXPECT_EQ(value("两千零三十"), 2030);
  EXPECT_EQ(value("二〇二四"), 2024);
  EXPECT_EQ(value("三万五"), 35000);
  EXPECT_EQ(value("十二"), 12);
  EXPECT_EQ(value("一百零五"), 105);
  EXPECT_EQ(value("万亿"), 1000000000000);
}

TEST(SourceText, FoldsNoMoreThanThereIs) {
  const SourceText text("粮食");
  EXPECT_EQ(text.Folded(-3, 1), u"粮");
  EXPECT_EQ(text.Folded(1, 9), u"食");
  EXPECT_EQ(text.Folded(2, 1), u"");
}

// Han and digits alone take another way than blocks with characters of two or four bytes.
TEST(SourceText, TellsWhereEachCharacterBegins) {
  std::string words;
  std::vector<int32_t> begins;
  for (int i = 0; i < 200; ++i) {
    const bool mixed = i >= 64 && i < 128;
    begins.push_back(static_cast<int32_t>(words.size()));
    words += i % 3 == 0 ? "7" : mixed && i % 5 == 0 ? "×" : mixed && i % 7 == 0 ? "𠮷" : "粮";
  }
  begins.push_back(static_cast<int32_t>(words.size()));
  for (const size_t size : {0, 1, 63, 64, 65, 128, 150, 192, 200}) {
    const SourceText text(std::string_view(words).substr(0, static_cast<size_t>(begins[size])));
    ASSERT_EQ(text.size(), size);
    for (size_t at = 0; at <= size; ++at) {
      EXPECT_EQ(text.SpanOf(0, static_cast<int32_t>(at)).end_byte, begins[at]);
      EXPECT_EQ(text.CharAt(begins[at]), at);
    }
  }
}

TEST(ReadArabic, TakesThousandsCommasOnlyInWholeGroups) {
  const auto read = [](std::string_view words) {
    const SourceText text(words);
    const Number number = ReadArabic(text, 0);
    return std::pair(number.value.ToString(), number.end);
  };
  EXPECT_EQ(read("1,208.5亿"), std::pair(std::string("1208.5"), 7));
  EXPECT_EQ(read("12,3456"), std::pair(std::string("12"), 2));
  EXPECT_EQ(read("2023,125"), std::pair(std::string("2023"), 4));
  EXPECT_EQ(read("9．１%"), std::pair(std::string("9.1"), 3));
  EXPECT_EQ(read("7.0"), std::pair(std::string("7.0"), 3));
}

}  // namespace
}  // namespace gongbao::extraction
