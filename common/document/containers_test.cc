#include "common/document/containers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/document/containers_test.h"
#include "common/document/package.h"
#include "common/document/package_testing.h"

namespace gongbao::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string ReplaceAll(std::string text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string Mail(const std::string& body) {
  return "From: office@example.org\r\nTo: press@example.org\r\nMIME-Version: 1.0\r\n"
         "Content-Type: text/plain; charset=utf-8\r\n\r\n" +
         body;
}

const std::string kReport = Docx("<w:p><w:r><w:t>云溪市全年生产总值增长6.1%。</w:t></w:r></w:p>");

TEST(TakeApart, GivesTheFilesOfAZipAsTheyAre) {
  const std::string zip =
      Zip({{"2024/", ""}, {"2024/公报.docx", kReport}, {"说明.txt", "全市增长5%。"}});
  EXPECT_FALSE(IsPlainText(zip));
  const DecodedDocument taken = Decoded(zip);
  EXPECT_EQ(taken.media_type, "application/zip");
  EXPECT_EQ(taken.text, "");
  EXPECT_THAT(Paths(taken), ElementsAre("2024/公报.docx", "说明.txt"));
  EXPECT_EQ(taken.parts[0].bytes, kReport);
  EXPECT_EQ(taken.parts[1].bytes, "全市增长5%。");
  EXPECT_THAT(taken.lost_parts, IsEmpty());
}

TEST(TakeApart, PassesOverWhatSystemsLeaveBehind) {
  const DecodedDocument taken = Decoded(Zip({{"__MACOSX/._a.txt", "x"},
                                             {"b/.DS_Store", "x"},
                                             {"b/thumbs.db", "x"},
                                             {"b/~$a.docx", "x"},
                                             {"empty.txt", ""},
                                             {"b/a.txt", "增长5%"}}));
  EXPECT_THAT(Paths(taken), ElementsAre("b/a.txt"));
  EXPECT_THAT(taken.lost_parts, IsEmpty());
}

TEST(TakeApart, MakesNamesThatAreSafePathsAndUnique) {
  const DecodedDocument taken = Decoded(Zip({{"/etc/passwd", "1"},
                                             {"../../up.txt", "2"},
                                             {"C:\\a\\.\\b.txt", "3"},
                                             {"a\nb.txt", "4"},
                                             {"a!/b.txt", "5"},
                                             {"x/./up.txt", "6"},
                                             {"x//up.txt", "7"},
                                             {"..", "8"},
                                             {"x/" + std::string(3000, 'n') + "公.txt", "9"}}));
  EXPECT_THAT(Paths(taken),
              ElementsAre("etc/passwd", "up.txt", "C_/a/b.txt", "a_b.txt", "a_/b.txt", "x/up.txt",
                          "x/up (2).txt", "unnamed", std::string(505, 'n') + "公.txt"));
}

TEST(TakeApart, ReadsNamesInGb18030AndInUtf8) {
  const std::string name = "\xB9\xAB\xB1\xA8.txt";  // 公报
  const std::string gbk = ReplaceAll(Zip({{"name.txt", "增长5%"}}), "name.txt", name);
  EXPECT_THAT(Paths(Decoded(gbk)), ElementsAre("公报.txt"));
  // As macOS writes it: UTF-8 that is not marked so.
  const std::string utf8 = ReplaceAll(Zip({{"namexx.txt", "增长5%"}}), "namexx", "公报");
  EXPECT_THAT(Paths(Decoded(utf8)), ElementsAre("公报.txt"));
  EXPECT_THAT(Paths(Decoded(Zip({{"Über.txt", "增长5%"}}))), ElementsAre("Über.txt"));
}

TEST(TakeApart, TakesContainersInContainersApartInTheirPlace) {
  const std::string inner = Zip({{"b.txt", "乙"}, {"c.txt", "丙"}});
  const DecodedDocument taken = Decoded(
      Zip({{"a.txt", "甲"}, {"in.zip", inner}, {"m.eml", Mail("正文")}, {"z.docx", kReport}}));
  EXPECT_THAT(Paths(taken),
              ElementsAre("a.txt", "in.zip!/b.txt", "in.zip!/c.txt", "m.eml!/body.txt", "z.docx"));
}

TEST(TakeApart, GoesThreeContainersDeep) {
  const std::string third = Zip({{"c.txt", "丙"}, {"d.zip", Zip({{"d.txt", "丁"}})}});
  const DecodedDocument taken = Decoded(Zip({{"b.zip", Zip({{"c.zip", third}})}}));
  EXPECT_THAT(Paths(taken), ElementsAre("b.zip!/c.zip!/c.txt"));
  ASSERT_THAT(taken.lost_parts, SizeIs(1));
  EXPECT_EQ(taken.lost_parts[0].path, "b.zip!/c.zip!/d.zip");
  EXPECT_EQ(taken.lost_parts[0].reason,
            "it stands 3 containers deep and is one itself: send it alone");
}

TEST(TakeApart, LosesWhatIsEncryptedOrBrokenAndGivesTheRest) {
  // The members of one archive, the second with a password, the third damaged.
  std::string zip = Zip({{"good.txt", "全市增长5%。"}, {"bad.txt", "全县粮食产量增长百分之七。"}});
  const size_t data = zip.find("bad.txt") + 10;
  zip[data] ^= 0x55;
  const DecodedDocument taken =
      Decoded(Zip({{"in.zip", zip}, {"secret.zip", Zip({{"a.docx", "x"}}, "secret")}}));
  EXPECT_THAT(Paths(taken), ElementsAre("in.zip!/good.txt"));
  ASSERT_THAT(taken.lost_parts, SizeIs(2));
  EXPECT_EQ(taken.lost_parts[0].path, "in.zip!/bad.txt");
  EXPECT_THAT(taken.lost_parts[0].reason, HasSubstr("is broken"));
  EXPECT_EQ(taken.lost_parts[1].path, "secret.zip!/a.docx");
  EXPECT_THAT(taken.lost_parts[1].reason, HasSubstr("is encrypted"));
}

TEST(TakeApart, GivesABrokenArchiveInAnArchiveToWhoeverReadsIt) {
  const std::string cut = Zip({{"a.txt", std::string(5000, 'a')}}).substr(0, 60);
  const DecodedDocument taken = Decoded(Zip({{"cut.zip", cut}}));
  EXPECT_THAT(Paths(taken), ElementsAre("cut.zip"));
  EXPECT_EQ(DecodeDocument(cut, {}).status().code(), StatusCode::kInvalidArgument);
}

TEST(TakeApart, RefusesAContainerOfNothing) {
  const Status empty = DecodeDocument(Zip({{"a/", ""}, {"a/b.txt", ""}}), {}).status();
  EXPECT_EQ(empty.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(empty.message(),
            "this is a container (application/zip); nothing is in it that could be read: no file, "
            "or only empty ones");
  const Status secret = DecodeDocument(Zip({{"a.docx", "x"}}, "secret"), {}).status();
  EXPECT_EQ(secret.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(secret.message(), HasSubstr("no part of the container can be read: a.docx: "));
  EXPECT_THAT(secret.message(), HasSubstr("is encrypted"));
  // But an empty one among others is told of.
  const DecodedDocument taken = Decoded(Zip({{"a.txt", "甲"}, {"no.zip", Zip({{"b/", ""}})}}));
  ASSERT_THAT(taken.lost_parts, SizeIs(1));
  EXPECT_EQ(taken.lost_parts[0].path, "no.zip");
}

TEST(TakeApart, StopsAtABombAndGivesTheRest) {
  const std::string bomb(4u << 20, ' ');
  const DecodedDocument taken = Decoded(Zip({{"bomb.txt", bomb}, {"a.txt", "甲"}}));
  EXPECT_THAT(Paths(taken), ElementsAre("a.txt"));
  ASSERT_THAT(taken.lost_parts, SizeIs(1));
  EXPECT_THAT(taken.lost_parts[0].reason, HasSubstr("more than 200 times its size"));
  EXPECT_EQ(DecodeDocument(Zip({{"bomb.txt", bomb}}), {}).status().code(),
            StatusCode::kResourceExhausted);
}

TEST(TakeApart, BoundsTheSizeOfAllPartsTogether) {
  std::string noise(32u << 20, ' ');  // thirty times smaller when it is packed
  uint32_t seed = 1;
  for (size_t i = 0; i < noise.size(); i += 128) {
    noise[i] = static_cast<char>('a' + ((seed = seed * 1664525 + 1013904223) >> 28));
  }
  // The archives within count with what is in them.
  const std::string inner = Zip({{"1", noise}, {"2", noise}});
  const DecodedDocument taken = Decoded(Zip({{"a.zip", inner}, {"b.zip", inner}, {"c.txt", "丙"}}));
  EXPECT_THAT(Paths(taken), ElementsAre("a.zip!/1", "a.zip!/2", "b.zip!/1"));
  ASSERT_THAT(taken.lost_parts, SizeIs(1));
  EXPECT_EQ(taken.lost_parts[0].path, "b.zip!/2");
  EXPECT_EQ(taken.lost_parts[0].reason,
            "the container holds files of more than 134217728 bytes: this file and 1 after it "
            "are not taken out");
}

TEST(TakeApart, BoundsTheNumberOfParts) {
  Parts many;
  for (int i = 0; i < 600; ++i) many.emplace_back(std::to_string(i) + ".txt", "x");
  const DecodedDocument taken =
      Decoded(Zip({{"a.zip", Zip(many)}, {"b.zip", Zip(many)}, {"c.txt", "丙"}}));
  EXPECT_THAT(taken.parts, SizeIs(kMaxParts));
  ASSERT_THAT(taken.lost_parts, SizeIs(1));
  EXPECT_EQ(taken.lost_parts[0].path, "b.zip!/400.txt");
  EXPECT_EQ(taken.lost_parts[0].reason,
            "the container holds more than 1000 files: this file and 200 after it are not taken "
            "out");
}

TEST(TakeApart, LeavesDocumentsThatArePackedAsAZipWhole) {
  const std::string odt =
      Zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<a/>"}});
  EXPECT_THAT(Paths(Decoded(Zip({{"a.odt", odt}}))), ElementsAre("a.odt"));
  const Status status = DecodeDocument(odt, {}).status();
  EXPECT_EQ(status.code(), StatusCode::kUnimplemented);
  EXPECT_EQ(status.message(),
            "this is a document packed as a zip whose kind "
            "(application/vnd.oasis.opendocument.text) is not read: send it as PDF, docx or xlsx");
  EXPECT_THAT(DecodeDocument(Zip({{"OFD.xml", "<a/>"}}), {}).status().message(),
              HasSubstr("(OFD)"));
}

TEST(TakeApart, NeedsNoProgramForAStoredPdf) {
  const std::string zip = "PK\x03\x04" + std::string(30, '\0') + "a.pdf%PDF-1.4";
  EXPECT_FALSE(NeedsProgram(zip));
}

}  // namespace
}  // namespace gongbao::document
