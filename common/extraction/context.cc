#include "common/extraction/context.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "common/extraction/characters.h"
#include "common/extraction/flows.h"
#include "common/extraction/periods.h"
#include "common/extraction/scans.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

namespace {

// How far into a sentence its first words go that say what it speaks of.
constexpr int32_t kOpeningChars = 60;
// Nor does a time open the part of a sentence that stands farther inside of it.
constexpr int32_t kPartOpening = 8;

}  // namespace

void Context::BeginSection(size_t index) {
  section_ = static_cast<int32_t>(index);
  if (!Here().inherits) {
    turned_ = false;
    over_years_ = !Here().year_first;
  }
  // (一)“十四五”工作回顾 inside of a review of one year.
  if (Here().span.known() && Here().parent >= 0 &&
      outline_.sections[static_cast<size_t>(Here().parent)].span != Here().span)
    over_years_ = true;
  SetRoleSource();
  five_years_ = {};
  admits_ = false;
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

bool Context::BeginsNote() const {
  constexpr int32_t kTermChars = 40;
  if (heads_.NoteMarkEnd(sentence_.begin) > sentence_.begin) return true;
  // “三新”:指…, 12.[瞪羚]即…: a line that explains a term.
  int32_t line = sentence_.begin - 1;
  while (line >= 0 && IsBlank(text_[line])) --line;
  if (line >= 0 && !IsLineEnd(text_[line])) return false;
  const int32_t end = std::min(sentence_.end, sentence_.begin + kTermChars);
  for (int32_t p = sentence_.begin; p < end; ++p) {
    if (!IsAnyOf(text_[p], u",;:”]】")) continue;
    if (IsAnyOf(text_[p], u",;")) return false;
    if (IsAnyOf(text_[p], u":”]】") && IsAnyOf(text_[p + 1], u"指即") &&
        !IsAnyOf(text_[p + 2], u"数标导挥将"))
      return true;
    if (text_[p] == u':' && text_[p + 1] == u'是' && text_[p + 2] == u'指') return true;
  }
  return false;
}

void Context::BeginSentence() {
  if (Here().glossary || BeginsNote()) {
    note_ = true;
    const char16_t mark = text_[heads_.NoteMarkEnd(sentence_.begin) - 1];
    itemised_ = mark >= 0x2460 && mark <= 0x249B && outline_.kind != DocumentKind::kCommunique;
  }
  clause_period_ = from_period_ = base_period_ = {};
  outer_period_ = {};
  started_ = completed_ = false;
  opens_paragraph_ = std::exchange(paragraph_open_, false);
  // 三是…: the next item speaks of all the years of the section again.
  if (opens_paragraph_ && text_[sentence_.begin + 1] == u'是' && !admits_ &&
      IsHanNumeral(text_[sentence_.begin]) && Here().span.known())
    over_years_ = true;
  clause_begin_ = part_begin_ = sentence_.begin;
  spent_period_ = {};
  span_rule_ = Rule::kNone;
  meant_ = false;
  brief_behind_comma_ = brief_period_ = future_ = past_ = unresolved_ = five_words_ = flow_ =
      gathered_ = effort_ = modal_used_ = duty_ = false;
  modality_ = Modality::kNone;
  modal_stack_.clear();
  role_before_ = role_;
  role_source_before_ = RoleSource();
  role_is_brief_ = SetRole();
  TakeAdmission();
}

// 同时,我们清醒地看到,…仅有3家: what is still amiss is so at the end of the years reviewed.
void Context::TakeAdmission() {
  static constexpr std::u16string_view kAdmits[] = {
      u"清醒地看到", u"清醒看到", u"清醒地认识到", u"清醒认识到", u"也要看到", u"也应看到",
      u"还存在",     u"仍存在",   u"困难是",       u"问题是",     u"困难:",    u"问题:"};
  static constexpr WordFinder kFinder(kAdmits);
  constexpr int32_t kFrontChars = 40;
  if (admits_ || role_ == SectionRole::kPlan || !(five_years_.known() || Here().span.known()))
    return;
  const int32_t end = std::min(sentence_.end, sentence_.begin + kFrontChars);
  if (kFinder.In(text_.Folded(sentence_.begin, end)) == std::u16string_view::npos) return;
  admits_ = true;
  over_years_ = false;
  five_years_ = {};
}

void Context::EndSentence() {
  // 2021年完成税收19亿元。完成投资86亿元: the next sentences go on with the year reviewed.
  // 粮食连续五年增产,2021年达到30万吨: in a review of five years that year is of its figure alone.
  constexpr int32_t kOpeningWords = 12;
  const bool alone = Here().span.known() &&
                     (clause_period_words_.begin > sentence_.begin + kOpeningWords || AtYearEnd());
  dated_ = dated_ ||
           (clause_period_.known() && !alone && clause_period_ == Year(outline_.year_reviewed));
  if (std::exchange(since_, false)) {
    five_years_ = span_before_.years;
    five_years_words_ = span_before_.words;
  }
  if (!role_is_brief_) return;
  role_ = role_before_;
  role_words_ = {role_source_before_.begin, role_source_before_.end()};
  role_rule_ = role_source_before_.rule;
  role_origin_ = role_source_before_.origin;
}

void Context::EndParagraph() {
  note_ = dated_ = false;
  paragraph_open_ = true;
  if (std::exchange(other_year_, false) || outline_.sections.size() > 3) five_years_ = {};
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
    // 较好完成了各项目标任务: what was aimed at has been done.
    constexpr int32_t kDoneChars = 6;
    const auto lead =
        text_.Folded(std::max(sentence_.begin, token.begin - kDoneChars), token.begin);
    if (token.Is(Cue::kPlanOpening) && lead.find(u"完成") != lead.npos) continue;
    opening.cues |= token.cues;
    // 今年以来: the year so far.
    const bool so_far = text_[token.end - 1] == u'来' || text_.Holds(token.end, u"以来");
    opening.this_year = opening.this_year || (token.Is(Cue::kThisYear) && !so_far);
    if (token.Is(Cue::kThisYear)) this_year_end = token.end;
    opening.aimed = opening.aimed ||
                    (this_year_end >= 0 && token.Is(Cue::kExpected) &&
                     token.begin - this_year_end <= 4 && token.end - token.begin >= 2 &&
                     outline_.year_planned != 0 && outline_.kind != DocumentKind::kBureauSummary);
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
  if (LooksAhead() && role_ != SectionRole::kPlan) {
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
    if (role_ != SectionRole::kPlan) {
      TakeRole(SectionRole::kPlan, Rule::kRoleOpening);
      // The years that the review spoke of are over.
      if (five_years_.to_year < outline_.year_planned) five_years_ = {};
    }
    if (!turned_ && TurnsArticle()) {
      turned_ = true;
      turned_words_ = role_words_;
    }
  }
  return false;
}

bool Context::LooksAhead() const {
  static constexpr std::u16string_view kAhead[] = {u"下半年",   u"下一步", u"下阶段",
                                                   u"下一阶段", u"四季度", u"接下来"};
  static constexpr std::u16string_view kMeant[] = {u"力争", u"确保",   u"争取",  u"将",
                                                   u"要",   u"拟",     u"计划",  u"重点",
                                                   u"继续", u"我局将", u"我们将"};
  int32_t at = sentence_.begin;
  while (IsBlank(text_[at])) ++at;
  if (!IsAnyOf(text_[at], u"下四接")) return false;
  const int32_t ahead = text_.LengthOfAny(at, kAhead);
  if (ahead == 0) return false;
  at += ahead;
  if (text_[at] == u',') ++at;
  return text_.LengthOfAny(at, kMeant) > 0;
}

bool Context::TurnsArticle() const {
  const auto head = text_.Folded(sentence_.begin, std::min(sentence_.end, sentence_.begin + 80));
  for (const std::u16string_view word : {u"预期目标", u"总体要求", u"总体思路", u"主要目标"}) {
    if (head.find(word) != std::u16string_view::npos) return true;
  }
  return false;
}

bool Context::GoesOnAt(int32_t at) const {
  static constexpr std::u16string_view kParts[] = {u"总投资", u"计划总投资", u"协议总投资", u"其中",
                                                   u"合同总投资"};
  return text_.LengthOfAny(at, kParts) > 0;
}

void Context::TakeMark(const Token& token) {
  switch (token.mark) {
    case u';':
      second_value_ = false;
      // 预计今年突破500亿元;人均…由6万元提高到8万元: no more than its own clauses is foreseen.
      if (future_ && role_ != SectionRole::kPlan &&
          (text_.Holds(future_words_.begin - 2, u"预计") ||
           text_.Holds(future_words_.begin - 3, u"预计到"))) {
        future_ = false;
        clause_period_ = {};
      }
      modality_ = Modality::kNone;
      duty_ = effort_ = false;
      past_ = completed_ = five_words_ = meant_ = false;
      clause_begin_ = token.end;
      EndBriefPeriod();
      // 增幅从31%回落到4%,12月份首次下降9%;省级收入…: of its own clause alone.
      if (clause_period_.from_month > 0 && clause_period_.from_month == clause_period_.to_month &&
          clause_period_words_.begin > part_begin_ + kPartOpening &&
          clause_period_words_.begin >= part_begin_)
        clause_period_ = {};
      part_begin_ = token.end;
      // 今后五年,…,2027年…;累计…: behind it the sentence speaks of its years again.
      if (five_years_.known() && five_years_words_.begin >= sentence_.begin) clause_period_ = {};
      break;
    case u',':
      clause_begin_ = token.end;
      duty_ = effort_ = flow_ = false;
      if (std::exchange(second_value_, false)) {
        modality_ = modal_before_.modality;
        modality_words_ = modal_before_.words;
      }
      if (past_ || five_words_) {
        const bool goes_on = GoesOnAt(token.end);
        past_ = past_ && goes_on;
        five_words_ = five_words_ && goes_on;
      }
      if (brief_period_ && Spoken().years.known()) spent_period_ = clause_period_;
      EndBriefPeriod();
      brief_period_ = std::exchange(brief_behind_comma_, false);
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

void Context::EndBriefPeriod() {
  if (!std::exchange(brief_period_, false)) return;
  clause_period_ = outer_period_.years;
  clause_period_words_ = outer_period_.words;
  outer_period_ = {};
}

void Context::TakeModal(size_t t, const Token& token) {
  const Range words{token.begin, token.end};
  // 增长6.5%、力争7%: a second value of the same, which says nothing of the next clause.
  if (token.Is(Cue::kStretch) && text_[token.begin - 1] == u'、' && sentence_.has_figures &&
      heads_.FigureAt(token.end) && !second_value_) {
    second_value_ = true;
    modal_before_ = {modality_, modality_words_};
  }
  // 在确保安全的前提下: on what condition, no promise.
  if (token.Is(Cue::kFirm) && text_[token.begin - 1] == u'在' && token.begin > sentence_.begin)
    return;
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

void Context::TakeCompletion(const Token& token) {
  static constexpr std::u16string_view kFuture[] = {u"可",     u"将", u"预计",
                                                    u"预计可", u"能", u"可以"};
  constexpr int32_t kBetweenChars = 16;
  const bool future = IsAnyOf(text_[token.begin], u"可将预能") &&
                      IsOneOf(text_.Folded(token.begin, token.end), kFuture);
  if (completed_ || !(future || note_)) return;
  // A note tells of a project: 项目可实现年产值….
  if (future && note_ && text_[token.begin] != u'能') {
    completed_ = true;
    completed_words_ = {token.begin, token.end};
    return;
  }
  // 投产后,年产值可达…: what is told is the time behind the building.
  for (int32_t p = token.begin - 1; p > std::max(sentence_.begin, token.begin - kBetweenChars);
       --p) {
    if (text_[p] == u';') return;
    if (text_[p] != u'后' || !IsAnyOf(text_[p - 1], u"成产工用营运")) continue;
    completed_ = true;
    completed_words_ = {p - 1, token.end};
    return;
  }
}

void Context::ReadCue(size_t t, const Token& token) {
  if (token.IsAny(kModalCues | Bit(Cue::kEffort))) TakeModal(t, token);
  const char16_t first = text_[token.begin];
  if (note_ || IsAnyOf(first, u"可将预能")) TakeCompletion(token);
  if (token.Is(Cue::kAchieve) && !token.IsAny(Bit(Cue::kReach) | Bit(Cue::kRespectively)) &&
      token.end - token.begin >= 2 && !IsAnyOf(text_[token.end - 1], u"到至"))
    flow_ = true;
  // 比一季度, 较年初, 增幅高于去年: a baseline, not the time of the figure.
  const bool baseline =
      t > 0 && sentence_.tokens[t - 1].end == token.begin &&
      sentence_.tokens[t - 1].IsAny(Bit(Cue::kThan) | Bit(Cue::kHigher) | Bit(Cue::kLower));
  if (token.Is(Cue::kPast) && !token.Is(Cue::kLastYear) && !baseline) {
    past_ = true;
    past_words_ = {token.begin, token.end};
    // 今年上半年已有合作社310个,社员1.6万人: of this year, but no more to come.
    if (future_ && text_[token.begin] == u'已' && text_.Holds(future_words_.begin, u"今年"))
      future_ = false;
    TakeNow(token);
  }
  if (IsAnyOf(first, u"计将争必要") && Means(token)) {
    meant_ = true;
    meant_words_ = {token.begin, token.end};
  }
  if (!token.IsAny(kTimeCues)) return;
  if (baseline) {
    RefusedAt(trace_, token.begin, token.end, "period.named",
              "比 or 较 before it makes it a baseline");
    return;
  }
  const int year = SectionYear();
  if (year == 0) return;
  const Period period = TimeOf(token, year);
  if (!period.known()) return;
  // 由一季度下降18%收窄至下降4%: nor is where a change starts.
  if (t > 0 && sentence_.tokens[t - 1].end == token.begin) {
    const Token& before = sentence_.tokens[t - 1];
    if (before.Is(Cue::kFrom) && token.IsAny(kPartsOfYear) && heads_.FigureBeforeComma(token.end)) {
      from_period_ = period;
      return;
    }
  }
  // 全年工业增加值增长5%,其中四季度增长6%;…: a part of the year told for its own clause.
  const bool within = token.IsAny(kPartsOfYear) && text_.Holds(clause_begin_, u"其中");
  if (within) outer_period_ = {clause_period_, clause_period_words_};
  clause_period_ = period;
  clause_period_words_ = {token.begin, token.end};
  TakeParagraphTime(token.begin);
  // 30个项目上半年开工,…: it has told its own clause's figure.
  brief_period_ =
      within || (sentence_.has_figures && token.IsAny(kPartsOfYear) &&
                 heads_.FigureBeforeComma(clause_begin_) && !heads_.FigureBeforeComma(token.end));
}

bool Context::Means(const Token& token) const {
  constexpr int32_t kWhoChars = 6;
  const auto words = text_.Folded(token.begin, token.end);
  if (role_ == SectionRole::kPlan || note_) return false;
  // 国家计划新建大型项目12个
  if (words == u"计划")
    return text_.Holds(token.begin - 2, u"国家") &&
           (text_[token.end] == u'在' || heads_.BeginsWith(token.end, Bit(Cue::kDeed)));
  // 将占30%左右; 将补贴提高到 is 把.
  static constexpr std::u16string_view kBe[] = {u"占", u"只占", u"等于", u"达到", u"有"};
  if (words == u"将") return text_.LengthOfAny(token.end, kBe) > 0;
  if (token.begin - clause_begin_ > kWhoChars) return false;
  // 争取在三年内…; 争取资金 bids for them.
  if (words == u"争取") return text_[token.end] == u'在';
  // 也要看到, 必须承认: what follows is so already.
  static constexpr std::u16string_view kSeen[] = {u"看到", u"清醒", u"认识", u"承认", u"指出",
                                                  u"正视", u"牢记", u"记住", u"说",   u"看清"};
  if (text_.LengthOfAny(token.end, kSeen) > 0) return false;
  if (words == u"必须") return text_[token.begin - 1] != u'是';
  // 我们要, 各部门要, but not 为民要办的.
  return words == u"要" &&
         (token.begin == clause_begin_ ||
          IsAnyOf(text_[token.begin - 1], u"们门级区市县下都还也就并均仍家业")) &&
         !IsAnyOf(text_[token.end], u"素闻点害义件道塞领职案地紧务事么是求");
}

Period Context::PartOfYear(const Token& token, int year) const {
  if (token.Is(Cue::kFirstHalf)) return Months(year, 1, 6);
  if (token.Is(Cue::kSecondHalf)) return Months(year, 7, 12);
  if (token.Is(Cue::kThreeQuarters)) return Months(year, 1, 9);
  const int quarter = HanDigit(text_[token.end - 3]);  // 一季度, 第一季度
  // 二季度累计增长6%: of all that has gone by.
  constexpr int kMonths = 3;
  if (quarter > 1 && text_.Holds(token.end, u"累计")) return Months(year, 1, quarter * kMonths);
  return Quarter(year, quarter);
}

Period Context::TimeAt(const Token& token) const {
  if (token.anchor >= 0) {
    const Anchor& date = sentence_.At(token);
    return date.type == AnchorType::kDate ? date.period : Period{};
  }
  const int year = SectionYear();
  if (year == 0) return {};
  if (token.IsAny(kPartsOfYear)) return PartOfYear(token, year);
  return token.Is(Cue::kWholeYear) ? Year(year) : Period{};
}

Period Context::QuarterSpoken(int quarter) const {
  const int year = SectionYear();
  return year == 0 ? Period{} : Quarter(year, quarter);
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
  if (text_.Folded(token.begin, token.end) == u"明年" && outline_.year_planned != 0) {
    const bool report = outline_.kind == DocumentKind::kGovernmentWorkReport;
    period = Year(outline_.year_planned + (report ? 1 : 0));
    future_ = true;
    future_words_ = {token.begin, token.end};
  }
  if (token.Is(Cue::kPriorYear)) {
    period = Year(plan ? FirstPlanned(year) - 1 : year);
    if (plan) {
      past_ = true;
      past_words_ = {token.begin, token.end};
    }
  }
  const int base = clause_period_.known() ? clause_period_.to_year : year;
  // 较上年全年加快: what it is compared with.
  const auto before = text_.Folded(std::max(sentence_.begin, token.begin - 2), token.begin);
  const bool last_year = before == u"上年" || before == u"去年";
  if (token.Is(Cue::kWholeYear) && !five_years_.known() && !last_year) period = Year(base);
  if (token.IsAny(kPartsOfYear)) period = PartOfYear(token, base);
  // 水质连续五年达标: a span of this sentence alone.
  const bool running = before == u"连续";
  if (token.Is(Cue::kFiveYears) && running && !plan && !five_years_.known())
    OpenSpan(Years(year - 4, year), {token.begin, token.end});
  if (token.Is(Cue::kFiveYears)) five_words_ = true;
  if (token.Is(Cue::kFiveYears) && !running) {
    // 五年内,新建…: what was done within them, in the clauses behind as well.
    const bool within = text_[token.end - 1] == u'间' || text_[token.end] == u'内';
    gathered_ = gathered_ || within;
    if (!plan) {
      over_years_ = true;
      five_years_ = Years(year - 4, year);
      clause_period_ = {};  // 2021年…;五年内…
    }
  }
  // 三年来,累计…
  const int years = text_.Holds(token.begin + 1, u"年来") ? HanDigit(text_[token.begin]) : 0;
  if (!plan && years >= 2 && years <= 4 && token.end - token.begin == 3)
    OpenSpan(Years(year - years + 1, year), {token.begin, token.end});
  if (token.Is(Cue::kNextFiveYears)) {
    const bool told = Here().span.known() && role_ == Here().role;
    five_years_ = told ? Here().span : Years(year, year + 4);
  }
  if (token.IsAny(Bit(Cue::kFiveYears) | Bit(Cue::kNextFiveYears)) && !running)
    five_years_words_ = {token.begin, token.end};
  return period;
}

int Context::SectionYear() const {
  if (Here().period.known()) {
    if (role_ == Here().role) return Here().period.to_year;
  }
  return role_ == SectionRole::kPlan ? outline_.year_planned : outline_.year_reviewed;
}

int Context::FirstPlanned(int year) const {
  return role_ == SectionRole::kPlan && Here().span.known() ? Here().span.from_year : year;
}

void Context::TakeNow(const Token& token) {
  const bool plan = role_ == SectionRole::kPlan;
  // Of a review of years the last one.
  const int now = plan ? FirstPlanned(outline_.year_planned) - 1 : Spoken().years.to_year;
  if (now <= 0 || note_ || clause_period_.known()) return;
  const auto words = text_.Folded(token.begin, token.end);
  const bool here = sentence_.has_figures && heads_.FigureBeforeComma(token.end);
  // 盘活现有厂房,…: of what the things are.
  const bool has = words == u"现有" && here;
  if (!has && words != u"目前" && words != u"截至目前") return;
  clause_period_ = Year(now);
  clause_period_words_ = {token.begin, token.end};
  brief_period_ = here && (plan || has);
  brief_behind_comma_ = plan && !here && text_[token.end] == u',';
}

bool Context::IsBaseOfMultiple(size_t t, const Anchor& date) const {
  // 恢复至2019年同期的112%
  constexpr std::u16string_view kSameTime = u"同期";
  const bool same_time = text_.Holds(date.end, kSameTime);
  int32_t of = date.end + (same_time ? static_cast<int32_t>(kSameTime.size()) : 0);
  if (IsAnyOf(text_[of], u"末底")) ++of;  // 是2020年末的1.3倍
  while (t + 1 < sentence_.tokens.size() && sentence_.tokens[t + 1].begin < of) ++t;
  if (t + 2 >= sentence_.tokens.size() || !sentence_.tokens[t + 1].Is(Cue::kOf) ||
      sentence_.tokens[t + 2].anchor < 0 || sentence_.tokens[t + 1].begin != of ||
      sentence_.tokens[t + 2].begin != sentence_.tokens[t + 1].end)
    return false;
  const Anchor& next = heads_.At(t + 2);
  const char16_t verb = text_[date.begin - 1];
  // 是2019年的113%, 恢复到2019年的113%; but 提高到2023年的43.6% is a level.
  const bool equals = verb == u'是' || verb == u'于' || RestoredTo(text_, date.begin);
  const knowledge::Label dimension =
      next.unit != nullptr ? next.unit->dimension : knowledge::Label();
  return next.unit_literal == "倍" || dimension == "ratio" || (dimension == "share" && equals);
}

bool Context::IsBaseOfSum(const Anchor& date) const {
  constexpr int32_t kSumChars = 24;
  if (!IsAnyOf(text_[date.begin - 1], u"是为过于")) return false;
  const auto behind = text_.Folded(date.end, std::min(sentence_.end, date.end + kSumChars));
  const size_t sum = std::min(behind.find(u"总和"), behind.find(u"之和"));
  return sum != behind.npos && sum < behind.find_first_of(u",;");
}

bool Context::IsYearOfList(const Anchor& date) const {
  static constexpr std::u16string_view kListed[] = {u"列入", u"储备", u"纳入", u"入选", u"申报"};
  if (date.rule != "date.year") return false;
  if (IsHan(text_[date.end]))
    return IsOneOf(text_.Folded(std::max(sentence_.begin, date.begin - 2), date.begin), kListed);
  // 编排2024年、2025年、“十五五”期间工程台账: the years that a plan is made for.
  constexpr int32_t kYearChars = 6;  // 2024年、
  int32_t first = date.begin;
  while (first - kYearChars >= sentence_.begin && text_[first - 1] == u'、' &&
         text_[first - 2] == u'年' && IsDigit(text_[first - 3]))
    first -= kYearChars;
  return text_[date.end] == u'、' && first > sentence_.begin &&
         (text_.Holds(first - 2, u"制定") || text_.Holds(first - 2, u"编制"));
}

Period Context::SpanTo(const Anchor& date, Period period) const {
  const bool joined = clause_period_.known() && clause_period_words_.end == date.begin - 1 &&
                      IsAnyOf(text_[date.begin - 1], u"到至");
  const bool single =
      clause_period_.from_year == clause_period_.to_year && period.from_year == period.to_year &&
      clause_period_.from_month == clause_period_.to_month && period.from_month == period.to_month;
  // 2022年7月至2023年6月
  if (joined && single && clause_period_.from_month > 0 && period.from_month > 0 &&
      clause_period_.to_year < period.from_year)
    return {clause_period_.from_year, period.to_year, clause_period_.from_month, period.to_month,
            0};
  const bool years = single && clause_period_.from_month == 0 && period.from_month == 0;
  if (!joined || !years || clause_period_.to_year >= period.from_year) return period;
  return Years(clause_period_.from_year, period.to_year);
}

bool Context::TakeSince(const Anchor& date, Period period) {
  const bool from = Follows(date.end, u"起") && IsAnyOf(text_[date.begin - 1], u"从自");
  if ((!from && !Follows(date.end, u"以来")) || date.rule == "name.lexicon") return false;
  const int year = SectionYear();
  if (role_ == SectionRole::kPlan || period.from_year >= year || note_) return false;
  OpenSpan(Years(period.from_year, year), {date.begin, date.end});
  return true;
}

void Context::OpenSpan(Period years, Range words) {
  if (!std::exchange(since_, true)) span_before_ = {five_years_, five_years_words_};
  five_years_ = years;
  five_years_words_ = words;
}

void Context::TakePlanSpan(const Anchor& date, Period period) {
  const bool last = text_[date.end] == u'末' || text_[date.end + 1] == u'末';
  const int32_t quote = date.begin - (text_[date.begin - 1] == u'“' ? 1 : 0);
  const bool time = last || Follows(date.end, u"期间") || Follows(date.end, u"时期") ||
                    Follows(date.end, u"以来") || Follows(date.end, u"五年") ||
                    (sentence_.has_figures && heads_.PlanTimeEnd(quote) >= date.end);
  if (!time) return;
  // 制定“十五五”时期项目清单: what a review says of a plan to come dates none of its figures.
  const int32_t behind = date.end + (text_[date.end] == u'”' ? 1 : 0);
  const int year = SectionYear();
  if (role_ == SectionRole::kReview && year != 0 && period.from_year > year &&
      !heads_.FigureBeforeComma(behind))
    return;
  // 能耗“十四五”期间统筹考核,粮食产量…: of a clause of its own, which has no figure.
  const bool inside = quote > clause_begin_ && IsHan(text_[quote - 1]);
  if (inside && role_ == SectionRole::kPlan && !Here().span.known() && IsHan(text_[behind + 2]) &&
      !heads_.FigureBeforeComma(behind))
    return;
  // 为“十四五”以来最高: since when it has been no higher.
  if (Follows(date.end, u"以来") && IsAnyOf(text_[behind + 2], u"最新首")) return;
  // “十四五”以来: up to the year that is reviewed.
  if (Follows(date.end, u"以来") && SectionYear() >= period.from_year)
    period.to_year = std::min(period.to_year, static_cast<int16_t>(SectionYear()));
  // 是“十二五”末的1.4倍, 为“十二五”时期的2倍, 高于“十二五”时期: what the figure is compared with.
  const bool equals = text_[date.begin - 1] == u'“' && IsAnyOf(text_[date.begin - 2], u"是为于");
  if (equals && (last || text_[date.begin - 2] == u'于' || Follows(date.end, u"时期的") ||
                 Follows(date.end, u"期间的")))
    return;
  if (last) {
    clause_period_ = LastYear(period);
    clause_period_words_ = {date.begin, date.end};
  } else {
    five_years_ = period;
    five_years_words_ = {date.begin, date.end};
    // “十三五”时期和2020年工作回顾: the paragraphs behind “十三五”时期,… are of all its years.
    if (opens_paragraph_ && quote == sentence_.begin && period == Here().span) over_years_ = true;
  }
  future_words_ = {date.begin, date.end};
  future_ = SectionYear() != 0 && period.to_year > SectionYear();
}

void Context::TakeNumberedPlan(const Anchor& ordinal) {
  constexpr std::u16string_view kPlan = u"个五年计划";
  static constexpr std::u16string_view kWithin[] = {u"期间", u"时期", u"期内", u"内"};
  constexpr int kYears = 5;
  if (!text_.Holds(ordinal.end, kPlan) || note_) return;
  const int number = HanDigit(text_[ordinal.end - 1]);
  const int32_t end = ordinal.end + static_cast<int32_t>(kPlan.size());
  if (number < 1 || text_.LengthOfAny(end, kWithin) == 0) return;
  // The third one began three years late.
  const int first = number < 3 ? 1953 + kYears * (number - 1) : 1966 + kYears * (number - 3);
  const Range words{ordinal.begin, end};
  OpenSpan(Years(first, first + kYears - 1), words);
}

const Token* Context::TokenTouching(size_t t, const Anchor& date) const {
  if (t > 0 && sentence_.tokens[t - 1].mark == u'“') --t;
  const Token* touching = t > 0 ? &sentence_.tokens[t - 1] : nullptr;
  return touching != nullptr && date.begin - touching->end <= 1 ? touching : nullptr;
}

bool Context::ComparedBefore(const Anchor& date) const {
  constexpr int32_t kBetweenChars = 8;
  if (text_[date.begin - 1] != u'的' || date.rule != "date.year") return false;
  const int32_t least = std::max(clause_begin_, date.begin - kBetweenChars);
  for (int32_t p = date.begin - 2; p >= least && IsHan(text_[p]); --p) {
    if (IsAnyOf(text_[p], u"比较")) return heads_.BeginsWith(p, Bit(Cue::kThan));
    if (IsAnyOf(text_[p], u"与同和") && Follows(date.end, u"相比")) return true;
  }
  return false;
}

std::string_view Context::WhyBaseline(size_t t, const Anchor& date) {
  const Token* touching = TokenTouching(t, date);
  Range plan;  // 较“十三五”末2020年88亿元增加
  bool than = (touching != nullptr && touching->Is(Cue::kThan)) ||
              text_.Holds(date.begin - 2, u"比较") ||
              (text_[date.begin - 1] == u'末' && sentence_.has_figures &&
               heads_.PlanComparedWith(date.begin, &plan) < date.begin);
  if (!than) than = ComparedBefore(date);
  const bool multiple = !than && IsBaseOfMultiple(t, date);
  if (than || multiple) base_period_ = date.period;
  if (multiple) return "it is what a multiple or share is of";
  if (than) return "比 or 较 before it makes it a baseline";
  if (IsBaseOfSum(date)) return "the figure is told by the sum of its years";
  // 等于1949年的2倍, 相当于2010年的总量
  const auto equals = text_.Folded(std::max(sentence_.begin, date.begin - 3), date.begin);
  if (equals.ends_with(u"等于") || equals.ends_with(u"相当于"))
    return "the figure is told by it, not of it";
  return {};
}

std::string_view Context::WhyOfThing(const Anchor& date) const {
  if (IsYearOfList(date)) return "it is the year of what the things are called";
  // 2007年开始建设: when a thing began says nothing of its figures.
  if (Follows(date.end, u"开始") || Follows(date.end, u"启动") ||
      (Follows(date.end, u"成立") && !Follows(date.end + 2, u"以来")))
    return "it tells when a thing began";
  // 2024年计划完成投资30亿元 plans; 2024年计划执行情况 is a plan's name.
  const bool plans = sentence_.has_figures && text_.Holds(date.end, u"计划") &&
                     heads_.BeginsWith(date.end + 2, Bit(Cue::kVerb) | Bit(Cue::kSplit) |
                                                         Bit(Cue::kDeed) | Bit(Cue::kAchieve)) &&
                     !text_.Holds(date.end + 2, u"执行");
  if (Follows(date.end, u"计划") && !plans) return "it names a plan";
  // 加上2022年结转收入: of what it was left over from, not when it is spent.
  if ((Follows(date.end, u"结转") || Follows(date.end, u"结余")) && role_ != SectionRole::kPlan &&
      date.period.to_year < SectionYear())
    return "it is the year of what was carried over";
  // 清理2015年底以前出台的文件86件, 面向2035年的规划
  const int32_t end = date.end + (text_[date.end] == u'底' ? 1 : 0);
  if (Follows(end, u"以前")) return "it tells before when a thing was";
  if (text_.Holds(date.begin - 2, u"面向")) return "it tells what a thing is made for";
  // 对照2023年投资总量, 在2023年基础上: what is planned starts from there.
  constexpr int32_t kBaseChars = 8;
  const auto rest = text_.Folded(date.end, std::min(sentence_.end, date.end + kBaseChars));
  if (text_.Holds(date.begin - 2, u"对照") ||
      (text_[date.begin - 1] == u'在' && rest.find(u"基础上") < rest.find(u',')))
    return "it tells what something starts from";
  return {};
}

// 获评全省2022年度优秀等次: the year is a part of what was won.
bool Context::InHonour(const Anchor& date) const {
  static constexpr std::u16string_view kWon[] = {u"获评", u"荣获",   u"入选", u"获得", u"入围",
                                                 u"获批", u"被评为", u"评为", u"荣膺", u"列入"};
  constexpr int32_t kRegionChars = 6;
  if (!text_.Holds(date.end, u"度") && text_[date.end - 1] != u'度') return false;
  // A plan that goes on with 2023年度6个中心村: so they are called.
  const int32_t behind = date.end + (text_[date.end] == u'度' ? 1 : 0);
  if (role_ == SectionRole::kPlan && date.period.to_year < SectionYear() &&
      heads_.FigureAt(behind) && sentence_.At(heads_.Next(behind)).HasClassifier() &&
      (text_.Holds(date.begin - 2, u"推进") || text_.Holds(date.begin - 2, u"完成")))
    return true;
  for (int32_t p = date.begin - 2; p >= std::max(clause_begin_, date.begin - kRegionChars); --p) {
    const int32_t won = text_.LengthOfAny(p, kWon);
    if (won > 0) return p > clause_begin_ && date.begin - p - won <= 4;
    if (!IsHan(text_[p])) return false;
  }
  return false;
}

bool Context::TakeOpenSince(const Anchor& date, Period period) {
  constexpr int32_t kSinceChars = 8;
  if (text_[date.begin - 1] != u'自' && !Follows(date.end, u"以来")) return false;
  const auto behind = text_.Folded(date.end, date.end + kSinceChars);
  if (behind.find(u"以来") == std::u16string_view::npos) return false;
  unresolved_words_ = {date.begin, date.end};
  unresolved_ = period.to_year < SectionYear() || SectionYear() == 0;
  return true;
}

void Context::TakeDayReached(const Anchor& date) {
  if (!future_ || !text_.Holds(date.begin - 2, u"截至")) return;
  clause_period_ = {};
  future_ = false;
}

// 近三年,新建学校12所; 未来三年,新建学校12所: those years, told at the head of a clause.
void Context::TakeYearsAround(const Anchor& date) {
  if (date.end - date.begin != 2 || text_[date.end - 1] != u'年' || note_) return;
  int32_t begin = clause_begin_;
  while (IsBlank(text_[begin])) ++begin;
  const char16_t number = text_[date.begin];
  const int years = IsDigit(number) ? number - u'0' : number == u'十' ? 10 : HanDigit(number);
  const int year = SectionYear();
  if (role_ == SectionRole::kPlan) {
    const bool ahead =
        begin == date.begin - 2 && (text_.Holds(begin, u"未来") || text_.Holds(begin, u"今后"));
    if (ahead && years >= 2 && year != 0)
      OpenSpan(Years(FirstPlanned(year), FirstPlanned(year) + years - 1), {begin, date.end});
    return;
  }
  const int32_t last = date.begin - 1;
  if (years < 2 || year == 0) return;
  // “十三五”前四年累计…
  if (text_[last] == u'前' && text_[last - 1] == u'”') {
    const Period plan = PlanNamedAt(text_, last - 4);
    if (plan.known()) OpenSpan(Years(plan.from_year, plan.from_year + years - 1), {last, date.end});
    return;
  }
  // 五年年均增长5%,十年增加30亿元
  if (begin == date.begin && !text_.Holds(date.end, u"平均") &&
      heads_.BeginsWith(date.end, Bit(Cue::kUp) | Bit(Cue::kYearly))) {
    OpenSpan(Years(year - years + 1, year), {begin, date.end});
    return;
  }
  if (begin != last) return;
  const Period span = Spoken().years;
  // 后三年累计…: of the years that are reviewed.
  if (IsAnyOf(text_[last], u"前后") && !IsAnyOf(text_[date.end], u"来内以") && span.known() &&
      span.from_year + years <= span.to_year) {
    const bool first = text_[last] == u'前';
    OpenSpan(first ? Years(span.from_year, span.from_year + years - 1)
                   : Years(span.to_year - years + 1, span.to_year),
             {last, date.end});
    five_words_ = true;
    return;
  }
  // 近三年最好水平, 近三年新高, 近三年来
  if (text_[last] != u'近' || IsAnyOf(text_[date.end], u"来内以最") ||
      text_.Holds(date.end, u"新高") || text_.Holds(date.end, u"新低"))
    return;
  OpenSpan(Years(year - years + 1, year), {last, date.end});
  five_words_ = true;
}

// 三年内,新建学校12所; 用三年时间…; 今明两年…: how many years from the one planned on; 0: none.
int Context::YearsAhead(const Anchor& date) const {
  const char16_t last = text_[date.end - 1];
  if (date.end - date.begin != 2 || last != u'年') return 0;
  const int years =
      IsDigit(text_[date.begin]) ? text_[date.begin] - u'0' : HanDigit(text_[date.begin]);
  if (years < 2) return 0;
  int32_t begin = date.begin;
  if (text_.Holds(begin - 2, u"今明")) return years == 2 ? years : 0;
  const bool takes = text_[begin - 1] == u'用' && text_.Holds(date.end, u"时间");
  if (takes) return years;
  if (text_[date.end] != u'内') return 0;
  // 毕业两年内: of whom.
  if (text_[begin - 1] == u'在') --begin;
  if (modality_words_.end == begin || (effort_ && effort_words_.end == begin)) return years;
  // 三年内新办企业: of whom, too.
  const int32_t behind = date.end + 1;
  const bool deed = text_[behind] == u',' || IsAnyOf(text_[behind], u"把使") ||
                    heads_.BeginsWith(behind, Bit(Cue::kDeed) | Bit(Cue::kAchieve));
  return begin == clause_begin_ && deed ? years : 0;
}

void Context::TakeYearsAhead(const Anchor& date) {
  const int years = YearsAhead(date);
  if (years == 0) return;
  const bool plan = role_ == SectionRole::kPlan && !note_;
  constexpr int32_t kDeedChars = 12;
  const auto behind = text_.Folded(date.end, std::min(sentence_.end, date.end + kDeedChars));
  const bool over = behind.find_first_of(u"了已") != behind.npos;
  const Range words{date.begin, date.end};
  // In a review: 争取在三年内….
  const bool asked = (modality_ == Modality::kStretch && modality_words_.begin >= clause_begin_) ||
                     (effort_ && effort_words_.end >= date.begin - 1);
  const bool note = note_ && text_[date.begin - 1] == u'用' && !over && !clause_period_.known();
  if (!plan && (asked || note)) {
    meant_ = true;
    meant_words_ = words;
  }
  if (note_ || !(plan || asked) || over || outline_.year_planned == 0) return;
  const int first = plan ? FirstPlanned(SectionYear()) : outline_.year_planned;
  if (first != 0) OpenSpan(Years(first, first + years - 1), words);
}

void Context::TakeDate(size_t t, const Anchor& date) {
  const auto refuse = [this, &date](std::string_view why) {
    RefusedAt(trace_, date.begin, date.end, "period.named", why);
  };
  if (!date.period.known()) {
    TakeDayReached(date);
    return refuse("the date names no year or month");
  }
  if (const std::string_view why = WhyBaseline(t, date); !why.empty()) return refuse(why);
  if (text_[date.begin - 1] == u'(' && heads_.ExplainsYear(date.begin))
    return refuse("it explains what year it is");
  Period period = date.period;
  if (date.relative_month) {
    const int year = clause_period_.known() ? clause_period_.to_year : SectionYear();
    if (year == 0) return refuse("no year is known for its months");
    period = Months(year, date.period.from_month, date.period.to_month);
  }
  const Token* touching = TokenTouching(t, date);
  if (touching != nullptr && touching->Is(Cue::kFrom) && StartFollows(t, date)) {
    from_period_ = period.from_year == period.to_year ? period : LastYear(period);
    return;
  }
  if (date.rule == "name.lexicon") {
    TakePlanSpan(date, period);
    return;
  }
  if (const std::string_view why = WhyOfThing(date); !why.empty()) return refuse(why);
  if (InHonour(date)) return refuse("it is the year of an honour");
  // 自2013年成立以来: a beginning without an end.
  if (TakeSince(date, period) || TakeOpenSince(date, period)) return;
  // 为2020年改革以来最好水平: it tells since when something was not so good.
  constexpr int32_t kSinceChars = 16;
  const auto behind = text_.Folded(date.end, std::min(sentence_.end, date.end + kSinceChars));
  const size_t since = behind.find(u"以来");
  if (since != std::u16string_view::npos && since < behind.find(u',') && since < behind.find(u';'))
    return refuse("it tells since when");
  if (DatesOwnDeed(t, date)) return refuse("it dates what its own clause tells");
  SetClausePeriod(date, period);
}

void Context::TakeParagraphTime(int32_t at) {
  constexpr int32_t kOpeningWords = 5;  // 刚刚过去的2023年
  const bool single = clause_period_.from_year == clause_period_.to_year;
  int32_t begin = sentence_.begin;
  while (begin < at && !IsHan(text_[begin]) && !IsDigit(text_[begin])) ++begin;
  // 今后五年的目标和2022年重点工作: the paragraphs behind 2022年… are of that year.
  const bool planned = role_ == SectionRole::kPlan &&
                       (Here().span.known() || five_years_.known()) &&
                       clause_period_ == Year(outline_.year_planned);
  if (!opens_paragraph_ || !single || (role_ == SectionRole::kPlan && !planned) ||
      at - begin > kOpeningWords || (Here().span.known() && AtYearEnd()))
    return;
  dated_ = true;
  if (planned) {
    over_years_ = false;
    five_years_ = {};
  }
  // What follows goes on with it, up to 五年 again.
  if (clause_period_ == LastYear(Here().span)) over_years_ = false;
  const bool ended = clause_period_ == LastYear(five_years_);
  if (ended && five_years_words_.begin < sentence_.begin) five_years_ = {};
}

bool Context::DatesOwnDeed(size_t t, const Anchor& date) const {
  constexpr CueSet kDone = Bit(Cue::kAchieve) | Bit(Cue::kVerb) | Bit(Cue::kDeed);
  if (!date.relative_month || date.period.from_month != date.period.to_month ||
      date.begin == clause_begin_ || !IsHan(text_[date.begin - 1]) || !IsHan(text_[date.end]) ||
      t + 1 >= sentence_.tokens.size() || !sentence_.has_figures)
    return false;
  const Token& next = sentence_.tokens[t + 1];
  return next.begin == date.end && next.mark == 0 && next.anchor < 0 && next.IsAny(kDone) &&
         !heads_.FigureBeforeComma(date.end);
}

bool Context::AtYearEnd() const {
  const int32_t end = clause_period_words_.end;
  return end > 0 && (IsAnyOf(text_[end], u"末底") || IsAnyOf(text_[end - 1], u"末底"));
}

void Context::SetClausePeriod(const Anchor& date, Period period) {
  const Period span = SpanTo(date, period);
  const int32_t begin = span == period ? date.begin : clause_period_words_.begin;
  clause_period_ = span;
  // 2023年度6个中心村建设,…: the year of these things alone.
  brief_period_ = text_[date.end] == u'度'
                      ? FigureFollows(date.end + 1)
                      : text_[date.end - 1] == u'度' && FigureFollows(date.end);
  // 五年…,由2017年的3亿元增加到2022年的5亿元,新建…: the year is that figure's alone.
  if (text_[date.end] == u'的' && FigureFollows(date.end) && Spoken().years.known() &&
      period.from_year == period.to_year)
    brief_period_ = true;
  clause_period_words_ = future_words_ = {begin, date.end};
  // 2021-2025年,全市累计…: as 五年来 does.
  constexpr int kPlanYears = 5;
  if (role_ == SectionRole::kReview && span.to_year - span.from_year + 1 == kPlanYears &&
      span.to_year == SectionYear() && begin == sentence_.begin) {
    five_years_ = span;
    five_years_words_ = clause_period_words_;
  }
  // 五年来…; 1997年…: the next paragraphs speak of the span no longer.
  if (five_years_.known() && five_years_words_.begin < sentence_.begin && !since_ &&
      period.to_year != five_years_.to_year)
    other_year_ = true;
  TakeParagraphTime(begin);
  const int year = outline_.year_reviewed;
  if (year == 0 || ToldAfterwards(date)) return;
  // 2023-2024学年 in a report on 2023: the school year has begun.
  const int last = Follows(date.end, u"学年") ? period.from_year : period.to_year;
  future_ = last > year + (role_ == SectionRole::kPlan ? 1 : 0);
  if (role_ == SectionRole::kPlan) {
    past_ = period.to_year <= year;
    past_words_ = {date.begin, date.end};
  }
}

// 截至2025年3月底 in a review of 2024, any time in an audit's report: it had gone by when this was
// written.
bool Context::ToldAfterwards(const Anchor& date) const {
  if (role_ == SectionRole::kPlan) return false;
  if (text_.Holds(date.begin - 2, u"截至") || text_.Holds(date.begin - 2, u"截止"))
    return modality_ == Modality::kNone && !effort_;
  return text_.Folded(outline_.title_begin, outline_.title_end).find(u"审计") !=
         std::u16string_view::npos;
}

bool Context::StartFollows(size_t t, const Anchor& date) const {
  constexpr int32_t kBetweenChars = 8;
  if (FigureFollows(date.end)) return true;
  // 由2018年全国第9位, 从2016年人均每月620元: up to the next figure nothing but what it is of.
  if (t + 1 >= sentence_.tokens.size() || IsAnyOf(text_[date.end], u"起到至以开,")) return false;
  for (size_t i = t + 1; i < sentence_.tokens.size(); ++i) {
    const Token& token = sentence_.tokens[i];
    if (token.begin - date.end > kBetweenChars || token.mark != 0) return false;
    if (token.anchor < 0) continue;
    const AnchorType type = heads_.At(i).type;
    return type == AnchorType::kQuantity || type == AnchorType::kRank;
  }
  return false;
}

bool Context::FigureFollows(int32_t at) const {
  while (text_[at] == u'”' || text_[at] == u'末' || text_[at] == u'底' || text_[at] == u'的') ++at;
  return IsDigit(text_[at]) || text_[at] == u'*' || HanDigit(text_[at]) >= 0 ||
         (text_[at] == u'百' && text_[at + 1] == u'分');
}

bool Context::Follows(int32_t at, std::u16string_view word) const {
  return text_.Holds(text_[at] == u'”' ? at + 1 : at, word);
}

int Context::YearsGathered(int32_t at) const {
  constexpr int32_t kChars = 24;
  const int32_t from = std::max(clause_begin_, at - kChars);
  const auto words = text_.Folded(from, std::max(from, at));
  constexpr std::u16string_view kGathered = u"年累计";
  if (sentence_.has_figures && !sentence_.chars.MayHave(u'累')) return 0;
  if (FindWord(words, kGathered) == words.npos) return 0;
  const size_t gathered = words.rfind(kGathered);
  if (gathered == 0) return 0;
  const char16_t before = words[gathered - 1];
  const bool alone =
      gathered < 2 || !(IsDigit(words[gathered - 2]) || IsHanNumeral(words[gathered - 2]));
  // 前两年累计: the first of its years, but not “十四五”前三年累计.
  if (gathered >= 2 && words[gathered - 2] == u'前' &&
      (gathered < 3 || words[gathered - 3] != u'”'))
    return 0;
  return !alone ? 0 : IsDigit(before) ? before - u'0' : std::max(0, HanDigit(before));
}

bool Context::GatheredUpTo(int32_t at) const {
  constexpr int32_t kChars = 6;
  if (text_.Holds(clause_begin_, u"累计")) return true;
  return text_.Folded(std::max(sentence_.begin, at - kChars), at).find(u"累计") !=
         std::u16string_view::npos;
}

Context::Span Context::Spoken() const {
  if (five_years_.known()) return {five_years_, five_years_words_};
  if (role_ != Here().role || dated_ || note_ || !over_years_) return {};
  return {Here().span, {Here().heading_begin, Here().heading_end}};
}

bool Context::IsFlow(const Anchor& figure, const Lead& lead, const IndicatorName& name) const {
  static constexpr std::u16string_view kFlows[] = {
      u"取消", u"裁减", u"裁撤", u"精减",     u"撤销",     u"撤并", u"关闭",   u"取缔",   u"淘汰",
      u"恢复", u"解决", u"兑付", u"减税",     u"减免",     u"招聘", u"招录",   u"引育",   u"补充",
      u"认证", u"评选", u"表彰", u"承接",     u"签约",     u"组建", u"金支持", u"资支持", u"资助",
      u"清理", u"清退", u"废止", u"修订",     u"整理",     u"搬迁", u"安置",   u"改制",   u"查处",
      u"破获", u"削减", u"毕业", u"造林",     u"退耕",     u"宣布", u"提出",   u"颁布",   u"消除",
      u"聘请", u"选派", u"输送", u"利用外资", u"使用外资", u"新("};
  static constexpr auto kStarts = WordStarts(kFlows);
  constexpr int32_t kClauseChars = 40;
  const bool past = text_[figure.begin - 1] == u'了' && !lead.reach &&
                    !IsAnyOf(text_[figure.begin - 2], u"有占达为成除");
  const bool share = figure.Measures("share");
  const FoldedName words = name.Folded(text_);
  if (share || words.starts_with(u"每")) return false;  // 每年资助金额
  if (past) return true;
  // 关停砖厂、石灰窑等企业30家: what was done leads the clause of a count.
  const int32_t from = std::max(clause_begin_, figure.begin - kClauseChars);
  const auto clause = figure.CountsThings() ? text_.Folded(from, std::max(from, figure.begin))
                                            : std::u16string_view();
  const auto holds = [](std::u16string_view text) {
    for (; !text.empty(); text.remove_prefix(1)) {
      if (kStarts.LengthIn(text) > 0) return true;
    }
    return false;
  };
  constexpr int32_t kLongestFlow = 4;
  const int32_t opening = std::min(text_.size(), clause_begin_ + kLongestFlow);
  return holds(words) || holds(clause) || DoneIn(figure, lead, name) ||
         kStarts.LengthIn(text_.Folded(clause_begin_, opening)) > 0;
}

bool Context::DoneIn(const Anchor& figure, const Lead& lead, const IndicatorName& name) const {
  if (lead.reach || (lead.cues & kBoundCues) || figure.Measures("share")) return false;
  const auto [begin, end] = name.LastPiece();
  if (TellsDeed(text_, begin, end)) return true;
  if (figure.CountsThings() && EndsWithDeed(text_, clause_begin_, figure.begin)) return true;
  // 市财政投入科技资金6亿元: who spent it stands before the deed.
  static constexpr std::u16string_view kSpending[] = {u"投入", u"安排", u"拨付", u"下达",
                                                      u"发放", u"筹集", u"补助", u"减免"};
  constexpr int32_t kSpendingChars = 2;
  if (!figure.Measures("money")) return false;
  for (int32_t p = begin; p + 2 * kSpendingChars <= end; ++p) {
    if (text_.LengthOfAny(p, kSpending) > 0) return true;
  }
  return false;
}

bool Context::OpensWith(const Span& span) const {
  constexpr int32_t kMarkChars = 3;  // 五年来,
  return span.words.begin >= clause_begin_ ||
         (span.words.begin >= sentence_.begin && clause_begin_ - span.words.end <= kMarkChars);
}

Rule Context::SpanOfWhole(const Anchor& figure, const IndicatorName& name) const {
  if (span_rule_ == Rule::kNone) return Rule::kNone;
  const bool share = figure.Measures("share") && text_[clause_begin_] == u'占';
  if (share) return span_rule_;
  if (!text_.Holds(clause_begin_, u"其中")) return Rule::kNone;
  const auto [begin, end] = name.LastPiece();
  const bool deed = heads_.DeedLength(name) > 0 || TellsDeed(text_, begin, end);
  return span_rule_ == Rule::kPeriodFiveYearsEnd && deed ? Rule::kNone : span_rule_;
}

bool Context::BuiltWithin(const Span& span, const Anchor& figure) const {
  constexpr int32_t kPeriodChars = 2;  // 期间, 时期
  if (!figure.CountsThings() || span.words.begin < clause_begin_) return false;
  const int32_t closed = span.words.end + (text_[span.words.end] == u'”' ? 1 : 0);
  if (text_[closed] != u'期' && text_[closed + 1] != u'期') return false;
  const int32_t built = closed + kPeriodChars;
  return built < figure.begin && heads_.BeginsWith(built, Bit(Cue::kDeed)) &&
         text_.Folded(built, figure.begin).find(u'的') != std::u16string_view::npos;
}

bool Context::HeldAt(const Anchor& figure) const {
  return text_[figure.begin - 1] == u'在' && IsAnyOf(text_[figure.begin - 2], u"持定制");
}

bool Context::HeldEachYear(const Anchor& figure) const {
  static constexpr std::u16string_view kYears[] = {u"连年", u"连续", u"历年",
                                                   u"每年", u"始终", u"一直"};
  static constexpr WordFinder kFinder(kYears);
  return HeldAt(figure) && !figure.Measures("share") &&
         kFinder.In(text_.Folded(clause_begin_, figure.begin)) != std::u16string_view::npos;
}

Dated Context::OfFiveYears(const Span& span, const Anchor& figure, const Decision& decision,
                           const Lead& lead, const IndicatorName& name) const {
  const Dated whole{span.years, From(span.words, Rule::kPeriodFiveYears)};
  const Dated last{LastYear(span.years), From(span.words, Rule::kPeriodFiveYearsEnd)};
  if (lead.from) return {Year(span.years.from_year - 1), From(span.words, Rule::kPeriodBefore)};
  if (const Rule as = SpanOfWhole(figure, name); as != Rule::kNone)
    return as == Rule::kPeriodFiveYears ? whole : last;
  if (BuiltWithin(span, figure) || HeldEachYear(figure)) return whole;
  const bool flow = IsFlow(figure, lead, name);
  const bool behind = figure.CountsThings() && heads_.HappenedBehind(figure.end);
  if (figure.CountsThings() && !flow && !behind && TellsStock(text_, clause_begin_, figure.begin) &&
      !GatheredUpTo(figure.begin))
    return last;
  if (((lead.leading | lead.cues) & Bit(Cue::kPast)) && !flow) return last;  // 现有
  const FoldedName words = name.Folded(text_);
  static constexpr std::u16string_view kStates[] = {
      u"率",         u"比重",   u"比例",   u"占比",   u"人均可支配收入",
      u"人均纯收入", u"满意度", u"安全感", u"月人均", u"浓度"};
  static constexpr std::u16string_view kTotals[] = {
      u"总里程",   u"余额",     u"保有量",   u"总数",     u"总量",     u"从业人员", u"就业人员",
      u"参保人数", u"参保人员", u"常住人口", u"入园企业", u"入驻企业", u"在园企业", u"在校学生"};
  // What a year yields: 实现产值6亿元 tells of the last one.
  static constexpr std::u16string_view kOutputs[] = {u"产值", u"产量", u"总产", u"利税", u"出栏"};
  // 每千人拥有市场主体118户: how many there are for each by now.
  const bool reached = lead.reach || (lead.cues & kBoundCues) || EndsWithAny(words, kStates) ||
                       (words.size() > 4 && words[0] == u'每' && words[1] != u'年') ||
                       HeldAt(figure) || decision.measure == Measure::kRank;
  // 饮水工程|投入: the words behind what they belong to; 投资2亿元的项目 tells a size.
  const auto [own_begin, own_end] = name.LastPiece();
  const bool size = text_[figure.end] == u'的';
  const IndicatorName own_words(size ? own_end : own_begin, own_end);
  // 规范提升209个卫生室: the deed stands right before the count.
  const size_t own = sentence_.IndexOf(figure.begin);
  const bool done = figure.CountsThings() && own > 0 &&
                    sentence_.tokens[own - 1].end == figure.begin &&
                    sentence_.tokens[own - 1].IsAny(Bit(Cue::kDeed) | Bit(Cue::kUp));
  // 规上企业达108家, 种植面积达15万亩: what there is by then.
  static constexpr std::string_view kTimes[] = {"次", "人次", "批次", "场次", "场", "件",
                                                "批", "人",   "名",   "户",   "起", "期"};
  // 吞吐能力达1.4亿人次, 增加值达5.2万亿元
  static constexpr std::u16string_view kStanding[] = {
      u"能力",   u"用户",     u"用户数", u"营业收入", u"销售收入", u"增加值",
      u"总产值", u"产值规模", u"里程",   u"生产总值", u"预算收入", u"财政收入",
      u"总量",   u"总额",     u"库容",   u"市场主体", u"经营主体"};
  const bool counts =
      figure.HasClassifier() && std::ranges::find(kTimes, figure.unit->surface) == std::end(kTimes);
  const bool extent = counts || figure.Measures("area") || EndsWithAny(words, kStanding);
  static constexpr std::u16string_view kYields[] = {u"增加值", u"总产值", u"生产总值", u"总额",
                                                    u"收入",   u"产量",   u"利税"};
  const bool stands =
      extent &&
      text_.Folded(lead.words.begin, figure.begin).find(u'达') != std::u16string_view::npos &&
      !done && !flow && heads_.DeedLength(name) == 0 &&
      (heads_.DeedLength(own_words) == 0 || words.ends_with(u"面积")) &&
      words.find(u"新增") == words.npos && !GatheredUpTo(figure.begin);
  if (stands) return last;
  // 财政总收入达150亿元, 人均寿命达83岁 are of the end; 争取资金达60亿元 is what came in all.
  static constexpr std::u16string_view kPaid[] = {u"支出", u"投入", u"投资", u"资金", u"资", u"费"};
  const bool came = text_[figure.begin - 1] == u'达' && text_[figure.begin - 2] != u'长' &&
                    !figure.Measures("persons") && !EndsWithAny(words, kPaid) &&
                    !GatheredUpTo(figure.begin);
  const bool achieved = (((lead.cues | lead.leading) & Bit(Cue::kAchieve)) || flow_) && !came &&
                        (!EndsWithAny(words, kOutputs) || text_.Holds(clause_begin_, u"累计"));
  const bool deed = achieved || done || flow || heads_.DeedLength(name) > 0 ||
                    heads_.DeedLength(own_words) > 0 || words.find(u"新增") != words.npos || behind;
  // “十四五”全市教育支出266亿元: what was spent in all of the years that its clause names.
  static constexpr std::u16string_view kSpent[] = {u"支出", u"投入", u"投资"};
  const bool spent = OpensWith(span) && EndsWithAny(words, kSpent) && figure.Measures("money");
  // 五年建成新线6333公里,复线3000公里: the list goes on; what there is in all is a stock.
  const bool stock = words.find_first_of(u"总余存") != words.npos ||
                     words.find(u"拥有") != words.npos || words.find(u"覆盖") != words.npos;
  const bool total = EndsWithAny(words, kTotals) && !words.starts_with(u'新');
  const bool listed = gathered_ && !reached && !stock && !total && !(came && !deed) &&
                      !figure.bound_before && !(lead.cues & Bit(Cue::kReach));
  // 完成增加值18.6亿元,年均增长28%: the year that it has grown to.
  if (text_.Holds(figure.end + 1, u"年均增") && IsAnyOf(text_[figure.end], u",、") &&
      EndsWithAny(words, kYields) && !GatheredUpTo(figure.begin))
    return last;
  // 累计有效专利拥有量1.2万件: what is owned by then.
  if (words.ends_with(u"拥有量")) return last;
  const bool level = decision.measure == Measure::kLevel;
  const bool gathered = level && (GatheredUpTo(figure.begin) || (spent && !reached) ||
                                  (deed && !reached && !total && words != u"人口") || listed);
  // 同比增长, 比2016年增长: told of the last year.
  const bool of_year = (lead.cues & Bit(Cue::kLastYear)) ||
                       (!lead.baseline.empty() && IsDigit(text_[lead.baseline.begin]));
  // 比“十三五”增加294亿元: one span and the other.
  const bool of_plan = !lead.baseline.empty() && text_[lead.baseline.begin] == u'“' &&
                       text_[lead.baseline.begin + 1] == u'十' &&
                       text_[lead.baseline.end - 1] != u'末' &&
                       !text_.Holds(lead.baseline.end, u"期末");
  const bool changed = (decision.measure == Measure::kChange && of_plan) ||
                       (decision.measure == Measure::kGrowth && !of_year) ||
                       (decision.measure == Measure::kChange && !of_year &&
                        (lead.baseline.empty() || (lead.cues & Bit(Cue::kLastPeriod))) &&
                        !(lead.cues & Bit(Cue::kThan)));
  // 累计投入9亿元,是“十一五”时期的2倍
  const bool multiple =
      decision.measure == Measure::kRatio && gathered_ && !decision.baseline.empty();
  return gathered || changed || multiple ? whole : last;
}

Dated Context::OfYearly(const Lead& lead) const {
  if (!(lead.cues & Bit(Cue::kYearly))) return {};
  const bool year = clause_period_.known() && clause_period_.from_year == clause_period_.to_year;
  // 由2017年的3亿元增加到2022年的5亿元,平均每年增长10%: also where the time was told for its own
  // clause alone.
  const Period& end = year ? clause_period_ : spent_period_;
  if (from_period_.known() && end.known() && end.from_year == end.to_year &&
      from_period_.to_year < end.to_year)
    return {Years(from_period_.to_year + 1, end.to_year),
            From(clause_period_words_, Rule::kPeriodSpan)};
  // 2018年至2020年,工业增加值年均增长8%: those years, whatever the section is of.
  const bool own = !five_years_.known() || five_years_words_.begin < sentence_.begin;
  const Period& years = clause_period_.known() ? clause_period_ : spent_period_;
  if (own && years.known() && years.from_year < years.to_year && years.from_month == 0)
    return {years, From(clause_period_words_, Rule::kPeriodSpan)};
  const Range heading{Here().heading_begin, Here().heading_end};
  if (five_years_.known()) return {five_years_, From(five_years_words_, Rule::kPeriodSpan)};
  if (Here().span.known()) return {Here().span, From(heading, Rule::kPeriodSpan)};
  // 到2028年,年均增长6%: from the year planned on.
  if (outline_.year_planned != 0 && year && clause_period_.to_year > outline_.year_planned)
    return {Years(outline_.year_planned, clause_period_.to_year),
            From(clause_period_words_, Rule::kPeriodSpan)};
  return {};
}

Dated Context::OfOtherSide(const Anchor& figure, const Lead& lead) const {
  constexpr CueSet kRises = Bit(Cue::kUp) | Bit(Cue::kDown);
  if (lead.verb != 0 || lead.reach || lead.compared || lead.from) return {};
  // 比上年(37.8%)上升
  if (text_[figure.begin - 1] == u'(' && text_[figure.end] == u')' && SectionYear() != 0 &&
      text_.Holds(figure.begin - 3, u"上年") && IsAnyOf(text_[figure.begin - 4], u"比较"))
    return {Year((clause_period_.known() ? clause_period_.to_year : SectionYear()) - 1),
            From({figure.begin - 3, figure.begin - 1}, Rule::kPeriodBefore)};
  // 与2010年第六次普查的301万人相比
  if (text_.Holds(figure.end, u"相比")) {
    for (const Token& token : heads_.Within({clause_begin_, figure.begin})) {
      if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kDate)
        return {sentence_.At(token).period, From({token.begin, token.end}, Rule::kPeriodBefore)};
    }
  }
  const std::span<const Token> behind = heads_.From(figure.end);
  if (behind.size() < 2 || behind[0].begin != figure.end || !behind[0].IsAny(kRises) ||
      behind[1].anchor < 0 || behind[1].begin != behind[0].end)
    return {};
  const Source source = From(lead.words, Rule::kPeriodBefore);
  const int year = clause_period_.known() ? clause_period_.to_year : SectionYear();
  const bool before = (lead.cues & Bit(Cue::kLastYear)) &&
                      text_.Folded(lead.words.begin, figure.begin).find_first_of(u"比较") !=
                          std::u16string_view::npos;
  if (before && year != 0) return {Year(year - 1), source};
  if ((lead.cues & Bit(Cue::kThan)) && lead.date.known()) return {lead.date, source};
  return {};
}

Dated Context::StartOf(const Lead& lead) const {
  if (from_period_.known()) return {from_period_, From(lead.words, Rule::kPeriodBefore)};
  const Source clause = From(clause_period_words_, Rule::kPeriodBefore);
  if (clause_period_.from_year < clause_period_.to_year)
    return {Year(clause_period_.from_year), clause};
  const bool year =
      clause_period_.known() && clause_period_.from_month == 0 && clause_period_.quarter == 0;
  // 2022年…,比2017年增长8%,由第6位升至第4位: the year that the clause before compares with.
  if (base_period_.known() && (year || !clause_period_.known()) &&
      (!year || base_period_.to_year < clause_period_.to_year))
    return {LastYear(base_period_), clause};
  if (!year) return {};
  const Span span = Spoken();
  const bool over_years = span.years.known() && span.years.to_year == clause_period_.to_year;
  return {Year((over_years ? span.years.from_year : clause_period_.to_year) - 1), clause};
}

Dated Context::PeriodOf(const Anchor& figure, const Decision& decision, const Lead& lead,
                        const IndicatorName& name) const {
  if (lead.time.known()) return {lead.time, From(lead.time_words, Rule::kPeriodWords)};
  if (unresolved_) return {{}, From(unresolved_words_, Rule::kPeriodUnresolved)};
  const Range heading{Here().heading_begin, Here().heading_end};
  const bool rank = decision.measure == Measure::kRank;  // held each of the years, told of the last
  const int gathered = YearsGathered(figure.begin);
  const int spoken = five_years_.known() ? five_years_.to_year - five_years_.from_year + 1 : 0;
  const int years = std::max(lead.years_running, spoken > 0 && gathered >= spoken ? 0 : gathered);
  if (years >= 2 && !rank && SectionYear() != 0) {
    return {Years(SectionYear() - years + 1, SectionYear()),
            From(lead.words, Rule::kPeriodYearsRunning)};
  }
  if (const Dated other = OfOtherSide(figure, lead); other.period.known()) return other;
  // 投资增长3.6%(上年增长8%): a bracket that opens with the year before.
  if (const int32_t open = lead.words.begin - 1;
      open > 0 && text_[open] == u'(' && SectionYear() != 0 &&
      (text_.Holds(open + 1, u"上年") || text_.Holds(open + 1, u"去年")) &&
      !IsAnyOf(text_[open + 3], u"同末底"))
    return {Year(SectionYear() - 1), From(lead.words, Rule::kPeriodBefore)};
  Refused(trace_, Rule::kPeriodYearsRunning, "no 两年平均 or the like stands before it");
  const Period wide = five_years_.known() ? five_years_ : Here().span;
  if (const Dated yearly = OfYearly(lead); yearly.period.known()) return yearly;
  // 五年…由6亿元增加到40亿元: each end has its own time.
  if (wide.known() && five_words_ && !lead.from && !(started_ && lead.reach))
    return {wide, From(five_years_.known() ? five_years_words_ : heading, Rule::kPeriodSpan)};
  Refused(trace_, Rule::kPeriodSpan,
          "no 年均 or 五年 in its clause, or no span of years to go with it");
  if (lead.from) {
    if (const Dated start = StartOf(lead); start.period.known()) return start;
  }
  if (const Token* part = TimeBehind(figure); part != nullptr && SectionYear() != 0) {
    const int year = clause_period_.known() ? clause_period_.to_year : SectionYear();
    return {PartOfYear(*part, year), From({part->begin, part->end}, Rule::kPeriodWords)};
  }
  // 2018-2022年,由…提高到…: the end of the change, at the end of the span.
  if (started_ && lead.reach && clause_period_.from_year < clause_period_.to_year)
    return {LastYear(clause_period_), From(clause_period_words_, Rule::kPeriodWords)};
  // 到2026年,固定资产投资累计达到900亿元, of a plan of five years
  if (const Span span = Spoken(); role_ == SectionRole::kPlan && span.years.known() &&
                                  clause_period_ == LastYear(span.years) &&
                                  decision.measure == Measure::kLevel && GatheredUpTo(figure.begin))
    return {span.years, From(span.words, Rule::kPeriodFiveYears)};
  if (clause_period_.known())
    return {clause_period_, From(clause_period_words_, Rule::kPeriodWords)};
  // 由1950年的60%降低到1954年的30%,其中国防费从41%降低到21%: at the same time.
  if (lead.reach && spent_period_.known())
    return {spent_period_, From(clause_period_words_, Rule::kPeriodWords)};
  Refused(trace_, Rule::kPeriodWords, "its sentence has named no time before");
  if (const Span span = Spoken(); span.years.known())
    return OfFiveYears(span, figure, decision, lead, name);
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

Range Context::ForeseenBefore(const Anchor& figure) const {
  if (!(sentence_.cues & Bit(Cue::kEstimate))) return {};
  static constexpr std::u16string_view kForeseen[] = {u"预计可", u"预计每年可", u"预计年可",
                                                      u"有望"};
  constexpr int32_t kClauseChars = 12;
  const int32_t from = std::max(clause_begin_, figure.begin - kClauseChars);
  for (int32_t p = from; p < figure.begin; ++p) {
    const int32_t length = text_.LengthOfAny(p, kForeseen);
    // 预计可比增长5%: how it grows by like prices.
    if (length > 0 && text_[p + length] != u'比') return {p, p + length};
  }
  return {};
}

void Context::SetNoteStatus(Fact* fact, Sources* sources) const {
  Source& source = (*sources)[Slot::kStatus];
  const bool over = past_ || clause_period_.known() || itemised_;
  fact->status = over ? Status::kActual : Status::kOther;
  source = over
               ? From(past_ ? past_words_ : clause_period_words_, Rule::kStatusPast)
               : Source{sentence_.begin, sentence_.begin + 1, Rule::kStatusNote, Origin::kSentence};
}

void Context::SetStatus(const Anchor& figure, Fact* fact, Sources* sources) const {
  const bool plan = role_ == SectionRole::kPlan && !note_;
  // A text without title and sections is a plan where it says so itself: 2025年力争….
  const bool said = outline_.kind == DocumentKind::kUnknown && outline_.sections.size() == 1 &&
                    role_ == SectionRole::kReview && (modality_ != Modality::kNone || effort_) &&
                    text_.Folded(modality_words_.begin, modality_words_.end) != u"争取";
  // 〔8〕…工程:三年内力争培养…: so is a note.
  const bool aimed = note_ && (modality_ == Modality::kStretch || modality_ == Modality::kFirm);
  // 去年,民生支出…: a time that is over holds up to the next one named.
  const int planned = role_ == Here().role && Here().period.known()
                          ? FirstPlanned(Here().period.from_year)
                          : outline_.year_planned;
  // “十三五”时期,…: so do years that are over.
  const Period& told = clause_period_.known() ? clause_period_ : five_years_;
  const bool over = past_ || (told.known() && told.to_year < planned);
  // 今年上半年已开工30个, 今年新建了30个: what has happened is no promise.
  const bool done = text_[figure.begin - 1] == u'了' && !IsAnyOf(text_[figure.begin - 2], u"为除");
  const bool to_come = (future_ || completed_ || (meant_ && !over)) && !past_ && !done;
  const bool target = (plan && !over) || to_come || said || aimed;
  Source& source = (*sources)[Slot::kStatus];
  fact->status = target ? Status::kTarget : Status::kActual;
  source = RoleSource();
  if (target && !(plan && !over)) {
    source = completed_ ? From(completed_words_, Rule::kStatusFuture)
             : future_  ? From(future_words_, Rule::kStatusFuture)
             : meant_   ? From(meant_words_, Rule::kStatusFuture)
                        : From(modality_ == Modality::kNone ? effort_words_ : modality_words_,
                             Rule::kStatusSaid);
  }
  if (target) return SetModality(fact, sources);
  if (note_) return SetNoteStatus(fact, sources);
  if (plan) source = From(past_ ? past_words_ : clause_period_words_, Rule::kStatusPast);
  Range foreseen = ForeseenBehind(figure);
  if (foreseen.empty()) foreseen = ForeseenBefore(figure);
  if (!foreseen.empty()) {
    fact->status = Status::kTarget;
    fact->modality = Modality::kExpected;
    source = From(foreseen, Rule::kStatusFuture);
    (*sources)[Slot::kModality] = From(foreseen, Rule::kModalityCue);
  }
}

void Context::SetModality(Fact* fact, Sources* sources) const {
  Source& source = (*sources)[Slot::kModality];
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
