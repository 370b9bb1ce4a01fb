#include "services/gongbao/formats.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace gongbao::cli {
namespace {

// What a writer writes, through a temporary file.
class Output {
 public:
  Output() : file_(std::tmpfile()) {}
  ~Output() { std::fclose(file_); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  std::FILE* file() { return file_; }
  std::string Text() {
    std::rewind(file_);
    std::string text(1 << 16, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file_));
    return text;
  }

 private:
  std::FILE* const file_;
};

FactRow Sample() {
  FactRow row;
  row.document = "a.txt";
  row.span = {3, 12, 1, 6};
  row.quote = "近40%";
  row.indicator = "民间\"投资\"占比";
  row.measure = "level";
  row.value = Decimal{400, -1};
  row.unit = "%";
  row.relation = "approx";
  row.status = "actual";
  row.rule = "share.level";
  return row;
}

TEST(FactWriter, WritesOneJsonObjectALineWithTheGuidelinesNames) {
  Output output;
  FactWriter writer(Format::kJsonl, output.file(), false);
  writer.BeginDocument("a.txt", "");
  writer.Write(Sample());
  ASSERT_TRUE(writer.Finish().ok());
  EXPECT_EQ(
      output.Text(),
      "{\"document\": \"a.txt\", \"quote\": \"近40%\", \"indicator\": \"民间\\\"投资\\\"占比\", "
      "\"measure\": \"level\", \"value\": 40.0, \"unit\": \"%\", \"relation\": \"approx\", "
      "\"status\": \"actual\", \"period\": null, \"rule\": \"share.level\", \"start\": 1, \"end\": "
      "6, "
      "\"byte_start\": 3, \"byte_end\": 12}\n");
}

TEST(FactWriter, WritesTheRecordsBeyondNumbersWithTheirKindAndFacts) {
  Output output;
  FactWriter writer(Format::kJsonl, output.file(), false);
  writer.NameRecords();
  extraction::Project project;
  project.span = {0, 9, 0, 3};
  project.name = "青石桥";
  project.stage = extraction::Stage::kOperation;
  project.investment = 2;
  project.section = 1;
  writer.Write(project, "a.txt", 10);
  extraction::Commitment promise;
  promise.text = "新增托位8个";
  promise.action = "新增";
  promise.object = "托位8个";
  promise.last_fact = 2;
  writer.Write(promise, "a.txt", 10);
  ASSERT_TRUE(writer.Finish().ok());
  EXPECT_EQ(output.Text(),
            "{\"record\": \"project\", \"document\": \"a.txt\", \"name\": \"青石桥\", "
            "\"stage\": \"operation\", \"investment\": 12, \"section\": 1, \"start\": 0, "
            "\"end\": 3}\n"
            "{\"record\": \"commitment\", \"document\": \"a.txt\", \"text\": \"新增托位8个\", "
            "\"action\": \"新增\", \"object\": \"托位8个\", \"facts\": [10, 11], \"section\": "
            "-1, \"start\": 0, \"end\": 0}\n");
}

TEST(FactWriter, WritesTiesByNumberInAFileAndByIdFromAStore) {
  FactRow row = Sample();
  row.number = 7;
  row.aspect = "new";
  row.dimension = "ownership";
  row.member = "民间";
  row.confidence_percent = 90;
  row.region = "海曙区";
  row.region_code = "330203";
  row.page = 3;
  row.path = "/html/body/p[1]";
  row.links = {{.role = "whole", .number = 4, .id = {}},
               {.role = "measured", .number = -1, .id = "abc"}};
  Output output;
  FactWriter writer(Format::kJsonl, output.file(), false);
  writer.Write(row);
  ASSERT_TRUE(writer.Finish().ok());
  const std::string text = output.Text();
  for (const std::string_view part :
       {R"("id": 7, "quote")", R"("region": "海曙区", "region_code": "330203", "aspect")",
        R"("aspect": "new", "breakdown": {"ownership": "民间"}, "links")",
        R"("links": [{"role": "whole", "fact": 4}, {"role": "measured", "fact": "abc"}], "rule")",
        R"("confidence": 0.90, "start")",
        R"("byte_end": 12, "page": 3, "path": "/html/body/p[1]"})"}) {
    EXPECT_NE(text.find(part), std::string::npos) << part << " is not in " << text;
  }
}

TEST(FactWriter, WritesCsvThatNoSpreadsheetTakesForAFormula) {
  Output output;
  FactWriter writer(Format::kCsv, output.file(), false);
  writer.BeginDocument("a.txt", "");
  FactRow row = Sample();
  row.quote = "=1+1";
  row.value = Decimal{-5, 0};
  row.page = 3;
  row.path = "Sheet1!B3";
  writer.Write(row);
  ASSERT_TRUE(writer.Finish().ok());
  const std::string text = output.Text();
  EXPECT_NE(
      text.find("\r\na.txt,1,6,\"'=1+1\",\"民间\"\"投资\"\"占比\",,level,-5,,%,approx,actual,"),
      std::string::npos)
      << text;
  EXPECT_TRUE(text.ends_with(",,,3,Sheet1!B3\r\n")) << text;
}

TEST(FactWriter, WritesAnEmptyJsonArrayForNothing) {
  Output output;
  FactWriter writer(Format::kJson, output.file(), false);
  ASSERT_TRUE(writer.Finish().ok());
  EXPECT_EQ(output.Text(), "[\n]\n");
}

TEST(FactWriter, AlignsColumnsByTheWidthOfHanCharacters) {
  Output output;
  FactWriter writer(Format::kText, output.file(), false);
  writer.BeginDocument("a.txt", "标题");
  writer.Write(Sample());
  ASSERT_TRUE(writer.Finish().ok());
  const std::string text = output.Text();
  EXPECT_NE(text.find("民间\"投资\"占比" + std::string(26, ' ') + " level   ≈40.0"),
            std::string::npos)
      << text;
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
}

TEST(FactWriter, EscapesTextInPages) {
  Output output;
  FactWriter writer(Format::kHtml, output.file(), false);
  extraction::Extraction extraction;
  extraction.articles.emplace_back();
  writer.WritePage("a.txt", "<b>", "增长5%&\n<script>", extraction);
  ASSERT_TRUE(writer.Finish().ok());
  EXPECT_NE(output.Text().find("<h1>&lt;b&gt;</h1>\n<p>增长5%&amp;</p>\n<p>&lt;script&gt;</p>"),
            std::string::npos);
}

std::string DocumentsAs(Format format) {
  Output output;
  FactWriter writer(format, output.file(), false);
  DocumentRow row;
  row.name = "documents/1";
  row.document_id = "a,b";
  row.title = "云溪市<政府>工作报告";
  row.kind = "government_work_report";
  row.region = "云溪市";
  row.region_code = "330299";
  row.level = "county";
  row.issuer = "云溪市人民政府";
  row.trust = "official";
  row.year_planned = 2022;
  row.articles = 1;
  row.facts = 95;
  row.chars = 3321;
  row.charset = "UTF-8";
  writer.BeginDocumentList();
  writer.Write(row);
  EXPECT_TRUE(writer.Finish().ok());
  return output.Text();
}

TEST(FactWriter, WritesADocumentInEachFormat) {
  EXPECT_EQ(
      DocumentsAs(Format::kJsonl),
      "{\"document\": \"documents/1\", \"document_id\": \"a,b\", \"title\": "
      "\"云溪市<政府>工作报告\", \"kind\": \"government_work_report\", \"region\": \"云溪市\", "
      "\"region_code\": \"330299\", \"level\": \"county\", \"issuer\": \"云溪市人民政府\", "
      "\"trust\": \"official\", "
      "\"year_reviewed\": 0, \"year_planned\": 2022, \"published_date\": \"\", \"articles\": 1, "
      "\"facts\": 95, \"chars\": 3321, \"media_type\": \"\", \"charset\": \"UTF-8\", "
      "\"extractor\": \"\"}\n");
  const std::string csv = DocumentsAs(Format::kCsv);
  EXPECT_EQ(
      csv.substr(csv.find('\n') + 1),
      "documents/1,\"a,b\",云溪市<政府>工作报告,government_work_report,云溪市,,2022,,1,95,3321,,"
      "UTF-8,,330299,county,云溪市人民政府,official\r\n");
  EXPECT_NE(DocumentsAs(Format::kText).find("government_work_report   云溪市                 2022"),
            std::string::npos);
  EXPECT_NE(DocumentsAs(Format::kHtml)
                .find("<td>documents/1<td>云溪市&lt;政府&gt;工作报告<td>government_work_report"
                      "<td>云溪市<td><td>2022<td>95\n"),
            std::string::npos);
}

TEST(FactWriter, WritesACopyInEachFormat) {
  const auto written = [](Format format) {
    Output output;
    FactWriter writer(format, output.file(), false);
    writer.BeginCopyList();
    writer.Write(CopyRow{.name = "documents/1/articles/0",
                         .document_id = "a,b",
                         .url = "http://a.gov.cn/1",
                         .title = "云溪<县>总结",
                         .issuer = "云溪县统计局",
                         .published_date = "2024-01-02",
                         .trust = "rewritten",
                         .likeness_percent = 62});
    EXPECT_TRUE(writer.Finish().ok());
    return output.Text();
  };
  EXPECT_EQ(written(Format::kJsonl),
            "{\"document\": \"documents/1\", \"name\": \"documents/1/articles/0\", "
            "\"likeness_percent\": 62, \"trust\": "
            "\"rewritten\", \"title\": \"云溪<县>总结\", \"published_date\": \"2024-01-02\", "
            "\"issuer\": \"云溪县统计局\", \"document_id\": \"a,b\", \"url\": "
            "\"http://a.gov.cn/1\"}\n");
  const std::string csv = written(Format::kCsv);
  EXPECT_EQ(csv.substr(csv.find('\n') + 1),
            "documents/1/articles/0,62,rewritten,云溪<县>总结,2024-01-02,云溪县统计局,\"a,b\","
            "http://a.gov.cn/1\r\n");
  EXPECT_NE(written(Format::kText).find("62%   rewritten  云溪<县>总结"), std::string::npos);
  EXPECT_NE(written(Format::kHtml).find("<td>62%<td>rewritten<td>云溪&lt;县&gt;总结<td>2024-01-02"),
            std::string::npos);
}

TEST(AppendJsonString, EscapesControlCharacters) {
  Gathered out;
  AppendJsonString(std::string_view("a\n\t\x01\"\\", 6), &out);
  EXPECT_EQ(out.view(), "\"a\\n\\t\\u0001\\\"\\\\\"");
}

TEST(AppendJsonString, EscapesAtEveryPlace) {
  constexpr std::string_view kPlain = "项目a12个,b\x7F";
  for (const auto& [c, escaped] : {std::pair{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}}) {
    for (size_t at = 0; at <= kPlain.size(); ++at) {
      std::string text(kPlain);
      text.insert(at, 1, c);
      Gathered out;
      AppendJsonString(text, &out);
      const std::string before(kPlain.substr(0, at));
      const std::string behind(kPlain.substr(at));
      EXPECT_EQ(out.view(), '"' + before + escaped + behind + '"');
    }
  }
}

}  // namespace
}  // namespace gongbao::cli
