// Problems: what a report admits, in a list that it opens with 存在…问题, or where it says that
// something was not reached.
#include <algorithm>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/records.h"

namespace gongbao::extraction {
namespace {

// What tells a list of troubles from the mention of one.
constexpr std::u16string_view kSomeWords[] = {u"一些", u"不少", u"诸多", u"许多", u"很多", u"以下",
                                              u"如下", u"一定", u"较多", u"仍",   u"还",   u"突出"};
constexpr WordFinder kSome(kSomeWords);
constexpr std::u16string_view kNumbers[] = {
    u"一是",   u"二是",   u"三是",   u"四是",   u"五是",       u"六是",       u"七是",
    u"八是",   u"主要是", u"特别是", u"尤其是", u"突出表现在", u"主要表现在", u"表现在",
    u"主要有", u"比如",   u"同时",   u"此外",   u"再有",       u"另外"};

constexpr int32_t kShortest = 4;
constexpr int32_t kLongest = 200;

// Without 一是 and (1) before it.
Range WithoutNumber(const SourceText& text, Range item) {
  for (int rounds = 0; rounds < 3; ++rounds) {
    item = Trimmed(text, item.begin, item.end);
    item.begin += text.LengthOfAny(item.begin, kNumbers);
    int32_t at = item.begin;
    const bool open = text[at] == u'(';
    if (open) ++at;
    const int32_t digits = at;
    while (at < item.end && (IsDigit(text[at]) || IsHanNumeral(text[at]))) ++at;
    if (at > digits && (open ? text[at] == u')' : IsAnyOf(text[at], u"、."))) item.begin = at + 1;
    if (IsAnyOf(text[item.begin], u",:")) ++item.begin;
  }
  return item;
}

}  // namespace

bool ProblemReader::Opens(const Clause& clause) const {
  if (!(clause.uses & kTrouble)) return false;
  const auto words = text_.Folded(clause.begin, clause.end);
  const bool some = kSome.In(words) != words.npos;
  if (clause.uses & (kExists | kSees)) return some || clause.mark == u':';
  return state_ == State::kSeen && some && clause.mark == u':';
}

void ProblemReader::Add(int32_t begin, int32_t end, int32_t section) {
  const Range item = WithoutNumber(text_, {begin, end});
  if (item.end - item.begin < kShortest || item.end - item.begin > kLongest) return;
  Problem& problem = article_.problems.emplace_back();
  problem.span = text_.SpanOf(item.begin, item.end);
  problem.text = text_.Utf8(problem.span);
  problem.section = section;
}

void ProblemReader::EndSentence(int32_t section) {
  const bool listed =
      std::ranges::any_of(parts_, [](const Part& part) { return part.mark == u';'; });
  const bool by_clause = !listed && first_sentence_;
  for (size_t i = 0; i < parts_.size();) {
    size_t last = i;
    while (!by_clause && last + 1 < parts_.size() && parts_[last].mark != u';') ++last;
    Add(parts_[i].begin, parts_[last].end, section);
    i = last + 1;
  }
  if (!parts_.empty()) first_sentence_ = false;
  parts_.clear();
}

void ProblemReader::Take(const Clause& clause) {
  const bool ends = IsAnyOf(clause.mark, u"。!?\n");
  if (state_ != State::kListed && (clause.uses & kFallsShort) &&
      clause.role != SectionRole::kPlan) {
    Add(clause.begin, clause.end, clause.section);
  }
  if (state_ != State::kListed) {
    if (Opens(clause)) {
      state_ = State::kListed;
      first_sentence_ = true;
    } else if (clause.uses & kSees) {
      state_ = State::kSeen;
    } else if (state_ == State::kSeen && ends) {
      state_ = State::kOutside;
    }
  } else if (clause.uses & kResolves) {
    EndSentence(clause.section);
    state_ = State::kOutside;
  } else if (clause.end > clause.begin) {
    parts_.push_back({clause.begin, clause.end, clause.mark});
  }
  if (state_ == State::kListed && ends) EndSentence(clause.section);
  // Where a section is nothing but troubles, they go on from paragraph to paragraph.
  if (clause.mark == u'\n' && clause.role != SectionRole::kProblems) {
    state_ = State::kOutside;
    parts_.clear();
  }
}

}  // namespace gongbao::extraction
