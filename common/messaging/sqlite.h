// The few calls of SQLite that the embedded log needs, with its result codes turned into Status.
// Private to this folder.
#ifndef GONGBAO_COMMON_MESSAGING_SQLITE_H_
#define GONGBAO_COMMON_MESSAGING_SQLITE_H_

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "common/base/status.h"

namespace gongbao::messaging::sqlite {

// A prepared statement. Not thread-safe; must not outlive its connection. Reset after each use, or
// it keeps its read transaction open.
class Statement {
 public:
  Statement() = default;

  // Parameters count from 1. Bytes are not copied: they must live until Reset.
  void Bind(int parameter, int64_t value);
  void BindBytes(int parameter, std::string_view bytes);
  void BindText(int parameter, std::string_view text);
  void BindNull(int parameter);

  // True when a row is there to be read, false when the statement has run to its end; or the first
  // failure of the binds and of the step.
  Result<bool> Step();

  // Steps a statement that gives no rows to its end and resets it.
  Status Run();

  // Columns count from 0 and are valid until the next Step or Reset.
  int64_t Int64(int column) const;
  std::string Bytes(int column) const;
  bool IsNull(int column) const;

  void Reset();

 private:
  friend class Connection;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  int bind_code_ = SQLITE_OK;
};

// One connection to a database file. Not thread-safe, but may move between threads.
class Connection {
 public:
  // Creates the file when it is missing.
  static Result<Connection> Open(const std::string& path);

  // Runs statements separated by semicolons; rows are discarded.
  Status Execute(const std::string& sql);

  Result<Statement> Prepare(const std::string& sql);

  // The one integer that `sql` gives ("PRAGMA user_version").
  Result<int64_t> QueryInt64(const std::string& sql);

  // Runs `body` between BEGIN IMMEDIATE and COMMIT; rolls back when either fails. Success means
  // that the changes are as durable as the connection's `synchronous` makes them.
  Status InTransaction(const std::function<Status()>& body);

  int64_t last_insert_rowid() const { return sqlite3_last_insert_rowid(connection_.get()); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace gongbao::messaging::sqlite

#endif  // GONGBAO_COMMON_MESSAGING_SQLITE_H_
