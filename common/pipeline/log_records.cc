#include "common/pipeline/log_records.h"

#include <array>
#include <chrono>
#include <optional>
#include <span>

#include "common/base/hash.h"
#include "common/base/parse_number.h"
#include "common/messaging/partitioner.h"

namespace gongbao::pipeline {
namespace {

using DeadLetter = v1::DeadLetter;

constexpr char kSeparator = '\x1f';
constexpr size_t kMaxReasonBytes = 1024;

// In the order in which they are written, behind the original's own headers.
constexpr std::array<std::string_view, 9> kHeaders = {
    "gongbao-orig-topic",     "gongbao-orig-partition",    "gongbao-orig-offset",
    "gongbao-orig-timestamp", "gongbao-error-stage",       "gongbao-error-class",
    "gongbao-error-message",  "gongbao-error-fingerprint", "gongbao-extractor",
};

constexpr std::array kStages = {DeadLetter::STAGE_DECODE, DeadLetter::STAGE_EXTRACT,
                                DeadLetter::STAGE_VALIDATE};
constexpr std::array kClasses = {
    DeadLetter::ERROR_CLASS_TIMEOUT,          DeadLetter::ERROR_CLASS_UNDECODABLE,
    DeadLetter::ERROR_CLASS_UNSUPPORTED_TYPE, DeadLetter::ERROR_CLASS_TOO_LARGE,
    DeadLetter::ERROR_CLASS_INVALID,          DeadLetter::ERROR_CLASS_CRASH};

template <typename Enum>
std::optional<Enum> ByName(std::span<const Enum> values, std::string_view name) {
  for (const Enum value : values) {
    if (Name(value) == name) return value;
  }
  return std::nullopt;
}

// At most `max_bytes` of UTF-8 without a torn character at the end.
std::string_view Clip(std::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

// Equal for failures that differ only in the figures of their message.
std::string Fingerprint(const Failure& failure) {
  std::string cause(Name(failure.stage));
  cause += kSeparator;
  cause += Name(failure.error_class);
  cause += kSeparator;
  bool in_number = false;
  for (const char c : failure.reason) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit || !in_number) cause += digit ? '#' : c;
    in_number = digit;
  }
  return Hex(Sha256(cause)).substr(0, 16);
}

int64_t Milliseconds(std::chrono::system_clock::time_point time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

void SetTime(int64_t ms, google::protobuf::Timestamp* time) {
  time->set_seconds(ms / 1000);
  time->set_nanos(static_cast<int32_t>(ms % 1000) * 1'000'000);
}

}  // namespace

std::string_view Name(DeadLetter::Stage stage) {
  switch (stage) {
    case DeadLetter::STAGE_DECODE:
      return "decode";
    case DeadLetter::STAGE_EXTRACT:
      return "extract";
    case DeadLetter::STAGE_VALIDATE:
      return "validate";
    default:
      return "unspecified";
  }
}

std::string_view Name(DeadLetter::ErrorClass error_class) {
  switch (error_class) {
    case DeadLetter::ERROR_CLASS_TIMEOUT:
      return "timeout";
    case DeadLetter::ERROR_CLASS_UNDECODABLE:
      return "undecodable";
    case DeadLetter::ERROR_CLASS_UNSUPPORTED_TYPE:
      return "unsupported_type";
    case DeadLetter::ERROR_CLASS_TOO_LARGE:
      return "too_large";
    case DeadLetter::ERROR_CLASS_INVALID:
      return "invalid";
    case DeadLetter::ERROR_CLASS_CRASH:
      return "crash";
    default:
      return "unspecified";
  }
}

std::string ExtractorName(const v1::ExtractorVersion& version) {
  return version.name() + "@" + version.version();
}

messaging::OutgoingMessage ResultRecord(const std::string& topic, int32_t partition_count,
                                        const v1::DocumentResult& result) {
  messaging::OutgoingMessage record;
  record.topic = topic;
  record.partition = messaging::PartitionForKey(result.document_id(), partition_count);
  record.key = result.document_id();
  record.key += kSeparator;
  record.key += std::to_string(result.revision());
  record.key += kSeparator;
  record.key += Hex(result.content_sha256()).substr(0, 16);
  record.key += kSeparator;
  record.key += ExtractorName(result.extractor()) + "+" + result.extractor().build();
  record.value = result.SerializeAsString();
  return record;
}

messaging::OutgoingMessage DeadLetterRecord(const std::string& topic,
                                            const messaging::Message& original,
                                            const Failure& failure,
                                            const v1::ExtractorVersion& extractor) {
  const std::array<std::string, kHeaders.size()> values = {
      original.position.where.topic,
      std::to_string(original.position.where.partition),
      std::to_string(original.position.offset),
      std::to_string(Milliseconds(original.time)),
      std::string(Name(failure.stage)),
      std::string(Name(failure.error_class)),
      std::string(Clip(failure.reason, kMaxReasonBytes)),
      Fingerprint(failure),
      ExtractorName(extractor) + "+" + extractor.build(),
  };
  messaging::OutgoingMessage record{.topic = topic,
                                    .partition = std::nullopt,
                                    .key = original.key,
                                    .value = original.value,
                                    .headers = original.headers};
  for (size_t i = 0; i < kHeaders.size(); ++i) {
    record.headers.push_back({std::string(kHeaders[i]), values[i]});
  }
  return record;
}

Result<DeadLetter> ParseDeadLetter(const messaging::Message& record) {
  const Status malformed = InvalidArgumentError(
      "the record lacks the headers of a dead letter (gongbao-orig-topic to gongbao-extractor)");
  if (record.headers.size() < kHeaders.size()) return malformed;
  const size_t own = record.headers.size() - kHeaders.size();
  std::array<std::string_view, kHeaders.size()> values;
  for (size_t i = 0; i < kHeaders.size(); ++i) {
    const messaging::Header& header = record.headers[own + i];
    if (header.key != kHeaders[i]) return malformed;
    values[i] = header.value;
  }
  const auto partition = ParseNumber<int32_t>(values[1]);
  const auto offset = ParseNumber<int64_t>(values[2]);
  const auto original_ms = ParseNumber<int64_t>(values[3]);
  const auto stage = ByName(std::span<const DeadLetter::Stage>(kStages), values[4]);
  const auto error_class = ByName(std::span<const DeadLetter::ErrorClass>(kClasses), values[5]);
  if (!partition || !offset || !original_ms || !stage || !error_class) return malformed;

  DeadLetter letter;
  std::string id(values[0]);
  id += '/';
  id += values[1];
  id += '/';
  id += values[2];
  letter.set_id(std::move(id));
  letter.set_original_key(record.key);
  if (record.value) {
    letter.set_original_value(*record.value);
    v1::DocumentEvent event;
    if (event.ParseFromString(*record.value)) letter.set_document_id(event.document_id());
  }
  for (const messaging::Header& header : std::span(record.headers).first(own)) {
    DeadLetter::Header* const copy = letter.add_original_headers();
    copy->set_key(header.key);
    copy->set_value(header.value);
  }
  letter.mutable_original()->set_topic(std::string(values[0]));
  letter.mutable_original()->set_partition(*partition);
  letter.mutable_original()->set_offset(*offset);
  SetTime(*original_ms, letter.mutable_original_time());
  letter.set_stage(*stage);
  letter.set_error_class(*error_class);
  letter.set_reason(std::string(values[6]));
  letter.set_fingerprint(std::string(values[7]));
  SetTime(Milliseconds(record.time), letter.mutable_last_failed());
  const std::string_view extractor = values[8];
  const size_t at = extractor.find('@');
  const size_t plus = extractor.find('+', at == std::string_view::npos ? 0 : at);
  if (at == std::string_view::npos || plus == std::string_view::npos) return malformed;
  letter.mutable_extractor()->set_name(std::string(extractor.substr(0, at)));
  letter.mutable_extractor()->set_version(std::string(extractor.substr(at + 1, plus - at - 1)));
  letter.mutable_extractor()->set_build(std::string(extractor.substr(plus + 1)));
  return letter;
}

}  // namespace gongbao::pipeline
