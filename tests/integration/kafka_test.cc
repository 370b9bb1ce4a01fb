// The services as separate processes over a real Kafka broker, killed with -9 in the middle: what
// the store holds in the end is what an undisturbed run leaves there.
#include <gmock/gmock.h>
#include <grpcpp/grpcpp.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/base/hash.h"
#include "common/base/resource_name.h"
#include "common/base/temporary_folder.h"
#include "common/kafka/kafka_broker.h"
#include "common/pipeline/log_records.h"
#include "common/rpc/server.h"
#include "common/store/sqlite/sqlite_store.h"
#include "common/store/testing.h"
#include "gongbao/v1/events.pb.h"
#include "gongbao/v1/pipeline.grpc.pb.h"
#include "gongbao/v1/query.grpc.pb.h"
#include "tests/integration/program.h"
#include "tests/integration/reports.h"

namespace gongbao::integration {
namespace {

using messaging::Position;
using testing::HasSubstr;

constexpr int32_t kPartitions = 4;
constexpr int kMailedReports = 12;
constexpr const char* kMailId = "mail.eml";
constexpr size_t kLongLine = size_t{2} << 20;  // over the limit of a topic made without thought

// Where the broker is; empty when there is none. "@file": the file holds the address.
std::string Brokers() {
  const char* const value = std::getenv("GONGBAO_TEST_BROKERS");
  if (value == nullptr) return "";
  std::string brokers = value;
  if (brokers.starts_with('@')) {
    std::ifstream file(brokers.substr(1));
    brokers.clear();
    std::getline(file, brokers);
  }
  return brokers;
}

// The documents topic is written once; each run reads it with a group, results and store of its
// own, so that all runs see the same events at the same places.
class KafkaTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (Brokers().empty()) return;
    auto broker = kafka::ConnectKafka({.bootstrap_servers = Brokers(),
                                       .properties = {},
                                       .log = nullptr,
                                       .on_producer_rebuilt = nullptr});
    ASSERT_TRUE(broker.ok()) << broker.status().ToString();
    broker_ = std::move(broker).value().release();
    prefix_ = "test." + std::to_string(getpid()) + "." +
              std::to_string(std::chrono::system_clock::now().time_since_epoch().count());
    ASSERT_EQ(broker_->CreateTopic(prefix_ + ".documents", kPartitions), Status());
    PublishAll();
  }
  static void TearDownTestSuite() { delete broker_; }

  void SetUp() override {
    if (Brokers().empty()) GTEST_SKIP() << "no Kafka broker here (GONGBAO_TEST_BROKERS)";
  }

  static void PublishAll() {
    auto producer = broker_->NewProducer();
    ASSERT_TRUE(producer.ok());
    const auto publish = [&](const std::string& key, std::optional<std::string> value) {
      ASSERT_EQ((*producer)->Produce({.topic = prefix_ + ".documents",
                                      .partition = std::nullopt,
                                      .key = key,
                                      .value = std::move(value),
                                      .headers = {}},
                                     [](const Result<Position>& result) {
                                       EXPECT_TRUE(result.ok()) << result.status().ToString();
                                     }),
                Status());
    };
    const auto event = [](const Report& report, uint64_t revision) {
      v1::DocumentEvent made;
      made.set_document_id(report.name);
      made.set_revision(revision);
      made.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
      made.set_inline_content(report.content);
      made.set_source("test");
      return made;
    };
    const std::vector<Report> good = GoodReports(60);
    for (const Report& report : good) publish(report.name, event(report, 1).SerializeAsString());
    documents_ = static_cast<int>(good.size());
    for (const Report& report : BadReports(kLongLine)) {
      publish(report.name, event(report, 1).SerializeAsString());
      ++(report.readable ? documents_ : dead_letters_);
    }
    // Later revisions of some, one of them with a field that only a newer crawler knows; one
    // withdrawn; records that are no event at all.
    for (int i = 0; i < 20; ++i) {
      publish(
          good[static_cast<size_t>(i)].name,
          event({good[static_cast<size_t>(i)].name, good.back().content}, 2).SerializeAsString() +
              "\x9a\x06\x03new");
    }
    v1::DocumentEvent gone = event(good[25], 2);
    gone.clear_content();
    gone.set_operation(v1::DocumentEvent::OPERATION_DELETE);
    publish(good[25].name, gone.SerializeAsString());
    --documents_;
    publish("garbage", "\xff\xff not an event");
    publish("tombstone", std::nullopt);
    dead_letters_ += 2;
    ASSERT_EQ((*producer)->Flush(kDeadline), Status());
  }

  // One set of services with its own topics behind the documents.
  class Pipeline {
   public:
    explicit Pipeline(const std::string& name) : Pipeline(name, prefix_ + ".documents") {}
    Pipeline(const std::string& name, std::string documents)
        : name_(prefix_ + "." + name), documents_topic_(std::move(documents)) {
      for (const char* topic : {".results", ".dlq"}) {
        EXPECT_EQ(broker_->CreateTopic(name_ + topic, kPartitions), Status());
      }
    }

    Program Extractor(std::vector<std::string> environment = {}) {
      return Start(GONGBAO_EXTRACTOR,
                   {"--documents.topic=" + documents_topic_, "--kafka.group.id=" + name_,
                    "--kafka.session.timeout.ms=1000", "--kafka.heartbeat.interval.ms=300",
                    "--commit.interval_ms=10"},
                   std::move(environment));
    }
    Program Indexer(std::vector<std::string> environment = {}) {
      return Start(GONGBAO_INDEXER, {"--store.path=" + store(), "--index.batch_max_count=10"},
                   std::move(environment));
    }
    Program Query() {
      return Program(GONGBAO_QUERY, {"--store.path=" + store(), "--grpc.address=127.0.0.1:0"},
                     folder_.File("query.log"));
    }

    // Waits until the log holds a result or a dead letter for every event. A container's parts are
    // events before the container has its result, and the dead letter that names its lost parts
    // comes before it as well: whoever is killed between them leaves the result to be written.
    void AwaitRecords() {
      std::map<messaging::TopicPartition, int64_t> begin;
      for (int32_t i = 0; i < kPartitions; ++i) {
        begin[{name_ + ".results", i}] = 0;
        begin[{name_ + ".dlq", i}] = 0;
      }
      size_t events = EventCount();
      const auto reader = broker_->Assign(begin);
      ASSERT_TRUE(reader.ok()) << reader.status().ToString();
      std::set<std::pair<int32_t, int64_t>> ended;
      EXPECT_TRUE(Eventually([&] {
        if (ended.size() == events) {
          events = EventCount();
          if (ended.size() == events) return true;
        }
        const auto polled = (*reader)->Poll(std::chrono::milliseconds(100));
        if (!polled.ok() || !*polled) return false;
        const messaging::Message& message = **polled;
        v1::InputPosition input;
        if (message.position.where.topic.ends_with(".dlq")) {
          const v1::DeadLetter letter = pipeline::ParseDeadLetter(message).value();
          if (letter.document_id() == kMailId) return false;
          input = letter.original();
        } else {
          v1::DocumentResult result;
          EXPECT_TRUE(result.ParseFromString(message.value.value_or("")));
          input = result.input();
        }
        ended.emplace(input.partition(), input.offset());
        return false;
      })) << ended.size()
          << " of " << events << " events have a record";
    }

    // Waits until the query service tells of every document and every dead letter.
    void AwaitCounts(Program* query) {
      const auto channel =
          rpc::NewChannel("127.0.0.1:" + std::to_string(query->AwaitNumber("grpc_port")));
      const auto documents = v1::DocumentService::NewStub(channel);
      const auto pipeline = v1::PipelineService::NewStub(channel);
      int64_t read = -1;
      int64_t given_up = -1;
      const bool arrived = Eventually([&] {
        grpc::ClientContext read_context;
        v1::ListDocumentsRequest documents_request;
        documents_request.set_page_size(1);
        v1::ListDocumentsResponse read_response;
        if (documents->ListDocuments(&read_context, documents_request, &read_response).ok()) {
          read = read_response.total_size();
        }
        grpc::ClientContext context;
        v1::ListDeadLettersRequest request;
        request.set_page_size(1);
        v1::ListDeadLettersResponse response;
        if (pipeline->ListDeadLetters(&context, request, &response).ok()) {
          given_up = response.total_size();
        }
        return read == documents_ && given_up == dead_letters_;
      });
      EXPECT_TRUE(arrived) << read << " of " << documents_ << " documents, " << given_up << " of "
                           << dead_letters_ << " dead letters";
    }

    // Everything to the end: what the log holds is in the store, all programs have ended cleanly.
    std::string FinishAndDigest() {
      Program extractor = Extractor();
      {
        Program indexer = Indexer();
        Program query = Query();
        AwaitRecords();
        AwaitCounts(&query);
        EXPECT_EQ(extractor.Terminate(), 0) << extractor.Tail();
        EXPECT_EQ(indexer.Terminate(), 0) << indexer.Tail();
        EXPECT_EQ(query.Terminate(), 0) << query.Tail();
      }
      const auto opened = FillStore();
      return opened.ok() ? Hex((*opened)->Digest().value()) : opened.status().ToString();
    }

    // Reads what is left of the documents and returns the store of all that the log holds, which
    // lives as long as this.
    Result<std::unique_ptr<store::Store>> Finish() {
      Program extractor = Extractor();
      AwaitRecords();
      EXPECT_EQ(extractor.Terminate(), 0) << extractor.Tail();
      return FillStore();
    }

    int64_t ResultCount() {
      int64_t count = 0;
      for (int32_t i = 0; i < kPartitions; ++i) {
        count += broker_->EndOffset({name_ + ".results", i}).value();
      }
      return count;
    }

   private:
    size_t EventCount() {
      size_t count = 0;
      for (int32_t i = 0; i < kPartitions; ++i)
        count += static_cast<size_t>(broker_->EndOffset({documents_topic_, i}).value());
      return count;
    }

    // A new indexer begins where the store stands and says when it has all that the log holds.
    Result<std::unique_ptr<store::Store>> FillStore() {
      Program indexer = Indexer();
      indexer.AwaitLine("store caught up with the log");
      EXPECT_EQ(indexer.Terminate(), 0) << indexer.Tail();
      return store::OpenSqliteStore(store());
    }

    Program Start(const char* path, std::vector<std::string> arguments,
                  std::vector<std::string> environment) {
      const std::vector<std::string> common = {"--kafka.bootstrap.servers=" + Brokers(),
                                               "--results.topic=" + name_ + ".results",
                                               "--dlq.topic=" + name_ + ".dlq"};
      arguments.insert(arguments.end(), common.begin(), common.end());
      return Program(path, std::move(arguments),
                     folder_.File("program" + std::to_string(++started_) + ".log"),
                     std::move(environment));
    }
    std::string store() const { return folder_.File("store.sqlite"); }

    const TemporaryFolder folder_ = *TemporaryFolder::Make();
    const std::string name_;
    const std::string documents_topic_;
    int started_ = 0;
  };

  // A pipeline whose documents are one mail of reports, in a topic of their own: the extractor
  // writes the mail's parts to it.
  static Pipeline MailPipeline(const std::string& name) {
    // Made once: a zip under a password is another each time.
    static const std::string kMail = MailOfReports(kMailedReports);
    const std::string topic = prefix_ + "." + name + ".documents";
    EXPECT_EQ(broker_->CreateTopic(topic, kPartitions), Status());
    v1::DocumentEvent event;
    event.set_document_id(kMailId);
    event.set_revision(1);
    event.set_operation(v1::DocumentEvent::OPERATION_UPSERT);
    event.set_inline_content(kMail);
    auto producer = broker_->NewProducer();
    EXPECT_TRUE(producer.ok());
    EXPECT_EQ((*producer)->Produce({.topic = topic,
                                    .partition = std::nullopt,
                                    .key = event.document_id(),
                                    .value = event.SerializeAsString(),
                                    .headers = {}},
                                   [](const Result<Position>& result) {
                                     EXPECT_TRUE(result.ok()) << result.status().ToString();
                                   }),
              Status());
    EXPECT_EQ((*producer)->Flush(kDeadline), Status());
    return {name, topic};
  }

  // What the store shows of each document and of its facts, and why others are given up. How often
  // they were is left out: a container that is read again writes its parts again.
  static std::set<std::string> Shown(store::Store* store) {
    std::set<std::string> shown;
    const auto documents = store->ListDocuments("", {.size = 100, .after = {}});
    EXPECT_TRUE(documents.ok()) << documents.status().ToString();
    for (v1::Document document : documents->rows) {
      document.clear_read_time();
      shown.insert(document.DebugString());
    }
    const auto facts = store->ListFacts("documents/-/articles/-", "", {.size = 1000, .after = {}});
    EXPECT_TRUE(facts.ok()) << facts.status().ToString();
    EXPECT_EQ(facts->next, "");
    for (const v1::Fact& fact : facts->rows) shown.insert(fact.DebugString());
    const auto letters = store->ListDeadLetters({.size = 100, .after = {}});
    EXPECT_TRUE(letters.ok()) << letters.status().ToString();
    for (const v1::DeadLetter& letter : letters->rows)
      shown.insert(letter.document_id() + " " +
                   v1::DeadLetter::ErrorClass_Name(letter.error_class()) + " " + letter.reason());
    return shown;
  }

  // Of the mail when nothing disturbed its reading; made once.
  static const std::set<std::string>& UndisturbedMail() {
    static const std::set<std::string> kShown = [] {
      Pipeline pipeline = MailPipeline("mail");
      return Shown(pipeline.Finish().value().get());
    }();
    return kShown;
  }

  // Of a run that nothing disturbed; made once.
  static const std::string& Undisturbed() {
    static const std::string kDigest = Pipeline("undisturbed").FinishAndDigest();
    return kDigest;
  }

  static void ExpectLikeUndisturbed(store::Store* store) {
    const std::set<std::string> shown = Shown(store);
    std::vector<std::string> difference;
    std::ranges::set_symmetric_difference(shown, UndisturbedMail(), std::back_inserter(difference));
    EXPECT_THAT(difference, testing::IsEmpty());
  }

  static messaging::Broker* broker_;
  static std::string prefix_;
  static int documents_;
  static int dead_letters_;
};

messaging::Broker* KafkaTest::broker_ = nullptr;
std::string KafkaTest::prefix_;
int KafkaTest::documents_ = 0;
int KafkaTest::dead_letters_ = 0;

TEST_F(KafkaTest, GivesTheSameStoreWhereverTheExtractorWasKilled) {
  for (const std::string point : {"after_poll:20", "before_produce:20", "after_produce:20",
                                  "before_commit:1", "after_commit:1"}) {
    SCOPED_TRACE(point);
    Pipeline pipeline(point.substr(0, point.find(':')));
    Program extractor = pipeline.Extractor({"GONGBAO_CRASH_AT=" + point});
    EXPECT_EQ(extractor.AwaitEnd(), 128 + SIGKILL) << extractor.Tail();
    EXPECT_EQ(pipeline.FinishAndDigest(), Undisturbed());
  }
}

TEST_F(KafkaTest, GivesTheSameStoreWhenTheExtractorIsKilledFromOutside) {
  Pipeline pipeline("outside");
  {
    Program extractor = pipeline.Extractor();
    EXPECT_TRUE(Eventually([&] { return pipeline.ResultCount() >= documents_ / 3; }));
    extractor.Kill();
  }
  EXPECT_EQ(pipeline.FinishAndDigest(), Undisturbed());
}

TEST_F(KafkaTest, GivesTheSameStoreWhereverTheIndexerWasKilled) {
  for (const std::string point : {"before_apply:2", "after_apply:2"}) {
    SCOPED_TRACE(point);
    Pipeline pipeline(point.substr(0, point.find(':')));
    Program extractor = pipeline.Extractor();
    Program indexer = pipeline.Indexer({"GONGBAO_CRASH_AT=" + point});
    EXPECT_EQ(indexer.AwaitEnd(), 128 + SIGKILL) << indexer.Tail();
    extractor.Kill();
    EXPECT_EQ(pipeline.FinishAndDigest(), Undisturbed());
  }
}

TEST_F(KafkaTest, SharesTheWorkAmongWorkersAndHandsItOverWithoutLoss) {
  Pipeline pipeline("shared");
  Program first = pipeline.Extractor();
  first.AwaitLine("partitions assigned");
  Program second = pipeline.Extractor();
  second.AwaitLine("partitions assigned");
  EXPECT_EQ(first.Terminate(), 0) << first.Tail();
  EXPECT_EQ(second.Terminate(), 0) << second.Tail();
  EXPECT_EQ(pipeline.FinishAndDigest(), Undisturbed());
}

TEST_F(KafkaTest, ReadsEachPartOfAContainerAndNamesTheLost) {
  Pipeline pipeline = MailPipeline("parts");
  const auto store = pipeline.Finish();
  ASSERT_TRUE(store.ok()) << store.status().ToString();
  std::vector<std::string> expected = {kMailId, "mail.eml!/2.html"};
  for (int i = 3; i <= kMailedReports; ++i)
    expected.push_back("mail.eml!/reports.zip!/第" + std::to_string(i) + "区/总结.txt");
  std::vector<std::string> shown;
  const auto documents = (*store)->ListDocuments("", {});
  ASSERT_TRUE(documents.ok()) << documents.status().ToString();
  for (const v1::Document& document : documents->rows) shown.push_back(document.document_id());
  // The mail's own words have a name that the reader chooses.
  ASSERT_EQ(shown.size(), expected.size() + 1);
  EXPECT_THAT(shown, testing::IsSupersetOf(expected));
  const auto mail = (*store)->GetDocument(DocumentName(kMailId));
  ASSERT_TRUE(mail.ok()) << mail.status().ToString();
  EXPECT_EQ(mail->part_count(), kMailedReports + 1);
  for (int i = 1; i <= kMailedReports; ++i) {
    const std::string quote = std::to_string(i) + "12.5亿元";
    const auto facts = (*store)->ListFacts("documents/-/articles/-", "quote = " + quote, {});
    ASSERT_TRUE(facts.ok()) << facts.status().ToString();
    EXPECT_EQ(facts->total, 1) << quote;
  }
  std::map<std::string, std::string> letters;
  const auto given_up = (*store)->ListDeadLetters({});
  for (const v1::DeadLetter& letter : given_up->rows)
    letters[letter.document_id()] = letter.reason();
  ASSERT_EQ(letters.size(), 2u);
  EXPECT_THAT(letters[kMailId], HasSubstr("secret.zip"));
  EXPECT_THAT(letters["mail.eml!/reports.zip!/照片.jpg"], HasSubstr("JPEG"));
}

TEST_F(KafkaTest, LosesNoPartOfAContainerWhereverTheExtractorWasKilled) {
  for (const std::string point : {"after_part:1", "after_part:5", "after_part:13",
                                  "before_produce:1", "after_produce:3", "before_commit:1"}) {
    SCOPED_TRACE(point);
    std::string name = "mail-" + point;
    std::ranges::replace(name, ':', '-');
    Pipeline pipeline = MailPipeline(name);
    Program extractor = pipeline.Extractor({"GONGBAO_CRASH_AT=" + point});
    EXPECT_EQ(extractor.AwaitEnd(), 128 + SIGKILL) << extractor.Tail();
    const auto store = pipeline.Finish();
    ASSERT_TRUE(store.ok()) << store.status().ToString();
    ExpectLikeUndisturbed(store->get());
  }
}

TEST_F(KafkaTest, LosesNoPartOfAContainerThatIsTakenOverInTheMiddle) {
  Pipeline pipeline = MailPipeline("mail-taken-over");
  // Stands still behind its fifth part, is given up by the group, and goes on when another has read
  // the container.
  Program first = pipeline.Extractor({"GONGBAO_CRASH_AT=after_part:5:stop"});
  first.AwaitHalt();
  {
    Program second = pipeline.Extractor();
    pipeline.AwaitRecords();
    first.Continue();
    EXPECT_THAT(first.AwaitLine("partitions revoked"), HasSubstr("\"lost\":true"));
    EXPECT_EQ(first.Terminate(), 0) << first.Tail();
    EXPECT_EQ(second.Terminate(), 0) << second.Tail();
  }
  const auto store = pipeline.Finish();
  ASSERT_TRUE(store.ok()) << store.status().ToString();
  ExpectLikeUndisturbed(store->get());
}

TEST(ProgramsTest, RefuseWrongOptionsWithKeyValueAndWhatIsAllowed) {
  const TemporaryFolder folder = *TemporaryFolder::Make();
  for (const char* path : {GONGBAO_EXTRACTOR, GONGBAO_INDEXER, GONGBAO_QUERY, GONGBAO_CONSOLE}) {
    Program program(path, {"--log.format=xml", "--kafka.bootstrap.servers=b:1", "--store.path=s"},
                    folder.File("log"));
    EXPECT_EQ(program.AwaitEnd(), 2) << path;
    EXPECT_THAT(program.Tail(),
                testing::AnyOf(HasSubstr("log.format is \"xml\"; allowed is one of"),
                               HasSubstr("unknown option")))
        << path;
  }
}

}  // namespace
}  // namespace gongbao::integration
