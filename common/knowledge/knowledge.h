// What the engine knows of the language: units, cue words, names that hold numerals, indicators.
// The data are the YAML files of this folder, compiled to tables when the project is built.
#ifndef GONGBAO_COMMON_KNOWLEDGE_KNOWLEDGE_H_
#define GONGBAO_COMMON_KNOWLEDGE_KNOWLEDGE_H_

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/decimal.h"
#include "common/knowledge/lexicon.h"

namespace gongbao::knowledge {

// The classes of cues.yaml, in the order of kCueNames.
enum class Cue : uint8_t {
  kBoundGe,
  kBoundLe,
  kBoundApprox,
  kAfterGe,
  kAfterLe,
  kAfterApprox,
  kUp,
  kDown,
  kGrowthNoun,
  kFallNoun,
  kUpSuffix,
  kReach,
  kHigher,
  kLower,
  kThan,
  kFrom,
  kMoves,
  kLastYear,
  kLastPeriod,
  kYearStart,
  kPlanDone,
  kRespectively,
  kAll,
  kEach,
  kAmong,
  kAnd,
  kEtc,
  kOf,
  kAchieve,
  kSplit,
  kTime,
  kRegion,
  kGroup,
  kRanked,
  kFirm,
  kEffort,
  kDuty,
  kStretch,
  kExpected,
  kPast,
  kEstimate,
  kIncomplete,
  kGraded,
  kGeneric,
  kGrowthOnly,
  kHead,
  kVerb,
  kPlain,
  kThisYear,
  kPriorYear,
  kWholeYear,
  kFirstHalf,
  kSecondHalf,
  kQuarter,
  kThreeQuarters,
  kFiveYears,
  kNextFiveYears,
  kYearly,
  kFromNowOn,
  kPlanOpening,
  kReviewOpening,
  kProblemOpening,
  kDeverbal,
  kCount,
};

inline constexpr std::string_view kCueNames[] = {"bound_ge",
                                                 "bound_le",
                                                 "bound_approx",
                                                 "after_ge",
                                                 "after_le",
                                                 "after_approx",
                                                 "up",
                                                 "down",
                                                 "growth_noun",
                                                 "fall_noun",
                                                 "up_suffix",
                                                 "reach",
                                                 "higher",
                                                 "lower",
                                                 "than",
                                                 "from",
                                                 "moves",
                                                 "last_year",
                                                 "last_period",
                                                 "year_start",
                                                 "plan_done",
                                                 "respectively",
                                                 "all",
                                                 "each",
                                                 "among",
                                                 "and",
                                                 "etc",
                                                 "of",
                                                 "achieve",
                                                 "split",
                                                 "time",
                                                 "region",
                                                 "group",
                                                 "ranked",
                                                 "firm",
                                                 "effort",
                                                 "duty",
                                                 "stretch",
                                                 "expected",
                                                 "past",
                                                 "estimate",
                                                 "incomplete",
                                                 "graded",
                                                 "generic",
                                                 "growth_only",
                                                 "head",
                                                 "verb",
                                                 "plain",
                                                 "this_year",
                                                 "prior_year",
                                                 "whole_year",
                                                 "first_half",
                                                 "second_half",
                                                 "quarter",
                                                 "three_quarters",
                                                 "five_years",
                                                 "next_five_years",
                                                 "yearly",
                                                 "from_now_on",
                                                 "plan_opening",
                                                 "review_opening",
                                                 "problem_opening",
                                                 "deverbal"};
static_assert(std::size(kCueNames) == static_cast<size_t>(Cue::kCount));

using CueSet = uint64_t;
static_assert(static_cast<size_t>(Cue::kCount) <= 64, "a CueSet has a bit for each class");
constexpr CueSet Bit(Cue cue) { return CueSet{1} << static_cast<unsigned>(cue); }

// Cues by which a sentence without a figure changes how later ones are read.
inline constexpr CueSet kTurningCues = Bit(Cue::kThisYear) | Bit(Cue::kPlanOpening) |
                                       Bit(Cue::kFromNowOn) | Bit(Cue::kFiveYears) |
                                       Bit(Cue::kNextFiveYears);

enum class UnitClass : uint8_t { kMeasure, kClassifier, kAspect };

struct Unit {
  std::string_view surface;  // without magnitude
  std::string_view dimension;
  std::string_view base;
  Decimal factor;  // value in `base` = value as written * magnitude * factor
  UnitClass kind = UnitClass::kMeasure;
};

struct NameWithNumeral {
  std::string_view surface;
  std::string_view reason;  // word of the guideline: slogan, date, technology ...
};

struct Indicator {
  std::string_view code;
  std::string_view name;
  std::string_view english;
  std::string_view dimension;
  std::string_view direction;  // higher, lower, neutral
};

// Immutable after construction; shared by any number of threads.
class Knowledge {
 public:
  // The tables that were compiled in. Builds the lookup structures: a few milliseconds; make one
  // and keep it.
  Knowledge();

  // The cue words: the value of a match is an index for CuesOf.
  const Lexicon& cues() const { return cues_; }
  CueSet CuesOf(int32_t value) const { return cue_sets_[static_cast<size_t>(value)]; }
  CueSet CuesOf(std::u16string_view term) const {
    const int32_t value = cues_.Find(term);
    return value < 0 ? 0 : CuesOf(value);
  }

  // Where those of kTurningCues may begin: what a text is searched for when nothing else matters.
  const Openings& turning_cues() const { return turning_cues_; }
  // The length of the longest cue word of any of these classes that `text` ends in, or 0.
  int32_t CueEnding(std::u16string_view text, CueSet wanted) const {
    return cues_reversed_
        .LongestBackward(text, [&](int32_t value) { return (CuesOf(value) & wanted) != 0; })
        .length;
  }

  // Units without magnitude: the value of a match is an index for unit().
  const Lexicon& units() const { return units_; }
  const Unit& unit(int32_t value) const;

  // Names that hold numerals: the value of a match is an index for name().
  const Lexicon& names() const { return names_; }
  const NameWithNumeral& name(int32_t value) const;

  // Where a cue word or a name that holds a numeral may begin.
  const Openings& cues_and_names() const { return cues_and_names_; }

  // The catalogue entry that an indicator's words mean, or null: the whole name, else the longest
  // catalogue name that it ends in.
  const Indicator* FindIndicator(std::u16string_view words) const;

  // SHA-256 in hex over the YAML files that the tables were made from.
  std::string_view digest() const;

 private:
  Lexicon cues_;
  Lexicon cues_reversed_;  // spelt backwards
  Openings turning_cues_;
  Openings cues_and_names_;
  std::vector<CueSet> cue_sets_;
  Lexicon units_;
  Lexicon names_;
  Lexicon indicators_reversed_;  // names spelt backwards: the longest match is the longest ending
};

// UTF-8 to UTF-16; for terms, which are short.
std::u16string ToUtf16(std::string_view utf8);

}  // namespace gongbao::knowledge

#endif  // GONGBAO_COMMON_KNOWLEDGE_KNOWLEDGE_H_
