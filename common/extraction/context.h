// The context of a figure: what it inherits when its own clause is silent. The role of the section,
// the time spoken of, how firm a promise is, whether a thing has happened.
#ifndef GONGBAO_COMMON_EXTRACTION_CONTEXT_H_
#define GONGBAO_COMMON_EXTRACTION_CONTEXT_H_

#include <cstdint>
#include <vector>

#include "common/extraction/heads.h"
#include "common/extraction/leads.h"
#include "common/extraction/measures.h"
#include "common/extraction/outline.h"
#include "common/extraction/sentence.h"
#include "common/extraction/source_text.h"
#include "common/extraction/trace.h"

namespace gongbao::extraction {

// When a figure holds, and what tells.
struct Dated {
  Period period;
  Source source;
};

// Follows one article word by word: told of each section, sentence, mark, cue and date in text
// order, it knows what holds for the figure that comes next. Holds references only.
class Context {
 public:
  Context(const SourceText& text, const ArticleOutline& outline, const Sentence& sentence,
          const HeadReader& heads, Trace* trace)
      : text_(text), outline_(outline), sentence_(sentence), heads_(heads), trace_(trace) {}

  void BeginSection(size_t index);
  // The sentence has been cut into tokens.
  void BeginSentence();
  void EndSentence();
  // A sentence without numerals and turning cues is passed over.
  void PassSentence() { plan_year_named_ = paragraph_open_ = false; }
  void EndParagraph();
  void TakeMark(const Token& token);
  void TakeCue(size_t t, const Token& token) {
    if (token.IsAny(kTellingCues)) ReadCue(t, token);
  }
  // 近三年, 未来三年: the years up to the one reviewed, or from the one planned on, where a span of
  // years says so at the head of a clause.
  void TakeYearsAround(const Anchor& date);
  // 争取在三年内…, 今明两年…: the years from the one planned on.
  void TakeYearsAhead(const Anchor& date);
  // 第一个五年计划期间: the years of that plan.
  void TakeNumberedPlan(const Anchor& ordinal);
  void TakeDate(size_t t, const Anchor& date);
  // A fact has been read; the modality reached a figure.
  void TakeFact(const Fact& fact, Rule period_rule, const Lead& lead) {
    modal_used_ = true;
    started_ = lead.from;
    gathered_ =
        gathered_ || (fact.measure == Measure::kLevel &&
                      (period_rule == Rule::kPeriodFiveYears || period_rule == Rule::kPeriodSpan));
    const bool whole = period_rule == Rule::kPeriodFiveYears || period_rule == Rule::kPeriodSpan;
    span_rule_ = fact.measure != Measure::kLevel            ? Rule::kNone
                 : whole                                    ? Rule::kPeriodFiveYears
                 : period_rule == Rule::kPeriodFiveYearsEnd ? period_rule
                                                            : Rule::kNone;
  }
  // 不低于8%: the figure's own words oblige.
  void TakeDuty(Range words) {
    duty_ = true;
    duty_words_ = words;
    duty_rule_ = Rule::kModalityFigure;
  }
  // 产量不低于60万吨、产值达到80亿元: the words oblige to nothing of the next member, whose name
  // stands behind them.
  void EndDuty(Range name) {
    if (duty_ && duty_rule_ == Rule::kModalityFigure && !name.empty() &&
        name.begin > duty_words_.begin)
      duty_ = false;
  }

  int32_t section() const { return section_; }
  bool in_bracket() const { return !modal_stack_.empty(); }
  // 30个项目上半年开工: the word for a part of the year behind the things counted; null when there
  // is none.
  const Token* TimeBehind(const Anchor& figure) const;
  // The time that a date or a word for a time tells on its own: 2023年, 上半年, 全年; unknown when
  // the token tells none.
  Period TimeAt(const Token& token) const;
  // That quarter of the year spoken of; unknown when nothing tells the year.
  Period QuarterSpoken(int quarter) const;
  // When a figure holds; unknown when nothing tells.
  Dated PeriodOf(const Anchor& figure, const Decision& decision, const Lead& lead,
                 const IndicatorName& name) const;
  // Sets whether a fact has happened, and how firm it is, and what tells.
  void SetStatus(const Anchor& figure, Fact* fact, Sources* sources) const;

 private:
  static constexpr knowledge::CueSet kPartsOfYear =
      knowledge::Bit(knowledge::Cue::kFirstHalf) | knowledge::Bit(knowledge::Cue::kSecondHalf) |
      knowledge::Bit(knowledge::Cue::kQuarter) | knowledge::Bit(knowledge::Cue::kThreeQuarters);
  static constexpr knowledge::CueSet kTellingCues =
      kTimeCues | knowledge::Bit(knowledge::Cue::kFirm) | knowledge::Bit(knowledge::Cue::kStretch) |
      knowledge::Bit(knowledge::Cue::kEffort) | knowledge::Bit(knowledge::Cue::kExpected) |
      knowledge::Bit(knowledge::Cue::kDuty) | knowledge::Bit(knowledge::Cue::kAchieve) |
      knowledge::Bit(knowledge::Cue::kPast);
  // Takes a cue that is one of these.
  void ReadCue(size_t t, const Token& token);
  const OutlineSection& Here() const { return outline_.sections[static_cast<size_t>(section_)]; }
  // What the first words of a sentence say of the time and of plans.
  struct Opening;
  Opening ReadOpening() const;
  // A first sentence such as 今年的主要预期目标是 turns the rest of its section into a plan.
  // Returns whether it holds for this sentence only: 今年目标: 增长7%.
  bool SetRole();
  // 预期目标, 总体要求: what begins so holds for the sections that follow, too.
  bool TurnsArticle() const;
  // 下半年,力争…: whether a sentence of a report on the first half turns to what comes next.
  bool LooksAhead() const;
  // The clause is over for which alone a time was told.
  void EndBriefPeriod();
  void TakeModal(size_t t, const Token& token);
  // The part of a year that a cue names (上半年, 一季度); unknown when it names none.
  Period PartOfYear(const Token& token, int year) const;
  // The time that a cue names; unknown when it names none.
  Period TimeOf(const Token& token, int year);
  // Notes who gave the section its role.
  void SetRoleSource();
  void TakeRole(SectionRole role, Rule rule);
  Source RoleSource() const {
    return {role_words_.begin, role_words_.end, role_rule_, role_origin_};
  }
  // The source that `words` before the figure are, by where they stand.
  Source From(Range words, Rule rule) const;
  // 已签约项目9个,总投资32亿元: whether a clause at `at` tells more of what the one before did.
  bool GoesOnAt(int32_t at) const;
  // 〔12〕…, “三新”:指…: whether the sentence begins a note on the text.
  bool BeginsNote() const;
  // Notes that things to come are told: 建成后可….
  void TakeCompletion(const Token& token);
  // What a figure of a note is: the size of a thing, unless its words say more.
  void SetNoteStatus(Fact* fact, Sources* sources) const;
  // 20项预计如期完成: the words behind a count that foresee what becomes of the things; empty when
  // none do.
  Range ForeseenBehind(const Anchor& figure) const;
  // 预计可节约资金5000万元: the same before a figure of the clause.
  Range ForeseenBefore(const Anchor& figure) const;
  // How firm a target is.
  void SetModality(Fact* fact, Sources* sources) const;
  // The year of a plain figure in the section; 0 when nothing tells.
  int SectionYear() const;
  // The first of the years that a plan is for, where its heading tells years; `year` else.
  int FirstPlanned(int year) const;
  // 我们要…, 必须…, 国家计划…: whether a word inside of a review asks for what follows.
  bool Means(const Token& token) const;
  // 目前 in a plan for years to come: before the first of them.
  void TakeNow(const Token& token);
  // 是2018年的2.6倍: the date is what the multiple is of.
  bool IsBaseOfMultiple(size_t t, const Anchor& date) const;
  // The word that touches a date from before, an opening quotation mark aside; null: none.
  const Token* TokenTouching(size_t t, const Anchor& date) const;
  // 比受灾前的2019年增长8%: whether a year that is told more of is compared with.
  bool ComparedBefore(const Anchor& date) const;
  // Why a date is what the figure is compared with, not its time; empty when it is not.
  std::string_view WhyBaseline(size_t t, const Anchor& date);
  // Why a date belongs to a thing that is spoken of; empty when it does not.
  std::string_view WhyOfThing(const Anchor& date) const;
  // 自2013年成立以来: no period can be told. Whether the words say so.
  bool InHonour(const Anchor& date) const;
  bool TakeOpenSince(const Anchor& date, Period period);
  // 截至12月末: behind years to come, what is told up to a day is not of them.
  void TakeDayReached(const Anchor& date);
  // Notes whether the paragraph opens with the time at `at`: all of it is of that time.
  void TakeParagraphTime(int32_t at);
  // 冷库5月份投入使用,冷藏能力达到2万吨: whether a month behind a thing dates a deed without a
  // figure, which says nothing of the next clause.
  bool DatesOwnDeed(size_t t, const Anchor& date) const;
  // 2022年底,公路总里程达…: whether the clause tells a day, on which nothing is gathered up.
  bool AtYearEnd() const;
  int YearsAhead(const Anchor& date) const;
  // The date is the time of the figures behind it.
  void SetClausePeriod(const Anchor& date, Period period);
  // 是1950年到1997年投入总和的2倍: the figure is told by the sum of those years.
  bool IsBaseOfSum(const Anchor& date) const;
  // 列入2024年省级重点项目9个: the year is of what the things are called.
  bool IsYearOfList(const Anchor& date) const;
  // 一九七四年到一九七六年: the span that ends with the date; the date's own period when it ends
  // none.
  Period SpanTo(const Anchor& date, Period period) const;
  // 2019年以来, 从2019年起: the years from then on, for this sentence. Whether the words say so.
  bool TakeSince(const Anchor& date, Period period);
  // 比上年48天减少18天: the time of what a figure is compared with, told with a figure; unknown
  // when it is none.
  Dated OfOtherSide(const Anchor& figure, const Lead& lead) const;
  // The figures of this sentence are of these years.
  void OpenSpan(Period years, Range words);
  // The start of a change that names no time of its own: 比2017年增长8%,由第6位升至第4位.
  Dated StartOf(const Lead& lead) const;
  // “十三五”期间: the span of a review; the end of a plan.
  void TakePlanSpan(const Anchor& date, Period period);
  // Years that a figure may speak of, and the words that say so.
  struct Span {
    Period years;
    Range words;
  };
  void TakeAdmission();
  // The span of years that is spoken of, by the text or by the heading; unknown when there is none.
  Span Spoken() const;
  // The time of a span of years: its whole for what was gathered, else its last year.
  Dated OfFiveYears(const Span& span, const Anchor& figure, const Decision& decision,
                    const Lead& lead, const IndicatorName& name) const;
  // 规上企业达到2380家,其中工业企业1260家: the part is as old as the whole. The rule that told the
  // whole's time; none when the figure is no part.
  Rule SpanOfWhole(const Anchor& figure, const IndicatorName& name) const;
  // “十三五”期间新建的学校共有20所: whether the things counted are those built in the span.
  bool BuiltWithin(const Span& span, const Anchor& figure) const;
  // 五年来,…: whether the span is named in the figure's clause, or right before it.
  bool OpensWith(const Span& span) const;
  // 市财政投入科技资金6亿元, 设立办事处5个: whether the figure's own words tell a deed.
  bool DoneIn(const Anchor& figure, const Lead& lead, const IndicatorName& name) const;
  // Whether a figure tells what was done, not what there is: 裁撤机构30个, 解决了3万人的….
  bool IsFlow(const Anchor& figure, const Lead& lead, const IndicatorName& name) const;
  // 产量稳定在30万吨: whether it is what there is at the end; 连年稳定在30万吨 tells of each year.
  bool HeldAt(const Anchor& figure) const;
  bool HeldEachYear(const Anchor& figure) const;
  // The years of an average: 年均增长8%; unknown when it is none, or nothing tells them.
  Dated OfYearly(const Lead& lead) const;
  // 3 of 三年累计 in the clause of the figure at `at`; 0 when it is not there.
  int YearsGathered(int32_t at) const;
  // 累计 right before a figure, or at the head of its clause.
  bool GatheredUpTo(int32_t at) const;
  // 由2018年…: whether the figure that a change starts from follows the date of token `t`.
  bool ToldAfterwards(const Anchor& date) const;
  bool StartFollows(size_t t, const Anchor& date) const;
  // Whether a figure follows behind a date and 末, 底, 的.
  bool FigureFollows(int32_t at) const;
  // Whether `word` follows at `at`, a closing quotation mark aside.
  bool Follows(int32_t at, std::u16string_view word) const;

  const SourceText& text_;
  const ArticleOutline& outline_;
  const Sentence& sentence_;
  const HeadReader& heads_;
  Trace* const trace_;

  // Of the section.
  int32_t section_ = 0;
  SectionRole role_ = SectionRole::kReview;
  Range role_words_;
  Rule role_rule_ = Rule::kNone;
  Origin role_origin_ = Origin::kNone;
  bool plan_year_named_ = false;  // the sentence before spoke of the year planned
  Range turned_words_;
  bool turned_ = false;  // a sentence has turned the review into the plan
  Range five_years_words_;
  Period five_years_;  // 五年来, “十三五”期间: until another time is named

  bool note_ = false;  // in a note on the text: 〔12〕…; nothing of the report dates its figures
  bool itemised_ = false;       // its mark may as well number an item: ①
  bool admits_ = false;         // the paragraphs tell what is still amiss
  bool other_year_ = false;     // behind 五年来 the paragraph has named another time
  bool over_years_ = false;     // the section speaks of the span of its heading
  bool paragraph_open_ = true;  // no sentence of this paragraph has been read
  bool dated_ = false;          // it opens with a year, or has named the year reviewed

  // Of the sentence.
  int32_t clause_begin_ = 0;
  int32_t part_begin_ = 0;  // behind the ; before it
  SectionRole role_before_ = SectionRole::kReview;
  Source role_source_before_;
  bool role_is_brief_ = false;  // role_ holds for this sentence only
  Period clause_period_;
  Period from_period_;    // 由2015年的…: of the value started from
  Period base_period_;    // 比2015年…: the year that the sentence compares with
  bool started_ = false;  // the figure before is the start of a change
  bool opens_paragraph_ = false;
  bool completed_ = false;  // 建成后可…: what follows is to come
  Range completed_words_;
  bool since_ = false;  // five_years_ holds for this sentence only: 2019年以来
  Span span_before_;    // and this one held before it
  Range clause_period_words_;
  bool brief_behind_comma_ = false;  // 目前,…: for the next clause
  bool brief_period_ = false;        // clause_period_ holds for this clause only
  Span outer_period_;                // and behind it this one again
  Period spent_period_;              // such a one, of the clause before
  Range future_words_;
  Range past_words_;
  Range unresolved_words_;
  bool future_ = false;
  bool meant_ = false;  // 要…: what follows in the sentence is asked for
  Range meant_words_;
  bool past_ = false;
  bool unresolved_ = false;       // 自…以来: no period can be told
  bool five_words_ = false;       // 五年 in this clause
  bool flow_ = false;             // this clause tells what was built or gathered
  Rule span_rule_ = Rule::kNone;  // how an earlier level of this sentence was dated in a span
  bool gathered_ = false;         // so did an earlier figure of this sentence, over a span of years
  Modality modality_ = Modality::kNone;
  Range modality_words_;
  bool duty_ = false;
  Range duty_words_;
  Rule duty_rule_ = Rule::kNone;
  bool effort_ = false;  // 努力 in this clause
  Range effort_words_;
  bool bid_ = false;         // 争取 of a thing, not of a deed
  bool modal_used_ = false;  // the modality reached a figure of its own clause
  struct Modal {
    Modality modality;
    Range words;
  };
  std::vector<Modal> modal_stack_;  // of the brackets that are open
  Modal modal_before_;              // what 、力争7% stands beside
  bool second_value_ = false;       // such a value has been read in this clause
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_CONTEXT_H_
