// Searches through whole articles. They look at eight characters at once, for what they look for is
// rare, and there are several of them.
#ifndef GONGBAO_COMMON_EXTRACTION_SCANS_H_
#define GONGBAO_COMMON_EXTRACTION_SCANS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace gongbao::extraction {

using Eight [[gnu::vector_size(16)]] = uint16_t;
// What comparing them with a uint16_t gives: all bits of each that the comparison holds for.
using Places [[gnu::vector_size(16)]] = int16_t;

// The first place of [from, end) that `wanted` takes; npos when it takes none. It is asked of the
// character there and of the one `apart` places behind it: of eight such pairs at once, and of one.
template <typename Wanted>
size_t FindPair(const char16_t* text, size_t apart, size_t from, size_t end, Wanted wanted) {
  const auto eight = [=](size_t at) {
    Eight characters;
    Eight behind;
    std::memcpy(&characters, text + at, sizeof characters);
    std::memcpy(&behind, text + at + apart, sizeof behind);
    return wanted(characters, behind);
  };
  const auto any = [](Places found) {
    const auto [low, high] = std::bit_cast<std::array<uint64_t, 2>>(found);
    return (low | high) != 0;
  };
  for (; from + 32 <= end; from += 32) {
    if (any(eight(from) | eight(from + 8) | eight(from + 16) | eight(from + 24))) break;
  }
  while (from + 8 <= end && !any(eight(from))) from += 8;
  for (; from < end; ++from) {
    if (wanted(text[from], text[from + apart])) return from;
  }
  return std::u16string_view::npos;
}

// Where the first character stands that `wanted` takes, at `from` or behind it; npos when none
// does. It is asked of Eight and of one.
template <typename Wanted>
size_t FindFirst(std::u16string_view text, size_t from, Wanted wanted) {
  return FindPair(text.data(), 0, from, text.size(), [=](auto c, auto) { return wanted(c); });
}

// Where `word` first stands in `text`, at `from` or behind it; npos when it does not. It is not
// empty.
inline size_t FindWord(std::u16string_view text, std::u16string_view word, size_t from = 0) {
  const size_t apart = word.size() - 1;
  if (text.size() <= apart) return text.npos;
  const uint16_t first = word.front();
  const uint16_t last = word.back();
  const auto ends = [=](auto c, auto behind) { return (c == first) & (behind == last); };
  for (size_t at = from;; ++at) {
    at = FindPair(text.data(), apart, at, text.size() - apart, ends);
    if (at == text.npos || text.substr(at, word.size()) == word) return at;
  }
}

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_SCANS_H_
