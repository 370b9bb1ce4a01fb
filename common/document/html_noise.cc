#include "common/document/html_noise.h"

#include <algorithm>
#include <array>
#include <span>

#include "common/document/html_lines.h"
#include "common/text/utf8.h"

namespace gongbao::document {
namespace {

// A longer one comes before each that it begins with.
constexpr std::array<std::string_view, 100> kButtons = {"阅读人数",
                                                        "浏览人数",
                                                        "访问人数",
                                                        "点击人数",
                                                        "人气",
                                                        "被阅读",
                                                        "访问者",
                                                        "访客",
                                                        "访问次数",
                                                        "访问量",
                                                        "访问",
                                                        "点击分享到微信",
                                                        "共享此文章",
                                                        "分享此文章",
                                                        "点赞",
                                                        "评论",
                                                        "上一页",
                                                        "下一页",
                                                        "尾页",
                                                        "末页",
                                                        "首页",
                                                        "用微信扫描二维码",
                                                        "在手机打开当前页",
                                                        "手机扫一扫打开",
                                                        "扫一扫",
                                                        "扫码",
                                                        "分享到微信",
                                                        "分享到微博",
                                                        "分享到",
                                                        "分享至",
                                                        "微信分享",
                                                        "微博分享",
                                                        "分享",
                                                        "打印本页",
                                                        "打印本文",
                                                        "打印正文",
                                                        "打印文章",
                                                        "打印此页",
                                                        "打印页面",
                                                        "打印",
                                                        "关闭窗口",
                                                        "关闭本页",
                                                        "关闭页面",
                                                        "关闭此页",
                                                        "关闭",
                                                        "返回首页",
                                                        "返回顶部",
                                                        "返回列表",
                                                        "返回上一页",
                                                        "返回",
                                                        "回到顶部",
                                                        "收藏本页",
                                                        "加入收藏",
                                                        "收藏",
                                                        "放大",
                                                        "缩小",
                                                        "字体大小",
                                                        "字体颜色",
                                                        "字体",
                                                        "字号",
                                                        "默认",
                                                        "大中小",
                                                        "特大",
                                                        "背景色",
                                                        "打开",
                                                        "我要纠错",
                                                        "纠错",
                                                        "下载全文",
                                                        "附件下载",
                                                        "点击下载",
                                                        "下载",
                                                        "查看更多",
                                                        "点击查看",
                                                        "查看全文",
                                                        "展开全文",
                                                        "阅读全文",
                                                        "阅读原文",
                                                        "阅读次数",
                                                        "阅读量",
                                                        "阅读",
                                                        "浏览次数",
                                                        "浏览量",
                                                        "浏览",
                                                        "点击数",
                                                        "点击次数",
                                                        "点击率",
                                                        "点击量",
                                                        "更多",
                                                        "朗读",
                                                        "语音播报",
                                                        "无障碍浏览",
                                                        "无障碍阅读",
                                                        "无障碍",
                                                        "微信",
                                                        "微博",
                                                        "朋友圈",
                                                        "复制链接",
                                                        "保存",
                                                        "繁体",
                                                        "简体"};
// Count as buttons only beside one of the former.
constexpr std::array<std::string_view, 57> kBesideButtons = {
    "今天是",   "今日",     "昨日",   "本月", "累计",     "总",       "网站", "本站", "您是",
    "已有",     "已被",     "本文",   "文章", "录入时间", "更新时间", "录入", "更新", "发布时间",
    "发布日期", "发布机构", "发布于", "发布", "admin",    "第",       "位",   "共",   "页",
    "字",       "需",       "分钟",   "人次", "万",       "条",       "星期", "一",   "二",
    "三",       "四",       "五",     "六",   "时间",     "日期",     "来源", "作者", "编辑",
    "大",       "中",       "小",     "次",   "人",       "年",       "月",   "日",   "本",
    "至",       "：",       "（"};
constexpr std::string_view kMarks = ":|/[]()<>-_.,+*#&";
constexpr std::array<std::string_view, 22> kWideMarks = {
    "：", "｜", "【", "】", "（", "）", "［", "］", "〔", "〕", "，",
    "。", "、", "》", "《", "＞", "…",  "·",  "→",  "↑",  "※",  "»"};

bool StartsWithAny(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

size_t LengthOfAny(std::string_view text, std::span<const std::string_view> words) {
  const auto found =
      std::ranges::find_if(words, [&](std::string_view word) { return text.starts_with(word); });
  return found == words.end() ? 0 : found->size();
}

// 附件：1.指标表.xlsx（125.6KB）, 任务表.pdf（下载次数：325）
bool IsFileToLoad(std::string_view compact) {
  constexpr std::array<std::string_view, 6> kFiles = {".xls", ".doc", ".pdf",
                                                      ".wps", ".zip", ".rar"};
  constexpr std::array<std::string_view, 4> kSizes = {"KB", "MB", "kb", "下载次数"};
  const auto holds = [compact](std::string_view word) {
    return compact.find(word) != compact.npos;
  };
  return std::ranges::any_of(kFiles, holds) && std::ranges::any_of(kSizes, holds);
}

constexpr size_t kMostButtonBytes = 300;

// Takes buttons and marks off the text, and what may stand beside them if `beside`. True when
// nothing is left and there was a button.
bool IsMadeOfButtons(std::string_view compact, bool beside) {
  if (compact.size() > kMostButtonBytes) return false;
  bool button = false;
  while (!compact.empty()) {
    size_t length = LengthOfAny(compact, kButtons);
    button = button || length > 0;
    if (length == 0) length = LengthOfAny(compact, kWideMarks);
    if (length == 0 && kMarks.find(compact[0]) != std::string_view::npos) length = 1;
    if (length == 0 && beside && compact[0] >= '0' && compact[0] <= '9') length = 1;
    if (length == 0 && beside) length = LengthOfAny(compact, kBesideButtons);
    if (length == 0) return false;
    compact.remove_prefix(length);
  }
  return button;
}

}  // namespace

std::string Compact(std::string_view text) {
  std::string compact;
  compact.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    if (!IsBlank(text::NextCodePoint(text, at))) compact.append(text, begin, at - begin);
  }
  return compact;
}

bool IsButton(std::string_view compact) { return IsMadeOfButtons(compact, false); }

bool IsButtonLink(std::string_view compact) {
  constexpr size_t kMostBytes = 48;
  return IsButton(compact) || (compact.starts_with("返回") && compact.size() <= kMostBytes);
}

bool IsButtonRow(std::string_view compact) { return IsMadeOfButtons(compact, true); }

bool IsPathLine(std::string_view compact) {
  constexpr std::array<std::string_view, 12> kStarts = {
      "您所在的位置", "您所在位置", "您现在的位置", "您现在所在的位置", "您的位置", "您当前的位置",
      "你的位置",     "当前位置",   "现在位置",     "所在位置",         "当前所在", "位置："};
  constexpr std::array<std::string_view, 7> kSteps = {">", "＞", "»", "/", "首页", "主页", "：："};
  constexpr size_t kMostBytes = 400;
  if (compact.size() > kMostBytes) return false;
  if (StartsWithAny(compact, kStarts)) {
    return compact.size() < 60 || std::ranges::any_of(kSteps, [&](std::string_view step) {
             return compact.find(step) != std::string_view::npos;
           });
  }
  constexpr std::array<std::string_view, 6> kHomes = {"首页>", "首页＞", "首页»",
                                                      "首页/", "主页>",  "网站首页>"};
  return StartsWithAny(compact, kHomes);
}

bool IsSiteFoot(std::string_view compact) {
  constexpr std::array<std::string_view, 14> kWords = {
      "版权所有",     "ICP备",      "ICP证",      "公网安备",          "公安备案",
      "网站标识码",   "ICP许可",    "技术支持：", "AllRightsReserved", "Copyright©",
      "Copyright(c)", "分辨率浏览", "分辨率、",   "点击上方蓝"};
  constexpr size_t kMostBytes = 500;
  return compact.size() <= kMostBytes && std::ranges::any_of(kWords, [&](std::string_view word) {
           return compact.find(word) != std::string_view::npos;
         });
}

bool IsAppendage(std::string_view compact) {
  for (const std::string_view bracket : {"（", "(", "【", "["}) {
    if (compact.starts_with(bracket)) compact.remove_prefix(bracket.size());
  }
  // With these the line is short: 相关链接 may also begin a sentence.
  constexpr std::array<std::string_view, 47> kHeadings = {
      "上一篇",   "下一篇",     "上一条",   "下一条",   "相关链接", "相关阅读",   "相关新闻",
      "相关文章", "相关附件",   "相关资讯", "相关内容", "相关解读", "相关稿件",   "相关报道",
      "推荐阅读", "延伸阅读",   "热门推荐", "热点推荐", "猜你喜欢", "附件下载",   "责任编辑",
      "责编：",   "编辑：",     "网友评论", "最新评论", "扫一扫",   "相关文档",   "相关信息",
      "文章录入", "扫描二维码", "长按",     "更多资讯", "更多精彩", "点亮",       "本站",
      "网站支持", "咨询电话",   "监督电话", "联系电话", "举报电话", "主办单位：", "主办：",
      "承办：",   "地址：",     "邮编：",   "Tel:",     "电话："};
  constexpr std::array<std::string_view, 8> kStatements = {"声明：",         "免责声明", "平台声明",
                                                           "版权声明",       "特别声明", "本网声明",
                                                           "特别提示：本网", "郑重声明"};
  constexpr size_t kMostHeadingBytes = 150;
  constexpr size_t kMostStatementBytes = 1200;
  if (compact.size() <= kMostHeadingBytes &&
      (StartsWithAny(compact, kHeadings) || IsFileToLoad(compact)))
    return true;
  return compact.size() <= kMostStatementBytes && StartsWithAny(compact, kStatements);
}

}  // namespace gongbao::document
