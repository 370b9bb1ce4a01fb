// What a sentence opens with and goes on about: a hospital, a zone, a line, a scheme that its first
// clause only says something of.
#include <algorithm>
#include <string_view>

#include "common/extraction/naming.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

using knowledge::Bit;
using knowledge::Cue;

namespace {

// What has beds, passengers, turnover of its own.
constexpr std::u16string_view kBodies[] = {
    u"医院",   u"大学",   u"学院",   u"学校",   u"中学",   u"小学",     u"幼儿园", u"图书馆",
    u"博物馆", u"展览馆", u"美术馆", u"文化馆", u"科技馆", u"体育馆",   u"规划馆", u"剧院",
    u"机场",   u"港",     u"港区",   u"客运站", u"火车站", u"高铁站",   u"南站",   u"北站",
    u"东站",   u"西站",   u"银行",   u"农商行", u"医共体", u"医联体",   u"研究院", u"研究所",
    u"实验室", u"景区",   u"公园",   u"动物园", u"植物园", u"平台",     u"中心",   u"基地",
    u"口岸",   u"集团",   u"公司",   u"钢厂",   u"电厂",   u"水厂",     u"酒店",   u"热线",
    u"账户",   u"基金",   u"联盟",   u"合作社", u"科技",   u"化工",     u"重工",   u"云平台",
    u"园区",   u"产业园", u"工业园", u"物流园", u"科技园", u"创业园",   u"开发区", u"高新区",
    u"经开区", u"保税区", u"片区",   u"示范区", u"试验区", u"合作区",   u"综保区", u"新区",
    u"小镇",   u"商圈",   u"步行街", u"孵化器", u"加速器", u"众创空间", u"商城",   u"批发市场"};
// What is built, and what is carried out.
constexpr std::u16string_view kWorks[] = {
    u"工程", u"项目",   u"高速", u"高铁",   u"铁路", u"公路", u"大桥",    u"隧道", u"水库", u"电站",
    u"号线", u"快速路", u"大道", u"枢纽",   u"泵站", u"灌区", u"运河",    u"环路", u"专线", u"环线",
    u"保险", u"制度",   u"试点", u"补贴",   u"换新", u"贷",   u"班列",    u"码头", u"航道", u"管廊",
    u"快线", u"慢保",   u"惠保", u"消费券", u"”",    u"行动", u"合作医疗"};
// Of those, what is carried out: what it has done since is its own.
constexpr std::u16string_view kSchemes[] = {u"保险", u"制度", u"试点",   u"补贴", u"换新",    u"贷",
                                            u"慢保", u"惠保", u"消费券", u"”",    u"合作医疗"};
// What the first clause says of it: how it goes or what became of it.
constexpr std::u16string_view kSaid[] = {
    u"揭牌", u"挂牌", u"投用", u"启用", u"开园", u"开业", u"成立", u"组建", u"获批", u"验收",
    u"竣工", u"完工", u"通车", u"投产", u"投运", u"开工", u"开建", u"运营", u"运行", u"运转",
    u"推进", u"实施", u"落地", u"见效", u"推开", u"推广", u"提升", u"提高", u"改善", u"壮大",
    u"成长", u"集聚", u"开放", u"扩容", u"提质", u"扩面", u"升级", u"提速", u"加快", u"上市",
    u"通关", u"通航", u"复航", u"封顶", u"贯通", u"深化", u"顺利", u"良好", u"使用", u"建设",
    u"改造", u"混改", u"方阵", u"百强", u"试点", u"启动", u"覆盖", u"完善", u"增强", u"向好",
    u"扩大", u"转型", u"改制", u"迁建", u"开展", u"推行"};
constexpr auto kBodyEnds = WordEnds(kBodies);
constexpr auto kWorkEnds = WordEnds(kWorks);
constexpr auto kSchemeEnds = WordEnds(kSchemes);
constexpr auto kSaidEnds = WordEnds(kSaid);

// Deeds of those whom things serve, which a body may do itself; others are the government's.
constexpr std::u16string_view kOwnDeeds[] = {
    u"接待", u"服务", u"惠及", u"覆盖", u"发放", u"受理", u"集聚", u"参与",
    u"受益", u"诊疗", u"收治", u"核销", u"拉动", u"带动", u"授信", u"收储",
    u"交易", u"入驻", u"签约", u"上链", u"孵化", u"招生", u"销售", u"纳税",
    u"拆迁", u"征地", u"完成", u"运送", u"吸引", u"兑付", u"赔付"};

}  // namespace

void Namer::TakeTold() {
  constexpr int32_t kClauseChars = 32;
  constexpr int32_t kTopicChars = 20;
  constexpr int32_t kSaidChars = 12;
  told_body_ = told_work_ = {};
  if (!note_head_.empty()) return;
  int32_t begin = sentence_.begin;
  while (begin < sentence_.end && IsBlank(text_[begin])) ++begin;
  int32_t comma = ClauseEnd(begin, kClauseChars);
  if (text_[comma] != u',') return;
  // 自2007年甲制度实施以来,…
  const bool since = text_.Holds(comma - 2, u"以来");
  if (since) {
    comma -= 2;
    begin = BehindSince(begin);
  }
  if (comma - begin < 5 || kSaidEnds.LengthIn(text_.Folded(begin, comma)) == 0) return;
  // 全市…: of all the place; 以…为: how it was done; 推进…: nobody's deed.
  if (IsAnyOf(text_[begin], u"全我本以在对从按把将为围该各其")) return;
  for (const Token& token : heads_.Within({begin, comma})) {
    if (token.anchor >= 0 && sentence_.At(token).type != AnchorType::kRejected) return;
    if (token.begin == begin && token.mark == 0 &&
        token.IsAny(kLeading | Bit(Cue::kVerb) | Bit(Cue::kDeed)))
      return;
  }
  const int32_t last = std::min(comma - 2, begin + kTopicChars);
  const int32_t first = std::max(begin + 3, comma - kSaidChars);
  for (int32_t end = first; end <= last; ++end) {
    const auto words = text_.Folded(begin, end);
    if (kBodyEnds.LengthIn(words) > 0) told_body_ = {begin, end};
    const bool work = (since ? kSchemeEnds.LengthIn(words) : kWorkEnds.LengthIn(words)) > 0;
    if (work && (text_[end - 1] != u'”' || text_[begin] == u'“')) told_work_ = {begin, end};
  }
}

// Behind 自2007年, 从, 2019年5月 at `begin`.
int32_t Namer::BehindSince(int32_t begin) const {
  if (IsAnyOf(text_[begin], u"自从")) ++begin;
  int32_t date = begin;
  while (IsDigit(text_[date])) ++date;
  if (date == begin || text_[date] != u'年') return begin;
  begin = ++date;
  while (IsDigit(text_[date])) ++date;
  return date > begin && text_[date] == u'月' ? date + 1 : begin;
}

IndicatorName Namer::OfTold(const Anchor& figure, const IndicatorName& left) const {
  if (told_body_.empty() && told_work_.empty()) return {};
  constexpr int32_t kHeadChars = 6;
  constexpr int32_t kDeedChars = 10;
  constexpr int32_t kAdverbChars = 4;
  const auto [begin, end] = left.OnlyPiece();
  const bool deed = text_.LengthOfAny(begin, kOwnDeeds) > 0;
  const int32_t most = deed ? kDeedChars : kHeadChars;
  if (end - begin < (deed ? 3 : 2) || end - begin > most || figure.type != AnchorType::kQuantity)
    return {};
  // 南湖园投用,入驻企业80家: the next clause, or one behind figures of the same.
  const int32_t told = std::max(told_work_.end, told_body_.end);
  const int32_t clause = ClauseBefore(begin, u',');
  if (clause <= told || clause < semicolon_ || begin - clause > kAdverbChars) return {};
  const int32_t spoken = previous_.Hull().first;
  if (!previous_.empty() ? spoken != told_body_.begin && spoken != told_work_.begin
                         : ClauseEnd(told, kHeadChars * 3) + 1 != clause)
    return {};
  // 新增…, 建成…: what the government did; 全市…: of all the place.
  if (heads_.BeginsWith(clause, Bit(Cue::kRegion))) return {};
  const int32_t does = clause + (text_.Holds(clause, u"累计") ? 2 : 0);
  const Token& opening = heads_.Next(does);
  if (opening.begin == does && opening.anchor < 0 &&
      opening.IsAny(Bit(Cue::kDeed) | Bit(Cue::kAchieve)) &&
      text_.LengthOfAny(does, kOwnDeeds) == 0)
    return {};
  // 全社会…, 规模以上…: the statistics of a place.
  static constexpr std::u16string_view kOfPlaces[] = {
      u"全",   u"规模以上", u"规上", u"一般公共", u"地区", u"社会", u"城镇",
      u"农村", u"居民",     u"固定", u"财政",     u"常住", u"招商", u"城市",
      u"农业", u"粮食",     u"省级", u"国家",     u"市级", u"我",   u"各",
      u"实际", u"群众",     u"工业", u"旅游",     u"建设", u"绿色", u"进出"};
  if (text_.LengthOfAny(begin, kOfPlaces) > 0) return {};
  const bool sized = text_.Holds(end - 2, u"投资") || text_.Holds(end - 2, u"面积") ||
                     text_.Holds(end - 2, u"全长") || text_.Holds(begin, u"占地");
  const Range whose =
      !told_work_.empty() && (sized || told_body_.empty()) ? told_work_ : told_body_;
  // 茶产业园投用,茶企业90家: the firms are the whole trade's; 甲水库、乙灌区: of each of them.
  const auto words = text_.Folded(whose.begin, whose.end);
  if (words.starts_with(text_.Folded(begin, begin + 2)) || words.find(u'、') != words.npos)
    return {};
  return Joined({whose.begin, whose.end}, left);
}

}  // namespace gongbao::extraction
