// The entries of knowledge in the form in which they are looked up: built in, or with a user's own
// laid over them.
#ifndef GONGBAO_COMMON_KNOWLEDGE_ROWS_H_
#define GONGBAO_COMMON_KNOWLEDGE_ROWS_H_

#include <functional>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "common/knowledge/knowledge.h"
#include "common/knowledge/source.h"

namespace gongbao::knowledge {

// Views point into the tables of the build, or into the Source that was laid over them.
struct Rows {
  std::map<std::string_view, CueSet> cues;  // by surface
  std::vector<Unit> units;
  std::vector<NameWithNumeral> names;
  std::vector<Indicator> indicators;
  std::map<std::string_view, std::string_view> indicator_codes;  // by name or alias
  std::vector<Region> regions;                                   // those of the source alone
  std::vector<std::pair<std::string_view, std::string_view>> region_codes;  // name, code: likewise
  std::vector<std::pair<std::string_view, std::string_view>> region_hosts;  // host, code: likewise
};

// Adds the entries of `source` to `rows`, or puts them in the place of those with the same word or
// code. Returns what is wrong with the whole: an alias that belongs to another indicator, a
// dimension or base unit that no unit has, a region that names no parent and lies in none by its
// code, or names one that is neither in `source` nor found by `find_region`, which gives the code
// that it is asked for, or an empty one. The rows stay usable. `source` must outlive them.
std::vector<Fault> Lay(const Source& source,
                       const std::function<std::string_view(std::string_view)>& find_region,
                       Rows* rows);

}  // namespace gongbao::knowledge

#endif  // GONGBAO_COMMON_KNOWLEDGE_ROWS_H_
