// Written by tests/eval/fit_confidence.py: hundredths of log-odds, in the order of Feature.
#ifndef GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
#define GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_

#include <cstdint>

namespace gongbao::extraction {

inline constexpr int16_t kConfidenceWeights[] = {
    348,  112, -37,  -52, 37,  -27, 11,   45,   30, -14, 17,  3,   4,  28,  7,   -43, -68,
    -124, 0,   -217, 31,  -64, -14, -167, -122, 72, -8,  105, -49, -9, -69, -52, -53,
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONFIDENCE_WEIGHTS_H_
