// What tests of the store and of the services over it share: results as an extractor would send
// them, from a few lines of text.
#ifndef GONGBAO_COMMON_STORE_TESTING_H_
#define GONGBAO_COMMON_STORE_TESTING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/store/store.h"
#include "gongbao/v1/events.pb.h"

namespace gongbao::store {

// Puts a result together: text and records as they are added, spans and names by Build.
class ResultBuilder {
 public:
  explicit ResultBuilder(std::string document_id, uint64_t revision = 1);

  // The metadata, to be filled in freely; name and counts are Build's.
  v1::Document& document() { return *result_.mutable_document(); }
  v1::ExtractorVersion& extractor() { return *result_.mutable_extractor(); }

  // Begins an article, which reaches to the next one or the end.
  v1::Article& Article(const std::string& title);
  // Adds a line of text to the article, or before the first one.
  ResultBuilder& Line(std::string_view text);
  // Adds a fact on the first occurrence of `quote` in the last line: an actual level with the value
  // `value` (a decimal; empty: masked). The reference is good until the next call.
  v1::Fact& Fact(std::string_view quote, const std::string& indicator, std::string_view value);
  // Adds a numeral of the last line that is no fact.
  ResultBuilder& Rejected(std::string_view quote, v1::Rejected::Reason reason);

  v1::DocumentResult Build() const;

 private:
  void Place(std::string_view quote, v1::Span* span) const;

  v1::DocumentResult result_;
  size_t line_start_ = 0;
};

// A withdrawal of the document.
v1::DocumentResult DeletedResult(const std::string& document_id, uint64_t revision);

// A zip's result of a revision, and that of a part of it: one line of text without a report.
v1::DocumentResult ContainerResult(const std::string& document_id, uint64_t revision,
                                   int32_t part_count);
v1::DocumentResult PartResult(const std::string& container, const std::string& path,
                              uint64_t revision);

// The entry of the results log that holds `result`.
LogEntry EntryOf(v1::DocumentResult result, int64_t offset, int32_t partition = 0);

// Results of a small city report (two articles, seven facts, one masked), differing by `number`.
v1::DocumentResult CityReport(int number, uint64_t revision = 1);

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_TESTING_H_
