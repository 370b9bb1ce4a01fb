// Naming: what a figure measures. The name stands before it or behind it, or is taken over from
// what the sentence spoke of before.
#ifndef GONGBAO_COMMON_EXTRACTION_NAMING_H_
#define GONGBAO_COMMON_EXTRACTION_NAMING_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "common/extraction/heads.h"
#include "common/extraction/leads.h"
#include "common/extraction/names.h"
#include "common/extraction/sentence.h"
#include "common/extraction/source_text.h"
#include "common/extraction/trace.h"

namespace gongbao::extraction {

// A name, and the rule that made it.
struct Named {
  IndicatorName name;
  Rule rule = Rule::kNone;
};

// Names the figures of a sentence, told of its marks, cues and facts in text order. Holds
// references only. The rules stand in naming.cc; those for whose a figure is in owners.cc,
// topics.cc and leaning.cc, for things counted in counts.cc, for parts of a whole in parts.cc.
class Namer {
 public:
  Namer(const SourceText& text, const Sentence& sentence, const HeadReader& heads, Trace* trace)
      : text_(text), sentence_(sentence), heads_(heads), trace_(trace) {}

  // The sentence has been cut into tokens.
  void BeginSentence();
  // A sentence without a figure is passed over.
  void PassSentence(Range sentence);
  void TakeMark(const Token& token);
  void TakeCue(const Token& token) {
    if (token.Is(knowledge::Cue::kAmong) && sentence_.has_figures) TakeAmong();
    if ((token.Is(knowledge::Cue::kOf) && IsAnyOf(text_[token.begin - 1], u"位高低多少大小快慢")) ||
        (token.Is(knowledge::Cue::kRespectively) &&
         IsAnyOf(text_[token.begin - 1], u"低高少多小大慢快序列,")))
      TakeListing(token);
  }
  // What each member is measured by of the list that a ranking leads, and where the list begins;
  // empty and -1 when the sentence has none.
  const IndicatorName& listing() const { return listing_; }
  int32_t listing_begin() const { return listing_begin_; }
  // A fact has been read under this name.
  void TakeFact(const Anchor& figure, Measure measure, const IndicatorName& name);
  // A section begins whose heading is nothing but the name of a zone, or names a budget; each is
  // empty when it is not.
  void BeginSection(Range zone, Range budget) {
    heading_ = zone;
    budget_ = budget;
  }
  // 议案 and 建议 of 承办议案3件、建议58件,办结率均为100%: the things counted in the clause before;
  // empty when `rate` begins no clause, or not several were counted.
  Heads CountedBefore(Range rate) const;
  // The name behind the zone that the section is about.
  IndicatorName InZone(const IndicatorName& name) const;
  // The level read last was a size: its name names no later figure.
  void ForgetLevel();
  // 县城|新建学校 of 新建学校8所、新增学位600个,其中县城3所、200个: the level of the whole that is
  // told by the unit of `figure`, of its `part`; empty when there is none.
  IndicatorName OfPartBy(const Anchor& figure, const IndicatorName& part) const;

  // The name of a figure that stands alone; empty when nothing names it.
  Named NameOf(const Anchor& figure, const Lead& given);
  // A member of a list with what it shares with what was spoken of before: the rate of those dealt
  // with, the part of a price.
  IndicatorName MemberName(const Anchor& figure, const IndicatorName& head) const;
  // A head that can't stand alone, behind what it belongs to.
  IndicatorName Complete(const IndicatorName& head) const;
  // 研发投入是全省平均水平的1.5倍: what the multiple is of is its baseline, no part of the name.
  IndicatorName BeforeEqual(const IndicatorName& name, Lead* lead) const;
  // 用地约占全区1/4: what the fraction is of is its baseline, no part of the name.
  IndicatorName OfWhat(const IndicatorName& name, Lead* lead) const;
  // 纳税超500万元企业6家、超千万元企业3家: the things sized, by the measure of those before; `name`
  // when it tells its own, or is of no size.
  IndicatorName SizedAlike(const IndicatorName& name) const;
  // 签约项目36个,10亿元以上6个: those counted before, of the size that `name` is; empty when it is
  // none.
  IndicatorName OfSizeAlone(Range name);
  // 0—17岁户籍人口 of 户籍人口62万人,…;0—17岁12万人: those of the age that stands right before the
  // figure; empty when none does, or no persons were told of.
  IndicatorName OfAge(const Anchor& figure) const;
  // 产值 of 产值过10亿元的4家、过亿元的9家: what the size before that of token `size` is of.
  Range MeasureOfSizeBefore(size_t size) const;
  // 每个县办好1所高中: the things of each of those that the clause is of; else `name`.
  IndicatorName OfEach(const Anchor& figure, const IndicatorName& name) const;
  // 建议和提案 of 认真办理建议和提案,办结率均达98%: the list that the clause before `rate` tells a
  // deed of; empty when it tells none.
  Range DealtWith(Range rate) const;
  // 甲县、乙区入围全国县域旅游百强: the list that ranks, of each of the places; empty when no
  // several places entered one.
  Heads OfBestEach(const Anchor& figure, Range name) const;
  // Where the clause begins that ends at `end`; `mark` parts clauses as well.
  int32_t ClauseBefore(int32_t end, char16_t mark) const;
  // 水泥产量 of 主要产品产量稳步增加,钢达到12万吨,水泥…: goods that a list names, with what the
  // words that open it tell of them all; else `name`.
  IndicatorName OfGoodsListed(const Anchor& figure, const Lead& lead, const IndicatorName& name);
  // 全运会金牌 of 在全运会上获得5块金牌: medals and prizes by the contest that they were won in;
  // else `name`.
  IndicatorName OfContest(const Anchor& figure, const IndicatorName& name) const;
  // 甲费所占的比重 of 行政费所占的比重从60%降到30%,其中甲费从40%降到20%; 企业占总数 of
  // 企业只占总数: a share by its full name; else `name`.
  IndicatorName OfShare(const Anchor& figure, const Lead& lead, const IndicatorName& name) const;
  // 45岁以上的干部 of 干部320人,其中45岁以上的: what nothing but a size tells, with the things that
  // were told before; else `name`.
  IndicatorName OfHeadless(const IndicatorName& name) const;
  // Whether the count only tells where something is done: 在2个乡镇11个村推开.
  bool SpreadsOver(const Anchor& figure) const;
  // Whether the count only tells how many another figure is of: 92个村收入全部超过10万元.
  bool CountsEach(const Anchor& figure) const;
  // 营业收入 of 15条产业链营业收入增长9%: what is theirs that the count only tells how many; empty
  // when nothing is.
  Range MovedTogether(const Anchor& figure) const;
  // Where 两项合计 begins that ends at `end`, behind a comma; -1: nowhere.
  int32_t SumOfMembersAt(int32_t end) const;
  // Where the amount begins that only sizes the things counted right before it; -1: nowhere.
  int32_t sized_at() const { return sized_at_; }
  // Whether the figure named last sizes the project named behind it; asked once.
  bool TakeSizesProject();

  const IndicatorName& topic() const { return topic_; }
  // Of the clause before, when no fact has been read since.
  const IndicatorName& subject() const { return subject_; }
  const IndicatorName& last() const { return last_; }
  // Whether the fact before is a level by the same unit as the figure, which follows it.
  bool GoesOnBy(const Anchor& figure) const {
    return figure.unit != nullptr && figure.unit == level_unit_ && !clause_levels_.empty() &&
           clause_levels_.back().Hull() == previous_.Hull();
  }
  const IndicatorName& entity() const { return entity_; }
  // The undertaking of a clause without a figure.
  const IndicatorName& owner() const { return owner_; }
  const Heads& levels() const { return levels_; }
  // The names of the growths so far.
  const Heads& grown() const { return grown_; }
  // Of the levels in the clause before.
  const Heads& clause_before() const { return clause_before_; }

 private:
  // 其中 is said of what was spoken of last.
  void TakeAmong();
  // 推动每个县…: of each of whom the clause that begins at `begin` speaks.
  void TakeEach(int32_t begin);
  // The things counted last; of those within others, the others stay it.
  void SetEntity(const IndicatorName& name);
  // 规模以上工业企业利润: whose further figures the paragraph goes on with.
  void TakeEnterprises(const IndicatorName& name);
  // The topic: the noun before the first verb of the sentence, which completes heads that cannot
  // stand alone.
  void SetTopic();
  // 〔15〕油坊: …: what the note explains owns the sizes that it tells.
  void TakeNoteHead();
  // 市医院新楼投用,…: what a first clause without a figure only says something of.
  void TakeTold();
  // 占甲行业完成营业额比重: all of a clause that tells a share, whatever verbs are in it.
  bool IsRomanGrade(int32_t at) const;
  bool DoneAnew(const Anchor& figure, Range noun) const;
  IndicatorName WholeShare(const IndicatorName& left) const;
  // 民营企业进出口额22亿元,其中出口15亿元: of the same traders.
  IndicatorName SideOfTrade(const IndicatorName& left) const;
  int32_t BehindSince(int32_t begin) const;
  // 市医院床位 of 市医院新楼投用,床位620张: of what the sentence opened with; empty when `left` has
  // an owner or is a statistic of the place.
  IndicatorName OfTold(const Anchor& figure, const IndicatorName& left) const;
  // 主要产品产量稳步增加,…; 主要产品的产量:…: what the sentence tells of each of a list of goods.
  void TakeGoods();
  // 市本级重点支出安排:教育18亿元,…: what the members of a list before which it says so are.
  void TakeSpending();
  // 完成投资86亿元(其中设备投资21亿元),增长9%: what is spoken of outside of a bracket goes on
  // behind it.
  void OpenBracket(const Token& mark);
  void CloseBracket();
  // 分经济类型看,… and 限额以上零售额中,…: the sentence divides what was spoken of before, or what
  // its first clause names.
  void TakeDivision(const IndicatorName& spoken_of);
  // Whether a whole has a head noun that its parts share: 零售额, 增加值.
  bool Lends(const IndicatorName& whole) const;
  // Whether the parts of a division are branches of the industry whose value added was told.
  bool OfBranches(std::u16string_view words) const;
  // The noun before the first verb of the clause that begins at `begin`; `verb` is that word.
  Range SubjectOf(int32_t begin, const Token** verb) const;
  // 粮食连年丰收: where the adverb begins that parts a subject from its verb; its end when none
  // does.
  int32_t BeforeAdverb(Range subject) const;
  // A clause without a figure, whose subject the next clauses go on with.
  void TakeSubject(int32_t begin);
  // 深入实施“…”工程,: what a clause without a figure is about, by its object; empty when it is no
  // undertaking.
  Range EngagedIn(int32_t begin) const;
  // 在年度考核中,: what the next clauses tell the results of.
  void TakeRating(int32_t begin);
  // 甲机场旅客吞吐量 of 甲机场新航站楼投用,旅客吞吐量…: what things of one kind alone have, of the
  // last one that the sentence named; empty when it named none.
  IndicatorName OfKindNamed(const IndicatorName& left) const;
  // 甲平台 of 甲平台注册会员: what the members of a platform are of; else `members`.
  IndicatorName PlatformOf(const IndicatorName& members) const;
  // 省级产业集群总数 of 甲县纺织入选省级产业集群,总数…: the list that the clause before tells an
  // entry into; empty when it tells none.
  IndicatorName OfListEntered(const IndicatorName& total) const;
  // What the worth or the state of something was told of; empty when `head` is of no such thing.
  IndicatorName OfSameWay(const IndicatorName& head) const;
  IndicatorName OfWorth(const IndicatorName& head) const;
  // What a further figure of the same list leaves out: whom it served, and of what it is a share;
  // empty when it leaves out nothing.
  IndicatorName OfSameOnes(const Anchor& figure, const IndicatorName& left) const;
  // The thing whose name ends at `end`, without what was done to it.
  IndicatorName ThingEndingAt(int32_t end) const;
  // 支持产业升级安排资金 of 支持产业升级,安排182亿元: what the money is set aside for; empty when
  // the clause before tells no aim.
  IndicatorName OfAimFunded(const Anchor& figure, const IndicatorName& left) const;
  // 油气库容 of 新增油气库容36万方,累计库容达…: all that there is of what is new; empty when
  // nothing of that name was told to be new.
  IndicatorName OfAllThereIs(const IndicatorName& left) const;
  // 服务业在经济中的比重,…: the share that the clause at `begin` names without telling it; empty
  // when it names none.
  IndicatorName ShareNamed(int32_t begin) const;
  // The share that a sentence without a figure speaks of, for 这个比重 behind it.
  void TakeShareToldOf(Range sentence);
  // 民办园占比偏高,达到47%: takes the subject of a clause that only judges it.
  void TakeJudged(int32_t begin);
  // 在工业投资增长方面,: what the next clauses tell of several places.
  void TakeFrame(Range words);
  // Those of a group that are so large: which of them a count is of; empty when nothing tells.
  IndicatorName ThoseThat(const Anchor& figure) const;
  // Whether both are persons who do a work, so that neither is of the other.
  bool OfStaff(const IndicatorName& owner, const IndicatorName& head) const;
  // What became of the waste whose amount was told; empty when `left` tells no such thing.
  IndicatorName OfWaste(const IndicatorName& left) const;
  // What the whole is told of, of those of one kind of its owner; empty when `left` is no such
  // kind.
  IndicatorName OfQualified(const IndicatorName& left) const;
  // An item whose title is nothing but an industry.
  void TakeIndustryItem(Range sentence);
  // Where the words end that things are ranked or picked out by, -1 when none are: before 的,
  // before 依次为, and in the clause before a comma; where the list of them begins.
  int32_t RankingEnd(int32_t of) const;
  int32_t OrderEnd(int32_t at) const;
  int32_t PassedEnd(int32_t comma) const;
  int32_t ListedFrom(int32_t at) const;
  // Notes what each member of such a list is measured by, and names a member by it.
  void TakeListing(const Token& cue);
  IndicatorName OfListing(const Anchor& figure, const IndicatorName& left);
  // 甲县工业投资 of 在工业投资增长方面,甲县增长12%; empty when no such words frame the sentence.
  IndicatorName OfFrame(const Anchor& figure, const IndicatorName& left) const;
  // 农村居民人均可支配收入 behind 城镇居民人均可支配收入4万元,农村居民2万元; empty when `left` is
  // no such side, or nothing alike was told of another.
  IndicatorName OfOtherSide(const Anchor& figure, const IndicatorName& left) const;
  // 甲试点 of 甲试点在2个乡镇11个村推开; empty when no undertaking stands before.
  IndicatorName SpreadBefore(const Anchor& figure) const;
  // 仓储中心、烘干设施 of 建设仓储中心1个、烘干设施20座, of which `first` is the first.
  IndicatorName WithNextBuilt(Range first) const;
  // Behind the places or things that the word at `at` tells; else `at`.
  int32_t PlacesAt(int32_t at) const;
  // Where the deed begins behind the last of those who were given something; else where `range`
  // does.
  int32_t BehindReceiver(Range range) const;
  // Behind the project that is named by its capacity at `end`: 年产20万吨铜箔项目; else `end`.
  int32_t BehindCapacity(int32_t end);
  // Whether a word tells whom or what a deed reached: 惠及, 覆盖.
  // Where the subject of a clause ends that keeps in step with another.
  int32_t BeforeInStep(Range subject, int32_t verb) const;
  // Whether a word at `at` tells which places a route links.
  bool ArrivesAt(int32_t at) const;
  static bool IsReach(std::u16string_view word);
  static bool TellsShare(std::u16string_view words);
  // 担保贷款 of 发放担保贷款2亿元: the money told last, as a thing; empty when none was.
  IndicatorName MoneyTold() const;
  // 引进项目到位资金 behind 引进项目58个,其中亿元以上31个; empty when `head` is another thing.
  IndicatorName OfWholeArrived(const IndicatorName& head) const;
  // 生猪出栏 behind 生猪存栏26万头,其中能繁母猪2.5万头; empty when `head` is no such stock.
  IndicatorName OfWholeStock(const IndicatorName& head) const;
  // 甲保险提供保障 of 甲保险为2万户提供保障8亿元: of whom the count right before it tells; empty
  // when none does.
  IndicatorName OfGiver(const IndicatorName& left) const;
  // 隐患搬迁 of 隐患治理184处、搬迁2600户; empty when `left` is no second deed.
  IndicatorName OfSameObject(const IndicatorName& left) const;
  // 干部 of 干部队伍老化,50岁以上的…: the things that the clause before `at` judges; empty when it
  // names none.
  Range ThingsJudged(int32_t at) const;
  // 聚焦甲谷,…: what a clause aims at; empty when it does not say so.
  Range AimOf(int32_t begin) const;
  // 加快建筑业工业化,产值…: the industry that a clause without a figure means to further; empty
  // when it names none.
  Range IndustryIn(int32_t begin) const;
  // 工业项目 of 甲园、乙厂等工业项目建设,: the kind of what the clause that goes on at `from`
  // lists; empty when it tells none.
  Range KindListed(int32_t from) const;
  // 贷款余额 of 新增贷款142亿元、余额…; empty when no such sum stands before it.
  bool GrewFromTo(const IndicatorName& head) const;
  IndicatorName BalanceOf(const IndicatorName& head) const;
  // 航天产业规模 of 航天产业,推进甲项目,力争产业规模突破80亿元: the size of the industry that the
  // sentence is about; empty when it is about none.
  IndicatorName OfIndustry(const IndicatorName& size) const;
  // 城乡居民收入比 of 城乡居民人均可支配收入增长6%、8%,收入比缩小到1.8; empty when `left` is no
  // such gap, or no incomes were told.
  IndicatorName IncomeGap(const IndicatorName& left) const;
  // 秸秆 of 拓宽秸秆综合利用场景,综合利用率达90%: what stands before the words of a rate in an
  // earlier clause; empty when they stand in none.
  IndicatorName OwnerOfStem(const IndicatorName& head) const;
  // Notes the two things that the clause which ends here counted.
  void TakePair();
  // 煤炭保有储量 behind 煤炭产量: of what the measure before is of; empty when they are not alike.
  IndicatorName OfSameMeasure(const IndicatorName& head) const;
  // 粮食 of 实施粮食增产行动,播种面积…: the crop that a yield or an area is of; empty when no
  // clause before speaks of one, or something else was told.
  IndicatorName CropOf(const IndicatorName& head) const;
  // The industry that the sentence furthers, for what its output is; empty when it furthers none.
  IndicatorName FurtheredBefore(const IndicatorName& head) const;
  // 甲新区 of 甲新区逐渐成为…, 推动甲园区能级跃升,: the zone that the sentence is about.
  void TakeFurtheredZone();
  // 农村居民人均可支配收入2万元,人均消费支出1万元: of the same people; empty when it is not.
  IndicatorName OfSameHouseholds(const IndicatorName& left) const;
  // 甲新区工业投资: what the catalogue has of a place, in a sentence that is about a zone; empty
  // when it is about none.
  IndicatorName OfFurtheredZone(const IndicatorName& left) const;
  // 新材料营业收入 of 电子信息营业收入增长12%、新材料增长9%; empty when the name has a head.
  IndicatorName GrownLike(const Anchor& figure, const IndicatorName& left) const;
  // Whether words name a rating: 年度考评.
  static bool IsRating(std::u16string_view words);
  // Whether a name is that of a zone, a platform or a firm, which have figures of their own.
  bool IsOrgan(const IndicatorName& name) const;
  // Whether a name is that of an industry, a road or a project, which get things done.
  bool IsWork(const IndicatorName& name) const;
  // The zone that a name begins with: 工业园区 of 工业园区基础设施; empty when it names none.
  IndicatorName ZoneIn(const IndicatorName& name) const;
  // The same without what it is praised for: …平台 of …平台效果; empty when it is none.
  IndicatorName OrganIn(const IndicatorName& name) const;
  // The part of a whole that 其中 names, with what it shares with the whole; empty when it is
  // complete.
  IndicatorName PartOf(const IndicatorName& left) const;
  // Those of an insurance whose number 其中 divides; empty when none is spoken of.
  IndicatorName InsuredOf(const IndicatorName& left) const;
  // `left` as a way in which the persons of the whole are kept, as a kind of the whole's size.
  IndicatorName KeptOf(const IndicatorName& left) const;
  IndicatorName OfWholesSize(const IndicatorName& left) const;
  // `head` of the whole, told again behind a part of it; empty if it is the part's.
  IndicatorName OfWholeAgain(const IndicatorName& head) const;
  // The part of things newly registered, which are new as well; empty when it is none.
  IndicatorName NewlyAsWhole(const IndicatorName& left) const;
  // The end of [begin, end) without 重大, 各类 and the like, which hold for the whole only.
  int32_t WithoutQualifier(int32_t begin, int32_t end) const;
  // 该项目总投资: what a pronoun stands for.
  IndicatorName Resolve(const IndicatorName& left) const;
  // 青年基金|首批立项 of 设立青年基金、首批立项; empty when `left` is no such list.
  IndicatorName BeforePause(const IndicatorName& left) const;
  // 甲中心|开行班列 of 甲中心启用、开行班列; empty when `range` tells no such two.
  IndicatorName BehindPredicate(Range range) const;
  bool IsDaily(const IndicatorName& left) const;
  bool IsYearly(const IndicatorName& left) const;
  // 创新能力在全国78个创新型城市中排第43位: what is ranked stands before those among whom it is;
  // empty when `name` is no such group.
  IndicatorName BeforeAmong(Range name) const;
  // 甲县入围全国县域旅游百强, 甲市位列2023中国会展城市50强第9位: the list that ranks, and who
  // stands in it unless the region tells; empty when `name` tells of none.
  IndicatorName OfBest(const Anchor& figure, Range name) const;
  // Behind 双双, 均 and the like at `at`.
  int32_t WithoutJointly(int32_t at) const;
  // Where the list of the best ends that a name ends in: 中国会展城市50强; -1: none.
  int32_t BestEnd(Range name) const;
  // Where the comma stands that ends the clause which begins at `begin`, `most` characters away at
  // most.
  // 增加值增长6%,分门类看,…: the same inside of a sentence, from the clause at `begin` on.
  void TakeDivisionAt(int32_t begin);
  int32_t ClauseEnd(int32_t begin, int32_t most) const;
  // What is rated, without the preposition of the rating; empty when `left` tells no such thing.
  IndicatorName ShareOfNextPlace(const IndicatorName& left) const;
  IndicatorName PassedByFirst(const Anchor& figure, Range name) const;
  IndicatorName JudgedBefore(const Anchor& figure) const;
  IndicatorName OnAsMuchLand(const IndicatorName& left) const;
  IndicatorName InRating(const IndicatorName& left) const;
  // Who is ranked among so many places, whose noun is `name`; empty when none is.
  IndicatorName ToldBeforeCount() const;
  IndicatorName BeforeCountedPlaces(Range name) const;
  // What is ranked: what the words `name` before the rank tell, or what was spoken of.
  Named Ranked(const Anchor& figure, Range name);
  // The clause before the bracket that holds nothing but the figure and a few words; empty when it
  // has a figure of its own.
  Range BeforeBracket(const Anchor& figure) const;
  // 税收收入 of 高新区税收收入增长12%,税收收入增速居第8位: the name before; empty when it does not
  // end in `left`.
  IndicatorName NamedAgain(const IndicatorName& left) const;
  // Whether the head is told of the same owner as the one before, by the same noun.
  bool SharesTail(const IndicatorName& left) const;
  // 建成甲厂30万吨甲醇项目: the works that the figure only sizes; empty when it sizes none.
  IndicatorName OfCapacity(const Anchor& figure, Range noun, const IndicatorName& left);
  // The same of each of the works of a list that 等6个项目 ends; empty when none does.
  IndicatorName OfListedWorks(Range noun, const IndicatorName& left);
  // 项目 of a list that goes on at `at` and ends in 等6个项目; empty when none does.
  Range WorksListed(int32_t at) const;
  // Where the noun of a share ends that begins with a wide noun, before what those did.
  int32_t BehindClass(Range noun) const;
  // 毕业生61%留市就业, 幼儿园覆盖85%乡镇: the share of the group `left`; empty when it is of no
  // group.
  IndicatorName ShareOfGroup(const Anchor& figure, Range noun, const IndicatorName& left) const;
  // 风电项目 of 风电项目并网; else `noun`.
  Range UpToWorks(Range noun) const;
  // 河湾 of 河湾40万吨纤维项目; empty when what stands before the amount tells more.
  IndicatorName PlaceOfWorks(const Anchor& figure, const IndicatorName& left) const;
  // 新建和改造提升: whether a name is nothing but two deeds.
  bool JoinsDeeds(const IndicatorName& name) const;
  // 80公里地下管网: the name of a length or an area that stands before it; empty when it has one
  // of its own.
  IndicatorName Stretch(const Anchor& figure, Range noun, const IndicatorName& left) const;
  // 裁减人员 of 裁减人员50人的工作: what is to be done to so many; empty when no such word follows.
  IndicatorName OfTask(const Anchor& figure, const Lead& lead);
  // 耕地红线 of 底线是严守18亿亩耕地红线; empty when nothing is held.
  IndicatorName HeldFast(const Anchor& figure, Range noun) const;
  // 一般性支出 of 一律按5%的幅度压减一般性支出; empty when nothing is cut by it behind.
  IndicatorName CutBehind(const Anchor& figure, const IndicatorName& left) const;
  // Notes that `name` is that of an amount of `noun`, which stands behind it.
  Named Stretched(Range noun, const IndicatorName& name);
  // 产业园19家企业入驻, 行动方案181项任务: whose they are stands before the count; empty when the
  // noun tells enough, or nothing does.
  IndicatorName OwnerOfCounted(const Anchor& figure, const Lead& lead, Range noun) const;
  // 改造71个老旧小区, 改造甲街等3条道路: what was done to the things counted, or to those before
  // them in the list; empty when the name has a deed of its own, or nothing tells.
  Range DeedBefore(const Anchor& figure, const IndicatorName& name) const;
  // Where the first of several deeds begins that stand one behind another up to the one at `begin`.
  int32_t DeedsBefore(int32_t begin) const;
  // 改造 of 实施200个小区、120公里管网改造: what is done to all of a list, told behind its last
  // member; empty when the list has none, or its verb says itself what was done.
  Range SharedDeed(const Anchor& figure, Range noun);
  // 老旧小区改造 of 老旧小区改造开工 and of 新开工老旧小区改造.
  IndicatorName WithoutStage(const IndicatorName& name) const;
  // 东门停车场(占地3亩,车位120个): what an open bracket tells of; empty when none is open.
  IndicatorName BeforeOpenBracket(const IndicatorName& head) const;
  // The same of deeds that are no cues, at the head of the clause that ends at `at`.
  Range OpeningDeed(int32_t at) const;
  // 淘汰锅炉、电炉等落后设备26台: the noun behind 等 with what was done to the whole list.
  IndicatorName WithDeedOf(Range list, Range kind) const;
  // 五星级 of 饭店42家,五星级5家: the things counted, of that level; empty when it is none.
  IndicatorName LevelOf(const IndicatorName& left) const;
  // 规章 of 各部门清理规章: the things that a name tells deeds of.
  IndicatorName ThingsOf(const IndicatorName& name) const;
  // Whether things are counted as those of what is so called: a zone, a plan, a reform.
  bool OwnsCounts(int32_t begin, int32_t end) const;
  // Whether 推动, 将 and the like open the clause right before the figure.
  bool PushedAt(const Anchor& figure) const;
  // 60%的小区成为示范小区: the share of those that did so; empty when the words behind tell no
  // deed.
  Named ShareOfThings(const Anchor& figure, Range noun, const IndicatorName& left);
  // 民营经济贡献了全省60%的税收、80%的就业: the share of `noun`, by who has it and how; empty when
  // the words before tell no such thing.
  IndicatorName SharePart(const Anchor& figure, Range noun);
  // 9家企业入选百强榜单: what they did tells which they are. `things` is the noun that names them,
  // which is an earlier one where `noun` is its ending.
  Named Counted(const Anchor& figure, Range noun, Range things);
  // 部门实施的审批事项 of 取消16项部门实施的审批事项: whose doing they are; empty when the deed
  // behind the noun leads to no other.
  IndicatorName WithRelative(Range noun, Range deed) const;
  // The things counted, by the deed behind `noun`, when it tells which they are.
  IndicatorName ByDeed(const Anchor& figure, Range noun) const;
  Range DoneByAll(const Anchor& figure, Range noun) const;
  // 进行环境整治, 免费实施体检 at `at`: what was done to the things before; empty when nothing was.
  Range Undergone(int32_t at) const;
  // Whether the name says little of the things, so that what they did has to.
  bool IsWide(const IndicatorName& things) const;
  // Whether the figure begins its clause, or stands behind 对, 为: what is done behind it is told
  // of every member of the list.
  bool LeadsOrIsServed(const Anchor& figure) const;
  // 26个乡镇 of 在26个乡镇建设示范片180个: where the noun of a place ends; its end when it is none.
  int32_t BeforeDone(const Anchor& figure, Range noun) const;
  // Whether 在 stands before a count, so that it is one of places.
  bool TellsWhere(const Anchor& count) const;
  // The noun of a count without the words around it that tell nothing of the things: 以…为骨架.
  Range WithoutFrame(const Anchor& figure, Range noun) const;
  // 骨干企业 of 5家骨干企业上市辅导工作: the noun of a count without the work that is done for
  // them.
  Range WithoutWork(const Anchor& figure, Range noun) const;
  // 服务水平 of 社区服务水平: what the things have that the noun of a count ends in; empty when it
  // ends in nothing of the kind.
  Range PropertyIn(Range noun) const;
  // 提升48个社区服务水平: the noun of a count without what is made better in the things.
  Range WithoutAttribute(const Anchor& figure, Range noun);
  // 13个断面达标率100%: the things counted without what the next figure measures of them, or whom
  // it counts.
  Range BeforeMeasure(Range noun);
  // 22个街道集聚企业340家: the things counted before what they did to those counted next; `noun`
  // when they did nothing.
  Range BeforeDeed(Range noun) const;
  // Where the things end whose words are too wide to hold a measure: 企业 of 企业融资; the noun's
  // begin when nothing is measured of them. `touches`: `next` stands right behind the noun.
  int32_t BehindGeneric(Range noun, const Anchor& next, bool touches) const;
  // 1个投资80亿元以上的厂: the things behind the amount that sizes them; empty when `noun` is no
  // measure of theirs.
  IndicatorName SizedBehind(Range noun);
  // Whether an amount is one that things are sized by: 超10亿元.
  static bool SizesThings(const Anchor& size);
  // The noun behind the sizes of a list that begins with `first`; empty when it goes on otherwise.
  Range ThingsSized(const Anchor& first) const;
  // 过百亿项目 of 8个过百亿、6个过50亿项目; empty when no amount stands between a count and its
  // noun.
  IndicatorName GradedBehind(const Anchor& figure);
  // 4个超5亿元 of 6个产值超10亿元、4个超5亿元的集群: the things behind, by the measure of those
  // before; empty when no such list goes on.
  IndicatorName SizedNext(const Anchor& figure);
  // 为1.2万名群众发放救助金: those who were given something, by what it is; empty when none were.
  IndicatorName GivenTo(const Anchor& figure, Range noun);
  // 36个村基本完成庭院整治: what things were brought to whose noun is too wide; empty when the
  // words at `at` tell no such thing.
  Range DoneTo(int32_t at) const;
  // 融通发展 of 1200家企业融通发展: how those did it that were counted before `at`, at the end of
  // the clause; empty when the words tell no such thing.
  Range DoneSo(int32_t at) const;
  // 全市通办、就近办理 at `at`: where and how it was done; empty when nothing of the kind stands
  // there.
  Range DoneEverywhere(int32_t at) const;
  Range DoneInTime(int32_t at, int32_t* deed) const;
  // Where the predicate begins that was read into a noun: 均来自外地; its end when none was.
  int32_t PredicateIn(Range noun) const;
  // Where the words about the things counted begin that tell what they do: 参与 of
  // 9支队伍参与治理, “ of 60个事项“跨市通办”; noun.end when there are none.
  int32_t TurnIn(const Anchor& figure, Range noun) const;
  // Whether such words begin at `at`, behind a noun from `begin` on, and close the clause.
  bool ActAt(int32_t begin, int32_t at) const;
  // 投向山区 of 资金近八成投向山区: what the part that the share `figure` tells did.
  Range DeedOfShare(const Anchor& figure) const;
  // What stands from `begin` to the end of its clause, if that is near; else empty.
  Range ClauseNoun(int32_t begin) const;
  // 领到 of 居民领到了补贴: where the verb begins that 了 follows at `at`.
  int32_t VerbBeforeLe(int32_t at) const;
  // The things that are or did what the predicate tells.
  IndicatorName InState(Range state, const IndicatorName& things) const;
  // Whether 尚无, 没有 or the like stands at `at`.
  bool Lacks(int32_t at) const;
  // Where the noun of a count ends before what the things have or get: 驿站 of 驿站的服务功能.
  int32_t BeforeAbstract(const Anchor& figure, Range noun) const;
  // 获国务院表彰, 在全国推广: the predicate at `begin` up to the end of its clause; empty when it
  // is longer than tells one from the others.
  Range StateIn(int32_t begin) const;
  // The noun behind a count, a policy with what it is to further as well: 26条支持经营措施.
  Range NounOf(const Anchor& figure) const;
  // 46个贫困村全部出列: the deed behind things counted by which they are no more what they were;
  // empty when the words at `at` tell none.
  Range TurnBehind(int32_t at) const;
  // The things counted as one grade, kind or stage of those that the next count, or the one before,
  // names; empty when the noun names them itself.
  IndicatorName MovedAlone(Range noun);
  IndicatorName KindOf(const Anchor& figure, Range noun);
  // 12个固定、8个流动检查站: the noun that the next count has, of the kind that `noun` is; empty
  // when `noun` is a thing.
  IndicatorName KindOfNext(Range noun) const;
  // 解决3万农村人口的饮水问题: those who have it no more; empty when the words tell no such thing.
  IndicatorName RelievedOf(const Anchor& figure, Range noun) const;
  // “甲”“乙”2项工程: the names before a count whose noun is too wide; empty when none stand there.
  IndicatorName QuotedBefore(const Anchor& figure, Range noun) const;
  // 21项实事,9项基本完成: what became of some of the things counted; empty when the figure is no
  // part of them.
  Range StateBehind(const Anchor& figure) const;
  // 投入20亿元实施…工程: thin words for money with what it was for; empty when nothing tells.
  IndicatorName ContentOf(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName ForPurpose(const Anchor& figure, const IndicatorName& left) const;
  // What the deed that begins at `begin` is done to; empty when none does.
  IndicatorName PurposeAt(int32_t begin) const;
  // 甲、乙等54个重大项目开工,丙、丁等16个项目竣工: the noun of the list before, when `noun` is its
  // ending; else `noun`.
  Range AsListedBefore(Range noun) const;
  // The words of the last 《…》 of the sentence before `at`; empty when there is none.
  IndicatorName TitleBefore(int32_t at) const;
  // 科学技术奖 of 在科学技术奖评选中获26个奖项: what prizes were won in; empty when nothing tells.
  IndicatorName ContestOf(const Anchor& figure, Range noun) const;
  // The contest told before `at`, with all of a list of them; `touches` when it may end there.
  Range ContestBefore(int32_t at, bool touches) const;
  bool IsAnyContest(Range contest) const;
  std::pair<int, int> MedalGroup(const Anchor& figure) const;
  // 区域协调发展 of 落实区域协调发展80项任务: what stands between the verb and a count whose noun
  // is too wide; empty when it is no part of a name.
  IndicatorName ModifierBefore(const Anchor& figure, const Lead& lead, Range noun) const;
  // 市级 of 市级20件实事, “一件事” of “一件事”13个事项: the grade or the quoted name right before a
  // count; empty when none stands there.
  IndicatorName QualifierBefore(const Anchor& figure, Range noun) const;
  // The words without the verb that carries out what they tell, and without an earlier count's
  // noun.
  Range BehindCarrying(Range words) const;
  // Where a list that goes on at `end` ends behind 等 and its noun; `end` when none does.
  int32_t ListEndBehind(int32_t end) const;
  // 总投资52亿元的…项目: the name behind 的 owns the head before, or stands for it; empty when the
  // name is `left`.
  Named OwnedBehind(const Lead& lead, Range noun, const IndicatorName& left);
  // 云溪药谷 of 云溪药谷已引进研发团队12个: whether the subject of a clause owns what it has
  // gathered up to now, by the `verb` that tells so.
  bool OwnsGathered(const IndicatorName& who, Range verb) const;
  // 产品出口 of 产品出口表现亮眼、增长17%: what stands before 、 and the verb of a figure is a
  // clause, whose subject is measured.
  Range BeforeCourse(Range range) const;
  // 重点项目 of 重点项目建立包联机制、完成投资: where the words end that tell who does the first of
  // two deeds; their end when they tell no deed.
  int32_t DoerEnd(Range subject) const;
  // Where what was won begins in words that tell the contest as well; their begin when they do not.
  int32_t BehindContest(Range range) const;
  // 2-3年内项目: a name with the time that it begins behind.
  Range WithTime(Range range) const;
  // The name in a stretch of clause: subject and object without the verb between them; the object
  // alone when it is complete.
  IndicatorName HeadOf(Range range, bool counts);
  // 正在施工的项目 of 重点项目200个,正在施工的有34个: the things counted before that do so; empty
  // when the words before tell no such thing.
  IndicatorName ThoseThat(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName ThoseThatFared(const Anchor& figure) const;
  // 6项可提前完成: the things counted before, by what they do; empty when nothing was counted.
  IndicatorName OfDeed(const Anchor& figure, const IndicatorName& left);
  // The name of things counted, with whose they are and what was done to them.
  Named NameOfCounted(const Anchor& figure, const Lead& lead, Range noun);
  // 限行放宽等措施 of 限行放宽等12项措施; empty when the noun says more, or nothing fit stands
  // before 等.
  IndicatorName MeasuresLike(const Anchor& figure, Range noun) const;
  // 入围全国百强的3家企业: what they were named before their count; empty when nothing tells.
  Range RelativeBefore(const Anchor& figure) const;
  // 中欧班列开行 of 建设中欧班列集结中心,全年开行320列; empty when `left` is no such deed.
  IndicatorName OfTrains(const Anchor& figure, const IndicatorName& left) const;
  // 土地流转面积285万亩,流转率61%: the rate of the deed told before; empty when none was.
  IndicatorName RateOfSame(const IndicatorName& left) const;
  // 研发经费投入…,投入强度…; 每千人口床位数…、执业医师…: a name that goes on with what the one
  // before begins or ends with; empty when it does not.
  IndicatorName SameBegun(const Anchor& figure, const IndicatorName& left) const;
  // A number, a rate or the tax of whatever the head that 、 follows is of; empty when it is none.
  IndicatorName OfOneClause(const IndicatorName& left) const;
  // 普通高中学位 of 新建普通高中12所、新增学位1万个; empty when no schools were counted before.
  IndicatorName OfSchools(const IndicatorName& left) const;
  // 达产后年产值可达120亿元: of the project that the sentence speaks of; empty when it is none.
  IndicatorName RisenFromNothing(const Anchor& figure) const;
  IndicatorName OnceDone(const IndicatorName& left) const;
  // 国家级 of 国家级(含分中心); else `left`.
  IndicatorName WithoutBracket(const IndicatorName& left) const;
  bool HoldsOnly(const IndicatorName& left) const;
  // 甲县产值 of 支持甲县产值突破500亿元: what is reached is not what is given; else `left`.
  IndicatorName WithoutHelp(const Anchor& figure, const IndicatorName& left) const;
  // 政府性基金收入总计5650万元: the sum is another statistic than the revenue; else `left`.
  IndicatorName WithSum(const IndicatorName& left) const;
  // 支出合计9616万元: the sum of an account; empty when no such word stands behind the head.
  IndicatorName SumOf(const IndicatorName& left) const;
  // The name made of what stands to the left of the figure and what was spoken of before.
  Named Finish(const Anchor& figure, const IndicatorName& given, bool counts, bool reached);
  // 民营经济增加值占比: whether what the share is of is told in the name.
  bool MeasuresBeforeShare(const IndicatorName& name) const;
  IndicatorName AgentOf(const IndicatorName& left) const;
  // Whether a figure has the name before it, and the noun behind it has the next one:
  // 园区6个集群4个.
  bool CommaLost(const Anchor& figure, const Lead& lead, Range noun) const;
  bool GrowthBefore(const Anchor& figure) const;
  IndicatorName RestOf(const Anchor& figure) const;
  IndicatorName ShareOfKind(const Anchor& figure, const IndicatorName& left);
  IndicatorName OfGoodsOpened(const Anchor& figure, const IndicatorName& left) const;
  // 桥梁 of 某改建工程路基完成72%、桥梁完成45%: another part of the same work, with it.
  IndicatorName PartOfWork(const Anchor& figure, const IndicatorName& left) const;
  // 隐患 of 排查隐患, 班列 of 班列开行: what a further rate or stock is of, without the deed that
  // only found, ran or founded them.
  IndicatorName WithoutHandling(const IndicatorName& head, const IndicatorName& things) const;
  // 使用次数 of 岸电设施用电量186万千瓦时,使用次数…: how often and how long the same was used.
  IndicatorName OfSameUse(const IndicatorName& left) const;
  // 近四成未落实: what is still to be done with so much of what was told; empty when nothing is.
  IndicatorName StillToDo(const Anchor& figure) const;
  // 新农保从试点到全覆盖, 企业从无到有: what the clause that begins at `begin` tells the rise of.
  IndicatorName GrewIn(int32_t begin) const;
  Range WantedOf(const Anchor& figure, int32_t at) const;
  Range NextMeasured(int32_t at, const Anchor& figure) const;
  IndicatorName UsedFor(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName WorkedOn(const Anchor& figure, const Lead& lead, Range noun) const;
  // The name behind whom or what it belongs to, or is a share of; empty when it stands alone.
  Named Owned(const IndicatorName& left, bool counts);
  bool IsOwnersDeed(const IndicatorName& left, bool counts) const;
  IndicatorName OfReached(const IndicatorName& left, bool counts);
  IndicatorName HostOf() const;
  // What a deed at `from` is done to; the kind behind 等 of a long list, empty when the clause
  // tells another thing.
  Range ObjectFrom(int32_t from) const;
  // The zone or firm that the fact before is of and that this name is one more of; empty when there
  // is none.
  IndicatorName GoesOnWith(const IndicatorName& left) const;
  // Whether a level of the sentence has this very name.
  bool WasCounted(std::u16string_view name) const;
  // The zone or firm that the sentence speaks of; empty when it speaks of none.
  IndicatorName ZoneOrTopic() const;
  // 小额贷款公司贷款余额 behind 小额贷款公司7家: what such institutions have; empty when none were
  // told of right before, or `left` is no such thing.
  IndicatorName OfInstitution(const IndicatorName& left) const;
  IndicatorName GivenByBefore(Range range) const;
  Range BehindFrontRank(Range range) const;
  IndicatorName SumOfMembers(const Anchor& figure) const;
  // 中位数, 压降比例, 基金余额: a head that leans on what the clause before told; empty when it
  // does not.
  IndicatorName OfClauseTold(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName OfSpendingListed(const Anchor& figure, const IndicatorName& left) const;
  void TakeItems();
  bool Introduces(int32_t colon) const;
  bool IsItemMark(int32_t at) const { return IsDigit(text_[at]) || text_[at] == u'('; }
  IndicatorName OfLevelOfItems(const IndicatorName& left) const;
  IndicatorName OfDebtTold(const IndicatorName& left) const;
  IndicatorName OfAccountSum(const IndicatorName& left) const;
  IndicatorName OfBareRate(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName SideOfFramed(const IndicatorName& left) const;
  IndicatorName OfRateToldOf(const IndicatorName& left) const;
  IndicatorName OwnerOfRates() const;
  IndicatorName OfVerbTold(const IndicatorName& left) const;
  IndicatorName OfFundToldOf(const IndicatorName& left) const;
  IndicatorName OfMoneySetAside(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName OfSameBrand(const IndicatorName& left) const;
  IndicatorName OfCarriedOut(const IndicatorName& left) const;
  IndicatorName OfInsuranceTold(const IndicatorName& left) const;
  IndicatorName OfEachCounted(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName Raised(const IndicatorName& name) const;
  IndicatorName GrownTold(const IndicatorName& left) const;
  IndicatorName OfCentreTold(const IndicatorName& left) const;
  // What is carried or built by the same as the figure before; empty when it is not.
  IndicatorName OfCarrier(const IndicatorName& left) const;
  // What was paid by the money spoken of, or what it went to; empty when it is none.
  IndicatorName OfSameDoer(const IndicatorName& left) const;
  IndicatorName OfMoney(const IndicatorName& left, bool counts) const;
  // What balances an account, behind the account that the paragraph or the heading names; empty
  // when `head` is none, or no account is spoken of.
  IndicatorName OfAccount(const IndicatorName& head) const;
  bool TellsGoal(int32_t at) const;
  IndicatorName SumOfAccount(const IndicatorName& head) const;
  IndicatorName OfAccountStage(const IndicatorName& left) const;
  // 市级 of 市级政府性基金预算; empty when a name begins with no such level.
  Range OfficeOf(const IndicatorName& name) const;
  // 省财政 of 省财政安排: who gives the money; empty when the name does not begin with them.
  Range TreasuryOf(const IndicatorName& name) const;
  // 一般公共预算支出 behind 市级一般公共预算收入: of the same level; empty when `left` tells
  // another one, or none was told.
  IndicatorName OfSameLevel(const IndicatorName& left) const;
  IndicatorName OfLevelOfBudget(const IndicatorName& left) const;
  // A head that is told of the enterprises, of the rating or of the things spoken of before; empty
  // when it is not.
  IndicatorName OfSameOwner(const IndicatorName& left, bool counts) const;
  // 出口 of 生产空调26万台,出口9万台: the things counted before, by another deed; empty when they
  // are not.
  IndicatorName OfLikeDeed(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName OfSameThings(const Anchor& figure, const IndicatorName& left);
  IndicatorName OfOtherDeed(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName OfOtherFault(const Anchor& figure, const IndicatorName& left) const;
  // 新开工 of the projects that the sentence before counted; empty when it counted none.
  IndicatorName OfProjectsBefore(const Anchor& figure, const IndicatorName& left);
  // 空调 of 生产空调: things without what brings them forth.
  IndicatorName ThingsMade(const IndicatorName& name) const;
  // What is counted as one kind of what was counted before; empty when it is none.
  Named OfKind(const IndicatorName& left);
  // 水库供水 of 水库全年共供水.
  IndicatorName WithoutWholeYear(const IndicatorName& name) const;
  IndicatorName UsedFor(Range range) const;
  IndicatorName MovedBefore(const Anchor& figure) const;
  IndicatorName WithoutMeant(const IndicatorName& name) const;
  // 推进卫生县城创建,创建得分…: a name that begins with the word that the clause before ended in,
  // with what that clause says before it; else `left`.
  IndicatorName Echoed(const IndicatorName& left) const;
  // 城镇 of the things counted before, as its own things counted.
  IndicatorName GradeOf(const IndicatorName& left, const IndicatorName& given);
  // The deeds that a name begins with: 开工改造 of 开工改造小区; empty when there is none.
  int32_t BroughtAt(int32_t at) const;
  Range DeedsOf(Range name) const;
  // 新改建公园108个、绿道103公里: the members of a list share what was done to the first; empty
  // when it has a deed of its own, or no such list goes on.
  IndicatorName WithDeed(const IndicatorName& left) const;
  // 国家级工程中心 of 省级以上工程中心: whether a name is a grade of the whole.
  bool GradedPart(const IndicatorName& name) const;
  bool SidePart(const IndicatorName& name, const IndicatorName& left) const;
  // 开发区·铁山区
  bool IsTwoPlaces(const IndicatorName& name) const;
  IndicatorName OfSideRate(const Anchor& figure, const IndicatorName& left) const;
  IndicatorName OfDeedOfWhole(const Anchor& figure, const IndicatorName& left) const;
  // 利润收入1.4亿元,主要是甲集团5880万元、乙集团4900万元: of the whole before; empty when it is no
  // such owner.
  IndicatorName OfMain(const Anchor& figure, const IndicatorName& left);
  // 限额以上单位 of 限额以上单位商品零售额; empty when a name begins with no such scope.
  Range ScopeOf(const IndicatorName& whole) const;
  // 粮食产量…,其中夏粮146万吨: the part behind the head noun of its whole; empty when it has one of
  // its own, or when the whole has none to lend.
  IndicatorName OfWhole(const IndicatorName& whole, const IndicatorName& left) const;
  // What is no count, with the head noun of its whole or of the member before: 其中夏粮…, 饮料类…,
  // 其中甲区2亿元, 工资性收入…; empty when it stands alone.
  IndicatorName PartLike(const Anchor& figure, const IndicatorName& left) const;
  // A price or the sales of what the words before divide; empty when they divide neither.
  IndicatorName PriceOf(const Anchor& figure, const IndicatorName& left) const;
  // What each spends on a kind of goods, when `plain` money or a share tells it; empty when `left`
  // is no such kind.
  IndicatorName SpentOn(const IndicatorName& left, bool plain) const;
  // 移动电话 of 每百户家庭拥有汽车41辆、移动电话248部; 牛 of 出栏生猪46万头、牛1万头; empty when no
  // such list goes on.
  IndicatorName OfListFrame(const Anchor& figure, const IndicatorName& left) const;
  // 民营经济第一产业增加值 of 民营经济增加值…,其中第一产业增加值…; empty when the whole is of no
  // narrower scope than such a part would be.
  IndicatorName OfNarrower(const IndicatorName& left) const;
  // 数字创意产业战新增加值增长8%,生物医药产业增长5%: by the same reckoning; empty when the industry
  // before has none.
  IndicatorName OfReckoned(const IndicatorName& left) const;
  // 农副食品加工业增加值下降3%,食品制造业增长47%: a further member of the list, which its first
  // one's head is of as well; empty when it is none.
  IndicatorName OfSibling(const Anchor& figure, const IndicatorName& left) const;
  // 千万元以上竣工项目27个,…在建项目57个: things of the size named before; empty when they are
  // none.
  IndicatorName OfSize(const IndicatorName& left) const;
  // For figures of growth and the like, which name nothing themselves.
  Named Again(const Anchor& figure, const IndicatorName& left) const;
  // What the last area of the sentence was told of, when something else has been told since and a
  // total of it follows: 累计建成21万亩; empty when nothing was.
  IndicatorName OfSameUnit(const Anchor& figure) const;
  // 年度计划投资168亿元,已完成175亿元: what was done is no plan; empty when `name` is none.
  // 院所总数 of 引进院所12家,总数达30家, 预算收入总量 of 预算收入30亿元,总量居第二: what a total is
  // of that would lose a word of it, or keep one too many; else empty.
  IndicatorName TotalOf(const IndicatorName& left) const;
  IndicatorName WithoutPlan(const IndicatorName& name) const;
  // 经济稳中有进,一季度增长4.5%,…: whether growth that nothing names is the economy's.
  IndicatorName OfUnitBefore(const Anchor& figure) const;
  bool OfEconomy(const Anchor& figure) const;
  // 示范村3个、精品村9个: members of one kind share what stands before the first.
  IndicatorName WithKind(const IndicatorName& left) const;

  const SourceText& text_;
  const Sentence& sentence_;
  const HeadReader& heads_;
  Trace* const trace_;

  IndicatorName topic_;
  IndicatorName subject_;        // of the clause before, when no fact has been read since
  IndicatorName last_;           // the indicator spoken of last
  IndicatorName owner_;          // the undertaking of a clause without a figure
  IndicatorName entity_;         // the things counted last: what an incomplete head belongs to
  IndicatorName entity_before_;  // the same before the semicolon
  int32_t semicolon_ = 0;        // behind it
  IndicatorName previous_;       // of the fact before
  IndicatorName area_;           // of the last area of the sentence
  Heads levels_;                 // of the levels so far
  std::vector<const knowledge::Unit*> level_units_;  // in what those are told
  Heads grown_;                                      // of the growths
  Range each_;             // of each of whom things are counted: 每个县
  int32_t sized_at_ = -1;  // the amount that sizes the things counted right before it
  Range measured_;         // by what the things of a list of sizes are measured
  Heads clause_levels_;    // of those in this clause
  Heads clause_before_;    // and in the one before
  IndicatorName sized_;  // the things counted last that an amount sizes: 千万元以上竣工项目
  IndicatorName industry_;      // that a clause of the sentence means to further
  IndicatorName zone_;          // that the paragraph speaks of
  Range sized_tail_;            // 总投资 of what the last such project has
  Range deed_;                  // what was done to the things of the list before their counts
  IndicatorName aim_;           // of 聚焦…,: what the next clauses are for
  IndicatorName counts_owner_;  // of the things counted in this clause
  IndicatorName pair_;  // 建议、提案 of 办理建议5件、提案8件,: what the next rates are of
  Heads clause_counts_;  // of this clause, of one unit
  const knowledge::Unit* counts_unit_ = nullptr;
  Range listed_;  // the things counted behind the last 等
  bool previous_counted_ = false;
  bool previous_counted_unit_ = false;           // the same, whatever mark stands behind it
  int32_t stretch_end_ = -1;                     // of the noun behind the amount before
  IndicatorName stretch_deed_;                   // what was done to it
  int32_t previous_end_ = -1;                    // of the figure before
  const knowledge::Unit* total_unit_ = nullptr;  // of the things that entity_ names
  Decimal total_;                                // how many there are
  IndicatorName whole_;                          // what 其中 is said of
  IndicatorName reach_;        // 改造小区惠及: what reached those named last
  IndicatorName reach_of_;     // what did so
  IndicatorName contributed_;  // who has the shares of a list, and by which verb
  IndicatorName project_;      // of the sentence, whose investment was told
  IndicatorName note_head_;    // of the note that is read
  Range told_body_;       // 市医院 of 市医院新楼投用,…, which the sentence is about
  Range told_work_;       // the same of what is built or carried out: 东环工程
  IndicatorName income_;  // the last income a head, whose parts may follow
  IndicatorName consumption_;   // the last consumption a head, whose parts may follow
  IndicatorName output_;        // the last value added of industry, which its branches share
  IndicatorName enterprises_;   // 规模以上工业企业 of the paragraph
  Range item_industry_;         // of the item that the paragraph is
  IndicatorName account_;       // 政府性基金预算 of the paragraph, whose balances follow
  IndicatorName mainly_;        // whose parts follow 主要是
  IndicatorName rating_;        // of 在…测评中,
  Range budget_;                // (四)社会保险基金预算: that the section is about
  int32_t share_end_ = -1;      // behind the noun of 70% in 推动70%社区和50%行政村达标
  Range shared_things_;         // the first member of the list that shares a deed
  Range shared_deed_;           // of the list whose members are read
  IndicatorName frame_;         // of 在…增长方面,
  IndicatorName listing_;       // of 平均工资最高的行业分别为
  int32_t listing_begin_ = -1;  // behind it
  const knowledge::Unit* listing_unit_ = nullptr;  // of the first member
  Range share_;            // 服务业在经济中的比重, of which the sentence before spoke
  Range goods_;            // 产量 of 主要产品产量:, of which the members of a list are told
  Range spending_;         // 支出 of 重点支出安排:, which the members of the list are
  Range spending_office_;  // 市本级 before it
  Range items_office_;     // 市直 of the account whose items follow 分项情况如下:
  int32_t item_ = -1;      // where the first of them in this sentence begins
  Range furthered_zone_;   // that the sentence is about
  Range heading_;          // 二、经开区: the zone that the section is about
  const knowledge::Unit* level_unit_ = nullptr;  // of the last level of the sentence
  IndicatorName framed_;          // 30项指标中: the things that the counts behind are some of
  IndicatorName carried_;         // the indicator that the sentence before spoke of last
  IndicatorName carried_entity_;  // and the things that it counted last
  struct Spoken {
    IndicatorName last;
    IndicatorName entity;
    IndicatorName previous;
    IndicatorName whole;
    bool among = false;
    int32_t end = -1;  // of the figure that the bracket touches; -1: none is open
  };
  // The subject of the sentence's first clause, and the verb behind it.
  struct Opening {
    int32_t begin = -1;
    Range words;
    const Token* verb = nullptr;
  };
  Opening opening_;
  int32_t bracket_ = -1;                      // where the bracket that is open begins
  Spoken outside_;                            // of the bracket that is open
  bool owned_ = false;                        // a deed has been given to owner_
  bool among_ = false;                        // 其中 stands in this sentence
  IndicatorName among_things_;                // what was counted before it
  bool among_ends_ = false;                   // its parts end at the next semicolon
  bool foods_ = false;                        // the sentence tells the prices of foods
  bool divided_ = false;                      // the sentence tells the parts of whole_
  bool sizes_project_ = false;                // the figure sizes the project named behind it
  const knowledge::Unit* of_unit_ = nullptr;  // of the figure that is named
  bool figure_mass_ = false;  // the figure that is named weighs things, as the one before did
  bool graded_ = false;       // the name just made is a grade of the things counted before
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_NAMING_H_
