// Whose site a page stands on, by the name of its host: www.yueyang.gov.cn is that of 岳阳市.
#ifndef GONGBAO_COMMON_EXTRACTION_HOSTS_H_
#define GONGBAO_COMMON_EXTRACTION_HOSTS_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/knowledge/knowledge.h"

namespace gongbao::extraction {

// The regions whose government the host of `url` may be of, those inside another of them left out;
// empty where it is of none or no host of .gov.cn. Several where namesakes are spelled alike:
// www.suzhou.gov.cn. Labels are read from the right as long as each lies in the one before, so that
// xihu.hangzhou.gov.cn is one of the many 西湖区 and tjj.hangzhou.gov.cn is the city's. `url` may
// be a host alone, and anything at all.
std::vector<knowledge::Region> RegionsOfHost(const knowledge::Knowledge& knowledge,
                                             std::string_view url);

// The one of `regions` that a host alone tells: there is no other, or only counties or what exists
// no more. Cities took the plain names; a county that is spelled like one has another host.
std::optional<knowledge::Region> OnlyOf(std::span<const knowledge::Region> regions);

}  // namespace gongbao::extraction

#endif  // GONGBAO_COMMON_EXTRACTION_HOSTS_H_
