// gongbao-query: gRPC over the store. Wiring only.
#include <chrono>

#include "common/rpc/server.h"
#include "common/service/service.h"
#include "common/store/sqlite/sqlite_store.h"
#include "services/query/query_service.h"

namespace {

using namespace gongbao;

// Load balancers ask for health every few seconds; running calls are short.
constexpr std::chrono::seconds kCallGrace{5};

Status Query(service::Service& service) {
  const auto store = store::OpenSqliteStore(service.config.Text("store.path"));
  if (!store.ok()) return store.status();
  query::QueryService queries(store->get());
  rpc::ServerOptions options;
  options.address = service.config.Text("grpc.address");
  options.allow_public = service.config.Bool("grpc.allow_public");
  const auto server = rpc::Server::Start(options, queries.services());
  if (!server.ok()) return server.status();
  const auto health =
      service.ServeHealth({.live = [] { return Status(); }, .ready = [] { return Status(); }});
  if (!health.ok()) return health.status();
  service.log.Info("listening",
                   {{"grpc_port", (*server)->port()}, {"metrics_port", (*health)->port()}});
  service.signals.Wait();
  (*server)->Shutdown(kCallGrace);
  service.log.Info("stopped");
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const config::Program program{.name = "gongbao-query",
                                .purpose = "answers questions about the store over gRPC.",
                                .options = {"store.path", "grpc.address", "grpc.allow_public",
                                            "metrics.address", "log.format", "log.level"}};
  return service::Run(program, argc, argv, Query);
}
