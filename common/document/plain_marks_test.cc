#include "common/document/plain_marks.h"

#include <gtest/gtest.h>

#include <string>

namespace gongbao::document {
namespace {

std::string Mended(std::string text) {
  DecodedDocument document;
  document.text = std::move(text);
  MendPlainMarks(&document);
  return document.text;
}

TEST(PlainMarks, EntitiesAreWhatTheyStandFor) {
  EXPECT_EQ(Mended("茶园&nbsp;12.4&#160;万亩，&ldquo;甲&rdquo;&#x4E59;&amp;lt;5&amp;amp;丙"),
            "茶园 12.4 万亩，“甲”乙<5&丙");
  EXPECT_EQ(Mended("甲&乙;R&D; &#0; &#xD800; &无"), "甲&乙;R&D; &#0; &#xD800; &无");
}

TEST(PlainMarks, SignsOfMarkdownAreTakenOff) {
  EXPECT_EQ(Mended("# 甲镇总结\n\n- 其中**茶园**12.4万亩\n> 修路~~30~~32公里\n* __新建__两处\n"),
            "甲镇总结\n\n其中茶园12.4万亩\n修路32公里\n新建两处\n");
}

TEST(PlainMarks, MasksStay) {
  const std::string masked = "茶园面积达到**亩，增长**%。\n#1号桥\n- 5\n";
  EXPECT_EQ(Mended(masked), masked);
  EXPECT_EQ(Mended("## 一、茶业\n产值达到**亿元，增长**%。"),
            "一、茶业\n产值达到**亿元，增长**%。");
}

TEST(PlainMarks, WhatIsReplacedMovesWithTheText) {
  DecodedDocument document;
  document.text = "甲&nbsp;\xEF\xBF\xBD";
  document.replaced_at = {9};
  MendPlainMarks(&document);
  EXPECT_EQ(document.text, "甲 \xEF\xBF\xBD");
  EXPECT_EQ(document.replaced_at[0], 4);
}

TEST(PlainMarks, WhatIsReplacedInStruckWordsIsGone) {
  DecodedDocument document;
  document.text = "# 甲\n修路~~3\xEF\xBF\xBD~~32公里\xEF\xBF\xBD";
  document.replaced_at = {15, 28};
  MendPlainMarks(&document);
  EXPECT_EQ(document.text, "甲\n修路32公里\xEF\xBF\xBD");
  EXPECT_EQ(document.replaced_at, std::vector<int32_t>{18});
}

}  // namespace
}  // namespace gongbao::document
