// What the tests of containers and of mails ask.
#ifndef GONGBAO_COMMON_DOCUMENT_CONTAINERS_TEST_H_
#define GONGBAO_COMMON_DOCUMENT_CONTAINERS_TEST_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/document/document.h"

namespace gongbao::document {

// What it is decoded to; an empty document where that fails.
inline DecodedDocument Decoded(std::string_view bytes) {
  auto decoded = DecodeDocument(bytes, {});
  EXPECT_TRUE(decoded.ok()) << decoded.status().ToString();
  return decoded.ok() ? *std::move(decoded) : DecodedDocument();
}

inline std::vector<std::string> Paths(const DecodedDocument& taken) {
  std::vector<std::string> paths;
  for (const Part& part : taken.parts) paths.push_back(part.path);
  return paths;
}

}  // namespace gongbao::document

#endif  // GONGBAO_COMMON_DOCUMENT_CONTAINERS_TEST_H_
