#include "common/document/mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/document/containers_test.h"
#include "common/document/package_testing.h"

namespace gongbao::document {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kSent =
    "From: =?utf-8?B?5LqR5rqq5biC?= <office@example.org>\r\nTo: press@example.org\r\n"
    "MIME-Version: 1.0\r\n";

std::string Base64(std::string_view bytes) {
  constexpr char kDigits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (size_t at = 0; at < bytes.size(); at += 3) {
    uint32_t group = 0;
    for (size_t i = 0; i < 3; ++i) {
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0);
    }
    for (size_t i = 0; i < 4; ++i) {
      text += at + i <= bytes.size() ? kDigits[group >> (18 - 6 * i) & 63] : '=';
    }
    if (at % 57 == 54) text += "\r\n";
  }
  return text;
}

// An entity with further header fields, each with its line end.
std::string Entity(const std::string& type, const std::string& fields, const std::string& body) {
  return "Content-Type: " + type + "\r\n" + fields + "\r\n" + body;
}

std::string Multipart(const std::string& kind, const std::vector<std::string>& entities,
                      const std::string& boundary = "=_b1") {
  std::string body;
  for (const std::string& entity : entities) body += "--" + boundary + "\r\n" + entity + "\r\n";
  return Entity("multipart/" + kind + "; boundary=\"" + boundary + "\"", "",
                "for old programs\r\n" + body + "--" + boundary + "--\r\n");
}

std::string Attached(const std::string& name, const std::string& bytes) {
  return Entity("application/octet-stream",
                "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=" +
                    name + "\r\n",
                Base64(bytes));
}

DecodedDocument Take(const std::string& mail) {
  EXPECT_TRUE(IsMail(mail));
  EXPECT_FALSE(IsPlainText(mail));
  return Decoded(mail);
}

// The text of a part that is read as a document of its own.
std::string TextOf(const Part& part) {
  const auto document =
      DecodeDocument(part.bytes, {.media_type = part.media_type, .charset = part.charset});
  EXPECT_TRUE(document.ok()) << document.status().ToString();
  return document.ok() ? document->text : "";
}

TEST(Mail, GivesItsBodyAndItsAttachments) {
  const std::string report = Docx("<w:p><w:r><w:t>全年生产总值增长6.1%。</w:t></w:r></w:p>");
  // 云溪市统计公报 in GBK, parted within a character.
  const std::string mail =
      kSent + "Subject: =?gb2312?B?1MbPqsrQzbO8xrmr?=\r\n =?GB2312?Q?=B1=A8?= 2024\r\n" +
      Multipart("mixed", {Entity("text/plain; charset=gb18030",
                                 "Content-Transfer-Encoding: quoted-printable\r\n",
                                 "=C8=AB=CA=D0=D4=F6=B3=A4=\r\n5%=A1=A3\r\n"),
                          Attached("\"report.docx\"", report)});
  const DecodedDocument taken = Take(mail);
  EXPECT_EQ(taken.media_type, "message/rfc822");
  EXPECT_EQ(taken.title, "云溪市统计公报 2024");
  EXPECT_THAT(Paths(taken), ElementsAre("body.txt", "report.docx"));
  EXPECT_EQ(taken.parts[0].charset, "gb18030");
  EXPECT_EQ(TextOf(taken.parts[0]), "全市增长5%。\r\n");
  EXPECT_EQ(taken.parts[1].bytes, report);
  EXPECT_EQ(TextOf(taken.parts[1]), "全年生产总值增长6.1%。\n");
}

TEST(Mail, ReadsFileNamesAsProgramsWriteThem) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"a.txt", "a.txt"},
      {"\"a b;c.txt\"", "a b;c.txt"},
      {"\"=?gb2312?B?uauxqA==?=.txt\"", "公报.txt"},
      {"\"=?UTF-8?Q?=E5=85=AC=E6=8A=A5?= =?UTF-8?Q?=2Etxt?=\"", "公报.txt"},
      {"\"\xB9\xAB\xB1\xA8.txt\"", "公报.txt"},
      {"\"公报.txt\"", "公报.txt"},
      {"x;\r\n filename*=UTF-8''%E5%85%AC%E6%8A%A5.txt", "公报.txt"},
      {"x; filename*=gb2312'zh'%B9%AB%B1%A8.txt", "公报.txt"},
      {"x;\r\n filename*1*=%A5.t;\r\n filename*0*=utf-8''%E5%85%AC%E6%8A; filename*2=xt",
       "公报.txt"},
      {"\"C:\\dir\\a.txt\"", "C_/dir/a.txt"},
      {"\"unended.txt", "unended.txt"},
      {"", "attachment"},
  };
  for (const auto& [written, read] : names) {
    const DecodedDocument taken =
        Take(kSent + Multipart("mixed", {Attached(written, "全市增长5%。")}));
    EXPECT_THAT(Paths(taken), ElementsAre(read)) << written;
  }
}

TEST(Mail, PrefersItsPageToTheSameAsPlainText) {
  const std::string plain = Entity("text/plain; charset=utf-8", "", "全市增长5%。");
  const std::string page = Entity("text/html; charset=utf-8", "", "<b>全市</b>增长5%。");
  const std::string picture =
      Entity("image/png",
             "Content-ID: <logo>\r\nContent-Disposition: attachment; filename=logo.png\r\n", "x");
  DecodedDocument taken = Take(kSent + Multipart("alternative", {plain, page}));
  EXPECT_THAT(Paths(taken), ElementsAre("body.html"));
  EXPECT_EQ(TextOf(taken.parts[0]), "全市增长5%。\n");
  // With pictures, as most programs send it; what is attached behind it stays.
  taken = Take(
      kSent +
      Multipart("mixed",
                {Multipart("alternative", {plain, Multipart("related", {page, picture}, "r")}, "a"),
                 Attached("a.txt", "甲"), Entity("application/pgp-signature", "", "x")}));
  EXPECT_THAT(Paths(taken), ElementsAre("body.html", "a.txt"));
  // A page that shows nothing is no better.
  taken = Take(kSent + Multipart("alternative",
                                 {plain, Entity("text/html", "", "<p>&nbsp;</p><img src=x>")}));
  EXPECT_THAT(Paths(taken), ElementsAre("body.txt"));
  EXPECT_THAT(Paths(Take(kSent + page)), ElementsAre("body.html"));
}

TEST(Mail, LeavesOutABlankBodyAndPicturesInIt) {
  const DecodedDocument taken =
      Take(kSent + Multipart("mixed", {Entity("text/plain", "", " \r\n\r\n"),
                                       Entity("image/jpeg; name=a.jpg", "", "x"),
                                       Entity("application/ms-tnef; name=winmail.dat", "", "x"),
                                       Attached("a.txt", "甲")}));
  EXPECT_THAT(Paths(taken), ElementsAre("a.txt"));
  const Status nothing = DecodeDocument(kSent + "\r\n \r\n", {}).status();
  EXPECT_EQ(nothing.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(nothing.message(), HasSubstr("nothing is in it that could be read"));
}

TEST(Mail, ReadsAMailThatIsCutOff) {
  std::string mail = kSent + Multipart("mixed", {Entity("text/plain", "", "全市增长5%。"),
                                                 Attached("a.txt", "甲乙丙")});
  mail.resize(mail.rfind("--=_b1--"));
  EXPECT_THAT(Paths(Take(mail)), ElementsAre("body.txt", "a.txt"));
  for (size_t size = kSent.size() + 2; size < mail.size(); size += 3) {
    const auto taken = DecodeDocument(mail.substr(0, size), {});
    EXPECT_TRUE(taken.ok() || taken.status().code() == StatusCode::kInvalidArgument) << size;
  }
}

TEST(Mail, TakesTheMailsInItApart) {
  const std::string inner =
      kSent + "Subject: =?utf-8?B?5YWs5oql?=\r\n" +
      Multipart("mixed", {Entity("text/plain", "", "乙"), Attached("b.txt", "丙")}, "inner");
  const DecodedDocument taken =
      Take(kSent +
           Multipart("mixed", {Entity("text/plain", "", "甲"), Entity("message/rfc822", "", inner),
                               Attached("forwarded.eml", inner)}));
  EXPECT_THAT(Paths(taken), ElementsAre("body.txt", "公报.eml!/body.txt", "公报.eml!/b.txt",
                                        "forwarded.eml!/body.txt", "forwarded.eml!/b.txt"));
}

TEST(Mail, LosesWhatStandsTooDeepOrInAnUnknownEncoding) {
  std::string deep = Entity("text/plain", "", "乙");
  for (int i = 0; i < 100; ++i) deep = Multipart("mixed", {deep}, "b" + std::to_string(i));
  const DecodedDocument taken = Take(
      kSent + Multipart("mixed", {Entity("text/plain", "", "甲"), deep,
                                  Entity("text/plain; name=a.txt",
                                         "Content-Transfer-Encoding: x-\xFFuuencode\r\n", "x")}));
  EXPECT_THAT(Paths(taken), ElementsAre("body.txt"));
  ASSERT_THAT(taken.lost_parts, SizeIs(2));
  EXPECT_EQ(taken.lost_parts[0].reason, "the mail's parts are nested more than 8 deep");
  EXPECT_EQ(taken.lost_parts[1].path, "a.txt");
  EXPECT_THAT(taken.lost_parts[1].reason, HasSubstr("encoding that is not known: x-"));
}

TEST(Mail, IsReadInLinearTimeWhateverStandsInIt) {
  // Each of these takes minutes where something is searched again and again.
  std::string words = kSent + "Subject: ";
  std::string boundaries = kSent + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
  for (int i = 0; i < 1'000'000; ++i) {
    words += "=?a?b? ";
    boundaries += "--b\n";
  }
  EXPECT_THAT(Paths(Take(words + "\r\nContent-Type: text/plain\r\n\r\n甲")),
              ElementsAre("body.txt"));
  EXPECT_EQ(DecodeDocument(boundaries, {}).status().message(),
            "no part of the container can be read: body: the mail has more than 10000 parts: those "
            "of this one are not read");
}

TEST(IsMail, TakesNoTextForOne) {
  for (const std::string_view text :
       {"2024年政府工作报告\n\n全市增长5%。", "From: 云溪市统计局\n\n全市增长5%。",
        "Subject: 公报\nDate: 2024-01-01\nFrom: 统计局\n\n增长5%。",
        "From the desk of\nMIME-Version: 1.0\nContent-Type: text/plain\n\n",
        "Title: x\n\nMIME-Version: 1.0\nContent-Type: text/html\n\n", "From: a\nMIME-Version\n\n",
        "<html>\nFrom: a\nMIME-Version: 1.0\n\n", "\nFrom: a\nMIME-Version: 1.0\n\n", "\n", ""}) {
    EXPECT_FALSE(IsMail(text)) << text;
  }
  EXPECT_TRUE(IsMail("Received: by a\n with b\nFROM: a\nmessage-id: <1>\n\nx"));
}

// What a browser saves: the page, then its pictures and style sheets.
std::string Saved(const std::string& header, const std::string& page_header,
                  const std::string& page) {
  return header +
         "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
         "\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n"
         "------MultipartBoundary--x----\r\nContent-Type: text/html\r\n" +
         page_header + "\r\n" + page +
         "\r\n------MultipartBoundary--x----\r\nContent-Type: text/css\r\n\r\n.a{width:5%}\r\n"
         "------MultipartBoundary--x------\r\n";
}

TEST(SavedPage, IsReadAsThePageItself) {
  const std::string page =
      "<!DOCTYPE html><html><head><title>云溪市公报</title></head><body><h1>云溪市公报</h1>"
      "<p>全市增长5%。</p><table><tr><th>指标</th><th>数值</th></tr><tr><td>产量</td><td>12.5</td>"
      "</tr></table></body></html>";
  std::string quoted;
  for (const char c : page) {
    constexpr char kHex[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && c != '=') {
      quoted += c;
    } else {
      quoted += {'=', kHex[byte >> 4], kHex[byte & 15]};
    }
    if (quoted.size() % 77 > 70) quoted += "=\r\n";
  }
  const auto itself = DecodeDocument(page, {});
  ASSERT_TRUE(itself.ok());
  for (const std::string& mht :
       {Saved(
            "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.org/\r\n"
            "Subject: =?utf-8?Q?=E5=85=AC?=\r\nDate: Mon, 1 Jan 2024 00:00:00 -0000\r\n",
            "Content-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n",
            quoted),
        Saved("", "Content-Transfer-Encoding: base64\r\n", Base64(page))}) {
    const DecodedDocument saved = Take(mht);
    EXPECT_EQ(saved.media_type, "multipart/related");
    EXPECT_EQ(saved.text, itself->text);
    EXPECT_EQ(saved.title, "云溪市公报");
    ASSERT_THAT(saved.tables, SizeIs(1));
    EXPECT_EQ(saved.tables[0].cells.size(), itself->tables[0].cells.size());
    EXPECT_THAT(saved.parts, IsEmpty());
    // In an archive it is a document like any other.
    EXPECT_THAT(Paths(*DecodeDocument(Zip({{"page.mht", mht}}), {})), ElementsAre("page.mht"));
  }
}

TEST(SavedPage, IsReadInItsOwnCharset) {
  const DecodedDocument saved = Take(Saved("", "Content-Type: text/html; charset=gb2312\r\n",
                                           "<html><body><p>\xC8\xAB\xCA\xD0\xD4\xF6\xB3\xA4"
                                           "5%</p></body></html>"));
  EXPECT_EQ(saved.text, "全市增长5%\n");
  EXPECT_EQ(saved.charset, "GB18030");
}

TEST(SavedPage, IsNoMailThatWasSent) {
  EXPECT_FALSE(SavedPage(kSent + Entity("text/html", "", "<p>甲</p>")));
  EXPECT_FALSE(SavedPage(Saved(kSent, "", "<p>甲</p>")));
}

}  // namespace
}  // namespace gongbao::document
