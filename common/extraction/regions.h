// Whom an article and each of its figures are about: the issuer, a place inside of it that the
// words of the figure name, or the region around it; and the codes of these regions.
#ifndef GONGBAO_COMMON_EXTRACTION_REGIONS_H_
#define GONGBAO_COMMON_EXTRACTION_REGIONS_H_

#include <string_view>

#include "common/extraction/extraction.h"
#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// The code of 甲市乙区 and the like: of the whole, else of one place inside the other; empty when
// the knowledge holds none, or several alike.
std::string_view RegionCodeOf(const knowledge::Knowledge& knowledge, std::string_view words);

// 甲市 of (乙省)2025年甲市统计公报; empty unless the title begins with the full name of a region.
std::string_view PlaceOfTitle(const knowledge::Knowledge& knowledge, std::string_view title);

// Fills region and region code of the facts, and where they come from, and notes where title and
// text name different issuers. Needs those of the article. What a figure is compared with or
// ranked among is not its region, and what is not sure leaves it the issuer's. Needs the sources of
// the facts' indicators. Time is linear in the number of facts and sections.
void ReadRegions(const knowledge::Knowledge& knowledge, const SourceText& text,
                 const ArticleOutline& outline, Article* article, Strings* strings);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_REGIONS_H_
