// Measures: which kind of quantity a figure is (level, growth, change, rank, ratio, gap), by its
// unit and the words between it and its name.
#ifndef GONGBAO_COMMON_EXTRACTION_MEASURES_H_
#define GONGBAO_COMMON_EXTRACTION_MEASURES_H_

#include <string_view>

#include "common/extraction/heads.h"
#include "common/extraction/leads.h"
#include "common/extraction/trace.h"

namespace gongbao::extraction {

// What was said just before the figure.
struct FigureBefore {
  Measure measure = Measure::kLevel;
  bool share = false;       // it was a percentage
  bool falls = false;       // it was negative
  bool here = false;        // it stands in the same sentence
  bool in_bracket = false;  // the figure at hand stands in a bracket
};

struct Decision {
  Measure measure = Measure::kLevel;
  bool negative = false;      // it falls, or the own figure is the lower one
  std::string_view baseline;  // what it is compared with; empty: not said
  Period baseline_period;     // the same as a time
  std::string_view rule;      // which rule decided
};

// Decides for one figure, what stands beside it, and its name. `trace` may be null.
Decision Decide(const knowledge::Knowledge& knowledge, const SourceText& text, const Anchor& figure,
                const Lead& lead, const IndicatorName& name, const FigureBefore& before,
                Trace* trace);

// The end of 的预期目标 and the like at `at`; `at` when no goal is named there.
int32_t GoalEnd(const SourceText& text, int32_t at);

// Whether a word of growth follows at `at`: 10%以上的增速.
bool GrowthFollows(const knowledge::Knowledge& knowledge, const SourceText& text, int32_t at);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_MEASURES_H_
