// What a container (a zip, a mail) leaves in the log beside its own result: an event for each part,
// which is read like any other document, and the reason why parts are missing.
#ifndef GONGBAO_SERVICES_EXTRACTOR_CONTAINER_H_
#define GONGBAO_SERVICES_EXTRACTOR_CONTAINER_H_

#include <cstddef>
#include <span>

#include "common/document/document.h"
#include "common/pipeline/log_records.h"
#include "gongbao/v1/events.pb.h"

namespace gongbao::extractor {

// The event of a part: document id `<container's id>!/<path>`, the container's revision, and what
// is known of the container but for its title. The same container gives the same events.
v1::DocumentEvent PartEvent(const v1::DocumentEvent& container, document::Part part);

// Why these parts became no documents; not empty. How many they are comes first and the first few
// are named, so that what a dead letter cuts off is only names.
pipeline::Failure LossOf(std::span<const document::LostPart> lost);

}  // namespace gongbao::extractor

#endif  // GONGBAO_SERVICES_EXTRACTOR_CONTAINER_H_
