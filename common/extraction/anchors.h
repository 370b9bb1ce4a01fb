// Anchors: every numeral of the text with what stands closest to it: its unit, its words of bound,
// the group of a rank, the period of a date, or the reason why it is no quantity at all.
#ifndef GONGBAO_COMMON_EXTRACTION_ANCHORS_H_
#define GONGBAO_COMMON_EXTRACTION_ANCHORS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "common/extraction/extraction.h"
#include "common/extraction/numerals.h"
#include "common/extraction/source_text.h"
#include "common/extraction/trace.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// A time as reports give it; printed by periods.h.
struct Period {
  int16_t from_year = 0;  // 0: no period
  int16_t to_year = 0;
  int8_t from_month = 0;  // 0: whole years
  int8_t to_month = 0;
  int8_t quarter = 0;  // 1 to 4: that quarter of from_year

  bool known() const { return from_year != 0; }
  friend bool operator==(const Period&, const Period&) = default;
};

// The words of at least, at most and about.
inline constexpr knowledge::CueSet kBoundCues = knowledge::Bit(knowledge::Cue::kBoundGe) |
                                                knowledge::Bit(knowledge::Cue::kBoundLe) |
                                                knowledge::Bit(knowledge::Cue::kBoundApprox);

enum class AnchorType : uint8_t { kQuantity, kRank, kDate, kRejected };

// The rule of each number of 7.3:46.0:46.7, which is a list without 、.
inline constexpr std::string_view kStructureRule = "share.structure";

// The rule of medals counted by their metal.
inline constexpr std::string_view kMedalRule = "count.medals";

// Positions are characters of the SourceText.
struct Anchor {
  AnchorType type = AnchorType::kRejected;
  int32_t begin =
      0;  // the quote, with unit and touching words of bound; for others the numeral's own words
  int32_t end = 0;
  int32_t number_begin = 0;  // the numeral itself

  std::optional<Decimal> value;
  std::optional<Decimal> high;
  bool masked = false;
  bool han = false;   // written in Han numerals
  bool bare = false;  // a magnitude without digits: 千亿
  bool bound_before = false;
  bool aside = false;       // a count of a few that is said by the way: 三项制度
  bool index = false;       // of an index: it counts nothing and has no unit
  bool lent_bound = false;  // the first figure of its list gave the relation
  bool lent_unit = false;   // the last figure of its list gave the unit
  Relation relation = Relation::kEq;

  const knowledge::Unit* unit =
      nullptr;                    // null: a magnitude alone, or a form with a unit of its own
  knowledge::Label unit_literal;  // for forms that do not write their unit behind the number
  int32_t magnitude_begin = 0;    // 万, 亿, 千万 before the unit; empty when equal
  int32_t magnitude_end = 0;
  int32_t unit_begin = 0;
  int32_t unit_end = 0;
  int8_t power = 0;  // of ten, of the magnitude

  int32_t group_begin = 0;  // of a rank; empty when equal
  int32_t group_end = 0;

  Period period;                // of a date
  bool relative_month = false;  // a date without a year: 1-11月

  Reason reason = Reason::kUnread;
  knowledge::Label rule;

  // Whether its unit is of that dimension: "money", "share".
  template <size_t kSize>
  bool Measures(const char (&dimension)[kSize]) const {
    if (unit != nullptr) return unit->dimension == dimension;
    // 百分之三: the form tells the unit.
    return knowledge::Label(dimension) == "share" && rule == "share.prefix";
  }
  // Whether its unit is a classifier: 12家, 3座.
  bool HasClassifier() const {
    return unit != nullptr && unit->kind == knowledge::UnitClass::kClassifier;
  }
  // Whether it counts firms or households, which 户 does as well as 家 does.
  bool CountsFirms() const { return HasClassifier() || (unit != nullptr && unit->surface == "户"); }
  // Whether it counts things or persons: 12家, 3万人, 5万.
  bool CountsThings() const {
    return unit == nullptr
               ? unit_literal.empty() && !index
               : unit->kind != knowledge::UnitClass::kMeasure || unit->dimension == "persons";
  }
};

// Where in its sentence a numeral stands.
struct Surroundings {
  int32_t sentence_begin = 0;
  int32_t sentence_end = 0;
  int32_t quote_begin = -1;  // of the “ that is open, or -1
  bool in_title = false;     // inside 《》
  Trace* trace = nullptr;    // where refusals are noted; may be null
};

// The rule of figures that run together, as GluedEnd tells.
inline constexpr std::string_view kGluedRule = "reject.glued";

// Reads anchors. Stateless but for the references; any number of threads.
class AnchorReader {
 public:
  AnchorReader(const knowledge::Knowledge& knowledge, const SourceText& text)
      : knowledge_(knowledge), text_(text) {}

  // The anchor that begins at `at` (with the number, not with its word of bound), or nothing when
  // the characters there are words. Looks at most a clause ahead.
  std::optional<Anchor> Read(int32_t at, const Surroundings& around) const;

 private:
  struct UnitMatch {
    const knowledge::Unit* unit = nullptr;
    int32_t magnitude_begin, magnitude_end, unit_begin, unit_end;
    int power = 0;
    bool approximate = false;  // 余, 多 inside
    bool at_least = false;     // 以上 inside
    bool found() const { return unit != nullptr || magnitude_end > magnitude_begin; }
  };

  // The end of 5亿元(3000万美元)以上 before a noun, whose first unit this is; the unit's end when
  // it is none.
  int32_t SizeInTwoCurrencies(const UnitMatch& unit) const;

  // An ordinal with what says that it is a place among others: 第2位, 前三强, 首位.
  struct Ordinal {
    int32_t group_end;  // where the group of which it is a place ends, if one stands there
    int32_t end;
    int64_t place;
    Relation relation = Relation::kEq;
    bool bare_rank = false;  // 位, 名 or 强 behind it: a rank without further words
    bool masked = false;
    bool page = false;  // 第3页, 第3版
  };
  // What stands before an ordinal.
  struct Ranking {
    int32_t group_begin;  // the ordinal's own begin where no group stands
    bool spoken_of;       // a group or a verb of ranking stands there
  };
  struct Group {
    int32_t begin;
    int32_t end;
  };
  struct HanDecimal {
    Decimal value;
    int32_t end;
  };
  struct HanAmount {
    int64_t value;
    UnitMatch unit;
  };

  std::optional<Anchor> ReadArabicAnchor(int32_t at, const Surroundings& around) const;
  Number ReadMended(int32_t at) const;
  std::optional<Number> ReadWithBlanks(int32_t at) const;
  bool IsLetteredStatistic(int32_t at, int32_t end) const;
  bool IsSign(int32_t plus, int32_t end) const;
  std::optional<Anchor> ReadOtherThanQuantity(int32_t at, const Number& number,
                                              const Surroundings& around) const;
  std::optional<Anchor> RejectIndex(int32_t at, int32_t end) const;
  int32_t GluedEnd(int32_t at) const;
  bool TakeRatio(const Number& number, Anchor& anchor) const;
  UnitMatch UnitOfList(int32_t at, const Surroundings& around) const;
  std::optional<Anchor> ReadStructure(int32_t at, const Number& number,
                                      const Surroundings& around) const;
  void TakeRange(int32_t at, int32_t number_end, const Surroundings& around, UnitMatch& unit,
                 Anchor& anchor) const;
  Anchor ReadWithoutUnit(int32_t at, const Number& number, const Surroundings& around) const;
  std::optional<Anchor> ReadMask(int32_t at, const Surroundings& around) const;
  std::optional<Anchor> ReadHanAnchor(int32_t at, const Surroundings& around) const;
  std::optional<Anchor> ReadHanAmount(int32_t at, int32_t split, const Surroundings& around) const;
  std::optional<Anchor> ReadHanCount(int32_t at, int32_t end, const Surroundings& around) const;
  std::optional<Anchor> ReadHanMany(int32_t at, int32_t end, const Surroundings& around) const;
  bool CountsVaguely(int32_t at) const;
  bool UpToMany(int32_t at) const;
  bool NamesUndertaking(int32_t at) const;
  bool IsReached(int32_t at) const;
  bool EndsInAbove(int32_t at) const;
  bool NamesPersons(int32_t at) const;
  static bool MeasuresInHan(const knowledge::Unit& unit);
  static bool CountsInHan(const knowledge::Unit& unit, int64_t value, char16_t before);
  std::optional<Anchor> RejectHanCount(int32_t at, int32_t end, const UnitMatch& unit,
                                       bool certain) const;
  std::optional<Anchor> ReadOrdinal(int32_t at, const Surroundings& around) const;
  bool NumbersRanks(int32_t at) const;
  bool WantsMore(int32_t at, int32_t floor) const;
  std::optional<Anchor> ReadBarePlace(int32_t at, const Number& number,
                                      const Surroundings& around) const;
  Anchor RankAt(int32_t at, const Ordinal& ordinal, const Ranking& ranking,
                const Surroundings& around) const;
  std::optional<Ordinal> ReadOrdinalNumber(int32_t at) const;
  bool IsAllHan(int32_t begin, int32_t end) const;
  int32_t BracketBegin(int32_t at, int32_t floor) const;
  bool HalfOfWord(int32_t begin, int32_t end, int32_t floor) const;
  int32_t GroupBegin(int32_t at, int32_t floor) const;
  int32_t NamedRegionBegin(int32_t begin, int32_t floor) const;
  Group GroupOfFirstPlace(int32_t at, int32_t floor) const;
  Group GroupOfRanking(int32_t at, int32_t floor) const;
  Ranking RankingBefore(int32_t at, int32_t sentence_begin) const;
  bool PlaceAt(int32_t begin, int32_t end) const;
  bool PlaceEndsAt(int32_t at, int32_t floor) const;
  bool IsPlaceAmong(int32_t begin, int32_t end) const;
  std::optional<Anchor> ReadDate(int32_t at, const Surroundings& around) const;
  Anchor Date(int32_t begin, int32_t end, Period period, std::string_view rule) const;
  std::optional<Anchor> ReadHanYear(int32_t at) const;
  std::optional<Anchor> ReadYearRange(int32_t at, int32_t p, int16_t year) const;
  std::optional<Anchor> ReadStamp(int32_t at, int32_t p) const;
  Anchor ReadInYear(int32_t at, int32_t p, int16_t year) const;
  std::optional<Anchor> ReadMonth(int32_t at, int32_t p, int32_t month,
                                  const Surroundings& around) const;
  int32_t DayEnd(int32_t at) const;
  int32_t MinuteEnd(int32_t at) const;
  bool IsYearsOfSchooling(int32_t at, const Surroundings& around) const;
  std::optional<Anchor> ReadClock(int32_t at, int32_t p, int32_t hour,
                                  const Surroundings& around) const;
  std::optional<Anchor> ReadOutline(int32_t at, const Surroundings& around) const;
  std::optional<Anchor> ReadDoubling(int32_t at, const Surroundings& around) const;
  std::optional<Anchor> ReadFraction(int32_t at, const Surroundings& around) const;
  std::optional<Anchor> ReadPrefixedShare(int32_t at, std::string_view unit,
                                          const Surroundings& around) const;
  Anchor Ratio(int32_t at, int32_t end, Decimal value, std::string_view unit, std::string_view rule,
               const Surroundings& around) const;
  // A quantity without words of bound; `unit` where its form, not a word behind it, tells the unit.
  static Anchor Quantity(int32_t at, int32_t end, Decimal value, std::string_view unit,
                         std::string_view rule);
  std::optional<Anchor> RejectBySuffix(int32_t at, int32_t end) const;
  std::optional<Anchor> RejectByNeighbours(int32_t at, int32_t end,
                                           const Surroundings& around) const;
  bool IsNumberOfRoad(int32_t mark) const;
  bool NamesAim(int32_t at, int32_t end) const;
  std::optional<Anchor> RejectByNext(int32_t at, int32_t end) const;
  std::optional<Anchor> RejectByMarks(int32_t at, int32_t end, const Surroundings& around) const;
  Anchor ReadStrong(int32_t at, int32_t end, int64_t place, const Surroundings& around) const;
  int32_t SelectedBefore(int32_t at, int32_t floor) const;
  bool IsQuotedName(int32_t at, const UnitMatch& unit, const Anchor& anchor,
                    const Surroundings& around) const;
  bool NameGoesOn(int32_t at) const;
  knowledge::Lexicon::Match UnitAt(int32_t at) const;
  bool UnitBeginsWord(int32_t at, int32_t end, int power) const;
  bool IsMoneyBefore(int32_t at) const;
  void TakeDenominatorBefore(int32_t at, Anchor& anchor) const;
  void TakeWordInUnit(UnitMatch& match) const;
  // The end of `/万元` and the like at `at`, where units join; `at` when none follows.
  int32_t DenominatorEnd(int32_t at) const;
  int32_t BrokenDecimalEnd(int32_t at) const;
  int32_t DottedDecimalEnd(int32_t at) const;
  std::optional<Anchor> ReadMedals(int32_t at, const Number& number) const;
  // 25度以上坡度: whether the degrees that end at `at` tell how steep a place is.
  bool SlopeFollows(int32_t at) const;
  // Whether those who have the places that end at `at` are listed next.
  bool IntroducesList(int32_t at) const;
  std::optional<Anchor> SexRatio(int32_t at, const Number& number,
                                 const Surroundings& around) const;
  std::optional<Anchor> ReadBareIndex(int32_t at, const Number& number,
                                      const Surroundings& around) const;
  std::optional<Anchor> ReadBareRatio(int32_t at, const Number& number,
                                      const Surroundings& around) const;
  // A quantity in Han numerals that begins at `at`, with its unit and bounds.
  Anchor HanQuantity(int32_t at, Decimal value, const UnitMatch& unit, std::string_view rule,
                     const Surroundings& around) const;
  std::optional<HanAmount> ReadHanWithUnit(int32_t at) const;
  std::optional<Anchor> ReadHanRange(int32_t at, int32_t end, const Surroundings& around) const;
  std::optional<Anchor> ReadHanParted(int32_t at, const Surroundings& around) const;
  bool CountsByTheWay(int32_t at, int64_t value, const UnitMatch& unit, int32_t floor) const;
  bool IsDone(int32_t at, const Surroundings& around) const;
  bool IsWayOfSpeaking(int32_t at) const;
  bool SumsUpList(int32_t at, int32_t floor) const;
  bool NamesCircleOrFew(const knowledge::Unit& unit, int32_t at) const;
  bool YearBeforeWord(const Number& number, const UnitMatch& unit) const;
  bool RulesTax(const Anchor& anchor) const;
  bool SumsBehind(int32_t at) const;
  bool CountsClauses(int32_t at, int32_t noun_begin, int32_t floor) const;
  void TakeHalf(Anchor& anchor) const;
  std::optional<HanDecimal> ReadHanPoint(int32_t at) const;
  bool GoesFrom(int32_t at, int32_t floor) const;
  std::optional<Anchor> ReadHanDecimal(int32_t at, int32_t end, const Surroundings& around) const;
  bool RankListEnds(int32_t at) const;
  // The upper end of two neighbouring digits as a range (两三千: 3000), or with `skip` 0 the lower;
  // nothing when the run is no such range.
  std::optional<int64_t> ReadNeighbours(int32_t at, int32_t end, int32_t skip = 1) const;
  bool IsNoBound(const Anchor& anchor, int32_t length) const;
  Relation BoundOfMean(const Anchor& anchor, const Surroundings& around) const;
  bool LeastBefore(const Anchor& anchor, const Surroundings& around) const;
  Relation FarBound(const Anchor& anchor, const Surroundings& around) const;
  UnitMatch ReadUnit(int32_t at) const;
  void Apply(const UnitMatch& unit, Anchor& anchor) const;
  void TakeBounds(Anchor& anchor, const Surroundings& around) const;
  bool CountsPoints(int32_t at) const;
  bool CountsSteps(int32_t at) const;
  bool RisesFrom(int32_t at, int32_t end) const;
  void TakeBoundBehind(Anchor& anchor) const;
  void TakeBoundBefore(Anchor& anchor, const Surroundings& around) const;
  Anchor Rejected(int32_t begin, int32_t end, Reason reason, std::string_view rule) const;
  // Of a literal, whose length the compiler knows only so.
  template <size_t kSize>
  bool Is(int32_t at, const char16_t (&word)[kSize]) const {
    return text_.Holds(at, word);
  }
  template <size_t kSize>
  bool EndsBefore(int32_t at, const char16_t (&word)[kSize]) const {
    return Is(at - static_cast<int32_t>(kSize - 1), word);
  }
  bool Is(int32_t at, std::u16string_view word) const { return text_.Holds(at, word); }
  bool EndsBefore(int32_t at, std::u16string_view word) const {
    return Is(at - static_cast<int32_t>(word.size()), word);
  }
  // The cue that ends right before `at`, longest first, at most six characters; its length, or 0.
  int32_t CueBefore(int32_t at, int32_t floor, knowledge::CueSet wanted) const;

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_ANCHORS_H_
