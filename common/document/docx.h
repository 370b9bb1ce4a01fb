// The text of a Word document (docx, docm, dotx, dotm): WordprocessingML of ECMA-376 part 1, 17.
#ifndef GONGBAO_COMMON_DOCUMENT_DOCX_H_
#define GONGBAO_COMMON_DOCUMENT_DOCX_H_

#include <string>

#include "common/base/status.h"
#include "common/document/document.h"
#include "common/document/package.h"

namespace gongbao::document {

// Reads the document whose main part is `main_part`, as Word shows and prints it with all changes
// accepted: a line per paragraph, automatic numbers before it; tables as tables, but those that
// only lay out prose as the lines that they hold; text boxes behind the paragraph that they hang
// on. Headers, footers, comments, hidden text and field codes are left out. Footnotes and endnotes
// become lines at the end; the marks that refer to them are not shown, because a mark beside a
// figure reads like a part of it.
//
// INVALID_ARGUMENT: a part is missing or broken, or there is no text at all; RESOURCE_EXHAUSTED:
// over a bound of package.h, xml.h or kMaxDocumentBytes.
Result<DecodedDocument> ReadDocx(Package& package, const std::string& main_part);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_DOCX_H_
