#include "common/messaging/contract_test.h"

#include <gmock/gmock.h>

#include <atomic>

#include "common/messaging/partitioner.h"

namespace gongbao::messaging {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

void Contract::SetUp() {
  log_ = GetParam().make();
  if (log_ == nullptr) GTEST_SKIP();
  Reopen();
}

void Contract::TearDown() {
  producer_.reset();
  broker_.reset();
}

void Contract::Reopen() {
  producer_.reset();
  broker_.reset();
  Result<std::unique_ptr<Broker>> broker = log_->Open();
  ASSERT_TRUE(broker.ok()) << broker.status().ToString();
  broker_ = std::move(broker).value();
  Result<std::unique_ptr<Producer>> producer = broker_->NewProducer();
  ASSERT_TRUE(producer.ok()) << producer.status().ToString();
  producer_ = std::move(producer).value();
}

std::string Contract::NewTopic(int32_t partition_count) {
  std::string topic = UniqueName();
  const Status created = broker_->CreateTopic(topic, partition_count);
  EXPECT_TRUE(created.ok()) << created.ToString();
  return topic;
}

std::unique_ptr<Consumer> Contract::Subscribe(const std::string& group, const std::string& topic) {
  Result<std::unique_ptr<Consumer>> consumer = broker_->Subscribe(group, {topic}, &listener_);
  EXPECT_TRUE(consumer.ok()) << consumer.status().ToString();
  return std::move(consumer).value();
}

namespace {

std::vector<std::string> Values(const std::vector<Message>& messages) {
  std::vector<std::string> values;
  values.reserve(messages.size());
  for (const Message& message : messages) values.push_back(message.value.value_or("(tombstone)"));
  return values;
}

TEST_P(Contract, AcknowledgesEachRecordWithItsPosition) {
  const std::string topic = NewTopic(2);
  for (int64_t i = 0; i < 3; ++i) {
    OutgoingMessage message = Record(topic, "k", "v");
    message.partition = 1;
    const Result<Position> position = ProduceAndWait(*producer_, message);
    ASSERT_TRUE(position.ok()) << position.status().ToString();
    EXPECT_EQ(*position, (Position{{topic, 1}, i}));
  }
  EXPECT_EQ(broker_->EndOffset({topic, 1}).value(), 3);
  EXPECT_EQ(broker_->EndOffset({topic, 0}).value(), 0);
  EXPECT_EQ(broker_->BeginOffset({topic, 1}).value(), 0);
}

TEST_P(Contract, KeepsTheOrderOfProducingWithinAPartition) {
  const std::string topic = NewTopic(3);
  constexpr int kCount = 600;
  std::atomic<int> acknowledged = 0;
  for (int i = 0; i < kCount; ++i) {
    OutgoingMessage message = Record(topic, "", std::to_string(i));
    message.partition = i % 3;
    const Status accepted = producer_->Produce(std::move(message), [&](const auto& position) {
      if (position.ok()) ++acknowledged;
    });
    ASSERT_TRUE(accepted.ok()) << accepted.ToString();
  }
  ASSERT_TRUE(producer_->Flush(kPatience).ok());
  EXPECT_EQ(acknowledged, kCount);

  const auto consumer = Subscribe(UniqueName(), topic);
  std::vector<int64_t> next(3, 0);
  for (const Message& message : Read(*consumer, kCount)) {
    int64_t& offset = next[static_cast<size_t>(message.position.where.partition)];
    EXPECT_EQ(message.position.offset, offset);
    EXPECT_EQ(message.value, std::to_string(offset * 3 + message.position.where.partition));
    ++offset;
  }
  EXPECT_THAT(next, ElementsAre(200, 200, 200));
}

TEST_P(Contract, ChoosesThePartitionByMurmur2OfTheKey) {
  const std::string topic = NewTopic(7);
  for (const std::string key : {"21", "foobar", "政府工作报告", "", "a-little-bit-longer-string"}) {
    const Result<Position> position = ProduceAndWait(*producer_, Record(topic, key, "v"));
    ASSERT_TRUE(position.ok()) << position.status().ToString();
    EXPECT_EQ(position->where.partition, PartitionForKey(key, 7)) << key;
  }
}

TEST_P(Contract, KeepsKeysValuesAndHeadersByteForByte) {
  const std::string topic = NewTopic(1);
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte.push_back(static_cast<char>(byte));

  OutgoingMessage rich = Record(topic, every_byte, every_byte);
  rich.headers = {
      {"gongbao-attempt", "1"}, {"gongbao-attempt", "2"}, {"binary", every_byte}, {"empty", ""}};
  OutgoingMessage tombstone = Record(topic, "removed", "");
  tombstone.value.reset();
  const OutgoingMessage empty = Record(topic, "", "");
  const auto before = std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
  for (const OutgoingMessage& message : {rich, tombstone, empty}) {
    const Result<Position> position = ProduceAndWait(*producer_, message);
    ASSERT_TRUE(position.ok()) << position.status().ToString();
  }
  const auto after = std::chrono::system_clock::now();

  const auto consumer = Subscribe(UniqueName(), topic);
  const std::vector<Message> read = Read(*consumer, 3);
  ASSERT_EQ(read.size(), 3U);
  EXPECT_EQ(read[0].key, every_byte);
  EXPECT_EQ(read[0].value, every_byte);
  EXPECT_EQ(read[0].headers, rich.headers);
  EXPECT_GE(read[0].time, before);
  EXPECT_LE(read[0].time, after);
  EXPECT_EQ(read[1].key, "removed");
  EXPECT_EQ(read[1].value, std::nullopt);
  EXPECT_EQ(read[2].key, "");
  EXPECT_EQ(read[2].value, "");
  EXPECT_TRUE(read[2].headers.empty());
}

TEST_P(Contract, AGroupGoesOnFromItsCommittedOffsetAfterReopening) {
  const std::string topic = NewTopic(1);
  const std::string group = UniqueName();
  for (const std::string value : {"a", "b", "c", "d"}) {
    ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", value)).ok());
  }
  auto consumer = Subscribe(group, topic);
  EXPECT_THAT(Values(Read(*consumer, 3)), ElementsAre("a", "b", "c"));
  const Status committed = consumer->Commit({{{topic, 0}, 2}});
  ASSERT_TRUE(committed.ok()) << committed.ToString();
  EXPECT_TRUE(consumer->Commit({{{topic, 0}, 2}}).ok());
  EXPECT_TRUE(consumer->Commit({}).ok());
  consumer->Close();
  consumer.reset();

  Reopen();
  consumer = Subscribe(group, topic);
  EXPECT_THAT(Values(Read(*consumer, 2)), ElementsAre("c", "d"));
  consumer->Close();
}

TEST_P(Contract, WhatWasNotCommittedComesAgain) {
  const std::string topic = NewTopic(1);
  const std::string group = UniqueName();
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "a")).ok());
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto consumer = Subscribe(group, topic);
    EXPECT_THAT(Values(Read(*consumer, 1)), ElementsAre("a"));
    consumer->Close();
  }
}

TEST_P(Contract, GroupsReadIndependently) {
  const std::string topic = NewTopic(1);
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "a")).ok());
  const auto first = Subscribe(UniqueName(), topic);
  RecordingListener other_listener;
  auto second = broker_->Subscribe(UniqueName(), {topic}, &other_listener);
  ASSERT_TRUE(second.ok()) << second.status().ToString();
  EXPECT_THAT(Values(Read(*first, 1)), ElementsAre("a"));
  EXPECT_THAT(Values(Read(**second, 1)), ElementsAre("a"));
}

TEST_P(Contract, ReadsSeveralTopics) {
  const std::string one = NewTopic(1);
  const std::string other = NewTopic(2);
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(one, "k", "a")).ok());
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(other, "k", "b")).ok());
  auto consumer = broker_->Subscribe(UniqueName(), {one, other}, &listener_);
  ASSERT_TRUE(consumer.ok()) << consumer.status().ToString();
  EXPECT_THAT(Values(Read(**consumer, 2)), UnorderedElementsAre("a", "b"));
  EXPECT_EQ(listener_.owned.size(), 3U);
}

TEST_P(Contract, ARecordProducedLaterWakesThePoll) {
  const std::string topic = NewTopic(1);
  const auto consumer = Subscribe(UniqueName(), topic);
  EXPECT_EQ(consumer->Poll(milliseconds(0)).value(), std::nullopt);
  ASSERT_TRUE(producer_->Produce(Record(topic, "k", "late"), nullptr).ok());
  EXPECT_THAT(Values(Read(*consumer, 1)), ElementsAre("late"));
}

TEST_P(Contract, ACommitForAPartitionNotOwnedIsAborted) {
  const std::string topic = NewTopic(1);
  const std::string other = NewTopic(1);
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "a")).ok());
  const auto consumer = Subscribe(UniqueName(), topic);
  Read(*consumer, 1);
  const Status refused = consumer->Commit({{{other, 0}, 1}});
  EXPECT_EQ(refused.code(), StatusCode::kAborted);
  EXPECT_THAT(refused.message(), HasSubstr(other));
}

TEST_P(Contract, APausedPartitionYieldsNothingUntilResumed) {
  const std::string topic = NewTopic(2);
  const auto consumer = Subscribe(UniqueName(), topic);
  const auto produce = [&](int32_t partition, const std::string& value) {
    OutgoingMessage message = Record(topic, "", value);
    message.partition = partition;
    ASSERT_TRUE(ProduceAndWait(*producer_, message).ok());
  };
  produce(0, "first");
  EXPECT_THAT(Values(Read(*consumer, 1)), ElementsAre("first"));

  const std::vector<TopicPartition> zero{{topic, 0}};
  const std::vector<TopicPartition> one{{topic, 1}};
  consumer->Resume(zero);  // is not paused: must not rewind it
  consumer->Pause(zero);
  consumer->Pause(zero);
  produce(0, "held");
  produce(1, "a");
  produce(1, "b");
  EXPECT_THAT(Values(Read(*consumer, 2)), ElementsAre("a", "b"));

  consumer->Resume(one);
  consumer->Resume(zero);
  consumer->Resume(zero);
  EXPECT_THAT(Values(Read(*consumer, 1)), ElementsAre("held"));
  produce(0, "last");
  EXPECT_THAT(Values(Read(*consumer, 1)), ElementsAre("last"));
}

TEST_P(Contract, AssignReadsFromTheGivenOffsets) {
  const std::string topic = NewTopic(2);
  for (int32_t i = 0; i < 6; ++i) {
    OutgoingMessage message = Record(topic, "", std::to_string(i));
    message.partition = i % 2;
    ASSERT_TRUE(ProduceAndWait(*producer_, message).ok());
  }
  // Partition 0 holds 0 2 4, partition 1 holds 1 3 5; 3 is partition 1's end.
  auto consumer = broker_->Assign({{{topic, 0}, 1}, {{topic, 1}, 3}});
  ASSERT_TRUE(consumer.ok()) << consumer.status().ToString();
  EXPECT_THAT(Values(Read(**consumer, 2)), ElementsAre("2", "4"));

  OutgoingMessage message = Record(topic, "", "new");
  message.partition = 1;
  ASSERT_TRUE(ProduceAndWait(*producer_, message).ok());
  EXPECT_THAT(Values(Read(**consumer, 1)), ElementsAre("new"));

  EXPECT_EQ((*consumer)->Commit({{{topic, 0}, 3}}).code(), StatusCode::kFailedPrecondition);
  (*consumer)->Close();
}

TEST_P(Contract, AssignBeyondTheEndIsOutOfRange) {
  const std::string topic = NewTopic(1);
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "a")).ok());
  auto consumer = broker_->Assign({{{topic, 0}, 5}});
  ASSERT_TRUE(consumer.ok()) << consumer.status().ToString();
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  Status failure;
  while (failure.ok() && std::chrono::steady_clock::now() < deadline) {
    const auto polled = (*consumer)->Poll(milliseconds(100));
    failure = polled.status();
    ASSERT_TRUE(!polled.ok() || *polled == std::nullopt);
  }
  EXPECT_EQ(failure.code(), StatusCode::kOutOfRange) << failure.ToString();
  EXPECT_THAT(failure.message(), HasSubstr(topic));
}

TEST_P(Contract, CreatingATopicTwiceIsHarmlessAndWithAnotherCountRefused) {
  const std::string topic = NewTopic(3);
  EXPECT_TRUE(broker_->CreateTopic(topic, 3).ok());
  EXPECT_EQ(broker_->PartitionCount(topic).value(), 3);
  const Status refused = broker_->CreateTopic(topic, 4);
  EXPECT_EQ(refused.code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(refused.message(), HasSubstr("has 3 partitions, not 4"));
  EXPECT_EQ(broker_->PartitionCount(topic).value(), 3);

  EXPECT_EQ(broker_->CreateTopic("no spaces", 1).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(broker_->CreateTopic("", 1).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(broker_->CreateTopic(UniqueName(), 0).code(), StatusCode::kInvalidArgument);
}

TEST_P(Contract, AnUnknownTopicIsNotFound) {
  const std::string unknown = UniqueName();
  EXPECT_EQ(broker_->PartitionCount(unknown).status().code(), StatusCode::kNotFound);
  EXPECT_EQ(broker_->EndOffset({unknown, 0}).status().code(), StatusCode::kNotFound);
  EXPECT_EQ(broker_->BeginOffset({unknown, 0}).status().code(), StatusCode::kNotFound);
  EXPECT_EQ(broker_->Assign({{{unknown, 0}, 0}}).status().code(), StatusCode::kNotFound);
  EXPECT_EQ(broker_->Subscribe(UniqueName(), {unknown}, &listener_).status().code(),
            StatusCode::kNotFound);
  const Status produced = producer_->Produce(Record(unknown, "k", "v"), nullptr);
  EXPECT_EQ(produced.code(), StatusCode::kNotFound);
  EXPECT_THAT(produced.message(), HasSubstr(unknown));
}

TEST_P(Contract, AnUnknownPartitionIsRefused) {
  const std::string topic = NewTopic(2);
  OutgoingMessage message = Record(topic, "k", "v");
  message.partition = 2;
  EXPECT_EQ(producer_->Produce(message, nullptr).code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(broker_->EndOffset({topic, 2}).status().code(), StatusCode::kNotFound);
  EXPECT_EQ(broker_->Assign({{{topic, 2}, 0}}).status().code(), StatusCode::kNotFound);
}

TEST_P(Contract, CarriesADocumentOfFiveMebibytes) {
  const std::string topic = NewTopic(1);
  std::string document;
  while (document.size() < (size_t{5} << 20)) {
    document += "全年地区生产总值增长" + std::to_string(document.size() * 2654435761U) + "%。";
  }
  const Result<Position> position = ProduceAndWait(*producer_, Record(topic, "k", document));
  ASSERT_TRUE(position.ok()) << position.status().ToString();
  const auto consumer = Subscribe(UniqueName(), topic);
  const std::vector<Message> read = Read(*consumer, 1);
  ASSERT_EQ(read.size(), 1U);
  EXPECT_EQ(read[0].value, document);
}

TEST_P(Contract, RefusesARecordOverTheLimit) {
  const std::string topic = NewTopic(1);
  const Status refused =
      producer_->Produce(Record(topic, "k", std::string(kMaxRecordBytes, 'x')), nullptr);
  EXPECT_EQ(refused.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(refused.message(), HasSubstr(std::to_string(kMaxRecordBytes)));
}

TEST_P(Contract, TellsTheListenerWhatIsOwnedAndWhatIsTaken) {
  const std::string topic = NewTopic(2);
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "a")).ok());
  const auto consumer = Subscribe(UniqueName(), topic);
  EXPECT_EQ(listener_.assigned_count, 0);
  Read(*consumer, 1);
  EXPECT_EQ(listener_.assigned_count, 1);
  EXPECT_THAT(listener_.owned, ElementsAre(TopicPartition{topic, 0}, TopicPartition{topic, 1}));
  EXPECT_EQ(listener_.revoked_count, 0);
  consumer->Close();
  EXPECT_EQ(listener_.revoked_count, 1);
  EXPECT_FALSE(listener_.last_lost);
  EXPECT_TRUE(listener_.owned.empty());
}

// Commits from within OnRevoked, as a worker that drains does.
class CommittingListener final : public RebalanceListener {
 public:
  void OnAssigned(std::span<const TopicPartition> /*partitions*/) override {}
  void OnRevoked(std::span<const TopicPartition> /*partitions*/, bool /*lost*/) override {
    committed = consumer->Commit(next);
  }

  Consumer* consumer = nullptr;
  std::map<TopicPartition, int64_t> next;
  Status committed = InternalError("OnRevoked was not called");
};

TEST_P(Contract, ACommitWithinOnRevokedCounts) {
  const std::string topic = NewTopic(1);
  const std::string group = UniqueName();
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "a")).ok());
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "b")).ok());
  CommittingListener listener;
  auto first = broker_->Subscribe(group, {topic}, &listener);
  ASSERT_TRUE(first.ok()) << first.status().ToString();
  listener.consumer = first->get();
  Read(**first, 1);
  listener.next = {{{topic, 0}, 1}};
  (*first)->Close();
  EXPECT_TRUE(listener.committed.ok()) << listener.committed.ToString();

  const auto second = Subscribe(group, topic);
  EXPECT_THAT(Values(Read(*second, 1)), ElementsAre("b"));
}

TEST_P(Contract, TheDestructorClosesWithoutTheListener) {
  const std::string topic = NewTopic(1);
  ASSERT_TRUE(ProduceAndWait(*producer_, Record(topic, "k", "a")).ok());
  const std::string group = UniqueName();
  auto consumer = Subscribe(group, topic);
  Read(*consumer, 1);
  consumer.reset();
  EXPECT_EQ(listener_.revoked_count, 0);
  consumer = Subscribe(group, topic);
  EXPECT_THAT(Values(Read(*consumer, 1)), ElementsAre("a"));
}

}  // namespace
}  // namespace gongbao::messaging
