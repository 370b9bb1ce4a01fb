// Whom figures are about: each case is a report of one or two sentences under a title, and what is
// read of each of its figures.
#include "common/extraction/regions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/testing.h"

namespace gongbao::extraction {
namespace {

using ::testing::ElementsAreArray;

struct Case {
  std::string name;
  std::string title;
  std::string text;
  std::vector<std::string> expected;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

std::string TextOf(const Case& one) { return one.title + "\n一、2023年工作回顾\n" + one.text; }

// "5% 海曙区 330203 region.named stated 海曙区" for each fact.
std::vector<std::string> Regions(const std::string& text, const Hints& hints) {
  std::vector<std::string> lines;
  const Extraction extraction = Extract(Words(), text, hints);
  const SourceText source(text);
  for (const Article& article : extraction.articles) {
    for (const Fact& fact : article.facts) {
      const Source from = fact.source(Slot::kRegion);
      std::string line;
      for (const std::string_view word :
           {fact.quote(), fact.region().view(), fact.region_code().view(),
            RuleOf(fact, Slot::kRegion), Name(from.origin), source.Utf8(from.begin, from.end())}) {
        line.append(line.empty() ? "" : " ").append(word.empty() ? "-" : word);
      }
      lines.push_back(line);
    }
  }
  return lines;
}

class RegionCase : public ::testing::TestWithParam<Case> {};

TEST_P(RegionCase, IsThatOfTheFigure) {
  EXPECT_THAT(Regions(TextOf(GetParam()), {}), ElementsAreArray(GetParam().expected));
}

constexpr const char* kCity = "宁波市2024年政府工作报告";
constexpr const char* kCityRegion = " 宁波市 330200 region.article article 宁波市";
constexpr const char* kDistrict = "宁波市江北区2024年政府工作报告";
constexpr const char* kDistrictRegion = " 宁波市江北区 330205 region.article article 宁波市江北区";

INSTANTIATE_TEST_SUITE_P(
    ReadRegions, RegionCase,
    ::testing::Values(
        Case{"TheIssuers", kCity, "财政收入增长5%。", {std::string("5%") + kCityRegion}},
        Case{"ADistrictThatTheNameBeginsWith",
             kCity,
             "海曙区财政收入增长5%。",
             {"5% 海曙区 330203 region.named stated 海曙区"}},
        Case{"ADistrictBehindATime",
             kCity,
             "2023年海曙区财政收入增长5%。",
             {"5% 海曙区 330203 region.named stated 海曙区"}},
        Case{"ADistrictBehindItsCity",
             kCity,
             "宁波市江北区财政收入增长5%。",
             {"5% 宁波市江北区 330205 region.named stated 宁波市江北区"}},
        Case{"ACityOfTheCounty",
             kCity,
             "余姚市实现财政收入50亿元，增长5%，居全省第二。",
             {"50亿元 余姚市 330281 region.subject clause 余姚市",
              "5% 余姚市 330281 region.subject sentence 余姚市",
              "全省第二 余姚市 330281 region.subject sentence 余姚市"}},
        Case{"TheSubjectOfWhatIsJoined",
             kCity,
             "余姚市新增上市企业3家、高新技术企业20家。",
             {"3家 余姚市 330281 region.named stated 余姚市",
              "20家 余姚市 330281 region.subject clause 余姚市"}},
        Case{"NotOfTheNextClause",
             kCity,
             "海曙区财政收入增长5%，外贸出口增长3%。",
             {"5% 海曙区 330203 region.named stated 海曙区", std::string("3%") + kCityRegion}},
        Case{"APartHasTheRegionOfItsWhole",
             kCity,
             "海曙区财政收入50亿元，其中税收收入42亿元。",
             {"50亿元 海曙区 330203 region.named stated 海曙区",
              "42亿元 海曙区 330203 region.whole sentence 海曙区"}},
        Case{"EachDistrictOfAList",
             kCity,
             "海曙区、江北区财政收入分别增长5%、6%。",
             {"5% 海曙区 330203 region.named stated 海曙区",
              "6% 江北区 330205 region.named stated 江北区"}},
        Case{"SeveralDistrictsTogetherAreNone",
             kCity,
             "海曙区、江北区等地新建学校12所。",
             {std::string("12所") + kCityRegion}},
        Case{"AZoneOfTheRegister",
             kCity,
             "前湾新区工业投资增长5%。",
             {"5% 前湾新区 330200Z01 region.named stated 前湾新区"}},
        Case{"AZoneOfTheIssuersName",
             kCity,
             "高新区工业投资增长5%。",
             {"5% 高新区 330200Z02 region.named stated 高新区"}},
        Case{"AZoneOfNoRegister",
             kCity,
             "核心区工业投资增长5%。",
             {"5% 核心区 - region.named stated 核心区"}},
        Case{"ZonesThatAreCountedAreNone",
             kCity,
             "新增开发区2个。",
             {std::string("2个") + kCityRegion}},
        Case{"TheIssuerByItsOwnName",
             kCity,
             "宁波市财政收入增长5%。",
             {"5% 宁波市 330200 region.named stated 宁波市"}},
        Case{"TheIssuerByAWord",
             kCity,
             "全市财政收入增长5%。",
             {"5% 宁波市 330200 region.own clause 全市"}},
        Case{"TheDistrictByAWord",
             kDistrict,
             "全区财政收入增长5%。",
             {"5% 宁波市江北区 330205 region.own clause 全区"}},
        Case{"TheCityAroundTheDistrict",
             kDistrict,
             "2023年全市地区生产总值增长5%。",
             {"5% 宁波市 330200 region.superior clause 全市"}},
        Case{"TheCityAroundTheDistrictAsASubject",
             kDistrict,
             "2023年全市累计完成固定资产投资50亿元，全区完成固定资产投资5亿元。",
             {"50亿元 宁波市 330200 region.superior clause 全市",
              "5亿元 宁波市江北区 330205 region.own clause 全区"}},
        Case{"TheCityAroundIsNoRegionOfADistrictsProjects",
             kDistrict,
             "获全市重点项目2个。",
             {std::string("2个") + kDistrictRegion}},
        Case{"AGroupIsNoRegion",
             kDistrict,
             "财政收入增长5%，增速居全市第二。",
             {std::string("5%") + kDistrictRegion, std::string("全市第二") + kDistrictRegion}},
        Case{"ABaselineIsNoRegion",
             kDistrict,
             "财政收入增长5%，高于全市2个百分点。",
             {std::string("5%") + kDistrictRegion, std::string("2个百分点") + kDistrictRegion}},
        Case{"APlaceThatIsHelpedIsNoRegion",
             kCity,
             "支援余姚市资金3亿元。",
             {std::string("3亿元") + kCityRegion}},
        Case{"APlaceOutsideOfTheIssuerIsNoRegion",
             kCity,
             "丽水市协作项目投资3亿元。",
             {std::string("3亿元") + kCityRegion}},
        Case{"TheEndOfARoadIsNoRegion",
             kCity,
             "余姚市至慈溪市公路完成投资3亿元。",
             {std::string("3亿元") + kCityRegion}},
        Case{"ANameOfAHospitalIsNoRegion",
             kCity,
             "余姚市人民医院床位500张。",
             {std::string("500张") + kCityRegion}},
        Case{"AGradeIsNoRegion",
             kDistrict,
             "宁波市级示范村3个。",
             {std::string("3个") + kDistrictRegion}},
        Case{"AWordAcrossAPlaceIsNoRegion",
             "广州市2024年政府工作报告",
             "新增城市绿地30万平方米。",
             {"30万平方米 广州市 440100 region.article article 广州市"}},
        Case{"AHeadingThatIsAPlace",
             kCity,
             "财政收入增长5%。\n(一)余姚市\n财政收入增长6%。\n二、其他情况\n财政支出增长7%。",
             {std::string("5%") + kCityRegion, "6% 余姚市 330281 region.section section 余姚市",
              std::string("7%") + kCityRegion}},
        Case{"AHeadingThatOnlyNamesAPlace",
             kCity,
             "(一)支持余姚市\n财政收入增长6%。",
             {std::string("6%") + kCityRegion}},
        Case{"NoIssuerAndNoPlace", "2024年政府工作报告", "全市财政收入增长5%。", {"5% - - - - -"}},
        Case{"ADistrictWithoutAnIssuer",
             "2024年政府工作报告",
             "涪城区财政收入增长5%。",
             {"5% 涪城区 510703 region.named stated 涪城区"}},
        Case{"AnAmbiguousDistrictWithoutAnIssuer",
             "2024年政府工作报告",
             "江北区财政收入增长5%。",
             {"5% - - - - -"}}),
    [](const auto& one) { return one.param.name; });

TEST(ReadRegions, TakesTheIssuerFromTheCongressWhereTheTitleHasNone) {
  EXPECT_THAT(Regions("政府工作报告\n——2024年1月8日在余姚市第九届人民代表大会第八次会议上\n"
                      "一、2023年工作回顾\n全市财政收入增长5%。",
                      {}),
              ElementsAreArray({"5% 余姚市 330281 region.own clause 全市"}));
}

TEST(ReadRegions, TakesTheIssuerFromTheHintsWhereTheTextHasNone) {
  EXPECT_THAT(Regions("一、2023年工作回顾\n财政收入增长5%。", {.title = {}, .region = "余姚市"}),
              ElementsAreArray({"5% 余姚市 330281 region.article hint -"}));
  EXPECT_THAT(Regions("一、2023年工作回顾\n财政收入增长5%。",
                      {.title = "(浙江省)2023年余姚市统计公报", .region = {}}),
              ElementsAreArray({"5% 余姚市 330281 region.article hint -"}));
}

// "region_conflict: …" of a text, or nothing.
std::string Conflict(std::string_view text) {
  const Extraction extraction = Extract(Words(), text, {});
  for (const Diagnostic& diagnostic : extraction.articles[0].diagnostics) {
    if (diagnostic.code == DiagnosticCode::kRegionConflict) return std::string(diagnostic.message);
  }
  return {};
}

TEST(RegionConflict, IsATitleOfAnotherPlaceThanTheCongress) {
  EXPECT_EQ(Conflict("海曙区2024年政府工作报告\n"
                     "——2024年1月8日在余姚市第九届人民代表大会第八次会议上\n各位代表：\n"),
            "the title names 海曙区, the text 余姚市");
  EXPECT_EQ(Conflict("海曙区2024年政府工作报告\n各位代表：我代表慈溪市人民政府报告工作。"),
            "the title names 海曙区, the text 慈溪市");
}

TEST(RegionConflict, IsATitleThatGivesAZoneToAnotherCity) {
  EXPECT_EQ(Conflict("浙江温州2023年临江新区工作总结\n加快建设丽水临江新区。"),
            "the title names 浙江温州, the text 丽水");
}

TEST(RegionConflict, IsNoneBetweenAPlaceAndThatAroundItOrItsOldName) {
  for (const std::string_view text :
       {"宁波市江北区2024年政府工作报告\n在江北区第九届人民代表大会第八次会议上\n",
        "江北区2024年政府工作报告\n在宁波市第九届人民代表大会第八次会议上\n",
        "徐水区2024年政府工作报告\n在徐水县第九届人民代表大会第八次会议上\n",
        "海曙区2024年政府工作报告\n在第十四届全国人民代表大会第二次会议上\n",
        "海曙区2024年政府工作报告\n我代表区人民政府报告工作。对口支援丽水市项目3个。\n",
        "政府工作报告\n在余姚市第九届人民代表大会第八次会议上\n",
        "浙江温州2023年临江新区工作总结\n加快建设温州临江新区，学习丽水临江新区。"}) {
    EXPECT_EQ(Conflict(text), "") << text;
  }
}

}  // namespace
}  // namespace gongbao::extraction
