// Projects: named undertakings with the stage that they have reached or shall reach.
#include <algorithm>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/records.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {
namespace {

// What a project is called by, at the end of its name. These tell one by themselves.
constexpr std::u16string_view kStrongNouns[] = {
    u"项目",   u"工程",   u"大道",   u"大桥",   u"隧道",       u"高速",   u"铁路",   u"机场",
    u"码头",   u"航道",   u"水库",   u"电站",   u"电厂",       u"水厂",   u"医院",   u"学校",
    u"小学",   u"中学",   u"幼儿园", u"校区",   u"公园",       u"体育馆", u"博物馆", u"图书馆",
    u"展览馆", u"文化馆", u"美术馆", u"书院",   u"乐园",       u"产业园", u"科技园", u"大厦",
    u"综合体", u"号线",   u"枢纽",   u"站房",   u"安置房",     u"样板段", u"飞地",   u"快速路",
    u"管廊",   u"生产线", u"科技城", u"高铁",   u"城际",       u"复线",   u"运河",   u"泵站",
    u"灌区",   u"大坝",   u"客运站", u"变电站", u"污水处理厂", u"一期",   u"二期",   u"三期",
    u"四期",   u"五期",   u"六期",   u"公路",   u"合作园",     u"灌渠",   u"立交",   u"互通"};
// These only with a stage that an idea can't reach: 开工, 投用.
constexpr std::u16string_view kWeakNouns[] = {
    u"中心", u"基地",   u"园",     u"院",   u"实验室", u"地块", u"广场", u"港",   u"库",   u"城",
    u"厂",   u"楼",     u"街区",   u"小镇", u"社区",   u"改造", u"段",   u"区",   u"房",   u"站",
    u"客厅", u"校",     u"坊",     u"场",   u"酒店",   u"路",   u"桥",   u"馆",   u"线",   u"街",
    u"所",   u"延伸",   u"北延",   u"南延", u"东延",   u"西延", u"板块", u"总部", u"闸",   u"塔",
    u"渠",   u"创新带", u"体育场", u"驿站", u"步道",   u"绿道", u"湖",   u"扩建", u"迁建", u"装置"};
// Behind 等 they say that what stands before is a list of projects.
constexpr std::u16string_view kClassNouns[] = {
    u"项目",   u"工程", u"通道", u"场馆", u"楼宇", u"道路", u"学校", u"医院",
    u"综合体", u"片区", u"园区", u"地块", u"设施", u"路",   u"桥",   u"馆",
    u"公园",   u"改造", u"区块", u"高速", u"铁路", u"电站", u"水库", u"机组",
    u"码头",   u"车站", u"场站", u"线路", u"公路", u"装置", u"工厂"};
// Words that say nothing of which project it is.
constexpr std::u16string_view kGenericWords[] = {
    u"重点", u"重大",   u"新建",   u"续建",   u"一批",   u"各类",   u"省",   u"市",     u"区",
    u"县",   u"级",     u"产业",   u"建设",   u"亿元",   u"以上",   u"民生", u"政府",   u"投资",
    u"新",   u"在建",   u"储备",   u"前期",   u"优质",   u"标志",   u"性",   u"基础",   u"设施",
    u"工业", u"农业",   u"交通",   u"水利",   u"能源",   u"社会",   u"招商", u"引资",   u"签约",
    u"工程", u"项目",   u"实事",   u"更多",   u"部分",   u"所有",   u"全部", u"这些",   u"重要",
    u"关键", u"大",     u"好",     u"小",     u"中央",   u"保障",   u"住房", u"老旧",   u"小区",
    u"改造", u"农村",   u"公路",   u"高标准", u"农田",   u"道路",   u"城镇", u"污水",   u"管网",
    u"学校", u"园区",   u"产业园", u"及",     u"和",     u"的",     u"有",   u"现代",   u"化",
    u"城市", u"更新",   u"乡村",   u"振兴",   u"文化",   u"旅游",   u"体育", u"教育",   u"养老",
    u"服务", u"数字",   u"先进",   u"制造",   u"业",     u"全市",   u"全区", u"全县",   u"我市",
    u"我区", u"我县",   u"相关",   u"配套",   u"其他",   u"一系列", u"系列", u"安置房", u"医院",
    u"科技", u"创新",   u"示范",   u"美丽",   u"生态",   u"环保",   u"环境", u"治理",   u"“四好”",
    u"国家", u"特色",   u"专业",   u"高端",   u"高能级", u"高水平", u"一流", u"支撑",   u"公共",
    u"公园", u"幼儿园", u"中小",   u"多",     u"等",     u"全省",   u"本",   u"试点",   u"综合",
    u"城乡", u"供水",   u"绿色",   u"智慧",   u"智能",   u"物流",   u"商贸", u"消费",   u"共建",
    u"便民", u"集中",   u"连片",   u"开发",   u"精品",   u"主题",   u"休闲", u"口袋",   u"地标"};
// Before a name, no part of it.
constexpr std::u16string_view kAdverbs[] = {
    u"重点",   u"全力",   u"扎实", u"有序", u"深入", u"积极",   u"大力",    u"统筹", u"高标准",
    u"高质量", u"高水平", u"全面", u"联动", u"同时", u"继续",   u"持续",    u"协同", u"成功",
    u"年内",   u"全年",   u"今年", u"其中", u"同步", u"尽快",   u"抓紧",    u"新",   u"并",
    u"再",     u"已",     u"了",   u"以及", u"将",   u"总投资", u"做深做实"};
// Behind a name, no part of it.
constexpr std::u16string_view kTails[] = {
    u"全面", u"正式", u"顺利", u"实质性", u"如期", u"基本", u"加快", u"提速", u"同步",
    u"提前", u"相继", u"已",   u"均",     u"成功", u"先后", u"陆续", u"全部", u"实现",
    u"完成", u"进入", u"内部", u"早日",   u"即将", u"的",   u"、",   u"一批", u"尽快",
    u"年底", u"按期", u"建设", u"开展",   u"集中", u"全线", u"加速", u"稳步", u"项目建",
    u"也",   u"将",   u"力争", u"主体",   u"推进", u"推动"};
// Behind the stage: the clause may still be about it.
constexpr std::u16string_view kAfterStage[] = {
    u"工作", u"进度", u"步伐", u"力度", u"全面", u"加快", u"提速", u"顺利", u"进展",
    u"有序", u"取得", u"任务", u"并",   u"和",   u"及",   u"、",   u"以来", u"一批",
    u"达效", u"见效", u"使用", u"运营", u"运行", u"通车", u"投用"};
// 工程 that are programmes: nothing is built.
constexpr std::u16string_view kProgrammes[] = {
    u"提升工程", u"提质工程", u"惠民工程", u"创新工程", u"培育工程", u"振兴工程", u"倍增工程",
    u"攻坚工程", u"培优工程", u"解码工程", u"素质工程", u"人才工程", u"强基工程", u"再造工程",
    u"引领工程", u"育苗工程", u"赋能工程", u"增收工程", u"增效工程", u"素养工程", u"提标工程"};
// Deeds that may be words of a project's name.
constexpr std::u16string_view kNameDeeds[] = {
    u"改造", u"治理",   u"整治",     u"修复", u"改造提升", u"提升改造", u"改建",
    u"扩建", u"改扩建", u"新建",     u"建设", u"转化",     u"培训",     u"安置",
    u"造林", u"提供",   u"建设改造", u"开放", u"认定",     u"组织",     u"新改建"};

constexpr auto kStrong = WordEnds(kStrongNouns);
constexpr auto kWeak = WordEnds(kWeakNouns);
constexpr auto kClass = WordEnds(kClassNouns);
constexpr auto kProgramme = WordEnds(kProgrammes);
constexpr auto kAfter = WordStarts(kAfterStage);
constexpr auto kTail = WordEnds(kTails);
constexpr auto kAdverb = WordStarts(kAdverbs);
constexpr auto kGeneric = WordStarts(kGenericWords);

constexpr int32_t kLongest = 40;

// The clause read as [lead] names [stage], or as stage names [stage].
struct Reading {
  Range names;
  Stage stage = Stage::kNone;
  bool hard = false;              // a stage that an idea can't reach
  const Mention* verb = nullptr;  // before the names
  int32_t verb_lead = 0;          // where its own lead ends: who signs stands between
  int32_t behind = 0;             // where the stage behind the names ends; 0: there is none
};

bool IsHard(Stage stage) {
  return stage == Stage::kStarted || stage == Stage::kCompleted || stage == Stage::kOperation;
}

class ProjectReader {
 public:
  ProjectReader(const SourceText& text, const Clause& clause, Article* article)
      : text_(text), clause_(clause), article_(*article) {}

  void Read() {
    if (!FindParts()) return;
    const Range names = Strip(read_.names);
    if (names.empty()) return;
    const int32_t etc = FindEtc(names);
    const bool listed = etc < names.end;
    if (listed ? !IsClass({etc + 1, names.end}) : !MayEndName(names.end)) return;
    Split({names.begin, etc}, listed);
  }

 private:
  // Whether a noun may end here that a name without 等 has to end in.
  bool MayEndName(int32_t end) const {
    const auto last = text_.Folded(end - 1, end);
    return IsAnyOf(last.front(), u")”") || kStrong.MayHave(last.front()) ||
           kWeak.MayHave(last.front());
  }

  // The last stage that may stand behind its project and ends the clause.
  const Mention* Tail() const {
    for (size_t i = clause_.mentions.size(); i-- > 0;) {
      const Mention& mention = clause_.mentions[i];
      if (!mention.Is(kEndsProject)) continue;
      if (mention.end >= clause_.end) return &mention;
      if (mention.word->word == u"落户" && clause_.end - mention.end <= 12) return &mention;
      return kAfter.LengthIn(text_.Folded(mention.end, clause_.end)) > 0 ? &mention : nullptr;
    }
    return nullptr;
  }

  bool FindParts() {
    const Mention* const tail = Tail();
    int32_t names_end = clause_.end;
    if (tail != nullptr) {
      names_end = tail->begin;
      read_.stage = tail->word->stage;
      read_.behind = tail->end;
    }
    size_t i = clause_.mentions.size();
    for (; i-- > 0;) {
      const Mention& mention = clause_.mentions[i];
      if (mention.begin >= names_end || !mention.Is(kLeads | kTakesProject)) continue;
      // 加快推进建设: one stage told by two words.
      constexpr int32_t kTailChars = 8;
      if (tail != nullptr && names_end - mention.end < kTailChars &&
          Strip({mention.end, names_end}).empty()) {
        names_end = mention.begin;
        continue;
      }
      read_.verb = &mention;
      break;
    }
    read_.names = {clause_.begin, names_end};
    if (read_.verb != nullptr) {
      read_.names.begin = read_.verb->end;
      if (read_.verb->Is(kTakesProject)) TakeVerb(i, tail);
    }
    // A stage told of a subject is no mere wish, unless it is the noun of an object: 推进…建设.
    const bool told = read_.verb == nullptr && tail != nullptr && tail->word->word != u"建设";
    read_.hard = IsHard(read_.stage) || told;
    return read_.stage != Stage::kNone;
  }

  // The verb before the names tells the stage, unless the one behind them says it more exactly:
  // 实施…前期工作.
  void TakeVerb(size_t at, const Mention* tail) {
    if (tail == nullptr || tail->word->stage == Stage::kBuilding)
      read_.stage = read_.verb->word->stage;
    read_.verb_lead = clause_.begin;
    for (size_t i = 0; i < at; ++i) {
      if (clause_.mentions[i].Is(kLeads)) read_.verb_lead = clause_.mentions[i].end;
    }
  }

  // Without adverbs before and what is no part of a name behind.
  Range Strip(Range words) const {
    words = Trimmed(text_, words.begin, words.end);
    for (int32_t length = 1; length > 0 && words.begin < words.end;) {
      length = kAdverb.LengthIn(text_.Folded(words.begin, words.end));
      if (text_.Holds(words.begin, u"总投资")) length = 0;
      if (text_.Holds(words.begin, u"新") && text_[words.begin + 1] != u'建') length = 0;
      words.begin += length;
    }
    for (bool cut = true; cut && words.begin < words.end;) {
      cut = false;
      const int32_t tail = kTail.LengthIn(text_.Folded(words.begin, words.end));
      words.end -= tail;
      cut = tail > 0;
      if (cut || !(clause_.uses & kTimes)) continue;
      constexpr int32_t kTimeChars = 8;
      for (int32_t at = std::max(words.begin, words.end - kTimeChars); at < words.end; ++at) {
        const Range time = FindDeadline(text_, at, words.end, 0);
        if (time.empty() || time.end != words.end) continue;
        words.end = time.begin;
        cut = true;
        break;
      }
    }
    if (words.begin > words.end) words.begin = words.end;
    return words;
  }

  // The last 等 of a list; the end of `words` when there is none.
  int32_t FindEtc(Range words) const {
    for (int32_t at = words.end; at-- > words.begin + 1;) {
      if (text_[at] == u'等' && !IsAnyOf(text_[at - 1], u"中高初平同特优")) return at;
    }
    return words.end;
  }

  bool IsClass(Range words) const {
    while (words.end > words.begin && text_[words.end - 1] == u')') {
      while (words.end > words.begin && text_[words.end - 1] != u'(') --words.end;
      --words.end;
    }
    return words.empty() || kClass.LengthIn(text_.Folded(words.begin, words.end)) > 0;
  }

  void Split(Range list, bool listed) {
    // The last of a list without 等 tells what all of them are.
    Range last = list;
    for (Range item = ItemAt(list, listed); item.end < list.end; item = ItemAt(last, listed))
      last.begin = item.end + 1;
    if (!listed && !IsProjectNoun(last, read_.hard || PlansToBuild())) return;
    Range item = ItemAt(list, listed);
    if (!listed && IsCounted(item)) return;
    for (; item.end < list.end; item = ItemAt({item.end + 1, list.end}, listed)) Add(item, listed);
    Add(item, listed);
  }

  // The first name of a list.
  Range ItemAt(Range list, bool listed) const {
    int depth = 0;
    for (int32_t at = list.begin; at < list.end; ++at) {
      const char16_t c = text_[at];
      if (!IsAnyOf(c, u"(“《)”》、和及与")) continue;
      if (IsAnyOf(c, u"(“《")) ++depth;
      if (IsAnyOf(c, u")”》")) --depth;
      if (depth > 0) continue;
      const bool numbers = c == u'、' && IsHanNumeral(text_[at - 1]) && IsHanNumeral(text_[at + 1]);
      if (c == u'、' && !numbers) return {list.begin, at};
      if (IsAnyOf(c, u"和及与") && at > list.begin + 2 &&
          IsProjectNoun({list.begin, at}, listed || read_.hard))
        return {list.begin, at};
    }
    return list;
  }

  bool PlansToBuild() const {
    return read_.verb != nullptr && read_.verb->Is(kTakesProject) &&
           read_.stage == Stage::kPlanned && text_[read_.verb->end - 1] == u'设';
  }

  bool IsProjectNoun(Range words, bool weak) const {
    if (words.empty()) return false;
    if (text_[words.end - 1] == u')') {
      while (words.end > words.begin && text_[words.end - 1] != u'(') --words.end;
      --words.end;
    }
    if (words.end > words.begin && text_[words.end - 1] == u'”') --words.end;
    if (words.end - words.begin < 2) return false;
    const auto name = text_.Folded(words.begin, words.end);
    if (name.ends_with(u"入库") || name.ends_with(u"小区") || kProgramme.LengthIn(name) > 0)
      return false;
    return kStrong.LengthIn(name) > 0 || (weak && kWeak.LengthIn(name) > 0);
  }

  // Behind 总投资3亿元的, 全长5公里的.
  int32_t BehindSize(Range words) const {
    for (int32_t at = words.begin + 1; at < words.end; ++at) {
      if (text_[at] == u'的' && IsAnyOf(text_[at - 1], u"元里米亩")) return at + 1;
    }
    return words.begin;
  }

  // 80项…, 十大….
  bool IsCounted(Range words) const {
    static constexpr std::u16string_view kClassifiers[] = {u"个", u"条", u"座", u"处", u"所", u"家",
                                                           u"项", u"宗", u"幢", u"批", u"片", u"大",
                                                           u"余", u"多", u"台", u"套", u"户"};
    int32_t at = words.begin;
    while (at < words.end && (IsDigit(text_[at]) || IsHanNumeral(text_[at]) || text_[at] == u'.'))
      ++at;
    return at > words.begin && text_.LengthOfAny(at, kClassifiers) > 0;
  }

  // Whether a name says nothing of which project it is.
  bool IsGeneric(Range words) const {
    static constexpr std::u16string_view kVague[] = {u"一批", u"若干", u"个重", u"等项目"};
    static constexpr WordFinder kVagueWords(kVague);
    if (IsCounted(words) ||
        kVagueWords.In(text_.Folded(words.begin, words.end)) != std::u16string_view::npos)
      return true;
    int32_t at = words.begin;
    for (int32_t length = 1; length > 0 && at < words.end; at += length)
      length = kGeneric.LengthIn(text_.Folded(at, words.end));
    return at >= words.end || IsOneOf(text_.Folded(at, words.end), kWeakNouns) ||
           IsOneOf(text_.Folded(at, words.end), kStrongNouns);
  }

  // Nothing but a short quotation, or a plan (“十百千”工程), which is a policy.
  bool IsQuoted(Range words) const {
    constexpr int32_t kShort = 6;
    int32_t close = words.end - 1;
    while (close > words.begin && text_[close] != u'”') --close;
    if (close == words.begin) return false;
    const auto behind = text_.Folded(close + 1, words.end);
    return behind == u"工程" || behind == u"行动" ||
           (text_[words.begin] == u'“' && words.end - words.begin <= kShort);
  }

  // Whether words inside of a name show that it is none: 打造…基地.
  bool HoldsDeed(Range words) const {
    return std::ranges::any_of(clause_.mentions, [&](const Mention& mention) {
      if (mention.begin < words.begin || mention.end > words.end) return false;
      return mention.Is(kDeeds | kHonours | kMayHonour) && !IsOneOf(mention.word->word, kNameDeeds);
    });
  }

  void Add(Range item, bool listed) {
    item = Trimmed(text_, item.begin, item.end);
    const int32_t name_begin = BehindSize(item);
    const Range sizes = {item.begin, name_begin};
    item.begin = name_begin;
    const int32_t shortest = listed ? 2 : 3;
    if (item.end - item.begin < shortest || item.end - item.begin > kLongest) return;
    if (IsGeneric(item) || IsQuoted(item) || HoldsDeed(item)) return;
    Project& made = article_.projects.emplace_back();
    made.span = text_.SpanOf(item.begin, item.end);
    made.name = text_.Utf8(made.span);
    made.stage = read_.stage;
    made.planned = clause_.role == SectionRole::kPlan;
    made.section = clause_.section;
    made.investment = InvestmentOf(sizes, item);
    Range date;
    if (clause_.uses & kTimes) date = FindDeadline(text_, clause_.begin, clause_.end, 0);
    if (!date.empty()) made.date = text_.Utf8(date.begin, date.end);
    if (read_.behind > 0 && text_.Holds(read_.behind - 2, u"落户") && read_.behind < clause_.end)
      made.place = text_.Utf8(read_.behind, clause_.end);
    if (read_.stage == Stage::kSigned && read_.verb != nullptr &&
        read_.verb->word->word == u"签订" && read_.verb_lead < read_.verb->begin)
      made.parties = text_.Utf8(read_.verb_lead, read_.verb->begin);
  }

  // The sum that is told before a name, 总投资3亿元的, or behind it in brackets.
  int32_t InvestmentOf(Range sizes, Range item) const {
    for (size_t i = clause_.first_fact; i < clause_.last_fact; ++i) {
      const Fact& fact = article_.facts[i];
      if (!fact.unit().ends_with("元")) continue;
      const int32_t at = fact.span.start_char;
      const bool before = at >= sizes.begin && at < sizes.end;
      const bool behind = at > item.begin && at < item.end + 8 && text_[item.end] == u'(';
      if (before || behind) return static_cast<int32_t>(i);
    }
    return -1;
  }

  const SourceText& text_;
  const Clause& clause_;
  Article& article_;
  Reading read_;
};

}  // namespace

void ReadProjects(const SourceText& text, const Clause& clause, Article* article) {
  ProjectReader(text, clause, article).Read();
}

}  // namespace gongbao::extraction
