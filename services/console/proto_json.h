// Protobuf messages as JSON: the proto3 mapping with lowerCamelCase names and defaults printed, so
// that a client need not know which values are defaults. It departs from the mapping where people
// read the answer: a Decimal is the number as a string ("913.9"), an enum is the word of
// docs/facts.md ("growth", null where it says nothing), a SHA-256 is hexadecimal, a 64-bit integer
// is a number while JavaScript can hold it. protobuf's own json_util can do none of these.
#ifndef GONGBAO_SERVICES_CONSOLE_PROTO_JSON_H_
#define GONGBAO_SERVICES_CONSOLE_PROTO_JSON_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <string_view>

namespace gongbao::console {

// Appends `text` in quotes and escaped. Text that is not valid UTF-8 keeps its ASCII; each other
// byte becomes U+FFFD.
void AppendJsonString(std::string_view text, std::string& out);

// Appends `message` as a JSON object without white space. A message field that is not set is null;
// a oneof member that is not set is left out.
void AppendJson(const google::protobuf::Message& message, std::string& out);

std::string ToJson(const google::protobuf::Message& message);

// The word for an enum value: its name without the enum's prefix, in lower case; empty for the
// zero value, which says nothing.
std::string EnumWord(const google::protobuf::EnumValueDescriptor& value);

}  // namespace gongbao::console

#endif  // GONGBAO_SERVICES_CONSOLE_PROTO_JSON_H_
