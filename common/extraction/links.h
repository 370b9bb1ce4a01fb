// Ties between the facts of an article: which level a growth is of, which whole a part is of, where
// a figure came from, what a stretch target stretches, who stands in one list, and what is said
// twice.
#ifndef GONGBAO_COMMON_EXTRACTION_LINKS_H_
#define GONGBAO_COMMON_EXTRACTION_LINKS_H_

#include <cstdint>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/fact_index.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// Fills article->links from the article's finished facts. Time is linear in their number.
void LinkFacts(const SourceText& text, const FactIndex& index, Article* article);

// Whether what follows a count opens the list of what makes it up: 40项指标中, 9项…, 25项….
bool OpensCount(const SourceText& text, const Fact& count);

// Whether one of two statements of one thing is the other, rounded: 642.8亿元 and 近643亿元.
bool AgreeRounded(const Fact& exact, const Fact& rounded);

// Growths of one thing by what their levels are tied to: one in the text, the other in a table.
struct ToldTwice {
  int32_t in_text = -1;
  int32_t in_table = -1;
};
// For each level that text and table both tell, by its link, their growths against the same time,
// where both are told. Needs the other links.
std::vector<ToldTwice> GrowthsToldTwice(const SourceText& text, const FactIndex& index,
                                        const Article& article);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_LINKS_H_
