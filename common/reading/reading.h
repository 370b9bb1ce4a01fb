// The parent's side: a document's text, got from a child process that may crash, hang or eat memory
// over it.
#ifndef GONGBAO_COMMON_READING_READING_H_
#define GONGBAO_COMMON_READING_READING_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "common/base/status.h"
#include "common/config/config.h"
#include "common/document/document.h"

namespace gongbao::reading {

// The rows of the option table that From reads.
inline constexpr std::string_view kOptions[] = {"reader.deadline_ms", "reader.memory_bytes"};

struct ReaderOptions {
  // The program is gongbao-reader in the folder of the running program, or in ../bin from there.
  static ReaderOptions From(const config::Config& config);

  std::string program;
  std::chrono::milliseconds deadline;
  int64_t memory_bytes;
};

struct Reading {
  document::DecodedDocument document;
  int64_t peak_bytes = 0;  // memory of the child; 0: it was read without one
};

// What document::DecodeDocument gives and refuses, but foreign formats are parsed by gongbao-reader
// in a sandbox; plain text needs none. A child that crashed or was late is started once more,
// because the machine may have been at fault.
// Beside the failures of DecodeDocument: INTERNAL: it crashed or answered nonsense twice;
// DEADLINE_EXCEEDED: it was late twice; RESOURCE_EXHAUSTED: too much memory or text. They belong to
// the document. UNAVAILABLE: no child could be started, or no folder made for LibreOffice under
// $TMPDIR, which is trouble of the machine: try the same again later.
// Blocks, at most twice the deadline. May be called by several threads at once.
Result<Reading> DecodeInChild(std::string_view bytes, const document::Declared& declared,
                              const ReaderOptions& options);

// Whether the reader works on this machine: FAILED_PRECONDITION with the reason if not.
Status CheckReader(const ReaderOptions& options);

}  // namespace gongbao::reading

#endif  // GONGBAO_COMMON_READING_READING_H_
