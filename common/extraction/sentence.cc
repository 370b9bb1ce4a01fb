#include "common/extraction/sentence.h"

#include <algorithm>

#include "common/extraction/characters.h"
#include "common/extraction/periods.h"

namespace gongbao::extraction {
namespace {

// No cue and no name is longer.
constexpr size_t kTermChars = 24;

// Cue words that hold a Han numeral and are times: 第一季度, 五年来.
constexpr knowledge::CueSet kTimes =
    knowledge::Bit(knowledge::Cue::kTime) | knowledge::Bit(knowledge::Cue::kQuarter) |
    knowledge::Bit(knowledge::Cue::kThreeQuarters) | knowledge::Bit(knowledge::Cue::kFiveYears) |
    knowledge::Bit(knowledge::Cue::kPriorYear) | knowledge::Bit(knowledge::Cue::kPlain);

Reason ReasonOf(std::string_view word) {
  for (auto reason = Reason::kOutline; reason < Reason::kUnread;
       reason = static_cast<Reason>(static_cast<int>(reason) + 1)) {
    if (word == Name(reason)) return reason;
  }
  return Reason::kName;
}

// 一季度, 五年来: the numeral of a time is accounted for as a date.
void AddTime(const SourceText& text, int32_t begin, int32_t end, Sentence* sentence) {
  while (begin < end && !IsHanNumeral(text[begin])) ++begin;
  if (begin == end) return;
  Anchor anchor;
  anchor.begin = anchor.number_begin = begin;
  anchor.end = end;
  anchor.reason = Reason::kDate;
  anchor.rule = "date.word";
  sentence->anchors.push_back(anchor);
}

void IndexTokens(Sentence* sentence) {
  sentence->token_from.resize(static_cast<size_t>(sentence->end - sentence->begin) + 1);
  auto at = sentence->token_from.begin();
  uint32_t index = 0;
  for (const Token& token : sentence->tokens) {
    const auto behind = sentence->token_from.begin() + (token.begin - sentence->begin) + 1;
    std::fill(at, behind, index++);
    at = behind;
  }
  std::fill(at, sentence->token_from.end(), index);
}

}  // namespace

void Tokenise(const knowledge::Knowledge& knowledge, const SourceText& text, int32_t begin,
              int32_t end, Sentence* sentence, Trace* trace) {
  sentence->begin = begin;
  sentence->end = end;
  sentence->tokens.clear();
  sentence->anchors.clear();
  const AnchorReader reader(knowledge, text);
  Surroundings around{.sentence_begin = begin,
                      .sentence_end = end,
                      .quote_begin = -1,
                      .in_title = false,
                      .trace = trace};
  const auto add_anchor = [&](const Anchor& anchor) {
    Token token;
    token.begin = anchor.begin;
    token.end = anchor.end;
    token.anchor = static_cast<int32_t>(sentence->anchors.size());
    // A word of bound that was read as a cue belongs to the quote now.
    while (!sentence->tokens.empty() && sentence->tokens.back().end > token.begin)
      sentence->tokens.pop_back();
    sentence->tokens.push_back(token);
    sentence->anchors.push_back(anchor);
  };
  const std::u16string_view words = text.Folded(begin, end);
  const knowledge::Openings& openings = knowledge.cues_and_names();
  for (int32_t at = begin; at < end;) {
    const char16_t c = words[static_cast<size_t>(at - begin)];
    const CharClasses classes = ClassesOf(c);
    // Two characters of three are of no interest to anyone.
    if (!(classes & (kMark | kOpensAnchor)) && !openings.MayBegin(c, text[at + 1])) {
      ++at;
      continue;
    }
    const auto [name, cue] =
        knowledge.TermsAt(words.substr(static_cast<size_t>(at - begin), kTermChars));
    // Names that hold numerals, before their numerals are read.
    if (name.length > 0) {
      const auto& entry = knowledge.name(name.value);
      const char16_t next = text[at + name.length];
      const bool plan = entry.reason == "date" && name.length <= 3;
      const bool whole = !plan || text[at - 1] == u'“' || next == u'”' || next == u'期' ||
                         next == u'时' || next == u'规' || next == u'末' || next == u'以' ||
                         next == u'开' || next == u'收';
      // 千亿 after a digit, or a unit after a number, is no name.
      if (whole && !(IsHanNumeral(c) && IsDigit(text[at - 1]))) {
        Anchor anchor;
        anchor.rule = "name.lexicon";
        anchor.reason = ReasonOf(entry.reason);
        const Period period = PlanNamedAt(text, at);
        int32_t first = at;
        while (first < at + name.length && !IsDigit(text[first]) && !IsHanNumeral(text[first]))
          ++first;
        int32_t last = at + name.length;
        while (last > first && !IsDigit(text[last - 1]) && !IsHanNumeral(text[last - 1])) --last;
        if (last > first) {
          anchor.begin = anchor.number_begin = first;
          anchor.end = last;
          const bool date = period.known() && !around.in_title;
          anchor.type = date ? AnchorType::kDate : AnchorType::kRejected;
          anchor.period = period;
          if (around.in_title) anchor.reason = Reason::kTitle;
          sentence->anchors.push_back(anchor);
          if (date) {
            Token token;
            token.begin = first;
            token.end = last;
            token.anchor = static_cast<int32_t>(sentence->anchors.size()) - 1;
            sentence->tokens.push_back(token);
          }
        }
        at += name.length;
        continue;
      }
    }
    // 第一季度 and the like are times; any other numeral is an anchor first.
    if ((classes & kOpensAnchor) && (cue.length == 0 || !(knowledge.CuesOf(cue.value) & kTimes))) {
      if (auto anchor = reader.Read(at, around)) {
        const int32_t next = std::max(anchor->end, at + 1);
        add_anchor(*anchor);
        at = next;
        continue;
      }
    }
    if (cue.length > 0) {
      const auto cues = knowledge.CuesOf(cue.value);
      if (cues != knowledge::Bit(knowledge::Cue::kPlain)) {
        if (cues & kTimes) AddTime(text, at, at + cue.length, sentence);
        sentence->tokens.push_back({.begin = at, .end = at + cue.length, .cues = cues});
      }
      at += cue.length;
      continue;
    }
    if (classes & kMark) {
      if (c == u'《') around.in_title = true;
      if (c == u'》') around.in_title = false;
      if (c == u'“') around.quote_begin = at;
      if (c == u'”') around.quote_begin = -1;
      sentence->tokens.push_back({.begin = at, .end = at + 1, .mark = c});
    }
    ++at;
  }
  IndexTokens(sentence);
}

}  // namespace gongbao::extraction
