#include "common/extraction/source_text.h"

#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

char16_t Fold(char32_t c) {
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

}  // namespace

SourceText::SourceText(std::string_view utf8) : utf8_(utf8) {
  code_.reserve(utf8.size() / 2);
  byte_.reserve(utf8.size() / 2);
  for (size_t at = 0; at < utf8.size(); at += text::CharBytes(utf8[at])) {
    code_.push_back(Fold(text::CodePointAt(utf8, at)));
    byte_.push_back(static_cast<uint32_t>(at));
  }
  byte_.push_back(static_cast<uint32_t>(utf8.size()));
}

}  // namespace gongbao::extraction
