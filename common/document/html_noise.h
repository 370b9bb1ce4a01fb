// The words by which a page's own machinery is told from what it publishes: buttons, paths,
// related links, the lines of its foot.
#ifndef GONGBAO_COMMON_DOCUMENT_HTML_NOISE_H_
#define GONGBAO_COMMON_DOCUMENT_HTML_NOISE_H_

#include <string>
#include <string_view>

namespace gongbao::document {

// `text` without blanks of any width.
std::string Compact(std::string_view text);

// A button in words: 打印本页, 【关闭窗口】, 字号：大中小, 分享到微信, 返回首页, 查看更多 …
// `compact` has no blanks.
bool IsButton(std::string_view compact);

// The same for a link, which may also name where it leads: 返回某网.
bool IsButtonLink(std::string_view compact);

// A line of such buttons, perhaps with counts and times: 【字号：大 中 小】阅读：128次. `compact`
// has no blanks.
bool IsButtonRow(std::string_view compact);

// 当前位置：首页>政务公开>…: the path to the page. `compact` has no blanks.
bool IsPathLine(std::string_view compact);

// 版权所有, ICP备, 公网安备 …: the foot of a site, wherever it stands. `compact` has no blanks.
bool IsSiteFoot(std::string_view compact);

// 上一篇：, 相关链接, 推荐阅读, 责任编辑：, 免责声明 …: what a site puts behind an article.
// `compact` has no blanks.
bool IsAppendage(std::string_view compact);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_HTML_NOISE_H_
