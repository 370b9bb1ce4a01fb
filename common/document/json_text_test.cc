#include "common/document/json_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/document/document.h"

namespace gongbao::document {
namespace {

constexpr std::string_view kFirst =
    "全年新建学校三所，在校学生4.5万人，比上年增长2.1%，专任教师3612人，学龄儿童入学率保持稳定。";
constexpr std::string_view kSecond =
    "年末全县公路里程1204.5公里，其中高速公路86.3公里，全年完成货运量325.5万吨，比上年增长3.4%。";

std::string Content() {
  return "<p class=\\\"a\\\">" + std::string(kFirst) + "<\\/p>\\n<p>" + std::string(kSecond) +
         "</p>";
}
std::string Text() { return std::string(kFirst) + "\n" + std::string(kSecond) + "\n"; }

TEST(JsonText, AnAnswerIsItsLongestString) {
  const std::string answer =
      R"({"code": 200, "data": {"title": "甲县公报", "summary": "全年新建学校三所。",
      "content": ")" +
      Content() + R"(", "hits": 1325}})";
  const auto document = DecodeDocument(answer, {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, Text());
  EXPECT_EQ(document->title, "甲县公报");
  EXPECT_EQ(document->media_type, "application/json");
  EXPECT_FALSE(IsPlainText(answer));

  const auto plain = DecodeDocument("[{\"a\": \"一、教育\\n" + std::string(kFirst) + "\\n" +
                                        std::string(kSecond) + "\\n\\u4e00\\u3002\"}]",
                                    {});
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(plain->text, "一、教育\n" + Text() + "一。");
}

TEST(JsonText, WhatHoldsNoArticleStaysAsItIs) {
  for (const char* text : {"{\"title\": \"新建学校三所。\"}", "[摘要]全年新建学校三所。",
                           "{全年新建学校三所。}", "{\"", "[{", "{"}) {
    const auto document = DecodeDocument(text, {});
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->text, text);
  }
}

TEST(JsonText, APageThatShowsNothingIsReadFromItsScripts) {
  const std::string data = "{\"title\":\"甲县公报\",\"content\":\"" + Content() + "\"}";
  for (const std::string& script :
       std::vector<std::string>{"<script>window.state=" + data + ";var a=\"x\";</script>",
                                "<script type=\"application/json\">" + data +
                                    "</script><script>alert('请登录。');</script>"}) {
    const auto document = DecodeDocument(
        "<html><body><h1>甲县</h1><div id=app></div>" + script + "</body></html>", {});
    ASSERT_TRUE(document.ok()) << document.status().ToString();
    EXPECT_EQ(document->text, Text());
  }
  // Not where the page shows its article itself, nor code that stands between two strings.
  const std::string shown = "<html><body><p>" + std::string(kFirst) + "</p><script>a=" + data;
  EXPECT_EQ(DecodeDocument(shown + "</script></body></html>", {})->text,
            std::string(kFirst) + "\n");
  EXPECT_EQ(LongestArticle("a(\"x\";" + std::string(kFirst) + "\";", 10), std::nullopt);
}

TEST(JsonText, TagsThatWereEscapedOnceMoreAreRead) {
  const std::string once = "<p>" + std::string(kFirst) + "</p><p>" + std::string(kSecond) + "</p>";
  std::string source = once + once + once;
  for (size_t at = source.find('<'); at != source.npos; at = source.find('<', at))
    source.replace(at, 1, "&lt;");
  const auto document = DecodeDocument(
      "<html><body><textarea style='display:none'>" + source + "</textarea></body></html>", {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, Text() + Text() + Text());
}

TEST(JsonText, AFieldOfAFormKeepsItsLines) {
  const std::string lines = Text() + "二、交通\n" + Text() + Text();
  const auto document =
      DecodeDocument("<html><body><textarea>" + lines + "</textarea></body></html>", {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, lines);
}

TEST(JsonText, APageOfFramesSaysSo) {
  const auto document = DecodeDocument(
      "<html><frameset cols='20%,80%'><frame src=a.htm><frame src=b.htm></frameset></html>", {});
  ASSERT_FALSE(document.ok());
  EXPECT_NE(document.status().message().find("frames others"), std::string::npos);
}

}  // namespace
}  // namespace gongbao::document
