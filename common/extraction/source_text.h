// The text as the engine reads it: folded characters beside the byte offset of each, so that every
// rule works on character positions and every span can be given in bytes and characters of the text
// as it stands.
#ifndef GONGBAO_COMMON_EXTRACTION_SOURCE_TEXT_H_
#define GONGBAO_COMMON_EXTRACTION_SOURCE_TEXT_H_

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "common/extraction/characters.h"
#include "common/extraction/extraction.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {

// Whether the characters at `at` are those of a literal, which must not lie beyond the end.
template <size_t kSize>
bool AreLiteral(const char16_t* at, const char16_t (&literal)[kSize]) {
  return std::memcmp(at, literal, (kSize - 1) * sizeof(char16_t)) == 0;
}

// Folded words. Rules ask them for a literal some hundred times for each figure: here its length is
// known to the compiler, which makes one comparison of numbers of it, where a u16string_view would
// count its characters each time.
class FoldedWords : public std::u16string_view {
 public:
  using std::u16string_view::u16string_view;
  FoldedWords() = default;
  explicit FoldedWords(std::u16string_view words) : std::u16string_view(words) {}

  // Not the overloads of u16string_view, which would go before these.
  template <size_t kSize>
  bool starts_with(const char16_t (&literal)[kSize]) const {
    return size() >= kSize - 1 && AreLiteral(data(), literal);
  }
  template <size_t kSize>
  bool ends_with(const char16_t (&literal)[kSize]) const {
    return size() >= kSize - 1 && AreLiteral(data() + size() - (kSize - 1), literal);
  }
  template <size_t kSize>
  size_t find(const char16_t (&literal)[kSize], size_t from = 0) const {
    for (size_t at = from; at + (kSize - 1) <= size(); ++at) {
      if (AreLiteral(data() + at, literal)) return at;
    }
    return npos;
  }
  bool starts_with(std::u16string_view words) const {
    return std::u16string_view::starts_with(words);
  }
  bool starts_with(char16_t c) const { return std::u16string_view::starts_with(c); }
  bool ends_with(std::u16string_view words) const { return std::u16string_view::ends_with(words); }
  bool ends_with(char16_t c) const { return std::u16string_view::ends_with(c); }
  size_t find(std::u16string_view words, size_t from = 0) const {
    return std::u16string_view::find(words, from);
  }
  size_t find(char16_t c, size_t from = 0) const { return std::u16string_view::find(c, from); }
  template <size_t kSize>
  friend bool operator==(const FoldedWords& words, const char16_t (&literal)[kSize]) {
    return words.size() == kSize - 1 && AreLiteral(words.data(), literal);
  }
};

// Folding maps traditional characters to simplified ones, full-width forms to ASCII, the many
// dashes, colons and blanks to one each; characters beyond the basic plane become U+FFFF. One
// element per code point. Immutable but for its stops; the text must outlive it.
class SourceText {
 public:
  // Where a sentence, a line or the words before a heading end.
  struct Stop {
    int32_t at = 0;
    CharClasses classes = 0;  // of the character itself
    CharClasses seen = 0;     // of those behind the stop before
  };

  explicit SourceText(std::string_view utf8);

  int32_t size() const { return size_; }
  // The folded character at `at`; 0 outside of the text, so that rules may look around freely.
  char16_t operator[](int32_t at) const {
    return static_cast<uint32_t>(at) < static_cast<uint32_t>(size_) ? code_[at] : u'\0';
  }
  // Folded characters [begin, end), those of them that the text has.
  FoldedWords Folded(int32_t begin, int32_t end) const {
    begin = std::max(begin, 0);
    end = std::min(end, size_);
    if (begin >= end) return {};
    return {code_.get() + begin, static_cast<size_t>(end - begin)};
  }
  // Whether the folded `word` stands at `at`, which may lie outside of the text.
  bool Holds(int32_t at, std::u16string_view word) const {
    for (size_t i = 0; i < word.size(); ++i) {
      if ((*this)[at + static_cast<int32_t>(i)] != word[i]) return false;
    }
    return true;
  }
  template <size_t kSize>
  bool Holds(int32_t at, const char16_t (&literal)[kSize]) const {
    return at >= 0 && at <= size_ - static_cast<int32_t>(kSize - 1) &&
           AreLiteral(From(at), literal);
  }
  // The length of the first of `words` that stands at `at`; 0 when none does. Most differ in their
  // first character.
  template <typename Words>
  int32_t LengthOfAny(int32_t at, const Words& words) const {
    const char16_t first = (*this)[at];
    for (const std::u16string_view word : words) {
      if (word.front() == first && Holds(at, word)) return static_cast<int32_t>(word.size());
    }
    return 0;
  }
  // Where the Han end that stand one behind another at `at`, `limit` at the latest.
  int32_t HanEnd(int32_t at, int32_t limit) const {
    while (at < limit && IsHan((*this)[at])) ++at;
    return at;
  }
  // The folded characters from `at` on, a place inside of the text, to its end.
  const char16_t* From(int32_t at) const { return code_.get() + at; }
  // All stops in text order; the last one is the end of the text. Noted while decoding: what
  // divides the text into sections and sentences need not look at the other characters again.
  std::span<const Stop> stops() const { return stops_; }
  // Keeps the stops alone that end a sentence, once the headings are found: a fourth of them.
  void ForgetHeadingStops();
  // The text itself, of characters [begin, end).
  std::string_view Utf8(int32_t begin, int32_t end) const { return Utf8(SpanOf(begin, end)); }
  // The same of a span that is known already.
  std::string_view Utf8(const Span& span) const {
    return utf8_.substr(static_cast<size_t>(span.start_byte),
                        static_cast<size_t>(span.end_byte - span.start_byte));
  }
  Span SpanOf(int32_t begin, int32_t end) const { return {ByteAt(begin), ByteAt(end), begin, end}; }
  // The character that holds the byte at `byte`; size() for the text's end.
  int32_t CharAt(int32_t byte) const;

 private:
  // Byte offsets are kept of each block of 64 characters, with a bit for each of them that takes
  // three bytes: a sixteenth of the text's own memory. The others take one, but for a few blocks,
  // which are walked.
  static constexpr int kBlockShift = 6;
  static constexpr int32_t kBlockChars = 1 << kBlockShift;

  // Decodes characters [begin, end), the block that `utf8` begins with; the bytes that they take.
  // `seen` goes from block to block.
  size_t DecodeBlock(std::string_view utf8, int32_t begin, int32_t end, CharClasses* seen);
  // Keeps the stops alone that `stays` says, which may change the text; the others' `seen` goes to
  // the next.
  template <typename Stays>
  void KeepStops(const Stays& stays);
  // Line ends in the midst of a figure or a clause, as PDF pages leave them, become blanks.
  void MendLines();
  // Whether the line end at `at`, of the line that begins at `line`, is such a one.
  bool BreaksClause(int32_t line, int32_t at) const;

  int32_t ByteAt(int32_t at) const {
    const int32_t block = at >> kBlockShift;
    const int32_t byte = block_byte_[block];
    if (byte < 0) return WalkTo(at);
    const int32_t past = at & (kBlockChars - 1);
    const uint64_t before = (uint64_t{1} << past) - 1;
    return byte + past + 2 * CountBits(block_wide_[block] & before);
  }
  // In place; the compiler would call a function for processors without an instruction for it.
  static int32_t CountBits(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555;
    bits = (bits & 0x3333333333333333) + (bits >> 2 & 0x3333333333333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0F;
    return static_cast<int32_t>(bits * 0x0101010101010101 >> 56);
  }
  // The same in a block that holds characters of two or four bytes.
  int32_t WalkTo(int32_t at) const;

  std::string_view utf8_;
  int32_t size_;
  // Arrays rather than vectors, which would write zeros first.
  std::unique_ptr<char16_t[]> code_;
  std::unique_ptr<int32_t[]> block_byte_;  // ~ where the block is to be walked
  std::unique_ptr<uint64_t[]> block_wide_;
  std::vector<Stop> stops_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_SOURCE_TEXT_H_
