#include "common/kafka/kafka_broker.h"

#include <array>
#include <set>
#include <thread>
#include <utility>

#include "common/kafka/client.h"
#include "common/kafka/kafka_consumer.h"
#include "common/kafka/kafka_producer.h"

namespace gongbao::kafka {
namespace {

using messaging::TopicPartition;

// Between looks at a new topic whose partitions have no leaders yet.
constexpr std::chrono::milliseconds kLookAgain{20};

// Thread-safe: constant but for what librdkafka guards itself.
class KafkaBroker final : public messaging::Broker {
 public:
  KafkaBroker(KafkaOptions options, std::unique_ptr<Client> admin)
      : options_(std::move(options)), admin_(std::move(admin)) {}

  Status CreateTopic(const std::string& topic, int32_t partition_count) override {
    const Result<int32_t> existing = PartitionCount(topic);
    if (existing.ok()) return CheckCount(topic, *existing, partition_count);
    if (existing.status().code() != StatusCode::kNotFound) return existing.status();
    GONGBAO_RETURN_IF_ERROR(RequestTopic(topic, partition_count));
    return AwaitTopic(topic, partition_count);
  }

  Result<int32_t> PartitionCount(const std::string& topic) override {
    if (topic.empty()) return InvalidArgumentError("a topic's name is empty");
    GONGBAO_ASSIGN_OR_RETURN(const Client::TopicShape shape, admin_->Describe(topic));
    return shape.partition_count;
  }

  Result<std::unique_ptr<messaging::Producer>> NewProducer() override {
    return KafkaProducer::Make(options_);
  }

  Result<std::unique_ptr<messaging::Consumer>> Subscribe(
      const std::string& group, const std::vector<std::string>& topics,
      messaging::RebalanceListener* listener) override {
    for (const std::string& topic : topics) {
      GONGBAO_RETURN_IF_ERROR(PartitionCount(topic).status());
    }
    return KafkaConsumer::Subscribe(options_, group, topics, listener);
  }

  Result<std::unique_ptr<messaging::Consumer>> Assign(
      const std::map<TopicPartition, int64_t>& offsets) override {
    for (const auto& [where, offset] : offsets) GONGBAO_RETURN_IF_ERROR(CheckPartition(where));
    return KafkaConsumer::Assign(options_, offsets);
  }

  Result<int64_t> BeginOffset(const TopicPartition& partition) override {
    GONGBAO_ASSIGN_OR_RETURN(const Bounds bounds, QueryBounds(partition));
    return bounds.begin;
  }

  Result<int64_t> EndOffset(const TopicPartition& partition) override {
    GONGBAO_ASSIGN_OR_RETURN(const Bounds bounds, QueryBounds(partition));
    return bounds.end;
  }

 private:
  struct Bounds {
    int64_t begin = 0;
    int64_t end = 0;
  };

  Result<Bounds> QueryBounds(const TopicPartition& partition) {
    GONGBAO_RETURN_IF_ERROR(CheckPartition(partition));
    Bounds bounds;
    const rd_kafka_resp_err_t error = rd_kafka_query_watermark_offsets(
        admin_->handle(), partition.topic.c_str(), partition.partition, &bounds.begin, &bounds.end,
        admin_->request_timeout_ms());
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
      return ToStatus(error, "asking for the bounds of partition " +
                                 std::to_string(partition.partition) + " of topic \"" +
                                 partition.topic + "\"");
    }
    return bounds;
  }

  static Status CheckCount(const std::string& topic, int32_t has, int32_t wanted) {
    if (has == wanted) return Status();
    return FailedPreconditionError("topic \"" + topic + "\" has " + std::to_string(has) +
                                   " partitions, not " + std::to_string(wanted) +
                                   "; use that count or a new topic");
  }

  Status CheckPartition(const TopicPartition& where) {
    GONGBAO_ASSIGN_OR_RETURN(const int32_t count, PartitionCount(where.topic));
    if (where.partition >= 0 && where.partition < count) return Status();
    return NotFoundError("topic \"" + where.topic + "\" has partitions 0 to " +
                         std::to_string(count - 1) + ", not " + std::to_string(where.partition));
  }

  // Success also when another has just created it.
  Status RequestTopic(const std::string& topic, int32_t partition_count) {
    const std::string context = "creating topic \"" + topic + "\"";
    std::array<char, 512> reason{};
    std::unique_ptr<rd_kafka_NewTopic_t, Release<rd_kafka_NewTopic_destroy>> request(
        partition_count < 1
            ? nullptr
            : rd_kafka_NewTopic_new(topic.c_str(), partition_count,
                                    /*replication_factor: the cluster's default*/ -1, reason.data(),
                                    reason.size()));
    if (request == nullptr) {
      return InvalidArgumentError(context + " with " + std::to_string(partition_count) +
                                  " partitions: " + reason.data());
    }
    rd_kafka_NewTopic_set_config(request.get(), "max.message.bytes",
                                 std::to_string(kTopicMaxMessageBytes).c_str());
    const Queue queue(rd_kafka_queue_new(admin_->handle()));
    std::array<rd_kafka_NewTopic_t*, 1> requests{request.get()};
    rd_kafka_CreateTopics(admin_->handle(), requests.data(), requests.size(), nullptr, queue.get());
    // The request has its own time-out, so an answer comes; twice that is for the unforeseen.
    const Event answer(rd_kafka_queue_poll(queue.get(), 2 * admin_->request_timeout_ms()));
    if (answer == nullptr) return UnavailableError(context + ": no answer");
    rd_kafka_resp_err_t error = rd_kafka_event_error(answer.get());
    std::string detail;
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
      size_t count = 0;
      const rd_kafka_topic_result_t** results = rd_kafka_CreateTopics_result_topics(
          rd_kafka_event_CreateTopics_result(answer.get()), &count);
      if (count == 1) {
        error = rd_kafka_topic_result_error(results[0]);
        const char* text = rd_kafka_topic_result_error_string(results[0]);
        if (text != nullptr) detail = std::string(": ") + text;
      }
    }
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR || error == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) {
      return Status();
    }
    return ToStatus(error, context + detail);
  }

  // Until all brokers that we may ask know the topic and each partition has a leader.
  Status AwaitTopic(const std::string& topic, int32_t partition_count) {
    const auto deadline =
        std::chrono::steady_clock::now() + std::chrono::milliseconds(admin_->request_timeout_ms());
    while (true) {
      const Result<Client::TopicShape> shape = admin_->Describe(topic);
      if (shape.ok() && shape->has_leaders) {
        return CheckCount(topic, shape->partition_count, partition_count);
      }
      if (std::chrono::steady_clock::now() > deadline) {
        return UnavailableError(
            "topic \"" + topic +
            "\" was created, but its partitions have no leaders yet; call again");
      }
      std::this_thread::sleep_for(kLookAgain);
    }
  }

  // Constant after construction.
  const KafkaOptions options_;
  const std::unique_ptr<Client> admin_;
};

}  // namespace

Result<std::unique_ptr<messaging::Broker>> ConnectKafka(const KafkaOptions& options) {
  // Both kinds, so that a mistake shows here and not when the first consumer is made.
  GONGBAO_RETURN_IF_ERROR(MakeConf(options, RD_KAFKA_CONSUMER, {}).status());
  GONGBAO_ASSIGN_OR_RETURN(Conf conf, MakeConf(options, RD_KAFKA_PRODUCER, {}));
  GONGBAO_ASSIGN_OR_RETURN(
      std::unique_ptr<Client> admin,
      Client::Make(
          RD_KAFKA_PRODUCER, std::move(conf),
          {.log = options.log, .rebalance = {}, .delivery = [](const rd_kafka_message_t&) {}}));
  const rd_kafka_metadata_t* metadata = nullptr;
  const rd_kafka_resp_err_t error = rd_kafka_metadata(admin->handle(), /*all_topics=*/0, nullptr,
                                                      &metadata, admin->request_timeout_ms());
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return UnavailableError("no Kafka broker answers at " + options.bootstrap_servers + " within " +
                            std::to_string(admin->request_timeout_ms()) + " ms (" +
                            rd_kafka_err2str(error) +
                            "); check the addresses and that the brokers run");
  }
  rd_kafka_metadata_destroy(metadata);
  admin->Log(std::string("librdkafka ") + rd_kafka_version_str() +
             ", partition assignor range, brokers " + options.bootstrap_servers);
  return std::unique_ptr<messaging::Broker>(
      std::make_unique<KafkaBroker>(options, std::move(admin)));
}

Result<std::unique_ptr<messaging::Broker>> ConnectKafka(const config::Config& config,
                                                        const obs::Log* log,
                                                        obs::Metrics* metrics) {
  return ConnectKafka({.bootstrap_servers = config.Text("kafka.bootstrap.servers"),
                       .properties = config.KafkaProperties(),
                       .log =
                           [log](std::string_view line) {
                             log->Warning("kafka", {{"line", line}});
                           },
                       .on_producer_rebuilt =
                           [metrics](int64_t) { metrics->producer_rebuilds.Add({}).Increment(); }});
}

}  // namespace gongbao::kafka
