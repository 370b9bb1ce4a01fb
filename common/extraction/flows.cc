#include "common/extraction/flows.h"

#include <algorithm>
#include <string_view>

#include "common/extraction/characters.h"
#include "common/extraction/word_edges.h"

namespace gongbao::extraction {

namespace {

// Deeds that gather up year by year; an object follows.
constexpr std::u16string_view kDeeds[] = {
    u"成立", u"设立", u"建立", u"开设", u"修建", u"重建", u"复建",    u"增设", u"启动", u"确定",
    u"扶持", u"支持", u"帮助", u"推动", u"推进", u"落实", u"惠及",    u"派驻", u"派遣", u"派出",
    u"配备", u"购置", u"采购", u"收购", u"发布", u"推出", u"获批",    u"入选", u"通过", u"命名",
    u"调处", u"推广", u"带动", u"吸纳", u"吸引", u"输出", u"援助",    u"捐赠", u"退还", u"核销",
    u"划转", u"移交", u"接收", u"接待", u"检查", u"巡查", u"抽检",    u"抽查", u"约谈", u"问责",
    u"处分", u"通报", u"整改", u"种植", u"补植", u"抚育", u"放养",    u"托管", u"重组", u"提交",
    u"提请", u"报送", u"审议", u"审查", u"审结", u"批准", u"核准",    u"评定", u"争创", u"搭建",
    u"架设", u"敷设", u"布设", u"增派", u"征收", u"收储", u"出让",    u"交办", u"督办", u"立案",
    u"逮捕", u"起诉", u"处罚", u"销毁", u"收治", u"救治", u"筛查",    u"慰问", u"走访", u"收集",
    u"采纳", u"答复", u"办复", u"开办", u"召开", u"主办", u"承办",    u"选聘", u"聘任", u"聘用",
    u"录用", u"招收", u"招募", u"提拔", u"孵化", u"攻克", u"引入",    u"迁入", u"迁出", u"置换",
    u"偿还", u"归还", u"上缴", u"奖励", u"节约", u"节省", u"回收",    u"开垦", u"疏浚", u"清淤",
    u"栽种", u"营造", u"试种", u"复垦", u"翻修", u"翻新", u"维护改造"};
// Deeds whose things may stand before them: 排水管网工程开工, 议案五年共提交.
constexpr std::u16string_view kClosing[] = {u"开工", u"完工", u"竣工", u"投产", u"上线", u"提交",
                                            u"获批", u"落户", u"上市", u"受益", u"交付", u"入选"};
// Whoever does things ends so: 公安机关, 市财政, 各部门, 国有企业.
constexpr char16_t kDoers[] = u"门关位局院心政府们业部行构队会委省市县区乡镇";

constexpr auto kDeed = WordStarts(kDeeds);
constexpr auto kClose = WordEnds(kClosing);
constexpr int32_t kLongest = 4;  // of all those words

}  // namespace

bool TellsDeed(const SourceText& text, int32_t begin, int32_t end) {
  constexpr int32_t kNounChars = 2;
  const auto words = text.Folded(begin, end);
  if (kClose.LengthIn(words) > 0 && end - begin > kNounChars) return true;
  for (int32_t at = begin; at + kNounChars < end; ++at) {
    if (!kDeed.MayHave(text[at])) continue;
    if (at > begin && !IsAnyOf(text[at - 1], kDoers)) continue;
    const int32_t length = kDeed.LengthIn(text.Folded(at, std::min(end, at + kLongest)));
    // 检查站, 接待能力: so things are called.
    if (length > 0 && end - at - length >= kNounChars && text[at + length] != u'的' &&
        !text.Holds(at + length, u"能力"))
      return true;
  }
  return false;
}

bool EndsWithDeed(const SourceText& text, int32_t begin, int32_t end) {
  constexpr int32_t kDeedChars = 2;
  const int32_t at = end - kDeedChars;
  if (at < begin || !kDeed.MayHave(text[at])) return false;
  return kDeed.LengthIn(text.Folded(at, end)) > 0;
}

bool TellsStock(const SourceText& text, int32_t begin, int32_t end) {
  constexpr int32_t kChars = 24;
  for (int32_t at = std::max(begin, end - kChars); at < end; ++at) {
    if (text[at] != u'有') continue;
    const char16_t before = text[at - 1];
    if (IsAnyOf(before, u"拥现建设保")) return true;
    // 全市有, 共有, but not 先后有, 国有, 所有; 有12部草案 goes on with what they did.
    if (at + 1 == end && at == begin) return false;
    if (at == begin || IsAnyOf(before, u"共市县区省乡镇村,;。、")) return true;
    if (IsAnyOf(before, u"已经还") && !text.Holds(at - 3, u"先后")) return true;
  }
  return false;
}

}  // namespace gongbao::extraction
