// Written by tests/eval/fit_confidence.py: hundredths of log-odds, in the order of Feature.
#ifndef GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
#define GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_

#include <cstdint>

namespace gongbao::extraction {

// The lines stay as they are written.
// clang-format off
inline constexpr int16_t kConfidenceWeights[] = {
    345, 44, -15, -25, -11, 18, 33, 44, 47, -66, 10, -4, 5, 27, -7, -37, -40, -116, 45, -181, 7,
    -43, 5, -165, -106, 87, -18, 60, -36, -14, -70, -42, -60,
};
// clang-format on

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
