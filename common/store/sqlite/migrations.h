// The steps by which a store file comes to the newest version; written as .sql files in
// migrations/, embedded by embed.cmake.
#ifndef GONGBAO_COMMON_STORE_SQLITE_MIGRATIONS_H_
#define GONGBAO_COMMON_STORE_SQLITE_MIGRATIONS_H_

#include <span>

namespace gongbao::store {

struct Migration {
  const char* name;
  const char* sql;
};

// Migration i leads from version i to version i + 1; version 0 is the empty file.
std::span<const Migration> Migrations();

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_SQLITE_MIGRATIONS_H_
