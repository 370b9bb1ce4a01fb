#include "common/document/xlsx_format.h"

#include <gtest/gtest.h>

namespace gongbao::document {
namespace {

TEST(ShowNumber, ShowsWhatTheSheetShows) {
  struct Case {
    const char* value;
    const char* code;
    const char* shown;
  };
  const Case cases[] = {
      {"512.6", "General", "512.6"},
      {"28.140000000000001", "General", "28.14"},
      {"0.30000000000000004", "General", "0.3"},
      {"1.2E-3", "General", "0.0012"},
      {"123456789012", "General", "123456789012"},
      {"-7", "General", "-7"},
      {"1E+30", "General", "1e+30"},
      {"0", "General", "0"},
      {"n/a", "0.00", "n/a"},
      {"3.14159", "0.00", "3.14"},
      {"2.675", "0.00", "2.68"},
      {"0.5", "0", "1"},
      {"0.04", "0.0", "0.0"},
      {"-0.04", "0.0", "0.0"},
      {"9.96", "0.0", "10.0"},
      {"7", "000", "007"},
      {"1234567.891", "#,##0.0", "1,234,567.9"},
      {"999999.5", "#,##0", "1,000,000"},
      {"1234567", "#,##0,", "1,235"},
      {"0.0523", "0.0%", "5.2%"},
      {"0.0525", "0.0%", "5.3%"},
      {"-0.012", "0.00%", "-1.20%"},
      {"12.5", "0.00\"亿元\"", "12.50亿元"},
      {"0.5", "#.##", ".5"},
      {"1.50", "0.0#", "1.5"},
      {"-3.2", "0.0_);(0.0)", "(3.2)"},
      {"0", "0;-0;\"-\"", "-"},
      {"0", "#,##0_ ;-#,##0_ ;;@", ""},
      {"12", "[$¥-804]#,##0.00", "¥12.00"},
      {"-12", "[Red]#,##0;[Red]\\-#,##0", "-12"},
      {"12", "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "12.00"},
      {"0", "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"},
      {"0.25", "# ?/?", "0.25"},
      {"1234", "0.00E+00", "1234"},
      {"12", "@", "12"},
      {"12", "G/通用格式", "12"},
      {"45352", "yyyy/m/d", "2024/3/1"},
      {"45352", "yyyy\"年\"m\"月\"", "2024年3月"},
      {"45352", "[$-804]yyyy\"年\"mm\"月\"dd\"日\";@", "2024年03月01日"},
      {"45352.75", "yyyy-mm-dd hh:mm", "2024-03-01 18:00"},
      {"45352.75", "h:mm AM/PM", "6:00 PM"},
      {"45352.25", "上午/下午h\"时\"mm\"分\"", "上午6时00分"},
      {"45352", "aaaa", "星期五"},
      {"1.5", "[h]:mm:ss", "36:00:00"},
      {"59", "yyyy-mm-dd", "1900-02-28"},
      {"61", "yyyy-mm-dd", "1900-03-01"},
      {"-1", "yyyy-mm-dd", "-1"},
      {"1e300", "yyyy-mm-dd", "1e+300"},
  };
  for (const Case& c : cases) {
    const std::string shown = ShowNumber(c.value, c.code, false);
    EXPECT_EQ(shown, c.shown) << c.value << " under " << c.code;
  }
}

TEST(ShowNumber, CountsDatesFrom1904WhereTheWorkbookDoes) {
  EXPECT_EQ(ShowNumber("0", "yyyy-mm-dd", true), "1904-01-01");
  EXPECT_EQ(ShowNumber("43890", "yyyy-mm-dd", true), "2024-03-01");
}

TEST(BuiltInNumberFormat, KnowsThoseOfAChineseExcel) {
  EXPECT_EQ(BuiltInNumberFormat(0), "General");
  EXPECT_EQ(BuiltInNumberFormat(10), "0.00%");
  EXPECT_EQ(ShowNumber("45352", BuiltInNumberFormat(57), false), "2024年3月");
  EXPECT_EQ(ShowNumber("-1234.5", BuiltInNumberFormat(40), false), "-1,234.50");
  EXPECT_EQ(BuiltInNumberFormat(163), "General");
  EXPECT_EQ(BuiltInNumberFormat(-1), "General");
}

}  // namespace
}  // namespace gongbao::document
