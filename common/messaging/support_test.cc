#include "common/messaging/support_test.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <memory>

namespace gongbao::messaging {

using std::chrono::milliseconds;

void RecordingListener::OnAssigned(std::span<const TopicPartition> partitions) {
  ++assigned_count;
  owned.assign(partitions.begin(), partitions.end());
  std::ranges::sort(owned);
}

void RecordingListener::OnRevoked(std::span<const TopicPartition> partitions, bool lost) {
  ++revoked_count;
  last_lost = lost;
  for (const TopicPartition& partition : partitions) std::erase(owned, partition);
}

std::string UniqueName() {
  static std::atomic<int> count = 0;
  return "test." + std::to_string(getpid()) + "." +
         std::to_string(std::chrono::system_clock::now().time_since_epoch().count()) + "." +
         std::to_string(++count);
}

OutgoingMessage Record(const std::string& topic, const std::string& key, const std::string& value) {
  OutgoingMessage message;
  message.topic = topic;
  message.key = key;
  message.value = value;
  return message;
}

Result<Position> ProduceAndWait(Producer& producer, OutgoingMessage message) {
  // Shared with the acknowledgement, which may come when nobody waits any more.
  const auto promise = std::make_shared<std::promise<Result<Position>>>();
  std::future<Result<Position>> acknowledged = promise->get_future();
  GONGBAO_RETURN_IF_ERROR(
      producer.Produce(std::move(message),
                       [promise](const Result<Position>& result) { promise->set_value(result); }));
  if (acknowledged.wait_for(kPatience) != std::future_status::ready) {
    return DeadlineExceededError("the record was not acknowledged");
  }
  return acknowledged.get();
}

std::vector<Message> Read(Consumer& consumer, size_t count) {
  std::vector<Message> messages;
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (messages.size() < count && std::chrono::steady_clock::now() < deadline) {
    Result<std::optional<Message>> message = consumer.Poll(milliseconds(100));
    if (!message.ok()) {
      EXPECT_EQ(message.status().code(), StatusCode::kUnavailable) << message.status().ToString();
      if (message.status().code() != StatusCode::kUnavailable) break;
    } else if (*message) {
      messages.push_back(std::move(**message));
    }
  }
  EXPECT_EQ(messages.size(), count);
  return messages;
}

}  // namespace gongbao::messaging
