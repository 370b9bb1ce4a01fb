// On a real broker: the contract of messaging.h, and what only a broker can show. Its address comes
// from GONGBAO_TEST_BROKERS: host:port, or @ and the name of a file that holds it.
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "common/kafka/kafka_broker.h"
#include "common/messaging/contract_test.h"

namespace gongbao::kafka {
namespace {

using messaging::Consumer;
using messaging::kPatience;
using messaging::LogUnderTest;
using messaging::Message;
using messaging::Position;
using messaging::Record;
using messaging::TopicPartition;
using messaging::UniqueName;
using std::chrono::milliseconds;

// Empty when there is none.
std::string TestBrokers() {
  const char* given = std::getenv("GONGBAO_TEST_BROKERS");
  std::string brokers = given == nullptr ? "" : given;
  if (brokers.starts_with('@')) {
    std::ifstream file(brokers.substr(1));
    brokers.clear();
    file >> brokers;
  }
  return brokers;
}

class KafkaUnderTest final : public LogUnderTest {
 public:
  explicit KafkaUnderTest(std::string brokers) : brokers_(std::move(brokers)) {}

  Result<std::unique_ptr<messaging::Broker>> Open() override {
    KafkaOptions options;
    options.bootstrap_servers = brokers_;
    return ConnectKafka(options);
  }

 private:
  const std::string brokers_;
};

std::unique_ptr<LogUnderTest> NewKafkaUnderTest() {
  std::string brokers = TestBrokers();
  if (brokers.empty()) {
    std::puts("no Kafka broker to test with (GONGBAO_TEST_BROKERS): skipped");
    return nullptr;
  }
  return std::make_unique<KafkaUnderTest>(std::move(brokers));
}

}  // namespace
}  // namespace gongbao::kafka

namespace gongbao::messaging {
INSTANTIATE_TEST_SUITE_P(Kafka, Contract,
                         ::testing::Values(LogKind{"kafka", &kafka::NewKafkaUnderTest}));
}  // namespace gongbao::messaging

namespace gongbao::kafka {
namespace {

class KafkaTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto log = NewKafkaUnderTest();
    if (log == nullptr) GTEST_SKIP();
    Result<std::unique_ptr<messaging::Broker>> broker = log->Open();
    ASSERT_TRUE(broker.ok()) << broker.status().ToString();
    broker_ = std::move(broker).value();
  }

  std::unique_ptr<messaging::Broker> broker_;
};

// One member of a group that commits everything it has read, as its partitions are taken too.
class Member final : public messaging::RebalanceListener {
 public:
  Member(messaging::Broker& broker, const std::string& group, const std::string& topic)
      : consumer_(broker.Subscribe(group, {topic}, this).value()) {}

  void OnAssigned(std::span<const TopicPartition> partitions) override {
    owned.insert(partitions.begin(), partitions.end());
  }
  void OnRevoked(std::span<const TopicPartition> partitions, bool lost) override {
    EXPECT_FALSE(lost);
    const Status committed = consumer_->Commit(next_);
    EXPECT_TRUE(committed.ok()) << committed.ToString();
    next_.clear();
    for (const TopicPartition& partition : partitions) owned.erase(partition);
  }

  void Poll() {
    const auto message = consumer_->Poll(milliseconds(20));
    ASSERT_TRUE(message.ok() || message.status().code() == StatusCode::kUnavailable)
        << message.status().ToString();
    if (!message.ok() || !*message) return;
    next_[(*message)->position.where] = (*message)->position.offset + 1;
    read.push_back((*message)->position);
  }
  void Close() { consumer_->Close(); }

  std::set<TopicPartition> owned;
  std::vector<Position> read;

 private:
  std::map<TopicPartition, int64_t> next_;
  const std::unique_ptr<Consumer> consumer_;
};

TEST_F(KafkaTest, TwoMembersShareAndHandOverWithoutLossOrRepetition) {
  const std::string topic = UniqueName();
  const std::string group = UniqueName();
  ASSERT_TRUE(broker_->CreateTopic(topic, 4).ok());
  const auto producer = broker_->NewProducer().value();
  int produced = 0;
  const auto produce = [&] {
    for (int32_t i = 0; i < 40; ++i, ++produced) {
      auto message = Record(topic, "", std::to_string(i));
      message.partition = i % 4;
      ASSERT_TRUE(producer->Produce(std::move(message), nullptr).ok());
    }
    ASSERT_TRUE(producer->Flush(kPatience).ok());
  };
  Member first(*broker_, group, topic);
  std::unique_ptr<Member> second;
  const auto poll_until = [&](const std::function<bool()>& done) {
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (!done() && std::chrono::steady_clock::now() < deadline) {
      first.Poll();
      if (second != nullptr) second->Poll();
    }
    ASSERT_TRUE(done());
  };
  const auto read_count = [&] {
    return static_cast<int>(first.read.size() + (second == nullptr ? 0 : second->read.size()));
  };

  produce();
  poll_until([&] { return read_count() == produced; });
  EXPECT_EQ(first.owned.size(), 4U);

  second = std::make_unique<Member>(*broker_, group, topic);
  poll_until([&] { return first.owned.size() == 2 && second->owned.size() == 2; });
  produce();
  poll_until([&] { return read_count() == produced; });
  EXPECT_EQ(second->read.size(), 20U);

  second->Close();
  EXPECT_TRUE(second->owned.empty());
  const std::vector<Position> by_second = second->read;
  second.reset();
  poll_until([&] { return first.owned.size() == 4; });
  produce();
  poll_until([&] { return static_cast<int>(first.read.size() + by_second.size()) == produced; });

  std::set<Position> distinct(first.read.begin(), first.read.end());
  distinct.insert(by_second.begin(), by_second.end());
  EXPECT_EQ(distinct.size(), static_cast<size_t>(produced));
  first.Close();
}

TEST_F(KafkaTest, CarriesTheLargestRecord) {
  const std::string topic = UniqueName();
  ASSERT_TRUE(broker_->CreateTopic(topic, 1).ok());
  const auto producer = broker_->NewProducer().value();
  // Without a pattern that zstd would shrink.
  std::string largest(messaging::kMaxRecordBytes - messaging::RecordBytes(Record(topic, "k", "")),
                      '\0');
  uint32_t state = 1;
  for (char& byte : largest) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<char>(state >> 24);
  }
  const Result<Position> position =
      messaging::ProduceAndWait(*producer, Record(topic, "k", largest));
  ASSERT_TRUE(position.ok()) << position.status().ToString();
  const auto consumer = broker_->Assign({{{topic, 0}, 0}}).value();
  const std::vector<Message> read = messaging::Read(*consumer, 1);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_TRUE(read[0].value == largest);
}

// A broker of one's own, killed and started again by the script that starts the others' too.
class BrokerOfOwn {
 public:
  BrokerOfOwn() : folder_("build/kafka/" + UniqueName()) {}
  ~BrokerOfOwn() {
    Run("stop");
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  BrokerOfOwn(const BrokerOfOwn&) = delete;
  BrokerOfOwn& operator=(const BrokerOfOwn&) = delete;

  // False when the script failed.
  bool Start() { return Run("start"); }

  void Kill() {
    std::ifstream file(folder_ + "/pid");
    pid_t pid = 0;
    file >> pid;
    ASSERT_GT(pid, 0);
    ASSERT_EQ(kill(pid, SIGKILL), 0);
  }

  std::string address() const {
    std::ifstream file(folder_ + "/address");
    std::string address;
    file >> address;
    return address;
  }

 private:
  bool Run(const std::string& command) {
    return std::system(("tests/kafka/broker.sh " + command + " " + folder_).c_str()) == 0;
  }

  const std::string folder_;
};

TEST_F(KafkaTest, NothingAcknowledgedIsLostAndAllIsDeliveredWhenTheBrokerIsKilled) {
  BrokerOfOwn own;
  ASSERT_TRUE(own.Start());
  const std::string address = own.address();
  KafkaOptions options;
  options.bootstrap_servers = address;
  const auto broker = ConnectKafka(options).value();
  ASSERT_TRUE(broker->CreateTopic("t", 2).ok());
  constexpr int kCount = 4000;
  std::atomic<int> acknowledged = 0;
  const auto producer = broker->NewProducer().value();
  const auto produce = [&](int number) {
    const std::string text = std::to_string(number);
    const Status accepted = producer->Produce(
        Record("t", text, text + std::string(1000, '.')), [&](const auto& position) {
          EXPECT_TRUE(position.ok()) << position.status().ToString();
          ++acknowledged;
        });
    ASSERT_TRUE(accepted.ok()) << accepted.ToString();
  };
  for (int i = 0; i < kCount / 2; ++i) produce(i);
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (acknowledged == 0 && std::chrono::steady_clock::now() < deadline) {
    std::this_thread::yield();
  }
  ASSERT_NO_FATAL_FAILURE(own.Kill());
  for (int i = kCount / 2; i < kCount; ++i) produce(i);
  ASSERT_TRUE(own.Start());
  ASSERT_EQ(own.address(), address) << "another program took the port: try again";
  ASSERT_TRUE(producer->Flush(kPatience).ok());
  EXPECT_EQ(acknowledged, kCount);

  // Every record is there; a producer that had to be rebuilt may have written some twice.
  const auto total = static_cast<size_t>(broker->EndOffset({"t", 0}).value() +
                                         broker->EndOffset({"t", 1}).value());
  const auto consumer = broker->Assign({{{"t", 0}, 0}, {{"t", 1}, 0}}).value();
  std::set<std::string> keys;
  for (const Message& message : messaging::Read(*consumer, total)) keys.insert(message.key);
  EXPECT_EQ(keys.size(), static_cast<size_t>(kCount));
}

}  // namespace
}  // namespace gongbao::kafka
