// Hostile texts take linear time: twice the text takes twice the steps. The engine is compiled once
// more for this test, with a call at each basic block, so that steps are counted without a clock
// and without a line in the engine.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "common/extraction/extraction.h"
#include "common/knowledge/knowledge.h"

namespace {
int64_t steps = 0;
}  // namespace

// The compiler's name for what it calls at each block.
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc() { ++steps; }
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

namespace gongbao::extraction {
namespace {

int64_t StepsFor(std::string_view piece, size_t pieces) {
  static const knowledge::Knowledge kWords;
  std::string text;
  for (size_t i = 0; i < pieces; ++i) text += piece;
  steps = 0;
  Extract(kWords, text, {});
  return steps;
}

// What a text has to itself is taken away by comparing what is added.
void ExpectLinear(std::string_view piece, size_t pieces) {
  const int64_t quarter = StepsFor(piece, pieces / 4);
  const int64_t half = StepsFor(piece, pieces / 2);
  const int64_t whole = StepsFor(piece, pieces);
  EXPECT_GT(half - quarter, static_cast<int64_t>(pieces / 4)) << "nothing is counted";
  EXPECT_NEAR(static_cast<double>(whole - half) / static_cast<double>(half - quarter), 2.0, 0.06)
      << piece;
}

TEST(LinearTime, AMillionDigits) { ExpectLinear("7", 1'000'000); }

TEST(LinearTime, AMillionRespectively) { ExpectLinear("分别", 1'000'000); }

TEST(LinearTime, AMillionAsterisks) { ExpectLinear("*", 1'000'000); }

TEST(LinearTime, NestedBrackets) {
  for (const std::string_view piece : {"(", "（一", ")", "“", "《", "(5%"})
    ExpectLinear(piece, 100'000);
}

TEST(LinearTime, AMegabyteWithoutPunctuation) {
  for (const std::string_view piece :
       {"全区企业实现增加值增长5%同比", "今年地区生产总值", "城镇居民"})
    ExpectLinear(piece, (size_t{1} << 20) / piece.size());
}

TEST(LinearTime, ListsAndHeadingsWithoutEnd) {
  for (const std::string_view piece : {"1、",
                                       "第",
                                       "5%、",
                                       "一、\n",
                                       "(一)\n",
                                       "1.\n",
                                       "万",
                                       "一",
                                       "2021年",
                                       "2021-2025年",
                                       "3家、",
                                       "比",
                                       "增长",
                                       "增长5%，",
                                       "分别5%、",
                                       "出口、",
                                       "占",
                                       "-",
                                       " ",
                                       "\n",
                                       "。",
                                       "和",
                                       "十",
                                       "的",
                                       "由",
                                       "高于",
                                       "①",
                                       "X",
                                       "5亿元以上项目",
                                       "海曙区出口增长5%，",
                                       "其中",
                                       "(5%)",
                                       "第一",
                                       "《",
                                       "“工程”",
                                       "开工建设",
                                       "大桥和",
                                       "大桥)、",
                                       "3亿元的大桥、",
                                       "入选",
                                       "存在问题:",
                                       "年底前",
                                       "1.",
                                       "485.319.3",
                                       "485.319.3水泥5亿元"})
    ExpectLinear(piece, 30'000);
}

}  // namespace
}  // namespace gongbao::extraction
