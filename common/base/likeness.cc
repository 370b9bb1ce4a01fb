#include "common/base/likeness.h"

#include <algorithm>

namespace gongbao {
namespace {

bool IsOne(std::span<const std::byte> fingerprint) {
  return fingerprint.size() == kFingerprintBytes &&
         std::ranges::any_of(fingerprint, [](std::byte byte) { return byte != std::byte{0}; });
}

}  // namespace

int LikenessPercent(std::span<const std::byte> one, std::span<const std::byte> other) {
  if (!IsOne(one) || !IsOne(other)) return 0;
  int equal = 0;
  for (size_t i = 0; i < kFingerprintBytes; ++i) equal += one[i] == other[i];
  constexpr double kChance = 1.0 / 256;
  const double share = equal / static_cast<double>(kFingerprintBytes);
  return std::max(0, static_cast<int>(100 * (share - kChance) / (1 - kChance)));
}

}  // namespace gongbao
