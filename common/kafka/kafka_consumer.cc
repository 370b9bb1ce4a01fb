#include "common/kafka/kafka_consumer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gongbao::kafka {
namespace {

using messaging::Message;
using messaging::TopicPartition;

// What one commit may take; a coordinator that moves answers within it.
constexpr int kCommitTimeoutMs = 15'000;

std::string Name(const TopicPartition& where) {
  return "partition " + std::to_string(where.partition) + " of topic \"" + where.topic + "\"";
}

int ToMs(std::chrono::milliseconds timeout) {
  return static_cast<int>(std::clamp<int64_t>(timeout.count(), 0, 3'600'000));
}

PartitionList ToList(const auto& partitions) {
  PartitionList list(rd_kafka_topic_partition_list_new(static_cast<int>(partitions.size())));
  for (const TopicPartition& where : partitions) {
    rd_kafka_topic_partition_list_add(list.get(), where.topic.c_str(), where.partition);
  }
  return list;
}

PartitionList ToList(const std::map<TopicPartition, int64_t>& offsets) {
  PartitionList list(rd_kafka_topic_partition_list_new(static_cast<int>(offsets.size())));
  for (const auto& [where, offset] : offsets) {
    rd_kafka_topic_partition_list_add(list.get(), where.topic.c_str(), where.partition)->offset =
        offset;
  }
  return list;
}

Message ToMessage(rd_kafka_message_t& record) {
  Message message;
  message.position = {{rd_kafka_topic_name(record.rkt), record.partition}, record.offset};
  if (record.key != nullptr) message.key.assign(static_cast<char*>(record.key), record.key_len);
  if (record.payload != nullptr) {
    message.value.emplace(static_cast<char*>(record.payload), record.len);
  }
  rd_kafka_headers_t* headers = nullptr;
  if (rd_kafka_message_headers(&record, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR) {
    const char* name = nullptr;
    const void* value = nullptr;
    size_t size = 0;
    for (size_t i = 0;
         rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR;
         ++i) {
      message.headers.push_back(
          {name, value == nullptr ? "" : std::string(static_cast<const char*>(value), size)});
    }
  }
  rd_kafka_timestamp_type_t kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE;
  const int64_t time_ms = rd_kafka_message_timestamp(&record, &kind);
  if (kind != RD_KAFKA_TIMESTAMP_NOT_AVAILABLE) {
    message.time = std::chrono::system_clock::time_point(std::chrono::milliseconds(time_ms));
  }
  return message;
}

}  // namespace

Result<std::unique_ptr<messaging::Consumer>> KafkaConsumer::Subscribe(
    const KafkaOptions& options, const std::string& group, const std::vector<std::string>& topics,
    messaging::RebalanceListener* listener) {
  std::unique_ptr<KafkaConsumer> consumer(
      new KafkaConsumer("group \"" + group + "\"", /*has_group=*/true, listener));
  GONGBAO_RETURN_IF_ERROR(consumer->Open(options, {{"group.id", group}}));
  const PartitionList list(rd_kafka_topic_partition_list_new(static_cast<int>(topics.size())));
  for (const std::string& topic : topics) {
    rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), RD_KAFKA_PARTITION_UA);
  }
  const rd_kafka_resp_err_t error = rd_kafka_subscribe(consumer->client_->handle(), list.get());
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return ToStatus(error, "joining " + consumer->name_);
  return std::unique_ptr<messaging::Consumer>(std::move(consumer));
}

Result<std::unique_ptr<messaging::Consumer>> KafkaConsumer::Assign(
    const KafkaOptions& options, const std::map<TopicPartition, int64_t>& offsets) {
  std::unique_ptr<KafkaConsumer> consumer(
      new KafkaConsumer("assigned reader", /*has_group=*/false, nullptr));
  // librdkafka wants a group's name even where no group is joined and nothing is committed.
  GONGBAO_RETURN_IF_ERROR(
      consumer->Open(options, {{"group.id", "gongbao-assigned"}, {"auto.offset.reset", "error"}}));
  const rd_kafka_resp_err_t error =
      rd_kafka_assign(consumer->client_->handle(), ToList(offsets).get());
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return ToStatus(error, "assigning partitions");
  for (const auto& [where, offset] : offsets) consumer->owned_.insert(where);
  return std::unique_ptr<messaging::Consumer>(std::move(consumer));
}

Status KafkaConsumer::Open(const KafkaOptions& options,
                           const std::map<std::string, std::string>& properties) {
  GONGBAO_ASSIGN_OR_RETURN(Conf conf, MakeConf(options, RD_KAFKA_CONSUMER, properties));
  GONGBAO_ASSIGN_OR_RETURN(
      client_,
      Client::Make(
          RD_KAFKA_CONSUMER, std::move(conf),
          {.log = options.log,
           .rebalance = [this](auto error, auto* partitions) { Rebalance(error, partitions); },
           .delivery = {}}));
  const rd_kafka_resp_err_t error = rd_kafka_poll_set_consumer(client_->handle());
  return error == RD_KAFKA_RESP_ERR_NO_ERROR ? Status() : ToStatus(error, "opening " + name_);
}

KafkaConsumer::~KafkaConsumer() {
  listener_ = nullptr;
  Close();
}

Result<std::optional<Message>> KafkaConsumer::Poll(std::chrono::milliseconds timeout) {
  if (!final_failure_.ok()) return final_failure_;
  const std::unique_ptr<rd_kafka_message_t, Release<rd_kafka_message_destroy>> record(
      rd_kafka_consumer_poll(client_->handle(), ToMs(timeout)));
  if (record == nullptr) return std::optional<Message>();
  if (record->err == RD_KAFKA_RESP_ERR_NO_ERROR) return std::optional<Message>(ToMessage(*record));
  const Status failure = Failure(*record);
  if (failure.code() != StatusCode::kUnavailable) final_failure_ = failure;
  return failure;
}

Status KafkaConsumer::Failure(const rd_kafka_message_t& message) {
  if (message.err == RD_KAFKA_RESP_ERR__FATAL) {
    std::array<char, 512> reason{};
    const rd_kafka_resp_err_t cause =
        rd_kafka_fatal_error(client_->handle(), reason.data(), reason.size());
    return FailedPreconditionError(name_ + " can't go on: " + reason.data() + " (" +
                                   rd_kafka_err2name(cause) + "); start again");
  }
  std::string context = "reading by " + name_;
  if (message.rkt != nullptr) {
    context += " from " + Name({rd_kafka_topic_name(message.rkt), message.partition});
  }
  if (const char* detail = rd_kafka_message_errstr(&message); detail != nullptr) {
    context += std::string(": ") + detail;
  }
  // The topics were there when we began: they may be seen again, by this broker or after a move.
  if (message.err == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART ||
      message.err == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC ||
      message.err == RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION) {
    return UnavailableError(context);
  }
  return ToStatus(message.err, context);
}

Status KafkaConsumer::Commit(const std::map<TopicPartition, int64_t>& next) {
  if (!has_group_) {
    return FailedPreconditionError("a consumer made by Assign has no group to commit for");
  }
  for (const auto& [where, offset] : next) {
    if (!owned_.contains(where)) return AbortedError(name_ + " does not own " + Name(where));
  }
  if (next.empty()) return Status();

  const std::string context = "committing for " + name_;
  const Queue queue(rd_kafka_queue_new(client_->handle()));
  const rd_kafka_resp_err_t error =
      rd_kafka_commit_queue(client_->handle(), ToList(next).get(), queue.get(), nullptr, nullptr);
  if (error != RD_KAFKA_RESP_ERR_NO_ERROR) return ToStatus(error, context);
  const Event answer(rd_kafka_queue_poll(queue.get(), kCommitTimeoutMs));
  if (answer == nullptr) return UnavailableError(context + ": the coordinator does not answer");
  if (const auto failed = rd_kafka_event_error(answer.get());
      failed != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return ToStatus(failed, context);
  }
  const rd_kafka_topic_partition_list_t* list = rd_kafka_event_topic_partition_list(answer.get());
  for (int i = 0; list != nullptr && i < list->cnt; ++i) {
    const rd_kafka_topic_partition_t& each = list->elems[i];
    if (each.err != RD_KAFKA_RESP_ERR_NO_ERROR) {
      return ToStatus(each.err, context + ", " + Name({each.topic, each.partition}));
    }
  }
  return Status();
}

void KafkaConsumer::Pause(std::span<const TopicPartition> partitions) {
  std::vector<TopicPartition> changed;
  for (const TopicPartition& where : partitions) {
    if (owned_.contains(where) && paused_.insert(where).second) changed.push_back(where);
  }
  if (changed.empty()) return;
  rd_kafka_pause_partitions(client_->handle(), ToList(changed).get());
}

void KafkaConsumer::Resume(std::span<const TopicPartition> partitions) {
  std::vector<TopicPartition> changed;
  for (const TopicPartition& where : partitions) {
    if (paused_.erase(where) != 0) changed.push_back(where);
  }
  if (changed.empty()) return;
  rd_kafka_resume_partitions(client_->handle(), ToList(changed).get());
}

void KafkaConsumer::Rebalance(rd_kafka_resp_err_t error,
                              rd_kafka_topic_partition_list_t* partitions) {
  if (error != RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
    Revoke(rd_kafka_assignment_lost(client_->handle()) != 0);
    rd_kafka_assign(client_->handle(), nullptr);
    return;
  }
  owned_.clear();
  paused_.clear();
  for (int i = 0; i < partitions->cnt; ++i) {
    owned_.insert({partitions->elems[i].topic, partitions->elems[i].partition});
  }
  rd_kafka_assign(client_->handle(), partitions);
  if (listener_ != nullptr && !owned_.empty()) {
    listener_->OnAssigned(std::vector<TopicPartition>(owned_.begin(), owned_.end()));
  }
}

void KafkaConsumer::Revoke(bool lost) {
  if (listener_ != nullptr && !owned_.empty()) {
    listener_->OnRevoked(std::vector<TopicPartition>(owned_.begin(), owned_.end()), lost);
  }
  owned_.clear();
  paused_.clear();
}

void KafkaConsumer::Close() {
  if (client_ == nullptr) return;
  rd_kafka_t* handle = client_->handle();
  {
    // rd_kafka_consumer_close() would block for as long as the coordinator does not answer.
    const Queue queue(rd_kafka_queue_new(handle));
    const Error refused(rd_kafka_consumer_close_queue(handle, queue.get()));
    auto deadline = std::chrono::steady_clock::now() + kCloseTimeout;
    while (refused == nullptr && rd_kafka_consumer_closed(handle) == 0 &&
           std::chrono::steady_clock::now() < deadline) {
      const Event event(rd_kafka_queue_poll(queue.get(), 50));
      if (event == nullptr || rd_kafka_event_type(event.get()) != RD_KAFKA_EVENT_REBALANCE) {
        continue;
      }
      Rebalance(rd_kafka_event_error(event.get()),
                rd_kafka_event_topic_partition_list(event.get()));
      deadline = std::chrono::steady_clock::now() + kCloseTimeout;  // draining has its own
    }
  }
  if (has_group_) Revoke(/*lost=*/true);  // what the group did not take back in time
  client_.reset();
}

}  // namespace gongbao::kafka
