// Whatever the page, its text is valid UTF-8 without blank lines, its cells and origins lie in it
// in order, and no cell holds a tab or a line end.
#include <cstdlib>

#include "common/document/document.h"
#include "common/text/decode.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

void CheckTable(const gongbao::Table& table, const std::string& text) {
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string page = "<html>";
  page.append(reinterpret_cast<const char*>(data), size);
  const auto document = gongbao::document::DecodeDocument(page, {});
  if (!document.ok()) return 0;
  const std::string& text = document->text;
  Check(gongbao::text::IsValidUtf8(text));
  if (document->media_type != "text/html") return 0;
  Check(text.find("\n\n") == std::string::npos && text.front() != '\n');
  int32_t at = 0;
  for (const auto& origin : document->origins) {
    Check(origin.begin_byte >= at && origin.end_byte > origin.begin_byte);
    at = origin.end_byte;
  }
  for (const gongbao::Table& table : document->tables) CheckTable(table, text);
  return 0;
}
