#include "common/document/xml.h"

#include <algorithm>
#include <utility>

#include "common/base/parse_number.h"
#include "common/text/decode.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

std::string_view AfterPrefix(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

// Each byte that is no part of a character becomes a U+FFFD and is counted.
std::string Repaired(std::string_view utf8, int64_t& replaced) {
  std::string out;
  while (!utf8.empty()) {
    const size_t bytes = std::min(text::CharBytes(utf8[0]), utf8.size());
    const bool valid = text::IsValidUtf8(utf8.substr(0, bytes));
    out += valid ? utf8.substr(0, bytes) : "\xEF\xBF\xBD";
    utf8.remove_prefix(valid ? bytes : 1);
    replaced += valid ? 0 : 1;
  }
  return out;
}

// XML is UTF-8 unless a byte order mark says UTF-16.
Result<std::string> DecodeXml(std::string_view bytes, int64_t& replaced) {
  if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) {
    return Repaired(bytes, replaced);
  }
  GONGBAO_ASSIGN_OR_RETURN(text::DecodedText decoded, text::DecodeText(bytes, ""));
  replaced += decoded.replaced;
  return std::move(decoded.utf8);
}

Status CheckDepth(const pugi::xml_document& xml, std::string_view name) {
  int depth = 0;
  int deepest = 0;
  WalkElements(
      xml,
      [&](const pugi::xml_node& /*node*/) {
        deepest = std::max(deepest, ++depth);
        return true;
      },
      [&](const pugi::xml_node& /*node*/) { --depth; });
  if (deepest <= kMaxXmlDepth) return {};
  return ResourceExhaustedError("the elements of " + std::string(name) + " are nested " +
                                std::to_string(deepest) + " deep; at most " +
                                std::to_string(kMaxXmlDepth) + " levels are read");
}

}  // namespace

Result<pugi::xml_document> ParseXml(std::string_view bytes, std::string_view name,
                                    int64_t& replaced) {
  if (bytes.size() > kMaxXmlBytes) {
    return ResourceExhaustedError(std::string(name) + " has " + std::to_string(bytes.size()) +
                                  " bytes; at most " + std::to_string(kMaxXmlBytes) + " are read");
  }
  std::string decoded;
  if (!text::IsValidUtf8(bytes)) {
    GONGBAO_ASSIGN_OR_RETURN(decoded, DecodeXml(bytes, replaced));
    bytes = decoded;
  }
  const auto marks = static_cast<size_t>(std::ranges::count(bytes, '<')) +
                     static_cast<size_t>(std::ranges::count(bytes, '='));
  if (marks > kMaxXmlMarks) {
    return ResourceExhaustedError(std::string(name) + " has " + std::to_string(marks) +
                                  " tags and attributes; at most " + std::to_string(kMaxXmlMarks) +
                                  " are read");
  }
  pugi::xml_document xml;
  const pugi::xml_parse_result parsed =
      xml.load_buffer(bytes.data(), bytes.size(),
                      pugi::parse_default | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  if (!parsed) {
    return InvalidArgumentError(std::string(name) + " is not well-formed XML: " +
                                parsed.description() + " at byte " + std::to_string(parsed.offset));
  }
  GONGBAO_RETURN_IF_ERROR(CheckDepth(xml, name));
  return xml;
}

std::string_view LocalName(const pugi::xml_node& node) { return AfterPrefix(node.name()); }

pugi::xml_node Child(const pugi::xml_node& node, std::string_view local_name) {
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (LocalName(child) == local_name) return child;
  }
  return {};
}

std::string_view Attribute(const pugi::xml_node& node, std::string_view local_name) {
  for (pugi::xml_attribute attribute = node.first_attribute(); attribute;
       attribute = attribute.next_attribute()) {
    if (AfterPrefix(attribute.name()) == local_name) return attribute.value();
  }
  return {};
}

int IntAttribute(const pugi::xml_node& node, std::string_view local_name, int fallback) {
  return ParseNumber<int>(Attribute(node, local_name)).value_or(fallback);
}

void AppendText(const pugi::xml_node& node, bool trim, std::string& out) {
  const size_t before = out.size();
  for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
  }
  if (trim) {
    const size_t first = out.find_first_not_of(kBlanks, before);
    if (first == std::string::npos) {
      out.resize(before);
      return;
    }
    out.erase(out.find_last_not_of(kBlanks) + 1);
    out.erase(before, first - before);
  }
  const auto added = std::string_view(out).substr(before);
  // A character reference can make what is no character (&#xD800;), which pugixml lets pass.
  int64_t replaced = 0;
  if (!text::IsValidUtf8(added)) out.replace(before, std::string::npos, Repaired(added, replaced));
  std::ranges::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
      [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\n') || c == '\x7F'; },
      ' ');
}

}  // namespace gongbao::document
