// The files that a command is given: their bytes, and the documents in them.
#ifndef GONGBAO_SERVICES_GONGBAO_DOCUMENT_FILE_H_
#define GONGBAO_SERVICES_GONGBAO_DOCUMENT_FILE_H_

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
            .tables = decoded.tables};
  }
};

// The document in a file: failures of ReadFile and of DecodeInChild.
Result<DocumentFile> OpenDocument(const std::string& path, const reading::ReaderOptions& reader);

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_DOCUMENT_FILE_H_
