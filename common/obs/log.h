// Logs: one line a decision on stderr, as JSON or key=value, with the fields that a reader would
// search for. No text of a document above debug.
#ifndef GONGBAO_COMMON_OBS_LOG_H_
#define GONGBAO_COMMON_OBS_LOG_H_

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace spdlog {
class logger;
}

namespace gongbao::obs {

enum class LogFormat : uint8_t { kJson, kKeyValue };
enum class LogLevel : uint8_t { kDebug, kInfo, kWarning, kError };

// "json", "keyvalue" and "debug" to "error", the words of the options log.format and log.level;
// any other word is a broken invariant and aborts.
LogFormat LogFormatOf(std::string_view word);
LogLevel LogLevelOf(std::string_view word);

// One name with its value; lives as long as the statement that logs it.
struct Field {
  Field(std::string_view k, std::string_view v) : key(k), value(v) {}
  Field(std::string_view k, const char* v) : key(k), value(std::string_view(v)) {}
  Field(std::string_view k, const std::string& v) : key(k), value(std::string_view(v)) {}
  Field(std::string_view k, double v) : key(k), value(v) {}
  Field(std::string_view k, std::same_as<bool> auto v) : key(k), value(v) {}
  template <std::integral T>
  requires(!std::same_as<T, bool>) Field(std::string_view k, T v)
      : key(k), value(static_cast<int64_t>(v)) {}

  std::string_view key;
  std::variant<std::string_view, int64_t, double, bool> value;
};

// Thread-safe; lines of several threads never mix. Bytes that are not UTF-8 are shown as U+FFFD.
class Log {
 public:
  // `program` stands in every line.
  Log(std::string_view program, LogFormat format, LogLevel least);
  ~Log();

  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;

  void Debug(std::string_view message, std::initializer_list<Field> fields = {}) const;
  void Info(std::string_view message, std::initializer_list<Field> fields = {}) const;
  void Warning(std::string_view message, std::initializer_list<Field> fields = {}) const;
  void Error(std::string_view message, std::initializer_list<Field> fields = {}) const;

 private:
  void Write(LogLevel level, std::string_view message, std::initializer_list<Field> fields) const;

  const std::string program_;
  const LogFormat format_;
  const std::unique_ptr<spdlog::logger> logger_;
};

}  // namespace gongbao::obs

#endif  // GONGBAO_COMMON_OBS_LOG_H_
