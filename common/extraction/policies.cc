// Policies: documents in 《》 and plans in “”, with what is done with them.
#include <algorithm>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/records.h"

namespace gongbao::extraction {
namespace {

// What a policy is called by, at the end of its name; longer ones first.
constexpr std::u16string_view kTitleNouns[] = {
    u"规划纲要", u"纲要", u"规划", u"计划", u"方案", u"意见", u"办法", u"条例",
    u"政策",     u"措施", u"决定", u"通知", u"规定", u"细则", u"行动", u"指南",
    u"标准",     u"规范", u"导则", u"目录", u"清单", u"法",   u"制度", u"若干",
    u"准则",     u"公约", u"章程", u"预案", u"图则", u"规则", u"指引"};
// Behind or at the end of a quoted name.
constexpr std::u16string_view kPlanNouns[] = {
    u"规划纲要", u"专项行动", u"攻坚行动", u"规划", u"计划", u"方案", u"政策",
    u"新政",     u"行动",     u"工程",     u"攻坚", u"办法", u"意见", u"专项"};
constexpr WordFinder kPlanNoun(kPlanNouns);
// Behind a plan noun they make something else of it.
constexpr std::u16string_view kNotPlans[] = {u"工程师", u"行动力", u"计划生育", u"工程院",
                                             u"工程奖", u"政策性", u"规划馆",   u"专项债"};
constexpr std::u16string_view kYearWords[] = {u"之年", u"开局", u"收官", u"一年", u"期间", u"时期"};
constexpr WordFinder kYears(kYearWords);

// How far behind the closing mark the noun of a plan may end.
constexpr int32_t kNounChars = 9;

bool IsTitle(const SourceText& text, const Mention& name) {
  int32_t end = name.end - 1;
  if (text[end - 1] == u')') {
    while (end > name.begin && text[end - 1] != u'(') --end;
    --end;
  }
  if (end <= name.begin + 1) return false;
  return EndsWithAny(text.Folded(name.begin + 1, end), kTitleNouns);
}

// 惠企八条, 民营经济32条.
bool EndsInItems(const SourceText& text, int32_t end) {
  const char16_t before = text[end - 2];
  return text[end - 1] == u'条' && (IsHanNumeral(before) || IsDigit(before));
}

// Where the policy that the quoted name `at` of the clause begins ends, taking further names that
// follow it at once; 0 when it is none. `at` becomes the last of the names.
int32_t PlanEnd(const SourceText& text, const Clause& clause, size_t* at) {
  const auto& mentions = clause.mentions;
  while (*at + 1 < mentions.size() && mentions[*at + 1].word == nullptr &&
         mentions[*at + 1].begin == mentions[*at].end)
    ++*at;
  const Mention& last = mentions[*at];
  const int32_t limit = std::min(clause.end, last.end + kNounChars);
  const auto behind = text.Folded(last.end, limit);
  const size_t noun = kPlanNoun.In(behind);
  if (noun != behind.npos) {
    const int32_t begin = last.end + static_cast<int32_t>(noun);
    const bool plain = std::ranges::none_of(
        behind.substr(0, noun), [](char16_t c) { return IsAnyOf(c, u"的、和及与等“《("); });
    const bool verbless = std::ranges::none_of(mentions, [&](const Mention& mention) {
      return mention.Is(kActs | kDeeds) && mention.begin >= last.end && mention.begin < begin;
    });
    if (plain && verbless && text.LengthOfAny(begin, kNotPlans) == 0)
      return begin + text.LengthOfAny(begin, kPlanNouns);
  }
  const auto inside = text.Folded(last.begin + 1, last.end - 1);
  if (inside.size() > 2 && (EndsWithAny(inside, kPlanNouns) || EndsInItems(text, last.end - 1)))
    return last.end;
  return 0;
}

// 是“十四五”规划的头一年: it tells a year.
bool TellsYear(const SourceText& text, const Clause& clause, const Mention& name, int32_t end) {
  return text[name.begin + 1] == u'十' && text[name.end - 2] == u'五' &&
         kYears.In(text.Folded(end, clause.end)) != std::u16string_view::npos;
}

// What is done: by the nearest verb before the name and those that it goes on from (制定出台), the
// furthest of them; else by one close behind.
PolicyAction ActionOn(const SourceText& text, const Clause& clause, int32_t begin, int32_t end) {
  constexpr int32_t kBehindChars = 6;
  PolicyAction action = PolicyAction::kNone;
  const auto& mentions = clause.mentions;
  int32_t next = begin;
  for (size_t i = mentions.size(); i-- > 0;) {
    const Mention& mention = mentions[i];
    if (mention.begin >= begin || !mention.Is(kActs)) continue;
    const bool chained =
        mention.end == next || (mention.end + 1 == next && IsAnyOf(text[mention.end], u"并和、"));
    if (action != PolicyAction::kNone && !chained) break;
    action = std::max(action, mention.word->action);
    next = mention.begin;
  }
  if (action != PolicyAction::kNone) return action;
  for (const Mention& mention : mentions) {
    if (mention.begin >= end && mention.begin <= end + kBehindChars && mention.Is(kActs))
      action = std::max(action, mention.word->action);
  }
  return action;
}

}  // namespace

void ReadPolicies(const SourceText& text, const Clause& clause, Article* article) {
  for (size_t i = 0; i < clause.mentions.size(); ++i) {
    const Mention name = clause.mentions[i];
    if (name.word != nullptr) continue;
    int32_t end = name.end;
    if (text[name.begin] == u'《') {
      if (!IsTitle(text, name)) continue;
    } else {
      end = PlanEnd(text, clause, &i);
      if (end == 0 || TellsYear(text, clause, name, end)) continue;
    }
    Policy& policy = article->policies.emplace_back();
    policy.span = text.SpanOf(name.begin, end);
    policy.name = text.Utf8(policy.span);
    policy.action = ActionOn(text, clause, name.begin, end);
    policy.section = clause.section;
  }
}

}  // namespace gongbao::extraction
