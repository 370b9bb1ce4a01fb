// The account of an article's numerals: each becomes a fact or is rejected, and what can't be right
// is noted beside them.
#ifndef GONGBAO_COMMON_EXTRACTION_ACCOUNT_H_
#define GONGBAO_COMMON_EXTRACTION_ACCOUNT_H_

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "common/extraction/context.h"
#include "common/extraction/extraction.h"
#include "common/extraction/groups.h"
#include "common/extraction/heads.h"
#include "common/extraction/leads.h"
#include "common/extraction/measures.h"
#include "common/extraction/naming.h"
#include "common/extraction/outline.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Writes the records of one article, and tells context, namer and groups of each fact. Holds
// references only.
class Account {
 public:
  Account(const knowledge::Knowledge& knowledge, const SourceText& text,
          const ArticleOutline& outline, const Sentence& sentence, Context* context, Namer* namer,
          Groups* groups, Article* article, Strings* strings, Trace* trace)
      : knowledge_(knowledge),
        text_(text),
        outline_(outline),
        sentence_(sentence),
        context_(*context),
        namer_(*namer),
        groups_(*groups),
        article_(article),
        strings_(strings),
        trace_(trace) {}

  // Adds the fact of a figure under `name`; null when nothing names it, and it is rejected. The
  // fact may be changed until the next is added.
  Fact* AddFact(const Anchor& figure, const Lead& lead, Named named);
  // The time that a word tells on its own.
  Period TimeAt(const Token& token) const { return context_.TimeAt(token); }
  // That quarter of the year spoken of; unknown when nothing tells the year.
  Period QuarterSpoken(int quarter) const { return context_.QuarterSpoken(quarter); }
  // The facts added in between are members of one list.
  void BeginList() { groups_.BeginList(); }
  void EndList() { groups_.EndList(); }
  void AddRejected(const Anchor& anchor);
  void AddDiagnostic(const Anchor& anchor, DiagnosticCode code, std::string_view message);
  // The figure of the fact that was added last tells how large or how many a thing is, on the way:
  // neither done nor promised.
  void SetLastAside(const Anchor& figure, Fact* fact);

 private:
  // What the measure and the figure's own words add to the name, or stand for it.
  void CompleteName(const Anchor& figure, const Lead& lead, const Decision& decision, Named* named);
  // What the catalogue has of that name; null: nothing.
  const knowledge::Indicator* InCatalogue(const IndicatorName& name);
  // 平均每年 that stands before the name at `at`; empty when it does not.
  Range YearlyBefore(int32_t at) const;
  // 甲比2015年增长6%,乙增长8%: the time that the sentence compares with holds for both.
  // What the words that open the sentence compare all of it with; empty when none do.
  std::string_view ComparedWith() const;
  void CarryBaseline(const Anchor& figure, const Lead& lead, Decision* decision);
  // The slots that the figure's own words fill, but for name, unit and value.
  void SetFigure(const Anchor& figure, const Lead& lead, const Decision& decision, Fact* fact,
                 AsideOfFact* aside);
  void SetAside(const Anchor& figure, Fact* fact);
  // The slots that the context fills.
  void SetContext(const Anchor& figure, const Lead& lead, const Decision& decision,
                  const IndicatorName& name, Fact* fact);
  // Where the slots come from that the figure's own words fill.
  void SetSources(const Anchor& figure, const Lead& lead, const Decision& decision,
                  const Named& named, const Fact& fact);
  // 新增企业20家,增长12%: what grows or is ranked is what came new, with the word that tells.
  IndicatorName OfFlow(const Lead& lead, Measure measure, const IndicatorName& name);
  // Among whom a rank is one.
  Range GroupOf(const Anchor& figure, const Lead& lead) const;
  Source MeasureSource(const Anchor& figure, const Lead& lead, const Decision& decision) const;
  Source UnitSource(const Anchor& figure, std::string_view unit) const;
  Source RelationSource(const Anchor& figure, Relation relation) const;
  Source BaselineSource(const Lead& lead, const Decision& decision) const;
  // 增长8%(争取10%)以上: the bound behind the bracket holds for both figures.
  Relation BoundBehindBracket(int32_t at) const;
  // 用好12个国家级平台: whether what there is is made use of, neither done nor promised.
  bool MakesUse(const Anchor& figure) const;
  // 这两个平台: the count says no more than the words that it points to.
  bool PointsBack(const Anchor& figure, const IndicatorName& name) const;
  // Whether it counts the lots or kinds of what the next figure counts: 3批46项技术.
  bool CountsKinds(const Anchor& figure) const;
  // 突出三个重点方面: whether so many sides of a matter are spoken of.
  bool CountsSides(const Anchor& figure) const;
  // 总投资52亿元的12个重点项目,完成投资31亿元: the count only says what the money is of.
  bool CoversMoney(const Anchor& figure) const;
  // 22个街道引进企业340家: the same of what they did to the things counted next.
  bool CoversNext(const Anchor& figure) const;
  // Whether the clause tells no deed before the figure.
  bool LeadsClause(const Anchor& figure) const;
  // 人口300人以上自然村全覆盖: the figure only says which they are.
  bool OnlyThreshold(const Anchor& figure) const;
  // Whether 将 stands between the things counted and what they do.
  bool WillDo(const Anchor& figure) const;
  // Whether all the people of a place stand at `at`, who are spoken to or of, not counted.
  bool AddressesPeople(int32_t at) const;
  // 成本只要降低1%,就可以节约84亿元: what would be, if.
  bool IsSupposed(const Anchor& figure) const;
  // 建成占地75亩的公园: the figure only says how large the thing is.
  bool SizesThing(const Anchor& figure) const;
  // 之一 behind the things counted.
  bool OneOfThem(const Anchor& figure) const;
  // A name without that of the issuer, where no 市 or 县 stands behind it.
  IndicatorName WithoutIssuer(const IndicatorName& name) const;
  // Whether a figure of a plan counts those whose cost is told before it.
  bool CountsPlanned(const Anchor& figure, const Fact& fact) const;
  // 6条河流、3个水库水质达标率均为100%: how many of them a rate is of.
  bool SharesRate(const Anchor& figure) const;
  // 启动20万辆货车项目: how much the project shall make.
  bool SizesProject(const Anchor& figure) const;
  // Whether a figure counts those that somebody was chosen into.
  bool CountsGroup(const Anchor& figure) const;
  // Whether a figure tells how far a place or a survey reaches.
  bool Delimits(const Anchor& figure) const;
  // 收窄 before `at`.
  bool Narrowed(int32_t at) const;
  // A period as it is printed, kept; "" for an unknown one.
  std::string_view Keep(Period period);

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const ArticleOutline& outline_;
  const Sentence& sentence_;
  Context& context_;
  Namer& namer_;
  Groups& groups_;
  Article* const article_;
  Strings* const strings_;
  Trace* const trace_;

  Sources sources_;                          // of the fact that was added last
  std::pair<int32_t, int32_t> known_words_;  // of the name that was looked up last
  const knowledge::Indicator* known_ = nullptr;
  Range last_figure_;
  int32_t flow_ = -1;  // where the last figure begins, if it grew or ranked what came new
  Range yearly_;       // 平均每年 of the last figure that it was said of
  Range moved_among_;  // among whom the place moved that the last figure tells of
  Measure last_measure_ = Measure::kLevel;
  bool last_falls_ = false;
  bool last_share_ = false;      // the figure before was a percentage
  std::string_view compared_;    // the year that this sentence compares with, or the year's start
  int32_t compared_begin_ = -1;  // of that sentence
  // The same few periods come again and again: what was printed last, by a hash of the period.
  std::array<std::pair<Period, std::string_view>, 64> periods_;
  Recent<UnitOfFact> units_;
  Recent<AsideOfFact> asides_;
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_ACCOUNT_H_
