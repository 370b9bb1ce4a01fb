// Whose medals and prizes are counted: those of the contest that the clause tells of.
#include <algorithm>
#include <string_view>

#include "common/extraction/naming.h"

namespace gongbao::extraction {

namespace {

constexpr std::u16string_view kMetals = u"金银铜";

bool EndsContest(char16_t c) { return IsAnyOf(c, u"会赛杯奖"); }

// Of those that 、 parts.
bool PartsContests(const SourceText& text, int32_t at) {
  return IsAnyOf(text[at], u"、和与") && EndsContest(text[at - 1]);
}

}  // namespace

// 在国内外比赛中: words that tell of no one contest.
bool Namer::IsAnyContest(Range contest) const {
  static constexpr std::u16string_view kAny[] = {u"比赛", u"赛事", u"大赛", u"竞赛"};
  if (text_[contest.begin] == u'各') return true;
  if (text_.LengthOfAny(contest.end - 2, kAny) == 0) return false;
  return std::ranges::all_of(text_.Folded(contest.begin, contest.end - 2), [](char16_t c) {
    return IsAnyOf(c, u"国内外际家省市区州县自治级以上体育各类项年度重大和、全的");
  });
}

Range Namer::ContestBefore(int32_t at, bool touches) const {
  constexpr int32_t kBackChars = 80;
  constexpr int32_t kContestChars = 28;
  const int32_t least = std::max(sentence_.begin, at - kBackChars);
  int32_t end = at;
  for (; end > least + 2; --end) {
    if (IsAnyOf(text_[end], u";:")) return {};
    // 在全运会上获得, 全运会斩获, 获得技能大赛2项金牌
    if (EndsContest(text_[end - 1]) &&
        (IsAnyOf(text_[end], u"上中获夺斩摘揽勇取荣共分拿连") || (touches && end == at)))
      break;
  }
  if (end <= least + 2) return {};
  int32_t begin = end - 2;
  const int32_t first = std::max(least, end - kContestChars);
  while (begin > first && !IsAnyOf(text_[begin - 1], u",;:()在获得夺斩") &&
         !text_.Holds(begin - 2, u"参加") &&
         (text_[begin - 1] != u'、' || PartsContests(text_, begin - 1)))
    --begin;
  // 2023年全运会: when it was held.
  if (text_.Holds(begin + 4, u"年") && IsDigit(text_[begin]) && IsDigit(text_[begin + 3]))
    begin += 5;
  return {begin, end};
}

// 4金、13金; 2金3银、1金: which of the groups the medals are of, and how many groups there are.
std::pair<int, int> Namer::MedalGroup(const Anchor& figure) const {
  constexpr int kMedals = 12;
  const auto at = std::ranges::lower_bound(sentence_.anchors, figure.begin, {}, &Anchor::begin);
  const auto metal = [this](const Anchor& medals) { return kMetals.find(text_[medals.end - 1]); };
  const auto goes_on = [](const Anchor& first, const Anchor& second) {
    return second.rule == kMedalRule && first.rule == kMedalRule && second.begin - first.end <= 1;
  };
  if (at == sentence_.anchors.end()) return {0, 1};
  int before = 0;
  int behind = 0;
  auto p = at;
  for (int i = 0; i < kMedals && p != sentence_.anchors.begin() && goes_on(*(p - 1), *p); ++i, --p)
    before += metal(*p) <= metal(*(p - 1)) ? 1 : 0;
  p = at;
  for (int i = 0; i < kMedals && p + 1 != sentence_.anchors.end() && goes_on(*p, *(p + 1)); ++i)
    behind += metal(*(p + 1)) <= metal(*p) ? 1 : 0, ++p;
  return {before, before + behind + 1};
}

IndicatorName Namer::OfContest(const Anchor& figure, const IndicatorName& name) const {
  static constexpr std::u16string_view kPrizes[] = {
      u"金牌",   u"银牌",   u"铜牌",     u"奖牌",     u"金奖",    u"银奖",
      u"铜奖",   u"奖项",   u"特等奖",   u"一等奖",   u"二等奖",  u"三等奖",
      u"金牌数", u"奖牌数", u"金牌总数", u"奖牌总数", u"获奖总数"};
  constexpr int32_t kPrizeChars = 4;
  static constexpr WordFinder kFinder(kPrizes);
  if (const auto [begin, end] = name.OnlyPiece();
      end > begin && !IsAnyOf(text_[end - 1], u"牌奖项数"))
    return name;
  // 运动员在各类比赛中共获得|金牌: who won it, and where, stands before the verb.
  IndicatorName prize = name;
  if (const auto [begin, end] = name.LastPiece();
      name.size() > kPrizeChars && end - begin < name.size() &&
      text_.Folded(name.Hull().first, begin).find(u'在') != std::u16string_view::npos)
    prize = {begin, end};
  if (prize.size() > kPrizeChars || !kFinder.Has(prize.Folded(text_))) return name;
  const Range contest = ContestBefore(
      figure.begin, text_[figure.end - 1] != u'金' && prize.Hull().first >= figure.end);
  if (contest.empty()) return name;
  if (IsAnyContest(contest)) return prize;
  const auto [group, groups] = MedalGroup(figure);
  int members = 1;
  Range member = contest;
  for (int32_t p = contest.begin + 1; p < contest.end; ++p) {
    if (!PartsContests(text_, p)) continue;
    if (members == group + 1) member.end = p;
    if (members == group) member.begin = p + 1;
    ++members;
  }
  const IndicatorName whose = heads_.Trim(members == groups && groups > 1 ? member : contest);
  return whose.size() < 2 ? prize : Joined(whose, prize);
}

}  // namespace gongbao::extraction
