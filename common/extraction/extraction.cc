#include "common/extraction/extraction.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "common/extraction/aspects.h"
#include "common/extraction/checks.h"
#include "common/extraction/clauses.h"
#include "common/extraction/confidence.h"
#include "common/extraction/fact_index.h"
#include "common/extraction/fingerprint.h"
#include "common/extraction/identity.h"
#include "common/extraction/links.h"
#include "common/extraction/outline.h"
#include "common/extraction/periods.h"
#include "common/extraction/quality.h"
#include "common/extraction/records.h"
#include "common/extraction/regions.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {
namespace {

template <typename Enum, size_t kSize>
std::string_view Lookup(const std::array<std::string_view, kSize>& names, Enum value) {
  const auto index = static_cast<size_t>(value);
  return index < kSize ? names[index] : std::string_view();
}

std::vector<TextTable> PlaceTables(const SourceText& text, std::span<const Table> tables) {
  std::vector<TextTable> placed;
  placed.reserve(tables.size());
  for (const Table& table : tables)
    placed.push_back({&table, text.CharAt(table.begin_byte), text.CharAt(table.end_byte)});
  return placed;
}

// They come nearly in order: sorting moved every record of an article a dozen times.
void SortByPlace(Chunked<Rejected>* records) {
  const auto place = [](const Rejected& record) { return record.span.start_byte; };
  if (!std::ranges::is_sorted(*records, {}, place)) std::ranges::stable_sort(*records, {}, place);
}

void CopySections(const SourceText& text, const ArticleOutline& outline, Article* article,
                  Strings* strings) {
  std::vector<int> children(outline.sections.size(), 0);  // of those that are copied, by section
  int top = 0;
  article->sections.reserve(outline.sections.size());
  for (const OutlineSection& read : outline.sections) {
    Section& section = article->sections.emplace_back();
    if (article->sections.size() > 1) {  // the first has no heading
      const auto parent = static_cast<size_t>(read.parent);
      const int number = read.parent < 0 ? ++top : ++children[parent];
      const std::string_view above = read.parent < 0 ? "" : article->sections[parent].path;
      const std::string last = std::to_string(number);
      section.path =
          strings->Add(std::array<std::string_view, 3>{above, above.empty() ? "" : ".", last});
    }
    section.parent = read.parent;
    section.depth = read.depth;
    section.heading = text.Utf8(read.heading_begin, read.heading_end);
    section.role = read.glossary || read.annex ? SectionRole::kAnnex : read.role;
    if (read.period.known()) section.period = strings->Add(Print(read.period));
    section.span = text.SpanOf(read.begin, read.end);
  }
}

// Facts that share a quote share its numeral.
void CountNumerals(Article* article) {
  int64_t last = -1;
  for (const Fact& fact : article->facts) {
    article->numerals_in_facts += fact.span.start_byte != last;
    last = fact.span.start_byte;
  }
  article->numerals_rejected = static_cast<int32_t>(article->rejected.size());
  article->numerals = article->numerals_in_facts + article->numerals_rejected;
}

// What is told of facts once all of them are there.
void StudyFacts(const knowledge::Knowledge& knowledge, const SourceText& text, Article* article,
                Strings* strings) {
  const FactIndex index = IndexFacts(text, article->facts);
  ReadAspects(text, index, article);
  LinkFacts(text, index, article);
  CheckFacts(knowledge, text, index, article, strings);
  RateFacts(text, index, article);
}

}  // namespace

std::string_view Name(Measure measure) {
  static constexpr std::array<std::string_view, 7> kNames = {"",     "level", "growth", "change",
                                                             "rank", "ratio", "gap"};
  return Lookup(kNames, measure);
}
std::string_view Name(Relation relation) {
  static constexpr std::array<std::string_view, 5> kNames = {"", "eq", "approx", "ge", "le"};
  return Lookup(kNames, relation);
}
std::string_view Name(Status status) {
  static constexpr std::array<std::string_view, 4> kNames = {"", "actual", "target", "other"};
  return Lookup(kNames, status);
}
std::string_view Name(Modality modality) {
  static constexpr std::array<std::string_view, 4> kNames = {"", "expected", "firm", "stretch"};
  return Lookup(kNames, modality);
}
std::string_view Name(Reason reason) {
  static constexpr std::array<std::string_view, 21> kNames = {
      "",           "outline",     "date", "slogan",   "code",  "name",    "title",       "version",
      "technology", "road",        "line", "building", "grade", "ordinal", "anniversary", "page",
      "metadata",   "boilerplate", "mask", "lexical",  "unread"};
  return Lookup(kNames, reason);
}
std::string_view Name(DiagnosticCode code) {
  static constexpr std::array<std::string_view, 15> kNames = {"",
                                                              "sum_mismatch",
                                                              "share_mismatch",
                                                              "change_mismatch",
                                                              "arity_mismatch",
                                                              "conflicting_repeat",
                                                              "unit_suspect",
                                                              "garbled_period",
                                                              "period_unresolved",
                                                              "region_conflict",
                                                              "target_below_actual",
                                                              "",
                                                              "impossible_date",
                                                              "impossible_share",
                                                              "glued_figures"};
  return Lookup(kNames, code);
}
std::string_view Name(Aspect aspect) {
  static constexpr std::array<std::string_view, 3> kNames = {"", "new", "cumulative"};
  return Lookup(kNames, aspect);
}
std::string_view Name(Dimension dimension) {
  static constexpr std::array<std::string_view, 4> kNames = {"", "industry", "ownership",
                                                             "partner"};
  return Lookup(kNames, dimension);
}
std::string_view Name(LinkRole role) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "",   "subject", "measured", "whole", "part",   "from",
      "to", "base",    "stretch",  "lead",  "repeat", "sibling"};
  return Lookup(kNames, role);
}
std::string_view Name(Stage stage) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "", "planned", "signed", "started", "building", "completed", "operation"};
  return Lookup(kNames, stage);
}
std::string_view Name(PolicyAction action) {
  static constexpr std::array<std::string_view, 5> kNames = {"", "draft", "issue", "implement",
                                                             "approval"};
  return Lookup(kNames, action);
}
std::string_view Name(HonourLevel level) {
  static constexpr std::array<std::string_view, 6> kNames = {
      "", "international", "national", "province", "city", "county"};
  return Lookup(kNames, level);
}
std::string_view Name(DocumentKind kind) {
  static constexpr std::array<std::string_view, 10> kNames = {"",
                                                              "government_work_report",
                                                              "plan_report",
                                                              "budget_report",
                                                              "bureau_summary",
                                                              "five_year_plan",
                                                              "midterm_review",
                                                              "communique",
                                                              "news",
                                                              "other"};
  return Lookup(kNames, kind);
}
std::string_view Name(SectionRole role) {
  static constexpr std::array<std::string_view, 6> kNames = {"",         "review", "plan",
                                                             "problems", "other",  "annex"};
  return Lookup(kNames, role);
}
std::string_view Name(Level level) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "", "national", "province", "prefecture", "county", "zone", "bureau"};
  return Lookup(kNames, level);
}
std::string_view Name(Trust trust) {
  static constexpr std::array<std::string_view, 3> kNames = {"", "official", "rewritten"};
  return Lookup(kNames, trust);
}
std::string_view Name(RegionSource source) {
  static constexpr std::array<std::string_view, 7> kNames = {"",       "title", "speaker", "text",
                                                             "issuer", "hint",  "host"};
  return Lookup(kNames, source);
}
std::string_view Name(QualityFlag flag) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "", "masked", "multi_article", "truncated", "boilerplate", "garbled", "duplicate"};
  return Lookup(kNames, flag);
}

LinkRole Reverse(LinkRole role) {
  if (role == LinkRole::kSibling) return role;
  const auto number = static_cast<uint8_t>(role);  // counterparts stand in pairs
  return static_cast<LinkRole>(number % 2 == 1 ? number + 1 : number - 1);
}

std::vector<Link> LinksBothWays(const Article& article) {
  std::vector<Link> links;
  links.reserve(2 * article.links.size());
  for (const Link& link : article.links) {
    links.push_back(link);
    links.push_back({link.other, link.fact, Reverse(link.role)});
  }
  std::ranges::stable_sort(links, {}, &Link::fact);
  return links;
}

std::string_view Strings::Add(std::span<const std::string_view> pieces) {
  size_t size = 0;
  for (const std::string_view piece : pieces) size += piece.size();
  char* to = Take(size);
  const std::string_view added(to, size);
  for (const std::string_view piece : pieces) to = std::ranges::copy(piece, to).out;
  return added;
}

char* Strings::Take(size_t bytes) {
  constexpr size_t kBlockBytes = 16384;
  if (bytes > free_bytes_) {
    free_bytes_ = std::max(bytes, kBlockBytes);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(free_bytes_));
    free_ = blocks_.back().get();
  }
  char* const taken = free_;
  free_ += bytes;
  free_bytes_ -= bytes;
  return taken;
}

size_t HashOf(const UnitOfFact& unit) {
  size_t hash = unit.base.size();
  for (const char c : unit.written.view()) hash = hash * 31 + static_cast<unsigned char>(c);
  return hash;
}

size_t HashOf(const AsideOfFact& aside) {
  // Rules are told apart by where their ids stand.
  size_t hash =
      aside.group.size() + aside.mask.size() + (std::bit_cast<uintptr_t>(aside.rule.data()) >> 1);
  for (const char c : aside.baseline.view()) hash = hash * 31 + static_cast<unsigned char>(c);
  return hash;
}

size_t HashOf(const RegionOfFact& region) {
  return static_cast<size_t>(region.source.begin) * 31 + static_cast<size_t>(region.source.rule);
}

Extraction Extract(const knowledge::Knowledge& knowledge, std::string_view text, const Hints& hints,
                   Trace* trace) {
  Extraction out;
  SourceText source(text);
  const std::u16string title = knowledge::ToUtf16(hints.title);
  const std::vector<TextTable> tables = PlaceTables(source, hints.tables);
  std::vector<ArticleOutline> outlines = ReadOutline(knowledge, source, title, tables);
  source.ForgetHeadingStops();
  out.articles.reserve(outlines.size());
  for (ArticleOutline& outline : outlines) {
    Article& article = out.articles.emplace_back();
    article.span = source.SpanOf(outline.begin, outline.end);
    ReadIdentity(knowledge, source, hints, &outline, &article, &out.strings);
    CopySections(source, outline, &article, &out.strings);
    ReadClauses(knowledge, source, outline, tables, &article, &out.strings, trace);
    ReadRegions(knowledge, source, outline, &article, &out.strings);
    SortByPlace(&article.rejected);
    StudyFacts(knowledge, source, &article, &out.strings);
    ReadRecords(source, outline, &article);
    CountNumerals(&article);
    ReadQuality(source, &article);
    if (outlines.size() > 1) article.flags.push_back(QualityFlag::kMultiArticle);
    article.fingerprint = FingerprintOf(source, outline.body, outline.end);
    article.trust = TrustOf(article);
  }
  LinkCopies(&out.articles);
  return out;
}

}  // namespace gongbao::extraction
