// What an article says of itself besides its facts: whose report it is and of which region, on what
// level of government, when it was published.
#ifndef GONGBAO_COMMON_EXTRACTION_IDENTITY_H_
#define GONGBAO_COMMON_EXTRACTION_IDENTITY_H_

#include "common/extraction/extraction.h"
#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Fills title, kind, region with its evidence, level, issuer, years and date of the article. A
// region is told by the title, else by whose congress or government speaks, else by the hints, else
// by the places that the text names, else by who issued it, else by the host that it was published
// at; where only the text tells it, the outline's region becomes the first place that names it. Of
// namesakes that one is meant which lies where the text or the host says. Notes where the title
// names one region and the hints, the text or the host another. Time is linear in the length of the
// article.
void ReadIdentity(const knowledge::Knowledge& knowledge, const SourceText& text, const Hints& hints,
                  ArticleOutline* outline, Article* article, Strings* strings);

// Whether the article is the issuer's own text or another's telling: needs its flags, diagnostics,
// kind and issuer.
Trust TrustOf(const Article& article);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_IDENTITY_H_
