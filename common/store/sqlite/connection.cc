#include "common/store/sqlite/connection.h"

namespace gongbao::store {
namespace {

constexpr int kBusyTimeoutMs = 5000;
constexpr size_t kMaxStatements = 128;

}  // namespace

Query::Query(Connection* connection, sqlite3_stmt* statement, bool* in_use, int failure)
    : connection_(connection), statement_(statement), in_use_(in_use), failure_(failure) {}

Query::~Query() {
  if (statement_ == nullptr) return;
  // The code of reset repeats the failure that Step has told.
  static_cast<void>(sqlite3_reset(statement_));
  static_cast<void>(sqlite3_clear_bindings(statement_));
  *in_use_ = false;
}

Query& Query::Checked(int code) {
  if (failure_ == SQLITE_OK) failure_ = code;
  ++next_parameter_;
  return *this;
}

// Binding to the null statement of a failed Prepare is SQLITE_MISUSE, and harmless.
Query& Query::Int(int64_t value) {
  return Checked(sqlite3_bind_int64(statement_, next_parameter_, value));
}
Query& Query::Real(double value) {
  return Checked(sqlite3_bind_double(statement_, next_parameter_, value));
}
Query& Query::Text(std::string_view text) {
  // A null pointer would bind NULL where '' is meant.
  return Checked(sqlite3_bind_text64(statement_, next_parameter_,
                                     text.data() == nullptr ? "" : text.data(), text.size(),
                                     SQLITE_TRANSIENT, SQLITE_UTF8));
}
Query& Query::Blob(std::string_view bytes) {
  return Checked(sqlite3_bind_blob64(statement_, next_parameter_,
                                     bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                                     SQLITE_TRANSIENT));
}
Query& Query::Null() { return Checked(sqlite3_bind_null(statement_, next_parameter_)); }

Result<bool> Query::Step() {
  if (failure_ == SQLITE_OK) {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    failure_ = code;
  }
  return connection_->Failure(failure_);
}

Status Query::Run() {
  while (true) {
    GONGBAO_ASSIGN_OR_RETURN(const bool row, Step());
    if (!row) return {};
  }
}

bool Query::IsNullAt(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
int64_t Query::IntAt(int column) const { return sqlite3_column_int64(statement_, column); }
std::string Query::BytesAt(int column) const {
  // The bytes first: the call may convert, and the length is that of the converted value.
  const void* const bytes = sqlite3_column_blob(statement_, column);
  const auto size = static_cast<size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}
int Query::column_count() const { return sqlite3_column_count(statement_); }

Result<std::unique_ptr<Connection>> Connection::Open(const std::string& path) {
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  // Even a failed open may leave a handle, which carries the message and must be closed.
  std::unique_ptr<Connection> connection(new Connection(path, db));
  if (code != SQLITE_OK) return connection->Failure(code);
  sqlite3_extended_result_codes(db, 1);
  sqlite3_busy_timeout(db, kBusyTimeoutMs);
  GONGBAO_RETURN_IF_ERROR(connection->Execute("PRAGMA foreign_keys = ON"));
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement.handle);
  sqlite3_close(db_);
}

Status Connection::Execute(const char* sql) {
  const int code = sqlite3_exec(db_, sql, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? Status() : Failure(code);
}

Query Connection::Prepare(const std::string& sql) {
  if (statements_.size() >= kMaxStatements && !statements_.contains(sql)) {
    std::erase_if(statements_, [](const auto& entry) {
      if (!entry.second.in_use) sqlite3_finalize(entry.second.handle);
      return !entry.second.in_use;
    });
  }
  Statement& statement = statements_[sql];
  int code = SQLITE_OK;
  if (statement.handle == nullptr) {
    code = sqlite3_prepare_v3(db_, sql.c_str(), static_cast<int>(sql.size() + 1),
                              SQLITE_PREPARE_PERSISTENT, &statement.handle, nullptr);
  } else if (statement.in_use) {
    return {this, nullptr, nullptr, SQLITE_MISUSE};
  }
  statement.in_use = statement.handle != nullptr;
  return {this, statement.handle, &statement.in_use, code};
}

Status Connection::Failure(int code) const {
  std::string message = "store " + path_ + ": ";
  message += db_ != nullptr ? sqlite3_errmsg(db_) : sqlite3_errstr(code);
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return DataLossError(message +
                           "; restore the file from a copy, or move it away and let the indexer "
                           "fill a new one from the log");
    case SQLITE_FULL:
      return UnavailableError(message + "; free some space on its disk");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return UnavailableError(message +
                              "; its folder must exist and be writable by this program's user");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
    case SQLITE_PROTOCOL:
      return UnavailableError(message + "; try again");
    default:
      return InternalError(message);
  }
}

}  // namespace gongbao::store
