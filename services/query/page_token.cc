#include "services/query/page_token.h"

#include <optional>

#include "common/base/hash.h"
#include "common/base/seal.h"

namespace gongbao::query {
namespace {

constexpr size_t kFingerprintBytes = 16;

std::optional<std::string> Unhex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 2);
  for (size_t i = 0; i < text.size(); i += 2) {
    int byte = 0;
    for (const char c : text.substr(i, 2)) {
      const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
      if (digit < 0) return std::nullopt;
      byte = byte * 16 + digit;
    }
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

}  // namespace

std::string FingerprintOf(const std::vector<std::string_view>& arguments) {
  // The lengths keep two lists of arguments from running together into the same bytes.
  std::string all;
  for (const std::string_view argument : arguments) {
    all.append(std::to_string(argument.size())).append(":").append(argument);
  }
  return Sha256(all).substr(0, kFingerprintBytes);
}

std::string MakePageToken(std::string_view key, std::string_view fingerprint,
                          std::string_view after) {
  return Hex(Seal(key, std::string(fingerprint) + std::string(after)));
}

std::variant<std::string, PageTokenFault> OpenPageToken(std::string_view key,
                                                        std::string_view fingerprint,
                                                        std::string_view token) {
  const std::optional<std::string> sealed = Unhex(token);
  const std::optional<std::string> plain = sealed ? Unseal(key, *sealed) : std::nullopt;
  if (!plain || plain->size() < kFingerprintBytes) return PageTokenFault::kGarbage;
  if (!plain->starts_with(fingerprint)) return PageTokenFault::kMismatch;
  return plain->substr(kFingerprintBytes);
}

}  // namespace gongbao::query
