#include "common/document/document.h"

#include <gtest/gtest.h>

namespace gongbao::document {
namespace {

TEST(DecodeDocument, LeavesPlainTextAsItStands) {
  const auto document = DecodeDocument("  一、回顾\r\n全县增长５％。\n", {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text, "  一、回顾\r\n全县增长５％。\n");
  EXPECT_EQ(document->media_type, "text/plain");
}

TEST(DecodeDocument, TakesTheBodyOfAPageAndNotItsMenus) {
  const auto document = DecodeDocument(
      "<!DOCTYPE html><html><head><title> 公报 - 某网 </title><meta name='ArticleTitle' "
      "content='统计公报'>"
      "<script>var a='1亿元'</script></head><body><nav>首页 12345</nav>"
      "<div><a href=x>政务公开</a> <a href=y>互动</a></div>"
      "<p>&nbsp;&nbsp;全年生产总值\n达到<b>512.6</b>亿元，</p>增长<br>6.1%。"
      "<table><tr><td>指标</td><td>数值</td></tr><tr><td>产量</td><td>12</td></tr></table>"
      "<footer>电话 010</footer></body></html>",
      {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, "全年生产总值达到512.6亿元，\n增长\n6.1%。\n指标\t数值\n产量\t12\n");
  EXPECT_EQ(document->title, "统计公报");
  EXPECT_EQ(document->media_type, "text/html");
}

TEST(DecodeDocument, ReadsAPageInGb18030DespiteItsMeta) {
  const auto document = DecodeDocument(
      "<html><meta "
      "charset=utf-8><p>\xC8\xAB\xCA\xD0\xC9\xFA\xB2\xFA\xD7\xDC\xD6\xB5\xD4\xF6\xB3\xA4"
      "6%</p></html>",
      {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, "全市生产总值增长6%\n");
  EXPECT_EQ(document->charset, "GB18030");
}

TEST(DecodeDocument, ReadsNestingOfAnyDepth) {
  std::string page = "<html><body>";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  page += "增长6%";
  const auto document = DecodeDocument(page, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text, "增长6%\n");
}

TEST(DecodeDocument, RefusesWhatIsNotReadByItsName) {
  EXPECT_EQ(DecodeDocument("", {}).status().code(), StatusCode::kInvalidArgument);
  const auto jpeg = DecodeDocument("\xFF\xD8\xFF\xE0 JFIF", {});
  EXPECT_EQ(jpeg.status().code(), StatusCode::kUnimplemented);
  EXPECT_EQ(jpeg.status().message(),
            "this is a JPEG image, which is not read: send plain text or HTML");
  EXPECT_EQ(DecodeDocument("%PDF-1.7", {}).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(DecodeDocument("<html><script>1</script></html>", {}).status().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(DecodeDocument(std::string(kMaxDocumentBytes + 1, '0'), {}).status().code(),
            StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace gongbao::document
