// What a folded character can be to the scanners, in one byte of one table: a scan asks one
// question a character instead of a dozen comparisons, and most characters answer that they are of
// no interest.
#ifndef GONGBAO_COMMON_EXTRACTION_CHARACTERS_H_
#define GONGBAO_COMMON_EXTRACTION_CHARACTERS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace gongbao::extraction {

using CharClasses = uint8_t;
inline constexpr CharClasses kEndsSentence = 1;   // 。 ! ? and line ends
inline constexpr CharClasses kEndsLine = 2;       // line feed, carriage return
inline constexpr CharClasses kBeforeHeading = 4;  // what a heading in the middle of a line follows
inline constexpr CharClasses kMark = 8;           // punctuation that becomes a token
inline constexpr CharClasses kBlank = 16;
inline constexpr CharClasses kHanNumeral = 32;     // 零 to 九, 十百千万亿
inline constexpr CharClasses kOpensAnchor = 64;    // an anchor may begin with it
inline constexpr CharClasses kHintsNumeral = 128;  // a long sentence without any is not read

// By folded character.
extern const std::array<CharClasses, 65536> kCharClasses;

// Those that are a token or may begin one whatever the words mean: kMark and kOpensAnchor.
extern const std::u16string_view kTokenOpenings;

inline CharClasses ClassesOf(char16_t c) { return kCharClasses[c]; }

inline bool IsDigit(char16_t c) { return c >= u'0' && c <= u'9'; }
inline bool IsLatin(char16_t c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); }
inline bool IsHan(char16_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
inline bool IsCircled(char16_t c) { return c >= 0x2460 && c <= 0x249B; }  // ①, ⑴, ⒈
inline bool IsBlank(char16_t c) { return c == u' '; }
inline bool IsLineEnd(char16_t c) { return c == u'\n' || c == u'\r'; }
// Of a literal; false for the 0 that stands before and behind a text. The last six bits tell nearly
// all characters from those of a set: one question, whose bits the compiler knows.
template <size_t kSize>
constexpr bool IsAnyOf(char16_t c, const char16_t (&set)[kSize]) {
  if constexpr (kSize > 3) {
    uint64_t bits = 0;
#pragma GCC unroll 64
    for (size_t i = 0; i + 1 < kSize; ++i) bits |= uint64_t{1} << (set[i] & 63);
    if (!(bits >> (c & 63) & 1)) return false;
  }
  bool any = false;
  for (size_t i = 0; i + 1 < kSize; ++i) any |= c == set[i];
  return any;
}
// Whether the full name of a place may end in it.
constexpr bool EndsPlace(char16_t c) { return IsAnyOf(c, u"市县区州省旗盟"); }
// Whether `text` is one of `words`; most differ in their first character.
template <typename Words>
bool IsOneOf(std::u16string_view text, const Words& words) {
  return !text.empty() && std::ranges::any_of(words, [text](std::u16string_view word) {
    return word.size() == text.size() && word.front() == text.front() && word == text;
  });
}
// Whether `text` ends in one of `words`; most differ in their last character.
template <typename Words>
bool EndsWithAny(std::u16string_view text, const Words& words) {
  return !text.empty() && std::ranges::any_of(words, [text](std::u16string_view word) {
    return word.back() == text.back() && text.ends_with(word);
  });
}
// Tells nearly all characters from those of a set that is too large for a comparison with each.
// With more words it is wrong about fewer of the others.
template <size_t kWords = 8>
class CharFilter {
 public:
  template <size_t kSize>
  explicit constexpr CharFilter(const char16_t (&set)[kSize]) {
    for (size_t i = 0; i + 1 < kSize; ++i)
      bits_[set[i] / 64 % kWords] |= uint64_t{1} << set[i] % 64;
  }
  // Whether the set may have it; never false of one that it has.
  bool MayHave(char16_t c) const { return (bits_[c / 64 % kWords] >> c % 64 & 1) != 0; }
  // Whether it may have any of them.
  bool MayHaveAny(std::u16string_view text) const {
    return std::ranges::any_of(text, [this](char16_t c) { return MayHave(c); });
  }

 private:
  std::array<uint64_t, kWords> bits_{};  // by the last bits of a character
};
// The characters of a text that is asked often for words that it seldom holds. It may say that one
// is there which is not.
class CharSet {
 public:
  void Fill(std::u16string_view text) {
    bits_ = {};
    for (const char16_t c : text) bits_[c / 64 % kWords] |= uint64_t{1} << c % 64;
  }
  bool MayHave(char16_t c) const { return (bits_[c / 64 % kWords] >> c % 64 & 1) != 0; }

 private:
  static constexpr size_t kWords = 32;
  std::array<uint64_t, kWords> bits_{};  // by the last bits of a character
};
// Finds a few words in a text, asking one bit of most characters. The words live for ever.
class WordFinder {
 public:
  template <size_t kSize>
  explicit constexpr WordFinder(const std::u16string_view (&words)[kSize]) : words_(words) {
    for (const std::u16string_view word : words)
      firsts_[word.front() / 64 % kWords] |= uint64_t{1} << word.front() % 64;
  }
  // Where the first begins in `text`, at `from` or behind it; npos when none does.
  size_t In(std::u16string_view text, size_t from = 0) const {
    for (size_t at = from; at < text.size(); ++at) {
      if (MayBegin(text[at]) && Begins(text.substr(at))) return at;
    }
    return text.npos;
  }
  // Whether `text` begins with one of them.
  bool Begins(std::u16string_view text) const {
    return !text.empty() && MayBegin(text.front()) &&
           std::ranges::any_of(words_, [text](std::u16string_view word) {
             return word.front() == text.front() && text.starts_with(word);
           });
  }
  // Whether `text` is one of them.
  bool Has(std::u16string_view text) const {
    return !text.empty() && MayBegin(text.front()) && IsOneOf(text, words_);
  }

 private:
  static constexpr size_t kWords = 8;
  bool MayBegin(char16_t c) const { return (firsts_[c / 64 % kWords] >> c % 64 & 1) != 0; }

  std::span<const std::u16string_view> words_;
  // By the last nine bits of a character: whether one of them may begin with it.
  std::array<uint64_t, kWords> firsts_{};
};
inline bool IsHanNumeral(char16_t c) { return (ClassesOf(c) & kHanNumeral) != 0; }

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CHARACTERS_H_
