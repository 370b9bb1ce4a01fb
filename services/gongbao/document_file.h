// The files that a command is given: their bytes, and the documents in them.
#ifndef GONGBAO_SERVICES_GONGBAO_DOCUMENT_FILE_H_
#define GONGBAO_SERVICES_GONGBAO_DOCUMENT_FILE_H_

#include <functional>
#include <string>
#include <string_view>

#include "common/base/status.h"
#include "common/document/document.h"
#include "common/document/metadata.h"
#include "common/extraction/extraction.h"
#include "common/reading/reading.h"

namespace gongbao::cli {

// The bytes of a file, or of the standard input for "-". No more than tells that it is over
// kMaxDocumentBytes. INVALID_ARGUMENT: it can't be read; the message is the system's.
Result<std::string> ReadFile(const std::string& path);

// Says on stderr what is wrong with a file.
void Complain(std::string_view path, std::string_view fault);

struct DocumentFile {
  document::DecodedDocument decoded;
  document::Metadata metadata;

  // Views into this.
  extraction::Hints hints() const {
    return {.title = decoded.title,
            .region = {},
            .issuer = metadata.issuer,
            .published = metadata.published_date,
            .url = metadata.url,
            .site = metadata.site,
            .tables = decoded.tables};
  }
};

// Gives `take` each document of a file in order, with the path to call it by: the file itself, or
// each part of a container as FILE!/PART. `path` may be such a path itself, then only that part is
// given, or those of the container that it is. Complains of all that can't be read and goes on.
// Whether all could be read; `take` returns whether it wants more.
bool ForEachDocument(
    const std::string& path, const reading::ReaderOptions& reader,
    const std::function<bool(const std::string& path, const DocumentFile& document)>& take);

// The only document in a file: failures of ReadFile and of DecodeInChild; INVALID_ARGUMENT: it is a
// container of several, or not the container that FILE!/PART makes it.
Result<DocumentFile> OpenDocument(const std::string& path, const reading::ReaderOptions& reader);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_DOCUMENT_FILE_H_
