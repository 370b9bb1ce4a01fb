#include "common/knowledge/knowledge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gongbao::knowledge {
namespace {

TEST(Lexicon, FindsTheLongestTermThatBeginsHere) {
  Lexicon lexicon;
  lexicon.Add(u"千瓦", 1);
  lexicon.Add(u"千瓦时", 2);
  EXPECT_EQ(lexicon.Longest(u"千瓦时电").length, 3);
  EXPECT_EQ(lexicon.Longest(u"千瓦时电").value, 2);
  EXPECT_EQ(lexicon.Longest(u"千瓦的").length, 2);
  EXPECT_EQ(lexicon.Longest(u"千").length, 0);
  EXPECT_EQ(lexicon.Find(u"千瓦"), 1);
  EXPECT_EQ(lexicon.Find(u"千瓦时电"), -1);
}

TEST(Lexicon, TellsATermOfOneUnitFromLongerOnes) {
  Lexicon lexicon;
  EXPECT_EQ(lexicon.Add(u"家", 1), -1);
  lexicon.Add(u"家庭", 2);
  EXPECT_EQ(lexicon.Add(u"家", 3), 1);
  EXPECT_EQ(lexicon.Find(u"家"), 3);
  EXPECT_EQ(lexicon.Find(u"庭"), -1);
  EXPECT_EQ(lexicon.Longest(u"家庭").value, 2);
  EXPECT_EQ(lexicon.Longest(u"家族").value, 3);
  EXPECT_EQ(lexicon.Longest(u"").length, 0);
  Lexicon reversed;
  reversed.Add(u"数户", 4);  // 户数
  reversed.Add(u"户", 5);
  const auto any = [](Lexicon::Match) { return true; };
  EXPECT_EQ(reversed.LongestBackward(u"总户数", any).value, 4);
  EXPECT_EQ(reversed.LongestBackward(u"农户", any).value, 5);
  EXPECT_EQ(reversed.LongestBackward(u"人数", any).value, -1);
  EXPECT_EQ(reversed.LongestBackward(u"户", any).value, 5);
}

TEST(Lexicon, KeepsAllTermsWhenItGrows) {
  Lexicon lexicon;
  for (char16_t c = 0x4E00; c < 0x5E00; ++c) lexicon.Add(std::u16string{c, u'甲'}, c);
  for (char16_t c = 0x4E00; c < 0x5E00; ++c) ASSERT_EQ(lexicon.Find(std::u16string{c, u'甲'}), c);
}

TEST(Knowledge, KnowsItsCueClassesByName) {
  const Knowledge knowledge;
  EXPECT_TRUE(knowledge.CuesOf(u"确保") & Bit(Cue::kFirm));
  EXPECT_TRUE(knowledge.CuesOf(u"突破") & Bit(Cue::kBoundGe));
  EXPECT_TRUE(knowledge.CuesOf(u"分别") & Bit(Cue::kRespectively));
  EXPECT_TRUE(knowledge.CuesOf(u"近年来") & Bit(Cue::kPlain));
  EXPECT_EQ(knowledge.CuesOf(u"近年来") & Bit(Cue::kBoundApprox), 0u);
}

TEST(Knowledge, FindsAnIndicatorByItsWordsOrTheirEnding) {
  const Knowledge knowledge;
  EXPECT_EQ(knowledge.FindIndicator(u"地区生产总值")->code, "gdp");
  EXPECT_EQ(knowledge.FindIndicator(u"地区生产总值(GDP)")->code, "gdp");
  EXPECT_EQ(knowledge.FindIndicator(u"核心区地区生产总值")->code, "gdp");
  EXPECT_EQ(knowledge.FindIndicator(u"人均地区生产总值")->code, "gdp-per-capita");
  EXPECT_EQ(knowledge.FindIndicator(u"限额以上单位饮料类零售额")->code, "retail-drinks");
  EXPECT_EQ(knowledge.FindIndicator(u"单位饮料类零售额"), nullptr);
  EXPECT_EQ(knowledge.FindIndicator(u"限额以上饮料类商品零售类值")->code, "retail-drinks");
  EXPECT_EQ(knowledge.FindIndicator(u"五金类商品零售类值"), nullptr);
  EXPECT_EQ(knowledge.FindIndicator(u"数字经济"), nullptr);
  EXPECT_EQ(knowledge.FindIndicator(u""), nullptr);
}

TEST(Knowledge, DoesNotTakeAFigurePerHeadOrAShareForTheWhole) {
  const Knowledge knowledge;
  EXPECT_EQ(knowledge.FindIndicator(u"全区税收收入")->code, "revenue-tax");
  EXPECT_EQ(knowledge.FindIndicator(u"亩均税收收入"), nullptr);
  EXPECT_EQ(knowledge.FindIndicator(u"海洋经济占地区生产总值"), nullptr);
  EXPECT_EQ(knowledge.FindIndicator(u"城镇居民人均可支配收入")->code, "income-urban");
}

TEST(Knowledge, FindsRegionsByNameAliasAndCode) {
  const Knowledge knowledge;
  for (const char* name : {"宁波市", "宁波", "甬"}) {
    const std::vector<Region> found = knowledge.FindRegions(name);
    ASSERT_EQ(found.size(), 1u) << name;
    EXPECT_EQ(found[0].code, "330200");
    EXPECT_EQ(found[0].kind(), RegionKind::kPrefecture);
    EXPECT_EQ(found[0].parent, "330000");
  }
  EXPECT_EQ(knowledge.FindRegion("330000")->name, "浙江省");
  EXPECT_EQ(knowledge.FindRegion("330000")->parent, "");
  EXPECT_EQ(knowledge.FindRegion("110101")->parent, "110000");
  EXPECT_EQ(knowledge.FindRegions("景宁县").at(0).code, "331127");
  EXPECT_EQ(knowledge.FindRegions("黔西南州").at(0).code, "522300");
  EXPECT_EQ(knowledge.FindRegions("雄安新区").at(0).kind(), RegionKind::kZone);
  EXPECT_EQ(knowledge.FindRegions("襄樊市").at(0).name, "襄阳市");
  EXPECT_FALSE(knowledge.FindRegion("000001").has_value());
  EXPECT_TRUE(knowledge.FindRegions("没有这个地方").empty());
}

TEST(Knowledge, GivesSeveralRegionsOfAName) {
  const Knowledge knowledge;
  const std::vector<Region> found = knowledge.FindRegions("密云");
  ASSERT_EQ(found.size(), 2u);  // those that still exist first
  EXPECT_EQ(found[0].name, "密云区");
  EXPECT_EQ(found[1].name, "密云县");
  EXPECT_TRUE(found[1].abolished);
}

TEST(Knowledge, GivesTheNamesThatBeginWithSomeWordsTheLongestFirst) {
  const Knowledge knowledge;
  const std::vector<std::string_view> names = knowledge.RegionNamesFrom("景宁");
  EXPECT_THAT(names, testing::ElementsAre("景宁畲族自治县", "景宁县", "景宁"));
  EXPECT_TRUE(knowledge.RegionNamesFrom("发展").empty());
}

TEST(Knowledge, FindsTheOneRegionOfANameInsideAnother) {
  const Knowledge knowledge;
  EXPECT_FALSE(knowledge.FindRegionIn("江北区", {}).has_value());  // of 宁波市 and of 重庆市
  EXPECT_EQ(knowledge.FindRegionIn("江北区", "330200")->code, "330205");
  EXPECT_EQ(knowledge.FindRegionIn("江北区", "330000")->code, "330205");
  EXPECT_EQ(knowledge.FindRegionIn("江北区", "330205")->code, "330205");
  EXPECT_FALSE(knowledge.FindRegionIn("江北区", "330100").has_value());
  EXPECT_EQ(knowledge.FindRegionIn("密云", {})->name, "密云区");  // 密云县 is no more
  EXPECT_EQ(knowledge.FindRegionIn("徐水县", {})->code, "130625");
  EXPECT_TRUE(knowledge.LiesIn("330281Z01", "330000"));
  EXPECT_TRUE(knowledge.LiesIn("330281", ""));
  EXPECT_FALSE(knowledge.LiesIn("330281", "330281Z01"));
  EXPECT_FALSE(knowledge.LiesIn("000001", "330000"));
}

TEST(Knowledge, KnowsARegionAroundEveryRegion) {
  const Knowledge knowledge;
  for (const char* name : {"朝阳区", "鼓楼区", "吉林", "东莞市", "仙桃市", "渝中区", "石河子市"}) {
    const std::vector<Region> found = knowledge.FindRegions(name);
    ASSERT_FALSE(found.empty()) << name;
    for (const Region& region : found) {
      EXPECT_EQ(knowledge.FindRegion(region.parent).has_value(),
                region.kind() != RegionKind::kProvince)
          << region.code;
    }
  }
}

TEST(Knowledge, GivesUnitsTheirBase) {
  const Knowledge knowledge;
  const Unit& unit = knowledge.unit(knowledge.units().Find(u"公顷"));
  EXPECT_EQ(unit.base, "m2");
  EXPECT_EQ(unit.factor, (Decimal{10000, 0}));
}

}  // namespace
}  // namespace gongbao::knowledge
