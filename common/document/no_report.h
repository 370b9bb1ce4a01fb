// What a site sends in place of a report: that there is no such page, that one must log in, that
// the crawler is to prove that it is none.
#ifndef GONGBAO_COMMON_DOCUMENT_NO_REPORT_H_
#define GONGBAO_COMMON_DOCUMENT_NO_REPORT_H_

#include <string_view>

namespace gongbao::document {

// Why a page with this title and text is no report, for whoever crawled it; empty where it may be
// one. A text of more than 450 bytes must say so in words that no report has, hold no figure and
// be short all the same.
std::string_view WhyNoReport(std::string_view title, std::string_view text);

// The same of a text that is no page, which only the words that no report has give away.
std::string_view WhyNoReport(std::string_view text);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_NO_REPORT_H_
