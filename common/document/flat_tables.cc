#include "common/document/flat_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/document/flat_header.h"
#include "common/document/flat_line.h"
#include "common/document/text_edits.h"

namespace gongbao::document {
namespace {

using flat::EndsSentence;
using flat::IsAnyOf;
using flat::IsDigit;
using flat::IsLatin;

constexpr size_t kFewestLineBytes = 60;
constexpr int32_t kFewestRows = 3;
constexpr int32_t kMostColumns = 12;
constexpr int32_t kMostCaptionChars = 60;
// Figures that run together are told apart by their decimals, of which there are no more.
constexpr int32_t kMostDecimals = 3;

// A number, or two that run together: 1767.7610.3.
struct Figure {
  FlatRange at;
  int32_t point = -1;   // of the decimal point; -1: an integer
  int32_t second = -1;  // the point of the second of two
  bool bare = false;    // it is a word or a dash in place of a number

  int32_t decimals() const { return point < 0 ? 0 : at.end - point - 1; }
  int32_t count() const { return second < 0 ? 1 : 2; }
};

// Figures that only blanks part, with the words before them.
struct Row {
  FlatRange label;
  size_t first = 0;
  size_t end = 0;
  int32_t count = 0;
};

// Reads the figures of a line and which of them stand behind one another.
class RowReader {
 public:
  explicit RowReader(const FlatLine& line) : line_(line) {}

  void Read(std::vector<Figure>* figures, std::vector<Row>* rows) {
    int32_t words = 0;  // where those before the next figure begin
    for (int32_t at = 0; at < line_.size();) {
      Figure figure;
      const bool behind = !figures->empty() && line_.Trimmed({words, at}).empty();
      if (!ReadFigure(at, &figure) && !(behind && ReadWord(at, &figure))) {
        at = std::max(at + 1, figure.at.end);
        continue;
      }
      if (!behind) rows->push_back({line_.Trimmed({words, at}), figures->size(), 0, 0});
      figures->push_back(figure);
      rows->back().end = figures->size();
      rows->back().count += figure.count();
      at = words = figure.at.end;
    }
  }

 private:
  // A number that stands as a cell does. Where it is none, what is to be passed.
  bool ReadFigure(int32_t at, Figure* figure) const {
    figure->at = {at, at};
    int32_t p = at;
    const bool sign = line_[p] == U'-';
    if (sign) ++p;
    if (!IsDigit(line_[p])) return false;
    const int32_t first = p;
    int32_t points = 0;
    for (; IsDigit(line_[p]) || IsPoint(p) || IsComma(p, first); ++p) {
      if (line_[p] != U'.') continue;
      (points == 0 ? figure->point : figure->second) = p;
      ++points;
    }
    figure->at.end = p;
    const char32_t before = line_[at - 1];
    if (points > 2 || IsLatin(before) || IsAnyOf(before, U":=.,/(第“’~至+×") ||
        (!sign && before == U'-'))
      return false;
    // 2021-2025
    if (sign && IsDigit(before) && figure->point < 0) return false;
    if (line_[p] == U'%') figure->at.end = ++p;
    while (line_.IsBlank(p)) ++p;
    const bool dated = figure->point < 0 && IsAnyOf(line_[p], U"年月日");
    if (dated || IsAnyOf(line_[p], U"~至") || IsAnyOf(line_[figure->at.end], U"—/:)季届"))
      return false;
    return !(line_[p] == U'-' && figure->point < 0 && IsDigit(line_[p + 1]) && p == figure->at.end);
  }

  bool IsPoint(int32_t at) const { return line_[at] == U'.' && IsDigit(line_[at + 1]); }
  // 1,204, not 3.51,4环己二醇.
  bool IsComma(int32_t at, int32_t first) const {
    return line_[at] == U',' && at > first && at - first <= 12 && IsDigit(line_[at + 1]) &&
           IsDigit(line_[at + 2]) && IsDigit(line_[at + 3]) && !IsDigit(line_[at + 4]);
  }

  // What stands in place of a number.
  bool ReadWord(int32_t at, Figure* figure) const {
    static constexpr std::array<std::u32string_view, 4> kWords = {U"与上年持平", U"持平", U"—",
                                                                  U"-"};
    const int32_t end = line_.IsBlank(at - 1) ? line_.EndOfAny(kWords, at) : -1;
    if (end < 0 || IsAnyOf(line_[end], U"。,;—-") || IsDigit(line_[end])) return false;
    figure->at = {at, end};
    figure->bare = true;
    return true;
  }

  const FlatLine& line_;
};

class Reader {
 public:
  Reader(const FlatLine& line, TextEdits* edits, std::vector<Table>* tables)
      : line_(line), edits_(edits), tables_(tables) {}

  void Read() {
    RowReader(line_).Read(&figures_, &rows_);
    for (size_t row = 0; row < rows_.size();) {
      const size_t end = ReadTable(row);
      row = std::max(end, row + 1);
    }
  }

 private:
  // Reads the table whose first row this is. The row behind it; 0: there is none.
  size_t ReadTable(size_t first) {
    const int32_t count = rows_[first].count;
    if (count + 2 > kMostColumns || first + 1 >= rows_.size() ||
        rows_[first].label.begin < written_)
      return 0;
    const std::optional<FlatHeader> header = ReadFlatHeader(line_, rows_[first].label, count);
    if (!header) return 0;
    rows_[first].label = header->label;
    size_t end = first;
    while (end < rows_.size() && IsRow(rows_[end], count, *header) &&
           (end == first || !ReadFlatHeader(line_, rows_[end].label, count))) {
      ++end;
      if (rows_[end - 1].count > count && !HasPageMark(end - 1, count)) break;
    }
    while (end > first && IsAmount(figures_[rows_[end - 1].end - 1].at.end)) --end;
    if (end < first + kFewestRows || !TellApart(first, end, count)) return 0;
    TakeLabelsDigits(first, end, count);
    Write(first, end, count, *header);
    return end;
  }

  bool IsRow(const Row& row, int32_t count, const FlatHeader& header) const {
    const auto figures = static_cast<int32_t>(row.end - row.first);
    const bool together = figures == 1 && row.count == 2 && count == 2;
    return row.count >= count && row.count <= count + 1 && (figures == row.count || together) &&
           IsFlatLabel(line_, row.label) &&
           (!header.units || UnitBegin(line_, row.label) > row.label.begin);
  }

  // 148.09亿元: the unit behind a figure tells that a sentence goes on here.
  bool IsAmount(int32_t at) const { return IsAnyOf(line_[at], U"亿万元吨"); }

  // 5 behind the figures of a row: the number of the page that ended there.
  bool HasPageMark(size_t row, int32_t count) const {
    const Figure& last = figures_[rows_[row].end - 1];
    const Figure& before = figures_[rows_[row].end - 2];
    constexpr int32_t kPageDigits = 3;
    return rows_[row].count == count + 1 && last.count() == 1 && last.point < 0 && !last.bare &&
           last.at.size() <= kPageDigits && before.point >= 0 && before.at.end < last.at.begin;
  }

  // Figures --------------------------------------------------------------------------------------

  // Parts figures that run together where all rows agree on one number of decimals.
  bool TellApart(size_t first, size_t end, int32_t count) {
    bool glued = false;
    for (size_t row = first; row < end; ++row) glued = glued || IsGlued(rows_[row]);
    if (!glued) return true;
    if (count != 2) return false;
    std::set<int32_t> possible;
    for (int32_t decimals = 1; decimals <= kMostDecimals; ++decimals) possible.insert(decimals);
    for (size_t row = first; row < end; ++row) {
      const Figure& figure = figures_[rows_[row].first];
      std::erase_if(possible, [&](int32_t decimals) {
        return IsGlued(rows_[row]) ? !MayEndAt(figure, decimals) : figure.decimals() != decimals;
      });
    }
    if (possible.size() != 1) return false;
    decimals_ = *possible.begin();
    return true;
  }

  bool IsGlued(const Row& row) const { return figures_[row.first].second >= 0; }

  // Whether the first of two has so many decimals: the second does not begin with a zero then.
  bool MayEndAt(const Figure& figure, int32_t decimals) const {
    const int32_t begin = figure.point + 1 + decimals;
    return begin < figure.second && (line_[begin] != U'0' || begin + 1 == figure.second);
  }

  // 3.51,4环己二醇 below 5.7: a digit more than the column has is the next label's.
  void TakeLabelsDigits(size_t first, size_t end, int32_t count) {
    std::array<int32_t, kMostDecimals + 2> seen{};
    int32_t rows = 0;
    for (size_t row = first; row < end; ++row) {
      const Figure* const last = LastOf(rows_[row], count);
      if (last == nullptr || last->decimals() > kMostDecimals + 1) return;
      ++seen[static_cast<size_t>(last->decimals())];
      ++rows;
    }
    const auto usual = std::ranges::max_element(seen) - seen.begin();
    constexpr int32_t kFewest = 4;
    if (rows < kFewest || seen[static_cast<size_t>(usual)] * 4 < rows * 3) return;
    for (size_t row = first; row < end; ++row) {
      const size_t at = rows_[row].first + static_cast<size_t>(count) - 1;
      Figure& last = figures_[IsGlued(rows_[row]) ? rows_[row].first : at];
      const char32_t behind = line_[last.at.end];
      if (last.bare || last.second >= 0 || last.decimals() != usual + 1 || usual == 0 ||
          behind == U'\0' || line_.IsBlank(last.at.end) || behind == U'.')
        continue;
      --last.at.end;
      if (row + 1 < end) --rows_[row + 1].label.begin;
      odd_digit_ = last.at.end;
    }
  }

  // The last figure of a row, when it is a number of its own.
  const Figure* LastOf(const Row& row, int32_t count) const {
    if (IsGlued(row)) return &figures_[row.first];
    return &figures_[row.first + static_cast<size_t>(count) - 1];
  }

  // Writing --------------------------------------------------------------------------------------

  // The cells of one row, in their order.
  std::vector<FlatRange> CellsOf(const Row& row, int32_t count, bool units) const {
    std::vector<FlatRange> cells;
    const int32_t unit = units ? UnitBegin(line_, row.label) : row.label.end;
    cells.push_back(line_.Trimmed({row.label.begin, unit}));
    if (units) cells.push_back({unit, row.label.end});
    if (IsGlued(row)) {
      const Figure& two = figures_[row.first];
      const int32_t parting = two.point + 1 + decimals_;
      cells.push_back({two.at.begin, parting});
      cells.push_back({parting, two.at.end});
      return cells;
    }
    for (int32_t i = 0; i < count; ++i)
      cells.push_back(figures_[row.first + static_cast<size_t>(i)].at);
    return cells;
  }

  void Write(size_t first, size_t end, int32_t count, const FlatHeader& header) {
    const auto columns = static_cast<int32_t>(header.cells.size());
    table_ = &tables_->emplace_back();
    table_->columns = columns * header.panels;
    row_ = 0;
    WriteHeader(header);
    int32_t panel = 0;
    for (size_t row = first; row < end; ++row) {
      if (panel == 0) ++row_;
      const std::vector<FlatRange> cells = CellsOf(rows_[row], count, header.units);
      for (size_t i = 0; i < cells.size(); ++i)
        WriteCell(cells[i], panel * columns + static_cast<int32_t>(i), 1);
      panel = (panel + 1) % header.panels;
      if (rows_[row].count == count || row + 1 == end) continue;
      panel = 0;
      WritePageMark(figures_[rows_[row].end - 1].at);
    }
    if (const FlatRange page = PageMarkBehind(written_); !page.empty()) WritePageMark(page);
    if (written_ == odd_digit_) WritePageMark({written_, written_ + 1});
    table_->rows = row_ + 1;
    EndLine(written_);
    table_->end_byte = static_cast<int32_t>(line_.ByteAt(written_));
  }

  void WriteHeader(const FlatHeader& header) {
    std::vector<FlatRange> heads = header.cells;
    if (header.panels == 2) PartPanels(&heads);
    const int32_t begin = header.groups.empty() ? heads.front().begin : header.groups.front().begin;
    const int32_t caption = CaptionBefore(begin);
    if (caption < begin) EndLine(caption);
    written_ = std::max(written_, caption);
    if (!header.groups.empty()) {
      const auto below = static_cast<int32_t>((heads.size() - 1) / header.groups.size());
      WriteCell({begin, begin}, 0, 1);
      for (size_t i = 0; i < header.groups.size(); ++i)
        WriteCell(header.groups[i], 1 + static_cast<int32_t>(i) * below, below);
      ++row_;
    }
    for (size_t i = 0; i < heads.size(); ++i) WriteCell(heads[i], static_cast<int32_t>(i), 1);
  }

  // The number of a page that ended in the table: a row of its own, which says nothing.
  void WritePageMark(FlatRange words) {
    ++row_;
    WriteCell(words, 0, 1);
  }

  // —5— behind the table.
  FlatRange PageMarkBehind(int32_t at) const {
    while (line_.IsBlank(at)) ++at;
    const int32_t begin = at;
    if (!IsAnyOf(line_[at], U"—-")) return {};
    ++at;
    while (line_.IsBlank(at)) ++at;
    const int32_t digits = at;
    while (IsDigit(line_[at]) && at < digits + 4) ++at;
    if (at == digits || at == digits + 4) return {};
    while (line_.IsBlank(at)) ++at;
    return IsAnyOf(line_[at], U"—-") ? FlatRange{begin, at + 1} : FlatRange{};
  }

  // The header that stands twice, as the cells of both.
  void PartPanels(std::vector<FlatRange>* heads) const {
    const std::vector<FlatRange> right = *heads;
    const int32_t begin = heads->front().begin;
    const int32_t own = BeginOfSecond(right);
    std::vector<FlatRange> both;
    int32_t at = begin;
    for (size_t i = 0; i < right.size(); ++i) {
      FlatRange head = right[i];
      if (i == 0) head.begin = own;
      auto left = static_cast<int32_t>(line_.Closed(head).size());
      while (line_.IsBlank(at)) ++at;
      const int32_t from = at;
      for (; left > 0; ++at) left -= line_.IsBlank(at) ? 0 : 1;
      both.push_back({from, at});
    }
    for (size_t i = 0; i < right.size(); ++i)
      both.push_back(i == 0 ? FlatRange{own, right[i].end} : right[i]);
    *heads = std::move(both);
  }

  // Where the first head of the second header begins.
  int32_t BeginOfSecond(const std::vector<FlatRange>& heads) const {
    const FlatRange all{heads.front().begin, heads.back().end};
    const size_t half = line_.Closed(all).size() / 2;
    size_t seen = 0;
    int32_t at = all.begin;
    while (seen < half || line_.IsBlank(at)) seen += line_.IsBlank(at++) ? 0 : 1;
    return at;
  }

  // Where the caption begins that ends at `end`: behind a sentence, at 表3, or at its year.
  int32_t CaptionBefore(int32_t end) const {
    int32_t at = end;
    int32_t year = -1;
    const int32_t least = std::max(written_, end - kMostCaptionChars);
    while (at > least && !EndsSentence(line_[at - 1])) {
      --at;
      if (line_[at] == U',' && !IsDigit(line_[at + 1])) return year < 0 ? end : year;  // a clause
      if (line_[at] != U'表' && !IsDigit(line_[at])) continue;
      const char32_t before = line_[at - 1];
      const bool apart = line_.IsBlank(at - 1) || at == 0 || EndsSentence(before);
      const int32_t next = at + (line_.IsBlank(at + 1) ? 2 : 1);
      if (line_[at] == U'表' &&
          (IsDigit(line_[next]) || IsAnyOf(line_[next], U"一二三四五六七八九")))
        return before == U'附' ? at - 1 : at;
      if (apart && IsYear(at)) year = at;
    }
    if (at == least && at > written_) return year < 0 ? end : year;
    return year < 0 ? at : year;
  }

  bool IsYear(int32_t at) const {
    int32_t p = at;
    while (IsDigit(line_[p])) ++p;
    if (p - at != 4 || !(line_[at] == U'1' || line_[at] == U'2')) return false;
    while (line_.IsBlank(p)) ++p;
    return IsAnyOf(line_[p], U"年-—~至");
  }

  // Puts a line end at `at`, unless a line begins or ends there.
  void EndLine(int32_t at) {
    int32_t begin = at;
    while (begin > 0 && line_.IsBlank(begin - 1)) --begin;
    while (line_.IsBlank(at)) ++at;
    const bool ends = begin == 0 || at == line_.size() || at == ended_;
    if (!ends) Part(begin, at, "\n");
    written_ = ended_ = at;
  }

  void Part(int32_t begin, int32_t end, std::string put) {
    edits_->Add({line_.ByteAt(begin), line_.ByteAt(end), std::move(put)});
  }

  void WriteCell(FlatRange words, int32_t column, int32_t columns) {
    const bool opens = column == 0;
    const bool first = opens && row_ == 0;
    const int32_t begin = std::min(written_, words.begin);
    int32_t from = words.begin;
    while (from > begin && line_.IsBlank(from - 1)) --from;
    if (!first) {
      Part(from, words.begin, opens ? "\n" : "\t");
    } else {
      EndLine(words.begin);
      table_->begin_byte = static_cast<int32_t>(line_.ByteAt(words.begin));
    }
    table_->cells.push_back({.row = row_,
                             .column = column,
                             .columns = columns,
                             .begin_byte = static_cast<int32_t>(line_.ByteAt(words.begin)),
                             .end_byte = static_cast<int32_t>(line_.ByteAt(words.end))});
    for (int32_t at = words.begin; at < words.end; ++at) {
      if (line_.IsTab(at)) Part(at, at + 1, " ");  // a tab parts cells
    }
    written_ = words.end;
  }

  const FlatLine& line_;
  TextEdits* const edits_;
  std::vector<Table>* const tables_;
  std::vector<Figure> figures_;
  std::vector<Row> rows_;
  int32_t decimals_ = 0;    // of the first of two figures that run together
  int32_t written_ = 0;     // up to here the line is parted
  int32_t ended_ = -1;      // where the last line end was put
  int32_t odd_digit_ = -1;  // the last that a column has no place for
  int32_t row_ = 0;
  Table* table_ = nullptr;
};

// Whether a wide blank stands behind a digit. Its first byte is that of each 。 and 、 as well, so
// that all bytes are looked at, many at once.
bool HasWideBlank(std::string_view line) {
  uint8_t found = 0;
  for (size_t at = 3; at < line.size(); ++at) {
    const auto byte = [line, at](size_t back) { return static_cast<uint8_t>(line[at - back]); };
    // As numbers: && would be a branch at every byte.
    const auto is = [](bool told) { return static_cast<uint8_t>(told); };
    found |= is(byte(2) == 0xE3) & is(byte(1) == 0x80) & is(byte(0) == 0x80) &
             is(static_cast<uint8_t>(byte(3) - '0') < 10);
  }
  return found != 0;
}

// Whether enough figures stand before a blank or before another one: hardly any line of a report,
// and looking for that is much cheaper than reading it.
bool MayHoldRows(std::string_view line) {
  const auto is_digit = [line](size_t at) {
    return at < line.size() && line[at] >= '0' && line[at] <= '9';
  };
  int32_t ends = 0;
  for (const std::string_view blank : {" ", "\t", "\xC2\xA0", "\xE3\x80\x80"}) {
    if (blank.size() == 3 && !HasWideBlank(line)) continue;
    for (size_t at = line.find(blank); at != line.npos && ends < kFewestRows;
         at = line.find(blank, at + 1))
      ends += at > 0 && is_digit(at - 1) ? 1 : 0;
  }
  size_t last = 0;  // the point before
  for (size_t at = line.find('.'); at != line.npos && ends < kFewestRows;
       at = line.find('.', at + 1)) {
    size_t digits = at;
    while (digits > last && is_digit(digits - 1)) --digits;
    if (last > 0 && digits == last + 1 && digits < at && is_digit(at + 1)) ++ends;
    last = at;
  }
  return ends >= kFewestRows;
}

}  // namespace

void FindFlatTables(DecodedDocument* document) {
  const std::string& text = document->text;
  TextEdits edits;
  std::vector<Table> found;
  auto table = document->tables.begin();
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    while (table != document->tables.end() && table->end_byte <= static_cast<int32_t>(begin))
      ++table;
    const bool inside =
        table != document->tables.end() && table->begin_byte <= static_cast<int32_t>(begin);
    if (!inside && end - begin >= kFewestLineBytes &&
        MayHoldRows(std::string_view(text).substr(begin, end - begin))) {
      const FlatLine line(text, begin, end);
      Reader(line, &edits, &found).Read();
    }
    begin = end + 1;
  }
  if (found.empty()) return;
  document->tables.insert(document->tables.end(), found.begin(), found.end());
  std::ranges::sort(document->tables, {}, &Table::begin_byte);
  edits.Apply(document);
  // An empty cell that opens a table has no place of its own before its tab.
  for (Table& one : document->tables) {
    while (one.begin_byte > 0 && text[static_cast<size_t>(one.begin_byte) - 1] == '\t')
      --one.begin_byte;
  }
}

}  // namespace gongbao::document
