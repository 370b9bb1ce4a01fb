#include "common/document/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include "common/document/document.h"

namespace gongbao::document {
namespace {

constexpr int kGzip = 16 + MAX_WBITS;
constexpr int kZlib = MAX_WBITS;

std::string Packed(std::string_view text, int window) {
  z_stream z{};
  EXPECT_EQ(deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string packed(deflateBound(&z, text.size()) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(packed.data());
  z.avail_out = static_cast<uInt>(packed.size());
  EXPECT_EQ(deflate(&z, Z_FINISH), Z_STREAM_END);
  packed.resize(z.total_out);
  deflateEnd(&z);
  return packed;
}

constexpr std::string_view kPage =
    "<html><head><title>甲县公报</title></head><body><p>全县生产总值增长6%。</p></body></html>";

TEST(Unpack, ReadsAPageThatAServerPacked) {
  for (const int window : {kGzip, kZlib}) {
    const std::string packed = Packed(kPage, window);
    EXPECT_FALSE(IsPlainText(packed));
    EXPECT_FALSE(NeedsProgram(packed));
    const auto document = DecodeDocument(packed, {.media_type = "text/html", .charset = {}});
    ASSERT_TRUE(document.ok()) << document.status().ToString();
    EXPECT_EQ(document->text, "全县生产总值增长6%。\n");
    EXPECT_EQ(document->media_type, "text/html");
  }
}

TEST(Unpack, ReadsAllMembersAndPassesOverWhatFollows) {
  const auto text = Unpack(Packed("全县", kGzip) + Packed("增长6%", kGzip) + std::string(9, '\0'));
  ASSERT_TRUE(text.ok()) << text.status().ToString();
  EXPECT_EQ(*text, "全县增长6%");
}

TEST(Unpack, TellsWhatIsCutOffFromWhatIsBroken) {
  std::string packed = Packed(std::string(kPage), kGzip);
  const auto cut = DecodeDocument(std::string_view(packed).substr(0, packed.size() / 2), {});
  EXPECT_EQ(cut.status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(cut.status().message(), "the gzip data is cut off: crawl it again");
  packed[packed.size() / 2] = static_cast<char>(~packed[packed.size() / 2]);
  const auto broken = DecodeDocument(packed, {});
  EXPECT_EQ(broken.status().code(), StatusCode::kInvalidArgument);
}

TEST(Unpack, StopsAtTheBoundOfADocument) {
  const std::string bomb = Packed(std::string(kMaxDocumentBytes + 1, '0'), kGzip);
  EXPECT_LT(bomb.size(), size_t{100'000});
  EXPECT_EQ(DecodeDocument(bomb, {}).status().code(), StatusCode::kResourceExhausted);
}

TEST(Unpack, NamesWhatIsNotReadWhenItIsPacked) {
  const auto message = [](std::string_view inner) {
    return DecodeDocument(Packed(inner, kGzip), {}).status().message();
  };
  EXPECT_EQ(
      message("%PDF-1.7"),
      "this is a PDF, doc, wps, rtf or xls packed with gzip, which is not read: unpack it and "
      "send it again");
  EXPECT_NE(message(Packed("a", kGzip)).find("gzip data packed with gzip"), std::string::npos);
  std::string tar(512, '\0');
  tar.replace(257, 5, "ustar");
  EXPECT_NE(message(tar).find("a tar archive"), std::string::npos);
  EXPECT_EQ(message(""), "the document is empty: there is nothing to read");
}

TEST(Unpack, LeavesTextThatOnlyBeginsLikeIt) {
  const auto document = DecodeDocument(
      "x\x9C\xB3\xA4"
      "6%, \xC8\xAB\xCA\xD0\xC9\xFA\xB2\xFA\xD7\xDC\xD6\xB5\n",
      {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->charset, "GB18030");
}

}  // namespace
}  // namespace gongbao::document
