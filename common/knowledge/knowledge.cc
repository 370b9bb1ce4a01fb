#include "common/knowledge/knowledge.h"

#include <algorithm>

#include "common/knowledge/tables.h"

namespace gongbao::knowledge {

std::u16string ToUtf16(std::string_view utf8) {
  std::u16string out;
  for (size_t at = 0; at < utf8.size();) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    const unsigned lead = byte(0);
    char32_t c;
    if (lead < 0x80) {
      c = lead;
      at += 1;
    } else if (lead < 0xE0) {
      c = (lead & 31u) << 6 | (byte(1) & 63u);
      at += 2;
    } else if (lead < 0xF0) {
      c = (lead & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u);
      at += 3;
    } else {
      c = 0xFFFF;  // beyond the plane: no term has one
      at += 4;
    }
    out += static_cast<char16_t>(c);
  }
  return out;
}

namespace {

std::u16string Reversed(std::string_view utf8) {
  std::u16string units = ToUtf16(utf8);
  std::ranges::reverse(units);
  return units;
}

}  // namespace

Knowledge::Knowledge() {
  for (const auto& term : tables::kCues) {
    const auto value = static_cast<int32_t>(cue_sets_.size());
    const std::u16string units = ToUtf16(term.surface);
    cues_.Add(units, value);
    cues_reversed_.Add(Reversed(term.surface), value);
    cues_and_names_.Add(units);
    if (term.cues & kTurningCues) turning_cues_.Add(units);
    cue_sets_.push_back(term.cues);
  }
  for (size_t i = 0; i < tables::kUnits.size(); ++i) {
    units_.Add(ToUtf16(tables::kUnits[i].surface), static_cast<int32_t>(i));
  }
  for (size_t i = 0; i < tables::kNames.size(); ++i) {
    const std::u16string units = ToUtf16(tables::kNames[i].surface);
    names_.Add(units, static_cast<int32_t>(i));
    cues_and_names_.Add(units);
  }
  for (const auto& term : tables::kIndicatorTerms) {
    indicators_reversed_.Add(Reversed(term.surface), term.indicator);
  }
}

const Unit& Knowledge::unit(int32_t value) const {
  return tables::kUnits[static_cast<size_t>(value)];
}

const NameWithNumeral& Knowledge::name(int32_t value) const {
  return tables::kNames[static_cast<size_t>(value)];
}

const Indicator* Knowledge::FindIndicator(std::u16string_view words) const {
  const Lexicon::Match match =
      indicators_reversed_.LongestBackward(words, [](int32_t) { return true; });
  // A short ending of a longer name is another thing: 出口 in 对东盟出口 is a slice of it, 经济 in
  // 数字经济 is not.
  if (match.length < 2 ||
      (match.length == 2 && match.length != static_cast<int32_t>(words.size()))) {
    return nullptr;
  }
  return &tables::kIndicators[static_cast<size_t>(match.value)];
}

std::string_view Knowledge::digest() const { return tables::kDigest; }

}  // namespace gongbao::knowledge
