#include "common/store/filter.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <numeric>
#include <utility>

#include "common/base/resource_name.h"

namespace gongbao::store {
namespace {

using enum FilterFieldId;

// The words are GUIDELINE.md's (docs/facts.md), the numbers those of gongbao.v1; filter_test.cc
// holds them against the protos.
constexpr FilterWord kMeasures[] = {{"level", 1}, {"growth", 2}, {"change", 3},
                                    {"rank", 4},  {"ratio", 5},  {"gap", 6}};
constexpr FilterWord kRelations[] = {{"eq", 1}, {"approx", 2}, {"ge", 3}, {"le", 4}};
constexpr FilterWord kStatuses[] = {{"actual", 1}, {"target", 2}, {"other", 3}};
constexpr FilterWord kModalities[] = {{"expected", 1}, {"firm", 2}, {"stretch", 3}};
constexpr FilterWord kAspects[] = {{"new", 1}, {"cumulative", 2}};
constexpr FilterWord kKinds[] = {{"government_work_report", 1},
                                 {"plan_report", 2},
                                 {"budget_report", 3},
                                 {"bureau_summary", 4},
                                 {"five_year_plan", 5},
                                 {"midterm_review", 6},
                                 {"communique", 7},
                                 {"news", 8},
                                 {"other", 9}};
constexpr FilterWord kLevels[] = {{"national", 1}, {"province", 2}, {"prefecture", 3},
                                  {"county", 4},   {"zone", 5},     {"bureau", 6}};
constexpr FilterWord kTrusts[] = {{"official", 1}, {"rewritten", 2}};
constexpr FilterWord kFlags[] = {{"masked", 1},      {"multi_article", 2}, {"truncated", 3},
                                 {"boilerplate", 4}, {"garbled", 5},       {"duplicate", 6},
                                 {"scanned", 7}};

constexpr FilterField kDocumentFields[] = {
    {kRegion, "region", FilterType::kText, {}},
    {kRegionCode, "region_code", FilterType::kText, {}},
    {kTitle, "title", FilterType::kText, {}},
    {kKind, "kind", FilterType::kWord, kKinds},
    {kYearReviewed, "year_reviewed", FilterType::kInteger, {}},
    {kYearPlanned, "year_planned", FilterType::kInteger, {}},
    {kLevel, "level", FilterType::kWord, kLevels},
    {kIssuer, "issuer", FilterType::kText, {}},
    {kTrust, "trust", FilterType::kWord, kTrusts},
    {kSource, "source", FilterType::kText, {}},
    {kDocumentId, "document_id", FilterType::kText, {}},
    {kContainer, "container", FilterType::kText, {}},
    {kPublishedDate, "published_date", FilterType::kDate, {}},
    {kFlag, "flag", FilterType::kFlag, kFlags},
};
constexpr FilterField kArticleFields[] = {
    {kRegion, "region", FilterType::kText, {}},
    {kRegionCode, "region_code", FilterType::kText, {}},
    {kTitle, "title", FilterType::kText, {}},
    {kKind, "kind", FilterType::kWord, kKinds},
    {kYearReviewed, "year_reviewed", FilterType::kInteger, {}},
    {kYearPlanned, "year_planned", FilterType::kInteger, {}},
    {kLevel, "level", FilterType::kWord, kLevels},
    {kIssuer, "issuer", FilterType::kText, {}},
    {kTrust, "trust", FilterType::kWord, kTrusts},
};
constexpr FilterField kFactFields[] = {
    {kDocument, "document", FilterType::kDocument, {}},
    {kIndicator, "indicator", FilterType::kText, {}},
    {kIndicatorCode, "indicator_code", FilterType::kText, {}},
    {kRegion, "region", FilterType::kText, {}},
    {kRegionCode, "region_code", FilterType::kText, {}},
    {kPeriod, "period", FilterType::kText, {}},
    {kYear, "year", FilterType::kInteger, {}},
    {kMeasure, "measure", FilterType::kWord, kMeasures},
    {kStatus, "status", FilterType::kWord, kStatuses},
    {kModality, "modality", FilterType::kWord, kModalities},
    {kRelation, "relation", FilterType::kWord, kRelations},
    {kUnit, "unit", FilterType::kText, {}},
    {kQuote, "quote", FilterType::kText, {}},
    {kValue, "value", FilterType::kDecimal, {}},
    {kBaseValue, "base_value", FilterType::kDecimal, {}},
    {kRule, "rule", FilterType::kText, {}},
    {kOptional, "optional", FilterType::kBool, {}},
    {kMasked, "masked", FilterType::kBool, {}},
    {kAspect, "aspect", FilterType::kWord, kAspects},
    {kConfidence, "confidence_percent", FilterType::kInteger, {}},
};

constexpr std::pair<std::string_view, FilterOperator> kOperators[] = {
    // Longer spellings first.
    {"!=", FilterOperator::kNe}, {"<=", FilterOperator::kLe}, {">=", FilterOperator::kGe},
    {"=", FilterOperator::kEq},  {"<", FilterOperator::kLt},  {">", FilterOperator::kGt},
    {":", FilterOperator::kHas},
};

// Digits behind the point: more than any figure of a report has.
constexpr int kMaxDecimals = 30;

std::string_view Spelling(FilterOperator op) {
  return std::ranges::find(kOperators, op, &std::pair<std::string_view, FilterOperator>::second)
      ->first;
}

bool Allows(FilterType type, FilterOperator op) {
  switch (op) {
    case FilterOperator::kEq:
    case FilterOperator::kNe:
    case FilterOperator::kHas:
      return true;
    default:
      return type == FilterType::kDate || type == FilterType::kInteger ||
             type == FilterType::kDecimal;
  }
}

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsControl(char c) { return (c >= 0 && c < ' ' && !IsSpace(c)) || c == '\x7f'; }
bool IsFieldChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsDigit(c) || c == '_' || c == '.';
}
// Ends a bare word; everything else, Chinese included, belongs to it.
bool EndsWord(char c) {
  return IsSpace(c) || std::string_view("()\"=!<>:\\").find(c) != std::string_view::npos;
}

int CountChars(std::string_view text) {
  return static_cast<int>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (const char c : a) {
    size_t diagonal = row[0]++;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (c == b[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

// `did you mean "growth"? ` for a near miss of one of the names, and then all of them.
template <typename Range, typename Projection>
std::string Choices(std::string_view wrong, const Range& range, Projection name) {
  std::string_view nearest;
  size_t best = std::max<size_t>(2, wrong.size() / 3) + 1;
  std::string all;
  for (const auto& item : range) {
    const std::string_view candidate = std::invoke(name, item);
    if (const size_t distance = EditDistance(wrong, candidate); distance < best) {
      best = distance;
      nearest = candidate;
    }
    all += (all.empty() ? "" : ", ") + std::string(candidate);
  }
  return (nearest.empty() ? "" : "did you mean " + std::string(nearest) + "? ") + "allowed: " + all;
}

// YYYY, YYYY-MM or YYYY-MM-DD.
bool IsDate(std::string_view text) {
  static constexpr std::string_view kShape = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] == '-' ? text[i] != '-' : !IsDigit(text[i])) return false;
  }
  return true;
}

// A value as written, before its field's type is known to fit.
struct Literal {
  std::string text;  // without quotes, escapes and wildcard stars
  size_t at = 0;     // where it starts, in bytes
  bool quoted = false;
  bool open_start = false;
  bool open_end = false;
  bool inner_star = false;  // a * that is neither at an end nor escaped
};

class Parser {
 public:
  Parser(FilterSubject subject, std::string_view text) : subject_(subject), text_(text) {}

  Result<Filter> Parse() {
    if (CountChars(text_) > kMaxFilterChars) {
      return Fail(FilterFault::Kind::kTooComplex, OffsetOfChar(kMaxFilterChars),
                  "a filter has at most " + std::to_string(kMaxFilterChars) + " characters");
    }
    Filter filter{.subject = subject_, .root = {}};
    if (AtEnd()) return filter;
    GONGBAO_ASSIGN_OR_RETURN(filter.root, ParseExpression());
    if (!AtEnd()) return UnexpectedBehindCondition();
    return filter;
  }

  const FilterFault& fault() const { return fault_; }

 private:
  // expression: any {AND any}
  Result<FilterNode> ParseExpression() {
    return ParseSeries("AND", FilterNode::Kind::kAll, [this] { return ParseAny(); });
  }

  // any: term {OR term}; binds tighter than AND, as in AIP-160.
  Result<FilterNode> ParseAny() {
    return ParseSeries("OR", FilterNode::Kind::kAny, [this] { return ParseTerm(); });
  }

  template <typename ParseItem>
  Result<FilterNode> ParseSeries(std::string_view keyword, FilterNode::Kind kind, ParseItem item) {
    GONGBAO_ASSIGN_OR_RETURN(FilterNode first, item());
    if (!TakeKeyword(keyword)) return first;
    FilterNode series{.kind = kind, .children = {}, .condition = {}};
    series.children.push_back(std::move(first));
    do {
      GONGBAO_ASSIGN_OR_RETURN(FilterNode next, item());
      series.children.push_back(std::move(next));
    } while (TakeKeyword(keyword));
    return series;
  }

  // term: [NOT | -] ( condition | "(" expression ")" )
  Result<FilterNode> ParseTerm() {
    bool negated = TakeKeyword("NOT");
    if (!negated && !AtEnd() && text_[at_] == '-') {
      ++at_;
      negated = true;
    }
    GONGBAO_ASSIGN_OR_RETURN(FilterNode inner, ParseSimple());
    if (!negated) return inner;
    FilterNode node{.kind = FilterNode::Kind::kNot, .children = {}, .condition = {}};
    node.children.push_back(std::move(inner));
    return node;
  }

  Result<FilterNode> ParseSimple() {
    if (AtEnd() || text_[at_] != '(') return ParseCondition();
    const size_t open = at_++;
    if (++depth_ > kMaxFilterDepth) {
      return Fail(FilterFault::Kind::kTooComplex, open,
                  "parentheses nest at most " + std::to_string(kMaxFilterDepth) + " deep");
    }
    GONGBAO_ASSIGN_OR_RETURN(FilterNode inner, ParseExpression());
    if (AtEnd()) return Fail(FilterFault::Kind::kSyntax, open, "this ( is never closed");
    if (text_[at_] != ')') return UnexpectedBehindCondition();
    ++at_;
    --depth_;
    return inner;
  }

  Result<FilterNode> ParseCondition() {
    SkipSpace();
    const size_t start = at_;
    while (at_ < text_.size() && IsFieldChar(text_[at_])) ++at_;
    const std::string_view name = text_.substr(start, at_ - start);
    if (name.empty() || name == "AND" || name == "OR" || name == "NOT") {
      return Fail(FilterFault::Kind::kSyntax, start,
                  "a condition is expected here: a field, an operator and a value, such as " +
                      std::string(subject_ == FilterSubject::kFacts ? "measure = growth"
                                                                    : "year_planned = 2024"));
    }
    const auto fields = FilterFields(subject_);
    const auto field = std::ranges::find(fields, name, &FilterField::name);
    if (field == fields.end()) {
      return Fail(
          FilterFault::Kind::kUnknownField, start,
          "unknown field " + std::string(name) + "; " + Choices(name, fields, &FilterField::name));
    }
    SkipSpace();
    const auto* const op = std::ranges::find_if(
        kOperators, [&](const auto& o) { return text_.substr(at_).starts_with(o.first); });
    if (op == std::end(kOperators)) {
      return Fail(FilterFault::Kind::kSyntax, at_,
                  "an operator is expected behind " + std::string(name) +
                      ": = != : or, for numbers and dates, < <= > >=");
    }
    if (!Allows(field->type, op->second)) {
      return Fail(
          FilterFault::Kind::kSyntax, at_,
          std::string(name) + " has no order: it takes = != and :, not " + std::string(op->first));
    }
    at_ += op->first.size();
    if (++terms_ > kMaxFilterTerms) {
      return Fail(FilterFault::Kind::kTooComplex, start,
                  "a filter has at most " + std::to_string(kMaxFilterTerms) + " conditions");
    }
    GONGBAO_ASSIGN_OR_RETURN(Literal literal, ParseLiteral(*field));
    FilterNode node;
    node.condition.field = field->id;
    node.condition.type = field->type;
    node.condition.op = op->second;
    GONGBAO_RETURN_IF_ERROR(Check(*field, std::move(literal), &node.condition));
    return node;
  }

  Result<Literal> ParseLiteral(const FilterField& field) {
    SkipSpace();
    Literal literal;
    literal.at = at_;
    literal.quoted = at_ < text_.size() && text_[at_] == '"';
    if (literal.quoted) ++at_;
    // A star counts as a wildcard only at an end, which shows when the next character comes.
    bool star = false;
    bool closed = false;
    for (bool first = true; at_ < text_.size(); ++at_, first = false) {
      char c = text_[at_];
      if (literal.quoted && c == '"') {
        closed = true;
        ++at_;
        break;
      }
      if (!literal.quoted && EndsWord(c)) break;
      if (IsControl(c)) {
        return Fail(FilterFault::Kind::kSyntax, at_, "a control character can't be in a filter");
      }
      if (!literal.quoted &&
          (text_.substr(at_).starts_with("“") || text_.substr(at_).starts_with("”"))) {
        return Fail(FilterFault::Kind::kSyntax, at_,
                    "put a value with “ or ” into ASCII quotes: \"…\"");
      }
      if (star) literal.inner_star = true;
      star = false;
      if (c == '*') {
        (first ? literal.open_start : star) = true;
        literal.text += c;
        continue;
      }
      if (c == '\\') {
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
        if (next != '"' && next != '\\' && next != '*') {
          return Fail(FilterFault::Kind::kSyntax, at_,
                      "behind \\ stands one of \" \\ *; write \\\\ for the character itself");
        }
        ++at_;
        c = next;
      }
      literal.text += c;
    }
    literal.open_end = star;
    if (literal.quoted && !closed) {
      return Fail(FilterFault::Kind::kSyntax, literal.at, "this quote is never closed");
    }
    if (!literal.quoted && literal.text.empty()) {
      return Fail(FilterFault::Kind::kSyntax, literal.at,
                  "a value is expected behind " + std::string(field.name) +
                      "; one with spaces or any of ( ) \" = ! < > : \\ stands in quotes");
    }
    return literal;
  }

  Status Check(const FilterField& field, Literal literal, FilterCondition* condition) {
    if (condition->op == FilterOperator::kHas && !literal.quoted && literal.text == "*") {
      condition->present = true;
      return {};
    }
    const std::string name(field.name);
    const auto wrong = [&](const std::string& what) {
      return Fail(FilterFault::Kind::kSyntax, literal.at, name + " " + what);
    };
    switch (field.type) {
      case FilterType::kText:
        return CheckText(field, std::move(literal), condition);
      case FilterType::kDocument: {
        const bool full = literal.text.starts_with("documents/");
        const auto parsed = ParseResourceName(full ? literal.text : "documents/" + literal.text);
        if (!parsed || parsed->article || parsed->document == "-") {
          return wrong("takes a document's name, documents/ and 26 characters of a-z and 2-7");
        }
        condition->text = parsed->document;
        return {};
      }
      case FilterType::kWord:
      case FilterType::kFlag: {
        const auto word = std::ranges::find(field.words, literal.text, &FilterWord::word);
        if (word == field.words.end()) {
          return Fail(FilterFault::Kind::kUnknownField, literal.at,
                      "unknown word " + literal.text + " for " + name + "; " +
                          Choices(literal.text, field.words, &FilterWord::word));
        }
        condition->number = word->number;
        return {};
      }
      case FilterType::kBool:
        if (literal.text != "true" && literal.text != "false") return wrong("takes true or false");
        condition->number = literal.text == "true" ? 1 : 0;
        return {};
      case FilterType::kDate:
        if (!IsDate(literal.text)) {
          return wrong("takes a date such as 2024-01-15, 2024-01 or 2024");
        }
        condition->text = std::move(literal.text);
        return {};
      case FilterType::kInteger: {
        const char* const end = literal.text.data() + literal.text.size();
        const auto read = std::from_chars(literal.text.data(), end, condition->number);
        if (read.ec != std::errc() || read.ptr != end) return wrong("takes a whole number");
        return {};
      }
      case FilterType::kDecimal: {
        const auto decimal = Decimal::Parse(literal.text);
        if (!decimal || decimal->exponent < -kMaxDecimals) {
          return wrong("takes a plain decimal number such as -20.6");
        }
        condition->decimal = *decimal;
        return {};
      }
    }
    return {};
  }

  // For = and != a star at either end stands for any text; for : it is an ordinary character.
  Status CheckText(const FilterField& field, Literal literal, FilterCondition* condition) {
    if (condition->op != FilterOperator::kHas) {
      if (literal.inner_star) {
        return Fail(FilterFault::Kind::kSyntax, literal.at,
                    "a * stands for any text only at either end of the value of " +
                        std::string(field.name) + "; write \\* for the character itself");
      }
      if (literal.text == "*" && literal.open_start) {
        return Fail(FilterFault::Kind::kSyntax, literal.at,
                    "write " + std::string(field.name) + ":* to ask whether there is a value");
      }
      if (literal.open_end) literal.text.pop_back();
      if (literal.open_start) literal.text.erase(0, 1);
      condition->open_start = literal.open_start;
      condition->open_end = literal.open_end;
    }
    condition->text = std::move(literal.text);
    return {};
  }

  Status UnexpectedBehindCondition() {
    if (text_[at_] == ')') return Fail(FilterFault::Kind::kSyntax, at_, "this ) closes nothing");
    return Fail(FilterFault::Kind::kSyntax, at_,
                "AND or OR (in capitals) is expected between two conditions; a value with spaces "
                "or any of ( ) \" = ! < > : \\ stands in quotes");
  }

  Status Fail(FilterFault::Kind kind, size_t at, const std::string& what) {
    fault_ = {.kind = kind, .column = CountChars(text_.substr(0, at)) + 1};
    return InvalidArgumentError("filter, column " + std::to_string(fault_.column) + ": " + what);
  }

  void SkipSpace() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }

  bool AtEnd() {
    SkipSpace();
    return at_ == text_.size();
  }

  // A keyword ends where a field's name would.
  bool TakeKeyword(std::string_view keyword) {
    SkipSpace();
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(keyword)) return false;
    if (rest.size() > keyword.size() && IsFieldChar(rest[keyword.size()])) return false;
    at_ += keyword.size();
    return true;
  }

  size_t OffsetOfChar(int chars) const {
    size_t at = 0;
    for (; at < text_.size(); ++at) {
      if ((static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80 && chars-- == 0) break;
    }
    return at;
  }

  const FilterSubject subject_;
  const std::string_view text_;
  size_t at_ = 0;
  int depth_ = 0;
  int terms_ = 0;
  FilterFault fault_;
};

void Print(const FilterNode& node, std::span<const FilterField> fields, std::string* out);

void PrintGrouped(const FilterNode& node, std::span<const FilterField> fields, bool grouped,
                  std::string* out) {
  if (grouped) *out += '(';
  Print(node, fields, out);
  if (grouped) *out += ')';
}

void PrintQuoted(const FilterCondition& condition, std::string* out) {
  *out += '"';
  if (condition.open_start) *out += '*';
  for (const char c : condition.text) {
    if (c == '"' || c == '\\' || c == '*') *out += '\\';
    *out += c;
  }
  if (condition.open_end) *out += '*';
  *out += '"';
}

void PrintCondition(const FilterCondition& condition, std::span<const FilterField> fields,
                    std::string* out) {
  const FilterField& field = *std::ranges::find(fields, condition.field, &FilterField::id);
  *out += std::string(field.name) + ' ' + std::string(Spelling(condition.op)) + ' ';
  if (condition.present) {
    *out += '*';
    return;
  }
  switch (condition.type) {
    case FilterType::kText:
      return PrintQuoted(condition, out);
    case FilterType::kDate:
    case FilterType::kDocument:
      *out += condition.text;
      return;
    case FilterType::kWord:
    case FilterType::kFlag:
      *out += std::ranges::find(field.words, condition.number, &FilterWord::number)->word;
      return;
    case FilterType::kBool:
      *out += condition.number != 0 ? "true" : "false";
      return;
    case FilterType::kInteger:
      *out += std::to_string(condition.number);
      return;
    case FilterType::kDecimal:
      *out += condition.decimal.ToString();
      return;
  }
}

void Print(const FilterNode& node, std::span<const FilterField> fields, std::string* out) {
  using Kind = FilterNode::Kind;
  switch (node.kind) {
    case Kind::kCondition:
      return PrintCondition(node.condition, fields, out);
    case Kind::kNot:
      *out += "NOT ";
      return PrintGrouped(node.children[0], fields, node.children[0].kind != Kind::kCondition, out);
    case Kind::kAll:
    case Kind::kAny: {
      const bool all = node.kind == Kind::kAll;
      for (size_t i = 0; i < node.children.size(); ++i) {
        if (i > 0) *out += all ? " AND " : " OR ";
        const Kind child = node.children[i].kind;
        PrintGrouped(node.children[i], fields, child == Kind::kAll || (child == Kind::kAny && !all),
                     out);
      }
      return;
    }
  }
}

}  // namespace

std::span<const FilterField> FilterFields(FilterSubject subject) {
  switch (subject) {
    case FilterSubject::kDocuments:
      return kDocumentFields;
    case FilterSubject::kArticles:
      return kArticleFields;
    case FilterSubject::kFacts:
      return kFactFields;
  }
  return {};
}

Result<Filter> ParseFilter(FilterSubject subject, std::string_view text, FilterFault* fault) {
  Parser parser(subject, text);
  Result<Filter> filter = parser.Parse();
  if (!filter.ok() && fault != nullptr) *fault = parser.fault();
  return filter;
}

std::string PrintFilter(const Filter& filter) {
  std::string text;
  if (filter.root) Print(*filter.root, FilterFields(filter.subject), &text);
  return text;
}

}  // namespace gongbao::store
