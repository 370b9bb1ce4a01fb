#include "common/extraction/groups.h"

namespace gongbao::extraction {

void Groups::BeginSentence() {
  first_ = facts_.size();
  from_last_ = false;
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
  if (fact.modality == Modality::kStretch) fact.base_of = BaseOf(fact);
  if (from_last_ && lead.reach && fact.indicator == facts_[index - 1].indicator)
    facts_[index - 1].from_here = true;
  from_last_ = lead.from;
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
