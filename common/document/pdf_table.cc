#include "common/document/pdf_table.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "common/text/utf8.h"

namespace gongbao::document::pdf {
namespace {

constexpr size_t kMaxColumns = 30;
constexpr size_t kMaxHeaderRows = 8;  // of print

// From this gap on, in em, words of a head are cells of their own: typesetting puts a quarter of an
// em between digits and Han, and a blank is up to half of one.
constexpr float kHeadGap = 0.45F;

// A figure, or the dash that stands for none.
bool IsNumeric(std::string_view text) {
  bool digit = false;
  bool dash = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = text::NextCodePoint(text, at);
    if ((c >= '0' && c <= '9') || (c >= U'０' && c <= U'９')) {
      digit = true;
    } else if (c == '-' || c == 0x2014 || c == 0x2212 || c == U'－' || c == 0x2026 || c == '*') {
      dash = true;
    } else if (std::u32string_view(U".,%‰+ ()（）×/:：。，％").find(c) ==
               std::u32string_view::npos) {
      return false;
    }
  }
  return digit || dash;
}

bool IsOneCharacter(std::string_view text) {
  return !text.empty() && text.size() == text::CharBytes(text[0]);
}

float Fill(const Row& row) {
  float width = 0;
  for (const Word& word : row.words) width += word.box.width();
  return width / std::max(1.0F, row.right - row.left);
}

bool HasSentence(std::string_view text) {
  return text.find("，") != std::string_view::npos || text.find("。") != std::string_view::npos ||
         text.find("；") != std::string_view::npos;
}

// A line of running text with a gap in it, as before a dash or behind a raised mark.
bool IsProse(const Row& row) {
  return row.widest_gap < 2.5F && row.gaps <= 1 && (Fill(row) >= 0.7F || HasSentence(row.text));
}

bool IsTabular(const Row& row) { return row.gaps >= 1 && !IsProse(row); }

// A row that no table has inside.
bool EndsTable(const Row& row) {
  const bool running = row.widest_gap < 0.4F && row.box.width() >= 0.6F * (row.right - row.left);
  return running || row.text.ends_with("。") || row.text.ends_with("；") ||
         row.text.starts_with("单位") || row.text.starts_with("表") || row.text.starts_with("注");
}

// 表2  产品产量: the blank behind its number makes no cells of it.
bool IsCaption(const Row& row) {
  std::string_view text = row.text;
  if (text.starts_with("附")) text.remove_prefix(std::string_view("附").size());
  constexpr std::string_view kTable = "表";
  if (!text.starts_with(kTable) || row.gaps > 2) return false;
  text.remove_prefix(kTable.size());
  while (text.starts_with(' ')) text.remove_prefix(1);
  if (text.empty()) return false;
  const char32_t next = text::CodePointAt(text, 0);
  return (next >= '0' && next <= '9') ||
         std::u32string_view(U"一二三四五六七八九十").find(next) != std::u32string_view::npos;
}

bool IsYear(std::string_view text) {
  return text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
}

// Whether something behind the first cell is a figure; years alone are a head's.
bool HasFigures(const Row& row) {
  for (size_t begin = 0; begin < row.words.size();) {
    size_t end = begin + 1;
    std::string text(row.words[begin].text);
    while (end < row.words.size() &&
           row.words[end].box.left - row.words[end - 1].box.right < kHeadGap * row.em) {
      text += row.words[end++].text;
    }
    if (begin > 0 && IsNumeric(text) && !IsYear(text)) return true;
    begin = end;
  }
  return false;
}

struct Interval {
  float left = 0;
  float right = 0;
};

// Words of a row that stand in the same column or columns.
struct Piece {
  int32_t first = 0;
  int32_t last = 0;
  std::vector<Word> words;
  const Row* row = nullptr;
  Box box;

  std::string text() const { return TextOf(words, *row); }
};

using Pieces = std::vector<Piece>;

// Of each column; none where nothing stands there.
using Heights = std::vector<std::optional<float>>;

GridCell CellAt(int32_t row, int32_t first, int32_t last) {
  GridCell cell;
  cell.row = row;
  cell.column = first;
  cell.columns = last - first + 1;
  return cell;
}

// Reads a run of rows as one table.
class GridReader {
 public:
  explicit GridReader(std::span<const Row> rows) : rows_(rows) {}

  std::optional<Grid> Read() {
    FindHeader();
    if (header_ > kMaxHeaderRows || !FindColumns()) return {};
    for (const Row& row : rows_) physical_.push_back(PiecesOf(row));
    if (!IsClear()) return {};
    FindZones();
    FindPitch();
    if (header_ > 0 && !AddHeader()) return {};
    if (figures_ && data_rows_ == 1 && !IsHeadedRow()) return {};
    AddBody();
    if (grid_.rows < 2) return {};
    Fill();
    return std::move(grid_);
  }

 private:
  // Odd and even pages are shifted against each other: x counts from the margin of the first row.
  float Shift(const Row& row) const { return row.left - rows_[0].left; }

  // The rows before the first one with figures; none when there are no figures at all.
  void FindHeader() {
    const auto first = std::ranges::find_if(rows_, HasFigures);
    figures_ = first != rows_.end();
    header_ = figures_ ? static_cast<size_t>(first - rows_.begin()) : 0;
  }

  bool IsData(const Row& row) const { return figures_ ? HasFigures(row) : IsTabular(row); }

  float LeftmostFigure() const {
    float left = 1e9F;
    for (const Row& row : rows_) {
      for (size_t i = 1; IsData(row) && i < row.words.size(); ++i) {
        if (IsNumeric(row.words[i].text)) left = std::min(left, row.words[i].box.left - Shift(row));
      }
    }
    return figures_ ? left : 0;
  }

  // The columns are what is left between the strips that no data row has a word in.
  bool FindColumns() {
    std::vector<Interval> taken;
    float em = 0;
    const float figures = LeftmostFigure();
    for (size_t r = header_; r < rows_.size(); ++r) {
      const Row& row = rows_[r];
      // The first and last lines of a name have rows of their own.
      const bool name = row.gaps == 0 && row.box.right - Shift(row) < figures;
      if (!IsData(row) && !name) continue;
      data_rows_ += IsData(row);
      em = std::max(em, row.em);
      for (size_t i = 0; i < row.words.size(); ++i) {
        const Word& word = row.words[i];
        const Interval interval{word.box.left - Shift(row), word.box.right - Shift(row)};
        // Single characters side by side are a word that was spread to fill its cell.
        const bool spread = i > 0 && IsOneCharacter(word.text) && !IsNumeric(word.text) &&
                            IsOneCharacter(row.words[i - 1].text) &&
                            !IsNumeric(row.words[i - 1].text) &&
                            interval.left - taken.back().right < 3 * row.em;
        if (spread) {
          taken.back().right = interval.right;
        } else {
          taken.push_back(interval);
        }
      }
    }
    std::ranges::sort(taken, {}, &Interval::left);
    for (const Interval& interval : taken) {
      if (!columns_.empty() && interval.left < columns_.back().right + 0.25F * em) {
        columns_.back().right = std::max(columns_.back().right, interval.right);
      } else {
        columns_.push_back(interval);
      }
      if (columns_.size() > kMaxColumns) return false;
    }
    constexpr size_t kFewestOfOneRow = 3;
    if (figures_ && data_rows_ == 1) return columns_.size() >= kFewestOfOneRow && header_ > 0;
    return columns_.size() >= 2 && data_rows_ >= (figures_ ? 2 : 3);
  }

  // The columns that a word reaches into; of one that reaches into none, the nearest.
  std::pair<int32_t, int32_t> Place(const Word& word, const Row& row) const {
    const float tolerance = 0.35F * row.em;
    const float left = word.box.left - Shift(row);
    const float right = word.box.right - Shift(row);
    int32_t first = -1;
    int32_t last = -1;
    int32_t nearest = 0;
    float best = 1e9F;
    for (int32_t i = 0; i < static_cast<int32_t>(columns_.size()); ++i) {
      const Interval& column = columns_[static_cast<size_t>(i)];
      if (column.right > left + tolerance && column.left < right - tolerance) {
        if (first < 0) first = i;
        last = i;
      }
      const float away = std::fabs((column.left + column.right) - (left + right));
      if (away < best) {
        best = away;
        nearest = i;
      }
    }
    return first < 0 ? std::pair(nearest, nearest) : std::pair(first, last);
  }

  Pieces PiecesOf(const Row& row) const {
    Pieces pieces;
    for (const Word& word : row.words) {
      const auto [first, last] = Place(word, row);
      if (!pieces.empty() && first <= pieces.back().last) {
        Piece& piece = pieces.back();
        piece.last = std::max(piece.last, last);
        piece.words.push_back(word);
        piece.box.Add(word.box);
      } else {
        pieces.push_back({first, last, {word}, &row, word.box});
      }
    }
    return pieces;
  }

  // Whether the columns are those of a table: well filled, with short cells, figures in one.
  bool IsClear() const {
    std::vector<int32_t> filled(columns_.size());
    std::vector<int32_t> numeric(columns_.size());
    int32_t full_rows = 0;
    int32_t even_rows = 0;
    size_t cells = 0;
    int64_t chars = 0;
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (!IsData(rows_[i])) continue;
      for (const Piece& piece : physical_[i]) {
        if (piece.first != piece.last && figures_) return false;
        const std::string text = piece.text();
        ++filled[static_cast<size_t>(piece.first)];
        numeric[static_cast<size_t>(piece.first)] += IsNumeric(text);
        chars += text::CountChars(text);
        ++cells;
      }
      full_rows += physical_[i].size() * 10 >= columns_.size() * 6;
      even_rows += physical_[i].size() == columns_.size();
    }
    const int32_t least = std::min(data_rows_, std::max(2, data_rows_ / 5));
    if (std::ranges::any_of(filled, [&](int32_t count) { return count < least; })) return false;
    if (full_rows * 10 < data_rows_ * 6) return false;
    if (!figures_) return even_rows == data_rows_ && chars <= static_cast<int64_t>(cells) * 12;
    bool figures = false;
    for (size_t i = 1; i < columns_.size(); ++i) figures |= numeric[i] * 10 >= filled[i] * 6;
    return figures && chars <= static_cast<int64_t>(cells) * 25;
  }

  // A single row of figures is a table where each column has a head of its own in words, and the
  // row a figure in each column but the first.
  bool IsHeadedRow() const {
    if (grid_.rows != 1 || grid_.cells.size() != columns_.size()) return false;
    if (rows_.size() != header_ + 1 || physical_[header_].size() != columns_.size()) return false;
    for (size_t i = 0; i < columns_.size(); ++i) {
      const std::string& head = grid_.cells[i].text;
      const std::string figure = physical_[header_][i].text();
      if (IsNumeric(head) || HasSentence(head) || (i > 0 && !IsNumeric(figure)) ||
          HasSentence(figure))
        return false;
    }
    return true;
  }

  // From a row to the next: the middle one.
  void FindPitch() {
    std::vector<float> pitches;
    for (size_t i = 1; i < rows_.size(); ++i) {
      if (rows_[i].page != rows_[i - 1].page) continue;
      pitches.push_back(rows_[i].box.middle_y() - rows_[i - 1].box.middle_y());
    }
    if (pitches.empty()) return;
    std::ranges::nth_element(pitches,
                             pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 2));
    pitch_ = pitches[pitches.size() / 2];
  }

  bool IsTight(size_t upper, size_t lower) const {
    return rows_[upper].page == rows_[lower].page &&
           rows_[lower].box.middle_y() - rows_[upper].box.middle_y() < 0.8F * pitch_;
  }

  // Where cells end: between two columns in the middle of the gap, but behind the figures of the
  // left one where both have their figures at the right, as cells then reach to there.
  void FindZones() {
    std::vector<bool> right(columns_.size());
    for (size_t column = 0; column < columns_.size(); ++column) {
      float least_left = 1e9F;
      float most_left = -1e9F;
      float least_right = 1e9F;
      for (size_t i = header_; i < rows_.size(); ++i) {
        for (const Piece& piece : physical_[i]) {
          if (piece.first != static_cast<int32_t>(column)) continue;
          least_left = std::min(least_left, piece.box.left - Shift(rows_[i]));
          most_left = std::max(most_left, piece.box.left - Shift(rows_[i]));
          least_right = std::min(least_right, piece.box.right - Shift(rows_[i]));
        }
      }
      const float em = rows_[header_].em;
      right[column] =
          columns_[column].right - least_right < 0.3F * em && most_left - least_left > 0.6F * em;
      const float before = column == 0 ? columns_[0].left : columns_[column - 1].right;
      const float left = column > 0 && right[column] && right[column - 1]
                             ? before + 0.3F * em
                             : (before + columns_[column].left) / 2;
      if (column > 0) zones_.back().right = left;
      zones_.push_back({left, columns_[column].right});
    }
  }

  // A row of the head: its pieces are parted by gaps, and stand over the column that their middle
  // is over.
  Pieces HeadPieces(const Row& row) const {
    Pieces pieces;
    for (const Word& word : row.words) {
      const bool near =
          !pieces.empty() && word.box.left - pieces.back().box.right < kHeadGap * row.em;
      if (near && !AreOfTwoColumns(pieces.back(), word)) {
        pieces.back().words.push_back(word);
        pieces.back().box.Add(word.box);
      } else {
        pieces.push_back({0, 0, {word}, &row, word.box});
      }
    }
    for (Piece& piece : pieces) piece.first = piece.last = ColumnUnder(piece.box, row);
    return pieces;
  }

  int32_t ColumnUnder(const Box& box, const Row& row) const {
    int32_t column = 0;
    while (column + 1 < static_cast<int32_t>(zones_.size()) &&
           box.middle_x() - Shift(row) > zones_[static_cast<size_t>(column)].right) {
      ++column;
    }
    return column;
  }

  // Heads of narrow columns stand close together, each in the middle of its own.
  bool AreOfTwoColumns(const Piece& piece, const Word& word) const {
    constexpr float kLeastGap = 0.3F;  // typesetting makes smaller ones inside of words
    const Row& row = *piece.row;
    const int32_t left = ColumnUnder(piece.box, row);
    const int32_t right = ColumnUnder(word.box, row);
    const auto centered = [&](const Box& box, int32_t column) {
      const Interval& over = columns_[static_cast<size_t>(column)];
      const float off = box.middle_x() - Shift(row) - (over.left + over.right) / 2;
      return std::fabs(off) < 0.3F * row.em;
    };
    return left != right && word.box.left - piece.box.right >= kLeastGap * row.em &&
           centered(piece.box, left) && centered(word.box, right);
  }

  // Which columns a piece of the head stands over: `under` has the height at which the words that
  // each has below it begin. Those whose words begin at one height first: a head beside them that
  // stands for both rows begins between the two.
  std::optional<std::pair<int32_t, int32_t>> Spanned(const Pieces& row, const Piece& piece,
                                                     const Heights& under) const {
    const float middle = piece.box.middle_x() - Shift(*piece.row);
    std::optional<float> height;
    float best = 1e9F;
    for (size_t column = 1; column < zones_.size(); ++column) {
      const float off = std::fabs((zones_[column].left + zones_[column].right) / 2 - middle);
      if (!under[column] || off >= best) continue;
      best = off;
      height = under[column];
    }
    Heights alike = under;
    for (std::optional<float>& one : alike) {
      if (one && !IsAt(*one, *height, *piece.row)) one.reset();
    }
    if (const auto span = SpannedOf(row, piece, alike)) return span;
    return SpannedOf(row, piece, under);
  }

  static bool IsAt(float height, float other, const Row& row) {
    return std::fabs(height - other) < 0.3F * row.em;
  }

  // Of those with words under it that are nearest to it in its row, two or more side by side with
  // it in their middle. The first column has the names, and nothing stands over it and others.
  std::optional<std::pair<int32_t, int32_t>> SpannedOf(const Pieces& row, const Piece& piece,
                                                       const Heights& under) const {
    const float shift = Shift(*piece.row);
    std::optional<std::pair<int32_t, int32_t>> span;
    for (int32_t column = 1; column < static_cast<int32_t>(zones_.size()); ++column) {
      if (!under[static_cast<size_t>(column)]) continue;
      const Interval& zone = zones_[static_cast<size_t>(column)];
      const float middle = (zone.left + zone.right) / 2 + shift;
      const auto nearest = std::ranges::min_element(
          row, {}, [&](const Piece& other) { return std::fabs(other.box.middle_x() - middle); });
      if (&*nearest != &piece) continue;
      if (span && column != span->second + 1) return {};  // a column between has its own head
      span = {span ? span->first : column, column};
    }
    if (!span || span->first == span->second) return {};
    // A last column beside a wider head has a zone that is too wide: its figures tell it better.
    const auto is_over = [&](const std::vector<Interval>& columns) {
      const float left = columns[static_cast<size_t>(span->first)].left;
      const float right = columns[static_cast<size_t>(span->second)].right;
      const float off = std::fabs(piece.box.middle_x() - shift - (left + right) / 2);
      return off <= 0.15F * (right - left) + piece.row->em / 2;
    };
    if (!is_over(zones_) && !is_over(columns_)) return {};
    return span;
  }

  static void Append(GridCell& cell, const Piece& piece) {
    if (cell.text.empty()) {
      cell.box = piece.box;
      cell.page = piece.row->page;
    } else if (cell.page == piece.row->page) {
      cell.box.Add(piece.box);
    }
    cell.text += piece.text();
  }

  // Whether the words below `piece` begin at one height and those of a column beside them between
  // the two: that column's head is as high as both together.
  static bool HasMiddleHead(const Piece& piece, std::pair<int32_t, int32_t> span,
                            const Heights& under) {
    const std::optional<float> below = under[static_cast<size_t>(span.first)];
    bool middle = false;
    for (size_t i = 0; i < under.size(); ++i) {
      const auto column = static_cast<int32_t>(i);
      const bool inside = column >= span.first && column <= span.second;
      if (!below || (inside && !(under[i] && IsAt(*under[i], *below, *piece.row)))) return false;
      const float em = 0.3F * piece.row->em;
      middle = middle ||
               (!inside && under[i] && *under[i] > piece.box.top + em && *under[i] < *below - em);
    }
    return middle;
  }

  // Makes one row of cells, or two where some stand over several columns. False: unclear.
  bool AddHeader() {
    std::vector<Pieces> header;
    for (const Row& row : rows_.first(header_)) {
      header.push_back(HeadPieces(row));
      if (header.back().size() > kMaxColumns) return false;
    }
    std::vector<GridCell> over;
    Heights under(columns_.size());
    size_t over_row = header.size();
    // From below, as what is over several columns must have words under it.
    for (size_t i = header.size(); i-- > 0;) {
      Heights here = under;
      for (Piece& piece : header[i]) {
        const auto span = Spanned(header[i], piece, under);
        if (!span) {
          here[static_cast<size_t>(piece.first)] = piece.box.top;
          continue;
        }
        // One alone over an odd number of columns may be the first line of the middle one.
        const bool doubtful = header[i].size() == 1 && (span->second - span->first) % 2 == 0 &&
                              !HasMiddleHead(piece, *span, under);
        if (doubtful || (over_row != header.size() && over_row != i)) return false;
        over_row = i;
        over.push_back(CellAt(0, span->first, span->second));
        Append(over.back(), piece);
        piece.words.clear();
      }
      under = std::move(here);
    }
    std::vector<GridCell> own(columns_.size());
    for (size_t i = 0; i < columns_.size(); ++i) own[i].column = static_cast<int32_t>(i);
    for (const Pieces& row : header) {
      for (const Piece& piece : row) {
        if (!piece.words.empty()) Append(own[static_cast<size_t>(piece.first)], piece);
      }
    }
    return PlaceHeader(over, own);
  }

  bool PlaceHeader(std::vector<GridCell>& over, std::vector<GridCell>& own) {
    std::vector<bool> under(columns_.size());
    for (GridCell& cell : over) {
      for (int32_t i = cell.column; i < cell.column + cell.columns; ++i) {
        if (under[static_cast<size_t>(i)]) return false;
        under[static_cast<size_t>(i)] = true;
      }
    }
    grid_.rows = over.empty() ? 1 : 2;
    for (size_t i = 0; i < own.size(); ++i) {
      GridCell& cell = own[i];
      if (cell.text.empty()) continue;
      if (under[i]) {
        cell.row = 1;
      } else {
        cell.rows = grid_.rows;
      }
      grid_.cells.push_back(std::move(cell));
    }
    for (GridCell& cell : over) grid_.cells.push_back(std::move(cell));
    return true;
  }

  bool IsOnlyFirst(size_t row) const {
    return physical_[row].size() == 1 && physical_[row][0].last == 0;
  }
  bool LacksFirst(size_t row) const { return physical_[row][0].first > 0; }

  void AddBody() {
    for (size_t i = header_; i < rows_.size(); ++i) {
      const bool last = i + 1 == rows_.size();
      // The name stands in several lines, the figures at the middle of them.
      const bool leads = !last && IsOnlyFirst(i) && LacksFirst(i + 1) && IsTight(i, i + 1);
      const bool goes_on = i > header_ && IsTight(i - 1, i) && !IsData(rows_[i]) && !leads;
      if (!goes_on && !(i > header_ && leads_)) ++grid_.rows;
      leads_ = leads;
      for (const Piece& piece : physical_[i]) Add(piece);
    }
  }

  void Add(const Piece& piece) {
    for (size_t i = grid_.cells.size(); i-- > 0 && grid_.cells[i].row == grid_.rows - 1;) {
      if (grid_.cells[i].column != piece.first) continue;
      Append(grid_.cells[i], piece);
      return;
    }
    grid_.cells.push_back(CellAt(grid_.rows - 1, piece.first, piece.last));
    Append(grid_.cells.back(), piece);
  }

  // Puts an empty cell where there is none.
  void Fill() {
    grid_.columns = static_cast<int32_t>(columns_.size());
    std::vector<bool> covered(static_cast<size_t>(grid_.rows) * columns_.size());
    const auto at = [&](int32_t row, int32_t column) {
      return static_cast<size_t>(row) * columns_.size() + static_cast<size_t>(column);
    };
    for (const GridCell& cell : grid_.cells) {
      for (int32_t row = cell.row; row < cell.row + cell.rows; ++row) {
        for (int32_t i = cell.column; i < cell.column + cell.columns; ++i)
          covered[at(row, i)] = true;
      }
    }
    for (int32_t row = 0; row < grid_.rows; ++row) {
      for (int32_t column = 0; column < grid_.columns; ++column) {
        if (!covered[at(row, column)]) grid_.cells.push_back(CellAt(row, column, column));
      }
    }
    std::ranges::sort(grid_.cells, {},
                      [](const GridCell& cell) { return std::pair(cell.row, cell.column); });
  }

  std::span<const Row> rows_;
  size_t header_ = 0;      // rows of print of the head
  bool figures_ = false;   // some row has figures
  int32_t data_rows_ = 0;  // rows of print with figures, or of words where none has
  float pitch_ = 0;
  bool leads_ = false;  // the row before is the beginning of a name
  std::vector<Interval> columns_;
  std::vector<Interval> zones_;   // of the cells of each column
  std::vector<Pieces> physical_;  // of each row of print
  Grid grid_;
};

// Whether the lower row may belong to the same table by its distance.
bool Follows(const Row& upper, const Row& lower) {
  if (upper.page != lower.page) return true;
  return upper.column == lower.column &&
         lower.box.top - upper.box.bottom <= 3 * std::max(upper.em, lower.em);
}

// The end of the run of rows from `begin` that may be a table: rows in cells, with at most two
// others together between them, until a row that is running text, or a new head behind figures.
size_t RunEnd(std::span<const Row> rows, size_t begin) {
  size_t end = begin + 1;
  bool figures = HasFigures(rows[begin]);
  for (size_t i = end; i < rows.size() && i <= end + 2; ++i) {
    const Row& row = rows[i];
    if (!Follows(rows[i - 1], row)) break;
    if (IsCaption(row)) break;
    if (!IsTabular(row)) {
      if (EndsTable(row)) break;
      continue;
    }
    const bool between = i > end || row.page != rows[i - 1].page;
    if (figures && between && !HasFigures(row)) break;
    figures = figures || HasFigures(row);
    end = i + 1;
  }
  return end;
}

// Lines of a cell's text stand nearer to each other than rows do.
bool Hugs(const Row& upper, const Row& lower) {
  return upper.page == lower.page && upper.column == lower.column &&
         lower.box.top - upper.box.bottom < 0.3F * lower.em;
}

// A row of one piece above a table without a head, over another column than the first, is the head.
bool HeadsFigures(const Row& upper, const Row& first) {
  if (!HasFigures(first) || upper.page != first.page || !Follows(upper, first)) return false;
  for (size_t i = 1; i < first.words.size(); ++i) {
    const float left = first.words[i - 1].box.right;
    if (first.words[i].box.left - left < kCellGap * first.em) continue;
    return upper.gaps == 0 && upper.box.left > left;
  }
  return false;
}

std::optional<Grid> ReadRun(std::span<const Row> rows, size_t begin, size_t end) {
  size_t from = begin;
  size_t to = end;
  // The first line of a head, or the last of a name, may be alone in its row.
  const bool head =
      from > 0 && (Hugs(rows[from - 1], rows[from]) || HeadsFigures(rows[from - 1], rows[from]));
  if (head && !EndsTable(rows[from - 1])) --from;
  if (to < rows.size() && Hugs(rows[to - 1], rows[to]) && !EndsTable(rows[to]) &&
      !IsProse(rows[to]))
    ++to;
  for (const auto& [first, last] : {std::pair(from, to), std::pair(begin, end)}) {
    std::optional<Grid> grid = GridReader(rows.subspan(first, last - first)).Read();
    if (!grid) continue;
    grid->begin = first;
    grid->end = last;
    return grid;
  }
  return {};
}

}  // namespace

std::vector<Grid> FindTables(const Rows& rows) {
  std::vector<Grid> found;
  const std::span<const Row> all(rows.rows);
  size_t unclear_end =
      0;  // of a run over pages that was no table as a whole: each page is read alone
  for (size_t begin = 0; begin < all.size();) {
    if (!IsTabular(all[begin]) || IsCaption(all[begin])) {
      ++begin;
      continue;
    }
    size_t limit = begin < unclear_end ? begin : all.size();
    while (limit < unclear_end && all[limit].page == all[begin].page) ++limit;
    const size_t end = RunEnd(all.first(limit), begin);
    const std::optional<Grid> grid = ReadRun(all, begin, end);
    if (!grid && all[end - 1].page != all[begin].page) {
      unclear_end = end;
      continue;
    }
    begin = end;
    if (grid && (found.empty() || grid->begin >= found.back().end)) {
      begin = grid->end;
      found.push_back(*grid);
    }
  }
  return found;
}

}  // namespace gongbao::document::pdf
