#include "common/extraction/links.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include "common/extraction/numerals.h"
#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

// How many facts a tie within a sentence may reach over; keeps hostile sentences linear.
constexpr int32_t kReach = 16;

// Whether the one name is the other with words put in: 粮食产量 and 粮食总产量.
bool IsShortFor(std::string_view brief, std::string_view full) {
  size_t at = 0;
  for (size_t begin = 0; begin < brief.size();) {
    const std::string_view one = brief.substr(begin, text::CharBytes(brief[begin]));
    at = full.find(one, at);
    if (at == full.npos) return false;
    at += one.size();
    begin += one.size();
  }
  return true;
}

class Linker {
 public:
  Linker(const SourceText& text, const FactIndex& index, Article* article)
      : text_(text),
        index_(index),
        article_(*article),
        facts_(article->facts),
        links_(&article->links) {}

  void Link() {
    for (int32_t i = 0; i < Count(); ++i) {
      LinkSubject(i);
      LinkAsRead(i);
      LinkWhole(i);
    }
    LinkRepeats();
    LinkCells();
    std::ranges::stable_sort(*links_, {}, &extraction::Link::fact);
  }

 private:
  // Facts that may still become parts of one whole.
  struct Frame {
    int32_t whole = -1;
    int32_t first = -1;  // its first part
    int32_t last = -1;   // its last part
    bool counts = false;
  };

  int32_t Count() const { return static_cast<int32_t>(facts_.size()); }
  const Fact& At(int32_t i) const { return facts_[static_cast<size_t>(i)]; }
  const Place& PlaceOf(int32_t i) const { return index_.places[static_cast<size_t>(i)]; }
  IndexKey Key(int32_t i) const { return index_.KeyOf(i, At(i)); }
  std::u16string_view Lead(int32_t i) const { return LeadOf(text_, At(i), PlaceOf(i)); }
  bool SameSentence(int32_t a, int32_t b) const {
    return PlaceOf(a).sentence == PlaceOf(b).sentence;
  }
  bool SameQuote(int32_t a, int32_t b) const {
    return At(a).span.start_char == At(b).span.start_char;
  }
  void Add(int32_t fact, int32_t other, LinkRole role) { links_->push_back({fact, other, role}); }

  // Whether a growth, change, rank, ratio or gap can be one of `subject`.
  static bool CanMeasure(const Fact& fact, const Fact& subject) {
    if (fact.indicator != subject.indicator || IsTarget(fact) != IsTarget(subject)) return false;
    const bool growth = subject.measure == Measure::kGrowth;
    if (subject.measure != Measure::kLevel && !growth) return false;
    switch (fact.measure) {
      case Measure::kGrowth:
      case Measure::kRatio:
        return !growth;
      case Measure::kRank:
        return true;
      default:
        return fact.base_unit() == "pp" ? growth || IsPercent(subject) : SameUnit(fact, subject);
    }
  }

  // 投资额80亿元, 增长6个百分点: what a change in points speaks of when no share or growth is
  // there.
  static bool CanMoveInPoints(const Fact& fact, const Fact& subject) {
    return fact.measure == Measure::kChange && fact.base_unit() == "pp" &&
           subject.measure == Measure::kLevel && fact.indicator == subject.indicator &&
           IsTarget(fact) == IsTarget(subject);
  }

  void LinkSubject(int32_t i) {
    const Fact& fact = At(i);
    if (fact.measure == Measure::kLevel) return;
    const bool of_growth =
        fact.measure == Measure::kRank && ContainsAny(Lead(i), {u"增速", u"增幅"});
    int32_t fallback = -1;
    for (int32_t j = i - 1; j >= std::max(0, i - kReach) && SameSentence(i, j); --j) {
      if (fallback < 0 && CanMoveInPoints(fact, At(j))) fallback = j;
      if (!CanMeasure(fact, At(j))) continue;
      if (of_growth && At(j).measure != Measure::kGrowth) continue;
      if (At(j).period == fact.period) return Add(i, j, LinkRole::kSubject);
      if (fallback < 0) fallback = j;
    }
    if (fallback >= 0) return Add(i, fallback, LinkRole::kSubject);
    // 增长5%、达到320亿元: the level stands behind.
    if (fact.measure != Measure::kGrowth && fact.measure != Measure::kChange) return;
    for (int32_t j = i + 1; j < std::min(Count(), i + 3) && SameSentence(i, j); ++j) {
      if (At(j).measure == Measure::kLevel && CanMeasure(fact, At(j)) &&
          At(j).period == fact.period) {
        return Add(i, j, LinkRole::kSubject);
      }
    }
  }

  // What the clause reader has seen: where a change began, what a stretch target stretches, and the
  // first of the list that a fact is in.
  void LinkAsRead(int32_t i) {
    const Fact& fact = At(i);
    if (fact.from_here) Add(i + 1, i, LinkRole::kFrom);
    if (fact.base_of >= 0 && At(fact.base_of).measure == fact.measure &&
        SameUnit(At(fact.base_of), fact)) {
      Add(i, fact.base_of, LinkRole::kBase);
    }
    if (fact.list < 0) return;
    if (fact.list != list_) {
      list_ = fact.list;
      first_ = i;
    } else {
      Add(i, first_, LinkRole::kSibling);
    }
  }

  // A, 其中 B: and C and D of the same list.
  void LinkWhole(int32_t i) {
    const Fact& fact = At(i);
    if (i > 0 && SameQuote(i, i - 1)) return;
    if (frame_.last >= 0 && !SameSentence(i, frame_.last)) frame_ = {};
    const std::u16string_view lead = Lead(i);
    if (Contains(lead, u"其中")) {
      frame_ = {};
      if (fact.measure == Measure::kLevel) OpenFrame(i);
      return;
    }
    if (fact.measure != Measure::kLevel) return;
    if (i > 0 && SameSentence(i, i - 1) && OpensCount(text_, At(i - 1))) {
      if (IsPart(i, i - 1)) AddPart(i, {.whole = i - 1, .first = i, .last = i, .counts = true});
      return;
    }
    if (frame_.whole < 0 || fact.base_unit() != At(frame_.first).base_unit()) return;
    if (IsPart(i, frame_.whole) && GoesOn(i)) {
      AddPart(i, {frame_.whole, frame_.first, i, frame_.counts});
    } else {
      frame_ = {};
    }
  }

  void OpenFrame(int32_t i) {
    const int32_t sentence = PlaceOf(i).sentence;
    const std::u16string_view lead = Lead(i);
    // 其中 at the head of a sentence speaks of the one before.
    const bool first = i > 0 && PlaceOf(i - 1).sentence != sentence;
    if (first && (!lead.starts_with(u"其中") || !Adjoins(i))) return;
    for (int32_t j = i - 1; j >= std::max(0, i - kReach); --j) {
      if (PlaceOf(j).sentence != PlaceOf(i - 1).sentence) return;
      if (!IsPart(i, j)) continue;
      return AddPart(i, {j, i, i, false});
    }
  }

  // Nothing but the end of a sentence lies between a fact's sentence and the one before.
  bool Adjoins(int32_t i) const {
    const int32_t begin = PlaceOf(i).lead_begin;
    return begin >= 2 && text_[begin - 1] == u'。' && begin - At(i - 1).span.end_char <= 12;
  }

  bool IsPart(int32_t part, int32_t whole) const {
    const Fact& a = At(part);
    const Fact& b = At(whole);
    if (b.measure != Measure::kLevel || !SameUnit(a, b) || IsPercent(a)) return false;
    // 5亿元以上项目: what sizes a thing is no part of an amount.
    if (a.status == Status::kOther || a.optional) return false;
    if (IsTarget(a) != IsTarget(b) && b.status != Status::kOther) return false;
    // What counts share is their name: 40项指标中, 9项….
    if (a.indicator == b.indicator && a.base_unit() != "item") return false;
    const auto size = FigureOf(a);
    const auto total = FigureOf(b);
    return size && total && size->value > 0 && size->value < total->value;
  }

  // Whether a figure behind a part is another part of the same whole: joined to it, or of the same
  // kind (第二产业增加值 behind 第一产业增加值).
  bool GoesOn(int32_t i) const {
    if (frame_.counts) return true;
    const std::u16string_view lead = Lead(i);
    if (frame_.last == i - 1 && !Contains(lead, u",") && !Contains(lead, u";")) return true;
    const std::string_view first = At(frame_.first).indicator;
    const std::string_view name = At(i).indicator;
    constexpr size_t kTwoChars = 6;
    return first.size() > kTwoChars && name.size() > kTwoChars && name != first &&
           name.ends_with(first.substr(first.size() - kTwoChars));
  }

  void AddPart(int32_t i, Frame frame) {
    frame_ = frame;
    Add(i, frame.whole, LinkRole::kWhole);
  }

  // Whether the fact can be told from others by its name: 项目 5个 said twice are two things.
  static bool CanRepeat(const Fact& fact) {
    constexpr size_t kSixChars = 18;
    return fact.value && fact.status != Status::kOther && !fact.optional && !fact.period.empty() &&
           (!fact.indicator_code.empty() || fact.indicator.size() >= kSixChars);
  }

  void LinkRepeats() {
    const auto& order = index_.by_thing;
    for (size_t begin = 0; begin < order.size();) {
      size_t end = begin + 1;
      const IndexKey key = Key(order[begin]);
      while (end < order.size() && !(key < Key(order[end]))) ++end;
      if (end - begin > 1) LinkRun(begin, end);
      begin = end;
    }
  }

  // One thing, measure and period: ties those that agree with the most exact of them.
  void LinkRun(size_t begin, size_t end) {
    int32_t lead = -1;
    for (size_t k = begin; k < end; ++k) {
      const int32_t i = index_.by_thing[k];
      if (CanRepeat(At(i)) && (lead < 0 || IsMoreExact(At(i), At(lead)))) lead = i;
    }
    if (lead < 0) return;
    for (size_t k = begin; k < end; ++k) {
      const int32_t i = index_.by_thing[k];
      if (i == lead || !CanRepeat(At(i)) || SameQuote(i, lead)) continue;
      const Fact& a = At(i);
      const Fact& b = At(lead);
      const bool same =
          SameThing(a, b) && SameUnit(a, b) && a.aspect == b.aspect && a.group() == b.group() &&
          a.modality == b.modality &&
          (a.baseline() == b.baseline() || a.baseline().empty() || b.baseline().empty());
      if (same && AgreeRounded(b, a)) Add(i, lead, LinkRole::kLead);
    }
  }

  // Text and table tell the same level under names that are not quite the same: a table shortens
  // what stands in its rows. The catalogue has to know both as one thing, the one name has to be in
  // the other, and the figures have to agree in more digits than chance would have them.
  struct Candidate {
    std::tuple<std::string_view, std::string_view, std::string_view, bool> thing;
    double value;
    int32_t fact;
  };

  void LinkCells() {
    if (std::ranges::none_of(facts_, IsCell)) return;
    std::vector<bool> tied(facts_.size(), false);  // the text's to the table's
    for (const extraction::Link& link : *links_) {
      if (link.role != LinkRole::kLead || IsCell(At(link.fact)) == IsCell(At(link.other))) continue;
      tied[static_cast<size_t>(link.fact)] = tied[static_cast<size_t>(link.other)] = true;
    }
    std::vector<Candidate> candidates;
    for (int32_t i = 0; i < Count(); ++i) {
      if (tied[static_cast<size_t>(i)] || !CanStandInTable(At(i))) continue;
      const Fact& fact = At(i);
      const std::string_view name =
          fact.indicator_code.empty() ? fact.indicator.view() : fact.indicator_code.view();
      candidates.push_back(
          {{name, RegionOf(fact), fact.period.view(), IsTarget(fact)}, FigureOf(fact)->value, i});
    }
    std::ranges::sort(candidates, {}, [](const Candidate& one) {
      return std::tuple(one.thing, one.value, one.fact);
    });
    for (size_t k = 0; k < candidates.size(); ++k) {
      const int32_t cell = candidates[k].fact;
      if (!IsCell(At(cell))) continue;
      const int32_t told = InText(candidates, k, tied);
      if (told < 0) continue;
      tied[static_cast<size_t>(told)] = true;
      const bool leads =
          IsMoreExact(At(cell), At(told)) || (cell < told && !IsMoreExact(At(told), At(cell)));
      Add(leads ? told : cell, leads ? cell : told, LinkRole::kLead);
    }
    for (const auto& [in_text, in_table] : GrowthsToldTwice(text_, index_, article_)) {
      const bool agree = AgreeRounded(At(in_table), At(in_text));
      if (agree && !tied[static_cast<size_t>(in_text)]) Add(in_text, in_table, LinkRole::kLead);
    }
  }

  static bool CanStandInTable(const Fact& fact) {
    constexpr size_t kFourChars = 12;
    constexpr double kThreeDigits = 100;
    if (fact.measure != Measure::kLevel || fact.status == Status::kOther || fact.optional ||
        fact.period.empty() || IsPercent(fact)) {
      return false;
    }
    if (fact.indicator_code.empty() && fact.indicator.size() < kFourChars) return false;
    const auto figure = ExactFigure(fact);
    return figure && std::abs(figure->value) >= kThreeDigits * 2 * figure->half * (1 - 1e-9);
  }

  // The level of the text that the cell at `k` tells again, by the name nearest to the cell's; -1:
  // none.
  int32_t InText(const std::vector<Candidate>& candidates, size_t k,
                 const std::vector<bool>& tied) const {
    const Candidate& cell = candidates[k];
    const Fact& in_table = At(cell.fact);
    int32_t best = -1;
    size_t least = 0;
    const auto consider = [&](const Candidate& other) {
      const Fact& fact = At(other.fact);
      if (IsCell(fact) || tied[static_cast<size_t>(other.fact)] || !SameUnit(fact, in_table) ||
          !AgreeRounded(in_table, fact)) {
        return;
      }
      const std::string_view one = in_table.indicator;
      const std::string_view two = fact.indicator;
      const bool longer = two.size() > one.size();
      if (!IsShortFor(longer ? one : two, longer ? two : one)) return;
      const size_t apart = longer ? two.size() - one.size() : one.size() - two.size();
      if (best >= 0 && least <= apart) return;
      best = other.fact;
      least = apart;
    };
    for (size_t at = k; at > 0 && k - at < kReach && candidates[at - 1].thing == cell.thing; --at) {
      consider(candidates[at - 1]);
    }
    for (size_t at = k + 1; at < candidates.size() && at - k <= kReach; ++at) {
      if (candidates[at].thing != cell.thing) break;
      consider(candidates[at]);
    }
    return best;
  }

  static bool IsMoreExact(const Fact& a, const Fact& b) {
    if ((a.relation == Relation::kEq) != (b.relation == Relation::kEq)) {
      return a.relation == Relation::kEq;
    }
    const auto one = FigureOf(a);
    const auto other = FigureOf(b);
    return one && other && one->half < other->half * 0.99;
  }

  const SourceText& text_;
  const FactIndex& index_;
  const Article& article_;
  const Chunked<Fact>& facts_;
  std::vector<extraction::Link>* const links_;
  Frame frame_;
  int32_t list_ = -1;   // the list that the fact before is in
  int32_t first_ = -1;  // its first member
};

}  // namespace

void LinkFacts(const SourceText& text, const FactIndex& index, Article* article) {
  Linker(text, index, article).Link();
}

bool OpensCount(const SourceText& text, const Fact& count) {
  if (count.measure != Measure::kLevel || count.base_unit() != "item") return false;
  constexpr int32_t kLongestNoun = 16;
  const auto begin = static_cast<int32_t>(count.span.end_char);
  for (int32_t at = begin; at < begin + kLongestNoun; ++at) {
    const char16_t c = text[at];
    if (c == u',' || c == u':') return at > begin && text[at - 1] == u'中';
    if (!IsHan(c)) return false;
  }
  return false;
}

bool AgreeRounded(const Fact& exact, const Fact& rounded) {
  const auto a = FigureOf(exact);
  const auto b = FigureOf(rounded);
  if (!a || !b) return false;
  constexpr double kSlack = 1e-9;
  const double apart = std::abs(a->value - b->value);
  const double slack = kSlack * std::abs(a->value);
  if (exact.measure == Measure::kRank) return apart == 0 && exact.relation == rounded.relation;
  if (rounded.value_high() || exact.value_high()) {
    return rounded.value_high() == exact.value_high() && apart <= slack;
  }
  switch (rounded.relation) {
    case Relation::kEq:
      return apart <= std::max(a->half, b->half) + slack;
    case Relation::kApprox:
      return apart <= 0.1 * std::abs(a->value);
    case Relation::kGe:
      return a->value + slack >= b->value && apart <= 0.1 * std::abs(a->value);
    case Relation::kLe:
      return a->value - slack <= b->value && apart <= 0.1 * std::abs(a->value);
  }
  return false;
}

std::vector<ToldTwice> GrowthsToldTwice(const SourceText& text, const FactIndex& index,
                                        const Article& article) {
  const auto at = [&article](int32_t i) -> const Fact& {
    return article.facts[static_cast<size_t>(i)];
  };
  // Grown in other prices, or since another time, than the table's.
  const auto is_plain = [&](int32_t i) {
    return !ContainsAny(LeadOf(text, at(i), index.places[static_cast<size_t>(i)]),
                        {u"年均", u"平均", u"环比", u"扣除", u"剔除", u"可比", u"同口径", u"名义",
                         u"实际", u"不变", u"比上月"});
  };
  std::vector<ToldTwice> growths;
  if (std::ranges::none_of(article.facts, IsCell)) return growths;
  std::vector<int32_t> growth_of(article.facts.size(), -1);  // the first that is told of a level
  for (const Link& link : article.links) {
    const Fact& fact = at(link.fact);
    if (link.role != LinkRole::kSubject || fact.measure != Measure::kGrowth ||
        fact.period != at(link.other).period || fact.optional) {
      continue;
    }
    if (IsCell(fact) != IsCell(at(link.other)) || !(IsCell(fact) || is_plain(link.fact))) continue;
    int32_t& first = growth_of[static_cast<size_t>(link.other)];
    if (first < 0 || link.fact < first) first = link.fact;
  }
  for (const Link& link : article.links) {
    const bool cell = IsCell(at(link.fact));
    if (link.role != LinkRole::kLead || cell == IsCell(at(link.other))) continue;
    const int32_t here = growth_of[static_cast<size_t>(link.fact)];
    const int32_t there = growth_of[static_cast<size_t>(link.other)];
    if (here < 0 || there < 0) continue;
    const Fact& a = at(here);
    const Fact& b = at(there);
    const bool alike =
        IsPercent(a) && IsPercent(b) && IsTarget(a) == IsTarget(b) &&
        (a.baseline() == b.baseline() || a.baseline().empty() || b.baseline().empty());
    if (alike) growths.push_back(cell ? ToldTwice{there, here} : ToldTwice{here, there});
  }
  return growths;
}

}  // namespace gongbao::extraction
