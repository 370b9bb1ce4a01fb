// Tables that a page makes of lists or blocks: <ul><li><span>指标</span><span>单位</span>….
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_LISTS_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_LISTS_H_

#include "common/document/html_tree.h"

namespace gongbao::document {

// Gives the tags of tables, rows and cells to elements that hold nothing but three children or more
// of one name, each of which holds as many children as the others, three to twenty, each of them a
// few words: in the first words alone, in each other a figure. Time is linear.
void ShowListsAsTables(HtmlTree* tree);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_LISTS_H_
