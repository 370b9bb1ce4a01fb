// From the bytes of a file to text that can be read: which format, which charset, which text. Plain
// text and HTML; anything else is told apart by its content and refused by name.
#ifndef GONGBAO_COMMON_DOCUMENT_DOCUMENT_H_
#define GONGBAO_COMMON_DOCUMENT_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::document {

// No report comes near it; what is larger is refused unread.
inline constexpr size_t kMaxDocumentBytes = 64u << 20;

// What the source said of the bytes; hints only, the content decides.
struct Declared {
  std::string_view media_type;  // "text/html; charset=gb2312", or empty
  std::string_view charset;     // or empty
};

// A document's text. Spans of facts count in `text`.
struct DecodedDocument {
  std::string text;        // valid UTF-8; of plain text nothing is stripped or normalised
  std::string title;       // of the HTML page; empty otherwise
  std::string media_type;  // text/plain or text/html, as detected
  std::string charset;     // as used: UTF-8, GB18030 ...
  int64_t replaced = 0;    // malformed byte sequences shown as U+FFFD
};

// Decodes a file's bytes. INVALID_ARGUMENT: empty, or not text in any known charset; UNIMPLEMENTED:
// a format that is not read (the message names it); RESOURCE_EXHAUSTED: over kMaxDocumentBytes.
// Never throws, never recurses on the input's depth.
Result<DecodedDocument> DecodeDocument(std::string_view bytes, const Declared& declared);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_DOCUMENT_H_
