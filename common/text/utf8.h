// UTF-8 one character at a time, for text that is known to be valid (what decode.h returns).
#ifndef GONGBAO_COMMON_TEXT_UTF8_H_
#define GONGBAO_COMMON_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace gongbao::text {

// Bytes of the character that begins with `lead`; 1 for a continuation byte, so that a loop always
// ends.
inline size_t CharBytes(char lead) {
  const auto c = static_cast<unsigned char>(lead);
  return c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

inline bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// The code point at text[at], which must be the first byte of a whole character.
inline char32_t CodePointAt(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return (lead & 31u) << 6 | (byte(1) & 63u);
  if (lead < 0xF0) return (lead & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u);
  return (lead & 7u) << 18 | (byte(1) & 63u) << 12 | (byte(2) & 63u) << 6 | (byte(3) & 63u);
}

// The same, and moves `at` behind the character. Those of three bytes, as Han are, come first.
inline char32_t NextCodePoint(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  if (lead >= 0xE0 && lead < 0xF0) {
    const char32_t c = (lead & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u);
    at += 3;
    return c;
  }
  const char32_t c = CodePointAt(text, at);
  at += CharBytes(text[at]);
  return c;
}

// Code points in valid UTF-8.
inline int64_t CountChars(std::string_view text) {
  int64_t count = 0;
  for (const char c : text) count += !IsContinuation(c);
  return count;
}

// As much of the head of valid UTF-8 as `most` bytes hold, in whole characters.
inline std::string_view HeadOf(std::string_view text, size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && IsContinuation(text[most])) --most;
  return text.substr(0, most);
}

inline void AppendUtf8(char32_t c, std::string& out) {
  const auto put = [&](char32_t b) { out += static_cast<char>(static_cast<unsigned char>(b)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 63));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 63));
    put(0x80 | (c & 63));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 63));
    put(0x80 | (c >> 6 & 63));
    put(0x80 | (c & 63));
  }
}

}  // namespace gongbao::text

#endif  // GONGBAO_COMMON_TEXT_UTF8_H_
