// Whatever the layout says: the text is valid UTF-8 without blank lines, and places lie in it.
#include <cstdlib>

#include "common/document/pdf.h"
#include "common/text/decode.h"

namespace {

void Check(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto document =
      gongbao::document::ReadPdfLayout({reinterpret_cast<const char*>(data), size});
  if (!document.ok()) return 0;
  const std::string& text = document->text;
  Check(gongbao::text::IsValidUtf8(text) && gongbao::text::IsValidUtf8(document->title));
  Check(!text.starts_with('\n') && text.find("\n\n") == std::string::npos);
  const auto end = static_cast<int32_t>(text.size());
  int32_t at = 0;
  for (const auto& origin : document->origins) {
    Check(origin.begin_byte >= at && origin.end_byte > origin.begin_byte && origin.end_byte <= end);
    at = origin.end_byte;
  }
  for (const auto& table : document->tables) {
    Check(table.begin_byte >= 0 && table.end_byte <= end && table.rows >= 2 && table.columns >= 2);
    at = table.begin_byte;
    for (const auto& cell : table.cells) {
      Check(cell.begin_byte >= at && cell.end_byte >= cell.begin_byte &&
            cell.end_byte <= table.end_byte);
      Check(cell.row >= 0 && cell.row + cell.rows <= table.rows && cell.column >= 0 &&
            cell.column + cell.columns <= table.columns);
      at = cell.end_byte;
    }
  }
  return 0;
}
