// The child's side: what the program gongbao-reader does.
#ifndef GONGBAO_COMMON_READING_READER_H_
#define GONGBAO_COMMON_READING_READER_H_

#include <functional>
#include <string_view>

namespace gongbao::reading {

// Reads a document from the standard input, in the sandbox, writes kSandboxed and the outcome to
// the standard output and ends the process: with 0, also when the document can't be read; with 2
// when the arguments are not those of decoding.h; with 71 (EX_OSERR) when the sandbox can't be
// entered. `before_parsing`, if any, is called in the sandbox with the document's bytes.
[[noreturn]] void ReadDocument(int argc, const char* const* argv,
                               const std::function<void(std::string_view)>& before_parsing = {});

}  // namespace gongbao::reading

#endif  // GONGBAO_COMMON_READING_READER_H_
