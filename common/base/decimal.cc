#include "common/base/decimal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace gongbao {
namespace {

// More zeros than any unit of these reports has; keeps ToString bounded for hostile input.
constexpr int32_t kMaxPrintedExponent = 64;

__extension__ using Wide = __int128;

double PowerOfTen(int32_t exponent) {
  // Those that a double holds exactly.
  static constexpr std::array kExact = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const auto index = static_cast<size_t>(exponent);
  return index < kExact.size() ? kExact[index] : std::pow(10.0, exponent);
}

}  // namespace

std::string Decimal::ToString() const {
  const bool negative = mantissa < 0;
  const uint64_t magnitude =
      negative ? ~static_cast<uint64_t>(mantissa) + 1 : static_cast<uint64_t>(mantissa);
  std::string digits = std::to_string(magnitude);
  if (exponent > 0) {
    if (magnitude != 0) {
      digits.append(static_cast<size_t>(std::min(exponent, kMaxPrintedExponent)), '0');
    }
  } else if (exponent < 0) {
    const auto decimals = static_cast<size_t>(std::min(-exponent, kMaxPrintedExponent));
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, 1, '.');
  }
  return negative ? "-" + digits : digits;
}

double Decimal::ToDouble() const {
  // pow(10, -n) is inexact where 10^n is exact: divide.
  return exponent < 0 ? static_cast<double>(mantissa) / PowerOfTen(-exponent)
                      : static_cast<double>(mantissa) * PowerOfTen(exponent);
}

std::optional<Decimal> Decimal::Times(Decimal other) const {
  Decimal product;
  if (__builtin_mul_overflow(mantissa, other.mantissa, &product.mantissa) ||
      __builtin_add_overflow(exponent, other.exponent, &product.exponent)) {
    return std::nullopt;
  }
  return product;
}

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  Decimal value;
  size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) at = 1;
  bool point = false;
  size_t digits = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '.' && !point && digits > 0) {
      point = true;
      continue;
    }
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    if (__builtin_mul_overflow(value.mantissa, int64_t{10}, &value.mantissa) ||
        __builtin_add_overflow(value.mantissa, int64_t{text[at] - '0'}, &value.mantissa)) {
      return std::nullopt;
    }
    if (point) --value.exponent;
    ++digits;
  }
  if (digits == 0 || text.back() == '.') return std::nullopt;
  if (negative) value.mantissa = -value.mantissa;
  return value;
}

int Compare(Decimal a, Decimal b) {
  // 128 bits hold the wider mantissa scaled by up to 10^19; beyond that the exponents alone decide.
  const auto sign = [](int64_t m) { return (m > 0) - (m < 0); };
  if (sign(a.mantissa) != sign(b.mantissa)) return sign(a.mantissa) < sign(b.mantissa) ? -1 : 1;
  if (a.mantissa == 0) return 0;
  const bool swapped = a.exponent < b.exponent;
  const Decimal& high = swapped ? b : a;
  const Decimal& low = swapped ? a : b;
  const int64_t gap = int64_t{high.exponent} - low.exponent;
  int order;
  if (gap > 19) {
    order = sign(high.mantissa);
  } else {
    Wide scaled = high.mantissa;
    for (int64_t i = 0; i < gap; ++i) scaled *= 10;
    order = scaled < low.mantissa ? -1 : (scaled > low.mantissa ? 1 : 0);
  }
  return swapped ? -order : order;
}

}  // namespace gongbao
