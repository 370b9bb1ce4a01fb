#include "common/document/html.h"

#include <algorithm>
#include <iterator>

#include "common/base/ascii.h"
#include "common/document/html_about.h"
#include "common/document/html_hidden.h"
#include "common/document/html_lines.h"
#include "common/document/html_lists.h"
#include "common/document/html_main.h"
#include "common/document/html_tree.h"
#include "common/document/line_tables.h"
#include "common/document/torn_lines.h"

namespace gongbao::document {
namespace {

// Paths of a page with a million cells would outgrow the page.
constexpr size_t kMostPathBytes = size_t{16} << 20;

// Puts the chosen lines behind one another.
class Writer {
 public:
  Writer(const HtmlTree& tree, const PageLines& page, HtmlPage* out)
      : tree_(tree), page_(page), out_(out) {}

  void Write(const Line& line) {
    const auto begin = static_cast<int32_t>(out_->text.size());
    const auto words =
        std::string_view(page_.text)
            .substr(static_cast<size_t>(line.begin), static_cast<size_t>(line.end - line.begin));
    if (line.cell_count == 0) {
      AppendMended(words, &out_->text);
    } else {
      out_->text.append(words);
    }
    const auto end = static_cast<int32_t>(out_->text.size());
    out_->text += '\n';
    if (line.cell_count == 0) {
      AddOrigin(begin, end, line.node);
      return;
    }
    if (line.table != table_) {
      out_->tables.push_back(page_.tables[static_cast<size_t>(line.table)]);
      out_->tables.back().begin_byte = begin;
      table_ = line.table;
    }
    Table& table = out_->tables.back();
    table.end_byte = end;
    for (int32_t i = 0; i < line.cell_count; ++i) {
      const LineCell& from = page_.cells[static_cast<size_t>(line.first_cell + i)];
      Cell cell = from.cell;
      cell.begin_byte += begin - line.begin;
      cell.end_byte += begin - line.begin;
      cell.rows = std::min(cell.rows, table.rows - cell.row);
      table.cells.push_back(cell);
      if (cell.end_byte > cell.begin_byte) AddOrigin(cell.begin_byte, cell.end_byte, from.node);
    }
  }

 private:
  void AddOrigin(int32_t begin, int32_t end, int32_t node) {
    if (path_bytes_ >= kMostPathBytes) return;
    Origin origin;
    origin.begin_byte = begin;
    origin.end_byte = end;
    origin.path = PathOf(tree_, node);
    path_bytes_ += origin.path.size() + sizeof origin;
    out_->origins.push_back(std::move(origin));
  }

  const HtmlTree& tree_;
  const PageLines& page_;
  HtmlPage* const out_;
  int32_t table_ = -1;
  size_t path_bytes_ = 0;
};

}  // namespace

Result<HtmlPage> ReadHtml(std::string_view utf8) {
  GONGBAO_ASSIGN_OR_RETURN(HtmlTree tree, ParseHtml(utf8));
  ShowFolded(&tree);
  ShowListsAsTables(&tree);
  const PageLines page = LayOut(tree);
  Boxes boxes = FindBoxes(page);
  const MainText main = FindMainText(tree, page, boxes.lines);
  HtmlPage out;
  Writer writer(tree, page, &out);
  for (const size_t line : main.lines) writer.Write(page.lines[line]);
  JoinLinesToTables(&out.text, &out.tables);
  out.properties = StandardMetas(tree);
  out.title = TitleOf(tree, page, boxes, main.node, out.properties);
  std::vector<Property> site = PropertiesOfSite(tree, page, out.properties);
  std::ranges::move(boxes.properties, std::back_inserter(out.properties));
  std::ranges::move(FindBoxes(LayOutTitleHeads(tree)).properties,
                    std::back_inserter(out.properties));
  std::ranges::move(site, std::back_inserter(out.properties));
  return out;
}

std::string DeclaredCharset(std::string_view bytes) {
  const std::string head = LowerAscii(bytes.substr(0, 4096));
  // A comment or another attribute may speak of charsets too; a meta element's word is the first
  // that is followed by a value.
  for (size_t meta = head.find("<meta"); meta != std::string::npos;
       meta = head.find("<meta", meta + 1)) {
    const size_t close = std::min(head.find('>', meta), head.size());
    const size_t at = head.find("charset", meta);
    if (at >= close) continue;
    const size_t begin = head.find_first_not_of(" \t\r\n=\"'", at + 7);
    if (begin >= close) continue;
    return head.substr(begin, head.find_first_of(" \t\r\n\"'/>;", begin) - begin);
  }
  return "";
}

}  // namespace gongbao::document
