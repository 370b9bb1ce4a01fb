// Whose site a page stands on: each case is an address and the codes of whom it may be of.
#include "common/extraction/hosts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "common/extraction/testing.h"

namespace gongbao::extraction {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;

// The codes of those that exist.
std::vector<std::string> Codes(const std::string& url) {
  std::vector<std::string> codes;
  for (const knowledge::Region& region : RegionsOfHost(Words(), url)) {
    if (!region.abolished) codes.emplace_back(region.code);
  }
  return codes;
}

struct Case {
  std::string url;
  std::string code;
};

TEST(RegionsOfHost, AreToldByTheNameOfTheSite) {
  for (const Case& one : std::vector<Case>{
           {"http://www.beijing.gov.cn/zhengce/1.html", "110000"},
           {"https://WWW.GD.gov.cn:443/a?b=c.com", "440000"},
           {"www.sz.gov.cn", "440300"},
           {"http://user@www.yueyang.gov.cn./", "430600"},
           {"zjj.hangzhou.gov.cn/", "330100"},
           {"http://www.tangxian.gov.cn", "130627"},
           {"hebi.gov.cn", "410600"},
           {"//tjj.hunan.gov.cn#top", "430000"},
           // Readings that only names of places have.
           {"www.chongqing.gov.cn", "500000"},
           {"www.changchun.gov.cn", "220100"},
           {"www.xiamen.gov.cn", "350200"},
           {"www.luan.gov.cn", "341500"},
           {"www.bengbu.gov.cn", "340300"},
           {"www.xingyang.gov.cn", "410182"},
           {"www.yingjing.gov.cn", "511822"},
           {"www.panyu.gov.cn", "440113"},
           {"www.donge.gov.cn", "371524"},
           {"www.changzhi.gov.cn", "140400"},
           {"www.duyun.gov.cn", "522701"},
           {"www.shaanxi.gov.cn", "610000"},
           {"www.shanxi.gov.cn", "140000"},
           // Names in other languages, and initials.
           {"www.huhhot.gov.cn", "150100"},
           {"www.rikaze.gov.cn", "540200"},
           {"www.kashi.gov.cn", "653100"},
           {"tjj.wlmq.gov.cn", "650100"},
           {"www.nmg.gov.cn", "150000"},
           {"www.pudong.gov.cn", "310115"},
           {"www.xiongan.gov.cn", "130000Z01"},
           {"www.ganzizhou.gov.cn", "513300"},
           // A province, though a district or prefecture is called alike.
           {"www.hainan.gov.cn", "460000"},
           {"www.hebei.gov.cn", "130000"},
           {"www.jilin.gov.cn", "220000"},
           // A city and the county that is called alike; the label around tells which.
           {"www.changsha.gov.cn", "430100"},
           {"www.wuxi.gov.cn", "320200"},
           {"www.jiaojiang.taizhou.gov.cn", "331002"},
           {"www.xihu.hangzhou.gov.cn", "330106"},
           {"www.chaoyang.bj.gov.cn", "110105"},
           // Called so no more.
           {"www.xiangfan.gov.cn", "420600"},
           // A bureau whose name is that of a place elsewhere.
           {"dongtai.hangzhou.gov.cn", "330100"}}) {
    const auto region = OnlyOf(RegionsOfHost(Words(), one.url));
    ASSERT_TRUE(region) << one.url;
    EXPECT_EQ(region->code, one.code) << one.url;
  }
}

TEST(RegionsOfHost, AreAllThatAreSpelledAlike) {
  EXPECT_THAT(Codes("www.taizhou.gov.cn"), ElementsAre("321200", "331000"));
  EXPECT_THAT(Codes("www.suzhou.gov.cn"), IsSupersetOf({"320500", "341300"}));
  EXPECT_THAT(Codes("www.fuzhou.gov.cn"), ElementsAre("350100", "361000"));
  EXPECT_THAT(Codes("www.gz.gov.cn"), ElementsAre("440100", "520000"));
  EXPECT_THAT(Codes("www.wuxi.gov.cn"), ElementsAre("320200", "500238"));
  for (const char* url : {"www.taizhou.gov.cn", "www.suzhou.gov.cn", "www.gz.gov.cn"})
    EXPECT_FALSE(OnlyOf(RegionsOfHost(Words(), url))) << url;
}

TEST(RegionsOfHost, AreNoneWhereTheHostTellsNone) {
  for (const char* url :
       {"", "/", "a", "www.gov.cn", "gov.cn", ".gov.cn", "..gov.cn", "www..gov.cn",
        "https://www.stats.gov.cn/", "http://www.ningbo.com", "https://ningbo.gov.cn.example.com",
        "/www.ningbo.gov.cn", "http://example.com/www.ningbo.gov.cn", "mailto:a@b", "http://",
        "http://beijing.chinatax.gov.cn", "宁波.gov.cn"}) {
    EXPECT_THAT(RegionsOfHost(Words(), url), IsEmpty()) << url;
  }
}

TEST(OnlyOf, IsTheOneThatStillExists) {
  // 密云县 became 密云区.
  const auto regions = RegionsOfHost(Words(), "www.miyun.gov.cn");
  EXPECT_EQ(regions.size(), 2U);
  EXPECT_EQ(OnlyOf(regions)->code, "110118");
  EXPECT_FALSE(OnlyOf({}));
}

}  // namespace
}  // namespace gongbao::extraction
