#include "common/messaging/embedded_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <future>

#include "common/base/temporary_folder.h"
#include "common/messaging/contract_test.h"
#include "common/messaging/sqlite.h"

namespace gongbao::messaging {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class EmbeddedLogUnderTest final : public LogUnderTest {
 public:
  Result<std::unique_ptr<Broker>> Open() override {
    return OpenEmbeddedLog(folder_.File("log.db"));
  }

 private:
  const TemporaryFolder folder_ = *TemporaryFolder::Make();
};

std::unique_ptr<LogUnderTest> NewEmbeddedLogUnderTest() {
  return std::make_unique<EmbeddedLogUnderTest>();
}

INSTANTIATE_TEST_SUITE_P(Embedded, Contract,
                         ::testing::Values(LogKind{"embedded", &NewEmbeddedLogUnderTest}));

class EmbeddedLogTest : public ::testing::Test {
 protected:
  std::unique_ptr<Broker> Open() {
    Result<std::unique_ptr<Broker>> broker = OpenEmbeddedLog(path_);
    EXPECT_TRUE(broker.ok()) << broker.status().ToString();
    return std::move(broker).value();
  }
  void RunSql(const std::string& sql) {
    auto connection = sqlite::Connection::Open(path_);
    ASSERT_TRUE(connection.ok()) << connection.status().ToString();
    const Status status = connection->Execute(sql);
    ASSERT_TRUE(status.ok()) << status.ToString();
  }

  const TemporaryFolder folder_ = *TemporaryFolder::Make();
  const std::string path_ = folder_.File("log.db");
};

TEST_F(EmbeddedLogTest, ASecondOwnerIsRefusedByName) {
  const auto first = Open();
  const auto second = OpenEmbeddedLog(path_);
  EXPECT_EQ(second.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(second.status().message(),
              AllOf(HasSubstr(path_), HasSubstr("pid " + std::to_string(getpid()))));
}

TEST_F(EmbeddedLogTest, AnotherProcessIsRefused) {
  const auto first = Open();
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto second = OpenEmbeddedLog(path_);
    _exit(second.status().code() == StatusCode::kFailedPrecondition ? 0 : 1);
  }
  int exit_status = 0;
  ASSERT_EQ(waitpid(child, &exit_status, 0), child);
  EXPECT_EQ(exit_status, 0);
}

TEST_F(EmbeddedLogTest, AFileOfANewerVersionIsRefused) {
  Open().reset();
  RunSql("PRAGMA user_version=99");
  const auto broker = OpenEmbeddedLog(path_);
  EXPECT_EQ(broker.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(broker.status().message(),
              AllOf(HasSubstr(path_), HasSubstr("version 99"), HasSubstr("newer program")));
}

TEST_F(EmbeddedLogTest, TheDatabaseOfSomethingElseIsLeftAlone) {
  RunSql("CREATE TABLE guest (name TEXT); PRAGMA user_version=1");
  const auto broker = OpenEmbeddedLog(path_);
  EXPECT_EQ(broker.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(broker.status().message(), HasSubstr("not a gongbao log"));
  RunSql("INSERT INTO guest VALUES ('still here')");
}

TEST_F(EmbeddedLogTest, AFileThatIsNoDatabaseIsDataLoss) {
  std::ofstream(path_) << std::string(8192, 'x');
  const auto broker = OpenEmbeddedLog(path_);
  EXPECT_EQ(broker.status().code(), StatusCode::kDataLoss);
  EXPECT_THAT(broker.status().message(), HasSubstr(path_));
}

TEST_F(EmbeddedLogTest, AMissingFolderIsNotFound) {
  const auto broker = OpenEmbeddedLog(folder_.File("missing/log.db"));
  EXPECT_EQ(broker.status().code(), StatusCode::kNotFound);
  EXPECT_THAT(broker.status().message(), HasSubstr("missing/log.db"));
}

TEST_F(EmbeddedLogTest, ASecondMemberOfAGroupIsRefusedWhileTheFirstLives) {
  const auto broker = Open();
  ASSERT_TRUE(broker->CreateTopic("t", 1).ok());
  RecordingListener listener;
  auto first = broker->Subscribe("g", {"t"}, &listener);
  ASSERT_TRUE(first.ok());
  const auto second = broker->Subscribe("g", {"t"}, &listener);
  EXPECT_EQ(second.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(second.status().message(), HasSubstr("\"g\""));
  (*first)->Close();
  EXPECT_TRUE(broker->Subscribe("g", {"t"}, &listener).ok());
}

TEST_F(EmbeddedLogTest, AFullQueueRefusesUntilRecordsAreAcknowledged) {
  const auto broker = Open();
  ASSERT_TRUE(broker->CreateTopic("t", 1).ok());
  const auto producer = broker->NewProducer().value();
  std::promise<void> release;
  std::promise<void> held;
  ASSERT_TRUE(producer
                  ->Produce(Record("t", "k", "holds the writer"),
                            [&](const auto&) {
                              held.set_value();
                              release.get_future().wait();
                            })
                  .ok());
  held.get_future().wait();

  const std::string mebibyte(size_t{1} << 20, 'x');
  size_t accepted = 0;
  Status status;
  while (status.ok()) {
    status = producer->Produce(Record("t", "k", mebibyte), nullptr);
    accepted += status.ok() ? 1 : 0;
  }
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(accepted, (kEmbeddedQueueBytes >> 20) - 1);
  EXPECT_EQ(producer->Flush(std::chrono::milliseconds(1)).code(), StatusCode::kDeadlineExceeded);

  release.set_value();
  ASSERT_TRUE(producer->Flush(kPatience).ok());
  EXPECT_TRUE(ProduceAndWait(*producer, Record("t", "k", mebibyte)).ok());
  EXPECT_EQ(broker->EndOffset({"t", 0}).value(), static_cast<int64_t>(accepted) + 2);
}

TEST_F(EmbeddedLogTest, TakesTheLargestRecord) {
  const auto broker = Open();
  ASSERT_TRUE(broker->CreateTopic("t", 1).ok());
  const auto producer = broker->NewProducer().value();
  const std::string largest(kMaxRecordBytes - RecordBytes(Record("t", "k", "")), 'x');
  ASSERT_TRUE(ProduceAndWait(*producer, Record("t", "k", largest)).ok());
  const auto consumer = broker->Assign({{{"t", 0}, 0}}).value();
  const auto read = Read(*consumer, 1);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_TRUE(read[0].value == largest);
}

// A limit on the size of files stands for a full disk: SQLite meets the same failing writes.
TEST_F(EmbeddedLogTest, AFullDiskIsUnavailableUntilThereIsSpaceAgain) {
  const auto broker = Open();
  ASSERT_TRUE(broker->CreateTopic("t", 1).ok());
  const auto producer = broker->NewProducer().value();
  ASSERT_TRUE(ProduceAndWait(*producer, Record("t", "k", "before")).ok());

  ASSERT_NE(std::signal(SIGXFSZ, SIG_IGN), SIG_ERR);
  rlimit unlimited{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &unlimited), 0);
  rlimit full = unlimited;
  full.rlim_cur = size_t{256} << 10;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &full), 0);
  const std::string mebibyte(size_t{1} << 20, 'x');
  const Result<Position> refused = ProduceAndWait(*producer, Record("t", "k", mebibyte));
  const Result<Position> refused_again = ProduceAndWait(*producer, Record("t", "k", mebibyte));
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &unlimited), 0);
  EXPECT_EQ(refused.status().code(), StatusCode::kUnavailable);
  EXPECT_THAT(refused.status().message(), HasSubstr(path_));
  EXPECT_EQ(refused_again.status().code(), StatusCode::kUnavailable);

  const Result<Position> taken = ProduceAndWait(*producer, Record("t", "k", "after"));
  ASSERT_TRUE(taken.ok()) << taken.status().ToString();
  EXPECT_EQ(taken->offset, 1);
  const auto consumer = broker->Assign({{{"t", 0}, 0}}).value();
  const auto read = Read(*consumer, 2);
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].value, "before");
  EXPECT_EQ(read[1].value, "after");
}

// What the child tells through the pipe for each acknowledged record.
struct Acknowledged {
  int64_t number;
  int64_t offset;
  int32_t partition;
};

// Runs in a child process until it is killed: produces without end, and writes each acknowledged
// position to `pipe`, committing now and then.
[[noreturn]] void ProduceUntilKilled(const std::string& path, int pipe) {
  const auto broker = OpenEmbeddedLog(path).value();
  if (!broker->CreateTopic("t", 3).ok()) _exit(1);
  const auto producer = broker->NewProducer().value();
  for (int64_t number = 0;; ++number) {
    const std::string text = std::to_string(number);
    Status status;
    do {
      status = producer->Produce(
          Record("t", text, "record " + text + std::string(static_cast<size_t>(number % 977), '.')),
          [number, pipe](const Result<Position>& position) {
            if (!position.ok()) _exit(1);
            const Acknowledged line{number, position->offset, position->where.partition};
            if (write(pipe, &line, sizeof line) != static_cast<ssize_t>(sizeof line)) _exit(1);
          });
      // The queue holds at most what the pipe's reader has not waited for.
      if (!status.ok() && !producer->Flush(kPatience).ok()) _exit(1);
    } while (!status.ok());
    if (number % 64 == 0 && !producer->Flush(kPatience).ok()) _exit(1);
  }
}

TEST_F(EmbeddedLogTest, WhatWasAcknowledgedIsThereAfterKillMinusNine) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    close(ends[0]);
    ProduceUntilKilled(path_, ends[1]);
  }
  close(ends[1]);
  std::vector<Acknowledged> acknowledged;
  Acknowledged line{};
  while (read(ends[0], &line, sizeof line) == static_cast<ssize_t>(sizeof line)) {
    acknowledged.push_back(line);
    if (acknowledged.size() == 1500) {
      ASSERT_EQ(kill(child, SIGKILL), 0);
    }
  }
  close(ends[0]);
  int exit_status = 0;
  ASSERT_EQ(waitpid(child, &exit_status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(exit_status)) << "the child failed before it was killed";
  ASSERT_GE(acknowledged.size(), 1500U);

  const auto broker = Open();
  std::map<TopicPartition, int64_t> beginnings;
  size_t total = 0;
  for (int32_t partition = 0; partition < 3; ++partition) {
    beginnings[{"t", partition}] = 0;
    total += static_cast<size_t>(broker->EndOffset({"t", partition}).value());
  }
  ASSERT_GE(total, acknowledged.size());
  const auto consumer = broker->Assign(beginnings).value();
  std::map<Position, std::string> stored;  // the record's number by its place
  for (const Message& message : Read(*consumer, total)) {
    EXPECT_TRUE(message.value && message.value->starts_with("record " + message.key));
    EXPECT_TRUE(stored.emplace(message.position, message.key).second);
  }
  for (const Acknowledged& record : acknowledged) {
    EXPECT_EQ((stored[{{"t", record.partition}, record.offset}]), std::to_string(record.number));
  }
}

}  // namespace
}  // namespace gongbao::messaging
