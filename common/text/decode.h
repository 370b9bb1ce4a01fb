// From bytes in some charset to valid UTF-8. The bytes decide; what was declared is only a hint,
// because pages of these governments declare gb2312 and hold GB18030 or UTF-8 as often as not.
#ifndef GONGBAO_COMMON_TEXT_DECODE_H_
#define GONGBAO_COMMON_TEXT_DECODE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::text {

struct DecodedText {
  std::string utf8;      // valid; a byte order mark stays as U+FEFF, nothing else is touched
  std::string charset;   // what the bytes were read as: UTF-8, GB18030, UTF-16LE, UTF-16BE
  int64_t replaced = 0;  // malformed sequences and NULs, each now one U+FFFD
};

// True for well-formed UTF-8 as RFC 3629 has it (no surrogates, no overlong forms).
bool IsValidUtf8(std::string_view bytes);

// Reads `bytes` as UTF-16 after a byte order mark, as UTF-8 where they are valid or almost valid,
// else as GB18030. INVALID_ARGUMENT when they are no text in any of these: mostly malformed, or
// binary. `declared` breaks the tie where a damaged text may be either.
Result<DecodedText> DecodeText(std::string_view bytes, std::string_view declared);

}  // namespace gongbao::text

#endif  // GONGBAO_COMMON_TEXT_DECODE_H_
