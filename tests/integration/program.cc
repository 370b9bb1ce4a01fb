#include "tests/integration/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <thread>
#include <utility>

#include "common/base/exec_strings.h"

namespace gongbao::integration {
namespace {

constexpr std::chrono::milliseconds kPoll{5};
constexpr size_t kTailBytes = 4000;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

bool Eventually(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + kDeadline;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(kPoll);
  }
  return true;
}

Program::Program(const std::string& path, std::vector<std::string> arguments, std::string log,
                 std::vector<std::string> environment)
    : path_(path), log_(std::move(log)) {
  arguments.insert(arguments.begin(), path);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 1, log_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_adddup2(&actions, 1, 2);
  const int error = posix_spawn(&pid_, path_.c_str(), &actions, nullptr,
                                ExecStrings(arguments).data(), ExecStrings(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) {
    ADD_FAILURE() << "can't start " << path_;
    std::abort();
  }
}

Program::~Program() {
  if (running()) Kill();
}

void Program::Reap(int options) {
  if (pid_ < 0) return;
  int status = 0;
  if (waitpid(pid_, &status, options) != pid_) return;
  pid_ = -1;
  status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool Program::running() {
  Reap(WNOHANG);
  return pid_ >= 0;
}

void Program::Kill() {
  if (!running()) return;
  kill(pid_, SIGKILL);
  Reap(0);
}

int Program::Terminate() {
  if (running()) kill(pid_, SIGTERM);
  return AwaitEnd();
}

int Program::AwaitEnd() {
  if (!Eventually([this] { return !running(); })) {
    ADD_FAILURE() << path_ << " does not end\n" << Tail();
    Kill();
  }
  return status_;
}

void Program::AwaitHalt() {
  int status = 0;
  const bool halted = Eventually([&] {
    if (pid_ < 0) return true;
    if (waitpid(pid_, &status, WNOHANG | WUNTRACED) != pid_) return false;
    if (!WIFSTOPPED(status)) pid_ = -1;
    return true;
  });
  if (halted && WIFSTOPPED(status)) return;
  ADD_FAILURE() << path_ << " does not halt\n" << Tail();
}

void Program::Continue() {
  if (pid_ >= 0) kill(pid_, SIGCONT);
}

std::string Program::AwaitLine(std::string_view text) {
  std::string line;
  const auto found = [&] {
    const std::string written = ReadFile(log_);
    const size_t at = written.find(text);
    const size_t end = written.find('\n', at);
    if (at == std::string::npos || end == std::string::npos) return false;
    const size_t before = written.rfind('\n', at);
    const size_t begin = before == std::string::npos ? 0 : before + 1;
    line = written.substr(begin, end - begin);
    return true;
  };
  Eventually([&] { return found() || !running(); });
  if (line.empty() && !found()) {
    ADD_FAILURE() << path_ << " never wrote " << text << "\n" << Tail();
  }
  return line;
}

int Program::AwaitNumber(const std::string& name) {
  const std::string key = '"' + name + "\":";
  const std::string line = AwaitLine(key);
  return line.empty() ? 0
                      : static_cast<int>(
                            std::strtol(line.c_str() + line.find(key) + key.size(), nullptr, 10));
}

std::string Program::Tail() const {
  const std::string written = ReadFile(log_);
  return written.size() > kTailBytes ? written.substr(written.size() - kTailBytes) : written;
}

}  // namespace gongbao::integration
