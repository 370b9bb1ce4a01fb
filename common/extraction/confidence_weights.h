// Written by tests/eval/fit_confidence.py: hundredths of log-odds, in the order of Feature.
#ifndef GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
#define GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_

#include <cstdint>

namespace gongbao::extraction {

// The lines stay as they are written.
// clang-format off
inline constexpr int16_t kConfidenceWeights[] = {
    331, 109, -14, -27, 26, -28, 33, 46, 43, -16, 23, 2, 19, 39, 12, -59, -72, -117, 24, -219, 46,
    -76, -9, -173, -107, 72, -8, 88, -56, -9, -42, -55, -69,
};
// clang-format on

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
