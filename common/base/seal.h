// Sealing (by OpenSSL): what is handed out and comes back must be neither read nor made up by
// others on the way.
#ifndef GONGBAO_COMMON_BASE_SEAL_H_
#define GONGBAO_COMMON_BASE_SEAL_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

inline constexpr size_t kSealKeyBytes = 32;

// Bytes that nobody can foresee, fit for keys.
std::string RandomBytes(size_t count);

// Nonce, ciphertext and tag of `plain` by AES-256-GCM under a key of kSealKeyBytes. Two seals of
// the same text differ. Good for some 2^32 seals a key.
std::string Seal(std::string_view key, std::string_view plain);

// What was sealed; nothing when it was not sealed under this key, or was changed since.
std::optional<std::string> Unseal(std::string_view key, std::string_view sealed);

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_SEAL_H_
