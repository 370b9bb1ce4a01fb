#include "common/base/resource_name.h"

#include <gtest/gtest.h>

#include "common/base/hash.h"

namespace gongbao {
namespace {

TEST(Hash, MatchesThePublishedVectors) {
  EXPECT_EQ(Hex(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(Base32("foobar"), "mzxw6ytboi");  // RFC 4648, section 10, lower case, unpadded
  EXPECT_EQ(Base32("f"), "my");
}

TEST(ResourceName, DependsOnTheDocumentIdAlone) {
  const std::string name = DocumentName("crawler/42");
  EXPECT_EQ(name, DocumentName("crawler/42"));
  EXPECT_NE(name, DocumentName("crawler/43"));
  EXPECT_EQ(name.size(), std::string_view("documents/").size() + 26);
}

TEST(ResourceName, TellsTwoFactsOnOneQuoteApart) {
  const std::string article = ArticleName(DocumentName("a"), 0);
  EXPECT_NE(FactName(article, "a", "s", 3, 9, 0), FactName(article, "a", "s", 3, 9, 1));
  EXPECT_EQ(FactName(article, "a", "s", 3, 9, 0), FactName(article, "a", "s", 3, 9, 0));
}

TEST(ResourceName, ParsesItsOwnNamesAndWildcards) {
  const std::string document = DocumentName("a");
  const std::string fact = FactName(ArticleName(document, 7), "a", "s", 0, 1, 0);
  const auto parsed = ParseResourceName(fact);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ("documents/" + parsed->document, document);
  EXPECT_EQ(parsed->article, "7");
  EXPECT_EQ(parsed->fact->size(), 16U);
  EXPECT_EQ(ParseResourceName("documents/-/articles/-")->article, "-");
  EXPECT_FALSE(ParseResourceName(document)->article.has_value());
}

TEST(ResourceName, RefusesWhatIsNoName) {
  for (const char* name :
       {"", "documents", "documents/", "documents/short", "facts/-", "documents/-/articles",
        "documents/-/articles/x", "documents/-/articles/0/facts/-",
        "documents/-/articles/0/facts/aaaaaaaaaaaaaaaa/x"}) {
    EXPECT_FALSE(ParseResourceName(name).has_value()) << name;
  }
}

}  // namespace
}  // namespace gongbao
