// What an article says of itself: each case is the head of a report, and what is read of it.
#include "common/extraction/identity.h"

#include <gtest/gtest.h>

#include <string>

#include "common/extraction/testing.h"

namespace gongbao::extraction {
namespace {

struct Case {
  std::string name;
  std::string text;
  std::string expected;    // kind region_code source level issuer trust reviewed/planned date
  std::string title = {};  // known from elsewhere
  std::string region = {};
  std::string url = {};
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

std::string Or(std::string_view word) { return word.empty() ? "-" : std::string(word); }

std::string Identity(const Case& one) {
  const Extraction extraction =
      Extract(Words(), one.text, {.title = one.title, .region = one.region, .url = one.url});
  const Article& article = extraction.articles.front();
  return Or(Name(article.kind)) + " " + Or(article.region_code) + " " +
         Or(Name(article.region_evidence.source)) + " " + Or(Name(article.level)) + " " +
         Or(article.issuer) + " " + Or(Name(article.trust)) + " " +
         std::to_string(article.year_reviewed) + "/" + std::to_string(article.year_planned) + " " +
         Or(article.published_date);
}

class IdentityCase : public ::testing::TestWithParam<Case> {};

TEST_P(IdentityCase, IsReadAsWritten) { EXPECT_EQ(Identity(GetParam()), GetParam().expected); }

// A city report without title and congress, of a city with districts of its own.
std::string Untitled(const std::string& city, const std::string& district,
                     const std::string& county) {
  return "各位代表：\n我代表市人民政府报告工作。\n一、2023年工作回顾\n" + city +
         "制造再上台阶，全市工业增长5%。" + district + "新建学校3所，" + county + "修路20公里。" +
         city + "机场扩建，全省第3个通过验收。" + district + "、" + county +
         "增收8%。\n二、2024年工作安排\n建设更美" + city + "。\n";
}

INSTANTIATE_TEST_SUITE_P(
    ReadIdentity, IdentityCase,
    ::testing::Values(
        Case{"ByItsTitle", "无锡市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n",
             "government_work_report 320200 title prefecture - official 2023/2024 -"},
        Case{"OfTasksDrawnFromAReport",
             "无锡市人民政府关于印发无锡市2025年政府工作报告重点任务分工方案的通知\n税收增长3%。\n",
             "other 320200 title prefecture 无锡市人民政府 official 2024/2025 -"},
        Case{"OfAPlanForYears", "无锡市第十一个五年规划纲要\n税收增长3%。\n",
             "five_year_plan 320200 title prefecture - official 2005/2006 -"},
        Case{"OfTheBureauThatItsTitleNames",
             "无锡市水利局2024年工作总结及2025年工作思路\n修复渠道3条。\n",
             "bureau_summary 320200 title bureau 无锡市水利局 official 2024/2025 -"},
        Case{"BySourceWithoutAColon", "无锡市2024年工作总结\n来源丨无锡市统计局\n税收增长3%。\n",
             "bureau_summary 320200 title prefecture 无锡市统计局 official 2024/2025 -"},
        Case{"ByTheCongress",
             "政府工作报告\n——2024年1月9日在射阳县第八届人民代表大会第四次会议上\n各位代表：\n"
             "我代表县人民政府报告工作。\n",
             "government_work_report 320924 speaker county 县人民政府 official 2023/2024 -"},
        Case{
            "ByTheGovernmentThatSpeaks",
            "各位代表：\n我代表常州市人民政府报告工作。\n一、2023年工作回顾\n",
            "government_work_report 320400 speaker prefecture 常州市人民政府 official 2023/2024 -"},
        Case{"ByThePlacesThatItNames", Untitled("盐城", "亭湖区", "射阳县"),
             "government_work_report 320900 text prefecture 市人民政府 official 2023/2024 -"},
        Case{
            "OfADistrictNamedLikeItsCity",
            "各位代表：\n现在，我代表区人民政府报告工作。\n一、2023年工作回顾\n2023年是淮安区建设史"
            "上的一年，淮安区增长5%，淮安区增收3%，淮安区修路2公里。\n",
            "government_work_report 320803 text county 区人民政府 official 2023/2024 -"},
        Case{
            "OfNoPlaceWhenTwoAreNamedAlike",
            "各位代表：\n现在，我代表市人民政府报告工作。\n一、2023年工作回顾\n常州市、德阳市各增长"
            "5%，常州市、德阳市、常州市、德阳市都增收。\n",
            "government_work_report - - - 市人民政府 official 2023/2024 -"},
        Case{"OfTheWholeCountry",
             "政府工作报告\n——2010年3月5日在第十一届全国人民代表大会第三次会议上\n各位代表：\n"
             "我代表国务院报告工作。\n",
             "government_work_report - speaker national 国务院 official 2009/2010 -"},
        Case{"ByTheHint", "各位代表：\n现在，我代表市人民政府报告工作。\n一、2023年工作回顾\n",
             "government_work_report 320200 hint prefecture 市人民政府 official 2023/2024 -", "",
             "320200"},
        Case{"ByTheHostOfItsSite",
             "各位代表：\n现在，我代表市人民政府报告工作。\n一、2023年工作回顾\n",
             "government_work_report 320200 host prefecture 市人民政府 official 2023/2024 -", "",
             "", "https://www.wuxi.gov.cn/doc/2024/01/09/1.shtml"},
        Case{"OfTheNamesakeThatTheTextNames",
             "各位代表：\n现在，我代表市人民政府报告工作。\n一、2023年工作回顾\n建设更美宿州。\n",
             "government_work_report 341300 host prefecture 市人民政府 official 2023/2024 -", "",
             "", "http://www.suzhou.gov.cn/"},
        Case{"OfNoNamesakeThatIsNotNamed",
             "各位代表：\n现在，我代表市人民政府报告工作。\n一、2023年工作回顾\n",
             "government_work_report - - - 市人民政府 official 2023/2024 -", "", "",
             "http://www.suzhou.gov.cn/"},
        Case{"OfNoCityWhereACountySpeaks",
             "各位代表：\n现在，我代表县人民政府报告工作。\n一、2023年工作回顾\n",
             "government_work_report - - - 县人民政府 official 2023/2024 -", "", "",
             "www.wuxi.gov.cn"},
        Case{"OfNoCityWhereAllOfACountyIsSpokenOf",
             "2023年工作总结\n全县修路，全县植树，全县增收。\n",
             "bureau_summary - - - - official 2023/2024 -", "", "", "www.wuxi.gov.cn"},
        Case{"OfTheDistrictThatLiesWhereTheSiteIs",
             "西湖区2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n",
             "government_work_report 330106 title county - official 2023/2024 -", "", "",
             "http://www.hangzhou.gov.cn/"},
        Case{"ByItsTitleOnTheSiteOfItsProvince",
             "无锡市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n",
             "government_work_report 320200 title prefecture - official 2023/2024 -", "", "",
             "http://www.jiangsu.gov.cn/"},
        Case{"ByItsTitleAsADistrictWasCalledOnce",
             "密云县2014年政府工作报告\n各位代表：\n一、2013年工作回顾\n",
             "government_work_report 110228 title county - official 2013/2014 -", "", "",
             "http://www.miyun.gov.cn/"},
        Case{"ByThePagesTitle", "2025年，全市经济平稳。\n一、综合\n全年全市生产总值90亿元。\n",
             "communique 370700 title prefecture - official 2025/0 -",
             "(山东省)2025年潍坊市统计公报-公报库"},
        Case{"OfATitleOnTwoLines",
             "2025 年遵义市国民经济和社会发展\n统计公报\n遵义市统计局\n（2026年6月5日）\n2025 "
             "年，全市"
             "上下一心。\n",
             "communique 520300 title prefecture 遵义市统计局 official 2025/0 2026-06-05"},
        Case{"OfAReportInsideAPageOfNews",
             "遵义人口略增\n昨日发布的公报说，2025年遵义市的常住人口比上年略有增加。\n遵义市2025年"
             "国民"
             "经济\n和社会发展统计公报[1]\n2025年，全市上下一心。\n",
             "communique 520300 title prefecture - official 2025/0 -", "遵义人口略增_遵义网"},
        Case{"OfABureau",
             "发文日期: 2024-04-28\n发布机构: 生态环境局\n南京江北新区生态环境局2023年总结和"
             "2024年打算\n一、2023年工作总结\n",
             "bureau_summary 320100Z01 title bureau 生态环境局 official 2023/2024 2024-04-28"},
        Case{"OfAZone", "长沙高新区2023年总结和2024年工作安排\n一、2023年工作总结\n",
             "bureau_summary 430100Z02 title zone - official 2023/2024 -"},
        Case{"OfABudget",
             "甲山市2025年预算执行与2026年预算草案报告\n甲山市财政局局长 "
             "某某\n各位代表：\n"
             "受市人民政府委托，现将预算报告如下。\n",
             "budget_report - title prefecture 甲山市财政局 official 2025/2026 -"},
        Case{"OfNews",
             "-\n【无锡商务】无锡外贸开门见红\n在2021年，无锡外贸增长5%。\n2025-07-07\n-"
             "\n江阴人才济济\n江阴引才。\n",
             "news 320200 title prefecture - rewritten 2021/0 2025-07-07"},
        Case{"OfARule", "甲山市关于鼓励养蜂的若干规定\n第一条 养蜂有益。\n",
             "other - title prefecture - official 0/0 -"}),
    [](const auto& tested) { return tested.param.name; });

TEST(Identity, DoubtsATitleWhoseCityTheTextNeverNames) {
  std::string text = "常州市2024年政府工作报告\n";
  for (int i = 0; i < 100; ++i) text += Untitled("盐城", "亭湖区", "射阳县");
  const Extraction extraction = Extract(Words(), text, {});
  const Article& article = extraction.articles.front();
  ASSERT_EQ(article.diagnostics.front().code, DiagnosticCode::kRegionConflict);
  EXPECT_EQ(article.diagnostics.front().message, "the title names 常州市, the text 盐城");
  EXPECT_EQ(article.region_evidence.confidence_percent, 50);
  EXPECT_EQ(article.trust, Trust::kUnknown);
}

TEST(Identity, DoubtsATitleOnTheSiteOfAnotherCity) {
  const std::string text = "无锡市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n";
  const auto conflict = [&](const std::string& url) {
    const Extraction extraction = Extract(Words(), text, {.title = {}, .region = {}, .url = url});
    const Article& article = extraction.articles.front();
    EXPECT_EQ(article.region_code, "320200");
    const auto found =
        std::ranges::find(article.diagnostics, DiagnosticCode::kRegionConflict, &Diagnostic::code);
    EXPECT_EQ(article.region_evidence.confidence_percent,
              found == article.diagnostics.end() ? 97 : 50);
    return found == article.diagnostics.end() ? std::string() : std::string(found->message);
  };
  EXPECT_EQ(conflict("https://www.yueyang.gov.cn/1.html"),
            "the title names 无锡市, the host is that of 岳阳市");
  EXPECT_EQ(conflict("https://www.hunan.gov.cn/1.html"),
            "the title names 无锡市, the host is that of 湖南省");
  // Its own, that of its province and of a district; the whole country's; namesakes; no government.
  for (const char* url :
       {"http://tjj.wuxi.gov.cn", "http://www.js.gov.cn", "http://www.jiangyin.gov.cn",
        "http://www.gov.cn", "http://www.stats.gov.cn", "http://www.taizhou.gov.cn",
        "http://www.yueyang.com"}) {
    EXPECT_EQ(conflict(url), "") << url;
  }
}

// title | region | reviewed/planned of the first article.
std::string Titled(const std::string& text) {
  const Extraction extraction = Extract(Words(), text, {});
  const Article& article = extraction.articles.front();
  return std::string(article.title) + " | " + std::string(article.region) + " | " +
         std::to_string(article.year_reviewed) + "/" + std::to_string(article.year_planned);
}

TEST(Identity, ReadsATitleOnSeveralLines) {
  const std::string rest = "\n各位代表：\n税收增长3%。\n";
  EXPECT_EQ(Titled("关于无锡市2024年预算执行情况和\n2025年预算草案的报告" + rest),
            "关于无锡市2024年预算执行情况和2025年预算草案的报告 | 无锡市 | 2024/2025");
  // The first would do by itself.
  EXPECT_EQ(Titled("无锡市2024年计划执行情况与\n2025年计划草案的报告" + rest),
            "无锡市2024年计划执行情况与2025年计划草案的报告 | 无锡市 | 2024/2025");
  EXPECT_EQ(Titled("无锡市2024年工作总结和\n2025年工作计划的报告" + rest),
            "无锡市2024年工作总结和2025年工作计划的报告 | 无锡市 | 2024/2025");
  // The place stands above.
  EXPECT_EQ(Titled("无锡市\n2024年国民经济和社会发展\n统计公报" + rest),
            "无锡市2024年国民经济和社会发展统计公报 | 无锡市 | 2024/0");
  EXPECT_EQ(Titled("无锡市人民政府\n工作报告\n（2025年）" + rest),
            "无锡市人民政府工作报告（2025年） | 无锡市 | 2024/2025");
  EXPECT_EQ(Titled("无锡市水利局\n2024年工作总结" + rest),
            "无锡市水利局2024年工作总结 | 无锡市 | 2024/2025");
}

TEST(Identity, ReadsThePlaceBehindTheMonthsOfATitle) {
  const std::string rest = "\n税收收入增长3%。\n";
  EXPECT_EQ(Titled("2023年10月无锡市主要经济指标完成情况公报" + rest),
            "2023年10月无锡市主要经济指标完成情况公报 | 无锡市 | 2023/0");
  EXPECT_EQ(Titled("2023年1-9月无锡市国民经济运行情况统计公报" + rest),
            "2023年1-9月无锡市国民经济运行情况统计公报 | 无锡市 | 2023/0");
  EXPECT_EQ(Titled("2023年上半年无锡市国民经济运行情况统计公报" + rest),
            "2023年上半年无锡市国民经济运行情况统计公报 | 无锡市 | 2023/0");
}

TEST(Identity, TakesNoRowOfATableIntoATitle) {
  EXPECT_EQ(Titled("2024年无锡市工作任务责任分解计划\n序号\t项目\t完成情况\t计划\n1\t修路\t3\t4\n"),
            "2024年无锡市工作任务责任分解计划 | 无锡市 | 2023/0");
}

TEST(Identity, LeavesLinesRoundATitleOutOfIt) {
  const std::string rest = "\n各位代表：\n税收增长3%。\n";
  EXPECT_EQ(Titled("无锡市统计局\n2024年无锡市国民经济和社会发展统计公报" + rest),
            "2024年无锡市国民经济和社会发展统计公报 | 无锡市 | 2024/0");
  EXPECT_EQ(Titled("无锡市2024年工作总结\n2024年工作回顾" + rest),
            "无锡市2024年工作总结 | 无锡市 | 2024/2025");
}

TEST(Identity, PartsAPageWhereTheReportOfAnotherPlaceBegins) {
  const auto titles = [](const std::string& text) {
    std::string all;
    const Extraction extraction = Extract(Words(), text, {});
    for (const Article& article : extraction.articles)
      all += std::string(article.title) + " " + std::string(article.region) + ";";
    return all;
  };
  const std::string body = "\n工业增长5%。\n各项工作有序推进。\n";
  EXPECT_EQ(titles("无锡市2024年工作总结" + body + "射阳县2024年工作总结" + body),
            "无锡市2024年工作总结 无锡市;射阳县2024年工作总结 射阳县;");
  EXPECT_EQ(titles("无锡市2023年政府工作报告" + body + "无锡市2024年政府工作报告" + body),
            "无锡市2023年政府工作报告 无锡市;无锡市2024年政府工作报告 无锡市;");
  // Titles alone are a list, and the parts of a summary are of one place.
  EXPECT_EQ(titles("无锡市2024年工作总结" + body + "射阳县2024年工作总结\n盐城市2024年工作总结\n"),
            "无锡市2024年工作总结 无锡市;");
  EXPECT_EQ(titles("无锡市2024年工作总结" + body + "无锡市2025年工作计划" + body),
            "无锡市2024年工作总结 无锡市;");
  EXPECT_EQ(titles("无锡市2024年工作总结" + body + "全市2024年工作总结" + body),
            "无锡市2024年工作总结 无锡市;");
}

TEST(Identity, FindsThePlaceBehindAYearInHan) {
  EXPECT_EQ(Titled("二〇二四年无锡市国民经济和社会发展统计公报\n税收增长3%。\n"),
            "二〇二四年无锡市国民经济和社会发展统计公报 | 无锡市 | 2024/0");
}

TEST(Identity, ShowsTheWordsThatTellTheRegion) {
  const std::string text = Untitled("盐城", "亭湖区", "射阳县");
  const Extraction extraction = Extract(Words(), text, {});
  const Article& article = extraction.articles.front();
  const Span& span = article.region_evidence.span;
  EXPECT_EQ(text.substr(static_cast<size_t>(span.start_byte),
                        static_cast<size_t>(span.end_byte - span.start_byte)),
            "盐城");
  EXPECT_EQ(article.region, "盐城市");
  EXPECT_GE(article.region_evidence.confidence_percent, 60);
}

TEST(Quality, OfATextThatBreaksOff) {
  const std::string report = "甲山市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n";
  const auto flags = [&](const std::string& end) {
    return Extract(Words(), report + end, {}).articles.front().flags;
  };
  const std::string sentence =
      "去年全市新建学校三所，修复渠道二十公里，种树一万亩，开通公交线路五条，改造老旧小区七个，新增"
      "绿地"
      "两公顷，群众的日子越过越好";
  EXPECT_EQ(flags(sentence + "，街巷更干净，同时把\n"), std::vector{QualityFlag::kTruncated});
  EXPECT_EQ(flags(sentence + "。（下转第3版）\n"), std::vector{QualityFlag::kTruncated});
  EXPECT_TRUE(flags(sentence + "。\n甲山市人民政府\n").empty());
}

TEST(Quality, OfATextInTheWrongCharset) {
  EXPECT_EQ(Extract(Words(), "甲山市总结\n锟斤拷锟斤拷全年增长。\n", {}).articles.front().flags,
            std::vector{QualityFlag::kGarbled});
}

TEST(Quality, CountsTheShareOfMaskedNumerals) {
  const Extraction extraction = Extract(
      Words(), "甲山市2023年工作总结\n财政收入**亿元，增长**%；工业产值8亿元，增长**%。\n", {});
  EXPECT_EQ(extraction.articles.front().masked_percent, 60);
}

}  // namespace
}  // namespace gongbao::extraction
