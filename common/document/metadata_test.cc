// What is taken from the properties of a document.
#include "common/document/metadata.h"

#include <gtest/gtest.h>

#include <vector>

namespace gongbao::document {
namespace {

TEST(Metadata, IsFoundWhateverTheCaseAndBlanksOfTheNames) {
  const std::vector<Property> properties = {{"Pubdate", "2026-4-9 15:57"},
                                            {"文　号：", " 甲政〔2026〕3号 "},
                                            {"索引号:", "A-1"},
                                            {"ContentSource", "甲市统计局 "}};
  const Metadata metadata = ReadMetadata(properties);
  EXPECT_EQ(metadata.published_date, "2026-04-09");
  EXPECT_EQ(metadata.document_number, "甲政〔2026〕3号");
  EXPECT_EQ(metadata.index_number, "A-1");
  EXPECT_EQ(metadata.issuer, "甲市统计局");
}

TEST(Metadata, TakesTheIssuerThatIsToldMostExactly) {
  const std::vector<Property> properties = {
      {"SiteName", "甲市人民政府"}, {"ContentSource", ""}, {"发布机构", "甲市财政局"}};
  EXPECT_EQ(ReadMetadata(properties).issuer, "甲市财政局");
  EXPECT_EQ(ReadMetadata(std::span(properties).first(2)).issuer, "甲市人民政府");
}

TEST(Metadata, TellsWhoseTheSiteIs) {
  EXPECT_EQ(ReadMetadata(std::vector<Property>{{"主办单位", "乙县人民政府"}}).site, "乙县人民政府");
  EXPECT_EQ(
      ReadMetadata(std::vector<Property>{{"主办单位", "乙县人民政府"}, {"SiteName", "甲市"}}).site,
      "甲市");
}

TEST(Metadata, LeavesOutWhatIsNoDate) {
  EXPECT_EQ(ReadMetadata(std::vector<Property>{{"PubDate", "昨天"}}).published_date, "");
  EXPECT_EQ(ReadMetadata(std::vector<Property>{{"PubDate", "2026-13-01"}}).published_date, "");
  EXPECT_EQ(ReadMetadata({}).issuer, "");
}

TEST(Metadata, TakesTheFirstAddressThatHasAHost) {
  const auto url = [](std::vector<Property> properties) { return ReadMetadata(properties).url; };
  EXPECT_EQ(url({{"SiteDomain", "www.a.gov.cn"}, {"Url", "http://b.a.gov.cn/1.html"}}),
            "http://b.a.gov.cn/1.html");
  EXPECT_EQ(url({{"SiteDomain", "www.a.gov.cn"}, {"Url", "/art/1.html"}}), "www.a.gov.cn");
  EXPECT_EQ(url({{"canonical", "//www.a.gov.cn/1.html"}, {"og:url", "../1.html"}}),
            "//www.a.gov.cn/1.html");
  EXPECT_EQ(url({{"Url", ""}}), "");
}

}  // namespace
}  // namespace gongbao::document
