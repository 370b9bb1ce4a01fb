// The engine: from the text of a report to its facts. A pure function: no I/O, no clock, no locale,
// no state between calls, so the same text gives the same bytes whatever the thread, the machine or
// the day.
#ifndef GONGBAO_COMMON_EXTRACTION_EXTRACTION_H_
#define GONGBAO_COMMON_EXTRACTION_EXTRACTION_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "common/base/chunked.h"
#include "common/base/decimal.h"
#include "common/base/packed_view.h"
#include "common/base/table.h"
#include "common/extraction/provenance.h"
#include "common/extraction/shared.h"

namespace gongbao::knowledge {
class Knowledge;
}

namespace gongbao::extraction {

// A half-open range of the decoded text, counted in UTF-8 bytes and in code points.
struct Span {
  int32_t start_byte = 0;
  int32_t end_byte = 0;
  int32_t start_char = 0;
  int32_t end_char = 0;
};

// The enums have the numbers of gongbao.v1.
enum class Measure : uint8_t { kLevel = 1, kGrowth, kChange, kRank, kRatio, kGap };
enum class Relation : uint8_t { kEq = 1, kApprox, kGe, kLe };
enum class Status : uint8_t { kActual = 1, kTarget, kOther };
enum class Modality : uint8_t { kNone = 0, kExpected, kFirm, kStretch };
enum class DocumentKind : uint8_t {
  kUnknown = 0,
  kGovernmentWorkReport,
  kPlanReport,
  kBudgetReport,
  kBureauSummary,
  kFiveYearPlan,
  kMidtermReview,
  kCommunique,
  kNews,
  kOther,
};
enum class SectionRole : uint8_t { kUnknown = 0, kReview, kPlan, kProblems, kOther, kAnnex };
enum class QualityFlag : uint8_t {
  kMasked = 1,
  kMultiArticle,
  kTruncated,
  kBoilerplate,
  kGarbled,
  kDuplicate,
};
// Whose report it is.
enum class Level : uint8_t {
  kUnknown = 0,
  kNational,
  kProvince,
  kPrefecture,
  kCounty,
  kZone,
  kBureau,
};
// Whether the text is the issuer's own or somebody else's telling of it.
enum class Trust : uint8_t { kUnknown = 0, kOfficial, kRewritten };
// What told the region of an article.
enum class RegionSource : uint8_t { kNone = 0, kTitle, kSpeaker, kText, kIssuer, kHint, kHost };
enum class Reason : uint8_t {
  kOutline = 1,
  kDate,
  kSlogan,
  kCode,
  kName,
  kTitle,
  kVersion,
  kTechnology,
  kRoad,
  kLine,
  kBuilding,
  kGrade,
  kOrdinal,
  kAnniversary,
  kPage,
  kMetadata,
  kBoilerplate,
  kMask,
  kLexical,
  kUnread,
};
enum class DiagnosticCode : uint8_t {
  kSumMismatch = 1,
  kShareMismatch,
  kChangeMismatch,
  kArityMismatch,
  kConflictingRepeat,
  kUnitSuspect,
  kGarbledPeriod,
  kPeriodUnresolved,
  kRegionConflict,
  kTargetBelowActual,
  kImpossibleDate = 12,
  kImpossibleShare,
  kGluedFigures,
};
enum class Aspect : uint8_t { kNone = 0, kNew, kCumulative };
enum class Dimension : uint8_t { kNone = 0, kIndustry, kOwnership, kPartner };
// What another fact is to this one. Each has its counterpart: Reverse.
enum class LinkRole : uint8_t {
  kSubject = 1,  // the level of a growth, the growth or level of a rank
  kMeasured,
  kWhole,
  kPart,
  kFrom,
  kTo,
  kBase,
  kStretch,
  kLead,  // the same statement elsewhere, told more exactly, or earlier
  kRepeat,
  kSibling,  // in a list of 分别; its own counterpart
};

// The guideline's words for the enums ("growth", "ge", "target", "stretch", "date",
// "arity_mismatch").
std::string_view Name(Measure);
std::string_view Name(Relation);
std::string_view Name(Status);
std::string_view Name(Modality);  // "" for kNone
std::string_view Name(Reason);
std::string_view Name(DiagnosticCode);
std::string_view Name(Aspect);     // "" for kNone
std::string_view Name(Dimension);  // "" for kNone
std::string_view Name(LinkRole);
std::string_view Name(DocumentKind);  // "" for kUnknown, as the four below
std::string_view Name(SectionRole);
std::string_view Name(Level);
std::string_view Name(Trust);
std::string_view Name(RegionSource);
std::string_view Name(QualityFlag);

// What the first fact of a link is to the second.
LinkRole Reverse(LinkRole role);

// The slice of a total that a fact is about: 民间 of 民间投资.
struct Breakdown {
  PackedView member;  // a part of the indicator's words
  Dimension dimension = Dimension::kNone;
};

// Strings, and records that are not larger, in a few large blocks, which stay where they are: one
// for each would be most of the memory that the engine asks for. Movable.
class Strings {
 public:
  // A copy that lives as long as this; of several pieces in one.
  std::string_view Add(std::span<const std::string_view> pieces);
  std::string_view Add(std::string_view text) { return Add(std::span(&text, 1)); }
  // The same of a record.
  template <typename Record>
  const Record* Keep(const Record& record) {
    static_assert(std::is_trivially_copyable_v<Record> && alignof(Record) <= alignof(int32_t));
    const auto past = std::bit_cast<uintptr_t>(free_) % alignof(int32_t);
    if (past != 0) Take(std::min(free_bytes_, alignof(int32_t) - past));
    return new (Take(sizeof(Record))) Record(record);
  }

 private:
  char* Take(size_t bytes);

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* free_ = nullptr;  // of the last block
  size_t free_bytes_ = 0;
};

inline std::string_view QuoteAt(PackedView begin, const Span& span) {
  return {begin.data(), static_cast<size_t>(span.end_byte - span.start_byte)};
}

// What a fact is measured in. A text has some dozens of them.
struct UnitOfFact {
  PackedView written;
  PackedView base;       // empty: no table knows it
  PackedDecimal factor;  // of the values, for the base; absent: there is none

  friend bool operator==(const UnitOfFact&, const UnitOfFact&) = default;
};
size_t HashOf(const UnitOfFact& unit);

// Where a fact is from: its issuer's region for most.
struct RegionOfFact {
  PackedView name;  // as written; empty: not told
  PackedView code;  // empty: not told, or no region that the knowledge holds
  Source source;

  friend bool operator==(const RegionOfFact&, const RegionOfFact&) = default;
};
size_t HashOf(const RegionOfFact& region);

// What few facts say, or many in the same words.
struct AsideOfFact {
  PackedView rule;  // that told the measure
  PackedDecimal value_high;
  PackedView mask;      // as printed, when masked
  PackedView baseline;  // empty: not said
  PackedView group;

  friend bool operator==(const AsideOfFact&, const AsideOfFact&) = default;
};
size_t HashOf(const AsideOfFact& aside);

// One quantity. Views point into the text, into the engine's tables, or into Extraction::strings.
// There are some for each kilobyte of text: the order is that which leaves no gaps.
struct Fact {
  PackedDecimal value;  // absent: masked
  Span span;
  PackedView begin;  // where the quote begins; without its length
  PackedView indicator;
  PackedView indicator_code;  // empty: the catalogue has none
  Shared<UnitOfFact> in_unit;
  Shared<AsideOfFact> aside;
  PackedView period;  // ISO; empty: nothing tells
  Shared<RegionOfFact> of_region;
  int32_t section = -1;  // index into Article::sections

  // What it is to other facts, as indices into Article::facts; -1: nothing.
  int32_t list = -1;     // number of the list, within the article, that it is a member of: k heads
                         // with k figures, or several heads that share one quote
  int32_t place = -1;    // in that list, from 0
  int32_t base_of = -1;  // 增长6%,力争6.5%: for the 6.5%, the target that it goes beyond

  PackedView packed_sources;  // but for the region's, which is read when all facts are there
  Measure measure = Measure::kLevel;
  Relation relation = Relation::kEq;
  Status status = Status::kActual;
  Modality modality = Modality::kNone;
  Aspect aspect = Aspect::kNone;
  bool optional = false;
  bool from_here = false;  // 由10%提高到12%: for the 10%; the next fact is where the change ends
  int8_t confidence_percent = 0;  // how likely all of it is right; see confidence.h

  // In base_unit; absent when masked or too large.
  std::optional<Decimal> base_value() const { return InBaseUnit(value); }
  std::optional<Decimal> base_value_high() const { return InBaseUnit(value_high()); }
  std::optional<Decimal> InBaseUnit(const std::optional<Decimal>& written) const {
    const PackedDecimal& factor = in_unit->factor;
    return written && factor ? written->Times(*factor) : std::nullopt;
  }

  PackedView rule() const { return aside->rule; }
  PackedDecimal value_high() const { return aside->value_high; }
  PackedView mask() const { return aside->mask; }
  PackedView baseline() const { return aside->baseline; }
  PackedView group() const { return aside->group; }
  PackedView unit() const { return in_unit->written; }
  PackedView base_unit() const { return in_unit->base; }
  PackedView region() const { return of_region->name; }
  PackedView region_code() const { return of_region->code; }

  std::string_view quote() const { return QuoteAt(begin, span); }

  void Keep(const Sources& from, Strings* strings) {
    SourceBuffer buffer;
    packed_sources = strings->Add(Pack(from, span.start_char, span.end_char, &buffer));
  }
  Sources sources() const {
    Sources all = Unpack(packed_sources, span.start_char, span.end_char, Slot::kGroup);
    all[Slot::kRegion] = of_region->source;
    return all;
  }
  Source source(Slot slot) const {
    if (slot == Slot::kRegion) return of_region->source;
    return Unpack(packed_sources, span.start_char, span.end_char, slot)[slot];
  }
};

// The id of the rule that filled a slot; "" when the slot is empty.
inline std::string_view RuleOf(const Fact& fact, Slot slot) {
  return slot == Slot::kMeasure ? fact.rule().view() : Name(fact.source(slot).rule);
}

// A tie between two facts of an article, by their index in Article::facts.
struct Link {
  int32_t fact = 0;
  int32_t other = 0;
  LinkRole role = LinkRole::kSubject;  // what `other` is to `fact`
};

// A numeral that is no fact.
struct Rejected {
  Span span;
  PackedView begin;  // where the quote begins; without its length
  PackedView rule;
  Reason reason = Reason::kUnread;

  std::string_view quote() const { return QuoteAt(begin, span); }
};

struct Diagnostic {
  Span span;
  DiagnosticCode code = DiagnosticCode::kArityMismatch;
  std::string_view message;    // one English sentence with the figures
  std::vector<int32_t> facts;  // those that it is about, as indices into Article::facts
};

// A node of the outline; sections of an article are in text order and nest by `parent`.
struct Section {
  int32_t parent = -1;
  int32_t depth = 0;
  std::string_view heading;
  SectionRole role = SectionRole::kUnknown;
  std::string_view path;  // 2.1.3: the third section of the first of the second; empty: no heading
  std::string_view period;
  Span span;
};

// The records beyond numbers, defined in docs/records.md. Facts are named by their index in
// Article::facts; views that are empty: not told.
enum class Stage : uint8_t {
  kNone = 0,
  kPlanned,
  kSigned,
  kStarted,
  kBuilding,
  kCompleted,
  kOperation,
};
enum class PolicyAction : uint8_t { kNone = 0, kDraft, kIssue, kImplement, kApproval };
enum class HonourLevel : uint8_t {
  kNone = 0,
  kInternational,
  kNational,
  kProvince,
  kCity,
  kCounty,
};
std::string_view Name(Stage);         // "" for kNone; "planned", "signed" ...
std::string_view Name(PolicyAction);  // "" for kNone; "draft", "issue" ...
std::string_view Name(HonourLevel);   // "" for kNone; "national" ...

struct Project {
  Span span;  // its name
  PackedView name;
  Stage stage = Stage::kNone;
  bool planned = false;     // the stage is promised, not reached
  PackedView date;          // of the stage, as written: 6月底前
  PackedView place;         // where it settles
  PackedView parties;       // who signs it
  int32_t investment = -1;  // a fact
  int32_t section = -1;
};

struct Policy {
  Span span;  // its name with its marks
  PackedView name;
  PolicyAction action = PolicyAction::kNone;
  int32_t section = -1;
};

struct Designation {
  Span span;  // the honour
  PackedView name;
  HonourLevel level = HonourLevel::kNone;
  PackedView giver;     // who gives it, where the text says so: 被…评为
  int32_t ordinal = 0;  // 第N次, N连冠; 0: not told
  int32_t section = -1;
};

struct Commitment {
  Span span;  // the clause
  PackedView text;
  PackedView action;
  PackedView object;
  PackedView deadline;     // as written
  int32_t first_fact = 0;  // its facts stand side by side
  int32_t last_fact = 0;   // behind the last of them
  int32_t section = -1;
};

struct Problem {
  Span span;
  PackedView text;
  int32_t section = -1;
};
// How the region of an article was told.
struct RegionEvidence {
  RegionSource source = RegionSource::kNone;
  Span span;  // of the words that tell it; empty when none of the text do
  int8_t confidence_percent = 0;
};

// MinHash over the article's runs of characters; see fingerprint.h. All zero: the article is too
// short for one.
using Fingerprint = std::array<uint8_t, 64>;

// One report of the page.
struct Article {
  Span span;
  std::string_view title;
  DocumentKind kind = DocumentKind::kUnknown;
  std::string_view region;       // as written, in full where only its text tells; empty: not told
  std::string_view region_code;  // empty: not told, or not held by the knowledge
  RegionEvidence region_evidence;
  Level level = Level::kUnknown;
  std::string_view issuer;  // whose report it is, as written: 宁波市人民政府; empty: not told
  Trust trust = Trust::kUnknown;
  int32_t year_reviewed = 0;
  int32_t year_planned = 0;         // 0: none; a communique and news plan nothing
  std::string_view published_date;  // ISO date, from the text
  std::vector<QualityFlag> flags;
  int32_t masked_percent = 0;  // of its numerals
  Fingerprint fingerprint = {};
  int32_t copy_of = -1;          // the article before it that it repeats; -1: none
  int32_t likeness_percent = 0;  // to that one
  int32_t numerals = 0;          // = numerals_in_facts + numerals_rejected
  int32_t numerals_in_facts = 0;
  int32_t numerals_rejected = 0;
  std::vector<Section> sections;
  Chunked<Fact> facts;         // in text order
  std::vector<Link> links;     // by fact; each tie once, in one of its two directions
  Chunked<Rejected> rejected;  // in text order
  std::vector<Diagnostic> diagnostics;
  // In text order.
  Chunked<Project> projects;
  Chunked<Policy> policies;
  Chunked<Designation> designations;
  Chunked<Commitment> commitments;
  Chunked<Problem> problems;
};

// The links in both of their directions, by fact.
std::vector<Link> LinksBothWays(const Article& article);

// What is known of the document apart from its text; each may be empty.
struct Hints {
  std::string_view title;
  std::string_view region;             // a name or a code
  std::string_view issuer = {};        // who published it, as the source says: 宁波市统计局
  std::string_view published = {};     // when, as an ISO date
  std::string_view url = {};           // where; that of the page, or no more than its host
  std::string_view site = {};          // the name of the site: 宁波市人民政府
  std::span<const Table> tables = {};  // of the text, in its order
};

// Everything read in one text. Movable; the views stay valid while it and the text live.
struct Extraction {
  std::vector<Article> articles;
  Strings strings;  // made-up strings that views point at
};

class Trace;

// Reads `text`, valid UTF-8 of less than two gigabytes, else it aborts; no document is so long.
// Time is linear in its length. Notes in `trace`, unless it is null, how one sentence was read.
Extraction Extract(const knowledge::Knowledge& knowledge, std::string_view text, const Hints& hints,
                   Trace* trace = nullptr);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_EXTRACTION_H_
