// A gRPC server as every service here runs it: limits set, health and reflection answering,
// stopped in order; and the channels that clients reach it by.
//
// gRPC 1.51 can be aborted by crafted headers (CVE-2023-1428 and others) and has no log-in here
// yet: a server that other machines can reach must stand behind a network policy, mTLS or a
// normalising proxy.
#ifndef GONGBAO_COMMON_RPC_SERVER_H_
#define GONGBAO_COMMON_RPC_SERVER_H_

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/base/status.h"

namespace gongbao::rpc {

struct ServerOptions {
  // host:port; port 0 takes any free one. Empty: reached through InProcessChannel only.
  std::string address = "127.0.0.1:0";
  // Allows an address that other machines can reach.
  bool allow_public = false;
  int max_receive_bytes = 1 << 20;
  int max_metadata_bytes = 8 << 10;
  // Threads that handle calls, one call each. A call that finds none free is told
  // RESOURCE_EXHAUSTED at once.
  int max_threads = 32;
};

// Thread-safe. Serves from Start until Shutdown.
class Server {
 public:
  // Binds and serves `services` (not owned; they must outlive the server), with
  // grpc.health.v1 and reflection. FAILED_PRECONDITION for an address that needs allow_public,
  // UNAVAILABLE when it can't be bound.
  static Result<std::unique_ptr<Server>> Start(const ServerOptions& options,
                                               const std::vector<grpc::Service*>& services);
  // Shuts down without waiting for calls.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // The port that is bound; 0 without an address.
  int port() const { return port_; }

  // A channel to this server within the process, without a port. gRPC cuts it at the start of a
  // shutdown: stop those who call through it first.
  std::shared_ptr<grpc::Channel> InProcessChannel();

  // What health says of the server ("") and of each service; true from Start on. Say false a while
  // before Shutdown, so that load balancers turn away first.
  void SetServing(bool serving);

  // Says NOT_SERVING, takes no new calls, lets those that came over the network finish for `grace`,
  // cancels the rest, and returns when all have returned. Twice is the same as once.
  void Shutdown(std::chrono::milliseconds grace);

 private:
  Server(std::unique_ptr<grpc::Server> server, std::vector<std::string> service_names, int port);

  const std::unique_ptr<grpc::Server> server_;
  const std::vector<std::string> service_names_;
  const int port_;
};

// A channel to host:port, without encryption; connects when the first call is made. Answers of up
// to 4 MiB are taken.
std::shared_ptr<grpc::Channel> NewChannel(const std::string& address);

}  // namespace gongbao::rpc

#endif  // GONGBAO_COMMON_RPC_SERVER_H_
