#include "common/text/display_width.h"

#include <gtest/gtest.h>

namespace gongbao::text {
namespace {

TEST(DisplayWidth, CountsHanTwiceAndCombiningMarksNotAtAll) {
  EXPECT_EQ(DisplayWidth("GDP"), 3);
  EXPECT_EQ(DisplayWidth("增长6%"), 6);
  EXPECT_EQ(DisplayWidth("a\xCC\x81"), 1);
  EXPECT_EQ(DisplayWidth("\xF0\xA0\x80\x80"), 2);  // U+20000
}

TEST(FitToWidth, PadsAndCutsByColumns) {
  EXPECT_EQ(FitToWidth("增长", 6), "增长  ");
  EXPECT_EQ(FitToWidth("增长率高", 6), "增长… ");
  EXPECT_EQ(FitToWidth("增\n长", 5), "增 长");
  EXPECT_EQ(FitToWidth("", 2), "  ");
}

}  // namespace
}  // namespace gongbao::text
