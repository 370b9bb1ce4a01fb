#include "common/knowledge/lexicon.h"

#include <cstdlib>
#include <utility>

namespace gongbao::knowledge {

void Openings::Add(std::u16string_view term) {
  if (term.size() == 1) {
    Set(alone_, term[0]);
  } else {
    Set(pairs_, Pair(term[0], term[1]));
  }
}

Lexicon::Lexicon() : edges_(256) {}

void Lexicon::Grow() {
  std::vector<Edge> old = std::exchange(edges_, std::vector<Edge>(edges_.size() * 2));
  mask_ = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.child == 0) continue;
    size_t slot = Hash(edge.key) & mask_;
    while (edges_[slot].child != 0) slot = (slot + 1) & mask_;
    edges_[slot] = edge;
  }
}

int32_t Lexicon::Add(std::u16string_view term, int32_t value) {
  if (term.empty()) return -1;
  openings_.Add(term);
  while ((values_.size() + term.size()) * 2 > edges_.size()) Grow();
  uint32_t node = kRoot;
  if (term.size() > 1) {
    node = term[0];
    for (size_t i = 1; i + 1 < term.size(); ++i) {
      Edge& edge = AddEdge(node, term[i]);
      edge.next |= NextBit(term[i + 1]);
      node = edge.child;
    }
  }
  Edge& last = AddEdge(node, term.back());
  last.term = 1;
  return std::exchange(values_[last.child - kFirstUnits], value);
}

Lexicon::Edge& Lexicon::AddEdge(uint32_t node, char16_t unit) {
  Edge& edge = edges_[SlotOf(node, unit)];
  if (edge.child == 0) {
    if (kFirstUnits + values_.size() >= kRoot) std::abort();  // no language has so many words
    edge.key = Key(node, unit);
    edge.child = static_cast<uint32_t>(kFirstUnits + values_.size());
    values_.push_back(-1);
  }
  return edge;
}

int32_t Lexicon::Find(std::u16string_view term) const {
  const Match match = Longest(term);
  return match.length == static_cast<int32_t>(term.size()) ? match.value : -1;
}

}  // namespace gongbao::knowledge
