#include "services/console/console.h"

#include <arpa/inet.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "common/base/resource_name.h"
#include "common/messaging/embedded_log.h"
#include "gongbao/v1/errors.pb.h"
#include "gongbao/v1/pipeline.grpc.pb.h"
#include "gongbao/v1/query.grpc.pb.h"
#include "services/console/api.h"

namespace gongbao::console {
namespace {

using nlohmann::json;

constexpr auto kTopic = "gongbao.documents.v1";
constexpr auto kArticle = "documents/abc/articles/0";

struct CellAt {
  int32_t column = 0;
  int32_t rows = 1;
  int32_t columns = 1;
  bool header = false;
  int64_t start = 0;
  int64_t end = 0;
};

void AddCell(const CellAt& at, v1::TableRow* row) {
  v1::TableRow::Cell& cell = *row->add_cells();
  cell.set_column(at.column);
  cell.set_rows(at.rows);
  cell.set_columns(at.columns);
  cell.set_header(at.header);
  cell.set_start_byte(at.start);
  cell.set_end_byte(at.end);
}

// Answers every call with a few fixed rows and keeps the request, so that the mapping of HTTP onto
// calls can be seen. The query service itself is tested with the console in tests/browser.
class FixedQuery final : public v1::DocumentService::Service,
                         public v1::FactService::Service,
                         public v1::PipelineService::Service {
 public:
  grpc::Status GetDocument(grpc::ServerContext*, const v1::GetDocumentRequest* request,
                           v1::GetDocumentResponse* response) override {
    if (request->name() != "documents/abc") return NotFound(request->name());
    response->mutable_document()->set_name(request->name());
    response->mutable_document()->set_kind(v1::DOCUMENT_KIND_COMMUNIQUE);
    return grpc::Status::OK;
  }
  grpc::Status ListDocuments(grpc::ServerContext*, const v1::ListDocumentsRequest* request,
                             v1::ListDocumentsResponse* response) override {
    Keep(*request);
    response->add_documents()->set_title("云溪市2023年报告");
    response->set_total_size(1);
    return grpc::Status::OK;
  }
  grpc::Status GetArticle(grpc::ServerContext*, const v1::GetArticleRequest* request,
                          v1::GetArticleResponse* response) override {
    if (request->name() != kArticle) return NotFound(request->name());
    response->mutable_article()->set_name(request->name());
    response->mutable_document()->set_name("documents/abc");
    return grpc::Status::OK;
  }
  // One paragraph a page, so that whoever wants all must walk.
  grpc::Status ListBlocks(grpc::ServerContext*, const v1::ListBlocksRequest* request,
                          v1::ListBlocksResponse* response) override {
    const bool first = request->page_token().empty();
    v1::Block& block = *response->add_blocks();
    block.set_index(first ? 0 : 1);
    block.set_start_byte(first ? 0 : 22);
    block.set_text(first ? "生产总值80亿元。" : "增长\t6%。\t");
    if (!first) {
      block.mutable_place()->set_page(2);
      block.mutable_row()->set_table(4);
      block.mutable_row()->set_index(1);
      AddCell({.column = 0, .header = true, .start = 22, .end = 28}, block.mutable_row());
      AddCell({.column = 1, .rows = 2, .columns = 3, .start = 29, .end = 34}, block.mutable_row());
      AddCell({.column = 4, .start = 35, .end = 35}, block.mutable_row());
    }
    if (first) response->set_next_page_token("2");
    return grpc::Status::OK;
  }
  grpc::Status ListFacts(grpc::ServerContext*, const v1::ListFactsRequest* request,
                         v1::ListFactsResponse* response) override {
    Keep(*request);
    const bool first = request->page_token().empty();
    // Out of order on purpose.
    v1::Fact& fact = *response->add_facts();
    fact.set_name(std::string(kArticle) + (first ? "/facts/growth" : "/facts/level"));
    fact.mutable_span()->set_start_byte(first ? 29 : 12);
    fact.mutable_span()->set_end_byte(first ? 31 : 20);
    fact.set_quote(first ? "6%" : "80亿元");
    fact.set_measure(first ? v1::MEASURE_GROWTH : v1::MEASURE_LEVEL);
    fact.mutable_value()->set_mantissa(first ? 60 : 80);
    fact.mutable_value()->set_exponent(first ? -1 : 0);
    if (first) response->set_next_page_token("2");
    return grpc::Status::OK;
  }
  grpc::Status GetFact(grpc::ServerContext*, const v1::GetFactRequest* request,
                       v1::GetFactResponse* response) override {
    response->mutable_fact()->set_name(request->name());
    return grpc::Status::OK;
  }
  grpc::Status ListDeadLetters(grpc::ServerContext*, const v1::ListDeadLettersRequest* request,
                               v1::ListDeadLettersResponse* response) override {
    Keep(*request);
    response->add_dead_letters()->set_reason("a JPEG image");
    return grpc::Status::OK;
  }

  std::string Last() {
    const std::lock_guard lock(mu_);
    return last_;
  }

 private:
  static grpc::Status NotFound(const std::string& name) {
    v1::RpcStatus details;
    const auto pack = [&](const google::protobuf::Message& message, const std::string& type) {
      auto& any = *details.add_details();
      any.set_type_url("type.googleapis.com/google.rpc." + type);
      any.set_value(message.SerializeAsString());
    };
    v1::ErrorInfo info;
    info.set_reason("DOCUMENT_NOT_FOUND");
    info.set_domain("gongbao");
    (*info.mutable_metadata())["name"] = name;
    pack(info, "ErrorInfo");
    v1::LocalizedMessage zh;
    zh.set_locale("zh-CN");
    zh.set_message("没有这份文档");
    pack(zh, "LocalizedMessage");
    pack(info, "Unheard");
    return {grpc::StatusCode::NOT_FOUND, "no such document: " + name, details.SerializeAsString()};
  }
  template <typename Request>
  void Keep(const Request& request) {
    const std::lock_guard lock(mu_);
    last_ = request.ShortDebugString();
  }

  std::mutex mu_;
  std::string last_;  // guarded by mu_
};

class ConsoleTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("console_" + std::to_string(::getpid()) + "_" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_ / "web/assets");
    std::ofstream(folder_ / "web/index.html") << "<meta content=\"__CSP_NONCE__\">页";
    std::ofstream(folder_ / "web/assets/app-1a2b.js") << "run()";
    std::ofstream(folder_ / "secret.txt") << "secret";

    auto broker = messaging::OpenEmbeddedLog((folder_ / "log.db").string());
    ASSERT_TRUE(broker.ok()) << broker.status().ToString();
    broker_ = *std::move(broker);
    ASSERT_EQ(broker_->CreateTopic(kTopic, 1), Status());
    auto producer = broker_->NewProducer();
    ASSERT_TRUE(producer.ok()) << producer.status().ToString();
    producer_ = *std::move(producer);

    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &query_port_);
    builder.RegisterService(static_cast<v1::DocumentService::Service*>(&query_));
    builder.RegisterService(static_cast<v1::FactService::Service*>(&query_));
    builder.RegisterService(static_cast<v1::PipelineService::Service*>(&query_));
    server_ = builder.BuildAndStart();
    options_.web_root = (folder_ / "web").string();
    Restart();
  }
  void TearDown() override {
    client_.reset();
    console_.reset();
    server_->Shutdown();
    producer_.reset();
    broker_.reset();
    std::filesystem::remove_all(folder_);
  }

  // Starts the console anew with options_.
  void Restart() {
    client_.reset();
    console_ = std::make_unique<Console>(options_, server_->InProcessChannel({}), producer_.get());
    ASSERT_EQ(console_->Start(), Status());
    ASSERT_NE(console_->port(), 0);
    client_ = std::make_unique<httplib::Client>("127.0.0.1", console_->port());
    client_->set_keep_alive(true);
    client_->set_read_timeout(60);
  }

  httplib::Response Get(const std::string& path, const httplib::Headers& headers = {}) {
    const auto result = client_->Get(path, headers);
    if (!result) {
      ADD_FAILURE() << "GET " << path << ": " << httplib::to_string(result.error());
      return {};
    }
    return *result;
  }
  httplib::Response Post(const std::string& path, const std::string& body,
                         const std::string& type = "text/plain",
                         const httplib::Headers& headers = {}) {
    const auto result = client_->Post(path, headers, body, type);
    if (!result) {
      ADD_FAILURE() << "POST " << path << ": " << httplib::to_string(result.error());
      return {};
    }
    return *result;
  }
  int64_t Taken() {
    const auto end = broker_->EndOffset({kTopic, 0});
    EXPECT_TRUE(end.ok());
    return *end;
  }
  v1::DocumentEvent EventAt(int64_t offset) {
    auto consumer = broker_->Assign({{{kTopic, 0}, offset}});
    EXPECT_TRUE(consumer.ok()) << consumer.status().ToString();
    auto message = (*consumer)->Poll(std::chrono::seconds(10));
    EXPECT_TRUE(message.ok() && message->has_value());
    v1::DocumentEvent event;
    EXPECT_TRUE(event.ParseFromString(*(*message)->value));
    return event;
  }

  // Sends bytes as they are and returns all that comes back until the server closes, or until the
  // answer ends with `last`.
  std::string Raw(const std::string& bytes, const std::string& last = "\n\n\n") {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(console_->port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(bytes.size()));
    std::string answer;
    std::array<char, 4096> buffer;
    for (ssize_t n;
         !answer.ends_with(last) && (n = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;) {
      answer.append(buffer.data(), static_cast<size_t>(n));
    }
    ::close(socket);
    return answer;
  }

  std::filesystem::path folder_;
  ConsoleOptions options_;
  std::unique_ptr<messaging::Broker> broker_;
  std::unique_ptr<messaging::Producer> producer_;
  FixedQuery query_;
  std::unique_ptr<grpc::Server> server_;
  int query_port_ = 0;
  std::unique_ptr<Console> console_;
  std::unique_ptr<httplib::Client> client_;
};

std::string ErrorReason(const std::string& body) {
  const json answer = json::parse(body);
  for (const json& detail : answer["error"]["details"]) {
    if (detail["@type"] == "type.googleapis.com/google.rpc.ErrorInfo") return detail["reason"];
  }
  return {};
}

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

TEST(Routes, MatchWholeSegmentsOnly) {
  EXPECT_TRUE(PathMatches("/v1/documents", "/v1/documents"));
  EXPECT_FALSE(PathMatches("/v1/documents", "/v1/documents/"));
  EXPECT_FALSE(PathMatches("/v1/documents", "/v1/document"));
  EXPECT_TRUE(PathMatches("/v1/documents/{d}", "/v1/documents/-"));
  EXPECT_FALSE(PathMatches("/v1/documents/{d}", "/v1/documents/"));
  EXPECT_FALSE(PathMatches("/v1/documents/{d}", "/v1/documents/a/b"));
  EXPECT_FALSE(PathMatches("/v1/documents/{d}", "/v1/documents/a:reader"));
  EXPECT_TRUE(
      PathMatches("/v1/documents/{d}/articles/{a}:reader", "/v1/documents/a/articles/0:reader"));
  EXPECT_FALSE(
      PathMatches("/v1/documents/{d}/articles/{a}:reader", "/v1/documents/a/articles/:reader"));
}

TEST(Routes, HaveEachPathOnceForAMethod) {
  const auto routes = Api::Routes();
  for (const Route& a : routes) {
    for (const Route& b : routes) {
      EXPECT_TRUE(&a == &b || a.method != b.method || a.pattern != b.pattern) << a.pattern;
    }
  }
}

TEST_F(ConsoleTest, AnswersACallAsJson) {
  const auto answer = Get("/v1/documents/abc");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.get_header_value("Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(answer.get_header_value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.get_header_value("Cache-Control"), "no-store");
  const json document = json::parse(answer.body)["document"];
  EXPECT_EQ(document["name"], "documents/abc");
  EXPECT_EQ(document["kind"], "communique");
  EXPECT_EQ(document["factCount"], 0);
}

TEST_F(ConsoleTest, MakesPathAndQueryIntoTheRequest) {
  EXPECT_EQ(
      Get("/v1/documents?filter=region%20%3A%20%E4%BA%91%E6%BA%AA&pageSize=7&pageToken=t").status,
      200);
  EXPECT_EQ(query_.Last(),
            R"(page_size: 7 page_token: "t" filter: "region : \344\272\221\346\272\252")");
  EXPECT_EQ(Get("/v1/documents/-/articles/-/facts?pageSize=-1").status, 200);
  EXPECT_EQ(query_.Last(), R"(parent: "documents/-/articles/-" page_size: -1)");
  EXPECT_EQ(Get("/v1/deadLetters?pageSize=2").status, 200);
  EXPECT_EQ(query_.Last(), "page_size: 2");
  const auto fact = Get("/v1/documents/abc/articles/0/facts/xyz");
  EXPECT_EQ(json::parse(fact.body)["fact"]["name"], "documents/abc/articles/0/facts/xyz");
}

TEST_F(ConsoleTest, RefusesParametersThatMeanNothing) {
  const auto unknown = Get("/v1/documents?pagesize=7");
  EXPECT_EQ(unknown.status, 400);
  const json error = json::parse(unknown.body)["error"];
  EXPECT_EQ(error["code"], 400);
  EXPECT_EQ(error["status"], "INVALID_ARGUMENT");
  EXPECT_EQ(error["message"],
            "query parameter pagesize: unknown here; allowed: pageSize, pageToken, filter");
  EXPECT_EQ(error["details"][2]["fieldViolations"][0]["field"], "pagesize");
  EXPECT_EQ(Get("/v1/documents?pageSize=many").status, 400);
  EXPECT_EQ(Get("/v1/documents?pageSize=1&pageSize=2").status, 400);
  EXPECT_EQ(Get("/v1/documents?filter=%ff").status, 400);
  EXPECT_EQ(Get("/v1/documents/abc?parent=x").status, 400);
}

TEST_F(ConsoleTest, PassesAFailureOnWithItsDetails) {
  const auto answer = Get("/v1/documents/nope");
  EXPECT_EQ(answer.status, 404);
  const json error = json::parse(answer.body)["error"];
  EXPECT_EQ(error["status"], "NOT_FOUND");
  EXPECT_EQ(error["message"], "no such document: documents/nope");
  EXPECT_EQ(error["details"][0], json::parse(R"({"@type":"type.googleapis.com/google.rpc.ErrorInfo",
                            "reason":"DOCUMENT_NOT_FOUND","domain":"gongbao",
                            "metadata":{"name":"documents/nope"}})"));
  EXPECT_EQ(error["details"][2]["typeUrl"], "type.googleapis.com/google.rpc.Unheard");
}

TEST_F(ConsoleTest, SpeaksChineseToWhoPrefersIt) {
  const auto zh = Get("/v1/documents/nope", {{"Accept-Language", "zh-CN,zh;q=0.9,en;q=0.5"}});
  EXPECT_EQ(json::parse(zh.body)["error"]["message"], "没有这份文档");
  EXPECT_EQ(zh.get_header_value("Vary"), "Accept-Language");
  const auto en = Get("/v1/documents/nope", {{"Accept-Language", "en,zh;q=0.5"}});
  EXPECT_EQ(json::parse(en.body)["error"]["message"], "no such document: documents/nope");
}

TEST_F(ConsoleTest, AnswersUnavailableWhenTheQueryServiceIsGone) {
  console_ =
      std::make_unique<Console>(options_,
                                grpc::CreateChannel("127.0.0.1:" + std::to_string(query_port_),
                                                    grpc::InsecureChannelCredentials()),
                                nullptr);
  ASSERT_EQ(console_->Start(), Status());
  client_ = std::make_unique<httplib::Client>("127.0.0.1", console_->port());
  EXPECT_EQ(Get("/v1/documents").status, 200);
  server_->Shutdown();
  const auto answer = Get("/v1/documents");
  EXPECT_EQ(answer.status, 503);
  EXPECT_EQ(json::parse(answer.body)["error"]["status"], "UNAVAILABLE");
}

TEST_F(ConsoleTest, AnswersUnknownRoutesAndWrongMethodsInJson) {
  for (const std::string path :
       {"/v1", "/v1/", "/v1/nothing", "/v1/documents/", "/v1/documents/a:b"}) {
    const auto answer = Get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_EQ(ErrorReason(answer.body), "ROUTE_NOT_FOUND");
  }
  const auto posted = Post("/v1/documents", "x");
  EXPECT_EQ(posted.status, 405);
  EXPECT_EQ(posted.get_header_value("Allow"), "GET, HEAD");
  EXPECT_EQ(json::parse(posted.body)["error"]["status"], "UNIMPLEMENTED");
  const auto got = Get("/v1/documents:submit");
  EXPECT_EQ(got.status, 405);
  EXPECT_EQ(got.get_header_value("Allow"), "POST");
  EXPECT_EQ(client_->Delete("/v1/documents/abc")->status, 405);
  EXPECT_EQ(client_->Options("/v1/documents")->status, 405);
  EXPECT_EQ(client_->Delete("/documents")->status, 405);
  EXPECT_EQ(Post("/documents", "x").status, 404);
}

TEST_F(ConsoleTest, CutsTheReaderTextOverAllPages) {
  const auto answer = Get("/v1/documents/abc/articles/0:reader");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json text = json::parse(answer.body);
  EXPECT_EQ(text["document"]["name"], "documents/abc");
  EXPECT_EQ(text["article"]["name"], kArticle);
  EXPECT_EQ(text["paragraphs"], json::parse(R"([
      {"index":0,"place":null,"row":null,
       "runs":[{"text":"生产总值","facts":[]},{"text":"80亿元","facts":["level"]},
                         {"text":"。","facts":[]}]},
      {"index":1,"place":{"page":2,"box":null,"path":""},
       "row":{"table":4,"index":1,"cells":[
          {"column":0,"rows":1,"columns":1,"header":true,"runs":[{"text":"增长","facts":[]}]},
          {"column":1,"rows":2,"columns":3,"header":false,"runs":[{"text":"6%","facts":["growth"]},
                                                                  {"text":"。","facts":[]}]},
          {"column":4,"rows":1,"columns":1,"header":false,"runs":[]}]},
       "runs":[]}])"));
  ASSERT_EQ(text["facts"].size(), 2u);
  EXPECT_EQ(text["facts"][0]["quote"], "80亿元");  // in text order
  EXPECT_EQ(text["facts"][1]["value"], "6.0");
  EXPECT_EQ(text["unaligned"], json::array());
  EXPECT_EQ(Get("/v1/documents/nope/articles/0:reader").status, 404);
  EXPECT_EQ(Get("/v1/documents/abc/articles/0:reader?x=1").status, 400);
}

TEST_F(ConsoleTest, TakesTextAsABody) {
  const auto answer = Post("/v1/documents:submit?name=%E4%BA%91%E6%BA%AA.html&title=%E9%A2%98",
                           "<p>80亿元</p>", "text/html; charset=\"utf-8\"");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json taken = json::parse(answer.body)["documents"];
  ASSERT_EQ(taken.size(), 1u);
  const v1::DocumentEvent event = EventAt(0);
  EXPECT_TRUE(event.document_id().ends_with("/云溪.html")) << event.document_id();
  EXPECT_EQ(event.inline_content(), "<p>80亿元</p>");
  EXPECT_EQ(event.media_type(), "text/html");
  EXPECT_EQ(event.charset(), "utf-8");
  EXPECT_EQ(event.attributes().at("title"), "题");
  EXPECT_EQ(taken[0]["document"], DocumentName(event.document_id()));
  EXPECT_EQ(taken[0]["fileName"], "云溪.html");
  EXPECT_EQ(taken[0]["revision"], event.revision());
  EXPECT_EQ(taken[0]["position"],
            json::parse(R"({"topic":"gongbao.documents.v1","partition":0,"offset":0})"));
}

TEST_F(ConsoleTest, TakesEveryFileOfAForm) {
  const auto result =
      client_->Post("/v1/documents:submit",
                    httplib::MultipartFormDataItems{{"file", "甲", "甲.txt", "text/plain"},
                                                    {"file", "乙", "乙.txt", ""}});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->status, 200) << result->body;
  EXPECT_EQ(json::parse(result->body)["documents"].size(), 2u);
  EXPECT_EQ(EventAt(0).inline_content(), "甲");
  EXPECT_EQ(EventAt(0).media_type(), "text/plain");
  EXPECT_TRUE(EventAt(1).document_id().ends_with("/乙.txt"));
}

TEST_F(ConsoleTest, RefusesAFormWithoutFilesAndAnEmptyBody) {
  const auto field = client_->Post("/v1/documents:submit",
                                   httplib::MultipartFormDataItems{{"text", "甲", "", ""}});
  ASSERT_TRUE(field);
  EXPECT_EQ(field->status, 400);
  EXPECT_EQ(ErrorReason(field->body), "NOT_A_FILE");
  const auto empty = Post("/v1/documents:submit", "");
  EXPECT_EQ(empty.status, 400);
  EXPECT_EQ(ErrorReason(empty.body), "INVALID_DOCUMENT");
  const auto unknown = Post("/v1/documents:submit?titel=x", "x");
  EXPECT_EQ(unknown.status, 400);
  EXPECT_EQ(Taken(), 0);
}

TEST_F(ConsoleTest, RefusesADocumentOver64MiBHoweverItComes) {
  const std::string large((size_t{64} << 20) + 1, 'x');
  const auto body = Post("/v1/documents:submit", large, "text/plain", {{"Accept-Language", "zh"}});
  EXPECT_EQ(body.status, 413);
  EXPECT_EQ(ErrorReason(body.body), "DOCUMENT_TOO_LARGE");
  EXPECT_EQ(json::parse(body.body)["error"]["message"], "文件超过 64 MiB，请拆分后再提交");

  const auto form = client_->Post("/v1/documents:submit",
                                  httplib::MultipartFormDataItems{{"file", large, "a.txt", ""}});
  ASSERT_TRUE(form) << httplib::to_string(form.error());
  EXPECT_EQ(form->status, 413);

  // A length that httplib itself refuses.
  const auto declared = Post("/v1/documents:submit", large + std::string(size_t{1} << 20, 'x'));
  EXPECT_EQ(declared.status, 413);
  EXPECT_EQ(ErrorReason(declared.body), "DOCUMENT_TOO_LARGE");
  EXPECT_EQ(Taken(), 0);
}

TEST_F(ConsoleTest, RefusesAChunkedBodyOver64MiB) {
  const std::string piece(size_t{1} << 20, 'x');
  const auto chunked = client_->Post(
      "/v1/documents:submit",
      [&](size_t offset, httplib::DataSink& sink) {
        if (offset > (size_t{64} << 20)) {
          sink.done();
          return true;
        }
        return sink.write(piece.data(), piece.size());
      },
      "text/plain");
  // The answer may be lost when the client is still writing; what counts is that nothing is taken.
  if (chunked) {
    EXPECT_EQ(chunked->status, 413);
  }
  EXPECT_EQ(Taken(), 0);
  EXPECT_EQ(Get("/healthz").status, 200);
}

TEST_F(ConsoleTest, TakesADocumentOfExactly64MiB) {
  const auto answer = Post("/v1/documents:submit", std::string(size_t{64} << 20, 'x'));
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(Taken(), 1);
}

TEST_F(ConsoleTest, RefusesUploadsWithoutALog) {
  console_ = std::make_unique<Console>(options_, server_->InProcessChannel({}), nullptr);
  ASSERT_EQ(console_->Start(), Status());
  client_ = std::make_unique<httplib::Client>("127.0.0.1", console_->port());
  const auto answer = Post("/v1/documents:submit", "x");
  EXPECT_EQ(answer.status, 501);
  EXPECT_EQ(ErrorReason(answer.body), "UPLOAD_DISABLED");
}

TEST_F(ConsoleTest, KeepsOtherSitesFromWritingAndReading) {
  const auto foreign =
      Post("/v1/documents:submit", "x", "text/plain", {{"Origin", "http://evil.example"}});
  EXPECT_EQ(foreign.status, 403);
  EXPECT_EQ(ErrorReason(foreign.body), "FOREIGN_ORIGIN");
  const auto null_origin = Post("/v1/documents:submit", "x", "text/plain", {{"Origin", "null"}});
  EXPECT_EQ(null_origin.status, 403);
  const auto rebound = Get("/v1/documents", {{"Host", "evil.example"}});
  EXPECT_EQ(rebound.status, 403);
  EXPECT_EQ(ErrorReason(rebound.body), "FOREIGN_HOST");
  EXPECT_EQ(Taken(), 0);
  const std::string own = "127.0.0.1:" + std::to_string(console_->port());
  EXPECT_EQ(Post("/v1/documents:submit", "x", "text/plain", {{"Origin", "http://" + own}}).status,
            200);
  options_.allow_public = true;
  Restart();
  EXPECT_EQ(Get("/v1/documents", {{"Host", "gongbao.example"}}).status, 200);
}

TEST_F(ConsoleTest, ServesThePageWithANonceOfItsOwn) {
  const auto first = Get("/");
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(first.get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(first.get_header_value("Cache-Control"), "no-cache");
  const std::string policy = first.get_header_value("Content-Security-Policy");
  const std::string nonce = first.body.substr(15, 32);
  EXPECT_EQ(first.body, "<meta content=\"" + nonce + "\">页");
  EXPECT_NE(policy.find("style-src 'self' 'nonce-" + nonce + "'"), std::string::npos) << policy;
  EXPECT_NE(policy.find("default-src 'none'; script-src 'self';"), std::string::npos) << policy;
  EXPECT_NE(Get("/documents/abc/articles/0").body, first.body);  // a page's route, another nonce
}

TEST_F(ConsoleTest, ServesAssetsForEverAndNothingOutsideTheFolder) {
  const auto script = Get("/assets/app-1a2b.js");
  EXPECT_EQ(script.status, 200);
  EXPECT_EQ(script.body, "run()");
  EXPECT_EQ(script.get_header_value("Content-Type"), "application/javascript; charset=utf-8");
  EXPECT_EQ(script.get_header_value("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(script.get_header_value("X-Content-Type-Options"), "nosniff");
  for (const std::string path :
       {"/assets/none.js", "/assets/none", "/favicon.ico", "/../secret.txt",
        "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/assets/%2e%2e%2f%2e%2e%2fsecret.txt"}) {
    const auto answer = Get(path);
    EXPECT_EQ(answer.status, 404) << path;
    EXPECT_EQ(answer.body.find("secret\n"), std::string::npos);
  }
  const auto head = client_->Head("/assets/app-1a2b.js");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_EQ(head->body, "");
  EXPECT_EQ(head->get_header_value("Content-Length"), "5");
}

TEST_F(ConsoleTest, ReportsHealthReadinessAndMetrics) {
  EXPECT_EQ(Get("/healthz").body, "ok\n");
  EXPECT_EQ(Get("/readyz").status, 200);
  EXPECT_EQ(Get("/metrics").status, 404);
  options_.ready = [] { return UnavailableError("the indexer is 3 minutes behind"); };
  options_.metrics = [] { return std::string("gongbao_up 1\n"); };
  Restart();
  EXPECT_EQ(Get("/healthz").status, 200);
  EXPECT_EQ(Get("/readyz").status, 503);
  EXPECT_EQ(Get("/readyz").body, "the indexer is 3 minutes behind\n");
  EXPECT_EQ(Get("/metrics").body, "gongbao_up 1\n");
}

TEST_F(ConsoleTest, NeverTakesABodyForTheNextRequest) {
  const std::string inner = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string length = std::to_string(inner.size());
  for (const std::string method : {"GET", "DELETE", "OPTIONS"}) {
    const std::string answer =
        Raw(method + " /v1/documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + length +
            "\r\n\r\n" + inner);
    EXPECT_EQ(Count(answer, "HTTP/1.1 "), 1u) << answer;
    EXPECT_EQ(answer.substr(0, 12), "HTTP/1.1 400") << answer;
    EXPECT_EQ(ErrorReason(answer.substr(answer.find("\r\n\r\n") + 4)), "UNEXPECTED_BODY");
  }
  const std::string refused =
      Raw("POST /v1/documents:submit HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
          "Content-Length: " +
          length + "\r\n\r\n" + inner);
  EXPECT_EQ(Count(refused, "HTTP/1.1 "), 1u) << refused;
}

TEST_F(ConsoleTest, AnswersNonsenseInJsonAndGoesOn) {
  const std::string long_path(5000, 'a');
  for (const std::string& request :
       {std::string("NONSENSE\r\n\r\n"), std::string("GET\r\n\r\n"),
        std::string(3, '\0') + "\r\n\r\n",
        "GET /" + long_path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        std::string(
            "GET /v1/documents/%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")}) {
    const std::string answer = Raw(request, "]}}");
    EXPECT_EQ(answer.substr(0, 10), "HTTP/1.1 4") << answer;
    EXPECT_NE(answer.find("application/json"), std::string::npos) << answer;
  }
  const auto name = client_->Post(
      "/v1/documents:submit", httplib::MultipartFormDataItems{
                                  {"file", "x", std::string(7000, 'n') + ".txt", "text/plain"}});
  ASSERT_TRUE(name);
  EXPECT_EQ(name->status, 200) << name->body;
  EXPECT_EQ(Post("/v1/documents:submit", "no form", "multipart/form-data").status, 400);
  EXPECT_EQ(Post("/v1/documents:submit", "no form", "multipart/form-data; boundary=b").status, 400);
  EXPECT_EQ(Get("/healthz").status, 200);
}

TEST_F(ConsoleTest, BindsToLoopbackUnlessTold) {
  ConsoleOptions open = options_;
  open.address = "0.0.0.0";
  Console closed(open, server_->InProcessChannel({}), nullptr);
  EXPECT_EQ(
      closed.Start(),
      FailedPreconditionError(
          "the console has no log-in and binds to loopback only: 0.0.0.0 needs allow_public"));
  open.allow_public = true;
  Console opened(open, server_->InProcessChannel({}), nullptr);
  EXPECT_EQ(opened.Start(), Status());
}

TEST_F(ConsoleTest, NamesWhatKeepsItFromStarting) {
  ConsoleOptions options = options_;
  options.port = console_->port();
  const Status taken = Console(options, server_->InProcessChannel({}), nullptr).Start();
  EXPECT_EQ(taken.code(), StatusCode::kUnavailable);
  EXPECT_NE(taken.message().find("127.0.0.1:" + std::to_string(options.port)), std::string::npos);
  options.port = 0;
  options.web_root = (folder_ / "none").string();
  const Status unbuilt = Console(options, server_->InProcessChannel({}), nullptr).Start();
  EXPECT_EQ(unbuilt.code(), StatusCode::kNotFound);
  EXPECT_NE(unbuilt.message().find("gongbao_web"), std::string::npos);
  EXPECT_EQ(console_->Start(), FailedPreconditionError("the console was started before"));
}

TEST_F(ConsoleTest, StopsWhileAConnectionIsKeptAlive) {
  EXPECT_EQ(Get("/healthz").status, 200);  // the client keeps its connection
  const auto began = std::chrono::steady_clock::now();
  console_->Stop();
  console_->Stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(5));
  EXPECT_FALSE(client_->Get("/healthz"));
}

}  // namespace
}  // namespace gongbao::console
