// The shape of a table: which rows head it, which columns name its rows, which hold figures, and
// what the lines before it say of all of them.
#ifndef GONGBAO_COMMON_EXTRACTION_GRID_H_
#define GONGBAO_COMMON_EXTRACTION_GRID_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "common/base/decimal.h"
#include "common/base/table.h"
#include "common/extraction/extraction.h"
#include "common/extraction/heads.h"
#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// A unit as a header writes it: 万吨.
struct WrittenUnit {
  Range words;  // empty: none
  int32_t magnitude_end = 0;
  int32_t unit_begin = 0;
  int power = 0;  // of ten
  const knowledge::Unit* unit = nullptr;
  bool whole = false;  // the table of units knows all of it: no 元/平方米

  bool empty() const { return words.empty(); }
  bool IsShare() const { return unit != nullptr && unit->dimension == "share"; }
  bool IsTimes() const { return unit != nullptr && unit->dimension == "ratio"; }
};

// A cell that is a number, with unit, word of bound and mark of a note at most, or the mask of one:
// 31.2, 3.2亿元, 5以内, 5*, 3*.5.
struct CellNumber {
  int32_t begin = 0;         // with its sign
  int32_t number_begin = 0;  // without
  int32_t number_end = 0;    // of the digits
  int32_t end = 0;           // with % and the like
  Decimal value;
  bool masked = false;                // without a value
  WrittenUnit unit = {};              // 3.2亿元; empty: it has none, or % and the like
  Relation relation = Relation::kEq;  // 4.5以内
  std::optional<Decimal> high = {};   // 2-3
  bool stretch = false;               // 力争10
  int8_t moves = 0;                   // 1: 上升1.6, -1: 下降5.0%
};

enum class ColumnRole : uint8_t { kLabel, kUnit, kFigures };

// Reads the shape of one table. Positions are characters; rows and columns count from 0. Holds
// references only.
class Grid {
 public:
  Grid(const knowledge::Knowledge& knowledge, const SourceText& text, const TextTable& table);

  // False for what has no header, several rows without a label or too many cells to be laid out;
  // nothing else is told of it then.
  bool readable() const { return readable_; }
  // Whether its one row has no label.
  bool unlabelled() const { return unlabelled_; }
  int32_t rows() const { return table_.rows; }
  int32_t columns() const { return table_.columns; }
  // Of the cell that covers the place, blanks around them aside; empty when there is none.
  Range WordsAt(int32_t row, int32_t column) const;
  Range WordsOf(const Cell& cell) const;
  // The first row below the header.
  int32_t body() const { return body_; }
  // The rows above the header that are one cell each: 单位：亿元.
  const std::vector<Range>& captions() const { return captions_; }
  int32_t header() const { return header_; }
  ColumnRole role(int32_t column) const { return roles_[static_cast<size_t>(column)]; }
  // The nearest column to the left that names the rows of `column`; -1: none.
  int32_t LabelOf(int32_t column) const;
  // The column of units between that and the next column of labels; -1: none.
  int32_t UnitColumnOf(int32_t column) const;
  // Whether nothing but its label stands in a row, for the block of columns of `label`.
  bool IsGroup(int32_t row, int32_t label) const;

  // 2021 or 2021年: heads a column, or a row, as well as a word does.
  bool IsYear(Range words) const;
  std::optional<CellNumber> NumberIn(Range words) const;
  // Whether words that are no number tell a quantity with its unit: 120亿元,增长3%. Not
  // 500万元以上, which heads a column.
  bool HoldsQuantity(Range words) const;
  // Takes words of bound, of effort and of change off those of a number: 不低于5, 力争10, 上升1.6.
  void TakeWords(Range* words, CellNumber* said) const;
  std::optional<CellNumber> BareNumberIn(Range words) const;
  // The upper end of a range that goes on at `at`; `at` itself when none does.
  int32_t RangeEnd(int32_t at, int32_t end, CellNumber* number) const;
  // The end of the mark of a note at `at`: 31.2* or 31.2[1].
  int32_t NoteEnd(int32_t at, int32_t end) const;
  // Where the digits with masks among them end that stand at `at`; `at` when nothing is masked.
  int32_t MaskedEnd(int32_t at, int32_t end) const;
  // The unit that is all of `words`; empty when they are none.
  WrittenUnit UnitIn(Range words) const;

 private:
  void Lay();
  void FindHeader();
  void FindRoles();
  ColumnRole RoleOf(int32_t column) const;
  bool SpansAll(int32_t row) const;
  // Whether a column lists years, one after the other: they name the rows.
  bool ListsYears(int32_t column) const;

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const Table& table_;
  bool readable_ = false;
  bool unlabelled_ = false;
  int32_t header_ = 0;  // the first row of the header
  int32_t body_ = 0;
  std::vector<Range> words_;      // of each cell
  std::vector<int32_t> cell_at_;  // by row and column; -1: none
  std::vector<Range> captions_;
  std::vector<ColumnRole> roles_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_GRID_H_
