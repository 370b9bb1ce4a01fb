// Everything in one process, killed with -9 wherever it can be: what the store holds in the end is
// what an undisturbed run leaves there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>

#include "common/base/hash.h"
#include "common/base/temporary_folder.h"
#include "common/store/sqlite/sqlite_store.h"
#include "common/store/testing.h"
#include "tests/integration/program.h"
#include "tests/integration/reports.h"

namespace gongbao::integration {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

void Write(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

// What is read again after every kill is kept small.
constexpr size_t kSmall = 1'000'000;
constexpr size_t kLongLine = size_t{10} << 20;

class ServeTest : public testing::Test {
 protected:
  ServeTest() {
    for (const Report& report : GoodReports(20)) Put(report);
    for (const Report& report : BadReports(kLongLine)) {
      if (report.content.size() <= kSmall) Put(report);
    }
  }

  void Put(const Report& report) {
    Write(inbox_ + "/" + report.name, report.content);
    ++(report.readable ? documents_ : dead_letters_);
  }

  std::string Log(const std::string& data) { return folder_.File(data + ".log"); }
  Program Child(const std::string& data, std::vector<std::string> environment = {}) {
    return Program(GONGBAO_SERVE_CHILD, {folder_.File(data), inbox_}, Log(data),
                   std::move(environment));
  }

  // Runs to the end over whatever is in the data folder, stops, and gives the digest of the store.
  std::string FinishAndDigest(const std::string& data) {
    Program child = Child(data);
    EXPECT_THAT(child.AwaitLine("settled"), HasSubstr(Settled()));
    EXPECT_EQ(child.Terminate(), 0) << child.Tail();
    const auto store = store::OpenSqliteStore(folder_.File(data) + "/store.sqlite");
    if (!store.ok()) return store.status().ToString();
    return Hex((*store)->Digest().value());
  }

  std::string Settled() const { return " dead_letters=" + std::to_string(dead_letters_); }

  const TemporaryFolder folder_ = *TemporaryFolder::Make();
  const std::string inbox_ = folder_.File("inbox");
  int documents_ = 0;
  int dead_letters_ = 0;
};

TEST_F(ServeTest, EndsEveryInputInAResultOrADeadLetter) {
  for (const Report& report : BadReports(kLongLine)) {
    if (report.content.size() > kSmall) Put(report);
  }
  // Too large for any document: refused by the inbox itself, with a line that says so.
  Write(inbox_ + "/bad/hundred_megabytes.txt", std::string(size_t{100} << 20, '\0'));
  Program child = Child("data");
  const std::string settled = child.AwaitLine("settled");
  EXPECT_THAT(settled, HasSubstr("documents=" + std::to_string(documents_) + " "));
  EXPECT_THAT(settled, HasSubstr(Settled()));
  EXPECT_THAT(child.AwaitLine("file refused"), HasSubstr("bad/hundred_megabytes.txt"));
  EXPECT_EQ(child.Terminate(), 0) << child.Tail();
}

TEST_F(ServeTest, GivesTheSameStoreWhereverItWasKilled) {
  const std::string undisturbed = FinishAndDigest("undisturbed");
  for (const std::string point :
       {"after_poll:7", "before_produce:7", "after_produce:7", "before_commit:1", "after_commit:1",
        "before_apply:2", "after_apply:2"}) {
    SCOPED_TRACE(point);
    std::string data = "crash_" + point.substr(0, point.find(':'));
    Program child = Child(data, {"GONGBAO_CRASH_AT=" + point});
    EXPECT_EQ(child.AwaitEnd(), 128 + SIGKILL) << child.Tail();
    EXPECT_EQ(FinishAndDigest(data), undisturbed);
  }
}

TEST_F(ServeTest, GivesTheSameStoreHoweverOftenItIsKilledFromOutside) {
  const std::string undisturbed = FinishAndDigest("undisturbed");
  std::random_device device;
  const unsigned seed = device();
  std::cout << "seed " << seed << "\n";
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> milliseconds(20, 120);
  for (int round = 0; round < 20; ++round) {
    Program child = Child("killed");
    child.AwaitLine("ready");
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds(random)));
    child.Kill();
  }
  EXPECT_EQ(FinishAndDigest("killed"), undisturbed) << "seed " << seed;
}

TEST_F(ServeTest, TakesAChangedFileAsANewRevisionAndAnUnchangedOneNotAgain) {
  const std::string first = FinishAndDigest("data");
  EXPECT_EQ(FinishAndDigest("data"), first);
  Write(inbox_ + "/small_1.txt", "临江市2024年统计公报\n\n全市地区生产总值达到99亿元。\n");
  EXPECT_NE(FinishAndDigest("data"), first);
  std::ifstream log(Log("data"));
  const std::string written{std::istreambuf_iterator<char>(log), {}};
  EXPECT_THAT(written, HasSubstr("\"message\":\"file submitted\",\"path\":\"small_1.txt\","
                                 "\"revision\":2"));
}

}  // namespace
}  // namespace gongbao::integration
