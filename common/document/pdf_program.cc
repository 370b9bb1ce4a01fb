// Asks pdftotext for the layout of a PDF.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "common/document/pdf.h"
#include "common/document/program.h"

namespace gongbao::document {
namespace {

constexpr size_t kMaxLayoutBytes = 128u << 20;
constexpr std::array<const char*, 3> kPrograms = {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext",
                                                  "/bin/pdftotext"};

// The first line of the program's complaints that names an error, without its own heading.
std::string Reason(std::string_view complaint) {
  size_t at = complaint.find("Error");
  if (at == std::string_view::npos) at = 0;
  std::string_view line = complaint.substr(at, complaint.find('\n', at) - at);
  if (const size_t colon = line.find(": "); colon != std::string_view::npos) {
    line.remove_prefix(colon + 2);
  }
  return std::string(line.substr(0, 200));
}

Status Refusal(int status, std::string_view complaint) {
  if (WIFSIGNALED(status)) {
    return InternalError("pdftotext died of signal " + std::to_string(WTERMSIG(status)) +
                         " on this PDF");
  }
  if (complaint.find("Incorrect password") != std::string_view::npos) {
    return InvalidArgumentError(
        "the PDF is encrypted and opens with a password only: send it without one");
  }
  const std::string reason = Reason(complaint);
  return InvalidArgumentError("pdftotext can't read the PDF: " +
                              (reason.empty() ? "it gave no reason" : reason));
}

}  // namespace

Result<std::string> RunPdfToText(std::string_view pdf) {
  const auto* const program =
      std::ranges::find_if(kPrograms, [](const char* path) { return access(path, X_OK) == 0; });
  if (program == kPrograms.end()) {
    return FailedPreconditionError("reading a PDF needs pdftotext: install poppler-utils");
  }
  GONGBAO_ASSIGN_OR_RETURN(ProgramEnd end,
                           RunProgram({.name = "pdftotext",
                                       .path = *program,
                                       .arguments = {"-bbox-layout", "-enc", "UTF-8", "-", "-"},
                                       .environment = {"LC_ALL=C"},
                                       .folder = {},
                                       .output_max_bytes = kMaxLayoutBytes},
                                      pdf, std::chrono::steady_clock::now() + kProgramTime));
  if (end.status != 0) return Refusal(end.status, end.complaint);
  return std::move(end.output);
}

}  // namespace gongbao::document
