#include "services/gongbao/query.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

#include "common/base/ascii.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "gongbao/v1/query.grpc.pb.h"
#include "services/gongbao/formats.h"

namespace gongbao::cli {
namespace {

constexpr int32_t kPageSize = 500;

int Fail(const Status& status) {
  std::fprintf(stderr, "gongbao: %s\n", status.message().c_str());
  return 1;
}

void SetDeadline(grpc::ClientContext* context) {
  context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
}

FactWriter StandardOutput(const QueryOptions& options) {
  return {FormatOf(options.format).value_or(Format::kText), stdout, isatty(STDOUT_FILENO) != 0};
}

// The part of a fact's name that names its document.
std::string_view DocumentOf(std::string_view fact_name) {
  return fact_name.substr(0, fact_name.find("/articles/"));
}

// The word of an enum: budget_report of DOCUMENT_KIND_BUDGET_REPORT; empty for none.
std::string WordOf(std::string_view name, std::string_view prefix, int number) {
  if (number == 0) return {};
  return LowerAscii(name.substr(prefix.size()));
}

std::string KindWord(v1::DocumentKind kind) {
  return kind == v1::DOCUMENT_KIND_UNSPECIFIED
             ? "unspecified"
             : WordOf(v1::DocumentKind_Name(kind), "DOCUMENT_KIND_", kind);
}

DocumentRow RowOf(const v1::Document& document) {
  return {.name = document.name(),
          .document_id = document.document_id(),
          .title = document.title(),
          .kind = KindWord(document.kind()),
          .region = document.region(),
          .region_code = document.region_code(),
          .level = WordOf(v1::GovernmentLevel_Name(document.level()), "GOVERNMENT_LEVEL_",
                          document.level()),
          .issuer = document.issuer(),
          .trust = WordOf(v1::Trust_Name(document.trust()), "TRUST_", document.trust()),
          .published_date = document.published_date(),
          .charset = document.charset(),
          .media_type = document.media_type(),
          .extractor = document.extractor(),
          .year_reviewed = document.year_reviewed(),
          .year_planned = document.year_planned(),
          .chars = document.chars(),
          .articles = document.article_count(),
          .facts = document.fact_count()};
}

// What the article does not say itself is its document's.
CopyRow RowOf(const v1::Copy& copy) {
  const v1::Article& article = copy.article();
  const v1::Document& document = copy.document();
  const auto or_else = [](const std::string& one, const std::string& other) {
    return one.empty() ? other : one;
  };
  return {.name = article.name(),
          .document_id = document.document_id(),
          .url = document.url(),
          .title = or_else(article.title(), document.title()),
          .issuer = or_else(article.issuer(), document.issuer()),
          .published_date = or_else(article.published_date(), document.published_date()),
          .trust = WordOf(v1::Trust_Name(copy.trust()), "TRUST_", copy.trust()),
          .likeness_percent = copy.likeness_percent()};
}

int Finish(FactWriter* writer) {
  const Status status = writer->Finish();
  return status.ok() ? 0 : Fail(status);
}

// Writes the rows of all pages of a list, `limit` of them at most; 0: all. Returns the exit code.
template <typename Stub, typename Request, typename Response, typename Row, typename Write>
int WritePages(Stub* stub,
               grpc::Status (Stub::*list)(grpc::ClientContext*, const Request&, Response*),
               const google::protobuf::RepeatedPtrField<Row>& (Response::*rows)() const,
               Request request, int64_t limit, const Write& write, FactWriter* writer) {
  int64_t left = limit > 0 ? limit : INT64_MAX;
  do {
    request.set_page_size(static_cast<int32_t>(std::min<int64_t>(kPageSize, left)));
    grpc::ClientContext context;
    SetDeadline(&context);
    Response response;
    if (const grpc::Status status = (stub->*list)(&context, request, &response); !status.ok()) {
      return Fail(rpc::FromGrpc(status));
    }
    for (const Row& row : (response.*rows)()) {
      if (left-- == 0) break;
      write(row);
    }
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty() && left > 0);
  return Finish(writer);
}

}  // namespace

int QueryFacts(const QueryOptions& options) {
  const auto stub = v1::FactService::NewStub(rpc::NewChannel(options.server));
  FactWriter writer = StandardOutput(options);
  writer.BeginDocument(options.name, "");
  v1::ListFactsRequest request;
  request.set_parent((options.name.empty() ? "documents/-" : options.name) + "/articles/-");
  request.set_filter(options.filter);
  return WritePages(
      stub.get(), &v1::FactService::Stub::ListFacts, &v1::ListFactsResponse::facts, request,
      options.limit,
      [&](const v1::Fact& fact) { writer.Write(RowOf(fact, DocumentOf(fact.name()))); }, &writer);
}

int QueryFact(const QueryOptions& options) {
  const auto stub = v1::FactService::NewStub(rpc::NewChannel(options.server));
  v1::GetFactRequest request;
  request.set_name(options.name);
  grpc::ClientContext context;
  SetDeadline(&context);
  v1::GetFactResponse response;
  if (const grpc::Status status = stub->GetFact(&context, request, &response); !status.ok()) {
    return Fail(rpc::FromGrpc(status));
  }
  FactWriter writer = StandardOutput(options);
  writer.BeginDocument(DocumentOf(response.fact().name()), "");
  writer.Write(RowOf(response.fact(), DocumentOf(response.fact().name())));
  return Finish(&writer);
}

int QueryDocuments(const QueryOptions& options) {
  const auto stub = v1::DocumentService::NewStub(rpc::NewChannel(options.server));
  FactWriter writer = StandardOutput(options);
  writer.BeginDocumentList();
  v1::ListDocumentsRequest request;
  request.set_filter(options.filter);
  return WritePages(
      stub.get(), &v1::DocumentService::Stub::ListDocuments, &v1::ListDocumentsResponse::documents,
      request, options.limit, [&](const v1::Document& document) { writer.Write(RowOf(document)); },
      &writer);
}

int QueryDocument(const QueryOptions& options) {
  const auto stub = v1::DocumentService::NewStub(rpc::NewChannel(options.server));
  v1::GetDocumentRequest request;
  request.set_name(options.name);
  grpc::ClientContext context;
  SetDeadline(&context);
  v1::GetDocumentResponse response;
  if (const grpc::Status status = stub->GetDocument(&context, request, &response); !status.ok()) {
    return Fail(rpc::FromGrpc(status));
  }
  FactWriter writer = StandardOutput(options);
  writer.BeginDocumentList();
  writer.Write(RowOf(response.document()));
  return Finish(&writer);
}

int QueryCopies(const QueryOptions& options) {
  const auto stub = v1::DocumentService::NewStub(rpc::NewChannel(options.server));
  FactWriter writer = StandardOutput(options);
  writer.BeginCopyList();
  v1::ListCopiesRequest request;
  request.set_parent(options.name);
  return WritePages(
      stub.get(), &v1::DocumentService::Stub::ListCopies, &v1::ListCopiesResponse::copies, request,
      options.limit, [&](const v1::Copy& copy) { writer.Write(RowOf(copy)); }, &writer);
}

}  // namespace gongbao::cli
