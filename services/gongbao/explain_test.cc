// What gongbao explain says of one numeral.
#include "services/gongbao/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "common/document/document.h"
#include "common/extraction/provenance.h"
#include "common/extraction/trace.h"
#include "services/gongbao/document_file.h"
#include "services/gongbao/fact_row.h"

namespace gongbao::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kReport =
    "2023年政府工作报告\n一、2022年工作回顾\n全年地区生产总值512.6亿元、增长6.1%。\n"
    "开通5号线，城镇和农村居民收入分别增长5%和7%。\n";

std::string At(std::string_view words) {
  static const knowledge::Knowledge kKnowledge;
  const std::u16string text = knowledge::ToUtf16(kReport);
  const size_t at = text.find(knowledge::ToUtf16(words));
  return Explanation(kKnowledge, kReport, {}, static_cast<int64_t>(at));
}

TEST(Explain, ShowsSentenceWordsSlotsAndRefusals) {
  EXPECT_THAT(At("6.1"),
              AllOf(HasSubstr("增长【6.1%】"), HasSubstr("up up_suffix"), HasSubstr("name.again"),
                    HasSubstr("一、2022年工作回顾"), HasSubstr("share.of_plan"),
                    HasSubstr("no 完成…计划 stands before it")));
}

TEST(Explain, TakesTheNextNumeralWhereNoneStands) {
  EXPECT_THAT(At("全年地区"), HasSubstr("【512.6亿元】"));
}

TEST(Explain, SaysWhyANumeralIsNoFact) {
  EXPECT_THAT(At("5号线"),
              AllOf(HasSubstr("Rejected as line by the rule reject.line"),
                    HasSubstr("it numbers no section or item"), Not(HasSubstr("slot"))));
}

TEST(Explain, SaysBesideEachRuleWhatItIsFor) {
  EXPECT_THAT(At("6.1"), AllOf(HasSubstr("share.growth: a verb of growth leads the share"),
                               HasSubstr("quantity.arabic: a number in digits with its unit"),
                               HasSubstr("a share of what was planned: 完成计划的105%")));
  EXPECT_THAT(At("5号线"), HasSubstr("by the rule reject.line: the number of a line: 5号线."));
}

TEST(Explain, FollowsTheMembersOfAList) {
  EXPECT_THAT(At("7%"), AllOf(HasSubstr("农村居民收入"), HasSubstr("name.member"),
                              HasSubstr("分别 pairs heads and figures")));
}

TEST(Explain, ShowsWhereTheRegionComesFrom) {
  constexpr std::string_view kCity =
      "宁波市2023年政府工作报告\n一、2022年工作回顾\n海曙区财政收入50亿元。\n";
  static const knowledge::Knowledge kKnowledge;
  EXPECT_THAT(Explanation(kKnowledge, kCity, {}, 35),
              AllOf(HasSubstr("【50亿元】"), HasSubstr("region     海曙区"),
                    HasSubstr("region.named: the name begins with a place")));
}

TEST(Explain, FindsNothingBehindTheLastNumeral) { EXPECT_EQ(At("。\n"), At("5号线")); }

// The texts that show most rules at work: the samples, and each case of rules.jsonl behind the
// lines of its context.
std::vector<std::string> Texts() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::directory_iterator("tests/samples")) {
    if (!entry.is_regular_file()) continue;
    const auto bytes = ReadFile(entry.path());
    if (!bytes.ok()) continue;
    if (const auto decoded = document::DecodeDocument(*bytes, {}); decoded.ok())
      texts.push_back(decoded->text);
  }
  std::ifstream cases("tests/eval/rules.jsonl");
  for (std::string line; std::getline(cases, line);) {
    const auto made = nlohmann::json::parse(line);
    std::string& text = texts.emplace_back();
    for (const auto& before : made.value("context", nlohmann::json::array()))
      text += before.get<std::string>() + "\n";
    text += made.at("text").get<std::string>() + "\n";
  }
  return texts;
}

// The ids of the rules that read the facts and the rejected numerals of a text, and of those that
// were tried on the sentence of the last numeral.
void AddRules(const knowledge::Knowledge& knowledge, const std::string& text,
              std::set<std::string>* rules) {
  const extraction::Extraction read = extraction::Extract(knowledge, text, {});
  int32_t last = 0;
  for (const extraction::Article& article : read.articles) {
    for (const extraction::Fact& fact : article.facts) {
      for (size_t i = 0; i < extraction::kSlots; ++i) {
        if (const auto slot = static_cast<extraction::Slot>(i + 1);
            fact.source(slot).origin != extraction::Origin::kNone)
          rules->emplace(RuleOf(fact, slot));
      }
      last = std::max(last, fact.span.start_char);
    }
    for (const extraction::Rejected& rejected : article.rejected) {
      rules->emplace(rejected.rule);
      last = std::max(last, rejected.span.start_char);
    }
  }
  extraction::Trace trace(last);
  extraction::Extract(knowledge, text, {}, &trace);
  for (const extraction::Trace::Step& step : trace.steps()) rules->emplace(step.rule);
  for (const extraction::Trace::Word& word : trace.words()) {
    if (!word.rule.empty()) rules->emplace(word.rule);
  }
}

TEST(Meaning, IsKnownOfEveryRuleThatReachesTheOutput) {
  static const knowledge::Knowledge kKnowledge;
  const std::vector<std::string> texts = Texts();
  ASSERT_GT(texts.size(), 300u);
  std::set<std::string> rules;
  for (const std::string& text : texts) AddRules(kKnowledge, text, &rules);
  ASSERT_GT(rules.size(), 120u);
  for (const std::string& rule : rules)
    EXPECT_NE(extraction::Meaning(std::string_view(rule)), "") << rule;
}

TEST(Meaning, IsEmptyForWhatIsNoRule) {
  EXPECT_EQ(extraction::Meaning(std::string_view()), "");
  EXPECT_EQ(extraction::Meaning(std::string_view("reject.")), "");
}

}  // namespace
}  // namespace gongbao::cli
