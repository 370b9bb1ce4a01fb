// Written by tests/eval/fit_confidence.py: hundredths of log-odds, in the order of Feature.
#ifndef GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
#define GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_

#include <cstdint>

namespace gongbao::extraction {

// The lines stay as they are written.
// clang-format off
inline constexpr int16_t kConfidenceWeights[] = {
    361, 24, -17, -38, -5, 17, 26, 26, 2, -56, 16, 1, 3, 21, -2, -71, -48, -129, 31, -190, 23, -62,
    -9, -157, -109, 88, -16, 61, -23, -12, -69, -51, -63,
};
// clang-format on

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
