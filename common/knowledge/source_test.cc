// The reader of the YAML files, and what is laid over the built-in knowledge with it.
#include "common/knowledge/source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "common/knowledge/knowledge.h"

namespace gongbao::knowledge {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;

class SourceTest : public ::testing::Test {
 protected:
  SourceTest()
      : folder_(std::filesystem::path(::testing::TempDir()) /
                (std::string("source_test_") +
                 ::testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::create_directories(folder_);
  }
  ~SourceTest() override { std::filesystem::remove_all(folder_); }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  // The faults of the folder laid over what is built in, without the folder's own path.
  std::vector<std::string> Faults() {
    const Knowledge knowledge(std::make_unique<Source>(ReadSource(folder_.string())));
    std::vector<std::string> faults;
    for (const Fault& fault : knowledge.overlay()->faults) {
      faults.push_back(fault.ToString().substr(folder_.string().size() + 1));
    }
    return faults;
  }
  Knowledge Load() {
    Result<Knowledge> knowledge = Knowledge::Load(folder_.string());
    EXPECT_TRUE(knowledge.ok()) << knowledge.status().message();
    return std::move(knowledge).value();
  }

  std::filesystem::path folder_;
};

TEST_F(SourceTest, AddsAndReplacesEntriesOfEachFile) {
  Write(
      "indicators.yaml",
      "- {code: lamp-output, name: 路灯产量, english: lamps, dimension: count, direction: higher}\n"
      "- {code: gdp, name: 甲总值, english: x, dimension: money, direction: higher}\n");
  Write("units.yaml",
        "- {dimension: money, base: XAU, factor: 1, units: [金元]}\n"
        "- {dimension: area, base: m2, factor: 667, units: [亩]}\n");
  Write("cues.yaml", "firm:\n  words: [务须]\nplain:\n  words: [确保]\n");
  Write("names.yaml", "- {reason: slogan, names: [七彩计划]}\n");
  Write("regions.yaml",
        "- {code: 330281Z09, name: 云溪新区, aliases: [云溪], hosts: [yunxi-xq]}\n"
        "- {code: \"330200\", name: 甲市}\n");
  const Knowledge knowledge = Load();
  EXPECT_EQ(knowledge.FindIndicator(u"路灯产量")->code, "lamp-output");
  EXPECT_EQ(knowledge.FindIndicator(u"甲总值")->code, "gdp");
  EXPECT_EQ(knowledge.FindIndicator(u"地区生产总值"), nullptr);  // its old names went with it
  EXPECT_EQ(knowledge.FindIndicator(u"常住人口")->code, "population-resident");
  EXPECT_EQ(knowledge.unit(knowledge.units().Find(u"金元")).base, "XAU");
  EXPECT_EQ(knowledge.unit(knowledge.units().Find(u"亩")).factor, (Decimal{667, 0}));
  EXPECT_EQ(knowledge.CuesOf(u"务须"), Bit(Cue::kFirm));
  EXPECT_EQ(knowledge.CuesOf(u"确保"), Bit(Cue::kPlain));  // only what the overlay says
  EXPECT_EQ(knowledge.name(knowledge.TermsAt(u"七彩计划").name).reason, "slogan");
  EXPECT_EQ(knowledge.FindRegion("330281Z09")->parent, "330281");
  EXPECT_EQ(knowledge.FindRegions("云溪").at(0).kind(), RegionKind::kZone);
  EXPECT_EQ(knowledge.FindRegion("330200")->name, "甲市");
  EXPECT_THAT(knowledge.FindRegions("甬"), IsEmpty());
  EXPECT_EQ(knowledge.FindRegionsByHost("yunxi-xq").at(0).code, "330281Z09");
  EXPECT_THAT(knowledge.FindRegionsByHost("ningbo"), IsEmpty());
}

TEST_F(SourceTest, ChangesTheDigest) {
  Write("names.yaml", "- {reason: slogan, names: [七彩计划]}\n");
  EXPECT_NE(Load().digest(), Knowledge().digest());
  EXPECT_EQ(Load().digest(), Load().digest());
}

TEST_F(SourceTest, KeepsWhatItGaveOutWhenItIsMoved) {
  Write("names.yaml", "- {reason: slogan, names: [七彩计划]}\n");
  Knowledge first = Load();
  const NameWithNumeral& name = first.name(first.TermsAt(u"七彩计划").name);
  const Knowledge second = std::move(first);
  EXPECT_EQ(name.surface, "七彩计划");
  EXPECT_EQ(&second.name(second.TermsAt(u"七彩计划").name), &name);
}

TEST_F(SourceTest, TellsEveryFaultOfAnIndicator) {
  Write("indicators.yaml",
        "- {code: a, name: 甲指标, english: a, dimension: money, direction: up}\n"
        "- {code: a, name: 乙指标, english: b, dimension: mony, direction: higher, alias: [x]}\n"
        "- {code: c, name: 丙指标, dimension: money, direction: higher,\n"
        "   aliases: [甲指标, 常住人口]}\n");
  EXPECT_THAT(Faults(),
              ElementsAre("indicators.yaml:1: `direction` is higher, lower or neutral",
                          "indicators.yaml:2: there is no key `alias`",
                          "indicators.yaml:2: the code `a` stands twice",
                          "indicators.yaml:3: `english` is missing or empty",
                          "indicators.yaml:4: `甲指标` stands twice, first in line 1",
                          "indicators.yaml:2: no unit is of the dimension `mony`",
                          "indicators.yaml:4: `常住人口` is a name of `population-resident`"));
}

TEST_F(SourceTest, TellsEveryFaultOfAUnit) {
  Write("units.yaml",
        "- {dimension: length, base: li, factor: 500, units: [甲里]}\n"
        "- {dimension: lenght, base: m, factor: x, units: [乙里, 乙里], class: big}\n");
  EXPECT_THAT(
      Faults(),
      ElementsAre("units.yaml:2: `乙里` stands twice, first in line 2",
                  "units.yaml:2: `factor` is no decimal number above 0",
                  "units.yaml:2: there is no class `big` of units",
                  "units.yaml:1: there is no base unit `li`: it needs a unit with the "
                  "factor 1",
                  "units.yaml:2: the base unit `m` is of the dimension `length` in `公里`"));
}

TEST_F(SourceTest, TellsEveryFaultOfCuesNamesAndRegions) {
  Write("cues.yaml", "bound:\n  words: [甲]\nfirm:\n  words: [乙, 乙]\nplain: [丙]\n");
  Write("names.yaml", "- {reason: pun, names: [丁]}\n- 戊\n");
  Write("regions.yaml",
        "- {code: 999901, name: 己县}\n- {code: 330281Z09, name: 庚, parent: 1}\n"
        "- {code: 330281Z08, name: 辛, hosts: [www.xin.gov.cn]}\n");
  EXPECT_THAT(Faults(), ElementsAre("cues.yaml:1: there is no class `bound`",
                                    "cues.yaml:4: `乙` stands twice, first in line 4",
                                    "cues.yaml:5: a class is a map with the key `words`",
                                    "names.yaml:1: there is no reason `pun`",
                                    "names.yaml:2: an entry is a map of keys and values",
                                    "regions.yaml:3: `www.xin.gov.cn` is no part of a host's name: "
                                    "small letters, digits",
                                    "regions.yaml:1: there is no region around `999901`",
                                    "regions.yaml:2: there is no region `1`"));
}

TEST_F(SourceTest, TellsWhereAFileIsNoYaml) {
  Write("names.yaml", "- {reason: slogan, names: [甲]}\n- {reason: [\n");
  EXPECT_EQ(Faults().size(), 1u);
  EXPECT_EQ(Faults().front().substr(0, 13), "names.yaml:3:");
}

TEST_F(SourceTest, RefusesAFolderWithoutFiles) {
  const auto knowledge = Knowledge::Load((folder_ / "none").string());
  ASSERT_FALSE(knowledge.ok());
  EXPECT_EQ(knowledge.status().code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(knowledge.status().message(), EndsWith("holds none of units.yaml, cues.yaml, "
                                                     "names.yaml, indicators.yaml, regions.yaml"));
}

}  // namespace
}  // namespace gongbao::knowledge
