#include "common/extraction/place_tally.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/extraction/characters.h"
#include "common/extraction/scans.h"

namespace gongbao::extraction {
namespace {

using knowledge::Knowledge;
using knowledge::Region;
using knowledge::RegionKind;

// Marks of a name: one in full weighs more than a short one, which may be a word, and that of a
// county is one more often than that of a city.
constexpr int kFullWeight = 4;
constexpr int kCityWeight = 4;
constexpr int kShortWeight = 1;
// What one more of its districts tells.
constexpr int kChildWeight = 4;
// Less than this is no evidence.
constexpr int kLeastScore = 12;
// A name that more regions share tells nothing.
constexpr size_t kMostNamesakes = 3;
constexpr size_t kHanBytes = 3;

struct Tally {
  int own = 0;
  int children = 0;  // districts that the text names, in weights
  int32_t begin = 0;
  int32_t end = 0;
};

// What a region is called, or several.
struct Name {
  std::string_view words;
  int32_t length = 0;           // in characters
  std::vector<Region> regions;  // once one was asked for
};

class PlaceTally {
 public:
  PlaceTally(const Knowledge& knowledge, const SourceText& text, const ArticleOutline& outline)
      : knowledge_(knowledge), text_(text), outline_(outline) {}

  std::optional<ToldPlace> Read() {
    const std::u16string_view level = LevelWord();
    if (level.empty()) return std::nullopt;
    CountNames();
    CountChildren();
    return Best(level);
  }

 private:
  // How often 全 or 我 stands before the word of each level.
  std::array<int, 7> CountLevels() const {
    std::array<int, 7> counts{};
    const std::u16string_view words = text_.Folded(outline_.begin, outline_.end);
    const auto next = [words](size_t from) {
      return FindFirst(words, from,
                       [](auto c) { return (c == uint16_t{u'全'}) + (c == uint16_t{u'我'}); });
    };
    for (size_t at = next(0); at < words.size(); at = next(at + 1)) {
      const auto level = std::ranges::find(kLevels, words.substr(at + 1, 1));
      if (level != kLevels.end()) ++counts[static_cast<size_t>(level - kLevels.begin())];
    }
    return counts;
  }

  // What the name of the issuer ends in: 市 of 我代表市人民政府, else of 全市 and 我市. A report
  // speaks of its province and of the whole country too, so that the nearer one goes before.
  std::u16string_view LevelWord() const {
    if (const std::u16string_view spoken = SpokenLevel(); !spoken.empty()) return spoken;
    constexpr int kOften = 3;
    const std::array<int, 7> counts = CountLevels();
    const auto often = std::ranges::find_if(counts, [](int count) { return count >= kOften; });
    return often == counts.end() ? std::u16string_view()
                                 : kLevels[static_cast<size_t>(often - counts.begin())];
  }

  std::u16string_view SpokenLevel() const {
    constexpr std::u16string_view kFor = u"我代表";
    constexpr int kTries = 3;
    const std::u16string_view body = text_.Folded(outline_.begin, outline_.end);
    size_t at = FindWord(body, kFor);
    for (int i = 0; i < kTries && at != body.npos; ++i, at = FindWord(body, kFor, at + 1)) {
      const std::u16string_view rest = body.substr(at + kFor.size());
      if (rest.starts_with(u"行署")) return u"盟";
      if (rest.starts_with(u"自治区")) return u"区";
      for (const std::u16string_view word : kLevels) {
        if (!rest.starts_with(word)) continue;
        const std::u16string_view organ = rest.substr(word.size());
        if (organ.starts_with(u"人民政府") || organ.starts_with(u"政府")) return word;
      }
    }
    return {};
  }

  void CountNames() {
    // A third of a report names its places as well as all of it.
    constexpr int32_t kReadChars = 6000;
    const int32_t limit = std::min(outline_.end, outline_.begin + kReadChars);
    const knowledge::Openings& names = knowledge_.region_names();
    for (int32_t at = outline_.begin; at + 1 < limit;) {
      const char16_t* const next = text_.From(at);
      const bool may_begin = IsHan(next[0]) && names.MayBegin(next[0], next[1]);
      at += may_begin ? std::max(CountAt(at), 1) : 1;
    }
  }

  // The length of the longest name at `at`, counted; 0: there is none. A name of more than four
  // characters ends in the word for its kind.
  int32_t CountAt(int32_t at) {
    constexpr int32_t kLongest = 16;
    constexpr int32_t kShort = 4;  // 锡林郭勒
    std::vector<Name>& names = NamesFrom(at);
    if (names.empty()) return 0;
    const int32_t limit = text_.HanEnd(at, std::min(outline_.end, at + kLongest));
    const std::string_view words = text_.Utf8(at, limit);
    for (Name& name : names) {
      const int32_t end = at + name.length;
      if (end > limit || (name.length > kShort && !EndsPlace(text_[end - 1]))) continue;
      if (!words.starts_with(name.words)) continue;
      if (name.regions.empty()) name.regions = knowledge_.FindRegions(name.words);
      if (name.regions.size() > kMostNamesakes) continue;
      const bool lives = !name.regions.front().abolished;
      for (const Region& region : name.regions) {
        if (!region.abolished || !lives) Add(region, name.words, at, end);
      }
      return name.length;
    }
    return 0;
  }

  // The names that begin with the two characters at `at`, the longest first.
  std::vector<Name>& NamesFrom(int32_t at) {
    const auto [found, unknown] =
        names_.try_emplace(static_cast<uint32_t>(text_[at]) << 16 | text_[at + 1]);
    if (!unknown || !IsHan(text_[at + 1])) return found->second;
    for (const std::string_view words : knowledge_.RegionNamesFrom(text_.Utf8(at, at + 2)))
      found->second.push_back({words, static_cast<int32_t>(words.size() / kHanBytes), {}});
    return found->second;
  }

  void Add(const Region& region, std::string_view name, int32_t at, int32_t end) {
    Tally& tally = tallies_[region.code];
    const bool city =
        region.kind() == RegionKind::kPrefecture || region.kind() == RegionKind::kProvince;
    if (tally.own == 0) {
      tally.begin = at;
      tally.end = end;
    }
    tally.own += name == region.name ? kFullWeight : city ? kCityWeight : kShortWeight;
  }

  void CountChildren() {
    std::map<std::string_view, int> children;
    for (const auto& [code, tally] : tallies_) {
      if (tally.own < 2 * kShortWeight) continue;
      const auto region = knowledge_.FindRegion(code);
      if (!region->parent.empty()) children[region->parent] += std::min(kChildWeight, tally.own);
    }
    for (const auto& [code, weight] : children) {
      if (const auto found = tallies_.find(code); found != tallies_.end())
        found->second.children = weight;
    }
  }

  // Whether the region is one whose government would say `level`.
  static bool Fits(const Region& region, std::u16string_view level) {
    const std::u16string name = knowledge::ToUtf16(region.name);
    if (level == u"盟") return name.ends_with(u"盟") || name.ends_with(u"地区");
    return name.ends_with(level);
  }

  std::optional<ToldPlace> Best(std::u16string_view level) const {
    ToldPlace best;
    int most = 0;
    int second = 0;
    for (const auto& [code, tally] : tallies_) {
      if (!Fits(*knowledge_.FindRegion(code), level)) continue;
      const int score = tally.own + tally.children;
      if (score > most) {
        second = std::exchange(most, score);
        best = {code, tally.begin, tally.end, 0};
      } else {
        second = std::max(second, score);
      }
    }
    constexpr int kDoubt = 50;
    constexpr int kMost = 95;
    if (most < kLeastScore || second >= most) return std::nullopt;
    best.confidence_percent = std::min(kMost, kDoubt + kDoubt * (most - second) / most);
    return best;
  }

  // The nearer ones first.
  static constexpr std::array<std::u16string_view, 7> kLevels = {u"县", u"旗", u"州", u"盟",
                                                                 u"市", u"区", u"省"};

  const Knowledge& knowledge_;
  const SourceText& text_;
  const ArticleOutline& outline_;
  std::map<std::string_view, Tally> tallies_;  // by code
  // By their first two characters: the same few are met again and again, most begin no name.
  std::unordered_map<uint32_t, std::vector<Name>> names_;
};

}  // namespace

std::optional<ToldPlace> TallyPlaces(const Knowledge& knowledge, const SourceText& text,
                                     const ArticleOutline& outline) {
  return PlaceTally(knowledge, text, outline).Read();
}

}  // namespace gongbao::extraction
