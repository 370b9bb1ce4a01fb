// gongbao explain: how the engine read one numeral of a file, rule by rule.
#ifndef GONGBAO_SERVICES_GONGBAO_EXPLAIN_H_
#define GONGBAO_SERVICES_GONGBAO_EXPLAIN_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"

namespace gongbao::cli {

struct ExplainOptions {
  std::string file;   // "-" is the standard input; FILE!/PART one of a container
  int64_t at = -1;    // in code points of the decoded text; -1: `quote` tells
  std::string quote;  // the first place where these words stand
};

// Prints the explanation. Returns the exit code: 0; 1 when the file can't be read or no numeral is
// there.
int Explain(const ExplainOptions& options);

// The explanation of the numeral at character `at` of `text`, or of the first one behind it; ""
// when there is none.
std::string Explanation(const knowledge::Knowledge& knowledge, std::string_view text,
                        const extraction::Hints& hints, int64_t at);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_EXPLAIN_H_
