// SHA-256 (by OpenSSL) and lower-case base32, the two halves of every resource name.
#ifndef GONGBAO_COMMON_BASE_HASH_H_
#define GONGBAO_COMMON_BASE_HASH_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace gongbao {

// The 32 bytes of SHA-256 over `bytes`.
std::string Sha256(std::string_view bytes);

// RFC 4648 base32 of `bytes` in lower case without padding: 5 bits a character, high bits first.
std::string Base32(std::string_view bytes);

// Lower-case hexadecimal.
std::string Hex(std::string_view bytes);

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_HASH_H_
