#include "common/document/docx_numbering.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/document/xml.h"
#include "common/text/decode.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

// Word's own bounds are 32,767 and 9 places of up to 255 characters; no report is near them, and
// they keep a made-up list from growing the text without end.
constexpr int kMaxNumber = 32767;
constexpr size_t kMaxLevelTextBytes = 64;
constexpr size_t kMaxLabelBytes = 96;

using Digits = std::array<std::string_view, 10>;
constexpr Digits kHan = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
constexpr Digits kLegal = {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"};
constexpr std::array<std::string_view, 5> kPlaces = {"", "十", "百", "千", "万"};
constexpr std::array<std::string_view, 5> kLegalPlaces = {"", "拾", "佰", "仟", "万"};
constexpr std::array<std::string_view, 10> kStems = {"甲", "乙", "丙", "丁", "戊",
                                                     "己", "庚", "辛", "壬", "癸"};
constexpr std::array<std::string_view, 12> kBranches = {"子", "丑", "寅", "卯", "辰", "巳",
                                                        "午", "未", "申", "酉", "戌", "亥"};

std::string DigitByDigit(int value, const Digits& digits) {
  std::string shown;
  for (const char c : std::to_string(value)) shown += digits[static_cast<size_t>(c - '0')];
  return shown;
}

// 一百零五: `zero` stands for a gap between places; 10 to 19 have no 一 before 十, and with
// `bare_hundred` 100 to 199 and 1000 to 1999 have none either, as in Japanese.
std::string Counting(int value, const Digits& digits, std::span<const std::string_view> places,
                     std::string_view zero, bool bare_hundred) {
  const std::string arabic = std::to_string(value);
  std::string shown;
  bool gap = false;
  for (size_t i = 0; i < arabic.size(); ++i) {
    const auto digit = static_cast<size_t>(arabic[i] - '0');
    const size_t place = arabic.size() - 1 - i;
    if (digit == 0) {
      gap = true;
      continue;
    }
    if (gap && !bare_hundred) shown += zero;
    gap = false;
    const bool leading_ten = place == 1 && i == 0 && places[1] == "十";
    const bool bare = digit == 1 && (leading_ten || (bare_hundred && place > 0 && place < 4));
    if (!bare) shown += digits[digit];
    shown += places[place];
  }
  return shown;
}

std::string Roman(int value, bool upper) {
  struct Sign {
    int value;
    std::string_view upper;
    std::string_view lower;
  };
  constexpr std::array<Sign, 13> kSigns = {{{1000, "M", "m"},
                                            {900, "CM", "cm"},
                                            {500, "D", "d"},
                                            {400, "CD", "cd"},
                                            {100, "C", "c"},
                                            {90, "XC", "xc"},
                                            {50, "L", "l"},
                                            {40, "XL", "xl"},
                                            {10, "X", "x"},
                                            {9, "IX", "ix"},
                                            {5, "V", "v"},
                                            {4, "IV", "iv"},
                                            {1, "I", "i"}}};
  std::string shown;
  for (const Sign& sign : kSigns) {
    for (; value >= sign.value; value -= sign.value) shown += upper ? sign.upper : sign.lower;
  }
  return shown;
}

// a … z, aa, bb …
std::string Letters(int value, char first) {
  return std::string(static_cast<size_t>((value - 1) / 26 + 1),
                     static_cast<char>(first + (value - 1) % 26));
}

// The `value`th of the characters from `first` on.
std::string Sign(int value, char32_t first) {
  std::string shown;
  text::AppendUtf8(first + static_cast<char32_t>(value - 1), shown);
  return shown;
}

std::string EnclosedCircle(int value) {
  if (value <= 20) return Sign(value, U'①');
  return value <= 35 ? Sign(value - 20, U'㉑') : Sign(value - 35, U'㊱');
}

std::string FullWidth(int value) {
  std::string shown;
  for (const char c : std::to_string(value)) shown += Sign(c - '0' + 1, U'０');
  return shown;
}

// 一 to 九十九 by places, then digit by digit: 一〇〇.
std::string CountingBelowHundred(int value) {
  return value < 100 ? Counting(value, kHan, kPlaces, "〇", false) : DigitByDigit(value, kHan);
}

struct Format {
  std::string_view name;
  int last;  // the last value that has a sign of its own
  std::string (*show)(int value);
};

constexpr std::array<Format, 29> kFormats = {{
    {"chineseCounting", kMaxNumber, CountingBelowHundred},
    {"chineseCountingThousand", kMaxNumber,
     [](int v) { return Counting(v, kHan, kPlaces, "〇", false); }},
    {"chineseLegalSimplified", kMaxNumber,
     [](int v) { return Counting(v, kLegal, kLegalPlaces, "零", false); }},
    {"decimalEnclosedCircle", 50, EnclosedCircle},
    {"decimalEnclosedCircleChinese", 50, EnclosedCircle},
    {"decimalEnclosedFullstop", 20, [](int v) { return Sign(v, U'⒈'); }},
    {"decimalEnclosedParen", 20, [](int v) { return Sign(v, U'⑴'); }},
    {"decimalFullWidth", kMaxNumber, FullWidth},
    {"decimalFullWidth2", kMaxNumber, FullWidth},
    {"decimalZero", 9, [](int v) { return "0" + std::to_string(v); }},
    {"ideographDigital", kMaxNumber, [](int v) { return DigitByDigit(v, kHan); }},
    {"ideographEnclosedCircle", 10, [](int v) { return Sign(v, U'㊀'); }},
    {"ideographLegalTraditional", kMaxNumber,
     [](int v) { return Counting(v, kLegal, kLegalPlaces, "零", false); }},
    {"ideographTraditional", 10,
     [](int v) { return std::string(kStems[static_cast<size_t>(v - 1)]); }},
    {"ideographZodiac", 12,
     [](int v) { return std::string(kBranches[static_cast<size_t>(v - 1)]); }},
    {"ideographZodiacTraditional", 60,
     [](int v) {
       return std::string(kStems[static_cast<size_t>(v - 1) % kStems.size()]) +
              std::string(kBranches[static_cast<size_t>(v - 1) % kBranches.size()]);
     }},
    {"japaneseCounting", kMaxNumber, [](int v) { return Counting(v, kHan, kPlaces, "", true); }},
    {"japaneseDigitalTenThousand", kMaxNumber, [](int v) { return DigitByDigit(v, kHan); }},
    {"japaneseLegal", kMaxNumber,
     [](int v) { return Counting(v, kLegal, kLegalPlaces, "", false); }},
    {"lowerLetter", 780, [](int v) { return Letters(v, 'a'); }},
    {"lowerRoman", kMaxNumber, [](int v) { return Roman(v, false); }},
    {"none", kMaxNumber, [](int /*v*/) { return std::string(); }},
    {"numberInDash", kMaxNumber, [](int v) { return "- " + std::to_string(v) + " -"; }},
    {"ordinal", kMaxNumber, [](int v) { return std::to_string(v) + "."; }},
    {"taiwaneseCounting", kMaxNumber, CountingBelowHundred},
    {"taiwaneseCountingThousand", kMaxNumber,
     [](int v) { return Counting(v, kHan, kPlaces, "零", false); }},
    {"taiwaneseDigital", kMaxNumber, [](int v) { return DigitByDigit(v, kHan); }},
    {"upperLetter", 780, [](int v) { return Letters(v, 'A'); }},
    {"upperRoman", kMaxNumber, [](int v) { return Roman(v, true); }},
}};
static_assert(std::ranges::is_sorted(kFormats, {}, &Format::name));

std::string_view Value(const pugi::xml_node& node, std::string_view child) {
  return Attribute(Child(node, child), "val");
}

int IntValue(const pugi::xml_node& node, std::string_view child, int fallback) {
  return IntAttribute(Child(node, child), "val", fallback);
}

// A bullet of a symbol font is a letter or a private code point: without the font it says nothing.
bool IsSymbolBullet(const pugi::xml_node& level, std::string_view sign) {
  const std::string_view font = Attribute(Child(Child(level, "rPr"), "rFonts"), "ascii");
  return font.starts_with("Wingdings") || font == "Symbol" || font == "Webdings" ||
         (!sign.empty() && sign[0] == '\xEF');  // U+F000 to U+F8FF
}

// Punctuation that brings its own room.
bool EndsWide(std::string_view label) {
  constexpr std::array<std::string_view, 7> kWide = {"、", "）", "．", "。", "：", "，", "　"};
  return std::ranges::any_of(kWide, [&](std::string_view sign) { return label.ends_with(sign); });
}

}  // namespace

std::string FormatListNumber(int value, std::string_view format) {
  const auto* const known = std::ranges::lower_bound(kFormats, format, {}, &Format::name);
  if (known == kFormats.end() || known->name != format || value < 1 || value > known->last) {
    return format == "none" ? "" : std::to_string(value);
  }
  return known->show(value);
}

DocxNumbering::Level DocxNumbering::ReadLevel(const pugi::xml_node& node) {
  Level level;
  level.start = std::clamp(IntValue(node, "start", 0), 0, kMaxNumber);
  level.restart = IntValue(node, "lvlRestart", -1);
  if (const pugi::xml_node legal = Child(node, "isLgl")) {
    level.legal = Attribute(legal, "val") != "0" && Attribute(legal, "val") != "false";
  }
  // Newer formats stand in an AlternateContent, and what older programs show in its Fallback.
  pugi::xml_node format = Child(node, "numFmt");
  if (!format) format = Child(Child(Child(node, "AlternateContent"), "Fallback"), "numFmt");
  if (format) level.format = Attribute(format, "val");
  level.style = Value(node, "pStyle");
  const std::string_view text = Value(node, "lvlText");
  if (level.format == "bullet" && IsSymbolBullet(node, text)) {
    level.text = "•";
  } else if (text.size() <= kMaxLevelTextBytes && text::IsValidUtf8(text)) {
    level.text = text;
  }
  const std::string_view gap = Value(node, "suff");
  if (gap == "nothing" || EndsWide(level.text)) level.gap.clear();
  return level;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& root) {
  std::unordered_map<int, size_t> lists;                  // by abstractNumId
  std::unordered_map<std::string, size_t> lists_of_name;  // of the list style that each defines
  std::vector<std::pair<int, std::string>> borrowed;      // lists that a list style defines
  const pugi::xml_node numbering = Child(root, "numbering");
  for (const pugi::xml_node& node : numbering.children()) {
    if (LocalName(node) != "abstractNum") continue;
    const int id = IntAttribute(node, "abstractNumId", -1);
    if (const auto link = Value(node, "numStyleLink"); !link.empty()) {
      borrowed.emplace_back(id, link);
      continue;
    }
    List list;
    for (const pugi::xml_node& child : node.children()) {
      const int level = IntAttribute(child, "ilvl", -1);
      if (LocalName(child) == "lvl" && level >= 0 && level < kLevels) {
        list.levels[static_cast<size_t>(level)] = ReadLevel(child);
      }
    }
    lists.emplace(id, lists_.size());
    lists_of_name.emplace(Value(node, "styleLink"), lists_.size());
    lists_.push_back(std::move(list));
  }
  for (const auto& [id, name] : borrowed) {
    if (const auto found = lists_of_name.find(name); found != lists_of_name.end()) {
      lists.emplace(id, found->second);
    }
  }
  for (const pugi::xml_node& node : numbering.children()) {
    if (LocalName(node) == "num") ReadInstance(node, lists);
  }
}

void DocxNumbering::ReadInstance(const pugi::xml_node& node,
                                 const std::unordered_map<int, size_t>& lists) {
  const auto list = lists.find(IntValue(node, "abstractNumId", -1));
  if (list == lists.end()) return;
  Instance instance;
  instance.list = list->second;
  for (const pugi::xml_node& change : node.children()) {
    const int level = IntAttribute(change, "ilvl", -1);
    if (LocalName(change) != "lvlOverride" || level < 0 || level >= kLevels) continue;
    if (const pugi::xml_node other = Child(change, "lvl")) {
      instance.levels.insert_or_assign(level, ReadLevel(other));
    }
    if (const int start = IntValue(change, "startOverride", -1); start >= 0) {
      instance.starts[level] = std::min(start, kMaxNumber);
    }
  }
  instances_.emplace(IntAttribute(node, "numId", -1), std::move(instance));
}

const DocxNumbering::Level& DocxNumbering::LevelOf(const Instance& instance, int level) const {
  const auto own = instance.levels.find(level);
  return own != instance.levels.end() ? own->second
                                      : lists_[instance.list].levels[static_cast<size_t>(level)];
}

std::string DocxNumbering::Next(int num_id, int level) {
  const auto found = instances_.find(num_id);
  if (found == instances_.end()) return "";
  Instance& instance = found->second;
  level = std::clamp(level, 0, kLevels - 1);
  List& list = lists_[instance.list];
  const auto at = static_cast<size_t>(level);
  if (const auto start = instance.starts.find(level); start != instance.starts.end()) {
    list.counts[at] = start->second;
    instance.starts.erase(start);
  } else if (!list.counting[at]) {
    list.counts[at] = LevelOf(instance, level).start;
  } else {
    list.counts[at] = std::min(list.counts[at] + 1, kMaxNumber);
  }
  list.counting[at] = true;
  for (int deeper = level + 1; deeper < kLevels; ++deeper) {
    const int restart = LevelOf(instance, deeper).restart;
    if (restart < 0 || level < restart) list.counting[static_cast<size_t>(deeper)] = false;
  }
  return Label(instance, level);
}

std::string DocxNumbering::Label(const Instance& instance, int level) const {
  const Level& own = LevelOf(instance, level);
  const List& list = lists_[instance.list];
  std::string label;
  for (size_t i = 0; i < own.text.size(); ++i) {
    if (label.size() >= kMaxLabelBytes && !text::IsContinuation(own.text[i])) break;
    const bool place = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                       own.text[i + 1] <= '9';
    if (!place) {
      label += own.text[i];
      continue;
    }
    const int other = own.text[++i] - '1';
    const Level& shown = LevelOf(instance, other);
    const auto at = static_cast<size_t>(other);
    // A level above that no paragraph has used yet shows where it would start.
    const int count = list.counting[at] ? list.counts[at] : shown.start;
    label += FormatListNumber(count, own.legal ? "decimal" : shown.format);
  }
  return label.empty() ? label : label + own.gap;
}

int DocxNumbering::LevelOfStyle(int num_id, std::string_view style) const {
  const auto found = instances_.find(num_id);
  for (int level = 0; found != instances_.end() && level < kLevels; ++level) {
    if (LevelOf(found->second, level).style == style) return level;
  }
  return 0;
}

}  // namespace gongbao::document
