#include "common/document/flat_line.h"

#include "common/text/utf8.h"

namespace gongbao::document {

using flat::EndsSentence;
using flat::IsAnyOf;
using flat::IsDigit;
using flat::IsHan;
using flat::IsLatin;

namespace {

char32_t Fold(char32_t c) {
  if (c == 0x3000 || c == 0xA0 || c == U'\t') return U' ';
  if (c == 0x2212 || c == 0x2013) return U'-';
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

}  // namespace

FlatLine::FlatLine(std::string_view text, size_t begin, size_t end) : text_(text) {
  chars_.reserve(end - begin);
  places_.reserve(end - begin + 1);
  for (size_t at = begin; at < end;) {
    places_.push_back(at);
    chars_ += Fold(text::NextCodePoint(text, at));
  }
  places_.push_back(end);
}

int32_t FlatLine::EndOf(std::u32string_view word, int32_t at) const {
  for (size_t i = 0; i < word.size(); ++i) {
    while (i > 0 && IsBlank(at)) ++at;
    if ((*this)[at] != word[i]) return -1;
    ++at;
  }
  return at;
}

bool IsFlatLabel(const FlatLine& line, FlatRange label) {
  constexpr int32_t kMostLabelChars = 30;
  if (label.empty() || label.size() > kMostLabelChars || IsAnyOf(line[label.begin], U")、%"))
    return false;
  bool words = false;
  for (int32_t at = label.begin; at < label.end; ++at) {
    const char32_t c = line[at];
    words = words || IsHan(c) || IsLatin(c);
    if (c == U'#' && at > label.begin) return false;  // two labels that run together
    if (EndsSentence(c) || (c == U',' && !(IsDigit(line[at - 1]) && IsDigit(line[at + 1]))))
      return false;
    if (c == U':' && !IsAnyOf(line[at - 1], U"中加减")) return false;
  }
  return words;
}

int32_t UnitBegin(const FlatLine& line, FlatRange label) {
  int32_t at = label.end;
  while (at > label.begin && !line.IsBlank(at - 1)) --at;
  return at;
}

}  // namespace gongbao::document
