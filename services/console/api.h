// What the console answers, without the HTTP library: one table of routes, each a row with a
// method, a path pattern and the function that answers. Most rows are one gRPC call: the path
// becomes the request's name or parent, the query parameters its other fields.
#ifndef GONGBAO_SERVICES_CONSOLE_API_H_
#define GONGBAO_SERVICES_CONSOLE_API_H_

#include <grpcpp/channel.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "gongbao/v1/pipeline.grpc.pb.h"
#include "gongbao/v1/query.grpc.pb.h"
#include "services/console/http_error.h"
#include "services/console/ingest.h"

namespace gongbao::console {

// A document as uploaded.
struct UploadedFile {
  std::string file_name;
  std::string media_type;  // with parameters, as sent
  std::string content;
};

// A request as the table sees it.
struct ApiRequest {
  std::string method;                             // GET for HEAD too
  std::string path;                               // decoded
  std::multimap<std::string, std::string> query;  // decoded
  std::vector<UploadedFile> files;                // of POST /v1/documents:submit
  bool chinese = false;                           // Accept-Language begins with zh
};

class Api;

// A row of the table. In a pattern, {x} stands for one or more characters other than / and :.
struct Route {
  std::string_view method;
  std::string_view pattern;
  Answer (*answer)(const Api& api, const ApiRequest& request);
};

// True if the whole path fits the pattern.
bool PathMatches(std::string_view pattern, std::string_view path);

// Thread-safe; every answer blocks for the calls behind it.
class Api {
 public:
  // `intake` is not owned, must outlive this, and may be null: then uploads are UNIMPLEMENTED.
  // `metrics` and `ready` as in ConsoleOptions.
  Api(const std::shared_ptr<grpc::Channel>& query, Intake* intake,
      std::function<std::string()> metrics, std::function<Status()> ready, Intake::Clock now);

  // All routes.
  static std::span<const Route> Routes();

  // Answers by the table; nothing when no row has that path (then it may be a page's).
  std::optional<Answer> Handle(const ApiRequest& request) const;

 private:
  // Makes the request message out of path and query parameters, calls, prints the response.
  template <typename Stub, typename Request, typename Response>
  Answer Call(Stub& stub,
              grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
              const ApiRequest& request) const;
  Answer Reader(const ApiRequest& request) const;
  Answer Submit(const ApiRequest& request) const;
  Answer Healthz(const ApiRequest& request) const;
  Answer Readyz(const ApiRequest& request) const;
  Answer Metrics(const ApiRequest& request) const;

  const std::unique_ptr<v1::DocumentService::Stub> documents_;
  const std::unique_ptr<v1::FactService::Stub> facts_;
  const std::unique_ptr<v1::PipelineService::Stub> pipeline_;
  Intake* const intake_;
  const std::function<std::string()> metrics_;
  const std::function<Status()> ready_;
  const Intake::Clock now_;
};

}  // namespace gongbao::console

#endif  // GONGBAO_SERVICES_CONSOLE_API_H_
