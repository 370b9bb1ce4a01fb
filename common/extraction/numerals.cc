#include "common/extraction/numerals.h"

namespace gongbao::extraction {
namespace {

// The longest mask of X or ×: what keeps a hostile run of them linear.
constexpr int32_t kLetterMaskChars = 32;

}  // namespace

namespace {

// ⁸ of 10⁸; -1: no raised digit.
int RaisedDigit(char16_t c) {
  if (c == u'¹') return 1;
  if (c == u'²' || c == u'³') return c - u'²' + 2;
  return c == u'⁰' || (c >= u'⁴' && c <= u'⁹') ? c - u'⁰' : -1;
}

// The power of ten that ×10⁸ at `at` multiplies by; moves `*at` behind it. 0: nothing of the kind.
int PowerBehind(const SourceText& text, int32_t* at) {
  constexpr int kMost = 18;
  int32_t p = *at;
  if (text[p] != u'×' || text[p + 1] != u'1' || text[p + 2] != u'0') return 0;
  p += 3;
  const bool minus = text[p] == u'⁻';
  if (minus) ++p;
  int power = 0;
  for (int digit = RaisedDigit(text[p]); digit >= 0 && power <= kMost;
       digit = RaisedDigit(text[++p]))
    power = power * 10 + digit;
  if (power == 0 || power > kMost) return 0;
  *at = p;
  return minus ? -power : power;
}

}  // namespace

Number ReadArabic(const SourceText& text, int32_t at) {
  Number number{.end = at, .value = {}, .too_long = false};
  const auto push = [&](char16_t digit) {
    int64_t grown;
    if (__builtin_mul_overflow(number.value.mantissa, int64_t{10}, &grown) ||
        __builtin_add_overflow(grown, int64_t{digit - u'0'}, &grown)) {
      number.too_long = true;
    } else {
      number.value.mantissa = grown;
    }
  };
  int32_t p = at;
  while (IsDigit(text[p])) push(text[p++]);
  if (p == at) return number;
  // 1,208.5: a first group of one to three digits, then whole groups of three and no blank.
  if (p - at <= 3 && text[at] != u'0') {
    while (text[p] == u',' && IsDigit(text[p + 1]) && IsDigit(text[p + 2]) &&
           IsDigit(text[p + 3]) && !IsDigit(text[p + 4])) {
      push(text[p + 1]);
      push(text[p + 2]);
      push(text[p + 3]);
      p += 4;
    }
  }
  if (text[p] == u'.' && IsDigit(text[p + 1])) {
    for (++p; IsDigit(text[p]); ++p) {
      push(text[p]);
      --number.value.exponent;
    }
  }
  // 3.6×10⁸
  if (number.value.exponent > -10)
    number.value.exponent = static_cast<int8_t>(number.value.exponent + PowerBehind(text, &p));
  number.end = p;
  return number;
}

Number ReadSpaced(const SourceText& text, int32_t at) {
  constexpr int32_t kDigits = 15;  // a value holds them all
  constexpr int32_t kDecimals = 4;
  Number number = ReadArabic(text, at);
  if (number.end == at || number.too_long || number.value.exponent != 0) return number;
  int32_t p = number.end;
  // A tab parts cells, not digits.
  const auto blank = [&](int32_t i) { return IsBlank(text[i]) && text.Utf8(i, i + 1) != "\t"; };
  const auto digits = [&](int32_t i) {
    int32_t end = i;
    while (IsDigit(text[end]) && end - i <= kDecimals) ++end;
    return end - i;
  };
  const auto take = [&](int32_t begin, int32_t end) {
    for (p = begin; p < end; ++p)
      number.value.mantissa = number.value.mantissa * 10 + (text[p] - u'0');
    number.end = end;
  };
  const bool groups = p - at <= 3 && text[at] != u'0';
  while (groups && p - at < kDigits && blank(p) && digits(p + 1) == 3) take(p + 1, p + 4);
  int32_t point = p + (blank(p) ? 1 : 0);
  if (text[point] != u'.') return number;
  ++point;
  if (blank(point)) ++point;
  const int32_t decimals = digits(point);
  if (decimals == 0 || decimals > kDecimals) return number;
  take(point, point + decimals);
  number.value.exponent = static_cast<int8_t>(-decimals);
  return number;
}

int32_t LongFootnoteEnd(const SourceText& text, int32_t at) {
  constexpr int32_t kInBrackets = 4;
  const char16_t c = text[at];
  if (c >= 0x2460 && c <= 0x2473) return at + 1;
  int32_t p = at;
  while (IsAnyOf(text[p], u"¹²³") || (text[p] >= 0x2074 && text[p] <= 0x2079)) ++p;
  if (p > at) return p;
  if (c != u'[' && c != u'(') return at;
  ++p;
  if (text[p] == u'注') ++p;
  const int32_t number = p;
  while (p - at < kInBrackets && IsDigit(text[p])) ++p;
  const bool noted = c == u'[' || text[number - 1] == u'注';
  return noted && p > number && text[p] == (c == u'[' ? u']' : u')') ? p + 1 : at;
}

int32_t LongHanRunEnd(const SourceText& text, int32_t at) {
  const int32_t limit = at + kHanRunChars;
  int32_t end = at;
  while (end < limit && IsHanNumeral(text[end])) ++end;
  // 破亿千瓦: 千 goes with the unit.
  if (end - at >= 2 && text[end - 1] == u'千' && HanPower(text[end - 2]) > 0 &&
      IsAnyOf(text[end], u"瓦克米伏"))
    --end;
  return end;
}

std::optional<int64_t> ReadHan(const SourceText& text, int32_t at, int32_t end) {
  constexpr int64_t kLimit = 1'000'000'000'000'000;
  if (at >= end || end - at > 18) return std::nullopt;
  bool powers = false;
  for (int32_t p = at; p < end; ++p) powers = powers || HanPower(text[p]) > 0;
  if (!powers) {  // digit by digit: 二〇二四
    int64_t value = 0;
    for (int32_t p = at; p < end; ++p) value = value * 10 + HanDigit(text[p]);
    return value;
  }
  int64_t total = 0;    // closed by 万 or 亿
  int64_t section = 0;  // below the next 万
  int64_t digit = -1;
  int last_power = 0;
  for (int32_t p = at; p < end; ++p) {
    const int power = HanPower(text[p]);
    if (power == 0) {
      if (digit > 0) return std::nullopt;  // two digits in a row among powers: no number
      digit = HanDigit(text[p]);
      if (digit == 0) last_power = 0;
      continue;
    }
    if (power < 4) {
      int64_t unit = 1;
      for (int i = 0; i < power; ++i) unit *= 10;
      section += (digit < 0 ? 1 : digit) * unit;
    } else {
      const int64_t unit = power == 4 ? 10'000 : 100'000'000;
      const int64_t before = section + (digit > 0 ? digit : 0);
      // 一亿六千五百万: 万 counts what stands behind 亿 only.
      if (power == 4 && total >= 100'000'000) {
        total += before * unit;
      } else {
        total = (total + (before == 0 && total == 0 ? 1 : before)) * unit;
      }
      section = 0;
    }
    if (total > kLimit) return std::nullopt;
    digit = -1;
    last_power = power;
  }
  if (digit > 0) {  // 三万五 is 35000, 一百二 is 120; 二十五 and 一百零五 end in ones
    int64_t unit = 1;
    for (int i = 1; i < last_power; ++i) unit *= 10;
    section += digit * unit;
  }
  return total + section;
}

int32_t MaskEnd(const SourceText& text, int32_t at) {
  const char16_t mark = text[at];
  if (mark != u'*' && mark != u'×' && mark != u'X') return at;
  // Asterisks are always taken, letters and signs may be left to be asked for again one by one.
  const int32_t limit = mark == u'*' ? text.size() : at + kLetterMaskChars;
  int32_t p = at;
  while (p < limit && (text[p] == mark || (text[p] == u'.' && text[p + 1] == mark && p > at))) ++p;
  return p;
}

}  // namespace gongbao::extraction
