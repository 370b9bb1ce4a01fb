// Whatever the page, its text is valid UTF-8 without blank lines, its cells and origins lie in it
// in order, and no cell holds a tab or a line end.
#include "common/document/document_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using gongbao::document::Check;
  std::string page = "<html>";
  page.append(reinterpret_cast<const char*>(data), size);
  const auto document = gongbao::document::DecodeDocument(page, {});
  if (!document.ok()) return 0;
  CheckDocument(*document);
  if (document->media_type != "text/html") return 0;
  const std::string& text = document->text;
  Check(text.find("\n\n") == std::string::npos && text.front() != '\n');
  return 0;
}
