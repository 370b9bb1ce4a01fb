// Parts of a whole and members of a kind: what they share with what was named before them.
#include <algorithm>
#include <string_view>
#include <utility>

#include "common/extraction/naming.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;

void Namer::TakeDivision(const IndicatorName& spoken_of) {
  divided_ = foods_ = false;
  constexpr int32_t kDivisionChars = 24;
  int32_t begin = sentence_.begin;
  int32_t comma = ClauseEnd(begin, kDivisionChars);
  if (text_[comma] != u',' || comma - begin < 3) return;
  // 分月看,1-2月增长7%,3月下降2%: of what was spoken of, one time after the other.
  static constexpr std::u16string_view kByTimes[] = {u"分月看", u"分季度看", u"分季看", u"分月度看",
                                                     u"分年度看"};
  if (text_[begin] == u'分' && IsOneOf(text_.Folded(begin, comma), kByTimes)) {
    last_ = spoken_of;
    topic_ = {};
    return;
  }
  // 在规模以上工业中,分经济类型看,…: the next clause divides.
  if (text_[comma - 1] == u'中' && IsAnyOf(text_[comma + 1], u"分按从")) {
    const int32_t next = ClauseEnd(comma + 1, kDivisionChars);
    if (text_[next] == u',' && IsAnyOf(text_[next - 1], u"看分")) {
      begin = comma + 1;
      comma = next;
    }
  }
  const char16_t last = text_[comma - 1];
  // 从环比看,投资增长0.2%: compared otherwise.
  if (text_.Holds(comma - 3, u"环比看") || text_.Holds(comma - 3, u"同比看")) return;
  if (IsAnyOf(text_[begin], u"分按从") && IsAnyOf(last, u"看分")) {
    whole_ = OfBranches(text_.Folded(begin, comma)) && !Lends(spoken_of) ? output_ : spoken_of;
    // 从出口商品看: what is divided is told.
    for (const std::u16string_view trade : {u"进出口", u"出口", u"进口"}) {
      const size_t at = text_.Folded(begin, comma).find(trade);
      if (at == std::u16string_view::npos) continue;
      const int32_t from = begin + static_cast<int32_t>(at);
      whole_ = IndicatorName(from, from + static_cast<int32_t>(trade.size()));
      break;
    }
    // 从主要工业产品产量看
    if (text_[begin] == u'从') {
      const IndicatorName told = heads_.Trim({begin + 1, comma - 1});
      if (Lends(told)) whole_ = told;
    }
    divided_ = !whole_.empty();
  } else if (last == u'中' && !heads_.FigureBeforeComma(begin)) {
    const int32_t from = text_[begin] == u'在' ? begin + 1 : begin;
    static constexpr std::u16string_view kFoods[] = {u"食品", u"食品烟酒", u"食品烟酒类",
                                                     u"食品类"};
    foods_ = IsOneOf(text_.Folded(from, comma - 1), kFoods);
    if (foods_) return;
    divided_ = !heads_.TailOf({from, comma - 1}).empty() || text_.Holds(comma - 5, u"商品零售");
    if (divided_) {
      whole_ = heads_.Trim({from, comma - 1});
    } else if (OfBranches(text_.Folded(from, comma - 1))) {
      divided_ = true;
      whole_ = output_;
    }
  }
}

void Namer::TakeDivisionAt(int32_t begin) {
  constexpr int32_t kDivisionChars = 12;
  const int32_t comma = ClauseEnd(begin, kDivisionChars);
  if (text_[comma] != u',' || comma - begin < 3 || !IsAnyOf(text_[comma - 1], u"看分")) return;
  whole_ = OfBranches(text_.Folded(begin, comma)) && !Lends(last_) ? output_ : last_;
  divided_ = !whole_.empty();
}

int32_t Namer::ClauseEnd(int32_t begin, int32_t most) const {
  int32_t end = begin;
  while (end < sentence_.end && text_[end] != u',' && end - begin < most) ++end;
  return end;
}

void Namer::TakeGoods() {
  static constexpr std::u16string_view kMeasures[] = {u"产量", u"生产能力"};
  static constexpr std::u16string_view kGoods[] = {u"产品", u"工业品"};
  constexpr int32_t kOpeningChars = 80;
  constexpr int32_t kOfChars = 12;
  goods_ = {};
  if (!(sentence_.cues & Bit(Cue::kIncomplete)) || !sentence_.chars.MayHave(u'产')) return;
  Range head;
  for (const Token& token : heads_.From(sentence_.begin)) {
    if (token.begin > sentence_.begin + kOpeningChars || token.mark == u';') return;
    const bool parts = token.mark == u',' || token.mark == u':' || token.mark == u'、';
    if (!head.empty() && (parts || text_[head.end] == u'有')) {
      goods_ = head;
      return;
    }
    if (token.anchor >= 0 && sentence_.At(token).type != AnchorType::kRejected &&
        sentence_.At(token).type != AnchorType::kDate)
      return;
    if (!token.Is(Cue::kIncomplete) ||
        !EndsWithAny(text_.Folded(token.begin, token.end), kMeasures))
      continue;
    const auto of = text_.Folded(std::max(sentence_.begin, token.begin - kOfChars), token.begin);
    const size_t comma = of.find_last_of(u",:");
    const auto whose = of.substr(comma == of.npos ? 0 : comma + 1);
    const bool goods = std::ranges::any_of(
        kGoods, [&](std::u16string_view word) { return whose.find(word) != whose.npos; });
    if (goods || (text_[token.end] == u'有' && whose.ends_with(u"主要")))
      head = {token.begin, token.end};
  }
}

IndicatorName Namer::OfGoodsListed(const Anchor& figure, const Lead& lead,
                                   const IndicatorName& name) {
  constexpr int32_t kGoodsChars = 12;
  if (goods_.empty() || lead.name.empty()) return name;
  // 主要生产能力有煤炭12万吨
  int32_t begin = name.Hull().first;
  const auto [last, end] = name.LastPiece();
  if (begin < goods_.end && goods_.end < end && text_[goods_.end] == u'有') begin = goods_.end + 1;
  const IndicatorName good(begin, end);
  if (end > begin && text_[end - 1] == u'量') return name;  // 发电量 is measured by itself
  const bool measured = figure.unit != nullptr && figure.unit->dimension != "money" &&
                        figure.unit->dimension != "persons" && figure.unit->dimension != "share" &&
                        figure.unit->dimension != "time" && figure.unit->dimension != "points";
  if (begin < goods_.end || end - begin > kGoodsChars || !measured ||
      !heads_.TailOf({begin, end}).empty() || heads_.DeedLength(good) > 0) {
    goods_ = {};
    return name;
  }
  return Joined(good, {goods_.begin, goods_.end});
}

IndicatorName Namer::OfShare(const Anchor& figure, const Lead& lead,
                             const IndicatorName& name) const {
  constexpr std::u16string_view kHeld = u"所占的比重";
  const auto [begin, end] = name.OnlyPiece();
  if (!figure.Measures("share") || end - begin < 2) return name;
  const auto words = text_.Folded(begin, end);
  // 在零售额中的比重已占50%,在批发额中的比重已占80%: of the same.
  const auto [first, last] = previous_.OnlyPiece();
  constexpr std::u16string_view kWithin = u"中的比重";
  if (words.ends_with(kWithin) && last > first && begin > last &&
      text_.Folded(first, last).ends_with(kWithin)) {
    const size_t in = text_.Folded(first, last).rfind(u'在');
    const int32_t own = text_[begin] == u'在' ? begin : begin - 1;
    if (in != std::u16string_view::npos && in >= 2 && text_[own] == u'在')
      return Joined({first, first + static_cast<int32_t>(in)}, {own, end});
  }
  const auto [tail, tail_end] = whole_.LastPiece();
  if (among_ && (lead.from || lead.reach) && words.find(u'占') == words.npos &&
      tail_end - tail >= 5 && text_.Folded(tail, tail_end).ends_with(kHeld) &&
      heads_.TailOf({begin, end}).empty())
    return Joined(name, {tail_end - 5, tail_end});
  const size_t held = words.find(u'占');
  if (held == words.npos || held < 3 || held + 2 > words.size() ||
      !IsAnyOf(words[held - 1], u"已只仅") || IsAnyOf(words[held + 1], u"用地道补领"))
    return name;
  const int32_t at = begin + static_cast<int32_t>(held);
  return Joined({begin, at - 1}, {at, end});
}

bool Namer::Lends(const IndicatorName& whole) const {
  static constexpr std::u16string_view kLent[] = {
      u"保费收入", u"赔款及给付", u"赔付支出",       u"业务总量",   u"产量",   u"消费",
      u"营业收入", u"消费量",     u"零售额",         u"销售额",     u"增加值", u"产值",
      u"面积",     u"用电量",     u"吞吐量",         u"货运量",     u"客运量", u"周转量",
      u"利润",     u"投资",       u"利润总额",       u"出口",       u"进口",   u"里程",
      u"装机容量", u"装机",       u"赔款支出与给付", u"赔款与给付", u"浓度",   u"发电量",
      u"债务限额", u"滚存结余",   u"平均工资"};
  const auto [begin, end] = whole.LastPiece();
  const Range tail = heads_.TailOf({begin, end});
  const auto words = text_.Folded(tail.begin, tail.end);
  // 总面积50平方公里,其中林地20平方公里: the part is no total.
  return EndsWithAny(words, kLent) && words != u"总面积";
}

bool Namer::OfBranches(std::u16string_view words) const {
  constexpr int32_t kFarChars = 4000;
  static constexpr std::u16string_view kBranches[] = {u"行业", u"门类", u"支柱产业", u"经济类型",
                                                      u"登记注册类型"};
  if (output_.empty() || sentence_.begin - output_.Hull().second > kFarChars) return false;
  // 服务业分行业看: of what the sentence before told of it.
  if (carried_.Folded(text_).find(u"服务业") != std::u16string_view::npos) return false;
  return std::ranges::any_of(
      kBranches, [words](std::u16string_view branch) { return words.find(branch) != words.npos; });
}

void Namer::TakeAmong() {
  among_ = true;
  among_things_ = entity_;
  // 甲…;乙…,其中丙…;丁…: one of several wholes, whose parts end with it.
  among_ends_ = semicolon_ > sentence_.begin;
  whole_ = last_.empty() ? carried_ : last_;
  // 完成投资96亿元,总量居第五;其中铁路31亿元: parts of what the total is of.
  if (const auto [tail, tail_end] = whole_.LastPiece();
      whole_.size() > 4 && tail_end - tail >= 2 && text_.Holds(tail_end - 2, u"总量")) {
    if (const IndicatorName stem = whole_.Front(whole_.size() - 2); Lends(stem)) whole_ = stem;
  }
  // 33个大类行业有21个保持增长。其中,纺织业增长…: of what was told of all industry.
  if (OfBranches(whole_.Folded(text_)) && !Lends(whole_)) whole_ = output_;
  // 28个行业中19个增长,增长面67%。其中,…: of the branches' output.
  if (!output_.empty() && (last_.empty() ? carried_ : last_).Folded(text_).ends_with(u"增长面"))
    whole_ = output_;
}

// Ⅲ级 of an alarm or a class of water.
bool Namer::IsRomanGrade(int32_t at) const {
  return text_[at] >= u'Ⅰ' && text_[at] <= u'Ⅴ' && IsAnyOf(text_[at + 1], u"级类");
}

Named Namer::OfKind(const IndicatorName& left) {
  // 追诉漏犯14人、漏罪9起: the same was done to what begins as the one before.
  if (const auto [first, last] = previous_.OnlyPiece();
      left.size() == 2 && last - first == 4 && left.Hull().first == previous_end_ + 1 &&
      text_[left.Hull().first - 1] == u'、' && text_[last - 2] == text_[left.Hull().first])
    return {Joined({first, first + 2}, left), Rule::kNameKind};
  // 其中投资过亿元项目12个、过5亿元项目2个: by the measure of the size before, no deed of the
  // whole.
  if (const IndicatorName sized = among_ ? SizedAlike(left) : left; sized.size() > left.size())
    return {sized, Rule::kNameKind};
  if (const IndicatorName name = PartOf(left); !name.empty()) {
    // 其中6亿元以上项目8个、总投资70亿元: those of that size have more figures of their own.
    const int32_t begin = left.Hull().first;
    graded_ = heads_.SizeEnd(begin) == begin;
    return {name, Rule::kNameKind};
  }
  // 省科学技术奖一等奖4项、二等奖7项: a grade of the same prize.
  constexpr int32_t kPrizeChars = 3;
  const FoldedName words = left.Folded(text_);
  const bool prize = left.size() == kPrizeChars && words.ends_with(u"等奖");
  // 16项成果获省科学技术奖,其中一等奖2项
  if (const FoldedName won = (prize && among_ ? whole_ : IndicatorName()).Folded(text_);
      won.starts_with(u"获") && won.find(u"奖的") != won.npos) {
    const auto [first, last] =
        whole_.Front(static_cast<int32_t>(won.find(u"奖的")) + 1).OnlyPiece();
    if (last - first > 3) return {Joined({first + 1, last}, left), Rule::kNameGraded};
  }
  if (const auto [first, last] = previous_.OnlyPiece();
      prize && last - first > kPrizeChars + 1 && text_.Holds(last - 2, u"等奖"))
    return {Joined({first, last - kPrizeChars}, left), Rule::kNameGraded};
  if (const auto [first, last] = previous_.LastPiece(); prize && last - first == kPrizeChars &&
                                                        previous_.size() > kPrizeChars + 1 &&
                                                        text_.Holds(last - 2, u"等奖")) {
    const int32_t begin = previous_.Hull().first;
    return {Joined({begin, begin + previous_.size() - kPrizeChars}, left), Rule::kNameGraded};
  }
  // 启动Ⅳ级响应4次、Ⅲ级1次: a grade in the place of the one before.
  if (const auto [first, last] = previous_.OnlyPiece();
      left.size() == 2 && last - first > 4 && IsRomanGrade(left.Hull().first)) {
    int32_t p = first;
    while (p + 2 < last && !IsRomanGrade(p)) ++p;
    const int32_t begin = left.Hull().first;
    if (p + 2 < last) return {previous_.Exchanged(p, p + 2, begin, begin + 2), Rule::kNameGraded};
  }
  // 企业126家(国有24家,民营102家): the sides of those that the bracket stands behind.
  static constexpr std::u16string_view kSides[] = {u"国有", u"民营", u"公办", u"民办", u"公立",
                                                   u"私立", u"城区", u"城市", u"农村", u"乡镇",
                                                   u"大型", u"中型", u"小型"};
  if (bracket_ >= 0 && !among_ && !entity_.empty() && of_unit_ == total_unit_ &&
      entity_.Hull().second <= bracket_ && IsOneOf(std::u16string_view(left.Folded(text_)), kSides))
    return {GradeOf(left, entity_), Rule::kNameGraded};
  // 其中国家级4个、国地联合11个: a grade that no table has, behind one that it has.
  constexpr int32_t kGradeChars = 4;
  if (among_ && !whole_.empty() && left.size() <= kGradeChars && left.size() > 2 &&
      IsAnyOf(text_[left.Hull().first - 1], u"、,") &&
      (GradedPart(previous_) || SidePart(previous_, left)) &&
      heads_.TailOf({left.Hull().first, left.Hull().second}).empty())
    return {GradeOf(left, whole_), Rule::kNameGraded};
  // 科学技术奖18项,其中一等奖3项: a grade of that prize.
  if (among_ && !whole_.empty() && prize) {
    const auto [first, last] = whole_.OnlyPiece();
    if (last - first > kPrizeChars && (text_[last - 1] == u'奖' || text_.Holds(last - 2, u"奖励")))
      return {Joined(whole_, left), Rule::kNameGraded};
  }
  // 重点项目58个,其中省重点4个: the word that both have is told once.
  if (const auto [first, last] = whole_.OnlyPiece();
      among_ && left.size() > 2 && left.size() <= 5 && last - first > 3 &&
      text_.Holds(left.Hull().second - 2, u"重点") && left.Hull().first > last &&
      heads_.TailOf({left.Hull().first, left.Hull().second}).empty()) {
    const size_t shared =
        text_.Folded(first, last).find(text_.Folded(left.Hull().second - 2, left.Hull().second));
    if (const int32_t behind = first + static_cast<int32_t>(shared) + 2;
        shared != std::u16string_view::npos && last - behind >= 2)
      return {Joined(left, {behind, last}), Rule::kNameGraded};
  }
  // 其中主城区700个: the part that lies there.
  static constexpr std::u16string_view kWithin[] = {u"主城区", u"中心城区", u"老城区", u"新城区",
                                                    u"城区",   u"市区",     u"县城",   u"农村"};
  if (among_ && !whole_.empty() && left.size() > 2 && IsOneOf(left.Folded(text_), kWithin))
    return {Joined(left, whole_), Rule::kNameKind};
  // 其中:甲区·乙区31个,丙县42个
  if (among_ && !whole_.empty() &&
      (IsTwoPlaces(left) || (left.size() <= 4 && left.Folded(text_).ends_with(u"县") &&
                             !whole_.Folded(text_).ends_with(u"县"))))
    return {Joined(left, heads_.WithoutGrade(whole_)), Rule::kNameKind};
  // 其中乡村150个: a part too short to be a thing.
  const IndicatorName& of = among_ && !whole_.empty() ? whole_ : entity_;
  // 建成水利“小网格”420处,其中泵站12处: another noun than the quoted one.
  if (among_ && left.size() <= 2 && of.Folded(text_).ends_with(u'”')) {
    const int32_t begin = of.Hull().first;
    return {Joined({begin, begin + heads_.DeedOrVerb({begin, of.Hull().second})}, left),
            Rule::kNameKind};
  }
  // 引进人才127名,其中博士31名: persons who need no other noun.
  static constexpr std::u16string_view kDegrees[] = {u"博士", u"硕士", u"院士", u"教授"};
  if (among_ && !of.empty() && IsOneOf(left.Folded(text_), kDegrees)) {
    const auto [begin, end] = of.OnlyPiece();
    return {end > begin ? Joined({begin, begin + heads_.DeedLength(of)}, left) : left,
            Rule::kNameKind};
  }
  // 新增学位1.08万个,其中…幼儿园5所,新增学位1620个: the same, told of the part.
  if (among_ && left.size() <= 2 && !of.empty()) {
    const FoldedName all = of.Folded(text_);
    const bool same = words == all;
    // 各类学校360所,其中小学120所: schools as well.
    const bool school = IsAnyOf(words.back(), u"学中") && all.find(u"学校") != FoldedName::npos;
    // 总诊疗1840万人次,其中医院820万人次: nobody counts hospitals so.
    const bool visits = of_unit_ != nullptr && of_unit_->surface == "人次";
    const bool thing =
        school || (heads_.IsOnly(left, Cue::kGeneric) && words != u"城市" && !visits);
    // 义务教育在校生3.1万人,其中初中1.1万人: a stage of it needs no other name.
    static constexpr std::u16string_view kStages[] = {u"义务教育", u"义务教育阶段", u"高中阶段",
                                                      u"高中阶段教育", u"学前教育"};
    if (const auto [first, last] = of.OnlyPiece(); last - first > 6) {
      const Range pupils = heads_.TailOf({first, last});
      if (pupils.begin > first && IsOneOf(text_.Folded(first, pupils.begin), kStages))
        return {Joined(left, {pupils.begin, pupils.end}), Rule::kNameKind};
    }
    if (!same && !thing) {
      // 拆除违法建设46处,其中存量违建31处、新增违建15处: as much as it needs to be told by.
      if (const int32_t first = left.Hull().first;
          text_.Holds(first - 2, u"新增") && previous_.Folded(text_).ends_with(words))
        return {Joined({first - 2, first}, left), Rule::kNameKind};
      // 查处各类违法行为860起,其中酒驾32起: one of all the kinds there are.
      const auto [begin, end] = of.OnlyPiece();
      const int32_t deed = end > begin ? heads_.DeedLength(of) : 0;
      if (end > begin && text_.Holds(begin + deed, u"各类"))
        return {deed > 0 ? Joined({begin, begin + deed}, left) : left, Rule::kNameKind};
      return {GradeOf(left, of), Rule::kNameKind};
    }
  }
  if (const IndicatorName name = LevelOf(left); !name.empty()) {
    graded_ = true;
    return {name, Rule::kNameGraded};
  }
  // 移送线索126件,其中工程建设领域43件: those found there.
  static constexpr std::u16string_view kFields[] = {u"领域", u"方面", u"环节"};
  if (among_ && !of.empty() && total_unit_ == of_unit_ && left.size() <= 8 &&
      EndsWithAny(left.Folded(text_), kFields))
    return {GradeOf(left, of), Rule::kNameGraded};
  // 招商类35个: the things counted before, of one kind.
  if (IsAnyOf(words.back(), u"类型") && !entity_.empty() && left.size() <= 8)
    return {GradeOf(left, entity_), Rule::kNameGraded};
  // 发现隐患5.8万条,整改5.7万条; 排查整治隐患57处,已销号55处: of what was found.
  static constexpr std::u16string_view kFound[] = {u"发现", u"排查整治", u"排查", u"查出"};
  static constexpr std::u16string_view kMended[] = {u"整改", u"销号", u"办结", u"消除"};
  if (const auto [first, last] = entity_.OnlyPiece();
      last - first >= 4 && IsOneOf(words, kMended)) {
    if (const int32_t found = text_.LengthOfAny(first, kFound); found > 0) {
      graded_ = true;
      return {Joined(left, {first + found, last}), Rule::kNameGraded};
    }
  }
  // 新建气井12口、续建8口: the same things, by what was done to them; 培训班36期,培训2800人次 are
  // not.
  static constexpr std::u16string_view kStagesOf[] = {
      u"入库",     u"达产",     u"纳统", u"分配", u"配租",     u"配售", u"交付",     u"建成投产",
      u"建成投用", u"投产达效", u"投用", u"入住", u"分配入住", u"完工", u"交付使用", u"启用"};
  // 新建公租房600套,入住300套: behind a comma the unit must be the same.
  const bool tied = text_[left.Hull().first - 1] != u',' || of_unit_ == counts_unit_;
  const bool again = left.size() <= 4 && !entity_.empty() && !among_;
  const bool deeds =
      again && (heads_.DeedLength(left) == left.size() || (tied && IsOneOf(words, kStagesOf)) ||
                (left.size() == 4 && heads_.TellsDeedOnly(heads_.WithoutDeed(left))));
  // 招募志愿者320名,完成培训12次: how often it was done is not told of them.
  const bool times =
      of_unit_ != nullptr && (of_unit_->surface == "次" || of_unit_->surface == "场");
  const bool alike = total_unit_ == of_unit_ || !times;
  if (deeds && alike &&
      entity_.Folded(text_).find(std::u16string_view(words)) == std::u16string_view::npos) {
    graded_ = true;
    // 安居工程开工8.6万套,竣工6.9万套: the stage stands where the other one did.
    const IndicatorName stem = WithoutStage(entity_);
    if (stem.size() < entity_.size() && stem.Hull().first == entity_.Hull().first)
      return {Joined(stem, left), Rule::kNameGraded};
    IndicatorName things = ThingsOf(stem);
    // 基本建成|公租房: told of a thing that stands before.
    if (const auto [last, behind] = entity_.LastPiece();
        entity_.OnlyPiece().second == 0 && entity_.size() - (behind - last) == 4 &&
        behind < entity_.Hull().second && entity_.Folded(text_).starts_with(u"基本建成"))
      things = {last, behind};
    // 责令停产企业42家,关闭取缔18家: a noun behind another deed than a table has.
    if (const auto [first, last] = things.OnlyPiece();
        last - first > 6 && things.size() == entity_.size() && text_.Holds(last - 2, u"企业"))
      things = {last - 2, last};
    return {Joined(left, things), Rule::kNameGraded};
  }
  if (const IndicatorName name = OfSize(left); !name.empty()) return {name, Rule::kNameKind};
  return {WithKind(left), Rule::kNameKind};
}

// 农机报废更新3万台、置换更新9万台: nothing but a deed that ends as the one before does is done to
// the same things.
IndicatorName Namer::OfLikeDeed(const Anchor& figure, const IndicatorName& left) const {
  constexpr int32_t kDeedChars = 4;
  const auto [first, last] = previous_.OnlyPiece();
  const auto [begin, end] = left.OnlyPiece();
  const int32_t deed = last - kDeedChars;
  if (end - begin != kDeedChars || deed - first < 2 || begin != previous_end_ + 1 ||
      text_[begin - 1] != u'、' || figure.unit == nullptr || total_unit_ != figure.unit ||
      text_.Folded(end - 2, end) != text_.Folded(last - 2, last) ||
      heads_.DeedLength({end - 2, end}) != 2 || heads_.DeedLength({deed, last}) == 0)
    return {};
  return Joined({first, deed}, left);
}

IndicatorName Namer::OfSameThings(const Anchor& figure, const IndicatorName& left) {
  const FoldedName words = left.Folded(text_);
  // 新引进项目140个、金额620亿元,其中外资项目18个: part of those counted, not of their sum.
  // 上市公司18家,总市值320亿元。其中主板12家: nor are those of the sentence before.
  const IndicatorName& things = entity_.empty() ? carried_entity_ : entity_;
  if (among_ && !things.empty() && figure.HasClassifier() && whole_.size() > things.size() &&
      whole_.Folded(text_).starts_with(things.Folded(text_)))
    whole_ = things;
  // 生产空调26万台,出口9万台: of the things counted, by another deed.
  static constexpr std::u16string_view kTraded[] = {u"出口", u"进口", u"外销", u"销售", u"交易"};
  if (!entity_.empty() && !among_ && figure.unit != nullptr && total_unit_ == figure.unit &&
      IsOneOf(std::u16string_view(words), kTraded) && entity_.size() > 2 &&
      entity_.Folded(text_).find(std::u16string_view(words)) == std::u16string_view::npos) {
    graded_ = true;
    // 某厂销量30万辆、出口9万辆: of the same maker.
    if (const IndicatorName maker = heads_.WithoutTail(entity_); !maker.empty())
      return Joined(maker, left);
    return Joined(left, ThingsMade(entity_));
  }
  return {};
}

// 新建农田32万亩、改造提升9万亩: the same things by what else was done to them, by the same unit.
// 多计收入12亿元、少计3亿元: of the same.
IndicatorName Namer::OfOtherFault(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kFaults[] = {u"多计", u"少计", u"多报", u"少报", u"多列",
                                                    u"少列", u"虚增", u"虚减", u"漏计", u"漏报"};
  constexpr int32_t kFaultChars = 2;
  const int32_t fault = figure.begin - kFaultChars;
  const auto [begin, end] = previous_.OnlyPiece();
  if (!figure.Measures("money") || left.size() > kFaultChars || left.Hull().first < fault ||
      !IsAnyOf(text_[fault - 1], u"、,") || text_.LengthOfAny(fault, kFaults) == 0)
    return {};
  for (int32_t p = end - kFaultChars - 1; p >= begin; --p) {
    if (text_.LengthOfAny(p, kFaults) > 0)
      return Joined({fault, figure.begin}, {p + kFaultChars, end});
  }
  return {};
}

IndicatorName Namer::OfOtherDeed(const Anchor& figure, const IndicatorName& left) const {
  const auto [begin, end] = left.OnlyPiece();
  constexpr int32_t kDeedChars = 6;
  if (end <= begin || end - begin > kDeedChars || among_ || figure.unit == nullptr ||
      figure.unit != level_unit_ || !IsAnyOf(text_[begin - 1], u"、,") ||
      begin != previous_end_ + 1 ||
      !(figure.Measures("area") || figure.Measures("length") || figure.Measures("power")))
    return {};
  const int32_t deed = heads_.DeedLength(left);
  const bool deeds =
      deed > 0 && (begin + deed == end ||
                   heads_.DeedLength(IndicatorName(begin + deed, end)) == end - begin - deed);
  // 新建和改造提升农田5万亩(新建3万亩、改造提升2万亩): one of the deeds told of them all.
  if (const auto [first, last] = previous_.OnlyPiece(); deeds && bracket_ > last) {
    const size_t own = text_.Folded(first, last).find(text_.Folded(begin, end));
    const int32_t at = first + static_cast<int32_t>(own);
    if (own != std::u16string_view::npos && own > 0 && IsAnyOf(text_[at - 1], u"和、及"))
      return {at, last};
  }
  // 修复滩涂900亩,造林绿化2万亩: what is told of no thing.
  if (!deeds || text_.Holds(begin, u"造林") || heads_.DeedLength(previous_) == 0 ||
      previous_.Folded(text_).find(left.Folded(text_)) != FoldedName::npos)
    return {};
  const IndicatorName things = ThingsOf(previous_);
  return things.size() < 2 || things.size() == previous_.size() ? IndicatorName()
                                                                : Joined(left, things);
}

IndicatorName Namer::OfProjectsBefore(const Anchor& figure, const IndicatorName& left) {
  // 推进重大项目320个。新开工98个、竣工61个: of the projects that the sentence before counted.
  static constexpr std::u16string_view kStages[] = {u"新开工", u"开工",   u"竣工",
                                                    u"投产",   u"新竣工", u"新投产"};
  if (!entity_.empty() || carried_.size() < 4 || figure.unit == nullptr ||
      figure.unit->surface != "个" || !IsOneOf(std::u16string_view(left.Folded(text_)), kStages) ||
      !carried_.Folded(text_).ends_with(u"项目"))
    return {};
  entity_ = Joined(left, ThingsMade(carried_));
  graded_ = true;
  return entity_;
}

IndicatorName Namer::ThingsMade(const IndicatorName& name) const {
  static constexpr std::u16string_view kMade[] = {u"生产", u"推进", u"实施", u"收储", u"种植"};
  const IndicatorName things = ThingsOf(name);
  const auto [begin, end] = things.OnlyPiece();
  const int32_t made = end - begin > 3 ? text_.LengthOfAny(begin, kMade) : 0;
  const int32_t all = text_.Holds(begin + made, u"各类") ? 2 : 0;
  if (end - begin > 3 && EndsWithAny(text_.Folded(begin, end), kMade)) return {begin, end - 2};
  return made > 0 ? IndicatorName(begin + made + all, end) : things;
}

IndicatorName Namer::OfSize(const IndicatorName& left) const {
  const auto [begin, end] = sized_.OnlyPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  if (end - begin < 4 || own_end - own_begin < 3 || own_end - own_begin > 6 ||
      text_.Folded(end - 2, end) != text_.Folded(own_end - 2, own_end))
    return {};
  // 外资项目 is another kind, of any size; 实施重点项目 tells of no stage.
  const auto words = text_.Folded(own_begin, own_end);
  if (words.starts_with(u"实施") ||
      (heads_.DeedLength(left) == 0 && words.find(u'建') == words.npos))
    return {};
  // 签约亿元以上项目50个,确保开工项目30个: told anew.
  static constexpr std::u16string_view kAnew[] = {u"确保", u"力争", u"争取"};
  if (EndsWithAny(text_.Folded(std::max(sentence_.begin, own_begin - 2), own_begin), kAnew))
    return {};
  return Joined({begin, heads_.SizeEnd(begin)}, left);
}

IndicatorName Namer::InsuredOf(const IndicatorName& left) const {
  const auto [begin, end] = whole_.OnlyPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  IndicatorName name;
  // 参加养老保险人数…,其中参保职工…: of that insurance.
  const size_t insurance = text_.Folded(begin, end).find(u"保险");
  if (text_.Folded(own_begin, own_begin + 2) == u"参保" && insurance != std::u16string_view::npos) {
    const int32_t joins = text_.Folded(begin, begin + 2) == u"参加" ? 2 : 0;
    name.Append(begin + joins, begin + static_cast<int32_t>(insurance) + 2);
    name.Append(left);
    return name;
  }
  // 养老保险参保人数34万人,其中城镇职工养老保险33万人
  if (left.Folded(text_).ends_with(u"保险") && text_.Folded(begin, end).ends_with(u"参保人数"))
    return Joined(left, {end - 4, end});
  // 参加养老保险人数286万人,其中城镇职工98万人.
  const auto joined = text_.Folded(begin, begin + 2);
  // 参加职工养老保险52万人,其中在职职工30万人,离退休人员22万人: who of them works, and who does
  // not.
  static constexpr std::u16string_view kWork[] = {u"在职", u"在岗", u"离退休", u"退休", u"离休"};
  if (joined == u"参加" && insurance != std::u16string_view::npos &&
      insurance + 2 == text_.Folded(begin, end).size() && own_end - own_begin <= 6 &&
      text_.LengthOfAny(own_begin, kWork) > 0)
    return Joined(whole_, left);
  if (joined == u"参加" && insurance != std::u16string_view::npos &&
      (left.Folded(text_).ends_with(u"职工") || left.Folded(text_).ends_with(u"居民"))) {
    name = left;
    name.Append(begin + 2, begin + static_cast<int32_t>(insurance) + 2);
    name.Append("参保人数");
    return name;
  }
  // 养老保险参保人数120万人,其中,在岗职工80万人.
  static constexpr std::u16string_view kInsured[] = {u"职工", u"居民", u"人员"};
  const FoldedName own = left.Folded(text_);
  if (insurance != std::u16string_view::npos && whole_.Folded(text_).ends_with(u"人数") &&
      EndsWithAny(own, kInsured) && own.find(u"保险") == own.npos) {
    name.Append(begin, begin + static_cast<int32_t>(insurance) + 2);
    name.Append(left);
    return name;
  }
  return {};
}

IndicatorName Namer::KeptOf(const IndicatorName& left) const {
  // 特困供养对象372人,其中集中供养339人: in which way those persons are kept.
  static constexpr std::u16string_view kWays[] = {u"集中", u"分散", u"散居", u"机构", u"居家"};
  static constexpr std::u16string_view kPersons[] = {u"对象", u"人员", u"人口", u"孤儿", u"儿童"};
  constexpr int32_t kWayChars = 4;
  const auto [begin, end] = whole_.OnlyPiece();
  const int32_t own = left.Hull().first;
  if (left.size() != kWayChars || end >= own || text_.LengthOfAny(own, kWays) == 0 ||
      !EndsWithAny(text_.Folded(begin, end), kPersons))
    return {};
  static constexpr std::u16string_view kKept[] = {u"供养", u"养育", u"安置", u"照料", u"养老"};
  return EndsWithAny(left.Folded(text_), kKept) ? Joined(whole_, left) : IndicatorName();
}

IndicatorName Namer::OfWholesSize(const IndicatorName& left) const {
  // 签约亿元以上项目50个,其中工业项目30个: of that size as well; 十亿元以上项目 has one of its own.
  constexpr int32_t kKindChars = 10;
  const auto [begin, end] = whole_.OnlyPiece();
  const auto [own, own_end] = left.OnlyPiece();
  if (own_end - own < 3 || own_end - own > kKindChars || end - begin < 6 ||
      text_.Folded(end - 2, end) != text_.Folded(own_end - 2, own_end) ||
      text_.Folded(own, own_end).find_first_of(u"亿万") != std::u16string_view::npos ||
      heads_.DeedLength(left) > 0)
    return {};
  const int32_t deed = begin + heads_.DeedOrVerb({begin, end});
  const int32_t size = heads_.SizeEnd(deed);
  return size > deed && size < end ? Joined({begin, size}, left) : IndicatorName();
}

IndicatorName Namer::PartOf(const IndicatorName& left) const {
  const auto [begin, end] = whole_.OnlyPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  if (!among_ || end - begin < 4 || own_end - own_begin < 2) return {};
  IndicatorName name;
  // 其中市直建设高中2所、初中1所: of the same office, by the same deed.
  if (const Range office = OfficeOf(previous_);
      text_[own_begin - 1] == u'、' && own_begin - 1 == previous_end_ && !office.empty() &&
      OfficeOf(left).empty() && OfficeOf(whole_).empty() && previous_counted_unit_) {
    const int32_t deed = heads_.DeedLength(IndicatorName(office.end, previous_.Hull().second));
    const bool own = heads_.DeedLength(left) > 0;
    if (deed > 0 || own) return Joined({office.begin, office.end + (own ? 0 : deed)}, left);
  }
  if (const IndicatorName insured = InsuredOf(left); !insured.empty()) return insured;
  if (const IndicatorName kept = KeptOf(left); !kept.empty()) return kept;
  if (const IndicatorName sized = OfWholesSize(left); !sized.empty()) return sized;
  if (const IndicatorName newly = NewlyAsWhole(left); !newly.empty()) return newly;
  // 床位26886张,其中卫生院6163张; 床位1460张,其中公办养老机构4家 counts other things.
  if (text_.Folded(end - 2, end) == u"床位" &&
      !(of_unit_ != nullptr &&
        (of_unit_->surface == "家" || (of_unit_->surface == "个" && level_unit_ != of_unit_))) &&
      !left.Folded(text_).ends_with(u"床位"))
    return Joined(left, {end - 2, end});
  // 研究生招生2万人,其中博士生0.3万人
  if (text_.Holds(end - 2, u"招生") && text_[own_end - 1] == u'生')
    return Joined(left, {end - 2, end});
  // 电话用户总数485万户,其中固定电话57万户.
  static constexpr std::u16string_view kUsers[] = {u"用户总数", u"用户数", u"用户"};
  static constexpr auto kUserEnds = WordEnds(kUsers);
  if (const int32_t users = kUserEnds.LengthIn(text_.Folded(begin, end));
      users > 0 && own_end - own_begin <= 8 && left.Folded(text_).find(u"用户") == FoldedName::npos)
    return Joined(left, {end - users, end - users + 2});
  // 授权专利370件,其中发明专利82件.
  static constexpr std::u16string_view kPatents[] = {u"授权专利", u"申请专利", u"有效专利",
                                                     u"受理专利"};
  if (own_end - own_begin > 2 && IsOneOf(text_.Folded(begin, end), kPatents) &&
      left.Folded(text_).ends_with(u"专利") &&
      text_.Folded(own_begin, own_begin + 2) != text_.Folded(begin, begin + 2))
    return Joined({begin, end - 2}, left);
  // 医院 of 床位数, 私人汽车 of 保有量; 农村 is no thing that there is a stock of.
  static constexpr std::u16string_view kStocks[] = {u"床位数", u"保有量"};
  static constexpr std::u16string_view kSides[] = {u"农村", u"城镇", u"乡村", u"城市", u"市区"};
  if (EndsWithAny(text_.Folded(begin, end), kStocks) && !IsAnyOf(text_[own_end - 1], u"量数率") &&
      text_[own_begin] != u'新' && !IsOneOf(text_.Folded(own_begin, own_end), kSides))
    return Joined(left, {end - 3, end});
  // 专利授权1786件,其中发明专利296件: what happened to the whole happened to the part.
  const auto thing = text_.Folded(begin, begin + 2);
  const IndicatorName before(own_begin, std::max(own_begin, own_end - 2));
  const bool another = (heads_.CuesOf(before) & Bit(Cue::kIncomplete)) != 0;  // 出栏生猪
  // 人才资源总量48万人,其中高层次人才4万人: how many all are is no more that happened to them.
  const bool summed = thing != u"专利" && IsAnyOf(text_[end - 1], u"量数");
  if (own_end - own_begin > 2 && !another && !summed && !heads_.FigureAt(own_begin) &&
      end - begin <= (thing == u"专利" ? 8 : 6) && end - begin > 3 &&
      text_.Folded(own_end - 2, own_end) == thing &&
      heads_.DeedLength(IndicatorName(begin, end)) == 0)
    return Joined(left, {begin + 2, end});
  // 信息860条,其中被省级采用32条.
  if (text_[own_begin] == u'被') {
    name = left;
    name.Append("的");
    name.Append(heads_.WithoutDeed(whole_));
    return name;
  }
  // 项目540个,其中建成投产327个: what was done to some of them.
  if (heads_.IsOnly(left, Cue::kVerb)) return Joined(left, whole_);
  // 获得省级奖牌46枚,其中金牌12枚: a kind of the same noun.
  if (own_end - own_begin == 2 && text_[end - 1] == text_[own_end - 1]) {
    name.Append(begin, WithoutQualifier(begin, end - 2));
    name.Append(left);
    return name;
  }
  // 谋划重大项目90个,其中物流项目60个: the same noun of one kind, and the same deed.
  const Token& first = heads_.Next(begin);
  if (first.begin != begin || !first.IsAny(Bit(Cue::kDeed) | Bit(Cue::kVerb)) ||
      text_.Folded(end - 2, end) != text_.Folded(own_end - 2, own_end) ||
      heads_.DeedLength(left) > 0 ||
      text_.Folded(first.begin, first.end) ==
          text_.Folded(own_begin, own_begin + first.end - first.begin))
    return {};
  const bool deeds = text_.Folded(begin, end).find(u'、') != std::u16string_view::npos;
  const int32_t cut = deeds ? WithoutQualifier(begin, end - 2) : first.end;
  if (cut - begin < 2) return {};
  name.Append(begin, cut);
  name.Append(left);
  return name;
}

IndicatorName Namer::NewlyAsWhole(const IndicatorName& left) const {
  // 新登记市场主体8万户,其中,私营企业2万户: registered as well.
  static constexpr std::u16string_view kNewly[] = {u"新登记", u"新设立", u"新注册", u"新设"};
  static constexpr std::u16string_view kOwners[] = {u"企业", u"工商户", u"合作社"};
  if (!among_) return {};
  const auto [begin, end] = whole_.OnlyPiece();
  const FoldedName own = left.Folded(text_);
  const int32_t newly = text_.LengthOfAny(begin, kNewly);
  if (text_.Holds(left.Hull().first - 2, u"新增")) return {};  // told by a deed of its own
  // 新增存贷款50亿元,其中制造业贷款6亿元: so much more of them, and no stock.
  constexpr int32_t kPartChars = 10;
  const auto words = text_.Folded(begin, end);
  if (const size_t more = words.find(u"新增");
      more != words.npos && static_cast<int32_t>(own.size()) <= kPartChars && own.size() > 2 &&
      words.size() > more + 3 &&
      words.substr(words.size() - 2) == std::u16string_view(own).substr(own.size() - 2))
    return Joined({begin, begin + static_cast<int32_t>(more) + 2}, left);
  if (end - begin < 4 || own.starts_with(u"新") || !EndsWithAny(own, kOwners) || newly == 0)
    return {};
  return Joined({begin, begin + newly}, left);
}

int32_t Namer::WithoutQualifier(int32_t begin, int32_t end) const {
  if (end - begin < 2) return end;
  const auto qualifier = text_.Folded(end - 2, end);
  const bool drops =
      qualifier == u"重大" || qualifier == u"重点" || qualifier == u"主要" || qualifier == u"各类";
  return drops ? end - 2 : end;
}

// 带动销售汽车2万辆、家电9万台: how long the words are that tell what was brought about, and by
// what; 0 when they do not stand at `at`.
int32_t Namer::BroughtAt(int32_t at) const {
  static constexpr std::u16string_view kBrings[] = {u"带动", u"拉动", u"补贴", u"支持", u"撬动"};
  static constexpr std::u16string_view kBought[] = {u"销售", u"购置", u"购买",
                                                    u"采购", u"更新", u"换购"};
  return text_.LengthOfAny(at, kBrings) > 0 && text_.LengthOfAny(at + 2, kBought) > 0 ? 4 : 0;
}

Range Namer::DeedsOf(Range name) const {
  // 高质量办结议案12件、提案30件: how it was done is told of the first alone.
  static constexpr std::u16string_view kHow[] = {u"高质量", u"高标准", u"高水平", u"高效"};
  // 开工改造老旧小区9个、背街小巷6条, 开工新建、改扩建学校2所、医院1所: how far it came, and what.
  static constexpr std::u16string_view kStages[] = {u"新开工", u"开工", u"完成", u"启动"};
  const int32_t begin = name.begin + text_.LengthOfAny(name.begin, kHow);
  if (text_.Holds(begin, u"建设用地")) return {begin, begin};  // a kind of land
  int32_t end = begin + heads_.DeedLength(IndicatorName(begin, name.end));
  if (const int32_t brought = BroughtAt(begin); brought > 0) return {begin, begin + brought};
  if (text_.LengthOfAny(begin, kStages) != end - begin) {
    // 新建改扩建学校2所、医院1所: both; 新建安置房12套 is one.
    for (bool more = end > begin; more;) {
      const int32_t next = end + heads_.DeedLength(IndicatorName(end, name.end));
      more = next > end && next + 1 < name.end && text_[next - 1] == u'建';
      if (more) end = next;
    }
    // 新建和改造供水管网12公里、排水管网26公里: both of a pair, too.
    if (end > begin && IsAnyOf(text_[end], u"和及或、")) {
      const int32_t pair = heads_.DeedLength(IndicatorName(end + 1, name.end));
      if (pair > 1 && end + 1 + pair + 2 <= name.end) return {begin, end + 1 + pair};
    }
    return {begin, end};
  }
  for (int32_t at = end; at > begin;) {
    const int32_t next = at + heads_.DeedLength(IndicatorName(at, name.end));
    // 开工建设项目: what is so wide is no thing that the deed was done to.
    if (next == at || name.end - next < 3) break;
    end = next;
    at = text_[next] == u'、' ? next + 1 : begin;
  }
  return {begin, end};
}

IndicatorName Namer::WithDeed(const IndicatorName& left) const {
  static constexpr std::u16string_view kPut[] = {u"建议", u"议案", u"提案"};
  // 惠及企业3600家、职工8.5万人: by the same.
  if (!reach_.empty() && left.size() >= 2 && text_[left.Hull().first - 1] == u'、')
    return Joined(reach_, left);
  const auto [begin, end] = left.OnlyPiece();
  if (!IsAnyOf(text_[begin - 1], u"、和及与 ")) return {};
  // 新入库企业60家、高新技术企业保有量110家: nothing was done to a stock.
  static constexpr std::u16string_view kKept[] = {u"保有量", u"存量", u"存栏"};
  if (EndsWithAny(text_.Folded(begin, end), kKept) || text_.Holds(begin, u"出让") ||
      text_.Holds(begin, u"到位"))
    return {};
  // 资助参保支出0.5亿元、直接救助支出2.7亿元: each has the head noun of its own.
  if (left.size() > 4 && left.Folded(text_).ends_with(u"支出") &&
      previous_.Folded(text_).ends_with(u"支出"))
    return {};
  // “惠民”工程|更新汽车: the deed stands behind what owns it.
  const auto [piece, piece_end] = previous_.LastPiece();
  const bool brought = !previous_.empty() && BroughtAt(previous_.Hull().first) > 0;
  const auto [first, last] =
      brought || heads_.DeedLength(previous_) > 0 ? previous_.Hull() : std::pair{piece, piece_end};
  if (end <= begin || last <= first || begin - last > 40 || begin <= sentence_.begin) return {};
  const Range deeds = DeedsOf({first, last});
  const int32_t deed = deeds.end - deeds.begin;
  // 保供企业储备粮油1.2万吨、蔬菜8600吨: who did it stands before the deed.
  if (deed == 0 && first == piece && figure_mass_) {
    for (const Token& token : heads_.Within({first, last})) {
      if (token.begin - first < 2 || last - token.end < 2 || !token.Is(Cue::kDeed) ||
          token.Is(Cue::kHead) || left.size() > 6 || !IsAnyOf(text_[begin - 1], u"、和"))
        continue;
      return Joined({first, token.end}, left);
    }
  }
  const bool in_text =
      first == piece || previous_.Folded(text_).starts_with(text_.Folded(first, deeds.end));
  if (deed == 0 || !in_text || deeds.end + 1 >= last || left.size() < 2 ||
      heads_.DeedLength(left) > 0)
    return {};
  int32_t joint = begin - 1;
  while (joint > last && IsBlank(text_[joint])) --joint;
  if (!IsAnyOf(text_[joint], u"、和及与")) return {};
  const Token& own = heads_.Next(begin);
  if (own.begin == begin && own.Is(Cue::kVerb)) return {};
  // 补贴购置农机800台、企业120家: a head of its own is nothing that was bought.
  if (brought && !heads_.TailOf({begin, end}).empty()) return {};
  // 开展治理320处、搬迁1150户: a deed itself.
  if (own.begin == begin && own.end == end && own.Is(Cue::kDeverbal)) return {};
  // 办理市人大代表议案3项、建议412件: by whom both were put.
  static constexpr std::u16string_view kBy[] = {u"代表", u"委员"};
  for (int32_t p = deeds.end; IsOneOf(text_.Folded(begin, end), kPut) && p + 3 < last; ++p) {
    if (text_.LengthOfAny(p, kBy) > 0 && first == piece) return Joined({deeds.begin, p + 2}, left);
  }
  return Joined({deeds.begin, deeds.end}, left);
}

bool Namer::SharesTail(const IndicatorName& left) const {
  const auto [begin, end] = previous_.OnlyPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  if (end <= begin || own_end <= own_begin || own_begin <= end || text_[own_begin - 1] != u'、')
    return false;
  const Range tail = heads_.IncompleteTail({begin, end});
  return tail.end - tail.begin == 3 &&
         text_.Folded(end - 2, end) == text_.Folded(own_end - 2, own_end);
}

bool Namer::GradedPart(const IndicatorName& name) const {
  const int32_t begin = name.Hull().second == 0 ? 0 : name.OwnWords().first;
  const FoldedName words = name.Folded(text_);
  const FoldedName whole = heads_.WithoutGrade(whole_).Folded(text_);
  return begin > 0 && whole.size() > 3 && words.size() > whole.size() && words.ends_with(whole) &&
         heads_.BeginsWith(begin, Bit(Cue::kGraded));
}

// 创业板 behind 主板上市公司: another of the sides that the whole is parted into.
bool Namer::SidePart(const IndicatorName& name, const IndicatorName& left) const {
  const auto [begin, end] = name.OwnWords();
  return end - begin == 2 && name.size() > 4 && text_[end - 1] == text_[left.Hull().second - 1] &&
         name.Folded(text_).ends_with(heads_.WithoutGrade(whole_).Folded(text_));
}

bool Namer::IsTwoPlaces(const IndicatorName& name) const {
  constexpr size_t kPlacesChars = 12;
  const FoldedName words = name.Folded(text_);
  const size_t dot = words.find(u'·');
  return dot != words.npos && dot > 1 && words.size() <= kPlacesChars && EndsPlace(words.back()) &&
         EndsPlace(words[dot - 1]);
}

IndicatorName Namer::OfMain(const Anchor& figure, const IndicatorName& left) {
  const int32_t begin = left.OnlyPiece().first;
  const bool first = text_.Holds(begin - 3, u"主要是") || text_.Holds(begin - 3, u"主要为");
  if (!first && (mainly_.empty() || text_[begin - 1] != u'、')) return {};
  const bool same = figure.unit != nullptr && figure.unit == level_unit_;
  if (!same || !(IsOrgan(left) || left.Folded(text_).ends_with(u"景区"))) return {};
  if (first) mainly_ = last_;
  return mainly_.empty() ? IndicatorName() : Joined(left, mainly_);
}

// 普惠幼儿园占 of 幼儿园412所,其中普惠占86%: those counted right before it, of one kind.
IndicatorName Namer::ShareOfKind(const Anchor& figure, const IndicatorName& left) {
  constexpr int32_t kKindChars = 2;
  static constexpr std::u16string_view kWhole[] = {u"企业", u"地方", u"全市", u"上级", u"中央"};
  const auto [begin, end] = left.OnlyPiece();
  if (!among_ || !figure.Measures("share") || end - begin != kKindChars + 1 ||
      text_[end - 1] != u'占' || whole_.size() < 2 ||
      !(previous_counted_unit_ ||
        (level_unit_ != nullptr && level_unit_->dimension == "persons")) ||
      whole_.Hull() != previous_.Hull() || begin - previous_end_ > 4)
    return {};
  const IndicatorName kind(begin, end - 1);
  if (heads_.IsOnly(kind, Cue::kGeneric) || IsOneOf(kind.Folded(text_), kWhole) ||
      !heads_.TailOf({begin, end - 1}).empty() || heads_.DeedLength(kind) > 0)
    return {};
  return Joined(GradeOf(kind, whole_), {end - 1, end});
}

IndicatorName Namer::PartLike(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kParts[] = {
      u"工资性收入",     u"经营净收入",   u"经营性净收入", u"家庭经营净收入",
      u"家庭经营性收入", u"财产净收入",   u"财产性净收入", u"财产性收入",
      u"转移净收入",     u"转移性净收入", u"转移性收入"};
  static constexpr std::u16string_view kBudgeted[] = {u"收入", u"支出", u"税"};
  const FoldedName words = left.Folded(text_);
  const bool money = figure.Measures("money");
  if (words.ends_with(u'占')) return {};  // 其中路网建设占23%: no part of that name
  if (const IndicatorName side = OfSideRate(figure, left); !side.empty()) return side;
  if (const IndicatorName part = OfDeedOfWhole(figure, left); !part.empty()) return part;
  if (const IndicatorName part = OfQualified(left); !part.empty()) return part;
  if (!income_.empty() && ((money && figure.power == 0) || !money) && IsOneOf(words, kParts)) {
    constexpr int32_t kTail = 5;  // 可支配收入
    const auto [begin, end] = income_.LastPiece();
    IndicatorName name(begin, end - kTail);
    name.Append(left);
    return name;
  }
  // 进出口总值增长9%,其中对东盟增长31%: of the same trade.
  if (among_ && words.size() > 2 && words.size() <= 12 && words[0] == u'对' && !whole_.empty() &&
      left.Hull().first > whole_.Hull().second) {
    static constexpr std::u16string_view kTrade[] = {u"进出口", u"总值", u"总额",   u"出口",
                                                     u"进口",   u"贸易", u"出口额", u"进口额"};
    if (EndsWithAny(whole_.Folded(text_), kTrade) && !EndsWithAny(words, kTrade))
      return Joined(left, whole_);
  }
  if (const IndicatorName price = PriceOf(figure, left); !price.empty()) return price;
  if (const IndicatorName spent = SpentOn(left, money ? figure.power == 0 : true); !spent.empty())
    return spent;
  // 社会消费品零售总额…,按经营地统计,城镇…,乡村….
  static constexpr std::u16string_view kSides[] = {u"城镇", u"乡村", u"农村"};
  // 发放补助金2.8亿元,其中城市0.6亿元、农村2.2亿元.
  static constexpr std::u16string_view kTwoSides[] = {u"城市", u"农村", u"城镇", u"乡村"};
  if (among_ && money && IsOneOf(words, kTwoSides) && !whole_.empty() &&
      heads_.DeedLength(whole_) > 0)
    return Joined(left, whole_);
  const IndicatorName& first_told = levels_.empty() && divided_ ? whole_
                                    : levels_.empty()           ? IndicatorName()
                                                                : levels_.front();
  if (IsOneOf(words, kSides) && !first_told.empty() &&
      (first_told.Folded(text_).ends_with(u"消费品零售总额") ||
       first_told.Folded(text_).ends_with(u"消费品零售额"))) {
    IndicatorName name = left;
    name.Append("消费品零售额");
    return name;
  }
  // 再融资债券50亿元,其中:市直3.8亿元,甲区2亿元.
  static constexpr std::u16string_view kOffices[] = {u"市直", u"省直", u"区直", u"县直", u"县区"};
  const bool paid = among_ && money && !whole_.empty();
  const bool place =
      paid && ((left.size() <= 5 && (EndsPlace(words.back()) || IsOneOf(words, kOffices))) ||
               IsTwoPlaces(left));
  if (place && figure.type == AnchorType::kQuantity)
    return Joined(left, heads_.WithoutGrade(whole_));
  // 市级一般公共预算收入78亿元,其中税收收入45亿元: of the same level.
  if (const Range office = paid ? OfficeOf(whole_) : Range{};
      !office.empty() && OfficeOf(left).empty() &&
      whole_.Folded(text_).find(u"预算") != FoldedName::npos && EndsWithAny(words, kBudgeted) &&
      words.find(u"预算") == FoldedName::npos && !IsAnyOf(text_[left.Hull().first - 2], u"全我本"))
    return Joined({office.begin, office.end}, left);
  if (const IndicatorName newly = NewlyAsWhole(left); !newly.empty()) return newly;
  if (const IndicatorName narrower = OfNarrower(left); !narrower.empty()) return narrower;
  if (const IndicatorName name = OfReckoned(left); !name.empty()) return name;
  // 单产402公斤,其中夏粮5.2万吨: what is harvested then.
  static constexpr std::u16string_view kHarvests[] = {u"夏粮", u"秋粮",     u"早稻",
                                                      u"春粮", u"夏收粮食", u"秋收粮食"};
  if (figure.Measures("mass") && IsOneOf(std::u16string_view(words), kHarvests)) {
    IndicatorName name = left;
    name.Append("产量");
    return name;
  }
  // 参保率98%,其中居民97%: the same rate.
  constexpr int32_t kGroupChars = 4;
  if (among_ && figure.Measures("share") && left.size() <= kGroupChars && left.size() >= 2 &&
      whole_.size() <= 2 * kGroupChars && whole_.size() > 2 &&
      whole_.Folded(text_).back() == u'率' &&
      heads_.TailOf({left.Hull().first, left.Hull().second}).empty())
    return Joined(left, whole_);
  // 工业增加值下降3%,…水泥412万吨: no value is weighed.
  const bool weighed = figure.Measures("mass");
  const IndicatorName& of = among_ || divided_ ? whole_ : last_;
  static constexpr std::u16string_view kValues[] = {u"增加值", u"产值", u"收入",
                                                    u"利润",   u"投资", u"额"};
  // 发电量1000亿度,其中外送电800亿度: what is sent away is no output.
  const auto odd = [&] {
    const FoldedName all = of.Folded(text_);
    return (weighed && EndsWithAny(all, kValues)) ||
           (all.ends_with(u"发电量") && (words[0] == u'外' || !figure.Measures("energy")));
  };
  if ((among_ || divided_ || words.back() == u'类') && !odd()) {
    const IndicatorName name = OfWhole(among_ || divided_ ? whole_ : last_, left);
    if (!name.empty()) return name;
  }
  return OfSibling(figure, left);
}

// 公立医院病床使用率 of 医院病床使用率71%,其中公立医院76%: of those of one kind.
IndicatorName Namer::OfQualified(const IndicatorName& left) const {
  const auto [begin, end] = whole_.OnlyPiece();
  const auto [own, own_end] = left.OnlyPiece();
  if (!among_ || own_end - own < 4 || own_end - own > 8 || end - begin < 6 || own < end ||
      !heads_.EndsIn(left, Cue::kGeneric) || heads_.DeedLength(left) > 0)
    return {};
  const size_t kind = text_.Folded(begin, end).find(text_.Folded(own_end - 2, own_end));
  if (kind == std::u16string_view::npos || kind > 4) return {};
  const int32_t rest = begin + static_cast<int32_t>(kind) + 2;
  return end - rest >= 3 && !heads_.TailOf({rest, end}).empty() ? Joined(left, {rest, end})
                                                                : IndicatorName();
}

// 汽车产量 of 主要产品中,水泥产量210万吨,增长3%;汽车12万辆: goods by any unit, where the sentence
// opens with them.
IndicatorName Namer::OfGoodsOpened(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kOpens[] = {
      u"主要产品中", u"主要工业产品中", u"主要农产品中", u"主要产品产量中", u"主要工业产品产量中"};
  constexpr int32_t kGoodsChars = 8;
  const auto [begin, end] = left.OnlyPiece();
  if (text_.LengthOfAny(sentence_.begin, kOpens) == 0 || end - begin < 2 ||
      end - begin > kGoodsChars || !IsAnyOf(text_[begin - 1], u",;、") ||
      figure.type != AnchorType::kQuantity || figure.unit == nullptr ||
      !previous_.Folded(text_).ends_with(u"产量") || !heads_.TailOf({begin, end}).empty() ||
      heads_.DeedLength(left) > 0)
    return {};
  const std::string_view dimension = figure.unit->dimension;
  if (dimension == "money" || dimension == "share" || dimension == "points" ||
      dimension == "time" || dimension == "persons")
    return {};
  IndicatorName name = left;
  name.Append("产量");
  return name;
}

IndicatorName Namer::OfListFrame(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kPers[] = {u"每百户", u"每千户"};
  static constexpr std::u16string_view kOwns[] = {u"平均拥有", u"拥有"};
  static constexpr std::u16string_view kKept[] = {u"出栏", u"存栏"};
  constexpr int32_t kThingChars = 8;
  constexpr int32_t kFrameChars = 12;
  const auto [begin, end] = left.OnlyPiece();
  const int32_t first = previous_.Hull().first;
  if (end - begin < 1 || end - begin > kThingChars || text_[begin - 1] != u'、' ||
      begin - 1 != previous_end_ || first >= begin || !figure.CountsThings() ||
      !heads_.TailOf({begin, end}).empty())
    return {};
  if (const int32_t kept = text_.LengthOfAny(first, kKept); kept > 0)
    return heads_.DeedLength(left) == 0 ? Joined({first, first + kept}, left) : IndicatorName();
  if (text_.LengthOfAny(first, kPers) == 0) return {};
  for (int32_t p = first + 3; p < first + kFrameChars; ++p) {
    if (const int32_t owns = text_.LengthOfAny(p, kOwns); owns > 0)
      return Joined({first, p + owns}, left);
  }
  return {};
}

IndicatorName Namer::OfAge(const Anchor& figure) const {
  static constexpr std::u16string_view kPeople[] = {u"人口", u"人数"};
  const size_t behind = sentence_.IndexOf(figure.begin);
  if (behind == 0 || !figure.Measures("persons")) return {};
  const Token& token = sentence_.tokens[behind - 1];
  if (token.anchor < 0 || token.end != figure.begin) return {};
  const Anchor& age = sentence_.At(token);
  if (age.unit == nullptr || age.unit->surface != "岁") return {};
  const auto people = [this](const IndicatorName& name) {
    return EndsWithAny(name.Folded(text_), kPeople);
  };
  const IndicatorName& told = among_ && people(whole_) ? whole_
                              : levels_.empty()        ? carried_
                                                       : levels_.front();
  if (!people(told) || told.Hull().first > age.begin) return {};
  // 60岁及以上|户籍人口, 女性|户籍人口: the other part is none of it.
  const auto [begin, end] = told.LastPiece();
  const IndicatorName whole(begin, end);
  return Joined({age.begin, age.end}, told.OnlyPiece().second == 0 && people(whole) ? whole : told);
}

// 城市居民消费价格 of 居民消费价格上涨0.3%,其中城市…, 鲜果价格 of 食品中,鲜菜价格上涨6%,鲜果…,
// 限上单位家电类商品零售 of 限上单位商品零售中,家电类….
IndicatorName Namer::PriceOf(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kSides[] = {u"城市", u"农村", u"城镇", u"乡村"};
  constexpr std::u16string_view kPrice = u"居民消费价格";
  constexpr int32_t kGoodsChars = 8;
  const auto [begin, end] = left.OnlyPiece();
  if (!(among_ || divided_ || foods_) || !figure.Measures("share") || end - begin < 2 ||
      !heads_.TailOf({begin, end}).empty())
    return {};
  const FoldedName whole = whole_.Folded(text_);
  if (among_ && IsOneOf(text_.Folded(begin, end), kSides) && whole.starts_with(kPrice))
    return Joined(left, whole_);
  if (foods_ && end - begin <= kGoodsChars && IsAnyOf(text_[begin - 1], u",、;")) {
    IndicatorName name = left;
    name.Append("价格");
    return name;
  }
  constexpr std::string_view kSold = "商品零售";
  if (!(among_ || divided_) || end - begin > 2 * kGoodsChars || !whole.ends_with(u"商品零售"))
    return {};
  const Range scope = ScopeOf(whole_);
  IndicatorName name(scope.begin, scope.end);
  name.Append(left);
  name.Append(kSold);
  return name;
}

// 居民人均居住消费支出 of 居民人均消费支出1.7万元,其中食品烟酒5412元,居住3867元.
IndicatorName Namer::SpentOn(const IndicatorName& left, bool plain) const {
  static constexpr std::u16string_view kKinds[] = {
      u"食品烟酒",       u"食品",     u"衣着",           u"居住",           u"生活用品及服务",
      u"生活用品和服务", u"交通通信", u"交通和通信",     u"交通通讯",       u"教育文化娱乐",
      u"教育文化和娱乐", u"医疗保健", u"其他用品及服务", u"其他用品和服务", u"其他商品和服务"};
  constexpr int32_t kTailChars = 4;  // 消费支出
  if (!plain || consumption_.empty() || !IsOneOf(std::u16string_view(left.Folded(text_)), kKinds))
    return {};
  const auto [begin, end] = consumption_.LastPiece();
  IndicatorName name(begin, end - kTailChars);
  name.Append(left);
  name.Append(end - kTailChars, end);
  return name;
}

// 居民恩格尔系数32%,其中城镇30%、农村34%: of each side of those that the whole is of.
IndicatorName Namer::OfSideRate(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kSides[] = {u"城镇", u"农村", u"城市", u"乡村",
                                                   u"男性", u"女性", u"居民", u"职工"};
  static constexpr std::u16string_view kAll[] = {u"全体", u"城乡", u"全国", u"全省", u"全市"};
  static constexpr std::u16string_view kRates[] = {u"率", u"系数", u"价格"};
  // 住院分娩率99%(市99.5%,县98.9%)
  if (figure.Measures("share") && left.size() == 1 && bracket_ >= 0 && outside_.end >= 0 &&
      IsAnyOf(left.Folded(text_)[0], u"市县") && outside_.previous.Folded(text_).ends_with(u'率'))
    return Joined(left, outside_.previous);
  if (!figure.Measures("share") || left.size() != 2 || !IsOneOf(left.Folded(text_), kSides))
    return {};
  auto [begin, end] = whole_.OnlyPiece();
  const int32_t own = left.Hull().first;
  if (!among_) {
    // 恩格尔系数为31%,城镇为30%,农村为33%
    const auto [piece, piece_end] = previous_.LastPiece();
    const bool next =
        own == previous_end_ + 1 && text_[previous_end_] == u',' && text_[own + 2] == u'为';
    if (!next) return {};
    begin = piece;
    end = piece_end;
  }
  if (end - begin < 3 || end >= own || !EndsWithAny(text_.Folded(begin, end), kRates)) return {};
  begin += text_.LengthOfAny(begin, kAll);
  // 城镇居民 needs no other noun.
  if (text_.LengthOfAny(begin, kSides) == 2 && !text_.Holds(begin, u"居民")) return {};
  if (text_.Holds(own, u"职工") && text_.Holds(begin, u"居民")) return {};
  return Joined(left,
                {begin + (text_.Holds(own, u"居民") && text_.Holds(begin, u"居民") ? 2 : 0), end});
}

// 新建和改造提升粮库120万吨,其中新建45万吨: by which of the deeds some of it was done.
IndicatorName Namer::OfDeedOfWhole(const Anchor& figure, const IndicatorName& left) const {
  const auto [begin, end] = whole_.OnlyPiece();
  if (!among_ || end - begin < 4 || figure.unit == nullptr || figure.unit != level_unit_ ||
      left.size() > 4 || heads_.DeedLength(left) != left.size())
    return {};
  const Range deeds = DeedsOf({begin, end});
  return deeds.end > deeds.begin && end - deeds.end >= 2 ? Joined(left, {deeds.end, end})
                                                         : IndicatorName();
}

IndicatorName Namer::OfNarrower(const IndicatorName& left) const {
  static constexpr std::u16string_view kIndustries[] = {u"第一产业", u"第二产业", u"第三产业"};
  constexpr std::u16string_view kWhole = u"经济增加值";
  constexpr int32_t kHeadChars = 3;
  const auto [begin, end] = whole_.OnlyPiece();
  const auto [own, own_end] = left.OnlyPiece();
  if (!among_ || end <= begin || own_end - own < 4 || IsAnyOf(text_[own - 2], u"全我本")) return {};
  // 民营经济增加值…,其中第一产业增加值…: of that economy.
  const auto words = text_.Folded(begin, end);
  if (words.size() > kWhole.size() && words.ends_with(kWhole)) {
    if (const int32_t industry = text_.LengthOfAny(own, kIndustries); industry > 0) {
      const IndicatorName part = Joined({begin, end - kHeadChars}, left);
      return own + industry < own_end ? part : Joined(part, {end - kHeadChars, end});
    }
    return {};
  }
  // 中心城区取水总量…,其中工业取水量…: of the same place.
  const size_t shared = words.rfind(text_.Folded(own_end - kHeadChars, own_end - 1));
  if (shared == words.npos || shared < 3 || text_[end - 1] != text_[own_end - 1] ||
      !IsAnyOf(text_[begin + static_cast<int32_t>(shared) - 1], u"区县镇") ||
      words[shared - 2] == u'地')
    return {};
  return Joined({begin, begin + static_cast<int32_t>(shared)}, left);
}

IndicatorName Namer::OfReckoned(const IndicatorName& left) const {
  constexpr size_t kHeadChars = 5;
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.LastPiece();
  if (end - begin < 3 || text_[end - 1] != u'业' || !text_.Holds(last - 3, u"增加值")) return {};
  const FoldedName before = previous_.Folded(text_);
  if (before.size() <= kHeadChars + 2 || !before.ends_with(u"增加值")) return {};
  const size_t industry = before.size() - kHeadChars;
  if (before[industry - 1] != u'业' || IsAnyOf(before[industry - 2], u"企以") ||
      last - first < static_cast<int32_t>(kHeadChars))
    return {};
  return Joined(left, {last - static_cast<int32_t>(kHeadChars), last});
}

IndicatorName Namer::OfSibling(const Anchor& figure, const IndicatorName& left) const {
  constexpr int32_t kMemberChars = 22;  // 电力、热力、燃气及水的生产和供应业
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 2 || end - begin > kMemberChars || figure.unit == nullptr) return {};
  const bool goes_on = IsAnyOf(text_[begin - 1], u",;、");
  if (!goes_on && !IsAnyOf(text_[begin], u"国全世")) return {};
  const FoldedName before = previous_.Folded(text_);
  // 甲企业国内市场占有率37%,全球市场占有率13%: the same head in a wider scope.
  static constexpr std::u16string_view kScopes[] = {u"国内", u"全国", u"全球", u"国际", u"世界"};
  const FoldedName own = left.Folded(text_);
  const auto [first, last] = previous_.OnlyPiece();
  if (IsOneOf(std::u16string_view(own).substr(0, 2), kScopes) && own.size() >= 5 &&
      last - first >= static_cast<int32_t>(own.size()) + 2 &&
      before.ends_with(std::u16string_view(own).substr(2))) {
    const int32_t scope = last - static_cast<int32_t>(own.size());
    if (IsOneOf(text_.Folded(scope, scope + 2), kScopes)) return Joined({first, scope}, left);
  }
  // 原煤产量3200万吨,电煤外送达到900万吨: what is sent away is no output.
  static constexpr std::u16string_view kSent[] = {u"外运", u"外送", u"外送达", u"外输",
                                                  u"外销", u"外调", u"外运”",  u"外送”"};
  if (figure.Measures("mass") && EndsWithAny(own, kSent)) return {};
  // 国考断面优Ⅲ比例保持100%,省考断面达95%: the same rate of another such thing.
  if (last - first > static_cast<int32_t>(own.size()) + 2 && own.size() >= 3 && own.size() <= 6 &&
      figure.unit->dimension == "share" && heads_.TailOf({begin, end}).empty() &&
      IsAnyOf(text_[last - 1], u"率例") && first + static_cast<int32_t>(own.size()) < last &&
      text_.Folded(first + static_cast<int32_t>(own.size()) - 2,
                   first + static_cast<int32_t>(own.size())) ==
          std::u16string_view(own).substr(own.size() - 2) &&
      goes_on)
    return Joined(left, {first + static_cast<int32_t>(own.size()), last});
  // 国有企业增加值增长5%;股份制企业增长8%: firms of one kind after the other.
  const bool firms = own.ends_with(u"企业") && before.ends_with(u"企业增加值");
  if (!goes_on || !(firms || heads_.TailOf({begin, end}).empty())) return {};
  IndicatorName name = left;
  // Both are industries.
  static constexpr std::pair<std::u16string_view, std::string_view> kOfIndustry[] = {
      {u"业增加值", "增加值"},
      {u"业营业收入", "营业收入"},
      {u"业总产值", "总产值"},
      {u"业利润总额", "利润总额"},
      {u"业投资", "投资"}};
  for (const auto& [ending, head] : kOfIndustry) {
    const bool industry = text_[end - 1] == u'业' || own.ends_with(u"辅助性活动");
    if (before.size() <= 5 || !before.ends_with(ending) || !industry ||
        (figure.unit->dimension != "share" && text_[end - 1] == u'业'))
      continue;
    name.Append(head);
    return name;
  }
  if (const IndicatorName grown = GrownLike(figure, left); !grown.empty()) return grown;
  // 马铃薯面积达到62万亩、中药材31万亩: what is grown on it.
  constexpr int32_t kCropChars = 5;
  if (before.size() > 3 && before.ends_with(u"面积") && figure.unit == level_unit_ &&
      text_[begin - 1] == u'、' && end - begin <= kCropChars && figure.unit->dimension == "area" &&
      heads_.DeedLength(left) == 0 && !heads_.BeginsWith(begin, Bit(Cue::kVerb))) {
    name.Append("面积");
    return name;
  }
  // 新增石油地质储量2000万吨、天然气150亿立方米: what lies there, by units of their own.
  static constexpr std::u16string_view kReserves[] = {u"地质储量", u"可采储量", u"资源储量",
                                                      u"资源量", u"储量"};
  if (text_[begin - 1] == u'、' && begin - 1 == previous_end_ && last - first > 4 &&
      end - begin <= kCropChars && EndsWithAny(before, kReserves) &&
      (figure.Measures("mass") || figure.Measures("volume"))) {
    const size_t more = before.find(u"新增");
    const int32_t fresh = more == before.npos ? first : first + static_cast<int32_t>(more) + 2;
    const auto tail = std::ranges::find_if(
        kReserves, [&](std::u16string_view word) { return before.ends_with(word); });
    const IndicatorName stored = Joined(left, {last - static_cast<int32_t>(tail->size()), last});
    return fresh > first ? Joined({first, fresh}, stored) : stored;
  }
  // Both are goods, of which one unit is told.
  constexpr int32_t kGoodsChars = 8;
  if (before.size() > 3 && before.ends_with(u"产量") && figure.unit == level_unit_ &&
      !previous_counted_ && end - begin <= kGoodsChars && !heads_.EndsIn(left, Cue::kGeneric)) {
    name.Append("产量");
    return name;
  }
  return {};
}

Range Namer::ScopeOf(const IndicatorName& whole) const {
  // 限额以上企业(单位), 限额以上批发和零售业, 限上批发零售业企业: of which size and trade they are.
  static constexpr std::u16string_view kLimits[] = {u"限额以上", u"限上"};
  static constexpr std::u16string_view kWhose[] = {u"企业(单位)", u"单位",   u"企业",
                                                   u"零售业",     u"批发业", u"餐饮业"};
  constexpr int32_t kScopeChars = 14;
  const int32_t begin = whole.Hull().first;
  const int32_t limit = text_.LengthOfAny(begin, kLimits);
  if (limit == 0) return {};
  // 限额以上商品零售额: of those of that size, whoever they are.
  if (text_.Holds(begin + limit, u"商品零售")) return {begin, begin + limit};
  const int32_t most = begin + std::min(whole.size() - 1, kScopeChars);
  for (int32_t end = most; end > begin + limit; --end) {
    if (EndsWithAny(text_.Folded(begin + limit, end), kWhose)) return {begin, end};
  }
  return {};
}

IndicatorName Namer::GrownLike(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kHeads[] = {u"营业收入", u"产值", u"增加值", u"零售额",
                                                   u"销售额",   u"产量", u"投资"};
  constexpr int32_t kNameChars = 8;
  const auto [begin, end] = left.OnlyPiece();
  const auto [first, last] = previous_.LastPiece();
  if (!figure.Measures("share") || text_[begin - 1] != u'、' || begin - 1 != previous_end_ ||
      end - begin > kNameChars || grown_.empty() || !text_.Holds(end, u"增长") ||
      EndsPlace(text_[end - 1]) || heads_.InCatalogue(left))
    return {};
  for (const std::u16string_view head : kHeads) {
    const auto cut = last - static_cast<int32_t>(head.size());
    const bool owned = previous_.size() >= static_cast<int32_t>(head.size()) + 2;
    if (cut >= first && owned && text_.Folded(cut, last) == head) return Joined(left, {cut, last});
  }
  return {};
}

IndicatorName Namer::OfWhole(const IndicatorName& whole, const IndicatorName& left) const {
  const auto [begin, end] = whole.LastPiece();
  const auto [own_begin, own_end] = left.OnlyPiece();
  if (end <= begin || own_end <= own_begin) return {};
  const bool kind = divided_ || text_[own_end - 1] == u'类';
  const Range scope = ScopeOf(whole);
  // 限额以上单位消费品零售额增长7%,其中饮料类商品零售额…: of the same units.
  static constexpr std::u16string_view kGoods[] = {u"类零售额", u"类商品零售额"};
  const bool scoped = !scope.empty() && !text_.Holds(own_begin, u"限额以上");
  if (scoped && EndsWithAny(left.Folded(text_), kGoods))
    return Joined({scope.begin, scope.end}, left);
  constexpr int32_t kBranchChars = 22;  // 电力、热力、燃气及水的生产和供应业
  const bool branch = text_[own_end - 1] == u'业' || text_.Holds(own_end - 2, u"人员") ||
                      text_.Holds(own_end - 5, u"辅助性活动") ||
                      text_.Holds(own_end - 4, u"保险基金");
  if (own_end - own_begin > (branch ? kBranchChars : kind ? 16 : 8)) return {};
  // 企业 is the head of a thing, which has the whole's head yet to come.
  const Range own_tail = heads_.TailOf({own_begin, own_end});
  // 港口吞吐量1200万吨,其中江海联运量2万标箱: an amount of its own.
  if (own_end - own_begin >= 4 && IsAnyOf(text_[own_end - 1], u"量额") &&
      text_[own_end - 1] == text_[end - 1])
    return {};
  const bool thing = (divided_ || among_) && heads_.EndsIn(left, Cue::kGeneric);
  if (!own_tail.empty() && !thing) return {};
  // 支付赔款及给付102亿元,其中人寿保险赔付46亿元: a head of its own, that no table has.
  static constexpr std::u16string_view kPaid[] = {u"赔付", u"给付", u"赔款", u"增收"};
  if (EndsWithAny(text_.Folded(own_begin, own_end), kPaid)) return {};
  // 居民消费价格上涨0.2%,其中衣着类…: which price it is, is told by the whole of the words.
  const auto price = text_.Folded(begin, end);
  for (const std::u16string_view level : {u"价格", u"价格总水平", u"价格指数", u"价格总指数"}) {
    if (!price.ends_with(level) || !kind || end - begin > 14) continue;
    IndicatorName name = left;
    name.Append(begin, end - static_cast<int32_t>(level.size()) + 2);
    return name;
  }
  Range tail = heads_.TailOf({begin, end});
  if (!Lends(whole)) return {};
  // 发电量1007亿度,其中外送电812亿度: sent away is no output.
  if (text_[own_begin] == u'外' && text_.Holds(tail.begin, u"发电量")) return {};
  const char16_t whose = text_[tail.begin - 1];
  // 夏粮产量, 高速公路里程: the sum is of the whole.
  if (text_[tail.begin] == u'总' && IsAnyOf(text_[tail.begin + 1], u"产里装")) ++tail.begin;
  // 第二产业用电, of 用电量: what it has of the head already.
  int32_t shared = std::min(own_end - own_begin, tail.end - tail.begin) - 1;
  while (shared > 0 &&
         text_.Folded(own_end - shared, own_end) != text_.Folded(tail.begin, tail.begin + shared))
    --shared;
  // 农村公路里程120公里,其中城市绿道9公里: no road.
  if (text_[tail.end - 1] == u'程' && text_[own_end - 1] != whose &&
      !IsAnyOf(text_[own_end - 1], u"级速铁"))
    return {};
  IndicatorName name;
  // 限额以上单位商品零售额中,饮料类…: of the same units.
  if (scoped && (among_ || text_[own_end - 1] == u'类')) name.Append(scope.begin, scope.end);
  name.Append(left);
  name.Append(tail.begin + shared, tail.end);
  return name;
}

IndicatorName Namer::WithKind(const IndicatorName& left) const {
  if (left.size() > 8 || !previous_counted_ || previous_.empty()) return {};
  const auto [begin, end] = previous_.OnlyPiece();
  const FoldedName words = left.Folded(text_);
  // 省级冠军21个、亚军17个、季军26个: what the second shares with the first the third does as well.
  if (const auto [last, last_end] = previous_.LastPiece();
      end <= begin && last_end - last == left.size() && left.size() >= 2 &&
      text_[last_end - 1] == words.back() && previous_.Hull().second == last_end &&
      previous_.size() >= left.size() + 2 && text_[left.Hull().first - 1] == u'、' &&
      left.Hull().first - 1 == previous_end_ && !heads_.InCatalogue(left))
    return Joined(previous_.Front(previous_.size() - left.size()), left);
  if (end - begin < 4 || words.size() < 2) return {};
  // 省级和美乡村样板县2个、样板乡镇9个: what stands before the word that both have.
  const bool apart = text_[left.Hull().first - 1] == u';';
  for (int32_t p = begin + 2; p + 2 < end && !apart; ++p) {
    if (text_.Folded(p, p + 2) != std::u16string_view(words).substr(0, 2)) continue;
    // 法人租赁公司3家、租赁公司分公司12家: another thing, which the first one's noun only begins.
    if (words.starts_with(text_.Folded(p, end))) return {};
    // 产业集群和现代农业园6个、农业强镇9个: nor does the first of two things go on.
    // 国家和省级绿色工厂, 绿色园区: grades of both.
    const auto joins = [this](const Token& token) {
      return (token.mark == u'、' || token.Is(Cue::kAnd)) && text_[token.begin - 1] != u'级' &&
             !text_.Holds(token.begin - 2, u"国家");
    };
    if (std::ranges::any_of(heads_.Within({begin, p}), joins)) return {};
    // “整机—部件”企业8家、整机企业2家: no half of a quotation.
    const auto front = text_.Folded(begin, p);
    if (std::ranges::count(front, u'“') != std::ranges::count(front, u'”')) return {};
    IndicatorName name(begin, p);
    name.Append(left);
    return name;
  }
  // 建筑业一级资质企业12家、二级资质企业55家: the same noun, of another grade.
  if (words.size() >= 4 && words[1] == u'级' && IsHanNumeral(words[0])) {
    const auto cut = end - static_cast<int32_t>(words.size());
    if (cut - begin >= 2 && IsHanNumeral(text_[cut]) &&
        text_.Folded(cut + 1, end) == std::u16string_view(words).substr(1))
      return Joined({begin, cut}, left);
  }
  // 国家级示范村3个、精品村9个: the same noun, of the same grade.
  if (left.size() > 4 || previous_.size() < left.size() + 2 || text_[end - 1] != words.back() ||
      heads_.InCatalogue(left))
    return {};
  const int32_t cut = end - left.size();
  const std::u16string_view ends = u"级省市县国性式型化村";
  if (ends.find(text_[cut - 1]) == std::u16string_view::npos && text_[cut - 1] != u'”') return {};
  IndicatorName name(begin, cut);
  name.Append(left);
  return name;
}

IndicatorName Namer::GradeOf(const IndicatorName& left, const IndicatorName& given) {
  graded_ = true;
  // 20个县,其中脱贫县12个: the part has the whole noun.
  if (left.size() > given.size() && left.Folded(text_).ends_with(given.Folded(text_))) return left;
  // 市级以上龙头企业…,总数达到38家,其中国家级1家: their number has no grade.
  IndicatorName whole = given;
  if (const auto [last, last_end] = given.LastPiece();
      last_end - last == 2 && given.size() >= 6 && text_.Holds(last, u"总数") &&
      given.Hull().second == last_end && given.Hull().first < last)
    whole = IndicatorName(given.Hull().first, given.Hull().first + given.size() - 2);
  // 国家重点专科1个、省级8个: the nation is a grade as well.
  if (const auto [first, last] = whole.OnlyPiece();
      last - first >= 6 && text_.Holds(first, u"国家") && text_[first + 2] != u'级' &&
      heads_.IsOnly(left, Cue::kGraded))
    return Joined(left, {first + 2, last});
  // 新培育国家级示范企业3家、省级46家: the deed stays before the grade.
  const auto [begin, end] = whole.OnlyPiece();
  int32_t deed = end > begin ? heads_.DeedLength(whole) : 0;
  // 新建类省级项目3个、市级9个: the class is not the grade's.
  constexpr int32_t kClassChars = 4;
  for (int32_t p = begin + 2; p <= std::min(begin + kClassChars, end - 4); ++p) {
    if (text_[p] == u'类' && heads_.BeginsWith(p + 1, Bit(Cue::kGraded))) deed = p + 1 - begin;
  }
  // 各级创新载体112家,其中国家级36家: one grade of them all.
  if (end - begin > 4 && heads_.IsOnly(left, Cue::kGraded) && text_.Holds(begin, u"各级"))
    return Joined(left, {begin + (text_.Holds(begin + 2, u"各类") ? 4 : 2), end});
  if (deed > 0 && heads_.IsOnly(left, Cue::kGraded)) {
    const IndicatorName graded(begin + deed, end);
    const IndicatorName rest = heads_.WithoutGrade(graded);
    if (rest.size() < graded.size()) {
      IndicatorName name(begin, begin + deed);
      name.Append(left);
      name.Append(rest);
      return name;
    }
  }
  // 入选国家级示范园2家、省级9家: nor does what they entered.
  static constexpr std::u16string_view kGets[] = {u"入选", u"获评", u"入围", u"获批"};
  if (const int32_t gets = deed == 0 && end > begin ? text_.LengthOfAny(begin, kGets) : 0;
      gets > 0 && heads_.IsOnly(left, Cue::kGraded)) {
    const IndicatorName graded(begin + gets, end);
    const IndicatorName rest = heads_.WithoutGrade(graded);
    if (rest.size() < graded.size())
      return Joined(Joined(IndicatorName(begin, begin + gets), left), rest);
  }
  // 引进高层次人才36人,其中全职29人: what was done stands first.
  if (deed > 0 && heads_.DeedLength(left) == 0 && end - begin - deed >= 2) {
    IndicatorName name(begin, begin + deed);
    name.Append(left);
    name.Append(heads_.WithoutGrade(IndicatorName(begin + deed, end)));
    return name;
  }
  // 安排重点工程164项,其中续建93项: what was done to some stands for what was done to all.
  if (deed > 0 && heads_.DeedLength(left) == left.size())
    return Joined(left, heads_.WithoutDeed(whole));
  return Joined(left, heads_.WithoutGrade(whole));
}

}  // namespace gongbao::extraction
