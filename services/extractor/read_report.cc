#include "services/extractor/read_report.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "common/base/hash.h"
#include "common/base/resource_name.h"
#include "common/config/config.h"
#include "common/document/document.h"
#include "common/document/metadata.h"
#include "common/extraction/aspects.h"
#include "common/extraction/extraction.h"
#include "common/extraction/source_text.h"
#include "common/store/arrival.h"

namespace gongbao::extractor {
namespace {

using v1::DeadLetter;

// The engine's enums have the numbers of gongbao.v1; a few stand for all.
static_assert(static_cast<int>(extraction::Measure::kGap) == v1::MEASURE_GAP);
static_assert(static_cast<int>(extraction::Relation::kLe) == v1::RELATION_LE);
static_assert(static_cast<int>(extraction::Status::kOther) == v1::FACT_STATUS_OTHER);
static_assert(static_cast<int>(extraction::Modality::kStretch) == v1::MODALITY_STRETCH);
static_assert(static_cast<int>(extraction::DocumentKind::kOther) == v1::DOCUMENT_KIND_OTHER);
static_assert(static_cast<int>(extraction::SectionRole::kAnnex) == v1::SECTION_ROLE_ANNEX);
static_assert(static_cast<int>(extraction::QualityFlag::kDuplicate) == v1::QUALITY_FLAG_DUPLICATE);
static_assert(static_cast<int>(extraction::Level::kBureau) == v1::GOVERNMENT_LEVEL_BUREAU);
static_assert(static_cast<int>(extraction::Trust::kRewritten) == v1::TRUST_REWRITTEN);
static_assert(static_cast<int>(extraction::RegionSource::kHost) == v1::RegionEvidence::SOURCE_HOST);
static_assert(static_cast<int>(extraction::Reason::kUnread) == v1::Rejected::REASON_UNREAD);
static_assert(static_cast<int>(extraction::Slot::kRegion) == v1::Provenance::SLOT_REGION);
static_assert(static_cast<int>(extraction::Origin::kDefault) == v1::Provenance::ORIGIN_DEFAULT);
static_assert(static_cast<int>(extraction::DiagnosticCode::kGluedFigures) ==
              v1::Diagnostic::CODE_GLUED_FIGURES);
static_assert(static_cast<int>(extraction::Aspect::kCumulative) == v1::ASPECT_CUMULATIVE);
static_assert(static_cast<int>(extraction::Dimension::kPartner) ==
              v1::Breakdown::DIMENSION_PARTNER);
static_assert(static_cast<int>(extraction::LinkRole::kSibling) == v1::Link::ROLE_SIBLING);
static_assert(static_cast<int>(extraction::Stage::kOperation) == v1::Project::STAGE_OPERATION);
static_assert(static_cast<int>(extraction::PolicyAction::kApproval) == v1::Policy::ACTION_APPROVAL);
static_assert(static_cast<int>(extraction::HonourLevel::kCounty) == v1::Designation::LEVEL_COUNTY);

std::string Text(std::string_view view) { return std::string(view); }

pipeline::Failure Invalid(std::string reason) {
  return {.stage = DeadLetter::STAGE_DECODE,
          .error_class = DeadLetter::ERROR_CLASS_INVALID,
          .reason = std::move(reason)};
}

// The class of a document that DecodeInChild gave up.
DeadLetter::ErrorClass ClassOf(StatusCode code) {
  switch (code) {
    case StatusCode::kUnimplemented:
    case StatusCode::kFailedPrecondition:  // a program that reads it is not installed
      return DeadLetter::ERROR_CLASS_UNSUPPORTED_TYPE;
    case StatusCode::kResourceExhausted:
      return DeadLetter::ERROR_CLASS_TOO_LARGE;
    case StatusCode::kDeadlineExceeded:
      return DeadLetter::ERROR_CLASS_TIMEOUT;
    case StatusCode::kInternal:
      return DeadLetter::ERROR_CLASS_CRASH;
    default:
      return DeadLetter::ERROR_CLASS_UNDECODABLE;
  }
}

std::string Attribute(const v1::DocumentEvent& event, const char* key) {
  const auto found = event.attributes().find(key);
  return found == event.attributes().end() ? std::string() : found->second;
}

void SetSpan(const extraction::Span& from, v1::Span* to) {
  to->set_start_byte(from.start_byte);
  to->set_end_byte(from.end_byte);
  to->set_start_char(from.start_char);
  to->set_end_char(from.end_char);
}

void SetDecimal(Decimal from, v1::Decimal* to) {
  to->set_mantissa(from.mantissa);
  to->set_exponent(from.exponent);
}

void SetEvidence(const extraction::RegionEvidence& from, v1::RegionEvidence* to) {
  to->set_source(static_cast<v1::RegionEvidence::Source>(from.source));
  if (from.span.end_byte > from.span.start_byte) SetSpan(from.span, to->mutable_span());
  to->set_confidence_percent(static_cast<uint32_t>(from.confidence_percent));
}

void SetSections(const extraction::Article& from, v1::Article* to) {
  for (size_t i = 0; i < from.sections.size(); ++i) {
    const extraction::Section& section = from.sections[i];
    v1::Section* const made = to->add_sections();
    made->set_index(static_cast<int32_t>(i));
    made->set_parent(section.parent);
    made->set_depth(section.depth);
    made->set_heading(Text(section.heading));
    made->set_role(static_cast<v1::SectionRole>(section.role));
    made->set_period(Text(section.period));
    made->set_path(Text(section.path));
    SetSpan(section.span, made->mutable_span());
  }
}

void SetArticle(const extraction::Article& from, v1::Article* to) {
  SetSpan(from.span, to->mutable_span());
  to->set_title(Text(from.title));
  to->set_kind(static_cast<v1::DocumentKind>(from.kind));
  to->set_region(Text(from.region));
  to->set_region_code(Text(from.region_code));
  if (from.region_evidence.source != extraction::RegionSource::kNone)
    SetEvidence(from.region_evidence, to->mutable_region_evidence());
  to->set_level(static_cast<v1::GovernmentLevel>(from.level));
  to->set_issuer(Text(from.issuer));
  to->set_trust(static_cast<v1::Trust>(from.trust));
  to->set_year_reviewed(from.year_reviewed);
  to->set_year_planned(from.year_planned);
  to->set_published_date(Text(from.published_date));
  for (const extraction::QualityFlag flag : from.flags) {
    to->add_flags(static_cast<v1::QualityFlag>(flag));
  }
  to->mutable_numerals()->set_total(from.numerals);
  to->mutable_numerals()->set_in_facts(from.numerals_in_facts);
  to->mutable_numerals()->set_rejected(from.numerals_rejected);
  to->set_masked_percent(static_cast<uint32_t>(from.masked_percent));
  if (from.fingerprint != extraction::Fingerprint{})
    to->set_fingerprint(from.fingerprint.data(), from.fingerprint.size());
  to->set_likeness_percent(static_cast<uint32_t>(from.likeness_percent));
  SetSections(from, to);
}

void SetProvenance(const extraction::SourceText& text, const extraction::Fact& from, v1::Fact* to) {
  const extraction::Sources sources = from.sources();
  for (size_t i = 0; i < extraction::kSlots; ++i) {
    const auto slot = static_cast<extraction::Slot>(i + 1);
    const extraction::Source& source = sources[slot];
    if (source.origin == extraction::Origin::kNone) continue;
    v1::Provenance* const made = to->add_provenance();
    made->set_slot(static_cast<v1::Provenance::Slot>(slot));
    made->set_origin(static_cast<v1::Provenance::Origin>(source.origin));
    if (source.has_words()) SetSpan(text.SpanOf(source.begin, source.end()), made->mutable_span());
    made->set_rule(Text(RuleOf(from, slot)));
  }
}

void SetFact(const extraction::Fact& from, v1::Fact* to) {
  SetSpan(from.span, to->mutable_span());
  to->set_quote(Text(from.quote()));
  to->set_indicator(Text(from.indicator));
  to->set_indicator_code(Text(from.indicator_code));
  to->set_measure(static_cast<v1::Measure>(from.measure));
  if (from.value) SetDecimal(*from.value, to->mutable_value());
  if (from.value_high()) SetDecimal(*from.value_high(), to->mutable_value_high());
  to->set_unit(Text(from.unit()));
  if (const auto base = from.base_value()) SetDecimal(*base, to->mutable_base_value());
  if (const auto base = from.base_value_high()) SetDecimal(*base, to->mutable_base_value_high());
  to->set_base_unit(Text(from.base_unit()));
  to->set_mask(Text(from.mask()));
  to->set_relation(static_cast<v1::Relation>(from.relation));
  to->set_status(static_cast<v1::FactStatus>(from.status));
  to->set_modality(static_cast<v1::Modality>(from.modality));
  to->set_period(Text(from.period));
  to->set_baseline(Text(from.baseline()));
  to->set_group(Text(from.group()));
  to->set_section(from.section);
  to->set_rule(Text(from.rule()));
  to->set_region(Text(from.region()));
  to->set_region_code(Text(from.region_code()));
  to->set_optional(from.optional);
  to->set_aspect(static_cast<v1::Aspect>(from.aspect));
  if (const extraction::Breakdown slice = extraction::BreakdownOf(from.indicator);
      slice.dimension != extraction::Dimension::kNone) {
    v1::Breakdown* const breakdown = to->add_breakdown();
    breakdown->set_dimension(static_cast<v1::Breakdown::Dimension>(slice.dimension));
    breakdown->set_member(Text(slice.member));
  }
  to->set_confidence_percent(static_cast<uint32_t>(from.confidence_percent));
}

// The id of a fact of `result`, by which the article's other records name it.
std::string FactId(const v1::ExtractionResult& result, int32_t fact) {
  const std::string& name = result.facts(fact).name();
  return name.substr(name.rfind('/') + 1);
}

// Needs the names of all facts.
void SetLinks(const extraction::Article& article, v1::ExtractionResult* result) {
  for (const extraction::Link& link : extraction::LinksBothWays(article)) {
    v1::Link* const to = result->mutable_facts(link.fact)->add_links();
    to->set_role(static_cast<v1::Link::Role>(link.role));
    to->set_fact(FactId(*result, link.other));
  }
}

void SetProject(const extraction::Project& from, const v1::ExtractionResult& result,
                v1::Project* to) {
  to->set_name(Text(from.name));
  SetSpan(from.span, to->mutable_span());
  to->set_stage(static_cast<v1::Project::Stage>(from.stage));
  to->set_planned(from.planned);
  to->set_date(Text(from.date));
  to->set_place(Text(from.place));
  to->set_parties(Text(from.parties));
  if (from.investment >= 0) to->set_investment(FactId(result, from.investment));
  to->set_section(from.section);
}

void SetCommitment(const extraction::Commitment& from, const v1::ExtractionResult& result,
                   v1::Commitment* to) {
  SetSpan(from.span, to->mutable_span());
  to->set_action(Text(from.action));
  to->set_object(Text(from.object));
  to->set_deadline(Text(from.deadline));
  for (int32_t i = from.first_fact; i < from.last_fact; ++i) to->add_facts(FactId(result, i));
  to->set_section(from.section);
}

// The records beyond numbers. Needs the names of all facts.
void SetRecords(const extraction::Article& article, v1::ExtractionResult* result) {
  for (const extraction::Project& project : article.projects)
    SetProject(project, *result, result->add_projects());
  for (const extraction::Policy& policy : article.policies) {
    v1::Policy* const to = result->add_policies();
    to->set_name(Text(policy.name));
    SetSpan(policy.span, to->mutable_span());
    to->set_action(static_cast<v1::Policy::Action>(policy.action));
    to->set_section(policy.section);
  }
  for (const extraction::Designation& designation : article.designations) {
    v1::Designation* const to = result->add_designations();
    to->set_name(Text(designation.name));
    SetSpan(designation.span, to->mutable_span());
    to->set_level(static_cast<v1::Designation::Level>(designation.level));
    to->set_giver(Text(designation.giver));
    to->set_ordinal(designation.ordinal);
    to->set_section(designation.section);
  }
  for (const extraction::Commitment& commitment : article.commitments)
    SetCommitment(commitment, *result, result->add_commitments());
  for (const extraction::Problem& problem : article.problems) {
    v1::Problem* const to = result->add_problems();
    SetSpan(problem.span, to->mutable_span());
    to->set_text(Text(problem.text));
    to->set_section(problem.section);
  }
}

void SetResults(const extraction::Extraction& read, std::string_view text,
                v1::DocumentResult* result) {
  const std::string& document = result->document().name();
  const extraction::SourceText source(text);
  for (size_t index = 0; index < read.articles.size(); ++index) {
    const extraction::Article& article = read.articles[index];
    v1::ExtractionResult* const made = result->add_results();
    const std::string name = ArticleName(document, static_cast<int32_t>(index));
    SetArticle(article, made->mutable_article());
    made->mutable_article()->set_name(name);
    made->mutable_article()->set_index(static_cast<int32_t>(index));
    if (article.copy_of >= 0)
      made->mutable_article()->set_copy_of(ArticleName(document, article.copy_of));

    std::map<std::pair<int64_t, int64_t>, int32_t> facts_on;  // by quote
    for (const extraction::Fact& fact : article.facts) {
      const int64_t start = fact.span.start_byte;
      const int64_t end = fact.span.end_byte;
      v1::Fact* const to = made->add_facts();
      to->set_name(FactName(name, result->document_id(), result->content_sha256(), start, end,
                            facts_on[{start, end}]++));
      SetFact(fact, to);
      SetProvenance(source, fact, to);
    }
    SetLinks(article, made);
    SetRecords(article, made);
    for (const extraction::Rejected& rejected : article.rejected) {
      v1::Rejected* const to = made->add_rejected();
      SetSpan(rejected.span, to->mutable_span());
      to->set_quote(Text(rejected.quote()));
      to->set_reason(static_cast<v1::Rejected::Reason>(rejected.reason));
      to->set_rule(Text(rejected.rule));
    }
    for (size_t i = 0; i < article.diagnostics.size(); ++i) {
      const extraction::Diagnostic& diagnostic = article.diagnostics[i];
      v1::Diagnostic* const to = made->add_diagnostics();
      to->set_name(name + "/diagnostics/" + std::to_string(i));
      SetSpan(diagnostic.span, to->mutable_span());
      to->set_code(static_cast<v1::Diagnostic::Code>(diagnostic.code));
      to->set_message(Text(diagnostic.message));
      for (const int32_t fact : diagnostic.facts) to->add_facts(FactId(*made, fact));
    }
  }
}

// A coordinate in whole points; what is none (a broken file's) becomes the nearest that a page can
// have.
int32_t PointsDown(float points) {
  return points > 0 ? static_cast<int32_t>(std::min(points, 1e6F)) : 0;
}
int32_t PointsUp(float points) { return PointsDown(std::ceil(points)); }

void SetPlaces(const std::vector<document::Origin>& from, v1::DocumentResult* to) {
  for (const document::Origin& origin : from) {
    v1::DocumentResult::PlacedRun* const run = to->add_places();
    run->set_start_byte(origin.begin_byte);
    run->set_end_byte(origin.end_byte);
    v1::Place* const place = run->mutable_place();
    place->set_path(origin.path);
    if (origin.page == 0) continue;
    place->set_page(origin.page);
    place->mutable_box()->set_left(PointsDown(origin.left));
    place->mutable_box()->set_top(PointsDown(origin.top));
    place->mutable_box()->set_right(PointsUp(origin.right));
    place->mutable_box()->set_bottom(PointsUp(origin.bottom));
  }
}

// A table that is too wide to be shown stays lines of the text.
void SetRows(const std::vector<Table>& tables, v1::DocumentResult* to) {
  for (size_t i = 0; i < tables.size(); ++i) {
    if (tables[i].columns > store::kMaxTableColumns) continue;
    v1::TableRow* row = nullptr;
    for (const Cell& cell : tables[i].cells) {
      if (row == nullptr || row->index() != cell.row) {
        row = to->add_rows();
        row->set_table(static_cast<int32_t>(i));
        row->set_index(cell.row);
      }
      v1::TableRow::Cell* const made = row->add_cells();
      made->set_column(cell.column);
      made->set_rows(cell.rows);
      made->set_columns(cell.columns);
      made->set_header(cell.header);
      made->set_start_byte(cell.begin_byte);
      made->set_end_byte(cell.end_byte);
    }
  }
}

// What the page's first report tells of the page.
void SetFromFirst(const extraction::Article& first, v1::Document* to) {
  to->set_title(Text(first.title));
  to->set_region(Text(first.region));
  to->set_region_code(Text(first.region_code));
  if (first.region_evidence.source != extraction::RegionSource::kNone)
    SetEvidence(first.region_evidence, to->mutable_region_evidence());
  to->set_published_date(Text(first.published_date));
  to->set_issuer(Text(first.issuer));
  to->set_level(static_cast<v1::GovernmentLevel>(first.level));
  to->set_trust(static_cast<v1::Trust>(first.trust));
  to->set_kind(static_cast<v1::DocumentKind>(first.kind));
  to->set_year_reviewed(first.year_reviewed);
  to->set_year_planned(first.year_planned);
}

// What the crawler knew, or the file says outside of its text, goes before what the text tells,
// but for the region: a name that the crawler gave keeps its code only where the text names it so.
void SetFromSource(const v1::DocumentEvent& event, const document::DecodedDocument& decoded,
                   const document::Metadata& metadata, v1::Document* to) {
  if (!decoded.title.empty()) to->set_title(decoded.title);
  if (to->title().empty()) to->set_title(Attribute(event, "title"));
  const std::string region = Attribute(event, "region");
  if (!region.empty() && region != to->region()) {
    to->set_region(region);
    to->clear_region_code();
    to->clear_region_evidence();
  }
  std::string published = Attribute(event, "published_date");
  if (published.empty()) published = metadata.published_date;
  if (!published.empty()) to->set_published_date(std::move(published));
  if (to->issuer().empty()) to->set_issuer(metadata.issuer);
  to->set_index_number(metadata.index_number);
  to->set_document_number(metadata.document_number);
  const std::string trust = Attribute(event, "trust");
  if (trust == "official") to->set_trust(v1::TRUST_OFFICIAL);
  if (trust == "rewritten") to->set_trust(v1::TRUST_REWRITTEN);
}

// The page is told by its first report; warnings are those of all of them.
void SetDocument(const v1::DocumentEvent& event, const document::DecodedDocument& decoded,
                 const document::Metadata& metadata, const extraction::Extraction& read,
                 v1::Document* to) {
  if (!read.articles.empty()) SetFromFirst(read.articles.front(), to);
  SetFromSource(event, decoded, metadata, to);
  std::set<extraction::QualityFlag> flags;
  size_t facts = 0;
  for (const extraction::Article& article : read.articles) {
    flags.insert(article.flags.begin(), article.flags.end());
    facts += article.facts.size();
  }
  for (const extraction::QualityFlag flag : flags) {
    to->add_flags(static_cast<v1::QualityFlag>(flag));
  }
  if (decoded.scanned) to->add_flags(v1::QUALITY_FLAG_SCANNED);
  to->set_media_type(decoded.media_type);
  to->set_charset(decoded.charset);
  to->set_chars(std::ranges::count_if(decoded.text, [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;  // first bytes of code points
  }));
  to->set_article_count(static_cast<int32_t>(read.articles.size()));
  to->set_fact_count(static_cast<int32_t>(facts));
}

// The document's text and what it states.
void SetText(const knowledge::Knowledge& knowledge, const v1::DocumentEvent& event,
             const document::DecodedDocument& decoded, v1::DocumentResult* result) {
  const std::string title = decoded.title.empty() ? Attribute(event, "title") : decoded.title;
  std::string region = Attribute(event, "region");
  if (region.empty()) region = Attribute(event, "region_code");
  const document::Metadata metadata = document::ReadMetadata(decoded.properties);
  const std::string& url = event.url().empty() ? metadata.url : event.url();
  const extraction::Extraction read = extraction::Extract(knowledge, decoded.text,
                                                          {.title = title,
                                                           .region = region,
                                                           .issuer = metadata.issuer,
                                                           .published = metadata.published_date,
                                                           .url = url,
                                                           .site = metadata.site,
                                                           .tables = decoded.tables});
  SetDocument(event, decoded, metadata, read, result->mutable_document());
  SetResults(read, decoded.text, result);
  SetPlaces(decoded.origins, result);
  SetRows(decoded.tables, result);
  result->set_status(read.articles.empty() ? v1::DocumentResult::STATUS_EMPTY
                                           : v1::DocumentResult::STATUS_OK);
  result->set_text(decoded.text);  // a copy: the records point into the text that was read
}

bool LeftOutOfDigest(const google::protobuf::FieldDescriptor& field) {
  static const std::set<std::string_view> kLeftOut = {
      "gongbao.v1.DocumentResult.revision", "gongbao.v1.DocumentResult.canonical_digest",
      "gongbao.v1.DocumentResult.cost",     "gongbao.v1.DocumentResult.input",
      "gongbao.v1.Document.revision",       "gongbao.v1.Document.url",
      "gongbao.v1.Document.source",         "gongbao.v1.Document.read_time",
      "gongbao.v1.Document.container",      "gongbao.v1.Document.part_count",
      "gongbao.v1.ExtractorVersion.build",  "gongbao.v1.ExtractorVersion.rank",
  };
  return kLeftOut.contains(field.full_name());
}

void AppendCanonical(const google::protobuf::Message& message, std::string& out) {
  using Field = google::protobuf::FieldDescriptor;
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  std::vector<const Field*> fields;
  reflection.ListFields(message, &fields);  // the set ones, by number
  const auto number = [&out](auto value) { out += std::to_string(value) + ";"; };
  for (const Field* field : fields) {
    if (LeftOutOfDigest(*field)) continue;
    const int count = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < count; ++i) {
      out += std::to_string(field->number()) + ":";
      const bool many = field->is_repeated();
      switch (field->cpp_type()) {
        case Field::CPPTYPE_MESSAGE:
          out += '{';
          AppendCanonical(many ? reflection.GetRepeatedMessage(message, field, i)
                               : reflection.GetMessage(message, field),
                          out);
          out += '}';
          break;
        case Field::CPPTYPE_STRING: {
          std::string scratch;
          const std::string& value =
              many ? reflection.GetRepeatedStringReference(message, field, i, &scratch)
                   : reflection.GetStringReference(message, field, &scratch);
          out += std::to_string(value.size()) + ":";
          out += value;
          break;
        }
        case Field::CPPTYPE_ENUM:
          number(many ? reflection.GetRepeatedEnumValue(message, field, i)
                      : reflection.GetEnumValue(message, field));
          break;
        case Field::CPPTYPE_BOOL:
          number(int{many ? reflection.GetRepeatedBool(message, field, i)
                          : reflection.GetBool(message, field)});
          break;
        case Field::CPPTYPE_INT32:
          number(many ? reflection.GetRepeatedInt32(message, field, i)
                      : reflection.GetInt32(message, field));
          break;
        case Field::CPPTYPE_INT64:
          number(many ? reflection.GetRepeatedInt64(message, field, i)
                      : reflection.GetInt64(message, field));
          break;
        case Field::CPPTYPE_UINT32:
          number(many ? reflection.GetRepeatedUInt32(message, field, i)
                      : reflection.GetUInt32(message, field));
          break;
        case Field::CPPTYPE_UINT64:
          number(many ? reflection.GetRepeatedUInt64(message, field, i)
                      : reflection.GetUInt64(message, field));
          break;
        case Field::CPPTYPE_DOUBLE:
        case Field::CPPTYPE_FLOAT:
          std::abort();  // records hold no binary fractions: they have no one written form
      }
    }
  }
}

}  // namespace

v1::ExtractorVersion ThisExtractor(const knowledge::Knowledge& knowledge, uint32_t rank) {
  v1::ExtractorVersion version;
  version.set_name("gongbao");
  version.set_version(Text(config::Version()));
  version.set_build(Text(knowledge.digest().substr(0, 16)));
  version.set_rank(rank);
  return version;
}

std::variant<v1::DocumentEvent, pipeline::Failure> ParseEvent(
    const std::optional<std::string>& value) {
  if (!value) return Invalid("the record has no value");
  v1::DocumentEvent event;
  if (!event.ParseFromString(*value)) {
    pipeline::Failure failure = Invalid("the record's value is not a DocumentEvent");
    failure.error_class = DeadLetter::ERROR_CLASS_UNDECODABLE;
    return failure;
  }
  if (event.document_id().empty()) return Invalid("the event has no document_id");
  const std::string container = Attribute(event, pipeline::kContainerAttribute);
  if (!container.empty() && !event.document_id().starts_with(container + "!/")) {
    return Invalid("the event's document_id is not that of a part of the container that it names");
  }
  switch (event.operation()) {
    case v1::DocumentEvent::OPERATION_DELETE:
      return event;
    case v1::DocumentEvent::OPERATION_UPSERT:
      if (event.content_case() == v1::DocumentEvent::CONTENT_NOT_SET) {
        return Invalid("the event publishes a document but has no content");
      }
      return event;
    default:
      return Invalid("the event's operation " +
                     std::to_string(static_cast<int>(event.operation())) +
                     " is neither UPSERT nor DELETE");
  }
}

Result<std::variant<Report, pipeline::Failure>> ReadReport(const knowledge::Knowledge& knowledge,
                                                           const v1::ExtractorVersion& extractor,
                                                           const v1::DocumentEvent& event,
                                                           const reading::ReaderOptions& reader) {
  using Outcome = std::variant<Report, pipeline::Failure>;
  Report report;
  v1::DocumentResult& result = report.result;
  result.set_document_id(event.document_id());
  result.set_revision(event.revision());
  *result.mutable_extractor() = extractor;
  v1::Document* const document = result.mutable_document();
  document->set_name(DocumentName(event.document_id()));
  document->set_document_id(event.document_id());
  document->set_revision(event.revision());
  document->set_url(event.url());
  document->set_source(event.source());
  document->set_container(Attribute(event, pipeline::kContainerAttribute));
  document->set_extractor(pipeline::ExtractorName(extractor));
  if (event.operation() == v1::DocumentEvent::OPERATION_DELETE) {
    result.set_status(v1::DocumentResult::STATUS_DELETED);
    result.set_canonical_digest(CanonicalDigest(result));
    return Outcome(std::move(report));
  }

  result.set_content_sha256(Sha256(event.inline_content()));
  document->set_content_sha256(result.content_sha256());
  Result<reading::Reading> reading = reading::DecodeInChild(
      event.inline_content(), {.media_type = event.media_type(), .charset = event.charset()},
      reader);
  if (!reading.ok()) {
    const Status& fault = reading.status();
    if (fault.code() == StatusCode::kUnavailable) return fault;
    return Outcome(pipeline::Failure{.stage = DeadLetter::STAGE_DECODE,
                                     .error_class = ClassOf(fault.code()),
                                     .reason = fault.message()});
  }
  document::DecodedDocument& decoded = reading->document;
  result.mutable_cost()->set_peak_bytes(reading->peak_bytes);
  if (decoded.parts.empty() && decoded.lost_parts.empty()) {
    SetText(knowledge, event, decoded, &result);
  } else {
    if (!document->container().empty()) {
      return Outcome(Invalid("a part of a container is a container itself"));
    }
    SetFromSource(event, decoded, document::ReadMetadata(decoded.properties), document);
    document->set_media_type(decoded.media_type);
    document->set_charset(decoded.charset);
    result.set_status(v1::DocumentResult::STATUS_CONTAINER);
    report.parts = std::move(decoded.parts);
    report.lost_parts = std::move(decoded.lost_parts);
  }
  result.set_canonical_digest(CanonicalDigest(result));
  if (const Status sound = store::CheckResult(result); !sound.ok()) {
    return Outcome(pipeline::Failure{.stage = DeadLetter::STAGE_VALIDATE,
                                     .error_class = DeadLetter::ERROR_CLASS_INVALID,
                                     .reason = sound.message()});
  }
  return Outcome(std::move(report));
}

std::string CanonicalDigest(const v1::DocumentResult& result) {
  std::string canonical;
  AppendCanonical(result, canonical);
  return Sha256(canonical);
}

}  // namespace gongbao::extractor
