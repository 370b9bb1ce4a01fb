// Tables of a PDF, told by where their words stand.
#ifndef GONGBAO_COMMON_DOCUMENT_PDF_TABLE_H_
#define GONGBAO_COMMON_DOCUMENT_PDF_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/document/pdf_rows.h"

namespace gongbao::document::pdf {

struct GridCell {
  int32_t row = 0;
  int32_t column = 0;
  int32_t rows = 1;
  int32_t columns = 1;
  std::string text;  // empty: nothing stands there, and there is no page and box
  int32_t page = 0;  // from 0
  Box box;
};

// Rows [begin, end) of print that are a table.
struct Grid {
  size_t begin = 0;
  size_t end = 0;
  int32_t rows = 0;
  int32_t columns = 0;
  std::vector<GridCell> cells;  // by row and column; with a cell at each place that none covers
};

// The tables among the rows, in order. A table has at least two rows with figures in columns that
// no word of these rows crosses, or three of words alone; header cells in several lines are one
// cell, one over several columns spans them; a first cell in several lines is one; a table that
// goes on on the next page is one. Where anything is unclear there is no table: a wrong one would
// put a figure under another's name.
std::vector<Grid> FindTables(const Rows& rows);

}  // namespace gongbao::document::pdf

#endif  // GONGBAO_COMMON_DOCUMENT_PDF_TABLE_H_
