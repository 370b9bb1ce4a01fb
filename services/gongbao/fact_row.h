// One fact as the output formats see it, whether it was just read from a text or came from a
// server.
#ifndef GONGBAO_SERVICES_GONGBAO_FACT_ROW_H_
#define GONGBAO_SERVICES_GONGBAO_FACT_ROW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/decimal.h"
#include "common/extraction/extraction.h"
#include "gongbao/v1/records.pb.h"

namespace gongbao::cli {

// A tie of a fact to another, which is named by its number (FactRow::number) or by its id.
struct LinkRow {
  std::string_view role;
  int32_t number = -1;
  std::string_view id;
};

// Words and numbers of the guideline; views live as long as what the row was made from.
struct FactRow {
  std::string_view document;
  std::string_view name;  // resource name; empty for what was read from a file
  int32_t number = -1;    // place among the facts of its document, from 0; -1: it has a name
  extraction::Span span;
  std::string_view quote;
  std::string_view indicator;
  std::string_view indicator_code;
  std::string_view measure;
  std::optional<Decimal> value;
  std::optional<Decimal> value_high;
  std::string_view unit;
  std::string_view relation;
  std::string_view status;
  std::string_view modality;
  std::string_view period;
  std::string_view baseline;
  std::string_view group;
  std::string_view region;
  std::string_view region_code;
  std::string_view rule;
  bool optional = false;
  std::string_view aspect;
  std::string_view dimension;  // of the breakdown; empty: none
  std::string_view member;
  int32_t confidence_percent = 0;  // 0: not told
  std::vector<LinkRow> links;
  int32_t page = 0;       // of the original, where the quote begins; 0: it has no pages
  std::string_view path;  // the same in the original's own way
  const extraction::Fact* read = nullptr;  // the engine's own; null for what a server gave
};

// One document as the output formats see it.
struct DocumentRow {
  std::string name;
  std::string document_id;
  std::string title;
  std::string kind;
  std::string region;
  std::string region_code;
  std::string level;
  std::string issuer;
  std::string trust;
  std::string published_date;
  std::string charset;
  std::string media_type;
  std::string extractor;
  int32_t year_reviewed = 0;
  int32_t year_planned = 0;
  int64_t chars = 0;
  int32_t articles = 0;
  int32_t facts = 0;
};

// An article of another document with the text of the one asked for, as the output formats see it.
struct CopyRow {
  std::string name;  // of the article
  std::string document_id;
  std::string url;
  std::string title;
  std::string issuer;
  std::string published_date;
  std::string trust;
  int64_t likeness_percent = 0;
};

FactRow RowOf(const extraction::Fact& fact, std::string_view document);
FactRow RowOf(const v1::Fact& fact, std::string_view document);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_FACT_ROW_H_
