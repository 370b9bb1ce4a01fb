// Writes the table of simplified.h when the project is built, from ICU's transliterator: the
// programs need none of its data for it.
#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <memory>

namespace {

constexpr char16_t kFirst = 0x4000;
constexpr char16_t kLast = 0x9FFF;

// Whether GB 2312 has the character: what is written in simplified texts stays as it is (著, 乾).
bool InGb2312(UConverter* gb2312, char16_t c) {
  UErrorCode error = U_ZERO_ERROR;
  char bytes[8];
  ucnv_setFromUCallBack(gb2312, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
  ucnv_reset(gb2312);
  error = U_ZERO_ERROR;
  ucnv_fromUChars(gb2312, bytes, sizeof bytes, &c, 1, &error);
  return U_SUCCESS(error) != 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, error));
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> gb2312(ucnv_open("gb2312", &error),
                                                                  ucnv_close);
  if (U_FAILURE(error) != 0) {
    std::fprintf(stderr, "ICU has no transliterator or no GB 2312: %s\n", u_errorName(error));
    return 1;
  }
  std::FILE* const out = std::fopen(argv[1], "w");
  if (out == nullptr) return 1;
  std::fputs("#include \"common/text/simplified.h\"\n\nnamespace gongbao::text {\n\n", out);
  std::fputs("const char16_t kSimplified[0xA000 - 0x4000] = {\n", out);
  for (char32_t c = kFirst; c <= kLast; ++c) {
    const auto from = static_cast<char16_t>(c);
    icu::UnicodeString words(from);
    // GB 2312 has 於 for names alone: 不少於20個.
    if (from == u'\u65BC' || !InGb2312(gb2312.get(), from)) simplify->transliterate(words);
    const char16_t to = words.length() == 1 ? words[0] : from;
    std::fprintf(out, "0x%04X,%s", static_cast<unsigned>(to), c % 12 == 11 ? "\n" : " ");
  }
  std::fputs("};\n\n}  // namespace gongbao::text\n", out);
  return std::fclose(out) == 0 ? 0 : 1;
}
