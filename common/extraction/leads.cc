#include "common/extraction/leads.h"

#include <algorithm>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/measures.h"
#include "common/extraction/numerals.h"
#include "common/extraction/periods.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

namespace {

// How far before a figure its lead is read: what keeps a sentence without marks linear.
constexpr int32_t kLeadChars = 400;
constexpr CueSet kRises = Bit(Cue::kUp) | Bit(Cue::kDown);
constexpr std::u16string_view kOnlyIt[] = {u"仅此", u"单此", u"只此"};
constexpr std::u16string_view kRatings[] = {u"考核", u"评比"};
constexpr CueSet kGrowthNouns = Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun);
constexpr std::u16string_view kPers[] = {
    u"每生每年", u"每人每年", u"每人每月", u"每人每天",     u"每户每年", u"人均每月",
    u"人均每年", u"每人",     u"每月",     u"每年",         u"每天",     u"每千人口",
    u"每万人口", u"每千人",   u"每万人",   u"每百平方公里", u"年人均",   u"月人均"};

}  // namespace

// 失业率3.4%,低于4.5%的控制目标1.1个百分点: by how much the goal before it was passed.
void LeadReader::TakePassedGoal() {
  const Anchor& figure = heads_.At(token_);
  if (!figure.Measures("points") || !IsAnyOf(text_[right_ - 1], u"标期") || token_ == 0) return;
  for (size_t t = token_; t > 1; --t) {
    const Token& goal = sentence_.tokens[t - 1];
    if (goal.mark != 0) return;
    if (goal.anchor < 0) continue;
    const Token& than = sentence_.tokens[t - 2];
    if (GoalEnd(text_, goal.end) != right_ || than.end != goal.begin ||
        !than.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)))
      return;
    lead_.compared = true;
    lead_.lower = than.Is(Cue::kLower);
    lead_.baseline = {goal.end + 1, right_};
    right_ = floor_;
    return;
  }
}

// Where the goal begins whose figure the bracket opened at `open` tells; `open` when none does.
int32_t LeadReader::GoalOfBracket(int32_t open) const {
  static constexpr std::u16string_view kGoals[] = {
      u"年度预期目标", u"全年预期目标", u"年初预期目标", u"预期目标", u"控制目标", u"调控目标",
      u"年度目标",     u"全年目标",     u"年初目标",     u"年度计划", u"年初计划", u"目标"};
  if (text_[open] != u'(' || !IsAnyOf(text_[open - 1], u"标划")) return open;
  for (const std::u16string_view goal : kGoals) {
    const int32_t begin = open - static_cast<int32_t>(goal.size());
    if (begin > sentence_.begin && text_.Holds(begin, goal)) return begin;
  }
  return open;
}

// 投资增长14%,比预期目标(8%)高6个百分点: the goal, and by how much it was passed.
void LeadReader::TakeGoalInBracket() {
  static constexpr std::u16string_view kPassed[] = {u")高出", u")高", u")快",   u")低",
                                                    u")慢",   u")有", u")仍有", u")还有",
                                                    u")尚有", u")差", u")还差", u")仍差"};
  if (token_ < 2) return;
  if (const int32_t goal = GoalOfBracket(right_ - 1); goal < right_ - 1) {
    if (!IsAnyOf(text_[goal - 1], u"比较于与距离")) return;
    lead_.planned = true;
    lead_.baseline = {goal, right_ - 1};
    right_ = std::max(std::min(floor_, right_), goal - (text_[goal - 1] == u'于' ? 2 : 1));
    while (t_ >= 0 && At(t_).begin >= right_) --t_;
    return;
  }
  constexpr int32_t kPassedChars = 3;
  for (size_t t = token_; t > 1; --t) {
    const Token& before = sentence_.tokens[t - 1];
    if (right_ - before.end > kPassedChars) return;
    if (before.anchor < 0) continue;
    const int32_t open = before.begin - 1;
    const int32_t goal = GoalOfBracket(open);
    const int32_t passed = text_.LengthOfAny(before.end, kPassed);
    if (goal == open || before.end + passed != right_ || passed == 0) return;
    lead_.compared = true;
    lead_.lower = !IsAnyOf(text_[before.end + 1], u"高快");
    lead_.baseline = {goal, open};
    right_ = floor_;
    return;
  }
}

// 低于去年同期32个百分点: less than it was, not less than something else.
void LeadReader::TakeComparedYear() {
  static constexpr std::u16string_view kYears[] = {u"上年同期", u"去年同期", u"上年", u"去年"};
  if (!IsAnyOf(text_[right_ - 1], u"年期")) return;
  for (const std::u16string_view year : kYears) {
    const int32_t begin = right_ - static_cast<int32_t>(year.size());
    if (begin < floor_ || !text_.Holds(begin, year)) continue;
    int64_t t = t_;
    while (t >= 0 && At(t).begin >= begin) --t;
    if (t < 0 || At(t).end != begin || At(t).begin < floor_ || begin - At(t).begin < 2 ||
        !At(t).IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) || At(t).IsAny(kRises))
      return;
    lead_.compared = true;
    lead_.lower = At(t).Is(Cue::kLower);
    lead_.cues |= Bit(Cue::kLastYear);
    right_ = At(t).begin;
    t_ = t - 1;
    return;
  }
}

Range PerBefore(const SourceText& text, int32_t floor, int32_t at) {
  constexpr int32_t kPerChars = 6;
  const auto words = text.Folded(std::max(floor, at - kPerChars), at);
  for (const std::u16string_view per : kPers) {
    if (words.ends_with(per)) return {at - static_cast<int32_t>(per.size()), at};
  }
  return {};
}

int32_t PerLength(const SourceText& text, int32_t at) {
  return text[at] == u'每' || text[at + 1] == u'均' ? text.LengthOfAny(at, kPers) : 0;
}

Lead LeadReader::Read() {
  TakePassedGoal();
  TakeGoalInBracket();
  TakeComparedYear();
  while (right_ > floor_ && !stop_ && TakeBehind())
    ;
  TakeOtherSide();
  TakeBaseline();
  left_ = std::max(floor_, right_ - kLeadChars);
  TakeReason();
  while (left_ < right_ && TakeBefore())
    ;
  TakeGrowthNoun();
  TakeStart();
  TakePeers();
  // 1个月内提高到: what is left of a time is no name.
  if (right_ - left_ == 1 && IsAnyOf(text_[left_], u"内中后前间")) left_ = right_;
  // 都在4.3%以上,高的达到5.5%: of the same.
  if (right_ - left_ <= 2 && right_ > left_ && IsAnyOf(text_[right_ - 1], u"高低多少") &&
      text_[right_] == u'的' && (right_ - left_ == 1 || text_[left_] == u'最'))
    left_ = right_;
  // 可以等于2019年的两倍: what is left of an auxiliary.
  if (right_ - left_ == 1 && text_[left_] == u'以' && left_ > 0 && text_[left_ - 1] == u'可')
    left_ = right_;
  // 全国共有300万人取得证书: the country alone is measured by nothing.
  if (right_ - left_ == 2 && IsAnyOf(text_[left_], u"全我") && text_[left_ + 1] == u'国' &&
      heads_.At(token_).type == AnchorType::kQuantity)
    left_ = right_;
  lead_.name = {left_, right_};
  return lead_;
}

const Token* LeadReader::Last() const {
  return t_ >= 0 && At(t_).end == right_ && At(t_).begin >= floor_ ? &At(t_) : nullptr;
}

void LeadReader::Pass() {
  right_ = At(t_).begin;
  --t_;
}

bool LeadReader::TakeBehind() {
  // 是2020年末|的1.3倍
  const bool year_end = IsAnyOf(text_[right_ - 1], u"末底") && text_[right_ - 2] == u'年' &&
                        text_[right_] == u'的' && IsDigit(text_[right_ - 3]);
  if (year_end || IsBlank(text_[right_ - 1])) {
    --right_;
    return true;
  }
  if (TakeMoreDone()) return true;
  // Each of these tells by the last character that it has nothing to do: with most of them, all do.
  static constexpr CharFilter kLasts(
      u")年月天人里的务标划算数值量度、收支退征进占准平资入线均按照大小仍然旧");
  if (kLasts.MayHave(text_[right_ - 1]) &&
      (TakeNote() || TakePer() || TakePlanSet() || TakePlanDone() || TakePlanPassed() ||
       TakeFrontRank() || TakePlanFigured() || TakeComing() || TakeStandard() || TakeHolds() ||
       TakeBoundBefore() || TakeBy() || TakeGreater() || TakeStill()))
    return true;
  while (t_ >= 0 && At(t_).begin >= right_) --t_;
  // 分别持平和上升5%
  if (lead_.verb != 0 && right_ - 3 >= floor_ && IsAnyOf(text_[right_ - 1], u"和、") &&
      text_.Holds(right_ - 3, u"持平")) {
    lead_.flat_first = true;
    right_ -= 3;
    return true;
  }
  if (TakePlanEnd() || TakePlanBase() || TakeBudgetOfYear() || TakeYearsAgo() || TakeBeforeEvent())
    return true;
  if (const Token* cue = Last(); cue != nullptr && (TakeCue(*cue) || stop_)) return !stop_;
  if (IsAnyOf(text_[right_ - 1], u"的了")) {
    --right_;
    return true;
  }
  return TakeComparedPlace();
}

// 同比增长(以下简称增长)8%, 比上年(下同)增长6%: a bracket that only tells how to read on.
bool LeadReader::TakeNote() {
  constexpr int32_t kNoteChars = 40;
  if (text_[right_ - 1] != u')') return false;
  int32_t open = right_ - 2;
  const int32_t least = std::max(floor_, right_ - kNoteChars);
  while (open >= least && text_[open] != u'(') --open;
  if (open < least) return false;
  const auto words = text_.Folded(open + 1, right_ - 1);
  if (!words.ends_with(u"下同") && !words.starts_with(u"以下简称") && !words.starts_with(u"下称"))
    return false;
  right_ = open;
  return true;
}

// 保持全国前列、全省首位: a place that no number tells parts the name from the one that it does.
bool LeadReader::TakeFrontRank() {
  static constexpr std::u16string_view kFronts[] = {u"前列", u"前茅"};
  if (text_[right_ - 1] != u'、' || right_ - floor_ < 6 ||
      !IsOneOf(text_.Folded(right_ - 3, right_ - 1), kFronts))
    return false;
  right_ -= 3;
  lead_.cues |= Bit(Cue::kRanked);
  return true;
}

// 在零售额中的比重已占50%: the verb says once more that it is a share.
bool LeadReader::TakeHolds() {
  constexpr int32_t kAdverbChars = 3;
  if (text_[right_ - 1] != u'占') return false;
  int32_t share = right_ - 1;
  while (share > right_ - 1 - kAdverbChars && IsAnyOf(text_[share - 1], u"已只仅约就将")) --share;
  if (share - floor_ < 4 || !text_.Holds(share - 2, u"比重")) return false;
  right_ = share;
  return true;
}

// 按4%、8%逐年提标: the verb that tells which way stands behind the shares.
bool LeadReader::TakeBy() {
  static constexpr std::u16string_view kRises[] = {u"提标", u"提高", u"上调", u"上浮",
                                                   u"调增", u"递增", u"增长"};
  static constexpr std::u16string_view kFalls[] = {u"压减", u"压缩", u"削减", u"核减",
                                                   u"下调", u"递减", u"下浮", u"调减"};
  static constexpr std::u16string_view kHow[] = {u"的比例", u"的幅度", u"比例", u"幅度",
                                                 u"稳步",   u"逐年",   u"统一", u"逐步"};
  constexpr size_t kListTokens = 6;
  const bool by = text_[right_ - 1] == u'按';
  const int32_t begin = right_ - (by ? 1 : 2);
  if (!(by || text_.Holds(begin, u"按照")) || begin < floor_ + 2 || lead_.verb != 0 ||
      !heads_.At(token_).Measures("share"))
    return false;
  size_t last = token_;
  for (size_t next = token_ + 2; next < sentence_.tokens.size() && next <= token_ + kListTokens;
       next += 2) {
    const Token& joint = sentence_.tokens[next - 1];
    if (!(joint.mark == u'、' || joint.Is(Cue::kAnd)) || sentence_.tokens[next].anchor < 0 ||
        !heads_.At(next).Measures("share"))
      break;
    last = next;
  }
  int32_t behind = heads_.At(last).end;
  behind += text_.LengthOfAny(behind, kHow);
  const bool falls = text_.LengthOfAny(behind, kFalls) > 0;
  if (!falls && text_.LengthOfAny(behind, kRises) == 0) return false;
  lead_.verb = Bit(falls ? Cue::kDown : Cue::kUp);
  lead_.fall = falls;
  right_ = begin;
  return true;
}

// 增加到2023年预算的45%: by whose word the year's figure is known.
bool LeadReader::TakeBudgetOfYear() {
  if (text_[right_ - 1] != u'算' || text_[right_ - 3] != u'年' ||
      !text_.Holds(right_ - 2, u"预算") || text_[right_] != u'的')
    return false;
  int64_t date = t_;
  while (date >= 0 && At(date).end > right_ - 2) --date;
  if (date < 1 || At(date).anchor < 0 || At(date).end != right_ - 2 || At(date).begin < floor_ ||
      !IsAnyOf(text_[At(date).begin - 1], u"到至为"))
    return false;
  right_ -= 2;
  t_ = date;
  return true;
}

// 税收8亿元,增收1亿元; 较预算短收2亿元; 比上年进2位: words that move a figure where nothing but a
// comparison stands before them in the clause; 茶农户均增收600元 names what came in.
bool LeadReader::TakeComing() {
  static constexpr std::u16string_view kMore[] = {u"增收", u"增支", u"多退", u"多征", u"多收"};
  static constexpr std::u16string_view kLess[] = {u"短收", u"减支", u"少退", u"少征", u"少收"};
  const char16_t last = text_[right_ - 1];
  if (!IsAnyOf(last, u"收支退征进") || lead_.verb != 0 || lead_.reach) return false;
  const knowledge::Unit* const unit = heads_.At(token_).unit;
  if (unit == nullptr) return false;
  const bool place = last == u'进';
  const int32_t begin = right_ - (place ? 1 : 2);
  if (begin < floor_ || (place ? unit->surface != "位" : unit->dimension != "money")) return false;
  const auto word = text_.Folded(begin, right_);
  const bool less = !place && IsOneOf(word, kLess);
  if (!place && !less && !IsOneOf(word, kMore)) return false;
  int64_t t = t_;
  while (t >= 0 && At(t).begin >= begin) --t;
  const int64_t than = ThanBefore(t + 1);
  const bool compared = than >= 0 && begin - At(than).end <= 6 && At(than).begin >= floor_;
  if (compared ? !Opens(At(than).begin) : place || !Opens(begin)) return false;
  lead_.verb = Bit(less ? Cue::kDown : Cue::kUp);
  lead_.fall = less;
  right_ = begin;
  t_ = t;
  return true;
}

// 刊发信息412篇,较上年多发63篇: so many more of what the verb tells again.
bool LeadReader::TakeMoreDone() {
  constexpr int32_t kDeedChars = 2;
  for (int32_t deed = 1; deed <= kDeedChars; ++deed) {
    const int32_t more = right_ - deed - 1;
    if (more <= floor_ || !IsAnyOf(text_[more], u"多少") || !IsHan(text_[more + 1])) continue;
    if (lead_.compared || lead_.verb != 0 || !heads_.At(token_).CountsThings()) return false;
    int64_t t = t_;
    while (t >= 0 && At(t).begin >= more) --t;
    if (t < 0 || At(t).end != more || !At(t).Is(Cue::kLastYear) ||
        !IsAnyOf(text_[At(t).begin], u"比较") || !Opens(At(t).begin))
      return false;
    lead_.cues |= At(t).cues & Bit(Cue::kLastYear);
    Compare(t, {more, more}, text_[more] == u'少');
    return true;
  }
  return false;
}

// 仅为全省平均水平的八成, 按省定标准的110%: of what others have, or of what is laid down.
bool LeadReader::TakeStandard() {
  static constexpr std::u16string_view kMeans[] = {u"平均水平", u"平均值", u"均值", u"平均",
                                                   u"标准"};
  static constexpr std::u16string_view kOthers[] = {
      u"全",   u"省",   u"国",   u"市",   u"区",   u"县",   u"世界", u"行业",
      u"发达", u"先进", u"沿海", u"东部", u"预期", u"设计", u"概算", u"同期"};
  static constexpr std::u16string_view kEquals[] = {
      u"仅相当于", u"只相当于", u"相当于", u"仅为", u"只有", u"仅有", u"只为", u"约为", u"达到",
      u"不到",     u"不足",     u"超过",   u"为",   u"是",   u"达",   u"按",   u"仅"};
  constexpr int32_t kOthersChars = 12;
  const Anchor& figure = heads_.At(token_);
  const bool share = figure.Measures("share");
  const bool ratio = figure.Measures("ratio");
  if (text_[right_ - 1] != u'的' || lead_.verb != 0 || lead_.of_standard ||
      !(share || ratio || figure.unit_literal == "倍" || figure.unit_literal == "成"))
    return false;
  const int32_t end = right_ - 1;
  const int32_t least = std::max(floor_, end - kOthersChars - 4);
  const bool mean = EndsWithAny(text_.Folded(least, end), kMeans);
  // 仅相当于北部的64%, 不到邻市中心城区的一半, 仅为市场价的70%: what it is told of is another place
  // or price.
  const bool place = IsAnyOf(text_[end - 1], u"部价") || EndsPlace(text_[end - 1]);
  for (int32_t p = end - (place ? 2 : 3); p >= least; --p) {
    const int32_t verb = text_.LengthOfAny(p, kEquals);
    // 人均财力仅相当于珠三角的三成: whoever they are.
    const bool equal = text_[p + verb - 1] == u'于' && IsHan(text_[p + verb]);
    // 仅为发达地区的四分之一: half of a word is no verb.
    const bool half = text_[p] == u'达' && text_[p - 1] == u'发';
    if (verb == 0 || half || (!equal && !place && text_.LengthOfAny(p + verb, kOthers) == 0))
      continue;
    // 仅为省内先进园区的四成: who is meant is told by their place alone.
    const bool falls_short = place && text_[p] == u'不';
    if (!mean && !falls_short &&
        !(text_[p] == u'仅' || text_[p - 1] == u'仅' || text_[p + verb - 1] == u'于'))
      return false;
    if (text_[p] == u'按' && !text_.Holds(end - 2, u"标准")) return false;
    // Longer verbs end where shorter ones do: 仅为, 为.
    int32_t begin = p;
    for (int32_t q = p - 3; q < p; ++q) {
      if (q >= least && text_.LengthOfAny(q, kEquals) == p + verb - q) {
        begin = q;
        break;
      }
    }
    lead_.of_standard = true;
    if (falls_short) lead_.bound = Relation::kLe;
    lead_.baseline = {p + verb, end};
    // 分别为全市平均水平的1.8倍、1.2倍
    const bool each = begin - 2 >= floor_ && text_.Holds(begin - 2, u"分别");
    if (each) lead_.cues |= Bit(Cue::kRespectively);
    right_ = begin - (each ? 2 : 0);
    return true;
  }
  return false;
}

// 不低于当地最低保障标准的1.3倍, 提高到最低工资标准2倍: what it is a multiple of stands between.
bool LeadReader::TakeBoundBefore() {
  struct Verb {
    std::u16string_view word;
    Relation relation;
  };
  static constexpr Verb kVerbs[] = {{u"不低于", Relation::kGe}, {u"不少于", Relation::kGe},
                                    {u"不超过", Relation::kLe}, {u"不高于", Relation::kLe},
                                    {u"提高到", Relation::kEq}, {u"提高至", Relation::kEq},
                                    {u"提升到", Relation::kEq}, {u"提升至", Relation::kEq}};
  static constexpr std::u16string_view kMeans[] = {u"标准", u"水平", u"工资", u"收入",
                                                   u"线",   u"平均", u"均值"};
  constexpr int32_t kOthersChars = 24;
  const Anchor& figure = heads_.At(token_);
  if (lead_.verb != 0 || lead_.of_standard || lead_.cues != 0 ||
      !(figure.Measures("share") || figure.Measures("ratio") || figure.unit_literal == "倍"))
    return false;
  const int32_t end = right_ - (text_[right_ - 1] == u'的' ? 1 : 0);
  if (!IsAnyOf(text_[end - 1], u"准平资入线均值")) return false;
  const int32_t least = std::max(floor_, end - kOthersChars);
  if (!EndsWithAny(text_.Folded(least, end), kMeans)) return false;
  for (int32_t p = end - 5; p > least; --p) {
    if (!IsAnyOf(text_[p], u"不提")) continue;
    for (const Verb& verb : kVerbs) {
      if (!text_.Holds(p, verb.word)) continue;
      lead_.of_standard = true;
      lead_.bound = verb.relation;
      lead_.baseline = {p + static_cast<int32_t>(verb.word.size()), end};
      right_ = p;
      return true;
    }
  }
  return false;
}

// Whether a clause or what is read of it begins at `at`.
bool LeadReader::Opens(int32_t at) const {
  while (at > floor_ && IsBlank(text_[at - 1])) --at;
  return at <= floor_ || IsAnyOf(text_[at - 1], u",;:、(");
}

// 提高到每人每月560元: for whom and how long is part of what is measured.
bool LeadReader::TakePer() {
  if (!lead_.per.empty() || !IsAnyOf(text_[right_ - 1], u"年月天人口里均")) return false;
  const Range per = PerBefore(text_, floor_, right_);
  // 由人均240元提高到450元; 居民收入人均9万元 is so called.
  if (per.empty() && right_ - 3 >= floor_ && text_.Holds(right_ - 2, u"人均") &&
      IsAnyOf(text_[right_ - 3], u"由从")) {
    lead_.per = {right_ - 2, right_};
    right_ -= 2;
    return true;
  }
  // 超每千人6.5批次; 每千人口拥有3岁以下托位数 begins with it.
  // So does 月人均 unless what is measured has reached it.
  if (per.empty() || ((IsAnyOf(text_[per.begin + 1], u"百千万") || text_[per.end - 1] == u'均') &&
                      !IsAnyOf(text_[per.begin - 1], u"超达到至为")))
    return false;
  lead_.per = per;
  right_ = per.begin;
  if (right_ - 2 >= floor_ && text_.Holds(right_ - 2, u"平均")) right_ -= 2;
  // 抽检量超每千人6.5批次
  if (right_ - 1 > floor_ && text_[right_ - 1] == u'超') {
    lead_.bound = Relation::kGe;
    --right_;
  }
  return true;
}

bool LeadReader::TellsPlan(int32_t begin, int32_t end) const {
  static constexpr std::u16string_view kPlans[] = {
      u"任务",     u"目标",       u"计划",     u"预算",     u"任务数",
      u"目标数",   u"计划数",     u"预算数",   u"目标值",   u"目标保有量",
      u"定保有量", u"正常保有量", u"时间进度", u"序时进度", u"概算"};
  static constexpr std::u16string_view kWhose[] = {
      u"市",   u"省",   u"区",   u"县",   u"州",   u"国家", u"上级", u"下达", u"确定",
      u"定",   u"变动", u"年度", u"全年", u"年初", u"本年", u"当年", u"年",   u"调整",
      u"考核", u"责任", u"指标", u"分解", u"绩效", u"预期", u"总",   u"既定", u"进度",
      u"任务", u"目标", u"计划", u"预算", u"工程", u"批复", u"投资", u"项目", u"正常"};
  if (!EndsWithAny(text_.Folded(begin, end), kPlans)) return false;
  for (int32_t p = begin; p < end;) {
    const int32_t length =
        text_.Holds(p, u"“十") && text_[p + 4] == u'”' ? 5 : text_.LengthOfAny(p, kWhose);
    if (length == 0 && p < end - 4) return false;
    p += length > 0 ? length : 1;
  }
  return true;
}

template <typename Stands>
int32_t LeadReader::VerbOfPlan(int32_t end, const Stands& stands) const {
  constexpr int32_t kPlanChars = 14;
  if (!IsAnyOf(text_[end - 1], u"务标划算数值量度")) return -1;
  const int32_t least = std::max(floor_, end - kPlanChars);
  int32_t verb = end - 3;
  while (verb >= least && stands(verb) == 0) --verb;
  if (verb < least) return -1;
  return TellsPlan(verb + stands(verb), end) ? verb : -1;
}

// 改造危房860户(省定任务820户): a bracket that tells what was planned of the same.
bool LeadReader::TakePlanSet() {
  constexpr int32_t kPlanChars = 10;
  if (floor_ == 0 || text_[floor_ - 1] != u'(' || lead_.planned || right_ - floor_ > kPlanChars ||
      right_ - floor_ < 2 || text_[heads_.At(token_).end] != u')' || !TellsPlan(floor_, right_))
    return false;
  lead_.planned = true;
  lead_.baseline = {floor_, right_};
  right_ = floor_;
  return true;
}

// 完成市下达目标任务的113%, 完成年任务119%: what was to be done, by whose word and for which time.
bool LeadReader::TakePlanDone() {
  const Anchor& figure = heads_.At(token_);
  if (!figure.Measures("share")) return false;
  const int32_t end = text_[right_ - 1] == u'的' ? right_ - 1 : right_;
  // 为目标保有量的102%, 分别占年初预算的98%和97%
  const auto stands = [&](int32_t at) {
    return text_.Holds(at, u"完成") ? 2 : end < right_ && IsAnyOf(text_[at], u"为占") ? 1 : 0;
  };
  const int32_t done = VerbOfPlan(end, stands);
  // 为年初预算的98.6%、变动预算的100.3%: another plan of the same.
  const int32_t next = floor_ + (text_[floor_] == u'、' ? 1 : 0);
  if (done < 0 && end < right_ && next < end && text_[next - 1] == u'、' && next > 2 &&
      text_[next - 2] == u'%' && TellsPlan(next, end)) {
    lead_.cues |= Bit(Cue::kPlanDone);
    lead_.baseline = {next, end};
    right_ = next;
    return true;
  }
  if (done < 0) return false;
  lead_.cues |= Bit(Cue::kPlanDone);
  lead_.baseline = {done + stands(done), end};
  // 收入62亿元、支出88亿元,分别为预算的81%、92%
  const bool each = done - 2 >= floor_ && text_.Holds(done - 2, u"分别为");
  if (each) lead_.cues |= Bit(Cue::kRespectively);
  right_ = each ? done - 2 : done;
  return true;
}

// 超年度计划8.4%, 超预算3亿元: by how much what was planned has been passed.
bool LeadReader::TakePlanPassed() {
  static constexpr std::u16string_view kPassed[] = {u"超额完成", u"超过", u"超出", u"超额", u"超",
                                                    u"高于",     u"快于", u"优于", u"好于"};
  static constexpr std::u16string_view kMissed[] = {u"低于", u"慢于", u"少于"};
  if (lead_.compared) return false;
  const auto stands = [&](int32_t at) {
    if (!IsAnyOf(text_[at], u"超高快优好低慢少")) return 0;
    const int32_t over = text_.LengthOfAny(at, kPassed);
    return over > 0 ? over : text_.LengthOfAny(at, kMissed);
  };
  const int32_t passed = VerbOfPlan(right_, stands);
  if (passed < 0) return false;
  lead_.compared = true;
  lead_.lower = text_.LengthOfAny(passed, kMissed) > 0;
  lead_.baseline = {passed + stands(passed), right_};
  right_ = passed;
  return true;
}

// 占年度目标45亿元的104%: what was planned is told with its figure.
bool LeadReader::TakePlanFigured() {
  const int32_t behind = heads_.At(token_).end;
  if (text_[behind] != u'的' || lead_.planned || !heads_.FigureAt(behind + 1)) return false;
  const auto stands = [&](int32_t at) {
    return text_.Holds(at, u"完成") ? 2 : IsAnyOf(text_[at], u"占为") ? 1 : 0;
  };
  const int32_t verb = VerbOfPlan(right_, stands);
  if (verb < 0) return false;
  lead_.planned = true;
  lead_.baseline = {verb + stands(verb), right_};
  right_ = verb;
  return true;
}

// 较五年前翻了一番, 是十年前的2倍: what it is a multiple of.
bool LeadReader::TakeYearsAgo() {
  if (text_[right_ - 1] != u'前' || text_[right_ - 2] != u'年' || !lead_.baseline.empty())
    return false;
  int32_t begin = right_ - 2;
  while (begin > floor_ && (IsHanNumeral(text_[begin - 1]) || IsDigit(text_[begin - 1]))) --begin;
  if (begin == right_ - 2 || begin <= floor_ || !IsAnyOf(text_[begin - 1], u"较比是")) return false;
  lead_.baseline = {begin, right_};
  lead_.cues |= Bit(Cue::kThan);
  right_ = begin - 1;
  return true;
}

// 恢复到疫情前的90%: how it was before tells what it is a share of.
bool LeadReader::TakeBeforeEvent() {
  static constexpr std::u16string_view kVerbs[] = {u"恢复到", u"恢复至", u"相当于", u"回升到",
                                                   u"回升至"};
  constexpr int32_t kEventChars = 6;
  if (text_[right_ - 1] != u'前' || lead_.verb != 0 || lead_.of_standard ||
      !heads_.At(token_).Measures("share"))
    return false;
  for (int32_t p = right_ - 6; p >= std::max(floor_, right_ - kEventChars - 3); --p) {
    if (text_.LengthOfAny(p, kVerbs) == 0) continue;
    lead_.of_standard = true;
    lead_.baseline = {p + 3, right_};
    right_ = p;
    return true;
  }
  return false;
}

// 是“十二五”末的1.4倍: the plan whose end it is compared with.
bool LeadReader::TakePlanEnd() {
  constexpr int32_t kPlanChars = 7;  // “十二五”期末
  if (!IsAnyOf(text_[right_ - 1], u"末底") || !IsAnyOf(text_[right_ - 2], u"”期五")) return false;
  const int32_t begin = std::max(sentence_.begin, right_ - kPlanChars);
  const size_t quote = text_.Folded(begin, right_).find(u'“');
  if (quote == std::u16string_view::npos) return false;
  const int32_t plan = begin + static_cast<int32_t>(quote);
  if (plan <= sentence_.begin || text_[plan - 1] != u'是') return false;
  const auto inside = std::ranges::lower_bound(sentence_.anchors, plan, {}, &Anchor::begin);
  if (inside != sentence_.anchors.end() && inside->end <= right_)
    lead_.date = LastYear(inside->period);
  lead_.of_date = true;
  right_ = plan;
  return true;
}

// 比“十三五”61亿元多出24亿元: the other side of the comparison, told with a figure of its own.
bool LeadReader::TakePlanBase() {
  if (lead_.verb != 0 || lead_.reach || !lead_.baseline.empty()) return false;
  Range plan;
  const int32_t begin = heads_.PlanComparedWith(right_, &plan);
  if (begin == right_) return false;
  const Period years = PlanNamedAt(text_, plan.begin + (text_[plan.begin] == u'“' ? 1 : 0));
  if (!lead_.date.known()) lead_.date = text_[plan.end - 1] == u'末' ? LastYear(years) : years;
  lead_.baseline = plan;
  lead_.cues |= Bit(Cue::kThan);
  right_ = begin;
  return true;
}

bool LeadReader::TakeCue(const Token& cue) {
  if (cue.anchor >= 0) return TakeAnchor(cue);
  if (cue.Is(Cue::kOf)) {
    Pass();
    return true;
  }
  if (cue.Is(Cue::kThan)) return TakeThan();
  if (TakeComparison(cue) || TakePlanCompared(cue)) return true;
  // 经济增长预期目标为7%: the words of a plan's opening part name and figure as well.
  if (cue.Is(Cue::kPlanOpening) && IsAnyOf(text_[right_ - 1], u"为是")) {
    TakeTelling(cue);
    Pass();
    return true;
  }
  const bool short_comparison = cue.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) &&
                                cue.end - cue.begin == 1 && !cue.IsAny(Bit(Cue::kAchieve));
  if (!cue.IsAny(kTrailing) || short_comparison) return TakePlace(cue);
  // 总量和增速均居第二: a member of a list of names.
  stop_ = cue.IsAny(Bit(Cue::kGrowthNoun)) && t_ > 0 && At(t_ - 1).end == cue.begin &&
          At(t_ - 1).begin > floor_ && At(t_ - 1).Is(Cue::kAnd) &&
          (lead_.cues & (Bit(Cue::kAll) | Bit(Cue::kRespectively) | Bit(Cue::kRanked)));
  // 食品安全考核位列全省第一: the verb parts the name from the rank, so that 考核 is what was won.
  if ((lead_.cues & Bit(Cue::kRanked)) && cue.begin - floor_ >= 2 &&
      IsOneOf(text_.Folded(cue.begin, cue.end), kRatings))
    stop_ = true;
  // 高中招生计划新增1800个: a number that is fixed each year.
  if (cue.Is(Cue::kExpected) && text_.Holds(cue.begin - 2, u"招生计划")) stop_ = true;
  // 往返航班日均238架次: how much of it in a day.
  if (cue.Is(Cue::kAll) && cue.end - cue.begin == 1 &&
      IsAnyOf(text_[cue.begin - 1], u"日月户亩村镇校"))
    stop_ = true;
  if (stop_) return false;
  TakeTelling(cue);
  if (cue.IsAny(kTimeCues)) time_token_ = t_;
  Pass();
  return true;
}

bool LeadReader::TakeAnchor(const Token& date) {
  const Anchor& anchor = sentence_.At(date);
  stop_ = anchor.type != AnchorType::kDate && anchor.rule != "date.han" &&
          anchor.rule != "date.duration";
  if (stop_) return false;
  lead_.years_running = std::max(lead_.years_running, YearsRunning(date));
  time_token_ = t_;
  // 2023年达到2020年的3倍: the nearer year is what the figure is a multiple of.
  if (!multiple_of_date_) {
    const int32_t end = date.end + (IsAnyOf(text_[date.end], u"末底") ? 1 : 0);
    multiple_of_date_ = text_[end] == u'的' || text_.Holds(end, u"同期的");
    lead_.date = anchor.period;
    lead_.of_date = multiple_of_date_ &&
                    (IsAnyOf(text_[date.begin - 1], u"是为于") || RestoredTo(text_, date.begin));
  }
  Pass();
  // 分别连续6年、3年居第一: how long each has been so.
  if (t_ > 0 && At(t_).mark == u'、' && At(t_).end == right_ && IsSpan(date) &&
      IsSpan(At(t_ - 1)) && At(t_ - 1).end == At(t_).begin && At(t_ - 1).begin > floor_)
    Pass();
  // 比较一九五二年增加: an older 比.
  const Token* before = Last();
  const bool than = before != nullptr && before->Is(Cue::kThan);  // 占比|较2016年
  if (!than && right_ - floor_ > 2 && text_.Holds(right_ - 2, u"比较")) {
    SetBaseline(date);
    right_ -= 2;
  }
  return true;
}

bool LeadReader::IsSpan(const Token& token) const {
  if (token.anchor < 0) return false;
  const Anchor& anchor = sentence_.At(token);
  return anchor.rule == "date.han" || anchor.rule == "date.duration";
}

bool LeadReader::TakeThan() {
  stop_ = time_token_ < 0;
  if (stop_) return false;
  SetBaseline(At(time_token_));
  Pass();
  return true;
}

void LeadReader::SetBaseline(const Token& time) {
  lead_.baseline = {time.begin, time.end};
  if (text_[lead_.baseline.end - 1] == u'年' && IsDigit(text_[lead_.baseline.begin]))
    --lead_.baseline.end;
  lead_.cues |= Bit(Cue::kThan);
}

void LeadReader::Compare(int64_t than, Range baseline, bool lower) {
  lead_.compared = true;
  lead_.lower = lower;
  lead_.baseline = baseline;
  right_ = At(than).begin;
  t_ = than - 1;
}

// 降幅比全省小: 大 and 小 compare where a place stands before them, else they belong to words.
bool LeadReader::TakeGreater() {
  const char16_t word = text_[right_ - 1];
  const bool place = IsAnyOf(word, u"大小") && t_ > 0 && At(t_).end == right_ - 1 &&
                     At(t_).begin >= floor_ && At(t_).IsAny(Bit(Cue::kRegion) | Bit(Cue::kGroup));
  if (!place || !At(t_ - 1).Is(Cue::kThan) || At(t_ - 1).end != At(t_).begin) return false;
  Compare(t_ - 1, {At(t_).begin, At(t_).end}, word == u'小');
  return true;
}

// 投资降幅仍达两位数: an adverb parts what moves from its verb.
bool LeadReader::TakeStill() {
  if (!IsAnyOf(text_[right_ - 1], u"然旧仍")) return false;
  static constexpr std::u16string_view kStills[] = {u"仍然", u"依然", u"仍旧", u"依旧"};
  const int32_t begin = right_ - (IsOneOf(text_.Folded(right_ - 2, right_), kStills) ? 2
                                  : text_[right_ - 1] == u'仍'                       ? 1
                                                                                     : 0);
  if (begin == right_ || begin - floor_ < 4 || !IsAnyOf(text_[begin - 1], u"幅速")) return false;
  right_ = begin;
  return true;
}

// 比全国高, 较一季度低: the other side of a comparison.
bool LeadReader::TakeComparison(const Token& cue) {
  if (!cue.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) || cue.IsAny(kRises) || lead_.compared)
    return false;
  const int64_t than = ThanBefore(t_);
  if (than < 0) return false;
  if (const int64_t with = WithBefore(than); with >= 0) {
    const int32_t end = At(than).begin - (text_[At(than).begin] == u'相' ? 0 : 1);
    Compare(with, {At(with).end, end}, cue.Is(Cue::kLower));
    return true;
  }
  // 比年初计划少, 比去年预算高: the plan is the other side, not the beginning of the year.
  if (At(than).IsAny(Bit(Cue::kYearStart) | Bit(Cue::kLastYear)) &&
      IsPlan(At(than).end, cue.begin)) {
    Compare(than, {At(than).begin + 1, cue.begin}, cue.Is(Cue::kLower));
    return true;
  }
  lead_.cues |=
      At(than).cues & (Bit(Cue::kLastYear) | Bit(Cue::kYearStart) | Bit(Cue::kLastPeriod));
  Compare(than, {At(than).end, cue.begin}, cue.Is(Cue::kLower));
  return true;
}

// 比年初计划多增: the other side of the comparison is what was planned.
bool LeadReader::TakePlanCompared(const Token& plan) {
  constexpr int32_t kPlanChars = 6;  // 年初计划, 全年预期目标
  const auto word = text_.Folded(plan.begin, plan.end);
  if (word != u"计划" && word != u"目标" && word != u"预期目标" && word != u"预期") return false;
  for (int64_t i = t_ - 1; i >= 0; --i) {
    const Token& token = At(i);
    if (token.begin < floor_ || plan.begin - token.end > kPlanChars || token.mark != 0)
      return false;
    if (!IsAnyOf(text_[token.begin], u"比较") || token.Is(Cue::kIncomplete)) continue;  // 比例
    Compare(i, {token.begin + 1, plan.end}, lead_.fall);
    return true;
  }
  return false;
}

// 全市排名第二: among whom it is ranked.
bool LeadReader::TakePlace(const Token& place) {
  if (!(lead_.cues & Bit(Cue::kRanked)) || !place.IsAny(Bit(Cue::kRegion) | Bit(Cue::kGroup)))
    return false;
  // 沿河新区跻身…: the end of a name.
  if (text_[place.begin] == u'新' && place.begin > floor_ && IsHan(text_[place.begin - 1]))
    return false;
  lead_.group = {place.begin, place.end};
  Pass();
  return true;
}

// 高于全市, 快于全省平均: the word of comparison before the place.
bool LeadReader::TakeComparedPlace() {
  const int64_t higher = lead_.compared ? -1 : ComparisonBefore();
  if (higher < 0 || text_[At(higher).end] == u'、') return false;  // 保持领先、力争突破3万亿元
  // 优于Ⅱ类的占67%, 高于全省平均水平的县有11个: which of them it is that are counted.
  const Anchor& counted = heads_.At(token_);
  const auto other = text_.Folded(At(higher).end, std::max(At(higher).end, right_));
  const size_t of = other.rfind(u'的');
  if (of != other.npos && of > 0 && of + 1 < other.size() &&
      (other.back() == u'占' || counted.HasClassifier()))
    return false;
  const int32_t end = right_;
  right_ = At(higher).begin;
  lead_.compared = true;
  lead_.lower = At(higher).Is(Cue::kLower);
  // 高于年初预期目标1个百分点: the goal that has been passed over on the way, or its last word.
  const bool passed = end == At(higher).end && lead_.baseline.empty();
  const int32_t goal = text_.Holds(end, u"预期目标")                            ? 4
                       : text_.Holds(end, u"目标") || text_.Holds(end, u"计划") ? 2
                                                                                : 0;
  lead_.baseline = {At(higher).end, passed ? figure_ : end + goal};
  // 县域经济高于全市|经济增速0.6个百分点: whose it is, not what it measures.
  if (!passed && (text_.Holds(end, u"增速") || text_.Holds(end, u"增幅"))) {
    const auto [length, cues] = heads_.CueAt(lead_.baseline);
    const int32_t place = lead_.baseline.begin + length;
    // 农民收入高于全市|市民收入增速: what is compared is told again unless it is another thing.
    constexpr int32_t kOwnChars = 60;
    const int32_t least = std::max(sentence_.begin, At(higher).begin - kOwnChars);
    const auto own = text_.Folded(least, At(higher).begin);
    const bool another = end - place >= 4 && heads_.EndsIn({place, end}, Cue::kHead) &&
                         At(higher).begin - floor_ >= 4 &&
                         own.find(text_.Folded(place, end)) == own.npos;
    if ((cues & (Bit(Cue::kGroup) | Bit(Cue::kRegion))) && end - place >= 2 && !another &&
        !text_.Holds(place, u"平均"))
      lead_.baseline.end = place;
  }
  t_ = higher - 1;
  return true;
}

bool LeadReader::IsPlan(int32_t begin, int32_t end) const {
  static constexpr std::u16string_view kPlans[] = {u"计划", u"目标", u"预期", u"预算", u"预期目标"};
  return IsOneOf(text_.Folded(begin, end), kPlans);
}

// Whether 完成 stands before the word that is read, in the same clause.
bool LeadReader::DoneBefore() const {
  constexpr int32_t kNameChars = 16;
  for (int64_t i = t_ - 1; i >= 0; --i) {
    const Token& token = At(i);
    if (token.begin < floor_ || token.mark != 0 || token.anchor >= 0 ||
        At(t_).begin - token.end > kNameChars)
      return false;
    if (text_.Folded(token.begin, token.end) == u"完成") return true;
  }
  return false;
}

void LeadReader::TakeTelling(const Token& cue) {
  // 完成了利润计划的105%: 完成计划的 with a name in between.
  if (lead_.cues == 0 && text_[cue.end] == u'的' && IsPlan(cue.begin, cue.end) && DoneBefore()) {
    lead_.cues |= Bit(Cue::kPlanDone);
    lead_.baseline = {cue.begin, cue.end};
  }
  lead_.cues |= cue.cues;
  if (cue.Is(Cue::kFrom) && !YearsFrom(cue.end)) lead_.from = true;
  // 比前五年, 比上月
  if (cue.Is(Cue::kLastPeriod) && IsAnyOf(text_[cue.begin], u"比较") &&
      IsAnyOf(text_[cue.end - 1], u"年月度") && lead_.baseline.empty())
    lead_.baseline = {cue.begin + 1, cue.end};
  if (cue.Is(Cue::kPlanDone)) {  // 完成年度计划的: what was to be done is the baseline
    const bool long_verb = text_.Folded(cue.begin, cue.begin + 2) == u"完成";
    lead_.baseline = {cue.begin + (long_verb ? 2 : 1), cue.end - 1};
  }
  // 增速达到10%, 涨幅回落到2%: what is reached is a growth.
  const bool reached_growth = (lead_.verb == Bit(Cue::kReach) || lead_.reach) &&
                              !(lead_.verb & kGrowthNouns) && cue.IsAny(kGrowthNouns);
  if (lead_.verb != 0 && !reached_growth) return;
  const bool reaches = IsAnyOf(text_[cue.end - 1], u"到至") ||
                       (cue.end - cue.begin == 1 && text_[cue.begin] == u'为' && BecameBefore());
  if (reaches && !cue.IsAny(kTimeCues)) {
    lead_.reach = true;
    if (cue.end - cue.begin > 1) lead_.verb = Bit(Cue::kReach);
    return;
  }
  if (!cue.IsAny(kRises | kGrowthNouns)) return;
  lead_.verb = cue.cues & (kRises | kGrowthNouns);
  lead_.fall = cue.Is(Cue::kDown) || cue.Is(Cue::kFallNoun);
}

bool LeadReader::BecameBefore() const {
  static constexpr std::u16string_view kBecame[] = {u"上升", u"提高", u"下降", u"降低",
                                                    u"增加", u"减少", u"扩大", u"缩小"};
  const int32_t verb = At(t_).begin;
  return IsOneOf(text_.Folded(std::max(floor_, verb - 2), verb), kBecame);
}

void LeadReader::TakeOtherSide() {
  if (!(lead_.verb & kRises) || lead_.reach || !lead_.baseline.empty() || right_ > floor_) return;
  if (lead_.cues & (Bit(Cue::kLastYear) | Bit(Cue::kYearStart) | Bit(Cue::kLastPeriod))) return;
  int64_t i = t_;
  while (i >= 0 && At(i).begin >= right_) --i;
  if (i < 1 || At(i).end != right_ || At(i).anchor < 0 ||
      sentence_.At(At(i)).type != AnchorType::kQuantity)
    return;
  // 较“十三五”末2020年88亿元增加125亿元
  const int32_t figure = At(i).begin;
  const bool dated = At(i - 1).anchor >= 0 && At(i - 1).end == figure &&
                     sentence_.At(At(i - 1)).type == AnchorType::kDate;
  Range plan;
  if (const int32_t end = dated ? At(i - 1).begin : figure;
      heads_.PlanComparedWith(end, &plan) < end) {
    lead_.baseline = dated ? Range{end, figure - (text_[figure - 1] == u'年' ? 1 : 0)} : plan;
    lead_.cues |= Bit(Cue::kThan);
    return;
  }
  if (At(--i).Is(Cue::kOf)) --i;
  if (i < 0 || text_.Folded(At(i).end, right_).size() > 16) return;
  if (At(i).Is(Cue::kLastYear) && IsAnyOf(text_[At(i).begin], u"比较")) {
    lead_.cues |= Bit(Cue::kLastYear);
  } else if (i > 0 && At(i).anchor >= 0 && sentence_.At(At(i)).type == AnchorType::kDate &&
             At(i - 1).Is(Cue::kThan) && At(i - 1).end == At(i).begin) {
    lead_.baseline = {At(i).begin, At(i).end - (text_[At(i).end - 1] == u'年' ? 1 : 0)};
    lead_.cues |= Bit(Cue::kThan);
  }
}

void LeadReader::TakeBaseline() {
  constexpr int32_t kBaselineChars = 16;  // 2010年第六次全国人口普查
  if (!lead_.baseline.empty() || lead_.compared || lead_.reach || !(lead_.verb & kRises)) return;
  const int64_t i = ThanBefore(t_ + 1);
  if (i < 0) return;
  const Token& than = At(i);
  // 与常年同期相比增加21%
  if (const int64_t with = than.end == right_ ? WithBefore(i) : -1; with >= 0) {
    lead_.baseline = {At(with).end, than.begin - (text_[than.begin] == u'相' ? 0 : 1)};
    lead_.cues |= Bit(Cue::kThan);
    right_ = At(with).begin;
    return;
  }
  // 比上年预算数增长4.5%: what was planned then.
  static constexpr std::u16string_view kBudgets[] = {
      u"预算",   u"预算数", u"年初预算", u"年初预算数", u"预算执行数",
      u"执行数", u"完成数", u"决算数",   u"快报数",     u"调整预算数"};
  if (than.Is(Cue::kLastYear) && IsAnyOf(text_[than.begin], u"比较") && than.end < right_ &&
      than.begin >= floor_ && IsOneOf(text_.Folded(than.end, right_), kBudgets)) {
    lead_.baseline = {than.begin + 1, right_};
    right_ = than.begin;
    return;
  }
  if (!than.Is(Cue::kThan) || !IsAnyOf(text_[than.begin], u"比较") || than.end >= right_ ||
      right_ - than.end > kBaselineChars || than.begin < floor_)
    return;
  lead_.baseline = {than.end, right_};
  // 比2010年第六次全国人口普查减少: the year of the census tells which it was.
  if (text_.Holds(right_ - 2, u"普查") && DateAt(than.end) && text_[than.end + 4] == u'年')
    lead_.baseline.end = than.end + 4;
  lead_.cues |= Bit(Cue::kThan);
  right_ = than.begin;
}

void LeadReader::TakeReason() {
  constexpr int32_t kReasonChars = 60;
  if (!sentence_.chars.MayHave(u'因')) return;
  const int32_t begin = std::max(left_, right_ - kReasonChars);
  const auto words = text_.Folded(begin, right_);
  if (words.find(u"原因是") == words.npos) return;  // nearly always
  left_ = begin + static_cast<int32_t>(words.rfind(u"原因是")) + 3;
}

bool LeadReader::TakeBefore() {
  const char16_t c = text_[left_];
  if (IsBlank(c) || IsAnyOf(c, u"、,的)—") || (c >= 0x2460 && c <= 0x249B)) {  // ⑤城乡低保标准
    ++left_;
    return true;
  }
  // (争取9%)以上、…: the bound belongs to the figures before.
  if (left_ > 0 && text_[left_ - 1] == u')' && text_[left_ + 1] == u'上' && c == u'以') {
    left_ += 2;
    return true;
  }
  // 最突出的如甲厂完成…: one of those that are spoken of.
  static constexpr std::u16string_view kSuch[] = {
      u"最突出的如", u"突出的如", u"最显著的是", u"最突出的是", u"例如", u"譬如", u"比如"};
  if (IsAnyOf(c, u"最突例譬比")) {
    if (const int32_t such = text_.LengthOfAny(left_, kSuch); such > 0 && left_ + such < right_) {
      left_ += such;
      return true;
    }
  }
  // 我们办理建议187件: who speaks.
  if (c == u'我' && text_[left_ + 1] == u'们' &&
      heads_.BeginsWith(left_ + 2, Bit(Cue::kDeed) | Bit(Cue::kAchieve))) {
    left_ += 2;
    return true;
  }
  // 全国共有城市低保对象454万户: of the whole country.
  if (c == u'全' && right_ - left_ > 5 &&
      (text_.Holds(left_, u"全国共有") || text_.Holds(left_, u"全国拥有"))) {
    left_ += 4;
    return true;
  }
  // 仅此一项五年增加48亿元: of what was told before.
  if (c == u'仅' && text_.Holds(left_, u"仅此一项")) {
    left_ += 4;
    return true;
  }
  if (c == u'一' && text_.Holds(left_, u"一项") &&
      IsOneOf(text_.Folded(left_ - 2, left_), kOnlyIt)) {
    left_ += 2;
    return true;
  }
  // 至少完成投资: a bound that the deed parts from its figure.
  if (c == u'至' && text_[left_ + 1] == u'少' && left_ + 2 < right_) {
    left_ += 2;
    return true;
  }
  // 近三年累计完成投资, 后三年平均增速: a time.
  if (c == u'近' || ((c == u'前' || c == u'后') && Opens(left_))) {
    const std::span<const Token> behind = heads_.From(left_ + 1);
    if (!behind.empty() && behind.front().begin == left_ + 1 && IsSpan(behind.front()) &&
        text_[behind.front().end - 1] == u'年' && behind.front().end < right_) {
      left_ = behind.front().end;
      return true;
    }
  }
  // 三年内把失业率降到3%以下: within which time.
  if (IsDigit(c) || IsHanNumeral(c)) {
    const std::span<const Token> behind = heads_.From(left_);
    if (!behind.empty() && behind.front().begin == left_ && IsSpan(behind.front()) &&
        text_[behind.front().end - 1] == u'年' && text_[behind.front().end] == u'内' &&
        (IsAnyOf(text_[behind.front().end + 1], u"把使") || (lead_.leading & Bit(Cue::kStretch)))) {
      left_ = behind.front().end + 1;
      return true;
    }
  }
  if ((c == u'用' || c == u'今') && TakeYearsOfWork()) return true;
  // “十四五”期间全市新建公路
  if (c == u'“' || c == u'十') {
    if (const int32_t end = heads_.PlanTimeEnd(left_); end > left_ && end < right_) {
      left_ = end;
      return true;
    }
    // “十四五”前三年累计下降: the years that follow are taken already.
    constexpr int32_t kPlanChars = 6;
    if (right_ - left_ <= kPlanChars && text_[right_ - 1] == u'前' && text_[right_ + 1] == u'年') {
      left_ = right_;
      return true;
    }
  }
  return TakeLeadingCue();
}

// 用两年时间建成公园, 今明两年完成投资: how long it takes.
bool LeadReader::TakeYearsOfWork() {
  const bool now = text_.Holds(left_, u"今明");
  const int32_t at = left_ + (now ? 2 : 1);
  const std::span<const Token> behind = heads_.From(at);
  if (behind.empty() || behind.front().begin != at || !IsSpan(behind.front()) ||
      text_[behind.front().end - 1] != u'年')
    return false;
  int32_t end = behind.front().end;
  if (!now && !text_.Holds(end, u"时间")) return false;
  if (!now) end += 2;
  if (end > right_) return false;
  left_ = end;
  return true;
}

bool LeadReader::TakeLeadingCue() {
  for (const Token& cue : heads_.From(left_)) {
    if (cue.begin > left_ || cue.end > right_) return false;
    const bool date = cue.anchor >= 0 && sentence_.At(cue).type == AnchorType::kDate;
    const bool until = cue.end - cue.begin == 1 && text_[left_] == u'到' && DateAt(cue.end);
    // 较上年事故起数减少9起: what is compared stands behind what it is compared with.
    if (cue.Is(Cue::kLastYear) && (lead_.verb & kRises) && IsAnyOf(text_[left_], u"比较与") &&
        cue.end < right_) {
      left_ = cue.end;
      lead_.cues |= cue.cues;
      return true;
    }
    if (TakeMovedSince(cue)) return true;
    if (!cue.IsAny(kLeading) && !date && !until) continue;
    if (heads_.BelongsToName(cue, right_)) return false;
    if (heads_.LeadsRelative(cue, right_)) return false;
    if (heads_.Benefits(cue) || heads_.LeadsDeeds(cue)) {
      lead_.leading |= cue.cues;  // it was done all the same
      return false;
    }
    left_ = cue.end;
    lead_.leading |= cue.cues;
    // 2020年的, 2023年度, “十四五”内: what closes the time goes with it.
    if (date && IsAnyOf(text_[left_], u"内度")) ++left_;
    if (cue.IsAny(kTimeCues) && text_[left_] == u'内') ++left_;  // 五年内
    if (date && text_[left_] == u'”') ++left_;
    return true;
  }
  return false;
}

// 较年初增加项目31个: what there is more of stands between the verb and its figure.
bool LeadReader::TakeMovedSince(const Token& cue) {
  constexpr CueSet kSince = Bit(Cue::kLastYear) | Bit(Cue::kYearStart) | Bit(Cue::kLastPeriod);
  if (!cue.IsAny(kSince) || lead_.verb != 0 || !IsAnyOf(text_[left_], u"比较同环")) return false;
  const std::span<const Token> behind = heads_.From(cue.end);
  if (behind.empty() || behind.front().begin != cue.end || behind.front().end >= right_ ||
      behind.front().end - cue.end < 2 || text_[behind.front().end] == u'的' ||
      !(behind.front().IsAny(kRises) || text_.Holds(cue.end, u"新增")))
    return false;
  left_ = behind.front().end;
  lead_.cues |= cue.cues;
  lead_.leading |= behind.front().cues | Bit(Cue::kMoves);
  return true;
}

void LeadReader::TakeGrowthNoun() {
  constexpr int32_t kBehindChars = 6;
  for (const Token& cue : heads_.From(left_)) {
    if (cue.begin > left_) return;
    if (cue.end > right_ || !cue.IsAny(kGrowthNouns) || right_ - cue.end > kBehindChars) continue;
    if (lead_.verb == 0) lead_.verb = cue.cues & kGrowthNouns;
    left_ = right_;
    return;
  }
}

// 在全市各县区排名由第7位, 在同类城市中居: among whom is no name.
void LeadReader::TakePeers() {
  static constexpr std::u16string_view kWhich[] = {u"全市", u"全省", u"全国", u"全区", u"全州",
                                                   u"同类", u"同等", u"中部", u"西部", u"东部",
                                                   u"东北", u"周边", u"各"};
  static constexpr std::u16string_view kPeers[] = {u"县区", u"区县", u"县市区", u"市州", u"县市",
                                                   u"市县", u"城市", u"省份",   u"省会", u"地市"};
  constexpr int32_t kPeersChars = 10;
  const int32_t begin = left_ + (text_[left_] == u'在' ? 1 : 0);
  const int32_t end = right_ - (text_[right_ - 1] == u'中' ? 1 : 0);
  const bool placed = lead_.cues & Bit(Cue::kRanked) || heads_.At(token_).type == AnchorType::kRank;
  if (!placed || end - begin < 4 || end - begin > kPeersChars ||
      text_.LengthOfAny(begin, kWhich) == 0 || !EndsWithAny(text_.Folded(begin, end), kPeers))
    return;
  lead_.group = {begin, end};
  left_ = right_;
}

void LeadReader::TakeStart() {
  if (!(sentence_.cues & Bit(Cue::kFrom)) && !lead_.from) return;
  for (const Token& cue : heads_.Within({std::max(left_, right_ - 16), right_})) {
    const int32_t most = text_.Holds(right_ - 2, u"普查") ? 16 : 12;
    if (cue.begin <= left_ || !cue.Is(Cue::kFrom) || right_ - cue.end > most) continue;
    // 由最初的: the beginning lies in the same period. 从无到有发展到30家: it tells no value.
    const auto start = text_.Folded(cue.end, right_);
    lead_.from = start.find(u'初') == start.npos && !start.starts_with(u"无到有") &&
                 !start.starts_with(u"小到大") && !start.starts_with(u"弱到强");
    right_ = cue.begin;
    break;
  }
  if (!lead_.from || right_ <= left_) return;
  // 经济增速由…: what grows is the economy.
  for (const Token& cue : heads_.Within({std::max(left_, right_ - 8), right_})) {
    if (cue.end != right_ || cue.begin <= left_ || !cue.IsAny(kGrowthNouns)) continue;
    lead_.verb = cue.cues & kGrowthNouns;
    right_ = cue.begin;
    return;
  }
}

int64_t LeadReader::ThanBefore(int64_t t) const {
  constexpr int32_t kThanChars = 20;
  for (int64_t i = t - 1; i >= 0; --i) {
    const Token& token = At(i);
    if (token.begin < floor_ || At(t).begin - token.end > kThanChars) return -1;
    if (token.mark == u',' || token.mark == u';') return -1;
    if (token.IsAny(Bit(Cue::kThan) | Bit(Cue::kLastYear) | Bit(Cue::kYearStart) |
                    Bit(Cue::kLastPeriod)))
      return i;
  }
  return -1;
}

int64_t LeadReader::WithBefore(int64_t t) const {
  constexpr int32_t kOtherChars = 14;
  const int32_t compared = text_[At(t).begin] == u'相' ? At(t).begin : At(t).begin - 1;
  if (!text_.Holds(compared, u"相比")) return -1;
  for (int64_t i = t - 1; i >= 0; --i) {
    const Token& token = At(i);
    if (token.begin < floor_ || token.mark != 0 || At(t).begin - token.end > kOtherChars) return -1;
    if (token.IsAny(Bit(Cue::kThan) | Bit(Cue::kAnd)) && IsAnyOf(text_[token.begin], u"与和同跟"))
      return token.end + 1 < At(t).begin ? i : -1;
  }
  return -1;
}

int64_t LeadReader::ComparisonBefore() const {
  if (!(sentence_.cues & (Bit(Cue::kHigher) | Bit(Cue::kLower) | Bit(Cue::kBoundGe)))) return -1;
  constexpr int32_t kPlaceChars = 16;
  for (int64_t i = t_; i >= 0; --i) {
    const Token& token = At(i);
    if (token.begin < floor_ || right_ - token.end > kPlaceChars) return -1;
    if (token.mark != 0 && !IsAnyOf(token.mark, u"、“”")) return -1;
    if (token.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) && token.end - token.begin >= 2) return i;
    // 超过全市平均水平2个百分点, 超过户籍人口3万人: what else than the figure is passed.
    if (text_.Holds(token.begin, u"超过") && token.end - token.begin == 2)
      return right_ - token.end >= 4 && PassesOther(i) ? i : -1;
  }
  return -1;
}

// Whether what stands behind 超过 is nothing but a noun that another figure is of, and it opens
// its clause.
bool LeadReader::PassesOther(int64_t passes) const {
  const int32_t begin = At(passes).begin;
  if (begin > floor_ && !IsAnyOf(text_[begin - 1], u"已均也")) return false;
  for (const Token& token : heads_.Within({At(passes).end, right_})) {
    if (token.anchor >= 0 || token.mark != 0 || token.Is(Cue::kVerb)) return false;
  }
  static constexpr std::u16string_view kMeans[] = {u"平均", u"水平", u"均值",
                                                   u"人口", u"目标", u"预期"};
  return EndsWithAny(text_.Folded(At(passes).end, right_), kMeans);
}

int32_t LeadReader::YearsRunning(const Token& span) const {
  const bool running = text_.Folded(span.begin - 2, span.begin) == u"连续";
  const bool mean = text_.Holds(span.end, u"平均");
  if (mean && text_[span.begin - 1] == u'前') return 0;  // 前两年平均: not the last ones
  if ((!running && !mean) || text_[span.end - 1] != u'年') return 0;
  if (IsDigit(text_[span.begin])) {
    const int32_t units = text_[span.begin] - u'0';
    if (text_[span.begin + 1] == u'年') return units;
    // 连续12年超25亿斤
    const char16_t next = text_[span.begin + 1];
    return IsDigit(next) && text_[span.begin + 2] == u'年' ? 10 * units + next - u'0' : 0;
  }
  constexpr int32_t kMostYears = 100;
  const auto years = ReadHan(text_, span.begin, span.end - 1);
  return years && *years < kMostYears ? static_cast<int32_t>(*years) : 0;
}

bool LeadReader::YearsFrom(int32_t at) const {
  const auto found = std::ranges::lower_bound(sentence_.anchors, at, {}, &Anchor::begin);
  return found != sentence_.anchors.end() && found->begin == at &&
         found->type == AnchorType::kDate && IsAnyOf(text_[found->end], u"到至") &&
         DateAt(found->end + 1);
}

bool LeadReader::DateAt(int32_t at) const {
  const auto found = std::ranges::lower_bound(sentence_.anchors, at, {}, &Anchor::begin);
  return found != sentence_.anchors.end() && found->begin == at && found->type == AnchorType::kDate;
}

}  // namespace gongbao::extraction
