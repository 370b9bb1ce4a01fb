// The worker: reads document events, extracts them in parallel, writes a result or a dead letter
// for each, and commits an offset only when all before it have theirs in the log.
//
//   poll thread ──> key queues ──> slots ──> producer ──> acknowledgement ──> watermark ──> commit
//
// The poll thread alone touches the consumer. Events with the same key run one after the other, the
// next when the record of the one before is acknowledged; different keys run in parallel. An event
// stays in memory until then: when the log refuses or loses its record, the event is simply read
// again, which gives the same bytes.
//
// A container (a zip, a mail) goes before its parts are read: its slot writes an event for each
// part back to the topic that the container came from, waits until all are acknowledged, and only
// then produces the container's own record. Whatever ends it in between, the container is read
// again and gives the same events, which change nothing the second time. The slot holds what one
// reading answers (at most 128 MiB, twice while it is parsed), of which each part is let go as it
// is written; beside it one event, and the producer's own queue.
#ifndef GONGBAO_SERVICES_EXTRACTOR_EXTRACTOR_H_
#define GONGBAO_SERVICES_EXTRACTOR_EXTRACTOR_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/base/status.h"
#include "common/config/config.h"
#include "common/knowledge/knowledge.h"
#include "common/messaging/messaging.h"
#include "common/messaging/watermark.h"
#include "common/obs/crash_points.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/pipeline/log_records.h"
#include "common/reading/reading.h"
#include "gongbao/v1/events.pb.h"
#include "services/extractor/read_report.h"

namespace gongbao::extractor {

// The rows of the option table that From reads.
inline constexpr std::string_view kOptions[] = {
    "documents.topic",   "results.topic",      "dlq.topic",           "worker.slots_count",
    "extractor.rank",    "buffer.max_bytes",   "span.max_count",      "commit.interval_ms",
    "commit.max_count",  "drain.timeout_ms",   "close.timeout_ms",    "watchdog.poll_tick_ms",
    "watchdog.stall_ms", "reader.deadline_ms", "reader.memory_bytes",
};

struct ExtractorOptions {
  static ExtractorOptions From(const config::Config& config, std::string group);

  std::string group;
  std::string documents_topic;
  std::string results_topic;
  std::string dlq_topic;
  size_t slots_count;
  uint32_t rank;
  size_t buffer_max_bytes;
  int64_t span_max_count;
  std::chrono::milliseconds commit_interval;
  size_t commit_max_count;
  std::chrono::milliseconds drain_timeout;
  std::chrono::milliseconds close_timeout;
  std::chrono::milliseconds poll_tick;
  std::chrono::milliseconds stall;
  reading::ReaderOptions reader;
};

// What is done about a record that the log did not take.
enum class ProduceAction : uint8_t {
  kWait,        // the queue is full: offer the same record again
  kRetry,       // the log is in trouble: read the event again after a pause; never a dead letter
  kDeadLetter,  // the record itself is refused
};
ProduceAction AfterProduceFailure(StatusCode code);

// Run belongs to one thread; everything else may be called from any.
class Extractor final : public messaging::RebalanceListener {
 public:
  // Ends the process; called with one sentence on why, from a thread of the extractor, when it
  // stands still or can't be stopped.
  using GiveUp = std::function<void(std::string_view reason)>;

  // Nothing passed is owned; all must outlive this.
  Extractor(ExtractorOptions options, messaging::Broker* broker,
            const knowledge::Knowledge* knowledge, const obs::Log* log, obs::Metrics* metrics,
            const obs::CrashPoints* crash_points, GiveUp give_up);
  ~Extractor() override;

  // Works until Stop, then drains, commits and leaves the group: OK. A failure is what the log
  // answered and will go on answering (a topic that is not there, an offset out of range), or that
  // gongbao-reader does not work here. Once.
  Status Run();

  // Makes Run return soon: documents being read may take up to the drain time-out.
  void Stop();

  // Whether the poll thread turns.
  Status Live() const;
  // Whether the log can be read.
  Status Ready() const;
  // Whether a poll that began after `time`, when all before it was finished, found nothing new.
  // Over the embedded log, whose polls answer at once, every event written before `time` then has
  // its record, and so has every part of a container among them.
  bool IdleSince(std::chrono::steady_clock::time_point time) const {
    return idle_poll_.load() >= time;
  }

  void OnAssigned(std::span<const messaging::TopicPartition> partitions) override;
  void OnRevoked(std::span<const messaging::TopicPartition> partitions, bool lost) override;

 private:
  using Clock = std::chrono::steady_clock;

  // An event from its arrival until its record is acknowledged.
  struct Event {
    messaging::Message message;
    messaging::Watermark::Work work;
    Clock::time_point arrived;
    size_t bytes = 0;
    // Written by the slot that has the event, read when its record is acknowledged.
    std::string document_id;
    std::string_view outcome;                  // ok, empty, container, deleted, dead_letter
    std::optional<pipeline::Failure> failure;  // set: its record is a dead letter
    std::optional<pipeline::Failure> loss;     // of parts; its dead letter stands before its record
  };

  // The events of one key in order of arrival. When busy, the front is in a slot or on its way.
  struct KeyQueue {
    std::list<Event> events;
    bool busy = false;
  };

  struct Partition {
    int64_t epoch = 0;  // of the events that are counted here
    bool draining = false;
    int64_t seen = 0;  // last delivered + 1
    std::set<int64_t> unfinished;
    bool span_full = false;
  };

  // Records that must stand in the log before another is produced. Shared with their
  // acknowledgements, which may outlive the slot's patience.
  struct Ahead {
    // Guarded by mu_.
    size_t waiting = 0;            // for their acknowledgement
    std::vector<Status> refusals;  // of each in order; OK: none, or not yet
  };

  Status Start();
  void Accept(messaging::Message message);
  bool HasNothingInWork() const;
  void SetPauses();
  void CommitIfDue(bool at_once);
  void Drain(std::span<const messaging::TopicPartition> partitions);
  bool IsOurs(const messaging::Watermark::Work& work) const;
  size_t BusyIn(std::span<const messaging::TopicPartition> partitions) const;
  void SlotLoop();
  void ReadAndProduce(const std::string& key, Event* event);
  Result<messaging::OutgoingMessage> MakeRecord(Event* event);
  Status PublishParts(const v1::DocumentEvent& container, Report* report, Event* event);
  Status Offer(const messaging::OutgoingMessage& record,
               const messaging::Producer::Acknowledge& done);
  Status SendAhead(const messaging::OutgoingMessage& record, const std::shared_ptr<Ahead>& ahead);
  Result<std::vector<Status>> Await(const Ahead& ahead, const messaging::Watermark::Work& work);
  void OnAcknowledged(const std::string& key);
  void OnRefused(const std::string& key, const Status& refusal);
  void ReleaseFront(const std::string& key, KeyQueue* queue);
  void WatchLoop();
  void MeasureLoop();
  void Measure(bool with_lag);

  // Constant after construction.
  const ExtractorOptions options_;
  messaging::Broker* const broker_;
  const knowledge::Knowledge* const knowledge_;
  const obs::Log* const log_;
  obs::Metrics* const metrics_;
  const obs::CrashPoints* const crash_points_;
  const GiveUp give_up_;
  const v1::ExtractorVersion version_;
  prometheus::Histogram& read_time_;

  // Set before the slots start.
  int32_t results_partition_count_ = 0;
  std::unique_ptr<messaging::Producer> producer_;

  // Used only by the poll thread.
  std::unique_ptr<messaging::Consumer> consumer_;
  std::set<messaging::TopicPartition> paused_;
  Clock::time_point last_commit_;
  bool poll_failing_ = false;

  messaging::Watermark watermark_;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> reading_ = false;
  std::atomic<Clock::time_point> idle_poll_ = Clock::time_point::min();
  std::atomic<Clock::time_point> last_poll_;
  std::atomic<Clock::time_point> stop_by_ = Clock::time_point::max();

  mutable std::mutex mu_;
  std::condition_variable changed_;  // work, an acknowledgement or an end
  // Guarded by mu_.
  std::map<messaging::TopicPartition, Partition> partitions_;
  std::unordered_map<std::string, KeyQueue> keys_;
  std::deque<std::string> runnable_;  // keys with events and not busy, longest waiting first
  size_t buffered_bytes_ = 0;
  size_t finished_since_commit_ = 0;
  bool buffer_full_ = false;
  bool slots_end_ = false;
  bool watch_end_ = false;
  int failures_in_row_ = 0;      // of the log or of starting children
  Clock::time_point resume_at_;  // slots start nothing before
  Clock::time_point last_progress_;
  int64_t lag_ = 0;
};

}  // namespace gongbao::extractor

#endif  // GONGBAO_SERVICES_EXTRACTOR_EXTRACTOR_H_
