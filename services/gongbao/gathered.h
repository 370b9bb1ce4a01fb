// Text gathered for a file. What is put into it is mostly a few bytes long, and a std::string asks
// for room in a function of its own each time: here the compiler sees the room and the lengths.
#ifndef GONGBAO_SERVICES_GONGBAO_GATHERED_H_
#define GONGBAO_SERVICES_GONGBAO_GATHERED_H_

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace gongbao::cli {

class Gathered {
 public:
  Gathered& operator+=(std::string_view text) {
    size_ += text.copy(Room(text.size()), text.size());
    return *this;
  }
  Gathered& operator+=(char c) {
    *Room(1) = c;
    ++size_;
    return *this;
  }

  // Where `most` bytes may be written; Take tells how many were.
  char* Room(size_t most) {
    if (capacity_ - size_ < most) Grow(most);
    return bytes_.get() + size_;
  }
  void Take(size_t size) { size_ += size; }

  std::string_view view() const { return {bytes_.get(), size_}; }
  size_t size() const { return size_; }
  void Clear() { size_ = 0; }

 private:
  void Grow(size_t most) {
    capacity_ = std::max(2 * capacity_, size_ + most);
    auto grown = std::make_unique_for_overwrite<char[]>(capacity_);
    if (size_ > 0) std::memcpy(grown.get(), bytes_.get(), size_);
    bytes_ = std::move(grown);
  }

  size_t size_ = 0;
  size_t capacity_ = 4096;
  std::unique_ptr<char[]> bytes_ = std::make_unique_for_overwrite<char[]>(capacity_);
};

}  // namespace gongbao::cli

#endif  // GONGBAO_SERVICES_GONGBAO_GATHERED_H_
