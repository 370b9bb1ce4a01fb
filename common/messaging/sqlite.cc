#include "common/messaging/sqlite.h"

#include <utility>

namespace gongbao::messaging::sqlite {
namespace {

// What passes when the disk, its space or another process's lock does is UNAVAILABLE; a file that
// is no sound database is DATA_LOSS; the rest are faults of this folder.
Status Failure(sqlite3* connection, int code) {
  std::string message = "SQLite: ";
  message += connection != nullptr ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  if (connection != nullptr) {
    const int extended = sqlite3_extended_errcode(connection);
    if ((extended & 0xff) == (code & 0xff)) {
      message += " (code " + std::to_string(extended) + ")";
    }
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_CANTOPEN:
    case SQLITE_FULL:
    case SQLITE_INTERRUPT:
    case SQLITE_IOERR:
    case SQLITE_LOCKED:
    case SQLITE_NOMEM:
    case SQLITE_PROTOCOL:
    case SQLITE_READONLY:
      return UnavailableError(message + "; check the disk and its free space, then try again");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DataLossError(message + "; restore the file from a backup");
    case SQLITE_TOOBIG:
      return InvalidArgumentError(std::move(message));
    default:
      return InternalError(std::move(message));
  }
}

}  // namespace

void Statement::Bind(int parameter, int64_t value) {
  const int code = sqlite3_bind_int64(statement_.get(), parameter, value);
  if (bind_code_ == SQLITE_OK) bind_code_ = code;
}

void Statement::BindBytes(int parameter, std::string_view bytes) {
  // A null pointer would bind NULL, and an empty view may hold one.
  const char* data = bytes.empty() ? "" : bytes.data();
  const int code =
      sqlite3_bind_blob64(statement_.get(), parameter, data, bytes.size(), SQLITE_STATIC);
  if (bind_code_ == SQLITE_OK) bind_code_ = code;
}

void Statement::BindText(int parameter, std::string_view text) {
  const char* data = text.empty() ? "" : text.data();
  const int code = sqlite3_bind_text64(statement_.get(), parameter, data, text.size(),
                                       SQLITE_STATIC, SQLITE_UTF8);
  if (bind_code_ == SQLITE_OK) bind_code_ = code;
}

void Statement::BindNull(int parameter) {
  const int code = sqlite3_bind_null(statement_.get(), parameter);
  if (bind_code_ == SQLITE_OK) bind_code_ = code;
}

Result<bool> Statement::Step() {
  sqlite3* connection = sqlite3_db_handle(statement_.get());
  if (bind_code_ != SQLITE_OK) return Failure(connection, bind_code_);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return Failure(connection, code);
}

Status Statement::Run() {
  const Result<bool> row = Step();
  Reset();
  return row.status();
}

int64_t Statement::Int64(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::Bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<size_t>(size)};
}

bool Statement::IsNull(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

void Statement::Reset() {
  sqlite3_reset(statement_.get());  // repeats the failure that Step reported
  sqlite3_clear_bindings(statement_.get());
  bind_code_ = SQLITE_OK;
}

Result<Connection> Connection::Open(const std::string& path) {
  sqlite3* raw = nullptr;
  const int code =
      sqlite3_open_v2(path.c_str(), &raw,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection;
  connection.connection_.reset(raw);
  if (code != SQLITE_OK) return Failure(raw, code);
  sqlite3_busy_timeout(raw, 10'000);
  return connection;
}

Status Connection::Execute(const std::string& sql) {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status() : Failure(connection_.get(), code);
}

Result<Statement> Connection::Prepare(const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                                      &raw, nullptr);
  if (code != SQLITE_OK) return Failure(connection_.get(), code);
  Statement statement;
  statement.statement_.reset(raw);
  return statement;
}

Result<int64_t> Connection::QueryInt64(const std::string& sql) {
  GONGBAO_ASSIGN_OR_RETURN(Statement statement, Prepare(sql));
  GONGBAO_ASSIGN_OR_RETURN(const bool row, statement.Step());
  if (!row) return InternalError("SQLite: no row from: " + sql);
  return statement.Int64(0);
}

Status Connection::InTransaction(const std::function<Status()>& body) {
  GONGBAO_RETURN_IF_ERROR(Execute("BEGIN IMMEDIATE"));
  Status status = body();
  if (status.ok()) status = Execute("COMMIT");
  // Some failures end the transaction by themselves.
  if (!status.ok() && sqlite3_get_autocommit(connection_.get()) == 0) {
    const Status rolled_back = Execute("ROLLBACK");
    if (!rolled_back.ok()) return status.WithContext(rolled_back.message());
  }
  return status;
}

}  // namespace gongbao::messaging::sqlite
