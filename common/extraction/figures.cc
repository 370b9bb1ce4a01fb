#include "common/extraction/figures.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "common/extraction/measures.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

void FigureReader::BeginSentence() {
  shared_.clear();
  list_.clear();
  list_words_ = {};
  plan_end_ = -1;
  compared_end_ = -1;
  from_end_ = -1;
  standard_end_ = -1;
  counted_ = -1;
  moves_ = 0;
  least_ = false;
  structure_ = false;
}

// 与2010年第六次普查相比,甲增加3万人,乙减少2万人: what all of the sentence is compared with.
void FigureReader::TakeCompared(int32_t comma) {
  const int32_t begin = namer_.ClauseBefore(comma, u':');
  if (!IsAnyOf(text_[begin], u"与同和") || comma - begin < 6) return;
  const std::span<const Token> tokens = heads_.From(begin + 1);
  if (tokens.empty()) return;
  // 与2010年的301万人相比, 与2010年第六次普查相比: with that year.
  const Token& first = tokens.front();
  if (first.begin == begin + 1 && first.anchor >= 0 &&
      sentence_.At(first).type == AnchorType::kDate) {
    const bool year = text_[first.end - 1] == u'年' && IsDigit(text_[first.begin]);
    compared_with_ = {first.begin, first.end - (year ? 1 : 0)};
    return;
  }
  const bool plain = std::ranges::none_of(
      heads_.Within({begin + 1, comma}),
      [](const Token& token) { return token.anchor >= 0 || token.Is(Cue::kLastYear); });
  if (plain) compared_with_ = {begin + 1, comma - 2};
}

void FigureReader::CompareWith(Lead* lead) const {
  constexpr CueSet kOthers = Bit(Cue::kLastYear) | Bit(Cue::kYearStart) | Bit(Cue::kLastPeriod) |
                             Bit(Cue::kPlanDone) | Bit(Cue::kYearly);
  if (compared_with_.begin < sentence_.begin || compared_with_.empty() || lead->reach ||
      lead->from || lead->compared || !lead->baseline.empty() || (lead->cues & kOthers) ||
      !(lead->verb & (Bit(Cue::kUp) | Bit(Cue::kDown))))
    return;
  lead->baseline = compared_with_;
  lead->cues |= Bit(Cue::kThan);
}

void FigureReader::TakeMark(const Token& token) {
  if (token.mark == u',' && text_[token.begin - 1] == u'比' && text_[token.begin - 2] == u'相')
    TakeCompared(token.begin);
  if (token.mark == u';') BeginSentence();
  if (token.mark == u',') {
    moves_ = 0;
    least_ = false;
  }
}

void FigureReader::Read(size_t* t, int32_t* floor) {
  const size_t first = *t;
  const size_t last = ListEnd(first);
  if (trace_ != nullptr)
    trace_->BeginFigures(sentence_.tokens[first].begin, sentence_.tokens[last].end);
  if (last > first && AreThresholds(first, last)) {
    Fired(trace_, "figure.size", "they size things that nobody counts, or that are counted next");
    const int32_t begin = *floor;
    for (; *t <= last; ++*t) {
      if (sentence_.tokens[*t].anchor >= 0) AddThreshold(heads_.At(*t), begin, heads_.At(last).end);
    }
    *t = last;
    *floor = ThresholdFloor(begin, heads_.At(first));
    return;
  }
  if (last == first && IsThreshold(first)) {
    Fired(trace_, "figure.size", "it sizes the thing that another figure of the clause counts");
    AddThreshold(heads_.At(first), *floor, heads_.At(first).end);
    // 文盲人口(15岁及以上不识字的人)
    if (text_[heads_.At(first).begin - 1] == u'(' && heads_.AgeExplains(heads_.At(first).end))
      return;
    *floor = ThresholdFloor(*floor, heads_.At(first));
    return;
  }
  Refused(trace_, "figure.size", "it sizes no thing that another figure of the clause counts");
  Figures& figures = figures_;
  figures.clear();
  for (size_t u = first; u <= last; ++u) {
    if (sentence_.tokens[u].anchor >= 0) figures.push_back(&heads_.At(u));
  }
  Lead lead = LeadOf(*floor, figures[0]->begin);
  if (namer_.listing_begin() > lead.name.begin && namer_.listing_begin() <= lead.name.end)
    lead.name.begin = namer_.listing_begin();
  CompareWith(&lead);
  done_end_ = -1;
  // 由86户260人减少到9户: the second stands at the start as well.
  if (from_end_ == figures[0]->begin) lead.from = true;
  from_end_ = lead.from ? figures.back()->end : -1;
  lead.name = SummedUp(lead.name);
  // 排查率、整治率两个100%: how many such figures there are.
  if (lead.name.end - lead.name.begin > 5 && text_[lead.name.end - 1] == u'个' &&
      HanDigit(text_[lead.name.end - 2]) >= 2 && text_[lead.name.end - 3] == u'率')
    lead.name.end -= 2;
  TakeTimes(first, *floor, &lead);
  TakeAmong(*figures[0], &lead);
  CompareOn(*figures.back(), &lead);
  StandardOn(*figures.back(), &lead);
  // 净增科技型企业85家、瞪羚企业9家: the verb holds for the list.
  constexpr CueSet kMoves = Bit(Cue::kMoves) | Bit(Cue::kUp) | Bit(Cue::kDown);
  if (lead.leading & Bit(Cue::kMoves)) {
    moves_ = lead.leading & kMoves;
  } else if (text_[*floor] == u'、' && !TellsTotal(lead)) {
    lead.leading |= moves_;
  }
  KeepBettered(*figures[0], *floor, &lead);
  lead.words = {lead.name.end, figures[0]->begin};
  // 占年度目标45亿元的104%
  if (plan_end_ >= 0 && figures[0]->begin == plan_end_ + 1 && figures[0]->unit != nullptr &&
      figures[0]->unit->dimension == "share") {
    lead.cues |= Bit(Cue::kPlanDone);
    lead.baseline = plan_;
  }
  plan_ = lead.baseline;
  plan_end_ = lead.planned ? figures[0]->end : -1;
  const ListWord word = (lead.cues & Bit(Cue::kRespectively))              ? ListWord::kRespectively
                        : (lead.cues & (Bit(Cue::kEach) | Bit(Cue::kAll))) ? ListWord::kEach
                                                                           : ListWord::kNone;
  if (figures.size() >= 2 || word == ListWord::kRespectively) {
    Fired(trace_, "figure.list",
          word == ListWord::kRespectively ? "分别 pairs heads and figures"
                                          : "、 or 和 joins the figures");
    ReadList(lead, figures, word);
  } else {
    Refused(trace_, "figure.list", "no 分别, and no figure joined by 、 or 和");
    const Anchor& figure = *figures[0];
    // 至少建设1家甲、2所乙: so many of each at least.
    const bool lent = least_ && (text_[*floor] == u'、' || text_[figure.begin - 1] == u'、') &&
                      figure.HasClassifier() && figure.relation == Relation::kEq;
    if (lent) {
      Anchor own = figure;
      own.relation = Relation::kGe;
      own.lent_bound = true;
      ReadSingle(own, lead, word);
    } else if (const Anchor* const start = StartInDays(first, lead); start != nullptr) {
      Anchor own = figure;
      own.unit = start->unit;
      own.unit_begin = start->unit_begin;
      own.unit_end = start->unit_end;
      own.lent_unit = true;
      ReadSingle(own, lead, word);
    } else {
      ReadSingle(figure, lead, word);
      least_ = AtLeast(figure);
    }
  }
  *t = last;
  *floor = std::max(done_end_, heads_.GoalEnd(sentence_.tokens[last].end));
}

void FigureReader::TakeTimes(size_t first, int32_t floor, Lead* lead) {
  times_.clear();
  if (figures_.size() < 2 || !(lead->cues & Bit(Cue::kRespectively))) return;
  const std::vector<Token>& tokens = sentence_.tokens;
  const auto tells = [&](size_t t) { return account_.TimeAt(tokens[t]).known(); };
  if (TakeQuarters(lead->name)) return;
  size_t t = first;
  while (t > 0 && tokens[t - 1].begin >= floor && !tells(t - 1)) --t;
  if (t == 0 || tokens[t - 1].begin < floor) return;
  for (--t;; t -= 2) {
    times_.push_back({account_.TimeAt(tokens[t]), {tokens[t].begin, tokens[t].end}});
    const bool more = t >= 2 && tokens[t - 2].begin >= floor &&
                      tokens[t - 1].end == tokens[t].begin &&
                      tokens[t - 2].end == tokens[t - 1].begin &&
                      (tokens[t - 1].mark == u'、' || tokens[t - 1].Is(Cue::kAnd)) && tells(t - 2);
    if (!more) break;
  }
  if (times_.size() != figures_.size()) {
    times_.clear();
    return;
  }
  std::ranges::reverse(times_);
  const int32_t begin = times_.front().words.begin;
  if (begin > lead->name.begin && begin < lead->name.end) lead->name.end = begin;
}

bool FigureReader::TakeQuarters(Range name) {
  // 市对县季度考核分别居第3、第2、第2、第1位: one for each quarter of the year.
  constexpr int kQuarters = 4;
  if (figures_.size() != kQuarters) return false;
  const size_t quarter = text_.Folded(name.begin, name.end).find(u"季度");
  if (quarter == std::u16string_view::npos) return false;
  const Range words{name.begin + static_cast<int32_t>(quarter),
                    name.begin + static_cast<int32_t>(quarter) + 2};
  if (HanDigit(text_[words.begin - 1]) >= 1 || IsDigit(text_[words.begin - 1])) return false;
  for (int i = 1; i <= kQuarters; ++i) times_.push_back({account_.QuarterSpoken(i), words});
  if (!times_.front().period.known()) times_.clear();
  return !times_.empty();
}

const Anchor* FigureReader::StartInDays(size_t t, const Lead& lead) const {
  constexpr size_t kBetween = 4;
  const Anchor& figure = heads_.At(t);
  if (!lead.reach || figure.unit == nullptr || figure.unit->surface != "个" ||
      IsHan(text_[figure.end]))
    return nullptr;
  for (size_t i = t; i > 0 && t - i < kBetween; --i) {
    const Token& token = sentence_.tokens[i - 1];
    if (token.mark != 0) return nullptr;
    if (token.anchor < 0) continue;
    const Anchor& start = heads_.At(i - 1);
    const bool days = start.unit != nullptr && start.unit->dimension == "time" &&
                      text_[start.unit_begin] == u'个' && IsAnyOf(text_[start.begin - 1], u"由从");
    return days ? &start : nullptr;
  }
  return nullptr;
}

bool FigureReader::AtLeast(const Anchor& figure) const {
  constexpr int32_t kDeedChars = 8;
  if (figure.relation != Relation::kGe || figure.bound_before) return false;
  for (int32_t p = figure.begin - 2; p >= figure.begin - kDeedChars && IsHan(text_[p]); --p) {
    if (text_.Holds(p, u"至少")) return true;
  }
  return false;
}

Range FigureReader::SummedUp(Range name) const {
  if (text_.Folded(name.begin, name.end) != u"指标") return name;
  const size_t behind = sentence_.IndexOf(name.begin);
  if (behind == 0 || sentence_.tokens[behind - 1].anchor < 0) return name;
  const Anchor& count = heads_.At(behind - 1);
  if (count.end != name.begin || !count.HasClassifier()) return name;
  const Range list{namer_.ClauseBefore(count.begin, u','), count.begin};
  return heads_.SplitHeads(list).size() >= 2 ? list : name;
}

void FigureReader::KeepBettered(const Anchor& figure, int32_t floor, Lead* lead) const {
  static constexpr std::u16string_view kDone[] = {u"完成", u"实施", u"推进", u"开展", u"推动"};
  static constexpr std::u16string_view kBettered[] = {u"改善", u"提升"};
  if (!(lead->verb & Bit(Cue::kUp)) || lead->reach || lead->name.end + 2 != figure.begin ||
      text_.LengthOfAny(lead->name.end, kBettered) == 0)
    return;
  const bool extent = figure.Measures("area") || figure.Measures("length") ||
                      figure.HasClassifier() ||
                      (figure.unit != nullptr && figure.unit->surface == "户");
  const bool done =
      text_.LengthOfAny(floor, kDone) > 0 || text_.LengthOfAny(lead->name.begin - 2, kDone) > 0;
  if (!extent || !done) return;
  lead->verb = 0;
  lead->name.end = figure.begin;
  if (text_.Holds(lead->name.begin, u"实施")) lead->name.begin += 2;
}

void FigureReader::CompareOn(const Anchor& figure, Lead* lead) {
  if (compared_end_ >= 0 && text_[compared_end_] == u'、' && !lead->compared && lead->verb == 0 &&
      figure.Measures("points")) {
    const Range place{compared_end_ + 1, figure.begin};
    const auto [length, cues] = knowledge_.CueAt(text_.Folded(place.begin, place.end));
    const auto behind = text_.Folded(place.begin + length, place.end);
    if ((cues & (Bit(Cue::kGroup) | Bit(Cue::kRegion))) &&
        (behind.empty() || behind == u"平均" || behind == u"平均水平")) {
      lead->compared = true;
      lead->lower = compared_lower_;
      lead->baseline = place;
      lead->name = {};
      lead->words = {place.begin, place.begin};
    }
  }
  compared_end_ = lead->compared ? figure.end : -1;
  compared_lower_ = lead->lower;
}

// 为全省平均水平的52%、全国的41%; 为年初预算的97%、调整预算的101%: of the next standard.
void FigureReader::StandardOn(const Anchor& figure, Lead* lead) {
  constexpr int32_t kStandardChars = 12;
  static constexpr std::u16string_view kPlans[] = {u"预算", u"计划", u"目标", u"任务", u"预算数"};
  const Range other{standard_end_ + 1, figure.begin - 1};
  if (standard_end_ >= 0 && text_[standard_end_] == u'、' && text_[other.end] == u'的' &&
      other.end - other.begin >= 2 && other.end - other.begin <= kStandardChars &&
      lead->verb == 0 && figure.Measures("share")) {
    const auto words = text_.Folded(other.begin, other.end);
    const CueSet cues = knowledge_.CueAt(words).cues;
    const bool plan = EndsWithAny(words, kPlans);
    if (plan || (cues & (Bit(Cue::kGroup) | Bit(Cue::kRegion)))) {
      if (plan) lead->cues |= Bit(Cue::kPlanDone);
      lead->of_standard = !plan;
      lead->baseline = other;
      lead->name = {};
      lead->words = {other.begin, other.begin};
    }
  }
  const bool standard = lead->of_standard || (lead->cues & Bit(Cue::kPlanDone));
  standard_end_ = standard && !lead->baseline.empty() ? figure.end : -1;
}

void FigureReader::TakeAmong(const Anchor& figure, Lead* lead) const {
  if (figure.type != AnchorType::kRank || figure.group_end > figure.group_begin ||
      !lead->group.empty())
    return;
  // 在全省考核中获第一名: the lead has left the place out of the name.
  constexpr int32_t kPlaceChars = 4;
  const int32_t least = std::max(sentence_.begin, lead->name.begin - kPlaceChars - 1);
  int32_t in = lead->name.end - 1;
  while (in >= least && text_[in] != u'在') --in;
  if (in < least) return;
  const auto [length, cues] = knowledge_.CueAt(text_.Folded(in + 1, lead->name.end));
  if (!(cues & (Bit(Cue::kGroup) | Bit(Cue::kRegion)))) return;
  lead->group = {in + 1, in + 1 + length};
  if (in < lead->name.begin + 2 || !EndsPlace(text_[lead->name.end - 1])) return;
  lead->group.end = lead->name.end;
  lead->name.end = in;
}

bool FigureReader::TellsTotal(const Lead& lead) const {
  // 净增企业32家、总数达415家; 企业净增32家、超4000家: how many there are by now.
  static constexpr std::u16string_view kTotals[] = {u"总数", u"总量", u"总数量"};
  return lead.name.empty() || IsOneOf(text_.Folded(lead.name.begin, lead.name.end), kTotals);
}

bool FigureReader::IsThreshold(size_t t) const {
  const Anchor& figure = heads_.At(t);
  if (figure.type != AnchorType::kQuantity) return false;
  // 投入3亿元新建学校5所: what was paid for them.
  static constexpr std::u16string_view kPaid[] = {u"投入", u"拨付", u"筹措", u"筹资", u"安排",
                                                  u"下达", u"统筹", u"整合", u"列支", u"争取"};
  if (figure.Measures("money") && figure.relation == Relation::kEq && !figure.bare &&
      text_.LengthOfAny(figure.begin - 2, kPaid) > 0 &&
      heads_.BeginsWith(figure.end, Bit(Cue::kDeed)))
    return false;
  if (counted_ == figure.begin && SizesCounted(figure)) return true;
  if (namer_.sized_at() == figure.begin) return true;
  // 两项合计8000万元: how many figures the sum is of.
  if (figure.HasClassifier() && text_.Holds(figure.end, u"合计") &&
      heads_.FigureAt(figure.end + 2) && namer_.SumOfMembersAt(figure.end + 2) == figure.begin)
    return true;
  // 营收过百亿企业: what is so large is money, though no unit says so.
  constexpr int8_t kHundredMillion = 8;
  // 城区人口超30万县: how many live in them.
  constexpr int8_t kTenThousand = 4;
  if (figure.unit == nullptr && figure.power == kTenThousand && figure.bound_before &&
      IsAnyOf(text_[figure.end], u"县市镇") && text_.Holds(figure.begin - 2, u"人口"))
    return true;
  if (figure.unit == nullptr) {
    const Range noun = heads_.NounBehind(figure.end);
    return figure.power >= kHundredMillion && figure.relation == Relation::kGe &&
           figure.bound_before && (IsHan(text_[figure.end]) || text_[figure.end] == u'“') &&
           !noun.empty() &&
           (CountAt(noun.end) ||
            (heads_.EndsIn(IndicatorName(noun.begin, noun.end), Cue::kGeneric) &&
             heads_.FigureBeforeComma(figure.end)));
  }
  if (SizesNext(t) || SizesPlace(figure)) return true;
  // 对年用水量20万吨以上的企业,制定方案; 对投资5亿元以上项目实行包联: for which of them it is done.
  if ((text_[figure.end] == u'的' || text_.Holds(figure.end, u"项目")) && !figure.bound_before &&
      (text_.Holds(figure.end - 2, u"以上") || text_.Holds(figure.end - 2, u"以下")) &&
      text_[namer_.ClauseBefore(figure.begin, u',')] == u'对')
    return true;
  const knowledge::Label dimension = figure.unit->dimension;
  const bool sized = (figure.relation == Relation::kGe || figure.relation == Relation::kLe ||
                      (figure.bare && dimension == "money") || text_[figure.end] == u'级' ||
                      (dimension == "money" && heads_.IsRange(figure) && CountFollows(t)) ||
                      (figure.unit->surface == "岁" && heads_.IsRange(figure))) &&
                     (dimension == "money" || dimension == "time" || dimension == "area" ||
                      dimension == "persons" || dimension == "score" || IsGraded(figure));
  // 0-14岁人口21万人, 0-14岁(含不满15周岁)人口: whose age it is.
  if (dimension == "time" && heads_.IsRange(figure) && text_[figure.end - 1] == u'岁') {
    int32_t behind = figure.end;
    if (text_[behind] == u'(') behind = heads_.BracketEnd(behind);
    return IsHan(text_[behind]) && heads_.FigureBeforeComma(behind);
  }
  // 50米内换乘比例: how near.
  if (dimension == "length" && text_[figure.end] == u'内' && IsHan(text_[figure.end + 1]))
    return heads_.FigureBeforeComma(figure.end);
  // 推动40吨以下锅炉淘汰: what is so small.
  if (figure.relation == Relation::kLe && !figure.bound_before &&
      text_.Holds(figure.end - 2, u"以下") && (dimension == "mass" || dimension == "power") &&
      !heads_.NounBehind(figure.end).empty())
    return true;
  // 年综合能耗3000吨标准煤及以上重点用能单位: which of them.
  if (ConsumesSo(figure)) return true;
  // 人口超过50万人的有2个, 在30万人至50万人之间的有3个: which of them.
  const int32_t those = figure.end + (text_.Holds(figure.end, u"之间") ? 2 : 0);
  if (text_.Holds(those, u"的有") && CountAt(those + 2)) return true;
  // 负债率超过70%的企业12家: by which rate they are told.
  const bool rated = dimension == "share" && figure.bound_before && text_[figure.end] == u'的' &&
                     (figure.relation == Relation::kGe || figure.relation == Relation::kLe) &&
                     HanRate(figure.begin) && FirmsFollow(t);
  if (rated) return true;
  if (!sized && dimension != "voltage") return false;
  if (figure.bound_before && dimension != "money") return false;
  if (heads_.GoalEnd(figure.end) > figure.end) return false;
  if (SizesCount(t)) return true;
  if (!IsHan(text_[figure.end])) return false;
  if (IsGraded(figure)) return !heads_.NounBehind(figure.end + 1).empty();
  if (text_[figure.end] == u'的') return CountFollows(t) || LotBefore(figure);
  if (t + 1 < sentence_.tokens.size()) {
    const Token& next = sentence_.tokens[t + 1];
    const CueSet verbs = Bit(Cue::kVerb) | Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kAnd);
    if (next.begin == figure.end && next.IsAny(verbs) &&
        !next.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric)) && !heads_.PartOfNoun(next, next.begin))
      return false;
    // 从不到7亿元增加到9亿元: what it has come to.
    if (next.begin == figure.end && next.Is(Cue::kAchieve) && IsAnyOf(text_[next.end - 1], u"到至"))
      return false;
  }
  if (counted_ >= 0 && figure.begin < heads_.NounBehind(counted_).end) return true;
  if (heads_.FigureBeforeComma(figure.end)) return true;
  // 聚焦主导产业和10亿元以上项目, 培育一批出口过亿元企业: things of that size, though nobody counts
  // them.
  if (dimension != "money" || (figure.relation != Relation::kGe && !figure.bare)) return false;
  // 打造千亿元园区, 六大百亿元产业集群: so are things of that class.
  static constexpr std::u16string_view kClasses[] = {u"集群", u"产业链", u"产业", u"板块"};
  Range noun = heads_.NounBehind(figure.end);
  // 抓好5亿元以上项目的调度: the things come before what is done with them.
  const size_t of = text_.Folded(noun.begin, noun.end).find(u'的');
  if (of != std::u16string_view::npos && of > 0) noun.end = noun.begin + static_cast<int32_t>(of);
  const IndicatorName things(noun.begin, noun.end);
  return !noun.empty() &&
         (heads_.EndsIn(things, Cue::kGeneric) ||
          (figure.bare && EndsWithAny(text_.Folded(noun.begin, noun.end), kClasses)));
}

bool FigureReader::HanRate(int32_t at) const {
  static constexpr std::u16string_view kRates[] = {u"率", u"度", u"比重", u"占比", u"比例"};
  return EndsWithAny(text_.Folded(std::max(sentence_.begin, at - 2), at), kRates);
}

bool FigureReader::FirmsFollow(size_t t) const {
  constexpr int32_t kNounChars = 10;
  static constexpr std::u16string_view kShares[] = {u"占", u"占比", u"比例", u"比重"};
  const Anchor& figure = heads_.At(t);
  if (t + 1 >= sentence_.tokens.size()) return false;
  for (size_t next = t + 1; next < sentence_.tokens.size(); ++next) {
    const Token& token = sentence_.tokens[next];
    if (token.begin - figure.end > kNounChars || token.mark != 0) return false;
    if (token.anchor < 0) continue;
    const Anchor& count = heads_.At(next);
    if (count.type != AnchorType::kQuantity || token.begin - figure.end < 2) return false;
    return count.CountsFirms() ||
           (count.Measures("share") && EndsWithAny(text_.Folded(figure.end, count.begin), kShares));
  }
  return false;
}

bool FigureReader::ConsumesSo(const Anchor& figure) const {
  static constexpr std::u16string_view kConsumed[] = {u"能耗",   u"用水量",   u"用电量", u"取水量",
                                                      u"消费量", u"综合能耗", u"用气量"};
  static constexpr std::u16string_view kWho[] = {u"单位", u"企业", u"用户", u"机构", u"项目"};
  constexpr int32_t kNounChars = 8;
  if (figure.relation != Relation::kGe || figure.bound_before ||
      !text_.Holds(figure.end - 2, u"以上") ||
      !EndsWithAny(text_.Folded(std::max(sentence_.begin, figure.begin - 4), figure.begin),
                   kConsumed))
    return false;
  const int32_t end = text_.HanEnd(figure.end, std::min(sentence_.end, figure.end + kNounChars));
  for (int32_t p = figure.end; p + 2 <= end; ++p) {
    if (text_.LengthOfAny(p, kWho) > 0) return true;
  }
  return false;
}

bool FigureReader::SizesCounted(const Anchor& figure) const {
  // 2个300亿元产值园区, 8个过百亿、6个过50亿项目: so large is each of those counted.
  constexpr int8_t kHundredMillion = 8;
  const bool money =
      figure.unit == nullptr ? figure.power >= kHundredMillion : figure.Measures("money");
  if (!money || figure.relation == Relation::kApprox || figure.relation == Relation::kLe)
    return false;
  if (text_[figure.end] == u'、') {
    return heads_.FigureAt(figure.end + 1) && figure.relation == Relation::kGe &&
           sentence_.At(heads_.Next(figure.end + 1)).type == AnchorType::kQuantity;
  }
  return figure.relation == Relation::kEq && IsHan(text_[figure.end]) &&
         text_[figure.end] != u'的' && !text_.Holds(figure.end, u"资金") &&
         !text_.Holds(figure.end, u"补助");
}

bool FigureReader::AreThresholds(size_t first, size_t last) const {
  // 培育一批营收过100亿元、50亿元的企业; 产值超亿元、10亿元企业分别达到9家、2家
  const Anchor& least = heads_.At(first);
  const Anchor& most = heads_.At(last);
  if (!(least.bound_before && least.relation == Relation::kGe) || text_[most.end] == u',' ||
      !IsHan(text_[most.end]))
    return false;
  constexpr int8_t kHundredMillion = 8;
  for (size_t t = first; t <= last; ++t) {
    if (sentence_.tokens[t].anchor < 0) continue;
    const Anchor& size = heads_.At(t);
    const bool money =
        size.unit == nullptr ? size.power >= kHundredMillion : size.Measures("money");
    if (size.type != AnchorType::kQuantity || !money) return false;
  }
  const Range noun = heads_.NounBehind(most.end + (text_[most.end] == u'的' ? 1 : 0));
  static constexpr std::u16string_view kThings[] = {u"企业", u"集团", u"项目", u"园区",
                                                    u"村",   u"乡镇", u"集群", u"公司"};
  if (noun.empty() || !EndsWithAny(text_.Folded(noun.begin, noun.end), kThings)) return false;
  return LotBefore(least) || (text_[most.end] != u'的' && PairedBehind(most));
}

bool FigureReader::SizesPlace(const Anchor& figure) const {
  constexpr int32_t kNounChars = 14;
  if (figure.bound_before || !(figure.unit->dimension == "persons" || figure.HasClassifier()) ||
      !(figure.unit->surface == "人" || figure.unit->surface == "户") ||
      !text_.Holds(figure.end - 2, u"以上"))
    return false;
  // 30户以上连片村寨, 2000人以上安置社区: persons and households are no such places.
  const Range noun = heads_.NounBehind(figure.end);
  int32_t end = text_.HanEnd(noun.begin, std::min(noun.end, noun.begin + kNounChars));
  for (const Token& token : heads_.Within({noun.begin, end})) {
    if (token.begin < noun.begin + 2 || token.begin >= end ||
        !token.IsAny(Bit(Cue::kAchieve) | Bit(Cue::kVerb)))
      continue;
    end = token.begin;
    break;
  }
  return noun.begin == figure.end && end - noun.begin >= 2 &&
         IsAnyOf(text_[end - 1], u"村寨区点镇站场所园厂校楼院库馆桥");
}

// 形成一批产值5亿元以上的企业: how large some of them are to be.
bool FigureReader::LotBefore(const Anchor& figure) const {
  constexpr int32_t kMeasureChars = 9;
  constexpr int8_t kHundredMillion = 8;
  const bool money =
      figure.unit == nullptr ? figure.power >= kHundredMillion : figure.Measures("money");
  if (!money || figure.relation != Relation::kGe) return false;
  for (int32_t p = figure.begin - 2; p >= std::max(sentence_.begin, figure.begin - kMeasureChars);
       --p) {
    if (text_.Holds(p, u"一批")) return true;
  }
  return false;
}

bool FigureReader::CountAt(int32_t at) const {
  return heads_.FigureAt(at) && sentence_.At(heads_.Next(at)).HasClassifier();
}

bool FigureReader::SizesNext(size_t t) const {
  constexpr int32_t kMeasureChars = 6;
  const Anchor& figure = heads_.At(t);
  if (figure.unit == nullptr) return false;
  const knowledge::Label dimension = figure.unit->dimension;
  // 200亩左右连片茶园机采率: about how large they are.
  if (dimension == "area" && figure.relation == Relation::kApprox && !figure.bound_before &&
      IsHan(text_[figure.end]) && text_.Holds(figure.end - 2, u"左右"))
    return heads_.FigureBeforeComma(figure.end);
  if (dimension != "money") return false;
  // 6个产值超10亿元、4个超5亿元的集群: what stands between a count and its noun.
  if (figure.relation == Relation::kGe && counted_ >= 0 && counted_ <= figure.begin &&
      figure.begin - counted_ <= kMeasureChars) {
    const bool touches = counted_ == figure.begin;
    if (text_[figure.end] == u'的' && touches) return true;
    if ((text_[figure.end] == u'、' || text_[figure.end] == u'和') && CountAt(figure.end + 1))
      return touches || heads_.IncompleteTail({counted_, figure.begin}).begin == counted_;
  }
  // 规上企业60家、5亿元企业9家: so large are those that are counted next.
  // So are those of 产值5亿元企业9家.
  const bool measured = text_.Holds(figure.begin - 2, u"产值") ||
                        text_.Holds(figure.begin - 2, u"营收") ||
                        text_.Holds(figure.begin - 2, u"税收");
  if (figure.relation != Relation::kEq || !IsHan(text_[figure.end]) || text_[figure.end] == u'的' ||
      !(text_[figure.begin - 1] == u'、' || measured || DeedEndsAt(figure.begin)))
    return false;
  const Range noun = heads_.NounBehind(figure.end);
  // 亿元企业达90家、5亿元企业达20家
  const int32_t count = noun.end + (text_[noun.end] == u'达' ? 1 : 0);
  return !noun.empty() && CountAt(count) &&
         heads_.EndsIn(IndicatorName(noun.begin, noun.end), Cue::kGeneric);
}

bool FigureReader::DeedEndsAt(int32_t at) const {
  const size_t behind = sentence_.IndexOf(at);
  if (behind == 0) return false;
  const Token& deed = sentence_.tokens[behind - 1];
  return deed.anchor < 0 && deed.end == at && deed.Is(Cue::kDeed);
}

bool FigureReader::IsGraded(const Anchor& figure) const {
  return text_[figure.end] == u'级' && figure.unit->kind == knowledge::UnitClass::kMeasure &&
         (figure.unit->dimension == "mass" || figure.unit->dimension == "power");
}

bool FigureReader::CountFollows(size_t t) const {
  constexpr int32_t kNounChars = 8;
  const Anchor& figure = heads_.At(t);
  for (size_t next = t + 1; next < sentence_.tokens.size(); ++next) {
    const Token& token = sentence_.tokens[next];
    if (token.begin - figure.end > kNounChars || token.mark != 0) return false;
    if (token.anchor < 0) continue;
    const Anchor& count = heads_.At(next);
    // 年收入20万元以上的村占比达60%
    static constexpr std::u16string_view kShares[] = {u"占比", u"比例", u"比重"};
    if (count.unit_literal == "%" || count.unit_literal == "成" ||
        (count.unit != nullptr &&
         (count.unit->dimension == "share" || count.unit->dimension == "points"))) {
      const auto between = text_.Folded(figure.end, count.begin);
      // 收入超30万元的行政村达到70%: how many of all.
      const bool reaches =
          text_[figure.end] == u'的' && (between.ends_with(u"达到") || between.ends_with(u"达"));
      // 35岁以下的仅占两成
      const bool only = between.ends_with(u"仅占") || between.ends_with(u"只占");
      return between.ends_with(u"占") || only || reaches ||
             std::ranges::any_of(kShares, [&](std::u16string_view share) {
               return between.find(share) != between.npos;
             });
    }
    // 销售收入超10亿元的12家: the things counted before.
    if (count.CountsFirms() && count.begin == figure.end + 1 &&
        heads_.NounBehind(count.end).empty() && !namer_.entity().empty())
      return true;
    return count.type == AnchorType::kQuantity && count.HasClassifier() &&
           text_[count.begin - 1] != u'的';
  }
  return false;
}

void FigureReader::AddThreshold(const Anchor& figure, int32_t floor, int32_t behind) {
  // 30亿元级重大项目, 50亿元级以上项目
  if (text_[behind] == u'级') behind += text_.Holds(behind + 1, u"以上") ? 3 : 1;
  // 0-14岁(含不满15周岁)人口
  if (text_[behind] == u'(') behind = heads_.BracketEnd(behind);
  Range noun = heads_.NounBehind(behind);
  if (noun.end - noun.begin > 2 && IsAnyOf(text_[noun.end - 1], u"等为")) --noun.end;
  Lead lead = LeadOf(floor, figure.begin);
  lead.words = {lead.name.end, figure.begin};
  Fact* const fact = account_.AddFact(
      figure, lead,
      noun.empty() ? SizesCount(sentence_.IndexOf(figure.begin)) || text_[figure.end] == u'、'
                         ? Named{namer_.entity(), Rule::kNameSized}
                         : Named{namer_.topic(), Rule::kNameTopic}
                   : Named{IndicatorName(noun.begin, noun.end), Rule::kNameSized});
  if (fact == nullptr) return;
  account_.SetLastAside(figure, fact);
  fact->optional = true;
  namer_.ForgetLevel();
}

bool FigureReader::SizesCount(size_t t) const {
  return !namer_.entity().empty() && SizesTouching(t);
}

bool FigureReader::SizesTouching(size_t t) const {
  const Anchor& figure = heads_.At(t);
  // 20亿元以上2户, 5—20亿元9个
  const bool sizes = figure.relation == Relation::kGe || figure.high.has_value();
  if (!figure.Measures("money") || !sizes || t + 1 >= sentence_.tokens.size()) return false;
  const Token& next = sentence_.tokens[t + 1];
  return next.anchor >= 0 && next.begin == figure.end && heads_.At(t + 1).CountsFirms();
}

bool FigureReader::PairedBehind(const Anchor& figure) const {
  constexpr int32_t kListChars = 60;
  for (const Token& token : heads_.From(figure.end)) {
    if (token.begin > figure.end + kListChars) return false;
    if (token.mark != 0 && token.mark != u'、') return false;
    if (token.Is(Cue::kRespectively)) return true;
  }
  return false;
}

int32_t FigureReader::DeedFloor(int32_t floor, const Anchor& figure) const {
  static constexpr std::u16string_view kStages[] = {
      u"开工",     u"新开工",   u"续建",   u"签约",     u"新签约",   u"竣工", u"新竣工",
      u"投产",     u"新投产",   u"新引进", u"引进",     u"新落地",   u"在建", u"储备",
      u"新入库",   u"新招引",   u"招引",   u"新建",     u"新建续建", u"入库", u"开工建设",
      u"竣工投产", u"建成投产", u"建成",   u"签约落地", u"签约引进"};
  constexpr int32_t kStageChars = 4;
  static constexpr std::u16string_view kZones[] = {u"产业园", u"园区",   u"开发区",   u"高新区",
                                                   u"经开区", u"示范区", u"合作区",   u"保税区",
                                                   u"集团",   u"公司",   u"对口合作", u"协作"};
  for (int32_t begin = std::max(floor, figure.begin - kStageChars); begin + 2 <= figure.begin;
       ++begin) {
    if (!IsOneOf(text_.Folded(begin, figure.begin), kStages)) continue;
    // 某产业园引进亿元以上项目8个: whose they are.
    const IndicatorName who = heads_.Trim({floor, begin});
    const bool zone = who.size() >= 4 && who.size() <= 12 && who.Hull().second == begin &&
                      EndsWithAny(who.Folded(text_), kZones);
    return zone ? who.Hull().first : begin;
  }
  return figure.begin;
}

int32_t FigureReader::ThresholdFloor(int32_t floor, const Anchor& figure) const {
  // 每万人拥有60岁以上长者床位: among how many.
  constexpr int32_t kPerChars = 8;
  for (int32_t p = std::max(floor, figure.begin - kPerChars); p < figure.begin; ++p) {
    if (text_[p] == u'每' && IsAnyOf(text_[p + 1], u"千万百") && IsAnyOf(text_[p + 2], u"人常名"))
      return p;
  }
  // 规上企业、收入过亿元企业分别达到…: a member of a list that goes on.
  if (PairedBehind(figure)) return floor;
  // 公交与地铁50米内换乘比例: between what and what.
  if (figure.unit != nullptr && figure.unit->dimension == "length" && text_[figure.end] == u'内' &&
      LeadOf(floor, figure.begin).name.end == figure.begin)
    return floor;
  if (text_[figure.end] == u'的') {
    const Lead lead = LeadOf(floor, figure.begin);
    return lead.name.empty() ? figure.begin : lead.name.begin;
  }
  // 招引长三角地区亿元以上项目, 家庭年收入8—40万元群体: which they are, besides how large.
  if (const IndicatorName before = heads_.Trim(LeadOf(floor, figure.begin).name);
      heads_.IsRange(figure) || SaysWhich(before))
    return before.empty() ? figure.begin : before.Hull().first;
  const Range tail = heads_.IncompleteTail({std::max(floor, figure.begin - 6), figure.begin});
  if (!tail.empty() && text_[tail.begin - 1] == u'年' && tail.begin > floor &&
      text_[tail.begin - 2] != u'半')
    return tail.begin - 1;
  // 集体经营性收入30万元以上村, 地区生产总值超百亿县: all that says by what they are measured.
  if (const int32_t measure = MeasureBegin(floor, figure); measure < figure.begin) return measure;
  // 销售超5亿元企业
  if (tail.empty() && figure.begin - 2 >= floor && text_.Holds(figure.begin - 2, u"销售"))
    return figure.begin - 2;
  return tail.empty() ? DeedFloor(floor, figure) : tail.begin;
}

int32_t FigureReader::MeasureBegin(int32_t floor, const Anchor& figure) const {
  constexpr int32_t kMeasureChars = 12;
  if (!figure.Measures("money") && figure.unit != nullptr) return figure.begin;
  const IndicatorName before = heads_.Trim(LeadOf(floor, figure.begin).name);
  const auto [begin, end] = before.OnlyPiece();
  if (end != figure.begin || end - begin < 2 || end - begin > kMeasureChars ||
      heads_.DeedLength(before) > 0 || heads_.EndsIn(before, Cue::kGeneric) ||
      !(heads_.EndsIn(before, Cue::kHead) || heads_.EndsIn(before, Cue::kIncomplete)))
    return figure.begin;
  const bool plain =
      std::ranges::none_of(heads_.Within({begin, end}), [last = end](const Token& token) {
        return token.mark != 0 || token.anchor >= 0 ||
               token.IsAny(Bit(Cue::kAnd) | Bit(Cue::kOf)) ||
               (token.end < last && token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed)));
      });
  return plain ? begin : figure.begin;
}

bool FigureReader::SaysWhich(const IndicatorName& before) const {
  constexpr int32_t kWhichChars = 8;
  const auto [begin, end] = before.OnlyPiece();
  const int32_t which = begin + heads_.DeedLength(before);
  if (which == begin || end - which < 2 || end - which > kWhichChars ||
      !heads_.IncompleteTail({begin, end}).empty())
    return false;
  return std::ranges::none_of(heads_.Within({which, end}), [](const Token& token) {
    return token.mark != 0 || token.anchor >= 0 ||
           token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAnd) | Bit(Cue::kEtc));
  });
}

size_t FigureReader::ListEnd(size_t first) const {
  size_t last = first;
  for (size_t next = NextInList(first, last); next != last; next = NextInList(first, last))
    last = next;
  return last;
}

// Not 增至20亿元、增长3%: what it grew to, and by how much.
bool FigureReader::AreAlike(const Anchor& one, const Anchor& other) {
  return one.unit == nullptr || other.unit == nullptr ||
         one.unit->dimension == other.unit->dimension;
}

size_t FigureReader::NextInList(size_t first, size_t last) const {
  const std::vector<Token>& tokens = sentence_.tokens;
  const Anchor& anchor = heads_.At(last);
  size_t next = last + 1;
  if (next >= tokens.size() || !heads_.Touch(anchor.end, tokens[next].begin)) return last;
  if (counted_ == anchor.begin && SizesCounted(anchor)) return last;
  const Token& joint = tokens[next];
  const bool parts = joint.mark == u':' && anchor.rule == kStructureRule;
  if (joint.mark != u'、' && !parts && !(joint.Is(Cue::kAnd) && joint.end - joint.begin <= 2))
    return last;
  int32_t behind = joint.end;
  ++next;
  // 每人每月1120元和每人每年9360元: for whom and how long each of them is told.
  if (const int32_t per = PerLength(text_, behind);
      per > 0 && !PerBefore(text_, sentence_.begin, anchor.begin).empty()) {
    behind += per;
    while (next < tokens.size() && tokens[next].end <= behind) ++next;
  }
  // 增长12.0%、下降3.4%: a verb of its own.
  if (next + 1 < tokens.size() && tokens[next].IsAny(Bit(Cue::kUp) | Bit(Cue::kDown)) &&
      heads_.Touch(behind, tokens[next].begin) && tokens[next + 1].anchor >= 0 &&
      AreAlike(anchor, heads_.At(next + 1)) && HasVerbBefore(first)) {
    behind = tokens[next].end;
    ++next;
  }
  // 分别低1.8个、高0.4个百分点: so is each compared.
  if (next + 1 < tokens.size() && ComparesAt(next) && tokens[next].begin == behind && last > 0 &&
      ComparesAt(last - 1) && tokens[next + 1].anchor >= 0 &&
      heads_.At(next + 1).Measures("points")) {
    behind = tokens[next].end;
    ++next;
  }
  // 亿元以上企业5家、1—5亿元8家: what sizes the next ones is none of the list.
  if (next < tokens.size() && tokens[next].anchor >= 0 &&
      (IsThreshold(next) || (anchor.CountsFirms() && SizesTouching(next))))
    return last;
  const bool goes_on =
      next < tokens.size() && tokens[next].anchor >= 0 &&
      heads_.Touch(behind, tokens[next].begin) && heads_.At(next).type == anchor.type &&
      !(SizesNext(last) && heads_.At(next).HasClassifier()) && !TellsStock(last, next);
  return goes_on ? next : last;
}

// 净增210户、超3600户: by how many, and how many there are now.
bool FigureReader::TellsStock(size_t change, size_t next) const {
  const Anchor& now = heads_.At(next);
  return now.bound_before && now.relation == Relation::kGe && now.unit != nullptr &&
         now.unit->dimension != "share" && now.unit->dimension != "points" &&
         !heads_.At(change).bound_before && HasVerbBefore(change) &&
         !(change > 1 && sentence_.tokens[change - 2].Is(Cue::kRespectively));
}

// 高, 低 and the like right before the figure of the next token.
bool FigureReader::ComparesAt(size_t token) const {
  const Token& word = sentence_.tokens[token];
  return word.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) && word.end - word.begin == 1 &&
         token + 1 < sentence_.tokens.size() && sentence_.tokens[token + 1].begin == word.end;
}

bool FigureReader::HasVerbBefore(size_t token) const {
  return token > 0 && sentence_.tokens[token - 1].IsAny(Bit(Cue::kUp) | Bit(Cue::kDown)) &&
         sentence_.tokens[token - 1].end == sentence_.tokens[token].begin;
}

void FigureReader::AddNamed(const Anchor& figure, const Lead& lead, Named named) {
  // 夺得6金5银: the metal behind the number names them.
  if (figure.rule == kMedalRule) {
    IndicatorName medals(figure.end - 1, figure.end);
    medals.Append("牌");
    named = {medals, Rule::kNameBehind};
  }
  // 投资36亿元的9个项目竣工: what became of them tells them from the others.
  if (named.rule == Rule::kNameOwner && text_[figure.end] == u'的' &&
      heads_.FigureAt(figure.end + 1)) {
    const Range noun = heads_.NounBehind(figure.end);
    const Range deed = noun.empty() ? Range{} : heads_.DeedBehind(noun.end);
    constexpr int32_t kDeedChars = 6;
    const bool wide = heads_.EndsIn(IndicatorName(noun.begin, noun.end), Cue::kGeneric) &&
                      noun.end - noun.begin <= 2;
    if (wide && !deed.empty() && deed.end - deed.begin <= kDeedChars)
      named.name = Joined({deed.begin, deed.end}, named.name);
  }
  if (const auto [begin, end] = named.name.OnlyPiece(); end > begin)
    named.name = heads_.WithoutMarks({begin, end});
  named.name = WithoutIn(figure, named.name);
  named.name = namer_.OfContest(figure, named.name);
  // 高值耗材平均降价50%: what fell is the price.
  if (lead.fall && text_[figure.begin - 1] == u'价' && text_.Holds(figure.begin - 2, u"降价") &&
      figure.Measures("share") && !named.name.empty() &&
      named.name.Folded(text_).find(u'价') == FoldedName::npos)
    named.name.Append("价格");
  // 大豆增产3万吨: what grew is the output.
  if ((lead.verb & (Bit(Cue::kUp) | Bit(Cue::kDown))) && text_[figure.begin - 1] == u'产' &&
      IsAnyOf(text_[figure.begin - 2], u"增减") && figure.Measures("mass") && !named.name.empty() &&
      named.name.Folded(text_).find(u'产') == FoldedName::npos)
    named.name.Append("产量");
  named.name = namer_.OfGoodsListed(figure, lead, named.name);
  named.name = namer_.OfShare(figure, lead, named.name);
  if (figure.unit_literal == "成" || figure.Measures("share"))
    named.name = namer_.OfHeadless(named.name);
  const FoldedName words = named.name.Folded(text_);
  // 拉动…增长5.8个百分点: how much it added to the growth of another.
  const bool points = figure.Measures("points");
  const bool pulls = points && words.find(u"拉动") != words.npos && !words.ends_with(u"增长");
  // 其中设备投入5亿元,占60%
  const bool tenths = figure.unit_literal == "成";  // 占到七成
  const bool share = (tenths || figure.Measures("share")) && words.size() >= 3 &&
                     words.ends_with(u'占') && !words.ends_with(u"已占");
  // 集体收入超20万元的行政村达到60%: how many of them.
  const bool of_things = (tenths || figure.Measures("share")) && lead.reach && !lead.compared &&
                         !(lead.cues & Bit(Cue::kPlanDone)) &&
                         (lead.verb & ~Bit(Cue::kReach)) == 0 && CountsOfAll(named.name);
  if (of_things) named.name.Append("占比");
  // 拉低工业增速1.8个百分点: what it made slower.
  const bool slows = points && words.starts_with(u"拉低") && text_.Holds(lead.words.begin, u"增速");
  if (slows || (pulls && text_.Holds(lead.words.begin, u"增长")))
    named.name.Append(lead.words.begin, lead.words.begin + 2);
  else if (share)
    named.name.Append("比");
  // 安置房项目完成88%: how far they came.
  if (figure.Measures("share") && figure.relation != Relation::kApprox &&
      text_.Holds(figure.begin - 2, u"完成") && lead.verb == 0 && !lead.compared &&
      lead.baseline.empty() && lead.name.end == figure.begin - 2 && words.size() > 3 &&
      (words.ends_with(u"项目") || words.ends_with(u"任务")))
    named.name.Append("完成率");
  // 桥梁还有73座、约占2.4%: how many of all.
  const bool of_all = text_.Holds(figure.begin, u"约占") && !words.ends_with(u"占比") &&
                      words.find(u'占') == words.npos && !words.ends_with(u"比重");
  if (of_all) named.name.Append("占比");
  account_.AddFact(figure, lead, named);
}

IndicatorName FigureReader::WithoutIn(const Anchor& figure, const IndicatorName& name) const {
  // 甲公司在全国评比中居第一, 甲公司在中国企业榜单排名上升3位: how it does in it.
  const bool place = figure.unit != nullptr && figure.unit->surface == "位";
  const auto [begin, end] = name.OnlyPiece();
  if (!(place || figure.type == AnchorType::kRank) || end - begin < 7) return name;
  for (int32_t p = begin + 2; p + 4 < end; ++p) {
    if (text_[p] != u'在' || !heads_.InPlaceAt(p + 1)) continue;
    IndicatorName without(begin, p);
    without.Append(p + 1, end - (text_[end - 1] == u'中' ? 1 : 0));
    return without;
  }
  return name;
}

bool FigureReader::CountsOfAll(const IndicatorName& name) const {
  static constexpr std::u16string_view kThings[] = {u"企业", u"村",   u"乡镇", u"学校",
                                                    u"社区", u"家庭", u"农户", u"中小学",
                                                    u"医院", u"机构", u"园区", u"小区"};
  const FoldedName words = name.Folded(text_);
  return words.size() > 3 && EndsWithAny(words, kThings);
}

void FigureReader::ReadSingle(const Anchor& figure, const Lead& lead, ListWord word) {
  // 均 and 各: one fact for each of the heads, on the same quote; so of rates,
  // 办结率、满意率达到100%.
  if ((word == ListWord::kEach || heads_.NamesRates(lead.name)) && !lead.name.empty() &&
      figure.type == AnchorType::kQuantity) {
    Heads heads = heads_.SplitHeads(lead.name);
    // 办理建议和提案,办结率均达98%: of each of them.
    if (const Range dealt = heads.size() == 1 ? namer_.DealtWith(lead.name) : Range{};
        !dealt.empty()) {
      const IndicatorName rate = heads[0];
      heads = heads_.SplitHeads(dealt);
      for (IndicatorName& head : heads) head.Append(rate);
    } else if (heads.size() == 1 && figure.Measures("share") &&
               heads_.IsOnly(heads[0], Cue::kIncomplete)) {
      const IndicatorName rate = heads[0];
      heads = namer_.CountedBefore(lead.name);
      for (IndicatorName& head : heads) head.Append(rate);
    }
    if (heads.size() == 1) {
      if (Heads rates = RatesOfCounts(lead.name); !rates.empty()) heads = std::move(rates);
    }
    // 存贷款余额均突破3000亿元: each of the two that one word holds.
    if (heads.size() == 1 && (lead.cues & Bit(Cue::kAll))) heads = heads_.Expand(heads, 2);
    if (heads.size() >= 2 && heads.size() <= 6) {
      for (IndicatorName& head : heads) {
        head = namer_.MemberName(figure, head);
        if (!heads_.IsOnly(head, Cue::kIncomplete)) continue;
        // 营业收入、税收均增长: the list itself may be the topic.
        const IndicatorName whole = namer_.Complete(head);
        const int32_t begin = whole.Hull().first;
        if (begin < lead.name.begin || begin >= lead.name.end) head = whole;
      }
      AddShared(figure, lead, heads, Rule::kNameEach);
      // 均比2020年翻一番,分别达到8亿元和5亿元: of the same again.
      list_ = std::move(heads);
      return;
    }
  }
  if (const Heads told =
          word == ListWord::kEach && lead.name.empty() ? ToldBefore(figure) : Heads();
      told.size() >= 2) {
    AddShared(figure, lead, told, Rule::kNameEach);
    return;
  }
  // 起数、死亡人数“双下降”,降幅均不低于8%: of each that the clause before is about.
  if (const auto [begin, end] = namer_.subject().OnlyPiece();
      word == ListWord::kEach && lead.name.empty() && end - begin >= 5 &&
      figure.type == AnchorType::kQuantity && figure.Measures("share") &&
      (lead.cues & (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun))) != 0) {
    Heads heads = heads_.SplitHeads({begin, end});
    if (heads.size() >= 2 && heads.size() <= 4 && heads_.AllComplete(heads)) {
      AddShared(figure, lead, heads, Rule::kNameEach);
      return;
    }
  }
  Refused(trace_, Rule::kNameEach,
          word == ListWord::kEach ? "均 or 各 has no heads before it" : "no 均 or 各 shares it");
  if (figure.type == AnchorType::kRank) {
    if (const Heads places = namer_.OfBestEach(figure, lead.name); places.size() >= 2) {
      AddShared(figure, lead, places, Rule::kNameEach);
      return;
    }
    const Heads heads = SharedRank(lead, word == ListWord::kEach);
    if (heads.size() >= 2 && heads.size() <= 6) {
      AddShared(figure, lead, heads, Rule::kNameEach);
      return;
    }
  }
  // 投资和民间投资增长8%: a rise or fall of several complete indicators is one of each.
  if (lead.name.empty() && shared_.size() >= 2) {
    AddShared(figure, lead, shared_, Rule::kNameSharedAgain);
    return;
  }
  Refused(trace_, Rule::kNameSharedAgain,
          "no figure before was shared by several heads, or it has a name");
  shared_.clear();
  if (figure.HasClassifier()) counted_ = figure.end;
  const bool moves = (lead.verb & (Bit(Cue::kUp) | Bit(Cue::kDown))) != 0 ||
                     GrowthFollows(knowledge_, text_, figure.end);
  // 产值达8亿元、税收达1亿元,均增长9%: of each of those.
  if (const Heads& told = namer_.clause_before();
      word == ListWord::kEach && moves && lead.name.empty() &&
      (figure.Measures("share") || figure.unit_literal == "%") && told.size() >= 2 &&
      told.size() <= 4 && text_[lead.words.begin - 1] == u',') {
    AddShared(figure, lead, Heads(told, heads_.scratch()), Rule::kNameEach);
    return;
  }
  // 粮油、食品类零售额 is one thing, as is what 等 sums up.
  const bool one =
      heads_.GroupNoun(lead.name).begin > lead.name.begin || heads_.SumsUp(lead.name) ||
      NamesKind(lead.name) || text_.Holds(lead.name.end, u"合计") ||
      text_.Folded(lead.name.begin, lead.name.end).find(u'类') != std::u16string_view::npos ||
      (moves && heads_.NamesIndustry(lead.name));
  if (moves && !one && !lead.reach && !lead.name.empty() && lead.name.end - lead.name.begin <= 40) {
    Heads heads = heads_.SplitHeads(lead.name);
    if (heads.size() >= 2 && heads.size() <= 4 && heads_.AllComplete(heads)) {
      AddShared(figure, lead, heads, Rule::kNameEach);
      // 甲和乙年均增长8%,分别达到9亿元、3亿元: of the same two.
      list_ = heads;
      shared_ = std::move(heads);
      return;
    }
  }
  // 甲、乙经济总量突破6000亿元: places have one each.
  static constexpr std::u16string_view kOfPlace[] = {u"经济总量", u"地区生产总值", u"GDP"};
  if (figure.bound_before && figure.relation == Relation::kGe && figure.Measures("money") &&
      EndsWithAny(text_.Folded(lead.name.begin, lead.name.end), kOfPlace) &&
      heads_.Holds(lead.name.begin, lead.name.end, u'、')) {
    const Heads places = heads_.SplitHeads(lead.name);
    constexpr int32_t kPlaceChars = 6;
    const bool all_places = std::ranges::all_of(places, [&](const IndicatorName& place) {
      return place.size() <= kPlaceChars + static_cast<int32_t>(kOfPlace[1].size());
    });
    if (places.size() >= 2 && all_places) {
      AddShared(figure, lead, places, Rule::kNameEach);
      return;
    }
  }
  Refused(trace_, "name.each", "no growth of several complete indicators");
  list_.clear();
  Named named = NameOf(figure, lead, moves);
  if (const Range done = WhollyDone(figure, lead);
      !done.empty() && named.rule != Rule::kNameBehind) {
    named.name.Append(done.begin, done.end);
    done_end_ = done.end;
  }
  AddNamed(figure, lead, named);
}

Range FigureReader::WhollyDone(const Anchor& figure, const Lead& lead) const {
  // 渣土车100%密闭运输: what is done to all of them; 任务100%完成 tells no more than 100%.
  static constexpr std::u16string_view kPlain[] = {u"完成", u"实现", u"达到", u"落实", u"到位",
                                                   u"全部", u"左右", u"以上", u"水平", u"目标"};
  constexpr int32_t kDoneChars = 6;
  if (!figure.Measures("share") || figure.relation != Relation::kEq || lead.verb != 0 ||
      lead.cues != 0 || lead.compared || lead.name.empty() || lead.name.end != figure.begin ||
      text_[figure.begin - 1] == u'按' || !heads_.TailOf(lead.name).empty())
    return {};
  int32_t end = text_.HanEnd(figure.end, std::min(sentence_.end, figure.end + kDoneChars + 1));
  if (end < sentence_.end && !IsAnyOf(text_[end], u"、,;。)")) return {};
  if (end - figure.end >= 4 && text_.Holds(end - 2, u"到位")) end -= 2;
  const bool tells = end - figure.end >= 2 && end - figure.end <= kDoneChars &&
                     text_.LengthOfAny(figure.end, kPlain) == 0 &&
                     !IsAnyOf(text_[figure.end], u"的全");
  return tells ? Range{figure.end, end} : Range{};
}

bool FigureReader::NamesKind(Range name) const {
  constexpr int32_t kKindChars = 4;
  if (!(sentence_.cues & Bit(Cue::kEtc))) return false;
  for (const Token& token : heads_.Within(name)) {
    if (!token.Is(Cue::kEtc) || heads_.Holds(token.end, name.end, u'、')) continue;
    return heads_.TailOf({token.end, name.end}).begin - token.end >= kKindChars;
  }
  return false;
}

Named FigureReader::NameOf(const Anchor& figure, const Lead& lead, bool moves) {
  static constexpr std::u16string_view kReached[] = {u"、达到", u"、达", u",达到", u"、已达"};
  // 签约项目36个,10亿元以上6个: the size alone names them.
  if (const IndicatorName sized = figure.CountsFirms() && text_[lead.name.end] != u'、'
                                      ? namer_.OfSizeAlone(lead.name)
                                      : IndicatorName();
      !sized.empty()) {
    return {sized, Rule::kNameKind};
  }
  if (const IndicatorName aged = namer_.OfAge(figure); !aged.empty())
    return {aged, Rule::kNameKind};
  // 甲、乙产值分别达到8亿元、5亿元,合计占工业比重60%: of all that the list named.
  // So is by how much they pulled it: 合计拉动工业增长3个百分点.
  if (!list_words_.empty() && !lead.name.empty() &&
      (text_[lead.name.begin] == u'占' || text_.Holds(lead.name.begin, u"拉动")) &&
      text_.Holds(lead.name.begin - 2, u"合计"))
    return {Joined({list_words_.begin, list_words_.end}, {lead.name.begin, lead.name.end}),
            Rule::kNameShareOf};
  Named named = namer_.NameOf(figure, lead);
  // 新建绿道35公里,累计260公里: the total is of all that there are.
  const bool again = named.rule == Rule::kNameAgain || named.rule == Rule::kNameReached;
  const auto lead_words = text_.Folded(std::max(sentence_.begin, figure.begin - 4), figure.begin);
  // 新认定企业12家、达到58家: so is what they have come to.
  const bool total = !moves && (lead_words.find(u"累计") != lead_words.npos ||
                                (namer_.GoesOnBy(figure) && EndsWithAny(lead_words, kReached)));
  if (again && (total || lead_words.ends_with(u"净增"))) {
    const FoldedName words = named.name.Folded(text_);
    if (words.starts_with(u'新') || words.starts_with(u"续建"))
      named.name = heads_.WithoutDeed(named.name);
  }
  // 国家级工作站2家、省级5家,累计28家: of every grade.
  if (again && lead_words.find(u"累计") != lead_words.npos && namer_.clause_before().size() >= 2)
    named.name = heads_.WithoutGrade(named.name);
  if (figure.HasClassifier()) named.name = namer_.OfHeadless(namer_.SizedAlike(named.name));
  return named;
}

Heads FigureReader::RatesOfCounts(Range name) const {
  constexpr int32_t kRateChars = 20;
  Heads rates(heads_.scratch());
  const size_t behind = sentence_.IndexOf(name.begin);
  if (text_[name.end - 1] != u'率' || behind < 3) return rates;
  // 46个断面优良率和32个水功能区达标率均为100%
  const Token& count = sentence_.tokens[behind - 1];
  const int32_t joint = count.begin - 1;
  if (count.anchor < 0 || count.end != name.begin || !IsAnyOf(text_[joint], u"和、及") ||
      text_[joint - 1] != u'率')
    return rates;
  for (size_t t = behind - 2; t > 0 && joint - sentence_.tokens[t].end <= kRateChars; --t) {
    const Token& first = sentence_.tokens[t - 1];
    if (first.mark != 0) return rates;
    if (first.anchor < 0) continue;
    rates.emplace_back(first.end, joint);
    rates.emplace_back(name.begin, name.end);
    return rates;
  }
  return rates;
}

Heads FigureReader::ToldBefore(const Anchor& figure) const {
  // 甲8亿元,乙6亿元,均增长10%; 甲、乙分别增长8%和12%,均高于全省2个百分点: of each of the two.
  if (figure.type != AnchorType::kQuantity ||
      !(figure.Measures("share") || figure.Measures("points")))
    return Heads(heads_.scratch());
  if (list_.size() >= 2) return Heads(list_, heads_.scratch());
  const Heads& told = namer_.levels().empty() ? namer_.grown() : namer_.levels();
  return told.size() == 2 ? Heads(told, heads_.scratch()) : Heads(heads_.scratch());
}

Heads FigureReader::SharedRank(const Lead& lead, bool all) const {
  // 化解率97%,受理率、反馈率100%,均居首位: all the rates that were told.
  if (lead.name.empty() && all && namer_.levels().size() > namer_.clause_before().size() &&
      namer_.clause_before().size() >= 2 && namer_.levels().size() <= 4 &&
      std::ranges::all_of(namer_.levels(), [this](const IndicatorName& level) {
        return level.Folded(text_).ends_with(u'率');
      }))
    return Heads(namer_.levels(), heads_.scratch());
  if (lead.name.empty()) {
    // 营收、利润分别增长8%、11%,均居第3位: of each member of the list.
    // 起数、人数分别下降9%、5%,降幅居首位: by what each of them fell.
    const bool moved = (lead.cues & (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun))) != 0 &&
                       namer_.grown().size() == list_.size();
    if ((all || moved) && list_.size() >= 2 && namer_.clause_before().empty())
      return Heads(list_, heads_.scratch());
    // 集群7个,冠军企业达72个,均居第1位: each of the clauses before has one.
    const Heads& levels = namer_.levels();
    if (all && namer_.clause_before().size() == 1 && levels.size() >= 2)
      return Heads(levels.end() - 2, levels.end(), heads_.scratch());
    return all ? Heads(namer_.clause_before(), heads_.scratch()) : Heads();
  }
  // 经营主体突破120万户,其中企业超50万户,总量均居第2位: of each of the two told last.
  static constexpr std::u16string_view kTotals[] = {u"总量", u"总数", u"数量"};
  if (const Heads& levels = namer_.levels();
      all && levels.size() >= 2 && levels.back().size() != levels[levels.size() - 2].size() &&
      IsOneOf(text_.Folded(lead.name.begin, lead.name.end), kTotals)) {
    Heads two(levels.end() - 2, levels.end(), heads_.scratch());
    for (IndicatorName& head : two) head.Append(lead.name.begin, lead.name.end);
    return two;
  }
  // 茶叶产量8万吨,水果产量21万吨,产量均居第4位: of each of the two that end so.
  constexpr int32_t kHeadChars = 4;
  if (const Heads& levels = namer_.levels();
      all && levels.size() >= 2 && lead.name.end - lead.name.begin <= kHeadChars) {
    const auto head = text_.Folded(lead.name.begin, lead.name.end);
    const auto ends = [&](const IndicatorName& level) {
      return level.size() > static_cast<int32_t>(head.size()) + 1 &&
             level.Folded(text_).ends_with(head);
    };
    const IndicatorName& before = levels[levels.size() - 2];
    if (ends(levels.back()) && ends(before) && levels.back().Folded(text_) != before.Folded(text_))
      return Heads(levels.end() - 2, levels.end(), heads_.scratch());
  }
  // 集体和个人总数居第1位: one sum of all of them.
  if (!all && heads_.SumsBoth(lead.name)) return {};
  Heads heads = heads_.SplitHeads(lead.name);
  if (!all && !heads_.AllComplete(heads) && !heads_.NamesRates(lead.name)) return {};
  const bool of_last = !heads.empty() && heads_.IsOnly(heads.front(), Cue::kGrowthOnly);
  for (IndicatorName& head : heads) {
    if (!heads_.IsOnly(head, Cue::kGrowthOnly) && !heads_.IsOnly(head, Cue::kIncomplete)) continue;
    // 总量和增速均居第二: both are of the first, or of what was spoken of before.
    const bool first = &head == &heads.front() || of_last;
    if (!heads_.IsOnly(head, Cue::kGrowthOnly)) {
      head = namer_.Complete(head);
    } else if (first) {
      if (namer_.last().empty()) return {};
      head = namer_.last();
    } else {
      const IndicatorName owner = heads_.WithoutTail(heads.front());
      head = owner.empty() ? heads.front() : owner;
    }
  }
  return heads;
}

void FigureReader::AddShared(const Anchor& figure, const Lead& lead, const Heads& heads,
                             Rule rule) {
  account_.BeginList();
  for (const IndicatorName& head : heads) AddNamed(figure, lead, {head, rule});
  account_.EndList();
}

void FigureReader::ReadList(const Lead& lead, const Figures& figures, ListWord word) {
  // 出口6亿元,进口2亿元,分别增长5%: one value of both that were told.
  if (word == ListWord::kRespectively && figures.size() == 1 && lead.name.empty() &&
      list_.empty() && namer_.levels().size() == 2 && namer_.grown().empty() &&
      figures[0]->type == AnchorType::kQuantity && figures[0]->Measures("share")) {
    AddShared(*figures[0], lead, Heads(namer_.levels(), heads_.scratch()), Rule::kNameEach);
    return;
  }
  // 甲、乙分别持平和上升5%, 分别上升5%和持平: one of the two moved.
  const int32_t other = figures[0]->end;
  const bool flat_next = text_.Holds(other, u"和持平") || text_.Holds(other, u"、持平");
  if (word == ListWord::kRespectively && figures.size() == 1 && (lead.flat_first || flat_next)) {
    const Heads two =
        lead.name.empty() ? Heads(list_, heads_.scratch()) : heads_.SplitHeads(lead.name, 2);
    if (two.size() == 2)
      return AddNamed(*figures[0], lead, {two[lead.flat_first ? 1 : 0], Rule::kNameMember});
  }
  Rule rule = Rule::kNone;
  Heads heads = HeadsOf(lead, figures, word, &rule);
  if (heads.size() == figures.size()) {
    OwnCut(lead, &heads);
    AddPairs(lead, figures, word, heads, rule);
    structure_ = figures[0]->rule == kStructureRule;
    list_ = std::move(heads);
    // 分别增长8%、9%: of the same ones again.
    if (!lead.name.empty()) list_words_ = lead.name;
    return;
  }
  Refused(trace_, Rule::kNameMember, "heads and figures differ in number");
  if (word == ListWord::kRespectively && figures.size() >= 2 && heads.size() >= 2) {
    account_.AddDiagnostic(*figures[0], DiagnosticCode::kArityMismatch,
                           std::to_string(heads.size()) + " heads stand before " +
                               std::to_string(figures.size()) + " figures");
  }
  // 甲、乙排放量分别下降3%: one value of each, when no other figure goes on with it.
  const int32_t behind = figures[0]->end;
  if (word == ListWord::kRespectively && figures.size() == 1 && heads.size() >= 2 &&
      heads.size() <= 4 && !(IsAnyOf(text_[behind], u",、和") && heads_.FigureAt(behind + 1))) {
    AddShared(*figures[0], lead, heads, Rule::kNameEach);
    return;
  }
  // 推出“惠民保”,理赔3万人次、1.2亿元: a deed alone may belong to what stands before it.
  const bool named =
      heads.size() == 1 && !heads_.TellsDeedOnly(heads[0]) && !heads_.IsOnly(heads[0], Cue::kVerb);
  Heads parts(heads_.scratch());
  for (const Anchor* figure : figures)
    parts.push_back(named ? namer_.OfPartBy(*figure, heads[0]) : IndicatorName());
  for (size_t i = 0; i < figures.size(); ++i) {
    const Anchor figure = Member(figures, i, ListWord::kNone);
    if (trace_ != nullptr) trace_->BeginFigures(figure.begin, figure.end);
    Lead own = lead;
    if (i > 0) DropVerb(*figures[0], figure, &own);
    if (times_.size() == figures.size()) {
      own.time = times_[i].period;
      own.time_words = times_[i].words;
    }
    const IndicatorName part = named ? parts[i] : IndicatorName();
    AddNamed(figure, own,
             !part.empty() ? Named{part, Rule::kNameOfList}
             : named       ? Named{namer_.MemberName(figure, heads[0]), Rule::kNameOfList}
                           : namer_.NameOf(figure, lead));
  }
}

bool FigureReader::Cuts(Range words) const {
  static constexpr std::u16string_view kCuts[] = {u"压缩", u"缩短", u"精简", u"压减"};
  static constexpr WordFinder kFinder(kCuts);
  return kFinder.In(text_.Folded(words.begin, words.end)) != std::u16string_view::npos;
}

void FigureReader::OwnCut(const Lead& lead, Heads* heads) const {
  constexpr std::u16string_view kReform = u"改革";
  const auto [begin, end] = namer_.owner().OnlyPiece();
  if (end - begin <= 4 || !Cuts(lead.words) || !text_.Folded(begin, end).ends_with(kReform)) return;
  for (IndicatorName& head : *heads) {
    if (head.size() <= 2 && head.Hull().first > end)
      head = Joined({begin, end - static_cast<int32_t>(kReform.size())}, head);
  }
}

Heads FigureReader::HeadsOf(const Lead& lead, const Figures& figures, ListWord word,
                            Rule* rule) const {
  *rule = Rule::kNameMember;
  const size_t count = figures.size();
  Heads heads(heads_.scratch());
  // 降幅比全省、全市分别少2.1个、0.8个百分点: the list is of what it is compared with.
  if (lead.compared && count >= 2 && lead.name.empty() && !namer_.last().empty() &&
      BaselinesOf(lead).size() == count) {
    *rule = Rule::kNameAgain;
    return Heads(count, namer_.last(), heads_.scratch());
  }
  if (word == ListWord::kRespectively && count >= 3) {
    heads = IndustriesByComma(lead.name, count);
    if (heads.size() == count) return heads;
    heads.clear();
  }
  // 第一、二、三次产业: the numerals alone differ.
  constexpr std::u16string_view kNumerals = u"第一、二、三次产业";
  if (count == 3 && text_.Holds(lead.name.begin, kNumerals)) {
    const int32_t behind = lead.name.begin + static_cast<int32_t>(kNumerals.size());
    IndicatorName& three = heads.emplace_back(lead.name.begin, behind);
    three.Append(behind + (text_.Holds(behind, u"分别") ? 2 : 0), lead.name.end);
  } else if (!lead.name.empty()) {
    heads = heads_.SplitHeads(lead.name, count);
  }
  // 省级工厂、省级园区,分别达到8家和5家: those that the clause before does nothing but list.
  // 甲业、乙业和丙业,分别占11%、10%和9%
  const bool held = (lead.leading & Bit(Cue::kRespectively)) != 0 &&
                    text_.Folded(lead.name.begin, lead.name.end) == u"占";
  const int32_t clause = held ? lead.name.begin - 2 : lead.words.begin;
  if ((held || (lead.name.empty() && word == ListWord::kRespectively)) && count >= 2 &&
      text_[clause - 1] == u',') {
    Heads listed = ListOfClauseBefore(clause, count);
    const int32_t least = namer_.listing_begin() >= 0 ? 2 : 3;
    const bool plain =
        listed.size() == count && std::ranges::all_of(listed, [&](const IndicatorName& head) {
          const auto [begin, end] = head.OnlyPiece();
          return end - begin >= least && PlainWords({begin, end});
        });
    if (plain) {
      *rule = Rule::kNameListTail;
      for (IndicatorName& head : listed) {
        if (namer_.listing_begin() >= 0 && !namer_.listing().empty())
          head = Joined(head, namer_.listing());
        if (held) head.Append(lead.name.begin, lead.name.end);
      }
      return listed;
    }
  }
  // 存款、贷款余额稳步增长,分别达到…: the subjects of the clause before.
  if (const auto [begin, end] = namer_.subject().OnlyPiece();
      lead.name.empty() && word == ListWord::kRespectively && count >= 2 && end > begin &&
      list_.size() != count) {
    heads = heads_.SplitHeads({begin, end}, count);
    if (heads.size() == 1) heads = heads_.Expand(std::move(heads), count);
    *rule = Rule::kNameListTail;
    if (heads.size() == count) return heads;
    heads.clear();
    *rule = Rule::kNameMember;
  }
  // 由9:40:51调整为7:46:47: the shares told before.
  if (figures[0]->rule == kStructureRule && structure_ && list_.size() == count &&
      lead.name.end - lead.name.begin <= 4) {
    *rule = Rule::kNameListAgain;
    return Heads(list_, heads_.scratch());
  }
  // 进出口增长12%,总量和增速分别居第4、第1位: both are of what was spoken of.
  const bool ranks = figures[0]->type == AnchorType::kRank;
  if (ranks && heads.size() == count && count >= 2 && !namer_.last().empty() &&
      std::ranges::all_of(heads, [this](const IndicatorName& head) {
        return heads_.IsOnly(head, Cue::kGrowthOnly);
      })) {
    *rule = Rule::kNameOfList;
    return Heads(count, namer_.last(), heads_.scratch());
  }
  if (heads.size() == 1) heads = heads_.Expand(std::move(heads), count);
  // 三次产业结构…,对经济增长的贡献率分别为…: of each of the three.
  const bool of_structure = structure_ && text_[lead.name.begin] == u'对';
  // 第一、二、三产业…贡献率分别为…,分别拉动GDP增长1.2个、2.1个、3.3个百分点
  const auto pulled = [&] {
    return list_.size() == 3 && heads[0].Folded(text_).starts_with(u"拉动") &&
           list_[0].Folded(text_).starts_with(u"第一产业");
  };
  // 三次产业分别增长…
  static constexpr std::u16string_view kAll[] = {u"三次产业", u"三大产业"};
  const bool three =
      word == ListWord::kRespectively && heads.size() == 1 && IsOneOf(heads[0].Folded(text_), kAll);
  if (heads.size() == 1 && count == 3 && (of_structure || three || pulled())) {
    *rule = Rule::kNameListTail;
    const IndicatorName tail = three ? IndicatorName() : heads[0];
    heads.clear();
    for (const std::string_view industry : {"第一产业", "第二产业", "第三产业"}) {
      heads.emplace_back().Append(industry);
      heads.back().Append(tail);
    }
    return heads;
  }
  // 甲、乙出口分别增长8%、9%,占出口比重分别为5%、6%: of the same two.
  // So are 甲增加值增长8%,乙增加值增长9%,占比重分别为5%、6%.
  const Heads& grown = namer_.grown();
  const bool of_grown = word == ListWord::kRespectively && list_.empty() && grown.size() == count &&
                        namer_.levels().empty();
  // 争取资金2亿元,获批指标620亩,分别占全市的31%、24%
  const Heads& told = namer_.levels();
  const bool each = word == ListWord::kRespectively || (lead.leading & Bit(Cue::kRespectively));
  const bool of_told = each && list_.empty() && told.size() >= count;
  if (const Heads shares = SharesOfGrown(heads, count, each); !shares.empty()) {
    *rule = Rule::kNameListTail;
    return shares;
  }
  if (heads.size() == 1 && count >= 2 && (list_.size() == count || of_grown || of_told) &&
      heads[0].Folded(text_).starts_with(u'占')) {
    *rule = Rule::kNameListTail;
    const IndicatorName share = heads[0];
    heads = of_grown                ? grown
            : list_.size() == count ? list_
                                    : Heads(told.end() - static_cast<std::ptrdiff_t>(count),
                                            told.end(), heads_.scratch());
    for (IndicatorName& head : heads) head.Append(share);
    return heads;
  }
  // 三次产业结构日趋合理,比例为9.7:39.5:50.8
  if (figures[0]->rule == kStructureRule && count == 3 && heads.size() < 2 && !structure_)
    return heads_.SharesOfIndustries();
  const bool growth_only = heads.size() == 1 && heads_.IsOnly(heads[0], Cue::kGrowthOnly);
  // 分别增长12%和11%,扣除价格因素实际增长10%和9%: the same, reckoned otherwise.
  const bool reckoned = heads.size() == 1 && list_.size() == figures.size() &&
                        heads[0].Folded(text_).starts_with(u"扣除价格");
  if (heads.empty() || growth_only || reckoned)
    return HeadsAgain(figures, word, std::move(heads), rule);
  // 甲类项目6个、乙类项目4个分别完成投资3亿元、2亿元: of each of them, not of the last one.
  const Heads& levels = namer_.levels();
  const bool respectively =
      word == ListWord::kRespectively ||
      text_.Folded(lead.name.begin, lead.name.end).find(u"分别") != std::u16string_view::npos;
  if (respectively && heads.size() == 1 && count >= 2 && levels.size() >= count) {
    const FoldedName things = levels.back().Folded(text_);
    const auto [begin, end] = heads[0].OnlyPiece();
    const auto own =
        end > begin ? std::pair(begin + levels.back().size(), end) : heads[0].LastPiece();
    if (heads[0].Folded(text_).starts_with(things) && own.second - own.first >= 2 &&
        heads[0].size() == levels.back().size() + own.second - own.first) {
      *rule = Rule::kNameListTail;
      heads.assign(levels.end() - static_cast<std::ptrdiff_t>(count), levels.end());
      for (IndicatorName& head : heads) head.Append(own.first, own.second);
      return heads;
    }
  }
  // 每百户拥有汽车41辆、空调136台,其中农村分别为36辆、108台: of each of those that were told.
  if (word == ListWord::kRespectively && heads.size() == 1 && count >= 2 &&
      levels.size() >= count && text_.Holds(lead.name.begin - 2, u"其中") && heads[0].size() <= 6 &&
      heads_.TailOf({heads[0].Hull().first, heads[0].Hull().second}).empty()) {
    *rule = Rule::kNameListTail;
    const IndicatorName part = heads[0];
    heads.assign(levels.end() - static_cast<std::ptrdiff_t>(count), levels.end());
    for (IndicatorName& head : heads) head = Joined(part, head);
    return heads;
  }
  // 医师1.4万人、护士1.8万人,每千人口分别为3.1人、3.8人: of as many as well.
  static constexpr std::u16string_view kPers[] = {u"每千人口", u"每万人口", u"每千人", u"每万人",
                                                  u"每百户",   u"人均",     u"户均"};
  if (word == ListWord::kRespectively && heads.size() == 1 && count >= 2 &&
      levels.size() >= count &&
      IsOneOf(std::u16string_view(text_.Folded(lead.name.begin, lead.name.end)), kPers)) {
    *rule = Rule::kNameListTail;
    const IndicatorName per(lead.name.begin, lead.name.end);
    heads.assign(levels.end() - static_cast<std::ptrdiff_t>(count), levels.end());
    for (IndicatorName& head : heads) head = Joined(per, head);
    return heads;
  }
  // 示范企业8家,数量位列全省第3、全国第9
  static constexpr std::u16string_view kNumbers[] = {u"数量", u"总数", u"总量"};
  if (ranks && heads.size() == 1 && IsOneOf(heads[0].Folded(text_), kNumbers) &&
      !namer_.entity().empty()) {
    heads[0] = namer_.Complete(heads[0]);
    *rule = Rule::kNameCompleted;
    return heads;
  }
  // 年度投资 can stand alone no more than 投资 can.
  const auto [head_begin, head_end] = heads[0].OnlyPiece();
  const bool of_year = head_end - head_begin > 3 && text_.Holds(head_begin, u"年度");
  if (!heads_.IsOnly(of_year ? IndicatorName(head_begin + 2, head_end) : heads[0],
                     Cue::kIncomplete)) {
    // 中学、小学分别有9所、8所,在校学生分别为8000人、7000人: one for each of the two.
    const bool by_member = word == ListWord::kRespectively && heads.size() == 1 && !ranks &&
                           count >= 2 && list_.size() == count &&
                           text_[lead.name.begin - 1] == u',';
    if (!by_member) return heads;
    *rule = Rule::kNameListTail;
    return OfListed(heads[0]);
  }
  // 甲、乙、丙等服务业加快成长,营业收入分别增长…: of each that the clause before names.
  if (heads.size() == 1 && count >= 3 && word == ListWord::kRespectively && list_.empty()) {
    Heads named = ListOfClauseBefore(lead.name.begin, count);
    if (named.size() == count) {
      *rule = Rule::kNameListTail;
      for (IndicatorName& head : named) head.Append(heads[0]);
      return named;
    }
  }
  // 甲城开业,日均交易量、交易额居第三、第一: of the subject of the clause before.
  const bool of_topic = namer_.entity().empty() && !namer_.topic().empty() &&
                        text_[lead.name.begin - 1] == u',' &&
                        std::ranges::all_of(heads, [this](const IndicatorName& head) {
                          return heads_.IsOnly(head, Cue::kIncomplete);
                        });
  if (heads.size() == count && count >= 2 && (of_topic || !namer_.entity().empty())) {
    *rule = Rule::kNameCompleted;
    for (IndicatorName& head : heads) head = namer_.Complete(head);
  } else if (heads.size() == 1 && list_.size() == count) {
    // 占比分别为…: the same heads once more, with a noun of their own.
    *rule = Rule::kNameListTail;
    heads = OfListed(heads[0]);
  } else if (heads.size() == 1 && count >= 2 &&
             ((lead.cues | lead.leading) & Bit(Cue::kRespectively)) &&
             namer_.levels().size() >= count) {
    // 市级项目6个、县级14个,分别完成投资…: of the things counted last.
    *rule = Rule::kNameListTail;
    const IndicatorName tail = heads[0];
    heads.assign(namer_.levels().end() - static_cast<std::ptrdiff_t>(count), namer_.levels().end());
    for (IndicatorName& head : heads) head.Append(tail);
  }
  return heads;
}

// 工业投资增长9%、民间投资增长8%,占比分别达61%和54%: of what grew, when no list was told since.
Heads FigureReader::SharesOfGrown(const Heads& heads, size_t count, bool each) const {
  static constexpr std::u16string_view kShares[] = {u"占比", u"比重"};
  const Heads& grown = namer_.grown();
  Heads shares(heads_.scratch());
  if (!each || heads.size() != 1 || count < 2 || grown.size() < count ||
      !IsOneOf(std::u16string_view(heads[0].Folded(text_)), kShares))
    return shares;
  const auto first = grown.end() - static_cast<std::ptrdiff_t>(count);
  const int32_t told = first->Hull().first;
  const auto before = [told](const IndicatorName& name) { return name.Hull().second <= told; };
  if (!std::ranges::all_of(list_, before) || !std::ranges::all_of(namer_.levels(), before))
    return shares;
  for (auto head = first; head != grown.end(); ++head) shares.push_back(Joined(*head, heads[0]));
  return shares;
}

// 金融业,租赁业,信息传输、软件业生产指数分别增长…: industries whose names hold 、 are parted by
// commas.
Heads FigureReader::IndustriesByComma(Range name, size_t count) const {
  Heads heads(heads_.scratch());
  if (name.empty() || text_[name.begin - 1] != u',') return heads;
  const Range tail = heads_.TailOf(name);
  int32_t industry = tail.begin;
  while (industry > name.begin && text_[industry - 1] != u'业') --industry;
  if (tail.empty() || industry == name.begin) return heads;
  std::array<Range, 8> parts;
  size_t found = 0;
  for (int32_t comma = name.begin - 1; text_[comma] == u',' && text_[comma - 1] == u'业';) {
    const int32_t begin = namer_.ClauseBefore(comma, u':');
    const bool plain = std::ranges::none_of(heads_.Within({begin, comma}), [](const Token& token) {
      return token.anchor >= 0 || token.Is(Cue::kUp) || token.Is(Cue::kDown);
    });
    if (!plain || found == parts.size()) break;
    parts[found++] = {begin, comma};
    comma = begin - 1;
  }
  if (found + 1 != count) return heads;
  for (; found > 0; --found)
    heads.push_back(Joined(heads_.Trim(parts[found - 1]), {industry, name.end}));
  heads.emplace_back(name.begin, name.end);
  return heads;
}

Heads FigureReader::OfListed(const IndicatorName& measure) const {
  static constexpr std::u16string_view kOfAmount[] = {
      u"占比", u"比重", u"比例", u"增量", u"完成率", u"总量", u"总数", u"总额", u"规模", u"增加额"};
  static constexpr std::u16string_view kTotals[] = {u"总量", u"总数", u"总量分别", u"存量"};
  static constexpr std::u16string_view kOthers[] = {u"率",   u"数",   u"人数", u"收入", u"支出",
                                                    u"税收", u"利润", u"产值", u"金额"};
  const FoldedName words = measure.Folded(text_);
  Heads heads(list_, heads_.scratch());
  for (IndicatorName& head : heads) {
    const FoldedName own = head.Folded(text_);
    if (IsOneOf(std::u16string_view(words), kTotals)) {
      head = heads_.WithoutDeed(head);
    } else if (const size_t pull = own.find(u"拉动"); words == u"贡献率" && pull != own.npos) {
      head = head.Front(static_cast<int32_t>(pull));
    } else if (!EndsWithAny(words, kOfAmount) && EndsWithAny(words, kOthers)) {
      const IndicatorName rest = heads_.WithoutTail(head);
      if (!rest.empty()) head = rest;
    }
    // 议案办结|办结率
    const FoldedName left = head.Folded(text_);
    if (left.size() > 3 && words.size() > 2 && left.ends_with(words.substr(0, 2)))
      head = head.Front(static_cast<int32_t>(left.size()) - 2);
    head.Append(measure);
  }
  return heads;
}

Heads FigureReader::ListOfClauseBefore(int32_t at, size_t count) const {
  constexpr int32_t kClauseChars = 60;
  const int32_t least = std::max(sentence_.begin, at - kClauseChars);
  const int32_t comma = at - 1;
  if (comma <= least || text_[comma] != u',') return Heads(heads_.scratch());
  int32_t begin = comma;
  while (begin > least && !IsAnyOf(text_[begin - 1], u",;:")) --begin;
  const bool ranked = namer_.listing_begin() >= begin && namer_.listing_begin() < comma;
  if (ranked) begin = namer_.listing_begin();
  if (begin == least && begin > sentence_.begin) return Heads(heads_.scratch());
  int32_t etc = -1;
  for (const Token& token : heads_.Within({begin, comma})) {
    if (token.anchor >= 0) return Heads(heads_.scratch());
    if (token.Is(Cue::kEtc) && etc < 0) etc = token.begin;
  }
  // 发展壮大茶叶、水果等产业,…: behind what is done to them.
  if (etc >= 0) {
    constexpr int kMostVerbs = 2;
    for (int i = 0; i < kMostVerbs; ++i) {
      const int32_t verb = heads_.DeedOrVerb({begin, etc});
      if (verb < 2 || begin + verb + 2 > etc || text_[begin + verb] == u'、') break;
      begin += verb;
    }
    return heads_.SplitHeads({begin, etc}, count);
  }
  // 清理规范庆典、论坛、展会,数量分别压减三成、四成、五成
  if (!ranked &&
      std::ranges::count(text_.Folded(begin, comma), u'、') + 1 != static_cast<int64_t>(count))
    return Heads(heads_.scratch());
  begin += heads_.DeedLength(IndicatorName(begin, comma));
  return heads_.SplitHeads({begin, comma}, count);
}

bool FigureReader::PlainWords(Range words) const {
  return std::ranges::none_of(heads_.Within(words), [](const Token& token) {
    return token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kAchieve) |
                       Bit(Cue::kReach)) &&
           !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric) | Bit(Cue::kIncomplete));
  });
}

IndicatorName FigureReader::WithoutNew(const IndicatorName& name) const {
  constexpr int32_t kDeedChars = 3;  // 新认定, 新获批
  const auto [begin, end] = name.OnlyPiece();
  static constexpr std::u16string_view kDeeds[] = {u"新认定", u"新获批", u"新培育", u"新引进",
                                                   u"新评定", u"新入选", u"新备案", u"新设立"};
  return end - begin > kDeedChars + 2 && text_.LengthOfAny(begin, kDeeds) == kDeedChars
             ? IndicatorName(begin + kDeedChars, end)
             : name;
}

Heads FigureReader::HeadsAgain(const Figures& figures, ListWord word, Heads heads,
                               Rule* rule) const {
  const Heads& levels = namer_.levels();
  // 居全省第1位、全国第18位: one thing among several groups.
  const bool ranks = figures[0]->type == AnchorType::kRank;
  // 城镇、农村收入分别增长5%、6%,居全省第4和第2: one rank among the same for each of the list.
  const bool each = list_.size() == figures.size() && figures.size() >= 2 &&
                    figures[1]->group_begin == figures[1]->group_end;
  if (ranks && !each && word != ListWord::kRespectively && !namer_.last().empty()) {
    *rule = Rule::kNameOfList;
    return Heads({namer_.last()}, heads_.scratch());
  }
  if (list_.size() == figures.size()) {
    *rule = Rule::kNameListAgain;
    return Heads(list_, heads_.scratch());
  }
  // A增长8%、B增长10%,分别居第4、第2位: what grew is ranked.
  // 分别超预算3.4和1.6个百分点: so is what grew too fast.
  const Heads& grown = namer_.grown();
  const bool points = word == ListWord::kRespectively && figures[0]->unit != nullptr &&
                      figures[0]->unit->dimension == "points";
  // A增长8%、B增长10%,两年平均增长分别为6%、7%
  const bool yearly = word == ListWord::kRespectively && figures[0]->Measures("share") &&
                      grown.size() == figures.size() && list_.empty();
  if ((ranks || points || yearly) && grown.size() >= figures.size() &&
      levels.size() < figures.size()) {
    *rule = Rule::kNameLevelsAgain;
    return Heads(grown.end() - static_cast<std::ptrdiff_t>(figures.size()), grown.end(),
                 heads_.scratch());
  }
  if (levels.size() >= figures.size()) {
    *rule = Rule::kNameLevelsAgain;
    Heads again(levels.end() - static_cast<std::ptrdiff_t>(figures.size()), levels.end(),
                heads_.scratch());
    // 新认定总部6家、中心3家,累计分别达到95家和56家: all there are, not the new ones.
    constexpr int32_t kLeadChars = 8;
    const auto lead = text_.Folded(figures[0]->begin - kLeadChars, figures[0]->begin);
    if (lead.find(u"累计") != lead.npos || lead.find(u"总数") != lead.npos) {
      for (IndicatorName& name : again) name = WithoutNew(name);
    }
    // 新开工桥梁5座、12公里,建成3座、8公里: the same things, by what was done next.
    static constexpr std::u16string_view kStages[] = {u"建成", u"竣工", u"投产", u"完工", u"交付"};
    if (const int32_t stage = figures[0]->begin - 2; text_.LengthOfAny(stage, kStages) == 2) {
      for (IndicatorName& name : again) {
        const IndicatorName things = heads_.WithoutDeed(name);
        if (things.size() < name.size()) name = Joined({stage, stage + 2}, things);
      }
    }
    return again;
  }
  if (list_.empty() && !namer_.last().empty()) return Heads({namer_.last()}, heads_.scratch());
  return heads;
}

void FigureReader::AddPairs(const Lead& lead, const Figures& figures, ListWord word,
                            const Heads& names, Rule rule) {
  account_.BeginList();
  const Parts baselines = lead.compared ? BaselinesOf(lead) : Parts();
  const IndicatorName deed = word == ListWord::kRespectively ? DeedShared(names) : IndicatorName();
  for (size_t i = 0; i < figures.size(); ++i) {
    const Anchor figure = Member(figures, i, word);
    Lead own = lead;
    if (const size_t index = sentence_.IndexOf(figure.begin);
        i > 0 && index < sentence_.tokens.size() && HasVerbBefore(index)) {
      own.verb = sentence_.tokens[index - 1].cues & (Bit(Cue::kUp) | Bit(Cue::kDown));
      own.fall = sentence_.tokens[index - 1].Is(Cue::kDown);
      own.words = {sentence_.tokens[index - 1].begin, figure.begin};
    }
    if (const size_t index = sentence_.IndexOf(figure.begin);
        i > 0 && lead.compared && index > 0 && ComparesAt(index - 1))
      own.lower = sentence_.tokens[index - 1].Is(Cue::kLower);
    if (i > 0) DropVerb(*figures[0], figure, &own);
    if (i > 0 && !lead.per.empty()) {
      const Range per = PerBefore(text_, figures[i - 1]->end, figure.begin);
      // 每人每月680元、5880元/年: the unit says for how long.
      const bool rate = figure.unit != nullptr && figure.unit->dimension == "money_per";
      if (!per.empty() || rate) own.per = per;
    }
    // 调查失业率、价格涨幅分别控制在5%和2%以内: the rise is the last one's alone.
    constexpr CueSet kRiseNouns = Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun);
    if (i + 1 < figures.size() && (own.verb & kRiseNouns) != 0 &&
        names[i].Folded(text_).ends_with(u"失业率"))
      own.verb = 0;
    if (baselines.size() == figures.size()) own.baseline = baselines[i];
    const bool shares = i > 0 && !deed.empty() && heads_.DeedLength(names[i]) == 0 &&
                        (figure.HasClassifier() || figure.Measures("length") ||
                         // 改造棚户区、泥草房分别为86万平方米和7万户
                         ((figure.Measures("persons") || figure.Measures("area")) &&
                          !heads_.BeginsWith(names[i].Hull().first, Bit(Cue::kVerb))));
    const IndicatorName name = shares ? Joined(deed, names[i]) : names[i];
    AddNamed(figure, own, {namer_.MemberName(figure, name), rule});
  }
  account_.EndList();
}

IndicatorName FigureReader::DeedShared(const Heads& names) const {
  // 新建公园、绿道分别达到9个和36公里: all of them are new.
  static constexpr std::u16string_view kDeeds[] = {
      u"新建和改造", u"新建改造", u"新改扩建", u"新建改建", u"新改建", u"新建",
      u"改建",       u"改造提升", u"改造",     u"新设立",   u"新设"};
  const auto [begin, end] = names[0].OnlyPiece();
  if (end - begin < 4) return {};
  const int32_t deed = text_.LengthOfAny(begin, kDeeds);
  return deed > 0 && end - begin >= deed + 2 ? IndicatorName(begin, begin + deed) : IndicatorName();
}

Anchor FigureReader::Member(const Figures& figures, size_t place, ListWord word) const {
  Anchor figure = *figures[place];
  const bool no_less = text_[figures[0]->begin] == u'不';
  const knowledge::Unit* const last = figures.back()->unit;
  // A bare 个 takes 个百分点 from the last of the list.
  if (last != nullptr && figure.unit != nullptr && last->dimension == "points" &&
      figure.unit->surface == "个") {
    figure.unit = last;
    figure.unit_literal = "个百分点";
    figure.unit_begin = figures.back()->unit_begin;
    figure.unit_end = figures.back()->unit_end;
    figure.lent_unit = true;
  }
  // 居全省第2和第5位: among the same ones.
  if (figure.type == AnchorType::kRank && figure.group_end == figure.group_begin) {
    figure.group_begin = figures[0]->group_begin;
    figure.group_end = figures[0]->group_end;
  }
  // A bound before 分别 or before the first figure of such a list holds for all.
  // So does 不低于: no one promises less for the second.
  if ((word == ListWord::kRespectively || no_less) && place > 0 &&
      figure.relation == Relation::kEq && figures[0]->bound_before) {
    figure.relation = figures[0]->relation;
    figure.lent_bound = true;
  }
  // 分别控制在4%和2%以内: no more than each.
  const Anchor& end = *figures.back();
  if (word == ListWord::kRespectively && place + 1 < figures.size() &&
      end.relation == Relation::kLe && !end.bound_before && figure.relation == Relation::kEq &&
      text_.Holds(figures[0]->begin - 3, u"控制在")) {
    figure.relation = end.relation;
    figure.lent_bound = true;
  }
  return figure;
}

void FigureReader::DropVerb(const Anchor& first, const Anchor& figure, Lead* lead) {
  if (first.unit == nullptr || figure.unit == nullptr || first.unit->dimension != "share") return;
  if (figure.unit->dimension == first.unit->dimension || figure.unit->dimension == "points") return;
  if (figure.unit->surface == "倍" && figure.rule != "ratio.double") return;  // 增长86%和1.2倍
  lead->verb = 0;
  lead->fall = false;
}

Parts FigureReader::BaselinesOf(const Lead& lead) const {
  Parts parts(heads_.scratch());
  int32_t begin = lead.baseline.begin;
  for (const Token& token : heads_.Within(lead.baseline)) {
    if (token.mark == u'、' || token.Is(Cue::kAnd)) {
      parts.push_back({begin, token.begin});
      begin = token.end;
    }
    if (token.Is(Cue::kRespectively)) {
      if (token.begin > begin) parts.push_back({begin, token.begin});
      return parts;
    }
  }
  parts.push_back({begin, lead.baseline.end});
  return parts;
}

}  // namespace gongbao::extraction
