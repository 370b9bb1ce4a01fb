#include "common/obs/metrics.h"

#include <prometheus/text_serializer.h>

namespace gongbao::obs {
namespace {

Metrics::Counters& Counter(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

Metrics::Gauges& Gauge(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
}

Metrics::Histograms& Histogram(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
}

}  // namespace

Metrics::Metrics()
    : consumed_messages(
          Counter(registry_, "gongbao_consumed_messages_total", "Records read from a topic.")),
      processed_documents(Counter(registry_, "gongbao_processed_documents_total",
                                  "Documents whose result or dead letter is in the log.")),
      dead_letter_documents(Counter(registry_, "gongbao_dead_letter_documents_total",
                                    "Documents given up, by error class.")),
      process_duration(Histogram(registry_, "gongbao_process_duration_seconds",
                                 "Time taken by a stage of reading one document.")),
      inflight_documents(Gauge(registry_, "gongbao_inflight_documents",
                               "Documents read from the log and not finished.")),
      buffered_bytes(Gauge(registry_, "gongbao_buffered_bytes", "Events held in memory.")),
      assigned_partitions(Gauge(registry_, "gongbao_assigned_partitions", "Partitions owned.")),
      paused_partitions(
          Gauge(registry_, "gongbao_paused_partitions", "Partitions not read for now.")),
      lag_messages(
          Gauge(registry_, "gongbao_lag_messages", "Events between the watermark and the end.")),
      committed_offset(Gauge(registry_, "gongbao_committed_offset", "Last committed offset.")),
      watermark_span(Gauge(registry_, "gongbao_watermark_span_messages",
                           "Events read behind the oldest unfinished one.")),
      oldest_incomplete(Gauge(registry_, "gongbao_oldest_incomplete_seconds",
                              "Time since the oldest unfinished event was read.")),
      last_progress(Gauge(registry_, "gongbao_last_progress_timestamp_seconds",
                          "When an event was last finished, since 1970.")),
      rebalances(Counter(registry_, "gongbao_rebalances_total", "Changes of ownership.")),
      fenced_acks(Counter(registry_, "gongbao_fenced_acks_total",
                          "Acknowledgements for partitions no longer owned.")),
      drain_duration(Histogram(registry_, "gongbao_drain_duration_seconds",
                               "Time taken to finish running documents before letting go.")),
      drain_timeouts(Counter(registry_, "gongbao_drain_timeouts_total",
                             "Drains that ended with documents still running.")),
      producer_rebuilds(Counter(registry_, "gongbao_producer_rebuilds_total",
                                "Producers replaced after a fatal error.")),
      produce_retries(Counter(registry_, "gongbao_produce_retries_total",
                              "Records that had to be produced again.")),
      index_applied_offset(
          Gauge(registry_, "gongbao_index_applied_offset", "Next offset that the store awaits.")),
      index_lag(
          Gauge(registry_, "gongbao_index_lag_messages", "Records between the store and the end.")),
      index_applied(Counter(registry_, "gongbao_index_applied_messages_total",
                            "Records applied to the store.")),
      index_unreadable(Counter(registry_, "gongbao_index_unreadable_messages_total",
                               "Records that could not be parsed and were passed over.")),
      index_store_retries(Counter(registry_, "gongbao_index_store_retries_total",
                                  "Transactions that the store refused for now.")),
      inbox_files(Counter(registry_, "gongbao_inbox_files_total", "Files of the watched folder.")) {
}

std::string Metrics::Text() const {
  return prometheus::TextSerializer().Serialize(registry_.Collect());
}

const prometheus::Histogram::BucketBoundaries& TimeBuckets() {
  static const prometheus::Histogram::BucketBoundaries kBuckets = {
      0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60};
  return kBuckets;
}

}  // namespace gongbao::obs
