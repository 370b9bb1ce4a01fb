#!/usr/bin/env bash
# Creates the topics that the services need; those that exist stay as they are.
# usage: topics.sh BROKERS [REPLICATION] (with Kafka's kafka-topics.sh in PATH or /opt/kafka/bin)
#
# The services never create topics on a cluster: partition counts and retention are its owner's word.
# A partition count stays for ever, because a document's events keep their order by its partition.
set -euo pipefail
brokers=${1:?usage: topics.sh BROKERS [REPLICATION]}
replication=${2:-3}
PATH=$PATH:/opt/kafka/bin

day=$((24 * 60 * 60 * 1000))
# A document of 64 MiB and what is round it; under the brokers' own 1 MB most dead letters would be
# reports that are merely long.
max_bytes=$((66 * 1024 * 1024))
create() {
  local topic=$1 partitions=$2 pair config=(--config max.message.bytes="$max_bytes")
  shift 2
  for pair in "$@"; do config+=(--config "$pair"); done
  if ((replication >= 3)); then config+=(--config min.insync.replicas=2); fi
  kafka-topics.sh --bootstrap-server "$brokers" --create --if-not-exists --topic "$topic" \
    --partitions "$partitions" --replication-factor "$replication" "${config[@]}"
}

create gongbao.documents.v1 48 cleanup.policy=delete retention.ms=$((14 * day))
create gongbao.results.v1 48 cleanup.policy=compact min.compaction.lag.ms=3600000 delete.retention.ms=$((2 * day))
create gongbao.documents.dlq.v1 6 cleanup.policy=delete retention.ms=$((60 * day))
