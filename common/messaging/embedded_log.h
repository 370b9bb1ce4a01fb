// A durable log for one machine: the topics of messaging.h in one SQLite file, so that
// `gongbao serve` needs no broker. What is acknowledged survives kill -9 and loss of power.
#ifndef GONGBAO_COMMON_MESSAGING_EMBEDDED_LOG_H_
#define GONGBAO_COMMON_MESSAGING_EMBEDDED_LOG_H_

#include <cstddef>
#include <memory>
#include <string>

#include "common/messaging/messaging.h"

namespace gongbao::messaging {

// Accepted and not yet acknowledged records of all producers of a log together. A record is always
// taken when nothing else waits, whatever its size.
inline constexpr size_t kEmbeddedQueueBytes = size_t{64} << 20;

// Opens the log at `path`, creating it in a folder that exists; blocks while SQLite recovers what a
// crash left. The file is in WAL mode with synchronous=FULL: copy it only with its -wal file, or
// with sqlite3's .backup.
//
// One process at a time: a lock on `path`.lock is held until the broker is destroyed.
// FAILED_PRECONDITION when another process (or another broker of this one) has it, when the file is
// of a newer version, or is the database of something else; NOT_FOUND or PERMISSION_DENIED when the
// folder is missing or forbidden; DATA_LOSS when the file is damaged; UNAVAILABLE for other trouble
// with the disk.
//
// How it differs from Kafka: a group has one member at a time, which owns all partitions; a second
// Subscribe while the first lives is FAILED_PRECONDITION. Nothing is ever removed. When the disk is
// full or fails, records are acknowledged and commits answered with UNAVAILABLE, and the next ones
// are tried afresh.
Result<std::unique_ptr<Broker>> OpenEmbeddedLog(const std::string& path);

}  // namespace gongbao::messaging

#endif  // GONGBAO_COMMON_MESSAGING_EMBEDDED_LOG_H_
