#include "common/extraction/naming.h"

#include <algorithm>
#include <string>
#include <utility>

#include "common/extraction/scans.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

namespace {

// Verbs of those that enter a list of the best.
constexpr std::u16string_view kEnters[] = {u"跻身", u"进入", u"挺进", u"迈入",
                                           u"入围", u"闯入", u"入选", u"冲刺"};

}  // namespace

void Namer::BeginSentence() {
  TakeItems();
  if (sentence_.begin == 0 || IsLineEnd(text_[sentence_.begin - 1])) TakeNoteHead();
  if (!sentence_.has_figures) {  // half of them: nothing is named
    last_ = {};
    TakeShareToldOf({sentence_.begin, sentence_.end});
    return;
  }
  // What one sentence divides the next one may divide otherwise.
  bracket_ = -1;
  const IndicatorName divided = divided_ ? whole_ : IndicatorName();
  carried_ = last_;
  carried_entity_ = entity_;
  level_unit_ = total_unit_ = nullptr;
  last_ = previous_ = entity_ = whole_ = owner_ = topic_ = framed_ = sized_ = industry_ = aim_ =
      counts_owner_ = area_ = subject_ = reach_ = reach_of_ = project_ = contributed_ =
          entity_before_ = {};
  listed_ = sized_tail_ = measured_ = each_ = {};
  pair_ = {};
  clause_counts_.clear();
  levels_.clear();
  level_units_.clear();
  grown_.clear();
  clause_levels_.clear();
  clause_before_.clear();
  deed_ = {};
  among_ = among_ends_ = owned_ = false;
  listing_ = {};
  listing_begin_ = -1;
  rating_ = mainly_ = frame_ = {};
  shared_deed_ = {};
  sized_at_ = -1;
  outside_.end = -1;
  if (sentence_.begin == 0 || IsLineEnd(text_[sentence_.begin - 1])) {
    zone_ = enterprises_ = account_ = {};
    item_industry_ = {};
  }
  SetTopic();
  TakeTold();
  TakeGoods();
  TakeSpending();
  TakeFurtheredZone();
  TakeSubject(sentence_.begin);
  TakeEach(sentence_.begin);
  TakeDivision(divided.empty() ? carried_ : divided);
}

void Namer::PassSentence(Range sentence) {
  const auto words = text_.Folded(sentence.begin, sentence.end);
  TakeShareToldOf(sentence);
  TakeIndustryItem(sentence);
  if (previous_counted_) previous_counted_ = words.find(u',') == words.npos;
  constexpr size_t kFlatChars = 30;
  if (words.size() > kFlatChars) return;
  // 居民消费价格与上年持平。其中:衣着类…: what stayed as it was has parts as well.
  const size_t flat = words.find(u"持平");
  if (flat == words.npos) return;
  const size_t with = words.substr(0, flat).find_last_of(u"与同和");
  size_t begin = words.find_last_of(u", ", flat);
  begin = begin == words.npos ? 0 : begin + 1;
  if (words.substr(begin).starts_with(u"全年")) begin += 2;
  if (with == words.npos || with < begin + 3) return;
  last_ = {sentence.begin + static_cast<int32_t>(begin),
           sentence.begin + static_cast<int32_t>(with)};
}

// ——海洋渔业。: an item whose title is an industry, which the values added of the item are of.
void Namer::TakeIndustryItem(Range sentence) {
  constexpr int32_t kItemChars = 18;
  if (sentence.begin > 0 && !IsLineEnd(text_[sentence.begin - 1])) return;
  item_industry_ = {};
  while (sentence.begin < sentence.end &&
         (IsBlank(text_[sentence.begin]) || IsDigit(text_[sentence.begin]) ||
          IsHanNumeral(text_[sentence.begin]) || IsAnyOf(text_[sentence.begin], u"—-().、")))
    ++sentence.begin;
  if (sentence.end - sentence.begin > 3 && sentence.end - sentence.begin < kItemChars &&
      text_[sentence.end - 1] == u'业' &&
      text_.HanEnd(sentence.begin, sentence.end) == sentence.end)
    item_industry_ = {sentence.begin, sentence.end};
}

void Namer::TakeMark(const Token& token) {
  if (token.mark == u';') {
    entity_before_ = entity_;
    semicolon_ = token.end;
    entity_ = framed_ = aim_ = subject_ = mainly_ = {};
    if (among_ends_) among_ = among_ends_ = false;
  }
  // 其中国家级1个,累计建成省级平台21个: what has been built in all is no part.
  static constexpr std::u16string_view kInAll[] = {u"累计建成", u"累计培育", u"累计创建",
                                                   u"累计认定", u"累计获批", u"累计拥有"};
  if (among_ && token.mark == u',' && text_[token.end] == u'累' &&
      text_.LengthOfAny(token.end, kInAll) > 0)
    among_ = among_ends_ = false;
  if (token.mark == u',' || token.mark == u';') {
    counts_owner_ = reach_ = {};
    TakePair();
    if (token.mark == u';') pair_ = {};
  }
  if (token.mark == u',') previous_counted_ = false;
  if (token.mark == u'、') TakeEach(token.end);
  if (!sentence_.has_figures) return;
  if (token.mark == u'(') OpenBracket(token);
  if (token.mark == u')') CloseBracket();
  if (token.mark == u',' || token.mark == u';') {
    // 每个镇要有特色,新办企业3家以上,其中外资企业1家: as far as it is told of them.
    const bool goes_on = token.mark == u',' &&
                         (clause_levels_.empty() || text_.Holds(token.end, u"其中")) &&
                         !heads_.BeginsWith(token.end, Bit(Cue::kRegion));
    if (!goes_on) each_ = {};
    TakeEach(token.end);
    clause_before_.swap(clause_levels_);  // both keep their memory
    clause_levels_.clear();
    TakeSubject(token.end);
    if (text_[token.end] == u'分') TakeDivisionAt(token.end);
  }
}

void Namer::TakePair() {
  if (clause_counts_.empty()) return;
  pair_ = {};
  // 由32个减至12个: counted twice.
  if (clause_counts_.size() == 2 && !among_ &&
      clause_counts_.front().Hull() != clause_counts_.back().Hull()) {
    pair_ = clause_counts_.front();
    pair_.Append("、");
    pair_.Append(heads_.WithoutDeed(clause_counts_.back()));
  }
  clause_counts_.clear();
}

void Namer::OpenBracket(const Token& mark) {
  bracket_ = mark.begin;
  if (outside_.end >= 0 || previous_end_ != mark.begin) return;
  outside_ = {last_, entity_, previous_, whole_, among_, previous_end_};
  // 医疗机构1260个,其中医院86个(三级11个): of the part that the bracket stands behind.
  if (among_ && previous_counted_unit_ && entity_.Hull() == previous_.Hull() &&
      heads_.FigureInBracket(mark.end))
    among_ = false;
}

void Namer::CloseBracket() {
  // 开工甲高速(全长89公里,概算投资137亿元),力争完成投资15亿元: what the bracket told of goes on.
  const int32_t front = previous_.Hull().first;
  const auto [own, own_end] = previous_.LastPiece();
  const int32_t size = previous_.size() - (own_end - own);
  if (entity_.empty() && outside_.end < 0 && bracket_ >= 0 && own > bracket_ && size >= 3 &&
      front + size <= bracket_)
    entity_ = IndicatorName(front, front + size);
  bracket_ = -1;
  if (outside_.end >= 0 && outside_.end != previous_end_) {
    last_ = outside_.last;
    entity_ = outside_.entity;
    previous_ = outside_.previous;
    whole_ = outside_.whole;
    among_ = outside_.among;
  }
  outside_.end = -1;
}

// 占工业比重 tells a share; 耕地占用税, 占地面积 do not.
bool Namer::TellsShare(std::u16string_view words) {
  const size_t at = words.find(u'占');
  if (at == words.npos) return false;
  const auto behind = words.substr(at + 1);
  return behind.empty() || behind.starts_with(u"地区") || !IsAnyOf(behind[0], u"用地道补");
}

void Namer::TakeFact(const Anchor& figure, Measure measure, const IndicatorName& name) {
  // 1个月内, 提前2个月: how long something took or was early is not what is spoken of.
  if (figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect &&
      (text_[figure.end] == u'内' || text_.Holds(figure.begin - 2, u"提前")))
    return;
  const FoldedName words = name.Folded(text_);
  // 新增企业4户: firms, though households are counted so as well.
  const bool counts = figure.HasClassifier() || (figure.CountsFirms() && words.ends_with(u"企业"));
  // 甲试点在2个乡镇11个村推开,完成签约3900户: of what is done there.
  if (counts && SpreadsOver(figure)) {
    if (owner_.empty()) owner_ = SpreadBefore(figure);
    entity_ = {};
    return;
  }
  // 占全国比重 is said of the indicator before it, which goes on being spoken of.
  // 产业增加值增长8%,对经济增长的贡献率为9%,占总值的比重为15%: the value has both.
  const bool contributes = words.ends_with(u"贡献率") && name.size() > last_.size() &&
                           words.find(u'对') != words.npos &&
                           words.starts_with(last_.Folded(text_));
  const bool share_of =
      (measure == Measure::kLevel && (contributes || TellsShare(words))) ||
      (measure == Measure::kChange && words.find(u"拉动") != std::u16string::npos);
  if (!share_of || last_.empty()) last_ = name;
  if (measure == Measure::kGrowth) grown_.push_back(name);
  // 投资增长9%,其中…;工业总产值216亿元;…: another whole, which has no part in the one before.
  const int32_t whole_end = whole_.Hull().second;
  if (among_ && semicolon_ > whole_end && name.Hull().first >= semicolon_ && whole_end > 0 &&
      heads_.InCatalogue(name) && !words.ends_with(text_.Folded(whole_end - 2, whole_end)))
    among_ = false;
  // 招商项目投资额增长18%,到位资金…: what grew owns what comes next.
  if (measure == Measure::kGrowth && name.size() > 4) {
    if (const IndicatorName owner = heads_.WithoutTail(name); !owner.empty()) entity_ = owner;
  }
  if (!graded_ && !share_of) total_unit_ = nullptr;
  // 新办企业增长12%,总数…: things that grew are counted next.
  if (measure == Measure::kGrowth && heads_.EndsIn(name, Cue::kGeneric)) entity_ = name;
  if (measure == Measure::kLevel && figure.type == AnchorType::kQuantity) {
    levels_.push_back(name);
    level_units_.push_back(figure.unit);
    if (figure.Measures("area")) area_ = name;
    clause_levels_.push_back(name);
    if (counts) {
      if (counts_unit_ != figure.unit) clause_counts_.clear();
      counts_unit_ = figure.unit;
      clause_counts_.push_back(name);
    }
    if (counts && !graded_) {
      SetEntity(name);
      total_unit_ = figure.value ? figure.unit : nullptr;
      total_ = figure.value.value_or(Decimal{});
    }
    // 开工亿元以上项目: the deed is no part of the size.
    if (counts && !among_) {
      const auto [begin, end] = heads_.WithoutDeed(name).OnlyPiece();
      if (heads_.SizeEnd(begin) > begin) sized_ = {begin, end};
    }
    // 商品房销售面积…、销售额…: what stands before the head noun is shared.
    if (!counts && name.size() > 4) {
      const IndicatorName owner = heads_.WithoutTail(name);
      // 其中可采摘面积10万亩: what may be done there owns nothing.
      if (!owner.empty() && text_[owner.Hull().first] != u'可') entity_ = owner;
    }
  }
  if (words.ends_with(u"居民人均可支配收入")) income_ = name;
  if (words.ends_with(u"人均消费支出") || words.ends_with(u"人均生活消费支出")) {
    if (const auto [begin, end] = name.OnlyPiece(); end > begin) consumption_ = name;
  }
  if (const size_t budget = words.find(u"预算");
      budget != words.npos && budget >= 4 && words.substr(budget - 2, 2) != u"安排" &&
      words.front() != u'从' && words.substr(budget + 2, 2) != u"稳定") {  // 从甲预算调入
    // 社会保险基金收入预算: of the account, not of one of its sides.
    const auto before = std::u16string_view(words).substr(0, budget);
    const bool side = budget >= 4 && (before.ends_with(u"收入") || before.ends_with(u"支出"));
    const int32_t length = static_cast<int32_t>(budget) + (side ? -2 : 2);
    if (const auto [begin, end] = name.Front(length).OnlyPiece(); end > begin)
      account_ = {begin, end};
  }
  // 养老保险基金总收入…,当年收支结余….
  constexpr std::u16string_view kFund = u"保险基金";
  if (const size_t fund =
          words.ends_with(u"收入") || words.ends_with(u"收入合计") ? words.find(kFund) : words.npos;
      fund != words.npos && fund >= 2 && words.find(u"预算") == words.npos) {
    if (const auto [begin, end] = name.OnlyPiece(); end > begin) {
      // 职工医疗保险基金(含生育保险)收入
      const size_t close = words.find(u')', fund);
      const size_t last = close == words.npos ? fund + kFund.size() : close + 1;
      account_ = {begin, begin + static_cast<int32_t>(last)};
    }
  }
  const auto [last_begin, last_end] = name.LastPiece();
  if (words.ends_with(u"工业增加值") && text_.Holds(last_end - 3, u"增加值")) output_ = name;
  if (words.starts_with(u"规")) TakeEnterprises(name);
  level_unit_ = measure == Measure::kLevel ? figure.unit : level_unit_;
  subject_ = {};
  if (!owned_) owner_ = {};  // the sentence speaks of something else by now
  graded_ = false;
  previous_ = name;
  previous_counted_ = previous_counted_unit_ = counts;
  previous_end_ = figure.end;
}

void Namer::SetEntity(const IndicatorName& name) {
  // 幼儿园312所,在园幼儿6万人,专任教师4810人: of the kindergartens as well.
  const FoldedName things = name.Folded(text_);
  const bool within = things.starts_with(u"在园") || things.starts_with(u"在校");
  if (!within || entity_.empty()) entity_ = name;
}

void Namer::TakeEnterprises(const IndicatorName& name) {
  constexpr size_t kOwnerChars = 14;
  const auto [begin, end] = name.OnlyPiece();
  const auto words = text_.Folded(begin, end);
  const size_t at = words.find(u"企业");
  if (at < kOwnerChars && words.size() > at + 3)
    enterprises_ = {begin, begin + static_cast<int32_t>(at) + 2};
}

void Namer::ForgetLevel() {
  if (levels_.empty()) return;
  levels_.pop_back();
  level_units_.pop_back();
}

IndicatorName Namer::OfPartBy(const Anchor& figure, const IndicatorName& part) const {
  constexpr int32_t kPartChars = 6;
  const auto [begin, end] = part.OnlyPiece();
  if (!among_ || end - begin < 2 || end - begin > kPartChars || figure.unit == nullptr ||
      heads_.BeginsWith(begin, Bit(Cue::kDeed)))
    return {};
  size_t i = level_units_.size();
  while (i > 0 && (level_units_[i - 1] != figure.unit ||
                   levels_[i - 1].Hull().second > whole_.Hull().second))
    --i;
  if (i == 0) return {};
  const IndicatorName& whole = levels_[i - 1];
  if (heads_.TailOf({begin, end}).empty()) return Joined(part, whole);
  // 开工项目20个、总投资80亿元,其中工业项目6个、30亿元: they cost so much as well.
  const IndicatorName things = heads_.WithoutTail(whole);
  const auto [first, last] = whole.LastPiece();
  const int32_t size = whole.size() - things.size();
  const bool same = things.size() > 2 && last - first >= size &&
                    things.Folded(text_).ends_with(text_.Folded(end - 2, end));
  return same ? Joined(part, {last - size, last}) : IndicatorName();
}

bool Namer::TakeSizesProject() { return std::exchange(sizes_project_, false); }

// Whether a word of growth stands between the last figure and this one.
bool Namer::GrowthBefore(const Anchor& figure) const {
  static constexpr std::u16string_view kGrowths[] = {u"增幅", u"增速", u"增长率", u"增量"};
  for (int32_t p = previous_end_ + 1; p + 2 <= figure.begin && p < previous_end_ + 4; ++p) {
    if (text_.LengthOfAny(p, kGrowths) > 0) return true;
  }
  return false;
}

// 人口超过50万人的县 of 13个县中,人口超过50万人的有2个: which of those they are; empty when nothing
// tells.
IndicatorName Namer::ThoseThat(const Anchor& figure) const {
  if (framed_.empty() || text_[figure.begin - 1] != u'有' || text_[figure.begin - 2] != u'的' ||
      !figure.HasClassifier())
    return {};
  const int32_t clause = ClauseBefore(figure.begin, u',');
  const std::span<const Token> which = heads_.Within({clause, figure.begin - 2});
  const bool sized = std::ranges::any_of(which, [this](const Token& token) {
    return token.anchor >= 0 && sentence_.At(token).type == AnchorType::kQuantity;
  });
  return sized ? Joined({clause, figure.begin - 1}, framed_) : IndicatorName();
}

// 其余7处正按方案整治: the rest of what was counted, by the same unit; empty when it is none.
IndicatorName Namer::RestOf(const Anchor& figure) const {
  static constexpr std::u16string_view kRest[] = {u"其余", u"剩余", u"余下", u"其他"};
  const IndicatorName& of = framed_.empty() ? entity_ : framed_;
  if (figure.begin - 2 <= sentence_.begin || text_.LengthOfAny(figure.begin - 2, kRest) == 0 ||
      IsHan(text_[figure.begin - 3]) || of.size() < 3 || counts_unit_ == nullptr ||
      figure.unit != counts_unit_ || heads_.IsOnly(of, Cue::kGeneric))
    return {};
  // 其余3个县: told by a noun of its own.
  const Range noun = heads_.NounBehind(figure.end);
  if (!noun.empty() && heads_.EndsIn(IndicatorName(noun.begin, noun.end), Cue::kGeneric)) return {};
  const auto [begin, end] = heads_.WithoutDeed(of).OnlyPiece();
  const int32_t found = end - begin > 4 && text_.Holds(begin, u"排查") ? 2 : 0;
  return end > begin ? Joined({figure.begin - 2, figure.begin}, {begin + found, end})
                     : IndicatorName();
}

Named Namer::NameOf(const Anchor& figure, const Lead& given) {
  Lead lead = given;
  if (const IndicatorName rest = figure.HasClassifier() ? RestOf(figure) : IndicatorName();
      !rest.empty()) {
    graded_ = true;
    return {rest, Rule::kNameGraded};
  }
  if (const IndicatorName those = figure.CountsFirms() ? ThoseThatFared(figure) : IndicatorName();
      !those.empty()) {
    graded_ = true;
    return {those, Rule::kNameBehind};
  }
  // 建成12个食堂、助餐点45个: the noun behind the figure before is none of what is counted next.
  if (const auto [before, noun_end] = previous_.Hull();
      figure.HasClassifier() && !previous_.empty() && before == previous_end_ &&
      lead.name.begin == before && noun_end < lead.name.end - 1 && text_[noun_end] == u'、' &&
      !text_.Holds(noun_end + 1, u"累计"))
    lead.name.begin = noun_end + 1;
  // 建成实验室(全省10家): a bracket that says only how many is of the noun before it.
  if (lead.name.empty() && lead.verb == 0 && !lead.planned) lead.name = BeforeBracket(figure);
  if (figure.type != AnchorType::kQuantity) {
    if (const IndicatorName list = OfBest(figure, lead.name); !list.empty())
      return {list, Rule::kNameLeft};
    if (const IndicatorName ranked = BeforeAmong(lead.name); !ranked.empty())
      return {ranked, Rule::kNameLeft};
    return Ranked(figure, lead.name);
  }
  // 指数在168个城市中排名前移5位: so many places among those counted.
  if ((figure.unit_literal == "位" || (figure.unit != nullptr && figure.unit->surface == "位")) &&
      (lead.verb != 0 || (lead.cues & Bit(Cue::kRanked)))) {
    if (const IndicatorName ranked = BeforeAmong(lead.name); !ranked.empty())
      return {ranked, Rule::kNameLeft};
  }
  if (IsAnyOf(text_[figure.begin - 1], u"计加达")) {
    if (const IndicatorName sum = SumOfMembers(figure); !sum.empty())
      return {sum, Rule::kNameLevelsAgain};
  }
  // 与2010年的301万人相比,增加23万人: of what was spoken of.
  if (text_.Holds(figure.end, u"相比") && text_[figure.begin - 1] == u'的' &&
      !(last_.empty() && carried_.empty()))
    return {last_.empty() ? carried_ : last_, Rule::kNameAgain};
  // 占38%,比上年(37.8%)上升0.2个百分点: the same, a year before.
  if (text_[figure.begin - 1] == u'(' && text_[figure.end] == u')' &&
      (text_.Holds(figure.begin - 3, u"上年") || text_.Holds(figure.begin - 3, u"去年")) &&
      IsAnyOf(text_[figure.begin - 4], u"比较") && !previous_.empty())
    return {previous_, Rule::kNameAgain};
  if (const IndicatorName those = ThoseThat(figure); !those.empty())
    return {those, Rule::kNameGraded};
  const bool counts = figure.CountsThings();
  if (const IndicatorName task = OfTask(figure, lead); !task.empty())
    return {task, Rule::kNameLeft};
  if (const IndicatorName passed = PassedByFirst(figure, lead.name); !passed.empty())
    return {passed, Rule::kNameLeft};
  if (const IndicatorName sized = SizedNext(figure); !sized.empty())
    return {sized, Rule::kNameBehind};
  Range noun = NounOf(figure);
  // 其余病害7处已列入计划: that it has been done is no noun.
  if (noun.end - noun.begin == 1 && text_[noun.begin] == u'已' && !among_ &&
      lead.name.end - lead.name.begin > 2)
    noun = {};
  if (const IndicatorName rest = StillToDo(figure); !rest.empty()) return {rest, Rule::kNameBehind};
  // 按6%的比例上浮: how it moved.
  if (lead.verb != 0 && (text_.Holds(noun.begin, u"比例") || text_.Holds(noun.begin, u"幅度")))
    noun = {};
  if (counts && (noun.empty() || noun.begin > figure.end)) {
    if (const IndicatorName graded = GradedBehind(figure); !graded.empty()) {
      SetEntity(graded);
      return {graded, Rule::kNameBehind};
    }
  }
  // 农业产业园6个产业集群4个: a mark is left out between the two.
  if (CommaLost(figure, lead, noun)) noun = {};
  // 不动产登记1个工作日办结: how long it took to do what stands before.
  const bool took = figure.Measures("time") && !lead.name.empty() && !noun.empty() &&
                    heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kDeed);
  if (counts && !noun.empty() && !took) {
    return NameOfCounted(figure, lead, noun);
  }
  Refused(trace_, Rule::kNameBehind,
          counts ? "no noun follows the count" : "its unit counts no things");
  // 7个县的4万亩农田, 2个市的3亿元专项资金被挪用: of what is theirs so much.
  if (const auto [first, last] = previous_.OnlyPiece();
      !counts && previous_counted_ && first == previous_end_ && last > first &&
      text_[figure.begin - 1] == u'的' && lead.name.begin == first && last == figure.begin - 1 &&
      noun.begin == figure.end && noun.end - noun.begin >= 2 && lead.verb == 0)
    return Stretched(noun, {noun.begin, noun.end});
  // 审批材料精简一半: the verb tells what the fraction is of.
  const bool cut = figure.unit_literal == "倍" && (lead.verb & Bit(Cue::kDown)) && !lead.reach &&
                   figure.rule != "ratio.bare";
  const IndicatorName left =
      cut ? IndicatorName(lead.name.begin, lead.words.end) : HeadOf(lead.name, counts);
  // 长江干堤和近千公里的黄河堤防加固工程: it sizes the second of the two.
  if (const auto [first, last] = left.OnlyPiece();
      !noun.empty() && last > first && IsAnyOf(text_[last - 1], u"和与及或") &&
      last >= figure.begin - 1 && text_[figure.end] == u'的' && sized_tail_.empty() &&
      !figure.Measures("share"))
    return Stretched(noun, {noun.begin, noun.end});
  // 减少会议三分之一: the verb before tells what the fraction is of.
  static constexpr std::u16string_view kCuts[] = {u"减少", u"压减", u"削减",
                                                  u"压缩", u"精简", u"缩减"};
  if (const auto [first, last] = left.OnlyPiece();
      figure.unit_literal == "倍" && figure.rule != "ratio.bare" && lead.verb == 0 &&
      last >= first + 2 && last == figure.begin && text_.LengthOfAny(first - 2, kCuts) > 0)
    return {{first - 2, last}, Rule::kNameLeft};
  // 出台提振消费信心22条等措施: what they are is told behind 等, what for before.
  if (counts && text_[figure.end] == u'等' && !left.empty()) {
    const Range kind = heads_.NounBehind(figure.end + 1);
    if (!kind.empty() && kind.end - kind.begin <= 4)
      return {Joined(heads_.WithoutDeed(left), {kind.begin, kind.end}), Rule::kNameBehind};
  }
  if (counts) {
    if (const IndicatorName name = OfDeed(figure, left); !name.empty())
      return {name, Rule::kNameBehind};
  }
  if (const IndicatorName sized = OfCapacity(figure, noun, left); !sized.empty())
    return {sized, Rule::kNameBehind};
  // 投入600万元进行道路建设 is for it; 发行50亿元建设国债 is so much of it.
  const bool thin = !noun.empty() && heads_.IsOnly(left, Cue::kIncomplete);
  if (const IndicatorName name = thin ? IndicatorName() : Stretch(figure, noun, left);
      !name.empty())
    return Stretched(noun, name);
  // 拿出800万元用于奖励先进单位: what it is spent on.
  if (figure.Measures("money") && text_.Holds(figure.begin - 2, u"拿出")) {
    const IndicatorName what = PurposeAt(figure.end + (text_[figure.end] == u',' ? 1 : 0));
    if (IndicatorName use = what; !use.empty()) {
      if (const Range treasury = TreasuryOf(left); !treasury.empty())
        use = Joined({treasury.begin, treasury.end}, what);
      use.Append("资金");
      return {use, Rule::kNamePurpose};
    }
  }
  if (const IndicatorName name = ForPurpose(figure, left); !name.empty())
    return {name, Rule::kNamePurpose};
  if (const IndicatorName name = thin ? Stretch(figure, noun, left) : IndicatorName();
      !name.empty())
    return Stretched(noun, name);
  if (const IndicatorName held = HeldFast(figure, noun); !held.empty())
    return {held, Rule::kNameBehind};
  if (const IndicatorName less = CutBehind(figure, left); !less.empty())
    return {less, Rule::kNameBehind};
  const bool fraction = figure.rule == "ratio.fraction" && text_[figure.end] == u'的' &&
                        lead.baseline.empty() && left.Folded(text_).find(u'占') == FoldedName::npos;
  const bool tenths = figure.unit_literal == "成" && lead.verb == 0 && !lead.compared;
  if (const IndicatorName content = ContentOf(figure, left); !content.empty())
    return {content, Rule::kNameOwner};
  if (figure.Measures("share") || fraction || tenths) {
    // 坚持财政支出75%以上用于民生
    const auto [whose, whose_end] = left.OnlyPiece();
    const bool kept = whose_end - whose > 3 && text_.Holds(whose, u"坚持");
    const Named share =
        ShareOfThings(figure, noun, kept ? IndicatorName(whose + 2, whose_end) : left);
    if (!share.name.empty()) return share;
  }
  if (!noun.empty() && text_[figure.end] == u'的') {
    const Named owned = OwnedBehind(lead, noun, left);
    if (!owned.name.empty()) return owned;
  }
  // 引进人才2.6万名,其中博士312名、硕士2860名,完成任务的108%: of all of them.
  if (left.empty() && (lead.cues & Bit(Cue::kPlanDone)) && among_ && !whole_.empty() &&
      clause_before_.size() >= 2)
    return {whole_, Rule::kNameAgain};
  // 办活动600场,1.5亿元消费券带动消费30亿元: another thing than what was told before.
  static constexpr std::u16string_view kPaidOut[] = {u"消费券", u"补贴", u"补助", u"贷款",
                                                     u"债券",   u"订单", u"基金", u"奖金"};
  const bool anew = left.empty() && noun.begin == figure.end && figure.Measures("money") &&
                    IsAnyOf(text_[figure.begin - 1], u",;") &&
                    EndsWithAny(text_.Folded(noun.begin, noun.end), kPaidOut);
  // 达标率98%,获5亿元专项资金: no money was measured by a rate.
  const bool other = left.empty() && noun.begin == figure.end && figure.Measures("money") &&
                     lead.verb == 0 && !last_.empty() &&
                     IsAnyOf(last_.Folded(text_).back(), u"率重比");
  if (left.empty() && !noun.empty() && (last_.empty() || anew || other || DoneAnew(figure, noun)))
    return Stretched(noun, {noun.begin, noun.end});
  return Finish(figure, WholeShare(left), counts, lead.reach);
}

// 安排资金5亿元,完成20万吨仓容建设, 新增50万千瓦光伏装机: what was done or is new in another unit.
bool Namer::DoneAnew(const Anchor& figure, Range noun) const {
  static constexpr std::u16string_view kDone[] = {u"完成", u"新增", u"建成", u"形成"};
  const int32_t verb = figure.begin - 2;
  return noun.begin == figure.end && noun.end - noun.begin >= 4 && figure.unit != nullptr &&
         figure.unit != level_unit_ && !figure.HasClassifier() && !figure.Measures("money") &&
         !figure.Measures("share") && !figure.Measures("points") && !figure.Measures("time") &&
         text_.LengthOfAny(verb, kDone) == 2 && IsAnyOf(text_[verb - 1], u",;、");
}

IndicatorName Namer::WholeShare(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 4 || !IsAnyOf(text_[end - 1], u"重例")) return left;
  const int32_t clause = ClauseBefore(begin, u',');
  constexpr int32_t kShareChars = 30;
  return clause < begin && begin - clause < kShareChars && text_[clause] == u'占' &&
                 text_.HanEnd(clause, begin) == begin
             ? IndicatorName(clause, end)
             : left;
}

IndicatorName Namer::SideOfTrade(const IndicatorName& left) const {
  static constexpr std::u16string_view kSides[] = {u"出口", u"进口", u"出口额", u"进口额"};
  static constexpr std::u16string_view kAll[] = {u"货物", u"外贸", u"贸易", u"商品", u"自营"};
  if (left.size() > 3 || !IsOneOf(std::u16string_view(left.Folded(text_)), kSides)) return {};
  const auto traders = [this](const IndicatorName& whole) {
    const auto [begin, end] = whole.OnlyPiece();
    const size_t trade = text_.Folded(begin, end).rfind(u"进出口");
    constexpr size_t kLeast = 3;
    if (trade == std::u16string_view::npos || trade < kLeast) return Range{};
    const Range who{begin, begin + static_cast<int32_t>(trade)};
    const bool all =
        EndsWithAny(text_.Folded(who.begin, who.end), kAll) || IsAnyOf(text_[begin], u"全我");
    return all ? Range{} : who;
  };
  const Range who = among_ || whole_.Hull() == last_.Hull() ? traders(whole_) : Range{};
  return who.empty() ? IndicatorName() : Joined({who.begin, who.end}, left);
}

Named Namer::Ranked(const Anchor& figure, Range name) {
  IndicatorName left = HeadOf(name, false);
  // “甲”品牌价值评估达5亿元,入选百强榜第64位: what was spoken of did so, by its name.
  if (IsOneOf(std::u16string_view(left.Folded(text_)), kEnters) && !last_.empty()) {
    const auto [begin, end] = last_.OnlyPiece();
    int32_t quoted = begin;
    while (quoted < end && text_[begin] == u'“' && text_[quoted] != u'”') ++quoted;
    if (quoted > begin) ++quoted;
    const int32_t things = quoted + (text_.Holds(quoted, u"品牌") ? 2 : 0);
    if (quoted > begin && quoted < end) return {{begin, things}, Rule::kNameAgain};
    left = {};
  }
  // 培育企业12家,新增数居全省第二: of what was counted, how many are new.
  static constexpr std::u16string_view kFlows[] = {u"新增数", u"净增数", u"净增额", u"新增额"};
  if (left.size() == 1 && !last_.empty()) {
    const int32_t end = left.Hull().second;
    if (IsOneOf(text_.Folded(end - 3, end), kFlows))
      return {Joined(last_, {end - 3, end}), Rule::kNameCompleted};
  }
  if (const IndicatorName rated = InRating(left); !rated.empty()) return {rated, Rule::kNameLeft};
  // 在全省营商环境评价中,我市列第7位: what the clause before tells the results of.
  if (left.empty() && last_.empty() && topic_.empty() && !rating_.empty()) {
    const auto [begin, end] = rating_.OnlyPiece();
    const int32_t among = heads_.CueAt({begin, end}).first;
    const bool place = heads_.BeginsWith(begin, Bit(Cue::kRegion) | Bit(Cue::kGroup));
    return {place && end - begin > among + 3 ? IndicatorName(begin + among, end) : rating_,
            Rule::kNameLeft};
  }
  if (const IndicatorName who = BeforeCountedPlaces(name); !who.empty())
    return {who, Rule::kNameLeft};
  if (const IndicatorName again = NamedAgain(left); !again.empty())
    return {again, Rule::kNameAgain};
  // 到位资金居第一,占比70%、居第二: 、 ties the place to the share.
  const bool tied =
      left.empty() && text_[previous_end_] == u'、' && figure.begin - previous_end_ <= 4 &&
      (previous_.size() > last_.size() ||
       // 建成工作面12处,先进产能占比88%、居第二: a share with a name of its own.
       (text_[previous_.Hull().first - 1] == u',' && previous_.Hull().first > last_.Hull().second));
  if (tied && previous_.Folded(text_).ends_with(u"占比")) return {previous_, Rule::kNameAgain};
  Named ranked = Finish(figure, left, false, false);
  // 产量占全省的三分之一,居第一: the share is not ranked, unless it is spoken of as one: 占比.
  if (!left.empty()) return ranked;
  const FoldedName words = ranked.name.Folded(text_);
  const size_t share = words.find(u'占');
  if (share != words.npos && share >= 2 && !IsAnyOf(words.back(), u"重比率额例"))
    ranked.name = ranked.name.Front(static_cast<int32_t>(share));
  return ranked;
}

// 占全省的8%、全国的2%: of the next place as well.
IndicatorName Namer::ShareOfNextPlace(const IndicatorName& left) const {
  constexpr int32_t kPlaceChars = 4;
  const auto [begin, end] = left.OnlyPiece();
  if (end <= begin || end - begin > kPlaceChars || begin != previous_end_ + 1 ||
      text_[previous_end_] != u'、' || heads_.CueAt({begin, end}).first != end - begin ||
      !heads_.BeginsWith(begin, Bit(Cue::kRegion) | Bit(Cue::kGroup)))
    return {};
  const FoldedName told = previous_.Folded(text_);
  const size_t share = told.rfind(u'占');
  return share == told.npos || share < 2 || told.size() - share > kPlaceChars + 1
             ? IndicatorName()
             : Joined(previous_.Front(static_cast<int32_t>(share) + 1), left);
}

// 每平方公里产出GDP 26亿元、税收7亿元: on as much land.
IndicatorName Namer::OnAsMuchLand(const IndicatorName& left) const {
  static constexpr std::u16string_view kLands[] = {u"每平方公里产出", u"每平方公里", u"每亩产出"};
  const int32_t begin = left.Hull().first;
  if (previous_.empty() || begin != previous_end_ + 1 || text_[begin - 1] != u'、') return {};
  const int32_t first = previous_.Hull().first;
  const int32_t land = text_.LengthOfAny(first, kLands);
  return land > 0 ? Joined({first, first + land}, left) : IndicatorName();
}

// 甲县|年度考核 of 甲县在年度考核中居第3位, and 乙县|年度考核 of 乙县居第5位 behind it.
IndicatorName Namer::InRating(const IndicatorName& left) const {
  constexpr int32_t kPlaceChars = 4;
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 2) return {};
  const auto words = text_.Folded(begin, end);
  if (end - begin <= kPlaceChars) {
    const bool told = last_.empty() || (last_.size() > rating_.size() &&
                                        last_.Folded(text_).ends_with(rating_.Folded(text_)));
    if (told && rating_.size() > 3 && EndsPlace(text_[end - 1]) && text_[begin - 1] == u',')
      return Joined(left, rating_);
    const auto [first, last] = last_.LastPiece();
    const bool other = EndsPlace(text_[end - 1]) && last - first > kPlaceChars &&
                       text_[begin - 1] == u',' && IsRating(last_.Folded(text_)) &&
                       previous_.Hull() == last_.Hull();
    return other ? Joined(left, {first, last}) : IndicatorName();
  }
  const size_t in = words.find(u'在');
  if (in == words.npos || in < 2 || words.size() - in < 5 || !IsRating(words) ||
      IsAnyOf(words[in - 1], u"存潜现正旨实所"))
    return {};
  const int32_t at = begin + static_cast<int32_t>(in);
  return Joined({begin, at}, {at + 1, end});
}

// 甲县 of 甲县居全省68个县第9位: how many there are that it is ranked among.
IndicatorName Namer::BeforeCountedPlaces(Range name) const {
  constexpr int32_t kVerbChars = 8;
  static constexpr std::u16string_view kVerbs[] = {u"位居", u"位列", u"排名", u"名列",
                                                   u"居",   u"列",   u"排"};
  const size_t behind = name.empty() ? 0 : sentence_.IndexOf(name.begin);
  if (behind == 0 || name.end - name.begin > 6 || !previous_counted_) return {};
  const Token& count = sentence_.tokens[behind - 1];
  if (count.anchor < 0 || count.end != name.begin || !sentence_.At(count).HasClassifier())
    return {};
  const int32_t clause = ClauseBefore(count.begin, u',');
  for (int32_t p = std::max(clause, count.begin - kVerbChars); p < count.begin; ++p) {
    const int32_t verb = text_.LengthOfAny(p, kVerbs);
    if (verb == 0 || !(p + verb == count.begin || IsAnyOf(text_[p + verb], u"全国省市区县世")))
      continue;
    const IndicatorName who = p > clause ? heads_.Trim({clause, p}) : ToldBeforeCount();
    return who.size() >= 2 ? who : IndicatorName();
  }
  return {};
}

// 成为全国首个|地区生产总值|突破4000亿元的县级市: what the first of its kind has reached.
IndicatorName Namer::PassedByFirst(const Anchor& figure, Range name) const {
  if (text_[figure.end] != u'的' || name.end - name.begin < 5) return {};
  const auto words = text_.Folded(name.begin, name.end);
  const size_t became = words.find(u"成为");
  if (became == words.npos) return {};
  for (size_t p = became + 4; p < words.size(); ++p) {
    if (!IsAnyOf(words[p], u"个家座") || !(words[p - 1] == u'首' || words[p - 2] == u'第'))
      continue;
    const IndicatorName passed = heads_.Trim({name.begin + static_cast<int32_t>(p) + 1, name.end});
    return heads_.IsOnly(passed, Cue::kIncomplete) ? IndicatorName() : passed;
  }
  return {};
}

IndicatorName Namer::OfTask(const Anchor& figure, const Lead& lead) {
  static constexpr std::u16string_view kTasks[] = {u"工作", u"任务", u"目标"};
  const int32_t task = figure.end + (text_[figure.end] == u'的' ? 1 : 0);
  const int32_t behind = task + 2;
  if (lead.name.end - lead.name.begin < 2 || text_.LengthOfAny(task, kTasks) == 0 ||
      !(figure.Measures("persons") || task > figure.end) ||
      (IsHan(text_[behind]) && !heads_.BeginsWith(behind, Bit(Cue::kVerb)) &&
       !text_.Holds(behind, u"进展") && !text_.Holds(behind, u"顺利")))
    return {};
  return heads_.Trim(lead.name);
}

IndicatorName Namer::StillToDo(const Anchor& figure) const {
  static constexpr std::u16string_view kStill[] = {u"尚有", u"仍有", u"还有", u"仍"};
  constexpr int32_t kDoneChars = 8;
  if (!(figure.Measures("share") || figure.unit_literal == "成") || last_.size() < 2 ||
      !IsAnyOf(text_[figure.end], u"未没"))
    return {};
  const bool still = text_.LengthOfAny(figure.begin - 2, kStill) == 2 ||
                     text_.LengthOfAny(figure.begin - 1, kStill) == 1;
  const Range state = still ? ClauseNoun(figure.end) : Range{};
  return state.end - state.begin >= 2 && state.end - state.begin <= kDoneChars
             ? Joined(last_, {state.begin, state.end})
             : IndicatorName();
}

IndicatorName Namer::HeldFast(const Anchor& figure, Range noun) const {
  static constexpr std::u16string_view kHeld[] = {u"严守", u"守住", u"守牢", u"坚守"};
  // 发挥3亿元专项资金作用: of what use is made.
  static constexpr std::u16string_view kUsed[] = {u"发挥", u"用好", u"用足", u"管好"};
  constexpr std::u16string_view kUse = u"作用";
  if (figure.Measures("money") && noun.begin == figure.end && noun.end - noun.begin >= 4 &&
      text_.LengthOfAny(figure.begin - 2, kUsed) > 0)
    return {noun.begin, noun.end - (text_.Holds(noun.end - 2, kUse) ? 2 : 0)};
  const bool held =
      figure.Measures("area") && !noun.empty() && text_.LengthOfAny(figure.begin - 2, kHeld) > 0;
  return held ? IndicatorName(noun.begin, noun.end) : IndicatorName();
}

IndicatorName Namer::CutBehind(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kCuts[] = {u"压减", u"压缩", u"削减", u"核减"};
  static constexpr std::u16string_view kBys[] = {u"的比例", u"的幅度", u"比例", u"幅度", u"的"};
  if (!figure.Measures("share") || text_[figure.begin - 1] != u'按' || left.size() > 3) return {};
  const int32_t verb = figure.end + text_.LengthOfAny(figure.end, kBys);
  const int32_t cut = text_.LengthOfAny(verb, kCuts);
  // 按30%以上的比例调入一般公共预算: what is done at that rate.
  constexpr int32_t kDoneChars = 16;
  if (const Range done = cut == 0 && left.size() <= 1 && verb - figure.end >= 2 &&
                                 text_[verb - 1] != u'的' && !heads_.FigureBeforeComma(verb)
                             ? ClauseNoun(verb)
                             : Range{};
      done.end - done.begin >= 4 && done.end - done.begin <= kDoneChars)
    return Joined({done.begin, done.end}, {verb - 2, verb});
  const Range what = cut > 0 ? heads_.NounBehind(verb + cut) : Range{};
  return what.end - what.begin >= 3 ? IndicatorName(what.begin, what.end) : IndicatorName();
}

IndicatorName Namer::NamedAgain(const IndicatorName& left) const {
  auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (end - begin < 4 || text_[begin - 1] != u',' || previous_.empty() || begin - previous_end_ > 1)
    return {};
  // 没收散煤860吨,没收数量居第2位: how much of it.
  if (end - begin == 4 && text_.Holds(begin + 2, u"数量") && last - first > 3 &&
      text_.Folded(begin, begin + 2) == text_.Folded(first, first + 2))
    return Joined(previous_, {begin + 2, end});
  // 高新区税收收入增长12%,税收收入增速居第8位: the head of the same once more.
  if (end - begin > 4 && text_.Holds(end - 2, u"总量")) end -= 2;
  const auto own = text_.Folded(begin, end);
  const FoldedName before = previous_.Folded(text_);
  return own.size() >= 3 && before.size() > own.size() + 1 && before.ends_with(own)
             ? previous_
             : IndicatorName();
}

Named Namer::Stretched(Range noun, const IndicatorName& name) {
  stretch_end_ = noun.end;
  stretch_deed_ = {};
  const int32_t begin = name.Hull().first;
  if (const int32_t deed = heads_.DeedLength(name); deed > 0 && begin + deed < noun.begin)
    stretch_deed_ = IndicatorName(begin, begin + deed);
  return {name, Rule::kNameBehind};
}

bool Namer::CommaLost(const Anchor& figure, const Lead& lead, Range noun) const {
  constexpr int32_t kLeast = 4;
  if (noun.begin != figure.end || noun.end - noun.begin < kLeast || !figure.HasClassifier() ||
      lead.name.end != figure.begin || !heads_.FigureAt(noun.end))
    return false;
  const Anchor& next = sentence_.At(heads_.Next(noun.end));
  const IndicatorName left = heads_.Trim(lead.name);
  // 组织专家12名企业6家; 引导干部联系: only what was founded or named is listed so.
  static constexpr std::u16string_view kThings[] = {u"园",   u"园区",   u"基地",   u"集群",
                                                    u"企业", u"合作社", u"示范区", u"中心"};
  return next.HasClassifier() && next.unit != nullptr && IsAnyOf(text_[next.end], u"、,;。") &&
         left.size() >= kLeast && EndsWithAny(left.Folded(text_), kThings) &&
         EndsWithAny(text_.Folded(noun.begin, noun.end), kThings) &&
         left.Hull().second == figure.begin;
}

Range Namer::RelativeBefore(const Anchor& figure) const {
  static constexpr std::u16string_view kNamed[] = {u"入围", u"入选", u"获评", u"荣获", u"获批",
                                                   u"上榜", u"纳入", u"列入", u"跻身"};
  if (text_[figure.begin - 1] != u'的') return {};
  const Range clause{ClauseBefore(figure.begin, u','), figure.begin};
  if (text_.LengthOfAny(clause.begin, kNamed) == 0) return {};
  for (const Token& token : heads_.Within(clause)) {
    if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kQuantity) return {};
  }
  return clause;
}

// 外地车辆限行放宽等12项措施: measures and the like say nothing without what stands before 等.
IndicatorName Namer::MeasuresLike(const Anchor& figure, Range noun) const {
  static constexpr std::u16string_view kWide[] = {u"措施", u"举措", u"政策", u"事项"};
  constexpr int32_t kLikeChars = 26;
  constexpr int32_t kNounChars = 6;
  int32_t end = noun.begin + 2;
  while (end <= std::min(noun.end, noun.begin + kNounChars) &&
         !IsOneOf(text_.Folded(end - 2, end), kWide))
    ++end;
  if (end > std::min(noun.end, noun.begin + kNounChars)) return {};
  if (text_[end] == u'目') return {};  // 实事项目
  constexpr CueSet kFront = Bit(Cue::kVerb) | Bit(Cue::kDeed) | kLeading;
  Range like{ClauseBefore(figure.begin - 1, u':'), figure.begin};
  if (like.end - like.begin < 5 || like.end - like.begin > kLikeChars) return {};
  for (const Token& token : heads_.Within(like)) {
    if (token.anchor >= 0 || token.mark == u'(') return {};
    if (token.begin == like.begin && token.IsAny(kFront) && !token.Is(Cue::kHead))
      like.begin = token.end;
  }
  if (like.end - like.begin < 5) return {};
  return Joined({like.begin, like.end}, {noun.begin, end});
}

Named Namer::NameOfCounted(const Anchor& figure, const Lead& lead, Range noun) {
  const bool listed = text_[figure.begin - 1] == u'等';
  if (const IndicatorName measures = listed ? MeasuresLike(figure, noun) : IndicatorName();
      !measures.empty())
    return {measures, Rule::kNameBehind};
  const Range things = listed ? AsListedBefore(noun) : noun;
  Named named = Counted(figure, noun, things);
  // 市二院(300张床位)启动建设: of what the bracket stands behind.
  static constexpr std::u16string_view kPlaces[] = {u"床位", u"学位", u"车位", u"泊位", u"托位"};
  if (text_[figure.begin - 1] == u'(' && IsOneOf(text_.Folded(noun.begin, noun.end), kPlaces)) {
    const int32_t open = figure.begin - 1;
    const IndicatorName whose = heads_.Trim({ClauseBefore(open, u'、'), open});
    if (whose.size() >= 3 && whose.Hull().second == open &&
        std::ranges::none_of(heads_.Within({ClauseBefore(open, u'、'), open}), [&](const Token& t) {
          return t.anchor >= 0 && sentence_.At(t).type == AnchorType::kQuantity;
        }))
      named.name = Joined(whose, {noun.begin, noun.end});
  }
  if (listed) listed_ = things;
  if (const IndicatorName owner = OwnerOfCounted(figure, lead, noun); !owner.empty()) {
    counts_owner_ = owner;
    // “甲计划”累计引进201家企业: what it did stands between.
    if (const Range deed = DeedBefore(figure, named.name);
        !deed.empty() && owner.Hull().second <= deed.begin &&
        text_.Holds(owner.Hull().second, u"累计")) {
      named.name = Joined(owner, Joined({deed.begin, deed.end}, named.name));
      return named;
    }
    // …综合改革 and 改革任务 share a word.
    const auto [owner_begin, owner_end] = owner.LastPiece();
    const bool shared =
        noun.end - noun.begin > 2 && owner_end - owner_begin > 2 &&
        text_.Folded(owner_end - 2, owner_end) == text_.Folded(noun.begin, noun.begin + 2);
    named.name = Joined(owner, shared ? IndicatorName(noun.begin + 2, noun.end) : named.name);
  }
  if (const Range deed = DeedBefore(figure, named.name); !deed.empty()) {
    named.name = Joined({deed.begin, deed.end}, named.name);
    deed_ = deed;
  }
  // 〔17〕甲饲料:…项目建成后可实现100人就业: where those work whom the note counts.
  constexpr std::u16string_view kJobs = u"就业";
  if (!note_head_.empty() && named.name.Folded(text_) == kJobs)
    named.name = Joined(note_head_, named.name);
  // 完成小区5个、2416户改造: of those that the list begins with.
  if (noun == shared_deed_ && noun.end - noun.begin == 2 && named.name.size() == 2)
    return {Joined({shared_things_.begin, shared_things_.end}, named.name), Rule::kNameBehind};
  if (const Range tail = SharedDeed(figure, noun); !tail.empty())
    named.name = Joined(named.name, {tail.begin, tail.end});
  if (const Range which = RelativeBefore(figure); !which.empty())
    named.name = Joined({which.begin, which.end}, named.name);
  return named;
}

IndicatorName Namer::OfBest(const Anchor& figure, Range name) const {
  static constexpr std::u16string_view kStands[] = {u"位列", u"位居", u"名列", u"荣登"};
  constexpr int32_t kListChars = 24;
  const bool entered = figure.rule == "rank.strong";
  const int32_t end = entered ? name.end : BestEnd(name);
  if (end < 0) return {};
  int32_t verb = end - 1;
  int32_t behind = -1;
  for (; verb >= std::max(name.begin, end - kListChars) && behind < 0; --verb) {
    const auto word = text_.Folded(verb, std::min(end, verb + 2));
    if (entered ? IsOneOf(word, kEnters) : IsOneOf(word, kStands)) behind = verb + 2;
    if (!entered && text_[verb] == u'居' && IsAnyOf(text_[verb + 1], u"全中")) behind = verb + 1;
  }
  if (behind < 0) return {};
  const Range who{name.begin, ++verb};
  while (behind < end && (IsDigit(text_[behind]) || text_[behind] == u'年')) ++behind;
  const IndicatorName list(behind, end);
  IndicatorName entrant = heads_.Trim({who.begin, BeforeAdverb(who)});
  // 高新区奋力|冲刺
  if (const auto [from, to] = entrant.OnlyPiece(); to - from > 3 && text_.Holds(to - 2, u"奋力"))
    entrant = {from, to - 2};
  constexpr int32_t kListLeast = 3;  // 进入同类十强 tells no list
  if (list.size() < kListLeast) return entrant;
  // 甲县入围…: the region tells who. 5家企业入围…: so does the count.
  const size_t first = sentence_.IndexOf(name.begin);
  const bool counted = first > 0 && sentence_.tokens[first - 1].anchor >= 0 &&
                       sentence_.tokens[first - 1].end == name.begin;
  constexpr int32_t kWhoChars = 8;
  const bool place = entrant.size() <= 2 || entrant.size() > kWhoChars ||
                     EndsPlace(text_[entrant.Hull().second - 1]);
  // 市高新区冲刺国家级高新区60强: a class of places is no list of its own.
  if (!counted && entrant.size() > 3 && text_.Holds(end - 2, u"新区")) return entrant;
  return counted || place || heads_.IsOnly(entrant, Cue::kGeneric) ? list : Joined(entrant, list);
}

Heads Namer::OfBestEach(const Anchor& figure, Range name) const {
  Heads each(heads_.scratch());
  const IndicatorName list = OfBest(figure, name);
  const auto [begin, end] = list.OnlyPiece();
  if (end <= begin || begin - name.begin < 8) return each;
  static constexpr std::u16string_view kPushes[] = {u"支持", u"推动", u"助力"};
  int32_t from = name.begin + text_.LengthOfAny(name.begin, kPushes);
  for (int32_t p = from + 1; p < begin; ++p) {
    // 甲县、乙区入围…
    const bool last = !each.empty() && text_.LengthOfAny(WithoutJointly(p), kEnters) > 0;
    if (text_[p] != u'、' && !last) continue;
    if (p - from < 2 || p - from > 8 || !EndsPlace(text_[p - 1])) return Heads(heads_.scratch());
    each.push_back(Joined({from, p}, list));
    from = p + 1;
    if (last) return each;
  }
  return Heads(heads_.scratch());
}

int32_t Namer::WithoutJointly(int32_t at) const {
  static constexpr std::u16string_view kJointly[] = {u"双双", u"均", u"同时", u"首次", u"连续"};
  return at + text_.LengthOfAny(at, kJointly);
}

int32_t Namer::BestEnd(Range name) const {
  constexpr int32_t kBestChars = 4;  // 百强城市
  int32_t best = name.end - 1;
  while (best >= std::max(name.begin + 2, name.end - kBestChars) && text_[best] != u'强') --best;
  if (best < name.begin + 2 || text_[best] != u'强') return -1;
  int32_t number = best;
  while (number > name.begin && (IsDigit(text_[number - 1]) || IsHanNumeral(text_[number - 1])))
    --number;
  if (number == best) return -1;
  return best + 1 < name.end ? name.end : number;
}

IndicatorName Namer::BeforeAmong(Range name) const {
  // The noun of a count, closed by 中.
  const bool closed = !name.empty() && (text_[name.end] == u'中' || text_[name.end - 1] == u'中');
  if (!closed || !previous_counted_) return {};
  const int32_t clause = ClauseBefore(name.begin, u',');
  int32_t in = name.begin - 1;
  while (in > clause && text_[in] != u'在') --in;
  if (text_[in] != u'在') return {};
  const IndicatorName ranked = in > clause ? heads_.Trim({clause, in}) : ToldBeforeCount();
  return ranked.size() >= 2 ? ranked : IndicatorName();
}

// 指数 of 指数为3.6,改善4%,在168个城市中排第9位: what was told before it was said of how many.
IndicatorName Namer::ToldBeforeCount() const {
  const size_t told = levels_.size();  // the last is how many there are
  const IndicatorName& level = told >= 2 ? levels_[told - 2] : carried_;
  const bool grew =
      !grown_.empty() && (told < 2 || grown_.back().Hull().first > level.Hull().first);
  return grew ? grown_.back() : level;
}

int32_t Namer::ClauseBefore(int32_t end, char16_t mark) const {
  constexpr int32_t kClauseChars = 40;
  const int32_t least = std::max(sentence_.begin, end - kClauseChars);
  int32_t begin = end;
  while (begin > least && !IsAnyOf(text_[begin - 1], u",;") && text_[begin - 1] != mark) --begin;
  return begin;
}

Range Namer::BeforeBracket(const Anchor& figure) const {
  constexpr int32_t kBracketChars = 6;
  if (text_[figure.end] != u')') return {};
  int32_t open = figure.begin;
  while (open > sentence_.begin && text_[open] != u'(' && figure.begin - open < kBracketChars)
    --open;
  if (text_[open] != u'(') return {};
  int32_t from = ClauseBefore(open, u')');
  if (listing_begin_ > from && listing_begin_ < open) from = listing_begin_;
  // What has a figure of its own needs no other name.
  for (const Token& token : heads_.Within({from, open})) {
    if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kQuantity) return {};
  }
  return {from, open};
}

int32_t Namer::BehindReceiver(Range range) const {
  // 向甲类103名、乙类22名、丙类9名发放资金130万元: given to all of them.
  static constexpr std::u16string_view kGiven[] = {u"发放", u"拨付", u"兑付"};
  constexpr int32_t kReceiverChars = 12;
  const size_t behind = sentence_.IndexOf(range.begin);
  if (behind == 0 || sentence_.tokens[behind - 1].anchor < 0) return range.begin;
  const Token& count = sentence_.tokens[behind - 1];
  if (count.end != range.begin || text_[count.begin - 1] != u'、') return range.begin;
  const int32_t limit = std::min(range.end - 2, range.begin + kReceiverChars);
  for (int32_t p = range.begin + 1; p < limit; ++p) {
    if (text_.LengthOfAny(p, kGiven) > 0) return p;
  }
  return range.begin;
}

// 指标进入全市前列、综合实力进入…: a place that no number tells closes what was before it;
// 生产总值连跨两个千亿元台阶: how many steps it took is no part of what took them.
Range Namer::BehindFrontRank(Range range) const {
  constexpr std::u16string_view kFront = u"前列、";
  constexpr int32_t kStepsChars = 4;
  const size_t front = text_.Folded(range.begin, range.end).rfind(kFront);
  if (front != std::u16string_view::npos &&
      range.end - range.begin - static_cast<int32_t>(front) > 4)
    range.begin += static_cast<int32_t>(front + kFront.size());
  // 连续跨越两个万亿元台阶: so with longer verbs.
  static constexpr std::u16string_view kSteps[] = {u"连续跨越", u"接连跨越", u"先后跨越",
                                                   u"相继跨越", u"跨越",     u"连续迈上",
                                                   u"连续突破", u"接连突破"};
  static constexpr auto kStepEnds = WordEnds(kSteps);
  if (const int32_t count = range.end - 2;
      count > range.begin + 4 && text_[range.end - 1] == u'个' &&
      (IsHanNumeral(text_[count]) || IsDigit(text_[count]) || IsAnyOf(text_[count], u"几数多"))) {
    if (const int32_t step = kStepEnds.LengthIn(text_.Folded(range.begin, count)); step > 0)
      range.end = count - step;
  }
  // 连跨4个万亿元台阶, behind a comma: of what was told before it.
  const int32_t steps = range.end - kStepsChars;
  if ((steps == range.begin || steps > range.begin + 1) && text_[steps] == u'连' &&
      text_[range.end - 1] == u'个' && IsAnyOf(text_[steps + 1], u"跨上破跃过登"))
    range.end = steps;
  return range;
}

// “税贷通”为860家小微企业发放贷款11亿元: who gave it stands before those who were given it.
IndicatorName Namer::GivenByBefore(Range range) const {
  static constexpr std::u16string_view kGives[] = {u"发放", u"提供", u"投放", u"减免", u"兑付"};
  constexpr int32_t kReceiverChars = 12;
  constexpr int32_t kGiverChars = 16;
  if (!previous_counted_ || range.begin != previous_end_) return {};
  const size_t behind = sentence_.IndexOf(range.begin);
  if (behind == 0 || sentence_.tokens[behind - 1].anchor < 0) return {};
  const int32_t to = sentence_.tokens[behind - 1].begin - 1;
  if (to <= sentence_.begin || !IsAnyOf(text_[to], u"为向给")) return {};
  const IndicatorName who = heads_.Trim({ClauseBefore(to, u'、'), to});
  if (who.size() < 2 || who.size() > kGiverChars || who.Hull().second != to) return {};
  const int32_t limit = std::min(range.end - 2, range.begin + kReceiverChars);
  for (int32_t p = range.begin + 1; p < limit; ++p) {
    if (text_.LengthOfAny(p, kGives) > 0) return Joined(who, {p, range.end});
  }
  return {};
}

IndicatorName Namer::HeadOf(Range range, bool counts) {
  if (range.empty()) return {};
  // 在26个乡镇建设示范片180个: behind the place where it is done.
  if (const auto [first, last] = previous_.OnlyPiece();
      previous_counted_ && first == range.begin && first == previous_end_ && last > first &&
      range.end - last >= 4 && text_[last] != u'、') {
    const size_t behind = sentence_.IndexOf(first);
    if (behind > 0 && sentence_.tokens[behind - 1].anchor >= 0 &&
        TellsWhere(sentence_.At(sentence_.tokens[behind - 1])))
      range.begin = last;
  }
  // 审计66个县2020年至2022年就业补助资金12亿元: the noun of the count before ends at the time.
  if (const auto [first, last] = previous_.OnlyPiece(); previous_counted_ && first == range.begin &&
                                                        first == previous_end_ && last > first &&
                                                        last < range.end && IsDigit(text_[last])) {
    for (const Token& token : heads_.Within({last, range.end})) {
      if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kDate &&
          range.end - token.end >= 2)
        range.begin = token.end;
    }
  }
  if (const IndicatorName given = GivenByBefore(range); !given.empty()) return given;
  range = BehindFrontRank(range);
  range.begin = BehindReceiver(range);
  // 扩展至5个投资领域、带动投资62亿元: behind the noun of the count before.
  static constexpr std::u16string_view kEffects[] = {u"带动", u"撬动", u"拉动", u"惠及"};
  if (const auto [first, last] = previous_.LastPiece();
      previous_counted_ && first == range.begin && first == previous_end_ && text_[last] == u'、' &&
      text_.LengthOfAny(last + 1, kEffects) > 0)
    range.begin = last + 1;
  if (const IndicatorName done = BehindPredicate(range); !done.empty()) return done;
  range = BeforeCourse(WithTime(range));
  // 通过挖潜、调剂等方式筹措指标: how it was done.
  constexpr std::u16string_view kManner = u"等方式";
  if (const size_t manner = text_.Folded(range.begin, range.end).find(kManner);
      manner != std::u16string_view::npos)
    range.begin += static_cast<int32_t>(manner + kManner.size());
  // 10个镇入选…试点、数量居首位: how many of what was counted.
  if (counts) range.begin = BehindContest(range);
  const size_t last_mark = text_.Folded(range.begin, range.end).rfind(u'、');
  if (last_mark != std::u16string_view::npos && !entity_.empty()) {
    const IndicatorName last(range.begin + static_cast<int32_t>(last_mark) + 1, range.end);
    const FoldedName words = last.Folded(text_);
    if (words == u"数量" || words == u"总数" || words == u"总量") return last;
    // 完成41个小区改造、新开工60个: another deed.
    if (counts && previous_counted_ && range.begin == previous_end_ &&
        heads_.DeedLength(last) == last.size())
      return last;
    // 68个项目有序推进、总投资42亿元: what became of them is no part of what is measured.
    if (!counts && previous_counted_ && heads_.IsOnly(last, Cue::kIncomplete) &&
        range.begin == previous_end_)
      return last;
    // 数量连续三届居全国首位: how long is no part of it.
    if (words.starts_with(u"数量连续")) {
      const int32_t begin = last.Hull().first;
      return {begin, begin + 2};
    }
  }
  const Token* split = nullptr;
  for (const Token& token : heads_.Within(range)) {
    // 通过互联网实现的餐饮收入: it qualifies what follows.
    // 未完成整改的排污口: what has not been done tells which they are.
    if (token.Is(Cue::kSplit) && text_[token.end] != u'的' && text_[token.begin - 1] != u'未' &&
        !heads_.LeadsRelative(token, range.end))
      split = &token;
  }
  if (const IndicatorName use = counts ? IndicatorName() : UsedFor(range); !use.empty()) return use;
  if (split == nullptr) return WithDeedOf(range, heads_.GroupNoun(range, counts));
  const Token& verb = *split;
  const IndicatorName object = heads_.Trim({verb.end, range.end});
  // 甲研究院累计落地项目, 农民累计转移就业: how much in all parts no subject from its deed.
  if (text_.Holds(verb.begin, u"累计") && verb.end - verb.begin == 2 &&
      heads_.BeginsWith(verb.end, Bit(Cue::kDeed) | Bit(Cue::kVerb))) {
    constexpr int32_t kSubjectChars = 12;
    constexpr int32_t kObjectChars = 8;  // a longer one can stand alone
    const IndicatorName who = heads_.Trim({range.begin, verb.begin});
    const bool plain =
        std::ranges::none_of(heads_.Within({range.begin, verb.begin}), [](const Token& token) {
          return token.anchor >= 0 || token.mark != 0 ||
                 token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAnd) | Bit(Cue::kHead));
        });
    if (plain && who.size() >= 2 && who.size() <= kSubjectChars && object.size() > 2 &&
        object.size() <= kObjectChars)
      return Joined(who, object);
  }
  // 国省干线完成新改建96公里: a deed is of what it was done to.
  if (const IndicatorName subject = heads_.Trim({range.begin, verb.begin});
      subject.size() >= 4 && object.size() > 2 && heads_.DeedLength(object) == object.size())
    return Joined(subject, object);
  // 困难人员实现就业: two characters are too few to stand alone.
  // 食品产业实现规模以上产值: a scope alone does not complete a head.
  const FoldedName words = object.Folded(text_);
  // 参加合作社的农户达到全体农户的60%
  static constexpr std::u16string_view kAll[] = {u"全体", u"总数"};
  if (const IndicatorName part = heads_.Trim({range.begin, verb.begin});
      text_[range.end] == u'的' && part.size() >= 4 && words.size() > 2 &&
      (words.starts_with(kAll[0]) || words.ends_with(kAll[1]))) {
    IndicatorName share = part;
    share.Append("占");
    share.Append(object);
    return share;
  }
  const bool scoped = words.starts_with(u"规") || words.starts_with(u"限");
  const bool incomplete = heads_.IsOnly(object, Cue::kIncomplete) || words == u"平均浓度" ||
                          words == u"年平均浓度" || words == u"经营收入" ||
                          (scoped && object.size() <= 6 && heads_.EndsIn(object, Cue::kIncomplete));
  // 甲项目全面达产、完成产值: what became of it is told before 、.
  Range subject{range.begin, verb.begin};
  if (text_[subject.end - 1] == u'、' && subject.end - subject.begin > 4)
    subject.end = DoerEnd({subject.begin, BeforeAdverb({subject.begin, subject.end - 1})});
  // 支持甲集团实现销售收入: whom it is furthered for.
  static constexpr std::u16string_view kFurthers[] = {u"支持", u"推动", u"鼓励", u"引导", u"帮助",
                                                      u"助力", u"助推", u"促进", u"力促"};
  if (const int32_t furthers = text_.LengthOfAny(subject.begin, kFurthers);
      furthers > 0 && subject.end - subject.begin >= furthers + 2)
    subject.begin += furthers;
  IndicatorName name = heads_.Trim(subject);
  // “两税”合计占税收比重: whose share it is.
  if (words.starts_with(u'占') && !name.empty()) return Joined(name, object);
  constexpr int32_t kObjectChars = 8;  // a longer one can stand alone
  if (object.size() > 2 && object.size() <= kObjectChars &&
      OwnsGathered(name, {verb.begin, verb.end}))
    return Joined(name, object);
  // 公路密度达到每百平方公里156公里: by how much it is told.
  if (words.size() > 2 && words[0] == u'每' && !name.empty() &&
      heads_.TailOf({object.Hull().first, object.Hull().second}).empty())
    return Joined(object, name);
  // “一网”试点街道实现证明材料压减: nor are those of a named undertaking.
  if (text_[verb.begin] == u'实' && name.size() > 2 && object.size() > 2 &&
      text_[name.Hull().first] == u'“' && !heads_.EndsIn(name, Cue::kIncomplete))
    return Joined(name, object);
  // 物流园区实现外贸规模: a zone's figures are not the region's.
  // 服装业实现出口交货值, 旅游路完成路面铺设: what has figures of its own.
  static constexpr std::u16string_view kCarriers[] = {u"公路", u"铁路", u"水路", u"民航", u"航空"};
  if (object.size() > 2 && !incomplete && !IsOrgan(name) && !IsWork(name) &&
      !IsOneOf(name.Folded(text_), kCarriers))
    return object;
  // 年度完成投资62亿元: no owner of what is invested.
  if (!name.empty() && name.Folded(text_) != u"年度") entity_ = name;
  return Joined(name, object);
}

// 省财政用于教育、卫生等事业的支出: by whom and for what, whatever stands in it.
IndicatorName Namer::UsedFor(Range range) const {
  static constexpr std::u16string_view kSpent[] = {u"的支出", u"的投入", u"的资金", u"的经费"};
  constexpr int32_t kLeast = 8;
  if (range.end - range.begin < kLeast) return {};
  const size_t at = text_.Folded(range.begin, range.end).find(u"用于");
  if (at == std::u16string_view::npos || at < 2) return {};
  const int32_t use = range.begin + static_cast<int32_t>(at);
  int32_t spent = use + 4;
  while (spent < range.end && text_.LengthOfAny(spent, kSpent) == 0) ++spent;
  if (spent >= range.end) return {};
  const int32_t end = spent + 3;
  // 用于教育的支出占比 goes on.
  const IndicatorName rest = heads_.Trim({end, range.end});
  if (!rest.empty() && !heads_.IsOnly(rest, Cue::kAchieve)) return {};
  if (text_.Holds(range.begin, u"预算中")) range.begin += 3;  // 1954年预算中国家用于…
  const IndicatorName who = heads_.Trim({range.begin, use});
  return who.size() >= 2 ? Joined(who, {use, end}) : IndicatorName();
}

bool Namer::OwnsGathered(const IndicatorName& who, Range verb) const {
  constexpr int32_t kWhoChars = 24;
  const bool gathered = text_.Holds(verb.begin, u"累计") || text_.Holds(verb.begin - 2, u"累计") ||
                        text_[verb.begin] == u'已' || text_[verb.begin - 1] == u'已';
  const auto [begin, end] = who.OnlyPiece();
  if (!gathered || end - begin < 2 || end - begin > kWhoChars) return false;
  // What stands behind another figure of the clause may be its object.
  if (previous_end_ > ClauseBefore(begin, u',') || IsAnyOf(text_[begin - 1], u"、和")) return false;
  bool listed = false;
  bool etc = false;
  for (const Token& token : heads_.Within({begin, end})) {
    constexpr CueSet kNouns = Bit(Cue::kHead) | Bit(Cue::kGeneric) | Bit(Cue::kDeverbal);
    if (token.anchor >= 0) return false;
    if (token.mark != 0 && !IsAnyOf(token.mark, u"“”、")) return false;
    if (token.Is(Cue::kVerb) && !token.IsAny(kNouns)) return false;
    listed |= token.mark == u'、' || token.Is(Cue::kAnd);
    etc |= token.Is(Cue::kEtc);
  }
  return !listed || etc;
}

Range Namer::BeforeCourse(Range range) const {
  // 13个新药获批上市、居第二位: of those counted.
  const bool counted = previous_counted_ && range.begin == previous_end_;
  if (range.end - range.begin < 6 || text_[range.end - 1] != u'、' || counted) return range;
  constexpr CueSet kNouns = Bit(Cue::kHead) | Bit(Cue::kGeneric) | Bit(Cue::kIncomplete);
  constexpr CueSet kCourse = Bit(Cue::kVerb) | Bit(Cue::kUp) | Bit(Cue::kDown);
  int32_t end = range.end;
  const std::span<const Token> tokens = heads_.Within(range);
  for (size_t t = tokens.size(); t > 0; --t) {
    const Token& token = tokens[t - 1];
    if (token.end == range.end) continue;  // the mark itself
    if (token.mark != 0 || token.anchor >= 0 || token.IsAny(kNouns)) break;
    if (token.IsAny(kCourse) && token.begin >= range.begin + 2) end = token.begin;
  }
  // 播种面积四连增、居第二位
  if (text_[end - 1] == u'连' && IsHanNumeral(text_[end - 2]) && end - range.begin > 4) end -= 2;
  return {range.begin, end};
}

int32_t Namer::DoerEnd(Range subject) const {
  constexpr int32_t kSubjectLeast = 4;
  for (const Token& token : heads_.Within(subject)) {
    if (token.begin < subject.begin + kSubjectLeast) {
      if (token.Is(Cue::kVerb) && !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric))) break;
      continue;
    }
    if (token.Is(Cue::kVerb) && token.end - token.begin >= 2 &&
        !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric) | Bit(Cue::kDeverbal)) &&
        subject.end - token.end >= 2 && IsHan(text_[token.end]) && text_[token.end] != u'的')
      return token.begin;
  }
  return subject.end;
}

int32_t Namer::BehindContest(Range range) const {
  // 选手在全国比赛中获金牌: what was won, not where and by whom.
  const auto words = text_.Folded(range.begin, range.end);
  const size_t won = words.rfind(u'获');
  if (won == words.npos || won < 4 || !IsAnyOf(words[won - 1], u"中上会赛")) return range.begin;
  const size_t in = words.substr(0, won - 1).rfind(u'在');
  const bool located = in != words.npos && won - in >= 4;
  const bool prize = words.size() - won <= 4 && IsAnyOf(words.back(), u"牌奖");
  if (!(located || prize) || words.size() - won < 3 || words[won + 1] == u'得') return range.begin;
  return range.begin + static_cast<int32_t>(won) + 1;
}

Range Namer::WithTime(Range range) const {
  if (text_[range.begin] != u'内' || range.begin == sentence_.begin) return range;
  const size_t behind = sentence_.IndexOf(range.begin);
  if (behind == 0 || sentence_.tokens[behind - 1].anchor < 0) return range;
  const Anchor& time = sentence_.At(sentence_.tokens[behind - 1]);
  const bool spans =
      time.end == range.begin && time.unit != nullptr && time.unit->kind == UnitClass::kAspect;
  return spans ? Range{time.begin, range.end} : range;
}

// 甲班列集结中心启用、开行班列216列: what became of the one that did both is none of the name.
IndicatorName Namer::BehindPredicate(Range range) const {
  static constexpr std::u16string_view kDoers[] = {u"中心", u"园",   u"园区", u"港",   u"区",
                                                   u"平台", u"公司", u"集团", u"机场", u"口岸",
                                                   u"班列", u"基地", u"联盟", u"基金"};
  static constexpr std::u16string_view kBecame[] = {u"启用", u"获批", u"揭牌", u"成立"};
  constexpr int32_t kLeast = 4;
  const size_t pause = range.end - range.begin < 2 * kLeast
                           ? std::u16string_view::npos
                           : text_.Folded(range.begin, range.end).find(u'、');
  if (pause == std::u16string_view::npos || pause < kLeast + 2) return {};
  const int32_t mark = range.begin + static_cast<int32_t>(pause);
  int32_t doer = text_.LengthOfAny(mark - 2, kBecame) > 0 ? mark - 2 : mark;
  for (const Token& token : heads_.Within({range.begin, mark})) {
    if (token.anchor >= 0 || token.mark != 0 || token.Is(Cue::kAnd)) return {};
    if (token.Is(Cue::kVerb) && token.end - token.begin >= 2) doer = std::min(doer, token.begin);
  }
  if (doer == mark || doer - range.begin < kLeast ||
      !EndsWithAny(text_.Folded(range.begin, doer), kDoers))
    return {};
  const IndicatorName who = heads_.Trim({range.begin, doer});
  const IndicatorName deed = heads_.Trim({mark + 1, range.end});
  const int32_t begin = deed.Hull().first;
  const bool done = heads_.DeedLength(deed) > 0 || text_.Holds(begin, u"开行");
  return who.size() >= kLeast && deed.size() >= kLeast && done ? Joined(who, deed)
                                                               : IndicatorName();
}

IndicatorName Namer::Resolve(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  // 〔7〕甲基地:…该项目共流转土地800亩: of what the note explains.
  if (!note_head_.empty() && left.size() >= 5 && text_[left.Hull().first] == u'该') {
    const int32_t first = left.Hull().first;
    const auto [head, head_end] = note_head_.OnlyPiece();
    if (heads_.IsOnly(IndicatorName(first + 1, first + 3), Cue::kGeneric))
      return left.Exchanged(first, first + 3, head, head_end);
  }
  // 支持产业发展、减税退税: what is left of a list whose first member was a deed.
  if (end - begin >= 3 && text_[begin] == u'、') return {begin + 1, end};
  if (const IndicatorName whose = BeforePause(left); !whose.empty()) return whose;
  if (end - begin >= 3 && (text_[begin] == u'其' || text_[begin] == u'此') &&
      !IsAnyOf(text_[begin + 1], u"他它余"))
    return {begin + 1, end};
  // 占比升到35%。这一比重…: what the sentence before spoke of.
  static constexpr std::u16string_view kThis[] = {u"这一", u"这个", u"这项", u"此项", u"该项"};
  if (end - begin >= 4 && IsAnyOf(text_[begin], u"这此该") &&
      IsOneOf(text_.Folded(begin, begin + 2), kThis)) {
    const IndicatorName& before = last_.empty() ? carried_ : last_;
    if (before.Folded(text_).ends_with(text_.Folded(begin + 2, end))) return before;
    if (end - begin == 4 && text_.Holds(begin + 2, u"比重") && !share_.empty())
      return {share_.begin, share_.end};
  }
  if (end - begin < 3 || text_[begin] != u'该' || topic_.empty()) return left;
  const Range tail = heads_.IncompleteTail({begin, end});
  if (tail.empty()) return left;
  IndicatorName name = topic_;
  name.Append(tail.begin, tail.end);
  return name;
}

// 设立青年基金、首批立项51个, 提高补助标准、惠及3万人: what the second is of.
IndicatorName Namer::BeforePause(const IndicatorName& left) const {
  static constexpr std::u16string_view kFirst[] = {u"首批", u"首期", u"一期"};
  static constexpr std::u16string_view kReaches[] = {u"惠及", u"受益"};
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 6) return {};
  const size_t pause = text_.Folded(begin, end).rfind(u'、');
  if (pause == std::u16string_view::npos || pause < 3) return {};
  const int32_t mark = begin + static_cast<int32_t>(pause);
  if (text_.Holds(mark - 3, u"全覆盖")) return {mark + 1, end};
  // 养老金“五连增”、月人均216元: what is said of it is no part of the name.
  if (text_[mark - 1] == u'”' && IsAnyOf(text_[mark - 2], u"增降升减涨")) {
    int32_t open = mark - 2;
    while (open > begin && text_[open] != u'“') --open;
    if (open - begin >= 3) return Joined({begin, open}, {mark + 1, end});
  }
  const bool first = text_.LengthOfAny(mark + 1, kFirst) > 0;
  if (!first && text_.LengthOfAny(mark + 1, kReaches) == 0) return {};
  const Token& verb = heads_.Next(begin);
  const bool led = first && verb.begin == begin && verb.IsAny(Bit(Cue::kDeed) | Bit(Cue::kVerb));
  const IndicatorName whose(led ? verb.end : begin, mark);
  return whose.size() < 3 ? IndicatorName() : Joined(whose, {mark + 1, end});
}

IndicatorName Namer::InZone(const IndicatorName& name) const {
  if (heading_.empty()) return name;
  const auto zone = text_.Folded(heading_.begin, heading_.end);
  if (name.Folded(text_).find(zone.substr(zone.size() - 3)) != std::u16string_view::npos)
    return name;
  return Joined({heading_.begin, heading_.end}, name);
}

IndicatorName Namer::Echoed(const IndicatorName& left) const {
  auto [begin, end] = left.OnlyPiece();
  // 推进排污口整治,整治完成率70%: the word may have stayed in the name.
  if (end - begin == 5 && text_[begin - 1] == u',' && text_[end - 1] == u'率') begin += 2;
  // 推进荒漠化综合治理,新增治理面积16平方公里: so may what says that it is new.
  const bool newly = end - begin == 6 && text_[begin - 1] == u',' && text_.Holds(begin, u"新增") &&
                     text_.Holds(end - 2, u"面积");
  if (newly) begin += 4;
  const int32_t comma = begin - (newly ? 5 : 3);
  if (end <= begin || end - begin > 4 || comma - 2 <= sentence_.begin || text_[comma] != u',' ||
      text_.Folded(comma - 2, comma) != text_.Folded(begin - 2, begin))
    return left;
  int32_t from = ClauseBefore(comma, u',');
  for (const Token& token : heads_.Within({from, comma - 4})) {
    if ((token.Is(Cue::kVerb) && token.end - token.begin >= 2) || token.Is(Cue::kEtc))
      from = token.end;
  }
  const int32_t how = text_.Holds(comma - 4, u"综合") || text_.Holds(comma - 4, u"系统") ? 2 : 0;
  IndicatorName name = heads_.Trim({from, comma - 2 - how});
  if (name.size() <= 2 || name.Hull().second != comma - 2 - how) return left;
  if (newly) name = Joined(IndicatorName(begin - 4, begin - 2), name);
  name.Append(comma - 2, comma);
  name.Append(begin, end);
  return name;
}

IndicatorName Namer::SumOf(const IndicatorName& left) const {
  // 支出合计9616万元: the sum of what the sentence began with.
  const int32_t end = left.Hull().second;
  if (!text_.Holds(end, u"合计") && !text_.Holds(end, u"总计")) return {};
  if (!levels_.empty() && levels_.front().Folded(text_).ends_with(left.Folded(text_)))
    return Joined(levels_.front(), {end, end + 2});
  // 法人单位资产总计9亿元,负债合计6亿元
  if (const FoldedName before = previous_.Folded(text_);
      left.Folded(text_) == u"负债" && before.size() > 6 && before.ends_with(u"资产总计"))
    return Joined(previous_.Front(previous_.size() - 4), {left.Hull().first, end + 2});
  return account_.empty() ? IndicatorName() : Joined(account_, {left.Hull().first, end + 2});
}

IndicatorName Namer::WithoutBracket(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  if (end <= begin || text_[end - 1] != u')') return left;
  const size_t open = text_.Folded(begin, end).find(u'(');
  return open == std::u16string_view::npos || open < 2
             ? left
             : IndicatorName(begin, begin + static_cast<int32_t>(open));
}

// 只占, 将占 behind a subject that is a share already.
bool Namer::HoldsOnly(const IndicatorName& left) const {
  const FoldedName words = left.Folded(text_);
  return words.ends_with(u'占') && words.size() <= 3 && subject_.Folded(text_).ends_with(u"比重") &&
         words.find_first_not_of(u"将只已仅约也就占") == words.npos;
}

IndicatorName Namer::WithoutHelp(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kHelps[] = {u"支持", u"助力", u"助推"};
  const auto [begin, end] = left.OnlyPiece();
  const bool reached = figure.bound_before && figure.relation == Relation::kGe;
  return end - begin >= 6 && reached && text_.LengthOfAny(begin, kHelps) == 2 &&
                 !heads_.TailOf({begin + 4, end}).empty()
             ? IndicatorName(begin + 2, end)
             : left;
}

IndicatorName Namer::WithSum(const IndicatorName& left) const {
  static constexpr std::u16string_view kSides[] = {u"收入", u"支出", u"预算", u"资产", u"负债"};
  const auto [begin, end] = left.OnlyPiece();
  const bool sum = end - begin > 4 && (text_.Holds(end, u"总计") || text_.Holds(end, u"合计")) &&
                   EndsWithAny(text_.Folded(begin, end), kSides);
  return sum ? IndicatorName(begin, end + 2) : left;
}

// 省财政拟安排支农资金: that it is meant.
IndicatorName Namer::WithoutMeant(const IndicatorName& name) const {
  static constexpr std::u16string_view kDeeds[] = {u"安排", u"投入", u"新增", u"发行", u"下达"};
  const auto [begin, end] = name.OnlyPiece();
  for (int32_t p = begin + 2; p + 3 <= end; ++p) {
    if (text_[p] == u'拟' && text_.LengthOfAny(p + 1, kDeeds) > 0)
      return Joined({begin, p}, {p + 1, end});
  }
  return name;
}

IndicatorName Namer::WithoutWholeYear(const IndicatorName& name) const {
  static constexpr std::u16string_view kSums[] = {u"累计", u"共计", u"总共", u"共"};
  const auto [begin, end] = name.OnlyPiece();
  const size_t at = text_.Folded(begin, end).find(u"全年");
  if (at == std::u16string_view::npos || at < 2) return name;
  const int32_t year = begin + static_cast<int32_t>(at);
  const int32_t behind = year + 2 + text_.LengthOfAny(year + 2, kSums);
  if (behind >= end) return name;
  // 2025全年税收; a heading or what is left of a table, parted by a blank.
  if (IsBlank(text_[year - 1]) || IsDigit(text_[year - 1])) return {behind, end};
  return Joined({begin, year}, {behind, end});
}

Named Namer::Finish(const Anchor& figure, const IndicatorName& given, bool counts, bool reached) {
  const IndicatorName left = WithoutMeant(
      WithSum(WithoutHelp(figure, heads_.WithoutPull(Resolve(Echoed(WithoutWholeYear(given)))))));
  const FoldedName words = left.Folded(text_);
  // With most names these tell of nearly all the rules below that they have nothing to say.
  const char16_t first_char = words.empty() ? u'\0' : words.front();
  const char16_t last_char = words.empty() ? u'\0' : words.back();
  const char16_t before = text_[left.OnlyPiece().first - 1];
  const bool by_level_unit = figure.unit != nullptr && figure.unit == level_unit_;
  if (!left.empty())
    Refused(trace_, Rule::kNameReached, "words that may be a name stand before it");
  if (!subject_.empty() && (left.empty() || HoldsOnly(left))) return {subject_, Rule::kNameLeft};
  if (!frame_.empty()) {
    if (const IndicatorName framed = OfFrame(figure, left); !framed.empty())
      return {framed, Rule::kNameOwned};
  }
  if (last_char == u'面') {
    if (const IndicatorName side = SideOfFramed(left); !side.empty())
      return {side, Rule::kNameCompleted};
  }
  if (const IndicatorName listed = OfListing(figure, left); !listed.empty())
    return {listed, Rule::kNameOwned};
  // 总诊疗人次中,医院38万人次
  constexpr int32_t kVisitChars = 4;
  if (const auto [begin, end] = whole_.LastPiece();
      (among_ || divided_) && end - begin > kVisitChars && text_.Holds(end - 2, u"人次") &&
      figure.unit != nullptr && figure.unit->surface == "人次" && left.Hull().first > end &&
      heads_.EndsIn(left, Cue::kGeneric))
    return {Joined(left, {end - kVisitChars, end}), Rule::kNameKind};
  if (by_level_unit && !levels_.empty()) {
    if (const IndicatorName other = OfOtherSide(figure, left); !other.empty())
      return {other, Rule::kNameOwned};
  }
  // 在工艺美术奖评选中获12个奖项、比上次增长20%: what was counted right before it.
  if (!counts && previous_counted_ && !left.empty() && left.Hull().first == previous_end_ &&
      previous_.size() > left.size() && figure.Measures("share") &&
      previous_.Folded(text_).ends_with(left.Folded(text_)))
    return {previous_, Rule::kNameAgain};
  // 实施亿元以上项目900个,投资增长6%: no share of what those cost, but all that is invested.
  if (figure.Measures("share") && previous_counted_unit_ && left.size() == 2 &&
      left.Folded(text_) == u"投资" && text_[left.Hull().first - 1] == u',' && !reached &&
      text_.Holds(left.Hull().second, u"增长"))
    return {left, Rule::kNameLeft};
  if (last_char == u'行') {
    if (const IndicatorName trains = OfTrains(figure, left); !trains.empty())
      return {trains, Rule::kNameOwned};
  }
  // 污水处理能力日均800吨: how much of it in a day.
  if (const auto [first, last] = left.OnlyPiece();
      last - first > 4 && IsAnyOf(text_[last - 1], u"日月") && text_[last] == u'均')
    return {Joined({last - 1, last + 1}, {first, last - 1}), Rule::kNameLeft};
  if (left.empty() && reached) {
    if (const IndicatorName risen = RisenFromNothing(figure); !risen.empty())
      return {risen, Rule::kNameReached};
  }
  // 由4平方公里拓展到9平方公里: a verb that no table has.
  const bool verb_only =
      by_level_unit && reached && left.size() == 2 && left.Hull().first == previous_end_;
  if ((left.empty() || verb_only) && reached && !previous_.empty())
    return {previous_, Rule::kNameReached};
  // 剔除减税因素后增长9.1%: the same indicator under another definition.
  if ((words.starts_with(u"剔除") || words.starts_with(u"扣除")) && !last_.empty())
    return {last_, Rule::kNameRedefined};
  Refused(trace_, Rule::kNameRedefined, "no 剔除 or 扣除 leads its name");
  if (IsAnyOf(first_char, u"达全建满投后年带提新")) {
    if (const IndicatorName done = OnceDone(left); !done.empty()) return {done, Rule::kNameOwned};
  }
  if (IsAnyOf(first_char, u"旅年货客通起参领享待去核")) {
    if (const IndicatorName of_kind = OfKindNamed(left); !of_kind.empty()) {
      if (counts) SetEntity(of_kind);
      return {of_kind, Rule::kNameOwned};
    }
  }
  if (last_char == u'排') {
    if (const IndicatorName aim = OfAimFunded(figure, left); !aim.empty())
      return {aim, Rule::kNameOwned};
  }
  if (before == u'计') {
    if (const IndicatorName all = OfAllThereIs(left); !all.empty())
      return {all, Rule::kNameCompleted};
  }
  if (IsAnyOf(last_char, u"务比")) {
    if (const IndicatorName same = OfSameOnes(figure, left); !same.empty())
      return {same, Rule::kNameCompleted};
  }
  if (words == u"全产业链产值" || words == u"全链条产值") {
    if (const IndicatorName whose = FurtheredBefore(left); !whose.empty())
      return {Joined(whose, left), Rule::kNameOwned};
    if (const IndicatorName grown = GrownTold(left); !grown.empty())
      return {Joined(grown, left), Rule::kNameOwned};
  }
  // 充电桩1640台,每万人拥有16台: of those counted.
  static constexpr std::u16string_view kPerMany[] = {u"每万人",   u"每千人",   u"每万人口",
                                                     u"每千人口", u"每十万人", u"每百户"};
  if (counts && !entity_.empty() && previous_counted_unit_ && IsOneOf(words, kPerMany)) {
    const int32_t end = left.Hull().second;
    const bool have = text_.Holds(end, u"拥有") || text_.Holds(end, u"配备");
    return {Joined({left.Hull().first, end + (have ? 2 : 0)}, heads_.WithoutDeed(entity_)),
            Rule::kNameCompleted};
  }
  if (words == u"产业规模") {
    if (const IndicatorName sized = OfIndustry(left); !sized.empty())
      return {sized, Rule::kNameOwned};
  }
  const CueSet only = heads_.CuesOf(WithoutBracket(left));
  if (left.empty() || (only & Bit(Cue::kGrowthOnly))) {
    Refused(trace_, Rule::kNameLeft, "no name stands before it");
    return Again(figure, left);
  }
  // 使用外资113亿元,折16亿美元: the same in another currency; 汇率为1美元兑7元.
  static constexpr std::u16string_view kChanged[] = {u"折", u"折合", u"折算", u"兑", u"约折合"};
  if (!last_.empty() && figure.Measures("money") && IsOneOf(words, kChanged))
    return {last_, Rule::kNameAgain};
  if (IsAnyOf(last_char, u"口额")) {
    if (const IndicatorName side = SideOfTrade(left); !side.empty())
      return {side, Rule::kNameOwned};
  }
  // 建设筹措租赁住房8万套,累计建设筹措36万套: the deed of what was told before.
  if (const auto [begin, end] = left.OnlyPiece();
      !among_ && by_level_unit && heads_.IsOnly(left, Cue::kDeed) &&
      previous_.size() > end - begin + 1 &&
      previous_.Folded(text_).starts_with(text_.Folded(begin, end)))
    return {previous_, Rule::kNameAgain};
  // 检验结果互认28项,互认3600人次: the deed with which that name ends.
  if (const auto [begin, end] = left.OnlyPiece();
      end - begin == 2 && previous_counted_unit_ && previous_.size() > 4 &&
      begin == previous_end_ + 1 && previous_.Folded(text_).ends_with(words) &&
      heads_.TailOf({begin, end}).empty())
    return {previous_, Rule::kNameAgain};
  // 赤字率按4%安排、比上年提高1个百分点: that it is so planned.
  if (words == u"安排" && !previous_.empty() && left.Hull().first == previous_end_)
    return {previous_, Rule::kNameAgain};
  if (const IndicatorName stage = OfAccountStage(left); !stage.empty())
    return {stage, Rule::kNameCompleted};
  Refused(trace_, Rule::kNameAgain, "words other than those of growth stand before it");
  if (before == u'、') {
    if (const IndicatorName share = ShareOfNextPlace(left); !share.empty())
      return {share, Rule::kNameShareOf};
  }
  if (!counts && IsAnyOf(last_char, u"量计")) {
    if (const IndicatorName sum = SumOfAccount(left); !sum.empty()) return {sum, Rule::kNameOwned};
  }
  if (const IndicatorName land = OnAsMuchLand(left); !land.empty())
    return {land, Rule::kNameCompleted};
  // 累计完成投资23亿元,占总投资的41%: a share is of what was told last.
  const bool share_of = words.starts_with(u'占') && !last_.empty();
  // 医院住院楼投用,每千人床位数达7张: of all the people.
  const bool of_all = words.starts_with(u"每千") || words.starts_with(u"每万");
  if (!share_of && !of_all && !(told_body_.empty() && told_work_.empty())) {
    if (const IndicatorName told = OfTold(figure, left); !told.empty())
      return {told, Rule::kNameOwned};
  }
  if (counts) {
    if (const IndicatorName name = OfProjectsBefore(figure, left); !name.empty())
      return {name, Rule::kNameGraded};
  }
  // 储备重点项目500个,项目总投资2000亿元: of those counted.
  if (const auto [first, last] = left.OnlyPiece();
      !counts && last - first > 3 && !entity_.empty() && previous_counted_unit_ &&
      heads_.IsOnly(IndicatorName(first, first + 2), Cue::kGeneric) &&
      heads_.IsOnly(IndicatorName(first + 2, last), Cue::kIncomplete) &&
      entity_.Folded(text_).ends_with(text_.Folded(first, first + 2)))
    return {Complete({first + 2, last}), Rule::kNameCompleted};
  // 国有资本经营收入 is a word of its own.
  if ((only & Bit(Cue::kIncomplete)) || (IsAnyOf(last_char, u"量次数") && IsDaily(left)) ||
      (last_char == u'率' && IsYearly(left)) || words == u"经营收入") {
    if (const IndicatorName total = TotalOf(left); !total.empty())
      return {total, Rule::kNameCompleted};
    const IndicatorName sum = SumOf(left);
    return {sum.empty() ? Complete(left) : sum, Rule::kNameCompleted};
  }
  Refused(trace_, Rule::kNameCompleted, "the head before it can stand alone");
  // 新增债券资金81亿元,其中:市级46亿元,甲县18亿元: who has the part, no grade of it.
  static constexpr std::u16string_view kOffices[] = {u"市级", u"省级", u"县级", u"区级", u"州级"};
  if ((only & Bit(Cue::kGraded)) && among_ && !whole_.empty() && figure.Measures("money") &&
      IsOneOf(std::u16string_view(words), kOffices))
    return {Joined(left, heads_.WithoutGrade(whole_)), Rule::kNameGraded};
  if ((only & Bit(Cue::kGraded)) && !(entity_.empty() && last_.empty()))
    return {GradeOf(left, entity_.empty() ? last_ : entity_), Rule::kNameGraded};
  Refused(trace_, Rule::kNameGraded, "the head before it is no grade, or nothing was counted");
  // 汽车产业营收增长36%,增加值占全部工业比重27%: an attribute alone is of what was spoken of.
  if (const size_t share = words.find(u'占'); share != words.npos && share >= 2) {
    const auto [begin, end] = left.OnlyPiece();
    const IndicatorName head(begin, begin + static_cast<int32_t>(share));
    // 公共财政预算收入7亿元,税收占公共财政预算收入的比重78%: the whole tells whose they are.
    const bool told = std::u16string_view(words).substr(share + 1).starts_with(
        std::u16string_view(entity_.Folded(text_)));
    // 进出口总额38亿元,总量占全市的四分之一: all of what was told.
    static constexpr std::u16string_view kAmounts[] = {u"总额", u"总产值", u"总量", u"总值"};
    if (text_.Folded(begin, begin + static_cast<int32_t>(share)) == u"总量" &&
        text_[begin - 1] == u',' && EndsWithAny(last_.Folded(text_), kAmounts))
      return {Joined(last_, {begin + static_cast<int32_t>(share), end}), Rule::kNameShareOf};
    if (end > begin && heads_.IsOnly(head, Cue::kIncomplete) && !entity_.empty() && !told)
      return {Joined(Complete(head), {begin + static_cast<int32_t>(share), end}),
              Rule::kNameCompleted};
  }
  // 养老金实现十一连增,月人均达到2136元: of what was spoken of.
  static constexpr std::u16string_view kMeans[] = {u"月人均",   u"年人均",   u"人均月",  u"人均",
                                                   u"户均",     u"村均",     u"亩均",    u"月均",
                                                   u"每户平均", u"每人平均", u"每亩平均"};
  if (IsAnyOf(last_char, u"均月") && IsOneOf(words, kMeans) && !(last_.empty() && topic_.empty()))
    return {Joined(last_.empty() ? topic_ : last_, left), Rule::kNameCompleted};
  // 新能源汽车零售额增长46%,拉动限上零售额增长5.8个百分点
  if (words.starts_with(u"拉动") && !last_.empty() && figure.Measures("points"))
    return {Joined(last_, left), Rule::kNameShareOf};
  // 加工产值达428亿元,与农业总产值之比为2.3:1
  if (words.ends_with(u"之比") && !last_.empty() && text_.Holds(left.Hull().first - 1, u"与"))
    return {Joined(last_, {left.Hull().first - 1, left.Hull().second}), Rule::kNameShareOf};
  // 下调养老保险缴费比例,各地可降至16%
  static constexpr std::u16string_view kAllOver[] = {u"各地", u"各市", u"各县", u"各省"};
  if (reached && left.size() == 2 && IsOneOf(words, kAllOver)) {
    if (const IndicatorName moved = MovedBefore(figure); !moved.empty())
      return {moved, Rule::kNameAgain};
  }
  if (words.starts_with(u"收入")) {
    if (const IndicatorName gap = IncomeGap(left); !gap.empty()) return {gap, Rule::kNameShareOf};
  }
  if (last_char == u'率') {
    if (const IndicatorName rate = OfRateToldOf(left); !rate.empty())
      return {rate, Rule::kNameCompleted};
    if (const IndicatorName rate = RateOfSame(left); !rate.empty())
      return {rate, Rule::kNameCompleted};
  }
  if (const IndicatorName told = OfClauseTold(figure, left); !told.empty())
    return {told, Rule::kNameOwned};
  if (before == u'、') {
    if (const IndicatorName framed = OfListFrame(figure, left); !framed.empty())
      return {framed, Rule::kNameCompleted};
  }
  if (const IndicatorName again = SameBegun(figure, left); !again.empty()) {
    if (words == u"学位") graded_ = true;  // entity_ stays the schools
    return {again, Rule::kNameCompleted};
  }
  if (!note_head_.empty() && left.size() <= 8 && heads_.EndsIn(left, Cue::kIncomplete) &&
      !words.starts_with(note_head_.Folded(text_)))
    return {Joined(note_head_, left), Rule::kNameOwner};
  if (IsAnyOf(before, u"是为、")) {
    if (const IndicatorName main = OfMain(figure, left); !main.empty())
      return {main, Rule::kNameKind};
  }
  if (last_char == u'占') {
    if (const IndicatorName kind = ShareOfKind(figure, left); !kind.empty())
      return {kind, Rule::kNameKind};
  }
  if (const IndicatorName good = OfGoodsOpened(figure, left); !good.empty())
    return {good, Rule::kNameKind};
  if (const Named owned = Owned(left, counts); !owned.name.empty()) return owned;
  if (last_char == u'率') {
    if (const IndicatorName rate = OfBareRate(figure, left); !rate.empty())
      return {rate, Rule::kNameOwned};
  }
  // 柑橘面积18万亩,投产11万亩: how much of it has come so far.
  const IndicatorName& grown = entity_.empty() ? topic_ : entity_;
  if (left.size() == 2 && (only & Bit(Cue::kVerb)) && !grown.empty() && by_level_unit &&
      figure.unit->dimension == "area" &&
      previous_.Folded(text_).starts_with(grown.Folded(text_))) {
    const auto [first, last] = grown.OnlyPiece();
    const bool area = last - first > 3 && text_.Holds(last - 2, u"面积");
    const IndicatorName stage = Joined(area ? IndicatorName(first, last - 2) : grown, left);
    return {area ? Joined(stage, {last - 2, last}) : stage, Rule::kNameCompleted};
  }
  // 高速公路建成430公里、在建1400公里
  static constexpr std::u16string_view kUnderway[] = {u"在建", u"续建", u"新开工"};
  if (left.size() <= 3 && IsOneOf(words, kUnderway) && !previous_.empty() &&
      figure.unit == level_unit_ && figure.Measures("length") &&
      text_[left.Hull().first - 1] == u'、')
    return {Joined(left, heads_.WithoutDeed(previous_)), Rule::kNameGraded};
  // 参保58万人,参保率98%,其中职工3万人: some of those counted, of whom the rate is.
  if (among_ && !figure.Measures("share") && !figure.Measures("points") && levels_.size() >= 2 &&
      !whole_.empty() && whole_.Folded(text_).back() == u'率' &&
      whole_.Hull() == levels_.back().Hull())
    whole_ = levels_[levels_.size() - 2];
  // 发展油茶1.5万亩,其中新造0.6万亩、低改0.9万亩: what was done to some of it.
  if (const auto [done, done_end] = left.OnlyPiece();
      among_ && !counts && done_end - done == 2 && IsAnyOf(text_[done_end - 1], u"造改扩补植") &&
      figure.unit != nullptr && figure.unit->dimension == "area") {
    const auto [first, last] = whole_.OnlyPiece();
    const int32_t verb = last > first ? heads_.DeedOrVerb({first, last}) : 0;
    if (verb > 0 && last - first - verb >= 2)
      return {Joined(left, {first + verb, last}), Rule::kNameKind};
  }
  if (!counts) {
    if (const IndicatorName other = OfOtherFault(figure, left); !other.empty())
      return {other, Rule::kNameGraded};
    if (by_level_unit && !among_) {
      if (const IndicatorName other = OfOtherDeed(figure, left); !other.empty())
        return {other, Rule::kNameGraded};
    }
    const IndicatorName name = PartLike(figure, left);
    if (!name.empty()) return {name, Rule::kNameKind};
  }
  of_unit_ = figure.unit;
  // 重点工程164项,年度计划投资310亿元,其中续建93项: some of the things, not of what they cost.
  static constexpr std::u16string_view kCosts[] = {u"投资", u"金额", u"资金", u"产值"};
  if (figure.HasClassifier() && among_ && !entity_.empty() &&
      EndsWithAny(whole_.Folded(text_), kCosts)) {
    // 其中新开工95个,续建130个: nor are those that come second.
    const IndicatorName things = ThingsOf(entity_);
    if (whole_.size() > things.size() && whole_.Folded(text_).starts_with(things.Folded(text_)))
      whole_ = things;
    else if (constexpr int32_t kCostChars = 2;
             whole_.size() > kCostChars + 2 &&
             heads_.EndsIn(whole_.Front(whole_.size() - kCostChars), Cue::kGeneric))
      whole_ = whole_.Front(whole_.size() - kCostChars);
  }
  // 汽车以旧换新超1万辆、家电超9万台: exchanged as well.
  if (const auto [first, last] = previous_.OnlyPiece();
      counts && last - first > 5 && left.size() >= 2 && left.size() <= 4 &&
      text_.Holds(last - 4, u"以旧换新") && text_[left.Hull().first - 1] == u'、' &&
      left.Hull().first == previous_end_ + 1 && heads_.DeedLength(left) == 0)
    return {Joined(left, {last - 4, last}), Rule::kNameKind};
  if (counts) {
    if (before == u'、') {
      if (const IndicatorName name = OfLikeDeed(figure, left); !name.empty())
        return {name, Rule::kNameKind};
    }
    if (among_ || left.size() == 2) {
      if (const IndicatorName name = OfSameThings(figure, left); !name.empty())
        return {name, Rule::kNameGraded};
    }
    if (const Named kind = OfKind(left); !kind.name.empty()) return kind;
    Refused(trace_, Rule::kNameKind, "it is no further member of a kind");
  }
  // 新增城镇就业5200人, 新增污水处理能力4万吨: what there is of a stock is more.
  static constexpr std::u16string_view kStocks[] = {u"就业", u"创业",     u"能力", u"产能",
                                                    u"装机", u"装机容量", u"贷款", u"存款",
                                                    u"面积", u"里程",     u"年限"};
  const auto [begin, end] = left.OnlyPiece();
  if (end > begin && text_.Holds(begin - 2, u"新增") && EndsWithAny(words, kStocks))
    return {{begin - 2, end}, Rule::kNameLeft};
  figure_mass_ =
      figure.Measures("mass") && level_unit_ != nullptr && level_unit_->dimension == "mass";
  if (IsAnyOf(first_char, u"人恩")) {
    if (const IndicatorName theirs = OfSameHouseholds(left); !theirs.empty())
      return {theirs, Rule::kNameOwned};
  }
  if (!furthered_zone_.empty()) {
    if (const IndicatorName zoned = OfFurtheredZone(left); !zoned.empty())
      return {zoned, Rule::kNameOwned};
  }
  // 引进资金8亿元、外商直接投资1亿美元: the catalogue has it as it is.
  const bool sum =
      !counts && figure.Measures("money") && previous_.Folded(text_).find(u"引进") == 0;
  // 开通线路5条、换乘比例达88%: no deed was done to a rate; 新设项目60个、增资扩股5亿美元: nor is
  // money set up.
  const bool rate = figure.Measures("share") || figure.unit_literal == "%" ||
                    (figure.Measures("money") && previous_counted_unit_ && !previous_.empty() &&
                     text_.Holds(previous_.Hull().first, u"新设"));
  const IndicatorName name =
      rate || (sum && heads_.InCatalogue(left)) ? IndicatorName() : WithDeed(left);
  if (counts) SetEntity(name.empty() ? left : name);
  if (!name.empty()) return {name, Rule::kNameDeedShared};
  return {left, Rule::kNameLeft};
}

// 日均办理量, 单日最高客流量: how much in a day of what was spoken of, right behind its mark.
bool Namer::IsDaily(const IndicatorName& left) const {
  static constexpr std::u16string_view kDaily[] = {u"日均", u"月均", u"单日最高", u"日最高"};
  constexpr int32_t kMostChars = 4;
  const auto [begin, end] = left.OnlyPiece();
  const int32_t daily = end > begin ? text_.LengthOfAny(begin, kDaily) : 0;
  return daily > 0 && end - begin - daily >= 2 && end - begin - daily <= kMostChars &&
         IsAnyOf(text_[end - 1], u"量次数") && IsAnyOf(text_[begin - 1], u",、") &&
         !heads_.InCatalogue(left) && !entity_.empty() &&
         (previous_counted_unit_ || entity_.size() <= kMostChars);
}

// 实施重点项目31个,年度投资完成率108%: what the year did to those counted.
bool Namer::IsYearly(const IndicatorName& left) const {
  static constexpr std::u16string_view kYearly[] = {u"本年度", u"年度", u"当年"};
  const auto [begin, end] = left.OnlyPiece();
  const int32_t yearly = end > begin ? text_.LengthOfAny(begin, kYearly) : 0;
  return yearly > 0 && end - begin - yearly >= 3 && text_[end - 1] == u'率' && !entity_.empty() &&
         IsAnyOf(text_[begin - 1], u",、") && !heads_.InCatalogue(left) &&
         heads_.IsOnly(IndicatorName(begin + yearly, end), Cue::kIncomplete);
}

IndicatorName Namer::OfIndustry(const IndicatorName& size) const {
  for (const IndicatorName& industry : {topic_, industry_}) {
    const auto [begin, end] = industry.OnlyPiece();
    if (end - begin < 4 || end > size.Hull().first || text_[end - 1] != u'业') continue;
    const auto [own, own_end] = size.OnlyPiece();
    return Joined(industry, {own + (text_.Holds(end - 2, u"产业") ? 2 : 0), own_end});
  }
  return {};
}

IndicatorName Namer::IncomeGap(const IndicatorName& left) const {
  static constexpr std::u16string_view kGaps[] = {u"收入比",   u"收入倍差",   u"收入差距",
                                                  u"收入之比", u"收入倍差比", u"收入比值"};
  static constexpr std::u16string_view kIncomes[] = {u"居民人均可支配收入", u"居民人均收入",
                                                     u"居民收入"};
  if (left.size() > 5 || !IsOneOf(std::u16string_view(left.Folded(text_)), kGaps) ||
      !EndsWithAny(previous_.Folded(text_), kIncomes))
    return {};
  IndicatorName name;
  name.Append("城乡居民");
  name.Append(left);
  return name;
}

IndicatorName Namer::OfTrains(const Anchor& figure, const IndicatorName& left) const {
  // 建设中欧班列集结中心,优化运营,全年开行320列: the trains that the sentence spoke of.
  constexpr int32_t kBackChars = 80;
  if (figure.unit == nullptr || figure.unit->surface != "列" || left.Folded(text_) != u"开行")
    return {};
  const int32_t begin = left.Hull().first;
  const int32_t from = std::max(sentence_.begin, begin - kBackChars);
  const size_t trains = text_.Folded(from, begin).rfind(u"班列");
  if (trains == std::u16string_view::npos) return {};
  const int32_t at = from + static_cast<int32_t>(trains);
  const bool to_europe = text_.Holds(at - 2, u"中欧");
  return to_europe ? Joined({at - 2, at + 2}, left) : IndicatorName();
}

IndicatorName Namer::RateOfSame(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 3 || end - begin > 5 || text_[end - 1] != u'率') return {};
  const auto stem = text_.Folded(begin, end - 1);
  const auto [first, last] = previous_.OnlyPiece();
  const size_t at = text_.Folded(first, last).rfind(stem);
  constexpr int32_t kBehindChars = 2;  // 面积, 支出
  // 调处矛盾纠纷186起,调处率100%
  static constexpr std::u16string_view kDone[] = {u"调处", u"接种", u"化解", u"签约", u"调解",
                                                  u"抽检", u"检测", u"整改", u"培训"};
  // 参与学生2.1万人,参与率达80%
  const bool joined =
      last > first && text_.Holds(first, u"参与") && IsAnyOf(text_[previous_end_ - 1], u"人名户");
  if (at == 0 && last - first >= end - begin + 1 &&
      (joined || (previous_counted_unit_ && IsOneOf(stem, kDone))))
    return Joined({first + end - begin - 1, last}, left);
  if (at == std::u16string_view::npos || at < 2 ||
      text_[first + static_cast<int32_t>(at) - 1] == u'审' ||
      last - first - static_cast<int32_t>(at + stem.size()) > kBehindChars)
    return {};
  return Joined({first, first + static_cast<int32_t>(at + stem.size())}, {end - 1, end});
}

// 固体废物综合利用量 of 固体废物产生量5亿吨,综合利用量4亿吨: what became of what arose.
IndicatorName Namer::OfWaste(const IndicatorName& left) const {
  constexpr std::u16string_view kArose = u"产生量";
  static constexpr std::u16string_view kBecame[] = {u"综合利用量", u"利用量",     u"处置量",
                                                    u"贮存量",     u"排放量",     u"综合利用率",
                                                    u"利用处置率", u"利用处置量", u"处置率"};
  if (!IsOneOf(left.Folded(text_), kBecame)) return {};
  for (auto told = levels_.rbegin(); told != levels_.rend(); ++told) {
    const FoldedName words = told->Folded(text_);
    if (words.size() > 5 && words.ends_with(kArose))
      return Joined(told->Front(told->size() - 3), left);
  }
  return {};
}

IndicatorName Namer::SameBegun(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kPers[] = {
      u"每百户家庭拥有", u"每百户居民拥有", u"每百户拥有", u"每千人口", u"每万人口",
      u"每千人",         u"每万人",         u"每百户",     u"每千名"};
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  // 每千人口床位6.8张、执业医师3.2人、注册护士3.9人: of as many as well.
  // So is what a comma parts from them, where no whole number of it is told.
  const bool joined = IsAnyOf(text_[begin - 1], u"、和") ||
                      (text_[begin - 1] == u',' && begin - 1 == previous_end_ &&
                       (figure.value ? figure.value->exponent < 0 : figure.masked) &&
                       text_.Folded(begin, end).find(u'均') == std::u16string_view::npos);
  if (end > begin && last == first && previous_.size() > 4 && joined && figure.power == 0 &&
      text_[begin] != u'每' && figure.CountsThings()) {
    const int32_t per_begin = previous_.Front(1).Hull().first;
    const int32_t per = text_.LengthOfAny(per_begin, kPers);
    if (per > 0 && previous_.Front(per).Hull().second == per_begin + per)
      return Joined({per_begin, per_begin + per}, left);
  }
  // 每万人中拥有大学文化的580人;拥有高中文化的720人: of as many as well.
  if (end > begin && previous_.size() > 6 && text_.Holds(begin - 2, u"拥有")) {
    const FoldedName before = previous_.Folded(text_);
    const size_t owns = before.find(u"拥有");
    if (before[0] == u'每' && owns != before.npos)
      return Joined(previous_.Front(static_cast<int32_t>(owns) + 2), left);
  }
  if (const IndicatorName waste = OfWaste(left); !waste.empty()) return waste;
  // Ⅳ类水质断面13个;Ⅴ类2个: of another class.
  const auto [thing, thing_end] = (entity_.empty() ? entity_before_ : entity_).OnlyPiece();
  if (end > begin && end - begin <= 3 && text_[end - 1] == u'类' && figure.CountsThings()) {
    const size_t kind = text_.Folded(thing, thing_end).rfind(u'类');
    if (kind != std::u16string_view::npos && thing_end - thing - static_cast<int32_t>(kind) > 2)
      return Joined(left, {thing + static_cast<int32_t>(kind) + 1, thing_end});
  }
  // 公用经费标准小学提高到1100元,初中提高到1300元
  static constexpr std::u16string_view kStages[] = {
      u"小学", u"初中", u"高中", u"普通高中", u"幼儿园", u"学前教育", u"中职", u"高职", u"本科"};
  static constexpr auto kStageEnds = WordEnds(kStages);
  const auto [tail, tail_end] = previous_.LastPiece();
  if (!figure.CountsThings() && IsAnyOf(text_[begin - 1], u",、") && figure.unit == level_unit_ &&
      begin == previous_end_ + 1 && IsOneOf(text_.Folded(begin, end), kStages)) {
    const int32_t stage = kStageEnds.LengthIn(text_.Folded(tail, tail_end));
    if (stage > 0 && previous_.size() > stage + 3)
      return Joined(previous_.Front(previous_.size() - stage), left);
  }
  // 市属企业资产总额360亿元,负债总额210亿元
  static constexpr std::u16string_view kBooks[] = {u"负债总额",      u"所有者权益", u"净资产",
                                                   u"国有净资产",    u"国有权益",   u"资产负债率",
                                                   u"平均资产负债率"};
  constexpr int32_t kAssetsChars = 4;
  if (IsAnyOf(text_[begin - 1], u",、") && begin == previous_end_ + 1 &&
      previous_.size() > kAssetsChars + 1 && IsOneOf(text_.Folded(begin, end), kBooks)) {
    const FoldedName before = previous_.Folded(text_);
    if (before.ends_with(u"资产总额") || before.ends_with(u"负债总额"))
      return Joined(previous_.Front(previous_.size() - kAssetsChars), left);
  }
  if (const IndicatorName own = PartOfWork(figure, left); !own.empty()) return own;
  // 补助标准城市家庭860元、农村家庭690元: of the same measure, which stands before whose it is.
  if (const int32_t whose = last - (end - begin);
      end - begin >= 4 && end - begin <= 6 && text_[begin - 1] == u'、' &&
      begin - 1 == previous_end_ && whose - first >= 4 && figure.unit != nullptr &&
      figure.unit == level_unit_ && text_.Folded(end - 2, end) == text_.Folded(last - 2, last) &&
      text_.Folded(begin, end) != text_.Folded(whose, last) && text_.Holds(whose - 2, u"标准"))
    return Joined({first, whose}, left);
  if (end <= begin || last - first < 4 || begin <= last) return {};
  // 研发经费5亿元,投入强度(与营业收入之比)为2.9%
  if (text_.Holds(begin, u"投入强度") && text_.Holds(last - 2, u"经费") && begin - last < 40)
    return Joined({first, last}, left);
  // 功能区昼间达标率97%,夜间达标率89%
  if (text_.Holds(begin, u"夜间") && begin - last < 24) {
    const size_t day = text_.Folded(first, last).find(u"昼间");
    if (day != std::u16string_view::npos && day >= 2)
      return Joined({first, first + static_cast<int32_t>(day)}, left);
  }
  // 研发经费投入增长12%,投入强度达到2.6%
  static constexpr std::u16string_view kOfSame[] = {u"强度", u"规模", u"金额", u"总额", u"占比",
                                                    u"收益", u"花费", u"比重", u"进度", u"比例"};
  if (end - begin == 4 && text_.Folded(begin, begin + 2) == text_.Folded(last - 2, last) &&
      begin - last < 24 && IsOneOf(text_.Folded(end - 2, end), kOfSame)) {
    // 接待游客8万人次,游客花费1亿元: guests spend it, those who receive them do not.
    const int32_t deed = text_.Holds(first, u"接待") && last - first >= 4 ? 2 : 0;
    return Joined({first + deed, last}, {begin + 2, end});
  }
  // 招商项目开工率77%、入库率55%, 案件受理数下降15%、损失数下降42%: of the same.
  constexpr int32_t kRateChars = 3;
  if (end - begin == kRateChars && IsAnyOf(text_[end - 1], u"率数") && text_[begin - 1] == u'、' &&
      text_[last - 1] == text_[end - 1] && begin - last < 12 &&
      last - first >= (text_[begin - 2] == u'%' ? 6 : 7))
    return Joined({first, last - kRateChars}, left);
  if (text_[begin - 1] == u'、') {
    if (const IndicatorName own = OfOneClause(left); !own.empty()) return own;
  }
  if (text_.Holds(begin, u"学位")) {
    if (const IndicatorName own = OfSchools(left); !own.empty()) return own;
  }
  // 小学入学率100%,巩固率99%
  if (end - begin == kRateChars && text_[end - 1] == u'率' && begin == previous_end_ + 1 &&
      text_[begin - 1] == u',' && text_[last - 1] == u'率' && last - first >= 5 &&
      IsAnyOf(text_[last - kRateChars - 1], u"学中园童") &&
      text_.Folded(begin, end) != text_.Folded(last - kRateChars, last))
    return Joined({first, last - kRateChars}, left);
  // 商标申请量846件,注册612件: the next step of the same.
  static constexpr std::u16string_view kSteps[] = {u"注册", u"授权", u"核准", u"登记"};
  if (end - begin == 2 && IsOneOf(text_.Folded(begin, end), kSteps) && last - first >= 5 &&
      text_.Holds(last - 3, u"申请量") && begin == previous_end_ + 1)
    return Joined({first, last - 3}, left);
  // 每千人口床位数8.1张、执业医师3.4人: of as many as well.
  const int32_t per = text_[first] == u'每' ? text_.LengthOfAny(first, kPers) : 0;
  if (per > 0 && joined && figure.power == 0 && text_[begin] != u'每' && figure.CountsThings() &&
      !text_.Holds(begin, u"人均") && !text_.Holds(begin, u"平均"))
    return Joined({first, first + per}, left);
  return {};
}

IndicatorName Namer::PartOfWork(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kWorks[] = {u"工程", u"项目", u"高速", u"大桥", u"水库",
                                                   u"枢纽", u"铁路", u"公路", u"隧道", u"航道"};
  constexpr int32_t kPartChars = 4;
  const auto [begin, end] = left.OnlyPiece();
  const auto [piece, piece_end] = previous_.LastPiece();
  const bool done = text_.Holds(figure.begin - 2, u"完成") || figure.Measures("length");
  if (end - begin < 2 || end - begin > kPartChars || begin - 1 != previous_end_ ||
      text_[begin - 1] != u'、' || !done || !heads_.TailOf({begin, end}).empty() ||
      previous_.size() < 6 || heads_.DeedLength(previous_) > 0 ||
      EndsWithAny(text_.Folded(begin, end), kWorks))
    return {};
  // 某工程|桥梁: the part before is a piece of its own.
  const auto [first, last] = previous_.OnlyPiece();
  if (last <= first) {
    const int32_t owner = previous_.size() - (piece_end - piece);
    return owner >= 4 && EndsWithAny(previous_.Front(owner).Folded(text_), kWorks)
               ? Joined(previous_.Front(owner), left)
               : IndicatorName();
  }
  for (int32_t p = last - 2; p >= last - kPartChars && p - first >= 4; --p) {
    if (EndsWithAny(text_.Folded(first, p), kWorks)) return Joined({first, p}, left);
  }
  return {};
}

// 综保区进出口增长12%、企业数增长8%; 主导产业增加值占比提高2个百分点、税收收入增长8%;
// 农村自来水普及率达96%、卫生厕所普及率达88%
IndicatorName Namer::OfOneClause(const IndicatorName& left) const {
  static constexpr std::u16string_view kOfTrade[] = {u"税收收入", u"入库税收"};
  constexpr int32_t kNumberChars = 4;
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (begin != previous_end_ + 1 || text_[begin - 1] != u'、') return {};
  // 市管企业净资产增长6%、研发投入增长18%: the firms'.
  static constexpr std::u16string_view kOfFirms[] = {u"研发投入", u"研发费用", u"研发经费"};
  if (const size_t firms = text_.Folded(first, last).rfind(u"企业");
      firms != std::u16string_view::npos && firms >= 2 &&
      IsOneOf(text_.Folded(begin, end), kOfFirms))
    return Joined({first, first + static_cast<int32_t>(firms) + 2}, left);
  if (text_[end - 1] == u'率' && heads_.OfSameSide({first, last}, {begin, end}))
    return Joined({first, first + 2}, left);
  if (end - begin > kNumberChars) return {};
  const bool number = end - begin >= 3 && IsAnyOf(text_[end - 1], u"数率");
  if ((!number && !IsOneOf(text_.Folded(begin, end), kOfTrade)) ||
      (number && heads_.InCatalogue(left)))
    return {};
  Range owner{first, last};
  for (int heads = 0; heads < 2; ++heads) {
    const Range tail = heads_.TailOf(owner);
    if (tail.begin - first < 2) break;
    owner.end = tail.begin + (text_.Holds(tail.begin, u"产业") ? 2 : 0);
  }
  if (owner.end == last || (!number && text_[owner.end - 1] != u'业')) return {};
  // 方案申报率98%、验收率92%: what was done first is no owner.
  const bool rates = end - begin == 3 && text_[end - 1] == u'率' && text_[last - 1] == u'率' &&
                     owner.end == last - 1 && last - first >= 5 && last - first <= 7 &&
                     heads_.DeedLength(IndicatorName(owner.end - 2, owner.end)) == 2;
  if (rates) owner.end -= 2;
  // 评审项目312个,节约资金4.6亿元、节约率8.1%: of what was counted, not of what the rate repeats.
  if (text_.Folded(begin, end).starts_with(text_.Folded(owner.begin, owner.end))) {
    const bool counted = levels_.size() >= 2 && levels_[levels_.size() - 2].size() > 2 &&
                         heads_.EndsIn(levels_[levels_.size() - 2], Cue::kGeneric);
    return counted ? Joined(levels_[levels_.size() - 2], left) : IndicatorName();
  }
  return Joined({owner.begin, owner.end}, left);
}

IndicatorName Namer::OfSchools(const IndicatorName& left) const {
  static constexpr std::u16string_view kSchools[] = {u"学校", u"小学", u"初中",
                                                     u"高中", u"中学", u"幼儿园"};
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin != 2 || !text_.Holds(begin, u"学位") || !text_.Holds(begin - 3, u"、新增") ||
      begin - 3 != previous_end_ || !previous_counted_unit_ ||
      !EndsWithAny(previous_.Folded(text_), kSchools))
    return {};
  // 新增学位2.3万个,其中高中4所: of the schools, which go on being spoken of.
  constexpr int32_t kFigureChars = 12;
  if (FindWord(text_.Folded(end, std::min(sentence_.end, end + kFigureChars)), u"其中") !=
      std::u16string_view::npos)
    return {};
  const IndicatorName schools = ThingsOf(previous_);
  return schools.size() > 2 ? Joined(schools, left) : IndicatorName();
}

// 合作社从零起步,发展到96个; 企业从无到有、增加到5家: what came to be, right before its figure.
IndicatorName Namer::RisenFromNothing(const Anchor& figure) const {
  static constexpr std::u16string_view kRisen[] = {
      u"从零起步", u"从零开始", u"从无到有", u"从小到大", u"从少到多", u"从弱到强",
      u"由小到大", u"由少到多", u"由弱到强", u"由点到面", u"从点到面"};
  constexpr int32_t kVerbChars = 6;
  constexpr int32_t kNameChars = 24;
  const int32_t floor = std::max(sentence_.begin, previous_end_);
  int32_t comma = figure.begin - 1;
  while (comma > floor && figure.begin - comma < kVerbChars && !IsAnyOf(text_[comma], u",、"))
    --comma;
  const int32_t end = comma - 4;
  if (end <= floor || !IsAnyOf(text_[comma], u",、") || text_.LengthOfAny(end, kRisen) != 4)
    return {};
  int32_t begin = end;
  while (begin > floor && end - begin <= kNameChars && !IsAnyOf(text_[begin - 1], u",;。:"))
    --begin;
  // 纳税过千万元的企业从无到有: the size before it says which.
  if (text_[begin] == u'的') begin = ClauseBefore(begin, u',');
  return end - begin >= 2 && end - begin <= kNameChars ? IndicatorName(begin, end)
                                                       : IndicatorName();
}

IndicatorName Namer::OnceDone(const IndicatorName& left) const {
  static constexpr std::u16string_view kOnce[] = {
      u"达产达效后", u"全部建成后", u"全面建成后", u"全部达产后", u"建成投产后",
      u"建成达产后", u"满产后",     u"达产后",     u"投产后",     u"建成后"};
  static constexpr std::u16string_view kYields[] = {u"年税收",   u"年利税",   u"年产值",
                                                    u"带动就业", u"提供就业", u"新增就业"};
  const IndicatorName& owner = !project_.empty()     ? project_
                               : !note_head_.empty() ? note_head_
                                                     : topic_;
  if (project_.empty() && note_head_.empty() && !IsWork(topic_)) return {};
  const auto [begin, end] = left.OnlyPiece();
  // 建成|后可带动就业: the deed is none of the words.
  const int32_t done = begin - (text_[begin] == u'后' ? 2 : 0);
  const int32_t once = end > begin ? text_.LengthOfAny(done, kOnce) : 0;
  const int32_t told = done + once + (text_[done + once] == u'可' ? 1 : 0);
  if (once > 0 && end - told >= 2) return Joined(owner, {told, end});
  // …、年税收5亿元,带动就业2000人: of the same.
  const FoldedName words = left.Folded(text_);
  const bool goes_on =
      previous_.size() > owner.size() && previous_.Folded(text_).starts_with(owner.Folded(text_));
  const bool yields = std::ranges::any_of(
      kYields, [&](std::u16string_view yield) { return words.starts_with(yield); });
  return goes_on && yields ? Joined(owner, left) : IndicatorName();
}

IndicatorName Namer::MemberName(const Anchor& figure, const IndicatorName& head) const {
  if (const IndicatorName name = OfSameOwner(head, false); !name.empty()) return name;
  if (const IndicatorName name = OfBareRate(figure, head); !name.empty()) return name;
  if (among_ && figure.Measures("money") && head.Folded(text_).starts_with(u"用于")) {
    if (const IndicatorName spent = OfMoney(head, false); !spent.empty()) return spent;
  }
  const bool kind = (among_ || divided_) && head.Folded(text_).ends_with(u"类");
  const IndicatorName part = kind ? PartLike(figure, head) : IndicatorName();
  return part.empty() ? head : part;
}

IndicatorName Namer::JudgedBefore(const Anchor& figure) const {
  static constexpr std::u16string_view kJudged[] = {u"偏低", u"较低", u"不高", u"过低",
                                                    u"偏高", u"较高", u"偏小", u"较小",
                                                    u"不大", u"低",   u"高",   u"小"};
  static constexpr auto kEnds = WordEnds(kJudged);
  constexpr int32_t kNameChars = 16;
  const int32_t clause = ClauseBefore(figure.begin, u',');
  if (figure.begin - clause > 4 || clause <= sentence_.begin || text_[clause - 1] != u',')
    return {};
  const int32_t from = ClauseBefore(clause - 1, u',');
  const auto words = text_.Folded(from, clause - 1);
  const int32_t judged = kEnds.LengthIn(words);
  if (judged == 0 || clause - 1 - from > kNameChars + judged) return {};
  const Range told{from, clause - 1 - judged};
  for (const Token& token : heads_.Within(told)) {
    if (token.anchor >= 0 && sentence_.At(token).type != AnchorType::kRejected) return {};
  }
  const IndicatorName name = heads_.Trim(told);
  return name.size() > 3 && heads_.EndsIn(name, Cue::kHead) ? name : IndicatorName();
}

// 下调养老保险费率,最多降低2个百分点; 降低电价,降幅超过8%: what the clause before moved, which has
// no figure.
IndicatorName Namer::MovedBefore(const Anchor& figure) const {
  constexpr CueSet kMoves = Bit(Cue::kUp) | Bit(Cue::kDown);
  constexpr int32_t kObjectLeast = 3;
  if (!(sentence_.cues & kMoves) || !(figure.Measures("share") || figure.Measures("points")))
    return {};
  const int32_t comma = ClauseBefore(figure.begin, u',') - 1;
  if (comma <= sentence_.begin || text_[comma] != u',') return {};
  const int32_t begin = ClauseBefore(comma, u',');
  const Token& verb = heads_.Next(begin);
  if (verb.begin != begin || verb.end - verb.begin < 2 || !verb.IsAny(kMoves) ||
      heads_.FigureBeforeComma(begin))
    return {};
  const IndicatorName object = heads_.Trim({verb.end, comma});
  return object.size() >= kObjectLeast ? object : IndicatorName();
}

Named Namer::Again(const Anchor& figure, const IndicatorName& left) const {
  // 总量居全省第三、增幅居第二: what grew is no total.
  if (figure.type == AnchorType::kRank && last_.size() > 4 && text_[previous_end_] == u'、' &&
      last_.Folded(text_).ends_with(u"总量") && GrowthBefore(figure))
    return {last_.Front(last_.size() - 2), Rule::kNameAgain};
  // 财政自给率低,仅为7.4%: of what was judged right before.
  if (left.empty() && figure.type == AnchorType::kQuantity) {
    if (const IndicatorName judged = JudgedBefore(figure); !judged.empty())
      return {judged, Rule::kNameAgain};
  }
  if (last_.empty()) {
    Refused(trace_, Rule::kNameAgain, "the sentence has spoken of no indicator before");
    if (OfEconomy(figure)) {
      IndicatorName product;
      product.Append("地区生产总值");
      return {product, Rule::kNameEconomy};
    }
    if (const IndicatorName moved = MovedBefore(figure); !moved.empty())
      return {moved, Rule::kNameAgain};
    IndicatorName name = topic_;
    if (!left.empty() && !heads_.IsGrowthWord(left)) name.Append(left);
    return {name, Rule::kNameTopic};
  }
  const FoldedName words = left.Folded(text_);
  // 占外贸比重24%,比上年提高2个百分点: the share moved, not what was spoken of before it.
  const bool share_moved = figure.Measures("points") && TellsShare(previous_.Folded(text_));
  if (share_moved) return {previous_, Rule::kNameAgain};
  // 新开工棚户区改造2.1万套,基本建成1.6万套: as far as it came.
  const int32_t verb = figure.begin - 2;
  if (left.empty() && verb > last_.Hull().second && figure.CountsThings() &&
      text_.Holds(verb, u"建成")) {
    IndicatorName stem = WithoutStage(last_);
    // 开工建设安置房1600套、基本建成900套: of what is built.
    int32_t done = verb;
    if (const auto [first, last] = stem.OnlyPiece();
        last - first >= 4 && stem.size() < last_.size() && text_.Holds(first, u"建设")) {
      stem = {first + 2, last};
      if (text_.Holds(verb - 2, u"基本")) done = verb - 2;
    }
    // 建设保障房3万套,基本建成2万套: of those being built; 累计建成 tells of more.
    if (const auto [first, last] = last_.OnlyPiece();
        stem.size() == last_.size() && last - first > 3 && text_.Holds(first, u"建设") &&
        text_.Holds(verb - 2, u"基本") && figure.unit == level_unit_) {
      stem = {first + 2, last};
      done = verb - 2;
    }
    const IndicatorName built(done, figure.begin);
    const bool behind = stem.Hull().first == last_.Hull().first;
    if (stem.size() < last_.size())
      return {behind ? Joined(stem, built) : Joined(built, stem), Rule::kNameAgain};
  }
  // 开工加装电梯200台,完成150台: those are no longer begun.
  if (const auto [first, last] = last_.OnlyPiece();
      left.empty() && verb > last && last - first >= 6 && figure.unit == level_unit_ &&
      figure.CountsThings() && text_.Holds(verb, u"完成") && text_.Holds(first, u"开工"))
    return {{first + 2, last}, Rule::kNameAgain};
  // 新建农田2万亩,亩均投入2100元;累计建成21万亩: what that unit was told of.
  if (const IndicatorName alike = left.empty() ? OfSameUnit(figure) : IndicatorName();
      !alike.empty())
    return {alike, Rule::kNameAgain};
  if (left.empty() && figure.unit == level_unit_ && text_.Holds(figure.begin - 2, u"完成")) {
    if (const IndicatorName done = WithoutPlan(last_); !done.empty())
      return {done, Rule::kNameAgain};
  }
  // 优良天数287天、优良率78%,增加9天、提高2个百分点: what moves is told by its unit.
  if (const IndicatorName same = left.empty() ? OfUnitBefore(figure) : IndicatorName();
      !same.empty())
    return {same, Rule::kNameAgain};
  // 教育经费占支出的比重提高一个百分点,仅此一项增加48亿元: an amount of what is shared out.
  // So is 教育支出占比两成,累计1360亿元.
  if (figure.Measures("money")) {
    const FoldedName told = last_.Folded(text_);
    const size_t share = std::min(told.find(u"所占"), told.find(u'占'));
    const bool said = told.ends_with(u"占比") || told.ends_with(u"比重");
    if (share != told.npos && share >= 2 && (said || text_.Holds(figure.begin - 2, u"增加")))
      return {last_.Front(static_cast<int32_t>(share)), Rule::kNameAgain};
  }
  // 购置税短收12亿元,仅完成预算的81%: what came in; 平均值5.2%,其中12月份5.0%: no mean of a month.
  static constexpr std::u16string_view kShort[] = {u"短收", u"减收", u"超收", u"欠收"};
  static constexpr std::u16string_view kMean[] = {u"平均值", u"均值"};
  const bool done = text_.Holds(figure.begin - 1, u"的") && figure.Measures("share") &&
                    EndsWithAny(last_.Folded(text_), kShort);
  if (done && last_.size() > 4) return {last_.Front(last_.size() - 2), Rule::kNameAgain};
  if (among_ && last_.size() > 5 && EndsWithAny(last_.Folded(text_), kMean))
    return {last_.Front(last_.size() - (last_.Folded(text_).ends_with(kMean[0]) ? 3 : 2)),
            Rule::kNameAgain};
  if (words != u"总量" && words != u"数量") return {last_, Rule::kNameAgain};
  if (const IndicatorName total = TotalOf(left); !total.empty())
    return {total, Rule::kNameCompleted};
  IndicatorName name = entity_.empty() ? last_ : entity_;
  name.Append(left);
  return {name, Rule::kNameCompleted};
}

IndicatorName Namer::TotalOf(const IndicatorName& left) const {
  const FoldedName words = left.Folded(text_);
  // 新增算力300P、总规模超过800P
  if (const int32_t begin = left.Hull().first;
      words == u"总规模" && text_[begin - 1] == u'、' && begin == previous_end_ + 1 &&
      level_unit_ != nullptr && !previous_counted_unit_ && level_unit_->dimension != "money" &&
      heads_.TailOf({previous_.Hull().first, previous_.Hull().second}).empty())
    return Joined(heads_.WithoutDeed(previous_), left);
  // 民营企业实现“三年倍增”,总数超过60万户: of whom the clause before tells no figure.
  if (words == u"总数" && subject_.size() > 2 && heads_.EndsIn(subject_, Cue::kGeneric) &&
      text_[left.Hull().first - 1] == u',')
    return Joined(subject_, left);
  if ((words != u"总数" && words != u"总量") || entity_.empty()) return {};
  // 引进院所12家、总数达30家: those that came before count as well.
  const bool amount = words == u"总量" && !previous_counted_unit_ && !last_.empty();
  const IndicatorName& named = amount ? last_ : entity_;
  const FoldedName things = named.Folded(text_);
  if (things.starts_with(u'新') || things.starts_with(u"引进")) {
    const IndicatorName bare = heads_.WithoutDeed(named);
    if (bare.size() < named.size()) return Joined(bare, left);
  }
  // 预算收入30亿元,总量居第二: of the whole name, which may say so itself: 吞吐量…,总量居第二.
  if (!amount || things.find(u'占') != FoldedName::npos) return {};
  return IsAnyOf(things.back(), u"量额") ? last_ : Joined(last_, left);
}

IndicatorName Namer::WithoutPlan(const IndicatorName& name) const {
  const FoldedName words = name.Folded(text_);
  const auto [last, end] = name.LastPiece();
  if (!words.ends_with(u"计划投资") || !text_.Holds(end - 4, u"计划投资")) return {};
  const int32_t plan = end - (words.ends_with(u"年度计划投资") ? 6 : 4);
  const int32_t begin = name.Hull().first;
  const int32_t owner = name.size() - (end - plan);
  if (owner < 2 || !words.starts_with(text_.Folded(begin, begin + owner))) return {};
  return Joined({begin, begin + owner}, {end - 2, end});
}

IndicatorName Namer::OfSameUnit(const Anchor& figure) const {
  const knowledge::Unit* const unit = figure.unit;
  const bool built =
      text_.Holds(figure.begin - 2, u"建成") || text_.Holds(figure.begin - 2, u"累计");
  if (!built || unit == nullptr || level_unit_ == nullptr || unit->dimension != "area" ||
      unit->dimension == level_unit_->dimension || area_.empty())
    return {};
  return heads_.WithoutDeed(area_);
}

IndicatorName Namer::OfUnitBefore(const Anchor& figure) const {
  static constexpr std::u16string_view kMoves[] = {u"增加", u"减少", u"增产", u"减产", u"增长",
                                                   u"下降", u"提高", u"上升", u"降低"};
  const size_t told = level_units_.size();
  // …、提高2个百分点: and the points are of the share.
  if (told >= 2 && figure.Measures("points") && level_units_[told - 1] != nullptr &&
      level_units_[told - 1]->dimension == "share" && last_.Hull() == levels_[told - 2].Hull() &&
      text_[previous_end_] == u'、')
    return levels_.back();
  if (told < 2 || figure.unit == nullptr || figure.Measures("share") ||
      figure.unit == level_units_[told - 1] || figure.unit != level_units_[told - 2] ||
      text_.LengthOfAny(figure.begin - 2, kMoves) != 2 || last_.Hull() != levels_.back().Hull() ||
      levels_[told - 2].Hull().first < semicolon_)
    return {};
  return levels_[told - 2];
}

bool Namer::OfEconomy(const Anchor& figure) const {
  constexpr int32_t kSentenceChars = 80;
  const int32_t from = std::max(sentence_.begin, figure.begin - kSentenceChars);
  if (figure.type != AnchorType::kQuantity) return false;
  const auto before = text_.Folded(from, figure.begin);
  const size_t economy = before.find(u"经济");
  if (economy == std::u16string_view::npos) return false;
  // 文旅经济, 数字经济增长: a part of it.
  const int32_t at = from + static_cast<int32_t>(economy);
  const bool whole =
      at == sentence_.begin || !IsHan(text_[at - 1]) || IsAnyOf(text_[at - 1], u"住服推使动对着让");
  const auto lead = before.substr(before.size() - std::min<size_t>(before.size(), 8));
  const bool dated = lead.find(u"季度") != lead.npos || lead.find(u"半年") != lead.npos ||
                     lead.find(u"全年") != lead.npos;
  return whole && dated;
}

IndicatorName Namer::BeforeEqual(const IndicatorName& name, Lead* lead) const {
  const auto [begin, end] = name.OnlyPiece();
  if (end <= begin) return name;
  // 储备规模达到年度投资规模的3倍: what stands behind the verb is the other side.
  if (text_.Holds(begin - 2, u"达到")) {
    const IndicatorName owner = heads_.Trim({ClauseBefore(begin - 2, u','), begin - 2});
    if (owner.size() >= 2) {
      if (lead->baseline.empty()) lead->baseline = {begin, end};
      return owner;
    }
  }
  // 储备库规模稳定在年度投资规模3倍以上
  static constexpr std::u16string_view kStays[] = {u"稳定在", u"保持在", u"控制在"};
  for (int32_t p = begin + 2; p + 5 <= end; ++p) {
    if (text_.LengthOfAny(p, kStays) == 0) continue;
    if (lead->baseline.empty()) lead->baseline = {p + 3, end};
    return {begin, p};
  }
  int32_t equal = begin;
  while (equal < end && text_[equal] != u'是') ++equal;
  // 研发投入是全省平均水平的1.5倍.
  if (equal < end) {
    if (equal - begin < 2 || end - equal < 3) return name;
    if (lead->baseline.empty()) lead->baseline = {equal + 1, end};
    return {begin, equal};
  }
  // 投入58亿元,是前十年投入总和的1.7倍.
  const int32_t clause = ClauseBefore(begin, u',');
  const bool equals = IsAnyOf(text_[clause], u"是为") || text_.Holds(clause, u"相当于");
  if (!equals || last_.empty()) return name;
  // 是上个五年的3倍
  const int32_t years = text_.Holds(end, u"五年的") ? 2 : 0;
  if (lead->baseline.empty())
    lead->baseline = {clause + (text_[clause] == u'相' ? 3 : 1), end + years};
  return last_;
}

IndicatorName Namer::OfWhat(const IndicatorName& name, Lead* lead) const {
  const auto [begin, end] = name.OnlyPiece();
  for (int32_t p = end - 1; p >= std::max(begin, end - 12); --p) {
    // 占比过半, 水资源占有量不足全省的二分之一
    if (text_[p] != u'占' || text_[p + 1] == u'比' || text_.Holds(p + 1, u"有量")) continue;
    if (lead->baseline.empty()) lead->baseline = {p + 1, end};
    int32_t cut = p;
    if (cut > begin && text_[cut - 1] == u'约') --cut;
    return cut > begin ? IndicatorName(begin, cut) : last_;
  }
  return name;
}

}  // namespace gongbao::extraction
