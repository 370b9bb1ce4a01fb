// Each promise of sandbox.h and child.h, kept by a real child: sandbox_test_child beside this test.
#include "common/sandbox/sandbox.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "common/base/temporary_folder.h"
#include "common/sandbox/child.h"

namespace gongbao::sandbox {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::StartsWith;

constexpr ChildLimits kPatient = {.deadline = std::chrono::minutes(2),
                                  .output_max_bytes = 64u << 20};

std::string TestChild() {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / "sandbox_test_child";
}

ChildOutput Do(const std::string& deed, const std::string& argument = "",
               std::string_view input = "", const ChildLimits& limits = kPatient) {
  auto child = RunChild({TestChild(), deed, argument}, input, limits);
  if (child.ok()) return *std::move(child);
  ADD_FAILURE() << child.status().ToString();
  return {};
}

std::string OutputOf(const std::string& deed, const std::string& argument = "") {
  const ChildOutput child = Do(deed, argument);
  EXPECT_EQ(child.end, ChildEnd::kExited) << deed << " ended by signal " << child.code;
  return child.output;
}

void ExpectKilledBy(int signal, const std::string& deed) {
  const ChildOutput child = Do(deed);
  EXPECT_EQ(child.end, ChildEnd::kSignalled) << deed << ": " << child.output;
  EXPECT_EQ(child.code, signal) << deed;
}

// A named pipe whose reader learns that all who wrote have died.
class DeathWatch {
 public:
  DeathWatch() : path_(folder_.File("pipe")) {
    EXPECT_EQ(mkfifo(path_.c_str(), 0600), 0);
    pipe_ = open(path_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    EXPECT_GE(pipe_, 0);
    fcntl(pipe_, F_SETFL, 0);
  }
  ~DeathWatch() { close(pipe_); }
  DeathWatch(const DeathWatch&) = delete;
  DeathWatch& operator=(const DeathWatch&) = delete;

  const std::string& path() const { return path_; }
  // What was written until all writers had died; waits for it. There must have been one.
  std::string UntilAllDied() {
    std::string words;
    char piece[64];
    for (ssize_t count = 0; (count = read(pipe_, piece, sizeof piece)) > 0;) {
      words.append(piece, static_cast<size_t>(count));
    }
    return words;
  }

 private:
  const TemporaryFolder folder_ = *TemporaryFolder::Make();
  const std::string path_;
  int pipe_ = -1;
};

TEST(EnterSandbox, LeavesAParserWhatItNeeds) {
  const std::string input(3 << 20, 'x');
  const ChildOutput child = Do("echo", "", input);
  EXPECT_EQ(child.end, ChildEnd::kExited);
  EXPECT_EQ(child.code, 0);
  EXPECT_EQ(child.output, input);
}

TEST(EnterSandbox, LetsAParserOpenNoSocketAndNoFileAndStartNothing) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  EXPECT_EQ(OutputOf("socket"), "refused EPERM");
  EXPECT_EQ(OutputOf("local-socket"), "refused EPERM");
  EXPECT_EQ(OutputOf("fork"), "refused EPERM");
  EXPECT_EQ(OutputOf("read-file", "/proc/self/status"), "refused EPERM");
  EXPECT_EQ(OutputOf("write-file", folder.File("new")), "refused EPERM");
  EXPECT_EQ(OutputOf("unlink", folder.File("new")), "refused EPERM");
  EXPECT_EQ(OutputOf("kill-parent"), "refused EPERM");
  EXPECT_EQ(OutputOf("shared-memory"), "refused EPERM");
  EXPECT_EQ(OutputOf("code"), "refused EPERM");
  EXPECT_FALSE(std::filesystem::exists(folder.File("new")));
}

TEST(EnterSandbox, EndsAParserThatAttacks) {
  ExpectKilledBy(SIGSYS, "exec");
  ExpectKilledBy(SIGSYS, "ptrace");
  ExpectKilledBy(SIGABRT, "abort");  // its own end stays its own
}

TEST(EnterSandbox, LetsProgramsRunButNotReachOut) {
  EXPECT_EQ(OutputOf("program-exec"), "ran");
  EXPECT_EQ(OutputOf("program-socket"), "refused EPERM");
  EXPECT_EQ(OutputOf("program-connection"), "refused EPERM");
  EXPECT_EQ(OutputOf("program-datagrams"), "refused EPERM");
  EXPECT_EQ(OutputOf("program-session"), "refused EPERM");
  EXPECT_EQ(OutputOf("program-kill-parent"), "refused EPERM");
  ExpectKilledBy(SIGSYS, "program-ptrace");
}

TEST(EnterSandbox, KeepsTheSocketOfLibreOfficeOutOfSharedFolders) {
  EXPECT_EQ(OutputOf("program-asks-for-tmp"), "refused EACCES");
}

TEST(EnterSandbox, IsStricterWhenEnteredAgain) { ExpectKilledBy(SIGSYS, "program-then-exec"); }

TEST(EnterSandbox, BoundsTheProcessorTime) { ExpectKilledBy(SIGXCPU, "compute"); }

TEST(EnterSandbox, BoundsTheMemory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "with a sanitizer memory is not bounded";
#endif
  EXPECT_THAT(OutputOf("memory"), StartsWith("none after "));
}

TEST(RunChild, TellsTheExitCode) {
  for (int i = 0; i < 50; ++i) {
    const ChildOutput child = Do("exit", "7");
    ASSERT_EQ(child.end, ChildEnd::kExited);
    ASSERT_EQ(child.code, 7);
  }
}

TEST(RunChild, SurvivesAChildThatCrashes) { ExpectKilledBy(SIGSEGV, "crash"); }

TEST(RunChild, SaysWhatCouldNotBeStarted) {
  const auto child = RunChild({"/nowhere/program"}, "", kPatient);
  EXPECT_EQ(child.status().code(), StatusCode::kUnavailable);
  EXPECT_THAT(child.status().message(), HasSubstr("/nowhere/program: No such file"));
}

TEST(RunChild, KillsAtTheDeadlineWithAllThatTheChildStarted) {
  DeathWatch watch;
  const ChildOutput child =
      Do("family", watch.path(), "", {.deadline = milliseconds(3000), .output_max_bytes = 100});
  EXPECT_EQ(child.end, ChildEnd::kDeadline);
  EXPECT_EQ(watch.UntilAllDied(), "up;up;");
}

TEST(RunChild, KillsAtTheBoundOfTheOutputWithAllThatTheChildStarted) {
  DeathWatch watch;
  const ChildOutput child = Do("family-flood", watch.path(), "",
                               {.deadline = kPatient.deadline, .output_max_bytes = 100'000});
  EXPECT_EQ(child.end, ChildEnd::kOutputTooLarge);
  EXPECT_EQ(child.output, std::string(100'000, 'x'));
  EXPECT_THAT(watch.UntilAllDied(), StartsWith("up;"));
}

TEST(RunChild, LeavesNoOrphanWhenTheStarterIsKilled) {
  DeathWatch watch;
  std::string program = TestChild();
  std::string deed = "worker";
  std::string path = watch.path();
  char* const argv[] = {program.data(), deed.data(), path.data(), nullptr};
  pid_t worker = 0;
  ASSERT_EQ(posix_spawn(&worker, program.c_str(), nullptr, nullptr, argv, environ), 0);
  // Both are up when both have said so: only then there is something to leave behind.
  const int pipe = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string said;
  for (char c = 0; said.size() < 6 && read(pipe, &c, 1) == 1;) said += c;
  EXPECT_EQ(said, "up;up;");
  kill(worker, SIGKILL);
  EXPECT_EQ(watch.UntilAllDied(), "");
  close(pipe);
  EXPECT_EQ(waitpid(worker, nullptr, 0), worker);
}

TEST(RunChild, GivesTheChildNoDescriptorAndNoEnvironmentOfOurs) {
  const int leaky = open("/dev/null", O_RDONLY);  // without O_CLOEXEC
  setenv("GONGBAO_SECRET", "hidden", 1);
  EXPECT_EQ(OutputOf("descriptors"), "0;1;2;");
  EXPECT_THAT(OutputOf("environment"), StartsWith("PATH="));
  EXPECT_THAT(OutputOf("environment"), testing::Not(HasSubstr("GONGBAO")));
  EXPECT_THAT(OutputOf("environment"), testing::Not(HasSubstr("TMPDIR")));
  unsetenv("GONGBAO_SECRET");
  close(leaky);
}

TEST(RunChild, TellsTheChildWhereItMayWrite) {
  const auto child = RunChild({TestChild(), "environment"}, "", kPatient, "/of/its/own");
  ASSERT_TRUE(child.ok()) << child.status().ToString();
  EXPECT_THAT(child->output, HasSubstr(";TMPDIR=/of/its/own;"));
}

TEST(RunChild, GivesTheChildUnblockedSignals) {
  sigset_t blocked;
  sigset_t before;
  sigfillset(&blocked);
  pthread_sigmask(SIG_SETMASK, &blocked, &before);
  ExpectKilledBy(SIGSEGV, "crash");
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

TEST(RunChild, RunsSeveralAtOnce) {
  constexpr int kThreads = 8;
  std::vector<std::jthread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([i] {
      for (int turn = 0; turn < 10; ++turn) {
        const std::string input(100'000, static_cast<char>('a' + i));
        ASSERT_EQ(Do("echo", "", input).output, input);
      }
    });
  }
}

TEST(RunChild, TellsProcessorTimeAndMemory) {
  const ChildOutput child = Do("memory");
  EXPECT_GT(child.processor.count(), 0);
  EXPECT_GT(child.peak_bytes, 1 << 20);
}

}  // namespace
}  // namespace gongbao::sandbox
