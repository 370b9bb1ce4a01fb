#include "common/messaging/watermark.h"

#include <algorithm>

namespace gongbao::messaging {
namespace {

size_t CountUnfinished(const auto& pending) {
  return static_cast<size_t>(
      std::ranges::count_if(pending, [](const auto& record) { return !record.finished; }));
}

}  // namespace

void Watermark::Assign(std::span<const TopicPartition> partitions) {
  const std::lock_guard lock(mu_);
  ++last_epoch_;
  for (const TopicPartition& where : partitions) {
    Partition& partition = partitions_[where];
    unfinished_count_ -= CountUnfinished(partition.pending);
    partition = Partition{.epoch = last_epoch_, .pending = {}};
  }
}

void Watermark::Revoke(std::span<const TopicPartition> partitions) {
  const std::lock_guard lock(mu_);
  for (const TopicPartition& where : partitions) {
    const auto found = partitions_.find(where);
    if (found == partitions_.end()) continue;
    unfinished_count_ -= CountUnfinished(found->second.pending);
    partitions_.erase(found);
  }
}

std::optional<Watermark::Work> Watermark::Deliver(const Position& position) {
  const std::lock_guard lock(mu_);
  const auto found = partitions_.find(position.where);
  if (found == partitions_.end()) return std::nullopt;
  Partition& partition = found->second;
  if (position.offset < partition.seen) return std::nullopt;
  if (partition.seen < 0) partition.committed = position.offset;
  partition.seen = position.offset + 1;
  partition.pending.push_back({position.offset, false});
  ++unfinished_count_;
  return Work{position, partition.epoch};
}

bool Watermark::Finish(const Work& work) {
  const std::lock_guard lock(mu_);
  const auto found = partitions_.find(work.position.where);
  if (found == partitions_.end() || found->second.epoch != work.epoch) {
    ++fenced_count_;
    return false;
  }
  std::deque<Delivered>& pending = found->second.pending;
  const auto record =
      std::ranges::lower_bound(pending, work.position.offset, {}, &Delivered::offset);
  if (record == pending.end() || record->offset != work.position.offset || record->finished) {
    return false;
  }
  record->finished = true;
  --unfinished_count_;
  while (!pending.empty() && pending.front().finished) pending.pop_front();
  return true;
}

std::map<TopicPartition, int64_t> Watermark::Uncommitted() const {
  const std::lock_guard lock(mu_);
  std::map<TopicPartition, int64_t> next;
  for (const auto& [where, partition] : partitions_) {
    if (partition.watermark() > partition.committed) next.emplace(where, partition.watermark());
  }
  return next;
}

void Watermark::Committed(const std::map<TopicPartition, int64_t>& next) {
  const std::lock_guard lock(mu_);
  for (const auto& [where, offset] : next) {
    const auto found = partitions_.find(where);
    if (found == partitions_.end()) continue;
    found->second.committed = std::max(found->second.committed, offset);
  }
}

size_t Watermark::unfinished_count() const {
  const std::lock_guard lock(mu_);
  return unfinished_count_;
}

int64_t Watermark::fenced_count() const {
  const std::lock_guard lock(mu_);
  return fenced_count_;
}

}  // namespace gongbao::messaging
