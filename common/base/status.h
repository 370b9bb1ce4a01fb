// Status and Result: how expected failure is reported. Nothing here throws; a library that throws
// is caught where it is called. The codes are gRPC's canonical ones, so that one table maps them to
// what a service does about a failure.
#ifndef GONGBAO_COMMON_BASE_STATUS_H_
#define GONGBAO_COMMON_BASE_STATUS_H_

#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace gongbao {

// Canonical codes with gRPC's numbers. What matters is the action that a code asks for:
// kUnavailable: try the same again later; kFailedPrecondition: first change the state of the
// system; kInvalidArgument: change the call.
enum class StatusCode {
  kOk = 0,
  kCancelled = 1,
  kUnknown = 2,
  kInvalidArgument = 3,
  kDeadlineExceeded = 4,
  kNotFound = 5,
  kAlreadyExists = 6,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kAborted = 10,
  kOutOfRange = 11,
  kUnimplemented = 12,
  kInternal = 13,
  kUnavailable = 14,
  kDataLoss = 15,
  kUnauthenticated = 16,
};

// The code's name as gRPC spells it: "INVALID_ARGUMENT".
std::string_view CodeName(StatusCode code);

// Success, or a code with a message that names what failed and what to do. A value type; safe to
// copy.
class [[nodiscard]] Status {
 public:
  Status() = default;
  // `message` is for the person who must act: name the thing (file, key, offset) and the remedy.
  Status(StatusCode code, std::string message) : code_(code), message_(std::move(message)) {}

  bool ok() const { return code_ == StatusCode::kOk; }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }
  // "INVALID_ARGUMENT: ..." or "OK".
  std::string ToString() const;

  // The same failure with `context` before its message ("reading a.txt: ..."); success stays
  // success.
  Status WithContext(std::string_view context) const;

  friend bool operator==(const Status&, const Status&) = default;

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

Status InvalidArgumentError(std::string message);
Status NotFoundError(std::string message);
Status AlreadyExistsError(std::string message);
Status ResourceExhaustedError(std::string message);
Status FailedPreconditionError(std::string message);
Status AbortedError(std::string message);
Status OutOfRangeError(std::string message);
Status UnimplementedError(std::string message);
Status InternalError(std::string message);
Status UnavailableError(std::string message);
Status DeadlineExceededError(std::string message);
Status DataLossError(std::string message);

// A value or the failure that stands in its place. value() on a failure is a broken invariant: it
// aborts.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a value or a failure is returned as it is.
  Result(T value) : value_(std::move(value)) {}         // NOLINT(google-explicit-constructor)
  Result(Status status) : status_(std::move(status)) {  // NOLINT(google-explicit-constructor)
    if (status_.ok()) std::abort();                     // a Result without a value must say why
  }

  bool ok() const { return value_.has_value(); }
  const Status& status() const { return status_; }

  T& value() & {
    if (!value_) std::abort();
    return *value_;
  }
  const T& value() const& {
    if (!value_) std::abort();
    return *value_;
  }
  T&& value() && {
    if (!value_) std::abort();
    return std::move(*value_);
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  Status status_;
  std::optional<T> value_;
};

}  // namespace gongbao

#define GONGBAO_CONCAT_INNER(a, b) a##b
#define GONGBAO_CONCAT(a, b) GONGBAO_CONCAT_INNER(a, b)

// Returns from the enclosing function when the expression is a failure.
#define GONGBAO_RETURN_IF_ERROR(expression)          \
  do {                                               \
    ::gongbao::Status gongbao_status = (expression); \
    if (!gongbao_status.ok()) return gongbao_status; \
  } while (false)

// GONGBAO_ASSIGN_OR_RETURN(auto x, Make()): x is the value, or the enclosing function returns the
// failure.
#define GONGBAO_ASSIGN_OR_RETURN(target, expression) \
  GONGBAO_ASSIGN_OR_RETURN_INNER(GONGBAO_CONCAT(gongbao_result_, __LINE__), target, expression)
#define GONGBAO_ASSIGN_OR_RETURN_INNER(result, target, expression) \
  auto result = (expression);                                      \
  if (!result.ok()) return result.status();                        \
  target = std::move(result).value()

#endif  // GONGBAO_COMMON_BASE_STATUS_H_
