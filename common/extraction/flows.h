// What was done over a span of years, and what there is at its end: the words that tell one from
// the other.
#ifndef GONGBAO_COMMON_EXTRACTION_FLOWS_H_
#define GONGBAO_COMMON_EXTRACTION_FLOWS_H_

#include <cstdint>

#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// Whether what stands at [begin, end), a name or the head of a clause, tells a deed: 设立办事处,
// 排水管网完工, 公安机关约谈负责人. Words that things are called by (上市公司) are none.
bool TellsDeed(const SourceText& text, int32_t begin, int32_t end);

// Whether such a deed closes [begin, end), with its things behind: 先后成立 before 四家公司.
bool EndsWithDeed(const SourceText& text, int32_t begin, int32_t end);

// Whether the words [begin, end) up to a count say that there are so many things: 全市共有,
// 拥有…专利; 先后有 says how many came to do something.
bool TellsStock(const SourceText& text, int32_t begin, int32_t end);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_FLOWS_H_
