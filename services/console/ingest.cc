#include "services/console/ingest.h"

#include <future>
#include <memory>
#include <utility>

#include "common/base/hash.h"
#include "common/base/resource_name.h"
#include "common/rpc/status.h"
#include "common/text/decode.h"

namespace gongbao::console {
namespace {

constexpr size_t kMaxIdBytes = 1024;
constexpr size_t kMaxFileNameBytes = 200;

// The last part of a path as some browsers send it, cut to a decent length at a character's start;
// "document" when nothing useful is left.
std::string BaseName(const std::string& file_name) {
  std::string name = file_name.substr(file_name.find_last_of("/\\") + 1);
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  if (!text::IsValidUtf8(name)) name.clear();
  if (name.size() > kMaxFileNameBytes) {
    size_t end = kMaxFileNameBytes;
    while ((static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) --end;
    name.resize(end);
  }
  return name.empty() ? "document" : name;
}

Status CheckEvent(const v1::DocumentEvent& event) {
  const size_t size = event.inline_content().size();
  if (event.operation() == v1::DocumentEvent::OPERATION_DELETE) {
    if (event.document_id().empty()) {
      return InvalidArgumentError("a withdrawal has no document_id: name the document");
    }
    if (size > 0) return InvalidArgumentError("a withdrawal has content: send none");
  } else if (size == 0) {
    return InvalidArgumentError("the document is empty: send its bytes");
  }
  if (size > kMaxDocumentBytes) {
    return InvalidArgumentError("the document is over 64 MiB: split it");
  }
  if (event.document_id().size() > kMaxIdBytes) {
    return InvalidArgumentError("document_id is over 1024 bytes: give a shorter one");
  }
  return {};
}

// Writes the event and waits for its acknowledgement.
Result<messaging::Position> Publish(messaging::Producer& producer, const std::string& topic,
                                    const v1::DocumentEvent& event,
                                    std::chrono::milliseconds deadline) {
  // Shared with the acknowledgement, which may come after this function has given up.
  auto acknowledged = std::make_shared<std::promise<Result<messaging::Position>>>();
  std::future<Result<messaging::Position>> answer = acknowledged->get_future();
  messaging::OutgoingMessage message{.topic = topic,
                                     .partition = std::nullopt,
                                     .key = event.document_id(),
                                     .value = event.SerializeAsString(),
                                     .headers = {}};
  const Status accepted =
      producer.Produce(std::move(message), [acknowledged](Result<messaging::Position> position) {
        acknowledged->set_value(std::move(position));
      });
  if (accepted.code() == StatusCode::kResourceExhausted) {
    return UnavailableError("the log's queue is full, the document was not taken: send it again (" +
                            accepted.message() + ")");
  }
  GONGBAO_RETURN_IF_ERROR(accepted);
  if (answer.wait_for(deadline) != std::future_status::ready) {
    return UnavailableError(
        "the log did not acknowledge the document in time: it may or may not have been taken; "
        "sending it again is harmless");
  }
  Result<messaging::Position> position = answer.get();
  if (!position.ok()) {
    return UnavailableError(
        "the log failed to acknowledge the document: it may or may not have been taken; sending "
        "it again is harmless (" +
        position.status().message() + ")");
  }
  return position;
}

grpc::Status ToGrpc(const Status& status) {
  const bool down = status.code() == StatusCode::kUnavailable;
  return rpc::ToGrpc(status,
                     {.reason = down ? "LOG_UNAVAILABLE" : "INVALID_DOCUMENT",
                      .metadata = {},
                      .chinese = down ? "日志没有确认，文件可能已收下也可能没有；再次提交不会重复"
                                      : "文件无法接收",
                      .field = {},
                      .resource_type = {},
                      .resource_name = {}});
}

}  // namespace

Intake::Intake(messaging::Producer* producer, std::string documents_topic, Clock now,
               std::chrono::milliseconds deadline)
    : producer_(producer),
      topic_(std::move(documents_topic)),
      now_(std::move(now)),
      deadline_(deadline) {}

Result<v1::SubmitDocumentResponse> Intake::Submit(v1::DocumentEvent event,
                                                  const std::string& file_name) {
  GONGBAO_RETURN_IF_ERROR(CheckEvent(event));
  const auto now = now_().time_since_epoch();
  if (event.operation() == v1::DocumentEvent::OPERATION_UNSPECIFIED) {
    event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
  }
  if (event.document_id().empty()) {
    const std::string hash = Hex(Sha256(event.inline_content())).substr(0, 16);
    event.set_document_id("upload/" + hash + "/" + BaseName(file_name));
  }
  if (event.revision() == 0) {
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
    event.set_revision(static_cast<uint64_t>(ms));
  }
  if (event.source().empty()) event.set_source("upload");
  if (!event.has_fetched_time()) {
    const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(now).count();
    event.mutable_fetched_time()->set_seconds(ns / 1'000'000'000);
    event.mutable_fetched_time()->set_nanos(static_cast<int32_t>(ns % 1'000'000'000));
  }
  GONGBAO_ASSIGN_OR_RETURN(const messaging::Position position,
                           Publish(*producer_, topic_, event, deadline_));
  v1::SubmitDocumentResponse response;
  response.set_document(DocumentName(event.document_id()));
  response.mutable_position()->set_topic(position.where.topic);
  response.mutable_position()->set_partition(position.where.partition);
  response.mutable_position()->set_offset(position.offset);
  return response;
}

IngestService::IngestService(Intake* intake) : intake_(intake) {}

grpc::Status IngestService::SubmitDocument(grpc::ServerContext* context,
                                           grpc::ServerReader<v1::SubmitDocumentRequest>* reader,
                                           v1::SubmitDocumentResponse* response) {
  v1::SubmitDocumentRequest part;
  if (!reader->Read(&part) || !part.has_event()) {
    return ToGrpc(InvalidArgumentError("the first message must hold the event"));
  }
  v1::DocumentEvent event = std::move(*part.mutable_event());
  if (event.has_inline_content()) {
    return ToGrpc(
        InvalidArgumentError("the event holds content: send the bytes in the messages after it"));
  }
  while (reader->Read(&part)) {
    if (!part.has_chunk()) {
      return ToGrpc(InvalidArgumentError("only the first message may hold an event"));
    }
    if (part.chunk().size() > kMaxChunkBytes) {
      return ToGrpc(InvalidArgumentError("a piece is over 256 KiB: send smaller pieces"));
    }
    if (event.inline_content().size() + part.chunk().size() > kMaxDocumentBytes) {
      return ToGrpc(InvalidArgumentError("the document is over 64 MiB: split it"));
    }
    event.mutable_inline_content()->append(part.chunk());
  }
  // The stream also ends when its client goes away: half a document must not be taken for a whole.
  if (context->IsCancelled()) return {grpc::StatusCode::CANCELLED, "the client went away"};
  // An attribute that crawlers may give; without it and without an id, "document" stands for it.
  const auto attribute = event.attributes().find("file_name");
  const std::string file_name =
      attribute == event.attributes().end() ? std::string() : attribute->second;
  Result<v1::SubmitDocumentResponse> taken = intake_->Submit(std::move(event), file_name);
  if (!taken.ok()) return ToGrpc(taken.status());
  *response = *std::move(taken);
  return grpc::Status::OK;
}

}  // namespace gongbao::console
