#include "services/gongbao/extract.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>

#include "common/document/document.h"
#include "common/document/metadata.h"
#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"
#include "common/reading/reading.h"
#include "services/gongbao/formats.h"

namespace gongbao::cli {
namespace {

// Says on a terminal how far it is, once a second has passed.
class Progress {
 public:
  explicit Progress(size_t total)
      : total_(total),
        shown_(isatty(STDERR_FILENO) != 0),
        begin_(std::chrono::steady_clock::now()) {}
  void At(size_t done, const std::string& path) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || now - begin_ < std::chrono::seconds(1) ||
        now - last_ < std::chrono::milliseconds(200))
      return;
    last_ = now;
    drawn_ = true;
    std::fprintf(stderr, "\r\x1b[K%zu/%zu %s", done + 1, total_, path.c_str());
  }
  ~Progress() {
    if (drawn_) std::fputs("\r\x1b[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  const size_t total_;
  const bool shown_;
  const std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
  bool drawn_ = false;
};

// Facts are numbered from `first`.
void WriteArticle(const extraction::Article& article, const std::string& path, int32_t first,
                  bool all, FactWriter* writer) {
  if (all) {
    writer->Write(article, path);
    for (const auto& section : article.sections) writer->Write(section, path);
  }
  const std::vector<extraction::Link> links = extraction::LinksBothWays(article);
  auto link = links.begin();
  for (size_t i = 0; i < article.facts.size(); ++i) {
    FactRow row = RowOf(article.facts[i], path);
    row.number = first + static_cast<int32_t>(i);
    for (; link != links.end() && static_cast<size_t>(link->fact) == i; ++link) {
      row.links.push_back({.role = Name(link->role), .number = first + link->other, .id = {}});
    }
    writer->Write(row);
  }
  if (!all) return;
  for (const auto& rejected : article.rejected) writer->Write(rejected, path);
  for (const auto& diagnostic : article.diagnostics) writer->Write(diagnostic, path, first);
  for (const auto& project : article.projects) writer->Write(project, path, first);
  for (const auto& policy : article.policies) writer->Write(policy, path);
  for (const auto& designation : article.designations) writer->Write(designation, path);
  for (const auto& commitment : article.commitments) writer->Write(commitment, path, first);
  for (const auto& problem : article.problems) writer->Write(problem, path);
}

struct FileClose {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

bool ReadFile(const std::string& path, std::string* bytes, std::string* fault) {
  bytes->clear();
  const bool standard = path == "-";
  const int file = standard ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    *fault = std::strerror(errno);
    return false;
  }
  struct stat status {};
  bool ok = fstat(file, &status) == 0;
  if (ok && S_ISDIR(status.st_mode)) {
    *fault = "is a directory: name its files";
    ok = false;
  }
  // A file is read in one piece, and one byte of room tells that it ends there. A document over the
  // limit is refused by its size; no need to hold more of it than tells that.
  constexpr size_t kMost = document::kMaxDocumentBytes + 1;
  constexpr size_t kPiece = 65536;
  if (ok && S_ISREG(status.st_mode))
    bytes->resize(std::min(static_cast<size_t>(status.st_size) + 1, kMost));
  size_t used = 0;
  while (ok && used < kMost) {
    if (bytes->size() == used) bytes->resize(std::min(std::max(2 * used, kPiece), kMost));
    const ssize_t count = read(file, bytes->data() + used, bytes->size() - used);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      *fault = std::strerror(errno);
      ok = false;
    }
    if (count <= 0) break;
    used += static_cast<size_t>(count);
  }
  bytes->resize(used);
  if (!standard) close(file);
  return ok;
}

int Extract(const ExtractOptions& options) {
  const auto knowledge = knowledge::Knowledge::Load(options.knowledge);
  if (!knowledge.ok()) {
    std::fprintf(stderr, "%s\n", knowledge.status().message().c_str());
    return 2;
  }
  const Format format = FormatOf(options.format).value_or(Format::kJsonl);
  std::unique_ptr<std::FILE, FileClose> opened;
  std::FILE* file = stdout;
  if (!options.output.empty()) {
    opened.reset(std::fopen(options.output.c_str(), "wb"));
    if (opened == nullptr) {
      std::fprintf(stderr, "gongbao: %s: %s\n", options.output.c_str(), std::strerror(errno));
      return 1;
    }
    file = opened.get();
  }
  FactWriter writer(format, file, file == stdout && isatty(STDOUT_FILENO) != 0);
  if (options.all) writer.NameRecords();
  const auto reader = reading::ReaderOptions::From(config::Config::Defaults());
  Progress progress(options.files.size());
  int code = 0;
  std::string bytes;
  for (size_t i = 0; i < options.files.size(); ++i) {
    const std::string& path = options.files[i];
    progress.At(i, path);
    std::string fault;
    if (!ReadFile(path, &bytes, &fault)) {
      std::fprintf(stderr, "gongbao: %s: %s\n", path.c_str(), fault.c_str());
      code = 1;
      continue;
    }
    const auto reading = reading::DecodeInChild(bytes, {}, reader);
    constexpr size_t kWorthFreeing = size_t{1} << 20;
    if (bytes.size() > kWorthFreeing) std::string().swap(bytes);
    if (!reading.ok()) {
      std::fprintf(stderr, "gongbao: %s: %s\n", path.c_str(), reading.status().message().c_str());
      code = 1;
      continue;
    }
    const document::DecodedDocument& decoded = reading->document;
    if (decoded.replaced > 0) {
      std::fprintf(stderr, "gongbao: %s: %lld malformed places were read as U+FFFD\n", path.c_str(),
                   static_cast<long long>(decoded.replaced));
    }
    const document::Metadata metadata = document::ReadMetadata(decoded.properties);
    const extraction::Extraction extraction =
        extraction::Extract(*knowledge, decoded.text,
                            {.title = decoded.title,
                             .region = {},
                             .issuer = metadata.issuer,
                             .published = metadata.published_date,
                             .tables = decoded.tables});
    const std::string_view title =
        extraction.articles.empty() ? std::string_view() : extraction.articles.front().title;
    writer.BeginDocument(path, title);
    writer.WritePage(path, title, decoded.text, extraction);
    int32_t first = 0;  // number of the article's first fact
    for (const extraction::Article& article : extraction.articles) {
      WriteArticle(article, path, first, options.all, &writer);
      first += static_cast<int32_t>(article.facts.size());
    }
  }
  if (const Status status = writer.Finish(); !status.ok()) {
    std::fprintf(stderr, "gongbao: %s\n", status.message().c_str());
    return 1;
  }
  return code;
}

}  // namespace gongbao::cli
