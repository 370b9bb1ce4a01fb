// Hidden elements that a reader can unfold: the panels of an accordion, the tabs of a page.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_HIDDEN_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_HIDDEN_H_

#include "common/document/html_tree.h"

namespace gongbao::document {

// Takes the mark of being hidden from those elements that hold the article: where most of the
// page's prose is hidden, from those that hold it side by side; and from the tabs of which one is
// shown. What is filled in or pressed is none, nor is a message that waits beside the article. Time
// is linear.
void ShowFolded(HtmlTree* tree);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_HIDDEN_H_
