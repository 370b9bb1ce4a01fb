// Copies are found by their fingerprints; other texts are not.
#include "common/extraction/fingerprint.h"

#include <gtest/gtest.h>

#include <string>

#include "common/extraction/testing.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

// A report of `sentences` sentences that no other `seed` has.
std::string Report(int seed, int sentences) {
  std::string text;
  for (int i = 0; i < sentences; ++i) {
    const std::string number = std::to_string(seed * 1000 + i * 7);
    text += "第" + number + "号渠道修复工程投资" + number + "万元，灌溉农田" + number + "亩。";
  }
  return text;
}

Fingerprint Of(const std::string& text) {
  const SourceText source(text);
  return FingerprintOf(source, 0, source.size());
}

TEST(Fingerprint, OfTheSameWordsIsTheSame) {
  const std::string report = Report(1, 40);
  EXPECT_EQ(LikenessPercent(Of(report), Of(report)), 100);
}

TEST(Fingerprint, PassesOverBlanksLinesMarksAndWidth) {
  EXPECT_EQ(Of("临江市二〇二四年粮食总产量１２３万吨，" + Report(1, 20)),
            Of("临江市 二〇二四年\n粮食总产量123万吨。" + Report(1, 20)));
}

TEST(Fingerprint, OfOtherWordsIsFarAway) {
  std::string words;
  for (int i = 0; i < 400; ++i) text::AppendUtf8(static_cast<char32_t>(0x4E00 + i * 13), words);
  EXPECT_LT(LikenessPercent(Of(Report(1, 40)), Of(words)), 10);
}

TEST(Fingerprint, TellsHowMuchIsShared) {
  // Two thirds of each are the same words: two of four thirds of both together.
  const std::string shared = Report(1, 60);
  const int likeness = LikenessPercent(Of(shared + Report(2, 30)), Of(shared + Report(3, 30)));
  EXPECT_GT(likeness, 35);
  EXPECT_LT(likeness, 80);
}

TEST(Fingerprint, OfAFewWordsIsNone) {
  EXPECT_EQ(Of("临江市政府工作报告"), Fingerprint{});
  EXPECT_EQ(LikenessPercent(Of(""), Of("")), 0);
}

TEST(Fingerprint, IsTheOneThatStoresHold) {
  // A change here makes those that are stored worthless.
  const Fingerprint fingerprint = Of(Report(5, 30));
  std::string first;
  for (size_t i = 0; i < 6; ++i) first += std::to_string(fingerprint[i]) + " ";
  EXPECT_EQ(first, "61 2 45 188 176 17 ");
}

TEST(Copies, AreLinkedWithTheArticleThatTheyAreMostLike) {
  const std::string report = Report(1, 60);
  const std::string text = "-\n临江市甲项目开工\n" + Report(7, 60) + "\n-\n临江市水利工作总结\n" +
                           report + "\n-\n临江水利喜人\n" + report + "\n";
  const Extraction extraction = Extract(Words(), text, {});
  ASSERT_EQ(extraction.articles.size(), 3u);
  EXPECT_EQ(extraction.articles[1].copy_of, -1);
  EXPECT_EQ(extraction.articles[2].copy_of, 1);
  EXPECT_EQ(extraction.articles[2].likeness_percent, 100);
  EXPECT_EQ(extraction.articles[2].flags.back(), QualityFlag::kDuplicate);
}

TEST(Copies, OfACopyAreThoseOfTheFirst) {
  const std::string title = "临江市水利工作总结\n";
  const std::string again = title + Report(1, 60) + Report(3, 20);
  const std::string text =
      "-\n" + title + Report(1, 60) + Report(2, 20) + "\n-\n" + again + "\n-\n" + again + "\n";
  const Extraction extraction = Extract(Words(), text, {});
  ASSERT_EQ(extraction.articles.size(), 3u);
  EXPECT_EQ(extraction.articles[1].copy_of, 0);
  EXPECT_EQ(extraction.articles[2].copy_of, 0);
  EXPECT_EQ(extraction.articles[2].likeness_percent, extraction.articles[1].likeness_percent);
}

TEST(Copies, OfAnOfficialTextInOtherWordsAreRewritten) {
  const std::string text = "-\n临江市水利工作总结\n" + Report(1, 60) + Report(2, 20) +
                           "\n-\n临江市水利工作总结\n" + Report(1, 60) + Report(3, 20) + "\n";
  const Extraction extraction = Extract(Words(), text, {});
  ASSERT_EQ(extraction.articles.size(), 2u);
  EXPECT_EQ(extraction.articles[0].trust, Trust::kOfficial);
  EXPECT_EQ(extraction.articles[1].copy_of, 0);
  EXPECT_LT(extraction.articles[1].likeness_percent, kSamePercent);
  EXPECT_EQ(extraction.articles[1].trust, Trust::kRewritten);
}

}  // namespace
}  // namespace gongbao::extraction
