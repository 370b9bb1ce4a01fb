#include "common/document/package.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/document/package_testing.h"
#include "common/document/xml.h"

namespace gongbao::document {
namespace {

using testing::HasSubstr;

TEST(Package, ReadsAMemberWhateverItsCase) {
  const std::string bytes = Zip({{"Word/a.xml", "<a/>"}});
  auto package = Package::Open(bytes);
  ASSERT_TRUE(package.ok()) << package.status().ToString();
  EXPECT_EQ(package->Read("word/A.xml").value(), "<a/>");
  EXPECT_FALSE(package->Has("word/b.xml"));
  EXPECT_EQ(package->Read("word/b.xml").status().message(),
            "the member word/b.xml of the zip container is missing");
}

TEST(Package, RefusesAContainerThatIsCutShort) {
  const std::string bytes = Zip({{"a.xml", std::string(5000, 'a')}, {"b.xml", "b"}});
  for (size_t size = 4; size < bytes.size(); size += 7) {
    EXPECT_EQ(Package::Open(bytes.substr(0, size)).status().code(), StatusCode::kInvalidArgument)
        << size;
  }
}

TEST(Package, RefusesAMemberWhoseBytesAreDamaged) {
  std::string bytes = Zip({{"a.xml", "The first words of a long report, some of them broken."}});
  bytes[bytes.find("a.xml") + 15] ^= 0x55;
  auto package = Package::Open(bytes);
  ASSERT_TRUE(package.ok());
  EXPECT_EQ(package->Read("a.xml").status().message(),
            "the member a.xml of the zip container is broken: fetch the document again");
}

TEST(Package, RefusesAnEncryptedMember) {
  const std::string bytes = Zip({{"a.xml", "<a/>"}}, "secret");
  auto package = Package::Open(bytes);
  ASSERT_TRUE(package.ok());
  const auto member = package->Read("a.xml");
  EXPECT_EQ(member.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(member.status().message(), HasSubstr("is encrypted"));
}

TEST(Package, StopsAtAMemberThatInflatesWithoutMeasure) {
  const std::string bytes = Zip({{"a.xml", std::string(4u << 20, ' ')}});
  ASSERT_LT(bytes.size(), 10'000U);
  auto package = Package::Open(bytes);
  ASSERT_TRUE(package.ok());
  const auto member = package->Read("a.xml");
  EXPECT_EQ(member.status().code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(member.status().message(), HasSubstr("more than 200 times its size"));
}

TEST(Package, CountsAllThatIsInflated) {
  // Thirty times smaller when it is packed: no bomb by itself.
  std::string noise(8u << 20, ' ');
  uint32_t seed = 1;
  for (size_t i = 0; i < noise.size(); i += 128) {
    noise[i] = static_cast<char>('a' + ((seed = seed * 1664525 + 1013904223) >> 28));
  }
  const std::string bytes = Zip({{"a.xml", noise}});
  auto package = Package::Open(bytes);
  ASSERT_TRUE(package.ok());
  Status status;
  for (int i = 0; i < 17 && status.ok(); ++i) status = package->Read("a.xml").status();
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(status.message(), HasSubstr("with those before it"));
}

TEST(Package, RefusesTooManyMembers) {
  Parts parts;
  for (int i = 0; i <= kMaxMembers; ++i) parts.emplace_back(std::to_string(i), "");
  const std::string bytes = Zip(parts);
  EXPECT_EQ(Package::Open(bytes).status().message(),
            "the zip container has 10001 members; at most 10000 are read");
}

TEST(Package, ResolvesRelationshipsFromTheFolderOfTheirPart) {
  const std::string bytes =
      Zip({{"word/_rels/main.xml.rels",
            RelationshipsXml({{"styles", "../other/./styles.xml"}, {"numbering", "/n.xml"}})}});
  auto package = Package::Open(bytes);
  ASSERT_TRUE(package.ok());
  const auto relationships = package->Relationships("word/main.xml");
  ASSERT_TRUE(relationships.ok()) << relationships.status().ToString();
  EXPECT_EQ(TargetOfType(*relationships, "styles"), "other/styles.xml");
  EXPECT_EQ(TargetOfType(*relationships, "numbering"), "n.xml");
  EXPECT_EQ(TargetOfType(*relationships, "footnotes"), "");
  EXPECT_TRUE(package->Relationships("word/other.xml")->empty());
}

TEST(ParseXml, RefusesWhatIsNotWellFormed) {
  int64_t replaced = 0;
  const auto xml = ParseXml("<a><b></a>", "a.xml", replaced);
  EXPECT_EQ(xml.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(xml.status().message(), HasSubstr("a.xml is not well-formed XML"));
  EXPECT_EQ(ParseXml("", "a.xml", replaced).status().code(), StatusCode::kInvalidArgument);
}

TEST(ParseXml, RefusesAHundredThousandLevels) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  int64_t replaced = 0;
  const auto xml = ParseXml(deep, "a.xml", replaced);
  EXPECT_EQ(xml.status().code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(xml.status().message(),
            "the elements of a.xml are nested 100000 deep; at most 256 levels are read");
}

TEST(ParseXml, RefusesTooMuchMarkup) {
  std::string many = "<a>";
  for (size_t i = 0; i < kMaxXmlMarks; ++i) many += "<b/>";
  int64_t replaced = 0;
  const auto xml = ParseXml(many + "</a>", "a.xml", replaced);
  EXPECT_EQ(xml.status().code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(xml.status().message(), HasSubstr("tags and attributes"));
}

TEST(ParseXml, ExpandsNoEntitiesOfTheFile) {
  int64_t replaced = 0;
  const auto xml = ParseXml(
      "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;\">"
      "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>&y;&f;&lt;</a>",
      "a.xml", replaced);
  ASSERT_TRUE(xml.ok()) << xml.status().ToString();
  std::string text;
  AppendText(Child(*xml, "a"), false, text);
  EXPECT_EQ(text, "&y;&f;<");
}

TEST(ParseXml, ReplacesWhatIsNoCharacterAndReadsUtf16) {
  int64_t replaced = 0;
  std::string text;
  const auto damaged = ParseXml("<a>全市\xE4\xBA增长&#xD800;</a>", "a.xml", replaced);
  ASSERT_TRUE(damaged.ok()) << damaged.status().ToString();
  AppendText(Child(*damaged, "a"), false, text);
  EXPECT_EQ(text, "全市\uFFFD\uFFFD增长\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(replaced, 2);

  const std::string_view utf16("\xFF\xFE<\0a\0>\0\x2C\x7B<\0/\0a\0>\0", 18);
  const auto wide = ParseXml(utf16, "a.xml", replaced);
  ASSERT_TRUE(wide.ok()) << wide.status().ToString();
  text.clear();
  AppendText(Child(*wide, "a"), false, text);
  EXPECT_EQ(text, "第");
}

}  // namespace
}  // namespace gongbao::document
