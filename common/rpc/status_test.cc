#include "common/rpc/status.h"

#include <google/protobuf/any.pb.h>
#include <grpcpp/support/error_details.h>
#include <gtest/gtest.h>

namespace gongbao::rpc {
namespace {

TEST(ToGrpc, KeepsEveryCodeAndMessage) {
  for (int code = 1; code <= 16; ++code) {
    const Status status(static_cast<StatusCode>(code), "what failed");
    const grpc::Status made = ToGrpc(status, {.reason = "SOME_REASON"});
    EXPECT_EQ(made.error_code(), code);
    EXPECT_EQ(made.error_message(), "what failed");
    const Status back = FromGrpc(made);
    EXPECT_EQ(back.code(), status.code());
    EXPECT_EQ(back.message(), "what failed [SOME_REASON]");
  }
  EXPECT_TRUE(ToGrpc(Status(), {}).ok());
  EXPECT_EQ(FromGrpc(grpc::Status::OK), Status());
}

TEST(ToGrpc, PacksDetailsUnderTheNamesOfGoogleRpc) {
  ErrorDetails details{.reason = "FACT_NOT_FOUND",
                       .metadata = {{"name", "documents/x"}},
                       .chinese = "没有这条数据",
                       .field = "name",
                       .resource_type = "gongbao.v1.Fact",
                       .resource_name = "documents/x"};
  const grpc::Status made = ToGrpc(NotFoundError("no such fact"), details);
  v1::RpcStatus rpc;
  ASSERT_TRUE(grpc::ExtractErrorDetails(made, &rpc).ok());
  EXPECT_EQ(rpc.code(), 5);
  ASSERT_EQ(rpc.details_size(), 4);
  EXPECT_EQ(rpc.details(0).type_url(), "type.googleapis.com/google.rpc.ErrorInfo");
  EXPECT_EQ(rpc.details(1).type_url(), "type.googleapis.com/google.rpc.LocalizedMessage");
  EXPECT_EQ(rpc.details(2).type_url(), "type.googleapis.com/google.rpc.BadRequest");
  EXPECT_EQ(rpc.details(3).type_url(), "type.googleapis.com/google.rpc.ResourceInfo");
  const auto info = ErrorInfoOf(made);
  ASSERT_TRUE(info.has_value());
  EXPECT_EQ(info->reason(), "FACT_NOT_FOUND");
  EXPECT_EQ(info->domain(), "gongbao");
  EXPECT_EQ(info->metadata().at("name"), "documents/x");
  v1::LocalizedMessage localized;
  ASSERT_TRUE(localized.ParseFromString(rpc.details(1).value()));
  EXPECT_EQ(localized.locale(), "zh-CN");
  EXPECT_EQ(localized.message(), "没有这条数据");
}

TEST(ErrorInfoOf, IsNothingForErrorsOfOthers) {
  EXPECT_EQ(FromGrpc(grpc::Status(grpc::StatusCode::UNAVAILABLE, "no connection")).ToString(),
            "UNAVAILABLE: no connection");
  EXPECT_FALSE(ErrorInfoOf(grpc::Status(grpc::StatusCode::INTERNAL, "x", "\xff garbage")));
  EXPECT_FALSE(ErrorInfoOf(grpc::Status::OK));
}

}  // namespace
}  // namespace gongbao::rpc
