#include "common/store/sqlite/list_query.h"

#include <iterator>
#include <string_view>
#include <utility>

#include "common/base/likeness.h"
#include "common/base/parse_number.h"

namespace gongbao::store {
namespace {

using enum FilterFieldId;

// Between the parts of a key; no uid, number or id of a position contains it.
constexpr char kSeparator = '\x1f';

std::string ColumnOf(FilterSubject subject, FilterFieldId field) {
  const std::string row = subject == FilterSubject::kFacts      ? "f."
                          : subject == FilterSubject::kArticles ? "a."
                                                                : "d.";
  switch (field) {
    case kDocument:
      return "d.uid";
    case kDocumentId:
      return row + "document_id";
    case kContainer:
      return row + "container";
    case kSource:
      return row + "source";
    case kTitle:
      return row + "title";
    case kKind:
      return row + "kind";
    case kPublishedDate:
      return row + "published_date";
    case kFlag:
      return row + "flags";
    case kYearReviewed:
      return row + "year_reviewed";
    case kYearPlanned:
      return row + "year_planned";
    case kLevel:
      return row + "level";
    case kIssuer:
      return row + "issuer";
    case kTrust:
      return row + "trust";
    case kRegion:
      return row + "region";
    case kRegionCode:
      return row + "region_code";
    case kIndicator:
      return row + "indicator";
    case kIndicatorCode:
      return row + "indicator_code";
    case kPeriod:
      return row + "period";
    case kYear:
      return row + "year";
    case kMeasure:
      return row + "measure";
    case kStatus:
      return row + "status";
    case kModality:
      return row + "modality";
    case kRelation:
      return row + "relation";
    case kUnit:
      return row + "unit";
    case kQuote:
      return row + "quote";
    case kValue:
      return row + "value_num";
    case kBaseValue:
      return row + "base_value_num";
    case kRule:
      return row + "rule";
    case kOptional:
      return row + "optional";
    case kMasked:
      return "(" + row + "value IS NULL)";
    case kAspect:
      return row + "aspect";
    case kConfidence:
      return row + "confidence";
  }
  return {};
}

const char* OperatorOf(FilterOperator op) {
  switch (op) {
    case FilterOperator::kNe:
      return " IS NOT ";  // as !=, but true for what is not told
    case FilterOperator::kLt:
      return " < ";
    case FilterOperator::kLe:
      return " <= ";
    case FilterOperator::kGt:
      return " > ";
    case FilterOperator::kGe:
      return " >= ";
    case FilterOperator::kEq:
    case FilterOperator::kHas:
      break;
  }
  return " = ";
}

class FilterWriter {
 public:
  FilterWriter(FilterSubject subject, std::vector<SqlValue>* values)
      : subject_(subject), values_(values) {}

  // Truth in SQL has three values, in a filter two: NULL counts as false, at the top because WHERE
  // takes it so, under NOT by coalesce.
  std::string Write(const FilterNode& node) {
    using Kind = FilterNode::Kind;
    if (node.kind == Kind::kCondition) return WriteCondition(node.condition);
    if (node.kind == Kind::kNot) return "NOT coalesce(" + Write(node.children[0]) + ", 0)";
    std::string sql = "(";
    for (size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) sql += node.kind == Kind::kAll ? " AND " : " OR ";
      sql += Write(node.children[i]);
    }
    return sql + ")";
  }

 private:
  std::string WriteCondition(const FilterCondition& condition) {
    const std::string column = ColumnOf(subject_, condition.field);
    if (condition.present) return WritePresence(condition, column);
    switch (condition.type) {
      case FilterType::kText:
        return WriteText(condition, column);
      case FilterType::kDate:
        // "2024" stands for all its days: only as much of a date is compared as was given.
        values_->emplace_back(static_cast<int64_t>(condition.text.size()));
        values_->emplace_back(condition.text);
        return "substr(" + column + ", 1, ?)" + OperatorOf(condition.op) + "?";
      case FilterType::kFlag:
        values_->emplace_back(int64_t{1} << condition.number);
        return "(" + column + " & ?) " + (condition.op == FilterOperator::kNe ? "= 0" : "<> 0");
      case FilterType::kDocument:
        values_->emplace_back(condition.text);
        break;
      case FilterType::kWord:
      case FilterType::kBool:
      case FilterType::kInteger:
        values_->emplace_back(condition.number);
        break;
      case FilterType::kDecimal:
        values_->emplace_back(condition.decimal.ToDouble());
        break;
    }
    return column + OperatorOf(condition.op) + "?";
  }

  static std::string WritePresence(const FilterCondition& condition, const std::string& column) {
    switch (condition.type) {
      case FilterType::kText:
        return column + " <> ''";
      case FilterType::kWord:
      case FilterType::kFlag:
        return column + " <> 0";
      case FilterType::kDocument:
      case FilterType::kBool:
      case FilterType::kDate:
      case FilterType::kInteger:
      case FilterType::kDecimal:
        break;
    }
    return column + " IS NOT NULL";
  }

  std::string WriteText(const FilterCondition& condition, const std::string& column) {
    values_->emplace_back(condition.text);
    const std::string negation = condition.op == FilterOperator::kNe ? "NOT " : "";
    if (condition.op == FilterOperator::kHas || (condition.open_start && condition.open_end)) {
      return negation + "(instr(" + column + ", ?) > 0)";
    }
    if (condition.open_end) {
      values_->emplace_back(condition.text);
      return negation + "(substr(" + column + ", 1, length(?)) = ?)";
    }
    if (condition.open_start) {
      values_->emplace_back(condition.text);
      return negation + "(substr(" + column + ", -length(?)) = ?)";
    }
    return column + OperatorOf(condition.op) + "?";
  }

  const FilterSubject subject_;
  std::vector<SqlValue>* const values_;
};

}  // namespace

void ListQuery::Where(std::string condition, std::vector<SqlValue> with) {
  where.push_back(std::move(condition));
  values.insert(values.end(), std::make_move_iterator(with.begin()),
                std::make_move_iterator(with.end()));
}

void ListQuery::Where(const Filter& filter) {
  if (filter.root) where.push_back(FilterWriter(filter.subject, &values).Write(*filter.root));
}

Status ListQuery::Page(const std::string& after, int64_t limit, std::string* sql,
                       std::vector<SqlValue>* bound) const {
  std::string key_columns;
  std::string order;
  std::string marks;
  for (const KeyColumn& part : key) {
    const char* const comma = key_columns.empty() ? "" : ", ";
    key_columns.append(comma).append(part.column);
    order.append(comma).append(part.column).append(newest_first ? " DESC" : "");
    marks.append(comma).append("?");
  }
  *bound = values;
  std::string condition;
  for (const std::string& one : where) {
    condition.append(condition.empty() ? "" : " AND ").append(one);
  }
  if (!after.empty()) {
    condition.append(condition.empty() ? "(" : " AND (").append(key_columns);
    condition.append(newest_first ? ") < (" : ") > (").append(marks).append(")");
    const Status malformed = InvalidArgumentError(
        "the key of the row to go on behind is not one of this list; pass what the page before "
        "gave, or nothing to start anew");
    std::string_view rest = after;
    for (size_t i = 0; i < key.size(); ++i) {
      const bool last = i + 1 == key.size();
      const size_t end = last ? rest.size() : rest.find(kSeparator);
      if (end == std::string_view::npos) return malformed;
      const std::string_view part = rest.substr(0, end);
      rest.remove_prefix(last ? end : end + 1);
      if (key[i].is_text) {
        bound->emplace_back(std::string(part));
        continue;
      }
      const auto number = ParseNumber<int64_t>(part);
      if (!number) return malformed;
      bound->emplace_back(*number);
    }
  }
  *sql = "SELECT " + key_columns + ", " + columns + " FROM " + from;
  if (!condition.empty()) sql->append(" WHERE ").append(condition);
  sql->append(" ORDER BY ").append(order).append(" LIMIT ?");
  bound->emplace_back(limit);
  return {};
}

std::string ListQuery::Count(int64_t limit) const {
  std::string condition;
  for (const std::string& one : where) {
    condition.append(condition.empty() ? " WHERE " : " AND ").append(one);
  }
  return "SELECT count(*) FROM (SELECT 1 FROM " + std::string(from) + condition + " LIMIT " +
         std::to_string(limit) + ")";
}

std::string ListQuery::KeyOf(const Query& row) const {
  std::string text;
  for (size_t i = 0; i < key.size(); ++i) {
    if (i > 0) text += kSeparator;
    text += row.BytesAt(static_cast<int>(i));
  }
  return text;
}

std::string CopyCandidatesSql() {
  // CROSS JOIN keeps SQLite from walking the documents first.
  std::string sql =
      "SELECT a.article_id, a.fingerprint, d.uid, a.ord FROM article a "
      "CROSS JOIN document d ON d.doc_id = a.doc_id WHERE a.doc_id <> ? AND (";
  for (size_t at = 1; at <= kFingerprintBytes; at += 2) {
    if (at > 1) sql += " OR ";
    sql += "substr(a.fingerprint, " + std::to_string(at) + ", 2) = ?";
  }
  return sql + ")";
}

void Bind(const std::vector<SqlValue>& values, Query* query) {
  for (const SqlValue& value : values) {
    if (const auto* number = std::get_if<int64_t>(&value)) {
      query->Int(*number);
    } else if (const auto* real = std::get_if<double>(&value)) {
      query->Real(*real);
    } else {
      query->Text(std::get<std::string>(value));
    }
  }
}

}  // namespace gongbao::store
