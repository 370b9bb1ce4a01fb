// How many columns a text takes in a terminal: a Han character takes two.
#ifndef GONGBAO_COMMON_TEXT_DISPLAY_WIDTH_H_
#define GONGBAO_COMMON_TEXT_DISPLAY_WIDTH_H_

#include <string>
#include <string_view>

namespace gongbao::text {

// Columns of valid UTF-8 by Unicode's East Asian Width: wide and full-width 2, combining and
// control characters 0, all else 1.
int DisplayWidth(std::string_view utf8);

// `utf8` padded with blanks to `columns`, or cut before them with "…" at its end; line breaks and
// tabs become blanks.
std::string FitToWidth(std::string_view utf8, int columns);

}  // namespace gongbao::text

#endif  // GONGBAO_COMMON_TEXT_DISPLAY_WIDTH_H_
