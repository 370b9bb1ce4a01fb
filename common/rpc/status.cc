#include "common/rpc/status.h"

#include <google/protobuf/any.pb.h>
#include <google/protobuf/message.h>
#include <grpcpp/support/error_details.h>

namespace gongbao::rpc {
namespace {

constexpr std::string_view kTypePrefix = "type.googleapis.com/google.rpc.";

// Packed under google.rpc's name, whose fields and numbers the message has.
void AddDetail(const google::protobuf::Message& detail, v1::RpcStatus* status) {
  google::protobuf::Any& any = *status->add_details();
  any.set_type_url(std::string(kTypePrefix) + detail.GetDescriptor()->name());
  any.set_value(detail.SerializeAsString());
}

}  // namespace

grpc::Status ToGrpc(const Status& status, const ErrorDetails& details) {
  if (status.ok()) return grpc::Status::OK;
  v1::RpcStatus rpc;
  rpc.set_code(static_cast<int32_t>(status.code()));
  rpc.set_message(status.message());
  v1::ErrorInfo info;
  info.set_reason(details.reason);
  info.set_domain(std::string(kErrorDomain));
  for (const auto& [key, value] : details.metadata) (*info.mutable_metadata())[key] = value;
  AddDetail(info, &rpc);
  if (!details.chinese.empty()) {
    v1::LocalizedMessage localized;
    localized.set_locale("zh-CN");
    localized.set_message(details.chinese);
    AddDetail(localized, &rpc);
  }
  if (!details.field.empty()) {
    v1::BadRequest bad;
    bad.add_field_violations()->set_field(details.field);
    bad.mutable_field_violations(0)->set_description(status.message());
    AddDetail(bad, &rpc);
  }
  if (!details.resource_type.empty()) {
    v1::ResourceInfo resource;
    resource.set_resource_type(details.resource_type);
    resource.set_resource_name(details.resource_name);
    resource.set_description(status.message());
    AddDetail(resource, &rpc);
  }
  grpc::Status made;
  // Fails only for a null target.
  static_cast<void>(grpc::SetErrorDetails(rpc, &made));
  return made;
}

std::optional<v1::ErrorInfo> ErrorInfoOf(const grpc::Status& status) {
  v1::RpcStatus rpc;
  if (status.ok() || !grpc::ExtractErrorDetails(status, &rpc).ok()) return std::nullopt;
  for (const google::protobuf::Any& detail : rpc.details()) {
    v1::ErrorInfo info;
    if (detail.type_url() == std::string(kTypePrefix) + "ErrorInfo" &&
        info.ParseFromString(detail.value())) {
      return info;
    }
  }
  return std::nullopt;
}

Status FromGrpc(const grpc::Status& status) {
  if (status.ok()) return {};
  std::string message = status.error_message();
  if (const auto info = ErrorInfoOf(status)) message += " [" + info->reason() + "]";
  return {static_cast<StatusCode>(status.error_code()), std::move(message)};
}

}  // namespace gongbao::rpc
