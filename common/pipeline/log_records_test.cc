#include "common/pipeline/log_records.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/messaging/partitioner.h"

namespace gongbao::pipeline {
namespace {

using testing::HasSubstr;
using v1::DeadLetter;

v1::ExtractorVersion Version() {
  v1::ExtractorVersion version;
  version.set_name("gongbao");
  version.set_version("1.2.3");
  version.set_build("abc");
  version.set_rank(4);
  return version;
}

messaging::Message Original(std::optional<std::string> value) {
  messaging::Message message;
  message.position = {{"docs", 3}, 17};
  message.key = "k";
  message.value = std::move(value);
  message.headers = {{"traceparent", "00-1"}, {"gongbao-orig-topic", "of an earlier life"}};
  message.time = std::chrono::system_clock::time_point(std::chrono::milliseconds(1500));
  return message;
}

// What a consumer would hand out for the record.
messaging::Message Arrived(messaging::OutgoingMessage record) {
  messaging::Message message;
  message.position = {{record.topic, 0}, 0};
  message.key = record.key;
  message.value = record.value;
  message.headers = record.headers;
  message.time = std::chrono::system_clock::time_point(std::chrono::milliseconds(9001));
  return message;
}

const Failure kFailure{.stage = DeadLetter::STAGE_DECODE,
                       .error_class = DeadLetter::ERROR_CLASS_UNSUPPORTED_TYPE,
                       .reason = "a JPEG of 12 bytes"};

TEST(DeadLetterRecord, KeepsTheOriginalUntouchedAndComesBackWhole) {
  v1::DocumentEvent event;
  event.set_document_id("doc-1");
  const messaging::Message original = Original(event.SerializeAsString());
  const auto record = DeadLetterRecord("dlq", original, kFailure, Version());
  EXPECT_EQ(record.topic, "dlq");
  EXPECT_EQ(record.key, original.key);
  EXPECT_EQ(record.value, original.value);
  ASSERT_EQ(record.headers.size(), 11u);
  EXPECT_EQ(record.headers[1], original.headers[1]);

  const Result<DeadLetter> letter = ParseDeadLetter(Arrived(record));
  ASSERT_TRUE(letter.ok()) << letter.status().ToString();
  EXPECT_EQ(letter->id(), "docs/3/17");
  EXPECT_EQ(letter->document_id(), "doc-1");
  EXPECT_EQ(letter->original_key(), "k");
  EXPECT_EQ(letter->original_value(), *original.value);
  ASSERT_EQ(letter->original_headers_size(), 2);
  EXPECT_EQ(letter->original_headers(1).value(), "of an earlier life");
  EXPECT_EQ(letter->original().offset(), 17);
  EXPECT_EQ(letter->original_time().seconds(), 1);
  EXPECT_EQ(letter->original_time().nanos(), 500'000'000);
  EXPECT_EQ(letter->stage(), DeadLetter::STAGE_DECODE);
  EXPECT_EQ(letter->error_class(), DeadLetter::ERROR_CLASS_UNSUPPORTED_TYPE);
  EXPECT_EQ(letter->reason(), kFailure.reason);
  EXPECT_EQ(letter->last_failed().seconds(), 9);
  EXPECT_EQ(letter->extractor().name(), "gongbao");
  EXPECT_EQ(letter->extractor().version(), "1.2.3");
  EXPECT_EQ(letter->extractor().build(), "abc");
}

TEST(DeadLetterRecord, TakesWhatCannotBeParsedAndWhatHasNoValue) {
  const auto garbage = DeadLetterRecord("dlq", Original("\xff\xff"), kFailure, Version());
  EXPECT_EQ(ParseDeadLetter(Arrived(garbage))->document_id(), "");
  const auto tombstone = DeadLetterRecord("dlq", Original(std::nullopt), kFailure, Version());
  EXPECT_FALSE(tombstone.value.has_value());
  EXPECT_EQ(ParseDeadLetter(Arrived(tombstone))->original_value(), "");
}

TEST(DeadLetterRecord, ClipsALongReasonBetweenCharacters) {
  Failure failure = kFailure;
  failure.reason = "x";
  for (int i = 0; i < 500; ++i) failure.reason += "报";
  const auto letter =
      ParseDeadLetter(Arrived(DeadLetterRecord("dlq", Original(""), failure, Version())));
  EXPECT_EQ(letter->reason(), failure.reason.substr(0, 1 + 3 * 341));
}

TEST(DeadLetterRecord, GivesOneFingerprintToOneCause) {
  const auto fingerprint = [](std::string reason) {
    Failure failure = kFailure;
    failure.reason = std::move(reason);
    return ParseDeadLetter(Arrived(DeadLetterRecord("dlq", Original(""), failure, Version())))
        ->fingerprint();
  };
  EXPECT_EQ(fingerprint("a JPEG of 12 bytes"), fingerprint("a JPEG of 3456 bytes"));
  EXPECT_NE(fingerprint("a JPEG of 12 bytes"), fingerprint("a PNG of 12 bytes"));
}

TEST(ParseDeadLetter, RefusesRecordsThatAreNone) {
  const auto good = DeadLetterRecord("dlq", Original(""), kFailure, Version());
  for (size_t spoilt = 2; spoilt < good.headers.size(); ++spoilt) {
    auto record = good;
    record.headers[spoilt].key += "x";
    const Status status = ParseDeadLetter(Arrived(record)).status();
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
    EXPECT_THAT(status.message(), HasSubstr("headers of a dead letter"));
  }
  auto number = good;
  number.headers[3].value = "3x";
  EXPECT_EQ(ParseDeadLetter(Arrived(number)).status().code(), StatusCode::kInvalidArgument);
  messaging::Message bare;
  EXPECT_EQ(ParseDeadLetter(bare).status().code(), StatusCode::kInvalidArgument);
}

TEST(ResultRecord, IsKeyedByIdentityAndRevisionInThePartitionOfTheDocument) {
  v1::DocumentResult result;
  result.set_document_id("doc-1");
  result.set_revision(7);
  result.set_content_sha256(std::string(32, '\xab'));
  *result.mutable_extractor() = Version();
  const auto record = ResultRecord("results", 48, result);
  EXPECT_EQ(record.key,
            "doc-1\x1f"
            "7\x1f"
            "abababababababab\x1fgongbao@1.2.3+abc");
  EXPECT_EQ(record.partition, messaging::PartitionForKey("doc-1", 48));
  v1::DocumentResult back;
  ASSERT_TRUE(back.ParseFromString(*record.value));
  EXPECT_EQ(back.revision(), 7u);
}

}  // namespace
}  // namespace gongbao::pipeline
