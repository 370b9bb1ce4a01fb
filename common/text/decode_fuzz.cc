// Whatever the bytes and whatever was declared, the decoded text is valid UTF-8, each place that is
// kept holds a replacement, and decoding the text again changes nothing.
#include <array>
#include <cstdlib>

#include "common/text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  constexpr std::array<const char*, 4> kDeclared = {"", "utf-8", "gb2312", "big5"};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto once = gongbao::text::DecodeText(bytes, kDeclared[data[0] % kDeclared.size()]);
  if (!once.ok()) return 0;
  if (!gongbao::text::IsValidUtf8(once->utf8)) std::abort();
  for (const int32_t at : once->replaced_at) {
    if (once->utf8.compare(static_cast<size_t>(at), 3, "\xEF\xBF\xBD") != 0) std::abort();
  }
  const auto twice = gongbao::text::DecodeText(once->utf8, "");
  if (!twice.ok() || twice->utf8 != once->utf8 || twice->replaced != 0) std::abort();
  return 0;
}
