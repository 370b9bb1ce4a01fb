// Values: the number of a figure and its unit, as written and in base units.
#ifndef GONGBAO_COMMON_EXTRACTION_VALUES_H_
#define GONGBAO_COMMON_EXTRACTION_VALUES_H_

#include <string>

#include "common/extraction/anchors.h"
#include "common/extraction/extraction.h"
#include "common/extraction/names.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// What a figure is measured in. A unit that the text leaves out is completed by the fact's
// name; made-up units are kept in `strings`.
UnitOfFact UnitOf(const SourceText& text, const Anchor& figure, const IndicatorName& name,
                  Strings* strings);

// Sets the values; `negative` turns the sign.
void SetValue(const Anchor& figure, bool negative, Fact* fact, AsideOfFact* aside);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_VALUES_H_
