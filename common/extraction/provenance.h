// Provenance: where each slot of a fact comes from, and by which rule. The one list of the rules
// that fill slots, and of what every rule says.
#ifndef GONGBAO_COMMON_EXTRACTION_PROVENANCE_H_
#define GONGBAO_COMMON_EXTRACTION_PROVENANCE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gongbao::extraction {

// The enums Slot and Origin have the numbers of gongbao.v1.
enum class Slot : uint8_t {
  kIndicator = 1,
  kMeasure,
  kUnit,
  kRelation,
  kStatus,
  kModality,
  kPeriod,
  kBaseline,
  kGroup,
  kRegion,
};
inline constexpr size_t kSlots = 10;

enum class Origin : uint8_t {
  kNone = 0,   // the slot is empty
  kStated,     // the words of the figure itself, or those that touch it
  kClause,     // other words of its clause
  kSentence,   // an earlier clause of its sentence
  kSection,    // an earlier sentence or the heading of its section
  kArticle,    // title, heading or another section of its article
  kHint,       // what is known of the document apart from its text
  kShared,     // words that several figures of a list share
  kCompleted,  // words of its own, completed from elsewhere
  kDefault,    // nothing tells: what holds when nothing is said
};

// The rules that fill slots; their ids and what they say are in provenance.cc. The measure's rule
// is Fact::rule.
enum class Rule : uint8_t {
  kNone = 0,
  kNameLeft,
  kNameBehind,
  kNameOwner,
  kNameMember,
  kNameListAgain,
  kNameLevelsAgain,
  kNameListTail,
  kNameOfList,
  kNameEach,
  kNameSharedAgain,
  kNameReached,
  kNameRedefined,
  kNameAgain,
  kNameCompleted,
  kNameGraded,
  kNameShareOf,
  kNameKind,
  kNameTopic,
  kNameSized,
  kNameOwned,
  kNameDeedShared,
  kNameEconomy,
  kNamePurpose,
  kUnitWritten,
  kUnitForm,
  kUnitOfList,
  kUnitLeftOut,
  kUnitNone,
  kBoundWritten,
  kBoundBehindBracket,
  kBoundOfList,
  kBoundNone,
  kRoleHeading,
  kRoleArticle,
  kRoleOpening,
  kRoleSentence,
  kRoleTurned,
  kStatusPast,
  kStatusFuture,
  kStatusSaid,
  kStatusNote,
  kStatusSize,
  kStatusAspect,
  kModalityCue,
  kModalityEffort,
  kModalityDuty,
  kModalityFigure,
  kModalityPlain,
  kPeriodUnresolved,
  kPeriodYearsRunning,
  kPeriodSpan,
  kPeriodWords,
  kPeriodFiveYears,
  kPeriodFiveYearsEnd,
  kPeriodBefore,
  kPeriodSection,
  kPeriodArticle,
  kBaselineCompared,
  kBaselineYearStart,
  kBaselineLastYear,
  kBaselineDate,
  kGroupOfRank,
  kGroupRanked,
  kRegionNamed,
  kRegionSubject,
  kRegionWhole,
  kRegionOwn,
  kRegionSuperior,
  kRegionOfTable,
  kRegionSection,
  kRegionArticle,
  kNameOfCell,
  kUnitOfTable,
  kPeriodOfTable,
  kStatusOfTable,
  kCount,
};

// Where one slot comes from. Positions are characters of the text; an empty range: no words. No
// more than 65535 characters are told, which only a heading could exceed.
struct Source {
  Source() = default;
  Source(int32_t first, int32_t end, Rule by, Origin from)
      : begin(first),
        length(static_cast<uint16_t>(std::clamp(end - first, 0, int32_t{UINT16_MAX}))),
        rule(by),
        origin(from) {}

  int32_t end() const { return begin + length; }
  bool has_words() const { return length > 0; }
  friend bool operator==(const Source&, const Source&) = default;

  int32_t begin = 0;
  uint16_t length = 0;
  Rule rule = Rule::kNone;
  Origin origin = Origin::kNone;
};

// Those of all slots of a fact.
class Sources {
 public:
  const Source& operator[](Slot slot) const { return by_slot_[static_cast<size_t>(slot) - 1]; }
  Source& operator[](Slot slot) { return by_slot_[static_cast<size_t>(slot) - 1]; }

 private:
  std::array<Source, kSlots> by_slot_;
};

// Sources in a third of their bytes, as facts keep them: most slots are empty or without words, and
// words stand near the figure. `begin` and `end` are those of its quote. The bytes are in `buffer`.
using SourceBuffer = std::array<char, kSlots * 10>;
std::string_view Pack(const Sources& sources, int32_t begin, int32_t end, SourceBuffer* buffer);
// What was packed, of the slots up to `last`.
Sources Unpack(std::string_view packed, int32_t begin, int32_t end, Slot last);

// "indicator" … "region".
std::string_view Name(Slot);
// "stated" … "default"; "" for kNone.
std::string_view Name(Origin);
// The id, as in the source: "name.left"; "" for kNone.
std::string_view Name(Rule);
// What a rule says, in one English sentence.
std::string_view Meaning(Rule);
// The same by the id of any rule that reaches the output, also of one that reads numerals or
// decides measures ("reject.page"); "" for what is none. For people: it searches.
std::string_view Meaning(std::string_view rule);
// The origin of names that a rule makes.
Origin OriginOf(Rule);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_PROVENANCE_H_
