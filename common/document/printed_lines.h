// Lines that were printed: a text that was copied or scanned has a line end where its paper had
// one, in the midst of words and numbers, and the page's number between two of them.
#ifndef GONGBAO_COMMON_DOCUMENT_PRINTED_LINES_H_
#define GONGBAO_COMMON_DOCUMENT_PRINTED_LINES_H_

#include "common/document/document.h"

namespace gongbao::document {

// Makes paragraphs of the printed lines of `document`, with its tables, origins and replaced places
// where they now stand: 新建学 | 校3所 becomes 新建学校3所. Lines are taken for printed ones where
// many are of the same, full length and few end where a sentence does; a page's number is left out
// where it parts a sentence. A title whose
// characters stand apart (总 结) is closed. Headings, items, lines of tables and those set apart by
// an indent or a blank line stay for themselves. Time is linear.
void JoinPrintedLines(DecodedDocument* document);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_PRINTED_LINES_H_
