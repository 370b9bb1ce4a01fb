// Between our Status and gRPC's: the code and the message, with the details that google.rpc
// defines, so that any client library can tell errors apart without reading their messages.
#ifndef GONGBAO_COMMON_RPC_STATUS_H_
#define GONGBAO_COMMON_RPC_STATUS_H_

#include <grpcpp/support/status.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/base/status.h"
#include "gongbao/v1/errors.pb.h"

namespace gongbao::rpc {

inline constexpr std::string_view kErrorDomain = "gongbao";

// What an error says to programs and to people, beside its message.
struct ErrorDetails {
  std::string reason = {};                           // stable, UPPER_SNAKE_CASE
  std::map<std::string, std::string> metadata = {};  // what the reason speaks of
  std::string chinese = {};                          // the message for people; empty: none
  std::string field = {};                            // the argument that is wrong; or empty
  std::string resource_type = {};  // what was not found: gongbao.v1.Fact; or empty
  std::string resource_name = {};  // as asked
};

// The failure with its details as RpcStatus: ErrorInfo always, and of LocalizedMessage, BadRequest
// and ResourceInfo those whose fields are set. Success stays success.
grpc::Status ToGrpc(const Status& status, const ErrorDetails& details);

// Code and message; the reason, if there is one, goes in brackets behind the message.
Status FromGrpc(const grpc::Status& status);

// The ErrorInfo of a failure; nothing when it has none (it comes from gRPC itself, or a proxy).
std::optional<v1::ErrorInfo> ErrorInfoOf(const grpc::Status& status);

}  // namespace gongbao::rpc

#endif  // GONGBAO_COMMON_RPC_STATUS_H_
