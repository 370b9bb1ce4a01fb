#include "common/obs/crash_points.h"

#include <signal.h>

#include <cstdlib>
#include <utility>

#include "common/base/parse_number.h"

namespace gongbao::obs {

Result<CrashPoints> CrashPoints::Parse(std::string_view text) {
  CrashPoints points;
  if (text.empty()) return points;
  constexpr std::string_view kStop = ":stop";
  std::string_view point = text;
  points.signal_ = point.ends_with(kStop) ? SIGSTOP : SIGKILL;
  if (points.signal_ == SIGSTOP) point.remove_suffix(kStop.size());
  const size_t colon = point.find(':');
  int64_t passes = 0;
  if (colon != std::string_view::npos) {
    passes = ParseNumber<int64_t>(point.substr(colon + 1)).value_or(0);
  }
  if (colon == 0 || passes < 1) {
    std::string message("GONGBAO_CRASH_AT is \"");
    message += text;
    message += "\"; allowed is name:n or name:n:stop, with n from 1";
    return InvalidArgumentError(std::move(message));
  }
  points.name_ = point.substr(0, colon);
  points.left_ = passes;
  return points;
}

Result<CrashPoints> CrashPoints::FromEnvironment() {
  const char* const text = std::getenv("GONGBAO_CRASH_AT");
  return Parse(text == nullptr ? "" : text);
}

CrashPoints::CrashPoints(CrashPoints&& other) noexcept
    : name_(std::move(other.name_)), signal_(other.signal_), left_(other.left_.load()) {}

void CrashPoints::Pass(std::string_view name) const {
  if (name_.empty() || name != name_) return;
  if (left_.fetch_sub(1) == 1) kill(getpid(), signal_);
}

}  // namespace gongbao::obs
