#include "common/obs/log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

namespace gongbao::obs {
namespace {

std::string Json(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

nlohmann::json ToJson(const Field& field) {
  return std::visit([](const auto& value) { return nlohmann::json(value); }, field.value);
}

// A value of a key=value line is quoted when a reader that splits at spaces would need it.
std::string Plain(const nlohmann::json& value) {
  std::string text = Json(value);
  if (!value.is_string()) return text;
  const std::string_view inner(text.data() + 1, text.size() - 2);
  return inner.empty() || inner.find_first_of(" =\\") != std::string_view::npos
             ? text
             : std::string(inner);
}

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarning:
      return spdlog::level::warn;
    case LogLevel::kError:
      break;
  }
  return spdlog::level::err;
}

}  // namespace

LogFormat LogFormatOf(std::string_view word) {
  if (word == "json") return LogFormat::kJson;
  if (word == "keyvalue") return LogFormat::kKeyValue;
  std::abort();
}

LogLevel LogLevelOf(std::string_view word) {
  if (word == "debug") return LogLevel::kDebug;
  if (word == "info") return LogLevel::kInfo;
  if (word == "warning") return LogLevel::kWarning;
  if (word == "error") return LogLevel::kError;
  std::abort();
}

Log::Log(std::string_view program, LogFormat format, LogLevel least)
    : program_(program),
      format_(format),
      logger_(std::make_unique<spdlog::logger>(program_,
                                               std::make_shared<spdlog::sinks::stderr_sink_mt>())) {
  const char* const pattern = format == LogFormat::kJson
                                  ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})"
                                  : "time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v";
  logger_->set_formatter(
      std::make_unique<spdlog::pattern_formatter>(pattern, spdlog::pattern_time_type::utc));
  logger_->set_level(ToSpdlog(least));
}

Log::~Log() = default;

void Log::Debug(std::string_view message, std::initializer_list<Field> fields) const {
  Write(LogLevel::kDebug, message, fields);
}
void Log::Info(std::string_view message, std::initializer_list<Field> fields) const {
  Write(LogLevel::kInfo, message, fields);
}
void Log::Warning(std::string_view message, std::initializer_list<Field> fields) const {
  Write(LogLevel::kWarning, message, fields);
}
void Log::Error(std::string_view message, std::initializer_list<Field> fields) const {
  Write(LogLevel::kError, message, fields);
}

void Log::Write(LogLevel level, std::string_view message,
                std::initializer_list<Field> fields) const {
  if (!logger_->should_log(ToSpdlog(level))) return;
  std::string line;
  const bool json = format_ == LogFormat::kJson;
  const auto add = [json, &line](std::string_view key, const nlohmann::json& value) {
    if (!line.empty()) line += json ? ',' : ' ';
    if (json) {
      line += Json(key);
      line += ':';
      line += Json(value);
    } else {
      line += key;
      line += '=';
      line += Plain(value);
    }
  };
  add("program", program_);
  add("message", message);
  for (const Field& field : fields) add(field.key, ToJson(field));
  logger_->log(ToSpdlog(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace gongbao::obs
