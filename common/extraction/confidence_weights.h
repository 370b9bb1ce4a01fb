// Written by tests/eval/fit_confidence.py: hundredths of log-odds, in the order of Feature.
#ifndef GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
#define GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_

#include <cstdint>

namespace gongbao::extraction {

// The lines stay as they are written.
// clang-format off
inline constexpr int16_t kConfidenceWeights[] = {
    342, 52, -10, -20, -7, 19, 45, 51, 53, -60, 13, -11, 5, 17, 4, -30, -41, -117, 48, -188, 10,
    -42, 3, -172, -118, 89, -16, 67, -42, -15, -68, -42, -54,
};
// clang-format on

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
