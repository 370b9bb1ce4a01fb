// MB/s of the engine on one core: decoded text in, facts out. The text is that of the samples, and
// of the seeds where they are at hand (../shared/seeds), repeated to 4 MB; and one line of 10 MB.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {
namespace {

std::string Texts() {
  std::string text;
  for (const char* folder : {"tests/samples", "../shared/seeds"}) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
      if (entry.path().extension() != ".txt" ||
          entry.path().filename().string().find("gb18030") != std::string::npos)
        continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << in.rdbuf();
      text += bytes.str() + '\n';
    }
  }
  return text;
}

std::string Repeated(const std::string& piece, size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

void Run(benchmark::State& state, const std::string& text) {
  const knowledge::Knowledge words;
  int64_t facts = 0;
  for (auto _ : state) {
    const Extraction extraction = Extract(words, text, {});
    for (const Article& article : extraction.articles)
      facts += static_cast<int64_t>(article.facts.size());
    benchmark::DoNotOptimize(facts);
  }
  state.SetBytesProcessed(static_cast<int64_t>(text.size()) * state.iterations());
  state.counters["facts/s"] =
      benchmark::Counter(static_cast<double>(facts), benchmark::Counter::kIsRate);
}

void BM_Reports(benchmark::State& state) { Run(state, Repeated(Texts(), size_t{4} << 20)); }
BENCHMARK(BM_Reports)->Unit(benchmark::kMillisecond);

void BM_OneLine(benchmark::State& state) {
  std::string line = Repeated(Texts(), size_t{10} << 20);
  for (char& c : line) c = c == '\n' || c == '\r' ? ' ' : c;
  Run(state, line);
}
BENCHMARK(BM_OneLine)->Unit(benchmark::kMillisecond);

void BM_LoadKnowledge(benchmark::State& state) {
  for (auto _ : state) {
    const knowledge::Knowledge words;
    benchmark::DoNotOptimize(&words);
  }
}
BENCHMARK(BM_LoadKnowledge)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gongbao::extraction

BENCHMARK_MAIN();
