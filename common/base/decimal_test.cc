#include "common/base/decimal.h"

#include <gtest/gtest.h>

#include <limits>

namespace gongbao {
namespace {

TEST(Decimal, KeepsTheReportedDecimals) {
  for (const char* text : {"0", "7.0", "913.9", "-20.6", "0.05", "-0.20", "9223372036854775807"}) {
    const auto value = Decimal::Parse(text);
    ASSERT_TRUE(value.has_value()) << text;
    EXPECT_EQ(value->ToString(), text);
  }
  EXPECT_FALSE(*Decimal::Parse("7.0") == *Decimal::Parse("7"));
}

TEST(Decimal, RefusesWhatIsNoPlainDecimal) {
  for (const char* text :
       {"", "-", ".5", "5.", "1,000", "1e3", "9223372036854775808", "1.2.3", "+1"}) {
    EXPECT_FALSE(Decimal::Parse(text).has_value()) << text;
  }
}

TEST(Decimal, MultipliesExactlyOrSaysThatItCannot) {
  EXPECT_EQ(Decimal::Parse("913.9")->Times({1, 8})->ToString(), "91390000000");
  EXPECT_FALSE((Decimal{std::numeric_limits<int64_t>::max(), 0}.Times({2, 0})).has_value());
}

TEST(Decimal, PrintsTheSmallestMantissa) {
  EXPECT_EQ((Decimal{std::numeric_limits<int64_t>::min(), 0}.ToString()), "-9223372036854775808");
}

TEST(Decimal, ComparesByValueAcrossScales) {
  EXPECT_EQ(Compare(*Decimal::Parse("7.0"), *Decimal::Parse("7")), 0);
  EXPECT_EQ(Compare(*Decimal::Parse("6.99"), *Decimal::Parse("7")), -1);
  EXPECT_EQ(Compare(*Decimal::Parse("-6.99"), *Decimal::Parse("-7")), 1);
  EXPECT_EQ(Compare({1, 40}, {std::numeric_limits<int64_t>::max(), 0}), 1);
  EXPECT_EQ(Compare({-1, 40}, {-5, 0}), -1);
}

}  // namespace
}  // namespace gongbao
