// Whole numbers as programs write them: in headers, options, URLs.
#ifndef GONGBAO_COMMON_BASE_PARSE_NUMBER_H_
#define GONGBAO_COMMON_BASE_PARSE_NUMBER_H_

#include <charconv>
#include <concepts>
#include <optional>
#include <string_view>
#include <system_error>

namespace gongbao {

// All of `text` as decimal digits, with '-' before them where Number is signed; nothing when it is
// anything else or Number can't hold it.
template <std::integral Number>
std::optional<Number> ParseNumber(std::string_view text) {
  Number number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_PARSE_NUMBER_H_
