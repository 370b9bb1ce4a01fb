// Failures as HTTP answers: {"error":{"code","message","status","details"}} with the HTTP status
// that stands for the canonical code. protobuf's json_util can't print google.rpc's details without
// google's own files, so it is done here.
#ifndef GONGBAO_SERVICES_CONSOLE_HTTP_ERROR_H_
#define GONGBAO_SERVICES_CONSOLE_HTTP_ERROR_H_

#include <grpcpp/support/status.h>

#include <string>
#include <string_view>

#include "common/base/status.h"
#include "gongbao/v1/errors.pb.h"

namespace gongbao::console {

// What a request is answered with.
struct Answer {
  int status = 200;  // HTTP
  std::string content_type = "application/json; charset=utf-8";
  std::string body;
  std::string allow;  // the Allow header of a 405; empty: none
};

// 400 for INVALID_ARGUMENT and so on, as google.rpc.Code has it.
int HttpStatusOf(StatusCode code);

// A failure of the console itself: `reason` as in ErrorInfo, `zh` the message for people, `field`
// the argument that is wrong, if one is.
v1::RpcStatus MakeError(StatusCode code, std::string_view reason, std::string_view message,
                        std::string_view zh, std::string_view field = {});

// A failure of a call, with its details if it carries any.
v1::RpcStatus ErrorOf(const grpc::Status& status);

// The answer for a failure. In Chinese (the LocalizedMessage) if `chinese` and there is one.
// `http_status` 0 stands for HttpStatusOf the code; else it is one that no code has (405, 413).
Answer ErrorAnswer(const v1::RpcStatus& error, bool chinese, int http_status = 0);

}  // namespace gongbao::console

#endif  // GONGBAO_SERVICES_CONSOLE_HTTP_ERROR_H_
