// The names of things counted: the noun behind the count, and what was done to them.
#include <algorithm>
#include <string_view>

#include "common/extraction/naming.h"
#include "common/extraction/predicates.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::UnitClass;

namespace {

// Deeds that tell what became of the things; 完成 and 建成 only say that it was done.
constexpr std::u16string_view kDeeds[] = {
    u"新建",     u"新改建",   u"改建",     u"扩建",     u"改扩建",   u"续建",     u"改造",
    u"新改扩建", u"新扩建",   u"新续建",   u"新建改建", u"改造提升", u"新建改造", u"新改造",
    u"提升改造", u"整治提升", u"改造升级", u"升级改造", u"新开工",   u"新落地",   u"新投产",
    u"新竣工",   u"整治",     u"修缮",     u"开工",     u"启动",     u"拆除",     u"关停",
    u"淘汰",     u"查处",     u"开工建设", u"化解",     u"盘活",     u"开通",     u"加固",
    u"修复",     u"取消",     u"撤销",     u"新设",     u"新设立",   u"清理规范", u"退出",
    u"取缔",     u"制定",     u"修订",     u"制定修订", u"新登记",   u"削减",     u"废止",
    u"注销",     u"关闭",     u"清退",     u"腾退",     u"表彰",     u"表彰奖励", u"下放",
    u"调解",     u"侦破",     u"破获",     u"打掉",     u"改造完成", u"打通",     u"新签约",
    u"新引进",   u"新建续建", u"优化重组", u"清理整治", u"签约落地"};
// Words of deeds that part no names, and so are no cues: they count where a clause begins with
// them.
constexpr std::u16string_view kOpeningDeeds[] = {
    u"规范提升", u"精准帮扶", u"走访慰问", u"处理",     u"派出",   u"选派",   u"慰问",   u"走访",
    u"救助",     u"资助",     u"招聘",     u"引进",     u"新引进", u"签约",   u"新签约", u"储备",
    u"谋划",     u"追缴",     u"招募",     u"投放",     u"购置",   u"新购置", u"培训",   u"安置",
    u"吸纳",     u"整改",     u"结对帮扶", u"结对关爱", u"消除",   u"畅通"};

// What things do or undergo that no name of theirs has inside.
constexpr std::u16string_view kActs[] = {
    u"参与", u"消除",     u"告别",     u"搬进",         u"搬入",   u"迁入",  u"住上",     u"住进",
    u"划转", u"划归",     u"移交",     u"改为",         u"下放",   u"下沉",  u"转型为",   u"挂牌运",
    u"提交", u"投放市场", u"投向",     u"投入运",       u"投入观", u"投入“", u"全球组网", u"发表",
    u"面向", u"全国推广", u"全国通办", u"全国复制推广", u"挂职",   u"排第",  u"排全",     u"赴"};
// What they do by themselves or how they do it, which may as well be a part of their name: what
// follows must be no noun.
constexpr std::u16string_view kActsSo[] = {u"直接",     u"间接", u"相互", u"互相", u"同时", u"全天",
                                           u"昼夜",     u"延时", u"错时", u"动态", u"签约", u"清零",
                                           u"全面铺开", u"转型", u"清退", u"结对", u"凭",   u"由"};
constexpr auto kActStarts = WordStarts(kActs);
constexpr auto kActSoStarts = WordStarts(kActsSo);
constexpr int32_t kActChars = 6;  // the longest of them

// What things have that is made better or tells how they stand.
constexpr std::u16string_view kAttributes[] = {
    u"水平", u"质量", u"品质",   u"知名度", u"能力",   u"环境",   u"权益", u"条件", u"水质",
    u"面貌", u"形象", u"影响力", u"竞争力", u"安全性", u"便利度", u"增速", u"增幅"};

constexpr std::u16string_view kLongAttributes[] = {u"知名度", u"影响力", u"竞争力", u"安全性",
                                                   u"便利度"};

// Where the words of a list end that stand one behind another at `at`.
template <size_t kSize>
int32_t PassWords(const SourceText& text, int32_t at, const std::u16string_view (&words)[kSize]) {
  while (const int32_t length = text.LengthOfAny(at, words)) at += length;
  return at;
}

}  // namespace

Named Namer::Counted(const Anchor& figure, Range noun, Range things) {
  const bool own = things.begin == noun.begin;
  // 4人在省级展评中获奖: what they did there.
  if (text_[noun.begin] == u'在' && figure.Measures("persons")) {
    const size_t won =
        text_.Folded(noun.begin, std::min(sentence_.end, noun.begin + 20)).find(u'获');
    const int32_t verb = noun.begin + static_cast<int32_t>(won);
    const Range prize = won == std::u16string_view::npos ? Range{} : ClauseNoun(verb);
    if (won != std::u16string_view::npos && won >= 4 && IsAnyOf(text_[verb - 1], u"中上") &&
        prize.end - prize.begin >= 2)
      return {Joined({noun.begin + 1, verb - 1}, {prize.begin, prize.end}), Rule::kNameBehind};
  }
  // 28项指标中,23项达到或好于预期: how those stand, no noun.
  static constexpr std::u16string_view kStands[] = {u"达到或", u"达到和", u"好于", u"接近",
                                                    u"与预期", u"低于",   u"高于", u"优于",
                                                    u"快于",   u"慢于",   u"不及", u"未达"};
  if (!framed_.empty() && text_.LengthOfAny(noun.begin, kStands) > 0) {
    if (const Range state = ClauseNoun(noun.begin); !state.empty())
      return {InState(state, framed_), Rule::kNameBehind};
  }
  // 10件实事年度目标任务如期完成: the things, not what was set for them.
  static constexpr std::u16string_view kSet[] = {u"年度目标任务", u"年度任务", u"目标任务"};
  static constexpr auto kSetEnds = WordEnds(kSet);
  const int32_t set = kSetEnds.LengthIn(text_.Folded(noun.begin, noun.end));
  if (set > 0 && noun.end - noun.begin >= set + 2) noun.end -= set;
  const Range framed = WithoutFrame(figure, noun);
  // 以3家企业为龙头: what they are to be, not how many.
  if (framed.end < noun.end && text_[framed.end] == u'为') sizes_project_ = true;
  noun = WithoutWork(figure, framed);
  if (const Range better = WithoutAttribute(figure, noun); better.end < noun.end) {
    entity_ = {better.begin, better.end};
    if (sizes_project_) return {entity_, Rule::kNameBehind};
    const int32_t verb = figure.begin - (text_[figure.begin - 1] == u'了' ? 3 : 2);
    IndicatorName name(verb, verb + 2);
    name.Append(better.end, noun.end);
    name.Append("的");
    return {Joined(name, entity_), Rule::kNameBehind};
  }
  const Range read = noun;
  noun.end = TurnIn(figure, {read.begin, PredicateIn(read)});
  // 9个项目虚报投资12亿元: how many of them the sum is of.
  if (noun.end < read.end && FaultAt(text_, noun.end, sentence_.end) &&
      heads_.FigureBeforeComma(noun.end))
    sizes_project_ = true;
  // 2万户改厕质量不达标: that it was not done.
  if (noun.end - noun.begin > 3 && IsAnyOf(text_[noun.end - 1], u"不未")) {
    if (const Range done = Undergone(noun.end); done.begin == noun.end && !done.empty()) {
      graded_ = true;  // it owns nothing
      return {{noun.begin, done.end}, Rule::kNameBehind};
    }
  }
  if (own) things = noun;
  // 30项指标中,6项…: how many there are only frames what follows.
  // 高中 and the like are things.
  const bool places = noun.end - noun.begin == 2 && IsAnyOf(text_[noun.begin], u"村县镇乡市区") &&
                      heads_.FigureAt(noun.end);
  if (text_[noun.end - 1] == u'中' && (noun.end - noun.begin > 2 || places) &&
      !IsAnyOf(text_[noun.end - 2], u"高初职集空")) {
    --noun.end;
    sizes_project_ = true;
    entity_ = framed_ = Joined(TitleBefore(noun.begin), {noun.begin, noun.end});
    return {entity_, Rule::kNameBehind};
  }
  if (const IndicatorName moved = MovedAlone(noun); !moved.empty())
    return {moved, Rule::kNameBehind};
  // 9家医院中6家位次前移: what those did.
  static constexpr std::u16string_view kMoved[] = {u"前移", u"后移", u"进位", u"晋位",
                                                   u"升位", u"退位", u"靠前"};
  if (!framed_.empty() && framed_.Hull().second + 1 == figure.begin && !IsHan(text_[noun.end]) &&
      EndsWithAny(text_.Folded(noun.begin, noun.end), kMoved)) {
    graded_ = true;
    return {InState(noun, framed_), Rule::kNameBehind};
  }
  if (const IndicatorName kind = KindOf(figure, noun); !kind.empty())
    return {kind, Rule::kNameGraded};
  if (const IndicatorName sized = SizedBehind(noun); !sized.empty()) {
    entity_ = sized;
    return {entity_, Rule::kNameBehind};
  }
  if (const IndicatorName given = GivenTo(figure, noun); !given.empty())
    return {given, Rule::kNameBehind};
  if (const Range before = BeforeMeasure(noun); before.end < noun.end) {
    entity_ = IndicatorName(before.begin, before.end);
    return {entity_, Rule::kNameBehind};
  }
  // 6个断面水质全部达标: those counted are the things.
  if (const size_t water = text_.Folded(noun.begin, noun.end).rfind(u"水质");
      water != std::u16string_view::npos && water >= 2 &&
      noun.begin + static_cast<int32_t>(water) + 2 == noun.end &&
      !heads_.DeedBehind(noun.end).empty())
    things.end = noun.end -= 2;
  if (const IndicatorName relieved = RelievedOf(figure, noun); !relieved.empty())
    return {relieved, Rule::kNameBehind};
  // 20项指标中,15项增幅高于全省: what they did, not what they are.
  const auto words = text_.Folded(noun.begin, noun.end);
  if (!framed_.empty() && (words.starts_with(u"增幅") || words.starts_with(u"增速"))) {
    const Range rank = heads_.DeedBehind(noun.end);
    IndicatorName name(noun.begin, std::max(noun.end, rank.end));
    name.Append("的");
    return {Joined(name, framed_), Rule::kNameBehind};
  }
  // 24项经济指标中,2项指标居首位: some of those.
  const bool again = heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGeneric) &&
                     !framed_.empty() &&
                     framed_.Folded(text_).ends_with(text_.Folded(noun.begin, noun.end));
  entity_ = again ? framed_ : IndicatorName(things.begin, things.end);
  if (const IndicatorName quoted = QuotedBefore(figure, noun); !quoted.empty()) entity_ = quoted;
  if (noun.end < read.end) {
    const Range state = StateIn(noun.end);
    if (const IndicatorName whole = WithRelative(noun, state); !whole.empty())
      return {whole, Rule::kNameBehind};
    // 选派6名医生赴边疆工作: that they were sent tells enough.
    if (!state.empty() && !(text_[state.begin] == u'选' && text_[figure.begin - 1] == u'在') &&
        !(text_[figure.begin - 1] == u'派' && ActAt(noun.begin, state.begin))) {
      return {InState(state, entity_), Rule::kNameBehind};
    }
  }
  if (const Range turn = TurnBehind(noun.end); !turn.empty())
    return {Joined({turn.begin, turn.end}, entity_), Rule::kNameBehind};
  // 6家单位、9名个人获表彰: both did.
  if (text_[noun.end] == u'、' && LeadsOrIsServed(figure)) {
    const Range next = heads_.NextCounted(noun.end);
    const Range state = next.empty() ? Range{} : StateIn(PredicateIn(next));
    if (!state.empty()) return {InState(state, entity_), Rule::kNameBehind};
  }
  return {ByDeed(figure, noun), Rule::kNameBehind};
}

// 35个行业中,16个行业增加值负增长; 17个市中,9个税收负增长: what moved in those that are counted.
IndicatorName Namer::MovedAlone(Range noun) {
  static constexpr std::u16string_view kMoves[] = {u"负增长", u"正增长", u"同比下降", u"同比增长"};
  const int32_t moves = text_.LengthOfAny(noun.end, kMoves);
  if (moves == 0 || IsHan(text_[noun.end + moves]) || framed_.empty()) return {};
  const Range tail = heads_.TailOf(noun);
  if (tail.empty() || tail.end != noun.end) return {};
  sizes_project_ = false;
  IndicatorName name(tail.begin, noun.end + moves);
  name.Append("的");
  // What stands before it are the things.
  const IndicatorName things(noun.begin, tail.begin);
  const bool own = tail.begin - noun.begin >= 2 && heads_.EndsIn(things, Cue::kGeneric);
  if (!own) name = IndicatorName(noun.begin, noun.end + moves);
  if (!own) name.Append("的");
  return Joined(name, own ? things : framed_);
}

IndicatorName Namer::KindOf(const Anchor& figure, Range noun) {
  // 6个省级、9个市级样板乡村: what the next count names is graded here.
  if (heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGraded)) {
    // Of a longer list of grades the last one's noun is asked for below.
    if (const Range next = heads_.NextCounted(noun.end);
        !next.empty() && !heads_.IsOnly(IndicatorName(next.begin, next.end), Cue::kGraded)) {
      entity_ = IndicatorName(noun.begin, noun.end);
      entity_.Append(heads_.WithoutGrade(IndicatorName(next.begin, next.end)));
      return entity_;
    }
  }
  if (const IndicatorName kind = KindOfNext(noun); !kind.empty()) {
    entity_ = kind;
    return entity_;
  }
  // 18项实事,1项需继续申报: what is left to do to one of them.
  // 30所学校,其中2所已停办: what has become of some.
  if (IsAnyOf(text_[noun.begin], u"需因未尚仍") || FaultAt(text_, noun.begin, sentence_.end) ||
      (among_ && text_[noun.begin] == u'已')) {
    if (const Range state = StateBehind(figure); !state.empty()) {
      graded_ = true;
      IndicatorName name(state.begin, state.end);
      name.Append("的");
      return Joined(name, entity_);
    }
  }
  // 9个建成、15个在建: a stage of those counted before.
  static constexpr std::u16string_view kStages[] = {u"在建", u"在谈", u"待建", u"在研"};
  if (IsOneOf(text_.Folded(noun.begin, noun.end), kStages) && !entity_.empty() &&
      total_unit_ == figure.unit) {
    graded_ = true;
    return Joined({noun.begin, noun.end}, entity_);
  }
  return {};
}

IndicatorName Namer::SizedBehind(Range noun) {
  const int32_t stem = noun.begin + (text_[noun.begin] == u'年' ? 1 : 0);
  const IndicatorName measure(stem, noun.end);
  if (!heads_.EndsIn(measure, Cue::kIncomplete) || !heads_.FigureAt(noun.end)) return {};
  const Anchor& size = sentence_.At(heads_.Next(noun.end));
  // 3个工业产值过百亿的园区: what is measured may have a name of its own.
  const bool whole = size.bound_before && text_[size.end] == u'的' && measure.size() <= 8;
  if (!whole && !heads_.IsOnly(measure, Cue::kIncomplete)) return {};
  // 6个年出栏3000头以上养殖场: by whatever they are measured.
  const bool bound = size.type == AnchorType::kQuantity && size.relation == Relation::kGe &&
                     !size.bound_before && IsHan(text_[size.end]) && text_[size.end] != u'的';
  const bool sizes = SizesThings(size) || (whole && size.power >= 8);
  if (!sizes && !bound) return {};
  if (bound) sized_at_ = size.begin;
  // Only what 的 or the amount itself ties to it.
  const Range things = ThingsSized(size);
  measured_ = text_[size.end] == u'、' ? noun : Range{};
  if (things.empty() || things.end - things.begin < 2) return {};
  return Joined({noun.begin, size.end}, {things.begin, things.end});
}

IndicatorName Namer::GradedBehind(const Anchor& figure) {
  // 8个过百亿、6个过50亿项目; 2个300亿元产值园区: what stands between a count and its noun.
  if (!figure.HasClassifier() || !heads_.FigureAt(figure.end)) return {};
  const Anchor& size = sentence_.At(heads_.Next(figure.end));
  if (size.type != AnchorType::kQuantity || !(size.Measures("money") || size.power >= 8) ||
      !(size.relation == Relation::kGe || size.relation == Relation::kEq))
    return {};
  const Range things = ThingsSized(size);
  // 3个5000万元资金支持 are no things of that size.
  if (things.end - things.begin < 2 || things.begin < size.end || text_.Holds(size.end, u"资金") ||
      text_.Holds(size.end, u"补助"))
    return {};
  return Joined({size.begin, size.end}, {things.begin, things.end});
}

bool Namer::SizesThings(const Anchor& size) {
  return size.type == AnchorType::kQuantity && size.Measures("money") &&
         size.relation == Relation::kGe;
}

Range Namer::ThingsSized(const Anchor& first) const {
  constexpr int kMostSizes = 4;
  const Anchor* size = &first;
  // 6个产值超10亿元、4个超5亿元的集群: the noun stands behind the last of them.
  for (int i = 0; i < kMostSizes && text_[size->end] == u'、' && heads_.FigureAt(size->end + 1);
       ++i) {
    const Anchor& count = sentence_.At(heads_.Next(size->end + 1));
    // 3个过10亿元、过50亿元项目: of either size.
    if (SizesThings(count)) {
      size = &count;
      continue;
    }
    if (!count.HasClassifier() || !heads_.FigureAt(count.end)) return {};
    size = &sentence_.At(heads_.Next(count.end));
    if (!SizesThings(*size) && size->power < 8) return {};
  }
  return heads_.NounBehind(size->end);
}

IndicatorName Namer::SizedNext(const Anchor& figure) {
  if (measured_.empty() || text_[figure.begin - 1] != u'、' || !heads_.FigureAt(figure.end))
    return {};
  const Anchor& size = sentence_.At(heads_.Next(figure.end));
  const Range things = SizesThings(size) ? ThingsSized(size) : Range{};
  if (things.empty()) return {};
  entity_ = Joined({measured_.begin, measured_.end}, {size.begin, size.end});
  entity_.Append(things.begin, things.end);
  return entity_;
}

IndicatorName Namer::GivenTo(const Anchor& figure, Range noun) {
  // 为1.2万名困难群众发放救助金3600万元: those who were given it.
  static constexpr std::u16string_view kGiven[] = {u"发放", u"拨付", u"兑付", u"减免", u"提供",
                                                   u"追发", u"追讨", u"追回", u"给予"};
  for (const Token& token : heads_.Within(noun)) {
    if (token.begin < noun.begin + 2 || noun.end - token.end < 2 ||
        !IsOneOf(text_.Folded(token.begin, token.end), kGiven))
      continue;
    // 对8类群体新发放贷款: the adverb goes with the deed.
    const bool newly = text_[token.begin - 1] == u'新' && token.begin - noun.begin > 2;
    entity_ = IndicatorName(noun.begin, token.begin - (newly ? 1 : 0));
    IndicatorName name(token.begin - (newly ? 1 : 0), noun.end);
    name.Append("的");
    return Joined(name, entity_);
  }
  // 为36所卫生院配备了设备: the same, told as done.
  const bool to = IsAnyOf(text_[figure.begin - 1], u"为向给");
  for (int32_t p = noun.begin + 4; to && p + 2 < noun.end; ++p) {
    if (text_[p] != u'了') continue;
    entity_ = IndicatorName(noun.begin, p - 2);
    IndicatorName name(p - 2, p);
    name.Append(p + 1, noun.end);
    name.Append("的");
    return Joined(name, entity_);
  }
  return {};
}

Range Namer::Undergone(int32_t at) const {
  constexpr int32_t kUndergoneChars = 14;
  const bool given = text_.Holds(at, u"免费");
  if (!given && !text_.Holds(at, u"进行")) return heads_.DeedBehind(at);
  const int32_t begin = at + (text_[at + 2] == u'了' ? 3 : 2);
  if (const Range deed = given ? heads_.DeedBehind(begin) : Range{}; !deed.empty())
    return text_[deed.end] == u'、' ? Range{} : Range{at, deed.end};
  int32_t end = begin;
  const int32_t limit = std::min(sentence_.end, begin + kUndergoneChars);
  while (end < limit && (IsHan(text_[end]) || IsLatin(text_[end]) || IsAnyOf(text_[end], u"“”")))
    ++end;
  const bool closed = end == sentence_.end || IsAnyOf(text_[end], u",;。)");
  return closed && end - begin >= 2 ? Range{given ? at : begin, end} : Range{};
}

bool Namer::IsWide(const IndicatorName& things) const {
  constexpr int32_t kWideChars = 5;
  if (heads_.IsOnly(things, Cue::kGeneric)) return true;
  auto [begin, end] = things.OnlyPiece();
  constexpr int32_t kBareChars = 2;  // 集群, 县市: a class of things, whatever its word
  if (end > begin && end - begin <= kBareChars) return true;
  // 县(市、区)
  if (end > begin && text_[end - 1] == u')') {
    while (end > begin && text_[end - 1] != u'(') --end;
    return heads_.IsOnly(IndicatorName(begin, std::max(begin, end - 1)), Cue::kGeneric);
  }
  // 市属企业 says no more than 企业 does.
  return end - begin <= kWideChars && heads_.EndsIn(things, Cue::kGeneric);
}

bool Namer::LeadsOrIsServed(const Anchor& figure) const {
  return figure.begin == sentence_.begin || IsAnyOf(text_[figure.begin - 1], u",;:。对为向给\n");
}

IndicatorName Namer::WithRelative(Range noun, Range deed) const {
  const auto tokens = heads_.From(deed.begin);
  if (deed.empty() || deed.begin != noun.end || tokens.empty() ||
      tokens.front().begin != deed.begin)
    return {};
  const int32_t of = tokens.front().end;
  if (text_[of] != u'的' || of + 3 > deed.end) return {};
  const Range what = heads_.NounBehind(of + 1);
  return what.begin == of + 1 && what.end == deed.end ? IndicatorName(noun.begin, deed.end)
                                                      : IndicatorName();
}

// 2个县区、6个园区、12家企业入选名单: all of them did, those of several kinds that a clause begins
// with.
Range Namer::DoneByAll(const Anchor& figure, Range noun) const {
  constexpr int kMostMembers = 6;
  constexpr int32_t kListChars = 60;
  if (text_[noun.end] != u'、' || !figure.HasClassifier()) return {};
  const int32_t clause = ClauseBefore(figure.begin, u',');
  if (figure.end - clause > kListChars) return {};
  if (!heads_.FigureAt(clause)) {
    // 甲县、乙区和3个园区、9家企业: some of those that did so are named.
    const int32_t joint = figure.begin - 1;
    const bool named = joint - clause >= 2 && joint - clause <= 20 &&
                       IsAnyOf(text_[joint], u"和与及、") && EndsPlace(text_[joint - 1]);
    if (!named) return {};
  }
  Range last = noun;
  for (int i = 0; i < kMostMembers; ++i) {
    const Range next = heads_.NextCounted(last.end);
    if (next.empty()) break;
    last = next;
  }
  const Range done = last == noun ? Range{} : heads_.DeedBehind(last.end);
  return text_[done.end] == u'、' ? Range{} : done;
}

IndicatorName Namer::ByDeed(const Anchor& figure, Range noun) const {
  Range done = Undergone(noun.end);
  // 5家企业7个产品完成备案, 18个村和9个社区完成改造, 对9个项目、3个园区开展服务: one deed of both.
  if (done.empty()) {
    const bool listed = IsAnyOf(text_[noun.end], u"和及与") ||
                        (text_[noun.end] == u'、' && LeadsOrIsServed(figure));
    const bool both = heads_.FigureAt(noun.end) || (listed && heads_.FigureAt(noun.end + 1));
    if (const Range next = both ? heads_.NextCounted(noun.end) : Range{}; !next.empty())
      done = heads_.DeedBehind(next.end);
    if (done.empty()) done = DoneByAll(figure, noun);
    // 6家企业9次上榜百强: how often they did so.
    if (done.empty() && heads_.FigureAt(noun.end)) {
      const Anchor& times = sentence_.At(heads_.Next(noun.end));
      if (times.unit != nullptr && times.unit->surface == "次") done = heads_.DeedBehind(times.end);
    }
    // 荣获党中央、国务院表彰: only half of it.
    if (listed && text_[done.end] == u'、') done = {};
  }
  // 在6个项目投产基础上: what else is built on it.
  if (done.end - done.begin > 5 && text_.Holds(done.end - 3, u"基础上")) done.end -= 3;
  // 4家单位通过挂靠、出借资质等…: half of how they did it.
  static constexpr std::u16string_view kPassed[] = {u"评估", u"验收", u"认定", u"评审", u"考核",
                                                    u"认证", u"审核", u"鉴定", u"评价"};
  if (text_[done.end] == u'、' && text_.Holds(done.begin, u"通过") &&
      !EndsWithAny(text_.Folded(done.begin, done.end), kPassed))
    done = {};
  const bool wide = IsWide(entity_);
  if (done.empty() && wide) done = DoneTo(noun.end);
  if (done.empty() && noun.end - noun.begin == 2) done = WantedOf(figure, noun.end);
  if (done.empty()) done = DoneEverywhere(noun.end);
  int32_t in_time = noun.end;
  if (done.empty() && entity_.size() <= 2) done = DoneInTime(noun.end, &in_time);
  const bool so = done.empty() && wide;
  if (so) done = DoneSo(noun.end);
  constexpr int32_t kShortDeed = 14;
  // 35个省重点项目全部开工: all of them, so that it tells none from the others.
  const bool all = !done.empty() && heads_.BeginsWith(done.begin, Bit(Cue::kAll));
  const bool tells =
      all ? heads_.IsOnly(entity_, Cue::kGeneric) || (wide && text_[noun.end - 1] == u')')
          : wide || done.end - done.begin <= kShortDeed;
  // 与3个友城联动: together with them.
  const bool together = text_[figure.begin - 1] == u'与' && done.end - done.begin <= 4;
  // 推进20个重点项目|建设: all that is told is that they are built.
  const bool furthered = done.begin == noun.end && done.end - done.begin == 2 &&
                         text_.Holds(noun.end, u"建设") && text_.Holds(noun.end - 2, u"项目");
  if (done.empty() || !tells || together || furthered) return entity_;
  if (const IndicatorName whole = WithRelative(noun, done); !whole.empty()) return whole;
  // 9万人次的职工技能培训: a noun, all of it.
  if (text_[figure.end] == u'的' && done.begin == noun.end && noun.begin == figure.end + 1 &&
      !all && heads_.BeginsWith(done.begin, Bit(Cue::kDeverbal)) &&
      (heads_.EndsIn(IndicatorName(done.begin, done.end), Cue::kDeverbal) ||
       heads_.EndsIn(IndicatorName(done.begin, done.end), Cue::kDeed)))
    return {noun.begin, done.end};
  // 在13个县选择部分乡镇: who did so is not told.
  if (text_[done.begin] == u'选' && text_[figure.begin - 1] == u'在') return entity_;
  // 20个项目实现开工: the deed alone tells.
  static constexpr std::u16string_view kDone[] = {u"实现", u"完成"};
  if (const int32_t deed = PassWords(text_, done.begin, kDone);
      in_time == noun.end && deed > done.begin && done.end - deed >= 2 && done.end - deed <= 4 &&
      !IsAnyOf(text_[done.end - 1], u"作务标") &&
      heads_.BeginsWith(deed, Bit(Cue::kVerb) | Bit(Cue::kDeed)))
    done.begin = deed;
  // 可以有12个项目完成建设
  const bool completed = done.begin > noun.end && text_.Holds(done.begin - 2, u"完成") &&
                         text_.Folded(done.begin, done.end) == u"建设";
  if (completed) done.begin -= 2;
  IndicatorName name(done.begin, done.end);
  // 向30户农家提供种苗: they are those who got them, not those who gave.
  if (const int32_t gave = done.begin + (text_.Holds(done.begin, u"免费") ? 2 : 0);
      text_.Holds(gave, u"提供") && IsAnyOf(text_[figure.begin - 1], u"为向给") &&
      done.end - gave >= 4) {
    name = IndicatorName(gave + 2, done.end);
  }
  // 建立了合作社: how it was told, not what it was.
  if (const auto tokens = heads_.From(done.begin);
      !tokens.empty() && text_[tokens.front().end] == u'了' && tokens.front().end + 1 < done.end) {
    const int32_t verb = tokens.front().end;
    name = {done.begin, verb};
    name.Append(verb + 1, done.end);
  }
  // 4项指标增速居首位: what they have stands where it did.
  if (const Range property = PropertyIn(noun);
      !property.empty() && entity_.Hull() == std::pair(noun.begin, noun.end)) {
    name = Joined({property.begin, property.end}, name);
    name.Append("的");
    name.Append(noun.begin, property.begin);
    return name;
  }
  // 集群 of 入选省级产业集群: what they were made is no name of theirs.
  const bool made =
      entity_.size() <= 2 && !heads_.IsOnly(entity_, Cue::kGeneric) && !heads_.InCatalogue(name);
  if (made || !name.Folded(text_).ends_with(entity_.Folded(text_))) {
    const int32_t told = done.end - std::max(done.begin, in_time);
    // 27个行业实现增长: the 行业 that grew.
    static constexpr std::u16string_view kMoved[] = {u"增长", u"下降", u"上升", u"回升"};
    const bool moved = text_.LengthOfAny(done.begin, kMoved) > 0;
    // 实现定居的牧民, 得到改造的危房: what is told of them by no verb of its own.
    static constexpr std::u16string_view kGot[] = {u"实现", u"得到", u"享受", u"接受"};
    const bool got = told > 2 && text_.LengthOfAny(done.begin, kGot) > 0;
    if (so || completed || moved || got || told > (in_time > noun.end ? 2 : 4)) name.Append("的");
    name.Append(entity_);
  }
  return name;
}

// 推动300家企业提档升级: what is wanted of those whom no other word tells from all.
Range Namer::WantedOf(const Anchor& figure, int32_t at) const {
  static constexpr std::u16string_view kWanted[] = {
      u"提档升级", u"提质升级", u"提质增效", u"转型升级", u"做大做强", u"做优做强",
      u"发展壮大", u"上云用数", u"提质扩面", u"数智转型", u"倍增提质", u"提能升级"};
  const int32_t wanted = text_.LengthOfAny(at, kWanted);
  const int32_t end = at + wanted;
  return wanted > 0 && heads_.BehindPivot(figure.begin) && !IsHan(text_[end]) ? Range{at, end}
                                                                              : Range{};
}

bool Namer::TellsWhere(const Anchor& count) const {
  constexpr int32_t kPlaceChars = 3;  // 在全市26个乡镇
  int32_t at = count.begin;
  while (at > sentence_.begin && count.begin - at < kPlaceChars && text_[at - 1] != u'在') --at;
  return at > sentence_.begin && text_[at - 1] == u'在';
}

int32_t Namer::PlacesAt(int32_t at) const {
  static constexpr std::u16string_view kPlaces[] = {u"乡镇", u"镇街", u"街道", u"社区", u"行政村",
                                                    u"县区", u"区县", u"城市", u"村",   u"县",
                                                    u"市",   u"区",   u"镇",   u"乡"};
  if (const int32_t place = text_.LengthOfAny(at, kPlaces); place > 0) return at + place;
  const std::span<const Token> things = heads_.From(at);
  const bool generic =
      !things.empty() && things.front().begin == at && things.front().Is(Cue::kGeneric);
  return generic ? things.front().end : at;
}

bool Namer::SpreadsOver(const Anchor& figure) const {
  static constexpr std::u16string_view kSpreads[] = {u"推开",     u"铺开",     u"全面推开",
                                                     u"先行先试", u"全面铺开", u"整体推开"};
  constexpr int kMostCounts = 3;
  constexpr int32_t kBackChars = 12;
  if (!figure.HasClassifier() || figure.bound_before ||
      !(sentence_.chars.MayHave(u'开') || sentence_.chars.MayHave(u'试')) ||
      !sentence_.chars.MayHave(u'在'))
    return false;
  int32_t at = figure.end;
  for (int i = 0; i < kMostCounts; ++i) {
    const int32_t behind = PlacesAt(at);
    if (behind == at) return false;
    at = behind;
    if (text_.LengthOfAny(at, kSpreads) > 0) break;
    if (text_[at] == u'、') ++at;
    if (!heads_.FigureAt(at)) return false;
    at = heads_.Next(at).end;
  }
  const int32_t least = std::max(sentence_.begin, figure.begin - kBackChars);
  return text_.LengthOfAny(at, kSpreads) > 0 &&
         text_.Folded(least, figure.begin).find(u'在') != std::u16string_view::npos;
}

IndicatorName Namer::SpreadBefore(const Anchor& figure) const {
  static constexpr std::u16string_view kWorks[] = {u"试点", u"改革", u"行动", u"工程"};
  constexpr int32_t kOwnerChars = 26;
  if (const IndicatorName organ = OrganIn(topic_); !organ.empty()) return organ;
  const int32_t begin = ClauseBefore(figure.begin, u':');
  const size_t in = text_.Folded(begin, figure.begin).rfind(u'在');
  if (in == std::u16string_view::npos) return {};
  const int32_t end = begin + static_cast<int32_t>(in);
  return end - begin >= 4 && end - begin <= kOwnerChars &&
                 EndsWithAny(text_.Folded(begin, end), kWorks)
             ? IndicatorName(begin, end)
             : IndicatorName();
}

bool Namer::CountsEach(const Anchor& figure) const {
  static constexpr std::u16string_view kAll[] = {u"全部", u"全都", u"均", u"都"};
  static constexpr std::u16string_view kReach[] = {u"达到", u"达"};
  constexpr int32_t kNounChars = 18;
  if (!figure.HasClassifier() || figure.bound_before ||
      !(sentence_.chars.MayHave(u'均') || sentence_.chars.MayHave(u'都') ||
        sentence_.chars.MayHave(u'部')))
    return false;
  const int32_t limit = std::min(sentence_.end, figure.end + kNounChars);
  int32_t at = figure.end;
  while (at < limit && IsHan(text_[at]) && text_.LengthOfAny(at, kAll) == 0) ++at;
  const int32_t all = at - figure.end >= 3 ? text_.LengthOfAny(at, kAll) : 0;
  if (all == 0) return false;
  const int32_t things = PlacesAt(figure.end);
  if (things == figure.end || at - things < 2) return false;
  const int32_t next = at + all + text_.LengthOfAny(at + all, kReach);
  if (!heads_.FigureAt(next)) return false;
  const Anchor& reached = sentence_.At(heads_.Next(next));
  return reached.relation == Relation::kGe &&
         (reached.Measures("money") || reached.Measures("share"));
}

Range Namer::MovedTogether(const Anchor& figure) const {
  // 15条重点产业链营业收入同比增长9%: what grew is theirs, not how many they are.
  static constexpr std::u16string_view kMoves[] = {u"同比增长",   u"同比下降", u"比上年增长",
                                                   u"比上年下降", u"增长",     u"下降"};
  static constexpr std::u16string_view kAll[] = {u"全市", u"全县", u"全区", u"全省", u"全州"};
  constexpr int32_t kNounChars = 18;
  const int32_t first = figure.begin;
  const bool leads = first <= sentence_.begin || IsAnyOf(text_[first - 1], u",;:") ||
                     text_.LengthOfAny(first - 2, kAll) > 0;
  if (!leads || !figure.HasClassifier() || figure.bound_before) return {};
  const int32_t limit = std::min(sentence_.end, figure.end + kNounChars);
  int32_t at = figure.end;
  int32_t moves = 0;
  while (at < limit && IsHan(text_[at]) && moves == 0) {
    moves = IsAnyOf(text_[at], u"同比增下") ? text_.LengthOfAny(at, kMoves) : 0;
    if (moves == 0) ++at;
  }
  if (moves == 0 || !heads_.FigureAt(at + moves) ||
      !sentence_.At(heads_.Next(at + moves)).Measures("share"))
    return {};
  Range tail = heads_.IncompleteTail({figure.end, at});
  if (text_.Holds(tail.begin - 2, u"主营")) tail.begin -= 2;
  return tail.begin - figure.end >= 2 ? tail : Range{};
}

int32_t Namer::BeforeDone(const Anchor& figure, Range noun) const {
  if (CountsEach(figure)) return PlacesAt(figure.end);
  if (const Range theirs = MovedTogether(figure); !theirs.empty()) return theirs.begin;
  if (SpreadsOver(figure)) {
    static constexpr std::u16string_view kSpreads[] = {u"推开", u"铺开", u"全面", u"先行", u"整体"};
    for (int32_t p = noun.begin + 1; p < noun.end; ++p) {
      if (text_.LengthOfAny(p, kSpreads) > 0) return p;
    }
  }
  if (!TellsWhere(figure)) return noun.end;
  // 在12个产粮乡镇布局农田项目: nothing but where is counted.
  static constexpr std::u16string_view kPlaces[] = {u"乡镇", u"村",   u"县",   u"镇",   u"社区",
                                                    u"园区", u"城市", u"街道", u"区县", u"县区"};
  if (!heads_.FigureAt(noun.end)) {
    int32_t places = noun.end;
    for (const Token& token : heads_.Within(noun)) {
      if (token.anchor < 0 && token.Is(Cue::kGeneric) && noun.end - token.end >= 6 &&
          token.end - noun.begin >= 2 && !IsAnyOf(text_[token.end], u"级民委域内的城") &&
          text_.LengthOfAny(token.begin, kPlaces) == token.end - token.begin)
        places = token.end;
    }
    return places;
  }
  // 在26个乡镇建设示范片180个: where it was done; the deed and its object are counted next.
  for (const Token& token : heads_.Within(noun)) {
    if (token.anchor < 0 && token.begin > noun.begin && noun.end - token.end >= 2 &&
        token.end - token.begin >= 2 && token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed)) &&
        heads_.IsOnly(IndicatorName(noun.begin, token.begin), Cue::kGeneric))
      return token.begin;
  }
  return noun.end;
}

Range Namer::WithoutFrame(const Anchor& figure, Range noun) const {
  noun.end = BeforeDone(figure, noun);
  // 9个部门对6个镇开展帮扶: whom it was done to is told next.
  if (noun.end - noun.begin > 2 && IsAnyOf(text_[noun.end - 1], u"对向把") &&
      heads_.FigureAt(noun.end))
    --noun.end;
  // 对6件规章进行清理, 为21名工人免费体检: what was done to them.
  for (int32_t p = noun.begin + 2; p + 2 <= noun.end; ++p) {
    const bool given =
        text_.Holds(p, u"免费") && IsAnyOf(text_[p - 1], u"人民女童生员众妇者儿工户");
    if (given || text_.Holds(p, u"进行")) noun.end = p;
  }
  // 12个部门建立并使用…: half of a deed.
  if (noun.end - noun.begin > 4 && text_[noun.end - 1] == u'并' &&
      !IsAnyOf(text_[noun.end - 2], u"合兼归"))
    noun.end -= 3;
  // 以3条大河为骨架: what they serve as.
  if (text_[figure.begin - 1] == u'以') {
    for (int32_t p = noun.begin + 2; p < noun.end; ++p) {
      if (text_[p] == u'为') noun.end = p;
    }
  }
  // 以改造12个重点村为示范: so they do where a deed stands between.
  static constexpr std::u16string_view kServes[] = {
      u"为龙头", u"为示范", u"为重点", u"为引领", u"为核心", u"为依托", u"为主体",
      u"为抓手", u"为支撑", u"为载体", u"为骨干", u"为样板", u"为牵引"};
  if (noun.end - noun.begin > 5 && EndsWithAny(text_.Folded(noun.begin, noun.end), kServes))
    noun.end -= 3;
  noun.end = BeforeAbstract(figure, noun);
  // 320户监测户无一返贫: what none of them did.
  for (int32_t p = noun.begin + 2; p + 2 < noun.end; ++p) {
    if (text_.Holds(p, u"无一")) noun.end = p;
  }
  return noun;
}

int32_t Namer::BeforeAbstract(const Anchor& figure, Range noun) const {
  static constexpr std::u16string_view kAbstract[] = {u"机制", u"功能", u"进度", u"优势",
                                                      u"能级", u"效能", u"作用", u"需求"};
  static constexpr std::u16string_view kBetter[] = {u"提升", u"改善", u"优化", u"提高", u"增强"};
  static constexpr std::string_view kAnything[] = {"个", "项", "件", "条"};
  const auto words = text_.Folded(noun.begin, noun.end);
  // 15个驿站的服务功能: not of these are there so many.
  if (const size_t of = words.rfind(u'的');
      of != words.npos && of >= 2 && EndsWithAny(words, kAbstract))
    return noun.begin + static_cast<int32_t>(of);
  if (words.ends_with(u"建设进度") && words.size() >= 6) return noun.end - 4;
  // 推进20个重点项目建设: nor is the work on them counted.
  if (words.size() >= 6 && words.ends_with(u"项目建设") && !IsHan(text_[noun.end]))
    return noun.end - 2;
  // 6所共建高校管理体制改革, 9个医疗中心服务功能: what is theirs is not counted.
  static constexpr std::u16string_view kTheirs[] = {u"管理体制改革", u"体制改革",  u"能力建设",
                                                    u"服务功能",     u"服务能力",  u"办理效率",
                                                    u"办事效率",     u"标准化建设"};
  constexpr int32_t kLeast = 4;
  int32_t theirs = 0;
  for (const std::u16string_view word : kTheirs) {
    if (words.ends_with(word)) theirs = std::max(theirs, static_cast<int32_t>(word.size()));
  }
  const bool works =
      figure.unit == nullptr || (figure.unit->surface == "项" && text_[noun.end - 1] != u'率');
  if (theirs > 0 && !works && noun.end - noun.begin - theirs >= kLeast &&
      !IsAnyOf(text_[noun.end - theirs - 1], u"和及与、的"))
    return noun.end - theirs;
  // 8个航运项目进度, 6个孵化基地功能: what is theirs touches the works or places.
  static constexpr std::u16string_view kSides[] = {u"进度",     u"功能",     u"布局",
                                                   u"周边环境", u"环境面貌", u"周边环境面貌"};
  static constexpr std::u16string_view kPlaces[] = {u"项目", u"工程", u"基地", u"区域", u"园区",
                                                    u"中心", u"平台", u"社区", u"街区", u"站",
                                                    u"医院", u"学校", u"商圈", u"场所", u"景区"};
  static constexpr auto kSideEnds = WordEnds(kSides);
  if (const int32_t side = kSideEnds.LengthIn(words);
      side > 0 && noun.end - noun.begin - side >= kLeast && !IsHan(text_[noun.end]) &&
      EndsWithAny(words.substr(0, words.size() - static_cast<size_t>(side)), kPlaces))
    return noun.end - side;
  for (int32_t p = noun.begin + 2; p + 4 <= noun.end; ++p) {
    // 12个全国会议上作交流: where something was done; 8所学校“一校一案”: to each its own.
    if (text_[p] == u'上' && IsAnyOf(text_[p - 1], u"会议坛赛")) return p;
    if (text_[p] == u'“' && text_[p + 1] == u'一' && text_[p + 3] == u'一' && p + 5 < noun.end &&
        text_[p + 5] == u'”' && figure.unit != nullptr &&
        std::ranges::find(kAnything, figure.unit->surface) == std::end(kAnything))
      return p;
    // 26个产茶大县提升加工能力: what those do.
    if (text_.LengthOfAny(p, kBetter) > 0 && p + 4 <= noun.end && EndsWithAny(words, kAttributes))
      return p;
  }
  return noun.end;
}

Range Namer::WithoutWork(const Anchor& figure, Range noun) const {
  // 5家骨干企业上市辅导工作: nobody counts work by 家.
  if (figure.unit == nullptr || figure.unit->surface != "家" || noun.end - noun.begin < 6 ||
      !text_.Holds(noun.end - 2, u"工作"))
    return noun;
  for (const Token& token : heads_.Within(noun)) {
    if (token.Is(Cue::kGeneric) && token.end - token.begin == 2 && token.end + 4 <= noun.end)
      return {noun.begin, token.end};
  }
  return noun;
}

Range Namer::PropertyIn(Range noun) const {
  // 21个行业增加值实现增长: so is what they made.
  static constexpr std::u16string_view kMade[] = {u"增加值", u"产值",     u"利润",
                                                  u"税收",   u"营业收入", u"销售额"};
  int32_t things = noun.begin;
  for (const Token& token : heads_.Within(noun)) {
    const bool whole = token.begin == noun.begin || token.end - token.begin >= 2;
    if (token.Is(Cue::kGeneric) && whole && token.end < noun.end) things = token.end;
  }
  // 14个市空气质量: the place alone is counted.
  if (things == noun.begin && noun.end - noun.begin >= 5 && IsAnyOf(text_[noun.begin], u"市区州") &&
      !IsAnyOf(text_[noun.begin + 1], u"级直属场政域区州县"))
    things = noun.begin + 1;
  const bool tells = things > noun.begin && noun.end - things >= 2 &&
                     (EndsWithAny(text_.Folded(things, noun.end), kAttributes) ||
                      EndsWithAny(text_.Folded(things, noun.end), kMade));
  return tells ? Range{things, noun.end} : Range{};
}

Range Namer::WithoutAttribute(const Anchor& figure, Range noun) {
  static constexpr std::u16string_view kBetter[] = {u"提升", u"改善", u"优化", u"提高",
                                                    u"增强", u"维护", u"保障"};
  const int32_t verb_end = text_[figure.begin - 1] == u'了' ? figure.begin - 1 : figure.begin;
  if (verb_end - 2 < sentence_.begin) return noun;
  const auto verb = text_.Folded(verb_end - 2, verb_end);
  const auto words = text_.Folded(noun.begin, noun.end);
  // 结束9个村不通公路的历史: which they were is told, how many only frames it.
  if (verb == u"结束" && words.ends_with(u"的历史")) {
    const size_t without = words.find_first_of(u"不无没未", 1);
    if (without == words.npos) return noun;
    sizes_project_ = true;
    return {noun.begin, noun.begin + static_cast<int32_t>(without)};
  }
  if (!IsOneOf(verb, kBetter) || !EndsWithAny(words, kAttributes)) return noun;
  // 提升48个社区服务水平, 提升9个品牌知名度: those counted are the things.
  if (const Range property = PropertyIn(noun); !property.empty())
    return {noun.begin, property.begin};
  static constexpr std::u16string_view kOfWhat[] = {u"服务", u"建设", u"人居", u"居住", u"用水",
                                                    u"饮水", u"生活", u"办园", u"办学", u"运营"};
  // 提高9万农村人口供水保障水平: whoever they are, all behind them is made better.
  static constexpr std::u16string_view kWho[] = {u"人口", u"群众", u"居民", u"农民",
                                                 u"职工", u"市民", u"村民"};
  for (int32_t p = noun.begin; p + 4 < noun.end; ++p) {
    if (text_.LengthOfAny(p, kWho) > 0) return {noun.begin, p + 2};
  }
  int32_t end = noun.end - (EndsWithAny(words, kLongAttributes) ? 3 : 2);
  if (end - noun.begin >= 4 && EndsWithAny(text_.Folded(noun.begin, end), kOfWhat)) end -= 2;
  return end - noun.begin >= 2 ? Range{noun.begin, end} : noun;
}

Range Namer::BeforeMeasure(Range noun) {
  static constexpr std::u16string_view kReach[] = {
      u"达到", u"达",   u"为",   u"均",   u"平均", u"增长", u"下降", u"提高",
      u"降低", u"上升", u"分别", u"保持", u"稳定", u"都",   u"在",   u"仅"};
  static constexpr std::u16string_view kOfWhat[] = {u"水质", u"优良", u"空气", u"质量", u"平均",
                                                    u"综合", u"年度", u"主营", u"营业", u"常住"};
  static constexpr std::u16string_view kPersons[] = {u"干部", u"党员", u"教师",  u"职工",
                                                     u"专家", u"人员", u"志愿者"};
  // 46个断面优良率和32个水功能区达标率均为100%: how many of them each rate is of.
  if (text_[noun.end - 1] == u'率' && IsAnyOf(text_[noun.end], u"和、及") &&
      heads_.FigureAt(noun.end + 1)) {
    const Range rate = heads_.IncompleteTail(noun);
    if (rate.begin - noun.begin < 2) return noun;
    sizes_project_ = true;
    return {noun.begin, rate.begin};
  }
  if (const int32_t things = heads_.BeforeTheirRate(noun); things > noun.begin) {
    sizes_project_ = true;
    return {noun.begin, things};
  }
  const int32_t at = PassWords(text_, noun.end, kReach);
  if (!heads_.FigureAt(at)) return noun;
  const Anchor& next = sentence_.At(heads_.Next(at));
  if (next.type != AnchorType::kQuantity) return noun;
  if (next.HasClassifier()) {
    // 120名干部包联企业86家: they did it to those counted next.
    for (int32_t p = noun.begin + 2; at == noun.end && p + 3 <= noun.end; ++p) {
      if (EndsWithAny(text_.Folded(noun.begin, p), kPersons)) return {noun.begin, p};
    }
    return at == noun.end ? BeforeDeed(noun) : noun;
  }
  // 9个园区新改扩建厂房60万平方米: so do those where the next figure measures what was done.
  const bool money = next.Measures("money");
  if (at == noun.end && (money || next.Measures("area") || next.Measures("length"))) {
    // 8个市县安排资金近9亿元
    const Range doers = BeforeDeed(noun);
    if (doers.end < noun.end && (!money || EndsPlace(text_[doers.end - 1]))) {
      sizes_project_ = true;
      return doers;
    }
  }
  // 13个断面达标率100%: how many of them the next figure is of.
  const Range tail = heads_.IncompleteTail(noun);
  int32_t end = tail.begin;
  for (bool cut = true; cut && end - noun.begin > 3;) {
    cut = EndsWithAny(text_.Folded(noun.begin, end), kOfWhat);
    if (cut) end -= 2;
  }
  const bool measured = tail.begin - noun.begin >= 2;
  // 16条产业链、18个集群营业收入分别达8亿元、9亿元: what each has begins there.
  const bool each = measured && text_.Holds(noun.end, u"分别");
  const bool rate = each || (measured && IsAnyOf(text_[tail.end - 1], u"率例"));
  // 6家商号成交额: only what can be counted is parted from a sum.
  const bool parted =
      measured && IsAnyOf(text_[end - 1], u"面县镇村业库河湖链区站山厂店校院园路目城群司部行社");
  if (!rate && !parted) end = BehindGeneric(noun, next, at == noun.end);
  if (end <= noun.begin) return noun;
  sizes_project_ = true;
  return {noun.begin, end};
}

Range Namer::BeforeDeed(Range noun) const {
  for (const Token& token : heads_.Within(noun)) {
    if (token.anchor < 0 && token.Is(Cue::kDeed) && !token.IsAny(Bit(Cue::kDeverbal)) &&
        token.begin >= noun.begin + (IsAnyOf(text_[noun.begin], u"村镇乡县") ? 1 : 2) &&
        noun.end - token.end >= 2)
      return {noun.begin, token.begin};
  }
  return noun;
}

int32_t Namer::BehindGeneric(Range noun, const Anchor& next, bool touches) const {
  // 74个城市细颗粒物年均浓度下降9%, 36家企业融资12亿元: where the thing is named.
  static constexpr std::u16string_view kMatters[] = {u"事项", u"业务", u"服务", u"工单", u"诉求"};
  constexpr int32_t kMeasureChars = 16;
  int32_t things = noun.begin;
  for (const Token& token : heads_.Within(noun)) {
    if (token.Is(Cue::kGeneric) && token.end - token.begin >= 2 && token.end < noun.end)
      things = token.end;
  }
  // 76个县(市、区)教育支出
  for (int32_t p = noun.begin + 3; p < std::min(noun.end, noun.begin + 8); ++p) {
    if (text_[p] == u')' && IsAnyOf(text_[p - 1], u"区市县旗州") &&
        IsAnyOf(text_[noun.begin], u"县市区"))
      things = std::max(things, p + 1);
  }
  // 45项社保业务掌上受理率达97%: matters are counted as well.
  for (int32_t p = noun.begin; text_[noun.end - 1] == u'率' && p + 4 < noun.end; ++p) {
    const int32_t matter = text_.LengthOfAny(p, kMatters);
    if (matter > 0) things = std::max(things, p + matter);
  }
  const bool sum = touches && next.Measures("money");
  const bool measures = noun.end - things >= 2 && noun.end - things <= kMeasureChars &&
                        (sum || !heads_.TailOf({things, noun.end}).empty());
  return things > noun.begin && measures ? things : noun.begin;
}

bool Namer::Lacks(int32_t at) const {
  static constexpr std::u16string_view kLacks[] = {u"尚无",   u"尚未", u"仍无",   u"仍未",
                                                   u"没有",   u"未通", u"未开通", u"未建",
                                                   u"未覆盖", u"未设", u"未完成"};
  return text_.LengthOfAny(at, kLacks) > 0 && !IsAnyOf(text_[at - 1], u"从尚仍还");
}

int32_t Namer::PredicateIn(Range noun) const {
  // 12个村没有卫生室: places in one character.
  if (IsAnyOf(text_[noun.begin], u"村县镇乡市区") && Lacks(noun.begin + 1)) return noun.begin + 1;
  // 300万人民齐心协力: all of them, whatever they do.
  // So do 260万山乡儿女.
  constexpr int32_t kWhoseChars = 4;
  for (int32_t p = noun.begin; p <= noun.begin + kWhoseChars && p + 2 < noun.end; ++p) {
    if (text_.Holds(p, u"儿女") ||
        (text_.Holds(p, u"人民") && !IsAnyOf(text_[p + 2], u"币法检警陪调群团代政医银公")))
      return p + 2;
  }
  for (const Token& token : heads_.Within(noun)) {
    // 16家企业均来自外地, 4项工作获表彰, 6项指标在目标以内: what they did begins there.
    const int32_t least = noun.begin + (IsAnyOf(text_[noun.begin], u"村镇乡县省市") ? 1 : 2);
    if (token.end - token.begin == 1 && token.begin >= least && token.end <= noun.end &&
        IsAnyOf(text_[token.begin], u"均获在都更将")) {
      // 群众春节前将搬进新居: by when they will.
      const bool by = text_[token.begin - 1] == u'前' && token.begin - noun.begin >= 5;
      return token.begin - (by ? 3 : 0);
    }
    // 62名运动员达国家二级标准
    if (token.end - token.begin == 1 && token.begin >= noun.begin + 2 &&
        text_[token.begin] == u'达' && IsAnyOf(text_[token.begin - 1], u"员生人户家业县村镇") &&
        IsHan(text_[token.end]) && token.end + 1 < noun.end)
      return token.begin;
  }
  // 36个村通上自来水
  for (int32_t p = noun.begin + 1; p + 3 < noun.end; ++p) {
    if (text_[p + 1] == u'上' && IsAnyOf(text_[p], u"通喝用吃住") &&
        IsAnyOf(text_[p - 1], u"村众民户人镇员生居组"))
      return p;
  }
  static constexpr std::u16string_view kFelt[] = {u"备受", u"倍受", u"深受", u"饱受",
                                                  u"倍感", u"备感", u"担任", u"提请"};
  static constexpr std::u16string_view kLead[] = {u"全国领先", u"全省领先", u"全市领先",
                                                  u"全球领先", u"世界领先", u"行业领先"};
  for (int32_t p = noun.begin + 2; p + 1 < noun.end; ++p) {
    switch (text_[p]) {
      case u'赴':
        if (p + 2 < noun.end) return p;
        break;
      case u'被':  // 9条经验被省政府推广; 植被, 被褥 are words
        if (!IsAnyOf(text_[p - 1], u"植覆") && !StateIn(p).empty()) return p;
        break;
      case u'了':
        if (const int32_t verb = VerbBeforeLe(p); verb >= noun.begin + 2) return verb;
        return noun.end;
      case u'尚':  // 4个乡镇尚无幼儿园, 3个县未通高速: what they still lack
      case u'仍':
      case u'未':
      case u'没':
        if (Lacks(p)) return p;
        break;
      case u'来':  // 17万毕业生来沈就业: so of those who came
        if (p + 3 < noun.end && IsAnyOf(text_[p - 1], u"生才员士者") &&
            !IsAnyOf(text_[p + 1], u"源自访华往料宾说"))
          return p;
        break;
      case u'到':  // 60名医生到乡镇卫生院工作: where those went
        if (p + 2 < noun.end && IsAnyOf(text_[p - 1], u"员家师生者才人众工医部年") &&
            !IsAnyOf(text_[p + 1], u"位岗期访"))
          return p;
        break;
      default:
        if (text_.LengthOfAny(p, kFelt) > 0 ||
            (p + 4 == noun.end && text_.LengthOfAny(p, kLead) > 0))
          return p;
    }
  }
  return noun.end;
}

int32_t Namer::TurnIn(const Anchor& figure, Range noun) const {
  static constexpr std::u16string_view kMatters[] = {u"事项", u"场景", u"业务", u"服务", u"证照"};
  // 26个村告别…: a class of places in one character.
  const int32_t least = noun.begin + (IsAnyOf(text_[noun.begin], u"村镇乡县省市") ? 1 : 2);
  const bool one_char = figure.unit_end == figure.unit_begin + 1;
  if (FaultAt(text_, noun.begin, sentence_.end)) return noun.end;
  int quotes = 0;
  for (int32_t p = noun.begin; p < noun.end; ++p) {
    const char16_t c = text_[p];
    quotes += c == u'“' ? 1 : c == u'”' ? -1 : 0;
    if (p < least || quotes != 0) continue;
    // 6件实事件件落地: every one of them.
    if (one_char && c == text_[figure.unit_begin] && text_[p + 1] == c) return p;
    // 8项工作向前推进: where to; 面向, 方向 are words.
    if (c == u'向' && p + 2 < sentence_.end && IsAnyOf(text_[p + 1], u"前纵高深全更好") &&
        !IsAnyOf(text_[p - 1], u"面方定导取双流投转意去走倾志偏单"))
      return p;
    if (ActAt(noun.begin, p) || !PredicateAt(text_, p, sentence_.end).empty()) return p;
  }
  // 60个事项“跨市通办”: so many are not called by one quotation.
  const int32_t quoted = noun.end - 1;
  if (text_[quoted] != u'”' || IsHan(text_[noun.end])) return noun.end;
  int32_t open = quoted;
  while (open > least && text_[open] != u'“') --open;
  const bool matters = EndsWithAny(text_.Folded(noun.begin, open), kMatters) ||
                       heads_.EndsIn(IndicatorName(noun.begin, open), Cue::kGeneric);
  return text_[open] == u'“' && quoted - open > 3 && matters ? open : noun.end;
}

bool Namer::ActAt(int32_t begin, int32_t at) const {
  if (!kActStarts.MayHave(text_[at]) && !kActSoStarts.MayHave(text_[at])) return false;
  const auto words = text_.Folded(at, std::min(sentence_.end, at + kActChars));
  const Range rest = ClauseNoun(at);
  if (at <= begin || rest.empty() || IsAnyOf(text_[at - 1], u"可未不拟待已正新化")) return false;
  if (const int32_t act = kActStarts.LengthIn(words); act > 0)
    return rest.end - at >= act + 2 || act > 3;
  const int32_t so = kActSoStarts.LengthIn(words);
  // 自由, 文凭, 由于 are words.
  if (so == 0 || (so == 1 && (IsAnyOf(text_[at - 1], u"自理缘事经来任文信") ||
                              IsAnyOf(words[1], u"于此证条"))))
    return false;
  if (words.starts_with(u"签约") && !heads_.EndsIn(IndicatorName(begin, at), Cue::kGeneric))
    return false;
  const IndicatorName done(at, rest.end);
  if (rest.end - at == 2) return words[0] != u'转';
  return !heads_.EndsIn(done, Cue::kGeneric) && !heads_.EndsIn(done, Cue::kHead);
}

Range Namer::ClauseNoun(int32_t begin) const {
  constexpr int32_t kStateChars = 24;
  int32_t end = begin;
  while (end < sentence_.end && end - begin <= kStateChars &&
         (IsHan(text_[end]) || IsLatin(text_[end]) || IsAnyOf(text_[end], u"“”")))
    ++end;
  const bool closed = end >= sentence_.end || IsAnyOf(text_[end], u",;。)");
  return closed && end - begin <= kStateChars ? Range{begin, end} : Range{};
}

int32_t Namer::VerbBeforeLe(int32_t at) const {
  // 困难群众圆了心愿, 居民领到了补贴: most verbs have two characters.
  return at - (IsAnyOf(text_[at - 2], u"人民众户者员工家业区县镇村队生") ? 1 : 2);
}

Range Namer::StateIn(int32_t begin) const {
  constexpr int32_t kStateChars = 22;
  if (text_[begin] == u'“' || ActAt(begin - 1, begin)) return ClauseNoun(begin);
  // 9家企业扭亏为盈; 12个社区焕然一新 tells nothing of them.
  if (const Predicate said = PredicateAt(text_, begin, sentence_.end); !said.empty())
    return said.tells ? ClauseNoun(said.begin) : Range{};
  const bool done = text_[begin + 1] == u'了' || text_[begin + 2] == u'了';
  const bool reached = text_[begin + 1] == u'上' && IsAnyOf(text_[begin], u"通喝用吃住");
  const bool told = IsAnyOf(text_[begin], u"获在被到达") || Lacks(begin) ||
                    text_[begin + 2] == u'领' || done || reached || text_.Holds(begin, u"担任") ||
                    text_.Holds(begin, u"提请");
  if (!told || text_.Holds(begin, u"进行")) return {};
  int32_t end = begin;
  while (end < sentence_.end && end - begin <= kStateChars &&
         (IsHan(text_[end]) || IsAnyOf(text_[end], u"“”")))
    ++end;
  const bool closed = IsAnyOf(text_[end], u",;。)");
  return closed && end - begin >= 4 && end - begin <= kStateChars ? Range{begin, end} : Range{};
}

IndicatorName Namer::InState(Range state, const IndicatorName& things) const {
  IndicatorName name(state.begin, state.end);
  // 享受了补贴: how it was told, not what it was.
  if (text_[state.begin + 2] == u'了') {
    name = {state.begin, state.begin + 2};
    name.Append(state.begin + 3, state.end);
  }
  const bool quoted = text_[state.begin] == u'“' && text_[state.end - 1] == u'”';
  // 6个乡村“幸福驿站”: what they are called; 90家企业“上云用云” did so.
  static constexpr std::u16string_view kDoers[] = {u"企业", u"项目", u"单位", u"产品", u"事项",
                                                   u"商户", u"主体", u"农户", u"医院", u"学校",
                                                   u"工厂", u"部门", u"业务", u"证照"};
  if (quoted && things.size() > 2 && !EndsWithAny(things.Folded(text_), kDoers))
    return Joined(things, name);
  if (!quoted) name.Append("的");
  return Joined(name, things);
}

Range Namer::DoneEverywhere(int32_t at) const {
  constexpr int32_t kLeast = 4;
  constexpr int32_t kMost = 14;
  if (text_[at] != u'全' || !IsAnyOf(text_[at + 1], u"市省县区域城州") ||
      heads_.BeginsWith(at + 2, Bit(Cue::kRanked)))
    return {};
  int32_t end = at;
  while (end < sentence_.end && end - at <= kMost && (IsHan(text_[end]) || text_[end] == u'、'))
    ++end;
  const bool closed = end >= sentence_.end || IsAnyOf(text_[end], u",;。)");
  return closed && end - at >= kLeast && end - at <= kMost ? Range{at, end} : Range{};
}

// 9个项目年内投产, of what no other word tells from all: when it was done, before `*deed`.
Range Namer::DoneInTime(int32_t at, int32_t* deed) const {
  constexpr int32_t kDeedChars = 6;
  static constexpr std::u16string_view kWithin[] = {u"前", u"内", u"期间"};
  const Token& time = heads_.Next(at);
  if (time.begin != at || time.mark != 0 || !time.IsAny(kTimeCues)) return {};
  const int32_t begin = time.end + text_.LengthOfAny(time.end, kWithin);
  const Range done = heads_.DeedBehind(begin);
  if (done.empty() || done.end - done.begin > kDeedChars) return {};
  *deed = begin;
  return {at, done.end};
}

Range Namer::DoneSo(int32_t at) const {
  constexpr int32_t kHowChars = 6;
  if (!heads_.TellsHow(at)) return {};
  for (const Token& token : heads_.From(at)) {
    if (token.begin > at + kHowChars || token.mark != 0 || token.anchor >= 0) return {};
    if (token.begin >= at + 2 && token.Is(Cue::kVerb))
      return IsAnyOf(text_[token.end], u",;。)、") ? Range{at, token.end} : Range{};
  }
  return {};
}

Range Namer::DoneTo(int32_t at) const {
  static constexpr std::u16string_view kDone[] = {
      u"晋升", u"基本完成", u"全面完成", u"率先完成", u"顺利完成", u"率先", u"成功", u"相继"};
  constexpr int32_t kLeast = 6;
  constexpr int32_t kMost = 14;
  const int32_t verb = PassWords(text_, at, kDone);
  const int32_t end = text_.HanEnd(verb, std::min(sentence_.end, at + kMost + 1));
  const bool closed = IsAnyOf(text_[end], u",;。)") && end - at >= kLeast && end - at <= kMost;
  return verb > at && end - verb >= 2 && closed ? Range{at, end} : Range{};
}

Range Namer::NounOf(const Anchor& figure) const {
  static constexpr std::u16string_view kPolicies[] = {u"措施", u"政策", u"举措", u"意见", u"制度"};
  static constexpr std::u16string_view kAims[] = {u"推动", u"促进", u"支持", u"加快",
                                                  u"鼓励", u"推进", u"提振", u"优化"};
  constexpr int32_t kPolicyChars = 26;
  Range noun = heads_.NounBehind(figure.end);
  const int32_t begin = figure.end;
  // 3亿元专项资金至2015年底仍结存: up to when.
  if (noun.end - noun.begin > 2 && IsAnyOf(text_[noun.end - 1], u"至到") &&
      IsDigit(text_[noun.end]))
    --noun.end;
  if (!noun.empty() || !figure.HasClassifier() || begin + 4 > sentence_.end ||
      !IsOneOf(text_.Folded(begin, begin + 2), kAims))
    return noun;
  const int32_t end = text_.HanEnd(begin, std::min(sentence_.end, begin + kPolicyChars));
  const bool policy =
      end - begin >= 6 && !IsHan(text_[end]) && EndsWithAny(text_.Folded(begin, end), kPolicies);
  return policy ? Range{begin, end} : noun;
}

Range Namer::TurnBehind(int32_t at) const {
  static constexpr std::u16string_view kAdverbs[] = {u"已经", u"已",   u"全部", u"全面",
                                                     u"均",   u"都",   u"如期", u"按期",
                                                     u"顺利", u"稳定", u"依法", u"进行"};
  static constexpr std::u16string_view kTurns[] = {
      u"脱贫", u"出列", u"摘帽", u"退出", u"销号", u"拆除", u"关停", u"取缔", u"淘汰",
      u"关闭", u"清退", u"注销", u"废止", u"撤销", u"取消", u"腾退", u"清理", u"化解"};
  constexpr int kMostMembers = 3;
  // 62个村和1.6万人脱贫: one deed of all.
  for (int i = 0; i < kMostMembers && IsAnyOf(text_[at], u"、和及") && heads_.FigureAt(at + 1);
       ++i) {
    const int32_t figure_end = heads_.Next(at + 1).end;
    at = std::max(figure_end, heads_.NounBehind(figure_end).end);
  }
  // 9家小厂的关停和…: the deed as a noun.
  const bool noun = text_[at] == u'的';
  const int32_t begin = PassWords(text_, at + (noun ? 1 : 0), kAdverbs);
  const int32_t end = PassWords(text_, begin, kTurns);
  const bool closed = !IsHan(text_[end]) || (noun && IsAnyOf(text_[end], u"和及"));
  return end > begin && closed ? Range{begin, end} : Range{};
}

IndicatorName Namer::KindOfNext(Range noun) const {
  static constexpr std::u16string_view kKinds[] = {
      u"固定", u"流动", u"国有", u"民营", u"公办", u"民办", u"大型", u"中型", u"小型",
      u"重点", u"一般", u"城区", u"城市", u"农村", u"国内", u"国际", u"省内", u"省外"};
  constexpr int32_t kKindChars = 5;
  constexpr int kMostMembers = 4;
  const int32_t size = noun.end - noun.begin;
  const char16_t last = text_[noun.end - 1];
  const bool listed = IsOneOf(text_.Folded(noun.begin, noun.end), kKinds);
  if (size < 2 || size > kKindChars || !(listed || IsAnyOf(last, u"级型式"))) return {};
  Range next = noun;
  for (int i = 0; i < kMostMembers; ++i) {
    next = heads_.NextCounted(next.end);
    if (next.empty()) return {};
    // 3个百亿级、12个十亿级项目: what stands behind the next one's own kind.
    int32_t behind = next.begin + 1;
    while (behind < next.end && behind - next.begin < kKindChars && text_[behind - 1] != last)
      ++behind;
    if (listed) behind = next.begin + size;
    if (!listed && text_[behind - 1] != last) return {};
    if (next.end - behind >= 2) return Joined({noun.begin, noun.end}, {behind, next.end});
  }
  return {};
}

IndicatorName Namer::RelievedOf(const Anchor& figure, Range noun) const {
  static constexpr std::u16string_view kRelieve[] = {u"解决", u"化解", u"满足"};
  static constexpr std::u16string_view kWants[] = {u"问题", u"困难", u"难题", u"需求", u"难"};
  const int32_t verb_end = text_[figure.begin - 1] == u'了' ? figure.begin - 1 : figure.begin;
  if (verb_end - 2 < sentence_.begin || !IsOneOf(text_.Folded(verb_end - 2, verb_end), kRelieve) ||
      !(EndsWithAny(text_.Folded(noun.begin, noun.end), kWants) ||
        text_.Folded(noun.begin, noun.end).find(u"人口的") != std::u16string_view::npos))
    return {};
  const size_t of = text_.Folded(noun.begin, noun.end).find(u'的');
  // 解决206万农村人口饮水安全问题: of persons no unit need be told.
  const bool persons = figure.Measures("persons") || (figure.unit == nullptr && figure.power == 4);
  // 解决2万人的饮水问题: persons without a noun.
  // So are 2万人饮水问题.
  // What is made better is no trouble to be rid of: 供水保障提升问题.
  const bool bare = text_[figure.end - 1] == u'人' && noun.begin == figure.end &&
                    !text_.Holds(noun.end - 4, u"提升") && !text_.Holds(noun.end - 4, u"改善");
  if (of == std::u16string_view::npos && persons && (bare || text_[figure.end] == u'的')) {
    IndicatorName name(verb_end - 2, verb_end);
    name.Append(noun.begin, noun.end);
    name.Append("人口");
    return name;
  }
  // 解决2万农村人口饮水困难: whose they are is told by no 的.
  if (of == std::u16string_view::npos && persons) {
    const auto words = text_.Folded(noun.begin, noun.end);
    size_t who = std::min({words.find(u"人口"), words.find(u"群众"), words.find(u"居民")});
    // 解决1.3万名务工人员子女入学问题
    static constexpr std::u16string_view kPeople[] = {u"子女", u"学生", u"儿童", u"职工",
                                                      u"老人", u"农民", u"人员"};
    for (size_t i = 0; who == words.npos && i < std::size(kPeople); ++i)
      who = words.rfind(kPeople[i]);
    if (who == words.npos || who + 2 >= words.size()) return {};
    const int32_t wants = noun.begin + static_cast<int32_t>(who) + 2;
    IndicatorName name(verb_end - 2, verb_end);
    name.Append(wants, noun.end);
    name.Append("的");
    name.Append(noun.begin, wants);
    return name;
  }
  if (of == std::u16string_view::npos || of < 2) return {};
  const int32_t at = noun.begin + static_cast<int32_t>(of);
  IndicatorName name(verb_end - 2, verb_end);
  name.Append(at + 1, noun.end);
  name.Append("的");
  name.Append(noun.begin, at);
  return name;
}

IndicatorName Namer::QuotedBefore(const Anchor& figure, Range noun) const {
  constexpr int32_t kQuotesChars = 60;
  if (!heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGeneric)) return {};
  int32_t at = figure.begin - 1;
  const int32_t least = std::max(sentence_.begin, figure.begin - kQuotesChars);
  if (text_[at] == u'等') --at;
  if (text_[at] != u'”') return {};
  // “甲”“乙”“丙”3项工程: the quotations one behind another are their names.
  const int32_t end = at + 1;
  int32_t begin = -1;
  while (at > least && text_[at] == u'”') {
    while (at > least && text_[at] != u'“') --at;
    if (text_[at] != u'“') return {};
    begin = at;
    at -= text_[at - 1] == u'、' ? 2 : 1;
  }
  // One alone may be what owns them.
  const bool several = text_.Folded(begin + 1, end).find(u'“') != std::u16string_view::npos;
  return begin >= 0 && several ? Joined({begin, end}, {noun.begin, noun.end}) : IndicatorName();
}

IndicatorName Namer::SizedAlike(const IndicatorName& name) const {
  if (levels_.empty()) return name;
  const auto [begin, end] = name.OnlyPiece();
  const auto [first, last] = levels_.back().OnlyPiece();
  // 行政村收入全部超过10万元,其中50万元以上的村31个: by what was told of all of them.
  if (among_ && end - begin > 4 && heads_.FigureAt(begin) && level_unit_ != nullptr &&
      level_unit_->dimension == "money" && !heads_.IncompleteTail({first, last}).empty()) {
    const Anchor& size = sentence_.At(heads_.Next(begin));
    if (size.Measures("money") && size.relation == Relation::kGe && text_[size.end] == u'的')
      return Joined({first, last}, name);
  }
  // 年收入20万元以上的村210个、50万元以上的村46个: of things with 的 as well.
  const auto sizes = [this](int32_t at) {
    return heads_.SizeEnd(at) > at ||
           (heads_.FigureAt(at) && SizesThings(sentence_.At(heads_.Next(at))) &&
            text_[sentence_.At(heads_.Next(at)).end] == u'的');
  };
  if (end - begin < 2 || last - first < 2 || !sizes(begin) ||
      text_.Folded(end - 2, end) != text_.Folded(last - 2, last))
    return name;
  for (const Token& token : heads_.Within({first, last})) {
    if (!sizes(token.begin)) continue;
    if (heads_.IncompleteTail({first, token.begin}).empty()) return name;
    return Joined({first, token.begin}, name);
  }
  return name;
}

IndicatorName Namer::LevelOf(const IndicatorName& left) const {
  constexpr int32_t kLevelChars = 4;
  const auto [begin, end] = left.OnlyPiece();
  if (end - begin < 2 || end - begin > kLevelChars || text_[end - 1] != u'级' || entity_.empty())
    return {};
  if (text_[end - 2] != u'A' && text_[end - 2] != u'星' && !IsHanNumeral(text_[end - 2])) return {};
  const auto [first, last] = entity_.OnlyPiece();
  // A级景区36家,4A级12家; 五星级饭店6家,四星级9家: its own level takes the place of theirs.
  constexpr int32_t kBeforeLevel = 5;
  int32_t level = first;
  while (level < last && level - first <= kBeforeLevel && text_[level] != u'级') ++level;
  int32_t from = level;
  while (from > first && (IsAnyOf(text_[from - 1], u"A星") || IsDigit(text_[from - 1]) ||
                          IsHanNumeral(text_[from - 1])))
    --from;
  if (text_[level] != u'级' || from == level) return Joined(left, {first, last});
  if (last - level < 3) return {};
  IndicatorName name = left;
  name.Append(first, from);
  name.Append(level + 1, last);
  return name;
}

Range Namer::StateBehind(const Anchor& figure) const {
  constexpr int32_t kStateChars = 20;
  if (entity_.empty() || total_unit_ == nullptr || total_unit_ != figure.unit || !figure.value ||
      Compare(*figure.value, total_) >= 0)
    return {};
  int32_t begin = figure.end;
  // 1项(跨河大桥)因故暂缓实施: which one it is stands between.
  constexpr int32_t kBracketChars = 60;
  if (text_[begin] == u'(') {
    while (begin < figure.end + kBracketChars && text_[begin] != u')') ++begin;
    if (text_[begin] != u')') return {};
    ++begin;
  }
  if (text_[begin] == u'已') ++begin;
  const int32_t end = text_.HanEnd(begin, std::min(sentence_.end, begin + kStateChars + 1));
  if (end - begin < 2 || end - begin > kStateChars || !IsAnyOf(text_[end], u",;。、)")) return {};
  // 1项需继续申报, 2项因故暂停: the first word tells as much as a verb.
  if (IsAnyOf(text_[begin], u"需因未尚将正经待")) return {begin, end};
  // 3项与目标存在差距: what they are short of.
  if (IsAnyOf(text_[begin], u"与距离") && text_.Holds(end - 2, u"差距")) return {begin, end};
  constexpr knowledge::CueSet kDone =
      Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kSplit) | Bit(Cue::kAchieve);
  for (const Token& token : heads_.Within({begin, end})) {
    if (token.anchor < 0 && token.IsAny(kDone) && (token.end == end || token.Is(Cue::kVerb)))
      return {begin, end};
  }
  return {};
}

Range Namer::AsListedBefore(Range noun) const {
  // 甲等575个续建项目加快推进,乙等894个项目竣工: those are at another stage.
  static constexpr std::u16string_view kStages[] = {u"续建", u"在建", u"新建", u"竣工", u"储备"};
  if (!listed_.empty() && text_.LengthOfAny(listed_.begin, kStages) > 0) return noun;
  if (listed_.empty() || listed_.end - listed_.begin <= noun.end - noun.begin ||
      !heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGeneric) ||
      !text_.Folded(listed_.begin, listed_.end).ends_with(text_.Folded(noun.begin, noun.end)))
    return noun;
  return listed_;
}

Range Namer::DeedBefore(const Anchor& figure, const IndicatorName& name) const {
  if (heads_.DeedLength(name) > 0) return {};
  // 取消了18项审批, 培训4批320名教师: the same.
  int32_t at = text_[figure.begin - 1] == u'了' ? figure.begin - 1 : figure.begin;
  if (const size_t here = sentence_.IndexOf(figure.begin);
      here > 0 && sentence_.tokens[here - 1].anchor >= 0 &&
      sentence_.tokens[here - 1].end == figure.begin &&
      sentence_.At(sentence_.tokens[here - 1]).HasClassifier())
    at = sentence_.tokens[here - 1].begin;
  if (!deed_.empty() && IsAnyOf(text_[at - 1], u"、和")) {
    const auto between = text_.Folded(deed_.end, at);
    if (between.find_first_of(u",;") == between.npos) return deed_;
  }
  // 惠企资金直达720家企业: what reached them is told as well.
  if (at - sentence_.begin > 4 && text_.Holds(at - 2, u"直达")) {
    const IndicatorName what = heads_.Trim({ClauseBefore(at - 2, u','), at - 2});
    constexpr int32_t kWhatChars = 12;
    auto [begin, end] = what.OnlyPiece();
    if (end - begin > 4 && heads_.BeginsWith(begin, Bit(Cue::kVerb))) begin += 2;
    if (end == at - 2 && end - begin >= 2 && end - begin <= kWhatChars) return {begin, at};
  }
  // 改造提升甲街等3条道路: the deed leads the clause.
  // 清理整治|完成52家: that it is done.
  if (at - sentence_.begin > 4 && text_.Holds(at - 2, u"完成")) {
    for (const Token& token : heads_.Within({std::max(sentence_.begin, at - 6), at - 2})) {
      if (token.end == at - 2 && IsOneOf(text_.Folded(token.begin, token.end), kDeeds))
        return {DeedsBefore(token.begin), token.end};
    }
  }
  const bool listed = text_[at - 1] == u'等';
  const int32_t from = listed ? ClauseBefore(at, u',') : std::max(sentence_.begin, at - 4);
  for (const Token& token : heads_.Within({from, at})) {
    const bool here = listed ? token.begin == from : token.end == at;
    if (!here || !IsOneOf(text_.Folded(token.begin, token.end), kDeeds)) continue;
    // 启动建设甲、乙等3个园区: half of a deed that says no more than that they are built.
    if (listed && text_.Holds(token.begin, u"启动") &&
        (text_.Holds(token.end, u"建设") || text_.Holds(token.end, u"实施")))
      return {};
    // 航道打通两个变化: it is they that did so.
    if (!listed && text_.Holds(token.begin, u"打通") && IsHan(text_[token.begin - 1])) return {};
    // 修缮改造甲街等6处建筑; 改造完成 says only that it is done.
    const Token& next = heads_.Next(token.end);
    const bool both = listed && next.begin == token.end && next.anchor < 0 &&
                      IsOneOf(text_.Folded(next.begin, next.end), kDeeds);
    const bool done = token.end - token.begin == 4 && text_.Holds(token.end - 2, u"完成");
    return {DeedsBefore(token.begin), both ? next.end : token.end - (done ? 2 : 0)};
  }
  return listed ? Range{} : OpeningDeed(at);
}

// 新建、|改扩建6所学校, 新建|改扩建6所学校, 建成、改造、|养护公路9条
int32_t Namer::DeedsBefore(int32_t begin) const {
  constexpr int kMostDeeds = 3;
  size_t t = sentence_.IndexOf(begin);
  for (int i = 0; i < kMostDeeds && t > 0; ++i) {
    const Token& before = sentence_.tokens[t - 1];
    const bool joined = t > 1 && (before.mark == u'、' || before.Is(Cue::kAnd));
    const Token& deed = joined ? sentence_.tokens[t - 2] : before;
    if (before.end != begin || (joined && deed.end != before.begin) || deed.anchor >= 0 ||
        !IsOneOf(text_.Folded(deed.begin, deed.end), kDeeds))
      break;
    begin = deed.begin;
    t -= joined ? 2 : 1;
  }
  return begin;
}

Range Namer::SharedDeed(const Anchor& figure, Range noun) {
  static constexpr std::u16string_view kCarriesOut[] = {u"实施", u"完成", u"推进", u"启动",
                                                        u"开展", u"加快", u"推动"};
  static constexpr std::u16string_view kDone[] = {u"改造",     u"搬迁",     u"整治", u"迁建",
                                                  u"修缮",     u"维修",     u"更新", u"拆迁",
                                                  u"改造提升", u"提升改造", u"治理"};
  constexpr int kMostMembers = 6;
  if (shared_deed_.end > figure.end) {
    // Of the second member and so on; the last one has it of its own.
    const bool here = noun.end < shared_deed_.begin && text_[noun.end] != u',';
    return here && IsAnyOf(text_[noun.end], u"、和及") ? shared_deed_ : Range{};
  }
  shared_deed_ = {};
  if (!IsAnyOf(text_[noun.end], u"、和及") || figure.begin - 2 < sentence_.begin ||
      text_.LengthOfAny(figure.begin - 2, kCarriesOut) != 2 ||
      heads_.IsOnly(IndicatorName(noun.begin, noun.end), Cue::kGeneric) ||
      EndsWithAny(text_.Folded(noun.begin, noun.end), kDone))
    return {};
  Range last = noun;
  for (int i = 0; i < kMostMembers; ++i) {
    const Range next = heads_.NextCounted(last.end);
    if (next.empty()) break;
    last = next;
  }
  if (last == noun || IsHan(text_[last.end])) return {};
  const auto words = text_.Folded(last.begin, last.end);
  size_t longest = 0;
  for (const std::u16string_view done : kDone) {
    // 完成小区5个、楼68栋、2416户改造: the last is counted by nothing else.
    if (words.ends_with(done) && (words.size() > done.size() + 1 || words.size() == done.size()))
      longest = std::max(longest, done.size());
  }
  if (longest == 0) return {};
  shared_deed_ = {last.end - static_cast<int32_t>(longest), last.end};
  shared_things_ = noun;
  return shared_deed_;
}

Range Namer::OpeningDeed(int32_t at) const {
  for (const std::u16string_view word : kOpeningDeeds) {
    const int32_t begin = at - static_cast<int32_t>(word.size());
    if (begin < sentence_.begin || text_.Folded(begin, at) != word) continue;
    if (begin == sentence_.begin || !IsHan(text_[begin - 1])) return {begin, at};
    // 共处理62宗案件, 全年引进32个项目: behind words that are of no name.
    for (const Token& token : heads_.Within({std::max(sentence_.begin, begin - 4), begin})) {
      if (token.end == begin && token.anchor < 0 && token.IsAny(kLeading)) return {begin, at};
    }
  }
  return {};
}

IndicatorName Namer::WithDeedOf(Range list, Range kind) const {
  const IndicatorName name = heads_.Trim(kind);
  int32_t deed = heads_.DeedLength(IndicatorName(list.begin, list.end));
  if (text_.Holds(list.begin, u"开工建设")) deed = 4;
  // 新建和提升甲等应用场景: both deeds.
  if (const int32_t joint = list.begin + deed; IsAnyOf(text_[joint], u"、和与")) {
    const Token& next = heads_.Next(joint + 1);
    if (next.begin == joint + 1 && next.IsAny(Bit(Cue::kDeed) | Bit(Cue::kDeverbal)) &&
        next.end < kind.begin && IsHan(text_[next.end]))
      deed = next.end - list.begin;
  }
  if (kind.begin <= list.begin || deed == 0 || heads_.DeedLength(name) > 0 ||
      !IsOneOf(text_.Folded(list.begin, list.begin + heads_.DeedLength({list.begin, list.end})),
               kDeeds))
    return name;
  return Joined({list.begin, list.begin + deed}, name);
}

IndicatorName Namer::ThingsOf(const IndicatorName& name) const {
  constexpr int32_t kMostDeeds = 3;
  IndicatorName things = name;
  for (int i = 0; i < kMostDeeds; ++i) {
    const IndicatorName rest = heads_.WithoutDeed(things);
    // 保障性住房: a kind of houses, no deed.
    if (rest.size() == things.size() || IsAnyOf(text_[rest.Hull().first], u"性型类")) break;
    things = rest;
  }
  if (things.size() < name.size()) return things;
  // 重大项目|新开工 of 重大项目建设提速,新开工206个
  if (const auto [piece, piece_end] = name.LastPiece();
      name.OnlyPiece().second == 0 && piece_end - piece <= 4 &&
      name.size() > piece_end - piece + 2 &&
      heads_.DeedLength(IndicatorName(piece, piece_end)) == piece_end - piece)
    return name.Front(name.size() - (piece_end - piece));
  // 产业项目新开工23个、新竣工19个: the deed before stands behind them.
  if (const auto [first, last] = name.OnlyPiece(); last > first) {
    for (const Token& token : heads_.Within({first, last})) {
      if (token.end == last && token.Is(Cue::kDeed) && !token.Is(Cue::kHead) &&
          token.begin - first >= 4)
        return {first, token.begin};
    }
  }
  // 各部门清理规章: who did it stands before the deed.
  const auto [begin, end] = name.LastPiece();
  for (const Token& token : heads_.Within({begin, end})) {
    if (token.Is(Cue::kDeed) && !token.Is(Cue::kDeverbal) && end - token.end >= 2 &&
        !heads_.EndsIn(IndicatorName(begin, token.begin), Cue::kDeed))
      return {token.end, end};
  }
  return name;
}

Range Namer::MeasureOfSizeBefore(size_t size) const {
  constexpr size_t kMostTokens = 4;
  constexpr int32_t kMeasureChars = 6;
  for (size_t t = size; t > 0 && size - t < kMostTokens; --t) {
    const Token& before = sentence_.tokens[t - 1];
    if (before.mark != 0 && before.mark != u'、') return {};
    if (before.anchor < 0 || !sentence_.At(before).Measures("money") ||
        sentence_.At(before).relation != Relation::kGe || text_[before.end] != u'的')
      continue;
    return heads_.IncompleteTail(
        {std::max(sentence_.begin, before.begin - kMeasureChars), before.begin});
  }
  return {};
}

IndicatorName Namer::OfSizeAlone(Range name) {
  const size_t behind = sentence_.IndexOf(name.end);
  if (behind == 0 || name.empty() || entity_.empty()) return {};
  const Token& size = sentence_.tokens[behind - 1];
  if (size.anchor < 0 || size.end != name.end ||
      !(sentence_.At(size).relation == Relation::kGe || sentence_.At(size).high) ||
      !sentence_.At(size).Measures("money") || size.begin - name.begin > 5)
    return {};
  graded_ = true;
  // 新签约亿元以上项目, of which 10亿元以上 or 50亿元以上: its own size takes the place of theirs.
  for (size_t i = behind - 1; i-- > 0 && sentence_.tokens[i].begin >= entity_.Hull().first;) {
    const Token& token = sentence_.tokens[i];
    if (token.anchor < 0) continue;
    // 纳税过千万元的企业: with 的 as well.
    const bool sizes =
        heads_.SizeEnd(token.begin) == token.end ||
        ((text_[token.end] == u'的' || sentence_.At(token).bound_before) &&
         sentence_.At(token).Measures("money") && sentence_.At(token).relation == Relation::kGe);
    if (!sizes) continue;
    const IndicatorName own = entity_.Exchanged(token.begin, token.end, name.begin, name.end);
    if (!own.empty()) return own;
  }
  // 培育重点企业60家,其中年产值过亿元的12家、过5亿元的3家: of those that there are, by what the
  // size before it is of.
  if (text_[name.end] == u'的') {
    const Range measure = size.begin == name.begin ? MeasureOfSizeBefore(behind - 1) : Range{};
    IndicatorName sized(measure.begin, measure.end);
    sized.Append(name.begin, name.end + 1);
    return Joined(sized, heads_.WithoutDeed(entity_));
  }
  return Joined({name.begin, name.end}, entity_);
}

Range Namer::ThingsJudged(int32_t at) const {
  static constexpr std::u16string_view kPeople[] = {u"队伍", u"干部", u"教师", u"职工",
                                                    u"人员", u"党员", u"医生", u"人才"};
  constexpr int32_t kThingsChars = 10;
  if (text_[at - 1] != u',') return {};
  int32_t from = ClauseBefore(at - 1, u':');
  if (IsHanNumeral(text_[from]) && text_[from + 1] == u'是') from += 2;
  const int32_t limit = std::min(at - 1, from + kThingsChars);
  int32_t end = from;
  for (const Token& token : heads_.Within({from, limit})) {
    if (token.anchor >= 0 || token.mark != 0) break;
    if (token.Is(Cue::kGeneric) && token.end - token.begin >= 2 && token.end <= limit) {
      end = token.end;
      break;
    }
  }
  for (int32_t p = from; end == from && p + 2 <= limit; ++p) {
    int32_t people = p;
    while (people + 2 <= limit && text_.LengthOfAny(people, kPeople) > 0) people += 2;
    if (people > p) end = people;
  }
  return {from, end};
}

IndicatorName Namer::OfHeadless(const IndicatorName& name) const {
  const auto [begin, end] = name.OnlyPiece();
  if (end - begin < 4) return name;
  const bool share = text_[end - 1] == u'占';
  int32_t of = share ? end - 1 : end + 1;
  while (share && of > begin && IsAnyOf(text_[of - 1], u"仅只已约就")) --of;
  if (text_[of - 1] != u'的') return name;
  const size_t behind = sentence_.IndexOf(of - 1);
  // 优于Ⅱ类的占67%: better or worse than a class rather than of a size.
  static constexpr std::u16string_view kThan[] = {u"优于", u"劣于", u"高于", u"低于"};
  const bool sized = behind > 0 && sentence_.tokens[behind - 1].anchor >= 0 &&
                     sentence_.tokens[behind - 1].end == of - 1;
  if (!sized && !(share && text_.LengthOfAny(begin, kThan) > 0)) return name;
  const bool none = entity_.empty() || entity_.Hull() == name.Hull();
  const Range judged = none ? ThingsJudged(begin) : Range{};
  const IndicatorName things =
      none ? IndicatorName(judged.begin, judged.end) : heads_.WithoutDeed(entity_);
  if (things.size() < 2) return name;
  const IndicatorName those = Joined({begin, of}, things);
  return share ? Joined(those, {end - 1, end}) : those;
}

IndicatorName Namer::ThoseThat(const Anchor& figure, const IndicatorName& left) const {
  const IndicatorName& before = entity_.empty() ? entity_before_ : entity_;
  const IndicatorName& of = framed_.empty() ? before : framed_;
  auto [begin, end] = left.OnlyPiece();
  if (of.empty() || end - begin < 2 || begin < of.Hull().second || text_[end] != u'的' ||
      !IsAnyOf(text_[end + 1], u"有达共已") || !heads_.TailOf({begin, end}).empty() ||
      figure.Measures("persons") || heads_.IsOnly(left, Cue::kGeneric))
    return {};
  // 全部或者部分完工
  if (text_.Holds(begin, u"或") && text_.Holds(begin - 2, u"全部")) begin -= 2;
  IndicatorName name(begin, end + 1);
  name.Append(heads_.WithoutDeed(of));
  return name;
}

// 销售额下降的企业 of 96家企业中,销售额下降的有31家: by how they fared.
IndicatorName Namer::ThoseThatFared(const Anchor& figure) const {
  constexpr int32_t kFaredChars = 14;
  const int32_t of = figure.begin - 2;
  if (framed_.empty() || of <= sentence_.begin || text_[of] != u'的' ||
      !IsAnyOf(text_[of + 1], u"有达"))
    return {};
  const int32_t begin = ClauseBefore(of, u'、');
  if (of - begin < 3 || of - begin > kFaredChars || begin < framed_.Hull().second ||
      text_.HanEnd(begin, of) != of)
    return {};
  static constexpr std::u16string_view kFared[] = {u"亏损", u"盈利", u"前移", u"后移", u"进位"};
  const auto told = heads_.Within({begin, of});
  const bool moved =
      !told.empty() && told.back().end == of && told.back().IsAny(Bit(Cue::kUp) | Bit(Cue::kDown));
  return moved || EndsWithAny(text_.Folded(begin, of), kFared)
             ? Joined({begin, of + 1}, heads_.WithoutDeed(framed_))
             : IndicatorName();
}

IndicatorName Namer::OfDeed(const Anchor& figure, const IndicatorName& left) {
  if (const IndicatorName those = ThoseThat(figure, left); !those.empty()) {
    graded_ = true;
    return those;
  }
  // 12个投产、30个在建: what stands before it became of those counted before.
  const bool of_before = previous_counted_ && left.Hull().first == previous_end_ &&
                         (IsAnyOf(text_[figure.begin - 1], u"、和及") ||
                          (left.Hull().second == figure.begin && left.size() > 3)) &&
                         (previous_.Folded(text_).find(left.Folded(text_)) != FoldedName::npos ||
                          previous_.size() == left.size());
  if (!(left.empty() || left.size() == 1 || of_before)) return {};
  if (figure.unit != nullptr && figure.unit->kind == UnitClass::kAspect) return {};
  // 754户1735人脱贫, 7.8万户、22.9万人脱贫: one deed of both.
  const int32_t next = text_[figure.end] == u'、' ? figure.end + 1 : figure.end;
  const int32_t behind = heads_.FigureAt(next) ? heads_.Next(next).end : figure.end;
  Range deed = TurnBehind(behind);
  if (deed.empty()) deed = heads_.DeedBehind(behind);
  // 9项完成,7项正在推进: what tells the parts apart, however little it says.
  if (deed.empty() && left.empty()) deed = StateBehind(figure);
  if (deed.empty()) return {};
  IndicatorName name(deed.begin, deed.end);
  // 2镇3村入选名录, 4地获评文明城市: the unit says what they are.
  static constexpr std::string_view kThings[] = {"村", "镇", "乡", "县", "街道"};
  if (figure.unit != nullptr && left.empty() && deed.end - deed.begin >= 4) {
    if (figure.unit->surface == "地") return name;
    if (std::ranges::find(kThings, figure.unit->surface) != std::end(kThings)) {
      graded_ = true;
      name.Append("的");
      name.Append(figure.unit_begin, figure.unit_end);
      return name;
    }
  }
  const bool persons = figure.Measures("persons");
  const int32_t clause_begin = ClauseBefore(figure.begin, u',');
  if (entity_.empty()) {
    const bool alone = (last_.empty() && topic_.empty()) ||
                       (left.empty() && figure.begin == clause_begin && deed.end - deed.begin >= 4);
    return persons && alone ? name : IndicatorName();
  }
  // 覆盖38个村,754户脱贫: persons are none of the things counted before.
  const IndicatorName& of = framed_.empty() ? entity_ : framed_;
  const FoldedName things = of.Folded(text_);
  if (persons && !IsAnyOf(things.back(), u"人户民者员工才口生")) return name;
  graded_ = true;  // entity_ stays what all of them are
  name.Append("的");
  // 4项指标增速居首位,9项居前五位: what the first ones did is no part of the others.
  const auto [last, last_end] = of.LastPiece();
  const size_t own = static_cast<size_t>(last_end - last);
  if (last_end - last >= 2 && things.size() > own + 1 && things[things.size() - own - 1] == u'的' &&
      deed.end - deed.begin >= 4) {
    name.Append(last, last_end);
  } else {
    name.Append(of);
  }
  return name;
}

IndicatorName Namer::SharePart(const Anchor& figure, Range noun) {
  static constexpr std::u16string_view kVerbs[] = {u"贡献", u"创造",   u"提供",   u"完成",  u"吸纳",
                                                   u"占",   u"占据",   u"承担",   u"集聚",  u"生产",
                                                   u"覆盖", u"扩大到", u"推广到", u"普及到"};
  constexpr int32_t kPlaceChars = 6;
  if (noun.empty()) return {};
  IndicatorName name;
  if (IsAnyOf(text_[figure.begin - 1], u"、和") && !contributed_.empty() &&
      figure.begin - previous_end_ < 16) {
    name = contributed_;
  } else {
    // 民营经济贡献了全省60%的税收: who, and what it does, before the place.
    int32_t at = figure.begin;
    for (const Token& token :
         heads_.Within({std::max(sentence_.begin, at - kPlaceChars), figure.begin})) {
      if (token.end == at && token.IsAny(Bit(Cue::kRegion) | Bit(Cue::kGroup))) at = token.begin;
    }
    if (text_[at - 1] == u'了') --at;
    int32_t verb = at;
    for (const std::u16string_view word : kVerbs) {
      const int32_t begin = at - static_cast<int32_t>(word.size());
      if (begin > sentence_.begin && text_.Holds(begin, word)) verb = std::min(verb, begin);
    }
    if (verb == at) return {};
    const int32_t clause = ClauseBefore(verb, u',');
    for (const Token& token : heads_.Within({clause, verb})) {
      if (token.anchor >= 0) return {};  // 农户占60%、企业占20%的模式
    }
    IndicatorName who = heads_.Trim({clause, verb});
    // 以不到万分之五的面积,贡献了…: the subject of the sentence.
    if (who.empty()) who = topic_;
    // 互助保险日益健全,已扩大到全市七成的村: the subject of the clause before.
    if (who.size() < 2 && text_[at - 1] == u'到') who = subject_;
    if (who.size() < 2) return {};
    name = Joined(who, {verb, at});
    contributed_ = name;
  }
  name.Append(noun.begin, noun.end);
  name.Append("占比");
  return name;
}

Named Namer::ShareOfThings(const Anchor& figure, Range noun, const IndicatorName& left) {
  // 60%的小区…, and 50%小区… at the head of a clause.
  const bool leads = figure.begin == sentence_.begin || IsAnyOf(text_[figure.begin - 1], u",;:");
  // 推动70%社区和50%行政村达标, 将80%财力用于民生: what is brought about, and with what.
  const bool pushed = PushedAt(figure) || (IsAnyOf(text_[figure.begin - 1], u"、和及") &&
                                           share_end_ == figure.begin - 1);
  const bool of =
      !noun.empty() && (text_[figure.end] == u'的' || (leads && left.empty()) || pushed);
  // 幼儿园覆盖85%乡镇: so without 的, where nothing but the noun stands behind.
  const bool behind = !of && !left.empty() && noun.begin == figure.end &&
                      (noun.end >= sentence_.end || IsAnyOf(text_[noun.end], u",;。)、"));
  if (const IndicatorName given = SharePart(figure, of || behind ? noun : Range{}); !given.empty())
    return {given, Rule::kNameBehind};
  if (!of && !left.empty()) {
    if (const IndicatorName share = ShareOfGroup(figure, noun, left); !share.empty())
      return {share, Rule::kNameBehind};
  }
  if (of) {
    noun.end = BehindClass(noun);
    noun.end = TurnIn(figure, {noun.begin, PredicateIn(noun)});
  }
  Range deed = heads_.DeedBehind(of ? noun.end : figure.end);
  if (deed.empty()) deed = of ? StateIn(noun.end) : DeedOfShare(figure);
  // 95%的村和82%的农户实现…: one deed of both.
  if (const Range next = of ? heads_.NextCounted(noun.end) : Range{}; deed.empty() && !next.empty())
    deed = heads_.DeedBehind(next.end);
  if (deed.empty()) return {};
  if (of && IsAnyOf(text_[deed.begin], u"均都")) ++deed.begin;
  if (of && pushed) {
    share_end_ = noun.end;
    IndicatorName name(deed.begin, deed.end);
    name.Append("的");
    name.Append(noun.begin, noun.end);
    name.Append("占比");
    return {name, Rule::kNameBehind};
  }
  const bool second = of && IsAnyOf(text_[figure.begin - 1], u"、和及");
  IndicatorName name;
  constexpr std::string_view kShare = "占比";
  if (!of) {
    static constexpr std::u16string_view kUsed[] = {u"用于", u"投向", u"投入"};
    const bool used = text_.LengthOfAny(deed.begin, kUsed) > 0;
    if (!left.empty() && text_[figure.begin - 1] == u'中') {
      name = IndicatorName(deed.begin, deed.end);
      name.Append("的");
      name.Append(left);
      name.Append(kShare);
      return {name, Rule::kNameBehind};
    }
    // 上线政策1120项,70%实现免申即享: those counted before.
    if (used ? left.empty() && last_.empty() : !left.empty() || entity_.empty()) return {};
    // 转移支付42亿元,87%用于民生: of what was told before.
    name = left.empty() && used ? last_ : left;
    name.Append(deed.begin, deed.end);
    if (!used) {
      name.Append("的");
      name.Append(entity_);
    }
  } else if (text_.Folded(deed.begin, deed.begin + 2) == u"成为") {
    name.Append(deed.begin + 2, deed.end);
  } else {
    name.Append(deed.begin, deed.end);
    name.Append("的");
    if (!second) name.Append(left);
    name.Append(noun.begin, noun.end);
  }
  name.Append(kShare);
  return {name, Rule::kNameBehind};
}

Range Namer::DeedOfShare(const Anchor& figure) const {
  constexpr int32_t kLeast = 4;
  // 考核指标中六成以上居前列, 资金近八成投向山区: so much of it did so.
  const bool among = text_[figure.begin - 1] == u'中' && IsHan(text_[figure.end]);
  if (!among && !ActAt(figure.begin, figure.end)) return {};
  const Range deed = ClauseNoun(figure.end);
  return deed.end - deed.begin >= kLeast ? deed : Range{};
}

Range Namer::WorksListed(int32_t at) const {
  static constexpr std::u16string_view kWorks[] = {u"项目", u"工程"};
  constexpr int32_t kListChars = 60;
  for (const Token& token : heads_.From(at)) {
    if (token.begin > at + kListChars || token.mark == u',' || token.mark == u';') return {};
    // 甲地20万千瓦风电、乙地10万千瓦光伏项目并网: the last member of the list has it.
    if (token.anchor >= 0 && text_[at] == u'、') {
      const Anchor& next = sentence_.At(token);
      const Range last = next.Measures("mass") || next.Measures("power")
                             ? UpToWorks(heads_.NounBehind(next.end))
                             : Range{};
      if (EndsWithAny(text_.Folded(last.begin, last.end), kWorks)) return {last.end - 2, last.end};
    }
    if (!token.Is(Cue::kEtc)) continue;
    const int32_t behind = heads_.FigureAt(token.end) ? heads_.Next(token.end).end : token.end;
    const Range kind = heads_.NounBehind(behind);
    const bool works = EndsWithAny(text_.Folded(kind.begin, kind.end), kWorks);
    return works ? Range{kind.end - 2, kind.end} : Range{};
  }
  return {};
}

IndicatorName Namer::OfListedWorks(Range noun, const IndicatorName& left) {
  // 推动甲厂3万吨铝材、乙厂5万吨铜材等6个项目建设: how large each of the works is.
  auto [begin, end] = left.OnlyPiece();
  const size_t joint = text_.Folded(noun.begin, noun.end).find(u'、');
  if (joint != std::u16string_view::npos) noun.end = noun.begin + static_cast<int32_t>(joint);
  if (noun.end - noun.begin > 2 && text_[noun.end - 1] == u'等') --noun.end;
  if (!IsAnyOf(text_[noun.end], u"、等")) return {};
  const Range works = WorksListed(noun.end);
  if (works.empty()) return {};
  const size_t comma = text_.Folded(begin, end).rfind(u'、');
  if (comma != std::u16string_view::npos) begin += static_cast<int32_t>(comma) + 1;
  for (const Token& token : heads_.Within({begin, end})) {
    if (token.begin == begin && token.end <= end && token.end - begin >= 2 &&
        token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAchieve)))
      begin = token.end;
  }
  if (end - begin >= 2 && text_.Holds(end - 2, u"年产")) end -= 2;
  sizes_project_ = true;
  const IndicatorName name = end > begin ? Joined({begin, end}, {noun.begin, noun.end})
                                         : IndicatorName(noun.begin, noun.end);
  static constexpr std::u16string_view kWorks[] = {u"项目", u"工程"};
  const bool told = EndsWithAny(text_.Folded(noun.begin, noun.end), kWorks);
  return told ? name : Joined(name, {works.begin, works.end});
}

int32_t Namer::BehindClass(Range noun) const {
  // 78%的乡镇建成二级医院: a wide noun, and what those did.
  const std::span<const Token> tokens = heads_.Within(noun);
  for (size_t t = 0; t + 1 < tokens.size(); ++t) {
    const Token& next = tokens[t + 1];
    if (tokens[t].Is(Cue::kGeneric) && tokens[t].end == next.begin && next.anchor < 0 &&
        next.Is(Cue::kVerb) && noun.end - next.end >= 3)
      return next.begin;
  }
  return noun.end;
}

IndicatorName Namer::ShareOfGroup(const Anchor& figure, Range noun,
                                  const IndicatorName& left) const {
  constexpr int32_t kDeedChars = 20;
  const auto closes = [this](int32_t at) {
    return at >= sentence_.end || IsAnyOf(text_[at], u",;。)、");
  };
  const int32_t begin = figure.end;
  const auto [first, last] = left.OnlyPiece();
  if (last <= first || !(IsHan(text_[begin]) || text_[begin] == u'“')) return {};
  // 建成区实现100%清洁取暖, 工业用地实行100%净地出让
  static constexpr std::u16string_view kSo[] = {u"实现", u"实行"};
  if (!noun.empty() && noun.begin == begin && closes(noun.end) &&
      text_.LengthOfAny(figure.begin - 2, kSo) > 0) {
    if (last == figure.begin - 2) return Joined(left, {noun.begin, noun.end});
    const int32_t pushed = text_.Holds(first, u"推动") ? 2 : 0;
    if (last == figure.begin && last - first >= pushed + 4)
      return Joined({first + pushed, last - 2}, {noun.begin, noun.end});
  }
  // 调整院校12%左右专业: so many of them.
  if (!noun.empty() && noun.begin == begin && closes(noun.end) && last == figure.begin &&
      figure.relation == Relation::kApprox && !figure.bound_before && heads_.DeedLength(left) > 0) {
    IndicatorName name = Joined(left, {noun.begin, noun.end});
    name.Append("占比");
    return name;
  }
  if (last != figure.begin) return {};
  if (const IndicatorName use = UsedFor(figure, left); !use.empty()) return use;
  // 毕业生61%留市就业: a group, and what so many of it did; rates and sums are none.
  static constexpr std::u16string_view kShares[] = {u"比例", u"比重", u"面积", u"标准", u"额度"};
  if (IsAnyOf(text_[last - 1], u"率比重例额量值度入出资数产为达占价税和及与按照盖国省市") ||
      IsAnyOf(text_[begin], u"左以上增下及和与的") || text_.LengthOfAny(begin, kShares) > 0 ||
      last - first < 3 || heads_.IsOnly(left, Cue::kIncomplete))
    return {};
  // 工地100%硬化、车辆100%密闭: behind what the group before did.
  int32_t group = first;
  if (first == previous_end_) {
    while (group < last && text_[group] != u'、') ++group;
    if (++group + 2 > last) return {};
  }
  if (text_[group] != u'新' && heads_.DeedLength(IndicatorName(group, last)) > 0) return {};
  const int32_t end = text_.HanEnd(begin, std::min(sentence_.end, begin + kDeedChars + 1));
  if (!closes(end) || end - begin < 4 || end - begin > kDeedChars) return {};
  IndicatorName name(begin, end);
  name.Append("的");
  name.Append(group, last);
  name.Append("占比");
  return name;
}

// 服务于紧缺岗位的新增专业数占比 of 新增专业数70%以上服务于紧缺岗位, 用于教学的教师工作时间占比 of
// 教师八成以上工作时间用于教学: so much of it did so, by a verb that opens what it is for.
IndicatorName Namer::UsedFor(const Anchor& figure, const IndicatorName& left) const {
  static constexpr std::u16string_view kUses[] = {
      u"服务于", u"用于",   u"投向", u"按照", u"纳入",   u"达到",  u"来自",
      u"源于",   u"集中在", u"实现", u"采用", u"转化为", u"更新为"};
  static constexpr std::u16string_view kPushes[] = {u"保障", u"坚持", u"推动",
                                                    u"确保", u"引导", u"促进"};
  constexpr int32_t kNounChars = 8;
  constexpr int32_t kUseChars = 24;
  auto [first, last] = left.OnlyPiece();
  const bool tenths = figure.unit_literal == "成";
  if (last != figure.begin || last - first < 2 || figure.relation == Relation::kApprox ||
      !(tenths || figure.Measures("share")))
    return {};
  if (last - first > 3 && text_.LengthOfAny(first, kPushes) > 0) first += 2;
  if (text_.Holds(first - 2, u"新增")) first -= 2;
  int32_t verb = figure.end;
  const int32_t limit = text_.HanEnd(verb, std::min(sentence_.end, verb + kNounChars));
  while (verb < limit && text_.LengthOfAny(verb, kUses) == 0) ++verb;
  if (verb >= limit || verb - figure.end == 1) return {};
  int32_t end = verb;
  while (end < sentence_.end && end - verb <= kUseChars &&
         (IsHan(text_[end]) || IsAnyOf(text_[end], u"“”")))
    ++end;
  const bool closed = end >= sentence_.end || IsAnyOf(text_[end], u",;。)");
  if (!closed || end - verb < 4 || heads_.EndsIn(IndicatorName(verb, end), Cue::kGrowthNoun))
    return {};
  IndicatorName name(verb, end);
  name.Append("的");
  name.Append(first, last);
  name.Append(figure.end, verb);
  name.Append("占比");
  return name;
}

bool Namer::PushedAt(const Anchor& figure) const {
  static constexpr std::u16string_view kPushes[] = {u"推动", u"确保", u"实现", u"力争",
                                                    u"带动", u"保障", u"促进", u"引导"};
  const int32_t at = figure.begin;
  const auto opens = [&](int32_t begin) {
    return begin <= sentence_.begin || IsAnyOf(text_[begin - 1], u",;:、");
  };
  if (IsAnyOf(text_[at - 1], u"将把使让") && (opens(at - 1) || text_.Holds(at - 3, u"坚持")))
    return true;
  return at - 2 >= sentence_.begin && text_.LengthOfAny(at - 2, kPushes) == 2 && opens(at - 2);
}

IndicatorName Namer::OfCapacity(const Anchor& figure, Range noun, const IndicatorName& left) {
  static constexpr std::u16string_view kWorks[] = {u"项目", u"工程",       u"装置", u"生产线",
                                                   u"机组", u"新能源基地", u"电站", u"电厂"};
  constexpr int32_t kKindChars = 8;
  if (noun.begin != figure.end || noun.end - noun.begin < 2 || figure.unit == nullptr ||
      !(figure.unit->dimension == "mass" || figure.unit->dimension == "power" ||
        figure.unit->dimension == "energy"))
    return {};
  if (const IndicatorName listed = OfListedWorks(noun, left); !listed.empty()) return listed;
  if (noun.end - noun.begin < 4) {
    // 东湖电厂2×66万千瓦项目: how large a work is that its owner alone names.
    const IndicatorName owner = IsOneOf(text_.Folded(noun.begin, noun.end), kWorks)
                                    ? PlaceOfWorks(figure, left)
                                    : IndicatorName();
    if (owner.size() < 3) return {};
    sizes_project_ = true;
    return Joined(owner, {noun.begin, noun.end});
  }
  noun = UpToWorks(noun);
  const size_t comma = text_.Folded(noun.begin, noun.end).find(u'、');
  int32_t kind = noun.end - 2;
  bool works = EndsWithAny(text_.Folded(noun.begin, noun.end), kWorks);
  // 年产15万吨硫酸锰等项目
  const int32_t end = text_.HanEnd(noun.end, std::min(sentence_.end, noun.end + kKindChars));
  for (int32_t p = noun.end; !works && text_[noun.end] == u'等' && p + 2 <= end; ++p) {
    works = text_.LengthOfAny(p, kWorks) > 0;
    kind = p;
  }
  if (!works) return {};
  sizes_project_ = true;
  // 40万吨有机硅、甲厂储能等项目: of the first of them.
  if (comma == std::u16string_view::npos) {
    const IndicatorName where = PlaceOfWorks(figure, left);
    return where.empty() ? IndicatorName(noun.begin, noun.end)
                         : Joined(where, {noun.begin, noun.end});
  }
  return Joined({noun.begin, noun.begin + static_cast<int32_t>(comma)}, {kind, kind + 2});
}

Range Namer::UpToWorks(Range noun) const {
  // 风电项目并网, 乙烯装置主体竣工: what became of the works is none of their name.
  static constexpr std::u16string_view kStages[] = {u"建设", u"主体", u"并网", u"投用", u"达产"};
  static constexpr std::u16string_view kWorks[] = {u"项目", u"工程", u"装置", u"机组", u"电站"};
  // 铜箔项目二期开工
  for (int32_t p = noun.begin + 2; p + 4 <= noun.end; ++p) {
    if (text_[p + 3] == u'期' && IsHanNumeral(text_[p + 2]) && text_.LengthOfAny(p, kWorks) == 2)
      return {noun.begin, p + 4};
  }
  const bool stage = noun.end - noun.begin > 5 && text_.LengthOfAny(noun.end - 2, kStages) > 0 &&
                     text_.LengthOfAny(noun.end - 4, kWorks) > 0;
  return stage ? Range{noun.begin, noun.end - 2} : noun;
}

IndicatorName Namer::PlaceOfWorks(const Anchor& figure, const IndicatorName& left) const {
  // 河湾40万吨纤维项目: whose it is, where nothing else stands before the amount.
  constexpr int32_t kPlaceChars = 8;
  auto [begin, end] = left.OnlyPiece();
  if (end != figure.begin && text_[figure.begin - 1] != u'×') return {};
  const size_t comma = text_.Folded(begin, end).rfind(u'、');
  if (comma != std::u16string_view::npos) begin += static_cast<int32_t>(comma) + 1;
  static constexpr std::u16string_view kYearly[] = {u"年产", u"日产"};
  static constexpr std::u16string_view kHandles[] = {u"年处理", u"日处理", u"年加工"};
  if (end - begin > 2 && text_.LengthOfAny(end - 2, kYearly) > 0) end -= 2;
  if (end - begin > 2 && text_.LengthOfAny(end - 3, kHandles) > 0) end -= 3;
  if (end - begin < 2 || end - begin > kPlaceChars) return {};
  const auto tells = [](const Token& token) {
    return token.mark != 0 || token.anchor >= 0 ||
           token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kHead) | Bit(Cue::kIncomplete) |
                       Bit(Cue::kAchieve) | Bit(Cue::kUp));
  };
  return std::ranges::any_of(heads_.Within({begin, end}), tells) ? IndicatorName()
                                                                 : IndicatorName(begin, end);
}

bool Namer::JoinsDeeds(const IndicatorName& name) const {
  constexpr int32_t kDeedsChars = 8;
  const auto [begin, end] = name.OnlyPiece();
  if (end - begin < 5 || end - begin > kDeedsChars) return false;
  const size_t joint = text_.Folded(begin, end).find_first_of(u"和及、");
  if (joint == std::u16string_view::npos) return false;
  const int32_t at = begin + static_cast<int32_t>(joint);
  const IndicatorName first(begin, at);
  const IndicatorName second(at + 1, end);
  return !first.empty() && !second.empty() && heads_.DeedLength(first) == first.size() &&
         heads_.DeedLength(second) == second.size();
}

// The noun behind the next amount of a list, by the same unit; empty when none follows at `at`.
Range Namer::NextMeasured(int32_t at, const Anchor& figure) const {
  if (!heads_.FigureAt(at + 1)) return {};
  const Anchor& next = sentence_.At(heads_.Next(at + 1));
  return next.unit == figure.unit ? heads_.NounBehind(next.end) : Range{};
}

IndicatorName Namer::Stretch(const Anchor& figure, Range noun, const IndicatorName& left) const {
  if (noun.empty() || text_[figure.end] == u'的' || figure.unit == nullptr) return {};
  const knowledge::Label dimension = figure.unit->dimension;
  const bool money = dimension == "money";  // 发行6600亿元建设国债
  // 组建50亿元规模母基金: how large it is.
  if (money && noun.end - noun.begin >= 4 && text_.Holds(noun.begin, u"规模") &&
      !text_.Holds(noun.begin + 2, u"以上"))
    return Joined({noun.begin + 2, noun.end}, {noun.begin, noun.begin + 2});
  // 打造超200亿元产业集群: so is what the amount stands before.
  static constexpr std::u16string_view kSized[] = {u"集群", u"母基金", u"产业链", u"基金集群"};
  if (money && left.size() <= 2 && noun.begin == figure.end &&
      EndsWithAny(text_.Folded(noun.begin, noun.end), kSized) &&
      IsAnyOf(text_[figure.begin - 1], u"造立建成育")) {
    IndicatorName name(noun.begin, noun.end);
    name.Append("规模");
    return name;
  }
  // 建设20公里道路、5公里绿道: each amount is of what stands behind it.
  if (text_[figure.begin - 1] == u'、' && stretch_end_ == figure.begin - 1)
    return Joined(stretch_deed_, {noun.begin, noun.end});
  // 建成滨江大道等12公里景观路: some of them are named.
  const bool wide = dimension == "length" || dimension == "area";
  if (wide && text_[figure.begin - 1] == u'等' && noun.begin == figure.end &&
      noun.end - noun.begin >= 3)
    return {noun.begin, noun.end};
  // 某片区获批设立36平方公里协同发展区: where it is, and what.
  if (const int32_t own_end = left.Hull().second;
      wide && noun.begin == figure.end && noun.end - noun.begin >= 3 && left.size() >= 4 &&
      own_end == figure.begin && text_.Holds(own_end - 2, u"设立"))
    return Joined(left.Front(left.size() - 2), {noun.begin, noun.end});
  // 完成东湖南岸8公里岸线贯通: what was done, and where.
  static constexpr std::u16string_view kCarried[] = {u"完成", u"实施", u"推进", u"启动"};
  static constexpr std::u16string_view kWorks[] = {u"贯通", u"改造", u"整治", u"提升", u"修复",
                                                   u"治理", u"硬化", u"绿化", u"加固"};
  if (const auto [own, own_end] = left.OnlyPiece();
      wide && noun.begin == figure.end && noun.end - noun.begin >= 4 && own_end - own >= 3 &&
      own_end == figure.begin && text_.LengthOfAny(own - 2, kCarried) == 2 &&
      !IsHan(text_[noun.end]) && heads_.DeedLength(left) == 0 &&
      heads_.TailOf({own, own_end}).empty() &&
      EndsWithAny(text_.Folded(noun.begin, noun.end), kWorks))
    return Joined(left, {noun.begin, noun.end});
  // 建设30万亩水稻、45万亩油菜高产示范区: what the second is, the first is, too.
  if (const Range next =
          dimension == "area" && noun.end - noun.begin == 2 && text_[noun.end] == u'、'
              ? NextMeasured(noun.end, figure)
              : Range{};
      next.end - next.begin >= 5) {
    static constexpr std::u16string_view kFields[] = {u"示范区", u"示范片", u"示范田", u"基地",
                                                      u"制种田", u"攻关田", u"产业带"};
    if (EndsWithAny(text_.Folded(next.begin, next.end), kFields) && heads_.TailOf(noun).empty())
      return Joined({noun.begin, noun.end}, {next.begin + 2, next.end});
  }
  // 环湖路60公里绿道全线贯通: where it is, and what.
  static constexpr std::u16string_view kRuns[] = {u"绿道", u"步道", u"岸线", u"管网",
                                                  u"管廊", u"堤防", u"廊道", u"河道"};
  if (const auto [own, own_end] = left.OnlyPiece();
      wide && noun.begin == figure.end && own_end == figure.begin && own_end - own >= 2 &&
      own_end - own <= 8 && text_.LengthOfAny(noun.begin, kRuns) > 0 &&
      !IsAnyOf(text_[noun.begin + 2], u"网带项工系改建") && heads_.DeedLength(left) == 0 &&
      heads_.TailOf({own, own_end}).empty() && !heads_.BeginsWith(own, Bit(Cue::kVerb)) &&
      !IsAnyOf(text_[own_end - 1], u"等成造设的"))
    return Joined(left, {noun.begin, noun.begin + 2});
  // 某示范区完成80平方公里设施智能化部署: whose it is, and what.
  if (wide && noun.begin == figure.end && noun.end - noun.begin >= 5 &&
      text_.Holds(figure.begin - 2, u"完成") && left.Hull().second == figure.begin - 2 &&
      IsOrgan(left))
    return Joined(left, {noun.begin, noun.end});
  // 推进20万吨高纯铜项目: a verb, and how large the thing is that it is done to.
  if ((dimension == "mass" || dimension == "power") && left.size() == 2 &&
      heads_.IsOnly(left, Cue::kVerb) && noun.end - noun.begin >= 4)
    return {noun.begin, noun.end};
  // 市级统筹实施60公里支路改造: by whom it is done says nothing of what.
  static constexpr std::u16string_view kDoneBy[] = {u"统筹实施", u"统一实施", u"组织实施",
                                                    u"统筹推进", u"统一建设", u"统筹建设"};
  if ((dimension == "length" || dimension == "area") && noun.end - noun.begin >= 4 &&
      EndsWithAny(left.Folded(text_), kDoneBy))
    return {noun.begin, noun.end};
  // 调出600亿斤原粮: how much of it was handled.
  static constexpr std::u16string_view kHandled[] = {u"调出", u"外调", u"储备", u"收储", u"收购",
                                                     u"投放", u"供应", u"处置", u"处理"};
  const int32_t verb_end = left.Hull().second;
  // 年处置100万吨废渣项目: what it can do.
  const bool capacity =
      IsAnyOf(text_[verb_end - 3], u"年日") && !IsAnyOf(text_[verb_end - 4], u"每全去今当本");
  if (dimension == "mass" && !left.empty() && !capacity &&
      EndsWithAny(left.Folded(text_), kHandled)) {
    return Joined({verb_end - 2, verb_end}, {noun.begin, noun.end});
  }
  if (dimension != "length" && dimension != "area" && dimension != "volume" && !money) return {};
  const bool deed = (!left.empty() && left.size() <= 4 && heads_.DeedLength(left) == left.size()) ||
                    JoinsDeeds(left);
  // 守牢300万亩永久基本农田: a verb that no table has, too short to be what is measured.
  // 高质量完成50万亩高标准农田建设: an adverb as well.
  // 整理出荒山, 种植了林果: what was done, and to what.
  if (!money && !left.empty() && left.size() <= 3 && dimension == "area" &&
      (IsAnyOf(text_[figure.begin - 1], u"出了") || heads_.IsOnly(left, Cue::kDeed))) {
    const auto [done, done_end] = left.OnlyPiece();
    const int32_t out = done_end - done == 3 && text_[done_end - 1] == u'出' ? 1 : 0;
    if (done_end > done) return Joined({done, done_end - out}, {noun.begin, noun.end});
  }
  const bool verb = noun.end - noun.begin >= 4 && !heads_.EndsIn(left, Cue::kHead) &&
                    (left.size() == 2 || (left.size() == 3 && text_[left.Hull().first] == u'高'));
  // 20座桥梁、80公里道路: the name before it is that of the count before.
  const bool used = text_[figure.begin - 1] == u'、' && previous_counted_ && !left.empty() &&
                    (left.Hull().second == previous_.Hull().second ||
                     (shared_deed_.end > figure.end && left.Hull().first == previous_end_));
  // 推进变电站及20公里线路建设: what stands before 及 is another thing.
  const bool other = noun.end - noun.begin >= 4 && IsAnyOf(text_[figure.begin - 1], u"和及与");
  // 市财政安排2.3亿元专项资金: who did it stands before the deed.
  static constexpr std::u16string_view kMoney[] = {u"资金", u"债券", u"国债", u"贷款", u"补贴",
                                                   u"补助", u"基金", u"专款", u"经费", u"消费券"};
  static constexpr std::u16string_view kLenders[] = {u"世行", u"亚行", u"银行",
                                                     u"上级", u"中央", u"省级"};
  const bool given = money && left.size() <= 10 && heads_.EndsIn(left, Cue::kDeed) &&
                     EndsWithAny(text_.Folded(noun.begin, noun.end), kMoney);
  if (given) return Joined(left, IndicatorName(noun.begin, noun.end));
  // 某项目获批世行2亿美元贷款: by whom it was lent.
  constexpr int32_t kLentChars = 26;
  const bool lent = money && !left.empty() && left.size() <= kLentChars &&
                    (!IsHan(text_[noun.end]) || text_.Holds(noun.end, u"支持")) &&
                    text_[figure.begin - 1] != u'、' && !heads_.EndsIn(left, Cue::kHead) &&
                    !heads_.EndsIn(left, Cue::kVerb) && !heads_.EndsIn(left, Cue::kDeed) &&
                    EndsWithAny(left.Folded(text_), kLenders) &&
                    EndsWithAny(text_.Folded(noun.begin, noun.end), kMoney);
  if (lent) return Joined(left, {noun.begin, noun.end + (IsHan(text_[noun.end]) ? 2 : 0)});
  // 免费提供2万平方米厂房, 设立5亿元基金: a verb that says nothing of what is measured.
  const bool handed = !deed && !left.empty() && left.size() <= 4 &&
                      !heads_.EndsIn(left, Cue::kHead) &&
                      (heads_.EndsIn(left, Cue::kVerb) ||
                       (money && EndsWithAny(text_.Folded(noun.begin, noun.end), kMoney)));
  if (handed) return {noun.begin, noun.end};
  if (!left.empty() && !deed && !verb && !used && !other) return {};
  if (money && !deed) return {};
  IndicatorName name = left;
  if (used) {
    // 消除19个积水点,完成12处泵站、40公里管网改造: no deed of the clause before.
    const bool here = !deed_.empty() &&
                      text_.Folded(deed_.end, figure.begin).find(u',') == std::u16string_view::npos;
    name = here ? IndicatorName(deed_.begin, deed_.end) : IndicatorName();
  } else if (other && !deed) {
    // The deed was done to both.
    const int32_t begin = left.Hull().first;
    name = IndicatorName(begin, begin + heads_.DeedLength(left));
  } else if (verb && !deed) {
    name = {};
  }
  name.Append(noun.begin, noun.end);
  return name;
}

}  // namespace gongbao::extraction
