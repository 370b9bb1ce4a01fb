#include "common/document/line_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "common/document/html_noise.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr int32_t kMostColumns = 12;
constexpr int32_t kFewestRows = 2;
constexpr int64_t kMostCellChars = 40;
constexpr int64_t kMostCaptionChars = 60;
// A number that stands so near behind the last row is one that the rows have no place for.
constexpr size_t kLinesBehind = 4;

enum class Kind : uint8_t { kWords, kNumber, kCaption, kOther };

struct Line {
  size_t begin = 0;
  size_t end = 0;
  Kind kind = Kind::kOther;
};

bool Holds(std::string_view words, std::string_view word) { return words.find(word) != words.npos; }

bool EndsWithAny(std::string_view words, const auto& any) {
  return std::ranges::any_of(any, [words](std::string_view word) { return words.ends_with(word); });
}

// -3.5, 1,204, 61.3%, or a dash where nothing is told.
bool IsNumber(std::string_view words) {
  static constexpr std::array<std::string_view, 6> kDashes = {"-", "—", "－", "−", "–", "…"};
  for (bool taken = true; taken;) {
    taken = false;
    for (const std::string_view dash : kDashes) {
      if (!words.starts_with(dash)) continue;
      words.remove_prefix(dash.size());
      taken = true;
    }
  }
  if (words.empty()) return true;
  if (words.ends_with('%')) words.remove_suffix(1);
  constexpr std::string_view kDigits = "0123456789";
  return !words.empty() && Holds(kDigits, words.substr(0, 1)) &&
         words.find_first_not_of("0123456789.,") == words.npos;
}

// Figures of any width, and the masks of some: ３．１, **.
bool LooksLikeFigure(std::string_view words) {
  bool figure = false;
  for (size_t at = 0; at < words.size();) {
    const char32_t wide = text::NextCodePoint(words, at);
    const char32_t c = wide >= 0xFF01 && wide <= 0xFF5E ? wide - 0xFEE0 : wide;
    figure = figure || (c >= U'0' && c <= U'9') || c == U'*' || c == U'×' || c == U'X';
    if (std::u32string_view(U"0123456789.,%+-*X× —–−").find(c) == std::u32string_view::npos)
      return false;
  }
  return figure;
}

// 表3, 附表2, 表一: what follows is the table's name.
bool IsCaption(std::string_view words) {
  static constexpr std::array<std::string_view, 2> kTable = {"附表", "表"};
  static constexpr std::array<std::string_view, 10> kHan = {"一", "二", "三", "四", "五",
                                                            "六", "七", "八", "九", "十"};
  for (const std::string_view table : kTable) {
    if (!words.starts_with(table)) continue;
    words.remove_prefix(table.size());
    return !words.empty() && ((words[0] >= '0' && words[0] <= '9') ||
                              std::ranges::any_of(kHan, [words](std::string_view numeral) {
                                return words.starts_with(numeral);
                              }));
  }
  return false;
}

Kind KindOf(std::string_view line) {
  // Paragraphs first: most of a report.
  static constexpr std::array<std::string_view, 4> kSentence = {"。", "；", "！", "？"};
  if (std::ranges::any_of(kSentence, [line](auto mark) { return Holds(line, mark); }))
    return Kind::kOther;
  const std::string words = Compact(line);
  if (words.empty()) return Kind::kOther;
  if (IsNumber(words)) return Kind::kNumber;
  if (Holds(line, "\t")) return Kind::kOther;
  const int64_t chars = text::CountChars(words);
  if (IsCaption(words)) return chars <= kMostCaptionChars ? Kind::kCaption : Kind::kOther;
  return chars <= kMostCellChars && !Holds(words, "，") ? Kind::kWords : Kind::kOther;
}

// Of columns of labels.
constexpr std::array<std::string_view, 12> kLabelHeads = {
    "指标", "项目", "名称", "类别", "行业", "地区", "科目", "产品", "分类", "品种", "种类", "区域"};

// Whether the words head a column of labels.
bool HeadsLabels(std::string_view words) { return EndsWithAny(Compact(words), kLabelHeads); }

// Whether they do nothing else: 指标, but not 主要指标.
bool IsHeadOfLabels(std::string_view words) {
  const std::string plain = Compact(words);
  return std::ranges::find(kLabelHeads, plain) != kLabelHeads.end();
}

// Whether they head a column of units: 单位, 计量单位.
bool HeadsUnits(std::string_view words) {
  static constexpr std::array<std::string_view, 1> kHeads = {"单位"};
  return EndsWithAny(Compact(words), kHeads);
}

bool IsUnitCaption(std::string_view words) {
  const std::string plain = Compact(words);
  return Holds(plain, "单位：") || Holds(plain, "单位:");
}

class Joiner {
 public:
  Joiner(std::string* text, std::vector<Table>* tables) : text_(text), tables_(tables) {}

  void Join() {
    ReadLines();
    std::vector<Table> found;
    for (size_t at = 0; at < lines_.size();) {
      size_t end = at;
      if (lines_[at].kind == Kind::kCaption) {
        end = Read(at + 1, &found);
      } else if (lines_[at].kind == Kind::kWords && IsHeadOfLabels(WordsOf(at))) {
        end = Read(at, &found);
      }
      at = std::max(end, at + 1);
    }
    if (found.empty()) return;
    for (Table& table : found) tables_->push_back(std::move(table));
    std::ranges::sort(*tables_, {}, &Table::begin_byte);
  }

 private:
  void ReadLines() {
    const std::string_view text = *text_;
    auto table = tables_->begin();
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      while (table != tables_->end() && table->end_byte <= static_cast<int32_t>(begin)) ++table;
      const bool inside =
          table != tables_->end() && table->begin_byte <= static_cast<int32_t>(begin);
      const size_t words = end > begin && text[end - 1] == '\r' ? end - 1 : end;
      lines_.push_back(
          {begin, words, inside ? Kind::kOther : KindOf(text.substr(begin, words - begin))});
      begin = end + 1;
    }
  }

  std::string_view WordsOf(size_t line) const {
    return std::string_view(*text_).substr(lines_[line].begin,
                                           lines_[line].end - lines_[line].begin);
  }
  bool Is(size_t line, Kind kind) const {
    return line < lines_.size() && lines_[line].kind == kind;
  }

  // Reads the table that stands at `at`, below its caption, and adds it. The line behind it; 0:
  // there is none that is certain.
  size_t Read(size_t at, std::vector<Table>* found) {
    constexpr size_t kUnitLines = 2;
    const size_t first = at;
    while (at < first + kUnitLines && Is(at, Kind::kWords) && IsUnitCaption(WordsOf(at))) ++at;
    size_t words = 0;  // up to the first number: the header, and the label of the first row
    while (words <= kMostColumns + 2 && Is(at + words, Kind::kWords)) ++words;
    if (words < 3 || !Is(at + words, Kind::kNumber) || !HeadsLabels(WordsOf(at))) return 0;
    const size_t labels = HeadsUnits(WordsOf(at + 1)) ? 2 : 1;
    const size_t columns = words - labels;
    if (columns <= labels || columns > kMostColumns) return 0;
    size_t rows = 1;
    while (IsRow(at + rows * columns, columns, labels)) ++rows;
    const size_t end = at + rows * columns;
    if (rows < 1 + kFewestRows) return 0;
    for (size_t line = end; line < end + kLinesBehind; ++line) {
      if (Is(line, Kind::kNumber)) return 0;
      if (!Is(line, Kind::kWords)) break;
    }
    Add(at, rows, columns, found);
    return end;
  }

  bool IsRow(size_t at, size_t columns, size_t labels) const {
    for (size_t column = 0; column < columns; ++column) {
      if (!Is(at + column, column < labels ? Kind::kWords : Kind::kNumber)) return false;
    }
    return true;
  }

  void Add(size_t at, size_t rows, size_t columns, std::vector<Table>* found) {
    Table& table = found->emplace_back();
    table.rows = static_cast<int32_t>(rows);
    table.columns = static_cast<int32_t>(columns);
    table.begin_byte = static_cast<int32_t>(lines_[at].begin);
    for (size_t i = 0; i < rows * columns; ++i) {
      const Line& line = lines_[at + i];
      table.cells.push_back({.row = static_cast<int32_t>(i / columns),
                             .column = static_cast<int32_t>(i % columns),
                             .begin_byte = static_cast<int32_t>(line.begin),
                             .end_byte = static_cast<int32_t>(line.end)});
      if (i % columns + 1 == columns) continue;
      for (size_t byte = line.end; (*text_)[byte] != '\n'; ++byte) (*text_)[byte] = ' ';  // CR
      (*text_)[text_->find('\n', line.end)] = '\t';
    }
    table.end_byte =
        static_cast<int32_t>(std::min(lines_[at + rows * columns - 1].end + 1, text_->size()));
  }

  std::string* const text_;
  std::vector<Table>* const tables_;
  std::vector<Line> lines_;
};

}  // namespace

void FindTabbedTables(std::string_view text, std::vector<Table>* tables) {
  Table table;
  bool numbers = false;
  const auto finish = [&] {
    if (table.rows >= kFewestRows && numbers) tables->push_back(std::move(table));
    table = {};
    numbers = false;
  };
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    // Counting looks at each byte, finding at sixteen and more: most lines hold none.
    const size_t first_tab = std::min(line.find('\t'), line.size());
    const auto columns = static_cast<int32_t>(std::ranges::count(line.substr(first_tab), '\t')) + 1;
    if (columns != table.columns || columns < 2) finish();
    if (columns >= 2 && columns <= kMostColumns) {
      if (table.rows == 0) table.begin_byte = static_cast<int32_t>(begin);
      table.columns = columns;
      size_t at = begin;
      for (int32_t column = 0; column < columns; ++column) {
        const size_t cell_end = std::min(text.find('\t', at), begin + line.size());
        const std::string_view words = text.substr(at, cell_end - at);
        numbers = numbers || (table.rows > 0 && column > 0 && LooksLikeFigure(words));
        table.cells.push_back({.row = table.rows,
                               .column = column,
                               .begin_byte = static_cast<int32_t>(at),
                               .end_byte = static_cast<int32_t>(cell_end)});
        at = cell_end + 1;
      }
      ++table.rows;
      table.end_byte = static_cast<int32_t>(std::min(end + 1, text.size()));
    }
    begin = end + 1;
  }
  finish();
}

namespace {

enum class Parting : uint8_t { kNone, kRule, kBars, kBlanks, kCommas };

struct Piece {
  size_t begin = 0;
  size_t end = 0;
};

// The cells of one line.
struct PartedLine {
  Parting by = Parting::kNone;
  std::vector<Piece> cells;
};

bool IsWide(char32_t c) { return c == U' ' || c == 0x3000 || c == 0xA0; }
bool IsBar(char32_t c) { return c == U'|' || c == 0x2502 || c == 0x2503 || c == 0xFF5C; }

// ┌──┬──┐, |---|:--|: draws and holds nothing.
bool IsRule(std::string_view line) {
  bool drawn = false;
  for (size_t at = 0; at < line.size();) {
    const char32_t c = text::NextCodePoint(line, at);
    const bool box = c >= 0x2500 && c <= 0x257F;
    if (!box && std::u32string_view(U"-+=|: —").find(c) == std::u32string_view::npos) return false;
    drawn = drawn || box || c == U'-' || c == U'—';
  }
  return drawn;
}

class Parter {
 public:
  Parter(std::string* text, std::vector<Table>* tables) : text_(text), tables_(tables) {}

  void Find() {
    const std::string_view text = *text_;
    auto table = tables_->begin();
    std::vector<Table> found;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      while (table != tables_->end() && table->end_byte <= static_cast<int32_t>(begin)) ++table;
      const bool inside =
          table != tables_->end() && table->begin_byte <= static_cast<int32_t>(begin);
      PartedLine line = inside ? PartedLine() : Part(begin, end);
      if (line.by == Parting::kRule && !rows_.empty()) {
        // It stands between two rows.
      } else {
        const bool goes_on = !rows_.empty() && line.by == rows_.front().by &&
                             line.cells.size() == rows_.front().cells.size() && HasFigures(line);
        if (!goes_on) Finish(&found);
        if (line.by > Parting::kRule && (goes_on || IsHeader(line))) rows_.push_back(line);
      }
      begin = end + 1;
    }
    Finish(&found);
    for (Table& one : found) tables_->push_back(std::move(one));
    std::ranges::sort(*tables_, {}, &Table::begin_byte);
  }

 private:
  std::string_view Words(const Piece& piece) const {
    return std::string_view(*text_).substr(piece.begin, piece.end - piece.begin);
  }

  PartedLine Part(size_t begin, size_t end) const {
    constexpr size_t kMostBytes = 1024;
    const std::string_view line = std::string_view(*text_).substr(begin, end - begin);
    if (line.size() > kMostBytes || Holds(line, "。") || Holds(line, "\t")) return {};
    if (IsRule(line.substr(0, line.find_last_not_of('\r') + 1))) return {Parting::kRule, {}};
    for (const Parting by : {Parting::kBars, Parting::kBlanks, Parting::kCommas}) {
      std::vector<Piece> cells = CellsOf(begin, end, by);
      const size_t fewest = by == Parting::kCommas ? 3 : 2;
      if (cells.size() >= fewest && cells.size() <= kMostColumns) return {by, std::move(cells)};
    }
    return {};
  }

  std::vector<Piece> CellsOf(size_t begin, size_t end, Parting by) const {
    constexpr int kBlanks = 2;  // one stands inside of words
    const std::string_view text = *text_;
    std::vector<Piece> cells;
    Piece cell{begin, begin};
    const auto close = [&](size_t at) {
      // Bars stand round a row as well.
      const bool outer =
          by == Parting::kBars && cell.begin == cell.end && (cells.empty() || at == end);
      if (!outer) cells.push_back(cell);
    };
    int blanks = 0;
    bool empty = true;
    for (size_t at = begin; at < end;) {
      const size_t here = at;
      const char32_t c = text::NextCodePoint(text, at);
      if (c == U'\r') continue;
      const bool blank = IsWide(c);
      blanks = blank ? blanks + 1 : 0;
      const bool parts =
          (by == Parting::kBars && IsBar(c)) || (by == Parting::kCommas && c == U',');
      if (parts || (by == Parting::kBlanks && blanks == kBlanks && !empty)) {
        close(here);
        cell = {at, at};
        empty = true;
      } else if (!blank) {
        if (empty) cell.begin = here;
        cell.end = at;
        empty = false;
      }
    }
    if (by != Parting::kBlanks || !empty) close(end);
    return cells;
  }

  bool HasFigures(const PartedLine& line) const {
    size_t figures = 0;
    for (size_t column = 1; column < line.cells.size(); ++column)
      figures += LooksLikeFigure(Compact(Words(line.cells[column]))) ? 1 : 0;
    const bool named = !LooksLikeFigure(Compact(Words(line.cells.front())));
    return figures * 2 >= line.cells.size() - 1 && figures > 0 &&
           (named || IsYear(Words(line.cells.front())));
  }

  static bool IsYear(std::string_view words) {
    return words.size() == 4 && (words.starts_with("19") || words.starts_with("20"));
  }

  bool IsHeader(const PartedLine& line) const {
    return std::ranges::none_of(line.cells, [this](const Piece& cell) {
      const std::string words = Compact(Words(cell));
      return words.empty() || (LooksLikeFigure(words) && !IsYear(words));
    });
  }

  void Finish(std::vector<Table>* found) {
    if (rows_.size() > static_cast<size_t>(kFewestRows)) Add(found);
    rows_.clear();
  }

  void Add(std::vector<Table>* found) {
    Table& table = found->emplace_back();
    table.rows = static_cast<int32_t>(rows_.size());
    table.columns = static_cast<int32_t>(rows_.front().cells.size());
    const size_t first = text_->rfind('\n', rows_.front().cells.front().begin);
    table.begin_byte = first == text_->npos ? 0 : static_cast<int32_t>(first) + 1;
    const size_t last = text_->find('\n', rows_.back().cells.back().end);
    table.end_byte = static_cast<int32_t>(std::min(last, text_->size() - 1) + 1);
    for (int32_t row = 0; row < table.rows; ++row) {
      const std::vector<Piece>& cells = rows_[static_cast<size_t>(row)].cells;
      for (size_t column = 0; column < cells.size(); ++column) {
        table.cells.push_back({.row = row,
                               .column = static_cast<int32_t>(column),
                               .begin_byte = static_cast<int32_t>(cells[column].begin),
                               .end_byte = static_cast<int32_t>(cells[column].end)});
        if (column > 0) PutTab(cells[column - 1].end, cells[column].begin);
      }
    }
  }

  void PutTab(size_t begin, size_t end) {
    bool put = false;
    for (size_t at = begin; at < end; ++at) {
      char& byte = (*text_)[at];
      if (byte != ' ' && byte != '|' && byte != ',') continue;
      byte = put ? ' ' : '\t';
      put = true;
    }
  }

  std::string* const text_;
  std::vector<Table>* const tables_;
  std::vector<PartedLine> rows_;  // of the table that may be coming
};

}  // namespace

void FindPartedTables(std::string* text, std::vector<Table>* tables) {
  Parter(text, tables).Find();
}

void JoinLinesToTables(std::string* text, std::vector<Table>* tables) {
  Joiner(text, tables).Join();
}

}  // namespace gongbao::document
