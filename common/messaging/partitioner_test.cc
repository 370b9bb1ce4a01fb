#include "common/messaging/partitioner.h"

#include <gtest/gtest.h>

namespace gongbao::messaging {
namespace {

// The vectors of org.apache.kafka.common.utils.UtilsTest.testMurmur2.
TEST(Murmur2, AgreesWithKafkasOwnVectors) {
  EXPECT_EQ(Murmur2("21"), -973932308);
  EXPECT_EQ(Murmur2("foobar"), -790332482);
  EXPECT_EQ(Murmur2("a-little-bit-long-string"), -985981536);
  EXPECT_EQ(Murmur2("a-little-bit-longer-string"), -1486304829);
  EXPECT_EQ(Murmur2("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8"), -58897971);
  EXPECT_EQ(Murmur2("abc"), 479470107);
}

TEST(Partitioner, MasksTheSignRatherThanNegating) {
  EXPECT_EQ(PartitionForKey("21", 48), (-973932308 & 0x7fffffff) % 48);
  EXPECT_EQ(PartitionForKey("abc", 48), 479470107 % 48);
}

TEST(Partitioner, TakesBytesAboveAsciiAndTheEmptyKey) {
  for (const std::string_view key : {"", "政府工作报告", "\xff\xfe\xfd"}) {
    const int32_t partition = PartitionForKey(key, 12);
    EXPECT_GE(partition, 0);
    EXPECT_LT(partition, 12);
  }
  EXPECT_EQ(PartitionForKey("anything", 1), 0);
}

}  // namespace
}  // namespace gongbao::messaging
