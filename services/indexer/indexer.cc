#include "services/indexer/indexer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/pipeline/log_records.h"

namespace gongbao::indexer {
namespace {

using messaging::Message;
using messaging::TopicPartition;
using std::chrono::milliseconds;
using store::LogEntry;

constexpr milliseconds kIdlePoll{50};
constexpr milliseconds kRetryPause{500};
constexpr milliseconds kLagInterval{5000};
// Results bring whole texts along; a transaction takes no more of them than this.
constexpr size_t kBatchMaxBytes = size_t{16} << 20;

std::map<std::string, std::string> Labels(const TopicPartition& where) {
  return {{"topic", where.topic}, {"partition", std::to_string(where.partition)}};
}

}  // namespace

IndexerOptions IndexerOptions::From(const config::Config& config) {
  return {
      .results_topic = config.Text("results.topic"),
      .dlq_topic = config.Text("dlq.topic"),
      .batch_max_count = static_cast<size_t>(config.Number("index.batch_max_count")),
      .batch_interval = config.Milliseconds("index.batch_interval_ms"),
      .poll_tick = config.Milliseconds("watchdog.poll_tick_ms"),
  };
}

Indexer::Indexer(IndexerOptions options, messaging::Broker* broker, store::Store* store,
                 const obs::Log* log, obs::Metrics* metrics, const obs::CrashPoints* crash_points)
    : options_(std::move(options)),
      broker_(broker),
      store_(store),
      log_(log),
      metrics_(metrics),
      crash_points_(crash_points),
      last_turn_(Clock::now()) {}

Indexer::~Indexer() = default;

void Indexer::Stop() {
  const std::lock_guard lock(mu_);
  stopping_ = true;
  stopped_.notify_all();
}

void Indexer::Pause(milliseconds duration) {
  last_turn_ = Clock::now();
  std::unique_lock lock(mu_);
  stopped_.wait_for(lock, duration, [this] { return stopping_.load(); });
}

Status Indexer::Live() const {
  const auto silent = Clock::now() - last_turn_.load();
  if (silent <= options_.poll_tick) return {};
  return UnavailableError(
      "the indexer has been silent for " +
      std::to_string(std::chrono::duration_cast<std::chrono::seconds>(silent).count()) + " s");
}

Status Indexer::Ready() const {
  return caught_up_ ? Status() : UnavailableError("the store is not caught up with the log yet");
}

// Finds where to go on, and where the log ends.
Status Indexer::Start() {
  next_.clear();
  ends_at_start_.clear();
  for (const std::string& topic : {options_.results_topic, options_.dlq_topic}) {
    GONGBAO_ASSIGN_OR_RETURN(const int32_t count, broker_->PartitionCount(topic));
    GONGBAO_ASSIGN_OR_RETURN(const auto stored, store_->NextOffsets(topic));
    for (int32_t partition = 0; partition < count; ++partition) {
      const TopicPartition where{topic, partition};
      const auto found = stored.find(partition);
      if (found != stored.end()) {
        next_[where] = found->second;
      } else {
        GONGBAO_ASSIGN_OR_RETURN(next_[where], broker_->BeginOffset(where));
      }
      GONGBAO_ASSIGN_OR_RETURN(ends_at_start_[where], broker_->EndOffset(where));
    }
  }
  GONGBAO_ASSIGN_OR_RETURN(consumer_, broker_->Assign(next_));
  return {};
}

Status Indexer::Run() {
  for (bool first = true; !stopping_; first = false) {
    const Status status = Start();
    if (status.ok()) break;
    if (status.code() != StatusCode::kUnavailable) return status;
    if (first) log_->Warning("log or store can't be reached yet", {{"reason", status.message()}});
    Pause(kRetryPause);
  }
  if (!stopping_) {
    log_->Info("indexer started", {{"results", options_.results_topic},
                                   {"dead_letters", options_.dlq_topic},
                                   {"partitions", next_.size()}});
    for (const auto& [where, next] : next_) Show(where, next);
  }

  std::vector<LogEntry> batch;
  size_t batch_bytes = 0;
  Clock::time_point batch_begin;
  bool failing = false;
  while (!stopping_) {
    last_turn_ = Clock::now();
    if (!caught_up_ && std::ranges::all_of(ends_at_start_, [this](const auto& end) {
          return next_.at(end.first) >= end.second;
        })) {
      caught_up_ = true;
      log_->Info("store caught up with the log");
    }
    if (last_turn_.load() - last_lag_ >= kLagInterval) MeasureLag();

    milliseconds wait = kIdlePoll;
    if (!batch.empty()) {
      const auto left = std::chrono::duration_cast<milliseconds>(
          batch_begin + options_.batch_interval - Clock::now());
      wait = std::clamp(left, milliseconds(0), kIdlePoll);
    }
    Result<std::optional<Message>> polled = consumer_->Poll(wait);
    if (!polled.ok()) {
      const Status& status = polled.status();
      if (status.code() == StatusCode::kOutOfRange) {
        return OutOfRangeError(status.message() +
                               "; the log no longer holds what the store awaits: begin a new "
                               "store (store.path) and let it fill from the log");
      }
      if (status.code() != StatusCode::kUnavailable) return status.WithContext("reading the log");
      if (!failing) log_->Warning("reading the log fails for now", {{"reason", status.message()}});
      failing = true;
      Pause(kIdlePoll);
    } else {
      failing = false;
      if (*polled) {
        const Message& message = **polled;
        metrics_->consumed_messages.Add({{"topic", message.position.where.topic}}).Increment();
        if (batch.empty()) batch_begin = Clock::now();
        batch.push_back(Read(message));
        batch_bytes += message.value ? message.value->size() : 0;
      } else if (batch.empty()) {
        idle_poll_ = last_turn_.load();
      }
    }
    const bool due = Clock::now() >= batch_begin + options_.batch_interval ||
                     batch.size() >= options_.batch_max_count || batch_bytes >= kBatchMaxBytes;
    if (!batch.empty() && due) {
      GONGBAO_RETURN_IF_ERROR(Apply(&batch));
      batch_bytes = 0;
    }
  }
  if (consumer_ != nullptr) consumer_->Close();
  log_->Info("indexer stopped");
  return {};
}

// What a record brings; one that can't be read brings nothing but its offset.
LogEntry Indexer::Read(const Message& message) const {
  const TopicPartition& where = message.position.where;
  LogEntry entry{.topic = where.topic,
                 .partition = where.partition,
                 .offset = message.position.offset,
                 .result = std::nullopt,
                 .dead_letter = std::nullopt};
  std::string unreadable;
  if (where.topic == options_.dlq_topic) {
    Result<v1::DeadLetter> letter = pipeline::ParseDeadLetter(message);
    if (letter.ok()) {
      entry.dead_letter = std::move(letter).value();
    } else {
      unreadable = letter.status().message();
    }
  } else if (message.value) {
    entry.result.emplace();
    if (!entry.result->ParseFromString(*message.value)) {
      entry.result.reset();
      unreadable = "the value is not a DocumentResult";
    }
  }
  if (!unreadable.empty()) {
    metrics_->index_unreadable.Add({{"topic", where.topic}}).Increment();
    log_->Error("record passed over", {{"topic", where.topic},
                                       {"partition", where.partition},
                                       {"offset", message.position.offset},
                                       {"reason", unreadable}});
  }
  return entry;
}

// Writes the batch and empties it. An unavailable store is waited for: the log keeps what follows.
Status Indexer::Apply(std::vector<LogEntry>* batch) {
  crash_points_->Pass("before_apply");
  Status status = store_->Apply(*batch);
  for (bool first = true; status.code() == StatusCode::kUnavailable; first = false) {
    metrics_->index_store_retries.Add({}).Increment();
    if (first) log_->Warning("the store takes nothing for now", {{"reason", status.message()}});
    Pause(kRetryPause);
    if (stopping_) return {};
    status = store_->Apply(*batch);
  }
  GONGBAO_RETURN_IF_ERROR(status.WithContext("writing to the store"));
  crash_points_->Pass("after_apply");
  for (const LogEntry& entry : *batch) {
    const TopicPartition where{entry.topic, entry.partition};
    next_[where] = entry.offset + 1;
    metrics_->index_applied.Add({{"topic", entry.topic}}).Increment();
    Show(where, entry.offset + 1);
  }
  batch->clear();
  return {};
}

void Indexer::Show(const TopicPartition& where, int64_t next) {
  metrics_->index_applied_offset.Add(Labels(where)).Set(static_cast<double>(next));
}

void Indexer::MeasureLag() {
  for (const auto& [where, next] : next_) {
    const Result<int64_t> end = broker_->EndOffset(where);
    if (!end.ok()) break;  // polling says what is wrong with the log
    metrics_->index_lag.Add(Labels(where))
        .Set(static_cast<double>(std::max<int64_t>(0, *end - next)));
  }
  last_lag_ = Clock::now();
}

}  // namespace gongbao::indexer
