// What the style sheets in a page say of classes: which elements they take out of sight.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_STYLES_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_STYLES_H_

#include <set>
#include <string>
#include <string_view>

namespace gongbao::document {

// True when declarations (those of a style attribute, say) take an element out of sight:
// display:none, visibility:hidden; and what is struck through is withdrawn.
bool HidesByStyle(std::string_view declarations);

// The rules that name one class and nothing else: .gone{display:none}, span.old{text-decoration:
// line-through}. Of longer selectors and those of other media only what they show again is kept.
class HtmlStyles {
 public:
  // Reads a style sheet. Linear; beyond a thousand classes no further ones are kept.
  void Read(std::string_view css);

  // Whether an element of that name is hidden by one of its classes. One that a rule shows again
  // (.tab{display:none} .tab.on{display:block}) is not.
  bool Hide(std::string_view element, std::string_view classes) const;

 private:
  void ReadRule(std::string_view selectors, std::string_view declarations);
  void Keep(std::string name, std::set<std::string, std::less<>>* names);

  std::set<std::string, std::less<>> hidden_;  // .class, or element.class
  std::set<std::string, std::less<>> shown_;   // class
};

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_STYLES_H_
