// Records that many facts have in common.
#ifndef GONGBAO_COMMON_EXTRACTION_SHARED_H_
#define GONGBAO_COMMON_EXTRACTION_SHARED_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace gongbao::extraction {

// A pointer to a record that is kept elsewhere, aligned as an int; an empty record where there is
// none.
template <typename Record>
class Shared {
 public:
  Shared() = default;
  explicit Shared(const Record* record) : address_(std::bit_cast<Words>(record)) {}

  const Record& operator*() const {
    const auto* const record = std::bit_cast<const Record*>(address_);
    return record == nullptr ? kEmpty : *record;
  }
  const Record* operator->() const { return &**this; }

 private:
  using Words = std::array<uint32_t, 2>;
  static_assert(sizeof(const Record*) == sizeof(Words));
  static inline const Record kEmpty{};

  Words address_{};
};

// The same few records come again and again: those that were kept last, by their hashes.
template <typename Record>
class Recent {
 public:
  // `record` where it was kept last, else as `keeper` keeps it.
  template <typename Keeper>
  Shared<Record> Keep(const Record& record, Keeper* keeper) {
    const Record*& kept = kept_[HashOf(record) % kKept];
    if (kept == nullptr || *kept != record) kept = keeper->Keep(record);
    return Shared<Record>(kept);
  }

 private:
  static constexpr size_t kKept = 64;

  std::array<const Record*, kKept> kept_{};
};

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_SHARED_H_
