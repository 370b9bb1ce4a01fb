#include "common/document/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <memory>
#include <span>

#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

// Elements that begin and end a line of text.
constexpr std::array<std::string_view, 33> kBlocks = {
    "address", "article",  "blockquote", "body",   "caption", "center", "dd", "div", "dl",
    "dt",      "fieldset", "figcaption", "figure", "h1",      "h2",     "h3", "h4",  "h5",
    "h6",      "hr",       "html",       "li",     "main",    "ol",     "p",  "pre", "section",
    "table",   "tbody",    "tfoot",      "thead",  "tr",      "ul"};

// Elements whose text is no part of the report.
constexpr std::array<std::string_view, 17> kSkipped = {
    "aside",  "button", "footer", "form",   "head",  "header", "iframe",   "nav",     "noscript",
    "object", "option", "script", "select", "style", "svg",    "template", "textarea"};

bool IsIn(std::span<const std::string_view> sorted, std::string_view name) {
  return std::ranges::binary_search(sorted, name);
}

bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0 || c == 0x3000 ||
         c == 0xFEFF || c == 0x200B;
}

// Collects lines from the parser's events.
class Collector {
 public:
  void Open(std::string_view name, const xmlChar** attributes) {
    if (name == "meta") ReadMeta(attributes);
    if (name == "title" && page_title_.empty()) in_title_ = true;
    if (IsIn(kSkipped, name)) ++skipped_;
    if (name == "a") ++links_;
    if (IsIn(kBlocks, name) || name == "br") EndLine();
    if (name == "td" || name == "th") Cell();
  }

  void Close(std::string_view name) {
    if (name == "title") in_title_ = false;
    if (IsIn(kSkipped, name) && skipped_ > 0) --skipped_;
    if (name == "a" && links_ > 0) --links_;
    if (IsIn(kBlocks, name)) EndLine();
  }

  void Text(std::string_view utf8) {
    if (in_title_) page_title_ += utf8;
    if (skipped_ > 0) return;
    for (size_t at = 0; at < utf8.size();) {
      const size_t bytes = std::min(text::CharBytes(utf8[at]), utf8.size() - at);
      const char32_t c = text::CodePointAt(utf8, at);
      if (IsBlank(c)) {
        gap_ = true;
        gap_is_break_ = gap_is_break_ || c == '\n' || c == '\r';
      } else {
        // A line break in the source between two Han characters is typesetting, not a blank.
        const bool wide = static_cast<unsigned char>(utf8[at]) >= 0xE2;
        if (gap_ && !line_.empty() && line_.back() != '\t' &&
            !(gap_is_break_ && wide && last_wide_)) {
          line_ += ' ';
        }
        gap_ = gap_is_break_ = false;
        last_wide_ = wide;
        line_.append(utf8, at, bytes);
        ++chars_;
        if (links_ > 0) ++link_chars_;
      }
      at += bytes;
    }
  }

  HtmlText Finish() {
    EndLine();
    HtmlText out{.text = std::move(text_),
                 .title = article_title_.empty() ? page_title_ : article_title_};
    const auto first = out.title.find_first_not_of(" \t\r\n");
    const auto last = out.title.find_last_not_of(" \t\r\n");
    out.title = first == std::string::npos ? "" : out.title.substr(first, last - first + 1);
    return out;
  }

 private:
  void Cell() {
    gap_ = gap_is_break_ = false;
    if (!line_.empty()) line_ += '\t';
  }

  void EndLine() {
    gap_ = gap_is_break_ = last_wide_ = false;
    while (!line_.empty() && line_.back() == '\t') line_.pop_back();
    // A short line made of links is a menu; a long one is a paragraph with references.
    const bool menu = link_chars_ * 10 > chars_ * 6 && chars_ < 80;
    if (!line_.empty() && !menu) {
      text_ += line_;
      text_ += '\n';
    }
    line_.clear();
    chars_ = link_chars_ = 0;
  }

  void ReadMeta(const xmlChar** attributes) {
    std::string_view name;
    std::string_view content;
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const std::string_view key(reinterpret_cast<const char*>(attributes[0]));
      const std::string_view value(
          attributes[1] == nullptr ? "" : reinterpret_cast<const char*>(attributes[1]));
      if (key == "name") name = value;
      if (key == "content") content = value;
    }
    if (name == "ArticleTitle" && article_title_.empty()) article_title_ = content;
  }

  std::string text_;
  std::string line_;
  std::string page_title_;
  std::string article_title_;
  int64_t chars_ = 0;       // of line_
  int64_t link_chars_ = 0;  // of line_, inside links
  int64_t skipped_ = 0;     // open elements of kSkipped
  int64_t links_ = 0;       // open links
  bool in_title_ = false;
  bool gap_ = false;           // blanks seen since the last character
  bool gap_is_break_ = false;  // a line break among them
  bool last_wide_ = false;
};

std::string_view View(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void OnStart(void* context, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Collector*>(context)->Open(View(name), attributes);
}
void OnEnd(void* context, const xmlChar* name) {
  static_cast<Collector*>(context)->Close(View(name));
}
void OnText(void* context, const xmlChar* text, int length) {
  static_cast<Collector*>(context)->Text(
      {reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
}

struct ContextFree {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

HtmlText ExtractHtmlText(std::string_view utf8) {
  Collector collector;
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  const std::unique_ptr<htmlParserCtxt, ContextFree> parser(
      htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())));
  if (parser == nullptr) return {};  // empty input
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  xmlSAXHandler events{};
  events.startElement = OnStart;
  events.endElement = OnEnd;
  events.characters = OnText;
  events.ignorableWhitespace = OnText;
  events.cdataBlock = OnText;
  *parser->sax = events;
  parser->userData = &collector;
  htmlParseDocument(parser.get());
  return collector.Finish();
}

std::string DeclaredCharset(std::string_view bytes) {
  std::string head(bytes.substr(0, 4096));
  std::ranges::transform(head, head.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  const size_t meta = head.find("<meta");
  const size_t at = meta == std::string::npos ? meta : head.find("charset", meta);
  if (at == std::string::npos) return "";
  size_t begin = head.find_first_not_of(" \t\r\n=\"'", at + 7);
  if (begin == std::string::npos) return "";
  const size_t end = head.find_first_of(" \t\r\n\"'/>;", begin);
  return head.substr(begin, end == std::string::npos ? end : end - begin);
}

}  // namespace gongbao::document
