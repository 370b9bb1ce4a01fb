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

Result<DocumentFile> OpenDocument(const std::string& path, const reading::ReaderOptions& reader) {
  GONGBAO_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path));
  GONGBAO_ASSIGN_OR_RETURN(reading::Reading reading, reading::DecodeInChild(bytes, {}, reader));
  DocumentFile file;
  file.decoded = std::move(reading.document);
  file.metadata = document::ReadMetadata(file.decoded.properties);
  return file;
}

}  // namespace gongbao::cli
