#include "common/extraction/naming.h"

#include <algorithm>
#include <string>
#include <utility>

namespace gongbao::extraction {
namespace {

IndicatorName Joined(IndicatorName first, const IndicatorName& second) {
  first.Append(second);
  return first;
}

}  // namespace

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

void Namer::BeginSentence() {
  if (!sentence_.has_figures) {  // half of them: nothing is named
    last_ = {};
    return;
  }
  // What one sentence divides the next one may divide otherwise.
  const IndicatorName divided = divided_ ? whole_ : IndicatorName();
  carried_ = last_;
  last_ = previous_ = entity_ = whole_ = owner_ = topic_ = framed_ = sized_ = industry_ = aim_ =
      counts_owner_ = {};
  listed_ = {};
  levels_.clear();
  grown_.clear();
  clause_levels_.clear();
  clause_before_.clear();
  deed_ = {};
  among_ = owned_ = false;
  if (sentence_.begin == 0 || IsLineEnd(text_[sentence_.begin - 1])) zone_ = {};
  SetTopic();
  TakeSubject(sentence_.begin);
  TakeDivision(divided.empty() ? carried_ : divided);
}

void Namer::TakeDivision(const IndicatorName& spoken_of) {
  divided_ = false;
  constexpr int32_t kDivisionChars = 24;
  const int32_t begin = sentence_.begin;
  int32_t comma = begin;
  while (comma < sentence_.end && text_[comma] != u',' && comma - begin < kDivisionChars) ++comma;
  if (text_[comma] != u',' || comma - begin < 4) return;
  const char16_t last = text_[comma - 1];
  if (IsAnyOf(text_[begin], u"分按从") && IsAnyOf(last, u"看分")) {
    divided_ = !spoken_of.empty();
    whole_ = spoken_of;
  } else if (last == u'中' && !heads_.FigureBeforeComma(begin)) {
    const int32_t from = text_[begin] == u'在' ? begin + 1 : begin;
    divided_ = !heads_.TailOf({from, comma - 1}).empty();
    if (divided_) whole_ = heads_.Trim({from, comma - 1});
  }
}

void Namer::SetTopic() {
  const Token* verb = nullptr;
  int32_t begin = sentence_.begin;
  if (const int32_t note = heads_.NoteMarkEnd(begin); note > begin) begin = note;
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  // 根据海关数据, 从主体看, 在…引导下: no subject.
  const bool preposition =
      IsAnyOf(text_[begin], u"在从据按以") && !IsAnyOf(text_[begin + 1], u"建校册编线");
  if (!preposition) topic_ = heads_.Trim(SubjectOf(begin, &verb));
  if (topic_.empty()) return;
  if (IsAnyOf(text_[topic_.Hull().first], u"从据按以")) topic_ = {};
  if (const IndicatorName zone = ZoneIn(topic_); !zone.empty()) zone_ = zone;
}

Range Namer::SubjectOf(int32_t begin, const Token** verb) const {
  constexpr CueSet kVerbs = Bit(Cue::kVerb) | Bit(Cue::kAchieve) | Bit(Cue::kUp) | Bit(Cue::kDown);
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  constexpr int32_t kSubjectChars = 60;  // what keeps a sentence of nothing but commas linear
  const int32_t limit = begin + kSubjectChars;
  for (const Token& token : heads_.From(begin)) {
    if (token.begin < begin) continue;
    if (token.begin > limit) break;
    if (token.begin == begin && (token.IsAny(kLeading) || token.anchor >= 0 || token.mark == u',' ||
                                 token.mark == u'、' || token.mark == u')')) {
      begin = token.end;
      continue;
    }
    if (token.mark == u'“' || token.mark == u'”' || token.mark == u'(' || token.mark == u')' ||
        token.mark == u'、')
      continue;
    // 市属企业在全年活动中…: where the subject ends.
    if (text_[token.begin] == u'在' && token.end - token.begin == 1 && token.begin - begin >= 4) {
      *verb = &token;
      return token.begin - begin <= 18 ? Range{begin, token.begin} : Range{};
    }
    if (token.IsAny(kVerbs) && token.end - token.begin == 1) continue;
    // S32省道工程完工: a numeral inside of the name.
    if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kRejected) continue;
    if (token.IsAny(Bit(Cue::kAnd) | Bit(Cue::kHead) | Bit(Cue::kOf)) && !token.Is(Cue::kVerb))
      continue;
    if (token.IsAny(kVerbs | kTimeCues) || token.mark != 0 || token.anchor >= 0) {
      *verb = &token;
      if (token.begin - begin < 2 || token.begin - begin > 18 || text_[begin] == u'该') return {};
      return {begin, token.begin};
    }
  }
  return {};
}

void Namer::TakeSubject(int32_t begin) {
  subject_ = {};
  if (heads_.FigureBeforeComma(begin)) return;
  owner_ = {};
  owned_ = false;
  if (const Range engaged = EngagedIn(begin); !engaged.empty())
    owner_ = IndicatorName(engaged.begin, engaged.end);
  if (const Range aim = AimOf(begin); !aim.empty()) aim_ = IndicatorName(aim.begin, aim.end);
  if (const Range industry = IndustryIn(begin); !industry.empty())
    industry_ = IndicatorName(industry.begin, industry.end);
  const Token* verb = nullptr;
  const Range words = SubjectOf(begin, &verb);
  if (words.empty()) return;
  if (text_[verb->begin] == u'在' && topic_.empty()) topic_ = heads_.Trim(words);
  if (!verb->Is(Cue::kVerb)) return;
  const IndicatorName subject = heads_.Trim(words);
  if (subject.empty()) return;
  subject_ = subject;
  if (const IndicatorName organ = OrganIn(subject); !organ.empty()) owner_ = organ;
  // 某集团入选名单,实现产值…: who did a deed owns what follows.
  static constexpr std::u16string_view kDeeds[] = {
      u"入选", u"获批", u"获评", u"荣获", u"投产", u"投用", u"开工", u"竣工", u"建成", u"运营",
      u"签约", u"揭牌", u"领跑", u"完工", u"落户", u"上榜", u"通车", u"开业", u"落地"};
  const auto word = text_.Folded(verb->begin, verb->end);
  if (IsOneOf(word, kDeeds)) {
    topic_ = subject;
    entity_ = {};
  }
}

bool Namer::IsReach(std::u16string_view word) {
  static constexpr std::u16string_view kReaches[] = {u"惠及", u"受益", u"覆盖", u"辐射", u"涉及"};
  return IsOneOf(word, kReaches);
}

bool Namer::IsRating(std::u16string_view words) {
  static constexpr std::u16string_view kRatings[] = {u"考评", u"考核", u"评价", u"测评"};
  return EndsWithAny(words, kRatings);
}

bool Namer::IsOrgan(const IndicatorName& name) const {
  static constexpr std::u16string_view kOrgans[] = {
      u"平台",   u"园区",   u"产业园", u"工业园", u"开发区", u"高新区",
      u"经开区", u"保税区", u"基地",   u"集团",   u"公司",   u"账户",
      u"片区",   u"示范区", u"试验区", u"合作区", u"实验室", u"综保区"};
  return EndsWithAny(name.Folded(text_), kOrgans);
}

IndicatorName Namer::ZoneIn(const IndicatorName& name) const {
  static constexpr std::u16string_view kZones[] = {u"园区", u"开发区", u"产业园", u"工业园",
                                                   u"高新区"};
  const auto [begin, end] = name.OnlyPiece();
  const auto words = text_.Folded(begin, end);
  for (const std::u16string_view zone : kZones) {
    const size_t at = words.rfind(zone);
    if (at == words.npos || at < 2) continue;
    return {begin, begin + static_cast<int32_t>(at + zone.size())};
  }
  return {};
}

IndicatorName Namer::OrganIn(const IndicatorName& name) const {
  static constexpr std::u16string_view kWorks[] = {u"工程", u"行动", u"协作", u"活动", u"试点"};
  static constexpr std::u16string_view kSides[] = {u"效果", u"作用", u"功能",     u"效应",
                                                   u"建设", u"规模", u"年度任务", u"任务"};
  const auto owns = [&](const IndicatorName& one) {
    return IsOrgan(one) || (one.size() >= 4 && EndsWithAny(one.Folded(text_), kWorks));
  };
  if (owns(name)) return name;
  const auto [begin, end] = name.OnlyPiece();
  for (const std::u16string_view side : kSides) {
    const auto cut = end - static_cast<int32_t>(side.size());
    if (cut - begin < 4 || text_.Folded(cut, end) != side) continue;
    if (const IndicatorName organ(begin, cut); owns(organ)) return organ;
  }
  return {};
}

Range Namer::EngagedIn(int32_t begin) const {
  static constexpr std::u16string_view kEngage[] = {
      u"实施", u"开展", u"举办", u"承办", u"推出", u"推行", u"落实", u"聚焦",
      u"制定", u"出台", u"印发", u"兑现", u"抓好", u"完成", u"设立", u"如期完成"};
  static constexpr std::u16string_view kUndertakings[] = {
      u"工程", u"行动", u"活动", u"博览会", u"推介会",       u"洽谈会",   u"交易会",
      u"改革", u"平台", u"试点", u"基金",   u"三年行动计划", u"行动计划", u"计划",
      u"协作", u"”",    u"政策", u"政策包", u"政策》",       u"措施》"};
  constexpr int32_t kLeadChars = 12;
  constexpr int32_t kOwnerChars = 26;
  constexpr int32_t kTitleChars = 48;
  int32_t from = -1;
  for (const Token& token : heads_.From(begin)) {
    if (from < 0) {
      if (token.begin > begin + kLeadChars || token.mark != 0 || token.anchor >= 0) return {};
      if ((token.end - token.begin == 2 || token.end - token.begin == 4) &&
          IsOneOf(text_.Folded(token.begin, token.end), kEngage))
        from = token.end;
      continue;
    }
    if (token.begin > from + (text_[from] == u'《' ? kTitleChars : kOwnerChars)) return {};
    if (token.mark != u',' && token.mark != u';') continue;
    Range range{from, token.begin};
    if (text_.Folded(begin, token.begin).find(u'等') != std::u16string_view::npos) return {};
    const auto words = text_.Folded(range.begin, range.end);
    if (!EndsWithAny(words, kUndertakings)) return {};
    for (const std::u16string_view end : kUndertakings) {
      if (!words.ends_with(end)) continue;
      if (end.ends_with(u"计划")) range.end -= static_cast<int32_t>(end.size());
      if (end.ends_with(u'》'))
        range = {text_[range.begin] == u'《' ? from + 1 : from, range.end - 1};
      return range.end - range.begin >= 3 ? range : Range{};
    }
    return {};
  }
  return {};
}

Range Namer::AimOf(int32_t begin) const {
  constexpr int32_t kAimChars = 10;
  while (IsBlank(text_[begin])) ++begin;
  const auto verb = text_.Folded(begin, std::min(sentence_.end, begin + 2));
  if (verb != u"聚焦" && verb != u"围绕") return {};
  int32_t end = begin + 2;
  while (end < sentence_.end && IsHan(text_[end])) ++end;
  return text_[end] == u',' && end - begin >= 4 && end - begin - 2 <= kAimChars
             ? Range{begin + 2, end}
             : Range{};
}

Range Namer::IndustryIn(int32_t begin) const {
  static constexpr std::u16string_view kFurther[] = {u"加快", u"推动", u"促进", u"推进",
                                                     u"壮大", u"发展", u"培育"};
  constexpr int32_t kLeadChars = 8;
  constexpr int32_t kIndustryChars = 10;
  int32_t from = -1;
  for (const Token& token : heads_.From(begin)) {
    if (token.begin > begin + kLeadChars || token.mark != 0 || token.anchor >= 0) break;
    if (from >= 0 && token.begin > from) break;
    if (IsOneOf(text_.Folded(token.begin, token.end), kFurther)) from = token.end;
  }
  if (from < 0) return {};
  for (int32_t p = from + 1; p < std::min(sentence_.end, from + kIndustryChars); ++p) {
    if (!IsHan(text_[p])) return {};
    if (text_[p] == u'业' && !IsAnyOf(text_[p - 1], u"企就创") && !IsAnyOf(text_[p + 1], u"务绩主"))
      return {from, p + 1};
  }
  return {};
}

void Namer::TakeMark(const Token& token) {
  if (token.mark == u';') entity_ = framed_ = aim_ = {};
  if (token.mark == u',' || token.mark == u';') counts_owner_ = {};
  if (token.mark == u',') previous_counted_ = false;
  if (!sentence_.has_figures) return;
  if (token.mark == u',' || token.mark == u';') {
    clause_before_.swap(clause_levels_);  // both keep their memory
    clause_levels_.clear();
    TakeSubject(token.end);
  }
}

void Namer::TakeAmong() {
  among_ = true;
  whole_ = last_.empty() ? carried_ : last_;
}

void Namer::TakeFact(const Anchor& figure, Measure measure, const IndicatorName& name) {
  // 1个月内: how long something took is not what is spoken of.
  if (figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect &&
      text_[figure.end] == u'内')
    return;
  const bool counts = figure.HasClassifier();
  // 占全国比重 is said of the indicator before it, which goes on being spoken of.
  const bool share_of =
      measure == Measure::kLevel && name.Folded(text_).find(u'占') != std::u16string::npos;
  if (!share_of || last_.empty()) last_ = name;
  if (measure == Measure::kGrowth) grown_.push_back(name);
  // 招商项目投资额增长18%,到位资金…: what grew owns what comes next.
  if (measure == Measure::kGrowth && name.size() > 4) {
    if (const IndicatorName owner = heads_.WithoutTail(name); !owner.empty()) entity_ = owner;
  }
  // 新办企业增长12%,总数…: things that grew are counted next.
  if (measure == Measure::kGrowth && heads_.EndsIn(name, Cue::kGeneric)) entity_ = name;
  if (measure == Measure::kLevel && figure.type == AnchorType::kQuantity) {
    levels_.push_back(name);
    clause_levels_.push_back(name);
    if (counts && !graded_) entity_ = name;
    if (const auto [begin, end] = name.OnlyPiece(); counts && heads_.SizeEnd(begin) > begin)
      sized_ = name;
    // 商品房销售面积…、销售额…: what stands before the head noun is shared.
    if (!counts && name.size() > 4) {
      const IndicatorName owner = heads_.WithoutTail(name);
      if (!owner.empty()) entity_ = owner;
    }
  }
  subject_ = {};
  if (!owned_) owner_ = {};  // the sentence speaks of something else by now
  graded_ = false;
  previous_ = name;
  previous_counted_ = counts;
}

void Namer::ForgetLevel() {
  if (!levels_.empty()) levels_.pop_back();
}

bool Namer::TakeSizesProject() { return std::exchange(sizes_project_, false); }

IndicatorName Namer::Complete(const IndicatorName& head) const {
  IndicatorName name = entity_;
  if (name.empty()) {
    // A campaign has no sizes of its own: 实施粮食提质行动,播种面积231万亩.
    static constexpr std::u16string_view kCampaigns[] = {u"行动", u"改革"};
    const bool owns = !owner_.empty() && !EndsWithAny(owner_.Folded(text_), kCampaigns);
    name = owns ? owner_ : topic_;
    if (name.empty()) name = industry_;
    // 清洁能源发电量…、装机占比…: another head of the same.
    const auto [begin, end] = name.OnlyPiece();
    const Range tail = heads_.TailOf({begin, end});
    if (tail.begin - begin >= 2 && !heads_.EndsIn(name, Cue::kGeneric)) name = {begin, tail.begin};
  }
  // 出口额76亿元,增长8%,完成进度居全市第三: some heads are of an indicator, not of a thing.
  static constexpr std::u16string_view kOfIndicator[] = {u"完成进度", u"完成率", u"增量", u"份额",
                                                         u"占比",     u"比重",   u"比例"};
  if (entity_.empty() && !last_.empty() && IsOneOf(head.Folded(text_), kOfIndicator)) name = last_;
  if (name.Folded(text_).ends_with(head.Folded(text_))) return name;
  // 生猪存栏…、出栏…: a head of the same kind takes the other's place.
  if (const IndicatorName owner = heads_.WithoutTail(name); !owner.empty()) name = owner;
  name.Append(head);
  return name;
}

Named Namer::NameOf(const Anchor& figure, const Lead& given) {
  Lead lead = given;
  // 建成实验室(全省10家): a bracket that says only how many is of the noun before it.
  if (lead.name.empty() && lead.verb == 0) lead.name = BeforeBracket(figure);
  if (figure.type != AnchorType::kQuantity)
    return Finish(figure, HeadOf(lead.name, false), false, false);
  const bool counts = figure.CountsThings();
  const Range noun = heads_.NounBehind(figure.end);
  if (counts && !noun.empty()) {
    const bool listed = text_[figure.begin - 1] == u'等';
    const Range things = listed ? AsListedBefore(noun) : noun;
    Named named = Counted(noun, things);
    if (listed) listed_ = things;
    if (const IndicatorName owner = OwnerOfCounted(figure, lead, noun); !owner.empty()) {
      counts_owner_ = owner;
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
    return named;
  }
  Refused(trace_, Rule::kNameBehind,
          counts ? "no noun follows the count" : "its unit counts no things");
  // 审批材料精简一半: the verb tells what the fraction is of.
  const bool cut = figure.unit_literal == "倍" && (lead.verb & Bit(Cue::kDown)) && !lead.reach;
  const IndicatorName left =
      cut ? IndicatorName(lead.name.begin, lead.words.end) : HeadOf(lead.name, counts);
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
  if (const IndicatorName name = Stretch(figure, noun, left); !name.empty())
    return {name, Rule::kNameBehind};
  if (const IndicatorName name = ForPurpose(figure, left); !name.empty())
    return {name, Rule::kNamePurpose};
  if (figure.unit != nullptr && figure.unit->dimension == "share") {
    const Named share = ShareOfThings(figure, noun, left);
    if (!share.name.empty()) return share;
  }
  if (!noun.empty() && text_[figure.end] == u'的') {
    const Named owned = OwnedBehind(lead, noun, left);
    if (!owned.name.empty()) return owned;
  }
  if (left.empty() && !noun.empty() && last_.empty())
    return {{noun.begin, noun.end}, Rule::kNameBehind};
  return Finish(figure, left, counts, lead.reach);
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
  const int32_t from = ClauseBefore(open, u')');
  // What has a figure of its own needs no other name.
  for (const Token& token : heads_.Within({from, open})) {
    if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kQuantity) return {};
  }
  return {from, open};
}

IndicatorName Namer::Stretch(const Anchor& figure, Range noun, const IndicatorName& left) const {
  if (noun.empty() || text_[figure.end] == u'的' || figure.unit == nullptr) return {};
  const std::string_view dimension = figure.unit->dimension;
  const bool money = dimension == "money";  // 发行6600亿元建设国债
  if (dimension != "length" && dimension != "area" && dimension != "volume" && !money) return {};
  const bool deed = !left.empty() && left.size() <= 4 && heads_.DeedLength(left) == left.size();
  // 守牢300万亩永久基本农田: a verb that no table has, too short to be what is measured.
  // 高质量完成50万亩高标准农田建设: an adverb as well.
  const bool verb = noun.end - noun.begin >= 4 && !heads_.EndsIn(left, Cue::kHead) &&
                    (left.size() == 2 || (left.size() == 3 && text_[left.Hull().first] == u'高'));
  // 20座桥梁、80公里道路: the name before it is that of the count before.
  const bool used = text_[figure.begin - 1] == u'、' && previous_counted_ && !left.empty() &&
                    left.Hull().second == previous_.Hull().second;
  // 推进变电站及20公里线路建设: what stands before 及 is another thing.
  const bool other = noun.end - noun.begin >= 4 && IsAnyOf(text_[figure.begin - 1], u"和及与");
  if (!left.empty() && !deed && !verb && !used && !other) return {};
  if (money && !deed) return {};
  IndicatorName name = left;
  if (used) {
    name = IndicatorName(deed_.begin, deed_.end);
  } else if (other && !deed) {
    // The deed was done to both.
    const int32_t begin = left.Hull().first;
    name = IndicatorName(begin, begin + heads_.DeedLength(left));
  } else if (verb && !deed) {
    name = {};
  }
  name.Append(noun.begin, noun.end);
  return name;
}

bool Namer::OwnsCounts(int32_t begin, int32_t end) const {
  static constexpr std::u16string_view kPlans[] = {u"方案", u"计划", u"行动", u"改革",
                                                   u"工程", u"规划", u"拓展", u"质量"};
  return IsOrgan(IndicatorName(begin, end)) || EndsWithAny(text_.Folded(begin, end), kPlans);
}

IndicatorName Namer::OwnerOfCounted(const Anchor& figure, const Lead& lead, Range noun) const {
  constexpr int32_t kOwnerChars = 16;
  // 实施…行动,覆盖2700家卫生室: who reached them.
  const int32_t before = figure.begin - 2;
  if (before > sentence_.begin && IsReach(text_.Folded(before, figure.begin))) {
    const IndicatorName& who = owner_.empty() ? previous_ : owner_;
    return who.empty() ? IndicatorName() : Joined(who, {before, figure.begin});
  }
  const IndicatorName things(noun.begin, noun.end);
  // 开展综合改革试点,157项改革任务有序推进: of the undertaking.
  static constexpr std::u16string_view kOfWork[] = {u"任务", u"措施", u"举措", u"成果", u"事项"};
  if (!owner_.empty() && noun.end - noun.begin <= 5 && text_[figure.begin - 1] != u'等' &&
      EndsWithAny(text_.Folded(noun.begin, noun.end), kOfWork))
    return owner_;
  if (!heads_.IsOnly(things, Cue::kGeneric)) return {};
  // 产业园19家企业入驻、11家企业投产: of the same.
  if (text_[figure.begin - 1] == u'、' && !counts_owner_.empty()) return counts_owner_;
  // 聚焦甲谷,加快…等16个项目: what they are for.
  if (!aim_.empty() && text_[figure.begin - 1] == u'等' && heads_.DeedBehind(noun.end).empty())
    return aim_;
  if (lead.name.empty()) return {};
  if (text_.Folded(lead.name.begin, lead.words.end).find(u'等') != std::u16string_view::npos)
    return {};
  auto [begin, end] = heads_.Trim(lead.name).OnlyPiece();
  if (const int32_t deed = heads_.DeedLength(IndicatorName(begin, end)); deed > 0) begin += deed;
  if (end - begin < 2 || end - begin > kOwnerChars) return {};
  // 噪声污染防治18条措施: what they are for.
  static constexpr std::u16string_view kFor[] = {u"措施", u"举措", u"政策", u"行动", u"任务"};
  const bool purpose = end - begin >= 4 && IsOneOf(text_.Folded(noun.begin, noun.end), kFor);
  if (!purpose && !OwnsCounts(begin, end)) return {};
  // 5家企业7个产品: another count's noun.
  const size_t first = sentence_.IndexOf(begin);
  if (first > 0 && sentence_.tokens[first - 1].anchor >= 0 &&
      sentence_.tokens[first - 1].end == begin)
    return {};
  for (const Token& token : heads_.Within({begin, end})) {
    if (token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kAnd)) &&
        !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kDeverbal)))
      return {};
  }
  return {begin, end};
}

Named Namer::ShareOfThings(const Anchor& figure, Range noun, const IndicatorName& left) const {
  // 60%的小区…, and 50%小区… at the head of a clause.
  const bool leads = figure.begin == sentence_.begin || IsAnyOf(text_[figure.begin - 1], u",;:");
  const bool of = !noun.empty() && (text_[figure.end] == u'的' || (leads && left.empty()));
  const Range deed = heads_.DeedBehind(of ? noun.end : figure.end);
  if (deed.empty()) return {};
  IndicatorName name;
  constexpr std::string_view kShare = "占比";
  if (!of) {
    const bool used = text_.Folded(deed.begin, deed.begin + 2) == u"用于";
    // 上线政策1120项,70%实现免申即享: those counted before.
    if (used ? left.empty() : !left.empty() || entity_.empty()) return {};
    name = left;
    name.Append(deed.begin, deed.end);
    if (!used) {
      name.Append("的");
      name.Append(entity_);
    }
  } else if (text_.Folded(deed.begin, deed.begin + 2) == u"成为") {
    name.Append(deed.begin + 2, deed.end);
  } else {
    name.Append(deed.begin, deed.end);
    name.Append("的");
    name.Append(left);
    name.Append(noun.begin, noun.end);
  }
  name.Append(kShare);
  return {name, Rule::kNameBehind};
}

Range Namer::DeedBefore(const Anchor& figure, const IndicatorName& name) const {
  // Deeds that tell what became of the things; 完成 and 建成 only say that it was done.
  static constexpr std::u16string_view kDeeds[] = {
      u"新建",     u"新改建", u"改建", u"扩建", u"改扩建", u"续建", u"改造", u"改造提升",
      u"整治",     u"修缮",   u"开工", u"启动", u"拆除",   u"关停", u"淘汰", u"查处",
      u"开工建设", u"化解",   u"盘活", u"开通", u"加固",   u"修复"};
  if (heads_.DeedLength(name) > 0) return {};
  const int32_t at = figure.begin;
  if (!deed_.empty() && deed_.begin >= sentence_.begin && IsAnyOf(text_[at - 1], u"、和")) {
    const auto between = text_.Folded(deed_.end, at);
    if (between.find_first_of(u",;") == between.npos) return deed_;
  }
  // 改造提升甲街等3条道路: the deed leads the clause.
  const bool listed = text_[at - 1] == u'等';
  const int32_t from = listed ? ClauseBefore(at, u',') : std::max(sentence_.begin, at - 4);
  for (const Token& token : heads_.Within({from, at})) {
    const bool here = listed ? token.begin == from : token.end == at;
    if (!here || !IsOneOf(text_.Folded(token.begin, token.end), kDeeds)) continue;
    // 新建、改扩建6所学校: both deeds.
    int32_t begin = token.begin;
    const size_t t = sentence_.IndexOf(begin);
    const bool joined =
        t >= 2 && (sentence_.tokens[t - 1].mark == u'、' || sentence_.tokens[t - 1].Is(Cue::kAnd));
    if (joined && sentence_.tokens[t - 1].end == begin &&
        sentence_.tokens[t - 2].end == begin - 1 &&
        IsOneOf(text_.Folded(sentence_.tokens[t - 2].begin, begin - 1), kDeeds))
      begin = sentence_.tokens[t - 2].begin;
    return {begin, token.end};
  }
  return {};
}

Range Namer::AsListedBefore(Range noun) const {
  if (listed_.empty() || listed_.end - listed_.begin <= noun.end - noun.begin ||
      !heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGeneric) ||
      !text_.Folded(listed_.begin, listed_.end).ends_with(text_.Folded(noun.begin, noun.end)))
    return noun;
  return listed_;
}

Named Namer::Counted(Range noun, Range things) {
  // 30项指标中,6项…: how many there are only frames what follows.
  if (text_[noun.end - 1] == u'中' && noun.end - noun.begin > 2) {
    --noun.end;
    sizes_project_ = true;
    entity_ = framed_ = Joined(TitleBefore(noun.begin), {noun.begin, noun.end});
    return {entity_, Rule::kNameBehind};
  }
  // 6个省级、9个市级样板乡村: what the next count names is graded here.
  if (heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGraded)) {
    if (const Range next = heads_.NextCounted(noun.end); !next.empty()) {
      entity_ = IndicatorName(noun.begin, noun.end);
      entity_.Append(heads_.WithoutGrade(IndicatorName(next.begin, next.end)));
      return {entity_, Rule::kNameGraded};
    }
  }
  // 24项经济指标中,2项指标居首位: some of those.
  const bool again = heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGeneric) &&
                     !framed_.empty() &&
                     framed_.Folded(text_).ends_with(text_.Folded(noun.begin, noun.end));
  entity_ = again ? framed_ : IndicatorName(things.begin, things.end);
  Range done = heads_.DeedBehind(noun.end);
  // 5家企业7个产品完成备案: one deed of both.
  if (done.empty()) {
    if (const Range next = heads_.NextCounted(noun.end); !next.empty() && heads_.FigureAt(noun.end))
      done = heads_.DeedBehind(next.end);
  }
  const bool wide = heads_.IsOnly(entity_, Cue::kGeneric);
  constexpr int32_t kShortDeed = 12;
  // 35个省重点项目全部开工: all of them, so that it tells none from the others.
  const bool all = !done.empty() && heads_.From(done.begin).front().Is(Cue::kAll);
  if (done.empty() || (!wide && (all || done.end - done.begin > kShortDeed)))
    return {entity_, Rule::kNameBehind};
  IndicatorName name(done.begin, done.end);
  if (!name.Folded(text_).ends_with(entity_.Folded(text_))) {
    if (done.end - done.begin > 4) name.Append("的");
    name.Append(entity_);
  }
  return {name, Rule::kNameBehind};
}

IndicatorName Namer::ForPurpose(const Anchor& figure, const IndicatorName& left) const {
  const bool money = figure.unit != nullptr && figure.unit->dimension == "money";
  if (!money || left.empty() || !owner_.empty() || !entity_.empty() ||
      !(heads_.TellsDeedOnly(left) || heads_.IsOnly(left, Cue::kIncomplete)))
    return {};
  static constexpr std::u16string_view kCarriedOut[] = {u"实施", u"用于", u"推进", u"开展",
                                                        u"建设"};
  static constexpr std::u16string_view kHelped[] = {u"支持", u"扶持", u"帮助", u"奖励", u"补贴"};
  constexpr int32_t kObjectChars = 24;
  const bool parted = text_[figure.end] == u',';
  const int32_t begin = figure.end + (parted ? 1 : 0);
  if (heads_.FigureBeforeComma(begin)) return {};
  const auto verb = text_.Folded(begin, std::min(sentence_.end, begin + 2));
  const bool helped = IsOneOf(verb, kHelped);
  if (!helped && (parted || !IsOneOf(verb, kCarriedOut))) return {};
  int32_t end = begin + 2;
  while (end < sentence_.end && !IsAnyOf(text_[end], u",;:、(")) ++end;
  if (end - begin < 5 || end - begin > kObjectChars) return {};
  return Joined({helped ? begin : begin + 2, end}, left);
}

IndicatorName Namer::TitleBefore(int32_t at) const {
  constexpr int32_t kBackChars = 60;
  const int32_t from = std::max(sentence_.begin, at - kBackChars);
  const auto words = text_.Folded(from, at);
  const size_t open = words.rfind(u'《');
  const size_t close = words.rfind(u'》');
  if (open == words.npos || close == words.npos || close < open) return {};
  return {from + static_cast<int32_t>(open) + 1, from + static_cast<int32_t>(close)};
}

Named Namer::OwnedBehind(const Lead& lead, Range noun, const IndicatorName& left) {
  const Range tail = heads_.IncompleteTail(lead.name);
  IndicatorName name(noun.begin, noun.end);
  const bool fund = name.Folded(text_).ends_with(u"基金");
  // 发放超亿元的消费券: the deed and what it was done with.
  if (!left.empty() && tail.empty() && heads_.DeedLength(left) == left.size() && !fund)
    return {Joined(left, name), Rule::kNameBehind};
  if (!left.empty() && tail.empty() && !fund) return {};
  if (fund && tail.empty()) {
    name.Append("规模");
    return {name, Rule::kNameOwner};
  }
  name.Append(tail.begin, tail.end);
  // 设立总规模20亿元的产业基金: of a fund the size is what is promised.
  sizes_project_ = !tail.empty() && !fund;
  return {name, Rule::kNameOwner};
}

IndicatorName Namer::OfDeed(const Anchor& figure, const IndicatorName& left) const {
  if (entity_.empty() || !(left.empty() || left.size() == 1)) return {};
  if (figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect) return {};
  // 754户1735人脱贫: one deed of both.
  const int32_t behind =
      heads_.FigureAt(figure.end) ? heads_.From(figure.end).front().end : figure.end;
  const Range deed = heads_.DeedBehind(behind);
  if (deed.empty()) return {};
  IndicatorName name(deed.begin, deed.end);
  // 覆盖38个村,754户脱贫: persons are none of the things counted before.
  const bool persons = figure.unit != nullptr && figure.unit->dimension == "persons";
  const IndicatorName& of = framed_.empty() ? entity_ : framed_;
  const FoldedName things = of.Folded(text_);
  if (persons && !IsAnyOf(things.back(), u"人户民者员工才口生")) return name;
  name.Append("的");
  name.Append(of);
  return name;
}

IndicatorName Namer::HeadOf(Range range, bool counts) {
  if (range.empty()) return {};
  range = WithTime(range);
  // 通过挖潜、调剂等方式筹措指标: how it was done.
  constexpr std::u16string_view kManner = u"等方式";
  if (const size_t manner = text_.Folded(range.begin, range.end).find(kManner);
      manner != std::u16string_view::npos)
    range.begin += static_cast<int32_t>(manner + kManner.size());
  // 10个镇入选…试点、数量居首位: how many of what was counted.
  const size_t last_mark = text_.Folded(range.begin, range.end).rfind(u'、');
  if (last_mark != std::u16string_view::npos && !entity_.empty()) {
    const IndicatorName last(range.begin + static_cast<int32_t>(last_mark) + 1, range.end);
    const FoldedName words = last.Folded(text_);
    if (words == u"数量" || words == u"总数" || words == u"总量") return last;
    // 数量连续三届居全国首位: how long is no part of it.
    if (words.starts_with(u"数量连续")) {
      const int32_t begin = last.Hull().first;
      return {begin, begin + 2};
    }
  }
  const Token* split = nullptr;
  for (const Token& token : heads_.Within(range)) {
    // 通过互联网实现的餐饮收入: it qualifies what follows.
    if (token.Is(Cue::kSplit) && text_[token.end] != u'的') split = &token;
  }
  if (split == nullptr) return heads_.Trim(heads_.GroupNoun(range, counts));
  const Token& verb = *split;
  const IndicatorName object = heads_.Trim({verb.end, range.end});
  // 困难人员实现就业: two characters are too few to stand alone.
  // 食品产业实现规模以上产值: a scope alone does not complete a head.
  const FoldedName words = object.Folded(text_);
  const bool scoped = words.starts_with(u"规") || words.starts_with(u"限");
  const bool incomplete = heads_.IsOnly(object, Cue::kIncomplete) ||
                          (scoped && object.size() <= 6 && heads_.EndsIn(object, Cue::kIncomplete));
  IndicatorName name = heads_.Trim({range.begin, verb.begin});
  // 物流园区实现外贸规模: a zone's figures are not the region's.
  if (object.size() > 2 && !incomplete && !IsOrgan(name)) return object;
  if (!name.empty()) entity_ = name;
  return Joined(name, object);
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

IndicatorName Namer::Resolve(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin >= 3 && (text_[begin] == u'其' || text_[begin] == u'此') &&
      text_[begin + 1] != u'他')
    return {begin + 1, end};
  if (end - begin < 3 || text_[begin] != u'该' || topic_.empty()) return left;
  const Range tail = heads_.IncompleteTail({begin, end});
  if (tail.empty()) return left;
  IndicatorName name = topic_;
  name.Append(tail.begin, tail.end);
  return name;
}

IndicatorName Namer::WithoutPull(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 5 || text_.Folded(begin, begin + 2) != u"带动") return left;
  const IndicatorName indicator(begin + 2, end);
  return heads_.InCatalogue(indicator) ? indicator : left;
}

IndicatorName Namer::Echoed(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const int32_t comma = begin - 3;
  if (end <= begin || end - begin > 4 || comma - 2 <= sentence_.begin || text_[comma] != u',' ||
      text_.Folded(comma - 2, comma) != text_.Folded(comma + 1, begin))
    return left;
  int32_t from = ClauseBefore(comma, u',');
  for (const Token& token : heads_.Within({from, comma - 4})) {
    if (token.Is(Cue::kVerb) && token.end - token.begin >= 2) from = token.end;
  }
  IndicatorName name = heads_.Trim({from, comma - 2});
  if (name.size() <= 2 || name.Hull().second != comma - 2) return left;
  name.Append(comma - 2, comma);
  name.Append(left);
  return name;
}

IndicatorName Namer::GradeOf(const IndicatorName& left, const IndicatorName& whole) {
  graded_ = true;
  return Joined(left, heads_.WithoutGrade(whole));
}

Named Namer::Finish(const Anchor& figure, const IndicatorName& given, bool counts, bool reached) {
  const IndicatorName left = WithoutPull(Resolve(Echoed(given)));
  if (!left.empty())
    Refused(trace_, Rule::kNameReached, "words that may be a name stand before it");
  if (left.empty() && !subject_.empty()) return {subject_, Rule::kNameLeft};
  if (left.empty() && reached && !previous_.empty()) return {previous_, Rule::kNameReached};
  // 剔除减税因素后增长9.1%: the same indicator under another definition.
  const FoldedName words = left.Folded(text_);
  if ((words.starts_with(u"剔除") || words.starts_with(u"扣除")) && !last_.empty())
    return {last_, Rule::kNameRedefined};
  Refused(trace_, Rule::kNameRedefined, "no 剔除 or 扣除 leads its name");
  const CueSet only = heads_.CuesOf(left);
  if (left.empty() || (only & Bit(Cue::kGrowthOnly))) {
    Refused(trace_, Rule::kNameLeft, "no name stands before it");
    return Again(figure, left);
  }
  Refused(trace_, Rule::kNameAgain, "words other than those of growth stand before it");
  if (only & Bit(Cue::kIncomplete)) return {Complete(left), Rule::kNameCompleted};
  Refused(trace_, Rule::kNameCompleted, "the head before it can stand alone");
  if ((only & Bit(Cue::kGraded)) && !(entity_.empty() && last_.empty()))
    return {GradeOf(left, entity_.empty() ? last_ : entity_), Rule::kNameGraded};
  Refused(trace_, Rule::kNameGraded, "the head before it is no grade, or nothing was counted");
  if (const Named owned = Owned(left, counts); !owned.name.empty()) return owned;
  if (!counts && (among_ || divided_ || words.back() == u'类')) {
    const IndicatorName name = OfWhole(among_ || divided_ ? whole_ : last_, left);
    if (!name.empty()) return {name, Rule::kNameKind};
  }
  if (counts) {
    if (const Named kind = OfKind(left); !kind.name.empty()) return kind;
    Refused(trace_, Rule::kNameKind, "it is no further member of a kind");
  }
  const IndicatorName name = WithDeed(left);
  if (counts) entity_ = name.empty() ? left : name;
  if (!name.empty()) return {name, Rule::kNameDeedShared};
  return {left, Rule::kNameLeft};
}

Named Namer::Owned(const IndicatorName& left, bool counts) {
  const FoldedName words = left.Folded(text_);
  // 入园企业达135家: of the zone that the paragraph spoke of.
  static constexpr std::u16string_view kInside[] = {u"入园", u"入驻", u"入区"};
  const bool inside = IsOneOf(std::u16string_view(words).substr(0, 2), kInside);
  if (counts && inside && words.size() <= 6 && !zone_.empty()) {
    entity_ = Joined(zone_, left);
    return {entity_, Rule::kNameOwned};
  }
  // 村年收入30万元、经营性收入10万元: of the same owner, by the same noun.
  if (!counts && !entity_.empty() && left.size() <= 5 && left.size() > 2 && SharesTail(left))
    return {Joined(entity_, left), Rule::kNameCompleted};
  // “…”平台领跑全省,年度考评中获第一: a rating is of the one rated.
  if (IsRating(words) && IsOrgan(topic_)) return {Joined(topic_, left), Rule::kNameOwned};
  // 改造老旧小区60个,惠及居民2万户: whom it reached.
  if (IsReach(std::u16string_view(words).substr(0, 2)) && !previous_.empty())
    return {Joined(previous_, left), Rule::kNameOwned};
  // 发行债券2157亿元,其中用于项目建设1542亿元; 总规模2400亿元、投向民营项目比重75%: a part of it.
  if (words.starts_with(u"用于") || words.starts_with(u"投向")) {
    IndicatorName name = left;
    if (among_ && !whole_.empty()) {
      name.Append("的");
      return {Joined(name, whole_), Rule::kNameOwned};
    }
    if (!entity_.empty()) return {Joined(entity_, left), Rule::kNameOwned};
  }
  const bool deed =
      heads_.TellsDeedOnly(left) ||
      (left.size() == 4 && heads_.DeedLength(left) == 2 && words[0] != u'新' && IsOrgan(owner_));
  if (!owner_.empty() && (entity_.empty() || owned_) && deed) {
    const IndicatorName name = Joined(owner_, left);
    owned_ = true;
    if (counts) entity_ = name;
    return {name, Rule::kNameOwned};
  }
  Refused(trace_, Rule::kNameOwned, "it tells more than a deed, or nothing before it owns it");
  // 其中制造业占比: a share of what was named before.
  const bool share = words.starts_with(u"占") || words.starts_with(u"份额占") ||
                     (among_ && !heads_.InCatalogue(left) &&
                      (words.ends_with(u"占比") || words.ends_with(u"比重")) &&
                      words.find(u'占') + 2 >= words.size());
  if (share && !last_.empty()) return {Joined(last_, left), Rule::kNameShareOf};
  Refused(trace_, Rule::kNameShareOf, "no 占 leads its name, or nothing was spoken of before");
  return {};
}

Named Namer::OfKind(const IndicatorName& left) {
  if (const IndicatorName name = PartOf(left); !name.empty()) {
    graded_ = true;
    return {name, Rule::kNameKind};
  }
  // 其中乡村150个: a part too short to be a thing.
  const IndicatorName& of = among_ && !whole_.empty() ? whole_ : entity_;
  if (among_ && left.size() <= 2 && !of.empty() && !heads_.IsOnly(left, Cue::kGeneric))
    return {GradeOf(left, of), Rule::kNameKind};
  // 招商类35个: the things counted before, of one kind.
  if (IsAnyOf(left.Folded(text_).back(), u"类型") && !entity_.empty() && left.size() <= 8)
    return {GradeOf(left, entity_), Rule::kNameGraded};
  // 新建气井12口、续建8口: the same things, by what was done to them.
  if (left.size() <= 3 && !entity_.empty() && !among_ && heads_.DeedLength(left) == left.size()) {
    graded_ = true;
    return {Joined(left, heads_.WithoutDeed(entity_)), Rule::kNameGraded};
  }
  if (const IndicatorName name = OfSize(left); !name.empty()) return {name, Rule::kNameKind};
  return {WithKind(left), Rule::kNameKind};
}

IndicatorName Namer::OfSize(const IndicatorName& left) const {
  const auto [begin, end] = sized_.OnlyPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  // 外资项目 is another kind, of any size.
  const auto words = text_.Folded(own_begin, own_end);
  const bool stage = heads_.DeedLength(left) > 0 || words.find(u'建') != words.npos;
  if (end - begin < 4 || own_end - own_begin < 3 || own_end - own_begin > 6 || !stage ||
      text_.Folded(end - 2, end) != text_.Folded(own_end - 2, own_end))
    return {};
  return Joined({begin, heads_.SizeEnd(begin)}, left);
}

IndicatorName Namer::PartOf(const IndicatorName& left) const {
  const auto [begin, end] = whole_.OnlyPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  if (!among_ || end - begin < 4 || own_end - own_begin < 2) return {};
  IndicatorName name;
  // 参加养老保险人数…,其中参保职工…: of that insurance.
  const size_t insurance = text_.Folded(begin, end).find(u"保险");
  if (text_.Folded(own_begin, own_begin + 2) == u"参保" && insurance != std::u16string_view::npos) {
    const int32_t joins = text_.Folded(begin, begin + 2) == u"参加" ? 2 : 0;
    name.Append(begin + joins, begin + static_cast<int32_t>(insurance) + 2);
    name.Append(left);
    return name;
  }
  // 床位26886张,其中卫生院6163张.
  if (text_.Folded(end - 2, end) == u"床位" && !left.Folded(text_).ends_with(u"床位"))
    return Joined(left, {end - 2, end});
  // 专利授权1786件,其中发明专利296件: what happened to the whole happened to the part.
  const auto thing = text_.Folded(begin, begin + 2);
  if (own_end - own_begin > 2 && end - begin <= 6 && end - begin > 3 &&
      text_.Folded(own_end - 2, own_end) == thing &&
      heads_.DeedLength(IndicatorName(begin, end)) == 0)
    return Joined(left, {begin + 2, end});
  // 项目540个,其中建成投产327个: what was done to some of them.
  if (heads_.IsOnly(left, Cue::kVerb)) return Joined(left, whole_);
  // 获得省级奖牌46枚,其中金牌12枚: a kind of the same noun.
  if (own_end - own_begin == 2 && text_[end - 1] == text_[own_end - 1]) {
    name.Append(begin, WithoutQualifier(begin, end - 2));
    name.Append(left);
    return name;
  }
  // 谋划重大项目90个,其中物流项目60个: the same noun of one kind, and the same deed.
  const Token& first = heads_.From(begin).front();
  if (first.begin != begin || !first.IsAny(Bit(Cue::kDeed) | Bit(Cue::kVerb)) ||
      text_.Folded(end - 2, end) != text_.Folded(own_end - 2, own_end) ||
      heads_.DeedLength(left) > 0)
    return {};
  const bool deeds = text_.Folded(begin, end).find(u'、') != std::u16string_view::npos;
  const int32_t cut = deeds ? WithoutQualifier(begin, end - 2) : first.end;
  if (cut - begin < 2) return {};
  name.Append(begin, cut);
  name.Append(left);
  return name;
}

int32_t Namer::WithoutQualifier(int32_t begin, int32_t end) const {
  if (end - begin < 2) return end;
  const auto qualifier = text_.Folded(end - 2, end);
  const bool drops =
      qualifier == u"重大" || qualifier == u"重点" || qualifier == u"主要" || qualifier == u"各类";
  return drops ? end - 2 : end;
}

IndicatorName Namer::WithDeed(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.Hull();
  if (end <= begin || last <= first || begin - last > 40 || begin <= sentence_.begin) return {};
  const int32_t deed = heads_.DeedLength(previous_);
  const bool in_text = previous_.Folded(text_).starts_with(text_.Folded(first, first + deed));
  if (deed == 0 || !in_text || deed + 1 >= last - first || left.size() < 2 ||
      heads_.DeedLength(left) > 0)
    return {};
  int32_t joint = begin - 1;
  while (joint > last && IsBlank(text_[joint])) --joint;
  if (!IsAnyOf(text_[joint], u"、和及与")) return {};
  const Token& own = heads_.From(begin).front();
  if (own.begin == begin && own.Is(Cue::kVerb)) return {};
  return Joined({first, first + deed}, left);
}

bool Namer::SharesTail(const IndicatorName& left) const {
  const auto [begin, end] = previous_.OnlyPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  if (end <= begin || own_end <= own_begin || own_begin <= end || text_[own_begin - 1] != u'、')
    return false;
  const Range tail = heads_.IncompleteTail({begin, end});
  return tail.end - tail.begin == 3 &&
         text_.Folded(end - 2, end) == text_.Folded(own_end - 2, own_end);
}

IndicatorName Namer::OfWhole(const IndicatorName& whole, const IndicatorName& left) const {
  const auto [begin, end] = whole.LastPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  if (end <= begin || own_end <= own_begin) return {};
  const bool kind = divided_ || text_[own_end - 1] == u'类';
  if (own_end - own_begin > (kind ? 16 : 8)) return {};
  // 企业 is the head of a thing, which has the whole's head yet to come.
  const Range own_tail = heads_.TailOf({own_begin, own_end});
  const bool thing = divided_ && heads_.EndsIn(left, Cue::kGeneric);
  if (!own_tail.empty() && !thing) return {};
  const Range tail = heads_.TailOf({begin, end});
  static constexpr std::u16string_view kLent[] = {
      u"产量",   u"消费",     u"消费量", u"零售额", u"销售额",  u"增加值",
      u"产值",   u"播种面积", u"面积",   u"用电量", u"吞吐量",  u"货运量",
      u"客运量", u"周转量",   u"利润",   u"投资",   u"利润总额"};
  if (!IsOneOf(text_.Folded(tail.begin, tail.end), kLent)) return {};
  IndicatorName name = left;
  name.Append(tail.begin, tail.end);
  return name;
}

Named Namer::Again(const Anchor& figure, const IndicatorName& left) const {
  if (last_.empty()) {
    Refused(trace_, Rule::kNameAgain, "the sentence has spoken of no indicator before");
    if (OfEconomy(figure)) {
      IndicatorName product;
      product.Append("地区生产总值");
      return {product, Rule::kNameEconomy};
    }
    IndicatorName name = topic_;
    if (!left.empty() && !heads_.IsGrowthWord(left)) name.Append(left);
    return {name, Rule::kNameTopic};
  }
  const FoldedName words = left.Folded(text_);
  if (words != u"总量" && words != u"数量") return {last_, Rule::kNameAgain};
  IndicatorName name = entity_.empty() ? last_ : entity_;
  name.Append(left);
  return {name, Rule::kNameCompleted};
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

IndicatorName Namer::WithKind(const IndicatorName& left) const {
  if (left.size() > 8 || !previous_counted_ || previous_.empty()) return {};
  const auto [begin, end] = previous_.OnlyPiece();
  const FoldedName words = left.Folded(text_);
  if (end - begin < 4 || words.size() < 2) return {};
  // 省级和美乡村样板县2个、样板乡镇9个: what stands before the word that both have.
  for (int32_t p = begin + 2; p + 2 < end; ++p) {
    if (text_.Folded(p, p + 2) != std::u16string_view(words).substr(0, 2)) continue;
    IndicatorName name(begin, p);
    name.Append(left);
    return name;
  }
  // 国家级示范村3个、精品村9个: the same noun, of the same grade.
  if (left.size() > 4 || previous_.size() < left.size() + 2 || text_[end - 1] != words.back())
    return {};
  const int32_t cut = end - left.size();
  const std::u16string_view ends = u"级省市县国性式型化村";
  if (ends.find(text_[cut - 1]) == std::u16string_view::npos && text_[cut - 1] != u'”') return {};
  IndicatorName name(begin, cut);
  name.Append(left);
  return name;
}

IndicatorName Namer::OfWhat(const IndicatorName& name, Lead* lead) const {
  const auto [begin, end] = name.OnlyPiece();
  for (int32_t p = end - 1; p >= std::max(begin, end - 12); --p) {
    if (text_[p] != u'占') continue;
    if (lead->baseline.empty()) lead->baseline = {p + 1, end};
    int32_t cut = p;
    if (cut > begin && text_[cut - 1] == u'约') --cut;
    return cut > begin ? IndicatorName(begin, cut) : last_;
  }
  return name;
}

}  // namespace gongbao::extraction
