// A table of a document's text: what the readers of file formats find, and what the engine reads
// cell by cell.
#ifndef GONGBAO_COMMON_BASE_TABLE_H_
#define GONGBAO_COMMON_BASE_TABLE_H_

#include <cstdint>
#include <vector>

namespace gongbao {

// One cell. Rows and columns count from 0; a merged cell stands once, at its upper left corner,
// with the rows and columns that it takes. The bytes are those of its words in the document's text;
// an empty cell has an empty range.
struct Cell {
  int32_t row = 0;
  int32_t column = 0;
  int32_t rows = 1;
  int32_t columns = 1;
  bool header = false;  // the format itself says so (th, a repeated heading row)
  int32_t begin_byte = 0;
  int32_t end_byte = 0;
};

// In the text a row of the table is a line, and its cells are parted by tabs; no cell holds a line
// end or a tab. Caption, unit and notes are lines of the text before and behind it.
struct Table {
  int32_t begin_byte = 0;
  int32_t end_byte = 0;
  int32_t rows = 0;
  int32_t columns = 0;
  std::vector<Cell> cells;  // in text order
};

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_TABLE_H_
