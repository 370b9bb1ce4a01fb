// Whom an article and each of its figures are about: the issuer, a place inside of it that the
// words of the figure name, or the region around it; and the codes of these regions.
#ifndef GONGBAO_COMMON_EXTRACTION_REGIONS_H_
#define GONGBAO_COMMON_EXTRACTION_REGIONS_H_

#include "common/extraction/extraction.h"
#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Fills region and region code of the article and of its facts, where the facts' come from, and
// notes where title and text name different issuers. What a figure is compared with or ranked among
// is not its region, and what is not sure leaves it the issuer's. Needs the sources of the facts'
// indicators. Time is linear in the number of facts and sections.
void ReadRegions(const knowledge::Knowledge& knowledge, const SourceText& text,
                 const ArticleOutline& outline, Article* article, Strings* strings);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_REGIONS_H_
