#include "common/store/filter.h"

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "common/base/ascii.h"
#include "gongbao/v1/types.pb.h"

namespace gongbao::store {
namespace {

using ::testing::HasSubstr;

// What the filter reads as, in the settled form.
std::string Read(std::string_view text, FilterSubject subject = FilterSubject::kFacts) {
  const auto filter = ParseFilter(subject, text);
  return filter.ok() ? PrintFilter(*filter) : filter.status().ToString();
}

TEST(ParseFilter, ReadsEveryForm) {
  const std::string uid = "abcdefghijklmnopqrstuvwxyz";
  const struct {
    std::string text;
    std::string read;
  } cases[] = {
      {"", ""},
      {" \t\n", ""},
      {"measure=growth", "measure = growth"},
      {"measure : growth", "measure : growth"},
      {"status!=target", "status != target"},
      {"region=宁波市", "region = \"宁波市\""},
      {"region = \"前湾 新区\"", "region = \"前湾 新区\""},
      {"indicator:\"小巨人\"", "indicator : \"小巨人\""},
      {"indicator=\"“小巨人”企业\"", "indicator = \"“小巨人”企业\""},
      {"indicator = *生产总值", "indicator = \"*生产总值\""},
      {"indicator = \"民间*\"", "indicator = \"民间*\""},
      {"indicator != *总*", "indicator != \"*总*\""},
      {"quote = \"\\*\\*%\"", "quote = \"\\*\\*%\""},
      {"quote:\"**%\"", "quote : \"\\*\\*%\""},
      {"quote:**%", "quote : \"\\*\\*%\""},
      {"quote = \"a\\\"b\\\\c\"", "quote = \"a\\\"b\\\\c\""},
      {"unit = \"\"", "unit = \"\""},
      {"unit=%", "unit = \"%\""},
      {"unit=万元/亩", "unit = \"万元/亩\""},
      {"rule:*", "rule : *"},
      {"year:*", "year : *"},
      {"value < -5", "value < -5"},
      {"value>=913.90", "value >= 913.90"},
      {"base_value > 91390000000", "base_value > 91390000000"},
      {"year=2024", "year = 2024"},
      {"year <= -1", "year <= -1"},
      {"masked=true", "masked = true"},
      {"optional != \"false\"", "optional != false"},
      {"document=" + uid, "document = " + uid},
      {"document=documents/" + uid, "document = " + uid},
      {"NOT year=2024", "NOT year = 2024"},
      {"-year=2024", "NOT year = 2024"},
      {"-(year=2024)", "NOT year = 2024"},
      {"NOT (NOT year=2024)", "NOT (NOT year = 2024)"},
      // OR binds tighter than AND.
      {"year=1 AND year=2 OR year=3", "year = 1 AND year = 2 OR year = 3"},
      {"year=1 AND (year=2 OR year=3)", "year = 1 AND year = 2 OR year = 3"},
      {"(year=1 AND year=2) OR year=3", "(year = 1 AND year = 2) OR year = 3"},
      {"NOT(year=1 OR year=2)AND year=3", "NOT (year = 1 OR year = 2) AND year = 3"},
      {"((((((((year=1))))))))", "year = 1"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(Read(one.text), one.read) << one.text;
    EXPECT_EQ(Read(one.read), one.read) << "settled form of " << one.text;
  }
}

TEST(ParseFilter, HasFieldsOfEachSubject) {
  const auto documents = FilterSubject::kDocuments;
  EXPECT_EQ(Read("flag=masked AND flag:multi_article", documents),
            "flag = masked AND flag : multi_article");
  EXPECT_EQ(Read("published_date>=2024-01 AND published_date<2024-06-30", documents),
            "published_date >= 2024-01 AND published_date < 2024-06-30");
  EXPECT_EQ(Read("document_id=upload/a.html AND source=crawler", documents),
            "document_id = \"upload/a.html\" AND source = \"crawler\"");
  EXPECT_EQ(Read("kind=government_work_report", FilterSubject::kArticles),
            "kind = government_work_report");
}

TEST(ParseFilter, BindsOrTighterThanAnd) {
  const auto filter = ParseFilter(FilterSubject::kFacts, "year=1 AND year=2 OR year=3");
  ASSERT_TRUE(filter.ok());
  ASSERT_EQ(filter->root->kind, FilterNode::Kind::kAll);
  ASSERT_EQ(filter->root->children.size(), 2u);
  EXPECT_EQ(filter->root->children[1].kind, FilterNode::Kind::kAny);
}

TEST(ParseFilter, TellsColumnAndRemedyOfEveryFault) {
  using enum FilterFault::Kind;
  std::string many = "year=1";
  for (int i = 1; i < 33; ++i) many += " OR year=1";
  const struct {
    std::string text;
    FilterFault::Kind kind;
    int column;
    const char* message;
  } cases[] = {
      {"regoin=宁波", kUnknownField, 1, "did you mean region? allowed: document, indicator"},
      {"year=1 AND xyzzyplugh=2", kUnknownField, 12, "unknown field xyzzyplugh; allowed: document"},
      {"region=宁波 AND mesure=growth", kUnknownField, 15, "did you mean measure?"},
      {"measure=grwth", kUnknownField, 9, "unknown word grwth for measure; did you mean growth?"},
      {"status = Target", kUnknownField, 10, "did you mean target?"},
      {"modality=none", kUnknownField, 10, "allowed: expected, firm, stretch"},
      {"measure", kSyntax, 8, "an operator is expected behind measure"},
      {"measure=", kSyntax, 9, "a value is expected behind measure"},
      {"measure>growth", kSyntax, 8, "measure has no order"},
      {"region<宁波", kSyntax, 7, "region has no order"},
      {"宁波", kSyntax, 1, "a condition is expected here"},
      {"year=1 AND", kSyntax, 11, "a condition is expected here"},
      {"AND year=1", kSyntax, 1, "a condition is expected here"},
      {"NOT NOT year=1", kSyntax, 5, "a condition is expected here"},
      {"year=1 year=2", kSyntax, 8, "AND or OR (in capitals) is expected"},
      {"year=1 and year=2", kSyntax, 8, "AND or OR (in capitals) is expected"},
      {"region=前湾 新区", kSyntax, 11, "a value with spaces"},
      {"(year=1", kSyntax, 1, "this ( is never closed"},
      {"year=1)", kSyntax, 7, "this ) closes nothing"},
      {"()", kSyntax, 2, "a condition is expected here"},
      {"quote=\"abc", kSyntax, 7, "this quote is never closed"},
      {"quote=“abc”", kSyntax, 7, "ASCII quotes"},
      {"quote=\"a\\n\"", kSyntax, 9, "behind \\ stands one of"},
      {"quote=a\\b", kSyntax, 8, "stands in quotes"},
      {"quote=a*b", kSyntax, 7, "only at either end"},
      {"quote=\"**%\"", kSyntax, 7, "write \\* for the character itself"},
      {"quote=*", kSyntax, 7, "write quote:*"},
      {std::string("quote=a\0b", 9), kSyntax, 8, "a control character"},
      {"year=2024年", kSyntax, 6, "year takes a whole number"},
      {"year=99999999999999999999", kSyntax, 6, "year takes a whole number"},
      {"value=1e9", kSyntax, 7, "value takes a plain decimal number"},
      {"value=1." + std::string(31, '0'), kSyntax, 7, "value takes a plain decimal number"},
      {"optional=yes", kSyntax, 10, "optional takes true or false"},
      {"document=documents/-", kSyntax, 10, "document takes a document's name"},
      {"document=x", kSyntax, 10, "document takes a document's name"},
      {many, kTooComplex, 321, "at most 32 conditions"},
      {"(((((((((year=1)))))))))", kTooComplex, 9, "nest at most 8 deep"},
      {std::string(100000, '('), kTooComplex, 1001, "at most 1000 characters"},
      {"quote=" + std::string(995, 'x'), kTooComplex, 1001, "at most 1000 characters"},
  };
  for (const auto& one : cases) {
    FilterFault fault;
    const auto filter = ParseFilter(FilterSubject::kFacts, one.text, &fault);
    ASSERT_FALSE(filter.ok()) << one.text;
    EXPECT_EQ(filter.status().code(), StatusCode::kInvalidArgument);
    EXPECT_THAT(filter.status().message(), HasSubstr(one.message)) << one.text;
    EXPECT_THAT(filter.status().message(),
                HasSubstr("filter, column " + std::to_string(one.column) + ":"))
        << one.text;
    EXPECT_EQ(fault.kind, one.kind) << one.text;
    EXPECT_EQ(fault.column, one.column) << one.text;
  }
}

TEST(ParseFilter, RefusesWhatIsNoDate) {
  for (const char* const text : {"2024-1", "24", "2024/01/01", "2024-01-", "soon"}) {
    const std::string filter = std::string("published_date = ") + text;
    EXPECT_THAT(Read(filter, FilterSubject::kDocuments), HasSubstr("takes a date such as"));
  }
}

TEST(ParseFilter, TakesAThousandCharactersHoweverManyBytes) {
  std::string text = "quote=";
  for (int i = 6; i < kMaxFilterChars; ++i) text += "亿";
  EXPECT_TRUE(ParseFilter(FilterSubject::kFacts, text).ok());
}

// Each value of the enum but the unspecified one has its word, the name in lower case.
void ExpectWordsOf(const google::protobuf::EnumDescriptor& descriptor, std::string_view prefix,
                   FilterSubject subject, std::string_view field_name) {
  const auto fields = FilterFields(subject);
  const auto field = std::ranges::find(fields, field_name, &FilterField::name);
  ASSERT_NE(field, fields.end());
  ASSERT_EQ(field->words.size() + 1, static_cast<size_t>(descriptor.value_count())) << field_name;
  for (const FilterWord& word : field->words) {
    const auto* const value = descriptor.FindValueByNumber(word.number);
    ASSERT_NE(value, nullptr) << word.word;
    EXPECT_EQ(LowerAscii(value->name().substr(prefix.size())), word.word);
  }
}

TEST(FilterFields, HaveTheWordsOfTheProtos) {
  const auto facts = FilterSubject::kFacts;
  ExpectWordsOf(*v1::Measure_descriptor(), "MEASURE_", facts, "measure");
  ExpectWordsOf(*v1::FactStatus_descriptor(), "FACT_STATUS_", facts, "status");
  ExpectWordsOf(*v1::Modality_descriptor(), "MODALITY_", facts, "modality");
  ExpectWordsOf(*v1::Relation_descriptor(), "RELATION_", facts, "relation");
  for (const auto subject : {FilterSubject::kDocuments, FilterSubject::kArticles}) {
    ExpectWordsOf(*v1::DocumentKind_descriptor(), "DOCUMENT_KIND_", subject, "kind");
    ExpectWordsOf(*v1::GovernmentLevel_descriptor(), "GOVERNMENT_LEVEL_", subject, "level");
    ExpectWordsOf(*v1::Trust_descriptor(), "TRUST_", subject, "trust");
  }
  ExpectWordsOf(*v1::QualityFlag_descriptor(), "QUALITY_FLAG_", FilterSubject::kDocuments, "flag");
}

}  // namespace
}  // namespace gongbao::store
