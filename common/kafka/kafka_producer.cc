#include "common/kafka/kafka_producer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gongbao::kafka {
namespace {

using messaging::OutgoingMessage;
using messaging::Position;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr milliseconds kFirstBackoff{100};
constexpr milliseconds kLongestBackoff{10'000};

// Waits longer than this are the same to a caller, and don't overflow the clock.
constexpr milliseconds kLongestWait = std::chrono::hours(24);

// librdkafka carries a record's number where C programs keep a pointer.
void* ToOpaque(uint64_t number) { return reinterpret_cast<void*>(static_cast<uintptr_t>(number)); }
uint64_t FromOpaque(const void* opaque) { return reinterpret_cast<uintptr_t>(opaque); }

bool IsFatal(const Client& client) {
  return rd_kafka_fatal_error(client.handle(), nullptr, 0) != RD_KAFKA_RESP_ERR_NO_ERROR;
}

// librdkafka takes values and keys as pointers to what it won't change.
void* Bytes(const std::string& bytes) { return const_cast<char*>(bytes.data()); }

}  // namespace

Result<std::unique_ptr<messaging::Producer>> KafkaProducer::Make(const KafkaOptions& options) {
  std::unique_ptr<KafkaProducer> producer(new KafkaProducer(options));
  GONGBAO_ASSIGN_OR_RETURN(const Conf conf, MakeConf(options, RD_KAFKA_PRODUCER, {}));
  producer->message_timeout_ = milliseconds(IntProperty(conf.get(), "message.timeout.ms"));
  GONGBAO_ASSIGN_OR_RETURN(producer->client_, producer->NewClient());
  producer->thread_ = std::thread([raw = producer.get()] { raw->Run(); });
  return std::unique_ptr<messaging::Producer>(std::move(producer));
}

Result<std::unique_ptr<Client>> KafkaProducer::NewClient() {
  GONGBAO_ASSIGN_OR_RETURN(Conf conf, MakeConf(options_, RD_KAFKA_PRODUCER, {}));
  return Client::Make(RD_KAFKA_PRODUCER, std::move(conf),
                      {.log = options_.log,
                       .rebalance = {},
                       .delivery = [this](const auto& report) { OnDelivery(report); }});
}

KafkaProducer::~KafkaProducer() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mu_);
    stopping_ = true;
  }
  stopped_.notify_all();
  thread_.join();
  TakeClient().reset();
  while (!unacknowledged_.empty()) {
    Finish(unacknowledged_.begin()->first,
           UnavailableError("the producer was closed before the record was acknowledged"));
  }
}

Result<int32_t> KafkaProducer::PartitionCount(const std::string& topic) {
  const auto cached = [&]() -> std::optional<int32_t> {
    const std::lock_guard lock(mu_);
    const auto found = partition_counts_.find(topic);
    if (found == partition_counts_.end()) return std::nullopt;
    return found->second;
  };
  if (const auto count = cached()) return *count;
  const std::lock_guard describe_lock(describe_mu_);
  if (const auto count = cached()) return *count;
  const Client* client = nullptr;
  {
    const std::lock_guard lock(mu_);
    client = client_.get();
  }
  if (client == nullptr) return UnavailableError("the producer is being rebuilt; call again");
  // Asked through the producer's own instance, this also spares the first record a second's wait
  // for metadata.
  GONGBAO_ASSIGN_OR_RETURN(const Client::TopicShape shape, client->Describe(topic));
  const std::lock_guard lock(mu_);
  partition_counts_[topic] = shape.partition_count;
  return shape.partition_count;
}

Status KafkaProducer::Produce(OutgoingMessage message, Acknowledge acknowledge) {
  const size_t bytes = messaging::RecordBytes(message);
  if (bytes > messaging::kMaxRecordBytes) {
    return InvalidArgumentError("a record of " + std::to_string(bytes) + " bytes for topic \"" +
                                message.topic + "\" is over the limit of " +
                                std::to_string(messaging::kMaxRecordBytes));
  }
  GONGBAO_ASSIGN_OR_RETURN(const int32_t count, PartitionCount(message.topic));
  if (message.partition && (*message.partition < 0 || *message.partition >= count)) {
    return InvalidArgumentError("topic \"" + message.topic + "\" has partitions 0 to " +
                                std::to_string(count - 1) + ", not " +
                                std::to_string(*message.partition));
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::lock_guard lock(mu_);
  if (queued_bytes_ != 0 && queued_bytes_ + bytes > kQueueBytes) {
    return ResourceExhaustedError("the producer's queue is full (" + std::to_string(queued_bytes_) +
                                  " bytes); wait for acknowledgements and call again");
  }
  const uint64_t number = ++last_number_;
  const auto inserted =
      unacknowledged_
          .emplace(number, Record{.message = std::make_shared<OutgoingMessage>(std::move(message)),
                                  .time_ms = std::chrono::duration_cast<milliseconds>(now).count(),
                                  .bytes = bytes,
                                  .deadline = Clock::now() + message_timeout_,
                                  .acknowledge = std::move(acknowledge)})
          .first;
  if (client_ != nullptr) {
    const rd_kafka_resp_err_t error = Send(number, inserted->second);
    // What a fatally failed instance refuses, its successor will be given.
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR && error != RD_KAFKA_RESP_ERR__FATAL) {
      const Status refused =
          ToStatus(error, "producing to topic \"" + inserted->second.message->topic + "\"");
      unacknowledged_.erase(inserted);
      return refused;
    }
  }
  queued_bytes_ += bytes;
  return Status();
}

rd_kafka_resp_err_t KafkaProducer::Send(uint64_t number, const Record& record) {
  const OutgoingMessage& message = *record.message;
  std::array<rd_kafka_vu_t, 8> fields{};
  fields[0].vtype = RD_KAFKA_VTYPE_TOPIC;
  fields[0].u.cstr = message.topic.c_str();
  fields[1].vtype = RD_KAFKA_VTYPE_PARTITION;
  fields[1].u.i32 = message.partition.value_or(RD_KAFKA_PARTITION_UA);
  fields[2].vtype = RD_KAFKA_VTYPE_KEY;
  fields[2].u.mem = {Bytes(message.key), message.key.size()};
  fields[3].vtype = RD_KAFKA_VTYPE_VALUE;
  fields[3].u.mem = message.value
                        ? decltype(fields[3].u.mem){Bytes(*message.value), message.value->size()}
                        : decltype(fields[3].u.mem){nullptr, 0};
  fields[4].vtype = RD_KAFKA_VTYPE_TIMESTAMP;
  fields[4].u.i64 = record.time_ms;
  fields[5].vtype = RD_KAFKA_VTYPE_MSGFLAGS;
  fields[5].u.i = 0;  // neither copy nor free the value: it stays where it is
  fields[6].vtype = RD_KAFKA_VTYPE_OPAQUE;
  fields[6].u.ptr = ToOpaque(number);
  std::unique_ptr<rd_kafka_headers_t, Release<rd_kafka_headers_destroy>> headers(
      rd_kafka_headers_new(message.headers.size()));
  for (const messaging::Header& header : message.headers) {
    rd_kafka_header_add(headers.get(), header.key.data(), static_cast<ssize_t>(header.key.size()),
                        header.value.data(), static_cast<ssize_t>(header.value.size()));
  }
  fields[7].vtype = RD_KAFKA_VTYPE_HEADERS;
  fields[7].u.headers = headers.get();
  const Error error(rd_kafka_produceva(client_->handle(), fields.data(), fields.size()));
  if (error != nullptr) return rd_kafka_error_code(error.get());
  static_cast<void>(headers.release());  // on success librdkafka owns them
  return RD_KAFKA_RESP_ERR_NO_ERROR;
}

Status KafkaProducer::Flush(milliseconds timeout) {
  const auto deadline = Clock::now() + std::min(timeout, kLongestWait);
  std::unique_lock lock(mu_);
  if (idle_.wait_until(lock, deadline, [this] { return unacknowledged_.empty(); })) return Status();
  return DeadlineExceededError(std::to_string(unacknowledged_.size()) +
                               " records are not acknowledged yet; wait longer");
}

void KafkaProducer::Run() {
  while (true) {
    {
      const std::lock_guard lock(mu_);
      if (stopping_) return;
    }
    // Only this thread changes client_, so it may read it without the lock.
    if (client_ == nullptr || IsFatal(*client_)) {
      Rebuild();
    } else {
      rd_kafka_poll(client_->handle(), 100);
    }
  }
}

void KafkaProducer::OnDelivery(const rd_kafka_message_t& report) {
  const uint64_t number = FromOpaque(report._private);
  if (report.err == RD_KAFKA_RESP_ERR_NO_ERROR) {
    backoff_ = {};
    Finish(number, Position{{rd_kafka_topic_name(report.rkt), report.partition}, report.offset});
    return;
  }
  // Nothing that a fatally failed instance says of its records is final: they are produced again.
  if (IsFatal(*client_)) return;
  Finish(number, ToStatus(report.err, std::string("delivering to topic \"") +
                                          rd_kafka_topic_name(report.rkt) + "\""));
}

void KafkaProducer::Finish(uint64_t number, const Result<Position>& result) {
  Record* record = nullptr;
  {
    const std::lock_guard lock(mu_);
    const auto found = unacknowledged_.find(number);
    if (found == unacknowledged_.end()) return;
    record = &found->second;  // only this thread removes records
  }
  if (record->acknowledge) record->acknowledge(result);
  const std::lock_guard lock(mu_);
  queued_bytes_ -= record->bytes;
  unacknowledged_.erase(number);
  if (unacknowledged_.empty()) idle_.notify_all();
}

std::unique_ptr<Client> KafkaProducer::TakeClient() {
  const std::lock_guard describe_lock(describe_mu_);
  const std::lock_guard lock(mu_);
  if (client_ == nullptr) return nullptr;
  std::vector<std::shared_ptr<const OutgoingMessage>> messages;
  for (const auto& [number, record] : unacknowledged_) messages.push_back(record.message);
  client_->KeepUntilDestroyed(std::move(messages));
  rd_kafka_purge(client_->handle(), RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT |
                                        RD_KAFKA_PURGE_F_NON_BLOCKING);
  return std::move(client_);
}

void KafkaProducer::Rebuild() {
  std::array<char, 512> reason{};
  if (client_ != nullptr) {
    rd_kafka_fatal_error(client_->handle(), reason.data(), reason.size());
    client_->Log(std::string("the producer failed and is rebuilt: ") + reason.data());
  }
  // Gone before its successor begins, so that its requests can't overtake.
  TakeClient().reset();
  backoff_ = std::clamp(backoff_ * 2, kFirstBackoff, kLongestBackoff);
  {
    std::unique_lock lock(mu_);
    if (stopped_.wait_for(lock, backoff_, [this] { return stopping_; })) return;
  }
  Result<std::unique_ptr<Client>> client = NewClient();
  if (!client.ok()) {
    if (options_.log) options_.log(client.status().ToString());
    return;  // Run comes back here
  }

  std::vector<std::pair<uint64_t, Status>> failed;
  int64_t produced_count = 0;
  {
    const std::lock_guard describe_lock(describe_mu_);
    const std::lock_guard lock(mu_);
    client_ = std::move(client).value();
    const auto now = Clock::now();
    for (const auto& [number, record] : unacknowledged_) {
      const std::string context = "producing again to topic \"" + record.message->topic + "\"";
      if (record.deadline < now) {
        failed.emplace_back(number, UnavailableError(context + ": message.timeout.ms has passed"));
        continue;
      }
      const rd_kafka_resp_err_t error = Send(number, record);
      if (error == RD_KAFKA_RESP_ERR__FATAL) break;
      if (error != RD_KAFKA_RESP_ERR_NO_ERROR) {
        failed.emplace_back(number, ToStatus(error, context));
        continue;
      }
      ++produced_count;
    }
  }
  for (const auto& [number, status] : failed) Finish(number, status);
  if (options_.on_producer_rebuilt) options_.on_producer_rebuilt(produced_count);
}

}  // namespace gongbao::kafka
