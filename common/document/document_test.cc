#include "common/document/document.h"

#include <gtest/gtest.h>

#include <vector>

namespace gongbao::document {
namespace {

TEST(OriginOf, IsTheFirstThatSharesAByte) {
  const std::vector<Origin> origins = {{.begin_byte = 3, .end_byte = 9, .path = "a"},
                                       {.begin_byte = 9, .end_byte = 12, .path = "b"}};
  EXPECT_EQ(OriginOf(origins, 3, 4), origins.data());
  EXPECT_EQ(OriginOf(origins, 8, 12), origins.data());
  EXPECT_EQ(OriginOf(origins, 9, 10), &origins[1]);
  EXPECT_EQ(OriginOf(origins, 0, 3), nullptr);
  EXPECT_EQ(OriginOf(origins, 12, 40), nullptr);
  EXPECT_EQ(OriginOf({}, 0, 1), nullptr);
}

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

// A mark, then the header, then the page's own word, then the bytes; but the bytes must fit.
TEST(DecodeDocument, TakesTheCharsetInTheOrderOfBrowsers) {
  struct Case {
    std::string_view bytes;
    Declared declared;
    std::string_view said;
    std::string_view used;
  };
  const std::string utf8 = "<html><meta charset=gbk><p>全市生产总值增长6%</p></html>";
  const std::string gb =
      "<html><meta charset=big5><p>\xC8\xAB\xCA\xD0\xC9\xFA\xB2\xFA\xD4\xF6\xB3\xA4</p></html>";
  const std::string short_gb = "<html><meta charset=utf-8><p>\xCD\xA8\xCD\xA3</p></html>";
  for (const Case& expected : {
           Case{utf8, {}, "gbk", "UTF-8"},
           Case{utf8,
                {.media_type = "text/html; charset=\"GB2312\"", .charset = {}},
                "GB2312",
                "UTF-8"},
           Case{utf8, {.media_type = "text/html; charset=x", .charset = "big5"}, "big5", "UTF-8"},
           Case{gb, {}, "big5", "GB18030"},
           Case{short_gb, {}, "utf-8", "UTF-8"},
           Case{short_gb, {.media_type = {}, .charset = "gb2312"}, "gb2312", "GB18030"},
       }) {
    const auto document = DecodeDocument(expected.bytes, expected.declared);
    ASSERT_TRUE(document.ok()) << document.status().ToString();
    EXPECT_EQ(document->declared_charset, expected.said);
    EXPECT_EQ(document->charset, expected.used) << expected.said;
  }
}

TEST(DecodeDocument, ReadsAPageInUtf16) {
  std::string page = "\xFF\xFE";
  for (const char c : std::string_view("<html><meta charset=utf-8><p>")) page += {c, '\0'};
  page += std::string_view("\x2D\x4E\x40\xD8\x00\xDC", 6);
  const auto document = DecodeDocument(page, {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, "中\xF0\xA0\x80\x80\n");
  EXPECT_EQ(document->media_type, "text/html");
  EXPECT_EQ(document->charset, "UTF-16LE");
}

TEST(DecodeDocument, KeepsThePlacesOfDamageInTheText) {
  std::string page = "<html><title>\xFF</title><p>";
  for (int i = 0; i < 30; ++i) page += "全市生产总值增长";
  page +=
      "\xFF"
      "6%</p></html>";
  const auto document = DecodeDocument(page, {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->replaced, 2);  // one of them in the title
  EXPECT_EQ(document->replaced_at, std::vector<int32_t>{30 * 24});
  const auto plain = DecodeDocument("全市生产总值增长百分之六点五\xFF。\n", {});
  ASSERT_TRUE(plain.ok());
  EXPECT_EQ(plain->replaced_at, std::vector<int32_t>{42});
  EXPECT_EQ(plain->detected_charset, "UTF-8");
}

TEST(DecodeDocument, ReadsNestingOfAnyDepth) {
  std::string page = "<html><body>";
  for (int i = 0; i < 100000; ++i) page += "<div>";
  page += "增长6%";
  const auto document = DecodeDocument(page, {});
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->text, "增长6%\n");
}

TEST(DecodeDocument, CutsOffWhatAPageSaysBelowATextThatWasCopied) {
  const std::string report = "甲市公报\n工业增长6%。\n";
  for (const char* foot : {"上一篇：2023年公报（增长5%）\n主办单位：甲市统计局 甲ICP备1号\n",
                           "\n您是第12位访客", "下一篇：没有了\n\n"}) {
    const auto decoded = DecodeDocument(report + foot, {});
    ASSERT_TRUE(decoded.ok());
    EXPECT_EQ(decoded->text, report) << foot;
  }
  const auto whole = DecodeDocument(report + "甲市统计局\n", {});
  EXPECT_EQ(whole->text, report + "甲市统计局\n");
}

TEST(DecodeDocument, ReadsTheEscapesOfAnAnswer) {
  const auto decoded = DecodeDocument(
      R"({"title": "\u5168\u5e74\u65b0\u5efa\u5b66\u6821\u4e09\u6240\uff0c\ud83c\udfeb"})", {});
  ASSERT_TRUE(decoded.ok());
  EXPECT_EQ(decoded->text, R"({"title": "全年新建学校三所，🏫"})");
}

TEST(DecodeDocument, RefusesThePageOfAnError) {
  for (const char* page : {"<html><body><h1>404 Not Found</h1></body></html>",
                           "<html><body><p>您访问的页面不存在，5秒后回到首页。</p></body></html>",
                           "<html><body><p>您的请求有安全威胁，已被拦截。编号：3</p></body></html>",
                           "<html><body><p>您的访问过于频繁，请在60秒后重试。</p></body></html>"}) {
    const auto decoded = DecodeDocument(page, {});
    ASSERT_FALSE(decoded.ok()) << page;
    EXPECT_EQ(decoded.status().code(), StatusCode::kInvalidArgument);
    EXPECT_NE(decoded.status().message().find("holds no report"), std::string::npos);
  }
}

TEST(DecodeDocument, TellsWhyAPageIsNoReport) {
  const auto message = [](const std::string& body, std::string_view title = "") {
    return DecodeDocument("<!doctypehtml><html><head><title>" + std::string(title) +
                              "</title></head><body><div>" + body + "</div></body></html>",
                          {})
        .status()
        .message();
  };
  const std::string filling =
      "<p>"
      "可能的原因：您输入的网址有误，请检查网址是否完整或存在多余字符；该网页已经失效，活动已下线等"
      "；"
      "网站改版升级，栏目进行了调整，原有链接地址已经发生变化，请从网站首页重新查找。您也可以使用站"
      "内搜索"
      "查找您需要的信息，或者拨打政务服务便民热线进行咨询，我们将尽快处理并回复您。</p>";
  EXPECT_NE(message("<h2>抱歉，您访问的页面不存在！</h2>" + filling).find("taken away"),
            std::string::npos);
  EXPECT_NE(message("<p>HTTP状态 404 - 未找到</p>" + filling).find("taken away"),
            std::string::npos);
  EXPECT_NE(message("<p>您访问的URL有可能对网站造成安全威胁。</p>" + filling).find("crawlers"),
            std::string::npos);
  EXPECT_NE(message("<p>当前环境异常，完成验证后即可继续访问。</p>").find("crawlers"),
            std::string::npos);
  EXPECT_NE(message("<p>短信登录 忘记密码？ 注册账号</p>").find("log in"), std::string::npos);
  EXPECT_NE(message("<p>您的浏览器版本过低，请升级。</p>").find("JavaScript"), std::string::npos);
  EXPECT_NE(message("<p>网站正在升级维护，敬请谅解。</p>").find("wait"), std::string::npos);
  EXPECT_NE(message("<p>找不到。</p>", "404 Not Found").find("taken away"), std::string::npos);
  // A report may speak of all that.
  EXPECT_EQ(message("<p>统一平台提升了找回忘记密码的效率，注册用户达20万人。</p>" + filling), "");
  EXPECT_NE(DecodeDocument("404 Not Found\n", {}).status().message().find("taken away"),
            std::string::npos);
  EXPECT_NE(
      DecodeDocument(R"({"code":404,"msg":"文章不存在"})", {}).status().message().find("taken"),
      std::string::npos);
  EXPECT_NE(DecodeDocument("<script>document.cookie='a'</script>", {})
                .status()
                .message()
                .find("no text outside of scripts"),
            std::string::npos);
}

TEST(DecodeDocument, TellsThatAPageHoldsNothingButItsTitle) {
  const std::string head =
      "<html><head><title>甲市2023年公报</title></head><body><h1>甲市2023年公报"
      "</h1><p>发布时间：2024-03-01</p><div id=zoom>";
  for (const char* article : {"<iframe src=a.pdf></iframe>", "<script src=a.js></script>"}) {
    EXPECT_NE(DecodeDocument(head + article + "</div></body></html>", {})
                  .status()
                  .message()
                  .find("nothing but its title"),
              std::string::npos);
  }
  EXPECT_TRUE(
      DecodeDocument(head + "<p>生产总值增长6%。</p><script></script></div></body>", {}).ok());
}

TEST(DecodeDocument, LeavesTheTitleOnALineOfItsOwn) {
  const auto document = DecodeDocument(
      "<html><head><title>甲市人民政府2023年上半年国民经济运行情况</title></head><body>"
      "<div>甲市人民政府2023年上半年国民经济运行情况</"
      "div><div>初步核算，上半年全市实现地区生产总值</div>"
      "<div>243.11亿元，按不变价格计算，同比增长5.9%。分</div>"
      "<div>产业看，第一产业增加值30.24亿元，增长4.1%；第</"
      "div><div>二产业增加值81.62亿元，增长6.0%。"
      "</div></body></html>",
      {});
  ASSERT_TRUE(document.ok());
  EXPECT_TRUE(
      document->text.starts_with("甲市人民政府2023年上半年国民经济运行情况\n初步核算，上半年"
                                 "全市实现地区生产总值243.11亿元"))
      << document->text;
}

TEST(DecodeDocument, RefusesWhatIsNotReadByItsName) {
  EXPECT_EQ(DecodeDocument("", {}).status().code(), StatusCode::kInvalidArgument);
  const auto jpeg = DecodeDocument("\xFF\xD8\xFF\xE0 JFIF", {});
  EXPECT_EQ(jpeg.status().code(), StatusCode::kUnimplemented);
  EXPECT_EQ(jpeg.status().message(),
            "this is a JPEG image, which is not read: send plain text, HTML, PDF, docx or xlsx");
  EXPECT_EQ(DecodeDocument("%PDF-1.7", {}).status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(DecodeDocument("<html><script>1</script></html>", {}).status().code(),
            StatusCode::kInvalidArgument);
  EXPECT_EQ(DecodeDocument(std::string(kMaxDocumentBytes + 1, '0'), {}).status().code(),
            StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace gongbao::document
