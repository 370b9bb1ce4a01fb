// Does what sandbox_test tells it: sandbox_test_child DEED [ARGUMENT]. The deeds under the parser's
// profile come back with "refused EPERM" and the like on the standard output.
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/parse_number.h"
#include "common/sandbox/child.h"
#include "common/sandbox/sandbox.h"

namespace {

using namespace gongbao::sandbox;
using Argument = std::string_view;

constexpr Limits kLimits = {
    .memory_bytes = 64 << 20, .processor = std::chrono::seconds(2), .file_bytes = 1 << 20};

void Say(std::string_view words) {
  while (!words.empty()) {
    const ssize_t count = write(STDOUT_FILENO, words.data(), words.size());
    if (count <= 0) _exit(1);
    words.remove_prefix(static_cast<size_t>(count));
  }
}

void Enter(Profile profile) {
  const gongbao::Status status = EnterSandbox(profile, kLimits);
  if (status.ok()) return;
  Say(status.message());
  _exit(1);
}

// What became of a call: its result, or -1 and errno.
void Tell(long result) {
  Say(result >= 0 ? "done" : std::string("refused ") + strerrorname_np(errno));
}

// Opens the named pipe that the test reads, which sees its end when all that hold it have died, and
// says there that this process lives.
void HoldPipe(Argument path) {
  const int pipe = open(std::string(path).c_str(), O_WRONLY);
  if (pipe < 0 || write(pipe, "up;", 3) != 3) _exit(1);
}

void WaitForEver() {
  for (;;) pause();
}

// This process and one that it started hold the pipe and stay.
void Family(Argument path) {
  Enter(Profile::kRunsPrograms);
  if (fork() == 0) {
    setsid();  // refused
    HoldPipe(path);
    WaitForEver();
  }
  HoldPipe(path);
}

void OpenSocket(int domain, int type = SOCK_STREAM) { Tell(socket(domain, type, 0)); }
void Connect() {
  const sockaddr_un nobody = {.sun_family = AF_UNIX, .sun_path = "/nowhere"};
  const int made = socket(AF_UNIX, SOCK_STREAM, 0);
  Tell(connect(made, reinterpret_cast<const sockaddr*>(&nobody), sizeof nobody));
}
void OpenFile(Argument path, int flags) { Tell(open(std::string(path).c_str(), flags, 0600)); }

void Execute() {
  char name[] = "/bin/true";
  char* argv[] = {name, nullptr};
  execv(name, argv);
  Tell(-1);
}

void RunProgram() {
  const pid_t pid = fork();
  if (pid == 0) Execute();
  int status = 0;
  waitpid(pid, &status, 0);
  Say(pid > 0 && status == 0 ? "ran" : "failed");
}

void TakeMemory() {
  std::vector<std::string> taken;
  try {
    for (int i = 0; i < 1000; ++i) taken.emplace_back(1 << 20, 'x');
    Say("all");
  } catch (const std::bad_alloc&) {
    const size_t count = taken.size();
    taken.clear();
    Say("none after " + std::to_string(count) + " MiB");
  }
}

void Flood() {
  const std::string piece(1 << 16, 'x');
  for (;;) Say(piece);
}

void Compute() {
  volatile bool more = true;
  while (more) {
  }
}

void ListDescriptors() {
  DIR* const folder = opendir("/proc/self/fd");
  while (const dirent* entry = readdir(folder)) {
    const auto number = gongbao::ParseNumber<int>(entry->d_name);
    if (number && *number != dirfd(folder)) Say(std::to_string(*number) + ";");
  }
}

void ListEnvironment() {
  for (char** variable = environ; *variable != nullptr; ++variable)
    Say(std::string(*variable) + ";");
}

void Crash() {
  signal(SIGSEGV, SIG_DFL);  // a sanitizer has one of its own
  raise(SIGSEGV);
}

void EchoInput() {
  char piece[65536];
  for (ssize_t count = 0; (count = read(STDIN_FILENO, piece, sizeof piece)) > 0;) {
    Say({piece, static_cast<size_t>(count)});
  }
}

// A worker with a child that stays.
void Worker(Argument self, Argument path) {
  const auto child = RunChild({std::string(self), "family", std::string(path)}, "",
                              {.deadline = std::chrono::minutes(10), .output_max_bytes = 100});
  Tell(child.ok() ? 0 : -1);
}

void SharedMemory() {
  const void* const made =
      mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  Tell(made == MAP_FAILED ? -1 : 0);
}

void Code() {
  const void* const made =
      mmap(nullptr, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  Tell(made == MAP_FAILED ? -1 : 0);
}

// Deeds of a parser: done in the strict profile.
const std::map<std::string_view, std::function<void(Argument)>> kParserDeeds = {
    {"socket", [](Argument) { OpenSocket(AF_INET); }},
    {"local-socket", [](Argument) { OpenSocket(AF_UNIX); }},
    {"exec", [](Argument) { Execute(); }},
    {"fork", [](Argument) { Tell(fork()); }},
    {"ptrace", [](Argument) { Tell(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
    {"kill-parent", [](Argument) { Tell(kill(getppid(), SIGTERM)); }},
    {"read-file", [](Argument path) { OpenFile(path, O_RDONLY); }},
    {"write-file", [](Argument path) { OpenFile(path, O_WRONLY | O_CREAT); }},
    {"unlink", [](Argument path) { Tell(unlink(std::string(path).c_str())); }},
    {"shared-memory", [](Argument) { SharedMemory(); }},
    {"code", [](Argument) { Code(); }},
    {"memory", [](Argument) { TakeMemory(); }},
    {"compute", [](Argument) { Compute(); }},
    {"abort", [](Argument) { std::abort(); }},
    {"echo", [](Argument) { EchoInput(); }},
};

// Deeds of a program that runs programs.
const std::map<std::string_view, std::function<void(Argument)>> kProgramDeeds = {
    {"program-socket", [](Argument) { OpenSocket(AF_INET); }},
    {"program-connection", [](Argument) { Connect(); }},
    {"program-datagrams", [](Argument) { OpenSocket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC); }},
    {"program-asks-for-tmp", [](Argument) { Tell(access("/tmp", W_OK)); }},
    {"program-exec", [](Argument) { RunProgram(); }},
    {"program-session", [](Argument) { Tell(setsid()); }},
    {"program-kill-parent", [](Argument) { Tell(kill(getppid(), SIGTERM)); }},
    {"program-ptrace", [](Argument) { Tell(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr)); }},
    {"program-then-exec",
     [](Argument) {
       Enter(Profile::kNoExec);
       Execute();
     }},
};

// Deeds outside of any sandbox.
const std::map<std::string_view, std::function<void(Argument)>> kFreeDeeds = {
    {"family",
     [](Argument path) {
       Family(path);
       WaitForEver();
     }},
    {"family-flood",
     [](Argument path) {
       Family(path);
       Flood();
     }},
    {"flood", [](Argument) { Flood(); }},
    {"descriptors", [](Argument) { ListDescriptors(); }},
    {"environment", [](Argument) { ListEnvironment(); }},
    {"crash", [](Argument) { Crash(); }},
    {"wait", [](Argument) { WaitForEver(); }},
    {"exit", [](Argument code) { _exit(gongbao::ParseNumber<int>(code).value_or(1)); }},
};

}  // namespace

int main(int argc, char** argv) {
  const std::string_view deed = argc > 1 ? argv[1] : "";
  const std::string_view argument = argc > 2 ? argv[2] : "";
  if (deed == "worker") {
    Worker(argv[0], argument);
  } else if (const auto parser = kParserDeeds.find(deed); parser != kParserDeeds.end()) {
    Enter(Profile::kNoExec);
    parser->second(argument);
  } else if (const auto program = kProgramDeeds.find(deed); program != kProgramDeeds.end()) {
    Enter(Profile::kRunsPrograms);
    program->second(argument);
  } else if (const auto free = kFreeDeeds.find(deed); free != kFreeDeeds.end()) {
    free->second(argument);
  } else {
    Say("unknown deed");
    return 1;
  }
  std::_Exit(0);  // a sanitizer's search for leaks at the end needs more than the sandbox allows
}
