// librdkafka's configuration: what is handed through, what is fixed, what is refused.
#ifndef GONGBAO_COMMON_KAFKA_PROPERTIES_H_
#define GONGBAO_COMMON_KAFKA_PROPERTIES_H_

#include <librdkafka/rdkafka.h>

#include <map>
#include <memory>
#include <string>

#include "common/base/status.h"
#include "common/kafka/kafka_broker.h"

namespace gongbao::kafka {

struct DestroyConf {
  void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
};
using Conf = std::unique_ptr<rd_kafka_conf_t, DestroyConf>;

// The configuration of a producer or consumer: our defaults, then `options.properties` (those of
// the other type left out), then what is fixed, then `more`. Fails as ConnectKafka does.
Result<Conf> MakeConf(const KafkaOptions& options, rd_kafka_type_t type,
                      const std::map<std::string, std::string>& more);

// A numeric property of a finished configuration.
int IntProperty(const rd_kafka_conf_t* conf, const char* name);

}  // namespace gongbao::kafka

#endif  // GONGBAO_COMMON_KAFKA_PROPERTIES_H_
