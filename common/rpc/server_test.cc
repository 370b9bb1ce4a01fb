#include "common/rpc/server.h"

#include <gmock/gmock.h>
#include <grpcpp/generic/generic_stub.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "gongbao/v1/pipeline.grpc.pb.h"

namespace gongbao::rpc {
namespace {

using ::testing::HasSubstr;

constexpr char kServiceName[] = "gongbao.v1.PipelineService";

// Answers at once, or holds each call until it is released or cancelled.
class HoldingService final : public v1::PipelineService::Service {
 public:
  grpc::Status ListDeadLetters(grpc::ServerContext* context, const v1::ListDeadLettersRequest*,
                               v1::ListDeadLettersResponse* response) override {
    entered = true;
    while (hold && !context->IsCancelled()) std::this_thread::yield();
    response->set_total_size(7);
    return grpc::Status::OK;
  }

  std::atomic<bool> hold = false;
  std::atomic<bool> entered = false;
};

grpc::Status Call(const std::shared_ptr<grpc::Channel>& channel,
                  const std::string& page_token = {}) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  v1::ListDeadLettersRequest request;
  request.set_page_token(page_token);
  v1::ListDeadLettersResponse response;
  return v1::PipelineService::NewStub(channel)->ListDeadLetters(&context, request, &response);
}

// Sends one message on a method that no stub is made for here, and reads one answer.
grpc::Status CallRaw(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                     const std::string& request, std::string* response) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  grpc::CompletionQueue queue;
  const auto wait = [&queue] {
    void* tag = nullptr;
    bool ok = false;
    return queue.Next(&tag, &ok) && ok;
  };
  const auto call = stub.PrepareCall(&context, method, &queue);
  call->StartCall(nullptr);
  wait();
  const grpc::Slice slice(request);
  call->WriteLast(grpc::ByteBuffer(&slice, 1), grpc::WriteOptions(), nullptr);
  wait();
  grpc::ByteBuffer answer;
  call->Read(&answer, nullptr);
  if (wait()) {
    grpc::Slice whole;
    if (answer.DumpToSingleSlice(&whole).ok()) {
      response->assign(reinterpret_cast<const char*>(whole.begin()), whole.size());
    }
  }
  grpc::Status status;
  call->Finish(&status, nullptr);
  wait();
  return status;
}

// grpc.health.v1.Health/Check: field 1 of the request is the service, of the response the status.
grpc::Status CheckHealth(const std::shared_ptr<grpc::Channel>& channel, const std::string& service,
                         int* serving) {
  const std::string request = std::string("\x0a") + static_cast<char>(service.size()) + service;
  std::string response;
  const grpc::Status status = CallRaw(channel, "/grpc.health.v1.Health/Check", request, &response);
  *serving = response.size() == 2 ? response[1] : 0;
  return status;
}

Result<std::unique_ptr<Server>> StartOn(const std::string& address, grpc::Service* service) {
  ServerOptions options;
  options.address = address;
  return Server::Start(options, {service});
}

TEST(Server, ServesOnAFreePortAndWithinTheProcess) {
  HoldingService service;
  const auto server = StartOn("127.0.0.1:0", &service);
  ASSERT_TRUE(server.ok()) << server.status().ToString();
  EXPECT_GT((*server)->port(), 0);
  const auto channel = NewChannel("127.0.0.1:" + std::to_string((*server)->port()));
  EXPECT_TRUE(Call(channel).ok());
  EXPECT_TRUE(Call((*server)->InProcessChannel()).ok());
}

TEST(Server, NeedsNoAddress) {
  HoldingService service;
  const auto server = StartOn("", &service);
  ASSERT_TRUE(server.ok()) << server.status().ToString();
  EXPECT_EQ((*server)->port(), 0);
  EXPECT_TRUE(Call((*server)->InProcessChannel()).ok());
}

TEST(Server, RefusesAPublicAddressUnlessAllowed) {
  HoldingService service;
  for (const char* const address :
       {"0.0.0.0:0", "[::]:0", ":0", "example.org:80", "127.example.org:0"}) {
    const auto server = StartOn(address, &service);
    EXPECT_EQ(server.status().code(), StatusCode::kFailedPrecondition) << address;
    EXPECT_THAT(server.status().message(), HasSubstr("allow public addresses explicitly"));
  }
  ServerOptions options;
  options.address = "0.0.0.0:0";
  options.allow_public = true;
  EXPECT_TRUE(Server::Start(options, {&service}).ok());
}

TEST(Server, SaysWhenThePortIsTaken) {
  HoldingService service;
  HoldingService second;
  const auto server = StartOn("127.0.0.1:0", &service);
  ASSERT_TRUE(server.ok());
  const auto taken = StartOn("127.0.0.1:" + std::to_string((*server)->port()), &second);
  EXPECT_EQ(taken.status().code(), StatusCode::kUnavailable);
  EXPECT_THAT(taken.status().message(), HasSubstr("is the port taken"));
}

TEST(Server, AnswersHealthForItselfAndEachService) {
  HoldingService service;
  const auto server = StartOn("", &service);
  ASSERT_TRUE(server.ok());
  const auto channel = (*server)->InProcessChannel();
  constexpr int kServing = 1;
  constexpr int kNotServing = 2;
  int serving = 0;
  for (const char* const name : {"", kServiceName}) {
    (*server)->SetServing(true);
    EXPECT_TRUE(CheckHealth(channel, name, &serving).ok());
    EXPECT_EQ(serving, kServing) << name;
    (*server)->SetServing(false);
    EXPECT_TRUE(CheckHealth(channel, name, &serving).ok());
    EXPECT_EQ(serving, kNotServing) << name;
  }
  EXPECT_EQ(CheckHealth(channel, "no.such.Service", &serving).error_code(),
            grpc::StatusCode::NOT_FOUND);
}

TEST(Server, ListsItsServicesByReflection) {
  HoldingService service;
  const auto server = StartOn("", &service);
  ASSERT_TRUE(server.ok());
  std::string response;
  const std::string list_services("\x3a\x00", 2);  // field 7, empty
  const grpc::Status status = CallRaw(
      (*server)->InProcessChannel(),
      "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", list_services, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  EXPECT_THAT(response, HasSubstr(kServiceName));
}

TEST(Server, RefusesARequestOverTheLimitByCode) {
  HoldingService service;
  const auto server = StartOn("127.0.0.1:0", &service);
  ASSERT_TRUE(server.ok());
  const auto channel = NewChannel("127.0.0.1:" + std::to_string((*server)->port()));
  EXPECT_EQ(Call(channel, std::string((1 << 20) + 1, 'x')).error_code(),
            grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_TRUE(Call(channel, std::string(1 << 19, 'x')).ok());
}

TEST(Server, LetsRunningCallsFinishButTakesNoNewOnes) {
  HoldingService service;
  service.hold = true;
  const auto server = StartOn("127.0.0.1:0", &service);
  ASSERT_TRUE(server.ok());
  const auto channel = NewChannel("127.0.0.1:" + std::to_string((*server)->port()));
  grpc::Status running;
  std::thread caller([&] { running = Call(channel); });
  while (!service.entered) std::this_thread::yield();
  std::thread stopper([&] { (*server)->Shutdown(std::chrono::seconds(20)); });
  // Until the shutdown has begun, a new call is held like the first; a short deadline ends it.
  grpc::StatusCode refused = grpc::StatusCode::OK;
  while (refused != grpc::StatusCode::UNAVAILABLE) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(20));
    v1::ListDeadLettersResponse response;
    refused = v1::PipelineService::NewStub(channel)
                  ->ListDeadLetters(&context, v1::ListDeadLettersRequest(), &response)
                  .error_code();
  }
  service.hold = false;
  stopper.join();
  caller.join();
  EXPECT_TRUE(running.ok()) << running.error_message();
}

TEST(Server, CancelsWhatOutlastsTheGrace) {
  HoldingService service;
  service.hold = true;
  const auto server = StartOn("", &service);
  ASSERT_TRUE(server.ok());
  const auto channel = (*server)->InProcessChannel();
  grpc::Status running;
  std::thread caller([&] { running = Call(channel); });
  while (!service.entered) std::this_thread::yield();
  (*server)->Shutdown(std::chrono::milliseconds(1));
  (*server)->Shutdown(std::chrono::milliseconds(1));
  caller.join();
  EXPECT_FALSE(running.ok());
}

}  // namespace
}  // namespace gongbao::rpc
