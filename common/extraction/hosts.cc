#include "common/extraction/hosts.h"

#include <algorithm>
#include <string>

#include "common/base/ascii.h"

namespace gongbao::extraction {
namespace {

using knowledge::Knowledge;
using knowledge::Region;

// zjj.hangzhou.gov.cn of https://zjj.Hangzhou.gov.cn:443/a.html
std::string HostOf(std::string_view url) {
  if (const size_t scheme = url.find("://"); scheme != url.npos) url.remove_prefix(scheme + 3);
  if (url.starts_with("//")) url.remove_prefix(2);
  url = url.substr(0, url.find_first_of("/?#"));
  if (const size_t user = url.rfind('@'); user != url.npos) url.remove_prefix(user + 1);
  url = url.substr(0, url.find(':'));
  if (url.ends_with('.')) url.remove_suffix(1);
  return LowerAscii(url);
}

bool LiesInOneOf(const Knowledge& knowledge, const Region& region,
                 const std::vector<Region>& regions) {
  return std::ranges::any_of(regions, [&](const Region& around) {
    return around.code != region.code && knowledge.LiesIn(region.code, around.code);
  });
}

}  // namespace

std::vector<Region> RegionsOfHost(const Knowledge& knowledge, std::string_view url) {
  constexpr std::string_view kGovernment = ".gov.cn";
  const std::string host = HostOf(url);
  std::string_view labels = host;
  std::vector<Region> found;
  if (!labels.ends_with(kGovernment)) return found;
  labels.remove_suffix(kGovernment.size());
  while (!labels.empty()) {
    const size_t dot = labels.rfind('.');
    std::vector<Region> next = knowledge.FindRegionsByHost(labels.substr(dot + 1));  // npos + 1: 0
    if (!found.empty()) {
      std::erase_if(next,
                    [&](const Region& region) { return !LiesInOneOf(knowledge, region, found); });
    }
    if (next.empty()) break;
    found = std::move(next);
    labels = labels.substr(0, dot == labels.npos ? 0 : dot);
  }
  const std::vector<Region> all = found;
  std::erase_if(found, [&](const Region& region) { return LiesInOneOf(knowledge, region, all); });
  return found;
}

std::optional<Region> OnlyOf(std::span<const Region> regions) {
  if (regions.size() == 1) return regions.front();
  using knowledge::RegionKind;
  const auto weight = [](const Region& region) {
    const bool city =
        region.kind() == RegionKind::kProvince || region.kind() == RegionKind::kPrefecture;
    return region.abolished ? 0 : city ? 2 : 1;
  };
  std::optional<Region> only;
  int most = 0;
  for (const Region& region : regions) {
    if (weight(region) < most) continue;
    only = weight(region) > most ? std::optional(region) : std::nullopt;
    most = weight(region);
  }
  return only;
}

}  // namespace gongbao::extraction
