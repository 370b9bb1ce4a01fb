// What the passes over an article's finished facts look up: where each fact stands among the
// others, which facts speak of the same thing, and how exact a figure is.
#ifndef GONGBAO_COMMON_EXTRACTION_FACT_INDEX_H_
#define GONGBAO_COMMON_EXTRACTION_FACT_INDEX_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/source_text.h"

namespace gongbao::extraction {

inline bool IsTarget(const Fact& fact) { return fact.status == Status::kTarget; }

// Where a fact stands. Positions are characters.
struct Place {
  int32_t sentence = 0;  // facts of one sentence have the same number, and numbers rise
  // The words between the fact before, or the beginning of the sentence, and this one's quote.
  // Facts on one quote have the same.
  int32_t lead_begin = 0;
};

// The order of FactIndex::by_thing: by thing, measure, target or not, period, place in the text.
struct IndexKey {
  uint64_t thing;
  PackedView period;
  Measure measure;
  bool target;
};
bool operator<(const IndexKey& a, const IndexKey& b);

struct FactIndex {
  std::vector<Place> places;     // one for each fact
  std::vector<uint64_t> things;  // one for each fact: a hash of indicator and region
  // Indices of facts: those of one thing (SameThing) side by side, in the order of their keys.
  std::vector<int32_t> by_thing;

  IndexKey KeyOf(int32_t i, const Fact& fact) const {
    return {things[static_cast<size_t>(i)], fact.period, fact.measure, IsTarget(fact)};
  }
};

// `facts` in text order. Time is n log n in their number.
FactIndex IndexFacts(const SourceText& text, const Chunked<Fact>& facts);

// The folded words before a fact, as Place tells; at most kLongestLead of them.
inline constexpr int32_t kLongestLead = 160;
std::u16string_view LeadOf(const SourceText& text, const Fact& fact, const Place& place);

bool Contains(std::u16string_view words, std::u16string_view word);  // `word` not empty
bool ContainsAny(std::u16string_view words, std::initializer_list<std::u16string_view> any);
// Where `word`, which is not empty, begins in `words`; npos when it is not there.
size_t Find(std::string_view words, std::string_view word);
bool Contains(std::string_view words, std::string_view word);  // `word` not empty
bool ContainsAny(std::string_view words, std::initializer_list<std::string_view> any);

// 乙区 and 甲市乙区 are one region; what has no code is told by its words.
std::string_view RegionOf(const Fact& fact);
// Whether two facts speak of the same indicator of the same region.
bool SameThing(const Fact& a, const Fact& b);
// Whether two facts are in units that can be added: one base unit, or one counting word.
bool SameUnit(const Fact& a, const Fact& b);
bool IsCell(const Fact& fact);  // of a table
bool IsPercent(const Fact& fact);

// A figure in base units, and how far on each side the true one may lie: half a unit of the last
// digit that was reported.
struct Figure {
  double value = 0;
  double half = 0;
};
// Nothing for what is masked, a range, or no plain number (约, 以上, 千亿).
std::optional<Figure> ExactFigure(const Fact& fact);
// The same for any fact with a value, its bound left aside.
std::optional<Figure> FigureOf(const Fact& fact);

// The year of a period that is one whole year, else 0.
int32_t WholeYear(std::string_view period);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_FACT_INDEX_H_
