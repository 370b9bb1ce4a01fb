#include "common/document/torn_lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

// More of these in one clause are the gaps between cells.
constexpr int kMostGaps = 2;
constexpr size_t kMostPageDigits = 3;

constexpr bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
constexpr bool IsBlank(char32_t c) { return c == U' ' || c == 0xA0; }
constexpr bool IsLongDash(char32_t c) { return c == U'—' || c == U'–' || c == U'―' || c == U'－'; }
constexpr bool IsDash(char32_t c) { return c == U'-' || IsLongDash(c); }
constexpr bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'；' || c == U';' || c == U'！' || c == U'？';
}
constexpr bool EndsClause(char32_t c) {
  return EndsSentence(c) || c == U'，' || c == U',' || c == U'：' || c == U':';
}

// The paragraph by its code points, some of which are marked to be left out.
class TornLine {
 public:
  explicit TornLine(std::string_view line) : line_(line) {
    for (size_t byte = 0; byte < line.size();) {
      bytes_.push_back(byte);
      chars_.push_back(text::NextCodePoint(line, byte));
    }
    bytes_.push_back(line.size());
    left_out_.assign(chars_.size(), false);
  }

  void Mend() {
    for (size_t at = 0; at < chars_.size(); ++at) {
      if (IsDash(chars_[at])) at = TakePageMark(at);
    }
    for (size_t begin = 0; begin < chars_.size();) {
      size_t end = begin;
      while (end < chars_.size() && !EndsClause(chars_[end])) ++end;
      TakeBlanks(begin, end);
      begin = end + 1;
    }
  }

  void AppendTo(std::string* text) const {
    for (size_t at = 0; at < chars_.size();) {
      size_t end = at;
      while (end < chars_.size() && !left_out_[end]) ++end;
      text->append(line_.substr(bytes_[at], bytes_[end] - bytes_[at]));
      at = end + 1;
    }
  }

 private:
  char32_t At(size_t at) const { return at < chars_.size() ? chars_[at] : U'\0'; }
  bool Holds(size_t at, std::u32string_view word) const {
    return at <= chars_.size() &&
           std::u32string_view(chars_.data() + at, chars_.size() - at).starts_with(word);
  }

  // Leaves out —7— or - 7 - at `at`, with the blanks around it where it stands in a clause. Its
  // last character; `at` when there is none.
  size_t TakePageMark(size_t at) {
    const char32_t dash = chars_[at];
    size_t p = at + 1;
    while (IsBlank(At(p))) ++p;
    const size_t digits = p;
    while (IsDigit(At(p))) ++p;
    if (p == digits || p - digits > kMostPageDigits) return at;
    const bool spread = digits > at + 1 && IsBlank(At(p));
    while (IsBlank(At(p))) ++p;
    if (At(p) != dash) return at;
    size_t begin = at;
    size_t end = p + 1;
    while (begin > 0 && IsBlank(chars_[begin - 1])) --begin;
    while (IsBlank(At(end))) ++end;
    const bool apart = begin < at && end > p + 1;
    const char32_t before = begin > 0 ? chars_[begin - 1] : U'\0';
    const char32_t behind = At(end);
    // 增长 - 12 - 15% is a range, 2020 — 12 — 31 a date.
    if (IsDigit(before) || (IsDigit(behind) && !(apart && IsLongDash(dash)))) return at;
    if (IsLongDash(dash) ? begin == at && end == p + 1 : !apart || !spread) return at;
    const bool inside = begin > 0 && !EndsSentence(before) && !OpensSentence(end);
    if (!inside && begin < at) at = begin + 1;  // one blank stays
    std::fill(left_out_.begin() + static_cast<ptrdiff_t>(inside ? begin : at),
              left_out_.begin() + static_cast<ptrdiff_t>(end), true);
    return end - 1;
  }

  // Leaves out the blanks between Han of one clause.
  void TakeBlanks(size_t begin, size_t end) {
    int gaps = 0;
    bool cells = false;
    for (size_t at = begin + 1; at + 1 < end; ++at) {
      if (!IsBlank(chars_[at]) || left_out_[at]) continue;
      gaps += IsGap(at) ? 1 : 0;
      cells = cells || (IsDigit(chars_[at - 1]) && IsDigit(chars_[at + 1]));
    }
    if (gaps == 0 || gaps > kMostGaps || cells) return;
    if (IsSpan(begin)) return;
    bool quoted = false;
    for (size_t at = begin + 1; at + 1 < end; ++at) {
      if (chars_[at - 1] == U'“' || chars_[at - 1] == U'”') quoted = chars_[at - 1] == U'“';
      // “甲地 乙地” is a slogan of two halves.
      if (IsGap(at) && !quoted && !IsHeading(begin, at) && !OpensSentence(at + 1))
        left_out_[at] = true;
    }
  }

  bool IsGap(size_t at) const {
    return IsBlank(chars_[at]) && !left_out_[at] && IsHan(chars_[at - 1]) && IsHan(chars_[at + 1]);
  }

  // 八、财政金融 before a blank: what follows is no part of it.
  bool IsHeading(size_t begin, size_t end) const {
    static constexpr std::u32string_view kNumerals = U"一二三四五六七八九十0123456789（(";
    while (begin < end && IsBlank(chars_[begin])) ++begin;
    size_t p = begin;
    while (p < end && kNumerals.find(chars_[p]) != kNumerals.npos) ++p;
    return p > begin && p < end && (chars_[p] == U'、' || chars_[p] == U'.' || chars_[p] == U'）');
  }

  // 2021—2025年: the title of a chart, which has no end.
  bool IsSpan(size_t at) const {
    constexpr size_t kYearDigits = 4;
    while (IsBlank(At(at))) ++at;
    const size_t first = at;
    while (IsDigit(At(at))) ++at;
    if (at - first != kYearDigits) return false;
    const size_t dash = at;
    while (IsDash(At(at)) || At(at) == U'_' || At(at) == U'~') ++at;
    return at > dash && IsDigit(At(at));
  }

  // Whether the words at `at` begin a sentence or a thing of a row of things.
  bool OpensSentence(size_t at) const {
    static constexpr std::u32string_view kOpening[] = {
        U"全年", U"年末", U"全市", U"全省", U"全县", U"全区", U"全州", U"全国", U"地区",
        U"其中", U"截至", U"单位", U"注：", U"表",   U"图",   U"第",   U"上年", U"本年",
        U"按照", U"预计", U"一是", U"二是", U"三是", U"四是", U"五是"};
    if (IsHeading(at, std::min(at + 4, chars_.size()))) return true;
    if (IsDigit(At(at)) && IsDigit(At(at + 1)) && Holds(at + 4, U"年")) return true;
    return std::ranges::any_of(kOpening, [&](auto word) { return Holds(at, word); });
  }

  const std::string_view line_;
  std::u32string chars_;
  std::vector<size_t> bytes_;  // where each begins, and the end
  std::vector<bool> left_out_;
};

bool IsProse(std::string_view line) {
  return line.find("，") != line.npos || line.find("。") != line.npos;
}

}  // namespace

void AppendMended(std::string_view line, std::string* text) {
  const bool blank = line.find(' ') != line.npos || line.find("\xC2\xA0") != line.npos;
  const bool dash = line.find("—") != line.npos || line.find("－") != line.npos;
  if ((!blank && !dash) || !IsProse(line)) {
    text->append(line);
    return;
  }
  TornLine torn(line);
  torn.Mend();
  torn.AppendTo(text);
}

}  // namespace gongbao::document
