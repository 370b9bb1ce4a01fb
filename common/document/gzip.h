// What a server packed for the way (Content-Encoding: gzip or deflate) and a crawler kept packed.
#ifndef GONGBAO_COMMON_DOCUMENT_GZIP_H_
#define GONGBAO_COMMON_DOCUMENT_GZIP_H_

#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::document {

// Whether the bytes begin like gzip data (RFC 1952) or like zlib data (RFC 1950), which is what
// HTTP calls deflate. Text may begin with the two bytes of the latter too, in GBK.
bool IsGzip(std::string_view bytes);
bool IsDeflate(std::string_view bytes);

// What is packed in the bytes, which are either of the two; of gzip data with several members all
// of them. What stands behind the last one is passed over. INVALID_ARGUMENT: broken or cut off;
// RESOURCE_EXHAUSTED: more than kMaxDocumentBytes are packed in it.
Result<std::string> Unpack(std::string_view bytes);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_GZIP_H_
