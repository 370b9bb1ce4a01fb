#include "common/document/html_lists.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/document/html_lines.h"
#include "common/document/html_noise.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr size_t kFewestRows = 3;
constexpr size_t kFewestCells = 3;
constexpr size_t kMostCells = 20;
constexpr int32_t kMostCellBytes = 120;
constexpr int32_t kMostCellNodes = 8;

bool IsRowTag(Tag tag) { return tag == Tag::kLine || tag == Tag::kBlock; }
bool IsCellTag(Tag tag) { return IsRowTag(tag) || tag == Tag::kInline; }

// -3.2, 1,204.5, 7.1%: a figure and no date.
bool IsFigure(std::string_view words) {
  if (words.starts_with('-') || words.starts_with('+')) words.remove_prefix(1);
  if (words.ends_with('%')) words.remove_suffix(1);
  return !words.empty() && words.find_first_not_of("0123456789.,") == words.npos;
}

bool IsYear(std::string_view words) {
  return words.size() == 4 && (words.starts_with("19") || words.starts_with("20"));
}

class Finder {
 public:
  explicit Finder(HtmlTree* tree) : tree_(*tree) {}

  void Show() {
    const auto count = static_cast<int32_t>(tree_.nodes.size());
    for (int32_t at = 0; at < count; ++at) {
      if (!IsRowTag(At(at).tag) || At(at).hidden) continue;
      if (!IsTable(at)) continue;
      tree_.nodes[static_cast<size_t>(at)].tag = Tag::kTable;
      for (const int32_t row : rows_) tree_.nodes[static_cast<size_t>(row)].tag = Tag::kRow;
      for (const int32_t cell : cells_) tree_.nodes[static_cast<size_t>(cell)].tag = Tag::kCell;
      at = At(at).end - 1;
    }
  }

 private:
  const Node& At(int32_t node) const { return tree_.nodes[static_cast<size_t>(node)]; }

  bool IsBlankText(const Node& node) const {
    const auto begin = static_cast<size_t>(node.text_begin);
    const std::string_view text =
        std::string_view(tree_.text).substr(begin, static_cast<size_t>(node.text_end) - begin);
    for (size_t at = 0; at < text.size();) {
      if (!IsBlank(text::NextCodePoint(text, at))) return false;
    }
    return true;
  }

  // Adds the element children of `node` to `found`; false where words stand beside them, one has
  // another name than the first, or there are more than `most`.
  bool ChildrenOf(int32_t node, size_t most, std::vector<int32_t>* found) const {
    const size_t before = found->size();
    for (int32_t at = node + 1; at < At(node).end; at = At(at).end) {
      const Node& child = At(at);
      if (child.tag == Tag::kText) {
        if (!IsBlankText(child)) return false;
        continue;
      }
      if (child.hidden || found->size() - before == most) return false;
      if (found->size() > before && child.name != At((*found)[before]).name) return false;
      found->push_back(at);
    }
    return true;
  }

  // The few words of a cell; nothing where it holds more than that.
  std::optional<std::string> WordsOf(int32_t cell) const {
    const Node& node = At(cell);
    if (!IsCellTag(node.tag) || node.end - cell > kMostCellNodes) return std::nullopt;
    std::string words;
    for (int32_t at = cell + 1; at < node.end; ++at) {
      const Node& inside = At(at);
      if (inside.tag != Tag::kText && inside.tag != Tag::kInline && inside.tag != Tag::kBreak)
        return std::nullopt;
      if (inside.text_end - inside.text_begin > kMostCellBytes) return std::nullopt;
      words.append(tree_.text, static_cast<size_t>(inside.text_begin),
                   static_cast<size_t>(inside.text_end - inside.text_begin));
    }
    return Compact(words);
  }

  // Fills rows_ and cells_.
  bool IsTable(int32_t node) {
    constexpr size_t kMostRows = 2000;
    rows_.clear();
    cells_.clear();
    if (!ChildrenOf(node, kMostRows, &rows_) || rows_.size() < kFewestRows) return false;
    size_t columns = 0;
    for (const int32_t row : rows_) {
      if (!IsRowTag(At(row).tag)) return false;
      const size_t before = cells_.size();
      if (!ChildrenOf(row, kMostCells, &cells_)) return false;
      if (columns == 0) columns = cells_.size();
      if (cells_.size() - before != columns || columns < kFewestCells) return false;
      bool figure = false;
      for (size_t i = before; i < cells_.size(); ++i) {
        const std::optional<std::string> words = WordsOf(cells_[i]);
        if (!words) return false;
        figure = figure || (IsFigure(*words) && !(before == 0 && IsYear(*words)));
      }
      if (figure == (before == 0)) return false;
    }
    return true;
  }

  HtmlTree& tree_;
  std::vector<int32_t> rows_;
  std::vector<int32_t> cells_;
};

}  // namespace

void ShowListsAsTables(HtmlTree* tree) { Finder(tree).Show(); }

}  // namespace gongbao::document
