// Which lines of a page are its article. In the manner of Readability and boilerpipe: blocks are
// weighed by their prose (length, marks of sentences, share of links), and the smallest element
// that holds most of it is the article.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_MAIN_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_MAIN_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/document/html_lines.h"
#include "common/document/html_tree.h"

namespace gongbao::document {

struct MainText {
  int32_t node = 0;           // the element that was chosen; 0: none stands out, all lines count
  std::vector<size_t> lines;  // those that are text of the report, in order
};

// Chooses among the lines. `boxed` marks those that hold what the document says of itself, which
// are no text unless they stand amid the article. Where the page holds too little prose for an
// article to stand out, every line is kept but those of menus, buttons and the site's foot; of bare
// text all are.
MainText FindMainText(const HtmlTree& tree, const PageLines& page, const std::vector<bool>& boxed);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_MAIN_H_
