// serve_child DATA INBOX: runs everything in one process as `gongbao serve` does, writes "ready",
// then "settled" with the counts when all that was in the inbox at the start is in the store, and
// ends at SIGTERM.
#include <unistd.h>

#include <iostream>

#include "common/config/options.h"
#include "common/obs/stop_signals.h"
#include "services/gongbao/serve.h"

int main(int argc, char** argv) {
  using namespace gongbao;
  if (argc != 3) {
    std::cerr << "usage: serve_child DATA INBOX\n";
    return 2;
  }
  obs::StopSignals signals;
  const auto crash_points = obs::CrashPoints::FromEnvironment();
  const obs::Log log("serve_child", obs::LogFormat::kJson, obs::LogLevel::kInfo);
  serve::ServeOptions options;
  options.data = argv[1];
  options.inbox = argv[2];
  options.grpc = {"127.0.0.1", 0};
  options.http = {"127.0.0.1", 0};
  // Commits and transactions as often as can be, so that a kill falls between them.
  config::Program tuned{.name = "serve_child", .purpose = "", .options = {}};
  for (const config::Option& row : config::Options()) {
    if (!row.required || !row.fallback.empty()) tuned.options.push_back(row.name);
  }
  options.tuning =
      config::Config::Load(tuned, {"--commit.interval_ms=1", "--index.batch_max_count=5"}, {})
          .value();
  options.inbox_scan_interval = std::chrono::milliseconds(20);
  const auto instance = serve::Instance::Start(
      std::move(options), &log, &*crash_points, [&signals] { signals.Stop(); },
      [](std::string_view) { _exit(70); });
  if (!instance.ok()) {
    std::cerr << instance.status().ToString() << "\n";
    return 1;
  }
  std::cout << "ready" << std::endl;
  if ((*instance)->AwaitSettled(std::chrono::minutes(2)).ok()) {
    const auto counts = (*instance)->Count();
    if (counts.ok()) {
      std::cout << "settled documents=" << counts->documents << " facts=" << counts->facts
                << " dead_letters=" << counts->dead_letters << std::endl;
    }
  }
  signals.Wait();
  return (*instance)->Stop().ok() ? 0 : 1;
}
