// The article of an HTML page: libxml2 reads the page, whatever its faults, and what it finds is
// laid out as lines of text and tables without the page's own machinery.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_H_

#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/base/table.h"
#include "common/document/document.h"

namespace gongbao::document {

struct HtmlPage {
  std::string text;  // one line for a block, a <br> or a table row; no blank lines; valid UTF-8
  std::string title;
  std::vector<Table> tables;
  std::vector<Origin> origins;
  std::vector<Property> properties;  // metas, then boxes, then headers with the title
};

// Reads a page, which must be valid UTF-8. Its text is that of the article, without the blanks that
// indent a line; rows of data tables are lines whose cells are parted by tabs; of tables that only
// lay the page out, each cell is read as what it holds; tables that are printed one cell a line
// are put together where that is certain (line_tables.h). RESOURCE_EXHAUSTED as ParseHtml has it.
// Never throws, never recurses; time and memory are linear in the page.
Result<HtmlPage> ReadHtml(std::string_view utf8);

// What a page declares as its charset in a meta element near its beginning; may be empty.
std::string DeclaredCharset(std::string_view bytes);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_H_
