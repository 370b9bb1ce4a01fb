#include "common/extraction/account.h"

#include <algorithm>
#include <utility>

#include "common/extraction/periods.h"
#include "common/extraction/scans.h"
#include "common/extraction/values.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

namespace {

constexpr std::u16string_view kMeasuredTimes[] = {u"天数", u"寿命", u"教育年限"};

// Whether a level of `known` may be told in `unit`, which may be null: 财政支出七成 is a share of
// it, 财政支出九项 and 优良天数93% are no amount of it either.
bool MayBeIn(const knowledge::Indicator& known, const knowledge::Unit* unit) {
  if (unit == nullptr || unit->dimension == known.dimension) return true;
  const knowledge::Label dimension = unit->dimension;
  const bool things = dimension == "count" || dimension == "persons" || dimension == "area";
  if (dimension == "share" || dimension == "points" || dimension == "time") return false;
  return !(things && (known.dimension == "money" || known.dimension == "share"));
}

}  // namespace

Fact* Account::AddFact(const Anchor& figure, const Lead& lead, Named named) {
  IndicatorName& name = named.name;
  if (trace_ != nullptr) trace_->BeginFigures(figure.begin, figure.end);
  Lead own = lead;
  if (figure.unit_literal == "倍" && !name.empty()) name = namer_.OfWhat(name, &own);
  if (figure.Measures("ratio")) name = namer_.BeforeEqual(name, &own);
  // 增长7.6%,略低于8%的预期目标: of what grows.
  constexpr int32_t kAdverbChars = 3;
  const bool goal = GoalEnd(text_, figure.end) > figure.end;
  // 超额完成省定2.6个目标: by whose word it was to be done.
  const bool done = text_.Folded(lead.name.begin, figure.begin).ends_with(u"完成") ||
                    (name.size() <= kAdverbChars && text_.Holds(lead.name.begin - 2, u"完成"));
  if (goal && last_figure_.begin >= sentence_.begin && !namer_.last().empty() &&
      (done || (name.size() <= kAdverbChars &&
                (last_measure_ == Measure::kGrowth ||
                 (last_measure_ == Measure::kLevel && last_share_ && figure.Measures("share"))))))
    named = {namer_.last(), Rule::kNameAgain};
  const FigureBefore before{.measure = last_measure_,
                            .share = last_share_,
                            .falls = last_falls_,
                            .here = last_figure_.begin >= sentence_.begin,
                            .in_bracket = context_.in_bracket()};
  Decision decision = Decide(knowledge_, text_, figure, own, name, before, trace_);
  CarryBaseline(figure, lead, &decision);
  CompleteName(figure, lead, decision, &named);
  const IndicatorName told = OfFlow(lead, decision.measure, namer_.OfEach(figure, name));
  const std::string_view indicator = namer_.InZone(told).Print(text_, strings_);
  if (indicator.empty()) {
    Refused(trace_, Rule::kNameTopic, "the sentence has no topic");
    // A figure that nothing names is no fact that anyone could use.
    Anchor rejected = figure;
    rejected.reason = Reason::kUnread;
    rejected.rule = "reject.nameless";
    AddRejected(rejected);
    return nullptr;
  }
  Fact& fact = article_->facts.emplace_back();
  fact.indicator = indicator;
  if (const auto* known = InCatalogue(told);
      known != nullptr && (decision.measure != Measure::kLevel || MayBeIn(*known, figure.unit)))
    fact.indicator_code = known->code;
  sources_ = {};
  AsideOfFact aside;
  SetFigure(figure, lead, decision, &fact, &aside);
  fact.in_unit = units_.Keep(UnitOf(text_, figure, name, strings_), strings_);
  SetValue(figure, decision.negative, &fact, &aside);
  fact.aside = asides_.Keep(aside, strings_);
  SetContext(figure, lead, decision, name, &fact);
  SetSources(figure, own, decision, named, fact);
  fact.Keep(sources_, strings_);
  context_.TakeFact(fact, sources_[Slot::kPeriod].rule, lead);
  groups_.TakeFact(lead);
  namer_.TakeFact(figure, decision.measure, name);
  last_figure_ = {figure.begin, figure.end};
  if (flow_ == -2) flow_ = figure.begin;
  moved_among_ = decision.measure == Measure::kChange ? lead.group : Range{};
  last_measure_ = decision.measure;
  last_falls_ = decision.negative;
  last_share_ = figure.Measures("share");
  return &fact;
}

// The growth of a thing is told right behind its level, by the same words: they are looked up once,
// for the catalogue's tables are seldom in the processor's cache.
const knowledge::Indicator* Account::InCatalogue(const IndicatorName& name) {
  const std::pair<int32_t, int32_t> words = name.OnlyPiece();
  if (words != known_words_ || words.first == words.second) {
    known_ = knowledge_.FindIndicator(name.Folded(text_));
    known_words_ = words;
  }
  return known_;
}

void Account::CompleteName(const Anchor& figure, const Lead& lead, const Decision& decision,
                           Named* named) {
  IndicatorName& name = named->name;
  if (name.empty()) *named = {namer_.topic(), Rule::kNameTopic};
  // 低保标准每人每月560元 and 每人每月提高30元, but not 产值每年要增长10% or 工资每年提高300元.
  const bool each = text_[lead.per.end - 2] == u'每' && lead.per.end - lead.per.begin == 4;
  const bool sum = decision.measure == Measure::kLevel ||
                   (decision.measure == Measure::kChange && each && figure.Measures("money"));
  if (!lead.per.empty() && sum && !figure.Measures("share") && !name.empty() &&
      name.Folded(text_).find(u'每') == FoldedName::npos)
    name = Joined({lead.per.begin, lead.per.end}, name);
  // 位列全国百强县第36位: nothing but the ranking is named.
  constexpr int32_t kRankingChars = 4;
  // 居全国百强县首位,蝉联百强城市榜首: and so is the next one.
  const bool again =
      named->rule == Rule::kNameAgain && name.Folded(text_).find(u'强') != FoldedName::npos;
  if ((name.empty() || again) && figure.type == AnchorType::kRank &&
      figure.group_end - figure.group_begin >= kRankingChars &&
      (name.empty() ||
       text_.Folded(figure.group_begin, figure.group_end).find(u'强') != std::u16string_view::npos))
    *named = {{figure.group_begin, figure.group_end}, Rule::kNameTopic};
  // 平均每年新增就业6万人: the yearly mean of several years is another thing than their sum.
  if (decision.measure == Measure::kLevel && !figure.Measures("share") && !name.empty() &&
      (sentence_.cues & Bit(Cue::kYearly))) {
    const int32_t begin = name.Hull().first;
    const bool next = text_[begin - 1] == u'、' && begin - 1 == last_figure_.end;
    const Range mean = YearlyBefore(begin);
    // 平均每年A 6万人、B 3万人: of the next of the list as well.
    yearly_ = mean.empty() && next && yearly_.begin >= sentence_.begin ? yearly_ : mean;
    // 五年新增就业36万人,年均7.2万人: the mean of what was named before.
    if (yearly_.empty() && (lead.cues & Bit(Cue::kYearly)) && named->rule == Rule::kNameAgain)
      yearly_ = YearlyBefore(figure.begin);
    if (!yearly_.empty()) name = Joined({yearly_.begin, yearly_.end}, name);
  }
  name = WithoutIssuer(name);
  // 收窄 N个百分点 is a change of the fall itself.
  if (decision.measure == Measure::kChange && lead.fall && (lead.cues & Bit(Cue::kDown)) &&
      Narrowed(figure.begin))
    name.Append("降幅");
}

Range Account::YearlyBefore(int32_t at) const {
  constexpr int kMostBetween = 2;  // 年均|新增|就业
  size_t t = sentence_.IndexOf(at);
  for (int i = 0; i < kMostBetween && t > 0 && sentence_.tokens[t - 1].end == at; ++i) {
    const Token& token = sentence_.tokens[--t];
    if (token.anchor >= 0 || token.mark != 0) return {};
    if (token.Is(Cue::kYearly))
      return token.IsAny(Bit(Cue::kUp) | Bit(Cue::kDown)) ? Range{} : Range{token.begin, token.end};
    at = token.begin;
  }
  return {};
}

IndicatorName Account::WithoutIssuer(const IndicatorName& name) const {
  // 昆明全市常住人口, 昆明地区生产总值 in a report of 昆明市
  static constexpr std::u16string_view kWhole[] = {u"全市", u"全县", u"全区", u"全州", u"全省"};
  const int32_t stem = outline_.region_end - outline_.region_begin - 1;
  const auto [begin, end] = name.OnlyPiece();
  if (stem < 2 || end - begin < stem + 4 || text_[begin] != text_[outline_.region_begin] ||
      !text_.Holds(begin, text_.Folded(outline_.region_begin, outline_.region_end - 1)))
    return name;
  const int32_t behind = begin + stem;
  if (text_.LengthOfAny(behind, kWhole) > 0) return {behind + 2, end};
  if (text_.Holds(behind, u"地区生产")) return {behind, end};
  const bool mean = text_.Holds(behind, u"地区平均") || text_.Holds(behind, u"地区年平均");
  return mean ? IndicatorName(behind + 2, end) : name;
}

std::string_view Account::ComparedWith() const {
  // 与解放前最高水平相比,学生数增长40%;…: what all of the sentence is compared with.
  static constexpr std::u16string_view kTimes[] = {u"上年", u"去年", u"同期", u"上月", u"前年"};
  static constexpr WordFinder kFinder(kTimes);
  constexpr int32_t kOtherChars = 18;
  int32_t begin = sentence_.begin;
  while (IsBlank(text_[begin])) ++begin;
  if (!IsAnyOf(text_[begin], u"与同和")) return {};
  const auto words = text_.Folded(begin, std::min(sentence_.end, begin + kOtherChars));
  const size_t with = words.find(u"相比,");
  if (with == words.npos || with < 3 || kFinder.In(words.substr(0, with)) != words.npos ||
      std::ranges::any_of(words.substr(0, with), IsDigit))
    return {};
  return text_.Utf8(begin + 1, begin + static_cast<int32_t>(with));
}

void Account::CarryBaseline(const Anchor& figure, const Lead& lead, Decision* decision) {
  if (compared_begin_ != sentence_.begin) compared_ = ComparedWith();
  compared_begin_ = sentence_.begin;
  const bool change = decision->measure == Measure::kChange;
  const bool place = figure.unit != nullptr && figure.unit->surface == "位";
  if ((!change && decision->measure != Measure::kGrowth) || place) return;
  if (!decision->baseline.empty()) {
    // 上年 goes without saying; a year, a plan or the beginning of the year does not.
    const bool year = lead.baseline.end - lead.baseline.begin == 4 &&
                      IsDigit(text_[lead.baseline.begin]) && IsDigit(text_[lead.baseline.end - 1]);
    const bool plan = text_[lead.baseline.begin] == u'“' && text_[lead.baseline.begin + 1] == u'十';
    compared_ =
        year || plan || decision->baseline == "年初" ? decision->baseline : std::string_view();
    return;
  }
  const bool own = !lead.baseline.empty() || decision->baseline_period.known() ||
                   (lead.cues & Bit(Cue::kYearly));
  // What is more than at the beginning of the year is an amount; a rate is of the year.
  if (!own && (change || compared_ != "年初")) decision->baseline = compared_;
}

void Account::SetFigure(const Anchor& figure, const Lead& lead, const Decision& decision,
                        Fact* fact, AsideOfFact* aside) {
  fact->span = text_.SpanOf(figure.begin, figure.end);
  fact->begin = text_.Utf8(fact->span).substr(0, 0);
  aside->rule = decision.rule;
  fact->measure = decision.measure;
  fact->relation = figure.relation != Relation::kEq ? figure.relation
                   : lead.bound != Relation::kEq    ? lead.bound
                                                    : BoundBehindBracket(figure.end);
  aside->baseline =
      decision.baseline_period.known() ? Keep(decision.baseline_period) : decision.baseline;
  if (figure.masked) {
    aside->mask = text_.Utf8(figure.number_begin, figure.magnitude_begin > figure.number_begin
                                                      ? figure.magnitude_begin
                                                      : figure.end);
  }
  if (figure.type == AnchorType::kRank) {
    const Range group = GroupOf(figure, lead);
    aside->group = text_.Utf8(group.begin, group.end);
  }
}

IndicatorName Account::OfFlow(const Lead& lead, Measure measure, const IndicatorName& name) {
  constexpr std::u16string_view kNew = u"新增";
  constexpr int32_t kBoundChars = 2;
  const int32_t flow = std::exchange(flow_, -1);
  if (measure != Measure::kGrowth && measure != Measure::kRank) return name;
  const auto [first, last] = name.Hull();
  const int32_t own = lead.name.empty() ? first : lead.name.begin;
  const int32_t begin = own - static_cast<int32_t>(kNew.size());
  if (begin < sentence_.begin || !text_.Holds(begin, kNew) ||
      name.Folded(text_).find(kNew) != std::u16string_view::npos)
    return name;
  // 新增企业20家,累计90家,居第一: so many are not what came new.
  const bool next = flow == last_figure_.begin || last_figure_.begin - last <= kBoundChars;
  static constexpr std::u16string_view kTotals[] = {u"总量", u"总数", u"存量"};
  if (lead.name.empty() && (!next || EndsWithAny(name.Folded(text_), kTotals))) return name;
  flow_ = -2;
  return Joined({begin, own}, name);
}

Range Account::GroupOf(const Anchor& figure, const Lead& lead) const {
  if (figure.group_end > figure.group_begin) return {figure.group_begin, figure.group_end};
  // 全国排名上升3位、居第14位: among the same ones.
  const bool again =
      lead.group.empty() && lead.name.empty() && moved_among_.begin >= sentence_.begin;
  return again ? moved_among_ : lead.group;
}

void Account::SetContext(const Anchor& figure, const Lead& lead, const Decision& decision,
                         const IndicatorName& name, Fact* fact) {
  fact->section = context_.section();
  const auto first = text_.Folded(figure.begin, figure.begin + 3);
  if (first == u"不低于" || first == u"不少于")
    context_.TakeDuty({figure.begin, figure.begin + 3});
  else
    context_.EndDuty(lead.name);
  context_.SetStatus(figure, fact, &sources_);
  const Dated dated = context_.PeriodOf(figure, decision, lead, name);
  fact->period = Keep(dated.period);
  sources_[Slot::kPeriod] = dated.source;
  // 由25元提高到30元 in a plan: what it starts from is no promise.
  if (lead.from && fact->status == Status::kTarget && dated.source.rule == Rule::kPeriodBefore) {
    fact->status = Status::kActual;
    fact->modality = Modality::kNone;
    sources_[Slot::kStatus] = {figure.begin, figure.end, Rule::kStatusPast, Origin::kStated};
    sources_[Slot::kModality] = {};
  }
  // A year without a title in the text was told by the hint.
  if (outline_.title_end == outline_.title_begin && !article_->title.empty()) {
    for (const Slot slot : {Slot::kStatus, Slot::kPeriod}) {
      if (sources_[slot].origin == Origin::kArticle && sources_[slot].end() == 0)
        sources_[slot].origin = Origin::kHint;
    }
  }
  // 低于8%的预期目标: what was aimed at.
  if (const int32_t goal_end = GoalEnd(text_, figure.end);
      (goal_end > figure.end || lead.planned) && fact->status == Status::kActual) {
    fact->status = Status::kTarget;
    fact->modality = Modality::kExpected;
    sources_[Slot::kStatus] = {lead.planned ? lead.baseline.begin : figure.end,
                               lead.planned ? lead.baseline.end : goal_end, Rule::kStatusSaid,
                               Origin::kStated};
    sources_[Slot::kModality] = {0, 0, Rule::kModalityPlain, Origin::kDefault};
  }
  // 260户渔民即将搬入新居: what they will do.
  if (fact->status == Status::kActual && sentence_.chars.MayHave(u'将') && WillDo(figure)) {
    fact->status = Status::kTarget;
    fact->modality = Modality::kExpected;
    sources_[Slot::kStatus] = {figure.begin, figure.end, Rule::kStatusSaid, Origin::kStated};
    sources_[Slot::kModality] = {0, 0, Rule::kModalityPlain, Origin::kDefault};
  }
  // 总投资52亿元的…项目: what it will cost is no promise.
  const bool sizes = namer_.TakeSizesProject();
  if (sizes) SetAside(figure, fact);
  // 人均预期寿命, 优良天数: lengths of time that are measured for their own sake.
  const bool aspect = figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect &&
                      !EndsWithAny(name.Folded(text_), kMeasuredTimes);
  // 成为全省7个示范县之一: how many there are is not the news.
  const bool counts = figure.HasClassifier();
  const bool aside =
      (counts ? OneOfThem(figure) || PointsBack(figure, name) || CoversMoney(figure) ||
                    CoversNext(figure) || namer_.SpreadsOver(figure) || namer_.CountsEach(figure) ||
                    !namer_.MovedTogether(figure).empty() || CountsPlanned(figure, *fact) ||
                    CountsGroup(figure) || SharesRate(figure) || SizesProject(figure)
              : SizesThing(figure)) ||
      (IsAnyOf(text_[figure.end - 1], u"上下") && OnlyThreshold(figure)) ||
      (sentence_.chars.MayHave(u'只') && IsSupposed(figure)) ||
      ((figure.relation == Relation::kGe || text_[figure.end] == u'范') && Delimits(figure));
  // 与全市300万人民一道: all of the people, by the way.
  const bool people = figure.power == 4 && (figure.unit == nullptr || figure.Measures("persons")) &&
                      AddressesPeople(figure.end);
  if (aside || people || (counts && MakesUse(figure))) SetAside(figure, fact);
  // 120万吨乙烯项目: how large it is says nothing of its own.
  const bool capacity = sizes && figure.unit != nullptr &&
                        (figure.unit->dimension == "mass" || figure.unit->dimension == "power");
  fact->optional = aside || people || CountsKinds(figure) || (counts && CountsSides(figure)) ||
                   capacity || aspect || figure.aside ||
                   (figure.han && figure.bare && fact->status == Status::kOther);
  if (aspect && figure.han && fact->status != Status::kTarget) {
    fact->status = Status::kOther;
    sources_[Slot::kStatus] = {figure.begin, figure.end, Rule::kStatusAspect, Origin::kStated};
  }
}

bool Account::SharesRate(const Anchor& figure) const {
  constexpr int32_t kListChars = 60;
  if (!(sentence_.cues & Bit(Cue::kAll)) || !figure.HasClassifier() || figure.bound_before)
    return false;
  bool all = false;
  for (size_t t = sentence_.IndexOf(figure.end); t < sentence_.tokens.size(); ++t) {
    const Token& token = sentence_.tokens[t];
    if (token.begin > figure.end + kListChars || (token.mark != 0 && token.mark != u'、'))
      return false;
    if (token.anchor >= 0) {
      const Anchor& next = sentence_.At(token);
      if (next.type == AnchorType::kRejected) continue;
      if (all) return next.Measures("share") && LeadsClause(figure);
      if (!next.HasClassifier() || !IsAnyOf(text_[token.begin - 1], u"、和及与")) return false;
      continue;
    }
    if (!token.Is(Cue::kAll)) continue;
    if (!IsAnyOf(text_[token.begin - 1], u"率例")) return false;
    all = true;
  }
  return false;
}

bool Account::SizesProject(const Anchor& figure) const {
  static constexpr std::string_view kMade[] = {"辆", "台", "片", "只", "支", "件", "块", "头"};
  constexpr int kTenThousand = 4;
  if (figure.power < kTenThousand || !figure.HasClassifier() ||
      std::ranges::find(kMade, figure.unit->surface) == std::end(kMade))
    return false;
  constexpr int32_t kNounChars = 16;
  const int32_t end = text_.HanEnd(figure.end, std::min(sentence_.end, figure.end + kNounChars));
  return text_.Folded(figure.end, end).find(u"项目", 1) != std::u16string_view::npos;
}

bool Account::WillDo(const Anchor& figure) const {
  constexpr int32_t kNounChars = 14;
  if (!figure.HasClassifier() && !figure.Measures("persons")) return false;
  const int32_t end = text_.HanEnd(figure.end, std::min(sentence_.end, figure.end + kNounChars));
  for (int32_t p = figure.end + 2; p + 2 < end; ++p) {
    if (text_[p] != u'将' || IsAnyOf(text_[p - 1], u"健名老干闯武大上中少主选麻")) continue;
    return IsAnyOf(text_[p + 1], u"首于在全陆分搬投竣迁住") ||
           knowledge_.CueAt(text_.Folded(p + 1, p + 3)).cues & Bit(Cue::kVerb);
  }
  return false;
}

bool Account::AddressesPeople(int32_t at) const {
  static constexpr std::u16string_view kAll[] = {u"人民", u"儿女", u"父老", u"乡亲"};
  static constexpr std::u16string_view kMany[] = {u"群众", u"百姓", u"市民", u"居民"};
  constexpr int32_t kPeopleChars = 6;
  const int32_t end = text_.HanEnd(at, std::min(sentence_.end, at + kPeopleChars));
  for (int32_t p = at; p + 2 <= end; ++p) {
    const char16_t next = text_[p + 2];
    if (text_.LengthOfAny(p, kAll) > 0) return !IsAnyOf(next, u"币法检警陪调团代政医银公");
    // 40万群众的期盼: whose it is.
    if (text_.LengthOfAny(p, kMany) > 0) return next == u'的';
  }
  return false;
}

bool Account::IsSupposed(const Anchor& figure) const {
  constexpr int32_t kSupposedChars = 60;
  constexpr std::u16string_view kIf = u"只要";
  const int32_t begin = std::max(sentence_.begin, figure.begin - kSupposedChars);
  const auto before = text_.Folded(begin, figure.begin);
  if (FindWord(before, kIf) == before.npos) return false;  // nearly always
  const size_t supposed = before.rfind(kIf);
  return before.find(u';', supposed) == before.npos;
}

void Account::SetAside(const Anchor& figure, Fact* fact) {
  fact->status = Status::kOther;
  fact->modality = Modality::kNone;
  sources_[Slot::kStatus] = {figure.begin, figure.end, Rule::kStatusSize, Origin::kStated};
  sources_[Slot::kModality] = {};
}

void Account::SetLastAside(const Anchor& figure, Fact* fact) {
  SetAside(figure, fact);
  fact->Keep(sources_, strings_);
}

void Account::SetSources(const Anchor& figure, const Lead& lead, const Decision& decision,
                         const Named& named, const Fact& fact) {
  const auto [begin, end] = named.name.OwnWords();
  sources_[Slot::kIndicator] = {begin, end, named.rule, OriginOf(named.rule)};
  sources_[Slot::kMeasure] = MeasureSource(figure, lead, decision);
  sources_[Slot::kUnit] = UnitSource(figure, fact.unit());
  sources_[Slot::kRelation] = RelationSource(figure, fact.relation);
  // 不低于当地标准的1.3倍: the bound stands before what the figure is compared with.
  if (figure.relation == Relation::kEq && lead.bound != Relation::kEq) {
    constexpr int32_t kBoundChars = 3;
    sources_[Slot::kRelation] = {lead.baseline.begin - kBoundChars, lead.baseline.begin,
                                 Rule::kBoundWritten, OriginOf(Rule::kBoundWritten)};
  }
  if (!fact.baseline().empty()) sources_[Slot::kBaseline] = BaselineSource(lead, decision);
  if (fact.group().empty()) return;
  const Range group = GroupOf(figure, lead);
  sources_[Slot::kGroup] = {
      group.begin, group.end,
      group.begin == figure.group_begin ? Rule::kGroupOfRank : Rule::kGroupRanked, Origin::kStated};
}

Source Account::MeasureSource(const Anchor& figure, const Lead& lead,
                              const Decision& decision) const {
  if (decision.rule == "share.growth_reached")
    return {last_figure_.begin, last_figure_.end, Rule::kNone, Origin::kSentence};
  const bool by_words = lead.verb != 0 || lead.compared || (lead.cues & Bit(Cue::kPlanDone));
  if (!by_words || lead.words.empty())
    return {figure.begin, figure.end, Rule::kNone, Origin::kStated};
  return {lead.words.begin, lead.words.end, Rule::kNone,
          lead.words.end == figure.begin ? Origin::kStated : Origin::kShared};
}

Source Account::UnitSource(const Anchor& figure, std::string_view unit) const {
  const Range written{
      figure.magnitude_end > figure.magnitude_begin ? figure.magnitude_begin : figure.unit_begin,
      std::max(figure.unit_end, figure.magnitude_end)};
  const auto magnitude = [&] { return text_.Utf8(figure.magnitude_begin, figure.magnitude_end); };
  const Rule rule = figure.lent_unit                      ? Rule::kUnitOfList
                    : !figure.unit_literal.empty()        ? Rule::kUnitForm
                    : figure.unit_end > figure.unit_begin ? Rule::kUnitWritten
                    : unit.size() > magnitude().size()    ? Rule::kUnitLeftOut
                                                          : Rule::kUnitNone;
  if (rule == Rule::kUnitForm) return {figure.begin, figure.end, rule, OriginOf(rule)};
  return {written.begin, written.end, rule, OriginOf(rule)};
}

Source Account::RelationSource(const Anchor& figure, Relation relation) const {
  const bool behind =
      figure.relation == Relation::kEq && figure.end < sentence_.end && text_[figure.end] == u'(';
  const Rule rule = relation == Relation::kEq ? Rule::kBoundNone
                    : figure.lent_bound       ? Rule::kBoundOfList
                    : behind                  ? Rule::kBoundBehindBracket
                                              : Rule::kBoundWritten;
  Range words{figure.begin, figure.end};
  if (rule == Rule::kBoundNone || rule == Rule::kBoundOfList) words = {};
  if (rule == Rule::kBoundBehindBracket) {
    words.begin = figure.end;
    while (text_[words.begin] != u')') ++words.begin;
    words = {words.begin + 1, words.begin + 3};
  }
  if (rule == Rule::kBoundWritten && figure.begin < figure.number_begin && figure.bound_before)
    words.end = figure.number_begin;
  return {words.begin, words.end, rule, OriginOf(rule)};
}

Source Account::BaselineSource(const Lead& lead, const Decision& decision) const {
  Rule rule = Rule::kBaselineCompared;
  if (lead.cues & Bit(Cue::kYearStart)) rule = Rule::kBaselineYearStart;
  if (lead.cues & Bit(Cue::kLastYear)) rule = Rule::kBaselineLastYear;
  if (decision.baseline_period.known()) rule = Rule::kBaselineDate;
  const Range words =
      rule == Rule::kBaselineCompared && !lead.baseline.empty() ? lead.baseline : lead.words;
  return {words.begin, words.end, rule, OriginOf(rule)};
}

Relation Account::BoundBehindBracket(int32_t at) const {
  constexpr int32_t kBracketChars = 40;
  int32_t p = at;
  if (text_[p] == u'(') {
    while (p < at + kBracketChars && text_[p] != u')' && p < sentence_.end) ++p;
  } else if (text_[p] == u')') {
    // 800人(含教师300人)左右: what is inside is but a part.
    int32_t open = at;
    while (open > at - kBracketChars && open > sentence_.begin && text_[open] != u'(') --open;
    if (text_[open + 1] == u'含' || text_.Holds(open + 1, u"其中")) return Relation::kEq;
  }
  if (text_[p] != u')') return Relation::kEq;
  const CueSet cues = knowledge_.CueAt(text_.Folded(p + 1, p + 5)).cues;
  if (cues == 0) return Relation::kEq;
  if (cues & Bit(Cue::kAfterGe)) return Relation::kGe;
  if (cues & Bit(Cue::kAfterLe)) return Relation::kLe;
  return text_.Folded(p + 1, p + 3) == u"左右" ? Relation::kApprox : Relation::kEq;
}

bool Account::OneOfThem(const Anchor& figure) const {
  constexpr int32_t kNounChars = 24;
  if (!figure.HasClassifier()) return false;
  for (int32_t p = figure.end; p < figure.end + kNounChars && IsHan(text_[p]); ++p) {
    if (text_[p] == u'之' && text_[p + 1] == u'一' && !IsHan(text_[p + 2])) return true;
  }
  return false;
}

bool Account::CoversMoney(const Anchor& figure) const {
  constexpr int32_t kNounChars = 24;
  if (!figure.HasClassifier() || figure.bound_before) return false;
  int32_t end = figure.end;
  while (end < figure.end + kNounChars && (IsHan(text_[end]) || IsAnyOf(text_[end], u"“”"))) {
    if (text_.Holds(end, u"项目") || text_.Holds(end, u"工程")) break;
    ++end;
  }
  if (!text_.Holds(end, u"项目") && !text_.Holds(end, u"工程")) return false;
  end += text_[end + 2] == u',' ? 3 : 2;
  static constexpr std::u16string_view kSpent[] = {u"完成投资", u"累计完成投资", u"已完成投资",
                                                   u"完成年度投资", u"共完成投资"};
  return text_.LengthOfAny(end, kSpent) > 0 && LeadsClause(figure);
}

bool Account::CoversNext(const Anchor& figure) const {
  constexpr int32_t kPredicateChars = 30;
  constexpr CueSet kDone = Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAchieve);
  // 9个县产值突破10亿元: how many did is the news.
  constexpr CueSet kHowMuch =
      kBoundCues | Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kReach) | Bit(Cue::kRanked);
  if (!figure.HasClassifier() || figure.bound_before) return false;
  bool done = false;
  for (size_t t = sentence_.IndexOf(figure.end); t < sentence_.tokens.size(); ++t) {
    const Token& token = sentence_.tokens[t];
    if (token.begin > figure.end + kPredicateChars ||
        (token.mark != 0 && token.mark != u'“' && token.mark != u'”'))
      return false;
    if (token.anchor >= 0) {
      const Anchor& next = sentence_.At(token);
      if (next.type == AnchorType::kRejected) continue;
      return done && next.type == AnchorType::kQuantity && next.relation == Relation::kEq &&
             (next.HasClassifier() || next.Measures("money")) && LeadsClause(figure);
    }
    if (token.IsAny(kHowMuch)) return false;
    done = done || (token.begin >= figure.end + 2 && token.IsAny(kDone) &&
                    !token.Is(Cue::kDeverbal) && token.end - token.begin >= 2);
  }
  return false;
}

bool Account::LeadsClause(const Anchor& figure) const {
  constexpr int32_t kClauseChars = 40;
  // 实施重点项目12个 is news; nothing was done here, at most the work went on.
  static constexpr std::u16string_view kGoesOn[] = {u"推动", u"推进", u"加快", u"加快推进"};
  for (size_t t = sentence_.IndexOf(figure.begin); t-- > 0;) {
    const Token& token = sentence_.tokens[t];
    if (token.mark == u',' || token.mark == u';' || token.mark == u':') return true;
    if (figure.begin - token.end > kClauseChars) return false;
    if (token.anchor < 0 && token.end - token.begin >= 2 &&
        !IsOneOf(text_.Folded(token.begin, token.end), kGoesOn) &&
        token.IsAny(Bit(Cue::kDeed) | Bit(Cue::kVerb) | Bit(Cue::kAchieve)))
      return false;
  }
  return true;
}

bool Account::OnlyThreshold(const Anchor& figure) const {
  constexpr int32_t kThingChars = 16;
  static constexpr std::u16string_view kWhole[] = {u"全覆盖", u"清零"};
  const auto bound = text_.Folded(figure.end - 2, figure.end);
  if ((bound != u"以上" && bound != u"以下") || !IsHan(text_[figure.end])) return false;
  for (int32_t p = figure.end; p < figure.end + kThingChars && IsHan(text_[p]); ++p) {
    if (text_.LengthOfAny(p, kWhole) > 0) return true;
  }
  return false;
}

bool Account::SizesThing(const Anchor& figure) const {
  static constexpr std::u16string_view kSizes[] = {
      u"占地", u"占地面积", u"建筑面积", u"总建筑面积", u"总面积",  u"总库容",
      u"全长", u"总长",     u"能力",     u"能力达",     u"能力达到"};
  constexpr int32_t kPraiseChars = 16;
  if (figure.unit == nullptr || figure.HasClassifier()) return false;
  int32_t of = figure.end;
  // 占地75亩、环境优美的公园
  if (text_[of] == u'、') {
    const int32_t limit = of + kPraiseChars;
    do ++of;
    while (of < limit && IsHan(text_[of]) && text_[of] != u'的');
  }
  if (text_[of] != u'的' || !IsHan(text_[of + 1])) return false;
  return std::ranges::any_of(kSizes, [&](std::u16string_view size) {
    const int32_t begin = figure.begin - static_cast<int32_t>(size.size());
    return begin >= 0 && text_.Holds(begin, size);
  });
}

bool Account::CountsPlanned(const Anchor& figure, const Fact& fact) const {
  // 推进总投资120亿元的38个项目,完成投资30亿元: how many those are that so much is spent on.
  if (fact.status != Status::kTarget || !figure.HasClassifier() || text_[figure.begin - 1] != u'的')
    return false;
  const size_t of = sentence_.IndexOf(figure.begin - 1);
  if (of == 0 || sentence_.tokens[of - 1].anchor < 0 ||
      sentence_.tokens[of - 1].end != figure.begin - 1 ||
      !sentence_.At(sentence_.tokens[of - 1]).Measures("money"))
    return false;
  static constexpr std::u16string_view kSpent[] = {u"完成投资", u"年内完成投资", u"力争完成投资",
                                                   u"年度投资", u"年度完成投资", u"计划完成投资"};
  constexpr int32_t kNounChars = 24;
  int32_t end = figure.end;
  while (end < figure.end + kNounChars && (IsHan(text_[end]) || IsAnyOf(text_[end], u"“”、")))
    ++end;
  return text_[end] == u',' && text_.LengthOfAny(end + 1, kSpent) > 0;
}

bool Account::CountsGroup(const Anchor& figure) const {
  // 入选全国50个示范县, 获评某省26个典型案例: how many there are of them.
  static constexpr std::u16string_view kChosen[] = {u"入选", u"获评", u"入围", u"列入",
                                                    u"纳入", u"列为", u"评为", u"确定为"};
  constexpr int32_t kPlaceChars = 6;
  if (!figure.HasClassifier() || figure.bound_before ||
      !IsAnyOf(text_[figure.begin - 1], u"省市国区球界"))
    return false;
  for (int32_t p = figure.begin - 3; p >= std::max(sentence_.begin, figure.begin - kPlaceChars - 2);
       --p) {
    const int32_t verb = text_.LengthOfAny(p, kChosen);
    if (verb > 0) return p + verb + 2 <= figure.begin;
  }
  return false;
}

bool Account::Delimits(const Anchor& figure) const {
  // 河道两岸500米范围内: where; 统计范围包括年收入2000万元及以上的企业: who is counted at all.
  constexpr int32_t kBackChars = 40;
  if (text_.Holds(figure.end, u"范围内")) return figure.Measures("length");
  if (figure.relation != Relation::kGe || !figure.Measures("money")) return false;
  const auto before =
      text_.Folded(std::max(sentence_.begin, figure.begin - kBackChars), figure.begin);
  return before.find(u"统计范围") != before.npos;
}

bool Account::CountsKinds(const Anchor& figure) const {
  // 3批46项技术, 分两批集中开工18个项目: in how many lots those are that are counted next.
  static constexpr std::string_view kLots[] = {"批", "批次", "类", "大类", "期", "轮"};
  if (figure.unit == nullptr || figure.bound_before ||
      std::ranges::find(kLots, figure.unit->surface) == std::end(kLots))
    return false;
  if (text_.Holds(figure.end, u"集中")) return true;
  const size_t next = sentence_.IndexOf(figure.end);
  return next < sentence_.tokens.size() && sentence_.tokens[next].begin == figure.end &&
         sentence_.tokens[next].anchor >= 0 && sentence_.At(sentence_.tokens[next]).CountsThings();
}

bool Account::CountsSides(const Anchor& figure) const {
  static constexpr std::u16string_view kSides[] = {u"问题", u"方面", u"环节", u"维度",
                                                   u"关键", u"抓手", u"台阶"};
  constexpr int32_t kNounChars = 6;
  if (!figure.han || !figure.HasClassifier() || figure.unit->surface != "个") return false;
  const int32_t end = text_.HanEnd(figure.end, figure.end + kNounChars);
  for (int32_t p = figure.end; p + 2 <= end; ++p) {
    if (text_.LengthOfAny(p, kSides) > 0) return true;
  }
  return false;
}

bool Account::MakesUse(const Anchor& figure) const {
  static constexpr std::u16string_view kUses[] = {u"用好用足", u"用足用好", u"用好",     u"用足",
                                                  u"发挥好",   u"发挥",     u"继续抓实", u"抓实",
                                                  u"加大对",   u"加强对"};
  // 围绕钢铁、纺织3个链条,…: what is aimed at, unless what was done there stands before the count.
  static constexpr std::u16string_view kAims[] = {u"围绕", u"聚焦"};
  constexpr int32_t kMemberChars = 9;
  constexpr int32_t kClauseChars = 40;
  if (!figure.HasClassifier()) return false;
  const int32_t least = std::max(sentence_.begin, figure.begin - kClauseChars);
  int32_t begin = figure.begin;
  while (begin > least && !IsAnyOf(text_[begin - 1], u",;:")) --begin;
  static constexpr std::u16string_view kHow[] = {u"充分", u"切实", u"继续", u"要", u"统筹"};
  begin += text_.LengthOfAny(begin, kHow);
  const int32_t aim = text_.LengthOfAny(begin, kAims);
  // 围绕六大产业15个细分领域: fields are there already.
  const auto fields = [&] {
    const int32_t run =
        text_.HanEnd(figure.end, std::min(sentence_.end, figure.end + kMemberChars));
    return text_.Holds(run - 2, u"领域") && run > figure.end + 2;
  };
  if (aim > 0 && begin + aim < figure.begin && !fields() &&
      !IsAnyOf(text_[figure.begin - 1], u"等”、")) {
    const int32_t from = std::max(begin, figure.begin - kMemberChars);
    if (text_.Folded(from, figure.begin).find(u'、') == std::u16string_view::npos) return false;
  }
  int32_t use = aim + text_.LengthOfAny(begin, kUses);
  // 做大做强, 做精做优: to be made better they must be there.
  while (aim == 0 && text_[begin + use] == u'做' && IsAnyOf(text_[begin + use + 1], u"大强优精实"))
    use += 2;
  if (use == 2 && text_[begin] == u'做') return false;
  if (use == 0 || begin + use > figure.begin) return false;
  const size_t last = sentence_.IndexOf(figure.begin);
  for (size_t t = sentence_.IndexOf(begin + use); t < last; ++t) {
    const Token& token = sentence_.tokens[t];
    if (token.anchor < 0 && token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed)) && !token.Is(Cue::kHead))
      return false;
  }
  return true;
}

bool Account::PointsBack(const Anchor& figure, const IndicatorName& name) const {
  if (!figure.HasClassifier() || figure.bound_before) return false;
  const char16_t before = text_[figure.begin - 1];
  if (IsAnyOf(before, u"这该") && text_[figure.begin - 2] != u'应') return true;
  // …1000元。两项额度可累加: a few that begin a sentence were spoken of before, unless their name
  // tells what they did.
  constexpr Decimal kFew{3, 0};
  return before == u'。' && figure.han && figure.value && figure.relation == Relation::kEq &&
         Compare(*figure.value, kFew) <= 0 && name.OnlyPiece().first == figure.end;
}

bool Account::Narrowed(int32_t at) const {
  const int32_t begin = std::max(sentence_.begin, at - 6);
  return text_.Folded(begin, at).find(u"收窄") != std::u16string_view::npos;
}

std::string_view Account::Keep(Period period) {
  if (!period.known()) return {};
  const auto hash = static_cast<size_t>(period.from_year * 31 + period.to_year * 7 +
                                        period.to_month + period.quarter);
  auto& [kept, text] = periods_[hash % periods_.size()];
  if (kept != period) {
    kept = period;
    text = strings_->Add(Print(period));
  }
  return text;
}

void Account::AddRejected(const Anchor& anchor) {
  Rejected rejected;
  rejected.span = text_.SpanOf(anchor.begin, anchor.end);
  rejected.begin = text_.Utf8(rejected.span).substr(0, 0);
  rejected.reason = anchor.type == AnchorType::kDate ? Reason::kDate : anchor.reason;
  if (anchor.begin >= outline_.stamp_begin && anchor.end <= outline_.stamp_end)
    rejected.reason = Reason::kBoilerplate;
  rejected.rule = anchor.rule;
  article_->rejected.push_back(rejected);
}

void Account::AddDiagnostic(const Anchor& anchor, DiagnosticCode code, std::string_view message) {
  Diagnostic diagnostic;
  diagnostic.span = text_.SpanOf(anchor.begin, anchor.end);
  diagnostic.code = code;
  diagnostic.message = strings_->Add(message);
  article_->diagnostics.push_back(diagnostic);
}

}  // namespace gongbao::extraction
