#include "common/base/status.h"

#include <gtest/gtest.h>

namespace gongbao {
namespace {

TEST(Status, NamesTheCodeBeforeTheMessage) {
  EXPECT_EQ(InvalidArgumentError("page_size is -1: use 0 or more").ToString(),
            "INVALID_ARGUMENT: page_size is -1: use 0 or more");
  EXPECT_EQ(Status().ToString(), "OK");
}

TEST(Status, ContextGoesBeforeTheMessageAndLeavesSuccessAlone) {
  EXPECT_EQ(NotFoundError("no such file").WithContext("a.txt").message(), "a.txt: no such file");
  EXPECT_EQ(Status().WithContext("a.txt"), Status());
}

Result<int> Half(int value) {
  if (value % 2 != 0) return InvalidArgumentError("odd");
  return value / 2;
}

Result<int> Quarter(int value) {
  GONGBAO_ASSIGN_OR_RETURN(const int half, Half(value));
  return Half(half);
}

TEST(Result, AssignOrReturnPassesTheFirstFailureOn) {
  EXPECT_EQ(Quarter(8).value(), 2);
  EXPECT_EQ(Quarter(7).status(), InvalidArgumentError("odd"));
  EXPECT_EQ(Quarter(6).status(), InvalidArgumentError("odd"));
}

}  // namespace
}  // namespace gongbao
