// What counted things are said to do: predicates that no name has inside.
#ifndef GONGBAO_COMMON_EXTRACTION_PREDICATES_H_
#define GONGBAO_COMMON_EXTRACTION_PREDICATES_H_

#include <cstdint>

#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// A predicate of things that stand before it.
struct Predicate {
  int32_t begin = 0;   // behind adverbs
  int32_t end = 0;     // of its first word; its object may follow
  bool tells = false;  // which of the things: 扭亏为盈; else it only praises them: 焕然一新
  bool empty() const { return end == begin; }
};

// Whether what auditors found amiss is told at `at`: 8个县未按时拨付…, 9个项目虚报投资…; 违规的
// qualifies what follows.
bool FaultAt(const SourceText& text, int32_t at, int32_t limit);

// The predicate that begins at `at`, adverbs before it passed over; empty when none does. Words
// that may as well stand inside of a name count only where they close the clause. `limit` is where
// the sentence ends.
Predicate PredicateAt(const SourceText& text, int32_t at, int32_t limit);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_PREDICATES_H_
