#include "services/gongbao/publish.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>

#include "common/kafka/kafka_broker.h"
#include "common/rpc/server.h"
#include "common/rpc/status.h"
#include "gongbao/v1/pipeline.grpc.pb.h"
#include "services/console/ingest.h"
#include "services/gongbao/document_file.h"

namespace gongbao::cli {
namespace {

using Submit = std::function<Result<v1::SubmitDocumentResponse>(v1::DocumentEvent,
                                                                const std::string& file_name)>;

// Through IngestService, in pieces: the event first, then the bytes.
Result<v1::SubmitDocumentResponse> SubmitToServer(v1::IngestService::Stub* stub,
                                                  v1::DocumentEvent event,
                                                  const std::string& file_name) {
  const std::unique_ptr<std::string> bytes(event.release_inline_content());
  (*event.mutable_attributes())["file_name"] = file_name;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
  v1::SubmitDocumentResponse response;
  const auto writer = stub->SubmitDocument(&context, &response);
  v1::SubmitDocumentRequest request;
  *request.mutable_event() = std::move(event);
  bool open = writer->Write(request);
  for (size_t at = 0; open && at < bytes->size(); at += console::kMaxChunkBytes) {
    request.set_chunk(bytes->substr(at, console::kMaxChunkBytes));
    open = writer->Write(request);
  }
  writer->WritesDone();
  const grpc::Status status = writer->Finish();
  if (!status.ok()) return rpc::FromGrpc(status);
  return response;
}

int SubmitFiles(const PublishOptions& options, const Submit& submit) {
  int code = 0;
  for (const std::string& path : options.files) {
    Result<std::string> bytes = ReadFile(path);
    if (!bytes.ok()) {
      Complain(path, bytes.status().message());
      code = 1;
      continue;
    }
    v1::DocumentEvent event;
    event.set_document_id(options.id);
    event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
    event.set_source("publish");
    event.set_url(options.url);
    if (!options.region.empty()) (*event.mutable_attributes())["region"] = options.region;
    event.set_inline_content(*std::move(bytes));
    const auto response = submit(std::move(event), std::filesystem::path(path).filename().string());
    if (!response.ok()) {
      Complain(path, response.status().message());
      code = 1;
      continue;
    }
    std::printf("%s %s\n", response->document().c_str(), path.c_str());
  }
  return code;
}

}  // namespace

int Publish(const PublishOptions& options) {
  if (options.brokers.empty()) {
    const auto stub = v1::IngestService::NewStub(rpc::NewChannel(options.server));
    return SubmitFiles(options, [&](v1::DocumentEvent event, const std::string& name) {
      return SubmitToServer(stub.get(), std::move(event), name);
    });
  }
  const auto broker = kafka::ConnectKafka({.bootstrap_servers = options.brokers,
                                           .properties = {},
                                           .log = {},
                                           .on_producer_rebuilt = {}});
  if (!broker.ok()) {
    std::fprintf(stderr, "gongbao: %s\n", broker.status().message().c_str());
    return 1;
  }
  const auto producer = (*broker)->NewProducer();
  if (!producer.ok()) {
    std::fprintf(stderr, "gongbao: %s\n", producer.status().message().c_str());
    return 1;
  }
  console::Intake intake(producer->get(), options.topic, std::chrono::system_clock::now);
  return SubmitFiles(options, [&](v1::DocumentEvent event, const std::string& name) {
    return intake.Submit(std::move(event), name);
  });
}

}  // namespace gongbao::cli
