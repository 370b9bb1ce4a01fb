#include "common/extraction/clauses.h"

#include <algorithm>
#include <vector>

#include "common/extraction/heads.h"
#include "common/extraction/measures.h"
#include "common/extraction/names.h"
#include "common/extraction/periods.h"
#include "common/extraction/sentence.h"

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;
using knowledge::UnitClass;

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
      if (!Here().inherits) turned_ = false;
      role_ = turned_ && Here().role == SectionRole::kReview ? SectionRole::kPlan : Here().role;
      five_years_ = {};
      ReadSection(Here().begin, Here().end);
    }
  }

 private:
  const OutlineSection& Here() const { return outline_.sections[static_cast<size_t>(section_)]; }

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
              AddThreshold(heads_.At(t), floor);
              floor = ThresholdFloor(floor, heads_.At(t));
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
    const bool led_up = plan_year_named_;
    plan_year_named_ = this_year || (year != 0 && year == outline_.year_planned);
    if (Here().role == SectionRole::kPlan) return false;
    if (!sentence_.tokens.empty() && sentence_.tokens.front().Is(Cue::kFromNowOn) &&
        heads_.Touch(sentence_.begin, sentence_.tokens.front().begin)) {
      role_ = SectionRole::kPlan;
      return false;
    }
    if (aimed && role_ != SectionRole::kPlan) {
      role_ = SectionRole::kPlan;
      return true;
    }
    if (!(cues & Bit(Cue::kPlanOpening)) || (cues & Bit(Cue::kReviewOpening))) return false;
    const bool planned = outline_.year_planned != 0 && year == outline_.year_planned;
    if ((this_year && (year == 0 || planned)) || planned || led_up) {
      role_ = SectionRole::kPlan;
      // What begins with the aims of the year holds for the sections that follow, too.
      const auto head =
          text_.Folded(sentence_.begin, std::min(sentence_.end, sentence_.begin + 80));
      for (const std::u16string_view word : {u"预期目标", u"总体要求", u"总体思路", u"主要目标"}) {
        turned_ = turned_ || head.find(word) != std::u16string_view::npos;
      }
    }
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
          topic_ = heads_.Trim({begin, token.begin});
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
        if (heads_.FigureInBracket(token.end)) *floor = token.end;
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
      const Anchor& next = heads_.At(t + 2);
      const char16_t verb = text_[anchor.begin - 1];
      // 是2019年的113%, 恢复到2019年的113%; but 提高到2023年的43.6% is a level.
      const bool equals = verb == u'是' || verb == u'于' ||
                          text_.Folded(std::max(0, anchor.begin - 3), anchor.begin) == u"恢复到";
      const std::string_view dimension =
          next.unit != nullptr ? next.unit->dimension : std::string_view();
      if (next.unit_literal == "倍" || dimension == "ratio" || (dimension == "share" && equals))
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

  // A figure that only sizes the thing named behind it, of which another figure follows in the same
  // clause.
  bool IsThreshold(size_t t) const {
    const Anchor& figure = heads_.At(t);
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
    return heads_.FigureBeforeComma(figure.end);
  }

  void AddThreshold(const Anchor& figure, int32_t floor) {
    const Range noun = heads_.NounBehind(figure.end);
    const Lead lead = heads_.ReadLead(floor, figure.begin, heads_.IndexOf(figure.begin));
    const size_t before = article_->facts.size();
    AddFact(figure, lead, noun.empty() ? topic_ : IndicatorName(noun.begin, noun.end));
    if (article_->facts.size() == before) return;
    Fact& fact = article_->facts.back();
    fact.status = Status::kOther;
    fact.modality = Modality::kNone;
    fact.optional = true;
    if (!level_names_.empty()) level_names_.pop_back();
  }

  // 总投资10亿元以上项目: the name begins with what is sized.
  int32_t ThresholdFloor(int32_t floor, const Anchor& figure) const {
    const Range tail = heads_.IncompleteTail({std::max(floor, figure.begin - 6), figure.begin});
    return tail.empty() ? figure.begin : tail.begin;
  }

  // Figures parted by nothing but 、 or 和 are one list: the token of its last member.
  size_t ListEnd(size_t first) const {
    size_t last = first;
    while (true) {
      const Anchor& anchor = heads_.At(last);
      size_t next = last + 1;
      if (next < sentence_.tokens.size() &&
          heads_.Touch(anchor.end, sentence_.tokens[next].begin) &&
          (sentence_.tokens[next].mark == u'、' ||
           (sentence_.tokens[next].Is(Cue::kAnd) &&
            sentence_.tokens[next].end - sentence_.tokens[next].begin <= 2))) {
        int32_t behind = sentence_.tokens[next].end;
        ++next;
        // 增长12.0%、下降3.4%: a verb of its own.
        if (next + 1 < sentence_.tokens.size() &&
            sentence_.tokens[next].IsAny(Bit(Cue::kUp) | Bit(Cue::kDown)) &&
            heads_.Touch(behind, sentence_.tokens[next].begin) &&
            sentence_.tokens[next + 1].anchor >= 0 && HasVerbBefore(last)) {
          behind = sentence_.tokens[next].end;
          ++next;
        }
        if (next < sentence_.tokens.size() && sentence_.tokens[next].anchor >= 0 &&
            heads_.Touch(behind, sentence_.tokens[next].begin) &&
            heads_.At(next).type == anchor.type) {
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

  void ReadFigures(int32_t floor, size_t first, size_t last) {
    std::vector<const Anchor*> figures;
    for (size_t t = first; t <= last; ++t) {
      if (sentence_.tokens[t].anchor >= 0) figures.push_back(&heads_.At(t));
    }
    const Lead lead = heads_.ReadLead(floor, figures[0]->begin, first);
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
      const std::vector<IndicatorName> heads = heads_.SplitHeads(lead.name);
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
    const bool moves = (lead.verb & (Bit(Cue::kUp) | Bit(Cue::kDown))) != 0 ||
                       GrowthFollows(knowledge_, text_, figure.end);
    if (moves && !lead.reach && !lead.name.empty() && lead.name.end - lead.name.begin <= 40) {
      std::vector<IndicatorName> heads = heads_.SplitHeads(lead.name);
      if (heads.size() >= 2 && heads.size() <= 4 && heads_.AllComplete(heads)) {
        for (const IndicatorName& head : heads) AddFact(figure, lead, head);
        shared_ = std::move(heads);
        return;
      }
    }
    list_.clear();
    AddFact(figure, lead, NameOf(figure, lead));
  }

  // k heads for k figures; when their numbers differ nothing is paired.
  void ReadList(const Lead& lead, const std::vector<const Anchor*>& figures, ListWord word) {
    std::vector<IndicatorName> heads;
    if (!lead.name.empty()) heads = heads_.SplitHeads(lead.name);
    if (heads.size() == 1) heads = heads_.Expand(std::move(heads), figures.size());
    const bool growth_only = heads.size() == 1 && heads_.IsOnly(heads[0], Cue::kGrowthOnly);
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
               heads_.IsOnly(heads[0], Cue::kIncomplete) && !entity_.empty()) {
      for (IndicatorName& head : heads) head = Complete(head);
    } else if (heads.size() == 1 && list_.size() == figures.size() &&
               heads_.IsOnly(heads[0], Cue::kIncomplete)) {
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
        if (const size_t index = heads_.IndexOf(figure.begin);
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
    for (const Token& token : heads_.Within(lead.baseline)) {
      if (token.mark == u'、' || token.Is(Cue::kAnd)) {
        parts.push_back({begin, token.begin});
        begin = token.end;
      }
    }
    parts.push_back({begin, lead.baseline.end});
    return parts.size() == count ? parts[i] : lead.baseline;
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
      const Range right = heads_.NounBehind(figure.end);
      if (counts && !right.empty()) {
        entity_ = IndicatorName(right.begin, right.end);
        if (!heads_.IsOnly(entity_, Cue::kGeneric)) return entity_;
        // 9家企业入选百强榜单: what they did tells which they are.
        const Range done = heads_.DeedBehind(right.end);
        if (done.empty()) return entity_;
        IndicatorName name(done.begin, done.end);
        name.Append(entity_);
        return name;
      }
      const IndicatorName left = HeadOf(lead.name);
      // 总投资52亿元的…项目: the name behind owns the head before.
      if (!right.empty() && text_[figure.end] == u'的') {
        const Range tail = heads_.IncompleteTail(lead.name);
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
        const Range deed = heads_.DeedBehind(right.end);
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
    if (left.empty() || heads_.IsOnly(left, Cue::kGrowthOnly)) {
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
      if (!left.empty() && !heads_.IsGrowthWord(left)) name.Append(left);
      return name;
    }
    if (heads_.IsOnly(left, Cue::kIncomplete)) return Complete(left);
    if (heads_.IsOnly(left, Cue::kGraded) && !(entity_.empty() && last_.empty())) {
      graded_ = true;
      IndicatorName name = left;
      name.Append(heads_.WithoutGrade(entity_.empty() ? last_ : entity_));
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

  // The name in a stretch of clause: subject and object without the verb between them; the object
  // alone when it is complete.
  IndicatorName HeadOf(Range range) {
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
    const FigureBefore before{
        .measure = last_measure_, .share = last_share_, .in_bracket = !modal_stack_.empty()};
    const Decision decision = Decide(knowledge_, text_, figure, own, name, before);
    Fact fact;
    fact.span = text_.SpanOf(figure.begin, figure.end);
    fact.quote = text_.Utf8(figure.begin, figure.end);
    fact.rule = decision.rule;
    fact.measure = decision.measure;
    fact.relation =
        figure.relation == Relation::kEq ? BoundBehindBracket(figure.end) : figure.relation;
    fact.baseline = decision.baseline_period.known() ? Keep(Print(decision.baseline_period))
                                                     : decision.baseline;
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
        const IndicatorName owner = heads_.WithoutTail(name);
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
  bool plan_year_named_ = false;  // the sentence before spoke of the year planned
  bool turned_ = false;           // a sentence has turned the review into the plan
  Period five_years_;             // 五年来, “十三五”期间: until another time is named

  // Of the sentence.
  Sentence sentence_;
  const HeadReader heads_{knowledge_, text_, sentence_, strings_};
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
