// What the engine's tests share.
#ifndef GONGBAO_COMMON_EXTRACTION_TESTING_H_
#define GONGBAO_COMMON_EXTRACTION_TESTING_H_

#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// The built-in knowledge: made once, for it takes some milliseconds.
inline const knowledge::Knowledge& Words() {
  static const knowledge::Knowledge kWords;
  return kWords;
}

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_TESTING_H_
