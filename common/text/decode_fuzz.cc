// Whatever the bytes, the decoded text is valid UTF-8, and decoding it again changes nothing.
#include <cstdlib>

#include "common/text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto once = gongbao::text::DecodeText(bytes, "");
  if (!once.ok()) return 0;
  if (!gongbao::text::IsValidUtf8(once->utf8)) std::abort();
  if (once->charset == "UTF-8") {
    const auto twice = gongbao::text::DecodeText(once->utf8, "");
    if (!twice.ok() || twice->utf8 != once->utf8 || twice->replaced != 0) std::abort();
  }
  return 0;
}
