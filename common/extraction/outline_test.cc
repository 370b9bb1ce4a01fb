// Headings, how they nest, and what their sections are for.
#include "common/extraction/outline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/testing.h"

namespace gongbao::extraction {
namespace {

using ::testing::ElementsAre;

// "1.2 plan (二)产业" for each section with a heading.
std::vector<std::string> Outline(const std::string& text) {
  std::vector<std::string> lines;
  const Extraction extraction = Extract(Words(), text, {});
  for (const Section& section : extraction.articles.front().sections) {
    if (section.path.empty()) continue;
    lines.push_back(std::string(section.path) + " " + std::string(Name(section.role)) + " " +
                    std::string(section.heading));
  }
  return lines;
}

TEST(Outline, NestsNumberedHeadings) {
  EXPECT_THAT(
      Outline("甲山市2024年政府工作报告\n一、2023年工作回顾\n（一）产业\n1．工业\n（1）钢\n"
              "2．农业\n（二）民生\n二、2024年工作安排\n（一）城市\n"),
      ElementsAre("1 review 一、2023年工作回顾", "1.1 review （一）产业", "1.1.1 review 1．工业",
                  "1.1.1.1 review （1）钢", "1.1.2 review 2．农业", "1.2 review （二）民生",
                  "2 plan 二、2024年工作安排", "2.1 plan （一）城市"));
}

TEST(Outline, NestsChaptersAndTheirSections) {
  EXPECT_THAT(
      Outline("甲山市发展规划\n第一章 发展基础\n第一节 工业\n一、钢\n第二节 农业\n第二章 总体"
              "要求\n第一节 目标\n"),
      ElementsAre("1 review 第一章 发展基础", "1.1 review 第一节 工业", "1.1.1 review 一、钢",
                  "1.2 review 第二节 农业", "2 plan 第二章 总体要求", "2.1 plan 第一节 目标"));
}

TEST(Outline, NestsWhatIsNumberedAnewUnderAnUnnumberedHeading) {
  EXPECT_THAT(
      Outline("甲山市2024年政府工作报告\n2023年工作回顾\n一、工业\n二、农业\n2024年工作安排\n"
              "一、城市\n"),
      ElementsAre("1 review 2023年工作回顾", "1.1 review 一、工业", "1.2 review 二、农业",
                  "2 plan 2024年工作安排", "2.1 plan 一、城市"));
}

TEST(Outline, GoesOnBehindAnUnnumberedHeading) {
  EXPECT_THAT(Outline("甲山市2024年政府工作报告\n一、2023年工作回顾\n存在的问题\n不少。\n"
                      "二、2024年工作安排\n"),
              ElementsAre("1 review 一、2023年工作回顾", "2 problems 存在的问题",
                          "3 plan 二、2024年工作安排"));
}

TEST(Outline, TellsWhatIsAttached) {
  EXPECT_THAT(Outline("甲山市2024年政府工作报告\n一、2024年工作安排\n修路。\n附件1\n一、表\n"),
              ElementsAre("1 plan 一、2024年工作安排", "2 annex 附件1", "2.1 annex 一、表"));
  EXPECT_THAT(Outline("甲山市2024年政府工作报告\n一、2024年工作安排\n修路。\n名词解释\n1．路\n"),
              ElementsAre("1 plan 一、2024年工作安排", "2 annex 名词解释", "2.1 annex 1．路"));
}

// A report of 60 sentences.
std::string Report(int number) {
  std::string text = "甲山市2024年政府工作报告\n各位代表：\n一、2023年工作回顾\n";
  for (int i = number; i < number + 60; ++i)
    text += "改造第" + std::to_string(i) + "号渠道，灌溉农田" + std::to_string(7 * i) +
            "亩，群众满意。";
  return text + "\n二、2024年工作安排\n继续改造渠道。\n";
}

TEST(Articles, ArePartedWhereAReportIsRepeated) {
  const std::string text = "当前位置：首页\n" + Report(100) + "打印\n当前位置：首页\n" +
                           Report(100) + "打印\n当前位置：首页\n" + Report(100);
  const Extraction extraction = Extract(Words(), text, {});
  ASSERT_EQ(extraction.articles.size(), 3u);
  for (const Article& article : extraction.articles) {
    EXPECT_EQ(article.title, "甲山市2024年政府工作报告");
    EXPECT_EQ(article.facts.size(), extraction.articles.front().facts.size());
  }
  EXPECT_EQ(extraction.articles[2].copy_of, 0);
  EXPECT_EQ(extraction.articles[0].span.end_byte, extraction.articles[1].span.start_byte);
}

TEST(Articles, AreNotPartedByASentenceThatIsSaidTwice) {
  const std::string sentence =
      "坚持把为人民服务放在每件事的最前头始终同群众想在一起干在一起把好事办实把实事办好让"
      "发展"
      "好处落到每家每户的门口。";
  const std::string text =
      sentence + sentence + "\n" + Report(100) + sentence + sentence + "\n" + Report(300);
  EXPECT_EQ(Extract(Words(), text, {}).articles.size(), 1u);
}

}  // namespace
}  // namespace gongbao::extraction
