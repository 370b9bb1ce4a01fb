#include "services/extractor/read_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "common/base/hash.h"
#include "common/base/resource_name.h"

namespace gongbao::extractor {
namespace {

using pipeline::Failure;
using testing::HasSubstr;
using v1::DeadLetter;

const knowledge::Knowledge& Known() {
  static const knowledge::Knowledge kKnowledge;
  return kKnowledge;
}

// A combining mark and a character beyond the BMP stand before the figure, so that bytes, code
// points and UTF-16 units all count differently.
const std::string kText =
    "临江市政府工作报告\n\n一、2023年工作回顾\n\n"
    "过去一年，e\u0301 与𠮷地并进，全市地区生产总值达到1234.5亿元，增长6.1%。\n";

v1::DocumentEvent Event(const std::string& content) {
  v1::DocumentEvent event;
  event.set_document_id("sample-1");
  event.set_revision(3);
  event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
  event.set_inline_content(content);
  event.set_url("https://example.org/1");
  event.set_source("test");
  return event;
}

const reading::ReaderOptions& Reader() {
  static const auto kReader = reading::ReaderOptions::From(config::Config::Defaults());
  return kReader;
}

v1::DocumentResult Read(const v1::DocumentEvent& event) {
  auto read = ReadReport(Known(), ThisExtractor(Known(), 5), event, Reader()).value();
  if (const auto* failure = std::get_if<Failure>(&read)) {
    ADD_FAILURE() << failure->reason;
    return {};
  }
  return std::get<Report>(std::move(read)).result;
}

Failure FailureOf(const v1::DocumentEvent& event) {
  auto read = ReadReport(Known(), ThisExtractor(Known(), 5), event, Reader()).value();
  if (auto* failure = std::get_if<Failure>(&read)) return *failure;
  ADD_FAILURE() << "was read";
  return {};
}

Failure ParseFailureOf(const std::optional<std::string>& value) {
  auto parsed = ParseEvent(value);
  if (auto* failure = std::get_if<Failure>(&parsed)) return *failure;
  ADD_FAILURE() << "was parsed";
  return {};
}

std::string WordsOf(const v1::Provenance& source) {
  const v1::Span& span = source.span();
  return kText.substr(static_cast<size_t>(span.start_byte()),
                      static_cast<size_t>(span.end_byte() - span.start_byte()));
}

TEST(ReadReport, GivesTheRecordsBeyondNumbersTiedToTheirFacts) {
  const std::string text =
      "临江市政府工作报告\n一、2023年工作回顾\n出台《临江市夜间经济若干措施》。白鹭镇获评省级"
      "森林城镇。总投资18亿元的恒远储能项目开工建设。\n"
      "我们也清醒看到,还存在一些问题:产业层次不高;城乡发展不平衡。\n"
      "二、2024年工作安排\n力争6月底前新增托位800个。\n";
  const v1::DocumentResult result = Read(Event(text));
  ASSERT_EQ(result.results_size(), 1);
  const v1::ExtractionResult& read = result.results(0);
  const auto quote_of = [&](const std::string& id) {
    for (const v1::Fact& fact : read.facts()) {
      if (fact.name().ends_with("/" + id)) return fact.quote();
    }
    return std::string();
  };
  ASSERT_EQ(read.policies_size(), 1);
  EXPECT_EQ(read.policies(0).name(), "《临江市夜间经济若干措施》");
  EXPECT_EQ(read.policies(0).action(), v1::Policy::ACTION_ISSUE);
  ASSERT_EQ(read.designations_size(), 1);
  EXPECT_EQ(read.designations(0).name(), "省级森林城镇");
  EXPECT_EQ(read.designations(0).level(), v1::Designation::LEVEL_PROVINCE);
  ASSERT_EQ(read.projects_size(), 1);
  EXPECT_EQ(read.projects(0).name(), "恒远储能项目");
  EXPECT_EQ(read.projects(0).stage(), v1::Project::STAGE_STARTED);
  EXPECT_FALSE(read.projects(0).planned());
  EXPECT_EQ(quote_of(read.projects(0).investment()), "18亿元");
  ASSERT_EQ(read.problems_size(), 2);
  EXPECT_EQ(read.problems(1).text(), "城乡发展不平衡");
  ASSERT_EQ(read.commitments_size(), 1);
  EXPECT_EQ(read.commitments(0).action(), "新增");
  EXPECT_EQ(read.commitments(0).deadline(), "6月底前");
  ASSERT_EQ(read.commitments(0).facts_size(), 1);
  EXPECT_EQ(quote_of(read.commitments(0).facts(0)), "800个");
}

TEST(ReadReport, GivesFactsWithNamesQuotesAndMetadata) {
  const v1::DocumentResult result = Read(Event(kText));
  EXPECT_EQ(result.status(), v1::DocumentResult::STATUS_OK);
  EXPECT_EQ(result.revision(), 3u);
  EXPECT_EQ(result.content_sha256(), Sha256(kText));
  EXPECT_EQ(result.text(), kText);
  EXPECT_EQ(result.extractor().name(), "gongbao");
  EXPECT_EQ(result.extractor().rank(), 5u);
  EXPECT_EQ(result.extractor().build().size(), 16u);
  EXPECT_EQ(result.canonical_digest().size(), 32u);

  const v1::Document& document = result.document();
  EXPECT_EQ(document.name(), DocumentName("sample-1"));
  EXPECT_EQ(document.title(), "临江市政府工作报告");
  EXPECT_EQ(document.kind(), v1::DOCUMENT_KIND_GOVERNMENT_WORK_REPORT);
  EXPECT_EQ(document.url(), "https://example.org/1");
  EXPECT_EQ(document.media_type(), "text/plain");
  EXPECT_EQ(document.charset(), "UTF-8");
  EXPECT_EQ(document.article_count(), 1);
  EXPECT_EQ(document.extractor(), "gongbao@" + result.extractor().version());

  ASSERT_EQ(result.results_size(), 1);
  const v1::ExtractionResult& article = result.results(0);
  EXPECT_EQ(article.article().name(), ArticleName(document.name(), 0));
  ASSERT_EQ(article.facts_size(), document.fact_count());
  ASSERT_GE(article.facts_size(), 2);
  int64_t chars = 0;
  for (const char c : kText) chars += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  EXPECT_EQ(document.chars(), chars);
  for (const v1::Fact& fact : article.facts()) {
    const v1::Span& span = fact.span();
    EXPECT_EQ(fact.quote(), kText.substr(static_cast<size_t>(span.start_byte()),
                                         static_cast<size_t>(span.end_byte() - span.start_byte())));
    EXPECT_TRUE(fact.name().starts_with(article.article().name() + "/facts/")) << fact.name();
    EXPECT_EQ(fact.provenance(0).slot(), v1::Provenance::SLOT_INDICATOR);
    EXPECT_EQ(WordsOf(fact.provenance(0)), fact.indicator());
  }
  const v1::NumeralCount& numerals = article.article().numerals();
  EXPECT_EQ(numerals.total(), numerals.in_facts() + numerals.rejected());
}

TEST(ReadReport, TellsTheMemoryOfTheChildThatReadAPage) {
  EXPECT_EQ(Read(Event(kText)).cost().peak_bytes(), 0);
  const v1::DocumentResult page = Read(Event("<html><body><p>增长6.1%。</p></body></html>"));
  EXPECT_EQ(page.document().media_type(), "text/html");
  EXPECT_GT(page.cost().peak_bytes(), 1 << 20);
}

TEST(ReadReport, TellsWhereTheTextStandsInAPageAndItsTables) {
  const v1::DocumentResult page =
      Read(Event("<html><body><h1>临江市政府工作报告</h1><p>全市地区生产总值增长6.1%。</p>"
                 "<table><tr><td>指标</td><td>数值</td></tr><tr><td>财政收入</td><td>50亿元</td>"
                 "</tr></table></body></html>"));
  std::vector<std::pair<std::string, std::string>> runs;
  for (const v1::DocumentResult::PlacedRun& run : page.places()) {
    const auto start = static_cast<size_t>(run.start_byte());
    runs.emplace_back(page.text().substr(start, static_cast<size_t>(run.end_byte()) - start),
                      run.place().path());
    EXPECT_EQ(run.place().page(), 0);
    EXPECT_FALSE(run.place().has_box());
  }
  ASSERT_EQ(runs.size(), 6u);
  EXPECT_EQ(runs[1],
            std::pair(std::string("全市地区生产总值增长6.1%。"), std::string("/html/body/p[1]")));
  EXPECT_EQ(runs[5].first, "50亿元");
  EXPECT_THAT(runs[5].second, testing::EndsWith("/tr[2]/td[2]"));
  ASSERT_EQ(page.rows_size(), 2);
  EXPECT_EQ(page.rows(1).table(), 0);
  EXPECT_EQ(page.rows(1).index(), 1);
  ASSERT_EQ(page.rows(1).cells_size(), 2);
  const v1::TableRow::Cell& cell = page.rows(1).cells(1);
  EXPECT_EQ(cell.column(), 1);
  EXPECT_EQ(cell.rows(), 1);
  EXPECT_EQ(cell.columns(), 1);
  EXPECT_FALSE(cell.header());
  EXPECT_EQ(page.text().substr(static_cast<size_t>(cell.start_byte())), "50亿元\n");
  // Plain text has no other place than its own, and no tables.
  EXPECT_EQ(Read(Event(kText)).places_size(), 0);
  EXPECT_EQ(Read(Event("指标\t数值\n财政收入\t50亿元\n")).rows_size(), 0);
}

TEST(ReadReport, TellsThePageAndTheBoxOfAPdfsText) {
  if (access("/usr/bin/pdftotext", X_OK) != 0) GTEST_SKIP() << "poppler-utils is not installed";
  // Without a list of its objects: pdftotext looks for them itself.
  const std::string_view page =
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 7 0 R>>>>";
  std::string file =
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
      "2 0 obj<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>endobj\n";
  file.append("3 0 obj").append(page).append("/Contents 5 0 R>>endobj\n");
  file.append("4 0 obj").append(page).append("/Contents 6 0 R>>endobj\n");
  file +=
      "5 0 obj<</Length 41>>\nstream\nBT /F 12 Tf 72 720 Td (First page.) Tj "
      "ET\nendstream\nendobj\n"
      "6 0 obj<</Length 41>>\nstream\nBT /F 12 Tf 72 400 Td (18260 tons.) Tj "
      "ET\nendstream\nendobj\n"
      "7 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n";
  const v1::DocumentResult pdf = Read(Event(file));
  ASSERT_EQ(pdf.places_size(), 2);
  const v1::Place& place = pdf.places(1).place();
  EXPECT_EQ(place.page(), 2);
  EXPECT_EQ(place.box().left(), 72);
  EXPECT_NEAR(place.box().top(), 842 - 400 - 12, 5);
  EXPECT_GT(place.box().right(), place.box().left());
  EXPECT_GE(place.box().bottom(), 842 - 400);
  EXPECT_EQ(place.path(), "");
}

TEST(ReadReport, TiesFactsBothWaysByTheirIds) {
  const v1::DocumentResult result = Read(Event(kText));
  const auto& facts = result.results(0).facts();
  ASSERT_EQ(facts.size(), 2);
  const auto id = [](const v1::Fact& fact) {
    return fact.name().substr(fact.name().rfind('/') + 1);
  };
  ASSERT_EQ(facts[0].links_size(), 1);
  EXPECT_EQ(facts[0].links(0).role(), v1::Link::ROLE_MEASURED);
  EXPECT_EQ(facts[0].links(0).fact(), id(facts[1]));
  ASSERT_EQ(facts[1].links_size(), 1);
  EXPECT_EQ(facts[1].links(0).role(), v1::Link::ROLE_SUBJECT);
  EXPECT_EQ(facts[1].links(0).fact(), id(facts[0]));
  for (const v1::Fact& fact : facts) EXPECT_THAT(fact.confidence_percent(), testing::Ge(50u));
}

TEST(ReadReport, TellsWhichFactsADiagnosticIsAbout) {
  const v1::DocumentResult result =
      Read(Event(kText + "社会消费品零售总额320亿元，同比增长6.4个百分点。\n"));
  const v1::ExtractionResult& article = result.results(0);
  ASSERT_EQ(article.diagnostics_size(), 1);
  const v1::Diagnostic& finding = article.diagnostics(0);
  EXPECT_EQ(finding.code(), v1::Diagnostic::CODE_UNIT_SUSPECT);
  ASSERT_EQ(finding.facts_size(), 2);
  EXPECT_EQ(article.article().name() + "/facts/" + finding.facts(0), article.facts(3).name());
  EXPECT_EQ(article.article().name() + "/facts/" + finding.facts(1), article.facts(2).name());
}

TEST(ReadReport, TakesWhatTheCrawlerKnowsBeforeWhatTheTextTells) {
  v1::DocumentEvent event = Event(kText);
  (*event.mutable_attributes())["region"] = "临江新区";
  (*event.mutable_attributes())["published_date"] = "2024-02-01";
  const v1::DocumentResult result = Read(event);
  EXPECT_EQ(result.document().region(), "临江新区");
  EXPECT_EQ(result.document().published_date(), "2024-02-01");
}

TEST(ReadReport, GivesTheCodesOfRegions) {
  const v1::DocumentResult result = Read(
      Event("宁波市2023年政府工作报告\n一、2022年工作回顾\n全市财政收入50亿元，海曙区财政收入9亿元"
            "。\n"));
  EXPECT_EQ(result.document().region_code(), "330200");
  EXPECT_EQ(result.results(0).article().region_code(), "330200");
  ASSERT_EQ(result.results(0).facts_size(), 2);
  EXPECT_EQ(result.results(0).facts(0).region_code(), "330200");
  EXPECT_EQ(result.results(0).facts(1).region(), "海曙区");
  EXPECT_EQ(result.results(0).facts(1).region_code(), "330203");
  // What the crawler says has a code only where the text says it too.
  v1::DocumentEvent event = Event(kText);
  (*event.mutable_attributes())["region"] = "没有这个地方";
  EXPECT_EQ(Read(event).document().region_code(), "");
}

TEST(ReadReport, TellsWhatTheArticleSaysOfItself) {
  const std::string text =
      "宁波市2023年政府工作报告\n各位代表：\n现在，我代表市人民政府报告工作。\n一、2022年工作回顾\n"
      "全市财政收入50亿元。\n";
  const v1::DocumentResult result = Read(Event(text));
  const v1::Article& article = result.results(0).article();
  EXPECT_EQ(article.level(), v1::GOVERNMENT_LEVEL_PREFECTURE);
  EXPECT_EQ(article.issuer(), "市人民政府");
  EXPECT_EQ(article.trust(), v1::TRUST_OFFICIAL);
  EXPECT_EQ(article.region_evidence().source(), v1::RegionEvidence::SOURCE_TITLE);
  EXPECT_EQ(article.region_evidence().span().end_char(), 3);
  EXPECT_EQ(article.fingerprint(), "");  // too short for one
  EXPECT_EQ(article.sections(1).path(), "1");
  EXPECT_EQ(result.document().level(), article.level());
  EXPECT_EQ(result.document().issuer(), article.issuer());
  EXPECT_EQ(result.document().trust(), article.trust());
}

TEST(ReadReport, NamesTheArticleThatAnotherRepeats) {
  std::string report;
  for (int i = 1000; i < 1060; ++i)
    report += "第" + std::to_string(i) + "号渠道投资" + std::to_string(i * 7) + "万元。";
  const v1::DocumentResult result =
      Read(Event("-\n临江市水利工作总结\n" + report + "\n-\n临江水利喜人\n" + report + "\n"));
  ASSERT_EQ(result.results_size(), 2);
  EXPECT_EQ(result.results(0).article().fingerprint().size(), 64u);
  EXPECT_EQ(result.results(1).article().copy_of(), result.results(0).article().name());
  EXPECT_EQ(result.results(1).article().likeness_percent(), 100u);
}

TEST(ReadReport, TakesARegionThatTheCrawlerGivesByCode) {
  v1::DocumentEvent event = Event("一、2022年工作回顾\n财政收入50亿元。\n");
  (*event.mutable_attributes())["region_code"] = "330203";
  (*event.mutable_attributes())["trust"] = "rewritten";
  const v1::DocumentResult result = Read(event);
  EXPECT_EQ(result.document().region(), "海曙区");
  EXPECT_EQ(result.document().region_code(), "330203");
  EXPECT_EQ(result.document().region_evidence().source(), v1::RegionEvidence::SOURCE_HINT);
  EXPECT_EQ(result.document().trust(), v1::TRUST_REWRITTEN);
}

TEST(ReadReport, TakesTheRegionOfTheSiteWhereNothingElseTellsOne) {
  v1::DocumentEvent event = Event(
      "<html><head><meta name=Url content=http://www.yueyang.gov.cn/1.html></head><body>"
      "<h1>2022年工作总结</h1><p>财政收入50亿元，增长5%，修路20公里，植树300亩。</p></body>");
  event.set_media_type("text/html");
  const auto code = [&](const std::string& url) {
    event.set_url(url);
    return Read(event).document().region_code();
  };
  EXPECT_EQ(code(""), "430600");  // by what the page says
  EXPECT_EQ(code("https://tjj.ningbo.gov.cn/2.html"), "330200");
  EXPECT_EQ(Read(event).results(0).article().region_evidence().source(),
            v1::RegionEvidence::SOURCE_HOST);
  EXPECT_EQ(code("https://www.example.com/2.html"), "");
}

TEST(ReadReport, TakesTheRegionOfTheSitesNameWhereItsHostTellsNone) {
  const auto code = [](const std::string& title, const std::string& foot) {
    v1::DocumentEvent event = Event("<html><head><title>" + title +
                                    "</title></head><body><div><h1>2022年主要经济指标</"
                                    "h1><p>财政收入50亿元，增长5%，修路20公里，"
                                    "植树300亩。</p></div><p>" +
                                    foot + "</p></body></html>");
    event.set_media_type("text/html");
    return Read(event).document().region_code();
  };
  EXPECT_EQ(code("2022年主要经济指标-岳阳市统计局", ""), "430600");
  EXPECT_EQ(code("", "主办：岳阳市人民政府 电话：0730"), "430600");
  EXPECT_EQ(code("", "主办：宁波市海曙区人民政府"), "330203");
  EXPECT_EQ(code("", "主辦單位 主办：岳陽縣人民政府"), "430621");
  EXPECT_EQ(code("2022年主要经济指标-公报网", ""), "");
}

TEST(ReadReport, GivesTheSameBytesEveryTime) {
  EXPECT_EQ(Read(Event(kText)).SerializeAsString(), Read(Event(kText)).SerializeAsString());
}

TEST(ReadReport, TurnsAWithdrawalIntoAResultWithoutText) {
  v1::DocumentEvent event;
  event.set_document_id("sample-1");
  event.set_revision(4);
  event.set_operation(v1::DocumentEvent::OPERATION_DELETE);
  const v1::DocumentResult result = Read(event);
  EXPECT_EQ(result.status(), v1::DocumentResult::STATUS_DELETED);
  EXPECT_EQ(result.content_sha256(), "");
  EXPECT_EQ(result.results_size(), 0);
  EXPECT_EQ(result.decoded_case(), v1::DocumentResult::DECODED_NOT_SET);
}

TEST(ReadReport, NamesWhyABadDocumentCannotBeRead) {
  const Failure empty = FailureOf(Event(""));
  EXPECT_EQ(empty.stage, DeadLetter::STAGE_DECODE);
  EXPECT_EQ(empty.error_class, DeadLetter::ERROR_CLASS_UNDECODABLE);
  EXPECT_THAT(empty.reason, HasSubstr("empty"));

  const Failure jpeg = FailureOf(Event("\xff\xd8\xff\xe0 JFIF"));
  EXPECT_EQ(jpeg.error_class, DeadLetter::ERROR_CLASS_UNSUPPORTED_TYPE);
  EXPECT_THAT(jpeg.reason, HasSubstr("JPEG"));
}

TEST(CanonicalDigest, DependsOnWhatWasReadAndNotOnHowItCame) {
  const std::string digest = Read(Event(kText)).canonical_digest();
  v1::DocumentEvent other_way = Event(kText);
  other_way.set_revision(9);
  other_way.set_url("https://example.org/2");
  other_way.set_source("elsewhere");
  v1::DocumentResult result = Read(other_way);
  EXPECT_EQ(result.canonical_digest(), digest);
  result.mutable_cost()->set_wall_us(5);
  result.mutable_input()->set_offset(5);
  EXPECT_EQ(CanonicalDigest(result), digest);
  result.mutable_results(0)->mutable_facts(0)->mutable_value()->set_mantissa(1);
  EXPECT_NE(CanonicalDigest(result), digest);
  result = Read(other_way);
  result.add_places()->set_end_byte(5);
  EXPECT_NE(CanonicalDigest(result), digest);
  result = Read(other_way);
  result.add_rows()->set_index(5);
  EXPECT_NE(CanonicalDigest(result), digest);
}

TEST(CanonicalDigest, IsTheDocumentedFormHashed) {
  v1::DocumentResult result;
  result.set_document_id("a");
  result.set_revision(7);
  result.set_status(v1::DocumentResult::STATUS_OK);
  result.mutable_document()->add_flags(v1::QUALITY_FLAG_MASKED);
  result.mutable_document()->add_flags(v1::QUALITY_FLAG_TRUNCATED);
  result.add_results()->add_facts()->mutable_value()->set_mantissa(-5);
  result.mutable_results(0)->mutable_facts(0)->set_optional(true);
  EXPECT_EQ(CanonicalDigest(result), Sha256("1:1:a5:1;6:{18:1;18:3;}9:{2:{8:{1:-5;}32:1;}}"));
}

TEST(ParseEvent, NamesWhatBreaksTheContract) {
  EXPECT_THAT(ParseFailureOf(std::nullopt).reason, HasSubstr("no value"));
  const Failure garbage = ParseFailureOf("\xff\xff garbage");
  EXPECT_EQ(garbage.error_class, DeadLetter::ERROR_CLASS_UNDECODABLE);
  EXPECT_THAT(garbage.reason, HasSubstr("not a DocumentEvent"));

  v1::DocumentEvent event = Event("x");
  event.clear_document_id();
  EXPECT_THAT(ParseFailureOf(event.SerializeAsString()).reason, HasSubstr("no document_id"));
  event = Event("x");
  event.clear_content();
  const Failure nothing = ParseFailureOf(event.SerializeAsString());
  EXPECT_EQ(nothing.stage, DeadLetter::STAGE_DECODE);
  EXPECT_EQ(nothing.error_class, DeadLetter::ERROR_CLASS_INVALID);
  EXPECT_THAT(nothing.reason, HasSubstr("no content"));
  event = Event("x");
  event.set_operation(static_cast<v1::DocumentEvent::Operation>(9));
  EXPECT_THAT(ParseFailureOf(event.SerializeAsString()).reason, HasSubstr("operation 9"));
}

TEST(ParseEvent, TakesFieldsOfANewerVersion) {
  // Field 99, length-delimited, "new".
  const std::string bytes = Event("x").SerializeAsString() + "\x9a\x06\x03new";
  EXPECT_TRUE(std::holds_alternative<v1::DocumentEvent>(ParseEvent(bytes)));
}

}  // namespace
}  // namespace gongbao::extractor
