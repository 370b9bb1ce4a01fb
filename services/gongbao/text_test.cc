#include "services/gongbao/text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace gongbao::cli {
namespace {

TEST(TextLine, HoldsAllThatWasDecoded) {
  const auto document = document::DecodeDocument(
      "<html><head><meta name='PubDate' content='2024-02-03'><meta charset='utf-8'></head><body>"
      "<h1>某县统计公报</h1><p>全年粮食产量12.5万吨。</p>"
      "<table><tr><th>指标<th>数值<tr><td>产量<td>12.5</table></body></html>",
      {});
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  const auto line = nlohmann::json::parse(TextLine("a.html", *document));
  EXPECT_EQ(line["file"], "a.html");
  EXPECT_EQ(line["title"], "某县统计公报");
  EXPECT_EQ(line["declared_charset"], "utf-8");
  EXPECT_EQ(line["detected_charset"], "UTF-8");
  EXPECT_EQ(line["properties"][0], nlohmann::json({{"name", "PubDate"}, {"value", "2024-02-03"}}));
  const std::string text = line["text"];
  ASSERT_EQ(line["tables"].size(), 1U);
  const auto& cell = line["tables"][0]["cells"][3];
  EXPECT_EQ(cell["row"], 1);
  EXPECT_EQ(text.substr(cell["begin"], size_t{cell["end"]} - size_t{cell["begin"]}), "12.5");
  EXPECT_EQ(line["origins"].back()["path"], "/html/body/table[1]/tbody[1]/tr[2]/td[2]");
}

}  // namespace
}  // namespace gongbao::cli
