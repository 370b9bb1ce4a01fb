// What every service's main does in the same way: signals, options, log, metrics, health, the end.
#ifndef GONGBAO_COMMON_SERVICE_SERVICE_H_
#define GONGBAO_COMMON_SERVICE_SERVICE_H_

#include <functional>
#include <memory>
#include <thread>

#include "common/config/config.h"
#include "common/obs/health_server.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"
#include "common/obs/stop_signals.h"

namespace gongbao::service {

// What a service is given; outlives all that its body makes.
struct Service {
  // Serves /metrics and the probes at the option metrics.address.
  Result<std::unique_ptr<obs::HealthServer>> ServeHealth(obs::Probes probes);

  // Runs a worker (Run, Stop, Live, Ready), its health beside it, until it ends by itself or a
  // signal asks it to stop. Returns what the worker's Run returned.
  template <typename Worker>
  Status RunWorker(Worker* worker) {
    const auto health = ServeHealth({.live = [worker] { return worker->Live(); },
                                     .ready = [worker] { return worker->Ready(); }});
    if (!health.ok()) return health.status();
    log.Info("listening", {{"metrics_port", (*health)->port()}});
    Status status;
    std::thread work([&] {
      status = worker->Run();
      signals.Stop();
    });
    signals.Wait();
    worker->Stop();
    work.join();
    return status;
  }

  obs::StopSignals& signals;
  const config::Config& config;
  const obs::Log& log;
  obs::Metrics& metrics;
};

// A service's main: blocks the signals before any thread starts, reads the options (--help and its
// like are answered on stdout, a mistake on stderr), then calls `body`. A failure of the body is
// logged. Returns the program's exit code. `program` must list metrics.address, log.format and
// log.level.
int Run(const config::Program& program, int argc, const char* const* argv,
        const std::function<Status(Service&)>& body);

}  // namespace gongbao::service

#endif  // GONGBAO_COMMON_SERVICE_SERVICE_H_
