// Page tokens: where a list goes on, sealed, so that clients can neither read nor make them, and
// bound to the arguments that they were given for.
#ifndef GONGBAO_SERVICES_QUERY_PAGE_TOKEN_H_
#define GONGBAO_SERVICES_QUERY_PAGE_TOKEN_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace gongbao::query {

// The method and all its arguments but page size and token, boiled down.
std::string FingerprintOf(const std::vector<std::string_view>& arguments);

// The token that goes on behind the row with key `after`; letters and digits only.
std::string MakePageToken(std::string_view key, std::string_view fingerprint,
                          std::string_view after);

enum class PageTokenFault {
  kGarbage,   // not a token of this store
  kMismatch,  // given for other arguments
};

// The key of the row to go on behind.
std::variant<std::string, PageTokenFault> OpenPageToken(std::string_view key,
                                                        std::string_view fingerprint,
                                                        std::string_view token);

}  // namespace gongbao::query

#endif  // GONGBAO_SERVICES_QUERY_PAGE_TOKEN_H_
