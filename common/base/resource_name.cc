#include "common/base/resource_name.h"

#include <algorithm>
#include <array>

#include "common/base/hash.h"

namespace gongbao {
namespace {

constexpr size_t kDocumentUidChars = 26;  // 130 bits: no two documents of the world meet
constexpr size_t kFactUidChars = 16;      // 80 bits, looked up within one article

bool IsUid(std::string_view text, size_t chars) {
  return text.size() == chars && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
         });
}

bool IsIndex(std::string_view text) {
  return !text.empty() && text.size() <= 9 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string DocumentName(std::string_view document_id) {
  return "documents/" + Base32(Sha256(document_id)).substr(0, kDocumentUidChars);
}

std::string ArticleName(std::string_view document_name, int32_t index) {
  return std::string(document_name) + "/articles/" + std::to_string(index);
}

std::string FactName(std::string_view article_name, std::string_view document_id,
                     std::string_view content_sha256, int64_t start_byte, int64_t end_byte,
                     int32_t place) {
  // Lengths before the variable parts keep two different inputs from hashing the same bytes.
  std::string key = std::to_string(document_id.size()) + ':';
  key += document_id;
  key += content_sha256;
  key += ':' + std::to_string(start_byte) + ':' + std::to_string(end_byte) + ':' +
         std::to_string(place);
  return std::string(article_name) + "/facts/" + Base32(Sha256(key)).substr(0, kFactUidChars);
}

std::optional<ResourceName> ParseResourceName(std::string_view name) {
  std::array<std::string_view, 6> parts;
  size_t count = 0;
  for (size_t at = 0; at <= name.size(); ++count) {
    if (count == parts.size()) return std::nullopt;
    const size_t end = std::min(name.find('/', at), name.size());
    parts[count] = name.substr(at, end - at);
    at = end + 1;
  }
  if (count % 2 != 0 || count == 0 || parts[0] != "documents") return std::nullopt;
  if (parts[1] != "-" && !IsUid(parts[1], kDocumentUidChars)) return std::nullopt;
  ResourceName result{.document = std::string(parts[1]), .article = {}, .fact = {}};
  if (count >= 4) {
    if (parts[2] != "articles" || (parts[3] != "-" && !IsIndex(parts[3]))) return std::nullopt;
    result.article = std::string(parts[3]);
  }
  if (count == 6) {
    if (parts[4] != "facts" || !IsUid(parts[5], kFactUidChars)) return std::nullopt;
    result.fact = std::string(parts[5]);
  }
  return result;
}

}  // namespace gongbao
