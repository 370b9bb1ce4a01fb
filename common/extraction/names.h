// Names of indicators: pieces of the text (and a few words that the text leaves out) in the order
// in which they are read.
#ifndef GONGBAO_COMMON_EXTRACTION_NAMES_H_
#define GONGBAO_COMMON_EXTRACTION_NAMES_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "common/extraction/source_text.h"

namespace gongbao::extraction {

class IndicatorName;

// The folded words of a name in one piece: a view of the text where the name is one piece of it,
// else a copy of its own. Names are asked for their words a dozen times for each figure, so that no
// memory is asked for but by the longest. Lives in one scope; the text must outlive it.
class FoldedName : public FoldedWords {
 public:
  FoldedName(const FoldedName&) = delete;
  FoldedName& operator=(const FoldedName&) = delete;

 private:
  friend class IndicatorName;
  explicit FoldedName(FoldedWords piece) : FoldedWords(piece) {}
  FoldedName(const IndicatorName& name, const SourceText& text);
  // Adds to the copy.
  void Add(std::u16string_view words);

  std::array<char16_t, 96> near_;
  std::unique_ptr<std::u16string> far_;  // when near_ has no room
};

// A name of up to eight pieces; more are dropped. A value type without memory of its own.
class IndicatorName {
 public:
  // Not a default one, for which {} would write zeros into all pieces first: most rules that are
  // asked for a name have none.
  IndicatorName() { pieces_[0] = {}; }
  // Only the pieces that there are: nearly always one, for which a call would cost more.
  IndicatorName(const IndicatorName& other) { *this = other; }
  IndicatorName& operator=(const IndicatorName& other) {
    count_ = other.count_;
    pieces_[0] = other.pieces_[0];
    if (count_ > 1) std::copy_n(other.pieces_.begin(), count_, pieces_.begin());
    return *this;
  }
  IndicatorName(int32_t begin, int32_t end) : count_(begin < end ? 1 : 0) {
    pieces_[0] = {nullptr, begin, end};
  }

  bool empty() const { return count_ == 0; }
  // Characters in it.
  int32_t size() const { return IsOnePiece() ? pieces_[0].end - pieces_[0].begin : SizeOfPieces(); }

  // The characters of a name that is one piece of the text; an empty range else.
  std::pair<int32_t, int32_t> OnlyPiece() const {
    if (!IsOnePiece()) return {0, 0};
    return {pieces_[0].begin, pieces_[0].end};
  }

  // Its last piece that stands in the text; an empty range when none does.
  std::pair<int32_t, int32_t> LastPiece() const {
    return IsOnePiece() ? OnlyPiece() : LastOfPieces();
  }

  // From the first to the last of its characters that stand in the text; an empty range when none
  // does.
  std::pair<int32_t, int32_t> Hull() const { return IsOnePiece() ? OnlyPiece() : HullOfPieces(); }

  // The same without what completes it and stands before it in the text: 甲区 of 甲区|债券, where
  // 债券 was spoken of earlier.
  std::pair<int32_t, int32_t> OwnWords() const;

  // The pieces of the text that its first `size` characters are in, cut there.
  IndicatorName Front(int32_t size) const;

  // With characters [begin, end) of the text where those of [old_begin, old_end) stand in it; empty
  // when they do not.
  IndicatorName Exchanged(int32_t old_begin, int32_t old_end, int32_t begin, int32_t end) const;

  // Adds characters [begin, end) of the text, joined to the piece before where they touch.
  void Append(int32_t begin, int32_t end);
  // Adds words that are not in the text; `literal` must live for ever.
  void Append(std::string_view literal);
  void Append(const IndicatorName& other);

  // The folded words; for look-ups. Nearly all names are one piece of the text.
  FoldedName Folded(const SourceText& text) const {
    if (IsOnePiece()) return FoldedName(text.Folded(pieces_[0].begin, pieces_[0].end));
    return FoldedName(*this, text);
  }
  // The words as the text writes them: a view of the text where the name is one piece, else a new
  // string.
  std::string_view Print(const SourceText& text, Strings* strings) const;

 private:
  friend class FoldedName;
  struct Piece {
    const char* literal;  // or null
    int32_t begin;        // of a literal: 0 and its bytes
    int32_t end;

    std::string_view Literal() const { return {literal, static_cast<size_t>(end)}; }
  };

  bool IsOnePiece() const { return count_ == 1 && pieces_[0].literal == nullptr; }
  int32_t SizeOfPieces() const;
  std::pair<int32_t, int32_t> LastOfPieces() const;
  std::pair<int32_t, int32_t> HullOfPieces() const;

  std::array<Piece, 8> pieces_;  // the first count_ of them are set
  size_t count_ = 0;
};

// One name behind another.
inline IndicatorName Joined(IndicatorName first, const IndicatorName& second) {
  first.Append(second);
  return first;
}

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_NAMES_H_
