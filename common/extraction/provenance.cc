#include "common/extraction/provenance.h"

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
    {"status.note", Origin::kSentence, "a footnote tells what is, no plan"},
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
    {"region.section", Origin::kSection, "the heading is the name of a place"},
    {"region.article", Origin::kArticle, "the region that the report is about"},
}};

const RuleEntry& EntryOf(Rule rule) { return kRules[static_cast<size_t>(rule)]; }

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
Origin OriginOf(Rule rule) { return EntryOf(rule).origin; }

}  // namespace gongbao::extraction
