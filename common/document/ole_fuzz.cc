// Whatever stands in an OLE compound file, its kind is told and nothing is read beyond it. Half of
// the inputs are laid over a file that is whole, or few would get behind the header.
#include "common/document/ole.h"
#include "common/document/ole_testing.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  (void)gongbao::document::KindOfOle(input);
  static const std::string kWhole = gongbao::document::Ole({"a", "WordDocument"}, {"Workbook"});
  std::string changed = kWhole;
  // Three bytes: a place and what stands there.
  for (size_t at = 0; at + 3 <= size; at += 3) {
    changed[(data[at] * 256U + data[at + 1]) % changed.size()] = input[at + 2];
  }
  (void)gongbao::document::KindOfOle(changed);
  return 0;
}
