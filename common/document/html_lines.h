// The lines of a page as a reader sees them: a block, a break or a row of a data table each is one.
// Which of them belong to the article is decided behind this (html_main.h).
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_LINES_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_LINES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/document/html_tree.h"

namespace gongbao::document {

struct Line {
  int32_t node = 0;   // the block that its words stand in
  int32_t begin = 0;  // bytes of PageLines::text; never empty
  int32_t end = 0;
  int32_t chars = 0;       // code points
  int32_t link_chars = 0;  // of them inside links
  int32_t words = 0;       // of them neither inside links nor of a date
  int32_t marks = 0;       // of them marks of sentences: ，。；！？
  int32_t separators = 0;  // of them the marks between the links of a menu: > | / » ·
  bool has_digit = false;
  bool has_control = false;  // a button or a field stands in it
  int32_t table = -1;        // index into PageLines::tables
  int32_t first_cell = 0;    // of a row, in PageLines::cells
  int32_t cell_count = 0;
};

struct LineCell {
  int32_t node = 0;
  Cell cell;  // its bytes are those of PageLines::text
};

struct PageLines {
  std::string text;  // the lines, without line ends
  std::vector<Line> lines;
  std::vector<LineCell> cells;
  std::vector<Table> tables;  // rows and columns of each; its cells stand in `cells`
  bool bare = false;          // no element ends a line: plain text that was saved as a page
};

// Lays a page out. What is never seen (scripts, hidden elements) is left out, and so are the
// elements that hold no article by their name (nav, header, footer, aside), unless most of the page
// stands in them. Bare text has the lines of its source. Time and memory are linear in the page.
PageLines LayOut(const HtmlTree& tree);

// The same of those headers that hold a heading: what stands with the title there is no text, but
// tells of it.
PageLines LayOutTitleHeads(const HtmlTree& tree);

// True for blanks of any width, also those that HTML knows as no-break. Asked of each character of
// a text, of which nearly all are Han.
constexpr bool IsBlank(char32_t c) {
  if (c > 0x3000) return false;
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x3000 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F;
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_LINES_H_
