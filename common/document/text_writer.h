// Writes a document's text line by line, with its tables and with the place in the original that
// each line and cell comes from.
#ifndef GONGBAO_COMMON_DOCUMENT_TEXT_WRITER_H_
#define GONGBAO_COMMON_DOCUMENT_TEXT_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/document/document.h"

namespace gongbao::document {

// A cell before it is written.
struct CellText {
  int32_t row = 0;
  int32_t column = 0;
  int32_t rows = 1;
  int32_t columns = 1;
  bool header = false;
  std::string text;
  std::string path;  // of its Origin
};

// Without the blanks, full-width ones too, at both ends.
std::string_view TrimBlanks(std::string_view utf8);

// As one line: an end of line between two Han characters is typesetting, any other becomes a blank.
std::string OneLine(std::string_view utf8);

// Appends to the document that is given to it, which must outlive it. Not thread-safe.
class TextWriter {
 public:
  explicit TextWriter(DecodedDocument& document) : document_(document) {}

  // Writes a paragraph: one or more lines, each without its outer blanks; empty ones are left out.
  void AddLines(std::string_view utf8, std::string_view path);

  // Writes a table. `cells` are in the order of rows, then columns, without overlap, rows and
  // columns from 0. A row without any text is left out, as if it were not there.
  void AddTable(const std::vector<CellText>& cells);

  // RESOURCE_EXHAUSTED once the text has outgrown kMaxDocumentBytes; nothing is added from then on.
  const Status& status() const { return status_; }

 private:
  bool HasRoom(size_t bytes);

  DecodedDocument& document_;
  Status status_;
};

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_TEXT_WRITER_H_
