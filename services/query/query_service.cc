#include "services/query/query_service.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/rpc/status.h"
#include "common/store/filter.h"
#include "gongbao/v1/pipeline.grpc.pb.h"
#include "gongbao/v1/query.grpc.pb.h"
#include "services/query/page_token.h"

namespace gongbao::query {
namespace {

// What can be asked for: how it is called in errors.
struct Kind {
  const char* reason;   // when it is not there
  const char* type;     // of the resource
  const char* chinese;  // for people
};

constexpr Kind kDocument{"DOCUMENT_NOT_FOUND", "gongbao.v1.Document",
                         "没有这份报告,可能已被撤回;请从报告列表重新打开。"};
constexpr Kind kArticle{"ARTICLE_NOT_FOUND", "gongbao.v1.Article",
                        "没有这篇文章;请从报告重新打开。"};
constexpr Kind kFact{"FACT_NOT_FOUND", "gongbao.v1.Fact",
                     "没有这条数据,报告可能已更新;请从报告重新打开。"};

// How a failure of the store is told. `field` held the name that was looked up.
grpc::Status Tell(const Status& status, const Kind& kind, const char* field,
                  const std::string& name) {
  switch (status.code()) {
    case StatusCode::kNotFound:
      return rpc::ToGrpc(status, {.reason = kind.reason,
                                  .metadata = {{"name", name}},
                                  .chinese = kind.chinese,
                                  .resource_type = kind.type,
                                  .resource_name = name});
    case StatusCode::kInvalidArgument:
      return rpc::ToGrpc(status, {.reason = "NAME_INVALID",
                                  .metadata = {{"name", name}},
                                  .chinese = "名称的写法不对,请使用列表返回的名称。",
                                  .field = field});
    case StatusCode::kUnavailable:
      return rpc::ToGrpc(
          status, {.reason = "STORE_UNAVAILABLE", .chinese = "数据库暂时无法读取,请稍后重试。"});
    case StatusCode::kDataLoss:
      return rpc::ToGrpc(
          status, {.reason = "STORE_DAMAGED", .chinese = "数据库文件已损坏,请联系管理员恢复。"});
    default:
      return rpc::ToGrpc(status, {.reason = "INTERNAL", .chinese = "服务内部错误,请联系管理员。"});
  }
}

grpc::Status Tell(const store::FilterFault& fault, const Status& status) {
  const std::string column = std::to_string(fault.column);
  const std::string where = "筛选条件第" + column + "个字符处";
  rpc::ErrorDetails details{.metadata = {{"column", column}}, .field = "filter"};
  switch (fault.kind) {
    case store::FilterFault::Kind::kSyntax:
      details.reason = "FILTER_SYNTAX";
      details.chinese = where + "写法有误。";
      break;
    case store::FilterFault::Kind::kUnknownField:
      details.reason = "FILTER_UNKNOWN_FIELD";
      details.chinese = where + "的字段或取值不存在。";
      break;
    case store::FilterFault::Kind::kTooComplex:
      details.reason = "FILTER_TOO_COMPLEX";
      details.chinese = "筛选条件过长:至多1000个字符、32个条件、8层括号。";
      break;
  }
  return rpc::ToGrpc(status, details);
}

grpc::Status Tell(PageTokenFault fault) {
  const bool mismatch = fault == PageTokenFault::kMismatch;
  return rpc::ToGrpc(
      InvalidArgumentError(mismatch ? "page_token was given for other arguments; keep all others "
                                      "as they were, or leave it out to start anew"
                                    : "page_token is none that this store gave out; leave it out "
                                      "to start anew"),
      {.reason = mismatch ? "PAGE_TOKEN_MISMATCH" : "PAGE_TOKEN_INVALID",
       .chinese = "翻页标记与查询条件不符,请从第一页重新查询。",
       .field = "page_token"});
}

struct PageSizes {
  int32_t when_unset;
  int32_t maximum;
};

constexpr PageSizes kFactPages{100, 1000};
constexpr PageSizes kDocumentPages{50, 200};
constexpr PageSizes kBlockPages{100, 500};
constexpr PageSizes kOtherPages{100, 1000};

// What the list methods have in common.
struct ListCall {
  const char* method;
  std::string_view parent;
  std::string_view filter;
  std::optional<store::FilterSubject> subject;  // what the filter, if there is one, chooses among
  int32_t page_size;
  std::string_view page_token;
  PageSizes sizes;
};

// A list call made ready for the store, or refused.
class PreparedList {
 public:
  PreparedList(const ListCall& call, store::Store* store)
      : fingerprint_(FingerprintOf({call.method, call.parent, call.filter})) {
    refusal_ = Prepare(call, store);
  }

  const grpc::Status& refusal() const { return refusal_; }
  const store::PageRequest& page() const { return page_; }

  // The token for the page behind the one that ended with key `next`.
  std::string TokenFor(const std::string& next) const {
    return next.empty() ? std::string() : MakePageToken(key_, fingerprint_, next);
  }

 private:
  grpc::Status Prepare(const ListCall& call, store::Store* store) {
    if (call.page_size < 0) {
      return rpc::ToGrpc(
          InvalidArgumentError("page_size is negative; leave it out for the default "
                               "of " +
                               std::to_string(call.sizes.when_unset)),
          {.reason = "PAGE_SIZE_INVALID", .chinese = "每页条数不能是负数。", .field = "page_size"});
    }
    page_.size =
        call.page_size == 0 ? call.sizes.when_unset : std::min(call.page_size, call.sizes.maximum);
    if (call.subject) {
      store::FilterFault fault;
      const auto filter = store::ParseFilter(*call.subject, call.filter, &fault);
      if (!filter.ok()) return Tell(fault, filter.status());
    }
    Result<std::string> key = store->TokenKey();
    if (!key.ok()) return Tell(key.status(), kDocument, "", "");
    key_ = *std::move(key);
    if (call.page_token.empty()) return grpc::Status::OK;
    auto after = OpenPageToken(key_, fingerprint_, call.page_token);
    if (const auto* fault = std::get_if<PageTokenFault>(&after)) return Tell(*fault);
    page_.after = std::get<std::string>(std::move(after));
    return grpc::Status::OK;
  }

  const std::string fingerprint_;
  std::string key_;
  store::PageRequest page_;
  grpc::Status refusal_;
};

// Moves the rows of a page into the response's repeated field.
template <typename T, typename Rows>
void MoveRows(std::vector<T>* from, Rows* to) {
  to->Reserve(static_cast<int>(from->size()));
  for (T& row : *from) *to->Add() = std::move(row);
}

template <typename T, typename Response>
void SetTotal(const store::Page<T>& page, Response* response) {
  response->set_total_size(page.total);
  response->set_total_size_exact(page.total_exact);
}

class DocumentService final : public v1::DocumentService::Service {
 public:
  explicit DocumentService(store::Store* store) : store_(store) {}

  grpc::Status GetDocument(grpc::ServerContext*, const v1::GetDocumentRequest* request,
                           v1::GetDocumentResponse* response) override {
    auto document = store_->GetDocument(request->name());
    if (!document.ok()) return Tell(document.status(), kDocument, "name", request->name());
    *response->mutable_document() = *std::move(document);
    return grpc::Status::OK;
  }

  grpc::Status ListDocuments(grpc::ServerContext*, const v1::ListDocumentsRequest* request,
                             v1::ListDocumentsResponse* response) override {
    const PreparedList list({.method = "ListDocuments",
                             .parent = {},
                             .filter = request->filter(),
                             .subject = store::FilterSubject::kDocuments,
                             .page_size = request->page_size(),
                             .page_token = request->page_token(),
                             .sizes = kDocumentPages},
                            store_);
    if (!list.refusal().ok()) return list.refusal();
    auto page = store_->ListDocuments(request->filter(), list.page());
    if (!page.ok()) return Tell(page.status(), kDocument, "filter", "");
    MoveRows(&page->rows, response->mutable_documents());
    response->set_next_page_token(list.TokenFor(page->next));
    SetTotal(*page, response);
    return grpc::Status::OK;
  }

  grpc::Status GetArticle(grpc::ServerContext*, const v1::GetArticleRequest* request,
                          v1::GetArticleResponse* response) override {
    const std::string& name = request->name();
    auto article = store_->GetArticle(name);
    if (!article.ok()) return Tell(article.status(), kArticle, "name", name);
    auto document = store_->GetDocument(name.substr(0, name.find("/articles/")));
    if (!document.ok()) return Tell(document.status(), kArticle, "name", name);
    *response->mutable_article() = *std::move(article);
    *response->mutable_document() = *std::move(document);
    return grpc::Status::OK;
  }

  grpc::Status ListArticles(grpc::ServerContext*, const v1::ListArticlesRequest* request,
                            v1::ListArticlesResponse* response) override {
    const PreparedList list({.method = "ListArticles",
                             .parent = request->parent(),
                             .filter = request->filter(),
                             .subject = store::FilterSubject::kArticles,
                             .page_size = request->page_size(),
                             .page_token = request->page_token(),
                             .sizes = kOtherPages},
                            store_);
    if (!list.refusal().ok()) return list.refusal();
    auto page = store_->ListArticles(request->parent(), request->filter(), list.page());
    if (!page.ok()) return Tell(page.status(), kDocument, "parent", request->parent());
    MoveRows(&page->rows, response->mutable_articles());
    response->set_next_page_token(list.TokenFor(page->next));
    SetTotal(*page, response);
    return grpc::Status::OK;
  }

  grpc::Status ListCopies(grpc::ServerContext*, const v1::ListCopiesRequest* request,
                          v1::ListCopiesResponse* response) override {
    const PreparedList list({.method = "ListCopies",
                             .parent = request->parent(),
                             .filter = {},
                             .subject = {},
                             .page_size = request->page_size(),
                             .page_token = request->page_token(),
                             .sizes = kDocumentPages},
                            store_);
    if (!list.refusal().ok()) return list.refusal();
    auto page = store_->ListCopies(request->parent(), list.page());
    if (!page.ok()) return Tell(page.status(), kArticle, "parent", request->parent());
    MoveRows(&page->rows, response->mutable_copies());
    response->set_next_page_token(list.TokenFor(page->next));
    SetTotal(*page, response);
    return grpc::Status::OK;
  }

  grpc::Status ListBlocks(grpc::ServerContext*, const v1::ListBlocksRequest* request,
                          v1::ListBlocksResponse* response) override {
    const PreparedList list({.method = "ListBlocks",
                             .parent = request->parent(),
                             .filter = {},
                             .subject = {},
                             .page_size = request->page_size(),
                             .page_token = request->page_token(),
                             .sizes = kBlockPages},
                            store_);
    if (!list.refusal().ok()) return list.refusal();
    auto page = store_->ListBlocks(request->parent(), list.page());
    if (!page.ok()) return Tell(page.status(), kArticle, "parent", request->parent());
    MoveRows(&page->rows, response->mutable_blocks());
    response->set_next_page_token(list.TokenFor(page->next));
    return grpc::Status::OK;
  }

 private:
  store::Store* const store_;
};

class FactService final : public v1::FactService::Service {
 public:
  explicit FactService(store::Store* store) : store_(store) {}

  grpc::Status GetFact(grpc::ServerContext*, const v1::GetFactRequest* request,
                       v1::GetFactResponse* response) override {
    auto fact = store_->GetFact(request->name());
    if (!fact.ok()) return Tell(fact.status(), kFact, "name", request->name());
    *response->mutable_fact() = *std::move(fact);
    return grpc::Status::OK;
  }

  grpc::Status ListFacts(grpc::ServerContext*, const v1::ListFactsRequest* request,
                         v1::ListFactsResponse* response) override {
    const PreparedList list({.method = "ListFacts",
                             .parent = request->parent(),
                             .filter = request->filter(),
                             .subject = store::FilterSubject::kFacts,
                             .page_size = request->page_size(),
                             .page_token = request->page_token(),
                             .sizes = kFactPages},
                            store_);
    if (!list.refusal().ok()) return list.refusal();
    auto page = store_->ListFacts(request->parent(), request->filter(), list.page());
    if (!page.ok()) {
      const bool one_article = !request->parent().ends_with("/-");
      return Tell(page.status(), one_article ? kArticle : kDocument, "parent", request->parent());
    }
    MoveRows(&page->rows, response->mutable_facts());
    response->set_next_page_token(list.TokenFor(page->next));
    SetTotal(*page, response);
    return grpc::Status::OK;
  }

 private:
  store::Store* const store_;
};

class PipelineService final : public v1::PipelineService::Service {
 public:
  explicit PipelineService(store::Store* store) : store_(store) {}

  grpc::Status ListDeadLetters(grpc::ServerContext*, const v1::ListDeadLettersRequest* request,
                               v1::ListDeadLettersResponse* response) override {
    const PreparedList list({.method = "ListDeadLetters",
                             .parent = {},
                             .filter = {},
                             .subject = {},
                             .page_size = request->page_size(),
                             .page_token = request->page_token(),
                             .sizes = kOtherPages},
                            store_);
    if (!list.refusal().ok()) return list.refusal();
    auto page = store_->ListDeadLetters(list.page());
    if (!page.ok()) return Tell(page.status(), kDocument, "page_token", "");
    MoveRows(&page->rows, response->mutable_dead_letters());
    response->set_next_page_token(list.TokenFor(page->next));
    SetTotal(*page, response);
    return grpc::Status::OK;
  }

 private:
  store::Store* const store_;
};

}  // namespace

QueryService::QueryService(store::Store* store) {
  services_.push_back(std::make_unique<DocumentService>(store));
  services_.push_back(std::make_unique<FactService>(store));
  services_.push_back(std::make_unique<PipelineService>(store));
}

QueryService::~QueryService() = default;

std::vector<grpc::Service*> QueryService::services() const {
  std::vector<grpc::Service*> all;
  all.reserve(services_.size());
  for (const auto& service : services_) all.push_back(service.get());
  return all;
}

}  // namespace gongbao::query
