// Bytes that a broken reader might answer: what is accepted must be told again in the same way.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/reading/decoding.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace gongbao::reading;
  // libFuzzer's bytes are those of a string.
  auto first = ParseDecoding({reinterpret_cast<const char*>(data), size});
  if (!first.ok() || !first->outcome.ok()) return 0;
  const std::string text = first->outcome->text;
  const auto again =
      ParseDecoding(SerializeDecoding(*std::move(first->outcome), first->peak_bytes));
  if (!again.ok() || !again->outcome.ok() || again->outcome->text != text) std::abort();
  return 0;
}
