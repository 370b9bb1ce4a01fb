// Everything in one process, for one machine: extractor, indexer, query, console and a watched
// folder over a log and a store in one data folder. The classes are those of the services; only
// what is under them differs.
#ifndef GONGBAO_SERVICES_GONGBAO_SERVE_H_
#define GONGBAO_SERVICES_GONGBAO_SERVE_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/base/status.h"
#include "common/config/config.h"
#include "common/obs/crash_points.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"

namespace gongbao::serve {

struct ServeOptions {
  std::string data;       // folder of the log and the store; made if there is none
  std::string inbox;      // watched folder, made if there is none; empty: none is watched
  std::string knowledge;  // folder laid over the built-in knowledge; empty: none
  config::Address grpc;
  config::Address http;
  bool allow_public = false;  // allows addresses that other machines can reach
  std::string web_root;       // folder with the built page; empty: HTTP/JSON only
  std::chrono::milliseconds inbox_scan_interval{1000};
  // The worker's and the indexer's rows of the option table.
  config::Config tuning = config::Config::Defaults();
};

// Runs from Start to Stop. Start and Stop belong to one thread; the rest may be called from any.
class Instance {
 public:
  // `on_failure` is called once, from a thread of the instance, when a part has ended by itself:
  // Stop then tells why. `give_up` ends the process (see Extractor::GiveUp). `log` and
  // `crash_points` are not owned and must outlive the instance.
  //
  // What it begins with, in this order: the folders, the log and its topics, the store, the
  // indexer, the worker, gRPC, the console, the inbox. Fails as the part does that could not begin:
  // INVALID_ARGUMENT for faults in the knowledge, FAILED_PRECONDITION when another process uses the
  // data folder or an address is public without leave, UNAVAILABLE when an address is taken.
  static Result<std::unique_ptr<Instance>> Start(ServeOptions options, const obs::Log* log,
                                                 const obs::CrashPoints* crash_points,
                                                 std::function<void()> on_failure,
                                                 std::function<void(std::string_view)> give_up);
  // Stops.
  ~Instance();

  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  // Ends in the opposite order: the inbox and the servers take nothing new, running calls end, the
  // worker finishes what it reads and commits, the indexer finishes its transaction; then log and
  // store are closed. What is not done by then goes on at the next start. Returns the failure of
  // the part that ended by itself, if one did.
  Status Stop();

  // Ports that are bound.
  uint16_t grpc_port() const;
  uint16_t http_port() const;

  // What the store holds now.
  struct Counts {
    int64_t documents = 0;
    int64_t facts = 0;
    int64_t dead_letters = 0;
  };
  Result<Counts> Count() const;

  // Blocks until everything that was in the inbox and in the log when this was called has its
  // result or dead letter in the store; DEADLINE_EXCEEDED when `timeout` passes first.
  Status AwaitSettled(std::chrono::milliseconds timeout) const;

 private:
  struct Parts;
  explicit Instance(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;  // empty once stopped
  Status stopped_;
};

}  // namespace gongbao::serve

#endif  // GONGBAO_SERVICES_GONGBAO_SERVE_H_
