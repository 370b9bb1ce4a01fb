// The text of a PDF, from the places of its words. poppler is GPL, so that it is not linked: its
// pdftotext runs as a program of its own, and what it says of pages and words is read here.
#ifndef GONGBAO_COMMON_DOCUMENT_PDF_H_
#define GONGBAO_COMMON_DOCUMENT_PDF_H_

#include <string>
#include <string_view>

#include "common/base/status.h"
#include "common/document/document.h"

namespace gongbao::document {

// The pages, blocks, lines and words of a PDF with their boxes, as `pdftotext -bbox-layout` of
// poppler-utils writes them (XHTML; points from the upper left corner of the page).
//
// Runs the program on the bytes as RunProgram does, for kProgramTime at most; no file is written.
// Failures:
//   FAILED_PRECONDITION  there is no pdftotext
//   INVALID_ARGUMENT     no PDF, damaged, or in need of a password; with the program's own reason
//   RESOURCE_EXHAUSTED   the layout is over 128 MiB
//   DEADLINE_EXCEEDED    not done in time
//   INTERNAL             no process or pipe to be had, or the program died
Result<std::string> RunPdfToText(std::string_view pdf);

// The document that such a layout shows.
//
// The text has a paragraph a line. Lines are joined where the type says that the sentence goes on
// (the line is full, the next is not indented), over the end of a page too. Blanks that typesetting
// put between Han and digits, or between spread characters, are no part of it. Page numbers and
// running heads are left out. Notes in small type at the foot of a page follow the paragraph that
// is open there, each a paragraph of its own. What stands clearly in columns is a Table.
//
// Each paragraph and each cell has an origin; a paragraph over two pages has two. The title is the
// file's own where it stands in the text too, else the heading in large type: many a file names the
// document that it was made from. INVALID_ARGUMENT: not such a layout, cut off, no pages, or pages
// without text (scanned); RESOURCE_EXHAUSTED: more than a million words. Time is n log n in the
// size of the layout, nothing recurses.
Result<DecodedDocument> ReadPdfLayout(std::string_view layout);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_PDF_H_
