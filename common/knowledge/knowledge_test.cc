#include "common/knowledge/knowledge.h"

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
  EXPECT_EQ(knowledge.FindIndicator(u"核心区地区生产总值")->code, "gdp");
  EXPECT_EQ(knowledge.FindIndicator(u"人均地区生产总值")->code, "gdp-per-capita");
  EXPECT_EQ(knowledge.FindIndicator(u"数字经济"), nullptr);
  EXPECT_EQ(knowledge.FindIndicator(u""), nullptr);
}

TEST(Knowledge, GivesUnitsTheirBase) {
  const Knowledge knowledge;
  const Unit& unit = knowledge.unit(knowledge.units().Find(u"公顷"));
  EXPECT_EQ(unit.base, "m2");
  EXPECT_EQ(unit.factor, (Decimal{10000, 0}));
}

}  // namespace
}  // namespace gongbao::knowledge
