// Runs a program that may do anything wrong, from a process with many threads, and always comes
// back: with what the program wrote, or with how it ended.
#ifndef GONGBAO_COMMON_SANDBOX_CHILD_H_
#define GONGBAO_COMMON_SANDBOX_CHILD_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"

namespace gongbao::sandbox {

struct ChildLimits {
  std::chrono::milliseconds deadline{0};  // by the clock, from the start
  size_t output_max_bytes = 0;
};

enum class ChildEnd : uint8_t {
  kExited,          // by itself
  kSignalled,       // by a signal that was not ours
  kDeadline,        // killed because its time was up
  kOutputTooLarge,  // killed because it wrote more than it may
};

struct ChildOutput {
  ChildEnd end = ChildEnd::kExited;
  int code = 0;        // kExited: its exit code; kSignalled: the signal
  std::string output;  // all that it wrote to its standard output, at most output_max_bytes
  std::chrono::microseconds processor{0};  // with that of the processes that it waited for
  // Of the largest process among them. Linux counts in what the starter had when it started the
  // program, so in a large service this is no more than an upper bound.
  int64_t peak_bytes = 0;
};

// Runs argv[0], a path, with the arguments argv and waits until it has closed its output, or broken
// a limit; then kills what is left of its process group, so that all that it started ends with it
// unless that left the group (EnterSandbox forbids it). An exit is awaited no longer than the
// output.
//
// The program has a session of its own, the signals' defaults, `input` as its standard input (a
// file that can be sought in), no standard error, no other descriptor, and of our environment
// nothing: neither secrets nor settings reach it. `folder`, if any, is where programs that it runs
// may write; it is told by TMPDIR. This process becomes undumpable, so that another
// of the same user can't look into its memory.
//
// UNAVAILABLE: it could not be started, for a reason that lies in the machine (no such program, no
// memory, no process). Blocks; may be called by several threads at once. The thread must not end
// before the call returns: the death signal of EnterSandbox is bound to it. The process must not
// ignore SIGCHLD.
Result<ChildOutput> RunChild(const std::vector<std::string>& argv, std::string_view input,
                             const ChildLimits& limits, const std::string& folder = {});

}  // namespace gongbao::sandbox

#endif  // GONGBAO_COMMON_SANDBOX_CHILD_H_
