#include "common/extraction/groups.h"

namespace gongbao::extraction {

using knowledge::Cue;

void Groups::BeginSentence() {
  before_ = first_;
  first_ = facts_.size();
  among_ = kNone;
  depth_ = among_depth_ = 0;
  from_last_ = false;
}

void Groups::EndParagraph() { first_ = facts_.size(); }

void Groups::TakeMark(const Token& token) {
  if (token.mark == u'(') ++depth_;
  if (token.mark == u')' && --depth_ < among_depth_) among_ = kNone;
}

void Groups::TakeCue(const Token& token) {
  if (!token.Is(Cue::kAmong)) return;
  among_ = facts_.size();
  among_depth_ = depth_;
}

void Groups::BeginList() {
  list_ = lists_++;
  place_ = 0;
}

void Groups::TakeFact(const Lead& lead) {
  const size_t index = facts_.size() - 1;
  Fact& fact = facts_[index];
  if (list_ >= 0) {
    fact.list = list_;
    fact.place = place_++;
  }
  if (among_ != kNone) fact.whole = WholeOf(fact);
  if (fact.modality == Modality::kStretch) fact.base_of = BaseOf(fact);
  if (from_last_ && lead.reach && fact.indicator == facts_[index - 1].indicator)
    facts_[index - 1].from_of = static_cast<int32_t>(index);
  from_last_ = lead.from;
}

int32_t Groups::WholeOf(const Fact& part) const {
  // 。其中: the whole stands in the sentence before.
  const size_t first = among_ > first_ ? first_ : before_;
  for (size_t i = among_; i > first; --i) {
    const Fact& fact = facts_[i - 1];
    if (fact.measure == part.measure && fact.base_unit == part.base_unit &&
        (!part.base_unit.empty() || fact.unit == part.unit))
      return static_cast<int32_t>(i - 1);
  }
  return -1;
}

int32_t Groups::BaseOf(const Fact& stretch) const {
  for (size_t i = facts_.size() - 1; i > first_; --i) {
    const Fact& fact = facts_[i - 1];
    if (fact.indicator == stretch.indicator && fact.measure == stretch.measure &&
        fact.status == Status::kTarget && fact.modality != Modality::kStretch)
      return static_cast<int32_t>(i - 1);
  }
  return -1;
}

}  // namespace gongbao::extraction
