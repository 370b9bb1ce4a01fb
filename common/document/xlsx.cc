#include "common/document/xlsx.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/base/parse_number.h"
#include "common/document/text_writer.h"
#include "common/document/xlsx_format.h"
#include "common/document/xml.h"
#include "common/text/decode.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr std::string_view kMediaType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr int32_t kMaxRows = 1'048'576;  // Excel's own bounds
constexpr int32_t kMaxColumns = 16'384;
constexpr size_t kMaxFormatBytes = 255;

struct Place {
  int32_t row = 0;
  int32_t column = 0;
};

// "B3" as row 2, column 1, both from 0; nothing when it is no cell of a sheet.
std::optional<Place> ParsePlace(std::string_view reference) {
  size_t i = 0;
  int32_t column = 0;
  for (; i < reference.size() && reference[i] >= 'A' && reference[i] <= 'Z' && i < 3; ++i) {
    column = column * 26 + (reference[i] - 'A' + 1);
  }
  const int32_t row = ParseNumber<int32_t>(reference.substr(i)).value_or(0);
  if (column < 1 || column > kMaxColumns || row < 1 || row > kMaxRows) return std::nullopt;
  return Place{.row = row - 1, .column = column - 1};
}

std::string PlaceName(const Place& place) {
  std::string letters;
  for (int32_t rest = place.column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters + std::to_string(place.row + 1);
}

// A string of the file: its text, or its runs in one; how it is spoken (rPh) is left out.
std::string RichText(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& child : node.children()) {
    const std::string_view name = LocalName(child);
    if (name == "t") AppendText(child, false, text);
    if (name == "r") AppendText(Child(child, "t"), false, text);
  }
  // How Excel writes the carriage return of a line end made in Windows.
  constexpr std::string_view kReturn = "_x000D_";
  if (text.find(kReturn) != std::string::npos) {
    std::string without;
    std::string_view rest = text;
    for (size_t at = rest.find(kReturn); at != std::string_view::npos; at = rest.find(kReturn)) {
      without += rest.substr(0, at);
      rest.remove_prefix(at + kReturn.size());
    }
    text = without + std::string(rest);
  }
  return OneLine(text);
}

// What the sheets of a workbook share.
struct Workbook {
  std::vector<std::string> strings;
  std::vector<std::string> formats;  // by the index of a cell's style
  bool date1904 = false;
  size_t cells = 0;  // read so far
  size_t bytes = 0;  // of their text
};

std::vector<std::string> ReadFormats(const pugi::xml_document& xml) {
  const pugi::xml_node sheet = Child(xml, "styleSheet");
  std::unordered_map<int, std::string> own;
  for (const pugi::xml_node& node : Child(sheet, "numFmts").children()) {
    std::string code(Attribute(node, "formatCode"));
    if (code.size() > kMaxFormatBytes || !text::IsValidUtf8(code)) continue;
    own.insert_or_assign(IntAttribute(node, "numFmtId", -1), std::move(code));
  }
  std::vector<std::string> formats;
  for (const pugi::xml_node& node : Child(sheet, "cellXfs").children()) {
    const int id = IntAttribute(node, "numFmtId", 0);
    const auto found = own.find(id);
    formats.emplace_back(found != own.end() ? std::string_view(found->second)
                                            : BuiltInNumberFormat(id));
  }
  return formats;
}

std::string CellValue(const pugi::xml_node& cell, const Workbook& workbook) {
  const std::string_view type = Attribute(cell, "t");
  if (type == "e") return "";
  if (type == "inlineStr") return RichText(Child(cell, "is"));
  std::string value;
  AppendText(Child(cell, "v"), true, value);
  if (type == "s") {
    const size_t index = ParseNumber<size_t>(value).value_or(workbook.strings.size());
    return index < workbook.strings.size() ? workbook.strings[index] : "";
  }
  if (type == "b") return value == "1" ? "TRUE" : "FALSE";
  if (!type.empty() && type != "n") return OneLine(value);
  const size_t style = ParseNumber<size_t>(Attribute(cell, "s")).value_or(0);
  const std::string_view format =
      style < workbook.formats.size() ? std::string_view(workbook.formats[style]) : "General";
  return ShowNumber(value, format, workbook.date1904);
}

bool IsBefore(const CellText& a, const CellText& b) {
  return a.row != b.row ? a.row < b.row : a.column < b.column;
}

// By rows, then columns, one for each place.
void Order(std::vector<CellText>& cells) {
  if (!std::ranges::is_sorted(cells, IsBefore)) std::ranges::stable_sort(cells, IsBefore);
  const auto same = [](const CellText& a, const CellText& b) { return !IsBefore(a, b); };
  cells.erase(std::unique(cells.begin(), cells.end(), same), cells.end());
}

// The cells of a sheet that hold something, by rows, then columns.
Result<std::vector<CellText>> ReadCells(const pugi::xml_node& sheet, const std::string& name,
                                        Workbook& workbook) {
  std::vector<CellText> cells;
  Place place{.row = -1, .column = -1};
  for (const pugi::xml_node& row : Child(sheet, "sheetData").children()) {
    if (LocalName(row) != "row") continue;
    const int32_t number = IntAttribute(row, "r", place.row + 2);
    place = {.row = std::clamp(number, 0, kMaxRows + 1) - 1, .column = -1};
    for (const pugi::xml_node& cell : row.children()) {
      if (LocalName(cell) != "c") continue;
      ++place.column;
      if (const auto stated = ParsePlace(Attribute(cell, "r"))) place = *stated;
      std::string value = CellValue(cell, workbook);
      if (value.empty() || place.row < 0 || place.row >= kMaxRows || place.column >= kMaxColumns) {
        continue;
      }
      workbook.bytes += value.size();
      if (++workbook.cells > kMaxSheetCells || workbook.bytes > kMaxDocumentBytes) {
        return ResourceExhaustedError(
            "the workbook has more than " + std::to_string(kMaxSheetCells) + " cells or " +
            std::to_string(kMaxDocumentBytes) + " bytes of text: send it in parts");
      }
      cells.push_back({.row = place.row,
                       .column = place.column,
                       .text = std::move(value),
                       .path = name + "!" + PlaceName(place)});
    }
  }
  Order(cells);
  return cells;
}

// Gives the cells at the upper left of merged ranges their size.
void Merge(const pugi::xml_node& sheet, std::vector<CellText>& cells) {
  for (const pugi::xml_node& node : Child(sheet, "mergeCells").children()) {
    const std::string_view range = Attribute(node, "ref");
    const size_t colon = std::min(range.find(':'), range.size());
    const auto first = ParsePlace(range.substr(0, colon));
    const auto last = ParsePlace(range.substr(std::min(colon + 1, range.size())));
    if (!first || !last || last->row < first->row || last->column < first->column) continue;
    const CellText key{.row = first->row, .column = first->column, .text = "", .path = ""};
    const auto cell = std::ranges::lower_bound(cells, key, IsBefore);
    if (cell == cells.end() || IsBefore(key, *cell)) continue;
    cell->rows = last->row - first->row + 1;
    cell->columns = last->column - first->column + 1;
  }
}

bool IsTrue(std::string_view value) { return value == "1" || value == "true"; }

// Rows or columns that nobody sees, as numbers from 0 that only rise.
class Unseen {
 public:
  void Add(int32_t first, int32_t last) {
    if (last < first || (!runs_.empty() && first <= runs_.back().last)) return;
    const int32_t before = runs_.empty() ? 0 : Through(runs_.back());
    runs_.push_back({first, last, before});
  }

  bool empty() const { return runs_.empty(); }

  // How many of them stand before `at`.
  int32_t Before(int32_t at) const {
    const auto behind = std::ranges::lower_bound(runs_, at, {}, &Run::first);
    if (behind == runs_.begin()) return 0;
    const Run& run = *std::prev(behind);
    return run.before + std::min(at, run.last + 1) - run.first;
  }

 private:
  struct Run {
    int32_t first;
    int32_t last;
    int32_t before;  // the rows of the runs before it
  };
  static int32_t Through(const Run& run) { return run.before + run.last + 1 - run.first; }

  std::vector<Run> runs_;
};

// What is folded in a group may be unfolded, and so may what a filter leaves out.
Unseen UnseenRows(const pugi::xml_node& sheet) {
  Unseen unseen;
  if (Child(Child(sheet, "autoFilter"), "filterColumn")) return unseen;
  int32_t at = -1;
  for (const pugi::xml_node& row : Child(sheet, "sheetData").children()) {
    if (LocalName(row) != "row") continue;
    at = std::clamp(IntAttribute(row, "r", at + 2), 0, kMaxRows + 1) - 1;
    const bool grouped = IntAttribute(row, "outlineLevel", 0) > 0;
    if (IsTrue(Attribute(row, "hidden")) && !grouped && at >= 0) unseen.Add(at, at);
  }
  return unseen;
}

Unseen UnseenColumns(const pugi::xml_node& sheet) {
  Unseen unseen;
  for (const pugi::xml_node& column : Child(sheet, "cols").children()) {
    if (!IsTrue(Attribute(column, "hidden")) || IntAttribute(column, "outlineLevel", 0) > 0)
      continue;
    const int32_t first = std::clamp(IntAttribute(column, "min", 0), 1, kMaxColumns);
    unseen.Add(first - 1, std::clamp(IntAttribute(column, "max", 0), 0, kMaxColumns) - 1);
  }
  return unseen;
}

// Takes out the cells that nobody sees and moves the others together.
void TakeOutUnseen(const pugi::xml_node& sheet, std::vector<CellText>& cells) {
  const Unseen rows = UnseenRows(sheet);
  const Unseen columns = UnseenColumns(sheet);
  if (rows.empty() && columns.empty()) return;
  for (CellText& cell : cells) {
    const int32_t above = rows.Before(cell.row);
    const int32_t left = columns.Before(cell.column);
    cell.rows -= rows.Before(cell.row + cell.rows) - above;
    cell.columns -= columns.Before(cell.column + cell.columns) - left;
    cell.row -= above;
    cell.column -= left;
  }
  std::erase_if(cells, [](const CellText& cell) { return cell.rows <= 0 || cell.columns <= 0; });
  Order(cells);  // of a merged range that begins unseen the place is that of another cell now
}

// Cells of consecutive rows, taken off at either end as lines, and the rest as a table.
class Block {
 public:
  Block(std::span<const CellText> cells, TextWriter& writer) : cells_(cells), writer_(writer) {
    for (const CellText& cell : cells) {
      left_ = std::min(left_, cell.column);
      right_ = std::max(right_, cell.column + 1);
    }
  }

  Status Write() {
    while (!cells_.empty() && IsLine(FirstRow())) WriteLines(FirstRow());
    std::vector<std::span<const CellText>> notes;
    while (!cells_.empty() && IsLine(LastRow())) {
      notes.push_back(LastRow());
      cells_ = cells_.first(cells_.size() - notes.back().size());
    }
    if (!cells_.empty()) GONGBAO_RETURN_IF_ERROR(WriteTable());
    std::ranges::reverse(notes);
    for (const std::span<const CellText> note : notes) AddLines(note);
    return writer_.status();
  }

 private:
  std::span<const CellText> FirstRow() const {
    size_t size = 1;
    while (size < cells_.size() && cells_[size].row == cells_[0].row) ++size;
    return cells_.first(size);
  }

  std::span<const CellText> LastRow() const {
    size_t size = 1;
    while (size < cells_.size() && cells_[cells_.size() - size - 1].row == cells_.back().row)
      ++size;
    return cells_.last(size);
  }

  // A title or a note stands alone in its row: in the first column or merged from it on, or, when
  // it is set in the middle or at the right, too long to be the heading of a column or a unit. Of
  // two, one says the unit of the wide table below.
  bool IsLine(std::span<const CellText> row) const {
    constexpr int64_t kHeadingChars = 8;
    const bool unit = std::ranges::any_of(row, [](const CellText& cell) {
      return cell.text.find("单位：") != std::string::npos ||
             cell.text.find("单位:") != std::string::npos;
    });
    if (row.size() == 2) return unit && right_ - left_ > 3;
    return row.size() == 1 &&
           (unit || row[0].column == left_ || text::CountChars(row[0].text) > kHeadingChars);
  }

  void AddLines(std::span<const CellText> row) {
    for (const CellText& cell : row) writer_.AddLines(cell.text, cell.path);
  }

  void WriteLines(std::span<const CellText> row) {
    AddLines(row);
    cells_ = cells_.subspan(row.size());
  }

  Status WriteTable();

  std::span<const CellText> cells_;
  TextWriter& writer_;
  int32_t left_ = kMaxColumns;
  int32_t right_ = 0;
};

// What merged cells cover is left out; what else is empty becomes an empty cell, so that each cell
// of a row has its place.
Status Block::WriteTable() {
  const int32_t top = cells_.front().row;
  int32_t left = kMaxColumns;
  int32_t right = 0;
  for (const CellText& cell : cells_) {
    left = std::min(left, cell.column);
    right = std::max(right, cell.column + 1);
  }
  const int64_t rows = cells_.back().row - top + 1;
  const int64_t columns = right - left;
  if (rows * columns > static_cast<int64_t>(kMaxTableCells)) {
    return ResourceExhaustedError("a table of the workbook has " + std::to_string(rows) +
                                  " rows of " + std::to_string(columns) + " columns; at most " +
                                  std::to_string(kMaxTableCells) + " cells are read");
  }
  std::vector<bool> covered(static_cast<size_t>(rows * columns), false);
  const auto at = [&](int64_t row, int64_t column) {
    return static_cast<size_t>(row * columns + column);
  };
  std::vector<CellText> table;
  const CellText* next = cells_.data();
  const CellText* const end = next + cells_.size();
  for (int32_t row = 0; row < rows; ++row) {
    for (int32_t column = 0; column < columns; ++column) {
      const bool filled = next != end && next->row == top + row && next->column == left + column;
      CellText cell = filled ? *next++ : CellText{.text = "", .path = ""};
      if (covered[at(row, column)]) continue;
      cell.row = row;
      cell.column = column;
      cell.rows = static_cast<int32_t>(std::min<int64_t>(cell.rows, rows - row));
      // Where ranges overlap, the one that began first has its cells.
      int32_t width = 1;
      while (width < cell.columns && column + width < columns &&
             !covered[at(row, column + width)]) {
        ++width;
      }
      cell.columns = width;
      for (int32_t below = 0; below < cell.rows; ++below) {
        std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(at(row + below, column)), width,
                    true);
      }
      table.push_back(std::move(cell));
    }
  }
  writer_.AddTable(table);
  return writer_.status();
}

Status WriteBlocks(std::span<const CellText> cells, TextWriter& writer) {
  while (!cells.empty()) {
    int32_t last = cells[0].row + cells[0].rows - 1;
    size_t size = 1;
    for (; size < cells.size() && cells[size].row <= last + 1; ++size) {
      last = std::max(last, cells[size].row + cells[size].rows - 1);
    }
    GONGBAO_RETURN_IF_ERROR(Block(cells.first(size), writer).Write());
    cells = cells.subspan(size);
  }
  return {};
}

Result<Workbook> ReadWorkbook(Package& package, const std::vector<Relationship>& relationships,
                              const pugi::xml_node& workbook_xml) {
  Workbook workbook;
  const std::string_view date1904 = Attribute(Child(workbook_xml, "workbookPr"), "date1904");
  workbook.date1904 = IsTrue(date1904);
  GONGBAO_ASSIGN_OR_RETURN(const auto strings, package.ReadRelated(relationships, "sharedStrings"));
  for (const pugi::xml_node& node : Child(strings, "sst").children()) {
    if (LocalName(node) == "si") workbook.strings.push_back(RichText(node));
  }
  GONGBAO_ASSIGN_OR_RETURN(const auto styles, package.ReadRelated(relationships, "styles"));
  workbook.formats = ReadFormats(styles);
  return workbook;
}

// Sheet1, 工作表2: a name that nobody chose.
bool IsDefaultName(std::string_view name) {
  constexpr std::array<std::string_view, 3> kStems = {"Sheet", "sheet", "工作表"};
  return std::ranges::any_of(kStems, [&](std::string_view stem) {
    return name.starts_with(stem) &&
           name.substr(stem.size()).find_first_not_of("0123456789") == std::string_view::npos;
  });
}

// The title of a sheet stands alone in one of its first rows: 1-2 甲市主要指标（2024年), there
// behind the table's number. Empty where none does.
std::string TitleOf(std::span<const CellText> cells) {
  constexpr int32_t kRows = 4;
  constexpr int64_t kLeastChars = 8;
  constexpr int64_t kMostChars = 60;
  for (size_t at = 0; at < cells.size() && cells[at].row < cells[0].row + kRows; ++at) {
    const bool alone = (at == 0 || cells[at - 1].row != cells[at].row) &&
                       (at + 1 == cells.size() || cells[at + 1].row != cells[at].row);
    std::string_view words = TrimBlanks(cells[at].text);
    const size_t number = words.find_first_not_of("0123456789-.");
    if (number != words.npos && words[number] == ' ') words = TrimBlanks(words.substr(number));
    const int64_t chars = text::CountChars(words);
    if (alone && chars >= kLeastChars && chars <= kMostChars && words.find("年") != words.npos &&
        words.find("。") == words.npos)
      return OneLine(words);
  }
  return {};
}

}  // namespace

Result<DecodedDocument> ReadXlsx(Package& package, const std::string& main_part) {
  GONGBAO_ASSIGN_OR_RETURN(const auto relationships, package.Relationships(main_part));
  GONGBAO_ASSIGN_OR_RETURN(const auto main_xml, package.ReadXml(main_part));
  const pugi::xml_node workbook_xml = Child(main_xml, "workbook");
  GONGBAO_ASSIGN_OR_RETURN(Workbook workbook, ReadWorkbook(package, relationships, workbook_xml));
  DecodedDocument document;
  document.media_type = kMediaType;
  TextWriter writer(document);
  std::string title;
  for (const pugi::xml_node& node : Child(workbook_xml, "sheets").children()) {
    const std::string_view state = Attribute(node, "state");
    if (state == "hidden" || state == "veryHidden") continue;
    const auto sheet = std::ranges::find(relationships, Attribute(node, "id"), &Relationship::id);
    if (sheet == relationships.end() || sheet->type != "worksheet") continue;  // a chart
    GONGBAO_ASSIGN_OR_RETURN(const auto sheet_xml, package.ReadXml(sheet->target));
    std::string name = OneLine(Attribute(node, "name"));
    if (!text::IsValidUtf8(name)) name = "Sheet";
    const pugi::xml_node root = Child(sheet_xml, "worksheet");
    GONGBAO_ASSIGN_OR_RETURN(std::vector<CellText> cells, ReadCells(root, name, workbook));
    Merge(root, cells);
    TakeOutUnseen(root, cells);
    if (!cells.empty() && !IsDefaultName(name)) writer.AddLines(name, name);
    if (title.empty()) title = TitleOf(cells);
    GONGBAO_RETURN_IF_ERROR(WriteBlocks(cells, writer));
  }
  GONGBAO_RETURN_IF_ERROR(package.ReadProperties(document));
  if (document.title.empty()) document.title = std::move(title);
  document.replaced = package.replaced();
  if (document.text.empty()) {
    return InvalidArgumentError("the workbook holds no text in its visible sheets");
  }
  return document;
}

}  // namespace gongbao::document
