#include "common/document/html_main.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <string_view>

#include "common/document/html_noise.h"

namespace gongbao::document {
namespace {

// A line with fewer characters is no prose, whatever its marks.
constexpr int32_t kLeastProseChars = 20;
// With less prose on it than this a page has no article that could stand out.
constexpr int32_t kLeastPageProse = 200;
// The article is the smallest element with this share of the page's prose.
constexpr double kArticleShare = 0.6;
// An element round it is taken instead when it adds this share of prose (and at least so many
// characters), and what it adds is mostly prose.
constexpr double kAddedShare = 0.02;
constexpr int32_t kLeastAddedChars = 60;
constexpr double kAddedProse = 0.6;
// An element that is named as noise is none when it holds more of the prose than this.
constexpr double kNoiseShare = 0.2;
constexpr double kCommentShare = 0.5;
// A line of links is a menu; a long one is a paragraph with references.
constexpr int32_t kMostMenuChars = 80;

enum class Kind : uint8_t { kPlain, kProse, kDropped, kAppendage, kBoxed };

std::string_view WordsOf(const PageLines& page, const Line& line) {
  return std::string_view(page.text).substr(static_cast<size_t>(line.begin),
                                            static_cast<size_t>(line.end - line.begin));
}

// Also a link with its date, as lists of articles have them; but no sentence that is a link.
bool IsMenu(const PageLines& page, const Line& line) {
  const bool linked = line.link_chars * 10 > (line.chars - line.separators) * 6 ||
                      (line.link_chars > 0 && line.words == 0);
  return linked && line.chars < kMostMenuChars && !WordsOf(page, line).ends_with("。");
}

bool IsProse(const Line& line) {
  if (line.link_chars * 3 > line.chars) return false;
  if (line.table >= 0) return line.has_digit;
  return line.chars >= kLeastProseChars && line.marks > 0;
}

Kind KindOf(const PageLines& page, const Line& line) {
  if (IsMenu(page, line)) return Kind::kDropped;
  if (line.table >= 0) return IsProse(line) ? Kind::kProse : Kind::kPlain;
  constexpr int32_t kMostNoiseChars = 400;
  if (line.chars <= kMostNoiseChars) {
    const std::string compact = Compact(WordsOf(page, line));
    constexpr int32_t kMostControlChars = 40;
    if (line.has_control && line.marks == 0 && line.chars <= kMostControlChars) {
      return Kind::kDropped;
    }
    if (IsButtonRow(compact) || IsPathLine(compact) || IsSiteFoot(compact)) return Kind::kDropped;
    if (IsAppendage(compact)) return Kind::kAppendage;
  }
  return IsProse(line) ? Kind::kProse : Kind::kPlain;
}

// Elements that may be an article; the others lie inside of one.
bool MayHoldArticle(Tag tag) {
  return tag == Tag::kBlock || tag == Tag::kCell || tag == Tag::kHeaderCell || tag == Tag::kInline;
}

class Chooser {
 public:
  Chooser(const HtmlTree& tree, const PageLines& page, const std::vector<bool>& boxed)
      : tree_(tree), page_(page) {
    kinds_.reserve(page.lines.size());
    for (size_t i = 0; i < page.lines.size(); ++i) {
      const Kind kind = KindOf(page, page.lines[i]);
      kinds_.push_back(boxed[i] && kind != Kind::kDropped ? Kind::kBoxed : kind);
    }
  }

  MainText Choose() {
    MainText main;
    if (page_.bare) {
      main.lines.resize(page_.lines.size());
      std::iota(main.lines.begin(), main.lines.end(), size_t{0});
      return main;
    }
    Weigh();
    DropNamedNoise();
    Weigh();
    if (prose_[0] >= kLeastPageProse) main.node = Climb(Descend());
    main.lines = LinesOf(main.node);
    return main;
  }

 private:
  const Node& At(int32_t node) const { return tree_.nodes[static_cast<size_t>(node)]; }
  int32_t ProseOf(int32_t node) const { return prose_[static_cast<size_t>(node)]; }
  int32_t CharsOf(int32_t node) const { return chars_[static_cast<size_t>(node)]; }

  // Prose and characters below each node.
  void Weigh() {
    prose_.assign(tree_.nodes.size(), 0);
    chars_.assign(tree_.nodes.size(), 0);
    for (size_t i = 0; i < kinds_.size(); ++i) {
      const Line& line = page_.lines[i];
      const auto node = static_cast<size_t>(line.node);
      if (kinds_[i] == Kind::kProse) prose_[node] += line.chars;
      if (kinds_[i] != Kind::kBoxed) chars_[node] += line.chars;
    }
    for (size_t i = tree_.nodes.size(); i-- > 1;) {
      const auto parent = static_cast<size_t>(tree_.nodes[i].parent);
      prose_[parent] += prose_[i];
      chars_[parent] += chars_[i];
    }
  }

  bool IsNoise(const Node& node, int32_t at) const {
    // Paragraphs and cells have the names of their styles: MsoFooter.
    const bool list = tree_.names[node.name] == "ul" || tree_.names[node.name] == "ol";
    if (node.tag != Tag::kBlock && !list) return false;
    const auto prose = static_cast<double>(ProseOf(at));
    const auto all = static_cast<double>(prose_[0]);
    return (node.named_noise && prose <= all * kNoiseShare) ||
           (node.named_comments && prose <= all * kCommentShare);
  }

  void DropNamedNoise() {
    std::vector<bool> noise(tree_.nodes.size());
    int32_t noise_end = 0;
    for (size_t i = 0; i < noise.size(); ++i) {
      const Node& node = tree_.nodes[i];
      const auto at = static_cast<int32_t>(i);
      if (at >= noise_end && IsNoise(node, at)) noise_end = node.end;
      noise[i] = at < noise_end;
    }
    for (size_t i = 0; i < kinds_.size(); ++i) {
      if (noise[static_cast<size_t>(page_.lines[i].node)]) kinds_[i] = Kind::kDropped;
    }
  }

  // The smallest element with most of the prose.
  int32_t Descend() const {
    const double least = static_cast<double>(prose_[0]) * kArticleShare;
    int32_t chosen = 0;
    int32_t at = 0;
    while (true) {
      int32_t child = at + 1;
      while (child < At(at).end && static_cast<double>(ProseOf(child)) < least) {
        child = At(child).end;
      }
      if (child >= At(at).end) return chosen;
      at = child;
      if (MayHoldArticle(At(at).tag)) chosen = at;
    }
  }

  // The largest element round `chosen` whose further content is mostly prose.
  int32_t Climb(int32_t chosen) const {
    for (int32_t at = At(chosen).parent; at > 0; at = At(at).parent) {
      if (!MayHoldArticle(At(at).tag)) continue;
      const int32_t prose = ProseOf(at) - ProseOf(chosen);
      const int32_t chars = CharsOf(at) - CharsOf(chosen);
      if (prose >= kLeastAddedChars &&
          static_cast<double>(prose) >= static_cast<double>(prose_[0]) * kAddedShare &&
          static_cast<double>(prose) >= static_cast<double>(chars) * kAddedProse) {
        chosen = at;
      }
    }
    return chosen;
  }

  std::vector<size_t> LinesOf(int32_t node) const {
    const auto inside = [&](size_t i) {
      return page_.lines[i].node >= node && page_.lines[i].node < At(node).end;
    };
    std::vector<size_t> lines;
    size_t last_prose = 0;  // one behind it, in `lines`
    for (size_t i = 0; i < kinds_.size(); ++i) {
      if (!inside(i) || kinds_[i] == Kind::kDropped) continue;
      const bool amid = last_prose > 0;
      if (kinds_[i] == Kind::kBoxed && !amid) continue;
      lines.push_back(i);
      if (kinds_[i] == Kind::kProse) last_prose = lines.size();
    }
    // Behind the last prose neither boxes nor what a site appends; amid it they are the author's.
    const auto tail = lines.begin() + static_cast<std::ptrdiff_t>(last_prose);
    lines.erase(std::remove_if(tail, lines.end(),
                               [&](size_t i) {
                                 return kinds_[i] == Kind::kBoxed || kinds_[i] == Kind::kAppendage;
                               }),
                lines.end());
    return lines;
  }

  const HtmlTree& tree_;
  const PageLines& page_;
  std::vector<Kind> kinds_;
  std::vector<int32_t> prose_;
  std::vector<int32_t> chars_;
};

}  // namespace

MainText FindMainText(const HtmlTree& tree, const PageLines& page, const std::vector<bool>& boxed) {
  return Chooser(tree, page, boxed).Choose();
}

}  // namespace gongbao::document
