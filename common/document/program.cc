#include "common/document/program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include "common/base/exec_strings.h"

namespace gongbao::document {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr size_t kMaxComplaintBytes = 4096;  // a broken file has thousands of lines

// A descriptor that is closed with it.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { Close(); }

  int get() const { return descriptor_; }
  bool open() const { return descriptor_ >= 0; }
  void Close() {
    if (open()) close(std::exchange(descriptor_, -1));
  }

 private:
  int descriptor_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Result<Pipe> MakePipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    return InternalError(std::string("no pipe for a program: ") + std::strerror(errno));
  }
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// Keeps SIGPIPE away while it lives: a program that ends before it has read everything must not
// end us. Only the calling thread's mask is touched; a signal that came meanwhile is taken back.
class NoPipeSignal {
 public:
  NoPipeSignal() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    was_pending_ = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  NoPipeSignal(const NoPipeSignal&) = delete;
  NoPipeSignal& operator=(const NoPipeSignal&) = delete;
  ~NoPipeSignal() {
    const timespec at_once{};
    while (!was_pending_ && sigtimedwait(&pipe_, nullptr, &at_once) == SIGPIPE) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

 private:
  sigset_t pipe_{};
  sigset_t before_{};
  bool was_pending_ = false;
};

// A started program. It is killed and reaped with this, unless it has ended before or may not be
// killed.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child& operator=(Child&&) = delete;
  ~Child() {
    // The sandbox lets nobody kill another: there the program ends with the group of its starter.
    if (pid_ <= 0 || kill(pid_, SIGKILL) != 0) return;
    while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
  }

  // Its wait status; false when it has not ended by then.
  bool Wait(steady_clock::time_point deadline, int& status) {
    for (;;) {
      const pid_t ended = waitpid(pid_, &status, WNOHANG);
      if (ended == pid_) {
        pid_ = -1;
        return true;
      }
      if (ended < 0 && errno != EINTR) return false;
      if (steady_clock::now() >= deadline) return false;
      poll(nullptr, 0, 1);
    }
  }

 private:
  pid_t pid_;
};

struct Running {
  Child child;
  Descriptor in;
  Descriptor out;
  Descriptor err;
};

Result<Running> Start(Program& program) {
  GONGBAO_ASSIGN_OR_RETURN(Pipe in, MakePipe());
  GONGBAO_ASSIGN_OR_RETURN(Pipe out, MakePipe());
  GONGBAO_ASSIGN_OR_RETURN(Pipe err, MakePipe());
  // LibreOffice finds its libraries by it.
  program.arguments.insert(program.arguments.begin(), program.path);

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, err.write.get(), STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
  if (!program.folder.empty()) {
    posix_spawn_file_actions_addchdir_np(&files, program.folder.c_str());
  }
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);  // it must not inherit a blocked SIGTERM
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t pid = -1;
  const int failure =
      posix_spawn(&pid, program.path.c_str(), &files, &attributes,
                  ExecStrings(program.arguments).data(), ExecStrings(program.environment).data());
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (failure != 0) {
    return InternalError("starting " + program.path + ": " + std::strerror(failure));
  }
  fcntl(in.write.get(), F_SETFL, O_NONBLOCK);
  return Running{Child(pid), std::move(in.write), std::move(out.read), std::move(err.read)};
}

// Writes what the pipe takes; closes it when all is written or the program reads no more.
void Feed(Descriptor& in, std::string_view& bytes) {
  const ssize_t written = write(in.get(), bytes.data(), bytes.size());
  if (written >= 0) {
    bytes.remove_prefix(static_cast<size_t>(written));
  } else if (errno != EAGAIN && errno != EINTR) {
    bytes = {};
  }
  if (bytes.empty()) in.Close();
}

// Reads what is there, and keeps it up to `limit`; closes the pipe at its end. False: over it.
bool Drain(Descriptor& from, size_t limit, std::string& kept) {
  std::array<char, 65536>
      buffer;  // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills it
  const ssize_t got = read(from.get(), buffer.data(), buffer.size());
  if (got == 0 || (got < 0 && errno != EINTR)) from.Close();
  if (got <= 0) return true;
  const size_t taken = std::min(static_cast<size_t>(got), limit - kept.size());
  kept.append(buffer.data(), taken);
  return taken == static_cast<size_t>(got);
}

Status Late(const Program& program) {
  return DeadlineExceededError(program.name +
                               " had not read the document in time: it is damaged or too complex");
}

// Feeds and reads until the program has closed its ends.
Status Exchange(const Program& program, Running& running, std::string_view input,
                steady_clock::time_point deadline, ProgramEnd& end) {
  if (input.empty()) running.in.Close();
  while (running.out.open() || running.err.open()) {
    std::array<pollfd, 3> waited = {{{running.in.get(), POLLOUT, 0},
                                     {running.out.get(), POLLIN, 0},
                                     {running.err.get(), POLLIN, 0}}};
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
    if (left <= 0) return Late(program);
    if (poll(waited.data(), waited.size(), static_cast<int>(left)) < 0 && errno != EINTR) {
      return InternalError("waiting for " + program.name + ": " + std::strerror(errno));
    }
    if (waited[0].revents != 0) Feed(running.in, input);
    if (waited[1].revents != 0 && !Drain(running.out, program.output_max_bytes, end.output)) {
      return ResourceExhaustedError(program.name + " wrote more than " +
                                    std::to_string(program.output_max_bytes >> 20) +
                                    " MiB for the document: send it in parts");
    }
    // What it says beyond the limit is read all the same, or it would wait for us.
    if (waited[2].revents != 0) (void)Drain(running.err, kMaxComplaintBytes, end.complaint);
  }
  return {};
}

}  // namespace

Result<ProgramEnd> RunProgram(Program program, std::string_view input,
                              steady_clock::time_point deadline) {
  const NoPipeSignal no_pipe_signal;
  GONGBAO_ASSIGN_OR_RETURN(Running running, Start(program));
  ProgramEnd end;
  GONGBAO_RETURN_IF_ERROR(Exchange(program, running, input, deadline, end));
  if (!running.child.Wait(deadline, end.status)) return Late(program);
  return end;
}

}  // namespace gongbao::document
