#include "services/gongbao/serve.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "common/knowledge/knowledge.h"
#include "common/messaging/embedded_log.h"
#include "common/rpc/server.h"
#include "common/store/sqlite/sqlite_store.h"
#include "services/console/console.h"
#include "services/console/ingest.h"
#include "services/extractor/extractor.h"
#include "services/gongbao/inbox.h"
#include "services/indexer/indexer.h"
#include "services/query/query_service.h"

namespace gongbao::serve {
namespace {

// The worker runs documents in parallel within a partition, so one machine needs no more of them.
constexpr int32_t kPartitions = 1;
constexpr char kGroup[] = "gongbao-extractor";
constexpr char kInboxTopic[] = "gongbao.inbox.v1";
constexpr std::chrono::seconds kCallGrace{5};
constexpr std::chrono::milliseconds kSettlePoll{10};

Status MakeFolder(const std::string& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (!error) return {};
  return FailedPreconditionError("can't make the folder " + path + ": " + error.message());
}

std::string AddressText(const config::Address& address) {
  std::string host = address.host;
  if (host.find(':') != std::string::npos) host.insert(0, "[").append("]");
  return host + ":" + std::to_string(address.port);
}

}  // namespace

// Declared in the order in which they begin, so that they are destroyed in the opposite one.
struct Instance::Parts {
  ServeOptions options;
  const obs::Log* log = nullptr;
  std::function<void()> on_failure;

  obs::Metrics metrics;
  std::optional<knowledge::Knowledge> knowledge;
  std::unique_ptr<messaging::Broker> broker;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<messaging::Producer> producer;  // of the doors: inbox, gRPC, HTTP
  std::optional<indexer::Indexer> indexer;
  std::optional<extractor::Extractor> extractor;
  std::optional<query::QueryService> query;
  std::optional<console::Intake> intake;
  std::optional<console::IngestService> ingest;
  std::unique_ptr<rpc::Server> server;
  std::optional<console::Console> console;
  std::optional<Inbox> inbox;

  std::mutex mu;
  Status failure;  // guarded by mu: the first part that ended by itself
  std::thread indexer_thread;
  std::thread extractor_thread;
  std::thread inbox_thread;

  // Runs a part on a thread of its own.
  template <typename Part>
  std::thread Run(const char* name, Part* part) {
    return std::thread([this, name, part] {
      const Status status = part->Run();
      if (status.ok()) return;
      log->Error("part ended", {{"part", name}, {"reason", status.ToString()}});
      {
        const std::lock_guard lock(mu);
        if (!failure.ok()) return;
        failure = status.WithContext(name);
      }
      on_failure();
    });
  }

  Status Begin(const obs::CrashPoints* crash_points, std::function<void(std::string_view)> give_up);
  Status End();
};

Status Instance::Parts::Begin(const obs::CrashPoints* crash_points,
                              std::function<void(std::string_view)> give_up) {
  const config::Config& tuning = options.tuning;
  const std::string documents = tuning.Text("documents.topic");
  GONGBAO_ASSIGN_OR_RETURN(knowledge, knowledge::Knowledge::Load(options.knowledge));
  GONGBAO_RETURN_IF_ERROR(MakeFolder(options.data));
  if (!options.inbox.empty()) GONGBAO_RETURN_IF_ERROR(MakeFolder(options.inbox));

  GONGBAO_ASSIGN_OR_RETURN(broker, messaging::OpenEmbeddedLog(options.data + "/log.sqlite"));
  for (const std::string& topic : {documents, tuning.Text("results.topic"),
                                   tuning.Text("dlq.topic"), std::string(kInboxTopic)}) {
    GONGBAO_RETURN_IF_ERROR(broker->CreateTopic(topic, kPartitions));
  }
  GONGBAO_ASSIGN_OR_RETURN(store, store::OpenSqliteStore(options.data + "/store.sqlite"));
  GONGBAO_ASSIGN_OR_RETURN(producer, broker->NewProducer());

  indexer.emplace(indexer::IndexerOptions::From(tuning), broker.get(), store.get(), log, &metrics,
                  crash_points);
  indexer_thread = Run("indexer", &*indexer);
  extractor.emplace(extractor::ExtractorOptions::From(tuning, kGroup), broker.get(), &*knowledge,
                    log, &metrics, crash_points, std::move(give_up));
  extractor_thread = Run("extractor", &*extractor);

  query.emplace(store.get());
  intake.emplace(producer.get(), documents, std::chrono::system_clock::now);
  ingest.emplace(&*intake);
  std::vector<grpc::Service*> services = query->services();
  services.push_back(&*ingest);
  rpc::ServerOptions grpc;
  grpc.address = AddressText(options.grpc);
  grpc.allow_public = options.allow_public;
  GONGBAO_ASSIGN_OR_RETURN(server, rpc::Server::Start(grpc, services));

  console::ConsoleOptions http;
  http.address = options.http.host;
  http.port = options.http.port;
  http.allow_public = options.allow_public;
  http.web_root = options.web_root;
  http.documents_topic = documents;
  http.metrics = [this] { return metrics.Text(); };
  http.ready = [this] {
    GONGBAO_RETURN_IF_ERROR(extractor->Ready());
    return indexer->Ready();
  };
  console.emplace(std::move(http), server->InProcessChannel(), producer.get());
  GONGBAO_RETURN_IF_ERROR(console->Start());

  if (!options.inbox.empty()) {
    inbox.emplace(InboxOptions{.folder = options.inbox,
                               .documents_topic = documents,
                               .state_topic = kInboxTopic,
                               .scan_interval = options.inbox_scan_interval},
                  broker.get(), producer.get(), store.get(), log, &metrics);
    inbox_thread = Run("inbox", &*inbox);
  }
  return {};
}

// Also ends what Begin left half done.
Status Instance::Parts::End() {
  if (inbox_thread.joinable()) {
    inbox->Stop();
    inbox_thread.join();
  }
  if (console) console->Stop();
  if (server != nullptr) server->Shutdown(kCallGrace);
  if (extractor_thread.joinable()) {
    extractor->Stop();
    extractor_thread.join();
  }
  if (indexer_thread.joinable()) {
    indexer->Stop();
    indexer_thread.join();
  }
  const std::lock_guard lock(mu);
  return failure;
}

Instance::Instance(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Instance::~Instance() {
  if (const Status status = Stop(); !status.ok()) return;  // logged when it happened
}

Result<std::unique_ptr<Instance>> Instance::Start(ServeOptions options, const obs::Log* log,
                                                  const obs::CrashPoints* crash_points,
                                                  std::function<void()> on_failure,
                                                  std::function<void(std::string_view)> give_up) {
  auto parts = std::make_unique<Parts>();
  parts->options = std::move(options);
  parts->log = log;
  parts->on_failure = std::move(on_failure);
  const Status status = parts->Begin(crash_points, std::move(give_up));
  std::unique_ptr<Instance> instance(new Instance(std::move(parts)));
  if (!status.ok()) return status;
  return instance;
}

Status Instance::Stop() {
  if (parts_ != nullptr) {
    stopped_ = parts_->End();
    parts_.reset();
  }
  return stopped_;
}

uint16_t Instance::grpc_port() const { return static_cast<uint16_t>(parts_->server->port()); }
uint16_t Instance::http_port() const { return parts_->console->port(); }

Result<Instance::Counts> Instance::Count() const {
  const store::PageRequest one{.size = 1, .after = ""};
  GONGBAO_ASSIGN_OR_RETURN(const auto documents, parts_->store->ListDocuments("", one));
  GONGBAO_ASSIGN_OR_RETURN(const auto facts,
                           parts_->store->ListFacts("documents/-/articles/-", "", one));
  GONGBAO_ASSIGN_OR_RETURN(const auto letters, parts_->store->ListDeadLetters(one));
  return Counts{.documents = documents.total, .facts = facts.total, .dead_letters = letters.total};
}

Status Instance::AwaitSettled(std::chrono::milliseconds timeout) const {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point deadline = Clock::now() + timeout;
  // One after the other: what a part had finished before the next was asked, the next will see.
  const auto await = [deadline](const auto& idle_since) {
    const Clock::time_point begin = Clock::now();
    while (!idle_since(begin)) {
      if (Clock::now() > deadline) return false;
      std::this_thread::sleep_for(kSettlePoll);
    }
    return true;
  };
  const bool settled = (!parts_->inbox ||
                        await([this](auto begin) { return parts_->inbox->SettledSince(begin); })) &&
                       await([this](auto begin) { return parts_->extractor->IdleSince(begin); }) &&
                       await([this](auto begin) { return parts_->indexer->IdleSince(begin); });
  if (settled) return {};
  return DeadlineExceededError("reports were still being read when the time was over");
}

}  // namespace gongbao::serve
