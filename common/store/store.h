// Where results are kept and looked up. One interface, SQLite behind it (sqlite/); contract tests
// in store_contract_test.cc say what every backend must hold.
#ifndef GONGBAO_COMMON_STORE_STORE_H_
#define GONGBAO_COMMON_STORE_STORE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "gongbao/v1/events.pb.h"
#include "gongbao/v1/records.pb.h"

namespace gongbao::store {

// A record of a log with what it brought; both may be unset (a tombstone, or a record that could
// not be parsed: only the position moves).
struct LogEntry {
  std::string topic;
  int32_t partition = 0;
  int64_t offset = 0;
  std::optional<v1::DocumentResult> result;
  std::optional<v1::DeadLetter> dead_letter;
};

// One page of a list; `after` is the opaque key of the row before it, empty for the first page. A
// page may hold fewer rows when they are large.
struct PageRequest {
  int32_t size = 100;
  std::string after;
};

template <typename T>
struct Page {
  std::vector<T> rows;
  std::string next;         // key to go on behind; empty: the last page
  int64_t total = 0;        // rows in all pages
  bool total_exact = true;  // counted only up to a limit
};

// Thread-safe. Reads see whole transactions. Every failure of the backend is UNAVAILABLE (try
// again) or DATA_LOSS (the file is damaged).
class Store {
 public:
  virtual ~Store() = default;

  // Applies entries in one transaction together with the offsets behind them. Idempotent and
  // independent of order: among the results of a document the highest (revision, extractor rank,
  // content_sha256, canonical_digest) is the one shown, whatever arrived when. A document that
  // names its container is shown only if it has at least the revision that the container's own
  // result stands at, whatever that result is: so the parts of one that was withdrawn or replaced
  // go with it. A partition's entries come in offset order; an entry below the stored offset is
  // skipped. A result that breaks its contract (names, spans or quotes that do not fit its text)
  // must not stop the log: it is kept as a dead letter of class INVALID, its offset counts as read,
  // and an older good result of its document stays shown.
  virtual Status Apply(std::span<const LogEntry> entries) = 0;

  // The next offset to read for each partition of `topic` that has one.
  virtual Result<std::map<int32_t, int64_t>> NextOffsets(const std::string& topic) = 0;

  // Lookups. Names as in common/base/resource_name.h; NOT_FOUND for what is not there. `filter` is
  // the grammar of docs/filter.md; INVALID_ARGUMENT names the column of the fault and what is
  // allowed. Order: documents by published_date, newest first, then by name; articles and facts in
  // the order of their documents, then of the text. A row that stays where it is comes exactly once
  // in a walk over the pages, whatever is applied meanwhile.
  virtual Result<v1::Document> GetDocument(const std::string& name) = 0;
  virtual Result<Page<v1::Document>> ListDocuments(const std::string& filter,
                                                   const PageRequest&) = 0;
  virtual Result<v1::Article> GetArticle(const std::string& name) = 0;
  virtual Result<Page<v1::Article>> ListArticles(const std::string& parent,
                                                 const std::string& filter, const PageRequest&) = 0;
  virtual Result<Page<v1::Block>> ListBlocks(const std::string& article, const PageRequest&) = 0;
  virtual Result<v1::Fact> GetFact(const std::string& name) = 0;
  virtual Result<Page<v1::Fact>> ListFacts(const std::string& parent, const std::string& filter,
                                           const PageRequest&) = 0;
  // The articles of other documents that have at least 30 % of the text of `article`, or it of
  // theirs, the most alike first; of those that barely do one in twenty is missed. An article too
  // short for a fingerprint has none. Time is linear in how many there are.
  virtual Result<Page<v1::Copy>> ListCopies(const std::string& article, const PageRequest&) = 0;
  // In the order of arrival, newest first; without key, value and headers, which stay in the log.
  virtual Result<Page<v1::DeadLetter>> ListDeadLetters(const PageRequest&) = 0;

  // SHA-256 over all rows in canonical order, without what depends on the time or order of arrival:
  // equal for two stores that hold the same.
  virtual Result<std::string> Digest() = 0;

  // A secret of this store, made with it: seals page tokens.
  virtual Result<std::string> TokenKey() = 0;
};

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_STORE_H_
