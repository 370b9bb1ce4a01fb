// Groups: what a fact is to the facts read before it: a member of the same list, the start
// of a change, the wish above a promise.
#ifndef GONGBAO_COMMON_EXTRACTION_GROUPS_H_
#define GONGBAO_COMMON_EXTRACTION_GROUPS_H_

#include <cstdint>
#include <vector>

#include "common/extraction/extraction.h"
#include "common/extraction/heads.h"
#include "common/extraction/leads.h"
#include "common/extraction/sentence.h"

namespace gongbao::extraction {

// Sets list, place, from_here and base_of of the facts of one article, told of its facts in
// text order. Holds a reference only.
class Groups {
 public:
  explicit Groups(Chunked<Fact>* facts) : facts_(*facts) {}

  void BeginSentence();
  // The facts until EndList are of one list.
  void BeginList();
  void EndList() { list_ = -1; }
  // The last of the facts has been read behind `lead`.
  void TakeFact(const Lead& lead);

 private:
  // What a stretch goes beyond: the nearest target of the sentence with its name and measure; -1
  // when there is none.
  int32_t BaseOf(const Fact& stretch) const;

  Chunked<Fact>& facts_;
  int32_t lists_ = 0;  // so far
  int32_t list_ = -1;  // being read
  int32_t place_ = 0;  // of its next member

  size_t first_ = 0;        // the first fact of the sentence
  bool from_last_ = false;  // the last fact of the sentence is where a change starts: 由10%
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_GROUPS_H_
