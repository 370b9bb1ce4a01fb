#include "common/extraction/source_text.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <iterator>

#include "common/text/simplified.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

constexpr char16_t Fold(char32_t c) {
  if (c < 0x80) return static_cast<char16_t>(c == '\t' ? ' ' : c);
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char16_t>(c - 0xFEE0);
  switch (c) {
    case 0x00A0:  // no-break space
    case 0x3000:  // ideographic space
    case 0x2002:
    case 0x2003:
    case 0xFEFF:
      return u' ';
    case 0xFE6A:  // small percent sign
      return u'%';
    case 0x2212:  // minus sign
      return u'-';
    case 0x2013:  // en dash
    case 0x2014:  // em dash
    case 0x2015:
      return u'—';
    case 0x301C:  // wave dash
    case 0x223C:
      return u'~';
    case 0x2236:  // ratio
    case 0xFE30:
      return u':';
    case 0x25CB:  // white circle, as a zero in years
    case 0x3007:
      return u'〇';
    case 0x2022:  // bullets and dots in the middle of a line, as points in old reports
    case 0x2219:
    case 0x22C5:
    case 0x30FB:
      return u'·';
    case 0x300C:
    case 0x300E:
      return u'“';
    case 0x300D:
    case 0x300F:
      return u'”';
    default:
      return c > 0xFFFF ? static_cast<char16_t>(0xFFFF) : static_cast<char16_t>(c);
  }
}

// The rows of 256 characters that hold any that Fold changes.
constexpr std::array<uint32_t, 7> kFoldedPages = {0x00, 0x20, 0x22, 0x25, 0x30, 0xFE, 0xFF};

// Fold as tables without a branch: only the rows of kFoldedPages change, the others share a row of
// zeros.
class FoldTable {
 public:
  constexpr FoldTable() {
    uint8_t rows = 1;
    for (const uint32_t page : kFoldedPages) {
      for (uint32_t i = 0; i < 256; ++i) {
        const char32_t c = page << 8 | i;
        delta_[rows][i] = static_cast<uint16_t>(Fold(c) - c);
      }
      row_of_[page] = rows++;
    }
  }
  char16_t operator()(char32_t basic) const {
    return static_cast<char16_t>(basic + delta_[row_of_[basic >> 8]][basic & 255]);
  }

 private:
  std::array<uint8_t, 256> row_of_{};
  std::array<std::array<uint16_t, 256>, 8> delta_{};
};

constexpr FoldTable kFold;

// Code points in valid UTF-8, eight bytes at a time: the characters are counted before they are
// decoded so that their arrays are neither too large nor grown.
int32_t CountChars(std::string_view utf8) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr size_t kRounds = 255;  // what a lane can count
  size_t continuations = 0;
  size_t at = 0;
  while (at + 8 <= utf8.size()) {
    uint64_t lanes = 0;
    const size_t end = at + 8 * std::min(kRounds, (utf8.size() - at) / 8);
    for (; at < end; at += 8) {
      uint64_t word;
      std::memcpy(&word, utf8.data() + at, 8);
      lanes += (word >> 7) & (~word >> 6) & kOnes;
    }
    for (; lanes != 0; lanes >>= 8) continuations += lanes & 255;
  }
  for (; at < utf8.size(); ++at) continuations += text::IsContinuation(utf8[at]) ? 1 : 0;
  return static_cast<int32_t>(utf8.size() - continuations);
}

// The first `count` bits of 64.
uint64_t BitsBelow(int32_t count) { return count < 64 ? (uint64_t{1} << count) - 1 : ~uint64_t{0}; }

// Whether characters that begin with this byte are of U+4000 to U+9FFF, Han nearly all.
bool IsHanLead(char lead) {
  const auto c = static_cast<unsigned char>(lead);
  return c >= 0xE4 && c <= 0xE9;
}

// The folded character of such three bytes.
char16_t HanAt(const char* bytes) {
  const auto byte = [bytes](size_t i) { return uint32_t{static_cast<unsigned char>(bytes[i])}; };
  constexpr uint32_t kMarks = 0xE0 << 12 | 0x80 << 6 | 0x80;  // the bits that are of UTF-8
  return text::kSimplified[(byte(0) << 12) + (byte(1) << 6) + byte(2) - kMarks - 0x4000];
}

// The folded character at `*byte`, which is none of those and is passed.
char16_t OtherAt(std::string_view utf8, size_t* byte) {
  const auto lead = static_cast<unsigned char>(utf8[*byte]);
  if (lead < 0x80) {
    ++*byte;
    return kFold(lead);
  }
  const char32_t c = text::NextCodePoint(utf8, *byte);
  return c <= 0xFFFF ? kFold(c) : Fold(c);
}

// Fewer than any report has: growing would copy them all.
constexpr int32_t kCharsPerStop = 10;

}  // namespace

SourceText::SourceText(std::string_view utf8)
    : utf8_(utf8),
      size_(CountChars(utf8)),
      code_(std::make_unique_for_overwrite<char16_t[]>(static_cast<size_t>(size_))),
      block_byte_(
          std::make_unique_for_overwrite<int32_t[]>(static_cast<size_t>(size_ >> kBlockShift) + 1)),
      block_wide_(std::make_unique_for_overwrite<uint64_t[]>(
          static_cast<size_t>(size_ >> kBlockShift) + 1)) {
  stops_.reserve(static_cast<size_t>(size_ / kCharsPerStop) + 1);
  if (utf8.size() > INT32_MAX) std::abort();  // spans are told in int32_t
  size_t byte = 0;
  CharClasses seen = 0;
  for (int32_t block = 0; block <= size_; block += kBlockChars) {
    block_byte_[static_cast<size_t>(block >> kBlockShift)] = static_cast<int32_t>(byte);
    byte += DecodeBlock(utf8.substr(byte), block, std::min(block + kBlockChars, size_), &seen);
  }
  stops_.push_back({size_, kEndsSentence | kBeforeHeading, seen});
  MendLines();
}

int32_t SourceText::WalkTo(int32_t at) const {
  const int32_t block = at >> kBlockShift;
  int32_t byte = ~block_byte_[block];
  for (int32_t rest = at & (kBlockChars - 1); rest > 0; --rest)
    byte += static_cast<int32_t>(text::CharBytes(utf8_[static_cast<size_t>(byte)]));
  return byte;
}

int32_t SourceText::CharAt(int32_t byte) const {
  const std::span<const int32_t> blocks(block_byte_.get(),
                                        static_cast<size_t>(size_ >> kBlockShift) + 1);
  const auto byte_of = [](int32_t block_byte) { return block_byte < 0 ? ~block_byte : block_byte; };
  const auto behind = std::ranges::upper_bound(blocks, byte, {}, byte_of);
  int32_t at = static_cast<int32_t>(behind - blocks.begin() - 1) << kBlockShift;
  for (int32_t p = ByteAt(at); p < byte && at < size_; ++at)
    p += static_cast<int32_t>(text::CharBytes(utf8_[static_cast<size_t>(p)]));
  return at;
}

size_t SourceText::DecodeBlock(std::string_view utf8, int32_t begin, int32_t end,
                               CharClasses* seen) {
  // Through members and pointers the compiler would fetch these anew for each character.
  char16_t* const codes = code_.get() + begin;
  const char* const bytes = utf8.data();
  const int32_t count = end - begin;
  CharClasses classes = *seen;
  size_t byte = 0;
  uint64_t wide = 0;
  bool walked = false;
  for (int32_t at = 0; at < count; ++at) {
    // Han come in long runs, and none is a stop.
    const int32_t run = at;
    for (; at < count && IsHanLead(bytes[byte]); ++at, byte += 3) {
      const char16_t c = HanAt(bytes + byte);
      codes[at] = c;
      classes |= ClassesOf(c);
    }
    wide |= BitsBelow(at) & ~BitsBelow(run);
    if (at == count) break;
    const size_t before = byte;
    const char16_t c = OtherAt(utf8, &byte);
    wide |= uint64_t{byte - before == 3} << at;
    walked |= byte - before == 2 || byte - before == 4;
    codes[at] = c;
    const CharClasses own = ClassesOf(c);
    if (own & (kEndsSentence | kBeforeHeading)) {
      stops_.push_back({begin + at, own, classes});
      classes = 0;
    } else {
      classes |= own;
    }
  }
  const int32_t block = begin >> kBlockShift;
  block_wide_[block] = wide;
  if (walked) block_byte_[block] = ~block_byte_[block];
  *seen = classes;
  return byte;
}

template <typename Stays>
void SourceText::KeepStops(const Stays& stays) {
  size_t kept = 0;
  CharClasses carried = 0;
  for (Stop stop : stops_) {
    stop.seen |= carried;
    carried = 0;
    if (stays(&stop)) {
      stops_[kept++] = stop;
    } else {
      carried = stop.seen;
    }
  }
  stops_.resize(kept);
  stops_.shrink_to_fit();
}

void SourceText::ForgetHeadingStops() {
  KeepStops([](const Stop* stop) { return (stop->classes & kEndsSentence) != 0; });
}

void SourceText::MendLines() {
  int32_t line = 0;
  KeepStops([&](Stop* stop) {
    if (!(stop->classes & kEndsLine)) return true;
    if (BreaksClause(line, stop->at)) {
      code_[stop->at] = u' ';
      stop->seen |= kBlank;
      return false;
    }
    line = stop->at + 1;
    return true;
  });
}

bool SourceText::BreaksClause(int32_t line, int32_t at) const {
  const SourceText& text = *this;
  const bool pair = text[at] == u'\r' && text[at + 1] == u'\n';
  const int32_t behind = at + (pair ? 2 : 1);
  const char16_t next = text[behind];
  int32_t last = at - 1;
  // Asking again behind the next line end would only find this one before it.
  if (next == u'\n' || last <= line) return false;
  if (text[at] == u'\n' && text[last] == u' ' && text[last - 1] != u' ') --last;  // a mended \r
  const char16_t before = text[last];
  if (IsDigit(before)) {
    int32_t number = last;
    while (IsDigit(text[number]) || text[number] == u'.') --number;
    constexpr std::u16string_view kUnits = u"%亿万元个家户人项亩吨公平立件套所座";
    return number > line && IsHan(text[number]) && kUnits.find(next) != kUnits.npos;
  }
  if (!IsHan(before) && before != u',' && before != u'、') return false;
  if (IsDigit(next)) {
    constexpr std::u16string_view kVerbs[] = {u"增长", u"下降", u"达到", u"完成", u"实现", u"突破",
                                              u"超过", u"提高", u"减少", u"增加", u"新增"};
    const std::u16string_view two = text.Folded(last - 1, last + 1);
    return IsOneOf(two, kVerbs);
  }
  // A line as long as a page is wide that ends in the midst of words. Headings are shorter, titles
  // say what they are.
  constexpr int32_t kLineChars = 30;
  constexpr int32_t kListChars = 15;
  const char16_t second = text[behind + 1];
  if (!IsHan(next) || second == u'、' || second == u'是' || next == u'第') return false;
  if (last + 1 - line < (IsHan(before) ? kLineChars : kListChars)) return false;
  constexpr int32_t kLookBack = 80;  // what keeps a paragraph of mended lines linear
  const std::u16string_view words = text.Folded(std::max(line, last - kLookBack), last + 1);
  if (IsHan(before) && words.find_first_of(u",。;") == words.npos) return false;
  return !IsAnyOf(before, u"告报结划知见");
}

}  // namespace gongbao::extraction
