// What every backend does with a result or a dead letter before it keeps anything of it, so that
// all backends agree: is it sound, does it stand above what came before, how is its text cut.
#ifndef GONGBAO_COMMON_STORE_ARRIVAL_H_
#define GONGBAO_COMMON_STORE_ARRIVAL_H_

#include <google/protobuf/repeated_field.h>

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/store/store.h"
#include "gongbao/v1/events.pb.h"

namespace gongbao::store {

// A table's columns are shown side by side; no workbook has more.
inline constexpr int32_t kMaxTableColumns = 16384;

// Checks a result against its own text: ids and names belong together, every span lies in the text
// (and that of a fact in its article), counted alike in bytes and code points, every quote is the
// text at its span, and the runs with places, and the cells of tables, lie in the text one behind
// the other. INVALID_ARGUMENT says which record breaks what, without words of the document. Takes
// time linear in the size of the result.
Status CheckResult(const v1::DocumentResult& result);

// The place of a result among those of its document: the highest is shown. After the contract's
// four come the extractor and a hash of everything stored, so that even results that wrongly claim
// the same digest have an order that does not depend on arrival.
struct Standing {
  uint64_t revision = 0;
  uint32_t rank = 0;
  std::string content_sha256;
  std::string digest;
  std::string extractor;  // name@version
  std::string body_sha256;

  friend auto operator<=>(const Standing&, const Standing&) = default;
};

Standing StandingOf(const v1::DocumentResult& result);

// A dead letter as the store keeps it: what it is known by, and how two of one id are weighed.
struct KeptLetter {
  v1::DeadLetter letter;  // id and original filled in; key, value and headers left to the log
  std::string merge_key;  // of two letters with one id the one with the higher key is kept
};

// The dead letter that arrived with `entry`, which has one. Its id is made from the original's
// position, or the entry's own when the letter names none.
KeptLetter LetterOf(const LogEntry& entry);

// The dead letter (class INVALID, stage VALIDATE) that stands for the entry's result, which
// CheckResult refused with `failure`. Known by the position of the event that the result was made
// from; it yields to a letter from the extractor about the same event.
KeptLetter LetterOfInvalidResult(const LogEntry& entry, const Status& failure, int64_t now_us);

// Code points of valid UTF-8.
int64_t CountChars(std::string_view text);

// A paragraph of the text.
struct TextBlock {
  int64_t start_byte = 0;
  int64_t start_char = 0;
  std::string_view text;  // without the line end
};

// No paragraph of a report comes near it; a longer line is cut into several blocks, between code
// points, so that no message grows beyond bounds.
inline constexpr size_t kMaxBlockBytes = size_t{64} << 10;

// Cuts valid UTF-8 at its line ends (LF, CRLF or CR); lines of nothing but spaces are left out.
std::vector<TextBlock> SplitText(std::string_view text);

using Places = google::protobuf::RepeatedPtrField<v1::DocumentResult::PlacedRun>;

// Where the words from byte `start` to byte `end` begin in the original: the place of the first run
// that shares a byte with them; null where none does. `places` are those of a result that
// CheckResult takes, and own what is returned.
const v1::Place* PlaceOf(const Places& places, int64_t start, int64_t end);

// The year of the last day of an ISO period ("2016/2020": 2020); nothing when it names none.
std::optional<int64_t> LastYear(std::string_view period);

}  // namespace gongbao::store

#endif  // GONGBAO_COMMON_STORE_ARRIVAL_H_
