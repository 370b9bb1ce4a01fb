// messaging::Consumer over librdkafka's consumer. Private to this folder.
#ifndef GONGBAO_COMMON_KAFKA_KAFKA_CONSUMER_H_
#define GONGBAO_COMMON_KAFKA_KAFKA_CONSUMER_H_

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "common/kafka/client.h"
#include "common/messaging/messaging.h"

namespace gongbao::kafka {

// Not thread-safe: one thread polls, commits and closes. Keeps clear of what librdkafka 2.0.2 does
// wrong: it polls one message at a time (a batch can skip offsets round a rebalance), resumes only
// what it paused itself (resuming another partition rewinds it), commits explicit offsets, and
// assigns or unassigns before it leaves the rebalance callback.
class KafkaConsumer final : public messaging::Consumer {
 public:
  static Result<std::unique_ptr<messaging::Consumer>> Subscribe(
      const KafkaOptions& options, const std::string& group, const std::vector<std::string>& topics,
      messaging::RebalanceListener* listener);
  static Result<std::unique_ptr<messaging::Consumer>> Assign(
      const KafkaOptions& options, const std::map<messaging::TopicPartition, int64_t>& offsets);

  ~KafkaConsumer() override;

  Result<std::optional<messaging::Message>> Poll(std::chrono::milliseconds timeout) override;
  Status Commit(const std::map<messaging::TopicPartition, int64_t>& next) override;
  void Pause(std::span<const messaging::TopicPartition> partitions) override;
  void Resume(std::span<const messaging::TopicPartition> partitions) override;
  void Close() override;

 private:
  KafkaConsumer(std::string name, bool has_group, messaging::RebalanceListener* listener)
      : name_(std::move(name)), has_group_(has_group), listener_(listener) {}

  Status Open(const KafkaOptions& options, const std::map<std::string, std::string>& properties);
  void Rebalance(rd_kafka_resp_err_t error, rd_kafka_topic_partition_list_t* partitions);
  void Revoke(bool lost);
  Status Failure(const rd_kafka_message_t& message);

  // Constant after construction.
  const std::string name_;  // for messages: "group g" or "assigned reader"
  const bool has_group_;

  // Used only by the polling thread.
  messaging::RebalanceListener* listener_;  // null for Assign, and once the destructor runs
  std::unique_ptr<Client> client_;          // null once closed
  std::set<messaging::TopicPartition> owned_;
  std::set<messaging::TopicPartition> paused_;
  Status final_failure_;
};

}  // namespace gongbao::kafka

#endif  // GONGBAO_COMMON_KAFKA_KAFKA_CONSUMER_H_
