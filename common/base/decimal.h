// An exact decimal number as reports print it. Binary floating point can't hold 0.1, and 7.0 says
// more than 7, so values are mantissa and exponent from the first digit read to the last one shown.
#ifndef GONGBAO_COMMON_BASE_DECIMAL_H_
#define GONGBAO_COMMON_BASE_DECIMAL_H_

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

// mantissa * 10^exponent, never normalised: 7.0 is 70 * 10^-1 and keeps its reported decimals.
struct Decimal {
  int64_t mantissa = 0;
  int32_t exponent = 0;

  // "913.9", "-20.6", "7.0"; a positive exponent is written out in zeros.
  std::string ToString() const;
  // The nearest double, for ordering only.
  double ToDouble() const;
  // Exact product; nothing when the mantissa would overflow.
  std::optional<Decimal> Times(Decimal other) const;

  // Reads an optional sign, digits and an optional point with digits; nothing for anything else, or
  // for more digits than an int64_t holds.
  static std::optional<Decimal> Parse(std::string_view text);

  // Same digits and same scale: 7.0 and 7 differ.
  friend bool operator==(const Decimal&, const Decimal&) = default;
};

// A std::optional<Decimal> in twelve bytes instead of twenty-four, aligned as an int: for records
// of which there are many. The exponent must fit sixteen bits.
class PackedDecimal {
 public:
  PackedDecimal() = default;
  // To and fro without a word, as what it stands for.
  // NOLINTBEGIN(google-explicit-constructor)
  PackedDecimal(Decimal value)
      : mantissa_(std::bit_cast<Words>(value.mantissa)),
        exponent_(static_cast<int16_t>(value.exponent)),
        known_(true) {}
  PackedDecimal(const std::optional<Decimal>& value) {
    if (value) *this = *value;
  }
  operator std::optional<Decimal>() const { return known_ ? std::optional(**this) : std::nullopt; }
  // NOLINTEND(google-explicit-constructor)

  bool has_value() const { return known_; }
  explicit operator bool() const { return known_; }
  Decimal operator*() const { return {std::bit_cast<int64_t>(mantissa_), exponent_}; }

  struct Arrow {
    Decimal value;
    const Decimal* operator->() const { return &value; }
  };
  Arrow operator->() const { return {**this}; }

  friend bool operator==(const PackedDecimal&, const PackedDecimal&) = default;

 private:
  using Words = std::array<uint32_t, 2>;

  Words mantissa_{};
  int16_t exponent_ = 0;
  bool known_ = false;
};

// -1, 0, 1 as a is less than, equal in value to, or greater than b: 7.0 and 7 compare equal.
int Compare(Decimal a, Decimal b);

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_DECIMAL_H_
