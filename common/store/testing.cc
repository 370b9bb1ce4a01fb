#include "common/store/testing.h"

#include <map>

#include "common/base/decimal.h"
#include "common/base/hash.h"
#include "common/base/resource_name.h"
#include "common/store/arrival.h"

namespace gongbao::store {

ResultBuilder::ResultBuilder(std::string document_id, uint64_t revision) {
  result_.set_document_id(std::move(document_id));
  result_.set_revision(revision);
  result_.mutable_extractor()->set_name("gongbao");
  result_.mutable_extractor()->set_version("0.1.0");
  result_.mutable_extractor()->set_rank(1);
  result_.mutable_text();
}

v1::Article& ResultBuilder::Article(const std::string& title) {
  const auto start = static_cast<int64_t>(result_.text().size());
  v1::Article& article = *result_.add_results()->mutable_article();
  article.set_index(result_.results_size() - 1);
  article.set_title(title);
  article.mutable_span()->set_start_byte(start);
  return article;
}

ResultBuilder& ResultBuilder::Line(std::string_view text) {
  line_start_ = result_.text().size();
  result_.mutable_text()->append(text).append("\n");
  return *this;
}

void ResultBuilder::Place(std::string_view quote, v1::Span* span) const {
  const size_t start = result_.text().find(quote, line_start_);
  if (start == std::string::npos) std::abort();  // the test's line does not hold its quote
  span->set_start_byte(static_cast<int64_t>(start));
  span->set_end_byte(static_cast<int64_t>(start + quote.size()));
}

v1::Fact& ResultBuilder::Fact(std::string_view quote, const std::string& indicator,
                              std::string_view value) {
  v1::ExtractionResult& last = *result_.mutable_results(result_.results_size() - 1);
  v1::Fact& fact = *last.add_facts();
  Place(quote, fact.mutable_span());
  fact.set_quote(std::string(quote));
  fact.set_indicator(indicator);
  fact.set_measure(v1::MEASURE_LEVEL);
  fact.set_relation(v1::RELATION_EQ);
  fact.set_status(v1::FACT_STATUS_ACTUAL);
  fact.set_region(last.article().region());
  fact.set_region_code(last.article().region_code());
  fact.set_rule("test.level");
  if (const auto decimal = Decimal::Parse(value)) {
    fact.mutable_value()->set_mantissa(decimal->mantissa);
    fact.mutable_value()->set_exponent(decimal->exponent);
  } else {
    fact.set_mask(std::string(quote));
  }
  return fact;
}

ResultBuilder& ResultBuilder::Rejected(std::string_view quote, v1::Rejected::Reason reason) {
  v1::Rejected& rejected = *result_.mutable_results(result_.results_size() - 1)->add_rejected();
  Place(quote, rejected.mutable_span());
  rejected.set_quote(std::string(quote));
  rejected.set_reason(reason);
  rejected.set_rule("test.rejected");
  return *this;
}

v1::DocumentResult ResultBuilder::Build() const {
  v1::DocumentResult result = result_;
  const std::string_view text = result.text();
  const auto count_chars = [text](v1::Span* span) {
    span->set_start_char(CountChars(text.substr(0, static_cast<size_t>(span->start_byte()))));
    span->set_end_char(CountChars(text.substr(0, static_cast<size_t>(span->end_byte()))));
  };
  result.set_content_sha256(Sha256(text));
  result.set_status(result.results_size() > 0 ? v1::DocumentResult::STATUS_OK
                                              : v1::DocumentResult::STATUS_EMPTY);
  v1::Document& document = *result.mutable_document();
  document.set_document_id(result.document_id());
  document.set_name(DocumentName(result.document_id()));
  std::string canonical;
  for (int i = 0; i < result.results_size(); ++i) {
    v1::ExtractionResult& one = *result.mutable_results(i);
    v1::Article& article = *one.mutable_article();
    article.set_name(ArticleName(document.name(), i));
    const bool last = i + 1 == result.results_size();
    article.mutable_span()->set_end_byte(last
                                             ? static_cast<int64_t>(text.size())
                                             : result.results(i + 1).article().span().start_byte());
    count_chars(article.mutable_span());
    for (v1::Section& section : *article.mutable_sections()) count_chars(section.mutable_span());
    std::map<std::pair<int64_t, int64_t>, int32_t> places;
    for (v1::Fact& fact : *one.mutable_facts()) {
      count_chars(fact.mutable_span());
      const auto range = std::pair(fact.span().start_byte(), fact.span().end_byte());
      fact.set_name(FactName(article.name(), result.document_id(), result.content_sha256(),
                             range.first, range.second, places[range]++));
      canonical += fact.name() + fact.indicator();
    }
    for (v1::Rejected& rejected : *one.mutable_rejected()) count_chars(rejected.mutable_span());
    v1::NumeralCount& numerals = *article.mutable_numerals();
    numerals.set_in_facts(static_cast<int32_t>(places.size()));
    numerals.set_rejected(one.rejected_size());
    numerals.set_total(numerals.in_facts() + numerals.rejected());
  }
  result.set_canonical_digest(Sha256(canonical));
  return result;
}

v1::DocumentResult DeletedResult(const std::string& document_id, uint64_t revision) {
  v1::DocumentResult result;
  result.set_document_id(document_id);
  result.set_revision(revision);
  result.mutable_extractor()->set_name("gongbao");
  result.mutable_extractor()->set_version("0.1.0");
  result.mutable_extractor()->set_rank(1);
  result.set_status(v1::DocumentResult::STATUS_DELETED);
  return result;
}

v1::DocumentResult ContainerResult(const std::string& document_id, uint64_t revision,
                                   int32_t part_count) {
  ResultBuilder builder(document_id, revision);
  builder.document().set_media_type("application/zip");
  builder.document().set_part_count(part_count);
  v1::DocumentResult result = builder.Build();
  result.set_content_sha256(Sha256(document_id + std::to_string(revision)));
  result.set_status(v1::DocumentResult::STATUS_CONTAINER);
  return result;
}

v1::DocumentResult PartResult(const std::string& container, const std::string& path,
                              uint64_t revision) {
  ResultBuilder builder(container + "!/" + path, revision);
  builder.document().set_container(container);
  return builder.Line(path + "在第" + std::to_string(revision) + "版").Build();
}

LogEntry EntryOf(v1::DocumentResult result, int64_t offset, int32_t partition) {
  return {.topic = "gongbao.results.v1",
          .partition = partition,
          .offset = offset,
          .result = std::move(result),
          .dead_letter = {}};
}

v1::DocumentResult CityReport(int number, uint64_t revision) {
  const std::string n = std::to_string(number);
  ResultBuilder builder("report-" + n, revision);
  builder.document().set_title("临江市" + n + "号报告");
  builder.document().set_region("临江市");
  builder.document().set_region_code("330298");
  builder.document().set_source("test");
  builder.document().set_url("https://example.org/" + n);
  builder.document().set_published_date(
      number % 3 == 0 ? "" : "2024-01-" + std::to_string(10 + number % 20));
  builder.document().set_kind(v1::DOCUMENT_KIND_GOVERNMENT_WORK_REPORT);
  builder.document().set_year_reviewed(2023);
  builder.document().set_year_planned(2024);
  builder.document().set_level(v1::GOVERNMENT_LEVEL_PREFECTURE);
  builder.document().set_issuer("临江市人民政府");
  builder.document().set_trust(v1::TRUST_OFFICIAL);
  builder.document().set_index_number("LJ-" + n);
  builder.document().set_document_number("临政〔2024〕" + n + "号");
  builder.document().mutable_region_evidence()->set_source(v1::RegionEvidence::SOURCE_HINT);
  builder.document().mutable_region_evidence()->set_confidence_percent(90);
  builder.document().add_flags(v1::QUALITY_FLAG_MASKED);
  builder.document().add_flags(v1::QUALITY_FLAG_MULTI_ARTICLE);

  v1::Article& review = builder.Article("临江市政府工作报告");
  review.set_region("临江市");
  review.set_region_code("330298");
  review.set_kind(v1::DOCUMENT_KIND_GOVERNMENT_WORK_REPORT);
  review.set_year_reviewed(2023);
  review.set_year_planned(2024);
  review.set_published_date("2024-01-10");
  review.set_level(v1::GOVERNMENT_LEVEL_PREFECTURE);
  review.set_issuer("市人民政府");
  review.set_trust(v1::TRUST_OFFICIAL);
  review.set_masked_percent(12);
  review.set_fingerprint(std::string("\0\x01\xff", 3));
  v1::RegionEvidence& told = *review.mutable_region_evidence();
  told.set_source(v1::RegionEvidence::SOURCE_TITLE);
  told.set_confidence_percent(97);
  told.mutable_span()->set_end_byte(9);
  told.mutable_span()->set_end_char(3);
  v1::Section& section = *review.add_sections();
  section.set_parent(-1);
  section.set_heading("一、2023年工作回顾");
  section.set_role(v1::SECTION_ROLE_REVIEW);
  section.set_period("2023");
  section.set_path("1");
  section.mutable_span()->set_end_byte(80);
  builder.Line("一、2023年工作回顾").Rejected("2023年", v1::Rejected::REASON_DATE).Line("");
  builder.Line("全市地区生产总值达到" + n + "08.50亿元,同比增长6.8%,其中𠮷江新城完成**亿元。");
  {
    v1::Fact& gdp = builder.Fact(n + "08.50亿元", "地区生产总值", n + "08.50");
    gdp.set_indicator_code("gdp");
    gdp.set_unit("亿元");
    gdp.set_period("2023");
    gdp.mutable_base_value()->set_mantissa(number * 1000 + 85);
    gdp.mutable_base_value()->set_exponent(7);
    gdp.set_base_unit("CNY");
  }
  {
    v1::Fact& growth = builder.Fact("6.8%", "地区生产总值", "6.8");
    growth.set_indicator_code("gdp");
    growth.set_measure(v1::MEASURE_GROWTH);
    growth.set_unit("%");
    growth.set_period("2023");
    growth.set_baseline("上年");
    growth.set_confidence_percent(93);
    v1::Link& level = *growth.add_links();
    level.set_role(v1::Link::ROLE_SUBJECT);
    level.set_fact("another");
  }
  {
    v1::Fact& masked = builder.Fact("**亿元", "𠮷江新城完成投资", "");
    masked.set_unit("亿元");
    masked.set_period("2023");
    masked.set_region("𠮷江新城");
    masked.set_aspect(v1::ASPECT_NEW);
    v1::Breakdown& slice = *masked.add_breakdown();
    slice.set_dimension(v1::Breakdown::DIMENSION_OWNERSHIP);
    slice.set_member("民间\n投资");
  }
  builder.Line("二、2024年工作安排");
  builder.Line("确保地区生产总值增长6%左右,力争6.5%,到2026年培育“小巨人”企业1-2家。");
  {
    v1::Fact& firm = builder.Fact("6%左右", "地区生产总值", "6");
    firm.set_indicator_code("gdp");
    firm.set_measure(v1::MEASURE_GROWTH);
    firm.set_relation(v1::RELATION_APPROX);
    firm.set_status(v1::FACT_STATUS_TARGET);
    firm.set_modality(v1::MODALITY_FIRM);
    firm.set_unit("%");
    firm.set_period("2024");
  }
  {
    v1::Fact& stretch = builder.Fact("6.5%", "地区生产总值", "6.5");
    stretch.set_indicator_code("gdp");
    stretch.set_measure(v1::MEASURE_GROWTH);
    stretch.set_status(v1::FACT_STATUS_TARGET);
    stretch.set_modality(v1::MODALITY_STRETCH);
    stretch.set_unit("%");
    stretch.set_period("2024");
  }
  {
    v1::Fact& range = builder.Fact("1-2家", "“小巨人”企业", "1");
    range.mutable_value_high()->set_mantissa(2);
    range.set_status(v1::FACT_STATUS_TARGET);
    range.set_modality(v1::MODALITY_EXPECTED);
    range.set_unit("家");
    range.set_period("2022/2026");
  }

  v1::Article& news = builder.Article("山溪县开工项目");
  news.set_region("山溪县");
  news.set_region_code("330299");
  news.set_kind(v1::DOCUMENT_KIND_NEWS);
  news.set_copy_of("documents/another/articles/0");
  news.set_likeness_percent(41);
  news.add_flags(v1::QUALITY_FLAG_DUPLICATE);
  builder.Line("山溪县新开工项目30个,投资额下降20.6%。");
  v1::Fact& fall = builder.Fact("20.6%", "投资额", "-20.6");
  fall.set_measure(v1::MEASURE_GROWTH);
  fall.set_unit("%");
  fall.set_optional(true);
  builder.Rejected("30", v1::Rejected::REASON_UNREAD);
  v1::DocumentResult result = builder.Build();
  v1::ExtractionResult& first = *result.mutable_results(0);
  v1::Diagnostic& finding = *first.add_diagnostics();
  finding.set_name(first.article().name() + "/diagnostics/0");
  finding.set_code(v1::Diagnostic::CODE_CONFLICTING_REPEAT);
  finding.set_message("one figure, two values");
  *finding.mutable_span() = first.facts(0).span();
  for (int i = 0; i < 2; ++i) {
    const std::string& name = first.facts(i).name();
    finding.add_facts(name.substr(name.rfind('/') + 1));
  }
  return result;
}

}  // namespace gongbao::store
