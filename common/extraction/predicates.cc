#include "common/extraction/predicates.h"

#include <algorithm>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

namespace {

// How or when things did it.
constexpr std::u16string_view kAdverbs[] = {
    u"纷纷", u"主体", u"全线", u"全容量", u"全面", u"加速", u"加快", u"快速", u"陆续", u"相继",
    u"先后", u"悄然", u"逐步", u"逐渐",   u"日益", u"竞相", u"次第", u"一直", u"始终", u"仍然",
    u"依然", u"集体", u"联袂", u"惊艳",   u"精彩", u"强势", u"华丽", u"全新", u"盛大", u"重磅",
    u"接连", u"接续", u"已经", u"全部",   u"全都", u"统统", u"共同", u"主动", u"自愿", u"长期",
    u"常年", u"首次", u"再次", u"再度",   u"双双", u"成功", u"顺利"};
constexpr std::u16string_view kShortAdverbs[] = {u"已", u"均", u"都", u"也", u"仍", u"正", u"齐"};

// Said in praise, and closing the clause.
constexpr std::u16string_view kPraises[] = {
    u"焕发生机",   u"焕发新生",   u"焕发活力",   u"焕发光彩", u"焕然一新", u"义无反顾",
    u"成链发展",   u"转身",       u"包抓推进",   u"包保推进", u"焕新",     u"焕新升级",
    u"落地生根",   u"开花结果",   u"破茧成蝶",   u"脱颖而出", u"异军突起", u"拔地而起",
    u"绽放",       u"绽放光彩",   u"亮相",       u"闪亮登场", u"登场",     u"圆满收官",
    u"圆满落幕",   u"收官",       u"落幕",       u"广受好评", u"备受好评", u"备受关注",
    u"备受瞩目",   u"引发热议",   u"引发关注",   u"蓄势待发", u"整装待发", u"蓄势储能",
    u"蓄势赋能",   u"挂图作战",   u"如火如荼",   u"热火朝天", u"捷报频传", u"喜报频传",
    u"轻装上阵",   u"压茬推进",   u"梯次推进",   u"滚动推进", u"滚动实施", u"星罗棋布",
    u"串珠成链",   u"串点成线",   u"连点成线",   u"连线成片", u"连片成带", u"连片成面",
    u"集聚成势",   u"成链成势",   u"成链集群",   u"竞相发展", u"茁壮成长", u"蓬勃生长",
    u"枝繁叶茂",   u"遍地开花",   u"多点开花",   u"蝶变重生", u"蝶变",     u"蝶变升级",
    u"完成蜕变",   u"华丽转身",   u"旧貌换新颜", u"换新颜",   u"换新貌",   u"颜值倍增",
    u"火爆出圈",   u"出圈",       u"火热出圈",   u"点亮夜空", u"欢聚一堂", u"齐聚一堂",
    u"齐聚云端",   u"各展所长",   u"各显神通",   u"大显身手", u"同台竞技", u"同场竞技",
    u"激烈角逐",   u"竞技",       u"奋勇争先",   u"勇往直前", u"团结奋斗", u"坚守岗位",
    u"昼夜奋战",   u"日夜奋战",   u"连续奋战",   u"并肩作战", u"闻令而动", u"逆行出征",
    u"枕戈待旦",   u"冲锋在前",   u"尽锐出战",   u"无私奉献", u"默默奉献", u"齐头并进",
    u"并驾齐驱",   u"争奇斗艳",   u"异彩纷呈",   u"精彩纷呈", u"交相辉映", u"欣欣向荣",
    u"加速崛起",   u"快速崛起",   u"强势崛起",   u"崛起",     u"涌现",     u"迸发活力",
    u"释放活力",   u"活力迸发",   u"深入人心",   u"家喻户晓", u"深受欢迎", u"落地有声",
    u"落到实处",   u"落地见效",   u"见行见效",   u"走深走实", u"步入正轨", u"步入快车道",
    u"驶入快车道", u"按下快进键", u"提速提效",   u"加速崛起"};
// Said in praise; an object follows.
constexpr std::u16string_view kPraisesOf[] = {
    u"奔波在", u"奔波于", u"奔走在", u"奔走于", u"坚守在", u"坚守于", u"奋战在", u"奋战于",
    u"穿梭在", u"穿梭于", u"活跃在", u"活跃于", u"扎根在", u"扎根于", u"扎根基", u"绽放出",
    u"焕发出", u"焕发新", u"焕发勃", u"拉开帷", u"绘就",   u"书写",   u"谱写",   u"见证",
    u"汇聚成", u"汇成",   u"点亮",   u"擦亮",   u"照亮",   u"温暖",   u"装扮",   u"扮靓",
    u"唱响",   u"奏响",   u"吹响",   u"撑起",   u"托起",   u"筑起",   u"织就",   u"织密",
    u"交出",   u"迎来",   u"展现出", u"彰显",   u"遍布",   u"分布在", u"散布",   u"坐落",
    u"按计划", u"按序时", u"按时序", u"按节点", u"按既定"};

// Tells which of the things, and closes the clause.
constexpr std::u16string_view kTurns[] = {
    u"走出国门",   u"走向世界",   u"扬帆出海",   u"出海",         u"走出大山",     u"喜迁新居",
    u"摆脱贫困",   u"脱贫摘帽",   u"整村脱贫",   u"脱贫致富",     u"脱贫出列",     u"稳产高产",
    u"扭亏为盈",   u"扭亏增盈",   u"减亏增效",   u"实现盈利",     u"关停退出",     u"关停取缔",
    u"关停搬迁",   u"关停并转",   u"腾退转移",   u"迁址入园",     u"退城入园",     u"退城进园",
    u"搬迁入园",   u"集聚入园",   u"进园入区",   u"挂牌成立",     u"挂牌运行",     u"挂牌运营",
    u"挂牌上市",   u"挂牌督办",   u"开门迎客",   u"开门纳客",     u"开门营业",     u"开业纳客",
    u"开园纳客",   u"纳客运营",   u"投入试运营", u"投入试运行",   u"投入试生产",   u"投产达效",
    u"投产达产",   u"投产达标",   u"达产达效",   u"达产达标",     u"达产见效",     u"达产满产",
    u"竣工验收",   u"竣工投用",   u"竣工交付",   u"交付使用",     u"交付投用",     u"交付入住",
    u"主体封顶",   u"主体完工",   u"主体竣工",   u"主体结构封顶", u"结构封顶",     u"破土动工",
    u"开工入统",   u"纳统入库",   u"入库纳统",   u"入规纳统",     u"升规入统",     u"升规纳统",
    u"上规入库",   u"上规入统",   u"升规入库",   u"扩能增产",     u"扩产增能",     u"扩能升级",
    u"扩产升级",   u"增产扩能",   u"增资扩产",   u"增产增收",     u"满负荷生产",   u"满产运行",
    u"满产达产",   u"满负荷运行", u"投入运行",   u"投入运营",     u"投入生产",     u"破土而出",
    u"在建",       u"在途",       u"在办",       u"在谈",         u"待开工",       u"待建",
    u"待批",       u"待售",       u"异地就医",   u"就地就近就业", u"家门口就业",   u"助企纾困",
    u"复工复产",   u"复产复工",   u"复产达产",   u"通水通电",     u"重新就业",     u"再就业",
    u"重返校园",   u"重返岗位",   u"返乡创业",   u"返乡就业",     u"返乡入乡创业", u"回乡创业",
    u"就近就业",   u"就地就业",   u"灵活就业",   u"外出务工",     u"务工就业",     u"转移就业",
    u"稳定就业",   u"充分就业",   u"异地搬迁",   u"就地转移",     u"易地搬迁",     u"搬迁入住",
    u"回迁入住",   u"选房入住",   u"拎包入住",   u"入住新居",     u"摘金夺银",     u"并网发电",
    u"并网运行",   u"点火投产",   u"点火试车",   u"带料试车",     u"试车投产",     u"抱团发展",
    u"数字化转型", u"智能化改造", u"智改数转",   u"数字化改造",   u"上云上平台",   u"上云用数",
    u"触网升级",   u"即来即办",   u"即时办结",   u"马上办结",     u"当场办结",     u"当日办结",
    u"秒批秒办",   u"免申即享",   u"跨省通办",   u"全程网办",     u"全程代办",     u"一网通办",
    u"全市通办",   u"全省通办",   u"全域通办",   u"就近办理",     u"网上可办",     u"掌上可办",
    u"一次办好",   u"一次办成",   u"一次办结",   u"承接到位",     u"落实到位",     u"整改到位",
    u"取消收费",   u"停征",       u"免征",       u"减征",         u"缓征",         u"撤并整合",
    u"整合归并",   u"撤销合并",   u"合并办理",   u"改制上市",     u"首发上市",     u"上市过会",
    u"过会待发",   u"报会待审",   u"报会在审",   u"辅导备案",     u"在会审核",     u"提档升级",
    u"提标改造",   u"提标升级",   u"提质升级",   u"提质扩容",     u"提质改造",     u"提质增效",
    u"改造升级",   u"转型升级",   u"升级改造",   u"晋位升级",     u"晋位升格",     u"受灾",
    u"受损",       u"脱险",       u"得救",       u"获救",         u"遇难",         u"失联",
    u"伤亡",       u"转危为安",   u"化险为夷",   u"被判刑",       u"被查处",       u"被问责",
    u"被处分",     u"被关停",     u"被列入",     u"驻村帮扶",     u"包联帮扶",     u"结对帮扶",
    u"结对共建",   u"牵手合作",   u"清零销号",   u"销号清零",     u"整改销号",     u"验收销号",
    u"动态清零",   u"到期退出",   u"通水",       u"通气",         u"通电",         u"蓄水",
    u"下闸蓄水",   u"合龙",       u"贯通",       u"贯通运营",     u"双向贯通",     u"全线贯通",
    u"见效",       u"见底",       u"到岗",       u"上岗",         u"持证上岗",     u"入职",
    u"入学",       u"就读",       u"毕业",       u"参训",         u"参赛",         u"参展",
    u"参会",       u"到会",       u"应邀参加",   u"落榜",         u"中标",         u"升级",
    u"智能化升级", u"数字化升级", u"智能化转型", u"绿色化转型",   u"绿色化改造",   u"网络化改造"};
// Tells which of the things; an object follows.
constexpr std::u16string_view kTurnsTo[] = {
    u"走进千", u"走进百", u"可网上", u"可掌上", u"可在线", u"可全程", u"可就近", u"可跨",
    u"可享",   u"承担国", u"承担省", u"承担试", u"承担全", u"投入抢", u"投入救", u"投入防",
    u"投入灾", u"走上",   u"走入",   u"迈入",   u"迈上",   u"迈进",   u"登上",   u"登陆",
    u"重返",   u"回到",   u"告别",   u"摆脱",   u"喜获",   u"喜迁",   u"喜提",   u"斩获",
    u"摘得",   u"夺得",   u"夺取",   u"勇夺",   u"荣膺",   u"捧回",   u"收获",   u"荣登",
    u"广受",   u"引发",   u"变身",   u"变成",   u"变为",   u"蜕变为", u"化身",   u"升格为",
    u"升级为", u"晋升为", u"跃升",   u"跃居",   u"跻身",   u"列为",   u"入列",   u"列席",
    u"受到",   u"遭受",   u"蒙受",   u"达成",   u"投身",   u"奔赴",   u"驰援",   u"驻守",
    u"进驻",   u"下沉到", u"承担起", u"覆盖城", u"覆盖全", u"覆盖到", u"吃上",   u"喝上",
    u"用上",   u"住上",   u"端上",   u"坐上",   u"搭上",   u"接上",   u"装上",   u"穿上",
    u"找到",   u"实现了", u"仍未",   u"尚未",   u"还未",   u"并未",   u"从未",   u"暂未",
    u"均未",   u"不符合", u"不具备", u"无劳动", u"无安全", u"无人居", u"缺乏",   u"面临",
    u"毕业于", u"就读于", u"任职于", u"聚集在", u"集聚在", u"聚集于", u"集聚于", u"位于",
    u"地处",   u"集中在", u"集中于", u"出现亏"};

// What auditors find amiss; an object follows.
constexpr std::u16string_view kFaultsOf[] = {
    u"存在",   u"违规",   u"违反",   u"虚报",   u"虚增",   u"虚列",   u"少计",   u"多计",
    u"漏计",   u"少报",   u"多报",   u"少编",   u"超标准", u"超范围", u"超预算", u"超编制",
    u"超限额", u"超期",   u"无预算", u"无依据", u"擅自",   u"挪用",   u"截留",   u"挤占",
    u"套取",   u"骗取",   u"滞留",   u"欠拨",   u"多付",   u"少缴",   u"未按",   u"未将",
    u"未经",   u"未在",   u"未达",   u"未及时", u"未严格", u"未对",   u"未向",   u"未纳入",
    u"未取得", u"未执行", u"未落实", u"未明确", u"未提供", u"未建立", u"未足额", u"未履行",
    u"重复",   u"先实施"};

constexpr auto kFaultOf = WordStarts(kFaultsOf);
constexpr auto kAdverb = WordStarts(kAdverbs);
constexpr auto kShortAdverb = WordStarts(kShortAdverbs);
constexpr auto kPraise = WordStarts(kPraises);
constexpr auto kPraiseOf = WordStarts(kPraisesOf);
constexpr auto kTurn = WordStarts(kTurns);
constexpr auto kTurnTo = WordStarts(kTurnsTo);
constexpr int32_t kLongest = 6;  // of all those words

// The one that begins right at `begin`.
Predicate BareAt(const SourceText& text, int32_t begin, int32_t limit) {
  const char16_t first = text[begin];
  if (FaultAt(text, begin, limit)) return {begin, begin + 1, true};
  // 6家企业未开工; 未成年人, 离校未就业毕业生 are words.
  constexpr int32_t kUndoneChars = 6;
  if (first == u'未') {
    const int32_t end = text.HanEnd(begin, std::min(limit, begin + kUndoneChars + 1));
    const bool word = IsAnyOf(text[begin + 1], u"成来婚满必免央见") ||
                      IsAnyOf(text[begin - 1], u"从并尚还仍均暂");
    return word || end - begin < 3 || end - begin > kUndoneChars
               ? Predicate{}
               : Predicate{begin, begin + 1, true};
  }
  if (!kPraise.MayHave(first) && !kPraiseOf.MayHave(first) && !kTurn.MayHave(first) &&
      !kTurnTo.MayHave(first))
    return {};
  const auto words = text.Folded(begin, std::min(limit, begin + kLongest));
  const auto goes_on = [&](int32_t length) {
    return begin + length < limit && IsHan(text[begin + length]);
  };
  if (const int32_t length = kPraise.LengthIn(words); length > 0 && !goes_on(length))
    return {begin, begin + length, false};
  if (const int32_t length = kPraiseOf.LengthIn(words); length > 0 && goes_on(length))
    return {begin, begin + length, false};
  if (const int32_t length = kTurn.LengthIn(words); length > 0 && !goes_on(length))
    return {begin, begin + length, true};
  if (const int32_t length = kTurnTo.LengthIn(words); length > 0 && goes_on(length))
    return {begin, begin + length, true};
  return {};
}

}  // namespace

bool FaultAt(const SourceText& text, int32_t at, int32_t limit) {
  if (!kFaultOf.MayHave(text[at])) return false;
  const int32_t length = kFaultOf.LengthIn(text.Folded(at, std::min(limit, at + kLongest)));
  const int32_t end = at + length;
  return length > 0 && end < limit && (IsHan(text[end]) || text[end] == u'、') &&
         text[end] != u'的';
}

Predicate PredicateAt(const SourceText& text, int32_t at, int32_t limit) {
  if (const Predicate bare = BareAt(text, at, limit); !bare.empty()) return bare;
  if (!kAdverb.MayHave(text[at]) && !kShortAdverb.MayHave(text[at])) return {};
  const auto words = text.Folded(at, std::min(limit, at + kLongest));
  const int32_t adverb = std::max(kAdverb.LengthIn(words), kShortAdverb.LengthIn(words));
  return adverb > 0 ? BareAt(text, at + adverb, limit) : Predicate{};
}

}  // namespace gongbao::extraction
