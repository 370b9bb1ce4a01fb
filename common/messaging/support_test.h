// What tests of logs share: records in a line, reading with patience, a listener that remembers.
#ifndef GONGBAO_COMMON_MESSAGING_SUPPORT_TEST_H_
#define GONGBAO_COMMON_MESSAGING_SUPPORT_TEST_H_

#include <chrono>
#include <string>
#include <vector>

#include "common/messaging/messaging.h"

namespace gongbao::messaging {

// Remembers what a consumer was told.
class RecordingListener final : public RebalanceListener {
 public:
  void OnAssigned(std::span<const TopicPartition> partitions) override;
  void OnRevoked(std::span<const TopicPartition> partitions, bool lost) override;

  std::vector<TopicPartition> owned;
  int assigned_count = 0;
  int revoked_count = 0;
  bool last_lost = false;
};

// How long a test waits for what must happen.
inline constexpr std::chrono::seconds kPatience{60};

// A name that no other test, now or in an earlier run, has used.
std::string UniqueName();

OutgoingMessage Record(const std::string& topic, const std::string& key, const std::string& value);

// Produces and waits for the acknowledgement; DEADLINE_EXCEEDED when patience ends first.
Result<Position> ProduceAndWait(Producer& producer, OutgoingMessage message);

// Polls until `count` records have come; fewer, and a test failure, when patience ends.
std::vector<Message> Read(Consumer& consumer, size_t count);

}  // namespace gongbao::messaging

#endif  // GONGBAO_COMMON_MESSAGING_SUPPORT_TEST_H_
