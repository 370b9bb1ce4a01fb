// What every backend of the store must hold.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "common/base/hash.h"
#include "common/base/resource_name.h"
#include "common/base/temporary_folder.h"
#include "common/store/sqlite/sqlite_store.h"
#include "common/store/store.h"
#include "common/store/testing.h"

namespace gongbao::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;

constexpr char kTopic[] = "gongbao.results.v1";
constexpr char kAllFacts[] = "documents/-/articles/-";

struct Backend {
  const char* name;
  std::function<Result<std::unique_ptr<Store>>(const std::string& place)> open;

  // What GoogleTest shows of a backend.
  friend void PrintTo(const Backend& backend, std::ostream* out) { *out << backend.name; }
};

class StoreContract : public ::testing::TestWithParam<Backend> {
 protected:
  std::unique_ptr<Store> Open(const std::string& name = "store") {
    auto store = GetParam().open(folder_.File(name));
    EXPECT_TRUE(store.ok()) << store.status().ToString();
    return std::move(store).value();
  }

  // Applies the results in one batch, at the offsets that follow.
  void Apply(Store* store, std::vector<v1::DocumentResult> results) {
    std::vector<LogEntry> entries;
    entries.reserve(results.size());
    for (auto& result : results) entries.push_back(EntryOf(std::move(result), next_offset_++));
    EXPECT_EQ(store->Apply(entries), Status());
  }

  const TemporaryFolder folder_ = *TemporaryFolder::Make();
  int64_t next_offset_ = 0;
};

std::vector<std::string> Quotes(const Result<Page<v1::Fact>>& page) {
  EXPECT_TRUE(page.ok()) << page.status().ToString();
  std::vector<std::string> quotes;
  if (page.ok()) {
    for (const v1::Fact& fact : page->rows) quotes.push_back(fact.quote());
  }
  return quotes;
}

std::string Without(v1::Document document) {
  document.clear_read_time();
  return document.DebugString();
}

LogEntry LetterEntry(const std::string& document_id, int64_t original_offset, int64_t failed,
                     const std::string& reason) {
  LogEntry entry{.topic = "gongbao.documents.dlq.v1",
                 .partition = 0,
                 .offset = 0,
                 .result = {},
                 .dead_letter = v1::DeadLetter()};
  entry.dead_letter->set_document_id(document_id);
  entry.dead_letter->mutable_original()->set_topic("gongbao.documents.v1");
  entry.dead_letter->mutable_original()->set_offset(original_offset);
  entry.dead_letter->set_original_value("the bytes");
  entry.dead_letter->set_stage(v1::DeadLetter::STAGE_DECODE);
  entry.dead_letter->set_error_class(v1::DeadLetter::ERROR_CLASS_UNDECODABLE);
  entry.dead_letter->set_reason(reason);
  entry.dead_letter->mutable_last_failed()->set_seconds(failed);
  return entry;
}

TEST_P(StoreContract, GivesBackWhatAResultHolds) {
  const auto store = Open();
  const v1::DocumentResult result = CityReport(1);
  Apply(store.get(), {result});
  const std::string name = result.document().name();

  const auto document = store->GetDocument(name);
  ASSERT_TRUE(document.ok()) << document.status().ToString();
  v1::Document expected = result.document();
  expected.set_revision(1);
  expected.set_content_sha256(result.content_sha256());
  expected.set_extractor("gongbao@0.1.0");
  expected.set_chars(result.results(1).article().span().end_char());
  expected.set_article_count(2);
  expected.set_fact_count(7);
  EXPECT_EQ(Without(*document), expected.DebugString());
  EXPECT_GT(document->read_time().seconds(), 0);

  for (const v1::ExtractionResult& one : result.results()) {
    const auto article = store->GetArticle(one.article().name());
    ASSERT_TRUE(article.ok()) << article.status().ToString();
    v1::Article told = one.article();
    *told.mutable_diagnostics() = one.diagnostics();
    EXPECT_EQ(article->DebugString(), told.DebugString());
    const auto facts = store->ListFacts(one.article().name(), "", {});
    ASSERT_TRUE(facts.ok()) << facts.status().ToString();
    ASSERT_EQ(facts->rows.size(), static_cast<size_t>(one.facts_size()));
    for (int i = 0; i < one.facts_size(); ++i) {
      EXPECT_EQ(facts->rows[static_cast<size_t>(i)].DebugString(), one.facts(i).DebugString());
      const auto fact = store->GetFact(one.facts(i).name());
      ASSERT_TRUE(fact.ok()) << fact.status().ToString();
      EXPECT_EQ(fact->DebugString(), one.facts(i).DebugString());
    }
  }
  const auto articles = store->ListArticles(name, "", {});
  ASSERT_TRUE(articles.ok());
  ASSERT_EQ(articles->rows.size(), 2u);
  EXPECT_EQ(articles->rows[0].title(), "临江市政府工作报告");
  EXPECT_EQ(articles->rows[0].sections_size(), 0);
  EXPECT_EQ(articles->total, 2);
}

TEST_P(StoreContract, GivesTheTextOfAnArticleByParagraph) {
  const auto store = Open();
  const v1::DocumentResult result = CityReport(1);
  Apply(store.get(), {result});
  const auto blocks = store->ListBlocks(result.document().name() + "/articles/0", {});
  ASSERT_TRUE(blocks.ok()) << blocks.status().ToString();
  ASSERT_EQ(blocks->rows.size(), 4u);
  EXPECT_EQ(blocks->rows[0].text(), "一、2023年工作回顾");
  EXPECT_EQ(blocks->rows[3].index(), 3);
  for (const v1::Block& block : blocks->rows) {
    EXPECT_EQ(result.text().substr(static_cast<size_t>(block.start_byte()), block.text().size()),
              block.text());
  }
  // The next article's text goes on where this one's ends, and is not part of it.
  const auto second = store->ListBlocks(result.document().name() + "/articles/1", {});
  ASSERT_TRUE(second.ok());
  ASSERT_EQ(second->rows.size(), 1u);
  EXPECT_EQ(second->rows[0].index(), 4);
}

TEST_P(StoreContract, TellsWhereParagraphsAndQuotesBeginInTheOriginal) {
  const auto store = Open();
  v1::DocumentResult result = CityReport(1);
  const v1::Span growth = result.results(0).facts(1).span();
  const auto place = [&](int64_t start, int64_t end, int32_t page) {
    v1::DocumentResult::PlacedRun& run = *result.add_places();
    run.set_start_byte(start);
    run.set_end_byte(end);
    run.mutable_place()->set_page(page);
    run.mutable_place()->mutable_box()->set_right(595);
  };
  // The first paragraph is nowhere; the second goes over the page within a quote.
  place(static_cast<int64_t>(result.text().find("全市")), growth.start_byte() + 1, 7);
  place(growth.start_byte() + 1, growth.end_byte(), 8);
  Apply(store.get(), {result});

  const std::string article = result.document().name() + "/articles/0";
  const auto blocks = store->ListBlocks(article, {});
  ASSERT_TRUE(blocks.ok()) << blocks.status().ToString();
  EXPECT_FALSE(blocks->rows[0].has_place());
  EXPECT_EQ(blocks->rows[1].place().DebugString(), result.places(0).place().DebugString());
  EXPECT_FALSE(blocks->rows[2].has_place());
  const auto facts = store->ListFacts(article, "", {});
  ASSERT_TRUE(facts.ok()) << facts.status().ToString();
  EXPECT_EQ(facts->rows[0].place().DebugString(), result.places(0).place().DebugString());
  EXPECT_EQ(facts->rows[1].place().DebugString(), result.places(0).place().DebugString());
  EXPECT_FALSE(facts->rows[2].has_place());
  EXPECT_EQ(store->GetFact(facts->rows[1].name())->place().page(), 7);
  const auto other = Open("other");
  result.mutable_places(0)->mutable_place()->set_page(9);
  ASSERT_EQ(other->Apply(std::vector<LogEntry>{EntryOf(result, 0)}), Status());
  EXPECT_NE(*other->Digest(), *store->Digest());
}

TEST_P(StoreContract, GivesTheCellsOfTheRowsOfTables) {
  const auto store = Open();
  ResultBuilder builder("table");
  builder.Article("产量");
  const std::string wide = std::string(size_t{70} << 10, 'x');  // cut into two blocks
  builder.Line("表1").Line("指标\t数值").Line(wide + "\t5").Line("").Line("\t31万吨").Line("注");
  v1::DocumentResult result = builder.Build();
  const auto add = [&result](int32_t index, const std::vector<std::string>& words) {
    v1::TableRow& row = *result.add_rows();
    row.set_table(2);
    row.set_index(index);
    for (const std::string& word : words) {
      v1::TableRow::Cell& cell = *row.add_cells();
      cell.set_column(row.cells_size() - 1);
      cell.set_rows(1);
      cell.set_columns(1);
      const size_t start = result.text().find(word);
      cell.set_start_byte(static_cast<int64_t>(start));
      cell.set_end_byte(static_cast<int64_t>(start + word.size()));
    }
  };
  add(0, {"指标", "数值"});
  add(1, {wide, "5"});
  add(3, {"\t31万吨", "31万吨"});
  result.mutable_rows(2)->mutable_cells(0)->set_end_byte(
      result.rows(2).cells(0).start_byte());  // empty
  Apply(store.get(), {result});

  const auto blocks = store->ListBlocks(result.document().name() + "/articles/0", {});
  ASSERT_TRUE(blocks.ok()) << blocks.status().ToString();
  ASSERT_EQ(blocks->rows.size(), 6u);
  EXPECT_FALSE(blocks->rows[0].has_row());
  EXPECT_EQ(blocks->rows[1].row().DebugString(), result.rows(0).DebugString());
  EXPECT_FALSE(blocks->rows[2].has_row());
  EXPECT_FALSE(blocks->rows[3].has_row());
  EXPECT_EQ(blocks->rows[4].row().DebugString(), result.rows(2).DebugString());
  EXPECT_FALSE(blocks->rows[5].has_row());
}

TEST_P(StoreContract, CutsAPageOfLargeRowsShort) {
  const auto store = Open();
  ResultBuilder builder("long");
  builder.Article("长文");
  const std::string line(size_t{5} << 20, 'x');
  builder.Line(line);
  Apply(store.get(), {builder.Build()});
  std::string text;
  PageRequest request{.size = 500, .after = {}};
  int pages = 0;
  do {
    const auto page = store->ListBlocks(DocumentName("long") + "/articles/0", request);
    ASSERT_TRUE(page.ok()) << page.status().ToString();
    size_t bytes = 0;
    for (const v1::Block& block : page->rows) {
      bytes += block.ByteSizeLong();
      text += block.text();
    }
    EXPECT_LT(bytes, size_t{3} << 20);
    request.after = page->next;
    ++pages;
  } while (!request.after.empty());
  EXPECT_GT(pages, 1);
  EXPECT_EQ(text, line);
}

TEST_P(StoreContract, ShowsTheHighestResultOnly) {
  const auto store = Open();
  const std::string name = DocumentName("report-1");
  v1::DocumentResult better = CityReport(1, 2);
  better.mutable_extractor()->set_version("0.2.0");
  better.mutable_extractor()->set_rank(2);
  better.mutable_document()->set_title("更好的读法");
  v1::DocumentResult older = CityReport(1, 1);
  older.mutable_extractor()->set_rank(9);
  Apply(store.get(), {CityReport(1, 2), better, older});
  EXPECT_EQ(store->GetDocument(name)->title(), "更好的读法");
  EXPECT_EQ(store->ListFacts(kAllFacts, "", {})->total, 7);

  v1::DocumentResult changed = ResultBuilder("report-1", 3).Line("已无报告").Build();
  Apply(store.get(), {changed});
  EXPECT_EQ(store->GetDocument(name)->revision(), 3u);
  EXPECT_EQ(store->ListFacts(kAllFacts, "", {})->total, 0);
  EXPECT_EQ(store->GetFact(better.results(0).facts(0).name()).status().code(),
            StatusCode::kNotFound);
}

TEST_P(StoreContract, HidesAWithdrawnDocumentUntilItIsPublishedAgain) {
  const auto store = Open();
  const std::string name = DocumentName("report-1");
  Apply(store.get(), {CityReport(1, 1), DeletedResult("report-1", 2)});
  EXPECT_EQ(store->GetDocument(name).status().code(), StatusCode::kNotFound);
  EXPECT_EQ(store->ListDocuments("", {})->total, 0);
  EXPECT_EQ(store->ListFacts(kAllFacts, "", {})->total, 0);
  EXPECT_EQ(store->ListFacts(name + "/articles/-", "", {}).status().code(), StatusCode::kNotFound);
  Apply(store.get(), {CityReport(1, 1)});  // late, and still withdrawn
  EXPECT_EQ(store->GetDocument(name).status().code(), StatusCode::kNotFound);
  Apply(store.get(), {CityReport(1, 3)});
  EXPECT_EQ(store->GetDocument(name)->revision(), 3u);
}

// Lives of a zip, each in many orders of arrival.
TEST_P(StoreContract, ShowsThePartsOfAContainerThatItHoldsAtTheRevisionThatStands) {
  const v1::DocumentResult plain = ResultBuilder("a.zip", 2).Line("已无附件").Build();
  v1::DocumentResult later_reading = ContainerResult("a.zip", 2, 1);
  later_reading.mutable_extractor()->set_version("0.2.0");
  later_reading.mutable_extractor()->set_rank(2);
  // An id like a part's of one that names no container, and one that only begins like one.
  const v1::DocumentResult hashbang = ResultBuilder("a.zip!/#!/x", 1).Line("独立文档").Build();
  const v1::DocumentResult another = PartResult("a.zip!/b", "1.txt", 1);
  const struct {
    std::vector<v1::DocumentResult> arrivals;
    std::vector<std::string> shown;
  } lives[] = {
      {{ContainerResult("a.zip", 1, 2), PartResult("a.zip", "1.txt", 1),
        PartResult("a.zip", "2.txt", 1)},
       {"a.zip", "a.zip!/1.txt", "a.zip!/2.txt"}},
      // Replaced by one that holds less; read again by a later extractor.
      {{ContainerResult("a.zip", 1, 2), PartResult("a.zip", "1.txt", 1),
        PartResult("a.zip", "2.txt", 1), ContainerResult("a.zip", 2, 1),
        PartResult("a.zip", "1.txt", 2), later_reading},
       {"a.zip", "a.zip!/1.txt"}},
      // Replaced by what is no container.
      {{ContainerResult("a.zip", 1, 2), PartResult("a.zip", "1.txt", 1), plain, hashbang, another},
       {"a.zip", "a.zip!/#!/x", "a.zip!/b!/1.txt"}},
      // Withdrawn, and published again.
      {{ContainerResult("a.zip", 1, 1), PartResult("a.zip", "1.txt", 1), DeletedResult("a.zip", 2)},
       {}},
      {{ContainerResult("a.zip", 1, 1), PartResult("a.zip", "1.txt", 1), DeletedResult("a.zip", 2),
        PartResult("a.zip", "1.txt", 3), ContainerResult("a.zip", 3, 1)},
       {"a.zip", "a.zip!/1.txt"}},
      // A part alone is withdrawn; parts go before their container does.
      {{PartResult("a.zip", "1.txt", 1), PartResult("a.zip", "2.txt", 1),
        DeletedResult("a.zip!/1.txt", 2)},
       {"a.zip!/2.txt"}},
  };
  std::mt19937 random(20240111);
  int number = 0;
  for (const auto& life : lives) {
    std::set<std::string> digests;
    for (int round = 0; round < 20; ++round) {
      std::vector<v1::DocumentResult> arrivals = life.arrivals;
      arrivals.push_back(life.arrivals[random() % life.arrivals.size()]);
      std::ranges::shuffle(arrivals, random);
      const auto store = Open("life-" + std::to_string(number++));
      next_offset_ = 0;
      Apply(store.get(), std::move(arrivals));
      std::vector<std::string> shown;
      const auto documents = store->ListDocuments("", {});
      ASSERT_TRUE(documents.ok()) << documents.status().ToString();
      for (const v1::Document& document : documents->rows) {
        shown.push_back(document.document_id());
      }
      EXPECT_THAT(shown, UnorderedElementsAreArray(life.shown)) << number;
      digests.insert(*store->Digest());
    }
    EXPECT_EQ(digests.size(), 1u) << number;
  }
}

TEST_P(StoreContract, TellsWhatAContainerHoldsAndWhosePartADocumentIs) {
  const auto store = Open();
  Apply(store.get(), {ContainerResult("a.zip", 1, 2), PartResult("a.zip", "1.txt", 1),
                      PartResult("a.zip", "2.txt", 1), PartResult("b.zip", "1.txt", 1)});
  const auto container = store->GetDocument(DocumentName("a.zip"));
  ASSERT_TRUE(container.ok()) << container.status().ToString();
  EXPECT_EQ(container->part_count(), 2);
  EXPECT_EQ(container->container(), "");
  const auto parts = store->ListDocuments("container = a.zip", {});
  ASSERT_TRUE(parts.ok()) << parts.status().ToString();
  EXPECT_EQ(parts->total, 2);
  for (const v1::Document& part : parts->rows) EXPECT_EQ(part.container(), "a.zip");
  EXPECT_EQ(store->ListDocuments("container:*", {})->total, 3);
}

TEST_P(StoreContract, StoresOffsetsWithTheRowsAndSkipsWhatLiesBelow) {
  const auto store = Open();
  EXPECT_THAT(*store->NextOffsets(kTopic), IsEmpty());
  // Offsets have gaps (compaction); a tombstone only moves the position.
  ASSERT_EQ(store->Apply(std::vector<LogEntry>{
                EntryOf(CityReport(1), 5),
                EntryOf(CityReport(2), 7, 1),
                {.topic = kTopic, .partition = 0, .offset = 9, .result = {}, .dead_letter = {}}}),
            Status());
  EXPECT_THAT(*store->NextOffsets(kTopic), ElementsAre(std::pair<const int32_t, int64_t>(0, 10),
                                                       std::pair<const int32_t, int64_t>(1, 8)));
  EXPECT_THAT(*store->NextOffsets("another"), IsEmpty());
  const std::string digest = *store->Digest();
  ASSERT_EQ(store->Apply(std::vector<LogEntry>{EntryOf(CityReport(3), 9)}), Status());
  EXPECT_EQ(*store->Digest(), digest);
  ASSERT_EQ(store->Apply(std::vector<LogEntry>{EntryOf(CityReport(3), 10)}), Status());
  EXPECT_NE(*store->Digest(), digest);
  EXPECT_EQ(store->NextOffsets(kTopic)->at(0), 11);
}

TEST_P(StoreContract, KeepsAnInvalidResultAsADeadLetterAndTheOlderReadingInPlace) {
  const auto store = Open();
  v1::DocumentResult invalid = CityReport(1, 2);
  invalid.mutable_results(0)->mutable_facts(2)->set_quote("别的");
  invalid.mutable_input()->set_topic("gongbao.documents.v1");
  invalid.mutable_input()->set_partition(3);
  invalid.mutable_input()->set_offset(42);
  Apply(store.get(), {CityReport(1, 1), invalid});
  EXPECT_EQ(store->NextOffsets(kTopic)->at(0), 2);
  EXPECT_EQ(store->GetDocument(DocumentName("report-1"))->revision(), 1u);
  const auto letters = store->ListDeadLetters({});
  ASSERT_TRUE(letters.ok());
  ASSERT_EQ(letters->rows.size(), 1u);
  const v1::DeadLetter& letter = letters->rows[0];
  EXPECT_EQ(letter.id(), "gongbao.documents.v1/3/42");
  EXPECT_EQ(letter.document_id(), "report-1");
  EXPECT_EQ(letter.error_class(), v1::DeadLetter::ERROR_CLASS_INVALID);
  EXPECT_EQ(letter.stage(), v1::DeadLetter::STAGE_VALIDATE);
  EXPECT_THAT(letter.reason(), HasSubstr("article 0: fact 2: its quote is not the text"));
  EXPECT_GT(letter.last_failed().seconds(), 0);
}

TEST_P(StoreContract, ListsDeadLettersOnceEachNewestFirstWithoutTheirBytes) {
  const auto store = Open();
  std::vector<LogEntry> entries = {
      LetterEntry("a", 1, 100, "first"), LetterEntry("b", 2, 200, "second"),
      LetterEntry("a", 1, 300, "first, again"), LetterEntry("a", 1, 50, "first, before")};
  for (size_t i = 0; i < entries.size(); ++i) entries[i].offset = static_cast<int64_t>(i);
  ASSERT_EQ(store->Apply(entries), Status());
  const auto first = store->ListDeadLetters({.size = 1, .after = {}});
  ASSERT_TRUE(first.ok());
  ASSERT_EQ(first->rows.size(), 1u);
  EXPECT_EQ(first->rows[0].document_id(), "b");
  EXPECT_EQ(first->total, 2);
  const auto second = store->ListDeadLetters({.size = 1, .after = first->next});
  ASSERT_TRUE(second.ok());
  ASSERT_EQ(second->rows.size(), 1u);
  EXPECT_EQ(second->rows[0].reason(), "first, again");
  EXPECT_EQ(second->rows[0].last_failed().seconds(), 300);
  EXPECT_EQ(second->rows[0].original_value(), "");
  EXPECT_EQ(second->next, "");
}

TEST_P(StoreContract, EndsTheSameWhateverTheOrderAndRepetitionOfArrival) {
  std::vector<LogEntry> arrivals;
  const auto add = [&](v1::DocumentResult result) {
    result.mutable_input()->set_topic("gongbao.documents.v1");
    result.mutable_input()->set_offset(static_cast<int64_t>(arrivals.size()));
    arrivals.push_back(EntryOf(std::move(result), 0));
  };
  for (const uint64_t revision : {1u, 2u, 3u}) {
    for (const uint32_t rank : {1u, 2u}) {
      v1::DocumentResult result = CityReport(1, revision);
      result.mutable_extractor()->set_rank(rank);
      result.mutable_extractor()->set_version("0." + std::to_string(rank));
      result.mutable_document()->set_issuer(std::to_string(revision * 10 + rank));
      add(std::move(result));
    }
  }
  add(CityReport(2, 1));
  add(DeletedResult("report-2", 2));
  add(CityReport(3, 1));
  add(DeletedResult("report-3", 2));
  add(CityReport(3, 3));
  // Two that claim the same identity and digest, and yet differ.
  for (const char* const title : {"甲", "乙"}) {
    v1::DocumentResult result = CityReport(4);
    result.mutable_document()->set_title(title);
    add(std::move(result));
  }
  add(ResultBuilder("empty").Line("没有报告").Build());
  for (const uint64_t revision : {1u, 2u}) {
    add(ContainerResult("a.zip", revision, 1));
    add(PartResult("a.zip", std::to_string(revision) + ".txt", revision));
  }
  v1::DocumentResult invalid = CityReport(5);
  invalid.clear_content_sha256();
  add(invalid);
  arrivals.push_back(LetterEntry("x", 100, 1, "once"));
  arrivals.push_back(LetterEntry("x", 100, 2, "twice"));
  arrivals.push_back(LetterEntry("x", 100, 2, "twice, but different"));
  // About the same event as the invalid result.
  arrivals.push_back(LetterEntry("report-5", static_cast<int64_t>(arrivals.size()) - 4, 1, "too"));

  std::mt19937 random(20240110);
  std::set<std::string> digests;
  for (int round = 0; round < 30; ++round) {
    std::vector<LogEntry> order = arrivals;
    for (int i = 0; i < 8; ++i) order.push_back(arrivals[random() % arrivals.size()]);
    std::ranges::shuffle(order, random);
    const auto store = Open("round-" + std::to_string(round));
    int64_t offset = 0;
    for (LogEntry& entry : order) entry.offset = offset++;
    for (size_t at = 0; at < order.size();) {
      const size_t batch = std::min<size_t>(1 + random() % 5, order.size() - at);
      ASSERT_EQ(store->Apply(std::span(order).subspan(at, batch)), Status());
      at += batch;
    }
    digests.insert(*store->Digest());
    EXPECT_EQ(store->GetDocument(DocumentName("report-1"))->issuer(), "32");
    EXPECT_EQ(store->ListDocuments("", {})->total, 6);  // 1, 3, 4, empty, zip, part
    EXPECT_EQ(store->ListDeadLetters({})->total, 2);
  }
  EXPECT_EQ(digests.size(), 1u);
}

TEST_P(StoreContract, OrdersDocumentsByDateAndFactsByTheirPlaceInThem) {
  const auto store = Open();
  std::vector<v1::DocumentResult> results;
  results.reserve(9);
  for (int i = 0; i < 9; ++i) results.push_back(CityReport(i));
  Apply(store.get(), std::move(results));
  const auto documents = store->ListDocuments("", {});
  ASSERT_TRUE(documents.ok());
  ASSERT_EQ(documents->rows.size(), 9u);
  EXPECT_EQ(documents->rows.front().published_date(), "2024-01-18");
  EXPECT_EQ(documents->rows.back().published_date(), "");
  EXPECT_TRUE(
      std::ranges::is_sorted(documents->rows, std::greater(), &v1::Document::published_date));

  std::map<std::string, size_t> place;
  for (size_t i = 0; i < documents->rows.size(); ++i) place[documents->rows[i].name()] = i;
  const auto facts = store->ListFacts(kAllFacts, "", {});
  ASSERT_TRUE(facts.ok());
  EXPECT_EQ(facts->rows.size(), 63u);
  EXPECT_TRUE(std::ranges::is_sorted(facts->rows, {}, [&](const v1::Fact& fact) {
    const std::string document = fact.name().substr(0, fact.name().find("/articles"));
    return std::tuple(place.at(document), fact.name().substr(0, fact.name().find("/facts")),
                      fact.span().start_byte());
  }));
}

TEST_P(StoreContract, FiltersFacts) {
  const auto store = Open();
  const v1::DocumentResult result = CityReport(1);
  Apply(store.get(), {result});
  const std::string uid = result.document().name().substr(10);
  const struct {
    std::string filter;
    std::vector<std::string> quotes;
  } cases[] = {
      {"measure = growth", {"6.8%", "6%左右", "6.5%", "20.6%"}},
      {"measure = growth AND status = target", {"6%左右", "6.5%"}},
      {"measure : growth AND status : target", {"6%左右", "6.5%"}},
      {"modality = stretch", {"6.5%"}},
      {"modality:*", {"6%左右", "6.5%", "1-2家"}},
      {"-modality:*", {"108.50亿元", "6.8%", "**亿元", "20.6%"}},
      {"relation = approx", {"6%左右"}},
      {"indicator = 地区生产总值 AND measure = level", {"108.50亿元"}},
      {"indicator = *企业", {"1-2家"}},
      {"indicator = 𠮷江*", {"**亿元"}},
      {"indicator = *总*", {"108.50亿元", "6.8%", "6%左右", "6.5%"}},
      {"indicator != *总* AND indicator != 投资*", {"**亿元", "1-2家"}},
      {"indicator : \"小巨人”\"", {"1-2家"}},
      {"indicator_code = gdp AND year = 2024", {"6%左右", "6.5%"}},
      {"region = 山溪县", {"20.6%"}},
      {"region : 江 AND -region = 临江市", {"**亿元"}},
      {"region_code = 330299", {"20.6%"}},
      {"period = 2022/2026", {"1-2家"}},
      {"period = 2023*", {"108.50亿元", "6.8%", "**亿元"}},
      {"year > 2024", {"1-2家"}},
      {"year != 2023 AND year != 2024", {"1-2家", "20.6%"}},
      {"NOT year = 2023 AND year:*", {"6%左右", "6.5%", "1-2家"}},
      {"NOT (year = 2023 OR year = 2024)", {"1-2家", "20.6%"}},
      {"NOT (NOT year = 2026)", {"1-2家"}},
      {"unit = 亿元", {"108.50亿元", "**亿元"}},
      {"quote : \"**\"", {"**亿元"}},
      {"quote = \"\\*\\**\"", {"**亿元"}},
      {"quote = *亿元", {"108.50亿元", "**亿元"}},
      {"quote = 很长很长很长很长的6.8%", {}},
      {"masked = true", {"**亿元"}},
      {"aspect = new", {"**亿元"}},
      {"confidence_percent >= 90", {"6.8%"}},
      {"-value:*", {"**亿元"}},
      {"optional = true", {"20.6%"}},
      {"optional != true AND measure = growth", {"6.8%", "6%左右", "6.5%"}},
      {"value < 0", {"20.6%"}},
      {"value = 108.5", {"108.50亿元"}},
      {"value >= 6.5 AND value <= 6.8", {"6.8%", "6.5%"}},
      {"NOT value > 1", {"**亿元", "1-2家", "20.6%"}},
      {"base_value = 10850000000", {"108.50亿元"}},
      {"rule = \"test.*\" AND status = other", {}},
      {"document = " + uid + " AND value = 1", {"1-2家"}},
      {"document = documents/" + uid + " AND value = 1", {"1-2家"}},
      {"document != " + uid, {}},
      // OR binds tighter than AND: this is never ((2024 AND stretch) OR firm).
      {"year = 2023 AND modality = stretch OR modality = firm", {}},
      {"(year = 2023 AND modality = stretch) OR modality = firm", {"6%左右"}},
      {"quote = \"' OR 1=1 --\"", {}},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(Quotes(store->ListFacts(kAllFacts, one.filter, {})), one.quotes) << one.filter;
  }
}

TEST_P(StoreContract, FiltersDocumentsAndArticles) {
  const auto store = Open();
  v1::DocumentResult plain = ResultBuilder("plain").Line("没有报告").Build();
  Apply(store.get(), {CityReport(1), CityReport(2), CityReport(3), plain});
  const struct {
    std::string filter;
    int64_t count;
  } documents[] = {
      {"region = 临江市", 3},
      {"region != 临江市", 1},
      {"region_code = 330298", 3},
      {"title = 临江市2*", 1},
      {"kind = government_work_report AND year_planned = 2024", 3},
      {"-kind:*", 1},
      {"flag = masked", 3},
      {"flag : masked AND flag : multi_article", 3},
      {"flag != masked", 1},
      {"flag = truncated", 0},
      {"source = test AND document_id = report-3", 1},
      {"published_date = 2024", 2},
      {"published_date != 2024", 2},
      {"published_date = 2024-01-11", 1},
      {"published_date > 2024-01-11", 1},
      {"published_date > 2024-01", 0},
      {"published_date <= 2024-01", 2},
      {"published_date < 2024-01", 0},
      {"published_date:*", 2},
      {"year_reviewed < 2100", 3},
  };
  for (const auto& one : documents) {
    const auto page = store->ListDocuments(one.filter, {});
    ASSERT_TRUE(page.ok()) << page.status().ToString();
    EXPECT_EQ(page->total, one.count) << one.filter;
    EXPECT_EQ(static_cast<int64_t>(page->rows.size()), one.count) << one.filter;
  }
  EXPECT_EQ(store->ListArticles("documents/-", "kind = news", {})->total, 3);
  EXPECT_EQ(store->ListArticles("documents/-", "region = 山溪县 OR title : 工作报告", {})->total,
            6);
  EXPECT_EQ(store->ListArticles("documents/-", "region_code = 3302*", {})->total, 6);
  EXPECT_EQ(store->ListFacts("documents/-/articles/1", "", {})->total, 3);
  EXPECT_EQ(store->ListFacts(DocumentName("report-2") + "/articles/-", "", {})->total, 7);
  EXPECT_EQ(store->ListArticles(DocumentName("plain"), "", {})->total, 0);
}

TEST_P(StoreContract, WalksPagesOverEveryFactOnceWhileResultsArrive) {
  const auto store = Open();
  std::vector<v1::DocumentResult> first;
  std::set<std::string> expected;
  for (int i = 0; i < 20; ++i) {
    first.push_back(CityReport(i));
    for (const auto& one : first.back().results()) {
      for (const auto& fact : one.facts()) expected.insert(fact.name());
    }
  }
  Apply(store.get(), std::move(first));

  // Other documents come, and the same ones are read again with the same facts.
  std::atomic<bool> walking = true;
  std::atomic<int> applied = 0;
  std::thread writer([&] {
    for (int i = 0; walking || i < 3; ++i) {
      Apply(store.get(), {CityReport(1000 + i), CityReport(i % 20, static_cast<uint64_t>(i) + 2)});
      ++applied;
    }
  });
  for (int walk = 0; walk < 3; ++walk) {
    std::map<std::string, int> seen;
    PageRequest request{.size = 3, .after = {}};
    do {
      const auto page = store->ListFacts(kAllFacts, "", request);
      ASSERT_TRUE(page.ok()) << page.status().ToString();
      for (const v1::Fact& fact : page->rows) ++seen[fact.name()];
      request.after = page->next;
    } while (!request.after.empty());
    for (const auto& [name, times] : seen) EXPECT_EQ(times, 1) << name;
    for (const std::string& name : expected) EXPECT_TRUE(seen.contains(name)) << name;
  }
  walking = false;
  writer.join();
  EXPECT_GE(applied, 3);
}

TEST_P(StoreContract, CountsExactlyUpToTenThousand) {
  const auto store = Open();
  ResultBuilder builder("many");
  builder.Article("很多");
  for (int i = 0; i < 10'001; ++i) {
    builder.Line("第" + std::to_string(i) + "项");
    v1::Fact& fact = builder.Fact(std::to_string(i), "项", std::to_string(i));
    fact.set_optional(i == 0);
  }
  Apply(store.get(), {builder.Build()});
  const auto page = store->ListFacts(kAllFacts, "", {});
  EXPECT_EQ(page->rows.size(), 100u);
  EXPECT_EQ(page->total, 10'000);
  EXPECT_FALSE(page->total_exact);
  const auto rest = store->ListFacts(kAllFacts, "optional = false", {});
  EXPECT_EQ(rest->total, 10'000);
  EXPECT_TRUE(rest->total_exact);
}

TEST_P(StoreContract, KeepsDecimalsAsTheyWereReported) {
  const auto store = Open();
  const std::pair<int64_t, int32_t> decimals[] = {
      {70, -1}, {7, 0}, {7, 2}, {-206, -1}, {INT64_MAX, 30}, {INT64_MIN, -30}, {0, -2}};
  for (size_t i = 0; i < std::size(decimals); ++i) {
    ResultBuilder builder("decimal-" + std::to_string(i));
    builder.Article("数");
    builder.Line("共7项");
    v1::Fact& fact = builder.Fact("7项", "项", "7");
    fact.mutable_value()->set_mantissa(decimals[i].first);
    fact.mutable_value()->set_exponent(decimals[i].second);
    const v1::DocumentResult result = builder.Build();
    Apply(store.get(), {result});
    const auto read = store->GetFact(result.results(0).facts(0).name());
    ASSERT_TRUE(read.ok()) << read.status().ToString();
    EXPECT_EQ(read->value().mantissa(), decimals[i].first);
    EXPECT_EQ(read->value().exponent(), decimals[i].second);
  }
}

// A document of one article whose fingerprint has its first `shared` bytes of a common one.
v1::DocumentResult Like(const std::string& id, size_t shared, uint64_t revision = 1,
                        const std::string& container = "") {
  ResultBuilder builder(id, revision);
  builder.document().set_container(container);
  v1::Article& article = builder.Article("甲市2023年工作总结");
  article.set_trust(v1::TRUST_OFFICIAL);
  article.set_published_date(id == "original" ? "2024-01-01" : "2024-02-01");
  std::string fingerprint = Sha256("common") + Sha256("text");
  const std::string own = Sha256(id) + Sha256(id + "?");
  for (size_t i = shared; i < fingerprint.size(); ++i)
    fingerprint[i] = static_cast<char>(fingerprint[i] ^ (own[i] | 1));  // never the common one
  article.set_fingerprint(fingerprint);
  return builder.Line("第" + std::to_string(revision) + "版").Build();
}

// The copies of a document's first article, as: id likeness same trust.
std::vector<std::string> CopiesOf(Store* store, const std::string& id) {
  const auto page = store->ListCopies(DocumentName(id) + "/articles/0", {.size = 99, .after = {}});
  EXPECT_TRUE(page.ok()) << page.status().ToString();
  std::vector<std::string> copies;
  if (!page.ok()) return copies;
  EXPECT_EQ(page->total, static_cast<int64_t>(page->rows.size()));
  for (const v1::Copy& copy : page->rows) {
    EXPECT_EQ(copy.article().name(), copy.document().name() + "/articles/0");
    copies.push_back(copy.document().document_id() + " " + std::to_string(copy.likeness_percent()) +
                     (copy.same() ? " same " : " ") + v1::Trust_Name(copy.trust()));
  }
  return copies;
}

TEST_P(StoreContract, FindsCopiesInOtherDocuments) {
  const auto store = Open();
  ResultBuilder short_one("short");
  short_one.Article("甲市2023年工作总结").set_fingerprint("");
  Apply(store.get(), {Like("original", 64), Like("same", 64), Like("most", 60), Like("half", 32),
                      Like("little", 12), short_one.Line("短").Build(), CityReport(1)});
  EXPECT_THAT(CopiesOf(store.get(), "original"),
              ElementsAre("same 100 same TRUST_OFFICIAL", "most 93 same TRUST_OFFICIAL",
                          "half 49 TRUST_REWRITTEN"));
  EXPECT_THAT(CopiesOf(store.get(), "half"),
              UnorderedElementsAre("most 51 TRUST_OFFICIAL", "original 49 TRUST_OFFICIAL",
                                   "same 49 TRUST_OFFICIAL"));
  EXPECT_THAT(CopiesOf(store.get(), "little"), IsEmpty());
  EXPECT_THAT(CopiesOf(store.get(), "short"), IsEmpty());
  EXPECT_THAT(CopiesOf(store.get(), "report-1"), IsEmpty());  // its fingerprint is none
}

TEST_P(StoreContract, ListsCopiesOfOtherDocumentsOnly) {
  const auto store = Open();
  ResultBuilder builder("twice");
  for (int i = 0; i < 2; ++i) {
    builder.Article("甲市2023年工作总结").set_fingerprint(Sha256("common") + Sha256("text"));
    builder.Line("第一篇");
  }
  Apply(store.get(), {builder.Build(), Like("same", 64)});
  EXPECT_EQ(CopiesOf(store.get(), "twice").size(), 1u);
  const auto copies = store->ListCopies(DocumentName("same") + "/articles/0", {});
  ASSERT_EQ(copies->rows.size(), 2u);
  EXPECT_EQ(copies->rows[0].article().index(), 0);
  EXPECT_EQ(copies->rows[1].article().index(), 1);
}

TEST_P(StoreContract, HasTheSameCopiesWhateverArrivedWhenAndHowOften) {
  std::vector<v1::DocumentResult> results = {
      Like("original", 64),     Like("same", 10),           Like("same", 64, 2),
      Like("half", 64),         Like("half", 32, 3),        Like("gone", 64),
      DeletedResult("gone", 2), ContainerResult("z", 1, 2), Like("z!/a", 64, 1, "z"),
      Like("z!/b", 64, 1, "z"), ContainerResult("z", 2, 1), Like("z!/a", 40, 2, "z")};
  const std::vector<std::string> expected = {"same 100 same TRUST_OFFICIAL",
                                             "z!/a 62 TRUST_REWRITTEN", "half 49 TRUST_REWRITTEN"};
  std::mt19937 random(7);
  for (int round = 0; round < 20; ++round) {
    next_offset_ = 0;
    const auto store = Open("store-" + std::to_string(round));
    std::ranges::shuffle(results, random);
    Apply(store.get(), results);
    EXPECT_EQ(CopiesOf(store.get(), "original"), expected);
    std::ranges::shuffle(results, random);
    for (const v1::DocumentResult& result : results) Apply(store.get(), {result});
    EXPECT_EQ(CopiesOf(store.get(), "original"), expected);
  }
}

TEST_P(StoreContract, WalksCopiesPageByPage) {
  const auto store = Open();
  std::vector<v1::DocumentResult> results = {Like("original", 64)};
  for (int i = 0; i < 10; ++i)
    results.push_back(Like("copy-" + std::to_string(i), static_cast<size_t>(64 - i / 3 * 8)));
  Apply(store.get(), results);
  const std::string name = DocumentName("original") + "/articles/0";
  std::vector<std::string> walked;
  PageRequest request{.size = 3, .after = {}};
  do {
    const auto page = store->ListCopies(name, request);
    ASSERT_TRUE(page.ok());
    EXPECT_EQ(page->total, 10);
    for (const v1::Copy& copy : page->rows) walked.push_back(copy.article().name());
    request.after = page->next;
  } while (!request.after.empty());
  std::vector<std::string> whole;
  const auto all = store->ListCopies(name, {.size = 10, .after = {}});
  EXPECT_EQ(all->next, "");
  for (const v1::Copy& copy : all->rows) whole.push_back(copy.article().name());
  EXPECT_EQ(whole.size(), 10u);
  EXPECT_EQ(walked, whole);
}

TEST_P(StoreContract, KeepsNulBytesOfText) {
  const auto store = Open();
  ResultBuilder builder("nul");
  builder.Article("零");
  const std::string line("前\0后7项", 11);
  builder.Line(line);
  builder.Fact("7项", "项", "7");
  Apply(store.get(), {builder.Build()});
  EXPECT_EQ(store->ListBlocks(DocumentName("nul") + "/articles/0", {})->rows.at(0).text(), line);
  EXPECT_EQ(store->ListFacts(kAllFacts, "quote=7项", {})->total, 1);
}

TEST_P(StoreContract, SaysWhatIsWrongWithARequest) {
  const auto store = Open();
  Apply(store.get(), {CityReport(1)});
  const std::string name = DocumentName("report-1");
  const auto expect = [](const Status& status, StatusCode code, const char* text) {
    EXPECT_EQ(status.code(), code) << status.ToString();
    EXPECT_THAT(status.message(), HasSubstr(text));
  };
  using enum StatusCode;
  expect(store->GetDocument(DocumentName("x")).status(), kNotFound, "is not in the store");
  expect(store->GetDocument("documents/-").status(), kInvalidArgument, "documents/{document}");
  expect(store->GetDocument("x").status(), kInvalidArgument, "x is no name of the form");
  expect(store->GetArticle(name + "/articles/2").status(), kNotFound, "/articles/2 is not in");
  expect(store->GetArticle(name).status(), kInvalidArgument, "articles/{index}");
  expect(store->GetFact(name + "/articles/0/facts/abcdefghijklmnop").status(), kNotFound,
         "abcdefghijklmnop is not in the store");
  expect(store->ListArticles(DocumentName("x"), "", {}).status(), kNotFound, "is not in the store");
  expect(store->ListFacts(name, "", {}).status(), kInvalidArgument, "- stands for any");
  expect(store->ListFacts(name + "/articles/7", "", {}).status(), kNotFound, "articles/7");
  expect(store->ListBlocks(name + "/articles/-", {}).status(), kInvalidArgument, "{index}");
  expect(store->ListBlocks(name + "/articles/3", {}).status(), kNotFound, "articles/3");
  expect(store->ListCopies(name, {}).status(), kInvalidArgument, "{index}");
  expect(store->ListCopies(name + "/articles/3", {}).status(), kNotFound, "articles/3");
  expect(store->ListCopies(name + "/articles/0", {.size = 0, .after = {}}).status(),
         kInvalidArgument, "at least one row");
  expect(store->ListFacts(kAllFacts, "yaer=1", {}).status(), kInvalidArgument,
         "filter, column 1: unknown field yaer");
  expect(store->ListFacts(kAllFacts, "", {.size = 0, .after = {}}).status(), kInvalidArgument,
         "at least one row");
  for (const char* const after : {"x", "1\x1fy",
                                  "a\x1f"
                                  "b\x1f"
                                  "c\x1f"
                                  "d\x1f"
                                  "e"}) {
    expect(store->ListFacts(kAllFacts, "", {.size = 1, .after = after}).status(), kInvalidArgument,
           "not one of this list");
  }
}

TEST_P(StoreContract, IsTheSameAfterItWasClosed) {
  auto store = Open();
  Apply(store.get(), {CityReport(1), CityReport(2)});
  const std::string digest = *store->Digest();
  const std::string key = *store->TokenKey();
  EXPECT_EQ(key.size(), 32u);
  store.reset();
  store = Open();
  EXPECT_EQ(*store->Digest(), digest);
  EXPECT_EQ(*store->TokenKey(), key);
  EXPECT_EQ(store->NextOffsets(kTopic)->at(0), 2);
  EXPECT_NE(*Open("another")->TokenKey(), key);
}

TEST_P(StoreContract, IsSharedByAllWhoOpenIt) {
  std::vector<std::unique_ptr<Store>> stores(4);
  {
    std::vector<std::thread> openers;
    openers.reserve(stores.size());
    for (auto& store : stores) openers.emplace_back([&] { store = Open(); });
    for (auto& opener : openers) opener.join();
  }
  Apply(stores[0].get(), {CityReport(1)});
  for (const auto& store : stores) EXPECT_EQ(store->ListDocuments("", {})->total, 1);
  EXPECT_EQ(*stores[0]->TokenKey(), *stores[3]->TokenKey());
}

INSTANTIATE_TEST_SUITE_P(Backends, StoreContract,
                         ::testing::Values(Backend{"Sqlite", OpenSqliteStore}),
                         [](const auto& backend) { return backend.param.name; });

}  // namespace
}  // namespace gongbao::store
