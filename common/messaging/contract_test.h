// The contract of messaging.h as tests (contract_test.cc), run on every implementation: each names
// itself with INSTANTIATE_TEST_SUITE_P.
#ifndef GONGBAO_COMMON_MESSAGING_CONTRACT_TEST_H_
#define GONGBAO_COMMON_MESSAGING_CONTRACT_TEST_H_

#include <gtest/gtest.h>

#include <memory>
#include <ostream>
#include <string>

#include "common/messaging/messaging.h"
#include "common/messaging/support_test.h"

namespace gongbao::messaging {

// A log for one test. Open may be called again after the broker before was destroyed, and gives the
// same log.
class LogUnderTest {
 public:
  virtual ~LogUnderTest() = default;
  virtual Result<std::unique_ptr<Broker>> Open() = 0;
};

// An implementation to run on. `make` gives null, having printed why, where it can't be had: each
// test is then skipped.
struct LogKind {
  std::string name;
  std::unique_ptr<LogUnderTest> (*make)();

  friend void PrintTo(const LogKind& kind, std::ostream* out) { *out << kind.name; }
};

class Contract : public ::testing::TestWithParam<LogKind> {
 protected:
  void SetUp() override;
  void TearDown() override;

  // Destroys producer and broker and opens the log anew.
  void Reopen();
  std::string NewTopic(int32_t partition_count);
  std::unique_ptr<Consumer> Subscribe(const std::string& group, const std::string& topic);

  std::unique_ptr<LogUnderTest> log_;
  std::unique_ptr<Broker> broker_;
  std::unique_ptr<Producer> producer_;
  RecordingListener listener_;
};

}  // namespace gongbao::messaging

#endif  // GONGBAO_COMMON_MESSAGING_CONTRACT_TEST_H_
