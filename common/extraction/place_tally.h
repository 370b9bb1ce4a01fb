// Whose report a text is, told by the places that it names: for a text without title, congress or
// named government. The city whose 全市 a report speaks of is the one that it names most, with most
// of its districts.
#ifndef GONGBAO_COMMON_EXTRACTION_PLACE_TALLY_H_
#define GONGBAO_COMMON_EXTRACTION_PLACE_TALLY_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

struct ToldPlace {
  std::string_view code;
  int32_t begin = 0;  // where the text names it first
  int32_t end = 0;
  int confidence_percent = 0;
};

// The region of the level that 我代表市人民政府 or 全市 tells, by the names in the article; nothing
// when the text names none often enough, or two alike. Time is linear in the article's length.
std::optional<ToldPlace> TallyPlaces(const knowledge::Knowledge& knowledge, const SourceText& text,
                                     const ArticleOutline& outline);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_PLACE_TALLY_H_
