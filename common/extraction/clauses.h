// The clause algebra: from the anchors of an article to its facts. Who or what a figure is about,
// which measure it is, when it holds and whether it happened are read from the clause, else
// inherited from sentence and section.
#ifndef GONGBAO_COMMON_EXTRACTION_CLAUSES_H_
#define GONGBAO_COMMON_EXTRACTION_CLAUSES_H_

#include <span>
#include <string>

#include "common/extraction/extraction.h"
#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/extraction/trace.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Reads the sentences of one article into `article`: facts, rejected numerals, diagnostics. Strings
// that are not in the text are kept in `strings`. `tables` are those of the whole text, in its
// order; their cells are read one by one. `trace` may be null.
void ReadClauses(const knowledge::Knowledge& knowledge, const SourceText& text,
                 const ArticleOutline& outline, std::span<const TextTable> tables, Article* article,
                 Strings* strings, Trace* trace);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CLAUSES_H_
