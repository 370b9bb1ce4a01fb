// The names of things counted: the noun behind the count, and what was done to them.
#include <algorithm>
#include <string_view>

#include "common/extraction/naming.h"

namespace gongbao::extraction {

using knowledge::Cue;
using knowledge::UnitClass;

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
  // 20项指标中,15项增幅高于全省: what they did, not what they are.
  const auto words = text_.Folded(noun.begin, noun.end);
  if (!framed_.empty() && (words.starts_with(u"增幅") || words.starts_with(u"增速"))) {
    const Range rank = heads_.DeedBehind(noun.end);
    IndicatorName name(noun.begin, std::max(noun.end, rank.end));
    name.Append("的");
    return {Joined(name, framed_), Rule::kNameBehind};
  }
  // 为1.2万名困难群众发放救助金3600万元: those who were given it.
  static constexpr std::u16string_view kGiven[] = {u"发放", u"拨付", u"兑付", u"减免", u"提供"};
  for (const Token& token : heads_.Within(noun)) {
    if (token.begin < noun.begin + 2 || noun.end - token.end < 2 ||
        !IsOneOf(text_.Folded(token.begin, token.end), kGiven))
      continue;
    entity_ = IndicatorName(noun.begin, token.begin);
    IndicatorName name(token.begin, noun.end);
    name.Append("的");
    return {Joined(name, entity_), Rule::kNameBehind};
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

Range Namer::AsListedBefore(Range noun) const {
  if (listed_.empty() || listed_.end - listed_.begin <= noun.end - noun.begin ||
      !heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGeneric) ||
      !text_.Folded(listed_.begin, listed_.end).ends_with(text_.Folded(noun.begin, noun.end)))
    return noun;
  return listed_;
}

Range Namer::DeedBefore(const Anchor& figure, const IndicatorName& name) const {
  // Deeds that tell what became of the things; 完成 and 建成 only say that it was done.
  static constexpr std::u16string_view kDeeds[] = {
      u"新建",     u"新改建",   u"改建",   u"扩建",     u"改扩建",   u"续建",     u"改造",
      u"改造提升", u"新建改造", u"新改造", u"提升改造", u"整治提升", u"改造升级", u"升级改造",
      u"新开工",   u"新落地",   u"新投产", u"新竣工",   u"整治",     u"修缮",     u"开工",
      u"启动",     u"拆除",     u"关停",   u"淘汰",     u"查处",     u"开工建设", u"化解",
      u"盘活",     u"开通",     u"加固",   u"修复"};
  if (heads_.DeedLength(name) > 0) return {};
  const int32_t at = figure.begin;
  if (!deed_.empty() && IsAnyOf(text_[at - 1], u"、和")) {
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

IndicatorName Namer::OfDeed(const Anchor& figure, const IndicatorName& left) const {
  if (!(left.empty() || left.size() == 1)) return {};
  if (figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect) return {};
  // 754户1735人脱贫, 7.8万户、22.9万人脱贫: one deed of both.
  const int32_t next = text_[figure.end] == u'、' ? figure.end + 1 : figure.end;
  const int32_t behind = heads_.FigureAt(next) ? heads_.From(next).front().end : figure.end;
  const Range deed = heads_.DeedBehind(behind);
  if (deed.empty()) return {};
  IndicatorName name(deed.begin, deed.end);
  const bool persons = figure.unit != nullptr && figure.unit->dimension == "persons";
  if (entity_.empty()) return persons && last_.empty() && topic_.empty() ? name : IndicatorName();
  // 覆盖38个村,754户脱贫: persons are none of the things counted before.
  const IndicatorName& of = framed_.empty() ? entity_ : framed_;
  const FoldedName things = of.Folded(text_);
  if (persons && !IsAnyOf(things.back(), u"人户民者员工才口生")) return name;
  name.Append("的");
  name.Append(of);
  return name;
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

IndicatorName Namer::Stretch(const Anchor& figure, Range noun, const IndicatorName& left) const {
  if (noun.empty() || text_[figure.end] == u'的' || figure.unit == nullptr) return {};
  const std::string_view dimension = figure.unit->dimension;
  const bool money = dimension == "money";  // 发行6600亿元建设国债
  // 推进20万吨高纯铜项目: a verb, and how large the thing is that it is done to.
  if ((dimension == "mass" || dimension == "power") && left.size() == 2 &&
      heads_.IsOnly(left, Cue::kVerb) && noun.end - noun.begin >= 4)
    return {noun.begin, noun.end};
  if (dimension != "length" && dimension != "area" && dimension != "volume" && !money) return {};
  const bool deed = !left.empty() && left.size() <= 4 && heads_.DeedLength(left) == left.size();
  // 守牢300万亩永久基本农田: a verb that no table has, too short to be what is measured.
  // 高质量完成50万亩高标准农田建设: an adverb as well.
  // 整理出荒山, 种植了林果: what was done, and to what.
  if (!money && !left.empty() && left.size() <= 3 && dimension == "area" &&
      (IsAnyOf(text_[figure.begin - 1], u"出了") || heads_.IsOnly(left, Cue::kDeed))) {
    const auto [done, done_end] = left.OnlyPiece();
    const int32_t out = done_end - done == 3 && text_[done_end - 1] == u'出' ? 1 : 0;
    if (done_end > done) return Joined({done, done_end - out}, {noun.begin, noun.end});
  }
  const bool verb = noun.end - noun.begin >= 4 && !heads_.EndsIn(left, Cue::kHead) &&
                    (left.size() == 2 || (left.size() == 3 && text_[left.Hull().first] == u'高'));
  // 20座桥梁、80公里道路: the name before it is that of the count before.
  const bool used = text_[figure.begin - 1] == u'、' && previous_counted_ && !left.empty() &&
                    left.Hull().second == previous_.Hull().second;
  // 推进变电站及20公里线路建设: what stands before 及 is another thing.
  const bool other = noun.end - noun.begin >= 4 && IsAnyOf(text_[figure.begin - 1], u"和及与");
  // 市财政安排2.3亿元专项资金: who did it stands before the deed.
  static constexpr std::u16string_view kMoney[] = {u"资金", u"债券", u"国债", u"贷款", u"补贴",
                                                   u"补助", u"基金", u"专款", u"经费", u"消费券"};
  const bool given = money && left.size() <= 10 && heads_.EndsIn(left, Cue::kDeed) &&
                     EndsWithAny(text_.Folded(noun.begin, noun.end), kMoney);
  if (given) return Joined(left, IndicatorName(noun.begin, noun.end));
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

}  // namespace gongbao::extraction
