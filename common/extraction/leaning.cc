// Heads that lean on what the clause before told: on its verb, its fund, its quoted name.
#include <algorithm>
#include <string_view>

#include "common/extraction/naming.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;

IndicatorName Namer::OfClauseTold(const Anchor& figure, const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const char16_t last = text_[end - 1];
  if (!spending_.empty()) {
    if (const IndicatorName spent = OfSpendingListed(figure, left); !spent.empty()) return spent;
  }
  if (item_ >= 0) {
    if (const IndicatorName item = OfLevelOfItems(left); !item.empty()) return item;
  }
  if (last == u'率') {
    if (const IndicatorName joined = OfCarriedOut(left); !joined.empty()) return joined;
  }
  if (end - begin < 2 || previous_.empty() || begin <= previous_end_) return {};
  // 居民人均可支配收入3万元,增长6%,中位数为2万元
  constexpr std::u16string_view kMedian = u"中位数";
  if (!last_.empty() && text_.Folded(begin, end) == kMedian) return Joined(last_, left);
  if (IsAnyOf(last, u"务券")) {
    if (const IndicatorName debt = OfDebtTold(left); !debt.empty()) return debt;
  }
  if (end - begin == 4) {
    if (const IndicatorName sum = OfAccountSum(left); !sum.empty()) return sum;
    if (const IndicatorName cut = OfVerbTold(left); !cut.empty()) return cut;
    if (const IndicatorName fund = OfFundToldOf(left); !fund.empty()) return fund;
  }
  if (IsAnyOf(last, u"支余用")) {
    if (const IndicatorName spent = OfMoneySetAside(figure, left); !spent.empty()) return spent;
  }
  if (IsAnyOf(last, u"例比率额")) {
    if (const IndicatorName paid = OfInsuranceTold(left); !paid.empty()) return paid;
  }
  if (text_[begin + 1] == u'均') {
    if (const IndicatorName mean = OfEachCounted(figure, left); !mean.empty()) return mean;
  }
  if (last == u'度') {
    if (const IndicatorName centre = OfCentreTold(left); !centre.empty()) return centre;
  }
  return text_[previous_.Hull().first] == u'“' ? OfSameBrand(left) : IndicatorName();
}

// 城乡居民医保 of 城乡居民医保参保12万人,住院报销比例75%: what is paid of a bill is the
// insurance's.
IndicatorName Namer::OfInsuranceTold(const IndicatorName& left) const {
  static constexpr std::u16string_view kInsurances[] = {u"新农合", u"合作医疗", u"医保",
                                                        u"医疗保险"};
  static constexpr std::u16string_view kPaid[] = {u"报销比例", u"报销比", u"报销率",
                                                  u"最高支付限额"};
  static constexpr WordFinder kInsurance(kInsurances);
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  // 甲、乙参保率均达98%,报销比例分别达82%、70%: one of each.
  if (end - begin < 3 || last - first < 4 || begin - previous_end_ != 1 ||
      text_.Holds(end, u"分别") || !EndsWithAny(text_.Folded(begin, end), kPaid) ||
      kInsurance.In(text_.Folded(begin, end)) != std::u16string_view::npos ||
      text_.Folded(begin, end).find(u"保险") != std::u16string_view::npos)
    return {};
  const size_t at = kInsurance.In(text_.Folded(first, last));
  if (at == std::u16string_view::npos) return {};
  const int32_t word = first + static_cast<int32_t>(at);
  return Joined({first, word + text_.LengthOfAny(word, kInsurances)}, left);
}

// 生活垃圾分类 of 推行生活垃圾分类,参与率达95%: who takes part in it or knows of it does so in what
// the clause before carries out.
IndicatorName Namer::OfCarriedOut(const IndicatorName& left) const {
  static constexpr std::u16string_view kRates[] = {u"参与率", u"知晓率"};
  static constexpr std::u16string_view kHow[] = {u"全面", u"深入", u"扎实",
                                                 u"持续", u"大力", u"广泛"};
  static constexpr std::u16string_view kCarries[] = {u"推行", u"开展", u"实施", u"推广", u"推进"};
  constexpr int32_t kWhatChars = 16;
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 3 || end - begin > 5 || text_[end - 1] != u'率' || text_[begin - 1] != u',' ||
      text_.LengthOfAny(end - 3, kRates) == 0)
    return {};
  int32_t from = ClauseBefore(begin - 1, u',');
  from += text_.LengthOfAny(from, kHow);
  const int32_t verb = text_.LengthOfAny(from, kCarries);
  const int32_t what = begin - 1 - from - verb;
  return verb > 0 && what >= 4 && what <= kWhatChars && text_.HanEnd(from, begin - 1) == begin - 1
             ? Joined({from + verb, begin - 1}, left)
             : IndicatorName();
}

// 农户户均增收 of 带动农户1.2万户,户均增收3000元, 蓝莓亩均收入 of 种植蓝莓5万亩,亩均收入2万元: what
// each of those has that were counted by that very word.
IndicatorName Namer::OfEachCounted(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kGains[] = {u"增收", u"纯增收"};
  static constexpr std::u16string_view kEarned[] = {u"增收",   u"纯增收", u"收入",
                                                    u"纯收入", u"收益",   u"纯收益"};
  static constexpr std::u16string_view kMean[] = {u"均", u"均年", u"均年均"};
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 4 || end - begin > 6 || !figure.Measures("money") ||
      text_[begin + 1] != u'均' || text_[begin - 1] != u',')
    return {};
  const char16_t each = text_[begin];
  const char16_t counted = text_[previous_end_ - 1];
  const bool same = counted == each || (each == u'人' && IsAnyOf(counted, u"名万"));
  // 常住人口12万人,人均收入1.3万元: of everybody.
  const auto earned = text_.Folded(begin + 1, end);
  const bool told = std::ranges::any_of(kMean, [&](std::u16string_view mean) {
    return earned.starts_with(mean) &&
           (each == u'人' ? IsOneOf(earned.substr(mean.size()), kGains)
                          : IsOneOf(earned.substr(mean.size()), kEarned));
  });
  if (!same || !told) return {};
  // 蔬菜2200亩,园区产品通过认定,亩均收入2万元: of those whose product the clause
  // between tells.
  static constexpr std::u16string_view kZones[] = {u"园区", u"基地"};
  const int32_t between = ClauseBefore(begin - 1, u',');
  const int32_t zone = text_.LengthOfAny(between, kZones);
  if (zone > 0 && between - previous_end_ == 1) return Joined({between, between + zone}, left);
  if (begin - previous_end_ != 1) return {};
  // 带动就业1.2万人,人均增收3200元: jobs are no persons.
  constexpr std::u16string_view kJobs = u"就业";
  const IndicatorName whose = Raised(previous_);
  return whose.size() >= 2 && !whose.Folded(text_).ends_with(kJobs) ? Joined(whose, left)
                                                                    : IndicatorName();
}

// 蓝莓 of 新发展蓝莓, 农户 of 带动农户: without the deed that brought them forth or reached them.
IndicatorName Namer::Raised(const IndicatorName& name) const {
  static constexpr std::u16string_view kDeeds[] = {u"带动", u"发展", u"种植", u"栽种", u"养殖",
                                                   u"饲养", u"存栏", u"出栏", u"栽培", u"惠及"};
  const IndicatorName things = heads_.WithoutDeed(name);
  const auto [begin, end] = things.OnlyPiece();
  const int32_t deed = end > begin ? text_.LengthOfAny(begin, kDeeds) : 0;
  return end - begin - deed >= 2 ? IndicatorName(begin + deed, end) : things;
}

// 食用菌 of 新发展食用菌800万袋,全产业链产值15亿元: what is grown or raised has such a chain.
IndicatorName Namer::GrownTold(const IndicatorName& left) const {
  static constexpr std::u16string_view kGrows[] = {u"发展", u"种植", u"栽种", u"养殖",
                                                   u"饲养", u"存栏", u"出栏", u"栽培"};
  constexpr std::u16string_view kYield = u"产量";
  const auto [first, last] = previous_.OnlyPiece();
  if (last - first < 4 || left.Hull().first - previous_end_ != 1) return {};
  if (text_.Holds(last - 2, kYield)) return {first, last - 2};
  // 发展合作社120个: no crop.
  const int32_t verb = first + (text_[first] == u'新' ? 1 : 0);
  if (text_.LengthOfAny(verb, kGrows) == 0 || IsAnyOf(text_[previous_end_ - 1], u"家户个名人"))
    return {};
  return Raised(previous_);
}

// 中心城区首位度 of 中心城区常住人口49万人、首位度24%: of the town that the figure before was of.
IndicatorName Namer::OfCentreTold(const IndicatorName& left) const {
  static constexpr std::u16string_view kCentres[] = {u"中心城区", u"主城区", u"中心城市", u"主城",
                                                     u"城区",     u"省会",   u"市区",     u"县城"};
  static constexpr std::u16string_view kOf[] = {u"常住人口", u"人口",       u"地区生产总值",
                                                u"生产总值", u"建成区面积", u"城镇化率"};
  constexpr std::u16string_view kPrimacy = u"首位度";
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (end - begin != 3 || begin - previous_end_ != 1 || text_.Folded(begin, end) != kPrimacy)
    return {};
  const int32_t centre = last > first ? text_.LengthOfAny(first, kCentres) : 0;
  // 中心城区改造小区49个,首位度24%: no size of the town.
  return centre > 0 && IsOneOf(text_.Folded(first + centre, last), kOf)
             ? Joined({first, first + centre}, left)
             : IndicatorName();
}

// 肺结核患者在册1860人,规范管理率97%; 发行专项债9亿元,到位率100%: the rate of a deed alone is of
// what was told right before it.
IndicatorName Namer::OfBareRate(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kHow[] = {u"规范", u"规律", u"动态", u"按期",
                                                 u"按时", u"及时", u"有效", u"资金",
                                                 u"报告", u"全程", u"实际"};
  constexpr int32_t kShort = 3;
  const auto [begin, end] = left.OnlyPiece();
  const bool how = end - begin == kShort + 2 && text_.LengthOfAny(begin, kHow) > 0;
  if ((end - begin != kShort && !how) || text_[end - 1] != u'率' ||
      figure.type != AnchorType::kQuantity ||
      !(figure.Measures("share") || figure.Measures("points")) || heads_.InCatalogue(left))
    return {};
  // 满载率、返程率分别达93%和38%: the member before stands right before it.
  const bool member = previous_.LastPiece().second + 1 == begin;
  if (!member && (begin < previous_end_ || begin - previous_end_ > 1)) return {};
  IndicatorName owner = WithoutHandling(left, OwnerOfRates());
  if (owner.size() > 4 && EndsWithAny(owner.Folded(text_), kHow))
    owner = owner.Front(owner.size() - 2);
  // 立案120件、结案110件,结案率92%: the deed is told already; 调解成功率 is of no case.
  const FoldedName words = owner.Folded(text_);
  const auto stem = text_.Folded(end - kShort, end - 1);
  // 节约资金4亿元,节资率8%; 提起公诉32人,不捕率9%: nor is a deed what has the rate.
  const bool deed = owner.size() == 2 && words.front() == stem.front();
  // 等候时间8分钟,好评率99%: nor is a time.
  const bool time = level_unit_ != nullptr && level_unit_->dimension == "time";
  if (owner.size() < 2 || deed || time || stem.front() == u'不' || words.find(stem) != words.npos ||
      stem == u"成功" || words == u"金额")
    return {};
  return Joined(owner, left);
}

// 38个行业中27个增长,增长面71%: how many of all those that were looked at.
IndicatorName Namer::SideOfFramed(const IndicatorName& left) const {
  static constexpr std::u16string_view kSides[] = {u"增长面", u"亏损面", u"下降面", u"盈利面"};
  const auto [begin, end] = left.OnlyPiece();
  const bool side = end - begin == 3 && text_[end - 1] == u'面' && !framed_.empty() &&
                    IsOneOf(text_.Folded(begin, end), kSides);
  return side ? Joined(framed_, left) : IndicatorName();
}

// 毕业生就业率96%,本地就业率61%: the same rate of some of them.
IndicatorName Namer::OfRateToldOf(const IndicatorName& left) const {
  static constexpr std::u16string_view kParts[] = {
      u"本地", u"本市", u"本省", u"本县", u"区内", u"区外", u"省内", u"省外", u"市内",
      u"市外", u"县内", u"县外", u"留用", u"初次", u"最终", u"一次", u"首次", u"总体"};
  constexpr int32_t kRateLeast = 3;
  constexpr int32_t kPartChars = 2;
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (end - begin < kRateLeast + kPartChars || text_.LengthOfAny(begin, kParts) == 0 ||
      text_[end - 1] != u'率' || last <= first || begin < previous_end_ ||
      begin > previous_end_ + 1)
    return {};
  int32_t rate = 0;
  while (rate < end - begin && rate < last - first &&
         text_[end - 1 - rate] == text_[last - 1 - rate])
    ++rate;
  const int32_t whose = last - rate;
  if (rate != end - begin - kPartChars || rate < kRateLeast || whose - first < 2) return {};
  return Joined({first, whose}, left);
}

// 肺结核患者 of 肺结核患者在册 and of 肺结核患者规范管理率: what further rates are of.
IndicatorName Namer::OwnerOfRates() const {
  static constexpr std::u16string_view kStates[] = {u"在册", u"在管", u"开行", u"运行"};
  constexpr int32_t kShort = 3;
  constexpr int32_t kRateOwner = 4;
  const FoldedName words = previous_.Folded(text_);
  const auto [tail, tail_end] = previous_.LastPiece();
  const auto [first, last] = previous_.OnlyPiece();
  // 按期办结率 behind 患者|规范管理率
  if (last == first) {
    const int32_t rest = previous_.size() - (tail_end - tail);
    return words.ends_with(u'率') && rest >= 2 ? previous_.Front(rest) : IndicatorName();
  }
  if (words.ends_with(u'率'))
    return last - first >= kRateOwner + kShort ? IndicatorName(first, last - kShort)
                                               : IndicatorName();
  // 投诉量, 行政争议发案量
  if (words.ends_with(u'量')) return {first, last - (last - first >= kRateOwner + 1 ? kShort : 1)};
  if (!entity_.empty() && words.find(entity_.Folded(text_)) != words.npos && previous_counted_unit_)
    return heads_.WithoutDeed(entity_);
  const IndicatorName things = heads_.WithoutDeed(previous_);
  const int32_t size = things.size();
  if (size > 4 && EndsWithAny(things.Folded(text_), kStates)) return things.Front(size - 2);
  const IndicatorName owner = heads_.WithoutTail(things);
  return owner.empty() ? things : owner;
}

void Namer::TakeSpending() {
  constexpr int32_t kOpeningChars = 24;
  constexpr std::u16string_view kSpending = u"支出";
  spending_ = spending_office_ = {};
  if (!(sentence_.cues & Bit(Cue::kIncomplete)) || !sentence_.chars.MayHave(u':')) return;
  int32_t begin = sentence_.begin;
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  const int32_t limit = std::min(sentence_.end, begin + kOpeningChars);
  int32_t colon = begin;
  while (colon < limit && !IsAnyOf(text_[colon], u":,;")) ++colon;
  if (colon >= limit || text_[colon] != u':' || heads_.FigureAt(begin)) return;
  const size_t at = text_.Folded(begin, colon).rfind(kSpending);
  if (at == std::u16string_view::npos) return;
  const int32_t spending = begin + static_cast<int32_t>(at);
  spending_ = {spending, spending + 2};
  spending_office_ = OfficeOf({begin, spending + 2});
}

// 市本级重点支出安排:教育18亿元,农林水9亿元: each is a spending.
IndicatorName Namer::OfSpendingListed(const Anchor& figure, const IndicatorName& left) const {
  constexpr int32_t kFieldChars = 14;
  const auto [begin, end] = left.OnlyPiece();
  if (spending_.empty() || begin <= spending_.end || end - begin < 2 || end - begin > kFieldChars ||
      !figure.Measures("money") || !heads_.TailOf({begin, end}).empty() ||
      heads_.DeedLength(left) > 0 || heads_.BeginsWith(begin, Bit(Cue::kVerb)))
    return {};
  const IndicatorName spent = Joined(left, {spending_.begin, spending_.end});
  return spending_office_.empty() ? spent
                                  : Joined({spending_office_.begin, spending_office_.end}, spent);
}

// Whether an account's items follow `colon`: 支出分项情况如下:.
bool Namer::Introduces(int32_t colon) const {
  constexpr std::u16string_view kBelow = u"如下";
  constexpr int32_t kTail = 2;
  return colon > kTail && text_[colon] == u':' && text_.Holds(colon - kTail, kBelow);
}

// 市直一般公共预算支出9亿元,分项情况如下: and 1. 教育支出…, 2. 卫生支出… on lines of their own:
// each is of that level of government.
void Namer::TakeItems() {
  constexpr int32_t kOpeningChars = 48;
  constexpr int32_t kMarkChars = 6;
  item_ = -1;
  int32_t p = sentence_.begin;
  while (p < sentence_.end && IsBlank(text_[p])) ++p;
  int32_t line = p;
  while (line > 0 && IsBlank(text_[line - 1])) --line;
  if (line > 0 && IsLineEnd(text_[line - 1])) {
    while (line > 0 && (IsLineEnd(text_[line - 1]) || IsBlank(text_[line - 1]))) --line;
    const int32_t last = line;
    if (last > 0 && Introduces(last - 1)) {
      items_office_ = OfficeOf(account_);
    } else if (!items_office_.empty()) {  // a line without a number ends the list
      while (line > 0 && !IsLineEnd(text_[line - 1])) --line;
      while (IsBlank(text_[line])) ++line;
      if (!IsItemMark(line)) items_office_ = {};
    }
    if (items_office_.empty() || !IsItemMark(p)) return;
    const int32_t first = p;
    while (p < sentence_.end && p - first < kMarkChars &&
           (IsDigit(text_[p]) || IsAnyOf(text_[p], u"().、") || IsBlank(text_[p])))
      ++p;
    item_ = p;
    return;
  }
  if (account_.empty() || (sentence_.has_figures && !sentence_.chars.MayHave(u':'))) return;
  const int32_t limit = std::min(sentence_.end, p + kOpeningChars);
  while (p < limit && text_[p] != u':') ++p;
  if (p == limit || !Introduces(p)) return;
  items_office_ = OfficeOf(account_);
  if (!items_office_.empty()) item_ = p + 1;
}

IndicatorName Namer::OfLevelOfItems(const IndicatorName& left) const {
  if (item_ < 0) return {};
  const auto [begin, end] = left.OnlyPiece();
  static constexpr std::u16string_view kSides[] = {u"支出", u"收入"};
  // 1. 教育支出9亿元,支出占比9%: what its own noun leans on.
  const bool told = end - begin > 2 && begin > previous_end_ && previous_end_ > item_ &&
                    text_.LengthOfAny(begin, kSides) > 0 && !OfficeOf(previous_).empty() &&
                    EndsWithAny(previous_.Folded(text_), kSides);
  if (told) return Joined(previous_, {begin + 2, end});
  const bool listed =
      begin > item_ && text_[item_ - 1] == u':' && IsAnyOf(text_[begin - 1], u";,、");
  const bool opens = begin == item_ || listed;
  const auto words = text_.Folded(begin, end);
  // 3. 县级教育支出: the level that the item itself names; 养老保险基金支出: an account of its own.
  if (end - begin < 4 || !opens || !EndsWithAny(words, kSides) || !OfficeOf(left).empty() ||
      words.find(u"基金") != words.npos)
    return {};
  return Joined({items_office_.begin, items_office_.end}, left);
}

// 政府债务余额298亿元(一般债务121亿元), 新增债务限额28亿元,其中专项债务24亿元: which sum of the
// debt is told, the whole says.
IndicatorName Namer::OfDebtTold(const IndicatorName& left) const {
  static constexpr std::u16string_view kSums[] = {u"余额", u"限额"};
  static constexpr std::u16string_view kDebts[] = {u"债务", u"债券"};
  const auto [begin, end] = left.OnlyPiece();
  const auto [tail, last] = previous_.LastPiece();
  if (end - begin < 4 || end - begin > 8 || last - tail < 2 || begin > previous_end_ + 5 ||
      !EndsWithAny(text_.Folded(begin, end), kDebts))
    return {};
  const FoldedName before = previous_.Folded(text_);
  // 新增债券96亿元(一般债券18亿元、专项债券78亿元): new as well.
  if (bracket_ >= 0 && begin > bracket_ && text_.Holds(begin + 2, u"债券") &&
      before.starts_with(u"新增") && before.ends_with(u"债券") && !text_.Holds(begin, u"新增"))
    return Joined(previous_.Front(2), left);
  if (text_.LengthOfAny(last - 2, kSums) == 0) return {};
  const auto sum = std::u16string_view(before).substr(0, before.size() - 2);
  if (!sum.ends_with(text_.Folded(end - 2, end))) return {};
  const IndicatorName part = Joined(left, {last - 2, last});
  const bool more = before.starts_with(u"新增") && !text_.Holds(begin, u"新增");
  return more ? Joined(previous_.Front(2), part) : part;
}

// 政府性基金收入41亿元,加上年结转3亿元,收入总量44亿元: the sum of the account.
IndicatorName Namer::OfAccountSum(const IndicatorName& left) const {
  static constexpr std::u16string_view kSums[] = {u"收入总量", u"支出总量", u"收入总计",
                                                  u"支出总计"};
  static constexpr std::u16string_view kSides[] = {u"收入", u"支出"};
  if (left.size() != 4 || !IsOneOf(std::u16string_view(left.Folded(text_)), kSums)) return {};
  if (!levels_.empty()) {
    const auto [begin, end] = levels_.front().OnlyPiece();
    if (end - begin > 4 && EndsWithAny(text_.Folded(begin, end), kSides) &&
        !BudgetIn(text_, {begin, end}).empty())
      return Joined({begin, end - 2}, left);
  }
  return account_.empty() ? IndicatorName() : Joined(account_, left);
}

// 发放低保金6200万元、供养金1800万元,两项合计8000万元: all of those told last.
IndicatorName Namer::SumOfMembers(const Anchor& figure) const {
  constexpr size_t kMost = 4;  // a name has no more pieces
  const int32_t sum = SumOfMembersAt(figure.begin);
  if (sum < 0) return {};
  const char16_t digit = text_[sum];
  const int count = IsDigit(digit) ? digit - u'0' : digit == u'两' ? 2 : HanDigit(digit);
  const auto members = static_cast<size_t>(std::max(count, 0));
  if (members < 2 || members > kMost || levels_.size() < members) return {};
  // The deed of the first is that of all: 发放低保金、发放供养金; 增发国债 has one of its own.
  const IndicatorName& first = levels_[levels_.size() - members];
  IndicatorName name = heads_.WithoutDeed(first);
  const int32_t deed = first.size() - name.size();
  for (size_t i = levels_.size() - members + 1; i < levels_.size(); ++i) {
    const bool same = deed > 0 && levels_[i].Folded(text_).starts_with(
                                      std::u16string_view(first.Folded(text_)).substr(0, deed));
    name.Append("、");
    name.Append(same ? heads_.WithoutDeed(levels_[i]) : levels_[i]);
  }
  return name;
}

// Where 两项合计 begins that ends at `end`, behind a comma; -1: none does.
int32_t Namer::SumOfMembersAt(int32_t end) const {
  static constexpr std::u16string_view kSums[] = {u"合计", u"共计", u"总计", u"相加"};
  int32_t at = end - 2;
  if (text_.LengthOfAny(at, kSums) == 0) {
    --at;
    if (text_[end - 1] != u'达' || text_.LengthOfAny(at, kSums) == 0) return -1;
  }
  const bool several = IsAnyOf(text_[at - 1], u"项者类") && IsAnyOf(text_[at - 3], u",;");
  return several ? at - 2 : -1;
}

// 融资平台压降6家,压降比例40%: a head that begins with the verb of the figure before.
IndicatorName Namer::OfVerbTold(const IndicatorName& left) const {
  static constexpr std::u16string_view kOf[] = {u"比例", u"幅度", u"金额", u"数量", u"面积"};
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.OnlyPiece();
  if (end - begin != 4 || last - first < 3 || begin != previous_end_ + 1 ||
      last + 2 > previous_end_ || !IsOneOf(text_.Folded(begin + 2, end), kOf))
    return {};
  return text_.Folded(last, last + 2) == text_.Folded(begin, begin + 2) ? Joined(previous_, left)
                                                                        : IndicatorName();
}

// …全部转入稳定调节基金,年末基金余额6亿元: the fund that the clause before ends in.
IndicatorName Namer::OfFundToldOf(const IndicatorName& left) const {
  static constexpr std::u16string_view kInto[] = {u"转入", u"补充", u"设立", u"注入",
                                                  u"纳入", u"调入", u"成立", u"组建"};
  static constexpr WordFinder kFinder(kInto);
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin != 4 || !text_.Holds(begin, u"基金")) return {};
  const int32_t comma = ClauseBefore(begin, u',') - 1;
  if (comma - 4 <= sentence_.begin || text_[comma] != u',' || !text_.Holds(comma - 2, u"基金"))
    return {};
  const int32_t from = std::max(ClauseBefore(comma, u'、'), previous_end_);
  const size_t into = kFinder.In(text_.Folded(from, comma));
  if (into == std::u16string_view::npos) return {};
  const int32_t fund = from + static_cast<int32_t>(into) + 2;
  return comma - fund > 2 ? Joined({fund, comma}, {begin + 2, end}) : IndicatorName();
}

// 预备费年初安排2亿元,实际动支1亿元,剩余1亿元: what became of the money that was set aside.
IndicatorName Namer::OfMoneySetAside(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kBecame[] = {u"动支", u"剩余", u"结余",  u"列支",
                                                    u"使用", u"动用", u"已动支"};
  static constexpr std::u16string_view kSetAside[] = {u"年初安排", u"预算安排", u"安排"};
  const auto words = left.Folded(text_);
  if (!figure.Measures("money") || !IsOneOf(std::u16string_view(words), kBecame)) return {};
  const FoldedName before = previous_.Folded(text_);
  for (const std::u16string_view tail : kSetAside) {
    const auto rest = previous_.size() - static_cast<int32_t>(tail.size());
    if (rest >= 2 && before.ends_with(tail)) return Joined(previous_.Front(rest), left);
  }
  const bool goes_on = previous_.size() > 4 && EndsWithAny(before, kBecame);
  return goes_on ? Joined(previous_.Front(previous_.size() - 2), left) : IndicatorName();
}

// “甲红”品牌授权企业36家,授权产品120款,品牌价值12亿元: of the same brand.
IndicatorName Namer::OfSameBrand(const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  const int32_t first = previous_.Hull().first;
  if (end - begin < 4 || first < sentence_.begin || text_[first] != u'“' ||
      begin > previous_end_ + 2)
    return {};
  const FoldedName before = previous_.Folded(text_);
  const size_t close = before.find(u'”');
  if (close == before.npos) return {};
  constexpr std::u16string_view kBrand = u"品牌";
  constexpr std::u16string_view kLicence = u"授权";
  const auto own = text_.Folded(begin, begin + 2);
  const size_t at = before.find(own, close);
  const bool brand =
      at != before.npos && (own == kBrand || own == kLicence ||
                            std::u16string_view(before).substr(0, at).ends_with(kBrand));
  return brand ? Joined(previous_.Front(static_cast<int32_t>(at)), left) : IndicatorName();
}

}  // namespace gongbao::extraction
