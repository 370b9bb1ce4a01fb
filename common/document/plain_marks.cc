#include "common/document/plain_marks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "common/document/text_edits.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

struct Entity {
  std::string_view name;
  std::string_view put;
};

// Those that editors of pages write.
constexpr std::array<Entity, 24> kEntities = {{
    {"nbsp", " "},   {"ensp", " "},   {"emsp", " "},  {"thinsp", " "}, {"lt", "<"},
    {"gt", ">"},     {"amp", "&"},    {"quot", "\""}, {"apos", "'"},   {"ldquo", "“"},
    {"rdquo", "”"},  {"lsquo", "‘"},  {"rsquo", "’"}, {"mdash", "—"},  {"ndash", "–"},
    {"hellip", "…"}, {"middot", "·"}, {"bull", "•"},  {"times", "×"},  {"deg", "°"},
    {"permil", "‰"}, {"plusmn", "±"}, {"sup2", "²"},  {"sup3", "³"},
}};

// What stands for the words between & and ;. Empty: no entity.
std::string PutFor(std::string_view name) {
  if (!name.starts_with('#')) {
    const auto* const found = std::ranges::find(kEntities, name, &Entity::name);
    return found == kEntities.end() ? std::string() : std::string(found->put);
  }
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  uint32_t c = 0;
  const auto read = std::from_chars(name.data(), name.data() + name.size(), c, hex ? 16 : 10);
  const bool surrogate = c >= 0xD800 && c < 0xE000;
  if (read.ec != std::errc() || read.ptr != name.data() + name.size() || c < 0x20 || c > 0x10FFFF ||
      surrogate)
    return {};
  std::string put;
  text::AppendUtf8(c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ? U' ' : static_cast<char32_t>(c),
                   put);
  return put;
}

void WriteEntities(DecodedDocument* document) {
  constexpr size_t kMostName = 8;
  constexpr int kMostEscapes = 3;  // &amp;amp;lt;
  constexpr std::string_view kEscaped = "amp;";
  const std::string_view text = document->text;
  TextEdits edits;
  for (size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    size_t name = at + 1;
    for (int i = 0; i < kMostEscapes && text.substr(name).starts_with(kEscaped); ++i)
      name += kEscaped.size();
    size_t end = text.substr(name, kMostName + 1).find(';');
    std::string put;
    if (end != text.npos) {
      put = PutFor(text.substr(name, end));
      end += name + 1;
    }
    if (put.empty() && name > at + 1) {
      put = "&";
      end = name;
    }
    if (put.empty()) continue;
    edits.Add({at, end, std::move(put)});
    at = end - 1;
  }
  if (!edits.empty()) edits.Apply(document);
}

size_t SkipBlanks(std::string_view line, size_t at) {
  while (at < line.size() && line[at] == ' ') ++at;
  return at;
}

// Where the words of a heading begin, ## 一、工业; 0: it is none.
size_t HeadingBegin(std::string_view line) {
  constexpr size_t kMostLevels = 6;
  const size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > kMostLevels || level == line.size() || line[level] != ' ') return 0;
  const size_t words = SkipBlanks(line, level);
  return words < line.size() ? words : 0;
}

// Where the words of an item or a quote begin; 0: it is none.
size_t ItemBegin(std::string_view line) {
  const size_t mark = SkipBlanks(line, 0);
  constexpr std::string_view kMarks = "-*+>";
  if (mark + 2 >= line.size() || kMarks.find(line[mark]) == kMarks.npos || line[mark + 1] != ' ')
    return 0;
  const size_t words = SkipBlanks(line, mark + 1);
  return words < line.size() && line[words] != '|' ? words : 0;
}

class Markdown {
 public:
  explicit Markdown(DecodedDocument* document) : document_(*document), text_(document->text) {}

  void TakeSigns() {
    if (!HasHeading()) return;
    ForEachLine([this](size_t begin, std::string_view line) { TakeSignsOf(begin, line); });
    if (!edits_.empty()) edits_.Apply(&document_);
  }

 private:
  void ForEachLine(const auto& read) const {
    for (size_t begin = 0; begin < text_.size();) {
      const size_t end = std::min(text_.find('\n', begin), text_.size());
      read(begin, text_.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  bool HasHeading() const {
    bool has = false;
    ForEachLine([&has](size_t, std::string_view line) { has = has || HeadingBegin(line) > 0; });
    return has;
  }

  void TakeSignsOf(size_t begin, std::string_view line) {
    size_t words = HeadingBegin(line);
    if (words == 0) words = ItemBegin(line);
    if (words > 0) edits_.Add({begin, begin + words, {}});
    for (size_t at = words; at < line.size();) {
      const std::string_view rest = line.substr(at);
      if (rest.starts_with("**") || rest.starts_with("__") || rest.starts_with("~~")) {
        at = TakePair(begin, line, at);
      } else {
        ++at;
      }
    }
  }

  // Where to go on behind the signs at `at`.
  size_t TakePair(size_t begin, std::string_view line, size_t at) {
    constexpr size_t kSign = 2;
    constexpr size_t kMostBytes = 300;
    const std::string_view sign = line.substr(at, kSign);
    const size_t close = line.substr(0, at + kMostBytes).find(sign, at + kSign);
    if (close == line.npos || close == at + kSign) return at + kSign;
    const std::string_view inside = line.substr(at + kSign, close - at - kSign);
    if (IsMask(inside)) return at + kSign;
    if (sign == "~~") {
      edits_.Add({begin + at, begin + close + kSign, {}});
    } else {
      edits_.Add({begin + at, begin + at + kSign, {}});
      edits_.Add({begin + close, begin + close + kSign, {}});
    }
    return close + kSign;
  }

  // 达到**亿元,增长**%: the asterisks stand for figures.
  static bool IsMask(std::string_view inside) {
    static constexpr std::array<std::string_view, 9> kUnits = {"亿", "万", "元", "%", "％",
                                                               "个", "家", "人", " "};
    return inside.ends_with(' ') || std::ranges::any_of(kUnits, [inside](std::string_view unit) {
             return inside.starts_with(unit);
           });
  }

  DecodedDocument& document_;
  const std::string_view text_;
  TextEdits edits_;
};

}  // namespace

void MendPlainMarks(DecodedDocument* document) {
  if (document->text.find('&') != std::string::npos) WriteEntities(document);
  if (document->text.find("# ") != std::string::npos) Markdown(document).TakeSigns();
}

}  // namespace gongbao::document
