#include "common/document/program.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

namespace gongbao::document {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

Result<ProgramEnd> Shell(const std::string& script, std::string_view input = "",
                         milliseconds time = kProgramTime) {
  return RunProgram({.name = "sh",
                     .path = "/bin/sh",
                     .arguments = {"-c", script},
                     .environment = {"PATH=/usr/bin:/bin", "A=b"},
                     .folder = "/usr",
                     .output_max_bytes = 1 << 20},
                    input, steady_clock::now() + time);
}

TEST(RunProgram, GivesWhatItWasGivenAndTakesWhatItSays) {
  const std::string input(1 << 20, 'x');  // more than a pipe holds
  const auto end = Shell("cat; echo wrong >&2; exit 3", input);
  ASSERT_TRUE(end.ok()) << end.status().ToString();
  EXPECT_EQ(end->output, input);
  EXPECT_EQ(end->complaint, "wrong\n");
  EXPECT_EQ(WEXITSTATUS(end->status), 3);
}

TEST(RunProgram, GivesItItsFolderItsEnvironmentAndNoMore) {
  const auto end = Shell("pwd; env | grep -v ^_ | sort; ls /proc/self/fd");
  ASSERT_TRUE(end.ok()) << end.status().ToString();
  EXPECT_EQ(end->output, "/usr\nA=b\nPATH=/usr/bin:/bin\nPWD=/usr\n0\n1\n2\n3\n");  // 3: the folder
}

TEST(RunProgram, KillsWhatIsLate) {
  // The shell becomes it, so that it is what is killed: nobody holds the pipes behind it.
  for (const char* script : {"exec sleep 1000", "exec sleep 1000 >&- 2>&-"}) {
    const auto before = steady_clock::now();
    const Status late = Shell(script, "", milliseconds(200)).status();
    EXPECT_EQ(late.code(), StatusCode::kDeadlineExceeded);
    EXPECT_EQ(late.message(), "sh had not read the document in time: it is damaged or too complex");
    EXPECT_LT(steady_clock::now() - before, std::chrono::seconds(500));
  }
}

TEST(RunProgram, BoundsWhatItSays) {
  const Status flood = Shell("yes").status();
  EXPECT_EQ(flood.code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(flood.message(), "sh wrote more than 1 MiB for the document: send it in parts");
  const auto complaints =
      Shell("i=0; while [ $i -lt 9999 ]; do echo 1234567890 >&2; i=$((i+1)); done");
  ASSERT_TRUE(complaints.ok());
  EXPECT_EQ(complaints->complaint.size(), 4096U);
}

TEST(RunProgram, SaysWhatDoesNotStart) {
  const Status missing = RunProgram({.name = "x",
                                     .path = "/nowhere/x",
                                     .arguments = {},
                                     .environment = {},
                                     .folder = {},
                                     .output_max_bytes = 1},
                                    "", steady_clock::now() + kProgramTime)
                             .status();
  EXPECT_EQ(missing, InternalError("starting /nowhere/x: No such file or directory"));
}

}  // namespace
}  // namespace gongbao::document
