// The log as the services see it: topics of ordered partitions, consumers that commit offsets,
// producers whose records are acknowledged. common/kafka implements this over Kafka, embedded_log.h
// in one SQLite file; contract_test.cc holds both to what is written here.
#ifndef GONGBAO_COMMON_MESSAGING_MESSAGING_H_
#define GONGBAO_COMMON_MESSAGING_MESSAGING_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"

namespace gongbao::messaging {

struct TopicPartition {
  std::string topic;
  int32_t partition = 0;

  friend auto operator<=>(const TopicPartition&, const TopicPartition&) = default;
};

// Where a record stands.
struct Position {
  TopicPartition where;
  int64_t offset = 0;

  friend auto operator<=>(const Position&, const Position&) = default;
};

// Headers are ordered and may repeat.
struct Header {
  std::string key;
  std::string value;

  friend bool operator==(const Header&, const Header&) = default;
};

// A record as read. Owns its bytes.
struct Message {
  Position position;
  std::string key;                   // empty when the record has none
  std::optional<std::string> value;  // absent: a tombstone
  std::vector<Header> headers;
  std::chrono::system_clock::time_point time;
};

// The most that a record may take, as RecordBytes counts it: a document of 64 MiB and what is round
// it.
inline constexpr size_t kMaxRecordBytes = size_t{65} << 20;

// A record to be written.
struct OutgoingMessage {
  std::string topic;
  // Absent: murmur2 of the key modulo the partition count, as Kafka's own clients choose.
  std::optional<int32_t> partition;
  std::string key;
  std::optional<std::string> value;
  std::vector<Header> headers;
};

// What a record takes in queues and against kMaxRecordBytes: key, value and headers, with 64 bytes
// for the record and 16 for each header, so that many empty ones count too.
inline size_t RecordBytes(const OutgoingMessage& message) {
  size_t bytes = 64 + message.key.size() + (message.value ? message.value->size() : 0);
  for (const Header& header : message.headers) {
    bytes += header.key.size() + header.value.size() + 16;
  }
  return bytes;
}

// Writes records. Thread-safe. Must be destroyed before its broker; the destructor ends delivery:
// what is not durable by then is acknowledged with UNAVAILABLE (and may be in the log all the
// same), so Flush first.
class Producer {
 public:
  // Called exactly once for each accepted record, from a thread of the producer: with the record's
  // position once it is durable (all in-sync replicas, or synced to the disk), or with the failure
  // that ended its delivery. It must not block and must not call the producer.
  using Acknowledge = std::function<void(Result<Position>)>;

  virtual ~Producer() = default;

  // Accepts a record. Returns without waiting for delivery; only a topic's first record may wait
  // for the broker to describe the topic. On failure the record was not accepted and `acknowledge`
  // is never called: RESOURCE_EXHAUSTED when the queue is full (wait and call again), NOT_FOUND for
  // an unknown topic, INVALID_ARGUMENT for a record over kMaxRecordBytes or a partition that the
  // topic does not have, UNAVAILABLE when the broker can't be asked.
  virtual Status Produce(OutgoingMessage message, Acknowledge acknowledge) = 0;

  // Waits until every accepted record is acknowledged; DEADLINE_EXCEEDED when `timeout` passes
  // first (they stay accepted).
  virtual Status Flush(std::chrono::milliseconds timeout) = 0;
};

// Told of changes in what a subscribed consumer owns. Called from within Consumer::Poll and
// Consumer::Close, on the thread that calls those, never concurrently.
class RebalanceListener {
 public:
  virtual ~RebalanceListener() = default;

  // These partitions are ours from now on and are read from their committed offset.
  virtual void OnAssigned(std::span<const TopicPartition> partitions) = 0;
  // These will be taken away when this returns: finish what runs, within a deadline of one's own,
  // and commit. `lost` says that they are gone already, so that a commit would be refused.
  virtual void OnRevoked(std::span<const TopicPartition> partitions, bool lost) = 0;
};

// Reads records of the partitions that it owns. Not thread-safe: one thread polls, commits and
// closes. Must be destroyed before its broker.
class Consumer {
 public:
  virtual ~Consumer() = default;

  // The next record, in offset order within each partition; nothing when `timeout` passes without
  // one. A failure that passes by itself is UNAVAILABLE: call again. Any other failure is final for
  // this consumer.
  virtual Result<std::optional<Message>> Poll(std::chrono::milliseconds timeout) = 0;

  // Makes `next` (the first offset not yet done, per partition) the place where the group goes on;
  // blocks until it is durable. Committing the same twice is harmless. ABORTED: the partitions are
  // no longer ours. UNAVAILABLE: try again at the next occasion. For a consumer made by Assign:
  // FAILED_PRECONDITION, its owner keeps the offsets.
  virtual Status Commit(const std::map<TopicPartition, int64_t>& next) = 0;

  // A paused partition yields no records from Poll until it is resumed. Pausing twice or resuming
  // one that is not paused does nothing. A new assignment starts unpaused.
  virtual void Pause(std::span<const TopicPartition> partitions) = 0;
  virtual void Resume(std::span<const TopicPartition> partitions) = 0;

  // Leaves the group after OnRevoked for what is still owned; nothing may be called afterwards.
  // The destructor closes too, without commits.
  virtual void Close() = 0;
};

// A place that keeps topics. Thread-safe.
class Broker {
 public:
  virtual ~Broker() = default;

  // Creates the topic; one that exists with that many partitions is left alone, with another count:
  // FAILED_PRECONDITION (order by key would break). INVALID_ARGUMENT for a name that is not 1 to
  // 249 of the characters a-z A-Z 0-9 . _ - and for a count under 1.
  virtual Status CreateTopic(const std::string& topic, int32_t partition_count) = 0;

  // NOT_FOUND for an unknown topic.
  virtual Result<int32_t> PartitionCount(const std::string& topic) = 0;

  virtual Result<std::unique_ptr<Producer>> NewProducer() = 0;

  // Joins `group`; partitions come and go, as `listener` (not null; must outlive the consumer) is
  // told. A group without committed offsets starts at the earliest record. NOT_FOUND for an unknown
  // topic.
  virtual Result<std::unique_ptr<Consumer>> Subscribe(const std::string& group,
                                                      const std::vector<std::string>& topics,
                                                      RebalanceListener* listener) = 0;

  // Reads exactly these partitions from the given offsets, outside of any group. An offset that the
  // log no longer holds, or one beyond its end, makes Poll fail with OUT_OF_RANGE. NOT_FOUND for an
  // unknown topic or partition.
  virtual Result<std::unique_ptr<Consumer>> Assign(
      const std::map<TopicPartition, int64_t>& offsets) = 0;

  // The first offset that the log still holds, or EndOffset when it holds nothing: where one who
  // has no offset begins to Assign. NOT_FOUND for an unknown topic or partition.
  virtual Result<int64_t> BeginOffset(const TopicPartition& partition) = 0;

  // The offset that the next record of the partition will get: what lies behind a reader is its
  // lag. NOT_FOUND for an unknown topic or partition.
  virtual Result<int64_t> EndOffset(const TopicPartition& partition) = 0;
};

}  // namespace gongbao::messaging

#endif  // GONGBAO_COMMON_MESSAGING_MESSAGING_H_
