// Lists of heads: what parts their members, and what the members share.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/extraction/heads.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

namespace {

// The longest list that names one industry.
constexpr int32_t kListChars = 60;

// How far projects have come.
constexpr std::u16string_view kStages[] = {u"新签约", u"签约", u"新开工", u"开工",  u"在建",
                                           u"竣工",   u"投产", u"新投产", u"新竣工"};

// People of one kind.
constexpr std::u16string_view kPeople[] = {u"职工", u"居民",   u"人员", u"儿童", u"孤儿", u"婴儿",
                                           u"老人", u"老年人", u"学生", u"农民", u"市民", u"妇女",
                                           u"患者", u"群众",   u"教师", u"家庭", u"渔民", u"牧民"};

// Words that need one before them: 矿建材料, 畜禽粪污.
constexpr std::u16string_view kNeedsOther[] = {u"材料", u"产品", u"制品", u"粪污",
                                               u"人员", u"设备", u"食品", u"用品"};

// Words that only tell which thing is meant, and are no member of a list.
constexpr std::u16string_view kWhich[] = {u"生活", u"建筑", u"轨道", u"医疗", u"餐厨", u"电子",
                                          u"互联", u"公共", u"高速", u"基础", u"基本"};

}  // namespace

bool HeadReader::AllComplete(const Heads& heads) const {
  return std::ranges::all_of(heads, [this](const IndicatorName& head) {
    const FoldedName words = head.Folded(text_);
    for (size_t at = words.size() > 10 ? words.size() - 10 : 0; at + 1 < words.size(); ++at) {
      const CueSet cues = knowledge_.CuesOf(std::u16string_view(words).substr(at));
      if ((cues & (Bit(Cue::kHead) | Bit(Cue::kIncomplete))) && !(cues & Bit(Cue::kGeneric)))
        return true;
    }
    return false;
  });
}

bool HeadReader::ListsClasses(int32_t at) const {
  if (HanDigit(text_[at - 2]) < 1 || HanDigit(text_[at]) != HanDigit(text_[at - 2]) + 1)
    return false;
  while (text_[at + 1] == u'、' && HanDigit(text_[at + 2]) >= 1) at += 2;
  return IsAnyOf(text_[at + 1], u"类级期档线");
}

Parts HeadReader::SplitParts(Range list, size_t count, int32_t* etc) const {
  constexpr size_t kMostParts = 8;  // nearly always
  Parts parts(&scratch_);
  parts.reserve(kMostParts);
  std::pmr::vector<bool> joined(&scratch_);  // by 和 or 及, not by 、
  int32_t begin = list.begin;
  int depth = 0;
  for (const Token& token : Within(list)) {
    if (token.mark == u'“' || token.mark == u'(' || token.mark == u'《') ++depth;
    if (token.mark == u'”' || token.mark == u')' || token.mark == u'》') --depth;
    if (depth > 0) continue;
    // “甲”“乙”交付率: two quotations are two members.
    if (token.mark == u'”' && count >= 2 && text_[token.end] == u'“' && token.begin > begin) {
      parts.push_back({begin, token.end});
      joined.push_back(false);
      begin = token.end;
      continue;
    }
    if (token.Is(Cue::kEtc)) *etc = token.begin;
    // 四、五类桥梁: one class after the other, of one name.
    if (token.mark == u'、' && ListsClasses(token.end)) continue;
    const bool parts_here =
        token.mark == u'、' || (token.Is(Cue::kAnd) && token.begin > begin && token.end < list.end);
    if (parts_here && token.begin > begin) {
      parts.push_back({begin, token.begin});
      joined.push_back(token.mark == 0);
      begin = token.end;
    }
  }
  if (begin < list.end) parts.push_back({begin, list.end});
  if (parts.size() >= 3 && parts.size() != count) JoinWithin(&parts, &joined);
  // 装卸、搬运和仓储业、客房和餐饮业 with two: a member of no industry goes on.
  constexpr size_t kMostIndustries = 24;
  for (size_t i = 0; count >= 2 && parts.size() > count && parts.size() <= kMostIndustries &&
                     i + 1 < parts.size();) {
    const auto names_industry = [this](Range part) {
      return text_.Folded(part.begin, part.end).find(u'业') != std::u16string_view::npos;
    };
    if (!names_industry(parts[i]) && TailOf(parts[i]).empty() && names_industry(parts[i + 1]) &&
        joined[i]) {
      // And what stands before it by 、 alone, unless it is a member of its own.
      parts[i].end = parts[i + 1].end;
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i));
      while (i > 0 && parts.size() > count && !names_industry(parts[i - 1]) &&
             TailOf(parts[i - 1]).empty()) {
        parts[i - 1].end = parts[i].end;
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        --i;
      }
    } else {
      ++i;
    }
  }
  // 茶叶、水果及制品、水产 with three figures: 及 parts nothing.
  for (size_t i = 0; count >= 2 && parts.size() > count && i + 1 < parts.size();) {
    if (i < joined.size() && joined[i]) {
      parts[i].end = parts[i + 1].end;
      parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return parts;
}

void HeadReader::JoinWithin(Parts* parts, std::pmr::vector<bool>* joined) const {
  const auto names_industry = [this](Range part) {
    return text_.Folded(part.begin, part.end).find(u'业') != std::u16string_view::npos;
  };
  for (size_t i = 0; i + 1 < parts->size(); ++i) {
    Range& part = (*parts)[i];
    const Range next = (*parts)[i + 1];
    if (text_[next.begin - 1] != u'及' || text_[next.begin - 2] == u'以' ||
        next.begin - 1 > part.end)
      continue;
    const bool others = std::any_of(parts->begin(), parts->begin() + static_cast<std::ptrdiff_t>(i),
                                    names_industry) ||
                        std::any_of(parts->begin() + static_cast<std::ptrdiff_t>(i) + 2,
                                    parts->end(), names_industry);
    if (!others || names_industry(part) || !TailOf(part).empty() || !names_industry(next)) continue;
    part.end = next.end;
    parts->erase(parts->begin() + static_cast<std::ptrdiff_t>(i) + 1);
    joined->erase(joined->begin() + static_cast<std::ptrdiff_t>(i));
  }
}

Range HeadReader::SharedFront(Range part) const {
  // 每千人口执业医师、注册护士数
  static constexpr std::u16string_view kPers[] = {
      u"每千人口", u"每万人口", u"每千名常住人口", u"每十万人口", u"每万名就业人员", u"每百户"};
  if (const int32_t per = text_.LengthOfAny(part.begin, kPers);
      per > 0 && part.begin + per + 2 < part.end) {
    const bool have = text_.Holds(part.begin + per, u"拥有");
    return {part.begin, part.begin + per + (have ? 2 : 0)};
  }
  for (const std::u16string_view word :
       {u"规模以上", u"限额以上单位", u"限上单位", u"限额以上", u"规上", u"限上"}) {
    const auto size = static_cast<int32_t>(word.size());
    if (part.end - part.begin > size && text_.Folded(part.begin, part.begin + size) == word)
      return {part.begin, part.begin + size};
  }
  return {};
}

// 甲公司、乙公司|在全国评比: where it is said among whom both are ranked; 0 when it is not.
int32_t HeadReader::BehindRanked(const Parts& parts) const {
  constexpr int32_t kWhoChars = 14;
  const Range last = parts.back();
  const int32_t limit = std::min(last.end - 4, last.begin + kWhoChars);
  for (int32_t p = last.begin + 2; p < limit; ++p) {
    if (text_[p] == u'在' && InPlaceAt(p + 1)) return p;
  }
  return 0;
}

bool HeadReader::InPlaceAt(int32_t at) const {
  return text_.Holds(at, u"中国") ||
         (CueAt({at, at + 4}).second & (Bit(Cue::kGroup) | Bit(Cue::kRegion))) != 0;
}

Range HeadReader::SharedTail(const Parts& parts) const {
  const Range last = parts.back();
  if (const int32_t in = BehindRanked(parts); in > 0) return {in, last.end};
  // 先进制造业、高技术制造业增加值占规上工业比重: the share is of what all end in.
  for (int32_t p = last.begin + 2; p + 2 < last.end; ++p) {
    if (text_[p] != u'占') continue;
    // 基础研究、应用研究经费所占比重
    const Range measured = TailOf({last.begin, text_[p - 1] == u'所' ? p - 1 : p});
    // 工业投资、技改投资占固定资产投资比重: each tells what is shared out.
    const auto what = text_.Folded(measured.begin, measured.end);
    // 制造业投资、财政支出占全省比重: or something else that is whole.
    static constexpr std::u16string_view kSums[] = {u"投资", u"收入", u"支出", u"产值", u"税收"};
    const bool sum = IsOneOf(what, kSums);
    if (!what.empty() && std::all_of(parts.begin(), parts.end() - 1, [&](Range part) {
          const auto words = text_.Folded(part.begin, part.end);
          return words.ends_with(what) || (sum && EndsWithAny(words, kSums));
        }))
      return {p, last.end};
    return {measured.empty() ? p : measured.begin, last.end};
  }
  // 新建、改建农村公路: what the deeds were done to.
  const int32_t deed = DeedLength(IndicatorName(last.begin, last.end));
  if (deed > 0 && last.begin + deed < last.end &&
      DeedLength(IndicatorName(parts[0].begin, parts[0].end)) == parts[0].end - parts[0].begin)
    return {last.begin + deed, last.end};
  // 开通省际、县际公交班线; 入选国、省级试点: of two that only tell where, the noun stands last.
  if (const int32_t noun = BehindScope(parts); noun > 0) return {noun, last.end};
  if (const int32_t behind = BehindSides(parts); behind > 0) return {behind, last.end};
  if (const int32_t behind = BehindAgents(parts); behind > 0) return {behind, last.end};
  if (const int32_t behind = BehindQuoted(parts); behind > 0) return {behind, last.end};
  // 五星级和四星级酒店: both grade the noun.
  if (text_[parts[0].end - 1] == u'级') {
    constexpr int32_t kGradeChars = 5;
    int32_t p = last.begin + 1;
    while (p < std::min(last.end, last.begin + kGradeChars) && text_[p] != u'级') ++p;
    if (text_[p] == u'级' && p + 2 < last.end) return {p + 1, last.end};
  }
  Range tail = TailOf(last);
  // 工业投资、民间投资占比: of what it is the share is told by each.
  if (text_.Holds(last.end - 2, u"占比") && last.end - last.begin > 4) {
    const auto ending = text_.Folded(last.end - 4, last.end - 2);
    if (std::all_of(parts.begin(), parts.end() - 1, [&](Range part) {
          return text_.Folded(part.begin, part.end).ends_with(ending);
        }))
      return {last.end - 2, last.end};
  }
  // 铁路、水路货运量占比: what each has a share of stands behind the last of them alone.
  if (const Range what = text_.Holds(last.end - 2, u"占比") && last.end - last.begin > 5
                             ? TailOf({last.begin, last.end - 2})
                             : Range{};
      what.end - what.begin >= 2 && what.begin - last.begin >= 2 &&
      std::all_of(parts.begin(), parts.end() - 1, [&](Range part) {
        return part.end - part.begin <= what.begin - last.begin + 1 && TailOf(part).empty() &&
               !NamesQuantity(part);
      }))
    return {what.begin, last.end};
  if (const int32_t whose = BehindOwnersOfShare(parts); whose > 0) return {whose, last.end};
  if (const int32_t reckoned = BehindReckoned(parts); reckoned > 0) return {reckoned, last.end};
  if (const int32_t how = BehindHow(parts); how > 0) return {how, last.end};
  // 茶农、果农人均纯收入: so does for whom and how it is reckoned.
  static constexpr std::u16string_view kReckoned[] = {u"人均", u"户均", u"亩均", u"年均",  u"平均",
                                                      u"纯",   u"净",   u"总",   u"经营性"};
  if (tail.end - tail.begin >= 2) tail.begin = BackOverWords(tail.begin, last.begin, kReckoned);
  if (const int32_t kind = KindBefore(parts, tail); kind < tail.begin) return {kind, last.end};
  // 工伤和失业保险分别参保: by what they are insured.
  if (tail.empty() && last.end - last.begin > 3 && text_.Holds(last.end - 2, u"保险"))
    return {last.end - 2, last.end};
  const auto bare = [this](Range part) {
    return TailOf(part).empty() && !NamesQuantity(part) &&
           !IsAnyOf(text_[part.end - 1], u"业域链群济区");
  };
  // 生物医药、氢能产业分别增长: each is an industry.
  if (tail.empty() && last.end - last.begin > 3 && text_.Holds(last.end - 2, u"产业") &&
      std::all_of(parts.begin(), parts.end() - 1, bare))
    return {last.end - 2, last.end};
  // 农田和灌溉面积增量, 低保、孤儿养育年标准: what has grown, and for how long it is paid.
  if (text_.Holds(tail.begin, u"增量") && tail.begin - 4 >= last.begin &&
      text_.Holds(tail.begin - 2, u"面积"))
    tail.begin -= 2;
  if (text_.Holds(tail.begin, u"标准") && tail.begin - 3 >= last.begin &&
      IsAnyOf(text_[tail.begin - 1], u"年月"))
    --tail.begin;
  // 污水、垃圾处理率: of what it is a rate goes with it.
  if (tail.end - tail.begin == 1 && text_[tail.begin] == u'率' && last.end - last.begin >= 5)
    tail.begin -= 2;
  // 河流、湖库水质优良率: what is good goes with how good it is.
  if (tail.begin - 2 > last.begin && text_.Holds(tail.begin - 2, u"水质")) tail.begin -= 2;
  // 参加养老、失业、工伤保险人数: so does what they are insured by.
  if (tail.begin - 4 >= last.begin && text_.Holds(tail.begin, u"人数") &&
      text_.Holds(tail.begin - 2, u"保险"))
    tail.begin -= 2;
  // 高血压、糖尿病患者规范管理率: so do who is managed, and how.
  static constexpr std::u16string_view kHow[] = {u"规范", u"患者", u"集中", u"健康", u"无害化"};
  if (!tail.empty() && text_[tail.end - 1] == u'率')
    tail.begin = BackOverWords(tail.begin, last.begin, kHow);
  // 甲镇、乙镇签约项目: so does what was done to things.
  if (tail.end - tail.begin == 2 && text_.Holds(tail.begin, u"项目")) {
    for (const std::u16string_view stage : kStages) {
      const int32_t begin = tail.begin - static_cast<int32_t>(stage.size());
      if (begin - 2 >= last.begin && text_.Holds(begin, stage)) {
        tail.begin = begin;
        break;
      }
    }
  }
  // 东片区、西片区征迁签约率: the last member's own name ends as the others do.
  const int32_t limit = tail.empty() ? last.end - 1 : tail.begin;
  for (int32_t p = last.begin + 3; p < limit; ++p) {
    const auto ending = text_.Folded(p - 2, p);
    const auto ends_so = [&](Range part) {
      return part.end - part.begin > 2 && text_.Folded(part.end - 2, part.end) == ending;
    };
    if (std::all_of(parts.begin(), parts.end() - 1, ends_so)) return {p, last.end};
  }
  // 创新型、科技型企业数量: the kinds are of one noun.
  if (IsAnyOf(text_[parts[0].end - 1], u"型式")) {
    const char16_t kind = text_[parts[0].end - 1];
    int32_t p = last.begin + 1;
    while (p < tail.begin && text_[p] != kind) ++p;
    if (p + 1 < tail.begin && p - last.begin < 5) return {p + 1, last.end};
  }
  // 甲县、乙族自治县固定资产投资: the last place's name ends where it does.
  if (const int32_t place = PlaceEnd(parts, tail.begin); place < tail.begin)
    return {place, last.end};
  if (const int32_t behind = BehindEqual(parts, tail); behind > 0) return {behind, last.end};
  // 噪声、扬尘投诉量: no table has the tail.
  const bool unknown = tail.empty() && NamesQuantity(last);
  if (tail.empty() && !unknown) return tail;
  // 交通、水利、市政领域投资: members of one length end where the last one's equal ends; one
  // character between is part of its name (天然气, 摩托车) unless it names the kind.
  const int32_t size = parts[0].end - parts[0].begin;
  // 基本养老、基本医疗保险参保率: so do two that begin alike.
  const bool alike =
      parts[0].begin + 2 < parts[0].end &&
      text_.Folded(parts[0].begin, parts[0].begin + 2) == text_.Folded(last.begin, last.begin + 2);
  // 家电、汽车换新数量: of two, when only one word stands between.
  // 二氧化硫 is one word.
  const bool one_word =
      size == 2 && tail.begin - last.begin == 4 && !IsHanNumeral(text_[last.begin]) &&
      text_.LengthOfAny(last.begin, kWhich) == 0 && !EndsGoods(text_[tail.begin - 1]);
  const bool longer =
      tail.begin - last.begin == size + 1 && !IsAnyOf(text_[last.begin + size], u"类业险费税");
  // 采矿业、制造业、热力生产和供应业增加值: an industry goes on to where it says so.
  const bool industries = text_[parts[0].end - 1] == u'业' && text_[tail.begin - 1] == u'业';
  const bool needs = text_.LengthOfAny(last.begin + size, kNeedsOther) > 0;
  bool equal = !longer && !industries && !needs &&
               parts.size() >= (unknown || alike || one_word ? 2 : 3) && size <= 4;
  for (size_t i = 0; i + 1 < parts.size(); ++i)
    equal = equal && parts[i].end - parts[i].begin == size;
  if (equal && (unknown || last.begin + size < tail.begin)) return {last.begin + size, last.end};
  return tail;
}

// 城镇和农村|人均住房面积, 直接、间接|融资, 国有控股、外商投资|企业增加值: the sides of one thing
// and the kinds of owners share all that follows them; 0 when the members are none.
int32_t HeadReader::BehindSides(const Parts& parts) const {
  static constexpr std::u16string_view kSides[] = {
      u"城镇", u"城市", u"农村", u"乡村", u"国有", u"民营", u"省级", u"市级", u"县级",
      u"直接", u"间接", u"省内", u"省外", u"国内", u"国外", u"境内", u"境外", u"公办",
      u"民办", u"内资", u"外资", u"线上", u"线下", u"中央", u"地方"};
  static constexpr std::u16string_view kOwned[] = {
      u"国有", u"国有控股", u"国有及国有控股",   u"集体",         u"股份制",     u"民营",
      u"私营", u"外商投资", u"外商及港澳台投资", u"外商及港澳台", u"港澳台投资", u"外资",
      u"内资"};
  const Range last = parts.back();
  const auto all = [&](const auto& words) {
    return std::all_of(parts.begin(), parts.end() - 1, [&](Range part) {
      return IsOneOf(text_.Folded(part.begin, part.end), words);
    });
  };
  if (last.end - last.begin >= 4 && text_.LengthOfAny(last.begin, kSides) > 0 && all(kSides))
    return last.begin + 2;
  int32_t firm = last.begin + 2;
  while (firm + 2 < last.end && !text_.Holds(firm, u"企业")) ++firm;
  const bool owned = firm + 2 < last.end && IsOneOf(text_.Folded(last.begin, firm), kOwned);
  return owned && all(kOwned) ? firm : 0;
}

// 企业职工、城乡居民|养老保险参保人数: what is told of several kinds of people stands behind the
// last of them; 0 when the members are none.
int32_t HeadReader::BehindAgents(const Parts& parts) const {
  constexpr int32_t kKindChars = 10;
  const Range last = parts.back();
  if (!std::all_of(parts.begin(), parts.end() - 1, [&](Range part) {
        return EndsWithAny(text_.Folded(part.begin, part.end), kPeople);
      }))
    return 0;
  for (int32_t p = last.begin; p < std::min(last.end - 3, last.begin + kKindChars); ++p) {
    const int32_t people = text_.LengthOfAny(p, kPeople);
    if (people > 0 && p + people + 1 < last.end) return p + people;
  }
  return 0;
}

// 铁矿、木材|接卸能力, 养老、医保|补助标准, 小麦、玉米|播种任务, 大气、水|环境质量: what is done
// goes with how much of it; where what all share begins, 0 when they are none.
int32_t HeadReader::BehindHow(const Parts& parts) const {
  static constexpr std::u16string_view kDone[] = {
      u"装卸", u"接卸", u"处理", u"加工", u"生产", u"供应", u"储备", u"仓储",
      u"补助", u"补贴", u"保障", u"缴费", u"救助", u"供养", u"报销", u"播种",
      u"扩种", u"种植", u"收储", u"收购", u"供热", u"供水", u"供气", u"供暖"};
  static constexpr std::u16string_view kHeads[] = {u"能力", u"标准", u"任务", u"面积"};
  constexpr int32_t kHeadChars = 2;
  const Range last = parts.back();
  const int32_t head = last.end - kHeadChars;
  // 散居、集中养育孤儿补贴标准: whose it is goes with it, and is read elsewhere.
  const bool of_people = EndsWithAny(text_.Folded(last.begin, head - kHeadChars), kPeople);
  if (head - kHeadChars > last.begin && !of_people && text_.LengthOfAny(head, kHeads) > 0 &&
      text_.LengthOfAny(head - kHeadChars, kDone) > 0)
    return head - kHeadChars - (text_.Holds(head - 4, u"集中") ? 2 : 0);
  // 化学需氧量、氨氮重点工程减排量: by what so much less was let out.
  if (text_.Holds(last.end - 3, u"减排量") && last.end - last.begin > 4)
    return last.end - (text_.Holds(last.end - 7, u"重点工程") ? 7 : 3);
  constexpr int32_t kOwnChars = 3;
  for (int32_t p = last.begin + 1; p <= last.begin + kOwnChars && p + 4 <= last.end; ++p) {
    if (text_.Holds(p, u"环境质量")) return p;
  }
  return 0;
}

// 居民养老和公共卫生服务经费|人均补助标准: by whom and for how long it is reckoned opens what all
// share, however long; 0 when the last member does not say, or another one does.
int32_t HeadReader::BehindReckoned(const Parts& parts) const {
  const Range last = parts.back();
  // 早稻、晚稻|每50公斤最低收购价
  const auto each = [this](int32_t at) {
    return (text_[at + 1] == u'均' && IsAnyOf(text_[at], u"人户亩生床年月日平")) ||
           (text_[at] == u'每' && IsDigit(text_[at + 1]));
  };
  int32_t at = last.begin + 2;
  while (at + 4 <= last.end && !each(at)) ++at;
  if (at + 4 > last.end || (text_[at] != u'每' && TailOf(last).empty())) return 0;
  const bool lacking = std::all_of(parts.begin(), parts.end() - 1, [this](Range part) {
    return TailOf(part).empty() &&
           text_.Folded(part.begin, part.end).find(u'均') == std::u16string_view::npos;
  });
  if (!lacking) return 0;
  while (at > last.begin + 2 && IsAnyOf(text_[at - 1], u"年月日")) --at;
  return at;
}

// “甲”“乙”|交付率
int32_t HeadReader::BehindQuoted(const Parts& parts) const {
  const Range last = parts.back();
  if (text_[last.begin] != u'“' || text_[parts[0].end - 1] != u'”') return 0;
  const int32_t close = QuoteEnd(last.begin, last.end);
  return close < last.end ? close : 0;
}

// 职工、居民|门诊报销比例: of a measure that tells nothing without what it is of, the members
// differ in one word each, as long as the other's; 0 when they may not. 污水、生活垃圾处理率: a
// word that only tells which thing is none.
int32_t HeadReader::BehindEqual(const Parts& parts, Range tail) const {
  static constexpr std::u16string_view kMeasures[] = {u"率",     u"比例",   u"标准", u"吞吐量",
                                                      u"占有率", u"发送量", u"寿命", u"报销额"};
  const Range last = parts.back();
  const int32_t size = parts[0].end - parts[0].begin;
  const int32_t behind = last.begin + size;
  if (size < 2 || size > 4 || behind >= tail.begin ||
      !EndsWithAny(text_.Folded(last.begin, last.end), kMeasures) ||
      text_.LengthOfAny(last.begin, kWhich) > 0 || text_.LengthOfAny(behind, kNeedsOther) > 0 ||
      text_.Holds(tail.begin, u"水质") ||
      IsAnyOf(text_[behind], u"薯桃材气车板油棉煤网业品费税险类及以的和与之内中上下"))
    return 0;
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i].end - parts[i].begin != size || !TailOf(parts[i]).empty()) return 0;
  }
  return behind;
}

int32_t HeadReader::BackOverWords(int32_t at, int32_t first,
                                  std::span<const std::u16string_view> words) const {
  for (bool more = true; more;) {
    more = false;
    for (const std::u16string_view word : words) {
      const int32_t begin = at - static_cast<int32_t>(word.size());
      if (begin - 2 < first || !text_.Holds(begin, word)) continue;
      at = begin;
      more = true;
    }
  }
  return at;
}

// 幼儿园、小学专任教师本科以上学历占比: a noun that lacks its owner, behind the last of owners, is
// what each of them has a share of.
int32_t HeadReader::BehindOwnersOfShare(const Parts& parts) const {
  constexpr int32_t kOwnerChars = 4;
  constexpr int32_t kNounChars = 4;
  const Range last = parts.back();
  if (!text_.Holds(last.end - 2, u"占比")) return 0;
  const bool owners = std::all_of(parts.begin(), parts.end() - 1, [&](Range part) {
    return part.end - part.begin <= kOwnerChars && TailOf(part).empty();
  });
  if (!owners) return 0;
  const int32_t limit = std::min(last.begin + kOwnerChars, last.end - kNounChars - 2);
  for (int32_t noun = last.begin + 2; noun <= limit; ++noun) {
    if (knowledge_.CuesOf(text_.Folded(noun, noun + kNounChars)) & Bit(Cue::kIncomplete))
      return noun;
  }
  return 0;
}

int32_t HeadReader::KindBefore(const Parts& parts, Range tail) const {
  static constexpr std::u16string_view kKinds[] = {u"产业", u"行业", u"领域", u"板块", u"集群"};
  int32_t kind = tail.begin - 2;
  if (text_[kind] == u'集' && text_.Holds(kind - 2, u"产业")) kind -= 2;
  const bool shared =
      !tail.empty() && kind >= parts.back().begin + 2 && text_.LengthOfAny(kind, kKinds) > 0 &&
      std::none_of(parts.begin(), parts.end() - 1,
                   [this](Range part) { return IsAnyOf(text_[part.end - 1], u"业域块群"); });
  return shared ? kind : tail.begin;
}

bool HeadReader::EndsGoods(char16_t last) { return IsAnyOf(last, u"板路池施机器膜片钢炉"); }

int32_t HeadReader::BehindScope(const Parts& parts) const {
  static constexpr std::u16string_view kScopes[] = {u"省际", u"县际", u"市际", u"国际", u"区际",
                                                    u"市内", u"省内", u"国内", u"境内", u"境外",
                                                    u"跨市", u"跨省", u"跨县", u"跨境", u"县内"};
  if (parts.size() != 2) return 0;
  const Range last = parts.back();
  const Range first = parts[0];
  const int32_t deed = DeedOrVerb(first);
  if (last.end - last.begin < 4 || first.begin + deed + 2 != first.end) return 0;
  const bool scopes = IsOneOf(text_.Folded(first.end - 2, first.end), kScopes) &&
                      IsOneOf(text_.Folded(last.begin, last.begin + 2), kScopes);
  return scopes ? last.begin + 2 : 0;
}

int32_t HeadReader::DeedOrVerb(Range part) const {
  const Token& first = Next(part.begin);
  const bool deed = first.begin == part.begin && first.end < part.end && first.anchor < 0 &&
                    first.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed));
  return deed ? first.end - part.begin : 0;
}

int32_t HeadReader::PlaceEnd(const Parts& parts, int32_t tail) const {
  const Range last = parts.back();
  constexpr int32_t kPlaceChars = 12;
  // 甲县, 乙镇, 丙新城
  const auto ends = [this](int32_t at) {
    return EndsPlace(text_[at]) || IsAnyOf(text_[at], u"镇乡") || text_.Holds(at - 1, u"新城") ||
           (text_[at] == u'园' && IsAnyOf(text_[at - 1], u"业技创件流游"));
  };
  const bool places = std::all_of(parts.begin(), parts.end() - 1, [&](Range part) {
    return part.end - part.begin >= 2 && part.end - part.begin <= kPlaceChars && ends(part.end - 1);
  });
  if (!places) return tail;
  int32_t end = last.begin + 1;
  while (end < tail && !(ends(end) && !ends(end + 1))) ++end;
  return end < tail && text_[end + 1] != u'的' ? end + 1 : tail;
}

bool HeadReader::CountsPeople(Range part, Range tail) const {
  static constexpr std::u16string_view kOfPeople[] = {u"数",   u"数量", u"总数", u"总量", u"比重",
                                                      u"占比", u"率",   u"比例", u"规模"};
  constexpr int32_t kNameChars = 4;
  if (part.end - part.begin < kNameChars ||
      EndsWithAny(text_.Folded(tail.begin, tail.end), kOfPeople))
    return false;
  const auto* const known = knowledge_.FindIndicator(text_.Folded(part.begin, part.end));
  return known != nullptr && known->dimension == "persons";
}

// 治安案件、盗抢案件立案数: the last member's own name ends as `part` does, so that what stands
// behind it is of both. 工业投资、技改投资占比 is read elsewhere.
bool HeadReader::EndAlike(Range part, Range last, Range tail) const {
  // 新签约、新开工项目: neither stage is anything without them.
  if (text_.Folded(tail.begin, tail.end) == u"项目" &&
      IsOneOf(text_.Folded(part.begin, part.end), kStages))
    return true;
  static constexpr std::u16string_view kCounts[] = {u"数",     u"数量",   u"总数", u"立案数",
                                                    u"发案数", u"查处数", u"起数", u"件数"};
  return tail.begin - last.begin > 2 && part.end - part.begin > 2 &&
         text_.Folded(part.end - 2, part.end) == text_.Folded(tail.begin - 2, tail.begin) &&
         IsOneOf(text_.Folded(tail.begin, tail.end), kCounts);
}

bool HeadReader::Lacks(Range part, Range tail) const {
  const Range own = TailOf(part);
  // 化学需氧量、氨氮排放总量: what is let out may be a quantity itself.
  const bool cut = text_.Holds(tail.end - 3, u"减排量");
  if (cut) return text_.Folded(part.begin, part.end).find(u"减排") == std::u16string_view::npos;
  if (text_.Holds(tail.begin, u"排放"))
    return text_[part.end - 1] != u'耗' &&
           text_.Folded(part.begin, part.end).find(u"排放") == std::u16string_view::npos;
  // 国家级旅游度假地、国家旅游示范基地各1个: whole by the last of its characters.
  constexpr int32_t kWholeChars = 6;
  if (own.empty() && part.end - part.begin >= kWholeChars && tail.end - tail.begin == 2 &&
      text_[part.end - 1] == text_[tail.end - 1] && text_[part.end - 1] != u'业')
    return false;
  // 工业投资、技改投资总量: all of each.
  if (text_.Holds(tail.begin, u"总量") && part.end - part.begin > 2 &&
      text_.Folded(tail.begin - 2, tail.begin) == text_.Folded(part.end - 2, part.end))
    return true;
  // 工业投资、技改投资占全部投资比重: of what it is a share.
  if (text_[tail.begin] == u'占' && tail.end - tail.begin > 2)
    return text_.Folded(part.begin, part.end).find(u'占') == std::u16string_view::npos;
  // 企业和技术中心各2家, 食堂、养老机构: a thing that is whole is no centre and no institution.
  if ((text_.Holds(tail.begin, u"中心") || text_.Holds(tail.begin, u"机构")) &&
      part.end - part.begin >= 2 &&
      ((!own.empty() && IsOnly(IndicatorName(own.begin, own.end), Cue::kGeneric)) ||
       IsAnyOf(text_[part.end - 1], u"学院校馆站园所厂区店场堂厕室网")))
    return false;
  static constexpr std::u16string_view kWhole[] = {u"花费", u"架次", u"件次",
                                                   u"班次", u"批次", u"商品零售"};
  if (own.empty())
    return !NamesQuantity(part) && !EndsWithAny(text_.Folded(part.begin, part.end), kWhole) &&
           !CountsPeople(part, tail);
  if (text_.Folded(tail.begin, tail.end) == u"占比")
    return !IsAnyOf(text_[part.end - 1], u"率比重");
  // 民营企业、外资企业出口: 企业 owns the tail, and is none.
  const auto generic = [this](Range words) {
    return (knowledge_.CuesOf(text_.Folded(words.begin, words.end)) & Bit(Cue::kGeneric)) != 0;
  };
  return generic(own) && !generic(tail);
}

// 办理建议 of 高质量办理建议, 公园 of 高水平打造公园: where the name begins behind how a deed was
// done, and behind one that says no more than that it was.
int32_t HeadReader::BehindManner(Range name) const {
  static constexpr std::u16string_view kManner[] = {
      u"高质量", u"高标准", u"高水平", u"高起点", u"高效率", u"加快", u"全面", u"深入", u"大力",
      u"积极",   u"稳步",   u"有序",   u"纵深",   u"扎实",   u"统筹", u"全力", u"创新"};
  static constexpr std::u16string_view kDeeds[] = {u"办结", u"办理", u"建设", u"实施", u"举办",
                                                   u"开展", u"启动", u"承接", u"治理", u"修复"};
  static constexpr std::u16string_view kOnly[] = {u"推进", u"推动", u"建成",
                                                  u"打造", u"推出", u"完成"};
  const int32_t deed = name.begin + text_.LengthOfAny(name.begin, kManner);
  if (deed == name.begin || name.end - deed < 4 || text_[deed + 2] == u'的') return name.begin;
  if (text_.LengthOfAny(deed, kOnly) > 0) return deed + 2;
  return text_.LengthOfAny(deed, kDeeds) > 0 ? deed : name.begin;
}

IndicatorName HeadReader::WithoutPull(const IndicatorName& name) const {
  static constexpr std::u16string_view kOnwards[] = {u"推动", u"推进", u"促进"};
  const auto [begin, end] = name.OnlyPiece();
  if (end - begin < 5 || !IsAnyOf(text_[begin], u"高加全深大积稳有纵扎统创示辐引推促计带安"))
    return name;
  if (const int32_t deed = BehindManner({begin, end}); deed > begin) return {deed, end};
  const IndicatorName rest(begin + 2, end);
  const auto verb = text_.Folded(begin, begin + 2);
  // 示范带动全市垃圾分类覆盖率达到…: by what it was brought about.
  static constexpr std::u16string_view kBrings[] = {u"示范带动", u"辐射带动", u"引领带动"};
  if (end - begin >= 7 && text_.LengthOfAny(begin, kBrings) == 4) return Trim({begin + 4, end});
  const bool noun = IsAnyOf(text_[begin + 2], u"剂器力");  // 推进剂产量, 推动力
  if (!noun && IsOneOf(verb, kOnwards)) return rest;
  // 计划新开工项目5个: that it is planned.
  static constexpr std::u16string_view kStages[] = {u"新开工", u"开工", u"竣工", u"建成"};
  if (verb == u"计划" && text_.LengthOfAny(begin + 2, kStages) > 0) return rest;
  // 安排财政赤字: that it is planned.
  return (verb == u"带动" || verb == u"安排") && InCatalogue(rest) ? rest : name;
}

Heads HeadReader::SplitHeads(Range list, size_t count) const {
  // 材料、时限在原承诺基础上: how they were cut.
  const int32_t whole_end = list.end;
  list.end = BeforeAdverbial(list);
  // 甲厂、乙厂在中国企业500强排名上升12位、8位: in which list each of them stands.
  const Range among{list.end + 1, whole_end};
  const bool named_list =
      list.end < whole_end && text_[list.end] == u'在' && IsAnyOf(text_[whole_end - 1], u"强榜");
  // 计划新开工项目5个、42公里: that it is planned.
  static constexpr std::u16string_view kStages[] = {u"新开工", u"开工", u"竣工"};
  if (list.end - list.begin > 6 && text_.Holds(list.begin, u"计划") &&
      text_.LengthOfAny(list.begin + 2, kStages) > 0)
    list.begin += 2;
  // 甲厂、乙厂分别实现税收: what stands behind 分别 is said of each.
  IndicatorName each;
  for (const Token& token : Within(list)) {
    if (!token.Is(Cue::kRespectively) || token.begin <= list.begin) continue;
    each = Trim({token.end, list.end});
    list.end = token.begin;
    break;
  }
  int32_t etc = -1;
  Parts parts = SplitParts(list, count, &etc);
  if (parts.size() >= 2) parts[0].begin = WithoutPull({parts[0].begin, parts[0].end}).Hull().first;
  // 带动家具、手机销售额分别增长8%、9%: by what it was brought about.
  if (count >= 2 && parts.size() == count && parts[0].end - parts[0].begin > 3 &&
      (text_.Holds(parts[0].begin, u"带动") || text_.Holds(parts[0].begin, u"拉动")) &&
      !TailOf(parts.back()).empty())
    parts[0].begin += 2;
  for (Range& part : parts) part.end = BeforeRun(part);
  // 工业增加值增速、投资增速: what grows is named.
  for (Range& part : parts) {
    if (parts.size() < 2 || part.end - part.begin < 4) continue;
    const auto ending = text_.Folded(part.end - 2, part.end);
    // 工程投资完成、新签工程投资总额: so is what was done.
    const bool done = ending == u"完成" && !TailOf({part.begin, part.end - 2}).empty();
    if (ending == u"增速" || ending == u"增幅" || done) part.end -= 2;
  }
  Heads heads(&scratch_);
  heads.reserve(parts.size());
  if (parts.size() == 1) heads.emplace_back(parts[0].begin, parts[0].end);
  if (each.empty()) {
    if (Heads crossed = Crossed(parts, count); !crossed.empty()) return crossed;
  }
  if (parts.size() >= 2) {
    // 石油装备三大主导产业: what names the group is no member of it.
    Range& last = parts.back();
    for (int32_t p = last.begin + 1; !each.empty() && p + 1 < last.end; ++p) {
      if (HanDigit(text_[p]) >= 2 && text_[p + 1] == u'大') last.end = p;
    }
    Range tail = SharedTail(parts);
    bool counted = false;
    // 纺织、化工、陶瓷三大主导产业增加值: each is an industry.
    for (int32_t p = last.begin + 1; each.empty() && p + 3 < last.end; ++p) {
      if (HanDigit(text_[p]) < 2 || text_[p + 1] != u'大') continue;
      // 甲、乙两大集团产值: each is one of those.
      static constexpr std::u16string_view kKinds[] = {u"集团", u"园区", u"组团", u"片区", u"基地",
                                                       u"行业", u"公司", u"板块", u"市场"};
      size_t kind = text_.Folded(p, last.end).find(u"产业");
      if (text_.LengthOfAny(p + 2, kKinds) > 0) kind = 2;
      if (kind == std::u16string_view::npos) break;
      tail = {p + static_cast<int32_t>(kind), last.end};
      if (etc < 0 || etc > p) etc = p;
      counted = true;
      // 两大主导产业实现产值: what each came to.
      if (text_.Holds(tail.begin + 2, u"实现") || text_.Holds(tail.begin + 2, u"完成")) {
        each = Trim({tail.begin + 4, last.end});
        tail.end = last.end = tail.begin + 2;
        break;
      }
    }
    // 甲、乙两市空气质量优良天数比例: what counts them is of none.
    for (int32_t p = last.begin + 1; each.empty() && !counted && p + 2 < last.end; ++p) {
      if (HanDigit(text_[p]) != static_cast<int>(parts.size()) ||
          !(text_[p + 1] == u'级' || (p > last.begin + 1 && EndsPlace(text_[p + 1]))))
        continue;
      tail = {p + 2, last.end};
      etc = p;
      counted = true;
    }
    // 甲、乙两县分别上升3位: nor does it where nothing stands behind it.
    if (each.empty() && !counted && last.end - last.begin >= 4 &&
        HanDigit(text_[last.end - 2]) == static_cast<int>(parts.size()) &&
        EndsPlace(text_[last.end - 1])) {
      last.end -= 2;
      tail = {};
    }
    // 快递业、仓储业等物流收入: the short noun behind 等 is of each.
    constexpr int32_t kNounChars = 4;
    if (!counted && etc >= last.begin && last.end - etc - 1 <= kNounChars && tail.begin > etc + 1)
      tail.begin = etc + 1;
    if (etc >= last.begin) {
      last.end = etc;
      if (tail.begin == etc) ++tail.begin;
    }
    for (size_t i = 0; i < parts.size(); ++i)
      heads.push_back(MemberOf(parts, i, tail, etc >= last.begin));
  }
  // 万元GDP能耗、水耗: of as much output.
  for (size_t i = 1; i < heads.size() && i < parts.size(); ++i) {
    const Range first = parts[0];
    if (text_[parts[i].end - 1] == u'耗' && parts[i].end - parts[i].begin == 2 &&
        first.end - first.begin > 4 && text_[first.end - 1] == u'耗' && heads[i].size() == 2)
      heads[i] = Joined(IndicatorName(first.begin, first.end - 2), heads[i]);
  }
  if (!each.empty()) {
    for (IndicatorName& head : heads) head.Append(each);
  }
  if (named_list) {
    for (IndicatorName& head : heads) head.Append(among.begin, among.end);
  }
  return heads;
}

// 出口总额 of 出口总额连续8年: for how long it has been so; the end of `part` when it does not say.
int32_t HeadReader::BeforeRun(Range part) const {
  constexpr int32_t kRunChars = 6;
  if (!IsAnyOf(text_[part.end - 1], u"年月届季次")) return part.end;
  for (int32_t p = std::max(part.begin + 2, part.end - kRunChars); p + 3 <= part.end; ++p) {
    if (text_[p] == u'连' && text_[p + 1] == u'续') return p;
  }
  return part.end;
}

Heads HeadReader::Crossed(const Parts& parts, size_t count) const {
  Heads crossed(&scratch_);
  size_t last = 0;  // the owner that stands before the rates
  while (last < parts.size() && TailOf(parts[last]).empty() && !NamesQuantity(parts[last])) ++last;
  constexpr size_t kMostParts = 6;
  if (last == 0 || last + 1 >= parts.size() || parts.size() > kMostParts) return crossed;
  Range tail = TailOf(parts[last]);
  if (tail.end - tail.begin == 1) tail.begin -= 2;  // 答复率, which no table has
  if (tail.begin - parts[last].begin < 2 || text_[tail.end - 1] != u'率') return crossed;
  constexpr int32_t kRateChars = 4;
  for (size_t i = last + 1; i < parts.size(); ++i) {
    if (text_[parts[i].end - 1] != u'率' || parts[i].end - parts[i].begin > kRateChars)
      return crossed;
  }
  const size_t rates = parts.size() - last;
  if (count > 0 && count != (last + 1) * rates) return crossed;
  for (size_t owner = 0; owner <= last; ++owner) {
    for (size_t rate = last; rate < parts.size(); ++rate) {
      IndicatorName& head =
          crossed.emplace_back(parts[owner].begin, owner == last ? tail.begin : parts[owner].end);
      const Range noun = rate == last ? tail : parts[rate];
      head.Append(noun.begin, noun.end);
    }
  }
  return crossed;
}

bool HeadReader::IsRate(Range part) const {
  return text_[part.end - 1] == u'率' || text_.Holds(part.end - 2, u"比例");
}

bool HeadReader::NamesRates(Range list) const {
  constexpr int32_t kRatesChars = 40;
  if (list.end - list.begin > kRatesChars || list.end - list.begin < 5 || !IsRate(list))
    return false;
  const size_t mark = text_.Folded(list.begin, list.end).find_first_of(u"、和");
  if (mark == std::u16string_view::npos) return false;
  int32_t etc = -1;
  const Parts parts = SplitParts(list, 0, &etc);
  return parts.size() >= 2 && std::ranges::all_of(parts, [this](Range part) {
           return IsRate(part) && part.end - part.begin >= 3;
         });
}

bool HeadReader::NamesIndustry(Range list) const {
  const auto words = text_.Folded(list.begin, list.end);
  if (words.find(u'业') == words.npos || words.find_first_of(u"、和与及") == words.npos)
    return false;
  if (list.end - list.begin > kListChars) return false;
  int32_t etc = -1;
  const Parts parts = SplitParts(list, 0, &etc);
  if (parts.size() < 2 || etc >= 0) return false;
  const Range last = parts.back();
  // 新能源及相关产业
  if (text_[last.begin - 1] == u'及' && text_.Holds(last.begin, u"相关产业")) return true;
  const Range tail = TailOf(last);
  int32_t end = tail.empty() ? last.end : tail.begin;
  // 信息传输、软件和信息技术服务业设备购置投资: up to where the industry ends.
  for (int32_t p = end - 1; p > last.begin + 2 && text_[end - 1] != u'业'; --p) {
    if (text_[p] == u'业' && text_.Holds(p - 2, u"服务")) end = p + 1;
  }
  // 产业 and 企业 are no industry's own word; 压延加工业 is.
  if (end - last.begin < 3 || text_[end - 1] != u'业') return false;
  const bool own = text_.Holds(end - 3, u"加工业") || !IsAnyOf(text_[end - 2], u"产企行事工农林商");
  if (!own) return false;
  if (text_[last.begin - 1] == u'、') return false;
  return std::all_of(parts.begin(), parts.end() - 1, [this](Range part) {
    return text_[part.end - 1] != u'业' && TailOf(part).empty() && !NamesQuantity(part);
  });
}

bool HeadReader::SumsUp(Range list) const {
  // 新茶、新药、新电池“新三宝”销售额: the quotation holds the number of the members.
  const auto words = text_.Folded(list.begin, list.end);
  const size_t open = words.rfind(u'“');
  if (open == words.npos || words.find(u'、') > open) return false;
  const size_t close = words.find(u'”', open);
  const auto members = std::ranges::count(words.substr(0, open), u'、') + 1;
  const auto quoted = words.substr(open, close == words.npos ? 0 : close - open);
  return std::ranges::any_of(quoted, [members](char16_t c) { return HanDigit(c) == members; });
}

bool HeadReader::SumsBoth(Range list) const {
  const auto words = text_.Folded(list.begin, list.end);
  const size_t joint = words.find_first_of(u"和与");
  return joint != words.npos && joint > 1 && words.ends_with(u"总数") &&
         words.find(u'、') == words.npos && !IsAnyOf(words[joint - 1], u"量额率数值");
}

bool HeadReader::HoldsSize(Range part) const {
  return std::ranges::any_of(Within(part), [this](const Token& token) {
    return token.anchor >= 0 && SizeEnd(token.begin) > token.begin;
  });
}

Range HeadReader::MeasureBefore(const Parts& parts, size_t place) const {
  constexpr size_t kMostBack = 4;
  // 产值超亿元、10亿元、50亿元企业: the noun may stand behind the last alone.
  const auto sizes = [this](int32_t at) {
    return SizeEnd(at) > at || (FigureAt(at) && sentence_.At(Next(at)).Measures("money"));
  };
  if (!sizes(parts[place].begin)) return {};
  for (size_t i = place; i > 0 && place - i < kMostBack; --i) {
    const Range before = parts[i - 1];
    for (const Token& token : Within(before)) {
      if (token.anchor < 0 || !sizes(token.begin)) continue;
      if (!IncompleteTail({before.begin, token.begin}).empty()) return {before.begin, token.begin};
    }
  }
  return {};
}

Range HeadReader::GroupNoun(Range name, bool counts) const {
  if (!(sentence_.cues & Bit(Cue::kEtc))) return name;
  const int32_t noun_chars = counts ? 3 : 4;
  for (const Token& token : Within(name)) {
    if (!token.Is(Cue::kEtc) || name.end - token.end < noun_chars) continue;
    const bool counted = HanDigit(text_[token.end]) >= 2 && text_[token.end + 1] == u'大';
    const bool list =
        text_.Folded(name.begin, token.begin).find(u'、') != std::u16string_view::npos;
    // 技术中心、研发机构等平台: members that are kinds, not names, tell what is counted.
    const bool kinds = counts && list && !counted &&
                       knowledge_.CueEnding(text_.Folded(name.begin, token.begin),
                                            Bit(Cue::kHead) | Bit(Cue::kGeneric)) > 0;
    // 文旅产业发展等专项资金: of one thing, which tells what the wide noun is for.
    const IndicatorName wide(token.end, name.end);
    if (!list && !counted && !counts && IsOnly(wide, Cue::kIncomplete)) return name;
    if (!list && !counted && !counts && text_.Holds(token.end, u"专项资金")) return name;
    // “购物节”“美食季”等系列活动, 临时救助等补贴补助: what the wide noun stands for.
    if (!list && !counted && name.end - token.end <= 4 &&
        (text_[token.begin - 1] == u'”' || (!counts && text_[token.end] == u'补')))
      return name;
    // 上海、深圳等地: places, not members.
    const int32_t behind = text_[token.end] == u'地' ? token.end + 1 : token.end;
    if (!kinds && (counted || counts || !list)) return {behind, name.end};
  }
  return name;
}

bool HeadReader::TellsIndustry(Range part) const {
  const auto words = text_.Folded(part.begin, part.end);
  const size_t at = words.find(u'业');
  return at != words.npos && !words.substr(at).starts_with(u"业务");
}

// 规上工业增加值、工业投资: a member that names the industry once more needs nothing of the first,
// and farms have no such size.
bool HeadReader::NamesIndustryAgain(Range first, Range front, Range part) const {
  const auto industry = text_.Folded(part.begin, std::min(part.end, part.begin + 2));
  const auto named = text_.Folded(front.end, std::min(first.end, front.end + 2));
  return industry == u"农业" || (industry == u"工业" && industry == named);
}

// What the first member names that a short head in the same list is of: “…” of “…”阅读指数、
// 参与指数, 某村 of 某村接待游客数、营业收入, 专利 of 专利授权量、转让额.
Range HeadReader::OwnerOfFirst(Range first, Range part) const {
  constexpr int32_t kHeadChars = 7;
  const auto words = text_.Folded(first.begin, first.end);
  const auto own = text_.Folded(part.begin, part.end);
  // 单位生产总值能耗、水耗: by the same unit.
  static constexpr std::u16string_view kUses[] = {u"能耗",   u"水耗",   u"电耗",
                                                  u"用水量", u"碳排放", u"二氧化碳排放"};
  static constexpr auto kUse = WordEnds(kUses);
  if (IsAnyOf(words.front(), u"单万") && !IsAnyOf(own.front(), u"单万")) {
    const int32_t use = kUse.LengthIn(words);
    if (use > 0 && first.end - use - first.begin >= 4 && kUse.LengthIn(own) > 0)
      return {first.begin, first.end - use};
  }
  if (part.end - part.begin > kHeadChars || own.front() == u'“') return {};
  if (const Range whose = OwnerBeforeHow(first, part); !whose.empty()) return whose;
  // 单位GDP能耗、二氧化碳排放, 万元GDP用水量、能耗: by as much of what was made.
  static constexpr std::u16string_view kPerValue[] = {
      u"单位GDP",        u"万元GDP",        u"单位地区生产总值", u"万元地区生产总值",
      u"单位工业增加值", u"万元工业增加值", u"单位生产总值",     u"万元生产总值"};
  static constexpr std::u16string_view kUsedUp[] = {u"能耗",   u"电耗",   u"水耗",     u"用水量",
                                                    u"用电量", u"能源消", u"二氧化碳", u"碳排放"};
  if (const int32_t per = text_.LengthOfAny(first.begin, kPerValue);
      per > 0 && first.begin + per + 2 <= first.end && text_.LengthOfAny(part.begin, kUsedUp) > 0)
    return {first.begin, first.begin + per};
  if (words.front() == u'“') {
    const size_t close = words.find(u'”');
    const bool alike = close != words.npos && words.size() > close + 3 && own.size() > 2 &&
                       words.ends_with(own.substr(own.size() - 2));
    return alike ? Range{first.begin, first.begin + static_cast<int32_t>(close) + 1} : Range{};
  }
  if (const size_t guests = words.find(u"接待");
      guests != words.npos && (guests >= 3 || words.starts_with(u"旅游"))) {
    const auto owner = words.substr(0, guests);
    const bool of_own = own.starts_with(owner.substr(owner.size() - 2)) || own.starts_with(u"接待");
    return of_own ? Range{} : Range{first.begin, first.begin + static_cast<int32_t>(guests)};
  }
  // 公路货运量、客运量: so much of one thing each, by one word.
  const int32_t tail = first.end - TailOf(first).begin;
  const bool by_quantity = words.size() >= 5 && (tail == 3 || tail == first.end);
  const bool alike = own.size() == 3 && IsAnyOf(own[2], u"量额") && words.back() == own[2];
  if (by_quantity &&
      (((own == u"货值" || own == u"货运值") && words.back() == u'量') ||
       (alike && (TailOf(part).empty() || !InCatalogue(IndicatorName(part.begin, part.end)) ||
                  IsAnyOf(words[words.size() - 4], u"港岸场区园路航")))))
    return {first.begin, first.end - 3};
  const bool deeds =
      own.size() == 3 && own[2] == u'额' && words.size() >= 5 && IsAnyOf(words.back(), u"量数") &&
      (TailOf(part).empty() || IsOnly(IndicatorName(part.begin, part.end), Cue::kIncomplete));
  // 通道货运量、货运值: so are two of one root.
  const bool root = own.size() == 3 && words.size() >= 5 && IsAnyOf(own[2], u"量额值") &&
                    IsAnyOf(words.back(), u"量额值") &&
                    words.substr(words.size() - 3, 2) == own.substr(0, 2);
  // 茶叶网络零售额、出口额: what is sold, whichever way.
  static constexpr std::u16string_view kSold[] = {u"网络零售额", u"网上零售额", u"网络销售额",
                                                  u"线上销售额", u"网上销售额", u"电商销售额"};
  if (own == u"出口额" && words.size() >= 7 && EndsWithAny(words, kSold))
    return {first.begin, first.end - 5};
  return deeds || root ? Range{first.begin, first.end - 3} : Range{};
}

// 节庆活动 of 节庆活动数量 and 财政支出, 某港 of 某港货物 and 集装箱吞吐量, 某类企业 of
// 某类企业新接订单 and 手持订单总量.
Range HeadReader::OwnerBeforeHow(Range first, Range part) const {
  static constexpr std::u16string_view kNumbers[] = {u"数量", u"总数", u"个数", u"总数量"};
  static constexpr std::u16string_view kSums[] = {u"金额", u"总额", u"规模", u"支出",
                                                  u"经费", u"面积", u"产值", u"税收"};
  static constexpr std::u16string_view kCarriers[] = {u"机场", u"港", u"口岸"};
  static constexpr std::u16string_view kCarried[] = {u"货物", u"旅客", u"货邮",   u"集装箱",
                                                     u"货运", u"客运", u"进出港", u"航班"};
  const auto words = text_.Folded(first.begin, first.end);
  const auto own = text_.Folded(part.begin, part.end);
  for (const std::u16string_view number : kNumbers) {
    const auto length = static_cast<int32_t>(number.size());
    if (words.ends_with(number) && first.end - first.begin >= length + 4 &&
        EndsWithAny(own, kSums) && !InCatalogue(IndicatorName(first.begin, first.end)))
      return {first.begin, first.end - length};
  }
  for (int32_t p = first.begin + 1; p + 2 <= first.end && p < first.begin + 8; ++p) {
    const int32_t carrier = text_.LengthOfAny(p, kCarriers);
    if (carrier > 0 && text_.LengthOfAny(p + carrier, kCarried) > 0 &&
        own.find(text_[p]) == own.npos && own.size() > 2)
      return {first.begin, p + carrier};
  }
  // 甲节点标识注册量、接入企业数: whose they are.
  static constexpr std::u16string_view kNodes[] = {u"节点", u"平台", u"中心"};
  static constexpr std::u16string_view kJoined[] = {u"接入", u"入驻", u"注册", u"服务"};
  for (int32_t p = first.begin + 2; p + 4 <= first.end && !own.empty(); ++p) {
    if (text_.LengthOfAny(p, kNodes) > 0 && text_.LengthOfAny(part.begin, kJoined) > 0 &&
        IsAnyOf(own.back(), u"数量") && IsAnyOf(words.back(), u"数量"))
      return {first.begin, p + 2};
  }
  // 信访件次、人次: counted twice.
  static constexpr std::u16string_view kTimes[] = {u"件次", u"人次", u"批次", u"起数", u"人数"};
  if (own.size() == 2 && IsOneOf(own, kTimes) && words.size() >= 4 && EndsWithAny(words, kTimes))
    return {first.begin, first.end - 2};
  const size_t firm = words.find(u"企业");
  if (firm == words.npos || firm < 2 || words.size() < firm + 6 || own.size() < 4 ||
      own.find(u"企业") != own.npos)
    return {};
  // Both end in the same noun.
  const auto noun = words.substr(words.size() - 2);
  return own.substr(2).find(noun) != own.npos
             ? Range{first.begin, first.begin + static_cast<int32_t>(firm) + 2}
             : Range{};
}

// What the member nearest before names that a head without an owner is of: 商品房 of
// 商品房销售面积, 某企业 of 某企业利润率 and of 某企业工业总产值.
Range HeadReader::OwnerOfNear(Range near, Range tail) const {
  if (tail.end - tail.begin == 1 && text_[tail.begin] == u'率') tail.begin -= 2;
  if (text_.Holds(tail.begin - 4, u"企业工业")) tail.begin -= 2;
  return {near.begin, std::max(near.begin, tail.begin)};
}

// What the first member names that a rate of nothing but a deed and its manner is of: 生活垃圾 of
// 生活垃圾无害化处理率、焚烧处理率, 厕所 of 厕所覆盖率、正常使用率; empty when `part` is none.
Range HeadReader::DealtWithIn(Range first, Range part) const {
  static constexpr std::u16string_view kHow[] = {
      u"无害化", u"资源化", u"减量化", u"集中", u"焚烧", u"回收", u"综合", u"规范化",
      u"规范",   u"循环",   u"正常",   u"正确", u"按期", u"按时", u"及时", u"有效",
      u"准确",   u"网上",   u"线上",   u"掌上", u"全程", u"实际"};
  const int32_t how = text_.LengthOfAny(part.begin, kHow);
  constexpr int32_t kRateChars = 3;  // 处理率
  if (how == 0 || part.end - part.begin != how + kRateChars || text_[part.end - 1] != u'率' ||
      text_[first.end - 1] != u'率' || text_.LengthOfAny(first.begin, kHow) > 0)
    return {};
  for (const std::u16string_view other : kHow) {
    const int32_t begin = first.end - kRateChars - static_cast<int32_t>(other.size());
    if (begin >= first.begin + 2 && text_.Holds(begin, other)) return {first.begin, begin};
  }
  return first.end - first.begin > kRateChars + 1 ? Range{first.begin, first.end - kRateChars}
                                                  : Range{};
}

// 城乡居民 of 城乡居民养老 and 医保|补助标准, 农作物 of 农作物农药 and 化肥|利用率: whom or what
// both are of, where one word of the same length parts them.
Range HeadReader::AgentOf(Range first, Range part, Range tail) const {
  static constexpr std::u16string_view kAgents[] = {u"居民", u"职工", u"学生",  u"农作物",
                                                    u"儿童", u"农户", u"老年人"};
  constexpr int32_t kWordChars = 2;
  const int32_t end = tail.begin > part.begin ? std::min(part.end, tail.begin) : part.end;
  const int32_t agent = first.end - kWordChars;
  // 城镇职工养老、失业保险: not all that is insured is theirs.
  if (end - part.begin != kWordChars || agent - first.begin < kWordChars ||
      text_.Holds(tail.begin, u"保险") || !EndsWithAny(text_.Folded(first.begin, agent), kAgents))
    return {};
  return {first.begin, agent};
}

// 城乡居民 of 城乡居民基本养老保险 and 基本医疗保险|参保率: what stands before two names that begin
// and end alike.
Range HeadReader::BeforeAlike(Range first, Range part, Range tail) const {
  if (const Range agent = AgentOf(first, part, tail); !agent.empty()) return agent;
  const int32_t end = tail.begin > part.begin ? std::min(part.end, tail.begin) : part.end;
  if (end - part.begin < 4 || first.end - first.begin < 6) return {};
  const size_t at =
      text_.Folded(first.begin, first.end).find(text_.Folded(part.begin, part.begin + 2));
  if (at == std::u16string_view::npos || at < 2 ||
      text_.Folded(end - 2, end) != text_.Folded(first.end - 2, first.end) ||
      first.end - first.begin - static_cast<int32_t>(at) < 4)
    return {};
  return {first.begin, first.begin + static_cast<int32_t>(at)};
}

// 农村公厕普及率、自来水入户率: whether the first rate tells of the country what the other one
// leaves to be understood.
bool HeadReader::OfSameSide(Range first, Range part) const {
  static constexpr std::u16string_view kSides[] = {u"农村", u"乡村", u"城市", u"城镇", u"城区"};
  constexpr int32_t kRateChars = 5;
  constexpr int32_t kPartChars = 4;
  if (text_[first.end - 1] != u'率' || first.end - first.begin < kRateChars ||
      part.end - part.begin < kPartChars || text_.LengthOfAny(first.begin, kSides) == 0 ||
      IsAnyOf(text_[first.begin + 2], u"化人登建新"))  // 城镇化率, 城镇建成区…达标率
    return false;
  for (int32_t p = part.begin; p + 2 <= part.end; ++p) {
    if (IsAnyOf(text_[p], u"城乡村镇县市区") || text_.Holds(p, u"工业")) return false;
  }
  IndicatorName whole(first.begin, first.begin + 2);
  whole.Append(part.begin, part.end);
  return InCatalogue(whole) || !InCatalogue(IndicatorName(part.begin, part.end));
}

// 企业入库率、在线率、数据上传率: whether a longer rate stands behind short ones, all of the first
// one's owner.
bool HeadReader::AmongRates(const Parts& parts, size_t place) const {
  constexpr int32_t kShort = 3;
  const Range part = parts[place];
  return place >= 2 && part.end - part.begin == kShort + 2 && text_[part.end - 1] == u'率' &&
         parts[place - 1].end - parts[place - 1].begin == kShort &&
         text_[parts[place - 1].end - 1] == u'率' &&
         !InCatalogue(IndicatorName(part.begin, part.end));
}

IndicatorName HeadReader::MemberOf(const Parts& parts, size_t place, Range tail,
                                   bool group_named) const {
  const Range part = parts[place];
  const Range first = parts[0];
  const Range last = parts.back();
  IndicatorName head;
  if (place > 0) {
    const Range own_tail = IncompleteTail(part);
    // 贫困人口参保率和资助率 behind another head: the nearest front is shared.
    // 国企资产总额、营业收入、利润: nor has the second of them more than the first gives it.
    size_t named = place - 1;
    while (named > 0 && TailOf(parts[named]).begin == parts[named].begin) --named;
    const Range near = parts[named];
    const Range near_tail = TailOf(near);
    const Range front = SharedFront(first);
    const char16_t begins = text_[part.begin];
    const bool loan = text_.Folded(part.begin, std::min(part.end, part.begin + 2)) == u"贷款";
    const bool rate = part.end - part.begin == 3 && text_[part.end - 1] == u'率';
    // 清洁能源装机容量和发电量占比: so does one that only the share stands behind.
    static constexpr std::u16string_view kCompound[] = {u"投资", u"收入", u"支出"};
    const bool of_share = text_.Holds(part.end - 2, u"占比") && place + 1 == parts.size() &&
                          part.end - part.begin >= 4 &&
                          TailOf({part.begin, part.end - 2}).begin == part.begin &&
                          !EndsWithAny(text_.Folded(near.begin, near.end), kCompound);
    // 企业资产总额、净资产: a head by one character more.
    const bool by_kind = own_tail.begin == part.begin + 1 && IsAnyOf(begins, u"净总纯");
    const bool bare =
        (own_tail.begin == part.begin && !own_tail.empty()) || rate || of_share || by_kind;
    // 本外币存、贷款余额: of the same accounts.
    if (loan && text_[first.end - 1] == u'存' && first.end - first.begin > 2)
      head.Append(first.begin, first.end - 1);
    // 年收入过亿元企业、过5亿元企业: by the same measure.
    if (const Range measure = MeasureBefore(parts, place); !measure.empty())
      head.Append(measure.begin, measure.end);
    // 储备粮、油规模: one character each, behind what the first begins with.
    const int32_t own = (place + 1 == parts.size() && !tail.empty() ? tail.begin : part.end);
    if (own - part.begin == 1 && first.end - first.begin > 3 &&
        !IsAnyOf(text_[part.begin], u"存净总纯"))
      head.Append(first.begin, first.end - 1);
    // 项目结算率、决算率、通过率: three characters each, behind what the first begins with.
    if (const Range whose = OwnerOfFirst(first, part); !whose.empty()) {
      head.Append(whose.begin, whose.end);
    } else if ((rate || AmongRates(parts, place)) && text_[first.end - 1] == u'率') {
      // 入学率和巩固率、贫困人口参保率和资助率: of the nearest that names its own.
      size_t other = place - 1;
      while (other > 0 && parts[other].end - parts[other].begin <= 3) --other;
      const Range owner = parts[text_[parts[other].end - 1] == u'率' ? other : 0];
      head.Append(owner.begin, std::max(owner.begin, owner.end - 3));
    } else if (const Range owner = ZoneBefore(first);
               !owner.empty() && (TailOf(part).begin == part.begin ||
                                  InCatalogue(IndicatorName(part.begin, part.end)))) {
      head.Append(owner.begin, owner.end);  // 园区营业收入、税收、出口额
    } else if ((bare || loan) && near_tail.begin > near.begin + 1) {
      Range near_owner = OwnerOfNear(near, near_tail);
      if (by_kind && near_owner.end - near_owner.begin > 3 &&
          text_.Folded(near_owner.end - 2, near_owner.end) ==
              text_.Folded(own_tail.begin, own_tail.end))
        near_owner.end -= 2;
      // 网络货运量、交易额: what is carried is traded as well.
      if (near_owner.end == near_tail.begin && near_tail.end - near_tail.begin == 3 &&
          text_[near_tail.begin + 1] == u'运' && text_[part.end - 1] == u'额')
        near_owner.end += 2;
      head.Append(near_owner.begin, near_owner.end);  // 商品房销售面积、销售额
      // 规上工业亩均税收、营收
      if (near_owner.end == near_tail.begin && text_[near_tail.begin + 1] == u'均' &&
          IsAnyOf(text_[near_tail.begin], u"亩户人") && text_[part.begin + 1] != u'均')
        head.Append(near_tail.begin, near_tail.begin + 2);
    } else if (text_[front.begin] == u'每' && !front.empty() && begins != u'每') {
      head.Append(front.begin, front.end);
    } else if (!front.empty() && begins != u'规' && begins != u'限' && !HoldsSize(part) &&
               !NamesIndustryAgain(first, front, part) &&
               (TailOf(first).empty() || TellsIndustry(part)) &&
               !text_.Holds(part.begin, u"高新")) {
      head.Append(front.begin, front.end);  // 限额以上批发业、零售业
    }
    // 日均交易量、交易额
    if (head.empty() && bare && near_tail.begin == near.begin &&
        IsAnyOf(text_[near.begin], u"日月") && text_[near.begin + 1] == u'均' &&
        text_[part.begin + 1] != u'均')
      head.Append(near.begin, near.begin + 2);
    if (head.empty()) {
      const Range dealt = DealtWithIn(first, part);
      head.Append(dealt.begin, dealt.end);
    }
    if (head.empty()) {
      const Range before = BeforeAlike(first, part, tail);
      head.Append(before.begin, before.end);
    }
    if (head.empty() && text_[last.end - 1] == u'率' && OfSameSide(first, part))
      head.Append(first.begin, first.begin + 2);
    // 参加养老、失业保险人数: so is the deed.
    if (text_.Holds(first.begin, u"参加") && !text_.Holds(part.begin, u"参加") &&
        text_.Holds(last.end - 2, u"人数"))
      head.Append(first.begin, first.begin + 2);
    // 用于园区建设、城市更新分别60亿元、40亿元: so is what for.
    if (text_.Holds(first.begin, u"用于") && !text_.Holds(part.begin, u"用于"))
      head.Append(first.begin, first.begin + 2);
    // 对欧盟、美国…的出口: the preposition is shared as well.
    if (text_[first.begin] == u'对' && begins != u'对') head.Append(first.begin, first.begin + 1);
  }
  if (place + 1 == parts.size() && !group_named) {
    const bool in = !tail.empty() && text_[tail.begin] == u'在' && InPlaceAt(tail.begin + 1);
    if (!tail.empty() && (in || text_[tail.begin - 1] == u'的')) {
      head.Append(part.begin, tail.begin - (in ? 0 : 1));
      head.Append(tail.begin + (in ? 1 : 0), tail.end);
    } else {
      head.Append(part.begin, part.end);
    }
    return head;
  }
  head.Append(part.begin, part.end);
  // 一、二、三产: each is one of the industries.
  if (part.end - part.begin == 1 && IsHanNumeral(text_[part.begin]) &&
      IsHanNumeral(text_[last.begin]) && text_[last.begin + 1] == u'产') {
    head.Append(last.begin + 1, last.end);
    return head;
  }
  // 第二、第三产业: so is each with its ordinal.
  if (part.end - part.begin == 2 && place + 1 < parts.size() && text_[part.begin] == u'第' &&
      text_[last.begin] == u'第' && IsHanNumeral(text_[part.end - 1]) &&
      text_.Holds(last.begin + 2, u"产业")) {
    head.Append(last.begin + 2, last.end);
    return head;
  }
  // 存、贷款余额, 中、高等教育: one character of a pair.
  static constexpr std::u16string_view kPairs[] = {
      u"存贷", u"中高", u"中小", u"大中", u"进出", u"初高", u"男女", u"东西",
      u"南北", u"国省", u"省市", u"市县", u"轻重", u"产销", u"内外", u"上下"};
  const bool level = text_[part.end - 1] == u'国' && last.end - last.begin > 2 &&
                     text_.Holds(last.begin + 1, u"级") &&
                     part.begin + DeedOrVerb(part) + 1 == part.end;
  if (level && place + 1 < parts.size()) {
    head.Append("家");  // 入选国、省级试点
    head.Append(last.begin + 1, last.end);
    return head;
  }
  if (part.end - part.begin == 1 && place + 1 < parts.size() && last.end - last.begin >= 2) {
    const char16_t both[] = {text_[part.begin], text_[last.begin]};
    if (IsOneOf(std::u16string_view(both, 2), kPairs)) {
      head.Append(last.begin + 1, last.end);
      return head;
    }
  }
  // 本外币存、贷款余额: so is the character that the first of them ends in.
  if (place + 1 < parts.size() && text_[part.end - 1] == u'存' && part.end - part.begin > 2 &&
      text_.Holds(last.begin, u"贷款")) {
    head.Append(last.begin + 1, last.end);
    return head;
  }
  // 存款、贷款余额: both are balances.
  const auto own = text_.Folded(part.begin, part.end);
  if (place + 1 < parts.size() && own.ends_with(u"存款") &&
      text_.Folded(last.begin, last.end).ends_with(u"贷款余额")) {
    head.Append(last.end - 2, last.end);
    return head;
  }
  const Range pair = BehindFirstHead(last);
  const IndicatorName whole(last.begin, last.end);
  const bool graded = place + 1 < parts.size() && EndsInGrade(part) &&
                      WithoutGrade(whole).OnlyPiece().first > last.begin;
  if (IsOnly(IndicatorName(part.begin, part.end), Cue::kGraded) || graded) {
    // 国家级、省级专精特新企业: what is graded is shared.
    head.Append(WithoutGrade(whole));
  } else if (place + 1 < parts.size() && pair.begin > last.begin &&
             TailOf(part).begin == part.begin && part.end - part.begin == pair.begin - last.begin) {
    head.Append(pair.begin, pair.end);  // 出口、进口整体通关时间
  } else if (tail.begin > last.begin && text_[tail.begin] == u'在' && InPlaceAt(tail.begin + 1)) {
    head.Append(tail.begin + 1, tail.end);
  } else if (tail.begin > last.begin && (Lacks(part, tail) || EndAlike(part, last, tail))) {
    // 工业、高新技术产业投资: each is an industry already.
    const bool industry = text_.Holds(tail.begin, u"产业") && text_[part.end - 1] == u'业';
    head.Append(tail.begin + (industry ? 2 : Overlap(part, tail)), tail.end);
  }
  return head;
}

Heads HeadReader::ThreeIndustries(std::u16string_view words) const {
  if (words == u"三大产业") words = u"三次产业";
  if (words.starts_with(u"三次产业")) {
    // 三次产业结构优化为: how it came about is no part of the name.
    std::u16string_view own = words;
    for (const std::u16string_view change : {u"优化", u"调整", u"演变"})
      own = own.substr(0, own.find(change));
    own = own.substr(0, own.find_first_of(u"[〔①②③④⑤⑥⑦⑧⑨⑩⑪⑫"));  // the mark of a note
    Heads each(&scratch_);
    constexpr std::string_view kNames[] = {"第一产业", "第二产业", "第三产业"};
    for (const std::string_view name : kNames) {
      IndicatorName& one = each.emplace_back();
      one.Append(name);
      // 三次产业结构: what each is a share of.
      const bool structure = own.substr(4).starts_with(u"结构") || own.substr(4).starts_with(u"比");
      if (structure) one.Append("占");
      one.Append(strings_->Add(Utf8(own.substr(structure ? 0 : 4))));
      if (structure && !IsAnyOf(own.back(), u"比例重")) one.Append("比重");
    }
    return each;
  }
  // 第一、二、三产业增加值, 一二三产: the numerals stand for the names.
  Heads three(&scratch_);
  for (const std::u16string_view begins : {u"第一、二、三次产业", u"第一、二、三产业",
                                           u"一、二、三产业", u"一二三产业", u"一二三产"}) {
    if (!words.starts_with(begins)) continue;
    const bool full = begins.back() == u'业';
    for (const std::string_view one : {"一", "二", "三"}) {
      IndicatorName& name = three.emplace_back();
      if (full) name.Append("第");
      name.Append(one);
      name.Append(full ? "产业" : "产");
      name.Append(strings_->Add(Utf8(words.substr(begins.size()))));
    }
    break;
  }
  return three;
}

Heads HeadReader::SharesOfIndustries() const { return ThreeIndustries(u"三次产业结构"); }

Heads HeadReader::Expand(Heads heads, size_t count) const {
  struct Pair {
    std::u16string_view word;
    std::string_view first;
    std::string_view second;
  };
  static constexpr Pair kPairs[] = {{u"城乡常住居民", "城镇常住居民", "农村常住居民"},
                                    {u"城乡居民", "城镇居民", "农村居民"},
                                    {u"城乡", "城镇", "农村"},
                                    {u"存贷款", "存款", "贷款"},
                                    {u"产销量", "产量", "销量"},
                                    {u"进出口", "进口", "出口"}};
  const FoldedName words = heads[0].Folded(text_);
  if (count == 3) {
    if (Heads three = ThreeIndustries(words); !three.empty()) return three;
  }
  if (count != 2) return heads;
  for (const Pair& pair : kPairs) {
    const size_t at = words.find(pair.word);
    if (at == std::u16string::npos) continue;
    Heads two(&scratch_);
    for (const std::string_view member : {pair.first, pair.second}) {
      IndicatorName& one = two.emplace_back();
      if (at > 0) one.Append(strings_->Add(Utf8(words.substr(0, at))));
      one.Append(member);
      if (at + pair.word.size() < words.size()) {
        one.Append(strings_->Add(Utf8(words.substr(at + pair.word.size()))));
      }
    }
    return two;
  }
  return heads;
}

Range HeadReader::TailOf(Range part) const {
  if (part.empty()) return {};
  const auto words = text_.Folded(std::max(part.begin, part.end - 10), part.end);
  const int32_t length = knowledge_.CueEnding(words, Bit(Cue::kHead) | Bit(Cue::kIncomplete));
  return length > 0 ? Range{part.end - length, part.end} : Range{};
}

Range HeadReader::ZoneBefore(Range part) const {
  static constexpr std::u16string_view kZones[] = {u"园区",   u"开发区", u"高新区",
                                                   u"经开区", u"保税区", u"产业园"};
  static constexpr std::u16string_view kScale[] = {u"规模以上工业", u"规模工业", u"规上工业"};
  Range tail = TailOf(part);
  // 园区规模工业增加值、税收: the zone alone is of both.
  for (const std::u16string_view scale : kScale) {
    const int32_t begin = tail.begin - static_cast<int32_t>(scale.size());
    if (begin > part.begin && text_.Holds(begin, scale)) tail.begin = begin;
  }
  // 园区主营业务、税收收入: a head that no table has.
  constexpr int32_t kZoneChars = 8;
  const int32_t most = std::min(part.begin + kZoneChars, part.end - 2);
  for (int32_t end = part.begin + 2; tail.empty() && end <= most; ++end) {
    if (EndsWithAny(text_.Folded(part.begin, end), kZones)) return {part.begin, end};
  }
  if (tail.empty() || tail.begin - part.begin < 2) return {};
  for (int32_t end = tail.begin; end > tail.begin - 4 && end - part.begin >= 2; --end) {
    if (EndsWithAny(text_.Folded(part.begin, end), kZones)) return {part.begin, end};
  }
  return {};
}

bool HeadReader::EndsInGrade(Range part) const {
  const auto words = text_.Folded(part.begin, part.end);
  return words.ends_with(u"国家") || knowledge_.CueEnding(words, Bit(Cue::kGraded)) > 0;
}

Range HeadReader::BehindFirstHead(Range part) const {
  for (const Token& token : From(part.begin)) {
    if (token.begin > part.begin || token.end >= part.end) break;
    if (token.Is(Cue::kHead)) return {token.end, part.end};
  }
  return {};
}

bool HeadReader::NamesQuantity(Range part) const {
  const char16_t last = text_[part.end - 1];
  return part.end - part.begin >= 3 &&
         (last == u'量' || last == u'额' || last == u'率' || last == u'数');
}

int32_t HeadReader::Overlap(Range part, Range tail) const {
  for (int32_t length = std::min(part.end - part.begin, tail.end - tail.begin); length > 0;
       --length) {
    if (text_.Folded(part.end - length, part.end) == text_.Folded(tail.begin, tail.begin + length))
      return length;
  }
  return 0;
}

}  // namespace gongbao::extraction
