#include "services/query/query_service.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/base/resource_name.h"
#include "common/base/temporary_folder.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "common/store/sqlite/sqlite_store.h"
#include "common/store/testing.h"
#include "gongbao/v1/pipeline.grpc.pb.h"
#include "gongbao/v1/query.grpc.pb.h"

namespace gongbao::query {
namespace {

using ::testing::HasSubstr;

constexpr char kAllFacts[] = "documents/-/articles/-";

// A real server over `store`, reached within the process.
class Serving {
 public:
  explicit Serving(store::Store* store) : service_(store) {
    auto server = rpc::Server::Start({.address = ""}, service_.services());
    EXPECT_TRUE(server.ok()) << server.status().ToString();
    server_ = *std::move(server);
    documents = v1::DocumentService::NewStub(server_->InProcessChannel());
    facts = v1::FactService::NewStub(server_->InProcessChannel());
    pipeline = v1::PipelineService::NewStub(server_->InProcessChannel());
  }

  std::unique_ptr<v1::DocumentService::Stub> documents;
  std::unique_ptr<v1::FactService::Stub> facts;
  std::unique_ptr<v1::PipelineService::Stub> pipeline;

 private:
  QueryService service_;
  std::unique_ptr<rpc::Server> server_;
};

// Calls a method of a stub; the response is left in `response`.
template <typename Stub, typename Request, typename Response>
grpc::Status Call(Stub* stub,
                  grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                  const Request& request, Response* response) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  return (stub->*method)(&context, request, response);
}

class QueryServiceTest : public ::testing::Test {
 protected:
  void SetUp() override {
    auto store = store::OpenSqliteStore(folder_.File("store"));
    ASSERT_TRUE(store.ok()) << store.status().ToString();
    store_ = *std::move(store);
    std::vector<store::LogEntry> entries;
    entries.reserve(kReports + 1);
    for (int i = 0; i < kReports; ++i) {
      entries.push_back(store::EntryOf(store::CityReport(i), i));
    }
    v1::DocumentResult invalid = store::CityReport(1, 9);
    invalid.clear_content_sha256();
    entries.push_back(store::EntryOf(invalid, kReports));
    ASSERT_EQ(store_->Apply(entries), Status());
    serving_ = std::make_unique<Serving>(store_.get());
  }

  grpc::Status ListFacts(const v1::ListFactsRequest& request, v1::ListFactsResponse* response) {
    return Call(serving_->facts.get(), &v1::FactService::Stub::ListFacts, request, response);
  }
  grpc::Status ListDocuments(const v1::ListDocumentsRequest& request,
                             v1::ListDocumentsResponse* response) {
    return Call(serving_->documents.get(), &v1::DocumentService::Stub::ListDocuments, request,
                response);
  }

  static v1::ListFactsRequest Facts(const std::string& filter, int32_t page_size = 0) {
    v1::ListFactsRequest request;
    request.set_parent(kAllFacts);
    request.set_filter(filter);
    request.set_page_size(page_size);
    return request;
  }

  static constexpr int kReports = 60;
  const TemporaryFolder folder_ = *TemporaryFolder::Make();
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Serving> serving_;
};

// The failure has this code and reason, its message has this text, and it speaks Chinese too.
void ExpectFailure(const grpc::Status& status, grpc::StatusCode code, const std::string& reason,
                   const std::string& text) {
  EXPECT_EQ(status.error_code(), code) << status.error_message();
  EXPECT_THAT(status.error_message(), HasSubstr(text));
  const auto info = rpc::ErrorInfoOf(status);
  ASSERT_TRUE(info.has_value()) << status.error_message();
  EXPECT_EQ(info->reason(), reason);
  EXPECT_EQ(info->domain(), "gongbao");
  EXPECT_THAT(status.error_details(), HasSubstr("zh-CN"));
}

TEST_F(QueryServiceTest, GetsWhatItsNamesName) {
  const v1::DocumentResult result = store::CityReport(1);
  const std::string name = result.document().name();
  v1::GetDocumentRequest get_document;
  get_document.set_name(name);
  v1::GetDocumentResponse document;
  ASSERT_TRUE(Call(serving_->documents.get(), &v1::DocumentService::Stub::GetDocument, get_document,
                   &document)
                  .ok());
  EXPECT_EQ(document.document().title(), "临江市1号报告");

  v1::GetArticleRequest get_article;
  get_article.set_name(name + "/articles/1");
  v1::GetArticleResponse article;
  ASSERT_TRUE(
      Call(serving_->documents.get(), &v1::DocumentService::Stub::GetArticle, get_article, &article)
          .ok());
  EXPECT_EQ(article.article().title(), "山溪县开工项目");
  EXPECT_EQ(article.document().name(), name);

  v1::GetFactRequest get_fact;
  get_fact.set_name(result.results(0).facts(1).name());
  v1::GetFactResponse fact;
  ASSERT_TRUE(Call(serving_->facts.get(), &v1::FactService::Stub::GetFact, get_fact, &fact).ok());
  EXPECT_EQ(fact.fact().quote(), "6.8%");

  v1::ListBlocksRequest list_blocks;
  list_blocks.set_parent(name + "/articles/0");
  list_blocks.set_page_size(3);
  v1::ListBlocksResponse blocks;
  ASSERT_TRUE(
      Call(serving_->documents.get(), &v1::DocumentService::Stub::ListBlocks, list_blocks, &blocks)
          .ok());
  EXPECT_EQ(blocks.blocks_size(), 3);
  list_blocks.set_page_token(blocks.next_page_token());
  ASSERT_TRUE(
      Call(serving_->documents.get(), &v1::DocumentService::Stub::ListBlocks, list_blocks, &blocks)
          .ok());
  EXPECT_EQ(blocks.blocks_size(), 1);
  EXPECT_EQ(blocks.next_page_token(), "");
}

TEST_F(QueryServiceTest, ListsCopiesPageByPage) {
  std::vector<store::LogEntry> entries;
  for (int i = 0; i < 4; ++i) {
    store::ResultBuilder builder("copy-" + std::to_string(i));
    builder.Article("甲市工作总结")
        .set_fingerprint(std::string(64, static_cast<char>('a' + i / 3)));
    builder.Line("全市一心。");
    entries.push_back(store::EntryOf(builder.Build(), 100 + i));
  }
  ASSERT_EQ(store_->Apply(entries), Status());
  v1::ListCopiesRequest request;
  request.set_parent(entries[0].result->results(0).article().name());
  request.set_page_size(1);
  std::set<std::string> titles;
  std::set<std::string> ids;
  do {
    v1::ListCopiesResponse response;
    ASSERT_TRUE(
        Call(serving_->documents.get(), &v1::DocumentService::Stub::ListCopies, request, &response)
            .ok());
    ASSERT_EQ(response.copies_size(), 1);
    EXPECT_EQ(response.total_size(), 2);
    EXPECT_TRUE(response.copies(0).same());
    titles.insert(response.copies(0).article().title());
    ids.insert(response.copies(0).document().document_id());
    request.set_page_token(response.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(titles, ::testing::ElementsAre("甲市工作总结"));
  EXPECT_THAT(ids, ::testing::ElementsAre("copy-1", "copy-2"));

  v1::ListCopiesResponse none;
  request.set_parent(store::CityReport(1).document().name() + "/articles/9");
  ExpectFailure(
      Call(serving_->documents.get(), &v1::DocumentService::Stub::ListCopies, request, &none),
      grpc::StatusCode::NOT_FOUND, "ARTICLE_NOT_FOUND", "articles/9");
}

TEST_F(QueryServiceTest, ListsWhatPassesTheFilter) {
  v1::ListFactsResponse facts;
  ASSERT_TRUE(ListFacts(Facts("modality = firm AND region = 临江市"), &facts).ok());
  EXPECT_EQ(facts.total_size(), kReports);
  EXPECT_TRUE(facts.total_size_exact());
  EXPECT_EQ(facts.facts(0).quote(), "6%左右");

  v1::ListArticlesRequest list_articles;
  list_articles.set_parent(DocumentName("report-1"));
  v1::ListArticlesResponse articles;
  ASSERT_TRUE(Call(serving_->documents.get(), &v1::DocumentService::Stub::ListArticles,
                   list_articles, &articles)
                  .ok());
  EXPECT_EQ(articles.articles_size(), 2);
  EXPECT_EQ(articles.total_size(), 2);

  v1::ListDeadLettersResponse letters;
  ASSERT_TRUE(Call(serving_->pipeline.get(), &v1::PipelineService::Stub::ListDeadLetters,
                   v1::ListDeadLettersRequest(), &letters)
                  .ok());
  ASSERT_EQ(letters.dead_letters_size(), 1);
  EXPECT_EQ(letters.dead_letters(0).error_class(), v1::DeadLetter::ERROR_CLASS_INVALID);
  EXPECT_EQ(letters.total_size(), 1);
}

TEST_F(QueryServiceTest, HoldsPagesToTheirSizes) {
  v1::ListDocumentsRequest request;
  v1::ListDocumentsResponse response;
  ASSERT_TRUE(ListDocuments(request, &response).ok());
  EXPECT_EQ(response.documents_size(), 50);
  request.set_page_size(100'000);
  ASSERT_TRUE(ListDocuments(request, &response).ok());
  EXPECT_EQ(response.documents_size(), kReports);  // coerced to 200, no error
  v1::ListFactsResponse facts;
  ASSERT_TRUE(ListFacts(Facts(""), &facts).ok());
  EXPECT_EQ(facts.facts_size(), 100);
  request.set_page_size(-1);
  ExpectFailure(ListDocuments(request, &response), grpc::StatusCode::INVALID_ARGUMENT,
                "PAGE_SIZE_INVALID", "leave it out for the default of 50");
}

TEST_F(QueryServiceTest, WalksTheWholeListByTokens) {
  v1::ListFactsRequest request = Facts("measure = growth", 7);
  v1::ListFactsResponse response;
  std::set<std::string> seen;
  int rows = 0;
  do {
    ASSERT_TRUE(ListFacts(request, &response).ok());
    for (const v1::Fact& fact : response.facts()) seen.insert(fact.name());
    rows += response.facts_size();
    request.set_page_token(response.next_page_token());
    request.set_page_size(request.page_size() + 1);  // the size alone may change on the way
  } while (!response.next_page_token().empty());
  EXPECT_EQ(rows, response.total_size());
  EXPECT_EQ(seen.size(), static_cast<size_t>(rows));
  EXPECT_EQ(rows, 4 * kReports);
}

TEST_F(QueryServiceTest, RefusesATokenUnderOtherArguments) {
  v1::ListFactsResponse response;
  ASSERT_TRUE(ListFacts(Facts("year = 2023", 2), &response).ok());
  const std::string token = response.next_page_token();
  ASSERT_FALSE(token.empty());
  v1::ListFactsRequest other_filter = Facts("year = 2024", 2);
  other_filter.set_page_token(token);
  ExpectFailure(ListFacts(other_filter, &response), grpc::StatusCode::INVALID_ARGUMENT,
                "PAGE_TOKEN_MISMATCH", "keep all others as they were");
  v1::ListFactsRequest other_parent = Facts("year = 2023", 2);
  other_parent.set_parent(DocumentName("report-1") + "/articles/-");
  other_parent.set_page_token(token);
  ExpectFailure(ListFacts(other_parent, &response), grpc::StatusCode::INVALID_ARGUMENT,
                "PAGE_TOKEN_MISMATCH", "start anew");
  v1::ListDocumentsRequest other_method;
  other_method.set_page_token(token);
  v1::ListDocumentsResponse documents;
  ExpectFailure(ListDocuments(other_method, &documents), grpc::StatusCode::INVALID_ARGUMENT,
                "PAGE_TOKEN_MISMATCH", "start anew");
}

TEST_F(QueryServiceTest, RefusesATokenThatItDidNotMake) {
  v1::ListFactsResponse response;
  ASSERT_TRUE(ListFacts(Facts("", 2), &response).ok());
  std::string changed = response.next_page_token();
  changed[40] = changed[40] == 'a' ? 'b' : 'a';
  for (const std::string& token :
       {std::string("x"), std::string("00"), std::string("第二页"), std::string(1000, 'f'), changed,
        response.next_page_token() + "00"}) {
    v1::ListFactsRequest request = Facts("", 2);
    request.set_page_token(token);
    ExpectFailure(ListFacts(request, &response), grpc::StatusCode::INVALID_ARGUMENT,
                  "PAGE_TOKEN_INVALID", "none that this store gave out");
  }
}

TEST_F(QueryServiceTest, TellsWhereAFilterIsWrong) {
  v1::ListFactsResponse response;
  const grpc::Status syntax = ListFacts(Facts("year=2024 region=临江市"), &response);
  ExpectFailure(syntax, grpc::StatusCode::INVALID_ARGUMENT, "FILTER_SYNTAX", "column 11");
  EXPECT_EQ(rpc::ErrorInfoOf(syntax)->metadata().at("column"), "11");
  EXPECT_THAT(syntax.error_details(), HasSubstr("google.rpc.BadRequest"));
  ExpectFailure(ListFacts(Facts("regoin=临江市"), &response), grpc::StatusCode::INVALID_ARGUMENT,
                "FILTER_UNKNOWN_FIELD", "did you mean region?");
  ExpectFailure(ListFacts(Facts(std::string(2000, '(')), &response),
                grpc::StatusCode::INVALID_ARGUMENT, "FILTER_TOO_COMPLEX", "1000 characters");
}

TEST_F(QueryServiceTest, TellsWhatIsNotThere) {
  const std::string absent = DocumentName("absent");
  v1::GetDocumentRequest get_document;
  get_document.set_name(absent);
  v1::GetDocumentResponse document;
  const grpc::Status status = Call(
      serving_->documents.get(), &v1::DocumentService::Stub::GetDocument, get_document, &document);
  ExpectFailure(status, grpc::StatusCode::NOT_FOUND, "DOCUMENT_NOT_FOUND", "is not in the store");
  EXPECT_THAT(status.error_details(), HasSubstr("google.rpc.ResourceInfo"));
  get_document.set_name("report-1");
  ExpectFailure(Call(serving_->documents.get(), &v1::DocumentService::Stub::GetDocument,
                     get_document, &document),
                grpc::StatusCode::INVALID_ARGUMENT, "NAME_INVALID", "documents/{document}");

  v1::GetArticleRequest get_article;
  get_article.set_name(absent + "/articles/0");
  v1::GetArticleResponse article;
  ExpectFailure(Call(serving_->documents.get(), &v1::DocumentService::Stub::GetArticle, get_article,
                     &article),
                grpc::StatusCode::NOT_FOUND, "ARTICLE_NOT_FOUND", "is not in the store");

  v1::GetFactRequest get_fact;
  get_fact.set_name(DocumentName("report-1") + "/articles/0/facts/aaaaaaaaaaaaaaaa");
  v1::GetFactResponse fact;
  ExpectFailure(Call(serving_->facts.get(), &v1::FactService::Stub::GetFact, get_fact, &fact),
                grpc::StatusCode::NOT_FOUND, "FACT_NOT_FOUND", "is not in the store");

  v1::ListFactsRequest list_facts;
  list_facts.set_parent(DocumentName("report-1") + "/articles/9");
  v1::ListFactsResponse facts;
  ExpectFailure(ListFacts(list_facts, &facts), grpc::StatusCode::NOT_FOUND, "ARTICLE_NOT_FOUND",
                "articles/9");
  list_facts.set_parent(absent + "/articles/-");
  ExpectFailure(ListFacts(list_facts, &facts), grpc::StatusCode::NOT_FOUND, "DOCUMENT_NOT_FOUND",
                absent);
}

// A store whose file no longer answers, which a healthy disk can't be made to do.
class FailingStore final : public store::Store {
 public:
  explicit FailingStore(Status failure) : failure_(std::move(failure)) {}
  Status Apply(std::span<const store::LogEntry>) override { return failure_; }
  Result<std::map<int32_t, int64_t>> NextOffsets(const std::string&) override { return failure_; }
  Result<v1::Document> GetDocument(const std::string&) override { return failure_; }
  Result<store::Page<v1::Document>> ListDocuments(const std::string&,
                                                  const store::PageRequest&) override {
    return failure_;
  }
  Result<v1::Article> GetArticle(const std::string&) override { return failure_; }
  Result<store::Page<v1::Article>> ListArticles(const std::string&, const std::string&,
                                                const store::PageRequest&) override {
    return failure_;
  }
  Result<store::Page<v1::Block>> ListBlocks(const std::string&,
                                            const store::PageRequest&) override {
    return failure_;
  }
  Result<v1::Fact> GetFact(const std::string&) override { return failure_; }
  Result<store::Page<v1::Fact>> ListFacts(const std::string&, const std::string&,
                                          const store::PageRequest&) override {
    return failure_;
  }
  Result<store::Page<v1::Copy>> ListCopies(const std::string&, const store::PageRequest&) override {
    return failure_;
  }
  Result<store::Page<v1::DeadLetter>> ListDeadLetters(const store::PageRequest&) override {
    return failure_;
  }
  Result<std::string> Digest() override { return failure_; }
  Result<std::string> TokenKey() override { return std::string(32, 'k'); }

 private:
  const Status failure_;
};

TEST(QueryService, TellsAStoreThatMayRecoverFromOneThatIsDamaged) {
  const struct {
    Status failure;
    grpc::StatusCode code;
    const char* reason;
  } cases[] = {
      {UnavailableError("disk full"), grpc::StatusCode::UNAVAILABLE, "STORE_UNAVAILABLE"},
      {DataLossError("malformed"), grpc::StatusCode::DATA_LOSS, "STORE_DAMAGED"},
      {InternalError("a fault of ours"), grpc::StatusCode::INTERNAL, "INTERNAL"},
  };
  for (const auto& one : cases) {
    FailingStore store(one.failure);
    const Serving serving(&store);
    v1::ListFactsRequest request;
    request.set_parent(kAllFacts);
    v1::ListFactsResponse response;
    ExpectFailure(Call(serving.facts.get(), &v1::FactService::Stub::ListFacts, request, &response),
                  one.code, one.reason, one.failure.message());
  }
}

}  // namespace
}  // namespace gongbao::query
