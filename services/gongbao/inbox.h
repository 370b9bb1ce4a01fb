// The watched folder of `gongbao serve`: a report that is put there is submitted by itself.
#ifndef GONGBAO_SERVICES_GONGBAO_INBOX_H_
#define GONGBAO_SERVICES_GONGBAO_INBOX_H_

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "common/base/status.h"
#include "common/messaging/messaging.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/store/store.h"
#include "gongbao/v1/events.pb.h"

namespace gongbao::serve {

struct InboxOptions {
  std::filesystem::path folder;
  std::string documents_topic;
  // One record for each submission (key: the path; headers: revision, SHA-256, position of the
  // event), so that a restart need not read all documents again to know them. Has one partition.
  std::string state_topic;
  std::chrono::milliseconds scan_interval;
};

// Looks through the folder again and again. A file, at any depth, becomes the document whose id is
// its path within the folder, at a revision that grows when its bytes change. It is taken when size
// and time of change were the same in two scans. Names that begin with a dot are left alone; a file
// that goes away is not withdrawn.
//
// A file is submitted once for its bytes, whatever happens in between: the state tells what was
// submitted, and events behind the last one that it tells of are read from the log itself.
//
// Run belongs to one thread; Stop and SettledSince may be called from any.
class Inbox {
 public:
  using Clock = std::chrono::steady_clock;

  // Nothing passed is owned; all must outlive this.
  Inbox(InboxOptions options, messaging::Broker* broker, messaging::Producer* producer,
        store::Store* store, const obs::Log* log, obs::Metrics* metrics);

  // Scans until Stop: OK. Fails when the log can't tell what was submitted. A file or folder that
  // can't be read is logged once and tried again when it changes. Once.
  Status Run();
  void Stop();

  // Whether a scan that began after `time` found every file submitted or refused.
  bool SettledSince(Clock::time_point time) const { return settled_scan_.load() >= time; }

 private:
  struct Submitted {
    uint64_t revision = 0;
    std::string sha256;
  };
  // What tells a file from its former self without reading it.
  struct Stamp {
    uintmax_t size = 0;
    std::filesystem::file_time_type changed;

    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  using Files = std::map<std::string, Stamp>;  // by path within the folder

  Status Recover();
  Files List();
  bool Scan();
  Status Submit(const std::string& path, const Stamp& stamp);
  uint64_t NextRevision(const std::string& path);
  Result<messaging::Position> Write(messaging::OutgoingMessage record);
  void Remember(const std::string& path, const Submitted& submitted,
                const messaging::Position& position);

  // Constant after construction.
  const InboxOptions options_;
  messaging::Broker* const broker_;
  messaging::Producer* const producer_;
  store::Store* const store_;
  const obs::Log* const log_;
  obs::Metrics* const metrics_;

  // Used only by the thread in Run.
  std::map<std::string, Submitted> submitted_;  // by path
  Files seen_;                                  // in the scan before
  Files done_;                                  // submitted or refused as they were

  std::atomic<Clock::time_point> settled_scan_ = Clock::time_point::min();
  std::mutex mu_;
  std::condition_variable stopped_;
  bool stopping_ = false;  // guarded by mu_
};

}  // namespace gongbao::serve

#endif  // GONGBAO_SERVICES_GONGBAO_INBOX_H_
