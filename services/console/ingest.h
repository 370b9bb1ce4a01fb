// Taking documents in: makes a DocumentEvent of what was sent and writes it to the log. The gRPC
// service and the console's HTTP upload are two doors to the same function.
#ifndef GONGBAO_SERVICES_CONSOLE_INGEST_H_
#define GONGBAO_SERVICES_CONSOLE_INGEST_H_

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "common/base/status.h"
#include "common/messaging/messaging.h"
#include "gongbao/v1/events.pb.h"
#include "gongbao/v1/pipeline.grpc.pb.h"

namespace gongbao::console {

inline constexpr size_t kMaxDocumentBytes = size_t{64} << 20;
inline constexpr size_t kMaxChunkBytes = size_t{256} << 10;

// Writes document events to the log. Thread-safe.
class Intake {
 public:
  using Clock = std::function<std::chrono::system_clock::time_point()>;

  // `producer` is not owned and must outlive this; it must not be null.
  Intake(messaging::Producer* producer, std::string documents_topic, Clock now,
         std::chrono::milliseconds deadline = std::chrono::seconds(30));

  // Fills in what the event lacks and publishes it; returns once the log has acknowledged it, with
  // the document's name and the event's position. Blocks up to the deadline. What is filled in: the
  // operation (UPSERT); the document id, from the bytes and `file_name`
  // ("upload/<hash of the bytes>/<file name>"); the revision (now, in ms since 1970); the time it
  // was fetched; the source ("upload"). The same bytes under the same file name are therefore the
  // same document. INVALID_ARGUMENT for an event without content, over kMaxDocumentBytes, or with a
  // malformed id; UNAVAILABLE when no acknowledgement came in time or the log refused: the event
  // may or may not have been taken, and sending it again is harmless. Otherwise the log's failure.
  Result<v1::SubmitDocumentResponse> Submit(v1::DocumentEvent event, const std::string& file_name);

 private:
  messaging::Producer* const producer_;
  const std::string topic_;
  const Clock now_;
  const std::chrono::milliseconds deadline_;
};

// gongbao.v1.IngestService. Thread-safe; a call blocks its thread until the log has acknowledged.
class IngestService final : public v1::IngestService::Service {
 public:
  // `intake` is not owned and must outlive this.
  explicit IngestService(Intake* intake);

  // The first message holds the event without content, the rest its bytes in pieces of at most
  // kMaxChunkBytes. Failures as of Intake::Submit; INVALID_ARGUMENT also for messages out of order
  // or pieces that are too large.
  grpc::Status SubmitDocument(grpc::ServerContext* context,
                              grpc::ServerReader<v1::SubmitDocumentRequest>* reader,
                              v1::SubmitDocumentResponse* response) override;

 private:
  Intake* const intake_;
};

}  // namespace gongbao::console

#endif  // GONGBAO_SERVICES_CONSOLE_INGEST_H_
