#include "common/document/json_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include "common/base/ascii.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr size_t kEscapeBytes = 6;

// The four hexadecimal digits behind \u at `at`; 0 when they do not stand there.
char32_t EscapeAt(std::string_view text, size_t at) {
  if (text.size() - at < kEscapeBytes || text[at] != '\\' || text[at + 1] != 'u') return 0;
  uint32_t c = 0;
  const char* const end = text.data() + at + kEscapeBytes;
  const auto read = std::from_chars(text.data() + at + 2, end, c, 16);
  return read.ec == std::errc() && read.ptr == end ? c : 0;
}

// Appends the character of the escape at `at`, which is `c`, and moves behind it and a second
// half of it.
void AppendEscape(std::string_view text, char32_t c, size_t* at, std::string* out) {
  *at += kEscapeBytes;
  if (const char32_t low = c >= 0xD800 && c < 0xDC00 ? EscapeAt(text, *at) : 0;
      low >= 0xDC00 && low < 0xE000) {
    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    *at += kEscapeBytes;
  }
  text::AppendUtf8(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c, *out);
}

// What a string of JSON says.
std::string Unescaped(std::string_view string) {
  std::string said;
  said.reserve(string.size());
  for (size_t at = 0; at < string.size();) {
    if (string[at] != '\\' || at + 1 == string.size()) {
      said += string[at++];
    } else if (const char32_t c = EscapeAt(string, at); c >= 0x20) {
      AppendEscape(string, c, &at, &said);
    } else {
      const char escaped = string[at + 1];
      constexpr std::string_view kBlanks = "tbfr";
      if (escaped == 'n') {
        said += '\n';
      } else if (kBlanks.find(escaped) != kBlanks.npos) {
        said += ' ';
      } else if (escaped != 'u') {
        said += escaped;
      }
      at += 2;
    }
  }
  return said;
}

bool IsEscaped(std::string_view source, size_t at) {
  size_t bars = 0;
  while (bars < at && source[at - 1 - bars] == '\\') ++bars;
  return bars % 2 == 1;
}

// Where the quote mark stands that opens the string that holds `at`, not before `least`; npos:
// there is none.
size_t OpeningQuote(std::string_view source, size_t at, size_t least) {
  for (size_t quote = at; quote > least;) {
    quote = source.rfind('"', quote - 1);
    if (quote == source.npos || quote < least) break;
    if (!IsEscaped(source, quote)) return quote;
  }
  return source.npos;
}

size_t ClosingQuote(std::string_view source, size_t at) {
  size_t quote = source.find('"', at);
  while (quote != source.npos && IsEscaped(source, quote)) quote = source.find('"', quote + 1);
  return quote;
}

// Whether the quote marks stand as those of a value do, not as those that part two values.
bool QuoteValue(std::string_view source, size_t open, size_t close) {
  const std::string_view before = source.substr(0, open);
  const size_t last = before.find_last_not_of(kAsciiBlanks);
  const size_t next = source.find_first_not_of(kAsciiBlanks, close + 1);
  constexpr std::string_view kBefore = ":=([,+";
  constexpr std::string_view kBehind = ",;)]}+";
  return last != before.npos && kBefore.find(before[last]) != kBefore.npos &&
         (next == source.npos || kBehind.find(source[next]) != kBehind.npos);
}

// The string behind the last "title": before `end`, or behind the first one at all.
std::string TitleBefore(std::string_view source, size_t end) {
  constexpr std::array<std::string_view, 3> kKeys = {"\"title\"", "\"articleTitle\"", "\"Title\""};
  constexpr size_t kMostBytes = 600;
  for (const std::string_view key : kKeys) {
    size_t at = source.rfind(key, end);
    if (at == source.npos) at = source.find(key);
    if (at == source.npos) continue;
    at = source.find_first_not_of(" \t\r\n:", at + key.size());
    if (at == source.npos || source[at] != '"') continue;
    const size_t close = ClosingQuote(source, at + 1);
    if (close == source.npos || close - at > kMostBytes) continue;
    return Unescaped(source.substr(at + 1, close - at - 1));
  }
  return {};
}

}  // namespace

bool LooksLikeJson(std::string_view bytes) {
  constexpr std::string_view kBlanks = " \t\r\n\xEF\xBB\xBF";
  const size_t first = bytes.substr(0, 1024).find_first_not_of(kBlanks);
  if (first == bytes.npos) return false;
  const size_t second = bytes.find_first_not_of(kBlanks, first + 1);
  if (second == bytes.npos) return false;
  return (bytes[first] == '{' && bytes[second] == '"') ||
         (bytes[first] == '[' && bytes[second] == '{');
}

std::string WithoutEscapes(std::string_view text) {
  std::string read;
  read.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const char32_t c = EscapeAt(text, at);
    if (c < 0x20) {
      read += text[at++];
    } else {
      AppendEscape(text, c, &at, &read);
    }
  }
  return read;
}

std::optional<JsonArticle> LongestArticle(std::string_view source, int64_t least_chars) {
  constexpr std::array<std::string_view, 2> kStops = {"。", "\\u3002"};
  size_t best_open = 0;
  std::string_view best;
  for (const std::string_view stop : kStops) {
    size_t behind = 0;  // the last string
    for (size_t at = source.find(stop); at != source.npos; at = source.find(stop, behind)) {
      const size_t open = OpeningQuote(source, at, behind);
      const size_t close = ClosingQuote(source, at);
      if (close == source.npos) break;
      behind = close;
      if (open == source.npos || close - open - 1 <= best.size() ||
          !QuoteValue(source, open, close))
        continue;
      best_open = open;
      best = source.substr(open + 1, close - open - 1);
    }
  }
  JsonArticle article{.title = {}, .content = Unescaped(best)};
  if (best.empty() || text::CountChars(article.content) < least_chars) return std::nullopt;
  article.title = TitleBefore(source, best_open);
  return article;
}

std::optional<JsonArticle> LongestArticleOfScripts(std::string_view page) {
  constexpr int64_t kLeastChars = 100;
  std::optional<JsonArticle> best;
  for (size_t at = page.find("<script"); at != page.npos; at = page.find("<script", at)) {
    const size_t begin = std::min(page.find('>', at), page.size());
    const size_t end = std::min(page.find("</script", begin), page.size());
    auto article = LongestArticle(page.substr(begin, end - begin), kLeastChars);
    if (article && (!best || article->content.size() > best->content.size()))
      best = std::move(article);
    at = end;
  }
  return best;
}

bool HoldsMarkup(std::string_view words) {
  constexpr std::array<std::string_view, 4> kMarks = {"</p>", "<br", "</div>", "</span>"};
  return std::ranges::any_of(kMarks, [words](std::string_view mark) {
    const size_t first = words.find(mark);
    return first != words.npos && words.find(mark, first + 1) != words.npos;
  });
}

}  // namespace gongbao::document
