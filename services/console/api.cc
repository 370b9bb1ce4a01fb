#include "services/console/api.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "common/base/parse_number.h"
#include "common/text/decode.h"
#include "services/console/proto_json.h"
#include "services/console/reader.h"

namespace gongbao::console {
namespace {

constexpr auto kCallDeadline = std::chrono::seconds(10);
constexpr std::string_view kApiPrefix = "/v1/";

void Prepare(grpc::ClientContext& context) {
  context.set_deadline(std::chrono::system_clock::now() + kCallDeadline);
}

// The last part of a name: the fact's own id.
std::string_view IdOf(std::string_view name) { return name.substr(name.rfind('/') + 1); }

v1::RpcStatus BadParameter(const std::string& name, const std::string& message,
                           const std::string& zh) {
  return MakeError(StatusCode::kInvalidArgument, "INVALID_PARAMETER",
                   "query parameter " + name + ": " + message, "参数 " + name + "：" + zh, name);
}

// The field that a query parameter sets: any of the request's but those that the path gives.
const google::protobuf::FieldDescriptor* ParameterField(const google::protobuf::Descriptor& type,
                                                        const std::string& parameter) {
  for (int i = 0; i < type.field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *type.field(i);
    if (field.name() == "name" || field.name() == "parent") continue;
    if (field.json_name() == parameter) return &field;
  }
  return nullptr;
}

std::string ParameterNames(const google::protobuf::Descriptor& type) {
  std::string names;
  for (int i = 0; i < type.field_count(); ++i) {
    const std::string& name = type.field(i)->name();
    if (name == "name" || name == "parent") continue;
    if (!names.empty()) names += ", ";
    names += type.field(i)->json_name();
  }
  return names.empty() ? "none" : names;
}

std::optional<v1::RpcStatus> SetParameters(const ApiRequest& request,
                                           google::protobuf::Message& message) {
  const google::protobuf::Descriptor& type = *message.GetDescriptor();
  const google::protobuf::Reflection& reflection = *message.GetReflection();
  const google::protobuf::FieldDescriptor* last = nullptr;
  for (const auto& [name, value] : request.query) {
    const google::protobuf::FieldDescriptor* field = ParameterField(type, name);
    if (field == nullptr) {
      const std::string known = ParameterNames(type);
      return BadParameter(name, "unknown here; allowed: " + known,
                          "此处没有这个参数；可用：" + known);
    }
    if (field == last) return BadParameter(name, "given twice", "重复给出");
    last = field;
    if (!text::IsValidUtf8(value)) return BadParameter(name, "is not UTF-8", "不是 UTF-8 文本");
    if (field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_STRING) {
      reflection.SetString(&message, field, value);
    } else {  // page_size: the only other kind that requests have
      const auto number = ParseNumber<int32_t>(value);
      if (!number) return BadParameter(name, "is not a whole number", "应为整数");
      reflection.SetInt32(&message, field, *number);
    }
  }
  return std::nullopt;
}

// /v1/documents/x is the name documents/x; /v1/documents/x/articles lists below the parent
// documents/x.
void SetResource(std::string_view path, google::protobuf::Message& message) {
  const google::protobuf::Descriptor& type = *message.GetDescriptor();
  std::string resource(path.substr(kApiPrefix.size()));
  const google::protobuf::FieldDescriptor* field = type.FindFieldByName("name");
  if (field == nullptr) {
    field = type.FindFieldByName("parent");
    if (field == nullptr) return;
    resource.resize(resource.rfind('/'));
  }
  message.GetReflection()->SetString(&message, field, resource);
}

// All pages of a list. `append` takes a response's rows.
template <typename Request, typename Response, typename Fetch, typename Append>
grpc::Status WalkPages(Request request, Fetch fetch, Append append) {
  do {
    grpc::ClientContext context;
    Prepare(context);
    Response response;
    const grpc::Status status = fetch(&context, request, &response);
    if (!status.ok()) return status;
    request.set_page_token(response.next_page_token());
    append(response);
  } while (!request.page_token().empty());
  return grpc::Status::OK;
}

void AppendRuns(std::span<const Run> runs, const std::vector<v1::Fact>& facts, std::string& out) {
  out += R"("runs":[)";
  for (size_t r = 0; r < runs.size(); ++r) {
    out += r > 0 ? R"(,{"text":)" : R"({"text":)";
    AppendJsonString(runs[r].text, out);
    out += R"(,"facts":[)";
    for (size_t f = 0; f < runs[r].facts.size(); ++f) {
      if (f > 0) out += ',';
      AppendJsonString(IdOf(facts[runs[r].facts[f]].name()), out);
    }
    out += "]}";
  }
  out += ']';
}

// A paragraph, with the cells of a row instead of runs.
void AppendParagraph(const v1::Block& block, std::span<const Run> runs,
                     const std::vector<v1::Fact>& facts, std::string& out) {
  out += R"({"index":)" + std::to_string(block.index()) + R"(,"place":)";
  if (block.has_place()) {
    AppendJson(block.place(), out);
  } else {
    out += "null";
  }
  out += ',';
  if (!block.has_row()) {
    out += R"("row":null,)";
    AppendRuns(runs, facts, out);
  } else {
    out += R"("row":{"table":)" + std::to_string(block.row().table());
    out += R"(,"index":)" + std::to_string(block.row().index()) + R"(,"cells":[)";
    bool first = true;
    for (const v1::TableRow::Cell& cell : block.row().cells()) {
      out += first ? R"({"column":)" : R"(,{"column":)";
      first = false;
      out += std::to_string(cell.column());
      out += R"(,"rows":)" + std::to_string(cell.rows());
      out += R"(,"columns":)" + std::to_string(cell.columns());
      out += cell.header() ? R"(,"header":true,)" : R"(,"header":false,)";
      AppendRuns(RunsOf(cell, block, runs), facts, out);
      out += '}';
    }
    out += R"(]},"runs":[])";
  }
  out += '}';
}

std::string ReaderJson(const v1::GetArticleResponse& head, const std::vector<v1::Block>& blocks,
                       const std::vector<v1::Fact>& facts) {
  const CutText cut = CutIntoRuns(blocks, facts);
  std::string out = R"({"document":)";
  AppendJson(head.document(), out);
  out += R"(,"article":)";
  AppendJson(head.article(), out);
  out += R"(,"paragraphs":[)";
  for (size_t b = 0; b < blocks.size(); ++b) {
    if (b > 0) out += ',';
    AppendParagraph(blocks[b], cut.paragraphs[b], facts, out);
  }
  out += R"(],"facts":[)";
  for (size_t f = 0; f < facts.size(); ++f) {
    if (f > 0) out += ',';
    AppendJson(facts[f], out);
  }
  out += R"(],"unaligned":[)";
  for (size_t u = 0; u < cut.unaligned.size(); ++u) {
    if (u > 0) out += ',';
    AppendJsonString(IdOf(facts[cut.unaligned[u]].name()), out);
  }
  out += "]}";
  return out;
}

// "text/html; charset=gbk" as a hint for the extractor; what a form or curl sends when it knows
// nothing is none.
void SetMediaType(const std::string& sent, v1::DocumentEvent& event) {
  const std::string type = sent.substr(0, sent.find(';'));
  if (type != "application/octet-stream" && type != "application/x-www-form-urlencoded" &&
      text::IsValidUtf8(type)) {
    event.set_media_type(type);
  }
  constexpr std::string_view kCharset = "charset=";
  const size_t charset = sent.find(kCharset);
  if (charset == std::string::npos) return;
  std::string name = sent.substr(charset + kCharset.size());
  name.resize(std::min(name.find_first_of("; "), name.size()));
  std::erase(name, '"');
  if (text::IsValidUtf8(name)) event.set_charset(name);
}

v1::RpcStatus SubmitError(const Status& status, const std::string& file_name) {
  const bool down = status.code() == StatusCode::kUnavailable;
  return MakeError(status.code(), down ? "LOG_UNAVAILABLE" : "INVALID_DOCUMENT",
                   file_name + ": " + status.message(),
                   file_name + (down ? "：日志没有确认，文件可能已收下也可能没有；再次提交不会重复"
                                     : "：无法接收（" + status.message() + "）"));
}

Answer PlainText(int status, std::string text) {
  return {.status = status,
          .content_type = "text/plain; charset=utf-8",
          .body = std::move(text),
          .allow = {}};
}

}  // namespace

bool PathMatches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty()) {
    if (pattern.front() == '{') {
      pattern.remove_prefix(pattern.find('}') + 1);
      const size_t length = std::min(path.find_first_of("/:"), path.size());
      if (length == 0) return false;
      path.remove_prefix(length);
    } else {
      if (path.empty() || path.front() != pattern.front()) return false;
      pattern.remove_prefix(1);
      path.remove_prefix(1);
    }
  }
  return path.empty();
}

Api::Api(const std::shared_ptr<grpc::Channel>& query, Intake* intake,
         std::function<std::string()> metrics, std::function<Status()> ready, Intake::Clock now)
    : documents_(v1::DocumentService::NewStub(query)),
      facts_(v1::FactService::NewStub(query)),
      pipeline_(v1::PipelineService::NewStub(query)),
      intake_(intake),
      metrics_(std::move(metrics)),
      ready_(std::move(ready)),
      now_(std::move(now)) {}

std::span<const Route> Api::Routes() {
  using Documents = v1::DocumentService::Stub;
  using Facts = v1::FactService::Stub;
  using Pipeline = v1::PipelineService::Stub;
  static constexpr std::array kRoutes = {
      Route{"GET", "/v1/documents",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.documents_, &Documents::ListDocuments, request);
            }},
      Route{"GET", "/v1/documents/{document}",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.documents_, &Documents::GetDocument, request);
            }},
      Route{"GET", "/v1/documents/{document}/articles",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.documents_, &Documents::ListArticles, request);
            }},
      Route{"GET", "/v1/documents/{document}/articles/{article}",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.documents_, &Documents::GetArticle, request);
            }},
      Route{"GET", "/v1/documents/{document}/articles/{article}/blocks",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.documents_, &Documents::ListBlocks, request);
            }},
      Route{"GET", "/v1/documents/{document}/articles/{article}/copies",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.documents_, &Documents::ListCopies, request);
            }},
      Route{"GET", "/v1/documents/{document}/articles/{article}/facts",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.facts_, &Facts::ListFacts, request);
            }},
      Route{"GET", "/v1/documents/{document}/articles/{article}/facts/{fact}",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.facts_, &Facts::GetFact, request);
            }},
      Route{"GET", "/v1/deadLetters",
            [](const Api& api, const ApiRequest& request) {
              return api.Call(*api.pipeline_, &Pipeline::ListDeadLetters, request);
            }},
      Route{"GET", "/v1/documents/{document}/articles/{article}:reader",
            [](const Api& api, const ApiRequest& request) { return api.Reader(request); }},
      Route{"POST", "/v1/documents:submit",
            [](const Api& api, const ApiRequest& request) { return api.Submit(request); }},
      Route{"GET", "/healthz",
            [](const Api& api, const ApiRequest& request) { return api.Healthz(request); }},
      Route{"GET", "/readyz",
            [](const Api& api, const ApiRequest& request) { return api.Readyz(request); }},
      Route{"GET", "/metrics",
            [](const Api& api, const ApiRequest& request) { return api.Metrics(request); }},
  };
  return kRoutes;
}

std::optional<Answer> Api::Handle(const ApiRequest& request) const {
  std::string allow;
  for (const Route& route : Routes()) {
    if (!PathMatches(route.pattern, request.path)) continue;
    if (route.method == request.method) return route.answer(*this, request);
    if (!allow.empty()) allow += ", ";
    allow += route.method;
    if (route.method == "GET") allow += ", HEAD";
  }
  if (!allow.empty()) {
    Answer answer = ErrorAnswer(
        MakeError(StatusCode::kUnimplemented, "METHOD_NOT_ALLOWED",
                  request.method + " is not possible on " + request.path + "; use " + allow,
                  request.path + " 不支持 " + request.method + "，请用 " + allow),
        request.chinese, 405);
    answer.allow = std::move(allow);
    return answer;
  }
  if (request.path == "/v1" || request.path.starts_with(kApiPrefix)) {
    return ErrorAnswer(MakeError(StatusCode::kNotFound, "ROUTE_NOT_FOUND",
                                 "no such route: " + request.path + "; docs/http.md lists them",
                                 "没有这个接口：" + request.path),
                       request.chinese);
  }
  return std::nullopt;
}

template <typename Stub, typename Request, typename Response>
Answer Api::Call(Stub& stub,
                 grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                 const ApiRequest& request) const {
  Request message;
  SetResource(request.path, message);
  if (const auto error = SetParameters(request, message)) {
    return ErrorAnswer(*error, request.chinese);
  }
  grpc::ClientContext context;
  Prepare(context);
  Response response;
  const grpc::Status status = (stub.*method)(&context, message, &response);
  if (!status.ok()) return ErrorAnswer(ErrorOf(status), request.chinese);
  return {.status = 200, .body = ToJson(response), .allow = {}};
}

Answer Api::Reader(const ApiRequest& request) const {
  v1::GetArticleRequest article;
  const std::string_view path = std::string_view(request.path).substr(kApiPrefix.size());
  article.set_name(std::string(path.substr(0, path.rfind(':'))));
  if (const auto error = SetParameters(request, article)) {
    return ErrorAnswer(*error, request.chinese);
  }
  grpc::ClientContext context;
  Prepare(context);
  v1::GetArticleResponse head;
  grpc::Status status = documents_->GetArticle(&context, article, &head);
  if (!status.ok()) return ErrorAnswer(ErrorOf(status), request.chinese);

  std::vector<v1::Block> blocks;
  v1::ListBlocksRequest list_blocks;
  list_blocks.set_parent(article.name());
  list_blocks.set_page_size(500);
  status = WalkPages<v1::ListBlocksRequest, v1::ListBlocksResponse>(
      list_blocks,
      [this](auto* c, const auto& req, auto* res) { return documents_->ListBlocks(c, req, res); },
      [&](v1::ListBlocksResponse& response) {
        std::ranges::move(*response.mutable_blocks(), std::back_inserter(blocks));
      });
  if (!status.ok()) return ErrorAnswer(ErrorOf(status), request.chinese);

  std::vector<v1::Fact> facts;
  v1::ListFactsRequest list_facts;
  list_facts.set_parent(article.name());
  list_facts.set_page_size(1000);
  status = WalkPages<v1::ListFactsRequest, v1::ListFactsResponse>(
      list_facts,
      [this](auto* c, const auto& req, auto* res) { return facts_->ListFacts(c, req, res); },
      [&](v1::ListFactsResponse& response) {
        std::ranges::move(*response.mutable_facts(), std::back_inserter(facts));
      });
  if (!status.ok()) return ErrorAnswer(ErrorOf(status), request.chinese);
  std::ranges::stable_sort(facts, {}, [](const v1::Fact& f) {
    return std::pair(f.span().start_byte(), -f.span().end_byte());
  });
  return {.status = 200, .body = ReaderJson(head, blocks, facts), .allow = {}};
}

Answer Api::Submit(const ApiRequest& request) const {
  if (intake_ == nullptr) {
    return ErrorAnswer(MakeError(StatusCode::kUnimplemented, "UPLOAD_DISABLED",
                                 "this console has no log to write to; publish to Kafka instead",
                                 "此控制台不接收上传，请改用 Kafka 发布"),
                       request.chinese);
  }
  if (request.files.empty()) {
    return ErrorAnswer(MakeError(StatusCode::kInvalidArgument, "NO_DOCUMENT",
                                 "the request holds no file: send a form with files, or the text "
                                 "itself as the body",
                                 "没有收到文件：请用表单上传文件，或直接以正文提交"),
                       request.chinese);
  }
  std::string title;
  for (const auto& [name, value] : request.query) {
    if (name != "title" && name != "name") {
      return ErrorAnswer(BadParameter(name, "unknown here; allowed: title, name",
                                      "此处没有这个参数；可用：title、name"),
                         request.chinese);
    }
    if (!text::IsValidUtf8(value)) {
      return ErrorAnswer(BadParameter(name, "is not UTF-8", "不是 UTF-8 文本"), request.chinese);
    }
    if (name == "title") title = value;
  }
  std::string body = R"({"documents":[)";
  for (const UploadedFile& file : request.files) {
    v1::DocumentEvent event;
    event.set_inline_content(file.content);
    SetMediaType(file.media_type, event);
    if (!title.empty()) (*event.mutable_attributes())["title"] = title;
    const auto now =
        std::chrono::duration_cast<std::chrono::milliseconds>(now_().time_since_epoch());
    event.set_revision(static_cast<uint64_t>(now.count()));
    const uint64_t revision = event.revision();
    const Result<v1::SubmitDocumentResponse> taken =
        intake_->Submit(std::move(event), file.file_name);
    if (!taken.ok()) {
      const bool large = file.content.size() > kMaxDocumentBytes;
      return ErrorAnswer(SubmitError(taken.status(), file.file_name), request.chinese,
                         large ? 413 : 0);
    }
    if (body.back() == '}') body += ',';
    body += R"({"fileName":)";
    AppendJsonString(file.file_name, body);
    body += R"(,"revision":)" + std::to_string(revision) + ",";
    body += std::string_view(ToJson(*taken)).substr(1);
  }
  body += "]}";
  return {.status = 200, .body = std::move(body), .allow = {}};
}

Answer Api::Healthz(const ApiRequest& /*request*/) const { return PlainText(200, "ok\n"); }

Answer Api::Readyz(const ApiRequest& /*request*/) const {
  const Status ready = ready_ ? ready_() : Status();
  return ready.ok() ? PlainText(200, "ok\n") : PlainText(503, ready.message() + "\n");
}

Answer Api::Metrics(const ApiRequest& request) const {
  if (!metrics_) {
    return ErrorAnswer(MakeError(StatusCode::kNotFound, "NO_METRICS",
                                 "this process offers no metrics", "此进程没有指标"),
                       request.chinese);
  }
  return {.status = 200,
          .content_type = "text/plain; version=0.0.4; charset=utf-8",
          .body = metrics_(),
          .allow = {}};
}

}  // namespace gongbao::console
