// One line of text as the tables that lost their lines are read: folded characters with their
// bytes.
#ifndef GONGBAO_COMMON_DOCUMENT_FLAT_LINE_H_
#define GONGBAO_COMMON_DOCUMENT_FLAT_LINE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::document {

// Of folded characters.
namespace flat {

constexpr bool IsAnyOf(char32_t c, std::u32string_view any) { return any.find(c) != any.npos; }
constexpr bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool IsLatin(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
constexpr bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
constexpr bool EndsSentence(char32_t c) { return IsAnyOf(c, U"。;!?"); }

}  // namespace flat

// Characters of a line.
struct FlatRange {
  int32_t begin = 0;
  int32_t end = 0;

  bool empty() const { return begin >= end; }
  int32_t size() const { return end - begin; }
};

// Full-width digits and marks are plain ones here, blanks of any width are U' '.
class FlatLine {
 public:
  // The bytes [begin, end) of `text`, which outlives it.
  FlatLine(std::string_view text, size_t begin, size_t end);

  int32_t size() const { return static_cast<int32_t>(chars_.size()); }
  // U+0000 outside of the line.
  char32_t operator[](int32_t at) const {
    return at >= 0 && at < size() ? chars_[static_cast<size_t>(at)] : U'\0';
  }
  size_t ByteAt(int32_t at) const { return places_[static_cast<size_t>(at)]; }
  bool IsBlank(int32_t at) const { return (*this)[at] == U' ' || (*this)[at] == U'\r'; }
  bool IsTab(int32_t at) const { return text_[ByteAt(at)] == '\t'; }  // within the line
  FlatRange Trimmed(FlatRange range) const {
    while (!range.empty() && IsBlank(range.begin)) ++range.begin;
    while (!range.empty() && IsBlank(range.end - 1)) --range.end;
    return range;
  }
  std::u32string_view Words(FlatRange range) const {
    return std::u32string_view(chars_).substr(static_cast<size_t>(range.begin),
                                              static_cast<size_t>(range.size()));
  }
  std::u32string Closed(FlatRange range) const {
    std::u32string words(Words(range));
    std::erase(words, U' ');
    return words;
  }
  // Where `word` ends that begins at `at`, blanks inside of it aside (指 标); -1: it does not.
  int32_t EndOf(std::u32string_view word, int32_t at) const;
  int32_t EndOfAny(const auto& words, int32_t at) const {
    for (const std::u32string_view word : words) {
      if (const int32_t end = EndOf(word, at); end >= 0) return end;
    }
    return -1;
  }

 private:
  std::string_view text_;
  std::u32string chars_;
  std::vector<size_t> places_;  // bytes
};

// Whether what stands there may name a row or a column (原煤, 其中:住宅, 1,4环己二醇): no clause.
bool IsFlatLabel(const FlatLine& line, FlatRange label);

// Where the unit begins that stands behind a label: 原 煤 万吨.
int32_t UnitBegin(const FlatLine& line, FlatRange label);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_FLAT_LINE_H_
