#include "common/reading/decoding.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <utility>

namespace gongbao::reading {
namespace {

using document::DecodedDocument;
using testing::ElementsAre;
using testing::HasSubstr;

// Han, a combining mark and a character beyond the BMP.
DecodedDocument Page() {
  DecodedDocument page;
  page.text = "表一\n增长\te\u0301\n𠮷地\t7.5%\n";
  page.title = "公报";
  page.media_type = "text/html";
  page.charset = "GB18030";
  page.replaced = 2;
  page.scanned = true;
  const auto at = [&page](std::string_view words) {
    return static_cast<int32_t>(page.text.find(words));
  };
  const auto cell = [&](int32_t row, int32_t column, std::string_view words) {
    return Cell{.row = row,
                .column = column,
                .rows = 1,
                .columns = 1,
                .header = row == 0,
                .begin_byte = at(words),
                .end_byte = at(words) + static_cast<int32_t>(words.size())};
  };
  page.tables = {{.begin_byte = at("增长"),
                  .end_byte = static_cast<int32_t>(page.text.size()),
                  .rows = 2,
                  .columns = 2,
                  .cells = {cell(0, 0, "增长"), cell(0, 1, "e\u0301"), cell(1, 0, "𠮷地"),
                            cell(1, 1, "7.5%")}}};
  page.origins = {{.begin_byte = 0,
                   .end_byte = at("\n"),
                   .page = 3,
                   .left = 1.5F,
                   .top = 2,
                   .right = 30,
                   .bottom = 4,
                   .path = "/html/body/p[1]"}};
  page.properties = {{.name = "文号", .value = "临政发〔2024〕3号"}};
  page.parts = {{.path = "附件/表.xls",
                 .media_type = "application/vnd.ms-excel",
                 .charset = "GBK",
                 .bytes = std::string("\xFF\0A", 3)}};
  page.lost_parts = {{.path = "密.docx", .reason = "it is encrypted"}};
  return page;
}

Status StatusOf(const DecodedDocument& page) {
  return ParseDecoding(SerializeDecoding(page, 0)).status();
}

TEST(Decoding, TellsAllOfADocument) {
  const DecodedDocument page = Page();
  const auto decoding = ParseDecoding(SerializeDecoding(page, 4096));
  ASSERT_TRUE(decoding.ok()) << decoding.status().ToString();
  EXPECT_EQ(decoding->peak_bytes, 4096);
  ASSERT_TRUE(decoding->outcome.ok());
  const DecodedDocument& told = *decoding->outcome;
  EXPECT_EQ(told.text, page.text);
  EXPECT_EQ(told.title, page.title);
  EXPECT_EQ(told.media_type, page.media_type);
  EXPECT_EQ(told.charset, page.charset);
  EXPECT_EQ(told.replaced, 2);
  EXPECT_TRUE(told.scanned);
  ASSERT_EQ(told.tables.size(), 1u);
  EXPECT_EQ(told.tables[0].begin_byte, page.tables[0].begin_byte);
  EXPECT_EQ(told.tables[0].end_byte, page.tables[0].end_byte);
  EXPECT_EQ(told.tables[0].rows, 2);
  EXPECT_EQ(told.tables[0].columns, 2);
  ASSERT_EQ(told.tables[0].cells.size(), 4u);
  const Cell& last = told.tables[0].cells[3];
  EXPECT_EQ(told.text.substr(static_cast<size_t>(last.begin_byte), 4), "7.5%");
  EXPECT_THAT((std::vector{last.row, last.column, last.rows, last.columns}),
              ElementsAre(1, 1, 1, 1));
  EXPECT_FALSE(last.header);
  EXPECT_TRUE(told.tables[0].cells[0].header);
  ASSERT_EQ(told.origins.size(), 1u);
  EXPECT_EQ(told.origins[0].end_byte, 6);
  EXPECT_EQ(told.origins[0].page, 3);
  EXPECT_EQ(told.origins[0].left, 1.5F);
  EXPECT_EQ(told.origins[0].bottom, 4);
  EXPECT_EQ(told.origins[0].path, "/html/body/p[1]");
  ASSERT_EQ(told.properties.size(), 1u);
  EXPECT_EQ(told.properties[0].name, "文号");
  EXPECT_EQ(told.properties[0].value, "临政发〔2024〕3号");
  ASSERT_EQ(told.parts.size(), 1u);
  EXPECT_EQ(told.parts[0].path, "附件/表.xls");
  EXPECT_EQ(told.parts[0].media_type, "application/vnd.ms-excel");
  EXPECT_EQ(told.parts[0].charset, "GBK");
  EXPECT_EQ(told.parts[0].bytes, std::string_view("\xFF\0A", 3));
  ASSERT_EQ(told.lost_parts.size(), 1u);
  EXPECT_EQ(told.lost_parts[0].path, "密.docx");
  EXPECT_EQ(told.lost_parts[0].reason, "it is encrypted");
}

TEST(Decoding, TellsAFailure) {
  const auto decoding = ParseDecoding(SerializeDecoding(UnimplementedError("this is a wall"), 1));
  ASSERT_TRUE(decoding.ok());
  EXPECT_EQ(decoding->outcome.status(), UnimplementedError("this is a wall"));
}

TEST(Decoding, NeverTakesTheReadersWordForTroubleOfTheMachine) {
  const auto decoding = ParseDecoding(SerializeDecoding(UnavailableError("try again"), 1));
  ASSERT_TRUE(decoding.ok());
  EXPECT_EQ(decoding->outcome.status(), InternalError("try again"));
}

TEST(Decoding, RefusesPlacesOutsideOfTheText) {
  ASSERT_TRUE(StatusOf(Page()).ok());
  const std::vector<std::function<void(DecodedDocument&)>> faults = {
      [](DecodedDocument& page) { page.tables[0].end_byte += 1; },
      [](DecodedDocument& page) { page.tables[0].begin_byte = -1; },
      [](DecodedDocument& page) { page.tables[0].begin_byte += 1; },  // within a character
      [](DecodedDocument& page) { page.tables[0].rows = 1; },
      [](DecodedDocument& page) { page.tables[0].cells[0].column = -1; },
      [](DecodedDocument& page) { page.tables[0].cells[0].columns = INT32_MAX; },
      [](DecodedDocument& page) { page.tables[0].cells[0].rows = 0; },
      [](DecodedDocument& page) { page.tables[0].cells[0].begin_byte = 0; },
      [](DecodedDocument& page) { page.tables[0].cells[3].end_byte = INT32_MAX; },
      [](DecodedDocument& page) { std::swap(page.tables[0].begin_byte, page.tables[0].end_byte); },
      [](DecodedDocument& page) { page.origins[0].end_byte = INT32_MAX; },
      [](DecodedDocument& page) { page.origins[0].begin_byte = -5; },
      [](DecodedDocument& page) { page.replaced = -1; },
  };
  for (size_t i = 0; i < faults.size(); ++i) {
    DecodedDocument page = Page();
    faults[i](page);
    EXPECT_EQ(StatusOf(page).code(), StatusCode::kInternal) << "fault " << i;
  }
}

TEST(Decoding, RefusesWhatIsCutOffOrEmpty) {
  const std::string whole = SerializeDecoding(Page(), 0);
  for (const size_t size : {whole.size() - 1, whole.size() / 2, size_t{1}}) {
    EXPECT_THAT(ParseDecoding(whole.substr(0, size)).status().message(), HasSubstr("cut off"));
  }
  EXPECT_EQ(ParseDecoding("").status(), InternalError("the reader's answer is empty"));
}

TEST(Arguments, AreReadAsTheyWereWritten) {
  std::vector<std::string> written =
      ArgumentsOf({.memory_bytes = 5, .processor_s = 6, .media_type = "", .charset = "gbk"});
  const char* const argv[] = {"gongbao-reader", written[0].c_str(), written[1].c_str(),
                              written[2].c_str(), written[3].c_str()};
  const auto request = ParseArguments(5, argv);
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->memory_bytes, 5);
  EXPECT_EQ(request->processor_s, 6);
  EXPECT_EQ(request->media_type, "");
  EXPECT_EQ(request->charset, "gbk");
  EXPECT_THAT(ParseArguments(4, argv).status().message(), HasSubstr("usage: "));
}

TEST(Arguments, HoldNoHintThatIsTooLongForThem) {
  const std::string hint(3 << 20, 'x');
  EXPECT_EQ(
      ArgumentsOf({.memory_bytes = 1, .processor_s = 1, .media_type = hint, .charset = hint})[2],
      std::string(256, 'x'));
}

}  // namespace
}  // namespace gongbao::reading
