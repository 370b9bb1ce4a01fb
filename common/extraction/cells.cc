#include "common/extraction/cells.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "common/extraction/characters.h"
#include "common/extraction/periods.h"

namespace gongbao::extraction {
namespace {

// Nouns that the parts of a whole share: 住宅 of 房地产开发投资 is 住宅投资. Longer ones first.
constexpr std::u16string_view kHeads[] = {
    u"周转总量", u"运输总量", u"运输量",   u"吞吐量",   u"销售面积", u"施工面积",   u"竣工面积",
    u"存款余额", u"贷款余额", u"常住人口", u"户籍人口", u"价格指数", u"可支配收入", u"消费支出",
    u"营业收入", u"从业人员", u"增加值",   u"用电量",   u"发电量",   u"零售额",     u"销售额",
    u"零售总额", u"进口总额", u"出口总额", u"周转量",   u"货运量",   u"客运量",     u"总产值",
    u"进出口",   u"人口",     u"投资",     u"产量",     u"产值",     u"收入",       u"支出",
    u"存款",     u"贷款",     u"出口",     u"进口",     u"价格",     u"面积",       u"余额",
    u"人数",     u"户数",     u"利润",     u"税收",     u"保费"};

// Words of headers that say what kind of figure stands there, and name nothing.
constexpr std::u16string_view kNameless[] = {
    u"绝对额",   u"绝对数",     u"绝对值", u"绝对量",   u"总量",       u"数量",     u"数值",
    u"指标值",   u"数额",       u"金额",   u"实绩",     u"实际",       u"实际数",   u"完成",
    u"完成数",   u"完成情况",   u"完成值", u"本年",     u"全年",       u"累计",     u"合计",
    u"年末数",   u"年底数",     u"期末数", u"预计数",   u"决算数",     u"预算数",   u"执行数",
    u"快报数",   u"计划",       u"计划数", u"目标",     u"目标值",     u"数",       u"值",
    u"指标",     u"全市",       u"全省",   u"全县",     u"全区",       u"全州",     u"全国",
    u"年末",     u"年",         u"年度",   u"预期",     u"预期目标",   u"总计",     u"期末",
    u"本期",     u"类值",       u"预算",   u"决算",     u"执行",       u"预计",     u"全年累计",
    u"总额",     u"总数",       u"本月",   u"当月",     u"本季",       u"本季度",   u"累计数",
    u"小计",     u"1-本月累计", u"1-本月", u"预计完成", u"预计完成数", u"实际完成", u"实际完成数",
    u"计划完成", u"计划完成数"};

// May stand before those: 年初预算, 调整预算数.
constexpr std::u16string_view kOfWhen[] = {u"年初", u"调整后", u"调整", u"年度",
                                           u"全年", u"当年",   u"本年", u"年末"};

// Taken off the end of a caption: what is left is what the table is about.
constexpr std::u16string_view kCaptionEnds[] = {
    u"及其增长速度", u"及增长速度", u"及其增长", u"及增速",   u"及其构成", u"及构成",
    u"增长速度",     u"及变动情况", u"变动情况", u"分类情况", u"完成情况", u"执行情况",
    u"收支情况",     u"生产情况表", u"生产情况", u"情况表",   u"情况",     u"一览表",
    u"统计表",       u"收支总表",   u"总表",     u"收支草案", u"草案",     u"主要经济指标",
    u"经济指标",     u"主要指标",   u"指标",     u"增速",     u"表",       u"及其",
    u"及",           u"涨跌幅度",   u"涨跌幅",   u"涨幅",     u"月度",     u"分月",
    u"各月",         u"季度",       u"各季",     u"安排",     u"基本"};
constexpr std::u16string_view kCaptionBegins[] = {
    u"各县(市、区)", u"各县市区", u"各县区", u"各地区", u"各区", u"各县",
    u"各市",         u"全市",     u"全省",   u"全县",   u"全区", u"全州",
    u"全国",         u"年末",     u"分行业", u"分地区", u"分县", u"主要"};

// Taken off the end of a header that tells growth.
constexpr std::u16string_view kGrowthWords[] = {
    u"增长速度", u"增长率", u"增长",     u"增速",     u"增幅",     u"增减幅度",
    u"增减额",   u"增减量", u"增加额",   u"增减",     u"涨跌幅度", u"涨跌幅",
    u"升降幅度", u"升降",   u"涨幅",     u"变动幅度", u"变动",     u"下降",
    u"降幅",     u"±",      u"变化幅度", u"变化率",   u"变动率"};
// Those only where 比上年 or the like stands before them, or nothing: 新增加 is another thing.
constexpr std::u16string_view kMoves[] = {u"变化", u"净增加", u"净增", u"增加", u"减少"};
// By how much, not by what share.
constexpr std::u16string_view kAmounts[] = {u"增减额", u"增减量", u"增加额", u"净增加",
                                            u"净增",   u"增加",   u"减少"};
constexpr std::u16string_view kLastYear[] = {u"比上年同期", u"比上年末", u"比上年", u"较上年末",
                                             u"较上年",     u"比去年",   u"同比",   u"按可比价格",
                                             u"按可比价",   u"可比价"};
constexpr std::u16string_view kYearStart[] = {u"比年初", u"较年初"};
constexpr std::u16string_view kLastPeriod[] = {u"环比", u"比上月", u"比上期", u"较上月"};
// Heads of the column of the year before.
constexpr std::u16string_view kYearBefore[] = {u"上年同期", u"去年同期", u"上年末", u"上年底",
                                               u"上年",     u"去年",     u"同期"};
// What 为…的% tells a part of.
constexpr std::u16string_view kWholes[] = {u"预算", u"计划", u"目标", u"任务", u"上年",
                                           u"去年", u"同期", u"决算", u"执行"};
constexpr std::u16string_view kPlanned[] = {u"预算数", u"计划数", u"计划", u"目标",
                                            u"预期",   u"草案",   u"安排"};
constexpr std::u16string_view kDone[] = {u"决算", u"完成", u"执行", u"实际", u"实绩", u"预计数"};
constexpr std::u16string_view kShares[] = {u"比重", u"占比", u"构成", u"所占比例"};
constexpr std::u16string_view kRanks[] = {u"位次", u"排名", u"排位", u"名次"};
constexpr std::u16string_view kOwnLevels[] = {u"市本级", u"省本级", u"县本级", u"区本级",
                                              u"州本级", u"市级",   u"省级",   u"县级",
                                              u"区级",   u"州级",   u"市直",   u"本级"};

constexpr std::u16string_view kBudget = u"预算";
constexpr std::u16string_view kFund = u"基金";
constexpr std::u16string_view kGeneral = u"一般公共";

constexpr std::u16string_view kTotals[] = {u"合计", u"总计", u"总额", u"总数", u"全部"};

// Counted, not produced.
constexpr std::u16string_view kStock[] = {u"存栏", u"出栏", u"采伐"};

constexpr int32_t kCaptionChars = 60;
constexpr int kCaptionLines = 3;
constexpr int32_t kYearChars = 4;

bool HoldsAny(std::u16string_view words, const auto& any) {
  return std::ranges::any_of(any, [words](std::u16string_view word) {
    return words.find(word) != std::u16string_view::npos;
  });
}

// Where `word` begins that ends the range, blanks inside of it aside (增  长); -1 when none does.
int32_t EndingBegin(const SourceText& text, std::u16string_view word, const Range& range) {
  int32_t p = range.end;
  for (size_t i = word.size(); i-- > 0;) {
    while (p > range.begin && IsBlank(text[p - 1])) --p;
    if (p == range.begin || text[p - 1] != word[i]) return -1;
    --p;
  }
  return p;
}

// Takes the first of `words` that ends the range off it; whether one did.
bool TakeEnd(const SourceText& text, const auto& words, Range* range) {
  for (const std::u16string_view word : words) {
    const int32_t begin = EndingBegin(text, word, *range);
    if (begin < 0) continue;
    range->end = begin;
    return true;
  }
  return false;
}

bool TakeBegin(const SourceText& text, const auto& words, Range* range) {
  const int32_t length = text.LengthOfAny(range->begin, words);
  if (length == 0 || range->begin + length > range->end) return false;
  range->begin += length;
  return true;
}

// Whether a header says what kind of figure stands there, and names nothing.
bool IsNameless(std::u16string_view words) {
  if (words.starts_with(u'按') && (words.ends_with(u'分') || words.ends_with(u"分组"))) return true;
  for (const std::u16string_view when : kOfWhen) {
    if (words.starts_with(when) && IsOneOf(words.substr(when.size()), kNameless)) return true;
  }
  return IsOneOf(words, kNameless);
}

void TrimBlanks(const SourceText& text, Range* range) {
  while (!range->empty() && IsAnyOf(text[range->begin], u" ,:、")) ++range->begin;
  while (!range->empty() && IsAnyOf(text[range->end - 1], u" ,:、")) --range->end;
}

}  // namespace

CellReader::CellReader(const knowledge::Knowledge& knowledge, const SourceText& text,
                       const ArticleOutline& outline, int32_t section, const TextTable& table,
                       Article* article, Strings* strings)
    : knowledge_(knowledge),
      text_(text),
      outline_(outline),
      section_(section),
      grid_(knowledge, text, table),
      article_(article),
      strings_(strings) {
  if (!grid_.readable()) return;
  ReadCaptions(table.begin);
  if (units_.empty()) ReadUnitBelow(table.end);
  columns_.reserve(static_cast<size_t>(grid_.columns()));
  for (int32_t column = 0; column < grid_.columns(); ++column) {
    columns_.push_back(ReadColumn(column));
    sums_.emplace_back();
    labels_.push_back(
        {.column = column, .row = -1, .said = {}, .whole = {}, .whole_unit = {}, .account = {}});
    funds_ = funds_ || IsFund(columns_.back().head.name);
  }
  for (int32_t column = 0; column < grid_.columns(); ++column) {
    Saying& head = columns_[static_cast<size_t>(column)].head;
    head.amount = head.amount || HoldsDifferences(column);
  }
}

void CellReader::ReadCaptions(int32_t begin) {
  int32_t line_end = begin;
  for (int line = 0; line < kCaptionLines; ++line) {
    while (line_end > outline_.begin &&
           (IsLineEnd(text_[line_end - 1]) || IsBlank(text_[line_end - 1])))
      --line_end;
    int32_t line_begin = line_end;
    while (line_begin > outline_.begin && line_end - line_begin <= kCaptionChars &&
           !IsLineEnd(text_[line_begin - 1]))
      --line_begin;
    // A paragraph is no caption.
    if (line_begin == line_end || line_end - line_begin > kCaptionChars ||
        IsAnyOf(text_[line_end - 1], u"。;!?"))
      break;
    TakeCaption({line_begin, line_end});
    line_end = line_begin;
  }
  for (const Range caption : grid_.captions()) TakeCaption(caption);
}

void CellReader::TakeCaption(Range line) {
  TakeUnits(&line);
  static constexpr std::u16string_view kBases[] = {u"以上年", u"上年", u"(以上年", u"(上年"};
  if (line.empty() || !caption_.words.empty() || text_.LengthOfAny(line.begin, kBases) > 0) return;
  Saying said = Say(line);
  // 表3 2023年…: its number and its time are no part of what it is about.
  Range* const name = &said.name;
  static constexpr std::u16string_view kNumbered[] = {u"附表", u"附件", u"表"};
  if (TakeBegin(text_, kNumbered, name)) {
    while (!name->empty() && (IsDigit(text_[name->begin]) || IsHanNumeral(text_[name->begin]) ||
                              IsAnyOf(text_[name->begin], u" :.-、")))
      ++name->begin;
  }
  // 2-1 地区生产总值, as yearbooks number them.
  int32_t number = name->begin;
  while (number < name->end && (IsDigit(text_[number]) || IsAnyOf(text_[number], u"-."))) ++number;
  if (number > name->begin && number < name->end && IsBlank(text_[number])) name->begin = number;
  if (said.period_words.end > name->begin && said.period_words.end <= name->end) {
    int32_t open = said.period_words.begin;
    while (open > name->begin && text_[open] != u'(') --open;
    // 地区生产总值(1978-2022年): what it is of stands before the bracket.
    const bool bracketed =
        open > name->begin && text_[open] == u'(' && text_[name->end - 1] == u')';
    (bracketed ? name->end : name->begin) = bracketed ? open : said.period_words.end;
  }
  TrimBlanks(text_, name);
  while (TakeBegin(text_, kCaptionBegins, name)) {
  }
  TakeOwnLevel(&said);
  account_ = BudgetIn(text_, *name);
  if (said.own.empty() && !account_.empty()) said.own = OwnLevelIn({line.begin, account_.begin});
  while (TakeEnd(text_, kCaptionEnds, name)) {
  }
  TrimBlanks(text_, name);
  caption_ = said;
}

void CellReader::TakeUnits(Range* line) {
  const auto words = text_.Folded(line->begin, line->end);
  // 单位:万元、%: those of amounts and of rates.
  if (const size_t at = words.find(u"单位"); at != words.npos) {
    int32_t p = line->begin + static_cast<int32_t>(at) + 2;
    while (p < line->end && (IsBlank(text_[p]) || text_[p] == u':')) ++p;
    while (p < line->end && units_.size() < 4) {
      int32_t end = p;
      while (end < line->end && !IsAnyOf(text_[end], u"、,;) ")) ++end;
      if (const WrittenUnit unit = grid_.UnitIn({p, end}); !unit.empty()) units_.push_back(unit);
      p = end + 1;
    }
    line->end = line->begin + static_cast<int32_t>(at);
    if (line->end > line->begin && text_[line->end - 1] == u'(') --line->end;
  }
}

void CellReader::ReadUnitBelow(int32_t end) {
  static constexpr std::u16string_view kUnit[] = {u"单位:", u"(单位:", u"计量单位:", u"单位 :"};
  int32_t p = end;
  while (p < outline_.end && (IsLineEnd(text_[p]) || IsBlank(text_[p]))) ++p;
  if (text_.LengthOfAny(p, kUnit) == 0) return;
  Range line{p, p};
  while (line.end < outline_.end && line.end - p <= kCaptionChars && !IsLineEnd(text_[line.end]))
    ++line.end;
  // A table behind it has it as its caption.
  int32_t next = line.end;
  while (next < outline_.end && IsLineEnd(text_[next])) ++next;
  int32_t next_end = next;
  while (next_end < outline_.end && !IsLineEnd(text_[next_end])) ++next_end;
  const bool cells = text_.Utf8(next, next_end).find('\t') != std::string_view::npos;
  if (line.end - p <= kCaptionChars && !cells) TakeUnits(&line);
}

CellReader::Saying CellReader::Say(Range words) const {
  Saying said;
  said.words = said.name = words;
  TakeMarks(&said);
  TakeUnit(&said);
  TakePeriod(&said);
  TakeMonths(&said);
  TakeMeasure(&said);
  TrimBlanks(text_, &said.name);
  return said;
}

void CellReader::TakeMarks(Saying* said) const {
  Range* const name = &said->name;
  static constexpr std::u16string_view kParts[] = {u"其中", u"#"};
  static constexpr std::u16string_view kSigns[] = {u"加:", u"减:"};
  for (bool taken = true; taken && !name->empty();) {
    const int32_t begin = name->begin;
    TrimBlanks(text_, name);
    int32_t p = name->begin;
    const bool bracket = text_[p] == u'(';
    if (bracket) ++p;
    const int32_t number = p;
    while (p < name->end && (IsDigit(text_[p]) || IsHanNumeral(text_[p]))) ++p;
    const bool closed = bracket ? text_[p] == u')' : IsAnyOf(text_[p], u"、.");
    if (p > number && p - number <= 3 && closed && p < name->end && !IsDigit(text_[p + 1]))
      name->begin = p + 1;
    if (TakeBegin(text_, kParts, name)) said->part = true;
    TakeBegin(text_, kSigns, name);
    taken = name->begin > begin;
  }
  TrimBlanks(text_, name);
}

void CellReader::TakeOwnLevel(Saying* said) const {
  const int32_t begin = said->name.begin;
  // 地方 beside 全州: what is the central government's, or the corps', is left out.
  static constexpr std::u16string_view kLocal[] = {u"地方"};
  const Range name = said->name;
  if (TakeBegin(text_, kOwnLevels, &said->name) ||
      (IsOneOf(text_.Folded(name.begin, name.end), kLocal) &&
       TakeBegin(text_, kLocal, &said->name)))
    said->own = {begin, said->name.begin};
}

Range CellReader::OwnLevelIn(Range words) const {
  for (int32_t p = words.begin; p < words.end; ++p) {
    const int32_t length = text_.LengthOfAny(p, kOwnLevels);
    if (length == 0 || p + length > words.end) continue;
    // 全市和市级预算: of both.
    const bool both = p > words.begin && IsAnyOf(text_[p - 1], u"和及与、");
    return both ? Range{} : Range{p, p + length};
  }
  return {};
}

void CellReader::TakeUnit(Saying* said) const {
  Range* const name = &said->name;
  for (int32_t open = name->begin; open < name->end; ++open) {
    if (text_[open] != u'(') continue;
    int32_t close = open + 1;
    while (close < name->end && text_[close] != u')') ++close;
    Range inside{open + 1, close};
    TrimBlanks(text_, &inside);
    static constexpr std::u16string_view kUnit[] = {u"单位:"};
    TakeBegin(text_, kUnit, &inside);
    const auto words = text_.Folded(inside.begin, inside.end);
    if (words.find(u'±') != words.npos) {
      said->growth = true;
      name->end = open;
    }
    if (words == u"±%") inside.begin = inside.end - 1;
    if (words.find(u"100") != words.npos) name->end = open;  // 指数(以上年为100)
    if (const WrittenUnit unit = grid_.UnitIn(inside); !unit.empty()) {
      said->unit = unit;
      name->end = open;
      return;
    }
    // 化肥(折纯)(万吨): the unit may stand behind what is no unit.
    if (close + 1 >= name->end || text_[close + 1] != u'(') return;
    open = close;
  }
  // 增长%.
  if (!name->empty() && IsAnyOf(text_[name->end - 1], u"%‰")) {
    said->unit = grid_.UnitIn({name->end - 1, name->end});
    --name->end;
  }
}

void CellReader::TakePeriod(Saying* said) const {
  const Range words = said->name;
  for (int32_t p = words.begin; p + kYearChars <= words.end; ++p) {
    if (!IsDigit(text_[p])) continue;
    int32_t year = 0;
    int32_t end = p;
    while (end < words.end && IsDigit(text_[end])) ++end;
    // 表22023年: the digits of the number and the year run together.
    if (end - p > kYearChars && end - p <= kYearChars + 2 && text_[p - 1] == u'表')
      p = end - kYearChars;
    for (int32_t digit = p; digit < std::min(end, p + kYearChars); ++digit)
      year = year * 10 + (text_[digit] - u'0');
    int32_t behind = end;
    while (behind < words.end && IsBlank(text_[behind])) ++behind;
    const bool named = behind < words.end && text_[behind] == u'年';
    const bool whole = end - p == kYearChars && (named || end == words.end);
    // 比2020年增长: what it is compared with.
    const bool compared = p > words.begin && IsAnyOf(text_[p - 1], u"比较");
    if (whole && !compared && year >= 1949 && year <= 2100) {
      if (named) end = behind + 1;
      said->period = Year(year);
      said->period_words = {p, end};
      if (p == words.begin) said->name.begin = end;
      return;
    }
    p = end;
  }
}

void CellReader::TakeMonths(Saying* said) const {
  Range* const name = &said->name;
  int32_t p = name->begin;
  while (p < name->end && IsBlank(text_[p])) ++p;
  static constexpr std::u16string_view kQuarters[] = {u"一季度", u"二季度", u"三季度", u"四季度",
                                                      u"1季度",  u"2季度",  u"3季度",  u"4季度"};
  constexpr int kQuartersOfYear = 4;
  constexpr int kMonths = 12;
  const int32_t at = p + (text_[p] == u'第' ? 1 : 0);
  const auto* const quarter = std::ranges::find_if(
      kQuarters, [&](std::u16string_view words) { return text_.Holds(at, words); });
  if (text_.Holds(p, u"上半年")) {
    said->months = Months(0, 1, kMonths / 2);
    p += 3;
  } else if (text_.Holds(p, u"前三季度")) {
    said->months = Months(0, 1, kMonths - kMonths / 4);
    p += 4;
  } else if (quarter != std::end(kQuarters)) {
    said->months = Quarter(0, static_cast<int>(quarter - kQuarters) % kQuartersOfYear + 1);
    p = at + static_cast<int32_t>(quarter->size());
  } else {
    const auto number = [&] {
      int value = 0;
      for (int32_t digits = 0; digits < 2 && IsDigit(text_[p]); ++digits)
        value = value * 10 + (text_[p++] - u'0');
      return value;
    };
    const int first = number();
    int last = first;
    if (IsAnyOf(text_[p], u"-—~至")) {
      ++p;
      last = number();
    }
    if (text_[p] != u'月' || first < 1 || last < first || last > kMonths) return;
    said->months = Months(0, first, last);
    p += text_[p + 1] == u'份' ? 2 : 1;
  }
  if (p > name->end) {
    said->months = {};
    return;
  }
  if (said->period_words.empty()) said->period_words.begin = name->begin;
  said->period_words.end = name->begin = p;
}

void CellReader::TakeMeasure(Saying* said) const {
  Range* const name = &said->name;
  const IndicatorName plain = Plain(said->words);
  const auto words = plain.Folded(text_);
  said->planned = HoldsAny(words, kPlanned);
  said->done = !said->planned && HoldsAny(words, kDone);
  said->rank = HoldsAny(words, kRanks);
  said->share = HoldsAny(words, kShares);
  const bool base = words.find(u"=100") != words.npos;  // 上年同期=100
  if (base) name->end = name->begin;
  said->index = base || words.find(u"指数") != words.npos;
  TrimBlanks(text_, name);
  // 以上年为100
  static constexpr std::u16string_view kBase[] = {u"以上年为100", u"上年为100", u"以上年同期为100"};
  if (TakeEnd(text_, kBase, name)) said->index = true;
  TakeRatio(said);
  if (!said->ratio) TakeGrowth(said);
  TakeOwnLevel(said);
  static constexpr std::u16string_view kIndex[] = {u"指数"};
  static constexpr std::u16string_view kProduct[] = {u"产品"};
  if (said->share) TakeEnd(text_, kShares, name);
  if (said->rank) TakeEnd(text_, kRanks, name);
  TrimBlanks(text_, name);
  if (name->end - name->begin > 2) TakeBegin(text_, kProduct, name);
  if (said->index && IsOneOf(text_.Folded(name->begin, name->end), kIndex)) name->end = name->begin;
  if (const auto named = Plain(*name).Folded(text_); IsNameless(named)) {
    said->planned = said->planned || (!said->done && named.ends_with(kBudget));
    name->end = name->begin;
  }
}

void CellReader::TakeRatio(Saying* said) const {
  static constexpr std::u16string_view kParts[] = {u"的比例", u"比例",   u"的百分比",
                                                   u"百分比", u"的比重", u"的"};
  static constexpr std::u16string_view kNumbers[] = {u"数"};
  static constexpr std::u16string_view kVerbs[] = {u"相当于", u"完成", u"为", u"占"};
  static constexpr std::u16string_view kDoneBehind[] = {u"完成"};
  Range part = said->name;
  const bool told = TakeEnd(text_, kParts, &part);
  if (part.empty() || !(told || said->unit.IsShare())) return;
  Range before = part;
  Range whole = part;
  if (TakeEnd(text_, kDoneBehind, &whole)) {  // 预算完成%
    before.end = before.begin;
  } else {
    int32_t length = 0;
    int32_t verb = part.end;
    while (length == 0 && verb > part.begin) length = text_.LengthOfAny(--verb, kVerbs);
    if (length == 0) return;
    before.end = verb;
    whole.begin = verb + length;
  }
  TakeEnd(text_, kNumbers, &whole);
  const bool year = whole.end - whole.begin == kYearChars + 1 && text_[whole.end - 1] == u'年' &&
                    grid_.IsYear(whole);  // 2022年为2021年%
  if (!year && !EndsWithAny(text_.Folded(whole.begin, whole.end), kWholes)) return;
  said->ratio = true;
  said->share = said->done = false;
  said->planned = HoldsAny(text_.Folded(before.begin, before.end), kPlanned);
  said->name = before;
  const bool last_year = text_.LengthOfAny(whole.begin, kYearBefore) > 0;
  said->baseline = last_year ? "上年" : text_.Utf8(whole.begin, whole.end - (year ? 1 : 0));
}

void CellReader::TakeGrowth(Saying* said) const {
  Range* const name = &said->name;
  const auto falling = text_.Folded(name->begin, name->end);
  const Range before = *name;
  if (TakeEnd(text_, kGrowthWords, name)) {
    said->growth = true;
    said->falls = falling.ends_with(u"下降") || falling.ends_with(u"降幅");
    said->amount = EndsWithAny(falling, kAmounts);
    TrimBlanks(text_, name);
  }
  Range moved = *name;
  if (!said->growth && TakeEnd(text_, kMoves, &moved) &&
      (TakeBaseline(&moved, said) || moved.empty())) {
    *name = moved;
    said->growth = true;
    said->falls = falling.ends_with(u"减少");
    said->amount = EndsWithAny(falling, kAmounts);
  } else if (TakeBaseline(name, said)) {
    said->growth = said->growth || name->empty();
  }
  // 自然增长率 is a state, and so is what 增长 stands in the midst of.
  if (said->growth && !name->empty() && text_.Holds(name->end - 2, u"自然")) {
    said->growth = false;
    *name = before;
  }
}

bool CellReader::TakeBaseline(Range* name, Saying* said) const {
  if (TakeEnd(text_, kLastYear, name) || TakeBegin(text_, kLastYear, name)) {
    said->baseline = "上年";
    return true;
  }
  if (TakeEnd(text_, kYearStart, name) || TakeBegin(text_, kYearStart, name)) {
    said->baseline = "年初";
    return true;
  }
  if (TakeEnd(text_, kLastPeriod, name) || TakeBegin(text_, kLastPeriod, name)) return true;
  // 2024年比2020年增长
  if (name->empty() || !IsAnyOf(text_[name->begin], u"比较")) return false;
  int32_t p = name->begin + 1;
  while (p < name->end && IsDigit(text_[p])) ++p;
  if (p - name->begin != kYearChars + 1) return false;
  said->baseline = text_.Utf8(name->begin + 1, p);
  if (p < name->end && text_[p] == u'年') ++p;
  name->begin = p;
  return true;
}

bool CellReader::TakeYearBefore(Saying* said) const {
  Range* const name = &said->name;
  Range rest = *name;
  if (said->growth || said->ratio || said->index || said->period.known() ||
      !TakeBegin(text_, kYearBefore, &rest))
    return false;
  // 上年结转 is no column of a year.
  if (!rest.empty() && !IsNameless(text_.Folded(rest.begin, rest.end))) return false;
  *name = {rest.end, rest.end};
  return true;
}

CellReader::Column CellReader::ReadColumn(int32_t column) const {
  Column read;
  const Range leaf = grid_.WordsAt(grid_.body() - 1, column);
  read.head = Say(leaf);
  read.head.last_year = TakeYearBefore(&read.head);
  for (int32_t row = grid_.body() - 2; row >= grid_.header(); --row) {
    const Range above = grid_.WordsAt(row, column);
    if (above.empty() || above == grid_.WordsAt(row + 1, column)) continue;
    const Saying said = Say(above);
    if (read.head.unit.empty()) read.head.unit = said.unit;
    if (!read.head.period.known()) {
      read.head.period = said.period;
      read.head.period_words = said.period_words;
    }
    if (read.head.months == Period{} && said.months != Period{}) {
      read.head.months = said.months;
      if (read.head.period_words.empty()) read.head.period_words = said.period_words;
    }
    read.head.growth = read.head.growth || said.growth;
    read.head.planned = read.head.planned || (said.planned && !read.head.done);
    read.head.done = read.head.done || (said.done && !read.head.planned);
    read.head.share = read.head.share || said.share;
    if (read.group.empty()) read.group = said.name;
  }
  return read;
}

Range CellReader::HeadOf(Range name) const {
  if (!name.empty() && text_[name.end - 1] == u')') {  // 固定资产投资(不含农户)
    while (name.end > name.begin && text_[name.end - 1] != u'(') --name.end;
    if (!name.empty()) --name.end;
  }
  for (const std::u16string_view head : kHeads) {
    const int32_t begin = EndingBegin(text_, head, name);
    if (begin >= 0) return {WithCarried(name.begin, begin), name.end};
  }
  return {};
}

int32_t CellReader::WithCarried(int32_t first, int32_t begin) const {
  static constexpr std::u16string_view kCarried[] = {u"旅客", u"货物", u"运输"};
  for (int32_t p = begin - 2; p >= first && text_.LengthOfAny(p, kCarried) == 2; p -= 2) {
    // 旅客和货物运输量: of both.
    if (p > first && IsAnyOf(text_[p - 1], u"和及与、")) break;
    begin = p;
  }
  return begin;
}

void CellReader::TakeLabel(int32_t row, int32_t column) {
  label_ = &labels_[static_cast<size_t>(column)];
  if (label_->row == row) return;
  label_->row = row;
  const Saying before = label_->said;
  label_->said = Say(grid_.WordsAt(row, column));
  Range& name = label_->said.name;
  static constexpr std::u16string_view kSubtotal[] = {u"小计"};
  TakeEnd(text_, kSubtotal, &name);
  label_->timed = IsTimeOfRow(label_->said);
  // 增速(%) below an amount is a rate of the same.
  if (name.empty() && !label_->timed) name = label_->said.growth ? before.name : label_->said.words;
  // 类别 to the left names another group.
  if (column > 0 && grid_.role(column - 1) == ColumnRole::kLabel &&
      !(grid_.WordsAt(row, column - 1) == grid_.WordsAt(row - 1, column - 1))) {
    label_->whole = {};
    label_->whole_unit = {};
  }
  const bool group = grid_.IsGroup(row, column);
  if (group) {
    const Range account = BudgetIn(text_, name);
    if (!account.empty() && account.end == name.end) label_->account = account;
  }
  if (label_->said.part) return;
  // Behind the first part only what has such a noun is a whole again: 加工贸易 is a part of 出口.
  const bool opens = group || (!label_->whole.empty() && label_->said.unit.empty())
                         ? !HeadOf(name).empty()
                         : IsStatistic(name);
  if (!opens) return;
  label_->whole = name;
  label_->whole_unit = label_->said.unit;
  label_->whole_row = row;
}

bool CellReader::IsTimeOfRow(const Saying& said) const {
  if (!said.name.empty()) return false;
  if (said.period.known() || said.months != Period{}) return true;
  // 全年 below 一季度 and 上半年
  static constexpr std::u16string_view kWholeYear[] = {u"全年", u"全年累计", u"年度"};
  return label_->timed && IsOneOf(Plain(said.words).Folded(text_), kWholeYear);
}

Range CellReader::UnitOfRow(int32_t row, const Saying& label, int32_t column) const {
  if (!label.unit.empty()) return label.unit.words;
  if (const int32_t units = grid_.UnitColumnOf(column); units >= 0)
    return grid_.WordsAt(row, units);
  const int32_t level = LevelBefore(column);
  const Saying& head = columns_[static_cast<size_t>(column)].head;
  const Range words = grid_.WordsAt(row, head.growth && level >= 0 ? level : column);
  const auto number = words.empty() ? std::nullopt : grid_.NumberIn(words);
  if (number && !number->unit.empty()) return number->unit.words;
  if (number && number->end > number->number_end) return {number->number_end, number->end};
  for (const WrittenUnit& unit : units_) {
    if (!unit.IsShare()) return unit.words;
  }
  return {};
}

bool CellReader::MayBePart(int32_t column) const {
  if (label_->said.part || label_->whole.empty()) return true;
  Saying whole;
  whole.unit = label_->whole_unit;
  const Range of_whole = UnitOfRow(label_->whole_row, whole, column);
  const Range own = UnitOfRow(label_->row, label_->said, column);
  if (own.empty()) return true;
  // The clause that the whole is told in has its own units.
  const Range told = grid_.WordsAt(label_->whole_row, column);
  if (of_whole.empty()) return told.empty() || grid_.NumberIn(told).has_value();
  return Plain(own).Folded(text_) == Plain(of_whole).Folded(text_);
}

const CellReader::Column& CellReader::NamingColumn(int32_t column) const {
  const Column& here = columns_[static_cast<size_t>(column)];
  if (!here.head.name.empty() || !(here.head.growth || here.head.rank || here.head.ratio))
    return here;
  if (const int32_t level = LevelBefore(column); level >= 0) {
    // 9月 under 工业增加值增速 behind 总量 under 地区生产总值: the columns above say of what each
    // is.
    const Column& before = columns_[static_cast<size_t>(level)];
    const auto own = text_.Folded(here.group.begin, here.group.end);
    const bool apart = !before.group.empty() && IsStatistic(here.group) &&
                       own != text_.Folded(before.group.begin, before.group.end);
    return apart ? here : before;
  }
  // 位次 behind 工业用电量增速
  const int32_t left = column - 1;
  const bool named = here.head.rank && left >= 0 && grid_.role(left) == ColumnRole::kFigures &&
                     columns_[static_cast<size_t>(left)].head.growth;
  return named ? columns_[static_cast<size_t>(left)] : here;
}

bool CellReader::IsTotalRow(Range words) const {
  const IndicatorName plain = Plain(words);
  auto total = plain.Folded(text_);
  if (total.size() >= 2 && total.front() == u'全' && IsAnyOf(total[1], u"市县区州旗省")) {
    if (total.size() == 2) return total[1] != u'省';  // which a city is compared with
    total.remove_prefix(2);
  }
  return IsOneOf(total, kTotals);
}

Range CellReader::AboutTotal(const Column& column) const {
  Range about = caption_.name;
  const Range own = column.head.name.empty() ? column.group : column.head.name;
  if (!IsStatistic(own)) return about;
  if (const Range noun = HeadOf(about); !noun.empty()) about.end = noun.begin;
  for (int32_t length = own.end - own.begin; length > 1; --length) {
    if (EndingBegin(text_, text_.Folded(own.begin, own.begin + length), about) < 0) continue;
    about.end -= length;
    break;
  }
  return about;
}

IndicatorName CellReader::NameOf(int32_t column) const {
  const Column& named = NamingColumn(column);
  const Range header = named.head.name;
  if (grid_.unlabelled() && !IsStatistic(header)) return {};
  IndicatorName name = LevelOfGovernment(named);
  // 合计 of a table: what all of it is about.
  Range words = label_->said.name;
  const bool by_column = !(header.empty() && named.group.empty());
  const bool total =
      (label_->timed ? !by_column : IsTotalRow(words)) && (by_column || !caption_.name.empty());
  if (total) words = AboutTotal(named);
  const bool price = named.head.index && !header.empty();
  if ((total || label_->timed) && price) words = header;
  name.Append(Plain(GroupOfRow()));
  // 保险费收入 under 养老保险基金, 人均消费支出 under 城镇居民: the column tells whose it is.
  const Range account = AccountOf(words);
  const bool owned = EndsInStatistic(words) || !account.empty();
  const bool group_owns = owned && !named.group.empty() && !EndsInStatistic(named.group);
  // 占全省(%) behind 税收收入 goes on from it.
  const bool owner = owned && !price && !header.empty() && !EndsInStatistic(header) &&
                     text_[header.begin] != u'占' && (named.group.empty() || group_owns);
  if (group_owns) name.Append(Plain(named.group));
  if (owner) name.Append(Plain(header));
  if (!owner || !IsFund(header)) name.Append(account.begin, account.end);
  const Range sellers = SellersOf(words);
  name.Append(sellers.begin, sellers.end);
  if (label_->timed && by_column && !price) name.Append(Plain(WhereMeasured(header)));
  name.Append(Plain(words));
  const bool grouped = group_owns || AddHeader(named.group, words, &name);
  // Of a price index the column names the whole.
  const bool headed = owner || (!price && AddHeader(header, words, &name));
  if (!grouped && !headed && !total && !label_->timed) Complete(words, column, named.head, &name);
  // 研发经费占GDP比重 below a year is that, and not what it is taken of.
  const bool share_of_row = label_->said.share && !HoldsAny(name.Folded(text_), kShares);
  if (named.head.share || share_of_row) name.Append("比重");
  if (label_->timed && named.head.index && name.Folded(text_).find(u"指数") == std::u16string::npos)
    name.Append("指数");
  // 第一产业 by years, in a table of 地区生产总值
  static constexpr std::u16string_view kIndustries[] = {u"第一产业", u"第二产业", u"第三产业"};
  const bool product = !named.head.share && !named.head.index && label_->timed &&
                       EndingBegin(text_, u"生产总值", caption_.name) >= 0;
  if (product && IsOneOf(name.Folded(text_), kIndustries)) name.Append("增加值");
  return name;
}

Range CellReader::GroupOfRow() const {
  const int32_t column = label_->column - 1;
  if (column < 0 || grid_.role(column) != ColumnRole::kLabel) return {};
  // 类别 sorts what names itself.
  static constexpr std::u16string_view kSorts[] = {u"类别", u"类型",     u"分类",     u"领域",
                                                   u"方面", u"指标类别", u"指标类型", u"一级指标"};
  const auto head = Plain(grid_.WordsAt(grid_.body() - 1, column));
  if (IsOneOf(head.Folded(text_), kSorts) && EndsInStatistic(label_->said.name)) return {};
  const Range group = grid_.WordsAt(label_->row, column);
  // 收入 of 税收收入; 收入合计 in a cell as wide as both
  const auto words = text_.Folded(group.begin, group.end);
  const bool said = text_.Folded(label_->said.words.begin, label_->said.words.end).ends_with(words);
  return said ? Range{} : group;
}

Range CellReader::SellersOf(Range label) const {
  // 书报杂志类 in a table of 限额以上单位商品零售额: those units alone have sold them.
  if (label.empty() || text_[label.end - 1] != u'类' || text_.Holds(label.begin, u"限")) return {};
  static constexpr std::u16string_view kLimits[] = {u"限额以上", u"限上"};
  static constexpr std::u16string_view kSold[] = {u"商品零售", u"商品销售", u"消费品零售",
                                                  u"社会消费品零售"};
  int32_t begin = -1;
  for (int32_t p = caption_.name.begin; p < caption_.name.end; ++p) {
    if (begin < 0 && text_.LengthOfAny(p, kLimits) > 0) begin = p;
    if (begin >= 0 && text_.LengthOfAny(p, kSold) > 0) return {begin, p};
  }
  return {};
}

Range CellReader::WhereMeasured(Range header) const {
  // 劣Ⅴ类水质比例 by years, in a table of 清江流域断面水环境质量: of that water.
  static constexpr std::u16string_view kStates[] = {u"水环境质量", u"水环境状况", u"水质状况",
                                                    u"水质",       u"环境质量",   u"空气质量"};
  Range where = caption_.name;
  if (header.empty() || !TakeEnd(text_, kStates, &where)) return {};
  TrimBlanks(text_, &where);
  // 云溪市空气质量 is of the place of the report.
  const bool place = where.empty() || EndsPlace(text_[where.end - 1]);
  return place || where.end - where.begin < 3 ? Range{} : where;
}

bool CellReader::EndsInStatistic(Range name) const {
  return !HeadOf(name).empty() || (!name.empty() && IsAnyOf(text_[name.end - 1], u"数量额率生余"));
}

bool CellReader::IsFund(Range name) const { return EndingBegin(text_, kFund, name) >= 0; }

bool CellReader::IsStatistic(Range name) const {
  return EndsInStatistic(name) ||
         knowledge_.FindIndicator(text_.Folded(name.begin, name.end)) != nullptr;
}

IndicatorName CellReader::LevelOfGovernment(const Column& column) const {
  const Range own = column.head.own.empty() ? caption_.own : column.head.own;
  return own.empty() ? IndicatorName() : Plain(own);
}

Range CellReader::AccountOf(Range words) const {
  const Range account = label_->account.empty() ? account_ : label_->account;
  if (account.empty()) return {};
  const auto plain = Plain(words).Folded(text_);
  auto stem = text_.Folded(account.begin, account.end);
  if (stem.ends_with(kBudget)) stem.remove_suffix(kBudget.size());
  const bool fund = stem.ends_with(kFund);
  if (plain.find(stem) != plain.npos || (fund && plain.find(kFund) != plain.npos)) return {};
  // Without more 教育支出 is that of the general budget; its sums and balances are any budget's.
  static constexpr std::u16string_view kOfAny[] = {u"合计", u"总计", u"结余", u"结转", u"平衡"};
  if (stem == kGeneral && !HoldsAny(plain, kOfAny)) return {};
  // The sum of 养老保险基金 and 医疗保险基金 is no budget but a fund.
  return fund && funds_ ? Range{account.begin, account.begin + static_cast<int32_t>(stem.size())}
                        : account;
}

bool CellReader::AddHeader(Range header, Range label, IndicatorName* name) const {
  if (header.empty()) return false;
  const IndicatorName plain = Plain(header);
  const auto added = plain.Folded(text_);
  const auto before = Plain(label).Folded(text_);
  // 发电量 and 生猪出栏 under 产量, 零售总额 under 零售额.
  const bool product = added == u"产量" && (before.ends_with(u"量") || EndsWithAny(before, kStock));
  const bool alike = added.size() > 2 && !before.empty() && before.back() == added.back() &&
                     before.find(added.substr(0, added.size() - 1)) != before.npos;
  const bool there = before.find(added) != before.npos || product || alike;
  if (!there) name->Append(plain);
  return true;
}

void CellReader::Complete(Range label, int32_t column, const Saying& head,
                          IndicatorName* name) const {
  const auto words = Plain(label).Folded(text_);
  const Range whole =
      label_->whole.empty() || label_->whole == label ? caption_.name : label_->whole;
  const auto whole_words = Plain(whole).Folded(text_);
  if (head.index) {
    if (words.find(u"指数") != words.npos) return;
    const auto header = text_.Folded(head.words.begin, head.words.end);
    const bool price =
        whole_words.find(u"价格") != whole_words.npos || header.find(u"价格") != header.npos;
    const bool said = words.find(u"价格") != words.npos;
    name->Append(price && !said ? "价格指数" : "指数");
    return;
  }
  static constexpr std::u16string_view kSums[] = {u"合计", u"总计", u"小计", u"结余", u"差额"};
  if (!HeadOf(label).empty() || EndsWithAny(words, kSums) || HoldsAny(words, kStock) ||
      (!words.empty() && IsAnyOf(words.back(), u"率量额价耗")))
    return;
  // 东河区 in a table of 工业增加值
  if (!words.empty() && EndsPlace(words.back()) && IsStatistic(whole)) {
    Range statistic = whole;
    while (TakeBegin(text_, kCaptionBegins, &statistic)) {
    }
    name->Append(Plain(statistic));
    return;
  }
  // What is produced is the sum of what is added: 工业增加值.
  const bool product = whole_words.ends_with(u"生产总值") || whole_words.ends_with(u"GDP");
  static constexpr std::u16string_view kNoTrades[] = {u"就业", u"创业", u"失业", u"毕业", u"企业"};
  if (product && words.ends_with(u"业") && !EndsWithAny(words, kNoTrades)) {
    name->Append("增加值");
    return;
  }
  if (!MayBePart(column)) return;
  Range noun = HeadOf(whole);
  if (const Range sellers = SellersOf(label); !sellers.empty())
    noun = {sellers.end, caption_.name.end};
  // 全行业用电 of 用电量 is 全行业用电量.
  for (int32_t length = noun.end - noun.begin; length > 1; --length) {
    if (!words.ends_with(text_.Folded(noun.begin, noun.begin + length))) continue;
    noun.begin += length;
    break;
  }
  name->Append(Plain(noun));
}

IndicatorName CellReader::Plain(Range words) const {
  constexpr int kMostPieces = 4;
  IndicatorName name;
  for (int piece = 1; piece <= kMostPieces && !words.empty(); ++piece) {
    int32_t end = words.begin;
    while (end < words.end && (piece == kMostPieces || !IsBlank(text_[end]))) ++end;
    name.Append(words.begin, end);
    words.begin = end;
    while (!words.empty() && IsBlank(text_[words.begin])) ++words.begin;
  }
  return name;
}

CellReader::Levels CellReader::LevelsBefore(int32_t column) const {
  // Points tell how much a share has moved.
  const Saying& moves = columns_[static_cast<size_t>(column)].head;
  const bool points = moves.unit.unit != nullptr && moves.unit.unit->dimension == "points";
  const auto same = [this](Range a, Range b) {
    return text_.Folded(a.begin, a.end) == text_.Folded(b.begin, b.end);
  };
  const auto later = [](const Saying& a, const Saying& b) {
    if (a.last_year != b.last_year) return b.last_year;
    return a.period.known() && b.period.known() && a.period.from_year > b.period.from_year;
  };
  // What a reader of the table would still see; it keeps a hostile one linear.
  constexpr int32_t kReach = 32;
  const int32_t first = std::max(column - kReach, 0);
  Levels found;
  for (int32_t at = column - 1; at >= first && grid_.role(at) != ColumnRole::kLabel; --at) {
    if (grid_.role(at) != ColumnRole::kFigures) continue;
    const Column& there = columns_[static_cast<size_t>(at)];
    const Saying& head = there.head;
    const bool share = head.share || head.unit.IsShare();
    const bool planned = !moves.ratio || !moves.planned || head.planned;
    if (head.growth || head.rank || head.ratio || share != points || !planned) {
      if (found.level < 0) continue;
      break;
    }
    if (found.level < 0) {
      found.level = at;
      continue;
    }
    // 2024年 and 2023年 of one thing, in either order.
    const Column& last = columns_[static_cast<size_t>(found.level)];
    if (!same(head.name, last.head.name) || !same(there.group, last.group)) break;
    if (later(head, last.head)) {
      found = {at, found.level};
    } else if (found.earlier < 0 && later(last.head, head)) {
      found.earlier = at;
    }
  }
  return found;
}

bool CellReader::HoldsDifferences(int32_t column) const {
  const Saying& head = columns_[static_cast<size_t>(column)].head;
  const Levels levels = LevelsBefore(column);
  if (!head.growth || !head.unit.empty() || levels.level < 0 || levels.earlier < 0) return false;
  int32_t differences = 0;
  int32_t others = 0;
  for (int32_t row = grid_.body(); row < grid_.rows(); ++row) {
    const auto at = [&](int32_t in) { return grid_.NumberIn(grid_.WordsAt(row, in)); };
    const auto now = at(levels.level);
    const auto before = at(levels.earlier);
    const auto moved = at(column);
    if (!now || !before || !moved || now->masked || before->masked || moved->masked) continue;
    const double told = now->value.ToDouble() - before->value.ToDouble();
    const int exponent = std::max<int>(now->value.exponent, moved->value.exponent);
    const double slack = 1.5 * Decimal{1, static_cast<int8_t>(exponent)}.ToDouble();
    const bool differs = std::abs(told - moved->value.ToDouble()) < slack &&
                         !(moved->end > moved->number_end && moved->unit.empty());
    (differs ? differences : others) += 1;
  }
  return differences > others;
}

Range CellReader::ClauseOf(const Cell& cell) const {
  const Range words = grid_.WordsOf(cell);
  const int32_t label = grid_.LabelOf(cell.column);
  if (cell.row < grid_.body() || label < 0 || grid_.role(cell.column) != ColumnRole::kFigures ||
      !grid_.HoldsQuantity(words))
    return {};
  // 建设3.5万亩: what stands before the number is no thing of its own.
  int32_t p = words.begin;
  while (p < words.end && !IsDigit(text_[p])) {
    const int32_t length = knowledge_.CueAt(text_.Folded(p, words.end)).length;
    if (length == 0) return words;
    p += length;
  }
  const Range subject = grid_.WordsAt(cell.row, label);
  const auto blank = [this](int32_t from, int32_t to) {
    while (from < to && IsBlank(text_[from])) ++from;
    return from == to;
  };
  const bool counted =
      std::ranges::any_of(text_.Folded(subject.begin, subject.end),
                          [](char16_t c) { return IsDigit(c) || IsHanNumeral(c); });
  const bool beside =
      !subject.empty() && subject.end <= words.begin && blank(subject.end, words.begin);
  return beside && !counted ? Range{subject.begin, words.end} : words;
}

bool CellReader::Read(const Cell& cell) {
  const Range words = grid_.WordsOf(cell);
  if (words.empty()) return true;
  const std::optional<CellNumber> number = grid_.NumberIn(words);
  const int32_t label = grid_.LabelOf(cell.column);
  if (cell.row < grid_.body()) {
    // 2021 above a column is a year.
    if (number && number->masked) {
      Reject(*number, Reason::kMask, "mask.words");
    } else if (number) {
      Reject(*number, Reason::kDate, "table.header");
    }
    return number.has_value();
  }
  if (label >= 0) TakeLabel(cell.row, label);
  if (!number) return false;
  if (label == cell.column && grid_.IsYear(words)) {
    Reject(*number, Reason::kDate, "table.header");
    return true;
  }
  if (grid_.unlabelled()) label_ = &unlabelled_;
  const bool labelled = label >= 0 || grid_.unlabelled();
  if (!labelled || grid_.role(cell.column) != ColumnRole::kFigures) {
    Reject(*number, Reason::kOutline, "table.index");
    return true;
  }
  AddFact(cell.row, cell.column, *number);
  return true;
}

void CellReader::AddFact(int32_t row, int32_t column, const CellNumber& number) {
  const IndicatorName name = NameOf(column);
  const std::string_view indicator = name.Print(text_, strings_);
  if (indicator.empty()) {
    Reject(number, Reason::kUnread, "table.nameless");
    return;
  }
  Fact& fact = article_->facts.emplace_back();
  fact.indicator = indicator;
  if (const auto* known = knowledge_.FindIndicator(name.Folded(text_)))
    fact.indicator_code = known->code;
  fact.span = text_.SpanOf(number.begin, number.end);
  fact.begin = text_.Utf8(fact.span).substr(0, 0);
  fact.section = section_;
  sources_ = {};
  fact.relation = number.relation;
  sources_[Slot::kRelation] =
      number.relation == Relation::kEq
          ? Source{0, 0, Rule::kBoundNone, Origin::kDefault}
          : Source{number.begin, number.end, Rule::kBoundWritten, Origin::kStated};
  const Range label =
      grid_.unlabelled() ? columns_[static_cast<size_t>(column)].head.words : label_->said.words;
  sources_[Slot::kIndicator] = {label.begin, label.end, Rule::kNameOfCell, Origin::kStated};
  const Column& here = columns_[static_cast<size_t>(column)];
  const WrittenUnit unit = UnitOf(row, column, number);
  SetMeasure(here, unit, number, &fact);
  SetUnit(unit, number, &fact);
  // 能耗下降(%): a fall is told without a sign.
  const bool moves = fact.measure == Measure::kGrowth || fact.measure == Measure::kChange;
  const bool falls = here.head.falls || label_->said.falls || number.moves < 0;
  if (moves && falls && number.value.mantissa > 0)
    fact.value = Decimal{-number.value.mantissa, number.value.exponent};
  SetTime(column, &fact);
  SetScope(column, &fact);
  if (number.stretch && fact.status == Status::kTarget) fact.modality = Modality::kStretch;
  fact.Keep(sources_, strings_);
  if (number.masked) {
    sums_[static_cast<size_t>(column)].nested = true;  // some of its parts are hidden
    return;
  }
  const auto index = static_cast<int32_t>(article_->facts.size()) - 1;
  Sum& sum = sums_[static_cast<size_t>(column)];
  if (IsOneOf(Plain(label_->said.words).Folded(text_), kTotals)) {
    sum.total = index;
  } else {
    sum.parts.push_back(index);
    sum.nested = sum.nested || label_->said.part;
  }
}

void CellReader::CheckTotals() {
  constexpr double kNear = 0.05;  // what is farther off was never meant to add up
  for (size_t column = 0; column < sums_.size(); ++column) {
    const Sum& sum = sums_[column];
    const Saying& head = columns_[column].head;
    if (sum.total < 0 || sum.parts.size() < 2 || sum.nested || head.index) continue;
    const Fact& total = article_->facts[static_cast<size_t>(sum.total)];
    if (total.measure != Measure::kLevel) continue;
    double made = 0;
    bool alike = true;
    for (const int32_t part : sum.parts) {
      const Fact& fact = article_->facts[static_cast<size_t>(part)];
      alike = alike && fact.unit() == total.unit() && fact.measure == total.measure;
      made += fact.value->ToDouble();
    }
    // Each figure was rounded by itself.
    const double half = 0.5 * Decimal{1, total.value->exponent}.ToDouble();
    const double slack = half * static_cast<double>(sum.parts.size() + 1);
    const double off = std::abs(made - total.value->ToDouble());
    if (!alike || off <= slack || off > kNear * std::abs(total.value->ToDouble())) continue;
    Diagnostic& found = article_->diagnostics.emplace_back();
    found.span = total.span;
    found.code = DiagnosticCode::kSumMismatch;
    found.facts = sum.parts;
    found.facts.insert(found.facts.begin(), sum.total);
    const double scale = Decimal{1, -total.value->exponent}.ToDouble();
    const Decimal shown{std::llround(made * scale), total.value->exponent};
    found.message =
        strings_->Add("the " + std::to_string(sum.parts.size()) + " parts of the column make " +
                      shown.ToString() + ", the total is " + total.value->ToString());
  }
}

WrittenUnit CellReader::UnitOf(int32_t row, int32_t column, const CellNumber& number) const {
  const Saying& head = columns_[static_cast<size_t>(column)].head;
  if (!number.unit.empty()) return number.unit;
  int32_t percent = number.number_end;
  while (IsBlank(text_[percent])) ++percent;
  if (percent < number.end && IsAnyOf(text_[percent], u"%‰"))
    return grid_.UnitIn({percent, percent + 1});
  const bool rate = (head.growth && !head.amount) || head.share || head.ratio;
  // 增长(%) below an amount has the unit of the row, not of the column.
  if (label_->said.growth && label_->said.unit.IsShare()) return label_->said.unit;
  if (!head.unit.empty()) return head.unit;
  if (head.index) return {};
  if (!rate && !label_->said.unit.empty()) return label_->said.unit;
  const int32_t unit_column = grid_.UnitColumnOf(column);
  if (!rate && unit_column >= 0) {
    // An empty cell has the unit of the one above it.
    Range words;
    for (int32_t at = row; words.empty() && at >= grid_.body(); --at)
      words = grid_.WordsAt(at, unit_column);
    WrittenUnit unit = grid_.UnitIn(words);
    // 蒸发量吨: as it is written, though no table knows it.
    if (unit.empty()) unit = {words, words.begin, words.begin, 0, nullptr, false};
    if (!words.empty()) return unit;
  }
  // The caption's goes before that of a row to which nothing ties this one.
  const bool of_caption = std::ranges::any_of(
      units_, [](const WrittenUnit& unit) { return !unit.IsShare() && !unit.empty(); });
  // 铁路 under 货运量(万吨).
  if (!rate && (label_->said.part || !of_caption) && !label_->whole_unit.empty() &&
      !(label_->whole == label_->said.name) && !EndsInStatistic(label_->said.name))
    return label_->whole_unit;
  // 户数 under 单位:万元、户
  const auto header = text_.Folded(head.words.begin, head.words.end);
  for (const WrittenUnit& unit : units_) {
    const auto words = text_.Folded(unit.words.begin, unit.words.end);
    const size_t at = header.find(words);
    if (!rate && at != header.npos && header.substr(at + words.size()).starts_with(u'数'))
      return unit;
  }
  for (const WrittenUnit& unit : units_) {
    if (unit.IsShare() == rate) return unit;
  }
  return {};
}

void CellReader::SetMeasure(const Column& column, const WrittenUnit& unit, const CellNumber& number,
                            Fact* fact) {
  const Saying& head = column.head;
  const bool points = unit.unit != nullptr && unit.unit->dimension == "points";
  const bool moves = number.moves != 0;  // 下降5.0%
  const bool growth = head.growth || label_->said.growth || moves;
  AsideOfFact aside;
  aside.value_high = number.high;
  if (number.masked) aside.mask = text_.Utf8(number.number_begin, number.number_end);
  fact->measure = Measure::kLevel;
  aside.rule = "table.level";
  if (head.rank || label_->said.rank) {
    fact->measure = Measure::kRank;
    aside.rule = "table.rank";
  } else if (head.ratio) {
    fact->measure = Measure::kRatio;
    aside.rule = "table.ratio";
  } else if (growth &&
             (points || head.amount || (!unit.empty() && !unit.IsShare() && !unit.IsTimes()))) {
    fact->measure = Measure::kChange;
    aside.rule = "table.change";
  } else if (growth) {
    fact->measure = Measure::kGrowth;
    aside.rule = "table.growth";
  }
  sources_[Slot::kMeasure] = {head.words.begin, head.words.end, Rule::kNone, Origin::kStated};
  const std::string_view baseline =
      head.growth || head.ratio ? head.baseline : label_->said.baseline;
  if ((growth || head.ratio) && !baseline.empty()) {
    aside.baseline = baseline;
    sources_[Slot::kBaseline] = {head.words.begin, head.words.end, Rule::kBaselineLastYear,
                                 Origin::kStated};
  }
  fact->aside = asides_.Keep(aside, strings_);
}

void CellReader::SetUnit(const WrittenUnit& unit, const CellNumber& number, Fact* fact) {
  if (!number.masked) fact->value = number.value;
  const bool share = fact->measure == Measure::kGrowth || fact->measure == Measure::kRatio;
  Rule rule = Rule::kUnitOfTable;
  UnitOfFact kept;
  if (fact->measure == Measure::kRank) {
    kept.written = "位";
  } else if (fact->measure == Measure::kChange && unit.IsShare()) {
    kept.written = "个百分点";  // 0.3 under 增减, of a rate
    kept.base = "pp";
  } else if (!unit.empty()) {
    const std::string_view pieces[] = {text_.Utf8(unit.words.begin, unit.magnitude_end),
                                       text_.Utf8(unit.unit_begin, unit.words.end)};
    kept.written = unit.magnitude_end == unit.unit_begin
                       ? text_.Utf8(unit.words.begin, unit.words.end)
                       : strings_->Add(pieces);
    if (unit.whole) kept.base = unit.unit->base;
  } else if (share) {
    kept.written = "%";
  } else {
    rule = Rule::kUnitNone;
  }
  if (kept.written == "%" || kept.written == "‰") kept.base = "percent";
  if (kept.written.ends_with("元") && kept.base.empty()) kept.base = "CNY";
  Decimal factor{1, static_cast<int8_t>(unit.power)};
  if (unit.unit != nullptr) {
    if (const auto product = factor.Times(unit.unit->factor)) factor = *product;
  }
  if (!kept.base.empty()) kept.factor = factor;
  fact->in_unit = units_kept_.Keep(kept, strings_);
  if (rule == Rule::kUnitOfTable && !unit.empty()) {
    sources_[Slot::kUnit] = {unit.words.begin, unit.words.end, rule, Origin::kShared};
  } else {
    sources_[Slot::kUnit] = {number.begin, number.end, Rule::kUnitNone, Origin::kStated};
  }
}

void CellReader::SetTime(int32_t column, Fact* fact) {
  const OutlineSection& section = outline_.sections[static_cast<size_t>(section_)];
  const Saying* head = &columns_[static_cast<size_t>(column)].head;
  // A rate is of the same time as the amount before it.
  if (!head->period.known() && head->months == Period{} &&
      (head->ratio || (!head->planned && head->growth))) {
    if (const int32_t level = LevelBefore(column); level >= 0)
      head = &columns_[static_cast<size_t>(level)].head;
  }
  const bool own = head->period.known();
  const Saying* const told = own                           ? head
                             : label_->said.period.known() ? &label_->said
                             : caption_.period.known()     ? &caption_
                                                           : nullptr;
  Period period = section.period;
  Source source{0, 0, Rule::kPeriodArticle, Origin::kArticle};
  if (told != nullptr) {
    period = told->period;
    source = {told->period_words.begin, told->period_words.end, Rule::kPeriodOfTable,
              Origin::kShared};
  } else if (!period.known() && outline_.year_reviewed != 0) {
    period = Year(outline_.year_reviewed);
  }
  // 1-3月 above the column or before the row, of the year that something else tells.
  const Saying* const monthly =
      head->months != Period{}                                                     ? head
      : label_->said.months != Period{}                                            ? &label_->said
      : label_->timed && label_->said.name.empty() && !label_->said.period.known() ? nullptr
                                                                                   : &caption_;
  if (const Period months = monthly == nullptr ? Period{} : monthly->months;
      period.known() && months != Period{} && period == Year(period.from_year)) {
    const int16_t year = period.from_year;
    period = months;
    period.from_year = period.to_year = year;
    if (monthly != &caption_)
      source = {monthly->period_words.begin, monthly->period_words.end, Rule::kPeriodOfTable,
                Origin::kShared};
  }
  if (head->last_year && period.known()) {
    --period.from_year;
    --period.to_year;
  }
  if (period.known()) {
    fact->period = strings_->Add(Print(period));
    sources_[Slot::kPeriod] = source;
  }
  // 2025年 of 主要指标 of the 十四五, in a plan that names no year of its own
  const int plan_end = EndOfPlan();
  const bool later = outline_.year_reviewed != 0 ? period.from_year > outline_.year_reviewed
                                                 : plan_end != 0 && period.from_year == plan_end;
  const bool planned =
      !head->done && (head->planned || (caption_.planned && (later || !own)) || later);
  fact->status = planned ? Status::kTarget : Status::kActual;
  const Range by = planned && head->planned ? head->words : caption_.words;
  sources_[Slot::kStatus] = {by.begin, by.end, Rule::kStatusOfTable, Origin::kShared};
  if (!planned) return;
  fact->modality = Modality::kExpected;
  sources_[Slot::kModality] = {0, 0, Rule::kModalityPlain, Origin::kDefault};
}

int CellReader::EndOfPlan() const {
  const Range words = caption_.words;
  for (int32_t p = words.begin; p + 2 < words.end; ++p) {
    if (text_[p] != u'十' || !IsAnyOf(text_[p + 1], u"一二三四五六七") || text_[p + 2] != u'五')
      continue;
    // The eleventh ended in 2010.
    constexpr std::u16string_view kPlans = u"一二三四五六七";
    return 2010 + 5 * static_cast<int>(kPlans.find(text_[p + 1]));
  }
  return 0;
}

bool CellReader::NamesPlace(Range words) const {
  constexpr int32_t kPlaceChars = 12;
  int32_t end = words.begin;
  while (end < words.end && text_[end] != u'(') ++end;
  while (end > words.begin && IsBlank(text_[end - 1])) --end;
  if (end - words.begin == 2 && text_.Holds(words.begin, u"全国")) return true;
  return end - words.begin >= 2 && end - words.begin <= kPlaceChars && EndsPlace(text_[end - 1]);
}

void CellReader::SetScope(int32_t column, Fact* fact) {
  const Column& here = columns_[static_cast<size_t>(column)];
  Range words = caption_.words;
  for (const Range one : {label_->said.words, here.head.words, here.group}) {
    if (!NamesPlace(one)) continue;
    words = one;
    break;
  }
  if (words.empty()) return;
  RegionOfFact scope;
  scope.source = {words.begin, words.end, Rule::kRegionOfTable, Origin::kShared};
  fact->of_region = scopes_.Keep(scope, strings_);
}

void CellReader::Reject(const CellNumber& number, Reason reason, std::string_view rule) {
  Rejected rejected;
  rejected.span = text_.SpanOf(number.begin, number.end);
  rejected.begin = text_.Utf8(rejected.span).substr(0, 0);
  rejected.reason = reason;
  rejected.rule = rule;
  article_->rejected.push_back(rejected);
}

}  // namespace gongbao::extraction
