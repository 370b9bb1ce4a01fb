#include "common/extraction/checks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "common/extraction/aspects.h"
#include "common/extraction/links.h"

namespace gongbao::extraction {
namespace {

// Parts that make up their whole, by words that each part's name has one of.
struct Partition {
  std::array<std::string_view, 3> words;
  size_t count;
  std::string_view whole;  // what the name of such a whole ends in; households use power, too
};
constexpr size_t kTwoHan = 6;  // bytes

constexpr std::array<Partition, 4> kPartitions = {
    {{{"第一产业", "第二产业", "第三产业"}, 3, "生产总值"},
     {{"城镇", "乡村", ""}, 2, "人口"},
     {{"城镇", "农村", ""}, 2, "人口"},
     {{"男性", "女性", ""}, 2, "人口"}}};

// Rates that are shares of a whole. 普及率 and 完成率 may exceed it, 贡献率 too.
constexpr std::array<std::string_view, 20> kBoundedRates = {
    "城镇化率", "城市化率", "合格率",     "优良率", "覆盖率", "参保率",    "达标率",
    "满意率",   "办结率",   "失业率",     "入户率", "绿化率", "成活率",    "处理率",
    "通过率",   "比重",     "卫生厕所率", "签约率", "好转率", "抽检合格率"};

std::string Written(const Fact& fact) {
  return (fact.value ? fact.value->ToString() : "?") + std::string(fact.unit());
}

std::string Rounded(double value, int decimals) {
  std::array<char, 64> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, decimals);
  return {digits.data(), end.ptr};
}

// Digits behind the point that a fact was reported with, and one more: enough to show a difference.
int DecimalsToShow(const Fact& fact) {
  return fact.value ? std::clamp(-fact.value->exponent + 1, 1, 6) : 1;
}

class Checker {
 public:
  Checker(const knowledge::Knowledge& knowledge, const SourceText& text, const FactIndex& index,
          Article* article, Strings* strings)
      : knowledge_(knowledge),
        text_(text),
        index_(index),
        facts_(article->facts),
        article_(article),
        strings_(strings),
        is_end_(article->facts.size(), false) {}

  void Check() {
    if (std::ranges::any_of(facts_, IsCell)) partner_.assign(facts_.size(), -1);
    for (const Link& link : article_->links) {
      if (link.role == LinkRole::kWhole) is_end_[static_cast<size_t>(link.fact)] = true;
      if (link.role == LinkRole::kFrom) is_end_[static_cast<size_t>(link.other)] = true;
    }
    // The growth of a part is that of a part.
    for (const Link& link : article_->links) {
      if (link.role == LinkRole::kSubject && is_end_[static_cast<size_t>(link.other)]) {
        is_end_[static_cast<size_t>(link.fact)] = true;
      }
      if (partner_.empty() || link.role != LinkRole::kSubject ||
          At(link.fact).measure != Measure::kGrowth)
        continue;
      partner_[static_cast<size_t>(link.fact)] = link.other;
      int32_t& first = partner_[static_cast<size_t>(link.other)];
      if (first < 0) first = link.fact;
    }
    CheckSums();
    CheckSharesInLists();
    for (const Link& link : article_->links) {
      if (link.role == LinkRole::kFrom) CheckMove(link.fact, link.other);
      if (link.role == LinkRole::kSubject) CheckEarlier(link.fact, link.other);
      if (link.role == LinkRole::kSubject) CheckPoints(link.fact, link.other);
      if (link.role == LinkRole::kWhole) CheckShare(link.fact, link.other);
    }
    // A budget tells every name once for the whole and once for the government's own level.
    const bool budget =
        article_->kind == DocumentKind::kBudgetReport || Contains(article_->title, "预算");
    if (!budget) CheckRepeats();
    if (!budget) CheckGrowthsToldTwice();
    for (int32_t i = 0; i < static_cast<int32_t>(facts_.size()); ++i) {
      if (!budget) CheckTarget(i);
      CheckPercent(i);
      CheckPeriod(i);
    }
    CheckDates();
    std::ranges::stable_sort(article_->diagnostics, {},
                             [](const Diagnostic& one) { return one.span.start_byte; });
  }

 private:
  const Fact& At(int32_t i) const { return facts_[static_cast<size_t>(i)]; }
  const Place& PlaceOf(int32_t i) const { return index_.places[static_cast<size_t>(i)]; }
  IndexKey Key(int32_t i) const { return index_.KeyOf(i, At(i)); }
  std::u16string_view Lead(int32_t i) const { return LeadOf(text_, At(i), PlaceOf(i)); }

  void Add(DiagnosticCode code, std::vector<int32_t> facts, std::string_view message) {
    Diagnostic diagnostic;
    diagnostic.span = At(facts.front()).span;
    diagnostic.code = code;
    diagnostic.message = strings_->Add(message);
    diagnostic.facts = std::move(facts);
    article_->diagnostics.push_back(std::move(diagnostic));
  }

  // Parts and whole ------------------------------------------------------------------------------

  void CheckSums() {
    const auto& links = article_->links;
    std::vector<std::pair<int32_t, int32_t>> parts;  // whole, part
    for (const Link& link : links) {
      if (link.role == LinkRole::kWhole) parts.emplace_back(link.other, link.fact);
    }
    std::ranges::sort(parts);
    std::vector<int32_t> members;
    for (size_t begin = 0; begin < parts.size();) {
      size_t end = begin + 1;
      while (end < parts.size() && parts[end].first == parts[begin].first) ++end;
      members = {parts[begin].first};
      for (size_t k = begin; k < end; ++k) members.push_back(parts[k].second);
      if (members.size() > 2) CheckSum(members);
      begin = end;
    }
  }

  // A whole, then its parts.
  using Members = std::span<const int32_t>;

  void CheckSum(Members members) {
    const Fact& whole = At(members[0]);
    const auto total = ExactFigure(whole);
    if (!total) return;
    double sum = 0;
    double slack = total->half;
    for (size_t k = 1; k < members.size(); ++k) {
      const auto part = ExactFigure(At(members[k]));
      if (!part || !SameUnit(At(members[k]), whole)) return;
      sum += part->value;
      slack += part->half;
    }
    // Counts are exact; what was rounded may be off by half a unit each.
    if (whole.base_unit() == "item" && whole.value->exponent == 0) slack = 0.5;
    const bool over = sum > total->value + slack;
    const bool under = sum < total->value - slack;
    const bool whole_list =
        IsPartition(members) ||
        (OpensCount(text_, whole) && std::abs(sum - total->value) <= 0.1 * total->value);
    if (!(whole_list && (over || under)) && !(over && AreDisjoint(members))) return;
    std::string message = "the parts ";
    for (size_t k = 1; k < members.size(); ++k) {
      message += (k > 1 ? " + " : "") + At(members[k]).value->ToString();
    }
    const double unit = total->value / whole.value->ToDouble();
    const double shown = sum / unit;
    message += " make " + Rounded(shown, std::clamp(-whole.value->exponent, 0, 6)) +
               ", the whole is " + Written(whole);
    Add(DiagnosticCode::kSumMismatch, {members.begin(), members.end()}, message);
  }

  bool IsPartition(Members members) const {
    const Fact& whole = At(members[0]);
    return std::ranges::any_of(kPartitions, [&](const Partition& partition) {
      if (members.size() != partition.count + 1) return false;
      // Shares stand without a whole of their own.
      if (!IsPercent(whole) && !whole.indicator.ends_with(partition.whole)) return false;
      for (size_t w = 0; w < partition.count; ++w) {
        const auto has = [&](size_t k) {
          return At(members[k]).indicator.starts_with(partition.words[w]);
        };
        size_t hits = 0;
        for (size_t k = 1; k < members.size(); ++k) hits += has(k) ? 1 : 0;
        if (hits != 1) return false;
      }
      return true;
    });
  }

  // Parts of one list, none of which can hold another.
  bool AreDisjoint(Members members) const {
    for (size_t k = 1; k < members.size(); ++k) {
      const Fact& part = At(members[k]);
      if (ContainsAny(part.indicator, {"以上", "以下", "累计", "新增", "其他", "等"})) return false;
      // What is cut by owners overlaps what is cut by industries.
      if (IsCutByOwner(part) != IsCutByOwner(At(members[1]))) return false;
      if (k > 1 && (members[k] != members[k - 1] + 1 || !Lead(members[k]).starts_with(u"、"))) {
        return false;
      }
    }
    return true;
  }

  static bool IsCutByOwner(const Fact& fact) {
    return BreakdownOf(fact.indicator).dimension == Dimension::kOwnership;
  }

  // A share of the whole that stands behind a part: 其中出口30亿元, 占比25%.
  void CheckShare(int32_t part, int32_t whole) {
    const auto size = ExactFigure(At(part));
    const auto total = ExactFigure(At(whole));
    if (!size || !total) return;
    constexpr int32_t kNear = 16;
    if (part - whole > kNear) return;
    // Where the whole has a share, too, both are shares of something larger.
    for (int32_t i = whole + 1; i < part; ++i) {
      if (IsPercent(At(i)) && At(i).measure == Measure::kLevel) return;
    }
    for (int32_t i = part + 1; i < std::min<int32_t>(part + 3, Count()); ++i) {
      const Fact& share = At(i);
      if (PlaceOf(i).sentence != PlaceOf(part).sentence) return;
      if (share.measure == Measure::kGrowth) continue;
      const auto stated = ExactFigure(share);
      if (!stated || share.measure != Measure::kLevel || share.unit() != "%") return;
      if (!IsShareOf(share.indicator, At(part).indicator, At(whole).indicator)) return;
      const double percent = 100 * size->value / total->value;
      const double slack =
          stated->half + percent * (size->half / size->value + total->half / total->value);
      if (std::abs(percent - stated->value) > slack + 1e-9) {
        Add(DiagnosticCode::kShareMismatch, {i, part, whole},
            Written(At(part)) + " of " + Written(At(whole)) + " is " +
                Rounded(percent, DecimalsToShow(share)) + "%, the text says " + Written(share));
      }
      return;
    }
  }

  // Whether `name` says which share of `whole` the `part` is, and of nothing else.
  static bool IsShareOf(std::string_view name, std::string_view part, std::string_view whole) {
    constexpr std::string_view kOf = "占";
    if (!name.starts_with(part)) return false;
    name.remove_prefix(part.size());
    if (!name.starts_with(kOf)) return false;
    name.remove_prefix(kOf.size());
    for (const std::string_view end : {"的比重", "比重", "的比例", "比例", "比"}) {
      if (!name.ends_with(end)) continue;
      name.remove_suffix(end.size());
      return name.empty() || name == "其" || name == whole;
    }
    return false;
  }

  // The shares of the three industries make up all.
  void CheckSharesInLists() {
    for (int32_t i = 0; i + 2 < Count(); ++i) {
      if (At(i).unit() != "%" || PlaceOf(i).sentence != PlaceOf(i + 2).sentence) continue;
      const std::array<int32_t, 4> members{i, i, i + 1, i + 2};  // as a whole with its parts
      if (!IsPartition(members)) continue;
      double sum = 0;
      double slack = 0;
      bool shares = true;
      for (int32_t k = i; k < i + 3; ++k) {
        const Fact& fact = At(k);
        const auto share = ExactFigure(fact);
        shares = shares && share && fact.measure == Measure::kLevel && fact.unit() == "%" &&
                 fact.period == At(i).period && ContainsAny(fact.indicator, {"占比", "比重"});
        if (!shares) break;
        sum += share->value;
        slack += share->half;
      }
      if (!shares || std::abs(sum - 100) <= slack + 1e-9) continue;
      Add(DiagnosticCode::kSumMismatch, {members.begin() + 1, members.end()},
          "the shares " + Written(At(i)) + " + " + Written(At(i + 1)) + " + " + Written(At(i + 2)) +
              " make " + Rounded(sum, DecimalsToShow(At(i)) - 1) + "%");
    }
  }

  // Change and growth ----------------------------------------------------------------------------

  // 由A增加到B, 增长C: the growth that stands behind the two.
  void CheckMove(int32_t to, int32_t from) {
    const auto start = ExactFigure(At(from));
    const auto end = ExactFigure(At(to));
    if (!start || !end || start->value <= 0) return;
    const int32_t i = to + 1;
    if (i >= Count() || PlaceOf(i).sentence != PlaceOf(to).sentence) return;
    const Fact& stated = At(i);
    // A pace a year, or against another time than where the move began, is another matter.
    if (stated.indicator != At(to).indicator || !stated.baseline().empty() ||
        ContainsAny(Lead(i), {u"年均", u"同比", u"比上年", u"平均", u"环比", u"每年"})) {
      return;
    }
    if (stated.measure == Measure::kGrowth && stated.unit() == "%") {
      CompareGrowth(i, from, to, *start, *end);
    } else if (stated.measure == Measure::kChange &&
               (SameUnit(stated, At(to)) || (stated.base_unit() == "pp" && IsPercent(At(to))))) {
      const auto figure = ExactFigure(stated);
      const double change = end->value - start->value;
      if (!figure || std::abs(std::abs(change) - std::abs(figure->value)) <=
                         start->half + end->half + figure->half + 1e-9 * std::abs(end->value)) {
        return;
      }
      const double unit =
          stated.value->ToDouble() == 0 ? 1 : std::abs(figure->value / stated.value->ToDouble());
      Add(DiagnosticCode::kChangeMismatch, {i, from, to},
          Written(At(from)) + " to " + Written(At(to)) + " is a change of " +
              Rounded(change / unit, DecimalsToShow(stated)) + ", the text says " +
              Written(stated));
    }
  }

  // A growth against the level of the year before, where the text has told that.
  void CheckEarlier(int32_t growth, int32_t level) {
    const Fact& stated = At(growth);
    const Fact& now = At(level);
    if (stated.measure != Measure::kGrowth || stated.unit() != "%" ||
        now.measure != Measure::kLevel || stated.period != now.period ||
        IsAtConstantPrices(now.indicator) ||
        !(stated.baseline().empty() || stated.baseline() == "上年") ||
        ContainsAny(Lead(growth),
                    {u"年均", u"口径", u"扣除", u"剔除", u"可比", u"不变", u"平均"})) {
      return;
    }
    const int32_t year = WholeYear(now.period);
    if (year == 0) return;
    const int32_t before = FindLevel(level, std::to_string(year - 1), false);
    const auto end = ExactFigure(now);
    if (before < 0 || !end) return;
    const auto start = ExactFigure(At(before));
    if (start && start->value > 0) CompareGrowth(growth, before, level, *start, *end);
  }

  // Value added and product grow in real terms, so their levels don't tell the growth; public
  // finance is compared in terms that change with each year's law.
  static bool IsAtConstantPrices(std::string_view indicator) {
    return ContainsAny(indicator, {"增加值", "生产总值", "产值", "GDP", "经济", "财政", "预算",
                                   "规上", "规模以上", "限上", "限额以上"});
  }

  // The only level of the thing in that period; -1 when there is none or several.
  int32_t FindLevel(int32_t like, std::string_view period, bool target) const {
    const Fact& fact = At(like);
    IndexKey key = Key(like);
    key.period = period;
    key.target = target;
    const auto& order = index_.by_thing;
    const auto first =
        std::ranges::lower_bound(order, key, std::less<>{}, [this](int32_t i) { return Key(i); });
    if (first == order.end() || key < Key(*first)) return -1;
    const auto second = first + 1;
    if (second != order.end() && !(key < Key(*second))) return -1;
    const Fact& found = At(*first);
    const bool fits = SameThing(found, fact) && SameUnit(found, fact) &&
                      found.aspect == fact.aspect && found.status != Status::kOther;
    return fits ? *first : -1;
  }

  void CompareGrowth(int32_t growth, int32_t from, int32_t to, Figure start, Figure end) {
    const auto stated = ExactFigure(At(growth));
    if (!stated || start.value - start.half <= 0) return;
    const double least = 100 * ((end.value - end.half) / (start.value + start.half) - 1);
    const double most = 100 * ((end.value + end.half) / (start.value - start.half) - 1);
    if (stated->value + stated->half >= least - 1e-9 &&
        stated->value - stated->half <= most + 1e-9) {
      return;
    }
    Add(DiagnosticCode::kChangeMismatch, {growth, from, to},
        Written(At(from)) + " to " + Written(At(to)) + " is a growth of " +
            Rounded(100 * (end.value / start.value - 1), DecimalsToShow(At(growth))) +
            "%, the text says " + Written(At(growth)));
  }

  // Units and bounds -----------------------------------------------------------------------------

  // 投资额80亿元, 同比增长6个百分点: an amount does not grow in points.
  void CheckPoints(int32_t change, int32_t level) {
    const Fact& fact = At(change);
    if (fact.measure != Measure::kChange || fact.base_unit() != "pp") return;
    const Fact& amount = At(level);
    if (amount.base_unit().empty() || amount.base_unit() == "item" || IsPercent(amount) ||
        amount.measure != Measure::kLevel)
      return;
    // 增速提高2个百分点 is a move of the growth.
    if (ContainsAny(Lead(change), {u"速", u"幅", u"率", u"占", u"比", u"拉动", u"贡献", u"收窄"}) &&
        !Lead(change).ends_with(u"同比增长")) {
      return;
    }
    Suspect(change, level);
  }

  void Suspect(int32_t change, int32_t level) {
    Add(DiagnosticCode::kUnitSuspect, {change, level},
        "an amount, " + Written(At(level)) + ", is said to move by " + Written(At(change)));
  }

  void CheckPercent(int32_t i) {
    const Fact& fact = At(i);
    if (!IsPercent(fact) || fact.value_high()) return;
    const auto figure = FigureOf(fact);
    if (!figure) return;
    const bool bounded = figure->value >= 0 && figure->value <= 100;
    if (fact.measure == Measure::kLevel && !bounded &&
        std::ranges::any_of(
            kBoundedRates, [&](std::string_view rate) { return fact.indicator.ends_with(rate); })) {
      Add(DiagnosticCode::kImpossibleShare, {i},
          std::string(fact.indicator) + " can't be " + Written(fact));
    }
    if (fact.measure == Measure::kGrowth && figure->value < -100) {
      Add(DiagnosticCode::kImpossibleShare, {i},
          "nothing that counts can fall by more than all: " + Written(fact));
    }
  }

  // Repeats and targets --------------------------------------------------------------------------

  void CheckRepeats() {
    const auto& order = index_.by_thing;
    for (size_t begin = 0; begin < order.size();) {
      size_t end = begin + 1;
      const IndexKey key = Key(order[begin]);
      while (end < order.size() && !(key < Key(order[end]))) ++end;
      for (size_t k = begin + 1; k < end; ++k) CheckRepeat(order[k - 1], order[k]);
      begin = end;
    }
  }

  void CheckRepeat(int32_t first, int32_t again) {
    const Fact& a = At(first);
    const Fact& b = At(again);
    if (a.measure != Measure::kLevel && a.measure != Measure::kGrowth) return;
    if (!SameThing(a, b) || !SameUnit(a, b) || a.aspect != b.aspect || a.optional || b.optional ||
        a.status != Status::kActual || b.status != Status::kActual || WholeYear(a.period) == 0 ||
        !SameBaseline(a, b) || PlaceOf(first).sentence == PlaceOf(again).sentence) {
      return;
    }
    if (a.indicator_code.empty() || !ExactFigure(a) || !ExactFigure(b)) return;
    if (AgreeRounded(a, b) || AgreeRounded(b, a)) return;
    const Likeness likeness = LikenessOf(first, again);
    if (likeness == Likeness::kOther) return;
    if (likeness == Likeness::kUnknown && (IsSlice(first) || IsSlice(again))) return;
    const double ratio = ExactFigure(a)->value / ExactFigure(b)->value;
    const double times = ratio < 1 ? 1 / ratio : ratio;
    constexpr double kWan = 10000;
    if (a.measure == Measure::kLevel && times > kWan / 2 && times < kWan * 2) {
      Add(DiagnosticCode::kUnitSuspect, {again, first},
          Written(b) + " here, " + Written(a) + " before: one of the units is 10,000 too large");
      return;
    }
    if (likeness == Likeness::kUnknown && !MayBeSlip(a, b)) return;
    Conflict(first, again);
  }

  // Two figures of one name that are far from each other are of two things, whose names have lost
  // what parts them; one that was written wrong differs in a digit, or hardly.
  static bool MayBeSlip(const Fact& a, const Fact& b) {
    constexpr size_t kFewestDigits = 3;
    constexpr double kNear = 0.01;
    const std::string one = DigitsOf(a);
    const std::string other = DigitsOf(b);
    const size_t digits = std::max(one.size(), other.size());
    const bool amount = a.measure == Measure::kLevel && !IsPercent(a);
    if (digits < (amount ? 2 : kFewestDigits)) return false;
    const double first = ExactFigure(a)->value;
    const double off = std::abs(first - ExactFigure(b)->value);
    return IsOneEdit(one, other) ||
           (amount && digits >= kFewestDigits && off <= kNear * std::abs(first));
  }

  // 5142 of -51.42.
  static std::string DigitsOf(const Fact& fact) {
    std::string digits = fact.value->ToString();
    std::erase_if(digits, [](char c) { return c < '0' || c > '9'; });
    return digits;
  }

  // Whether at most one digit is another, more or less, or two beside each other are exchanged.
  static bool IsOneEdit(std::string_view one, std::string_view other) {
    while (!one.empty() && !other.empty() && one.front() == other.front()) {
      one.remove_prefix(1);
      other.remove_prefix(1);
    }
    while (!one.empty() && !other.empty() && one.back() == other.back()) {
      one.remove_suffix(1);
      other.remove_suffix(1);
    }
    if (one.size() <= 1 && other.size() <= 1) return true;
    return one.size() == 2 && other.size() == 2 && one[0] == other[1] && one[1] == other[0];
  }

  void Conflict(int32_t first, int32_t again) {
    const Fact& a = At(first);
    const Fact& b = At(again);
    const bool cell = IsCell(b) != IsCell(a) && IsCell(b);
    const bool before = IsCell(b) != IsCell(a) && IsCell(a);
    Add(DiagnosticCode::kConflictingRepeat, {again, first},
        std::string(a.indicator) + " of " + std::string(a.period) + " is " + Written(a) +
            (before ? " in the table before" : " before") + " and " + Written(b) +
            (cell ? " in the table here" : " here"));
  }

  // Tables often leave the baseline to the reader.
  static bool SameBaseline(const Fact& a, const Fact& b) {
    if (a.baseline() == b.baseline()) return true;
    return IsCell(a) != IsCell(b) && (a.baseline().empty() || b.baseline().empty());
  }

  // What speaks for or against two facts being of one thing besides their name.
  enum class Likeness { kUnknown, kSame, kOther };

  // Text and table may have one name for two things (the power of all and that of the larger
  // works): then their growths differ as their levels do. Where the growths agree, a part of a
  // whole is the same as the table's row of that name. A growth is told of, if at all, with the
  // levels (CheckGrowthsToldTwice).
  Likeness LikenessOf(int32_t first, int32_t again) const {
    if (IsCell(At(first)) == IsCell(At(again))) return Likeness::kUnknown;
    const int32_t one = partner_[static_cast<size_t>(first)];
    const int32_t other = partner_[static_cast<size_t>(again)];
    if (one < 0 || other < 0) return Likeness::kUnknown;
    const bool agree = At(first).measure == Measure::kLevel &&
                       (AgreeRounded(At(one), At(other)) || AgreeRounded(At(other), At(one)));
    return agree ? Likeness::kSame : Likeness::kOther;
  }

  // The level is the same in text and table, its growth is not.
  void CheckGrowthsToldTwice() {
    for (const auto& [in_text, in_table] : GrowthsToldTwice(text_, index_, *article_)) {
      const Fact& told = At(in_text);
      const Fact& cell = At(in_table);
      if (!ExactFigure(told) || !ExactFigure(cell)) continue;
      if (AgreeRounded(told, cell) || AgreeRounded(cell, told)) continue;
      Conflict(std::min(in_text, in_table), std::max(in_text, in_table));
    }
  }

  // Whether a figure may speak of less than its name says, or of another time than its section: a
  // part of some whole (民营经济…, 其中第一产业…), the start of a move, what another is compared
  // with.
  bool IsSlice(int32_t i) const {
    if (is_end_[static_cast<size_t>(i)]) return true;
    if (IsCell(At(i))) return false;  // row and column tell all of its name
    std::u16string_view before = Lead(i);
    const std::u16string name = knowledge::ToUtf16(At(i).indicator.substr(0, kTwoHan));
    if (const size_t at = before.rfind(name); at != before.npos) {
      // 年均 may stand behind the name, too.
      if (ContainsAny(before.substr(at), {u"年均", u"平均", u"本级"})) return true;
      before = before.substr(0, at);
    }
    return ContainsAny(before, {u"其中", u"由", u"从", u"比", u"较", u"上年", u"去年", u"年初",
                                u"本级", u"民营", u"年均", u"平均", u"区", u"县", u"镇"});
  }

  void CheckTarget(int32_t i) {
    const Fact& target = At(i);
    if (!IsTarget(target) || target.measure != Measure::kLevel || target.indicator_code.empty() ||
        target.value_high() || IsPercent(target) || target.base_unit() == "item") {
      return;
    }
    const int32_t year = WholeYear(target.period);
    const auto aim = FigureOf(target);
    if (year == 0 || !aim || target.relation == Relation::kLe) return;
    const auto* indicator = knowledge_.FindIndicator(knowledge::ToUtf16(target.indicator));
    if (indicator == nullptr || indicator->direction != "higher") return;
    for (int32_t back = 1; back <= 5; ++back) {
      const int32_t reached = FindLevel(i, std::to_string(year - back), false);
      if (reached < 0) continue;
      const auto level = ExactFigure(At(reached));
      if (!level || aim->value + aim->half >= level->value - level->half) return;
      Add(DiagnosticCode::kTargetBelowActual, {i, reached},
          "the target for " + std::string(target.period) + " is " + Written(target) +
              ", the level of " + std::string(At(reached).period) + " was " + Written(At(reached)));
      return;
    }
  }

  // Times ----------------------------------------------------------------------------------------

  // 自2014年以来: the figures of a span that nothing ends have no period.
  void CheckPeriod(int32_t i) {
    const Fact& fact = At(i);
    if (!fact.period.empty() || fact.status != Status::kActual) return;
    if (i > 0 && At(i - 1).period.empty() && PlaceOf(i - 1).sentence == PlaceOf(i).sentence) return;
    const std::u16string_view lead = Lead(i);
    const size_t since = lead.rfind(u"以来");
    const bool open = since != lead.npos && Contains(lead.substr(0, since), u"年");
    if (!open && !Contains(lead, u"该年")) return;
    Add(DiagnosticCode::kPeriodUnresolved, {i},
        open ? "nothing ends the span that the text opens" : "the text names no year");
  }

  void CheckDates() {
    for (const Rejected& rejected : article_->rejected) {
      if (rejected.reason != Reason::kDate) continue;
      const auto [month, day] = MonthAndDay(rejected.span);
      constexpr std::array<int32_t, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
      if (month < 1 || month > 12 || (day >= 1 && day <= kDays[static_cast<size_t>(month)]))
        continue;
      Diagnostic diagnostic;
      diagnostic.span = rejected.span;
      diagnostic.code = DiagnosticCode::kImpossibleDate;
      diagnostic.message =
          strings_->Add("month " + std::to_string(month) + " has no day " + std::to_string(day));
      article_->diagnostics.push_back(std::move(diagnostic));
    }
  }

  // M and D of M月D日; month 0 when the date is written otherwise.
  std::pair<int32_t, int32_t> MonthAndDay(const Span& span) const {
    int32_t number = 0;
    int32_t month = 0;
    for (auto at = static_cast<int32_t>(span.start_char); at < span.end_char; ++at) {
      const char16_t c = text_[at];
      if (c >= u'0' && c <= u'9') {
        number = std::min(number * 10 + (c - u'0'), 9999);
        continue;
      }
      if (c == u'日' && month > 0) return {month, number};
      month = c == u'月' ? number : 0;
      number = 0;
    }
    return {0, 0};
  }

  int32_t Count() const { return static_cast<int32_t>(facts_.size()); }

  const knowledge::Knowledge& knowledge_;
  const SourceText& text_;
  const FactIndex& index_;
  const Chunked<Fact>& facts_;
  Article* const article_;
  Strings* const strings_;
  std::vector<bool> is_end_;  // for each fact: a part of a whole, or what another started from
  // Of a growth its level, of a level its first growth; -1: none. Empty where no fact is a cell's.
  std::vector<int32_t> partner_;
};

}  // namespace

void CheckFacts(const knowledge::Knowledge& knowledge, const SourceText& text,
                const FactIndex& index, Article* article, Strings* strings) {
  Checker(knowledge, text, index, article, strings).Check();
}

}  // namespace gongbao::extraction
