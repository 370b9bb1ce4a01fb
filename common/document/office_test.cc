// Documents of Office 97 and RTF, made by LibreOffice and read with its help.
#include "common/document/office.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/document/document.h"
#include "common/document/office_testing.h"
#include "common/document/ole_testing.h"

namespace gongbao::document {
namespace {

using testing::HasSubstr;

// A document in another format, by LibreOffice; empty where that is not installed.
std::string Made(const std::string& bytes, const std::string& from, const std::string& to) {
  const auto made = Convert(bytes, from, to);
  if (made.status().code() == StatusCode::kFailedPrecondition) return {};
  EXPECT_TRUE(made.ok()) << made.status().ToString();
  return made.ok() ? *made : "";
}

// A paragraph and a table of made-up figures, in that format.
std::string Report(const std::string& format) {
  return Made(FlatDocument("text", Paragraph("全市地区生产总值增长6.1%，𠮷地增长5%。") +
                                       TableOf("表", {{"指标", "数值"}, {"粮食产量", "12.5万吨"}}) +
                                       Paragraph("完")),
              "fodt", format);
}

constexpr std::string_view kText =
    "全市地区生产总值增长6.1%，𠮷地增长5%。\n指标\t数值\n粮食产量\t12.5万吨\n完\n";

// A wps of WPS Office is a doc by another name: the same streams, told by the content alone.
TEST(DecodeDocument, ReadsADocAsTheDocxThatItWas) {
  const std::string doc = Report("doc");
  if (doc.empty()) GTEST_SKIP() << "LibreOffice is not installed";
  EXPECT_TRUE(NeedsProgram(doc.substr(0, 4096)));
  bool parses = false;
  const auto document = DecodeDocument(doc, {}, [&] {
    parses = true;
    return Status();
  });
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_TRUE(parses);
  EXPECT_EQ(document->text, kText);
  EXPECT_EQ(document->media_type, "application/msword");
  ASSERT_EQ(document->tables.size(), 1U);
  EXPECT_EQ(document->tables[0].cells.size(), 4U);
  EXPECT_FALSE(document->origins.empty());
}

TEST(DecodeDocument, ReadsRtf) {
  const std::string rtf = Report("rtf");
  if (rtf.empty()) GTEST_SKIP() << "LibreOffice is not installed";
  const auto document = DecodeDocument(rtf, {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, kText);
  EXPECT_EQ(document->media_type, "application/rtf");
  EXPECT_EQ(document->tables.size(), 1U);
}

TEST(DecodeDocument, ReadsAnXlsAsTheXlsxThatItWas) {
  const std::string xls = Made(
      FlatDocument("spreadsheet", TableOf("产量", {{"指标", "数值"}, {"粮食（万吨）", "12.5"}})),
      "fods", "xls");
  if (xls.empty()) GTEST_SKIP() << "LibreOffice is not installed";
  const auto document = DecodeDocument(xls, {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  EXPECT_EQ(document->text, "产量\n指标\t数值\n粮食（万吨）\t12.5\n");
  EXPECT_EQ(document->media_type, "application/vnd.ms-excel");
  ASSERT_EQ(document->tables.size(), 1U);
  ASSERT_FALSE(document->origins.empty());
  EXPECT_THAT(document->origins.back().path, HasSubstr("!B2"));
}

TEST(ConvertBy, SaysWhatToInstallOrToSendWhereThereIsNoLibreOffice) {
  EXPECT_EQ(ConvertBy("", "{\\rtf1 6.1%}", "rtf", "docx").status(),
            FailedPreconditionError(
                "reading a doc, wps or rtf needs LibreOffice: install libreoffice-writer-nogui "
                "(libreoffice-calc-nogui for xls), or send docx, PDF, HTML or text"));
}

TEST(DecodeDocument, SaysThatABrokenDocIsBroken) {
  const std::string doc = Report("doc");
  if (doc.empty()) GTEST_SKIP() << "LibreOffice is not installed";
  EXPECT_EQ(
      DecodeDocument(doc.substr(0, 2000), {}).status(),
      InvalidArgumentError("the OLE document is damaged or cut off: its directory can't be read"));
  // A directory that is whole, and nothing that it names.
  const Status hollow = DecodeDocument(Ole({"WordDocument"}), {}).status();
  EXPECT_EQ(hollow.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(hollow.message(), HasSubstr("LibreOffice can't open the document: it is damaged"));
}

TEST(DecodeDocument, RefusesOtherOleDocumentsByName) {
  EXPECT_THAT(DecodeDocument(Ole({"EncryptedPackage"}), {}).status(),
              InvalidArgumentError("the document is encrypted and opens with a password only: "
                                   "send it without one"));
  for (const auto& [stream, name] :
       {std::pair{"PowerPoint Document", "a PowerPoint presentation"},
        std::pair{"__properties_version1.0", "a message of Outlook"},
        std::pair{"Contents", "an OLE document that is neither doc, wps nor xls"}}) {
    const Status status = DecodeDocument(Ole({stream}), {}).status();
    EXPECT_EQ(status.code(), StatusCode::kUnimplemented);
    EXPECT_THAT(status.message(), HasSubstr(name));
  }
}

}  // namespace
}  // namespace gongbao::document
