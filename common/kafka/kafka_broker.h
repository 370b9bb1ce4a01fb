// Kafka behind messaging.h, by librdkafka. The log that services share when one machine is not
// enough.
#ifndef GONGBAO_COMMON_KAFKA_KAFKA_BROKER_H_
#define GONGBAO_COMMON_KAFKA_KAFKA_BROKER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "common/config/config.h"
#include "common/messaging/messaging.h"
#include "common/obs/log.h"
#include "common/obs/metrics.h"

namespace gongbao::kafka {

struct KafkaOptions {
  // host:port, separated by commas.
  std::string bootstrap_servers;
  // librdkafka's own properties, handed through: security.protocol, ssl.*, sasl.*, client.id,
  // group.instance.id, linger.ms, ... Those that the guarantees rest on are fixed (see
  // properties.cc) and refused with another value; so are bootstrap.servers and group.id, which
  // have places of their own.
  std::map<std::string, std::string> properties;
  // One line of what the client has to say (a broker went away, a producer was rebuilt). Called
  // from any thread, also while a call is under way; must not call back. May be empty.
  std::function<void(std::string_view line)> log;
  // A producer met an error that librdkafka declares fatal, was replaced, and this many records
  // were produced again. Called from a thread of that producer. May be empty.
  std::function<void(int64_t record_count)> on_producer_rebuilt;
};

// Connects and asks the cluster for its description. INVALID_ARGUMENT for a property that is
// unknown, has a value that librdkafka refuses, or is fixed (the message names key, value and what
// is allowed); UNAVAILABLE when no broker answers within socket.timeout.ms.
//
// What the broker adds to the contract of messaging.h:
// - CreateTopic uses the cluster's default replication and sets max.message.bytes so that a record
//   of messaging::kMaxRecordBytes fits. A topic created by other means keeps its own limit: a
//   record over it is acknowledged with INVALID_ARGUMENT.
// - Members of a group share the partitions (range assignor, eager: a rebalance takes all and gives
//   anew). OnRevoked must return well before max.poll.interval.ms.
// - A producer that librdkafka declares fatally failed is replaced: every unacknowledged record is
//   produced again in its order, so a record may come twice but none is lost. A record that could
//   not be delivered within message.timeout.ms (15 minutes) is acknowledged with UNAVAILABLE.
// - A consumer made by Assign names the group gongbao-assigned to the broker, without joining it or
//   committing: where rights are given by group, it needs READ on that one.
// - What hangs on close is abandoned after 10 seconds: its threads may live until the process ends.
Result<std::unique_ptr<messaging::Broker>> ConnectKafka(const KafkaOptions& options);

// The same as a service's options say, with what the client says in `log` and replaced producers
// in `metrics`; both must outlive the broker.
Result<std::unique_ptr<messaging::Broker>> ConnectKafka(const config::Config& config,
                                                        const obs::Log* log, obs::Metrics* metrics);

}  // namespace gongbao::kafka

#endif  // GONGBAO_COMMON_KAFKA_KAFKA_BROKER_H_
