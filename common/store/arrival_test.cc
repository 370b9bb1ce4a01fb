#include "common/store/arrival.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "common/base/resource_name.h"
#include "common/store/testing.h"

namespace gongbao::store {
namespace {

using ::testing::HasSubstr;

v1::Fact& FirstFact(v1::DocumentResult& result) {
  return *result.mutable_results(0)->mutable_facts(0);
}

void PlaceRun(v1::DocumentResult& result, int64_t start, int64_t end) {
  v1::DocumentResult::PlacedRun& run = *result.add_places();
  run.set_start_byte(start);
  run.set_end_byte(end);
  run.mutable_place()->set_path("#p" + std::to_string(result.places_size()));
}

// A row of one cell.
v1::TableRow::Cell& AddRow(v1::DocumentResult& result, int64_t start, int64_t end) {
  v1::TableRow::Cell& cell = *result.add_rows()->add_cells();
  cell.set_rows(1);
  cell.set_columns(1);
  cell.set_start_byte(start);
  cell.set_end_byte(end);
  return cell;
}

TEST(CheckResult, TakesWhatTheExtractorSends) {
  EXPECT_EQ(CheckResult(CityReport(1)), Status());
  EXPECT_EQ(CheckResult(DeletedResult("report-1", 2)), Status());
  EXPECT_EQ(CheckResult(ResultBuilder("empty").Line("目录").Build()), Status());
  EXPECT_EQ(CheckResult(ContainerResult("a.zip", 1, 2)), Status());
  EXPECT_EQ(CheckResult(PartResult("a.zip", "甲/乙.txt", 1)), Status());
}

TEST(CheckResult, RefusesEachBreachByName) {
  const struct {
    const char* expected;
    std::function<void(v1::DocumentResult&)> breach;
  } cases[] = {
      {"document id is empty", [](auto& r) { r.clear_document_id(); }},
      {"longer than 4096 bytes", [](auto& r) { r.set_document_id(std::string(5000, 'x')); }},
      {"revision is out of bounds", [](auto& r) { r.set_revision(UINT64_MAX); }},
      {"status 0 is unknown", [](auto& r) { r.clear_status(); }},
      {"there is no article, but there is",
       [](auto& r) { r.set_status(v1::DocumentResult::STATUS_EMPTY); }},
      {"there is no article, but there is",
       [](auto& r) { r.set_status(v1::DocumentResult::STATUS_CONTAINER); }},
      {"id is not that of a part of its container",
       [](auto& r) { r.mutable_document()->set_container("report"); }},
      {"content_sha256 does not have 32 bytes", [](auto& r) { r.set_content_sha256("short"); }},
      {"document's name is not that of its id", [](auto& r) { r.set_document_id("another"); }},
      {"article 1: its name or index",
       [](auto& r) { r.mutable_results(1)->mutable_article()->set_index(2); }},
      {"article 1: its span does not lie in the text",
       [](auto& r) {
         r.mutable_results(1)->mutable_article()->mutable_span()->set_end_byte(9999);
       }},
      {"article 0: its span does not lie in the text",
       [](auto& r) { r.mutable_results(0)->mutable_article()->mutable_span()->set_end_char(1); }},
      {"article 0: fact 0: its name is not one of its article",
       [](auto& r) { FirstFact(r).set_name(ArticleName(r.document().name(), 0) + "/facts/x"); }},
      {"article 0: fact 1: another fact has its name",
       [](auto& r) { r.mutable_results(0)->mutable_facts(1)->set_name(FirstFact(r).name()); }},
      {"article 0: fact 0: its span does not lie in the article",
       [](auto& r) { FirstFact(r).mutable_span()->set_start_byte(-1); }},
      {"article 0: fact 0: its span does not lie in the article",
       [](auto& r) {
         FirstFact(r).mutable_span()->set_start_char(FirstFact(r).span().start_char() + 1);
       }},
      {"article 1: fact 0: its span does not lie in the article",
       [](auto& r) {
         v1::Fact& fact = *r.mutable_results(1)->mutable_facts(0);
         *fact.mutable_span() = FirstFact(r).span();
       }},
      {"article 0: fact 0: its quote is not the text at its span",
       [](auto& r) { FirstFact(r).set_quote("8.50亿元"); }},
      {"article 0: fact 0: the exponent of a value",
       [](auto& r) { FirstFact(r).mutable_value()->set_exponent(-2'000'000'000); }},
      {"article 0: rejected numeral 0: its quote",
       [](auto& r) { r.mutable_results(0)->mutable_rejected(0)->set_quote("2024年"); }},
      {"article 0: section 0: its span",
       [](auto& r) {
         r.mutable_results(0)->mutable_article()->mutable_sections(0)->mutable_span()->set_end_byte(
             INT64_MAX);
       }},
      {"place 0: its run is empty, or does not lie in the text",
       [](auto& r) { PlaceRun(r, 5, 5); }},
      {"place 0: its run", [](auto& r) { PlaceRun(r, -1, 5); }},
      {"place 1: its run",
       [](auto& r) {
         PlaceRun(r, 0, 9);
         PlaceRun(r, 6, 12);
       }},
      {"place 0: its run", [](auto& r) { PlaceRun(r, 0, INT64_MAX); }},
      {"table row 0: it has no cell", [](auto& r) { r.add_rows(); }},
      {"table row 0: its table or index is below 0",
       [](auto& r) {
         AddRow(r, 0, 9);
         r.mutable_rows(0)->set_index(-1);
       }},
      {"table row 0: a cell takes no room", [](auto& r) { AddRow(r, 0, 9).clear_rows(); }},
      {"table row 0: a cell takes no room", [](auto& r) { AddRow(r, 0, 9).set_column(-1); }},
      {"or room that no table has", [](auto& r) { AddRow(r, 0, 9).set_column(INT32_MAX); }},
      {"table row 1: a cell does not lie in the text behind the one before",
       [](auto& r) {
         AddRow(r, 0, 9);
         AddRow(r, 6, 12);
       }},
      {"table row 0: a cell does not lie", [](auto& r) { AddRow(r, 0, INT64_MAX); }},
      {"article 0: diagnostic 1: its span",
       [](auto& r) { r.mutable_results(0)->add_diagnostics()->mutable_span()->set_start_byte(2); }},
  };
  for (const auto& one : cases) {
    v1::DocumentResult result = CityReport(1);
    one.breach(result);
    const Status status = CheckResult(result);
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << one.expected;
    EXPECT_THAT(status.message(), HasSubstr(one.expected));
  }
}

TEST(Standing, OrdersByRevisionThenRankThenContentThenDigest) {
  v1::DocumentResult low = CityReport(1);
  v1::DocumentResult high = low;
  high.set_canonical_digest(low.canonical_digest() + "x");
  EXPECT_LT(StandingOf(low), StandingOf(high));
  low.set_content_sha256(std::string(32, '\xff'));
  EXPECT_GT(StandingOf(low), StandingOf(high));
  high.mutable_extractor()->set_rank(2);
  EXPECT_LT(StandingOf(low), StandingOf(high));
  low.set_revision(2);
  EXPECT_GT(StandingOf(low), StandingOf(high));
}

TEST(Standing, TellsResultsWithOneDigestApartButNotByTheirCost) {
  const v1::DocumentResult result = CityReport(1);
  v1::DocumentResult other = result;
  other.mutable_cost()->set_wall_us(5);
  other.mutable_input()->set_offset(7);
  other.mutable_document()->mutable_read_time()->set_seconds(3);
  EXPECT_EQ(StandingOf(result), StandingOf(other));
  PlaceRun(other, 0, 9);
  EXPECT_NE(StandingOf(result), StandingOf(other));
  other.clear_places();
  AddRow(other, 0, 9);
  EXPECT_NE(StandingOf(result), StandingOf(other));
  other.clear_rows();
  other.mutable_document()->set_title("另一个标题");
  EXPECT_NE(StandingOf(result), StandingOf(other));
}

TEST(PlaceOf, IsThatOfTheFirstRunWhichSharesAByte) {
  v1::DocumentResult result;
  PlaceRun(result, 3, 9);
  PlaceRun(result, 9, 12);
  PlaceRun(result, 20, 30);
  const auto path = [&](int64_t start, int64_t end) {
    const v1::Place* const place = PlaceOf(result.places(), start, end);
    return place == nullptr ? "" : place->path();
  };
  EXPECT_EQ(path(3, 9), "#p1");
  EXPECT_EQ(path(0, 4), "#p1");
  EXPECT_EQ(path(8, 25), "#p1");
  EXPECT_EQ(path(9, 10), "#p2");
  EXPECT_EQ(path(0, 3), "");
  EXPECT_EQ(path(12, 20), "");
  EXPECT_EQ(path(13, 21), "#p3");
  EXPECT_EQ(path(30, 99), "");
  EXPECT_EQ(PlaceOf({}, 0, 9), nullptr);
}

TEST(SplitText, CutsAtEveryKindOfLineEndAndCountsInBytesAndCodePoints) {
  const std::string text = "第一行\r\n\n  \u3000\n𠮷e\u0301行\r末行";
  const auto blocks = SplitText(text);
  ASSERT_EQ(blocks.size(), 3u);
  EXPECT_EQ(blocks[0].text, "第一行");
  EXPECT_EQ(blocks[1].text, "𠮷e\u0301行");
  EXPECT_EQ(blocks[2].text, "末行");
  for (const TextBlock& block : blocks) {
    const auto start = static_cast<size_t>(block.start_byte);
    EXPECT_EQ(text.substr(start, block.text.size()), block.text);
    EXPECT_EQ(CountChars(text.substr(0, start)), block.start_char);
  }
  EXPECT_TRUE(SplitText("").empty());
  EXPECT_TRUE(SplitText("\n\r\n").empty());
}

TEST(SplitText, CutsALineThatIsTooLongBetweenCodePoints) {
  std::string line;
  while (line.size() < 3 * kMaxBlockBytes) line += "亿";
  const auto blocks = SplitText(line);
  ASSERT_EQ(blocks.size(), 4u);  // three bytes a character never fill a block
  std::string joined;
  for (const TextBlock& block : blocks) {
    EXPECT_LE(block.text.size(), kMaxBlockBytes);
    EXPECT_EQ(block.start_char, static_cast<int64_t>(joined.size() / 3));
    joined += block.text;
  }
  EXPECT_EQ(joined, line);
}

TEST(SplitText, EndsOnBrokenUtf8) {
  EXPECT_EQ(SplitText(std::string(kMaxBlockBytes * 2, '\x80')).size(), 3u);
}

TEST(LastYear, IsTheYearOfThePeriodsLastDay) {
  EXPECT_EQ(LastYear("2023"), 2023);
  EXPECT_EQ(LastYear("2016/2020"), 2020);
  EXPECT_EQ(LastYear("2021-01/2021-11"), 2021);
  EXPECT_EQ(LastYear("2020-Q1"), 2020);
  for (const char* const none : {"", "20", "上年", "20231", "2016/", "2016/x"}) {
    EXPECT_EQ(LastYear(none), std::nullopt) << none;
  }
}

}  // namespace
}  // namespace gongbao::store
