// /metrics, /healthz and /readyz for programs that serve no HTTP of their own.
#ifndef GONGBAO_COMMON_OBS_HEALTH_SERVER_H_
#define GONGBAO_COMMON_OBS_HEALTH_SERVER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/base/status.h"
#include "common/obs/metrics.h"

namespace gongbao::obs {

// Probes as Kubernetes asks them. Each is called from any thread and must not block; the message of
// a failure is shown with 503.
struct Probes {
  std::function<Status()> live;   // a failure: restart me
  std::function<Status()> ready;  // a failure: send me nothing for now
};

// Serves from its construction to its destruction, on threads of its own. Thread-safe.
class HealthServer {
 public:
  // Binds to `host` and `port` (0: any free one). `metrics` is not owned and must outlive this.
  // UNAVAILABLE when the address can't be bound.
  static Result<std::unique_ptr<HealthServer>> Start(const std::string& host, uint16_t port,
                                                     const Metrics* metrics, Probes probes);
  // Stops listening and waits for running answers.
  ~HealthServer();

  HealthServer(const HealthServer&) = delete;
  HealthServer& operator=(const HealthServer&) = delete;

  uint16_t port() const;

 private:
  class Listener;  // keeps httplib.h out of this header
  explicit HealthServer(std::unique_ptr<Listener> listener);

  const std::unique_ptr<Listener> listener_;
};

}  // namespace gongbao::obs

#endif  // GONGBAO_COMMON_OBS_HEALTH_SERVER_H_
