#include "common/document/no_report.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace gongbao::document {
namespace {

enum class Why : uint8_t { kGone, kGuarded, kClosed, kScripted, kWaiting };

std::string_view Words(Why why) {
  switch (why) {
    case Why::kGone:
      return "the page holds no report, but says that there is none (an error of the site, or a "
             "page that was taken away): crawl it again, or another address";
    case Why::kGuarded:
      return "the page holds no report, but a check of the site against crawlers (a captcha, a "
             "firewall, too many requests): crawl it again, slower or with a browser";
    case Why::kClosed:
      return "the page holds no report, but asks to log in or for a right to see it: crawl it with "
             "that";
    case Why::kScripted:
      return "the page holds no report, but asks for JavaScript or another browser: crawl it with "
             "one, or the data that its scripts load";
    case Why::kWaiting:
      return "the page holds no report, but says to wait or leads elsewhere (a maintenance, a "
             "redirection): crawl it again, or the address that it leads to";
  }
  return {};
}

struct Sign {
  std::string_view words;
  Why why;
};

// No report says this of itself.
constexpr std::array kSure = std::to_array<Sign>({
    {"页面不存在", Why::kGone},
    {"网页不存在", Why::kGone},
    {"页面未找到", Why::kGone},
    {"页面已删除", Why::kGone},
    {"您访问的页面", Why::kGone},
    {"您要访问的页面", Why::kGone},
    {"您访问的网页", Why::kGone},
    {"找不到文件或目录", Why::kGone},
    {"找不到页面", Why::kGone},
    {"无法找到该页", Why::kGone},
    {"文章不存在", Why::kGone},
    {"已被发布者删除", Why::kGone},
    {"404 Not Found", Why::kGone},
    {"404错误", Why::kGone},
    {"HTTP Status 4", Why::kGone},
    {"HTTP状态 4", Why::kGone},
    {"HTTP Status 5", Why::kGone},
    {"HTTP状态 5", Why::kGone},
    {"502 Bad Gateway", Why::kGone},
    {"503 Service", Why::kGone},
    {"网站防火墙", Why::kGuarded},
    {"对网站造成安全威胁", Why::kGuarded},
    {"您的访问被阻断", Why::kGuarded},
    {"管理员设置拦截", Why::kGuarded},
    {"疑似黑客攻击", Why::kGuarded},
    {"您的访问过于频繁", Why::kGuarded},
    {"完成验证后", Why::kGuarded},
    {"拖动滑块", Why::kGuarded},
    {"403 Forbidden", Why::kGuarded},
    {"忘记密码", Why::kClosed},
    {"您没有权限", Why::kClosed},
    {"enable JavaScript", Why::kScripted},
    {"您的浏览器版本过低", Why::kScripted},
});
// Nor does a text that is hardly more than that.
constexpr std::array kLikely = std::to_array<Sign>({
    {"页面已被删除", Why::kGone},
    {"此内容因违规", Why::kGone},
    {"该信息不存在", Why::kGone},
    {"服务器错误", Why::kGone},
    {"系统异常", Why::kGone},
    {"Not Found", Why::kGone},
    {"Bad Gateway", Why::kGone},
    {"Service Unavailable", Why::kGone},
    {"Internal Server Error", Why::kGone},
    {"返回首页", Why::kGone},
    {"过于频繁", Why::kGuarded},
    {"安全验证", Why::kGuarded},
    {"人机验证", Why::kGuarded},
    {"已被拦截", Why::kGuarded},
    {"访问被拒绝", Why::kGuarded},
    {"Forbidden", Why::kGuarded},
    {"Access Denied", Why::kGuarded},
    {"请先登录", Why::kClosed},
    {"请登录后", Why::kClosed},
    {"无权访问", Why::kClosed},
    {"没有权限", Why::kClosed},
    {"请开启JavaScript", Why::kScripted},
    {"请启用JavaScript", Why::kScripted},
    {"location.href", Why::kScripted},
    {"请稍后再试", Why::kWaiting},
    {"请稍后重试", Why::kWaiting},
    {"秒后重试", Why::kWaiting},
    {"正在跳转", Why::kWaiting},
    {"自动跳转", Why::kWaiting},
    {"Object moved", Why::kWaiting},
    {"升级维护", Why::kWaiting},
    {"暂停访问", Why::kWaiting},
});

constexpr size_t kHardlyMoreBytes = 450;
constexpr size_t kShortBytes = 3000;

const Sign* FindSign(std::span<const Sign> signs, std::string_view text) {
  const auto found = std::ranges::find_if(
      signs, [text](const Sign& sign) { return text.find(sign.words) != text.npos; });
  return found == signs.end() ? nullptr : &*found;
}

// Whether it states an amount or a share: a digit with one of these behind it.
bool HoldsFigure(std::string_view text) {
  constexpr std::array<std::string_view, 4> kBehind = {"%", "％", "亿", "万"};
  for (size_t at = 1; at < text.size(); ++at) {
    if (text[at - 1] < '0' || text[at - 1] > '9') continue;
    if (std::ranges::any_of(kBehind, [rest = text.substr(at)](std::string_view word) {
          return rest.starts_with(word);
        }))
      return true;
  }
  return false;
}

}  // namespace

std::string_view WhyNoReport(std::string_view title, std::string_view text) {
  if (text.size() > kShortBytes) return {};
  const bool hardly_more = text.size() <= kHardlyMoreBytes;
  if (!hardly_more && HoldsFigure(text)) return {};
  for (const std::string_view words : {text, title}) {
    if (const Sign* const sign = FindSign(kSure, words)) return Words(sign->why);
    if (!hardly_more) continue;
    if (const Sign* const sign = FindSign(kLikely, words)) return Words(sign->why);
  }
  return {};
}

std::string_view WhyNoReport(std::string_view text) {
  if (text.size() > kHardlyMoreBytes || HoldsFigure(text)) return {};
  const Sign* const sign = FindSign(kSure, text);
  return sign == nullptr ? std::string_view() : Words(sign->why);
}

}  // namespace gongbao::document
