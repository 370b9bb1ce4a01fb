#include "common/extraction/confidence.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <functional>

#include "common/extraction/confidence_weights.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

// A set of characters, asked for any of them in UTF-8. The last six bits of a character tell nearly
// all from those of the set: one question each, and few are put together.
class Marks {
 public:
  template <size_t kSize>
  explicit constexpr Marks(const char32_t (&marks)[kSize]) {
    for (size_t i = 0; i + 1 < kSize; ++i) {
      if (marks[i] < 0x80) {
        ascii_[marks[i]] = true;
      } else {
        others_[count_++] = marks[i];
        last_bits_ |= uint64_t{1} << (marks[i] & 63);
      }
    }
  }
  bool AnyIn(std::string_view words) const {
    for (size_t at = 0; at < words.size();) {
      const size_t begin = at;
      const auto lead = static_cast<unsigned char>(words[at]);
      at += text::CharBytes(words[at]);
      if (lead < 0x80) {
        if (ascii_[lead]) return true;
      } else if (last_bits_ >> (words[at - 1] & 63) & 1) {
        const char32_t c = text::CodePointAt(words, begin);
        for (const char32_t mark : others_) {
          if (mark == c) return true;
        }
      }
    }
    return false;
  }

 private:
  std::array<bool, 128> ascii_{};
  std::array<char32_t, 6> others_{};
  size_t count_ = 0;
  uint64_t last_bits_ = 0;
};

constexpr Marks kMarksOfNames(U"0123456789的年，,、：:（(");
constexpr Marks kMarksOfClauses(U"，,；;。\n");

static_assert(std::size(kConfidenceWeights) == kFeatureCount, "run tests/eval/fit_confidence.py");

constexpr std::array<std::string_view, kFeatureCount> kNames = {"always",
                                                                "growth",
                                                                "change",
                                                                "rank",
                                                                "ratio",
                                                                "gap",
                                                                "share_level",
                                                                "target",
                                                                "other",
                                                                "modal",
                                                                "masked",
                                                                "han",
                                                                "range",
                                                                "bound",
                                                                "classifier",
                                                                "no_base_unit",
                                                                "name_composed",
                                                                "name_behind",
                                                                "name_far",

                                                                "name_short",
                                                                "name_long",
                                                                "name_very_long",
                                                                "name_has_marks",
                                                                "no_code",
                                                                "no_period",
                                                                "period_of_section",
                                                                "period_span",
                                                                "shared_quote",
                                                                "list_member",
                                                                "first_in_sentence",
                                                                "many_before",
                                                                "long_lead",
                                                                "linked"};

class FeatureReader {
 public:
  FeatureReader(const SourceText& text, const FactIndex& index, const Article& article)
      : text_(text),
        all_(text.Utf8(0, text.size())),
        index_(index),
        article_(article),
        link_(article.links.begin()) {}

  // Of fact `i`; to be asked of each fact in turn.
  FeatureSet Read(size_t i) {
    set_ = 0;
    Set(Feature::kAlways, true);
    TakeQuantity(article_.facts[i]);
    TakeName(i);
    TakePeriod(article_.facts[i]);
    TakePlace(i);
    for (; link_ != article_.links.end() && link_->fact == static_cast<int32_t>(i); ++link_) {
      Set(link_->role == LinkRole::kSibling ? Feature::kListMember : Feature::kLinked, true);
    }
    return set_;
  }

 private:
  void Set(Feature feature, bool holds) {
    set_ |= static_cast<FeatureSet>(holds) << static_cast<unsigned>(feature);
  }

  void TakeQuantity(const Fact& fact) {
    Set(Feature::kGrowth, fact.measure == Measure::kGrowth);
    Set(Feature::kChange, fact.measure == Measure::kChange);
    Set(Feature::kRank, fact.measure == Measure::kRank);
    Set(Feature::kRatio, fact.measure == Measure::kRatio);
    Set(Feature::kGap, fact.measure == Measure::kGap);
    Set(Feature::kShareLevel, fact.measure == Measure::kLevel && IsPercent(fact));
    Set(Feature::kTarget, fact.status == Status::kTarget);
    Set(Feature::kOther, fact.status == Status::kOther);
    Set(Feature::kModal, fact.modality == Modality::kFirm || fact.modality == Modality::kStretch);
    Set(Feature::kMasked, !fact.mask().empty());
    const bool digit = std::ranges::any_of(fact.quote(), [](char c) {
      return (c >= '0' && c <= '9') || c == '\xEF';  // or a full-width one
    });
    Set(Feature::kHan, !digit && fact.mask().empty());
    Set(Feature::kRange, fact.value_high().has_value());
    Set(Feature::kBound, fact.relation != Relation::kEq);
    Set(Feature::kClassifier, fact.base_unit() == "item");
    Set(Feature::kNoBaseUnit, fact.base_unit().empty() && fact.measure != Measure::kRank);
  }

  void TakeName(size_t i) {
    const Fact& fact = article_.facts[i];
    constexpr size_t kHanBytes = 3;
    const size_t chars = fact.indicator.size() / kHanBytes;
    Set(Feature::kNameShort, chars <= 3);
    Set(Feature::kNameLong, chars > 12);
    Set(Feature::kNameVeryLong, chars > 18);
    Set(Feature::kNameHasMarks, kMarksOfNames.AnyIn(fact.indicator));
    Set(Feature::kNoCode, fact.indicator_code.empty());
    const std::less<> before;
    const char* const name = fact.indicator.data();
    if (before(name, all_.data()) || !before(name, all_.data() + all_.size())) {
      return Set(Feature::kNameComposed, true);
    }
    if (!before(name, fact.quote().data())) return Set(Feature::kNameBehind, true);
    const char* const end = name + fact.indicator.size();
    constexpr size_t kFar = 480;
    const auto gap = static_cast<size_t>(fact.quote().data() - end);
    if (gap > kFar) return Set(Feature::kNameFar, true);
    const std::string_view between(end, gap);
    Set(Feature::kNameFar, kMarksOfClauses.AnyIn(between));
  }

  void TakePeriod(const Fact& fact) {
    Set(Feature::kNoPeriod, fact.period.empty());
    Set(Feature::kPeriodSpan, fact.period.find('/') != std::string_view::npos);
    const auto section = static_cast<size_t>(fact.section);
    Set(Feature::kPeriodOfSection, section < article_.sections.size() && !fact.period.empty() &&
                                       article_.sections[section].period == fact.period);
  }

  void TakePlace(size_t i) {
    const auto& facts = article_.facts;
    const Place& place = index_.places[i];
    const bool first = i == 0 || index_.places[i - 1].sentence != place.sentence;
    before_ = first ? 0 : before_ + 1;
    Set(Feature::kFirstInSentence, first);
    constexpr int32_t kMany = 6;
    Set(Feature::kManyBefore, before_ > kMany);
    const auto same = [&](size_t a, size_t b) {
      return facts[a].span.start_char == facts[b].span.start_char;
    };
    Set(Feature::kSharedQuote,
        (i > 0 && same(i, i - 1)) || (i + 1 < facts.size() && same(i, i + 1)));
    const std::u16string_view lead = LeadOf(text_, facts[i], place);
    Set(Feature::kListMember, !first && (lead == u"、" || lead == u"和"));
    constexpr size_t kLong = 30;
    Set(Feature::kLongLead, lead.size() > kLong);
  }

  const SourceText& text_;
  const std::string_view all_;
  const FactIndex& index_;
  const Article& article_;
  std::vector<Link>::const_iterator link_;  // by fact, as the facts are
  FeatureSet set_ = 0;
  int32_t before_ = 0;
};

int8_t PercentOf(FeatureSet features) {
  int32_t hundredths = 0;
  for (; features != 0; features &= features - 1) {
    hundredths += kConfidenceWeights[static_cast<size_t>(std::countr_zero(features))];
  }
  const double odds = std::exp(hundredths / 100.0);
  return static_cast<int8_t>(std::clamp(std::lround(100 * odds / (1 + odds)), 1L, 99L));
}

}  // namespace

std::string_view FeatureName(size_t feature) {
  return feature < kFeatureCount ? kNames[feature] : std::string_view();
}

std::vector<FeatureSet> FeaturesOf(const SourceText& text, const FactIndex& index,
                                   const Article& article) {
  FeatureReader reader(text, index, article);
  std::vector<FeatureSet> sets(article.facts.size());
  for (size_t i = 0; i < sets.size(); ++i) sets[i] = reader.Read(i);
  return sets;
}

void RateFacts(const SourceText& text, const FactIndex& index, Article* article) {
  FeatureReader reader(text, index, *article);
  for (size_t i = 0; i < article->facts.size(); ++i)
    article->facts[i].confidence_percent = PercentOf(reader.Read(i));
}

}  // namespace gongbao::extraction
