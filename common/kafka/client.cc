#include "common/kafka/client.h"

#include <array>
#include <future>
#include <thread>
#include <utility>

namespace gongbao::kafka {

Status ToStatus(rd_kafka_resp_err_t error, std::string_view context) {
  const std::string message =
      std::string(context) + ": " + rd_kafka_err2str(error) + " (" + rd_kafka_err2name(error) + ")";
  switch (error) {
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
      return NotFoundError(message + "; create it first");
    case RD_KAFKA_RESP_ERR_INVALID_CONFIG:
    case RD_KAFKA_RESP_ERR_INVALID_MSG_SIZE:
    case RD_KAFKA_RESP_ERR_INVALID_PARTITIONS:
    case RD_KAFKA_RESP_ERR_INVALID_RECORD:
    case RD_KAFKA_RESP_ERR_INVALID_TIMESTAMP:
    case RD_KAFKA_RESP_ERR_POLICY_VIOLATION:
    case RD_KAFKA_RESP_ERR_TOPIC_EXCEPTION:
    case RD_KAFKA_RESP_ERR__INVALID_ARG:
      return InvalidArgumentError(message);
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
    case RD_KAFKA_RESP_ERR_RECORD_LIST_TOO_LARGE:
      return InvalidArgumentError(message + "; raise max.message.bytes of the topic to " +
                                  std::to_string(kTopicMaxMessageBytes));
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
      return {StatusCode::kPermissionDenied, message + "; give this user the right on the broker"};
    case RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED:
    case RD_KAFKA_RESP_ERR__AUTHENTICATION:
      return {StatusCode::kUnauthenticated, message + "; check the sasl.* properties"};
    case RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID:
    case RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION:
    case RD_KAFKA_RESP_ERR_UNKNOWN_MEMBER_ID:
    case RD_KAFKA_RESP_ERR__ASSIGNMENT_LOST:
      return AbortedError(message);
    case RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
    case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET:
      return OutOfRangeError(message);
    case RD_KAFKA_RESP_ERR_INCONSISTENT_GROUP_PROTOCOL:
    case RD_KAFKA_RESP_ERR_INVALID_GROUP_ID:
    case RD_KAFKA_RESP_ERR_INVALID_REPLICATION_FACTOR:
    case RD_KAFKA_RESP_ERR_INVALID_SESSION_TIMEOUT:
    case RD_KAFKA_RESP_ERR_UNSUPPORTED_VERSION:
    case RD_KAFKA_RESP_ERR__FATAL:
    case RD_KAFKA_RESP_ERR__FENCED:
    case RD_KAFKA_RESP_ERR__UNSUPPORTED_FEATURE:
      return FailedPreconditionError(message);
    case RD_KAFKA_RESP_ERR__BAD_COMPRESSION:
    case RD_KAFKA_RESP_ERR__BAD_MSG:
      return DataLossError(message);
    case RD_KAFKA_RESP_ERR__QUEUE_FULL:
      return ResourceExhaustedError(message + "; wait and call again");
    default:
      return UnavailableError(message);
  }
}

void Client::Hooks::Log(std::string_view line) {
  if (!callbacks.log) return;
  const std::lock_guard lock(log_mu);
  if (!silenced) callbacks.log(line);
}

Result<std::unique_ptr<Client>> Client::Make(rd_kafka_type_t type, Conf conf, Callbacks callbacks) {
  std::unique_ptr<Client> client(new Client());
  client->hooks_->callbacks = std::move(callbacks);
  client->request_timeout_ms_ = IntProperty(conf.get(), "socket.timeout.ms");
  rd_kafka_conf_set_opaque(conf.get(), client->hooks_.get());
  rd_kafka_conf_set_log_cb(conf.get(), &Client::OnLog);
  rd_kafka_conf_set_error_cb(conf.get(), &Client::OnError);
  if (type == RD_KAFKA_CONSUMER) {
    rd_kafka_conf_set_rebalance_cb(conf.get(), &Client::OnRebalance);
  } else {
    rd_kafka_conf_set_dr_msg_cb(conf.get(), &Client::OnDelivery);
  }
  std::array<char, 512> error{};
  client->handle_ = rd_kafka_new(type, conf.get(), error.data(), error.size());
  if (client->handle_ == nullptr) {
    return InvalidArgumentError(std::string("librdkafka refuses the kafka.* properties: ") +
                                error.data());
  }
  static_cast<void>(conf.release());  // rd_kafka_new took it
  return client;
}

Client::~Client() {
  if (handle_ == nullptr) return;
  std::promise<void> promise;
  const std::future<void> destroyed = promise.get_future();
  std::thread destroyer([handle = handle_, hooks = hooks_, kept = std::move(kept_),
                         promise = std::move(promise)]() mutable {
    rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE);
    promise.set_value();
  });
  if (destroyed.wait_for(kCloseTimeout) == std::future_status::ready) {
    destroyer.join();
    return;
  }
  Log("a client does not end; it is left behind until the process does");
  const std::lock_guard lock(hooks_->log_mu);
  hooks_->silenced = true;
  destroyer.detach();
}

Result<Client::TopicShape> Client::Describe(const std::string& name) const {
  const std::string context = "describing topic \"" + name + "\"";
  const Topic topic(rd_kafka_topic_new(handle_, name.c_str(), nullptr));
  if (topic == nullptr) return ToStatus(rd_kafka_last_error(), context);
  const rd_kafka_metadata_t* raw = nullptr;
  const rd_kafka_resp_err_t error =
      rd_kafka_metadata(handle_, /*all_topics=*/0, topic.get(), &raw, request_timeout_ms_);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return ToStatus(error, context);
  const std::unique_ptr<const rd_kafka_metadata_t, Release<rd_kafka_metadata_destroy>> metadata(
      raw);
  if (metadata->topic_cnt != 1) return UnavailableError(context + ": the broker's answer is empty");
  const rd_kafka_metadata_topic_t& found = metadata->topics[0];
  if (found.err != RD_KAFKA_RESP_ERR_NO_ERROR) return ToStatus(found.err, context);
  TopicShape shape{.partition_count = found.partition_cnt, .has_leaders = true};
  for (int i = 0; i < found.partition_cnt; ++i) {
    if (found.partitions[i].leader < 0) shape.has_leaders = false;
  }
  return shape;
}

void Client::OnLog(const rd_kafka_t* handle, int /*level*/, const char* facility,
                   const char* text) {
  if (handle == nullptr) return;
  auto* hooks = static_cast<Hooks*>(rd_kafka_opaque(handle));
  hooks->Log(std::string(facility) + ": " + text);
}

void Client::OnError(rd_kafka_t* /*handle*/, int error, const char* reason, void* opaque) {
  static_cast<Hooks*>(opaque)->Log(
      std::string(rd_kafka_err2name(static_cast<rd_kafka_resp_err_t>(error))) + ": " + reason);
}

void Client::OnRebalance(rd_kafka_t* /*handle*/, rd_kafka_resp_err_t error,
                         rd_kafka_topic_partition_list_t* partitions, void* opaque) {
  static_cast<Hooks*>(opaque)->callbacks.rebalance(error, partitions);
}

void Client::OnDelivery(rd_kafka_t* /*handle*/, const rd_kafka_message_t* message, void* opaque) {
  static_cast<Hooks*>(opaque)->callbacks.delivery(*message);
}

}  // namespace gongbao::kafka
