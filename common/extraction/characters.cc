#include "common/extraction/characters.h"

#include <string_view>

namespace gongbao::extraction {
namespace {

constexpr std::array<CharClasses, 65536> Classes() {
  std::array<CharClasses, 65536> classes{};
  const auto add = [&](std::u16string_view characters, CharClasses of) {
    for (const char16_t c : characters) classes[c] = static_cast<CharClasses>(classes[c] | of);
  };
  const auto add_range = [&](char16_t first, char16_t last, CharClasses of) {
    for (char16_t c = first; c <= last; ++c) classes[c] = static_cast<CharClasses>(classes[c] | of);
  };
  add(u"。!?\n\r", kEndsSentence);
  add(u"\n\r", kEndsLine);
  add(u"\n\r。!”;:.", kBeforeHeading);
  add(u",;:、()“”《》。!?—【】〔〕", kMark);
  add(u" ", kBlank);
  add(u"零〇一二两三四五六七八九十百千万亿", kHanNumeral | kOpensAnchor | kHintsNumeral);
  add(u"0123456789*×X第首榜半翻倍", kOpensAnchor | kHintsNumeral);
  add(u"前过近", kOpensAnchor);
  add_range(0x2160, 0x217F, kOpensAnchor | kHintsNumeral);  // Roman numerals
  add_range(0x2460, 0x249B, kOpensAnchor | kHintsNumeral);  // circled and bracketed numbers
  add_range(0x2776, 0x2793, kOpensAnchor | kHintsNumeral);  // their negative forms
  return classes;
}

struct Openings {
  std::array<char16_t, 256> characters{};
  size_t count = 0;
};
constexpr Openings TokenOpenings() {
  const std::array<CharClasses, 65536> classes = Classes();
  Openings openings;
  for (size_t c = 0; c < classes.size(); ++c) {
    if (classes[c] & (kMark | kOpensAnchor))
      openings.characters[openings.count++] = static_cast<char16_t>(c);
  }
  return openings;
}
constexpr Openings kOpenings = TokenOpenings();

}  // namespace

constinit const std::array<CharClasses, 65536> kCharClasses = Classes();
constinit const std::u16string_view kTokenOpenings(kOpenings.characters.data(), kOpenings.count);

}  // namespace gongbao::extraction
