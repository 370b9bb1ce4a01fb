// The XML of Office files, by pugixml: no DTD, no entities of the file's own, bounded in size, in
// markup and in depth. Elements and attributes are known by their local names: some writers call
// them w:p and x:row, others p and row.
#ifndef GONGBAO_COMMON_DOCUMENT_XML_H_
#define GONGBAO_COMMON_DOCUMENT_XML_H_

#include <cstddef>
#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::document {

inline constexpr size_t kMaxXmlBytes = 32u << 20;
// Elements, end tags and attributes together: the tree takes about 100 bytes for each.
inline constexpr size_t kMaxXmlMarks = 3'000'000;
inline constexpr int kMaxXmlDepth = 256;

// Parses `bytes`, the part `name` of a document (for messages only); they are copied. Malformed
// UTF-8 becomes U+FFFD and is counted in `replaced`. INVALID_ARGUMENT: not well-formed or no text
// at all; RESOURCE_EXHAUSTED: over one of the bounds.
Result<pugi::xml_document> ParseXml(std::string_view bytes, std::string_view name,
                                    int64_t& replaced);

// "p" of w:p. Of what is no element: "".
std::string_view LocalName(const pugi::xml_node& node);

// The first child element with that local name; a null node when there is none.
pugi::xml_node Child(const pugi::xml_node& node, std::string_view local_name);

// The attribute's value, or "": r:id and id are the same here.
std::string_view Attribute(const pugi::xml_node& node, std::string_view local_name);

// The number that is the attribute's value, or `fallback` where there is none.
int IntAttribute(const pugi::xml_node& node, std::string_view local_name, int fallback);

// Appends the text that stands directly in `node`: valid UTF-8 in which tabs and control characters
// became blanks and only line ends are left; without its outer blanks where `trim`.
void AppendText(const pugi::xml_node& node, bool trim, std::string& out);

// Calls enter(element) for each element below `root` in document order. Where that returns true the
// element's children follow, and then leave(element). A loop: the stack does not grow with depth.
template <typename Enter, typename Leave>
void WalkElements(const pugi::xml_node& root, Enter enter, Leave leave) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (node.type() == pugi::node_element && enter(node)) {
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
      leave(node);
    }
    while (!node.next_sibling()) {
      node = node.parent();
      if (node == root) return;
      leave(node);
    }
    node = node.next_sibling();
  }
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_XML_H_
