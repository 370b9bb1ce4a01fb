// The text of an HTML page, by libxml2's parser.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_H_

#include <string>
#include <string_view>

namespace gongbao::document {

struct HtmlText {
  std::string text;   // a line per block; cells of a table row parted by tabs
  std::string title;  // <meta name="ArticleTitle">, else <title>
};

// Reads a page that has been decoded to UTF-8. Scripts, styles, forms and what HTML itself calls
// navigation (nav, header, footer, aside, lines made of links) are left out. Events, not a tree:
// memory and stack do not grow with the depth of nesting.
HtmlText ExtractHtmlText(std::string_view utf8);

// The charset that the page's first 4 KiB declare in a meta element, or "".
std::string DeclaredCharset(std::string_view bytes);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_H_
