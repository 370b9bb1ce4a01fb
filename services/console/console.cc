#include "services/console/console.h"

#include <arpa/inet.h>
#include <grpcpp/channel.h>
#include <httplib.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "common/text/decode.h"
#include "services/console/api.h"
#include "services/console/http_error.h"
#include "services/console/ingest.h"
#include "services/console/pages.h"

namespace gongbao::console {
namespace {

// A connection holds a thread while it is kept alive, and a browser opens six.
constexpr size_t kThreads = 32;
constexpr size_t kRequestsPerConnection = 1000;
constexpr time_t kKeepAliveSeconds = 2;
constexpr time_t kReadSeconds = 10;
constexpr time_t kWriteSeconds = 10;
// What a form adds round its files.
constexpr size_t kFormBytes = size_t{1} << 20;
constexpr size_t kMaxFiles = 100;
// httplib matches paths with std::regex, which recurses once a character.
constexpr size_t kMaxPathBytes = 2048;

bool IsLoopback(const std::string& address) {
  in_addr v4{};
  if (inet_pton(AF_INET, address.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  return address == "localhost" || address == "::1";
}

// The host of a Host header, without its port.
std::string HostOf(const std::string& header) {
  if (header.starts_with('[')) {
    const size_t end = header.find(']');
    return end == std::string::npos ? std::string() : header.substr(1, end - 1);
  }
  return header.substr(0, header.find(':'));
}

bool IsChinese(const httplib::Request& request) {
  return request.get_header_value("Accept-Language").starts_with("zh");
}

void SetCommonHeaders(httplib::Response& response) {
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
}

void Send(const Answer& answer, httplib::Response& response) {
  // A 200 is left for httplib to set: it makes it a 206 when a range was asked for.
  if (answer.status != 200) response.status = answer.status;
  SetCommonHeaders(response);
  response.set_header("Cache-Control", "no-store");
  response.set_header("Vary", "Accept-Language");
  if (!answer.allow.empty()) response.set_header("Allow", answer.allow);
  response.set_content(answer.body, answer.content_type);
}

// Sends the answer and ends the connection, for a request whose body has not been read to its end:
// the rest would be taken for the next request. httplib closes when a content provider fails, which
// this one does after its last byte.
void SendAndClose(Answer answer, httplib::Response& response) {
  const std::string body = std::exchange(answer.body, {});
  Send(answer, response);
  response.set_header("Connection", "close");
  const std::string type = response.get_header_value("Content-Type");
  response.headers.erase("Content-Type");
  response.set_content_provider(body.size(), type,
                                [body](size_t offset, size_t length, httplib::DataSink& sink) {
                                  sink.write(body.data() + offset, length);
                                  return false;
                                });
}

Answer TooLarge(bool chinese) {
  return ErrorAnswer(MakeError(StatusCode::kInvalidArgument, "DOCUMENT_TOO_LARGE",
                               "a document may have 64 MiB, and so may all files of one request "
                               "together: send less at a time",
                               "文件超过 64 MiB，请拆分后再提交"),
                     chinese, 413);
}

std::optional<std::string> ReadBody(const httplib::ContentReader& reader) {
  std::string body;
  const bool whole = reader([&](const char* bytes, size_t length) {
    body.append(bytes, length);
    return body.size() <= kMaxDocumentBytes;
  });
  if (!whole && body.size() <= kMaxDocumentBytes) return std::nullopt;
  return body;
}

// Why a body could not be taken.
enum class ReadFailure { kNone, kBroken, kTooLarge, kTooMany, kNotAFile };

ReadFailure ReadForm(const httplib::ContentReader& reader, std::vector<UploadedFile>& files) {
  ReadFailure failure = ReadFailure::kNone;
  size_t total = 0;
  const bool whole = reader(
      [&](const httplib::MultipartFormData& part) {
        if (part.filename.empty()) failure = ReadFailure::kNotAFile;
        if (files.size() == kMaxFiles) failure = ReadFailure::kTooMany;
        files.push_back(
            {.file_name = part.filename, .media_type = part.content_type, .content = {}});
        return failure == ReadFailure::kNone;
      },
      [&](const char* bytes, size_t length) {
        total += length;
        if (total > kMaxDocumentBytes) failure = ReadFailure::kTooLarge;
        if (failure == ReadFailure::kNone) files.back().content.append(bytes, length);
        return failure == ReadFailure::kNone;
      });
  return whole || failure != ReadFailure::kNone ? failure : ReadFailure::kBroken;
}

Answer ReadFailureAnswer(ReadFailure failure, bool chinese) {
  switch (failure) {
    case ReadFailure::kTooLarge:
      return TooLarge(chinese);
    case ReadFailure::kTooMany:
      return ErrorAnswer(MakeError(StatusCode::kInvalidArgument, "TOO_MANY_FILES",
                                   "a form may hold 100 files: send the rest in another",
                                   "一次最多提交 100 个文件"),
                         chinese);
    case ReadFailure::kNotAFile:
      return ErrorAnswer(
          MakeError(StatusCode::kInvalidArgument, "NOT_A_FILE",
                    "a part of the form has no file name: send files only", "表单里有一项不是文件"),
          chinese);
    case ReadFailure::kBroken:
    case ReadFailure::kNone:
      break;
  }
  return ErrorAnswer(MakeError(StatusCode::kInvalidArgument, "BROKEN_BODY",
                               "the body ended early or is no valid form: send it again",
                               "请求正文不完整或格式有误，请重新提交"),
                     chinese);
}

}  // namespace

// Owns the HTTP server and the thread that accepts for it.
class Console::Server {
 public:
  Server(ConsoleOptions options, const std::shared_ptr<grpc::Channel>& query,
         messaging::Producer* producer)
      : options_(std::move(options)),
        intake_(producer == nullptr
                    ? nullptr
                    : std::make_unique<Intake>(producer, options_.documents_topic, options_.now)),
        api_(query, intake_.get(), options_.metrics, options_.ready, options_.now) {}

  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  ~Server() { Stop(); }

  Status Start();
  void Stop();
  uint16_t port() const { return port_; }

 private:
  void SetUp();
  // Refuses what another site's page makes a browser send; nothing: go on.
  std::optional<Answer> Refuse(const httplib::Request& request) const;
  ApiRequest ToApiRequest(const httplib::Request& request) const;
  void AnswerWithoutBody(const httplib::Request& request, httplib::Response& response) const;
  void AnswerWithBody(const httplib::Request& request, httplib::Response& response,
                      const httplib::ContentReader& reader) const;
  void SendPage(const std::string& path, bool chinese, httplib::Response& response) const;

  // Constant after construction.
  const ConsoleOptions options_;
  const std::unique_ptr<Intake> intake_;
  const Api api_;
  // Set by Start, then constant.
  Pages pages_;
  uint16_t port_ = 0;
  httplib::Server http_;
  std::thread acceptor_;
};

void Console::Server::SetUp() {
  http_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
  http_.set_keep_alive_max_count(kRequestsPerConnection);
  http_.set_keep_alive_timeout(kKeepAliveSeconds);
  http_.set_read_timeout(kReadSeconds);
  http_.set_write_timeout(kWriteSeconds);
  http_.set_payload_max_length(kMaxDocumentBytes + kFormBytes);
  http_.set_tcp_nodelay(true);
  // httplib's default is SO_REUSEPORT, by which two programs share a port without knowing.
  http_.set_socket_options([](socket_t socket) {
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  });
  http_.set_pre_routing_handler(
      [this](const httplib::Request& request, httplib::Response& response) {
        const bool body =
            request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
        if (body && request.path.size() <= kMaxPathBytes) {
          return httplib::Server::HandlerResponse::Unhandled;
        }
        AnswerWithoutBody(request, response);
        return httplib::Server::HandlerResponse::Handled;
      });
  const auto with_body = [this](const httplib::Request& request, httplib::Response& response,
                                const httplib::ContentReader& reader) {
    AnswerWithBody(request, response, reader);
  };
  http_.Post("[^]*", with_body);
  http_.Put("[^]*", with_body);
  http_.Patch("[^]*", with_body);
  // What httplib refuses by itself: a malformed request, a payload over the limit.
  http_.set_error_handler([](const httplib::Request& request, httplib::Response& response) {
    if (response.has_header("X-Content-Type-Options")) {
      return;  // one of our own answers
    }
    const bool chinese = IsChinese(request);
    const int status = response.status;
    Send(status == 413 ? TooLarge(chinese)
                       : ErrorAnswer(MakeError(StatusCode::kInvalidArgument, "BAD_REQUEST",
                                               "this is no valid HTTP request", "HTTP 请求无效"),
                                     chinese, status),
         response);
  });
}

Status Console::Server::Start() {
  if (acceptor_.joinable() || port_ != 0) {
    return FailedPreconditionError("the console was started before");
  }
  if (!options_.allow_public && !IsLoopback(options_.address)) {
    return FailedPreconditionError("the console has no log-in and binds to loopback only: " +
                                   options_.address + " needs allow_public");
  }
  GONGBAO_ASSIGN_OR_RETURN(pages_, Pages::Load(options_.web_root));
  SetUp();
  int port = options_.port;
  if (port == 0) {
    port = http_.bind_to_any_port(options_.address);
  } else if (!http_.bind_to_port(options_.address, port)) {
    port = -1;
  }
  if (port <= 0) {
    return UnavailableError("can't bind the console to " + options_.address + ":" +
                            std::to_string(options_.port) +
                            ": is the port taken, is the address this machine's?");
  }
  port_ = static_cast<uint16_t>(port);
  acceptor_ = std::thread([this] { http_.listen_after_bind(); });
  // stop() before httplib's loop runs would be lost.
  while (!http_.is_running()) std::this_thread::yield();
  return {};
}

void Console::Server::Stop() {
  if (!acceptor_.joinable()) return;
  http_.stop();
  acceptor_.join();
}

std::optional<Answer> Console::Server::Refuse(const httplib::Request& request) const {
  const bool chinese = IsChinese(request);
  if (request.path.size() > kMaxPathBytes || !text::IsValidUtf8(request.path)) {
    return ErrorAnswer(MakeError(StatusCode::kInvalidArgument, "BAD_PATH",
                                 "the path is too long or not UTF-8", "路径过长或不是 UTF-8"),
                       chinese);
  }
  const std::string host = request.get_header_value("Host");
  if (!options_.allow_public && !IsLoopback(HostOf(host))) {
    // A foreign name that resolves to 127.0.0.1: some site's script at work.
    return ErrorAnswer(MakeError(StatusCode::kPermissionDenied, "FOREIGN_HOST",
                                 "only localhost is served here, not \"" + host + "\"",
                                 "此服务只接受对 localhost 的访问"),
                       chinese);
  }
  const std::string origin = request.get_header_value("Origin");
  const size_t scheme = origin.find("://");
  if (request.method != "GET" && request.method != "HEAD" && !origin.empty() &&
      (scheme == std::string::npos || origin.substr(scheme + 3) != host)) {
    return ErrorAnswer(MakeError(StatusCode::kPermissionDenied, "FOREIGN_ORIGIN",
                                 "pages of other sites may not write here", "不接受其他网站的提交"),
                       chinese);
  }
  return std::nullopt;
}

ApiRequest Console::Server::ToApiRequest(const httplib::Request& request) const {
  return {.method = request.method == "HEAD" ? "GET" : request.method,
          .path = request.path,
          .query = {request.params.begin(), request.params.end()},
          .files = {},
          .chinese = IsChinese(request)};
}

void Console::Server::AnswerWithoutBody(const httplib::Request& request,
                                        httplib::Response& response) const {
  const std::string length = request.get_header_value("Content-Length");
  const bool has_body =
      (!length.empty() && length != "0") || request.has_header("Transfer-Encoding");
  if (has_body) {
    SendAndClose(ErrorAnswer(MakeError(StatusCode::kInvalidArgument, "UNEXPECTED_BODY",
                                       request.method + " takes no body here", "此请求不应带正文"),
                             IsChinese(request)),
                 response);
    return;
  }
  std::optional<Answer> answer = Refuse(request);
  if (!answer) answer = api_.Handle(ToApiRequest(request));
  if (answer) {
    Send(*answer, response);
  } else if (request.method == "GET" || request.method == "HEAD") {
    SendPage(request.path, IsChinese(request), response);
  } else {
    Answer wrong = ErrorAnswer(
        MakeError(StatusCode::kUnimplemented, "METHOD_NOT_ALLOWED",
                  request.method + " is not possible on a page", "页面不支持 " + request.method),
        IsChinese(request), 405);
    wrong.allow = "GET, HEAD";
    Send(wrong, response);
  }
}

void Console::Server::SendPage(const std::string& path, bool chinese,
                               httplib::Response& response) const {
  Result<Page> page = pages_.Get(path);
  if (!page.ok()) {
    Send(ErrorAnswer(MakeError(StatusCode::kNotFound, "PAGE_NOT_FOUND", page.status().message(),
                               "没有这个页面：" + path),
                     chinese),
         response);
    return;
  }
  SetCommonHeaders(response);
  response.set_header("Cache-Control", std::string(page->cache_control));
  response.set_header("Content-Security-Policy", page->content_security_policy);
  response.set_content(page->body, std::string(page->content_type));
}

void Console::Server::AnswerWithBody(const httplib::Request& request, httplib::Response& response,
                                     const httplib::ContentReader& reader) const {
  ApiRequest call = ToApiRequest(request);
  if (std::optional<Answer> refused = Refuse(request)) {
    return SendAndClose(*std::move(refused), response);
  }
  const bool upload = PathMatches("/v1/documents:submit", request.path) && request.method == "POST";
  ReadFailure failure = ReadFailure::kNone;
  if (request.is_multipart_form_data()) {
    failure = ReadForm(reader, call.files);
  } else if (std::optional<std::string> body = ReadBody(reader); !body) {
    failure = ReadFailure::kBroken;
  } else if (body->size() > kMaxDocumentBytes) {
    failure = ReadFailure::kTooLarge;
  } else if (upload) {
    const std::string name = request.get_param_value("name");
    call.files.push_back({.file_name = name.empty() ? "text.txt" : name,
                          .media_type = request.get_header_value("Content-Type"),
                          .content = *std::move(body)});
  }
  // httplib found the declared length over the limit, and has read and dropped the body.
  if (response.status == 413) failure = ReadFailure::kTooLarge;
  if (failure != ReadFailure::kNone && upload) {
    return SendAndClose(ReadFailureAnswer(failure, call.chinese), response);
  }
  std::optional<Answer> answer = api_.Handle(call);
  if (!answer) {
    answer = ErrorAnswer(MakeError(StatusCode::kNotFound, "ROUTE_NOT_FOUND",
                                   "no such route: " + request.path + "; docs/http.md lists them",
                                   "没有这个接口：" + request.path),
                         call.chinese);
  }
  if (failure != ReadFailure::kNone) return SendAndClose(*std::move(answer), response);
  Send(*answer, response);
}

Console::Console(ConsoleOptions options, const std::shared_ptr<grpc::Channel>& query,
                 messaging::Producer* producer)
    : server_(std::make_unique<Server>(std::move(options), query, producer)) {}

Console::~Console() = default;

Status Console::Start() { return server_->Start(); }

void Console::Stop() { server_->Stop(); }

uint16_t Console::port() const { return server_->port(); }

}  // namespace gongbao::console
