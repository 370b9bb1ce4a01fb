#include "common/document/pdf_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "common/text/decode.h"
#include "common/text/utf8.h"

namespace gongbao::document::pdf {
namespace {

constexpr size_t kMaxWords = 1'000'000;  // ten times what the longest reports have
constexpr float kMaxPoint = 100'000;     // farther out is no place on a page

// Fonts of many Han PDFs map glyphs to the radical that looks like the character, so that copied
// text holds U+2F63 for 生. The whole Kangxi block from U+2F00 (Unicode's compatibility mappings)…
constexpr std::u32string_view kKangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山"
    U"巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙"
    U"牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮"
    U"色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食"
    U"首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
// … and of the supplement the simplified ones, which have no such mapping.
constexpr std::array<std::pair<char32_t, char32_t>, 27> kRadicals = {{
    {0x2EA0, U'民'}, {0x2EC1, U'虎'}, {0x2EC4, U'西'}, {0x2EC5, U'见'}, {0x2EC6, U'角'},
    {0x2EC9, U'贝'}, {0x2ECB, U'车'}, {0x2ED3, U'长'}, {0x2ED4, U'门'}, {0x2ED8, U'青'},
    {0x2ED9, U'韦'}, {0x2EDA, U'页'}, {0x2EDB, U'风'}, {0x2EDC, U'飞'}, {0x2EDD, U'食'},
    {0x2EE2, U'马'}, {0x2EE4, U'鬼'}, {0x2EE5, U'鱼'}, {0x2EE6, U'鸟'}, {0x2EE7, U'卤'},
    {0x2EE8, U'麦'}, {0x2EE9, U'黄'}, {0x2EEC, U'齐'}, {0x2EEE, U'齿'}, {0x2EF0, U'龙'},
    {0x2EF3, U'龟'}, {0x2E9F, U'母'},
}};

char32_t Character(char32_t c) {
  if (c < 0x2E80 || c >= 0x2F00 + kKangxi.size()) return c;
  if (c >= 0x2F00) return kKangxi[c - 0x2F00];
  const auto* const found = std::ranges::find(kRadicals, c, &std::pair<char32_t, char32_t>::first);
  return found == kRadicals.end() ? c : found->second;
}

bool IsNothing(char32_t c) {
  return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0x3000 || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202F) || c == 0xFEFF || c == 0xAD;
}

// The character of an entity at xml[at] ('&'), and moves behind it; '&' itself when it is none.
char32_t Entity(std::string_view xml, size_t& at) {
  constexpr std::array<std::pair<std::string_view, char32_t>, 5> kNames = {
      {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
  const std::string_view rest = xml.substr(at, 12);
  for (const auto& [name, c] : kNames) {
    if (!rest.starts_with(name)) continue;
    at += name.size();
    return c;
  }
  const size_t end = rest.find(';');
  if (rest.starts_with("&#") && end != std::string_view::npos) {
    const bool hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
    const char* const last = rest.data() + end;
    uint32_t c = 0;
    const auto read = std::from_chars(rest.data() + (hex ? 3 : 2), last, c, hex ? 16 : 10);
    if (read.ec == std::errc() && read.ptr == last && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF)) {
      at += end + 1;
      return c;
    }
  }
  ++at;
  return '&';
}

// Appends what the XML text shows; `blanks` keeps inner ones, one for each run.
template <typename Out>
void AppendText(std::string_view xml, bool blanks, Out& out) {
  std::string piece;
  bool gap = false;
  for (size_t at = 0; at < xml.size();) {
    const char32_t c = Character(xml[at] == '&' ? Entity(xml, at) : text::NextCodePoint(xml, at));
    if (IsNothing(c)) {
      gap = true;
      continue;
    }
    if (gap && blanks && !piece.empty()) piece += ' ';
    gap = false;
    text::AppendUtf8(c, piece);
  }
  out.insert(out.end(), piece.begin(), piece.end());
}

std::string Shown(std::string_view xml) {
  std::string shown;
  AppendText(xml, true, shown);
  return shown;
}

// The value of an attribute in the inside of a tag, as written.
std::string_view Attribute(std::string_view tag, std::string_view name) {
  for (size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    const std::string_view rest = tag.substr(at + name.size());
    if (at == 0 || tag[at - 1] != ' ' || !rest.starts_with("=\"")) continue;
    return rest.substr(2, rest.find('"', 2) - 2);
  }
  return {};
}

std::optional<float> Point(std::string_view tag, std::string_view name) {
  const std::string_view value = Attribute(tag, name);
  float point = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), point);
  if (read.ec != std::errc() || !std::isfinite(point) || std::fabs(point) > kMaxPoint) return {};
  return point;
}

std::optional<Box> BoxOf(std::string_view tag) {
  const auto x0 = Point(tag, "xMin");
  const auto y0 = Point(tag, "yMin");
  const auto x1 = Point(tag, "xMax");
  const auto y1 = Point(tag, "yMax");
  if (!x0 || !y0 || !x1 || !y1) return {};
  return Box{std::min(*x0, *x1), std::min(*y0, *y1), std::max(*x0, *x1), std::max(*y0, *y1)};
}

// Goes through the tags and keeps what they say.
class Reader {
 public:
  // `xml` must outlive it. The text that words show is never longer than the XML.
  explicit Reader(std::string_view xml) : xml_(xml) { text_.reserve(xml.size()); }

  Result<Layout> Read() {
    while (Next()) {
      if (Is("word")) {
        AddWord();
        if (layout_.words.size() > kMaxWords) {
          return ResourceExhaustedError("the PDF has more than " + std::to_string(kMaxWords) +
                                        " words: send it in parts");
        }
      } else if (Is("line")) {
        EndLine();
      } else if (Is("page")) {
        BeginPage();
      } else if (Is("meta")) {
        AddProperty();
      } else if (Is("title")) {
        layout_.title = Shown(Inside());
      } else if (tag_ == "/doc") {
        layout_.complete = true;
      }
    }
    EndLine();
    if (!layout_.pages.empty()) {
      layout_.pages.back().end_line = static_cast<int32_t>(layout_.lines.size());
    }
    layout_.text = std::move(text_);
    return std::move(layout_);
  }

 private:
  bool Is(std::string_view name) const {
    return tag_.starts_with(name) && (tag_.size() == name.size() || tag_[name.size()] == ' ');
  }

  // Moves to the next tag: its inside is tag_, at_ is behind it.
  bool Next() {
    const size_t begin = xml_.find('<', at_);
    const size_t end = begin == std::string_view::npos ? begin : xml_.find('>', begin);
    if (end == std::string_view::npos) return false;
    tag_ = xml_.substr(begin + 1, end - begin - 1);
    at_ = end + 1;
    return true;
  }

  std::string_view Inside() const { return xml_.substr(at_, xml_.find('<', at_) - at_); }

  void BeginPage() {
    EndLine();
    const auto line = static_cast<int32_t>(layout_.lines.size());
    if (!layout_.pages.empty()) layout_.pages.back().end_line = line;
    layout_.pages.push_back(
        {Point(tag_, "width").value_or(0), Point(tag_, "height").value_or(0), line, line});
  }

  void AddWord() {
    const std::optional<Box> box = BoxOf(tag_);
    if (!box || layout_.pages.empty()) return;
    const Page& page = layout_.pages.back();
    const bool outside =
        box->right < 0 || box->bottom < 0 || box->left > page.width || box->top > page.height;
    if (outside && page.width > 0 && page.height > 0) return;
    const size_t begin = text_.size();
    AppendText(Inside(), false, text_);
    if (text_.size() == begin) return;
    layout_.words.push_back({*box, {text_.data() + begin, text_.size() - begin}});
  }

  // Makes a line of the words since the last one.
  void EndLine() {
    const int32_t first = layout_.lines.empty() ? 0 : layout_.lines.back().end_word;
    const auto end = static_cast<int32_t>(layout_.words.size());
    if (first == end) return;
    Line line{layout_.words[static_cast<size_t>(first)].box, first, end};
    for (int32_t word = first; word < end; ++word) {
      line.box.Add(layout_.words[static_cast<size_t>(word)].box);
    }
    layout_.lines.push_back(line);
  }

  void AddProperty() {
    constexpr std::array<std::string_view, 5> kKept = {"Author", "Subject", "Keywords",
                                                       "CreationDate", "ModDate"};
    const std::string_view name = Attribute(tag_, "name");
    std::string value = Shown(Attribute(tag_, "content"));
    if (value.empty() || std::ranges::find(kKept, name) == kKept.end()) return;
    if (layout_.properties.size() < kKept.size()) {
      layout_.properties.push_back({std::string(name), std::move(value)});
    }
  }

  std::string_view xml_;
  std::string_view tag_;
  size_t at_ = 0;
  std::vector<char> text_;
  Layout layout_;
};

}  // namespace

void Box::Add(const Box& other) {
  left = std::min(left, other.left);
  top = std::min(top, other.top);
  right = std::max(right, other.right);
  bottom = std::max(bottom, other.bottom);
}

Result<Layout> ParseLayout(std::string_view xml) {
  text::DecodedText mended;
  if (!text::IsValidUtf8(xml)) {
    GONGBAO_ASSIGN_OR_RETURN(mended, text::DecodeText(xml, "UTF-8"));
    xml = mended.utf8;
  }
  GONGBAO_ASSIGN_OR_RETURN(Layout layout, Reader(xml).Read());
  if (layout.pages.empty()) return InvalidArgumentError("the PDF has no pages");
  if (!layout.complete) {
    return InvalidArgumentError("the layout of the PDF is cut off behind page " +
                                std::to_string(layout.pages.size()));
  }
  return layout;
}

}  // namespace gongbao::document::pdf
