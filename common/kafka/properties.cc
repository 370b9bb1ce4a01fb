#include "common/kafka/properties.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "common/kafka/client.h"

namespace gongbao::kafka {
namespace {

struct Property {
  const char* name;
  const char* value;
};

// Where these differ from librdkafka's own defaults: bounded memory (queued.*), hours of slow
// progress rather than a fatal time-out (message.timeout.ms), a dead broker noticed in seconds
// (socket.timeout.ms), and one that is back found again as soon (reconnect.backoff.max.ms).
constexpr std::array kDefaults = {
    Property{"compression.codec", "zstd"},
    Property{"fetch.message.max.bytes", "1048576"},
    Property{"linger.ms", "20"},
    Property{"message.timeout.ms", "900000"},
    Property{"queued.max.messages.kbytes", "16384"},
    Property{"queued.min.messages", "1000"},
    Property{"reconnect.backoff.max.ms", "2000"},
    Property{"socket.max.fails", "1"},
    Property{"socket.timeout.ms", "15000"},
};

// What the guarantees rest on. No offset is committed but by Consumer::Commit; no record is lost or
// doubled by a retry of the producer; every record has a delivery report; keys go where Java's
// clients put them; this librdkafka's cooperative assignor loses assignments; topics are made on
// purpose only. The producer's own queue bounds memory, so librdkafka's must not come first.
constexpr std::array kFixed = {
    Property{"acks", "all"},
    Property{"allow.auto.create.topics", "false"},
    Property{"auto.offset.reset", "earliest"},
    Property{"check.crcs", "true"},
    Property{"delivery.report.only.error", "false"},
    Property{"enable.auto.commit", "false"},
    Property{"enable.auto.offset.store", "false"},
    Property{"enable.idempotence", "true"},
    Property{"enable.partition.eof", "false"},
    Property{"log.queue", "false"},
    Property{"partition.assignment.strategy", "range"},
    Property{"partitioner", "murmur2_random"},
    Property{"queue.buffering.max.kbytes", "2147483647"},
    Property{"queue.buffering.max.messages", "10000000"},
    Property{"socket.nagle.disable", "true"},
};

// Other spellings of fixed properties, and properties with a place of their own.
struct Refusal {
  std::string_view name;
  std::string_view instead;
};
constexpr std::array kRefused = {
    Refusal{"auto.commit.enable", "enable.auto.commit=false is fixed"},
    Refusal{"bootstrap.servers", "give the brokers' addresses in the option for them"},
    Refusal{"delivery.timeout.ms", "use message.timeout.ms"},
    Refusal{"enabled_events", "it belongs to the client"},
    Refusal{"group.id", "the group is named by the service that reads"},
    Refusal{"message.max.bytes", "it follows from the largest record"},
    Refusal{"metadata.broker.list", "give the brokers' addresses in the option for them"},
    Refusal{"request.required.acks", "acks=all is fixed"},
    Refusal{"transactional.id", "transactions are not used"},
};

struct Described {
  char type = '*';      // C: consumers only; P: producers only; *: both
  std::string allowed;  // as librdkafka's table words it; may be empty
};

std::string_view Trim(std::string_view text) {
  const size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// librdkafka's own table of its properties; each row is "name | type | range | default | ...".
std::map<std::string, Described> Describe() {
  char* text = nullptr;
  size_t size = 0;
  FILE* file = open_memstream(&text, &size);
  if (file == nullptr) std::abort();  // out of memory
  rd_kafka_conf_properties_show(file);
  if (fclose(file) != 0) std::abort();
  const std::unique_ptr<char, decltype(&std::free)> owner(text, &std::free);

  std::map<std::string, Described> described;
  std::string_view rest(text, size);
  while (!rest.empty()) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    std::vector<std::string_view> cells;
    while (cells.size() < 3) {
      const size_t bar = row.find('|');
      if (bar == std::string_view::npos) break;
      cells.push_back(Trim(row.substr(0, bar)));
      row.remove_prefix(bar + 1);
    }
    if (cells.size() < 3 || cells[1].size() != 1) continue;
    described[std::string(cells[0])] = {cells[1][0], std::string(cells[2])};
  }
  return described;
}

bool IsSecret(std::string_view name) {
  constexpr std::array<std::string_view, 5> kMarks = {"password", "secret", "key.pem", "jaas",
                                                      "oauthbearer.config"};
  return std::ranges::any_of(
      kMarks, [name](std::string_view mark) { return name.find(mark) != std::string_view::npos; });
}

// "kafka.linger.ms=x", as the option table and its users spell it.
std::string Spell(const std::string& name, const std::string& value) {
  return "kafka." + name + "=" + (IsSecret(name) ? "(hidden)" : value);
}

Status Set(rd_kafka_conf_t* conf, const std::string& name, const std::string& value,
           const std::string& allowed) {
  std::array<char, 512> error{};
  if (rd_kafka_conf_set(conf, name.c_str(), value.c_str(), error.data(), error.size()) ==
      RD_KAFKA_CONF_OK) {
    return Status();
  }
  std::string message = Spell(name, value) + " is refused by librdkafka";
  if (!IsSecret(name)) message += std::string(" (") + error.data() + ")";
  if (!allowed.empty()) message += "; allowed: " + allowed;
  return InvalidArgumentError(std::move(message));
}

Status SetHandedThrough(rd_kafka_conf_t* conf, rd_kafka_type_t type,
                        const std::map<std::string, std::string>& properties) {
  const std::map<std::string, Described> described = Describe();
  for (const auto& [name, value] : properties) {
    const auto refused = std::ranges::find(kRefused, name, &Refusal::name);
    if (refused != kRefused.end()) {
      return InvalidArgumentError(Spell(name, value) +
                                  " can't be set: " + std::string(refused->instead));
    }
    const auto fixed = std::ranges::find(
        kFixed, name, [](const Property& property) { return std::string_view(property.name); });
    if (fixed != kFixed.end() && value != fixed->value) {
      return InvalidArgumentError(Spell(name, value) + " is not allowed; allowed: " + fixed->value);
    }
    const auto known = described.find(name);
    if (known == described.end()) {
      return InvalidArgumentError(Spell(name, value) +
                                  " is unknown; allowed are the properties of librdkafka " +
                                  rd_kafka_version_str() + " (its CONFIGURATION.md)");
    }
    // The other type's configuration, which ConnectKafka makes too, checks its own.
    if (known->second.type == (type == RD_KAFKA_PRODUCER ? 'C' : 'P')) continue;
    GONGBAO_RETURN_IF_ERROR(Set(conf, name, value, known->second.allowed));
  }
  return Status();
}

}  // namespace

Result<Conf> MakeConf(const KafkaOptions& options, rd_kafka_type_t type,
                      const std::map<std::string, std::string>& more) {
  if (options.bootstrap_servers.empty()) {
    return InvalidArgumentError("kafka.bootstrap.servers is empty; give host:port of a broker");
  }
  Conf conf(rd_kafka_conf_new());
  const std::map<std::string, Described> described = Describe();
  const char other = type == RD_KAFKA_PRODUCER ? 'C' : 'P';
  const auto set_own = [&](const Property& property) -> Status {
    const auto known = described.find(property.name);
    if (known != described.end() && known->second.type == other) return Status();
    return Set(conf.get(), property.name, property.value, "");
  };
  for (const Property& property : kDefaults) GONGBAO_RETURN_IF_ERROR(set_own(property));
  GONGBAO_RETURN_IF_ERROR(SetHandedThrough(conf.get(), type, options.properties));
  for (const Property& property : kFixed) GONGBAO_RETURN_IF_ERROR(set_own(property));
  GONGBAO_RETURN_IF_ERROR(
      Set(conf.get(), "bootstrap.servers", options.bootstrap_servers, "host:port,..."));
  GONGBAO_RETURN_IF_ERROR(
      Set(conf.get(), "message.max.bytes", std::to_string(kMessageMaxBytes), ""));
  for (const auto& [name, value] : more) {
    GONGBAO_RETURN_IF_ERROR(Set(conf.get(), name, value, ""));
  }
  return conf;
}

int IntProperty(const rd_kafka_conf_t* conf, const char* name) {
  std::array<char, 32> value{};
  size_t size = value.size();
  if (rd_kafka_conf_get(conf, name, value.data(), &size) != RD_KAFKA_CONF_OK) std::abort();
  return static_cast<int>(std::strtol(value.data(), nullptr, 10));
}

}  // namespace gongbao::kafka
