#include "common/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/impl/server_initializer.h>
#include <grpcpp/resource_quota.h>

#include <mutex>
#include <string_view>
#include <utility>

namespace gongbao::rpc {
namespace {

constexpr int kMaxConcurrentStreams = 100;  // on one connection
constexpr int kMinPingIntervalMs = 10'000;  // clients that ping every 30 s are welcome
constexpr int kMaxSendBytes = 4 << 20;      // what clients take by default

// Learns the names of the services that are registered, which the builder keeps to itself.
class ServiceNames final : public grpc::ServerBuilderPlugin {
 public:
  explicit ServiceNames(std::vector<std::string>* names) : names_(names) {}
  std::string name() override { return "gongbao_service_names"; }
  void InitServer(grpc::ServerInitializer*) override {}
  void Finish(grpc::ServerInitializer* initializer) override {
    *names_ = *initializer->GetServiceList();
  }
  void ChangeArguments(const std::string&, void*) override {}

 private:
  std::vector<std::string>* const names_;
};

class ServiceNamesOption final : public grpc::ServerBuilderOption {
 public:
  explicit ServiceNamesOption(std::vector<std::string>* names) : names_(names) {}
  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    plugins->push_back(std::make_unique<ServiceNames>(names_));
  }

 private:
  std::vector<std::string>* const names_;
};

// By the address alone: 127.x.y.z, ::1, localhost, or a socket file.
bool IsLoopback(std::string_view address) {
  for (const std::string_view local : {"localhost:", "[::1]:", "unix:"}) {
    if (address.starts_with(local)) return true;
  }
  return address.starts_with("127.") &&
         address.find_first_not_of("0123456789.") == address.rfind(':');
}

// Both switches are process-wide and must be thrown before the first server is built.
void EnableHealthAndReflection() {
  static std::once_flag once;
  std::call_once(once, [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  });
}

}  // namespace

Server::Server(std::unique_ptr<grpc::Server> server, std::vector<std::string> service_names,
               int port)
    : server_(std::move(server)), service_names_(std::move(service_names)), port_(port) {}

Server::~Server() { Shutdown(std::chrono::milliseconds(0)); }

Result<std::unique_ptr<Server>> Server::Start(const ServerOptions& options,
                                              const std::vector<grpc::Service*>& services) {
  if (!options.address.empty() && !options.allow_public && !IsLoopback(options.address)) {
    return FailedPreconditionError(
        "gRPC address " + options.address +
        ": other machines could reach it, and there is no log-in; use 127.0.0.1, or allow public "
        "addresses explicitly");
  }
  EnableHealthAndReflection();
  grpc::ServerBuilder builder;
  int port = 0;
  if (!options.address.empty()) {
    // Without this a second server on the port would silently share its connections.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    builder.AddListeningPort(options.address, grpc::InsecureServerCredentials(), &port);
  }
  builder.SetMaxReceiveMessageSize(options.max_receive_bytes);
  builder.SetMaxSendMessageSize(kMaxSendBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, options.max_metadata_bytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxConcurrentStreams);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             kMinPingIntervalMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  // The threads of the sync API are unbounded unless a quota bounds them.
  builder.SetResourceQuota(
      grpc::ResourceQuota("gongbao_server").SetMaxThreads(options.max_threads));
  builder.SetSyncServerOption(grpc::ServerBuilder::NUM_CQS, 1);
  for (grpc::Service* const service : services) builder.RegisterService(service);
  std::vector<std::string> names;
  builder.SetOption(std::make_unique<ServiceNamesOption>(&names));
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || (!options.address.empty() && port <= 0)) {
    return UnavailableError("gRPC address " + options.address +
                            ": can't listen there; is the port taken, or the host not this "
                            "machine's?");
  }
  std::unique_ptr<Server> made(new Server(std::move(server), std::move(names), port));
  made->SetServing(true);
  return made;
}

std::shared_ptr<grpc::Channel> Server::InProcessChannel() {
  return server_->InProcessChannel(grpc::ChannelArguments());
}

void Server::SetServing(bool serving) {
  grpc::HealthCheckServiceInterface* const health = server_->GetHealthCheckService();
  for (const std::string& name : service_names_) health->SetServingStatus(name, serving);
  health->SetServingStatus("", serving);
}

void Server::Shutdown(std::chrono::milliseconds grace) {
  SetServing(false);
  server_->Shutdown(std::chrono::system_clock::now() + grace);
  server_->Wait();
}

std::shared_ptr<grpc::Channel> NewChannel(const std::string& address) {
  return grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
}

}  // namespace gongbao::rpc
