// What gongbao explain says of one numeral.
#include "services/gongbao/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

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

}  // namespace
}  // namespace gongbao::cli
