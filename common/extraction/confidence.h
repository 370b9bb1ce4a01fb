// Confidence: how likely all that is said of a fact is right, from features that the engine knows,
// by log-odds that tests/eval/fit_confidence.py fits to annotated reports.
#ifndef GONGBAO_COMMON_EXTRACTION_CONFIDENCE_H_
#define GONGBAO_COMMON_EXTRACTION_CONFIDENCE_H_

#include <cstdint>
#include <string_view>

#include "common/extraction/extraction.h"
#include "common/extraction/fact_index.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

// What may make a reading doubtful; in the order of FeatureName and of the weights.
enum class Feature : uint8_t {
  kAlways,
  // What kind of quantity.
  kGrowth,
  kChange,
  kRank,
  kRatio,
  kGap,
  kShareLevel,
  kTarget,
  kOther,
  kModal,  // firm or stretch
  // The figure.
  kMasked,
  kHan,  // no digit in the quote
  kRange,
  kBound,       // relation is not eq
  kClassifier,  // counts things
  kNoBaseUnit,
  // The name.
  kNameComposed,  // of pieces of the text
  kNameBehind,    // stands behind the figure
  kNameFar,       // stands before it, but not in its own clause
  kNameShort,     // up to three characters
  kNameLong,      // more than twelve
  kNameVeryLong,  // more than eighteen
  kNameHasMarks,  // digits, commas, 的
  kNoCode,
  // The time.
  kNoPeriod,
  kPeriodOfSection,
  kPeriodSpan,  // more than one year
  // The sentence.
  kSharedQuote,
  kListMember,
  kFirstInSentence,
  kManyBefore,  // more than six facts before it in its sentence
  kLongLead,    // more than thirty characters since the fact before
  kLinked,      // tied to its level, whole, base or start
  kCount,
};
inline constexpr size_t kFeatureCount = static_cast<size_t>(Feature::kCount);

using FeatureSet = uint64_t;
static_assert(kFeatureCount <= 64, "a FeatureSet has a bit for each");

// The names by which fit_confidence.py and the table of weights know the features.
std::string_view FeatureName(size_t feature);

// The features of each of the article's finished and linked facts, in their order.
std::vector<FeatureSet> FeaturesOf(const SourceText& text, const FactIndex& index,
                                   const Article& article);

// Fills confidence_percent of the article's facts, from 1 to 99. Time is linear in their number.
void RateFacts(const SourceText& text, const FactIndex& index, Article* article);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONFIDENCE_H_
