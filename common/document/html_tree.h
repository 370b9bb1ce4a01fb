// A page as a compact tree: the events of libxml2's HTML parser, kept in the order of the source
// in one vector, so that no later step needs recursion. What the page's text needs is kept: names,
// nesting, text, and of the attributes only what they mean.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_TREE_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_TREE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/document/document.h"

namespace gongbao::document {

// The elements that are told apart. Blocks begin and end a line of text.
enum class Tag : uint8_t {
  kText,     // no element: a run of text
  kInline,   // span, b, font and whatever is unknown
  kBlock,    // div, section, article and whatever else may hold an article
  kLine,     // p, li, dt and other blocks that hold no article
  kHeading,  // h2 to h6
  kTitle,    // h1
  kLink,     // a with an address outside of the page
  kBreak,    // br, hr
  kTable,
  kRows,  // tbody, thead, tfoot
  kHead,  // thead
  kRow,
  kCell,
  kHeaderCell,
  kCaption,
  kPreformatted,
  kRaised,   // sup
  kControl,  // what a reader presses or fills in
  kAside,    // nav, header, footer, aside: no part of an article
  kUnseen,   // script, style and the like
  kPageTitle,
};

struct Node {
  int32_t parent = -1;     // of the root: -1
  int32_t end = 0;         // one behind its last descendant; its first child stands next to it
  int32_t position = 1;    // among its siblings of the same name, from 1
  int32_t text_begin = 0;  // kText: bytes of HtmlTree::text
  int32_t text_end = 0;
  uint16_t name = 0;  // index into HtmlTree::names
  Tag tag = Tag::kInline;
  bool hidden = false;          // display:none, visibility:hidden, hidden, aria-hidden
  bool named_main = false;      // its class or id speaks of an article
  bool named_noise = false;     // … of navigation, sharing, related links
  bool named_comments = false;  // … of readers' comments
  bool presentation = false;    // role="presentation"
};

// Of a cell that takes more than one row or column.
struct CellSpan {
  int32_t node = 0;
  int32_t rows = 1;
  int32_t columns = 1;
};

struct HtmlTree {
  std::vector<Node> nodes;  // in the order of the source; [0] is the root
  std::vector<std::string> names;
  std::string text;             // of all text nodes
  std::vector<CellSpan> spans;  // by node
  std::vector<Property> metas;  // <meta name=… content=…> and <link rel=canonical href=…>, in order
};

// Reads a page, which must be valid UTF-8. Elements nested deeper than 256 hang on the 256th; no
// text is lost. RESOURCE_EXHAUSTED: more than 4 million elements and runs of text, more than 1,000
// attributes in one tag, or end tags that match nothing in so deep a nest that finding it out would
// take minutes. Never throws, never recurses.
Result<HtmlTree> ParseHtml(std::string_view utf8);

// /html/body/div[2]/p[5]: the element's path with positions among same-named siblings.
std::string PathOf(const HtmlTree& tree, int32_t node);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_TREE_H_
