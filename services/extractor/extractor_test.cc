#include "services/extractor/extractor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <thread>
#include <utility>
#include <vector>

#include "common/base/temporary_folder.h"
#include "common/messaging/embedded_log.h"
#include "common/store/testing.h"

namespace gongbao::extractor {
namespace {

using messaging::Message;
using messaging::OutgoingMessage;
using messaging::Position;
using messaging::TopicPartition;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kDocuments[] = "gongbao.documents.v1";
constexpr char kResults[] = "gongbao.results.v1";
constexpr char kDlq[] = "gongbao.documents.dlq.v1";
constexpr int32_t kPartitions = 2;
constexpr std::chrono::seconds kDeadline{20};

// What a test does to the records that the worker writes; the log below stays the real one.
class Faults {
 public:
  // Answers Produce with a failure, or lets it through. Called for each record.
  std::function<Status(const OutgoingMessage&)> refuse = [](const OutgoingMessage&) {
    return Status();
  };
  // Answers for the log instead of delivering the record.
  std::function<Status(const OutgoingMessage&)> lose = [](const OutgoingMessage&) {
    return Status();
  };

  // From now on acknowledgements are kept back until Release.
  void Hold() {
    const std::lock_guard lock(mu_);
    holding_ = true;
  }
  void Release() {
    std::vector<std::function<void()>> held;
    {
      const std::lock_guard lock(mu_);
      holding_ = false;
      held.swap(held_);
    }
    for (const auto& acknowledge : held) acknowledge();
  }
  size_t held() const {
    const std::lock_guard lock(mu_);
    return held_.size();
  }
  void Acknowledge(std::function<void()> acknowledge) {
    {
      const std::lock_guard lock(mu_);
      if (holding_) {
        held_.push_back(std::move(acknowledge));
        return;
      }
    }
    acknowledge();
  }

 private:
  mutable std::mutex mu_;
  bool holding_ = false;
  std::vector<std::function<void()>> held_;
};

class FaultyProducer final : public messaging::Producer {
 public:
  FaultyProducer(std::unique_ptr<messaging::Producer> real, Faults* faults)
      : real_(std::move(real)), faults_(faults) {}
  ~FaultyProducer() override {
    faults_->Release();
    real_.reset();
    losses_.clear();
  }

  Status Produce(OutgoingMessage message, Acknowledge acknowledge) override {
    GONGBAO_RETURN_IF_ERROR(faults_->refuse(message));
    if (const Status lost = faults_->lose(message); !lost.ok()) {
      const std::lock_guard lock(mu_);
      losses_.emplace_back([acknowledge, lost] { acknowledge(lost); });
      return {};
    }
    return real_->Produce(std::move(message), [this, acknowledge](const Result<Position>& result) {
      faults_->Acknowledge([acknowledge, result] { acknowledge(result); });
    });
  }
  Status Flush(std::chrono::milliseconds timeout) override { return real_->Flush(timeout); }

 private:
  std::unique_ptr<messaging::Producer> real_;
  Faults* const faults_;
  std::mutex mu_;
  std::vector<std::jthread> losses_;
};

class FaultyBroker final : public messaging::Broker {
 public:
  FaultyBroker(messaging::Broker* real, Faults* faults) : real_(real), faults_(faults) {}
  Status CreateTopic(const std::string& topic, int32_t count) override {
    return real_->CreateTopic(topic, count);
  }
  Result<int32_t> PartitionCount(const std::string& topic) override {
    return real_->PartitionCount(topic);
  }
  Result<std::unique_ptr<messaging::Producer>> NewProducer() override {
    GONGBAO_ASSIGN_OR_RETURN(auto real, real_->NewProducer());
    return std::unique_ptr<messaging::Producer>(
        std::make_unique<FaultyProducer>(std::move(real), faults_));
  }
  Result<std::unique_ptr<messaging::Consumer>> Subscribe(
      const std::string& group, const std::vector<std::string>& topics,
      messaging::RebalanceListener* listener) override {
    return real_->Subscribe(group, topics, listener);
  }
  Result<std::unique_ptr<messaging::Consumer>> Assign(
      const std::map<TopicPartition, int64_t>& offsets) override {
    return real_->Assign(offsets);
  }
  Result<int64_t> BeginOffset(const TopicPartition& partition) override {
    return real_->BeginOffset(partition);
  }
  Result<int64_t> EndOffset(const TopicPartition& partition) override {
    return real_->EndOffset(partition);
  }

 private:
  messaging::Broker* const real_;
  Faults* const faults_;
};

std::string Content(int revision) {
  return "临江市统计公报\n\n全市地区生产总值达到" + std::to_string(1000 + revision) + ".5亿元。\n";
}

v1::DocumentEvent Event(const std::string& document_id, int revision) {
  v1::DocumentEvent event;
  event.set_document_id(document_id);
  event.set_revision(static_cast<uint64_t>(revision));
  event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
  event.set_inline_content(Content(revision));
  return event;
}

class ExtractorTest : public testing::Test {
 protected:
  ExtractorTest() {
    auto broker = messaging::OpenEmbeddedLog(folder_.File("log.sqlite"));
    if (!broker.ok()) std::abort();
    broker_ = std::move(broker).value();
    faulty_ = std::make_unique<FaultyBroker>(broker_.get(), &faults_);
    for (const char* topic : {kDocuments, kResults, kDlq}) {
      EXPECT_EQ(broker_->CreateTopic(topic, kPartitions), Status());
    }
    auto producer = broker_->NewProducer();
    producer_ = std::move(producer).value();
  }
  ~ExtractorTest() override {
    readers_.clear();
    producer_.reset();
    broker_.reset();
  }

  void Publish(const std::string& key, std::optional<std::string> value) {
    ASSERT_EQ(producer_->Produce({.topic = kDocuments,
                                  .partition = std::nullopt,
                                  .key = key,
                                  .value = std::move(value),
                                  .headers = {{"traceparent", "00-" + key}}},
                                 [](const Result<Position>& result) { EXPECT_TRUE(result.ok()); }),
              Status());
  }
  void Publish(const v1::DocumentEvent& event) {
    Publish(event.document_id(), event.SerializeAsString());
  }

  // A worker on this log; the arguments are options.
  std::unique_ptr<Extractor> Worker(
      std::vector<std::string> arguments = {},
      Extractor::GiveUp give_up = [](std::string_view) {}) {
    EXPECT_EQ(producer_->Flush(kDeadline), Status());
    const config::Program program{
        .name = "test", .purpose = "", .options = {std::begin(kOptions), std::end(kOptions)}};
    arguments.insert(arguments.begin(), {"--worker.slots_count=4", "--commit.interval_ms=20"});
    const auto config = config::Config::Load(program, arguments, {});
    EXPECT_TRUE(config.ok()) << config.status().ToString();
    ExtractorOptions options = ExtractorOptions::From(*config, "group");
    if (!reader_.empty()) options.reader.program = reader_;
    return std::make_unique<Extractor>(std::move(options), faulty_.get(), &knowledge_, &log_,
                                       &metrics_, &crash_points_, std::move(give_up));
  }

  // The next `count` records of a topic, by partition and offset.
  std::vector<Message> Take(const std::string& topic, size_t count) {
    if (!readers_.contains(topic)) {
      auto reader = broker_->Assign({{{topic, 0}, 0}, {{topic, 1}, 0}});
      readers_[topic] = std::move(reader).value();
    }
    std::vector<Message> messages;
    const auto deadline = std::chrono::steady_clock::now() + kDeadline;
    while (messages.size() < count && std::chrono::steady_clock::now() < deadline) {
      auto polled = readers_[topic]->Poll(std::chrono::milliseconds(50));
      if (!polled.ok()) break;
      if (*polled) messages.push_back(std::move(**polled));
    }
    EXPECT_EQ(messages.size(), count) << topic;
    return messages;
  }

  int64_t Count(const std::string& topic) {
    return *broker_->EndOffset({topic, 0}) + *broker_->EndOffset({topic, 1});
  }

  // What a new member of the group would still be given.
  size_t Uncommitted() {
    struct Listener final : messaging::RebalanceListener {
      void OnAssigned(std::span<const TopicPartition>) override {}
      void OnRevoked(std::span<const TopicPartition>, bool) override {}
    } listener;
    auto consumer = broker_->Subscribe("group", {kDocuments}, &listener);
    size_t count = 0;
    for (;;) {
      const auto polled = (*consumer)->Poll(std::chrono::milliseconds(50));
      if (!polled.ok() || !*polled) return count;
      ++count;
    }
  }

  const TemporaryFolder folder_ = *TemporaryFolder::Make();
  std::unique_ptr<messaging::Broker> broker_;
  Faults faults_;
  std::unique_ptr<FaultyBroker> faulty_;
  std::unique_ptr<messaging::Producer> producer_;
  std::map<std::string, std::unique_ptr<messaging::Consumer>> readers_;
  std::string reader_;  // the program; empty: gongbao-reader
  knowledge::Knowledge knowledge_;
  obs::Log log_{"test", obs::LogFormat::kKeyValue, obs::LogLevel::kError};
  obs::Metrics metrics_;
  obs::CrashPoints crash_points_;
};

// Runs a worker until it is told to stop, or at the latest when this goes.
class Running {
 public:
  explicit Running(std::unique_ptr<Extractor> worker)
      : worker_(std::move(worker)),
        status_(std::async(std::launch::async, [this] { return worker_->Run(); })) {}
  ~Running() {
    if (status_.valid()) {
      EXPECT_EQ(Stop(), Status());
    }
  }
  Status Stop() {
    worker_->Stop();
    return status_.get();
  }
  Status AwaitEnd() { return status_.get(); }
  Extractor* operator->() { return worker_.get(); }

 private:
  std::unique_ptr<Extractor> worker_;
  std::future<Status> status_;
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

v1::DocumentResult ResultOf(const Message& message) {
  v1::DocumentResult result;
  EXPECT_TRUE(result.ParseFromString(message.value.value_or("")));
  return result;
}

TEST_F(ExtractorTest, EveryEventEndsInAResultOrADeadLetterAndIsCommitted) {
  Publish(Event("good", 1));
  v1::DocumentEvent gone = Event("gone", 2);
  gone.clear_content();
  gone.set_operation(v1::DocumentEvent::OPERATION_DELETE);
  Publish(gone);
  Publish("newer", Event("newer", 1).SerializeAsString() + "\x9a\x06\x03new");
  Publish("garbage", std::string("\xff\xff"));
  Publish("tombstone", std::nullopt);
  Publish("", std::string("no key and no event"));
  v1::DocumentEvent picture = Event("picture", 1);
  picture.set_inline_content("\xff\xd8\xff\xe0 a picture");
  Publish(picture);

  Running worker(Worker());
  std::map<std::string, v1::DocumentResult::Status> results;
  for (const Message& message : Take(kResults, 3)) {
    const v1::DocumentResult result = ResultOf(message);
    results[result.document_id()] = result.status();
    EXPECT_EQ(result.input().topic(), kDocuments);
  }
  EXPECT_THAT(results, ElementsAre(testing::Pair("gone", v1::DocumentResult::STATUS_DELETED),
                                   testing::Pair("good", v1::DocumentResult::STATUS_OK),
                                   testing::Pair("newer", v1::DocumentResult::STATUS_OK)));
  std::map<std::string, std::string> letters;
  for (const Message& message : Take(kDlq, 4)) {
    const auto letter = pipeline::ParseDeadLetter(message);
    ASSERT_TRUE(letter.ok()) << letter.status().ToString();
    letters[message.key] = pipeline::Name(letter->error_class());
    EXPECT_EQ(letter->original_headers(0).key(), "traceparent");
  }
  EXPECT_THAT(letters,
              ElementsAre(testing::Pair("", "undecodable"), testing::Pair("garbage", "undecodable"),
                          testing::Pair("picture", "unsupported_type"),
                          testing::Pair("tombstone", "invalid")));
  EXPECT_EQ(worker->Ready(), Status());
  EXPECT_EQ(worker->Live(), Status());
  EXPECT_EQ(worker.Stop(), Status());
  EXPECT_EQ(Uncommitted(), 0u);
}

TEST_F(ExtractorTest, ReadsRevisionsOfOneDocumentInOrder) {
  for (int revision = 1; revision <= 40; ++revision) {
    Publish(Event("a", revision));
    Publish(Event("b" + std::to_string(revision), 1));
  }
  Running worker(Worker());
  std::vector<uint64_t> revisions;
  for (const Message& message : Take(kResults, 80)) {
    const v1::DocumentResult result = ResultOf(message);
    if (result.document_id() == "a") revisions.push_back(result.revision());
  }
  EXPECT_EQ(revisions.size(), 40u);
  EXPECT_TRUE(std::ranges::is_sorted(revisions));
}

TEST_F(ExtractorTest, ReadsAgainWhatTheLogLostAndMakesNoDeadLetterOfIt) {
  std::atomic<int> lost = 0;
  faults_.lose = [&lost](const OutgoingMessage& message) {
    return message.topic == kResults && ++lost <= 3 ? UnavailableError("no leader") : Status();
  };
  for (int i = 0; i < 10; ++i) Publish(Event("d" + std::to_string(i), 1));
  Running worker(Worker());
  std::set<std::string> ids;
  for (const Message& message : Take(kResults, 10)) ids.insert(ResultOf(message).document_id());
  EXPECT_EQ(ids.size(), 10u);
  EXPECT_EQ(worker.Stop(), Status());
  EXPECT_EQ(Count(kDlq), 0);
  EXPECT_EQ(Uncommitted(), 0u);
}

TEST_F(ExtractorTest, OffersARecordAgainWhenTheQueueWasFull) {
  std::atomic<int> refused = 0;
  faults_.refuse = [&refused](const OutgoingMessage&) {
    return ++refused <= 5 ? ResourceExhaustedError("queue full") : Status();
  };
  Publish(Event("a", 1));
  Running worker(Worker());
  EXPECT_EQ(ResultOf(Take(kResults, 1)[0]).document_id(), "a");
}

TEST_F(ExtractorTest, GivesUpADocumentWhoseResultTheLogRefuses) {
  faults_.refuse = [](const OutgoingMessage& message) {
    return message.topic == kResults && message.key.starts_with("big")
               ? InvalidArgumentError("record of 99 bytes is over the limit")
               : Status();
  };
  Publish(Event("big", 1));
  Publish(Event("small", 1));
  Running worker(Worker());
  EXPECT_EQ(ResultOf(Take(kResults, 1)[0]).document_id(), "small");
  const auto letter = pipeline::ParseDeadLetter(Take(kDlq, 1)[0]);
  EXPECT_EQ(letter->document_id(), "big");
  EXPECT_EQ(letter->stage(), v1::DeadLetter::STAGE_VALIDATE);
  EXPECT_EQ(letter->error_class(), v1::DeadLetter::ERROR_CLASS_TOO_LARGE);
  EXPECT_THAT(letter->reason(), HasSubstr("over the limit"));
}

TEST_F(ExtractorTest, CommitsNothingBeforeItsRecordIsAcknowledged) {
  faults_.Hold();
  for (int i = 0; i < 6; ++i) Publish(Event("d" + std::to_string(i), 1));
  {
    Running worker(Worker({"--drain.timeout_ms=50"}));
    EXPECT_TRUE(Eventually([this] { return faults_.held() == 6; }));
    EXPECT_EQ(worker.Stop(), Status());  // the drain ends without them
  }
  EXPECT_THAT(metrics_.Text(), HasSubstr("gongbao_drain_timeouts_total 1"));
  EXPECT_THAT(metrics_.Text(), HasSubstr("gongbao_fenced_acks_total 6"));
  EXPECT_EQ(Uncommitted(), 6u);
}

TEST_F(ExtractorTest, DrainsWhatRunsAndCommitsItAtTheEnd) {
  for (int i = 0; i < 50; ++i) Publish(Event("d" + std::to_string(i), 1));
  Running worker(Worker({"--commit.interval_ms=3600000"}));
  Take(kResults, 5);
  EXPECT_EQ(worker.Stop(), Status());
  // What has a result is committed, what has none comes again: nothing is lost, nothing done twice.
  EXPECT_EQ(Uncommitted(), 50u - static_cast<size_t>(Count(kResults)));
}

TEST_F(ExtractorTest, StopsReadingWhileTheBufferIsFullAndGoesOnAfterwards) {
  faults_.Hold();
  for (int i = 0; i < 40; ++i) Publish(Event("d" + std::to_string(i), 1));
  const size_t bytes = Event("d10", 1).SerializeAsString().size() + 3 + 17;
  Running worker(Worker({"--buffer.max_bytes=" + std::to_string(10 * bytes)}));
  EXPECT_TRUE(Eventually([this] {
    return metrics_.Text().find("gongbao_paused_partitions{reason=\"buffer\"} 2") !=
           std::string::npos;
  }));
  EXPECT_LE(faults_.held(), 11u);
  faults_.Release();
  EXPECT_EQ(Take(kResults, 40).size(), 40u);
}

TEST_F(ExtractorTest, StopsReadingAPartitionWhoseOldestEventIsStuck) {
  faults_.Hold();
  for (int i = 0; i < 40; ++i) Publish(Event("d" + std::to_string(i), 1));
  Running worker(Worker({"--span.max_count=5"}));
  EXPECT_TRUE(Eventually([this] {
    return metrics_.Text().find("gongbao_paused_partitions{reason=\"span\"} 2") !=
           std::string::npos;
  }));
  EXPECT_LE(faults_.held(), 10u);
  faults_.Release();
  EXPECT_EQ(Take(kResults, 40).size(), 40u);
}

TEST_F(ExtractorTest, GivesUpWhenThereIsWorkAndNothingIsFinished) {
  faults_.Hold();
  Publish(Event("a", 1));
  std::promise<std::string> reason;
  std::once_flag once;
  Running worker(Worker({"--watchdog.stall_ms=200"}, [&](std::string_view why) {
    std::call_once(once, [&] { reason.set_value(std::string(why)); });
  }));
  auto given_up = reason.get_future();
  ASSERT_EQ(given_up.wait_for(kDeadline), std::future_status::ready);
  EXPECT_THAT(given_up.get(), HasSubstr("nothing was finished"));
  faults_.Release();
}

// Documents of a foreign format, which fail in a reader made for it as their words say.
class ForeignTest : public ExtractorTest {
 protected:
  ForeignTest() {
    reader_ = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "failing_reader";
  }
  static v1::DocumentEvent Page(const std::string& id, const std::string& words) {
    v1::DocumentEvent event = Event(id, 1);
    event.set_inline_content("<html><body><p>2023年临江市生产总值增长6.1%。</p><p>" + words +
                             "</p></body></html>");
    return event;
  }
};

TEST_F(ForeignTest, GivesUpADocumentThatFailsItsReaderAndReadsTheNext) {
  Publish(Page("1", "fault: segmentation"));
  Publish(Page("2", "fault: killed"));
  Publish(Page("3", "fault: flood"));
  Publish(Page("4", "fault: garbage"));
  Publish(Page("5", "也好"));
  {
    const Running worker(Worker({"--worker.slots_count=1"}));
    std::map<std::string, std::string> classes;
    for (const Message& message : Take(kDlq, 4)) {
      const auto letter = pipeline::ParseDeadLetter(message);
      ASSERT_TRUE(letter.ok());
      EXPECT_EQ(letter->stage(), v1::DeadLetter::STAGE_DECODE);
      classes[letter->document_id()] = pipeline::Name(letter->error_class());
    }
    EXPECT_EQ(classes, (std::map<std::string, std::string>{
                           {"1", "crash"}, {"2", "crash"}, {"3", "too_large"}, {"4", "crash"}}));
    const auto results = Take(kResults, 1);
    ASSERT_EQ(results.size(), 1u);
    const v1::DocumentResult result = ResultOf(results[0]);
    EXPECT_EQ(result.document_id(), "5");
    EXPECT_GT(result.cost().peak_bytes(), 0);
  }
  EXPECT_EQ(Uncommitted(), 0u);
}

TEST_F(ForeignTest, KeepsADocumentThatNeedsAProgramWhichIsNotInstalled) {
  const v1::DocumentEvent event = Page("1", "fault: no office");
  Publish(event);
  const Running worker(Worker());
  const auto letters = Take(kDlq, 1);
  ASSERT_EQ(letters.size(), 1u);
  const auto letter = pipeline::ParseDeadLetter(letters[0]);
  ASSERT_TRUE(letter.ok());
  EXPECT_EQ(pipeline::Name(letter->error_class()), "unsupported_type");
  EXPECT_THAT(letter->reason(), HasSubstr("install libreoffice-writer-nogui"));
  EXPECT_THAT(letters[0].value.value_or(""), HasSubstr(event.inline_content()));
}

// By itself, for a busy machine is late with other documents too.
TEST_F(ForeignTest, GivesUpADocumentWhoseReaderIsLate) {
  Publish(Page("1", "fault: waits"));
  const Running worker(Worker({"--reader.deadline_ms=1000"}));
  const auto letters = Take(kDlq, 1);
  ASSERT_EQ(letters.size(), 1u);
  const auto letter = pipeline::ParseDeadLetter(letters[0]);
  ASSERT_TRUE(letter.ok());
  EXPECT_EQ(pipeline::Name(letter->error_class()), "timeout");
}

TEST_F(ForeignTest, WaitsForAMachineThatCanStartNoReader) {
  const std::string full = folder_.File("full");
  std::ofstream(full).close();
  v1::DocumentEvent event = Page("1", "也好");
  event.set_media_type("fault/start:" + full);
  Publish(event);
  const Running worker(Worker());
  EXPECT_TRUE(Eventually([this] {
    return metrics_.Text().find("produce_retries_total{class=\"UNAVAILABLE\"}") !=
           std::string::npos;
  }));
  EXPECT_EQ(Count(kDlq) + Count(kResults), 0);
  std::filesystem::remove(full);
  const auto results = Take(kResults, 1);
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(ResultOf(results[0]).document_id(), "1");
  EXPECT_EQ(Count(kDlq), 0);
}

TEST_F(ForeignTest, EndsWithTheReasonWhenTheReaderDoesNotWork) {
  reader_ = "/nowhere/gongbao-reader";
  const Status status = Running(Worker()).AwaitEnd();
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(status.message(), HasSubstr("/nowhere/gongbao-reader"));
}

// Containers, which a reader made for it takes apart as their words say.
class ContainerTest : public ForeignTest {
 protected:
  static constexpr char kList[] =
      "title:三月材料\npart:甲/一.txt\n临江市统计公报\n\n全市地区生产总值达到1001.5亿元。\n"
      "part:二.txt\n没有报告\n";
  // Of the events on the topic: the container's own, and its two parts'.
  static constexpr size_t kEvents = 3;

  static v1::DocumentEvent Container(const std::string& id, const std::string& list,
                                     int revision = 7) {
    v1::DocumentEvent event = Event(id, revision);
    event.set_inline_content("<html>container:\n" + list);
    event.set_url("https://example.org/a.zip");
    event.set_source("test");
    event.mutable_fetched_time()->set_seconds(1'700'000'000);
    (*event.mutable_attributes())["title"] = "a";
    (*event.mutable_attributes())["region_code"] = "330298";
    return event;
  }

  std::map<std::string, v1::DocumentResult> Results(size_t count) {
    std::map<std::string, v1::DocumentResult> results;
    for (const Message& message : Take(kResults, count)) {
      v1::DocumentResult result = ResultOf(message);
      results[result.document_id()] = result;
    }
    return results;
  }

  std::set<std::string> Events() {
    std::set<std::string> events;
    for (const Message& message : Take(kDocuments, static_cast<size_t>(Count(kDocuments)))) {
      v1::DocumentEvent event;
      EXPECT_TRUE(event.ParseFromString(message.value.value_or("")));
      events.insert(message.key + "\n" + event.DebugString());
    }
    return events;
  }
};

TEST_F(ContainerTest, BecomesAnEventForEachPartAndAResultWithoutText) {
  Publish(Container("a.zip", kList));
  Running worker(Worker());
  const auto results = Results(3);
  EXPECT_EQ(worker.Stop(), Status());
  EXPECT_EQ(Uncommitted(), 0u);
  EXPECT_EQ(Count(kDlq), 0);

  std::map<std::string, v1::DocumentEvent> events;
  for (const Message& message : Take(kDocuments, kEvents)) {
    v1::DocumentEvent event;
    ASSERT_TRUE(event.ParseFromString(message.value.value_or("")));
    EXPECT_EQ(message.key, event.document_id());
    events[event.document_id()] = event;
  }
  v1::DocumentEvent expected = Container("a.zip!/甲/一.txt", "");
  expected.set_inline_content("临江市统计公报\n\n全市地区生产总值达到1001.5亿元。\n");
  expected.mutable_attributes()->erase("title");
  (*expected.mutable_attributes())["file_name"] = "一.txt";
  (*expected.mutable_attributes())["container"] = "a.zip";
  EXPECT_EQ(events["a.zip!/甲/一.txt"].DebugString(), expected.DebugString());

  const v1::DocumentResult& container = results.at("a.zip");
  EXPECT_EQ(container.status(), v1::DocumentResult::STATUS_CONTAINER);
  EXPECT_EQ(container.document().title(), "三月材料");
  EXPECT_EQ(container.document().media_type(), "application/zip");
  EXPECT_EQ(container.document().part_count(), 2);
  EXPECT_EQ(container.document().container(), "");
  EXPECT_EQ(container.results_size(), 0);
  EXPECT_EQ(container.text(), "");
  EXPECT_EQ(container.revision(), 7u);
  EXPECT_EQ(results.at("a.zip!/甲/一.txt").status(), v1::DocumentResult::STATUS_OK);
  EXPECT_EQ(results.at("a.zip!/甲/一.txt").document().container(), "a.zip");
  EXPECT_EQ(results.at("a.zip!/二.txt").status(), v1::DocumentResult::STATUS_OK);
  EXPECT_THAT(metrics_.Text(),
              HasSubstr("gongbao_processed_documents_total{outcome=\"container\"} 1"));
}

TEST_F(ContainerTest, WritesItsResultOnlyWhenEveryPartIsAcknowledged) {
  faults_.Hold();
  Publish(Container("a.zip", kList));
  {
    Running worker(Worker({"--worker.slots_count=2", "--drain.timeout_ms=50"}));
    // The acknowledgements of two events and, for the other slot reads on, of their results.
    EXPECT_TRUE(Eventually([this] { return faults_.held() == 4; }));
    EXPECT_EQ(worker.Stop(), Status());
  }
  for (const Message& message : Take(kResults, static_cast<size_t>(Count(kResults)))) {
    EXPECT_NE(ResultOf(message).document_id(), "a.zip");
  }
  EXPECT_EQ(Uncommitted(), kEvents);
}

TEST_F(ContainerTest, IsReadAgainWhenTheLogLosesAPartAndGivesTheSameEvents) {
  std::atomic<int> sent = 0;
  faults_.lose = [&sent](const OutgoingMessage& message) {
    return message.topic == kDocuments && ++sent == 2 ? UnavailableError("no leader") : Status();
  };
  Publish(Container("a.zip", kList));
  Running worker(Worker());
  EXPECT_TRUE(Eventually(
      [this] { return metrics_.Text().find("outcome=\"container\"} 1") != std::string::npos; }));
  EXPECT_EQ(worker.Stop(), Status());
  EXPECT_THAT(metrics_.Text(), HasSubstr("produce_retries_total{class=\"UNAVAILABLE\"} 1"));
  EXPECT_EQ(sent, 4);
  EXPECT_EQ(Count(kDocuments), 4);  // the first part stands twice
  EXPECT_EQ(Events().size(), kEvents);
  EXPECT_EQ(Count(kDlq), 0);
}

TEST_F(ContainerTest, IsReadAgainWhenTheLogRefusesAPartForNow) {
  std::atomic<int> sent = 0;
  faults_.refuse = [&sent](const OutgoingMessage& message) {
    if (message.topic != kDocuments) return Status();
    switch (++sent) {
      case 2:
        return ResourceExhaustedError("queue full");  // offered again
      case 3:
        return UnavailableError("no broker");  // all are offered again
      default:
        return Status();
    }
  };
  Publish(Container("a.zip", kList));
  Running worker(Worker());
  EXPECT_TRUE(Eventually(
      [this] { return metrics_.Text().find("outcome=\"container\"} 1") != std::string::npos; }));
  EXPECT_EQ(worker.Stop(), Status());
  EXPECT_EQ(sent, 5);
  EXPECT_EQ(Events().size(), kEvents);
  EXPECT_EQ(Count(kDlq), 0);
}

TEST_F(ContainerTest, TellsLostPartsInOneDeadLetterBesideItsResult) {
  // One is too large at once, another by the broker's word.
  faults_.refuse = [](const OutgoingMessage& message) {
    return message.topic == kDocuments && message.key.ends_with("二.txt")
               ? InvalidArgumentError("over the limit")
               : Status();
  };
  faults_.lose = [](const OutgoingMessage& message) {
    return message.topic == kDocuments && message.key.ends_with("三.txt")
               ? InvalidArgumentError("too large for the broker")
               : Status();
  };
  const v1::DocumentEvent event =
      Container("a.zip", "lost:密.docx\n" + std::string(kList) + "part:三.txt\n三\n");
  Publish(event);
  Running worker(Worker());
  const auto results = Results(2);
  EXPECT_EQ(results.at("a.zip").document().part_count(), 1);
  EXPECT_TRUE(results.contains("a.zip!/甲/一.txt"));
  EXPECT_EQ(worker.Stop(), Status());
  EXPECT_EQ(Uncommitted(), 0u);
  EXPECT_EQ(Count(kDlq), 1);
  const auto letter = pipeline::ParseDeadLetter(Take(kDlq, 1)[0]);
  ASSERT_TRUE(letter.ok()) << letter.status().ToString();
  EXPECT_EQ(letter->document_id(), "a.zip");
  EXPECT_EQ(letter->original_value(), event.SerializeAsString());
  EXPECT_EQ(letter->stage(), v1::DeadLetter::STAGE_DECODE);
  EXPECT_EQ(letter->error_class(), v1::DeadLetter::ERROR_CLASS_UNDECODABLE);
  EXPECT_EQ(letter->reason(),
            "3 parts of the container could not be taken out: 密.docx: it is encrypted; 二.txt: "
            "the log refused it: over the limit; 三.txt: the log refused it: too large for the "
            "broker");
  EXPECT_THAT(metrics_.Text(), HasSubstr("dead_letter_documents_total{class=\"undecodable\"} 1"));
  EXPECT_THAT(metrics_.Text(),
              HasSubstr("gongbao_processed_documents_total{outcome=\"container\"} 1"));
}

TEST_F(ContainerTest, IsAContainerThoughNothingOfItCouldBeTakenOut) {
  Publish(Container("a.zip", "lost:1\nlost:2\nlost:3\nlost:4\n"));
  Running worker(Worker());
  const v1::DocumentResult result = ResultOf(Take(kResults, 1)[0]);
  EXPECT_EQ(result.status(), v1::DocumentResult::STATUS_CONTAINER);
  EXPECT_EQ(result.document().part_count(), 0);
  EXPECT_EQ(pipeline::ParseDeadLetter(Take(kDlq, 1)[0])->reason(),
            "4 parts of the container could not be taken out: 1: it is encrypted; 2: it is "
            "encrypted; 3: it is encrypted; and others");
}

TEST_F(ContainerTest, NeverTakesAPartApartAgain) {
  v1::DocumentEvent part = Container("a.zip!/b.zip", kList);
  (*part.mutable_attributes())["container"] = "a.zip";
  Publish(part);
  // One that says it is a part of another than its id tells.
  v1::DocumentEvent stray = Event("b.zip!/1.txt", 1);
  (*stray.mutable_attributes())["container"] = "a.zip";
  Publish(stray);
  Running worker(Worker());
  std::map<std::string, std::string> reasons;
  for (const Message& message : Take(kDlq, 2)) {
    const auto letter = pipeline::ParseDeadLetter(message);
    ASSERT_TRUE(letter.ok()) << letter.status().ToString();
    EXPECT_EQ(letter->error_class(), v1::DeadLetter::ERROR_CLASS_INVALID);
    reasons[letter->document_id()] = letter->reason();
  }
  EXPECT_EQ(worker.Stop(), Status());
  EXPECT_THAT(reasons["a.zip!/b.zip"], HasSubstr("a part of a container is a container itself"));
  EXPECT_THAT(reasons["b.zip!/1.txt"], HasSubstr("not that of a part of the container"));
  EXPECT_EQ(Count(kDocuments), 2);
  EXPECT_EQ(Count(kResults), 0);
}

TEST_F(ContainerTest, IsWithdrawnLikeAnyDocument) {
  v1::DocumentEvent gone = Container("a.zip", kList, 8);
  gone.clear_content();
  gone.set_operation(v1::DocumentEvent::OPERATION_DELETE);
  Publish(gone);
  Running worker(Worker());
  EXPECT_EQ(ResultOf(Take(kResults, 1)[0]).status(), v1::DocumentResult::STATUS_DELETED);
}

TEST_F(ExtractorTest, EndsWithTheReasonWhenATopicIsMissing) {
  auto worker = Worker({"--results.topic=missing"});
  const Status status = Running(std::move(worker)).AwaitEnd();
  EXPECT_EQ(status.code(), StatusCode::kNotFound);
  EXPECT_THAT(status.message(), HasSubstr("missing"));
}

TEST(AfterProduceFailure, NeverMakesADeadLetterOfTroubleWithTheLog) {
  EXPECT_EQ(AfterProduceFailure(StatusCode::kResourceExhausted), ProduceAction::kWait);
  EXPECT_EQ(AfterProduceFailure(StatusCode::kInvalidArgument), ProduceAction::kDeadLetter);
  for (const StatusCode code :
       {StatusCode::kUnavailable, StatusCode::kNotFound, StatusCode::kInternal,
        StatusCode::kPermissionDenied, StatusCode::kDeadlineExceeded, StatusCode::kUnknown}) {
    EXPECT_EQ(AfterProduceFailure(code), ProduceAction::kRetry) << CodeName(code);
  }
}

}  // namespace
}  // namespace gongbao::extractor
