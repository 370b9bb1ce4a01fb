#include "common/extraction/names.h"

#include <algorithm>
#include <span>

#include "common/knowledge/knowledge.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {

int32_t IndicatorName::SizeOfPieces() const {
  int32_t size = 0;
  for (size_t i = 0; i < count_; ++i) {
    size += pieces_[i].literal == nullptr
                ? pieces_[i].end - pieces_[i].begin
                : static_cast<int32_t>(text::CountChars(pieces_[i].Literal()));
  }
  return size;
}

std::pair<int32_t, int32_t> IndicatorName::LastOfPieces() const {
  for (size_t i = count_; i > 0; --i) {
    if (pieces_[i - 1].literal == nullptr) return {pieces_[i - 1].begin, pieces_[i - 1].end};
  }
  return {0, 0};
}

std::pair<int32_t, int32_t> IndicatorName::HullOfPieces() const {
  std::pair<int32_t, int32_t> hull{0, 0};
  for (size_t i = 0; i < count_; ++i) {
    const Piece& piece = pieces_[i];
    if (piece.literal != nullptr) continue;
    if (hull.second == 0) hull = {piece.begin, piece.end};
    hull = {std::min(hull.first, piece.begin), std::max(hull.second, piece.end)};
  }
  return hull;
}

std::pair<int32_t, int32_t> IndicatorName::OwnWords() const {
  const std::pair<int32_t, int32_t> hull = Hull();
  for (size_t i = 0; i < count_; ++i) {
    const Piece& piece = pieces_[i];
    if (piece.literal != nullptr) continue;
    return piece.end == hull.second && piece.begin > hull.first ? std::pair{piece.begin, piece.end}
                                                                : hull;
  }
  return hull;
}

IndicatorName IndicatorName::Front(int32_t size) const {
  IndicatorName front;
  for (size_t i = 0; i < count_ && size > 0 && pieces_[i].literal == nullptr; ++i) {
    const int32_t end = std::min(pieces_[i].end, pieces_[i].begin + size);
    front.Append(pieces_[i].begin, end);
    size -= end - pieces_[i].begin;
  }
  return front;
}

IndicatorName IndicatorName::Exchanged(int32_t old_begin, int32_t old_end, int32_t begin,
                                       int32_t end) const {
  IndicatorName name;
  bool found = false;
  for (const Piece& piece : std::span(pieces_).first(count_)) {
    if (piece.literal != nullptr) {
      name.Append(piece.Literal());
    } else if (piece.begin <= old_begin && old_end <= piece.end) {
      found = true;
      name.Append(piece.begin, old_begin);
      name.Append(begin, end);
      name.Append(old_end, piece.end);
    } else {
      name.Append(piece.begin, piece.end);
    }
  }
  return found ? name : IndicatorName();
}

void IndicatorName::Append(int32_t begin, int32_t end) {
  if (begin >= end) return;
  if (count_ > 0 && pieces_[count_ - 1].literal == nullptr && pieces_[count_ - 1].end == begin) {
    pieces_[count_ - 1].end = end;
  } else if (count_ < pieces_.size()) {
    pieces_[count_++] = {nullptr, begin, end};
  }
}

void IndicatorName::Append(std::string_view literal) {
  if (!literal.empty() && count_ < pieces_.size())
    pieces_[count_++] = {literal.data(), 0, static_cast<int32_t>(literal.size())};
}

void IndicatorName::Append(const IndicatorName& other) {
  for (size_t i = 0; i < other.count_; ++i) {
    const Piece& piece = other.pieces_[i];
    if (piece.literal == nullptr) {
      Append(piece.begin, piece.end);
    } else {
      Append(piece.Literal());
    }
  }
}

FoldedName::FoldedName(const IndicatorName& name, const SourceText& text) {
  for (size_t i = 0; i < name.count_; ++i) {
    const IndicatorName::Piece& piece = name.pieces_[i];
    if (piece.literal == nullptr) {
      Add(text.Folded(piece.begin, piece.end));
    } else {
      Add(knowledge::ToUtf16(piece.Literal()));
    }
  }
}

void FoldedName::Add(std::u16string_view words) {
  const size_t before = size();
  if (far_ == nullptr && before + words.size() <= near_.size()) {
    std::ranges::copy(words, near_.begin() + static_cast<std::ptrdiff_t>(before));
    static_cast<std::u16string_view&>(*this) = {near_.data(), before + words.size()};
    return;
  }
  if (far_ == nullptr) far_ = std::make_unique<std::u16string>(*this);
  *far_ += words;
  static_cast<std::u16string_view&>(*this) = *far_;
}

std::string_view IndicatorName::Print(const SourceText& text, Strings* strings) const {
  if (count_ == 0) return {};
  if (count_ == 1) {
    return pieces_[0].literal == nullptr ? text.Utf8(pieces_[0].begin, pieces_[0].end)
                                         : pieces_[0].Literal();
  }
  std::array<std::string_view, std::tuple_size_v<decltype(pieces_)>> words;
  for (size_t i = 0; i < count_; ++i) {
    const Piece& piece = pieces_[i];
    words[i] = piece.literal == nullptr ? text.Utf8(piece.begin, piece.end) : piece.Literal();
  }
  return strings->Add(std::span(words.data(), count_));
}

}  // namespace gongbao::extraction
