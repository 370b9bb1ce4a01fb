#include "common/knowledge/knowledge.h"

#include <algorithm>
#include <cstdlib>
#include <span>
#include <utility>

#include "common/base/hash.h"
#include "common/knowledge/rows.h"
#include "common/knowledge/source.h"
#include "common/knowledge/tables.h"

namespace gongbao::knowledge {

std::u16string ToUtf16(std::string_view utf8) {
  std::u16string out;
  for (size_t at = 0; at < utf8.size();) {
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    const unsigned lead = byte(0);
    char32_t c;
    if (lead < 0x80) {
      c = lead;
      at += 1;
    } else if (lead < 0xE0) {
      c = (lead & 31u) << 6 | (byte(1) & 63u);
      at += 2;
    } else if (lead < 0xF0) {
      c = (lead & 15u) << 12 | (byte(1) & 63u) << 6 | (byte(2) & 63u);
      at += 3;
    } else {
      c = 0xFFFF;  // beyond the plane: no term has one
      at += 4;
    }
    out += static_cast<char16_t>(c);
  }
  return out;
}

namespace {

std::u16string Reversed(std::string_view utf8) {
  std::u16string units = ToUtf16(utf8);
  std::ranges::reverse(units);
  return units;
}

// The rows of a sorted table that have this key.
template <typename Row, typename Key>
std::span<const Row> Equal(std::span<const Row> rows, std::string_view key, Key of) {
  const auto view = [of](const Row& row) { return (row.*of).view(); };
  const auto begin = std::ranges::lower_bound(rows, key, {}, view);
  auto end = begin;
  while (end != rows.end() && view(*end) == key) ++end;  // few do
  return {begin, end};
}

Region RegionOf(const tables::RegionRow& row) {
  return {row.code.view(), row.name.view(), row.parent.view(), row.abolished};
}

Rows BuiltIn() {
  Rows rows;
  for (const auto& row : tables::kCues) {
    rows.cues.emplace_hint(rows.cues.end(), row.surface.view(), row.cues);
  }
  for (const auto& row : tables::kUnits) {
    rows.units.push_back(
        {row.surface.view(), row.dimension.view(), row.base.view(), row.factor, row.kind});
  }
  for (const auto& row : tables::kNames) {
    rows.names.push_back({row.surface.view(), row.reason.view()});
  }
  for (const auto& row : tables::kIndicators) {
    rows.indicators.push_back({row.code.view(), row.name.view(), row.english.view(),
                               row.dimension.view(), row.direction.view()});
  }
  for (const auto& row : tables::kIndicatorNames) {
    rows.indicator_codes.emplace_hint(rows.indicator_codes.end(), row.name.view(), row.code.view());
  }
  return rows;
}

// Whether `before` has what makes another thing of the name behind it: 人均财政收入 and
// 教育支出占财政支出 are no 财政收入 and no 财政支出. One pass: it is asked of every name.
bool Turns(std::u16string_view before) {
  for (size_t i = 0; i < before.size(); ++i) {
    const char16_t next = i + 1 < before.size() ? before[i + 1] : u'\0';
    switch (before[i]) {
      case u'每':
      case u'占':
        return true;
      case u'人':
      case u'亩':
      case u'户':
      case u'地':
        if (next == u'均') return true;
        break;
      case u'单':
        // 限额以上单位, 企业(单位): whose figure it is, not each unit of what.
        if (next == u'位' && (i == 0 || (before[i - 1] != u'上' && before[i - 1] != u'(')))
          return true;
        break;
      case u'拉':
        if (next == u'动') return true;
        break;
      case u'板':  // 创业板上市公司: one board's are not all
      case u'产':
      case u'身':
        if (before[i] == u'板' ? next == u'\0' : next == u'险' && i + 2 == before.size())
          return true;
        break;
      case u'退':
        if (next == u'休') return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

RegionKind Region::kind() const {
  if (code.find('Z') != std::string_view::npos) return RegionKind::kZone;
  if (code.ends_with("0000")) return RegionKind::kProvince;
  return code.ends_with("00") ? RegionKind::kPrefecture : RegionKind::kCounty;
}

Knowledge::Knowledge() : digest_(tables::kDigest) { Index(BuiltIn()); }

Knowledge::Knowledge(std::unique_ptr<Source> overlay) : overlay_(std::move(overlay)) {
  Rows rows = BuiltIn();
  const auto built_in = [](std::string_view code) {
    const auto found = Equal(tables::kRegions, code, &tables::RegionRow::code);
    return found.empty() ? std::string_view() : found.front().code.view();
  };
  for (Fault& fault : Lay(*overlay_, built_in, &rows)) overlay_->faults.push_back(std::move(fault));
  Index(rows);
  for (const Region& region : rows.regions) overlay_regions_.emplace(region.code, region);
  overlay_region_codes_ = {rows.region_codes.begin(), rows.region_codes.end()};
  overlay_region_hosts_ = {rows.region_hosts.begin(), rows.region_hosts.end()};
  digest_ = Hex(Sha256(std::string(tables::kDigest) + overlay_->bytes));
}

Knowledge::Knowledge(Knowledge&&) noexcept = default;
Knowledge& Knowledge::operator=(Knowledge&&) noexcept = default;
Knowledge::~Knowledge() = default;

Result<Knowledge> Knowledge::Load(const std::string& folder) {
  if (folder.empty()) return Knowledge();
  Knowledge knowledge(std::make_unique<Source>(ReadSource(folder)));
  std::string faults;
  for (const Fault& fault : knowledge.overlay_->faults) {
    faults += (faults.empty() ? "" : "\n") + fault.ToString();
  }
  if (!faults.empty()) return InvalidArgumentError(std::move(faults));
  return knowledge;
}

void Knowledge::Index(const Rows& rows) {
  for (const auto& [surface, cues] : rows.cues) {
    const std::u16string units = ToUtf16(surface);
    if (units.size() > kLongestTerm) continue;
    const uint16_t set = IndexOf(cues);
    const std::u16string reversed = Reversed(surface);
    cues_reversed_.Add(reversed, 0);
    reversed_cues_.resize(cues_reversed_.size());
    reversed_cues_[static_cast<size_t>(cues_reversed_.Longest(reversed).number)] = set;
    TermRow& row = term_rows_[AddTerm(units)];
    row.cues = set;
    row.cue_length = static_cast<uint8_t>(units.size());
    if (cues & kTurningCues) turning_cues_.Add(units);
  }
  unit_rows_ = rows.units;
  for (size_t i = 0; i < unit_rows_.size(); ++i) {
    units_.Add(ToUtf16(unit_rows_[i].surface), static_cast<int32_t>(i));
  }
  name_rows_ = rows.names;
  for (size_t i = 0; i < name_rows_.size(); ++i) {
    const std::u16string units = ToUtf16(name_rows_[i].surface);
    if (units.size() > kLongestTerm) continue;
    const size_t number = AddTerm(units);
    term_names_[number] = static_cast<int32_t>(i);
    term_rows_[number].name_length = static_cast<uint8_t>(units.size());
  }
  InheritTerms(rows);
  indicator_rows_ = rows.indicators;
  std::map<std::string_view, int32_t> index;
  for (const Indicator& row : indicator_rows_) {
    index.emplace(row.code, static_cast<int32_t>(index.size()));
  }
  for (const auto& row : tables::kRegionNames) region_names_.Add(ToUtf16(row.name.view()));
  for (const auto& [name, code] : rows.region_codes) region_names_.Add(ToUtf16(name));
  for (const auto& [name, code] : rows.indicator_codes) {
    indicators_reversed_.Add(Reversed(name), index.at(code));
  }
}

uint16_t Knowledge::IndexOf(CueSet cues) {
  const auto found = std::ranges::find(cue_sets_, cues);
  const auto index = static_cast<size_t>(found - cue_sets_.begin());
  if (index > UINT16_MAX) std::abort();  // as many as there are cue words at most
  if (found == cue_sets_.end()) cue_sets_.push_back(cues);
  return static_cast<uint16_t>(index);
}

size_t Knowledge::AddTerm(std::u16string_view term) {
  terms_.Add(term, 0);
  term_openings_.Add(term);
  term_rows_.resize(terms_.size() + 1);
  term_names_.resize(terms_.size() + 1, -1);
  return static_cast<size_t>(terms_.Longest(term).number + 1);
}

void Knowledge::InheritTerms(const Rows& rows) {
  const auto inherit = [this](std::string_view surface) {
    TermRow longest;
    int32_t longest_name = -1;
    terms_.ForEach(ToUtf16(surface), [&](Lexicon::Match match) {
      const auto number = static_cast<size_t>(match.number) + 1;
      TermRow& own = term_rows_[number];
      if (own.cue_length == 0) {
        own.cues = longest.cues;
        own.cue_length = longest.cue_length;
      }
      if (own.name_length == 0) {
        term_names_[number] = longest_name;
        own.name_length = longest.name_length;
      }
      longest = own;
      longest_name = term_names_[number];
    });
  };
  for (const auto& [surface, cues] : rows.cues) inherit(surface);
  for (const NameWithNumeral& row : name_rows_) inherit(row.surface);
}

const Indicator* Knowledge::FindIndicator(std::u16string_view words) const {
  // 地区生产总值(GDP), 常住人口(不含市外): a bracket at the end says the name again or limits it.
  if (const size_t open = words.rfind(u'('); words.ends_with(u')') && open != words.npos)
    words = words.substr(0, open);
  // 汽车类商品零售类值: what statisticians call the sales of each kind.
  if (words.ends_with(u"零售类值")) words.remove_suffix(2);
  const Lexicon::Match match =
      indicators_reversed_.LongestBackward(words, [](Lexicon::Match) { return true; });
  // A short ending of a longer name is another thing: 出口 in 对东盟出口 is a slice of it, 经济 in
  // 数字经济 is not.
  const bool whole = match.length == static_cast<int32_t>(words.size());
  if (match.length < 2 || (match.length == 2 && !whole)) {
    // 幼儿园总数 and 生产总值总量: how many of them, how much of it.
    constexpr std::u16string_view kTotals[] = {u"总数", u"总量", u"数量"};
    const bool total = words.size() > 4 && std::ranges::any_of(kTotals, [&](auto total_of) {
                         return words.ends_with(total_of);
                       });
    return total ? FindIndicator(words.substr(0, words.size() - 2)) : nullptr;
  }
  const auto before = words.substr(0, words.size() - static_cast<size_t>(match.length));
  // 智能工厂和数字化车间: both of them are not the last.
  if (Turns(before) || before.ends_with(u'、') || before.ends_with(u'和')) return nullptr;
  // 五金类商品零售额: one kind of goods is not all of them; 限上汽车类商品零售 is that of 汽车类.
  if (before.ends_with(u'类') && words.substr(before.size()).starts_with(u"商品"))
    return FindIndicator(before);
  return &indicator_rows_[static_cast<size_t>(match.value)];
}

std::optional<Region> Knowledge::FindRegion(std::string_view code) const {
  const auto laid = overlay_regions_.find(code);
  if (laid != overlay_regions_.end()) return laid->second;
  const auto found = Equal(tables::kRegions, code, &tables::RegionRow::code);
  if (found.empty()) return std::nullopt;
  return RegionOf(found.front());
}

std::optional<Region> Knowledge::FindRegionIn(std::string_view name,
                                              std::string_view within) const {
  std::optional<Region> found;
  bool alone = true;
  const auto take = [&](std::string_view code) {
    if ((found && found->code == code) || !LiesIn(code, within)) return;
    const std::optional<Region> region = FindRegion(code);
    if (!region || (found && region->abolished && !found->abolished)) return;
    alone = !found || (found->abolished && !region->abolished);
    found = region;
  };
  for (const auto& row : Equal(tables::kRegionNames, name, &tables::RegionNameRow::name)) {
    if (!overlay_regions_.contains(row.code.view())) take(row.code.view());
  }
  const auto [begin, end] = overlay_region_codes_.equal_range(name);
  for (auto it = begin; it != end; ++it) take(it->second);
  return alone ? found : std::nullopt;
}

template <typename Row>
std::vector<Region> Knowledge::RegionsOf(std::span<const Row> built_in, const Codes& laid,
                                         std::string_view key) const {
  std::vector<Region> regions;
  for (const Row& row : built_in) {
    if (!overlay_regions_.contains(row.code.view())) {
      regions.push_back(*FindRegion(row.code.view()));
    }
  }
  const auto [begin, end] = laid.equal_range(key);
  for (auto it = begin; it != end; ++it) regions.push_back(overlay_regions_.at(it->second));
  return regions;
}

std::vector<Region> Knowledge::FindRegionsByHost(std::string_view host) const {
  std::vector<Region> regions = RegionsOf(
      Equal(tables::kRegionHosts, host, &tables::RegionHostRow::host), overlay_region_hosts_, host);
  std::ranges::sort(regions, {}, &Region::code);
  return regions;
}

bool Knowledge::LiesIn(std::string_view code, std::string_view within) const {
  if (within.empty()) return true;
  // A zone lies in a county, that in a city, that in a province; a user's zone may lie deeper.
  for (int step = 0; step < 8 && !code.empty(); ++step) {
    if (code == within) return true;
    const std::optional<Region> region = FindRegion(code);
    code = region ? region->parent : std::string_view();
  }
  return false;
}

std::vector<std::string_view> Knowledge::RegionNamesFrom(std::string_view words) const {
  std::vector<std::string_view> names;
  const auto view = [](const tables::RegionNameRow& row) { return row.name.view(); };
  auto row = std::ranges::lower_bound(tables::kRegionNames, words, {}, view);
  for (; row != tables::kRegionNames.end() && view(*row).starts_with(words); ++row)
    names.push_back(view(*row));
  auto laid = overlay_region_codes_.lower_bound(words);
  for (; laid != overlay_region_codes_.end() && laid->first.starts_with(words); ++laid)
    names.push_back(laid->first);
  std::ranges::sort(names, [](std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  // clang 14, which the fuzz targets need, can't read the header's std::ranges::unique.
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<Region> Knowledge::FindRegions(std::string_view name) const {
  std::vector<Region> regions = RegionsOf(
      Equal(tables::kRegionNames, name, &tables::RegionNameRow::name), overlay_region_codes_, name);
  std::ranges::sort(regions, {},
                    [](const Region& region) { return std::pair(region.abolished, region.code); });
  return regions;
}

}  // namespace gongbao::knowledge
