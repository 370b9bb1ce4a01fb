// Records that are read in order and are too large to be copied each time that room runs out.
#ifndef GONGBAO_COMMON_BASE_CHUNKED_H_
#define GONGBAO_COMMON_BASE_CHUNKED_H_

#include <compare>
#include <cstddef>
#include <iterator>
#include <memory>
#include <vector>

namespace gongbao {

// A vector that grows by pieces: a record stays where it is until the whole is moved or destroyed,
// and no more than a piece is held in vain. Movable.
template <typename Record>
class Chunked {
 public:
  template <typename Owner, typename Value>
  class Iterator {
   public:
    using value_type = Record;
    using difference_type = std::ptrdiff_t;
    using reference = Value&;
    using pointer = Value*;
    using iterator_category = std::random_access_iterator_tag;

    Iterator() = default;
    Iterator(Owner* owner, size_t at) : owner_(owner), at_(at) {}

    reference operator*() const { return (*owner_)[at_]; }
    pointer operator->() const { return &(*owner_)[at_]; }
    reference operator[](difference_type n) const { return *(*this + n); }
    Iterator& operator+=(difference_type n) {
      at_ += static_cast<size_t>(n);
      return *this;
    }
    Iterator& operator-=(difference_type n) { return *this += -n; }
    Iterator& operator++() { return *this += 1; }
    Iterator& operator--() { return *this -= 1; }
    Iterator operator++(int) { return {owner_, at_++}; }
    Iterator operator--(int) { return {owner_, at_--}; }
    friend Iterator operator+(Iterator it, difference_type n) { return it += n; }
    friend Iterator operator+(difference_type n, Iterator it) { return it += n; }
    friend Iterator operator-(Iterator it, difference_type n) { return it -= n; }
    friend difference_type operator-(const Iterator& a, const Iterator& b) {
      return static_cast<difference_type>(a.at_ - b.at_);
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }
    friend auto operator<=>(const Iterator& a, const Iterator& b) { return a.at_ <=> b.at_; }

   private:
    Owner* owner_ = nullptr;
    size_t at_ = 0;
  };
  using iterator = Iterator<Chunked, Record>;
  using const_iterator = Iterator<const Chunked, const Record>;

  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Record& operator[](size_t i) { return chunks_[i / kChunk][i % kChunk]; }
  const Record& operator[](size_t i) const { return chunks_[i / kChunk][i % kChunk]; }
  Record& front() { return (*this)[0]; }
  const Record& front() const { return (*this)[0]; }
  Record& back() { return (*this)[size_ - 1]; }
  const Record& back() const { return (*this)[size_ - 1]; }
  iterator begin() { return {this, 0}; }
  iterator end() { return {this, size_}; }
  const_iterator begin() const { return {this, 0}; }
  const_iterator end() const { return {this, size_}; }

  // A new record behind the others.
  Record& emplace_back() {
    if (size_ == chunks_.size() * kChunk) chunks_.push_back(std::make_unique<Record[]>(kChunk));
    return (*this)[size_++];
  }
  void push_back(const Record& record) { emplace_back() = record; }

 private:
  static constexpr size_t kChunk = 32;

  std::vector<std::unique_ptr<Record[]>> chunks_;
  size_t size_ = 0;
};

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_CHUNKED_H_
