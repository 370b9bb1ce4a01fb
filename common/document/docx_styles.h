// What of word/styles.xml bears on a document's text: which styles number their paragraphs and
// which hide their words.
#ifndef GONGBAO_COMMON_DOCUMENT_DOCX_STYLES_H_
#define GONGBAO_COMMON_DOCUMENT_DOCX_STYLES_H_

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <unordered_map>

namespace gongbao::document {

// The list that a paragraph belongs to, as far as it is said: w:numPr.
struct DocxListPlace {
  std::optional<int> num_id;  // 0: in no list, whatever the style says
  std::optional<int> level;
  std::string style;  // the style that gave num_id; empty: the paragraph itself
};

// A switch such as w:vanish: absent: nothing; without a value or with a true one: on.
std::optional<bool> DocxSwitch(const pugi::xml_node& properties, std::string_view name);

// Whether w:strike or w:dstrike is on; nothing when neither is there.
std::optional<bool> DocxStruck(const pugi::xml_node& properties);

// Reads w:numPr of w:pPr.
DocxListPlace ReadListPlace(const pugi::xml_node& paragraph_properties);

// The styles of one document. Safe to read from any thread.
class DocxStyles {
 public:
  // `root` is the document node of styles.xml; a null node has no styles.
  explicit DocxStyles(const pugi::xml_node& root);

  // The place that a paragraph style gives, by itself or by the styles it is based on. An empty
  // name stands for the default paragraph style.
  DocxListPlace ListPlace(std::string_view style) const;

  // Whether text of that style is hidden; nothing when the style doesn't say.
  std::optional<bool> Hidden(std::string_view style) const;

  // Whether it is struck through; false when the style doesn't say.
  bool Struck(std::string_view style) const;

 private:
  struct Style {
    std::string based_on;
    DocxListPlace place;
    std::optional<bool> hidden;
    std::optional<bool> struck;
  };

  const Style* Find(std::string_view style) const;

  std::unordered_map<std::string, Style> styles_;
  std::string default_paragraph_style_;
};

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_DOCX_STYLES_H_
