#include "services/extractor/container.h"

#include <algorithm>
#include <string>
#include <utility>

namespace gongbao::extractor {
namespace {

constexpr size_t kNamedLosses = 3;

}  // namespace

v1::DocumentEvent PartEvent(const v1::DocumentEvent& container, document::Part part) {
  v1::DocumentEvent event;
  event.set_document_id(container.document_id() + "!/" + part.path);
  event.set_revision(container.revision());
  event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
  event.set_inline_content(std::move(part.bytes));
  event.set_media_type(std::move(part.media_type));
  event.set_charset(std::move(part.charset));
  event.set_url(container.url());
  event.set_source(container.source());
  if (container.has_fetched_time()) *event.mutable_fetched_time() = container.fetched_time();
  auto& attributes = *event.mutable_attributes();
  attributes = container.attributes();
  attributes.erase("title");
  attributes["file_name"] = part.path.substr(part.path.rfind('/') + 1);
  attributes[pipeline::kContainerAttribute] = container.document_id();
  return event;
}

pipeline::Failure LossOf(std::span<const document::LostPart> lost) {
  std::string reason = std::to_string(lost.size()) + (lost.size() == 1 ? " part" : " parts") +
                       " of the container could not be taken out: ";
  for (size_t i = 0; i < std::min(lost.size(), kNamedLosses); ++i) {
    if (i > 0) reason += "; ";
    reason += lost[i].path + ": " + lost[i].reason;
  }
  if (lost.size() > kNamedLosses) reason += "; and others";
  return {.stage = v1::DeadLetter::STAGE_DECODE,
          .error_class = v1::DeadLetter::ERROR_CLASS_UNDECODABLE,
          .reason = std::move(reason)};
}

}  // namespace gongbao::extractor
