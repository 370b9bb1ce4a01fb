// The header of a table that lost its lines: which words before its first row name its columns.
#ifndef GONGBAO_COMMON_DOCUMENT_FLAT_HEADER_H_
#define GONGBAO_COMMON_DOCUMENT_FLAT_HEADER_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "common/document/flat_line.h"

namespace gongbao::document {

struct FlatHeader {
  std::vector<FlatRange> groups;  // above the columns, as many of them below each; mostly none
  std::vector<FlatRange> cells;   // of one panel; the first may be empty
  FlatRange label;                // of the first row, with its unit
  int32_t panels = 1;
  bool units = false;
};

// The header of `count` columns of figures at the end of `words`, what stands before the first
// figure of the first row; nothing where that is not certain. Looks at the last 160 characters.
std::optional<FlatHeader> ReadFlatHeader(const FlatLine& line, FlatRange words, int32_t count);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_FLAT_HEADER_H_
