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

TEST(DecodeText, ReadsEachRunOfAMixedPageInItsCharset) {
  const std::string utf8 = "<p>全年新建学校三所，通车里程增加。</p>";
  const std::string gb = "<p>" + std::string(kGb) + "</p>";
  const std::string said = "<p>全市生产总值增长6%。</p>";
  for (const auto& [bytes, expected] :
       {std::pair(utf8 + utf8 + gb + utf8, utf8 + utf8 + said + utf8),
        std::pair(gb + gb + gb + utf8, said + said + said + utf8),
        std::pair(utf8 + "\n" + gb + "<b>\xCD\xA8\xCD\xA3</b>",
                  utf8 + "\n" + said + "<b>通停</b>")}) {
    const auto text = DecodeText(bytes, "");
    ASSERT_TRUE(text.ok()) << text.status().ToString();
    EXPECT_EQ(text->utf8, expected);
    EXPECT_EQ(text->replaced, 0);
  }
  // Damage is no other charset.
  const auto damaged = DecodeText(utf8 + "<p>全年新建学校三\xE6\x89所，通车里程。</p>", "");
  EXPECT_EQ(damaged->utf8, utf8 + "<p>全年新建学校三\xEF\xBF\xBD所，通车里程。</p>");
}

TEST(DecodeText, TellsOnlyWhatCanBeACharsetOfWhatWasDeclared) {
  EXPECT_EQ(DecodeText("甲", "x-gbk")->declared, "x-gbk");
  EXPECT_EQ(DecodeText("甲", "utf-8\xB9\xFA")->declared, "utf-8");
  EXPECT_EQ(DecodeText("甲", "\xB9\xFA")->declared, "");
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

// "全市生產總值增長6%。" in Big5.
constexpr std::string_view kBig5 =
    "\xA5\xFE\xA5\xAB\xA5\xCD\xB2\xA3\xC1\x60\xAD\xC8\xBC\x57\xAA\xF8"
    "6%\xA1\x43";

TEST(DecodeText, TellsBig5FromGb18030) {
  for (const char* declared : {"", "utf-8", "big5", "gb2312"}) {
    const auto text = DecodeText(kBig5, declared);
    ASSERT_TRUE(text.ok()) << declared << text.status().ToString();
    EXPECT_EQ(text->utf8, "全市生產總值增長6%。") << declared;
    EXPECT_EQ(text->charset, "Big5");
    EXPECT_EQ(text->detected, "Big5");
    EXPECT_EQ(text->declared, declared);
  }
  EXPECT_EQ(DecodeText(kGb, "big5")->charset, "GB18030");
}

TEST(DecodeText, ReadsTheHongKongSetBeyondTheBmp) {
  std::string bytes(kBig5);
  bytes += "\x9C\x71";  // U+20021
  const auto text = DecodeText(bytes, "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->utf8, "全市生產總值增長6%。\xF0\xA0\x80\xA1");
}

TEST(DecodeText, KeepsThePlaceOfEachReplacement) {
  std::string bytes;
  for (int i = 0; i < 20; ++i) bytes += kGb;
  bytes.insert(4, "\xFF");
  bytes.insert(bytes.size() - 2, "\x80");
  const auto text = DecodeText(bytes, "");
  ASSERT_TRUE(text.ok()) << text.status().ToString();
  EXPECT_EQ(text->charset, "GB18030");
  ASSERT_EQ(text->replaced, 2);
  ASSERT_EQ(text->replaced_at.size(), 2U);
  EXPECT_EQ(text->replaced_at[0], 6);
  for (const int32_t at : text->replaced_at) {
    EXPECT_EQ(text->utf8.substr(static_cast<size_t>(at), 3), "\xEF\xBF\xBD");
  }
}

TEST(DecodeText, CountsOnWhereItKeepsNoMorePlaces) {
  std::string bytes;
  for (int i = 0; i < 2000; ++i) bytes += "全市生产总值增长百分之六\xFF";
  const auto text = DecodeText(bytes, "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->replaced, 2000);
  EXPECT_EQ(text->replaced_at.size(), kMaxReplacedPlaces);
  EXPECT_EQ(text->replaced_at[1], 2 * 36 + 3);
}

// An include in another charset in the middle of a page.
TEST(DecodeText, ReadsMixedBytesAsTheGreaterPart) {
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += "全市生产总值增长百分之六。";
  bytes += kGb;
  const auto text = DecodeText(bytes, "gb2312");
  ASSERT_TRUE(text.ok()) << text.status().ToString();
  EXPECT_EQ(text->charset, "UTF-8");
  EXPECT_EQ(text->detected, "UTF-8");
  EXPECT_GT(text->replaced, 0);
  EXPECT_TRUE(text->utf8.starts_with("全市生产总值增长百分之六。"));
}

// Bytes of GB2312 that happen to be well-formed UTF-8 of two-byte characters.
TEST(DecodeText, BelievesADeclarationWhereTheBytesFitBoth) {
  constexpr std::string_view kWords = "\xCD\xA8\xCD\xA3";  // 通停
  EXPECT_EQ(DecodeText(kWords, "gbk")->utf8, "通停");
  EXPECT_EQ(DecodeText(kWords, "")->charset, "UTF-8");
  EXPECT_EQ(DecodeText("中", "gbk")->charset, "UTF-8");
}

// `text` as units of `width` bytes.
std::string Units(std::u32string_view text, size_t width, bool big_endian) {
  std::string bytes;
  for (const char32_t c : text) {
    for (size_t i = 0; i < width; ++i) {
      bytes += static_cast<char>(c >> 8 * (big_endian ? width - 1 - i : i) & 0xFF);
    }
  }
  return bytes;
}

TEST(DecodeText, ReadsUtf16And32WithAndWithoutAMark) {
  constexpr std::u32string_view kText = U"全市生产总值增长6%。\r\n";
  for (const size_t width : {size_t{2}, size_t{4}}) {
    for (const bool big_endian : {false, true}) {
      const std::string name =
          std::string(width == 2 ? "UTF-16" : "UTF-32") + (big_endian ? "BE" : "LE");
      for (const bool mark : {false, true}) {
        const auto text = DecodeText(
            Units(mark ? U"\uFEFF" : U"", width, big_endian) + Units(kText, width, big_endian),
            "gb2312");
        ASSERT_TRUE(text.ok()) << name << mark << text.status().ToString();
        EXPECT_EQ(text->utf8, "全市生产总值增长6%。\r\n") << name << mark;
        EXPECT_EQ(text->charset, name);
        EXPECT_EQ(text->detected, name);
      }
    }
  }
}

TEST(DecodeText, ReadsSurrogatePairsAndReplacesLoneOnes) {
  const auto text =
      DecodeText(Units(std::u32string{0xFEFF, 0x4E2D, 0xD840, 0xDC00, 0xD840, 0x36}, 2, true), "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->utf8,
            "中\xF0\xA0\x80\x80\xEF\xBF\xBD"
            "6");
  EXPECT_EQ(text->replaced_at, std::vector<int32_t>{7});
  const auto beyond = DecodeText(Units(std::u32string{0xFEFF, 0x20000, 0x110000}, 4, false), "");
  ASSERT_TRUE(beyond.ok());
  EXPECT_EQ(beyond->utf8, "\xF0\xA0\x80\x80\xEF\xBF\xBD");
}

TEST(DecodeText, ReadsAsciiWithAFewStrangeBytes) {
  const auto text = DecodeText("Copyright \xA9 2024, a page of a hundred ASCII characters", "");
  ASSERT_TRUE(text.ok());
  EXPECT_EQ(text->replaced, 1);
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

TEST(DecodeName, ReadsAFewCharactersThatNoStatisticTells) {
  EXPECT_EQ(DecodeName("\xDA\xFA.doc", ""), "邡.doc");       // of the second level of GB2312
  EXPECT_EQ(DecodeName("\xC1\xAA\xCD\xA8", "gbk"), "联通");  // valid UTF-8 by chance
  EXPECT_EQ(DecodeName("\xA4\xBD", "big5"), "公");
  EXPECT_EQ(DecodeName("公报e\u0301𠮷", "gb2312"), "公报e\u0301𠮷");
  EXPECT_EQ(DecodeName("a\xFF", "utf-8"), "a\uFFFD");
  EXPECT_EQ(DecodeName("", ""), "");
}

}  // namespace
}  // namespace gongbao::text
