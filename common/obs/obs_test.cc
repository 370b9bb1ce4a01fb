#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "common/obs/crash_points.h"
#include "common/obs/health_server.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/obs/stop_signals.h"

namespace gongbao::obs {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Log, WritesOneJsonObjectALineWhateverTheFieldsHold) {
  const Log log("sample", LogFormat::kJson, LogLevel::kInfo);
  testing::internal::CaptureStderr();
  log.Info("a \"b\"\n", {{"text", "公报\xff"}, {"n", 3}, {"ok", true}, {"s", 0.5}, {"e", ""}});
  log.Debug("not shown");
  const std::string out = testing::internal::GetCapturedStderr();
  EXPECT_EQ(std::ranges::count(out, '\n'), 1) << out;
  const nlohmann::json line = nlohmann::json::parse(out);
  EXPECT_EQ(line["level"], "info");
  EXPECT_EQ(line["program"], "sample");
  EXPECT_EQ(line["message"], "a \"b\"\n");
  EXPECT_EQ(line["text"], "公报\uFFFD");
  EXPECT_EQ(line["n"], 3);
  EXPECT_EQ(line["ok"], true);
  EXPECT_EQ(line["s"], 0.5);
  EXPECT_EQ(line["e"], "");
  EXPECT_TRUE(line["time"].get<std::string>().ends_with("Z"));
}

TEST(Log, QuotesKeyValueOnlyWhereASplitWouldGoWrong) {
  const Log log("sample", LogFormat::kKeyValue, LogLevel::kDebug);
  testing::internal::CaptureStderr();
  log.Error("went wrong", {{"topic", "t"}, {"why", "a=b"}, {"n", 7}});
  EXPECT_THAT(testing::internal::GetCapturedStderr(),
              HasSubstr(" level=error program=sample message=\"went wrong\" topic=t why=\"a=b\" n=7"
                        "\n"));
}

TEST(Metrics, ShowsOnlyWhatWasSet) {
  Metrics metrics;
  EXPECT_EQ(metrics.Text(), "");
  metrics.consumed_messages.Add({{"topic", "t"}}).Increment(2);
  metrics.drain_duration.Add({}, TimeBuckets()).Observe(0.2);
  const std::string text = metrics.Text();
  EXPECT_THAT(text, HasSubstr("gongbao_consumed_messages_total{topic=\"t\"} 2"));
  EXPECT_THAT(text, HasSubstr("gongbao_drain_duration_seconds_bucket{le=\"0.3\"} 1"));
  EXPECT_THAT(text, Not(HasSubstr("gongbao_buffered_bytes")));
}

TEST(HealthServer, AnswersProbesWithTheirReasonAndShowsMetrics) {
  Metrics metrics;
  metrics.buffered_bytes.Add({}).Set(5);
  const auto server = HealthServer::Start(
      "127.0.0.1", 0, &metrics,
      {.live = [] { return Status(); }, .ready = [] { return UnavailableError("not yet"); }});
  ASSERT_TRUE(server.ok()) << server.status().ToString();
  httplib::Client client("127.0.0.1", (*server)->port());
  EXPECT_EQ(client.Get("/healthz")->status, 200);
  const httplib::Result ready = client.Get("/readyz");
  EXPECT_EQ(ready->status, 503);
  EXPECT_EQ(ready->body, "UNAVAILABLE: not yet\n");
  EXPECT_THAT(client.Get("/metrics")->body, HasSubstr("gongbao_buffered_bytes 5"));
  EXPECT_EQ(client.Get("/other")->status, 404);

  const Status taken = HealthServer::Start("127.0.0.1", (*server)->port(), &metrics, {}).status();
  EXPECT_EQ(taken.code(), StatusCode::kUnavailable);
  EXPECT_THAT(taken.message(), HasSubstr("metrics.address"));
}

// Runs `body` in a child process and returns its wait status.
template <typename Body>
int InChild(Body body) {
  const pid_t child = fork();
  if (child == 0) {
    body();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST(StopSignals, EndsTheWaitAtTheFirstSignalAndTheProcessAtTheSecond) {
  const int first = InChild([] {
    StopSignals signals;
    kill(getpid(), SIGTERM);
    signals.Wait();
    _exit(7);
  });
  ASSERT_TRUE(WIFEXITED(first));
  EXPECT_EQ(WEXITSTATUS(first), 7);

  const int second = InChild([] {
    StopSignals signals;
    kill(getpid(), SIGINT);
    signals.Wait();
    kill(getpid(), SIGTERM);
    for (;;) pause();
  });
  ASSERT_TRUE(WIFEXITED(second));
  EXPECT_EQ(WEXITSTATUS(second), 128 + SIGTERM);
}

TEST(StopSignals, EndsTheWaitWhenThePartsAskForIt) {
  EXPECT_EQ(InChild([] {
              StopSignals signals;
              signals.Stop();
              signals.Wait();
            }),
            0);
}

TEST(CrashPoints, KillAtTheNthPassOfTheNamedPointOnly) {
  const int status = InChild([] {
    const Result<CrashPoints> points = CrashPoints::Parse("here:2");
    points->Pass("there");
    points->Pass("there");
    points->Pass("here");
    if (write(STDOUT_FILENO, "", 0) == 0) points->Pass("here");
  });
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGKILL);
  EXPECT_EQ(InChild([] { CrashPoints::Parse("here:2")->Pass("here"); }), 0);
}

TEST(CrashPoints, HaltTheProcessUntilItIsContinued) {
  const pid_t child = fork();
  if (child == 0) {
    CrashPoints::Parse("here:1:stop")->Pass("here");
    _exit(7);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, WUNTRACED), child);
  ASSERT_TRUE(WIFSTOPPED(status));
  ASSERT_EQ(kill(child, SIGCONT), 0);
  ASSERT_EQ(waitpid(child, &status, 0), child);
  EXPECT_EQ(WEXITSTATUS(status), 7);
}

TEST(CrashPoints, RefuseWhatIsNotANameWithACount) {
  EXPECT_TRUE(CrashPoints::Parse("").ok());
  for (const char* bad : {"here", "here:", "here:0", ":1", "here:x", "here:1x", "here:stop",
                          "here:1:halt", ":stop"}) {
    const Status status = CrashPoints::Parse(bad).status();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << bad;
    EXPECT_THAT(status.message(), HasSubstr("GONGBAO_CRASH_AT"));
  }
}

}  // namespace
}  // namespace gongbao::obs
