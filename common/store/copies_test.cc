#include "common/store/copies.h"

#include <gtest/gtest.h>

#include <string>

namespace gongbao::store {
namespace {

v1::Article Article(v1::Trust trust, const std::string& date, int64_t chars, int32_t year = 2023) {
  v1::Article article;
  article.set_trust(trust);
  article.set_published_date(date);
  article.mutable_span()->set_end_char(chars);
  article.set_year_reviewed(year);
  return article;
}

// The trust of `other`, met as a copy of `article`.
v1::Trust TrustOf(const v1::Article& article, const v1::Article& other, int likeness_percent) {
  v1::Copy copy;
  *copy.mutable_article() = other;
  DescribeCopy(article, likeness_percent, &copy);
  EXPECT_EQ(copy.likeness_percent(), static_cast<uint32_t>(likeness_percent));
  EXPECT_EQ(copy.same(), likeness_percent >= 90);
  return copy.trust();
}

TEST(DescribeCopy, TakesTheSameTextForWhatItIs) {
  const v1::Article one = Article(v1::TRUST_OFFICIAL, "2024-01-01", 900);
  EXPECT_EQ(TrustOf(one, Article(v1::TRUST_OFFICIAL, "2024-02-01", 900), 90), v1::TRUST_OFFICIAL);
  EXPECT_EQ(TrustOf(one, Article(v1::TRUST_UNSPECIFIED, "", 900), 100), v1::TRUST_UNSPECIFIED);
}

TEST(DescribeCopy, CallsTheLaterOrShorterOfTwoOfficialTextsRewritten) {
  const v1::Article early = Article(v1::TRUST_OFFICIAL, "2024-01-01", 500);
  const v1::Article late = Article(v1::TRUST_OFFICIAL, "2024-02-01", 900);
  EXPECT_EQ(TrustOf(early, late, 60), v1::TRUST_REWRITTEN);
  EXPECT_EQ(TrustOf(late, early, 60), v1::TRUST_OFFICIAL);
  const v1::Article undated = Article(v1::TRUST_OFFICIAL, "", 900);
  EXPECT_EQ(TrustOf(early, undated, 60), v1::TRUST_REWRITTEN);
  const v1::Article shorter = Article(v1::TRUST_OFFICIAL, "", 500);
  EXPECT_EQ(TrustOf(undated, shorter, 60), v1::TRUST_REWRITTEN);
  EXPECT_EQ(TrustOf(shorter, undated, 60), v1::TRUST_OFFICIAL);
}

TEST(DescribeCopy, CallsWhatIsMadeOfAnOfficialTextRewritten) {
  const v1::Article official = Article(v1::TRUST_OFFICIAL, "2024-02-01", 900);
  const v1::Article unknown = Article(v1::TRUST_UNSPECIFIED, "2024-01-01", 900);
  EXPECT_EQ(TrustOf(official, unknown, 60), v1::TRUST_REWRITTEN);
  EXPECT_EQ(TrustOf(unknown, official, 60), v1::TRUST_OFFICIAL);
  EXPECT_EQ(TrustOf(unknown, unknown, 60), v1::TRUST_UNSPECIFIED);
}

TEST(DescribeCopy, LeavesReportsOnOtherYearsWhatTheyAre) {
  const v1::Article one = Article(v1::TRUST_OFFICIAL, "2024-01-01", 900, 2023);
  EXPECT_EQ(TrustOf(one, Article(v1::TRUST_OFFICIAL, "2025-01-01", 900, 2024), 40),
            v1::TRUST_OFFICIAL);
  EXPECT_EQ(TrustOf(one, Article(v1::TRUST_OFFICIAL, "2025-01-01", 900, 0), 40),
            v1::TRUST_REWRITTEN);
}

TEST(CopyKey, SortsTheMostAlikeFirst) {
  const auto key = [](int likeness, const char* uid, int64_t index) {
    return CopyKey({.row = 1, .document_uid = uid, .index = index, .likeness_percent = likeness});
  };
  EXPECT_LT(key(100, "b", 0), key(99, "a", 0));
  EXPECT_LT(key(99, "a", 0), key(30, "a", 0));
  EXPECT_LT(key(50, "a", 9), key(50, "a", 10));
  EXPECT_LT(key(50, "a", 10), key(50, "b", 9));
}

}  // namespace
}  // namespace gongbao::store
