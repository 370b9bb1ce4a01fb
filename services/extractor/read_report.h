// From one record of the documents topic to a result or the reason why there can be none: the same
// bytes give the same result on every machine, thread and day.
#ifndef GONGBAO_SERVICES_EXTRACTOR_READ_REPORT_H_
#define GONGBAO_SERVICES_EXTRACTOR_READ_REPORT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/document/document.h"
#include "common/knowledge/knowledge.h"
#include "common/pipeline/log_records.h"
#include "common/reading/reading.h"
#include "gongbao/v1/events.pb.h"

namespace gongbao::extractor {

// What reads: "gongbao", this build's version, the digest of its knowledge, and `rank`.
v1::ExtractorVersion ThisExtractor(const knowledge::Knowledge& knowledge, uint32_t rank);

// What an event's document gave.
struct Report {
  v1::DocumentResult result;
  // Of a container, in its order: what it holds, and what could not be taken out of it.
  std::vector<document::Part> parts;
  std::vector<document::LostPart> lost_parts;
};

// The event in a record's value. A value that is no event, or an event that breaks the contract (no
// document id, or not that of a part of the container that it names, unknown operation, nothing to
// read), is a failure of stage DECODE and class INVALID
// or UNDECODABLE. Fields that only newer events have are skipped.
std::variant<v1::DocumentEvent, pipeline::Failure> ParseEvent(
    const std::optional<std::string>& value);

// Reads the event's document: text, articles, facts with their names, metadata. Left to the caller
// are the times it took and input. A DELETE gives a result of status DELETED without a text, a
// container one of status CONTAINER; how many of its parts became documents is left to the caller.
// A document that can't be read is a failure of stage DECODE, also when the child process that
// parses its format crashes over it or is late, and when it is a part and yet a container: what
// containers hold in one another comes as parts of the outermost. A result that contradicts its own
// text is a failure of stage VALIDATE. UNAVAILABLE: this machine can't start such a child for now,
// whatever the document.
Result<std::variant<Report, pipeline::Failure>> ReadReport(const knowledge::Knowledge& knowledge,
                                                           const v1::ExtractorVersion& extractor,
                                                           const v1::DocumentEvent& event,
                                                           const reading::ReaderOptions& reader);

// SHA-256 over the canonical form of what was read, to tell whether two readings agree. Each set
// field in order of its number is written as
//   <number>:            then for
//   a number, bool, enum   its decimal digits and ';'
//   a string or bytes      the decimal count of its bytes, ':' and the bytes
//   a message              '{', its fields in the same way, '}'
// and repeated fields element by element. A field at its default is not written, so a new field of
// a later version changes no older digest. Left out is what does not come from reading the bytes:
// the revision, URL, source and container given with the event, how many parts the log took, cost,
// input, the extractor's build and rank, and the digest itself.
std::string CanonicalDigest(const v1::DocumentResult& result);

}  // namespace gongbao::extractor

#endif  // GONGBAO_SERVICES_EXTRACTOR_READ_REPORT_H_
