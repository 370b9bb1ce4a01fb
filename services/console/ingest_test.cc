#include "services/console/ingest.h"

#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/base/resource_name.h"
#include "common/messaging/embedded_log.h"

namespace gongbao::console {
namespace {

constexpr auto kTopic = "gongbao.documents.v1";
constexpr int64_t kNowMs = 1'717'000'000'123;

std::chrono::system_clock::time_point Now() {
  return std::chrono::system_clock::time_point(std::chrono::milliseconds(kNowMs));
}

v1::DocumentEvent EventOf(const std::string& content) {
  v1::DocumentEvent event;
  event.set_inline_content(content);
  return event;
}

// Takes records and stays silent about them, or refuses them.
class SilentProducer final : public messaging::Producer {
 public:
  explicit SilentProducer(Status answer) : answer_(std::move(answer)) {}

  Status Produce(messaging::OutgoingMessage /*message*/, Acknowledge acknowledge) override {
    if (answer_.ok()) acknowledge_ = std::move(acknowledge);
    return answer_;
  }
  Status Flush(std::chrono::milliseconds /*timeout*/) override { return {}; }

  void AcknowledgeLate() { acknowledge_(messaging::Position{}); }

 private:
  const Status answer_;
  Acknowledge acknowledge_;
};

class IngestTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("ingest_" + std::to_string(::getpid()) + "_" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
    auto broker = messaging::OpenEmbeddedLog((folder_ / "log.db").string());
    ASSERT_TRUE(broker.ok()) << broker.status().ToString();
    broker_ = *std::move(broker);
    ASSERT_EQ(broker_->CreateTopic(kTopic, 1), Status());
    auto producer = broker_->NewProducer();
    ASSERT_TRUE(producer.ok()) << producer.status().ToString();
    producer_ = *std::move(producer);
    intake_ = std::make_unique<Intake>(producer_.get(), kTopic, Now);
  }
  void TearDown() override {
    producer_.reset();
    broker_.reset();
    std::filesystem::remove_all(folder_);
  }

  // The record at `offset` of the topic, as an event.
  v1::DocumentEvent EventAt(int64_t offset) {
    auto consumer = broker_->Assign({{{kTopic, 0}, offset}});
    EXPECT_TRUE(consumer.ok()) << consumer.status().ToString();
    auto message = (*consumer)->Poll(std::chrono::seconds(10));
    EXPECT_TRUE(message.ok() && message->has_value());
    v1::DocumentEvent event;
    EXPECT_TRUE(event.ParseFromString(*(*message)->value));
    EXPECT_EQ((*message)->key, event.document_id());
    return event;
  }

  std::filesystem::path folder_;
  std::unique_ptr<messaging::Broker> broker_;
  std::unique_ptr<messaging::Producer> producer_;
  std::unique_ptr<Intake> intake_;
};

TEST_F(IngestTest, FillsInWhatTheEventLacksAndAnswersWithItsPlace) {
  const auto taken = intake_->Submit(EventOf("报告"), "C:\\文件\\云溪报告.txt");
  ASSERT_TRUE(taken.ok()) << taken.status().ToString();
  const v1::DocumentEvent event = EventAt(0);
  // The first 16 digits of `printf 报告 | sha256sum`.
  EXPECT_EQ(event.document_id(), "upload/1e8ddd10bafe5127/云溪报告.txt");
  EXPECT_EQ(event.revision(), static_cast<uint64_t>(kNowMs));
  EXPECT_EQ(event.operation(), v1::DocumentEvent::OPERATION_UPSERT);
  EXPECT_EQ(event.source(), "upload");
  EXPECT_EQ(event.fetched_time().seconds(), kNowMs / 1000);
  EXPECT_EQ(event.fetched_time().nanos(), 123'000'000);
  EXPECT_EQ(event.inline_content(), "报告");
  EXPECT_EQ(taken->document(), DocumentName(event.document_id()));
  EXPECT_EQ(taken->position().topic(), kTopic);
  EXPECT_EQ(taken->position().offset(), 0);
}

TEST_F(IngestTest, KeepsWhatTheEventSays) {
  v1::DocumentEvent event = EventOf("x");
  event.set_document_id("crawler/17");
  event.set_revision(5);
  event.set_source("crawler");
  event.mutable_fetched_time()->set_seconds(9);
  (*event.mutable_attributes())["title"] = "题";
  ASSERT_TRUE(intake_->Submit(event, "a.txt").ok());
  event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
  EXPECT_EQ(EventAt(0).SerializeAsString(), event.SerializeAsString());
}

TEST_F(IngestTest, GivesTheSameFileTheSameIdAndAnotherAnother) {
  const auto a = intake_->Submit(EventOf("x"), "a.txt");
  const auto same = intake_->Submit(EventOf("x"), "folder/a.txt");
  const auto other = intake_->Submit(EventOf("y"), "a.txt");
  ASSERT_TRUE(a.ok() && same.ok() && other.ok());
  EXPECT_EQ(a->document(), same->document());
  EXPECT_NE(a->document(), other->document());
}

TEST_F(IngestTest, CutsALongFileNameAtACharacterAndReplacesABrokenOne) {
  std::string name;
  for (int i = 0; i < 100; ++i) name += "报";  // 300 bytes
  ASSERT_TRUE(intake_->Submit(EventOf("x"), name).ok());
  EXPECT_TRUE(EventAt(0).document_id().ends_with("/" + name.substr(0, 198)));
  ASSERT_TRUE(intake_->Submit(EventOf("x"), "\xff\xfe").ok());
  EXPECT_TRUE(EventAt(1).document_id().ends_with("/document"));
}

TEST_F(IngestTest, RefusesAnEmptyDocumentAndOneOver64MiB) {
  const auto empty = intake_->Submit(EventOf(""), "a.txt");
  EXPECT_EQ(empty.status(), InvalidArgumentError("the document is empty: send its bytes"));
  const auto large = intake_->Submit(EventOf(std::string(kMaxDocumentBytes + 1, ' ')), "a.txt");
  EXPECT_EQ(large.status(), InvalidArgumentError("the document is over 64 MiB: split it"));
  const auto end = broker_->EndOffset({kTopic, 0});
  ASSERT_TRUE(end.ok());
  EXPECT_EQ(*end, 0);
}

TEST_F(IngestTest, TakesADocumentOfExactly64MiB) {
  const auto taken = intake_->Submit(EventOf(std::string(kMaxDocumentBytes, 'x')), "a.txt");
  EXPECT_EQ(taken.status(), Status());
}

TEST_F(IngestTest, TakesAWithdrawalOnlyWithAnIdAndWithoutContent) {
  v1::DocumentEvent event;
  event.set_operation(v1::DocumentEvent::OPERATION_DELETE);
  EXPECT_EQ(intake_->Submit(event, "").status(),
            InvalidArgumentError("a withdrawal has no document_id: name the document"));
  event.set_document_id("crawler/17");
  EXPECT_TRUE(intake_->Submit(event, "").ok());
  event.set_inline_content("x");
  EXPECT_EQ(intake_->Submit(event, "").status(),
            InvalidArgumentError("a withdrawal has content: send none"));
}

TEST(Intake, SaysThatASilentLogMayHaveTakenTheDocument) {
  SilentProducer producer((Status()));
  Intake intake(&producer, kTopic, Now, std::chrono::milliseconds(1));
  const auto taken = intake.Submit(EventOf("x"), "a.txt");
  EXPECT_EQ(taken.status().code(), StatusCode::kUnavailable);
  EXPECT_NE(taken.status().message().find("may or may not have been taken"), std::string::npos);
  EXPECT_NE(taken.status().message().find("harmless"), std::string::npos);
  producer.AcknowledgeLate();  // finds nobody waiting, and must not mind
}

TEST(Intake, MakesAFullQueueUnavailableAndPassesOtherRefusalsOn) {
  SilentProducer full(ResourceExhaustedError("64 MiB wait"));
  EXPECT_EQ(Intake(&full, kTopic, Now).Submit(EventOf("x"), "").status(),
            UnavailableError("the log's queue is full, the document was not taken: send it again "
                             "(64 MiB wait)"));
  SilentProducer unknown(NotFoundError("no topic gongbao.documents.v1"));
  EXPECT_EQ(Intake(&unknown, kTopic, Now).Submit(EventOf("x"), "").status(),
            NotFoundError("no topic gongbao.documents.v1"));
}

class IngestServiceTest : public IngestTest {
 protected:
  void SetUp() override {
    IngestTest::SetUp();
    service_ = std::make_unique<IngestService>(intake_.get());
    grpc::ServerBuilder builder;
    builder.RegisterService(service_.get());
    server_ = builder.BuildAndStart();
    stub_ = v1::IngestService::NewStub(server_->InProcessChannel({}));
  }
  void TearDown() override {
    server_->Shutdown();
    IngestTest::TearDown();
  }

  grpc::Status Send(const std::vector<v1::SubmitDocumentRequest>& parts,
                    v1::SubmitDocumentResponse* response) {
    grpc::ClientContext context;
    auto writer = stub_->SubmitDocument(&context, response);
    for (const auto& part : parts) {
      if (!writer->Write(part)) break;
    }
    writer->WritesDone();
    return writer->Finish();
  }

  static v1::SubmitDocumentRequest Head() {
    v1::SubmitDocumentRequest part;
    part.mutable_event()->set_document_id("crawler/1");
    return part;
  }
  static v1::SubmitDocumentRequest Chunk(std::string bytes) {
    v1::SubmitDocumentRequest part;
    part.set_chunk(std::move(bytes));
    return part;
  }

  std::unique_ptr<IngestService> service_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<v1::IngestService::Stub> stub_;
};

TEST_F(IngestServiceTest, PutsThePiecesTogether) {
  v1::SubmitDocumentResponse response;
  const grpc::Status status = Send({Head(), Chunk("报"), Chunk("告")}, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.document(), DocumentName("crawler/1"));
  EXPECT_EQ(EventAt(0).inline_content(), "报告");
}

TEST_F(IngestServiceTest, RefusesPiecesOutOfOrderAndTooLargeOnes) {
  v1::SubmitDocumentResponse response;
  const auto code = grpc::StatusCode::INVALID_ARGUMENT;
  grpc::Status status = Send({}, &response);
  EXPECT_EQ(status.error_code(), code);
  EXPECT_EQ(status.error_message(), "the first message must hold the event");
  status = Send({Chunk("x")}, &response);
  EXPECT_EQ(status.error_message(), "the first message must hold the event");
  status = Send({Head(), Head()}, &response);
  EXPECT_EQ(status.error_code(), code);
  EXPECT_EQ(status.error_message(), "only the first message may hold an event");
  status = Send({Head(), Chunk(std::string(kMaxChunkBytes + 1, ' '))}, &response);
  EXPECT_EQ(status.error_code(), code);
  EXPECT_EQ(status.error_message(), "a piece is over 256 KiB: send smaller pieces");
  v1::SubmitDocumentRequest full = Head();
  full.mutable_event()->set_inline_content("x");
  status = Send({full}, &response);
  EXPECT_EQ(status.error_code(), code);
}

TEST_F(IngestServiceTest, EndsAStreamThatGrowsOver64MiB) {
  std::vector<v1::SubmitDocumentRequest> parts = {Head()};
  parts.insert(parts.end(), kMaxDocumentBytes / kMaxChunkBytes + 1,
               Chunk(std::string(kMaxChunkBytes, 'x')));
  v1::SubmitDocumentResponse response;
  const grpc::Status status = Send(parts, &response);
  EXPECT_EQ(status.error_code(), grpc::StatusCode::INVALID_ARGUMENT);
  EXPECT_EQ(status.error_message(), "the document is over 64 MiB: split it");
}

TEST_F(IngestServiceTest, TakesNothingFromAClientThatGoesAway) {
  {
    grpc::ClientContext context;
    v1::SubmitDocumentResponse response;
    auto writer = stub_->SubmitDocument(&context, &response);
    ASSERT_TRUE(writer->Write(Head()));
    ASSERT_TRUE(writer->Write(Chunk("half of it")));
    context.TryCancel();
    EXPECT_EQ(writer->Finish().error_code(), grpc::StatusCode::CANCELLED);
  }
  server_->Shutdown();  // waits for the handler
  const auto end = broker_->EndOffset({kTopic, 0});
  ASSERT_TRUE(end.ok());
  EXPECT_EQ(*end, 0);
}

}  // namespace
}  // namespace gongbao::console
