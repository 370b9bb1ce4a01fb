// Whatever stands in a mail or a zip archive, its parts have unique paths that lead nowhere else,
// no part is a container, and the bounds hold. The input is the mail or archive, or after a Z a
// mail that is packed into an archive.
#include <zip.h>

#include <cstdlib>
#include <set>

#include "common/document/containers.h"
#include "common/document/mail.h"
#include "common/document/package.h"
#include "common/document/package_testing.h"
#include "common/text/decode.h"

namespace {

using namespace gongbao::document;

bool IsContainer(const Part& part) {
  if (!IsZip(part.bytes)) return IsMail(part.bytes) && !SavedPage(part.bytes);
  const auto package = Package::Open(part.bytes);
  return package.ok() && !package->IsDocument();
}

bool IsSafe(const std::string& path) {
  return gongbao::text::IsValidUtf8(path) && !path.empty() && path[0] != '/' &&
         ("/" + path + "/").find("/../") == std::string::npos &&
         path.find_first_of(std::string_view("\\\n\0", 3)) == std::string::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  // libFuzzer's bytes are those of a string.
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (bytes.starts_with('Z')) bytes = Zip({{"a.txt", "a"}, {"b.eml", bytes.substr(1)}});
  const auto document = DecodeDocument(bytes, {});
  if (!document.ok()) return 0;
  if (!gongbao::text::IsValidUtf8(document->title)) std::abort();
  if (document->parts.size() + document->lost_parts.size() > kMaxParts + 1) std::abort();
  if (!document->parts.empty() && !document->text.empty()) std::abort();
  std::set<std::string> paths;
  for (const Part& part : document->parts) {
    if (!IsSafe(part.path) || part.bytes.empty() || IsContainer(part)) std::abort();
    if (!gongbao::text::IsValidUtf8(part.media_type + part.charset)) std::abort();
    if (!paths.insert(part.path).second) std::abort();
  }
  for (const LostPart& part : document->lost_parts) {
    if (!IsSafe(part.path) || !gongbao::text::IsValidUtf8(part.reason)) std::abort();
  }
  return 0;
}
