// Tables of WordprocessingML between their elements and the document's text.
#ifndef GONGBAO_COMMON_DOCUMENT_DOCX_TABLES_H_
#define GONGBAO_COMMON_DOCUMENT_DOCX_TABLES_H_

#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/document/text_writer.h"

namespace gongbao::document {

// A paragraph or a table that has been read. What is nested in a table has become text or blocks of
// its own by then.
struct DocxBlock {
  std::string text;  // of a paragraph; its lines are parted by '\n'
  std::string path;
  std::vector<CellText> cells;  // of a table
};

// A table that is being read, cell by cell.
class DocxTable {
 public:
  // A row begins: w:tr.
  void BeginRow(const pugi::xml_node& row);

  // The next cell of the row, w:tc, holds these blocks.
  void AddCell(const pugi::xml_node& cell, std::vector<DocxBlock> blocks);

  // The table as one block; or, where it only lays out prose (one column, one cell with words, or
  // whole paragraphs in its cells), what its cells hold, in reading order.
  std::vector<DocxBlock> Finish() &&;

 private:
  struct OpenCell {
    CellText cell;
    std::vector<DocxBlock> blocks;
  };

  bool IsLayout() const;

  std::vector<OpenCell> cells_;
  std::unordered_map<int32_t, size_t> merging_;  // by column: the cell that goes on below
  int32_t row_ = -1;
  int32_t column_ = 0;  // of the next cell
  bool header_ = false;
};

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_DOCX_TABLES_H_
