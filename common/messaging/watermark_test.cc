#include "common/messaging/watermark.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace gongbao::messaging {
namespace {

using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

const TopicPartition kA{"documents", 0};
const TopicPartition kB{"documents", 1};

class WatermarkScript : public ::testing::Test {
 protected:
  void Assign(const TopicPartition& where) { watermark_.Assign(std::span(&where, 1)); }
  void Revoke(const TopicPartition& where) { watermark_.Revoke(std::span(&where, 1)); }
  Watermark::Work Deliver(const TopicPartition& where, int64_t offset) {
    const std::optional<Watermark::Work> work = watermark_.Deliver({where, offset});
    EXPECT_TRUE(work.has_value()) << where.topic << ":" << where.partition << ":" << offset;
    return work.value_or(Watermark::Work{});
  }

  Watermark watermark_;
};

TEST_F(WatermarkScript, WaitsForTheLowestUnfinishedOffset) {
  Assign(kA);
  const auto first = Deliver(kA, 0);
  const auto second = Deliver(kA, 1);
  const auto third = Deliver(kA, 2);
  EXPECT_THAT(watermark_.Uncommitted(), IsEmpty());

  EXPECT_TRUE(watermark_.Finish(third));
  EXPECT_TRUE(watermark_.Finish(second));
  EXPECT_THAT(watermark_.Uncommitted(), IsEmpty());
  EXPECT_EQ(watermark_.unfinished_count(), 1);

  EXPECT_TRUE(watermark_.Finish(first));
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kA, 3)));
  EXPECT_EQ(watermark_.unfinished_count(), 0);
}

TEST_F(WatermarkScript, ReportsOnlyWhatMovedSinceTheCommit) {
  Assign(kA);
  Assign(kB);
  EXPECT_TRUE(watermark_.Finish(Deliver(kA, 7)));
  EXPECT_TRUE(watermark_.Finish(Deliver(kB, 3)));
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kA, 8), Pair(kB, 4)));

  watermark_.Committed({{kA, 8}});
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kB, 4)));
}

TEST_F(WatermarkScript, StepsOverOffsetsThatWereNeverDelivered) {
  Assign(kA);
  const auto before = Deliver(kA, 5);
  const auto after = Deliver(kA, 9);
  EXPECT_TRUE(watermark_.Finish(before));
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kA, 9)));
  EXPECT_TRUE(watermark_.Finish(after));
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kA, 10)));
}

TEST_F(WatermarkScript, FencesWorkOfAnEarlierEpoch) {
  Assign(kA);
  const auto old = Deliver(kA, 0);
  Revoke(kA);
  EXPECT_FALSE(watermark_.Finish(old));
  EXPECT_EQ(watermark_.fenced_count(), 1);

  Assign(kA);
  const auto again = Deliver(kA, 0);
  EXPECT_FALSE(watermark_.Finish(old));
  EXPECT_EQ(watermark_.fenced_count(), 2);
  EXPECT_THAT(watermark_.Uncommitted(), IsEmpty());

  EXPECT_TRUE(watermark_.Finish(again));
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kA, 1)));
}

TEST_F(WatermarkScript, RevokingOnePartitionLeavesTheOther) {
  Assign(kA);
  Assign(kB);
  const auto lost = Deliver(kA, 0);
  const auto kept = Deliver(kB, 0);
  Revoke(kA);
  EXPECT_EQ(watermark_.unfinished_count(), 1);
  EXPECT_FALSE(watermark_.Finish(lost));
  EXPECT_TRUE(watermark_.Finish(kept));
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kB, 1)));
}

TEST_F(WatermarkScript, TakesNoRecordTwiceAndNoneThatIsNotAssigned) {
  EXPECT_FALSE(watermark_.Deliver({kA, 0}).has_value());
  Assign(kA);
  Deliver(kA, 4);
  EXPECT_FALSE(watermark_.Deliver({kA, 4}).has_value());
  EXPECT_FALSE(watermark_.Deliver({kA, 3}).has_value());
  EXPECT_EQ(watermark_.unfinished_count(), 1);
}

TEST_F(WatermarkScript, FinishingTwiceCountsOnceAndIsNotFenced) {
  Assign(kA);
  const auto first = Deliver(kA, 0);
  const auto second = Deliver(kA, 1);
  EXPECT_TRUE(watermark_.Finish(second));
  EXPECT_FALSE(watermark_.Finish(second));
  EXPECT_TRUE(watermark_.Finish(first));
  EXPECT_FALSE(watermark_.Finish(first));
  EXPECT_EQ(watermark_.fenced_count(), 0);
  EXPECT_THAT(watermark_.Uncommitted(), UnorderedElementsAre(Pair(kA, 2)));
}

// The same said the slow way: every delivered offset of the epoch with its state.
struct Model {
  bool assigned = false;
  int64_t epoch_number = 0;
  std::map<int64_t, bool> finished;
  int64_t committed = -1;
  int64_t next_offset = 0;

  int64_t Watermark() const {
    for (const auto& [offset, done] : finished) {
      if (!done) return offset;
    }
    return finished.empty() ? -1 : finished.rbegin()->first + 1;
  }
};

TEST(WatermarkProperty, AgreesWithAModelUnderRandomWork) {
  const char* chosen = std::getenv("GONGBAO_TEST_SEED");
  const auto seed =
      chosen != nullptr ? static_cast<uint32_t>(std::strtoul(chosen, nullptr, 10)) : 20240115U;
  SCOPED_TRACE("GONGBAO_TEST_SEED=" + std::to_string(seed));
  std::mt19937 random(seed);
  const auto below = [&random](size_t n) { return static_cast<size_t>(random() % n); };

  constexpr size_t kPartitionCount = 3;
  Watermark watermark;
  std::vector<Model> models(kPartitionCount);
  struct Running {
    size_t partition;
    int64_t epoch_number;
    Watermark::Work work;
  };
  std::vector<Running> running;  // of all epochs, finished ones too at times
  int64_t fenced = 0;

  for (int step = 0; step < 200'000; ++step) {
    const size_t p = below(kPartitionCount);
    const TopicPartition where{"documents", static_cast<int32_t>(p)};
    Model& model = models[p];
    const size_t dice = below(1000);
    if (dice < 2) {
      watermark.Assign(std::span(&where, 1));
      const int64_t restart = model.committed < 0 ? 0 : model.committed;
      model = Model{.assigned = true,
                    .epoch_number = model.epoch_number + 1,
                    .finished = {},
                    .committed = -1,
                    .next_offset = restart};
    } else if (dice < 4) {
      watermark.Revoke(std::span(&where, 1));
      model.assigned = false;
      model.finished.clear();
    } else if (dice < 450) {
      model.next_offset += below(10) == 0 ? 3 : 0;  // compaction took some
      const auto work = watermark.Deliver({where, model.next_offset});
      ASSERT_EQ(work.has_value(), model.assigned);
      if (work) {
        if (model.finished.empty()) model.committed = model.next_offset;
        model.finished[model.next_offset++] = false;
        running.push_back({p, model.epoch_number, *work});
      }
    } else if (dice < 950 && !running.empty()) {
      const size_t chosen_work = below(running.size());
      const Running work = running[chosen_work];
      if (below(20) != 0) {  // else it will be finished once more
        running[chosen_work] = running.back();
        running.pop_back();
      }
      Model& owner = models[work.partition];
      const bool current = owner.assigned && owner.epoch_number == work.epoch_number;
      bool counts = false;
      if (current) {
        bool& done = owner.finished.at(work.work.position.offset);
        counts = !done;
        done = true;
      } else {
        ++fenced;
      }
      ASSERT_EQ(watermark.Finish(work.work), counts);
    } else {
      std::map<TopicPartition, int64_t> expected;
      size_t unfinished = 0;
      for (size_t i = 0; i < kPartitionCount; ++i) {
        if (!models[i].assigned) continue;
        for (const auto& [offset, done] : models[i].finished) unfinished += done ? 0 : 1;
        if (models[i].Watermark() > models[i].committed) {
          expected[{"documents", static_cast<int32_t>(i)}] = models[i].Watermark();
        }
      }
      const auto actual = watermark.Uncommitted();
      ASSERT_EQ(actual, expected);
      ASSERT_EQ(watermark.unfinished_count(), unfinished);
      ASSERT_EQ(watermark.fenced_count(), fenced);
      if (below(2) == 0) {
        watermark.Committed(actual);
        for (const auto& [partition, offset] : actual) {
          models[static_cast<size_t>(partition.partition)].committed = offset;
        }
      }
    }
  }
}

}  // namespace
}  // namespace gongbao::messaging
