#include "common/text/decode.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>

#include "common/text/utf8.h"

namespace gongbao::text {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Length of the well-formed sequence at bytes[at], or 0.
size_t SequenceLength(std::string_view bytes, size_t at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  size_t length = 0;
  unsigned low = 0x80;
  unsigned high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    if (lead == 0xE0) low = 0xA0;   // overlong
    if (lead == 0xED) high = 0x9F;  // surrogates
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return 0;
  }
  if (at + length > bytes.size() || byte(1) < low || byte(1) > high) return 0;
  for (size_t i = 2; i < length; ++i) {
    if (!IsContinuation(bytes[at + i])) return 0;
  }
  return length;
}

// Where the well-formed sequences of three bytes end that stand at `at` one behind the other, as
// Han does: two at once, but for those whose lead byte forbids some second bytes, and at the end of
// the text.
size_t EndOfThrees(std::string_view bytes, size_t at) {
  using Bytes = std::array<unsigned char, 8>;
  constexpr auto kMarks = std::bit_cast<uint64_t>(Bytes{0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0});
  constexpr auto kThrees = std::bit_cast<uint64_t>(Bytes{0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0});
  // By the last four bits of the lead byte: E0 and ED.
  const auto special = [&](size_t lead) { return (0x2001 >> (bytes[lead] & 15) & 1) != 0; };
  uint64_t word;
  for (; at + sizeof word <= bytes.size(); at += 6) {
    std::memcpy(&word, bytes.data() + at, sizeof word);
    if ((word & kMarks) != kThrees || special(at) || special(at + 3)) break;
  }
  return at;
}

// Copies valid sequences; each malformed byte run up to the next possible lead becomes one U+FFFD.
DecodedText RepairUtf8(std::string_view bytes) {
  DecodedText out{.utf8 = {}, .charset = "UTF-8", .replaced = 0};
  out.utf8.reserve(bytes.size() + bytes.size() / 16);  // what is put in is longer
  for (size_t at = 0; at < bytes.size();) {
    if (const size_t length = SequenceLength(bytes, at); length > 0 && bytes[at] != '\0') {
      out.utf8.append(bytes, at, length);
      at += length;
    } else {
      out.utf8 += kReplacement;
      ++out.replaced;
      if (bytes[at] == '\0') {
        ++at;
        continue;
      }
      ++at;
      while (at < bytes.size() && IsContinuation(bytes[at])) ++at;
    }
  }
  return out;
}

struct ConverterClose {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};

// ICU's conversion, in pieces so that memory stays near the size of the result.
Result<DecodedText> Convert(std::string_view bytes, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, ConverterClose> from(ucnv_open(charset, &error));
  if (U_FAILURE(error)) {
    return InternalError(std::string("ICU has no converter for ") + charset + ": " +
                         u_errorName(error));
  }
  DecodedText out{.utf8 = {}, .charset = charset, .replaced = 0};
  out.utf8.reserve(bytes.size() + bytes.size() / 2);
  UChar piece[4096];
  char utf8[4 * std::size(piece)];
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  char32_t pending = 0;  // a lead surrogate at the end of a piece
  do {
    UChar* target = piece;
    error = U_ZERO_ERROR;
    ucnv_toUnicode(from.get(), &target, piece + std::size(piece), &source, end, nullptr, 1, &error);
    if (U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR) {
      return InternalError(std::string("converting from ") + charset + ": " + u_errorName(error));
    }
    char* to = utf8;
    for (const UChar* u = piece; u < target; ++u) {
      const char32_t c = *u;
      if (c >= 0x800 && (c < 0xD800 || c >= 0xE000) && c != 0xFFFD) {
        *to++ = static_cast<char>(0xE0 | c >> 12);
        *to++ = static_cast<char>(0x80 | (c >> 6 & 63));
        *to++ = static_cast<char>(0x80 | (c & 63));
      } else if (c != 0 && c < 0x80) {
        *to++ = static_cast<char>(c);
      } else if (c >= 0xD800 && c < 0xDC00) {
        pending = c;
      } else if (c == 0xFFFD || c == 0) {
        to = std::ranges::copy(kReplacement, to).out;
        ++out.replaced;
      } else {
        std::string rare;
        AppendUtf8(c < 0x800 ? c : 0x10000 + ((pending - 0xD800) << 10) + (c - 0xDC00), rare);
        to = std::ranges::copy(rare, to).out;
      }
    }
    out.utf8.append(utf8, to);
  } while (error == U_BUFFER_OVERFLOW_ERROR);
  return out;
}

// Share of replacements among the characters that are not ASCII: what tells one charset from
// another.
double DamagedShare(const DecodedText& decoded) {
  int64_t wide = 0;
  for (const char c : decoded.utf8) wide += static_cast<unsigned char>(c) >= 0xC0;
  return wide == 0 ? 0.0 : static_cast<double>(decoded.replaced) / static_cast<double>(wide);
}

// Share of Han characters, Chinese punctuation and full-width forms among the wide characters. Real
// Chinese text has almost nothing else; bytes of another kind read as GB18030 scatter over its rare
// rows.
double ChineseShare(std::string_view utf8) {
  int64_t wide = 0;
  int64_t chinese = 0;
  for (size_t at = 0; at < utf8.size(); at += CharBytes(utf8[at])) {
    if (static_cast<unsigned char>(utf8[at]) < 0x80) continue;
    ++wide;
    const char32_t c = CodePointAt(utf8, at);
    chinese += (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x303F) ||
               (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x2010 && c <= 0x2030) || c == 0xB7;
  }
  return wide == 0 ? 1.0 : static_cast<double>(chinese) / static_cast<double>(wide);
}

bool DeclaresUtf8(std::string_view declared) {
  std::string lower(declared);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower == "utf-8" || lower == "utf8";
}

}  // namespace

bool IsValidUtf8(std::string_view bytes) {
  size_t at = 0;
  while (at < bytes.size()) {
    at = EndOfThrees(bytes, at);
    if (at == bytes.size()) break;
    // Eight ASCII bytes at a time.
    uint64_t word;
    while (at + 8 <= bytes.size()) {
      std::memcpy(&word, bytes.data() + at, 8);
      if ((word & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    if (at == bytes.size()) break;
    const size_t length = SequenceLength(bytes, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

Result<DecodedText> DecodeText(std::string_view bytes, std::string_view declared) {
  if (bytes.starts_with("\xFF\xFE")) return Convert(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return Convert(bytes.substr(2), "UTF-16BE");
  int64_t nuls = 0;
  for (size_t at = bytes.find('\0'); at != bytes.npos; at = bytes.find('\0', at + 1)) ++nuls;
  if (nuls * 50 > static_cast<int64_t>(bytes.size())) {
    return InvalidArgumentError("this is binary data (" + std::to_string(nuls) +
                                " NUL bytes), not a text: send text or HTML");
  }
  if (nuls == 0 && IsValidUtf8(bytes)) return DecodedText{std::string(bytes), "UTF-8", 0};

  // Damaged UTF-8 loses a few characters; GB18030 read as UTF-8 loses nearly all of them.
  constexpr double kTolerated = 0.05;
  // What is nothing but damage shows it at once.
  constexpr size_t kHeadBytes = 16384;
  constexpr int64_t kHopeless = 1000;
  DecodedText as_utf8 = RepairUtf8(bytes.substr(0, kHeadBytes));
  if (as_utf8.replaced < kHopeless || DamagedShare(as_utf8) < 0.5) as_utf8 = RepairUtf8(bytes);
  const double utf8_damage = DamagedShare(as_utf8);
  if (utf8_damage <= kTolerated || (DeclaresUtf8(declared) && utf8_damage <= 2 * kTolerated)) {
    return as_utf8;
  }
  GONGBAO_ASSIGN_OR_RETURN(DecodedText as_gb, Convert(bytes, "GB18030"));
  if (DamagedShare(as_gb) <= kTolerated && ChineseShare(as_gb.utf8) >= 0.7) return as_gb;
  return InvalidArgumentError(
      "this is no text in UTF-8, UTF-16 or GB18030: " + std::to_string(RepairUtf8(bytes).replaced) +
      " malformed sequences as UTF-8; convert it to UTF-8 and send it again");
}

}  // namespace gongbao::text
