// Which partition a key belongs to: exactly what Kafka's Java clients (and librdkafka's
// murmur2_random) choose, so that a document stays in its partition whoever writes it.
#ifndef GONGBAO_COMMON_MESSAGING_PARTITIONER_H_
#define GONGBAO_COMMON_MESSAGING_PARTITIONER_H_

#include <cstdint>
#include <string_view>

namespace gongbao::messaging {

// MurmurHash2 with Kafka's seed, as org.apache.kafka.common.utils.Utils.murmur2.
int32_t Murmur2(std::string_view bytes);

// (murmur2(key) & 0x7fffffff) % partition_count; partition_count must be positive.
int32_t PartitionForKey(std::string_view key, int32_t partition_count);

}  // namespace gongbao::messaging

#endif  // GONGBAO_COMMON_MESSAGING_PARTITIONER_H_
