// Runs pdftotext: bytes in, layout out, bounded in time and size.
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

#include "common/document/pdf.h"

namespace gongbao::document {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kDeadline{20'000};
constexpr size_t kMaxLayoutBytes = 128u << 20;
constexpr size_t kMaxComplaintBytes = 4096;  // of stderr; a broken file has thousands of lines
constexpr std::array<const char*, 3> kPrograms = {"/usr/bin/pdftotext", "/usr/local/bin/pdftotext",
                                                  "/bin/pdftotext"};

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
    return InternalError(std::string("no pipe for pdftotext: ") + std::strerror(errno));
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

// A started program. It is killed and reaped with this, unless it has ended before.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(Child&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  Child& operator=(Child&&) = delete;
  ~Child() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
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

Result<Running> Start(const char* program) {
  GONGBAO_ASSIGN_OR_RETURN(Pipe in, MakePipe());
  GONGBAO_ASSIGN_OR_RETURN(Pipe out, MakePipe());
  GONGBAO_ASSIGN_OR_RETURN(Pipe err, MakePipe());
  // posix_spawn takes strings that it may not change as ones that it may.
  std::array<std::string, 6> words = {"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-"};
  std::array<char*, 7> arguments{};
  std::ranges::transform(words, arguments.begin(), [](std::string& word) { return word.data(); });
  std::string locale = "LC_ALL=C";
  std::array<char*, 2> environment = {locale.data(), nullptr};

  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in.read.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, err.write.get(), STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);  // it must not inherit a blocked SIGTERM
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  pid_t pid = -1;
  const int failure =
      posix_spawn(&pid, program, &files, &attributes, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  if (failure != 0) {
    return InternalError(std::string("starting ") + program + ": " + std::strerror(failure));
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

// Feeds and reads until the program has closed its ends.
Status Exchange(Running& running, std::string_view pdf, steady_clock::time_point deadline,
                std::string& layout, std::string& complaint) {
  while (running.out.open() || running.err.open()) {
    std::array<pollfd, 3> waited = {{{running.in.get(), POLLOUT, 0},
                                     {running.out.get(), POLLIN, 0},
                                     {running.err.get(), POLLIN, 0}}};
    const auto left = std::chrono::ceil<milliseconds>(deadline - steady_clock::now()).count();
    if (left <= 0) {
      return DeadlineExceededError("pdftotext had not read the PDF after " +
                                   std::to_string(kDeadline.count() / 1000) +
                                   " s: it is damaged or too complex");
    }
    if (poll(waited.data(), waited.size(), static_cast<int>(left)) < 0 && errno != EINTR) {
      return InternalError(std::string("waiting for pdftotext: ") + std::strerror(errno));
    }
    if (waited[0].revents != 0) Feed(running.in, pdf);
    if (waited[1].revents != 0 && !Drain(running.out, kMaxLayoutBytes, layout)) {
      return ResourceExhaustedError("the text of the PDF and its places take more than " +
                                    std::to_string(kMaxLayoutBytes >> 20) +
                                    " MiB: send the document in parts");
    }
    // What it says beyond the limit is read all the same, or it would wait for us.
    if (waited[2].revents != 0) (void)Drain(running.err, kMaxComplaintBytes, complaint);
  }
  return {};
}

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
  const auto deadline = steady_clock::now() + kDeadline;
  const NoPipeSignal no_pipe_signal;
  GONGBAO_ASSIGN_OR_RETURN(Running running, Start(*program));
  std::string layout;
  std::string complaint;
  GONGBAO_RETURN_IF_ERROR(Exchange(running, pdf, deadline, layout, complaint));
  int status = 0;
  if (!running.child.Wait(deadline, status)) {
    return DeadlineExceededError("pdftotext wrote the text of the PDF and did not end");
  }
  if (status != 0) return Refusal(status, complaint);
  return layout;
}

}  // namespace gongbao::document
