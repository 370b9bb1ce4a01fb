// What the fuzz targets of this folder ask of every document that was read.
#ifndef GONGBAO_COMMON_DOCUMENT_DOCUMENT_FUZZ_H_
#define GONGBAO_COMMON_DOCUMENT_DOCUMENT_FUZZ_H_

#include <cstdlib>
#include <string>
#include <string_view>

#include "common/document/document.h"
#include "common/text/decode.h"

namespace gongbao::document {

inline void Check(bool holds) {
  if (!holds) std::abort();
}

// Its cells lie in it and in the text, in order, and hold neither a tab nor a line end.
inline void CheckTable(const gongbao::Table& table, const std::string& text) {
  int32_t at = table.begin_byte;
  for (const gongbao::Cell& cell : table.cells) {
    Check(cell.begin_byte >= at && cell.end_byte >= cell.begin_byte);
    Check(cell.row >= 0 && cell.column >= 0 && cell.rows > 0 && cell.columns > 0);
    Check(cell.row + cell.rows <= table.rows && cell.column + cell.columns <= table.columns);
    const auto length = static_cast<size_t>(cell.end_byte - cell.begin_byte);
    Check(text.substr(static_cast<size_t>(cell.begin_byte), length).find_first_of("\t\n") ==
          std::string::npos);
    at = cell.end_byte;
  }
  Check(at <= table.end_byte && static_cast<size_t>(table.end_byte) <= text.size());
}

// Valid UTF-8; tables and origins lie in it in order; each place that is kept holds a replacement.
inline void CheckDocument(const DecodedDocument& document) {
  const std::string& text = document.text;
  for (const std::string_view words : {std::string_view(text), std::string_view(document.title),
                                       std::string_view(document.declared_charset)}) {
    Check(gongbao::text::IsValidUtf8(words));
  }
  for (const Property& property : document.properties) {
    Check(gongbao::text::IsValidUtf8(property.name) && gongbao::text::IsValidUtf8(property.value));
  }
  int32_t at = 0;
  for (const Origin& origin : document.origins) {
    Check(origin.begin_byte >= at && origin.end_byte > origin.begin_byte);
    Check(gongbao::text::IsValidUtf8(origin.path));
    at = origin.end_byte;
  }
  Check(static_cast<size_t>(at) <= text.size());
  at = 0;
  for (const gongbao::Table& table : document.tables) {
    Check(table.begin_byte >= at);
    CheckTable(table, text);
    at = table.end_byte;
  }
  for (const int32_t place : document.replaced_at) {
    Check(text.compare(static_cast<size_t>(place), 3, "\xEF\xBF\xBD") == 0);
  }
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_DOCUMENT_FUZZ_H_
