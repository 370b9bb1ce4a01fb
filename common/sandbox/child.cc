#include "common/sandbox/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "common/base/exec_strings.h"

namespace gongbao::sandbox {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// An open descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { Close(); }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int number() const { return number_; }
  void Close() {
    if (number_ >= 0) close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

Status Failed(const std::string& what, int fault) {
  return UnavailableError(what + ": " + std::strerror(fault));
}

// A file in memory that holds `input` and can't be changed by whoever gets it. Unlike a pipe it
// needs no one to feed it, and no child that dies early breaks it.
Result<Descriptor> InputFile(std::string_view input) {
  Descriptor file(memfd_create("gongbao-input", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.number() < 0) return Failed("making the child's input", errno);
  while (!input.empty()) {
    const ssize_t count = write(file.number(), input.data(), input.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return Failed("writing the child's input", errno);
    input.remove_prefix(static_cast<size_t>(count));
  }
  constexpr int kSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;
  if (lseek(file.number(), 0, SEEK_SET) != 0 || fcntl(file.number(), F_ADD_SEALS, kSeals) != 0) {
    return Failed("closing the child's input", errno);
  }
  return file;
}

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Result<Pipe> OutputPipe() {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return Failed("making the child's output", errno);
  Pipe made{.read = Descriptor(ends[0]), .write = Descriptor(ends[1])};
  // Only our end must not block. A larger pipe spares switches; without it all works as well.
  constexpr int kPipeBytes = 1 << 20;
  fcntl(ends[0], F_SETPIPE_SZ, kPipeBytes);
  if (fcntl(ends[0], F_SETFL, O_NONBLOCK) != 0) return Failed("making the child's output", errno);
  return made;
}

// What posix_spawn does between fork and exec.
class SpawnPlan {
 public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions_);
    posix_spawnattr_init(&attributes_);
  }
  ~SpawnPlan() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&actions_);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  // The descriptors, the session and the signals of RunChild's contract. Returns 0 or an errno.
  int Make(int input, int output) {
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    int fault = posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    if (fault == 0) fault = posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    if (fault == 0) {
      fault = posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    }
    if (fault == 0) {
      fault = posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
    }
    if (fault == 0) fault = posix_spawnattr_setsigmask(&attributes_, &none);
    if (fault == 0) fault = posix_spawnattr_setsigdefault(&attributes_, &all);
    constexpr int kFlags = POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    if (fault == 0) fault = posix_spawnattr_setflags(&attributes_, kFlags);
    return fault;
  }

  int Spawn(pid_t* pid, char* const* argv, char* const* environment) {
    return posix_spawn(pid, argv[0], &actions_, &attributes_, argv, environment);
  }

 private:
  posix_spawn_file_actions_t actions_;
  posix_spawnattr_t attributes_;
};

Result<pid_t> Start(std::vector<std::string> argv, int input, int output,
                    const std::string& folder) {
  std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  if (!folder.empty()) environment.push_back("TMPDIR=" + folder);
  SpawnPlan plan;
  int fault = plan.Make(input, output);
  pid_t pid = 0;
  if (fault == 0)
    fault = plan.Spawn(&pid, ExecStrings(argv).data(), ExecStrings(environment).data());
  if (fault != 0) return Failed("starting " + argv[0], fault);
  return pid;
}

// Takes what the child writes until it closes its output or breaks a limit.
ChildEnd Collect(int pipe, const ChildLimits& limits, Clock::time_point end, std::string* output) {
  constexpr size_t kPiece = 65536;
  for (;;) {
    const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
    if (left <= milliseconds(0)) return ChildEnd::kDeadline;
    pollfd ready = {.fd = pipe, .events = POLLIN, .revents = 0};
    constexpr milliseconds kLongest{60'000};  // what fits poll's int
    if (poll(&ready, 1, static_cast<int>(std::min(left, kLongest).count())) <= 0) continue;
    // One byte more than is allowed tells that there is more.
    const size_t used = output->size();
    const size_t piece = std::min(std::max(kPiece, used), limits.output_max_bytes + 1 - used);
    output->resize(used + piece);
    const ssize_t count = read(pipe, output->data() + used, piece);
    output->resize(used + static_cast<size_t>(std::max<ssize_t>(count, 0)));
    if (count == 0) return ChildEnd::kExited;
    if (count < 0 && errno != EINTR && errno != EAGAIN) return ChildEnd::kExited;
    if (output->size() > limits.output_max_bytes) {
      output->resize(limits.output_max_bytes);
      return ChildEnd::kOutputTooLarge;
    }
  }
}

// Kills the group and waits for the child. One that is exiting already keeps its exit code.
Result<int> KillAndReap(pid_t pid, ChildOutput* child) {
  kill(-pid, SIGKILL);
  int status = 0;
  struct rusage usage {};
  pid_t reaped = 0;
  do {
    reaped = wait4(pid, &status, 0, &usage);
  } while (reaped < 0 && errno == EINTR);
  if (reaped < 0) return Failed("waiting for the child", errno);
  // Where this process is the container's first, orphans of the group have become its children.
  while (waitpid(-pid, nullptr, 0) > 0 || errno == EINTR) {
  }
  const auto time = [](const timeval& from) {
    return std::chrono::seconds(from.tv_sec) + std::chrono::microseconds(from.tv_usec);
  };
  child->processor = time(usage.ru_utime) + time(usage.ru_stime);
  child->peak_bytes = int64_t{usage.ru_maxrss} * 1024;
  return status;
}

}  // namespace

Result<ChildOutput> RunChild(const std::vector<std::string>& argv, std::string_view input,
                             const ChildLimits& limits, const std::string& folder) {
  const Clock::time_point end = Clock::now() + limits.deadline;
  prctl(PR_SET_DUMPABLE, 0);
  GONGBAO_ASSIGN_OR_RETURN(Descriptor file, InputFile(input));
  GONGBAO_ASSIGN_OR_RETURN(Pipe pipe, OutputPipe());
  GONGBAO_ASSIGN_OR_RETURN(const pid_t pid,
                           Start(argv, file.number(), pipe.write.number(), folder));
  pipe.write.Close();
  file.Close();  // its memory goes with the child's descriptor

  ChildOutput child;
  child.end = Collect(pipe.read.number(), limits, end, &child.output);
  GONGBAO_ASSIGN_OR_RETURN(const int status, KillAndReap(pid, &child));
  if (child.end != ChildEnd::kExited) return child;
  if (WIFSIGNALED(status)) {
    child.end = ChildEnd::kSignalled;
    child.code = WTERMSIG(status);
  } else {
    child.code = WEXITSTATUS(status);
  }
  return child;
}

}  // namespace gongbao::sandbox
