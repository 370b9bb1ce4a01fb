#include "services/console/proto_json.h"

#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <vector>

#include "common/base/ascii.h"
#include "common/base/decimal.h"
#include "common/base/hash.h"
#include "common/text/decode.h"
#include "gongbao/v1/types.pb.h"

namespace gongbao::console {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumValueDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

template <typename Number>
void AppendNumber(Number number, std::string& out) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  out.append(digits.data(), end.ptr);
}

// JavaScript's numbers are exact up to 2^53 - 1; beyond, a string as in the proto3 mapping.
template <typename Integer>
void AppendInt64(Integer number, std::string& out) {
  constexpr auto kSafe = (int64_t{1} << 53) - 1;
  const bool safe = std::cmp_less_equal(number, kSafe) && std::cmp_greater_equal(number, -kSafe);
  if (!safe) out += '"';
  AppendNumber(number, out);
  if (!safe) out += '"';
}

void AppendDouble(double number, std::string& out) {
  if (std::isfinite(number)) {
    AppendNumber(number, out);
  } else {
    out += std::isnan(number) ? R"("NaN")" : number > 0 ? R"("Infinity")" : R"("-Infinity")";
  }
}

void AppendBase64(std::string_view bytes, std::string& out) {
  static constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < bytes.size(); i += 3) {
    const size_t have = std::min<size_t>(3, bytes.size() - i);
    uint32_t group = 0;
    for (size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < have ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    }
    for (size_t k = 0; k < 4; ++k) {
      out += k <= have ? kAlphabet[group >> (18 - 6 * k) & 63u] : '=';
    }
  }
}

void AppendBytes(const FieldDescriptor& field, const std::string& bytes, std::string& out) {
  out += '"';
  if (std::string_view(field.name()).ends_with("sha256")) {
    out += Hex(bytes);
  } else {
    AppendBase64(bytes, out);
  }
  out += '"';
}

void AppendEnum(const Reflection& reflection, const Message& message, const FieldDescriptor& field,
                int index, std::string& out) {
  const int number = index < 0 ? reflection.GetEnumValue(message, &field)
                               : reflection.GetRepeatedEnumValue(message, &field, index);
  const EnumValueDescriptor* value = field.enum_type()->FindValueByNumber(number);
  if (value == nullptr) {
    AppendNumber(number, out);  // a newer writer's value: better its number than nothing
  } else if (number == 0) {
    out += "null";
  } else {
    AppendJsonString(EnumWord(*value), out);
  }
}

// RFC 3339 in UTC with as many fraction digits as there are, in threes.
void AppendTimestamp(const google::protobuf::Timestamp& time, std::string& out) {
  const std::time_t seconds = time.seconds();
  std::tm parts{};
  if (gmtime_r(&seconds, &parts) == nullptr) {
    out += "null";  // a year beyond what a tm holds
    return;
  }
  std::array<char, 64> text;
  const size_t length = std::strftime(text.data(), text.size(), "\"%Y-%m-%dT%H:%M:%S", &parts);
  out.append(text.data(), length);
  if (time.nanos() > 0) {
    std::snprintf(text.data(), text.size(), "%09d", time.nanos());
    std::string_view digits(text.data(), 9);
    while (digits.size() > 3 && digits.ends_with("000")) digits.remove_suffix(3);
    out += '.';
    out += digits;
  }
  out += "Z\"";
}

void AppendDecimal(const v1::Decimal& decimal, std::string& out) {
  // Written out in full as reports do; an exponent that no report has must not become a gigabyte of
  // zeros.
  constexpr int32_t kMostZeros = 64;
  out += '"';
  if (decimal.exponent() < -kMostZeros || decimal.exponent() > kMostZeros) {
    AppendNumber(decimal.mantissa(), out);
    out += 'E';
    AppendNumber(decimal.exponent(), out);
  } else {
    out += Decimal{decimal.mantissa(), decimal.exponent()}.ToString();
  }
  out += '"';
}

void AppendMessage(const Message& message, std::string& out) {
  const Descriptor& type = *message.GetDescriptor();
  // Compared by name: the message may come from another pool than the generated one.
  if (type.full_name() == "gongbao.v1.Decimal") {
    v1::Decimal decimal;
    decimal.CopyFrom(message);
    AppendDecimal(decimal, out);
  } else if (type.full_name() == "google.protobuf.Timestamp") {
    google::protobuf::Timestamp time;
    time.CopyFrom(message);
    AppendTimestamp(time, out);
  } else {
    AppendJson(message, out);
  }
}

// One value: of a singular field for index -1, else of a repeated one.
void AppendValue(const Message& message, const FieldDescriptor& field, int index,
                 std::string& out) {
  const Reflection& reflection = *message.GetReflection();
  const bool one = index < 0;
  std::string scratch;
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      AppendNumber(one ? reflection.GetInt32(message, &field)
                       : reflection.GetRepeatedInt32(message, &field, index),
                   out);
      break;
    case FieldDescriptor::CPPTYPE_UINT32:
      AppendNumber(one ? reflection.GetUInt32(message, &field)
                       : reflection.GetRepeatedUInt32(message, &field, index),
                   out);
      break;
    case FieldDescriptor::CPPTYPE_INT64:
      AppendInt64(one ? reflection.GetInt64(message, &field)
                      : reflection.GetRepeatedInt64(message, &field, index),
                  out);
      break;
    case FieldDescriptor::CPPTYPE_UINT64:
      AppendInt64(one ? reflection.GetUInt64(message, &field)
                      : reflection.GetRepeatedUInt64(message, &field, index),
                  out);
      break;
    case FieldDescriptor::CPPTYPE_FLOAT:
      AppendDouble(one ? reflection.GetFloat(message, &field)
                       : reflection.GetRepeatedFloat(message, &field, index),
                   out);
      break;
    case FieldDescriptor::CPPTYPE_DOUBLE:
      AppendDouble(one ? reflection.GetDouble(message, &field)
                       : reflection.GetRepeatedDouble(message, &field, index),
                   out);
      break;
    case FieldDescriptor::CPPTYPE_BOOL:
      out += (one ? reflection.GetBool(message, &field)
                  : reflection.GetRepeatedBool(message, &field, index))
                 ? "true"
                 : "false";
      break;
    case FieldDescriptor::CPPTYPE_ENUM:
      AppendEnum(reflection, message, field, index, out);
      break;
    case FieldDescriptor::CPPTYPE_STRING: {
      const std::string& text =
          one ? reflection.GetStringReference(message, &field, &scratch)
              : reflection.GetRepeatedStringReference(message, &field, index, &scratch);
      if (field.type() == FieldDescriptor::TYPE_BYTES) {
        AppendBytes(field, text, out);
      } else {
        AppendJsonString(text, out);
      }
      break;
    }
    case FieldDescriptor::CPPTYPE_MESSAGE:
      AppendMessage(one ? reflection.GetMessage(message, &field)
                        : reflection.GetRepeatedMessage(message, &field, index),
                    out);
      break;
  }
}

// Every key of our maps is a string.
void AppendMap(const Message& message, const FieldDescriptor& field, std::string& out) {
  const Reflection& reflection = *message.GetReflection();
  const FieldDescriptor& key = *field.message_type()->map_key();
  std::vector<const Message*> entries;
  entries.reserve(static_cast<size_t>(reflection.FieldSize(message, &field)));
  for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
    entries.push_back(&reflection.GetRepeatedMessage(message, &field, i));
  }
  // A map has no order of its own; equal answers should be equal text.
  const auto key_of = [&](const Message* entry) {
    return entry->GetReflection()->GetString(*entry, &key);
  };
  std::ranges::sort(entries, {}, key_of);
  out += '{';
  for (const Message* entry : entries) {
    if (entry != entries.front()) out += ',';
    AppendJsonString(key_of(entry), out);
    out += ':';
    AppendValue(*entry, *field.message_type()->map_value(), -1, out);
  }
  out += '}';
}

void AppendField(const Message& message, const FieldDescriptor& field, std::string& out) {
  const Reflection& reflection = *message.GetReflection();
  if (field.is_map()) {
    AppendMap(message, field, out);
  } else if (field.is_repeated()) {
    out += '[';
    for (int i = 0; i < reflection.FieldSize(message, &field); ++i) {
      if (i > 0) out += ',';
      AppendValue(message, field, i, out);
    }
    out += ']';
  } else if (field.has_presence() && !reflection.HasField(message, &field)) {
    out += "null";
  } else {
    AppendValue(message, field, -1, out);
  }
}

}  // namespace

void AppendJsonString(std::string_view text, std::string& out) {
  const bool valid = text::IsValidUtf8(text);
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      std::array<char, 8> escape;
      std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(byte));
      out += escape.data();
    } else if (byte < 0x80 || valid) {
      out += c;
    } else {
      out += "\xEF\xBF\xBD";
    }
  }
  out += '"';
}

void AppendJson(const Message& message, std::string& out) {
  const Descriptor& type = *message.GetDescriptor();
  const Reflection& reflection = *message.GetReflection();
  out += '{';
  bool first = true;
  for (int i = 0; i < type.field_count(); ++i) {
    const FieldDescriptor& field = *type.field(i);
    if (field.containing_oneof() != nullptr && !reflection.HasField(message, &field)) continue;
    if (!first) out += ',';
    first = false;
    AppendJsonString(field.json_name(), out);
    out += ':';
    AppendField(message, field, out);
  }
  out += '}';
}

std::string ToJson(const Message& message) {
  std::string json;
  AppendJson(message, json);
  return json;
}

std::string EnumWord(const EnumValueDescriptor& value) {
  if (value.number() == 0) return {};
  // The prefix is what the zero value's name has before UNSPECIFIED (proto style).
  std::string_view name = value.name();
  std::string_view zero = value.type()->FindValueByNumber(0)->name();
  constexpr std::string_view kUnspecified = "UNSPECIFIED";
  if (zero.ends_with(kUnspecified)) zero.remove_suffix(kUnspecified.size());
  if (name.starts_with(zero)) name.remove_prefix(zero.size());
  return LowerAscii(name);
}

}  // namespace gongbao::console
