// The records beyond numbers, on sentences of docs/records.md and others like them.
#include "common/extraction/records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/testing.h"

namespace gongbao::extraction {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string Reviewed(std::string_view text) {
  return "云溪市2023年总结和2024年计划\n一、2023年主要工作\n" + std::string(text) + "\n";
}

std::string Planned(std::string_view text) {
  return "云溪市2023年总结和2024年计划\n一、2023年主要工作\n工作有序开展。\n"
         "二、2024年工作计划\n" +
         std::string(text) + "\n";
}

// Each record as "kind field field: words", in the order of the kinds and of the text.
std::vector<std::string> Records(const std::string& text) {
  std::vector<std::string> told;
  const Extraction read = Extract(Words(), text, {});
  const auto add = [&](std::string line, std::string_view name, const Span& span) {
    const auto at = static_cast<size_t>(span.start_byte);
    EXPECT_EQ(text.substr(at, static_cast<size_t>(span.end_byte) - at), name);
    told.push_back(std::move(line) + ": " + std::string(name));
  };
  for (const Article& article : read.articles) {
    for (const Project& one : article.projects)
      add("project " + std::string(Name(one.stage)), one.name, one.span);
    for (const Policy& one : article.policies)
      add("policy " + std::string(Name(one.action)), one.name, one.span);
    for (const Designation& one : article.designations) {
      std::string line = "designation " + std::string(Name(one.level));
      if (one.ordinal > 0) line += " " + std::to_string(one.ordinal);
      add(line, one.name, one.span);
    }
    for (const Commitment& one : article.commitments)
      add("commitment " + std::string(one.action) + " " + std::string(one.deadline), one.text,
          one.span);
    for (const Problem& one : article.problems) add("problem", one.text, one.span);
  }
  return told;
}

struct Case {
  std::string_view text;
  std::vector<std::string> records;
};

void ExpectEach(const std::vector<Case>& cases, std::string (*in)(std::string_view)) {
  for (const Case& one : cases)
    EXPECT_THAT(Records(in(one.text)), ::testing::ElementsAreArray(one.records)) << one.text;
}

TEST(ProjectRecord, HasItsNameAndTheStageThatItReached) {
  ExpectEach({{"青石湾大桥建成通车。", {"project operation: 青石湾大桥"}},
              {"望江路、云台隧道等工程完成竣工验收。",
               {"project completed: 望江路", "project completed: 云台隧道"}},
              {"开工建设市第四人民医院、文澜中学等项目。",
               {"project started: 市第四人民医院", "project started: 文澜中学"}},
              {"清河大学新材料研究院落户高新区。", {"project signed: 清河大学新材料研究院"}},
              {"华清生物、启明光电等12个项目竣工投产。",
               {"project operation: 华清生物", "project operation: 启明光电"}}},
             Reviewed);
  ExpectEach({{"加快城东污水处理厂二期建设。", {"project building: 城东污水处理厂二期"}},
              {"谋划建设北湖国际会展中心。", {"project planned: 北湖国际会展中心"}},
              {"实施老码头片区改造工程和银杏路管网工程。",
               {"project building: 老码头片区改造工程", "project building: 银杏路管网工程"}},
              {"完成组团二、三项目建设。", {"project completed: 组团二、三项目"}}},
             Planned);
}

TEST(ProjectRecord, IsNoCountNoIdeaAndNoPlan) {
  for (const std::string_view text :
       {"45个重点项目开工建设。", "加快推进一批重大产业项目。", "推进新型城镇化建设。",
        "打造区域性科创中心。", "支持凌云学院提能升级。", "持续深化基础设施建设。",
        "实施全民素质提升工程。", "完善项目推进机制。"}) {
    EXPECT_THAT(Records(Reviewed(text)), IsEmpty()) << text;
  }
}

TEST(ProjectRecord, IsTiedToItsInvestmentDatePlaceAndParties) {
  const std::string text = Planned(
      "力争总投资18亿元的恒远储能电池项目6月底前开工。推动白鹭和青禾签订总投资3亿元的"
      "汽车热泵项目。明远研究院落户高新区。");
  const Extraction read = Extract(Words(), text, {});
  ASSERT_EQ(read.articles.size(), 1U);
  const Article& article = read.articles[0];
  ASSERT_EQ(article.projects.size(), 3U);
  const Project& battery = article.projects[0];
  EXPECT_EQ(battery.name, "恒远储能电池项目");
  EXPECT_TRUE(battery.planned);
  EXPECT_EQ(battery.date, "6月底前");
  ASSERT_GE(battery.investment, 0);
  EXPECT_EQ(article.facts[static_cast<size_t>(battery.investment)].quote(), "18亿元");
  EXPECT_EQ(article.projects[1].parties, "白鹭和青禾");
  EXPECT_EQ(article.projects[2].place, "高新区");
  EXPECT_EQ(article.projects[2].investment, -1);
}

TEST(PolicyRecord, IsATitleOrAPlanInMarksWithWhatIsDone) {
  ExpectEach(
      {{"编制《临川市综合交通规划(2024-2035年)》。",
        {"policy draft: 《临川市综合交通规划(2024-2035年)》"}},
       {"印发《关于支持首店经济的若干措施》。", {"policy issue: 《关于支持首店经济的若干措施》"}},
       {"制定出台《青年人才安居办法》。", {"policy issue: 《青年人才安居办法》"}},
       {"深入实施“春笋”计划。", {"policy implement: “春笋”计划"}},
       {"《滨海新城总体规划》获批。", {"policy approval: 《滨海新城总体规划》"}},
       {"持续开展“清风”专项行动。", {"policy implement: “清风”专项行动"}},
       {"按照《西川市养老服务条例》要求。", {"policy : 《西川市养老服务条例》"}},
       {"调整“1+6”产业政策。", {"policy draft: “1+6”产业政策"}},
       {"出台“稳企十条”。", {"policy issue: “稳企十条”"}}},
      Reviewed);
}

TEST(PolicyRecord, IsNoBookNoMechanismAndNoYear) {
  for (const std::string_view text :
       {"出台人才新政实施细则。", "话剧《海的女儿》上演。", "深化“最多跑一次”改革。",
        "打造“云上办”平台。", "去年是“十四五”规划的头一年。", "完善“日报周研”机制。",
        "“智造”产业集群不断壮大。", "落实“双碳”战略。", "刊登于《经济日报》。"}) {
    EXPECT_THAT(Records(Reviewed(text)), IsEmpty()) << text;
  }
}

TEST(DesignationRecord, HasWhatWasGivenWithLevelAndOrdinal) {
  ExpectEach({{"入选国家黄花菜产业试点城市。", {"designation national: 国家黄花菜产业试点城市"}},
              {"第三次荣获“全国花鼓之乡”称号。", {"designation national 3: “全国花鼓之乡”称号"}},
              {"成功创建全国文明城市。", {"designation national: 全国文明城市"}},
              {"竹编技艺获国家科学技术奖。", {"designation national: 国家科学技术奖"}},
              {"连续5年获评平安市。", {"designation  5: 平安市"}},
              {"清溪公园获省“玉兰杯”优质工程奖。", {"designation province: 省“玉兰杯”优质工程奖"}},
              {"成为国家级夜间经济示范区。", {"designation national: 国家级夜间经济示范区"}},
              {"入选全国百强区、获评省级森林城市。",
               {"designation national: 全国百强区", "designation province: 省级森林城市"}}},
             Reviewed);
}

TEST(DesignationRecord, NamesItsGiver) {
  const std::string text = Reviewed("竹韵公司被省工信厅认定为省级单项冠军企业。");
  const Extraction read = Extract(Words(), text, {});
  ASSERT_EQ(read.articles[0].designations.size(), 1U);
  EXPECT_EQ(read.articles[0].designations[0].giver, "省工信厅");
}

TEST(DesignationRecord, IsNoWishNoRankNoPraise) {
  for (const std::string_view text :
       {"力争入选国家级试点。", "地区生产总值增速居全省第二。", "新增国家高新技术企业30家。",
        "获得中央资金2亿元。", "经验做法获省领导批示肯定。", "成为拉动增长的重要引擎。",
        "列入年度工作报告。", "人才计划入选数创新高。", "获国家级奖牌9枚。"}) {
    EXPECT_THAT(Records(Reviewed(text)), IsEmpty()) << text;
  }
  EXPECT_THAT(Records(Planned("争创全国文明城市。")), IsEmpty());
}

TEST(CommitmentRecord, IsAClauseOfAPlanWithADeedAndACountOrADeadline) {
  ExpectEach({{"新增普惠托位800个。", {"commitment 新增 : 新增普惠托位800个"}},
              {"力争6月底前完成东渠清淤。", {"commitment 完成 6月底前: 力争6月底前完成东渠清淤"}},
              {"改造老旧小区46个、2.1万户。", {"commitment 改造 : 改造老旧小区46个、2.1万户"}},
              {"引进硕士以上人才300人。", {"commitment 引进 : 引进硕士以上人才300人"}},
              {"举办招聘会120场以上。", {"commitment 举办 : 举办招聘会120场以上"}},
              {"力争创建达标村9个。", {"commitment 创建 : 力争创建达标村9个"}}},
             Planned);
}

TEST(CommitmentRecord, IsNoTargetOfAnIndicatorAndNothingVague) {
  for (const std::string_view text :
       {"地区生产总值增长6%。", "城镇化率达到68%。", "加快建设现代化产业体系。",
        "完成固定资产投资260亿元。", "抓好以下五方面工作。", "高新技术企业突破500家。",
        "编制2024年度投资计划。"}) {
    EXPECT_THAT(Records(Planned(text)), IsEmpty()) << text;
  }
  EXPECT_THAT(Records(Reviewed("新增托位650个。")), IsEmpty());
}

TEST(CommitmentRecord, NamesAllFactsOfItsClause) {
  const std::string text = Planned("新改扩建茶亭13座、书屋9所。");
  const Extraction read = Extract(Words(), text, {});
  ASSERT_EQ(read.articles[0].commitments.size(), 1U);
  const Commitment& one = read.articles[0].commitments[0];
  std::vector<std::string_view> quotes;
  for (int32_t i = one.first_fact; i < one.last_fact; ++i)
    quotes.push_back(read.articles[0].facts[static_cast<size_t>(i)].quote());
  EXPECT_THAT(quotes, ElementsAre("13座", "9所"));
  EXPECT_EQ(one.object, "茶亭13座、书屋9所");
}

TEST(ProblemRecord, IsAnItemOfAListThatTheReportOpens) {
  ExpectEach({{"我们也清醒看到,还存在一些问题:产业层次不高,龙头企业偏少;城乡发展还不平衡;"
               "部分干部作风不实。对这些问题,我们将采取措施。",
               {"problem: 产业层次不高,龙头企业偏少", "problem: 城乡发展还不平衡",
                "problem: 部分干部作风不实"}},
              {"发展中还存在不少困难,财政收支矛盾突出,招商后劲不足。",
               {"problem: 财政收支矛盾突出", "problem: 招商后劲不足"}},
              {"也要看到,工作还有不少差距:一是创新投入不够;二是作风有待改进。",
               {"problem: 创新投入不够", "problem: 作风有待改进"}},
              {"外贸进出口等指标未达预期。", {"problem: 外贸进出口等指标未达预期"}}},
             Reviewed);
}

TEST(ProblemRecord, IsNoTaskAndNoPrinciple) {
  for (const std::string_view text :
       {"解决群众反映的困难问题。", "面对严峻复杂的形势。", "防范化解风险挑战。",
        "补齐公共服务短板。", "坚持问题导向。"}) {
    EXPECT_THAT(Records(Reviewed(text)), IsEmpty()) << text;
  }
}

TEST(Records, EndWithoutTheirMarks) {
  for (const std::string_view text : {"《", "“", "实施“", "出台《办法", "等", "等项目建设", "(建设",
                                      "建设)", "入选", "荣获的", "第次获", "建成", "、开工", "年内",
                                      "和、等开工", "存在一些问题:", "\xF0\xA0\x80\x80建成投用"}) {
    Records(std::string(text));
    Records(Reviewed(text));
    Records(Planned(text));
  }
}

}  // namespace
}  // namespace gongbao::extraction
