#include "services/gongbao/extract.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"
#include "services/gongbao/document_file.h"
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
void WriteArticle(const extraction::Article& article, const document::DecodedDocument& decoded,
                  const std::string& path, int32_t first, bool all, FactWriter* writer) {
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
    const auto* const origin =
        document::OriginOf(decoded.origins, row.span.start_byte, row.span.end_byte);
    if (origin != nullptr) {
      row.page = origin->page;
      row.path = origin->path;
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

void WriteDocument(const knowledge::Knowledge& knowledge, const std::string& path,
                   const DocumentFile& document, bool all, FactWriter* writer) {
  const document::DecodedDocument& decoded = document.decoded;
  if (decoded.replaced > 0) {
    Complain(path, std::to_string(decoded.replaced) + " malformed places were read as U+FFFD");
  }
  if (decoded.scanned) {
    Complain(path, "many of its pages are images: recognise their text to have them read");
  }
  const extraction::Extraction extraction =
      extraction::Extract(knowledge, decoded.text, document.hints());
  const std::string_view title =
      extraction.articles.empty() ? std::string_view() : extraction.articles.front().title;
  writer->BeginDocument(path, title);
  writer->WritePage(path, title, decoded.text, extraction);
  int32_t first = 0;  // number of the article's first fact
  for (const extraction::Article& article : extraction.articles) {
    WriteArticle(article, decoded, path, first, all, writer);
    first += static_cast<int32_t>(article.facts.size());
  }
}

struct FileClose {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

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
      Complain(options.output, std::strerror(errno));
      return 1;
    }
    file = opened.get();
  }
  FactWriter writer(format, file, file == stdout && isatty(STDOUT_FILENO) != 0);
  if (options.all) writer.NameRecords();
  const auto reader = reading::ReaderOptions::From(config::Config::Defaults());
  Progress progress(options.files.size());
  int code = 0;
  for (size_t i = 0; i < options.files.size(); ++i) {
    progress.At(i, options.files[i]);
    const bool all = ForEachDocument(
        options.files[i], reader, [&](const std::string& path, const DocumentFile& document) {
          progress.At(i, path);
          WriteDocument(*knowledge, path, document, options.all, &writer);
          return true;
        });
    if (!all) code = 1;
  }
  if (const Status status = writer.Finish(); !status.ok()) {
    std::fprintf(stderr, "gongbao: %s\n", status.message().c_str());
    return 1;
  }
  return code;
}

}  // namespace gongbao::cli
