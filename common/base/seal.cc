#include "common/base/seal.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <cstdlib>
#include <memory>

namespace gongbao {
namespace {

constexpr size_t kNonceBytes = 12;
constexpr size_t kTagBytes = 16;

using Context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* Bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// OpenSSL fails here only without memory or entropy, or for a key of the wrong length.
void Must(bool ok) {
  if (!ok) std::abort();
}

}  // namespace

std::string RandomBytes(size_t count) {
  std::string bytes(count, '\0');
  Must(RAND_bytes(Bytes(bytes), static_cast<int>(count)) == 1);
  return bytes;
}

std::string Seal(std::string_view key, std::string_view plain) {
  Must(key.size() == kSealKeyBytes);
  const std::string nonce = RandomBytes(kNonceBytes);
  std::string body(plain.size(), '\0');
  std::string tag(kTagBytes, '\0');
  const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int written = 0;
  Must(context != nullptr);
  Must(EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, Bytes(key), Bytes(nonce)) ==
       1);
  Must(EVP_EncryptUpdate(context.get(), Bytes(body), &written, Bytes(plain),
                         static_cast<int>(plain.size())) == 1);
  Must(EVP_EncryptFinal_ex(context.get(), Bytes(body) + body.size(), &written) == 1);
  Must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()) == 1);
  return nonce + body + tag;
}

std::optional<std::string> Unseal(std::string_view key, std::string_view sealed) {
  Must(key.size() == kSealKeyBytes);
  if (sealed.size() < kNonceBytes + kTagBytes) return std::nullopt;
  const std::string_view nonce = sealed.substr(0, kNonceBytes);
  const std::string_view body = sealed.substr(kNonceBytes, sealed.size() - kNonceBytes - kTagBytes);
  std::string tag(sealed.substr(sealed.size() - kTagBytes));
  std::string plain(body.size(), '\0');
  const Context context(EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free);
  int written = 0;
  Must(context != nullptr);
  Must(EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, Bytes(key), Bytes(nonce)) ==
       1);
  Must(EVP_DecryptUpdate(context.get(), Bytes(plain), &written, Bytes(body),
                         static_cast<int>(body.size())) == 1);
  Must(EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()) == 1);
  if (EVP_DecryptFinal_ex(context.get(), Bytes(plain) + plain.size(), &written) != 1) {
    return std::nullopt;
  }
  return plain;
}

}  // namespace gongbao
