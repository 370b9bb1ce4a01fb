// A view of text for records of which there are many.
#ifndef GONGBAO_COMMON_BASE_PACKED_VIEW_H_
#define GONGBAO_COMMON_BASE_PACKED_VIEW_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace gongbao {

// A std::string_view in eight bytes instead of sixteen, aligned as an int: no address that Linux
// gives a program takes more than 48 bits unless the program asks for more. A text is cut to 65535
// bytes, which no name and no unit comes near.
class PackedView {
 public:
  static constexpr size_t kLongest = std::numeric_limits<uint16_t>::max();

  PackedView() = default;
  // To and fro without a word, as what it stands for.
  // NOLINTBEGIN(google-explicit-constructor)
  PackedView(std::string_view text)
      : packed_(std::bit_cast<Words>(std::bit_cast<uint64_t>(text.data()) |
                                     uint64_t{text.size() < kLongest ? text.size() : kLongest}
                                         << kAddressBits)) {}
  PackedView(const char* text) : PackedView(std::string_view(text)) {}
  operator std::string_view() const { return {data(), size()}; }
  // NOLINTEND(google-explicit-constructor)

  const char* data() const {
    return std::bit_cast<const char*>(std::bit_cast<uint64_t>(packed_) &
                                      ((uint64_t{1} << kAddressBits) - 1));
  }
  size_t size() const { return std::bit_cast<uint64_t>(packed_) >> kAddressBits; }
  bool empty() const { return size() == 0; }
  const char* begin() const { return data(); }
  const char* end() const { return data() + size(); }

  std::string_view view() const { return *this; }
  bool starts_with(std::string_view text) const { return view().starts_with(text); }
  bool ends_with(std::string_view text) const { return view().ends_with(text); }
  std::string_view substr(size_t at, size_t size = std::string_view::npos) const {
    return view().substr(at, size);
  }
  size_t find(std::string_view text) const { return view().find(text); }
  size_t find(char c) const { return view().find(c); }

  // Most that are compared are the same words of the same text or table.
  friend bool operator==(PackedView a, PackedView b) {
    return a.packed_ == b.packed_ || a.view() == b.view();
  }
  friend bool operator==(PackedView a, std::string_view b) { return a.view() == b; }
  friend bool operator==(PackedView a, const char* b) { return a.view() == b; }
  template <typename Stream>
  friend Stream& operator<<(Stream& out, PackedView text) {
    out << text.view();
    return out;
  }

 private:
  static constexpr int kAddressBits = 48;
  static_assert(sizeof(const char*) == sizeof(uint64_t));
  using Words = std::array<uint32_t, 2>;

  Words packed_{};
};

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_PACKED_VIEW_H_
