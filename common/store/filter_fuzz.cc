// Any text is refused or read, and what was read prints to a filter that reads the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/store/filter.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using gongbao::store::FilterSubject;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto subject :
       {FilterSubject::kDocuments, FilterSubject::kArticles, FilterSubject::kFacts}) {
    const auto filter = gongbao::store::ParseFilter(subject, text);
    if (!filter.ok()) continue;
    const std::string printed = gongbao::store::PrintFilter(*filter);
    // Quotes, escapes and spaces may carry the settled form over the limit of length.
    if (printed.size() > gongbao::store::kMaxFilterChars) continue;
    const auto again = gongbao::store::ParseFilter(subject, printed);
    if (!again.ok() || !(*again == *filter)) std::abort();
  }
  return 0;
}
