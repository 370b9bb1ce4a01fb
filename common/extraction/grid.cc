#include "common/extraction/grid.h"

#include <algorithm>

#include "common/extraction/characters.h"
#include "common/extraction/numerals.h"

namespace gongbao::extraction {
namespace {

// More places than any table of a report has; a sheet with more is read as lines.
constexpr int64_t kMostPlaces = int64_t{1} << 20;
// A header has few rows.
constexpr int32_t kHeaderRows = 5;

// What may stand beside the number of a cell.
struct Word {
  std::u16string_view word;
  Relation relation;
  int8_t moves = 0;
  bool stretch = false;
};
constexpr Word kBehind[] = {{u"以上", Relation::kGe},     {u"以内", Relation::kLe},
                            {u"以下", Relation::kLe},     {u"左右", Relation::kApprox},
                            {u"上下", Relation::kApprox}, {u"+", Relation::kGe},
                            {u"(预计)", Relation::kEq},   {u"(P)", Relation::kEq}};
// Longer ones first.
constexpr Word kBefore[] = {{u"不低于", Relation::kGe},
                            {u"不少于", Relation::kGe},
                            {u"不小于", Relation::kGe},
                            {u"不高于", Relation::kLe},
                            {u"不超过", Relation::kLe},
                            {u"不大于", Relation::kLe},
                            {u"控制在", Relation::kEq},
                            {u"高于", Relation::kGe},
                            {u"超过", Relation::kGe},
                            {u"大于", Relation::kGe},
                            {u"低于", Relation::kLe},
                            {u"小于", Relation::kLe},
                            {u"力争", Relation::kEq, 0, true},
                            {u"达到", Relation::kEq},
                            {u">=", Relation::kGe},
                            {u"<=", Relation::kLe},
                            {u"上升", Relation::kEq, 1},
                            {u"增长", Relation::kEq, 1},
                            {u"提高", Relation::kEq, 1},
                            {u"净增", Relation::kEq, 1},
                            {u"增加", Relation::kEq, 1},
                            {u"上涨", Relation::kEq, 1},
                            {u"下降", Relation::kEq, -1},
                            {u"降低", Relation::kEq, -1},
                            {u"减少", Relation::kEq, -1},
                            {u"下跌", Relation::kEq, -1},
                            {u">", Relation::kGe},
                            {u"≥", Relation::kGe},
                            {u"<", Relation::kLe},
                            {u"≤", Relation::kLe},
                            {u"超", Relation::kGe},
                            {u"约", Relation::kApprox},
                            {u"达", Relation::kEq}};

}  // namespace

Grid::Grid(const knowledge::Knowledge& knowledge, const SourceText& text, const TextTable& table)
    : knowledge_(knowledge), text_(text), table_(*table.table) {
  const int64_t places = int64_t{table_.rows} * table_.columns;
  if (table_.rows < 2 || table_.columns < 2 || places > kMostPlaces) return;
  Lay();
  FindHeader();
  if (body_ >= table_.rows) return;
  FindRoles();
  const bool labels = std::ranges::find(roles_, ColumnRole::kLabel) != roles_.end();
  const bool figures = std::ranges::find(roles_, ColumnRole::kFigures) != roles_.end();
  // One row needs no name where each column has its own.
  unlabelled_ = !labels && figures && body_ + 1 == table_.rows;
  readable_ = figures && (labels || unlabelled_);
}

void Grid::Lay() {
  const auto columns = static_cast<size_t>(table_.columns);
  cell_at_.assign(static_cast<size_t>(table_.rows) * columns, -1);
  words_.reserve(table_.cells.size());
  for (const Cell& cell : table_.cells) {
    Range words{text_.CharAt(cell.begin_byte), text_.CharAt(cell.end_byte)};
    while (!words.empty() && IsBlank(text_[words.begin])) ++words.begin;
    while (!words.empty() && IsBlank(text_[words.end - 1])) --words.end;
    const auto index = static_cast<int32_t>(words_.size());
    words_.push_back(words);
    const int32_t last_row = std::min(cell.row + std::max(cell.rows, 1), table_.rows);
    const int32_t last_column = std::min(cell.column + std::max(cell.columns, 1), table_.columns);
    for (int32_t row = std::max(cell.row, 0); row < last_row; ++row) {
      for (int32_t column = std::max(cell.column, 0); column < last_column; ++column) {
        cell_at_[static_cast<size_t>(row) * columns + static_cast<size_t>(column)] = index;
      }
    }
  }
}

Range Grid::WordsAt(int32_t row, int32_t column) const {
  if (row < 0 || row >= table_.rows || column < 0 || column >= table_.columns) return {};
  const int32_t index = cell_at_[static_cast<size_t>(row) * static_cast<size_t>(table_.columns) +
                                 static_cast<size_t>(column)];
  return index < 0 ? Range{} : words_[static_cast<size_t>(index)];
}

Range Grid::WordsOf(const Cell& cell) const {
  return words_[static_cast<size_t>(&cell - table_.cells.data())];
}

bool Grid::SpansAll(int32_t row) const {
  const Range first = WordsAt(row, 0);
  int32_t filled = 0;
  for (int32_t column = 0; column < table_.columns; ++column) {
    const Range words = WordsAt(row, column);
    if (!words.empty() && !(words == first)) return false;
    filled += words.empty() ? 0 : 1;
  }
  return filled > 0;
}

bool Grid::IsYear(Range words) const {
  constexpr int kFirst = 1949;
  constexpr int kLast = 2100;
  const std::optional<CellNumber> number =
      NumberIn({words.begin, words.end - (text_[words.end - 1] == u'年' ? 1 : 0)});
  return number && number->end - number->begin == 4 && number->value.exponent == 0 &&
         number->value.mantissa >= kFirst && number->value.mantissa <= kLast;
}

void Grid::FindHeader() {
  while (header_ < table_.rows && header_ < kHeaderRows && SpansAll(header_)) {
    captions_.push_back(WordsAt(header_, 0));
    ++header_;
  }
  body_ = header_;
  for (; body_ < table_.rows && body_ - header_ < kHeaderRows; ++body_) {
    bool figures = false;
    int32_t filled = 0;
    for (int32_t column = 0; column < table_.columns; ++column) {
      const Range words = WordsAt(body_, column);
      filled += words.empty() ? 0 : 1;
      figures = figures || (!words.empty() && NumberIn(words) && !IsYear(words)) ||
                (column > 0 && body_ > header_ && HoldsQuantity(words));
    }
    // 分轻重工业: a label that stands alone opens the body.
    if (figures || (body_ > header_ && filled <= 1)) break;
  }
  // Every row had words only: the first is the header.
  if (body_ == table_.rows || body_ - header_ == kHeaderRows)
    body_ = std::min(header_ + 1, table_.rows);
  if (body_ == header_) body_ = table_.rows;  // without a header nothing names the columns
}

bool Grid::ListsYears(int32_t column) const {
  int32_t years = 0;
  int64_t last = 0;
  for (int32_t row = body_; row < table_.rows; ++row) {
    const Range words = WordsAt(row, column);
    if (words.empty()) continue;
    if (!IsYear(words)) return false;
    const int64_t year = ReadArabic(text_, words.begin).value.mantissa;
    if (year == last) return false;  // a quantity that looks like a year
    last = year;
    ++years;
  }
  return years > 1;
}

ColumnRole Grid::RoleOf(int32_t column) const {
  static constexpr std::u16string_view kUnits[] = {u"单位", u"计量单位", u"计算单位"};
  const Range head = WordsAt(body_ - 1, column);
  if (IsOneOf(text_.Folded(head.begin, head.end), kUnits)) return ColumnRole::kUnit;
  int32_t filled = 0;
  int32_t numbers = 0;
  int32_t units = 0;
  const bool labelled = std::ranges::find(roles_, ColumnRole::kLabel) != roles_.end();
  for (int32_t row = body_; row < table_.rows; ++row) {
    const Range words = WordsAt(row, column);
    if (words.empty()) continue;
    ++filled;
    const std::optional<CellNumber> number = NumberIn(words);
    // 500万元以上 names the rows of the first column.
    const bool bare = number && number->unit.empty() && number->relation == Relation::kEq &&
                      !number->high && number->moves == 0;
    if (bare || (labelled && (number || HoldsQuantity(words)))) {
      ++numbers;
    } else if (!UnitIn(words).empty()) {
      ++units;
    }
  }
  // 1, 2, 3 at the head of the rows only number them.
  static constexpr std::u16string_view kIndices[] = {u"序号", u"编号", u"页码", u"页次"};
  if (IsOneOf(text_.Folded(head.begin, head.end), kIndices)) return ColumnRole::kUnit;
  static constexpr std::u16string_view kTimes[] = {u"年份", u"年度", u"时间"};
  const bool of_years = filled == 1 && IsOneOf(text_.Folded(head.begin, head.end), kTimes);
  if (!labelled && (ListsYears(column) || (of_years && IsYear(WordsAt(body_, column)))))
    return ColumnRole::kLabel;
  if (filled == 0 || numbers * 2 >= filled) return ColumnRole::kFigures;
  if (units * 2 > filled) return ColumnRole::kUnit;
  // The first such column names the rows whatever it holds: 0-14岁.
  if (!labelled) return ColumnRole::kLabel;
  for (int32_t row = body_; row < table_.rows; ++row) {
    const Range words = WordsAt(row, column);
    if (!words.empty() && IsHan(text_[words.begin])) return ColumnRole::kLabel;
  }
  return ColumnRole::kFigures;
}

void Grid::FindRoles() {
  roles_.reserve(static_cast<size_t>(table_.columns));
  for (int32_t column = 0; column < table_.columns; ++column) roles_.push_back(RoleOf(column));
}

int32_t Grid::LabelOf(int32_t column) const {
  while (column >= 0 && role(column) != ColumnRole::kLabel) --column;
  return column;
}

int32_t Grid::UnitColumnOf(int32_t column) const {
  for (int32_t at = column; at >= 0 && role(at) != ColumnRole::kLabel; --at) {
    if (role(at) == ColumnRole::kUnit) return at;
  }
  for (int32_t at = column; at < columns() && role(at) != ColumnRole::kLabel; ++at) {
    if (role(at) == ColumnRole::kUnit) return at;
  }
  return -1;
}

bool Grid::IsGroup(int32_t row, int32_t label) const {
  const Range words = WordsAt(row, label);
  for (int32_t column = label + 1; column < columns(); ++column) {
    if (role(column) == ColumnRole::kLabel) break;
    const Range there = WordsAt(row, column);
    if (!there.empty() && !(there == words)) return false;
  }
  return true;
}

std::optional<CellNumber> Grid::NumberIn(Range words) const {
  Range bare = words;
  CellNumber said{};
  TakeWords(&bare, &said);
  // Most cells are no number: what tells so at once comes first.
  if (bare.empty()) return std::nullopt;
  std::optional<CellNumber> number = BareNumberIn(bare);
  if (number && !(bare == words)) {
    number->relation = said.relation;
    number->stretch = said.stretch;
    number->moves = said.moves;
    number->begin = words.begin;
    number->end = words.end;
  }
  return number;
}

void Grid::TakeWords(Range* words, CellNumber* said) const {
  const auto note = [said](const Word& word) {
    if (word.relation != Relation::kEq) said->relation = word.relation;
    if (word.moves != 0) said->moves = word.moves;
    said->stretch = said->stretch || word.stretch;
  };
  for (const Word& behind : kBehind) {
    const int32_t begin = words->end - static_cast<int32_t>(behind.word.size());
    if (begin <= words->begin || !text_.Holds(begin, behind.word)) continue;
    words->end = begin;
    note(behind);
    break;
  }
  constexpr int kMostWords = 2;  // 力争不低于
  for (int taken = 0; taken < kMostWords && !words->empty(); ++taken) {
    const auto* const before = std::ranges::find_if(
        kBefore, [&](const Word& word) { return text_.Holds(words->begin, word.word); });
    if (before == std::end(kBefore)) break;
    words->begin += static_cast<int32_t>(before->word.size());
    note(*before);
  }
  while (!words->empty() && IsBlank(text_[words->begin])) ++words->begin;
  while (!words->empty() && IsBlank(text_[words->end - 1])) --words->end;
}

bool Grid::HoldsQuantity(Range words) const {
  constexpr int32_t kUnitChars = 8;
  for (int32_t p = words.begin; p < words.end; ++p) {
    if (!IsDigit(text_[p])) continue;
    const char16_t before = p > words.begin ? text_[p - 1] : u' ';
    const int32_t begin = p;
    p = ReadArabic(text_, p).end;
    if (p >= words.end || IsLatin(before) || IsAnyOf(before, u"每前第表(")) continue;
    if (text_[p] == u'%') return true;
    while (p < words.end && HanPower(text_[p]) > 0) ++p;
    const auto unit =
        knowledge_.units().Longest(text_.Folded(p, std::min(p + kUnitChars, words.end)));
    if (unit.length == 0 || IsAnyOf(text_[p], u"年月日号时分岁期届级")) continue;
    p += unit.length;
    // 500万元以上, 投资5亿元以上项目; but 新增企业20家以上.
    static constexpr std::u16string_view kClasses[] = {u"以上", u"及以上", u"以下", u"及以下"};
    const int32_t length = text_.LengthOfAny(p, kClasses);
    if (length > 0 && (begin == words.begin || p + length < words.end)) continue;
    return true;
  }
  return false;
}

int32_t Grid::RangeEnd(int32_t at, int32_t end, CellNumber* number) const {
  const bool percent = at < end && text_[at] == u'%';
  int32_t p = at + (percent ? 1 : 0);
  if (p >= end || !IsAnyOf(text_[p], u"-—~至")) return at;
  const char16_t mark = text_[p];
  while (p < end && text_[p] == mark) ++p;
  const Number high = ReadArabic(text_, p);
  constexpr int32_t kYearDigits = 4;
  const bool years =
      high.end - p == kYearDigits && number->number_end - number->number_begin == kYearDigits;
  // 01-15 is a day, 2023-2025 a span, 3-1 a result.
  if (high.end == p || high.end > end || high.too_long || years ||
      (text_[number->number_begin] == u'0' && number->value.exponent == 0) ||
      Compare(high.value, number->value) <= 0)
    return at;
  number->high = high.value;
  return high.end;
}

std::optional<CellNumber> Grid::BareNumberIn(Range words) const {
  CellNumber number{
      .begin = words.begin, .number_begin = words.begin, .number_end = 0, .end = 0, .value = {}};
  // —3.2: the dash that was at hand.
  // △3.2: as budgets mark it.
  const bool minus = IsAnyOf(text_[words.begin], u"-—△▲");
  if (minus || text_[words.begin] == u'+') ++number.number_begin;
  while (number.number_begin < words.end && IsBlank(text_[number.number_begin]))
    ++number.number_begin;
  const Number digits = ReadSpaced(text_, number.number_begin);
  const int32_t masked = MaskedEnd(number.number_begin, words.end);
  number.masked = masked > number.number_begin;
  if (!number.masked &&
      (digits.end == number.number_begin || digits.too_long || digits.end > words.end))
    return std::nullopt;
  number.number_end = number.end = number.masked ? masked : digits.end;
  if (!number.masked) number.value = digits.value;
  if (minus) number.value.mantissa = -number.value.mantissa;
  if (!number.masked && number.number_begin == number.begin)
    number.end = RangeEnd(number.end, words.end, &number);
  int32_t p = number.end;
  while (p < words.end && IsBlank(text_[p])) ++p;
  if (p < words.end && IsAnyOf(text_[p], u"%‰")) {
    number.end = ++p;
  } else if (p < words.end && IsHan(text_[p])) {
    // 3月 heads a column, 65岁 a row.
    int32_t end = p;
    while (end < words.end && !IsAnyOf(text_[end], u"*[")) ++end;
    const bool marks = IsAnyOf(text_[p], u"年月日号时期届") ||
                       (IsAnyOf(text_[p], u"分天岁") && number.value.exponent == 0);
    if (!marks) number.unit = UnitIn({p, end});
    if (number.unit.empty()) return std::nullopt;
    number.end = p = end;
  }
  p = NoteEnd(p, words.end);
  return p == words.end ? std::optional(number) : std::nullopt;
}

int32_t Grid::NoteEnd(int32_t at, int32_t end) const {
  if (at >= end) return at;
  if (text_[at] == u'*') return at + 1;
  const int32_t mark = FootnoteEnd(text_, at);
  return mark <= end ? mark : at;
}

int32_t Grid::MaskedEnd(int32_t at, int32_t end) const {
  int32_t masks = 0;
  int32_t p = at;
  for (; p < end; ++p) {
    if (IsAnyOf(text_[p], u"*×Xx")) {
      ++masks;
    } else if (!IsDigit(text_[p]) && !(p > at && IsAnyOf(text_[p], u".,"))) {
      break;
    }
  }
  // × alone says no, and 12* has a note.
  const bool note = masks == 1 && p - at > 1 && text_[p - 1] == u'*';
  return masks == 0 || note || (p - at == 1 && text_[at] != u'*') ? at : p;
}

WrittenUnit Grid::UnitIn(Range words) const {
  WrittenUnit found;
  constexpr int32_t kUnitChars = 10;
  if (words.empty() || words.end - words.begin > kUnitChars) return found;
  int32_t p = words.begin;
  const auto unit_at = [&](int32_t at) {
    return knowledge_.units().Longest(text_.Folded(at, words.end));
  };
  while (p < words.end && HanPower(text_[p]) > 0 && unit_at(p).length < 2)
    found.power += HanPower(text_[p++]);
  found.magnitude_end = p;
  while (p < words.end && IsBlank(text_[p])) ++p;
  found.unit_begin = p;
  const auto unit = unit_at(p);
  if (unit.length > 0) found.unit = &knowledge_.unit(unit.value);
  const int32_t end = p + unit.length;
  found.whole = unit.length > 0 && end == words.end;
  const bool magnitude = found.power > 0 && p == words.end;
  const bool per = unit.length > 0 && end < words.end && text_[end] == u'/';
  if (found.whole || magnitude || per) found.words = words;
  return found;
}

}  // namespace gongbao::extraction
