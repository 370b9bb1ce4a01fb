// A zip container in memory, by libzip, and what Office puts into one: parts, their content types
// and the relationships between them (ECMA-376 part 2). Nothing is ever written to disk.
#ifndef GONGBAO_COMMON_DOCUMENT_PACKAGE_H_
#define GONGBAO_COMMON_DOCUMENT_PACKAGE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/document/document.h"

struct zip;  // of libzip, where it is called zip_t

namespace gongbao::document {

inline constexpr int64_t kMaxMembers = 10'000;
inline constexpr size_t kMaxMemberBytes = 64u << 20;
inline constexpr size_t kMaxInflatedBytes = 128u << 20;  // of all members that are read
// How much a member may grow by inflating once it is above a mebibyte. XML of long, uniform tables
// comes near 60; a bomb has 1,000.
inline constexpr size_t kMaxInflateRatio = 200;

// From one part to another: Target of r:id.
struct Relationship {
  std::string id;
  std::string type;    // its last segment: "styles" of http://…/relationships/styles
  std::string target;  // the part's full name, without a slash before it
};

// Whether the bytes begin as a zip container does.
bool IsZip(std::string_view bytes);

// An opened container. Not thread-safe; the bytes must outlive it.
class Package {
 public:
  // INVALID_ARGUMENT: no zip container, or a broken one; RESOURCE_EXHAUSTED: over kMaxMembers.
  static Result<Package> Open(std::string_view bytes);

  // Whether it is one document of a format that is packed as a zip (Office, OpenDocument, EPUB,
  // OFD), and no bag of files.
  bool IsDocument() const;

  // The names of all members in their order, in UTF-8: as the container says, or as DecodeName
  // reads them. The name of a folder ends in a slash.
  std::vector<std::string> Names() const;

  // Whether there is a member of that name; case does not matter to parts.
  bool Has(std::string_view name) const;

  // A member's bytes, inflated. INVALID_ARGUMENT: no such member, encrypted, or broken;
  // RESOURCE_EXHAUSTED: over a bound, which the message names. Each call counts towards
  // kMaxInflatedBytes.
  Result<std::string> Read(std::string_view name);

  // The same for the member at a place in Names(), called `name` in messages, when no more than
  // `most_bytes` may come of it.
  Result<std::string> Read(size_t index, std::string_view name, size_t most_bytes);

  // The member as XML: failures of Read and of ParseXml.
  Result<pugi::xml_document> ReadXml(std::string_view name);

  // The part that the first relationship of that type leads to; an empty document where there is
  // none or the container lacks the part. Failures of ReadXml.
  Result<pugi::xml_document> ReadRelated(const std::vector<Relationship>& relationships,
                                         std::string_view type);

  // The relationships of a part, or of the whole package for ""; none where the container has none.
  // Links to the outside are left out. Failures of ReadXml.
  Result<std::vector<Relationship>> Relationships(std::string_view part);

  // The content type of a part, as [Content_Types].xml gives it by name or by ending; or "".
  // Failures of ReadXml.
  Result<std::string> ContentType(std::string_view part);

  // Appends the core properties (title, author, dates, subject) and sets the title. A container
  // without them is fine. Failures of ReadXml.
  Status ReadProperties(DecodedDocument& document);

  // Malformed sequences that ReadXml has replaced so far.
  int64_t replaced() const { return replaced_; }

  // What Read has inflated so far, also in vain.
  size_t inflated_bytes() const { return inflated_; }

 private:
  struct Close {
    void operator()(zip* archive) const;
  };

  explicit Package(zip* archive, size_t bytes) : archive_(archive), bytes_(bytes) {}

  std::unique_ptr<zip, Close> archive_;
  size_t bytes_ = 0;     // of the container
  size_t inflated_ = 0;  // by Read so far
  int64_t replaced_ = 0;
};

// The first relationship's target of that type, or "".
std::string TargetOfType(const std::vector<Relationship>& relationships, std::string_view type);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_PACKAGE_H_
