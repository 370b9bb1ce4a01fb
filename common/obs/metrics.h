// Every metric of the project, by name, in one list. A family of which nothing was ever set is not
// shown, so one list serves all programs.
#ifndef GONGBAO_COMMON_OBS_METRICS_H_
#define GONGBAO_COMMON_OBS_METRICS_H_

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <string>

namespace gongbao::obs {

// Thread-safe. Labels come from small closed sets: topics, partitions, classes; never document ids.
class Metrics {
 private:
  prometheus::Registry registry_;  // first: the families below lie in it

 public:
  using Counters = prometheus::Family<prometheus::Counter>;
  using Gauges = prometheus::Family<prometheus::Gauge>;
  using Histograms = prometheus::Family<prometheus::Histogram>;

  Metrics();

  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // All of them in Prometheus' text format.
  std::string Text() const;

  // The worker.
  Counters& consumed_messages;      // {topic}: events and log records read
  Counters& processed_documents;    // {outcome}: ok, empty, container, deleted, dead_letter
  Counters& dead_letter_documents;  // {class}
  Histograms& process_duration;     // {stage}: read
  Gauges& inflight_documents;       // read, or in a slot, and not acknowledged
  Gauges& buffered_bytes;           // of the events held in memory
  Gauges& assigned_partitions;
  Gauges& paused_partitions;  // {reason}: buffer, span
  Gauges& lag_messages;       // {topic,partition}: behind the end of the log
  Gauges& committed_offset;   // {topic,partition}
  Gauges& watermark_span;     // {topic,partition}: events behind the oldest unfinished one
  Gauges& oldest_incomplete;  // age of the oldest unfinished event
  Gauges& last_progress;      // when an event was last finished, seconds since 1970
  Counters& rebalances;       // {cause}: assigned, revoked, lost
  Counters& fenced_acks;      // acknowledgements that came after the partition was gone
  Histograms& drain_duration;
  Counters& drain_timeouts;
  Counters& producer_rebuilds;  // producers replaced after a fatal error
  Counters& produce_retries;    // {class}: records that had to be produced again

  // The indexer.
  Gauges& index_applied_offset;   // {topic,partition}: the next offset to read
  Gauges& index_lag;              // {topic,partition}
  Counters& index_applied;        // {topic}: records applied to the store
  Counters& index_unreadable;     // {topic}: records that could not be parsed
  Counters& index_store_retries;  // transactions that the store refused for now

  // The watched folder of `gongbao serve`.
  Counters& inbox_files;  // {outcome}: submitted, refused
};

// Buckets for times from a tenth of a millisecond to a minute, in seconds.
const prometheus::Histogram::BucketBoundaries& TimeBuckets();

}  // namespace gongbao::obs

#endif  // GONGBAO_COMMON_OBS_METRICS_H_
