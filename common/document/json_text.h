// Text in JSON: the answer of a service that was crawled instead of its page, or the data that a
// page holds for its scripts to show.
#ifndef GONGBAO_COMMON_DOCUMENT_JSON_TEXT_H_
#define GONGBAO_COMMON_DOCUMENT_JSON_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao::document {

// Whether the bytes begin as an object does, or an array of objects. Marks of plain text do not:
// [摘要].
bool LooksLikeJson(std::string_view bytes);

// The text with its \u escapes as the characters that they stand for.
std::string WithoutEscapes(std::string_view text);

struct JsonArticle {
  bool operator==(const JsonArticle&) const = default;

  std::string title;    // of the title that stands nearest before the content; may be empty
  std::string content;  // without escapes: HTML or plain text
};

// The longest string that holds sentences, of `least_chars` characters or more, in JSON or in the
// source of a script. Linear.
std::optional<JsonArticle> LongestArticle(std::string_view source, int64_t least_chars);

// The same of all scripts of a page.
std::optional<JsonArticle> LongestArticleOfScripts(std::string_view page);

// Whether the words are the source of HTML: they hold end tags of paragraphs, or line breaks.
bool HoldsMarkup(std::string_view words);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_JSON_TEXT_H_
