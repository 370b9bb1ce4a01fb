#include "common/extraction/sentence.h"

#include <algorithm>
#include <bit>

#include "common/extraction/characters.h"
#include "common/extraction/periods.h"

namespace gongbao::extraction {
namespace {

// No cue and no name is longer.
constexpr int32_t kTermChars = 24;

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

}  // namespace

Tokeniser::Tokeniser(const knowledge::Knowledge& knowledge, const SourceText& text, Trace* trace)
    : knowledge_(knowledge),
      text_(text),
      anchors_(knowledge, text),
      openings_(knowledge.cues_and_names()) {
  for (const char16_t& c : kTokenOpenings) openings_.Add({&c, 1});
  around_.trace = trace;
}

bool Tokeniser::TakeName(int32_t at, knowledge::Lexicon::Match name) {
  const auto& entry = knowledge_.name(name.value);
  const char16_t next = text_[at + name.length];
  const bool plan = entry.reason == "date" && name.length <= 3;
  const bool whole =
      !plan || text_[at - 1] == u'“' || next == u'”' || IsAnyOf(next, u"期时规末以开收");
  // 十分之一 is a fraction.
  if (next == u'之' && text_[at + name.length - 1] == u'分') return false;
  // 千亿 after a digit, or a unit after a number, is no name.
  if (!whole || (IsHanNumeral(text_[at]) && IsDigit(text_[at - 1]))) return false;
  const auto numeral = [this](int32_t p) { return IsDigit(text_[p]) || IsHanNumeral(text_[p]); };
  int32_t first = at;
  while (first < at + name.length && !numeral(first)) ++first;
  int32_t last = at + name.length;
  while (last > first && !numeral(last - 1)) --last;
  if (last == first) return true;
  const Period period = PlanNamedAt(text_, at);
  const bool date = period.known() && !around_.in_title;
  Anchor& anchor = sentence_->anchors.emplace_back();
  anchor.rule = "name.lexicon";
  anchor.reason = around_.in_title ? Reason::kTitle : ReasonOf(entry.reason);
  anchor.begin = anchor.number_begin = first;
  anchor.end = last;
  anchor.type = date ? AnchorType::kDate : AnchorType::kRejected;
  anchor.period = period;
  if (date) {
    sentence_->has_periods = true;
    sentence_->tokens.push_back({.begin = first,
                                 .end = last,
                                 .anchor = static_cast<int32_t>(sentence_->anchors.size()) - 1});
  }
  return true;
}

int32_t Tokeniser::TakeAnchor(int32_t at) {
  const auto anchor = anchors_.Read(at, around_);
  if (!anchor) return at;
  std::vector<Token>& tokens = sentence_->tokens;
  // A word of bound that was read as a cue belongs to the quote now.
  while (!tokens.empty() && tokens.back().end > anchor->begin) tokens.pop_back();
  tokens.push_back({.begin = anchor->begin,
                    .end = anchor->end,
                    .anchor = static_cast<int32_t>(sentence_->anchors.size())});
  sentence_->anchors.push_back(*anchor);
  if (anchor->type == AnchorType::kQuantity || anchor->type == AnchorType::kRank)
    sentence_->has_figures = true;
  if (anchor->period.known()) sentence_->has_periods = true;
  return std::max(anchor->end, at + 1);
}

void Tokeniser::AddTime(int32_t begin, int32_t end) {
  while (begin < end && !IsHanNumeral(text_[begin])) ++begin;
  if (begin == end) return;
  Anchor& anchor = sentence_->anchors.emplace_back();
  anchor.begin = anchor.number_begin = begin;
  anchor.end = end;
  anchor.reason = Reason::kDate;
  anchor.rule = "date.word";
}

inline void Tokeniser::TakeCue(int32_t begin, int32_t end, knowledge::CueSet cues) {
  if (cues == knowledge::Bit(knowledge::Cue::kPlain)) return;
  if (cues & kTimes) AddTime(begin, end);
  // 某国能200MW项目: no verb, which would stand between.
  if (end - begin == 1 && text_[begin] == u'能' && IsDigit(text_[end])) return;
  sentence_->cues |= cues;
  sentence_->tokens.push_back({.begin = begin, .end = end, .cues = cues});
}

inline void Tokeniser::TakeMark(int32_t at, char16_t mark) {
  if (mark == u'《') around_.in_title = true;
  if (mark == u'》') around_.in_title = false;
  if (mark == u'“') around_.quote_begin = at;
  if (mark == u'”') around_.quote_begin = -1;
  sentence_->tokens.push_back({.begin = at, .end = at + 1, .mark = mark});
}

// A call would pass on what the loop over the places holds in registers.
[[gnu::always_inline]] inline int32_t Tokeniser::ReadAt(int32_t at) {
  const char16_t c = text_[at];
  const CharClasses classes = ClassesOf(c);
  const auto ahead = static_cast<size_t>(std::min(kTermChars, sentence_->end - at));
  const auto [cues, cue_length, name_length, name] = knowledge_.TermsAt({text_.From(at), ahead});
  // Names that hold numerals, before their numerals are read.
  if (name_length > 0 && TakeName(at, {name_length, name})) return at + name_length;
  // 第一季度 and the like are times; any other numeral is an anchor first.
  if ((classes & kOpensAnchor) && !(cues & kTimes)) {
    if (const int32_t end = TakeAnchor(at); end > at) return end;
  }
  if (cue_length > 0) {
    TakeCue(at, at + cue_length, cues);
    return at + cue_length;
  }
  if (classes & kMark) TakeMark(at, c);
  return at + 1;
}

void Tokeniser::IndexTokens() {
  constexpr size_t kAtOnce = 8;  // nearly all tokens begin nearer to each other
  const auto size = static_cast<size_t>(sentence_->end - sentence_->begin) + 1;
  std::vector<uint32_t>& from = sentence_->token_from;
  if (from.size() < size + kAtOnce) from.resize(size + kAtOnce);
  size_t at = 0;
  uint32_t index = 0;
  for (const Token& token : sentence_->tokens) {
    const auto behind = static_cast<size_t>(token.begin - sentence_->begin) + 1;
    for (; at < behind; at += kAtOnce) std::fill_n(from.data() + at, kAtOnce, index);
    at = behind;
    ++index;
  }
  std::fill(from.begin() + static_cast<std::ptrdiff_t>(at),
            from.begin() + static_cast<std::ptrdiff_t>(size), index);
}

// A table without its cells: 原煤(万吨)485.319.3布(亿米)4.9-16.7纱…. Where its figures begin and
// end nobody can tell, so that none between two runs of them is read. In the midst of a sentence,
// as two columns of a page or the end of one leave it, it has also torn a clause in two.
void Tokeniser::FindGlued() {
  std::vector<Anchor>& anchors = sentence_->anchors;
  const auto is_glued = [](const Anchor& anchor) { return anchor.rule == kGluedRule; };
  const auto is_figure = [](const Anchor& anchor) {
    return anchor.type == AnchorType::kQuantity || anchor.type == AnchorType::kRank;
  };
  const auto is_parted = [this](int32_t begin, int32_t end) {
    return std::ranges::any_of(text_.Folded(begin, end),
                               [](char16_t c) { return IsAnyOf(c, u",;"); });
  };
  const auto reject = [&](size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (!is_figure(anchors[i])) continue;
      anchors[i].type = AnchorType::kRejected;
      anchors[i].reason = Reason::kUnread;
      anchors[i].rule = kGluedRule;
    }
  };
  const size_t none = anchors.size();
  size_t last = none;  // the run of figures before
  for (size_t i = 0; i < anchors.size(); ++i) {
    if (!is_glued(anchors[i])) continue;
    if (last == none) sentence_->glued_begin = anchors[i].begin;
    if (last != none && !is_parted(anchors[last].end, anchors[i].begin)) reject(last + 1, i);
    last = i;
  }
  if (last == none) return;
  int32_t end = anchors[last].end;
  if (is_parted(sentence_->begin, sentence_->glued_begin)) {
    while (end < sentence_->end && text_[end] != u';') ++end;
  }
  sentence_->glued_end = end;
  size_t behind = last + 1;
  while (behind < anchors.size() && anchors[behind].begin < end) ++behind;
  reject(last + 1, behind);
  sentence_->has_figures = std::ranges::any_of(anchors, is_figure);
}

void Tokeniser::Read(int32_t begin, int32_t end, Sentence* sentence) {
  sentence_ = sentence;
  sentence->begin = begin;
  sentence->end = end;
  sentence->tokens.clear();
  sentence->anchors.clear();
  sentence->cues = 0;
  sentence->has_figures = sentence->has_periods = false;
  sentence->glued_begin = sentence->glued_end = 0;
  around_ = {.sentence_begin = begin,
             .sentence_end = end,
             .quote_begin = -1,
             .in_title = false,
             .trace = around_.trace};
  constexpr int32_t kBlockChars = 64;
  for (int32_t block = begin; block < end;) {
    const int32_t block_end = std::min(block + kBlockChars, end);
    uint64_t places = openings_.In(text_.Folded(block, block_end), text_[block_end]);
    int32_t at = block;
    while (places != 0) {
      at = ReadAt(block + std::countr_zero(places));
      if (at >= block_end) break;
      places = places >> (at - block) << (at - block);
    }
    block = std::max(at, block_end);
  }
  FindGlued();
  if (!sentence->has_figures) return;
  IndexTokens();
  sentence->chars.Fill(text_.Folded(begin, end));
}

}  // namespace gongbao::extraction
