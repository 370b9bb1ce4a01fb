#include "common/document/html_styles.h"

#include <algorithm>
#include <cstddef>

#include "common/base/ascii.h"

namespace gongbao::document {
namespace {

constexpr size_t kMostDeclarationBytes = 4096;

// In small letters without blanks.
std::string Tight(std::string_view text) {
  std::string tight;
  for (const char c : text.substr(0, kMostDeclarationBytes)) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') tight += LowerAscii(c);
  }
  return tight;
}

// Calls `see` with each declaration until it says that it has seen enough.
bool AnyDeclaration(std::string_view declarations, const auto& see) {
  const std::string tight = Tight(declarations);
  for (size_t at = 0; at < tight.size();) {
    const size_t end = std::min(tight.find(';', at), tight.size());
    if (see(std::string_view(tight).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool Shows(std::string_view declarations) {
  return AnyDeclaration(declarations, [](std::string_view declaration) {
    return (declaration.starts_with("display:") && !declaration.starts_with("display:none")) ||
           declaration.starts_with("visibility:visible");
  });
}

// [element].class, and nothing else.
bool IsOfOneClass(std::string_view selector) {
  const size_t dot = selector.find('.');
  return dot != selector.npos && dot + 1 < selector.size() &&
         selector.find_first_of(".#:[>+~* \t\r\n", dot + 1) == selector.npos &&
         selector.substr(0, dot).find_first_of("#:[>+~* \t\r\n") == selector.npos;
}

// Calls `see` with each class that the selector names.
void ForEachClass(std::string_view selector, const auto& see) {
  for (size_t dot = selector.find('.'); dot != selector.npos; dot = selector.find('.', dot + 1)) {
    const size_t end =
        std::min(selector.find_first_of(".#:[>+~* \t\r\n,)", dot + 1), selector.size());
    if (end > dot + 1) see(selector.substr(dot + 1, end - dot - 1));
  }
}

std::string WithoutComments(std::string_view css) {
  std::string plain;
  for (size_t at = 0; at < css.size();) {
    const size_t comment = std::min(css.find("/*", at), css.size());
    plain.append(css, at, comment - at);
    if (comment == css.size()) break;
    const size_t end = css.find("*/", comment + 2);
    at = end == css.npos ? css.size() : end + 2;
  }
  return plain;
}

}  // namespace

bool HidesByStyle(std::string_view declarations) {
  return AnyDeclaration(declarations, [](std::string_view declaration) {
    return declaration.starts_with("display:none") ||
           declaration.starts_with("visibility:hidden") ||
           (declaration.starts_with("text-decoration") &&
            declaration.find("line-through") != declaration.npos);
  });
}

void HtmlStyles::Read(std::string_view css) {
  const std::string plain = WithoutComments(css);
  const std::string_view rules = plain;
  int other_media = 0;  // open braces of what is no rule for the screen
  for (size_t at = 0; at < rules.size();) {
    const size_t mark = rules.find_first_of("{};", at);
    if (mark == rules.npos) return;
    const std::string_view head = TrimmedAscii(rules.substr(at, mark - at));
    at = mark + 1;
    if (rules[mark] == '}') other_media = std::max(0, other_media - 1);
    if (rules[mark] != '{') continue;
    if (head.starts_with('@') || other_media > 0) {
      ++other_media;
      continue;
    }
    const size_t end = std::min(rules.find('}', at), rules.size());
    ReadRule(head, rules.substr(at, end - at));
    at = end + 1;
  }
}

void HtmlStyles::ReadRule(std::string_view selectors, std::string_view declarations) {
  const bool hides = HidesByStyle(declarations);
  const bool shows = !hides && Shows(declarations);
  if (!hides && !shows) return;
  for (size_t at = 0; at < selectors.size();) {
    const size_t end = std::min(selectors.find(',', at), selectors.size());
    const std::string_view selector = TrimmedAscii(selectors.substr(at, end - at));
    if (hides && IsOfOneClass(selector)) {
      std::string name(selector);
      const size_t dot = name.find('.');
      std::transform(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(dot), name.begin(),
                     [](char c) { return LowerAscii(c); });
      Keep(std::move(name), &hidden_);
    }
    if (shows) ForEachClass(selector, [this](auto name) { Keep(std::string(name), &shown_); });
    at = end + 1;
  }
}

void HtmlStyles::Keep(std::string name, std::set<std::string, std::less<>>* names) {
  constexpr size_t kMostNames = 1000;
  if (names->size() < kMostNames) names->insert(std::move(name));
}

bool HtmlStyles::Hide(std::string_view element, std::string_view classes) const {
  if (hidden_.empty()) return false;
  constexpr size_t kMostBytes = 512;
  classes = classes.substr(0, kMostBytes);
  bool hidden = false;
  for (size_t at = classes.find_first_not_of(kAsciiBlanks); at != classes.npos;
       at = classes.find_first_not_of(kAsciiBlanks, at)) {
    const size_t end = std::min(classes.find_first_of(kAsciiBlanks, at), classes.size());
    const std::string name(classes.substr(at, end - at));
    const bool hides =
        hidden_.contains("." + name) || hidden_.contains(std::string(element) + "." + name);
    if (!hides && shown_.contains(name)) return false;
    hidden = hidden || hides;
    at = end;
  }
  return hidden;
}

}  // namespace gongbao::document
