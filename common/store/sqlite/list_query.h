// A list as SQL: what it selects, what it keeps out, and the key that its pages go on behind.
#ifndef GONGBAO_COMMON_STORE_SQLITE_LIST_QUERY_H_
#define GONGBAO_COMMON_STORE_SQLITE_LIST_QUERY_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "common/store/filter.h"
#include "common/store/sqlite/connection.h"

namespace gongbao::store {

using SqlValue = std::variant<int64_t, double, std::string>;

// A column of the order, which must be unique as a whole and never NULL.
struct KeyColumn {
  const char* column;
  bool is_text;
};

struct ListQuery {
  const char* columns;
  const char* from;
  std::vector<KeyColumn> key;
  bool newest_first = false;            // the key descends
  std::vector<std::string> where = {};  // all must hold; `?` takes the next of `values`
  std::vector<SqlValue> values = {};

  // Adds a condition with its values.
  void Where(std::string condition, std::vector<SqlValue> with = {});
  // Adds the conditions of a filter. Every value is bound, never written into the SQL.
  void Where(const Filter& filter);

  // SQL for up to `limit` rows behind the key in `after` (empty: from the start); the key's columns
  // come first. INVALID_ARGUMENT for an `after` that is no key of this list.
  Status Page(const std::string& after, int64_t limit, std::string* sql,
              std::vector<SqlValue>* bound) const;
  // SQL for the count of rows, no further than `limit`.
  std::string Count(int64_t limit) const;

  // The key of the row that stands ready, as Page takes it.
  std::string KeyOf(const Query& row) const;
};

// SQL for the articles of other documents that share one of the 32 pairs of bytes of a fingerprint:
// article_id, fingerprint, uid of the document, ord. Takes the doc_id to leave out and then the
// pairs. Each pair is sought in its index of migration 0007. Of articles that are 30 % alike 95 in
// 100 share one, of those that are half alike all, and of others one in 2,000.
std::string CopyCandidatesSql();

// Binds the values to the next parameters.
void Bind(const std::vector<SqlValue>& values, Query* query);

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_SQLITE_LIST_QUERY_H_
