// Containers from end to end over the embedded log, worker and indexer in one process that is
// killed wherever it can be: their parts are in the store, none is lost and none left over. The
// reader is the one for tests (common/reading/failing_reader.cc), which takes a list for a
// container.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "common/base/resource_name.h"
#include "common/base/temporary_folder.h"
#include "common/messaging/embedded_log.h"
#include "common/store/sqlite/sqlite_store.h"
#include "common/store/testing.h"
#include "services/extractor/extractor.h"
#include "services/indexer/indexer.h"
#include "tests/integration/program.h"

namespace gongbao::integration {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kTopics[][32] = {"gongbao.documents.v1", "gongbao.results.v1",
                                "gongbao.documents.dlq.v1"};

std::string Report(int number) {
  const std::string n = std::to_string(number);
  return "云溪市第" + n + "镇统计公报\n\n全镇地区生产总值达到" + n + "1.5亿元，增长6.1%。\n";
}

// The event of a container that holds these, and one more that is lost.
v1::DocumentEvent Container(const std::string& id, uint64_t revision,
                            const std::map<std::string, std::string>& parts) {
  v1::DocumentEvent event;
  event.set_document_id(id);
  event.set_revision(revision);
  event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
  std::string list = "<html>container:\nlost:secret.docx\n";
  for (const auto& [path, content] : parts) list += "part:" + path + "\n" + content;
  event.set_inline_content(list);
  return event;
}

// Worker and indexer over the log and store in `folder`, until all that the log holds is in the
// store: 0. Dies on the way at the crash point, if one is named.
int ReadAll(const std::string& folder, const std::string& crash_at) {
  auto broker = messaging::OpenEmbeddedLog(folder + "/log.sqlite");
  // A reader that was being started when its worker was killed holds the lock for a moment more.
  Eventually([&] {
    if (!broker.ok()) broker = messaging::OpenEmbeddedLog(folder + "/log.sqlite");
    return broker.ok() || broker.status().code() != StatusCode::kFailedPrecondition;
  });
  const auto store = store::OpenSqliteStore(folder + "/store.sqlite");
  const auto crash_points = obs::CrashPoints::Parse(crash_at);
  for (const Status& status : {broker.status(), store.status(), crash_points.status()}) {
    if (status.ok()) continue;
    std::cerr << status.ToString() << "\n";
    return 2;
  }
  const knowledge::Knowledge knowledge;
  const obs::Log log("container_test", obs::LogFormat::kKeyValue, obs::LogLevel::kError);
  obs::Metrics metrics;
  auto options = extractor::ExtractorOptions::From(config::Config::Defaults(), "group");
  options.commit_interval = std::chrono::milliseconds(1);
  options.reader.program =
      std::filesystem::read_symlink("/proc/self/exe").parent_path() / "failing_reader";
  extractor::Extractor extractor(options, broker->get(), &knowledge, &log, &metrics, &*crash_points,
                                 [](std::string_view) { _exit(70); });
  indexer::Indexer indexer(indexer::IndexerOptions::From(config::Config::Defaults()), broker->get(),
                           store->get(), &log, &metrics, &*crash_points);
  std::jthread extracting([&] {
    if (!extractor.Run().ok()) _exit(3);
  });
  std::jthread indexing([&] {
    if (!indexer.Run().ok()) _exit(4);
  });
  const auto idle = [](const auto& part) {
    const auto begin = std::chrono::steady_clock::now();
    return Eventually([&] { return part.IdleSince(begin); });
  };
  const bool done = idle(extractor) && idle(indexer);
  extractor.Stop();
  indexer.Stop();
  return done ? 0 : 5;
}

class ContainerTest : public testing::Test {
 protected:
  static void Publish(const std::string& folder, const std::vector<v1::DocumentEvent>& events) {
    std::filesystem::create_directories(folder);
    const auto broker = messaging::OpenEmbeddedLog(folder + "/log.sqlite");
    ASSERT_TRUE(broker.ok()) << broker.status().ToString();
    for (const char* topic : kTopics) ASSERT_EQ((*broker)->CreateTopic(topic, 2), Status());
    const auto producer = (*broker)->NewProducer();
    ASSERT_TRUE(producer.ok());
    for (const v1::DocumentEvent& event : events) {
      ASSERT_EQ((*producer)->Produce({.topic = kTopics[0],
                                      .partition = std::nullopt,
                                      .key = event.document_id(),
                                      .value = event.SerializeAsString(),
                                      .headers = {}},
                                     [](const Result<messaging::Position>& written) {
                                       EXPECT_EQ(written.status(), Status());
                                     }),
                Status());
    }
    ASSERT_EQ((*producer)->Flush(kDeadline), Status());
  }

  // ReadAll in a process of its own; its exit status, or 128 and the signal that ended it.
  static int Run(const std::string& folder, const std::string& crash_at = "") {
    const pid_t child = fork();
    if (child == 0) _exit(ReadAll(folder, crash_at));
    int how = 0;
    EXPECT_EQ(waitpid(child, &how, 0), child);
    return WIFSIGNALED(how) ? 128 + WTERMSIG(how) : WEXITSTATUS(how);
  }

  static std::unique_ptr<store::Store> Store(const std::string& folder) {
    return store::OpenSqliteStore(folder + "/store.sqlite").value();
  }

  // The ids of what is shown, in their order.
  static std::vector<std::string> Shown(const std::string& folder) {
    const auto documents = Store(folder)->ListDocuments("", {});
    EXPECT_TRUE(documents.ok()) << documents.status().ToString();
    std::vector<std::string> ids;
    for (const v1::Document& document : documents->rows) ids.push_back(document.document_id());
    std::ranges::sort(ids);
    return ids;
  }

  const TemporaryFolder folder_ = *TemporaryFolder::Make();
};

TEST_F(ContainerTest, ShowsItsPartsAndTakesThemAlongWhenItGoes) {
  const std::string data = folder_.File("data");
  Publish(data, {Container("a.zip", 1, {{"1.txt", Report(1)}, {"2.txt", Report(2)}})});
  ASSERT_EQ(Run(data), 0);
  EXPECT_THAT(Shown(data), ElementsAre("a.zip", "a.zip!/1.txt", "a.zip!/2.txt"));
  {
    const auto store = Store(data);
    EXPECT_EQ(store->GetDocument(DocumentName("a.zip"))->part_count(), 2);
    EXPECT_EQ(store->ListDocuments("container = a.zip", {})->total, 2);
    EXPECT_EQ(store->ListFacts("documents/-/articles/-", "quote = 21.5亿元", {})->total, 1);
    EXPECT_EQ(store->ListDeadLetters({})->total, 1);
  }
  Publish(data, {Container("a.zip", 2, {{"2.txt", Report(3)}, {"3.txt", Report(4)}})});
  ASSERT_EQ(Run(data), 0);
  EXPECT_THAT(Shown(data), ElementsAre("a.zip", "a.zip!/2.txt", "a.zip!/3.txt"));
  v1::DocumentEvent gone;
  gone.set_document_id("a.zip");
  gone.set_revision(3);
  gone.set_operation(v1::DocumentEvent::OPERATION_DELETE);
  Publish(data, {gone});
  ASSERT_EQ(Run(data), 0);
  EXPECT_THAT(Shown(data), IsEmpty());
}

TEST_F(ContainerTest, GivesTheSameStoreWhereverItWasKilled) {
  const std::vector<v1::DocumentEvent> events = {
      Container("a.zip", 1, {{"1.txt", Report(1)}, {"2.txt", Report(2)}}),
      Container("b.eml", 1, {{"body.txt", "你好。\n"}, {"3.txt", Report(3)}}),
      Container("a.zip", 2, {{"2.txt", Report(4)}})};
  const std::string undisturbed = folder_.File("undisturbed");
  Publish(undisturbed, events);
  ASSERT_EQ(Run(undisturbed), 0);
  EXPECT_THAT(Shown(undisturbed),
              ElementsAre("a.zip", "a.zip!/2.txt", "b.eml", "b.eml!/3.txt", "b.eml!/body.txt"));
  const std::string digest = *Store(undisturbed)->Digest();
  for (const std::string point :
       {"after_part:1", "after_part:2", "after_part:4", "before_produce:1", "before_produce:2",
        "after_produce:1", "after_produce:3", "before_commit:1", "after_commit:1"}) {
    SCOPED_TRACE(point);
    const std::string data = folder_.File(point);
    Publish(data, events);
    EXPECT_EQ(Run(data, point), 128 + SIGKILL);
    EXPECT_EQ(Run(data), 0);
    EXPECT_EQ(*Store(data)->Digest(), digest);
  }
}

}  // namespace
}  // namespace gongbao::integration
