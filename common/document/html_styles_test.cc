#include "common/document/html_styles.h"

#include <gtest/gtest.h>

namespace gongbao::document {
namespace {

TEST(HtmlStyles, HideWhatOneOfTheirClassesHides) {
  HtmlStyles styles;
  styles.Read(
      "/* .no{display:none} */ .gone , SPAN.old{ Display : none } "
      ".struck{color:red;text-decoration:"
      "underline line-through} .quiet{visibility:hidden}.plain{text-decoration:underline}");
  for (const char* classes : {"gone", "a gone", "struck\tb", "quiet"}) {
    EXPECT_TRUE(styles.Hide("p", classes)) << classes;
  }
  EXPECT_TRUE(styles.Hide("span", "old"));
  for (const char* classes : {"", " ", "no", "old", "plain", "gone-by", "Gone"}) {
    EXPECT_FALSE(styles.Hide("p", classes)) << classes;
  }
}

TEST(HtmlStyles, LeaveOutWhatSpeaksOfMoreOrOfOtherMedia) {
  HtmlStyles styles;
  styles.Read(
      ".a .b{display:none} .c:hover{display:none} #d.e{display:none} @media print{.f{display:none}"
      " .g{display:none}} @import url(x); .h.i{display:none} .j::after{display:none} "
      ".k{display:none}");
  for (const char* classes : {"b", "c", "e", "f", "g", "h i", "j"}) {
    EXPECT_FALSE(styles.Hide("p", classes)) << classes;
  }
  EXPECT_TRUE(styles.Hide("p", "k"));
}

TEST(HtmlStyles, ShowWhatARuleShowsAgain) {
  HtmlStyles styles;
  styles.Read(".tab{display:none} .tab.on{display:block}");
  EXPECT_TRUE(styles.Hide("div", "tab"));
  EXPECT_FALSE(styles.Hide("div", "tab on"));
}

TEST(HtmlStyles, TakeAnyBytes) {
  HtmlStyles styles;
  for (const char* css :
       {"}}{", ".", ".a{", "@media{", "/*", ".a{display:none", ",,.{display:none}"}) {
    styles.Read(css);
  }
  EXPECT_TRUE(styles.Hide("p", "a"));
}

}  // namespace
}  // namespace gongbao::document
