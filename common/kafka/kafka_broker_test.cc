// What needs no real broker: properties, and faults that librdkafka's mock cluster injects.
#include "common/kafka/kafka_broker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <array>
#include <atomic>

#include "common/messaging/support_test.h"

namespace gongbao::kafka {
namespace {

using messaging::kPatience;
using messaging::Message;
using messaging::Position;
using messaging::Record;
using messaging::RecordingListener;
using std::chrono::milliseconds;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Status Connect(const std::map<std::string, std::string>& properties) {
  KafkaOptions options;
  options.bootstrap_servers = "127.0.0.1:1";  // reserved: nothing listens there
  options.properties = properties;
  return ConnectKafka(options).status();
}

TEST(KafkaProperties, AnUnknownOneIsNamed) {
  const Status status = Connect({{"linger.millis", "5"}});
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(status.message(), HasSubstr("kafka.linger.millis=5 is unknown"));
}

TEST(KafkaProperties, AValueOutOfRangeIsNamedWithTheRange) {
  const Status producer = Connect({{"linger.ms", "-5"}});
  EXPECT_EQ(producer.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(producer.message(), AllOf(HasSubstr("kafka.linger.ms=-5"), HasSubstr("0 .. 900000")));

  const Status consumer = Connect({{"session.timeout.ms", "soon"}});
  EXPECT_EQ(consumer.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(consumer.message(),
              AllOf(HasSubstr("kafka.session.timeout.ms=soon"), HasSubstr("1 .. 3600000")));
}

TEST(KafkaProperties, WhatTheGuaranteesRestOnCannotBeChanged) {
  const Status status = Connect({{"enable.auto.commit", "true"}});
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(status.message(),
              HasSubstr("kafka.enable.auto.commit=true is not allowed; allowed: false"));
  for (const auto& [name, value] :
       std::map<std::string, std::string>{{"acks", "1"},
                                          {"enable.idempotence", "false"},
                                          {"group.id", "mine"},
                                          {"partition.assignment.strategy", "cooperative-sticky"},
                                          {"request.required.acks", "0"},
                                          {"transactional.id", "t"}}) {
    const Status refused = Connect({{name, value}});
    EXPECT_EQ(refused.code(), StatusCode::kInvalidArgument) << name;
    EXPECT_THAT(refused.message(), HasSubstr("kafka." + name + "=" + value));
  }
}

TEST(KafkaProperties, ASecretIsNotPrinted) {
  const Status status = Connect({{"sasl.oauthbearer.client.secrets", "s3same"}});
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(status.message(), AllOf(HasSubstr("kafka.sasl.oauthbearer.client.secrets=(hidden)"),
                                      Not(HasSubstr("s3same"))));
}

TEST(ConnectKafka, SaysWhichBrokersDoNotAnswer) {
  const Status status = Connect({{"socket.timeout.ms", "200"}, {"enable.auto.commit", "false"}});
  EXPECT_EQ(status.code(), StatusCode::kUnavailable);
  EXPECT_THAT(status.message(), HasSubstr("127.0.0.1:1 within 200 ms"));
}

// librdkafka's own cluster of one broker, in this process.
class MockClusterTest : public ::testing::Test {
 protected:
  static constexpr int16_t kProduce = 0;       // Kafka's number of the request
  static constexpr int16_t kOffsetCommit = 8;  // the same

  void SetUp() override {
    std::array<char, 512> error{};
    owner_ = rd_kafka_new(RD_KAFKA_PRODUCER, rd_kafka_conf_new(), error.data(), error.size());
    ASSERT_NE(owner_, nullptr) << error.data();
    cluster_ = rd_kafka_mock_cluster_new(owner_, 1);
    ASSERT_NE(cluster_, nullptr);
    rd_kafka_mock_topic_create(cluster_, "t", 1, 1);
    options_.bootstrap_servers = rd_kafka_mock_cluster_bootstraps(cluster_);
    options_.properties = {{"fetch.wait.max.ms", "10"}};  // or the mock crawls
    options_.on_producer_rebuilt = [this](int64_t record_count) {
      ++rebuilt_count_;
      produced_again_count_ += record_count;
    };
    Result<std::unique_ptr<messaging::Broker>> broker = ConnectKafka(options_);
    ASSERT_TRUE(broker.ok()) << broker.status().ToString();
    broker_ = std::move(broker).value();
  }

  void TearDown() override {
    broker_.reset();
    if (cluster_ != nullptr) rd_kafka_mock_cluster_destroy(cluster_);
    if (owner_ != nullptr) rd_kafka_destroy(owner_);
  }

  // The next requests of this kind are answered with these errors, in this order.
  void FailNext(int16_t request, const std::vector<rd_kafka_resp_err_t>& errors) {
    rd_kafka_mock_push_request_errors_array(cluster_, request, errors.size(), errors.data());
  }

  rd_kafka_t* owner_ = nullptr;
  rd_kafka_mock_cluster_t* cluster_ = nullptr;
  KafkaOptions options_;
  std::unique_ptr<messaging::Broker> broker_;
  std::atomic<int> rebuilt_count_ = 0;
  std::atomic<int64_t> produced_again_count_ = 0;
};

TEST_F(MockClusterTest, AFatallyFailedProducerIsReplacedAndLosesNothing) {
  const auto producer = broker_->NewProducer().value();
  ASSERT_TRUE(messaging::ProduceAndWait(*producer, Record("t", "k", "before")).ok());

  FailNext(kProduce, {RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER});
  constexpr int kCount = 50;
  std::atomic<int> acknowledged = 0;
  for (int i = 0; i < kCount; ++i) {
    const Status accepted =
        producer->Produce(Record("t", "k", std::to_string(i)), [&](const auto& position) {
          EXPECT_TRUE(position.ok()) << position.status().ToString();
          ++acknowledged;
        });
    ASSERT_TRUE(accepted.ok()) << accepted.ToString();
  }
  ASSERT_TRUE(producer->Flush(kPatience).ok());
  EXPECT_EQ(acknowledged, kCount);
  EXPECT_EQ(rebuilt_count_, 1);
  EXPECT_GE(produced_again_count_, 1);
  EXPECT_LE(produced_again_count_, kCount);

  const auto consumer = broker_->Assign({{{"t", 0}, 1}}).value();
  const std::vector<Message> read = messaging::Read(*consumer, kCount);
  for (size_t i = 0; i < read.size(); ++i) EXPECT_EQ(read[i].value, std::to_string(i));
}

TEST_F(MockClusterTest, AProducerThatKeepsFailingBacksOffAndRecovers) {
  const auto producer = broker_->NewProducer().value();
  FailNext(kProduce, std::vector(3, RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER));
  const Result<Position> position =
      messaging::ProduceAndWait(*producer, Record("t", "k", "stubborn"));
  EXPECT_TRUE(position.ok()) << position.status().ToString();
  EXPECT_EQ(rebuilt_count_, 3);
}

TEST_F(MockClusterTest, ARecordThatTheBrokerRefusesIsAcknowledgedAsRefused) {
  const auto producer = broker_->NewProducer().value();
  FailNext(kProduce, {RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE});
  const Result<Position> refused =
      messaging::ProduceAndWait(*producer, Record("t", "k", "too large for this topic"));
  EXPECT_EQ(refused.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(refused.status().message(),
              AllOf(HasSubstr("topic \"t\""), HasSubstr("max.message.bytes")));
  EXPECT_TRUE(messaging::ProduceAndWait(*producer, Record("t", "k", "next")).ok());
}

TEST_F(MockClusterTest, ErrorsThatPassByThemselvesAreRetriedOutOfSight) {
  const auto producer = broker_->NewProducer().value();
  FailNext(kProduce,
           {RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
            RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, RD_KAFKA_RESP_ERR__TRANSPORT});
  const Result<Position> position = messaging::ProduceAndWait(*producer, Record("t", "k", "v"));
  EXPECT_TRUE(position.ok()) << position.status().ToString();
  EXPECT_EQ(rebuilt_count_, 0);
}

TEST_F(MockClusterTest, DestroyingAProducerAcknowledgesWhatIsLeft) {
  auto producer = broker_->NewProducer().value();
  ASSERT_TRUE(messaging::ProduceAndWait(*producer, Record("t", "k", "first")).ok());
  rd_kafka_mock_broker_set_down(cluster_, 1);
  Status outcome;
  ASSERT_TRUE(producer
                  ->Produce(Record("t", "k", "undelivered"),
                            [&](const Result<Position>& result) { outcome = result.status(); })
                  .ok());
  producer.reset();
  EXPECT_EQ(outcome.code(), StatusCode::kUnavailable);
  EXPECT_THAT(outcome.message(), HasSubstr("closed before"));
  rd_kafka_mock_broker_set_up(cluster_, 1);
}

TEST_F(MockClusterTest, ACommitRefusedByTheGroupIsAbortedAndOneInARebalanceIsNot) {
  const auto producer = broker_->NewProducer().value();
  ASSERT_TRUE(messaging::ProduceAndWait(*producer, Record("t", "k", "v")).ok());
  RecordingListener listener;
  const auto consumer = broker_->Subscribe("g", {"t"}, &listener).value();
  messaging::Read(*consumer, 1);
  FailNext(kOffsetCommit,
           {RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION});
  EXPECT_EQ(consumer->Commit({{{"t", 0}, 1}}).code(), StatusCode::kUnavailable);
  const Status refused = consumer->Commit({{{"t", 0}, 1}});
  EXPECT_EQ(refused.code(), StatusCode::kAborted);
  EXPECT_THAT(refused.message(), HasSubstr("group \"g\""));
}

}  // namespace
}  // namespace gongbao::kafka
