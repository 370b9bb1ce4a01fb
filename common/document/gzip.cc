#include "common/document/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <cstddef>

#include "common/document/document.h"

namespace gongbao::document {
namespace {

constexpr int kGzipOrZlib = 32 + MAX_WBITS;

// zlib's state of one unpacking.
class Stream {
 public:
  explicit Stream(std::string_view bytes) {
    // zlib only reads what next_in points at.
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z_.avail_in = static_cast<uInt>(bytes.size());
    ready_ = inflateInit2(&z_, kGzipOrZlib) == Z_OK;
  }
  ~Stream() {
    if (ready_) inflateEnd(&z_);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  Result<std::string> Read() {
    if (!ready_) return ResourceExhaustedError("there is no memory to unpack gzip data");
    constexpr size_t kFirst = 65536;
    std::string unpacked;
    size_t used = 0;
    while (true) {
      if (used == unpacked.size()) {
        unpacked.resize(std::min(std::max(used * 2, kFirst), kMaxDocumentBytes + 1));
      }
      z_.next_out = reinterpret_cast<Bytef*>(unpacked.data() + used);
      z_.avail_out = static_cast<uInt>(unpacked.size() - used);
      const int state = inflate(&z_, Z_NO_FLUSH);
      used = unpacked.size() - z_.avail_out;
      if (used > kMaxDocumentBytes) {
        return ResourceExhaustedError("more than " + std::to_string(kMaxDocumentBytes) +
                                      " bytes are packed in the gzip data: send its text alone");
      }
      if (state == Z_STREAM_END) {
        const std::string_view rest(reinterpret_cast<const char*>(z_.next_in), z_.avail_in);
        if (IsGzip(rest) && inflateReset(&z_) == Z_OK) continue;
        unpacked.resize(used);
        return unpacked;
      }
      if (z_.avail_out == 0 && (state == Z_OK || state == Z_BUF_ERROR)) continue;
      if (state == Z_OK && z_.avail_in > 0) continue;
      return InvalidArgumentError(state == Z_OK || state == Z_BUF_ERROR
                                      ? "the gzip data is cut off: crawl it again"
                                      : "the gzip data is broken: crawl it again");
    }
  }

 private:
  z_stream z_{};
  bool ready_ = false;
};

}  // namespace

bool IsGzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

bool IsDeflate(std::string_view bytes) {
  if (bytes.size() < 2 || bytes[0] != '\x78') return false;
  const unsigned header = 0x7800u + static_cast<unsigned char>(bytes[1]);
  constexpr unsigned kDictionary = 0x20;  // which only both ends know
  return header % 31 == 0 && (header & kDictionary) == 0;
}

Result<std::string> Unpack(std::string_view bytes) { return Stream(bytes).Read(); }

}  // namespace gongbao::document
