#include "common/base/packed_view.h"

#include <gtest/gtest.h>

#include <string>

namespace gongbao {
namespace {

TEST(PackedView, IsTheViewThatItWasMadeOf) {
  const std::string text = "地区生产总值𠮷é";
  const PackedView view = std::string_view(text).substr(6);
  EXPECT_EQ(view.data(), text.data() + 6);
  EXPECT_EQ(view.size(), text.size() - 6);
  EXPECT_EQ(view, std::string_view(text).substr(6));
  EXPECT_TRUE(view.starts_with("生产"));
  EXPECT_TRUE(view.ends_with("é"));
  EXPECT_EQ(view.find("总值"), 6u);
  EXPECT_EQ(std::string(view.begin(), view.end()), view.view());
}

TEST(PackedView, IsEmptyAtFirst) {
  EXPECT_TRUE(PackedView().empty());
  EXPECT_EQ(PackedView(), "");
  EXPECT_EQ(PackedView().view(), std::string_view());
}

TEST(PackedView, CutsWhatIsTooLong) {
  const std::string text(PackedView::kLongest + 1, 'x');
  EXPECT_EQ(PackedView(std::string_view(text)), std::string_view(text).substr(1));
}

TEST(PackedView, TakesEightBytes) {
  EXPECT_EQ(sizeof(PackedView), 8u);
  EXPECT_EQ(alignof(PackedView), 4u);
}

}  // namespace
}  // namespace gongbao
