// Numbers as they are printed: Arabic digits with point and thousands commas, Han numerals, masks.
// Only the digits are read here; units, bounds and what the number means are quantities.h's.
#ifndef GONGBAO_COMMON_EXTRACTION_NUMERALS_H_
#define GONGBAO_COMMON_EXTRACTION_NUMERALS_H_

#include <cstdint>
#include <optional>

#include "common/base/decimal.h"
#include "common/extraction/characters.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// 0 to 9 for 零〇一二两三…九, else -1.
constexpr int HanDigit(char16_t c) {
  switch (c) {
    case u'零':
    case u'〇':
      return 0;
    case u'一':
      return 1;
    case u'二':
    case u'两':
      return 2;
    case u'三':
      return 3;
    case u'四':
      return 4;
    case u'五':
      return 5;
    case u'六':
      return 6;
    case u'七':
      return 7;
    case u'八':
      return 8;
    case u'九':
      return 9;
    default:
      return -1;
  }
}

// 1, 2, 3, 4, 8 for 十百千万亿, else 0: the power of ten.
constexpr int HanPower(char16_t c) {
  switch (c) {
    case u'十':
      return 1;
    case u'百':
      return 2;
    case u'千':
      return 3;
    case u'万':
      return 4;
    case u'亿':
      return 8;
    default:
      return 0;
  }
}

struct Number {
  int32_t end = 0;  // first character behind it; the beginning itself when there is no number
  Decimal value;
  bool too_long = false;  // more digits than a value holds
};

// Digits at `at`, with a decimal point and thousands commas where the grouping is whole.
Number ReadArabic(const SourceText& text, int32_t at);

// The same where blanks part groups of three digits or stand round the point: 41 286, 3 . 6. What
// ReadArabic reads when there are none. Whether they belong together is for the caller to tell.
Number ReadSpaced(const SourceText& text, int32_t at);

// The end of the mark of a note at `at`: ①, [2], ³, (注1); `at` when there is none.
int32_t LongFootnoteEnd(const SourceText& text, int32_t at);
inline int32_t FootnoteEnd(const SourceText& text, int32_t at) {
  return text[at] > u'\u2473' ? at : LongFootnoteEnd(text, at);  // no Han begins one
}

// The run of Han numerals [at, end): 七百 = 700, 二〇二四 = 2024, 三万五 = 35000; nothing for a run
// that is no number.
std::optional<int64_t> ReadHan(const SourceText& text, int32_t at, int32_t end);

// No number of a report has more Han numerals; what keeps a hostile run of them linear.
inline constexpr int32_t kHanRunChars = 24;

// The end of the run of Han numeral characters that begins at `at`, at most kHanRunChars further
// on.
int32_t LongHanRunEnd(const SourceText& text, int32_t at);
inline int32_t HanRunEnd(const SourceText& text, int32_t at) {
  return IsHanNumeral(text[at]) ? LongHanRunEnd(text, at) : at;  // nearly always none
}

// The end of a mask (asterisks, ×, X with points between them) at `at`, or `at`.
int32_t MaskEnd(const SourceText& text, int32_t at);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_NUMERALS_H_
