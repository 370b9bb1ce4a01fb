// Aspect and breakdown of facts: whether a figure is what came new or what has gathered, and which
// slice of a total it is about.
#ifndef GONGBAO_COMMON_EXTRACTION_ASPECTS_H_
#define GONGBAO_COMMON_EXTRACTION_ASPECTS_H_

#include "common/extraction/extraction.h"
#include "common/extraction/fact_index.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// Fills the aspect of the article's finished facts. Time is linear in their number.
void ReadAspects(const SourceText& text, const FactIndex& index, Article* article);

// The slice that an indicator's words name; of dimension kNone where they name none.
Breakdown BreakdownOf(std::string_view indicator);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_ASPECTS_H_
