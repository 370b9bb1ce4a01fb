#include "common/document/html_about.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "common/base/ascii.h"
#include "common/document/html_noise.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

constexpr std::array<std::string_view, 19> kMetaNames = {"SiteName",
                                                         "SiteDomain",
                                                         "SiteIDCode",
                                                         "ColumnName",
                                                         "ColumnType",
                                                         "ColumnKeywords",
                                                         "ColumnDescription",
                                                         "ArticleTitle",
                                                         "PubDate",
                                                         "ContentSource",
                                                         "Keywords",
                                                         "Author",
                                                         "Description",
                                                         "Image",
                                                         "Url",
                                                         "og:url",
                                                         "article:published_time",
                                                         "publishdate",
                                                         "canonical"};

// What a box is known by.
constexpr std::array<std::string_view, 19> kBoxLabels = {
    "信息索引号", "索引号",   "索引码",   "发文字号", "文件编号", "文号",     "发布机构",
    "发文机关",   "发文机构", "发文单位", "成文日期", "成文时间", "发布日期", "发文日期",
    "生成日期",   "公开日期", "主题分类", "有效性",   "效力状态"};
// What else stands in boxes and in the line below a title; one that ends another comes behind it.
constexpr std::array<std::string_view, 45> kFurtherLabels = {
    "文章录入", "录入时间", "更新时间", "责任编辑", "阅读人数", "浏览人数", "浏览次数", "阅读次数",
    "点击次数", "供稿单位", "供稿",     "编辑",     "审核",     "记者",     "责编",     "监制",
    "分类",     "标签",     "发布时间", "发布单位", "发布部门", "公开方式", "公开范围", "公开时限",
    "公文种类", "组配分类", "体裁分类", "信息分类", "信息来源", "文章来源", "信息名称", "稿件来源",
    "责任部门", "主题词",   "关键词",   "有效期",   "废止日期", "实施日期", "公开目录", "来源",
    "作者",     "时间",     "标题",     "日期",     "出处"};
constexpr size_t kMostLabelBytes = 60;
constexpr size_t kMostValueBytes = 600;

std::string Trimmed(std::string_view text) {
  size_t begin = 0;
  size_t end = 0;  // one behind the last character that is no blank
  bool seen = false;
  for (size_t at = 0; at < text.size();) {
    const size_t first = at;
    if (IsBlank(text::NextCodePoint(text, at))) continue;
    if (!seen) begin = first;
    seen = true;
    end = at;
  }
  return std::string(text.substr(begin, end - begin));
}

// A label with what follows it.
struct Labelled {
  std::string label;
  size_t label_begin = 0;
  size_t value_begin = 0;  // behind the colon
  bool box = false;        // of kBoxLabels
};

constexpr size_t kShortLabelBytes = 9;  // three characters

bool IsDigitAt(std::string_view text, size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

// The label that ends right before `colon`, blanks inside it set aside (索 引 号). It must begin
// the text or stand behind a blank or a closing mark, else it is the end of a longer word.
std::optional<Labelled> LabelBefore(std::string_view text, size_t from, size_t colon) {
  const size_t least = colon > kMostLabelBytes ? std::max(from, colon - kMostLabelBytes) : from;
  for (const bool box : {true, false}) {
    for (const std::string_view label : box ? std::span<const std::string_view>(kBoxLabels)
                                            : std::span<const std::string_view>(kFurtherLabels)) {
      size_t at = colon;
      size_t left = label.size();
      while (left > 0 && at > least) {
        const size_t before = at - (static_cast<unsigned char>(text[at - 1]) < 0x80 ? 1 : 3);
        if (before < least || before > at) break;
        const std::string_view c = text.substr(before, at - before);
        if (c == " ") {
          at = before;
          continue;
        }
        if (c.size() > left || label.substr(left - c.size(), c.size()) != c) break;
        left -= c.size();
        at = before;
      }
      if (left > 0) continue;
      const std::string_view before = text.substr(0, at);
      const bool edge = at == from || before.ends_with(' ') || before.ends_with("】") ||
                        before.ends_with("）") || before.ends_with('|') || before.ends_with("[") ||
                        before.ends_with("【") || IsDigitAt(text, at - 1);  // 10:30来源：
      // Longer labels are no ends of words; 时间 is one unless a date follows.
      const bool dated = label == "时间" || label == "日期";
      const bool certain = box || label.size() > kShortLabelBytes ||
                           (dated && (IsDigitAt(text, colon + 1) || IsDigitAt(text, colon + 3)));
      if (!edge && !certain) continue;
      return Labelled{.label = std::string(label), .label_begin = at, .value_begin = 0, .box = box};
    }
  }
  return std::nullopt;
}

// Whether a text is a day, with a time or without: 2024-03-05 09:30.
bool IsDay(std::string_view text) {
  constexpr size_t kLeast = 8;
  constexpr size_t kMost = 30;
  std::string digits;
  for (size_t at = 0; at < text.size(); at += text::CharBytes(text[at])) {
    const std::string_view rest = text.substr(at);
    const bool mark = rest.starts_with("年") || rest.starts_with("月") || rest.starts_with("日");
    if (text[at] >= '0' && text[at] <= '9') {
      digits += text[at];
    } else if (!mark && std::string_view("-/.: ").find(text[at]) == std::string_view::npos) {
      return false;
    }
  }
  return text.size() >= kLeast && text.size() <= kMost &&
         (digits.starts_with("20") || digits.starts_with("19"));
}

// 2026年05月19日 of 第A07版：公告 2026年05月19日, which heads the page of a newspaper; else
// nothing.
std::string DayOfNewspaper(std::string_view text) {
  constexpr std::string_view kPage = "版";
  constexpr size_t kMostNumberBytes = 12;
  constexpr std::string_view kNumber = "第";
  const size_t page = text.find(kPage);
  if (!text.starts_with(kNumber) || page > kNumber.size() + kMostNumberBytes) return {};
  const size_t blank = text.rfind(' ');
  if (blank == text.npos || blank < page) return {};
  std::string day = Trimmed(text.substr(blank));
  return IsDay(day) ? day : std::string();
}

// All labels of a line, which must begin with one, or with a day before one.
std::vector<Labelled> LabelsOf(std::string_view text) {
  std::vector<Labelled> labels;
  constexpr std::array<std::string_view, 2> kColons = {"：", ":"};
  for (size_t at = 0; at < text.size(); at += text::CharBytes(text[at])) {
    const auto* const colon = std::ranges::find_if(
        kColons, [&](std::string_view c) { return text.substr(at).starts_with(c); });
    if (colon == kColons.end()) continue;
    const size_t from = labels.empty() ? 0 : labels.back().value_begin;
    auto label = LabelBefore(text, from, at);
    if (!label) {
      const bool of_a_time = at > 0 && IsDigitAt(text, at - 1) && IsDigitAt(text, at + 1);
      if (labels.empty() && !of_a_time) return {};
      continue;
    }
    const std::string_view before = text.substr(0, label->label_begin);
    if (labels.empty() && !Compact(before).empty() && before != "【" && before != "[" &&
        !IsDay(Trimmed(before))) {
      return {};
    }
    label->value_begin = at + colon->size();
    labels.push_back(std::move(*label));
  }
  return labels;
}

// The label of 来源丨甲市统计局, as papers for phones write it, and of 发布单位 甲市统计局, where
// the two are all that stands on a line.
std::vector<Labelled> LabelWithoutColon(std::string_view text) {
  constexpr size_t kMostBytes = 90;
  constexpr std::array<std::string_view, 5> kMarks = {"丨", "｜", "|", "/", " "};
  if (text.size() > kMostBytes) return {};
  for (const std::string_view mark : kMarks) {
    const size_t at = text.find(mark);
    if (at == text.npos || at == 0) continue;
    auto label = LabelBefore(text, 0, at);
    if (!label || label->label_begin > 0 || label->label == "时间" || label->label == "日期")
      continue;
    const bool blank = mark == " ";
    if (blank && (at <= kShortLabelBytes || text.find(' ', at + 1) != text.npos)) continue;
    label->value_begin = at + mark.size();
    return {*label};
  }
  return {};
}

// A line below a title goes on from its values to counters and buttons.
size_t BeginOfButtons(std::string_view text) {
  constexpr std::array<std::string_view, 12> kStarts = {
      "浏览", "阅读", "点击", "字体", "字号", "打印", "访问", "【", "分享", "关闭", "收藏", "［"};
  size_t begin = text.size();
  for (const std::string_view start : kStarts) begin = std::min(begin, text.find(start));
  return begin;
}

class BoxFinder {
 public:
  explicit BoxFinder(const PageLines& page) : page_(page) {
    boxes_.lines.resize(page.lines.size());
  }

  Boxes Find() {
    for (size_t i = 0; i < page_.lines.size(); ++i) {
      const Line& line = page_.lines[i];
      if (boxes_.lines[i]) continue;
      boxes_.lines[i] = line.cell_count > 0 ? Row(line) : Words(i);
    }
    return std::move(boxes_);
  }

 private:
  std::string_view Slice(int32_t begin, int32_t end) const {
    return std::string_view(page_.text)
        .substr(static_cast<size_t>(begin), static_cast<size_t>(end - begin));
  }
  std::string_view CellText(int32_t cell) const {
    const Cell& range = page_.cells[static_cast<size_t>(cell)].cell;
    return Slice(range.begin_byte, range.end_byte);
  }

  void Add(std::string_view label, std::string_view value) {
    constexpr size_t kMostProperties = 100;
    std::string trimmed = Trimmed(value.substr(0, BeginOfButtons(value)));
    while (trimmed.ends_with('|') || trimmed.ends_with(' ')) trimmed.pop_back();
    if (trimmed.empty() || trimmed.size() > kMostValueBytes ||
        boxes_.properties.size() >= kMostProperties) {
      return;
    }
    boxes_.properties.push_back({.name = std::string(label), .value = std::move(trimmed)});
  }

  // A row whose first cell with words is a label.
  bool Row(const Line& line) {
    bool box = false;
    for (int32_t i = 0; i < line.cell_count; ++i) {
      const std::string_view text = CellText(line.first_cell + i);
      if (text.empty() || text.size() > kMostValueBytes) continue;
      std::vector<Labelled> labels = LabelsOf(text);
      if (labels.empty()) {  // a table has its labels also without a colon
        const std::optional<Labelled> bare = LabelBefore(text, 0, text.size());
        if (bare && bare->box && bare->label_begin == 0) labels.push_back(*bare);
        if (!labels.empty()) labels[0].value_begin = text.size();
      }
      if (labels.empty()) {
        if (!box) return false;
        continue;
      }
      box = true;
      AddAll(labels, text);
      if (Trimmed(text.substr(labels.back().value_begin)).empty() && i + 1 < line.cell_count) {
        Add(labels.back().label, CellText(line.first_cell + i + 1));
        ++i;
      }
    }
    return box;
  }

  void AddAll(const std::vector<Labelled>& labels, std::string_view text) {
    for (size_t i = 0; i < labels.size(); ++i) {
      const size_t end = i + 1 < labels.size() ? labels[i + 1].label_begin : text.size();
      Add(labels[i].label, text.substr(labels[i].value_begin, end - labels[i].value_begin));
    }
  }

  bool Words(size_t at) {
    const Line& line = page_.lines[at];
    constexpr int32_t kMostChars = 300;
    if (line.chars > kMostChars) return false;
    const std::string_view text = Slice(line.begin, line.end);
    if (const std::string day = DayOfNewspaper(text); !day.empty()) {
      Add("日期", day);
      return true;
    }
    if (IsStamp(at)) {
      Add("日期", text);
      return true;
    }
    std::vector<Labelled> labels = LabelsOf(text);
    if (labels.empty() && line.marks == 0) labels = LabelWithoutColon(text);
    if (labels.empty()) return false;
    const std::string day = Trimmed(text.substr(0, labels.front().label_begin));
    if (IsDay(day)) Add("日期", day);
    AddAll(labels, text);
    const bool bare = Trimmed(text.substr(labels.back().value_begin)).empty();
    if (bare && labels.back().box && at + 1 < page_.lines.size()) TakeNext(labels.back(), at + 1);
    return true;
  }

  // 2024-03-05 09:30 below a title. Reports date themselves in words, and lists link what they
  // date.
  bool IsStamp(size_t at) const {
    const Line& line = page_.lines[at];
    const std::string_view text = Slice(line.begin, line.end);
    return line.table < 0 && line.link_chars == 0 && at > 0 &&
           page_.lines[at - 1].link_chars == 0 && text.find("年") == text.npos && IsDay(text);
  }

  // The line behind a bare label is its value, when it is no label itself and short.
  void TakeNext(const Labelled& label, size_t at) {
    const Line& line = page_.lines[at];
    constexpr int32_t kMostChars = 60;
    const std::string_view text = Slice(line.begin, line.end);
    if (line.cell_count > 0 || line.chars > kMostChars || line.marks > 0) return;
    if (!LabelsOf(text).empty()) return;
    Add(label.label, text);
    boxes_.lines[at] = true;
  }

  const PageLines& page_;
  Boxes boxes_;
};

std::string_view Find(const std::vector<Property>& properties, std::string_view name) {
  const auto found = std::ranges::find(properties, name, &Property::name);
  return found == properties.end() ? std::string_view() : found->value;
}

constexpr size_t kMostTitleBytes = 600;

// Blanks of any kind and number become one; none at either end, nor for a line end of the source
// between two Han characters.
std::string SingleBlanks(std::string_view text) {
  std::string single;
  bool gap = false;
  bool gap_is_break = false;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = text::NextCodePoint(text, at);
    if (IsBlank(c)) {
      gap = true;
      gap_is_break = gap_is_break || c == '\n' || c == '\r';
      continue;
    }
    const bool wide = static_cast<unsigned char>(text[begin]) >= 0xE2;
    const bool after_wide = !single.empty() && text::IsContinuation(single.back());
    if (gap && !single.empty() && !(gap_is_break && wide && after_wide)) single += ' ';
    gap = gap_is_break = false;
    single.append(text, begin, at - begin);
  }
  return single;
}

// The words below a node, blanks made single.
std::string WordsBelow(const HtmlTree& tree, int32_t at) {
  std::string words;
  const int32_t end = tree.nodes[static_cast<size_t>(at)].end;
  for (int32_t i = at + 1; i < end && words.size() <= kMostTitleBytes; ++i) {
    const Node& node = tree.nodes[static_cast<size_t>(i)];
    const auto begin = static_cast<size_t>(node.text_begin);
    const auto size = static_cast<size_t>(node.text_end) - begin;
    words += text::HeadOf(std::string_view(tree.text).substr(begin, size), kMostTitleBytes);
    if (node.tag == Tag::kBreak) words += ' ';
  }
  return SingleBlanks(words);
}

// Names of sites and columns end so.
bool NamesASite(std::string_view part, std::string_view site) {
  if (!site.empty() &&
      (site.find(part) != std::string_view::npos || part.find(site) != std::string_view::npos)) {
    return true;
  }
  constexpr std::array<std::string_view, 16> kEnds = {
      "网",   "网站",   "政府", "局",   "委员会", "门户", "公报库", "频道",
      "中心", "信息港", "在线", "日报", "数字报", "委",   "厅",     "栏目"};
  constexpr size_t kMostBytes = 60;
  return part.size() <= kMostBytes &&
         std::ranges::any_of(kEnds, [&](std::string_view end) { return part.ends_with(end); });
}

// Whether a heading is nothing but that: a logo may be an h1.
bool IsNameOfSite(std::string_view heading, std::string_view site) {
  return site.find(heading) != site.npos || NamesASite(heading, {});
}

// The h1 of `main` that does not name the site, else the last one before it, else the first behind
// it. They may stand in a header, which is no text.
std::string Heading(const HtmlTree& tree, int32_t main, std::string_view site) {
  const int32_t end = main == 0 ? 0 : tree.nodes[static_cast<size_t>(main)].end;
  std::string before;
  constexpr int64_t kLeastChars = 4;
  int32_t hidden_end = 0;
  for (size_t i = 0; i < tree.nodes.size(); ++i) {
    const Node& node = tree.nodes[i];
    const auto at = static_cast<int32_t>(i);
    if (at < hidden_end) continue;
    if (node.hidden && at != main) hidden_end = node.end;
    if (node.hidden || node.tag != Tag::kTitle) continue;
    std::string words = WordsBelow(tree, at);
    if (words.size() > kMostTitleBytes || text::CountChars(words) < kLeastChars ||
        IsNameOfSite(words, site))
      continue;
    if (at >= main && (at < end || before.empty())) return words;
    if (at >= main) break;
    before = std::move(words);
  }
  return before;
}

// The first heading of `main` below h1 that is as long as a title; empty where there is none.
std::string HeadingIn(const HtmlTree& tree, int32_t main) {
  constexpr int64_t kLeastChars = 8;
  constexpr int64_t kMostChars = 60;
  const int32_t end = tree.nodes[static_cast<size_t>(main)].end;
  for (int32_t at = main; at < end; ++at) {
    const Node& node = tree.nodes[static_cast<size_t>(at)];
    if (node.hidden || node.tag == Tag::kAside) {
      at = node.end - 1;
      continue;
    }
    if (node.tag != Tag::kHeading) continue;
    std::string words = WordsBelow(tree, at);
    const int64_t chars = text::CountChars(words);
    if (chars >= kLeastChars && chars <= kMostChars && !IsNameOfSite(words, {})) return words;
  }
  return {};
}

// The longest run of bytes that stands in both, on character bounds as both are valid UTF-8.
std::string_view CommonPart(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  size_t best = 0;
  size_t best_end = 0;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = 0;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t next = a[i - 1] == b[j - 1] ? diagonal + 1 : 0;
      diagonal = row[j];
      row[j] = next;
      if (next > best) {
        best = next;
        best_end = i;
      }
    }
  }
  std::string_view part = a.substr(best_end - best, best);
  while (!part.empty() && text::IsContinuation(part.front())) part.remove_prefix(1);
  size_t whole = part.size();
  for (size_t at = 0; at < part.size();) {
    const size_t next = at + text::CharBytes(part[at]);
    if (next > part.size()) whole = at;
    at = next;
  }
  return part.substr(0, whole);
}

// A heading often carries a badge (a year, a section) that the <title> has not, and the <title> a
// site that the heading has not: what both share is the title, when it is most of the heading.
std::string HeadingWithoutBadge(const std::string& heading, const std::string& page_title) {
  const std::string shared = Trimmed(CommonPart(heading, page_title));
  return shared.size() * 4 >= heading.size() * 3 ? shared : heading;
}

// The parts of a <title> are set apart by _ - | and the like; those that name the site are cut off
// at either end, and one part remains at least. Sets `cut`, unless it is null, to the first of
// those at the end.
std::string WithoutSite(const std::string& title, std::string_view site, std::string* cut) {
  std::vector<std::string> parts(1);
  for (size_t at = 0; at < title.size();) {
    constexpr std::array<std::string_view, 6> kSeparators = {" - ", " – ", "_", "|", "-", "——"};
    const auto* const separator = std::ranges::find_if(kSeparators, [&](std::string_view s) {
      return std::string_view(title).substr(at).starts_with(s);
    });
    // A hyphen between digits is a range: 2021-2025年.
    const bool range = separator != kSeparators.end() && *separator == "-" && at > 0 &&
                       title[at - 1] >= '0' && title[at - 1] <= '9';
    if (separator == kSeparators.end() || *separator == "——" || range) {
      parts.back() += title[at++];
      continue;
    }
    at += separator->size();
    parts.emplace_back();
  }
  for (std::string& part : parts) part = Trimmed(part);
  std::erase_if(parts, [](const std::string& part) { return part.empty(); });
  while (parts.size() > 1 && NamesASite(parts.back(), site)) {
    if (cut != nullptr) *cut = parts.back();
    parts.pop_back();
  }
  while (parts.size() > 1 && NamesASite(parts.front(), site)) parts.erase(parts.begin());
  if (parts.size() < 2) return parts.empty() ? "" : parts[0];
  // Behind the title stand columns: they are shorter, and their words are those of a list.
  return parts[0];
}

// A page that scripts fill has one <title> for all its articles, and theirs on a line above that of
// date and source; empty where the <title> stands on the page, or no such line does.
std::string LineAboveBox(const PageLines& page, const Boxes& boxes, std::string_view title) {
  constexpr int32_t kLeastChars = 8;
  constexpr int32_t kMostChars = 60;
  const auto words = [&page](const Line& line) {
    return std::string_view(page.text).substr(static_cast<size_t>(line.begin),
                                              static_cast<size_t>(line.end - line.begin));
  };
  if (std::ranges::any_of(page.lines, [&](const Line& line) {
        return words(line).find(title) != std::string_view::npos;
      }))
    return {};
  const auto box = std::ranges::find(boxes.lines, true);
  if (box == boxes.lines.begin() || box == boxes.lines.end()) return {};
  const Line& above = page.lines[static_cast<size_t>(box - boxes.lines.begin()) - 1];
  const bool fits = above.chars >= kLeastChars && above.chars <= kMostChars && above.marks == 0 &&
                    above.link_chars == 0 && above.table < 0;
  return fits ? Trimmed(words(above)) : std::string();
}

// 政府工作报告 of 甲县人民政府 政府工作报告 政府工作报告——2024年1月在…会议上, as some makers of
// sites write it: the site, its column and the title, parted by blanks. Else the title itself.
std::string WithoutSiteAndColumn(const std::string& title) {
  constexpr size_t kMostColumnBytes = 36;
  const size_t site = title.find(' ');
  const size_t column = title.find(' ', site == title.npos ? site : site + 1);
  if (column == title.npos || !NamesASite(std::string_view(title).substr(0, site), {}))
    return title;
  const std::string_view words = std::string_view(title).substr(site + 1, column - site - 1);
  const bool plain =
      words.size() <= kMostColumnBytes && words.find_first_of("0123456789") == words.npos;
  return plain ? title.substr(column + 1) : title;
}

std::string PageTitle(const HtmlTree& tree) {
  const auto found = std::ranges::find(tree.nodes, Tag::kPageTitle, &Node::tag);
  return found == tree.nodes.end()
             ? std::string()
             : WordsBelow(tree, static_cast<int32_t>(found - tree.nodes.begin()));
}

// 甲市人民政府 of the foot line 主办：甲市人民政府　承办：甲市大数据局.
std::string OwnerOfFoot(std::string_view line) {
  for (const std::string_view label : {"主办单位：", "主办单位:", "主办：", "主办:"}) {
    const size_t found = line.find(label);
    if (found == line.npos) continue;
    size_t at = found + label.size();
    while (at < line.size() && line[at] == ' ') ++at;
    size_t end = at;
    while (end < line.size()) {
      size_t next = end;
      const char32_t c = text::NextCodePoint(line, next);
      if (c < 0x4E00 || c > 0x9FFF) break;
      end = next;
    }
    constexpr size_t kLeastBytes = 9;
    if (end - at >= kLeastBytes) return std::string(line.substr(at, end - at));
  }
  return {};
}

}  // namespace

std::vector<Property> PropertiesOfSite(const HtmlTree& tree, const PageLines& page,
                                       const std::vector<Property>& metas) {
  std::vector<Property> properties;
  if (Find(metas, "SiteName").empty()) {
    std::string site;
    const std::string title = PageTitle(tree);
    if (IsNameOfSite(WithoutSite(title, {}, &site), {}) && site.empty()) site = title;
    if (!site.empty()) properties.push_back({.name = "SiteName", .value = std::move(site)});
  }
  constexpr int32_t kMostChars = 400;
  for (size_t i = page.lines.size(); i-- > 0;) {
    const Line& line = page.lines[i];
    if (line.chars > kMostChars) continue;
    std::string owner = OwnerOfFoot(std::string_view(page.text).substr(
        static_cast<size_t>(line.begin), static_cast<size_t>(line.end - line.begin)));
    if (owner.empty()) continue;
    properties.push_back({.name = "主办单位", .value = std::move(owner)});
    break;
  }
  return properties;
}

std::vector<Property> StandardMetas(const HtmlTree& tree) {
  std::vector<Property> metas;
  for (const Property& meta : tree.metas) {
    const auto* const name = std::ranges::find_if(
        kMetaNames, [&](std::string_view n) { return EqualsIgnoringAsciiCase(n, meta.name); });
    std::string value = Trimmed(meta.value);
    if (name == kMetaNames.end() || value.empty() || !Find(metas, *name).empty()) continue;
    metas.push_back({.name = std::string(*name), .value = std::move(value)});
  }
  return metas;
}

Boxes FindBoxes(const PageLines& page) { return BoxFinder(page).Find(); }

std::string TitleOf(const HtmlTree& tree, const PageLines& page, const Boxes& boxes, int32_t main,
                    const std::vector<Property>& metas) {
  if (const std::string_view named = Find(metas, "ArticleTitle"); !named.empty()) {
    return std::string(named);
  }
  const std::string page_title = PageTitle(tree);
  const std::string heading = Heading(tree, main, Find(metas, "SiteName"));
  if (!heading.empty()) return HeadingWithoutBadge(heading, page_title);
  std::string title =
      WithoutSiteAndColumn(WithoutSite(page_title, Find(metas, "SiteName"), nullptr));
  std::string above = LineAboveBox(page, boxes, title);
  if (!above.empty()) return above;
  // Some sites give all their pages their own name for a title.
  if (!IsNameOfSite(title, Find(metas, "SiteName"))) return title;
  std::string below = HeadingIn(tree, main);
  return below.empty() ? title : below;
}

}  // namespace gongbao::document
