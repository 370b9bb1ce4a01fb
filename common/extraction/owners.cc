// Whose a figure is: the subject, the undertaking or the zone that owns what follows it.
#include <algorithm>
#include <string_view>

#include "common/extraction/naming.h"
#include "common/extraction/scans.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

namespace {

bool EndsPlaceOfWork(std::u16string_view words) {
  static constexpr std::u16string_view kPlaces[] = {
      u"园区",   u"产业园", u"工业园", u"开发区", u"高新区", u"经开区", u"保税区", u"片区",
      u"示范区", u"试验区", u"合作区", u"综保区", u"集聚区", u"集中区", u"先行区"};
  return EndsWithAny(words, kPlaces);
}

}  // namespace

void Namer::SetTopic() {
  const Token* verb = nullptr;
  int32_t begin = sentence_.begin;
  if (const int32_t note = heads_.NoteMarkEnd(begin); note > begin) begin = note;
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  // 根据海关数据, 从主体看, 在…引导下: no subject.
  const bool preposition =
      IsAnyOf(text_[begin], u"在从据按以") && !IsAnyOf(text_[begin + 1], u"建校册编线");
  opening_ = {};
  if (!preposition) {
    opening_ = {begin, SubjectOf(begin, &verb), verb};
    topic_ = heads_.Trim(opening_.words);
  }
  if (topic_.empty()) return;
  const int32_t first = topic_.Hull().first;
  const bool last_years = text_[first] == u'近' && text_[first + 2] == u'年';  // 近三年累计…
  if (last_years || text_.Holds(first, u"突出") || IsAnyOf(text_[first], u"从据按以")) topic_ = {};
  // 经济总量还不够大: what is said of it went into the words.
  static constexpr std::u16string_view kSaid[] = {u"还不", u"不够", u"不高", u"不强", u"较小",
                                                  u"偏小", u"不大", u"不足", u"偏低", u"较低"};
  static constexpr WordFinder kFinder(kSaid);
  if (kFinder.In(topic_.Folded(text_)) != std::u16string_view::npos) topic_ = {};
  // 存在的主要问题:一是…
  if (text_.Holds(first, u"存在")) topic_ = {};
  // 一般公共预算收支平衡情况:当年收入…
  static constexpr std::u16string_view kHow[] = {u"收支平衡情况", u"财政平衡情况", u"平衡情况",
                                                 u"收支情况"};
  static constexpr auto kHowEnds = WordEnds(kHow);
  if (const auto [from, to] = topic_.OnlyPiece(); to - from > 5 && text_.Holds(to - 2, u"情况")) {
    const int32_t how = kHowEnds.LengthIn(text_.Folded(from, to));
    if (how > 0 && to - from >= how + 2) topic_ = {from, to - how};
  }
  static constexpr std::u16string_view kAdverbs[] = {u"重点", u"主要", u"同时", u"全面", u"转型",
                                                     u"加力", u"至少", u"创新", u"全国"};
  if (IsOneOf(topic_.Folded(text_), kAdverbs)) topic_ = {};
  // 加强电力系统建设,…,总规模…: what is furthered, by a verb that parts no names.
  static constexpr std::u16string_view kFurther[] = {u"加强", u"强化", u"规范", u"夯实",
                                                     u"筑牢", u"紧盯", u"紧扣", u"紧抓"};
  if (const auto [from, to] = topic_.OnlyPiece();
      to - from > 4 && from == begin && text_.LengthOfAny(from, kFurther) > 0)
    topic_ = {from + 2, to};
  if (const IndicatorName zone = ZoneIn(topic_); !zone.empty()) zone_ = zone;
}

void Namer::TakeNoteHead() {
  constexpr int32_t kHeadChars = 20;
  note_head_ = {};
  int32_t begin = heads_.NoteMarkEnd(sentence_.begin);
  if (begin == sentence_.begin) return;
  while (IsBlank(text_[begin])) ++begin;
  int32_t end = begin;
  while (end < begin + kHeadChars && (IsHan(text_[end]) || IsAnyOf(text_[end], u"“”"))) ++end;
  if (text_[end] == u':' && end - begin >= 2) note_head_ = {begin, end};
}

Range Namer::SubjectOf(int32_t begin, const Token** verb) const {
  constexpr CueSet kVerbs = Bit(Cue::kVerb) | Bit(Cue::kAchieve) | Bit(Cue::kUp) | Bit(Cue::kDown);
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  constexpr int32_t kSubjectChars = 60;  // what keeps a sentence of nothing but commas linear
  const int32_t limit = begin + kSubjectChars;
  for (const Token& token : heads_.From(begin)) {
    if (token.begin < begin) continue;
    if (token.begin > limit) break;
    // 四大主导产业: how many there are is part of the name.
    const bool group = token.anchor >= 0 && sentence_.At(token).rule == "reject.han_group";
    if (token.begin == begin && !group &&
        (token.IsAny(kLeading | Bit(Cue::kLastYear)) || token.anchor >= 0 || token.mark == u',' ||
         token.mark == u'、' || token.mark == u')')) {
      begin = token.end;
      if (text_[begin] == u'度' && text_[begin - 1] == u'年') ++begin;  // 2023年度节水项目
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
    // 公交、轨道客运量分别为…: what is told of each begins there.
    if (token.Is(Cue::kRespectively) && token.begin >= begin + 2) {
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
      // 亩均税收由9.8万元…: where it started from.
      const bool from = token.anchor >= 0 && IsAnyOf(text_[token.begin - 1], u"由从");
      const int32_t end = BeforeAdverb({begin, token.begin - (from ? 1 : 0)});
      // 纺织服装、家具制造、农机装备三大主导产业壮大: a list is longer.
      constexpr int32_t kNameChars = 18;
      constexpr int32_t kListChars = 32;
      const bool list = end - begin > kNameChars && end - begin <= kListChars &&
                        text_[end - 1] == u'业' &&
                        text_.Folded(begin, end).find(u'、') != std::u16string_view::npos;
      if (end - begin < 2 || (end - begin > kNameChars && !list) || text_[begin] == u'该')
        return {};
      return {begin, end};
    }
  }
  return {};
}

int32_t Namer::BeforeAdverb(Range subject) const {
  static constexpr std::u16string_view kAdverbs[] = {
      u"集聚",     u"蓬勃",     u"加速",    u"提档",     u"强势",     u"迅速",     u"连年",
      u"持续",     u"稳步",     u"进一步",  u"不断",     u"日益",     u"显著",     u"明显",
      u"全面",     u"深入",     u"扎实",    u"有序",     u"首次",     u"再次",     u"陆续",
      u"快速",     u"有效",     u"每年",    u"逐年",     u"投入运行", u"投入使用", u"建成投",
      u"以不到",   u"以不足",   u"双双",    u"从小到大", u"由小到大", u"从无到有", u"从零起步",
      u"由点到面", u"从少到多", u"由弱到强"};
  static constexpr WordFinder kFinder(kAdverbs);
  const auto words = text_.Folded(subject.begin, subject.end);
  size_t cut = kFinder.In(words, 2);
  if (cut != words.npos && words.substr(cut).starts_with(u"集聚区")) cut = words.npos;
  // 光伏产业重点|支持…, 家居产业以东岭县为重点: where it is furthered.
  static constexpr std::u16string_view kStresses[] = {u"重点", u"主要", u"着力"};
  static constexpr std::u16string_view kAims[] = {u"为重点", u"为主",   u"为核心",
                                                  u"为引领", u"为龙头", u"为主攻方向"};
  if (cut == words.npos && words.size() > 4 &&
      ((IsAnyOf(words.back(), u"点主心领头向") && EndsWithAny(words, kAims)) ||
       text_[subject.end] == u'为'))
    cut = words.rfind(u'以');
  if (cut == words.npos && words.size() > 4 && EndsWithAny(words, kStresses))
    cut = words.size() - 2;
  // 食品加工业向精深方向延伸: which way it goes.
  if (cut == words.npos && sentence_.chars.MayHave(u'向')) {
    if (const size_t towards = words.find(u"业向"); towards != words.npos) cut = towards + 1;
  }
  return cut == words.npos || cut < 2 ? subject.end : subject.begin + static_cast<int32_t>(cut);
}

// 年度目标(8%)
bool Namer::TellsGoal(int32_t at) const {
  constexpr int32_t kGoalChars = 6;
  const int32_t end = text_.HanEnd(at, std::min(sentence_.end, at + kGoalChars));
  return text_[end] == u'(' && text_.Holds(end - 2, u"目标");
}

void Namer::TakeSubject(int32_t begin) {
  // 2023年甲、乙实现“双下降”,分别下降…: a year is no figure.
  int32_t dated = begin;
  for (const Token& token : heads_.From(begin)) {
    if (token.begin != dated || token.anchor < 0 || sentence_.At(token).type != AnchorType::kDate)
      break;
    dated = token.end;
  }
  if (heads_.FigureBeforeComma(dated)) return;
  // 人均收入,考虑价格因素,实际增长4%: by what it is reckoned.
  static constexpr std::u16string_view kReckoned[] = {u"考虑", u"扣除", u"剔除", u"按可比",
                                                      u"按不变"};
  if (!subject_.empty() && text_.LengthOfAny(begin, kReckoned) > 0) return;
  TakeRating(begin);
  subject_ = {};
  owner_ = {};
  owned_ = false;
  // 比预期目标(8%)高6个百分点: what it is compared with.
  if (IsAnyOf(text_[begin], u"比较与距") &&
      (heads_.BeginsWith(begin, Bit(Cue::kThan)) || TellsGoal(begin + 1)))
    return;
  if (const Range engaged = EngagedIn(begin); !engaged.empty())
    owner_ = IndicatorName(engaged.begin, engaged.end);
  if (const IndicatorName share = ShareNamed(begin); !share.empty()) {
    subject_ = share;
    return;
  }
  if (const Range aim = AimOf(begin); !aim.empty()) aim_ = IndicatorName(aim.begin, aim.end);
  if (const Range industry = IndustryIn(begin); !industry.empty())
    industry_ = IndicatorName(industry.begin, industry.end);
  if (const IndicatorName grew = GrewIn(begin); !grew.empty()) {
    subject_ = entity_ = grew;
    return;
  }
  int32_t first = begin;
  while (first < sentence_.end && IsBlank(text_[first])) ++first;
  const Token* verb = opening_.verb;
  const bool opens = first == opening_.begin;  // the topic was read from the same words
  Range words = opens ? opening_.words : SubjectOf(begin, &verb);
  if (words.empty() || verb->mark == u',') TakeJudged(begin);
  if (words.empty() || !subject_.empty()) return;
  words.end = BeforeInStep(words, verb->begin);
  // 按可比价计算,比上年增长: the next clause's words are none of this one's.
  const auto before = text_.Folded(begin, words.begin);
  if (before.find(u',') != before.npos) return;
  const bool preposition = words.begin > begin && IsAnyOf(text_[words.begin - 1], u"在按以从");
  // 高质量建设…: how it was done.
  if (words.end - words.begin == 3 && text_[words.begin] == u'高') return;
  if (text_[verb->begin] == u'在' && topic_.empty()) topic_ = heads_.Trim(words);
  // 零售总额稳定增长,全年完成95亿元: what is measured goes on whatever is said of it.
  // 高铁客流和航空客流双双回升,分别增长…: so do the members of a list that figures are told of
  // next.
  constexpr int32_t kClauseChars = 40;
  const int32_t comma = ClauseEnd(verb->begin, kClauseChars);
  const bool paired =
      text_.Holds(comma, u",分别") &&
      text_.Folded(words.begin, words.end).find_first_of(u"和、与") != std::u16string_view::npos;
  if (preposition || (!verb->Is(Cue::kVerb) && !paired && heads_.TailOf(words).empty())) return;
  const IndicatorName subject = heads_.Trim(words);
  // 投资17亿元,增幅由负转正,增长2%: what moves is the growth of the same.
  if (subject.empty() || heads_.IsGrowthWord(subject)) return;
  subject_ = subject;
  if (const IndicatorName organ = OrganIn(subject); !organ.empty()) owner_ = organ;
  // 某集团入选名单,实现产值…: who did a deed owns what follows.
  static constexpr std::u16string_view kDeeds[] = {
      u"入选",     u"获批",     u"获评",     u"荣获",     u"投产",     u"投用",     u"开工",
      u"竣工",     u"建成",     u"运营",     u"签约",     u"揭牌",     u"领跑",     u"完工",
      u"落户",     u"上榜",     u"通车",     u"开业",     u"落地",     u"投入使用", u"投入运营",
      u"建成通车", u"建成投产", u"建成投用", u"建成投运", u"建成运营", u"建成启用", u"投运",
      u"封顶",     u"通水",     u"动工",     u"开工建设", u"合龙"};
  const auto word = text_.Folded(verb->begin, verb->end);
  if (IsOneOf(word, kDeeds)) {
    // 甲大桥主塔封顶,完成投资…: of the whole of it.
    static constexpr std::u16string_view kParts[] = {u"主塔", u"主桥", u"主体", u"主线"};
    const auto [from, to] = subject.OnlyPiece();
    topic_ = to - from > 4 && text_.LengthOfAny(to - 2, kParts) > 0 ? IndicatorName(from, to - 2)
                                                                    : subject;
    entity_ = {};
  }
}

IndicatorName Namer::GrewIn(int32_t begin) const {
  static constexpr std::u16string_view kGrew[] = {u"从试点到", u"从无到有", u"从小到大",
                                                  u"从点到面", u"从零起步", u"由试点到",
                                                  u"由点到面", u"由小到大"};
  constexpr int32_t kNameChars = 10;
  while (IsBlank(text_[begin])) ++begin;
  for (int32_t p = begin + 2; p <= begin + kNameChars && IsHan(text_[p - 1]); ++p) {
    if (!IsAnyOf(text_[p], u"从由") || text_.LengthOfAny(p, kGrew) == 0) continue;
    const bool plain = std::ranges::none_of(heads_.Within({begin, p}), [](const Token& token) {
      return token.anchor >= 0 || token.mark != 0 || token.IsAny(Bit(Cue::kVerb) | kLeading);
    });
    return plain ? IndicatorName(begin, p) : IndicatorName();
  }
  return {};
}

IndicatorName Namer::ShareNamed(int32_t begin) const {
  constexpr int32_t kShareChars = 48;
  constexpr std::u16string_view kIncluding = u"包括";
  if (!sentence_.chars.MayHave(u'重') && !sentence_.chars.MayHave(u'率')) return {};
  while (IsBlank(text_[begin])) ++begin;
  const int32_t comma = ClauseEnd(begin, kShareChars);
  if (comma - begin < 6 || !IsAnyOf(text_[comma - 1], u"重率")) return {};
  // 基本普及义务教育的地区人口覆盖率,由65%提高到91%
  if (text_[comma - 1] == u'率' && IsAnyOf(text_[comma + 1], u"由从")) {
    const IndicatorName rate = heads_.Trim({begin, comma});
    return rate.Hull().second == comma ? rate : IndicatorName();
  }
  if (!text_.Holds(comma - 2, u"比重")) return {};
  const auto words = text_.Folded(begin, comma);
  const size_t held = words.find(u'占');
  if (held == words.npos && words.find(u"中的比重") == words.npos) return {};
  // 财政支出中的行政费,包括会议费所占的比重,…: what it includes is told by the way.
  const size_t such = words.rfind(u"所占");
  if (words.starts_with(kIncluding) && such != words.npos && begin > sentence_.begin) {
    const Range whose{ClauseBefore(begin - 1, u','), begin - 1};
    return Joined(heads_.Trim(whose), {begin + static_cast<int32_t>(such), comma});
  }
  return heads_.Trim({begin, comma});
}

void Namer::TakeShareToldOf(Range sentence) {
  constexpr std::u16string_view kShare = u"中的比重";
  constexpr int32_t kShareChars = 60;
  const int32_t end = sentence.begin + kShareChars + static_cast<int32_t>(kShare.size());
  const auto words = text_.Folded(sentence.begin, std::min(sentence.end, end));
  const size_t share = FindWord(words, kShare);
  if (share == words.npos) return;
  const auto before = words.substr(0, share);
  size_t begin = before.find_last_of(u",:;");
  begin = begin == before.npos ? 0 : begin + 1;
  // 第一是…
  if (const size_t is = before.find(u'是', begin); is != before.npos && is - begin <= 4)
    begin = is + 1;
  while (IsBlank(words[begin])) ++begin;
  if (before.find(u'在', begin) == before.npos) return;
  share_ = {sentence.begin + static_cast<int32_t>(begin),
            sentence.begin + static_cast<int32_t>(share) + 4};
}

// 居民收入与经济增长同步,分别…: what keeps in step with another.
int32_t Namer::BeforeInStep(Range subject, int32_t verb) const {
  constexpr int32_t kStepChars = 10;
  const auto behind = text_.Folded(verb, std::min(sentence_.end, verb + kStepChars));
  const size_t step = behind.find(u"同步,");  // A与B同步增长: both grow
  if (step == behind.npos || step > behind.find(u',')) return subject.end;
  const size_t with = text_.Folded(subject.begin, subject.end).find_last_of(u"与和同跟");
  return with == std::u16string_view::npos || with < 4 ? subject.end
                                                       : subject.begin + static_cast<int32_t>(with);
}

void Namer::TakeJudged(int32_t begin) {
  static constexpr std::u16string_view kJudged[] = {
      u"偏高", u"较高", u"偏低", u"较低", u"不高", u"过高", u"过低", u"较快", u"偏小", u"较小",
      u"不大", u"偏少", u"较少", u"不多", u"最高", u"最低", u"最大", u"最小", u"最多"};
  constexpr int32_t kSubjectChars = 18;
  while (IsBlank(text_[begin])) ++begin;
  const int32_t end = text_.HanEnd(begin, std::min(sentence_.end, begin + kSubjectChars));
  if (text_[end] != u',' || end - begin < 6) return;
  if (!EndsWithAny(text_.Folded(begin, end), kJudged)) return;
  const Range tail = heads_.TailOf({begin, end - 2});
  if (tail.empty()) return;
  // 企业数量不多,占总数的比重仅61%: the things have the share.
  const bool number = text_.Holds(tail.begin, u"数量") && text_.Holds(end + 1, u"占");
  subject_ = heads_.Trim({begin, number ? tail.begin : end - 2});
}

Range Namer::DealtWith(Range rate) const {
  constexpr int32_t kRateChars = 4;
  constexpr int32_t kVerbChars = 4;
  if (rate.end - rate.begin > kRateChars || text_[rate.end - 1] != u'率' ||
      text_[rate.begin - 1] != u',')
    return {};
  const int32_t comma = rate.begin - 1;
  const int32_t begin = ClauseBefore(comma, u',');
  for (const Token& token : heads_.Within({begin, comma})) {
    if (token.begin > begin + kVerbChars || token.anchor >= 0) return {};
    if (!token.Is(Cue::kDeed) || token.end - token.begin < 2) continue;
    const auto list = text_.Folded(token.end, comma);
    const bool several =
        list.find_first_of(u"、和") != list.npos && !heads_.FigureBeforeComma(begin);
    return several ? Range{token.end, comma} : Range{};
  }
  return {};
}

Heads Namer::CountedBefore(Range rate) const {
  constexpr size_t kMost = 4;
  const bool several = clause_before_.size() >= 2 && clause_before_.size() <= kMost;
  if (!several || !previous_counted_unit_ || text_[rate.begin - 1] != u',')
    return Heads(heads_.scratch());
  return Heads(clause_before_, heads_.scratch());
}

void Namer::TakeFurtheredZone() {
  static constexpr std::u16string_view kZones[] = {u"工业园区", u"产业园区", u"高新区",
                                                   u"经开区",   u"开发区",   u"新区"};
  static constexpr std::u16string_view kFurther[] = {u"推动", u"抓好", u"抓实", u"推进", u"支持"};
  static constexpr std::u16string_view kBehind[] = {u"能级", u"开放", u"提质", u"提档",
                                                    u"扩区", u"逐渐", u"逐步", u"升级",
                                                    u"创新", u"扩容", u"转型"};
  constexpr int32_t kClauseChars = 24;
  constexpr int32_t kZoneChars = 8;
  furthered_zone_ = {};
  if (!sentence_.chars.MayHave(u'区')) return;
  int32_t begin = sentence_.begin;
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  const int32_t end = text_.HanEnd(begin, std::min(sentence_.end, begin + kClauseChars));
  if (text_.Holds(begin, u"着力")) begin += 2;
  const int32_t verb = text_.LengthOfAny(begin, kFurther);
  begin += verb;
  for (int32_t p = begin; p < std::min(end, begin + kZoneChars); ++p) {
    if (!IsAnyOf(text_[p], u"工产高经开新")) continue;
    const int32_t zone = text_.LengthOfAny(p, kZones);
    if (zone == 0) continue;
    const int32_t behind = p + zone;
    const bool grew = verb == 0 && text_.Holds(behind, u"逐");
    if (text_.LengthOfAny(behind, kBehind) > 0 && (verb > 0 || grew) && behind - begin >= 3)
      furthered_zone_ = {begin + (text_[begin] == u'市' ? 1 : 0), behind};
    return;
  }
}

IndicatorName Namer::OfSameHouseholds(const IndicatorName& left) const {
  static constexpr std::u16string_view kTheirs[] = {u"支出", u"收入", u"住房建筑面积", u"住房面积"};
  constexpr std::u16string_view kEach = u"人均";
  constexpr std::u16string_view kEngel = u"恩格尔系数";
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  const bool theirs = text_.Holds(begin, kEach) && EndsWithAny(text_.Folded(begin, end), kTheirs) &&
                      !text_.Holds(begin + 2, u"财政");
  if (end == begin || last - first < 6 || !(theirs || text_.Folded(begin, end) == kEngel))
    return {};
  const size_t each = text_.Folded(first, last).find(kEach);
  if (each == std::u16string_view::npos || each < 2) return {};
  const int32_t owner = first + static_cast<int32_t>(each);
  return text_.Holds(owner - 2, u"居民") || text_.Holds(owner - 2, u"农民")
             ? Joined({first, owner}, left)
             : IndicatorName();
}

IndicatorName Namer::OfFurtheredZone(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  if (furthered_zone_.empty() || begin <= furthered_zone_.end || !heads_.InCatalogue(left) ||
      IsAnyOf(text_[begin - 2], u"全我本"))
    return {};
  return Joined({furthered_zone_.begin, furthered_zone_.end}, left);
}

void Namer::TakeRating(int32_t begin) {
  constexpr int32_t kRatingChars = 30;
  while (IsBlank(text_[begin])) ++begin;
  // 营商环境评价再创佳绩,某区列全国第63名
  if (text_[begin] != u'在') {
    static constexpr std::u16string_view kRated[] = {u"评价再创", u"考核再创", u"测评再创",
                                                     u"评价取得", u"考核取得", u"评价实现",
                                                     u"考核实现", u"评价成绩", u"考核成绩"};
    for (int32_t p = begin + 2; p < begin + 16 && IsHan(text_[p]); ++p) {
      if (!IsAnyOf(text_[p], u"评考测") || text_.LengthOfAny(p, kRated) == 0) continue;
      rating_ = heads_.Trim({begin, p + 2});
      return;
    }
    return;
  }
  int32_t end = begin + 1;
  while (end < sentence_.end && end - begin <= kRatingChars && !IsAnyOf(text_[end], u",;")) ++end;
  if (text_[end] != u',' || end - begin < 6) return;
  if (text_.Holds(end - 2, u"方面")) return TakeFrame({begin + 1, end - 2});
  if (!IsAnyOf(text_[end - 1], u"中上里")) return;
  const IndicatorName rated(begin + 1, end - 1);
  if (IsRating(rated.Folded(text_))) rating_ = rated;
}

void Namer::TakeFrame(Range words) {
  static constexpr std::u16string_view kMoves[] = {u"增长", u"增速"};
  if (words.end - words.begin > 4 && EndsWithAny(text_.Folded(words.begin, words.end), kMoves))
    words.end -= 2;
  if (!heads_.TailOf(words).empty()) frame_ = heads_.Trim(words);
}

IndicatorName Namer::OfFrame(const Anchor& figure, const IndicatorName& left) const {
  constexpr int32_t kPlaceChars = 12;
  const auto [begin, end] = left.OnlyPiece();
  const bool place = end - begin >= 2 && end - begin <= kPlaceChars && EndsPlace(text_[end - 1]);
  if (frame_.empty() || !place || !figure.Measures("share")) return {};
  return Joined(left, frame_);
}

IndicatorName Namer::OfOtherSide(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kSides[] = {
      u"城镇居民", u"农村居民", u"城镇常住居民", u"农村常住居民", u"农民", u"农牧民", u"全体居民"};
  // 全体居民恩格尔系数31%,城镇为30%,农村为33%
  static constexpr std::u16string_view kBare[] = {u"城镇", u"农村"};
  if (!levels_.empty() && figure.unit != nullptr && figure.unit == level_unit_ &&
      IsOneOf(std::u16string_view(left.Folded(text_)), kBare)) {
    const auto [begin, end] = levels_.back().OnlyPiece();
    const auto [last, last_end] = levels_.back().LastPiece();
    if (end == 0 && last_end - last > 4 && text_.Holds(last, u"居民") &&
        levels_.back().Hull().second != last_end)
      return Joined(left, {last, last_end});
    const int32_t all = end > begin ? text_.LengthOfAny(begin, kSides) : 0;
    const bool residents = all >= 4 && text_.Holds(begin + all - 2, u"居民");
    return residents && end - begin > all ? Joined(left, {begin + all - 2, end}) : IndicatorName();
  }
  if (levels_.empty() || figure.unit == nullptr || figure.unit != level_unit_ ||
      !IsOneOf(std::u16string_view(left.Folded(text_)), kSides))
    return {};
  const auto [begin, end] = levels_.back().OnlyPiece();
  // 全体居民人均可支配收入3万元,其中城镇居民4万元,农村居民2万元: so is the side before.
  if (end == begin) {
    auto [tail, tail_end] = levels_.back().LastPiece();
    const int32_t own = levels_.back().size() - (tail_end - tail);
    const auto other = levels_.back().Front(own).OnlyPiece();
    const bool sides = other.second > other.first &&
                       IsOneOf(text_.Folded(other.first, other.second), kSides) &&
                       tail_end - tail > 3;
    if (text_.Holds(tail, u"居民")) tail += 2;
    return sides ? Joined(left, {tail, tail_end}) : IndicatorName();
  }
  const int32_t side = end > begin ? text_.LengthOfAny(begin, kSides) : 0;
  return side > 0 && end - begin > side + 2 ? Joined(left, {begin + side, end}) : IndicatorName();
}

bool Namer::ArrivesAt(int32_t at) const {
  static constexpr std::u16string_view kArrives[] = {u"通达", u"联通", u"连通"};
  return at > sentence_.begin && text_.LengthOfAny(at, kArrives) > 0;
}

bool Namer::IsReach(std::u16string_view word) {
  static constexpr std::u16string_view kReaches[] = {u"惠及", u"受益", u"覆盖", u"辐射", u"涉及"};
  return IsOneOf(word, kReaches);
}

bool Namer::IsRating(std::u16string_view words) {
  static constexpr std::u16string_view kRatings[] = {u"考评", u"考核", u"评价", u"测评",
                                                     u"评比", u"考试", u"竞赛"};
  return EndsWithAny(words, kRatings);
}

bool Namer::IsOrgan(const IndicatorName& name) const {
  static constexpr std::u16string_view kOrgans[] = {
      u"平台",   u"园区",   u"产业园", u"工业园", u"开发区", u"高新区", u"经开区",
      u"保税区", u"基地",   u"集团",   u"公司",   u"账户",   u"片区",   u"示范区",
      u"试验区", u"合作区", u"实验室", u"综保区", u"机场"};
  return EndsWithAny(name.Folded(text_), kOrgans);
}

bool Namer::IsWork(const IndicatorName& name) const {
  static constexpr std::u16string_view kWorks[] = {u"路",       u"高速", u"大桥",  u"项目",
                                                   u"水库",     u"景区", u"隧道",  u"电站",
                                                   u"行动计划", u"热线", u"”行动", u"”工程"};
  static constexpr std::u16string_view kNone[] = {
      u"企业", u"就业", u"创业", u"事业", u"农业",     u"道路",     u"思路",
      u"出路", u"全路", u"线路", u"公路", u"重点项目", u"重大项目", u"失业"};
  const FoldedName words = name.Folded(text_);
  static constexpr auto kWorkEnds = WordEnds(kWorks);
  if (words.size() < 3 || (words.back() != u'业' && kWorkEnds.LengthIn(words) == 0)) return false;
  return !EndsWithAny(words, kNone);
}

IndicatorName Namer::ZoneIn(const IndicatorName& name) const {
  static constexpr std::u16string_view kZones[] = {u"园区",   u"开发区", u"产业园",
                                                   u"工业园", u"高新区", u"景区"};
  const auto [begin, end] = name.OnlyPiece();
  // 发行物流园区专项债: what was paid out is no zone's.
  if (heads_.DeedLength(name) > 0) return {};
  for (int32_t p = end; p > begin + 3; --p) {
    if (IsAnyOf(text_[p - 1], u"区园") && EndsWithAny(text_.Folded(begin + 2, p), kZones))
      return {begin, p};
  }
  return {};
}

IndicatorName Namer::OrganIn(const IndicatorName& name) const {
  static constexpr std::u16string_view kWorks[] = {u"工程",   u"行动",   u"协作",   u"活动",
                                                   u"试点",   u"对接会", u"推介会", u"洽谈会",
                                                   u"招商会", u"博览会", u"汇”"};
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
      u"实施",     u"开展", u"举办", u"承办",     u"推出", u"推行", u"落实", u"聚焦",
      u"制定",     u"出台", u"印发", u"兑现",     u"抓好", u"完成", u"设立", u"如期完成",
      u"启动",     u"建成", u"建立", u"建立健全", u"健全", u"完善", u"组建", u"推进",
      u"加快推进", u"加快", u"深化", u"入选",     u"获批", u"成立"};
  static constexpr WordFinder kEngages(kEngage);
  static constexpr std::u16string_view kUndertakings[] = {
      u"工程",     u"行动", u"活动", u"博览会", u"推介会",       u"洽谈会",   u"交易会",
      u"改革",     u"平台", u"试点", u"基金",   u"三年行动计划", u"行动计划", u"计划",
      u"协作",     u"”",    u"政策", u"政策包", u"政策》",       u"措施》",   u"制度",
      u"资助体系", u"保险", u"建设", u"规划",   u"合作",         u"提质扩面", u"扩面提质",
      u"扩面",     u"公司", u"集团"};
  // 实施…三年行动计划: what it is a plan of owns what follows.
  static constexpr std::u16string_view kOnlySay[] = {u"三年行动计划", u"行动计划", u"计划",
                                                     u"制度",         u"建设",     u"规划",
                                                     u"提质扩面",     u"扩面提质", u"扩面"};
  constexpr int32_t kLeadChars = 12;
  constexpr int32_t kOwnerChars = 26;
  constexpr int32_t kTitleChars = 48;
  int32_t from = -1;
  for (const Token& token : heads_.From(begin)) {
    if (from < 0) {
      if (token.begin > begin + kLeadChars || token.mark != 0 || token.anchor >= 0) return {};
      if ((token.end - token.begin == 2 || token.end - token.begin == 4) &&
          kEngages.Has(text_.Folded(token.begin, token.end)))
        from = token.end;
      continue;
    }
    if (token.begin > from + (text_[from] == u'《' ? kTitleChars : kOwnerChars)) return {};
    if (token.mark != u',' && token.mark != u';') continue;
    Range range{from, token.begin};
    if (text_.Holds(from, u"运行") || text_.Holds(from, u"投用")) range.begin += 2;  // 建成运行
    if (text_.Folded(begin, token.begin).find(u'等') != std::u16string_view::npos) return {};
    const auto words = text_.Folded(range.begin, range.end);
    if (!EndsWithAny(words, kUndertakings)) return {};
    for (const std::u16string_view end : kUndertakings) {
      if (!words.ends_with(end)) continue;
      if (IsOneOf(end, kOnlySay)) range.end -= static_cast<int32_t>(end.size());
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
                                                     u"壮大", u"发展", u"培育", u"突出"};
  static constexpr WordFinder kFurthers(kFurther);
  constexpr int32_t kLeadChars = 8;
  constexpr int32_t kIndustryChars = 10;
  int32_t from = -1;
  for (const Token& token : heads_.From(begin)) {
    if (token.begin > begin + kLeadChars || token.mark != 0 || token.anchor >= 0) break;
    if (from >= 0 && token.begin > from) break;
    if (kFurthers.Has(text_.Folded(token.begin, token.end))) from = token.end;
  }
  if (from < 0 || !IsHan(text_[from])) return {};
  if (const Range kind = KindListed(from); !kind.empty()) return kind;
  // 推动传统纺织向现代服装产业升级: what it becomes.
  for (int32_t p = from + 2; p < std::min(sentence_.end, from + kIndustryChars); ++p) {
    if (!IsHan(text_[p])) break;
    if (text_[p] != u'向') continue;
    const int32_t end = text_.HanEnd(p, std::min(sentence_.end, p + kIndustryChars));
    const size_t industry = text_.Folded(p, end).find(u"产业");
    if (industry != std::u16string_view::npos && industry > 2)
      return {p + 1, p + static_cast<int32_t>(industry) + 2};
    break;
  }
  for (int32_t p = from + 1; p < std::min(sentence_.end, from + kIndustryChars); ++p) {
    if (!IsHan(text_[p])) return {};
    if (text_[p] == u'等') return {};  // 金鹿皮业等项目: names
    if (text_[p] == u'业' && !IsAnyOf(text_[p - 1], u"企就创") &&
        !IsAnyOf(text_[p + 1], u"务绩主等")) {
      // 加快甲产业园区发展: the park, not its trade.
      const int32_t park = text_[p + 1] == u'链'   ? 1
                           : text_[p + 1] != u'园' ? 0
                           : text_[p + 2] == u'区' ? 2
                                                   : 1;
      return {from, p + 1 + park};
    }
  }
  return {};
}

Range Namer::KindListed(int32_t from) const {
  static constexpr std::u16string_view kKinds[] = {u"项目", u"产业", u"业"};
  constexpr int32_t kListChars = 48;
  constexpr int32_t kKindChars = 10;
  int32_t comma = from;
  const int32_t limit = std::min(sentence_.end, from + kListChars);
  while (comma < limit && !IsAnyOf(text_[comma], u",;:")) ++comma;
  if (text_[comma] != u',') return {};
  const auto words = text_.Folded(from, comma);
  const size_t etc = words.rfind(u'等');
  if (etc == words.npos || etc < 2) return {};
  Range kind{from + static_cast<int32_t>(etc) + 1, comma};
  if (text_.Holds(kind.end - 2, u"建设") || text_.Holds(kind.end - 2, u"发展")) kind.end -= 2;
  const auto named = text_.Folded(kind.begin, kind.end);
  // 甲园等项目, 乙园等重点项目 tell no kind.
  return named.size() >= 4 && named.substr(named.size() - 4) != u"重点项目" &&
                 named.substr(named.size() - 4) != u"重大项目" && named.size() <= kKindChars &&
                 std::ranges::all_of(named, IsHan) && EndsWithAny(named, kKinds)
             ? kind
             : Range{};
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

// 政府性基金收入总量48亿元,支出总量44亿元; 加上补充…等支出,支出总量为96亿元: of the account spoken
// of.
IndicatorName Namer::SumOfAccount(const IndicatorName& head) const {
  // 预算收入30亿元,加上补助收入9亿元,总收入39亿元: of all that was added up.
  static constexpr std::u16string_view kAll[] = {u"总收入", u"总支出"};
  static constexpr std::u16string_view kAdded[] = {
      u"补助收入", u"补助", u"返还", u"转移支付", u"结余收入", u"上解支出", u"调入资金"};
  if (IsOneOf(std::u16string_view(head.Folded(text_)), kAll) &&
      EndsWithAny(previous_.Folded(text_), kAdded))
    return head;
  static constexpr std::u16string_view kSums[] = {u"收入总量", u"支出总量", u"收入总计",
                                                  u"支出总计"};
  static constexpr std::u16string_view kFunds[] = {u"政府性基金", u"国有资本经营"};
  if (!IsOneOf(std::u16string_view(head.Folded(text_)), kSums)) return {};
  for (const IndicatorName* told : {&previous_, &entity_}) {
    const FoldedName words = told->Folded(text_);
    if (words.find(u"预算") != FoldedName::npos) break;
    for (const std::u16string_view fund : kFunds) {
      if (const size_t at = words.find(fund); at != FoldedName::npos)
        return Joined(told->Front(static_cast<int32_t>(at + fund.size())), head);
    }
  }
  return account_.empty() ? account_ : Joined(account_, head);
}

// 一般公共预算收入年初预算为260亿元,调整预算为265亿元,决算数为275亿元: the same at another stage.
IndicatorName Namer::OfAccountStage(const IndicatorName& left) const {
  static constexpr std::u16string_view kStages[] = {
      u"决算数",     u"预算数",     u"执行数",     u"年初预算", u"年初预算数", u"调整预算",
      u"调整预算数", u"预算调整后", u"调整后预算", u"预算调整", u"快报数",     u"决算"};
  static constexpr auto kStageEnds = WordEnds(kStages);
  if (last_.empty() || last_.Hull().first < sentence_.begin ||
      !IsOneOf(std::u16string_view(left.Folded(text_)), kStages))
    return {};
  const int32_t stage = kStageEnds.LengthIn(last_.Folded(text_));
  return last_.size() - stage < 2 ? IndicatorName()
                                  : Joined(last_.Front(last_.size() - stage), left);
}

IndicatorName Namer::OfAccount(const IndicatorName& head) const {
  static constexpr std::u16string_view kBalances[] = {u"当年结余", u"累计结余", u"滚存结余",
                                                      u"收支结余", u"上年结余"};
  static constexpr std::u16string_view kSides[] = {u"收入", u"支出"};
  const FoldedName words = head.Folded(text_);
  // (一)一般公共预算: its parts are told in many words, none of them a fund's.
  const bool fund = budget_.begin < budget_.end && !text_.Holds(budget_.begin, u"一般公共");
  const IndicatorName heading = fund ? IndicatorName(budget_.begin, budget_.end) : IndicatorName();
  const IndicatorName& account = account_.empty() ? heading : account_;
  if (account.empty()) return {};
  if (IsOneOf(std::u16string_view(words), kBalances)) return Joined(account, head);
  return account_.empty() && entity_.empty() && IsOneOf(std::u16string_view(words), kSides)
             ? Joined(account, head)
             : IndicatorName();
}

Range Namer::OfficeOf(const IndicatorName& name) const {
  static constexpr std::u16string_view kOffices[] = {
      u"市本级", u"县本级", u"区本级", u"省本级", u"州本级", u"市级", u"县级", u"区级",
      u"省级",   u"州级",   u"市直",   u"县直",   u"区直",   u"省直", u"州直", u"本级"};
  const int32_t begin = name.Front(1).Hull().first;  // what stands behind it may be a heading's
  if (!IsAnyOf(text_[begin + 1], u"本级直")) return {};
  const int32_t length = text_.LengthOfAny(begin, kOffices);
  return length > 0 && name.size() > length ? Range{begin, begin + length} : Range{};
}

IndicatorName Namer::OfSameLevel(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const Range office = OfficeOf(account_);
  // 全市一般公共预算支出: of a wider place.
  if (end - begin < 4 || office.empty() || IsAnyOf(text_[begin - 2], u"全我本") ||
      !OfficeOf(left).empty())
    return {};
  const FoldedName words = left.Folded(text_);
  const size_t budget = words.find(u"预算");
  if (budget == words.npos) return {};
  const FoldedName account = account_.Folded(text_);
  const auto own = std::u16string_view(words).substr(0, budget + 2);
  if (!account.ends_with(own)) return {};
  // 职工医疗保险基金预算收入3亿元,预算支出2亿元
  if (own.size() == 2) return {};
  return Joined({office.begin, office.end}, left);
}

// (二)政府性基金预算: 市本级收入26亿元,支出38亿元: of that account, and both of that level.
IndicatorName Namer::OfLevelOfBudget(const IndicatorName& left) const {
  static constexpr std::u16string_view kSides[] = {u"收入",     u"支出",     u"收入总计",
                                                   u"支出总计", u"收入总量", u"支出总量",
                                                   u"当年结余", u"滚存结余", u"年末滚存结余"};
  const auto [begin, end] = left.OnlyPiece();
  if (budget_.begin >= budget_.end || end - begin < 2) return {};
  const Range own = OfficeOf(left);
  const Range office = own.empty() ? OfficeOf(previous_) : own;
  const IndicatorName side(own.empty() ? begin : own.end, end);
  if (office.empty() || !IsOneOf(std::u16string_view(side.Folded(text_)), kSides)) return {};
  const IndicatorName account(budget_.begin, budget_.end);
  // 市本级安排资金2亿元,支出1亿元: of those means.
  if (own.empty() && previous_.Folded(text_).find(account.Folded(text_)) == FoldedName::npos)
    return {};
  return Joined({office.begin, office.end}, Joined(account, side));
}

// 引进项目64个,总投资182亿元,其中5亿元以上项目11个,到位资金80亿元: the whole comes back; what is
// told of a part behind a comma was told of the whole.
IndicatorName Namer::OfWholeAgain(const IndicatorName& head) const {
  if (!among_ || !previous_counted_unit_ || head.Hull().first != previous_end_ + 1 ||
      text_[previous_end_] != u',' || whole_.size() < 3 || levels_.size() < 3)
    return {};
  const int32_t part = previous_.LastPiece().first;
  if (whole_.Hull().second >= part ||
      !text_.Holds(part - (text_[part - 1] == u',' ? 3 : 2), u"其中"))
    return {};
  const FoldedName whole = whole_.Folded(text_);
  const FoldedName own = head.Folded(text_);
  bool measured = false;
  for (const IndicatorName& told : levels_) {
    const FoldedName words = told.Folded(text_);
    if (words.size() <= whole.size() + 1 || !words.starts_with(whole)) continue;
    const auto what = std::u16string_view(words).substr(whole.size());
    if (what.ends_with(own.substr(own.size() - 2))) return {};
    measured = true;
  }
  return measured ? Joined(whole_, head) : IndicatorName();
}

// 卫生人员总数中,卫生技术人员116万人: some of those persons.
bool Namer::OfStaff(const IndicatorName& owner, const IndicatorName& head) const {
  return owner.Folded(text_).ends_with(u"人员") && head.Folded(text_).ends_with(u"人员");
}

IndicatorName Namer::Complete(const IndicatorName& head) const {
  if (const IndicatorName name = OfLevelOfBudget(head); !name.empty()) return name;
  if (const IndicatorName name = OfAccount(head); !name.empty()) return name;
  if (GrewFromTo(head)) return previous_;
  // 安居工程基本建成住房2万套,新开工3万套: as far as those came.
  constexpr std::u16string_view kBuilt = u"基本建成";
  if (head.size() == 3 && text_.Holds(head.Hull().first, u"新开工")) {
    const auto [begin, end] = entity_.OnlyPiece();
    const size_t built = text_.Folded(begin, end).find(kBuilt);
    const int32_t behind = begin + static_cast<int32_t>(built) + 4;
    if (built != std::u16string_view::npos && built >= 2 && end - behind >= 2)
      return Joined(Joined({begin, behind - 4}, head), {behind, end});
  }
  // 固定资产投资1021亿元,规模首次突破千亿: how large it is in all.
  if (head.Folded(text_) == u"规模" && last_.Folded(text_).ends_with(u"资产投资"))
    return Joined(last_, head);
  if (const IndicatorName name = OfListEntered(head); !name.empty()) return name;
  if (const IndicatorName name = OfWorth(head); !name.empty()) return name;
  if (const IndicatorName way = OfSameWay(head); !way.empty()) return way;
  if (const IndicatorName name = OfWholeAgain(head); !name.empty()) return name;
  // 办理建议5件、提案8件,满意率100%: of both.
  static constexpr std::u16string_view kDealt[] = {u"满意率", u"基本满意率", u"办结率",
                                                   u"办复率", u"答复率",     u"见面率"};
  if (!pair_.empty() && IsOneOf(std::u16string_view(head.Folded(text_)), kDealt))
    return Joined(pair_, head);
  if (const IndicatorName of = OwnerOfStem(head); !of.empty()) return Joined(of, head);
  if (const IndicatorName name = OfSameMeasure(head); !name.empty()) return name;
  // 新建公园12个,在校学生3.2万人: no park has pupils.
  static constexpr std::u16string_view kNoSchools[] = {u"项目", u"公园", u"集团",
                                                       u"工程", u"企业", u"社区"};
  if (head.size() > 3 && text_.Holds(head.Hull().first, u"在校") &&
      EndsWithAny(entity_.Folded(text_), kNoSchools))
    return head;
  // 新增灌溉面积3万亩,新增供水能力80万吨: each is new by itself.
  const int32_t front = head.Hull().first;
  if (const auto [begin, end] = head.OnlyPiece();
      end - begin >= 4 && !previous_counted_unit_ && text_.Holds(begin - 2, u"新增") &&
      (text_.Holds(previous_.Hull().first, u"新增") ||
       text_.Holds(previous_.Hull().first - 2, u"新增")))
    return {begin - 2, end};
  // 培育企业36家,全市完成投资260亿元: of the whole place.
  const int32_t clause = ClauseBefore(front, u',');
  if (clause < front && !entity_.empty() && entity_.Hull().first < clause &&
      IsAnyOf(text_[clause], u"全我") && heads_.BeginsWith(clause, Bit(Cue::kRegion)))
    return head;
  // 投诉量下降两成,办结率99%: of what was counted by how much less there was of it.
  if (const FoldedName said = head.Folded(text_);
      entity_.empty() && front == previous_end_ + 1 && said.size() == 3 && said.back() == u'率' &&
      previous_.size() > 2 && previous_.Folded(text_).ends_with(u"诉量")) {
    if (const IndicatorName rated = OwnerOfRates(); rated.size() >= 2) return Joined(rated, head);
  }
  IndicatorName name = WithoutHandling(head, entity_);
  // 城市低保3120户、4610人,保障标准为每人每月704元: of those told last.
  if (name.empty() && head.Folded(text_).ends_with(u"标准") && previous_.size() > 2 &&
      previous_.Hull().first >= std::max(semicolon_, sentence_.begin))
    name = WithoutHandling(head, previous_);
  // 发生事故12起,死亡人数5人: of the accidents.
  if (const auto [begin, end] = name.OnlyPiece(); end - begin > 4 && text_.Holds(begin, u"发生"))
    name = {begin + 2, end};
  // 就业200人,税收500万元: persons at work have no taxes of theirs;
  // 总投资5亿元,…,总建筑面积12万平方米: one attribute owns no other.
  static constexpr std::u16string_view kNoOwners[] = {u"就业", u"岗位", u"学位", u"床位",
                                                      u"车位", u"泊位", u"托位", u"工位"};
  const auto owns_none = [this, &head](const IndicatorName& owner) {
    const FoldedName words = owner.Folded(text_);
    return heads_.IsOnly(owner, Cue::kIncomplete) || EndsWithAny(words, kNoOwners) ||
           OfStaff(owner, head) || words.starts_with(u'每');  // 每百元营业收入中的成本
  };
  if (owns_none(name)) name = {};
  // 设立50亿元母基金,首期实缴15亿元
  if (name.empty() && text_.Holds(head.Hull().first, u"首期") && previous_.size() > 4 &&
      previous_.Folded(text_).ends_with(u"基金规模"))
    name = previous_.Front(previous_.size() - 2);
  if (const IndicatorName balance = BalanceOf(head); !balance.empty()) return balance;
  if (const IndicatorName crop = CropOf(head); !crop.empty()) return Joined(crop, head);
  if (const IndicatorName furthered = FurtheredBefore(head); !furthered.empty()) name = furthered;
  // 资产负债率: of the enterprises that the paragraph speaks of.
  static constexpr std::u16string_view kOfFirms[] = {u"资产负债率", u"产品销售率", u"产销率"};
  if (!enterprises_.empty() && name.empty() && IsOneOf(head.Folded(text_), kOfFirms))
    return Joined(enterprises_, head);
  if (const IndicatorName outside = BeforeOpenBracket(head);
      !outside.empty() && name.Hull().second <= outside.Hull().second)
    name = heads_.WithoutDeed(outside);
  // 其中6亿元以上项目8个、总投资97亿元: of those, not of all.
  if (among_ && previous_counted_unit_ && head.Hull().first == previous_end_ + 1 &&
      text_[previous_end_] == u'、' && text_.Holds(head.Hull().second - 2, u"投资"))
    return Joined(previous_, head);
  // 发展谷子5万亩、亩产280公斤: of what grows there.
  static constexpr std::u16string_view kYields[] = {u"亩产",     u"单产",         u"平均亩产",
                                                    u"平均单产", u"亩均补助标准", u"亩均投资标准",
                                                    u"亩均投入", u"亩均投入标准"};
  if ((name.empty() || head.Folded(text_).starts_with(u"亩均投")) && level_unit_ != nullptr &&
      level_unit_->dimension == "area" &&
      IsOneOf(std::u16string_view(head.Folded(text_)), kYields)) {
    const auto [begin, end] = previous_.OnlyPiece();
    return text_.Holds(begin, u"发展") && end - begin > 3
               ? Joined({begin + 2, end}, head)
               : Joined(WithoutHandling(head, heads_.WithoutDeed(previous_)), head);
  }
  if (name.empty()) {
    // A campaign has no sizes of its own: 实施粮食提质行动,播种面积231万亩.
    static constexpr std::u16string_view kCampaigns[] = {u"行动", u"改革"};
    const bool owns = !owner_.empty() && !EndsWithAny(owner_.Folded(text_), kCampaigns);
    // 〔8〕甲园:由乙局建设,丙公司运营,总投资…: of what the note explains.
    name = !note_head_.empty() ? note_head_ : owns ? owner_ : topic_;
    // 水产品产量1万吨;采摘春茶180吨,产值3亿元: of no head told before the semicolon.
    if (const auto [begin, end] = topic_.OnlyPiece();
        !owns && note_head_.empty() && semicolon_ > end && end > begin && !levels_.empty() &&
        levels_.back().Hull().first >= semicolon_ &&
        heads_.IncompleteTail({begin, end}).begin > begin)
      name = {};
    if (owns_none(name)) name = {};
    // 政府性基金预算收入99亿元,下降18%。支出145亿元: of the same account.
    static constexpr std::u16string_view kSides[] = {u"收入", u"支出"};
    // 国有资本经营收入预算3亿元,增长6%,支出1亿元: nor of its other side.
    const bool other = !account_.empty() && name.Folded(text_).ends_with(u"预算") &&
                       name.Folded(text_).starts_with(account_.Folded(text_));
    if ((name.empty() || other) && !account_.empty() && IsOneOf(head.Folded(text_), kSides))
      name = account_;
    // 推进经开区扩区升级,实现营业收入860亿元
    if (name.empty() && !furthered_zone_.empty() && head.Hull().first > furthered_zone_.end)
      name = {furthered_zone_.begin, furthered_zone_.end};
    if (name.empty()) name = project_;
    if (name.empty()) name = industry_;
    static constexpr std::u16string_view kValues[] = {u"增加值", u"总产值", u"产值", u"营业收入"};
    if (name.empty() && !item_industry_.empty() && IsOneOf(head.Folded(text_), kValues))
      return Joined({item_industry_.begin, item_industry_.end}, head);
    // …;实现税收31亿元: of the same as before, when nothing else is told.
    constexpr int32_t kVerbChars = 6;
    if (name.empty() && head.Hull().first - semicolon_ <= kVerbChars) name = entity_before_;
    // 清洁能源发电量…、装机占比…: another head of the same.
    const auto [begin, end] = name.OnlyPiece();
    const Range tail = heads_.TailOf({begin, end});
    if (tail.begin - begin >= 2 && !heads_.EndsIn(name, Cue::kGeneric) && note_head_.empty())
      name = {begin, tail.begin};
    if (OfStaff(name, head)) name = {};
  }
  // 出口额76亿元,增长8%,完成进度居全市第三: some heads are of an indicator, not of a thing.
  static constexpr std::u16string_view kOfIndicator[] = {u"完成进度", u"完成率", u"增量", u"份额",
                                                         u"占比",     u"比重",   u"比例"};
  static constexpr std::u16string_view kShared[] = {u"投资", u"增加值", u"出口", u"进出口",
                                                    u"产值"};
  // 其中产业投资58亿元,占比46%: no thing was counted that it could be of.
  // 其中工业投资增长15%,占比45%
  const bool share = among_ && (level_unit_ != nullptr ? level_unit_->kind != UnitClass::kClassifier
                                                       : !grown_.empty() && last_.size() > 2);
  // 基础设施投资增长8%,占比为31%
  static constexpr std::u16string_view kShares[] = {u"占比", u"比重", u"比例"};
  const bool of_grown =
      level_unit_ == nullptr && !grown_.empty() && IsOneOf(head.Folded(text_), kShares) &&
      EndsWithAny(last_.Folded(text_), kShared) && previous_.Folded(text_) == last_.Folded(text_);
  // 完成15项任务,教育支出96亿元、占比12%: of the sum that it stands next to.
  const bool next = level_unit_ != nullptr && level_unit_->dimension == "money" &&
                    head.Hull().first == previous_end_ + 1 && text_[previous_end_] == u'、';
  // 科技支出6亿元,占比5%: of the sum, not of what it is spent on.
  const bool sum = level_unit_ != nullptr && level_unit_->dimension == "money" &&
                   !entity_.empty() && last_.size() > entity_.size() &&
                   last_.Folded(text_).starts_with(entity_.Folded(text_));
  if (!last_.empty() && ((sum && IsOneOf(head.Folded(text_), kShares)) ||
                         ((entity_.empty() || share || next || of_grown) &&
                          IsOneOf(head.Folded(text_), kOfIndicator))))
    return Joined(last_, head);
  if (name.Folded(text_).ends_with(head.Folded(text_))) return name;
  // 接待游客9万人次,游客花费8亿元: the word that they share stands in both.
  if (const FoldedName guests = name.Folded(text_);
      guests.starts_with(u"接待") && guests.size() > 3 && head.size() > 3 &&
      head.Folded(text_).starts_with(std::u16string_view(guests).substr(2)))
    return head;
  // 编制床位1800张,卫生技术人员3400人: what kind of beds they are owns nobody.
  static constexpr std::u16string_view kOnlyKinds[] = {u"编制", u"开放", u"实有", u"核定"};
  if (const IndicatorName owner = heads_.WithoutTail(name);
      !owner.empty() && IsOneOf(std::u16string_view(owner.Folded(text_)), kOnlyKinds))
    return head;
  if (const IndicatorName stock = OfWholeStock(head); !stock.empty()) return stock;
  if (const IndicatorName come = OfWholeArrived(head); !come.empty()) return come;
  // 发放担保贷款2亿元,不良率0.8%; 专项资金5亿元,支出进度98%: the money, which is no stage of it.
  static constexpr std::u16string_view kOfMoney[] = {
      u"不良率",   u"逾期率", u"支付率",   u"拨付率",   u"执行率",
      u"支出率",   u"使用率", u"支付进度", u"支出进度", u"拨付进度",
      u"执行进度", u"利率",   u"费率",     u"代偿率",   u"到位率"};
  if (EndsWithAny(head.Folded(text_), kOfMoney)) {
    if (const IndicatorName money = MoneyTold(); !money.empty()) return Joined(money, head);
  }
  // 生猪存栏…、出栏…: a head of the same kind takes the other's place.
  // 新培育企业7户,总数达46户; 新建消防站20个,覆盖率达95%: of all that there are.
  const FoldedName said = head.Folded(text_);
  // 新识别监测对象52户,累计消除风险430户
  if ((said == u"总数" || said == u"覆盖率" || said == u"消除风险" || said == u"综合产值" ||
       said.ends_with(u"占比")) &&
      name.Folded(text_).starts_with(u'新'))
    name = heads_.WithoutDeed(name);
  // 粮食生产再获丰收,总产达到43亿公斤
  static constexpr std::u16string_view kYielded[] = {u"总产", u"单产", u"总产量", u"产量"};
  if (const auto [begin, end] = name.OnlyPiece();
      end - begin > 3 && text_.Holds(end - 2, u"生产") && IsOneOf(head.Folded(text_), kYielded))
    name = {begin, end - 2};
  // 核减金额1.5亿元,核减率11%: the sum and the rate are of one deed.
  if (const auto [begin, end] = name.OnlyPiece();
      said.size() == 3 && said.back() == u'率' && end - begin > 2 &&
      text_.Folded(begin, begin + 2) == std::u16string_view(said).substr(0, 2) &&
      text_.Holds(begin + 2, u"金额"))
    return head;
  // 空气质量优良天数318天,优良率87%: what is good is told once.
  if (const auto [begin, end] = name.OnlyPiece();
      end - begin > 5 && said.size() == 3 && said.back() == u'率') {
    const size_t shared = text_.Folded(begin, end).rfind(std::u16string_view(said).substr(0, 2));
    if (shared != std::u16string_view::npos && shared >= 4)
      name = {begin, begin + static_cast<int32_t>(shared)};
  }
  // 优良天数326天,优良率89%
  if (name.size() == 4 && said.size() == 3 && said.back() == u'率' &&
      name.Folded(text_).ends_with(u"天数") &&
      name.Folded(text_).starts_with(std::u16string_view(said).substr(0, 2))) {
    return head;
  }
  // 休闲农业接待游客860万人次,营业收入21亿元: guests earn nothing.
  if (const auto [begin, end] = name.OnlyPiece();
      end - begin > 5 && (text_.Holds(end - 4, u"接待游客") || text_.Holds(end - 4, u"旅游接待")))
    name = {begin, end - 4};
  else if (end - begin == 4 && text_.Holds(begin, u"接待游客") &&
           topic_.Folded(text_).ends_with(u'业'))
    name = topic_;
  // 收储资源640宗,交易额3.6亿元: of the things, not of that deed.
  static constexpr std::u16string_view kTraded[] = {u"交易额", u"成交额", u"成交金额"};
  if (IsOneOf(std::u16string_view(said), kTraded))
    name = PlatformOf(ThingsMade(heads_.WithoutDeed(name)));
  // 改造开工42个、完工31个: a stage takes the place of the one before.
  // 外商直接投资协议金额…,实际投资…: what is invested in fact is no other stage of the name.
  if (const IndicatorName owner = heads_.WithoutTail(name);
      !owner.empty() && !said.starts_with(u"实际"))
    name = owner;
  // 合作医疗人均筹资320元,参保率99%: no rate is told by the head.
  if (const auto [begin, end] = name.OnlyPiece();
      end - begin > 4 && said.ends_with(u'率') && text_.Holds(end - 2, u"人均"))
    name = {begin, end - 2};
  // 园区规模工业占比达75%、亩均税收增长9%: the zone's.
  static constexpr std::u16string_view kScale[] = {u"规模工业", u"规上工业"};
  if (const auto [begin, end] = name.OnlyPiece(); end - begin > 5 &&
                                                  said.find(u"税收") != said.npos &&
                                                  IsOneOf(text_.Folded(end - 4, end), kScale))
    name = {begin, end - 4};
  if (heads_.IsOnly(head, Cue::kVerb)) name = WithoutStage(name);
  // 商铺交付860套,交付率达76%: the deed is told already.
  if (const auto [begin, end] = head.OnlyPiece();
      said.size() == 3 && said[2] == u'率' && name.Folded(text_).ends_with(said.substr(0, 2)))
    return Joined(name, {end - 1, end});
  // 新能源装机总量60万千瓦,装机占比达40%
  if (said.size() == 4 && name.Folded(text_).ends_with(said.substr(0, 2))) {
    const auto [begin, end] = head.LastPiece();
    return Joined(name, {end - 2, end});
  }
  name.Append(head);
  return name;
}

IndicatorName Namer::WithoutHandling(const IndicatorName& head, const IndicatorName& things) const {
  static constexpr std::u16string_view kFound[] = {u"排查", u"发现", u"查出", u"报告"};
  static constexpr std::u16string_view kFounded[] = {u"新建", u"组建", u"新增", u"新设立"};
  static constexpr std::u16string_view kRun[] = {u"开行", u"运行"};
  static constexpr std::u16string_view kGathered[] = {u"集聚企业", u"聚集企业", u"集聚企业数"};
  static constexpr std::u16string_view kGroups[] = {u"产业链", u"集群"};
  // What is theirs whenever they came to be: 在孵团队, 补助标准.
  static constexpr std::u16string_view kTheirs[] = {u"在孵", u"在园", u"认缴", u"实缴"};
  const auto [begin, end] = things.OnlyPiece();
  const FoldedName words = head.Folded(text_);
  if (end - begin < 5) return things;
  if (IsOneOf(std::u16string_view(words).substr(0, 2), kTheirs) || words.ends_with(u"标准")) {
    const int32_t founded = text_.LengthOfAny(begin, kFounded);
    return {begin + founded, end};
  }
  if (words.empty() || words.back() != u'率') return things;
  if (text_.LengthOfAny(end - 2, kRun) > 0) return {begin, end - 2};
  const auto whose = text_.Folded(begin, end);
  if (EndsWithAny(whose, kGathered) && EndsWithAny(whose.substr(0, whose.rfind(u'集')), kGroups))
    return {begin, begin + static_cast<int32_t>(whose.rfind(u'集'))};
  return {begin + text_.LengthOfAny(begin, kFound), end};
}

IndicatorName Namer::ThingEndingAt(int32_t end) const {
  int32_t begin = ClauseBefore(end, u'、');
  for (const Token& token : heads_.Within({begin, end})) {
    if (end - token.end >= 2 &&
        (token.anchor >= 0 || token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAchieve))))
      begin = token.end;
  }
  return heads_.Trim({begin, end});
}

IndicatorName Namer::OfKindNamed(const IndicatorName& left) const {
  struct Kind {
    std::u16string_view word;  // that the thing's name ends in
    bool whole;                // the heads are whole names, else what they begin with
    std::span<const std::u16string_view> heads;
  };
  static constexpr std::u16string_view kOfAirport[] = {
      u"旅客吞吐量", u"年旅客吞吐量", u"货邮吞吐量", u"客运量",   u"年客运量",
      u"通达城市",   u"通航城市",     u"通航点",     u"起降架次", u"客座率"};
  static constexpr std::u16string_view kOfEconomy[] = {u"核心产业"};
  static constexpr std::u16string_view kOfInsurance[] = {u"参保", u"领取待遇", u"享受待遇"};
  static constexpr std::u16string_view kOfCooperative[] = {u"参合率", u"参合人数"};
  static constexpr std::u16string_view kOfHouses[] = {u"待售面积", u"去化周期"};
  static constexpr Kind kKinds[] = {
      {u"机场", true, kOfAirport},         {u"数字经济", false, kOfEconomy},
      {u"保险", true, kOfInsurance},       {u"农合", true, kOfCooperative},
      {u"合作医疗", true, kOfCooperative}, {u"商品房", true, kOfHouses}};
  constexpr int32_t kBackChars = 60;
  const auto [begin, end] = left.OnlyPiece();
  if (end <= begin || (IsAnyOf(text_[begin - 2], u"全我本") && EndsPlace(text_[begin - 1])))
    return {};
  const auto words = text_.Folded(begin, end);
  const int32_t from = std::max({sentence_.begin, semicolon_, begin - kBackChars});
  if (from >= begin) return {};
  for (const Kind& kind : kKinds) {
    const bool of_kind =
        kind.whole ? IsOneOf(words, kind.heads) : text_.LengthOfAny(begin, kind.heads) > 0;
    if (!of_kind) continue;
    const size_t at = text_.Folded(from, begin).rfind(kind.word);
    if (at == std::u16string_view::npos) return {};
    const int32_t behind = from + static_cast<int32_t>(at) + static_cast<int32_t>(kind.word.size());
    // 新建机场2个: so many own nothing.
    if (heads_.FigureAt(behind)) return {};
    const IndicatorName thing = ThingEndingAt(behind);
    return thing.empty() ? thing : Joined(thing, left);
  }
  return {};
}

IndicatorName Namer::OfAimFunded(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kAims[] = {u"支持", u"推进", u"保障", u"加强", u"促进",
                                                  u"推动", u"强化", u"改善", u"落实", u"提升",
                                                  u"助力", u"巩固", u"深化", u"完善", u"加快"};
  constexpr std::u16string_view kSet = u"安排";
  constexpr int32_t kAimChars = 20;
  const auto [begin, end] = left.OnlyPiece();
  const int32_t comma = begin - 1;
  if (!figure.Measures("money") || end - begin != 2 || text_[comma] != u',' ||
      text_.Folded(begin, end) != kSet)
    return {};
  int32_t from = ClauseBefore(comma, u':');
  while (from < comma &&
         (IsDigit(text_[from]) || IsAnyOf(text_[from], u".、)") || IsBlank(text_[from])))
    ++from;
  // 1.发展职业教育,安排…: an item that begins with it, or a verb that says what for.
  const bool leads = ClauseBefore(comma, u':') == sentence_.begin;
  if (comma - from < 5 || comma - from > kAimChars || text_.Holds(comma - 2, u"资金") ||
      !(leads || text_.LengthOfAny(from, kAims) > 0) || text_.HanEnd(from, comma) != comma)
    return {};
  IndicatorName name(from, comma);
  name.Append(begin, end);
  name.Append("资金");
  return name;
}

IndicatorName Namer::OfAllThereIs(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (end - begin < 2 || last - first <= end - begin || !text_.Holds(begin - 2, u"累计") ||
      begin <= previous_end_ || begin - previous_end_ > 3 ||
      !text_.Folded(first, last).ends_with(text_.Folded(begin, end)))
    return {};
  return heads_.WithoutDeed(previous_);
}

// 甲茶品牌影响力 of 甲茶品牌价值达8亿元、影响力居第三, 空气质量指数改善率 of 空气质量指数下降4%,
// 改善率居第二.
// 公路投资8亿元,建成高速公路240公里,通车里程达到850公里: of what kind of way was told last.
IndicatorName Namer::OfSameWay(const IndicatorName& head) const {
  static constexpr std::u16string_view kWays[] = {u"高速公路", u"高速铁路", u"轨道交通",
                                                  u"农村公路", u"高铁",     u"地铁"};
  if (!text_.Holds(head.Hull().second - 2, u"里程") || level_unit_ == nullptr ||
      level_unit_->dimension != "length" ||
      previous_.Hull().first < std::max(semicolon_, sentence_.begin))
    return {};
  const auto [begin, end] = previous_.LastPiece();
  for (const std::u16string_view way : kWays) {
    const auto size = static_cast<int32_t>(way.size());
    if (end - begin >= size && text_.Holds(end - size, way)) return Joined({end - size, end}, head);
  }
  return {};
}

IndicatorName Namer::OfWorth(const IndicatorName& head) const {
  static constexpr std::u16string_view kMeasured[] = {u"指数", u"浓度", u"质量", u"水质"};
  const FoldedName words = head.Folded(text_);
  if (words == u"改善率")
    return EndsWithAny(last_.Folded(text_), kMeasured) ? Joined(last_, head) : IndicatorName();
  const auto [begin, end] = previous_.OnlyPiece();
  const bool of_brand = words == u"影响力" && end - begin > 4 && text_.Holds(end - 2, u"价值") &&
                        head.Hull().first - previous_end_ <= 1;
  return of_brand ? Joined({begin, end - 2}, head) : IndicatorName();
}

// 托养服务残疾人 of 康复服务残疾人6200人,托养服务900人; 新签约项目中工业项目占比 of
// 新签约项目120个,工业项目占比60%.
IndicatorName Namer::OfSameOnes(const Anchor& figure, const IndicatorName& left) const {
  constexpr std::u16string_view kService = u"服务";
  constexpr std::u16string_view kProjects = u"项目";
  constexpr std::u16string_view kShare = u"占比";
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (end - begin < 4) return {};
  if (figure.unit != nullptr && figure.unit == level_unit_ && text_.Holds(end - 2, kService) &&
      last - first > end - begin && begin - previous_end_ <= 1) {
    const size_t served = text_.Folded(first, last).find(kService);
    if (served != std::u16string_view::npos && served >= 2 &&
        first + static_cast<int32_t>(served) + 4 <= last)
      return Joined(left, {first + static_cast<int32_t>(served) + 2, last});
  }
  const bool some = !among_ && figure.Measures("share") && end - begin > 5 &&
                    text_.Holds(end - 2, kShare) && text_.Holds(end - 4, kProjects) &&
                    entity_.size() > 4 && entity_.Hull().second < begin &&
                    entity_.Folded(text_).ends_with(kProjects) && heads_.DeedLength(entity_) > 0;
  if (!some) return {};
  IndicatorName name = entity_;
  name.Append("中");
  return Joined(name, left);
}

IndicatorName Namer::PlatformOf(const IndicatorName& members) const {
  static constexpr std::u16string_view kMembers[] = {u"会员", u"用户", u"商户", u"商家", u"店铺"};
  constexpr std::u16string_view kPlatform = u"平台";
  const auto [begin, end] = members.OnlyPiece();
  if (end - begin < 6 || !EndsWithAny(text_.Folded(begin, end), kMembers)) return members;
  const size_t platform = text_.Folded(begin, end).rfind(kPlatform);
  return platform == std::u16string_view::npos || platform < 2
             ? members
             : IndicatorName(begin, begin + static_cast<int32_t>(platform + kPlatform.size()));
}

IndicatorName Namer::OfListEntered(const IndicatorName& total) const {
  static constexpr std::u16string_view kEnters[] = {u"入选", u"获评", u"入围", u"跻身",
                                                    u"获批", u"上榜", u"荣获", u"列入"};
  constexpr int32_t kListChars = 24;
  const FoldedName words = total.Folded(text_);
  const int32_t comma = total.Hull().first - 1;
  if ((words != u"总数" && words != u"总量") || !entity_.empty() || text_[comma] != u',') return {};
  for (int32_t p = comma - 4; p >= std::max(sentence_.begin, comma - kListChars); --p) {
    if (IsAnyOf(text_[p], u",;")) return {};
    if (text_.LengthOfAny(p, kEnters) == 0) continue;
    const IndicatorName list = heads_.Trim({p + 2, comma});
    return list.Hull().second == comma ? Joined(list, total) : IndicatorName();
  }
  return {};
}

IndicatorName Namer::MoneyTold() const {
  static constexpr std::u16string_view kMoney[] = {u"资金", u"贷款", u"基金", u"债券", u"专项债"};
  // 发放贷款1亿元,惠及860人,不良率1%: of what reached them.
  const IndicatorName& told = reach_of_.empty() ? previous_ : reach_of_;
  // 交通支出63亿元,养护资金12亿元,支出进度97%: of the money told last.
  const bool named =
      reach_of_.empty() && previous_.size() > 2 && EndsWithAny(previous_.Folded(text_), kMoney);
  const auto [begin, end] = (entity_.empty() || named ? told : entity_).OnlyPiece();
  if (end - begin < 3) return {};
  const bool whole = EndsWithAny(text_.Folded(begin, end), kMoney);
  const int32_t money = whole ? 0 : text_.LengthOfAny(end, kMoney);
  if ((money == 0 && !whole) || previous_end_ < end) return {};
  return heads_.WithoutDeed({begin, end + money});
}

// 总产值由41亿元增加到96亿元,规模扩大了1.3倍: what grew is the same.
bool Namer::GrewFromTo(const IndicatorName& head) const {
  const auto [begin, end] = head.OnlyPiece();
  const int32_t told = previous_.Hull().second;
  return end - begin == 2 && begin == previous_end_ + 1 && text_[begin - 1] == u',' &&
         (text_.Holds(begin, u"规模") || text_.Holds(begin, u"总量")) && told > sentence_.begin &&
         IsAnyOf(text_[told], u"由从");
}

IndicatorName Namer::BalanceOf(const IndicatorName& head) const {
  // 新增贷款142亿元、余额增长13%: of all loans, whatever else the sentence spoke of.
  static constexpr std::u16string_view kLent[] = {u"贷款", u"存款", u"债券"};
  const auto [begin, end] = previous_.OnlyPiece();
  // 市本级债务限额96亿元,年末余额94亿元: what is owed of what may be.
  if (end - begin > 3 && head.Folded(text_) == u"余额" && text_.Holds(end - 2, u"限额"))
    return Joined({begin, end - 2}, head);
  if (end - begin < 2 || head.Folded(text_) != u"余额" ||
      !EndsWithAny(text_.Folded(begin, end), kLent))
    return {};
  const auto deed = text_.Folded(begin, begin + 2);
  const bool more = end - begin > 3 && (deed == u"新增" || deed == u"发放" || deed == u"投放");
  return Joined({begin + (more ? 2 : 0), end}, head);
}

IndicatorName Namer::OwnerOfStem(const IndicatorName& head) const {
  constexpr int32_t kBackChars = 60;
  constexpr int32_t kLeastStem = 3;
  constexpr int32_t kOwnerChars = 10;
  const auto [begin, end] = head.OnlyPiece();
  const int32_t stem = end - begin - 1;
  if (!entity_.empty() || stem < kLeastStem || text_[end - 1] != u'率' || begin == sentence_.begin)
    return {};
  const int32_t from = std::max(sentence_.begin, begin - kBackChars);
  const size_t at = text_.Folded(from, begin).rfind(text_.Folded(begin, end - 1));
  if (at == std::u16string_view::npos) return {};
  const int32_t told = from + static_cast<int32_t>(at);
  const IndicatorName owner = heads_.WithoutDeed(heads_.Trim({ClauseBefore(told, u'、'), told}));
  const bool whole = owner.size() >= 2 && owner.size() <= kOwnerChars &&
                     owner.Hull().second == told && heads_.DeedLength(owner) == 0;
  return whole ? owner : IndicatorName();
}

// 引进项目58个,其中亿元以上31个,到位资金52亿元: of all of them, for what has come of a part is told
// with 其中.
IndicatorName Namer::OfWholeArrived(const IndicatorName& head) const {
  static constexpr std::u16string_view kArrived[] = {u"到位资金", u"实际到位资金", u"资金到位",
                                                     u"到位内资", u"实际到位内资", u"到位率"};
  if (!among_ || among_things_.size() < 3 || !previous_counted_unit_ || head.empty() ||
      !IsAnyOf(text_[head.Hull().first - 1], u",;") || head.Hull().first > previous_end_ + 1 ||
      !IsOneOf(std::u16string_view(head.Folded(text_)), kArrived))
    return {};
  return Joined(among_things_, head);
}

IndicatorName Namer::OfWholeStock(const IndicatorName& head) const {
  // 生猪存栏26万头,其中能繁母猪2.5万头,出栏41万头: of the whole, not of its part.
  static constexpr std::u16string_view kStocks[] = {u"存栏", u"出栏", u"存栏量", u"出栏量",
                                                    u"年末存栏"};
  if (!among_ || whole_.size() < 4 || text_[head.Hull().first - 1] != u',' ||
      !IsOneOf(std::u16string_view(head.Folded(text_)), kStocks) ||
      !EndsWithAny(whole_.Folded(text_), kStocks) || EndsWithAny(previous_.Folded(text_), kStocks))
    return {};
  const IndicatorName owner = heads_.WithoutTail(whole_);
  return owner.empty() ? IndicatorName() : Joined(owner, head);
}

IndicatorName Namer::OfSameMeasure(const IndicatorName& head) const {
  const FoldedName words = head.Folded(text_);
  const FoldedName before = previous_.Folded(text_);
  const auto [begin, end] = previous_.OnlyPiece();
  if (end - begin < 4 || begin < sentence_.begin) return {};
  // 煤炭产量1亿吨,保有储量320亿吨; 案件受理数下降15%、损失数下降42%
  const bool stored = words.ends_with(u"储量") && before.ends_with(u"产量");
  const bool numbers = words == u"损失数" && before.ends_with(u'数') && end - begin > 5;
  if (stored || numbers) return Joined({begin, end - (stored ? 2 : 3)}, head);
  // 新增电力装机120万千瓦、总装机900万千瓦
  const auto [own, own_end] = head.OnlyPiece();
  const auto all = std::u16string_view(words).substr(1);
  if (own_end - own < 3 || words[0] != u'总' || !before.ends_with(all)) return {};
  const IndicatorName things = heads_.WithoutDeed(previous_);
  const auto [first, last] = things.OnlyPiece();
  const auto tail = static_cast<int32_t>(all.size());
  return last - first > tail ? Joined({first, last - tail}, head) : IndicatorName();
}

IndicatorName Namer::CropOf(const IndicatorName& head) const {
  // 实施粮食增产行动,播种面积120万亩; 守牢粮食安全,产量稳定在…
  static constexpr std::u16string_view kYields[] = {u"播种面积", u"产量", u"总产",    u"总产量",
                                                    u"单产",     u"亩产", u"种植面积"};
  static constexpr std::u16string_view kCrops[] = {u"粮食", u"油料", u"蔬菜", u"水果", u"茶叶"};
  constexpr int32_t kBackChars = 60;
  if (EndsWithAny(topic_.Folded(text_), kCrops)) return {};  // 全国粮食连年增产
  if (!entity_.empty() && !heads_.IsOnly(entity_, Cue::kIncomplete)) return {};
  if (!IsOneOf(std::u16string_view(head.Folded(text_)), kYields)) return {};
  const int32_t begin = head.Hull().first;
  const int32_t from = std::max(sentence_.begin, begin - kBackChars);
  const auto before = text_.Folded(from, begin);
  size_t nearest = before.npos;
  for (const std::u16string_view crop : kCrops) {
    const size_t at = before.rfind(crop);
    if (at != before.npos && (nearest == before.npos || at > nearest)) nearest = at;
  }
  if (nearest == before.npos) return {};
  const int32_t at = from + static_cast<int32_t>(nearest);
  return {at, at + 2};
}

IndicatorName Namer::FurtheredBefore(const IndicatorName& head) const {
  // 发展软件产业,引进企业5家,实现产值22亿元: what newcomers are wanted for, not theirs.
  static constexpr std::u16string_view kYields[] = {u"产值",         u"总产值",     u"产值规模",
                                                    u"全产业链产值", u"全链条产值", u"营业收入",
                                                    u"年产值",       u"综合产值"};
  if (!IsOneOf(std::u16string_view(head.Folded(text_)), kYields)) return {};
  // 培育电子产业园3个,产值…: of what was counted, unless those are firms and projects.
  static constexpr std::u16string_view kMeans[] = {u"企业", u"项目", u"品牌", u"平台"};
  if (text_[head.Hull().first - 1] == u'、') return {};
  if (!entity_.empty() && !(previous_counted_unit_ && EndsWithAny(entity_.Folded(text_), kMeans)))
    return {};
  // 其他产业协同并进,氢能产业新增装机20万千瓦,实现产值75亿元: of the one told of last.
  if (const auto [first, last] = previous_.OnlyPiece();
      last - first > 4 && first >= sentence_.begin && !clause_before_.empty()) {
    const size_t industry = text_.Folded(first, last).find(u"产业");
    if (industry != std::u16string_view::npos && industry >= 2)
      return {first, first + static_cast<int32_t>(industry) + 2};
  }
  // 软件产业方面,…: the topic rather than what a later clause furthers.
  auto [begin, end] = topic_.OnlyPiece();
  if (end - begin > 4 && text_.Holds(end - 2, u"方面")) end -= 2;
  if (const IndicatorName topic(begin, end);
      end - begin > 2 && text_[end - 1] == u'业' && IsWork(topic))
    return topic;
  const auto words = industry_.Folded(text_);
  return words.ends_with(u"项目") ? IndicatorName() : industry_;
}

IndicatorName Namer::WithoutStage(const IndicatorName& name) const {
  static constexpr std::u16string_view kStages[] = {
      u"基本建成", u"新开工", u"开工", u"竣工", u"动工", u"投产", u"签约", u"建成", u"复工"};
  const auto [begin, end] = name.OnlyPiece();
  for (const std::u16string_view stage : kStages) {
    const auto length = static_cast<int32_t>(stage.size());
    // 新开工10件工程: the deed stands before the count.
    if (end <= begin && name.size() > length + 2 && name.Front(length).Folded(text_) == stage) {
      const auto [first, last] = name.LastPiece();
      if (last - first == name.size() - length && name.Front(1).Hull().first < first)
        return {first, last};
    }
    if (end - begin < length + 2) continue;
    if (text_.Holds(begin, stage)) return {begin + length, end};
    if (text_.Holds(end - length, stage)) return {begin, end - length};
  }
  return name;
}

IndicatorName Namer::BeforeOpenBracket(const IndicatorName& head) const {
  constexpr int32_t kBracketChars = 40;
  const int32_t begin = head.Hull().first;
  const int32_t least = std::max(sentence_.begin, begin - kBracketChars);
  int32_t open = begin;
  while (open > least && !IsAnyOf(text_[open], u"()")) --open;
  if (text_[open] != u'(' || open - sentence_.begin < 2) return {};
  int32_t from = open;
  while (from > sentence_.begin && open - from < kBracketChars &&
         !IsAnyOf(text_[from - 1], u",;:、)"))
    --from;
  // 重点项目46个(续建27个): what is counted stands before its count; 推进甲电站(装机9万千瓦): what
  // is done to it is none of its name.
  bool first = true;
  for (const Token& token : heads_.Within({from, open})) {
    if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kQuantity) {
      open = token.begin;
      break;
    }
    if (first && token.begin == from && token.end - from == 2 && open - token.end >= 4 &&
        token.Is(Cue::kVerb) && !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric)))
      from = token.end;
    first = false;
  }
  return heads_.Trim({from, open});
}

bool Namer::OwnsCounts(int32_t begin, int32_t end) const {
  static constexpr std::u16string_view kPlans[] = {u"方案", u"计划", u"行动", u"改革",
                                                   u"工程", u"规划", u"拓展", u"质量"};
  return IsOrgan(IndicatorName(begin, end)) || EndsWithAny(text_.Folded(begin, end), kPlans);
}

void Namer::TakeEach(int32_t begin) {
  constexpr int32_t kEachChars = 14;
  constexpr CueSet kDone = Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAchieve) |
                           Bit(Cue::kMoves) | kModalCues | kBoundCues;
  // 推动每个县…, 力争每个县…
  if (text_[begin] != u'每' && text_[begin + 2] == u'每') begin += 2;
  // 各市县至少建设1家…: each of them.
  if (text_[begin] == u'各') {
    int32_t end = begin + 1;
    while (end < begin + kEachChars && IsAnyOf(text_[end], u"省市县区镇乡村州盟旗(、)")) ++end;
    if (end > begin + 1 && text_.Holds(end, u"至少")) each_ = {begin, end};
    return;
  }
  if (text_[begin] != u'每' || !IsAnyOf(text_[begin + 1], u"个县市区镇村乡") ||
      text_[begin + 2] == u'人')
    return;
  int32_t end = begin + 2;
  bool in_bracket = false;
  for (const Token& token : heads_.From(end)) {
    end = std::min(token.begin, begin + kEachChars);
    if (token.begin > end || token.anchor >= 0) break;
    if (token.mark == u'(' || token.mark == u')') {
      in_bracket = token.mark == u'(';
    } else if (!in_bracket && (token.mark != 0 || token.IsAny(kDone))) {
      break;
    }
  }
  // 每个县区打造3个场景, 每个县集中建设: without an adverb, or a verb that no table has.
  int32_t place = end;
  while (place > begin + 2 && !IsAnyOf(text_[place - 1], u"市县区州盟镇村乡园旗体群)")) --place;
  if (place > begin + 2) end = place;
  if (end - begin > 2 && end - begin <= kEachChars) each_ = {begin, end};
}

IndicatorName Namer::OfEach(const Anchor& figure, const IndicatorName& name) const {
  if (each_.empty() || name.empty() || !figure.HasClassifier() || name.Hull().first < each_.end ||
      figure.begin < each_.end ||
      name.Folded(text_).starts_with(text_.Folded(each_.begin + 2, each_.end)))
    return name;
  return Joined({each_.begin, each_.end}, name);
}

IndicatorName Namer::OwnerOfCounted(const Anchor& figure, const Lead& lead, Range noun) const {
  constexpr int32_t kOwnerChars = 16;
  // 实施…行动,覆盖2700家卫生室: who reached them.
  const int32_t before = figure.begin - 2;
  const bool arrives = ArrivesAt(before);
  if (before > sentence_.begin && (arrives || IsReach(text_.Folded(before, figure.begin)))) {
    // 化解“入学难”2万户,化解率达90%,惠及6万学生: what was done did so, not the rate of it.
    constexpr int32_t kRateChars = 3;
    const bool rate = previous_.size() > 2 * kRateChars && previous_.Folded(text_).back() == u'率';
    // 建设学校12所,远程教育已覆盖36所学校: by its own subject.
    IndicatorName own = heads_.Trim(lead.name);
    if (const auto [from, to] = own.OnlyPiece(); to > from && to >= before && from < before)
      own = heads_.Trim({from, before});
    // 推动服务覆盖: no part of who did so.
    if (const auto [from, to] = own.OnlyPiece();
        to - from > 5 && (text_.Holds(from, u"推动") || text_.Holds(from, u"实现")))
      own = IndicatorName(from + 2, to);
    const bool subject = own.size() >= 4 && heads_.DeedLength(own) == 0 &&
                         own.Hull().second <= before && own.Hull().second > before - 4;
    const IndicatorName who = subject           ? own
                              : !owner_.empty() ? owner_
                              : rate            ? previous_.Front(previous_.size() - kRateChars)
                                                : previous_;
    return who.empty() ? IndicatorName() : Joined(who, {before, figure.begin});
  }
  // 班列通达23个国家和地区的112个城市: reached as well.
  if (const IndicatorName& who = counts_owner_;
      text_[figure.begin - 1] == u'的' && previous_counted_ && who.size() > 4 &&
      ArrivesAt(who.Hull().second - 2) && previous_.Hull().second == figure.begin - 1)
    return who;
  if (const IndicatorName modifier = ModifierBefore(figure, lead, noun); !modifier.empty())
    return modifier;
  if (const IndicatorName qualifier = QualifierBefore(figure, noun); !qualifier.empty())
    return qualifier;
  if (const IndicatorName contest = ContestOf(figure, noun); !contest.empty()) return contest;
  if (const IndicatorName where = WorkedOn(figure, lead, noun); !where.empty()) return where;
  const IndicatorName things(noun.begin, noun.end);
  // 开展集成改革试点,45项改革任务有序推进: of the undertaking.
  static constexpr std::u16string_view kOfWork[] = {u"任务", u"措施", u"举措", u"成果", u"事项"};
  if (!owner_.empty() && noun.end - noun.begin <= 5 && text_[figure.begin - 1] != u'等' &&
      EndsWithAny(text_.Folded(noun.begin, noun.end), kOfWork))
    return owner_;
  // “云谷”已引进12个团队, “云办通”累计发布三批次128项事项: who has gathered them.
  constexpr int32_t kVerbChars = 8;
  const size_t summed = text_.Folded(lead.name.begin, lead.name.end).rfind(u"累计");
  const int32_t gathered = summed == std::u16string_view::npos || summed < 2
                               ? lead.name.end
                               : lead.name.begin + static_cast<int32_t>(summed);
  if (const Range verb{gathered, figure.begin};
      !lead.name.empty() && verb.end - verb.begin >= 2 && verb.end - verb.begin <= kVerbChars &&
      IsAnyOf(text_[verb.begin], u"已累") && text_[verb.begin + 1] != u'在') {
    const IndicatorName who = heads_.Trim({lead.name.begin, gathered});
    if (who.size() > 2 && text_[who.Hull().first] != u'该' && OwnsGathered(who, verb)) return who;
  }
  // 内河航道,提速甲河等6个在建项目: of what the sentence speaks of before its first comma.
  constexpr int32_t kStandingChars = 6;
  if (const auto [from, to] = topic_.OnlyPiece();
      to - from >= 2 && to - from <= kStandingChars && from <= sentence_.begin + 1 &&
      text_[to] == u',' && text_[figure.begin - 1] == u'等' && noun.end - noun.begin <= 4 &&
      text_.Holds(noun.end - 2, u"项目") && text_.HanEnd(from, to) == to)
    return {from, to - (text_.Holds(to - 2, u"方面") && to - from > 3 ? 2 : 0)};
  if (!heads_.IsOnly(things, Cue::kGeneric)) return {};
  // 产业园累计投资12亿元,…,现有52家企业.
  if (lead.name.empty()) {
    if (const IndicatorName zone = ZoneOrTopic(); !zone.empty()) return zone;
  }
  // 产业园6家企业入驻、5家企业投产: of the same.
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
    // 促进消费发展壮大29条措施: aims are deeds.
    if (!purpose && token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kAnd)) &&
        !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kDeverbal)))
      return {};
  }
  return {begin, end};
}

// 老城区平房 of 完成老城区平房640户申请式退租: what the work behind the count was done to.
IndicatorName Namer::WorkedOn(const Anchor& figure, const Lead& lead, Range noun) const {
  static constexpr std::u16string_view kDone[] = {u"完成", u"实施", u"推进", u"开展", u"启动"};
  constexpr int32_t kLeast = 4;
  constexpr int32_t kWhereChars = 14;
  const auto [begin, end] = heads_.Trim(lead.name).OnlyPiece();
  if (end != figure.begin || end - begin < 2 || end - begin > kWhereChars ||
      noun.begin != figure.end || noun.end - noun.begin < kLeast ||
      text_.LengthOfAny(lead.name.begin - 2, kDone) == 0 ||
      IsAnyOf(text_[end - 1], u"等级的第批”") ||
      heads_.EndsIn(IndicatorName(noun.begin, noun.end), Cue::kGeneric))
    return {};
  const bool plain = std::ranges::none_of(heads_.Within({begin, end}), [](const Token& token) {
    return token.mark != 0 || token.anchor >= 0 ||
           token.IsAny(Bit(Cue::kAnd) | Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kOf));
  });
  return plain ? IndicatorName(begin, end) : IndicatorName();
}

IndicatorName Namer::ContestOf(const Anchor& figure, Range noun) const {
  static constexpr std::u16string_view kPrizes[] = {u"奖项", u"金牌", u"银牌", u"铜牌",
                                                    u"奖牌", u"金奖", u"银奖", u"大奖"};
  static constexpr std::u16string_view kJudged[] = {u"评选", u"评比", u"评审", u"比赛"};
  if (!IsOneOf(text_.Folded(noun.begin, noun.end), kPrizes)) return {};
  const int32_t clause = ClauseBefore(figure.begin, u',');
  int32_t in = clause;
  while (in < figure.begin && text_[in] != u'在') ++in;
  int32_t end = in;
  while (end < figure.begin && !IsAnyOf(text_[end], u"中上")) ++end;
  if (end >= figure.begin || end - in < 4) return {};
  if (text_.LengthOfAny(end - 2, kJudged) > 0 && end - in > 6) end -= 2;
  return heads_.Trim({in + 1, end});
}

IndicatorName Namer::ModifierBefore(const Anchor& figure, const Lead& lead, Range noun) const {
  static constexpr std::u16string_view kOf[] = {u"措施", u"举措", u"任务", u"实事",
                                                u"事项", u"项目", u"经验"};
  static constexpr std::u16string_view kFields[] = {u"领域", u"行业"};
  static constexpr std::u16string_view kTold[] = {u"部署", u"确定", u"明确", u"提出",
                                                  u"下达", u"交办", u"安排"};
  constexpr int32_t kNounChars = 6;
  constexpr int32_t kModifierChars = 24;
  const bool of = text_[figure.begin - 1] == u'的';
  const int32_t end = figure.begin - (of ? 1 : 0);
  noun.end = PredicateIn(noun);
  if (noun.end - noun.begin > kNounChars || lead.name.empty() || lead.name.end != end ||
      !EndsWithAny(text_.Folded(noun.begin, noun.end), kOf))
    return {};
  const Range told = BehindCarrying({lead.name.begin, end});
  if (told.end - told.begin < 4 || told.end - told.begin > kModifierChars) return {};
  const auto words = text_.Folded(told.begin, told.end);
  // 推介交通、能源等领域90个项目: of those fields.
  if (EndsWithAny(words, kFields)) return {told.begin, told.end};
  if (text_.Holds(noun.end - 2, u"项目") || words.find_first_of(u"等对") != words.npos ||
      words.starts_with(u"涉及"))
    return {};
  // 市委全会部署的120项任务: by whom they were set.
  if (of) return EndsWithAny(words, kTold) ? IndicatorName(told.begin, end + 1) : IndicatorName();
  // 清理规范15项事项: nothing but a deed.
  if (heads_.DeedLength({told.begin, told.end}) + 2 >= told.end - told.begin) return {};
  // 落实区域协调发展80项任务: what they are for, unless the words tell what was done.
  for (const Token& token : heads_.Within(told)) {
    // 十大民生项目44项任务: a numeral that the words begin with is part of a name.
    const bool amount = token.anchor >= 0 && !(token.begin == told.begin &&
                                               sentence_.At(token).type == AnchorType::kRejected);
    if (amount || token.mark != 0 || token.Is(Cue::kAnd) ||
        (token.begin > told.begin &&
         token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kAchieve) | kTimeCues) &&
         !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kDeverbal))))
      return {};
  }
  return {told.begin, told.end};
}

IndicatorName Namer::QualifierBefore(const Anchor& figure, Range noun) const {
  constexpr int32_t kQuoteChars = 16;
  int32_t begin = figure.begin;
  if (text_[begin - 1] == u'”') {
    // 推进“一码通”13个场景: the name of the undertaking; one of several names only a member.
    const int32_t least = std::max(sentence_.begin, begin - kQuoteChars);
    for (--begin; begin > least && text_[begin] != u'“'; --begin)
      ;
    if (text_[begin] != u'“' || IsAnyOf(text_[begin - 1], u"、”和") ||
        heads_.PlanTimeEnd(begin) > begin)
      return {};
  } else if (IsAnyOf(text_[begin - 1], u"级") &&
             !heads_.BeginsWith(noun.begin, Bit(Cue::kGraded))) {
    // 省级25件实事和市级20件实事
    const size_t behind = sentence_.IndexOf(begin);
    const Token* const grade = behind > 0 ? &sentence_.tokens[behind - 1] : nullptr;
    if (grade == nullptr || grade->end != begin || !grade->Is(Cue::kGraded)) return {};
    begin = grade->begin;
  }
  if (begin == figure.begin || begin < sentence_.begin) return {};
  const size_t first = sentence_.IndexOf(begin);
  const bool parted = begin == sentence_.begin || !IsHan(text_[begin - 1]) ||
                      (first > 0 && sentence_.tokens[first - 1].end == begin);
  return parted ? IndicatorName(begin, figure.begin) : IndicatorName();
}

Range Namer::BehindCarrying(Range words) const {
  // 深入落实好…, 紧扣…: how it was gone about; 支持…, 促进… are part of what it is for.
  static constexpr std::u16string_view kCarries[] = {
      u"落实", u"推进", u"实施", u"部署", u"谋划", u"完成", u"发布", u"出台",
      u"推出", u"抓好", u"开展", u"办好", u"制定", u"贯彻", u"紧扣", u"兑现",
      u"聚焦", u"围绕", u"优选", u"推介", u"执行", u"细化", u"印发", u"遴选"};
  for (int32_t p = words.end - 2; p >= words.begin; --p) {
    const int32_t verb = text_.LengthOfAny(p, kCarries);
    // 市委部署的任务: the verb that sets them.
    if (verb == 0 || (p + verb == words.end && text_[words.end] == u'的')) continue;
    words.begin = p + verb;
    break;
  }
  if (words.begin < words.end && IsAnyOf(text_[words.begin], u"好了")) ++words.begin;
  const size_t first = sentence_.IndexOf(words.begin);
  const bool counted = first > 0 && sentence_.tokens[first - 1].anchor >= 0 &&
                       sentence_.tokens[first - 1].end == words.begin;
  if (!counted) return words;
  // 36条措施和颗粒物防治26条措施: behind the noun of the count before.
  const size_t joint = text_.Folded(words.begin, words.end).find_first_of(u"和、");
  if (joint != std::u16string_view::npos) words.begin += static_cast<int32_t>(joint) + 1;
  return joint == std::u16string_view::npos ? Range{} : words;
}

int32_t Namer::ListEndBehind(int32_t end) const {
  // 投资3亿元的甲路、乙桥等重点工程: all of them.
  constexpr int32_t kListChars = 30;
  if (text_[end] != u'、') return end;
  for (const Token& token : heads_.From(end)) {
    if (token.begin > end + kListChars || (token.mark != 0 && token.mark != u'、') ||
        token.anchor >= 0)
      return end;
    if (!token.Is(Cue::kEtc)) continue;
    const Range kind = heads_.NounBehind(token.end);
    return kind.begin == token.end ? kind.end : end;
  }
  return end;
}

int32_t Namer::BehindCapacity(int32_t end) {
  // 总投资86亿元的华晟年产20万吨铜箔项目二期: its capacity is part of the project's name.
  static constexpr std::u16string_view kYearly[] = {u"年产", u"日产", u"年处理", u"日处理",
                                                    u"年加工"};
  static constexpr std::u16string_view kWorks[] = {u"项目", u"工程", u"生产线", u"基地"};
  static constexpr std::u16string_view kPhases[] = {u"一期", u"二期", u"三期", u"四期"};
  constexpr int32_t kKindChars = 20;
  if (!heads_.FigureAt(end)) return end;
  const Token& capacity = heads_.Next(end);
  // 总投资12亿元的东湖集团40万吨水稻加工项目: so it is where only its unit tells.
  if (!EndsWithAny(text_.Folded(std::max(sentence_.begin, end - 3), end), kYearly) &&
      !sentence_.At(capacity).Measures("mass") && !sentence_.At(capacity).Measures("power"))
    return end;
  const int32_t kind = capacity.end;
  const int32_t limit = text_.HanEnd(kind, std::min(sentence_.end, kind + kKindChars));
  for (int32_t p = kind + 1; p < limit; ++p) {
    const int32_t works = text_.LengthOfAny(p, kWorks);
    if (works == 0) continue;
    sized_at_ = end;
    return p + works + text_.LengthOfAny(p + works, kPhases);
  }
  return end;
}

Named Namer::OwnedBehind(const Lead& lead, Range noun, const IndicatorName& left) {
  const Range tail = heads_.IncompleteTail(lead.name);
  noun.end = BehindCapacity(ListEndBehind(noun.end));
  if (noun.end - noun.begin > 3 && text_[noun.end - 1] == u'等') --noun.end;
  // 总投资3亿元的甲项目获核准: what became of it.
  static constexpr std::u16string_view kGot[] = {u"获核准", u"获备案", u"获批复", u"获立项"};
  if (noun.end - noun.begin > 6 && EndsWithAny(text_.Folded(noun.begin, noun.end), kGot))
    noun.end -= 3;
  // 总投资3亿元的甲项目、2亿元的乙项目: the same of the next.
  const bool goes_on = !sized_tail_.empty() && IsAnyOf(text_[lead.words.end - 1], u"、和与及");
  // 总投资3亿元的甲机场、总投资2亿元的乙桥等项目: what all of them are.
  if (goes_on || (!sized_tail_.empty() && text_[tail.begin - 1] == u'、')) {
    const size_t etc = text_.Folded(noun.begin, noun.end).rfind(u'等');
    if (etc != std::u16string_view::npos && etc >= 2 && IsAnyOf(text_[noun.end - 1], u"目程") &&
        noun.end - noun.begin - static_cast<int32_t>(etc) == 3)
      noun.end = noun.begin + static_cast<int32_t>(etc);
  }
  if (tail.empty() && goes_on) {
    sizes_project_ = true;
    return {Joined({noun.begin, noun.end}, {sized_tail_.begin, sized_tail_.end}), Rule::kNameOwner};
  }
  IndicatorName name(noun.begin, noun.end);
  if (heads_.IsGrowthWord(name)) return {};  // 保持每年2%的增幅
  const bool fund = name.Folded(text_).ends_with(u"基金");
  // 发放超亿元的消费券: the deed and what it was done with.
  if (!left.empty() && tail.empty() && heads_.DeedLength(left) == left.size() && !fund)
    return {Joined(left, name), Rule::kNameBehind};
  // 建立300万元的防贫保险: a verb that says no more than that it is there.
  static constexpr std::u16string_view kFounded[] = {u"建立", u"设立", u"成立", u"组建", u"搭建"};
  if (tail.empty() && !fund && IsOneOf(std::u16string_view(left.Folded(text_)), kFounded))
    return {name, Rule::kNameBehind};
  // 年产8亿方的甲气田项目: how large it is.
  static constexpr std::u16string_view kYearly[] = {u"年产", u"日产", u"年处理", u"日处理"};
  if (tail.empty() && IsOneOf(std::u16string_view(left.Folded(text_)), kYearly)) {
    sizes_project_ = true;
    return {name, Rule::kNameOwner};
  }
  if (!left.empty() && tail.empty() && !fund) return {};
  if (fund) entity_ = name;  // whose further figures follow
  if (fund && tail.empty()) {
    name.Append("规模");
    return {name, Rule::kNameOwner};
  }
  name.Append(tail.begin, tail.end);
  // 设立总规模20亿元的产业基金: of a fund the size is what is promised.
  sizes_project_ = !tail.empty() && !fund;
  if (sizes_project_) sized_tail_ = tail;
  if (sizes_project_) project_ = IndicatorName(noun.begin, noun.end);
  return {name, Rule::kNameOwner};
}

// 含油量52%的花生品种, 纯度99%的硅料: how much of a stuff is in the thing behind 的, no share of
// such things.
IndicatorName Namer::ContentOf(const Anchor& figure, const IndicatorName& left) const {
  constexpr int32_t kContentChars = 5;
  if (text_[figure.end] != u'的' || !figure.Measures("share") ||
      !IsAnyOf(text_[figure.begin - 1], u"量度"))
    return {};
  auto [begin, end] = left.OnlyPiece();
  if (end != figure.begin) return {};
  begin += heads_.DeedLength(left);
  int32_t in = std::max(begin, end - kContentChars);
  while (in < end && text_[in] != u'含') ++in;
  if (in + 2 < end) begin = in;  // 选育|含油量
  const bool tells = end - begin <= kContentChars && (in < end || text_.Holds(end - 2, u"纯度"));
  const Range thing = heads_.NounBehind(figure.end);
  if (!tells || thing.end - thing.begin < 2 || !heads_.IncompleteTail(thing).empty()) return {};
  return Joined({thing.begin, thing.end}, {begin, end});
}

Range Namer::TreasuryOf(const IndicatorName& name) const {
  static constexpr std::u16string_view kTreasuries[] = {
      u"中央财政", u"省财政",   u"市财政",   u"县财政",   u"区财政",  u"州财政",
      u"省级财政", u"市级财政", u"县级财政", u"区级财政", u"各级财政"};
  const auto [begin, end] = name.OnlyPiece();
  const int32_t length = end > begin ? text_.LengthOfAny(begin, kTreasuries) : 0;
  return length > 0 && end - begin > length ? Range{begin, begin + length} : Range{};
}

IndicatorName Namer::ForPurpose(const Anchor& figure, const IndicatorName& left) const {
  if (!figure.Measures("money")) return {};
  // 省财政安排9亿元,支持农田改造: who gives it and what for.
  if (const Range treasury = TreasuryOf(left); !treasury.empty()) {
    static constexpr std::u16string_view kGives[] = {u"安排", u"投入", u"拨付", u"下达", u"筹集"};
    const int32_t begin = treasury.end + (text_[treasury.end] == u'拟' ? 1 : 0);
    const IndicatorName deed(begin, left.OnlyPiece().second);
    const IndicatorName use = IsOneOf(std::u16string_view(deed.Folded(text_)), kGives)
                                  ? PurposeAt(figure.end + (text_[figure.end] == u',' ? 1 : 0))
                                  : IndicatorName();
    if (!use.empty()) return Joined(Joined({treasury.begin, treasury.end}, use), deed);
  }
  // 市本级安排2860万元用于学前教育补助
  if (const Range office = OfficeOf(left); !office.empty() && text_.Holds(figure.end, u"用于")) {
    const IndicatorName deed(office.end, left.OnlyPiece().second);
    const IndicatorName use = heads_.TellsDeedOnly(deed) ? PurposeAt(figure.end) : IndicatorName();
    if (!use.empty()) return Joined(Joined({office.begin, office.end}, use), deed);
  }
  const bool thin = heads_.IsOnly(left, Cue::kIncomplete);
  const bool parted = text_[figure.end] == u',';
  const bool owned = !owner_.empty() || !entity_.empty();
  // 设立分公司,年交易额5亿元,支持…建设平台: what is earned is for nothing.
  static constexpr std::u16string_view kEarned[] = {u"交易额", u"产值", u"收入",
                                                    u"销售额", u"税收", u"利润"};
  if (parted && EndsWithAny(left.Folded(text_), kEarned)) return {};
  // 完成投资80亿元,实施项目120个: all that was invested.
  if (parted && text_.Holds(left.Hull().first - 2, u"完成")) return {};
  if (left.empty() || (owned && (parted || !thin)) || !(thin || heads_.TellsDeedOnly(left)))
    return {};
  const IndicatorName purpose = PurposeAt(figure.end + (parted ? 1 : 0));
  if (purpose.empty()) return {};
  return owner_.empty() ? Joined(purpose, left) : Joined(Joined(owner_, purpose), left);
}

IndicatorName Namer::PurposeAt(int32_t begin) const {
  // Deeds that only say that it was done, and those that tell what.
  static constexpr std::u16string_view kCarriedOut[] = {
      u"实施", u"用于", u"推进", u"开展", u"建设", u"完成", u"进行", u"加强",
      u"改善", u"完善", u"打造", u"启动", u"建成", u"办好", u"办成"};
  static constexpr std::u16string_view kHelped[] = {
      u"支持", u"扶持", u"帮助", u"奖励",   u"补贴", u"新建改造", u"新建",
      u"解决", u"改造", u"购置", u"整治",   u"铺设", u"修缮",     u"修建",
      u"硬化", u"扩建", u"改建", u"新改建", u"续建", u"改扩建"};
  while (IsBlank(text_[begin])) ++begin;
  const int32_t carried = text_.LengthOfAny(begin, kCarriedOut);
  const bool plain = carried > 0;
  const bool to = text_[begin] == u'对';  // 对老旧管网进行改造
  const int32_t verb = to ? 1 : std::max(carried, text_.LengthOfAny(begin, kHelped));
  if (verb == 0) return {};
  int32_t from = begin + verb;
  if (text_[from] == u'了') ++from;
  if (text_.Holds(from, u"一批")) from += 2;
  // 完成12个村电网改造: those counted.
  if (heads_.FigureAt(from) && !to) {
    const int32_t counted = heads_.Next(from).end;
    Range noun = heads_.NounBehind(counted);
    // 用于9万人次的职工培训
    if (text_[counted] == u'的' && !noun.empty()) noun.end = text_.HanEnd(noun.end, sentence_.end);
    // 扶持72个村发展集体经济: what they are helped in as well.
    constexpr int32_t kDeedChars = 24;
    if (const int32_t end =
            text_.HanEnd(noun.begin, std::min(sentence_.end, noun.begin + kDeedChars));
        !noun.empty() && heads_.BehindPivot(from) &&
        (end >= sentence_.end || IsAnyOf(text_[end], u",;。")))
      noun.end = end;
    if (noun.end - noun.begin < 3) return {};
    return plain ? IndicatorName(noun.begin, noun.end)
                 : Joined({begin, begin + verb}, {noun.begin, noun.end});
  }
  const Range object = ObjectFrom(from);
  if (object.empty() || object.end - begin < (plain || to ? 5 : 4)) return {};
  if (to) {
    static constexpr std::u16string_view kDoes[] = {u"进行", u"给予", u"予以", u"实施", u"实行"};
    static constexpr WordFinder kFinder(kDoes);
    const size_t done = kFinder.In(text_.Folded(from, object.end));
    if (done == std::u16string_view::npos || done < 2) return {};
    const int32_t at = from + static_cast<int32_t>(done);
    return Joined({from, at}, {at + 2, object.end});
  }
  const bool cut = object.begin > from;
  // 建设光伏、储能等3个园区: of the kind that is counted.
  if (plain && text_[object.end] == u'等' && heads_.FigureAt(object.end + 1)) {
    const Range kind = heads_.NounBehind(heads_.Next(object.end + 1).end);
    if (kind.end - kind.begin >= 2)
      return Joined({object.begin, object.end + 1}, {kind.begin, kind.end});
  }
  if (cut || (from > begin + verb && !plain))
    return plain ? IndicatorName(object.begin, object.end)
                 : Joined({begin, begin + verb}, {object.begin, object.end});
  if (plain && heads_.FigureAt(object.end)) return WithNextBuilt({from, object.end});
  return {plain ? from : begin, object.end};
}

IndicatorName Namer::WithNextBuilt(Range first) const {
  // 投资2亿元,建设仓储中心1个、烘干设施20座: all that it is spent on.
  constexpr int kMostNext = 2;
  constexpr int32_t kNounChars = 12;
  IndicatorName built(first.begin, first.end);
  int32_t end = first.end;
  for (int i = 0; i < kMostNext && heads_.FigureAt(end); ++i) {
    const int32_t pause = heads_.Next(end).end;
    if (!sentence_.At(heads_.Next(end)).HasClassifier() || text_[pause] != u'、') break;
    const int32_t noun = pause + 1;
    end = text_.HanEnd(noun, std::min(sentence_.end, noun + kNounChars));
    for (int32_t p = noun + 2; p < end; ++p) {
      if (heads_.FigureAt(p)) end = p;
    }
    if (end - noun < 2 || !heads_.FigureAt(end)) break;
    built.Append("、");
    built.Append(noun, end);
  }
  return built;
}

Range Namer::ObjectFrom(int32_t from) const {
  constexpr int32_t kObjectChars = 26;
  constexpr int32_t kListChars = 60;
  int32_t end = sentence_.end;
  int32_t etc = -1;  // behind 等
  for (const Token& token : heads_.From(from)) {
    const bool figure = token.anchor >= 0 && sentence_.At(token).type == AnchorType::kQuantity;
    // 完成甲校等9所学校改建: all of those that are counted.
    if (figure && text_[token.begin - 1] == u'等' && sentence_.At(token).HasClassifier() &&
        token.begin - from > 2 && !heads_.Holds(from, token.begin, u'、')) {
      const Range all = heads_.NounBehind(token.end);
      if (all.end - all.begin >= 4) return all;
    }
    if (figure || IsAnyOf(token.mark, u",;:(") || token.begin - from > kListChars) {
      end = token.begin;
      break;
    }
    // 建设进度居全省前列: another thing is told.
    if (token.IsAny(Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kRanked) | Bit(Cue::kGrowthNoun)) &&
        !token.Is(Cue::kDeverbal))
      return {};
    if (token.Is(Cue::kEtc)) etc = token.end + (text_.Holds(token.end, u"一批") ? 2 : 0);
  }
  if (end - from > kListChars) return {};
  if (text_[end - 1] == u'等') --end;
  // 实施甲、乙、丙等重点工程: the kind is enough of a long list.
  if (end - from > kObjectChars) return end - etc >= 4 && etc > from ? Range{etc, end} : Range{};
  return {from, end};
}

IndicatorName Namer::GoesOnWith(const IndicatorName& left) const {
  // 南湖景区接待游客320万人次,实现旅游收入15亿元: of the same zone or firm.
  static constexpr std::u16string_view kOwners[] = {
      u"景区", u"集团", u"公司", u"班列",   u"专列",   u"机场",   u"口岸",  u"码头", u"陆港",
      u"银行", u"医院", u"大学", u"图书馆", u"博物馆", u"交易所", u"”工程", u"”"};
  // 其中寿险公司…,财产险公司…: another part.
  if (topic_.size() < 3 || previous_.empty() || among_ || divided_ ||
      previous_.Folded(text_).front() != topic_.Folded(text_).front())
    return {};
  const IndicatorName zone = ZoneIn(topic_);
  const IndicatorName& owner = zone.empty() ? topic_ : zone;
  const FoldedName topic = owner.Folded(text_);
  const bool industry = topic.ends_with(u"业") && IsWork(owner);
  // “一网通办”办件3万件,网上可办率98%: too long a name may be of anything.
  constexpr int32_t kOwnChars = 6;
  if (topic.ends_with(u'”') && left.size() > kOwnChars) return {};
  // 新建街区(园区、楼宇)8万平方米: half of a bracket owns nothing.
  if (topic.find(u'(') != topic.npos && topic.find(u')') == topic.npos) return {};
  if (topic.size() < 3 || !(EndsPlaceOfWork(topic) || EndsWithAny(topic, kOwners) || industry))
    return {};
  const auto [begin, end] = left.OnlyPiece();
  const FoldedName before = previous_.Folded(text_);
  const FoldedName words = left.Folded(text_);
  // 服装业产值48亿元;工业投资6亿元: of another one.
  if (industry && words.find_first_of(u"业区园县") != words.npos) return {};
  const bool another = words.ends_with(topic.substr(topic.size() - 2));
  if (end <= begin || begin <= sentence_.begin + 2 || !before.starts_with(topic) || another ||
      words.find(topic) != words.npos || WasCounted(topic))
    return {};
  // 产业园完成投资12亿元,常住人口82万人: the place that reports has inhabitants, a park has none.
  static constexpr std::u16string_view kOfPlaces[] = {u"常住人口", u"户籍人口", u"城镇化率",
                                                      u"常住人口城镇化率"};
  const bool peopled =
      topic.ends_with(u'区') && !topic.ends_with(u"园区") && !topic.ends_with(u"景区");
  if (!peopled && IsOneOf(std::u16string_view(words), kOfPlaces)) return {};
  // 高新区产值120亿元,全市产值350亿元: of a wider place.
  return IsAnyOf(text_[begin - 2], u"全我本") ? IndicatorName() : owner;
}

bool Namer::WasCounted(std::u16string_view name) const {
  return std::ranges::any_of(
      levels_, [&](const IndicatorName& level) { return level.Folded(text_) == name; });
}

IndicatorName Namer::ZoneOrTopic() const {
  // 省级园区5个,企业120家: zones that were counted own nothing.
  const auto owns = [this](const IndicatorName& name) {
    return name.size() >= 3 && EndsPlaceOfWork(name.Folded(text_)) &&
           !WasCounted(name.Folded(text_));
  };
  if (owns(entity_)) return entity_;
  // …,某园区揭牌;13家医院…: what a clause before the semicolon told of owns nothing behind it.
  const auto [begin, end] = topic_.OnlyPiece();
  // 试验区建设取得进展;3家企业上榜…: nor does the building of it.
  const bool over = end < semicolon_ && (begin > sentence_.begin || text_.Holds(end, u"建设"));
  return owns(topic_) && !over ? topic_ : IndicatorName();
}

IndicatorName Namer::OfCarrier(const IndicatorName& left) const {
  // 公路旅客运输量1200万人,货物运输量560万吨; 房屋施工面积320万平方米,新开工面积56万平方米: by the
  // same, of the same.
  static constexpr std::u16string_view kCarriers[] = {u"公路", u"铁路", u"水路", u"民航"};
  static constexpr std::u16string_view kCarried[] = {u"旅客", u"货物", u"客运", u"货运"};
  static constexpr std::u16string_view kBuilt[] = {u"新开工面积", u"竣工面积"};
  const int32_t begin = previous_.Hull().first;
  if (previous_.size() < 4) return {};
  const FoldedName words = left.Folded(text_);
  // 机场运送旅客320万人次、货物1.1万吨: so are goods that stand behind the verb.
  if (const auto [first, last] = previous_.OnlyPiece();
      words == u"货物" && last - first >= 4 && text_.Holds(last - 2, u"旅客"))
    return Joined({first, last - 2}, left);
  if (previous_.size() < 5) return {};
  const auto first = text_.Folded(begin, begin + 2);
  const bool carried = IsOneOf(first, kCarriers) && IsOneOf(words.substr(0, 2), kCarried);
  const bool built = first == u"房屋" && IsOneOf(std::u16string_view(words), kBuilt);
  // 地铁通车里程86公里,车站62座
  static constexpr std::u16string_view kLines[] = {u"地铁", u"公交", u"轨道交通", u"城市轨道交通"};
  static constexpr std::u16string_view kRun[] = {u"车站",         u"运营车站",    u"运营车辆",
                                                 u"日均客运量",   u"年客运量",    u"客运量",
                                                 u"日最高客运量", u"最高日客运量"};
  if (const int32_t lines = text_.LengthOfAny(begin, kLines);
      lines > 0 && IsOneOf(std::u16string_view(words), kRun))
    return Joined({begin, begin + lines}, left);
  // 工业生产者出厂价格下降1%,购进价格下降2%.
  if (words == u"购进价格" && text_.Holds(begin, u"工业生产者"))
    return Joined({begin, begin + 5}, left);
  // 新开工铁路4条,营业里程突破3000公里: of all of it.
  static constexpr std::u16string_view kTracks[] = {u"铁路", u"高铁", u"地铁", u"轨道交通"};
  static constexpr std::u16string_view kRunning[] = {u"营业里程", u"运营里程", u"通车里程"};
  if (IsOneOf(std::u16string_view(words), kRunning)) {
    const IndicatorName track = heads_.WithoutDeed(previous_);
    if (IsOneOf(std::u16string_view(track.Folded(text_)), kTracks)) return Joined(track, left);
  }
  if (!carried && !built) return {};
  // 公路、水路货运量: by all of them.
  int32_t end = begin + 2;
  while (carried && text_[end] == u'、' && text_.LengthOfAny(end + 1, kCarriers) > 0) end += 3;
  return Joined({begin, end}, left);
}

IndicatorName Namer::OfInstitution(const IndicatorName& left) const {
  // 小额贷款公司7家,年末贷款余额8亿元; 养老机构9家,护理人员96人: of those that were counted.
  static constexpr std::u16string_view kLenders[] = {u"贷款公司", u"银行",   u"担保公司", u"信用社",
                                                     u"担保机构", u"典当行", u"租赁公司"};
  static constexpr std::u16string_view kSums[] = {u"贷款余额", u"存款余额", u"资产总额",
                                                  u"发放贷款", u"担保余额", u"不良贷款"};
  static constexpr std::u16string_view kHomes[] = {u"机构", u"院",   u"农家乐", u"民宿",
                                                   u"酒店", u"饭店", u"服务站", u"服务中心"};
  static constexpr std::u16string_view kStaff[] = {u"从业人员", u"工作人员", u"护理人员",
                                                   u"入住老人", u"在院老人", u"医护人员"};
  // 财产险收入12亿元,赔款支出7亿元; 主城区面积20平方公里,人口25万人
  static constexpr std::u16string_view kClaims[] = {u"赔款支出", u"给付保险金", u"赔付支出",
                                                    u"赔款",     u"给付支出",   u"已决赔款"};
  static constexpr std::u16string_view kPremiums[] = {u"保险保费", u"保险保费规模",
                                                      u"保险保费收入"};
  const auto [begin, end] = left.OnlyPiece();
  if (end <= begin || !IsAnyOf(text_[begin], u"贷存资发担不从工护入在医人赔给已") ||
      (IsAnyOf(text_[begin - 2], u"全我本") && EndsPlace(text_[begin - 1])))
    return {};
  const FoldedName words = left.Folded(text_);
  const FoldedName before = previous_.Folded(text_);
  if (const size_t insurance = before.find(u"险收入");
      insurance != before.npos && insurance >= 1 && IsOneOf(std::u16string_view(words), kClaims)) {
    const int32_t first = previous_.Hull().first;
    return Joined({first, first + static_cast<int32_t>(insurance) + 1}, left);
  }
  // 农业保险保费规模1.6亿元,已决赔款1.1亿元
  if (const auto [first, last] = previous_.OnlyPiece();
      last - first > 5 && IsOneOf(std::u16string_view(words), kClaims) &&
      EndsWithAny(before, kPremiums))
    return Joined({first, first + static_cast<int32_t>(before.rfind(u"保费"))}, left);
  // 农家乐床位820张,从业人员640人: the beds own nobody.
  const IndicatorName beds = heads_.WithoutTail(entity_);
  const IndicatorName& whose = beds.empty() ? entity_ : beds;
  const FoldedName owner = whose.Folded(text_);
  if (owner.size() < 3 || !before.starts_with(owner)) return {};
  const bool owned =
      (EndsWithAny(owner, kLenders) && IsOneOf(std::u16string_view(words), kSums)) ||
      (EndsWithAny(owner, kHomes) && IsOneOf(std::u16string_view(words), kStaff)) ||
      (words == u"人口" && IsAnyOf(owner.back(), u"区镇城") && area_.Hull() == previous_.Hull());
  return owned ? Joined(whose, left) : IndicatorName();
}

IndicatorName Namer::OfSameOwner(const IndicatorName& left, bool counts) const {
  const FoldedName words = left.Folded(text_);
  // 每百元营业收入中的成本85元;每百元资产实现的营业收入92元: of the same enterprises.
  static constexpr std::u16string_view kOfEnterprises[] = {
      u"每百元", u"营业收入利润率", u"营收利润率", u"资产负债率", u"产成品存货"};
  if (!enterprises_.empty() && !counts) {
    for (const std::u16string_view head : kOfEnterprises) {
      if (words.starts_with(head)) return Joined(enterprises_, left);
    }
    if (words == u"利税总额") return Joined(enterprises_, left);
  }
  if (!words.empty() && IsAnyOf(words.front(), u"旅货客新竣车运日年最购营通")) {
    if (const IndicatorName name = OfCarrier(left); !name.empty()) return name;
  }
  if (!counts && budget_.begin < budget_.end) {
    if (const IndicatorName name = OfLevelOfBudget(left); !name.empty()) return name;
  }
  // 政府性基金预算收入5亿元,加上上级补助收入1亿元、上年结转2亿元: of the same account.
  static constexpr std::u16string_view kBalances[] = {
      u"上级补助",   u"上年结转",     u"上年结余", u"当年结余",    u"滚存结余", u"年末滚存结余",
      u"转移性收入", u"结转下年",     u"调出资金", u"调入资金",    u"上解上级", u"转移性支出",
      u"债务转贷",   u"债务还本支出", u"上解支出", u"稳定调节基金"};
  static constexpr WordFinder kBalance(kBalances);
  const bool own = words.starts_with(u"地方政府") || words.find(u"预算") != words.npos;
  if (!account_.empty() && !counts && !own && words.size() <= 12 &&
      kBalance.In(words) != words.npos)
    return Joined(account_, left);
  // 养老保险基金总收入5亿元,基金支出4亿元
  if (!account_.empty() && !counts && words.size() >= 3 && words.size() <= 7 &&
      account_.Folded(text_).ends_with(u"基金")) {
    static constexpr std::u16string_view kOfFund[] = {
        u"基金支出", u"基金收入", u"基金总支出",   u"总支出",      u"基金总收入",
        u"支出合计", u"基金结存", u"基金累计结存", u"基金支出合计"};
    const auto [begin, end] = left.OnlyPiece();
    if (IsOneOf(std::u16string_view(words), kOfFund))
      return Joined(account_, {begin + (text_.Holds(begin, u"基金") ? 2 : 0), end});
  }
  if (!account_.empty() && !counts) {
    if (const IndicatorName name = OfSameLevel(left); !name.empty()) return name;
    if (const IndicatorName name = OfAccount(left); !name.empty()) return name;
    // 职工医疗保险基金预算收入3亿元,预算支出2亿元
    const auto [first, last] = account_.OnlyPiece();
    if (last - first > 4 && (words == u"预算支出" || words == u"预算收入") &&
        text_.Holds(last - 2, u"预算"))
      return Joined({first, last - 2}, left);
    // 社会保险基金收入预算76亿元,支出预算69亿元
    if (last - first > 2 && (words == u"支出预算" || words == u"收入预算") &&
        !text_.Holds(last - 2, u"预算"))
      return Joined(account_, left);
  }
  // 在文明城市测评中,综合成绩居第一.
  static constexpr std::u16string_view kMarks[] = {u"综合成绩", u"成绩",     u"总成绩", u"得分",
                                                   u"综合得分", u"综合排名", u"总分"};
  if (!rating_.empty() && IsOneOf(std::u16string_view(words), kMarks)) return Joined(rating_, left);
  if (const IndicatorName name = OfSameUse(left); !name.empty()) return name;
  const IndicatorName& spoken_of = entity_.empty() ? entity_before_ : entity_;
  if (spoken_of.empty()) return {};
  // 工作部门减少到19个,内设机构精简三分之一,编制总数减少两成: of those that were counted.
  static constexpr std::u16string_view kInner[] = {u"内设机构", u"人员总数", u"人员编制",
                                                   u"领导职数", u"行政编制"};
  static constexpr std::u16string_view kOffices[] = {u"部门", u"机构", u"单位", u"机关"};
  if (left.size() >= 4 && IsOneOf(std::u16string_view(words).substr(0, 4), kInner) &&
      EndsWithAny(spoken_of.Folded(text_), kOffices))
    return Joined(spoken_of, left);
  // 发生事故12起,死亡5人;直接财产损失60万元.
  static constexpr std::u16string_view kHarm[] = {u"死亡",     u"受伤",        u"死亡人数",
                                                  u"受伤人数", u"造成死亡",    u"直接财产损失",
                                                  u"损失",     u"直接经济损失"};
  static constexpr std::u16string_view kHarms[] = {u"事故", u"灾害",   u"病",
                                                   u"肺炎", u"传染病", u"登革热"};
  const FoldedName things = spoken_of.Folded(text_);
  // …,较上年事故起数减少9起
  const bool times = words == u"事故起数" && things.ends_with(u"事故");
  if ((times || IsOneOf(std::u16string_view(words), kHarm)) && EndsWithAny(things, kHarms)) {
    const size_t verb = std::min(things.find(u"发生"), things.find(u"报告"));
    const auto happened = static_cast<int32_t>(verb == things.npos ? 0 : verb + 2);
    const auto [begin, end] = spoken_of.OnlyPiece();
    const int32_t caused = times || words.starts_with(u"造成") ? 2 : 0;
    const auto [own_begin, own_end] = left.OnlyPiece();
    if (end > begin && own_end > own_begin)
      return Joined({begin + happened, end}, {own_begin + caused, own_end});
  }
  if (entity_.empty()) return {};
  // 新开通国际航线6条,货运量增长46%: on those lines.
  static constexpr std::u16string_view kLines[] = {u"航线", u"班列", u"专线", u"班线", u"专列"};
  static constexpr std::u16string_view kFreight[] = {u"货运量", u"客运量", u"货邮量", u"运量"};
  if (!counts && IsOneOf(std::u16string_view(words), kFreight) && things.size() > 2 &&
      EndsWithAny(things, kLines) && text_[left.Hull().first - 1] == u',')
    return Joined(heads_.WithoutDeed(entity_), left);
  // 办理工单3万件,响应率100%、群众满意率98%: of what was dealt with.
  static constexpr std::u16string_view kDealt[] = {
      u"响应率", u"交办率", u"办复率", u"答复率", u"解决率", u"回复率", u"化解率", u"调解率",
      u"结案率", u"整改率", u"满意率", u"办结率", u"接通率", u"处置率", u"处理率", u"执结率",
      u"好评率", u"见面率", u"回访率", u"绿化率", u"反馈率", u"采纳率"};
  // 办理诉求8600件,群众满意度97%; 破获案件32起,群众满意度97%: of the safety there is.
  static constexpr std::u16string_view kPleased[] = {u"满意度", u"群众满意度", u"公众满意度"};
  const bool pleases = counts_unit_ != nullptr && previous_counted_unit_ &&
                       (counts_unit_->surface == "件" || counts_unit_->surface == "场") &&
                       !things.ends_with(u"案件");
  // 污水处理率 tells of its own.
  static constexpr std::u16string_view kOf[] = {u"群众", u"按时", u"按期", u"及时", u"公众"};
  constexpr int32_t kRateChars = 5;
  const bool rate = !counts && !words.empty() && IsAnyOf(words.back(), u"率度");
  const bool bare = rate && (left.size() < kRateChars ||
                             (left.size() == kRateChars && IsOneOf(words.substr(0, 2), kOf)));
  if (!bare) return {};
  // 消除风险860户,风险消除率70%: tells of what by itself.
  const bool told = things.size() > 2 && things.ends_with(words.substr(0, 2));
  const bool dealt =
      EndsWithAny(words, kDealt) || (pleases && IsOneOf(std::u16string_view(words), kPleased));
  // 等候时间缩短到8分钟,好评率99%: no time was dealt with.
  const bool time = level_unit_ != nullptr && level_unit_->dimension == "time";
  if (!told && dealt && !time && things.size() > 2 && previous_.Folded(text_).starts_with(things))
    return Joined(!pair_.empty()                             ? pair_
                  : pleases && counts_unit_->surface == "场" ? heads_.WithoutDeed(entity_)
                                                             : entity_,
                  left);
  return {};
}

IndicatorName Namer::OfSameUse(const IndicatorName& left) const {
  static constexpr std::u16string_view kUse[] = {u"次数", u"时长", u"频次"};
  constexpr int32_t kUseChars = 5;
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 4 || end - begin > kUseChars || levels_.empty() || !entity_.empty() ||
      !IsAnyOf(text_[begin - 1], u",、") || !EndsWithAny(text_.Folded(begin, end), kUse))
    return {};
  const auto [first, last] = levels_.back().OnlyPiece();
  const Range tail = heads_.TailOf({first, last});
  return tail.begin - first >= 3 && begin > last ? Joined({first, tail.begin}, left)
                                                 : IndicatorName();
}

// 高新区新签约项目12个、落地外资项目8个: by the same one, who stands before the first deed.
IndicatorName Namer::OfSameDoer(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (end - begin < 4 || last - first < 6 || begin != previous_end_ + 1 ||
      text_[begin - 1] != u'、' || !heads_.BeginsWith(begin, Bit(Cue::kDeed) | Bit(Cue::kVerb)) ||
      heads_.DeedLength(previous_) > 0)
    return {};
  for (const Token& token : heads_.Within({first, last})) {
    if (token.mark != 0 && !IsAnyOf(token.mark, u"“”()")) return {};
    if (token.begin < first + 3 || !token.IsAny(Bit(Cue::kDeed) | Bit(Cue::kVerb)) ||
        token.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric)))
      continue;
    const int32_t doer = token.begin - (text_[token.begin - 1] == u'新' ? 1 : 0);
    const IndicatorName who(first, doer);
    return last - token.end >= 2 && (IsOrgan(who) || text_.Holds(doer - 4, u"互通项目"))
               ? Joined(who, left)
               : IndicatorName();
  }
  return {};
}

IndicatorName Namer::OfMoney(const IndicatorName& left, bool counts) const {
  const FoldedName words = left.Folded(text_);
  // 投入衔接资金5亿元,实施项目120个: paid by it.
  static constexpr std::u16string_view kFunds[] = {u"资金", u"债券", u"国债", u"基金"};
  static constexpr std::u16string_view kPaid[] = {u"项目", u"实施项目", u"支持项目"};
  if (counts && IsOneOf(std::u16string_view(words), kPaid) && previous_.size() > 4 &&
      EndsWithAny(previous_.Folded(text_), kFunds)) {
    const int32_t end = left.Hull().second;
    return Joined(heads_.WithoutDeed(previous_), {end - 2, end});
  }
  // 发放助学金500万元,资助学生3000人: with the money.
  if (words.starts_with(u"资助") && previous_.Folded(text_).find(u"资助") == FoldedName::npos &&
      level_unit_ != nullptr && level_unit_->dimension == "money" && counts && previous_.size() > 2)
    return Joined(heads_.WithoutDeed(previous_), left);
  // 发行债券30亿元,其中用于修路12亿元; 总规模50亿元、投向乡镇比重60%: a part of it.
  if (words.starts_with(u"用于") || words.starts_with(u"投向")) {
    IndicatorName name = left;
    if (among_ && !whole_.empty()) {
      // 实施项目318个,其中用于产业发展的资金4亿元: some of the money that paid for them.
      const FoldedName whole = whole_.Folded(text_);
      const size_t money = words.ends_with(u"的资金") ? whole.rfind(u"资金") : whole.npos;
      if (money != whole.npos && money >= 2)
        return Joined(left.Front(left.size() - 2), whole_.Front(static_cast<int32_t>(money) + 2));
      name.Append("的");
      return Joined(name, whole_);
    }
    const IndicatorName money = MoneyTold();
    if (!entity_.empty()) return Joined(money.empty() ? entity_ : money, left);
  }
  return {};
}

IndicatorName Namer::OfSameObject(const IndicatorName& left) const {
  // 开展地质灾害隐患治理184处、搬迁2600户: another deed to the same.
  static constexpr std::u16string_view kCarries[] = {u"开展", u"实施", u"完成", u"推进"};
  const auto [begin, end] = left.OnlyPiece();
  auto [first, last] = previous_.OnlyPiece();
  if (end - begin != 2 || text_[begin - 1] != u'、' || begin - 1 != previous_end_ ||
      !heads_.IsOnly(left, Cue::kDeverbal) || last - first < 6)
    return {};
  first += text_.LengthOfAny(first, kCarries);
  const IndicatorName deed(last - 2, last);
  // 项目新开工200个、竣工90个: a stage of what is counted.
  const bool done = heads_.IsOnly(deed, Cue::kDeed) && heads_.DeedLength({first, last}) == 0 &&
                    text_[last - 3] != u'新';
  return done ? Joined({first, last - 2}, left) : IndicatorName();
}

IndicatorName Namer::OfGiver(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  // “科创贷”为36家企业提供融资5200万元: who gave it to those counted before.
  if (previous_counted_ && end - begin >= 6 && last > first && begin == first && last < end &&
      text_.Holds(last, u"提供")) {
    const size_t behind = sentence_.IndexOf(begin);
    const int32_t count = behind > 0 && sentence_.tokens[behind - 1].end == begin
                              ? sentence_.tokens[behind - 1].begin
                              : begin;
    const int32_t clause = ClauseBefore(count, u',');
    if (count < begin && text_[count - 1] == u'为' && count - 1 - clause >= 3) {
      const IndicatorName giver = heads_.Trim({clause, count - 1});
      if (giver.size() >= 3 && giver.Hull().second == count - 1)
        return Joined(Joined(giver, {count - 1, count}), left);
    }
  }
  if (begin != previous_end_ || last - first < 2 || end - begin < 4) return {};
  // 农业保险为1.6万户次提供风险保障8亿元: who gave it stands before whom it was given to.
  if (last < begin && text_[last] == u'为' && text_.Holds(begin, u"提供"))
    return Joined(previous_, left);
  // 带动脱贫户3200户户均增收4100元: theirs.
  static constexpr std::u16string_view kEach[] = {u"户均", u"人均"};
  if (text_.LengthOfAny(begin, kEach) > 0)
    return Joined({first + (text_.Holds(first, u"带动") && last - first > 3 ? 2 : 0), last}, left);
  return {};
}

bool Namer::MeasuresBeforeShare(const IndicatorName& name) const {
  static constexpr std::u16string_view kMeasures[] = {
      u"增加值", u"产值", u"投资", u"收入", u"支出", u"出口", u"产量", u"到位资金", u"公路"};
  const auto [begin, end] = name.OnlyPiece();
  return end - begin > 4 && (EndsWithAny(text_.Folded(begin, end - 2), kMeasures) ||
                             heads_.EndsIn(IndicatorName(begin, end - 2), Cue::kGeneric));
}

// “暖春计划” of 实施“暖春计划”,惠及企业3400家, 门诊改革 of 门诊改革平稳落地,减轻患者负担3亿元: what
// a clause without a figure tells of has such effects; empty when `left` is none, or it does not.
IndicatorName Namer::AgentOf(const IndicatorName& left) const {
  static constexpr std::u16string_view kEffects[] = {u"惠及", u"减轻", u"带动", u"撬动", u"拉动",
                                                     u"节约", u"节省", u"吸引", u"受益"};
  static constexpr std::u16string_view kAgents[] = {u"计划", u"政策", u"改革", u"制度", u"活动",
                                                    u"行动", u"工程", u"基金", u"”",    u"换新",
                                                    u"服务", u"机制", u"赛",   u"节",   u"试点"};
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 4 || text_.LengthOfAny(begin, kEffects) == 0) return {};
  // 甲基金扩展至5个投资领域、带动投资62亿元: so does the subject of the same clause.
  const bool same = text_[begin - 1] == u'、' && previous_counted_ &&
                    topic_.Hull().first >= ClauseBefore(begin, u',');
  if (!same && (!entity_.empty() || text_[begin - 1] != u',')) return {};
  const IndicatorName& agent = same ? topic_ : owner_.empty() ? subject_ : owner_;
  return agent.size() > 2 && EndsWithAny(agent.Folded(text_), kAgents) ? agent : IndicatorName();
}

// Whether a name is a deed of the undertaking that owns it, or what came of it.
bool Namer::IsOwnersDeed(const IndicatorName& left, bool counts) const {
  const FoldedName words = left.Folded(text_);
  const FoldedName owner = owner_.Folded(text_);
  if (heads_.TellsDeedOnly(left) ||
      (left.size() == 4 && heads_.DeedLength(left) == 2 && words[0] != u'新' &&
       (IsOrgan(owner_) || owner.find(u'”') != std::u16string_view::npos)))
    return true;
  // 出台贴息政策,支持项目210个、撬动贷款66亿元: what a policy brought about.
  static constexpr std::u16string_view kEffects[] = {u"支持", u"撬动", u"惠及", u"扶持"};
  // 举办购物节活动,实现销售2亿元; 设立转贷基金,提供周转资金12亿元
  static constexpr std::u16string_view kEvents[] = {u"活动",   u"博览会", u"推介会", u"洽谈会",
                                                    u"交易会", u"展",     u"节",     u"”"};
  static constexpr std::u16string_view kTurned[] = {u"销售", u"成交", u"交易", u"意向成交"};
  static constexpr std::u16string_view kGives[] = {u"提供", u"投放", u"发放"};
  const bool turned =
      !counts && IsOneOf(std::u16string_view(words), kTurned) && EndsWithAny(owner, kEvents);
  const bool gives = !counts && IsOneOf(std::u16string_view(words).substr(0, 2), kGives) &&
                     owner.ends_with(u"基金");
  return turned || gives ||
         (IsOneOf(std::u16string_view(words).substr(0, 2), kEffects) &&
          (owner.ends_with(u"政策") || owned_));
}

// 改造老旧小区60个,惠及居民2万户: whom it reached.
IndicatorName Namer::OfReached(const IndicatorName& left, bool counts) {
  const FoldedName words = left.Folded(text_);
  // 改造老旧小区60个,惠及居民2万户: whom it reached.
  // 开展义诊行动12场,服务群众5万人次
  static constexpr std::u16string_view kServed[] = {u"服务群众", u"服务居民", u"服务企业",
                                                    u"服务老人", u"服务学生", u"服务市民"};
  static constexpr std::u16string_view kServers[] = {u"行动", u"活动", u"圈",   u"中心", u"站",
                                                     u"平台", u"食堂", u"窗口", u"驿站", u"服务点"};
  // 覆盖社区112个,服务居民47万人: both are of what stands before the first.
  const FoldedName before = previous_.Folded(text_);
  const bool again = !reach_of_.empty() && before.starts_with(reach_of_.Folded(text_)) &&
                     previous_.size() > reach_of_.size();
  const bool serves = counts && IsOneOf(std::u16string_view(words), kServed) &&
                      (again || EndsWithAny(before, kServers));
  // 建成覆盖各县区的共同体50个: what was built reaches them, not what was told before.
  static constexpr std::u16string_view kBuilt[] = {u"建成", u"打造", u"形成",
                                                   u"组建", u"构建", u"建立"};
  const bool built = words.size() > 5 && text_.LengthOfAny(left.Hull().first - 2, kBuilt) == 2;
  if ((serves || (!built && IsReach(std::u16string_view(words).substr(0, 2)))) &&
      previous_.size() > 2) {
    if (before.ends_with(words)) return previous_;
    // 专利质押融资金额6亿元,惠及企业45家: not the sum did so.
    const bool sum =
        before.ends_with(u"金额") || before.ends_with(u"投资") || before.ends_with(u'率');
    const bool counted = sum && entity_.size() > 2 && before.starts_with(entity_.Folded(text_));
    IndicatorName whole = counted ? entity_ : sum ? heads_.WithoutTail(previous_) : IndicatorName();
    // 历史遗留问题解决率达98%、惠及群众3万户: what is solved does.
    if (whole.empty() && before.ends_with(u'率') && previous_.size() > 5)
      whole = previous_.Front(previous_.size() - 1);
    // 减免租金4亿元,其中小微企业占63%,惠及商户2.6万户: all of it does.
    if (among_ && !whole_.empty() && (before.ends_with(u"占比") || before.ends_with(u"比重")))
      whole = whole_;
    if (!again) reach_of_ = whole.empty() ? previous_ : whole;
    const int32_t begin = left.Hull().first;
    reach_ = Joined(reach_of_, IndicatorName(begin, begin + 2));
    return Joined(reach_of_, left);
  }
  return {};
}

// Whose the firms are that are told to have moved in: a zone's or a house's.
IndicatorName Namer::HostOf() const {
  // 建成小微企业园109个,入驻企业4612家: of those counted before.
  static constexpr std::u16string_view kHosts[] = {u"园",   u"园区", u"基地",
                                                   u"空间", u"楼宇", u"孵化器"};
  if (!entity_.empty() && EndsWithAny(entity_.Folded(text_), kHosts)) return entity_;
  if (!zone_.empty()) return zone_;
  const auto [topic, topic_end] = topic_.OnlyPiece();
  // 甲服务中心成为集聚区,入驻企业92家
  static constexpr std::u16string_view kHouses[] = {u"中心", u"基地", u"大厦", u"平台", u"孵化器"};
  if (topic_end - topic > 4 && entity_.empty() &&
      EndsWithAny(text_.Folded(topic, topic_end), kHouses))
    return topic_;
  // 园区建设全面发力,…,入驻企业达72家
  static constexpr std::u16string_view kZones[] = {u"园区建设", u"开发区建设", u"高新区建设",
                                                   u"经开区建设"};
  const bool furthered = topic_end > topic && IsOneOf(text_.Folded(topic, topic_end), kZones);
  return furthered ? IndicatorName(topic, topic_end - 2) : IndicatorName();
}

Named Namer::Owned(const IndicatorName& left, bool counts) {
  const FoldedName words = left.Folded(text_);
  // Most of what follows tells by the first character that it has nothing to say.
  const char16_t first = words.empty() ? u'\0' : words.front();
  // 医院住院楼投用,每千人床位数达7张: of all the people.
  if (first == u'每' && (words.starts_with(u"每千") || words.starts_with(u"每万"))) return {};
  // 产业园投资12亿元,现有企业52家.
  if (counts && heads_.IsOnly(left, Cue::kGeneric)) {
    if (const IndicatorName zone = ZoneOrTopic();
        !zone.empty() && !zone.Folded(text_).ends_with(words))
      return {Joined(zone, left), Rule::kNameOwned};
  }
  // 入园企业达135家: of the zone that the paragraph spoke of.
  static constexpr std::u16string_view kInside[] = {u"入园", u"入驻", u"入区"};
  const bool inside = first == u'入' && counts && words.size() <= 6 &&
                      IsOneOf(std::u16string_view(words).substr(0, 2), kInside);
  if (const IndicatorName host = inside ? HostOf() : IndicatorName(); !host.empty()) {
    entity_ = Joined(host, left);
    return {entity_, Rule::kNameOwned};
  }
  static constexpr std::u16string_view kHatched[] = {u"在孵企业", u"毕业企业", u"孵化面积"};
  const bool hatched = IsAnyOf(first, u"在毕孵") && IsOneOf(words, kHatched) && !entity_.empty() &&
                       entity_.Folded(text_).ends_with(u"孵化器");
  if (hatched) return {Joined(entity_, left), Rule::kNameOwned};
  // 村年收入30万元、经营性收入10万元: of the same owner, by the same noun.
  if (!counts && !entity_.empty() && left.size() <= 5 && left.size() > 2 && SharesTail(left))
    return {Joined(entity_, left), Rule::kNameCompleted};
  if (const IndicatorName name = OfInstitution(left); !name.empty()) {
    graded_ = counts;  // entity_ stays whose they are
    return {name, Rule::kNameOwned};
  }
  if (const IndicatorName name = OfSameOwner(left, counts); !name.empty())
    return {name, Rule::kNameOwned};
  // “…”平台领跑全省,年度考评中获第一: a rating is of the one rated.
  if (IsRating(words) && IsOrgan(topic_) && words.find(topic_.Folded(text_)) == words.npos)
    return {Joined(topic_, left), Rule::kNameOwned};
  if (IsAnyOf(first, u"服惠受覆辐涉")) {
    if (const IndicatorName name = OfReached(left, counts); !name.empty())
      return {name, Rule::kNameOwned};
  }
  if (IsAnyOf(first, u"项实支资用投")) {
    if (const IndicatorName name = OfMoney(left, counts); !name.empty())
      return {name, Rule::kNameOwned};
  }
  if (const IndicatorName name = OfGiver(left); !name.empty()) return {name, Rule::kNameOwned};
  if (const IndicatorName name = counts ? OfSameDoer(left) : IndicatorName(); !name.empty())
    return {name, Rule::kNameOwned};
  // 推进高标准农田建设,新建和改造提升20万亩: nothing but deeds.
  const auto [own_begin, own_end] = left.OnlyPiece();
  const size_t joint =
      owner_.empty() || !entity_.empty() ? words.npos : words.find_first_of(u"和、");
  const bool deeds =
      joint != words.npos && joint >= 2 &&
      heads_.IsOnly(IndicatorName(own_begin, own_begin + static_cast<int32_t>(joint)),
                    Cue::kDeed) &&
      heads_.IsOnly(IndicatorName(own_begin + static_cast<int32_t>(joint) + 1, own_end),
                    Cue::kDeed);
  if (deeds) return {Joined(left, owner_), Rule::kNameOwned};
  if (left.size() == 2) {
    if (const IndicatorName name = OfSameObject(left); !name.empty())
      return {name, Rule::kNameOwned};
  }
  if (IsAnyOf(first, u"惠减带撬拉节吸受")) {
    if (const IndicatorName agent = AgentOf(left); !agent.empty())
      return {Joined(agent, left), Rule::kNameOwned};
  }
  if (!owner_.empty() && (entity_.empty() || owned_) && IsOwnersDeed(left, counts)) {
    const IndicatorName name = Joined(owner_, left);
    owned_ = true;
    if (counts) entity_ = name;
    return {name, Rule::kNameOwned};
  }
  Refused(trace_, Rule::kNameOwned, "it tells more than a deed, or nothing before it owns it");
  // 其中制造业占比: a share of what was named before.
  // 服务业增加值增长6%,对经济增长的贡献率达53%
  const bool to_growth =
      words.starts_with(u"对经济增长") || (words.starts_with(u'对') && words.ends_with(u"贡献率"));
  if (to_growth && !last_.empty()) return {Joined(last_, left), Rule::kNameShareOf};
  const bool share = words.starts_with(u"占") || words.starts_with(u"份额占") ||
                     (among_ && (words.ends_with(u"占比") || words.ends_with(u"比重")) &&
                      words.find(u'占') + 2 >= words.size() && !heads_.InCatalogue(left) &&
                      !MeasuresBeforeShare(left));
  // 甲业对增长的贡献率35%,乙业占比65%: a rate has no parts.
  const bool of_rate = !words.starts_with(u'占') && last_.size() > 1 &&
                       (last_.Folded(text_).ends_with(u"贡献率") ||
                        (left.size() > 4 && last_.Folded(text_).ends_with(u"节约率")));
  // 每千人口托位数4.5个,其中普惠托位占比63%: of them, not of how many there are for each.
  const bool per =
      words.size() > 4 && !words.starts_with(u'占') && last_.Folded(text_).starts_with(u'每');
  if (share && per) return {left, Rule::kNameLeft};
  if (share && !last_.empty() && !of_rate) return {Joined(last_, left), Rule::kNameShareOf};
  // 经济总量偏小,占全省的比重仅6%
  if (share && words.starts_with(u"占") && !subject_.empty())
    return {Joined(subject_, left), Rule::kNameShareOf};
  if (const IndicatorName owner = GoesOnWith(left); !owner.empty())
    return {Joined(owner, left), Rule::kNameOwned};
  Refused(trace_, Rule::kNameShareOf, "no 占 leads its name, or nothing was spoken of before");
  return {};
}

}  // namespace gongbao::extraction
