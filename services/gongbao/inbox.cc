#include "services/gongbao/inbox.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/base/hash.h"
#include "common/base/parse_number.h"
#include "common/base/resource_name.h"
#include "common/document/document.h"
#include "common/pipeline/log_records.h"
#include "common/text/decode.h"

namespace gongbao::serve {
namespace {

using messaging::Message;
using messaging::OutgoingMessage;
using messaging::Position;
using messaging::TopicPartition;
namespace fs = std::filesystem;

constexpr char kSource[] = "inbox";
constexpr std::array<std::string_view, 4> kStateHeaders = {
    "gongbao-revision", "gongbao-content-sha256", "gongbao-orig-partition", "gongbao-orig-offset"};
constexpr std::chrono::seconds kAcknowledgeTimeout{30};
constexpr std::chrono::milliseconds kPollTimeout{200};

// Reads a topic from the given offsets to where it ends now.
Status ReadToEnd(messaging::Broker* broker, std::map<TopicPartition, int64_t> from,
                 const std::function<void(const Message&)>& take) {
  std::map<TopicPartition, int64_t> ends;
  for (const auto& [where, next] : from) {
    GONGBAO_ASSIGN_OR_RETURN(const int64_t end, broker->EndOffset(where));
    if (next < end) ends[where] = end;
  }
  std::erase_if(from, [&ends](const auto& entry) { return !ends.contains(entry.first); });
  if (ends.empty()) return {};
  GONGBAO_ASSIGN_OR_RETURN(const auto consumer, broker->Assign(from));
  while (!ends.empty()) {
    GONGBAO_ASSIGN_OR_RETURN(const std::optional<Message> message, consumer->Poll(kPollTimeout));
    if (!message) continue;
    take(*message);
    const auto end = ends.find(message->position.where);
    if (end != ends.end() && message->position.offset + 1 >= end->second) ends.erase(end);
  }
  return {};
}

}  // namespace

Inbox::Inbox(InboxOptions options, messaging::Broker* broker, messaging::Producer* producer,
             store::Store* store, const obs::Log* log, obs::Metrics* metrics)
    : options_(std::move(options)),
      broker_(broker),
      producer_(producer),
      store_(store),
      log_(log),
      metrics_(metrics) {}

void Inbox::Stop() {
  const std::lock_guard lock(mu_);
  stopping_ = true;
  stopped_.notify_all();
}

Status Inbox::Run() {
  GONGBAO_RETURN_IF_ERROR(Recover().WithContext("finding out which files were submitted"));
  log_->Info("inbox watched",
             {{"folder", options_.folder.string()}, {"known_files", submitted_.size()}});
  std::unique_lock lock(mu_);
  while (!stopping_) {
    lock.unlock();
    const Clock::time_point begin = Clock::now();
    if (Scan()) settled_scan_ = begin;
    lock.lock();
    stopped_.wait_for(lock, options_.scan_interval, [this] { return stopping_; });
  }
  return {};
}

// The state, then the events behind the last one that it tells of in each partition.
Status Inbox::Recover() {
  GONGBAO_ASSIGN_OR_RETURN(const int32_t partitions,
                           broker_->PartitionCount(options_.documents_topic));
  std::map<TopicPartition, int64_t> next;
  for (int32_t i = 0; i < partitions; ++i) next[{options_.documents_topic, i}] = 0;

  GONGBAO_RETURN_IF_ERROR(
      ReadToEnd(broker_, {{{options_.state_topic, 0}, 0}}, [&](const Message& message) {
        if (message.headers.size() != kStateHeaders.size()) return;
        for (size_t i = 0; i < kStateHeaders.size(); ++i) {
          if (message.headers[i].key != kStateHeaders[i]) return;
        }
        const auto revision = ParseNumber<uint64_t>(message.headers[0].value);
        const auto partition = ParseNumber<int32_t>(message.headers[2].value);
        const auto offset = ParseNumber<int64_t>(message.headers[3].value);
        if (!revision || !partition || !offset) return;
        submitted_[message.key] = {*revision, message.headers[1].value};
        const auto known = next.find({options_.documents_topic, *partition});
        if (known != next.end()) known->second = std::max(known->second, *offset + 1);
      }));

  return ReadToEnd(broker_, next, [this](const Message& message) {
    v1::DocumentEvent event;
    if (!message.value || !event.ParseFromString(*message.value)) return;
    if (event.source() != kSource) return;
    if (event.attributes().contains(pipeline::kContainerAttribute)) return;  // no file of its own
    const Submitted submitted{event.revision(), Hex(Sha256(event.inline_content()))};
    submitted_[event.document_id()] = submitted;
    Remember(event.document_id(), submitted, message.position);
  });
}

// Every file that is to be submitted, as it is now.
Inbox::Files Inbox::List() {
  Files files;
  std::error_code error;
  fs::recursive_directory_iterator entry(options_.folder,
                                         fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code gone;  // a file may go while it is looked at: not an error
    if (entry->path().filename().native().starts_with('.')) {
      if (entry->is_directory(gone)) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(gone) || gone) continue;
    const Stamp stamp{entry->file_size(gone), entry->last_write_time(gone)};
    if (!gone) files[entry->path().lexically_relative(options_.folder).generic_string()] = stamp;
  }
  if (error) {
    log_->Warning("can't look through the inbox",
                  {{"folder", options_.folder.string()}, {"reason", error.message()}});
  }
  return files;
}

// True when nothing is left to be submitted.
bool Inbox::Scan() {
  Files files = List();
  bool settled = true;
  for (const auto& [path, stamp] : files) {
    const auto done = done_.find(path);
    if (done != done_.end() && done->second == stamp) continue;
    const auto before = seen_.find(path);
    if (before == seen_.end() || before->second != stamp) {
      settled = false;  // perhaps it is still being written
      continue;
    }
    const Status status = Submit(path, stamp);
    if (status.ok()) {
      done_[path] = stamp;
    } else if (status.code() == StatusCode::kUnavailable) {
      settled = false;
      log_->Warning("file can't be submitted for now",
                    {{"path", path}, {"reason", status.message()}});
    } else {
      done_[path] = stamp;
      metrics_->inbox_files.Add({{"outcome", "refused"}}).Increment();
      log_->Error("file refused", {{"path", path}, {"reason", status.message()}});
    }
  }
  std::erase_if(done_, [&files](const auto& entry) { return !files.contains(entry.first); });
  seen_ = std::move(files);
  return settled;
}

// UNAVAILABLE: to be tried again as it is; any other failure: refused until it changes.
Status Inbox::Submit(const std::string& path, const Stamp& stamp) {
  if (!text::IsValidUtf8(path)) return InvalidArgumentError("its name is not UTF-8");
  if (stamp.size > document::kMaxDocumentBytes) {
    return ResourceExhaustedError("it has " + std::to_string(stamp.size) + " bytes; the limit is " +
                                  std::to_string(document::kMaxDocumentBytes));
  }
  std::string content(stamp.size, '\0');
  std::ifstream file(options_.folder / fs::path(path), std::ios::binary);
  if (!file) return FailedPreconditionError("it can't be opened");
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  if (static_cast<uintmax_t>(file.gcount()) != stamp.size || file.peek() != EOF) {
    return UnavailableError("it changed while it was read");
  }
  const std::string sha256 = Hex(Sha256(content));
  const auto known = submitted_.find(path);
  if (known != submitted_.end() && known->second.sha256 == sha256) return {};

  v1::DocumentEvent event;
  event.set_document_id(path);
  event.set_revision(NextRevision(path));
  event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
  event.set_inline_content(std::move(content));
  event.set_source(kSource);
  (*event.mutable_attributes())["title"] = fs::path(path).stem().string();
  GONGBAO_ASSIGN_OR_RETURN(const Position position, Write({.topic = options_.documents_topic,
                                                           .partition = std::nullopt,
                                                           .key = path,
                                                           .value = event.SerializeAsString(),
                                                           .headers = {}}));
  submitted_[path] = {event.revision(), sha256};
  Remember(path, submitted_[path], position);
  metrics_->inbox_files.Add({{"outcome", "submitted"}}).Increment();
  log_->Info("file submitted", {{"path", path}, {"revision", event.revision()}});
  return {};
}

// One more than the highest revision that is known of the document, which may also have come in by
// another way.
uint64_t Inbox::NextRevision(const std::string& path) {
  const auto known = submitted_.find(path);
  uint64_t last = known == submitted_.end() ? 0 : known->second.revision;
  const Result<v1::Document> stored = store_->GetDocument(DocumentName(path));
  if (stored.ok()) last = std::max<uint64_t>(last, stored->revision());
  return last + 1;
}

// Blocks until the record is durable; UNAVAILABLE when the log does not take it for now.
Result<Position> Inbox::Write(OutgoingMessage record) {
  // Shared with the acknowledgement, which may come after the wait has ended.
  const auto written = std::make_shared<std::promise<Result<Position>>>();
  std::future<Result<Position>> result = written->get_future();
  const Status status = producer_->Produce(
      std::move(record),
      [written](const Result<Position>& position) { written->set_value(position); });
  if (status.code() == StatusCode::kResourceExhausted) return UnavailableError(status.message());
  GONGBAO_RETURN_IF_ERROR(status);
  if (result.wait_for(kAcknowledgeTimeout) != std::future_status::ready) {
    return UnavailableError("the log did not acknowledge it in time");
  }
  return result.get();
}

// Not waited for: an event that the state misses is found in the log itself at the next start.
void Inbox::Remember(const std::string& path, const Submitted& submitted,
                     const Position& position) {
  const std::array<std::string, kStateHeaders.size()> values = {
      std::to_string(submitted.revision), submitted.sha256,
      std::to_string(position.where.partition), std::to_string(position.offset)};
  OutgoingMessage record{.topic = options_.state_topic,
                         .partition = 0,
                         .key = path,
                         .value = std::nullopt,
                         .headers = {}};
  for (size_t i = 0; i < values.size(); ++i) {
    record.headers.push_back({std::string(kStateHeaders[i]), values[i]});
  }
  const Status status =
      producer_->Produce(std::move(record), [this](const Result<Position>& result) {
        if (!result.ok()) {
          log_->Warning("state of the inbox not written", {{"reason", result.status().message()}});
        }
      });
  if (!status.ok()) {
    log_->Warning("state of the inbox not written", {{"reason", status.message()}});
  }
}

}  // namespace gongbao::serve
