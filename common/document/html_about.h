// What a page says of itself: the meta names of the 国办 standard for government sites, the box of
// 索引号, 文号 and the like, and its title.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_ABOUT_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_ABOUT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "common/document/document.h"
#include "common/document/html_lines.h"
#include "common/document/html_tree.h"

namespace gongbao::document {

struct Boxes {
  std::vector<bool> lines;           // whether a line of the page is part of a box
  std::vector<Property> properties;  // in page order
};

// The <meta> names of 国务院办公厅《政府网站发展指引》 ( SiteName, ColumnName,
// ArticleTitle, PubDate, ContentSource, Keywords, Author, Description, Url …) with a value, each
// name once, spelled as the guide has it.
std::vector<Property> StandardMetas(const HtmlTree& tree);

// Whose site the page stands on: SiteName, as the end of <title> tells it where no <meta> of
// `metas` does, and 主办单位 of the page's foot.
std::vector<Property> PropertiesOfSite(const HtmlTree& tree, const PageLines& page,
                                       const std::vector<Property>& metas);

// Lines and table rows of the form 索引号：… 文号：…, also with the value in the next cell or line,
// and a bare 2024-03-05 09:30.
Boxes FindBoxes(const PageLines& page);

// The title: ArticleTitle; else the page's first h1 that does not name the site, of `main` where it
// has one; else <title> without the name of the site, or where the page does not show it, the line
// above its first box, and where it names the site alone, the first heading. May be empty.
std::string TitleOf(const HtmlTree& tree, const PageLines& page, const Boxes& boxes, int32_t main,
                    const std::vector<Property>& metas);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_ABOUT_H_
