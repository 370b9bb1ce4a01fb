// Places where a test can make the process die as by kill -9, or stand still while others go on, to
// prove that nothing is lost there.
#ifndef GONGBAO_COMMON_OBS_CRASH_POINTS_H_
#define GONGBAO_COMMON_OBS_CRASH_POINTS_H_

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::obs {

// Thread-safe.
class CrashPoints {
 public:
  // None.
  CrashPoints() = default;
  // What GONGBAO_CRASH_AT says: "name:n" ends the process with SIGKILL when it passes the point
  // `name` for the n-th time, "name:n:stop" halts it there with SIGSTOP until a SIGCONT; empty is
  // none. INVALID_ARGUMENT for anything else.
  static Result<CrashPoints> Parse(std::string_view text);
  static Result<CrashPoints> FromEnvironment();

  CrashPoints(CrashPoints&& other) noexcept;
  CrashPoints& operator=(CrashPoints&&) = delete;

  void Pass(std::string_view name) const;

 private:
  std::string name_;
  int signal_ = 0;
  mutable std::atomic<int64_t> left_ = 0;
};

}  // namespace gongbao::obs

#endif  // GONGBAO_COMMON_OBS_CRASH_POINTS_H_
