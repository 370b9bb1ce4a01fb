// The answer of gongbao-reader as bytes: written by the child, read by its parent, which trusts
// nothing in it.
#ifndef GONGBAO_COMMON_READING_DECODING_H_
#define GONGBAO_COMMON_READING_DECODING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/status.h"
#include "common/document/document.h"

namespace gongbao::reading {

// The first byte of the answer. It is written when the sandbox has been entered and nothing of the
// document has been parsed: whatever goes wrong before it can't be the document's fault, and
// whatever goes wrong behind it must be taken for it.
inline constexpr char kSandboxed = 'S';

// What the reader is asked, beside the bytes on its standard input. A hint over 256 bytes is cut:
// no name of a type or charset is so long, and arguments have a limit.
struct Request {
  int64_t memory_bytes = 0;
  int64_t processor_s = 0;
  std::string media_type;  // as declared
  std::string charset;     // as declared
};

// The arguments behind the program's name, and back. INVALID_ARGUMENT when they are not these.
std::vector<std::string> ArgumentsOf(const Request& request);
Result<Request> ParseArguments(int argc, const char* const* argv);

// An outcome with the largest memory that it took, as bytes that stand behind kSandboxed.
std::string SerializeDecoding(Result<document::DecodedDocument> outcome, int64_t peak_bytes);

struct Decoding {
  Result<document::DecodedDocument> outcome;
  int64_t peak_bytes = 0;
};

// The inverse, for bytes from anyone: INTERNAL unless all ranges lie in the text and all cells in
// their tables. The outcome's failure never has the code UNAVAILABLE: what failed in the reader is
// no trouble of the machine.
Result<Decoding> ParseDecoding(std::string_view bytes);

}  // namespace gongbao::reading

#endif  // GONGBAO_COMMON_READING_DECODING_H_
