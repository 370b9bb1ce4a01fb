#include "common/messaging/embedded_log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include "common/messaging/partitioner.h"
#include "common/messaging/sqlite.h"

namespace gongbao::messaging {
namespace {

using Clock = std::chrono::steady_clock;
using sqlite::Connection;
using sqlite::Statement;

// "GBLG": tells this file from any other SQLite database.
constexpr int64_t kApplicationId = 0x47424c47;

// kMigrations[n] takes a file from version n to n + 1 (PRAGMA user_version). Never edit one that
// was released; append.
constexpr std::array kMigrations = {R"sql(
  CREATE TABLE topic (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE TABLE partition (
    id          INTEGER PRIMARY KEY,
    topic_id    INTEGER NOT NULL REFERENCES topic (id),
    number      INTEGER NOT NULL,
    next_offset INTEGER NOT NULL,
    UNIQUE (topic_id, number)
  ) STRICT;
  CREATE TABLE record (
    id           INTEGER PRIMARY KEY,
    partition_id INTEGER NOT NULL REFERENCES partition (id),
    offset       INTEGER NOT NULL,
    time_ms      INTEGER NOT NULL,
    key          BLOB NOT NULL,
    value        BLOB,
    UNIQUE (partition_id, offset)
  ) STRICT;
  CREATE TABLE header (
    record_id INTEGER NOT NULL REFERENCES record (id),
    place     INTEGER NOT NULL,
    key       BLOB NOT NULL,
    value     BLOB NOT NULL,
    PRIMARY KEY (record_id, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE committed_offset (
    group_name   TEXT NOT NULL,
    partition_id INTEGER NOT NULL REFERENCES partition (id),
    next_offset  INTEGER NOT NULL,
    PRIMARY KEY (group_name, partition_id)
  ) STRICT, WITHOUT ROWID;
)sql"};

// What one transaction takes at most, so that acknowledgements don't wait for a whole queue.
constexpr size_t kBatchCount = 4096;
constexpr size_t kBatchBytes = size_t{16} << 20;

// Waits longer than this are the same to a caller, and don't overflow the clock.
constexpr std::chrono::milliseconds kLongestWait = std::chrono::hours(24);

Clock::time_point DeadlineIn(std::chrono::milliseconds timeout) {
  return Clock::now() + std::min(timeout, kLongestWait);
}

bool IsTopicName(std::string_view name) {
  constexpr std::string_view kAllowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && name.size() <= 249 && name != "." && name != ".." &&
         name.find_first_not_of(kAllowed) == std::string_view::npos;
}

std::string Name(const TopicPartition& where) {
  return "partition " + std::to_string(where.partition) + " of topic \"" + where.topic + "\"";
}

// Holds the lock file of a log. The process id in it is for the message to the second one only.
class FileLock {
 public:
  static Result<std::unique_ptr<FileLock>> Acquire(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) {
      const int error = errno;
      const std::string message =
          "can't open " + path + ": " + std::generic_category().message(error);
      if (error == ENOENT || error == ENOTDIR) {
        return NotFoundError(message + "; create the folder first");
      }
      if (error == EACCES || error == EPERM) {
        return Status(StatusCode::kPermissionDenied,
                      message + "; let this user write to the folder");
      }
      return UnavailableError(message);
    }
    std::unique_ptr<FileLock> lock(new FileLock(descriptor));
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      const int error = errno;
      if (error != EWOULDBLOCK) {
        return UnavailableError("can't lock " + path + ": " +
                                std::generic_category().message(error));
      }
      std::array<char, 32> owner{};
      const ssize_t size = pread(descriptor, owner.data(), owner.size(), 0);
      std::string message = path + " is held by another process";
      if (size > 0) {
        message += " (" + std::string(owner.data(), static_cast<size_t>(size)) + ")";
      }
      return FailedPreconditionError(message + "; stop it, or use another data folder");
    }
    const std::string owner = "pid " + std::to_string(getpid());
    if (ftruncate(descriptor, 0) != 0 ||
        pwrite(descriptor, owner.data(), owner.size(), 0) != static_cast<ssize_t>(owner.size())) {
      return UnavailableError("can't write " + path + ": " +
                              std::generic_category().message(errno));
    }
    return lock;
  }

  ~FileLock() { close(descriptor_); }
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}

  const int descriptor_;
};

Status Configure(Connection& connection) {
  return connection.Execute(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
      "PRAGMA journal_size_limit=67108864;");
}

Status Migrate(Connection& connection, const std::string& path) {
  GONGBAO_ASSIGN_OR_RETURN(const int64_t version, connection.QueryInt64("PRAGMA user_version"));
  GONGBAO_ASSIGN_OR_RETURN(const int64_t application,
                           connection.QueryInt64("PRAGMA application_id"));
  GONGBAO_ASSIGN_OR_RETURN(const int64_t table_count,
                           connection.QueryInt64("SELECT count(*) FROM sqlite_schema"));
  if (application != kApplicationId && (application != 0 || table_count != 0)) {
    return FailedPreconditionError(path +
                                   " is not a gongbao log but another SQLite database; name a file "
                                   "of its own for the log");
  }
  const auto newest = static_cast<int64_t>(kMigrations.size());
  if (version > newest) {
    return FailedPreconditionError(path + " has log version " + std::to_string(version) +
                                   ", this program knows up to " + std::to_string(newest) +
                                   "; run the newer program that wrote it");
  }
  for (int64_t from = version; from < newest; ++from) {
    const Status migrated = connection.InTransaction([&]() -> Status {
      GONGBAO_RETURN_IF_ERROR(connection.Execute(kMigrations[static_cast<size_t>(from)]));
      return connection.Execute("PRAGMA application_id=" + std::to_string(kApplicationId) +
                                "; PRAGMA user_version=" + std::to_string(from + 1));
    });
    if (!migrated.ok()) return migrated;
  }
  return Status();
}

struct Partition {
  TopicPartition where;  // constant
  int64_t id = 0;        // constant
  int64_t end = 0;       // the next record's offset; guarded by EmbeddedLog::mu_
};

// Thread-safe. One thread of its own does all the writing: it takes what has gathered while the
// last transaction was being synced and writes it as one.
class EmbeddedLog final : public Broker {
 public:
  static Result<std::unique_ptr<Broker>> Open(const std::string& path);

  ~EmbeddedLog() override;
  EmbeddedLog(const EmbeddedLog&) = delete;
  EmbeddedLog& operator=(const EmbeddedLog&) = delete;

  Status CreateTopic(const std::string& topic, int32_t partition_count) override;
  Result<int32_t> PartitionCount(const std::string& topic) override;
  Result<std::unique_ptr<Producer>> NewProducer() override;
  Result<std::unique_ptr<Consumer>> Subscribe(const std::string& group,
                                              const std::vector<std::string>& topics,
                                              RebalanceListener* listener) override;
  Result<std::unique_ptr<Consumer>> Assign(
      const std::map<TopicPartition, int64_t>& offsets) override;
  Result<int64_t> BeginOffset(const TopicPartition& partition) override;
  Result<int64_t> EndOffset(const TopicPartition& partition) override;

 private:
  class EmbeddedProducer;
  class EmbeddedConsumer;

  struct PendingRecord {
    EmbeddedProducer* producer = nullptr;
    Partition* partition = nullptr;
    int64_t offset = 0;  // given when the writer takes it
    int64_t time_ms = 0;
    size_t bytes = 0;
    OutgoingMessage message;
    Producer::Acknowledge acknowledge;
  };

  // Other writing, done in a transaction of its own while the caller waits.
  struct Task {
    std::function<Status()> body;
    std::promise<Status> done;
  };

  EmbeddedLog(std::string path, std::unique_ptr<FileLock> file_lock, Connection connection)
      : path_(std::move(path)),
        file_lock_(std::move(file_lock)),
        connection_(std::move(connection)) {}

  Status Prepare();
  Status LoadTopics();
  Result<Partition*> Find(const TopicPartition& where);
  Status OnWriter(std::function<Status()> body);

  void WriteLoop();
  std::vector<PendingRecord> TakeBatch();  // mu_ held
  Status InsertBatch(const std::vector<PendingRecord>& batch);
  void WriteBatch(std::vector<PendingRecord> batch);

  // Constant after construction.
  const std::string path_;
  const std::unique_ptr<FileLock> file_lock_;

  // Used only by the writer (before it starts: by Open).
  Connection connection_;
  Statement insert_record_;
  Statement insert_header_;
  Statement update_partition_;
  Statement upsert_committed_;

  std::mutex create_mu_;  // taken before mu_: one CreateTopic at a time

  std::mutex mu_;
  std::condition_variable work_;      // records_, tasks_ or stopping_ changed
  std::condition_variable appended_;  // some Partition::end moved
  std::condition_variable idle_;      // some producer's pending count fell to 0
  // Guarded by mu_.
  std::deque<Partition> partitions_;  // never moved, never removed
  std::map<std::string, std::vector<Partition*>> topics_;
  std::set<std::string> groups_;  // that have a member
  std::deque<PendingRecord> records_;
  std::vector<Task*> tasks_;
  size_t queued_bytes_ = 0;  // accepted and not acknowledged
  bool stopping_ = false;

  std::thread writer_;
};

class EmbeddedLog::EmbeddedProducer final : public Producer {
 public:
  explicit EmbeddedProducer(EmbeddedLog& log) : log_(log) {}

  // The writer needs no one else's help to finish, so waiting ends.
  ~EmbeddedProducer() override {
    std::unique_lock lock(log_.mu_);
    log_.idle_.wait(lock, [this] { return pending_count_ == 0; });
  }

  Status Produce(OutgoingMessage message, Acknowledge acknowledge) override {
    const size_t bytes = RecordBytes(message);
    if (bytes > kMaxRecordBytes) {
      return InvalidArgumentError("a record of " + std::to_string(bytes) + " bytes for topic \"" +
                                  message.topic + "\" is over the limit of " +
                                  std::to_string(kMaxRecordBytes));
    }
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::lock_guard lock(log_.mu_);
    const auto topic = log_.topics_.find(message.topic);
    if (topic == log_.topics_.end()) {
      return NotFoundError("no topic \"" + message.topic + "\"; create it first");
    }
    const auto count = static_cast<int32_t>(topic->second.size());
    const int32_t number = message.partition.value_or(PartitionForKey(message.key, count));
    if (number < 0 || number >= count) {
      return InvalidArgumentError("topic \"" + message.topic + "\" has partitions 0 to " +
                                  std::to_string(count - 1) + ", not " + std::to_string(number));
    }
    if (log_.queued_bytes_ != 0 && log_.queued_bytes_ + bytes > kEmbeddedQueueBytes) {
      return ResourceExhaustedError("the queue of " + log_.path_ + " is full (" +
                                    std::to_string(log_.queued_bytes_) +
                                    " bytes); wait for acknowledgements and call again");
    }
    log_.queued_bytes_ += bytes;
    ++pending_count_;
    log_.records_.push_back(
        {.producer = this,
         .partition = topic->second[static_cast<size_t>(number)],
         .time_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count(),
         .bytes = bytes,
         .message = std::move(message),
         .acknowledge = std::move(acknowledge)});
    log_.work_.notify_one();
    return Status();
  }

  Status Flush(std::chrono::milliseconds timeout) override {
    const auto deadline = DeadlineIn(timeout);
    std::unique_lock lock(log_.mu_);
    if (log_.idle_.wait_until(lock, deadline, [this] { return pending_count_ == 0; })) {
      return Status();
    }
    return DeadlineExceededError(std::to_string(pending_count_) + " records for " + log_.path_ +
                                 " are not written yet; wait longer");
  }

 private:
  friend class EmbeddedLog;

  EmbeddedLog& log_;
  size_t pending_count_ = 0;  // guarded by log_.mu_
};

class EmbeddedLog::EmbeddedConsumer final : public Consumer {
 public:
  struct Source {
    Partition* partition = nullptr;
    int64_t next = 0;
    bool paused = false;
  };

  // Without a group, `listener` is null and the offsets are checked by the first Poll.
  static Result<std::unique_ptr<Consumer>> Make(EmbeddedLog& log, std::optional<std::string> group,
                                                RebalanceListener* listener,
                                                std::vector<Source> sources) {
    GONGBAO_ASSIGN_OR_RETURN(Connection connection, Connection::Open(log.path_));
    GONGBAO_RETURN_IF_ERROR(connection.Execute("PRAGMA query_only=ON"));
    GONGBAO_ASSIGN_OR_RETURN(
        Statement read_record,
        connection.Prepare("SELECT id, offset, time_ms, key, value FROM record "
                           "WHERE partition_id = ? AND offset >= ? ORDER BY offset LIMIT 1"));
    GONGBAO_ASSIGN_OR_RETURN(
        Statement read_headers,
        connection.Prepare("SELECT key, value FROM header WHERE record_id = ? ORDER BY place"));
    if (group) {
      GONGBAO_ASSIGN_OR_RETURN(Statement committed,
                               connection.Prepare("SELECT next_offset FROM committed_offset WHERE "
                                                  "group_name = ? AND partition_id = ?"));
      for (Source& source : sources) {
        committed.BindText(1, *group);
        committed.Bind(2, source.partition->id);
        GONGBAO_ASSIGN_OR_RETURN(const bool found, committed.Step());
        if (found) source.next = committed.Int64(0);
        committed.Reset();
      }
    }
    return std::unique_ptr<Consumer>(new EmbeddedConsumer(
        log, std::move(group), listener, std::move(sources), std::move(connection),
        std::move(read_record), std::move(read_headers)));
  }

  ~EmbeddedConsumer() override { Leave(); }

  Result<std::optional<Message>> Poll(std::chrono::milliseconds timeout) override {
    const auto deadline = DeadlineIn(timeout);
    if (!started_) {
      started_ = true;
      if (listener_ != nullptr) listener_->OnAssigned(Owned());
    }
    if (!group_ && !offsets_checked_) {
      GONGBAO_RETURN_IF_ERROR(CheckOffsets());
      offsets_checked_ = true;
    }
    while (true) {
      Source* source = Await(deadline);
      if (source == nullptr) return std::optional<Message>();
      GONGBAO_ASSIGN_OR_RETURN(std::optional<Message> message, Read(*source));
      if (message) return message;
    }
  }

  Status Commit(const std::map<TopicPartition, int64_t>& next) override {
    if (!group_) {
      return FailedPreconditionError("a consumer made by Assign has no group to commit for");
    }
    std::vector<std::pair<int64_t, int64_t>> rows;
    for (const auto& [partition, offset] : next) {
      const TopicPartition& where = partition;  // clang 14 captures no structured binding
      const auto source = std::ranges::find_if(
          sources_, [&where](const Source& owned) { return owned.partition->where == where; });
      if (source == sources_.end()) {
        return AbortedError("group \"" + *group_ + "\" does not own " + Name(where));
      }
      rows.emplace_back(source->partition->id, offset);
    }
    if (rows.empty()) return Status();
    return log_
        .OnWriter([this, &rows]() -> Status {
          for (const auto& [partition_id, offset] : rows) {
            log_.upsert_committed_.BindText(1, *group_);
            log_.upsert_committed_.Bind(2, partition_id);
            log_.upsert_committed_.Bind(3, offset);
            GONGBAO_RETURN_IF_ERROR(log_.upsert_committed_.Run());
          }
          return Status();
        })
        .WithContext("committing for group \"" + *group_ + "\"");
  }

  void Pause(std::span<const TopicPartition> partitions) override { Set(partitions, true); }
  void Resume(std::span<const TopicPartition> partitions) override { Set(partitions, false); }

  void Close() override {
    if (started_ && listener_ != nullptr) listener_->OnRevoked(Owned(), /*lost=*/false);
    Leave();
  }

 private:
  EmbeddedConsumer(EmbeddedLog& log, std::optional<std::string> group, RebalanceListener* listener,
                   std::vector<Source> sources, Connection connection, Statement read_record,
                   Statement read_headers)
      : log_(log),
        group_(std::move(group)),
        listener_(listener),
        connection_(std::move(connection)),
        read_record_(std::move(read_record)),
        read_headers_(std::move(read_headers)),
        sources_(std::move(sources)) {}

  std::vector<TopicPartition> Owned() const {
    std::vector<TopicPartition> owned;
    for (const Source& source : sources_) owned.push_back(source.partition->where);
    return owned;
  }

  void Set(std::span<const TopicPartition> partitions, bool paused) {
    for (Source& source : sources_) {
      if (std::ranges::find(partitions, source.partition->where) != partitions.end()) {
        source.paused = paused;
      }
    }
  }

  void Leave() {
    sources_.clear();
    if (!group_) return;
    const std::lock_guard lock(log_.mu_);
    log_.groups_.erase(*group_);
    group_.reset();
  }

  Status CheckOffsets() {
    for (const Source& source : sources_) {
      int64_t end = 0;
      {
        const std::lock_guard lock(log_.mu_);
        end = source.partition->end;
      }
      if (source.next < 0 || source.next > end) {
        return OutOfRangeError("offset " + std::to_string(source.next) + " of " +
                               Name(source.partition->where) +
                               " is not in the log, which holds 0 to " + std::to_string(end));
      }
    }
    return Status();
  }

  // A source that has records beyond its `next`, the ones after the last in turn so that none
  // starves; null when the deadline passes first.
  Source* Await(Clock::time_point deadline) {
    std::unique_lock lock(log_.mu_);
    while (true) {
      for (size_t i = 0; i < sources_.size(); ++i) {
        turn_ = (turn_ + 1) % sources_.size();
        Source& source = sources_[turn_];
        if (!source.paused && source.next < source.partition->end) return &source;
      }
      if (log_.appended_.wait_until(lock, deadline) == std::cv_status::timeout) return nullptr;
    }
  }

  // Nothing when the rest of the partition up to its end was removed by hand: the source then
  // stands at the end.
  Result<std::optional<Message>> Read(Source& source) {
    int64_t end = 0;
    {
      const std::lock_guard lock(log_.mu_);
      end = source.partition->end;
    }
    Result<std::optional<Message>> message = ReadRow(source);
    read_record_.Reset();
    read_headers_.Reset();
    if (!message.ok()) {
      return message.status().WithContext("reading " + Name(source.partition->where));
    }
    source.next = *message ? (*message)->position.offset + 1 : end;
    return message;
  }

  Result<std::optional<Message>> ReadRow(const Source& source) {
    read_record_.Bind(1, source.partition->id);
    read_record_.Bind(2, source.next);
    GONGBAO_ASSIGN_OR_RETURN(const bool found, read_record_.Step());
    if (!found) return std::optional<Message>();
    Message message;
    message.position = {source.partition->where, read_record_.Int64(1)};
    message.time =
        std::chrono::system_clock::time_point(std::chrono::milliseconds(read_record_.Int64(2)));
    message.key = read_record_.Bytes(3);
    if (!read_record_.IsNull(4)) message.value = read_record_.Bytes(4);
    read_headers_.Bind(1, read_record_.Int64(0));
    while (true) {
      GONGBAO_ASSIGN_OR_RETURN(const bool more, read_headers_.Step());
      if (!more) break;
      message.headers.push_back({read_headers_.Bytes(0), read_headers_.Bytes(1)});
    }
    return std::optional<Message>(std::move(message));
  }

  // Constant after construction.
  EmbeddedLog& log_;
  std::optional<std::string> group_;  // cleared when it is left
  RebalanceListener* const listener_;

  // Used only by the thread that polls.
  Connection connection_;
  Statement read_record_;
  Statement read_headers_;
  std::vector<Source> sources_;
  size_t turn_ = 0;
  bool started_ = false;
  bool offsets_checked_ = false;
};

Result<std::unique_ptr<Broker>> EmbeddedLog::Open(const std::string& path) {
  GONGBAO_ASSIGN_OR_RETURN(auto file_lock, FileLock::Acquire(path + ".lock"));
  Result<Connection> connection = Connection::Open(path);
  if (!connection.ok()) return connection.status().WithContext("opening " + path);
  std::unique_ptr<EmbeddedLog> log(
      new EmbeddedLog(path, std::move(file_lock), std::move(connection).value()));
  const Status prepared = log->Prepare();
  if (!prepared.ok()) return prepared.WithContext("opening " + path);
  log->writer_ = std::thread([raw = log.get()] { raw->WriteLoop(); });
  return std::unique_ptr<Broker>(std::move(log));
}

Status EmbeddedLog::Prepare() {
  // Before WAL mode changes the file: it may be something else's.
  GONGBAO_RETURN_IF_ERROR(Migrate(connection_, path_));
  GONGBAO_RETURN_IF_ERROR(Configure(connection_));
  GONGBAO_ASSIGN_OR_RETURN(
      insert_record_,
      connection_.Prepare("INSERT INTO record (partition_id, offset, time_ms, key, value) "
                          "VALUES (?, ?, ?, ?, ?)"));
  GONGBAO_ASSIGN_OR_RETURN(
      insert_header_,
      connection_.Prepare("INSERT INTO header (record_id, place, key, value) VALUES (?, ?, ?, ?)"));
  GONGBAO_ASSIGN_OR_RETURN(
      update_partition_, connection_.Prepare("UPDATE partition SET next_offset = ? WHERE id = ?"));
  GONGBAO_ASSIGN_OR_RETURN(
      upsert_committed_,
      connection_.Prepare(
          "INSERT INTO committed_offset (group_name, partition_id, next_offset) VALUES (?, ?, ?) "
          "ON CONFLICT DO UPDATE SET next_offset = excluded.next_offset"));
  return LoadTopics();
}

Status EmbeddedLog::LoadTopics() {
  GONGBAO_ASSIGN_OR_RETURN(
      Statement rows,
      connection_.Prepare("SELECT topic.name, partition.number, partition.id, "
                          "partition.next_offset FROM partition JOIN topic ON topic.id = "
                          "partition.topic_id ORDER BY topic.name, partition.number"));
  const std::lock_guard lock(mu_);
  while (true) {
    GONGBAO_ASSIGN_OR_RETURN(const bool row, rows.Step());
    if (!row) return Status();
    partitions_.push_back({.where = {rows.Bytes(0), static_cast<int32_t>(rows.Int64(1))},
                           .id = rows.Int64(2),
                           .end = rows.Int64(3)});
    topics_[partitions_.back().where.topic].push_back(&partitions_.back());
  }
}

EmbeddedLog::~EmbeddedLog() {
  if (!writer_.joinable()) return;
  {
    const std::lock_guard lock(mu_);
    stopping_ = true;
  }
  work_.notify_all();
  writer_.join();
}

Status EmbeddedLog::CreateTopic(const std::string& topic, int32_t partition_count) {
  if (!IsTopicName(topic)) {
    return InvalidArgumentError("\"" + topic +
                                "\" is no topic name; use 1 to 249 of a-z A-Z 0-9 . _ -");
  }
  if (partition_count < 1) {
    return InvalidArgumentError("topic \"" + topic + "\" needs at least 1 partition, not " +
                                std::to_string(partition_count));
  }
  const std::lock_guard create_lock(create_mu_);
  {
    const std::lock_guard lock(mu_);
    const auto existing = topics_.find(topic);
    if (existing != topics_.end()) {
      if (existing->second.size() == static_cast<size_t>(partition_count)) return Status();
      return FailedPreconditionError("topic \"" + topic + "\" has " +
                                     std::to_string(existing->second.size()) + " partitions, not " +
                                     std::to_string(partition_count) +
                                     "; use that count or a new topic");
    }
  }
  std::vector<Partition> created;
  const Status written = OnWriter([&]() -> Status {
    created.clear();
    GONGBAO_ASSIGN_OR_RETURN(Statement insert_topic,
                             connection_.Prepare("INSERT INTO topic (name) VALUES (?)"));
    insert_topic.BindText(1, topic);
    GONGBAO_RETURN_IF_ERROR(insert_topic.Run());
    const int64_t topic_id = connection_.last_insert_rowid();
    GONGBAO_ASSIGN_OR_RETURN(
        Statement insert_partition,
        connection_.Prepare(
            "INSERT INTO partition (topic_id, number, next_offset) VALUES (?, ?, 0)"));
    for (int32_t number = 0; number < partition_count; ++number) {
      insert_partition.Bind(1, topic_id);
      insert_partition.Bind(2, number);
      GONGBAO_RETURN_IF_ERROR(insert_partition.Run());
      created.push_back(
          {.where = {topic, number}, .id = connection_.last_insert_rowid(), .end = 0});
    }
    return Status();
  });
  if (!written.ok()) return written.WithContext("creating topic \"" + topic + "\"");
  const std::lock_guard lock(mu_);
  for (Partition& partition : created) {
    partitions_.push_back(std::move(partition));
    topics_[topic].push_back(&partitions_.back());
  }
  return Status();
}

Result<int32_t> EmbeddedLog::PartitionCount(const std::string& topic) {
  const std::lock_guard lock(mu_);
  const auto found = topics_.find(topic);
  if (found == topics_.end()) {
    return NotFoundError("no topic \"" + topic + "\"; create it first");
  }
  return static_cast<int32_t>(found->second.size());
}

Result<std::unique_ptr<Producer>> EmbeddedLog::NewProducer() {
  return std::unique_ptr<Producer>(std::make_unique<EmbeddedProducer>(*this));
}

Result<std::unique_ptr<Consumer>> EmbeddedLog::Subscribe(const std::string& group,
                                                         const std::vector<std::string>& topics,
                                                         RebalanceListener* listener) {
  std::vector<EmbeddedConsumer::Source> sources;
  {
    const std::lock_guard lock(mu_);
    for (const std::string& topic : topics) {
      const auto found = topics_.find(topic);
      if (found == topics_.end()) {
        return NotFoundError("no topic \"" + topic + "\"; create it first");
      }
      for (Partition* partition : found->second) sources.push_back({.partition = partition});
    }
    if (!groups_.insert(group).second) {
      return FailedPreconditionError("group \"" + group + "\" of " + path_ +
                                     " has a member already; close that consumer first");
    }
  }
  auto consumer = EmbeddedConsumer::Make(*this, group, listener, std::move(sources));
  if (!consumer.ok()) {
    const std::lock_guard lock(mu_);
    groups_.erase(group);
  }
  return consumer;
}

Result<std::unique_ptr<Consumer>> EmbeddedLog::Assign(
    const std::map<TopicPartition, int64_t>& offsets) {
  std::vector<EmbeddedConsumer::Source> sources;
  for (const auto& [where, offset] : offsets) {
    GONGBAO_ASSIGN_OR_RETURN(Partition * partition, Find(where));
    sources.push_back({.partition = partition, .next = offset});
  }
  return EmbeddedConsumer::Make(*this, std::nullopt, nullptr, std::move(sources));
}

Result<int64_t> EmbeddedLog::BeginOffset(const TopicPartition& partition) {
  GONGBAO_RETURN_IF_ERROR(Find(partition).status());
  return 0;  // nothing is ever removed
}

Result<int64_t> EmbeddedLog::EndOffset(const TopicPartition& partition) {
  GONGBAO_ASSIGN_OR_RETURN(const Partition* found, Find(partition));
  const std::lock_guard lock(mu_);
  return found->end;
}

Result<Partition*> EmbeddedLog::Find(const TopicPartition& where) {
  const std::lock_guard lock(mu_);
  const auto topic = topics_.find(where.topic);
  if (topic == topics_.end() || where.partition < 0 ||
      static_cast<size_t>(where.partition) >= topic->second.size()) {
    return NotFoundError("no " + Name(where));
  }
  return topic->second[static_cast<size_t>(where.partition)];
}

Status EmbeddedLog::OnWriter(std::function<Status()> body) {
  Task task{.body = std::move(body), .done = {}};
  std::future<Status> done = task.done.get_future();
  {
    const std::lock_guard lock(mu_);
    tasks_.push_back(&task);
  }
  work_.notify_one();
  return done.get();
}

void EmbeddedLog::WriteLoop() {
  std::unique_lock lock(mu_);
  while (true) {
    work_.wait(lock, [this] { return stopping_ || !records_.empty() || !tasks_.empty(); });
    if (records_.empty() && tasks_.empty()) return;
    const std::vector<Task*> tasks = std::exchange(tasks_, {});
    std::vector<PendingRecord> batch = TakeBatch();
    lock.unlock();
    for (Task* task : tasks) {
      // Taken over: the caller's Task is gone as soon as it has its answer.
      std::promise<Status> done = std::move(task->done);
      done.set_value(connection_.InTransaction(task->body));
    }
    if (!batch.empty()) WriteBatch(std::move(batch));
    lock.lock();
  }
}

std::vector<EmbeddedLog::PendingRecord> EmbeddedLog::TakeBatch() {
  std::vector<PendingRecord> batch;
  std::map<const Partition*, int64_t> next;
  size_t bytes = 0;
  while (!records_.empty() && batch.size() < kBatchCount &&
         (batch.empty() || bytes + records_.front().bytes <= kBatchBytes)) {
    PendingRecord& record = records_.front();
    record.offset = next.try_emplace(record.partition, record.partition->end).first->second++;
    bytes += record.bytes;
    batch.push_back(std::move(record));
    records_.pop_front();
  }
  return batch;
}

Status EmbeddedLog::InsertBatch(const std::vector<PendingRecord>& batch) {
  std::map<int64_t, int64_t> next;
  for (const PendingRecord& record : batch) {
    insert_record_.Bind(1, record.partition->id);
    insert_record_.Bind(2, record.offset);
    insert_record_.Bind(3, record.time_ms);
    insert_record_.BindBytes(4, record.message.key);
    if (record.message.value) {
      insert_record_.BindBytes(5, *record.message.value);
    } else {
      insert_record_.BindNull(5);
    }
    GONGBAO_RETURN_IF_ERROR(insert_record_.Run());
    const int64_t record_id = connection_.last_insert_rowid();
    int64_t place = 0;
    for (const Header& header : record.message.headers) {
      insert_header_.Bind(1, record_id);
      insert_header_.Bind(2, place++);
      insert_header_.BindBytes(3, header.key);
      insert_header_.BindBytes(4, header.value);
      GONGBAO_RETURN_IF_ERROR(insert_header_.Run());
    }
    next[record.partition->id] = record.offset + 1;
  }
  for (const auto& [partition_id, offset] : next) {
    update_partition_.Bind(1, offset);
    update_partition_.Bind(2, partition_id);
    GONGBAO_RETURN_IF_ERROR(update_partition_.Run());
  }
  return Status();
}

void EmbeddedLog::WriteBatch(std::vector<PendingRecord> batch) {
  const Status written = connection_.InTransaction([&] { return InsertBatch(batch); })
                             .WithContext("writing to " + path_);
  if (written.ok()) {
    const std::lock_guard lock(mu_);
    for (const PendingRecord& record : batch) record.partition->end = record.offset + 1;
    appended_.notify_all();
  }
  for (const PendingRecord& record : batch) {
    if (!record.acknowledge) continue;
    if (written.ok()) {
      record.acknowledge(Position{record.partition->where, record.offset});
    } else {
      record.acknowledge(written);
    }
  }
  const std::lock_guard lock(mu_);
  for (const PendingRecord& record : batch) {
    queued_bytes_ -= record.bytes;
    if (--record.producer->pending_count_ == 0) idle_.notify_all();
  }
}

}  // namespace

Result<std::unique_ptr<Broker>> OpenEmbeddedLog(const std::string& path) {
  return EmbeddedLog::Open(path);
}

}  // namespace gongbao::messaging
