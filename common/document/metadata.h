// What a document says of itself outside of its text: the names under which government sites and
// office programs keep who published it, when, and under which numbers.
#ifndef GONGBAO_COMMON_DOCUMENT_METADATA_H_
#define GONGBAO_COMMON_DOCUMENT_METADATA_H_

#include <span>
#include <string>

#include "common/document/document.h"

namespace gongbao::document {

// In the words of the source, without blanks at their ends; empty: not told.
struct Metadata {
  std::string issuer;           // 宁波市统计局
  std::string published_date;   // ISO date
  std::string index_number;     // 索引号
  std::string document_number;  // 文号
  std::string url;              // of the page, or the host of its site
  std::string site;             // 宁波市人民政府: the site's name, or who runs it
};

// The names are those of the box of 政府信息公开 and of the <meta> elements of 国办发〔2017〕47号
// (ContentSource, PubDate, SiteName, Url), in any case and with or without blanks and colons. Where
// several tell one thing the more exact goes first: 发布机构 before ContentSource before SiteName.
// A date that is none is left out, and an address without a host.
Metadata ReadMetadata(std::span<const Property> properties);

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_METADATA_H_
