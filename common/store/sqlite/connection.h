// One connection to a SQLite file, its statements, and how its failures read.
#ifndef GONGBAO_COMMON_STORE_SQLITE_CONNECTION_H_
#define GONGBAO_COMMON_STORE_SQLITE_CONNECTION_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/base/status.h"

namespace gongbao::store {

class Connection;

// One run of a statement: bind its parameters in order, then step through its rows. Lives no longer
// than its connection; of one SQL text at most one Query lives at a time. A failure to prepare or
// to bind shows at the first Step. Not thread-safe.
class Query {
 public:
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  // Each binds the next parameter; bytes are copied.
  Query& Int(int64_t value);
  Query& Real(double value);
  Query& Text(std::string_view text);
  Query& Blob(std::string_view bytes);
  Query& Null();
  Query& IntOrNull(std::optional<int64_t> value) { return value ? Int(*value) : Null(); }
  // '' stands for what is not told: NULL.
  Query& TextOrNull(std::string_view text) { return text.empty() ? Null() : Text(text); }

  // True: a row stands ready. False: there is none (any more).
  Result<bool> Step();
  // Steps to the end.
  Status Run();

  // Columns of the row, from 0; NULL reads as 0 or empty.
  bool IsNullAt(int column) const;
  int64_t IntAt(int column) const;
  std::string BytesAt(int column) const;  // text or blob
  int column_count() const;

 private:
  friend class Connection;
  Query(Connection* connection, sqlite3_stmt* statement, bool* in_use, int failure);
  Query& Checked(int code);

  Connection* const connection_;
  sqlite3_stmt* const statement_;  // null when preparing failed
  bool* const in_use_;
  int next_parameter_ = 1;
  int failure_;  // the first failure's SQLite code
};

// Not thread-safe.
class Connection {
 public:
  // Opens or creates the file, with foreign keys on and a busy timeout of five seconds. UNAVAILABLE
  // when it can't be opened, DATA_LOSS when it is no SQLite file.
  static Result<std::unique_ptr<Connection>> Open(const std::string& path);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Runs statements without parameters, passing over rows.
  Status Execute(const char* sql);

  // A statement is compiled once and kept (up to a limit: filters make many different ones).
  Query Prepare(const std::string& sql);

  // What a SQLite code means to the caller: UNAVAILABLE what may pass (locked, disk full, I/O),
  // DATA_LOSS a damaged file, INTERNAL a fault of ours.
  Status Failure(int code) const;

 private:
  struct Statement {
    sqlite3_stmt* handle = nullptr;
    bool in_use = false;
  };

  Connection(std::string path, sqlite3* db) : path_(std::move(path)), db_(db) {}

  const std::string path_;
  sqlite3* const db_;
  std::unordered_map<std::string, Statement> statements_;  // its nodes never move
};

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_SQLITE_CONNECTION_H_
