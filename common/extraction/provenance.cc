#include "common/extraction/provenance.h"

#include <algorithm>

namespace gongbao::extraction {
namespace {

struct RuleEntry {
  std::string_view id;
  Origin origin;  // kNone: it depends on where the words stand
  std::string_view meaning;
};

// In the order of the enum.
constexpr std::array<RuleEntry, static_cast<size_t>(Rule::kCount)> kRules = {{
    {"", Origin::kNone, ""},
    {"name.left", Origin::kStated, "the words before the figure"},
    {"name.behind", Origin::kStated, "the noun behind the figure, with what it did: 9家企业上市"},
    {"name.owner", Origin::kStated, "the noun behind 的 owns the head before: 总投资52亿元的项目"},
    {"name.member", Origin::kStated, "the head in the same place of the list of heads"},
    {"name.list_again", Origin::kSentence, "the heads of the list before, in their order"},
    {"name.levels_again", Origin::kSentence, "the names of the last levels, in their order"},
    {"name.list_tail", Origin::kCompleted, "the heads of the list before, with a new noun"},
    {"name.of_list", Origin::kShared, "the one name that a list of figures has"},
    {"name.each", Origin::kShared, "one of several heads that share the figure"},
    {"name.shared_again", Origin::kSentence, "the heads that shared the figure before"},
    {"name.reached", Origin::kSentence, "由…到…: what changed is named before its start"},
    {"name.redefined", Origin::kSentence, "剔除…后: the same indicator, defined otherwise"},
    {"name.again", Origin::kSentence, "only words of growth stand before: the indicator before"},
    {"name.completed", Origin::kCompleted, "a head that can't stand alone, behind its owner"},
    {"name.graded", Origin::kCompleted, "a grade of the things counted before: 省级以上"},
    {"name.share_of", Origin::kCompleted, "占…: a share of the indicator before"},
    {"name.kind", Origin::kCompleted, "members of a kind share what stands before the first"},
    {"name.topic", Origin::kSentence, "nothing else names it: the topic of the sentence"},
    {"name.sized", Origin::kStated, "10亿元以上项目: the thing that the figure only sizes"},
    {"name.owned", Origin::kCompleted, "what it belongs to stands in the clause before"},
    {"name.deed_shared", Origin::kCompleted, "a list's members share the deed of the first"},
    {"name.economy", Origin::kSentence, "经济…,全年增长5%: the economy's growth is its product's"},
    {"name.purpose", Origin::kCompleted, "money with what it was for: 投入2亿元实施饮水工程"},
    {"unit.written", Origin::kStated, "the unit behind the number"},
    {"unit.form", Origin::kStated, "the figure's form holds its unit: 翻番, 三成, 1:1.8"},
    {"unit.of_list", Origin::kShared, "the unit of the list's last figure"},
    {"unit.left_out", Origin::kCompleted, "超60亿: completed by what magnitude and name count"},
    {"unit.none", Origin::kStated, "a magnitude alone"},
    {"bound.written", Origin::kStated, "words of bound in the quote"},
    {"bound.behind_bracket", Origin::kClause, "a bound behind a bracket holds for both figures"},
    {"bound.of_list", Origin::kShared, "the bound of the list's first figure holds for all"},
    {"bound.none", Origin::kDefault, "no word of bound"},
    {"role.heading", Origin::kSection, "the heading tells review from plan"},
    {"role.article", Origin::kArticle, "no heading tells: the kind of report does"},
    {"role.opening", Origin::kSection, "a sentence such as 今年的主要预期目标 begins a plan"},
    {"role.sentence", Origin::kSentence, "今年预期: a plan for this sentence only"},
    {"role.turned", Origin::kArticle, "an earlier section has begun the plan"},
    {"status.past", Origin::kClause, "words of the past inside a plan"},
    {"status.future", Origin::kNone, "a time behind the year of the report"},
    {"status.said", Origin::kNone, "a text without sections says itself that it plans"},
    {"status.note", Origin::kSentence,
     "a footnote tells what a thing is, neither done nor planned"},
    {"status.size", Origin::kStated, "a size of a thing is neither result nor promise"},
    {"status.aspect", Origin::kStated, "a small count inside a description"},
    {"modality.cue", Origin::kNone, "a word of firmness: 确保, 力争, 预计"},
    {"modality.effort", Origin::kClause, "努力 in the clause"},
    {"modality.duty", Origin::kNone, "a word of duty: 必须, 不得"},
    {"modality.figure", Origin::kStated, "不低于, 不少于 in the quote"},
    {"modality.plain", Origin::kDefault, "a target without a word of firmness"},
    {"period.unresolved", Origin::kNone, "自…以来: no period can be told"},
    {"period.years_running", Origin::kStated, "两年平均, 连续三年: those years"},
    {"period.span", Origin::kNone, "a yearly average over the years spoken of"},
    {"period.words", Origin::kNone, "the time named last"},
    {"period.five_years", Origin::kNone, "gathered or changed over the years spoken of"},
    {"period.five_years_end", Origin::kNone, "a state at the end of the years spoken of"},
    {"period.before", Origin::kNone, "由…: where a change starts, before the time spoken of"},
    {"period.section", Origin::kSection, "the time of the section"},
    {"period.article", Origin::kArticle, "the year that the report reviews or plans"},
    {"baseline.compared", Origin::kStated, "what the words before the figure compare with"},
    {"baseline.year_start", Origin::kStated, "较年初 before the figure"},
    {"baseline.last_year", Origin::kStated, "同比, 比上年 before the figure"},
    {"baseline.date", Origin::kStated, "the date of which the figure is a part or multiple"},
    {"group.of_rank", Origin::kStated, "the group beside the ordinal"},
    {"group.ranked", Origin::kStated, "the group before 排名"},
    {"region.named", Origin::kStated, "the name begins with a place: 甲县财政收入"},
    {"region.subject", Origin::kClause, "the clause begins with a place: 甲县实现…"},
    {"region.whole", Origin::kSentence, "其中: a part has the region of the whole"},
    {"region.own", Origin::kClause, "全市, 我市: the region that the report is about"},
    {"region.superior", Origin::kClause, "全市 in the report of a district: the city around it"},
    {"region.table", Origin::kShared,
     "The caption of the table, or the head of the column or row, names the place: 全省, 甲县"},
    {"region.section", Origin::kSection, "the heading is the name of a place"},
    {"region.article", Origin::kArticle, "the region that the report is about"},
    {"name.of_cell", Origin::kStated, "the label of the row, with what its column adds"},
    {"unit.of_table", Origin::kShared, "the unit that the column, the row or the table has"},
    {"period.of_table", Origin::kShared, "the time that column, row or caption names"},
    {"status.of_table", Origin::kShared, "column or caption tell plans from results"},
}};

struct ReadingEntry {
  std::string_view id;
  std::string_view meaning;
};

// The rules that read numerals, decide measures and pair figures; their ids are written where they
// are tried. A family (date.*) is what a trace names when none of its rules fired.
constexpr auto kReadings = std::to_array<ReadingEntry>({
    {"amount.change", "a verb of growth leads the amount: 增加5亿元"},
    {"amount.compared", "an amount compared with a time or with others: 比…多"},
    {"amount.level", "an amount as it is: 达到120亿元"},
    {"amount.moved", "a verb of growth leads the clause: 净增企业100家"},
    {"anchor.ordinal", "an ordinal where no ranking is spoken of: 第二, 首位"},
    {"date.*", "the rules for dates and spans of time"},
    {"date.bare_year", "a year before a word, without 年: 2035愿景"},
    {"date.clock", "a time of day: 12:30"},
    {"date.day", "a day: 3月18日"},
    {"date.duration", "a span of time: 5年来, 3年"},
    {"date.garbled_month", "no such month, but a date: 19月"},
    {"date.han", "a span of time in Han numerals: 三年行动, 两个月"},
    {"date.han_year", "a year in Han numerals: 二〇二三年"},
    {"date.hour", "an hour: 12时"},
    {"date.month", "a month: 2023年6月, 11月"},
    {"date.months", "some months of a year: 1-11月"},
    {"date.stamp", "a day in digits alone: 2021-03-18"},
    {"date.word", "a numeral inside a word of time: 五年来, 三年间"},
    {"date.year", "a year: 2023年"},
    {"date.year_end", "the end of a year: 2023年12月底"},
    {"date.years", "a span of years: 2023-2025年"},
    {"figure.list", "several figures are read together: 分别, 、 or 和"},
    {"figure.size", "it sizes what another figure counts: 10亿元以上项目5个"},
    {"mask.date", "a date with masked digits: 20XX年, **月"},
    {"mask.line", "the masked number of a line: *号线"},
    {"mask.notice", "the site's own notice of what is masked: 隐藏内容(*"},
    {"mask.road", "the masked number of a road: ***国道"},
    {"mask.words", "masked characters without a unit: ***"},
    {"name.lexicon", "a name that holds a numeral, from names.yaml: 三农, 十四五"},
    {"outline.*", "the rules for the numbers of sections and items"},
    {"outline.arabic", "the number of an item: 1. or 1、"},
    {"outline.bracket", "the number of an item: (一) or (1)"},
    {"outline.circled", "the number of an item: ①"},
    {"outline.han", "the number of a section or item: 一、 or 一是"},
    {"period.named", "a time of the sentence that later figures may be of"},
    {"points.change", "percentage points tell how much a share has moved"},
    {"points.compared", "points compared with a time or with others: 比…高"},
    {"quantity.arabic", "a number in digits with its unit"},
    {"quantity.han_amount", "Han numerals whose last is 万 or 亿: 五千万元"},
    {"quantity.han_count", "a small count in Han numerals: 十二个"},
    {"quantity.han_decimal", "Han numerals with a point: 二点五倍"},
    {"quantity.magnitude", "a magnitude without a digit: 超千亿元, 近百家"},
    {"quantity.mask", "a number with masked digits: **亿元"},
    {"quantity.mask_range", "a range with masked digits: **-**%"},
    {"quantity.range", "the two ends of a range: 4.5-5%"},
    {"rank.ordinal", "an ordinal where a ranking is spoken of: 居全省第2位"},
    {"rank.strong", "a rank no lower than this: 跻身全国百强"},
    {"ratio.*, share.*", "the rules for halves, tenths, fractions and doublings"},
    {"index.bare", "an index, which has no unit: 综合指数3.52"},
    {"ratio.bare", "a ratio without a unit: 收入比缩小到1.67"},
    {"count.medals", "medals of one metal beside another's: 6金5银"},
    {"ratio.colon", "the ratio of two numbers: 1:1.8, 1.81:1"},
    {"ratio.double", "two or four times as much: 翻番, 翻两番"},
    {"ratio.fraction", "a fraction: 三分之一, 1/3"},
    {"ratio.half", "a half: 一半, 过半"},
    {"reject.*", "the rules for numbers in names, codes and labels"},
    {"reject.points_back", "这两种变化: the few just spoken of"},
    {"reject.abstract_count", "what is counted is no thing: 两个关键"},
    {"reject.anniversary", "an anniversary: 70周年"},
    {"reject.bracketed", "the year of a document, or the mark of a note: 〔2023〕, [3]"},
    {"reject.building", "the number of a building or phase: 3号楼, 二期工程, 1#"},
    {"reject.caption", "the number of a caption: 图2, 表1"},
    {"reject.campaign", "part of a campaign's name: 产值翻番行动"},
    {"reject.code", "the short name of a scheme: 1+4, 20+N"},
    {"reject.counter", "how often the page was read: 阅读:86"},
    {"reject.day_as_name", "a day that names an event: 7·20"},
    {"reject.glued", "figures of a lost table or chart that run together: 485.319.3"},
    {"reject.grade", "a grade: 4A级"},
    {"reject.han_group", "the name of a group: 十大发现"},
    {"reject.han_quoted_noun", "a slogan: 三个“…”"},
    {"reject.han_word", "a Han numeral in a word, or with nothing counted behind it"},
    {"reject.index", "an index number: 2024-27703"},
    {"reject.letters_before", "letters before it make a name: G207, PM2.5"},
    {"reject.letters_behind", "letters behind it make a name: 110KV, 6S"},
    {"reject.line", "the number of a line: 5号线"},
    {"reject.long_number", "more digits than a quantity has"},
    {"reject.name", "a number without a unit between words of a name"},
    {"reject.nameless", "a figure that nothing names"},
    {"reject.no_unit", "a long number or a part of 12-15, without a unit"},
    {"reject.number", "the number of a document or a thing: 15号"},
    {"reject.number_as_name", "a number that is a name: 12345热线"},
    {"reject.page", "the number of a page or edition: 第3页, -3-"},
    {"reject.circle", "a time or a number inside the name of an aim: 15分钟生活圈, 五大中心之一"},
    {"reject.denominator", "of how many each is told: 每10万人"},
    {"reject.quoted", "digits that a quoted name begins with: “3315系列计划”"},
    {"reject.quoted_digits", "a quotation of nothing but digits: “246”"},
    {"reject.quoted_han", "a Han numeral in quotation marks: “八八战略”"},
    {"reject.road", "the number of a road: 104国道"},
    {"reject.roman", "a Roman numeral is a grade: Ⅲ类"},
    {"reject.session", "which of several meetings: 五届, 六次"},
    {"reject.size_class", "a class of size: 千亿级"},
    {"reject.strong", "part of a name, no rank: 百强企业"},
    {"reject.title", "it stands inside 《》"},
    {"reject.unit_line", "the unit of a table: 单位:亿元"},
    {"reject.unread", "a number without a unit that no rule could read"},
    {"reject.version", "a version: 2.0版, 4.0"},
    {"table.change", "a cell under a column of changes in amounts or points"},
    {"table.growth", "a cell under a column of growth rates"},
    {"table.header", "a year above a column or before a row"},
    {"table.index", "the number of a row"},
    {"table.level", "a cell under a column of amounts"},
    {"table.nameless", "a cell that neither row nor column names"},
    {"table.rank", "a cell under a column of ranks"},
    {"table.ratio", "a cell under a column of parts: 为预算的%"},
    {"table.words", "a numeral in the label of a row or column"},
    {"share.compared", "a share compared with a time or with others: 比…高"},
    {"share.cut", "by how much less there is: 精简材料40%"},
    {"share.growth", "a verb of growth leads the share: 增长8%"},
    {"share.growth_behind", "words of growth follow the share: 8%的增速"},
    {"share.growth_noun", "a noun of growth leads the share: 增速8%"},
    {"share.growth_reached", "it goes on with the growth before: 增长8%、力争10%"},
    {"share.level", "a share as it is: 覆盖率58%"},
    {"share.moved", "a verb of growth leads the clause: 压减经费15%"},
    {"share.of_plan", "a share of what was planned: 完成计划的105%"},
    {"share.of_standard", "a share of what others have: 仅为全省平均水平的八成"},
    {"share.of_year", "a share of what it was in an earlier year"},
    {"share.prefix", "the unit before the number: 百分之三点五, 万分之24.7"},
    {"share.structure", "each number of 7.3:46.0:46.7 is a share"},
    {"share.tenths", "tenths: 三成"},
    {"share.two_digits", "ten per cent or more: 两位数"},
    {"times.growth", "a verb of growth leads the multiple: 增长1.4倍"},
    {"times.ratio", "a multiple, fraction or ratio as it is: 是上年的1.4倍"},
});

const RuleEntry& EntryOf(Rule rule) { return kRules[static_cast<size_t>(rule)]; }

// A packed source begins with its origin and these, its rule behind it; an empty one is a zero.
constexpr unsigned kOriginBits = 0x0F;
constexpr unsigned kHasWords = 0x10;
constexpr unsigned kIsQuote = 0x20;  // its words are those of the quote

// Seven bits to a byte, the last one below 128.
char* PutNumber(uint32_t number, char* to) {
  for (; number >= 0x80; number >>= 7) *to++ = static_cast<char>(number | 0x80);
  *to++ = static_cast<char>(number);
  return to;
}

uint32_t TakeNumber(const char** from) {
  uint32_t number = 0;
  for (int shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*(*from)++);
    number |= uint32_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return number;
  }
}

// Distances to either side as numbers, small for near ones.
uint32_t Folded(int32_t distance) {
  const auto bits = static_cast<uint32_t>(distance);
  return bits << 1 ^ (distance < 0 ? ~uint32_t{0} : 0);
}
int32_t Unfolded(uint32_t number) {
  return static_cast<int32_t>(number >> 1 ^ ((number & 1) != 0 ? ~uint32_t{0} : 0));
}

}  // namespace

std::string_view Name(Slot slot) {
  static constexpr std::array<std::string_view, kSlots + 1> kNames = {
      "",         "indicator", "measure",  "unit",  "relation", "status",
      "modality", "period",    "baseline", "group", "region"};
  return kNames[static_cast<size_t>(slot)];
}

std::string_view Name(Origin origin) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "",        "stated", "clause", "sentence",  "section",
      "article", "hint",   "shared", "completed", "default"};
  return kNames[static_cast<size_t>(origin)];
}

std::string_view Name(Rule rule) { return EntryOf(rule).id; }
std::string_view Meaning(Rule rule) { return EntryOf(rule).meaning; }

std::string_view Meaning(std::string_view rule) {
  if (const auto found = std::ranges::find(kRules, rule, &RuleEntry::id); found != kRules.end())
    return found->meaning;
  const auto found = std::ranges::find(kReadings, rule, &ReadingEntry::id);
  return found != kReadings.end() ? found->meaning : std::string_view();
}

std::string_view Pack(const Sources& sources, int32_t begin, int32_t end, SourceBuffer* buffer) {
  char* to = buffer->data();
  char* filled = to;  // empty slots at the end are left out
  for (size_t i = 1; i <= kSlots; ++i) {
    const Source& source = sources[static_cast<Slot>(i)];
    if (source.origin == Origin::kNone) {
      *to++ = 0;
      continue;
    }
    const bool quote = source.begin == begin && source.end() == end;
    const bool words = source.has_words() && !quote;
    *to++ = static_cast<char>(static_cast<unsigned>(source.origin) | (words ? kHasWords : 0) |
                              (quote ? kIsQuote : 0));
    *to++ = static_cast<char>(source.rule);
    if (words) {
      to = PutNumber(Folded(source.begin - begin), to);
      to = PutNumber(source.length, to);
    }
    filled = to;
  }
  return {buffer->data(), filled};
}

Sources Unpack(std::string_view packed, int32_t begin, int32_t end, Slot last) {
  Sources sources;
  const char* from = packed.data();
  const char* const behind = from + packed.size();
  for (size_t i = 1; i <= static_cast<size_t>(last) && from < behind; ++i) {
    const auto head = static_cast<unsigned char>(*from++);
    if (head == 0) continue;
    Source& source = sources[static_cast<Slot>(i)];
    source.origin = static_cast<Origin>(head & kOriginBits);
    source.rule = static_cast<Rule>(*from++);
    if (head & kIsQuote) {
      source.begin = begin;
      source.length = static_cast<uint16_t>(end - begin);
    } else if (head & kHasWords) {
      source.begin = begin + Unfolded(TakeNumber(&from));
      source.length = static_cast<uint16_t>(TakeNumber(&from));
    }
  }
  return sources;
}

Origin OriginOf(Rule rule) { return EntryOf(rule).origin; }

}  // namespace gongbao::extraction
