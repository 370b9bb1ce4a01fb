// What a service was told: the option table with values from the defaults, a file, the environment
// and the command line, each overriding the one before it, all checked before anything starts.
#ifndef GONGBAO_COMMON_CONFIG_CONFIG_H_
#define GONGBAO_COMMON_CONFIG_CONFIG_H_

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"

namespace gongbao::config {

// The version of this build: "0.1.0".
std::string_view Version();

// What a program that ends because of `status` answers: 0 for OK, 2 when its configuration is at
// fault (INVALID_ARGUMENT, FAILED_PRECONDITION), 1 for any other failure.
int ExitCode(const Status& status);

// A program and the rows of the table that it uses. When kafka.bootstrap.servers is among them, any
// other kafka.<property> is taken too and handed to the client library, which checks it.
struct Program {
  std::string_view name;
  std::string_view purpose;  // one sentence for --help
  std::vector<std::string_view> options;
};

// host:port taken apart; an IPv6 host stands in brackets.
struct Address {
  std::string host;
  uint16_t port = 0;
};
// INVALID_ARGUMENT when `text` is not host:port.
Result<Address> ParseAddress(std::string_view text);

// Immutable after Load.
class Config {
 public:
  // Reads `--config FILE` (lines of key=value; '#' begins a comment), then `environment`
  // (GONGBAO_WORKER_SLOTS_COUNT for worker.slots_count; what does not begin with GONGBAO_ is
  // ignored, as are the variables that Kubernetes makes for services), then `arguments`
  // (`--key=value` or `--key value`, without the program's name). INVALID_ARGUMENT: an unknown key
  // (named, with the nearest), a value out of bounds (key, value and what is allowed), a required
  // one missing, a secret on the command line; NOT_FOUND: the file. File and environment may hold
  // rows that only other programs use, so that services can share them.
  static Result<Config> Load(const Program& program, const std::vector<std::string>& arguments,
                             const std::map<std::string, std::string>& environment);

  // Load with what main was given and the environment of this process.
  static Result<Config> FromCommandLine(const Program& program, int argc, const char* const* argv);

  // Every row of the table at its default.
  static Config Defaults();

  // When not empty: what --help, --version or --print-config asked for. It goes to stdout and the
  // program ends with 0.
  const std::string& answer() const { return answer_; }

  // The value of a row that the program uses; asking for another row, or for the wrong type, is a
  // broken invariant and aborts.
  const std::string& Text(std::string_view name) const;
  int64_t Number(std::string_view name) const;
  std::chrono::milliseconds Milliseconds(std::string_view name) const;
  bool Bool(std::string_view name) const;
  Address HostPort(std::string_view name) const;

  // What goes to librdkafka as it is, without the prefix "kafka.": all but the brokers and the
  // group. Rows left empty are left out.
  std::map<std::string, std::string> KafkaProperties() const;

 private:
  Config() = default;

  std::map<std::string, std::string, std::less<>> values_;  // by key; rows and kafka.<property>
  std::string answer_;
};

}  // namespace gongbao::config

#endif  // GONGBAO_COMMON_CONFIG_CONFIG_H_
