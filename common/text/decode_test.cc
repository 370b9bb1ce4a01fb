#include "common/text/decode.h"

#include <gtest/gtest.h>

#include "common/text/utf8.h"

namespace gongbao::text {
namespace {

// "全市生产总值增长6%。" in GB18030.
constexpr std::string_view kGb =
    "\xC8\xAB\xCA\xD0\xC9\xFA\xB2\xFA\xD7\xDC\xD6\xB5\xD4\xF6\xB3\xA4"
    "6%\xA1\xA3";

TEST(IsValidUtf8, FollowsRfc3629) {
  EXPECT_TRUE(IsValidUtf8("增长6%"));
  EXPECT_TRUE(IsValidUtf8("a\xCC\x81 \xF0\xA0\x80\x80"));  // a combining mark, a character of Ext-B
  EXPECT_FALSE(IsValidUtf8("\xC0\x80"));                   // overlong
  EXPECT_FALSE(IsValidUtf8("\xED\xA0\x80"));               // surrogate
  EXPECT_FALSE(IsValidUtf8("\xF4\x90\x80\x80"));           // beyond U+10FFFF
  EXPECT_FALSE(IsValidUtf8("12345678增\xE5\xA2"));         // cut
}

TEST(DecodeText, LeavesValidUtf8AsItIs) {
  const auto text = DecodeText("\xEF\xBB\xBF全区\t增长６％\r\n", "gb2312");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->utf8, "\xEF\xBB\xBF全区\t增长６％\r\n");
  EXPECT_EQ(text->charset, "UTF-8");
  EXPECT_EQ(text->replaced, 0);
}

TEST(DecodeText, ReadsGb18030WhateverWasDeclared) {
  for (const char* declared : {"", "utf-8", "gb2312"}) {
    const auto text = DecodeText(kGb, declared);
    ASSERT_TRUE(text.ok()) << declared << text.status().ToString();
    EXPECT_EQ(text->utf8, "全市生产总值增长6%。");
    EXPECT_EQ(text->charset, "GB18030");
  }
}

// Longer than the head by which hopeless UTF-8 is told.
TEST(DecodeText, ReadsLongTextsOfEitherKind) {
  std::string gb;
  std::string utf8;
  while (gb.size() < 40000) {
    gb += kGb;
    utf8 += "全市生产总值增长6%。";
  }
  const auto read = DecodeText(gb, "");
  ASSERT_TRUE(read.ok()) << read.status().ToString();
  EXPECT_EQ(read->utf8, utf8);
  const auto refused = DecodeText(std::string(40000, '\xFF'), "");
  EXPECT_FALSE(refused.ok());
  // A page whose head is ASCII but for one malformed byte.
  const std::string damaged = std::string(20000, 'x') + "\xFF" + utf8;
  const auto page = DecodeText(damaged, "");
  ASSERT_TRUE(page.ok()) << page.status().ToString();
  EXPECT_EQ(page->charset, "UTF-8");
  EXPECT_EQ(page->replaced, 1);
}

TEST(DecodeText, ReadsFourByteGb18030) {
  std::string bytes(kGb);
  bytes += "\x95\x32\x82\x36";  // U+20000
  const auto text = DecodeText(bytes, "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->utf8, "全市生产总值增长6%。\xF0\xA0\x80\x80");
}

TEST(DecodeText, ReplacesAndCountsWhatIsMalformedInTheMiddle) {
  std::string bytes;
  for (int i = 0; i < 20; ++i) bytes += "全市生产总值增长百分之六";
  bytes.insert(30, "\xFF\xE5\x85");
  const auto text = DecodeText(bytes, "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->charset, "UTF-8");
  EXPECT_EQ(text->replaced, 2);
  EXPECT_TRUE(IsValidUtf8(text->utf8));
  EXPECT_EQ(CountChars(text->utf8), 20 * 12 + 2);
}

TEST(DecodeText, ReplacesANulAndGoesOn) {
  std::string bytes;
  for (int i = 0; i < 20; ++i) bytes += "全市生产总值增长百分之六";
  bytes.insert(6, 1, '\0');
  const auto text = DecodeText(bytes, "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->replaced, 1);
  EXPECT_EQ(text->utf8.substr(0, 12), "全市\xEF\xBF\xBD生");
}

TEST(DecodeText, ReadsUtf16AfterAByteOrderMark) {
  const auto text = DecodeText(std::string_view("\xFF\xFE\x2D\x4E\x36\x00", 6), "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->utf8, "中6");
  EXPECT_EQ(text->charset, "UTF-16LE");
}

TEST(DecodeText, RefusesBinaryDataByName) {
  const auto zeros = DecodeText(std::string(4096, '\0'), "");
  EXPECT_EQ(zeros.status().code(), StatusCode::kInvalidArgument);
  EXPECT_NE(zeros.status().message().find("4096 NUL bytes"), std::string::npos);
  std::string noise;
  uint32_t state = 1;
  for (int i = 0; i < 4096; ++i) {
    state = state * 1664525u + 1013904223u;
    noise += static_cast<char>(state >> 24 | 1);
  }
  const auto random = DecodeText(noise, "");
  EXPECT_EQ(random.status().code(), StatusCode::kInvalidArgument);
  EXPECT_NE(random.status().message().find("convert it to UTF-8"), std::string::npos);
}

}  // namespace
}  // namespace gongbao::text
