// Lines that a page has torn: who made the document out of a printed one has left the page's number
// in the midst of a sentence, and a blank where a printed line ended.
#ifndef GONGBAO_COMMON_DOCUMENT_TORN_LINES_H_
#define GONGBAO_COMMON_DOCUMENT_TORN_LINES_H_

#include <string>
#include <string_view>

namespace gongbao::document {

// Appends `line`, a paragraph of valid UTF-8, to `text` without them: 包 —7— 裹 and 第三产业 投资
// are written 包裹 and 第三产业投资. Only prose is mended, that is a paragraph with a comma or a
// full stop, and no blank is taken that may part two things: before words that begin a sentence,
// behind a heading, between the cells of a table that has become a line. Time is linear.
void AppendMended(std::string_view line, std::string* text);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_TORN_LINES_H_
