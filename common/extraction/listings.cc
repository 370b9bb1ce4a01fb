// Lists that a ranking leads: what each of their members is measured by.
#include <algorithm>
#include <string_view>

#include "common/extraction/naming.h"

namespace gongbao::extraction {

using knowledge::Cue;

namespace {

// The longest noun that tells what is ranked: 县(市、区).
constexpr int32_t kRankedChars = 14;

}  // namespace

// 从业人员 of 从业人员居前三位的, 年平均工资 of 年平均工资最高的: where what ranks them ends, by
// the place of 的; -1 when nothing ranks them.
int32_t Namer::RankingEnd(int32_t of) const {
  static constexpr std::u16string_view kStands[] = {u"位居", u"排名", u"位列", u"名列"};
  if (IsAnyOf(text_[of - 1], u"高低多少大小快慢"))
    return IsAnyOf(text_[of - 2], u"最较") ? of - 2 : -1;
  if (text_[of - 1] != u'位') return -1;
  int32_t at = of - 2;
  while (IsDigit(text_[at]) || IsHanNumeral(text_[at])) --at;
  if (text_[at] != u'前' && text_[at] != u'首') return -1;
  if (text_.LengthOfAny(at - 2, kStands) > 0) return at - 2;
  return IsAnyOf(text_[at - 1], u"居列排在") ? at - 1 : -1;
}

// Behind 三个行业分别为: where the list begins whose noun stands at `at`; -1 when none does.
int32_t Namer::ListedFrom(int32_t at) const {
  static constexpr std::u16string_view kAre[] = {u"分别为", u"分别是", u"依次为", u"依次是",
                                                 u"主要是", u"为",     u"是",     u"有"};
  const int32_t noun = at;
  for (; at < std::min(sentence_.end, noun + kRankedChars); ++at) {
    if (IsAnyOf(text_[at], u",;。")) return -1;
    const int32_t are = IsAnyOf(text_[at], u"分依主为是有") ? text_.LengthOfAny(at, kAre) : 0;
    if (are == 0 || (at > noun && !IsAnyOf(text_[at - 1], u"业区市县省州类份国品镇乡)个位")))
      continue;
    return at + are + (text_[at + are] == u':' ? 1 : 0);
  }
  return -1;
}

// 前三位的行业是:甲业650万个;乙业320万个: what the ranking that ends before `cue` ranks by is of
// each of those listed behind it.
void Namer::TakeListing(const Token& cue) {
  const bool of = cue.Is(Cue::kOf);
  const int32_t end = of                             ? RankingEnd(cue.begin)
                      : text_[cue.begin - 1] == u',' ? PassedEnd(cue.begin - 1)
                                                     : OrderEnd(cue.begin);
  const int32_t list = end < 0 ? -1 : of ? ListedFrom(cue.end) : cue.end;
  if (list < 0) return;
  listing_begin_ = list;
  listing_unit_ = nullptr;
  listing_ = {};
  int32_t begin = ClauseBefore(end, u':');
  // 2021年工资由高到低…: of that year.
  if (const std::span<const Token> tokens = heads_.From(begin);
      !tokens.empty() && tokens.front().begin == begin && tokens.front().anchor >= 0)
    begin = tokens.front().end;
  IndicatorName measure = heads_.Trim({begin, end});
  // 在从业人员中,位居前三位的行业是…
  if (measure.size() < 2 && text_[begin - 1] == u',' && text_[begin - 2] == u'中') {
    const int32_t whole = ClauseBefore(begin - 1, u':');
    measure = heads_.Trim({whole + (text_[whole] == u'在' ? 1 : 0), begin - 2});
  }
  static constexpr std::u16string_view kMoves[] = {u"增长", u"增速", u"增幅", u"涨幅", u"降幅"};
  static constexpr std::u16string_view kNumbers[] = {u"数量", u"个数"};
  auto [first, last] = measure.OnlyPiece();
  if (last - first < 2 || EndsWithAny(text_.Folded(first, last), kMoves)) return;
  if (last - first > 4 && EndsWithAny(text_.Folded(first, last), kNumbers)) last -= 2;
  if (last - first > 3 && text_[last - 1] == u'数' && IsAnyOf(text_[last - 2], u"位业户校")) --last;
  listing_ = {first, last};
}

// 经费投入 of 经费投入超过千亿元的省有12个,分别为: where what ends that those counted before
// `comma` have so much of; -1 when none have.
int32_t Namer::PassedEnd(int32_t comma) const {
  static constexpr std::u16string_view kPassed[] = {u"超过", u"高于", u"低于", u"大于",
                                                    u"突破", u"不足", u"超"};
  const int32_t clause = ClauseBefore(comma, u':');
  const auto words = text_.Folded(clause, comma);
  const size_t of = words.rfind(u"的");
  if (of == words.npos || words.find(u'有', of) == words.npos) return -1;
  for (int32_t p = clause + 2; p < clause + static_cast<int32_t>(of); ++p) {
    if (IsAnyOf(text_[p], u"超高低大突不") && text_.LengthOfAny(p, kPassed) > 0) return p;
  }
  return -1;
}

// 工资由高到低依次为: where what orders them ends, by the place of the last word; -1 when nothing
// does.
int32_t Namer::OrderEnd(int32_t at) const {
  const auto ordered = [this](int32_t end) {
    return IsAnyOf(text_[end - 4], u"由从") && text_[end - 2] == u'到' &&
           IsAnyOf(text_[end - 1], u"低高少多小大慢快");
  };
  if (ordered(at)) return at - 4;
  const bool sorted = text_.Holds(at - 2, u"排序") || text_.Holds(at - 2, u"排列");
  return sorted && ordered(at - 2) ? at - 6 : -1;
}

// 甲业平均工资 of 平均工资最高的行业为甲业11万元: a member of such a list; empty when it is none.
IndicatorName Namer::OfListing(const Anchor& figure, const IndicatorName& left) {
  constexpr int32_t kMemberChars = 24;
  const auto [begin, end] = left.OnlyPiece();
  if (listing_.empty() || begin < listing_begin_ || end - begin < 2 || end - begin > kMemberChars ||
      figure.unit == nullptr || figure.Measures("points") || text_[begin] == u'占' ||
      heads_.DeedLength(left) > 0)
    return {};
  if (heads_.Holds(begin, end, u'的')) return {};
  // 强度高于全市平均水平的县有2个,分别是甲县(6.8%)、乙县(4.1%)
  if (figure.Measures("share") && !IsAnyOf(listing_.Folded(text_).back(), u"率度重比例")) return {};
  if (text_[end - 1] != u'业' && !heads_.TailOf({begin, end}).empty()) return {};
  if (listing_unit_ == nullptr) listing_unit_ = figure.unit;
  return listing_unit_ == figure.unit ? Joined(left, listing_) : IndicatorName();
}

}  // namespace gongbao::extraction
