#include "common/extraction/names.h"

#include "common/knowledge/knowledge.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {

int32_t IndicatorName::size() const {
  int32_t size = 0;
  for (size_t i = 0; i < count_; ++i) {
    size += pieces_[i].literal.empty() ? pieces_[i].end - pieces_[i].begin
                                       : static_cast<int32_t>(text::CountChars(pieces_[i].literal));
  }
  return size;
}

std::pair<int32_t, int32_t> IndicatorName::OnlyPiece() const {
  if (count_ != 1 || !pieces_[0].literal.empty()) return {0, 0};
  return {pieces_[0].begin, pieces_[0].end};
}

void IndicatorName::Append(int32_t begin, int32_t end) {
  if (begin >= end) return;
  if (count_ > 0 && pieces_[count_ - 1].literal.empty() && pieces_[count_ - 1].end == begin) {
    pieces_[count_ - 1].end = end;
  } else if (count_ < pieces_.size()) {
    pieces_[count_++] = {begin, end, {}};
  }
}

void IndicatorName::Append(std::string_view literal) {
  if (!literal.empty() && count_ < pieces_.size()) pieces_[count_++] = {0, 0, literal};
}

void IndicatorName::Append(const IndicatorName& other) {
  for (size_t i = 0; i < other.count_; ++i) {
    const Piece& piece = other.pieces_[i];
    if (piece.literal.empty()) {
      Append(piece.begin, piece.end);
    } else {
      Append(piece.literal);
    }
  }
}

std::u16string IndicatorName::Folded(const SourceText& text) const {
  std::u16string words;
  for (size_t i = 0; i < count_; ++i) {
    const Piece& piece = pieces_[i];
    if (piece.literal.empty()) {
      words += text.Folded(piece.begin, piece.end);
    } else {
      words += knowledge::ToUtf16(piece.literal);
    }
  }
  return words;
}

std::string_view IndicatorName::Print(const SourceText& text,
                                      std::deque<std::string>* strings) const {
  if (count_ == 0) return {};
  if (count_ == 1) {
    return pieces_[0].literal.empty() ? text.Utf8(pieces_[0].begin, pieces_[0].end)
                                      : pieces_[0].literal;
  }
  std::string& words = strings->emplace_back();
  for (size_t i = 0; i < count_; ++i) {
    const Piece& piece = pieces_[i];
    words += piece.literal.empty() ? text.Utf8(piece.begin, piece.end) : piece.literal;
  }
  return words;
}

}  // namespace gongbao::extraction
