// A set of terms that is asked at a position of a text for the longest term that begins there.
#ifndef GONGBAO_COMMON_KNOWLEDGE_LEXICON_H_
#define GONGBAO_COMMON_KNOWLEDGE_LEXICON_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gongbao::knowledge {

// Tells nearly all places where no term begins, by the first two units alone: two bits instead of a
// walk through a trie.
class Openings {
 public:
  void Add(std::u16string_view term);

  // Whether a term may begin with these two; `second` is any other unit where the text ends. It
  // says yes where it should not for one place in a hundred.
  bool MayBegin(char16_t first, char16_t second) const {
    return (IsTerm(first) | MayBeginLonger(first, second)) != 0;
  }
  // Whether this unit alone is a term.
  uint64_t IsTerm(char16_t unit) const { return Has(alone_, unit); }
  // The same for terms of two units and more.
  uint64_t MayBeginLonger(char16_t first, char16_t second) const {
    return Has(pairs_, Pair(first, second));
  }

 private:
  static constexpr size_t kUnits = 65536;
  using Bits = std::array<uint64_t, kUnits / 64>;
  static uint64_t Has(const Bits& bits, size_t bit) { return bits[bit >> 6] >> (bit & 63) & 1; }
  static void Set(Bits& bits, size_t bit) { bits[bit >> 6] |= uint64_t{1} << (bit & 63); }
  static size_t Pair(char16_t first, char16_t second) { return (first * 31u + second) % kUnits; }

  Bits alone_{};  // by unit: whether it is a term
  Bits pairs_{};  // by Pair: whether a longer term may begin with the two
};

// The same for a text that is searched from end to end: one look-up a unit and no branch, for the
// answers can't be foretold. With four rows for each term it says yes where it should not for two
// places in a hundred; more rows would leave less of the processor's cache to others.
template <size_t kRows>
class OpeningScan {
 public:
  void Add(std::u16string_view term) {
    uint32_t& row = rows_[term[0] % kRows];
    row |= term.size() == 1 ? ~uint32_t{0} : uint32_t{1} << (term[1] % 32);
  }
  // The places in `text`, of at most 64 units, where a term may begin, as bits; `behind` is the
  // unit behind it.
  uint64_t In(std::u16string_view text, char16_t behind) const {
    uint64_t places = 0;
    char16_t next = behind;
    for (size_t i = text.size(); i-- > 0;) {
      const char16_t unit = text[i];
      places = places << 1 | (rows_[unit % kRows] >> (next % 32) & 1);
      next = unit;
    }
    return places;
  }

 private:
  std::array<uint32_t, kRows> rows_{};  // by first unit: a bit for each second one
};

// A trie over UTF-16 units whose edges lie in one open-addressing hash table, behind its openings.
// The node that a first unit leads to is numbered by the unit itself, so that most walks look up
// one edge, that of the second. Filled once, then read by any number of threads.
class Lexicon {
 public:
  struct Match {
    int32_t length = 0;  // 0: no term begins here
    int32_t value = -1;
    // Of the term alone, less than size(): what a user keeps by it is one look-up nearer.
    int32_t number = -1;
  };

  Lexicon();

  // Adds a term, or changes the value of one that is there. Returns the value it had, or -1.
  int32_t Add(std::u16string_view term, int32_t value);

  // The longest term that `text` begins with.
  Match Longest(std::u16string_view text) const {
    Match best;
    if (text.size() > 1) {
      WalkLonger(text.data(), 1, text.size(), [&best](Match match) { best = match; });
    }
    if (best.length == 0 && !text.empty()) best = Alone(text[0]);
    return best;
  }

  // Calls `visit` with each term that `text` begins with, the shortest first.
  template <typename Visitor>
  void ForEach(std::u16string_view text, Visitor visit) const {
    Walk(text.data(), 1, text.size(), visit);
  }

  // The longest term, spelt backwards, that `text` ends in, among those that `wanted` takes.
  template <typename Predicate>
  Match LongestBackward(std::u16string_view text, Predicate wanted) const {
    Match best;
    if (text.empty()) return best;
    Walk(text.data() + text.size() - 1, -1, text.size(), [&](Match match) {
      if (wanted(match)) best = match;
    });
    return best;
  }

  const Openings& openings() const { return openings_; }

  // More than the number of any term.
  size_t size() const { return values_.size(); }

  // The value of exactly this term, or -1.
  int32_t Find(std::u16string_view term) const;

 private:
  // An edge and the node that it leads to, in eight bytes: one look-up a unit, and tables that stay
  // in the processor's cache. Most words of a text that begin longer terms are followed by none of
  // their units: `next` tells most of those places without a look-up, which would be one of the few
  // that are not at hand.
  struct Edge {
    uint64_t key : 36 = 0;    // parent << 16 | unit
    uint64_t child : 20 = 0;  // the node's number; 0: free
    uint64_t next : 7 = 0;    // NextBit of each unit with which longer terms go on from it
    uint64_t term : 1 = 0;    // one ends here
  };
  static_assert(sizeof(Edge) == 8);
  static uint64_t NextBit(char16_t unit) { return uint64_t{1} << std::min(unit & 7, 6); }

  // The parent of terms of one unit; other nodes are numbered from kFirstUnits on.
  static constexpr uint32_t kRoot = 0xFFFFF;
  static constexpr uint32_t kFirstUnits = 65536;

  // Follows the units from `at` in steps of one or minus one, `count` at most.
  template <typename Visitor>
  void Walk(const char16_t* at, std::ptrdiff_t step, size_t count, Visitor visit) const {
    if (count == 0) return;
    if (const Match alone = Alone(*at); alone.length > 0) visit(alone);
    if (count > 1) WalkLonger(at, step, count, visit);
  }

  // The term that the unit is, if it is one.
  Match Alone(char16_t unit) const {
    return openings_.IsTerm(unit) ? MatchOf(edges_[SlotOf(kRoot, unit)], 1) : Match{};
  }

  // The same for terms of two units and more; `count` is not less.
  template <typename Visitor>
  void WalkLonger(const char16_t* at, std::ptrdiff_t step, size_t count, Visitor visit) const {
    if (!openings_.MayBeginLonger(*at, at[step])) return;
    uint32_t node = *at;
    at += step;
    for (size_t i = 1; i < count; ++i, at += step) {
      const Edge& edge = edges_[SlotOf(node, *at)];
      if (edge.child == 0) break;
      if (edge.term) visit(MatchOf(edge, static_cast<int32_t>(i) + 1));
      if (i + 1 == count || !(edge.next & NextBit(at[step]))) break;
      node = edge.child;
    }
  }

  Match MatchOf(const Edge& edge, int32_t length) const {
    const uint32_t number = edge.child - kFirstUnits;
    return {length, values_[number], static_cast<int32_t>(number)};
  }
  static uint64_t Key(uint32_t node, char16_t unit) {
    return static_cast<uint64_t>(node) << 16 | unit;
  }
  static size_t Hash(uint64_t key) { return static_cast<size_t>(key * 0x9E3779B97F4A7C15u >> 20); }
  // Where the edge is, or the free slot where it belongs.
  size_t SlotOf(uint32_t node, char16_t unit) const {
    const uint64_t key = Key(node, unit);
    size_t slot = Hash(key) & mask_;
    while (edges_[slot].key != key && edges_[slot].child != 0) slot = (slot + 1) & mask_;
    return slot;
  }
  void Grow();
  // The edge, added where it is not there.
  Edge& AddEdge(uint32_t node, char16_t unit);

  std::vector<Edge> edges_;
  size_t mask_ = 255;            // edges_.size() - 1, a power of two less one
  std::vector<int32_t> values_;  // of the edges in the order in which they were added; -1: no term
  Openings openings_;
};

}  // namespace gongbao::knowledge

#endif  // GONGBAO_COMMON_KNOWLEDGE_LEXICON_H_
