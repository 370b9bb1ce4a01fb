#include "common/extraction/anchors.h"

#include <algorithm>
#include <array>

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

// How far the suffix of a list may stand from its first number: what keeps a hostile list linear.
constexpr int32_t kListChars = 60;

// What a sum comes up to.
constexpr std::u16string_view kSteps[] = {u"台阶", u"大关", u"关口", u"行列", u"俱乐部"};

// The words of the group of a rank: 全省, 设区市.
constexpr CueSet kGroups = Bit(Cue::kGroup) | Bit(Cue::kRegion);

// What may part the ends of a range.
bool IsRangeMark(char16_t c) {
  return c == u'-' || c == u'—' || c == u'~' || c == u'至' || c == u'到';
}

struct Place {
  int64_t value;
  int32_t end;
  bool masked = false;  // 第*位
};

// The number of an ordinal at `at`, in either script; nothing when there is none.
std::optional<Place> ReadPlace(const SourceText& text, int32_t at) {
  if (text[at] == u'*') {
    constexpr int32_t kMaskChars = 4;
    int32_t end = at;
    while (text[end] == u'*' && end - at < kMaskChars) ++end;
    return Place{0, end, true};
  }
  if (IsDigit(text[at])) {
    const Number number = ReadArabic(text, at);
    return Place{number.value.mantissa, number.end};
  }
  const int32_t end = HanRunEnd(text, at);
  const auto value = ReadHan(text, at, end);
  if (end == at || !value) return std::nullopt;
  return Place{*value, end};
}

}  // namespace

Anchor AnchorReader::Rejected(int32_t begin, int32_t end, Reason reason,
                              std::string_view rule) const {
  Anchor anchor;
  anchor.begin = anchor.number_begin = begin;
  anchor.end = end;
  anchor.reason = reason;
  anchor.rule = rule;
  return anchor;
}

int32_t AnchorReader::CueBefore(int32_t at, int32_t floor, CueSet wanted) const {
  return at <= floor ? 0 : knowledge_.CueEnding(text_.Folded(std::max(floor, at - 6), at), wanted);
}

knowledge::Lexicon::Match AnchorReader::UnitAt(int32_t at) const {
  constexpr int32_t kUnitChars = 8;
  return knowledge_.units().Longest(text_.Folded(at, at + kUnitChars));
}

// Whether the unit [at, end) behind `power` of ten only begins a word: 3名优企业, 1200万人民.
bool AnchorReader::UnitBeginsWord(int32_t at, int32_t end, int power) const {
  const char16_t next = text_[end];
  if (IsLatin(text_[end - 1]) && IsLatin(next)) return true;
  if (text_[end - 1] == u'人' && next == u'民') return true;
  // No other unit begins a word.
  static constexpr CharFilter<32> kFirsts(
      u"群单大人升通管地方台案路发股双项企平家县市镇省分面集封段车包粒页");
  if (!kFirsts.MayHave(text_[at])) return false;
  if (text_[at] == u'群' && next == u'众') return true;  // 6多万群众
  if (text_[at] == u'单' && next == u'位') return true;  // 700 单位:亿元
  // 突破千亿大关; 3万大学生: only few are counted so, 4大集群.
  if (text_[at] == u'大' && (next == u'关' || power > 0)) return true;
  if (end == at + 1 && text_[at] == u'人' && next == u'制')
    return !IsAnyOf(text_[end + 1], u"造作定品");
  if (end == at + 1 && text_[at] == u'升' && IsAnyOf(next, u"至到")) return true;  // 0.8升至0.9
  // 3万通过, 3万管网, but not 3万管提升到5万管.
  if (end == at + 1 && IsAnyOf(text_[at], u"通管") && IsHan(next) &&
      !IsAnyOf(next, u"提增减降升扩同比较和及至到以左"))
    return true;
  // 3地入选: places are counted so only before what they came to.
  if (end == at + 1 && text_[at] == u'地') {
    static constexpr std::u16string_view kCameTo[] = {u"入选", u"获评", u"获批", u"上榜", u"荣获",
                                                      u"入围", u"跻身", u"获得", u"成功", u"列入",
                                                      u"纳入", u"通过", u"晋级"};
    return text_.LengthOfAny(end, kCameTo) == 0;
  }
  if (end == at + 1 && text_[at] == u'方' && IsAnyOf(next, u"案阵式法针便")) return true;
  if (text_[at] == u'台' && next == u'阶') return true;   // 迈上1200亿台阶
  if (text_[at] == u'案' && !IsDigit(next)) return true;  // 5案6人, but not 1案例
  // 探头120路、子弹36发, 8路高清监控, but not 8路公交, 5发展
  if (end == at + 1 && IsAnyOf(text_[at], u"路发")) {
    constexpr int32_t kThingChars = 14;
    const auto near = text_.Folded(std::max(0, at - kThingChars), end + 4);
    return near.find_first_of(text_[at] == u'路' ? u"探监摄频" : u"弹炮") == near.npos ||
           (text_[at] == u'发' && IsHan(next));
  }
  if (text_[at] == u'股' && IsAnyOf(next, u"东权份市票民价金")) return true;
  if (text_[at] == u'双' && IsAnyOf(next, u"一百千万创高减碳控随向边")) return true;
  // 3亿项目 are no things by the hundred million.
  if (power >= 8 && (Is(at, u"项目") || Is(at, u"企业") || Is(at, u"平台"))) return true;
  if (power >= 4 && end == at + 1 && text_[at] == u'家' && next == u'庭') return true;  // 上万家庭
  // 城区人口超30万县: what so many persons live in.
  if (power >= 4 && end == at + 1 && IsAnyOf(text_[at], u"县市镇省")) return true;
  // 分别, 分店, 分局: a score is followed by no noun.
  if (end == at + 1 && text_[at] == u'分' && IsHan(next) && !IsAnyOf(next, u"以左居排位"))
    return true;
  // 30面积, 6集中, 8节能: those that begin more words than they count things.
  static constexpr std::pair<char16_t, std::u16string_view> kBeginners[] = {
      {u'面', u"积向对临上貌粉料条板试授世市包部议谈纱食"},
      {u'集', u"中团聚群成合体约装镇市资结散贸训萃纳邮群"},
      {u'封', u"闭存控堵锁山顶禁面开"},
      {u'段', u"位落"},
      {u'车', u"间辆站道位流型牌险库展城联主桥票床企"},
      {u'包', u"容括装含销保扶联裹邮机钢头抓"},
      {u'粒', u"度子"},
      {u'页', u"岩"}};
  if (end != at + 1 || !IsHan(next)) return false;
  const auto* const begins = std::ranges::find_if(
      kBeginners, [&](const auto& beginner) { return beginner.first == text_[at]; });
  return begins != std::end(kBeginners) && begins->second.find(next) != std::u16string_view::npos;
}

AnchorReader::UnitMatch AnchorReader::ReadUnit(int32_t at) const {
  UnitMatch match{nullptr, at, at, at, at, 0, false};
  int32_t p = at;
  // 512.8①亿元: the mark of a note between a number and its unit.
  if (const int32_t behind = FootnoteEnd(text_, p);
      behind > p && IsDigit(text_[p - 1]) && UnitAt(behind).length + HanPower(text_[behind]) > 0)
    p = behind;
  // 810 亿元: a blank, or the end of a line that was mended.
  if (IsBlank(text_[p]) && IsDigit(text_[p - 1]) &&
      (text_[p + 1] == u'%' || HanPower(text_[p + 1]) > 0 || UnitAt(p + 1).length > 0))
    ++p;
  const bool manifold =
      Is(p, u"多元") && IsAnyOf(text_[p + 2], u"化共融文参协治投主支产经格调解体供评发服");
  if (text_[p] == u'余' || (text_[p] == u'多' && !manifold)) {
    match.approximate = true;
    ++p;
  }
  // 2个亿: 个 says nothing where nothing is counted.
  if (text_[p] == u'个' && IsAnyOf(text_[p + 1], u"万亿") && IsDigit(text_[p - 1]) &&
      !IsHan(text_[p + 2]))
    ++p;
  match.magnitude_begin = p;
  while (HanPower(text_[p]) > 0 && p - match.magnitude_begin < 3) {
    if (UnitAt(p).length >= 2) break;  // 亿千瓦时: the 千 belongs to the unit
    match.power += HanPower(text_[p++]);
  }
  match.magnitude_end = p;
  if (match.power > 0 && (text_[p] == u'余' || text_[p] == u'多') && !match.approximate) {
    match.approximate = true;
    ++p;
  }
  // 6.2万 人: a blank that the page left behind the magnitude.
  if (match.power > 0 && IsBlank(text_[p]) && IsAnyOf(text_[p + 1], u"人户元吨")) ++p;
  match.unit_begin = match.unit_end = p;
  auto found = UnitAt(p);
  if (found.length == 2 && Is(p + 1, u"年度"))  // 110万人年度任务
    found = knowledge_.units().Longest(text_.Folded(p, p + 1));
  if (found.length == 2 && Is(p, u"张床位"))  // 300张床位: the noun goes on
    found = knowledge_.units().Longest(text_.Folded(p, p + 1));
  if (found.length > 0 && !UnitBeginsWord(p, p + found.length, match.power)) {
    match.unit = &knowledge_.unit(found.value);
    match.unit_end = p + found.length;
    if (text_[match.unit_end] == u'/') match.unit_end = DenominatorEnd(match.unit_end);
    TakeWordInUnit(match);
  } else if (found.length == 0 && match.power == 0) {
    match.approximate = false;
  }
  if (match.unit == nullptr && match.power >= 8 && IsMoneyBefore(p))
    match.unit = &knowledge_.unit(knowledge_.units().Longest(u"元").value);
  return match;
}

// 20个过3亿项目, 5亿以上企业, 突破千亿大关: where the currency is left out.
bool AnchorReader::IsMoneyBefore(int32_t at) const {
  const int32_t noun = Is(at, u"以上") ? at + 2 : at;
  return Is(noun, u"项目") || Is(noun, u"企业") || Is(noun, u"大关");
}

// 2个多百分点, 3个多小时: 多 stands inside of the unit. 60家(次), 8件(套): a second one in
// brackets.
void AnchorReader::TakeWordInUnit(UnitMatch& match) const {
  const int32_t p = match.unit_end;
  // 3万户(次)
  if (p == match.unit_begin + 1 && IsAnyOf(text_[p - 1], u"户人家") && Is(p, u"(次)")) {
    match.unit_end = p + 3;
    return;
  }
  if (match.unit->kind != knowledge::UnitClass::kClassifier || p != match.unit_begin + 1) return;
  if (text_[p - 1] == u'个' && text_[p] == u'多') {
    const auto whole = UnitAt(p + 1);
    if (whole.length == 0) return;
    const knowledge::Unit& unit = knowledge_.unit(whole.value);
    if (unit.dimension != "points" && unit.dimension != "time") return;
    match.unit = &unit;
    match.unit_begin = p + 1;
    match.unit_end = p + 1 + whole.length;
    match.approximate = true;
  } else if (text_[p - 1] == u'个' && (Is(p, u"以上百分点") || Is(p, u"左右百分点"))) {
    // 高于各项贷款15个以上百分点: the bound stands inside of the unit.
    match.unit = &knowledge_.unit(UnitAt(p + 2).value);
    match.at_least = text_[p] == u'以';
    match.approximate = !match.at_least;
    match.unit_begin = p + 2;
    match.unit_end = p + 5;
  } else if (text_[p] == u'(' && text_[p + 2] == u')' &&
             (UnitAt(p + 1).length == 1 ||
              (IsAnyOf(text_[p - 1], u"县乡") && IsAnyOf(text_[p + 1], u"区市镇")))) {
    match.unit_end = p + 3;
  }
}

int32_t AnchorReader::DenominatorEnd(int32_t at) const {
  int32_t p = at + 1;
  while (HanPower(text_[p]) > 0 && p - at <= 3) ++p;
  const auto found = UnitAt(p);
  return found.length > 0 ? p + found.length : at;
}

void AnchorReader::Apply(const UnitMatch& unit, Anchor& anchor) const {
  anchor.unit = unit.unit;
  anchor.magnitude_begin = unit.magnitude_begin;
  anchor.magnitude_end = unit.magnitude_end;
  anchor.unit_begin = unit.unit_begin;
  anchor.unit_end = unit.unit_end;
  anchor.power = static_cast<int8_t>(unit.power);
  if (unit.approximate) anchor.relation = Relation::kApprox;
  if (unit.at_least) anchor.relation = Relation::kGe;
  anchor.end = std::max(unit.unit_end, unit.magnitude_end);
}

void AnchorReader::TakeBounds(Anchor& anchor, const Surroundings& around) const {
  TakeBoundBehind(anchor);
  TakeBoundBefore(anchor, around);
}

// 三个值得注意的地方: what is counted is what the speaker has to say; `at` is behind the unit.
bool AnchorReader::CountsPoints(int32_t at) const {
  static constexpr std::u16string_view kPoints[] = {u"的地方", u"的方面", u"的特点",
                                                    u"的原因", u"的情况", u"的事实"};
  constexpr int32_t kPointsChars = 12;
  const int32_t end = text_.HanEnd(at, std::min(text_.size(), at + kPointsChars));
  return end < text_.size() && !IsHan(text_[end]) && EndsWithAny(text_.Folded(at, end), kPoints);
}

// 连跨3个千亿台阶: how many steps a sum has taken; `at` is behind the unit.
bool AnchorReader::CountsSteps(int32_t at) const {
  int32_t p = at;
  while (IsAnyOf(text_[p], u"十百千万亿元级")) ++p;
  return p > at && text_.LengthOfAny(p, kSteps) > 0;
}

// Behind the number: 以上, 左右; 元余 and 元多 too.
void AnchorReader::TakeBoundBehind(Anchor& anchor) const {
  // 跻身500亿元行列
  if (anchor.Measures("money") && text_.LengthOfAny(anchor.end, kSteps) > 0) {
    anchor.relation = Relation::kGe;
    return;
  }
  // 控制在3%内, 压减至5个工作日内, but not 2个月内
  if (text_[anchor.end] == u'内' && anchor.unit != nullptr &&
      (anchor.unit->dimension == "share" ||
       (anchor.unit->dimension == "time" && IsAnyOf(text_[anchor.begin - 1], u"至到"))) &&
      !IsAnyOf(text_[anchor.end + 1], u"部外陆容涵地生销需控在")) {
    anchor.relation = Relation::kLe;
    ++anchor.end;
    return;
  }
  const auto after = knowledge_.CueAt(text_.Folded(anchor.end, anchor.end + 5));
  if (after.length == 0) return;
  constexpr CueSet kAfter = Bit(Cue::kAfterGe) | Bit(Cue::kAfterLe) | Bit(Cue::kAfterApprox);
  CueSet cues = after.cues;
  int32_t length = after.length;
  if (!(cues & kAfter) && length > 2) {  // 保持10%以上增长: a longer cue begins with the bound
    length = 2;
    cues = knowledge_.CuesOf(text_.Folded(anchor.end, anchor.end + length)) & kAfter;
  }
  Relation relation = Relation::kEq;
  if (cues & Bit(Cue::kAfterGe)) {
    relation = Relation::kGe;
    if (text_[anchor.end + length - 1] == u'的') --length;
  } else if (cues & Bit(Cue::kAfterLe)) {
    relation = Relation::kLe;
  } else if (cues & Bit(Cue::kAfterApprox)) {
    relation = Relation::kApprox;
    if (text_[anchor.end] == u'多' && IsHan(text_[anchor.end + 1])) relation = Relation::kEq;
  }
  if (relation != Relation::kEq) {
    anchor.relation = relation;
    anchor.end += length;
  }
}

// Before it: words that touch it, 超过120亿元; else what a fraction or share has farther left.
void AnchorReader::TakeBoundBefore(Anchor& anchor, const Surroundings& around) const {
  if (const int32_t length = CueBefore(anchor.begin, around.sentence_begin, kBoundCues);
      length > 0) {
    const CueSet cues = knowledge_.CuesOf(text_.Folded(anchor.begin - length, anchor.begin));
    // A longer word that ends here hides the bound in it: 通过, 附近, 制约, 节约.
    const int32_t shield = CueBefore(anchor.begin, around.sentence_begin, Bit(Cue::kPlain));
    const char16_t before = text_[anchor.begin - length - 1];
    const bool word =
        length == 1 &&
        ((text_[anchor.begin - 1] == u'过' &&
          IsAnyOf(before, u"通经超越不难错渡度路改走见说做来跨胜")) ||
         (text_[anchor.begin - 1] == u'近' && IsAnyOf(before, u"附邻最新临靠亲")) ||
         (text_[anchor.begin - 1] == u'破' && IsAnyOf(before, u"打")) ||
         (text_[anchor.begin - 1] == u'约' && IsAnyOf(before, u"节签制条公契预违集履")));
    if (shield <= length && !word && !IsNoBound(anchor, length)) {
      if (cues & Bit(Cue::kBoundGe)) anchor.relation = Relation::kGe;
      if (cues & Bit(Cue::kBoundLe)) anchor.relation = Relation::kLe;
      if ((cues & Bit(Cue::kBoundApprox)) && anchor.relation == Relation::kEq)
        anchor.relation = Relation::kApprox;
      anchor.begin -= length;
      anchor.bound_before = true;
    }
  } else if (EndsBefore(anchor.begin, u"高于") && anchor.unit != nullptr &&
             anchor.unit->dimension != "points") {
    // 每千人托位数高于4个; before a place or a time it compares.
    anchor.relation = Relation::kGe;
    anchor.begin -= 2;
    anchor.bound_before = true;
  } else if (anchor.han && UpToMany(anchor.begin)) {
    anchor.relation = Relation::kGe;
    anchor.begin -= 1;
    anchor.bound_before = true;
  } else if (anchor.unit_literal == "倍" && FarBound(anchor, around) != Relation::kEq) {
    anchor.relation = FarBound(anchor, around);  // 不足省会的1/3
  } else if (const Relation mean = BoundOfMean(anchor, around); mean != Relation::kEq) {
    anchor.relation = mean;
  } else if (anchor.relation == Relation::kEq && LeastBefore(anchor, around)) {
    anchor.relation = Relation::kGe;
  } else if (IsAnyOf(text_[anchor.begin - 1], u"有是为") &&
             ((EndsBefore(anchor.begin - 1, u"约") &&
               !IsAnyOf(text_[anchor.begin - 3], u"节签制条公契预违集履")) ||
              EndsBefore(anchor.begin - 1, u"大概"))) {
    if (anchor.relation == Relation::kEq) anchor.relation = Relation::kApprox;  // 约有30万人
  } else if (EndsBefore(anchor.begin, u"约占全市") || EndsBefore(anchor.begin, u"约占全省") ||
             EndsBefore(anchor.begin, u"约占") || EndsBefore(anchor.begin, u"约占全区")) {
    anchor.relation = Relation::kApprox;
  }
}

// 低于6%左右的预期目标: a comparison with an aim. 重点突破两个产业, 突破12项关键技术: a deed. The
// word of bound is the last `length` characters before `anchor`.
bool AnchorReader::IsNoBound(const Anchor& anchor, int32_t length) const {
  constexpr int32_t kChars = 12;
  const auto behind = text_.Folded(anchor.end, anchor.end + kChars);
  const auto clause = behind.substr(0, std::min(behind.find_first_of(u",;。、\n"), behind.size()));
  const auto holds = [clause](std::u16string_view word) {
    return clause.find(word) != clause.npos;
  };
  if (EndsBefore(anchor.begin, u"低于"))
    return clause.starts_with(u"的") && (holds(u"目标") || holds(u"计划"));
  if (!EndsBefore(anchor.begin, u"突破") || length != 2 || !anchor.HasClassifier()) return false;
  // 每个县区突破1个优势产业链: nothing is more than one.
  if (anchor.value && anchor.value->mantissa == 1 && anchor.value->exponent == 0 &&
      anchor.power == 0)
    return true;
  return EndsBefore(anchor.begin - 2, u"重点") || EndsBefore(anchor.begin - 2, u"攻关") ||
         holds(u"技术") || holds(u"难题") || holds(u"瓶颈") || holds(u"堵点");
}

// The bound of a fraction that what it is of parts from it.
Relation AnchorReader::FarBound(const Anchor& anchor, const Surroundings& around) const {
  for (int32_t p = anchor.begin - 2; p >= std::max(around.sentence_begin, anchor.begin - 14); --p) {
    if (!IsHan(text_[p])) break;
    if (Is(p, u"约占")) return Relation::kApprox;
    if (p < anchor.begin - 8) continue;
    if (Is(p, u"不足") || Is(p, u"不到")) return Relation::kLe;
    if (Is(p, u"超过")) return Relation::kGe;
  }
  return Relation::kEq;
}

// 不到全省平均水平的70%: the bound that the mean parts from its share.
Relation AnchorReader::BoundOfMean(const Anchor& anchor, const Surroundings& around) const {
  constexpr int32_t kMeanChars = 14;
  // 数量不到全省的5%: so does the place that it is a share of.
  const bool place = anchor.Measures("share") && (EndsBefore(anchor.begin - 1, u"全省") ||
                                                  EndsBefore(anchor.begin - 1, u"全国") ||
                                                  EndsBefore(anchor.begin - 1, u"全市"));
  if (text_[anchor.begin - 1] != u'的' || anchor.relation != Relation::kEq ||
      !(place || EndsBefore(anchor.begin - 1, u"平均") || EndsBefore(anchor.begin - 1, u"水平")))
    return Relation::kEq;
  const int32_t least = std::max(around.sentence_begin, anchor.begin - kMeanChars);
  for (int32_t p = anchor.begin - 4; p >= least && IsHan(text_[p]); --p) {
    if (Is(p, u"不足") || Is(p, u"不到")) return Relation::kLe;
    if (Is(p, u"超过")) return Relation::kGe;
  }
  return Relation::kEq;
}

// 至少新建2个公园, 至少有1名联络员: the bound that the deed parts from its figure.
bool AnchorReader::LeastBefore(const Anchor& anchor, const Surroundings& around) const {
  constexpr int32_t kDeedChars = 6;
  const int32_t least = std::max(around.sentence_begin, anchor.begin - kDeedChars - 2);
  for (int32_t p = anchor.begin - 1; p > least && IsHan(text_[p]); --p) {
    if (text_[p] == u'少' && text_[p - 1] == u'至') return true;
  }
  return false;
}

// 第6、第2和第3位: the last of the list says what all of them are.
bool AnchorReader::RankListEnds(int32_t at) const {
  for (int members = 0; members < 6 && IsAnyOf(text_[at], u"、和") && text_[at + 1] == u'第';
       ++members) {
    const auto next = ReadPlace(text_, at + 2);
    if (!next) return false;
    at = next->end;
    if (text_[at] == u'位' || text_[at] == u'名') return true;
  }
  return false;
}

// The ordinal at `at` with what says that it is a place: 首位, 产业之首, 第2位, 前三强.
std::optional<AnchorReader::Ordinal> AnchorReader::ReadOrdinalNumber(int32_t at) const {
  if (Is(at, u"首位") || Is(at, u"榜首")) {
    if (IsAnyOf(text_[at + 2], u"度")) return std::nullopt;
    return Ordinal{.group_end = at, .end = at + 2, .place = 1, .bare_rank = true};
  }
  if (EndsBefore(at + 1, u"之首"))
    return Ordinal{.group_end = at - 1, .end = at + 1, .place = 1};  // of what, must be told
  const bool upper = text_[at] == u'前';
  if (text_[at] != u'第' && !upper) return std::nullopt;
  const auto read = ReadPlace(text_, !upper && IsBlank(text_[at + 1]) ? at + 2 : at + 1);
  if (!read) return std::nullopt;
  Ordinal ordinal{.group_end = at, .end = read->end, .place = read->value, .masked = read->masked};
  if (upper) {
    if (IsAnyOf(text_[ordinal.end], u"年期季个段月次届批天任"))
      return std::nullopt;  // 前三季度, 前2年: a time; read where its number begins
    ordinal.bare_rank = IsAnyOf(text_[ordinal.end], u"位名强");
    ordinal.relation = Relation::kLe;
    if (ordinal.bare_rank) ++ordinal.end;
    return ordinal;
  }
  ordinal.page = IsAnyOf(text_[ordinal.end], u"版页");
  if (ordinal.page) return ordinal;
  if (Is(ordinal.end, u"位") || (Is(ordinal.end, u"名") && (!IsHan(text_[ordinal.end + 1]) ||
                                                            RisesFrom(at, ordinal.end + 1)))) {
    ++ordinal.end;
    ordinal.bare_rank = true;
  } else {
    ordinal.bare_rank = RankListEnds(ordinal.end);
  }
  return ordinal;
}

bool AnchorReader::IsAllHan(int32_t begin, int32_t end) const {
  for (int32_t p = begin; p < end; ++p) {
    if (text_[p] == u'(') {
      while (p < end && text_[p] != u')') ++p;
      continue;
    }
    if (!IsHan(text_[p]) && !IsAnyOf(text_[p], u"“”")) return false;
  }
  return true;
}

// 百强县(市、区)前十: the bracket that closes at `at` and what it parts is no end of the group.
// Where it opens; `at` when none does.
int32_t AnchorReader::BracketBegin(int32_t at, int32_t floor) const {
  constexpr int32_t kBracketChars = 8;
  if (text_[at] != u')') return at;
  for (int32_t p = at - 1; p >= std::max(floor, at - kBracketChars); --p) {
    if (text_[p] == u'(') return p;
  }
  return at;
}

// 高新区综合评价前40强: 新区 is half of another word.
bool AnchorReader::HalfOfWord(int32_t begin, int32_t end, int32_t floor) const {
  return begin > floor && knowledge_.CueAt(text_.Folded(begin - 1, end)).cues == Bit(Cue::kPlain);
}

// Where the run of group words begins that goes on at `at`: 全省 in 全省设区市, 长三角 in
// 长三角地区, 省会 in 省会、副省级城市, 西部九省 in 西部九省省会.
int32_t AnchorReader::GroupBegin(int32_t at, int32_t floor) const {
  while (true) {
    // 中部非省会城市: among which of them it is not.
    const bool not_those =
        at - floor > 3 && text_[at - 1] == u'非' && CueBefore(at - 1, floor, kGroups) > 0;
    if (not_those) --at;
    const int32_t length = CueBefore(at, floor, kGroups);
    if (length == 0 || HalfOfWord(at - length, at, floor)) break;
    at -= length;
    if (at - floor > 2 && IsAnyOf(text_[at - 1], u"省市区县") && HanDigit(text_[at - 2]) > 0)
      at -= 2;
  }
  if (!IsAnyOf(text_[at - 1], u"、及和")) return at;
  const int32_t length = CueBefore(at - 1, floor, kGroups);
  return length > 0 ? at - length - 1 : at;
}

// 苏北 of 列苏北地区首位: where the words begin that tell which 地区 at `begin` is meant; `begin`
// when none stand behind the verb of a ranking.
int32_t AnchorReader::NamedRegionBegin(int32_t begin, int32_t floor) const {
  constexpr int32_t kRegionChars = 4;
  if (!Is(begin, u"地区")) return begin;
  for (int32_t p = begin - 1; p >= std::max(floor, begin - kRegionChars) && IsHan(text_[p]); --p) {
    if (CueBefore(p, floor, Bit(Cue::kRanked)) > 0) return p;
  }
  return begin;
}

// Whether a place stands from `begin` to `end`: 第二, 第3位.
bool AnchorReader::PlaceAt(int32_t begin, int32_t end) const {
  if (text_[begin] != u'第') return false;
  const auto place = ReadPlace(text_, begin + 1);
  return place && place->end + (IsAnyOf(text_[place->end], u"位名") ? 1 : 0) == end;
}

// Whether a place ends at `at` that follows who it is among or the verb of a ranking: 居全省第二.
bool AnchorReader::PlaceEndsAt(int32_t at, int32_t floor) const {
  constexpr int32_t kPlaceChars = 6;
  if (EndsBefore(at, u"首位")) return true;
  for (int32_t p = at - 2; p >= std::max(floor, at - kPlaceChars); --p) {
    if (text_[p] != u'第') continue;
    return PlaceAt(p, at) && text_[p - 1] != u'、' &&
           CueBefore(p, floor, kGroups | Bit(Cue::kRanked)) > 0;
  }
  return false;
}

// 沿海 in 居全省第二、沿海第一, nothing in 列第4、第2: words that can tell no more than among whom.
bool AnchorReader::IsPlaceAmong(int32_t begin, int32_t end) const {
  constexpr int32_t kWordChars = 4;
  if (end - begin > kWordChars || !IsAllHan(begin, end)) return false;
  for (int32_t p = begin; p < end; ++p) {
    if (knowledge_.CueAt(text_.Folded(p, end)).cues & ~(kGroups | Bit(Cue::kPlain))) return false;
  }
  return true;
}

// The group and the verb before an ordinal: 居全市第二, 增速全市第三, 排名第2.
AnchorReader::Ranking AnchorReader::RankingBefore(int32_t at, int32_t sentence_begin) const {
  const Ranking none{.group_begin = at, .spoken_of = false};
  const bool moves = IsAnyOf(text_[at - 1], u"到至为");
  const bool joined = IsAnyOf(text_[at - 1], u"和与及");
  int quotes = 0;
  for (int32_t p = at - 1; p >= std::max(sentence_begin, at - 20); --p) {
    p = BracketBegin(p, sentence_begin);
    // 居全省第二、沿海第一: the place goes on behind another one.
    if (text_[p] == u'、' && IsPlaceAmong(p + 1, at) && PlaceEndsAt(p, sentence_begin))
      return {.group_begin = p + 1, .spoken_of = true};
    if (IsAnyOf(text_[p], u",;。:!?、")) break;
    // 从全国第六位提升到第三位: what stands before the first rank is its own.
    if (moves && text_[p] == u'第' && ReadPlace(text_, p + 1))
      return {.group_begin = at, .spoken_of = true};
    // 居全省第四和第二: the second is among the same as the first.
    if (joined && PlaceAt(p, at - 1)) return {.group_begin = at, .spoken_of = true};
    // 排全省“三甲”医院第6名: a quotation inside of the group, none that goes on.
    if (text_[p] == u'”') ++quotes;
    if (text_[p] == u'“' && quotes-- == 0) break;
    const auto [length, cues] = knowledge_.CueAt(text_.Folded(p, at));
    if (length == 0) continue;
    if (HalfOfWord(p, at, sentence_begin)) continue;
    const int32_t end = p + length;
    if ((cues & kGroups) && at - p <= 18) {
      // 综合评价我县由第26位上升到第19位: who moved, no group.
      if (text_[p] == u'我' && IsAnyOf(text_[at - 1], u"由从"))
        return {.group_begin = at, .spoken_of = true};
      // 全国重点城市第3位: the group goes on up to the ordinal unless a verb parts them.
      const bool verb = end < at && CueBefore(at, end, Bit(Cue::kRanked)) > 0;
      if (verb || !IsAllHan(end, at)) return none;
      // 中西部 holds 西部.
      for (int32_t q = p - 1; q >= std::max(sentence_begin, p - 3); --q) {
        const auto wider = knowledge_.CueAt(text_.Folded(q, at));
        if (q + wider.length > p && (wider.cues & kGroups)) p = q;
      }
      // 列全省第2位、沿江五市城市群第1位: so does all that stands before it.
      const int32_t begin = NamedRegionBegin(GroupBegin(p, sentence_begin), sentence_begin);
      int32_t wide = begin;
      while (begin - wide < 4 && IsHan(text_[wide - 1])) --wide;
      const bool goes_on = text_[wide - 1] == u'、' && IsPlaceAmong(wide, begin) &&
                           PlaceEndsAt(wide - 1, sentence_begin);
      return {.group_begin = goes_on ? wide : begin, .spoken_of = true};
    }
    if (!(cues & Bit(Cue::kRanked))) continue;
    // 保持养殖总数第一名: what is ranked stands behind the verb.
    if (end == at || (at - end > 2 && IsAnyOf(text_[at - 1], u"数量额值")))
      return {.group_begin = at, .spoken_of = true};
    if (at - end <= (length >= 2 ? 16 : 10))
      return IsAllHan(end, at) ? Ranking{.group_begin = end, .spoken_of = true} : none;
  }
  return none;
}

// 从全国第六位提升到第三位: the second place is among those of the first. Where the first one's
// group stands; empty when there is none.
AnchorReader::Group AnchorReader::GroupOfFirstPlace(int32_t at, int32_t floor) const {
  constexpr int32_t kChars = 12;
  const Group none{at, at};
  if (!IsAnyOf(text_[at - 1], u"到至为")) return none;
  for (int32_t p = at - 1; p >= std::max(floor, at - kChars) &&
                           (IsHan(text_[p]) || IsDigit(text_[p]) || text_[p] == u'*');
       --p) {
    if (text_[p] != u'第') continue;
    const auto place = ReadPlace(text_, p + 1);
    if (!place || text_[place->end] != u'位') return none;
    const Ranking first = RankingBefore(p, floor);
    const bool preposition =
        first.group_begin + 1 == p && IsAnyOf(text_[first.group_begin], u"由从至到为");
    return preposition || first.group_begin == p ? GroupOfRanking(p, floor)
                                                 : Group{first.group_begin, p};
  }
  return none;
}

// 全省排名由第8位上升到第5位: the group of a ranking that is named before its places; empty when
// none stands before `at`.
AnchorReader::Group AnchorReader::GroupOfRanking(int32_t at, int32_t floor) const {
  if (IsAnyOf(text_[at - 1], u"由从")) --at;
  if (!EndsBefore(at, u"排名") && !EndsBefore(at, u"位次") && !EndsBefore(at, u"排位"))
    return {at, at};
  return {GroupBegin(at - 2, floor), at - 2};
}

// Whether a number of ranks stands before `at`: 十个全国第一.
bool AnchorReader::NumbersRanks(int32_t at) const {
  return text_[at - 1] == u'个' && (IsHanNumeral(text_[at - 2]) || IsDigit(text_[at - 2]));
}

// Whether the words before `at` wish for more of what has such a rank: 培育更多全国第一的企业.
bool AnchorReader::WantsMore(int32_t at, int32_t floor) const {
  constexpr int32_t kWordsChars = 16;
  const auto words = text_.Folded(std::max(floor, at - kWordsChars), at);
  const size_t more = words.rfind(u"更多");
  return more != words.npos && words.find_first_of(u",;:", more) == words.npos;
}

// 前三位的行业是, 后3位城市依次为: whether those who have the places that end at `at` are listed
// next.
bool AnchorReader::IntroducesList(int32_t at) const {
  static constexpr std::u16string_view kAre[] = {u"依次", u"分别", u"是", u"为", u"主要是"};
  constexpr int32_t kNounChars = 10;
  if (text_[at] == u'的') ++at;
  for (int32_t p = at; p < at + kNounChars; ++p) {
    if (text_.LengthOfAny(p, kAre) > 0) return p > at;
    if (!IsHan(text_[p]) && !IsAnyOf(text_[p], u"()、")) return false;
  }
  return false;
}

// 第N: a rank where ranks are spoken of, else an ordinal.
std::optional<Anchor> AnchorReader::ReadOrdinal(int32_t at, const Surroundings& around) const {
  const auto ordinal = ReadOrdinalNumber(at);
  if (!ordinal) return std::nullopt;
  const int32_t end = ordinal->end;
  if (ordinal->page) return Rejected(at, end, Reason::kPage, "reject.page");
  // 摆在首位: the first of all concerns.
  // 首位产业: the one that comes first.
  if (EndsBefore(at, u"摆在") || EndsBefore(at, u"放在") ||
      (Is(at, u"首位") && (Is(end, u"产业") || Is(end, u"战略") || Is(end, u"工程"))))
    return Rejected(at, end, Reason::kOrdinal, "anchor.ordinal");
  if (ordinal->relation == Relation::kLe && IntroducesList(end))
    return Rejected(at, end, Reason::kOrdinal, "anchor.ordinal");
  // 居全国同类城市并列第一: that others share the place.
  const int32_t level = EndsBefore(ordinal->group_end, u"并列") ? 2 : 0;
  Ranking ranking = RankingBefore(ordinal->group_end - level, around.sentence_begin);
  // 位居16个设区市第3名: among so many, which are counted by themselves.
  if (ordinal->bare_rank && ranking.group_begin < ordinal->group_end &&
      NumbersRanks(ranking.group_begin))
    ranking.group_begin = ordinal->group_end;
  const char16_t next = text_[end];
  // “十个全国第一”, 培育更多全国第一的企业: what is wished for or praised, no place that one holds.
  if (ranking.group_begin < ordinal->group_end &&
      (NumbersRanks(ranking.group_begin) ||
       (IsAnyOf(next, u"的、") && WantsMore(ranking.group_begin, around.sentence_begin))))
    return Rejected(at, end, Reason::kOrdinal, "anchor.ordinal");
  // 进入全球前1%: which part of the order, not which place in it.
  if (ordinal->relation == Relation::kLe && IsAnyOf(next, u"%‰‱"))
    return Rejected(at, end + 1, Reason::kOrdinal, "anchor.ordinal");
  // 第一、第二产业: the noun of the list says that they are names.
  if (next == u'、' && text_[end + 1] == u'第' && Is(end + 3, u"产业"))
    return Rejected(at, end, Reason::kName, "anchor.ordinal");
  const bool named = !ordinal->bare_rank && IsHan(next) && !IsAnyOf(next, u"的,和与及、且并、,，");
  // 全省前十强 is a rank; 前十强 alone and 前十强企业 are names.
  const bool strong = text_[end - 1] == u'强';
  const bool entered = strong && (EndsBefore(at, u"跻身") || EndsBefore(at, u"进入") ||
                                  EndsBefore(at, u"迈入") || EndsBefore(at, u"挺进"));
  const bool name_of_strong =
      strong && ((ranking.group_begin == ordinal->group_end && !entered) || IsHan(next));
  const bool licensed = (ordinal->bare_rank || ranking.spoken_of) && !name_of_strong;
  if (!licensed || named || (ordinal->place == 0 && !ordinal->masked) || ordinal->place > 100000)
    return Rejected(at, end, Reason::kOrdinal, "anchor.ordinal");
  Anchor rank = RankAt(at, *ordinal, ranking, around);
  if (rank.group_end - level > rank.group_begin) rank.group_end -= level;
  return rank;
}

// 从第31名提升至第18名: whether the place [at, end) is the one from which another was reached.
bool AnchorReader::RisesFrom(int32_t at, int32_t end) const {
  constexpr int32_t kVerbChars = 5;
  if (!IsAnyOf(text_[at - 1], u"从由") || !IsAnyOf(text_[end], u"提上跃前升晋进攀")) return false;
  for (int32_t p = end + 2; p <= end + kVerbChars; ++p) {
    if (text_[p] == u'第') return IsAnyOf(text_[p - 1], u"至到");
  }
  return false;
}

// 全国排名53位: a place without 第. 31位、64位: likewise the next.
std::optional<Anchor> AnchorReader::ReadBarePlace(int32_t at, const Number& number,
                                                  const Surroundings& around) const {
  if (text_[number.end] != u'位' || number.value.exponent != 0 || number.value.mantissa > 100000)
    return std::nullopt;
  if (text_[at - 1] == u'后' && IntroducesList(number.end + 1))
    return Rejected(at, number.end + 1, Reason::kOrdinal, "anchor.ordinal");
  int32_t first = at;
  // 分别居全省第1、2位: what the first ordinal says holds for the next.
  if (text_[at - 1] == u'、' && IsDigit(text_[at - 2])) {
    int32_t place = at - 2;
    while (IsDigit(text_[place - 1])) --place;
    if (text_[place - 1] == u'第' && RankingBefore(place - 1, around.sentence_begin).spoken_of) {
      const Ordinal next{.group_end = at, .end = number.end + 1, .place = number.value.mantissa};
      return RankAt(at, next, {.group_begin = at, .spoken_of = true}, around);
    }
  }
  while (text_[first - 1] == u'、' && text_[first - 2] == u'位' && IsDigit(text_[first - 3])) {
    first -= 3;
    while (IsDigit(text_[first - 1])) --first;
  }
  static constexpr std::u16string_view kRanking[] = {u"排名", u"位次", u"排位", u"位列",
                                                     u"位居", u"名列", u"列",   u"居"};
  const Ranking ranking = RankingBefore(first, around.sentence_begin);
  const int32_t group = ranking.group_begin;
  if (group < first && !(knowledge_.CueAt(text_.Folded(group, first)).cues & kGroups))
    return std::nullopt;  // 排名上升5位
  if (!std::ranges::any_of(kRanking,
                           [&](std::u16string_view verb) { return EndsBefore(group, verb); }))
    return std::nullopt;
  const Ordinal place{.group_end = at, .end = number.end + 1, .place = number.value.mantissa};
  return RankAt(at, place, first == at ? ranking : Ranking{.group_begin = at, .spoken_of = true},
                around);
}

// The rank whose number stands at `at`, behind what `ranking` tells.
Anchor AnchorReader::RankAt(int32_t at, const Ordinal& ordinal, const Ranking& ranking,
                            const Surroundings& around) const {
  Anchor anchor;
  anchor.type = AnchorType::kRank;
  anchor.number_begin = at;
  // 由第8位升至第3位: the preposition is no group.
  // 全国评估中从第31名提升至第18名: nor is what was rated.
  const bool preposition =
      (ranking.group_begin + 1 == ordinal.group_end &&
       IsAnyOf(text_[ranking.group_begin], u"由从至到为")) ||
      (ranking.group_begin < ordinal.group_end && IsAnyOf(text_[ordinal.group_end - 1], u"由从"));
  anchor.begin = preposition ? ordinal.group_end : ranking.group_begin;
  anchor.end = ordinal.end;
  anchor.masked = ordinal.masked;
  if (!ordinal.masked) anchor.value = Decimal{ordinal.place, 0};
  anchor.unit_literal = "位";
  anchor.relation = ordinal.relation;
  anchor.group_begin = anchor.begin;
  anchor.group_end = ordinal.group_end;
  if (anchor.group_begin == anchor.group_end) {
    Group first = GroupOfFirstPlace(at, around.sentence_begin);
    if (first.begin == first.end) first = GroupOfRanking(at, around.sentence_begin);
    anchor.group_begin = first.begin;
    anchor.group_end = first.end;
  }
  anchor.rule = "rank.ordinal";
  return anchor;
}

Anchor AnchorReader::Date(int32_t begin, int32_t end, Period period, std::string_view rule) const {
  Anchor anchor = Rejected(begin, end, Reason::kDate, rule);
  anchor.type = AnchorType::kDate;
  anchor.period = period;
  return anchor;
}

// 二〇二三年, and 二0一二年 or 二O一二年 with the zero of another script
std::optional<Anchor> AnchorReader::ReadHanYear(int32_t at) const {
  constexpr int32_t kDigits = 4;
  if (text_[at + kDigits] != u'年' || HanDigit(text_[at - 1]) >= 0) return std::nullopt;
  int32_t read = 0;
  for (int32_t p = at; p < at + kDigits; ++p) {
    const int digit = IsAnyOf(text_[p], u"0Oo") && p > at ? 0 : HanDigit(text_[p]);
    if (digit < 0) return std::nullopt;
    read = read * 10 + digit;
  }
  if (read < 1900 || read >= 2100) return std::nullopt;
  const auto year = static_cast<int16_t>(read);
  return Date(at, at + kDigits + 1, {year, year, 0, 0, 0}, "date.han_year");
}

// The end of the day that stands at `at`, 31日 or 31号; `at` when none does.
int32_t AnchorReader::DayEnd(int32_t at) const {
  const int32_t digits = IsBlank(text_[at]) ? at + 1 : at;  // 12 月 31 日
  int32_t p = digits;
  while (IsDigit(text_[p]) && p - digits < 2) ++p;
  if (p == digits) return at;
  if (digits > at && IsBlank(text_[p])) ++p;
  return text_[p] == u'日' || text_[p] == u'号' ? p + 1 : at;
}

// 2023-2025年, 2016至2020年, and 2021年-2023年; the first year ends at `p`.
std::optional<Anchor> AnchorReader::ReadYearRange(int32_t at, int32_t p, int16_t year) const {
  const int32_t mark = text_[p] == u'年' ? p + 1 : p;
  if (!IsRangeMark(text_[mark])) return std::nullopt;
  int32_t begin = mark + 1;
  while (IsRangeMark(text_[begin])) ++begin;
  int32_t second = 0;
  int32_t end = begin;
  while (IsDigit(text_[end]) && end - begin < 5) second = second * 10 + (text_[end++] - u'0');
  if (end - begin != 4 || second <= year || second >= 2100) return std::nullopt;
  if (text_[end] != u'年' && text_[p] == u'年') return std::nullopt;
  if (text_[end] == u'年') ++end;
  return Date(at, end, {year, static_cast<int16_t>(second), 0, 0, 0}, "date.years");
}

// 2021-03-18, 2024/4/28, 2024.3.14; the year ends at `p`.
std::optional<Anchor> AnchorReader::ReadStamp(int32_t at, int32_t p) const {
  const char16_t mark = text_[p];
  if ((mark != u'-' && mark != u'/' && mark != u'.') || !IsDigit(text_[p + 1])) return std::nullopt;
  int32_t end = p + 1;
  while (IsDigit(text_[end]) && end - p <= 2) ++end;
  if (text_[end] != mark || !IsDigit(text_[end + 1])) return std::nullopt;
  ++end;
  for (int32_t n = 0; IsDigit(text_[end]) && n < 2; ++n) ++end;
  return Date(at, end, {}, "date.stamp");
}

// 2023年, 2023年12月31日, 2023年1-11月; `p` is behind 年.
Anchor AnchorReader::ReadInYear(int32_t at, int32_t p, int16_t year) const {
  const Anchor whole = Date(at, p, {year, year, 0, 0, 0}, "date.year");
  const int32_t begin = IsBlank(text_[p]) && IsDigit(text_[p + 1]) ? p + 1 : p;
  if (!IsDigit(text_[begin])) return whole;
  int32_t month = 0;
  int32_t end = begin;
  while (IsDigit(text_[end]) && end - begin < 2) month = month * 10 + (text_[end++] - u'0');
  int32_t to = month;
  if (IsRangeMark(text_[end]) && IsDigit(text_[end + 1])) {
    to = 0;
    int32_t q = end + 1;
    while (IsDigit(text_[q]) && q - end <= 2) to = to * 10 + (text_[q++] - u'0');
    if (text_[q] == u'月') end = q;
  }
  if (IsBlank(text_[end]) && text_[end + 1] == u'月') ++end;
  if (text_[end] != u'月' || month < 1 || month > 12 || to < month || to > 12) return whole;
  ++end;
  const int32_t day = DayEnd(end);
  if (to > month)
    return Date(at, day, {year, year, static_cast<int8_t>(month), static_cast<int8_t>(to), 0},
                "date.months");
  // A day or a month that only dates an event leaves the year as the period of the figures
  // beside it.
  if (day > end) return Date(at, day, {}, "date.day");
  if (month == 12 && IsAnyOf(text_[end], u"底末"))
    return Date(at, end, {year, year, 0, 0, 0}, "date.year_end");
  if (text_[end] == u'份') ++end;
  return Date(at, end, {year, year, static_cast<int8_t>(month), static_cast<int8_t>(month), 0},
              "date.month");
}

// 1-11月, 11月底, 3月18日; the number `month` ends at `p`.
std::optional<Anchor> AnchorReader::ReadMonth(int32_t at, int32_t p, int32_t month,
                                              const Surroundings& around) const {
  if (month < 1 || month > 12) return std::nullopt;
  int32_t to = month;
  int32_t end = p;
  if (IsRangeMark(text_[end]) && IsDigit(text_[end + 1])) {
    to = 0;
    int32_t q = end + 1;
    while (IsDigit(text_[q]) && q - end <= 2) to = to * 10 + (text_[q++] - u'0');
    if (text_[q] == u'月' && to > month && to <= 12) end = q;
  }
  if (text_[end] != u'月' || text_[end + 1] == u'嫂') return std::nullopt;
  ++end;
  const bool several = to > month;
  if (!several) {
    if (const int32_t day = DayEnd(end); day > end) return Date(at, day, {}, "date.day");
    // 分月看,3月下降2%, 6月当月增长4%: the figure of the month.
    const bool monthly = Is(around.sentence_begin, u"分月") || Is(end, u"当月") || Is(end, u"单月");
    if (text_[end] != u'份' && !monthly) return Date(at, end, {}, "date.month");
  }
  const auto last = static_cast<int8_t>(several ? to : month);
  Anchor anchor =
      Date(at, text_[end] == u'份' ? end + 1 : end, {1, 1, static_cast<int8_t>(month), last, 0},
           several ? "date.months" : "date.month");
  anchor.relative_month = true;
  return anchor;
}

// 12:30, 17:06:22: clock times; 1:7 and 1.81:1 are ratios. The number `hour` ends at `p`.
std::optional<Anchor> AnchorReader::ReadClock(int32_t at, int32_t p, int32_t hour,
                                              const Surroundings& around) const {
  const bool clock = text_[p] == u':' && IsDigit(text_[p + 1]) && IsDigit(text_[p + 2]) &&
                     !IsDigit(text_[p + 3]) && hour < 24 && text_[p + 1] <= u'5' &&
                     at > around.sentence_begin && (IsBlank(text_[at - 1]) || text_[p + 3] == u':');
  if (!clock) return std::nullopt;
  int32_t end = p + 3;
  if (text_[end] == u':' && IsDigit(text_[end + 1])) {
    // 产业结构由18:35:47调整为17:36:47: three shares that make a hundred.
    constexpr int32_t kLeadChars = 30;
    constexpr int32_t kWhole = 100;
    int32_t last = 0;
    for (++end; IsDigit(text_[end]);) last = last * 10 + (text_[end++] - u'0');
    const int32_t second = (text_[p + 1] - u'0') * 10 + (text_[p + 2] - u'0');
    if (hour + second + last == kWhole &&
        text_.Folded(std::max(around.sentence_begin, at - kLeadChars), at).find(u'产') !=
            std::u16string_view::npos)
      return std::nullopt;
  }
  return Date(at, end, {}, "date.clock");
}

// 平均受教育年限达到11年: a length that is measured.
bool AnchorReader::IsYearsOfSchooling(int32_t at, const Surroundings& around) const {
  constexpr int32_t kChars = 14;
  const auto before = text_.Folded(std::max(around.sentence_begin, at - kChars), at);
  const size_t term = before.rfind(u"教育年限");
  return term != before.npos && before.find_first_of(u",;。、", term) == before.npos;
}

// 14时35分, 9时0:26分: the end of what stands at `at`, behind an hour; `at` when no minute does.
int32_t AnchorReader::MinuteEnd(int32_t at) const {
  constexpr int32_t kMinuteChars = 5;
  int32_t p = at;
  while ((IsDigit(text_[p]) || text_[p] == u':') && p - at < kMinuteChars) ++p;
  if (p == at || text_[p] != u'分' || text_[p + 1] == u'钟') return at;
  const int32_t minute = ++p;
  while (IsDigit(text_[p]) && p - minute < 2) ++p;
  return p > minute && text_[p] == u'秒' ? p + 1 : minute;
}

std::optional<Anchor> AnchorReader::ReadDate(int32_t at, const Surroundings& around) const {
  if (HanDigit(text_[at]) >= 0) return ReadHanYear(at);
  int32_t p = at;
  int32_t value = 0;
  while (IsDigit(text_[p]) && p - at < 5) value = value * 10 + (text_[p++] - u'0');
  const int32_t digits = p - at;
  if (digits == 0 || IsDigit(text_[p])) return std::nullopt;
  if (digits == 4 && value >= 1900 && value < 2100) {
    const auto year = static_cast<int16_t>(value);
    if (auto years = ReadYearRange(at, p, year)) return years;
    if (auto stamp = ReadStamp(at, p)) return stamp;
    if (text_[p] == u'年') return ReadInYear(at, p + 1, year);
    if (IsBlank(text_[p]) && text_[p + 1] == u'年') return ReadInYear(at, p + 2, year);
  }
  if (digits > 2) return std::nullopt;
  if (auto month = ReadMonth(at, p, value, around)) return month;
  // 19月: garbled, but a date; `12时`, `30日`.
  if (text_[p] == u'月' && !IsAnyOf(text_[p + 1], u"嫂"))
    return Date(at, p + 1, {}, "date.garbled_month");
  if ((text_[p] == u'日' || text_[p] == u'号') && value <= 31 &&
      (IsAnyOf(text_[at - 1], u"月、和至-—~") || text_[p] == u'日') && !Is(p, u"日内") &&
      !IsAnyOf(text_[p + 1], u"楼线地")) {
    return Date(at, p + 1, {}, "date.day");
  }
  if ((text_[p] == u'时' || text_[p] == u'点') && value <= 24 && !Is(p, u"点位"))
    return Date(at, MinuteEnd(p + 1), {}, "date.hour");
  if (auto clock = ReadClock(at, p, value, around)) return clock;
  // 前7个月: the months of the year so far. 提前7个月: how much earlier.
  if (text_[at - 1] == u'前' && text_[at - 2] != u'提' && Is(p, u"个月") && value > 1 &&
      value < 12) {
    Anchor anchor = Date(at, p + 2, {1, 1, 1, static_cast<int8_t>(value), 0}, "date.months");
    anchor.begin = at - 1;
    anchor.relative_month = true;
    return anchor;
  }
  // 5年来, 3年行动: a span, no quantity; 连续12个月 too.
  if (text_[p] == u'年' && IsYearsOfSchooling(at, around)) return std::nullopt;
  if (text_[p] == u'年') return Date(at, p + 1, {}, "date.duration");
  return std::nullopt;
}

std::optional<Anchor> AnchorReader::ReadOutline(int32_t at, const Surroundings& around) const {
  // What may stand before an item number: the beginning of the line or sentence, blanks, an opening
  // bracket.
  int32_t p = at - 1;
  const bool bracket = text_[p] == u'(' || text_[p] == u'〔' || text_[p] == u'【';
  if (bracket) --p;
  while (p >= around.sentence_begin && IsBlank(text_[p])) --p;
  const bool fresh = p < around.sentence_begin || IsAnyOf(text_[p], u";:：") ||
                     (bracket && IsAnyOf(text_[p], u"、,."));
  int32_t end = at;
  const bool han = IsHanNumeral(text_[at]);
  const bool apart = fresh || (han && IsBlank(text_[at - 1]));
  if (!apart && !bracket) return std::nullopt;
  if (han) {
    end = HanRunEnd(text_, at);
  } else {
    while (IsDigit(text_[end]) && end - at < 4) ++end;
  }
  if (end == at || end - at > 4) return std::nullopt;
  const char16_t next = text_[end];
  if (bracket && next == u')' && end - at <= 3) {
    return Rejected(at, end, Reason::kOutline, "outline.bracket");
  }
  if (!apart) return std::nullopt;
  if (han && (next == u'、' || (next == u'是' && end - at <= 2) ||
              (Is(end, u"要") && end - at == 1 && fresh))) {
    // 一、二产业 at the head of a line is a list of industries, not an item.
    if (next == u'、' && IsHanNumeral(text_[end + 1]) && !IsHan(text_[end + 2]))
      return std::nullopt;
    return Rejected(at, end, Reason::kOutline, "outline.han");
  }
  if (!han && end - at <= 2) {
    // 3．12种药材: nothing is counted in decimals.
    int32_t count = end + 1;
    while (IsDigit(text_[count])) ++count;
    if (next == u'.' && count > end + 1 && IsAnyOf(text_[count], u"种家项名户条座所件"))
      return Rejected(at, end, Reason::kOutline, "outline.arabic");
    // 3.2025年部门收支表: an item that begins with a year.
    const bool year = next == u'.' && IsDigit(text_[end + 4]) && text_[end + 5] == u'年' &&
                      (Is(end + 1, u"20") || Is(end + 1, u"19"));
    if (next == u'、' || year || ((next == u'.' || next == u')') && !IsDigit(text_[end + 1]))) {
      return Rejected(at, end, Reason::kOutline, "outline.arabic");
    }
  }
  return std::nullopt;
}

Anchor AnchorReader::Ratio(int32_t at, int32_t end, Decimal value, std::string_view unit,
                           std::string_view rule, const Surroundings& around) const {
  Anchor anchor = Quantity(at, end, value, unit, rule);
  anchor.han = true;
  TakeBounds(anchor, around);
  return anchor;
}

Anchor AnchorReader::Quantity(int32_t at, int32_t end, Decimal value, std::string_view unit,
                              std::string_view rule) {
  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  anchor.end = end;
  anchor.value = value;
  anchor.unit_literal = unit;
  anchor.rule = rule;
  return anchor;
}

// 三点五, 十二 at `at`, up to six decimals; nothing when no number is there.
std::optional<AnchorReader::HanDecimal> AnchorReader::ReadHanPoint(int32_t at) const {
  int32_t end = HanRunEnd(text_, at);
  const auto whole = ReadHan(text_, at, end);
  if (!whole) return std::nullopt;
  Decimal value{*whole, 0};
  if (text_[end] == u'点' && HanDigit(text_[end + 1]) >= 0) {
    for (++end; HanDigit(text_[end]) >= 0 && value.exponent > -6; ++end)
      value = {value.mantissa * 10 + HanDigit(text_[end]), value.exponent - 1};
  }
  return HanDecimal{value, end};
}

// Whether 从 or 由 in the clause before `at` makes two levels of what looks like a range.
bool AnchorReader::GoesFrom(int32_t at, int32_t floor) const {
  for (int32_t p = at - 1; p >= std::max(floor, at - 10) && !IsAnyOf(text_[p], u",;、"); --p) {
    if (text_[p] == u'从' || text_[p] == u'由') return true;
  }
  return false;
}

// 百分之三点五, 万分之24.7, 百分之四到五: the unit stands before the number.
std::optional<Anchor> AnchorReader::ReadPrefixedShare(int32_t at, std::string_view unit,
                                                      const Surroundings& around) const {
  const int32_t p = at + 3;
  if (IsDigit(text_[p])) {
    const Number number = ReadArabic(text_, p);
    Anchor anchor = Ratio(at, number.end, number.value, unit, "share.prefix", around);
    anchor.han = false;
    return anchor;
  }
  const auto low = ReadHanPoint(p);
  if (!low) return std::nullopt;
  // 六个百分之百: the name of an aim.
  if (text_[at - 1] == u'个' && HanDigit(text_[at - 2]) >= 2)
    return Rejected(at, low->end, Reason::kSlogan, "reject.campaign");
  // 把小事办到“百分之百”: how well, in a manner of speaking.
  if (text_[at - 1] == u'“' && text_[low->end] == u'”')
    return Rejected(at, low->end, Reason::kSlogan, "reject.campaign");
  if (IsRangeMark(text_[low->end]) && !GoesFrom(at, around.sentence_begin)) {
    const int32_t second = low->end + 1;
    const bool again = Is(second, text_.Folded(at, p));
    if (const auto high = ReadHanPoint(again ? second + 3 : second);
        high && Compare(high->value, low->value) > 0) {
      Anchor anchor = Ratio(at, high->end, low->value, unit, "share.prefix", around);
      anchor.high = high->value;
      return anchor;
    }
  }
  return Ratio(at, low->end, low->value, unit, "share.prefix", around);
}

// 翻番, 翻两番, 翻了近一番
std::optional<Anchor> AnchorReader::ReadDoubling(int32_t at, const Surroundings& around) const {
  int32_t p = at + 1;
  if (text_[p] == u'番' || text_[p] == u'倍')
    return Ratio(at, p + 1, {2, 0}, "倍", "ratio.double", around);
  if (text_[p] == u'了') ++p;
  const bool nearly = text_[p] == u'近';
  if (nearly) ++p;
  const int times = HanDigit(text_[p]);
  if (times < 1 || times > 4 || text_[p + 1] != u'番') return std::nullopt;
  // 翻一番半: more than doubled, by how much is a matter of reading.
  const bool half = text_[p + 2] == u'半';
  const int32_t end = p + (half ? 3 : 2);
  Anchor anchor = Ratio(at, end, {int64_t{1} << times, 0}, "倍", "ratio.double", around);
  if (half) anchor.relation = Relation::kGe;
  if (nearly) anchor.relation = Relation::kApprox;
  return anchor;
}

// 百分之三点五, 万分之24.7, 三分之一, 一半, 翻番, 三成.
std::optional<Anchor> AnchorReader::ReadFraction(int32_t at, const Surroundings& around) const {
  const auto ratio = [&](int32_t end, Decimal value, std::string_view unit, std::string_view rule) {
    return Ratio(at, end, value, unit, rule, around);
  };
  if (Is(at, u"百分之")) return ReadPrefixedShare(at, "%", around);
  if (Is(at, u"千分之")) return ReadPrefixedShare(at, "‰", around);
  if (Is(at, u"万分之")) return ReadPrefixedShare(at, "‱", around);
  if (Is(at, u"一半") || Is(at, u"半数")) return ratio(at + 2, {5, -1}, "倍", "ratio.half");
  if (Is(at, u"过半") && text_[at - 1] == u'双')  // “双过半”
    return Rejected(at, at + 2, Reason::kSlogan, "reject.campaign");
  if ((Is(at, u"过半") || Is(at, u"近半")) && !IsAnyOf(text_[at + 2], u"径年月天")) {
    Anchor anchor = ratio(at + 2, {5, -1}, "倍", "ratio.half");
    anchor.relation = text_[at] == u'过' ? Relation::kGe : Relation::kApprox;
    return anchor;
  }
  if (text_[at] == u'翻') {
    // 产值翻番行动: the name of a campaign.
    for (const std::u16string_view campaign : {u"行动", u"计划", u"工程", u"方案"}) {
      if (Is(at, u"翻番") && Is(at + 2, campaign))
        return Rejected(at, at + 2, Reason::kName, "reject.campaign");
    }
    // “五个翻番”, 两个翻一番目标: the name of an aim.
    if (text_[at - 1] == u'个' && (around.quote_begin >= 0 || HanDigit(text_[at - 2]) >= 2))
      return Rejected(at, at + 2, Reason::kSlogan, "reject.campaign");
    return ReadDoubling(at, around);
  }
  // 产值实现倍增: told of it, and no part of a name.
  if (text_[at] == u'倍') {
    const bool told = Is(at, u"倍增") && (Is(at - 2, u"实现") || Is(at - 3, u"实现了")) &&
                      !IsHan(text_[at + 2]) && around.quote_begin < 0;
    return told ? std::optional(ratio(at + 2, {2, 0}, "倍", "ratio.double")) : std::nullopt;
  }
  if (Is(at, u"两位数") && !Is(at, u"两位数字")) {
    Anchor anchor = ratio(at + 3, {10, 0}, "%", "share.two_digits");
    anchor.relation = Relation::kGe;
    return anchor;
  }
  const int32_t end = HanRunEnd(text_, at);
  if (end > at && Is(end, u"分之")) {
    const int32_t last = HanRunEnd(text_, end + 2);
    const auto below = ReadHan(text_, at, end);
    const auto above = ReadHan(text_, end + 2, last);
    if (below && above && *below > 0 && *above > 0) {
      if (Is(last, u"世纪") || Is(last, u"个世纪"))
        return Rejected(at, last, Reason::kDate, "date.duration");
      // 四分之一强: somewhat more.
      const bool more = text_[last] == u'强' && !IsHan(text_[last + 1]);
      Anchor fraction =
          ratio(last + (more ? 1 : 0), {*above * 10000 / *below, -4}, "倍", "ratio.fraction");
      if (more) fraction.relation = Relation::kGe;
      return fraction;
    }
  }
  if (end == at + 1 && text_[end] == u'成' && HanDigit(text_[at]) > 0) {
    const bool word = IsAnyOf(text_[end + 1], u"立果为员功本绩就都长熟效分品人交型套片批形");
    if (!word && text_[end + 1] == u'半')
      return ratio(end + 2, {HanDigit(text_[at]) * 10 + 5, -1}, "成", "share.tenths");
    // 占比达到三成五: in hundredths.
    if (!word && HanDigit(text_[end + 1]) > 0 && HanRunEnd(text_, end + 1) == end + 2 &&
        (!IsHan(text_[end + 2]) || Is(end + 2, u"以") || Is(end + 2, u"左右")))
      return ratio(end + 2, {HanDigit(text_[at]) * 10 + HanDigit(text_[end + 1]), -1}, "成",
                   "share.tenths");
    if (!word) return ratio(end + 1, {HanDigit(text_[at]), 0}, "成", "share.tenths");
  }
  return std::nullopt;
}

std::optional<Anchor> AnchorReader::RejectBySuffix(int32_t at, int32_t end) const {
  // The suffix reaches back over a list: 6、7、8号线.
  int32_t p = end;
  while ((text_[p] == u'、' || text_[p] == u'和') && IsDigit(text_[p + 1]) &&
         p < end + kListChars) {
    for (++p; IsDigit(text_[p]);) ++p;
  }
  if (Is(end, u"时代") && text_[end - 2] == u'.')
    return Rejected(at, end, Reason::kVersion, "reject.version");
  // None of the words below, which few numbers have behind them, begins otherwise.
  if (!IsAnyOf(text_[p], u"号国省县线高期版周")) return std::nullopt;
  if (Is(p, u"号线") || Is(p, u"号航线")) return Rejected(at, end, Reason::kLine, "reject.line");
  if (Is(p, u"国道") || Is(p, u"省道") || Is(p, u"县道") || Is(p, u"线公路") || Is(p, u"高速") ||
      Is(p, u"号公路"))
    return Rejected(at, end, Reason::kRoad, "reject.road");
  if (Is(p, u"号楼") || Is(p, u"号地块") || Is(p, u"号井") || Is(p, u"号机组") ||
      Is(p, u"期工程") || Is(p, u"期项目") || Is(p, u"期地块"))
    return Rejected(at, end, Reason::kBuilding, "reject.building");
  if (Is(p, u"号") && !Is(p, u"号召")) return Rejected(at, end, Reason::kMetadata, "reject.number");
  if (Is(p, u"版")) return Rejected(at, end, Reason::kVersion, "reject.version");
  if (Is(p, u"周年")) return Rejected(at, end, Reason::kAnniversary, "reject.anniversary");
  return std::nullopt;
}

// “3个1000”, 6个100%: an aim that is named by its figures. Whether the number [at, end) is either
// of them; 3个10万吨级泊位 are counted.
bool AnchorReader::NamesAim(int32_t at, int32_t end) const {
  const bool second = text_[at - 1] == u'个' && IsDigit(text_[at - 2]);
  if (!second && !(text_[end] == u'个' && IsDigit(text_[end + 1]))) return false;
  const int32_t last = second ? end : ReadArabic(text_, end + 1).end;
  return IsAnyOf(text_[last], u"”%");
}

// 4A级, 110KV, 12345热线, 7·20: what follows the digits makes a name of them.
std::optional<Anchor> AnchorReader::RejectByNext(int32_t at, int32_t end) const {
  if (NamesAim(at, end) || Is(end, u"个百分百") || Is(end, u"个百分之百"))
    return Rejected(at, end, Reason::kSlogan, "reject.campaign");
  // 退出“后20名”: where one stood, told as a name.
  if (text_[at - 1] == u'后' && text_[at - 2] == u'“' && IsAnyOf(text_[end], u"名位") &&
      text_[end + 1] == u'”')
    return Rejected(at, end, Reason::kName, "reject.number_as_name");
  if (auto rejected = RejectBySuffix(at, end)) return rejected;
  const char16_t next = text_[end];
  if (next == u'A' && (Is(end + 1, u"级") || IsHan(text_[end + 1]) || text_[end + 1] == u'A'))
    return Rejected(at, end + 1, Reason::kGrade, "reject.grade");
  if (IsLatin(next) && ReadUnit(end).unit == nullptr) {
    while (IsLatin(text_[end]) || IsDigit(text_[end]) || text_[end] == u'-') ++end;
    return Rejected(at, end, Reason::kTechnology, "reject.letters_behind");
  }
  if (end - at >= 4 &&
      (Is(end, u"热线") || Is(end, u"平台") || Is(end, u"小镇") || Is(end, u"专线"))) {
    return Rejected(at, end, Reason::kName, "reject.number_as_name");
  }
  if (next == u'·' && IsDigit(text_[end + 1])) {
    for (++end; IsDigit(text_[end]);) ++end;
    return Rejected(at, end, Reason::kName, "reject.day_as_name");
  }
  return std::nullopt;
}

// 〔2023〕, - 3 -, 阅读:86, “246”: marks on both sides, or the label of a counter.
std::optional<Anchor> AnchorReader::RejectByMarks(int32_t at, int32_t end,
                                                  const Surroundings& around) const {
  const char16_t before = text_[at - 1];
  const char16_t next = text_[end];
  if ((before == u'[' && next == u']') || (before == u'〔' && next == u'〕')) {
    const bool year = end - at == 4;  // 〔2023〕15号
    return Rejected(at, end, year ? Reason::kMetadata : Reason::kPage, "reject.bracketed");
  }
  if (const int32_t dash = IsBlank(before) ? at - 2 : at - 1;
      IsAnyOf(text_[dash], u"-—") && IsAnyOf(text_[IsBlank(next) ? end + 1 : end], u"-—") &&
      end - at <= 3) {
    return Rejected(at, end, Reason::kPage, "reject.page");
  }
  int32_t back = at - 1;
  while (IsAnyOf(text_[back], u":次数量 ")) --back;
  if (IsAnyOf(text_[back], u"读览击") &&
      (EndsBefore(back + 1, u"阅读") || EndsBefore(back + 1, u"浏览") ||
       EndsBefore(back + 1, u"点击")))
    return Rejected(at, end, Reason::kBoilerplate, "reject.counter");
  // “246”, “13511”: a quotation of nothing but digits.
  if (around.quote_begin >= 0 && around.quote_begin == at - 1 && next == u'”') {
    return Rejected(at, end, Reason::kCode, "reject.quoted_digits");
  }
  return std::nullopt;
}

// 国道105、207和514大修: whether the list that goes on at `mark` begins with the word for a road.
bool AnchorReader::IsNumberOfRoad(int32_t mark) const {
  constexpr int kMembers = 4;
  int32_t p = mark;
  for (int member = 0; member < kMembers && IsAnyOf(text_[p], u"、和及"); ++member) {
    const int32_t last = p;
    while (IsDigit(text_[p - 1]) && last - p < 4) --p;
    if (p == last) return false;
    if (EndsBefore(p, u"国道") || EndsBefore(p, u"省道") || EndsBefore(p, u"县道")) return true;
    --p;
  }
  return false;
}

// 同比+5.2%: a sign, unlike 1+5 and 农业+10个.
bool AnchorReader::IsSign(int32_t plus, int32_t end) const {
  const char16_t before = text_[plus - 1];
  const bool word = IsHan(before) && !IsHanNumeral(before);
  return (word || IsAnyOf(before, u"(,;: ")) && (text_[end] == u'%' || Is(end, u"个百分点"));
}

// GDP512.3亿元, CPI2.1%, LNG12万吨: the letters before the number name what it measures. DN800毫米
// and C919 are names as a whole.
bool AnchorReader::IsLetteredStatistic(int32_t at, int32_t end) const {
  int32_t letters = at;
  while ((text_[letters - 1] >= u'A' && text_[letters - 1] <= u'Z') || text_[letters - 1] == u'&')
    --letters;
  if (at - letters < 2 || IsLatin(text_[letters - 1]) || IsDigit(text_[letters - 1])) return false;
  const UnitMatch unit = ReadUnit(end);
  if (unit.unit == nullptr) return unit.power >= 8;
  if (unit.unit->kind == knowledge::UnitClass::kClassifier) return unit.power >= 4;
  // 某型RF8成功下线
  return unit.unit->dimension != "length" && unit.unit->dimension != "time" &&
         text_[unit.unit_begin] != u'成';
}

std::optional<Anchor> AnchorReader::RejectByNeighbours(int32_t at, int32_t end,
                                                       const Surroundings& around) const {
  const char16_t before = text_[at - 1];
  const char16_t next = text_[end];
  if (around.in_title) return Rejected(at, end, Reason::kTitle, "reject.title");
  // A line end that was written out, \\r\\n, parts a word from its figure.
  const bool escape = (before == u'n' || before == u'r') && text_[at - 2] == u'\\';
  if (IsLatin(before) && before != u'X' && !escape && !IsLetteredStatistic(at, end)) {
    const bool road = (before == u'G' || before == u'S') && !IsLatin(text_[at - 2]);
    while (IsDigit(text_[end]) || IsLatin(text_[end])) ++end;
    return Rejected(at, end, road ? Reason::kRoad : Reason::kTechnology, "reject.letters_before");
  }
  if (next == u'+' || (before == u'+' && !IsSign(at - 1, end))) {
    while (IsDigit(text_[end]) || text_[end] == u'+' || text_[end] == u'N' || text_[end] == u'X' ||
           text_[end] == u'n')
      ++end;
    return Rejected(at, end, Reason::kCode, "reject.code");
  }
  if (next == u'#') return Rejected(at, end + 1, Reason::kBuilding, "reject.building");
  // 图2:…, 表1 …: a caption.
  const bool line_start = text_[at - 2] == u'\n' || IsBlank(text_[at - 2]) || text_[at - 2] == 0;
  if ((before == u'图' || before == u'表') && (line_start || next == u':') && end - at <= 3)
    return Rejected(at, end, Reason::kOutline, "reject.caption");
  // 表72025年主要指标: the number of the table and the year run together.
  if (before == u'表' && next == u'年' && end - at > 4 && end - at <= 6)
    return Rejected(at, end, Reason::kOutline, "reject.caption");
  if (IsAnyOf(before, u"、和及") && IsNumberOfRoad(at - 1))
    return Rejected(at, end, Reason::kRoad, "reject.road");
  if (EndsBefore(at, u"央视")) return Rejected(at, end, Reason::kName, "reject.name");
  if (auto rejected = RejectByNext(at, end)) return rejected;
  return RejectByMarks(at, end, around);
}

// A decimal that a line end or a blank broke behind its point: 15. 7%; `at` when there is none.
int32_t AnchorReader::BrokenDecimalEnd(int32_t at) const {
  if (text_[at] != u'.' || !IsBlank(text_[at + 1]) || !IsDigit(text_[at - 1])) return at;
  int32_t p = at + 2;
  while (IsDigit(text_[p]) && p - at < 5) ++p;
  return p > at + 2 && text_[p] == u'%' ? p : at;
}

// 增长6·8%: a point as old reports print it; 7·20 is a day. The end of the decimals behind `at`;
// `at` when there are none.
int32_t AnchorReader::DottedDecimalEnd(int32_t at) const {
  constexpr int32_t kDecimals = 3;
  if (text_[at] != u'·') return at;
  int32_t p = at + 1;
  while (IsDigit(text_[p]) && p - at <= kDecimals) ++p;
  if (p == at + 1 || IsDigit(text_[p])) return at;
  return text_[p] == u'%' || text_[p] == u'‰' || text_[p] == u'倍' || HanPower(text_[p]) >= 4 ||
                 Is(p, u"个百分点")
             ? p
             : at;
}

// 收入41 286元, 外资3 . 6 亿美元: a number with blanks in it, which stands between a word and a
// unit; nothing when it is none. In 表3 120家 the first is a number by itself.
std::optional<Number> AnchorReader::ReadWithBlanks(int32_t at) const {
  const char16_t before = text_[IsBlank(text_[at - 1]) ? at - 2 : at - 1];
  if (!IsHan(before) || IsHanNumeral(before) || IsAnyOf(before, u"第表图栏件号题节章月日"))
    return std::nullopt;
  const Number whole = ReadArabic(text_, at);
  const Number number = ReadSpaced(text_, at);
  if (number.end == whole.end || !ReadUnit(number.end).found()) return std::nullopt;
  return number;
}

// The number at `at`, with the decimals that a blank or a dot parts from it: 15. 7%, 15·7%.
Number AnchorReader::ReadMended(int32_t at) const {
  constexpr int32_t kDigits = 6;
  Number number = ReadArabic(text_, at);
  if (number.value.exponent == 0 && IsAnyOf(text_[number.end], u" .")) {
    if (const auto spaced = ReadWithBlanks(at)) return *spaced;
  }
  if (const int32_t end = DottedDecimalEnd(number.end);
      end > number.end && number.end - at <= kDigits && number.value.exponent == 0) {
    for (int32_t p = number.end + 1; p < end; ++p)
      number.value = {number.value.mantissa * 10 + (text_[p] - u'0'), number.value.exponent - 1};
    number.end = end;
  }
  if (const int32_t end = BrokenDecimalEnd(number.end); end > number.end) {
    const Number rest = ReadArabic(text_, number.end + 2);
    for (int32_t p = number.end + 2; p < end; ++p)
      number.value = {number.value.mantissa * 10 + (text_[p] - u'0'), number.value.exponent - 1};
    number.end = rest.end;
  }
  return number;
}

// hzwxq5/2024-65993, 2024-27703: what follows a slash is an index; so is 2950827/2021-54294, a
// slash or dash between long numbers.
std::optional<Anchor> AnchorReader::RejectIndex(int32_t at, int32_t end) const {
  const bool behind_slash =
      text_[at - 1] == u'/' && (IsLatin(text_[at - 2]) || IsDigit(text_[at - 2]));
  const bool goes_on =
      end - at >= 5 && (text_[end] == u'/' || text_[end] == u'-') && IsDigit(text_[end + 1]);
  if (!behind_slash && !goes_on) return std::nullopt;
  if (text_.Holds(end, u"/10万")) return std::nullopt;  // 186.4/10万
  while (IsDigit(text_[end]) || text_[end] == u'/' || text_[end] == u'-' || IsLatin(text_[end]))
    ++end;
  return Rejected(at, end, Reason::kMetadata, "reject.index");
}

// What a number in digits is before it may be a quantity: a code, a title's, an item's, a date, a
// name. Notes in the trace what it is not.
std::optional<Anchor> AnchorReader::ReadOtherThanQuantity(int32_t at, const Number& number,
                                                          const Surroundings& around) const {
  // Letters and digits glued together are a code or a document number, whatever follows.
  if (const int32_t mask = MaskEnd(text_, number.end); mask > number.end && text_[mask] == u'年')
    return Date(at, mask + 1, {}, "mask.date");  // 20XX年
  if (number.too_long || number.end - at > 15) {
    int32_t end = number.end;
    while (IsDigit(text_[end]) || IsLatin(text_[end])) ++end;
    return Rejected(at, end, Reason::kMetadata, "reject.long_number");
  }
  if (around.in_title) return Rejected(at, number.end, Reason::kTitle, "reject.title");
  if (auto outline = ReadOutline(at, around)) return outline;
  RefusedAt(around.trace, at, number.end, "outline.*", "it numbers no section or item");
  const bool glued = IsLatin(text_[at - 1]);
  if (!glued) {
    if (auto date = ReadDate(at, around)) return date;
  }
  RefusedAt(around.trace, at, number.end, "date.*",
            glued ? "a letter stands before it" : "no year, month or day follows");
  if (auto rejected = RejectByNeighbours(at, number.end, around)) return rejected;
  RefusedAt(around.trace, at, number.end, "reject.*", "its neighbours make no name or code of it");
  return RejectIndex(at, number.end);
}

// 三次产业结构为7.3:46.0:46.7: each number is a share in per cent.
std::optional<Anchor> AnchorReader::ReadStructure(int32_t at, const Number& number,
                                                  const Surroundings& around) const {
  if (text_[number.end] != u':' && text_[at - 1] != u':') return std::nullopt;
  constexpr int32_t kRunChars = 20;
  constexpr int32_t kLeadChars = 40;
  constexpr int32_t kFarChars = 100;
  const auto in_run = [this](int32_t p) { return IsDigit(text_[p]) || IsAnyOf(text_[p], u".:"); };
  int32_t begin = at;
  while (at - begin < kRunChars && in_run(begin - 1)) --begin;
  int32_t end = number.end;
  while (end - at < kRunChars && in_run(end)) ++end;
  const auto run = text_.Folded(begin, end);
  if (std::ranges::count(run, u':') != 2 || !IsDigit(run.front()) || !IsDigit(run.back()))
    return std::nullopt;
  const auto lead = text_.Folded(std::max(around.sentence_begin, begin - kLeadChars), begin);
  if (lead.find(u"三次产业") == lead.npos && lead.find(u"产业结构") == lead.npos &&
      lead.find(u"三产比") == lead.npos && lead.find(u"三大产业") == lead.npos) {
    // 三次产业增加值分别增长…,结构由9:40:51优化为7:46:47: of what was spoken of further before.
    const auto far = text_.Folded(std::max(around.sentence_begin, begin - kFarChars), begin);
    if (lead.find(u"结构") == lead.npos || far.find(u"三次产业") == far.npos) return std::nullopt;
  }
  return Quantity(at, number.end, number.value, "%", kStructureRule);
}

// 1/3 and 1:7 and 1.81:1; whether it is one, without its words of bound.
bool AnchorReader::TakeRatio(const Number& number, Anchor& anchor) const {
  const int32_t p = number.end;
  if (!IsDigit(text_[p + 1])) return false;
  if (text_.Holds(p, u"/10万")) return false;  // 孕产妇死亡率9/10万
  if (text_[p] == u'/' && number.value.exponent == 0 && number.value.mantissa < 100) {
    const Number below = ReadArabic(text_, p + 1);
    if (below.value.mantissa <= 0 || below.value.exponent != 0 || below.value.mantissa > 1000 ||
        number.value.mantissa >= below.value.mantissa || text_[below.end] == u'/')
      return false;
    anchor.value = Decimal{number.value.mantissa * 10000 / below.value.mantissa, -4};
    anchor.end = below.end;
    anchor.unit_literal = "倍";
    anchor.rule = "ratio.fraction";
    return true;
  }
  if (text_[p] != u':') return false;
  const Number right = ReadArabic(text_, p + 1);
  if (right.value == Decimal{1, 0}) {
    anchor.unit_literal = ":1";
  } else if (number.value == Decimal{1, 0}) {
    anchor.value = right.value;
    anchor.unit_literal = "倍";
  } else {
    return false;
  }
  anchor.end = right.end;
  anchor.rule = "ratio.colon";
  return true;
}

// 4.5-5%, 5%-5.5%, 1至2家, 10万至20万人: the upper end behind `unit`, which becomes that of both.
void AnchorReader::TakeRange(int32_t at, int32_t number_end, const Surroundings& around,
                             UnitMatch& unit, Anchor& anchor) const {
  const int32_t mark = unit.found() ? std::max(unit.unit_end, unit.magnitude_end) : number_end;
  if (!IsRangeMark(text_[mark])) return;
  int32_t p = mark + 1;
  while (IsRangeMark(text_[p]) && text_[p] == text_[mark]) ++p;
  if (!IsDigit(text_[p])) return;
  const Number second = ReadArabic(text_, p);
  const UnitMatch second_unit = ReadUnit(second.end);
  const bool word_mark = text_[mark] == u'至' || text_[mark] == u'到';
  const bool from = GoesFrom(at, around.sentence_begin);  // 从3家到5家: two levels
  const bool same =
      !unit.found() || unit.unit == second_unit.unit || (unit.unit == nullptr && unit.power > 0);
  if (!second_unit.found() || (word_mark && from) || !same) return;
  if (second.value.exponent > 0 || second.too_long) return;
  anchor.high = second.value;
  anchor.rule = "quantity.range";
  // 5000万元-1亿元: both in the unit that is written last.
  if (unit.found() && unit.power != second_unit.power && anchor.value) {
    Decimal& low = *anchor.value;
    low.exponent += unit.power - second_unit.power;
    while (low.exponent < 0 && low.mantissa != 0 && low.mantissa % 10 == 0)
      low = {low.mantissa / 10, low.exponent + 1};
  }
  unit = second_unit;
}

// 各提升3.4、1.8个百分点: the unit behind the last number of a list; none when no 分别 stands
// before it, or no list goes on at `at`.
AnchorReader::UnitMatch AnchorReader::UnitOfList(int32_t at, const Surroundings& around) const {
  constexpr int kMembers = 6;
  constexpr int32_t kLeadChars = 30;
  const auto before = text_.Folded(std::max(around.sentence_begin, at - kLeadChars), at);
  const size_t respectively = before.rfind(u"分别");
  if (respectively == before.npos || before.find_first_of(u",;", respectively) != before.npos)
    return {};
  for (int member = 0; member < kMembers; ++member) {
    if (!IsAnyOf(text_[at], u"、和") || !IsDigit(text_[at + 1])) return {};
    at = ReadArabic(text_, at + 1).end;
    if (const UnitMatch unit = ReadUnit(at); unit.found()) return unit;
  }
  return {};
}

// 6金5银, 6金、5银: medals of one metal, beside those of another.
std::optional<Anchor> AnchorReader::ReadMedals(int32_t at, const Number& number) const {
  const auto metal = [this](int32_t p) { return IsAnyOf(text_[p], u"金银铜"); };
  const int32_t end = number.end;
  if (!metal(end) || number.value.exponent != 0) return std::nullopt;
  const int32_t next = end + (text_[end + 1] == u'、' ? 2 : 1);
  const bool leads = IsDigit(text_[next]) && metal(ReadArabic(text_, next).end);
  const int32_t joint = at - (text_[at - 1] == u'、' ? 2 : 1);
  const bool follows = metal(joint) && IsDigit(text_[joint - 1]);
  if (!leads && !follows) return std::nullopt;
  return Quantity(at, end + 1, number.value, "枚", kMedalRule);
}

// What a number without a unit is: a part of a code, a ratio, a version, a year, a name; else
// unread.
Anchor AnchorReader::ReadWithoutUnit(int32_t at, const Number& number,
                                     const Surroundings& around) const {
  const int32_t end = number.end;
  const bool joined = IsAnyOf(text_[at - 1], u"-/") || text_[end] == u'-' || text_[end] == u'/';
  // 总人口性别比104.62
  constexpr int32_t kIndexChars = 7;
  if (end - at >= 6 && end - at <= kIndexChars && !joined && number.value.exponent < 0) {
    if (auto index = ReadBareIndex(at, number, around)) return *index;
  }
  if (end - at >= 6 || joined) return Rejected(at, end, Reason::kMetadata, "reject.no_unit");
  if (auto ratio = ReadBareRatio(at, number, around)) return *ratio;
  if (auto index = ReadBareIndex(at, number, around)) return *index;
  if (auto medals = ReadMedals(at, number)) return *medals;
  if (number.value.exponent < 0) {
    // 2.0版, 4.0 of a thing named in letters; any other decimal is a quantity that lacks its
    // unit.
    const bool version = Is(end, u"版") || Is(end, u"时代") || Is(end, u"阶段") ||
                         IsLatin(text_[at - 1]) || text_[at - 1] == u'V' ||
                         around.quote_begin >= 0 || text_[end] == u'”';
    return version ? Rejected(at, end, Reason::kVersion, "reject.version")
                   : Rejected(at, end, Reason::kUnread, "reject.unread");
  }
  const bool year = end - at == 4 && number.value.mantissa >= 1949 && number.value.mantissa < 2100;
  const auto behind = text_.Folded(end, end + 6);
  const bool town = behind.find(u"小镇") < 4;  // 1986青年小镇
  const bool called =
      town || behind.find(u"平台") != behind.npos || behind.find(u"热线") != behind.npos;
  if (year && IsHan(text_[end]) && !town && !behind.starts_with(u"平台"))
    return Rejected(at, end, Reason::kDate, "date.bare_year");
  if (around.quote_begin >= 0) return Rejected(at, end, Reason::kName, "reject.quoted");
  if ((IsHan(text_[at - 1]) || (called && end - at >= 4)) && IsHan(text_[end]))
    return Rejected(at, end, Reason::kName, "reject.name");
  return Rejected(at, end, Reason::kUnread, "reject.unread");
}

// 485.319.3: figures of cells that nothing parts any more, 485.3 and 19.3 or 485.31 and 9.3. The
// end of the run; `at` where it is none: dates and versions have no three digits between two
// points, and no figure has seven behind its own.
int32_t AnchorReader::GluedEnd(int32_t at) const {
  constexpr int32_t kMostChars = 256;
  constexpr int32_t kJoint = 3;
  constexpr int32_t kMostDecimals = 6;
  int32_t part = at;
  int points = 0;
  bool glued = false;
  int32_t p = at;
  while (p - at < kMostChars &&
         (IsDigit(text_[p]) || (text_[p] == u'.' && IsDigit(text_[p + 1])))) {
    if (text_[p] == u'.') {
      glued = glued || (points > 0 && p - part >= kJoint);
      ++points;
      part = p + 1;
    }
    ++p;
  }
  glued = glued || (points > 0 && p - part > kMostDecimals);
  return glued ? p : at;
}

int32_t AnchorReader::SizeInTwoCurrencies(const UnitMatch& unit) const {
  constexpr int32_t kAmountChars = 12;
  if (unit.unit == nullptr || unit.unit->dimension != "money" || text_[unit.unit_end] != u'(' ||
      !IsDigit(text_[unit.unit_end + 1]))
    return unit.unit_end;
  int32_t close = unit.unit_end + 2;
  while (close < unit.unit_end + kAmountChars && text_[close] != u')') ++close;
  const bool sizes = text_[close] == u')' && IsAnyOf(text_[close - 1], u"元镑金") &&
                     text_.Holds(close + 1, u"以上") && IsHan(text_[close + 3]);
  return sizes ? close + 3 : unit.unit_end;
}

std::optional<Anchor> AnchorReader::ReadArabicAnchor(int32_t at, const Surroundings& around) const {
  const Number number = ReadMended(at);
  if (number.value.exponent < 0) {
    if (const int32_t end = GluedEnd(at); end > at)
      return Rejected(at, end, Reason::kUnread, kGluedRule);
  }
  if (auto other = ReadOtherThanQuantity(at, number, around)) return other;
  if (auto place = ReadBarePlace(at, number, around)) return place;
  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  anchor.value = number.value;
  anchor.rule = "quantity.arabic";
  // A minus where no digit, bracket or date stands before it is a sign.
  if (text_[at - 1] == u'-' && !IsDigit(text_[at - 2]) && !IsAnyOf(text_[at - 2], u"%年月)元") &&
      !IsLatin(text_[at - 2])) {
    anchor.begin = anchor.number_begin = at - 1;
    anchor.value->mantissa = -anchor.value->mantissa;
  } else if (text_[at - 1] == u'+' && IsSign(at - 1, number.end)) {
    anchor.begin = anchor.number_begin = at - 1;
  }
  if (auto part = ReadStructure(at, number, around)) return part;
  if (TakeRatio(number, anchor)) {
    TakeBounds(anchor, around);
    return anchor;
  }
  if (text_[number.end] == u'强') return ReadStrong(at, number.end, number.value.mantissa, around);
  UnitMatch unit = ReadUnit(number.end);
  // 附件3 名词解释
  if (unit.found() && text_[unit.unit_end] == u'词' && text_[unit.unit_end - 1] == u'名') unit = {};
  if (YearBeforeWord(number, unit)) unit = {};
  TakeRange(at, number.end, around, unit, anchor);
  if (!unit.found()) {
    const UnitMatch lent = UnitOfList(number.end, around);
    if (!lent.found()) return ReadWithoutUnit(at, number, around);
    Apply(lent, anchor);
    anchor.end = number.end;
    anchor.lent_unit = true;
    TakeBoundBefore(anchor, around);
    return anchor;
  }
  // 漳江核电2—4号机组
  if (anchor.high && unit.unit != nullptr && unit.unit->surface == "号")
    return Rejected(at, unit.unit_end, Reason::kBuilding, "reject.building");
  // 首个1类新药, 3类医疗器械: the class that the law puts such things into.
  static constexpr std::u16string_view kLawful[] = {u"新药", u"创新药", u"医疗器械"};
  if (number.end - at == 1 && text_[number.end] == u'类' &&
      text_.LengthOfAny(number.end + 1, kLawful) > 0)
    return Rejected(at, number.end + 1, Reason::kGrade, "reject.grade");
  // 7个方面24项工作: headings, which nobody counts.
  if (Is(number.end, u"个方面") || Is(number.end, u"方面"))
    return Rejected(at, unit.unit_end, Reason::kLexical, "reject.abstract_count");
  if (CountsSteps(unit.unit_end))
    return Rejected(at, unit.unit_end, Reason::kLexical, "reject.abstract_count");
  // 5万吨级泊位: how large such things are.
  if (text_[unit.unit_end] == u'级' && unit.unit != nullptr && unit.unit_end > unit.unit_begin &&
      unit.unit->kind == knowledge::UnitClass::kMeasure && unit.unit->dimension != "money")
    return Rejected(at, unit.unit_end + 1, Reason::kName, "reject.size_class");
  // 5亿元(3000万美元)以上项目: a class of size in two currencies.
  if (const int32_t end = SizeInTwoCurrencies(unit); end > unit.unit_end)
    return Rejected(at, end, Reason::kName, "reject.size_class");
  // 10亿级项目55个: a class of size, which is money though no 元 says so.
  if (unit.unit != nullptr && unit.unit->surface == "级" &&
      unit.magnitude_end > unit.magnitude_begin)
    return Rejected(at, unit.unit_end, Reason::kName, "reject.size_class");
  Apply(unit, anchor);
  // 每10万人配置45台: of how many each is told.
  if (text_[at - 1] == u'每' && unit.unit != nullptr &&
      (unit.unit->dimension == "persons" || unit.unit->dimension == "mass" ||
       unit.unit->dimension == "area" || unit.unit->surface == "户" || unit.unit->surface == "元"))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.denominator");
  // 1美元兑7.05元: what the other currency is told for.
  if (text_[unit.unit_end] == u'兑' && anchor.Measures("money"))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.denominator");
  // 每立方米28微克: the denominator stands before the number.
  if (EndsBefore(at, u"每立方米") && unit.unit != nullptr &&
      unit.unit->dimension == "concentration") {
    anchor.begin = at - 4;
    anchor.unit_literal = unit.unit->surface == "毫克/立方米" ? "毫克/立方米" : "微克/立方米";
  }
  TakeDenominatorBefore(at, anchor);
  if (IsQuotedName(at, unit, anchor, around))
    return Rejected(at, number.end, Reason::kName, "reject.quoted");
  // 臭氧日最大8小时平均浓度: by what it is measured.
  if (EndsBefore(at, u"最大") && unit.unit != nullptr && unit.unit->surface == "小时" &&
      IsHan(text_[unit.unit_end]))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.name");
  // 2小时高铁经济圈: the name of an aim. 5大示范中心之一: the name of a few.
  if (unit.unit != nullptr && NamesCircleOrFew(*unit.unit, unit.unit_end))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.circle");
  // 位于2-6度坡度(含6度)的耕地: how steep, of what lies there.
  if (unit.unit != nullptr && unit.unit->surface == "度" &&
      (text_[at - 1] == u'含' || SlopeFollows(unit.unit_end)))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.circle");
  // 日最大8小时浓度, 白酒(折65度): the number by which something is reckoned.
  if (unit.unit != nullptr && ((unit.unit->surface == "小时" && EndsBefore(at, u"最大")) ||
                               (unit.unit->surface == "度" && text_[at - 1] == u'折')))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.circle");
  // 28条措施: how many clauses a policy has.
  anchor.aside = (unit.unit_end == number.end + 1 &&
                  CountsClauses(at, unit.unit_end, around.sentence_begin)) ||
                 RulesTax(anchor);
  TakeBounds(anchor, around);
  return anchor;
}

// 每亩387公斤, 每公顷6120公斤: so many of each.
void AnchorReader::TakeDenominatorBefore(int32_t at, Anchor& anchor) const {
  struct Per {
    std::u16string_view before;
    std::string_view surface;
    std::string_view unit;
  };
  static constexpr Per kPers[] = {{u"每亩", "公斤", "公斤/亩"},
                                  {u"每公顷", "公斤", "公斤/公顷"},
                                  {u"每亩", "千克", "千克/亩"},
                                  {u"每公顷", "千克", "千克/公顷"}};
  if (anchor.unit == nullptr || anchor.power != 0 || !IsAnyOf(text_[at - 1], u"亩顷")) return;
  for (const Per& per : kPers) {
    if (anchor.unit->surface != per.surface || !EndsBefore(at, per.before)) continue;
    anchor.begin = at - static_cast<int32_t>(per.before.size());
    anchor.unit_literal = per.unit;
    return;
  }
}

// 2022县域金融报告: whether `number` is the year of something whose first character only looks like
// a unit.
bool AnchorReader::YearBeforeWord(const Number& number, const UnitMatch& unit) const {
  static constexpr std::u16string_view kWords[] = {
      u"县域",   u"个税",   u"人居",   u"大会",  u"大赛",   u"大学",   u"大气",   u"大豆",
      u"大宗",   u"大众",   u"大型",   u"名城",  u"名优",   u"名师",   u"名茶",   u"对外",
      u"对口",   u"对台",   u"基层",   u"基础",  u"基金",   u"基因",   u"个体",   u"人大",
      u"人工",   u"人口",   u"人文",   u"人力",  u"场景",   u"园林",   u"乡村",   u"天然",
      u"天文",   u"天府",   u"双创",   u"双拥",  u"双碳",   u"家电",   u"家具",   u"口岸",
      u"口腔",   u"团体",   u"成人",   u"成渝",  u"元旦",   u"元宵",   u"度假",   u"单体",
      u"单项",   u"单元",   u"站点",   u"层级",  u"村级",   u"村庄",   u"镇域",   u"台湾",
      u"分布",   u"分类",   u"分级",   u"件均",  u"大数据", u"大健康", u"大湾区", u"大模型",
      u"大运会", u"个性化", u"双循环", u"元宇宙"};
  constexpr int64_t kFirst = 1990;
  constexpr int64_t kLast = 2050;
  if (number.value.exponent != 0 || number.value.mantissa < kFirst ||
      number.value.mantissa > kLast || unit.unit == nullptr || unit.power != 0 ||
      unit.unit_begin != number.end || unit.unit_end != unit.unit_begin + 1)
    return false;
  const auto word = knowledge_.CueAt(text_.Folded(unit.unit_begin, unit.unit_begin + 3));
  return text_.LengthOfAny(unit.unit_begin, kWords) > 0 ||
         (word.length > 1 && (word.cues & (Bit(Cue::kGeneric) | Bit(Cue::kPlain))));
}

// 延续12%企业所得税政策, 减按2%征收: whether a rule of taxation says so much per cent, which nobody
// measures. `anchor` is without its bounds.
bool AnchorReader::RulesTax(const Anchor& anchor) const {
  static constexpr std::u16string_view kTaxes[] = {
      u"征收", u"税率", u"企业所得税", u"个人所得税", u"企业和个人", u"所得税", u"增值税", u"个税"};
  static constexpr std::u16string_view kRules[] = {u"延续", u"享受", u"落实", u"执行",
                                                   u"实行", u"减按", u"适用", u"实施"};
  if (!anchor.Measures("share")) return false;
  const int32_t noun = anchor.end + (text_[anchor.end] == u'的' ? 1 : 0);
  return text_.LengthOfAny(noun, kTaxes) > 0 &&
         (text_.LengthOfAny(anchor.begin - 2, kRules) > 0 || text_[anchor.begin - 1] == u'按');
}

bool AnchorReader::SlopeFollows(int32_t at) const {
  static constexpr std::u16string_view kBounds[] = {u"以下", u"以上", u"及以上", u"及以下"};
  at += text_.LengthOfAny(at, kBounds);
  return Is(at, u"坡度") || Is(at, u"坡耕地");
}

// Whether 经济圈 closes the words behind a time at `at`, or 之一 those behind 大.
bool AnchorReader::NamesCircleOrFew(const knowledge::Unit& unit, int32_t at) const {
  constexpr int32_t kNameChars = 20;
  const bool time = unit.surface == "小时" || unit.surface == "分钟";
  if (!time && unit.surface != "大") return false;
  const int32_t end = text_.HanEnd(at, std::min(text_.size(), at + kNameChars));
  for (int32_t p = at + 1; p < end && p < at + (time ? 8 : kNameChars); ++p) {
    if (time ? text_[p] == u'圈' : Is(p, u"之一")) return true;
  }
  return false;
}

// 28条政策措施, 出台稳增长38条、促消费12条: whether the clauses of a policy are counted, whose
// number begins at `at`; what they are, if it is said, stands at `noun_begin`.
bool AnchorReader::CountsClauses(int32_t at, int32_t noun_begin, int32_t floor) const {
  constexpr int32_t kNounChars = 6;
  constexpr int32_t kVerbChars = 30;
  if (text_[noun_begin - 1] != u'条') return false;
  const auto behind = text_.Folded(noun_begin, noun_begin + kNounChars);
  const auto noun = behind.substr(0, std::min(behind.find_first_of(u",;。、:(的"), behind.size()));
  if (noun.find(u"措施") != noun.npos || noun.find(u"举措") != noun.npos) return true;
  // 30条促进茶业稳定发展工作措施, 12条奖补政策: what closes the noun tells.
  static constexpr std::u16string_view kClauses[] = {u"措施", u"举措", u"政策"};
  constexpr int32_t kLongChars = 24;
  const int32_t run = text_.HanEnd(noun_begin, std::min(text_.size(), noun_begin + kLongChars));
  if (run - noun_begin > 3 && !IsHan(text_[run]) &&
      EndsWithAny(text_.Folded(noun_begin, run), kClauses))
    return true;
  if (IsHan(text_[noun_begin]) && text_[noun_begin] != u'等') return false;
  if (IsAnyOf(text_[at - 1], u"线路道街河渠沟链")) return false;
  for (int32_t p = at - 1; p >= std::max(floor, at - kVerbChars); --p) {
    if (IsAnyOf(text_[p], u",;:")) return false;
    if (Is(p, u"出台") || Is(p, u"落实") || Is(p, u"制定")) return true;
  }
  return false;
}

// Whether a quotation calls something by the figure at `at`.
bool AnchorReader::IsQuotedName(int32_t at, const UnitMatch& unit, const Anchor& anchor,
                                const Surroundings& around) const {
  if (around.quote_begin < 0) return false;
  // “点亮24小时的灯”, “200米见园、500米见绿”
  if (unit.unit != nullptr && unit.unit->dimension == "time" && text_[anchor.end] == u'的' &&
      NameGoesOn(anchor.end))
    return true;
  if (unit.unit != nullptr && unit.unit->dimension == "length" && text_[anchor.end] == u'见')
    return true;
  const bool closes = text_[anchor.end] == u'”';
  // “1县2所示范园”: what is wanted of each.
  const int32_t first_digit = around.quote_begin + 1;
  if (IsDigit(text_[first_digit]) && IsHan(text_[first_digit + 1]) &&
      IsDigit(text_[first_digit + 2]) && IsHan(text_[first_digit + 3]) && at <= first_digit + 2)
    return true;
  // “4区18园”, “8镇5乡”: nothing but counts, one behind the other.
  int32_t first = at - 1;
  while (closes && IsDigit(text_[first - 1])) --first;
  if (closes && IsHan(text_[at - 1]) && first < at - 1 && first - 1 == around.quote_begin)
    return true;
  int32_t next = anchor.end;
  while (around.quote_begin == at - 1 && IsDigit(text_[next])) ++next;
  if (next > anchor.end && IsHan(text_[next]) && text_[next + 1] == u'”') return true;
  const bool clauses =
      closes && unit.unit != nullptr && unit.unit->kind == knowledge::UnitClass::kClassifier;
  // 实施“0.5度”行动: a campaign is called by it.
  if (closes && around.quote_begin == at - 1 &&
      (Is(anchor.end + 1, u"行动") || Is(anchor.end + 1, u"工程") || Is(anchor.end + 1, u"计划")))
    return true;
  // “3315系列计划”, “1%工作法”: digits that it begins with; “20条”: how many clauses a policy has.
  if (around.quote_begin == at - 1)
    return unit.unit == nullptr || clauses || NameGoesOn(anchor.end);
  // “科技金融15条”, “两个15%”.
  return (clauses && text_[anchor.end - 1] == u'条') ||
         (closes && text_[at - 1] == u'个' && HanDigit(text_[at - 2]) >= 2 &&
          around.quote_begin == at - 3);
}

// Whether a quoted name of a few more words ends behind `at`, without another number in it.
bool AnchorReader::NameGoesOn(int32_t at) const {
  constexpr int32_t kNameChars = 12;
  if (!IsHan(text_[at]) || (IsHanNumeral(text_[at]) && text_[at + 1] != u'年')) return false;
  for (int32_t p = at + 1; p < at + kNameChars; ++p) {
    if (text_[p] == u'”') return true;
    // “3个三年行动”
    const bool years = IsHanNumeral(text_[p]) && text_[p + 1] == u'年';
    if (!IsHan(text_[p]) || (IsHanNumeral(text_[p]) && !years)) return false;
  }
  return false;
}

// 城乡居民收入比缩小到1.67, 降至2以内: the ratio of two incomes has no unit.
std::optional<Anchor> AnchorReader::ReadBareRatio(int32_t at, const Number& number,
                                                  const Surroundings& around) const {
  constexpr int32_t kChars = 20;
  const auto before = text_.Folded(std::max(around.sentence_begin, at - kChars), at);
  size_t term = before.npos;
  for (const std::u16string_view word : {u"收入比", u"倍差", u"之比"})
    term = term == before.npos ? before.rfind(word) : term;
  if (term == before.npos || before.find_first_of(u";。", term) != before.npos) return std::nullopt;
  // 倍差为1.96,比上年缩小0.02
  static constexpr std::u16string_view kMoved[] = {u"缩小", u"下降", u"扩大", u"减少", u"上升"};
  const size_t comma = before.find(u',', term);
  const bool moved = EndsWithAny(before, kMoved) && comma != before.npos &&
                     before.find_first_of(u"比较", comma) != before.npos;
  if (comma != before.npos && !moved) return std::nullopt;
  Anchor anchor = Quantity(at, number.end, number.value, "倍", "ratio.bare");
  TakeBounds(anchor, around);
  if (number.value.exponent == 0 && anchor.relation == Relation::kEq) return std::nullopt;
  return anchor;
}

std::optional<Anchor> AnchorReader::SexRatio(int32_t at, const Number& number,
                                             const Surroundings& around) const {
  constexpr int32_t kChars = 70;
  static constexpr std::u16string_view kJoints[] = {u"的",   u"下降为", u"上升为", u"降为",
                                                    u"升为", u"降至",   u"升至",   u"变为"};
  constexpr std::u16string_view kTerm = u"性别比";
  if (number.value.exponent >= 0 || !IsAnyOf(text_[at - 1], u"的为至")) return std::nullopt;
  const auto before = text_.Folded(std::max(around.sentence_begin, at - kChars), at);
  size_t behind = before.rfind(kTerm);
  if (behind == before.npos || !EndsWithAny(before, kJoints)) return std::nullopt;
  behind += kTerm.size();
  if (before[behind] == u'(') behind = before.find(u')', behind);
  if (behind >= before.size() || before.find_first_of(u",;。", behind) != before.npos ||
      before.find(u'由', behind) == before.npos)
    return std::nullopt;
  Anchor anchor = Quantity(at, number.end, number.value, "", "index.bare");
  anchor.index = true;
  TakeBounds(anchor, around);
  return anchor;
}

// 空气质量综合指数3.52, 基尼系数由0.41降至0.38: an index has no unit.
std::optional<Anchor> AnchorReader::ReadBareIndex(int32_t at, const Number& number,
                                                  const Surroundings& around) const {
  static constexpr std::u16string_view kTerms[] = {u"指数",   u"系数", u"I值",    u"PMI",  u"均值",
                                                   u"死亡率", u"得分", u"性别比", u"评分", u"pH值"};
  static constexpr std::u16string_view kJoints[] = {u"达到", u"达", u"为", u"由",
                                                    u"从",   u"至", u"到"};
  constexpr int32_t kChars = 20;
  const auto before = text_.Folded(std::max(around.sentence_begin, at - kChars), at);
  size_t behind = before.npos;
  for (const std::u16string_view term : kTerms) {
    const size_t found = before.rfind(term);
    if (found != before.npos && (behind == before.npos || found + term.size() > behind))
      behind = found + term.size();
  }
  // 性别比(以女性为100,男性对女性的比例)由2010年的105.12下降为103.42
  if (behind == before.npos) return SexRatio(at, number, around);
  if (behind < before.size() && before[behind] == u'(') {
    const size_t close = before.find(u')', behind);
    behind = close == before.npos ? close : close + 1;
  }
  if (behind == before.npos || before.find_first_of(u",;。、(《“", behind) != before.npos)
    return std::nullopt;
  const auto between = before.substr(behind);
  // 指数(以上年为100): what it is measured by.
  const bool joined = between.empty() || (EndsWithAny(between, kJoints) &&
                                          between.find_first_of(u"年以") == between.npos);
  const bool decimal = number.value.exponent < 0;
  if (!joined || (!decimal && between.empty()) || Compare(number.value, Decimal{1000, 0}) > 0)
    return std::nullopt;
  // 指数为100的…, 指数达45家: a word goes on.
  if (IsHan(text_[number.end]) && !IsAnyOf(text_[number.end], u"以左上下提降升增减改较比缩扩回")) {
    return std::nullopt;
  }
  Anchor anchor = Quantity(at, number.end, number.value, "", "index.bare");
  anchor.index = true;
  TakeBounds(anchor, around);
  return anchor;
}

std::optional<Anchor> AnchorReader::ReadMask(int32_t at, const Surroundings& around) const {
  int32_t end = MaskEnd(text_, at);
  if (end == at) return std::nullopt;
  const bool letter = text_[at] == u'X';
  if (letter && (IsLatin(text_[at - 1]) || text_[at - 1] == u'+' || IsLatin(text_[end])))
    return std::nullopt;
  const int32_t number_end = end;
  UnitMatch unit = ReadUnit(end);
  bool range = false;
  if (!unit.found() && IsRangeMark(text_[end]) && MaskEnd(text_, end + 1) > end + 1) {
    end = MaskEnd(text_, end + 1);
    unit = ReadUnit(end);
    range = true;
  }
  if (text_[end] == u'年' || text_[end] == u'月' || text_[end] == u'日') {
    constexpr int32_t kDateChars = 6;
    if (end - at > kDateChars) return Rejected(at, end, Reason::kMask, "mask.words");
    return Date(at, end + 1, {}, "mask.date");
  }
  if (EndsBefore(at, u"隐藏内容(")) return Rejected(at, end, Reason::kBoilerplate, "mask.notice");
  if (Is(end, u"号线")) return Rejected(at, end, Reason::kLine, "mask.line");
  if (Is(end, u"国道") || Is(end, u"省道") || Is(end, u"高速"))
    return Rejected(at, end, Reason::kRoad, "mask.road");
  // ××街道, ××镇: whose name is left out.
  static constexpr std::string_view kPlaces[] = {"街道", "镇", "乡", "县", "村"};
  if (unit.unit != nullptr && unit.power == 0 &&
      std::ranges::find(kPlaces, unit.unit->surface) != std::end(kPlaces))
    return Rejected(at, end, Reason::kMask, "mask.words");
  if (unit.unit != nullptr && unit.unit->surface == "大")
    unit = UnitMatch{nullptr, end, end, end, end, 0, false};  // ***大学
  if (!unit.found()) {
    if (letter || text_[at] == u'×') return std::nullopt;
    return Rejected(at, number_end, Reason::kMask, "mask.words");
  }
  Anchor anchor;
  anchor.type = AnchorType::kQuantity;
  anchor.begin = anchor.number_begin = at;
  const bool minus = text_[at - 1] == u'-' && !IsDigit(text_[at - 2]) && !IsLatin(text_[at - 2]);
  if (minus || (text_[at - 1] == u'+' && IsSign(at - 1, end)))
    anchor.begin = anchor.number_begin = at - 1;
  anchor.masked = true;
  anchor.rule = range ? "quantity.mask_range" : "quantity.mask";
  Apply(unit, anchor);
  anchor.aside =
      unit.unit_end == end + 1 && CountsClauses(at, unit.unit_end, around.sentence_begin);
  TakeBounds(anchor, around);
  // **%)以上: the bound behind the bracket holds for both.
  return anchor;
}

// 甲县入选中国县域旅游百强: the end of 入选 in the clause before `at`, unless it tells how many
// were selected, 5家企业入选…百强; -1: none.
int32_t AnchorReader::SelectedBefore(int32_t at, int32_t floor) const {
  constexpr int32_t kFieldChars = 18;
  constexpr int32_t kWhoChars = 12;
  int32_t verb = at - 4;
  while (verb >= std::max(floor, at - kFieldChars) && IsHan(text_[verb]) && !Is(verb, u"入选"))
    --verb;
  if (verb < std::max(floor, at - kFieldChars) || !Is(verb, u"入选")) return -1;
  int32_t who = verb;
  while (who > floor && verb - who < kWhoChars && IsHan(text_[who - 1]) &&
         !IsHanNumeral(text_[who - 1]))
    --who;
  const bool alone = who == floor || IsAnyOf(text_[who - 1], u",;。、");
  return alone && who < verb ? verb + 2 : -1;
}

// 跻身全省十强, 进入全国25强: a rank where something enters; else part of a name.
// 入选全国县域旅游百强: the group stands behind the verb, before the field.
Anchor AnchorReader::ReadStrong(int32_t at, int32_t end, int64_t place,
                                const Surroundings& around) const {
  constexpr int32_t kFieldChars = 18;
  constexpr std::u16string_view kEnters[] = {u"跻身", u"进入", u"挺进", u"迈入",
                                             u"入围", u"闯入", u"冲刺"};
  int32_t entered = -1;  // the end of the verb
  for (int32_t p = at - 1;
       p >= std::max(around.sentence_begin, at - kFieldChars) && IsHan(text_[p]) && entered < 0;
       --p) {
    if (IsOneOf(text_.Folded(p, std::min(p + 2, at)), kEnters)) entered = p + 2;
  }
  if (entered < 0) entered = SelectedBefore(at, around.sentence_begin);
  if (entered < 0 || IsHan(text_[end + 1]) || IsAnyOf(text_[end + 1], u"”("))
    return Rejected(at, end, Reason::kName, "reject.strong");
  constexpr CueSet kAmong = Bit(Cue::kGroup) | Bit(Cue::kRegion);
  int32_t touching = CueBefore(at, entered, kAmong);
  if (touching > 0 && HalfOfWord(at - touching, at, entered)) touching = 0;  // 高新区60强
  Anchor anchor;
  anchor.type = AnchorType::kRank;
  anchor.number_begin = at;
  anchor.begin = anchor.group_begin = at - touching;
  anchor.group_end = at;
  anchor.end = end + 1;
  anchor.value = Decimal{place, 0};
  anchor.unit_literal = "位";
  anchor.relation = Relation::kLe;
  anchor.rule = "rank.strong";
  if (touching > 0) return anchor;
  const auto first = knowledge_.CueAt(text_.Folded(entered, at));
  const bool among = (first.cues & kAmong) != 0;
  const int32_t length = among ? first.length : Is(entered, u"中国") ? 2 : 0;
  anchor.group_begin = entered;
  anchor.group_end = entered + length;
  return anchor;
}

std::optional<int64_t> AnchorReader::ReadNeighbours(int32_t at, int32_t end, int32_t skip) const {
  const int first = HanDigit(text_[at]);
  if (end - at < 2 || first < 1 || HanDigit(text_[at + 1]) != first + 1) return std::nullopt;
  int64_t value = skip == 0 ? first : first + 1;
  for (int32_t p = at + 2; p < end; ++p) {
    if (HanDigit(text_[p]) >= 0) return std::nullopt;
    for (int i = 0; i < HanPower(text_[p]); ++i) value *= 10;
    if (value > 1'000'000'000'000) return std::nullopt;
  }
  return value;
}

Anchor AnchorReader::HanQuantity(int32_t at, Decimal value, const UnitMatch& unit,
                                 std::string_view rule, const Surroundings& around) const {
  Anchor anchor = Quantity(at, at, value, {}, rule);
  anchor.han = true;
  Apply(unit, anchor);
  TakeBounds(anchor, around);
  return anchor;
}

// 二点五倍, 三点六个百分点
std::optional<Anchor> AnchorReader::ReadHanDecimal(int32_t at, int32_t end,
                                                   const Surroundings& around) const {
  if (text_[end] != u'点') return std::nullopt;
  const auto number = ReadHanPoint(at);
  if (!number || number->end == end) return std::nullopt;
  const UnitMatch unit = ReadUnit(number->end);
  if (!unit.found()) return std::nullopt;
  return HanQuantity(at, number->value, unit, "quantity.han_decimal", around);
}

// 五千万元, 超千亿: the last 万 or 亿, at `split`, joins the unit; what stands before it becomes
// digits.
std::optional<Anchor> AnchorReader::ReadHanAmount(int32_t at, int32_t split,
                                                  const Surroundings& around) const {
  const int32_t end = split + 1;
  // C919亿元: the unit of a number that is not read is no number by itself.
  if (split == at && (IsDigit(text_[at - 1]) || IsAnyOf(text_[at - 1], u"]①②③④⑤⑥⑦⑧⑨")))
    return std::nullopt;
  // 一亿六千五百万 counts in 万, though 六千五百 alone would not tell of how much.
  auto value = split == at ? std::optional<int64_t>(1) : ReadHan(text_, at, split);
  if (value && *value >= 100'000'000 && HanPower(text_[split]) == 4) {
    value = ReadHan(text_, at, end);
    if (value) value = *value / 10'000;
  }
  UnitMatch unit = ReadUnit(split);
  // 千亿, 万亿, 百万: no digit of its own
  const bool bare =
      std::ranges::none_of(text_.Folded(at, split), [](char16_t c) { return HanDigit(c) >= 0; });
  const bool bounded = CueBefore(at, around.sentence_begin, kBoundCues) > 0 || UpToMany(at) ||
                       (unit.unit != nullptr && IsReached(at)) ||
                       EndsInAbove(std::max(unit.unit_end, end));
  if (unit.unit != nullptr && unit.unit->kind == knowledge::UnitClass::kClassifier &&
      HanPower(text_[split]) == 8) {
    unit.unit = nullptr;  // 破万亿门槛: what follows is a word
    unit.unit_end = unit.unit_begin;
  }
  const bool counts = unit.unit != nullptr
                          ? unit.unit->kind == knowledge::UnitClass::kClassifier ||
                                unit.unit->dimension == "money" ||
                                unit.unit->dimension == "persons" || MeasuresInHan(*unit.unit)
                          : !bare && NamesPersons(end);
  if (!value || !(counts || bounded) || CountsVaguely(at)) return std::nullopt;
  const bool in_bracket = text_[at - 1] == u'(' && text_[std::max(unit.unit_end, end)] == u')';
  if (bare && (EndsBefore(at, u"单位:") || in_bracket))  // of a table
    return Rejected(at, std::max(unit.unit_end, end), Reason::kMetadata, "reject.unit_line");
  if (bare && !bounded && text_[end] != u'元') return std::nullopt;
  // 生产总值亿元5756.357.1: cells that ran together, the unit before its figure
  if (bare && !bounded && IsDigit(text_[unit.unit_end]))
    return Rejected(at, std::max(unit.unit_end, end), Reason::kMetadata, "reject.unit_line");
  if (Is(end, u"级") || Is(std::max(unit.unit_end, end), u"级")) {
    return Rejected(at, end, Reason::kName, "reject.size_class");
  }
  // 实施农民万元增收行动: what an undertaking is called by.
  if (bare && !bounded && NamesUndertaking(std::max(unit.unit_end, end)))
    return Rejected(at, std::max(unit.unit_end, end), Reason::kSlogan, "reject.campaign");
  // 突破千万台 counts; 千万家 alone is a manner of speaking, 千万台阶 a step.
  if (unit.unit != nullptr && unit.unit->kind == knowledge::UnitClass::kClassifier && split != at &&
      bare && (!bounded || text_[unit.unit_end] == u'阶'))
    return std::nullopt;
  Anchor anchor = HanQuantity(at, {*value, 0}, unit,
                              bare ? "quantity.magnitude" : "quantity.han_amount", around);
  anchor.bare = bare;
  return anchor;
}

// Whether the words behind a sum at `at` end in what they call an undertaking: 增收行动.
bool AnchorReader::NamesUndertaking(int32_t at) const {
  constexpr int32_t kNameChars = 8;
  for (int32_t p = at + 2; p < at + kNameChars && IsHan(text_[p - 1]) && IsHan(text_[p]); ++p) {
    if ((Is(p, u"行动") || Is(p, u"工程") || Is(p, u"计划")) && !IsHan(text_[p + 2])) return true;
  }
  return false;
}

// 发展到十万个, 达百万人次
bool AnchorReader::IsReached(int32_t at) const {
  constexpr std::u16string_view kReached[] = {u"达到", u"展到", u"加到", u"增至", u"大到"};
  return text_[at - 1] == u'达' || (at >= 2 && IsOneOf(text_.Folded(at - 2, at), kReached));
}

// 稳定在千亿斤以上, but not 千人以上企业.
bool AnchorReader::EndsInAbove(int32_t at) const {
  return Is(at, u"以上") && (!IsHan(text_[at + 2]) || IsAnyOf(text_[at + 2], u"并且和"));
}

// 消费上百亿元, 吸引上千名: as many or more; 岸上百家, 以上千亿 end another word.
bool AnchorReader::UpToMany(int32_t at) const {
  return text_[at - 1] == u'上' && HanPower(text_[at]) >= 2 && at >= 2 && IsHan(text_[at - 2]) &&
         !IsAnyOf(text_[at - 2], u"以规限网线岸路船市会基史面之月晚早年身手水陆海马");
}

// 几十个, 数百家, 成千上万: no number that could be told.
bool AnchorReader::CountsVaguely(int32_t at) const {
  return IsAnyOf(text_[at - 1], u"几数") && !EndsBefore(at, u"总数") && !EndsBefore(at, u"人数") &&
         !EndsBefore(at, u"户数") && !EndsBefore(at, u"次数") && !EndsBefore(at, u"个数");
}

// 三十万手工业者, 一千二百万侨民: who is counted, right behind the number.
bool AnchorReader::NamesPersons(int32_t at) const {
  constexpr std::u16string_view kPersons[] = {u"农民", u"职工", u"学生", u"工人", u"青年", u"侨民",
                                              u"干部", u"居民", u"党员", u"教师", u"儿童"};
  if (text_.size() < at + 2) return false;
  return IsOneOf(text_.Folded(at, at + 2), kPersons) || Is(at, u"手工业者") ||
         Is(at, u"知识分子") || Is(at, u"知识青年");
}

// Whether Han numerals may measure in `unit`: 一百零八亿度, 三百公里; 十里, 八方 and 三克 are
// names.
bool AnchorReader::MeasuresInHan(const knowledge::Unit& unit) {
  constexpr std::array<std::string_view, 6> kDimensions = {"area", "length", "volume",
                                                           "mass", "energy", "power"};
  constexpr std::array<std::string_view, 5> kWords = {"里", "方", "克", "升", "平方"};
  return std::ranges::find(kDimensions, unit.dimension) != kDimensions.end() &&
         std::ranges::find(kWords, unit.surface) == kWords.end();
}

// Whether `unit` behind Han numerals may count things: no 三元正极材料, 第三名, 六公里.
bool AnchorReader::CountsInHan(const knowledge::Unit& unit, int64_t value, char16_t before) {
  if (unit.dimension == "money" || unit.dimension == "share") {
    if (unit.surface == "成" || IsAnyOf(before, u"第")) return false;
    if (unit.surface == "元" && value < 10) return false;  // 三元正极材料
  } else if (unit.kind == knowledge::UnitClass::kMeasure && unit.dimension != "persons" &&
             unit.dimension != "points" && unit.surface != "倍") {
    if (value <= 10 || !MeasuresInHan(unit) || unit.surface == "度") return false;
  }
  return before != u'第' && before != u'之' && before != u'初' && before != u'十';
}

// Whether the words at `at` name a sum of money that itself is measured: 民生支出.
bool AnchorReader::SumsBehind(int32_t at) const {
  static constexpr std::u16string_view kSums[] = {u"补贴", u"补助", u"支出", u"费用",
                                                  u"税费", u"收入", u"存款", u"贷款"};
  constexpr int32_t kKindChars = 2;  // 民生
  const int32_t first = text_.LengthOfAny(at, kSums);
  const int32_t behind = first > 0 ? at + first : at + kKindChars;
  const int32_t end = first > 0 ? behind : behind + text_.LengthOfAny(behind, kSums);
  return end > at + (first > 0 ? 0 : kKindChars) && !Is(end, u"政策") && !Is(end, u"项目") &&
         !Is(end, u"制度") && !Is(end, u"标准") && !Is(end, u"保险");
}

// Why a count in Han numerals is none: 三届, 两个关键, 十大发现, 三个“…”. `certain`: a noun need
// not follow.
std::optional<Anchor> AnchorReader::RejectHanCount(int32_t at, int32_t end, const UnitMatch& unit,
                                                   bool certain) const {
  const std::string_view surface = unit.unit->surface;
  // Characters that count only beside a noun of theirs are words more often than classifiers.
  static constexpr std::array<std::string_view, 41> kDoubtful = {
      "届", "次", "篇", "大", "大类", "方面", "大项", "类", "方", "里", "道", "部", "面", "头",
      "口", "手", "本", "层", "门",   "号",   "站",   "级", "期", "团", "片", "块", "院", "县",
      "乡", "镇", "馆", "园", "校",   "厅",   "名",   "位", "堂", "把", "尾", "首", "轮"};
  // 一百二十名 is written out, 五百多名 no word.
  constexpr std::array<std::string_view, 8> kSeldom = {"名", "位", "头", "口",
                                                       "部", "篇", "块", "本"};
  const bool written_out =
      (end - at >= 3 || unit.approximate || HanPower(text_[at]) >= 2) &&  // 超千名
      std::ranges::find(kSeldom, surface) != kSeldom.end();
  const bool doubtful = !written_out && std::ranges::find(kDoubtful, surface) != kDoubtful.end();
  const char16_t after = text_[unit.unit_end];
  if (surface == "届" || surface == "次")
    return Rejected(at, end, Reason::kOrdinal, "reject.session");
  // 两个关键, 三个方面: what is counted is no thing.
  static constexpr std::array<std::u16string_view, 59> kAbstract = {
      u"能级",     u"主张",       u"打造",   u"圆满",   u"方针", u"战线",   u"翻番",   u"翻一番",
      u"百分之百", u"一批",       u"一次",   u"一百年", u"十条", u"一百亿", u"一千亿", u"五年计划",
      u"超级大国", u"特别行政区", u"上水平", u"名片",   u"部分", u"层级",   u"底线",   u"红线",
      u"积极性",   u"市场",       u"文明",   u"循环",   u"要求", u"因素",   u"关系",   u"层次",
      u"政治",     u"关键",       u"方面",   u"环节",   u"维护", u"确立",   u"转变",   u"统筹",
      u"结合",     u"坚持",       u"聚焦",   u"导向",   u"层面", u"维度",   u"阶段",   u"大局",
      u"根本",     u"必须",       u"着力",   u"全面",   u"意识", u"自信",   u"毫不",   u"原则",
      u"世界",     u"现代化",     u"腿"};
  for (const std::u16string_view word : kAbstract) {
    if (Is(unit.unit_end, word))
      return Rejected(at, end, Reason::kLexical, "reject.abstract_count");
  }
  if (CountsSteps(unit.unit_end) || CountsPoints(unit.unit_end))
    return Rejected(at, end, Reason::kLexical, "reject.abstract_count");
  if (surface == "大") return Rejected(at, end, Reason::kName, "reject.han_group");  // 十大发现
  if (surface == "件" && after == u'套')
    return Rejected(at, end, Reason::kName, "reject.han_group");
  // 两项补贴, 九项民生支出: sums that are called by how many kinds they have.
  if (surface == "项" && SumsBehind(unit.unit_end))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.han_group");
  // 三所镇, 五家港: nobody counts places so; they are called by it.
  if ((surface == "所" || surface == "家") && end - at == 1 && IsAnyOf(after, u"镇乡村屯港湾") &&
      !IsAnyOf(text_[unit.unit_end + 1], u"口澳资股企航商务办级"))
    return Rejected(at, unit.unit_end, Reason::kName, "reject.han_group");
  // 织密人防技防两张网, 五对重要关系: manners of speaking.
  const bool net = surface == "张" && after == u'网' && !IsHan(text_[unit.unit_end + 1]);
  if (net || (surface == "对" && (Is(unit.unit_end, u"关系") || Is(unit.unit_end + 2, u"关系"))))
    return Rejected(at, end, Reason::kSlogan, "reject.abstract_count");
  // 四个重点(…), 两个环境建设, but not 四个重点项目.
  constexpr std::u16string_view kAlone[] = {u"重点", u"环境", u"基础", u"优势", u"闸门", u"收官"};
  const int32_t behind = unit.unit_end + 2;
  if (behind <= text_.size() && IsOneOf(text_.Folded(unit.unit_end, behind), kAlone) &&
      (!IsHan(text_[behind]) || Is(behind, u"建设")))
    return Rejected(at, end, Reason::kSlogan, "reject.abstract_count");
  if (doubtful || !(certain || IsHan(after) || after == u'“')) {
    return Rejected(at, end, Reason::kLexical, "reject.han_word");
  }
  if (after == u'“') return Rejected(at, end, Reason::kSlogan, "reject.han_quoted_noun");
  return std::nullopt;
}

// 三千多万元, 二十三亿五千余万元: what joins the unit stands behind 多 or 余.
std::optional<Anchor> AnchorReader::ReadHanMany(int32_t at, int32_t end,
                                                const Surroundings& around) const {
  if (!IsAnyOf(text_[end], u"多余") || HanPower(text_[end + 1]) < 4) return std::nullopt;
  auto value = ReadHan(text_, at, end);
  if (value && *value >= 100'000'000) {
    int32_t yi = end - 1;
    while (yi > at && text_[yi] != u'亿') --yi;
    const auto above = ReadHan(text_, at, yi + 1);
    const auto below = yi + 1 < end ? ReadHan(text_, yi + 1, end) : std::optional<int64_t>(0);
    const bool sums = above && below && HanPower(text_[end + 1]) == 4;
    value = sums ? std::optional(*above / 10'000 + *below) : std::nullopt;
  }
  const UnitMatch unit = ReadUnit(end);
  if (!value || *value < 2 || unit.unit == nullptr) return std::nullopt;
  return HanQuantity(at, {*value, 0}, unit, "quantity.han_amount", around);
}

// A small count with its classifier and a noun: 两家, 六项, 十二个; two neighbouring digits are a
// range, 两三千户.
std::optional<Anchor> AnchorReader::ReadHanCount(int32_t at, int32_t end,
                                                 const Surroundings& around) const {
  if (Is(at, u"一一") && end == at + 2)  // 一一列举
    return Rejected(at, end, Reason::kLexical, "reject.han_word");
  const auto high = ReadNeighbours(at, end);
  const auto value = high ? ReadNeighbours(at, end, 0) : ReadHan(text_, at, end);
  if (!value) return std::nullopt;
  const UnitMatch unit = ReadUnit(end);
  if (unit.unit == nullptr) return std::nullopt;
  const bool measures = unit.unit->dimension == "ratio" || unit.unit->dimension == "money" ||
                        unit.unit->dimension == "points";
  // 三项目组团: the last of 一、二、三.
  if (text_[at - 1] == u'、' && HanDigit(text_[at - 2]) >= 0 && unit.power == 0)
    return std::nullopt;
  // 二十二万零四百六十六个: written out, with its 万.
  const bool written_out = end - at >= 4 && *value < 1'000'000'000'000;
  const bool once = measures && unit.unit->dimension != "money" && *value == 1;  // 增长一倍
  if ((*value < 2 && !once) || (*value > 9999 && !written_out)) return std::nullopt;
  // 百家, 千户 are vague; 超千家 is a count.
  const bool vague = HanPower(text_[at]) >= 2;
  if (vague && CueBefore(at, around.sentence_begin, kBoundCues) == 0 && !UpToMany(at) &&
      !((unit.unit->kind == knowledge::UnitClass::kClassifier ||
         unit.unit->dimension == "persons") &&
        EndsInAbove(unit.unit_end)))
    return std::nullopt;
  if ((unit.approximate && *value < 10) || CountsVaguely(at)) return std::nullopt;
  // 以百倍的努力: no measure.
  if (unit.unit->dimension == "ratio" && HanDigit(text_[at]) < 0 && text_[unit.unit_end] == u'的' &&
      text_[at - 1] == u'以')
    return Rejected(at, end, Reason::kLexical, "reject.han_word");
  if (unit.approximate && unit.unit->dimension == "time")  // 二十多年
    return Rejected(at, unit.unit_end, Reason::kDate, "date.han");
  if (!CountsInHan(*unit.unit, *value, text_[at - 1])) return std::nullopt;
  // 这两种变化, 以上三项: those just spoken of.
  constexpr int64_t kFew = 10;
  if (*value <= kFew && !measures && (text_[at - 1] == u'这' || EndsBefore(at, u"以上")))
    return Rejected(at, end, Reason::kLexical, "reject.points_back");
  // 共有三百个, 完工的有十七项: large enough to be no word, so that no noun need follow.
  const bool large = *value > 10 && end - at >= 2;
  const bool certain = vague || high || measures || large || unit.approximate ||
                       (IsAnyOf(text_[unit.unit_end], u",;。、") && IsDone(at, around));
  if (auto rejected = RejectHanCount(at, end, unit, certain)) return rejected;
  Anchor anchor = HanQuantity(at, {*value, 0}, unit,
                              vague ? "quantity.magnitude" : "quantity.han_count", around);
  if (high) anchor.high = Decimal{*high, 0};
  anchor.aside = anchor.HasClassifier() && anchor.relation == Relation::kEq &&
                 CountsByTheWay(at, *value, unit, around.sentence_begin);
  TakeHalf(anchor);
  return anchor;
}

// 新修公路八条, 引进企业三家: whether the clause before the count at `at` says what was done to a
// thing.
bool AnchorReader::IsDone(int32_t at, const Surroundings& around) const {
  constexpr int32_t kClauseChars = 14;
  constexpr int32_t kNounChars = 2;
  for (int32_t p = at - 1; p >= std::max(around.sentence_begin, at - kClauseChars); --p) {
    if (!IsHan(text_[p])) return false;
    const auto cue = knowledge_.CueAt(text_.Folded(p, at));
    if ((cue.cues & Bit(Cue::kDeed)) && at - p - cue.length >= kNounChars) return true;
  }
  return false;
}

// 三项制度, 三个基地(…), 交通等六个部门, 两种资源: whether a count is a way of speaking, or sums up
// what is named beside it.
bool AnchorReader::CountsByTheWay(int32_t at, int64_t value, const UnitMatch& unit,
                                  int32_t floor) const {
  constexpr int64_t kFew = 10;
  constexpr int64_t kSeveral = 50;
  const std::string_view surface = unit.unit->surface;
  if (CountsClauses(at, unit.unit_end, floor)) return true;
  if (value <= 3 && (surface == "种" || surface == "只")) return true;
  return (value <= kFew && SumsUpList(at, floor)) ||
         (value <= kSeveral && (text_[at - 1] == u'等' || IsWayOfSpeaking(unit.unit_end)));
}

// Whether what is counted by the noun at `at` is a matter of words: 制度, 举措, but not
// 制度创新成果; or told in a bracket.
bool AnchorReader::IsWayOfSpeaking(int32_t at) const {
  constexpr int32_t kNounChars = 8;
  constexpr std::u16string_view kSpoken[] = {
      u"措施", u"举措", u"规定", u"制度", u"机制", u"行动", u"改革", u"任务",   u"能力",
      u"补贴", u"主线", u"体系", u"战役", u"大事", u"原则", u"条件", u"道路",   u"国策",
      u"指标", u"工作", u"矛盾", u"路线", u"斗争", u"计划", u"部门", u"工业部", u"司令部"};
  const auto behind = text_.Folded(at, at + kNounChars);
  const size_t end = std::min(behind.find_first_of(u",;。、:(“\n的"), behind.size());
  const auto noun = behind.substr(0, end);
  if (end >= 2 && text_[at + static_cast<int32_t>(end)] == u'(') return true;
  return noun.find(u"成果") == noun.npos &&
         std::ranges::any_of(kSpoken, [noun](auto word) { return noun.find(word) != noun.npos; });
}

// 甲、乙两个电厂: whether nothing but Han parts the count at `at` from the list that it sums up.
bool AnchorReader::SumsUpList(int32_t at, int32_t floor) const {
  constexpr int32_t kSumChars = 24;
  for (int32_t p = at - 1; p >= std::max(floor, at - kSumChars); --p) {
    if (text_[p] == u'、') return p < at - 1;
    if (!IsHan(text_[p]) && !IsAnyOf(text_[p], u"“”")) return false;
  }
  return false;
}

// 一千五百万吨 at `at`: the number that joins its unit. Nothing when no unit follows.
std::optional<AnchorReader::HanAmount> AnchorReader::ReadHanWithUnit(int32_t at) const {
  const int32_t run = HanRunEnd(text_, at);
  if (run == at) return std::nullopt;
  const bool joins = HanPower(text_[run - 1]) >= 4 && run > at + 1;
  const int32_t end = joins ? run - 1 : run;
  const auto value = ReadHan(text_, at, end);
  const UnitMatch unit = ReadUnit(end);
  if (!value || unit.unit == nullptr) return std::nullopt;
  return HanAmount{*value, unit};
}

// 三百到五百户, 一千五百万吨到二千万吨; 由三百户增加到五百户 is none.
std::optional<Anchor> AnchorReader::ReadHanRange(int32_t at, int32_t end,
                                                 const Surroundings& around) const {
  const auto marks = [this](int32_t p) { return IsAnyOf(text_[p], u"到至"); };
  if (text_[at - 1] == u'第' || CountsVaguely(at)) return std::nullopt;
  int32_t mark = end;
  std::optional<HanAmount> low;
  if (!marks(mark)) {
    // No unit is so long, nor has one of these marks.
    constexpr int32_t kUnitChars = 32;
    int32_t p = end;
    while (p < end + kUnitChars && !marks(p) && !IsAnyOf(text_[p], u",;。、:\n")) ++p;
    if (!marks(p)) return std::nullopt;
    low = ReadHanWithUnit(at);
    if (!low) return std::nullopt;
    mark = low->unit.unit_end;
  }
  if (!marks(mark) || GoesFrom(at, around.sentence_begin)) return std::nullopt;
  const auto high = ReadHanWithUnit(mark + 1);
  if (!high || high->unit.unit->dimension == "time") return std::nullopt;
  if (low && (low->unit.unit != high->unit.unit || low->unit.power != high->unit.power))
    return std::nullopt;
  const auto first = low ? std::optional(low->value) : ReadHan(text_, at, end);
  if (!first || *first < 1 || *first >= high->value ||
      !CountsInHan(*high->unit.unit, high->value, text_[at - 1]) ||
      RejectHanCount(at, end, high->unit, true))
    return std::nullopt;
  Anchor anchor = HanQuantity(at, {*first, 0}, high->unit, "quantity.han_amount", around);
  anchor.high = Decimal{high->value, 0};
  return anchor;
}

// 六倍半: the half stands behind the unit.
void AnchorReader::TakeHalf(Anchor& anchor) const {
  if (anchor.end != anchor.unit_end || text_[anchor.end] != u'半' || anchor.high) return;
  if (anchor.unit->dimension != "ratio") return;
  anchor.value = Decimal{anchor.value->mantissa * 10 + 5, -1};
  ++anchor.end;
}

// 两、三倍, 五、六十户: two neighbouring digits that are parted.
std::optional<Anchor> AnchorReader::ReadHanParted(int32_t at, const Surroundings& around) const {
  const int low = HanDigit(text_[at]);
  if (low < 1 || text_[at + 1] != u'、' || HanDigit(text_[at + 2]) != low + 1 ||
      text_[at - 1] == u'、' || IsHanNumeral(text_[at - 1]))
    return std::nullopt;
  int64_t power = 1;
  int32_t end = at + 3;
  for (; HanPower(text_[end]) >= 1 && HanPower(text_[end]) <= 3 && power < 1000; ++end) {
    for (int i = 0; i < HanPower(text_[end]); ++i) power *= 10;
  }
  const UnitMatch unit = ReadUnit(end);
  if (IsHanNumeral(text_[end]) && unit.power == 0) return std::nullopt;
  // 二、三项目: items of a list.
  const bool noun = unit.power == 0 && unit.unit_end > unit.unit_begin + 1;
  if (unit.unit == nullptr || unit.unit->dimension == "time" ||
      (noun && unit.unit->dimension != "points") ||
      !CountsInHan(*unit.unit, low * power, text_[at - 1]) || RejectHanCount(at, end, unit, true))
    return std::nullopt;
  Anchor anchor = HanQuantity(at, {low * power, 0}, unit, "quantity.han_count", around);
  anchor.high = Decimal{(low + 1) * power, 0};
  return anchor;
}

std::optional<Anchor> AnchorReader::ReadHanAnchor(int32_t at, const Surroundings& around) const {
  if (auto fraction = ReadFraction(at, around)) return fraction;
  if (auto outline = ReadOutline(at, around)) return outline;
  if (!around.in_title && around.quote_begin < 0) {
    if (auto parted = ReadHanParted(at, around)) return parted;
  }
  const int32_t end = HanRunEnd(text_, at);
  if (end == at) return std::nullopt;
  RefusedAt(around.trace, at, end, "ratio.*, share.*", "no half, tenths, fraction or doubling");
  RefusedAt(around.trace, at, end, "outline.*", "it numbers no section or item");
  if (around.in_title) {
    if (!IsAnyOf(text_[end], u"年期批次届五个大项步")) return std::nullopt;
    return Rejected(at, end, Reason::kTitle, "reject.title");
  }
  if (auto date = ReadDate(at, around)) return date;
  RefusedAt(around.trace, at, end, "date.*", "no year, month or day follows");
  const bool quoted = around.quote_begin >= 0;
  const char16_t next = text_[end];
  // N强 as a rank: 跻身全省十强.
  if (next == u'强' && !quoted) {
    if (const auto place = ReadHan(text_, at, end)) return ReadStrong(at, end, *place, around);
  }
  // Years, months and days of a span: 三年行动, 五年来, 两个月.
  if (next == u'年' || Is(end, u"个月") || Is(end, u"个季度") || next == u'月' ||
      Is(end, u"季度") || next == u'天' || Is(end, u"周年") || next == u'日') {
    if (end - at == 1 && text_[at] == u'一' && next != u'月' && next != u'季') return std::nullopt;
    const int32_t span = Is(end, u"个季度") ? 3 : 1;  // 连续三个季度居第一
    return Rejected(at, end + span, Reason::kDate, "date.han");
  }
  if (quoted) {
    // “八八战略”, “两山”: a quoted Han numeral is part of a name.
    if (text_[at] == u'一' && end == at + 1) return std::nullopt;
    const bool streak = next == u'连' && IsHan(text_[end + 1]);  // “六连冠”
    return Rejected(at, end, streak ? Reason::kOrdinal : Reason::kSlogan, "reject.quoted_han");
  }
  if (auto range = ReadHanRange(at, end, around)) return range;
  if (auto decimal = ReadHanDecimal(at, end, around)) return decimal;
  if (auto many = ReadHanMany(at, end, around)) return many;
  return HanPower(text_[end - 1]) >= 4 ? ReadHanAmount(at, end - 1, around)
                                       : ReadHanCount(at, end, around);
}

std::optional<Anchor> AnchorReader::Read(int32_t at, const Surroundings& around) const {
  const char16_t c = text_[at];
  if (IsDigit(c)) return ReadArabicAnchor(at, around);
  switch (c) {
    case u'*':
    case u'×':
    case u'X':
      return ReadMask(at, around);
    case u'第':
    case u'首':
    case u'榜':
    case u'前':
      if (around.in_title) return std::nullopt;
      return ReadOrdinal(at, around);
    case u'半':
    case u'过':
    case u'近':
    case u'翻':
    case u'倍':
      return ReadFraction(at, around);
    default:
      break;
  }
  if (IsHanNumeral(c)) return ReadHanAnchor(at, around);
  if ((c >= 0x2460 && c <= 0x249B) || (c >= 0x2776 && c <= 0x2793)) {
    return Rejected(at, at + 1, Reason::kOutline, "outline.circled");
  }
  if (c >= 0x2160 && c <= 0x217F) return Rejected(at, at + 1, Reason::kGrade, "reject.roman");
  return std::nullopt;
}

}  // namespace gongbao::extraction
