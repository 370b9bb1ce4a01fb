// Whatever the page, its text is valid UTF-8 without blank lines.
#include <cstdlib>

#include "common/document/document.h"
#include "common/text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string page = "<html>";
  page.append(reinterpret_cast<const char*>(data), size);
  const auto document = gongbao::document::DecodeDocument(page, {});
  if (!document.ok()) return 0;
  if (!gongbao::text::IsValidUtf8(document->text)) std::abort();
  if (document->media_type == "text/html" && document->text.find("\n\n") != std::string::npos) {
    std::abort();
  }
  return 0;
}
