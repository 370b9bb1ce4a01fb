#include "common/extraction/naming.h"

#include <algorithm>
#include <string>
#include <utility>

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

void Namer::BeginSentence() {
  last_ = previous_ = entity_ = {};
  levels_.clear();
  among_ = false;
  SetTopic();
}

void Namer::SetTopic() {
  constexpr CueSet kVerbs = Bit(Cue::kVerb) | Bit(Cue::kAchieve) | Bit(Cue::kUp) | Bit(Cue::kDown);
  topic_ = {};
  int32_t begin = sentence_.begin;
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  for (const Token& token : sentence_.tokens) {
    if (token.begin < begin) continue;
    if (token.begin == begin && (token.IsAny(kLeading) || token.anchor >= 0 || token.mark == u',' ||
                                 token.mark == u'、' || token.mark == u')')) {
      begin = token.end;
      continue;
    }
    if (token.mark == u'“' || token.mark == u'”' || token.mark == u'(' || token.mark == u')' ||
        token.mark == u'、')
      continue;
    if (token.IsAny(kVerbs) && token.end - token.begin == 1) continue;
    if (token.IsAny(Bit(Cue::kAnd) | Bit(Cue::kHead) | Bit(Cue::kOf)) && !token.Is(Cue::kVerb))
      continue;
    if (token.IsAny(kVerbs | kTimeCues) || token.mark != 0 || token.anchor >= 0) {
      if (token.begin - begin >= 2 && token.begin - begin <= 18)
        topic_ = heads_.Trim({begin, token.begin});
      return;
    }
  }
}

void Namer::TakeMark(const Token& token) {
  if (token.mark == u';') entity_ = {};
  if (token.mark == u',') previous_counted_ = false;
}

void Namer::TakeCue(const Token& token) {
  if (token.Is(Cue::kAmong)) among_ = true;
}

void Namer::TakeFact(const Anchor& figure, Measure measure, const IndicatorName& name) {
  const bool counts = figure.unit != nullptr && figure.unit->kind == UnitClass::kClassifier;
  // 占全国比重 is said of the indicator before it, which goes on being spoken of.
  const bool share_of =
      measure == Measure::kLevel && name.Folded(text_).find(u'占') != std::u16string::npos;
  if (!share_of || last_.empty()) last_ = name;
  if (measure == Measure::kLevel && figure.type == AnchorType::kQuantity) {
    levels_.push_back(name);
    if (counts && !graded_) entity_ = name;
    // 商品房销售面积…、销售额…: what stands before the head noun is shared.
    if (!counts && name.size() > 4) {
      const IndicatorName owner = heads_.WithoutTail(name);
      if (!owner.empty()) entity_ = owner;
    }
  }
  graded_ = false;
  previous_ = name;
  previous_counted_ = counts;
}

void Namer::ForgetLevel() {
  if (!levels_.empty()) levels_.pop_back();
}

bool Namer::TakeSizesProject() { return std::exchange(sizes_project_, false); }

IndicatorName Namer::Complete(const IndicatorName& head) const {
  IndicatorName name = entity_.empty() ? topic_ : entity_;
  if (name.Folded(text_).ends_with(head.Folded(text_))) return name;
  name.Append(head);
  return name;
}

IndicatorName Namer::NameOf(const Anchor& figure, const Lead& lead) {
  if (figure.type != AnchorType::kQuantity) return Finish(HeadOf(lead.name), false, false);
  const bool counts = figure.unit == nullptr ? figure.unit_literal.empty()
                                             : figure.unit->kind != UnitClass::kMeasure ||
                                                   figure.unit->dimension == "persons";
  const Range noun = heads_.NounBehind(figure.end);
  if (counts && !noun.empty()) return Counted(noun);
  const IndicatorName left = HeadOf(lead.name);
  if (!noun.empty() && text_[figure.end] == u'的') {
    const IndicatorName name = OwnedBehind(lead, noun, left);
    if (!name.empty()) return name;
  }
  if (left.empty() && !noun.empty() && last_.empty()) return {noun.begin, noun.end};
  return Finish(left, counts, lead.reach);
}

IndicatorName Namer::Counted(Range noun) {
  entity_ = IndicatorName(noun.begin, noun.end);
  const Range done = heads_.DeedBehind(noun.end);
  const bool wide = heads_.IsOnly(entity_, Cue::kGeneric);
  constexpr int32_t kShortDeed = 12;
  if (done.empty() || (!wide && done.end - done.begin > kShortDeed)) return entity_;
  IndicatorName name(done.begin, done.end);
  if (!name.Folded(text_).ends_with(entity_.Folded(text_))) name.Append(entity_);
  return name;
}

IndicatorName Namer::OwnedBehind(const Lead& lead, Range noun, const IndicatorName& left) {
  const Range tail = heads_.IncompleteTail(lead.name);
  if (!left.empty() && tail.empty()) return {};
  IndicatorName name(noun.begin, noun.end);
  name.Append(tail.begin, tail.end);
  sizes_project_ = !tail.empty();
  return name;
}

IndicatorName Namer::HeadOf(Range range) {
  if (range.empty()) return {};
  const Token* split = nullptr;
  for (const Token& token : heads_.Within(range)) {
    if (token.Is(Cue::kSplit)) split = &token;
  }
  if (split == nullptr) return heads_.Trim(range);
  const Token& verb = *split;
  const IndicatorName object = heads_.Trim({verb.end, range.end});
  if (!object.empty() && !heads_.IsOnly(object, Cue::kIncomplete)) return object;
  IndicatorName name = heads_.Trim({range.begin, verb.begin});
  if (!name.empty()) entity_ = name;
  if (object.empty()) return name;
  if (name.empty()) return object;
  name.Append(object);
  return name;
}

IndicatorName Namer::Finish(const IndicatorName& left, bool counts, bool reached) {
  if (left.empty() && reached && !previous_.empty()) return previous_;
  // 剔除减税因素后增长9.1%: the same indicator under another definition.
  const std::u16string words = left.Folded(text_);
  if ((words.starts_with(u"剔除") || words.starts_with(u"扣除")) && !last_.empty()) return last_;
  if (left.empty() || heads_.IsOnly(left, Cue::kGrowthOnly)) return Again(left);
  if (heads_.IsOnly(left, Cue::kIncomplete)) return Complete(left);
  if (heads_.IsOnly(left, Cue::kGraded) && !(entity_.empty() && last_.empty())) {
    graded_ = true;
    IndicatorName name = left;
    name.Append(heads_.WithoutGrade(entity_.empty() ? last_ : entity_));
    return name;
  }
  // 其中制造业占比: a share of what was named before.
  const bool share = words.starts_with(u"占") || words.starts_with(u"份额占") ||
                     (among_ && (words.ends_with(u"占比") || words.ends_with(u"比重")) &&
                      words.find(u'占') + 2 >= words.size());
  if (share && !last_.empty()) {
    IndicatorName name = last_;
    name.Append(left);
    return name;
  }
  if (counts) {
    if (IndicatorName name = WithKind(left); !name.empty()) return name;
    entity_ = left;
  }
  return left;
}

IndicatorName Namer::Again(const IndicatorName& left) const {
  if (last_.empty()) {
    IndicatorName name = topic_;
    if (!left.empty() && !heads_.IsGrowthWord(left)) name.Append(left);
    return name;
  }
  const std::u16string words = left.Folded(text_);
  if (words != u"总量" && words != u"数量") return last_;
  IndicatorName name = entity_.empty() ? last_ : entity_;
  name.Append(left);
  return name;
}

IndicatorName Namer::WithKind(const IndicatorName& left) const {
  if (left.size() > 4 || !previous_counted_ || previous_.empty() ||
      previous_.size() < left.size() + 2)
    return {};
  const auto [begin, end] = previous_.OnlyPiece();
  if (end <= begin || text_[end - 1] != left.Folded(text_).back()) return {};
  IndicatorName name(begin, end - left.size());
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
