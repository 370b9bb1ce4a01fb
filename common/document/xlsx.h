// The text of an Excel workbook (xlsx, xlsm, xltx, xltm): SpreadsheetML of ECMA-376 part 1, 18.
#ifndef GONGBAO_COMMON_DOCUMENT_XLSX_H_
#define GONGBAO_COMMON_DOCUMENT_XLSX_H_

#include <cstddef>
#include <string>

#include "common/base/status.h"
#include "common/document/document.h"
#include "common/document/package.h"

namespace gongbao::document {

// Of one workbook. Cells with something in them; and those of the rectangles that its tables fill.
inline constexpr size_t kMaxSheetCells = 500'000;
inline constexpr size_t kMaxTableCells = 1'000'000;

// Reads the workbook whose main part is `main_part`: its visible sheets in order, each opened by
// its name unless that is only Sheet1 or 工作表1, and numbers as the sheet shows them. Rows with
// nothing in them part a sheet into blocks. In a block the rows of one cell above (title, unit) and
// below (notes) are lines of the text, what is between them is a table. Hidden rows and columns are
// read: what a filter or an outline folds away still belongs to the data.
//
// INVALID_ARGUMENT: a part is missing or broken, or there is no text at all; RESOURCE_EXHAUSTED:
// over one of the bounds above, of package.h, xml.h or kMaxDocumentBytes.
Result<DecodedDocument> ReadXlsx(Package& package, const std::string& main_part);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_XLSX_H_
