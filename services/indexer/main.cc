// gongbao-indexer: from Kafka to the store. Wiring only.
#include "common/kafka/kafka_broker.h"
#include "common/service/service.h"
#include "common/store/sqlite/sqlite_store.h"
#include "services/indexer/indexer.h"

namespace {

using namespace gongbao;

Status Index(service::Service& service) {
  const auto crash_points = obs::CrashPoints::FromEnvironment();
  if (!crash_points.ok()) return crash_points.status();
  const auto broker = kafka::ConnectKafka(service.config, &service.log, &service.metrics);
  if (!broker.ok()) return broker.status();
  const auto store = store::OpenSqliteStore(service.config.Text("store.path"));
  if (!store.ok()) return store.status();
  indexer::Indexer indexer(indexer::IndexerOptions::From(service.config), broker->get(),
                           store->get(), &service.log, &service.metrics, &*crash_points);
  return service.RunWorker(&indexer);
}

}  // namespace

int main(int argc, char** argv) {
  config::Program program{
      .name = "gongbao-indexer",
      .purpose = "applies results and dead letters from Kafka to the store.",
      .options = {"kafka.bootstrap.servers", "kafka.sasl.password", "kafka.ssl.key.password",
                  "store.path", "metrics.address", "log.format", "log.level"}};
  program.options.insert(program.options.end(), std::begin(indexer::kOptions),
                         std::end(indexer::kOptions));
  return service::Run(program, argc, argv, Index);
}
