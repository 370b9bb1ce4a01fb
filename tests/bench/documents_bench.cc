// How many documents of each format a worker reads in a second, with a thread for each processor as
// the extractor has: to text only (a child process for each), and to facts. The documents are those
// of ../shared/corpus where it is at hand, else of tests/samples; what is refused is left out and
// named. peak_MiB is the most memory that a child took.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"
#include "common/reading/reading.h"

namespace gongbao {
namespace {

struct Format {
  std::vector<std::string> documents;
  int64_t bytes = 0;
  int64_t peak_bytes = 0;
};

const reading::ReaderOptions& Reader() {
  static const auto kReader = reading::ReaderOptions::From(config::Config::Defaults());
  return kReader;
}

const knowledge::Knowledge& Words() {
  static const knowledge::Knowledge kWords;
  return kWords;
}

// By the end of the file's name.
std::map<std::string, Format> ReadAll() {
  std::string folder = "../shared/corpus";
  if (!std::filesystem::exists(folder)) {
    std::fprintf(stderr, "no ../shared/corpus: tests/samples are read\n");
    folder = "tests/samples";
  }
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto ending = entry.path().extension();
    if (entry.is_regular_file() && ending != ".csv" && ending != ".md" && ending != ".jsonl") {
      paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  std::map<std::string, Format> formats;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    const auto read = reading::DecodeInChild(bytes.str(), {}, Reader());
    if (!read.ok()) {
      std::fprintf(stderr, "%s: %s\n", path.c_str(), read.status().message().c_str());
      continue;
    }
    Format& format = formats[path.extension().string().substr(1)];
    format.documents.push_back(bytes.str());
    format.bytes += static_cast<int64_t>(bytes.str().size());
    format.peak_bytes = std::max(format.peak_bytes, read->peak_bytes);
  }
  return formats;
}

// Each round of each thread reads the next document.
void ReadDocuments(benchmark::State& state, const Format& format, std::atomic<size_t>* next,
                   bool facts) {
  for (auto _ : state) {
    const std::string& bytes = format.documents[(*next)++ % format.documents.size()];
    const auto read = reading::DecodeInChild(bytes, {}, Reader());
    if (!read.ok()) {
      state.SkipWithError(read.status().message().c_str());
      return;
    }
    if (facts) {
      benchmark::DoNotOptimize(extraction::Extract(Words(), read->document.text, {}));
    }
  }
  state.SetItemsProcessed(state.iterations());
  if (state.thread_index() == 0) {
    state.counters["peak_MiB"] = static_cast<double>(format.peak_bytes) / (1 << 20);
    state.counters["mean_KiB"] =
        static_cast<double>(format.bytes) / static_cast<double>(format.documents.size()) / 1024;
  }
}

}  // namespace
}  // namespace gongbao

int main(int argc, char** argv) {
  using namespace gongbao;
  const std::map<std::string, Format> formats = ReadAll();
  const int threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
  std::atomic<size_t> next = 0;
  Words();
  for (const auto& [name, format] : formats) {
    for (const bool facts : {false, true}) {
      benchmark::RegisterBenchmark(((facts ? "facts/" : "text/") + name).c_str(),
                                   [&format = format, &next, facts](benchmark::State& state) {
                                     ReadDocuments(state, format, &next, facts);
                                   })
          ->Threads(threads)
          ->UseRealTime()
          ->Unit(benchmark::kMillisecond);
    }
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
