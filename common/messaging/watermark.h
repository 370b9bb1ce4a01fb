// How far a group may commit while documents of one partition finish in any order: an offset is
// committed only when every earlier record of its partition has ended.
#ifndef GONGBAO_COMMON_MESSAGING_WATERMARK_H_
#define GONGBAO_COMMON_MESSAGING_WATERMARK_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <span>

#include "common/messaging/messaging.h"

namespace gongbao::messaging {

// The watermarks of all partitions that a consumer owns. Thread-safe: the thread that polls
// assigns, delivers, commits and revokes; any thread finishes work.
//
// Invariants, per partition:
//
// (1) The watermark is the lowest delivered offset whose work has not finished, or the last
//     delivered offset + 1 when all has. Offsets that were never delivered (removed by compaction,
//     control records) don't hold it back.
// (2) It never goes back while the partition stays assigned.
// (3) Each assignment is an epoch of its own. Work of an earlier epoch never moves the watermark,
//     whenever and however often it is finished.
// (4) Within an epoch an offset is delivered at most once, in rising order.
// (5) What Uncommitted returns was a watermark of the current epoch at the time of the call.
class Watermark {
 public:
  // One record's work, to be handed back to Finish.
  struct Work {
    Position position;
    int64_t epoch = 0;
  };

  // Begins a new epoch of these partitions; what was known of them is forgotten.
  void Assign(std::span<const TopicPartition> partitions);

  // Ends the epoch of these partitions: their work is fenced from now on. Those not assigned are
  // left alone.
  void Revoke(std::span<const TopicPartition> partitions);

  // A record arrived and its work begins. Nothing when the record is not to be worked on: its
  // partition is not assigned, or the offset is not above all that this epoch delivered before (a
  // client that went back: the first delivery stands).
  std::optional<Work> Deliver(const Position& position);

  // The work has ended in a durable record. True when it counted, false when it was fenced (see
  // fenced_count) or finished before.
  bool Finish(const Work& work);

  // The watermarks that moved beyond what was delivered first or committed last: what to hand to
  // Consumer::Commit.
  std::map<TopicPartition, int64_t> Uncommitted() const;

  // The broker took these.
  void Committed(const std::map<TopicPartition, int64_t>& next);

  // Records delivered in a current epoch whose work has not finished.
  size_t unfinished_count() const;

  // Calls of Finish with work of an epoch that had ended.
  int64_t fenced_count() const;

 private:
  struct Delivered {
    int64_t offset;
    bool finished;
  };

  struct Partition {
    int64_t epoch = 0;
    int64_t seen = -1;              // last delivered + 1; -1 before the first
    int64_t committed = -1;         // first delivered, then last committed
    std::deque<Delivered> pending;  // rising offsets below `seen`; the front is not finished

    int64_t watermark() const { return pending.empty() ? seen : pending.front().offset; }
  };

  mutable std::mutex mu_;
  // Guarded by mu_.
  std::map<TopicPartition, Partition> partitions_;
  int64_t last_epoch_ = 0;
  size_t unfinished_count_ = 0;
  int64_t fenced_count_ = 0;
};

}  // namespace gongbao::messaging

#endif  // GONGBAO_COMMON_MESSAGING_WATERMARK_H_
