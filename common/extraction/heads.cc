#include "common/extraction/heads.h"

#include <algorithm>
#include <string_view>

#include "common/extraction/numerals.h"
#include "common/extraction/periods.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {
namespace {

using knowledge::Bit;
using knowledge::Cue;
using knowledge::CueSet;

// How far a rule looks for the end of a bracket or clause, and the longest name: what keeps the
// time for a sentence without any punctuation linear.
constexpr int32_t kBracketChars = 80;
constexpr int32_t kNameChars = 60;

// How a verb is done that stands behind a noun and them: 企业融通发展; the latter of growth only.
constexpr std::u16string_view kHow[] = {u"高效", u"融通", u"集约", u"集聚",   u"便捷",   u"规范",
                                        u"健康", u"协同", u"联动", u"错位",   u"抱团",   u"高质量",
                                        u"协调", u"均衡", u"全速", u"跨越式", u"差异化", u"快速",
                                        u"加速", u"平稳", u"持续", u"就近",   u"就地",   u"统一"};
constexpr std::u16string_view kHowGrown[] = {u"转型",   u"创新", u"绿色", u"特色",
                                             u"集群",   u"融合", u"安全", u"倍增",
                                             u"一体化", u"开放", u"改革", u"跨越"};

}  // namespace

Range BudgetIn(const SourceText& text, Range words) {
  // Those that the law on budgets knows.
  static constexpr std::u16string_view kBudgets[] = {
      u"一般公共预算", u"政府性基金预算",   u"政府性基金",  u"国有资本经营预算",
      u"国有资本经营", u"社会保险基金预算", u"社会保险基金"};
  Range budget;
  for (int32_t at = words.begin; at < words.end; ++at) {
    const int32_t length = IsAnyOf(text[at], u"一政国社") ? text.LengthOfAny(at, kBudgets) : 0;
    if (length == 0 || at + length > words.end) continue;
    if (!budget.empty()) return {};
    budget = {at, at + length};
    at = budget.end - 1;
  }
  return budget;
}

bool HeadReader::Touch(int32_t from, int32_t to) const {
  while (from < to && IsBlank(text_[from])) ++from;
  return from >= to;
}

int32_t HeadReader::NoteMarkEnd(int32_t at) const {
  int32_t line = at - 1;
  while (line >= 0 && IsBlank(text_[line])) --line;
  if (line >= 0 && text_[line] != u'\n' && text_[line] != u'\r') return at;
  int32_t p = at;
  while (IsBlank(text_[p])) ++p;
  if (IsCircled(text_[p])) return p + 1;
  if (text_[p] != u'〔' && text_[p] != u'[') return at;
  int32_t end = p + 1;
  while (IsDigit(text_[end])) ++end;
  const bool closes = text_[end] == u'〕' || text_[end] == u']';
  return closes && end > p + 1 && end <= p + 4 ? end + 1 : at;
}

CueSet HeadReader::CuesOf(const IndicatorName& name) const {
  constexpr int32_t kCueChars = 8;
  const auto [begin, end] = name.OnlyPiece();
  if (begin == end)
    return name.empty() || name.size() > kCueChars ? 0 : knowledge_.CuesOf(name.Folded(text_));
  if (end - begin > kCueChars) return 0;
  if (asked_ != Range{begin, end}) {
    asked_ = {begin, end};
    asked_cues_ = knowledge_.CuesOf(text_.Folded(begin, end));
  }
  return asked_cues_;
}

bool HeadReader::IsOnly(const IndicatorName& name, Cue cue) const {
  return (CuesOf(name) & Bit(cue)) != 0;
}

bool HeadReader::EndsIn(const IndicatorName& name, Cue cue) const {
  return knowledge_.CueEnding(name.Folded(text_), Bit(cue)) > 0;
}

bool HeadReader::FigureInBracket(int32_t begin) const {
  for (const Token& token : From(begin)) {
    if (token.mark == u')' || token.begin > begin + kBracketChars) return false;
    if (token.anchor < 0 || sentence_.At(token).type == AnchorType::kRejected) continue;
    // 文盲人口(15岁及以上不识字的人)为6万人: of what age they are that it explains.
    const Anchor& age = sentence_.At(token);
    if (token.begin == begin && age.unit != nullptr && age.unit->surface == "岁" &&
        AgeExplains(token.end))
      continue;
    return true;
  }
  return false;
}

bool HeadReader::AgeExplains(int32_t at) const {
  constexpr int32_t kWhoChars = 16;
  const int32_t close = text_.HanEnd(at, std::min(sentence_.end, at + kWhoChars));
  return close - at > 3 && text_[close] == u')' && text_.Holds(close - 2, u"的人");
}

bool HeadReader::ExplainsYear(int32_t begin) const {
  const std::span<const Token> tokens = From(begin);
  if (tokens.empty() || tokens.front().anchor < 0) return false;
  const Token& first = tokens.front();
  return first.begin == begin && sentence_.At(first).type == AnchorType::kDate &&
         IsAnyOf(text_[first.end], u"是为") && !FigureInBracket(first.end);
}

int32_t HeadReader::BracketEnd(int32_t open) const {
  const int32_t limit = std::min(sentence_.end, open + kBracketChars);
  for (int32_t p = open + 1; p < limit && !IsAnyOf(text_[p], u",;("); ++p) {
    if (text_[p] == u')') return p + 1;
  }
  return open;
}

bool HeadReader::FigureBeforeComma(int32_t from) const {
  for (const Token& token : From(from)) {
    if (token.mark == u',' || token.mark == u';' || token.begin > from + kBracketChars)
      return false;
    if (token.anchor >= 0 && sentence_.At(token).type != AnchorType::kRejected) return true;
  }
  return false;
}

Range HeadReader::NounBehind(int32_t at) const {
  const int32_t begin = NounBegin(at);
  if (begin < 0) return {};
  if (text_.Holds(begin, u"人口的")) return {begin, begin + 2};  // 近13亿人口的国家
  // 2个特色鲜明、前景好的支柱产业: what they are like says nothing of which they are.
  if (const int32_t noun = BehindPraise(begin); noun > begin) return NounFrom(noun);
  // 639个纳入调度的重点项目: a deed that tells which they are.
  if (const int32_t noun = BehindRelative(begin); noun > begin) {
    const Range rest = NounFrom(noun);
    return rest.empty() ? rest : Range{begin, rest.end};
  }
  return NounFrom(begin);
}

Range HeadReader::NounFrom(int32_t begin) const {
  const Range noun = WholeNounFrom(begin);
  // 7个示范县之一: one of them is spoken of. 亿元企业达30家: the verb is none of it.
  const bool one = noun.end - noun.begin > 3 && text_.Holds(noun.end - 2, u"之一");
  const bool reaches =
      noun.end - noun.begin > 1 && text_[noun.end - 1] == u'达' && !IsHan(text_[noun.end]);
  // 33个大类行业有21个保持增长: so is it here.
  const bool has = noun.end - noun.begin > 2 && text_[noun.end - 1] == u'有' &&
                   !IsAnyOf(text_[noun.end - 2], u"国所共拥含私中") && FigureAt(noun.end);
  if (has) return BeforeManner({noun.begin, noun.end - 1});
  // 36个断面中优良水质占比: the share is of some of them.
  if (noun.end - noun.begin > 6 &&
      (text_.Holds(noun.end - 2, u"占比") || text_.Holds(noun.end - 2, u"比例"))) {
    for (int32_t p = noun.begin + 2; p + 4 < noun.end; ++p) {
      if (text_[p] == u'中' && IsAnyOf(text_[p - 1], u"面业品目体户员构校") &&
          !IsAnyOf(text_[p + 1], u"心小央国医药"))
        return BeforeManner({noun.begin, p});
    }
  }
  // 57个重点镇中有12个: among them.
  const bool among = noun.end - noun.begin > 3 && text_.Holds(noun.end - 2, u"中有");
  return BeforeManner({noun.begin, noun.end - (one || among ? 2 : reaches ? 1 : 0)});
}

int32_t HeadReader::BeforeTheirRate(Range noun) const {
  static constexpr std::u16string_view kRates[] = {u"比例", u"占比", u"率", u"天数", u"比重"};
  static constexpr std::u16string_view kThings[] = {u"断面", u"水源地",   u"点位",   u"监测点",
                                                    u"站点", u"水功能区", u"设区市", u"监测井"};
  if (noun.end - noun.begin < 6) return noun.begin;
  int32_t end = noun.end;
  if (text_[end - 1] == u'为') --end;
  if (text_.Holds(end - 2, u"平均")) end -= 2;
  int32_t reached = noun.end + (text_.Holds(noun.end, u"平均") ? 2 : 0);
  reached += IsAnyOf(text_[reached], u"为达") ? 1 : 0;
  if (!IsAnyOf(text_[end - 1], u"例比率数重") || !FigureAt(reached) ||
      !EndsWithAny(text_.Folded(noun.begin, end), kRates))
    return noun.begin;
  for (int32_t p = noun.begin + 1; p + 3 < end; ++p) {
    if (const int32_t things = text_.LengthOfAny(p, kThings); things > 0) return p + things;
  }
  return noun.begin;
}

Range HeadReader::BeforeManner(Range noun) const {
  // 遴选20项技术推广使用: what they are meant for.
  static constexpr std::u16string_view kUses[] = {u"推广使用", u"推广应用", u"示范推广",
                                                  u"示范种植"};
  if (noun.end - noun.begin > 5 && EndsWithAny(text_.Folded(noun.begin, noun.end), kUses) &&
      !IsHan(text_[noun.end]))
    noun.end -= 4;
  // 除了三个山区县以外,…: what is left out.
  if (noun.end - noun.begin > 2 && text_.Holds(noun.end - 2, u"以外") && !IsHan(text_[noun.end]))
    return {noun.begin, noun.end - 2};
  // 发现3例确诊病例后,…: when it was.
  if (noun.end - noun.begin > 2 && text_[noun.end - 1] == u'后' && text_[noun.end] == u',' &&
      !IsAnyOf(text_[noun.end - 2], u"售产先前背落以身术课今然之会最滞延善"))
    return {noun.begin, noun.end - 1};
  // 这12个行业的经费占全部的79%: whose it is that has the share.
  if (noun.end - noun.begin > 4 && text_[noun.end - 1] == u'占') {
    const size_t of = text_.Folded(noun.begin, noun.end).find(u'的');
    if (of != std::u16string_view::npos && of >= 2)
      return {noun.begin, noun.begin + static_cast<int32_t>(of)};
  }
  // 完成13个事项基础上又推出10个: what more is founded on.
  for (int32_t p = noun.begin + 2; p + 3 <= noun.end; ++p) {
    if (text_.Holds(p, u"基础上")) return {noun.begin, p - (text_[p - 1] == u'的' ? 1 : 0)};
  }
  // 带动2.6万果农户均增收4800元: what each of them gained.
  if (noun.end - noun.begin >= 4 && text_.Holds(noun.end - 2, u"增收") &&
      (FigureAt(noun.end) || text_[noun.end] == u'达')) {
    const int32_t year = text_[noun.end - 3] == u'年' ? 1 : 0;
    const int32_t each = noun.end - 4 - year;
    if (each >= noun.begin && (text_.Holds(each, u"户均") || text_.Holds(each, u"人均")))
      return {noun.begin, each};
  }
  // 600个村集中推进: how it is done; 86个村集中供水 goes on.
  if (noun.end - noun.begin > 2 && text_.Holds(noun.end - 2, u"集中") && IsHan(text_[noun.end]))
    noun.end -= 2;
  // 35个事项全市通办: where it was done begins what was done.
  for (int32_t p = noun.begin + 2; p + 3 < noun.end; ++p) {
    if (text_[p] == u'全' && IsAnyOf(text_[p + 1], u"市省县区域城州") &&
        !IsAnyOf(text_[p - 1], u"盖向射务及对为惠、和与的安健齐完排列位居获入用于") &&
        !IsAnyOf(text_[p + 2], u"前首第领率最各上")) {
      noun.end = p;
      break;
    }
  }
  // 推动9个园区提质增效: so is what is wanted of them all.
  static constexpr std::u16string_view kWanted[] = {
      u"提质提效",   u"提质增效", u"提档升级",   u"提质升级", u"做大做强",
      u"做优做强",   u"发展壮大", u"实质性运转", u"健康发展", u"扩容提质",
      u"高质量发展", u"蓬勃发展", u"高效运行",   u"平稳运行"};
  static constexpr auto kWantedEnds = WordEnds(kWanted);
  if (!IsHan(text_[noun.end])) {
    const int32_t wanted = kWantedEnds.LengthIn(text_.Folded(noun.begin, noun.end));
    if (wanted > 0 && noun.end - noun.begin >= wanted + 2) noun.end -= wanted;
  }
  noun.end = BeforeAim(noun);
  // 推动860个储备项目转化|形成更多实物量: what becomes of them.
  if (noun.end - noun.begin > 4 && text_.Holds(noun.end - 2, u"转化") &&
      (text_.Holds(noun.end, u"形成") || IsAnyOf(text_[noun.end], u"为成")))
    noun.end -= 2;
  // 两个场馆的建设: those that are counted.
  static constexpr std::u16string_view kTheirs[] = {u"的建设", u"的改造", u"的整治", u"的发展"};
  if (noun.end - noun.begin > 5 && EndsWithAny(text_.Folded(noun.begin, noun.end), kTheirs))
    noun.end -= 3;
  // 6个示范村的帮扶力度: so is what is done for them.
  if (noun.end - noun.begin > 6 && text_.Holds(noun.end - 5, u"的") &&
      text_.Holds(noun.end - 2, u"力度"))
    noun.end -= 5;
  // 20个项目进展顺利, 30个小区陆续开工: how it goes with them is none of what they are.
  static constexpr std::u16string_view kManners[] = {
      u"进展",       u"加紧", u"抓紧", u"陆续",     u"共细分", u"细分为", u"有序",   u"按期",
      u"如期",       u"尽快", u"早日", u"前期工作", u"相继",   u"正在",   u"稳步",   u"即将",
      u"一期主体",   u"发力", u"圆满", u"享誉",     u"保质",   u"就是",   u"方面给", u"表示",
      u"向社会公开", u"云集", u"普遍", u"因地制宜", u"从中"};
  static constexpr WordFinder kFinder(kManners);
  const size_t cut = kFinder.In(text_.Folded(noun.begin, noun.end), 2);
  if (cut != std::u16string_view::npos) noun.end = noun.begin + static_cast<int32_t>(cut);
  return BeforeHow(noun);
}

// 支持6个中心镇|做强产业, 5个新城区|以融合促进发展: what they are to do or how.
int32_t HeadReader::BeforeAim(Range noun) const {
  static constexpr std::u16string_view kBetter[] = {u"做强", u"做优", u"做大", u"做精",
                                                    u"做好", u"做实", u"多出"};
  for (int32_t p = noun.begin + 2; p + 3 < noun.end; ++p) {
    if (IsAnyOf(text_[p], u"做多") && text_.LengthOfAny(p, kBetter) > 0) return p;
    const bool means = text_[p] == u'以' && IsAnyOf(text_[p - 1], u"区县镇乡村街园司业") &&
                       !IsAnyOf(text_[p + 1], u"上下内外及来前后旧工奖") && text_[p + 2] != u'代' &&
                       text_[p + 2] != u'换';
    if (means) return p;
  }
  return noun.end;
}

Range HeadReader::BeforeHow(Range noun) const {
  const std::span<const Token> behind = From(noun.end);
  if (noun.end - noun.begin < 4 || behind.empty() || behind.front().begin != noun.end ||
      !behind.front().Is(Cue::kVerb) || IsHan(text_[behind.front().end]))
    return noun;
  // 20个重点镇扩容|提质: two verbs of one meaning.
  static constexpr std::u16string_view kPaired[] = {u"扩容", u"提档", u"扩面", u"扩能", u"增量"};
  static constexpr std::u16string_view kBetter[] = {u"提质", u"升级", u"提速"};
  if (text_.LengthOfAny(noun.end, kBetter) > 0 &&
      EndsWithAny(text_.Folded(noun.begin, noun.end), kPaired))
    return {noun.begin, noun.end - 2};
  const bool growth = text_.Holds(noun.end, u"发展");
  for (bool cut = true; cut && noun.end - noun.begin >= 4;) {
    const auto words = text_.Folded(noun.begin, noun.end);
    const bool how = EndsWithAny(words, kHow) || (growth && EndsWithAny(words, kHowGrown));
    const int32_t length = IsAnyOf(words.back(), u"量式化") ? 3 : 2;
    cut = how && noun.end - noun.begin >= length + 2;
    if (cut) noun.end -= length;
  }
  return noun;
}

bool HeadReader::TellsHow(int32_t at) const {
  return text_.LengthOfAny(at, kHow) > 0 || text_.LengthOfAny(at, kHowGrown) > 0;
}

Range HeadReader::WholeNounFrom(int32_t begin) const {
  constexpr int32_t kNounChars = 28;
  const int32_t limit = std::min(sentence_.end, begin + kNounChars);
  int32_t quoted = begin;  // up to where a quoted name goes, whose words part nothing
  for (const Token& token : From(begin)) {
    if (token.begin >= limit) break;
    if (token.mark == u'“') quoted = QuoteEnd(token.begin, limit);
    if (token.end <= quoted) continue;
    // 30家银行机构本外币存款…: the count ends where the next name begins.
    // 18个园区规模以上企业…: 规模 begins it.
    if (token.begin >= begin + 2 && text_.Holds(token.begin, u"规模以上") &&
        EndsBeforeName(token, begin))
      return {begin, token.begin};
    if (EndsBeforeName(token, begin)) return {begin, token.end};
    if (StopsNoun(token, begin)) {
      // 21个学科新进入…: the adverb goes with the deed.
      const bool newly = token.Is(Cue::kVerb) && text_[token.begin - 1] == u'新';
      return Cut(begin, newly ? token.begin - 1 : DeedsBegin(token, begin));
    }
  }
  return Cut(begin, NounCharsEnd(begin, limit));
}

int32_t HeadReader::DeedsBegin(const Token& last, int32_t begin) const {
  // 30家后备企业入库培育: of two deeds that end the clause the first is none of the noun.
  const size_t t = sentence_.IndexOf(last.begin);
  if (!last.Is(Cue::kVerb) || !last.Is(Cue::kDeverbal) || IsHan(text_[last.end]) || t == 0)
    return last.begin;
  const Token& first = sentence_.tokens[t - 1];
  const bool deed = first.end == last.begin && first.Is(Cue::kDeverbal) &&
                    first.end - first.begin == 2 && first.begin >= begin + 2;
  return deed ? first.begin : last.begin;
}

int32_t HeadReader::BehindPraise(int32_t begin) const {
  constexpr int32_t kPraiseChars = 28;
  bool listed = false;
  for (int32_t p = begin; p < std::min(sentence_.end, begin + kPraiseChars); ++p) {
    if (text_[p] == u'、') {
      listed = true;
      if (!IsAnyOf(text_[p - 1], u"强好大高优足新全快广鲜明出显善深久齐")) return begin;
    } else if (text_[p] == u'的') {
      const bool praised = IsAnyOf(text_[p - 1], u"强好大高优足新全快广鲜明出显善深久齐");
      return listed && praised && IsHan(text_[p + 1]) ? p + 1 : begin;
    } else if (!IsHan(text_[p])) {
      return begin;
    }
  }
  return begin;
}

int32_t HeadReader::BehindRelative(int32_t begin) const {
  constexpr int32_t kDeedChars = 16;
  const std::span<const Token> tokens = From(begin);
  if (tokens.empty() || tokens.front().begin != begin || tokens.front().anchor >= 0 ||
      !tokens.front().Is(Cue::kVerb) || tokens.front().end - begin < 2)
    return begin;
  for (const Token& token : tokens) {
    if (token.begin > begin + kDeedChars || token.mark != 0 || token.anchor >= 0) return begin;
    if (token.Is(Cue::kOf) && IsHan(text_[token.end])) return token.end;
  }
  return begin;
}

int32_t HeadReader::QuoteEnd(int32_t at, int32_t limit) const {
  for (int32_t p = at + 1; p < limit; ++p) {
    if (text_[p] == u'”') return p;
  }
  return at;
}

int32_t HeadReader::NounBegin(int32_t at) const {
  int32_t begin = text_[at] == u'的' ? at + 1 : at;
  // 12宗630亩土地出让: both figures are of the noun behind them; 50个亿元以上项目 are so large.
  if (const std::span<const Token> tokens = From(begin);
      !tokens.empty() && tokens.front().begin == begin && tokens.front().anchor >= 0 &&
      sentence_.At(tokens.front()).type == AnchorType::kQuantity && SizeEnd(begin) == begin)
    begin = tokens.front().end;
  const char16_t c = text_[begin];
  if (!IsHan(c) && c != u'“' && !IsLatin(c) && RejectedEnd(begin) == begin &&
      SizeEnd(begin) == begin)
    return -1;
  // 1个月内: the time in which something was done. 20条等措施: named by what stands before.
  // 前置审批, 后备干部, 内设机构 are words.
  if (GoalEnd(begin) > begin ||
      (IsAnyOf(c, u"内后前等") && !IsAnyOf(text_[begin + 1], u"置备设燃河科勤沿端")) ||
      (c == u'外' && !IsHan(text_[begin + 1])))  // 除3项外
    return -1;
  // 控制在2.1亿立方米的指标以内: what it has to stay in.
  static constexpr std::u16string_view kLimits[] = {u"指标", u"目标", u"红线", u"范围", u"限额"};
  if (begin > at && text_.LengthOfAny(begin, kLimits) > 0 &&
      (text_.Holds(begin + 2, u"以内") || text_.Holds(begin + 2, u"之内") ||
       text_[begin + 2] == u'内'))
    return -1;
  // 6项可提前完成: what becomes of them.
  if (const std::span<const Token> tokens = From(begin);
      !tokens.empty() && tokens.front().begin == begin &&
      tokens.front().IsAny(Bit(Cue::kEstimate) | Bit(Cue::kRanked)) && !DeedBehind(begin).empty())
    return -1;
  return c == u'口' && text_[begin - 1] == u'人' ? begin - 1 : begin;  // 100万人口大市
}

bool HeadReader::EndsBeforeName(const Token& token, int32_t begin) const {
  // 9个园区新建标准厂房60万平方米: it begins what was built.
  if (token.begin >= begin + 4 && token.Is(Cue::kHead) && text_[token.begin - 2] == u'新' &&
      BeginsWith(token.begin - 2, Bit(Cue::kDeed)))
    return false;
  return token.anchor < 0 && token.Is(Cue::kHead) && !token.Is(Cue::kVerb) &&
         token.end - token.begin >= 2 && token.begin > begin && IsHan(text_[token.end]) &&
         FigureBeforeComma(token.end) && !ListGoesOn(token.end);
}

bool HeadReader::ListGoesOn(int32_t from) const {
  if (text_[from] == u'的') return false;
  // 5个夜间消费集聚区、8个书店: the next figure is of another member.
  for (const Token& token : From(from)) {
    if (token.anchor >= 0 && sentence_.At(token).type != AnchorType::kRejected)
      return sentence_.At(token).HasClassifier() && IsAnyOf(text_[token.begin - 1], u"、和及与");
    if (token.mark != 0 && token.mark != u'、') return false;
    if (token.mark == u'、' && text_.Holds(token.end, u"总数")) return true;
    if (token.IsAny(Bit(Cue::kUp) | Bit(Cue::kDown))) return false;
  }
  return false;
}

bool HeadReader::StopsNoun(const Token& token, int32_t begin) const {
  if (token.anchor >= 0) {
    const Anchor& anchor = sentence_.At(token);
    return anchor.type != AnchorType::kRejected && !SizesNoun(anchor);
  }
  if (token.mark == u'“') return false;
  // “2家实验室、6个中心”的格局: what the quotation holds ends with it.
  if (token.mark == u'”') return !Holds(begin, token.begin, u'“');
  if (token.mark == u'(') return FigureInBracket(token.end);
  if (token.mark == u')') return !Holds(begin, token.begin, u'(');
  // 县(市、区): inside of a bracket it parts nothing.
  if (token.mark == u'、' && Holds(begin, token.begin, u'(') && !Holds(begin, token.begin, u')'))
    return false;
  if (token.mark == u'、' || token.Is(Cue::kAnd)) {
    // 3个子项目、甲二期、乙电厂: a noun that is whole, and other things done besides.
    // 8所公办学校和甲市第九小学: the next member is a single one.
    if (NamesOne(token.end) || WithWhomEnd(token.begin) > token.begin) return true;
    if (OthersBehind(token, begin)) return true;
    // 9台机车、为近年最多: what is said of them.
    if (token.mark == u'、' && IsAnyOf(text_[token.end], u"为系")) return true;
    const bool whole = token.mark == u'、' && MembersBehind(token.end) >= 2 &&
                       IsOnly(IndicatorName(token.begin - 2, token.begin), Cue::kGeneric);
    return token.begin == begin || whole || LotBehind(token.end) || FigureBehindMember(token.end);
  }
  if (token.mark != 0) return true;
  // 86台锅炉已全部拆除: what has become of them is no part of what they are.
  if (token.Is(Cue::kPast) && text_[token.begin] == u'已' && token.begin > begin) return true;
  return token.end - token.begin == 1 ? ShortWordStops(token, begin) : WordStops(token, begin);
}

bool HeadReader::OthersBehind(const Token& joint, int32_t begin) const {
  constexpr int32_t kMemberChars = 16;
  if (joint.mark != 0 || joint.end - joint.begin > 2 || Holds(begin, joint.begin, u'、') ||
      Holds(begin, joint.begin, u'“') || Holds(begin, joint.begin, u'('))
    return false;
  // 及各县: a member that is counted otherwise.
  if (text_[joint.end] == u'各' && IsAnyOf(text_[joint.begin], u"和及与")) return true;
  constexpr int32_t kLeast = 4;
  const int32_t end = text_.HanEnd(joint.end, std::min(sentence_.end, joint.end + kMemberChars));
  return joint.begin - begin >= kLeast && end - joint.end >= kLeast && text_[end] == u'、' &&
         !FigureBehindMember(end + 1) &&
         std::ranges::none_of(Within({joint.end, end}),
                              [](const Token& token) { return token.Is(Cue::kVerb); });
}

bool HeadReader::LotBehind(int32_t at) const {
  constexpr int32_t kLotChars = 40;
  if (text_.Holds(at, u"一批") || text_.Holds(at, u"一系列") || text_.Holds(at, u"若干") ||
      (text_[at] == u'N' && text_[at + 1] == u'个'))
    return true;
  // 3次台风、多次火灾: many of the next member, by a classifier of events.
  if (IsAnyOf(text_[at], u"多数") && IsAnyOf(text_[at + 1], u"次起轮场个项家") &&
      IsHan(text_[at + 2]))
    return true;
  for (const Token& token : From(at)) {
    if (token.begin > at + kLotChars || token.mark == u',' || token.mark == u';') return false;
    if (token.Is(Cue::kEtc)) return text_.Holds(token.end, u"一批");
  }
  return false;
}

bool HeadReader::ShortWordStops(const Token& token, int32_t begin) const {
  if (token.begin == begin) return token.IsAny(Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kAll));
  // 70万群众的期盼: those that are counted, not what is theirs.
  static constexpr std::u16string_view kPeople[] = {u"群众", u"百姓", u"人民", u"居民", u"市民"};
  if (token.Is(Cue::kOf) && token.begin == begin + 2 && text_.LengthOfAny(begin, kPeople) == 2)
    return true;
  // 2项指标居全省第1位: the rank is another matter.
  return token.Is(Cue::kRanked) && RankFollows(token.end);
}

bool HeadReader::WordStops(const Token& token, int32_t begin) const {
  constexpr CueSet kNouns =
      Bit(Cue::kHead) | Bit(Cue::kIncomplete) | Bit(Cue::kGroup) | Bit(Cue::kOf) | Bit(Cue::kEtc);
  constexpr CueSet kStops = Bit(Cue::kVerb) | Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kSplit) |
                            Bit(Cue::kAll) | Bit(Cue::kRespectively) | kTimeCues |
                            Bit(Cue::kLastYear) | Bit(Cue::kFirm) | Bit(Cue::kStretch) |
                            Bit(Cue::kAchieve);
  // 100处地块环境综合提升: the deed as a noun.
  if (token.begin - 2 > begin && text_.Holds(token.begin - 2, u"综合") && !IsHan(text_[token.end]))
    return false;
  // 12个整体提升项目: how much of each tells which works they are.
  if (token.begin == begin && text_.Holds(begin, u"整体") && text_.Holds(token.end, u"提升") &&
      BeginsWith(token.end + 2, Bit(Cue::kGeneric)))
    return false;
  // 26个项目完工: a deed at the end of its clause.
  const bool deed = token.Is(Cue::kVerb) && token.Is(Cue::kIncomplete) && token.begin > begin &&
                    !IsHan(text_[token.end]);
  if (deed) return true;
  // 13项水质改善工程: what makes it better tells which works they are.
  if (token.Is(Cue::kUp) && token.begin > begin && token.end - token.begin == 2 &&
      BeginsWith(token.end, Bit(Cue::kGeneric)))
    return false;
  if (!token.IsAny(kStops) || (token.IsAny(kNouns) && token.begin > begin)) return false;
  return !token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeverbal)) || !PartOfNoun(token, begin);
}

int32_t HeadReader::NounCharsEnd(int32_t begin, int32_t limit) const {
  int32_t stop = begin;
  while (stop < limit) {
    const int32_t numeral = std::max(RejectedEnd(stop), SizeEnd(stop));  // 农村4G/5G基站
    if (numeral > stop) {
      stop = numeral;
    } else if (IsHan(text_[stop]) || IsLatin(text_[stop]) || IsAnyOf(text_[stop], u"“”、/()+")) {
      ++stop;
    } else if (NoteEnd(stop) > stop) {
      stop = NoteEnd(stop);
    } else {
      break;
    }
  }
  return stop;
}

int32_t HeadReader::NoteEnd(int32_t at) const {
  const char16_t c = text_[at];
  const bool circled = IsCircled(c);
  if (!circled && c != u'[') return at;
  int32_t end = at + 1;
  while (!circled && IsDigit(text_[end])) ++end;
  if (!circled && (end == at + 1 || end > at + 4 || text_[end++] != u']')) return at;
  return IsHan(text_[end]) ? end : at;
}

Range HeadReader::NextCounted(int32_t at) const {
  for (const Token& token : From(at)) {
    if (token.anchor >= 0) {
      const Anchor& next = sentence_.At(token);
      return next.type == AnchorType::kQuantity ? NounBehind(next.end) : Range{};
    }
    if (token.begin > at || (token.mark != u'、' && !token.Is(Cue::kAnd))) return {};
    at = token.end;
  }
  return {};
}

bool HeadReader::RankFollows(int32_t at) const {
  constexpr int32_t kGroupChars = 8;
  for (const Token& token : From(at)) {
    if (token.begin > at + kGroupChars || token.mark != 0) return false;
    if (token.anchor >= 0) return sentence_.At(token).type == AnchorType::kRank;
  }
  return false;
}

bool HeadReader::SizesNoun(const Anchor& anchor) const {
  // 2个3万吨级泊位: 级 sizes by whatever it is measured.
  const bool grade = text_[anchor.end] == u'级' && !anchor.HasClassifier();
  return anchor.type == AnchorType::kQuantity && anchor.unit != nullptr &&
         (grade || (anchor.unit->dimension == "money" &&
                    (anchor.relation == Relation::kGe || anchor.bare || IsRange(anchor)))) &&
         IsHan(text_[anchor.end]) && text_[anchor.end] != u'的';
}

bool HeadReader::IsRange(const Anchor& figure) {
  return figure.high || figure.rule == "quantity.mask_range";
}

int32_t HeadReader::SizeEnd(int32_t at) const {
  const auto found = std::ranges::lower_bound(sentence_.anchors, at, {}, &Anchor::begin);
  const bool sizes = found != sentence_.anchors.end() && found->begin == at && SizesNoun(*found);
  return sizes ? found->end : at;
}

int32_t HeadReader::RejectedEnd(int32_t at) const {
  const auto found = std::ranges::lower_bound(sentence_.anchors, at, {}, &Anchor::begin);
  const bool rejected = found != sentence_.anchors.end() && found->begin == at &&
                        found->type == AnchorType::kRejected;
  return rejected ? found->end : at;
}

bool HeadReader::FigureBehindMember(int32_t from) const {
  for (const Token& token : From(from)) {
    if (token.begin > from + kBracketChars) return false;
    // 8家部委、金融机构出台15份政策: the next figure is of what they did.
    if (token.anchor < 0 && token.begin >= from + 4 && token.Is(Cue::kVerb) &&
        token.Is(Cue::kDeed) && !token.Is(Cue::kDeverbal) && text_[token.begin - 1] != u'新')
      return false;
    const bool figure = token.anchor >= 0 && sentence_.At(token).type != AnchorType::kRejected;
    if (figure) return true;
    // The next member has no figure of its own: 100家工厂和车间、10个园区.
    if (token.begin > from && (token.mark != 0 || token.Is(Cue::kAnd)) && token.mark != u'“' &&
        token.mark != u'”' && token.mark != u'(' && token.mark != u')')
      return false;
  }
  return false;
}

int HeadReader::MembersBehind(int32_t from) const {
  int members = 1;
  for (const Token& token : From(from)) {
    if (token.begin > from + kBracketChars || token.mark == u',' || token.mark == u';') break;
    if (token.mark == u'、') ++members;
  }
  return members;
}

int32_t HeadReader::PlanTimeEnd(int32_t at, bool compared) const {
  static constexpr std::u16string_view kCloses[] = {u"期间",   u"时期",   u"以来", u"五年来",
                                                    u"五年间", u"五年末", u"期末", u"末"};
  int32_t end = at + (text_[at] == u'“' ? 1 : 0);
  if (text_[end] != u'十' || !PlanNamedAt(text_, end).known()) return at;
  constexpr int32_t kPlanChars = 3;
  end += kPlanChars;
  if (text_[end] == u'”') ++end;
  if (const int32_t closes = text_.LengthOfAny(end, kCloses); closes > 0) return end + closes;
  if (compared) return end;  // 比“十三五”增加
  // “十四五”全市税收收入…; 落实“十四五”全市规划 tells no time.
  const bool time =
      BeginsWith(end, Bit(Cue::kRegion)) || text_.Holds(end, u"累计") || text_.Holds(end, u"年均");
  return time && !IsHan(text_[at - 1]) ? end : at;
}

int32_t HeadReader::PlanComparedWith(int32_t end, Range* plan) const {
  constexpr int32_t kPlanChars = 8;  // “十三五”时期
  if (!IsAnyOf(text_[end - 1], u"”末期间")) return end;
  for (int32_t begin = end - 3; begin > std::max(sentence_.begin, end - kPlanChars); --begin) {
    if (text_[begin] != u'十') continue;
    if (text_[begin - 1] == u'“') --begin;
    if (!IsAnyOf(text_[begin - 1], u"比较") || PlanTimeEnd(begin, true) != end) return end;
    *plan = {begin, end};
    return begin - 1;
  }
  return end;
}

int32_t HeadReader::GoalEnd(int32_t at) const {
  static constexpr std::u16string_view kGoals[] = {u"门槛", u"大关", u"台阶", u"关口"};
  const bool aside = text_[at] == u'新' || text_.Holds(at, u"大台阶");
  const int32_t noun = aside ? at + 1 : at;
  const int32_t length = text_.LengthOfAny(noun, kGoals);
  return length > 0 ? noun + length : at;
}

bool HeadReader::PartOfNoun(const Token& verb, int32_t begin) const {
  // 60个实施类项目: of what kind they are.
  if (text_[verb.end] == u'类' && IsHan(text_[verb.end + 1])) return true;
  // 供电引领区: where, who or what does so.
  if (verb.begin > begin && IsAnyOf(text_[verb.end], u"区者带") && !IsHan(text_[verb.end + 1]))
    return true;
  // 签约项目, 开工项目: the noun touches the verb; a deed of the things before it would part them.
  for (const Token& token : From(verb.end)) {
    if (token.begin > verb.end) break;
    if (token.Is(Cue::kGeneric) && token.anchor < 0)
      return verb.begin == begin || verb.Is(Cue::kDeverbal);
  }
  if (!verb.Is(Cue::kDeverbal) || IsPredicate(verb, begin)) return false;
  // 28个项目提速建设: two deeds at the end of the clause are what became of them.
  if (const std::span<const Token> next = From(verb.end);
      verb.begin > begin && !next.empty() && next.front().begin == verb.end &&
      next.front().Is(Cue::kDeverbal) && !IsHan(text_[next.front().end]))
    return false;
  // 产业创新服务综合体: at least two more characters of the same name.
  const int32_t behind = verb.end;
  if (!IsHan(text_[behind]) || !IsHan(text_[behind + 1])) return false;
  for (const Token& token : From(behind)) {
    if (token.begin > behind) break;
    if (token.IsAny(Bit(Cue::kVerb) | Bit(Cue::kAchieve) | Bit(Cue::kUp) | Bit(Cue::kDown) |
                    Bit(Cue::kAll) | Bit(Cue::kAnd)) &&
        !token.IsAny(Bit(Cue::kHead) | Bit(Cue::kGeneric) | Bit(Cue::kIncomplete)))
      return false;
  }
  return true;
}

bool HeadReader::IsPredicate(const Token& verb, int32_t begin) const {
  constexpr int32_t kObjectChars = 24;
  const size_t first = sentence_.IndexOf(begin);
  if (!verb.Is(Cue::kVerb) || verb.begin < begin + 2 || first == 0) return false;
  const Token& figure = sentence_.tokens[first - 1];
  if (figure.anchor < 0 || figure.end != begin || !BehindPivot(sentence_.At(figure).begin))
    return false;
  const int32_t end = text_.HanEnd(verb.end, std::min(sentence_.end, verb.end + kObjectChars));
  // 支持12个产业发展项目: the noun goes on.
  return end - verb.end >= 2 && (EndsIn(IndicatorName(begin, verb.begin), Cue::kGeneric) ||
                                 !EndsIn(IndicatorName(verb.end, end), Cue::kGeneric));
}

bool HeadReader::BehindPivot(int32_t at) const {
  static constexpr std::u16string_view kPivots[] = {u"扶持", u"支持", u"帮助", u"助力", u"引导",
                                                    u"带动", u"指导", u"组织", u"鼓励", u"帮扶",
                                                    u"助推", u"推动", u"促进", u"激励", u"推荐"};
  return at - 2 >= sentence_.begin && text_.LengthOfAny(at - 2, kPivots) == 2;
}

int32_t HeadReader::WithWhomEnd(int32_t at) const {
  static constexpr std::u16string_view kTogether[] = {u"开展", u"建立", u"签订", u"签约",
                                                      u"签署", u"达成", u"结成", u"结对",
                                                      u"合作", u"对接", u"共建", u"实现"};
  constexpr int32_t kWhomChars = 12;
  if (!IsAnyOf(text_[at], u"与同跟") || IsAnyOf(text_[at - 1], u"参相合共")) return at;
  const int32_t end = text_.HanEnd(at, std::min(sentence_.end, at + kWhomChars));
  for (int32_t p = at + 3; p + 2 <= end; ++p) {
    if (p + 2 == end && text_[end] != u'“') break;
    if (text_.LengthOfAny(p, kTogether) == 2) return p;
  }
  return at;
}

bool HeadReader::NamesOne(int32_t at) const {
  constexpr int32_t kOneChars = 12;
  const int32_t end = text_.HanEnd(at, std::min(sentence_.end, at + kOneChars));
  if (text_.Holds(at, u"首届")) return true;
  for (int32_t p = at; p + 3 < end; ++p) {
    if (text_[p] == u'第' && IsHanNumeral(text_[p + 1]) && IsAnyOf(text_[end - 1], u"学院校馆院园"))
      return true;
  }
  return false;
}

Range HeadReader::DeedBehind(int32_t at) const {
  size_t verb = sentence_.IndexOf(at);
  const std::vector<Token>& tokens = sentence_.tokens;
  int32_t begin = at;
  // 全部出列, 首次达标: an adverb before the verb.
  while (verb < tokens.size() && tokens[verb].begin == begin &&
         (tokens[verb].Is(Cue::kAll) || text_.Folded(begin, tokens[verb].end) == u"首次" ||
          text_.Folded(begin, tokens[verb].end) == u"基本"))
    begin = tokens[verb++].end;
  // 与省城开展合作: with whom it was done.
  const int32_t whom = WithWhomEnd(begin);
  if (whom > begin) verb = sentence_.IndexOf(whom);
  if (verb >= tokens.size() || (whom == begin && !Touch(begin, tokens[verb].begin))) return {};
  // 可提前完成, 如期完成: when it was done tells which they are.
  if (tokens[verb].Is(Cue::kEstimate) && verb + 1 < tokens.size()) ++verb;
  const auto word = text_.Folded(tokens[verb].begin, tokens[verb].end);
  const bool in_time = word == u"提前完成" || word == u"如期完成" || word == u"超额完成";
  // 10项居前3位: where they stand.
  const bool ranked = tokens[verb].Is(Cue::kRanked) && RankFollows(tokens[verb].end);
  // 位列百强, 稳定在一流水平: so do words that stand before figures elsewhere.
  static constexpr std::u16string_view kStands[] = {
      u"位列", u"位居",     u"名列",     u"稳居",     u"稳定在",  u"保持在",
      u"晋升", u"成功创建", u"成功创成", u"成功入选", u"成功获批"};
  if (!tokens[verb].IsAny(Bit(Cue::kVerb) | Bit(Cue::kSplit)) && !in_time && !ranked &&
      whom == begin && !IsOneOf(word, kStands))
    return {};
  constexpr int32_t kDeedChars = 36;
  int32_t end = sentence_.end;
  int depth = 0;
  for (size_t t = verb; t < tokens.size(); ++t) {
    const Token& token = tokens[t];
    if (token.begin > at + kDeedChars) return {};
    if (token.mark == u'(') ++depth;
    if (token.mark == u')' && depth-- > 0) continue;
    if (token.anchor >= 0 && sentence_.At(token).type == AnchorType::kQuantity) {
      // 获得贷款9亿元: the amount has a name of its own.
      if (text_[tokens[verb].begin] != u'获' || token.begin - tokens[verb].end < 2) return {};
      end = token.begin;
      break;
    }
    // 获国家、自治区复制推广: by both of them.
    static constexpr std::u16string_view kLevels[] = {u"自治区", u"省", u"市", u"部委"};
    if (token.mark == u'、' && text_.Holds(token.begin - 2, u"国家") &&
        text_.LengthOfAny(token.end, kLevels) > 0)
      continue;
    if (IsAnyOf(token.mark, u",;:、)")) {
      end = token.begin;
      break;
    }
  }
  while (end > at && IsBlank(text_[end - 1])) --end;
  if (end - at < 2 || end - at > 30) return {};
  if (!in_time && SaysNoMore(text_.Folded(begin, end))) return {};
  return {at, end};
}

bool HeadReader::SaysNoMore(std::u16string_view deed) {
  static constexpr std::u16string_view kPlain[] = {
      u"完成",     u"推进",     u"壮大",     u"做好前期", u"提速",     u"落地实施",
      u"加快实施", u"提质增效", u"提质扩面", u"提质扩规", u"扩面提质", u"提质提效",
      u"提档升级", u"提质升级", u"做大做强", u"分类实施", u"顺利实施"};
  return deed == u"落地" || deed == u"提升" || deed.ends_with(u"建设进度") ||
         (deed.size() <= 6 && EndsWithAny(deed, kPlain));
}

bool HeadReader::TellsDeedOnly(const IndicatorName& name) const {
  const FoldedName words = name.Folded(text_);
  const int32_t deed = knowledge_.CueStarting(words, Bit(Cue::kDeed));
  if (deed == 0 || words[0] == u'新') return false;
  const auto rest = std::u16string_view(words).substr(static_cast<size_t>(deed));
  return rest.empty() ||
         (knowledge_.CuesOf(rest) & (Bit(Cue::kGeneric) | Bit(Cue::kIncomplete))) != 0;
}

bool HeadReader::HappenedBehind(int32_t at) const {
  const Range noun = NounBehind(at);
  const Range deed = noun.empty() ? Range{} : DeedBehind(noun.end);
  return !deed.empty() && !sentence_.tokens[sentence_.IndexOf(deed.begin)].Is(Cue::kSplit);
}

Range HeadReader::IncompleteTail(Range part) const {
  if (part.empty()) return {};
  const auto words = text_.Folded(std::max(part.begin, part.end - 6), part.end);
  const int32_t length = knowledge_.CueEnding(words, Bit(Cue::kIncomplete));
  return length > 0 ? Range{part.end - length, part.end} : Range{};
}

IndicatorName HeadReader::WithoutGrade(const IndicatorName& name) const {
  auto [begin, end] = name.OnlyPiece();
  if (end <= begin) return name;
  for (const Token& token : Within({begin, end})) {
    if (token.begin != begin) break;
    if (token.Is(Cue::kGraded)) {
      begin = token.end;
      if (text_.Folded(begin, std::min(end, begin + 2)) == u"以上") begin += 2;
      if (text_.Folded(begin, std::min(end, begin + 3)) == u"及以上") begin += 3;
    }
  }
  // 资质以上建筑业企业268家,其中特级1家
  if (text_.Holds(begin, u"资质以上")) begin += 4;
  return end - begin >= 2 ? IndicatorName(begin, end) : name;
}

IndicatorName HeadReader::WithoutDeed(const IndicatorName& name) const {
  const auto [begin, end] = name.OnlyPiece();
  const int32_t deed = DeedLength(name);
  // 开工|项目: the deed is a piece of its own.
  const auto [last, last_end] = name.LastPiece();
  if (end <= begin && deed > 0 && name.size() - (last_end - last) == deed) return {last, last_end};
  return deed > 0 && end - begin > deed + 1 ? IndicatorName(begin + deed, end) : name;
}

IndicatorName HeadReader::WithoutTail(const IndicatorName& name) const {
  const auto [begin, end] = name.OnlyPiece();
  if (end <= begin) {
    // 卫生院|床位: the head is a piece of its own.
    const auto [last, last_end] = name.LastPiece();
    const bool behind = last_end > last && name.Hull().second == last_end &&
                        name.size() - (last_end - last) >= 3 &&
                        IsOnly(IndicatorName(last, last_end), Cue::kIncomplete);
    return behind ? name.Front(name.size() - (last_end - last)) : IndicatorName();
  }
  const Range tail = IncompleteTail({begin, end});
  if (tail.empty() || tail.begin - begin < 2) return {};
  return {begin, tail.begin};
}

int32_t HeadReader::FootnoteMark(Range range) const {
  const char16_t last = text_[range.end - 1];
  if (IsCircled(last)) return 1;
  if (FootnoteEnd(text_, range.end - 1) == range.end && IsHan(text_[range.end - 2])) return 1;  // ³
  if (last != u']' && last != u'〕') return 0;
  int32_t p = range.end - 2;
  while (p > range.begin && IsDigit(text_[p])) --p;
  const bool opens = text_[p] == u'[' || text_[p] == u'〔';
  return opens && p < range.end - 2 && range.end - p <= 5 ? range.end - p : 0;
}

bool HeadReader::QualifiesHead(const Token& verb) const {
  if (text_[verb.end] == u'的') return true;
  for (const Token& token : From(verb.end)) {
    if (token.begin > verb.end) return false;
    if (token.IsAny(Bit(Cue::kIncomplete) | Bit(Cue::kHead)) && token.anchor < 0 &&
        verb.IsAny(Bit(Cue::kUp) | Bit(Cue::kDown) | Bit(Cue::kDeverbal)))
      return true;
  }
  return false;
}

IndicatorName HeadReader::Trim(Range range) const {
  if (trimmed_ == range) return trimmed_name_;
  trimmed_ = range;
  trimmed_name_ = Trimmed(range);
  return trimmed_name_;
}

IndicatorName HeadReader::Trimmed(Range range) const {
  while (!range.empty() && (TrimFront(&range) || TrimBack(&range) || TrimCue(&range)))
    ;
  range = BehindHeading(BehindBlank(range));
  while (!range.empty() && (TrimFront(&range) || TrimCue(&range)))
    ;
  constexpr int32_t kLongName = 16;
  if (range.end - range.begin > kLongName) range = BehindLastVerb(range);
  range.end = BeforeAdverbial(range);
  // No indicator has so long a name: what is left is the end of a sentence that was never cut.
  range.begin = std::max(range.begin, range.end - kNameChars);
  return WithoutAdverb(range);
}

// Whether there may be words in the midst of a name that are none of it; of most it says no.
bool HeadReader::MayHoldAdverb(Range range) const {
  // Each of those words has one of these: 去年, 在, 2023年, 共, 仅, 已, 还, 大约, 时隔, 连续, (以…,
  // [3].
  static constexpr CharFilter<32> kTelling(u"去在年共仅已还约隔续拥只连(]〕");
  return (sentence_.cues & Bit(Cue::kWholeYear)) != 0 ||
         std::ranges::any_of(text_.Folded(range.begin, range.end),
                             [](char16_t c) { return kTelling.MayHave(c) || IsCircled(c); });
}

IndicatorName HeadReader::WithoutAdverb(Range range) const {
  if (!MayHoldAdverb(range)) return {range.begin, range.end};
  if (const Token* const year = YearInside(range); year != nullptr) {
    IndicatorName name(range.begin, year->begin);
    name.Append(year->end, range.end);
    return name;
  }
  if (const Range time = TimeInside(range); !time.empty()) {
    IndicatorName name(range.begin, time.begin);
    name.Append(time.end, range.end);
    return name;
  }
  // 图书馆2023年接待读者: when it was so is no part of what it is.
  for (const Token& token : Within({range.begin + 2, range.end})) {
    if (token.anchor < 0 || sentence_.At(token).type != AnchorType::kDate ||
        range.end - token.end < 2 || text_[token.end - 1] != u'年' ||
        token.end - token.begin != 5 || !IsHan(text_[token.begin - 1]) ||
        IsAnyOf(text_[token.begin - 1], u"的度") || !IsHan(text_[token.end]) ||
        IsAnyOf(text_[token.end], u"度级届版的期底末初以"))
      continue;
    // 储备2024年项目: of that year.
    constexpr CueSet kDone = Bit(Cue::kVerb) | Bit(Cue::kDeed);
    const std::span<const Token> before = Within({range.begin, token.begin});
    if (std::ranges::any_of(before, [](const Token& word) { return word.IsAny(kDone); })) continue;
    IndicatorName name(range.begin, token.begin);
    name.Append(token.end, range.end);
    return name;
  }
  // 共建成…, 共治理…: 共建 and 共治 are words as well.
  static constexpr std::u16string_view kInAll[] = {u"共建成", u"共建设", u"共建造", u"共治理"};
  if (range.end - range.begin > 4 && text_.LengthOfAny(range.begin, kInAll) > 0) ++range.begin;
  // 非能源工业仅占…, 服务业只占…
  if (range.end - range.begin >= 4 && text_[range.end - 1] == u'占' &&
      IsAnyOf(text_[range.end - 2], u"仅只就") && text_[range.end - 3] != u'的') {
    IndicatorName name(range.begin, range.end - 2);
    name.Append(range.end - 1, range.end);
    return name;
  }
  for (int32_t p = range.begin + 2; p + 3 <= range.end; ++p) {
    if (!IsAnyOf(text_[p], u"共仅已还大连时拥")) continue;
    // 某机场时隔4年旅客吞吐量…: how long it was not so.
    const int32_t run = text_[p] == u'时' ? LapseEnd(p) : RunEnd(p);
    if (run > p && run + 2 <= range.end) {
      IndicatorName name(range.begin, p);
      name.Append(run, range.end);
      return name;
    }
    // 山区已经有卫生院, 全县还有医院: that there are some.
    static constexpr std::u16string_view kThereAre[] = {u"已经有", u"已经", u"已有", u"还有",
                                                        u"大约"};
    if (const int32_t are = text_.LengthOfAny(p, kThereAre); are > 0 && p + are + 2 <= range.end) {
      IndicatorName name(range.begin, p);
      name.Append(p + are, range.end);
      return name;
    }
    // 乡镇共有卫生院, 养老机构共有床位, 东部地区拥有企业: where they are, not whose.
    const char16_t where = text_[p - 1];
    if (text_[p + 1] == u'有' && range.end - p >= 4 && IsHan(text_[p + 2]) &&
        (text_[p] == u'共' ? IsAnyOf(where, u"构院馆站场司厂园会所心镇村乡)区县市校国学段")
                           : text_[p] == u'拥' && IsAnyOf(where, u"国省市区县镇乡州"))) {
      IndicatorName name(range.begin, p);
      name.Append(p + 2, range.end);
      return name;
    }
    if (IsAnyOf(text_[p], u"还大连时拥")) continue;
    const std::span<const Token> tokens = From(p + 1);
    // 医疗机构共诊疗, 公共交通共运送乘客: deeds that no table has.
    if (text_[p] == u'共' && IsAnyOf(text_[p - 1], u"构通交馆院站场司厂园会所心局店校位国") &&
        !IsAnyOf(text_[p + 1], u"同享建有治富产识青和振存用生性体") && IsHan(text_[p + 1])) {
      IndicatorName name(range.begin, p);
      name.Append(p + 1, range.end);
      return name;
    }
    if (tokens.empty() || tokens.front().begin != p + 1 || tokens.front().end >= range.end ||
        !(tokens.front().IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed)) ||
          (text_[p] == u'仅' && text_[p + 1] == u'占')))
      continue;
    IndicatorName name(range.begin, p);
    name.Append(p + 1, range.end);
    return name;
  }
  return WithoutMarks(range);
}

bool HeadReader::TrimJoint(Range* range) const {
  const char16_t first = text_[range->begin];
  // 只要成本降低, 大约损失, 做精化工产业: how it hangs together, how sure it is, how it is
  // furthered.
  static constexpr std::u16string_view kJoins[] = {u"只要", u"那么", u"如果", u"虽然", u"因为",
                                                   u"从而", u"并且", u"而且", u"大约", u"仍然",
                                                   u"做精", u"做强", u"做优", u"做大", u"另有"};
  static constexpr WordFinder kFinder(kJoins);
  const int32_t size = range->end - range->begin;
  if ((size > 3 || (size == 2 && first == u'仍')) &&
      kFinder.Begins(text_.Folded(range->begin, range->begin + 2))) {
    range->begin += 2;
    return true;
  }
  // 围绕发展需要引进人才, 根据企业需求培训技工: why it was done.
  if (IsAnyOf(first, u"围根按结针立对")) {
    static constexpr std::u16string_view kBases[] = {u"围绕", u"根据", u"按照", u"结合",
                                                     u"针对", u"立足", u"对照", u"对接"};
    static constexpr std::u16string_view kNeeds[] = {u"需要", u"需求", u"要求", u"实际"};
    constexpr int32_t kNeedChars = 12;
    const int32_t limit = std::min(range->end - 4, range->begin + kNeedChars);
    for (int32_t p = range->begin + 4; text_.LengthOfAny(range->begin, kBases) > 0 && p < limit;
         ++p) {
      if (!IsHan(text_[p])) break;
      if (text_.LengthOfAny(p, kNeeds) == 0 || text_[p + 2] == u'的') continue;
      range->begin = p + 2;
      return true;
    }
  }
  // 省财政厅下达我市新增债券资金, 省核定我市2024年债务限额: who handed it down to us, and for when.
  if (IsAnyOf(first, u"省国上中自市财") && (sentence_.cues & Bit(Cue::kRegion))) {
    constexpr int32_t kAgentChars = 10;
    const int32_t limit = std::min(range->end - 4, range->begin + kAgentChars);
    for (int32_t p = range->begin + 1; p < limit; ++p) {
      if (!IsHan(text_[p])) break;
      if (!text_.Holds(p, u"下达我") && !text_.Holds(p, u"下达全") && !text_.Holds(p, u"核定我") &&
          !text_.Holds(p, u"核定全"))
        continue;
      int32_t begin = p + 4;
      while (begin < range->end && IsDigit(text_[begin])) ++begin;
      range->begin = begin > p + 4 && text_[begin] == u'年' ? begin + 1 : p + 4;
      return true;
    }
  }
  // 争取资金210亿元(不含国债资金18亿元): how it belongs to what stands before.
  if (first == u'不' && text_[range->begin - 1] == u'(' && range->end - range->begin > 4 &&
      (text_.Holds(range->begin, u"不含") || text_.Holds(range->begin, u"不包括"))) {
    range->begin += text_[range->begin + 1] == u'含' ? 2 : 3;
    return true;
  }
  // 加上级补助收入, 加上解支出, 加上年结转: 加上 took the first character of the name.
  if ((IsAnyOf(first, u"级解") || text_.Holds(range->begin, u"年结")) &&
      text_.Holds(range->begin - 2, u"加上")) {
    --range->begin;
    return false;
  }
  // 争取到位治理资金: 争取到 took one from 到位.
  if (first == u'位' && text_.Holds(range->begin - 3, u"争取到")) {
    --range->begin;
    return false;
  }
  // 在去年基础上新增项目: what was there already.
  if (IsAnyOf(text_[range->begin - 1], u"在的") || IsAnyOf(first, u"在基")) {
    constexpr std::u16string_view kBasis = u"基础上";
    constexpr int32_t kBasisChars = 12;
    const int32_t limit = std::min(range->end, range->begin + kBasisChars);
    const size_t basis = text_.Folded(range->begin, limit).find(kBasis);
    if (basis != std::u16string_view::npos) {
      const int32_t behind = range->begin + static_cast<int32_t>(basis + kBasis.size());
      if (range->end - behind >= 2) {
        range->begin = behind;
        return true;
      }
    }
  }
  // 如甲项目仅完成40%: an example; 如东县 is a name.
  if (first == u'如' && range->end - range->begin > 5 && text_[range->begin - 1] == u',' &&
      !BeginsWord(range->begin)) {
    ++range->begin;
    return true;
  }
  // 因地制宜撤并教学点: how it was done.
  if (first == u'因' && range->end - range->begin > 6 && text_.Holds(range->begin + 2, u"制宜")) {
    range->begin += 4;
    return true;
  }
  // 地区有高等院校: the place that the report is about. 获省级冠军: that it was won.
  if (first == u'地' && range->end - range->begin > 4 && text_.Holds(range->begin, u"地区有")) {
    range->begin += 3;
    return true;
  }
  static constexpr std::u16string_view kWon[] = {u"全国", u"省级", u"国家级", u"市级", u"世界"};
  static constexpr std::u16string_view kPrizes[] = {u"冠军", u"亚军", u"季军", u"奖项", u"奖励"};
  if (first == u'获' && range->end - range->begin >= 5 &&
      text_.LengthOfAny(range->begin + 1, kWon) > 0 &&
      EndsWithAny(text_.Folded(range->begin, range->end), kPrizes)) {
    ++range->begin;
    return true;
  }
  // 把价格涨幅控制在, 使成本下降, 让每个县…: what leads to the name; 让利 and the like are words.
  const bool lets = first == u'让' && !IsAnyOf(text_[range->begin + 1], u"利渡位与出");
  if ((first == u'把' || first == u'使' || lets) && range->end - range->begin > 3 &&
      !BeginsWord(range->begin)) {
    ++range->begin;
    return true;
  }
  return false;
}

bool HeadReader::BeginsWord(int32_t at) const {
  constexpr int32_t kWordChars = 5;
  return knowledge_.CueAt(text_.Folded(at, at + kWordChars)).cues == Bit(Cue::kPlain);
}

int32_t HeadReader::RunEnd(int32_t at) const {
  static constexpr std::u16string_view kSpans[] = {u"个月", u"个季度", u"年", u"届", u"次"};
  static constexpr std::u16string_view kStays[] = {u"保持", u"蝉联", u"稳居", u"位居", u"获得"};
  if (text_[at] != u'连' || !text_.Holds(at, u"连续")) return at;
  int32_t p = at + 2;
  while (IsDigit(text_[p]) || IsHanNumeral(text_[p])) ++p;
  const int32_t span = p > at + 2 ? text_.LengthOfAny(p, kSpans) : 0;
  const int32_t stays = span > 0 ? text_.LengthOfAny(p + span, kStays) : 0;
  return stays > 0 ? p + span + stays : at;
}

int32_t HeadReader::LapseEnd(int32_t at) const {
  if (!text_.Holds(at, u"时隔")) return at;
  int32_t p = at + 2;
  while (IsDigit(text_[p]) || IsHanNumeral(text_[p])) ++p;
  return p > at + 2 && text_[p] == u'年' ? p + 1 : at;
}

bool HeadReader::TrimWay(Range* range) const {
  static constexpr std::u16string_view kWays[] = {
      u"深入",     u"扎实",   u"大力",   u"有序",   u"切实",     u"着力",     u"全力", u"加快",
      u"加速",     u"分批",   u"逐年",   u"逐步",   u"滚动",     u"严格",     u"妥善", u"圆满",
      u"高效",     u"高质量", u"高标准", u"高水平", u"高起点",   u"高规格",   u"精准", u"常态化",
      u"多渠道",   u"全方位", u"多层次", u"认真",   u"因地制宜", u"千方百计", u"如期", u"按期",
      u"想方设法", u"按时",   u"及时",   u"迅速",   u"稳妥",     u"稳步",     u"积极", u"主动",
      u"合力",     u"协同",   u"统筹",   u"优先",   u"率先",     u"科学",     u"合理", u"扎扎实实",
      u"持续",     u"不断",   u"深度",   u"大规模", u"集中力量", u"全面",     u"超额", u"顺利"};
  static constexpr auto kWay = WordStarts(kWays);
  constexpr CueSet kDone = Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAchieve);
  if (!kWay.MayHave(text_[range->begin])) return false;
  const int32_t way = kWay.LengthIn(text_.Folded(range->begin, range->end));
  const int32_t behind = range->begin + way;
  if (way == 0) return false;
  // 扎实|投资 of 扎实完成投资: nothing but how it was done.
  // 统筹资金20亿元 is a deed itself.
  if (behind == range->end) {
    if (!text_.Holds(range->begin, u"统筹")) range->begin = behind;
    return range->begin == behind;
  }
  const Token& deed = Next(behind);
  if (deed.begin != behind || deed.end - deed.begin < 2 || deed.end >= range->end ||
      !deed.IsAny(kDone))
    return false;
  range->begin = behind;
  return true;
}

bool HeadReader::TrimFront(Range* range) const {
  const char16_t first = text_[range->begin];
  // Whatever is taken off begins with one of these or stands behind one; most names do not.
  static constexpr CharFilter<32> kFirsts(
      u"0123456789 "
      u"的而、,)”.("
      u"内末底中前但和及其分了包左含等一深扎大有切着全加逐滚严妥圆高精常多认因千如按想迅稳积主"
      u"合协统优率科持不集超顺只那虽从并仍做围根结针立对省国上自市财级解年在基地获把使并位我加阶先"
      u"至以另约县区州经让");
  if (!kFirsts.MayHave(first) && !IsAnyOf(text_[range->begin - 1], u"续在的") &&
      !IsHanNumeral(first) && !IsCircled(first))
    return false;
  if (TrimWay(range)) return true;
  // 连续三届|保持奖牌总数: the word before has been taken off.
  if (text_[range->begin - 1] == u'续') {
    const int32_t run = RunEnd(range->begin - 2);
    if (run > range->begin && run + 2 <= range->end) {
      range->begin = run;
      return true;
    }
  }
  if (IsBlank(first) || IsAnyOf(first, u"的而、,)”.") || IsCircled(first)) {
    ++range->begin;
    return true;
  }
  // (二)6月底前…: the number of an item.
  if (first == u'(') {
    int32_t p = range->begin + 1;
    while (p < range->end && (IsDigit(text_[p]) || HanDigit(text_[p]) > 0 || text_[p] == u'十'))
      ++p;
    if (p > range->begin + 1 && p < range->end && text_[p] == u')') {
      range->begin = p + 1;
      return true;
    }
  }
  // 17. 应急管理支出
  if (IsDigit(first)) {
    int32_t p = range->begin;
    while (p < range->end && IsDigit(text_[p])) ++p;
    // So is 14 全年.
    if (p - range->begin <= 2 && (IsAnyOf(text_[p], u".、") || IsBlank(text_[p])) &&
        !IsDigit(text_[p + 1]) && range->end - p > 3) {
      range->begin = p + 1;
      return true;
    }
  }
  // 五年内毕业生, 2022年末贷款余额: what closes a time. 完成了利润, 但贷款: no part of the name.
  // 6月底前完成: the same of a month.
  const char16_t before = range->begin > 0 ? text_[range->begin - 1] : u'\0';
  const bool closes_time =
      (IsAnyOf(first, u"内末底") && IsAnyOf(before, u"年月")) ||
      (first == u'中' && before == u'年' && text_[range->begin + 1] == u'分') ||
      (first == u'前' && IsAnyOf(before, u"底末") && IsAnyOf(text_[range->begin - 2], u"年月")) ||
      (first == u'前' && before == u'度' && text_[range->begin - 2] == u'季');
  const bool joins = IsAnyOf(first, u"但和及") && range->end - range->begin > 3 &&
                     !IsAnyOf(text_[range->begin + 1], u"其时县政顺") && !BeginsWord(range->begin);
  // 五年中分两轮取消: how it was done.
  if (first == u'分' &&
      (IsHanNumeral(text_[range->begin + 1]) || IsDigit(text_[range->begin + 1])) &&
      IsAnyOf(text_[range->begin + 2], u"轮批期次步") && range->end - range->begin > 4) {
    range->begin += 3;
    return true;
  }
  // 高新技术企业总数3953家,约占全市28%
  if (first == u'约' && text_[range->begin + 1] == u'占' && range->end - range->begin > 3) {
    ++range->begin;
    return true;
  }
  // 去年四季度以来案件…: so does this.
  if (first == u'以' && text_[range->begin + 1] == u'来' && range->end - range->begin > 3 &&
      IsAnyOf(before, u"度年月日")) {
    range->begin += 2;
    return true;
  }
  // 汛期(4月|至9月)降雨量: what is left of the time that a bracket tells.
  if (first == u'至' && before == u'月') {
    int32_t p = range->begin + 1;
    while (p < range->end && (IsDigit(text_[p]) || text_[p] == u'月')) ++p;
    if (p > range->begin + 1 && p + 2 < range->end && text_[p] == u')') {
      range->begin = p + 1;
      return true;
    }
  }
  if (closes_time || joins ||
      (first == u'了' && range->end - range->begin > 2 && !BeginsWord(range->begin))) {
    ++range->begin;
    return true;
  }
  if (TrimJoint(range)) return true;
  // 筹资74亿元,包括境外筹资3亿美元: a part of it.
  if (first == u'包' && range->end - range->begin > 4 && text_.Holds(range->begin, u"包括")) {
    range->begin += 2;
    return true;
  }
  // 800人(含教师300人)左右、医师400人
  if (range->end - range->begin > 3 && first == u'左' && text_.Holds(range->begin, u"左右、")) {
    range->begin += 3;
    return true;
  }
  if (first == u'含' && text_[range->begin - 1] == u'(' && range->end - range->begin > 2) {
    ++range->begin;
    return true;
  }
  // 争取到|位资金: the verb before took the first half of the word.
  if (first == u'位' && range->end - range->begin > 2 && text_.Holds(range->begin - 3, u"争取到")) {
    --range->begin;
    return true;
  }
  // 五年来,我们设立基金: who tells it.
  if (first == u'我' && range->end - range->begin > 4 && text_[range->begin + 1] == u'们') {
    range->begin += 2;
    return true;
  }
  // 新增加|学位: the verb's second half; 加工能力 is a word.
  if (first == u'加' && range->end - range->begin > 2 && text_.Holds(range->begin - 2, u"新增") &&
      !IsAnyOf(text_[range->begin + 1], u"工密氢油装快盟固拿") && !BeginsWord(range->begin)) {
    ++range->begin;
    return true;
  }
  // …实现|等全国试点: what is left of a list; 等级 is a word.
  if (first == u'等' && range->end - range->begin > 2 && !BeginsWord(range->begin)) {
    ++range->begin;
    return true;
  }
  // 新增一批景区,总数…; 连续多年|居首位, 多年累计改造: how many they are or how long it took.
  if (const bool lot = first == u'一' && text_.Holds(range->begin, u"一批");
      lot || (first == u'多' && text_.Holds(range->begin, u"多年"))) {
    const int32_t rest = range->end - range->begin - 2;
    constexpr int32_t kThingChars = 12;
    const bool thing = rest > 2 && rest <= kThingChars && text_[range->begin + 2] != u'生' &&
                       !(lot && Holds(range->begin, range->end, u'、'));
    if (thing || (!lot && rest == 0)) {
      range->begin += 2;
      return true;
    }
  }
  // 阶段性将起征点…, 逐步把标准…: how it is done.
  if (IsAnyOf(first, u"阶逐先分统") && range->end - range->begin > 6) {
    static constexpr std::u16string_view kManners[] = {u"阶段性", u"逐步", u"先后",
                                                       u"分步",   u"分批", u"统一"};
    const int32_t behind = range->begin + text_.LengthOfAny(range->begin, kManners);
    if (behind > range->begin && IsAnyOf(text_[behind], u"将把")) {
      range->begin = behind + 1;
      return true;
    }
  }
  // 市人大批准的|债务限额: by whom it was set.
  constexpr int32_t kByWhomChars = 20;
  if (range->end - range->begin > 6 && IsAnyOf(first, u"市省县区州全经国")) {
    const auto words = text_.Folded(range->begin, range->end);
    const size_t set = words.find(u"批准的");
    if (set != words.npos && set >= 2 && set <= kByWhomChars && words.size() >= set + 5) {
      range->begin += static_cast<int32_t>(set) + 3;
      return true;
    }
  }
  // 一是|3亿元未拨付: the number of an item, and nothing else.
  if (range->end - range->begin <= 2 && IsHanNumeral(first) && text_[range->begin + 1] == u'是') {
    range->begin = range->end;
    return true;
  }
  // 再|进城落户: one time more; 再就业 is a word.
  if (first == u'再' && range->end - range->begin > 4 && !BeginsWord(range->begin)) {
    ++range->begin;
    return true;
  }
  // 再上一个万亿元台阶: no name.
  if (range->end - range->begin == 2 && text_.Holds(range->begin, u"一个")) {
    range->begin = range->end;
    return true;
  }
  // 五、税收收入: the number of a heading.
  const int32_t number = HanRunEnd(text_, range->begin) - range->begin;
  if (number > 0 && number < 3 && range->end - range->begin > number + 2 &&
      IsAnyOf(text_[range->begin + number], u"、是")) {
    range->begin += number + 1;
    return true;
  }
  if (first != u'(') return false;
  int32_t close = range->begin;  // (下转第3版)新建…
  while (close < range->end && text_[close] != u')') ++close;
  // (其中社区服务中心(站)12家: the bracket that is closed first is another.
  if (text_.Folded(range->begin + 1, close).find(u'(') != std::u16string_view::npos) {
    ++range->begin;
    return true;
  }
  if (close + 2 >= range->end) return false;
  range->begin = close + 1;
  return true;
}

bool HeadReader::TrimBack(Range* range) const {
  const char16_t last = text_[range->end - 1];
  const int32_t size = range->end - range->begin;
  // Whatever is taken off ends in one of these, or is a place behind 在; most names do not.
  static constexpr CharFilter<32> kLasts(
      u" 的、(“兑并年末底排次度后组合化区市州按略尚仅竟仍却拟然要律一n中×]〕)虽需由数值径省县估位");
  if (!kLasts.MayHave(last) && last > u'〕' && text_[range->end - 2] != u'在' &&
      text_[range->end - 3] != u'在' && text_[range->end - 4] != u'在')
    return false;
  if (IsBlank(last) || IsAnyOf(last, u"的、(“")) {
    --range->end;
    return true;
  }
  // 污水收集率并达到85%: what else is said of it.
  if (size > 4 && last == u'并' && !IsAnyOf(text_[range->end - 2], u"合兼吞撤归")) {
    --range->end;
    return true;
  }
  // 人民币汇率为1美元兑: for what of the other currency.
  if (size > 6 && last == u'兑') {
    const size_t is = text_.Folded(range->begin, range->end).rfind(u'为');
    if (is != std::u16string_view::npos && is >= 2) {
      range->end = range->begin + static_cast<int32_t>(is);
      return true;
    }
  }
  // 预算收入安排5亿元, 支出相应安排5亿元: that it is planned, and how.
  if (size >= 4 && text_.Holds(range->end - 2, u"安排")) {
    static constexpr std::u16string_view kSides[] = {u"收入", u"支出", u"预算", u"投资",
                                                     u"经费", u"备费", u"预备"};
    int32_t end = range->end - 2;
    if (text_[end - 1] == u'拟') --end;
    if (text_.Holds(end - 2, u"相应")) end -= 2;
    // 基建投资拟安排5亿元: so much is meant to be.
    const bool meant = end < range->end - 2 && end - range->begin >= 4;
    if (meant || (end - range->begin >= 2 && text_.LengthOfAny(end - 2, kSides) > 0)) {
      range->end = end;
      return true;
    }
  }
  // 吞吐量再次突破1000万: that it was so before, or was not.
  static constexpr std::u16string_view kAgain[] = {u"再次", u"首次", u"再度",
                                                   u"首度", u"连年", u"最高"};
  if (size > 4 && IsAnyOf(text_[range->end - 2], u"再首连最") &&
      IsOneOf(text_.Folded(range->end - 2, range->end), kAgain)) {
    range->end -= 2;
    return true;
  }
  // 某湖总氮浓度剔除气象影响后下降6%: by what it is reckoned.
  if (size > 8 && last == u'后') {
    const auto words = text_.Folded(range->begin, range->end);
    const size_t without = std::max(words.rfind(u"剔除") + 1, words.rfind(u"扣除") + 1);
    if (without > 3) {
      range->end = range->begin + static_cast<int32_t>(without) - 1;
      return true;
    }
  }
  // 重点实验室优化重组至64家: what led to so many.
  static constexpr std::u16string_view kMerged[] = {u"优化重组", u"整合重组", u"重组整合",
                                                    u"优化整合", u"整合优化"};
  if (size > 6 && text_[range->end] == u'至' && IsAnyOf(last, u"组合化") &&
      text_.LengthOfAny(range->end - 4, kMerged) > 0) {
    range->end -= 4;
    return true;
  }
  // 评估排名在全省上升33位: among whom is no part of the name.
  if (const int32_t among = AmongWhom(*range); among < range->end) {
    range->end = among;
    return true;
  }
  // 会议费按近三年平均数压减10%: nor is from what.
  if (size > 8 && IsAnyOf(last, u"数值径") &&
      (text_.Holds(range->end - 3, u"平均数") || text_.Holds(range->end - 3, u"平均值") ||
       text_.Holds(range->end - 2, u"口径"))) {
    constexpr size_t kByChars = 10;
    const auto words = text_.Folded(range->begin, range->end);
    const size_t by = words.rfind(u'按');
    if (by != words.npos && by >= 2 && words.size() - by <= kByChars) {
      range->end = range->begin + static_cast<int32_t>(by);
      return true;
    }
  }
  // 失业保险费率继续按1%执行
  if (size > 4 && last == u'按') {
    range->end -= text_[range->end - 2] == u'减' ? 2 : 1;
    return true;
  }
  // 略低于预期目标: so is by how little; 与目标仍有2个百分点差距.
  if (size == 1 && IsAnyOf(last, u"略尚仍")) {
    --range->end;
    return true;
  }
  // 资金仅达, 赤字率拟按…安排: how much or how sure is no part of the name.
  // Nor is 转移支付虽由5项减至3项, 投资需增长8%; 内需 and the like are words.
  const bool needs = last == u'需' && !IsAnyOf(text_[range->end - 2], u"供内外军急刚必所特民亟按");
  if (size > 3 - (needs ? 1 : 0) &&
      (needs || IsAnyOf(last, u"仅竟仍却拟略尚虽") || text_.Holds(range->end - 2, u"拟按"))) {
    range->end -= last == u'按' ? 2 : 1;
    return true;
  }
  // 总产值仍然增加, 成本只要降低: nor is how it came or what it takes.
  static constexpr std::u16string_view kStills[] = {u"仍然", u"依然", u"只要", u"一律", u"统一"};
  if (size > 4 && IsAnyOf(last, u"然要律一") && text_.LengthOfAny(range->end - 2, kStills) > 0) {
    range->end -= 2;
    return true;
  }
  // 完成率三季度末达80%: when it does.
  if (last == u'末' && size > 5 && text_.Holds(range->end - 3, u"季度")) {
    --range->end;
    return true;
  }
  // 补助标准由240元提高到280元: where a sentence that goes on begins.
  if (last == u'由' && size > 4 && IsDigit(text_[range->end]) && text_[range->end - 2] != u'自') {
    --range->end;
    return true;
  }
  // A line end as a spreadsheet writes it.
  if (size > 4 && text_.Folded(range->end - 4, range->end) == u"\\r\\n") {
    range->end -= 4;
    return true;
  }
  // 县域经济综合评价我县由第26位上升: the place that reports.
  if (size > 4 && text_[range->end - 2] == u'我' && IsAnyOf(last, u"省市县区州")) {
    range->end -= 2;
    return true;
  }
  // 品牌价值评估达12亿元: how it is known.
  if (size > 4 && text_.Holds(range->end - 4, u"价值评估")) {
    range->end -= 2;
    return true;
  }
  // 饮用水合格率以街道为单位均达98%: by what it is reckoned.
  if (size > 7 && text_.Holds(range->end - 3, u"为单位")) {
    const size_t by = text_.Folded(range->begin, range->end).rfind(u'以');
    if (by != std::u16string_view::npos && by >= 3 && static_cast<size_t>(size) - by <= 8) {
      range->end = range->begin + static_cast<int32_t>(by);
      return true;
    }
  }
  // 年度综合考评中再获第一: what went on while it was won.
  if (last == u'中' && size > 2 && !IsAnyOf(text_[range->end - 2], u"高初集其")) {
    --range->end;
    return true;
  }
  // 储能2×300兆瓦: how many of them.
  if (last == u'×' && size > 2 && IsDigit(text_[range->end - 2])) {
    range->end -= 2;
    return true;
  }
  const int32_t mark = FootnoteMark(*range);
  range->end -= mark;
  return mark > 0;
}

bool HeadReader::NewDebtAt(int32_t at) const {
  static constexpr std::u16string_view kDebts[] = {
      u"债券", u"政府债", u"专项债", u"一般债", u"地方政府", u"政府专项债", u"政府一般债"};
  return text_[at] == u'新' && text_[at + 1] == u'增' && text_.LengthOfAny(at + 2, kDebts) > 0;
}

bool HeadReader::TrimCue(Range* range) const {
  constexpr CueSet kBehind = kTimeCues | kModalCues | Bit(Cue::kAchieve) | Bit(Cue::kAll) |
                             Bit(Cue::kEtc) | Bit(Cue::kLastYear);
  const std::span<const Token> tokens = Within(*range);
  if (tokens.empty()) return false;
  if (const Token& first = tokens.front(); first.begin == range->begin) {
    // 新增债券 is another thing than 再融资债券.
    if (NewDebtAt(first.begin) || BelongsToName(first, range->end)) return false;
    if (first.IsAny(kLeading) && first.end < range->end) {
      if (LeadsRelative(first, range->end) || Benefits(first) || LeadsDeeds(first)) return false;
      range->begin = first.end;
      return true;
    }
  }
  const Token& last = tokens.back();
  if (last.end != range->end) return false;
  // 机场2022年完成…: a year behind the subject.
  const bool year = last.begin >= range->begin + 2 && last.anchor >= 0 &&
                    sentence_.At(last).type == AnchorType::kDate;
  // “…”行动计划 is a name.
  const bool behind = last.begin > range->begin && last.IsAny(kBehind) &&
                      !last.IsAny(Bit(Cue::kHead) | Bit(Cue::kIncomplete)) &&
                      !text_.Holds(last.begin - 2, u"行动计划") &&
                      !text_.Holds(last.begin - 2, u"招生计划");
  if (year || behind) range->end = last.begin;
  return year || behind;
}

bool HeadReader::BelongsToName(const Token& first, int32_t end) const {
  if (!first.Is(Cue::kAchieve)) return false;
  if (NewDebtAt(first.begin) && first.end - first.begin == 2) return true;
  // 平均候车时间8分钟: a mean of it; 平均达到, 平均每天: the adverb.
  constexpr CueSet kNoNoun = Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kUp) | Bit(Cue::kDown) |
                             Bit(Cue::kAchieve) | Bit(Cue::kMoves);
  if (text_[first.begin] == u'平' && text_.Holds(first.begin, u"平均") &&
      first.end - first.begin == 2)
    return end - first.end >= 2 && IsHan(text_[first.end]) && text_[first.end] != u'每' &&
           (!BeginsWith(first.end, kNoNoun) || text_.Holds(first.end, u"降雨"));
  // 按期答复率: how it was done tells which rate it is.
  static constexpr std::u16string_view kInTime[] = {u"按期", u"按时", u"及时", u"如期"};
  if (text_[end - 1] == u'率' && end - first.end <= 3 && first.end - first.begin == 2 &&
      text_.LengthOfAny(first.begin, kInTime) > 0)
    return true;
  // 新增工业用地用于民间投资项目比重: of what was added, not of all.
  constexpr int32_t kShareChars = 8;
  if (text_.Holds(first.begin, u"新增") && end - first.end >= kShareChars)
    return text_.Holds(end - 2, u"比重") || text_.Holds(end - 2, u"占比");
  // 取得职业资格证书人员: those who did.
  if (text_.Holds(first.begin, u"取得") && end - first.end > 4 && text_.Holds(end - 2, u"人员"))
    return true;
  // 实际网办率, 实际到位资金: not what could have been.
  if (text_.Holds(first.begin, u"实际") && first.end - first.begin == 2)
    return end - first.end >= 3 &&
           (text_[end - 1] == u'率' || text_.Holds(first.end, u"到位") ||
            text_.Holds(first.end, u"使用内资") || text_.Holds(first.end, u"利用内资") ||
            text_.Holds(first.end, u"利用省外") || text_.Holds(first.end, u"利用市外"));
  // 有研发活动的企业: those that have some.
  if (text_[first.end - 1] != u'有' ||
      (first.end - first.begin == 2 && text_[first.begin] != u'拥') ||
      first.end - first.begin > 2 || IsAnyOf(text_[first.begin - 1], u"末底年共还仍市县区"))
    return false;
  const size_t of = text_.Folded(first.end, end).find(u'的');
  return of != std::u16string_view::npos && of >= 2 &&
         end - first.end - static_cast<int32_t>(of) >= 2 && IsHan(text_[first.end]);
}

// 新增、提升绿地, 建成、改造公路: all that was done.
bool HeadReader::LeadsDeeds(const Token& first) const {
  if (!IsAnyOf(text_[first.end], u"、和与及") || first.end - first.begin != 2 ||
      !IsAnyOf(text_[first.begin], u"新建"))
    return false;
  const Token& next = Next(first.end + 1);
  // 新增及更新出租车占比100%: no deed was done to a share.
  if (text_[first.end] == u'及') {
    const std::span<const Token> behind = From(next.end);
    const auto figure = std::ranges::find_if(
        behind, [](const Token& token) { return token.anchor >= 0 || token.mark == u','; });
    if (figure == behind.end() || figure->anchor < 0 || sentence_.At(*figure).Measures("share"))
      return false;
  }
  if (text_.Holds(first.end + 1, u"在建")) return IsHan(text_[first.end + 3]);
  return next.begin == first.end + 1 && next.end - next.begin <= 4 &&
         next.IsAny(Bit(Cue::kDeed) | Bit(Cue::kDeverbal)) && !next.Is(Cue::kAchieve) &&
         (IsHan(text_[next.end]) || text_[next.end] == u'、') && IsHan(text_[next.end + 1]);
}

bool HeadReader::Benefits(const Token& token) const {
  static constexpr std::u16string_view kGiven[] = {
      u"筹集", u"输送", u"缴纳", u"培养", u"上缴", u"追回", u"追讨", u"挽回", u"提供",
      u"解决", u"办理", u"招工", u"发放", u"争取", u"垫付", u"代缴", u"兑现"};
  constexpr int32_t kWhomChars = 8;
  if (text_[token.begin] != u'为' || token.end - token.begin != 1) return false;
  for (int32_t p = token.end + 2; p <= token.end + kWhomChars && IsHan(text_[p]); ++p) {
    if (text_.LengthOfAny(p, kGiven) > 0) return IsHan(text_[p + 2]);
  }
  return false;
}

bool HeadReader::LeadsRelative(const Token& verb, int32_t end) const {
  static constexpr std::u16string_view kGot[] = {u"取得", u"获得", u"完成", u"达到", u"拥有"};
  static constexpr std::u16string_view kWho[] = {u"企业", u"机构", u"单位", u"学校", u"公司",
                                                 u"产品", u"人员", u"农户", u"家庭", u"职工"};
  constexpr int32_t kLeast = 5;  // 持证的企业
  // 支持科技创新的主要政策减税降费: what the policies are for.
  if (text_.Holds(verb.begin, u"支持") &&
      text_.Folded(verb.end, end).find(u"的主要政策") != std::u16string_view::npos)
    return true;
  if (!verb.IsAny(Bit(Cue::kAchieve)) || verb.end - verb.begin != 2 || end - verb.end < kLeast ||
      !IsOneOf(text_.Folded(verb.begin, verb.end), kGot) ||
      !EndsWithAny(text_.Folded(verb.end, end), kWho))
    return false;
  const size_t of = text_.Folded(verb.end, end).find(u'的');
  return of != std::u16string_view::npos && of >= 2;
}

// 势头迅猛 批发零售业: a heading that stands in the line, parted by a blank.
Range HeadReader::BehindBlank(Range range) const {
  for (int32_t p = range.end - 3; p > range.begin + 3; --p) {
    if (IsBlank(text_[p]) && IsHan(text_[p - 1]) && IsHan(text_[p + 1])) return {p + 1, range.end};
  }
  return range;
}

Range HeadReader::TimeInside(Range range) const {
  constexpr int32_t kTimeChars = 10;
  if (range.end - range.begin < 6) return {};
  // 市财政五年投入资金, 草案五年共提交: over what time, behind whose it is.
  if (sentence_.cues & Bit(Cue::kFiveYears)) {
    for (const Token& token : Within({range.begin + 2, range.end - 2})) {
      if (!token.Is(Cue::kFiveYears) || !IsHan(text_[token.begin - 1]) ||
          IsAnyOf(text_[token.begin - 1], u"的近这每"))
        continue;
      const std::span<const Token> behind = From(token.end);
      if (behind.empty() || behind.front().begin != token.end ||
          !behind.front().IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAchieve) |
                                Bit(Cue::kHead)))
        continue;
      const int32_t end = token.end + (text_[token.end] == u'共' ? 1 : 0);
      if (end + 2 <= range.end) return {token.begin, end};
    }
  }
  for (int32_t p = range.begin + 2; p < range.end - 2; ++p) {
    if (text_[p] == u'去' && text_[p + 1] == u'年' && p + 4 <= range.end) return {p, p + 2};
    if (text_[p] != u'在') continue;
    // 产量在十七年间, 合作社在今年上半年基层社: a time, and nothing else.
    int32_t end = p + 1;
    for (const Token& token : From(p + 1)) {
      const bool time = token.IsAny(kTimeCues) ||
                        (token.anchor >= 0 && (sentence_.At(token).type == AnchorType::kDate ||
                                               sentence_.At(token).rule == "date.han"));
      if (token.begin != end || token.end > range.end || !time) break;
      end = token.end;
    }
    if (end == p + 1 || end > p + kTimeChars) continue;
    while (end < range.end && IsAnyOf(text_[end], u"间内中里")) ++end;
    if (text_.Holds(end, u"已有")) end += 2;
    if (end == range.end || end + 2 <= range.end) return {p, end};
  }
  return {};
}

const Token* HeadReader::YearInside(Range range) const {
  if (!(sentence_.cues & Bit(Cue::kWholeYear))) return nullptr;
  for (const Token& token : Within(range)) {
    if (token.begin >= range.begin + 2 && token.Is(Cue::kWholeYear) &&
        token.end - token.begin == 2 && range.end - token.end >= 4 &&
        IsHan(text_[token.begin - 1]) && !IsAnyOf(text_[token.begin - 1], u"的度当上"))
      return &token;
  }
  return nullptr;
}

// 农业全年粮食产量: a heading that runs into its sentence; 图书馆全年接待读者 has a subject.
Range HeadReader::BehindHeading(Range range) const {
  const Token* const year = YearInside(range);
  if (year == nullptr || IsAnyOf(text_[year->begin - 1], u"院馆局区司团校会社站行部心") ||
      text_.Holds(year->begin - 2, u"企业"))
    return range;
  const std::span<const Token> behind = From(year->end);
  const bool deed = !behind.empty() && behind.front().begin == year->end &&
                    behind.front().IsAny(Bit(Cue::kVerb) | Bit(Cue::kDeed) | Bit(Cue::kAchieve)) &&
                    !behind.front().Is(Cue::kAll);
  const bool several =
      text_.Folded(range.begin, year->begin).find_first_of(u"、和") != std::u16string_view::npos;
  return deed && !several ? range : Range{year->end, range.end};
}

// 参加职工养老保险人数(含退休人员)
bool HeadReader::JoinsInsurance(Range range) const {
  const auto words = text_.Folded(range.begin, range.end);
  const size_t persons = words.rfind(u"保险人数");
  return persons != words.npos && (persons + 4 == words.size() || words[persons + 4] == u'(');
}

bool HeadReader::Quoted(const Token& token, Range range) const {
  // “投资河湾·选择青石”推介会: words inside of a quotation part nothing.
  for (int32_t p = token.end; p < range.end; ++p) {
    if (text_[p] == u'“') return false;
    if (text_[p] == u'”') return Holds(range.begin, token.begin, u'“');
  }
  return false;
}

Range HeadReader::BehindLastVerb(Range range) const {
  const std::span<const Token> tokens = Within(range);
  for (size_t i = tokens.size(); i > 0; --i) {
    const Token& token = tokens[i - 1];
    // 战略实施和能力建设项目, 单位通过网络实现的收入: a member of a list, part of a relative
    // clause.
    // 研究与试验发展(R&D)人员: so is what a bracket renders.
    if (IsAnyOf(text_[token.end], u"和与及") || Quoted(token, range) ||
        (text_[token.end] == u'(' && Holds(token.end, range.end, u')')) ||
        (text_.Holds(token.begin, u"通过") && Holds(token.end, range.end, u'的')))
      continue;
    if (text_[token.begin - 1] == u'占') continue;  // 民企贷款占新增企业贷款比重
    // “投资甲地·选择乙地”招商活动: what a quotation holds is no deed.
    if (token.Is(Cue::kVerb) && InQuotation(token.end, range.end)) continue;
    if (IsPulled(token, range)) break;
    // 困难群众参加保险人数: who did so.
    // So are 学员 of 学员参加技能考试及评价人数.
    if (text_.Holds(token.begin, u"参加") &&
        (JoinsInsurance(range) ||
         (token.begin >= range.begin + 2 && text_.Holds(range.end - 2, u"人数"))))
      break;
    if (token.Is(Cue::kVerb) && token.end - token.begin >= 2 && range.end - token.end >= 2 &&
        !token.Is(Cue::kHead) && !QualifiesHead(token) &&
        // 政策享受户数: the verb tells which number it is.
        (token.Is(Cue::kDeed) || !IsOnly(IndicatorName(token.end, range.end), Cue::kIncomplete)) &&
        !(token.Is(Cue::kDeverbal) && IsHan(text_[token.end]) && IsHan(text_[token.end + 1]))) {
      range.begin = token.end;
      // 带动|力强的重大项目: the rest of a verb that only qualifies.
      const auto rest = text_.Folded(range.begin, std::min(range.end, range.begin + 4));
      const size_t of = rest.find(u'的');
      if (of != rest.npos && range.end - range.begin > static_cast<int32_t>(of) + 3)
        range.begin += static_cast<int32_t>(of) + 1;
      break;
    }
  }
  while (!range.empty() && (IsAnyOf(text_[range.begin], u"的了") || IsBlank(text_[range.begin])))
    ++range.begin;
  return range;
}

// 消费品以旧换新带动家电、手机等销售: so much of the sales as the campaign brought about.
bool HeadReader::IsPulled(const Token& verb, Range range) const {
  static constexpr std::u16string_view kPulls[] = {u"带动", u"拉动", u"撬动"};
  static constexpr std::u16string_view kCampaigns[] = {u"换新", u"活动", u"政策",
                                                       u"补贴", u"资金", u"消费券"};
  const auto before = text_.Folded(range.begin, verb.begin);
  return IsOneOf(text_.Folded(verb.begin, verb.end), kPulls) && before.size() > 3 &&
         EndsWithAny(before, kCampaigns) &&
         before.find_first_of(u"、,") == std::u16string_view::npos;
}

bool HeadReader::InQuotation(int32_t at, int32_t end) const {
  for (int32_t p = at; p < end; ++p) {
    if (text_[p] == u'”') return true;
    if (text_[p] == u'“') return false;
  }
  return false;
}

int32_t HeadReader::BeforeAdverbial(Range range) const {
  static constexpr std::u16string_view kEnds[] = {u"基础上", u"标准", u"口径", u"基础"};
  // 生产总值在多重困难局面下: under which conditions it came about.
  static constexpr std::u16string_view kUnder[] = {u"局面下", u"影响下", u"情况下", u"形势下",
                                                   u"背景下", u"压力下", u"条件下", u"前提下"};
  const auto words = text_.Folded(range.begin, range.end);
  if (words.empty()) return range.end;
  if (words.ends_with(u'下') && EndsWithAny(words, kUnder)) {
    const size_t in = words.rfind(u'在');
    return in != words.npos && in >= 2 && IsHan(words[in - 1]) && words[in + 1] != u'建'
               ? range.begin + static_cast<int32_t>(in)
               : range.end;
  }
  // 甲港在全球港口排名跃升: among whom it is ranked.
  static constexpr std::u16string_view kRanking[] = {u"排名", u"位次", u"排位", u"排行榜"};
  if (IsAnyOf(text_[range.end], u"排位") && text_.LengthOfAny(range.end, kRanking) > 0) {
    const size_t in = words.rfind(u'在');
    // …在中国企业500强排名: the list that ranks is told.
    return in != words.npos && in >= 2 && words.size() - in >= 4 &&
                   !IsAnyOf(words.back(), u"强榜") && !IsAnyOf(words[in - 1], u"存潜现正旨实所") &&
                   !IsAnyOf(words[in + 1], u"建校册编线岗职园")
               ? range.begin + static_cast<int32_t>(in)
               : range.end;
  }
  if (!IsAnyOf(words.back(), u"上准径础") || !EndsWithAny(words, kEnds)) return range.end;
  const size_t from = words.find_last_of(u"按在");
  const bool led = from != words.npos && from >= 2 && words.size() - from >= 4 &&
                   words.find(u'的', from) == words.npos;
  const bool based = led && words[from] == u'在';
  if (!led || based != (words.find(u"基础", from) != words.npos)) return range.end;
  return range.begin + static_cast<int32_t>(from);
}

int32_t HeadReader::AmongWhom(Range range) const {
  // 在全市县区排名
  static constexpr std::u16string_view kMembers[] = {u"各县区", u"各区县", u"县市区", u"县区",
                                                     u"区县",   u"各市州", u"市州",   u"各市"};
  if (IsAnyOf(text_[range.end - 1], u"区市州")) {
    for (const std::u16string_view members : kMembers) {
      const int32_t end = range.end - static_cast<int32_t>(members.size());
      if (end - range.begin > 3 && text_.Holds(end, members) && text_[end - 3] == u'在' &&
          text_[end - 2] == u'全')
        return end - 3;
    }
  }
  if (!(sentence_.cues & (Bit(Cue::kRegion) | Bit(Cue::kGroup)))) return range.end;
  for (const Token& token : Within({std::max(range.begin, range.end - 3), range.end})) {
    if (token.end == range.end && token.IsAny(Bit(Cue::kRegion) | Bit(Cue::kGroup)) &&
        token.begin - 1 > range.begin && text_[token.begin - 1] == u'在')
      return token.begin - 1;
  }
  return range.end;
}

IndicatorName HeadReader::WithoutMarks(Range range) const {
  const bool marked = std::ranges::any_of(text_.Folded(range.begin, range.end), [](char16_t c) {
    return IsCircled(c) || c == u'(' || c == u']' || c == u'〕';
  });
  if (!marked) return {range.begin, range.end};
  IndicatorName name;
  int32_t from = range.begin;
  for (int32_t p = range.begin; p < range.end; ++p) {
    // 性别比(以女性为100)由…: a bracket that tells how it is reckoned.
    if (text_[p] == u'(' && text_[p + 1] == u'以' && p > from) {
      int32_t close = p + 2;
      while (close < range.end && text_[close] != u')') ++close;
      if (close == range.end || !Holds(p, close, u'为')) continue;
      name.Append(from, p);
      from = close + 1;
      p = close;
      continue;
    }
    if (!IsCircled(text_[p]) && text_[p] != u']' && text_[p] != u'〕') continue;
    const int32_t length = FootnoteMark({from, p + 1});
    if (length == 0) continue;
    int32_t end = p + 1 - length;
    while (end > from && IsBlank(text_[end - 1])) --end;
    name.Append(from, end);
    from = p + 1;
  }
  name.Append(from, range.end);
  return name;
}

bool HeadReader::IsGrowthWord(const IndicatorName& name) const {
  return (knowledge_.CuesOf(name.Folded(text_)) &
          (Bit(Cue::kGrowthNoun) | Bit(Cue::kFallNoun) | Bit(Cue::kLastYear))) != 0;
}

bool HeadReader::Holds(int32_t begin, int32_t end, char16_t mark) const {
  for (int32_t p = begin; p < end; ++p) {
    if (text_[p] == mark) return true;
  }
  return false;
}

Range HeadReader::Cut(int32_t begin, int32_t end) const {
  if (end - begin > 5 && text_.Folded(end - 3, end) == u"基础上") end -= 3;  // 在9件实事的基础上
  while (end > begin &&
         (text_[end - 1] == u'的' || IsBlank(text_[end - 1]) || text_[end - 1] == u'、'))
    --end;
  return {begin, end};
}

std::string HeadReader::Utf8(std::u16string_view words) {
  std::string out;
  for (const char16_t c : words) {
    if (c < 0x80) {
      out += static_cast<char>(c);
    } else if (c < 0x800) {
      out += static_cast<char>(0xC0 | c >> 6);
      out += static_cast<char>(0x80 | (c & 63));
    } else {
      out += static_cast<char>(0xE0 | c >> 12);
      out += static_cast<char>(0x80 | (c >> 6 & 63));
      out += static_cast<char>(0x80 | (c & 63));
    }
  }
  return out;
}

}  // namespace gongbao::extraction
