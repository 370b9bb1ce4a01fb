// Runs a program that reads foreign files for us: bytes in, bytes out, bounded in time and size.
#ifndef GONGBAO_COMMON_DOCUMENT_PROGRAM_H_
#define GONGBAO_COMMON_DOCUMENT_PROGRAM_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"

namespace gongbao::document {

// How long the reading of a document waits for a program. Below the default of reader.deadline_ms,
// so that the reader has time to say what was late.
inline constexpr std::chrono::milliseconds kProgramTime{20'000};

struct Program {
  std::string name;                      // in messages: pdftotext
  std::string path;                      // of its file
  std::vector<std::string> arguments;    // behind its path
  std::vector<std::string> environment;  // all of it: LC_ALL=C
  std::string folder;                    // where it works; empty: where we do
  size_t output_max_bytes = 0;
};

struct ProgramEnd {
  int status = 0;         // as waitpid tells it
  std::string output;     // its standard output
  std::string complaint;  // the beginning of its standard error
};

// Starts the program, feeds it `input` and waits until it has ended: blocks, until `deadline` at
// most, then kills it. In the sandbox, where nobody may kill another, it is left to whoever ends
// the whole group. It gets no descriptor of ours but its three pipes. No thread is started; may be
// called from any thread. Failures:
//   RESOURCE_EXHAUSTED   it wrote more than output_max_bytes
//   DEADLINE_EXCEEDED    not done in time
//   INTERNAL             no process or pipe to be had
Result<ProgramEnd> RunProgram(Program program, std::string_view input,
                              std::chrono::steady_clock::time_point deadline);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_PROGRAM_H_
