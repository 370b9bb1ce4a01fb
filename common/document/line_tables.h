// Tables of texts that have no grid: who copied the report has lost it, and each cell became a
// paragraph of its own, or the cells of a row are parted by tabs, blanks or bars.
#ifndef GONGBAO_COMMON_DOCUMENT_LINE_TABLES_H_
#define GONGBAO_COMMON_DOCUMENT_LINE_TABLES_H_

#include <string>
#include <string_view>
#include <vector>

#include "common/base/table.h"

namespace gongbao::document {

// Puts the rows of such tables together: the ends of lines inside of a row become tabs, so that no
// byte moves, and the table is added to `tables`, which stay in text order. A table is put together
// only where nothing has to be guessed: below a caption that numbers it (表3 …), or without one
// where the first says nothing else (指标), stand the names of its columns, the first of which is
// that of a label (指标, 产品名称), and then nothing but whole rows: as many cells as there are
// columns, words first and numbers behind them. Where a cell is missing, a name takes two lines or
// a group has a line of its own, the lines stay what they are. `text` has no blank lines. Time is
// linear.
void JoinLinesToTables(std::string* text, std::vector<Table>* tables);

// The tables of plain text whose cells are parted by tabs: lines that stand together with as many
// tabs each, a header of words first and numbers below it. Adds them to `tables`, which is empty.
void FindTabbedTables(std::string_view text, std::vector<Table>* tables);

// The same where bars (| 指标 | 产量 |), runs of blanks or commas part the cells: only where a line
// of words heads lines of as many cells, each of which has words first and figures behind them.
// Adds them to `tables`, which stay in text order; no byte moves, but a tab takes the place of the
// first blank, bar or comma between two cells where that is one byte.
void FindPartedTables(std::string* text, std::vector<Table>* tables);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_LINE_TABLES_H_
