// The filter of lists: one string such as `measure = growth AND status = target`, read into a
// checked tree that every backend turns into a query of its own. The grammar, for users:
// docs/filter.md.
#ifndef GONGBAO_COMMON_STORE_FILTER_H_
#define GONGBAO_COMMON_STORE_FILTER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/decimal.h"
#include "common/base/status.h"

namespace gongbao::store {

inline constexpr int kMaxFilterChars = 1000;  // code points
inline constexpr int kMaxFilterTerms = 32;    // conditions
inline constexpr int kMaxFilterDepth = 8;     // parentheses within parentheses

// What a filter chooses among; each has fields of its own.
enum class FilterSubject { kDocuments, kArticles, kFacts };

// The fields of every subject. A name that two subjects share means the same in both.
enum class FilterFieldId {
  kDocument,
  kDocumentId,
  kContainer,
  kSource,
  kTitle,
  kKind,
  kPublishedDate,
  kFlag,
  kYearReviewed,
  kYearPlanned,
  kLevel,
  kIssuer,
  kTrust,
  kRegion,
  kRegionCode,
  kIndicator,
  kIndicatorCode,
  kPeriod,
  kYear,
  kMeasure,
  kStatus,
  kModality,
  kRelation,
  kUnit,
  kQuote,
  kValue,
  kBaseValue,
  kRule,
  kOptional,
  kMasked,
  kAspect,
  kConfidence,
};

enum class FilterType {
  kText,      // = != with * at the ends, and : for "contains"
  kDocument,  // a document's name or its uid
  kWord,      // one of the field's words
  kFlag,      // a set of the field's words; = and : ask whether the word is in it
  kDate,      // an ISO date, year-month or year; the shorter ones stand for all their days
  kInteger,   // a whole number
  kDecimal,   // compared by value: 7.0 = 7
  kBool,      // true or false
};

// A word of an enum with its number in gongbao.v1.
struct FilterWord {
  std::string_view word;
  int number;
};

struct FilterField {
  FilterFieldId id;
  std::string_view name;
  FilterType type;
  std::span<const FilterWord> words;  // of kWord and kFlag
};

// All fields that a filter of this subject may use.
std::span<const FilterField> FilterFields(FilterSubject subject);

enum class FilterOperator { kEq, kNe, kLt, kLe, kGt, kGe, kHas };

// One comparison, checked: the operator is one that the field's type has, and the value is of that
// type.
struct FilterCondition {
  FilterFieldId field = FilterFieldId::kDocument;
  FilterType type = FilterType::kText;
  FilterOperator op = FilterOperator::kEq;
  bool present = false;     // field:* asks only whether there is a value; nothing below is set
  std::string text;         // kText, kDate; kDocument: the uid
  bool open_start = false;  // kText with = or !=: a * stood before the text
  bool open_end = false;    // kText with = or !=: a * stood behind it
  int64_t number = 0;       // kInteger; kBool: 0 or 1; kWord and kFlag: the enum's number
  Decimal decimal = {};     // kDecimal

  friend bool operator==(const FilterCondition&, const FilterCondition&) = default;
};

// A node of the tree: all or any of two or more children, the opposite of one child, or a
// condition.
struct FilterNode {
  enum class Kind { kAll, kAny, kNot, kCondition };
  Kind kind = Kind::kCondition;
  std::vector<FilterNode> children;
  FilterCondition condition;

  friend bool operator==(const FilterNode&, const FilterNode&) = default;
};

struct Filter {
  FilterSubject subject = FilterSubject::kFacts;
  std::optional<FilterNode> root;  // absent: everything passes

  friend bool operator==(const Filter&, const Filter&) = default;
};

// What a filter that was refused has wrong.
struct FilterFault {
  enum class Kind {
    kSyntax,        // not of the grammar, or a value that its field can't have
    kUnknownField,  // a field or a word that is not there
    kTooComplex,    // over one of the limits above
  };
  Kind kind = Kind::kSyntax;
  int column = 1;  // in characters, from 1
};

// Reads `text`; blank text is the filter that everything passes. INVALID_ARGUMENT names the column,
// what is wrong there and what would be right; `fault`, if given, then says the same to programs.
// Never recurses deeper than kMaxFilterDepth.
Result<Filter> ParseFilter(FilterSubject subject, std::string_view text,
                           FilterFault* fault = nullptr);

// The filter in the grammar, in one settled form: parsing it gives an equal filter.
std::string PrintFilter(const Filter& filter);

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_FILTER_H_
