// Marks of other formats in plain text: entities of HTML and the signs of Markdown.
#ifndef GONGBAO_COMMON_DOCUMENT_PLAIN_MARKS_H_
#define GONGBAO_COMMON_DOCUMENT_PLAIN_MARKS_H_

#include "common/document/document.h"

namespace gongbao::document {

// Writes what the entities in a plain text stand for (&nbsp; &#160; &amp;lt;), and where lines are
// headed as in Markdown (## 一、工业) takes its signs off: of headings, lists and quotes, round
// what is bold, and what is struck through with its signs. A text without such a heading keeps its
// asterisks, which mask figures in some reports. Knows no tables: before they are sought. Linear.
void MendPlainMarks(DecodedDocument* document);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_PLAIN_MARKS_H_
