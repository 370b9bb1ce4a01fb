#include "common/document/flat_tables.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "common/document/text_edits.h"

namespace gongbao::document {
namespace {

// The text with its tables put back, "|" for a tab, each table behind "[rows x columns]".
std::string Read(std::string text) {
  DecodedDocument document;
  document.text = std::move(text);
  FindFlatTables(&document);
  std::string said = document.text;
  for (size_t i = document.tables.size(); i-- > 0;) {
    const Table& table = document.tables[i];
    said.insert(static_cast<size_t>(table.begin_byte),
                "[" + std::to_string(table.rows) + " x " + std::to_string(table.columns) + "]");
  }
  for (char& c : said) c = c == '\t' ? '|' : c;
  return said;
}

TEST(FlatTables, OfOneLineGetTheirRowsBack) {
  EXPECT_EQ(
      Read("全年茶叶加工稳步增长。 表 2 : 2031 年主要产品产量 产品名称 单位 产量 比上年增长( % "
           "绿茶 吨 12.5 3.2 竹 席 万张 6.0 -1.4 毛笔 万支 -8 与上年持平 全年新建茶园8处。"),
      "全年茶叶加工稳步增长。\n表 2 : 2031 年主要产品产量\n"
      "[4 x 4]产品名称|单位|产量|比上年增长( %\n绿茶|吨|12.5|3.2\n竹 席|万张|6.0|-1.4\n"
      "毛笔|万支|-8|与上年持平\n全年新建茶园8处。");
  EXPECT_EQ(
      Read("下面是当年情况：指 标 价格指数（上年=100）比上年涨跌（%）青菜 100.2 0.2其中：白菜 "
           "99.0 -1.0萝卜 104.3 4.3 4 全年共有集市12处。"),
      "下面是当年情况：\n[4 x 3]指 标|价格指数（上年=100）|比上年涨跌（%）\n青菜|100.2|0.2\n"
      "其中：白菜|99.0|-1.0\n萝卜|104.3|4.3\n4 全年共有集市12处。");
}

TEST(FlatTables, OneMayStandBehindAnother) {
  const std::string first =
      "产品名称 单位 产量 增长（%） 绿茶 吨 12.5 3.2 竹席 万张 6.0 -1.4 毛笔 万支 8.0 2.5";
  const std::string second =
      "指标 单位 产量 增长（%） 青菜 吨 1.5 0.2 白菜 吨 9.0 -1.0 萝卜 吨 4.3 4.3";
  const std::string read =
      "[4 x "
      "4]产品名称|单位|产量|增长（%）\n绿茶|吨|12.5|3.2\n竹席|万张|6.0|-1.4\n毛笔|万支|8.0|2.5\n";
  const std::string behind =
      "[4 x 4]指标|单位|产量|增长（%）\n青菜|吨|1.5|0.2\n白菜|吨|9.0|-1.0\n萝卜|吨|4.3|4.3";
  EXPECT_EQ(Read(first + " " + second), read + behind);
  EXPECT_EQ(Read(first + " 表2 蔬菜产量 " + second), read + "表2 蔬菜产量\n" + behind);
}

TEST(FlatTables, TabsInsideOfACellAreBlanks) {
  EXPECT_EQ(
      Read("下面是当年产量： 产品名称 单位\t产量 比上年增长（%） 绿\t茶 吨 12.5 3.2 竹席\t万张 6.0 "
           "-1.4 毛笔 万支 8.0 2.5 全年新建茶园。"),
      "下面是当年产量：\n[4 x 4]产品名称|单位|产量|比上年增长（%）\n绿 茶|吨|12.5|3.2\n"
      "竹席|万张|6.0|-1.4\n毛笔|万支|8.0|2.5\n全年新建茶园。");
}

TEST(FlatTables, HeadsThatEndAlikeArePartedFromTheFirstLabel) {
  EXPECT_EQ(
      Read("2031年各类培训情况表（单位：人）指 标 报名数 在读数 结业数木工班 104 356 140瓦工班 57 "
           "248 60电工班 30 115 47全年办班三期。"),
      "2031年各类培训情况表（单位：人）\n[4 x 4]指 标|报名数|在读数|结业数\n木工班|104|356|140\n"
      "瓦工班|57|248|60\n电工班|30|115|47\n全年办班三期。");
}

TEST(FlatTables, HeadsThatComeAgainStandBelowOthers) {
  EXPECT_EQ(
      Read("2031 年果园情况表梨 桃种植 面积 （亩） 产量 （吨） 种植面积（亩）产量（吨）全镇 56.5 "
           "61.4 "
           "57.3 34.8增长（%） -1.4 -2.2 3.7 1.2山上 45.9 44.5 42.6 20.3全年修路两条。"),
      "2031 年果园情况表\n[5 x 5]|梨|桃\n|种植 面积 （亩）|产量 （吨）|种植面积（亩）|产量（吨）\n"
      "全镇|56.5|61.4|57.3|34.8\n增长（%）|-1.4|-2.2|3.7|1.2\n山上|45.9|44.5|42.6|20.3\n"
      "全年修路两条。");
}

TEST(FlatTables, FiguresThatRunTogetherArePartedWhereAllRowsAgree) {
  EXPECT_EQ(
      Read("2031年储蓄情况指标年末数(万元)增长速度(%)全部储蓄2760.5811.5定期储蓄1767.7610.3活期储蓄"
           "414.73-2.8 全年办卡三千张。"),
      "2031年储蓄情况\n[4 x 3]指标|年末数(万元)|增长速度(%)\n全部储蓄|2760.58|11.5\n"
      "定期储蓄|1767.76|10.3\n活期储蓄|414.73|-2.8\n全年办卡三千张。");
  // No row tells how many decimals the first column has.
  const std::string open =
      "2031年储蓄情况指标年末数(万元)增长速度(%)全部储蓄2760.5811.5定期储蓄1767.7612.3活期储蓄"
      "414.7312.8 全年办卡三千张。";
  EXPECT_EQ(Read(open), open);
}

TEST(FlatTables, BesideEachOtherHaveTheirHeaderTwice) {
  EXPECT_EQ(Read("2031年产品产量指 标产量同比增长(%)指 "
                 "标产量同比增长(%)绿茶(吨)37.339.3红茶(吨)32.026.2竹席(张)"
                 "01.66-1.5草席(张)4.93-6.7 —5— 全年开店三家。"),
            "2031年产品产量\n[4 x 6]指 标|产量|同比增长(%)|指 标|产量|同比增长(%)\n"
            "绿茶(吨)|37.33|9.3|红茶(吨)|32.02|6.2\n竹席(张)|01.66|-1.5|草席(张)|4.93|-6.7\n—5—\n"
            "全年开店三家。");
}

TEST(FlatTables, ADigitTooManyIsTheNextLabels) {
  EXPECT_EQ(
      Read("产品名称 单位 产量 比上年增长（%）胶水 吨 12.50 3.2油漆 吨 6.00 -1.41,4丁醇 吨 8.21 "
           "2.0碱面 吨 7.70 1.1竹炭 吨 3.70 2.1木炭 吨 4.70 3.3白灰 吨 1.70 4.1墨块 吨 6.10 "
           "5.72全年开工两次。"),
      "[10 x 4]产品名称|单位|产量|比上年增长（%）\n胶水|吨|12.50|3.2\n油漆|吨|6.00|-1.4\n"
      "1,4丁醇|吨|8.21|2.0\n碱面|吨|7.70|1.1\n竹炭|吨|3.70|2.1\n木炭|吨|4.70|3.3\n"
      "白灰|吨|1.70|4.1\n墨块|吨|6.10|5.7\n2\n全年开工两次。");
}

TEST(FlatTables, WhatMayBeProseStaysAsItIs) {
  for (const std::string text :
       {"指标 完成情况较好，全年产茶 12.5 吨，增长 3.2 %，其中绿茶 6.0 吨，红茶 2.5 吨，花茶 4.0 "
        "吨。",
        "2031年全镇三类园地面积比重 第一类6.6% 第三类40.1% 第二类53.3% "
        "全年修路148.09公里，比上年增长11.6%。",
        "项目 2029 年 2030 年 2031 年 三年来一直没有变化，全镇的老人都说日子过得一年比一年好。",
        "200单位：万元、%2016.4 18.7 "
        "171.47153.17158.75167.9715015131.81101007.46.1550-1.2指标增速"}) {
    EXPECT_EQ(Read(text), text);
  }
}

TEST(FlatTables, HardlyCostTimeWhereThereAreNone) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "指标 1 ";
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(Read(text), text);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

TEST(TextEdits, MoveAllThatPointsIntoTheText) {
  DecodedDocument document;
  document.text = "甲乙 丙丁";
  document.tables.push_back(
      {.begin_byte = 3, .end_byte = 13, .rows = 1, .columns = 1, .cells = {}});
  document.tables[0].cells.push_back({.begin_byte = 3, .end_byte = 6});
  document.tables[0].cells.push_back({.begin_byte = 7, .end_byte = 13});
  document.origins.emplace_back().end_byte = 13;
  document.replaced_at = {7};
  TextEdits edits;
  edits.Add({3, 3, "\n"});
  edits.Add({6, 7, "\t\t"});
  edits.Add({13, 13, "\n"});
  edits.Apply(&document);
  EXPECT_EQ(document.text, "甲\n乙\t\t丙丁\n");
  EXPECT_EQ(document.tables[0].begin_byte, 4);
  EXPECT_EQ(document.tables[0].cells[0].end_byte, 7);
  EXPECT_EQ(document.tables[0].cells[1].begin_byte, 9);
  EXPECT_EQ(document.tables[0].cells[1].end_byte, 15);
  EXPECT_EQ(document.origins[0].end_byte, 15);
  EXPECT_EQ(document.replaced_at[0], 9);
}

}  // namespace
}  // namespace gongbao::document
