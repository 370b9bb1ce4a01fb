#include "common/document/docx_tables.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/document/docx_styles.h"
#include "common/document/xml.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr int kMaxSpan = 63;  // Word's own bound on columns

// A cell of prose holds at least two paragraphs, a full stop and this many characters; a longer
// single paragraph is a column of remarks.
constexpr int64_t kProseChars = 80;

int Span(const pugi::xml_node& properties, std::string_view name, int least) {
  return std::clamp(IntAttribute(Child(properties, name), "val", least), least, kMaxSpan);
}

void AppendWords(std::string_view words, std::string& text) {
  if (!text.empty() && !words.empty()) text += ' ';
  text += words;
}

std::string JoinBlocks(const std::vector<DocxBlock>& blocks) {
  std::string text;
  for (const DocxBlock& block : blocks) {
    AppendWords(OneLine(block.text), text);
    for (const CellText& cell : block.cells) AppendWords(cell.text, text);
  }
  return text;
}

bool IsProse(const std::vector<DocxBlock>& blocks, std::string_view text) {
  return blocks.size() > 1 && text.find("。") != std::string_view::npos &&
         text::CountChars(text) >= kProseChars;
}

}  // namespace

void DocxTable::BeginRow(const pugi::xml_node& row) {
  const pugi::xml_node properties = Child(row, "trPr");
  ++row_;
  column_ = Span(properties, "gridBefore", 0);
  header_ = DocxSwitch(properties, "tblHeader").value_or(false);
}

void DocxTable::AddCell(const pugi::xml_node& cell, std::vector<DocxBlock> blocks) {
  if (row_ < 0) BeginRow({});  // cells that stand in no row
  const pugi::xml_node properties = Child(cell, "tcPr");
  const pugi::xml_node merge = Child(properties, "vMerge");
  const int32_t column = column_;
  const int columns = Span(properties, "gridSpan", 1);
  column_ += columns;
  const auto above = merging_.find(column);
  if (merge && Attribute(merge, "val") != "restart" && above != merging_.end()) {
    CellText& merged = cells_[above->second].cell;
    if (merged.row + merged.rows == row_) {
      ++merged.rows;
      return;
    }
  }
  if (merge) merging_[column] = cells_.size();
  std::erase_if(blocks, [](const DocxBlock& b) { return b.text.empty() && b.cells.empty(); });
  CellText text{.row = row_,
                .column = column,
                .rows = 1,
                .columns = columns,
                .header = header_,
                .text = JoinBlocks(blocks),
                .path = ""};
  if (!blocks.empty())
    text.path = blocks[0].cells.empty() ? blocks[0].path : blocks[0].cells[0].path;
  cells_.push_back({.cell = std::move(text), .blocks = std::move(blocks)});
}

bool DocxTable::IsLayout() const {
  const bool one_column =
      std::ranges::adjacent_find(cells_, [](const OpenCell& a, const OpenCell& b) {
        return a.cell.row == b.cell.row;
      }) == cells_.end();
  const auto filled =
      std::ranges::count_if(cells_, [](const OpenCell& c) { return !c.cell.text.empty(); });
  if (one_column || filled <= 1) return true;
  size_t prose = 0;
  size_t all = 0;
  for (const OpenCell& open : cells_) {
    all += open.cell.text.size();
    if (IsProse(open.blocks, open.cell.text)) prose += open.cell.text.size();
  }
  return prose * 2 > all;
}

std::vector<DocxBlock> DocxTable::Finish() && {
  std::vector<DocxBlock> blocks;
  if (IsLayout()) {
    for (OpenCell& open : cells_) std::ranges::move(open.blocks, std::back_inserter(blocks));
    return blocks;
  }
  DocxBlock table;
  for (OpenCell& open : cells_) table.cells.push_back(std::move(open.cell));
  blocks.push_back(std::move(table));
  return blocks;
}

}  // namespace gongbao::document
