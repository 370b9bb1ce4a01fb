#include "services/indexer/indexer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <optional>
#include <span>
#include <thread>

#include "common/base/temporary_folder.h"
#include "common/messaging/embedded_log.h"
#include "common/pipeline/log_records.h"
#include "common/store/sqlite/sqlite_store.h"
#include "common/store/testing.h"

namespace gongbao::indexer {
namespace {

using messaging::OutgoingMessage;
using messaging::Position;
using testing::HasSubstr;

constexpr char kResults[] = "gongbao.results.v1";
constexpr char kDlq[] = "gongbao.documents.dlq.v1";
constexpr std::chrono::seconds kDeadline{20};

// A store whose writes a test can refuse; all else is the real one's.
class FaultyStore final : public store::Store {
 public:
  explicit FaultyStore(store::Store* real) : real_(real) {}

  std::function<Status()> refuse = [] { return Status(); };

  Status Apply(std::span<const store::LogEntry> entries) override {
    GONGBAO_RETURN_IF_ERROR(refuse());
    return real_->Apply(entries);
  }
  Result<std::map<int32_t, int64_t>> NextOffsets(const std::string& topic) override {
    return real_->NextOffsets(topic);
  }
  Result<v1::Document> GetDocument(const std::string& name) override {
    return real_->GetDocument(name);
  }
  Result<store::Page<v1::Document>> ListDocuments(const std::string& filter,
                                                  const store::PageRequest& page) override {
    return real_->ListDocuments(filter, page);
  }
  Result<v1::Article> GetArticle(const std::string& name) override {
    return real_->GetArticle(name);
  }
  Result<store::Page<v1::Article>> ListArticles(const std::string& parent,
                                                const std::string& filter,
                                                const store::PageRequest& page) override {
    return real_->ListArticles(parent, filter, page);
  }
  Result<store::Page<v1::Block>> ListBlocks(const std::string& article,
                                            const store::PageRequest& page) override {
    return real_->ListBlocks(article, page);
  }
  Result<v1::Fact> GetFact(const std::string& name) override { return real_->GetFact(name); }
  Result<store::Page<v1::Fact>> ListFacts(const std::string& parent, const std::string& filter,
                                          const store::PageRequest& page) override {
    return real_->ListFacts(parent, filter, page);
  }
  Result<store::Page<v1::Copy>> ListCopies(const std::string& article,
                                           const store::PageRequest& page) override {
    return real_->ListCopies(article, page);
  }
  Result<store::Page<v1::DeadLetter>> ListDeadLetters(const store::PageRequest& page) override {
    return real_->ListDeadLetters(page);
  }
  Result<std::string> Digest() override { return real_->Digest(); }
  Result<std::string> TokenKey() override { return real_->TokenKey(); }

 private:
  store::Store* const real_;
};

// Waits until `condition` holds; false at the deadline.
bool Eventually(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + kDeadline;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return true;
}

class IndexerTest : public testing::Test {
 protected:
  IndexerTest() {
    broker_ = messaging::OpenEmbeddedLog(folder_.File("log.sqlite")).value();
    for (const char* topic : {kResults, kDlq}) {
      EXPECT_EQ(broker_->CreateTopic(topic, 2), Status());
    }
    producer_ = broker_->NewProducer().value();
    real_store_ = store::OpenSqliteStore(folder_.File("store.sqlite")).value();
    store_.emplace(real_store_.get());
  }

  void Publish(OutgoingMessage record) {
    ASSERT_EQ(producer_->Produce(std::move(record),
                                 [](const Result<Position>& result) { EXPECT_TRUE(result.ok()); }),
              Status());
    ASSERT_EQ(producer_->Flush(kDeadline), Status());
  }
  void Publish(const v1::DocumentResult& result) {
    Publish(pipeline::ResultRecord(kResults, 2, result));
  }

  IndexerOptions Options() {
    IndexerOptions options = IndexerOptions::From(config::Config::Defaults());
    options.batch_interval = std::chrono::milliseconds(5);
    return options;
  }

  int64_t Documents() { return store_->ListDocuments("", {})->total; }

  const TemporaryFolder folder_ = *TemporaryFolder::Make();
  std::unique_ptr<messaging::Broker> broker_;
  std::unique_ptr<messaging::Producer> producer_;
  std::unique_ptr<store::Store> real_store_;
  std::optional<FaultyStore> store_;
  obs::Log log_{"test", obs::LogFormat::kKeyValue, obs::LogLevel::kError};
  obs::Metrics metrics_;
  obs::CrashPoints crash_points_;
};

// Runs an indexer until it is told to stop, or at the latest when this goes.
class Running {
 public:
  Running(IndexerOptions options, messaging::Broker* broker, store::Store* store,
          const obs::Log* log, obs::Metrics* metrics, const obs::CrashPoints* crash_points)
      : indexer_(std::move(options), broker, store, log, metrics, crash_points),
        status_(std::async(std::launch::async, [this] { return indexer_.Run(); })) {}
  ~Running() {
    if (status_.valid()) {
      EXPECT_EQ(Stop(), Status());
    }
  }
  Status Stop() {
    indexer_.Stop();
    return status_.get();
  }
  Status AwaitEnd() { return status_.get(); }
  Indexer* operator->() { return &indexer_; }

 private:
  Indexer indexer_;
  std::future<Status> status_;
};

TEST_F(IndexerTest, BringsResultsAndDeadLettersIntoTheStore) {
  Publish(store::CityReport(1));
  Publish(store::CityReport(2));
  messaging::Message original;
  original.position = {{"gongbao.documents.v1", 1}, 7};
  original.value = "not an event";
  Publish(pipeline::DeadLetterRecord(kDlq, original,
                                     {.stage = v1::DeadLetter::STAGE_DECODE,
                                      .error_class = v1::DeadLetter::ERROR_CLASS_UNDECODABLE,
                                      .reason = "no event"},
                                     store::CityReport(1).extractor()));
  Running indexer(Options(), broker_.get(), &*store_, &log_, &metrics_, &crash_points_);
  EXPECT_TRUE(Eventually([&] { return indexer->Ready().ok(); }));
  EXPECT_EQ(indexer->Live(), Status());
  EXPECT_EQ(Documents(), 2);
  const auto letters = store_->ListDeadLetters({});
  ASSERT_EQ(letters->rows.size(), 1u);
  EXPECT_EQ(letters->rows[0].id(), "gongbao.documents.v1/1/7");
}

TEST_F(IndexerTest, GoesOnWhereTheStoreStands) {
  Publish(store::CityReport(1));
  {
    Running indexer(Options(), broker_.get(), &*store_, &log_, &metrics_, &crash_points_);
    EXPECT_TRUE(Eventually([&] { return indexer->Ready().ok(); }));
    EXPECT_EQ(indexer.Stop(), Status());
  }
  Publish(store::CityReport(2));
  obs::Metrics again;
  Running indexer(Options(), broker_.get(), &*store_, &log_, &again, &crash_points_);
  EXPECT_TRUE(Eventually([&] { return indexer->Ready().ok(); }));
  EXPECT_EQ(Documents(), 2);
  EXPECT_THAT(again.Text(), HasSubstr("gongbao_consumed_messages_total{topic=\"" +
                                      std::string(kResults) + "\"} 1\n"));
}

TEST_F(IndexerTest, PassesOverRecordsThatCannotBeReadAndCountsThem) {
  Publish({.topic = kResults, .partition = 0, .key = "x", .value = "\xff\xff", .headers = {}});
  Publish({.topic = kResults, .partition = 0, .key = "x", .value = std::nullopt, .headers = {}});
  Publish({.topic = kDlq, .partition = 0, .key = "x", .value = "bare", .headers = {}});
  Publish(store::CityReport(1));
  const obs::Log quiet("test", obs::LogFormat::kJson, obs::LogLevel::kError);
  testing::internal::CaptureStderr();
  {
    Running indexer(Options(), broker_.get(), &*store_, &quiet, &metrics_, &crash_points_);
    EXPECT_TRUE(Eventually([&] { return indexer->Ready().ok(); }));
  }
  EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr("not a DocumentResult"));
  EXPECT_EQ(Documents(), 1);
  const std::string text = metrics_.Text();
  for (const std::string topic : {kResults, kDlq}) {
    EXPECT_THAT(text,
                HasSubstr("gongbao_index_unreadable_messages_total{topic=\"" + topic + "\"} 1\n"));
  }
}

TEST_F(IndexerTest, WaitsForAStoreThatIsUnavailable) {
  std::atomic<int> refused = 0;
  store_->refuse = [&refused] { return ++refused <= 2 ? UnavailableError("disk full") : Status(); };
  Publish(store::CityReport(1));
  const obs::Log quiet("test", obs::LogFormat::kJson, obs::LogLevel::kError);
  Running indexer(Options(), broker_.get(), &*store_, &quiet, &metrics_, &crash_points_);
  EXPECT_TRUE(Eventually([&] { return indexer->Ready().ok(); }));
  EXPECT_EQ(Documents(), 1);
  EXPECT_THAT(metrics_.Text(), HasSubstr("gongbao_index_store_retries_total 2\n"));
}

TEST_F(IndexerTest, EndsWhenTheStoreIsDamaged) {
  store_->refuse = [] { return DataLossError("page 3 is torn"); };
  Publish(store::CityReport(1));
  Running indexer(Options(), broker_.get(), &*store_, &log_, &metrics_, &crash_points_);
  const Status status = indexer.AwaitEnd();
  EXPECT_EQ(status.code(), StatusCode::kDataLoss);
  EXPECT_EQ(status.message(), "writing to the store: page 3 is torn");
}

TEST_F(IndexerTest, SaysWhatToDoWhenTheLogLacksWhatTheStoreAwaits) {
  store::LogEntry far = store::EntryOf(store::CityReport(1), 1000);
  far.topic = kResults;
  ASSERT_EQ(store_->Apply(std::span(&far, 1)), Status());
  Running indexer(Options(), broker_.get(), &*store_, &log_, &metrics_, &crash_points_);
  const Status status = indexer.AwaitEnd();
  EXPECT_EQ(status.code(), StatusCode::kOutOfRange);
  EXPECT_THAT(status.message(), HasSubstr("begin a new store"));
}

}  // namespace
}  // namespace gongbao::indexer
