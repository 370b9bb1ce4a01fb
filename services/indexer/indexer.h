// The indexer: applies results and dead letters to the store. It belongs to no group: where it goes
// on is kept by the store, in the same transaction as what was applied, so the two never disagree.
#ifndef GONGBAO_SERVICES_INDEXER_INDEXER_H_
#define GONGBAO_SERVICES_INDEXER_INDEXER_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/config/config.h"
#include "common/messaging/messaging.h"
#include "common/obs/crash_points.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/store/store.h"

namespace gongbao::indexer {

// The rows of the option table that From reads.
inline constexpr std::string_view kOptions[] = {
    "results.topic",         "dlq.topic", "index.batch_max_count", "index.batch_interval_ms",
    "watchdog.poll_tick_ms",
};

struct IndexerOptions {
  static IndexerOptions From(const config::Config& config);

  std::string results_topic;
  std::string dlq_topic;
  size_t batch_max_count;
  std::chrono::milliseconds batch_interval;
  std::chrono::milliseconds poll_tick;
};

// Run belongs to one thread; everything else may be called from any.
class Indexer {
 public:
  // Nothing passed is owned; all must outlive this.
  Indexer(IndexerOptions options, messaging::Broker* broker, store::Store* store,
          const obs::Log* log, obs::Metrics* metrics, const obs::CrashPoints* crash_points);
  ~Indexer();

  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

  // Works until Stop: OK. A failure is final: OUT_OF_RANGE when the log no longer holds what the
  // store awaits (the store must be rebuilt), otherwise what the log or the store answered. A store
  // or a log that is UNAVAILABLE is tried again. Once.
  Status Run();

  // Makes Run return soon; what was read and not applied is read again next time.
  void Stop();

  // Whether Run turns.
  Status Live() const;
  // Whether the store holds all that was in the log when Run began.
  Status Ready() const;
  // Whether a poll that began after `time` found nothing new and all before it was applied. Over
  // the embedded log, whose polls answer at once, every record written before `time` is then in the
  // store.
  bool IdleSince(std::chrono::steady_clock::time_point time) const {
    return idle_poll_.load() >= time;
  }

 private:
  using Clock = std::chrono::steady_clock;
  using Offsets = std::map<messaging::TopicPartition, int64_t>;

  Status Start();
  store::LogEntry Read(const messaging::Message& message) const;
  Status Apply(std::vector<store::LogEntry>* batch);
  void Show(const messaging::TopicPartition& where, int64_t next);
  void MeasureLag();
  void Pause(std::chrono::milliseconds duration);

  // Constant after construction.
  const IndexerOptions options_;
  messaging::Broker* const broker_;
  store::Store* const store_;
  const obs::Log* const log_;
  obs::Metrics* const metrics_;
  const obs::CrashPoints* const crash_points_;

  // Used only by the thread in Run.
  std::unique_ptr<messaging::Consumer> consumer_;
  Offsets next_;           // the first offset not applied
  Offsets ends_at_start_;  // what must be applied before this is ready
  Clock::time_point last_lag_;

  std::atomic<bool> stopping_ = false;
  std::atomic<bool> caught_up_ = false;
  std::atomic<Clock::time_point> last_turn_;
  std::atomic<Clock::time_point> idle_poll_ = Clock::time_point::min();
  std::mutex mu_;
  std::condition_variable stopped_;
};

}  // namespace gongbao::indexer

#endif  // GONGBAO_SERVICES_INDEXER_INDEXER_H_
