// The store in one SQLite file: for one machine, or one query node.
#ifndef GONGBAO_COMMON_STORE_SQLITE_SQLITE_STORE_H_
#define GONGBAO_COMMON_STORE_SQLITE_SQLITE_STORE_H_

#include <memory>
#include <string>

#include "common/base/status.h"
#include "common/store/store.h"

namespace gongbao::store {

// Opens the store in the file `path`, making it if there is none (its folder must exist) and
// bringing an older one to the newest version. Several stores, in one process or many, may be open
// on one file: writers wait for each other, readers for nobody. Calls block for as long as the disk
// takes; a write waits up to five seconds for another writer.
//
// UNAVAILABLE: the file can't be opened; DATA_LOSS: it is damaged or no SQLite file;
// FAILED_PRECONDITION: it is another program's, or was made by a newer version of this one.
Result<std::unique_ptr<Store>> OpenSqliteStore(const std::string& path);

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_SQLITE_SQLITE_STORE_H_
