#include "common/document/text_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/document/torn_lines.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr std::array<std::string_view, 9> kBlanks = {
    " ",           "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\x83", "\xE2\x80\x8B", "\xE3\x80\x80",
    "\xEF\xBB\xBF"};

bool IsWide(char c) { return static_cast<unsigned char>(c) >= 0xE2; }

// For each old row the number of rows before it that hold text.
std::vector<int32_t> RowsBefore(const std::vector<CellText>& cells) {
  int32_t rows = 0;
  for (const CellText& cell : cells) rows = std::max(rows, cell.row + 1);
  std::vector<int32_t> before(static_cast<size_t>(rows) + 1, 0);
  for (const CellText& cell : cells) {
    if (!cell.text.empty()) before[static_cast<size_t>(cell.row) + 1] = 1;
  }
  for (size_t row = 1; row < before.size(); ++row) before[row] += before[row - 1];
  return before;
}

}  // namespace

std::string_view TrimBlanks(std::string_view utf8) {
  const auto trim_front = [&](std::string_view blank) {
    if (!utf8.starts_with(blank)) return false;
    utf8.remove_prefix(blank.size());
    return true;
  };
  const auto trim_back = [&](std::string_view blank) {
    if (!utf8.ends_with(blank)) return false;
    utf8.remove_suffix(blank.size());
    return true;
  };
  while (std::ranges::any_of(kBlanks, trim_front)) {
  }
  while (std::ranges::any_of(kBlanks, trim_back)) {
  }
  return utf8;
}

std::string OneLine(std::string_view utf8) {
  std::string line;
  while (!utf8.empty()) {
    const size_t end = utf8.find('\n');
    const std::string_view piece = TrimBlanks(utf8.substr(0, end));
    const bool joined = !line.empty() && !piece.empty() && IsWide(piece[0]) &&
                        text::IsContinuation(line.back()) &&
                        IsWide(line[line.size() - std::min<size_t>(line.size(), 3)]);
    if (!line.empty() && !piece.empty() && !joined) line += ' ';
    line += piece;
    if (end == std::string_view::npos) break;
    utf8.remove_prefix(end + 1);
  }
  return line;
}

bool TextWriter::HasRoom(size_t bytes) {
  if (status_.ok() && bytes > kMaxDocumentBytes - document_.text.size()) {
    status_ =
        ResourceExhaustedError("the document's text outgrows " + std::to_string(kMaxDocumentBytes) +
                               " bytes: send it in parts");
  }
  return status_.ok();
}

void TextWriter::AddLines(std::string_view utf8, std::string_view path) {
  utf8 = TrimBlanks(utf8);
  if (utf8.empty() || !HasRoom(utf8.size() + 1)) return;
  const size_t begin = document_.text.size();
  for (;;) {
    const size_t end = utf8.find('\n');
    const std::string_view line = TrimBlanks(utf8.substr(0, end));
    if (!line.empty()) {
      AppendMended(line, &document_.text);
      document_.text.push_back('\n');
    }
    if (end == std::string_view::npos) break;
    utf8.remove_prefix(end + 1);
  }
  document_.origins.push_back({.begin_byte = static_cast<int32_t>(begin),
                               .end_byte = static_cast<int32_t>(document_.text.size() - 1),
                               .path = std::string(path)});
}

void TextWriter::AddTable(const std::vector<CellText>& cells) {
  const std::vector<int32_t> before = RowsBefore(cells);
  size_t bytes = 0;
  for (const CellText& cell : cells) bytes += cell.text.size() + 1;
  if (before.back() == 0 || !HasRoom(bytes)) return;

  std::string& text = document_.text;
  Table table;
  table.begin_byte = static_cast<int32_t>(text.size());
  table.rows = before.back();
  for (const CellText& cell : cells) {
    const auto row = static_cast<size_t>(cell.row);
    if (before[row + 1] == before[row]) continue;
    const size_t below =
        std::min(before.size() - 1, row + static_cast<size_t>(std::max(cell.rows, 1)));
    if (!table.cells.empty()) text += table.cells.back().row == before[row] ? '\t' : '\n';
    const auto begin = static_cast<int32_t>(text.size());
    text += cell.text;
    const auto end = static_cast<int32_t>(text.size());
    table.columns = std::max(table.columns, cell.column + cell.columns);
    table.cells.push_back({.row = before[row],
                           .column = cell.column,
                           .rows = before[below] - before[row],
                           .columns = cell.columns,
                           .header = cell.header,
                           .begin_byte = begin,
                           .end_byte = end});
    if (begin < end) {
      document_.origins.push_back({.begin_byte = begin, .end_byte = end, .path = cell.path});
    }
  }
  table.end_byte = static_cast<int32_t>(text.size());
  text += '\n';
  document_.tables.push_back(std::move(table));
}

}  // namespace gongbao::document
