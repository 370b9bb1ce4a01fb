// The text as the engine reads it: folded characters beside the byte offset of each, so that every
// rule works on character positions and every span can be given in bytes and characters of the text
// as it stands.
#ifndef GONGBAO_COMMON_EXTRACTION_SOURCE_TEXT_H_
#define GONGBAO_COMMON_EXTRACTION_SOURCE_TEXT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/extraction/extraction.h"

namespace gongbao::extraction {

// Folding maps full-width forms to ASCII, the many dashes, colons and blanks to one each;
// characters beyond the basic plane become U+FFFF. One element per code point. Immutable; the text
// must outlive it.
class SourceText {
 public:
  explicit SourceText(std::string_view utf8);

  int32_t size() const { return static_cast<int32_t>(code_.size()); }
  // The folded character at `at`; 0 outside of the text, so that rules may look around freely.
  char16_t operator[](int32_t at) const {
    return at >= 0 && at < size() ? code_[static_cast<size_t>(at)] : u'\0';
  }
  // Folded characters [begin, end).
  std::u16string_view Folded(int32_t begin, int32_t end) const {
    return std::u16string_view(code_.data(), code_.size())
        .substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
  }
  // The text itself, of characters [begin, end).
  std::string_view Utf8(int32_t begin, int32_t end) const {
    return utf8_.substr(byte_[static_cast<size_t>(begin)],
                        byte_[static_cast<size_t>(end)] - byte_[static_cast<size_t>(begin)]);
  }
  Span SpanOf(int32_t begin, int32_t end) const {
    return {byte_[static_cast<size_t>(begin)], byte_[static_cast<size_t>(end)], begin, end};
  }

 private:
  std::string_view utf8_;
  std::vector<char16_t> code_;
  std::vector<uint32_t> byte_;  // size() + 1 of them
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_SOURCE_TEXT_H_
