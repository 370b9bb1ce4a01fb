// gongbao text: prints what the engine sees of a file: its decoded text. Needs no service.
#ifndef GONGBAO_SERVICES_GONGBAO_TEXT_H_
#define GONGBAO_SERVICES_GONGBAO_TEXT_H_

#include <string>
#include <vector>

#include "common/document/document.h"

namespace gongbao::cli {

struct TextOptions {
  std::vector<std::string> files;  // "-" is the standard input; FILE!/PART one of a container
  bool json = false;               // all that was decoded, one line a file
};

// Returns the exit code: 0; 1 when a file could not be read (it is named on stderr, the others are
// read) or the output could not be written.
int Text(const TextOptions& options);

// The line of --json, without its end: file, media_type, charsets, replaced places, title, text,
// properties, tables and origins. Offsets are bytes of text.
std::string TextLine(const std::string& path, const document::DecodedDocument& document);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_TEXT_H_
