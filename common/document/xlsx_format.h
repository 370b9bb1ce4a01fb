// How a spreadsheet shows the number in a cell: number formats of ECMA-376 part 1, 18.8.30 and .31.
#ifndef GONGBAO_COMMON_DOCUMENT_XLSX_FORMAT_H_
#define GONGBAO_COMMON_DOCUMENT_XLSX_FORMAT_H_

#include <string>
#include <string_view>

namespace gongbao::document {

// The code of a built-in format as a Chinese Excel has it ("0.00%" for 10); "General" for 0 and for
// ids that are not built in.
std::string_view BuiltInNumberFormat(int id);

// `value`, a number as the file writes it ("0.0523", "1.2E-3"), as the format `code` shows
// it: 5.23% under "0.00%", 2024年3月 for 45352 under "yyyy\"年\"m\"月\"". Fractions, exponents and
// patterns that can't be read are shown as under General: up to 15 digits, which is what a
// spreadsheet computes with, without exponent. Dates count from 1900, or from 1904 where
// `date1904`. What is no number is returned as it is.
std::string ShowNumber(std::string_view value, std::string_view code, bool date1904);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_XLSX_FORMAT_H_
