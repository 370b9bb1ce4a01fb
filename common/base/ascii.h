// Letters of ASCII without case and its blanks, whatever the locale: for names of tags, charsets
// and members of files.
#ifndef GONGBAO_COMMON_BASE_ASCII_H_
#define GONGBAO_COMMON_BASE_ASCII_H_

#include <algorithm>
#include <string>
#include <string_view>

namespace gongbao {

constexpr char LowerAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

inline std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = LowerAscii(c);
  return lower;
}

inline bool EqualsIgnoringAsciiCase(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return LowerAscii(x) == LowerAscii(y); });
}

inline constexpr std::string_view kAsciiBlanks = " \t\r\n";

// The text without the blanks at its ends.
constexpr std::string_view TrimmedAscii(std::string_view text) {
  const size_t first = text.find_first_not_of(kAsciiBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kAsciiBlanks) + 1 - first);
}

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_ASCII_H_
