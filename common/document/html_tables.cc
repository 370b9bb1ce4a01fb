#include "common/document/html_tables.h"

#include <algorithm>
#include <string_view>

#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

// More columns than any table of a report: such a thing is laid out as lines.
constexpr int32_t kMostColumns = 2000;
// A cell with more sentences than this, or a longer one with any, holds prose.
constexpr int32_t kMostSentences = 3;
constexpr int32_t kLongCellChars = 300;

// What has been seen of a table that is open.
struct Open {
  int32_t node = 0;
  int32_t rows = 0;        // with words
  int32_t row_cells = 0;   // of the current row
  int32_t most_cells = 0;  // of any row
  int32_t cell_chars = 0;  // of the current cell
  int32_t cell_sentences = 0;
  int64_t chars = 0;
  int64_t link_chars = 0;
  bool row_has_words = false;
  bool prose = false;
  bool nested = false;  // another table with words stands in it
};

struct Counted {
  int32_t chars = 0;
  int32_t sentences = 0;
};

Counted Count(std::string_view text) {
  constexpr std::string_view kFullStop = "。";
  Counted counted;
  for (size_t at = 0; at < text.size(); at += text::CharBytes(text[at])) {
    if (static_cast<unsigned char>(text[at]) <= ' ') continue;
    ++counted.chars;
    counted.sentences += text.substr(at).starts_with(kFullStop);
  }
  return counted;
}

void EndRow(Open* table) {
  table->rows += table->row_has_words;
  table->most_cells = std::max(table->most_cells, table->row_cells);
  table->row_cells = 0;
  table->row_has_words = false;
}

void EndCell(Open* table) {
  table->prose = table->prose || table->cell_sentences > kMostSentences ||
                 (table->cell_sentences > 0 && table->cell_chars > kLongCellChars);
  table->cell_chars = table->cell_sentences = 0;
}

bool IsData(const Open& table) {
  return table.rows >= 2 && table.most_cells >= 2 && table.most_cells <= kMostColumns &&
         !table.prose && !table.nested && table.link_chars * 5 <= table.chars * 3;
}

// Walks over the nodes with the tables that are open at each.
class Finder {
 public:
  explicit Finder(const HtmlTree& tree) : tree_(tree), data_(tree.nodes.size()) {}

  std::vector<bool> Find() {
    for (size_t i = 0; i < tree_.nodes.size(); ++i) {
      const Node& node = tree_.nodes[i];
      while (!open_.empty() &&
             tree_.nodes[static_cast<size_t>(open_.back().node)].end <= static_cast<int32_t>(i)) {
        Close();
      }
      if (node.tag == Tag::kLink) link_end_ = std::max(link_end_, node.end);
      if (node.tag == Tag::kTable) {
        open_.push_back({.node = static_cast<int32_t>(i)});
      } else if (!open_.empty()) {
        See(node, static_cast<int32_t>(i));
      }
    }
    while (!open_.empty()) Close();
    return std::move(data_);
  }

 private:
  void See(const Node& node, int32_t at) {
    Open& table = open_.back();
    if (node.tag == Tag::kRow) EndRow(&table);
    if (node.tag == Tag::kCell || node.tag == Tag::kHeaderCell) {
      EndCell(&table);
      ++table.row_cells;
    }
    if (node.tag != Tag::kText) return;
    const auto [chars, sentences] =
        Count(std::string_view(tree_.text)
                  .substr(static_cast<size_t>(node.text_begin),
                          static_cast<size_t>(node.text_end - node.text_begin)));
    table.row_has_words = table.row_has_words || chars > 0;
    table.cell_chars += chars;
    table.cell_sentences += sentences;
    table.chars += chars;
    if (at < link_end_) table.link_chars += chars;
  }

  void Close() {
    Open& table = open_.back();
    EndCell(&table);
    EndRow(&table);
    const auto node = static_cast<size_t>(table.node);
    data_[node] = IsData(table) && !tree_.nodes[node].presentation;
    const bool words = table.chars > 0 || table.nested;
    open_.pop_back();
    if (!open_.empty() && words) open_.back().nested = true;
  }

  const HtmlTree& tree_;
  std::vector<bool> data_;
  std::vector<Open> open_;
  int32_t link_end_ = 0;  // one behind the last node of the link that is open
};

}  // namespace

std::vector<bool> FindDataTables(const HtmlTree& tree) { return Finder(tree).Find(); }

void Grid::NextRow() {
  ++row_;
  column_ = 0;
}

Cell Grid::Place(int32_t rows, int32_t columns) {
  const auto taken = [&](int32_t column) {
    return static_cast<size_t>(column) < taken_until_.size() &&
           taken_until_[static_cast<size_t>(column)] > row_;
  };
  while (taken(column_)) ++column_;
  columns = std::min(columns, std::max(kMostColumns - column_, 1));
  const Cell cell{.row = row_, .column = column_, .rows = rows, .columns = columns};
  column_ += columns;
  columns_ = std::max(columns_, column_);
  if (taken_until_.size() < static_cast<size_t>(column_)) {
    taken_until_.resize(static_cast<size_t>(column_));
  }
  std::fill(taken_until_.begin() + cell.column, taken_until_.begin() + column_, row_ + rows);
  return cell;
}

}  // namespace gongbao::document
