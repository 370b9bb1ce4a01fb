// Resource names: documents/{uid}, documents/{uid}/articles/{index}, .../facts/{uid}. The uids are
// hashes of what identifies the thing, so that reading a document again gives the same names.
#ifndef GONGBAO_COMMON_BASE_RESOURCE_NAME_H_
#define GONGBAO_COMMON_BASE_RESOURCE_NAME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

// documents/{26 base32 characters of SHA-256(document_id)}.
std::string DocumentName(std::string_view document_id);

// {document_name}/articles/{index}.
std::string ArticleName(std::string_view document_name, int32_t index);

// {article_name}/facts/{16 base32 characters}. The uid hashes the document id, the SHA-256 of its
// bytes, the quote's byte range and the fact's place among the facts on that very quote, so it
// survives another reading by newer rules for as long as its quote stays.
std::string FactName(std::string_view article_name, std::string_view document_id,
                     std::string_view content_sha256, int64_t start_byte, int64_t end_byte,
                     int32_t place);

// The parts of a name; `article` and `fact` are absent for the shorter names. `-` is allowed for
// document and article and stands for any.
struct ResourceName {
  std::string document;                // uid or "-"
  std::optional<std::string> article;  // decimal index or "-"
  std::optional<std::string> fact;     // uid
};

// Nothing when `name` is none of the three forms.
std::optional<ResourceName> ParseResourceName(std::string_view name);

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_RESOURCE_NAME_H_
