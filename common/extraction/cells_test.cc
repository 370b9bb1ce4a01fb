// What is read in the cells of tables.
#include "common/extraction/cells.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/extraction/testing.h"

namespace gongbao::extraction {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// A text with tables in it, as the readers of file formats make it.
class Page {
 public:
  Page& Line(std::string_view line) {
    text_.append(line).append("\n");
    return *this;
  }
  // Rows of cells; "<" is covered by the cell to the left, "^" by the one above.
  Page& Rows(const std::vector<std::vector<std::string>>& rows) {
    Table& table = tables_.emplace_back();
    table.begin_byte = static_cast<int32_t>(text_.size());
    table.rows = static_cast<int32_t>(rows.size());
    table.columns = static_cast<int32_t>(rows.front().size());
    for (int32_t row = 0; row < table.rows; ++row) {
      for (int32_t column = 0; column < table.columns; ++column) {
        if (column > 0) text_ += '\t';
        AddCell(rows[static_cast<size_t>(row)][static_cast<size_t>(column)], row, column);
      }
      text_ += '\n';
    }
    table.end_byte = static_cast<int32_t>(text_.size());
    return *this;
  }
  Extraction Read() const {
    return Extract(Words(), text_,
                   {.title = {}, .region = {}, .issuer = {}, .published = {}, .tables = tables_});
  }
  const std::string& text() const { return text_; }

 private:
  void AddCell(const std::string& words, int32_t row, int32_t column) {
    Table& table = tables_.back();
    if (words == "<" || words == "^") {
      for (Cell& cell : table.cells) {
        if (words == "<" && cell.row == row && cell.column + cell.columns == column) ++cell.columns;
        if (words == "^" && cell.column == column && cell.row + cell.rows == row) ++cell.rows;
      }
      return;
    }
    const auto begin = static_cast<int32_t>(text_.size());
    text_ += words;
    table.cells.push_back({.row = row,
                           .column = column,
                           .begin_byte = begin,
                           .end_byte = static_cast<int32_t>(text_.size())});
  }

  std::string text_;
  std::vector<Table> tables_;
};

// What `line` writes of each fact.
std::vector<std::string> Lines(const Page& page, std::string (*line)(const Fact&)) {
  std::vector<std::string> lines;
  const Extraction read = page.Read();
  for (const Article& article : read.articles) {
    for (const Fact& fact : article.facts) lines.push_back(line(fact));
  }
  return lines;
}

// "indicator|measure|value unit|status|period" of each fact.
std::vector<std::string> Facts(const Page& page) {
  return Lines(page, [](const Fact& fact) {
    return std::string(fact.indicator) + "|" + std::string(Name(fact.measure)) + "|" +
           (fact.value ? fact.value->ToString() : "masked " + std::string(fact.mask())) + " " +
           std::string(fact.unit()) + "|" + std::string(Name(fact.status)) + "|" +
           std::string(fact.period);
  });
}

// "indicator value" of each fact, which is enough where the test is of names.
std::vector<std::string> Names(const Page& page) {
  std::vector<std::string> names;
  const Extraction read = page.Read();
  for (const Article& article : read.articles) {
    for (const Fact& fact : article.facts)
      names.push_back(std::string(fact.indicator) + " " + std::string(fact.quote()));
  }
  return names;
}

Page Communique() {
  Page page;
  page.Line("临川市2023年国民经济和社会发展统计公报");
  return page;
}

TEST(Cells, TakeUnitAndMeasureOfTheirColumn) {
  EXPECT_THAT(
      Facts(Communique()
                .Line("表1 2023年全市用水量")
                .Rows({
                    {"指标", "绝对数（万吨）", "比上年增长（%）"},
                    {"全社会用水量", "812.5", "-1.4"},
                    {"第一产业", "310.0", "2.6"},
                })),
      ElementsAre("全社会用水量|level|812.5 万吨|actual|2023",
                  "全社会用水量|growth|-1.4 %|actual|2023", "第一产业|level|310.0 万吨|actual|2023",
                  "第一产业|growth|2.6 %|actual|2023"));
}

TEST(Cells, AreNamedByTheRowCompletedByTheWholeThatItIsPartOf) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "年末数（万人）", "比重（%）"},
          {"全市常住人口", "201.3", "100.0"},
          {"其中：城镇", "120.8", "60.0"},
          {"乡  村", "80.5", "40.0"},
      })),
      ElementsAre(
          "全市常住人口|level|201.3 万人|actual|2023", "全市常住人口比重|level|100.0 %|actual|2023",
          "城镇常住人口|level|120.8 万人|actual|2023", "城镇常住人口比重|level|60.0 %|actual|2023",
          "乡村常住人口|level|80.5 万人|actual|2023", "乡村常住人口比重|level|40.0 %|actual|2023"));
}

TEST(Cells, TakeTheUnitOfTheirRowWhereAColumnHoldsUnits) {
  EXPECT_THAT(
      Facts(Communique()
                .Line("表2 2023年主要工业产品产量及其增长速度")
                .Rows({
                    {"产品名称", "单位", "产  量", "增  长"},
                    {"布", "万米", "41.7", "3.5"},
                    {"发电量", "亿 千瓦时", "12.05", "-0.8"},
                })),
      ElementsAre("布产量|level|41.7 万米|actual|2023", "布产量|growth|3.5 %|actual|2023",
                  "发电量|level|12.05 亿千瓦时|actual|2023", "发电量|growth|-0.8 %|actual|2023"));
}

TEST(Cells, TellYearAndPlanByTheirColumn) {
  EXPECT_THAT(Facts(Communique()
                        .Line("2024年市级一般公共预算收支草案")
                        .Line("单位：亿元")
                        .Rows({
                            {"预算科目", "2023年执行数", "2024年预算数", "增长%"},
                            {"一、税收收入", "36.2", "38.0", "4.97%"},
                        })),
              ElementsAre("市级税收收入|level|36.2 亿元|actual|2023",
                          "市级税收收入|level|38.0 亿元|target|2024",
                          "市级税收收入|growth|4.97 %|target|2024"));
}

TEST(Cells, BelongToTheNearestLabelsWhereTwoTablesStandSideBySide) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"行业", "增加值（亿元）", "行业", "增加值（亿元）"},
                  {"建筑业", "31.2", "金融业", "18.6"},
              })),
              ElementsAre("建筑业增加值|level|31.2 亿元|actual|2023",
                          "金融业增加值|level|18.6 亿元|actual|2023"));
}

TEST(Cells, TakeTheHeaderThatStandsOverSeveralColumns) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"县区", "财政收入", "<"},
                  {"^", "总量（亿元）", "增速（%）"},
                  {"东河县", "9.4", "6.1"},
              })),
              ElementsAre("东河县财政收入|level|9.4 亿元|actual|2023",
                          "东河县财政收入|growth|6.1 %|actual|2023"));
}

TEST(Cells, OfSeveralYearsTakeTheYearAboveThem) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "2021", "2022年"},
          {"粮食产量（万吨）", "55.1", "56.3"},
      })),
      ElementsAre("粮食产量|level|55.1 万吨|actual|2021", "粮食产量|level|56.3 万吨|actual|2022"));
}

TEST(Cells, OfAPriceIndexHaveNoUnit) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"类别", "居民消费价格指数"},
                  {"合计", "100.4"},
                  {"1.粮食", "99.2"},
              })),
              ElementsAre("居民消费价格指数|level|100.4 |actual|2023",
                          "粮食价格指数|level|99.2 |actual|2023"));
}

TEST(Cells, AmountsUnderGrowthAreChanges) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "比重（%）", "比上年增减（个百分点）"},
                  {"民间投资", "52.3", "1.8"},
              })),
              ElementsAre("民间投资比重|level|52.3 %|actual|2023",
                          "民间投资比重|change|1.8 个百分点|actual|2023"));
}

TEST(Cells, UnderAnAmountOfGrowthAreChanges) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "绝对值（亿元）", "比年初增减额（亿元）"},
                  {"住户存款", "212.6", "-3.8"},
              })),
              ElementsAre("住户存款|level|212.6 亿元|actual|2023",
                          "住户存款|change|-3.8 亿元|actual|2023"));
}

TEST(Cells, UnderAFallAreNegativeUnlessTheyHaveASign) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "比上年下降（%）"},
                  {"单位工业增加值能耗", "3.2"},
                  {"单位工业增加值用水量", "-0.5"},
              })),
              ElementsAre("单位工业增加值能耗|growth|-3.2 %|actual|2023",
                          "单位工业增加值用水量|growth|-0.5 %|actual|2023"));
}

TEST(Cells, OfGrowthAreOfTheLatestYearBesideThem) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "2023年", "2022年", "增长（%）"},
                  {"供水量（万吨）", "41.2", "39.6", "4.0"},
              })),
              ElementsAre("供水量|level|41.2 万吨|actual|2023",
                          "供水量|level|39.6 万吨|actual|2022", "供水量|growth|4.0 %|actual|2023"));
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "2021年", "2023年", "2023年比2021年增长%"},
                  {"供水量（万吨）", "39.6", "41.2", "4.0"},
              })),
              ElementsAre("供水量|level|39.6 万吨|actual|2021",
                          "供水量|level|41.2 万吨|actual|2023", "供水量|growth|4.0 %|actual|2023"));
}

TEST(Cells, UnderTheYearBeforeAreOfTheYearBefore) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "本年", "上年同期", "增减额"},
          {"供水量（万吨）", "41.2", "39.6", "1.6"},
      })),
      ElementsAre("供水量|level|41.2 万吨|actual|2023", "供水量|level|39.6 万吨|actual|2022",
                  "供水量|change|1.6 万吨|actual|2023"));
}

TEST(Cells, ThatAreDifferencesOfThoseBesideThemAreChanges) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "单位", "2023年", "2022年", "增减（±）"},
          {"登记失业率", "%", "2.6", "2.9", "-0.3"},
          {"户籍人口", "万人", "87.4", "86.9", "0.5"},
      })),
      ElementsAre("登记失业率|level|2.6 %|actual|2023", "登记失业率|level|2.9 %|actual|2022",
                  "登记失业率|change|-0.3 个百分点|actual|2023",
                  "户籍人口|level|87.4 万人|actual|2023", "户籍人口|level|86.9 万人|actual|2022",
                  "户籍人口|change|0.5 万人|actual|2023"));
}

TEST(Cells, UnderWordsOfChangeKeepTheNameOfTheirRow) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "2023年", "同比变化（%）", "比年初增加（亿元）", "环比"},
          {"住户存款（亿元）", "212.6", "-1.4", "3.8", "0.6%"},
      })),
      ElementsAre("住户存款|level|212.6 亿元|actual|2023", "住户存款|growth|-1.4 %|actual|2023",
                  "住户存款|change|3.8 亿元|actual|2023", "住户存款|growth|0.6 %|actual|2023"));
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "2023年", "以上年为100"},
                  {"农业总产值（亿元）", "21.4", "103.2"},
              })),
              ElementsAre("农业总产值|level|21.4 亿元|actual|2023",
                          "农业总产值指数|level|103.2 |actual|2023"));
}

TEST(Cells, UnderAPartOfTheBudgetAreRatios) {
  EXPECT_THAT(
      Facts(Communique()
                .Line("单位：万元")
                .Rows({
                    {"科目", "年初预算", "调整预算", "执行数", "完成调整预算的比例",
                     "为上年执行数的%"},
                    {"契税收入", "310", "300", "285", "95.0%", "101.2"},
                })),
      ElementsAre("契税收入|level|310 万元|target|2023", "契税收入|level|300 万元|target|2023",
                  "契税收入|level|285 万元|actual|2023", "契税收入|ratio|95.0 %|actual|2023",
                  "契税收入|ratio|101.2 %|actual|2023"));
}

TEST(Cells, OfRowsThatAreYearsAreOfThatYear) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"年份", "粮食产量（万吨）", "增长（%）"},
          {"2021", "55.1", "1.2"},
          {"2022年", "56.3", "2.2"},
      })),
      ElementsAre("粮食产量|level|55.1 万吨|actual|2021", "粮食产量|growth|1.2 %|actual|2021",
                  "粮食产量|level|56.3 万吨|actual|2022", "粮食产量|growth|2.2 %|actual|2022"));
}

TEST(Cells, OfRowsThatArePartsOfAYearAreOfThosePartsAndNamedByTheCaption) {
  EXPECT_THAT(Facts(Communique()
                        .Line("表3 2023年居民消费价格月度涨跌幅")
                        .Rows({
                            {"月份", "同比（%）"},
                            {"1月", "0.4"},
                            {"2月", "-0.3"},
                        })),
              ElementsAre("居民消费价格|growth|0.4 %|actual|2023-01",
                          "居民消费价格|growth|-0.3 %|actual|2023-02"));
  EXPECT_THAT(Facts(Communique().Rows({
                  {"时间", "工业增加值（亿元）"},
                  {"上半年", "31.2"},
                  {"全年", "66.4"},
              })),
              ElementsAre("工业增加值|level|31.2 亿元|actual|2023-01/2023-06",
                          "工业增加值|level|66.4 亿元|actual|2023"));
}

TEST(Cells, OfKindsOfGoodsTakeWhoSoldThemFromTheCaption) {
  const std::vector<std::vector<std::string>> rows = {
      {"指标名称", "类值", "增长"}, {"书报杂志类", "38.2", "0.6"}, {"汽车类", "652.1", "-7.1"}};
  EXPECT_THAT(
      Names(Communique().Line("表3 2023年限额以上商品零售类值").Line("单位：万元、%").Rows(rows)),
      ElementsAre("限额以上书报杂志类商品零售类值 38.2", "限额以上书报杂志类商品零售类值 0.6",
                  "限额以上汽车类商品零售类值 652.1", "限额以上汽车类商品零售类值 -7.1"));
  EXPECT_THAT(Names(Communique()
                        .Line("表3 2023年居民消费价格")
                        .Rows({{"类别", "比上年增长（%）"}, {"衣着类", "0.6"}})),
              ElementsAre("衣着类价格 0.6"));
}

TEST(Cells, OfYearsTakeTheWaterOfTheCaption) {
  EXPECT_THAT(Names(Communique()
                        .Line("表5 2022-2023年清江流域市控断面水环境质量")
                        .Rows({{"年份", "劣Ⅴ类水质比例（%）"}, {"2022年", "1.5"}})),
              ElementsAre("清江流域市控断面劣Ⅴ类水质比例 1.5"));
  EXPECT_THAT(Names(Communique()
                        .Line("表5 2022-2023年临川市空气质量")
                        .Rows({{"年份", "优良天数比例（%）"}, {"2022年", "91.5"}})),
              ElementsAre("优良天数比例 91.5"));
}

TEST(Cells, TakeNoNounFromARowInAnotherUnit) {
  EXPECT_THAT(Names(Communique().Rows({
                  {"指标", "单位", "2023年"},
                  {"工业用电量", "亿千瓦时", "8.2"},
                  {"建筑业", "亿千瓦时", "0.6"},
                  {"实际使用外资", "万美元", "310"},
                  {"城市公园", "个", "14"},
              })),
              ElementsAre("工业用电量 8.2", "建筑业用电量 0.6", "实际使用外资 310", "城市公园 14"));
}

TEST(Cells, TakeTheUnitOfTheCaptionBeforeThatOfAnUntiedRow) {
  EXPECT_THAT(
      Facts(Communique()
                .Line("单位：亿元")
                .Rows({
                    {"指标", "2023年"},
                    {"从业人员（万人）", "4.2"},
                    {"研发费用", "1.6"},
                })),
      ElementsAre("从业人员|level|4.2 万人|actual|2023", "研发费用|level|1.6 亿元|actual|2023"));
  EXPECT_THAT(
      Facts(Communique()
                .Line("单位：万元、户")
                .Rows({
                    {"项目", "金额", "户数"},
                    {"购房补贴", "310", "95"},
                })),
      ElementsAre("购房补贴|level|310 万元|actual|2023", "购房补贴户数|level|95 户|actual|2023"));
}

TEST(Cells, TakeTheUnitBelowTheirTableUnlessItIsOfTheNext) {
  EXPECT_THAT(Facts(Communique()
                        .Rows({{"指标", "零售额"}, {"社会消费品零售总额", "51.2"}})
                        .Line("单位：亿元、%")),
              ElementsAre("社会消费品零售总额|level|51.2 亿元|actual|2023"));
  EXPECT_THAT(Facts(Communique()
                        .Rows({{"指标", "数量"}, {"城市公园", "14"}})
                        .Line("单位：亿元")
                        .Rows({{"指标", "数额"}, {"契税收入", "1.6"}})),
              ElementsAre("城市公园|level|14 |actual|2023", "契税收入|level|1.6 亿元|actual|2023"));
}

TEST(Cells, OfLivestockAreNotProduced) {
  EXPECT_THAT(Names(Communique().Rows({
                  {"产品", "产量"},
                  {"蔬菜（万吨）", "21.4"},
                  {"家禽出栏（万只）", "310"},
              })),
              ElementsAre("蔬菜产量 21.4", "家禽出栏 310"));
}

TEST(Cells, OfTargetsMayHoldWordsAndRanges) {
  EXPECT_THAT(
      Lines(Communique().Rows({
                {"指标", "单位", "2024年目标"},
                {"进口额增长", "%", "2-3"},
                {"城市公园", "个", "不低于14"},
                {"林地面积", "万亩", "力争31"},
                {"发病率", "‰", "控制在1.2以内"},
                {"湿地面积", "万亩", "8.6（预计）"},
            }),
            [](const Fact& fact) {
              const std::string high = fact.value_high() ? "-" + fact.value_high()->ToString() : "";
              return std::string(fact.indicator) + " " + fact.value->ToString() + high + " " +
                     std::string(Name(fact.relation)) + " " + std::string(Name(fact.modality));
            }),
      ElementsAre("进口额 2-3 eq expected", "城市公园 14 ge expected", "林地面积 31 eq stretch",
                  "发病率 1.2 le expected", "湿地面积 8.6 eq expected"));
}

TEST(Cells, ThatTellTheirDirectionAreChanges) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "2023年", "同比变化"},
                  {"林草覆盖率（%）", "41.2", "上升0.6个百分点"},
                  {"供水量（万吨）", "310", "下降4.0%"},
              })),
              ElementsAre("林草覆盖率|level|41.2 %|actual|2023",
                          "林草覆盖率|change|0.6 个百分点|actual|2023",
                          "供水量|level|310 万吨|actual|2023", "供水量|growth|-4.0 %|actual|2023"));
}

TEST(Cells, OfClausesAreReadWithTheirLabel) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "完成情况"},
          {"农业总产值", "31.2亿元，增长4.0%"},
          {"路网建设", "新建公路14公里"},
          {"高新技术企业", "95家"},
      })),
      ElementsAre("农业总产值|level|31.2 亿元|actual|2023", "农业总产值|growth|4.0 %|actual|2023",
                  "新建公路|level|14 公里|actual|2023", "高新技术企业|level|95 家|actual|2023"));
}

TEST(Cells, OfAStatisticStandBehindTheGroupThatTheyAreOf) {
  EXPECT_THAT(Names(Communique().Rows({
                  {"指标", "城镇居民", "<"},
                  {"^", "2023年", "2022年"},
                  {"人均消费支出（元）", "31012", "29865"},
              })),
              ElementsAre("城镇居民人均消费支出 31012", "城镇居民人均消费支出 29865"));
}

TEST(Cells, OfTheWholeRegionAreNamedByTheirColumn) {
  EXPECT_THAT(Names(Communique()
                        .Line("2023年各县基本情况")
                        .Rows({
                            {"县区", "用电量（亿千瓦时）", "增速（%）"},
                            {"东河县", "3.1", "2.4"},
                            {"全市合计", "8.2", "4.0"},
                        })),
              ElementsAre("东河县用电量 3.1", "东河县用电量 2.4", "用电量 8.2", "用电量 4.0"));
}

TEST(Cells, OfTheTotalShareNoNounWithTheCaption) {
  EXPECT_THAT(
      Names(Communique()
                .Line("2023年各类学校基本情况")
                .Rows({
                    {"类别", "学校数（所）", "在校生（人）"},
                    {"小学", "41", "31012"},
                    {"合计", "95", "61240"},
                })),
      ElementsAre("小学学校数 41", "小学在校生 31012", "各类学校数 95", "各类学校在校生 61240"));
}

TEST(Cells, TakeTheUnitBehindAnotherBracketOfTheirLabel) {
  EXPECT_THAT(Names(Communique()
                        .Line("2023年主要产品产量")
                        .Rows({{"指标", "产量"}, {"氮肥(折纯)(万吨)", "6.5"}})),
              ElementsAre("氮肥(折纯)产量 6.5"));
}

TEST(Cells, BesideThoseOfAllAreLocalOnes) {
  EXPECT_THAT(Names(Communique()
                        .Line("2023年主要作物产量")
                        .Rows({{"作物", "全州（万吨）", "地方（万吨）"}, {"大豆", "8.5", "6.1"}})),
              ElementsAre("大豆产量 8.5", "地方大豆产量 6.1"));
}

TEST(Cells, OfARateBelowAnAmountHaveTheUnitOfTheirRow) {
  EXPECT_THAT(Facts(Communique()
                        .Line("2023年果园生产情况表")
                        .Rows({{"", "柑橘", "<"},
                               {"", "种植面积（万亩）", "产量（万吨）"},
                               {"山区", "5.5", "6.1"},
                               {"增长（%）", "-1.4", "2.2"}})),
              ElementsAre("山区柑橘种植面积|level|5.5 万亩|actual|2023",
                          "山区柑橘产量|level|6.1 万吨|actual|2023",
                          "山区柑橘种植面积|growth|-1.4 %|actual|2023",
                          "山区柑橘产量|growth|2.2 %|actual|2023"));
}

TEST(Cells, OfPlacesAreNamedByTheStatisticOfTheCaption) {
  EXPECT_THAT(
      Names(Communique()
                .Line("2023年各区地区生产总值")
                .Rows({
                    {"地区", "总量（亿元）", "增速（%）", "位次"},
                    {"东河区", "31.2", "2.4", "3"},
                })),
      ElementsAre("东河区地区生产总值 31.2", "东河区地区生产总值 2.4", "东河区地区生产总值 3"));
}

TEST(Cells, WithBlanksBetweenThousandsAreOneNumber) {
  EXPECT_THAT(Facts(Communique()
                        .Line("单位：万元")
                        .Rows({
                            {"项目", "金额"},
                            {"教育支出", "10 126 113"},
                        })),
              ElementsAre("教育支出|level|10126113 万元|actual|2023"));
}

TEST(Cells, BelongToTheBudgetThatTheirCaptionNames) {
  EXPECT_THAT(Names(Communique()
                        .Line("2023年政府性基金预算收支总表")
                        .Line("单位：亿元")
                        .Rows({
                            {"预算科目", "预计数", "<"},
                            {"^", "全市", "市级"},
                            {"城乡社区支出", "31.6", "9.8"},
                            {"其他政府性基金收入", "4.2", "1.1"},
                            {"支 出 合 计", "43.8", "12.7"},
                        })),
              ElementsAre("政府性基金预算城乡社区支出 31.6", "市级政府性基金预算城乡社区支出 9.8",
                          "其他政府性基金收入 4.2", "市级其他政府性基金收入 1.1",
                          "政府性基金预算支出合计 43.8", "市级政府性基金预算支出合计 12.7"));
}

TEST(Cells, OfTheGeneralBudgetNeedItsNameOnlyForSumsAndBalances) {
  EXPECT_THAT(Names(Communique()
                        .Line("2023年市本级一般公共预算收支总表")
                        .Rows({
                            {"预算科目", "金额（亿元）"},
                            {"一、教育支出", "16.3"},
                            {"年终结余", "2.1"},
                            {"支出合计", "40.5"},
                        })),
              ElementsAre("市本级教育支出 16.3", "市本级一般公共预算年终结余 2.1",
                          "市本级一般公共预算支出合计 40.5"));
}

TEST(Cells, OfSeveralFundsAreNamedByTheirFundAndTheirSumByTheWhole) {
  EXPECT_THAT(Names(Communique()
                        .Line("2023年市级社会保险基金预算收支总表")
                        .Rows({
                            {"项目", "合计", "失业保险基金"},
                            {"一、本年收入", "5.1", "0.4"},
                            {"二、本年收支结余", "1.3", "0.2"},
                        })),
              ElementsAre("市级社会保险基金本年收入 5.1", "市级失业保险基金本年收入 0.4",
                          "市级社会保险基金本年收支结余 1.3", "市级失业保险基金本年收支结余 0.2"));
}

TEST(Cells, OfATableOfTwoBudgetsTakeNeitherButThatOfTheirGroup) {
  EXPECT_THAT(Names(Communique()
                        .Line("2023年政府性基金预算和国有资本经营预算收支表")
                        .Rows({
                            {"项目", "金额（万元）"},
                            {"一、政府性基金预算", ""},
                            {"上级补助收入", "310"},
                            {"二、国有资本经营预算", ""},
                            {"利润收入", "95"},
                        })),
              ElementsAre("政府性基金预算上级补助收入 310", "国有资本经营预算利润收入 95"));
}

TEST(Cells, LoseTheSignOfTheSumBeforeTheirName) {
  EXPECT_THAT(Names(Communique().Rows({
                  {"项目", "金额（万元）"},
                  {"加：上级补助收入", "310"},
                  {"减：上解支出", "95"},
                  {"其中：1.专项上解支出", "40"},
              })),
              ElementsAre("上级补助收入 310", "上解支出 95", "专项上解支出 40"));
}

TEST(Cells, TakeNounAndUnitOfTheRowThatHeadsTheirGroup) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "绝对量", "增速（%）"},
                  {"旅客运输总量（万人）", "50.4", "-4.5"},
                  {"铁路", "30.1", "2.6"},
                  {"货物运输总量（万吨）", "", ""},
                  {"铁路", "20.2", "1.0"},
              })),
              ElementsAre("旅客运输总量|level|50.4 万人|actual|2023",
                          "旅客运输总量|growth|-4.5 %|actual|2023",
                          "铁路旅客运输总量|level|30.1 万人|actual|2023",
                          "铁路旅客运输总量|growth|2.6 %|actual|2023",
                          "铁路货物运输总量|level|20.2 万吨|actual|2023",
                          "铁路货物运输总量|growth|1.0 %|actual|2023"));
}

TEST(Cells, OfAStatisticOfItsOwnDoNotTakeTheUnitOfTheRowAbove) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "绝对量"},
          {"常住人口（万人）", "50.4"},
          {"人口出生率", "6.1"},
          {"城镇", "30.2"},
      })),
      ElementsAre("常住人口|level|50.4 万人|actual|2023", "人口出生率|level|6.1 |actual|2023",
                  "城镇常住人口|level|30.2 万人|actual|2023"));
}

TEST(Cells, ThatAreMaskedAreFactsWithoutAValue) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "绝对额（亿元）", "比上年增长（%）"},
                  {"工业增加值", "**", "XX.X"},
                  {"建筑业增加值", "3*.5", "**%"},
                  {"出口", "×", "—"},
                  {"进口", "21.4*", "-2.5"},
              })),
              ElementsAre("工业增加值|level|masked ** 亿元|actual|2023",
                          "工业增加值|growth|masked XX.X %|actual|2023",
                          "建筑业增加值|level|masked 3*.5 亿元|actual|2023",
                          "建筑业增加值|growth|masked ** %|actual|2023",
                          "进口|level|21.4 亿元|actual|2023", "进口|growth|-2.5 %|actual|2023"));
}

TEST(Cells, TakeTheUnitBesideTheirNumber) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"指标", "数值", "比上年增长"},
          {"用电量", "3.2亿千瓦时", "1.5倍"},
          {"茶叶产量", "310吨[1]", "—0.3%"},
          {"电价", "0.52元/千瓦时", "持平"},
      })),
      ElementsAre("用电量|level|3.2 亿千瓦时|actual|2023", "用电量|growth|1.5 倍|actual|2023",
                  "茶叶产量|level|310 吨|actual|2023", "茶叶产量|growth|-0.3 %|actual|2023",
                  "电价|level|0.52 元/千瓦时|actual|2023"));
}

TEST(Cells, TakeTheBoundBesideTheirNumber) {
  const Page page = Communique().Rows({
      {"指标", "单位", "2024年目标"},
      {"城镇新增就业", "人", "8000以上"},
      {"城镇登记失业率", "%", "4.5%以内"},
      {"万元GDP能耗", "吨标准煤", "≤0.31"},
      {"存款余额", "亿元", "约310"},
  });
  const auto facts = Lines(page, [](const Fact& fact) {
    return std::string(fact.indicator) + " " + std::string(Name(fact.relation)) + " " +
           fact.value->ToString() + " " + std::string(fact.unit()) + " " +
           std::string(fact.quote());
  });
  EXPECT_THAT(facts,
              ElementsAre("城镇新增就业 ge 8000 人 8000以上", "城镇登记失业率 le 4.5 % 4.5%以内",
                          "万元GDP能耗 le 0.31 吨标准煤 ≤0.31", "存款余额 approx 310 亿元 约310"));
}

TEST(Cells, OfRanksAreNamedByWhatIsRanked) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"县区", "财政收入（亿元）", "全市位次"},
                  {"东河县", "9.4", "2"},
              })),
              ElementsAre("东河县财政收入|level|9.4 亿元|actual|2023",
                          "东河县财政收入|rank|2 位|actual|2023"));
}

TEST(Cells, BesideAProductAreOfATradeOrAStatisticOfTheirOwn) {
  EXPECT_THAT(Names(Communique().Rows({
                  {"指标", "绝对数"},
                  {"地区生产总值（亿元）", "812.4"},
                  {"建筑业", "31.2"},
                  {"城镇新增就业（人）", "8120"},
              })),
              ElementsAre("地区生产总值 812.4", "建筑业增加值 31.2", "城镇新增就业 8120"));
}

TEST(Cells, OfMonthsTakeTheMonthsAboveThemInTheYearThatIsTold) {
  EXPECT_THAT(Facts(Communique().Rows({
                  {"指标", "1月", "1—6月", "第三季度", "2022年一季度"},
                  {"用电量（亿千瓦时）", "3.2", "20.9", "11.4", "9.1"},
              })),
              ElementsAre("用电量|level|3.2 亿千瓦时|actual|2023-01",
                          "用电量|level|20.9 亿千瓦时|actual|2023-01/2023-06",
                          "用电量|level|11.4 亿千瓦时|actual|2023-Q3",
                          "用电量|level|9.1 亿千瓦时|actual|2022-Q1"));
}

TEST(Cells, WithoutAHeaderStayText) {
  const Page page = Communique().Rows({{"甲", "12"}, {"乙", "13"}});
  EXPECT_THAT(Facts(page), IsEmpty());
}

TEST(Cells, OfOneRowNeedNoLabelWhereTheirColumnNamesThem) {
  EXPECT_THAT(
      Facts(Communique().Rows({{"常住人口（万人）", "工业用电量（亿千瓦时）", "同比增长（%）"},
                               {"31.5", "6.2", "4.1"}})),
      ElementsAre("常住人口|level|31.5 万人|actual|2023",
                  "工业用电量|level|6.2 亿千瓦时|actual|2023",
                  "工业用电量|growth|4.1 %|actual|2023"));
  EXPECT_THAT(Facts(Communique().Rows({{"年份", "常住人口（万人）"}, {"2022", "31.5"}})),
              ElementsAre("常住人口|level|31.5 万人|actual|2022"));
  EXPECT_THAT(Facts(Communique().Rows(
                  {{"常住人口（万人）", "用电量（亿千瓦时）"}, {"31.5", "6.2"}, {"32.5", "6.4"}})),
              IsEmpty());
}

TEST(Cells, AreOfThePlaceThatTheirTableNames) {
  const auto regions = [](const Page& page) {
    return Lines(page, [](const Fact& fact) {
      return std::string(fact.quote()) + " " + std::string(fact.region()) + " " +
             std::string(fact.region_code()) + " " + std::string(RuleOf(fact, Slot::kRegion));
    });
  };
  Page page;
  page.Line("宁波市2023年国民经济和社会发展统计公报")
      .Line("表1 2023年全省主要指标")
      .Rows({{"指标", "绝对数（亿元）"}, {"工业增加值", "812.5"}})
      .Line("表2 2023年江北区主要指标")
      .Rows({{"指标", "绝对数（亿元）"}, {"工业增加值", "12.5"}})
      .Line("江苏省2023年主要指标")
      .Rows({{"指标", "绝对数（亿元）"}, {"工业增加值", "912.5"}})
      .Line("表4 城镇化率比较")
      .Rows({{"指标", "全国（%）", "全省（%）", "全市（%）", "海曙区（%）"},
             {"城镇化率", "66.1", "74.1", "79.1", "99.1"}})
      .Line("表5 主要指标")
      .Rows({{"指标", "绝对数（亿元）"}, {"工业增加值", "112.5"}});
  EXPECT_THAT(regions(page),
              ElementsAre("812.5 浙江省 330000 region.table", "12.5 江北区 330205 region.table",
                          "912.5 江苏省 320000 region.table", "66.1 全国  region.table",
                          "74.1 浙江省 330000 region.table", "79.1 宁波市 330200 region.table",
                          "99.1 海曙区 330203 region.table", "112.5 宁波市 330200 region.article"));
}

TEST(Cells, OfProseAreReadAsProse) {
  EXPECT_THAT(
      Facts(Communique().Rows({
          {"工作", "进展"},
          {"绿化", "2023年全市完成造林面积3.2万亩，同比增长5%，成活率明显提高。"},
      })),
      ElementsAre("造林面积|level|3.2 万亩|actual|2023", "造林面积|growth|5 %|actual|2023"));
}

TEST(Cells, AccountForEachNumeralOfLabelsAndHeaders) {
  const Page page = Communique().Rows({
      {"序号", "年龄", "2023", "2022年"},
      {"1", "0-14岁", "30.1", "31.0"},
      {"2", "65岁以上", "28.4", "27.9"},
  });
  const Extraction read = page.Read();
  std::vector<std::string> rejected;
  for (const Rejected& one : read.articles[0].rejected) rejected.emplace_back(one.quote());
  EXPECT_THAT(rejected,
              UnorderedElementsAre("2023年", "2023", "2022年", "1", "0-14岁", "2", "65岁以上"));
  EXPECT_EQ(read.articles[0].facts.size(), 4U);
}

TEST(Cells, ThatMissTheirTotalAreNoted) {
  const auto diagnostics = [](std::string_view total) {
    std::vector<std::string> messages;
    const Page page = Communique().Rows({
        {"行业", "投资额（亿元）"},
        {"合计", std::string(total)},
        {"农业", "10.2"},
        {"工业", "40.3"},
        {"服务业", "49.4"},
    });
    const Extraction read = page.Read();
    for (const Diagnostic& one : read.articles[0].diagnostics) messages.emplace_back(one.message);
    return messages;
  };
  EXPECT_THAT(diagnostics("99.9"), IsEmpty());
  EXPECT_THAT(diagnostics("100.0"), IsEmpty()) << "each figure was rounded";
  EXPECT_THAT(diagnostics("101.9"),
              ElementsAre("the 3 parts of the column make 99.9, the total is 101.9"));
  EXPECT_THAT(diagnostics("260.0"), IsEmpty()) << "these are not all its parts";
}

TEST(Cells, AreNoHeadingsOfTheReport) {
  const Page page = Communique()
                        .Line("一、综合")
                        .Rows({{"项目", "金额（亿元）"}, {"一、税收收入", "36.2"}})
                        .Line("二、农业");
  const Extraction read = page.Read();
  std::vector<std::string> headings;
  for (const Section& section : read.articles[0].sections) headings.emplace_back(section.heading);
  EXPECT_THAT(headings,
              ElementsAre("临川市2023年国民经济和社会发展统计公报", "一、综合", "二、农业"));
}

TEST(Cells, TellWhereTheirSlotsComeFrom) {
  const Page page = Communique().Rows({{"指标", "产量（吨）"}, {"茶叶", "310"}});
  const Extraction read = page.Read();
  ASSERT_EQ(read.articles[0].facts.size(), 1U);
  const Fact& fact = read.articles[0].facts[0];
  const SourceText text(page.text());
  const auto words = [&](Slot slot) {
    return text.Utf8(fact.source(slot).begin, fact.source(slot).end());
  };
  EXPECT_EQ(fact.quote(), "310");
  EXPECT_EQ(words(Slot::kIndicator), "茶叶");
  EXPECT_EQ(words(Slot::kMeasure), "产量（吨）");
  EXPECT_EQ(words(Slot::kUnit), "吨");
  EXPECT_EQ(RuleOf(fact, Slot::kUnit), "unit.of_table");
}

// "indicator quote -> indicator quote" of each tie between text and table, "code: message" of each
// finding.
std::vector<std::string> ToldTwice(const Page& page) {
  std::vector<std::string> told;
  const Extraction read = page.Read();
  const Article& article = read.articles[0];
  const auto name = [&](int32_t i) {
    const Fact& fact = article.facts[static_cast<size_t>(i)];
    return std::string(fact.indicator) + " " + std::string(fact.quote());
  };
  for (const Link& link : article.links) {
    if (link.role == LinkRole::kLead) told.push_back(name(link.fact) + " -> " + name(link.other));
  }
  for (const Diagnostic& one : article.diagnostics) {
    told.push_back(std::string(Name(one.code)) + ": " + std::string(one.message));
    for (const int32_t fact : one.facts) told.back() += " | " + name(fact);
  }
  return told;
}

Page WithTable(std::string_view sentence, const std::vector<std::vector<std::string>>& rows) {
  return Communique().Line("一、综合").Line(sentence).Rows(rows);
}

TEST(TextAndTable, AreTiedWhereTheyAgreeInAnotherUnitAndRounded) {
  EXPECT_THAT(
      ToldTwice(WithTable(
          "全年进出口总额38.6亿元，比上年增长4.2%。",
          {{"指标", "绝对数（万元）", "比上年增长（%）"}, {"进出口总额", "385962", "4.2"}})),
      ElementsAre("进出口总额 38.6亿元 -> 进出口总额 385962", "进出口总额 4.2 -> 进出口总额 4.2%"));
}

TEST(TextAndTable, AreTiedUnderAShorterNameOfTheSameThing) {
  EXPECT_THAT(
      ToldTwice(WithTable("全年粮食总产量61.37万吨，比上年增长0.9%。",
                          {{"产品", "产量（万吨）", "比上年增长（%）"}, {"粮食", "61.37", "0.9"}})),
      ElementsAre("粮食总产量 0.9% -> 粮食产量 0.9", "粮食产量 61.37 -> 粮食总产量 61.37万吨"));
}

TEST(TextAndTable, AreNotTiedByAShorterNameWhereFewDigitsAgree) {
  EXPECT_THAT(
      ToldTwice(WithTable("全年粮食总产量61万吨，比上年增长0.9%。",
                          {{"产品", "产量（万吨）", "比上年增长（%）"}, {"粮食", "61", "0.9"}})),
      IsEmpty());
}

TEST(TextAndTable, OfTwoThingsOfOneEntryAreNotTied) {
  EXPECT_THAT(ToldTwice(WithTable("年末城镇常住人口120.8万人。",
                                  {{"指标", "年末数（万人）"}, {"乡村常住人口", "120.8"}})),
              IsEmpty());
}

TEST(TextAndTable, ThatDisagreeAreNoted) {
  EXPECT_THAT(
      ToldTwice(WithTable(
          "全年进出口总额36.8亿元，比上年增长4.2%。",
          {{"指标", "绝对数（万元）", "比上年增长（%）"}, {"进出口总额", "385962", "4.2"}})),
      ElementsAre("进出口总额 4.2 -> 进出口总额 4.2%",
                  "conflicting_repeat: 进出口总额 of 2023 is 36.8亿元 before and 385962万元 "
                  "in the table here | 进出口总额 385962 | 进出口总额 36.8亿元"));
}

TEST(TextAndTable, ThatDisagreeOnTheGrowthOfOneLevelAreNoted) {
  EXPECT_THAT(
      ToldTwice(
          WithTable("全年粮食总产量61.37万吨，比上年增长0.9%。",
                    {{"产品", "产量（万吨）", "比上年增长（%）"}, {"粮食", "61.37", "-0.9"}})),
      ElementsAre(
          "粮食产量 61.37 -> 粮食总产量 61.37万吨",
          "conflicting_repeat: 粮食总产量 of 2023 is 0.9% before and -0.9% in the table here "
          "| 粮食产量 -0.9 | 粮食总产量 0.9%"));
}

TEST(TextAndTable, ThatDifferInLevelAndGrowthSpeakOfTwoThings) {
  EXPECT_THAT(ToldTwice(WithTable("全年进出口总额36.8亿元，比上年增长7.5%。",
                                  {{"指标", "绝对数（万元）", "比上年增长（%）"},
                                   {"进出口总额", "385962", "4.2"}})),
              IsEmpty());
}

TEST(TextAndTable, ThatDisagreeOnAPartAreNotedWhereItsGrowthTellsThatItIsTheSame) {
  const auto told = [](std::string_view growth) {
    return ToldTwice(WithTable(
        "全年进出口总额38.6亿元，其中出口21.4亿元，比上年增长6.3%。",
        {{"指标", "绝对数（亿元）", "比上年增长（%）"}, {"出口", "24.1", std::string(growth)}}));
  };
  EXPECT_THAT(told("6.3"),
              ElementsAre("出口 6.3 -> 出口 6.3%",
                          "conflicting_repeat: 出口 of 2023 is 21.4亿元 before and 24.1亿元 in the "
                          "table here | 出口 24.1 | 出口 21.4亿元"));
  EXPECT_THAT(told("9.1"), IsEmpty());
}

TEST(TextAndTable, TakeAYearlyPaceForAnotherGrowth) {
  EXPECT_THAT(
      ToldTwice(WithTable("全年粮食总产量61.37万吨，年均增长1.8%。",
                          {{"产品", "产量（万吨）", "比上年增长（%）"}, {"粮食", "61.37", "0.9"}})),
      ElementsAre("粮食产量 61.37 -> 粮食总产量 61.37万吨"));
}

TEST(TextAndTable, EndsOnManyLevelsOfOneThing) {
  Page page = Communique();
  std::string sentence;
  std::vector<std::vector<std::string>> rows = {{"产品", "产量（万吨）"}};
  for (int i = 0; i < 20000; ++i) {
    sentence += "粮食总产量61.37万吨；";
    rows.push_back({"粮食", "61.37"});
  }
  page.Line(sentence).Rows(rows);
  EXPECT_FALSE(page.Read().articles[0].links.empty());
}

TEST(Cells, ReadAPageOfAYearbook) {
  EXPECT_THAT(Facts(Page()
                        .Line("2-1 地区生产总值（1978-2022年）")
                        .Line("单位：亿元")
                        .Rows({{"年份", "地区生产总值", "按产业分", "<", "指数（上年=100）"},
                               {"^", "^", "第一产业", "第二产业", "^"},
                               {"2021", "1446", "112.8", "650.4", "105.3"},
                               {"2022", "1557.5", "116", "700.5", "105"}})),
              ElementsAre("地区生产总值|level|1446 亿元|actual|2021",
                          "第一产业增加值|level|112.8 亿元|actual|2021",
                          "第二产业增加值|level|650.4 亿元|actual|2021",
                          "地区生产总值指数|level|105.3 |actual|2021",
                          "地区生产总值|level|1557.5 亿元|actual|2022",
                          "第一产业增加值|level|116 亿元|actual|2022",
                          "第二产业增加值|level|700.5 亿元|actual|2022",
                          "地区生产总值指数|level|105 |actual|2022"));
}

TEST(Cells, TakeYearsInOneRowForPastOnes) {
  EXPECT_THAT(Facts(Page()
                        .Line("主要年份国民经济主要指标")
                        .Rows({{"指标", "单位", "2000年", "2010年", "2022年", "2022年为2021年%"},
                               {"年末总人口", "万人", "310.2", "325.6", "330.1", "99.8"}})),
              ElementsAre("年末总人口|level|310.2 万人|actual|2000",
                          "年末总人口|level|325.6 万人|actual|2010",
                          "年末总人口|level|330.1 万人|actual|2022",
                          "年末总人口|ratio|99.8 %|actual|2022"));
}

TEST(Cells, TakeTheEndOfThePlanOfTheirCaptionForATarget) {
  EXPECT_THAT(Facts(Page()
                        .Line("关于印发数字经济发展规划的通知")
                        .Line("“十四五”数字经济发展主要指标")
                        .Rows({{"指标", "2020年", "2025年"},
                               {"数字经济增加值占GDP比重（%）", "32.2", "45"},
                               {"基站数（个）", "5214", "16000"}})),
              ElementsAre("数字经济增加值占GDP比重|level|32.2 %|actual|2020",
                          "数字经济增加值占GDP比重|level|45 %|target|2025",
                          "基站数|level|5214 个|actual|2020", "基站数|level|16000 个|target|2025"));
}

TEST(Cells, LeaveHowFarAYearIsOutOfTheName) {
  EXPECT_THAT(Names(Page()
                        .Line("甲市2023年主要指标")
                        .Rows({{"指标", "2023年预计完成（亿元）", "占全省比重（%）"},
                               {"税收收入", "70.12", "3.6"},
                               {"财政支出", "98", "3.4"}})),
              ElementsAre("税收收入 70.12", "税收收入占全省比重 3.6", "财政支出 98",
                          "财政支出占全省比重 3.4"));
}

TEST(Cells, LeaveTheSortOfARowOutOfItsName) {
  EXPECT_THAT(Names(Page()
                        .Line("甲市2023年规划主要指标")
                        .Rows({{"类别", "指标", "2023年"},
                               {"产业规模", "高新技术产业增加值（亿元）", "32.2"},
                               {"基础设施", "基站数（个）", "45"}})),
              ElementsAre("高新技术产业增加值 32.2", "基站数 45"));
  EXPECT_THAT(Names(Page()
                        .Line("甲市2023年一般公共预算收支表（单位：万元）")
                        .Rows({{"项目", "<", "执行数"},
                               {"收入", "税收收入", "45"},
                               {"^", "非税收入", "12"},
                               {"收入合计", "<", "57"}})),
              ElementsAre("税收收入 45", "非税收入 12", "一般公共预算收入合计 57"));
}

TEST(Cells, NameNothingByACaptionOfIndicators) {
  EXPECT_THAT(Names(Page()
                        .Line("16-3 各县（市、区）主要经济指标（2022年）")
                        .Rows({{"地区", "年末常住人口（万人）", "粮食产量（吨）"},
                               {"全市", "420.5", "1800"},
                               {"平江县", "95.2", "512"}})),
              ElementsAre("年末常住人口 420.5", "粮食产量 1800", "平江县年末常住人口 95.2",
                          "平江县粮食产量 512"));
}

TEST(Cells, NameARateByWhatStandsAboveIt) {
  EXPECT_THAT(Facts(Page()
                        .Line("2023年前三季度各县主要经济指标")
                        .Rows({{"地区", "地区生产总值", "<", "工业增加值增速", "<"},
                               {"^", "总量（亿元）", "增速（%）", "9月", "1-9月"},
                               {"平江县", "409.33", "5.3", "2.2", "3.1"}})),
              ElementsAre("平江县地区生产总值|level|409.33 亿元|actual|2023-01/2023-09",
                          "平江县地区生产总值|growth|5.3 %|actual|2023-01/2023-09",
                          "平江县工业增加值|growth|2.2 %|actual|2023-09",
                          "平江县工业增加值|growth|3.1 %|actual|2023-01/2023-09"));
}

}  // namespace
}  // namespace gongbao::extraction
