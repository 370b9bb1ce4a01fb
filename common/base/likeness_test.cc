#include "common/base/likeness.h"

#include <gtest/gtest.h>

#include <string>

namespace gongbao {
namespace {

int Likeness(const std::string& one, const std::string& other) {
  return LikenessPercent(std::as_bytes(std::span(one)), std::as_bytes(std::span(other)));
}

// A fingerprint of `own` places of the first kind and the rest of the second.
std::string Mixed(size_t own, char first, char second) {
  std::string fingerprint(kFingerprintBytes, second);
  fingerprint.replace(0, own, own, first);
  return fingerprint;
}

TEST(LikenessPercent, IsTheShareOfPlacesThatAgreeLessChance) {
  const std::string whole = Mixed(64, 'a', 'b');
  EXPECT_EQ(Likeness(whole, whole), 100);
  EXPECT_EQ(Likeness(whole, Mixed(32, 'a', 'b')), 49);
  EXPECT_EQ(Likeness(whole, Mixed(0, 'a', 'b')), 0);
}

TEST(LikenessPercent, IsNothingWithoutAFingerprint) {
  const std::string none(kFingerprintBytes, '\0');
  const std::string whole = Mixed(64, 'a', 'b');
  EXPECT_EQ(Likeness(none, none), 0);
  EXPECT_EQ(Likeness("", ""), 0);
  EXPECT_EQ(Likeness(whole, whole.substr(1)), 0);
  EXPECT_EQ(Likeness(whole + "a", whole + "a"), 0);
}

}  // namespace
}  // namespace gongbao
