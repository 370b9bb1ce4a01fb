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

TEST(FactWriter, WritesTiesByNumberInAFileAndByIdFromAStore) {
  FactRow row = Sample();
  row.number = 7;
  row.aspect = "new";
  row.dimension = "ownership";
  row.member = "民间";
  row.confidence_percent = 90;
  row.region = "海曙区";
  row.region_code = "330203";
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
        R"("confidence": 0.90, "start")"}) {
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
  writer.Write(row);
  ASSERT_TRUE(writer.Finish().ok());
  const std::string text = output.Text();
  EXPECT_NE(
      text.find("\r\na.txt,1,6,\"'=1+1\",\"民间\"\"投资\"\"占比\",,level,-5,,%,approx,actual,"),
      std::string::npos)
      << text;
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

TEST(AppendJsonString, EscapesControlCharacters) {
  std::string out;
  AppendJsonString(std::string_view("a\n\t\x01\"\\", 6), &out);
  EXPECT_EQ(out, "\"a\\n\\t\\u0001\\\"\\\\\"");
}

}  // namespace
}  // namespace gongbao::cli
