#include "common/document/office.h"

#include <fcntl.h>
#include <glob.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "common/base/temporary_folder.h"
#include "common/document/document.h"
#include "common/document/program.h"

namespace gongbao::document {
namespace {

using std::chrono::steady_clock;

// The program itself: `soffice` before it is a script that adds nothing here but processes.
constexpr std::array<const char*, 2> kPlaces = {"/usr/lib*/libreoffice/program/soffice.bin",
                                                "/opt/libreoffice*/program/soffice.bin"};
constexpr size_t kMaxWordsBytes = 1 << 20;  // of its standard output
// It has made its profile and wants to be started anew.
constexpr int kStartAgain = 81;

// The settings that matter, as the user's own: no macro runs and nothing that the document links to
// is opened; the language does not depend on the machine, and no program is asked for the size of
// paper; the tests of the drawing of each new version (ooSetupLastVersion), half of the time that a
// start takes, are done.
constexpr std::string_view kSettings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>zh-CN</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop></item>
</oor:items>
)";

// The first place where it is; empty: none.
std::string FindProgram() {
  for (const char* const place : kPlaces) {
    glob_t found{};
    const bool any = glob(place, 0, nullptr, &found) == 0;
    const std::string first = any ? found.gl_pathv[0] : "";
    globfree(&found);
    if (any && access(first.c_str(), X_OK) == 0) return first;
  }
  return {};
}

std::string UrlOf(const std::filesystem::path& path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kPlain = "/-._~";
  std::string url = "file://";
  for (const char c : path.string()) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != std::string_view::npos) {
      url += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      url += {'%', kHex[byte >> 4], kHex[byte & 0xF]};
    }
  }
  return url;
}

Status Write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return InternalError("writing " + path.string() + ": " + std::strerror(errno));
  return {};
}

// The file's bytes; empty: there is none. It was written by a program that may have been taken
// over: no link is followed, no device waited for.
Result<std::string> ReadResult(const std::filesystem::path& path) {
  std::string bytes;
  const int file = open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return bytes;
  constexpr size_t kPiece = 1 << 20;
  ssize_t count = 0;
  do {
    const size_t used = bytes.size();
    bytes.resize(used + kPiece);
    count = read(file, bytes.data() + used, kPiece);
    bytes.resize(used + static_cast<size_t>(std::max<ssize_t>(count, 0)));
  } while (count > 0 && bytes.size() <= kMaxDocumentBytes);
  close(file);
  if (bytes.size() > kMaxDocumentBytes) {
    return ResourceExhaustedError("LibreOffice made more than " +
                                  std::to_string(kMaxDocumentBytes >> 20) +
                                  " MiB of the document: send it in parts");
  }
  return bytes;
}

// Why there is no result. The folder's name says nothing, and would make equal causes differ.
Status Refusal(const ProgramEnd& end, const std::string& folder) {
  std::string words = end.complaint.substr(0, std::min<size_t>(end.complaint.find('\n'), 200));
  if (const size_t at = words.find(folder); at != std::string::npos) words.erase(at, folder.size());
  const std::string said = words.empty() ? "" : " (" + words + ")";
  if (WIFSIGNALED(end.status)) {
    return InternalError("LibreOffice died of signal " + std::to_string(WTERMSIG(end.status)) +
                         " on the document" + said);
  }
  return InvalidArgumentError(
      "LibreOffice can't open the document: it is damaged, or opens with a password only" + said);
}

}  // namespace

Result<std::string> Convert(std::string_view bytes, const std::string& from,
                            const std::string& to) {
  return ConvertBy(FindProgram(), bytes, from, to);
}

Result<std::string> ConvertBy(const std::string& program, std::string_view bytes,
                              const std::string& from, const std::string& to) {
  if (program.empty()) {
    return FailedPreconditionError(
        "reading a doc, wps or rtf needs LibreOffice: install libreoffice-writer-nogui "
        "(libreoffice-calc-nogui for xls), or send docx, PDF, HTML or text");
  }
  const auto deadline = steady_clock::now() + kProgramTime;
  const Result<TemporaryFolder> made = TemporaryFolder::Make();
  if (!made.ok()) return InternalError(made.status().message());
  const std::filesystem::path& folder = made->path();
  std::error_code fault;
  std::filesystem::create_directories(folder / "profile" / "user", fault);
  if (fault) return InternalError("making a folder in " + folder.string() + ": " + fault.message());
  GONGBAO_RETURN_IF_ERROR(
      Write(folder / "profile" / "user" / "registrymodifications.xcu", kSettings));
  GONGBAO_RETURN_IF_ERROR(Write(folder / ("document." + from), bytes));
  const Program office = {
      .name = "LibreOffice",
      .path = program,
      // The socket's path has room for 107 bytes: it is told as seen from the folder.
      .arguments = {"-env:UserInstallation=" + UrlOf(folder / "profile"), "-env:OSL_SOCKET_PATH=.",
                    "--headless", "--norestore", "--convert-to", to, "--outdir", "result",
                    "document." + from},
      // svp draws into memory; OpenCL would be tried out by a program of its own; no printer is
      // looked for.
      .environment = {"HOME=" + folder.string(), "TMPDIR=" + folder.string(), "LC_ALL=C.UTF-8",
                      "SAL_USE_VCLPLUGIN=svp", "SAL_DISABLE_OPENCL=1", "SAL_DISABLE_PRINTERLIST=1"},
      .folder = folder,
      .output_max_bytes = kMaxWordsBytes};
  GONGBAO_ASSIGN_OR_RETURN(ProgramEnd end, RunProgram(office, {}, deadline));
  if (WIFEXITED(end.status) && WEXITSTATUS(end.status) == kStartAgain) {
    GONGBAO_ASSIGN_OR_RETURN(end, RunProgram(office, {}, deadline));
  }
  GONGBAO_ASSIGN_OR_RETURN(std::string result, ReadResult(folder / "result" / ("document." + to)));
  if (result.empty()) return Refusal(end, folder);
  return result;
}

}  // namespace gongbao::document
