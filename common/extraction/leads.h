// Leads: what stands between a name and its figure, read backwards from the figure, and the words
// that stand before the name.
#ifndef GONGBAO_COMMON_EXTRACTION_LEADS_H_
#define GONGBAO_COMMON_EXTRACTION_LEADS_H_

#include <cstddef>
#include <cstdint>

#include "common/extraction/heads.h"
#include "common/extraction/sentence.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// What was read between a name and its figure.
struct Lead {
  Range words;                    // what stands between the name and the figure
  Range name;                     // what is left when the words around it are taken off
  knowledge::CueSet cues = 0;     // of all words taken off behind the name
  knowledge::CueSet verb = 0;     // of the nearest word that tells the measure
  knowledge::CueSet leading = 0;  // of all words taken off before it
  bool from = false;              // 由, 从: the value started from
  bool reach = false;             // 到, 至: the value reached
  bool fall = false;              // the nearest verb falls
  bool compared = false;
  bool lower = false;        // the own figure is the lower one
  Range baseline;            // what it is compared with
  Period date;               // the date next to the figure
  bool of_standard = false;  // 仅为全省平均水平的: the figure is a share of what others have
  Relation bound =
      Relation::kEq;  // 不低于当地标准的1.3倍: it stands before what it is compared with
  bool planned = false;       // 占年度目标…亿元的104%: the figure is what was planned
  bool of_date = false;       // 是2019年的: the figure is a share of that year's
  int32_t years_running = 0;  // 两年平均: 2; 连续三年: 3
  Range per;                  // 每人每月 before an amount
  Period time;                // of this member of a list of times: 上半年、全年分别
  Range time_words;
  bool flat_first = false;  // 分别持平和上升5%: it is of the second
  Range group;              // among whom, when 排名 parts it from the ordinal
};

// 每人每月 before `at` and not before `floor`: for whom and how long it is told; empty when nothing
// says so.
Range PerBefore(const SourceText& text, int32_t floor, int32_t at);
// How long such words are at `at`; 0 when there are none.
int32_t PerLength(const SourceText& text, int32_t at);

// Reads the lead of one figure. Holds references only; made for one call of Read.
class LeadReader {
 public:
  // The figure begins at `end` with token `figure`; nothing before `floor` belongs to it.
  LeadReader(const SourceText& text, const Sentence& sentence, const HeadReader& heads,
             int32_t floor, int32_t end, size_t figure)
      : text_(text),
        sentence_(sentence),
        heads_(heads),
        floor_(floor),
        figure_(end),
        token_(figure),
        right_(end),
        t_(static_cast<int64_t>(figure) - 1) {}

  Lead Read();

 private:
  const Token& At(int64_t t) const { return sentence_.tokens[static_cast<size_t>(t)]; }
  // The word that ends where the name may end, or null.
  const Token* Last() const;

  // Read at first what stands right before the figure, whatever they are compared with.
  int32_t GoalOfBracket(int32_t open) const;
  void TakePassedGoal();
  void TakeGoalInBracket();
  void TakeComparedYear();
  // Each takes words off behind the name, and tells whether it did. `stop_` is set where no more
  // may be taken.
  bool TakeBehind();
  bool TakeNote();
  bool TakePer();
  // Where the verb begins behind which nothing but the words of a plan stand up to `end`: 年度目标.
  // `stands` tells the length of such a verb at a place, 0 for none. -1 when there is none.
  template <typename Stands>
  int32_t VerbOfPlan(int32_t end, const Stands& stands) const;
  bool TakeComing();
  bool TakeStill();
  // Whether [begin, end) says nothing but what was planned, and by whom: 省下达任务.
  bool TellsPlan(int32_t begin, int32_t end) const;
  bool TakePlanSet();
  bool TakeStandard();
  bool TakeBoundBefore();
  bool Opens(int32_t at) const;
  bool TakePlanDone();
  bool TakePlanPassed();
  bool TakePlanFigured();
  bool TakePlanEnd();
  bool TakeYearsAgo();
  bool TakeBeforeEvent();
  bool TakeFrontRank();
  bool TakeHolds();
  bool TakeGreater();
  bool TakeBy();
  bool TakeBudgetOfYear();
  bool TakePlanBase();
  bool TakeCue(const Token& cue);
  bool TakeAnchor(const Token& date);
  // Whether a token is a span of time: 三年, 5年.
  bool IsSpan(const Token& token) const;
  bool TakeThan();
  // The time is what the figure is compared with.
  void SetBaseline(const Token& time);
  bool TakeComparison(const Token& cue);
  bool TakePlanCompared(const Token& plan);
  bool TakePlace(const Token& place);
  bool TakeMoreDone();
  // Whether the words are 计划, 目标 and the like.
  bool IsPlan(int32_t begin, int32_t end) const;
  bool DoneBefore() const;
  bool TakeComparedPlace();
  // A word that says more of the figure than that it is one.
  void TakeTelling(const Token& cue);
  // Moves the end of the name before token `t_`.
  void Pass();
  // Everything from token `than` on was the other side of a comparison.
  void Compare(int64_t than, Range baseline, bool lower);

  // 比上年48天减少18天: the other side of the comparison has a figure of its own.
  void TakeOtherSide();
  // 由19%上升为23%: a verb that tells what became of it.
  bool BecameBefore() const;
  // 比前两年平均数下降: whatever stands between 比 and the verb is the baseline.
  void TakeBaseline();
  // 支出增长的主要原因是增加国企资本金3亿元: what is told begins behind it.
  void TakeReason();
  // Each takes words off before the name.
  bool TakeBefore();
  bool TakeMovedSince(const Token& cue);
  bool TakeLeadingCue();
  bool TakeYearsOfWork();
  // 增速连续两年保持20%: a growth of what was spoken of before.
  void TakeGrowthNoun();
  // 面粉日产量由建厂之初的15吨: the name ends where the start is told.
  void TakeStart();
  void TakePeers();

  // 比 or 较 before token `t`, at most 20 characters away, with no mark between; -1: none.
  int64_t ThanBefore(int64_t t) const;
  // 与 of 与常年同期相比, whose last word is token `t`; -1: none.
  int64_t WithBefore(int64_t t) const;
  // 高于, 低于 and the like with only the name of a place between them and the name's end; -1:
  // none.
  int64_t ComparisonBefore() const;
  bool PassesOther(int64_t passes) const;
  // N of 连续N年 and N年平均, when a span of years is one of these; else 0.
  int32_t YearsRunning(const Token& span) const;
  // 从2018年到2022年: whether a span of years begins at `at`, behind 从.
  bool YearsFrom(int32_t at) const;
  // Whether a date begins at `at`.
  bool DateAt(int32_t at) const;

  const SourceText& text_;
  const Sentence& sentence_;
  const HeadReader& heads_;
  const int32_t floor_;
  const int32_t figure_;  // where the figure begins
  const size_t token_;    // the figure
  int32_t left_ = 0;      // of the name
  int32_t right_;
  int64_t t_;                // the last token that may stand before right_
  int64_t time_token_ = -1;  // the time taken off last: a baseline when 比 stands before it
  bool stop_ = false;
  bool multiple_of_date_ = false;  // 2020年的 stands next to the figure
  Lead lead_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_LEADS_H_
