// Digits that stand raised: a power, a square, the mark of a note. They must not become part of the
// number before them.
#ifndef GONGBAO_COMMON_DOCUMENT_RAISED_H_
#define GONGBAO_COMMON_DOCUMENT_RAISED_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace gongbao::document {

// Digits and minus as they stand raised: 2 is ². Empty where anything else stands in `text`.
inline std::u32string Raised(std::string_view text) {
  constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹";
  std::u32string raised;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      raised += kRaised[static_cast<size_t>(c - '0')];
    } else if (c == '-') {
      raised += U'⁻';
    } else {
      return {};
    }
  }
  return raised;
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_RAISED_H_
