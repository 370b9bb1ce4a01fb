// gongbao extract: reads files and writes their facts. Needs no service.
#ifndef GONGBAO_SERVICES_GONGBAO_EXTRACT_H_
#define GONGBAO_SERVICES_GONGBAO_EXTRACT_H_

#include <string>
#include <vector>

namespace gongbao::cli {

struct ExtractOptions {
  std::vector<std::string> files;  // "-" is the standard input; FILE!/PART one of a container
  std::string format = "jsonl";
  std::string output;     // empty: the standard output
  bool all = false;       // the other record types too
  std::string knowledge;  // folder laid over the built-in knowledge; empty: none
};

// Returns the exit code: 0; 1 when a file could not be read (it is named on stderr, the others are
// read); 2 when the knowledge is at fault.
int Extract(const ExtractOptions& options);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_EXTRACT_H_
