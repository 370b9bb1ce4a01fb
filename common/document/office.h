// Office documents of the formats that are not read here, by LibreOffice, which is no part of this
// program but runs as one of its own, where it is installed.
#ifndef GONGBAO_COMMON_DOCUMENT_OFFICE_H_
#define GONGBAO_COMMON_DOCUMENT_OFFICE_H_

#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::document {

// The same document in another format. Formats are named by the endings of files: doc, rtf, xls;
// docx, xlsx. Macros of the document don't run, and what it links to is not fetched.
//
// Runs LibreOffice as RunProgram does, for kProgramTime at most, in a new folder under $TMPDIR that
// goes with all in it; whoever may be killed on the way gives this process a TMPDIR of its own.
// Failures, beside those of RunProgram:
//   FAILED_PRECONDITION  there is no LibreOffice
//   INVALID_ARGUMENT     it can't open the document; with its own reason
//   RESOURCE_EXHAUSTED   the result is over kMaxDocumentBytes
//   INTERNAL             no folder or file to be had, or LibreOffice died
Result<std::string> Convert(std::string_view bytes, const std::string& from, const std::string& to);

// The same by the LibreOffice at `program`; empty: there is none.
Result<std::string> ConvertBy(const std::string& program, std::string_view bytes,
                              const std::string& from, const std::string& to);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_OFFICE_H_
