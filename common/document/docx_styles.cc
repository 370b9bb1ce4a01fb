#include "common/document/docx_styles.h"

#include <utility>

#include "common/base/parse_number.h"
#include "common/document/xml.h"

namespace gongbao::document {
namespace {

// Chains of real styles have three or four links; a circle has no end.
constexpr int kMaxStyleChain = 16;

}  // namespace

std::optional<bool> DocxSwitch(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node node = Child(properties, name);
  if (!node) return std::nullopt;
  const std::string_view value = Attribute(node, "val");
  return value != "0" && value != "false" && value != "off";
}

std::optional<bool> DocxStruck(const pugi::xml_node& properties) {
  const std::optional<bool> once = DocxSwitch(properties, "strike");
  const std::optional<bool> twice = DocxSwitch(properties, "dstrike");
  if (!once && !twice) return std::nullopt;
  return once.value_or(false) || twice.value_or(false);
}

DocxListPlace ReadListPlace(const pugi::xml_node& paragraph_properties) {
  const pugi::xml_node node = Child(paragraph_properties, "numPr");
  return {.num_id = ParseNumber<int>(Attribute(Child(node, "numId"), "val")),
          .level = ParseNumber<int>(Attribute(Child(node, "ilvl"), "val")),
          .style = ""};
}

DocxStyles::DocxStyles(const pugi::xml_node& root) {
  for (const pugi::xml_node& node : Child(root, "styles").children()) {
    if (LocalName(node) != "style") continue;
    std::string id(Attribute(node, "styleId"));
    const std::string_view is_default = Attribute(node, "default");
    if (Attribute(node, "type") == "paragraph" && (is_default == "1" || is_default == "true")) {
      default_paragraph_style_ = id;
    }
    Style style{.based_on = std::string(Attribute(Child(node, "basedOn"), "val")),
                .place = ReadListPlace(Child(node, "pPr")),
                .hidden = DocxSwitch(Child(node, "rPr"), "vanish"),
                .struck = DocxStruck(Child(node, "rPr"))};
    style.place.style = id;
    styles_.emplace(std::move(id), std::move(style));
  }
}

const DocxStyles::Style* DocxStyles::Find(std::string_view style) const {
  const auto found = styles_.find(std::string(style));
  return found == styles_.end() ? nullptr : &found->second;
}

DocxListPlace DocxStyles::ListPlace(std::string_view style) const {
  DocxListPlace place;
  const Style* link = Find(style.empty() ? default_paragraph_style_ : style);
  for (int i = 0; link != nullptr && i < kMaxStyleChain; ++i, link = Find(link->based_on)) {
    if (!place.level) place.level = link->place.level;
    if (link->place.num_id) {
      place.num_id = link->place.num_id;
      place.style = link->place.style;
      break;
    }
  }
  return place;
}

std::optional<bool> DocxStyles::Hidden(std::string_view style) const {
  const Style* link = Find(style);
  for (int i = 0; link != nullptr && i < kMaxStyleChain; ++i, link = Find(link->based_on)) {
    if (link->hidden) return link->hidden;
  }
  return std::nullopt;
}

bool DocxStyles::Struck(std::string_view style) const {
  const Style* link = Find(style);
  for (int i = 0; link != nullptr && i < kMaxStyleChain; ++i, link = Find(link->based_on)) {
    if (link->struck) return *link->struck;
  }
  return false;
}

}  // namespace gongbao::document
