// Designations: honours that were given, with their level, their giver and how often.
#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/numerals.h"
#include "common/extraction/records.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {
namespace {

struct LevelWord {
  std::u16string_view word;
  HonourLevel level;
};
constexpr LevelWord kLevels[] = {{u"联合国", HonourLevel::kInternational},
                                 {u"全球", HonourLevel::kInternational},
                                 {u"世界", HonourLevel::kInternational},
                                 {u"国际", HonourLevel::kInternational},
                                 {u"全国", HonourLevel::kNational},
                                 {u"国家", HonourLevel::kNational},
                                 {u"中国", HonourLevel::kNational},
                                 {u"中华", HonourLevel::kNational},
                                 {u"国务院", HonourLevel::kNational},
                                 {u"全省", HonourLevel::kProvince},
                                 {u"省级", HonourLevel::kProvince},
                                 {u"省", HonourLevel::kProvince},
                                 {u"自治区", HonourLevel::kProvince},
                                 {u"全市", HonourLevel::kCity},
                                 {u"市级", HonourLevel::kCity},
                                 {u"县级", HonourLevel::kCounty},
                                 {u"区级", HonourLevel::kCounty}};
constexpr auto kLevelNames = [] {
  std::array<std::u16string_view, std::size(kLevels)> names{};
  std::ranges::transform(kLevels, names.begin(), &LevelWord::word);
  return names;
}();
constexpr WordEdges<false, std::size(kLevels)> kLevelWord(kLevelNames);
constexpr std::u16string_view kProvinces[] = {
    u"北京", u"天津", u"河北", u"山西", u"内蒙古", u"辽宁", u"吉林", u"黑龙江",
    u"上海", u"江苏", u"浙江", u"安徽", u"福建",   u"江西", u"山东", u"河南",
    u"湖北", u"湖南", u"广东", u"广西", u"海南",   u"重庆", u"四川", u"贵州",
    u"云南", u"西藏", u"陕西", u"甘肃", u"青海",   u"宁夏", u"新疆", u"全区"};
constexpr auto kProvince = WordStarts(kProvinces);
// What an honour is called by, where the verb alone does not tell.
constexpr std::u16string_view kHonourNouns[] = {
    u"称号", u"奖",   u"示范",   u"试点", u"先进", u"百强", u"十强",   u"优秀",
    u"样板", u"标杆", u"领跑",   u"名单", u"品牌", u"鼎",   u"杯",     u"荣誉",
    u"激励", u"表彰", u"先行",   u"基地", u"典型", u"文明", u"卫生",   u"模范",
    u"范例", u"名录", u"试验区", u"名城", u"名镇", u"名村", u"创新型", u"首批"};
constexpr WordFinder kHonourNoun(kHonourNouns);
// What is given but is no honour.
constexpr std::u16string_view kFavours[] = {
    u"批示",     u"肯定", u"推广", u"资金",     u"批复",   u"支持", u"关注", u"报道", u"通过",
    u"好评",     u"认可", u"点赞", u"授信",     u"贷款",   u"补助", u"投资", u"最大", u"许可",
    u"工作报告", u"证书", u"用地", u"议事日程", u"全过程", u"医保", u"考核"};
constexpr WordFinder kFavour(kFavours);
// How many were won, not which.
constexpr std::u16string_view kTallies[] = {u"奖牌", u"奖数", u"奖总数", u"奖项数", u"数量"};
constexpr WordFinder kTally(kTallies);
// Behind the verb they show that no honour follows.
constexpr std::u16string_view kNoObjects[] = {u"数", u"率",   u"实现", u"人数",
                                              u"量", u"总数", u"工作"};
// 获批建设…: no part of the honour.
constexpr std::u16string_view kToBuild[] = {u"建设", u"创建", u"筹建"};
// What is wanted, not given.
constexpr std::u16string_view kWishes[] = {u"争创",     u"力争", u"争取", u"努力",
                                           u"积极创建", u"确保", u"冲刺", u"全力创建"};
constexpr WordFinder kWish(kWishes);

HonourLevel LevelIn(std::u16string_view words) {
  for (size_t at = 0; at < words.size(); ++at) {
    const auto here = words.substr(at);
    if (const int32_t length = kLevelWord.LengthIn(here); length > 0) {
      const auto* const level =
          std::ranges::find(kLevels, here.substr(0, static_cast<size_t>(length)), &LevelWord::word);
      return level->level;
    }
    if (kProvince.LengthIn(here) > 0) return HonourLevel::kProvince;
    if (at == 0 && here.front() == u'市') return HonourLevel::kCity;
  }
  return HonourLevel::kNone;
}

// 3 of 第三次, 连续3年, 三连冠 in [begin, end); 0 when none is told.
int32_t OrdinalIn(const SourceText& text, int32_t begin, int32_t end) {
  static constexpr std::u16string_view kBehind[] = {u"次", u"年", u"连冠", u"度", u"届", u"连"};
  constexpr int64_t kMost = 99;
  for (int32_t at = begin; at < end; ++at) {
    const bool digits = IsDigit(text[at]);
    const int32_t numeral_end = digits ? ReadArabic(text, at).end : HanRunEnd(text, at);
    if (numeral_end == at) continue;
    const auto value = digits ? std::optional<int64_t>(ReadArabic(text, at).value.mantissa)
                              : ReadHan(text, at, numeral_end);
    const bool nth = text[at - 1] == u'第' && text[numeral_end] == u'次';
    const bool running =
        text.Holds(numeral_end, u"连冠") ||
        (text.Holds(at - 2, u"连续") && text.LengthOfAny(numeral_end, kBehind) > 0);
    if ((nth || running) && value && *value > 0 && *value <= kMost)
      return static_cast<int32_t>(*value);
    at = numeral_end - 1;
  }
  return 0;
}

// The honour behind the verb `at` of the clause; empty when there is none.
Range HonourBehind(const SourceText& text, const Clause& clause, size_t at) {
  const Mention& verb = clause.mentions[at];
  int32_t begin = verb.end;
  if (IsAnyOf(text[begin], u"了的为成")) ++begin;
  begin += text.LengthOfAny(begin, kToBuild);
  int32_t end = clause.end;
  for (size_t i = at + 1; i < clause.mentions.size(); ++i) {
    const Mention& next = clause.mentions[i];
    if (!next.Is(kHonours) || next.begin <= begin) continue;
    end = next.begin;
    while (end > begin && IsAnyOf(text[end - 1], u"、并和及")) --end;
    break;
  }
  // 成为全市唯一入选的: the honour is behind the next verb.
  if (text[end - 1] == u'的' && end < clause.end) return {};
  while (text[end - 1] == u')' && end > begin + 1) {
    int32_t open = end - 1;
    while (open > begin && text[open] != u'(') --open;
    if (open == begin) break;
    end = open;
  }
  return Trimmed(text, begin, end);
}

bool IsHonour(const SourceText& text, const Clause& clause, const Mention& verb, Range object) {
  constexpr int32_t kLongest = 60;
  if (object.end - object.begin < 3 || object.end - object.begin > kLongest) return false;
  const auto words = text.Folded(object.begin, object.end);
  if (text.LengthOfAny(object.begin, kNoObjects) > 0) return false;
  if (kWish.In(text.Folded(clause.begin, verb.begin)) != words.npos) return false;
  const bool named = text[object.begin] == u'“';
  if (verb.Is(kHonours)) return true;
  if (kFavour.In(words) != words.npos || kTally.In(words) != words.npos) return false;
  if (kHonourNoun.In(words) == words.npos) return false;
  return named || LevelIn(words) != HonourLevel::kNone;
}

}  // namespace

void ReadDesignations(const SourceText& text, const Clause& clause, Article* article) {
  if (clause.role == SectionRole::kPlan) return;
  for (size_t i = 0; i < clause.mentions.size(); ++i) {
    const Mention& verb = clause.mentions[i];
    if (!verb.Is(kHonours | kMayHonour)) continue;
    const Range object = HonourBehind(text, clause, i);
    if (!IsHonour(text, clause, verb, object)) continue;
    Designation& made = article->designations.emplace_back();
    made.span = text.SpanOf(object.begin, object.end);
    made.name = text.Utf8(made.span);
    made.level = LevelIn(text.Folded(object.begin, object.end));
    made.ordinal = OrdinalIn(text, clause.begin, verb.begin + 1);
    if (made.ordinal == 0) made.ordinal = OrdinalIn(text, verb.end, object.end);
    // 被国家某部授予: the giver stands between.
    constexpr int32_t kGiverChars = 16;
    for (int32_t at = verb.begin - 1; at >= std::max(clause.begin, verb.begin - kGiverChars);
         --at) {
      if (text[at] != u'被') continue;
      if (at + 1 < verb.begin) made.giver = text.Utf8(at + 1, verb.begin);
      break;
    }
    made.section = clause.section;
    while (i + 1 < clause.mentions.size() && clause.mentions[i + 1].begin < object.end) ++i;
  }
}

}  // namespace gongbao::extraction
