// How fast the engine is, what memory it takes, how it scales. Decoded texts in, records out: those
// of ../shared (five seeds and the corpus) where it is at hand, else of tests/samples, by the
// folder that they come from. The last lines weigh the figures of this run against each other.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <new>
#include <sstream>
#include <string>
#include <vector>

#include "common/document/document.h"
#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"

namespace {

// What this thread has asked of the heap.
struct Heap {
  int64_t allocations = 0;
  int64_t live_bytes = 0;
  int64_t peak_bytes = 0;
};
thread_local Heap heap;

}  // namespace

// Out of line, or the compiler sees malloc behind new and takes delete for a mismatch.
[[gnu::noinline]] void* operator new(size_t bytes) {
  void* const memory = std::malloc(bytes == 0 ? 1 : bytes);
  if (memory == nullptr) std::abort();
  ++heap.allocations;
  heap.live_bytes += static_cast<int64_t>(malloc_usable_size(memory));
  heap.peak_bytes = std::max(heap.peak_bytes, heap.live_bytes);
  return memory;
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  heap.live_bytes -= static_cast<int64_t>(malloc_usable_size(memory));
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, size_t) noexcept { operator delete(memory); }

namespace gongbao {
namespace {

using Texts = std::vector<std::string>;

constexpr size_t kLineBytes = size_t{10} << 20;

Texts ReadFolder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    const auto extension = entry.path().extension();
    if (entry.is_regular_file() && extension != ".md" && extension != ".csv")
      paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  Texts texts;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    if (auto decoded = document::DecodeDocument(bytes.str(), {}); decoded.ok())
      texts.push_back(std::move(decoded->text));
  }
  return texts;
}

// By kind of document.
std::map<std::string, Texts> ReadAll() {
  std::map<std::string, Texts> kinds;
  for (const char* folder : {"seeds", "corpus/city-2024", "corpus/county-baoding",
                             "corpus/national-gb18030", "corpus/communique-original"}) {
    const std::filesystem::path path(folder);
    if (Texts texts = ReadFolder("../shared" / path); !texts.empty())
      kinds[path.filename().string()] = std::move(texts);
  }
  if (kinds.empty()) {
    std::fprintf(stderr, "no ../shared: seeds and corpus are skipped, tests/samples are read\n");
    kinds["samples"] = ReadFolder("tests/samples");
  }
  return kinds;
}

const knowledge::Knowledge& Words() {
  static const knowledge::Knowledge kWords;
  return kWords;
}

int64_t BytesOf(const Texts& texts) {
  int64_t bytes = 0;
  for (const std::string& text : texts) bytes += static_cast<int64_t>(text.size());
  return bytes;
}

void ReadTexts(benchmark::State& state, const Texts& texts) {
  int64_t facts = 0;
  for (auto _ : state) {
    for (const std::string& text : texts) {
      const extraction::Extraction read = extraction::Extract(Words(), text, {});
      for (const auto& article : read.articles) facts += static_cast<int64_t>(article.facts.size());
    }
  }
  state.SetBytesProcessed(BytesOf(texts) * state.iterations());
  state.counters["facts"] =
      benchmark::Counter(static_cast<double>(facts), benchmark::Counter::kIsRate);
}

// What one text asks of the heap, the text itself counted as memory too.
void Memory(benchmark::State& state, const std::string& text) {
  double allocations = 0;
  double peak = 0;
  double numerals = 0;
  for (auto _ : state) {
    const Heap before = heap;
    heap.peak_bytes = heap.live_bytes;
    const extraction::Extraction read = extraction::Extract(Words(), text, {});
    allocations = static_cast<double>(heap.allocations - before.allocations);
    peak =
        static_cast<double>(heap.peak_bytes - before.live_bytes) + static_cast<double>(text.size());
    numerals = 0;
    for (const auto& article : read.articles) numerals += article.numerals;
  }
  state.counters["peak/input"] = peak / static_cast<double>(text.size());
  state.counters["allocations/numeral"] = allocations / std::max(numerals, 1.0);
}

// What no memory and no lock slows down, in four chains that keep a whole processor busy: how much
// of a second one the machine gives.
void Arithmetic(benchmark::State& state) {
  constexpr int64_t kSteps = int64_t{1} << 22;
  uint64_t a = 1;
  uint64_t b = 2;
  uint64_t c = 3;
  uint64_t d = 4;
  for (auto _ : state) {
    for (int64_t i = 0; i < kSteps; ++i) {
      for (uint64_t* chain : {&a, &b, &c, &d}) {
        *chain ^= *chain << 13;
        *chain ^= *chain >> 7;
        *chain ^= *chain << 17;
        benchmark::DoNotOptimize(*chain);
      }
    }
  }
  state.SetBytesProcessed(kSteps * state.iterations());
}

void LoadKnowledge(benchmark::State& state) {
  for (auto _ : state) {
    const knowledge::Knowledge words;
    benchmark::DoNotOptimize(&words);
  }
}

// All texts one behind the other, again and again, up to ten megabytes and the end of a text.
std::string Joined(const Texts& texts) {
  std::string joined;
  while (joined.size() < kLineBytes) {
    for (const std::string& text : texts) {
      joined += text;
      joined += '\n';
      if (joined.size() >= kLineBytes) break;
    }
  }
  return joined;
}

// Keeps the rates for the comparisons.
class Reporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const auto rate = run.counters.find("bytes_per_second");
      if (rate != run.counters.end()) {
        double& best = rates_[run.benchmark_name()];
        best = std::max(best, static_cast<double>(rate->second));
      }
    }
    ConsoleReporter::ReportRuns(runs);
  }

  void Compare(const char* what, const std::string& a, const std::string& b) const {
    const auto one = rates_.find(a);
    const auto other = rates_.find(b);
    if (one == rates_.end() || other == rates_.end()) return;
    std::printf("%s: %.1f MB/s / %.1f MB/s = %.2f\n", what, one->second / 1e6, other->second / 1e6,
                one->second / other->second);
  }

 private:
  std::map<std::string, double> rates_;
};

}  // namespace
}  // namespace gongbao

int main(int argc, char** argv) {
  using namespace gongbao;
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const std::map<std::string, Texts> kinds = ReadAll();
  Texts all;
  for (const auto& [kind, texts] : kinds) all.insert(all.end(), texts.begin(), texts.end());
  if (all.empty()) {
    std::fprintf(stderr, "no texts: run this from the project's folder\n");
    return 1;
  }
  const std::string joined = Joined(all);
  std::string line = joined;
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  const Texts lines = {line};

  const auto add = [](const std::string& name, auto read) {
    return benchmark::RegisterBenchmark(name.c_str(), read)->Unit(benchmark::kMillisecond);
  };
  add("documents", [&](benchmark::State& state) { ReadTexts(state, all); });
  add("one_line", [&](benchmark::State& state) { ReadTexts(state, lines); });
  for (const auto& kind : kinds) {
    add("kind/" + kind.first,
        [&texts = kind.second](benchmark::State& state) { ReadTexts(state, texts); });
  }
  for (const int threads : {1, 2}) {
    add("shared", [&](benchmark::State& state) { ReadTexts(state, all); })
        ->Threads(threads)
        ->UseRealTime();
    add("arithmetic", Arithmetic)->Threads(threads)->UseRealTime();
  }
  add("memory", [&](benchmark::State& state) { Memory(state, joined); });
  add("memory/one_line", [&](benchmark::State& state) { Memory(state, line); });
  add("load_knowledge", LoadKnowledge);
  Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  reporter.Compare("one line / documents", "one_line", "documents");
  reporter.Compare("two threads / one", "shared/real_time/threads:2", "shared/real_time/threads:1");
  reporter.Compare("the same of pure arithmetic", "arithmetic/real_time/threads:2",
                   "arithmetic/real_time/threads:1");
  return 0;
}
