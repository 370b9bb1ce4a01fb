#include "common/document/metadata.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "common/base/ascii.h"

namespace gongbao::document {
namespace {

// Without blanks and colons, ASCII letters small.
std::string Plain(std::string_view name) {
  std::string plain;
  for (size_t at = 0; at < name.size(); ++at) {
    const std::string_view rest = name.substr(at);
    if (rest.starts_with("：") || rest.starts_with("　")) {
      at += 2;
      continue;
    }
    const char c = name[at];
    if (c == ' ' || c == '\t' || c == ':' || c == '\n' || c == '\r') continue;
    plain += LowerAscii(c);
  }
  return plain;
}

// The value of the first of `names` that is there and says something.
std::string First(std::span<const Property> properties,
                  std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const Property& property : properties) {
      if (Plain(property.name) != name) continue;
      std::string value(TrimmedAscii(property.value));
      // 本站发布 names nobody.
      if (!value.empty() && !value.starts_with("本站") && !value.starts_with("本网")) return value;
    }
  }
  return {};
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Digits of `text` at `at`, at most `most`; moves behind them.
int Number(std::string_view text, size_t most, size_t* at) {
  int number = 0;
  for (size_t digits = 0; digits < most && *at < text.size() && IsDigit(text[*at]); ++digits)
    number = number * 10 + (text[(*at)++] - '0');
  return number;
}

// 2026-04-21 of 2026-4-21 18:05, 2026/04/21, 2026年4月21日; empty: no date.
std::string IsoDate(std::string_view text) {
  size_t at = 0;
  const auto pass = [&] {
    while (at < text.size() && !IsDigit(text[at])) ++at;
  };
  const int year = Number(text, 4, &at);
  pass();
  const int month = Number(text, 2, &at);
  pass();
  const int day = Number(text, 2, &at);
  if (year < 1949 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const auto two = [](int number) {
    return std::string(number < 10 ? "0" : "") + std::to_string(number);
  };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

}  // namespace

Metadata ReadMetadata(std::span<const Property> properties) {
  Metadata metadata;
  metadata.issuer = First(
      properties, {"发布机构", "发文机关", "发布单位", "发文单位", "制发机关", "contentsource",
                   "文章来源", "信息来源", "来源", "出处", "供稿单位", "供稿", "sitename"});
  metadata.published_date =
      IsoDate(First(properties, {"发文日期", "发布日期", "发布时间", "pubdate", "publishdate",
                                 "article:published_time", "时间", "日期", "成文日期"}));
  metadata.site = First(properties, {"sitename", "主办单位"});
  metadata.index_number = First(properties, {"索引号"});
  metadata.document_number = First(properties, {"文号", "发文字号", "文件编号"});
  for (const std::string_view name : {"url", "ogurl", "canonical", "sitedomain"}) {
    std::string url = First(properties, {name});
    if (url.find('.') == std::string::npos || url.starts_with('.') ||
        (url.starts_with('/') && !url.starts_with("//")))
      continue;
    metadata.url = std::move(url);
    break;
  }
  return metadata;
}

}  // namespace gongbao::document
