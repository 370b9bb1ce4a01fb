// gongbao-query: gRPC over the store. Wiring only.
#include <chrono>
#include <iostream>

#include "common/config/config.h"
#include "common/obs/health_server.h"
#include "common/obs/log.h"
#include "common/obs/stop_signals.h"
#include "common/rpc/server.h"
#include "common/store/sqlite/sqlite_store.h"
#include "services/query/query_service.h"

namespace {

// Load balancers ask for health every few seconds; running calls are short.
constexpr std::chrono::seconds kCallGrace{5};

}  // namespace

int main(int argc, char** argv) {
  using namespace gongbao;
  obs::StopSignals signals;  // before any other thread
  const config::Program program{.name = "gongbao-query",
                                .purpose = "answers questions about the store over gRPC.",
                                .options = {"store.path", "grpc.address", "grpc.allow_public",
                                            "metrics.address", "log.format", "log.level"}};
  const auto config = config::Config::FromCommandLine(program, argc, argv);
  if (!config.ok()) {
    std::cerr << program.name << ": " << config.status().message() << "\n";
    return 2;
  }
  if (!config->answer().empty()) {
    std::cout << config->answer();
    return 0;
  }

  const obs::Log log(program.name, obs::LogFormatOf(config->Text("log.format")),
                     obs::LogLevelOf(config->Text("log.level")));
  const auto fail = [&log](const Status& status) {
    log.Error("can't go on", {{"reason", status.ToString()}});
    return config::ExitCode(status);
  };
  const auto store = store::OpenSqliteStore(config->Text("store.path"));
  if (!store.ok()) return fail(store.status());
  query::QueryService service(store->get());
  rpc::ServerOptions options;
  options.address = config->Text("grpc.address");
  options.allow_public = config->Bool("grpc.allow_public");
  const auto server = rpc::Server::Start(options, service.services());
  if (!server.ok()) return fail(server.status());

  const obs::Metrics metrics;
  const config::Address address = config->HostPort("metrics.address");
  const auto health =
      obs::HealthServer::Start(address.host, address.port, &metrics,
                               {.live = [] { return Status(); }, .ready = [] { return Status(); }});
  if (!health.ok()) return fail(health.status());
  log.Info("listening", {{"grpc_port", (*server)->port()}, {"metrics_port", (*health)->port()}});

  signals.Wait();
  (*server)->Shutdown(kCallGrace);
  log.Info("stopped");
  return 0;
}
