// A set of terms that is asked at a position of a text for the longest term that begins there.
#ifndef GONGBAO_COMMON_KNOWLEDGE_LEXICON_H_
#define GONGBAO_COMMON_KNOWLEDGE_LEXICON_H_

#include <cstdint>
#include <string_view>
#include <vector>

namespace gongbao::knowledge {

// A trie over UTF-16 units whose edges lie in one open-addressing hash table, so that a miss costs
// one probe. Filled once, then read by any number of threads.
class Lexicon {
 public:
  struct Match {
    int32_t length = 0;  // 0: no term begins here
    int32_t value = -1;
  };

  Lexicon();

  // Adds a term, or changes the value of one that is there. Returns the value it had, or -1.
  int32_t Add(std::u16string_view term, int32_t value);

  // The longest term that `text` begins with.
  Match Longest(std::u16string_view text) const {
    Match best;
    uint32_t node = 0;
    for (size_t at = 0; at < text.size(); ++at) {
      if (at == 0 && !starts_[text[0]]) return best;
      node = Child(node, text[at]);
      if (node == 0) return best;
      if (values_[node] >= 0) best = {static_cast<int32_t>(at) + 1, values_[node]};
    }
    return best;
  }

  // The value of exactly this term, or -1.
  int32_t Find(std::u16string_view term) const;

 private:
  struct Edge {
    uint64_t key = 0;  // parent << 16 | unit, plus one; 0: free
    uint32_t child = 0;
  };

  static size_t Hash(uint64_t key) { return static_cast<size_t>(key * 0x9E3779B97F4A7C15u >> 20); }
  uint32_t Child(uint32_t node, char16_t unit) const {
    const uint64_t key = (static_cast<uint64_t>(node) << 16 | unit) + 1;
    for (size_t slot = Hash(key) & mask_;; slot = (slot + 1) & mask_) {
      if (edges_[slot].key == key) return edges_[slot].child;
      if (edges_[slot].key == 0) return 0;
    }
  }
  void Grow();

  std::vector<Edge> edges_;
  size_t mask_ = 255;  // edges_.size() - 1, a power of two less one
  size_t used_ = 0;
  std::vector<int32_t> values_;  // by node; -1: no term ends here
  std::vector<bool> starts_;     // by unit: whether any term begins with it
};

}  // namespace gongbao::knowledge

#endif  // GONGBAO_COMMON_KNOWLEDGE_LEXICON_H_
