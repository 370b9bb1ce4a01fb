// Checks: what the facts of an article say of one another, in arithmetic. Nothing is corrected; a
// check that fails is told as a Diagnostic that points at its facts.
#ifndef GONGBAO_COMMON_EXTRACTION_CHECKS_H_
#define GONGBAO_COMMON_EXTRACTION_CHECKS_H_

#include "common/extraction/extraction.h"
#include "common/extraction/fact_index.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Adds to article->diagnostics, which then stand in text order. Needs article->links. Messages are
// kept in `strings`. Time is n log n in the number of facts.
void CheckFacts(const knowledge::Knowledge& knowledge, const SourceText& text,
                const FactIndex& index, Article* article, Strings* strings);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CHECKS_H_
