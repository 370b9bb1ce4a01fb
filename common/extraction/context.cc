#include "common/extraction/context.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "common/extraction/periods.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

namespace {

// How far into a sentence its first words go that say what it speaks of.
constexpr int32_t kOpeningChars = 60;

}  // namespace

void Context::BeginSection(size_t index) {
  section_ = static_cast<int32_t>(index);
  if (!Here().inherits) turned_ = false;
  SetRoleSource();
  five_years_ = {};
}

void Context::SetRoleSource() {
  if (turned_ && Here().role == SectionRole::kReview) {
    TakeRole(SectionRole::kPlan, Rule::kRoleTurned);
    role_words_ = turned_words_;
    return;
  }
  TakeRole(Here().role, Rule::kRoleHeading);
  // A heading that says nothing takes over what holds above it.
  int32_t told = section_;
  while (told > 0 && outline_.sections[static_cast<size_t>(told)].inherits)
    told = std::max(outline_.sections[static_cast<size_t>(told)].parent, 0);
  const OutlineSection& section = outline_.sections[static_cast<size_t>(told)];
  role_words_ = {section.heading_begin, section.heading_end};
  if (role_words_.empty()) {
    TakeRole(Here().role, Rule::kRoleArticle);
    role_words_ = {outline_.title_begin, outline_.title_end};
  }
}

void Context::TakeRole(SectionRole role, Rule rule) {
  role_ = role;
  role_rule_ = rule;
  role_origin_ = OriginOf(rule);
  role_words_ = {sentence_.begin, std::min(sentence_.end, sentence_.begin + kOpeningChars)};
}

Source Context::From(Range words, Rule rule) const {
  Origin origin = OriginOf(rule);
  if (origin == Origin::kNone) {
    origin = words.begin >= clause_begin_     ? Origin::kClause
             : words.begin >= sentence_.begin ? Origin::kSentence
             : words.begin >= Here().begin    ? Origin::kSection
                                              : Origin::kArticle;
  }
  return {words.begin, words.end, rule, origin};
}

void Context::BeginSentence() {
  note_ = note_ || heads_.NoteMarkEnd(sentence_.begin) > sentence_.begin;
  clause_period_ = from_period_ = {};
  clause_begin_ = sentence_.begin;
  brief_period_ = future_ = past_ = unresolved_ = five_words_ = flow_ = gathered_ = effort_ =
      modal_used_ = duty_ = false;
  modality_ = Modality::kNone;
  modal_stack_.clear();
  role_before_ = role_;
  role_source_before_ = RoleSource();
  role_is_brief_ = SetRole();
}

void Context::EndSentence() {
  if (!role_is_brief_) return;
  role_ = role_before_;
  role_words_ = {role_source_before_.begin, role_source_before_.end()};
  role_rule_ = role_source_before_.rule;
  role_origin_ = role_source_before_.origin;
}

void Context::EndParagraph() {
  note_ = false;
  if (outline_.sections.size() > 3) five_years_ = {};
}

struct Context::Opening {
  CueSet cues = 0;
  bool this_year = false;
  bool aimed = false;  // 今年预期
  int16_t year = 0;    // the first year named
};

Context::Opening Context::ReadOpening() const {
  Opening opening;
  // Nearly all sentences say nothing of it.
  const CueSet telling = Bit(Cue::kThisYear) | Bit(Cue::kPlanOpening);
  if (!(sentence_.cues & telling) && !sentence_.has_periods) return opening;
  int32_t this_year_end = -1;
  for (const Token& token : sentence_.tokens) {
    if (token.begin > sentence_.begin + kOpeningChars) break;
    opening.cues |= token.cues;
    opening.this_year = opening.this_year || token.Is(Cue::kThisYear);
    if (token.Is(Cue::kThisYear)) this_year_end = token.end;
    opening.aimed = opening.aimed || (this_year_end >= 0 && token.Is(Cue::kExpected) &&
                                      token.begin - this_year_end <= 4 &&
                                      token.end - token.begin >= 2 && outline_.year_planned != 0);
    if (token.anchor >= 0) {
      const Period& period = sentence_.At(token).period;
      if (opening.year == 0 && period.known() && period.from_year == period.to_year)
        opening.year = period.to_year;
    }
  }
  return opening;
}

bool Context::SetRole() {
  const auto [cues, this_year, aimed, year] = ReadOpening();
  const bool led_up = plan_year_named_;
  plan_year_named_ = this_year || (year != 0 && year == outline_.year_planned);
  if (Here().role == SectionRole::kPlan) return false;
  if (!sentence_.tokens.empty() && sentence_.tokens.front().Is(Cue::kFromNowOn) &&
      heads_.Touch(sentence_.begin, sentence_.tokens.front().begin)) {
    TakeRole(SectionRole::kPlan, Rule::kRoleOpening);
    return false;
  }
  if (aimed && role_ != SectionRole::kPlan) {
    TakeRole(SectionRole::kPlan, Rule::kRoleSentence);
    return true;
  }
  if (!(cues & Bit(Cue::kPlanOpening)) || (cues & Bit(Cue::kReviewOpening))) return false;
  const bool planned = outline_.year_planned != 0 && year == outline_.year_planned;
  if ((this_year && (year == 0 || planned)) || planned || led_up) {
    if (role_ != SectionRole::kPlan) TakeRole(SectionRole::kPlan, Rule::kRoleOpening);
    if (!turned_ && TurnsArticle()) {
      turned_ = true;
      turned_words_ = role_words_;
    }
  }
  return false;
}

bool Context::TurnsArticle() const {
  const auto head = text_.Folded(sentence_.begin, std::min(sentence_.end, sentence_.begin + 80));
  for (const std::u16string_view word : {u"预期目标", u"总体要求", u"总体思路", u"主要目标"}) {
    if (head.find(word) != std::u16string_view::npos) return true;
  }
  return false;
}

void Context::TakeMark(const Token& token) {
  switch (token.mark) {
    case u';':
      modality_ = Modality::kNone;
      duty_ = false;
      past_ = false;
      clause_begin_ = token.end;
      break;
    case u',':
      clause_begin_ = token.end;
      duty_ = effort_ = past_ = five_words_ = flow_ = false;
      if (std::exchange(brief_period_, false)) clause_period_ = {};
      // 争取资金支持,: a bid whose own clause has no figure says nothing of the next one's.
      if (bid_ && !modal_used_ && modality_ == Modality::kStretch) modality_ = Modality::kNone;
      break;
    case u'(':
      modal_stack_.push_back({modality_, modality_words_});
      break;
    case u')':
      if (!modal_stack_.empty()) {
        modality_ = modal_stack_.back().modality;
        modality_words_ = modal_stack_.back().words;
        modal_stack_.pop_back();
      }
      break;
    default:
      break;
  }
}

void Context::TakeModal(size_t t, const Token& token) {
  const Range words{token.begin, token.end};
  if (token.Is(Cue::kFirm)) modality_ = Modality::kFirm;
  if (token.Is(Cue::kStretch)) modality_ = Modality::kStretch;
  if (token.IsAny(Bit(Cue::kFirm) | Bit(Cue::kStretch))) {
    modal_used_ = false;
    modality_words_ = words;
    const bool verb = t + 1 < sentence_.tokens.size() &&
                      sentence_.tokens[t + 1].begin == token.end &&
                      sentence_.tokens[t + 1].Is(Cue::kVerb);
    bid_ = text_.Folded(token.begin, token.end) == u"争取" && !verb;
  }
  if (token.Is(Cue::kEffort)) {
    effort_ = true;
    effort_words_ = words;
  }
  if (token.Is(Cue::kExpected) && !token.Is(Cue::kFirm) && token.end - token.begin >= 2 &&
      modality_ == Modality::kNone) {
    modality_ = Modality::kExpected;
    modality_words_ = words;
  }
  if (token.Is(Cue::kDuty)) {
    duty_ = true;
    duty_words_ = words;
    duty_rule_ = Rule::kModalityDuty;
  }
}

void Context::ReadCue(size_t t, const Token& token) {
  TakeModal(t, token);
  if (token.Is(Cue::kAchieve) && token.end - token.begin >= 2) flow_ = true;
  if (token.Is(Cue::kPast) && !token.Is(Cue::kLastYear)) {
    past_ = true;
    past_words_ = {token.begin, token.end};
  }
  if (!token.IsAny(kTimeCues)) return;
  // 比一季度, 较年初: a baseline, not the time of the figure.
  if (t > 0 && sentence_.tokens[t - 1].end == token.begin &&
      sentence_.tokens[t - 1].Is(Cue::kThan)) {
    RefusedAt(trace_, token.begin, token.end, "period.named",
              "比 or 较 before it makes it a baseline");
    return;
  }
  const int year = SectionYear();
  if (year == 0) return;
  const Period period = TimeOf(token, year);
  if (!period.known()) return;
  clause_period_ = period;
  clause_period_words_ = {token.begin, token.end};
  // 30个项目上半年开工,…: it has told its own clause's figure.
  brief_period_ = sentence_.has_figures && token.IsAny(kPartsOfYear) &&
                  heads_.FigureBeforeComma(clause_begin_) && !heads_.FigureBeforeComma(token.end);
}

Period Context::PartOfYear(const Token& token, int year) const {
  if (token.Is(Cue::kFirstHalf)) return Months(year, 1, 6);
  if (token.Is(Cue::kSecondHalf)) return Months(year, 7, 12);
  if (token.Is(Cue::kThreeQuarters)) return Months(year, 1, 9);
  return Quarter(year, HanDigit(text_[token.end - 3]));  // 一季度, 第一季度
}

const Token* Context::TimeBehind(const Anchor& figure) const {
  if (!(sentence_.cues & kPartsOfYear) || !figure.CountsThings()) return nullptr;
  const Range noun = heads_.NounBehind(figure.end);
  const int32_t at = noun.empty() ? figure.end : noun.end;
  const std::span<const Token> tokens = heads_.From(at);
  const bool part = !tokens.empty() && tokens.front().begin == at &&
                    tokens.front().IsAny(kPartsOfYear) && IsHan(text_[tokens.front().end]) &&
                    !heads_.FigureBeforeComma(tokens.front().end);
  return part ? &tokens.front() : nullptr;
}

Period Context::TimeOf(const Token& token, int year) {
  const bool plan = role_ == SectionRole::kPlan;
  Period period;
  // The report to a congress calls the year ahead this year, wherever it says so.
  const bool ahead = plan || outline_.kind == DocumentKind::kGovernmentWorkReport;
  if (token.Is(Cue::kThisYear)) {
    period = Year(outline_.year_planned != 0 && ahead ? outline_.year_planned : year);
    if (!plan && ahead && period.to_year > outline_.year_reviewed) {
      future_ = true;
      future_words_ = {token.begin, token.end};
    }
  }
  if (token.Is(Cue::kPriorYear)) {
    period = Year(plan ? year - 1 : year);
    if (plan) {
      past_ = true;
      past_words_ = {token.begin, token.end};
    }
  }
  const int base = clause_period_.known() ? clause_period_.to_year : year;
  if (token.Is(Cue::kWholeYear) && !five_years_.known()) period = Year(base);
  if (token.IsAny(kPartsOfYear)) period = PartOfYear(token, base);
  if (token.Is(Cue::kFiveYears)) {
    five_words_ = true;
    if (!plan) five_years_ = Years(year - 4, year);
  }
  if (token.Is(Cue::kNextFiveYears)) five_years_ = Years(year, year + 4);
  if (token.IsAny(Bit(Cue::kFiveYears) | Bit(Cue::kNextFiveYears)))
    five_years_words_ = {token.begin, token.end};
  return period;
}

int Context::SectionYear() const {
  if (Here().period.known()) {
    if (role_ == Here().role) return Here().period.to_year;
  }
  return role_ == SectionRole::kPlan ? outline_.year_planned : outline_.year_reviewed;
}

bool Context::IsBaseOfMultiple(size_t t, const Anchor& date) const {
  if (t + 2 >= sentence_.tokens.size() || !sentence_.tokens[t + 1].Is(Cue::kOf) ||
      sentence_.tokens[t + 2].anchor < 0 || sentence_.tokens[t + 1].begin != date.end ||
      sentence_.tokens[t + 2].begin != sentence_.tokens[t + 1].end)
    return false;
  const Anchor& next = heads_.At(t + 2);
  const char16_t verb = text_[date.begin - 1];
  // 是2019年的113%, 恢复到2019年的113%; but 提高到2023年的43.6% is a level.
  const bool equals = verb == u'是' || verb == u'于' ||
                      text_.Folded(std::max(0, date.begin - 3), date.begin) == u"恢复到";
  const std::string_view dimension =
      next.unit != nullptr ? next.unit->dimension : std::string_view();
  return next.unit_literal == "倍" || dimension == "ratio" || (dimension == "share" && equals);
}

void Context::TakePlanSpan(const Anchor& date, Period period) {
  const bool last = text_[date.end] == u'末' || text_[date.end + 1] == u'末';
  const bool time = last || Follows(date.end, u"期间") || Follows(date.end, u"时期") ||
                    Follows(date.end, u"以来") || Follows(date.end, u"五年");
  if (!time) return;
  // “十四五”以来: up to the year that is reviewed.
  if (Follows(date.end, u"以来") && SectionYear() >= period.from_year)
    period.to_year = std::min(period.to_year, static_cast<int16_t>(SectionYear()));
  // 是“十二五”末的1.4倍: what the figure is compared with.
  if (last && text_[date.begin - 1] == u'“' && text_[date.begin - 2] == u'是') return;
  if (last) {
    clause_period_ = LastYear(period);
    clause_period_words_ = {date.begin, date.end};
  } else {
    five_years_ = period;
    five_years_words_ = {date.begin, date.end};
  }
  future_words_ = {date.begin, date.end};
  future_ = SectionYear() != 0 && period.to_year > SectionYear();
}

void Context::TakeDate(size_t t, const Anchor& date) {
  const auto refuse = [this, &date](std::string_view why) {
    RefusedAt(trace_, date.begin, date.end, "period.named", why);
  };
  if (!date.period.known()) return refuse("the date names no year or month");
  if (IsBaseOfMultiple(t, date)) return refuse("it is what a multiple or share is of");
  size_t before = t;  // the token before the date, an opening quotation mark aside
  if (before > 0 && sentence_.tokens[before - 1].mark == u'“') --before;
  const Token* touching = before > 0 ? &sentence_.tokens[before - 1] : nullptr;
  if (touching != nullptr && date.begin - touching->end > 1) touching = nullptr;
  if (touching != nullptr && touching->Is(Cue::kThan))
    return refuse("比 or 较 before it makes it a baseline");
  // 等于1949年的2倍, 相当于2010年的总量
  const auto equals = text_.Folded(std::max(sentence_.begin, date.begin - 3), date.begin);
  if (equals.ends_with(u"等于") || equals.ends_with(u"相当于"))
    return refuse("the figure is told by it, not of it");
  Period period = date.period;
  if (date.relative_month) {
    const int year = clause_period_.known() ? clause_period_.to_year : SectionYear();
    if (year == 0) return refuse("no year is known for its months");
    period = Months(year, date.period.from_month, date.period.to_month);
  }
  if (touching != nullptr && touching->Is(Cue::kFrom) && FigureFollows(date.end)) {
    from_period_ = period.from_year == period.to_year ? period : LastYear(period);
    return;
  }
  if (date.rule == "name.lexicon") {
    TakePlanSpan(date, period);
    return;
  }
  // 2007年开始建设: when a thing began says nothing of its figures.
  if (Follows(date.end, u"开始") || Follows(date.end, u"启动") ||
      (Follows(date.end, u"成立") && !Follows(date.end + 2, u"以来")))
    return refuse("it tells when a thing began");
  if (Follows(date.end, u"计划")) return refuse("it names a plan");
  // 自2013年成立以来: a beginning without an end.
  if (text_[date.begin - 1] == u'自' || Follows(date.end, u"以来")) {
    const auto behind = text_.Folded(date.end, std::min(text_.size(), date.end + 8));
    if (behind.find(u"以来") != std::u16string_view::npos) {
      unresolved_words_ = {date.begin, date.end};
      unresolved_ = period.to_year < SectionYear() || SectionYear() == 0;
      return;
    }
  }
  // 为2020年改革以来最好水平: it tells since when something was not so good.
  constexpr int32_t kSinceChars = 16;
  const auto behind = text_.Folded(date.end, std::min(sentence_.end, date.end + kSinceChars));
  const size_t since = behind.find(u"以来");
  if (since != std::u16string_view::npos && since < behind.find(u',') && since < behind.find(u';'))
    return refuse("it tells since when");
  clause_period_ = period;
  // 2023年度6个中心村建设,…: the year of these things alone.
  brief_period_ = text_[date.end] == u'度'
                      ? FigureFollows(date.end + 1)
                      : text_[date.end - 1] == u'度' && FigureFollows(date.end);
  clause_period_words_ = future_words_ = {date.begin, date.end};
  const int year = outline_.year_reviewed;
  if (year != 0) {
    future_ = period.to_year > year + (role_ == SectionRole::kPlan ? 1 : 0);
    if (role_ == SectionRole::kPlan) {
      past_ = period.to_year <= year;
      past_words_ = {date.begin, date.end};
    }
  }
}

bool Context::FigureFollows(int32_t at) const {
  while (text_[at] == u'”' || text_[at] == u'末' || text_[at] == u'底' || text_[at] == u'的') ++at;
  return IsDigit(text_[at]) || HanDigit(text_[at]) >= 0 ||
         (text_[at] == u'百' && text_[at + 1] == u'分');
}

bool Context::Follows(int32_t at, std::u16string_view word) const {
  return text_.Holds(text_[at] == u'”' ? at + 1 : at, word);
}

int Context::YearsGathered(int32_t at) const {
  constexpr int32_t kChars = 24;
  const int32_t from = std::max(clause_begin_, at - kChars);
  const auto words = text_.Folded(from, std::max(from, at));
  const size_t gathered = words.rfind(u"年累计");
  if (gathered == words.npos || gathered == 0) return 0;
  const char16_t before = words[gathered - 1];
  const bool alone =
      gathered < 2 || !(IsDigit(words[gathered - 2]) || IsHanNumeral(words[gathered - 2]));
  return !alone ? 0 : IsDigit(before) ? before - u'0' : std::max(0, HanDigit(before));
}

bool Context::GatheredUpTo(int32_t at) const {
  constexpr int32_t kChars = 6;
  return text_.Folded(std::max(sentence_.begin, at - kChars), at).find(u"累计") !=
         std::u16string_view::npos;
}

Dated Context::OfFiveYears(const Anchor& figure, const Decision& decision, const Lead& lead,
                           const IndicatorName& name) const {
  if (lead.from)
    return {Year(five_years_.from_year - 1), From(five_years_words_, Rule::kPeriodBefore)};
  if ((lead.leading | lead.cues) & Bit(Cue::kPast))  // 现有
    return {LastYear(five_years_), From(five_years_words_, Rule::kPeriodFiveYearsEnd)};
  const FoldedName words = name.Folded(text_);
  const bool state = words.ends_with(u"率") || words.ends_with(u"比重") || words.ends_with(u"占比");
  const bool reached =
      lead.reach || (lead.cues & kBoundCues) || state || decision.measure == Measure::kRank;
  // 饮水工程|投入: the words behind what they belong to; 投资2亿元的项目 tells a size.
  const auto [own_begin, own_end] = name.LastPiece();
  const bool size = text_[figure.end] == u'的';
  const IndicatorName own_words(size ? own_end : own_begin, own_end);
  // 规范提升209个卫生室: the deed stands right before the count.
  const size_t own = sentence_.IndexOf(figure.begin);
  const bool done = figure.CountsThings() && own > 0 &&
                    sentence_.tokens[own - 1].end == figure.begin &&
                    sentence_.tokens[own - 1].IsAny(Bit(Cue::kDeed) | Bit(Cue::kUp));
  const bool deed = ((lead.cues | lead.leading) & Bit(Cue::kAchieve)) || flow_ || done ||
                    heads_.DeedLength(name) > 0 || heads_.DeedLength(own_words) > 0 ||
                    words.find(u"新增") != words.npos ||
                    (figure.CountsThings() && heads_.HappenedBehind(figure.end));
  // 五年建成新线6333公里,复线3000公里: the list goes on; what there is in all is a stock.
  const bool stock =
      words.find_first_of(u"总余存") != words.npos || words.find(u"拥有") != words.npos;
  const bool listed =
      gathered_ && !reached && !stock && !figure.bound_before && !(lead.cues & Bit(Cue::kReach));
  const bool total = words.ends_with(u"总里程") || words.ends_with(u"余额") ||
                     words.ends_with(u"保有量") || words.ends_with(u"总数");
  const bool gathered = decision.measure == Measure::kLevel &&
                        (GatheredUpTo(figure.begin) || (deed && !reached && !total) || listed);
  const bool changed = decision.measure == Measure::kGrowth ||
                       (decision.measure == Measure::kChange &&
                        (lead.baseline.empty() || (lead.cues & Bit(Cue::kLastPeriod))) &&
                        !(lead.cues & Bit(Cue::kThan)));
  if (gathered || changed) return {five_years_, From(five_years_words_, Rule::kPeriodFiveYears)};
  return {LastYear(five_years_), From(five_years_words_, Rule::kPeriodFiveYearsEnd)};
}

Dated Context::PeriodOf(const Anchor& figure, const Decision& decision, const Lead& lead,
                        const IndicatorName& name) const {
  if (unresolved_) return {{}, From(unresolved_words_, Rule::kPeriodUnresolved)};
  const Range heading{Here().heading_begin, Here().heading_end};
  const bool rank = decision.measure == Measure::kRank;  // held each of the years, told of the last
  const int years =
      std::max(lead.years_running, five_years_.known() ? 0 : YearsGathered(figure.begin));
  if (years >= 2 && !rank && SectionYear() != 0) {
    return {Years(SectionYear() - years + 1, SectionYear()),
            From(lead.words, Rule::kPeriodYearsRunning)};
  }
  Refused(trace_, Rule::kPeriodYearsRunning, "no 两年平均 or the like stands before it");
  const Period wide = five_years_.known() ? five_years_ : Here().span;
  if (wide.known() && ((lead.cues & Bit(Cue::kYearly)) || five_words_))
    return {wide, From(five_years_.known() ? five_years_words_ : heading, Rule::kPeriodSpan)};
  // 到2028年,年均增长6%: from the year planned on.
  if ((lead.cues & Bit(Cue::kYearly)) && outline_.year_planned != 0 &&
      clause_period_.to_year > outline_.year_planned &&
      clause_period_.from_year == clause_period_.to_year)
    return {Years(outline_.year_planned, clause_period_.to_year),
            From(clause_period_words_, Rule::kPeriodSpan)};
  Refused(trace_, Rule::kPeriodSpan,
          "no 年均 or 五年 in its clause, or no span of years to go with it");
  if (lead.from && from_period_.known())
    return {from_period_, From(lead.words, Rule::kPeriodBefore)};
  if (const Token* part = TimeBehind(figure); part != nullptr && SectionYear() != 0) {
    const int year = clause_period_.known() ? clause_period_.to_year : SectionYear();
    return {PartOfYear(*part, year), From({part->begin, part->end}, Rule::kPeriodWords)};
  }
  const bool one_year = clause_period_.from_year == clause_period_.to_year &&
                        clause_period_.from_month == 0 && clause_period_.quarter == 0;
  if (clause_period_.known() && lead.from && one_year)
    return {Year(clause_period_.to_year - 1), From(clause_period_words_, Rule::kPeriodBefore)};
  if (clause_period_.known())
    return {clause_period_, From(clause_period_words_, Rule::kPeriodWords)};
  Refused(trace_, Rule::kPeriodWords, "its sentence has named no time before");
  if (five_years_.known()) return OfFiveYears(figure, decision, lead, name);
  Refused(trace_, Rule::kPeriodFiveYears, "no span of years is spoken of");
  if (note_) return {};
  if (lead.from && SectionYear() != 0)
    return {Year(SectionYear() - 1), From(lead.words, Rule::kPeriodBefore)};
  if (role_ == Here().role && Here().period.known() && !heading.empty())
    return {Here().period, From(heading, Rule::kPeriodSection)};
  Refused(trace_, Rule::kPeriodSection, "the heading of its section tells no time for its role");
  const Range title{outline_.title_begin, outline_.title_end};
  if (role_ == Here().role && Here().period.known())
    return {Here().period, From(title, Rule::kPeriodArticle)};
  const int year = SectionYear();
  return year == 0 ? Dated{} : Dated{Year(year), From(title, Rule::kPeriodArticle)};
}

Range Context::ForeseenBehind(const Anchor& figure) const {
  if (!figure.CountsThings()) return {};
  const std::span<const Token> tokens = heads_.From(figure.end);
  if (tokens.empty() || tokens.front().begin != figure.end || !tokens.front().Is(Cue::kEstimate) ||
      heads_.DeedBehind(figure.end).empty())
    return {};
  return {tokens.front().begin, tokens.front().end};
}

void Context::SetStatus(const Anchor& figure, Fact* fact) const {
  const bool plan = role_ == SectionRole::kPlan && !note_;
  // A text without title and sections is a plan where it says so itself: 2025年力争….
  const bool said = outline_.kind == DocumentKind::kUnknown && outline_.sections.size() == 1 &&
                    role_ == SectionRole::kReview && (modality_ != Modality::kNone || effort_) &&
                    text_.Folded(modality_words_.begin, modality_words_.end) != u"争取";
  // 去年,民生支出…: a time that is over holds up to the next one named.
  const int planned = role_ == Here().role && Here().period.known() ? Here().period.from_year
                                                                    : outline_.year_planned;
  const bool over = past_ || (clause_period_.known() && clause_period_.to_year < planned);
  // 今年上半年已开工30个: what has happened is no promise.
  const bool target = (plan && !over) || (future_ && !past_) || said;
  Source& source = fact->source(Slot::kStatus);
  fact->status = target ? Status::kTarget : Status::kActual;
  source = RoleSource();
  if (target && !(plan && !over)) {
    source = future_ ? From(future_words_, Rule::kStatusFuture)
                     : From(modality_ == Modality::kNone ? effort_words_ : modality_words_,
                            Rule::kStatusSaid);
  }
  if (!target && plan) source = From(past_ ? past_words_ : clause_period_words_, Rule::kStatusPast);
  if (!target && note_)
    source = {sentence_.begin, sentence_.begin + 1, Rule::kStatusNote, Origin::kSentence};
  if (target) return SetModality(fact);
  if (const Range foreseen = ForeseenBehind(figure); !foreseen.empty()) {
    fact->status = Status::kTarget;
    fact->modality = Modality::kExpected;
    source = From(foreseen, Rule::kStatusFuture);
    fact->source(Slot::kModality) = From(foreseen, Rule::kModalityCue);
  }
}

void Context::SetModality(Fact* fact) const {
  Source& source = fact->source(Slot::kModality);
  fact->modality = modality_;
  source = From(modality_words_, Rule::kModalityCue);
  if (modality_ == Modality::kNone) {
    fact->modality = effort_ ? Modality::kStretch : Modality::kExpected;
    source = effort_ ? From(effort_words_, Rule::kModalityEffort)
                     : Source{0, 0, Rule::kModalityPlain, Origin::kDefault};
  }
  if (duty_ && modality_ != Modality::kStretch) {
    fact->modality = Modality::kFirm;
    source = From(duty_words_, duty_rule_);
  }
}

}  // namespace gongbao::extraction
