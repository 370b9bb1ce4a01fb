#include "common/document/line_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

// Without blanks, full-width ones too: 项　目.
std::string WithoutBlanks(std::string_view words) {
  std::string kept;
  for (size_t at = 0; at < words.size();) {
    const size_t bytes = text::CharBytes(words[at]);
    const char32_t c = text::CodePointAt(words, at);
    if (c > ' ' && c != 0x3000 && c != 0xA0) kept.append(words, at, bytes);
    at += bytes;
  }
  return kept;
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
  const std::string words = WithoutBlanks(line);
  if (words.empty()) return Kind::kOther;
  if (IsNumber(words)) return Kind::kNumber;
  static constexpr std::array<std::string_view, 5> kSentence = {"。", "；", "！", "？", "\t"};
  if (std::ranges::any_of(kSentence, [line](auto mark) { return Holds(line, mark); })) {
    return Kind::kOther;
  }
  const int64_t chars = text::CountChars(words);
  if (IsCaption(words)) return chars <= kMostCaptionChars ? Kind::kCaption : Kind::kOther;
  return chars <= kMostCellChars && !Holds(words, "，") ? Kind::kWords : Kind::kOther;
}

// Whether the words head a column of labels.
bool HeadsLabels(std::string_view words) {
  static constexpr std::array<std::string_view, 10> kHeads = {
      "指标", "项目", "名称", "类别", "行业", "地区", "科目", "产品", "分类", "品种"};
  return EndsWithAny(WithoutBlanks(words), kHeads);
}

// Whether they head a column of units: 单位, 计量单位.
bool HeadsUnits(std::string_view words) {
  static constexpr std::array<std::string_view, 1> kHeads = {"单位"};
  return EndsWithAny(WithoutBlanks(words), kHeads);
}

bool IsUnitCaption(std::string_view words) {
  const std::string plain = WithoutBlanks(words);
  return Holds(plain, "单位：") || Holds(plain, "单位:");
}

class Joiner {
 public:
  Joiner(std::string* text, std::vector<Table>* tables) : text_(text), tables_(tables) {}

  void Join() {
    ReadLines();
    std::vector<Table> found;
    for (size_t at = 0; at < lines_.size();) {
      const size_t rows = lines_[at].kind == Kind::kCaption ? Read(at + 1, &found) : 0;
      at += rows == 0 ? 1 : rows;
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
      lines_.push_back(
          {begin, end, inside ? Kind::kOther : KindOf(text.substr(begin, end - begin))});
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

  // Reads the table whose caption stands before `at`, and adds it. The lines up to its end, with
  // its caption; 0: there is none that is certain.
  size_t Read(size_t at, std::vector<Table>* found) {
    const size_t caption = at - 1;
    while (at <= caption + 2 && Is(at, Kind::kWords) && IsUnitCaption(WordsOf(at))) ++at;
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
    return end - caption;
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
      if (i % columns + 1 < columns) (*text_)[line.end] = '\t';
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
    const auto columns = static_cast<int32_t>(std::ranges::count(line, '\t')) + 1;
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

void JoinLinesToTables(std::string* text, std::vector<Table>* tables) {
  Joiner(text, tables).Join();
}

}  // namespace gongbao::document
