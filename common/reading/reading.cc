#include "common/reading/reading.h"

#include <signal.h>

#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "common/base/temporary_folder.h"
#include "common/reading/decoding.h"
#include "common/sandbox/child.h"

namespace gongbao::reading {
namespace {

using sandbox::ChildEnd;
using sandbox::ChildOutput;

constexpr char kProgram[] = "gongbao-reader";
// UTF-8 takes half as much again as GB18030; tables and places are told besides. The parts of a
// container come to document::kMaxInflatedBytes, which is twice a document, and their paths.
constexpr size_t kMaxAnswerBytes = 2 * document::kMaxDocumentBytes + (8u << 20);

std::string FindProgram() {
  std::error_code unreadable;
  const std::filesystem::path here =
      std::filesystem::read_symlink("/proc/self/exe", unreadable).parent_path();
  const std::filesystem::path beside = here / kProgram;
  std::error_code missing;
  return std::filesystem::exists(beside, missing) ? beside : here.parent_path() / "bin" / kProgram;
}

std::string Milliseconds(std::chrono::milliseconds time) {
  return std::to_string(time.count()) + " ms";
}

Status Late(const ReaderOptions& options) {
  return DeadlineExceededError("reading the document took longer than " +
                               Milliseconds(options.deadline) + " (reader.deadline_ms)");
}

// How a child failed that had entered the sandbox: by the document.
Status FailureOf(const ChildOutput& child, const ReaderOptions& options) {
  switch (child.end) {
    case ChildEnd::kDeadline:
      return Late(options);
    case ChildEnd::kOutputTooLarge:
      return ResourceExhaustedError("the document's text has more than " +
                                    std::to_string(kMaxAnswerBytes) + " bytes");
    case ChildEnd::kSignalled:
      if (child.code == SIGXCPU) return Late(options);
      return InternalError(
          "the reader crashed on the document: " + std::string(strsignal(child.code)) +
          (child.code == SIGSYS ? ": the sandbox forbids what it tried" : ""));
    case ChildEnd::kExited:
      break;
  }
  return InternalError("the reader gave the document up with exit code " +
                       std::to_string(child.code));
}

// Why there is no sandboxed child: not by the document.
Status NotStarted(const ChildOutput& child, const ReaderOptions& options) {
  std::string how;
  switch (child.end) {
    case ChildEnd::kDeadline:
      how = "was not ready after " + Milliseconds(options.deadline);
      break;
    case ChildEnd::kSignalled:
      how = "ended at its start: " + std::string(strsignal(child.code));
      break;
    default:
      how = "ended at its start with exit code " + std::to_string(child.code);
  }
  return UnavailableError(options.program + " " + how +
                          "; run it by hand to see why (71: the kernel refuses the sandbox)");
}

Result<Reading> ReadOnce(std::string_view bytes, const std::vector<std::string>& argv,
                         const ReaderOptions& options) {
  // Made and removed here, because a child that is killed removes nothing.
  std::optional<TemporaryFolder> folder;
  if (document::NeedsFolder(bytes)) {
    GONGBAO_ASSIGN_OR_RETURN(TemporaryFolder made, TemporaryFolder::Make());
    folder.emplace(std::move(made));
  }
  GONGBAO_ASSIGN_OR_RETURN(
      const ChildOutput child,
      sandbox::RunChild(argv, bytes,
                        {.deadline = options.deadline, .output_max_bytes = kMaxAnswerBytes},
                        folder ? folder->path().string() : ""));
  if (!child.output.starts_with(kSandboxed)) return NotStarted(child, options);
  if (child.end != ChildEnd::kExited || child.code != 0) return FailureOf(child, options);
  GONGBAO_ASSIGN_OR_RETURN(Decoding decoding,
                           ParseDecoding(std::string_view(child.output).substr(1)));
  if (!decoding.outcome.ok()) return decoding.outcome.status();
  return Reading{.document = *std::move(decoding.outcome), .peak_bytes = decoding.peak_bytes};
}

}  // namespace

ReaderOptions ReaderOptions::From(const config::Config& config) {
  return {.program = FindProgram(),
          .deadline = config.Milliseconds("reader.deadline_ms"),
          .memory_bytes = config.Number("reader.memory_bytes")};
}

Result<Reading> DecodeInChild(std::string_view bytes, const document::Declared& declared,
                              const ReaderOptions& options) {
  if (bytes.size() > document::kMaxDocumentBytes || document::IsPlainText(bytes)) {
    GONGBAO_ASSIGN_OR_RETURN(document::DecodedDocument decoded,
                             document::DecodeDocument(bytes, declared));
    return Reading{.document = std::move(decoded), .peak_bytes = 0};
  }
  // The clock ends a child that waits; this ends what it leaves computing if we die first.
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(options.deadline);
  std::vector<std::string> argv = ArgumentsOf({.memory_bytes = options.memory_bytes,
                                               .processor_s = seconds.count(),
                                               .media_type = std::string(declared.media_type),
                                               .charset = std::string(declared.charset)});
  argv.insert(argv.begin(), options.program);
  Result<Reading> first = ReadOnce(bytes, argv, options);
  const StatusCode code = first.status().code();
  if (code != StatusCode::kInternal && code != StatusCode::kDeadlineExceeded) return first;
  return ReadOnce(bytes, argv, options);
}

Status CheckReader(const ReaderOptions& options) {
  const Result<Reading> page = DecodeInChild("<html><body><p>1</p></body></html>", {}, options);
  if (page.ok()) return {};
  return FailedPreconditionError("foreign formats can't be read here: " + page.status().message());
}

}  // namespace gongbao::reading
