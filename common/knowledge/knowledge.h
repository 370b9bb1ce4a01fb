// What the engine knows of the language: units, cue words, names that hold numerals, indicators,
// regions. The data are the YAML files of this folder, compiled to tables when the project is
// built; a folder of a user's own may be laid over them.
#ifndef GONGBAO_COMMON_KNOWLEDGE_KNOWLEDGE_H_
#define GONGBAO_COMMON_KNOWLEDGE_KNOWLEDGE_H_

#include <cstdint>
#include <cstring>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/decimal.h"
#include "common/base/status.h"
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
  kDeed,
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
                                                 "deverbal",
                                                 "deed"};
static_assert(std::size(kCueNames) == static_cast<size_t>(Cue::kCount));

using CueSet = uint64_t;
static_assert(static_cast<size_t>(Cue::kCount) <= 64, "a CueSet has a bit for each class");
constexpr CueSet Bit(Cue cue) { return CueSet{1} << static_cast<unsigned>(cue); }

// Cues by which a sentence without a figure changes how later ones are read.
inline constexpr CueSet kTurningCues = Bit(Cue::kThisYear) | Bit(Cue::kPlanOpening) |
                                       Bit(Cue::kFromNowOn) | Bit(Cue::kFiveYears) |
                                       Bit(Cue::kNextFiveYears);

enum class UnitClass : uint8_t { kMeasure, kClassifier, kAspect };
inline constexpr std::string_view kUnitClassNames[] = {"measure", "classifier", "aspect"};

// A word of our own that rules ask for by literals, some hundred times for each figure: here the
// length of a literal is known to the compiler, which compares in place.
class Label : public std::string_view {
 public:
  using std::string_view::string_view;
  Label() = default;
  Label(std::string_view word) : std::string_view(word) {}  // NOLINT: a view of the same

  template <size_t kSize>
  friend bool operator==(const Label& label, const char (&literal)[kSize]) {
    return label.size() == kSize - 1 && std::memcmp(label.data(), literal, kSize - 1) == 0;
  }
};

struct Unit {
  Label surface;  // without magnitude
  Label dimension;
  Label base;
  Decimal factor;  // value in `base` = value as written * magnitude * factor
  UnitClass kind = UnitClass::kMeasure;
};

struct NameWithNumeral {
  std::string_view surface;
  std::string_view reason;  // one of kNameReasons
};
// The guideline's words for why a numeral is no fact, those that a name can be the cause of.
inline constexpr std::string_view kNameReasons[] = {
    "date", "slogan", "code",     "name",  "title",   "version",     "technology",
    "road", "line",   "building", "grade", "ordinal", "anniversary", "lexical"};

struct Indicator {
  std::string_view code;
  std::string_view name;
  std::string_view english;
  std::string_view dimension;
  std::string_view direction;  // one of kDirections: which way is good
};
inline constexpr std::string_view kDirections[] = {"higher", "lower", "neutral"};

enum class RegionKind : uint8_t { kProvince, kPrefecture, kCounty, kZone };

// A division of GB/T 2260, or a development zone, which has a code of our own: that of the region
// around it, Z and two digits.
struct Region {
  std::string_view code;
  std::string_view name;    // in full
  std::string_view parent;  // a code; empty for a province
  bool abolished = false;   // the code is of the past

  RegionKind kind() const;
};

struct Rows;
struct Source;

// Immutable after construction; shared by any number of threads. What it gives out lives as long as
// it does, and stays where it is when it is moved.
class Knowledge {
 public:
  // The tables that were compiled in. Builds the lookup structures: a few milliseconds; make one
  // and keep it.
  Knowledge();

  // What is compiled in with the entries of `folder` added, or in the place of those with the same
  // word or code; the built-in ones alone when `folder` is empty. Files that it lacks add nothing.
  // INVALID_ARGUMENT: every fault as FILE:LINE: WHAT, a line each. Blocks on reading the files.
  static Result<Knowledge> Load(const std::string& folder);

  // The same for files that have been read; what is wrong with them on top of what `overlay` says
  // itself is added to its faults.
  explicit Knowledge(std::unique_ptr<Source> overlay);

  Knowledge(Knowledge&&) noexcept;
  Knowledge& operator=(Knowledge&&) noexcept;
  ~Knowledge();

  // A cue word with its classes; of length 0 where there is none.
  struct CueMatch {
    int32_t length = 0;
    CueSet cues = 0;
  };
  // The longest cue word that `text` begins with.
  CueMatch CueAt(std::u16string_view text) const {
    const Terms terms = TermsAt(text);
    return {terms.cue_length, terms.cues};
  }
  // The classes of the cue word that `term` is; 0 when it is none.
  CueSet CuesOf(std::u16string_view term) const {
    const CueMatch cue = CueAt(term);
    return cue.length == static_cast<int32_t>(term.size()) ? cue.cues : 0;
  }

  // Where those of kTurningCues may begin: what a text is searched for when nothing else matters.
  using TurningCues = OpeningScan<1024>;
  const TurningCues& turning_cues() const { return turning_cues_; }
  // The length of the longest cue word of any of these classes that `text` ends in, or 0.
  int32_t CueEnding(std::u16string_view text, CueSet wanted) const {
    const auto is_wanted = [&](Lexicon::Match match) {
      return (cue_sets_[reversed_cues_[static_cast<size_t>(match.number)]] & wanted) != 0;
    };
    return cues_reversed_.LongestBackward(text, is_wanted).length;
  }

  // The length of the longest cue word of any of these classes that `text` begins with, or 0.
  int32_t CueStarting(std::u16string_view text, CueSet wanted) const {
    int32_t length = 0;
    terms_.ForEach(text, [&](Lexicon::Match match) {
      const TermRow row = term_rows_[static_cast<size_t>(match.number) + 1];
      if ((cue_sets_[row.cues] & wanted) && row.cue_length == match.length) length = match.length;
    });
    return length;
  }

  // Units without magnitude: the value of a match is an index for unit().
  const Lexicon& units() const { return units_; }
  const Unit& unit(int32_t value) const { return unit_rows_[static_cast<size_t>(value)]; }

  // The longest name that holds a numeral and the longest cue word that a text begins with. A
  // length is 0 where there is none.
  struct Terms {
    CueSet cues = 0;
    int32_t cue_length = 0;
    int32_t name_length = 0;
    int32_t name = -1;  // an index for name()
  };
  // Of `text`, in one walk.
  Terms TermsAt(std::u16string_view text) const {
    const auto number = static_cast<size_t>(terms_.Longest(text).number + 1);
    const TermRow row = term_rows_[number];
    return {cue_sets_[row.cues], row.cue_length, row.name_length,
            row.name_length == 0 ? -1 : term_names_[number]};
  }
  const NameWithNumeral& name(int32_t value) const {
    return name_rows_[static_cast<size_t>(value)];
  }

  // Where a cue word or a name that holds a numeral may begin.
  using CuesAndNames = OpeningScan<8192>;
  const CuesAndNames& cues_and_names() const { return term_openings_; }

  // The catalogue entry that an indicator's words mean, or null: the whole name, else the longest
  // catalogue name that it ends in, unless what stands before makes another thing of it (人均…).
  const Indicator* FindIndicator(std::u16string_view words) const;

  // The region of that code; nothing when there is none.
  std::optional<Region> FindRegion(std::string_view code) const;
  // Those that are called `name`, in full or for short (浙江, 甬, 景宁县), in UTF-8: the ones that
  // still exist first, then by code. Neither builds nor holds an index in memory.
  std::vector<Region> FindRegions(std::string_view name) const;
  // What regions are called that begins with `words`, in full or for short, in UTF-8: each name
  // once, the longest first.
  std::vector<std::string_view> RegionNamesFrom(std::string_view words) const;
  // The one that is called `name` and lies in the region of the code `within`, or is it; in any
  // when that is empty. What still exists goes before what does not; nothing when several do
  // alike. Allocates nothing.
  std::optional<Region> FindRegionIn(std::string_view name, std::string_view within) const;
  // Those whose government's site has `host` in its name (yueyang of www.yueyang.gov.cn), by code.
  std::vector<Region> FindRegionsByHost(std::string_view host) const;
  // Whether the region of `code` lies in that of `within`, or is it.
  bool LiesIn(std::string_view code, std::string_view within) const;
  // Where the name of a region may begin.
  const Openings& region_names() const { return region_names_; }

  // SHA-256 in hex over the YAML files that this was made from.
  const std::string& digest() const { return digest_; }

  // The files that were laid over the built-in ones, or null.
  const Source* overlay() const { return overlay_.get(); }

 private:
  // What the longest name and the longest cue word are, in four bytes: the rows of the words of a
  // text are all over the table, and the smaller it is, the more of them are at hand.
  struct TermRow {
    uint16_t cues = 0;  // an index into cue_sets_
    uint8_t cue_length = 0;
    uint8_t name_length = 0;
  };
  static constexpr size_t kLongestTerm = 255;

  void Index(const Rows& rows);
  // The index of this set in cue_sets_, added where it is not there.
  uint16_t IndexOf(CueSet cues);
  // The number of a term in term_rows_.
  size_t AddTerm(std::u16string_view term);
  using Codes = std::multimap<std::string_view, std::string_view>;
  // Those of the rows of `key` that no overlay has replaced, and those that it laid under `key`.
  template <typename Row>
  std::vector<Region> RegionsOf(std::span<const Row> built_in, const Codes& laid,
                                std::string_view key) const;
  // A term that has no cue or no name of its own takes over those that it begins with.
  void InheritTerms(const Rows& rows);

  Lexicon cues_reversed_;  // cue words spelt backwards
  TurningCues turning_cues_;
  CuesAndNames term_openings_;
  Lexicon terms_;                        // cue words and names that hold numerals
  std::vector<TermRow> term_rows_{1};    // by number in terms_ and one; the first is of no term
  std::vector<int32_t> term_names_{-1};  // by the same: an index for name(), or -1
  std::vector<uint16_t> reversed_cues_;  // by number in cues_reversed_: an index into cue_sets_
  std::vector<CueSet> cue_sets_{0};      // each that a cue word has
  Lexicon units_;
  std::vector<Unit> unit_rows_;
  std::vector<NameWithNumeral> name_rows_;
  Lexicon indicators_reversed_;  // names spelt backwards: the longest match is the longest ending
  std::vector<Indicator> indicator_rows_;
  Openings region_names_;
  std::map<std::string_view, Region> overlay_regions_;  // by code, in the place of built-in ones
  Codes overlay_region_codes_;                          // by name
  Codes overlay_region_hosts_;                          // by host
  std::string digest_;
  std::unique_ptr<Source> overlay_;  // views point into it
};

// UTF-8 to UTF-16; for terms, which are short.
std::u16string ToUtf16(std::string_view utf8);

}  // namespace gongbao::knowledge

#endif  // GONGBAO_COMMON_KNOWLEDGE_KNOWLEDGE_H_
