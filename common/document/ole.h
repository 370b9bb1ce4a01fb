// What kind of document an OLE compound file holds ([MS-CFB]): the container of Office 97 to 2003,
// and of WPS in those years.
#ifndef GONGBAO_COMMON_DOCUMENT_OLE_H_
#define GONGBAO_COMMON_DOCUMENT_OLE_H_

#include <cstdint>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::document {

enum class OleKind : uint8_t {
  kOther,
  kWord,        // doc, wps
  kExcel,       // xls, et
  kPowerPoint,  // ppt, dps
  kMail,        // a message of Outlook
  kEncrypted,   // an encrypted docx, xlsx or pptx
};

// Whether a file begins as one.
bool IsOle(std::string_view bytes);

// Its kind, by the names at the root of its directory: what is embedded in it lies deeper.
// INVALID_ARGUMENT: the directory can't be followed. Time is linear in the size, nothing recurses.
Result<OleKind> KindOfOle(std::string_view bytes);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_OLE_H_
