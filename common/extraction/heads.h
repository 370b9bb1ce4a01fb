// Heads: the words of a sentence that name what a figure measures, before it and behind it, and
// what stands between the name and the figure.
#ifndef GONGBAO_COMMON_EXTRACTION_HEADS_H_
#define GONGBAO_COMMON_EXTRACTION_HEADS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <string>
#include <vector>

#include "common/extraction/names.h"
#include "common/extraction/sentence.h"
#include "common/extraction/source_text.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// Classes of cues that several rules ask for together.
inline constexpr knowledge::CueSet kTimeCues =
    knowledge::Bit(knowledge::Cue::kTime) | knowledge::Bit(knowledge::Cue::kThisYear) |
    knowledge::Bit(knowledge::Cue::kPriorYear) | knowledge::Bit(knowledge::Cue::kWholeYear) |
    knowledge::Bit(knowledge::Cue::kFirstHalf) | knowledge::Bit(knowledge::Cue::kSecondHalf) |
    knowledge::Bit(knowledge::Cue::kQuarter) | knowledge::Bit(knowledge::Cue::kThreeQuarters) |
    knowledge::Bit(knowledge::Cue::kFiveYears) | knowledge::Bit(knowledge::Cue::kNextFiveYears) |
    knowledge::Bit(knowledge::Cue::kYearly);
inline constexpr knowledge::CueSet kModalCues =
    knowledge::Bit(knowledge::Cue::kFirm) | knowledge::Bit(knowledge::Cue::kDuty) |
    knowledge::Bit(knowledge::Cue::kStretch) | knowledge::Bit(knowledge::Cue::kExpected) |
    knowledge::Bit(knowledge::Cue::kPast) | knowledge::Bit(knowledge::Cue::kEstimate);
// What stands between a name and its figure.
inline constexpr knowledge::CueSet kTrailing =
    kBoundCues | kTimeCues | kModalCues | knowledge::Bit(knowledge::Cue::kUp) |
    knowledge::Bit(knowledge::Cue::kDown) | knowledge::Bit(knowledge::Cue::kGrowthNoun) |
    knowledge::Bit(knowledge::Cue::kFallNoun) | knowledge::Bit(knowledge::Cue::kReach) |
    knowledge::Bit(knowledge::Cue::kAchieve) | knowledge::Bit(knowledge::Cue::kAll) |
    knowledge::Bit(knowledge::Cue::kEach) | knowledge::Bit(knowledge::Cue::kRespectively) |
    knowledge::Bit(knowledge::Cue::kLastYear) | knowledge::Bit(knowledge::Cue::kLastPeriod) |
    knowledge::Bit(knowledge::Cue::kYearStart) | knowledge::Bit(knowledge::Cue::kPlanDone) |
    knowledge::Bit(knowledge::Cue::kRanked) | knowledge::Bit(knowledge::Cue::kSplit) |
    knowledge::Bit(knowledge::Cue::kFrom);
// What stands before a name.
inline constexpr knowledge::CueSet kLeading =
    kTimeCues | kModalCues | knowledge::Bit(knowledge::Cue::kRegion) |
    knowledge::Bit(knowledge::Cue::kMoves) | knowledge::Bit(knowledge::Cue::kAchieve) |
    knowledge::Bit(knowledge::Cue::kAmong) | knowledge::Bit(knowledge::Cue::kAnd) |
    knowledge::Bit(knowledge::Cue::kSplit) | knowledge::Bit(knowledge::Cue::kEach) |
    knowledge::Bit(knowledge::Cue::kAll);

struct Range {
  int32_t begin = 0;
  int32_t end = 0;
  bool empty() const { return begin >= end; }
  friend bool operator==(const Range&, const Range&) = default;
};

// The one of the four budgets that the words name: 政府性基金预算, or 政府性基金 without 预算
// behind it; empty when they name none or several. Takes time by their length.
Range BudgetIn(const SourceText& text, Range words);

// The heads and the parts of a list. Those that are returned lie in the scratch memory of the
// HeadReader until its sentence has been read.
using Heads = std::pmr::vector<IndicatorName>;
using Parts = std::pmr::vector<Range>;

// Reads names in one sentence. Holds references only: valid while knowledge, text, sentence and
// strings live, and with whatever the sentence holds at the time of a call. Positions are
// characters of the text.
class HeadReader {
 public:
  HeadReader(const knowledge::Knowledge& knowledge, const SourceText& text,
             const Sentence& sentence, Strings* strings)
      : knowledge_(knowledge), text_(text), sentence_(sentence), strings_(strings) {}
  HeadReader(const HeadReader&) = delete;
  HeadReader& operator=(const HeadReader&) = delete;

  // Lists of the sentence before are read no more.
  void BeginSentence() {
    scratch_.release();
    trimmed_ = {};
    trimmed_name_ = {};
  }
  std::pmr::memory_resource* scratch() const { return &scratch_; }

  // The anchor of a token that has one.
  const Anchor& At(size_t token) const { return sentence_.At(sentence_.tokens[token]); }
  // The tokens that begin at `begin` or behind it. None in a sentence without figures, here and
  // below.
  std::span<const Token> From(int32_t begin) const {
    if (!sentence_.has_figures) return {};
    return std::span(sentence_.tokens).subspan(sentence_.IndexOf(begin));
  }
  // The first of them; behind the last there is one without words, which begins and ends at -1.
  const Token& Next(int32_t begin) const {
    static constexpr Token kNone{-1, -1, 0, -1, 0};
    const std::span<const Token> tokens = From(begin);
    return tokens.empty() ? kNone : tokens.front();
  }
  // The tokens that lie inside of `range`.
  std::span<const Token> Within(Range range) const {
    if (!sentence_.has_figures) return {};
    const size_t first = sentence_.IndexOf(range.begin);
    size_t last = sentence_.IndexOf(range.end);
    // Tokens do not overlap: only the last of those that begin inside may reach out.
    if (last > first && sentence_.tokens[last - 1].end > range.end) --last;
    return std::span(sentence_.tokens).subspan(first, last > first ? last - first : 0);
  }
  // Whether a figure begins at `at`.
  bool FigureAt(int32_t at) const {
    const std::span<const Token> tokens = From(at);
    return !tokens.empty() && tokens.front().begin == at && tokens.front().anchor >= 0;
  }
  // Whether a cue word of these classes begins at `at`.
  bool BeginsWith(int32_t at, knowledge::CueSet cues) const {
    const std::span<const Token> tokens = From(at);
    return !tokens.empty() && tokens.front().begin == at && tokens.front().IsAny(cues);
  }
  // Nothing but blanks between two positions.
  bool Touch(int32_t from, int32_t to) const;
  // The end of the mark of a note at the head of a line (〔12〕, [3], ①), blanks passed; `at` when
  // there is none.
  int32_t NoteMarkEnd(int32_t at) const;
  // The length and the classes of the longest cue word that begins `words`.
  std::pair<int32_t, knowledge::CueSet> CueAt(Range words) const {
    const auto [length, cues] = knowledge_.CueAt(text_.Folded(words.begin, words.end));
    return {length, cues};
  }
  // The classes of the cue word that the whole name is; 0 when it is none.
  knowledge::CueSet CuesOf(const IndicatorName& name) const;
  // Whether the whole name is one cue word of this class.
  bool IsOnly(const IndicatorName& name, knowledge::Cue cue) const;
  // Whether the catalogue has an indicator of that name.
  bool InCatalogue(const IndicatorName& name) const {
    return knowledge_.FindIndicator(name.Folded(text_)) != nullptr;
  }
  // Whether the name ends in a cue word of this class.
  bool EndsIn(const IndicatorName& name, knowledge::Cue cue) const;
  // 新建农村公路: the length of the deed that a name begins with; 0: none.
  int32_t DeedLength(const IndicatorName& name) const {
    return knowledge_.CueStarting(name.Folded(text_), knowledge::Bit(knowledge::Cue::kDeed));
  }
  // Whether a figure or date stands before the bracket that opened at `begin` is closed.
  bool FigureInBracket(int32_t begin) const;
  // Whether nothing but who they are stands between an age and the end of its bracket.
  bool AgeExplains(int32_t at) const;
  // (2013年是普查年份,下同): whether the bracket that `begin` stands in tells nothing but of a
  // year.
  bool ExplainsYear(int32_t begin) const;
  // Behind the bracket that opens at `open`; `open` when it does not close in the clause.
  int32_t BracketEnd(int32_t open) const;
  // Whether a figure or date follows in the same clause.
  bool FigureBeforeComma(int32_t from) const;
  // The end of “十四五”期间, “十四五”末 or of “十四五” alone before 全市, which tell a time, at
  // `at`; `at` when none stands there.
  int32_t PlanTimeEnd(int32_t at, bool compared = false) const;
  // Where 比“十三五”末 begins that ends at `end`, and which plan it is; `end` when none does.
  int32_t PlanComparedWith(int32_t end, Range* plan) const;
  // The end of 大关, 新台阶 and the like at `at`, which are passed and not counted; `at` when none
  // stands there.
  int32_t GoalEnd(int32_t at) const;
  // 30个国考断面水质优良比例为93%: where the things end that a rate right before a figure is of;
  // the begin of the noun when it is of no such things.
  int32_t BeforeTheirRate(Range noun) const;
  // The noun behind a count: 81个重点项目. Empty when what follows is a mark, a verb or another
  // figure.
  Range NounBehind(int32_t at) const;
  // Whether a verb behind a count is part of the noun that begins at `begin`: 签约项目, 创新综合体.
  bool PartOfNoun(const Token& verb, int32_t begin) const;
  // The longest ending of `part` that is the head noun of an indicator.
  Range TailOf(Range part) const;
  // The noun of the count that follows behind 、 or 和 at `at`; empty when none does.
  Range NextCounted(int32_t at) const;
  // 实际网办率, 有出口业绩的企业: whether the word of achievement that begins a name up to `end` is
  // part of it.
  bool BelongsToName(const Token& first, int32_t end) const;
  // Whether 扶持, 推动 and the like end at `at`: those behind it do what follows them.
  bool BehindPivot(int32_t at) const;
  // The clause that goes on behind a noun: 入选百强榜单, without a figure of its own.
  Range DeedBehind(int32_t at) const;
  // 签约项目, 理赔: a name that is a deed, at most with a noun too wide to tell what.
  bool TellsDeedOnly(const IndicatorName& name) const;
  // Whether something happened to the things counted, as the words behind the count say.
  bool HappenedBehind(int32_t at) const;
  // The ending of `part` that can't stand alone: 总投资 of 重点推动总投资.
  Range IncompleteTail(Range part) const;
  // Whether a figure has a lower and an upper end, masked or not: 1-5亿元, **~**亿元.
  static bool IsRange(const Anchor& figure);
  // The end of an amount that only sizes the noun behind it (亿元以上项目) and begins at `at`; `at`
  // when none does.
  int32_t SizeEnd(int32_t at) const;
  // 科技项目 of 省级以上科技项目.
  IndicatorName WithoutGrade(const IndicatorName& name) const;
  // 天然气井 of 新建天然气井.
  IndicatorName WithoutDeed(const IndicatorName& name) const;
  // The name without the head noun that can't stand alone: 商品房 of 商品房销售面积.
  IndicatorName WithoutTail(const IndicatorName& name) const;
  // Whether each name ends in the head noun of an indicator, not of a thing.
  bool AllComplete(const Heads& heads) const;
  // The heads of a list, split at 、 和 与 及 outside of quotation marks and brackets; what the
  // members share at their end (增加值, 参保率) is given to those that lack it. `count` figures
  // belong to it, as far as is known.
  Heads SplitHeads(Range list, size_t count = 0) const;
  // 带动固定资产投资, 推动算力规模: without the verb that is no part of what is measured; else
  // `name`.
  IndicatorName WithoutPull(const IndicatorName& name) const;
  // The noun behind 等, when it names the group alone: 五大产业链产值 of
  // 稻米、蔬菜等五大产业链产值; else all of `name`.
  // For a count (`counts`) always: 央企项目 of 甲公司、乙公司等央企项目7个.
  Range GroupNoun(Range name, bool counts = false) const;
  // The shares of the three industries, where nothing near their figures names them.
  Heads SharesOfIndustries() const;
  // 装卸、搬运和仓储业营业收入: whether a list is the name of one industry.
  bool NamesIndustry(Range list) const;
  // Whether a list ends in a quotation that counts its members and names them all:
  // 新茶、新药“两宝”.
  bool SumsUp(Range list) const;
  // Whether a name ends as those of rates do.
  bool IsRate(Range part) const;
  // Whether a place or a group of places begins at `at`: 全国, 中国, 同类城市.
  bool InPlaceAt(int32_t at) const;
  // The length of the deed or verb that `part` begins with; 0: none.
  int32_t DeedOrVerb(Range part) const;
  // Whether a rate tells of town or country what `part`, which is told next, leaves out.
  bool OfSameSide(Range first, Range part) const;
  // Whether a list is of things whose sum is told: 先进集体和先进个人总数.
  bool SumsBoth(Range list) const;
  // Whether the members of a list are rates, each of its own: 办结率、满意率.
  bool NamesRates(Range list) const;
  // One head that stands for several: 城乡居民 is 城镇居民 and 农村居民, 存贷款 is 存款 and 贷款.
  Heads Expand(Heads heads, size_t count) const;
  // Takes times, regions and adverbs off both ends; a long stretch is cut behind its last verb.
  IndicatorName Trim(Range range) const;
  IndicatorName Trimmed(Range range) const;
  // 取得经营许可证的机构: whether a verb of achievement tells which the things are that stand
  // behind 的, up to `end`.
  bool LeadsRelative(const Token& verb, int32_t end) const;
  // 新增、提升绿地: whether a word of achievement is the first of several deeds.
  bool LeadsDeeds(const Token& first) const;
  // 为国家筹集资金: whether 为 tells for whom something is done.
  bool Benefits(const Token& token) const;
  // Whether the name is 增速 or 同比 and the like: no name at all.
  bool IsGrowthWord(const IndicatorName& name) const;
  // Whether `mark` stands in [begin, end).
  bool Holds(int32_t begin, int32_t end, char16_t mark) const;
  // Whether an adverb stands at `at` that tells how a verb is done: 融通, 高效.
  bool TellsHow(int32_t at) const;

  // The words of `range` without the footnote marks between them: 服务业[7]营业收入.
  IndicatorName WithoutMarks(Range range) const;

 private:
  // The noun that begins at `begin`; empty when a mark, a verb or a figure stands there.
  Range NounFrom(int32_t begin) const;
  Range WholeNounFrom(int32_t begin) const;
  // A noun without what is said of how things go with it: 陆续开工, 进展顺利.
  Range BeforeManner(Range noun) const;
  // 企业 of 企业融通发展: a noun before the words that tell how the verb at its end is done.
  int32_t BeforeAim(Range noun) const;
  Range BeforeHow(Range noun) const;
  // Whether the next figure behind `from` counts a further member of the list: 、8个书店.
  bool ListGoesOn(int32_t from) const;
  // 3所中学和市图书馆、市体育馆: whether a list goes on behind the first joint, which no list has
  // before its last member; those behind it are none of what is counted from `begin` on.
  bool OthersBehind(const Token& joint, int32_t begin) const;
  // 一批 at `at`, or behind 等 in the same clause: the members before it are not counted.
  bool LotBehind(int32_t at) const;
  // Where the noun begins behind a list of adjectives and 的; `begin` when no such list stands
  // there.
  int32_t BehindPraise(int32_t begin) const;
  // 甲市第九小学, 首届运动会: whether the member of a list at `at` is a single thing by its name.
  bool NamesOne(int32_t at) const;
  // Where 与省城 ends that begins at `at` and stands before what was done together; `at` when no
  // such words do.
  int32_t WithWhomEnd(int32_t at) const;
  // 扶持40个村发展经济: whether what those counted from `begin` on do begins with `verb`.
  bool IsPredicate(const Token& verb, int32_t begin) const;
  // Where the first of two deeds begins that end the clause with `last`; else where `last` does.
  int32_t DeedsBegin(const Token& last, int32_t begin) const;
  // Where the noun begins behind a deed and 的 at `begin`; `begin` when no such deed stands there.
  int32_t BehindRelative(int32_t begin) const;
  // Where the quotation closes that opens at `at`; `at` when it does not before `limit`.
  int32_t QuoteEnd(int32_t at, int32_t limit) const;
  // Where the noun behind a count begins; -1 when none does.
  int32_t NounBegin(int32_t at) const;
  // Whether the noun that begins at `begin` ends with this word, since a name with a figure of its
  // own follows.
  bool EndsBeforeName(const Token& token, int32_t begin) const;
  // Whether it ends before this token: a mark, a figure, a verb.
  bool StopsNoun(const Token& token, int32_t begin) const;
  // The same for words of one character, and for longer ones.
  bool ShortWordStops(const Token& token, int32_t begin) const;
  bool WordStops(const Token& token, int32_t begin) const;
  // Where the characters end that a noun may have.
  int32_t NounCharsEnd(int32_t begin, int32_t limit) const;
  // The members of a list; `etc` is set to where 等 stands.
  Parts SplitParts(Range list, size_t count, int32_t* etc) const;
  // 陶瓷业、茶叶及茶饮料业、家具业: 及 parts no industry; `joined` tells what joins each member to
  // the next one.
  void JoinWithin(Parts* parts, std::pmr::vector<bool>* joined) const;
  // Where a member ends that tells for how long it has been so: 出口总额连续8年; its end when not.
  int32_t BeforeRun(Range part) const;
  // 建议、提案办结率、满意率: each of the owners with each of the rates; empty when the list is no
  // such one.
  Heads Crossed(const Parts& parts, size_t count) const;
  // Whether an amount inside of `part` sizes what it names: 收入过亿元企业.
  bool HoldsSize(Range part) const;
  // 年收入 of 年收入过亿元企业、过5亿元企业: by what the size at which the member begins is
  // measured; empty when it begins with none, or tells it itself.
  Range MeasureBefore(const Parts& parts, size_t place) const;
  // 园区 of 园区营业收入: the zone that a head begins with.
  Range ZoneBefore(Range part) const;
  // 规模以上 and the like at the beginning of the first member.
  Range SharedFront(Range part) const;
  bool NamesIndustryAgain(Range first, Range front, Range part) const;
  Range OwnerOfNear(Range near, Range tail) const;
  Range DealtWithIn(Range first, Range part) const;
  Range AgentOf(Range first, Range part, Range tail) const;
  Range BeforeAlike(Range first, Range part, Range tail) const;
  Range OwnerOfFirst(Range first, Range part) const;
  bool AmongRates(const Parts& parts, size_t place) const;
  Range OwnerBeforeHow(Range first, Range part) const;
  // Whether a word that ends so is of goods and the like, so that what it ends belongs to it:
  // 液晶面板产量, and no 汽车换新数量.
  static bool EndsGoods(char16_t last);
  // 省际、县际公交班线: where the noun begins that two words for where it goes share; 0: none.
  int32_t BehindScope(const Parts& parts) const;
  int32_t BehindManner(Range name) const;
  // Where the words begin that all members of a list share: behind quotations, and where the last
  // one's own word is as long as the others; 0 when none do.
  int32_t BehindSides(const Parts& parts) const;
  int32_t BehindAgents(const Parts& parts) const;
  int32_t BehindReckoned(const Parts& parts) const;
  int32_t BehindHow(const Parts& parts) const;
  int32_t BehindQuoted(const Parts& parts) const;
  int32_t BehindEqual(const Parts& parts, Range tail) const;
  // Where the last member's own place ends, when all the others are places; `tail` when they are
  // not.
  int32_t PlaceEnd(const Parts& parts, int32_t tail) const;
  // What the last member ends in and the others lack.
  Range SharedTail(const Parts& parts) const;
  // 三次产业结构, 一二三产增加值: a head of each of the three; empty when it names none of them.
  Heads ThreeIndustries(std::u16string_view words) const;
  // 四、五类桥梁: whether the 、 before `at` parts two numerals of one name.
  bool ListsClasses(int32_t at) const;
  // Where the run of `words` begins that ends at `at`; two characters behind `first` stay before
  // it.
  int32_t BackOverWords(int32_t at, int32_t first,
                        std::span<const std::u16string_view> words) const;
  // 初中、小学专任教师…占比: where the noun begins that each has a share of; 0 when there is none.
  int32_t BehindOwnersOfShare(const Parts& parts) const;
  // 化工、家具制造产业产值: where the noun begins that says what kind the members of a list are of;
  // where `tail` does when there is none.
  int32_t KindBefore(const Parts& parts, Range tail) const;
  // 批发业, 服务业收入, but not 业务量.
  bool TellsIndustry(Range part) const;
  // 常住人口 in 常住人口、快递业务量: whether `part` tells how many people there are by itself.
  bool CountsPeople(Range part, Range tail) const;
  int32_t BehindRanked(const Parts& parts) const;
  bool EndAlike(Range part, Range last, Range tail) const;
  // Whether `part` can't stand without `tail`.
  bool Lacks(Range part, Range tail) const;
  // The member at `place` with what it shares; `group_named`: 等三大产业 stands behind the last.
  IndicatorName MemberOf(const Parts& parts, size_t place, Range tail, bool group_named) const;
  // Whether a deed tells nothing of the things that it was done to: 全面完成, 加快推进.
  static bool SaysNoMore(std::u16string_view deed);
  // Whether a rank stands a few characters behind `at`.
  bool RankFollows(int32_t at) const;
  // Whether an amount only sizes the noun behind it: 亿元以上项目, 过50亿项目.
  bool SizesNoun(const Anchor& anchor) const;
  // The end of the numeral that is no quantity (228国道) and begins at `at`; `at` when none does.
  int32_t RejectedEnd(int32_t at) const;
  // Whether the member of a list that begins at `from` has a figure, before it or behind it.
  bool FigureBehindMember(int32_t from) const;
  // How many members a list goes on with at `from`.
  int MembersBehind(int32_t from) const;
  // Whether a verb inside of a long name only qualifies what follows: 增长的贡献率, 增长贡献率.
  bool QualifiesHead(const Token& verb) const;
  // 新备案国家: whether a member of a list ends in a grade.
  bool EndsInGrade(Range part) const;
  // What follows the head noun that `part` begins with: 整体通关时间 of 进口整体通关时间.
  Range BehindFirstHead(Range part) const;
  // Whether a word stands at `at` that holds a shorter one which would be taken off: 和谐, 把握.
  bool BeginsWord(int32_t at) const;
  // Each takes off one thing that is no part of a name, at its front, at its back, or a cue word at
  // either, and tells whether it did.
  // 连续三届保持: where the words at `at` end that tell how long something has stayed what it is;
  // `at` when they tell no such thing.
  int32_t RunEnd(int32_t at) const;
  // Behind 时隔4年 at `at`; `at` when it is none.
  int32_t LapseEnd(int32_t at) const;
  // 扎实推进…: how a deed was done is no part of its name.
  bool TrimWay(Range* range) const;
  bool TrimFront(Range* range) const;
  bool TrimJoint(Range* range) const;
  bool TrimBack(Range* range) const;
  bool TrimCue(Range* range) const;
  // Whether 新增债券 or the like begins at `at`.
  bool NewDebtAt(int32_t at) const;
  // What stands behind the heading in `range`; all of it when none does.
  Range BehindBlank(Range range) const;
  // 全年 or 年末 inside of a name; null when neither stands there.
  const Token* YearInside(Range range) const;
  // What stands behind a heading and 全年; all of `range` when no heading stands there.
  Range BehindHeading(Range range) const;
  // Whether `token` stands inside of a quotation that `range` holds.
  bool Quoted(const Token& token, Range range) const;
  // What stands behind the last verb that is no part of a name.
  Range BehindLastVerb(Range range) const;
  bool JoinsInsurance(Range range) const;
  // Whether a quotation that opens before `at` closes before `end`.
  bool IsPulled(const Token& verb, Range range) const;
  bool InQuotation(int32_t at, int32_t end) const;
  // 公用经费按定额标准, 时限在原承诺基础上: where the adverbial begins that `range` ends in; its
  // end when it ends in none.
  int32_t BeforeAdverbial(Range range) const;
  // Where 在全省 begins that `range` ends in; its end when it does not.
  int32_t AmongWhom(Range range) const;
  // 大厅受理事项 of 大厅共受理事项 and 大厅全年受理事项; footnote marks go as well.
  // 去年 or 在十七年间 inside of a name; empty when there is none.
  Range TimeInside(Range range) const;
  bool MayHoldAdverb(Range range) const;
  IndicatorName WithoutAdverb(Range range) const;
  // Where the mark of a note ends that stands inside of a noun at `at`; `at` when none does.
  int32_t NoteEnd(int32_t at) const;
  // The length of the footnote mark ([1], ①) that ends `range`; 0: none.
  int32_t FootnoteMark(Range range) const;
  // Whether `part` ends as the names of quantities do, though no table has it: 交易量, 到校率.
  bool NamesQuantity(Range part) const;
  // How much of `tail`'s beginning `part` ends in already: 城镇居民 and 居民人均可支配收入 share
  // 居民.
  int32_t Overlap(Range part, Range tail) const;
  // [begin, end) without 的, 、 and blanks at its end, which belong to what follows.
  Range Cut(int32_t begin, int32_t end) const;
  // Folded words as UTF-8.
  static std::string Utf8(std::u16string_view words);

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const Sentence& sentence_;
  Strings* const strings_;

  // The words that CuesOf was asked for last, which is often asked for them again.
  mutable Range asked_;
  mutable knowledge::CueSet asked_cues_ = 0;
  // The same of Trim, for the topic of a sentence is the subject of its first clause as well.
  mutable Range trimmed_;
  mutable IndicatorName trimmed_name_;

  // The lists of a sentence: the heap is asked only for the longest.
  std::array<std::byte, 16384> room_;
  mutable std::pmr::monotonic_buffer_resource scratch_{room_.data(), room_.size()};
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_HEADS_H_
