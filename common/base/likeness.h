// How much alike two texts are, by their fingerprints; and what that makes of them.
#ifndef GONGBAO_COMMON_BASE_LIKENESS_H_
#define GONGBAO_COMMON_BASE_LIKENESS_H_

#include <cstddef>
#include <span>

namespace gongbao {

// Of a fingerprint: the last bytes of the smallest hashes of a text's runs of characters, one for
// each place.
inline constexpr size_t kFingerprintBytes = 64;

// How many of 100 runs two texts share (their Jaccard similarity), estimated: the places that
// agree, less the 1 of 256 that agree by chance. Off by 6 or less for two texts of three. 0 when
// one of them has not kFingerprintBytes, or nothing but zeros: it is of a text too short for one.
int LikenessPercent(std::span<const std::byte> one, std::span<const std::byte> other);

// What is this much alike is a copy, whole or in large part.
inline constexpr int kLikePercent = 30;
// And this much the same text.
inline constexpr int kSamePercent = 90;

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_LIKENESS_H_
