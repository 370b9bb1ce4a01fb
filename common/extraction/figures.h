// Figures: one that stands alone, and lists of them. Which figure belongs to which head, and which
// figures only size the thing that another figure counts.
#ifndef GONGBAO_COMMON_EXTRACTION_FIGURES_H_
#define GONGBAO_COMMON_EXTRACTION_FIGURES_H_

#include <cstdint>
#include <vector>

#include "common/extraction/account.h"
#include "common/extraction/heads.h"
#include "common/extraction/leads.h"
#include "common/extraction/naming.h"
#include "common/extraction/sentence.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Reads the figures of a sentence in text order. Holds references only.
class FigureReader {
 public:
  FigureReader(const knowledge::Knowledge& knowledge, const SourceText& text,
               const Sentence& sentence, const HeadReader& heads, Namer* namer, Account* account,
               Trace* trace)
      : knowledge_(knowledge),
        text_(text),
        sentence_(sentence),
        heads_(heads),
        namer_(*namer),
        account_(*account),
        trace_(trace) {}

  void BeginSentence();
  void TakeMark(const Token& token);
  // Reads the figure of token `*t`, with the list that it begins, into facts. Moves `*t` to the
  // last token read, and `*floor`, behind which the next name may begin.
  void Read(size_t* t, int32_t* floor);

 private:
  enum class ListWord : uint8_t { kNone, kRespectively, kEach };
  using Figures = std::vector<const Anchor*>;

  // What stands before the figure that begins at `begin`, not before `floor`.
  Lead LeadOf(int32_t floor, int32_t begin) const {
    return LeadReader(text_, sentence_, heads_, floor, begin, sentence_.IndexOf(begin)).Read();
  }
  // 完成林地质量提升6万亩: a deed that so much has been done of; nothing grew by it.
  void KeepBettered(const Anchor& figure, int32_t floor, Lead* lead) const;
  // 高于全国0.9个百分点、全省0.6个百分点: the comparison goes on with the next place.
  void CompareOn(const Anchor& figure, Lead* lead);
  // 与2010年相比, at `comma`: notes what the rises of the sentence are compared with, and gives it
  // to one that tells no other.
  void TakeCompared(int32_t comma);
  void CompareWith(Lead* lead) const;
  // 金融业,租赁业,软件、服务业指数: as many industries as there are figures, parted by commas; else
  // none.
  Heads IndustriesByComma(Range name, size_t count) const;
  void StandardOn(const Anchor& figure, Lead* lead);
  // 产量、单产两项指标均居第一: the list before the count, which the noun of the count sums up;
  // `name` itself when it is no such noun.
  Range SummedUp(Range name) const;
  // 综合实力在全国高新区排第45位: among whom the rank is that has no group beside it, taken out of
  // the name.
  void TakeAmong(const Anchor& figure, Lead* lead) const;
  // 10亿元以上项目11个: a figure that only sizes the thing named behind it, of which another figure
  // follows in the same clause.
  bool IsThreshold(size_t t) const;
  // 组件、电池等绿色产品出口: whether the words name one kind of things behind what belongs to it.
  bool NamesKind(Range name) const;
  // What the sentence has told of before 均 without a name; empty when that is not two things.
  Heads ToldBefore(const Anchor& figure) const;
  // Whether 至少 stands before the deed that the count follows: 至少建设2家.
  bool AtLeast(const Anchor& figure) const;
  // Whether a figure without a name of its own, or of a total, tells how many there are.
  bool TellsTotal(const Lead& lead) const;
  // 年收入30万元以上的村达70个: what the threshold of token `t` sizes is counted.
  bool CountFollows(size_t t) const;
  // Whether the things that the figure is a threshold of are a lot that nobody counts.
  bool LotBefore(const Anchor& figure) const;
  // 密闭运输 of 渣土车100%密闭运输: what is done to all of them; empty when the words behind the
  // figure tell no such thing.
  Range WhollyDone(const Anchor& figure, const Lead& lead) const;
  // Whether the amounts of a list are each the size of things that stand behind the last.
  bool AreThresholds(size_t first, size_t last) const;
  // 年能耗3000吨及以上用能单位: whether the amount tells which consumers are meant.
  bool ConsumesSo(const Anchor& figure) const;
  // 由20个工作日压缩至7个: what the figure at token `t` is told in by its start; null when it has a
  // unit of its own.
  const Anchor* StartInDays(size_t t, const Lead& lead) const;
  // Whether a rate stands right before `at`: 负债率.
  bool HanRate(int32_t at) const;
  // Whether the amount at token `t` sizes what the count behind it is of: 20亿元以上2户.
  bool SizesTouching(size_t t) const;
  // Whether the things behind the 的 at token `t` are counted next: 的企业12家, 的区占30%.
  bool FirmsFollow(size_t t) const;
  // Whether an amount right behind a count tells how large each of those counted is.
  bool SizesCounted(const Anchor& figure) const;
  // 30户以上连片村寨: whether it sizes a place by those who live there.
  bool SizesPlace(const Anchor& figure) const;
  // Whether a count of things stands at `at`.
  bool CountAt(int32_t at) const;
  // 5亿元企业9家: whether the figure of token `t` sizes what is counted or measured next, though no
  // bound says so, or a list of sizes goes on before the noun.
  bool SizesNext(size_t t) const;
  // Whether a deed ends at `at`.
  bool DeedEndsAt(int32_t at) const;
  // Where the statistic begins that a threshold right before its figure is of; where the figure
  // begins when none stands there.
  int32_t MeasureBegin(int32_t floor, const Anchor& figure) const;
  // 招引长三角地区: whether words before a size tell a deed and which things it was done to.
  bool SaysWhich(const IndicatorName& before) const;
  // The size of what the noun at `behind` names.
  void AddThreshold(const Anchor& figure, int32_t floor, int32_t behind);
  // 3万吨级泊位: a figure that grades the thing behind it.
  bool IsGraded(const Anchor& figure) const;
  // 10亿元以上6个: whether a count touches the amount, so that it sizes those counted before.
  bool SizesCount(size_t t) const;
  // Whether 分别 follows, before any comma: the thing sized is a member of its list.
  bool PairedBehind(const Anchor& figure) const;
  // 开工亿元以上项目: where what was done to the things sized begins; the figure's own begin when
  // nothing tells.
  int32_t DeedFloor(int32_t floor, const Anchor& figure) const;
  // 总投资10亿元以上项目: the name begins with what is sized.
  int32_t ThresholdFloor(int32_t floor, const Anchor& figure) const;

  // Figures parted by nothing but 、 or 和 are one list: the token of its last member.
  // 用电量一季度、上半年分别增长2%、3%: notes the times of the figures, where the clause lists as
  // many of them, and takes them off the name.
  void TakeTimes(size_t first, int32_t floor, Lead* lead);
  // Notes the quarters of the year, where four figures are told of each quarter. Whether they are.
  bool TakeQuarters(Range name);
  // The deed that the first of several names begins with, which the others share; empty: none.
  IndicatorName DeedShared(const Heads& names) const;
  // Whether no verb stands in `words`.
  bool PlainWords(Range words) const;
  // A further measure of each that the last list named: 参保率 of 医保参保人数、养老参保人数.
  Heads SharesOfGrown(const Heads& heads, size_t count, bool each) const;
  Heads OfListed(const IndicatorName& measure) const;
  size_t ListEnd(size_t first) const;
  static bool AreAlike(const Anchor& one, const Anchor& other);
  // The token of the figure that continues the list of `first` behind token `last`; `last` when
  // none does.
  size_t NextInList(size_t first, size_t last) const;
  // Whether a verb of growth stands right before the figure of a token.
  bool HasVerbBefore(size_t token) const;
  bool ComparesAt(size_t token) const;
  bool TellsStock(size_t change, size_t next) const;

  // Adds the fact of a figure under `named` with what the words beside the figure add to it.
  void AddNamed(const Anchor& figure, const Lead& lead, Named named);
  // 甲公司|全国评比 of 甲公司在全国评比, for a rank and the places moved.
  IndicatorName WithoutIn(const Anchor& figure, const IndicatorName& name) const;
  // Whether a share that things so called reach is how many of all of them there are.
  bool CountsOfAll(const IndicatorName& name) const;
  void ReadSingle(const Anchor& figure, const Lead& lead, ListWord word);
  // The name of a figure that stands alone, as the figures before it tell; `moves`: it rose or
  // fell.
  Named NameOf(const Anchor& figure, const Lead& lead, bool moves);
  // One fact for each of the heads, on the same quote.
  void AddShared(const Anchor& figure, const Lead& lead, const Heads& heads, Rule rule);
  // k heads for k figures; when their numbers differ nothing is paired.
  void ReadList(const Lead& lead, const Figures& figures, ListWord word);
  // Whether a verb of cutting stands in the words.
  bool Cuts(Range words) const;
  // 行政审批时限 of 深化行政审批改革,材料、时限分别压缩20%、30%: what is cut is of what is
  // reformed.
  void OwnCut(const Lead& lead, Heads* heads) const;
  // The heads that a list of figures has, before or taken over, and by which rule.
  Heads HeadsOf(const Lead& lead, const Figures& figures, ListWord word, Rule* rule) const;
  // 甲、乙、丙等服务业快速发展,: the members that the clause before `at` names; others than `count`
  // when it names no such list.
  Heads ListOfClauseBefore(int32_t at, size_t count) const;
  // What was newly come to, without that.
  IndicatorName WithoutNew(const IndicatorName& name) const;
  // The same for a list without heads of its own: those that were told before.
  Heads HeadsAgain(const Figures& figures, ListWord word, Heads heads, Rule* rule) const;
  // The rates of a list each of whose members has a count of its own, the last of which is `name`;
  // empty when it is no such list.
  Heads RatesOfCounts(Range name) const;
  // 均居全区第2位: the heads of a rank that several share, in its clause or in the one before.
  // `all`: 均 or the like says so.
  Heads SharedRank(const Lead& lead, bool all) const;
  void AddPairs(const Lead& lead, const Figures& figures, ListWord word, const Heads& names,
                Rule rule);
  // The figure at `place` of a list, with what the list's first and last lend it.
  Anchor Member(const Figures& figures, size_t place, ListWord word) const;
  // 营收增长15%、突破400亿元: a figure of another dimension than the list's first has no part in
  // its verb.
  static void DropVerb(const Anchor& first, const Anchor& figure, Lead* lead);
  // The places that a list is compared with: 比全省、全市分别少2.1个、0.8个百分点.
  Parts BaselinesOf(const Lead& lead) const;

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const Sentence& sentence_;
  const HeadReader& heads_;
  Namer& namer_;
  Account& account_;
  Trace* const trace_;

  Figures figures_;  // those being read
  Heads shared_;     // the heads that shared the last figure
  struct Told {
    Period period;
    Range words;
  };
  std::vector<Told> times_;      // when each figure of the list holds; empty: nothing tells
  Heads list_;                   // the heads of the last list
  knowledge::CueSet moves_ = 0;  // 净增 and the like before a list that goes on
  bool least_ = false;           // 至少 before it
  Range plan_;                   // 年度目标, whose figure ends at plan_end_
  int32_t plan_end_ = -1;
  Range compared_with_;          // of 与…相比, at the head of a clause
  int32_t compared_end_ = -1;    // where the last figure of a comparison ends; -1: none
  int32_t from_end_ = -1;        // of the figure from which something started
  int32_t standard_end_ = -1;    // where the last share of a standard or a plan ends; -1: none
  bool compared_lower_ = false;  // what it said
  Range list_words_;             // the words that named the last list, empty: none of its own
  bool structure_ = false;       // list_ is that of the three industries' shares
  int32_t done_end_ = -1;        // of the words behind the figure that went into its name; -1: none
  int32_t counted_ = -1;         // where the last count ends and its noun begins; -1: none
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_FIGURES_H_
