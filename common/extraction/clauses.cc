#include "common/extraction/clauses.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "common/extraction/names.h"
#include "common/extraction/periods.h"
#include "common/extraction/sentence.h"

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

constexpr CueSet kBoundCues = Bit(Cue::kBoundGe) | Bit(Cue::kBoundLe) | Bit(Cue::kBoundApprox);
constexpr CueSet kTimeCues = Bit(Cue::kTime) | Bit(Cue::kThisYear) | Bit(Cue::kPriorYear) |
                             Bit(Cue::kWholeYear) | Bit(Cue::kFirstHalf) | Bit(Cue::kSecondHalf) |
                             Bit(Cue::kQuarter) | Bit(Cue::kThreeQuarters) | Bit(Cue::kFiveYears) |
                             Bit(Cue::kNextFiveYears) | Bit(Cue::kYearly);
constexpr CueSet kModalCues = Bit(Cue::kFirm) | Bit(Cue::kDuty) | Bit(Cue::kStretch) |
                              Bit(Cue::kExpected) | Bit(Cue::kPast) | Bit(Cue::kEstimate);
// What stands between a name and its figure.
constexpr CueSet kTrailing =
    kBoundCues | kTimeCues | kModalCues | Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kGrowthNoun) |
    Bit(Cue::kFallNoun) | Bit(Cue::kReach) | Bit(Cue::kAchieve) | Bit(Cue::kAll) | Bit(Cue::kEach) |
    Bit(Cue::kRespectively) | Bit(Cue::kLastYear) | Bit(Cue::kLastPeriod) | Bit(Cue::kYearStart) |
    Bit(Cue::kPlanDone) | Bit(Cue::kRanked) | Bit(Cue::kSplit) | Bit(Cue::kFrom);
// What stands before a name.
constexpr CueSet kLeading = kTimeCues | kModalCues | Bit(Cue::kRegion) | Bit(Cue::kAchieve) |
                            Bit(Cue::kAmong) | Bit(Cue::kAnd) | Bit(Cue::kSplit) | Bit(Cue::kEach) |
                            Bit(Cue::kAll);

// How far a rule looks for the end of a bracket or clause, and the longest name: what keeps the
// time for a sentence without any punctuation linear.
constexpr int32_t kBracketChars = 80;
constexpr int32_t kNameChars = 60;
constexpr int32_t kLeadChars = 400;

struct Range {
  int32_t begin = 0;
  int32_t end = 0;
  bool empty() const { return begin >= end; }
};

// What was read between a name and its figure.
struct Lead {
  Range name;          // what is left when the words around it are taken off
  CueSet cues = 0;     // of all words taken off behind the name
  CueSet verb = 0;     // of the nearest word that tells the measure
  CueSet leading = 0;  // of all words taken off before it
  bool from = false;   // 由, 从: the value started from
  bool reach = false;  // 到, 至: the value reached
  bool fall = false;   // the nearest verb falls
  bool compared = false;
  bool lower = false;      // the own figure is the lower one
  Range baseline;          // what it is compared with
  Period date;             // the date next to the figure
  bool two_years = false;  // 两年平均
  Range group;             // among whom, when 排名 parts it from the ordinal
};

enum class ListWord : uint8_t { kNone, kRespectively, kEach };

class ArticleReader {
 public:
  ArticleReader(const knowledge::Knowledge& knowledge, const SourceText& text,
                const ArticleOutline& outline, Article* article, std::deque<std::string>* strings)
      : knowledge_(knowledge),
        text_(text),
        outline_(outline),
        article_(article),
        strings_(strings) {}

  void Read() {
    for (size_t i = 0; i < outline_.sections.size(); ++i) {
      section_ = static_cast<int32_t>(i);
      role_ = Here().role;
      five_years_ = {};
      ReadSection(Here().begin, Here().end);
    }
  }

 private:
  const OutlineSection& Here() const { return outline_.sections[static_cast<size_t>(section_)]; }

  // The tokens that begin at `begin` or behind it.
  std::span<const Token> From(int32_t begin) const {
    const auto first = std::ranges::lower_bound(sentence_.tokens, begin, {}, &Token::begin);
    return {first, sentence_.tokens.end()};
  }
  // The tokens that lie inside of `range`.
  std::span<const Token> Within(Range range) const {
    const auto first = std::ranges::lower_bound(sentence_.tokens, range.begin, {}, &Token::begin);
    const auto last = std::ranges::upper_bound(sentence_.tokens, range.end, {}, &Token::end);
    return first < last ? std::span<const Token>(first, last) : std::span<const Token>();
  }

  static bool EndsSentence(char16_t c) {
    return c == u'。' || c == u'\n' || c == u'\r' || c == u'!' || c == u'?';
  }

  void ReadSection(int32_t begin, int32_t end) {
    for (int32_t at = begin; at < end;) {
      int32_t stop = at;
      bool numeral = false;
      while (stop < end && !EndsSentence(text_[stop])) {
        const char16_t c = text_[stop];
        numeral = numeral || IsDigit(c) || IsHanNumeral(c) || c == u'*' || c == u'×' || c == u'X' ||
                  c == u'首' || c == u'榜' || c == u'半' || c == u'翻' || c == u'第' ||
                  (c >= 0x2160 && c <= 0x217F) || (c >= 0x2460 && c <= 0x249B);
        ++stop;
      }
      if (stop > at && (numeral || stop - at < 120)) {
        Tokenise(knowledge_, text_, at, stop, &sentence_);
        ReadSentence();
      }
      if (text_[stop] == u'\n' && outline_.sections.size() > 3) five_years_ = {};
      at = stop + 1;
    }
  }

  // -------------------------------------------------------------------------------------------------
  // a sentence

  void ReadSentence() {
    last_ = previous_ = {};
    entity_ = {};
    list_.clear();
    shared_.clear();
    level_names_.clear();
    clause_period_ = {};
    future_ = past_ = unresolved_ = five_words_ = flow_ = effort_ = modal_used_ = among_ = false;
    modality_ = Modality::kNone;
    duty_ = false;
    modal_stack_.clear();
    const SectionRole role_before = role_;
    const bool weak = SetRole();
    SetTopic();
    int32_t floor = sentence_.begin;  // behind the figure or hard mark before
    size_t next_anchor = 0;
    for (size_t t = 0; t < sentence_.tokens.size(); ++t) {
      const Token& token = sentence_.tokens[t];
      // Numerals that became no token (inside names) are accounted for as they are passed.
      while (next_anchor < sentence_.anchors.size() &&
             sentence_.anchors[next_anchor].begin < token.end &&
             static_cast<int32_t>(next_anchor) != token.anchor) {
        const Anchor& anchor = sentence_.anchors[next_anchor++];
        if (anchor.end <= token.begin || anchor.type == AnchorType::kRejected) AddRejected(anchor);
      }
      if (token.anchor >= 0) {
        const Anchor& anchor = sentence_.anchors[static_cast<size_t>(token.anchor)];
        if (static_cast<size_t>(token.anchor) >= next_anchor)
          next_anchor = static_cast<size_t>(token.anchor) + 1;
        switch (anchor.type) {
          case AnchorType::kRejected:
            AddRejected(anchor);
            break;
          case AnchorType::kDate:
            AddRejected(anchor);
            TakeDate(t, anchor);
            break;
          case AnchorType::kQuantity:
          case AnchorType::kRank: {
            const size_t last = ListEnd(t);
            if (last == t && IsThreshold(t)) {
              // 10亿元以上项目11个: what sizes a thing is part of the thing's name.
              AddThreshold(At(t), floor);
              floor = ThresholdFloor(floor, At(t));
              break;
            }
            ReadFigures(floor, t, last);
            for (size_t u = t + 1; u <= last; ++u) {
              if (sentence_.tokens[u].anchor >= 0) {
                next_anchor =
                    std::max(next_anchor, static_cast<size_t>(sentence_.tokens[u].anchor) + 1);
              }
            }
            t = last;
            floor = sentence_.tokens[last].end;
            break;
          }
        }
        continue;
      }
      if (token.mark != 0) {
        TakeMark(token, &floor);
        continue;
      }
      TakeCue(t, token);
    }
    while (next_anchor < sentence_.anchors.size()) AddRejected(sentence_.anchors[next_anchor++]);
    if (weak) role_ = role_before;
  }

  // A first sentence such as 今年的主要预期目标是 turns the rest of its section into a plan.
  // Returns whether it holds for this sentence only: 今年目标: 增长7%.
  bool SetRole() {
    CueSet cues = 0;
    bool this_year = false;
    bool aimed = false;
    int32_t this_year_end = -1;
    int16_t year = 0;
    for (const Token& token : sentence_.tokens) {
      if (token.begin > sentence_.begin + 60) break;
      cues |= token.cues;
      this_year = this_year || token.Is(Cue::kThisYear);
      if (token.Is(Cue::kThisYear)) this_year_end = token.end;
      aimed = aimed ||
              (this_year_end >= 0 && token.Is(Cue::kExpected) && token.begin - this_year_end <= 4 &&
               token.end - token.begin >= 2 && outline_.year_planned != 0);
      if (token.anchor >= 0) {
        const Period& period = sentence_.anchors[static_cast<size_t>(token.anchor)].period;
        if (year == 0 && period.known() && period.from_year == period.to_year)
          year = period.to_year;
      }
    }
    if (role_ == SectionRole::kPlan) return false;
    if (!sentence_.tokens.empty() && sentence_.tokens.front().Is(Cue::kFromNowOn) &&
        Touch(sentence_.begin, sentence_.tokens.front().begin)) {
      role_ = SectionRole::kPlan;
      return false;
    }
    if (aimed) {
      role_ = SectionRole::kPlan;
      return true;
    }
    if (!(cues & Bit(Cue::kPlanOpening)) || (cues & Bit(Cue::kReviewOpening))) return false;
    const bool planned = outline_.year_planned != 0 && year == outline_.year_planned;
    if ((this_year && (year == 0 || planned)) || planned) role_ = SectionRole::kPlan;
    return false;
  }

  // The topic: the noun before the first verb of the sentence, which completes heads that cannot
  // stand alone.
  void SetTopic() {
    topic_ = {};
    int32_t begin = sentence_.begin;
    while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
    for (const Token& token : sentence_.tokens) {
      if (token.begin < begin) continue;
      if (token.begin == begin &&
          (token.IsAny(kLeading) || token.anchor >= 0 || token.mark == u',' ||
           token.mark == u'、' || token.mark == u')')) {
        begin = token.end;
        continue;
      }
      if (token.mark == u'“' || token.mark == u'”' || token.mark == u'(' || token.mark == u')' ||
          token.mark == u'、')
        continue;
      if (token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kAchieve) | Bit(Cue::kUp) | Bit(Cue::kDown)) &&
          token.end - token.begin == 1)
        continue;
      if (token.IsAny(Bit(Cue::kAnd) | Bit(Cue::kHead) | Bit(Cue::kOf)) &&
          !token.IsAny(Bit(Cue::kVerb)))
        continue;
      if (token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kAchieve) | Bit(Cue::kUp) | Bit(Cue::kDown) |
                      kTimeCues) ||
          token.mark != 0 || token.anchor >= 0) {
        if (token.begin - begin >= 2 && token.begin - begin <= 18)
          topic_ = Trim({begin, token.begin});
        return;
      }
    }
  }

  void TakeMark(const Token& token, int32_t* floor) {
    switch (token.mark) {
      case u';':
        modality_ = Modality::kNone;
        duty_ = false;
        entity_ = {};
        past_ = false;
        *floor = token.end;
        break;
      case u',':
        previous_counted_ = false;
        duty_ = effort_ = past_ = five_words_ = flow_ = false;
        // 争取…试点,: a cue whose own clause has no figure says nothing of the next one's.
        if (!modal_used_ && modality_ != Modality::kExpected) modality_ = Modality::kNone;
        *floor = token.end;
        break;
      case u':':
        *floor = token.end;
        break;
      case u'(':
        modal_stack_.push_back(modality_);
        if (FigureInBracket(token.end)) *floor = token.end;
        break;
      case u')':
        if (!modal_stack_.empty()) {
          modality_ = modal_stack_.back();
          modal_stack_.pop_back();
        }
        break;
      default:
        break;
    }
  }

  bool FigureInBracket(int32_t begin) const {
    for (const Token& token : From(begin)) {
      if (token.mark == u')' || token.begin > begin + kBracketChars) return false;
      if (token.anchor >= 0 &&
          sentence_.anchors[static_cast<size_t>(token.anchor)].type != AnchorType::kRejected)
        return true;
    }
    return false;
  }

  void TakeCue(size_t t, const Token& token) {
    if (token.Is(Cue::kFirm)) modality_ = Modality::kFirm;
    if (token.Is(Cue::kStretch)) modality_ = Modality::kStretch;
    if (token.IsAny(Bit(Cue::kFirm) | Bit(Cue::kStretch))) modal_used_ = false;
    if (token.Is(Cue::kEffort)) effort_ = true;
    if (token.Is(Cue::kAchieve) && token.end - token.begin >= 2) flow_ = true;
    if (token.Is(Cue::kExpected) && !token.Is(Cue::kFirm) && token.end - token.begin >= 2 &&
        modality_ == Modality::kNone) {
      modality_ = Modality::kExpected;
    }
    if (token.Is(Cue::kDuty)) duty_ = true;
    if (token.Is(Cue::kAmong)) among_ = true;
    if (token.Is(Cue::kPast) && !token.Is(Cue::kLastYear)) past_ = true;
    if (!token.IsAny(kTimeCues)) return;
    // 比一季度, 较年初: a baseline, not the time of the figure.
    if (t > 0 && sentence_.tokens[t - 1].end == token.begin &&
        sentence_.tokens[t - 1].Is(Cue::kThan))
      return;
    const int year = SectionYear();
    if (year == 0) return;
    Period period;
    if (token.Is(Cue::kThisYear))
      period = Year(
          outline_.year_planned != 0 && role_ == SectionRole::kPlan ? outline_.year_planned : year);
    if (token.Is(Cue::kPriorYear)) {
      period = Year(role_ == SectionRole::kPlan ? year - 1 : year);
      if (role_ == SectionRole::kPlan) past_ = true;
    }
    if (token.Is(Cue::kWholeYear) && !five_years_.known()) {
      period = Year(clause_period_.known() ? clause_period_.to_year : year);
    }
    const int base = clause_period_.known() ? clause_period_.to_year : year;
    if (token.Is(Cue::kFirstHalf)) period = Months(base, 1, 6);
    if (token.Is(Cue::kSecondHalf)) period = Months(base, 7, 12);
    if (token.Is(Cue::kQuarter)) {
      period = Quarter(base, HanDigit(text_[token.end - 3]));  // 一季度, 第一季度
    }
    if (token.Is(Cue::kThreeQuarters)) period = Months(base, 1, 9);
    if (token.Is(Cue::kFiveYears)) {
      five_words_ = true;
      if (role_ != SectionRole::kPlan) five_years_ = Years(year - 4, year);
    }
    if (token.Is(Cue::kNextFiveYears)) five_years_ = Years(year, year + 4);
    if (period.known()) clause_period_ = period;
  }

  int SectionYear() const {
    if (Here().period.known()) {
      if (role_ == Here().role) return Here().period.to_year;
    }
    return role_ == SectionRole::kPlan ? outline_.year_planned : outline_.year_reviewed;
  }

  void TakeDate(size_t t, const Anchor& anchor) {
    if (anchor.rule == "date.garbled_month") {
      AddDiagnostic(anchor, DiagnosticCode::kGarbledPeriod, "no month has this number");
      return;
    }
    if (!anchor.period.known()) return;
    // 是2018年的2.6倍: the date is what the multiple is of.
    if (t + 2 < sentence_.tokens.size() && sentence_.tokens[t + 1].Is(Cue::kOf) &&
        sentence_.tokens[t + 2].anchor >= 0 && sentence_.tokens[t + 1].begin == anchor.end &&
        sentence_.tokens[t + 2].begin == sentence_.tokens[t + 1].end) {
      const Anchor& next = At(t + 2);
      if (next.unit_literal == "倍" || (next.unit != nullptr && next.unit->dimension == "ratio"))
        return;
    }
    const bool than = t > 0 && sentence_.tokens[t - 1].Is(Cue::kThan) &&
                      sentence_.tokens[t - 1].end == anchor.begin;
    if (than) {
      return;
    }
    Period period = anchor.period;
    if (anchor.relative_month) {
      const int year = clause_period_.known() ? clause_period_.to_year : SectionYear();
      if (year == 0) return;
      period = Months(year, anchor.period.from_month, anchor.period.to_month);
    }
    // “十三五”期间: the span of a review; the end of a plan.
    if (anchor.rule == "name.lexicon") {
      const bool last = text_[anchor.end] == u'末' || text_[anchor.end + 1] == u'末';
      const bool time = last || Follows(anchor.end, u"期间") || Follows(anchor.end, u"时期") ||
                        Follows(anchor.end, u"以来") || Follows(anchor.end, u"五年");
      if (!time) return;
      if (last) {
        clause_period_ = LastYear(period);
      } else {
        five_years_ = period;
      }
      future_ = SectionYear() != 0 && period.to_year > SectionYear();
      return;
    }
    if (Follows(anchor.end, u"计划")) return;
    // 自2013年成立以来: a beginning without an end.
    if (text_[anchor.begin - 1] == u'自' || Follows(anchor.end, u"以来")) {
      const auto behind = text_.Folded(anchor.end, std::min(text_.size(), anchor.end + 8));
      if (behind.find(u"以来") != std::u16string_view::npos) {
        unresolved_ = period.to_year < SectionYear() || SectionYear() == 0;
        return;
      }
    }
    clause_period_ = period;
    const int year = outline_.year_reviewed;
    if (year != 0) {
      future_ = period.to_year > year + (role_ == SectionRole::kPlan ? 1 : 0);
      if (role_ == SectionRole::kPlan) past_ = period.to_year <= year;
    }
  }

  // Whether `word` follows at `at`, a closing quotation mark aside.
  bool Follows(int32_t at, std::u16string_view word) const {
    if (text_[at] == u'”') ++at;
    const auto size = static_cast<int32_t>(word.size());
    return at + size <= text_.size() && text_.Folded(at, at + size) == word;
  }

  // ---------------------------------------------------------------------------------------------------
  // figures

  // A figure that only sizes the thing named behind it, of which another figure follows in the same
  // clause.
  bool IsThreshold(size_t t) const {
    const Anchor& figure = At(t);
    if (figure.type != AnchorType::kQuantity || figure.unit == nullptr || figure.bound_before)
      return false;
    const std::string_view dimension = figure.unit->dimension;
    const bool sized = (figure.relation == Relation::kGe || figure.relation == Relation::kLe) &&
                       (dimension == "money" || dimension == "time" || dimension == "area" ||
                        dimension == "persons");
    if (!sized && dimension != "voltage") return false;
    if (!IsHan(text_[figure.end]) || text_[figure.end] == u'的') return false;
    if (t + 1 < sentence_.tokens.size()) {
      const Token& next = sentence_.tokens[t + 1];
      const CueSet verbs = Bit(Cue::kVerb) | Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kAnd);
      if (next.begin == figure.end && next.IsAny(verbs) &&
          !next.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric)))
        return false;
    }
    return FigureBeforeComma(figure.end);
  }

  void AddThreshold(const Anchor& figure, int32_t floor) {
    const Range noun = NounBehind(figure.end);
    const Lead lead = ReadLead(floor, figure.begin, IndexOf(figure.begin));
    const size_t before = article_->facts.size();
    AddFact(figure, lead, noun.empty() ? topic_ : IndicatorName(noun.begin, noun.end));
    if (article_->facts.size() == before) return;
    Fact& fact = article_->facts.back();
    fact.status = Status::kOther;
    fact.modality = Modality::kNone;
    fact.optional = true;
    if (!level_names_.empty()) level_names_.pop_back();
  }

  size_t IndexOf(int32_t begin) const {
    return static_cast<size_t>(
        std::ranges::lower_bound(sentence_.tokens, begin, {}, &Token::begin) -
        sentence_.tokens.begin());
  }

  // 总投资10亿元以上项目: the name begins with what is sized.
  int32_t ThresholdFloor(int32_t floor, const Anchor& figure) const {
    const Range tail = IncompleteTail({std::max(floor, figure.begin - 6), figure.begin});
    return tail.empty() ? figure.begin : tail.begin;
  }

  // Figures parted by nothing but 、 or 和 are one list: the token of its last member.
  size_t ListEnd(size_t first) const {
    size_t last = first;
    while (true) {
      const Anchor& anchor = At(last);
      size_t next = last + 1;
      if (next < sentence_.tokens.size() && Touch(anchor.end, sentence_.tokens[next].begin) &&
          (sentence_.tokens[next].mark == u'、' ||
           (sentence_.tokens[next].Is(Cue::kAnd) &&
            sentence_.tokens[next].end - sentence_.tokens[next].begin <= 2))) {
        int32_t behind = sentence_.tokens[next].end;
        ++next;
        // 增长12.0%、下降3.4%: a verb of its own.
        if (next + 1 < sentence_.tokens.size() &&
            sentence_.tokens[next].IsAny(Bit(Cue::kUp) | Bit(Cue::kDown)) &&
            Touch(behind, sentence_.tokens[next].begin) && sentence_.tokens[next + 1].anchor >= 0 &&
            HasVerbBefore(last)) {
          behind = sentence_.tokens[next].end;
          ++next;
        }
        if (next < sentence_.tokens.size() && sentence_.tokens[next].anchor >= 0 &&
            Touch(behind, sentence_.tokens[next].begin) && At(next).type == anchor.type) {
          last = next;
          continue;
        }
      }
      return last;
    }
  }

  // Whether a verb of growth stands right before the figure of a token.
  bool HasVerbBefore(size_t token) const {
    return token > 0 && sentence_.tokens[token - 1].IsAny(Bit(Cue::kUp) | Bit(Cue::kDown)) &&
           sentence_.tokens[token - 1].end == sentence_.tokens[token].begin;
  }

  const Anchor& At(size_t token) const {
    return sentence_.anchors[static_cast<size_t>(sentence_.tokens[token].anchor)];
  }

  // Nothing but blanks between two positions.
  bool Touch(int32_t from, int32_t to) const {
    while (from < to && IsBlank(text_[from])) ++from;
    return from >= to;
  }

  void ReadFigures(int32_t floor, size_t first, size_t last) {
    std::vector<const Anchor*> figures;
    for (size_t t = first; t <= last; ++t) {
      if (sentence_.tokens[t].anchor >= 0) figures.push_back(&At(t));
    }
    const Lead lead = ReadLead(floor, figures[0]->begin, first);
    const ListWord word = (lead.cues & Bit(Cue::kRespectively)) ? ListWord::kRespectively
                          : (lead.cues & (Bit(Cue::kEach) | Bit(Cue::kAll))) ? ListWord::kEach
                                                                             : ListWord::kNone;
    if (figures.size() >= 2 || word == ListWord::kRespectively) {
      ReadList(lead, figures, word);
      return;
    }
    const Anchor& figure = *figures[0];
    // 均 and 各: one fact for each of the heads, on the same quote.
    if (word == ListWord::kEach && !lead.name.empty() && figure.type == AnchorType::kQuantity) {
      const std::vector<IndicatorName> heads = SplitHeads(lead.name);
      if (heads.size() >= 2 && heads.size() <= 6) {
        for (const IndicatorName& head : heads) AddFact(figure, lead, head);
        return;
      }
    }
    // 投资和民间投资增长8%: a rise or fall of several complete indicators is one of each.
    if (lead.name.empty() && shared_.size() >= 2) {
      const std::vector<IndicatorName> again = shared_;
      for (const IndicatorName& head : again) AddFact(figure, lead, head);
      return;
    }
    shared_.clear();
    const bool moves =
        (lead.verb & (Bit(Cue::kUp) | Bit(Cue::kDown))) != 0 || GrowthFollows(figure.end);
    if (moves && !lead.reach && !lead.name.empty() && lead.name.end - lead.name.begin <= 40) {
      std::vector<IndicatorName> heads = SplitHeads(lead.name);
      if (heads.size() >= 2 && heads.size() <= 4 && AllComplete(heads)) {
        for (const IndicatorName& head : heads) AddFact(figure, lead, head);
        shared_ = std::move(heads);
        return;
      }
    }
    list_.clear();
    AddFact(figure, lead, NameOf(figure, lead));
  }

  // Whether each name ends in the head noun of an indicator, not of a thing.
  bool AllComplete(const std::vector<IndicatorName>& heads) const {
    return std::ranges::all_of(heads, [this](const IndicatorName& head) {
      const std::u16string words = head.Folded(text_);
      for (size_t at = words.size() > 10 ? words.size() - 10 : 0; at + 1 < words.size(); ++at) {
        const CueSet cues = knowledge_.CuesOf(std::u16string_view(words).substr(at));
        if ((cues & (Bit(Cue::kHead) | Bit(Cue::kIncomplete))) && !(cues & Bit(Cue::kGeneric)))
          return true;
      }
      return false;
    });
  }

  // k heads for k figures; when their numbers differ nothing is paired.
  void ReadList(const Lead& lead, const std::vector<const Anchor*>& figures, ListWord word) {
    std::vector<IndicatorName> heads;
    if (!lead.name.empty()) heads = SplitHeads(lead.name);
    if (heads.size() == 1) heads = Expand(std::move(heads), figures.size());
    const bool growth_only = heads.size() == 1 && IsOnly(heads[0], Cue::kGrowthOnly);
    if (heads.empty() || growth_only) {
      if (list_.size() == figures.size()) {
        heads = list_;
      } else if (level_names_.size() >= figures.size()) {
        heads.assign(level_names_.end() - static_cast<std::ptrdiff_t>(figures.size()),
                     level_names_.end());
      } else if (list_.empty() && !last_.empty()) {
        heads.assign(1, last_);
      }
    } else if (heads.size() == figures.size() && heads.size() >= 2 &&
               IsOnly(heads[0], Cue::kIncomplete) && !entity_.empty()) {
      for (IndicatorName& head : heads) head = Complete(head);
    } else if (heads.size() == 1 && list_.size() == figures.size() &&
               IsOnly(heads[0], Cue::kIncomplete)) {
      // 占比分别为…: the same heads once more, with a noun of their own.
      const IndicatorName tail = heads[0];
      heads = list_;
      for (IndicatorName& head : heads) head.Append(tail);
    }
    if (heads.size() == figures.size()) {
      // A bare 个 takes 个百分点 from the last of the list, a bare 万 its neighbour's unit.
      std::vector<IndicatorName> names = heads;
      for (size_t i = 0; i < figures.size(); ++i) {
        Anchor figure = *figures[i];
        ShareUnit(*figures.back(), &figure);
        // A bound before 分别 or before the first figure of such a list holds for all.
        if (word == ListWord::kRespectively && i > 0 && figure.relation == Relation::kEq &&
            figures[0]->bound_before) {
          figure.relation = figures[0]->relation;
        }
        Lead own = lead;
        if (const size_t index = IndexOf(figure.begin);
            i > 0 && index < sentence_.tokens.size() && HasVerbBefore(index)) {
          own.verb = sentence_.tokens[index - 1].cues & (Bit(Cue::kUp) | Bit(Cue::kDown));
          own.fall = sentence_.tokens[index - 1].Is(Cue::kDown);
        }
        // 营收增长15%、突破400亿元: another kind of figure has no part in the verb.
        AddedKind(*figures[0], figure, i, &own);
        if (lead.compared && heads.size() == figures.size())
          own.baseline = Baseline(lead, i, figures.size());
        AddFact(figure, own, names[i]);
      }
      list_ = std::move(names);
      return;
    }
    if (word == ListWord::kRespectively && figures.size() >= 2 && heads.size() >= 2) {
      AddDiagnostic(*figures[0], DiagnosticCode::kArityMismatch,
                    std::to_string(heads.size()) + " heads stand before " +
                        std::to_string(figures.size()) + " figures");
    }
    for (size_t i = 0; i < figures.size(); ++i) {
      Anchor figure = *figures[i];
      ShareUnit(*figures.back(), &figure);
      Lead own = lead;
      AddedKind(*figures[0], figure, i, &own);
      AddFact(figure, own, heads.size() == 1 ? heads[0] : NameOf(figure, lead));
    }
  }

  // A figure of another dimension than the list's first is a level of its own.
  static void AddedKind(const Anchor& first, const Anchor& figure, size_t place, Lead* lead) {
    if (place == 0 || first.unit == nullptr || figure.unit == nullptr ||
        first.unit->dimension != "share")
      return;
    if (figure.unit->dimension == first.unit->dimension || figure.unit->dimension == "points")
      return;
    lead->verb = 0;
    lead->fall = false;
  }

  void ShareUnit(const Anchor& last, Anchor* figure) const {
    if (last.unit == nullptr || figure->unit == nullptr) return;
    if (last.unit->dimension == "points" && figure->unit->surface == "个") {
      figure->unit = last.unit;
      figure->unit_literal = "个百分点";
    }
  }

  // The i-th of the places that a list is compared with: 比全国、全省分别少3.2个、1.9个百分点.
  Range Baseline(const Lead& lead, size_t i, size_t count) const {
    std::vector<Range> parts;
    int32_t begin = lead.baseline.begin;
    for (const Token& token : Within(lead.baseline)) {
      if (token.mark == u'、' || token.Is(Cue::kAnd)) {
        parts.push_back({begin, token.begin});
        begin = token.end;
      }
    }
    parts.push_back({begin, lead.baseline.end});
    return parts.size() == count ? parts[i] : lead.baseline;
  }

  // Takes the words off that stand between name and figure, and those before the name.
  Lead ReadLead(int32_t floor, int32_t end, size_t token_index) const {
    Lead lead;
    auto t = static_cast<int64_t>(token_index) - 1;
    const auto token = [&](int64_t i) -> const Token& {
      return sentence_.tokens[static_cast<size_t>(i)];
    };
    int32_t right = end;
    int64_t time_token = -1;  // the time taken off last: a baseline when 比 stands before it
    while (right > floor) {
      if (IsBlank(text_[right - 1])) {
        --right;
        continue;
      }
      while (t >= 0 && token(t).begin >= right) --t;
      if (t >= 0 && token(t).end == right && token(t).begin >= floor) {
        const Token& cue = token(t);
        if (cue.anchor >= 0) {
          const Anchor& date = At(static_cast<size_t>(t));
          if (date.type != AnchorType::kDate && date.rule != "date.han" &&
              date.rule != "date.duration")
            break;
          if (text_.Folded(cue.begin, std::min(text_.size(), cue.begin + 4)) == u"两年平均")
            lead.two_years = true;
          time_token = t;
          lead.date = At(static_cast<size_t>(t)).period;
          right = cue.begin;
          --t;
          continue;
        }
        if (cue.Is(Cue::kOf)) {
          right = cue.begin;
          --t;
          continue;
        }
        if (cue.Is(Cue::kThan)) {
          if (time_token < 0) break;
          lead.baseline = {token(time_token).begin, token(time_token).end};
          if (text_[lead.baseline.end - 1] == u'年' && IsDigit(text_[lead.baseline.begin]))
            --lead.baseline.end;
          lead.cues |= Bit(Cue::kThan);
          right = cue.begin;
          --t;
          continue;
        }
        // 高于全市, 比全国高: the other side of a comparison.
        if (cue.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) &&
            !cue.IsAny(Bit(Cue::kUp) | Bit(Cue::kDown)) && !lead.compared) {
          const int64_t than = ThanBefore(t, floor);
          if (than >= 0) {
            lead.compared = true;
            lead.lower = cue.Is(Cue::kLower);
            lead.baseline = {token(than).end, cue.begin};
            lead.cues |= token(than).cues &
                         (Bit(Cue::kLastYear) | Bit(Cue::kYearStart) | Bit(Cue::kLastPeriod));
            right = token(than).begin;
            t = than - 1;
            continue;
          }
        }
        if (!cue.IsAny(kTrailing) || (cue.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) &&
                                      cue.end - cue.begin == 1 && !cue.IsAny(Bit(Cue::kAchieve)))) {
          if ((lead.cues & Bit(Cue::kRanked)) && cue.IsAny(Bit(Cue::kRegion) | Bit(Cue::kGroup))) {
            lead.group = {cue.begin, cue.end};
            right = cue.begin;
            --t;
            continue;
          }
        } else {
          TakeTrailing(cue, &lead);
          if (cue.IsAny(kTimeCues)) time_token = t;
          right = cue.begin;
          --t;
          continue;
        }
      }
      if (text_[right - 1] == u'的' || text_[right - 1] == u'了') {
        --right;
        continue;
      }
      // 高于全市, 快于全省平均: the word of comparison before the place.
      if (!lead.compared) {
        const int64_t higher = ComparisonBefore(t, right, floor);
        if (higher >= 0) {
          lead.compared = true;
          lead.lower = token(higher).Is(Cue::kLower);
          lead.baseline = {token(higher).end, right};
          right = token(higher).begin;
          t = higher - 1;
          continue;
        }
      }
      break;
    }
    int32_t left = std::max(floor, right - kLeadChars);
    while (left < right) {
      const char16_t c = text_[left];
      if (IsBlank(c) || c == u'、' || c == u',' || c == u'的' || c == u')' || c == u'—') {
        ++left;
        continue;
      }
      bool stripped = false;
      for (const Token& cue : From(left)) {
        if (cue.begin > left || cue.end > right) break;
        const bool date =
            cue.anchor >= 0 &&
            sentence_.anchors[static_cast<size_t>(cue.anchor)].type == AnchorType::kDate;
        if (cue.IsAny(kLeading) || date) {
          left = cue.end;
          lead.leading |= cue.cues;
          stripped = true;
          // 2020年的, 五年来: what closes the time goes with it.
          if (date && (text_[left] == u'”')) ++left;
          break;
        }
      }
      if (!stripped) break;
    }
    for (const Token& cue : From(left)) {
      if (cue.begin > left) break;
      // 增速连续两年保持20%: a growth of what was spoken of before.
      if (cue.begin == left && cue.end <= right &&
          cue.IsAny(Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun)) && right - cue.end <= 6) {
        if (lead.verb == 0) lead.verb = cue.cues & (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun));
        left = right;
        break;
      }
    }
    // 口罩日产量由疫情之初的15万只: the name ends where the start is told.
    for (const Token& cue : Within({std::max(left, right - 16), right})) {
      if (cue.begin > left && cue.Is(Cue::kFrom) && right - cue.end <= 12) {
        // 由最初的: the beginning lies in the same period.
        lead.from = text_.Folded(cue.end, right).find(u'初') == std::u16string_view::npos;
        right = cue.begin;
        break;
      }
    }
    if (lead.from && right > left) {  // 经济增速由…: what grows is the economy
      for (const Token& cue : Within({std::max(left, right - 8), right})) {
        if (cue.end == right && cue.begin > left &&
            cue.IsAny(Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun))) {
          lead.verb = cue.cues & (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun));
          right = cue.begin;
          break;
        }
      }
    }
    lead.name = {left, right};
    return lead;
  }

  void TakeTrailing(const Token& cue, Lead* lead) const {
    lead->cues |= cue.cues;
    if (cue.Is(Cue::kFrom)) lead->from = true;
    if (cue.Is(Cue::kPlanDone)) {  // 完成年度计划的: what was to be done is the baseline
      const bool long_verb = text_.Folded(cue.begin, cue.begin + 2) == u"完成";
      lead->baseline = {cue.begin + (long_verb ? 2 : 1), cue.end - 1};
    }
    if (lead->verb != 0) return;
    const char16_t last = text_[cue.end - 1];
    const bool arrives = (last == u'到' || last == u'至') && !cue.IsAny(kTimeCues);
    if (arrives) {
      lead->reach = true;
      if (cue.end - cue.begin > 1) lead->verb = Bit(Cue::kReach);
      return;
    }
    const CueSet measures =
        Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun);
    if (cue.IsAny(measures)) {
      lead->verb = cue.cues & measures;
      lead->fall = cue.Is(Cue::kDown) || cue.Is(Cue::kFallNoun);
    }
  }

  // 比 or 较 before token `t`, at most 20 characters away, with no mark between.
  int64_t ThanBefore(int64_t t, int32_t floor) const {
    for (int64_t i = t - 1; i >= 0; --i) {
      const Token& token = sentence_.tokens[static_cast<size_t>(i)];
      if (token.begin < floor || sentence_.tokens[static_cast<size_t>(t)].begin - token.end > 20)
        return -1;
      if (token.mark == u',' || token.mark == u';') return -1;
      if (token.IsAny(Bit(Cue::kThan) | Bit(Cue::kLastYear) | Bit(Cue::kYearStart) |
                      Bit(Cue::kLastPeriod)))
        return i;
    }
    return -1;
  }

  // 高于, 低于 and the like with only the name of a place between them and `right`.
  int64_t ComparisonBefore(int64_t t, int32_t right, int32_t floor) const {
    for (int64_t i = t; i >= 0; --i) {
      const Token& token = sentence_.tokens[static_cast<size_t>(i)];
      if (token.begin < floor || right - token.end > 16) return -1;
      if (token.mark != 0 && token.mark != u'、') return -1;
      if (token.IsAny(Bit(Cue::kHigher) | Bit(Cue::kLower)) && token.end - token.begin >= 2)
        return i;
    }
    return -1;
  }

  // The heads of a list, split at 、 和 与 及 outside of quotation marks and brackets; what the
  // members share at their end (增加值, 参保率) is given to those that lack it.
  std::vector<IndicatorName> SplitHeads(Range list) const {
    std::vector<Range> parts;
    int32_t begin = list.begin;
    int depth = 0;
    int32_t etc = -1;
    for (const Token& token : Within(list)) {
      if (token.mark == u'“' || token.mark == u'(' || token.mark == u'《') ++depth;
      if (token.mark == u'”' || token.mark == u')' || token.mark == u'》') --depth;
      if (depth > 0) continue;
      if (token.Is(Cue::kEtc)) etc = token.begin;
      const bool parts_here = token.mark == u'、' ||
                              (token.Is(Cue::kAnd) && token.begin > begin && token.end < list.end);
      if (parts_here && token.begin > begin) {
        parts.push_back({begin, token.begin});
        begin = token.end;
      }
    }
    if (begin < list.end) parts.push_back({begin, list.end});
    std::vector<IndicatorName> heads;
    if (parts.empty()) return heads;
    if (parts.size() == 1) {
      heads.emplace_back(parts[0].begin, parts[0].end);
      return heads;
    }
    Range& last = parts.back();
    const Range tail = TailOf(last);
    if (etc >= last.begin)
      last.end = etc;  // 等三大产业增加值: what names the group is no member of it
    // 限额以上批发业、零售业, 本外币存款、贷款余额: what stands before the first member is shared.
    Range front;
    for (const std::u16string_view word : {u"规模以上", u"限额以上", u"规上", u"限上"}) {
      const auto size = static_cast<int32_t>(word.size());
      if (parts[0].end - parts[0].begin > size &&
          text_.Folded(parts[0].begin, parts[0].begin + size) == word) {
        front = {parts[0].begin, parts[0].begin + size};
      }
    }
    const Range first_tail = TailOf(parts[0]);
    const bool shares_of = !tail.empty() && text_[tail.begin - 1] == u'的';
    for (size_t i = 0; i < parts.size(); ++i) {
      Range part = parts[i];
      IndicatorName head;
      // 对欧盟、美国…的出口: the preposition is shared as well.
      const Range own_tail = IncompleteTail(part);
      const bool loan = text_.Folded(part.begin, std::min(part.end, part.begin + 2)) == u"贷款";
      if (i > 0 && ((own_tail.begin == part.begin && !own_tail.empty()) || loan) &&
          first_tail.begin > parts[0].begin + 1) {
        head.Append(parts[0].begin, first_tail.begin);
      } else if (i > 0 && !front.empty() &&
                 text_.Folded(part.begin, std::min(part.end, part.begin + 1)) != u"规" &&
                 text_.Folded(part.begin, std::min(part.end, part.begin + 1)) != u"限") {
        head.Append(front.begin, front.end);
      }
      if (i > 0 && text_[parts[0].begin] == u'对' && text_[part.begin] != u'对')
        head.Append(parts[0].begin, parts[0].begin + 1);
      if (i + 1 == parts.size() && etc < last.begin) {
        if (shares_of) {
          head.Append(part.begin, tail.begin - 1);
          head.Append(tail.begin, tail.end);
        } else {
          head.Append(part.begin, part.end);
        }
      } else {
        head.Append(part.begin, part.end);
        if (const IndicatorName graded(part.begin, part.end); IsOnly(graded, Cue::kGraded)) {
          // 国家级、省级专精特新企业: what is graded is shared.
          head.Append(WithoutGrade(IndicatorName(last.begin, last.end)));
        } else if (!tail.empty() && TailOf(part).empty()) {
          head.Append(tail.begin + Overlap(part, tail), tail.end);
        }
      }
      heads.push_back(head);
    }
    return heads;
  }

  // How much of `tail`'s beginning `part` ends in already: 城镇居民 and 居民人均可支配收入 share
  // 居民.
  int32_t Overlap(Range part, Range tail) const {
    for (int32_t length = std::min(part.end - part.begin, tail.end - tail.begin); length > 0;
         --length) {
      if (text_.Folded(part.end - length, part.end) ==
          text_.Folded(tail.begin, tail.begin + length))
        return length;
    }
    return 0;
  }

  // The ending of `part` that can't stand alone: 总投资 of 重点推动总投资.
  Range IncompleteTail(Range part) const {
    for (int32_t begin = std::max(part.begin, part.end - 6); begin < part.end; ++begin) {
      if (knowledge_.CuesOf(text_.Folded(begin, part.end)) & Bit(Cue::kIncomplete))
        return {begin, part.end};
    }
    return {};
  }

  // The clause that goes on behind a noun: 入选百强榜单, without a figure of its own.
  Range DeedBehind(int32_t at) const {
    int32_t end = at;
    for (const Token& token : From(at)) {
      if (token.begin > at + 30) break;
      if (token.anchor >= 0 &&
          sentence_.anchors[static_cast<size_t>(token.anchor)].type != AnchorType::kRejected)
        return {};
      if (token.mark == u',' || token.mark == u';' || token.mark == u':' || token.mark == u'、' ||
          token.mark == u')') {
        end = token.begin;
        break;
      }
      end = token.end;
    }
    if (end < sentence_.end && text_[end] != u',' && text_[end] != u';' && text_[end] != u'、' &&
        text_[end] != u':' && text_[end] != u')') {
      end = sentence_.end;
    }
    while (end > at && IsBlank(text_[end - 1])) --end;
    return end - at >= 3 && end - at <= 22 ? Range{at, end} : Range{};
  }

  // The longest ending of `part` that is the head noun of an indicator.
  Range TailOf(Range part) const {
    for (int32_t begin = std::max(part.begin, part.end - 10); begin < part.end; ++begin) {
      if (knowledge_.CuesOf(text_.Folded(begin, part.end)) &
          (Bit(Cue::kHead) | Bit(Cue::kIncomplete)))
        return {begin, part.end};
    }
    return {};
  }

  // One head that stands for several: 城乡居民 is 城镇居民 and 农村居民, 存贷款 is 存款 and 贷款.
  std::vector<IndicatorName> Expand(std::vector<IndicatorName> heads, size_t count) const {
    struct Pair {
      std::u16string_view word;
      std::string_view first;
      std::string_view second;
    };
    static constexpr Pair kPairs[] = {{u"城乡常住居民", "城镇常住居民", "农村常住居民"},
                                      {u"城乡居民", "城镇居民", "农村居民"},
                                      {u"城乡", "城镇", "农村"},
                                      {u"存贷款", "存款", "贷款"},
                                      {u"进出口", "进口", "出口"}};
    const std::u16string words = heads[0].Folded(text_);
    if (count == 3 && words.starts_with(u"三次产业")) {
      std::vector<IndicatorName> three;
      constexpr std::string_view kNames[] = {"第一产业", "第二产业", "第三产业"};
      for (const std::string_view name : kNames) {
        IndicatorName& one = three.emplace_back();
        one.Append(name);
        one.Append(strings_->emplace_back(Utf8(words.substr(4))));
      }
      return three;
    }
    if (count != 2) return heads;
    for (const Pair& pair : kPairs) {
      const size_t at = words.find(pair.word);
      if (at == std::u16string::npos) continue;
      std::vector<IndicatorName> two;
      for (const std::string_view member : {pair.first, pair.second}) {
        IndicatorName& one = two.emplace_back();
        if (at > 0) one.Append(strings_->emplace_back(Utf8(words.substr(0, at))));
        one.Append(member);
        if (at + pair.word.size() < words.size()) {
          one.Append(strings_->emplace_back(Utf8(words.substr(at + pair.word.size()))));
        }
      }
      return two;
    }
    return heads;
  }

  static std::string Utf8(std::u16string_view words) {
    std::string out;
    for (const char16_t c : words) {
      if (c < 0x80) {
        out += static_cast<char>(c);
      } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | c >> 6);
        out += static_cast<char>(0x80 | (c & 63));
      } else {
        out += static_cast<char>(0xE0 | c >> 12);
        out += static_cast<char>(0x80 | (c >> 6 & 63));
        out += static_cast<char>(0x80 | (c & 63));
      }
    }
    return out;
  }

  bool IsOnly(const IndicatorName& name, Cue cue) const {
    if (name.empty() || name.size() > 8) return false;
    return (knowledge_.CuesOf(name.Folded(text_)) & Bit(cue)) != 0;
  }

  // -----------------------------------------------------------------------------------------------------
  // names

  // 科技项目 of 省级以上科技项目.
  IndicatorName WithoutGrade(const IndicatorName& name) const {
    auto [begin, end] = name.OnlyPiece();
    if (end <= begin) return name;
    for (const Token& token : Within({begin, end})) {
      if (token.begin != begin) break;
      if (token.Is(Cue::kGraded)) {
        begin = token.end;
        if (text_.Folded(begin, std::min(end, begin + 2)) == u"以上") begin += 2;
        if (text_.Folded(begin, std::min(end, begin + 3)) == u"及以上") begin += 3;
      }
    }
    return end - begin >= 2 ? IndicatorName(begin, end) : name;
  }

  // The name without the head noun that can't stand alone: 商品房 of 商品房销售面积.
  IndicatorName WithoutTail(const IndicatorName& name) const {
    const auto [begin, end] = name.OnlyPiece();
    if (end <= begin) return {};
    const Range tail = IncompleteTail({begin, end});
    if (tail.empty() || tail.begin - begin < 2) return {};
    return {begin, tail.begin};
  }

  IndicatorName Complete(const IndicatorName& head) const {
    IndicatorName name = entity_.empty() ? topic_ : entity_;
    if (name.Folded(text_).ends_with(head.Folded(text_))) return name;
    name.Append(head);
    return name;
  }

  // The name of a single figure.
  IndicatorName NameOf(const Anchor& figure, const Lead& lead) {
    const bool counts = figure.unit == nullptr ? figure.unit_literal.empty()
                                               : figure.unit->kind != UnitClass::kMeasure ||
                                                     figure.unit->dimension == "persons";
    if (figure.type == AnchorType::kQuantity) {
      const Range right = NounBehind(figure.end);
      if (counts && !right.empty()) {
        entity_ = IndicatorName(right.begin, right.end);
        if (!IsOnly(entity_, Cue::kGeneric)) return entity_;
        // 9家企业入选百强榜单: what they did tells which they are.
        const Range done = DeedBehind(right.end);
        if (done.empty()) return entity_;
        IndicatorName name(done.begin, done.end);
        name.Append(entity_);
        return name;
      }
      const IndicatorName left = HeadOf(lead.name);
      // 总投资52亿元的…项目: the name behind owns the head before.
      if (!right.empty() && text_[figure.end] == u'的') {
        const Range tail = IncompleteTail(lead.name);
        if (left.empty() || !tail.empty()) {
          IndicatorName name(right.begin, right.end);
          name.Append(tail.begin, tail.end);
          sizes_project_ = !tail.empty();
          return name;
        }
      }
      // 70%以上的行政村建成…: the share of those that did.
      const bool share = figure.unit != nullptr && figure.unit->dimension == "share";
      if (share && left.empty() && !right.empty() && text_[figure.end] == u'的') {
        const Range deed = DeedBehind(right.end);
        IndicatorName name(deed.begin, deed.end);
        name.Append(right.begin, right.end);
        name.Append("占比");
        return name;
      }
      if (left.empty() && !right.empty() && last_.empty())
        return IndicatorName(right.begin, right.end);
      return Finish(left, counts, lead.reach);
    }
    return Finish(HeadOf(lead.name), false, false);
  }

  IndicatorName Finish(const IndicatorName& left, bool counts, bool reached) {
    if (left.empty() && reached && !previous_.empty()) return previous_;
    // 剔除减税因素后增长9.1%: the same indicator under another definition.
    const std::u16string folded = left.Folded(text_);
    if ((folded.starts_with(u"剔除") || folded.starts_with(u"扣除")) && !last_.empty())
      return last_;
    if (left.empty() || IsOnly(left, Cue::kGrowthOnly)) {
      if (!last_.empty()) {
        IndicatorName name = last_;
        const std::u16string words = left.Folded(text_);
        if (words == u"总量" || words == u"数量") {
          name = entity_.empty() ? last_ : entity_;
          name.Append(left);
        }
        return name;
      }
      IndicatorName name = topic_;
      if (!left.empty() && !IsGrowthWord(left)) name.Append(left);
      return name;
    }
    if (IsOnly(left, Cue::kIncomplete)) return Complete(left);
    if (IsOnly(left, Cue::kGraded) && !(entity_.empty() && last_.empty())) {
      graded_ = true;
      IndicatorName name = left;
      name.Append(WithoutGrade(entity_.empty() ? last_ : entity_));
      return name;
    }
    const std::u16string words = left.Folded(text_);
    if ((words.starts_with(u"占") || words.starts_with(u"份额占")) && !last_.empty()) {
      IndicatorName name = last_;
      name.Append(left);
      return name;
    }
    // 其中制造业占比: a share of what was named before.
    if (among_ && !last_.empty() && (words.ends_with(u"占比") || words.ends_with(u"比重")) &&
        words.find(u'占') + 2 >= words.size()) {
      IndicatorName name = last_;
      name.Append(left);
      return name;
    }
    // 示范村3个、精品村9个: members of one kind share what stands before the first.
    if (counts && left.size() <= 4 && previous_counted_ && !previous_.empty() &&
        previous_.size() >= left.size() + 2) {
      const auto [begin, end] = previous_.OnlyPiece();
      if (end > begin && text_[end - 1] == words.back()) {
        IndicatorName name(begin, end - left.size());
        name.Append(left);
        return name;
      }
    }
    if (counts) entity_ = left;
    return left;
  }

  bool IsGrowthWord(const IndicatorName& name) const {
    return (knowledge_.CuesOf(name.Folded(text_)) &
            (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun) | Bit(Cue::kLastYear))) != 0;
  }

  // The name in a stretch of clause: subject and object without the verb between them; the object
  // alone when it is complete.
  IndicatorName HeadOf(Range range) {
    if (range.empty()) return {};
    const Token* split = nullptr;
    for (const Token& token : Within(range)) {
      if (token.Is(Cue::kSplit)) split = &token;
    }
    if (split == nullptr) return Trim(range);
    const Token& verb = *split;
    const IndicatorName object = Trim({verb.end, range.end});
    if (!object.empty() && !IsOnly(object, Cue::kIncomplete)) return object;
    IndicatorName name = Trim({range.begin, verb.begin});
    if (!name.empty()) entity_ = name;
    if (object.empty()) return name;
    if (name.empty()) return object;
    name.Append(object);
    return name;
  }

  // Takes times, regions and adverbs off both ends; a long stretch is cut behind its last verb.
  IndicatorName Trim(Range range) const {
    bool moved = true;
    while (moved && !range.empty()) {
      moved = false;
      const char16_t first = text_[range.begin];
      const char16_t last = text_[range.end - 1];
      if (IsBlank(first) || first == u'的' || first == u'、' || first == u',' || first == u')') {
        ++range.begin;
        moved = true;
        continue;
      }
      if (IsBlank(last) || last == u'的' || last == u'、' || last == u'(') {
        --range.end;
        moved = true;
        continue;
      }
      for (const Token& token : Within(range)) {
        if (token.begin == range.begin && token.IsAny(kLeading) && token.end < range.end) {
          range.begin = token.end;
          moved = true;
          break;
        }
        if (token.end == range.end && token.begin > range.begin &&
            token.IsAny(kTimeCues | Bit(Cue::kAchieve) | Bit(Cue::kAll) | kModalCues |
                        Bit(Cue::kEtc) | Bit(Cue::kLastYear)) &&
            !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kIncomplete))) {
          range.end = token.begin;
          moved = true;
          break;
        }
      }
    }
    if (range.end - range.begin > 16) {
      const std::span<const Token> tokens = Within(range);
      for (size_t i = tokens.size(); i > 0; --i) {
        const Token& token = tokens[i - 1];
        if (token.Is(Cue::kVerb) && token.end - token.begin >= 2 && range.end - token.end >= 2 &&
            !token.Is(Cue::kHead)) {
          range.begin = token.end;
          break;
        }
      }
      while (!range.empty() && (text_[range.begin] == u'的' || text_[range.begin] == u'了' ||
                                IsBlank(text_[range.begin])))
        ++range.begin;
    }
    // No indicator has so long a name: what is left is the end of a sentence that was never cut.
    range.begin = std::max(range.begin, range.end - kNameChars);
    return range.empty() ? IndicatorName() : IndicatorName(range.begin, range.end);
  }

  // The noun behind a count: 81个重点项目. Empty when what follows is a mark, a verb or another
  // figure.
  Range NounBehind(int32_t at) const {
    int32_t begin = at;
    const bool of = text_[begin] == u'的';
    if (of) ++begin;
    // 39宗1957亩土地出让: both figures are of the noun behind them.
    for (const Token& token : From(begin)) {
      if (token.begin > begin) break;
      if (token.anchor >= 0 &&
          sentence_.anchors[static_cast<size_t>(token.anchor)].type == AnchorType::kQuantity) {
        begin = token.end;
        break;
      }
    }
    const char16_t c = text_[begin];
    if (!IsHan(c) && c != u'“' && !IsLatin(c)) return {};
    const int32_t limit = std::min(sentence_.end, begin + 28);
    for (const Token& token : From(begin)) {
      if (token.begin >= limit) break;
      if (token.anchor >= 0) {
        const AnchorType type = sentence_.anchors[static_cast<size_t>(token.anchor)].type;
        if (type == AnchorType::kRejected) continue;
        return Cut(begin, token.begin);
      }
      if (token.Is(Cue::kHead) && !token.Is(Cue::kVerb) && token.end - token.begin >= 2 &&
          token.begin > begin && IsHan(text_[token.end]) && FigureBeforeComma(token.end)) {
        return {begin,
                token.end};  // 30家银行机构本外币存款…: the count ends where the next name begins
      }
      if (token.mark == u'“' || token.mark == u'”' || token.mark == u'(' || token.mark == u')') {
        if (token.mark == u'(' && FigureInBracket(token.end)) return Cut(begin, token.begin);
        if (token.mark == u')' && !Opens(begin, token.begin)) return Cut(begin, token.begin);
        continue;
      }
      const bool joins = token.mark == u'、' || token.Is(Cue::kAnd);
      if (joins) {
        if (token.begin == begin) return {};
        if (!FigureBeforeComma(token.end)) continue;
        return Cut(begin, token.begin);
      }
      if (token.mark != 0) return Cut(begin, token.begin);
      const int32_t length = token.end - token.begin;
      const bool noun = token.IsAny(Bit(Cue::kHead) | Bit(Cue::kIncomplete) | Bit(Cue::kGroup) |
                                    Bit(Cue::kOf) | Bit(Cue::kEtc));
      const bool verb =
          token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kSplit) |
                      Bit(Cue::kAll) | Bit(Cue::kRespectively) | kTimeCues | Bit(Cue::kLastYear) |
                      Bit(Cue::kFirm) | Bit(Cue::kStretch));
      const bool achieve = token.Is(Cue::kAchieve) && length >= 2;
      if ((verb || achieve) && !(noun && token.begin > begin) && length >= 2) {
        if (token.begin == begin) return {};
        return Cut(begin, token.begin);
      }
      if (token.begin == begin && length == 1 &&
          token.IsAny(Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kAll)))
        return {};
    }
    int32_t stop = begin;
    while (stop < limit && (IsHan(text_[stop]) || IsLatin(text_[stop]) || text_[stop] == u'“' ||
                            text_[stop] == u'”' || text_[stop] == u'、' || text_[stop] == u'/' ||
                            text_[stop] == u'(' || text_[stop] == u')')) {
      ++stop;
    }
    return Cut(begin, stop);
  }

  bool Opens(int32_t begin, int32_t end) const {
    for (int32_t p = begin; p < end; ++p) {
      if (text_[p] == u'(') return true;
    }
    return false;
  }

  // 2的 at the end of a noun phrase belongs to what follows.
  Range Cut(int32_t begin, int32_t end) const {
    while (end > begin &&
           (text_[end - 1] == u'的' || IsBlank(text_[end - 1]) || text_[end - 1] == u'、'))
      --end;
    return {begin, end};
  }

  bool FigureBeforeComma(int32_t from) const {
    for (const Token& token : From(from)) {
      if (token.mark == u',' || token.mark == u';' || token.begin > from + kBracketChars)
        return false;
      if (token.anchor >= 0 &&
          sentence_.anchors[static_cast<size_t>(token.anchor)].type != AnchorType::kRejected)
        return true;
    }
    return false;
  }

  // --------------------------------------------------------------------------------------------------
  // measures

  struct Decision {
    Measure measure = Measure::kLevel;
    bool negative = false;
    std::string_view baseline;
    std::string_view rule;
  };

  bool GrowthFollows(int32_t at) const {
    if (text_[at] == u'的') ++at;
    const auto match = knowledge_.cues().Longest(text_.Folded(at, std::min(text_.size(), at + 8)));
    if (match.length == 0) return false;
    const CueSet cues = knowledge_.CuesOf(match.value);
    return (cues & (Bit(Cue::kUpSuffix) | Bit(Cue::kGrowthNoun))) != 0;
  }

  Decision Decide(const Anchor& figure, const Lead& lead, const IndicatorName& name) {
    Decision out;
    if (lead.cues & Bit(Cue::kLastYear)) out.baseline = "上年";
    if (lead.cues & Bit(Cue::kYearStart)) out.baseline = "年初";
    if (out.baseline.empty() && !lead.baseline.empty())
      out.baseline = text_.Utf8(lead.baseline.begin, lead.baseline.end);
    const auto is = [&](Measure measure, std::string_view rule) {
      out.measure = measure;
      out.rule = rule;
      return out;
    };
    if (figure.type == AnchorType::kRank) {
      out.baseline = {};
      return is(Measure::kRank, figure.rule);
    }
    const std::string_view dimension =
        figure.unit != nullptr ? figure.unit->dimension : std::string_view();
    const bool share = dimension == "share" || figure.unit_literal == "成" ||
                       figure.unit_literal == "%" || figure.unit_literal == "‰" ||
                       figure.unit_literal == "‱";
    const bool points = dimension == "points" || figure.unit_literal == "个百分点";
    const bool ratio =
        dimension == "ratio" || figure.unit_literal == "倍" || figure.unit_literal == ":1";
    const bool up = (lead.verb & Bit(Cue::kUp)) != 0;
    const bool down = (lead.verb & Bit(Cue::kDown)) != 0;
    const bool noun = (lead.verb & (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun))) != 0;
    const std::u16string words = name.Folded(text_);
    const bool state =
        words.ends_with(u"率") || words.ends_with(u"比重") || words.ends_with(u"占比");
    if (share) {
      if (lead.cues & Bit(Cue::kPlanDone)) {
        return is(Measure::kRatio, "share.of_plan");
      }
      if ((up || down) && !lead.reach) {
        out.negative = lead.fall;
        return is(Measure::kGrowth, "share.growth");
      }
      if (noun) {
        out.negative = (lead.verb & Bit(Cue::kFallNoun)) != 0;
        return is(Measure::kGrowth, "share.growth_noun");
      }
      if (GrowthFollows(figure.end)) return is(Measure::kGrowth, "share.growth_behind");
      // 增长8%(争取10%): the bracket speaks of the same growth.
      const bool bracket = !modal_stack_.empty() && lead.name.empty() && last_share_;
      // 增长10%、力争12%.
      const bool firmer = lead.name.empty() && last_share_ && lead.verb == 0 &&
                          (lead.cues & (Bit(Cue::kStretch) | Bit(Cue::kFirm)));
      if (lead.name.empty() && (lead.reach || bracket || firmer) &&
          last_measure_ == Measure::kGrowth) {
        return is(Measure::kGrowth, "share.growth_reached");
      }
      if (lead.compared && !state) {
        out.negative = lead.lower;
        return is(Measure::kGap, "share.gap");
      }
      return is(Measure::kLevel, "share.level");
    }
    if (points) {
      const bool pulls = words.find(u"拉动") != std::u16string::npos;
      const bool in_time = InTime(lead.baseline) || !InSpace(lead.baseline);
      if (lead.compared && !pulls) {
        out.negative = lead.lower;
        return is(in_time ? Measure::kChange : Measure::kGap, "points.compared");
      }
      out.negative = lead.fall;
      return is(Measure::kChange, "points.change");
    }
    if (ratio) {
      if (lead.date.known() && out.baseline.empty()) out.baseline = Keep(Print(lead.date));
      if ((up || down) && figure.unit_literal != ":1" && !lead.reach &&
          figure.rule != "ratio.double" && dimension == "ratio") {
        out.negative = lead.fall;
        return is(Measure::kGrowth, "times.growth");
      }
      return is(Measure::kRatio, "times.ratio");
    }
    if (lead.compared) {
      out.negative = lead.lower;
      const bool in_time =
          InTime(lead.baseline) ||
          (lead.cues & (Bit(Cue::kLastYear) | Bit(Cue::kYearStart) | Bit(Cue::kLastPeriod)));
      return is(in_time ? Measure::kChange : Measure::kGap, "amount.compared");
    }
    if ((up || down) && !lead.reach) {
      out.negative = lead.fall;
      return is(Measure::kChange, "amount.change");
    }
    if ((lead.leading & Bit(Cue::kMoves)) && lead.verb == 0) {
      out.negative = (lead.leading & Bit(Cue::kDown)) != 0;
      return is(Measure::kChange, "amount.moved");
    }
    return is(Measure::kLevel, "amount.level");
  }

  bool InTime(Range range) const {
    for (int32_t p = range.begin; p < range.end; ++p) {
      const char16_t c = text_[p];
      if (c == u'年' || c == u'季' || c == u'月' || c == u'期') {
        if (c == u'期' && (p == range.begin || (text_[p - 1] != u'同' && text_[p - 1] != u'时' &&
                                                text_[p - 1] != u'上')))
          continue;
        if (p > range.begin && text_[p - 1] == u'全') continue;
        return text_[p + 1] != u'计' && text_[p + 1] != u'初' && text_[p + 1] != u'度';
      }
    }
    return false;
  }

  bool InSpace(Range range) const { return !range.empty(); }

  // ------------------------------------------------------------------------------------------------
  // the result

  Period PeriodOf(const Decision& decision, const Lead& lead, const IndicatorName& name) const {
    if (unresolved_) return {};
    if (lead.two_years && SectionYear() != 0) return Years(SectionYear() - 1, SectionYear());
    const Period wide = five_years_.known() ? five_years_ : Here().span;
    if (wide.known() && ((lead.cues & Bit(Cue::kYearly)) || five_words_)) return wide;
    if (clause_period_.known()) return clause_period_;
    if (five_years_.known()) {
      if (lead.from) return Year(five_years_.from_year - 1);
      const std::u16string words = name.Folded(text_);
      const bool state =
          words.ends_with(u"率") || words.ends_with(u"比重") || words.ends_with(u"占比");
      const bool reached =
          lead.reach || (lead.cues & kBoundCues) || state || decision.measure == Measure::kRank;
      const bool gathered = (((lead.cues | lead.leading) & Bit(Cue::kAchieve)) || flow_) &&
                            decision.measure == Measure::kLevel && !reached;
      const bool changed = decision.measure == Measure::kGrowth ||
                           (decision.measure == Measure::kChange && lead.baseline.empty() &&
                            !(lead.cues & Bit(Cue::kThan)));
      return gathered || changed ? five_years_ : LastYear(five_years_);
    }
    if (lead.from && role_ != SectionRole::kPlan && SectionYear() != 0)
      return Year(SectionYear() - 1);
    if (role_ == Here().role && Here().period.known()) return Here().period;
    const int year = SectionYear();
    return year == 0 ? Period{} : Year(year);
  }

  void AddFact(const Anchor& figure, const Lead& lead, IndicatorName name) {
    Lead own = lead;
    if (figure.unit_literal == "倍" && !name.empty()) name = OfWhat(name, &own);
    const Decision decision = Decide(figure, own, name);
    Fact fact;
    fact.span = text_.SpanOf(figure.begin, figure.end);
    fact.quote = text_.Utf8(figure.begin, figure.end);
    fact.rule = decision.rule;
    fact.measure = decision.measure;
    fact.relation =
        figure.relation == Relation::kEq ? BoundBehindBracket(figure.end) : figure.relation;
    fact.baseline = decision.measure == Measure::kRank ? std::string_view() : decision.baseline;
    fact.section = section_;
    if (name.empty()) name = topic_;
    // 收窄 N个百分点 is a change of the fall itself.
    if (decision.measure == Measure::kChange && lead.fall && (lead.cues & Bit(Cue::kDown)) &&
        Narrowed(figure.begin)) {
      name.Append("降幅");
    }
    fact.indicator = name.Print(text_, strings_);
    if (fact.indicator.empty()) {
      // A figure that nothing names is no fact that anyone could use.
      Anchor rejected = figure;
      rejected.reason = Reason::kUnread;
      rejected.rule = "reject.nameless";
      AddRejected(rejected);
      return;
    }
    SetUnit(figure, name, &fact);
    SetValue(figure, decision, &fact);
    const auto first = text_.Folded(figure.begin, std::min(text_.size(), figure.begin + 3));
    if (first == u"不低于" || first == u"不少于") duty_ = true;
    SetStatus(&fact);
    if (figure.masked)
      fact.mask = text_.Utf8(figure.number_begin, figure.magnitude_begin > figure.number_begin
                                                      ? figure.magnitude_begin
                                                      : figure.end);
    const Period period = PeriodOf(decision, lead, name);
    fact.period = Keep(Print(period));
    if (figure.type == AnchorType::kRank) {
      const Range group = figure.group_end > figure.group_begin
                              ? Range{figure.group_begin, figure.group_end}
                              : lead.group;
      fact.group = text_.Utf8(group.begin, group.end);
    }
    if (outline_.region_end > outline_.region_begin) {
      fact.region = text_.Utf8(outline_.region_begin, outline_.region_end);
    }
    if (const auto* indicator = knowledge_.FindIndicator(name.Folded(text_)))
      fact.indicator_code = indicator->code;
    if (sizes_project_) {  // 总投资52亿元的…项目: what it will cost is no promise
      fact.status = Status::kOther;
      fact.modality = Modality::kNone;
      sizes_project_ = false;
    }
    const bool aspect = figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect;
    fact.optional = aspect || (figure.han && figure.bare && fact.status == Status::kOther);
    if (aspect && figure.han)
      fact.status = fact.status == Status::kTarget ? Status::kTarget : Status::kOther;
    article_->facts.push_back(fact);
    modal_used_ = true;
    Remember(figure, decision, name);
  }

  // 增长8%(争取10%)以上: the bound behind the bracket holds for both figures.
  Relation BoundBehindBracket(int32_t at) const {
    int32_t p = at;
    if (text_[p] == u'(') {
      while (p < at + 16 && text_[p] != u')' && p < sentence_.end) ++p;
    }
    if (text_[p] != u')') return Relation::kEq;
    const auto match =
        knowledge_.cues().Longest(text_.Folded(p + 1, std::min(text_.size(), p + 5)));
    if (match.length == 0) return Relation::kEq;
    const CueSet cues = knowledge_.CuesOf(match.value);
    if (cues & Bit(Cue::kAfterGe)) return Relation::kGe;
    if (cues & Bit(Cue::kAfterLe)) return Relation::kLe;
    return text_.Folded(p + 1, std::min(text_.size(), p + 3)) == u"左右" ? Relation::kApprox
                                                                         : Relation::kEq;
  }

  // 用地约占全区1/4: what the fraction is of is its baseline, no part of the name.
  IndicatorName OfWhat(const IndicatorName& name, Lead* lead) const {
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

  bool Narrowed(int32_t at) const {
    const int32_t begin = std::max(sentence_.begin, at - 6);
    const auto view = text_.Folded(begin, at);
    return view.find(u"收窄") != std::u16string_view::npos;
  }

  void Remember(const Anchor& figure, const Decision& decision, const IndicatorName& name) {
    const std::u16string words = name.Folded(text_);
    // 占全国比重 is said of the indicator before it, which goes on being spoken of.
    const bool share_of =
        words.find(u'占') != std::u16string::npos && decision.measure == Measure::kLevel;
    if (!share_of || last_.empty()) last_ = name;
    if (decision.measure == Measure::kLevel && figure.type == AnchorType::kQuantity) {
      level_names_.push_back(name);
      const bool counts = figure.unit != nullptr && figure.unit->kind == UnitClass::kClassifier;
      if (counts && !graded_) entity_ = name;
      // 商品房销售面积…、销售额…: what stands before the head noun is shared.
      if (!counts && name.size() > 4) {
        const IndicatorName owner = WithoutTail(name);
        if (!owner.empty()) entity_ = owner;
      }
    }
    graded_ = false;
    last_measure_ = decision.measure;
    previous_ = name;
    previous_counted_ = figure.unit != nullptr && figure.unit->kind == UnitClass::kClassifier;
    last_share_ = figure.unit != nullptr && figure.unit->dimension == "share";
  }

  std::string_view Keep(std::string text) {
    if (text.empty()) return {};
    // The same few periods come again and again.
    const auto kept = std::ranges::find(periods_, text);
    if (kept != periods_.end()) return *kept;
    periods_.push_back(strings_->emplace_back(std::move(text)));
    return periods_.back();
  }

  void SetUnit(const Anchor& figure, const IndicatorName& name, Fact* fact) {
    if (!figure.unit_literal.empty()) {
      fact->unit = figure.unit_literal;
    } else {
      const std::string_view magnitude = text_.Utf8(figure.magnitude_begin, figure.magnitude_end);
      const std::string_view unit = text_.Utf8(figure.unit_begin, figure.unit_end);
      if (figure.unit == nullptr) {
        // 超60亿, 128万: the currency is left out.
        const bool yi = figure.magnitude_end > figure.magnitude_begin &&
                        text_[figure.magnitude_end - 1] == u'亿';
        std::string word(magnitude);
        if (yi || MoneyName(name))
          word += "元";
        else if (PersonName(name))
          word += "人";
        fact->unit = strings_->emplace_back(std::move(word));
      } else if (magnitude.empty() || figure.magnitude_end == figure.unit_begin) {
        fact->unit = magnitude.empty() ? unit : text_.Utf8(figure.magnitude_begin, figure.unit_end);
      } else {
        fact->unit = strings_->emplace_back(std::string(magnitude) + std::string(unit));
      }
      if (fact->unit == "百分点") fact->unit = "个百分点";
    }
    if (figure.unit != nullptr) fact->base_unit = figure.unit->base;
    if (fact->unit == "%" || fact->unit == "‰" || fact->unit == "‱") fact->base_unit = "percent";
    if (fact->unit.ends_with("元") && fact->base_unit.empty()) fact->base_unit = "CNY";
  }

  bool MoneyName(const IndicatorName& name) const {
    const std::u16string words = name.Folded(text_);
    for (std::u16string_view word : {u"资金", u"投资", u"收入", u"产值", u"贷款", u"金额", u"税",
                                     u"债", u"补助", u"销售额", u"支出"}) {
      if (words.find(word) != std::u16string::npos) return true;
    }
    return false;
  }

  bool PersonName(const IndicatorName& name) const {
    const std::u16string words = name.Folded(text_);
    for (std::u16string_view word : {u"人才", u"就业", u"人口", u"人数", u"参保"}) {
      if (words.find(word) != std::u16string::npos) return true;
    }
    return false;
  }

  static void SetValue(const Anchor& figure, const Decision& decision, Fact* fact) {
    if (figure.masked) return;
    fact->value = figure.value;
    fact->value_high = figure.high;
    if (decision.negative && fact->value && fact->value->mantissa > 0)
      fact->value->mantissa = -fact->value->mantissa;
    Decimal factor{1, figure.power};
    if (figure.unit != nullptr) {
      if (const auto product = factor.Times(figure.unit->factor)) factor = *product;
    }
    if (fact->unit == "‰") factor = {1, -1};
    if (fact->unit == "‱") factor = {1, -2};
    if (fact->base_unit.empty()) return;
    if (fact->value) fact->base_value = fact->value->Times(factor);
    if (fact->value_high) fact->base_value_high = fact->value_high->Times(factor);
  }

  void SetStatus(Fact* fact) const {
    const bool plan = role_ == SectionRole::kPlan;
    const bool target = (plan && !past_) || future_;
    if (!target) {
      fact->status = Status::kActual;
      return;
    }
    fact->status = Status::kTarget;
    fact->modality = modality_ == Modality::kNone ? Modality::kExpected : modality_;
    if (effort_ && modality_ == Modality::kNone) fact->modality = Modality::kStretch;
    if (duty_ && modality_ != Modality::kStretch) fact->modality = Modality::kFirm;
  }

  void AddRejected(const Anchor& anchor) {
    Rejected rejected;
    rejected.span = text_.SpanOf(anchor.begin, anchor.end);
    rejected.quote = text_.Utf8(anchor.begin, anchor.end);
    rejected.reason = anchor.reason;
    if (anchor.type == AnchorType::kDate) rejected.reason = Reason::kDate;
    rejected.rule = anchor.rule;
    article_->rejected.push_back(rejected);
  }

  void AddDiagnostic(const Anchor& anchor, DiagnosticCode code, std::string message) {
    Diagnostic diagnostic;
    diagnostic.span = text_.SpanOf(anchor.begin, anchor.end);
    diagnostic.code = code;
    diagnostic.message = strings_->emplace_back(std::move(message));
    article_->diagnostics.push_back(diagnostic);
  }

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const ArticleOutline& outline_;
  Article* const article_;
  std::deque<std::string>* const strings_;

  // Of the section.
  int32_t section_ = 0;
  SectionRole role_ = SectionRole::kReview;
  Period five_years_;  // 五年来, “十三五”期间: until another time is named

  // Of the sentence.
  Sentence sentence_;
  IndicatorName topic_;   // the noun before its first verb
  IndicatorName last_;    // the indicator spoken of last
  IndicatorName entity_;  // the things counted last: what an incomplete head belongs to
  std::vector<IndicatorName> shared_;       // the heads that shared the last figure
  std::vector<IndicatorName> list_;         // the heads of the last list
  std::vector<IndicatorName> level_names_;  // of the levels so far
  Period clause_period_;
  bool future_ = false;
  bool unresolved_ = false;  // 自…以来: no period can be told
  bool five_words_ = false;  // 五年 in this clause
  bool flow_ = false;        // this clause tells what was built or gathered
  bool effort_ = false;      // 努力 in this clause
  bool modal_used_ = false;  // the modality reached a figure of its own clause
  bool past_ = false;
  Modality modality_ = Modality::kNone;
  bool duty_ = false;
  std::vector<Modality> modal_stack_;
  IndicatorName previous_;  // of the fact before
  bool previous_counted_ = false;
  Measure last_measure_ = Measure::kLevel;
  bool last_share_ = false;
  bool among_ = false;          // 其中 stands in this sentence
  bool sizes_project_ = false;  // the figure sizes the project named behind it
  bool graded_ = false;         // the name just made is a grade of the things counted before

  std::vector<std::string_view> periods_;
};

}  // namespace

void ReadClauses(const knowledge::Knowledge& knowledge, const SourceText& text,
                 const ArticleOutline& outline, Article* article,
                 std::deque<std::string>* strings) {
  ArticleReader(knowledge, text, outline, article, strings).Read();
}

}  // namespace gongbao::extraction
