#include "common/reading/reader.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <string>
#include <utility>

#include "common/base/parse_number.h"
#include "common/document/document.h"
#include "common/reading/decoding.h"
#include "common/sandbox/sandbox.h"

namespace gongbao::reading {
namespace {

constexpr int kWrongUse = 2;
constexpr int kNoSandbox = 71;  // EX_OSERR
// The largest file that a program may write on the way: LibreOffice's output of one document.
constexpr int64_t kMaxFileBytes = 256 << 20;
// Enough to tell a format by.
constexpr size_t kHeadBytes = 4096;

void Write(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) std::_Exit(1);  // nobody listens any more
    bytes.remove_prefix(static_cast<size_t>(count));
  }
}

// Reads on until `bytes` has `most` or the input ends.
void ReadInput(size_t most, std::string* bytes) {
  constexpr size_t kPiece = 65536;
  while (bytes->size() < most) {
    const size_t used = bytes->size();
    bytes->resize(std::min(most, std::max(used * 2, kPiece)));
    const ssize_t count = read(STDIN_FILENO, bytes->data() + used, bytes->size() - used);
    bytes->resize(used + static_cast<size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0 || (count < 0 && errno != EINTR)) return;
  }
}

// The most memory that this process has had, or a program that it waited for. getrusage would count
// in what the starter had; `status` is /proc/self/status, opened while files could be.
int64_t PeakBytes(int status) {
  struct rusage programs {};
  getrusage(RUSAGE_CHILDREN, &programs);
  int64_t peak_kib = programs.ru_maxrss;
  char text[4096];
  const ssize_t count = pread(status, text, sizeof text, 0);
  std::string_view left(text, static_cast<size_t>(std::max<ssize_t>(count, 0)));
  constexpr std::string_view kField = "VmHWM:";
  if (const size_t field = left.find(kField); field != std::string_view::npos) {
    left.remove_prefix(field + kField.size());
    left.remove_prefix(std::min(left.find_first_not_of(" \t"), left.size()));
    const auto kib = ParseNumber<int64_t>(left.substr(0, left.find(' ')));
    peak_kib = std::max(peak_kib, kib.value_or(0));
  }
  return peak_kib * 1024;
}

sandbox::Limits LimitsOf(const Request& request) {
  return {.memory_bytes = request.memory_bytes,
          .processor = std::chrono::seconds(request.processor_s),
          .file_bytes = kMaxFileBytes};
}

// The document's outcome as it is written. Memory that is at its end ends the reading, no more.
std::string Answer(const Request& request, std::string bytes, int status,
                   const std::function<void(std::string_view)>& before_parsing) {
  try {
    ReadInput(document::kMaxDocumentBytes + 1, &bytes);
    if (before_parsing) before_parsing(bytes);
    Result<document::DecodedDocument> outcome = document::DecodeDocument(
        bytes, {.media_type = request.media_type, .charset = request.charset},
        [&request] { return EnterSandbox(sandbox::Profile::kNoExec, LimitsOf(request)); });
    return SerializeDecoding(std::move(outcome), PeakBytes(status));
  } catch (const std::bad_alloc&) {
    return SerializeDecoding(
        ResourceExhaustedError("the document takes more than " +
                               std::to_string(request.memory_bytes) +
                               " bytes of memory to read (reader.memory_bytes)"),
        PeakBytes(status));
  }
}

}  // namespace

void ReadDocument(int argc, const char* const* argv,
                  const std::function<void(std::string_view)>& before_parsing) {
  const Result<Request> request = ParseArguments(argc, argv);
  if (!request.ok()) {
    Write(STDERR_FILENO, request.status().message() + "\n");
    std::_Exit(kWrongUse);
  }
  const int status = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
  std::string bytes;
  ReadInput(kHeadBytes, &bytes);
  const sandbox::Profile profile =
      document::NeedsProgram(bytes) ? sandbox::Profile::kRunsPrograms : sandbox::Profile::kNoExec;
  const Status entered = EnterSandbox(profile, LimitsOf(*request));
  if (!entered.ok()) {
    Write(STDERR_FILENO, entered.message() + "\n");
    std::_Exit(kNoSandbox);
  }
  Write(STDOUT_FILENO, std::string_view(&kSandboxed, 1));
  Write(STDOUT_FILENO, Answer(*request, std::move(bytes), status, before_parsing));
  std::_Exit(0);  // all is written; what libraries would tidy up goes with the process
}

}  // namespace gongbao::reading
