#include "common/config/config.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <optional>

#include "common/base/parse_number.h"
#include "common/config/options.h"

namespace gongbao::config {
namespace {

constexpr std::string_view kKafka = "kafka.";
constexpr std::string_view kVariable = "GONGBAO_";
// Read by tests, not an option: where a process is to crash (common/obs/crash_points.h).
constexpr std::string_view kCrashVariable = "GONGBAO_CRASH_AT";

std::string Quoted(std::string_view text) {
  std::string quoted("\"");
  quoted += text;
  quoted += '"';
  return quoted;
}

std::string_view Trim(std::string_view text) {
  const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  return text;
}

bool HasWord(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t bar = std::min(words.find('|'), words.size());
    if (words.substr(0, bar) == word) return true;
    words.remove_prefix(std::min(bar + 1, words.size()));
  }
  return false;
}

std::string Allowed(const Option& row) {
  switch (row.type) {
    case Type::kNumber:
      return "an integer from " + std::to_string(row.min) + " to " + std::to_string(row.max) +
             (row.unit.empty() ? "" : " (" + std::string(row.unit) + ")");
    case Type::kBool:
      return "true or false";
    case Type::kWord:
      return "one of " + std::string(row.words);
    case Type::kAddress:
      return "host:port, with a port from 0 to 65535";
    case Type::kText:
    case Type::kPath:
      break;
  }
  return "any text";
}

Status CheckValue(const Option& row, std::string_view value) {
  bool good = true;
  switch (row.type) {
    case Type::kNumber: {
      const std::optional<int64_t> number = ParseNumber<int64_t>(value);
      good = number && *number >= row.min && *number <= row.max;
      break;
    }
    case Type::kBool:
      good = value == "true" || value == "false";
      break;
    case Type::kWord:
      good = HasWord(row.words, value);
      break;
    case Type::kAddress:
      good = ParseAddress(value).ok();
      break;
    case Type::kText:
    case Type::kPath:
      break;
  }
  if (good) return {};
  return InvalidArgumentError("option " + std::string(row.name) + " is " + Quoted(value) +
                              "; allowed is " + Allowed(row));
}

// Properties of the client library that no row names and that must not be shown.
bool IsSecret(std::string_view key) {
  if (const Option* row = FindOption(key)) return row->secret;
  constexpr std::array<std::string_view, 5> kMarks = {"password", "secret", ".pem",
                                                      "oauthbearer.config", "credential"};
  return std::ranges::any_of(
      kMarks, [key](std::string_view mark) { return key.find(mark) != std::string_view::npos; });
}

bool TakesKafka(const Program& program) {
  return std::ranges::find(program.options, "kafka.bootstrap.servers") != program.options.end();
}

bool Uses(const Program& program, std::string_view key) {
  if (FindOption(key) != nullptr) {
    return std::ranges::find(program.options, key) != program.options.end();
  }
  return key.starts_with(kKafka) && key.size() > kKafka.size() && TakesKafka(program);
}

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (const char letter : a) {
    size_t diagonal = row[0]++;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (letter == b[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

Status UnknownKey(std::string_view key, std::string_view where) {
  std::string_view nearest;
  size_t least = std::string::npos;
  for (const Option& row : Options()) {
    const size_t distance = EditDistance(key, row.name);
    if (distance < least) {
      least = distance;
      nearest = row.name;
    }
  }
  return InvalidArgumentError("unknown option " + Quoted(key) + " " + std::string(where) +
                              "; the nearest is " + std::string(nearest) + " (see --help)");
}

std::string VariableName(std::string_view key) {
  std::string name(kVariable);
  for (const char c : key) {
    name +=
        c == '.' || c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  return name;
}

// Kubernetes sets these in every container for every service of the namespace: GONGBAO_QUERY_PORT,
// GONGBAO_QUERY_SERVICE_HOST, GONGBAO_QUERY_PORT_7020_TCP_ADDR ...
bool IsServiceLink(std::string_view variable) {
  return variable.ends_with("_SERVICE_HOST") || variable.ends_with("_PORT") ||
         variable.find("_PORT_") != std::string_view::npos;
}

// The key that a variable stands for; empty when there is none.
std::string KeyOfVariable(std::string_view variable) {
  for (const Option& row : Options()) {
    if (VariableName(row.name) == variable) return std::string(row.name);
  }
  std::string key;
  for (const char c : variable.substr(kVariable.size())) {
    key += c == '_' ? '.' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return key.starts_with(kKafka) && key.size() > kKafka.size() ? key : std::string();
}

using Values = std::map<std::string, std::string, std::less<>>;

Status ReadConfigFile(const Program& program, const std::string& path, Values* values) {
  std::ifstream file(path);
  if (!file) return NotFoundError("can't open the configuration file " + Quoted(path));
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    const std::string_view text = Trim(line);
    if (text.empty() || text.front() == '#') continue;
    const std::string where = "in " + path + " line " + std::to_string(number);
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
      return InvalidArgumentError(where + ": expected key=value");
    }
    const std::string key(Trim(text.substr(0, equals)));
    if (FindOption(key) == nullptr && !key.starts_with(kKafka)) return UnknownKey(key, where);
    if (Uses(program, key)) (*values)[key] = Trim(text.substr(equals + 1));
  }
  if (file.bad()) return InvalidArgumentError("can't read the configuration file " + Quoted(path));
  return {};
}

Status ReadEnvironment(const Program& program,
                       const std::map<std::string, std::string>& environment, Values* values) {
  for (const auto& [variable, value] : environment) {
    if (!variable.starts_with(kVariable) || variable == kCrashVariable || IsServiceLink(variable)) {
      continue;
    }
    const std::string key = KeyOfVariable(variable);
    if (key.empty()) return UnknownKey(variable, "in the environment");
    if (Uses(program, key)) (*values)[key] = value;
  }
  return {};
}

std::map<std::string, std::string> Environment() {
  std::map<std::string, std::string> environment;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text = *entry;
    const size_t equals = text.find('=');
    if (equals == std::string_view::npos) continue;
    environment.emplace(text.substr(0, equals), text.substr(equals + 1));
  }
  return environment;
}

std::string HelpText(const Program& program) {
  std::string text = std::string(program.name) + ": " + std::string(program.purpose) +
                     "\n\nEach option may be given as --key=value, as a variable (" +
                     VariableName("log.level") +
                     " for log.level)\nor as a line key=value of the file named by --config FILE; "
                     "the first of these wins.\n\n";
  for (const Option& row : Options()) {
    if (!Uses(program, row.name)) continue;
    text += "  --" + std::string(row.name) + "\n      " + std::string(row.help);
    if (row.type != Type::kText && row.type != Type::kPath)
      text += " Allowed: " + Allowed(row) + ".";
    if (row.secret) {
      text += " By file or environment only.";
    } else if (!row.fallback.empty()) {
      text += " Default: " + std::string(row.fallback) + ".";
    } else if (row.required) {
      text += " Required.";
    }
    text += "\n";
  }
  if (TakesKafka(program)) {
    text += "  --kafka.<property>\n      Any other property of librdkafka.\n";
  }
  text += "  --config FILE\n  --print-config   shows every value and ends\n  --version\n  --help\n";
  return text;
}

std::string PrintText(const Values& values) {
  std::string text;
  for (const auto& [key, value] : values) {
    text += key + "=" + (IsSecret(key) && !value.empty() ? "********" : value) + "\n";
  }
  return text;
}

}  // namespace

std::string_view Version() { return GONGBAO_VERSION; }

int ExitCode(const Status& status) {
  switch (status.code()) {
    case StatusCode::kOk:
      return 0;
    case StatusCode::kInvalidArgument:
    case StatusCode::kFailedPrecondition:
      return 2;
    default:
      return 1;
  }
}

Result<Address> ParseAddress(std::string_view text) {
  const size_t colon = text.rfind(':');
  const std::string_view host = text.substr(0, std::min(colon, text.size()));
  const std::optional<int64_t> port =
      colon == std::string_view::npos ? std::nullopt : ParseNumber<int64_t>(text.substr(colon + 1));
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  const bool plain = !host.empty() && host.find_first_of(":[]/ ") == std::string_view::npos;
  if (!port || *port < 0 || *port > 65535 || !(bracketed || plain)) {
    return InvalidArgumentError(Quoted(text) + " is not host:port");
  }
  return Address{std::string(bracketed ? host.substr(1, host.size() - 2) : host),
                 static_cast<uint16_t>(*port)};
}

Result<Config> Config::FromCommandLine(const Program& program, int argc, const char* const* argv) {
  return Load(program, std::vector<std::string>(argv + 1, argv + argc), Environment());
}

Config Config::Defaults() {
  Config config;
  for (const Option& row : Options()) config.values_.emplace(row.name, row.fallback);
  return config;
}

Result<Config> Config::Load(const Program& program, const std::vector<std::string>& arguments,
                            const std::map<std::string, std::string>& environment) {
  Config config;
  for (const Option& row : Options()) {
    if (Uses(program, row.name)) config.values_.emplace(row.name, row.fallback);
  }

  std::string config_file;
  bool print = false;
  Values given;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      config.answer_ = HelpText(program);
      return config;
    }
    if (argument == "--version") {
      config.answer_ = std::string(program.name) + " " + std::string(Version()) + "\n";
      return config;
    }
    if (argument == "--print-config") {
      print = true;
      continue;
    }
    if (!argument.starts_with("--")) {
      return InvalidArgumentError("unexpected argument " + Quoted(argument) +
                                  "; options are given as --key=value (see --help)");
    }
    const size_t equals = argument.find('=');
    const std::string key(
        argument.substr(2, equals == std::string_view::npos ? equals : equals - 2));
    if (key != "config" && !Uses(program, key)) return UnknownKey(key, "on the command line");
    if (IsSecret(key)) {
      return InvalidArgumentError("option " + key +
                                  " is a secret, which a command line would show to every user of "
                                  "the machine; use " +
                                  VariableName(key) + " or a file");
    }
    std::string value;
    if (equals != std::string_view::npos) {
      value = argument.substr(equals + 1);
    } else if (i + 1 < arguments.size()) {
      value = arguments[++i];
    } else {
      return InvalidArgumentError("option " + key + " has no value");
    }
    if (key == "config") {
      config_file = value;
    } else {
      given[key] = value;
    }
  }

  if (!config_file.empty()) {
    GONGBAO_RETURN_IF_ERROR(ReadConfigFile(program, config_file, &config.values_));
  }
  GONGBAO_RETURN_IF_ERROR(ReadEnvironment(program, environment, &config.values_));
  for (auto& [key, value] : given) config.values_[key] = std::move(value);

  for (const auto& [key, value] : config.values_) {
    const Option* row = FindOption(key);
    if (row == nullptr) continue;
    GONGBAO_RETURN_IF_ERROR(CheckValue(*row, value));
    if (row->required && value.empty() && !print) {
      return InvalidArgumentError("option " + key + " is required: " + std::string(row->help));
    }
  }
  if (print) config.answer_ = PrintText(config.values_);
  return config;
}

const std::string& Config::Text(std::string_view name) const {
  const auto value = values_.find(name);
  if (value == values_.end()) std::abort();
  return value->second;
}

int64_t Config::Number(std::string_view name) const {
  const std::optional<int64_t> number = ParseNumber<int64_t>(Text(name));
  if (!number) std::abort();
  return *number;
}

std::chrono::milliseconds Config::Milliseconds(std::string_view name) const {
  return std::chrono::milliseconds(Number(name));
}

bool Config::Bool(std::string_view name) const { return Text(name) == "true"; }

Address Config::HostPort(std::string_view name) const { return ParseAddress(Text(name)).value(); }

std::map<std::string, std::string> Config::KafkaProperties() const {
  std::map<std::string, std::string> properties;
  for (const auto& [key, value] : values_) {
    if (key.starts_with(kKafka) && !value.empty() && key != "kafka.bootstrap.servers" &&
        key != "kafka.group.id") {
      properties.emplace(key.substr(kKafka.size()), value);
    }
  }
  return properties;
}

}  // namespace gongbao::config
