#include "common/knowledge/lexicon.h"

#include <utility>

namespace gongbao::knowledge {

void Openings::Add(std::u16string_view term) {
  if (term.size() == 1) {
    Set(alone_, term[0]);
    has_alone_ = true;
  } else {
    Set(pairs_, Pair(term[0], term[1]));
  }
}

Lexicon::Lexicon() : edges_(256) {}

void Lexicon::Grow() {
  std::vector<Edge> old = std::exchange(edges_, std::vector<Edge>(edges_.size() * 2));
  mask_ = edges_.size() - 1;
  for (const Edge& edge : old) {
    if (edge.key == 0) continue;
    size_t slot = Hash(edge.key) & mask_;
    while (edges_[slot].key != 0) slot = (slot + 1) & mask_;
    edges_[slot] = edge;
  }
}

int32_t Lexicon::Add(std::u16string_view term, int32_t value) {
  if (term.empty()) return -1;
  openings_.Add(term);
  while ((used_ + term.size()) * 2 > edges_.size()) Grow();
  if (term.size() == 1) return std::exchange(AddEdge(kRoot, term[0]).value, value);
  uint32_t node = term[0];
  for (const char16_t unit : term.substr(1, term.size() - 2)) {
    Edge& edge = AddEdge(node, unit);
    edge.inner = 1;
    node = edge.child;
  }
  return std::exchange(AddEdge(node, term.back()).value, value);
}

Lexicon::Edge& Lexicon::AddEdge(uint32_t node, char16_t unit) {
  Edge& edge = edges_[SlotOf(node, unit)];
  if (edge.key == 0) {
    edge.key = Key(node, unit);
    edge.child = (kFirstUnits + static_cast<uint32_t>(used_++)) & 0x7FFFFFFFu;
  }
  return edge;
}

int32_t Lexicon::Find(std::u16string_view term) const {
  const Match match = Longest(term);
  return match.length == static_cast<int32_t>(term.size()) ? match.value : -1;
}

}  // namespace gongbao::knowledge
