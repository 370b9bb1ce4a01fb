// The records that the pipeline's services write for each other, beyond their protobuf values: the
// key and partition of a result, what marks a part of a container, and the dead letter, whose value is the original record and whose
// story stands in headers. Written and read here so that the two sides can't drift apart.
#ifndef GONGBAO_COMMON_PIPELINE_LOG_RECORDS_H_
#define GONGBAO_COMMON_PIPELINE_LOG_RECORDS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/status.h"
#include "common/messaging/messaging.h"
#include "gongbao/v1/events.pb.h"

namespace gongbao::pipeline {

// The attribute of an event that the extractor makes of a container's part: the document id of the
// container, with which and "!/" its own id begins.
inline constexpr char kContainerAttribute[] = "container";

// Why a document is given up.
struct Failure {
  v1::DeadLetter::Stage stage = v1::DeadLetter::STAGE_UNSPECIFIED;
  v1::DeadLetter::ErrorClass error_class = v1::DeadLetter::ERROR_CLASS_UNSPECIFIED;
  std::string reason;  // one sentence, no text of the document
};

// "decode", "undecodable" ...: the words in headers, logs and metrics.
std::string_view Name(v1::DeadLetter::Stage stage);
std::string_view Name(v1::DeadLetter::ErrorClass error_class);

// "gongbao@0.1.0".
std::string ExtractorName(const v1::ExtractorVersion& version);

// The record of a result. Its key is document id, revision, the first 16 hexadecimal digits of the
// content's SHA-256, and extractor with build, joined by 0x1f: compaction then keeps every identity
// at every revision. The partition is the document id's among `partition_count`, so that all
// results of a document stay in order.
messaging::OutgoingMessage ResultRecord(const std::string& topic, int32_t partition_count,
                                        const v1::DocumentResult& result);

// The record that gives `original` up: its key, value and headers untouched, followed by the
// headers of this project, each only once:
//   gongbao-orig-topic, -orig-partition, -orig-offset, -orig-timestamp (ms since 1970),
//   gongbao-error-stage, -error-class, -error-message (at most 1 KiB), -error-fingerprint,
//   gongbao-extractor (name@version+build).
messaging::OutgoingMessage DeadLetterRecord(const std::string& topic,
                                            const messaging::Message& original,
                                            const Failure& failure,
                                            const v1::ExtractorVersion& extractor);

// The inverse. The document id is what the original value tells, if it can be parsed at all;
// last_failed is the record's own time. INVALID_ARGUMENT when the headers are not those of
// DeadLetterRecord.
Result<v1::DeadLetter> ParseDeadLetter(const messaging::Message& record);

}  // namespace gongbao::pipeline

#endif  // GONGBAO_COMMON_PIPELINE_LOG_RECORDS_H_
