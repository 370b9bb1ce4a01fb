// Takes away from a process what the reading of a foreign file has no need of: system calls by a
// seccomp filter (seccomp(2), through libseccomp), resources by limits (setrlimit(2)).
#ifndef GONGBAO_COMMON_SANDBOX_SANDBOX_H_
#define GONGBAO_COMMON_SANDBOX_SANDBOX_H_

#include <chrono>
#include <cstdint>

#include "common/base/status.h"

namespace gongbao::sandbox {

enum class Profile : uint8_t {
  // For a parser. It computes on what it holds, reads and writes the descriptors that are open, and
  // ends. No file is opened, for reading neither: the secrets of the process that started it stand
  // under /proc. No process or thread begins, no memory becomes code. Refused calls fail with
  // EPERM, because libraries try harmless ones and go on without; what no library tries in good
  // faith (execve, ptrace, mount, bpf, keys, modules and the like) ends the process with SIGSYS.
  kNoExec,
  // For the process that starts pdftotext or LibreOffice and for these themselves: programs may be
  // run and files be written, at most Limits::file_bytes each. No network, no connection to a local
  // socket, no new session or process group, no signal to other processes; what ends a parser ends
  // these too, but for execve.
  kRunsPrograms,
};

struct Limits {
  int64_t memory_bytes = 0;           // private memory (RLIMIT_DATA), of each process
  std::chrono::seconds processor{0};  // of each process; then SIGXCPU
  int64_t file_bytes = 0;             // the largest file written; kNoExec: none
};

// Puts the calling process, which must have one thread, under `profile` and `limits`, for ever and
// with all that it starts. When the thread that started the process ends, its whole process group
// is killed: whoever wants that gives it a group of its own, as RunChild does. When memory runs out
// the kernel's killer takes it first. May be called again with kNoExec after kRunsPrograms, then
// both hold. UNAVAILABLE when the kernel refuses; the process must then read nothing foreign. In
// builds with a sanitizer memory is not limited, because their shadow memory is beyond any limit.
Status EnterSandbox(Profile profile, const Limits& limits);

}  // namespace gongbao::sandbox

#endif  // GONGBAO_COMMON_SANDBOX_SANDBOX_H_
