// Names of indicators: pieces of the text (and a few words that the text leaves out) in the order
// in which they are read.
#ifndef GONGBAO_COMMON_EXTRACTION_NAMES_H_
#define GONGBAO_COMMON_EXTRACTION_NAMES_H_

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// A name of up to eight pieces; more are dropped. A value type without memory of its own.
class IndicatorName {
 public:
  IndicatorName() = default;
  IndicatorName(int32_t begin, int32_t end) { Append(begin, end); }

  bool empty() const { return count_ == 0; }
  // Characters in it.
  int32_t size() const;

  // The characters of a name that is one piece of the text; an empty range else.
  std::pair<int32_t, int32_t> OnlyPiece() const;

  // Adds characters [begin, end) of the text, joined to the piece before where they touch.
  void Append(int32_t begin, int32_t end);
  // Adds words that are not in the text; `literal` must live for ever.
  void Append(std::string_view literal);
  void Append(const IndicatorName& other);

  // The folded words; for look-ups.
  std::u16string Folded(const SourceText& text) const;
  // The words as the text writes them: a view of the text where the name is one piece, else a new
  // string.
  std::string_view Print(const SourceText& text, std::deque<std::string>* strings) const;

 private:
  struct Piece {
    int32_t begin = 0;
    int32_t end = 0;
    std::string_view literal;
  };
  std::array<Piece, 8> pieces_;
  size_t count_ = 0;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_NAMES_H_
