// The output formats of the command line: JSON lines, JSON, CSV, a table for people, and a page.
#ifndef GONGBAO_SERVICES_GONGBAO_FORMATS_H_
#define GONGBAO_SERVICES_GONGBAO_FORMATS_H_

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/extraction/extraction.h"
#include "services/gongbao/fact_row.h"
#include "services/gongbao/gathered.h"

namespace gongbao::cli {

enum class Format { kJsonl, kJson, kCsv, kText, kHtml };

// Nothing for a word that is no format.
std::optional<Format> FormatOf(std::string_view word);

// `text` as a JSON string with its quotation marks.
void AppendJsonString(std::string_view text, Gathered* out);

// Writes rows to a file in one format. Text is gathered and written in large pieces. Not
// thread-safe.
class FactWriter {
 public:
  // Does not own `file`. `colour` is for the text format on a terminal.
  FactWriter(Format format, std::FILE* file, bool colour);
  ~FactWriter();
  FactWriter(const FactWriter&) = delete;
  FactWriter& operator=(const FactWriter&) = delete;

  // A document begins: its name and title are shown by the formats for people; an empty name is
  // that of many.
  void BeginDocument(std::string_view document, std::string_view title);
  void Write(const FactRow& row);
  // Documents instead of facts: once, before the first of them.
  void BeginDocumentList();
  void Write(const DocumentRow& row);
  // Copies of an article instead: likewise.
  void BeginCopyList();
  void Write(const CopyRow& row);
  // The records other than facts; only the JSON formats show them.
  void Write(const extraction::Rejected& rejected, std::string_view document);
  // `first`: the number of the first fact of the diagnostic's article.
  void Write(const extraction::Diagnostic& diagnostic, std::string_view document, int32_t first);
  void Write(const extraction::Section& section, std::string_view document);
  void Write(const extraction::Article& article, std::string_view document);
  // The records beyond numbers; `first` as above.
  void Write(const extraction::Project& project, std::string_view document, int32_t first);
  void Write(const extraction::Policy& policy, std::string_view document);
  void Write(const extraction::Designation& designation, std::string_view document);
  void Write(const extraction::Commitment& commitment, std::string_view document, int32_t first);
  void Write(const extraction::Problem& problem, std::string_view document);
  // Every fact of the document marked in its text; only for the HTML format, which then shows no
  // table of facts.
  void WritePage(std::string_view document, std::string_view title, std::string_view text,
                 const extraction::Extraction& extraction);

  // Lines that name the record type: all of them when several types are written.
  void NameRecords() { name_records_ = true; }
  // Closes the output. INTERNAL when it could not be written whole.
  Status Finish();

 private:
  void Begin(std::string_view record, std::string_view document);
  void EndObject();
  void Flush();
  // A further field of a JSON object; the key is written as it is.
  template <size_t kSize>
  void AppendField(const char (&key)[kSize], std::string_view value) {
    AppendKey(key);
    AppendJsonString(value, &out_);
  }
  template <size_t kSize>
  void AppendField(const char (&key)[kSize], int64_t value) {
    AppendKey(key);
    AppendNumber(value);
  }
  template <size_t kSize>
  void AppendFieldIfSet(const char (&key)[kSize], std::string_view value) {
    if (!value.empty()) AppendField(key, value);
  }
  // A word of the guideline or the engine's own: nothing in it is escaped.
  template <size_t kSize>
  void AppendWord(const char (&key)[kSize], std::string_view word) {
    AppendKey(key);
    out_ += '"';
    out_ += word;
    out_ += '"';
  }
  template <size_t kSize>
  void AppendKey(const char (&key)[kSize]) {
    char* at = out_.Room(kSize + 5);
    // NOLINTBEGIN(bugprone-not-null-terminated-result): the size is counted, nothing ends in a zero
    std::memcpy(at, ", \"", 3);
    std::memcpy(at + 3, key, kSize - 1);
    std::memcpy(at + kSize + 2, "\": ", 3);
    // NOLINTEND(bugprone-not-null-terminated-result)
    out_.Take(kSize + 5);
  }
  void AppendNumber(int64_t value);
  // Where a record stands, and the end of its object.
  void EndRecord(int32_t section, const extraction::Span& span);
  void WriteJson(const FactRow& row);
  void WriteCsv(const FactRow& row);
  void WriteText(const FactRow& row);
  void WriteJson(const DocumentRow& row);
  void AppendProvenance(const extraction::Fact& fact);
  void AppendRegionEvidence(const extraction::RegionEvidence& evidence);
  void AppendFlags(const std::vector<extraction::QualityFlag>& flags);
  void HtmlRow(std::initializer_list<std::string_view> cells, std::string_view tag);

  const Format format_;
  std::FILE* const file_;
  const bool colour_;
  bool name_records_ = false;
  bool any_ = false;
  bool table_ = false;  // an HTML table is open
  bool page_ = false;   // the HTML output shows texts
  bool failed_ = false;
  Gathered out_;
};

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_FORMATS_H_
