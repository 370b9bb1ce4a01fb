// Whatever the text: the engine ends, every quote is the text at its span, and the account of
// numerals adds up.
#include <cstdlib>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"
#include "common/text/decode.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace gongbao;
  static const knowledge::Knowledge kWords;
  const auto decoded = text::DecodeText({reinterpret_cast<const char*>(data), size}, "utf-8");
  if (!decoded.ok()) return 0;
  const std::string_view text = decoded->utf8;
  const extraction::Extraction extraction = extraction::Extract(kWords, text, {});
  const auto check = [&](const extraction::Span& span, std::string_view quote) {
    if (span.start_byte < 0 || span.end_byte > static_cast<int64_t>(text.size()) ||
        span.end_byte < span.start_byte ||
        text.substr(static_cast<size_t>(span.start_byte),
                    static_cast<size_t>(span.end_byte - span.start_byte)) != quote) {
      std::abort();
    }
  };
  for (const auto& article : extraction.articles) {
    for (const auto& fact : article.facts) check(fact.span, fact.quote());
    for (const auto& rejected : article.rejected) check(rejected.span, rejected.quote());
    if (article.numerals != article.numerals_in_facts + article.numerals_rejected) std::abort();
  }
  return 0;
}
