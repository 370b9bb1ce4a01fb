#include "common/store/sqlite/sqlite_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "common/base/temporary_folder.h"
#include "common/store/sqlite/list_query.h"
#include "common/store/testing.h"

namespace gongbao::store {
namespace {

using ::testing::HasSubstr;

void ExecuteOn(const std::string& path, const char* sql) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
}

TEST(OpenSqliteStore, RefusesAFileOfANewerVersion) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  ASSERT_TRUE(OpenSqliteStore(folder.File("s")).ok());
  ExecuteOn(folder.File("s"), "PRAGMA user_version = 999");
  const auto store = OpenSqliteStore(folder.File("s"));
  EXPECT_EQ(store.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(store.status().message(), HasSubstr("it has version 999"));
  EXPECT_THAT(store.status().message(), HasSubstr("use the newer program"));
}

TEST(OpenSqliteStore, RefusesAnotherProgramsFile) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  ExecuteOn(folder.File("s"), "CREATE TABLE theirs (x)");
  const auto store = OpenSqliteStore(folder.File("s"));
  EXPECT_EQ(store.status().code(), StatusCode::kFailedPrecondition);
  EXPECT_THAT(store.status().message(), HasSubstr("another program's SQLite file"));
}

TEST(OpenSqliteStore, TellsADamagedFileFromOneThatCantBeOpened) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  std::ofstream(folder.File("s")) << std::string(8192, 'x');
  const auto damaged = OpenSqliteStore(folder.File("s"));
  EXPECT_EQ(damaged.status().code(), StatusCode::kDataLoss);
  EXPECT_THAT(damaged.status().message(), HasSubstr("restore the file from a copy"));
  const auto absent = OpenSqliteStore(folder.File("no/such/folder"));
  EXPECT_EQ(absent.status().code(), StatusCode::kUnavailable);
  EXPECT_THAT(absent.status().message(), HasSubstr("its folder must exist"));
}

// A page must cost the same wherever it lies: no step sorts, and the key reaches its index.
TEST(ListQuery, WalksFactsInTheOrderOfTheIndexes) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  ASSERT_TRUE(OpenSqliteStore(folder.File("s")).ok());
  auto db = Connection::Open(folder.File("s"));
  ASSERT_TRUE(db.ok());
  const ListQuery list{.columns = "f.quote",
                       .from =
                           "document d CROSS JOIN article a ON a.doc_id = d.doc_id "
                           "CROSS JOIN fact f ON f.article_id = a.article_id",
                       .key = {{"d.order_day", false},
                               {"d.uid", true},
                               {"a.ord", false},
                               {"f.start_byte", false},
                               {"f.uid", true}}};
  std::string sql;
  std::vector<SqlValue> values;
  ASSERT_EQ(list.Page("1\x1f"
                      "a\x1f"
                      "1\x1f"
                      "1\x1f"
                      "a",
                      10, &sql, &values),
            Status());
  Query query = (*db)->Prepare("EXPLAIN QUERY PLAN " + sql);
  std::string plan;
  while (*query.Step()) plan += query.BytesAt(3) + "\n";
  EXPECT_THAT(plan, HasSubstr("INDEX document_order ((order_day,uid)>(?,?))"));
  EXPECT_THAT(plan, ::testing::Not(HasSubstr("TEMP B-TREE"))) << plan;
}

// A look-up of copies must not grow with the store: each pair of bytes has its index.
TEST(CopyCandidates, AreFoundByTheIndexes) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  ASSERT_TRUE(OpenSqliteStore(folder.File("s")).ok());
  auto db = Connection::Open(folder.File("s"));
  ASSERT_TRUE(db.ok());
  Query query = (*db)->Prepare("EXPLAIN QUERY PLAN " + CopyCandidatesSql());
  std::string plan;
  while (*query.Step()) plan += query.BytesAt(3) + "\n";
  EXPECT_THAT(plan, HasSubstr("SEARCH a USING INDEX article_like_00 (<expr>=?)"));
  EXPECT_THAT(plan, HasSubstr("SEARCH a USING INDEX article_like_31 (<expr>=?)"));
  EXPECT_THAT(plan, ::testing::Not(HasSubstr("SCAN"))) << plan;
}

TEST(OpenSqliteStore, FindsTheCopiesOfAFileOfAnOlderVersion) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  const auto result = [](const std::string& id) {
    ResultBuilder builder(id);
    builder.Article("甲市工作总结").set_fingerprint(std::string(64, 'a'));
    return builder.Line("全市一心。").Build();
  };
  {
    const auto store = OpenSqliteStore(folder.File("s"));
    ASSERT_TRUE(store.ok());
    ASSERT_EQ((*store)->Apply({{EntryOf(result("one"), 0), EntryOf(result("two"), 1)}}), Status());
  }
  std::string older = "PRAGMA user_version = 6;";
  for (int i = 0; i < 32; ++i)
    older += "DROP INDEX article_like_" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ";";
  ExecuteOn(folder.File("s"), older.c_str());
  const auto store = OpenSqliteStore(folder.File("s"));
  ASSERT_TRUE(store.ok()) << store.status().ToString();
  const auto copies =
      (*store)->ListCopies(result("one").results(0).article().name(), {.size = 9, .after = {}});
  ASSERT_TRUE(copies.ok()) << copies.status().ToString();
  ASSERT_EQ(copies->rows.size(), 1u);
  EXPECT_EQ(copies->rows[0].document().document_id(), "two");
}

// A batch that takes long enough, and is large enough, to be caught half written.
std::vector<LogEntry> LargeBatch(int64_t first_offset) {
  std::vector<LogEntry> entries;
  for (int i = 0; i < 150; ++i) {
    ResultBuilder builder("large-" + std::to_string(first_offset + i));
    builder.Article("大文");
    for (int line = 0; line < 60; ++line) {
      builder.Line("第" + std::to_string(line) + "个园区完成产值120.5亿元,同比增长7.3%。");
      builder.Fact("120.5亿元", "产值", "120.5");
      builder.Fact("7.3%", "产值", "7.3");
    }
    entries.push_back(EntryOf(builder.Build(), first_offset + i));
  }
  return entries;
}

TEST(SqliteStore, AgreesOnOffsetAndRowsAfterKill9InTheMiddleOfApply) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  const std::string path = folder.File("s");
  const std::vector<LogEntry> first = {EntryOf(CityReport(1), 0), EntryOf(CityReport(2), 1)};
  const std::vector<LogEntry> second = LargeBatch(2);
  std::string digest_before;
  {
    auto store = OpenSqliteStore(path);
    ASSERT_TRUE(store.ok());
    ASSERT_EQ((*store)->Apply(first), Status());
    digest_before = *(*store)->Digest();
  }
  const pid_t child = fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    auto store = OpenSqliteStore(path);
    if (!store.ok() || !(*store)->Apply(second).ok()) _exit(1);
    _exit(0);
  }
  // What the page cache can't hold goes to the write-ahead log long before the commit.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  std::error_code ignored;
  uintmax_t written = 0;
  while (written < 100'000 || written == static_cast<uintmax_t>(-1)) {
    ASSERT_LT(std::chrono::steady_clock::now(), deadline);
    std::this_thread::yield();
    written = std::filesystem::file_size(path + "-wal", ignored);
  }
  ASSERT_EQ(kill(child, SIGKILL), 0);
  int how = 0;
  ASSERT_EQ(waitpid(child, &how, 0), child);
  ASSERT_TRUE(WIFSIGNALED(how)) << "the child was done before it could be killed";

  auto store = OpenSqliteStore(path);
  ASSERT_TRUE(store.ok()) << store.status().ToString();
  EXPECT_EQ((*store)->NextOffsets("gongbao.results.v1")->at(0), 2);
  EXPECT_EQ(*(*store)->Digest(), digest_before);

  // Read again from the stored offset, it ends like a store that nothing happened to.
  ASSERT_EQ((*store)->Apply(second), Status());
  auto undisturbed = OpenSqliteStore(folder.File("undisturbed"));
  ASSERT_TRUE(undisturbed.ok());
  ASSERT_EQ((*undisturbed)->Apply(first), Status());
  ASSERT_EQ((*undisturbed)->Apply(second), Status());
  EXPECT_EQ(*(*store)->Digest(), *(*undisturbed)->Digest());
}

}  // namespace
}  // namespace gongbao::store
