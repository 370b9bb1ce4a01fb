// The console: HTTP/JSON and the web page over the query service, and the upload of documents. It
// reaches the query service through gRPC only, so that what a browser sees and what a gRPC client
// sees are one and the same.
#ifndef GONGBAO_SERVICES_CONSOLE_CONSOLE_H_
#define GONGBAO_SERVICES_CONSOLE_CONSOLE_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "common/base/status.h"
#include "common/messaging/messaging.h"

namespace grpc {
class Channel;
}

namespace gongbao::console {

struct ConsoleOptions {
  std::string address = "127.0.0.1";  // an IP address or a host name
  uint16_t port = 0;                  // 0: any free one; port() tells which
  // Allows an address that other machines can reach. There is no log-in yet, so it is never the
  // default.
  bool allow_public = false;
  std::string web_root;  // folder with the built page; empty: JSON only
  std::string documents_topic = "gongbao.documents.v1";
  // What GET /metrics answers, in Prometheus' text format; unset: 404. Called from any thread.
  std::function<std::string()> metrics;
  // Whether the parts behind the console can serve; the message of a failure is what GET /readyz
  // answers, with 503. Unset: always ready. Called from any thread.
  std::function<Status()> ready;
  // Revision and fetch time of an uploaded document.
  std::function<std::chrono::system_clock::time_point()> now = std::chrono::system_clock::now;
};

// Thread-safe, except that Start and Stop belong to one thread.
class Console {
 public:
  // `query` leads to a server of DocumentService, FactService and PipelineService. If it is an
  // in-process channel, stop the console before that server: gRPC 1.51 crashes on a call to one
  // that is shut down. `producer` (not owned; must outlive this) takes uploads; null: uploads
  // answer UNIMPLEMENTED.
  Console(ConsoleOptions options, const std::shared_ptr<grpc::Channel>& query,
          messaging::Producer* producer);
  // Stops.
  ~Console();

  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  // Reads the page's files, binds and begins to serve on threads of its own; returns once
  // connections are taken. FAILED_PRECONDITION for an address that needs allow_public and for a
  // second call, NOT_FOUND for a web root without index.html, UNAVAILABLE when the address can't be
  // bound.
  Status Start();

  // Takes no more connections, lets running requests finish (an upload may wait up to its 30 s for
  // the log) and returns; idle connections are closed within two seconds. Twice is the same as
  // once.
  void Stop();

  // The port that is bound; 0 before Start.
  uint16_t port() const;

 private:
  class Server;  // keeps httplib.h out of this header
  std::unique_ptr<Server> server_;
};

}  // namespace gongbao::console

#endif  // GONGBAO_SERVICES_CONSOLE_CONSOLE_H_
