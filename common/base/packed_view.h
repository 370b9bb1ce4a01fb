// A view of text for records of which there are many.
#ifndef GONGBAO_COMMON_BASE_PACKED_VIEW_H_
#define GONGBAO_COMMON_BASE_PACKED_VIEW_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace gongbao {

// A std::string_view in twelve bytes instead of sixteen: for texts of less than four gigabytes, and
// aligned as an int.
class PackedView {
 public:
  PackedView() = default;
  // To and fro without a word, as what it stands for.
  // NOLINTBEGIN(google-explicit-constructor)
  PackedView(std::string_view text)
      : data_(std::bit_cast<Address>(text.data())), size_(static_cast<uint32_t>(text.size())) {}
  PackedView(const char* text) : PackedView(std::string_view(text)) {}
  operator std::string_view() const { return {data(), size_}; }
  // NOLINTEND(google-explicit-constructor)

  const char* data() const { return std::bit_cast<const char*>(data_); }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const char* begin() const { return data(); }
  const char* end() const { return data() + size_; }

  std::string_view view() const { return *this; }
  bool starts_with(std::string_view text) const { return view().starts_with(text); }
  bool ends_with(std::string_view text) const { return view().ends_with(text); }
  std::string_view substr(size_t at, size_t size = std::string_view::npos) const {
    return view().substr(at, size);
  }
  size_t find(std::string_view text) const { return view().find(text); }
  size_t find(char c) const { return view().find(c); }

  friend bool operator==(PackedView a, PackedView b) { return a.view() == b.view(); }
  friend bool operator==(PackedView a, std::string_view b) { return a.view() == b; }
  friend bool operator==(PackedView a, const char* b) { return a.view() == b; }
  template <typename Stream>
  friend Stream& operator<<(Stream& out, PackedView text) {
    out << text.view();
    return out;
  }

 private:
  using Address = std::array<uint32_t, sizeof(const char*) / sizeof(uint32_t)>;

  Address data_{};
  uint32_t size_ = 0;
};

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_PACKED_VIEW_H_
