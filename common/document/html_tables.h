// Which tables of a page hold data, and which only lay it out.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_TABLES_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_TABLES_H_

#include <cstdint>
#include <vector>

#include "common/base/table.h"
#include "common/document/html_tree.h"

namespace gongbao::document {

// For each node whether it is a table with data: at least two rows and two columns, no table inside
// it, no cell with paragraphs of prose, and more than links in it.
std::vector<bool> FindDataTables(const HtmlTree& tree);

// Numbers the cells of one table: a cell that takes several rows or columns pushes those behind and
// below it aside, as HTML's table model has it.
class Grid {
 public:
  void NextRow();
  // Places a cell of the current row. Only row, column, rows and columns of the result are set.
  Cell Place(int32_t rows, int32_t columns);
  int32_t rows() const { return row_ + 1; }
  int32_t columns() const { return columns_; }

 private:
  int32_t row_ = -1;
  int32_t column_ = 0;
  int32_t columns_ = 0;
  std::vector<int32_t> taken_until_;  // by column: the first row that is free again
};

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_TABLES_H_
