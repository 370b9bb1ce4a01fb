// Files that hold files: zip archives and mails, taken apart to the documents in them and in the
// containers among these. Nothing is ever written to disk.
#ifndef GONGBAO_COMMON_DOCUMENT_CONTAINERS_H_
#define GONGBAO_COMMON_DOCUMENT_CONTAINERS_H_

#include <cstddef>
#include <string_view>

#include "common/base/status.h"
#include "common/document/document.h"

namespace gongbao::document {

inline constexpr int kMaxContainerDepth = 3;      // a mail with a zip with a zip
inline constexpr size_t kMaxParts = 1'000;        // taken out or lost
inline constexpr size_t kMaxPartPathBytes = 512;  // in each container on the way to it

// The parts of a zip archive (IsZip) or a mail (IsMail). Their paths are unique and safe to be
// taken for those of files; what a container within it holds is at its path, "!/" and the path
// there. Folders, empty files and what systems leave behind (__MACOSX, .DS_Store, Thumbs.db, locks
// of Office) are passed over. What can't be taken out is among the lost parts, as is a container
// beyond kMaxContainerDepth; all behind kMaxParts, or kMaxInflatedBytes of all together, is one of
// these, which says how many. INVALID_ARGUMENT: broken, or nothing can be taken out;
// RESOURCE_EXHAUSTED: nothing can for a bound.
Result<DecodedDocument> TakeApart(std::string_view bytes);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_CONTAINERS_H_
