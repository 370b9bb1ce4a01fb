#include "services/gongbao/document_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace gongbao::cli {
namespace {

Status SystemFault() { return InvalidArgumentError(std::strerror(errno)); }

// A file is read in one piece, and one byte of room tells that it ends there. A document over the
// limit is refused by its size; no need to hold more of it than tells that.
Result<std::string> ReadAll(int file) {
  constexpr size_t kMost = document::kMaxDocumentBytes + 1;
  constexpr size_t kPiece = 65536;
  struct stat status {};
  if (fstat(file, &status) != 0) return SystemFault();
  if (S_ISDIR(status.st_mode)) return InvalidArgumentError("is a directory: name its files");
  std::string bytes;
  if (S_ISREG(status.st_mode)) {
    bytes.resize(std::min(static_cast<size_t>(status.st_size) + 1, kMost));
  }
  size_t used = 0;
  while (used < kMost) {
    if (bytes.size() == used) bytes.resize(std::min(std::max(2 * used, kPiece), kMost));
    const ssize_t count = read(file, bytes.data() + used, bytes.size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return SystemFault();
    if (count == 0) break;
    used += static_cast<size_t>(count);
  }
  bytes.resize(used);
  return bytes;
}

constexpr char kInside[] = "!/";  // between a container and a part of it

bool IsThere(const std::string& file) { return file == "-" || access(file.c_str(), F_OK) == 0; }

// What a path leads to: a file, or a container with the parts that are asked for.
struct Contents {
  std::string file;  // the path before its first "!/"
  document::DecodedDocument document;
};

bool IsContainer(const document::DecodedDocument& document) {
  return !document.parts.empty() || !document.lost_parts.empty();
}

Result<Contents> Open(const std::string& path, const reading::ReaderOptions& reader) {
  // A file may have such a name itself.
  size_t end = IsThere(path) ? std::string::npos : path.find(kInside);
  while (end != std::string::npos && !IsThere(path.substr(0, end))) {
    end = path.find(kInside, end + 1);
  }
  Contents contents{.file = path.substr(0, end), .document = {}};
  GONGBAO_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(contents.file));
  GONGBAO_ASSIGN_OR_RETURN(reading::Reading reading, reading::DecodeInChild(bytes, {}, reader));
  contents.document = std::move(reading.document);
  if (end == std::string::npos) return contents;

  const std::string part = path.substr(end + std::strlen(kInside));
  const auto unwanted = [&part](const auto& other) {
    return other.path != part && !other.path.starts_with(part + kInside);
  };
  std::erase_if(contents.document.parts, unwanted);
  std::erase_if(contents.document.lost_parts, unwanted);
  if (!IsContainer(contents.document)) {
    return InvalidArgumentError("no such part is in " + contents.file);
  }
  return contents;
}

DocumentFile FileOf(document::DecodedDocument decoded) {
  DocumentFile file;
  file.decoded = std::move(decoded);
  file.metadata = document::ReadMetadata(file.decoded.properties);
  return file;
}

Result<DocumentFile> OpenPart(const document::Part& part, const reading::ReaderOptions& reader) {
  GONGBAO_ASSIGN_OR_RETURN(
      reading::Reading reading,
      reading::DecodeInChild(part.bytes, {.media_type = part.media_type, .charset = part.charset},
                             reader));
  return FileOf(std::move(reading.document));
}

}  // namespace

Result<std::string> ReadFile(const std::string& path) {
  if (path == "-") return ReadAll(STDIN_FILENO);
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return SystemFault();
  Result<std::string> bytes = ReadAll(file);
  close(file);
  return bytes;
}

void Complain(std::string_view path, std::string_view fault) {
  std::fprintf(stderr, "gongbao: %.*s: %.*s\n", static_cast<int>(path.size()), path.data(),
               static_cast<int>(fault.size()), fault.data());
}

bool ForEachDocument(
    const std::string& path, const reading::ReaderOptions& reader,
    const std::function<bool(const std::string& path, const DocumentFile& document)>& take) {
  Result<Contents> found = Open(path, reader);
  if (!found.ok()) {
    Complain(path, found.status().message());
    return false;
  }
  document::DecodedDocument& decoded = found->document;
  if (!IsContainer(decoded)) {
    take(path, FileOf(std::move(decoded)));
    return true;
  }
  bool all = decoded.lost_parts.empty();
  for (const document::LostPart& part : decoded.lost_parts) {
    Complain(found->file + kInside + part.path, part.reason);
  }
  for (const document::Part& part : decoded.parts) {
    const std::string part_path = found->file + kInside + part.path;
    const Result<DocumentFile> document = OpenPart(part, reader);
    if (!document.ok()) {
      Complain(part_path, document.status().message());
      all = false;
    } else if (!take(part_path, *document)) {
      break;
    }
  }
  return all;
}

Result<DocumentFile> OpenDocument(const std::string& path, const reading::ReaderOptions& reader) {
  GONGBAO_ASSIGN_OR_RETURN(Contents found, Open(path, reader));
  document::DecodedDocument& decoded = found.document;
  if (!IsContainer(decoded)) return FileOf(std::move(decoded));
  if (decoded.parts.empty()) return InvalidArgumentError(decoded.lost_parts.front().reason);
  if (decoded.parts.size() + decoded.lost_parts.size() > 1) {
    return InvalidArgumentError("holds several documents: name one of them, as " + found.file +
                                kInside + decoded.parts.front().path);
  }
  return OpenPart(decoded.parts.front(), reader);
}

}  // namespace gongbao::cli
