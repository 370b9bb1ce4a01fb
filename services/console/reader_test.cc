#include "services/console/reader.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "common/text/utf8.h"

namespace gongbao::console {
namespace {

// A text of paragraphs parted by single line ends, as the store keeps it.
std::vector<v1::Block> BlocksOf(const std::vector<std::string>& paragraphs) {
  std::vector<v1::Block> blocks;
  int64_t at = 0;
  for (const std::string& text : paragraphs) {
    v1::Block& block = blocks.emplace_back();
    block.set_index(static_cast<int32_t>(blocks.size()) - 1);
    block.set_start_byte(at);
    block.set_text(text);
    at += static_cast<int64_t>(text.size()) + 1;
  }
  return blocks;
}

v1::Fact FactAt(int64_t start, const std::string& quote) {
  v1::Fact fact;
  fact.mutable_span()->set_start_byte(start);
  fact.mutable_span()->set_end_byte(start + static_cast<int64_t>(quote.size()));
  fact.set_quote(quote);
  return fact;
}

// A fact on the first place where `quote` stands in the text.
v1::Fact FactOn(const std::vector<v1::Block>& blocks, const std::string& quote) {
  for (const v1::Block& block : blocks) {
    const size_t at = block.text().find(quote);
    if (at != std::string::npos) {
      return FactAt(block.start_byte() + static_cast<int64_t>(at), quote);
    }
  }
  ADD_FAILURE() << quote << " is not in the text";
  return {};
}

// "[0]913.9亿元" for a run of fact 0; plain text for a run of none.
std::string Show(const std::vector<Run>& runs) {
  std::string shown;
  for (const Run& run : runs) {
    if (!shown.empty()) shown += '|';
    for (const size_t fact : run.facts) shown.append("[").append(std::to_string(fact)).append("]");
    shown += run.text;
  }
  return shown;
}

TEST(Reader, LeavesATextWithoutFactsInOneRun) {
  const auto blocks = BlocksOf({"全市经济平稳。", "", "第二段"});
  const CutText cut = CutIntoRuns(blocks, {});
  ASSERT_EQ(cut.paragraphs.size(), 3u);
  EXPECT_EQ(Show(cut.paragraphs[0]), "全市经济平稳。");
  EXPECT_TRUE(cut.paragraphs[1].empty());
  EXPECT_EQ(Show(cut.paragraphs[2]), "第二段");
}

TEST(Reader, MarksEachFactInItsParagraph) {
  const auto blocks = BlocksOf({"生产总值80亿元，增长6%。", "𠮷林e\u0301粮食5万吨"});
  const std::vector<v1::Fact> facts = {FactOn(blocks, "80亿元"), FactOn(blocks, "6%"),
                                       FactOn(blocks, "5万吨")};
  const CutText cut = CutIntoRuns(blocks, facts);
  EXPECT_EQ(Show(cut.paragraphs[0]), "生产总值|[0]80亿元|，增长|[1]6%|。");
  EXPECT_EQ(Show(cut.paragraphs[1]), "𠮷林e\u0301粮食|[2]5万吨");
  EXPECT_TRUE(cut.unaligned.empty());
}

TEST(Reader, NestsSpansOutermostFirstWhateverTheirOrder) {
  const auto blocks = BlocksOf({"居全省第2位以上"});
  const std::vector<v1::Fact> facts = {FactOn(blocks, "2位"), FactOn(blocks, "全省第2位以上")};
  const CutText cut = CutIntoRuns(blocks, facts);
  EXPECT_EQ(Show(cut.paragraphs[0]), "居|[1]全省第|[1][0]2位|[1]以上");
}

TEST(Reader, CutsCrossingSpansWhereEitherBegins) {
  const auto blocks = BlocksOf({"甲乙丙丁"});
  const std::vector<v1::Fact> facts = {FactOn(blocks, "甲乙丙"), FactOn(blocks, "乙丙丁")};
  EXPECT_EQ(Show(CutIntoRuns(blocks, facts).paragraphs[0]), "[0]甲|[0][1]乙丙|[1]丁");
}

TEST(Reader, KeepsEveryFactOfASharedQuote) {
  const auto blocks = BlocksOf({"城乡各建成3个"});
  const std::vector<v1::Fact> facts = {FactOn(blocks, "3个"), FactOn(blocks, "3个")};
  EXPECT_EQ(Show(CutIntoRuns(blocks, facts).paragraphs[0]), "城乡各建成|[0][1]3个");
}

TEST(Reader, MarksAQuoteOverSeveralParagraphsInEach) {
  const auto blocks = BlocksOf({"共9", "", "亿元"});
  const std::vector<v1::Fact> facts = {FactAt(3, "9\n\n亿元")};
  const CutText cut = CutIntoRuns(blocks, facts);
  EXPECT_EQ(Show(cut.paragraphs[0]), "共|[0]9");
  EXPECT_EQ(Show(cut.paragraphs[2]), "[0]亿元");
  EXPECT_TRUE(cut.unaligned.empty());
}

TEST(Reader, CutsARowAtTheEndsOfItsCells) {
  auto blocks = BlocksOf({"标题", "产量\t31万吨\t\t2%"});
  std::vector<std::string> cells;
  for (const auto& [begin, end] : {std::pair(0, 6), {7, 15}, {16, 16}, {17, 19}, {17, 99}}) {
    v1::TableRow::Cell& cell = *blocks[1].mutable_row()->add_cells();
    cell.set_start_byte(blocks[1].start_byte() + begin);
    cell.set_end_byte(blocks[1].start_byte() + end);
  }
  const std::vector<v1::Fact> facts = {FactOn(blocks, "31万吨"),
                                       FactOn(blocks, "产量\t31万吨\t\t2%")};
  const CutText cut = CutIntoRuns(blocks, facts);
  for (const v1::TableRow::Cell& cell : blocks[1].row().cells()) {
    const auto runs = RunsOf(cell, blocks[1], cut.paragraphs[1]);
    cells.push_back(Show({runs.begin(), runs.end()}));
  }
  // The last one claims to end behind its line.
  EXPECT_EQ(cells, (std::vector<std::string>{"[1]产量", "[1][0]31万吨", "", "[1]2%", "[1]2%"}));
}

TEST(Reader, ListsAFactWhoseQuoteIsNotTheTextAndMarksItNowhere) {
  const auto blocks = BlocksOf({"增长6%。"});
  const std::vector<v1::Fact> facts = {FactAt(6, "7%"), FactAt(500, "6%"), FactAt(6, ""),
                                       FactAt(7, "%。")};
  v1::Fact wrong_length = FactAt(6, "6%");
  wrong_length.mutable_span()->set_end_byte(9);
  std::vector<v1::Fact> all = facts;
  all.push_back(wrong_length);
  const CutText cut = CutIntoRuns(blocks, all);
  EXPECT_EQ(Show(cut.paragraphs[0]), "增长6|[3]%。");
  EXPECT_EQ(cut.unaligned, (std::vector<size_t>{0, 1, 2, 4}));
}

TEST(Reader, RunsMakeUpTheTextAndEachFactsRunsItsQuote) {
  const std::vector<std::string> alphabet = {"增", "7", "%", "e\u0301", "𠮷", "，", "亿元"};
  std::mt19937 random(20240115);
  const auto pick = [&](size_t below) { return static_cast<size_t>(random() % below); };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> paragraphs(1 + pick(5));
    std::string text;
    for (std::string& paragraph : paragraphs) {
      for (size_t i = pick(20); i > 0; --i) paragraph += alphabet[pick(alphabet.size())];
      text += paragraph + "\n";
    }
    std::vector<size_t> starts;  // of characters
    for (size_t at = 0; at < text.size(); at += text::CharBytes(text[at])) starts.push_back(at);
    std::vector<v1::Fact> facts;
    for (size_t i = pick(30); i > 0; --i) {
      const size_t a = starts[pick(starts.size())];
      const size_t b = starts[pick(starts.size())];
      if (a != b) {
        facts.push_back(FactAt(static_cast<int64_t>(std::min(a, b)),
                               text.substr(std::min(a, b), std::max(a, b) - std::min(a, b))));
      }
    }
    const auto blocks = BlocksOf(paragraphs);
    const CutText cut = CutIntoRuns(blocks, facts);

    ASSERT_EQ(cut.paragraphs.size(), paragraphs.size());
    std::vector<std::string> marked(facts.size());
    for (size_t p = 0; p < paragraphs.size(); ++p) {
      std::string whole;
      for (const auto& run : cut.paragraphs[p]) {
        EXPECT_FALSE(run.text.empty());
        whole += run.text;
        for (const size_t fact : run.facts) marked[fact] += run.text;
      }
      EXPECT_EQ(whole, paragraphs[p]);
    }
    for (size_t f = 0; f < facts.size(); ++f) {
      std::string quote = facts[f].quote();
      std::erase(quote, '\n');  // line ends belong to no paragraph
      EXPECT_EQ(marked[f], quote);
    }
    for (const size_t f : cut.unaligned) {
      EXPECT_EQ(facts[f].quote().find_first_not_of('\n'), std::string::npos) << facts[f].quote();
    }
  }
}

}  // namespace
}  // namespace gongbao::console
