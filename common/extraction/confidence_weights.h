// Written by tests/eval/fit_confidence.py: hundredths of log-odds, in the order of Feature.
#ifndef GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
#define GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_

#include <cstdint>

namespace gongbao::extraction {

// The lines stay as they are written.
// clang-format off
inline constexpr int16_t kConfidenceWeights[] = {
    351, 47, -15, -18, -10, 18, 36, 46, 49, -62, 12, -8, 5, 17, -8, -36, -45, -115, 45, -193, 9,
    -43, 7, -166, -104, 85, -19, 65, -47, -19, -70, -40, -59,
};
// clang-format on

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
