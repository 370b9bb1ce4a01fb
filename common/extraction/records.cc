#include "common/extraction/records.h"

#include <algorithm>
#include <bit>

#include "common/extraction/characters.h"
#include "common/extraction/numerals.h"

namespace gongbao::extraction {
namespace {

// No name in marks is longer; a mark without its counterpart must not swallow the text.
constexpr int32_t kLongestTitle = 80;
constexpr int32_t kLongestQuote = 40;

// Behind the name in marks that opens at `at`, or `at` when none is closed soon enough.
int32_t NameEnd(const SourceText& text, int32_t at, int32_t limit) {
  const bool title = text[at] == u'《';
  const char16_t open = text[at];
  const char16_t close = title ? u'》' : u'”';
  const int32_t last = std::min(limit, at + (title ? kLongestTitle : kLongestQuote));
  int depth = 0;
  for (int32_t i = at; i < last && !IsLineEnd(text[i]); ++i) {
    if (text[i] == open) ++depth;
    if (text[i] == close && --depth == 0) return i + 1;
  }
  return at;
}

class RecordReader {
 public:
  RecordReader(const SourceText& text, const ArticleOutline& outline, Article* article)
      : text_(text), outline_(outline), article_(*article), problems_(text, article) {}

  void Read() {
    for (size_t i = 0; i < outline_.sections.size(); ++i) {
      const OutlineSection& section = outline_.sections[i];
      if (section.glossary) continue;
      clause_.role = section.role;
      clause_.section = static_cast<int32_t>(i);
      ReadSection(std::max(section.begin, section.heading_end), section.end);
    }
  }

 private:
  void ReadSection(int32_t begin, int32_t end) {
    if (begin >= end) return;
    constexpr int32_t kRun = 64;
    clause_.begin = begin;
    int32_t next = begin;  // what stands before is taken
    for (int32_t run = begin; run < end; run += kRun) {
      const int32_t run_end = std::min(run + kRun, end);
      uint64_t places = words_.PlacesIn(text_.Folded(run, run_end), text_[run_end]);
      for (; places != 0; places &= places - 1) {
        const int32_t at = run + std::countr_zero(places);
        if (at >= next) next = TakePlace(at, end, text_[at]);
      }
    }
    if (clause_.begin < end) EndClause(end, u'\n');
  }

  // Takes what stands at `at`; where to go on.
  int32_t TakePlace(int32_t at, int32_t end, char16_t c) {
    if (IsAnyOf(c, u",;。!?:\n")) {
      EndClause(at, c);
      clause_.begin = at + 1;
      return at + 1;
    }
    if (c != u'《' && c != u'“') {
      wanted_ = wanted_ || words_.StartsReading(text_.Folded(at, end));
      return at + 1;
    }
    const int32_t behind = NameEnd(text_, at, end);
    if (behind == at) return at + 1;
    wanted_ = true;
    clause_.mentions.push_back({at, behind, nullptr});
    clause_.quotes = true;
    return behind;
  }

  void EndClause(int32_t end, char16_t mark) {
    clause_.end = end;
    if (wanted_ || problems_.reads_on() || IsWorthReading()) {
      clause_.mark = mark;
      ReadClause();
      clause_.mentions.clear();
      clause_.uses = 0;
      clause_.quotes = false;
      wanted_ = false;
    }
  }

  // Whether a clause without a word that starts the reading may hold a project or a promise.
  bool IsWorthReading() {
    if (clause_.end - clause_.begin < 3) return false;
    if (RecordWords::EndsProject(text_.Folded(clause_.begin, clause_.end))) return true;
    if (next_fact_ >= clause_.end) return false;
    FindFacts();
    if (clause_.first_fact == clause_.last_fact) return false;
    return clause_.role == SectionRole::kPlan ||
           article_.facts[clause_.first_fact].status == Status::kTarget;
  }

  void ReadClause() {
    // No clause of a report is longer; what is done for each pair of its words stays bounded.
    constexpr int32_t kLongestClause = 600;
    if (clause_.end - clause_.begin <= kLongestClause) FindWords();
    if (clause_.quotes) ReadPolicies(text_, clause_, &article_);
    if (clause_.uses & (kHonours | kMayHonour)) ReadDesignations(text_, clause_, &article_);
    if (clause_.uses & (kTakesProject | kEndsProject | kDeeds)) {
      FindFacts();
      if (clause_.uses & (kTakesProject | kEndsProject)) ReadProjects(text_, clause_, &article_);
      if (clause_.uses & kDeeds) ReadCommitment(text_, clause_, outline_.year_planned, &article_);
    }
    if (problems_.reads_on() || (clause_.uses & (kFallsShort | kSees | kTrouble)))
      problems_.Take(clause_);
  }

  // Adds the words of the clause to the names in marks, which are there.
  void FindWords() {
    const size_t names = clause_.mentions.size();
    int32_t at = clause_.begin;
    for (size_t i = 0; i <= names; ++i) {
      const int32_t end = i < names ? clause_.mentions[i].begin : clause_.end;
      while (at < end) {
        const RecordWord* const word = words_.At({text_.From(at), static_cast<size_t>(end - at)});
        if (word == nullptr) {
          ++at;
          continue;
        }
        const auto length = static_cast<int32_t>(word->word.size());
        clause_.mentions.push_back({at, at + length, word});
        clause_.uses |= word->uses;
        at += length;
      }
      if (i < names) at = clause_.mentions[i].end;
    }
    if (names > 0) std::ranges::sort(clause_.mentions, {}, &Mention::begin);
  }

  // Facts are looked up in text order; a clause may be asked for twice.
  void FindFacts() {
    const auto& facts = article_.facts;
    size_t at = clause_.first_fact;
    while (at < facts.size() && facts[at].span.start_char < clause_.begin) ++at;
    clause_.first_fact = at;
    while (at < facts.size() && facts[at].span.start_char < clause_.end) ++at;
    clause_.last_fact = at;
    next_fact_ = at < facts.size() ? facts[at].span.start_char : text_.size();
  }

  const SourceText& text_;
  const ArticleOutline& outline_;
  Article& article_;
  const RecordWords& words_ = RecordWords::All();
  ProblemReader problems_;
  Clause clause_;          // being read; its vector keeps its memory
  int32_t next_fact_ = 0;  // no fact stands between the last one looked up and here
  bool wanted_ = false;    // it holds a name in marks or a word that starts the reading
};

// Behind the numeral at `at`: digits or a few Han numerals.
int32_t NumeralEnd(const SourceText& text, int32_t at, int32_t limit) {
  while (at < limit && (IsDigit(text[at]) || HanDigit(text[at]) >= 0 || text[at] == u'十')) ++at;
  return at;
}

// Behind a year, a month or a quarter with what may follow it: 2027年底前, 6月末; `at` when none is
// told at `at`. A bare year is none unless it lies behind `year`, a bare month never.
int32_t DateEnd(const SourceText& text, int32_t at, int32_t limit, int32_t year) {
  static constexpr std::u16string_view kEnds[] = {u"底前", u"末前", u"以前", u"之前", u"前",
                                                  u"底",   u"末",   u"内",   u"初"};
  int32_t end = NumeralEnd(text, at, limit);
  if (end == at) return at;
  bool told = false;
  if (text[end] == u'年') {
    int32_t told_year = 0;
    if (end - at == 4) {
      for (int32_t i = at; i < end; ++i)
        told_year = 10 * told_year + (IsDigit(text[i]) ? text[i] - u'0' : 0);
    }
    if (end - at != 4) return at;
    told = year > 0 && told_year > year;
    ++end;
    const int32_t month = NumeralEnd(text, end, limit);
    if (month > end && text[month] == u'月') end = month + 1;
  } else if (text[end] == u'月') {
    ++end;
    const int32_t day = NumeralEnd(text, end, limit);
    if (day > end && text[day] == u'日') end = day + 1;
  } else if (text.Holds(end, u"季度")) {
    end += 2;
    told = true;
  } else {
    return at;
  }
  const int32_t suffix = text.LengthOfAny(end, kEnds);
  if (suffix == 0 && !told) return at;
  static constexpr std::u16string_view kNotThen[] = {u"度", u"工作", u"计划", u"以来", u"至", u"-"};
  if (suffix == 0 && text.LengthOfAny(end, kNotThen) > 0) return at;
  return end + suffix;
}

}  // namespace

Range FindDeadline(const SourceText& text, int32_t begin, int32_t end, int32_t year) {
  static constexpr std::u16string_view kTimeNames[] = {
      u"上半年", u"下半年", u"年底前", u"年末前", u"年内",     u"年底",   u"春节前",
      u"汛期前", u"汛前",   u"月底前", u"国庆前", u"本届任期", u"开学前", u"入冬前"};
  static constexpr WordFinder kTimeWords(kTimeNames);
  for (int32_t at = begin; at < end; ++at) {
    const char16_t c = text[at];
    if (IsDigit(c) || HanDigit(c) >= 0 || c == u'十') {
      const int32_t behind = DateEnd(text, at, end, year);
      if (behind > at) return {at, behind};
      at = std::max(at, NumeralEnd(text, at, end) - 1);
    } else if (kTimeWords.Begins(text.Folded(at, end))) {
      return {at, at + text.LengthOfAny(at, kTimeNames)};
    }
  }
  return {};
}

Range Trimmed(const SourceText& text, int32_t begin, int32_t end) {
  while (begin < end && IsBlank(text[begin])) ++begin;
  while (begin < end && IsBlank(text[end - 1])) --end;
  return {begin, end};
}

void ReadRecords(const SourceText& text, const ArticleOutline& outline, Article* article) {
  RecordReader(text, outline, article).Read();
}

}  // namespace gongbao::extraction
