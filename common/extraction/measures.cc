#include "common/extraction/measures.h"

#include <algorithm>

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

constexpr CueSet kEarlierTimes = Bit(Cue::kLastYear) | Bit(Cue::kYearStart) | Bit(Cue::kLastPeriod);

// What the rules below look at, and the decision that they fill.
struct Case {
  const knowledge::Knowledge& knowledge;
  const SourceText& text;
  const Anchor& figure;
  const Lead& lead;
  const FigureBefore& before;
  const FoldedName& name;
  knowledge::Label dimension;
  bool up = false;
  bool down = false;
  Trace* trace = nullptr;
  Decision out;

  void No(std::string_view rule, std::string_view why) const { Refused(trace, rule, why); }

  Decision Is(Measure measure, std::string_view rule, bool negative = false) {
    out.measure = measure;
    out.rule = rule;
    out.negative = negative;
    // 增加到去年的6亿元: a level is compared with nothing; the time beside it is its own.
    if (measure == Measure::kLevel) {
      out.baseline = {};
      out.baseline_period = {};
    }
    return out;
  }
};

// Whether a baseline is a time: 上年同期, 一季度; 年度计划 and 年初计划 are plans.
bool IsTime(const SourceText& text, Range range) {
  for (int32_t p = range.begin; p < range.end; ++p) {
    const char16_t c = text[p];
    const char16_t before = p > range.begin ? text[p - 1] : u'\0';
    if ((c == u'史' && before == u'历') || (c == u'年' && before == u'常')) return true;
    if (c == u'期' && before != u'同' && before != u'时' && before != u'上') continue;
    if (c != u'年' && c != u'季' && c != u'月' && c != u'期') continue;
    if (before == u'全') continue;
    return text[p + 1] != u'计' && text[p + 1] != u'初' && text[p + 1] != u'度';
  }
  return false;
}

// Whether a baseline is a plan: 预算, 年度计划, 预期目标.
bool IsPlan(const SourceText& text, Range range) {
  static constexpr std::u16string_view kPlans[] = {u"预算", u"计划", u"目标", u"任务", u"预期"};
  return EndsWithAny(text.Folded(range.begin, range.end), kPlans);
}

// 按8%压减, 按5%的比例下调
bool FallFollows(const SourceText& text, const Anchor& figure) {
  static constexpr std::u16string_view kFalls[] = {u"压减", u"压缩", u"削减",
                                                   u"核减", u"下调", u"递减"};
  constexpr int32_t kBetweenChars = 3;
  const char16_t before = text[figure.begin - 1];
  if (before != u'按' && !(before == u'照' && text[figure.begin - 2] == u'按')) return false;
  int32_t at = figure.end;
  if (text[at] == u'的') ++at;
  if (text.Holds(at, u"比例") || text.Holds(at, u"幅度")) at += 2;
  return at - figure.end <= kBetweenChars && text.LengthOfAny(at, kFalls) > 0;
}

// 消费+5.2%, 出口同比-3.1%: the sign is that of a growth. 利润率-3.1% is a state.
bool GrowsBySign(const Case& it) {
  const char16_t sign = it.text[it.figure.number_begin];
  return sign == u'+' || (sign == u'-' && (it.lead.cues & Bit(Cue::kLastYear)));
}

// 收入、支出分别为上年的105%和98%: a share of what it was a year before.
bool OfLastYear(const Case& it) {
  static constexpr std::u16string_view kBefore[] = {u"上年的", u"去年的", u"上年同期的",
                                                    u"去年同期的", u"上年度的"};
  static constexpr std::u16string_view kIs[] = {u"为", u"是", u"相当于", u"恢复到"};
  constexpr CueSet kRises = Bit(Cue::kUp) | Bit(Cue::kDown);
  if (!(it.lead.cues & Bit(Cue::kLastYear)) || (it.lead.verb & kRises) || it.lead.compared)
    return false;
  const auto words = it.text.Folded(it.lead.words.begin, it.lead.words.end);
  if (!EndsWithAny(words, kBefore)) return false;
  const size_t year = std::min(words.rfind(u"上年"), words.rfind(u"去年"));
  return year != words.npos && EndsWithAny(words.substr(0, year), kIs);
}

// 占比由上年的45%提高到48%, 结构由上年的8:36:56调整为…: what the share itself was then.
bool FromLastYear(const Case& it) {
  static constexpr std::u16string_view kFroms[] = {u"由上年的",     u"由去年的",    u"由上年同期的",
                                                   u"由去年同期的", u"从上年的",    u"从去年的",
                                                   u"从上年同期的", u"从去年同期的"};
  return EndsWithAny(it.text.Folded(it.lead.words.begin, it.lead.words.end), kFroms);
}

Decision DecideShare(Case& it) {
  const Lead& lead = it.lead;
  if (lead.cues & Bit(Cue::kPlanDone)) return it.Is(Measure::kRatio, "share.of_plan");
  it.No("share.of_plan", "no 完成…计划 stands before it");
  if (lead.of_standard) return it.Is(Measure::kRatio, "share.of_standard");
  // 分别为上年的112%、107%
  if ((lead.cues & Bit(Cue::kLastYear)) && lead.verb == 0 && !lead.compared &&
      it.text[lead.words.end - 1] == u'的' && IsAnyOf(it.text[lead.words.end - 2], u"年期") &&
      !FromLastYear(it))
    return it.Is(Measure::kRatio, "share.of_year");
  if (lead.of_date && lead.date.known()) {
    it.out.baseline_period = lead.date;
    return it.Is(Measure::kRatio, "share.of_year");
  }
  if (OfLastYear(it)) return it.Is(Measure::kRatio, "share.of_year");
  it.No("share.of_year", "it is no share of an earlier year");
  // PM2.5浓度改善5%: less of it is better.
  const bool foul = it.name.ends_with(u"浓度") || it.name.ends_with(u"综合指数") ||
                    (it.name.ends_with(u"均值") && it.name.find(u"PM") != std::u16string::npos);
  const bool cleaner =
      it.up && foul &&
      it.text.Folded(lead.words.begin, lead.words.end).find(u"改善") != std::u16string_view::npos;
  if ((it.up || it.down) && !lead.reach)
    return it.Is(Measure::kGrowth, "share.growth", lead.fall || cleaner);
  it.No("share.growth",
        lead.reach ? "到 or 至 tells the level reached" : "no verb of growth stands before it");
  if (lead.verb & (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun))) {
    return it.Is(Measure::kGrowth, "share.growth_noun", (lead.verb & Bit(Cue::kFallNoun)) != 0);
  }
  it.No("share.growth_noun", "no 增速 or 降幅 stands before it");
  if (GrowthFollows(it.knowledge, it.text, it.figure.end))
    return it.Is(Measure::kGrowth, "share.growth_behind");
  it.No("share.growth_behind", "no 增速 or 增长 follows");
  if (lead.name.empty() && it.before.measure == Measure::kGrowth) {
    // 增长8%(争取10%) and 增长10%、力争12% speak of the same growth; so does 提高到 after one.
    const bool firmer = lead.verb == 0 && (lead.cues & (Bit(Cue::kStretch) | Bit(Cue::kFirm)));
    if (lead.reach || (it.before.share && (it.before.in_bracket || firmer))) {
      return it.Is(Measure::kGrowth, "share.growth_reached", firmer && it.before.falls);
    }
  }
  // 公用经费按8%比例压减: the verb stands behind the share.
  if (FallFollows(it.text, it.figure)) return it.Is(Measure::kGrowth, "share.growth_behind", true);
  // 增长7.6%,低于8%的预期目标: the goal for the same growth.
  constexpr int32_t kAdverbChars = 3;
  if (it.before.measure == Measure::kGrowth && it.before.share && it.before.here &&
      (lead.name.end - lead.name.begin <= kAdverbChars ||
       it.text.Holds(it.figure.begin - 2, u"完成")) &&
      GoalEnd(it.text, it.figure.end) > it.figure.end)
    return it.Is(Measure::kGrowth, "share.growth_reached", it.before.falls);
  it.No("share.growth_reached", "it goes on with no growth spoken of before");
  const bool state =
      it.name.ends_with(u"率") || it.name.ends_with(u"比重") || it.name.ends_with(u"占比");
  if (GrowsBySign(it) && !state) return it.Is(Measure::kGrowth, "share.growth");
  // 压减会议经费15%: the verb stands before the name.
  if ((lead.leading & Bit(Cue::kMoves)) && lead.verb == 0 && !state)
    return it.Is(Measure::kGrowth, "share.moved", (lead.leading & Bit(Cue::kDown)) != 0);
  it.No("share.moved", "no verb such as 减少 leads its clause");
  if (lead.compared && !state) {
    const bool in_time = !lead.baseline.empty() && IsTime(it.text, lead.baseline);
    return it.Is(in_time ? Measure::kGrowth : Measure::kGap, "share.compared", lead.lower);
  }
  // 精简申请材料40%、审批环节30%: by how much there is less to hand in.
  static constexpr std::u16string_view kCuts[] = {u"精简", u"压缩"};
  if (!state && IsOneOf(std::u16string_view(it.name).substr(0, 2), kCuts))
    return it.Is(Measure::kRatio, "share.cut");
  it.No("share.compared",
        lead.compared ? "a rate compared is still a level" : "it is compared with nothing");
  return it.Is(Measure::kLevel, "share.level");
}

Decision DecidePoints(Case& it) {
  const bool pulls = it.name.find(u"拉动") != std::u16string::npos;
  if (it.lead.compared && !pulls) {
    const bool in_time = it.lead.baseline.empty() || IsTime(it.text, it.lead.baseline);
    // A smaller fall is the better growth: 降幅比全国少3.2个百分点.
    const bool falls = (it.lead.verb & Bit(Cue::kFallNoun)) != 0;
    return it.Is(in_time ? Measure::kChange : Measure::kGap, "points.compared",
                 it.lead.lower != falls);
  }
  // 超时序进度8个百分点: ahead of where it ought to be.
  const int32_t begin = it.figure.begin;
  const auto before = it.text.Folded(begin - 4, begin);
  if (before == u"时序进度" || before == u"序时进度" || before == u"时间进度") {
    it.out.baseline = it.text.Utf8(begin - 4, begin);
    return it.Is(Measure::kGap, "points.compared");
  }
  it.No("points.compared", pulls ? "拉动 is no comparison" : "it is compared with nothing");
  // 下拉投资增速4.6个百分点: by how much it made the other slower.
  const bool drags = it.name.starts_with(u"下拉") || it.name.starts_with(u"拉低") ||
                     it.name.find(u"拖累") != std::u16string::npos;
  return it.Is(Measure::kChange, "points.change", it.lead.fall || drags);
}

Decision DecideRatio(Case& it) {
  if (it.out.baseline.empty()) it.out.baseline_period = it.lead.date;
  if (it.lead.of_standard) return it.Is(Measure::kRatio, "share.of_standard");
  const bool times =
      it.dimension == "ratio" && it.figure.rule != "ratio.double" && it.figure.unit_literal != ":1";
  if (it.figure.rule == "ratio.bare" && (it.up || it.down) && !it.lead.reach)
    return it.Is(Measure::kChange, "amount.change", it.lead.fall);
  if ((it.up || it.down) && times && !it.lead.reach)
    return it.Is(Measure::kGrowth, "times.growth", it.lead.fall);
  // 较常年同期偏多1.2倍
  if (times && it.lead.compared && !it.lead.baseline.empty() && IsTime(it.text, it.lead.baseline))
    return it.Is(Measure::kGrowth, "times.growth", it.lead.lower);
  it.No("times.growth", "no verb of growth stands before it, or 到 and 至 do");
  return it.Is(Measure::kRatio, "times.ratio");
}

Decision DecideAmount(Case& it) {
  const Lead& lead = it.lead;
  // 低于省定36微克/立方米的目标: what it was to be is no difference.
  if (lead.compared && GoalEnd(it.text, it.figure.end) > it.figure.end)
    return it.Is(Measure::kLevel, "amount.level");
  if (lead.compared) {
    const bool in_time = IsTime(it.text, lead.baseline) || (lead.cues & kEarlierTimes) != 0;
    return it.Is(in_time ? Measure::kChange : Measure::kGap, "amount.compared", lead.lower);
  }
  it.No("amount.compared", "it is compared with nothing");
  // 比年初新增236亿元, 比2018年新增9家: what there is more than there was.
  const bool year = !lead.baseline.empty() &&
                    (IsTime(it.text, lead.baseline) || IsDigit(it.text[lead.baseline.begin]));
  if (((lead.cues & Bit(Cue::kYearStart)) || year) && it.text.Holds(it.figure.begin - 2, u"新增"))
    return it.Is(Measure::kChange, "amount.change");
  // 前移2位, 后退3位: a place moved.
  const std::string_view surface =
      it.figure.unit != nullptr ? it.figure.unit->surface : knowledge::Label();
  const bool place = surface == "位" || surface == "个位次" || surface == "位次";
  if (place) {
    static constexpr std::u16string_view kForward[] = {u"前移", u"前进", u"进位", u"跃升",
                                                       u"晋升", u"攀升", u"赶超", u"再进"};
    static constexpr std::u16string_view kBack[] = {u"后移", u"后退", u"下滑", u"下跌", u"退后"};
    // 分别前移3位、4位: what stands before the first figure of a list holds for all.
    const int32_t at = lead.words.end > lead.words.begin && lead.words.end < it.figure.begin
                           ? lead.words.end
                           : it.figure.begin;
    const auto verb = it.text.Folded(at - 2, at);
    const bool back = IsOneOf(verb, kBack);
    if (back || IsOneOf(verb, kForward)) return it.Is(Measure::kChange, "amount.change", back);
  }
  // 改造提升139家, 加快23个项目: what was made better did not grow in number.
  // Of a list, what stands before its first figure holds for all.
  constexpr std::u16string_view kGrows = u"增加减少降长了高";
  const bool household = surface == "户";
  const int32_t behind = lead.words.empty() ? it.figure.begin : lead.words.end;
  if ((it.figure.HasClassifier() || household) && !place && (it.up || it.down) &&
      kGrows.find(it.text[behind - 1]) == kGrows.npos)
    return it.Is(Measure::kLevel, "amount.level");
  // 较预算短收2亿元: what was planned is another figure, no earlier time.
  if ((it.up || it.down) && !lead.reach && IsPlan(it.text, lead.baseline) &&
      !IsTime(it.text, lead.baseline))
    return it.Is(Measure::kGap, "amount.compared", lead.fall);
  // 提升8万居民用水质量: those whose lot was made better.
  static constexpr std::u16string_view kBetter[] = {u"提升", u"改善", u"提高", u"优化"};
  // So are 9个乡镇供水能力; 3个名次 are how far.
  constexpr int32_t kThingChars = 4;
  const bool served =
      it.figure.unit == nullptr || it.dimension == "persons" ||
      (it.figure.HasClassifier() &&
       it.text.HanEnd(it.figure.end, it.figure.end + kThingChars) == it.figure.end + kThingChars);
  if (it.up && served && !place && lead.name.empty() && IsHan(it.text[it.figure.end]) &&
      IsOneOf(it.text.Folded(it.figure.begin - 2, it.figure.begin), kBetter))
    return it.Is(Measure::kLevel, "amount.level");
  if ((it.up || it.down) && !lead.reach) return it.Is(Measure::kChange, "amount.change", lead.fall);
  it.No("amount.change",
        lead.reach ? "到 or 至 tells the level reached" : "no verb of growth stands before it");
  if ((lead.leading & Bit(Cue::kMoves)) && lead.verb == 0) {
    return it.Is(Measure::kChange, "amount.moved", (lead.leading & Bit(Cue::kDown)) != 0);
  }
  it.No("amount.moved", "no verb such as 减少 leads its clause");
  return it.Is(Measure::kLevel, "amount.level");
}

}  // namespace

int32_t GoalEnd(const SourceText& text, int32_t at) {
  static constexpr std::u16string_view kGoals[] = {
      u"的预期目标", u"的预定目标", u"的年度目标", u"的年初目标", u"的既定目标",
      u"的目标",     u"的计划目标", u"的调控目标", u"的控制目标", u"的预期",
      u"的控制指标", u"的年度指标", u"的指标"};
  if (text[at] != u'的') return at;
  // 检测6批次的任务超额完成: what was to be done, whatever was.
  static constexpr std::u16string_view kDone[] = {u"的任务超额完成", u"的任务提前完成",
                                                  u"的任务全面完成", u"的任务如期完成",
                                                  u"的任务圆满完成", u"的任务顺利完成"};
  if (text.LengthOfAny(at, kDone) > 0) return at + 3;
  return at + text.LengthOfAny(at, kGoals);
}

bool GrowthFollows(const knowledge::Knowledge& knowledge, const SourceText& text, int32_t at) {
  if (text[at] == u'的') ++at;
  const CueSet cues = knowledge.CueAt(text.Folded(at, at + 8)).cues;
  return (cues & (Bit(Cue::kUpSuffix) | Bit(Cue::kGrowthNoun))) != 0;
}

Decision Decide(const knowledge::Knowledge& knowledge, const SourceText& text, const Anchor& figure,
                const Lead& lead, const IndicatorName& name, const FigureBefore& before,
                Trace* trace) {
  const FoldedName words = name.Folded(text);
  Case it{.knowledge = knowledge,
          .text = text,
          .figure = figure,
          .lead = lead,
          .before = before,
          .name = words,
          .dimension = figure.unit != nullptr ? figure.unit->dimension : knowledge::Label(),
          .up = (lead.verb & Bit(Cue::kUp)) != 0,
          .down = (lead.verb & Bit(Cue::kDown)) != 0,
          .trace = trace,
          .out = {}};
  if (figure.type == AnchorType::kRank) return it.Is(Measure::kRank, figure.rule);
  if (!lead.baseline.empty()) it.out.baseline = text.Utf8(lead.baseline.begin, lead.baseline.end);
  if (lead.cues & Bit(Cue::kYearStart)) it.out.baseline = "年初";
  // 由上年下降2%转为增长8%: the time of the figure itself.
  const bool own_time = lead.from && text.Folded(lead.words.begin, lead.words.end).find(u'比') ==
                                         std::u16string_view::npos;
  if ((lead.cues & Bit(Cue::kLastYear)) && !own_time) it.out.baseline = "上年";
  const std::string_view literal = figure.unit_literal;
  if (it.dimension == "share" || literal == "%" || literal == "‰" || literal == "‱" ||
      literal == "成") {
    return DecideShare(it);
  }
  if (it.dimension == "points" || literal == "个百分点") return DecidePoints(it);
  if (it.dimension == "ratio" || literal == "倍" || literal == ":1") return DecideRatio(it);
  return DecideAmount(it);
}

}  // namespace gongbao::extraction
