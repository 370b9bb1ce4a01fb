// From bytes in some charset to valid UTF-8. The order is that of browsers (WHATWG, "determining
// the character encoding"): a byte order mark, then what was declared, then the bytes themselves.
// But what is declared must fit the bytes, because pages of these governments declare gb2312 and
// hold GB18030 or UTF-8 as often as not.
#ifndef GONGBAO_COMMON_TEXT_DECODE_H_
#define GONGBAO_COMMON_TEXT_DECODE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"

namespace gongbao::text {

// Of how many malformed places the position is kept. A text with more is a ruin; the count goes on.
inline constexpr size_t kMaxReplacedPlaces = 1000;

struct DecodedText {
  std::string utf8;     // valid; the byte order mark of a UTF-8 text stays, nothing else is touched
  std::string charset;  // what the bytes were read as: UTF-8, GB18030, Big5, UTF-16LE …
  int64_t replaced = 0;              // malformed sequences and NULs, each now one U+FFFD
  std::string declared;              // as the caller gave it, at most 64 bytes
  std::string detected;              // what the bytes alone look like
  std::vector<int32_t> replaced_at;  // the first of the replaced, as bytes of utf8, in text order
};

// True for well-formed UTF-8 as RFC 3629 has it (no surrogates, no overlong forms).
bool IsValidUtf8(std::string_view bytes);

// Reads `bytes` as UTF-8, UTF-16 or UTF-32 where a byte order mark or their pattern says so, as
// UTF-8 where they are valid or mostly valid, else as GB18030 (with GBK and GB2312) or Big5 (with
// HKSCS). INVALID_ARGUMENT when they are no text in any of these: mostly malformed, or binary.
// `declared` decides between charsets that fit about as well.
Result<DecodedText> DecodeText(std::string_view bytes, std::string_view declared);

// Reads a name or a heading, which is too short to be told by its looks: as UTF-8 where it is
// valid, else as Big5 where that is declared, else as GB18030. What is malformed becomes U+FFFD.
std::string DecodeName(std::string_view bytes, std::string_view declared);

}  // namespace gongbao::text

#endif  // GONGBAO_COMMON_TEXT_DECODE_H_
