#include "common/extraction/aspects.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace gongbao::extraction {
namespace {

struct AspectWord {
  std::u16string_view word;
  std::string_view utf8;
  Aspect aspect;
};
#define ASPECT_WORD(word, aspect) \
  AspectWord { u##word, word, aspect }
constexpr std::array kAspectWords = {
    ASPECT_WORD("新增", Aspect::kNew),        ASPECT_WORD("净增", Aspect::kNew),
    ASPECT_WORD("新建", Aspect::kNew),        ASPECT_WORD("新设", Aspect::kNew),
    ASPECT_WORD("新登记", Aspect::kNew),      ASPECT_WORD("新注册", Aspect::kNew),
    ASPECT_WORD("新认定", Aspect::kNew),      ASPECT_WORD("新引进", Aspect::kNew),
    ASPECT_WORD("新培育", Aspect::kNew),      ASPECT_WORD("新签约", Aspect::kNew),
    ASPECT_WORD("新开工", Aspect::kNew),      ASPECT_WORD("新落户", Aspect::kNew),
    ASPECT_WORD("累计", Aspect::kCumulative), ASPECT_WORD("总数", Aspect::kCumulative),
    ASPECT_WORD("总量", Aspect::kCumulative), ASPECT_WORD("保有量", Aspect::kCumulative),
    ASPECT_WORD("存量", Aspect::kCumulative), ASPECT_WORD("共有", Aspect::kCumulative),
    ASPECT_WORD("现有", Aspect::kCumulative), ASPECT_WORD("拥有", Aspect::kCumulative)};
#undef ASPECT_WORD

// Whether one of these words may begin with a character that ends in these six bits: nearly all
// others do not.
bool MayBeginAspect(uint32_t last_bits) {
  constexpr uint64_t kLastBits = [] {
    uint64_t bits = 0;
    for (const AspectWord& one : kAspectWords) bits |= uint64_t{1} << (one.word[0] & 63);
    return bits;
  }();
  return (kLastBits >> (last_bits & 63) & 1) != 0;
}

// Whether one does: one question a character, not one search a word.
bool BeginsAspect(char32_t c) {
  return c < 0x10000 && IsAnyOf(static_cast<char16_t>(c), u"新净累总保存共现拥");
}

// The word that stands nearest to the figure decides: 累计新增 is new.
Aspect AspectIn(std::u16string_view clause) {
  for (size_t at = clause.size(); at-- > 0;) {
    if (!BeginsAspect(clause[at])) continue;
    for (const AspectWord& one : kAspectWords) {
      if (clause.substr(at).starts_with(one.word)) return one.aspect;
    }
  }
  return Aspect::kNone;
}

// What is new may have a word of what has gathered, too.
Aspect AspectIn(std::string_view indicator) {
  Aspect aspect = Aspect::kNone;
  for (size_t next = 0; next < indicator.size();) {
    const size_t at = next;
    next += text::CharBytes(indicator[at]);
    if (!MayBeginAspect(static_cast<unsigned char>(indicator[next - 1])) ||
        !BeginsAspect(text::CodePointAt(indicator, at)))
      continue;
    for (const AspectWord& one : kAspectWords) {
      if (!indicator.substr(at).starts_with(one.utf8)) continue;
      if (one.aspect == Aspect::kNew) return Aspect::kNew;
      aspect = one.aspect;
    }
  }
  return aspect;
}

std::string_view WithoutScale(std::string_view name) {
  static constexpr std::string_view kScales[] = {"规模以上", "规上", "限额以上",
                                                 "限上",     "全部", "全社会"};
  for (const std::string_view word : kScales) {
    if (name.starts_with(word) && name.size() > word.size()) return name.substr(word.size());
  }
  return name;
}

// 对东盟 of 对东盟进出口: from 对 to the trade.
std::string_view PartnerIn(std::string_view name) {
  constexpr std::string_view kTo = "对";
  if (!name.starts_with(kTo)) return {};
  for (const std::string_view trade : {"进出口", "出口", "进口", "贸易", "投资"}) {
    const size_t at = name.find(trade);
    if (at != name.npos && at > kTo.size()) return name.substr(kTo.size(), at - kTo.size());
  }
  return {};
}

// 民间 of 民间投资.
std::string_view OwnerIn(std::string_view plain) {
  static constexpr std::string_view kOwners[] = {"民间",   "民营", "国有", "外资", "外商",
                                                 "港澳台", "集体", "个体", "私营", "非公有制"};
  for (const std::string_view owner : kOwners) {
    // 外资 alone is the total, not a slice of one.
    if (plain.starts_with(owner) && plain.size() > owner.size())
      return plain.substr(0, owner.size());
  }
  return {};
}

// Whether a name with this first character may begin with a scale, a partner or an owner.
bool BeginsSlice(char32_t c) {
  switch (c) {
    case U'规':
    case U'限':
    case U'全':
    case U'对':
    case U'民':
    case U'国':
    case U'外':
    case U'港':
    case U'集':
    case U'个':
    case U'私':
    case U'非':
      return true;
    default:
      return false;
  }
}

// Where `word` begins last in `words`. Its last byte tells most places apart; rfind compares all.
size_t FindLast(std::string_view words, std::string_view word) {
  for (size_t end = words.size(); end >= word.size(); --end) {
    if (words[end - 1] == word.back() && words.substr(0, end).ends_with(word))
      return end - word.size();
  }
  return words.npos;
}

// 高新技术产业 of 高新技术产业增加值, its scale taken off: an industry and, behind it, what it is
// measured by.
std::string_view IndustryIn(std::string_view plain) {
  constexpr std::string_view kTrade = "业";
  constexpr size_t kThreeBytes = 3;
  static constexpr std::string_view kHeads[] = {
      "增加值", "总产值", "产值",   "投资",   "营业收入",     "收入", "税收",  "利润",
      "用电量", "贷款",   "销售额", "零售额", "实际利用外资", "能耗", "增值税"};
  // Three names of four are of no industry, and no head before the trade counts.
  const size_t trade = Find(plain, kTrade);
  if (trade == plain.npos) return {};
  const size_t behind = trade + kTrade.size();
  for (const std::string_view head : kHeads) {
    const size_t at = FindLast(plain.substr(behind), head);
    if (at == plain.npos || behind + at < 2 * kThreeBytes) continue;
    std::string_view member = plain.substr(0, behind + at);
    for (const std::string_view between : {"总", "开发", "固定资产", "技改", "技术改造"}) {
      if (member.ends_with(between)) member.remove_suffix(between.size());
    }
    if (!member.ends_with(kTrade) || member.ends_with("企业") || member.ends_with("就业")) continue;
    // 家具营业收入 is what is taken, 轻工业产值与农业总产值之比 compares two.
    if (member.ends_with("营业") || member.find("产值") != member.npos) return {};
    constexpr size_t kLongest = 12 * kThreeBytes;
    return member.size() <= kLongest ? member : std::string_view();
  }
  return {};
}

// Whether a unit measures things that are made: how many, how long, how large.
bool MeasuresThings(std::string_view base) {
  return base == "item" || base == "household" || base == "m" || base == "m2";
}

// 新增4家市级、6家省级绿色工厂: whether nothing but what the count before is of stands between.
bool ListsNext(const SourceText& text, const Fact& before, const Fact& fact) {
  constexpr int32_t kNounChars = 16;
  const int32_t from = before.span.end_char;
  const int32_t to = fact.span.start_char;
  if (to - from < 3 || to - from > kNounChars || before.base_unit() != "item" ||
      fact.base_unit() != "item")
    return false;
  const auto words = text.Folded(from, to);
  return IsAnyOf(words.back(), u"、和") &&
         std::ranges::all_of(words.substr(0, words.size() - 1),
                             [](char16_t c) { return IsHan(c) || IsAnyOf(c, u"“”"); }) &&
         !ContainsAny(words, {u"达", u"总", u"共", u"累", u"率"});
}

// Whether `fact`, behind `clause`, goes on in the aspect of the fact before it.
bool GoesOn(const Fact& before, const Fact& fact, std::u16string_view clause) {
  // 新增A 5家、B 6家; 新增绿道12公里、驿站60个.
  // 新增里程12公里、总里程达到86公里: of all that there is.
  if (clause.starts_with(u"、总") && !clause.starts_with(u"、总部")) return false;
  if (fact.place > 0 || clause.starts_with(u"、")) {
    if (before.base_unit() == fact.base_unit()) return true;
    return MeasuresThings(before.base_unit().view()) && MeasuresThings(fact.base_unit().view()) &&
           !ContainsAny(clause, {u"达", u"总", u"共", u"累", u"率"});
  }
  // 新增限上商贸企业35家,规上工业企业40家: nothing but other such things of some rank.
  constexpr size_t kLastTwo = 6;
  if (!clause.starts_with(u',') || before.unit() != fact.unit() || before.base_unit() != "item" ||
      before.aspect != Aspect::kNew || clause.size() < 4 || !IsAnyOf(clause[1], u"规限国省市县") ||
      fact.indicator.view().size() < kLastTwo)
    return false;
  const std::string_view name = fact.indicator.view();
  const std::string_view other = before.indicator.view();
  return static_cast<size_t>(text::CountChars(name)) + 1 == clause.size() &&
         other.ends_with(name.substr(name.size() - kLastTwo));
}

}  // namespace

Breakdown BreakdownOf(std::string_view indicator) {
  std::string_view plain = indicator;
  if (!indicator.empty() && BeginsSlice(text::CodePointAt(indicator, 0))) {
    if (const std::string_view partner = PartnerIn(indicator); !partner.empty()) {
      return {partner, Dimension::kPartner};
    }
    plain = WithoutScale(indicator);
    if (const std::string_view owner = OwnerIn(plain); !owner.empty()) {
      return {owner, Dimension::kOwnership};
    }
  }
  if (const std::string_view industry = IndustryIn(plain); !industry.empty()) {
    return {industry, Dimension::kIndustry};
  }
  return {};
}

void ReadAspects(const SourceText& text, const FactIndex& index, Article* article) {
  for (size_t i = 0; i < article->facts.size(); ++i) {
    Fact& fact = article->facts[i];
    if (fact.measure != Measure::kLevel && fact.measure != Measure::kChange) continue;
    if (fact.indicator.view().starts_with("每")) continue;  // 每千人口拥有床位数 tells how dense
    std::u16string_view clause = LeadOf(text, fact, index.places[i]);
    const bool goes_on = i > 0 && (GoesOn(article->facts[i - 1], fact, clause) ||
                                   ListsNext(text, article->facts[i - 1], fact));
    size_t begin = clause.size();
    while (begin > 0 && !IsAnyOf(clause[begin - 1], u",;:")) --begin;
    clause.remove_prefix(begin);
    fact.aspect = AspectIn(clause);
    if (fact.aspect == Aspect::kNone) fact.aspect = AspectIn(fact.indicator);
    if (fact.aspect == Aspect::kNone && goes_on) fact.aspect = article->facts[i - 1].aspect;
  }
}

}  // namespace gongbao::extraction
