#include "services/console/proto_json.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "gongbao/v1/events.pb.h"
#include "gongbao/v1/pipeline.pb.h"
#include "gongbao/v1/records.pb.h"

namespace gongbao::console {
namespace {

std::string Quoted(std::string_view text) {
  std::string out;
  AppendJsonString(text, out);
  return out;
}

v1::Fact FactWithValue(int64_t mantissa, int32_t exponent) {
  v1::Fact fact;
  fact.mutable_value()->set_mantissa(mantissa);
  fact.mutable_value()->set_exponent(exponent);
  return fact;
}

std::string ValueOf(const v1::Fact& fact) {
  const std::string json = ToJson(fact);
  const size_t begin = json.find(R"("value":)") + 8;
  return json.substr(begin, json.find(',', begin) - begin);
}

TEST(ProtoJson, PrintsEveryFieldInCamelCaseWithDefaults) {
  v1::Span span;
  span.set_end_byte(3);
  EXPECT_EQ(ToJson(span), R"({"startByte":0,"endByte":3,"startChar":0,"endChar":0})");
}

TEST(ProtoJson, WritesDecimalsAsReportsPrintThem) {
  EXPECT_EQ(ValueOf(FactWithValue(9139, -1)), R"("913.9")");
  EXPECT_EQ(ValueOf(FactWithValue(70, -1)), R"("7.0")");
  EXPECT_EQ(ValueOf(FactWithValue(-206, -1)), R"("-20.6")");
  EXPECT_EQ(ValueOf(FactWithValue(5, 3)), R"("5000")");
}

TEST(ProtoJson, WritesAnAbsurdExponentWithoutItsZeros) {
  EXPECT_EQ(ValueOf(FactWithValue(1, 2'000'000'000)), R"("1E2000000000")");
  EXPECT_EQ(ValueOf(FactWithValue(1, -65)), R"("1E-65")");
}

TEST(ProtoJson, WritesAnAbsentMessageAsNull) { EXPECT_EQ(ValueOf(v1::Fact()), "null"); }

TEST(ProtoJson, WritesEnumsAsTheWordsOfTheGuideline) {
  v1::Fact fact;
  fact.set_measure(v1::MEASURE_GROWTH);
  fact.set_status(v1::FACT_STATUS_TARGET);
  const std::string json = ToJson(fact);
  EXPECT_NE(json.find(R"("measure":"growth")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("status":"target")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("modality":null)"), std::string::npos) << json;
}

TEST(ProtoJson, WritesEnumsInLongNamesAndInNestedOnesWithoutPrefix) {
  v1::Document document;
  document.set_kind(v1::DOCUMENT_KIND_GOVERNMENT_WORK_REPORT);
  document.add_flags(v1::QUALITY_FLAG_MULTI_ARTICLE);
  document.add_flags(v1::QUALITY_FLAG_MASKED);
  const std::string json = ToJson(document);
  EXPECT_NE(json.find(R"("kind":"government_work_report")"), std::string::npos) << json;
  EXPECT_NE(json.find(R"("flags":["multi_article","masked"])"), std::string::npos) << json;
  v1::Rejected rejected;
  rejected.set_reason(v1::Rejected::REASON_SLOGAN);
  EXPECT_NE(ToJson(rejected).find(R"("reason":"slogan")"), std::string::npos);
}

TEST(ProtoJson, WritesAnUnknownEnumValueAsItsNumber) {
  v1::Fact fact;
  fact.set_measure(static_cast<v1::Measure>(77));
  EXPECT_NE(ToJson(fact).find(R"("measure":77)"), std::string::npos);
}

TEST(ProtoJson, WritesHashesInHexAndOtherBytesInBase64) {
  v1::Document document;
  document.set_content_sha256(std::string("\x00\xff\x10", 3));
  EXPECT_NE(ToJson(document).find(R"("contentSha256":"00ff10")"), std::string::npos);
  v1::DeadLetter letter;
  for (const auto& [bytes, base64] : {std::pair<std::string, std::string>{"", ""},
                                      {"f", "Zg=="},
                                      {"fo", "Zm8="},
                                      {"foo", "Zm9v"},
                                      {"foob", "Zm9vYg=="},
                                      {"\xfb\xff", "+/8="}}) {
    letter.set_original_value(bytes);
    EXPECT_NE(ToJson(letter).find(R"("originalValue":")" + base64 + R"(")"), std::string::npos);
  }
}

TEST(ProtoJson, WritesIntegersAsNumbersWhileJavaScriptCanHoldThem) {
  v1::Document document;
  document.set_revision((uint64_t{1} << 53) - 1);
  EXPECT_NE(ToJson(document).find(R"("revision":9007199254740991,)"), std::string::npos);
  document.set_revision(uint64_t{1} << 53);
  EXPECT_NE(ToJson(document).find(R"("revision":"9007199254740992",)"), std::string::npos);
  document.set_chars(std::numeric_limits<int64_t>::min());
  EXPECT_NE(ToJson(document).find(R"("chars":"-9223372036854775808",)"), std::string::npos);
}

TEST(ProtoJson, WritesTimesInUtcWithTheFractionTheyHave) {
  v1::Document document;
  auto& time = *document.mutable_read_time();
  time.set_seconds(1'700'000'000);
  EXPECT_NE(ToJson(document).find(R"("readTime":"2023-11-14T22:13:20Z")"), std::string::npos);
  time.set_nanos(120'000'000);
  EXPECT_NE(ToJson(document).find(R"("readTime":"2023-11-14T22:13:20.120Z")"), std::string::npos);
  time.set_nanos(1);
  EXPECT_NE(ToJson(document).find(R"("2023-11-14T22:13:20.000000001Z")"), std::string::npos);
}

TEST(ProtoJson, LeavesOutTheMemberOfAOneofThatIsNotSet) {
  v1::SubmitDocumentRequest request;
  EXPECT_EQ(ToJson(request), "{}");
  request.set_chunk("foo");
  EXPECT_EQ(ToJson(request), R"({"chunk":"Zm9v"})");
}

TEST(ProtoJson, WritesMapsInTheOrderOfTheirKeys) {
  v1::DocumentEvent event;
  event.mutable_attributes()->insert({"b", "2"});
  event.mutable_attributes()->insert({"a", "1"});
  event.mutable_attributes()->insert({"c", "3"});
  EXPECT_NE(ToJson(event).find(R"("attributes":{"a":"1","b":"2","c":"3"})"), std::string::npos);
}

TEST(ProtoJson, EscapesWhatJsonMustAndKeepsHanAndBeyondBmp) {
  EXPECT_EQ(Quoted("增长“7%”\n\t\"\\\x01𠮷e\u0301"),
            "\"增长“7%”\\n\\u0009\\\"\\\\\\u0001𠮷e\u0301\"");
}

TEST(ProtoJson, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(Quoted("a\xff/\xe5\xa2"), "\"a\uFFFD/\uFFFD\uFFFD\"");
}

}  // namespace
}  // namespace gongbao::console
