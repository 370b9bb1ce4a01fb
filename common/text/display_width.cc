#include "common/text/display_width.h"

#include <unicode/uchar.h>

#include "common/text/utf8.h"

namespace gongbao::text {
namespace {

int CharWidth(char32_t c) {
  if (c < 0x20 || c == 0x7F) return 0;
  if (c < 0x300) return 1;
  const auto point = static_cast<UChar32>(c);
  const int type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

int DisplayWidth(std::string_view utf8) {
  int columns = 0;
  for (size_t at = 0; at < utf8.size(); at += CharBytes(utf8[at])) {
    columns += CharWidth(CodePointAt(utf8, at));
  }
  return columns;
}

std::string FitToWidth(std::string_view utf8, int columns) {
  const bool cut = DisplayWidth(utf8) > columns;
  const int room = cut ? columns - 1 : columns;
  std::string out;
  int used = 0;
  for (size_t at = 0; at < utf8.size(); at += CharBytes(utf8[at])) {
    const char32_t c = CodePointAt(utf8, at);
    const bool blank = c == '\n' || c == '\r' || c == '\t';
    const int width = blank ? 1 : CharWidth(c);
    if (used + width > room) break;
    used += width;
    if (blank) {
      out += ' ';
    } else {
      out.append(utf8, at, CharBytes(utf8[at]));
    }
  }
  if (cut && columns > 0) {
    out += "…";
    ++used;
  }
  out.append(static_cast<size_t>(columns - used), ' ');
  return out;
}

}  // namespace gongbao::text
