#include "common/extraction/fingerprint.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "common/extraction/characters.h"

namespace gongbao::extraction {
namespace {

constexpr size_t kPlaces = std::tuple_size_v<Fingerprint>;
static_assert(kPlaces == kFingerprintBytes);
constexpr int kPlaceBits = 6;
static_assert(kPlaces == size_t{1} << kPlaceBits);
constexpr size_t kRun = 5;
constexpr uint64_t kNone = std::numeric_limits<uint64_t>::max();

// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
constexpr uint64_t Mix(uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

// Hash of a run: the 80 bits of its five characters, those of the first four mixed first.
constexpr uint64_t HashOf(uint64_t four, char16_t last) { return Mix(Mix(four) + last); }

bool IsOfRuns(char16_t c) { return IsHan(c) || IsDigit(c) || IsLatin(c); }

}  // namespace

Fingerprint FingerprintOf(const SourceText& text, int32_t begin, int32_t end) {
  std::array<uint64_t, kPlaces> smallest;
  smallest.fill(kNone);
  uint64_t four = 0;  // the four characters before, 16 bits each
  size_t runs = 0;
  const std::u16string_view words = text.Folded(begin, end);
  auto next = words.begin();
  for (size_t before = 1; before < kRun && next != words.end(); ++next) {
    if (!IsOfRuns(*next)) continue;
    four = four << 16 | *next;
    ++before;
  }
  for (; next != words.end(); ++next) {
    if (!IsOfRuns(*next)) continue;
    const uint64_t hash = HashOf(four, *next);
    uint64_t& place = smallest[hash >> (64 - kPlaceBits)];
    if (hash < place) place = hash;
    four = four << 16 | *next;
    ++runs;
  }
  Fingerprint fingerprint{};
  if (runs < kPlaces) return fingerprint;
  for (size_t i = 0; i < kPlaces; ++i) {
    size_t from = i;
    while (smallest[from] == kNone) from = (from + 1) % kPlaces;  // some run fell into some place
    // How far it was taken from is mixed in: two empty places in a row tell less than two full
    // ones.
    const uint64_t borrowed = (from + kPlaces - i) % kPlaces;
    fingerprint[i] =
        static_cast<uint8_t>(borrowed == 0 ? smallest[from] : Mix(smallest[from] + borrowed));
  }
  return fingerprint;
}

int LikenessPercent(const Fingerprint& one, const Fingerprint& other) {
  return gongbao::LikenessPercent(std::as_bytes(std::span(one)), std::as_bytes(std::span(other)));
}

void LinkCopies(std::vector<Article>* articles) {
  constexpr size_t kBefore = 256;
  for (size_t i = 1; i < articles->size(); ++i) {
    Article& article = (*articles)[i];
    for (size_t other = i - std::min(i, kBefore); other < i; ++other) {
      const int likeness = LikenessPercent(article.fingerprint, (*articles)[other].fingerprint);
      if (likeness < kLikePercent || likeness <= article.likeness_percent) continue;
      article.copy_of = static_cast<int32_t>(other);
      article.likeness_percent = likeness;
    }
    if (article.copy_of < 0) continue;
    // A copy of a copy is one of the first.
    const int32_t first = (*articles)[static_cast<size_t>(article.copy_of)].copy_of;
    const int likeness = first < 0
                             ? 0
                             : LikenessPercent(article.fingerprint,
                                               (*articles)[static_cast<size_t>(first)].fingerprint);
    if (likeness >= kLikePercent) {
      article.copy_of = first;
      article.likeness_percent = likeness;
    }
    article.flags.push_back(QualityFlag::kDuplicate);
    const Article& original = (*articles)[static_cast<size_t>(article.copy_of)];
    if (article.likeness_percent < kSamePercent && original.trust == Trust::kOfficial)
      article.trust = Trust::kRewritten;
  }
}

}  // namespace gongbao::extraction
