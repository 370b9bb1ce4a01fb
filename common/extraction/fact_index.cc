#include "common/extraction/fact_index.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <numeric>
#include <ranges>
#include <tuple>

#include "common/extraction/characters.h"
#include "common/extraction/numerals.h"

namespace gongbao::extraction {
namespace {

// Eight bytes at a time. Unlike std::hash it is the same in every program; what is equal by it is
// compared before anything is said.
uint64_t Hash(std::string_view words, uint64_t hash = 0) {
  const auto mix = [&hash](uint64_t bytes) {
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15;
    hash ^= hash >> 32;
  };
  uint64_t word = words.size();
  mix(word);
  size_t at = 0;
  for (; at + sizeof word <= words.size(); at += sizeof word) {
    std::memcpy(&word, words.data() + at, sizeof word);
    mix(word);
  }
  word = 0;
  if (at < words.size()) std::memcpy(&word, words.data() + at, words.size() - at);
  mix(word);
  return hash;
}

std::vector<Place> FindPlaces(const SourceText& text, const Chunked<Fact>& facts) {
  std::vector<Place> places(facts.size());
  const auto stops = text.stops();
  auto stop = stops.begin();  // the first at or behind the fact
  if (!facts.empty()) {
    stop =
        std::ranges::lower_bound(stops, facts.front().span.start_char, {}, &SourceText::Stop::at);
  }
  for (size_t i = 0; i < facts.size(); ++i) {
    const Span& span = facts[i].span;
    if (i > 0 && facts[i - 1].span.start_char == span.start_char) {
      places[i] = places[i - 1];
      continue;
    }
    const auto begin = static_cast<int32_t>(span.start_char);
    const int32_t before = i == 0 ? 0 : static_cast<int32_t>(facts[i - 1].span.end_char);
    const int32_t floor = std::min(begin, std::max(before, begin - kLongestLead));
    while (stop != stops.begin() && std::prev(stop)->at >= begin) --stop;
    while (stop->at < begin) ++stop;
    int32_t at = floor;
    if (stop != stops.begin() && std::prev(stop)->at >= floor) at = std::prev(stop)->at + 1;
    places[i].lead_begin = at;
    if (i > 0) places[i].sentence = places[i - 1].sentence + (at > before ? 1 : 0);
  }
  return places;
}

// Indices of the facts in the order of their keys. They are dealt out by the first bits of the
// hash, and each heap is sorted by itself where it has to be: linear for few of each thing and for
// a list of one thing, which comes in order.
std::vector<int32_t> SortByThing(const FactIndex& index, const Chunked<Fact>& facts) {
  if (index.things.empty()) return {};
  const int bits = std::bit_width(index.things.size());
  const auto heap_of = [bits](uint64_t thing) { return static_cast<size_t>(thing >> (64 - bits)); };
  std::vector<int32_t> ends((size_t{1} << bits) + 1);  // of the heaps; first, where each begins
  for (const uint64_t thing : index.things) ++ends[heap_of(thing) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<int32_t> order(index.things.size());
  for (size_t i = 0; i < order.size(); ++i) {
    order[static_cast<size_t>(ends[heap_of(index.things[i])]++)] = static_cast<int32_t>(i);
  }
  const auto key = [&](int32_t i) { return index.KeyOf(i, facts[static_cast<size_t>(i)]); };
  const auto before = [&](int32_t a, int32_t b) {
    const uint64_t one = index.things[static_cast<size_t>(a)];
    const uint64_t other = index.things[static_cast<size_t>(b)];
    if (one != other) return one < other;
    if (key(a) < key(b)) return true;
    return !(key(b) < key(a)) && a < b;
  };
  auto begin = order.begin();
  for (const int32_t end : ends) {
    const auto heap_end = order.begin() + end;
    if (!std::is_sorted(begin, heap_end, before)) std::sort(begin, heap_end, before);
    begin = heap_end;
  }
  return order;
}

}  // namespace

FactIndex IndexFacts(const SourceText& text, const Chunked<Fact>& facts) {
  FactIndex index;
  index.places = FindPlaces(text, facts);
  index.things.reserve(facts.size());
  for (const Fact& fact : facts) index.things.push_back(Hash(RegionOf(fact), Hash(fact.indicator)));
  index.by_thing = SortByThing(index, facts);
  return index;
}

std::u16string_view LeadOf(const SourceText& text, const Fact& fact, const Place& place) {
  return text.Folded(place.lead_begin, static_cast<int32_t>(fact.span.start_char));
}

bool Contains(std::u16string_view words, std::u16string_view word) {
  for (; words.size() >= word.size(); words.remove_prefix(1)) {
    if (words[0] == word[0] && words.starts_with(word)) return true;
  }
  return false;
}
bool ContainsAny(std::u16string_view words, std::initializer_list<std::u16string_view> any) {
  return std::ranges::any_of(any, [words](auto word) { return Contains(words, word); });
}
size_t Find(std::string_view words, std::string_view word) {
  if (words.size() < word.size()) return words.npos;
  // By its last byte: most Han characters share their first one, where find would stop each time.
  const auto last = static_cast<unsigned char>(word.back());
  const char* const end = words.data() + words.size();
  for (const char* at = words.data() + word.size() - 1; at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, last, static_cast<size_t>(end - at)));
    if (at == nullptr) return words.npos;
    if (std::string_view(at + 1 - word.size(), word.size()) == word)
      return static_cast<size_t>(at + 1 - word.size() - words.data());
  }
  return words.npos;
}
bool Contains(std::string_view words, std::string_view word) {
  return Find(words, word) != words.npos;
}
bool ContainsAny(std::string_view words, std::initializer_list<std::string_view> any) {
  return std::ranges::any_of(any, [words](auto word) { return Contains(words, word); });
}

std::string_view RegionOf(const Fact& fact) {
  return fact.region_code().empty() ? fact.region().view() : fact.region_code().view();
}

bool SameThing(const Fact& a, const Fact& b) {
  return a.indicator == b.indicator && RegionOf(a) == RegionOf(b);
}

bool SameUnit(const Fact& a, const Fact& b) {
  // A counting word's base unit is that of all counting words.
  const bool counted = a.base_unit().empty() || a.base_unit() == "item";
  return counted ? a.unit() == b.unit() : a.base_unit() == b.base_unit();
}

bool IsCell(const Fact& fact) { return fact.rule().view().starts_with("table."); }
bool IsPercent(const Fact& fact) { return fact.base_unit() == "percent"; }

bool operator<(const IndexKey& a, const IndexKey& b) {
  const auto order = [](const IndexKey& key) {
    return std::tuple(key.thing, key.measure, key.target, key.period.view());
  };
  return order(a) < order(b);
}

std::optional<Figure> ExactFigure(const Fact& fact) {
  if (fact.relation != Relation::kEq || fact.value_high()) return std::nullopt;
  // Han numerals are spoken round: 千亿, 三万.
  const bool digits =
      std::ranges::any_of(fact.quote(), [](char c) { return c >= '0' && c <= '9'; });
  const bool wide = Contains(fact.quote(), "\xEF\xBC");  // full-width digits
  if (!digits && !wide) return std::nullopt;
  return FigureOf(fact);
}

std::optional<Figure> FigureOf(const Fact& fact) {
  if (!fact.value || !fact.mask().empty()) return std::nullopt;
  const double written = fact.value->ToDouble();
  const double half = 0.5 * Decimal{1, fact.value->exponent}.ToDouble();
  const std::optional<Decimal> in_base_unit = fact.base_value();
  if (!in_base_unit) return Figure{written, half};
  const double base = in_base_unit->ToDouble();
  if (written == 0) return std::nullopt;  // what a digit is worth can't be told
  return Figure{base, half * std::abs(base / written)};
}

int32_t WholeYear(std::string_view period) {
  if (period.size() != 4) return 0;
  int32_t year = 0;
  for (const char c : period) {
    if (c < '0' || c > '9') return 0;
    year = year * 10 + (c - '0');
  }
  return year;
}

}  // namespace gongbao::extraction
