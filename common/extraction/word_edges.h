// Sets of words that a text is asked for at one of its ends.
#ifndef GONGBAO_COMMON_EXTRACTION_WORD_EDGES_H_
#define GONGBAO_COMMON_EXTRACTION_WORD_EDGES_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gongbao::extraction {

// Tells whether a text ends, or begins, with one of a few hundred words, asking one bit of most.
// The words live for ever.
template <bool kAtEnd, size_t kSize>
class WordEdges {
 public:
  explicit constexpr WordEdges(const std::array<std::u16string_view, kSize>& words)
      : words_(words) {
    std::ranges::sort(words_, [](std::u16string_view a, std::u16string_view b) {
      return EdgeOf(a) != EdgeOf(b) ? EdgeOf(a) < EdgeOf(b) : a.size() > b.size();
    });
    for (const std::u16string_view word : words_)
      bits_[EdgeOf(word) / 64 % kBits] |= uint64_t{1} << EdgeOf(word) % 64;
  }
  // Whether one may have this character at that edge.
  bool MayHave(char16_t edge) const { return (bits_[edge / 64 % kBits] >> edge % 64 & 1) != 0; }
  // The length of the longest of the words that does; 0 when none does.
  int32_t LengthIn(std::u16string_view text) const {
    if (text.empty() || !MayHave(EdgeOf(text))) return 0;
    const char16_t edge = EdgeOf(text);
    const auto* word = std::ranges::lower_bound(words_, edge, {}, EdgeOf);
    for (; word != words_.end() && EdgeOf(*word) == edge; ++word) {
      if (kAtEnd ? text.ends_with(*word) : text.starts_with(*word))
        return static_cast<int32_t>(word->size());
    }
    return 0;
  }

 private:
  static constexpr char16_t EdgeOf(std::u16string_view word) {
    return kAtEnd ? word.back() : word.front();
  }

  static constexpr size_t kBits = 32;
  std::array<std::u16string_view, kSize> words_{};
  std::array<uint64_t, kBits> bits_{};
};
template <size_t kSize>
constexpr WordEdges<false, kSize> WordStarts(const std::u16string_view (&words)[kSize]) {
  return WordEdges<false, kSize>(std::to_array(words));
}
template <size_t kSize>
constexpr WordEdges<true, kSize> WordEnds(const std::u16string_view (&words)[kSize]) {
  return WordEdges<true, kSize>(std::to_array(words));
}

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_WORD_EDGES_H_
