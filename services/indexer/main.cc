// gongbao-indexer: from Kafka to the store. Wiring only.
#include <iostream>
#include <thread>

#include "common/kafka/kafka_broker.h"
#include "common/obs/health_server.h"
#include "common/obs/stop_signals.h"
#include "common/store/sqlite/sqlite_store.h"
#include "services/indexer/indexer.h"

int main(int argc, char** argv) {
  using namespace gongbao;
  obs::StopSignals signals;  // before any other thread
  config::Program program{
      .name = "gongbao-indexer",
      .purpose = "applies results and dead letters from Kafka to the store.",
      .options = {"kafka.bootstrap.servers", "kafka.sasl.password", "kafka.ssl.key.password",
                  "store.path", "metrics.address", "log.format", "log.level"}};
  program.options.insert(program.options.end(), std::begin(indexer::kOptions),
                         std::end(indexer::kOptions));
  const auto config = config::Config::FromCommandLine(program, argc, argv);
  const auto crash_points = obs::CrashPoints::FromEnvironment();
  if (!config.ok() || !crash_points.ok()) {
    const Status& status = config.ok() ? crash_points.status() : config.status();
    std::cerr << program.name << ": " << status.message() << "\n";
    return 2;
  }
  if (!config->answer().empty()) {
    std::cout << config->answer();
    return 0;
  }

  const obs::Log log(program.name, obs::LogFormatOf(config->Text("log.format")),
                     obs::LogLevelOf(config->Text("log.level")));
  const auto fail = [&log](const Status& status) {
    log.Error("can't go on", {{"reason", status.ToString()}});
    return config::ExitCode(status);
  };
  obs::Metrics metrics;
  const auto broker =
      kafka::ConnectKafka({.bootstrap_servers = config->Text("kafka.bootstrap.servers"),
                           .properties = config->KafkaProperties(),
                           .log =
                               [&log](std::string_view line) {
                                 log.Warning("kafka", {{"line", line}});
                               },
                           .on_producer_rebuilt = nullptr});
  if (!broker.ok()) return fail(broker.status());
  const auto store = store::OpenSqliteStore(config->Text("store.path"));
  if (!store.ok()) return fail(store.status());

  indexer::Indexer indexer(indexer::IndexerOptions::From(*config), broker->get(), store->get(),
                           &log, &metrics, &*crash_points);
  const config::Address address = config->HostPort("metrics.address");
  const auto health = obs::HealthServer::Start(
      address.host, address.port, &metrics,
      {.live = [&] { return indexer.Live(); }, .ready = [&] { return indexer.Ready(); }});
  if (!health.ok()) return fail(health.status());
  log.Info("listening", {{"metrics_port", (*health)->port()}});

  Status status;
  std::thread work([&] {
    status = indexer.Run();
    signals.Stop();
  });
  signals.Wait();
  indexer.Stop();
  work.join();
  return status.ok() ? 0 : fail(status);
}
