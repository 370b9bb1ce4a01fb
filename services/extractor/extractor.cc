#include "services/extractor/extractor.h"

#include <algorithm>
#include <iterator>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "services/extractor/container.h"

namespace gongbao::extractor {
namespace {

using messaging::Message;
using messaging::OutgoingMessage;
using messaging::Position;
using messaging::TopicPartition;
using std::chrono::milliseconds;

constexpr milliseconds kPollTimeout{50};
constexpr milliseconds kQueueFullWait{10};
constexpr milliseconds kFirstBackoff{100};
constexpr milliseconds kLongestBackoff{5000};
constexpr milliseconds kMeasureInterval{1000};
constexpr int kLagEveryMeasures = 5;  // the end of the log is asked of the brokers less often

milliseconds Backoff(int failures_in_row) {
  return std::min(kLongestBackoff, kFirstBackoff * (1 << std::min(failures_in_row, 10)));
}

std::string PositionText(const Position& position) {
  return position.where.topic + "/" + std::to_string(position.where.partition) + "/" +
         std::to_string(position.offset);
}

std::map<std::string, std::string> Labels(const TopicPartition& where) {
  return {{"topic", where.topic}, {"partition", std::to_string(where.partition)}};
}

std::string_view Outcome(v1::DocumentResult::Status status) {
  switch (status) {
    case v1::DocumentResult::STATUS_EMPTY:
      return "empty";
    case v1::DocumentResult::STATUS_DELETED:
      return "deleted";
    case v1::DocumentResult::STATUS_CONTAINER:
      return "container";
    default:
      return "ok";
  }
}

constexpr std::string_view kDeadLetterOutcome = "dead_letter";

double Seconds(std::chrono::steady_clock::duration duration) {
  return std::chrono::duration<double>(duration).count();
}

}  // namespace

ExtractorOptions ExtractorOptions::From(const config::Config& config, std::string group) {
  const auto slots = static_cast<size_t>(config.Number("worker.slots_count"));
  return {
      .group = std::move(group),
      .documents_topic = config.Text("documents.topic"),
      .results_topic = config.Text("results.topic"),
      .dlq_topic = config.Text("dlq.topic"),
      .slots_count = slots > 0 ? slots : std::max(1u, std::thread::hardware_concurrency()),
      .rank = static_cast<uint32_t>(config.Number("extractor.rank")),
      .buffer_max_bytes = static_cast<size_t>(config.Number("buffer.max_bytes")),
      .span_max_count = config.Number("span.max_count"),
      .commit_interval = config.Milliseconds("commit.interval_ms"),
      .commit_max_count = static_cast<size_t>(config.Number("commit.max_count")),
      .drain_timeout = config.Milliseconds("drain.timeout_ms"),
      .close_timeout = config.Milliseconds("close.timeout_ms"),
      .poll_tick = config.Milliseconds("watchdog.poll_tick_ms"),
      .stall = config.Milliseconds("watchdog.stall_ms"),
      .reader = reading::ReaderOptions::From(config),
  };
}

ProduceAction AfterProduceFailure(StatusCode code) {
  switch (code) {
    case StatusCode::kResourceExhausted:
      return ProduceAction::kWait;
    case StatusCode::kInvalidArgument:
      return ProduceAction::kDeadLetter;
    default:
      return ProduceAction::kRetry;
  }
}

Extractor::Extractor(ExtractorOptions options, messaging::Broker* broker,
                     const knowledge::Knowledge* knowledge, const obs::Log* log,
                     obs::Metrics* metrics, const obs::CrashPoints* crash_points, GiveUp give_up)
    : options_(std::move(options)),
      broker_(broker),
      knowledge_(knowledge),
      log_(log),
      metrics_(metrics),
      crash_points_(crash_points),
      give_up_(std::move(give_up)),
      version_(ThisExtractor(*knowledge, options_.rank)),
      read_time_(metrics->process_duration.Add({{"stage", "read"}}, obs::TimeBuckets())),
      last_poll_(Clock::now()),
      last_progress_(Clock::now()) {}

Extractor::~Extractor() = default;

void Extractor::Stop() {
  stopping_ = true;
  const std::lock_guard lock(mu_);
  changed_.notify_all();
}

Status Extractor::Live() const {
  const auto silent = Clock::now() - last_poll_.load();
  if (silent <= options_.poll_tick) return {};
  return UnavailableError("the thread that reads the log has been silent for " +
                          std::to_string(static_cast<int64_t>(Seconds(silent))) + " s");
}

Status Extractor::Ready() const {
  if (stopping_) return UnavailableError("the worker is stopping");
  return reading_ ? Status() : UnavailableError("the log can't be read for now");
}

Status Extractor::Start() {
  GONGBAO_RETURN_IF_ERROR(reading::CheckReader(options_.reader));
  for (int failures = 0;; ++failures) {
    const Result<int32_t> count = broker_->PartitionCount(options_.results_topic);
    if (count.ok()) {
      results_partition_count_ = *count;
      break;
    }
    if (count.status().code() != StatusCode::kUnavailable) return count.status();
    if (failures == 0) {
      log_->Warning("the log can't be reached yet", {{"reason", count.status().message()}});
    }
    last_poll_ = Clock::now();
    std::unique_lock lock(mu_);
    changed_.wait_for(lock, Backoff(failures), [this] { return stopping_.load(); });
    if (stopping_) return {};
  }
  GONGBAO_ASSIGN_OR_RETURN(producer_, broker_->NewProducer());
  GONGBAO_ASSIGN_OR_RETURN(consumer_,
                           broker_->Subscribe(options_.group, {options_.documents_topic}, this));
  return {};
}

Status Extractor::Run() {
  std::jthread watch([this] { WatchLoop(); });
  std::jthread measure([this] { MeasureLoop(); });
  std::vector<std::jthread> slots;
  Status status = Start();
  if (status.ok() && consumer_ != nullptr) {
    log_->Info("worker started", {{"group", options_.group},
                                  {"topic", options_.documents_topic},
                                  {"slots", options_.slots_count},
                                  {"extractor", pipeline::ExtractorName(version_)},
                                  {"build", version_.build()}});
    for (size_t i = 0; i < options_.slots_count; ++i) slots.emplace_back([this] { SlotLoop(); });
    last_commit_ = Clock::now();
  }

  while (status.ok() && !stopping_) {
    last_poll_ = Clock::now();
    // Asked before: what was in work may have written events that this poll came too early for.
    const bool idle = HasNothingInWork();
    Result<std::optional<Message>> polled =
        consumer_->Poll(std::min(kPollTimeout, options_.commit_interval));
    if (polled.ok()) {
      reading_ = true;
      poll_failing_ = false;
      if (*polled) {
        Accept(std::move(**polled));
      } else if (idle) {
        idle_poll_ = last_poll_.load();
      }
    } else if (polled.status().code() == StatusCode::kUnavailable) {
      if (!poll_failing_) {
        log_->Warning("reading the log fails for now", {{"reason", polled.status().message()}});
      }
      poll_failing_ = true;
      reading_ = false;
      std::unique_lock lock(mu_);
      changed_.wait_for(lock, kPollTimeout, [this] { return stopping_.load(); });
    } else {
      status = polled.status().WithContext("reading " + options_.documents_topic);
    }
    SetPauses();
    CommitIfDue(/*at_once=*/false);
  }

  // The end, in this order: what runs is finished and committed, the group is left, the slots end,
  // the producer goes last because acknowledgements come back into this object until then.
  stop_by_ = Clock::now() + options_.drain_timeout + options_.close_timeout;
  if (status.ok() && consumer_ != nullptr) {
    std::vector<TopicPartition> owned;
    {
      const std::lock_guard lock(mu_);
      for (const auto& [where, partition] : partitions_) owned.push_back(where);
    }
    Drain(owned);
    CommitIfDue(/*at_once=*/true);
    consumer_->Close();
  }
  {
    const std::lock_guard lock(mu_);
    partitions_.clear();
    slots_end_ = true;
    changed_.notify_all();
  }
  slots.clear();
  consumer_.reset();
  producer_.reset();
  {
    const std::lock_guard lock(mu_);
    watch_end_ = true;
    changed_.notify_all();
  }
  if (status.ok()) log_->Info("worker stopped");
  return status;
}

// Takes over a record that was read; the poll thread.
void Extractor::Accept(Message message) {
  metrics_->consumed_messages.Add({{"topic", message.position.where.topic}}).Increment();
  const std::optional<messaging::Watermark::Work> work = watermark_.Deliver(message.position);
  if (!work) return;  // not ours any more, or delivered before
  crash_points_->Pass("after_poll");

  Event event;
  event.work = *work;
  event.arrived = Clock::now();
  event.bytes = message.key.size() + (message.value ? message.value->size() : 0);
  for (const messaging::Header& header : message.headers) {
    event.bytes += header.key.size() + header.value.size();
  }
  // A record without a key belongs to no document that others could be ordered against.
  const std::string key = message.key.empty() ? PositionText(message.position) : message.key;
  event.message = std::move(message);

  const std::lock_guard lock(mu_);
  Partition& partition = partitions_[event.work.position.where];
  if (partition.epoch != event.work.epoch) {
    partition = {};
    partition.epoch = event.work.epoch;
  }
  partition.seen = event.work.position.offset + 1;
  partition.unfinished.insert(event.work.position.offset);
  if (keys_.empty()) last_progress_ = event.arrived;
  buffered_bytes_ += event.bytes;
  KeyQueue& queue = keys_[key];
  queue.events.push_back(std::move(event));
  if (!queue.busy && queue.events.size() == 1) {
    runnable_.push_back(key);
    changed_.notify_all();
  }
}

bool Extractor::HasNothingInWork() const {
  const std::lock_guard lock(mu_);
  return keys_.empty();
}

// Stops and resumes reading with hysteresis: librdkafka throws its prefetched records away at every
// pause.
void Extractor::SetPauses() {
  std::set<TopicPartition> wanted;
  size_t by_span = 0;
  bool by_buffer = false;
  {
    const std::lock_guard lock(mu_);
    buffer_full_ = buffered_bytes_ >= options_.buffer_max_bytes ||
                   (buffer_full_ && buffered_bytes_ > options_.buffer_max_bytes / 2);
    by_buffer = buffer_full_;
    for (auto& [where, partition] : partitions_) {
      const int64_t span =
          partition.unfinished.empty() ? 0 : partition.seen - *partition.unfinished.begin();
      partition.span_full = span >= options_.span_max_count ||
                            (partition.span_full && span > options_.span_max_count / 2);
      by_span += partition.span_full ? 1 : 0;
      if (buffer_full_ || partition.span_full) wanted.insert(where);
    }
  }
  if (wanted == paused_) return;
  std::vector<TopicPartition> pause;
  std::vector<TopicPartition> resume;
  std::ranges::set_difference(wanted, paused_, std::back_inserter(pause));
  std::ranges::set_difference(paused_, wanted, std::back_inserter(resume));
  if (!pause.empty()) consumer_->Pause(pause);
  if (!resume.empty()) consumer_->Resume(resume);
  paused_ = std::move(wanted);
  metrics_->paused_partitions.Add({{"reason", "buffer"}})
      .Set(by_buffer ? static_cast<double>(paused_.size()) : 0);
  metrics_->paused_partitions.Add({{"reason", "span"}}).Set(static_cast<double>(by_span));
}

void Extractor::CommitIfDue(bool at_once) {
  const Clock::time_point now = Clock::now();
  {
    const std::lock_guard lock(mu_);
    if (!at_once && now - last_commit_ < options_.commit_interval &&
        finished_since_commit_ < options_.commit_max_count) {
      return;
    }
    finished_since_commit_ = 0;
  }
  last_commit_ = now;
  const std::map<TopicPartition, int64_t> next = watermark_.Uncommitted();
  if (next.empty()) return;
  crash_points_->Pass("before_commit");
  const Status status = consumer_->Commit(next);
  if (!status.ok()) {
    // Nothing is lost: the watermark stands, and what was done comes again at worst.
    log_->Warning("commit refused", {{"reason", status.ToString()}});
    return;
  }
  watermark_.Committed(next);
  for (const auto& [where, offset] : next) {
    metrics_->committed_offset.Add(Labels(where)).Set(static_cast<double>(offset));
  }
  crash_points_->Pass("after_commit");
}

void Extractor::OnAssigned(std::span<const TopicPartition> partitions) {
  watermark_.Assign(partitions);
  {
    const std::lock_guard lock(mu_);
    for (const TopicPartition& where : partitions) partitions_[where] = {};
  }
  for (const TopicPartition& where : partitions) paused_.erase(where);  // an assignment is unpaused
  metrics_->rebalances.Add({{"cause", "assigned"}}).Increment();
  log_->Info("partitions assigned", {{"count", partitions.size()}});
}

void Extractor::OnRevoked(std::span<const TopicPartition> partitions, bool lost) {
  std::vector<TopicPartition> to_drain;
  {
    const std::lock_guard lock(mu_);
    for (const TopicPartition& where : partitions) {
      const auto found = partitions_.find(where);
      if (found != partitions_.end() && !found->second.draining) to_drain.push_back(where);
    }
  }
  if (!lost) {
    Drain(to_drain);
    CommitIfDue(/*at_once=*/true);
  }
  // Fenced before they are given back: a late acknowledgement must not move a later owner's work.
  watermark_.Revoke(partitions);
  {
    const std::lock_guard lock(mu_);
    for (const TopicPartition& where : partitions) partitions_.erase(where);
    changed_.notify_all();
  }
  if (lost) Drain(to_drain);  // only forgets what is queued: nothing of them counts as ours
  for (const TopicPartition& where : partitions) {
    paused_.erase(where);
    metrics_->lag_messages.Remove(&metrics_->lag_messages.Add(Labels(where)));
    metrics_->watermark_span.Remove(&metrics_->watermark_span.Add(Labels(where)));
    metrics_->committed_offset.Remove(&metrics_->committed_offset.Add(Labels(where)));
  }
  metrics_->rebalances.Add({{"cause", lost ? "lost" : "revoked"}}).Increment();
  log_->Info("partitions revoked", {{"count", partitions.size()}, {"lost", lost}});
}

// Forgets what waits for a slot, then waits for what is in one or on its way, as long as the drain
// time-out allows. What runs longer goes on and is fenced.
void Extractor::Drain(std::span<const TopicPartition> partitions) {
  if (partitions.empty()) return;
  const std::set<TopicPartition> going(partitions.begin(), partitions.end());
  const Clock::time_point begin = Clock::now();
  const Clock::time_point deadline = begin + options_.drain_timeout;
  std::unique_lock lock(mu_);
  for (const TopicPartition& where : partitions) {
    const auto found = partitions_.find(where);
    if (found != partitions_.end()) found->second.draining = true;
  }
  for (auto entry = keys_.begin(); entry != keys_.end();) {
    KeyQueue& queue = entry->second;
    auto event = queue.events.begin();
    if (queue.busy) ++event;
    while (event != queue.events.end()) {
      if (going.contains(event->work.position.where)) {
        buffered_bytes_ -= event->bytes;
        event = queue.events.erase(event);
      } else {
        ++event;
      }
    }
    entry = queue.events.empty() ? keys_.erase(entry) : std::next(entry);
  }
  std::erase_if(runnable_, [this](const std::string& key) { return !keys_.contains(key); });

  size_t busy = 0;
  while ((busy = BusyIn(partitions)) > 0 && Clock::now() < deadline) {
    lock.unlock();
    last_poll_ = Clock::now();
    // Sends what lingers for company; what is not produced yet is waited for below.
    if (const Status flushed = producer_->Flush(kPollTimeout); !flushed.ok()) {
      log_->Debug("flush goes on", {{"reason", flushed.message()}});
    }
    lock.lock();
    changed_.wait_for(lock, kQueueFullWait, [&] { return BusyIn(partitions) == 0; });
  }
  lock.unlock();
  const Clock::duration took = Clock::now() - begin;
  metrics_->drain_duration.Add({}, obs::TimeBuckets()).Observe(Seconds(took));
  if (busy > 0) {
    metrics_->drain_timeouts.Add({}).Increment();
    log_->Warning("drain ended with documents still running; they will be read again",
                  {{"documents", busy}, {"seconds", Seconds(took)}});
  }
}

// Whether the work's partition was not taken away since; with mu_ held.
bool Extractor::IsOurs(const messaging::Watermark::Work& work) const {
  const auto partition = partitions_.find(work.position.where);
  return partition != partitions_.end() && partition->second.epoch == work.epoch;
}

size_t Extractor::BusyIn(std::span<const TopicPartition> partitions) const {
  size_t busy = 0;
  for (const auto& [key, queue] : keys_) {
    if (!queue.busy) continue;
    const messaging::Watermark::Work& work = queue.events.front().work;
    if (std::ranges::find(partitions, work.position.where) == partitions.end()) continue;
    busy += IsOurs(work) ? 1 : 0;
  }
  return busy;
}

void Extractor::SlotLoop() {
  std::unique_lock lock(mu_);
  while (!slots_end_) {
    if (runnable_.empty()) {
      changed_.wait(lock);
    } else if (Clock::now() < resume_at_) {
      changed_.wait_until(lock, resume_at_);
    } else {
      const std::string key = std::move(runnable_.front());
      runnable_.pop_front();
      KeyQueue& queue = keys_.at(key);
      queue.busy = true;
      Event* const event = &queue.events.front();  // stays: a busy front is never dropped
      lock.unlock();
      ReadAndProduce(key, event);
      lock.lock();
    }
  }
}

// After a successful Produce the event belongs to the acknowledgement, which may have come already.
void Extractor::ReadAndProduce(const std::string& key, Event* event) {
  const Result<OutgoingMessage> record = MakeRecord(event);
  if (!record.ok()) {
    OnRefused(key, record.status());
    return;
  }
  crash_points_->Pass("before_produce");
  const Status status = Offer(*record, [this, key](const Result<Position>& written) {
    if (written.ok()) {
      OnAcknowledged(key);
    } else {
      OnRefused(key, written.status());
    }
  });
  if (status.ok()) {
    crash_points_->Pass("after_produce");
  } else {
    OnRefused(key, status);
  }
}

// Produces the record as soon as the queue has room for it.
Status Extractor::Offer(const OutgoingMessage& record,
                        const messaging::Producer::Acknowledge& done) {
  for (;;) {
    const Status status = producer_->Produce(record, done);
    if (status.ok() || AfterProduceFailure(status.code()) != ProduceAction::kWait) return status;
    std::unique_lock lock(mu_);
    if (slots_end_) return UnavailableError("the worker ends");
    changed_.wait_for(lock, kQueueFullWait);
  }
}

// Writes an event for each part of a container, then a dead letter of the container if parts are
// lost, as those are too that the log refuses. Returns when all are durable; the result is told how
// many there are. A failure is trouble of the log, or that the container is no longer ours.
Status Extractor::PublishParts(const v1::DocumentEvent& container, Report* report, Event* event) {
  const auto parts = std::make_shared<Ahead>();
  std::vector<std::string> paths;
  for (document::Part& part : report->parts) {
    paths.push_back(part.path);
    const v1::DocumentEvent made = PartEvent(container, std::move(part));
    GONGBAO_RETURN_IF_ERROR(SendAhead({.topic = event->message.position.where.topic,
                                       .partition = std::nullopt,
                                       .key = made.document_id(),
                                       .value = made.SerializeAsString(),
                                       .headers = {}},
                                      parts));
    crash_points_->Pass("after_part");
  }
  GONGBAO_ASSIGN_OR_RETURN(const std::vector<Status> refusals, Await(*parts, event->work));
  size_t published = paths.size();
  for (size_t i = 0; i < paths.size(); ++i) {
    if (refusals[i].ok()) continue;
    --published;
    report->lost_parts.push_back(
        {.path = paths[i], .reason = "the log refused it: " + refusals[i].message()});
  }
  report->result.mutable_document()->set_part_count(static_cast<int32_t>(published));

  event->loss.reset();
  if (report->lost_parts.empty()) return {};
  event->loss = LossOf(report->lost_parts);
  const auto letter = std::make_shared<Ahead>();
  GONGBAO_RETURN_IF_ERROR(SendAhead(
      pipeline::DeadLetterRecord(options_.dlq_topic, event->message, *event->loss, version_),
      letter));
  GONGBAO_ASSIGN_OR_RETURN(const std::vector<Status> refusal, Await(*letter, event->work));
  if (refusal[0].ok()) return {};
  return UnavailableError("the log refused the dead letter of lost parts: " + refusal[0].message());
}

// Produces a record without waiting for it. A failure is one after which the others need not be
// tried; a refusal of the record itself is left to Await.
Status Extractor::SendAhead(const OutgoingMessage& record, const std::shared_ptr<Ahead>& ahead) {
  size_t index = 0;
  {
    const std::lock_guard lock(mu_);
    index = ahead->refusals.size();
    ahead->refusals.emplace_back();
    ++ahead->waiting;
  }
  const auto end = [this, ahead, index](const Status& outcome) {
    const std::lock_guard lock(mu_);
    ahead->refusals[index] = outcome;
    --ahead->waiting;
    changed_.notify_all();
  };
  const Status status =
      Offer(record, [end](const Result<Position>& written) { end(written.status()); });
  if (status.ok()) return {};
  end(status);
  return AfterProduceFailure(status.code()) == ProduceAction::kDeadLetter ? Status() : status;
}

// Waits until the records are acknowledged: for each OK, or why the log refuses it for ever. Fails
// when the log is in trouble, when it is all over, or when the work belongs to another by now.
Result<std::vector<Status>> Extractor::Await(const Ahead& ahead,
                                             const messaging::Watermark::Work& work) {
  std::unique_lock lock(mu_);
  changed_.wait(lock, [&] { return ahead.waiting == 0 || slots_end_ || !IsOurs(work); });
  if (ahead.waiting > 0) return AbortedError("the partition was given back");
  for (const Status& refusal : ahead.refusals) {
    if (!refusal.ok() && AfterProduceFailure(refusal.code()) != ProduceAction::kDeadLetter) {
      return refusal;
    }
  }
  return ahead.refusals;
}

// The event's result or dead letter; a container's parts are in the log by then. A failure is
// trouble of this machine or of the log.
Result<OutgoingMessage> Extractor::MakeRecord(Event* event) {
  const Clock::time_point begin = Clock::now();
  if (!event->failure) {
    auto parsed = ParseEvent(event->message.value);
    if (const auto* document = std::get_if<v1::DocumentEvent>(&parsed)) {
      event->document_id = document->document_id();
      GONGBAO_ASSIGN_OR_RETURN(auto read,
                               ReadReport(*knowledge_, version_, *document, options_.reader));
      if (auto* report = std::get_if<Report>(&read)) {
        v1::DocumentResult* const result = &report->result;
        const Position& position = event->message.position;
        result->mutable_input()->set_topic(position.where.topic);
        result->mutable_input()->set_partition(position.where.partition);
        result->mutable_input()->set_offset(position.offset);
        const Clock::duration took = Clock::now() - begin;
        read_time_.Observe(Seconds(took));
        result->mutable_cost()->set_wall_us(
            std::chrono::duration_cast<std::chrono::microseconds>(took).count());
        if (result->status() == v1::DocumentResult::STATUS_CONTAINER) {
          GONGBAO_RETURN_IF_ERROR(PublishParts(*document, report, event));
        }
        event->outcome = Outcome(result->status());
        return pipeline::ResultRecord(options_.results_topic, results_partition_count_, *result);
      }
      event->failure = std::get<pipeline::Failure>(std::move(read));
    } else {
      event->failure = std::get<pipeline::Failure>(std::move(parsed));
    }
  }
  event->outcome = kDeadLetterOutcome;
  return pipeline::DeadLetterRecord(options_.dlq_topic, event->message, *event->failure, version_);
}

// The record of the key's front is durable. Called by the producer's thread.
void Extractor::OnAcknowledged(const std::string& key) {
  std::optional<Event> dead;
  std::string_view outcome;
  bool counted = false;
  {
    const std::lock_guard lock(mu_);
    KeyQueue& queue = keys_.at(key);
    Event& event = queue.events.front();
    counted = watermark_.Finish(event.work);
    outcome = event.outcome;
    if (counted) {
      const auto partition = partitions_.find(event.work.position.where);
      if (partition != partitions_.end()) {
        partition->second.unfinished.erase(event.work.position.offset);
      }
      ++finished_since_commit_;
      failures_in_row_ = 0;
      resume_at_ = {};
      last_progress_ = Clock::now();
      if (lag_ > 0) --lag_;  // until it is measured again
      if (event.failure || event.loss) {
        dead.emplace();
        dead->work = event.work;
        dead->document_id = std::move(event.document_id);
        dead->failure = std::move(event.failure ? event.failure : event.loss);
      }
    }
    ReleaseFront(key, &queue);
  }
  if (!counted) {
    metrics_->fenced_acks.Add({}).Increment();
    return;
  }
  metrics_->processed_documents.Add({{"outcome", std::string(outcome)}}).Increment();
  metrics_->last_progress.Add({}).SetToCurrentTime();
  if (dead) {
    const std::string error_class(pipeline::Name(dead->failure->error_class));
    metrics_->dead_letter_documents.Add({{"class", error_class}}).Increment();
    log_->Warning("dead letter", {{"position", PositionText(dead->work.position)},
                                  {"document_id", dead->document_id},
                                  {"stage", pipeline::Name(dead->failure->stage)},
                                  {"class", error_class},
                                  {"reason", dead->failure->reason}});
  }
}

// The record of the key's front could not be made, or the log did not take it: read the event
// again, after a pause when machine or log are in trouble. Called by a slot or by the producer's
// thread.
void Extractor::OnRefused(const std::string& key, const Status& refusal) {
  bool give_up_result = false;
  milliseconds pause{0};
  {
    const std::lock_guard lock(mu_);
    KeyQueue& queue = keys_.at(key);
    Event& event = queue.events.front();
    if (!IsOurs(event.work) || partitions_.at(event.work.position.where).draining) {
      ReleaseFront(key, &queue);  // not committed, so it comes again to whoever owns it next
      return;
    }
    give_up_result =
        AfterProduceFailure(refusal.code()) == ProduceAction::kDeadLetter && !event.failure;
    if (give_up_result) {
      event.failure = pipeline::Failure{
          .stage = v1::DeadLetter::STAGE_VALIDATE,
          .error_class = v1::DeadLetter::ERROR_CLASS_TOO_LARGE,
          .reason = "the log refused the result: " + refusal.message(),
      };
    } else {
      pause = Backoff(failures_in_row_++);
      resume_at_ = Clock::now() + pause;
    }
    queue.busy = false;
    runnable_.push_front(key);
    changed_.notify_all();
  }
  if (give_up_result) return;
  metrics_->produce_retries.Add({{"class", std::string(CodeName(refusal.code()))}}).Increment();
  log_->Warning("no record can be written for now; work pauses",
                {{"reason", refusal.ToString()}, {"pause_ms", pause.count()}});
}

// Takes the front event out of the key's queue and lets the next one run; with mu_ held.
void Extractor::ReleaseFront(const std::string& key, KeyQueue* queue) {
  buffered_bytes_ -= queue->events.front().bytes;
  queue->events.pop_front();
  queue->busy = false;
  if (queue->events.empty()) {
    keys_.erase(key);
  } else {
    runnable_.push_back(key);
  }
  changed_.notify_all();
}

void Extractor::WatchLoop() {
  const milliseconds interval = std::min(milliseconds(1000), options_.stall / 4);
  std::unique_lock lock(mu_);
  while (!watch_end_) {
    changed_.wait_for(lock, interval, [this] { return watch_end_; });
    if (watch_end_) return;
    const Clock::time_point now = Clock::now();
    std::string reason;
    if (now > stop_by_.load()) {
      reason = "the worker could not be stopped in time";
    } else if (now - last_poll_.load() > options_.stall) {
      reason = "the thread that reads the log is stuck";
    } else if ((!keys_.empty() || lag_ > 0) && now - last_progress_ > options_.stall) {
      reason = "there is work, and nothing was finished for too long (watchdog.stall_ms)";
    }
    if (reason.empty()) continue;
    lock.unlock();
    log_->Error("giving up", {{"reason", reason}});
    give_up_(reason);
    lock.lock();
  }
}

void Extractor::MeasureLoop() {
  std::unique_lock lock(mu_);
  for (int turn = 0; !watch_end_; ++turn) {
    changed_.wait_for(lock, kMeasureInterval, [this] { return watch_end_; });
    if (watch_end_) return;
    lock.unlock();
    Measure(/*with_lag=*/turn % kLagEveryMeasures == 0);
    lock.lock();
  }
}

void Extractor::Measure(bool with_lag) {
  std::map<TopicPartition, int64_t> next;  // the first unfinished offset
  std::optional<Clock::time_point> oldest;
  {
    const std::lock_guard lock(mu_);
    size_t inflight = 0;
    for (const auto& [key, queue] : keys_) {
      inflight += queue.events.size();
      for (const Event& event : queue.events) {
        oldest = oldest ? std::min(*oldest, event.arrived) : event.arrived;
      }
    }
    metrics_->inflight_documents.Add({}).Set(static_cast<double>(inflight));
    metrics_->buffered_bytes.Add({}).Set(static_cast<double>(buffered_bytes_));
    metrics_->assigned_partitions.Add({}).Set(static_cast<double>(partitions_.size()));
    for (const auto& [where, partition] : partitions_) {
      if (partition.epoch == 0) continue;  // nothing came yet: its place is not known
      const int64_t first =
          partition.unfinished.empty() ? partition.seen : *partition.unfinished.begin();
      metrics_->watermark_span.Add(Labels(where)).Set(static_cast<double>(partition.seen - first));
      next.emplace(where, first);
    }
  }
  metrics_->oldest_incomplete.Add({}).Set(oldest ? Seconds(Clock::now() - *oldest) : 0);
  if (!with_lag) return;
  int64_t lag = 0;
  for (const auto& [where, first] : next) {
    const Result<int64_t> end = broker_->EndOffset(where);
    if (!end.ok()) continue;  // polling says what is wrong with the log
    const int64_t behind = std::max<int64_t>(0, *end - first);
    metrics_->lag_messages.Add(Labels(where)).Set(static_cast<double>(behind));
    lag += behind;
  }
  const std::lock_guard lock(mu_);
  if (lag_ == 0 && lag > 0) last_progress_ = Clock::now();
  lag_ = lag;
}

}  // namespace gongbao::extractor
