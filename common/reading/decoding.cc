#include "common/reading/decoding.h"

#include <climits>
#include <utility>

#include "common/base/parse_number.h"
#include "gongbao/v1/decoding.pb.h"

namespace gongbao::reading {
namespace {

using document::DecodedDocument;

constexpr size_t kMaxHintBytes = 256;
constexpr int kArgumentCount = 4;

void SetTable(const Table& from, v1::DecodedText::Table* to) {
  to->set_begin_byte(from.begin_byte);
  to->set_end_byte(from.end_byte);
  to->set_rows(from.rows);
  to->set_columns(from.columns);
  to->mutable_cells()->Reserve(static_cast<int>(from.cells.size()));
  for (const Cell& cell : from.cells) {
    v1::DecodedText::Cell* const made = to->add_cells();
    made->set_row(cell.row);
    made->set_column(cell.column);
    made->set_rows(cell.rows);
    made->set_columns(cell.columns);
    made->set_header(cell.header);
    made->set_begin_byte(cell.begin_byte);
    made->set_end_byte(cell.end_byte);
  }
}

Table TableOf(const v1::DecodedText::Table& from) {
  Table table{.begin_byte = from.begin_byte(),
              .end_byte = from.end_byte(),
              .rows = from.rows(),
              .columns = from.columns(),
              .cells = {}};
  table.cells.reserve(static_cast<size_t>(from.cells_size()));
  for (const v1::DecodedText::Cell& cell : from.cells()) {
    table.cells.push_back({.row = cell.row(),
                           .column = cell.column(),
                           .rows = cell.rows(),
                           .columns = cell.columns(),
                           .header = cell.header(),
                           .begin_byte = cell.begin_byte(),
                           .end_byte = cell.end_byte()});
  }
  return table;
}

void SetOrigin(document::Origin from, v1::DecodedText::Origin* to) {
  to->set_begin_byte(from.begin_byte);
  to->set_end_byte(from.end_byte);
  to->set_page(from.page);
  to->set_left(from.left);
  to->set_top(from.top);
  to->set_right(from.right);
  to->set_bottom(from.bottom);
  to->set_path(std::move(from.path));
}

document::Origin OriginOf(const v1::DecodedText::Origin& from) {
  return {.begin_byte = from.begin_byte(),
          .end_byte = from.end_byte(),
          .page = from.page(),
          .left = from.left(),
          .top = from.top(),
          .right = from.right(),
          .bottom = from.bottom(),
          .path = from.path()};
}

void SetDecoded(DecodedDocument from, v1::DecodedText* to) {
  to->set_text(std::move(from.text));
  to->set_title(std::move(from.title));
  to->set_media_type(std::move(from.media_type));
  to->set_charset(std::move(from.charset));
  to->set_declared_charset(std::move(from.declared_charset));
  to->set_detected_charset(std::move(from.detected_charset));
  to->set_replaced(from.replaced);
  to->set_scanned(from.scanned);
  to->mutable_replaced_at()->Add(from.replaced_at.begin(), from.replaced_at.end());
  for (const Table& table : from.tables) SetTable(table, to->add_tables());
  for (document::Origin& origin : from.origins) SetOrigin(std::move(origin), to->add_origins());
  for (document::Property& property : from.properties) {
    v1::DecodedText::Property* const made = to->add_properties();
    made->set_name(std::move(property.name));
    made->set_value(std::move(property.value));
  }
  for (document::Part& part : from.parts) {
    v1::DecodedText::Part* const made = to->add_parts();
    made->set_path(std::move(part.path));
    made->set_media_type(std::move(part.media_type));
    made->set_charset(std::move(part.charset));
    made->set_content(std::move(part.bytes));
  }
  for (document::LostPart& part : from.lost_parts) {
    v1::DecodedText::LostPart* const made = to->add_lost_parts();
    made->set_path(std::move(part.path));
    made->set_reason(std::move(part.reason));
  }
}

DecodedDocument DecodedOf(v1::DecodedText* from) {
  DecodedDocument document;
  document.text = std::move(*from->mutable_text());
  document.title = std::move(*from->mutable_title());
  document.media_type = std::move(*from->mutable_media_type());
  document.charset = std::move(*from->mutable_charset());
  document.declared_charset = std::move(*from->mutable_declared_charset());
  document.detected_charset = std::move(*from->mutable_detected_charset());
  document.replaced = from->replaced();
  document.scanned = from->scanned();
  document.replaced_at.assign(from->replaced_at().begin(), from->replaced_at().end());
  document.tables.reserve(static_cast<size_t>(from->tables_size()));
  for (const auto& table : from->tables()) document.tables.push_back(TableOf(table));
  document.origins.reserve(static_cast<size_t>(from->origins_size()));
  for (const auto& origin : from->origins()) document.origins.push_back(OriginOf(origin));
  for (const auto& property : from->properties()) {
    document.properties.push_back({.name = property.name(), .value = property.value()});
  }
  document.parts.reserve(static_cast<size_t>(from->parts_size()));
  for (auto& part : *from->mutable_parts()) {
    document.parts.push_back({.path = std::move(*part.mutable_path()),
                              .media_type = std::move(*part.mutable_media_type()),
                              .charset = std::move(*part.mutable_charset()),
                              .bytes = std::move(*part.mutable_content())});
  }
  for (const auto& part : from->lost_parts()) {
    document.lost_parts.push_back({.path = part.path(), .reason = part.reason()});
  }
  return document;
}

// A run of `text` that tears no character.
bool IsRange(std::string_view text, int64_t begin, int64_t end) {
  const auto starts = [text](int64_t at) {
    const auto place = static_cast<size_t>(at);
    return place == text.size() || (static_cast<unsigned char>(text[place]) & 0xC0) != 0x80;
  };
  return begin >= 0 && begin <= end && end <= static_cast<int64_t>(text.size()) && starts(begin) &&
         starts(end);
}

// `count` rows or columns from `first` on lie within `all`.
bool IsWithin(int64_t first, int64_t count, int64_t all) {
  return first >= 0 && count >= 1 && first + count <= all;
}

bool IsSound(const Table& table, std::string_view text) {
  if (!IsRange(text, table.begin_byte, table.end_byte)) return false;
  for (const Cell& cell : table.cells) {
    if (!IsWithin(cell.row, cell.rows, table.rows) ||
        !IsWithin(cell.column, cell.columns, table.columns) ||
        !IsRange(text, cell.begin_byte, cell.end_byte) || cell.begin_byte < table.begin_byte ||
        cell.end_byte > table.end_byte) {
      return false;
    }
  }
  return true;
}

bool IsSound(const DecodedDocument& document) {
  for (const int32_t at : document.replaced_at) {
    if (!IsRange(document.text, at, at)) return false;
  }
  for (const Table& table : document.tables) {
    if (!IsSound(table, document.text)) return false;
  }
  for (const document::Origin& origin : document.origins) {
    if (!IsRange(document.text, origin.begin_byte, origin.end_byte)) return false;
  }
  return document.replaced >= 0;
}

Status FailureOf(const v1::Decoding::Failure& failure) {
  const auto code = static_cast<StatusCode>(failure.code());
  const bool known =
      failure.code() > 0 && failure.code() <= static_cast<int>(StatusCode::kUnauthenticated);
  return {known && code != StatusCode::kUnavailable ? code : StatusCode::kInternal,
          failure.message()};
}

}  // namespace

std::vector<std::string> ArgumentsOf(const Request& request) {
  return {std::to_string(request.memory_bytes), std::to_string(request.processor_s),
          request.media_type.substr(0, kMaxHintBytes), request.charset.substr(0, kMaxHintBytes)};
}

Result<Request> ParseArguments(int argc, const char* const* argv) {
  if (argc == 1 + kArgumentCount) {
    const auto memory_bytes = ParseNumber<int64_t>(argv[1]);
    const auto processor_s = ParseNumber<int64_t>(argv[2]);
    if (memory_bytes && processor_s && *memory_bytes > 0 && *processor_s > 0) {
      return Request{.memory_bytes = *memory_bytes,
                     .processor_s = *processor_s,
                     .media_type = argv[3],
                     .charset = argv[4]};
    }
  }
  return InvalidArgumentError(
      "usage: gongbao-reader MEMORY_BYTES PROCESSOR_SECONDS MEDIA_TYPE CHARSET <document; "
      "it is started by the other programs of gongbao");
}

std::string SerializeDecoding(Result<DecodedDocument> outcome, int64_t peak_bytes) {
  v1::Decoding decoding;
  decoding.set_peak_bytes(peak_bytes);
  if (outcome.ok()) {
    SetDecoded(*std::move(outcome), decoding.mutable_decoded());
  } else {
    decoding.mutable_failure()->set_code(static_cast<int>(outcome.status().code()));
    decoding.mutable_failure()->set_message(outcome.status().message());
  }
  return decoding.SerializeAsString();
}

Result<Decoding> ParseDecoding(std::string_view bytes) {
  v1::Decoding decoding;
  if (bytes.size() > INT_MAX ||
      !decoding.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return InternalError("the reader's answer is cut off or broken");
  }
  const int64_t peak_bytes = decoding.peak_bytes();
  switch (decoding.outcome_case()) {
    case v1::Decoding::kDecoded: {
      DecodedDocument document = DecodedOf(decoding.mutable_decoded());
      if (!IsSound(document)) {
        return InternalError("the reader's answer tells of places outside of its text");
      }
      return Decoding{.outcome = std::move(document), .peak_bytes = peak_bytes};
    }
    case v1::Decoding::kFailure:
      return Decoding{.outcome = FailureOf(decoding.failure()), .peak_bytes = peak_bytes};
    default:
      return InternalError("the reader's answer is empty");
  }
}

}  // namespace gongbao::reading
