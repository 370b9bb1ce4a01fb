// Articles of other documents that have much of one's text: what every backend says of them.
#ifndef GONGBAO_COMMON_STORE_COPIES_H_
#define GONGBAO_COMMON_STORE_COPIES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "gongbao/v1/records.pb.h"

namespace gongbao::store {

// An article that shares something of another's fingerprint.
struct CopyCandidate {
  int64_t row = 0;           // of the backend
  std::string document_uid;  // of its document's name
  int64_t index = 0;         // in its document
  int likeness_percent = 0;
};

// Sorts copies into the order of their list, the most alike first, and is the page's key: whatever
// string one is compared with, the order is total.
std::string CopyKey(const CopyCandidate& candidate);

// Fills likeness, `same` and trust of a copy whose article is set. A copy that is not the same has
// the article's words in another's telling where the article is the official one of the two; which
// of two official ones that is, is told by who came first. Reports on different years are no
// tellings of one another, they only repeat themselves.
void DescribeCopy(const v1::Article& article, int likeness_percent, v1::Copy* copy);

// LikenessPercent of the fingerprints of articles.
int LikenessOf(std::string_view fingerprint, std::string_view other);

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_COPIES_H_
