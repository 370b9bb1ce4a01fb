// What knowledge costs a program: making it at the start, and a look at the regions.
#include <benchmark/benchmark.h>

#include "common/knowledge/knowledge.h"

namespace gongbao::knowledge {
namespace {

void BM_Knowledge(benchmark::State& state) {
  for (auto _ : state) {
    const Knowledge knowledge;
    benchmark::DoNotOptimize(&knowledge);
  }
}
BENCHMARK(BM_Knowledge)->Unit(benchmark::kMillisecond);

void BM_FindRegions(benchmark::State& state) {
  const Knowledge knowledge;
  for (auto _ : state) benchmark::DoNotOptimize(knowledge.FindRegions("朝阳区"));
}
BENCHMARK(BM_FindRegions);

}  // namespace
}  // namespace gongbao::knowledge

BENCHMARK_MAIN();
