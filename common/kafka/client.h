// One librdkafka instance with its callbacks, and the shape of its errors. Private to this folder.
#ifndef GONGBAO_COMMON_KAFKA_CLIENT_H_
#define GONGBAO_COMMON_KAFKA_CLIENT_H_

#include <librdkafka/rdkafka.h>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/kafka/properties.h"
#include "common/messaging/messaging.h"

namespace gongbao::kafka {

// The producer's limit, and the topic's for a batch: each leaves room for the framing of the one
// before.
inline constexpr size_t kMessageMaxBytes = messaging::kMaxRecordBytes + (size_t{1} << 20);
inline constexpr size_t kTopicMaxMessageBytes = kMessageMaxBytes + (size_t{1} << 20);

// How long closing and destroying may take before what hangs is abandoned.
inline constexpr std::chrono::seconds kCloseTimeout{10};

// librdkafka's error as ours. What is not listed there passes by itself (transport, leader moves,
// coordinator, time-outs) and is UNAVAILABLE.
Status ToStatus(rd_kafka_resp_err_t error, std::string_view context);

// What librdkafka's handles are released with.
template <auto Destroy>
struct Release {
  void operator()(auto* handle) const { Destroy(handle); }
};
using Queue = std::unique_ptr<rd_kafka_queue_t, Release<rd_kafka_queue_destroy>>;
using Topic = std::unique_ptr<rd_kafka_topic_t, Release<rd_kafka_topic_destroy>>;
using Event = std::unique_ptr<rd_kafka_event_t, Release<rd_kafka_event_destroy>>;
using Error = std::unique_ptr<rd_kafka_error_t, Release<rd_kafka_error_destroy>>;
using PartitionList = std::unique_ptr<rd_kafka_topic_partition_list_t,
                                      Release<rd_kafka_topic_partition_list_destroy>>;

// Owns an instance. As thread-safe as librdkafka: any thread may use handle(), one destroys.
class Client {
 public:
  struct Callbacks {
    // From any thread.
    std::function<void(std::string_view)> log;
    // From within the calls that poll; never during destruction.
    std::function<void(rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t*)> rebalance;
    std::function<void(const rd_kafka_message_t&)> delivery;
  };

  static Result<std::unique_ptr<Client>> Make(rd_kafka_type_t type, Conf conf, Callbacks callbacks);

  // Destroys the instance in a thread of its own; after kCloseTimeout the thread is left alone.
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  rd_kafka_t* handle() const { return handle_; }
  // The configured socket.timeout.ms: what a request may take.
  int request_timeout_ms() const { return request_timeout_ms_; }

  void Log(std::string_view line) const { hooks_->Log(line); }

  // What the cluster says about a topic; waits up to the request timeout. NOT_FOUND, or UNAVAILABLE
  // when no broker answers.
  struct TopicShape {
    int32_t partition_count = 0;
    bool has_leaders = false;  // every partition can be written
  };
  Result<TopicShape> Describe(const std::string& name) const;

  // Keeps these alive until librdkafka has let go of their bytes, however long that takes.
  void KeepUntilDestroyed(std::vector<std::shared_ptr<const messaging::OutgoingMessage>> messages) {
    kept_ = std::move(messages);
  }

 private:
  // Shared with the thread that destroys, which may outlive this object.
  struct Hooks {
    Callbacks callbacks;
    std::mutex log_mu;
    bool silenced = false;  // guarded by log_mu

    void Log(std::string_view line);
  };

  Client() = default;

  static void OnLog(const rd_kafka_t* handle, int level, const char* facility, const char* text);
  static void OnError(rd_kafka_t* handle, int error, const char* reason, void* opaque);
  static void OnRebalance(rd_kafka_t* handle, rd_kafka_resp_err_t error,
                          rd_kafka_topic_partition_list_t* partitions, void* opaque);
  static void OnDelivery(rd_kafka_t* handle, const rd_kafka_message_t* message, void* opaque);

  // Constant after construction.
  rd_kafka_t* handle_ = nullptr;
  int request_timeout_ms_ = 0;
  std::shared_ptr<Hooks> hooks_ = std::make_shared<Hooks>();

  // Used only by the owner.
  std::vector<std::shared_ptr<const messaging::OutgoingMessage>> kept_;
};

}  // namespace gongbao::kafka

#endif  // GONGBAO_COMMON_KAFKA_CLIENT_H_
