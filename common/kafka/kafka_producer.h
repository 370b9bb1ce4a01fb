// messaging::Producer over librdkafka's idempotent producer. Private to this folder.
#ifndef GONGBAO_COMMON_KAFKA_KAFKA_PRODUCER_H_
#define GONGBAO_COMMON_KAFKA_KAFKA_PRODUCER_H_

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "common/kafka/client.h"
#include "common/messaging/messaging.h"

namespace gongbao::kafka {

// Thread-safe. A thread of its own takes the delivery reports and calls the acknowledgements.
//
// Ready -> (librdkafka declares the instance fatally failed) -> Rebuilding -> Ready. While
// rebuilding, Produce still accepts: records only queue up, and are produced in their order after
// those that were unacknowledged.
class KafkaProducer final : public messaging::Producer {
 public:
  // Accepted and unacknowledged records together; one is always taken when nothing else waits.
  static constexpr size_t kQueueBytes = size_t{64} << 20;

  static Result<std::unique_ptr<messaging::Producer>> Make(const KafkaOptions& options);

  ~KafkaProducer() override;
  KafkaProducer(const KafkaProducer&) = delete;
  KafkaProducer& operator=(const KafkaProducer&) = delete;

  Status Produce(messaging::OutgoingMessage message, Acknowledge acknowledge) override;
  Status Flush(std::chrono::milliseconds timeout) override;

 private:
  struct Record {
    // librdkafka reads the value where it stands. Shared with an instance that is being destroyed,
    // which may still do so while its successor has the record.
    std::shared_ptr<const messaging::OutgoingMessage> message;
    int64_t time_ms = 0;
    size_t bytes = 0;
    std::chrono::steady_clock::time_point deadline;
    Acknowledge acknowledge;
  };

  explicit KafkaProducer(KafkaOptions options) : options_(std::move(options)) {}

  Result<std::unique_ptr<Client>> NewClient();
  Result<int32_t> PartitionCount(const std::string& topic);
  rd_kafka_resp_err_t Send(uint64_t number, const Record& record);  // mu_ held
  std::unique_ptr<Client> TakeClient();
  void Run();
  void OnDelivery(const rd_kafka_message_t& report);
  void Rebuild();
  // Calls the record's acknowledgement, then forgets it.
  void Finish(uint64_t number, const Result<messaging::Position>& result);

  // Constant after construction.
  const KafkaOptions options_;
  std::chrono::milliseconds message_timeout_{};

  // Taken before mu_, for as long as the cluster is asked about a topic: client_ stays meanwhile.
  std::mutex describe_mu_;

  mutable std::mutex mu_;
  std::condition_variable stopped_;
  std::condition_variable idle_;
  // Guarded by mu_; only the thread, holding both mutexes, changes client_.
  std::unique_ptr<Client> client_;             // null while rebuilding
  std::map<uint64_t, Record> unacknowledged_;  // in the order of Produce
  std::map<std::string, int32_t> partition_counts_;
  uint64_t last_number_ = 0;
  size_t queued_bytes_ = 0;
  bool stopping_ = false;

  // Used only by the thread.
  std::chrono::milliseconds backoff_{};

  std::thread thread_;
};

}  // namespace gongbao::kafka

#endif  // GONGBAO_COMMON_KAFKA_KAFKA_PRODUCER_H_
