#include "services/console/http_error.h"

#include "common/rpc/status.h"
#include "services/console/proto_json.h"

namespace gongbao::console {
namespace {

constexpr std::string_view kTypePrefix = "type.googleapis.com/google.rpc.";

template <typename Detail>
void AppendDetail(const google::protobuf::Any& any, std::string& out) {
  out += R"({"@type":)";
  AppendJsonString(any.type_url(), out);
  Detail detail;
  if (detail.ParseFromString(any.value())) {
    const std::string fields = ToJson(detail);
    out += ',';
    out += std::string_view(fields).substr(1);
  } else {
    out += '}';
  }
}

void AppendAnyDetail(const google::protobuf::Any& any, std::string& out) {
  std::string_view type = any.type_url();
  type.remove_prefix(type.starts_with(kTypePrefix) ? kTypePrefix.size() : 0);
  if (type == "ErrorInfo") return AppendDetail<v1::ErrorInfo>(any, out);
  if (type == "BadRequest") return AppendDetail<v1::BadRequest>(any, out);
  if (type == "ResourceInfo") return AppendDetail<v1::ResourceInfo>(any, out);
  if (type == "LocalizedMessage") return AppendDetail<v1::LocalizedMessage>(any, out);
  out += ToJson(any);  // typeUrl and value: a newer server's, for whoever knows it
}

}  // namespace

int HttpStatusOf(StatusCode code) {
  switch (code) {
    case StatusCode::kOk:
      return 200;
    case StatusCode::kInvalidArgument:
    case StatusCode::kFailedPrecondition:
    case StatusCode::kOutOfRange:
      return 400;
    case StatusCode::kUnauthenticated:
      return 401;
    case StatusCode::kPermissionDenied:
      return 403;
    case StatusCode::kNotFound:
      return 404;
    case StatusCode::kAlreadyExists:
    case StatusCode::kAborted:
      return 409;
    case StatusCode::kResourceExhausted:
      return 429;
    case StatusCode::kCancelled:
      return 499;
    case StatusCode::kUnimplemented:
      return 501;
    case StatusCode::kUnavailable:
      return 503;
    case StatusCode::kDeadlineExceeded:
      return 504;
    case StatusCode::kUnknown:
    case StatusCode::kInternal:
    case StatusCode::kDataLoss:
      break;
  }
  return 500;
}

v1::RpcStatus MakeError(StatusCode code, std::string_view reason, std::string_view message,
                        std::string_view zh, std::string_view field) {
  return ErrorOf(rpc::ToGrpc(Status(code, std::string(message)), {.reason = std::string(reason),
                                                                  .metadata = {},
                                                                  .chinese = std::string(zh),
                                                                  .field = std::string(field),
                                                                  .resource_type = {},
                                                                  .resource_name = {}}));
}

v1::RpcStatus ErrorOf(const grpc::Status& status) {
  v1::RpcStatus error;
  if (!error.ParseFromString(status.error_details())) error.Clear();
  // What the call itself says wins over its details.
  error.set_code(static_cast<int32_t>(status.error_code()));
  error.set_message(status.error_message());
  return error;
}

Answer ErrorAnswer(const v1::RpcStatus& error, bool chinese, int http_status) {
  const auto code = static_cast<StatusCode>(error.code());
  Answer answer;
  answer.status = http_status == 0 ? HttpStatusOf(code) : http_status;
  std::string message = error.message();
  if (chinese) {
    for (const google::protobuf::Any& any : error.details()) {
      v1::LocalizedMessage localized;
      if (any.type_url() == std::string(kTypePrefix) + "LocalizedMessage" &&
          localized.ParseFromString(any.value()) && localized.locale().starts_with("zh")) {
        message = localized.message();
      }
    }
  }
  std::string& out = answer.body;
  out += R"({"error":{"code":)" + std::to_string(answer.status) + R"(,"message":)";
  AppendJsonString(message, out);
  out += R"(,"status":)";
  AppendJsonString(CodeName(code), out);
  out += R"(,"details":[)";
  for (int i = 0; i < error.details_size(); ++i) {
    if (i > 0) out += ',';
    AppendAnyDetail(error.details(i), out);
  }
  out += "]}}";
  return answer;
}

}  // namespace gongbao::console
