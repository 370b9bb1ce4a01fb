#include "common/obs/health_server.h"

#include <httplib.h>

#include <thread>
#include <utility>

namespace gongbao::obs {
namespace {

constexpr size_t kThreads = 2;  // a scrape must not hold up a probe

void Answer(const std::function<Status()>& probe, httplib::Response& response) {
  const Status status = probe();
  response.status = status.ok() ? 200 : 503;
  response.set_content(status.ok() ? "ok\n" : status.ToString() + "\n",
                       "text/plain; charset=utf-8");
}

}  // namespace

class HealthServer::Listener {
 public:
  Listener(const Metrics* metrics, Probes probes) : probes_(std::move(probes)) {
    server_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    server_.set_keep_alive_timeout(1);
    server_.set_payload_max_length(0);
    server_.Get("/metrics", [metrics](const httplib::Request&, httplib::Response& response) {
      response.set_content(metrics->Text(), "text/plain; version=0.0.4; charset=utf-8");
    });
    server_.Get("/healthz", [this](const httplib::Request&, httplib::Response& response) {
      Answer(probes_.live, response);
    });
    server_.Get("/readyz", [this](const httplib::Request&, httplib::Response& response) {
      Answer(probes_.ready, response);
    });
  }

  ~Listener() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  Status Listen(const std::string& host, uint16_t port) {
    // The default lets a second process share the port; two workers must not answer one probe.
    server_.set_socket_options([](socket_t socket) {
      const int yes = 1;
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    const int bound = port == 0                          ? server_.bind_to_any_port(host)
                      : server_.bind_to_port(host, port) ? int{port}
                                                         : -1;
    if (bound <= 0) {
      return UnavailableError("can't listen on " + host + ":" + std::to_string(port) +
                              " (metrics.address); it is taken or not an address of this machine");
    }
    port_ = static_cast<uint16_t>(bound);
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    // stop() is without effect until the loop runs.
    while (!server_.is_running()) std::this_thread::yield();
    return {};
  }

  uint16_t port() const { return port_; }

 private:
  const Probes probes_;
  httplib::Server server_;
  std::thread thread_;
  uint16_t port_ = 0;
};

HealthServer::HealthServer(std::unique_ptr<Listener> listener) : listener_(std::move(listener)) {}
HealthServer::~HealthServer() = default;

Result<std::unique_ptr<HealthServer>> HealthServer::Start(const std::string& host, uint16_t port,
                                                          const Metrics* metrics, Probes probes) {
  auto listener = std::make_unique<Listener>(metrics, std::move(probes));
  GONGBAO_RETURN_IF_ERROR(listener->Listen(host, port));
  return std::unique_ptr<HealthServer>(new HealthServer(std::move(listener)));
}

uint16_t HealthServer::port() const { return listener_->port(); }

}  // namespace gongbao::obs
