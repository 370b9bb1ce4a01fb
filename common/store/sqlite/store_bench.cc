// What a look-up of copies costs in stores of several sizes: it must grow with the copies that
// there are, not with the documents.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/base/hash.h"
#include "common/base/temporary_folder.h"
#include "common/store/sqlite/sqlite_store.h"
#include "common/store/testing.h"

namespace gongbao::store {
namespace {

constexpr int kCopies = 10;

// Documents 1 to 9 have half of the text of document 0, all others have their own.
v1::DocumentResult Report(int number) {
  const std::string id = "report-" + std::to_string(number);
  std::string fingerprint = Sha256(id) + Sha256(id + "?");
  if (number < kCopies) fingerprint.replace(0, 32, Sha256("report-0"));
  ResultBuilder builder(id);
  builder.Article("甲市2023年工作总结").set_fingerprint(fingerprint);
  return builder.Line("全市一心。").Build();
}

// A store of so many documents, made once.
struct Filled {
  TemporaryFolder folder;
  std::unique_ptr<Store> store;
};

Store* StoreOf(int documents) {
  static std::map<int, Filled> stores;
  const auto known = stores.find(documents);
  if (known != stores.end()) return known->second.store.get();
  auto folder = TemporaryFolder::Make();
  if (!folder.ok()) return nullptr;
  auto store = OpenSqliteStore(folder->File("s"));
  if (!store.ok()) return nullptr;
  constexpr int kAtOnce = 500;
  for (int number = 0; number < documents;) {
    std::vector<LogEntry> entries;
    for (int i = 0; i < kAtOnce && number < documents; ++i, ++number)
      entries.push_back(EntryOf(Report(number), number));
    if (const Status status = (*store)->Apply(entries); !status.ok()) {
      std::fprintf(stderr, "%s\n", status.ToString().c_str());
      return nullptr;
    }
  }
  Filled filled{std::move(*folder), std::move(*store)};
  return stores.emplace(documents, std::move(filled)).first->second.store.get();
}

void BM_ListCopies(benchmark::State& state) {
  Store* const store = StoreOf(static_cast<int>(state.range(0)));
  if (store == nullptr) {
    state.SkipWithError("the store can't be made");
    return;
  }
  const std::string article = Report(0).results(0).article().name();
  for (auto _ : state) {
    const auto copies = store->ListCopies(article, {.size = 99, .after = {}});
    if (!copies.ok() || copies->total != kCopies - 1) {
      state.SkipWithError("these are not its copies");
      return;
    }
  }
}
BENCHMARK(BM_ListCopies)->Arg(100)->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace gongbao::store

BENCHMARK_MAIN();
