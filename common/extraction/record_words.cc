#include "common/extraction/record_words.h"

#include <iterator>

#include "common/knowledge/lexicon.h"

namespace gongbao::extraction {
namespace {

using enum Stage;
constexpr PolicyAction kDraft = PolicyAction::kDraft;
constexpr PolicyAction kIssue = PolicyAction::kIssue;
constexpr PolicyAction kImplement = PolicyAction::kImplement;
constexpr PolicyAction kApproval = PolicyAction::kApproval;
constexpr Stage kNo = Stage::kNone;
constexpr WordUses kBoth = kTakesProject | kEndsProject;

// In the order of what they tell first.
constexpr RecordWord kWords[] = {
    // Stages of a project.
    {u"谋划", kTakesProject | kActs, kPlanned, kDraft},
    {u"谋划建设", kTakesProject | kDeeds, kPlanned},
    {u"谋划推进", kTakesProject, kPlanned},
    {u"谋划实施", kTakesProject, kPlanned},
    {u"谋深谋实", kTakesProject | kDeeds, kPlanned},
    {u"规划建设", kTakesProject | kDeeds, kPlanned},
    {u"布局建设", kTakesProject | kDeeds, kPlanned},
    {u"深化研究", kTakesProject, kPlanned},
    {u"前期", kEndsProject, kPlanned},
    {u"前期工作", kEndsProject, kPlanned},
    {u"建设前期", kEndsProject, kPlanned},
    {u"可行性方案", kEndsProject, kPlanned},
    {u"可行性研究", kEndsProject, kPlanned},
    {u"立项", kEndsProject, kPlanned},
    {u"洽谈", kEndsProject, kPlanned},
    {u"商务洽谈", kEndsProject, kPlanned},
    {u"签约", kBoth | kDeeds, kSigned},
    {u"签订", kTakesProject, kSigned},
    {u"引进", kTakesProject | kDeeds, kSigned},
    {u"成功引进", kTakesProject, kSigned},
    {u"成功签约", kBoth, kSigned},
    {u"签约引进", kTakesProject | kDeeds, kSigned},
    {u"招引落地", kEndsProject, kSigned},
    {u"签约落地", kBoth, kSigned},
    {u"签约落户", kBoth, kSigned},
    {u"落地签约", kEndsProject, kSigned},
    {u"落户", kBoth, kSigned},
    {u"成功落户", kBoth, kSigned},
    {u"落地", kEndsProject | kDeeds, kSigned},
    {u"落地开工", kEndsProject, kStarted},
    {u"开工", kBoth | kDeeds, kStarted},
    {u"新开工", kTakesProject | kDeeds, kStarted},
    {u"开工建设", kBoth | kDeeds, kStarted},
    {u"启动建设", kBoth | kDeeds, kStarted},
    {u"启动实施", kBoth | kDeeds, kStarted},
    {u"动工", kEndsProject | kDeeds, kStarted},
    {u"动工建设", kBoth | kDeeds, kStarted},
    {u"开建", kBoth | kDeeds, kStarted},
    {u"破土动工", kEndsProject, kStarted},
    {u"实质性开工", kEndsProject, kStarted},
    {u"实质性动工", kEndsProject, kStarted},
    {u"奠基", kEndsProject, kStarted},
    {u"建设", kEndsProject | kDeeds, kBuilding},
    {u"加快建设", kBoth | kDeeds, kBuilding},
    {u"提速建设", kBoth, kBuilding},
    {u"建设提速", kEndsProject, kBuilding},
    {u"加速建设", kBoth | kDeeds, kBuilding},
    {u"全面建设", kBoth | kDeeds, kBuilding},
    {u"同步建设", kBoth | kDeeds, kBuilding},
    {u"有序建设", kBoth | kDeeds, kBuilding},
    {u"稳步建设", kBoth | kDeeds, kBuilding},
    {u"抓紧建设", kBoth | kDeeds, kBuilding},
    {u"大力建设", kTakesProject | kDeeds, kBuilding},
    {u"提速", kEndsProject, kBuilding},
    {u"提速提效", kEndsProject, kBuilding},
    {u"全部完成", kEndsProject, kCompleted},
    {u"全部建成", kBoth, kCompleted},
    {u"全部完工", kEndsProject, kCompleted},
    {u"建设全面提速", kEndsProject, kBuilding},
    {u"建设进展", kEndsProject, kBuilding},
    {u"全面施工", kEndsProject, kBuilding},
    {u"加快施工", kEndsProject, kBuilding},
    {u"加速推进", kBoth, kBuilding},
    {u"加快推进", kBoth | kActs, kBuilding, kImplement},
    {u"有序推进", kBoth | kActs, kBuilding, kImplement},
    {u"顺利推进", kEndsProject | kActs, kBuilding, kImplement},
    {u"稳步推进", kEndsProject | kActs, kBuilding, kImplement},
    {u"扎实推进", kBoth | kActs, kBuilding, kImplement},
    {u"全面推进", kBoth | kActs, kBuilding, kImplement},
    {u"全线推进", kEndsProject, kBuilding},
    {u"进展顺利", kEndsProject, kBuilding},
    {u"有序实施", kEndsProject | kActs, kBuilding, kImplement},
    {u"完工在即", kEndsProject, kBuilding},
    {u"主体结顶", kEndsProject, kBuilding},
    {u"主体封顶", kEndsProject, kBuilding},
    {u"主体完工", kEndsProject, kBuilding},
    {u"主体工程基本建成", kEndsProject, kBuilding},
    {u"封顶", kEndsProject, kBuilding},
    {u"结顶", kEndsProject, kBuilding},
    {u"装修阶段", kEndsProject, kBuilding},
    {u"续建", kTakesProject, kBuilding},
    {u"贯通", kEndsProject, kBuilding},
    {u"竣工", kBoth | kDeeds, kCompleted},
    {u"完工", kBoth | kDeeds, kCompleted},
    {u"完竣工", kBoth | kDeeds, kCompleted},
    {u"建成", kBoth | kDeeds, kCompleted},
    {u"全面建成", kBoth | kDeeds, kCompleted},
    {u"完成改造", kEndsProject, kCompleted},
    {u"完成改造提升", kEndsProject, kCompleted},
    {u"完成竣工验收", kEndsProject, kCompleted},
    {u"竣工验收", kEndsProject, kCompleted},
    {u"完成验收", kEndsProject, kCompleted},
    {u"通过验收", kEndsProject, kCompleted},
    {u"通过市级验收", kEndsProject, kCompleted},
    {u"通过省级验收", kEndsProject, kCompleted},
    {u"基本完成", kEndsProject, kCompleted},
    {u"全面完成", kEndsProject, kCompleted},
    {u"基本建成", kBoth, kCompleted},
    {u"建设完成", kEndsProject, kCompleted},
    {u"投产", kBoth | kDeeds, kOperation},
    {u"投产达效", kEndsProject | kDeeds, kOperation},
    {u"竣工投产", kBoth | kDeeds, kOperation},
    {u"建成投产", kBoth | kDeeds, kOperation},
    {u"竣工投用", kBoth | kDeeds, kOperation},
    {u"建成投用", kBoth | kDeeds, kOperation},
    {u"建成投运", kBoth | kDeeds, kOperation},
    {u"建成使用", kEndsProject | kDeeds, kOperation},
    {u"建成通车", kBoth | kDeeds, kOperation},
    {u"建成运营", kBoth | kDeeds, kOperation},
    {u"建成开放", kBoth | kDeeds, kOperation},
    {u"建成并投入使用", kEndsProject, kOperation},
    {u"投用", kBoth | kDeeds, kOperation},
    {u"投运", kBoth | kDeeds, kOperation},
    {u"投入使用", kEndsProject, kOperation},
    {u"投入运营", kEndsProject, kOperation},
    {u"投入运行", kEndsProject, kOperation},
    {u"启用", kBoth, kOperation},
    {u"正式启用", kBoth, kOperation},
    {u"启动运营", kEndsProject, kOperation},
    {u"启动运行", kEndsProject, kOperation},
    {u"开放运营", kEndsProject, kOperation},
    {u"开业运营", kEndsProject, kOperation},
    {u"开通运营", kEndsProject, kOperation},
    {u"全面运营", kEndsProject, kOperation},
    {u"正式运营", kEndsProject, kOperation},
    {u"全面投用", kEndsProject, kOperation},
    {u"全面投产", kEndsProject, kOperation},
    {u"正式投产", kEndsProject, kOperation},
    {u"开业", kEndsProject, kOperation},
    {u"开园", kEndsProject, kOperation},
    {u"开馆", kEndsProject, kOperation},
    {u"开通", kBoth | kDeeds, kOperation},
    {u"通车", kEndsProject, kOperation},
    {u"建成通航", kEndsProject, kOperation},
    {u"通航", kEndsProject, kOperation},
    {u"开放", kEndsProject, kOperation},

    // No leads: words of names.
    {u"保障性"},
    {u"保障房"},
    {u"启动区"},
    {u"支持下"},
    {u"建设用地"},
    {u"建设者"},
    {u"建设单位"},

    // What is done with a policy, and the words that lead to what is done.
    {u"制定", kActs | kDeeds, kNo, kDraft},
    {u"制订", kActs | kDeeds, kNo, kDraft},
    {u"编制", kActs | kDeeds, kNo, kDraft},
    {u"起草", kActs, kNo, kDraft},
    {u"修订", kActs, kNo, kDraft},
    {u"修编", kActs, kNo, kDraft},
    {u"完善", kActs, kNo, kDraft},
    {u"构建", kActs, kNo, kDraft},
    {u"调整", kActs, kNo, kDraft},
    {u"出台", kActs | kDeeds, kNo, kIssue},
    {u"印发", kActs, kNo, kIssue},
    {u"发布", kActs, kNo, kIssue},
    {u"颁布", kActs, kNo, kIssue},
    {u"公布", kActs, kNo, kIssue},
    {u"推出", kActs, kNo, kIssue},
    {u"报批", kActs, kNo, kApproval},
    {u"获批", kActs | kMayHonour, kNo, kApproval},
    {u"批复", kActs, kNo, kApproval},
    {u"审批", kActs, kNo, kApproval},
    {u"审议", kActs, kNo, kApproval},
    {u"审议通过", kActs, kNo, kApproval},
    {u"获得批准", kActs, kNo, kApproval},
    {u"报审", kActs, kNo, kApproval},
    {u"实施", kActs | kDeeds | kTakesProject, kBuilding, kImplement},
    {u"深入实施", kActs | kDeeds, kNo, kImplement},
    {u"落实", kActs, kNo, kImplement},
    {u"贯彻", kActs, kNo, kImplement},
    {u"贯彻打造", kActs, kNo, kImplement},
    {u"贯彻落实", kActs, kNo, kImplement},
    {u"执行", kActs, kNo, kImplement},
    {u"深化", kActs | kLeads, kNo, kImplement},
    {u"开展", kActs | kDeeds, kNo, kImplement},
    {u"抓好", kActs | kLeads | kDeeds, kNo, kImplement},
    {u"统筹抓好", kActs | kLeads | kDeeds, kNo, kImplement},
    {u"抓实", kActs | kLeads, kNo, kImplement},
    {u"施行", kActs, kNo, kImplement},
    {u"推行", kActs, kNo, kImplement},
    {u"打好", kActs, kNo, kImplement},
    {u"升级", kActs, kNo, kImplement},
    {u"聚力开展", kActs, kNo, kImplement},
    {u"用好", kActs, kNo, kImplement},
    {u"推进", kActs | kLeads | kDeeds, kNo, kImplement},
    {u"推动", kActs | kLeads | kDeeds, kNo, kImplement},
    {u"启动", kActs | kLeads | kDeeds, kNo, kImplement},
    {u"加快", kLeads | kDeeds},
    {u"联动推进", kActs | kLeads, kNo, kImplement},
    {u"统筹推进", kActs | kLeads | kDeeds, kNo, kImplement},
    {u"协同推进", kActs | kLeads, kNo, kImplement},
    {u"力争", kLeads | kDeeds},
    {u"争取", kLeads | kDeeds},
    {u"确保", kLeads | kDeeds},
    {u"力促", kLeads},
    {u"促进", kLeads},
    {u"保障", kLeads},
    {u"实现", kLeads},
    {u"支持", kLeads},
    {u"加强", kLeads},
    {u"做好", kLeads},

    // Deeds that a task can be promised with.
    {u"新增", kDeeds},
    {u"净增", kDeeds},
    {u"引育", kDeeds},
    {u"新引育", kDeeds},
    {u"引进培育", kDeeds},
    {u"招引", kDeeds},
    {u"新引进", kDeeds},
    {u"培育", kDeeds},
    {u"新培育", kDeeds},
    {u"举办", kDeeds},
    {u"组织", kDeeds},
    {u"完成", kDeeds | kTakesProject, kCompleted},
    {u"打造", kDeeds},
    {u"创建", kDeeds},
    {u"争创", kDeeds},
    {u"改造", kDeeds},
    {u"改造提升", kDeeds},
    {u"提升改造", kDeeds},
    {u"新建", kDeeds},
    {u"改建", kDeeds},
    {u"扩建", kDeeds},
    {u"新改建", kDeeds},
    {u"新改扩建", kDeeds},
    {u"改扩建", kDeeds},
    {u"布局", kDeeds},
    {u"建立", kDeeds},
    {u"设立", kDeeds},
    {u"新设", kDeeds},
    {u"培训", kDeeds},
    {u"发放", kDeeds},
    {u"整治", kDeeds},
    {u"治理", kDeeds},
    {u"盘活", kDeeds},
    {u"清理", kDeeds},
    {u"淘汰", kDeeds},
    {u"腾出", kDeeds},
    {u"收储", kDeeds},
    {u"出让", kDeeds},
    {u"筹集", kDeeds},
    {u"建好", kDeeds},
    {u"增设", kDeeds},
    {u"遴选", kDeeds},
    {u"申报", kDeeds},
    {u"认定", kDeeds | kMayHonour},
    {u"转化", kDeeds},
    {u"修复", kDeeds},
    {u"打通", kDeeds},
    {u"组建", kDeeds},
    {u"提供", kDeeds},
    {u"流转", kDeeds},
    {u"进入", kDeeds},
    {u"新投放", kDeeds},
    {u"选派", kDeeds},
    {u"建设改造", kDeeds},
    {u"植树", kDeeds},
    {u"造林", kDeeds},
    {u"交付", kDeeds},
    {u"安置", kDeeds},
    {u"招募", kDeeds},
    {u"办好", kDeeds},

    // Honours.
    {u"入选", kHonours},
    {u"入围", kHonours},
    {u"获评", kHonours},
    {u"被评为", kHonours},
    {u"评为", kHonours},
    {u"获评为", kHonours},
    {u"荣获", kHonours},
    {u"荣膺", kHonours},
    {u"荣列", kHonours},
    {u"荣登", kHonours},
    {u"上榜", kHonours},
    {u"跻身", kHonours},
    {u"夺取", kHonours},
    {u"夺得", kHonours},
    {u"捧得", kHonours},
    {u"捧回", kHonours},
    {u"斩获", kHonours},
    {u"蝉联", kHonours},
    {u"摘得", kHonours},
    {u"命名为", kHonours},
    {u"被命名为", kHonours},
    {u"认定为", kHonours},
    {u"被认定为", kHonours},
    {u"授予", kHonours},
    {u"被授予", kHonours},
    {u"确定为", kMayHonour},
    {u"列为", kMayHonour},
    {u"被列为", kMayHonour},
    {u"列入", kMayHonour},
    {u"被列入", kMayHonour},
    {u"纳入", kMayHonour},
    {u"成功创建", kHonours},
    {u"成功创成", kHonours},
    {u"创成", kHonours},
    {u"创建成为", kHonours},
    {u"成功命名", kHonours},
    {u"成功入选", kHonours},
    {u"成功获评", kHonours},
    {u"成功获批", kMayHonour},
    {u"获得", kMayHonour},
    {u"获", kMayHonour},
    {u"获颁", kMayHonour},
    {u"成为", kMayHonour},
    {u"当选", kHonours},

    // Deadlines.
    {u"上半年", kTimes},
    {u"下半年", kTimes},
    {u"年内", kTimes},
    {u"年底", kTimes},
    {u"年末", kTimes},
    {u"月底", kTimes},
    {u"月末", kTimes},
    {u"月前", kTimes},
    {u"日前", kTimes},
    {u"年前", kTimes},
    {u"季度", kTimes},
    {u"节前", kTimes},
    {u"汛", kTimes},
    {u"国庆", kTimes},
    {u"学前", kTimes},
    {u"202", kTimes},
    {u"203", kTimes},
    {u"本届任期", kTimes},
    {u"入冬前", kTimes},

    // Admissions.
    {u"不达预期", kFallsShort},
    {u"未达预期", kFallsShort},
    {u"未达到预期", kFallsShort},
    {u"不及预期", kFallsShort},
    {u"低于预期", kFallsShort},
    {u"未能完成", kFallsShort},
    {u"没有完成", kFallsShort},
    {u"未完成", kFallsShort},
    {u"难以完成", kFallsShort},
    {u"没有达到", kFallsShort},
    {u"未能达到", kFallsShort},
    {u"未达到", kFallsShort},
    {u"未达目标", kFallsShort},
    {u"清醒认识到", kSees},
    {u"清醒地认识到", kSees},
    {u"清醒看到", kSees},
    {u"清醒地看到", kSees},
    {u"也要看到", kSees},
    {u"也应看到", kSees},
    {u"也必须看到", kSees},
    {u"也看到", kSees},
    {u"也认识到", kSees},
    {u"深刻认识到", kSees},
    {u"正视", kSees},
    {u"存在", kExists},
    {u"面临", kExists},
    {u"问题", kTrouble},
    {u"困难", kTrouble},
    {u"不足", kTrouble},
    {u"短板", kTrouble},
    {u"挑战", kTrouble},
    {u"差距", kTrouble},
    {u"弱项", kTrouble},
    {u"薄弱环节", kTrouble},
    {u"对此", kResolves},
    {u"对这些", kResolves},
    {u"这些问题", kResolves},
    {u"这些都", kResolves},
    {u"针对", kResolves},
    {u"我们将", kResolves},
    {u"我们要", kResolves},
    {u"我们一定", kResolves},
    {u"我们必须", kResolves},
    {u"将采取", kResolves},
    {u"为此", kResolves},
    {u"下一步", kResolves},
    {u"高度重视", kResolves},
    {u"切实加以解决", kResolves},
    {u"认真加以解决", kResolves},
    {u"努力加以解决", kResolves},
    {u"加以解决", kResolves},
};
constexpr std::u16string_view kMarks = u",;。!?:\n《“";

// Ends of clauses in which a project may be told by words that many clauses hold (建设, 实施).
constexpr std::u16string_view kProjectEnds[] = {
    u"建设", u"项目", u"工程", u"大道", u"大桥", u"隧道", u"高速", u"铁路", u"机场", u"码头",
    u"航道", u"水库", u"电站", u"电厂", u"水厂", u"医院", u"学校", u"小学", u"中学", u"儿园",
    u"校区", u"公园", u"育馆", u"物馆", u"书馆", u"览馆", u"化馆", u"术馆", u"书院", u"乐园",
    u"业园", u"技园", u"大厦", u"合体", u"号线", u"枢纽", u"站房", u"置房", u"飞地", u"速路",
    u"管廊", u"产线", u"技城", u"高铁", u"城际", u"复线", u"运河", u"泵站", u"灌区", u"大坝",
    u"运站", u"理厂", u"一期", u"二期", u"三期", u"四期", u"五期", u"公路", u"立交", u"互通",
    u"改造", u"通道", u"场馆", u"楼宇", u"道路", u"片区", u"园区", u"地块", u"设施", u"区块",
    u"机组", u"线路", u"装置", u"工厂", u"推进", u"提速", u"实施"};

// Whether a word makes its clause worth reading: those of stages that an idea can't reach, of
// honours, of times and of troubles. The others are looked for in a clause that is read for another
// reason.
constexpr bool Starts(const RecordWord& word) {
  if (word.uses & (kHonours | kMayHonour | kFallsShort | kSees | kExists | kTimes)) return true;
  if (!(word.uses & (kTakesProject | kEndsProject))) return false;
  return word.word != u"建设" && word.word != u"实施" && word.word != u"完成" &&
         word.word != u"开放" && !(word.uses & kActs);
}

class Words {
 public:
  Words() {
    for (size_t i = 0; i < std::size(kWords); ++i) {
      words_.Add(kWords[i].word, static_cast<int32_t>(i));
      if (Starts(kWords[i])) places_.Add(kWords[i].word);
    }
    for (const char16_t& mark : kMarks) places_.Add({&mark, 1});
    for (const std::u16string_view end : kProjectEnds) ends_.Add(end, 0);
  }

  const RecordWord* At(std::u16string_view text) const {
    const knowledge::Lexicon::Match match = words_.Longest(text);
    return match.length > 0 ? &kWords[match.value] : nullptr;
  }
  const knowledge::OpeningScan& places() const { return places_; }
  const knowledge::Lexicon& ends() const { return ends_; }

 private:
  knowledge::Lexicon words_;
  knowledge::OpeningScan places_;
  knowledge::Lexicon ends_;
};

const Words& TheWords() {
  static const Words& words = *new Words;  // lives for ever
  return words;
}

}  // namespace

uint64_t RecordPlaces(std::u16string_view text, char16_t behind) {
  return TheWords().places().In(text, behind);
}

bool EndsProject(std::u16string_view text) {
  return text.size() >= 2 && TheWords().ends().Find(text.substr(text.size() - 2)) >= 0;
}

bool StartsReading(std::u16string_view text) {
  const RecordWord* const word = TheWords().At(text);
  return word != nullptr && Starts(*word);
}

const RecordWord* RecordWordAt(std::u16string_view text) { return TheWords().At(text); }

}  // namespace gongbao::extraction
