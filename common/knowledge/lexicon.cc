#include "common/knowledge/lexicon.h"

#include <utility>

namespace gongbao::knowledge {

void Openings::Add(std::u16string_view term) {
  if (term.size() == 1) {
    Set(alone_, term[0]);
  } else {
    Set(pairs_, Pair(term[0], term[1]));
  }
}

Lexicon::Lexicon() : edges_(256), nodes_(1) {}

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
  uint32_t node = 0;
  for (const char16_t unit : term) {
    uint32_t next = Child(node, unit);
    if (next == 0) {
      if (++used_ * 2 > edges_.size()) Grow();
      const uint64_t key = (static_cast<uint64_t>(node) << 16 | unit) + 1;
      size_t slot = Hash(key) & mask_;
      while (edges_[slot].key != 0) slot = (slot + 1) & mask_;
      next = static_cast<uint32_t>(nodes_.size());
      edges_[slot] = {key, next};
      nodes_[node].inner = true;
      nodes_.emplace_back();
    }
    node = next;
  }
  return std::exchange(nodes_[node].value, value);
}

int32_t Lexicon::Find(std::u16string_view term) const {
  const Match match = Longest(term);
  return match.length == static_cast<int32_t>(term.size()) ? match.value : -1;
}

}  // namespace gongbao::knowledge
