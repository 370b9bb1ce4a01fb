#include "common/store/sqlite/sqlite_store.h"

#include <google/protobuf/message_lite.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "common/base/decimal.h"
#include "common/base/hash.h"
#include "common/base/likeness.h"
#include "common/base/resource_name.h"
#include "common/base/seal.h"
#include "common/store/arrival.h"
#include "common/store/copies.h"
#include "common/store/filter.h"
#include "common/store/sqlite/connection.h"
#include "common/store/sqlite/list_query.h"
#include "common/store/sqlite/migrations.h"

namespace gongbao::store {
namespace {

constexpr int64_t kApplicationId = 0x6762616f;     // "gbao": marks the file as ours
constexpr int kReaderCount = 4;                    // connections; more callers wait
constexpr int64_t kCountLimit = 10'000;            // totals are exact up to here
constexpr size_t kMaxPageBytes = size_t{2} << 20;  // half of what gRPC clients take by default

int64_t NowMicros() {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

int64_t ToMicros(const google::protobuf::Timestamp& time) {
  return time.seconds() * 1'000'000 + time.nanos() / 1000;
}

void SetTime(int64_t micros, google::protobuf::Timestamp* time) {
  time->set_seconds(micros / 1'000'000);
  time->set_nanos(static_cast<int32_t>(micros % 1'000'000 * 1000));
}

std::optional<int64_t> NonZero(int64_t value) {
  return value == 0 ? std::nullopt : std::optional(value);
}

// Minus yyyymmdd, so that the newest comes first in ascending order; 0 for what is no date.
int64_t OrderDay(std::string_view published_date) {
  int64_t day = 0;
  size_t digits = 0;
  for (const char c : published_date.substr(0, 10)) {
    if (c == '-') continue;
    if (c < '0' || c > '9') return 0;
    day = day * 10 + (c - '0');
    ++digits;
  }
  for (; digits > 0 && digits < 8; ++digits) day *= 10;
  return -day;
}

template <typename Flags>
int64_t FlagBits(const Flags& flags) {
  int64_t bits = 0;
  for (const int flag : flags) {
    if (flag > 0 && flag < 63) bits |= int64_t{1} << flag;
  }
  return bits;
}

template <typename Message>
void SetFlags(int64_t bits, Message* message) {
  for (int flag = 1; flag < 63; ++flag) {
    if ((bits >> flag & 1) != 0) message->add_flags(static_cast<v1::QualityFlag>(flag));
  }
}

// A decimal as text that reads back with the same mantissa and exponent: 7.0, or 9139E7 where
// zeros written out would be taken for digits that were reported.
std::string DecimalText(const v1::Decimal& decimal) {
  if (decimal.exponent() <= 0) {
    return Decimal{decimal.mantissa(), decimal.exponent()}.ToString();
  }
  return std::to_string(decimal.mantissa()) + "E" + std::to_string(decimal.exponent());
}

void ReadDecimal(std::string text, v1::Decimal* decimal) {
  int32_t exponent = 0;
  if (const size_t e = text.find('E'); e != std::string::npos) {
    exponent = std::stoi(text.substr(e + 1));
    text.resize(e);
  } else if (const size_t point = text.find('.'); point != std::string::npos) {
    exponent = -static_cast<int32_t>(text.size() - point - 1);
    text.erase(point, 1);
  }
  decimal->set_mantissa(std::stoll(text));
  decimal->set_exponent(exponent);
}

void BindDecimal(bool has, const v1::Decimal& decimal, Query* query) {
  if (has) {
    query->Text(DecimalText(decimal));
  } else {
    query->Null();
  }
}

void BindDecimalNumber(bool has, const v1::Decimal& decimal, Query* query) {
  if (has) {
    query->Real(Decimal{decimal.mantissa(), decimal.exponent()}.ToDouble());
  } else {
    query->Null();
  }
}

void BindMessage(const google::protobuf::MessageLite* message, Query* query) {
  if (message != nullptr) {
    query->Blob(message->SerializeAsString());
  } else {
    query->Null();
  }
}

void BindSpan(const v1::Span& span, Query* query) {
  query->Int(span.start_byte()).Int(span.end_byte()).Int(span.start_char()).Int(span.end_char());
}

// The columns of how a region was told, side by side.
void BindEvidence(const v1::RegionEvidence& evidence, Query* query) {
  query->Int(evidence.source()).Int(evidence.confidence_percent());
  BindSpan(evidence.span(), query);
}

// The columns of a row from left to right.
class Row {
 public:
  Row(const Query& query, int first) : query_(query), next_(first) {}

  int64_t Int() { return query_.IntAt(next_++); }
  int32_t Int32() { return static_cast<int32_t>(Int()); }
  template <typename Enum>
  Enum As() {
    return static_cast<Enum>(Int());
  }
  std::string Bytes() { return query_.BytesAt(next_++); }
  void Span(v1::Span* span) {
    span->set_start_byte(Int());
    span->set_end_byte(Int());
    span->set_start_char(Int());
    span->set_end_char(Int());
  }
  // The decimal that the column holds, if it does; `field` makes room for it.
  template <typename Field>
  void OptionalDecimal(Field field) {
    const int column = next_++;
    if (!query_.IsNullAt(column)) ReadDecimal(query_.BytesAt(column), field());
  }
  // The same for a message.
  template <typename Field>
  void OptionalMessage(Field field) {
    const int column = next_++;
    if (!query_.IsNullAt(column)) field()->ParseFromString(query_.BytesAt(column));
  }
  template <typename Field>
  void OptionalTime(Field field) {
    const int column = next_++;
    if (!query_.IsNullAt(column)) SetTime(query_.IntAt(column), field());
  }

 private:
  const Query& query_;
  int next_;
};

// Columns and readers of the records, in one order ------------------------------------------------

constexpr char kDocumentColumns[] =
    "d.uid, d.document_id, d.revision, d.content_sha256, d.extractor, d.url, d.source, d.title, "
    "d.issuer, d.published_date, d.kind, d.year_reviewed, d.year_planned, d.flags, d.media_type, "
    "d.charset, d.region, d.region_code, d.level, d.trust, d.index_number, d.document_number, "
    "d.region_source, d.region_confidence, "
    "d.region_start_byte, d.region_end_byte, d.region_start_char, d.region_end_char, d.chars, "
    "d.article_count, "
    "d.fact_count, d.part_count, d.container, d.read_time_us";

// Both records have the columns of it side by side.
template <typename Record>
void ReadEvidence(Row* row, Record* record) {
  const auto source = row->As<v1::RegionEvidence::Source>();
  const int64_t confidence = row->Int();
  v1::Span span;
  row->Span(&span);
  if (source == v1::RegionEvidence::SOURCE_UNSPECIFIED) return;
  v1::RegionEvidence& evidence = *record->mutable_region_evidence();
  evidence.set_source(source);
  evidence.set_confidence_percent(static_cast<uint32_t>(confidence));
  if (span.end_byte() > 0) *evidence.mutable_span() = span;
}

v1::Document ReadDocument(Row row) {
  v1::Document document;
  document.set_name("documents/" + row.Bytes());
  document.set_document_id(row.Bytes());
  document.set_revision(static_cast<uint64_t>(row.Int()));
  document.set_content_sha256(row.Bytes());
  document.set_extractor(row.Bytes());
  document.set_url(row.Bytes());
  document.set_source(row.Bytes());
  document.set_title(row.Bytes());
  document.set_issuer(row.Bytes());
  document.set_published_date(row.Bytes());
  document.set_kind(row.As<v1::DocumentKind>());
  document.set_year_reviewed(row.Int32());
  document.set_year_planned(row.Int32());
  SetFlags(row.Int(), &document);
  document.set_media_type(row.Bytes());
  document.set_charset(row.Bytes());
  document.set_region(row.Bytes());
  document.set_region_code(row.Bytes());
  document.set_level(row.As<v1::GovernmentLevel>());
  document.set_trust(row.As<v1::Trust>());
  document.set_index_number(row.Bytes());
  document.set_document_number(row.Bytes());
  ReadEvidence(&row, &document);
  document.set_chars(row.Int());
  document.set_article_count(row.Int32());
  document.set_fact_count(row.Int32());
  document.set_part_count(row.Int32());
  document.set_container(row.Bytes());
  SetTime(row.Int(), document.mutable_read_time());
  return document;
}

// CROSS JOIN keeps SQLite to the order of the tables, which is the order of the lists: a page then
// costs its own rows, wherever it lies.
constexpr char kArticleFrom[] = "document d CROSS JOIN article a ON a.doc_id = d.doc_id";
constexpr char kArticleColumns[] =
    "d.uid, a.ord, a.start_byte, a.end_byte, a.start_char, a.end_char, a.title, a.kind, "
    "a.year_reviewed, a.year_planned, a.published_date, a.flags, a.region, "
    "a.region_code, a.level, a.trust, a.issuer, a.masked_percent, a.fingerprint, a.copy_of, "
    "a.likeness_percent, a.region_source, a.region_confidence, a.region_start_byte, "
    "a.region_end_byte, a.region_start_char, a.region_end_char, "
    "a.numerals, a.numerals_in_facts, a.numerals_rejected";

v1::Article ReadArticle(Row row) {
  v1::Article article;
  const std::string document = "documents/" + row.Bytes();
  article.set_index(row.Int32());
  article.set_name(ArticleName(document, article.index()));
  row.Span(article.mutable_span());
  article.set_title(row.Bytes());
  article.set_kind(row.As<v1::DocumentKind>());
  article.set_year_reviewed(row.Int32());
  article.set_year_planned(row.Int32());
  article.set_published_date(row.Bytes());
  SetFlags(row.Int(), &article);
  article.set_region(row.Bytes());
  article.set_region_code(row.Bytes());
  article.set_level(row.As<v1::GovernmentLevel>());
  article.set_trust(row.As<v1::Trust>());
  article.set_issuer(row.Bytes());
  article.set_masked_percent(static_cast<uint32_t>(row.Int()));
  article.set_fingerprint(row.Bytes());
  article.set_copy_of(row.Bytes());
  article.set_likeness_percent(static_cast<uint32_t>(row.Int()));
  ReadEvidence(&row, &article);
  article.mutable_numerals()->set_total(row.Int32());
  article.mutable_numerals()->set_in_facts(row.Int32());
  article.mutable_numerals()->set_rejected(row.Int32());
  return article;
}

constexpr char kSectionColumns[] =
    "section_index, parent, depth, heading, role, period, start_byte, end_byte, start_char, "
    "end_char, path";

v1::Section ReadSection(Row row) {
  v1::Section section;
  section.set_index(row.Int32());
  section.set_parent(row.Int32());
  section.set_depth(row.Int32());
  section.set_heading(row.Bytes());
  section.set_role(row.As<v1::SectionRole>());
  section.set_period(row.Bytes());
  row.Span(section.mutable_span());
  section.set_path(row.Bytes());
  return section;
}

v1::Block ReadBlock(Row row) {
  v1::Block block;
  block.set_index(row.Int32());
  block.set_start_byte(row.Int());
  block.set_start_char(row.Int());
  block.set_text(row.Bytes());
  row.OptionalMessage([&] { return block.mutable_place(); });
  row.OptionalMessage([&] { return block.mutable_row(); });
  return block;
}

// A column of pairs of a number and words: "2 6 民间", with the bytes of the words between, because
// words may hold anything.
void AppendPair(int number, const std::string& words, std::string* column) {
  *column += std::to_string(number) + " " + std::to_string(words.size()) + " " + words;
}

template <typename Take>
void ForEachPair(const std::string& column, Take take) {
  const char* at = column.data();
  const char* const end = at + column.size();
  while (at < end) {
    int number = 0;
    size_t size = 0;
    at = std::from_chars(at, end, number).ptr;
    if (at == end) return;
    at = std::from_chars(at + 1, end, size).ptr;
    if (static_cast<size_t>(end - at) < size + 1) return;
    take(number, std::string(at + 1, size));
    at += size + 1;
  }
}

constexpr char kFactFrom[] =
    "document d CROSS JOIN article a ON a.doc_id = d.doc_id "
    "CROSS JOIN fact f ON f.article_id = a.article_id";
constexpr char kFactColumns[] =
    "d.uid, a.ord, f.uid, f.start_byte, f.end_byte, f.start_char, f.end_char, f.quote, "
    "f.indicator, f.indicator_code, f.measure, f.value, f.value_high, f.unit, f.base_value, "
    "f.base_value_high, f.base_unit, f.mask, f.relation, f.status, f.modality, f.period, "
    "f.baseline, f.rank_group, f.section, f.rule, f.region, f.region_code, f.optional, "
    "f.aspect, f.breakdown, f.links, f.confidence, f.place";

v1::Fact ReadFact(Row row) {
  v1::Fact fact;
  std::string name = "documents/" + row.Bytes();
  name += "/articles/" + std::to_string(row.Int());
  fact.set_name(name + "/facts/" + row.Bytes());
  row.Span(fact.mutable_span());
  fact.set_quote(row.Bytes());
  fact.set_indicator(row.Bytes());
  fact.set_indicator_code(row.Bytes());
  fact.set_measure(row.As<v1::Measure>());
  row.OptionalDecimal([&] { return fact.mutable_value(); });
  row.OptionalDecimal([&] { return fact.mutable_value_high(); });
  fact.set_unit(row.Bytes());
  row.OptionalDecimal([&] { return fact.mutable_base_value(); });
  row.OptionalDecimal([&] { return fact.mutable_base_value_high(); });
  fact.set_base_unit(row.Bytes());
  fact.set_mask(row.Bytes());
  fact.set_relation(row.As<v1::Relation>());
  fact.set_status(row.As<v1::FactStatus>());
  fact.set_modality(row.As<v1::Modality>());
  fact.set_period(row.Bytes());
  fact.set_baseline(row.Bytes());
  fact.set_group(row.Bytes());
  fact.set_section(row.Int32());
  fact.set_rule(row.Bytes());
  fact.set_region(row.Bytes());
  fact.set_region_code(row.Bytes());
  fact.set_optional(row.Int() != 0);
  fact.set_aspect(row.As<v1::Aspect>());
  ForEachPair(row.Bytes(), [&fact](int number, std::string member) {
    v1::Breakdown* const breakdown = fact.add_breakdown();
    breakdown->set_dimension(static_cast<v1::Breakdown::Dimension>(number));
    breakdown->set_member(std::move(member));
  });
  ForEachPair(row.Bytes(), [&fact](int number, std::string id) {
    v1::Link* const link = fact.add_links();
    link->set_role(static_cast<v1::Link::Role>(number));
    link->set_fact(std::move(id));
  });
  fact.set_confidence_percent(static_cast<uint32_t>(row.Int()));
  row.OptionalMessage([&] { return fact.mutable_place(); });
  return fact;
}

constexpr char kDiagnosticColumns[] =
    "name, code, message, start_byte, end_byte, start_char, end_char, facts";

v1::Diagnostic ReadDiagnostic(Row row) {
  v1::Diagnostic diagnostic;
  diagnostic.set_name(row.Bytes());
  diagnostic.set_code(row.As<v1::Diagnostic::Code>());
  diagnostic.set_message(row.Bytes());
  row.Span(diagnostic.mutable_span());
  const std::string facts = row.Bytes();
  for (size_t at = 0; at < facts.size();) {
    const size_t end = facts.find('\n', at);
    diagnostic.add_facts(facts.substr(at, end - at));
    at = end + 1;
  }
  return diagnostic;
}

constexpr char kDeadLetterColumns[] =
    "id, document_id, topic, partition, log_offset, original_time_us, stage, error_class, reason, "
    "fingerprint, last_failed_us, extractor_name, extractor_version";

v1::DeadLetter ReadDeadLetter(Row row) {
  v1::DeadLetter letter;
  letter.set_id(row.Bytes());
  letter.set_document_id(row.Bytes());
  letter.mutable_original()->set_topic(row.Bytes());
  letter.mutable_original()->set_partition(row.Int32());
  letter.mutable_original()->set_offset(row.Int());
  row.OptionalTime([&] { return letter.mutable_original_time(); });
  letter.set_stage(row.As<v1::DeadLetter::Stage>());
  letter.set_error_class(row.As<v1::DeadLetter::ErrorClass>());
  letter.set_reason(row.Bytes());
  letter.set_fingerprint(row.Bytes());
  row.OptionalTime([&] { return letter.mutable_last_failed(); });
  letter.mutable_extractor()->set_name(row.Bytes());
  letter.mutable_extractor()->set_version(row.Bytes());
  return letter;
}

// What Digest covers: everything that a reader can see and the identities behind it, in an order
// of its own. Left out: positions and times of arrival, and columns made from others.
constexpr const char* kDigestQueries[] = {
    "SELECT document_id, content_sha256, extractor, revision, extractor_rank, digest, status "
    "FROM extraction ORDER BY document_id, content_sha256, extractor",
    "SELECT document_id, uid, revision, content_sha256, extractor, url, source, title, issuer, "
    "published_date, kind, year_reviewed, year_planned, flags, media_type, charset, region, "
    "region_code, level, trust, index_number, document_number, region_source, region_confidence, "
    "region_start_byte, region_end_byte, region_start_char, region_end_char, "
    "chars, article_count, fact_count, part_count, container FROM document ORDER BY document_id",
    "SELECT d.document_id, b.ord, b.start_byte, b.start_char, b.text, b.place, b.cells "
    "FROM document d JOIN block b ON b.doc_id = d.doc_id ORDER BY d.document_id, b.ord",
    "SELECT d.document_id, a.ord, a.start_byte, a.end_byte, a.start_char, a.end_char, a.title, "
    "a.kind, a.year_reviewed, a.year_planned, a.published_date, a.flags, a.region, "
    "a.region_code, a.level, a.trust, a.issuer, a.masked_percent, a.fingerprint, a.copy_of, "
    "a.likeness_percent, a.region_source, a.region_confidence, a.region_start_byte, "
    "a.region_end_byte, a.region_start_char, a.region_end_char, "
    "a.numerals, a.numerals_in_facts, a.numerals_rejected "
    "FROM document d JOIN article a ON a.doc_id = d.doc_id ORDER BY d.document_id, a.ord",
    "SELECT d.document_id, a.ord, s.ord, s.section_index, s.parent, s.depth, s.heading, s.role, "
    "s.period, s.start_byte, s.end_byte, s.start_char, s.end_char, s.path "
    "FROM document d JOIN article a ON a.doc_id = d.doc_id "
    "JOIN section s ON s.article_id = a.article_id ORDER BY d.document_id, a.ord, s.ord",
    "SELECT d.document_id, a.ord, f.uid, f.start_byte, f.end_byte, f.start_char, f.end_char, "
    "f.quote, f.indicator, f.indicator_code, f.measure, f.value, f.value_high, f.unit, "
    "f.base_value, f.base_value_high, f.base_unit, f.mask, f.relation, f.status, f.modality, "
    "f.period, f.baseline, f.rank_group, f.section, f.rule, f.region, f.region_code, "
    "f.optional, f.aspect, f.breakdown, f.links, f.confidence, f.place "
    "FROM document d JOIN article a ON a.doc_id = d.doc_id "
    "JOIN fact f ON f.article_id = a.article_id "
    "ORDER BY d.document_id, a.ord, f.start_byte, f.uid",
    "SELECT d.document_id, a.ord, r.ord, r.start_byte, r.end_byte, r.start_char, r.end_char, "
    "r.quote, r.reason, r.rule FROM document d JOIN article a ON a.doc_id = d.doc_id "
    "JOIN rejected r ON r.article_id = a.article_id ORDER BY d.document_id, a.ord, r.ord",
    "SELECT d.document_id, a.ord, g.ord, g.name, g.code, g.message, g.start_byte, g.end_byte, "
    "g.start_char, g.end_char, g.facts FROM document d JOIN article a ON a.doc_id = d.doc_id "
    "JOIN diagnostic g ON g.article_id = a.article_id ORDER BY d.document_id, a.ord, g.ord",
    "SELECT document_id, stage, error_class, reason, fingerprint FROM dead_letter "
    "ORDER BY document_id, stage, error_class, reason, fingerprint",
};

// Names
// --------------------------------------------------------------------------------------------

enum class NameKind { kDocument, kArticle, kFact };

constexpr std::string_view kNameForms[] = {"documents/{document}",
                                           "documents/{document}/articles/{index}",
                                           "documents/{document}/articles/{index}/facts/{fact}"};

// INVALID_ARGUMENT when `name` is not of that kind, or stands for any where one is needed.
Result<ResourceName> ParseName(const std::string& name, NameKind kind, bool allow_any) {
  std::optional<ResourceName> parsed = ParseResourceName(name);
  const auto depth = parsed ? (parsed->article ? 1 : 0) + (parsed->fact ? 1 : 0) : -1;
  const bool any = parsed && (parsed->document == "-" || parsed->article == "-");
  if (depth != static_cast<int>(kind) || (any && !allow_any)) {
    std::string message = name.substr(0, 200);
    message += " is no name of the form ";
    message += kNameForms[static_cast<size_t>(kind)];
    if (allow_any) message += ", in which - stands for any";
    return InvalidArgumentError(message);
  }
  return std::move(*parsed);
}

int64_t IndexOf(const ResourceName& name) { return std::stoll(*name.article); }

Status NotFound(const std::string& name) {
  return NotFoundError(name + " is not in the store; list its parent to see what is");
}

// Connections
// --------------------------------------------------------------------------------------

// The reading connections. Thread-safe.
class ReaderPool {
 public:
  void Add(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mu_);
    idle_.push_back(std::move(connection));
    returned_.notify_one();
  }

  // Blocks until one is idle.
  std::unique_ptr<Connection> Take() {
    std::unique_lock lock(mu_);
    returned_.wait(lock, [this] { return !idle_.empty(); });
    std::unique_ptr<Connection> connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }

 private:
  std::mutex mu_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;  // guarded by mu_
};

// One state of the store, seen for as long as this lives; holds one of the pool's connections.
class Snapshot {
 public:
  explicit Snapshot(ReaderPool* pool)
      : pool_(pool), connection_(pool->Take()), begun_(connection_->Execute("BEGIN")) {}
  ~Snapshot() {
    // A failure that ended the transaction has been told by the read that met it.
    if (begun_.ok()) static_cast<void>(connection_->Execute("ROLLBACK"));
    pool_->Add(std::move(connection_));
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  const Status& begun() const { return begun_; }
  Connection& db() { return *connection_; }

 private:
  ReaderPool* const pool_;
  std::unique_ptr<Connection> connection_;
  const Status begun_;
};

// The first row of the list behind the page's key, each made by `read` from its columns.
template <typename T>
Result<Page<T>> ReadPage(const ListQuery& list, const PageRequest& request, T (*read)(Row),
                         Connection* db) {
  if (request.size < 1) return InvalidArgumentError("a page has at least one row");
  std::string sql;
  std::vector<SqlValue> values;
  GONGBAO_RETURN_IF_ERROR(list.Page(request.after, int64_t{request.size} + 1, &sql, &values));
  Page<T> page;
  {
    Query query = db->Prepare(sql);
    Bind(values, &query);
    size_t bytes = 0;
    std::string last;
    while (true) {
      GONGBAO_ASSIGN_OR_RETURN(const bool row, query.Step());
      if (!row) break;
      if (page.rows.size() == static_cast<size_t>(request.size) || bytes >= kMaxPageBytes) {
        page.next = std::move(last);
        break;
      }
      page.rows.push_back(read(Row(query, static_cast<int>(list.key.size()))));
      bytes += page.rows.back().ByteSizeLong();
      last = list.KeyOf(query);
    }
  }
  Query count = db->Prepare(list.Count(kCountLimit + 1));
  Bind(list.values, &count);
  GONGBAO_RETURN_IF_ERROR(count.Step().status());
  page.total = std::min(count.IntAt(0), kCountLimit);
  page.total_exact = count.IntAt(0) <= kCountLimit;
  return page;
}

class SqliteStore final : public Store {
 public:
  SqliteStore(std::unique_ptr<Connection> writer, std::string token_key)
      : token_key_(std::move(token_key)), writer_(std::move(writer)) {}

  void AddReader(std::unique_ptr<Connection> reader) { readers_.Add(std::move(reader)); }

  Status Apply(std::span<const LogEntry> entries) override;
  Result<std::map<int32_t, int64_t>> NextOffsets(const std::string& topic) override;
  Result<v1::Document> GetDocument(const std::string& name) override;
  Result<Page<v1::Document>> ListDocuments(const std::string& filter,
                                           const PageRequest& page) override;
  Result<v1::Article> GetArticle(const std::string& name) override;
  Result<Page<v1::Article>> ListArticles(const std::string& parent, const std::string& filter,
                                         const PageRequest& page) override;
  Result<Page<v1::Block>> ListBlocks(const std::string& article, const PageRequest& page) override;
  Result<v1::Fact> GetFact(const std::string& name) override;
  Result<Page<v1::Fact>> ListFacts(const std::string& parent, const std::string& filter,
                                   const PageRequest& page) override;
  Result<Page<v1::Copy>> ListCopies(const std::string& article, const PageRequest& page) override;
  Result<Page<v1::DeadLetter>> ListDeadLetters(const PageRequest& page) override;
  Result<std::string> Digest() override;
  Result<std::string> TokenKey() override { return token_key_; }

 private:
  // All of these run within the transaction of Apply.
  Status ApplyAll(std::span<const LogEntry> entries);
  Status ApplyResult(const LogEntry& entry);
  Status HidePartsBelow(const std::string& container, uint64_t revision);
  Result<bool> IsOutdatedPart(const v1::DocumentResult& result);
  Status PutLetter(const KeptLetter& kept);
  Status PutDocument(const v1::DocumentResult& result, const Standing& standing);
  Status PutDocumentRow(const v1::DocumentResult& result, const Standing& standing);
  Status PutArticleRow(int64_t doc_id, const v1::Article& article);
  Status PutArticle(int64_t doc_id, const v1::ExtractionResult& result, const Places& places);
  Status PutFact(int64_t article_id, const v1::Fact& fact, const v1::Place* place);
  Result<int64_t> LastRowId();

  const std::string token_key_;
  ReaderPool readers_;
  std::mutex writer_mu_;
  const std::unique_ptr<Connection> writer_;  // used with writer_mu_ held
};

// Writing
// ------------------------------------------------------------------------------------------

Status SqliteStore::Apply(std::span<const LogEntry> entries) {
  const std::lock_guard lock(writer_mu_);
  GONGBAO_RETURN_IF_ERROR(writer_->Execute("BEGIN IMMEDIATE"));
  Status status = ApplyAll(entries);
  if (status.ok()) status = writer_->Execute("COMMIT");
  // Some failures have rolled back by themselves; then there is nothing left to roll back.
  if (!status.ok()) static_cast<void>(writer_->Execute("ROLLBACK"));
  return status;
}

Status SqliteStore::ApplyAll(std::span<const LogEntry> entries) {
  std::map<std::pair<std::string, int32_t>, int64_t> next_offsets;
  for (const LogEntry& entry : entries) {
    const auto [next, is_new] = next_offsets.try_emplace({entry.topic, entry.partition}, 0);
    if (is_new) {
      Query query = writer_->Prepare(
          "SELECT next_offset FROM ingest_offset WHERE topic = ? AND partition = ?");
      GONGBAO_ASSIGN_OR_RETURN(const bool known,
                               query.Text(entry.topic).Int(entry.partition).Step());
      if (known) next->second = query.IntAt(0);
    }
    if (entry.offset < next->second) continue;
    if (entry.result) GONGBAO_RETURN_IF_ERROR(ApplyResult(entry));
    if (entry.dead_letter) GONGBAO_RETURN_IF_ERROR(PutLetter(LetterOf(entry)));
    next->second = entry.offset + 1;
  }
  for (const auto& [where, next] : next_offsets) {
    GONGBAO_RETURN_IF_ERROR(
        writer_->Prepare("INSERT OR REPLACE INTO ingest_offset VALUES (?, ?, ?)")
            .Text(where.first)
            .Int(where.second)
            .Int(next)
            .Run());
  }
  return {};
}

Status SqliteStore::ApplyResult(const LogEntry& entry) {
  const v1::DocumentResult& result = *entry.result;
  if (const Status sound = CheckResult(result); !sound.ok()) {
    return PutLetter(LetterOfInvalidResult(entry, sound, NowMicros()));
  }
  const Standing arriving = StandingOf(result);
  std::optional<Standing> highest;  // of all that arrived before for this document
  {
    Query query = writer_->Prepare(
        "SELECT revision, extractor_rank, content_sha256, digest, extractor, body_sha256 "
        "FROM extraction WHERE document_id = ?");
    query.Text(result.document_id());
    while (true) {
      GONGBAO_ASSIGN_OR_RETURN(const bool row, query.Step());
      if (!row) break;
      Standing standing{.revision = static_cast<uint64_t>(query.IntAt(0)),
                        .rank = static_cast<uint32_t>(query.IntAt(1)),
                        .content_sha256 = query.BytesAt(2),
                        .digest = query.BytesAt(3),
                        .extractor = query.BytesAt(4),
                        .body_sha256 = query.BytesAt(5)};
      const bool same_identity = standing.content_sha256 == arriving.content_sha256 &&
                                 standing.extractor == arriving.extractor;
      if (same_identity && standing >= arriving) return {};  // redelivered, or outdone by itself
      if (!highest || *highest < standing) highest = std::move(standing);
    }
  }
  GONGBAO_RETURN_IF_ERROR(
      writer_
          ->Prepare("INSERT INTO extraction (document_id, content_sha256, extractor, revision, "
                    "extractor_rank, digest, body_sha256, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT DO UPDATE SET revision = excluded.revision, "
                    "extractor_rank = excluded.extractor_rank, digest = excluded.digest, "
                    "body_sha256 = excluded.body_sha256, status = excluded.status")
          .Text(result.document_id())
          .Blob(arriving.content_sha256)
          .Text(arriving.extractor)
          .Int(static_cast<int64_t>(arriving.revision))
          .Int(arriving.rank)
          .Blob(arriving.digest)
          .Blob(arriving.body_sha256)
          .Int(result.status())
          .Run());
  if (highest && *highest > arriving) return {};
  // Everything that hangs on the document goes with its row.
  GONGBAO_RETURN_IF_ERROR(writer_->Prepare("DELETE FROM document WHERE document_id = ?")
                              .Text(result.document_id())
                              .Run());
  GONGBAO_RETURN_IF_ERROR(HidePartsBelow(result.document_id(), result.revision()));
  if (result.status() == v1::DocumentResult::STATUS_DELETED) return {};
  GONGBAO_ASSIGN_OR_RETURN(const bool outdated, IsOutdatedPart(result));
  return outdated ? Status() : PutDocument(result, arriving);
}

// What the document holds no more now that its result of this revision stands. The revision of a
// standing result never falls, so what is hidden once stays so: nothing of it need be kept.
Status SqliteStore::HidePartsBelow(const std::string& container, uint64_t revision) {
  return writer_->Prepare("DELETE FROM document WHERE container = ? AND revision < ?")
      .Text(container)
      .Int(static_cast<int64_t>(revision))
      .Run();
}

// Whether the result is of a part that its container, at the revision that stands, holds no more.
Result<bool> SqliteStore::IsOutdatedPart(const v1::DocumentResult& result) {
  if (result.document().container().empty()) return false;
  Query query = writer_->Prepare("SELECT max(revision) FROM extraction WHERE document_id = ?");
  GONGBAO_RETURN_IF_ERROR(query.Text(result.document().container()).Step().status());
  return !query.IsNullAt(0) && query.IntAt(0) > static_cast<int64_t>(result.revision());
}

Status SqliteStore::PutDocumentRow(const v1::DocumentResult& result, const Standing& standing) {
  const v1::Document& document = result.document();
  int64_t fact_count = 0;
  for (const v1::ExtractionResult& one : result.results()) fact_count += one.facts_size();
  Query insert = writer_->Prepare(
      "INSERT INTO document (uid, document_id, order_day, revision, content_sha256, extractor, "
      "url, source, title, issuer, published_date, kind, year_reviewed, year_planned, flags, "
      "media_type, charset, region, region_code, level, trust, index_number, document_number, "
      "region_source, region_confidence, region_start_byte, region_end_byte, region_start_char, "
      "region_end_char, chars, article_count, fact_count, part_count, container, read_time_us) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?)");
  insert.Text(document.name().substr(document.name().find('/') + 1))
      .Text(result.document_id())
      .Int(OrderDay(document.published_date()))
      .Int(static_cast<int64_t>(standing.revision))
      .Blob(standing.content_sha256)
      .Text(standing.extractor)
      .Text(document.url())
      .Text(document.source())
      .Text(document.title())
      .Text(document.issuer())
      .TextOrNull(document.published_date())
      .Int(document.kind())
      .IntOrNull(NonZero(document.year_reviewed()))
      .IntOrNull(NonZero(document.year_planned()))
      .Int(FlagBits(document.flags()))
      .Text(document.media_type())
      .Text(document.charset())
      .Text(document.region())
      .Text(document.region_code())
      .Int(document.level())
      .Int(document.trust())
      .Text(document.index_number())
      .Text(document.document_number());
  BindEvidence(document.region_evidence(), &insert);
  return insert.Int(CountChars(result.text()))
      .Int(result.results_size())
      .Int(fact_count)
      .Int(document.part_count())
      .Text(document.container())
      .Int(NowMicros())
      .Run();
}

Status SqliteStore::PutDocument(const v1::DocumentResult& result, const Standing& standing) {
  GONGBAO_RETURN_IF_ERROR(PutDocumentRow(result, standing));
  GONGBAO_ASSIGN_OR_RETURN(const int64_t doc_id, LastRowId());
  const std::vector<TextBlock> blocks = SplitText(result.text());
  auto row = result.rows().begin();  // the next that may be a block's
  for (size_t i = 0; i < blocks.size(); ++i) {
    const TextBlock& block = blocks[i];
    const int64_t end_byte = block.start_byte + static_cast<int64_t>(block.text.size());
    Query insert = writer_->Prepare(
        "INSERT INTO block (doc_id, ord, start_byte, end_byte, start_char, text, place, cells) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.Int(doc_id)
        .Int(static_cast<int64_t>(i))
        .Int(block.start_byte)
        .Int(end_byte)
        .Int(block.start_char)
        .Text(block.text);
    BindMessage(PlaceOf(result.places(), block.start_byte, end_byte), &insert);
    // A line that is cut into several blocks is no row of any of them.
    while (row != result.rows().end() && row->cells(0).start_byte() < block.start_byte) ++row;
    const bool is_row =
        row != result.rows().end() && row->cells(row->cells_size() - 1).end_byte() <= end_byte;
    BindMessage(is_row ? &*row : nullptr, &insert);
    GONGBAO_RETURN_IF_ERROR(insert.Run());
  }
  for (const v1::ExtractionResult& one : result.results()) {
    GONGBAO_RETURN_IF_ERROR(PutArticle(doc_id, one, result.places()));
  }
  return {};
}

Status SqliteStore::PutArticleRow(int64_t doc_id, const v1::Article& article) {
  Query insert = writer_->Prepare(
      "INSERT INTO article (doc_id, ord, start_byte, end_byte, start_char, end_char, title, kind, "
      "year_reviewed, year_planned, published_date, flags, region, region_code, level, trust, "
      "issuer, masked_percent, fingerprint, copy_of, likeness_percent, region_source, "
      "region_confidence, region_start_byte, region_end_byte, region_start_char, region_end_char, "
      "numerals, numerals_in_facts, numerals_rejected) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?)");
  insert.Int(doc_id).Int(article.index());
  BindSpan(article.span(), &insert);
  insert.Text(article.title())
      .Int(article.kind())
      .IntOrNull(NonZero(article.year_reviewed()))
      .IntOrNull(NonZero(article.year_planned()))
      .TextOrNull(article.published_date())
      .Int(FlagBits(article.flags()))
      .Text(article.region())
      .Text(article.region_code())
      .Int(article.level())
      .Int(article.trust())
      .Text(article.issuer())
      .Int(article.masked_percent())
      .Blob(article.fingerprint())
      .Text(article.copy_of())
      .Int(article.likeness_percent());
  BindEvidence(article.region_evidence(), &insert);
  return insert.Int(article.numerals().total())
      .Int(article.numerals().in_facts())
      .Int(article.numerals().rejected())
      .Run();
}

Status SqliteStore::PutArticle(int64_t doc_id, const v1::ExtractionResult& result,
                               const Places& places) {
  const v1::Article& article = result.article();
  GONGBAO_RETURN_IF_ERROR(PutArticleRow(doc_id, article));
  GONGBAO_ASSIGN_OR_RETURN(const int64_t article_id, LastRowId());
  for (int i = 0; i < article.sections_size(); ++i) {
    const v1::Section& section = article.sections(i);
    Query insert =
        writer_->Prepare("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.Int(article_id)
        .Int(i)
        .Int(section.index())
        .Int(section.parent())
        .Int(section.depth())
        .Text(section.heading())
        .Int(section.role())
        .Text(section.period());
    BindSpan(section.span(), &insert);
    GONGBAO_RETURN_IF_ERROR(insert.Text(section.path()).Run());
  }
  for (const v1::Fact& fact : result.facts()) {
    const v1::Place* const place =
        PlaceOf(places, fact.span().start_byte(), fact.span().end_byte());
    GONGBAO_RETURN_IF_ERROR(PutFact(article_id, fact, place));
  }
  for (int i = 0; i < result.rejected_size(); ++i) {
    const v1::Rejected& rejected = result.rejected(i);
    Query insert = writer_->Prepare("INSERT INTO rejected VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.Int(article_id).Int(i);
    BindSpan(rejected.span(), &insert);
    GONGBAO_RETURN_IF_ERROR(
        insert.Text(rejected.quote()).Int(rejected.reason()).Text(rejected.rule()).Run());
  }
  for (int i = 0; i < result.diagnostics_size(); ++i) {
    const v1::Diagnostic& diagnostic = result.diagnostics(i);
    std::string facts;
    for (const std::string& fact : diagnostic.facts()) facts += fact + "\n";
    Query insert = writer_->Prepare("INSERT INTO diagnostic VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    insert.Int(article_id)
        .Int(i)
        .Text(diagnostic.name())
        .Int(diagnostic.code())
        .Text(diagnostic.message());
    BindSpan(diagnostic.span(), &insert);
    GONGBAO_RETURN_IF_ERROR(insert.Text(facts).Run());
  }
  return {};
}

Status SqliteStore::PutFact(int64_t article_id, const v1::Fact& fact, const v1::Place* place) {
  Query insert = writer_->Prepare(
      "INSERT INTO fact (article_id, uid, start_byte, end_byte, start_char, end_char, quote, "
      "indicator, indicator_code, measure, value, value_num, value_high, unit, base_value, "
      "base_value_num, base_value_high, base_unit, mask, relation, status, modality, period, year, "
      "baseline, rank_group, section, rule, region, region_code, optional, aspect, "
      "breakdown, links, confidence, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, "
      "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  std::string breakdown;
  for (const v1::Breakdown& one : fact.breakdown()) {
    AppendPair(one.dimension(), one.member(), &breakdown);
  }
  std::string links;
  for (const v1::Link& link : fact.links()) AppendPair(link.role(), link.fact(), &links);
  insert.Int(article_id).Text(fact.name().substr(fact.name().rfind('/') + 1));
  BindSpan(fact.span(), &insert);
  insert.Text(fact.quote()).Text(fact.indicator()).Text(fact.indicator_code()).Int(fact.measure());
  BindDecimal(fact.has_value(), fact.value(), &insert);
  BindDecimalNumber(fact.has_value(), fact.value(), &insert);
  BindDecimal(fact.has_value_high(), fact.value_high(), &insert);
  insert.Text(fact.unit());
  BindDecimal(fact.has_base_value(), fact.base_value(), &insert);
  BindDecimalNumber(fact.has_base_value(), fact.base_value(), &insert);
  BindDecimal(fact.has_base_value_high(), fact.base_value_high(), &insert);
  insert.Text(fact.base_unit())
      .Text(fact.mask())
      .Int(fact.relation())
      .Int(fact.status())
      .Int(fact.modality())
      .Text(fact.period())
      .IntOrNull(LastYear(fact.period()))
      .Text(fact.baseline())
      .Text(fact.group())
      .Int(fact.section())
      .Text(fact.rule())
      .Text(fact.region())
      .Text(fact.region_code())
      .Int(fact.optional() ? 1 : 0)
      .Int(fact.aspect())
      .Text(breakdown)
      .Text(links)
      .Int(fact.confidence_percent());
  BindMessage(place, &insert);
  return insert.Run();
}

Status SqliteStore::PutLetter(const KeptLetter& kept) {
  const v1::DeadLetter& letter = kept.letter;
  return writer_
      ->Prepare(
          "INSERT INTO dead_letter (id, merge_key, document_id, topic, partition, "
          "log_offset, original_time_us, stage, error_class, reason, fingerprint, "
          "last_failed_us, extractor_name, extractor_version) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
          "ON CONFLICT (id) DO UPDATE SET merge_key = excluded.merge_key, "
          "document_id = excluded.document_id, original_time_us = excluded.original_time_us, "
          "stage = excluded.stage, error_class = excluded.error_class, "
          "reason = excluded.reason, fingerprint = excluded.fingerprint, "
          "last_failed_us = excluded.last_failed_us, "
          "extractor_name = excluded.extractor_name, "
          "extractor_version = excluded.extractor_version "
          "WHERE excluded.merge_key > merge_key")
      .Text(letter.id())
      .Blob(kept.merge_key)
      .Text(letter.document_id())
      .Text(letter.original().topic())
      .Int(letter.original().partition())
      .Int(letter.original().offset())
      .IntOrNull(letter.has_original_time() ? std::optional(ToMicros(letter.original_time()))
                                            : std::nullopt)
      .Int(letter.stage())
      .Int(letter.error_class())
      .Text(letter.reason())
      .Text(letter.fingerprint())
      .IntOrNull(letter.has_last_failed() ? std::optional(ToMicros(letter.last_failed()))
                                          : std::nullopt)
      .Text(letter.extractor().name())
      .Text(letter.extractor().version())
      .Run();
}

Result<int64_t> SqliteStore::LastRowId() {
  Query query = writer_->Prepare("SELECT last_insert_rowid()");
  GONGBAO_RETURN_IF_ERROR(query.Step().status());
  return query.IntAt(0);
}

// Reading
// ------------------------------------------------------------------------------------------

Result<std::map<int32_t, int64_t>> SqliteStore::NextOffsets(const std::string& topic) {
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  Query query =
      snapshot.db().Prepare("SELECT partition, next_offset FROM ingest_offset WHERE topic = ?");
  query.Text(topic);
  std::map<int32_t, int64_t> offsets;
  while (true) {
    GONGBAO_ASSIGN_OR_RETURN(const bool row, query.Step());
    if (!row) return offsets;
    offsets[static_cast<int32_t>(query.IntAt(0))] = query.IntAt(1);
  }
}

Result<v1::Document> SqliteStore::GetDocument(const std::string& name) {
  GONGBAO_ASSIGN_OR_RETURN(const ResourceName parsed, ParseName(name, NameKind::kDocument, false));
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  Query query = snapshot.db().Prepare(std::string("SELECT ") + kDocumentColumns +
                                      " FROM document d WHERE d.uid = ?");
  GONGBAO_ASSIGN_OR_RETURN(const bool found, query.Text(parsed.document).Step());
  if (!found) return NotFound(name);
  return ReadDocument(Row(query, 0));
}

Result<v1::Article> SqliteStore::GetArticle(const std::string& name) {
  GONGBAO_ASSIGN_OR_RETURN(const ResourceName parsed, ParseName(name, NameKind::kArticle, false));
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  Query query = snapshot.db().Prepare(std::string("SELECT a.article_id, ") + kArticleColumns +
                                      " FROM " + kArticleFrom + " WHERE d.uid = ? AND a.ord = ?");
  GONGBAO_ASSIGN_OR_RETURN(const bool found,
                           query.Text(parsed.document).Int(IndexOf(parsed)).Step());
  if (!found) return NotFound(name);
  v1::Article article = ReadArticle(Row(query, 1));
  Query sections = snapshot.db().Prepare(std::string("SELECT ") + kSectionColumns +
                                         " FROM section WHERE article_id = ? ORDER BY ord");
  sections.Int(query.IntAt(0));
  while (true) {
    GONGBAO_ASSIGN_OR_RETURN(const bool row, sections.Step());
    if (!row) break;
    *article.add_sections() = ReadSection(Row(sections, 0));
  }
  Query diagnostics = snapshot.db().Prepare(std::string("SELECT ") + kDiagnosticColumns +
                                            " FROM diagnostic WHERE article_id = ? ORDER BY ord");
  diagnostics.Int(query.IntAt(0));
  while (true) {
    GONGBAO_ASSIGN_OR_RETURN(const bool row, diagnostics.Step());
    if (!row) return article;
    *article.add_diagnostics() = ReadDiagnostic(Row(diagnostics, 0));
  }
}

Result<v1::Fact> SqliteStore::GetFact(const std::string& name) {
  GONGBAO_ASSIGN_OR_RETURN(const ResourceName parsed, ParseName(name, NameKind::kFact, false));
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  Query query = snapshot.db().Prepare(std::string("SELECT ") + kFactColumns + " FROM " + kFactFrom +
                                      " WHERE d.uid = ? AND a.ord = ? AND f.uid = ?");
  GONGBAO_ASSIGN_OR_RETURN(
      const bool found, query.Text(parsed.document).Int(IndexOf(parsed)).Text(*parsed.fact).Step());
  if (!found) return NotFound(name);
  return ReadFact(Row(query, 0));
}

// Restricts a list to what its parent names; NOT_FOUND when a named one is not there.
Status RestrictTo(const ResourceName& parent, const std::string& name, Connection* db,
                  ListQuery* list) {
  const bool one_document = parent.document != "-";
  const bool one_article = parent.article && *parent.article != "-";
  if (one_document) list->Where("d.uid = ?", {parent.document});
  if (one_article) list->Where("a.ord = ?", {IndexOf(parent)});
  if (!one_document) return {};
  Query query = one_article ? db->Prepare(std::string("SELECT 1 FROM ") + kArticleFrom +
                                          " WHERE d.uid = ? AND a.ord = ?")
                            : db->Prepare("SELECT 1 FROM document WHERE uid = ?");
  query.Text(parent.document);
  if (one_article) query.Int(IndexOf(parent));
  GONGBAO_ASSIGN_OR_RETURN(const bool found, query.Step());
  return found ? Status() : NotFound(name);
}

Result<Page<v1::Document>> SqliteStore::ListDocuments(const std::string& filter,
                                                      const PageRequest& page) {
  GONGBAO_ASSIGN_OR_RETURN(const Filter parsed, ParseFilter(FilterSubject::kDocuments, filter));
  ListQuery list{.columns = kDocumentColumns,
                 .from = "document d",
                 .key = {{"d.order_day", false}, {"d.uid", true}}};
  list.Where(parsed);
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  return ReadPage(list, page, ReadDocument, &snapshot.db());
}

Result<Page<v1::Article>> SqliteStore::ListArticles(const std::string& parent,
                                                    const std::string& filter,
                                                    const PageRequest& page) {
  GONGBAO_ASSIGN_OR_RETURN(const ResourceName name, ParseName(parent, NameKind::kDocument, true));
  GONGBAO_ASSIGN_OR_RETURN(const Filter parsed, ParseFilter(FilterSubject::kArticles, filter));
  ListQuery list{.columns = kArticleColumns,
                 .from = kArticleFrom,
                 .key = {{"d.order_day", false}, {"d.uid", true}, {"a.ord", false}}};
  list.Where(parsed);
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  GONGBAO_RETURN_IF_ERROR(RestrictTo(name, parent, &snapshot.db(), &list));
  return ReadPage(list, page, ReadArticle, &snapshot.db());
}

Result<Page<v1::Block>> SqliteStore::ListBlocks(const std::string& article,
                                                const PageRequest& page) {
  GONGBAO_ASSIGN_OR_RETURN(const ResourceName name, ParseName(article, NameKind::kArticle, false));
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  Query span =
      snapshot.db().Prepare(std::string("SELECT d.doc_id, a.start_byte, a.end_byte FROM ") +
                            kArticleFrom + " WHERE d.uid = ? AND a.ord = ?");
  GONGBAO_ASSIGN_OR_RETURN(const bool found, span.Text(name.document).Int(IndexOf(name)).Step());
  if (!found) return NotFound(article);
  ListQuery list{.columns = "b.ord, b.start_byte, b.start_char, b.text, b.place, b.cells",
                 .from = "block b",
                 .key = {{"b.start_byte", false}}};
  // Every block that shares a byte with the article.
  list.Where("b.doc_id = ? AND b.start_byte < ? AND b.end_byte > ?",
             {span.IntAt(0), span.IntAt(2), span.IntAt(1)});
  return ReadPage(list, page, ReadBlock, &snapshot.db());
}

Result<Page<v1::Fact>> SqliteStore::ListFacts(const std::string& parent, const std::string& filter,
                                              const PageRequest& page) {
  GONGBAO_ASSIGN_OR_RETURN(const ResourceName name, ParseName(parent, NameKind::kArticle, true));
  GONGBAO_ASSIGN_OR_RETURN(const Filter parsed, ParseFilter(FilterSubject::kFacts, filter));
  ListQuery list{.columns = kFactColumns,
                 .from = kFactFrom,
                 .key = {{"d.order_day", false},
                         {"d.uid", true},
                         {"a.ord", false},
                         {"f.start_byte", false},
                         {"f.uid", true}}};
  list.Where(parsed);
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  GONGBAO_RETURN_IF_ERROR(RestrictTo(name, parent, &snapshot.db(), &list));
  return ReadPage(list, page, ReadFact, &snapshot.db());
}

// Those that are copies, in the order of their list.
Result<std::map<std::string, CopyCandidate>> FindCopies(const std::string& fingerprint,
                                                        int64_t doc_id, Connection* db) {
  std::map<std::string, CopyCandidate> found;
  if (LikenessOf(fingerprint, fingerprint) == 0) return found;  // it has none
  Query query = db->Prepare(CopyCandidatesSql());
  query.Int(doc_id);
  for (size_t at = 0; at < fingerprint.size(); at += 2) query.Blob(fingerprint.substr(at, 2));
  while (true) {
    GONGBAO_ASSIGN_OR_RETURN(const bool row, query.Step());
    if (!row) return found;
    CopyCandidate candidate{.row = query.IntAt(0),
                            .document_uid = query.BytesAt(2),
                            .index = query.IntAt(3),
                            .likeness_percent = LikenessOf(fingerprint, query.BytesAt(1))};
    if (candidate.likeness_percent < kLikePercent) continue;
    std::string key = CopyKey(candidate);
    found.emplace(std::move(key), std::move(candidate));
  }
}

Result<Page<v1::Copy>> SqliteStore::ListCopies(const std::string& article,
                                               const PageRequest& page) {
  if (page.size < 1) return InvalidArgumentError("a page has at least one row");
  GONGBAO_ASSIGN_OR_RETURN(const ResourceName name, ParseName(article, NameKind::kArticle, false));
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  Query query = snapshot.db().Prepare(std::string("SELECT a.doc_id, ") + kArticleColumns +
                                      " FROM " + kArticleFrom + " WHERE d.uid = ? AND a.ord = ?");
  GONGBAO_ASSIGN_OR_RETURN(const bool found, query.Text(name.document).Int(IndexOf(name)).Step());
  if (!found) return NotFound(article);
  const v1::Article asked = ReadArticle(Row(query, 1));
  GONGBAO_ASSIGN_OR_RETURN(const auto copies,
                           FindCopies(asked.fingerprint(), query.IntAt(0), &snapshot.db()));
  Page<v1::Copy> result;
  result.total = static_cast<int64_t>(copies.size());
  for (auto next = copies.upper_bound(page.after); next != copies.end(); ++next) {
    if (result.rows.size() == static_cast<size_t>(page.size)) {
      result.next = std::prev(next)->first;
      break;
    }
    const auto& [key, candidate] = *next;
    v1::Copy& copy = result.rows.emplace_back();
    Query other = snapshot.db().Prepare(std::string("SELECT ") + kArticleColumns +
                                        " FROM article a JOIN document d ON d.doc_id = a.doc_id "
                                        "WHERE a.article_id = ?");
    GONGBAO_RETURN_IF_ERROR(other.Int(candidate.row).Step().status());
    *copy.mutable_article() = ReadArticle(Row(other, 0));
    Query document = snapshot.db().Prepare(std::string("SELECT ") + kDocumentColumns +
                                           " FROM document d WHERE d.uid = ?");
    GONGBAO_RETURN_IF_ERROR(document.Text(candidate.document_uid).Step().status());
    *copy.mutable_document() = ReadDocument(Row(document, 0));
    DescribeCopy(asked, candidate.likeness_percent, &copy);
  }
  return result;
}

Result<Page<v1::DeadLetter>> SqliteStore::ListDeadLetters(const PageRequest& page) {
  const ListQuery list{.columns = kDeadLetterColumns,
                       .from = "dead_letter",
                       .key = {{"seq", false}},
                       .newest_first = true};
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  return ReadPage(list, page, ReadDeadLetter, &snapshot.db());
}

Result<std::string> SqliteStore::Digest() {
  Snapshot snapshot(&readers_);
  GONGBAO_RETURN_IF_ERROR(snapshot.begun());
  std::string digest;
  for (const char* const sql : kDigestQueries) {
    Query query = snapshot.db().Prepare(sql);
    digest = Sha256(digest + sql);  // keeps the rows of two tables apart
    while (true) {
      GONGBAO_ASSIGN_OR_RETURN(const bool row, query.Step());
      if (!row) break;
      std::string bytes = digest;
      for (int i = 0; i < query.column_count(); ++i) {
        if (query.IsNullAt(i)) {
          bytes += "-;";
          continue;
        }
        const std::string value = query.BytesAt(i);
        bytes += std::to_string(value.size()) + ":" + value;
      }
      digest = Sha256(bytes);
    }
  }
  return digest;
}

// Opening
// ------------------------------------------------------------------------------------------

Result<int64_t> ReadInt(Connection* db, const char* sql) {
  Query query = db->Prepare(sql);
  GONGBAO_RETURN_IF_ERROR(query.Step().status());
  return query.IntAt(0);
}

// Within a transaction that excludes other writers.
Status Migrate(const std::string& path, Connection* db) {
  const auto newest = static_cast<int64_t>(Migrations().size());
  GONGBAO_ASSIGN_OR_RETURN(const int64_t application, ReadInt(db, "PRAGMA main.application_id"));
  GONGBAO_ASSIGN_OR_RETURN(const int64_t version, ReadInt(db, "PRAGMA main.user_version"));
  GONGBAO_ASSIGN_OR_RETURN(const int64_t tables,
                           ReadInt(db, "SELECT count(*) FROM main.sqlite_schema"));
  if (application != kApplicationId && (application != 0 || version != 0 || tables != 0)) {
    return FailedPreconditionError("store " + path +
                                   ": this is another program's SQLite file; name another path");
  }
  if (version > newest) {
    return FailedPreconditionError(
        "store " + path + ": it has version " + std::to_string(version) +
        ", this program knows versions up to " + std::to_string(newest) +
        "; use the newer program that wrote it, or name another path and let the indexer fill it");
  }
  if (version == newest) return {};
  for (int64_t i = version; i < newest; ++i) {
    const Migration& migration = Migrations()[static_cast<size_t>(i)];
    GONGBAO_RETURN_IF_ERROR(db->Execute(migration.sql).WithContext(migration.name));
  }
  if (version == 0) {
    GONGBAO_RETURN_IF_ERROR(db->Prepare("INSERT INTO meta VALUES ('token_key', ?)")
                                .Blob(RandomBytes(kSealKeyBytes))
                                .Run());
  }
  const std::string stamp = "PRAGMA application_id = " + std::to_string(kApplicationId) +
                            "; PRAGMA user_version = " + std::to_string(newest);
  return db->Execute(stamp.c_str());
}

// Gives a new file its write-ahead log. The file has to be ours alone for that, and SQLite does not
// wait for another who opens it in the same moment: it says at once that the file is locked.
Status KeepWriteAheadLog(Connection* db) {
  constexpr std::chrono::seconds kPatience{5};
  constexpr std::chrono::milliseconds kPause{5};
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (true) {
    Status status = db->Execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL");
    if (status.code() != StatusCode::kUnavailable || std::chrono::steady_clock::now() > deadline) {
      return status;
    }
    std::this_thread::sleep_for(kPause);
  }
}

}  // namespace

Result<std::unique_ptr<Store>> OpenSqliteStore(const std::string& path) {
  GONGBAO_ASSIGN_OR_RETURN(std::unique_ptr<Connection> writer, Connection::Open(path));
  GONGBAO_RETURN_IF_ERROR(KeepWriteAheadLog(writer.get()));
  // A power cut may take the last commits; their offsets go with them, so they are read again.
  GONGBAO_RETURN_IF_ERROR(writer->Execute("PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE"));
  Status migrated = Migrate(path, writer.get());
  if (migrated.ok()) migrated = writer->Execute("COMMIT");
  if (!migrated.ok()) return migrated;  // closing rolls back
  std::string token_key;
  {
    Query query = writer->Prepare("SELECT value FROM meta WHERE key = 'token_key'");
    GONGBAO_ASSIGN_OR_RETURN(const bool found, query.Step());
    if (!found) return DataLossError("store " + path + ": it has no token key; restore a copy");
    token_key = query.BytesAt(0);
  }
  auto store = std::make_unique<SqliteStore>(std::move(writer), std::move(token_key));
  for (int i = 0; i < kReaderCount; ++i) {
    GONGBAO_ASSIGN_OR_RETURN(std::unique_ptr<Connection> reader, Connection::Open(path));
    GONGBAO_RETURN_IF_ERROR(reader->Execute("PRAGMA query_only = ON"));
    store->AddReader(std::move(reader));
  }
  return std::unique_ptr<Store>(std::move(store));
}

}  // namespace gongbao::store
