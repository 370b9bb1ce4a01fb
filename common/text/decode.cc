#include "common/text/decode.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <memory>
#include <optional>

#include "common/base/ascii.h"
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

void Replaced(size_t at, DecodedText* out) {
  ++out->replaced;
  if (out->replaced_at.size() < kMaxReplacedPlaces) {
    out->replaced_at.push_back(static_cast<int32_t>(at));
  }
}

// Copies valid sequences; each malformed byte run up to the next possible lead becomes one U+FFFD.
DecodedText RepairUtf8(std::string_view bytes) {
  DecodedText out;
  out.charset = "UTF-8";
  out.utf8.reserve(bytes.size() + bytes.size() / 16);  // what is put in is longer
  for (size_t at = 0; at < bytes.size();) {
    if (const size_t length = SequenceLength(bytes, at); length > 0 && bytes[at] != '\0') {
      out.utf8.append(bytes, at, length);
      at += length;
    } else {
      Replaced(out.utf8.size(), &out);
      out.utf8 += kReplacement;
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
  DecodedText out;
  out.charset = charset;
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
        Replaced(out.utf8.size() + static_cast<size_t>(to - utf8), &out);
        to = std::ranges::copy(kReplacement, to).out;
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

unsigned Byte(std::string_view bytes, size_t at) { return static_cast<unsigned char>(bytes[at]); }

// What share of the bytes beyond ASCII each charset explains with the characters that Chinese text
// is made of. Any bytes "decode" as GB18030 or Big5; only those of the right one are common words.
struct Fit {
  double utf8 = 0;
  double gb18030 = 0;
  double big5 = 0;
};

// Bytes in well-formed UTF-8 sequences of Han, Chinese punctuation and full-width forms.
int64_t FitOfUtf8(std::string_view bytes) {
  int64_t fit = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t length = SequenceLength(bytes, at);
    if (length >= 3) fit += static_cast<int64_t>(length);
    at += std::max<size_t>(length, 1);
  }
  return fit;
}

// Bytes in pairs whose lead byte lies in the rows of symbols or of common characters.
int64_t FitOfGb18030(std::string_view bytes) {
  const auto is_digit = [&](size_t at) { return bytes[at] >= '0' && bytes[at] <= '9'; };
  int64_t fit = 0;
  for (size_t at = 0; at + 1 < bytes.size();) {
    const unsigned lead = Byte(bytes, at);
    const unsigned trail = Byte(bytes, at + 1);
    if (lead < 0x81 || lead > 0xFE) {
      ++at;
    } else if (trail >= 0x40 && trail != 0x7F && trail != 0xFF) {
      // GB2312's symbols, and the 3,755 characters of its first level.
      const bool common = (lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3);
      if (common && trail >= 0xA1) fit += 2;
      at += 2;
    } else {
      at += at + 3 < bytes.size() && is_digit(at + 1) && is_digit(at + 3) ? 4 : 1;
    }
  }
  return fit;
}

int64_t FitOfBig5(std::string_view bytes) {
  int64_t fit = 0;
  for (size_t at = 0; at + 1 < bytes.size();) {
    const unsigned lead = Byte(bytes, at);
    const unsigned trail = Byte(bytes, at + 1);
    const bool pair = (trail >= 0x40 && trail <= 0x7E) || (trail >= 0xA1 && trail <= 0xFE);
    if (lead < 0x81 || lead > 0xFE || !pair) {
      ++at;
      continue;
    }
    if (lead >= 0xA1 && lead <= 0xC6) fit += 2;  // symbols, and the 5,401 of level one
    at += 2;
  }
  return fit;
}

Fit FitOf(std::string_view bytes) {
  constexpr size_t kSampleBytes = size_t{1} << 16;
  const auto is_wide = [](char c) { return (c & 0x80) != 0; };
  const auto* const first = std::ranges::find_if(bytes, is_wide);
  bytes = bytes.substr(static_cast<size_t>(first - bytes.begin()), kSampleBytes);
  const auto wide = static_cast<double>(std::ranges::count_if(bytes, is_wide));
  if (wide == 0) return {};
  return {static_cast<double>(FitOfUtf8(bytes)) / wide,
          static_cast<double>(FitOfGb18030(bytes)) / wide,
          static_cast<double>(FitOfBig5(bytes)) / wide};
}

enum class Family { kOther, kUtf8, kGb18030, kBig5 };

// The labels by which WHATWG's encoding standard knows the three, as far as they are met.
Family FamilyOf(std::string_view declared) {
  const std::string lower = LowerAscii(declared.substr(0, 64));
  if (lower == "utf-8" || lower == "utf8") return Family::kUtf8;
  if (lower.starts_with("gb") || lower == "x-gbk" || lower == "chinese") return Family::kGb18030;
  if (lower.starts_with("big5") || lower == "x-x-big5") return Family::kBig5;
  return Family::kOther;
}

// The best fit, or nothing where none explains half of the bytes.
std::optional<Family> Best(const Fit& fit) {
  constexpr double kLeast = 0.5;
  const double best = std::max({fit.utf8, fit.gb18030, fit.big5});
  if (best < kLeast) return std::nullopt;
  if (best == fit.utf8) return Family::kUtf8;
  return best == fit.gb18030 ? Family::kGb18030 : Family::kBig5;
}

// The same with the weight of what was declared.
std::optional<Family> BestWith(Fit fit, Family declared) {
  constexpr double kWeight = 0.1;
  if (declared == Family::kUtf8) fit.utf8 += kWeight;
  if (declared == Family::kGb18030) fit.gb18030 += kWeight;
  if (declared == Family::kBig5) fit.big5 += kWeight;
  return Best(fit);
}

const char* NameOf(Family family) {
  if (family == Family::kGb18030) return "GB18030";
  return family == Family::kBig5 ? "Big5" : "UTF-8";
}

Result<DecodedText> Read(std::string_view bytes, Family family) {
  if (family == Family::kGb18030) return Convert(bytes, "GB18030");
  if (family != Family::kBig5) return RepairUtf8(bytes);
  GONGBAO_ASSIGN_OR_RETURN(DecodedText big5, Convert(bytes, "Big5-HKSCS"));
  big5.charset = "Big5";
  return big5;
}

// A run of a file between tags and line ends, which no character of either charset has inside.
std::string_view SegmentAt(std::string_view bytes, size_t at) {
  const size_t end = bytes.find_first_of("<>\n", at);
  return bytes.substr(at, end == bytes.npos ? end : end + 1 - at);
}

// The charset that a run of a file is in beyond doubt; nothing for one of few characters.
std::optional<Family> CertainFamily(std::string_view segment) {
  constexpr int64_t kLeastWide = 12;
  const int64_t wide = std::ranges::count_if(segment, [](char c) { return (c & 0x80) != 0; });
  if (wide < kLeastWide) return std::nullopt;
  if (IsValidUtf8(segment))
    return FitOfUtf8(segment) == wide ? std::optional(Family::kUtf8) : std::nullopt;
  const bool gb = FitOfGb18030(segment) * 10 >= wide * 8 && FitOfUtf8(segment) * 2 < wide;
  return gb ? std::optional(Family::kGb18030) : std::nullopt;
}

// A page whose frame is in one charset and whose article, which a server put in, in the other.
bool MixesCharsets(std::string_view bytes) {
  bool utf8 = false;
  bool gb18030 = false;
  for (size_t at = 0; at < bytes.size() && !(utf8 && gb18030);) {
    const std::string_view segment = SegmentAt(bytes, at);
    const std::optional<Family> family = CertainFamily(segment);
    utf8 = utf8 || family == Family::kUtf8;
    gb18030 = gb18030 || family == Family::kGb18030;
    at += segment.size();
  }
  return utf8 && gb18030;
}

// Each run in its own charset, and what is too short to tell in that of the run before it.
Result<DecodedText> ReadMixed(std::string_view bytes, Family family) {
  DecodedText out;
  for (size_t at = 0; at < bytes.size();) {
    const std::string_view segment = SegmentAt(bytes, at);
    at += segment.size();
    family = CertainFamily(segment).value_or(family);
    const bool plain =
        std::ranges::none_of(segment, [](char c) { return (c & 0x80) != 0 || c == 0; });
    if (plain || (family != Family::kGb18030 && IsValidUtf8(segment) &&
                  segment.find('\0') == segment.npos)) {
      out.utf8 += segment;
      continue;
    }
    GONGBAO_ASSIGN_OR_RETURN(const DecodedText read, Read(segment, family));
    for (const int32_t place : read.replaced_at) {
      if (out.replaced_at.size() < kMaxReplacedPlaces)
        out.replaced_at.push_back(static_cast<int32_t>(out.utf8.size()) + place);
    }
    out.replaced += read.replaced;
    out.utf8 += read.utf8;
  }
  return out;
}

// A code unit that Chinese text is made of: ASCII, Han, Chinese punctuation, full-width forms.
bool IsPlausibleUnit(uint32_t unit) {
  if (unit < 0x80) return unit >= 0x20 || unit == '\t' || unit == '\n' || unit == '\r';
  return (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0x3000 && unit <= 0x303F) ||
         (unit >= 0xFF00 && unit <= 0xFF5E) || (unit >= 0x2010 && unit <= 0x2030) ||
         (unit >= 0x2160 && unit <= 0x2169) || (unit >= 0x2460 && unit <= 0x2473) || unit == 0xA0 ||
         unit == 0xB7;
}

// Share of plausible units of `width` bytes in the head of the text.
double PlausibleShare(std::string_view bytes, size_t width, bool big_endian) {
  constexpr size_t kHeadBytes = 8192;
  bytes = bytes.substr(0, std::min(bytes.size(), kHeadBytes) / width * width);
  int64_t plausible = 0;
  for (size_t at = 0; at < bytes.size(); at += width) {
    uint32_t unit = 0;
    for (size_t i = 0; i < width; ++i) {
      unit = unit << 8 | Byte(bytes, big_endian ? at + i : at + width - 1 - i);
    }
    plausible += IsPlausibleUnit(unit);
  }
  return bytes.empty() ? 0
                       : static_cast<double>(plausible * static_cast<int64_t>(width)) /
                             static_cast<double>(bytes.size());
}

struct Wide {
  std::string_view mark;  // byte order mark
  const char* charset = nullptr;
  size_t width = 0;
  bool big_endian = false;
};

// The mark of UTF-32LE begins with that of UTF-16LE.
constexpr std::array<Wide, 4> kWides = {{{{"\xFF\xFE\0\0", 4}, "UTF-32LE", 4, false},
                                         {{"\0\0\xFE\xFF", 4}, "UTF-32BE", 4, true},
                                         {{"\xFF\xFE", 2}, "UTF-16LE", 2, false},
                                         {{"\xFE\xFF", 2}, "UTF-16BE", 2, true}}};

// UTF-16 or UTF-32 by its mark, or by a pattern that no other charset has. `*bytes` loses the mark.
const char* WideCharset(std::string_view* bytes) {
  for (const Wide& wide : kWides) {
    if (!bytes->starts_with(wide.mark)) continue;
    bytes->remove_prefix(wide.mark.size());
    return wide.charset;
  }
  constexpr double kClear = 0.95;
  constexpr double kBetter = 0.1;  // than in the other byte order
  constexpr size_t kLeastUnits = 4;
  for (const Wide& wide : kWides) {
    if (bytes->size() < kLeastUnits * wide.width || bytes->size() % wide.width != 0) continue;
    const double share = PlausibleShare(*bytes, wide.width, wide.big_endian);
    if (share >= kClear && share - kBetter > PlausibleShare(*bytes, wide.width, !wide.big_endian)) {
      return wide.charset;
    }
  }
  return nullptr;
}

// Valid UTF-8 without a single character of three bytes is no Chinese text; in a declared GB18030
// or Big5 a few words may look so by chance.
bool MayBeUtf8(std::string_view valid, Family declared) {
  if (declared != Family::kGb18030 && declared != Family::kBig5) return true;
  bool wide = false;
  for (const char c : valid) {
    if ((c & 0xE0) == 0xE0) return true;
    wide = wide || (c & 0x80) != 0;
  }
  return !wide;
}

// What can be a charset's name of what stands in place of one: any bytes may.
std::string_view LabelOf(std::string_view declared) {
  constexpr size_t kMostBytes = 64;
  const auto odd = std::ranges::find_if(declared, [](char c) { return c <= ' ' || c > '~'; });
  const auto plain = static_cast<size_t>(odd - declared.begin());
  return declared.substr(0, std::min(plain, kMostBytes));
}

Result<DecodedText> Decode(std::string_view bytes, Family declared) {
  const bool utf16_mark = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  const bool has_nul = bytes.find('\0') != std::string_view::npos;
  if (!utf16_mark && !has_nul && MayBeUtf8(bytes, declared) && IsValidUtf8(bytes)) {
    DecodedText whole;
    whole.utf8 = bytes;
    whole.charset = whole.detected = "UTF-8";
    return whole;
  }
  if (const char* charset = WideCharset(&bytes); charset != nullptr) {
    GONGBAO_ASSIGN_OR_RETURN(DecodedText wide, Convert(bytes, charset));
    wide.detected = charset;
    return wide;
  }
  const auto nuls = std::ranges::count(bytes, '\0');
  if (nuls * 50 > static_cast<int64_t>(bytes.size())) {
    return InvalidArgumentError("this is binary data (" + std::to_string(nuls) +
                                " NUL bytes), not a text: send text or HTML");
  }
  const Fit fit = FitOf(bytes);
  const std::optional<Family> used = BestWith(fit, declared);
  if ((used == Family::kUtf8 || used == Family::kGb18030) && MixesCharsets(bytes)) {
    GONGBAO_ASSIGN_OR_RETURN(DecodedText mixed, ReadMixed(bytes, *used));
    mixed.charset = NameOf(*used);
    mixed.detected = NameOf(Best(fit).value_or(Family::kUtf8));
    return mixed;
  }
  GONGBAO_ASSIGN_OR_RETURN(DecodedText text, Read(bytes, used.value_or(Family::kUtf8)));
  // A few malformed bytes between much ASCII harm nobody; anything else must fit a charset.
  if (!used && text.replaced * 20 > static_cast<int64_t>(bytes.size())) {
    return InvalidArgumentError(
        "this is no text in UTF-8, UTF-16, UTF-32, GB18030 or Big5: " +
        std::to_string(text.replaced) +
        " malformed sequences as UTF-8; convert it to UTF-8 and send it again");
  }
  text.detected = NameOf(Best(fit).value_or(Family::kUtf8));
  return text;
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
  GONGBAO_ASSIGN_OR_RETURN(DecodedText text, Decode(bytes, FamilyOf(declared)));
  text.declared = LabelOf(declared);
  return text;
}

std::string DecodeName(std::string_view bytes, std::string_view declared) {
  const Family family = FamilyOf(declared);
  if (MayBeUtf8(bytes, family) && IsValidUtf8(bytes)) return std::string(bytes);
  Result<DecodedText> text = Read(bytes, family == Family::kOther ? Family::kGb18030 : family);
  return text.ok() ? std::move(text->utf8) : std::string();
}

}  // namespace gongbao::text
