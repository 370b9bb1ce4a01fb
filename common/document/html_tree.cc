#include "common/document/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <span>

#include "common/base/ascii.h"
#include "common/document/html_styles.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr size_t kMostNodes = size_t{4} << 20;
constexpr size_t kMostDepth = 256;
constexpr size_t kMostNames = 200;  // beyond them an element's name is "*"
constexpr size_t kMostNameBytes = 32;
constexpr size_t kMostMetas = 200;
constexpr size_t kMostMetaBytes = 4096;
constexpr int kMostAttributes = 1000;
// Each end tag that matches nothing makes libxml2 look through all open elements.
constexpr int64_t kMostLookups = int64_t{1} << 28;

struct Element {
  std::string_view name;
  Tag tag;
};

constexpr std::array<Element, 80> kElements = {{
    {"a", Tag::kInline},         {"address", Tag::kLine},     {"applet", Tag::kUnseen},
    {"article", Tag::kBlock},    {"aside", Tag::kAside},      {"audio", Tag::kUnseen},
    {"base", Tag::kUnseen},      {"blockquote", Tag::kBlock}, {"body", Tag::kBlock},
    {"br", Tag::kBreak},         {"button", Tag::kControl},   {"canvas", Tag::kUnseen},
    {"caption", Tag::kCaption},  {"center", Tag::kBlock},     {"dd", Tag::kLine},
    {"details", Tag::kBlock},    {"dir", Tag::kLine},         {"div", Tag::kBlock},
    {"dl", Tag::kLine},          {"dt", Tag::kLine},          {"embed", Tag::kUnseen},
    {"fieldset", Tag::kBlock},   {"figcaption", Tag::kLine},  {"figure", Tag::kLine},
    {"footer", Tag::kAside},     {"form", Tag::kBlock},       {"frameset", Tag::kBlock},
    {"h1", Tag::kTitle},         {"h2", Tag::kHeading},       {"h3", Tag::kHeading},
    {"h4", Tag::kHeading},       {"h5", Tag::kHeading},       {"h6", Tag::kHeading},
    {"head", Tag::kBlock},       {"header", Tag::kAside},     {"hr", Tag::kBreak},
    {"html", Tag::kBlock},       {"iframe", Tag::kUnseen},    {"input", Tag::kControl},
    {"legend", Tag::kLine},      {"li", Tag::kLine},          {"link", Tag::kUnseen},
    {"main", Tag::kBlock},       {"map", Tag::kUnseen},       {"menu", Tag::kAside},
    {"meta", Tag::kUnseen},      {"nav", Tag::kAside},        {"noframes", Tag::kUnseen},
    {"noscript", Tag::kUnseen},  {"object", Tag::kUnseen},    {"ol", Tag::kLine},
    {"optgroup", Tag::kControl}, {"option", Tag::kControl},   {"p", Tag::kLine},
    {"param", Tag::kUnseen},     {"picture", Tag::kInline},   {"pre", Tag::kPreformatted},
    {"rp", Tag::kUnseen},        {"rt", Tag::kUnseen},        {"script", Tag::kUnseen},
    {"section", Tag::kBlock},    {"select", Tag::kControl},   {"source", Tag::kUnseen},
    {"style", Tag::kUnseen},     {"summary", Tag::kLine},     {"sup", Tag::kRaised},
    {"svg", Tag::kUnseen},       {"table", Tag::kTable},      {"tbody", Tag::kRows},
    {"td", Tag::kCell},          {"template", Tag::kUnseen},  {"textarea", Tag::kControl},
    {"tfoot", Tag::kRows},       {"th", Tag::kHeaderCell},    {"thead", Tag::kHead},
    {"title", Tag::kPageTitle},  {"tr", Tag::kRow},           {"track", Tag::kUnseen},
    {"ul", Tag::kLine},          {"video", Tag::kUnseen},
}};

Tag TagOf(std::string_view name) {
  const auto* const found = std::ranges::lower_bound(kElements, name, {}, &Element::name);
  return found != kElements.end() && found->name == name ? found->tag : Tag::kInline;
}

// Words of class and id. An element is named by the whole words in them (article-content is two),
// for a fragment proves nothing: "printArea" is named by print, "imprint" is not.
constexpr std::array<std::string_view, 26> kNoiseWords = {
    "annex",   "banner", "breadcrumb", "breadcrumbs", "copyright", "crumb",     "crumbs",
    "ewm",     "footer", "friendlink", "fujian",      "login",     "menu",      "nav",
    "navbar",  "pager",  "pagination", "print",       "qrcode",    "recommend", "related",
    "relates", "share",  "sidebar",    "toolbar",     "weixin"};
constexpr std::array<std::string_view, 5> kCommentWords = {"comment", "comments", "pinglun",
                                                           "reply", "replies"};
// These are looked for as parts, for makers of sites glue them: newsContent, articlecon,
// TRS_Editor.
constexpr std::array<std::string_view, 11> kMainParts = {"article", "content",  "contxt", "detail",
                                                         "editor",  "maintext", "trs_",   "ucap",
                                                         "ueditor", "view",     "zoom"};

bool IsIn(std::span<const std::string_view> sorted, std::string_view word) {
  return std::ranges::binary_search(sorted, word);
}

// Calls `see` with each word of a class or id: letters, parted by anything else and by capitals.
template <typename See>
void ForEachWord(std::string_view names, const See& see) {
  std::string word;
  const auto end = [&] {
    if (!word.empty()) see(std::string_view(word));
    word.clear();
  };
  bool lower = false;  // the last character is a small letter
  for (const char c : names) {
    const bool capital = c >= 'A' && c <= 'Z';
    const bool small = c >= 'a' && c <= 'z';
    if ((capital && lower) || (!capital && !small)) end();
    if (capital || small) word += LowerAscii(c);
    lower = small;
  }
  end();
}

void ReadNames(std::string_view names, Node* node) {
  constexpr size_t kMost = 512;
  names = names.substr(0, kMost);
  ForEachWord(names, [&](std::string_view word) {
    node->named_noise = node->named_noise || IsIn(kNoiseWords, word);
    node->named_comments = node->named_comments || IsIn(kCommentWords, word);
  });
  const std::string lower = LowerAscii(names);
  node->named_main =
      node->named_main || std::ranges::any_of(kMainParts, [&](std::string_view part) {
        return lower.find(part) != std::string::npos;
      });
}

// <del>, <s>, <strike>: words that the page withdraws.
bool IsStruck(std::string_view name) {
  constexpr std::array<std::string_view, 3> kStruck = {"del", "s", "strike"};
  return std::ranges::find(kStruck, name) != kStruck.end();
}

int32_t SpanOf(std::string_view value, int32_t most) {
  while (value.starts_with(' ')) value.remove_prefix(1);
  int32_t span = 1;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), span);
  return error == std::errc{} ? std::clamp(span, 1, most) : 1;
}

struct Attribute {
  std::string_view name;
  std::string_view value;
};

// The attributes of an event, one after the other.
class Attributes {
 public:
  explicit Attributes(const xmlChar** list) : list_(list) {}
  std::optional<Attribute> Next() {
    if (list_ == nullptr || list_[0] == nullptr) return std::nullopt;
    const Attribute next{View(list_[0]), View(list_[1])};
    list_ += 2;
    return next;
  }

 private:
  static std::string_view View(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
  }
  const xmlChar** list_;
};

// Builds the tree from the parser's events, which open and close elements in pairs.
class Builder {
 public:
  explicit Builder(htmlParserCtxt* parser) : parser_(parser) {
    tree_.names.emplace_back("");
    tree_.nodes.push_back({.end = 1, .tag = Tag::kBlock});
    open_.push_back({.node = 0, .implied = false, .counts = {}});
  }

  void Open(std::string_view name, const xmlChar** attributes) {
    if (!fault_.empty()) return;
    name = text::HeadOf(name, kMostNameBytes);
    const Tag tag = TagOf(name);
    if (name == "meta" || name == "link") ReadMeta(Attributes(attributes));
    if (over_ > 0 || open_.size() > kMostDepth) {
      OpenDeep(name, tag);
      return;
    }
    ImplyRows(tag);
    Push(name, tag, false);
    ReadAttributes(name, Attributes(attributes));
  }

  void Close() {
    if (!fault_.empty()) return;
    if (over_ > 0) {
      --over_;
      if (unseen_from_ > over_) unseen_from_ = 0;
      return;
    }
    if (open_.back().implied) Pop();
    if (open_.size() > 1) Pop();
  }

  void Text(std::string_view text) {
    if (in_style_) css_ += text;
    if (text.empty() || unseen_ > 0 || unseen_from_ > 0 || !fault_.empty()) return;
    std::vector<Node>& nodes = tree_.nodes;
    if (nodes.back().tag == Tag::kText && nodes.back().parent == open_.back().node) {
      nodes.back().text_end += static_cast<int32_t>(text.size());
    } else {
      const auto begin = static_cast<int32_t>(tree_.text.size());
      Append({.parent = open_.back().node,
              .text_begin = begin,
              .text_end = begin + static_cast<int32_t>(text.size()),
              .tag = Tag::kText});
    }
    tree_.text += text;
  }

  // An end tag that matches nothing has been looked for among the open elements.
  void LookedInVain() {
    lookups_ += static_cast<int64_t>(open_.size() + over_);
    if (lookups_ > kMostLookups) Stop("its end tags match nothing in a very deep nest");
  }

  Result<HtmlTree> Finish() {
    while (open_.size() > 1) Pop();
    tree_.nodes[0].end = static_cast<int32_t>(tree_.nodes.size());
    if (!fault_.empty()) {
      return ResourceExhaustedError("the HTML page is not read, " + fault_ +
                                    ": send its text alone");
    }
    return std::move(tree_);
  }

 private:
  struct Count {
    uint16_t name = 0;
    int32_t count = 0;
  };
  struct OpenElement {
    int32_t node = 0;
    bool implied = false;       // no event will close it
    std::vector<Count> counts;  // of its children, by name
  };

  void Stop(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
    xmlStopParser(parser_);
  }

  uint16_t NameOf(std::string_view name) {
    std::vector<std::string>& names = tree_.names;
    // Pages use few names, and the same again and again.
    const auto found = std::ranges::find(names, name);
    if (found != names.end()) return static_cast<uint16_t>(found - names.begin());
    if (names.size() > kMostNames) return NameOf("*");
    if (names.size() == kMostNames) name = "*";
    names.emplace_back(name);
    return static_cast<uint16_t>(names.size() - 1);
  }

  bool Append(Node node) {
    if (tree_.nodes.size() >= kMostNodes) {
      Stop("it has more than " + std::to_string(kMostNodes) + " elements");
      return false;
    }
    node.end = static_cast<int32_t>(tree_.nodes.size()) + 1;
    tree_.nodes.push_back(node);
    return true;
  }

  void Push(std::string_view name, Tag tag, bool implied) {
    const uint16_t id = NameOf(name);
    std::vector<Count>& counts = open_.back().counts;
    auto count = std::ranges::find(counts, id, &Count::name);
    if (count == counts.end()) count = counts.insert(counts.end(), {id, 0});
    const auto node = static_cast<int32_t>(tree_.nodes.size());
    if (!Append({.parent = open_.back().node, .position = ++count->count, .name = id, .tag = tag}))
      return;
    open_.push_back({.node = node, .implied = implied, .counts = {}});
    unseen_ += tag == Tag::kUnseen;
    in_style_ = name == "style";
  }

  void Pop() {
    const Node& node = tree_.nodes[static_cast<size_t>(open_.back().node)];
    unseen_ -= node.tag == Tag::kUnseen;
    if (in_style_) styles_.Read(css_);
    in_style_ = false;
    css_.clear();
    tree_.nodes[static_cast<size_t>(open_.back().node)].end =
        static_cast<int32_t>(tree_.nodes.size());
    open_.pop_back();
  }

  // Browsers put a tbody round rows that have none, and so their paths have it.
  void ImplyRows(Tag tag) {
    const Tag top = tree_.nodes[static_cast<size_t>(open_.back().node)].tag;
    if (open_.back().implied && tag != Tag::kRow && tag != Tag::kUnseen) Pop();
    if (tag == Tag::kRow && top == Tag::kTable) Push("tbody", Tag::kRows, true);
  }

  // Deeper than is kept: of the nesting only the line breaks and what is unseen remain.
  void OpenDeep(std::string_view name, Tag tag) {
    ++over_;
    if (tag == Tag::kUnseen && unseen_from_ == 0) unseen_from_ = over_;
    if (unseen_from_ > 0 || tag == Tag::kInline) return;
    if (tree_.nodes.back().tag != Tag::kBreak) {
      Append({.parent = open_.back().node, .name = NameOf(name), .tag = Tag::kBreak});
    }
  }

  void ReadMeta(Attributes attributes) {
    Property meta;
    while (const auto attribute = attributes.Next()) {
      const auto [key, value] = *attribute;
      const bool named =
          key == "name" || (key == "property" && meta.name.empty()) ||
          (key == "rel" && EqualsIgnoringAsciiCase(value, "canonical"));  // no style sheets
      if (named) meta.name = text::HeadOf(value, kMostMetaBytes);
      if (key == "content" || key == "href") meta.value = text::HeadOf(value, kMostMetaBytes);
    }
    if (meta.name.empty() || tree_.metas.size() >= kMostMetas) return;
    tree_.metas.push_back(std::move(meta));
  }

  void ReadAttributes(std::string_view name, Attributes attributes) {
    Node& node = tree_.nodes.back();
    CellSpan span{.node = static_cast<int32_t>(tree_.nodes.size()) - 1, .rows = 1, .columns = 1};
    node.hidden = node.hidden || IsStruck(name);
    bool anchor = name != "a";  // <a name=note1> leads nowhere; without any, a script is its link
    constexpr int32_t kMostColumns = 1000;  // HTML's own bounds
    constexpr int32_t kMostRows = 65534;
    while (const auto attribute = attributes.Next()) {
      const auto [key, value] = *attribute;
      if (key == "class" || key == "id") ReadNames(value, &node);
      if (key == "class" && styles_.Hide(name, value)) node.hidden = true;
      if (key == "style" && HidesByStyle(value)) node.hidden = true;
      if (key == "hidden" || (key == "aria-hidden" && value == "true")) node.hidden = true;
      if (key == "role" && (value == "presentation" || value == "none")) node.presentation = true;
      // A link within the page (#note1) leads to no other: it is a footnote's or a heading's.
      const bool inside = value.starts_with('#') && value.size() > 1;
      if (key == "href" && name == "a" && !value.empty() && !inside) node.tag = Tag::kLink;
      anchor = anchor || key == "name" || key == "id" || key == "href";
      if (key == "colspan") span.columns = SpanOf(value, kMostColumns);
      if (key == "rowspan") span.rows = SpanOf(value, kMostRows);
    }
    if (!anchor) node.tag = Tag::kLink;
    if (span.rows > 1 || span.columns > 1) tree_.spans.push_back(span);
  }

  htmlParserCtxt* const parser_;
  HtmlTree tree_;
  std::vector<OpenElement> open_;
  HtmlStyles styles_;  // those that stand before the elements that they speak of
  std::string css_;    // of the open style element
  bool in_style_ = false;
  size_t unseen_ = 0;       // open elements whose text is not kept
  size_t over_ = 0;         // open elements that are not kept
  size_t unseen_from_ = 0;  // the one of them, from 1, that hides its text; 0: none
  int64_t lookups_ = 0;
  std::string fault_;
};

std::string_view View(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void OnStart(void* context, const xmlChar* name, const xmlChar** attributes) {
  static_cast<Builder*>(context)->Open(View(name), attributes);
}
void OnEnd(void* context, const xmlChar* /*name*/) { static_cast<Builder*>(context)->Close(); }
void OnText(void* context, const xmlChar* text, int length) {
  static_cast<Builder*>(context)->Text(
      {reinterpret_cast<const char*>(text), static_cast<size_t>(length)});
}
void OnFault(void* context, xmlError* error) {
  if (error->code == XML_ERR_TAG_NAME_MISMATCH) static_cast<Builder*>(context)->LookedInVain();
}

struct ContextFree {
  void operator()(htmlParserCtxt* context) const { htmlFreeParserCtxt(context); }
};

// Where a tag that begins at `at` ends; `*attributes` counts what looks like one.
size_t EndOfTag(std::string_view page, size_t at, int* attributes) {
  char quote = '\0';
  bool blank = false;
  for (; at < page.size(); ++at) {
    const char c = page[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (c == '>') break;
    if (c == '"' || c == '\'') quote = c;
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '/' || c == '\f';
    if (blank && !space) ++*attributes;
    blank = space || quote != '\0';
  }
  return at;
}

// libxml2 compares each attribute of a tag with all before it: with a hundred thousand that takes
// minutes. Comments and scripts hold no tags.
bool HasFloodOfAttributes(std::string_view page) {
  for (size_t at = page.find('<'); at < page.size(); at = page.find('<', at)) {
    const std::string_view rest = page.substr(at);
    if (rest.starts_with("<!--")) {
      at = page.find("-->", at + 4);
    } else if (const std::string start = LowerAscii(rest.substr(0, 7)); start == "<script") {
      at = page.find("</", page.find('>', at));
    } else if (rest.size() > 1 && LowerAscii(rest[1]) >= 'a' && LowerAscii(rest[1]) <= 'z') {
      int attributes = 0;
      at = EndOfTag(page, at + 1, &attributes);
      if (attributes > kMostAttributes) return true;
    } else {
      ++at;
    }
  }
  return false;
}

// Without the marks of Word's "downlevel revealed" comments, <![if !supportLists]> and <![endif]>,
// which browsers take for comments and libxml2 for text. What stands between them is shown.
std::string WithoutConditions(std::string_view page) {
  constexpr size_t kMostBytes = 200;
  std::string kept;
  kept.reserve(page.size());
  size_t from = 0;
  for (size_t at = page.find("<!["); at != page.npos; at = page.find("<![", at + 1)) {
    const std::string start = LowerAscii(page.substr(at + 3, 5));
    const size_t end = page.substr(0, at + kMostBytes).find_first_of("<>", at + 3);
    if ((!start.starts_with("if ") && start != "endif") || end == page.npos || page[end] != '>' ||
        page[end - 1] != ']')
      continue;
    kept.append(page, from, at - from);
    from = end + 1;
  }
  kept.append(page, from);
  return kept;
}

}  // namespace

Result<HtmlTree> ParseHtml(std::string_view utf8) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  std::string plain;
  if (utf8.find("<![") != utf8.npos) utf8 = plain = WithoutConditions(utf8);
  if (HasFloodOfAttributes(utf8)) {
    return ResourceExhaustedError("the HTML page is not read, a tag of it has more than " +
                                  std::to_string(kMostAttributes) +
                                  " attributes: send its text alone");
  }
  const std::unique_ptr<htmlParserCtxt, ContextFree> parser(
      htmlCreateMemoryParserCtxt(utf8.data(), static_cast<int>(utf8.size())));
  Builder builder(parser.get());
  if (parser == nullptr) return builder.Finish();  // empty input
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  xmlSAXHandler events{};
  events.startElement = OnStart;
  events.endElement = OnEnd;
  events.characters = OnText;
  events.ignorableWhitespace = OnText;
  events.cdataBlock = OnText;
  events.serror = OnFault;
  events.initialized = XML_SAX2_MAGIC;
  *parser->sax = events;
  parser->userData = &builder;
  htmlParseDocument(parser.get());
  return builder.Finish();
}

std::string PathOf(const HtmlTree& tree, int32_t node) {
  std::vector<int32_t> way;
  for (; node > 0; node = tree.nodes[static_cast<size_t>(node)].parent) way.push_back(node);
  std::string path;
  for (size_t i = way.size(); i-- > 0;) {
    const Node& step = tree.nodes[static_cast<size_t>(way[i])];
    const std::string& name = tree.names[step.name];
    path += '/';
    path += name;
    if (name != "html" && name != "body") path += '[' + std::to_string(step.position) + ']';
  }
  return path;
}

}  // namespace gongbao::document
