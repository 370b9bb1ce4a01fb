#include "common/document/html_lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/document/html_noise.h"
#include "common/document/html_tables.h"
#include "common/document/raised.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

bool IsUnseenMark(char32_t c) {
  return c == 0xAD || c == 0xFEFF || c == 0x2060 || (c >= 0x200B && c <= 0x200D);
}

bool IsSentenceMark(char32_t c) {
  return c == U'，' || c == U'。' || c == U'；' || c == U'！' || c == U'？';
}

bool IsSeparator(char32_t c) {
  return c == '>' || c == '|' || c == '/' || c == U'＞' || c == U'｜' || c == U'»' || c == U'·';
}

// Of a day and the brackets round it: [2025-01-16], 2025年1月16日 09:30.
bool IsOfDate(char32_t c) {
  return (c >= '0' && c <= '9') ||
         std::u32string_view(U"-/.:：()（）[]【】年月日 ").find(c) != std::u32string_view::npos;
}

// Bytes of words below each node.
std::vector<int32_t> WordBytes(const HtmlTree& tree) {
  std::vector<int32_t> bytes(tree.nodes.size());
  for (size_t i = tree.nodes.size(); i-- > 0;) {
    const Node& node = tree.nodes[i];
    for (int32_t at = node.text_begin; at < node.text_end; ++at) {
      bytes[i] += static_cast<unsigned char>(tree.text[static_cast<size_t>(at)]) > ' ';
    }
    if (node.parent >= 0) bytes[static_cast<size_t>(node.parent)] += bytes[i];
  }
  return bytes;
}

// Text that was saved as a page has no element that ends a line, only its own line ends. (libxml2
// may add one p of its own.)
bool HasOnlyLineEnds(const HtmlTree& tree) {
  constexpr std::array<std::string_view, 3> kFrame = {"html", "head", "body"};
  int64_t blocks = 0;
  for (size_t i = 1; i < tree.nodes.size() && blocks < 2; ++i) {
    const Tag tag = tree.nodes[i].tag;
    const bool inside = tag == Tag::kText || tag == Tag::kInline || tag == Tag::kLink ||
                        tag == Tag::kRaised || tag == Tag::kUnseen || tag == Tag::kPageTitle;
    blocks += !inside && std::ranges::find(kFrame, tree.names[tree.nodes[i].name]) == kFrame.end();
  }
  return blocks < 2;
}

// Walks over the nodes in the order of the source and lays their text out.
class Layout {
 public:
  explicit Layout(const HtmlTree& tree)
      : tree_(tree), data_(FindDataTables(tree)), bytes_(WordBytes(tree)) {
    page_.bare = HasOnlyLineEnds(tree);
    preformatted_ = page_.bare ? 1 : 0;
  }

  PageLines Run() {
    Walk(0, static_cast<int32_t>(tree_.nodes.size()));
    return std::move(page_);
  }

  PageLines RunBelow(const std::vector<int32_t>& nodes) {
    for (const int32_t node : nodes) Walk(node + 1, At(node).end);
    return std::move(page_);
  }

 private:
  const Node& At(int32_t node) const { return tree_.nodes[static_cast<size_t>(node)]; }

  void Walk(int32_t from, int32_t to) {
    for (int32_t i = from; i < to;) {
      while (!open_.empty() && At(open_.back()).end <= i) Close();
      i = Open(i);
    }
    while (!open_.empty()) Close();
    EndLine();
  }

  // pre and textarea show the line ends of the source.
  bool KeepsLines(const Node& node) const {
    return node.tag == Tag::kPreformatted ||
           (node.tag == Tag::kControl && tree_.names[node.name] == "textarea");
  }

  // The node's text if that is short; else nothing.
  std::optional<std::string> ShortText(const Node& node, int32_t at) const {
    constexpr int32_t kMostNodes = 12;
    constexpr size_t kMostBytes = 150;
    if (node.end - at > kMostNodes) return std::nullopt;
    std::string text;
    for (int32_t i = at; i < node.end; ++i) {
      text.append(tree_.text, static_cast<size_t>(At(i).text_begin),
                  static_cast<size_t>(At(i).text_end - At(i).text_begin));
      if (text.size() > kMostBytes) return std::nullopt;
    }
    return Compact(text);
  }

  // What is dropped by its kind is kept where it makes up the page: scripts may show what a style
  // hides, and a header may hold all. What is little must be called the article.
  bool IsLeftOut(const Node& node, int32_t at) const {
    if (node.tag == Tag::kUnseen || node.tag == Tag::kPageTitle) return true;
    if (!node.hidden && node.tag != Tag::kAside && node.tag != Tag::kControl) return false;
    constexpr int32_t kFewBytes = 600;
    const int32_t bytes = bytes_[static_cast<size_t>(at)];
    const bool little = bytes <= kFewBytes && !(node.named_main && node.tag == Tag::kBlock);
    return little || bytes <= bytes_[0] / 2;
  }

  // Begins the node; returns the next one to look at, which lies behind it if it is left out.
  int32_t Open(int32_t at) {
    const Node& node = At(at);
    if (node.tag == Tag::kText) {
      Text(std::string_view(tree_.text)
               .substr(static_cast<size_t>(node.text_begin),
                       static_cast<size_t>(node.text_end - node.text_begin)));
      return at + 1;
    }
    if (IsLeftOut(node, at)) {
      if (node.tag == Tag::kControl) line_.has_control = true;
      return node.end;
    }
    if (node.tag == Tag::kLink || node.tag == Tag::kRaised) {
      const std::optional<std::string> text = ShortText(node, at);
      if (text && node.tag == Tag::kLink && IsButtonLink(*text)) {
        line_.has_control = true;
        return node.end;
      }
      const std::u32string raised =
          text && node.tag == Tag::kRaised ? Raised(*text) : std::u32string();
      for (const char32_t c : raised) PutRaised(c);
      if (!raised.empty()) return node.end;
    }
    Begin(node, at);
    return at + 1;
  }

  void Begin(const Node& node, int32_t at) {
    switch (node.tag) {
      case Tag::kInline:
      case Tag::kText:
      case Tag::kRaised:
        return;
      case Tag::kBreak:
        Edge();
        return;
      case Tag::kLink:
        ++links_;
        break;
      case Tag::kTable:
        BeginTable(at);
        break;
      case Tag::kHead:
        ++heads_;
        break;
      case Tag::kRow:
        BeginRow(at);
        break;
      case Tag::kCell:
      case Tag::kHeaderCell:
        BeginCell(at);
        break;
      default:
        Edge();
    }
    preformatted_ += KeepsLines(node) ? 1 : 0;
    if (node.tag != Tag::kLink) blocks_.push_back(at);
    open_.push_back(at);
  }

  void Close() {
    const int32_t at = open_.back();
    open_.pop_back();
    const Tag tag = At(at).tag;
    if (tag == Tag::kLink) {
      --links_;
      return;
    }
    blocks_.pop_back();
    preformatted_ -= KeepsLines(At(at)) ? 1 : 0;
    if (tag == Tag::kHead) --heads_;
    const bool data = !tables_.empty() && tables_.back() >= 0;
    if (data && (tag == Tag::kCell || tag == Tag::kHeaderCell)) {
      EndCell();
    } else if (data && tag == Tag::kRow) {
      EndRow();
    } else {
      Edge();
    }
    if (tag == Tag::kTable) EndTable();
  }

  // The edge of a block or a line break: a blank or nothing within a cell.
  void Edge() {
    if (in_row_) {
      gap_ = gap_is_break_ = true;
    } else {
      EndLine();
    }
  }

  void BeginTable(int32_t at) {
    Edge();
    const bool data = data_[static_cast<size_t>(at)];
    tables_.push_back(data ? static_cast<int32_t>(page_.tables.size()) : -1);
    if (!data) return;
    page_.tables.emplace_back();
    grid_ = {};
  }

  void EndTable() {
    if (tables_.back() >= 0) {
      Table& table = page_.tables[static_cast<size_t>(tables_.back())];
      table.rows = grid_.rows();
      table.columns = grid_.columns();
    }
    tables_.pop_back();
  }

  bool InData() const { return !tables_.empty() && tables_.back() >= 0; }

  void BeginRow(int32_t at) {
    Edge();
    if (!InData()) return;
    EndLine();
    in_row_ = true;
    row_ = at;
    grid_.NextRow();
    line_.first_cell = static_cast<int32_t>(page_.cells.size());
    line_.table = tables_.back();
  }

  void BeginCell(int32_t at) {
    if (!InData() || !in_row_) {
      Edge();
      return;
    }
    const Node& node = At(at);
    const auto span = std::ranges::lower_bound(tree_.spans, at, {}, &CellSpan::node);
    const bool wide = span != tree_.spans.end() && span->node == at;
    LineCell cell{.node = at, .cell = grid_.Place(wide ? span->rows : 1, wide ? span->columns : 1)};
    cell.cell.header = node.tag == Tag::kHeaderCell || heads_ > 0;
    if (static_cast<int32_t>(page_.cells.size()) > line_.first_cell) page_.text += '\t';
    cell.cell.begin_byte = cell.cell.end_byte = static_cast<int32_t>(page_.text.size());
    page_.cells.push_back(cell);
    ClearGap();
  }

  void EndCell() {
    if (in_row_ && static_cast<int32_t>(page_.cells.size()) > line_.first_cell) {
      page_.cells.back().cell.end_byte = static_cast<int32_t>(page_.text.size());
    }
    ClearGap();
  }

  void EndRow() {
    if (!in_row_) return;
    in_row_ = false;
    line_.cell_count = static_cast<int32_t>(page_.cells.size()) - line_.first_cell;
    if (line_.chars == 0) {  // a row without words is no line
      page_.text.resize(static_cast<size_t>(line_.begin));
      page_.cells.resize(static_cast<size_t>(line_.first_cell));
    } else {
      line_.node = row_;
    }
    EndLine();
  }

  void ClearGap() { gap_ = gap_is_break_ = last_wide_ = false; }

  void EndLine() {
    ClearGap();
    line_.end = static_cast<int32_t>(page_.text.size());
    if (line_.end > line_.begin) page_.lines.push_back(line_);
    line_ = {.begin = line_.end};
  }

  void Text(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const char32_t c = text::NextCodePoint(text, at);
      if (IsUnseenMark(c)) continue;
      if (!IsBlank(c)) {
        Put(c);
      } else if (c == '\n' && preformatted_ > 0) {
        Edge();
      } else {
        gap_ = true;
        gap_is_break_ = gap_is_break_ || c == '\n' || c == '\r';
      }
    }
  }

  void PutRaised(char32_t c) {
    gap_ = false;  // it belongs to the word before
    Put(c);
  }

  void Put(char32_t c) {
    if (in_row_ && static_cast<int32_t>(page_.cells.size()) == line_.first_cell) BeginCell(row_);
    std::string& text = page_.text;
    const bool wide = c >= 0x2000;
    const bool begins = text.size() == static_cast<size_t>(line_.begin) || text.back() == '\t';
    if (gap_ && !begins && NeedsBlank(c, wide)) text += ' ';
    gap_ = gap_is_break_ = false;
    last_wide_ = wide;
    if (line_.chars == 0) line_.node = blocks_.empty() ? 0 : blocks_.back();
    text::AppendUtf8(c, text);
    ++line_.chars;
    line_.link_chars += links_ > 0;
    line_.words += links_ == 0 && !IsOfDate(c);
    line_.marks += IsSentenceMark(c);
    line_.separators += IsSeparator(c);
    line_.has_digit = line_.has_digit || (c >= '0' && c <= '9');
  }

  // A line end of the source is typesetting between two Han characters and inside of a number; any
  // other blank is seen.
  bool NeedsBlank(char32_t next, bool wide) const {
    if (!gap_is_break_) return true;
    if (wide && last_wide_) return false;
    const std::string& text = page_.text;
    const auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
    const auto last = static_cast<unsigned char>(text.back());
    const bool after_point = last == '.' && text.size() >= 2 &&
                             is_digit(static_cast<unsigned char>(text[text.size() - 2]));
    return !((is_digit(last) && next == '.') || (after_point && is_digit(next)));
  }

  const HtmlTree& tree_;
  const std::vector<bool> data_;
  const std::vector<int32_t> bytes_;
  PageLines page_;
  Line line_;
  std::vector<int32_t> open_;    // nodes whose end matters
  std::vector<int32_t> blocks_;  // those of them that are blocks
  std::vector<int32_t> tables_;  // of the open tables: index into page_.tables, or -1
  Grid grid_;                    // of the open data table; there is one at a time
  int32_t row_ = 0;
  bool in_row_ = false;        // of a data table
  int32_t links_ = 0;          // open links
  int32_t heads_ = 0;          // open theads
  int32_t preformatted_;       // open pre elements, or 1 for a page of bare text
  bool gap_ = false;           // blanks seen since the last character
  bool gap_is_break_ = false;  // a line end among them
  bool last_wide_ = false;
};

}  // namespace

PageLines LayOut(const HtmlTree& tree) { return Layout(tree).Run(); }

PageLines LayOutTitleHeads(const HtmlTree& tree) {
  std::vector<int32_t> heads;
  const auto count = static_cast<int32_t>(tree.nodes.size());
  int32_t title = 0;  // the first at or behind `at`
  for (int32_t at = 0; at < count; ++at) {
    const Node& node = tree.nodes[static_cast<size_t>(at)];
    if (node.tag != Tag::kAside || node.hidden || tree.names[node.name] != "header") continue;
    title = std::max(title, at);
    while (title < count && tree.nodes[static_cast<size_t>(title)].tag != Tag::kTitle) ++title;
    if (title >= node.end) continue;
    heads.push_back(at);
    at = node.end - 1;
  }
  return heads.empty() ? PageLines() : Layout(tree).RunBelow(heads);
}

}  // namespace gongbao::document
