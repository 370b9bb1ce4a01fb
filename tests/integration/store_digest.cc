// Prints the digest of a store: equal for two stores that hold the same.
#include <iostream>

#include "common/base/hash.h"
#include "common/store/sqlite/sqlite_store.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: store_digest STORE\n";
    return 2;
  }
  const auto store = gongbao::store::OpenSqliteStore(argv[1]);
  const auto digest = store.ok() ? (*store)->Digest() : store.status();
  if (!digest.ok()) {
    std::cerr << "store_digest: " << digest.status().message() << "\n";
    return 1;
  }
  std::cout << gongbao::Hex(*digest) << "\n";
  return 0;
}
