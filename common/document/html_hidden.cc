#include "common/document/html_hidden.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr int64_t kLeastProseChars = 20;
// A message is shorter.
constexpr int32_t kLeastArticleChars = 100;
constexpr int32_t kLeastTabChars = 50;

bool IsProse(std::string_view words) {
  constexpr std::array<std::string_view, 3> kMarks = {"，", "。", "；"};
  return text::CountChars(words) >= kLeastProseChars &&
         std::ranges::any_of(kMarks, [words](auto mark) { return words.find(mark) != words.npos; });
}

// An element that is hidden by itself, inside of none that is.
struct Folded {
  int32_t node = 0;
  int32_t parent = 0;
  int32_t family = 0;  // below which it stands beside others
  int32_t prose = 0;   // characters
  bool has_control = false;
};

class Unfolder {
 public:
  explicit Unfolder(HtmlTree* tree) : tree_(*tree) {}

  void Show() {
    Weigh();
    const int32_t most = MostOfOneFamily();
    const bool all = hidden_prose_ > shown_prose_ && most >= kLeastArticleChars;
    for (const Folded& folded : folded_) {
      if (folded.has_control || folded.prose == 0) continue;
      constexpr int32_t kLeastShare = 4;
      const bool panel =
          all && family_prose_[static_cast<size_t>(folded.family)] * kLeastShare >= most;
      if (panel || IsTab(folded)) tree_.nodes[static_cast<size_t>(folded.node)].hidden = false;
    }
  }

 private:
  void Weigh() {
    std::vector<int32_t>& prose = shown_;
    prose.assign(tree_.nodes.size(), 0);
    family_prose_.assign(tree_.nodes.size(), 0);
    int32_t hidden_end = 0;
    int32_t unseen_end = 0;
    for (size_t i = 0; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      const auto at = static_cast<int32_t>(i);
      if (at < unseen_end) continue;
      if (node.tag == Tag::kUnseen || node.tag == Tag::kPageTitle || node.tag == Tag::kAside)
        unseen_end = node.end;
      if (node.hidden && at >= hidden_end) {
        folded_.push_back({.node = at, .parent = std::max(node.parent, 0)});
        hidden_end = node.end;
      }
      const bool hidden = at < hidden_end;
      if (hidden && node.tag == Tag::kControl) folded_.back().has_control = true;
      if (node.tag == Tag::kText) Count(at, hidden);
    }
    for (size_t i = prose.size(); i-- > 1;)
      prose[static_cast<size_t>(tree_.nodes[i].parent)] += prose[i];
  }

  void Count(int32_t at, bool hidden) {
    const Node& node = tree_.nodes[static_cast<size_t>(at)];
    const std::string_view words =
        std::string_view(tree_.text)
            .substr(static_cast<size_t>(node.text_begin),
                    static_cast<size_t>(node.text_end - node.text_begin));
    if (!IsProse(words)) return;
    const auto chars = static_cast<int32_t>(text::CountChars(words));
    if (!hidden) {
      shown_[static_cast<size_t>(at)] = chars;
      shown_prose_ += chars;
      return;
    }
    folded_.back().prose += chars;
  }

  // The most hidden prose that stands side by side. Each panel of an accordion may stand in a box
  // of its own: then the boxes stand so.
  int32_t MostOfOneFamily() {
    std::vector<bool> several(tree_.nodes.size());
    std::vector<bool> one(tree_.nodes.size());
    for (const Folded& folded : folded_) {
      if (folded.has_control || folded.prose == 0) continue;
      const auto parent = static_cast<size_t>(folded.parent);
      several[parent] = one[parent];
      one[parent] = true;
    }
    int32_t most = 0;
    for (Folded& folded : folded_) {
      const auto parent = static_cast<size_t>(folded.parent);
      folded.family = several[parent] ? folded.parent : std::max(tree_.nodes[parent].parent, 0);
      if (folded.has_control) continue;
      hidden_prose_ += folded.prose;
      int32_t& sum = family_prose_[static_cast<size_t>(folded.family)];
      sum += folded.prose;
      most = std::max(most, sum);
    }
    return most;
  }

  // Whether one of its name stands beside it that is shown and holds as much as a tab does.
  bool IsTab(const Folded& folded) const {
    if (folded.prose < kLeastTabChars) return false;
    const Node& own = tree_.nodes[static_cast<size_t>(folded.node)];
    if (own.tag != Tag::kBlock) return false;
    constexpr int kMostTabs = 30;  // of a parent with a million hidden children
    int tabs = 0;
    const int32_t end = tree_.nodes[static_cast<size_t>(folded.parent)].end;
    for (int32_t at = folded.parent + 1; at < end && tabs < kMostTabs; ++tabs) {
      const Node& node = tree_.nodes[static_cast<size_t>(at)];
      if (node.name == own.name && shown_[static_cast<size_t>(at)] >= kLeastTabChars) return true;
      at = node.end;
    }
    return false;
  }

  HtmlTree& tree_;
  std::vector<Folded> folded_;
  std::vector<int32_t> shown_;         // characters of prose below each node that are shown
  std::vector<int32_t> family_prose_;  // of hidden prose that stands side by side below each
  int32_t shown_prose_ = 0;
  int32_t hidden_prose_ = 0;
};

}  // namespace

void ShowFolded(HtmlTree* tree) { Unfolder(tree).Show(); }

}  // namespace gongbao::document
