// gongbao-extractor: the worker over Kafka. Wiring only.
#include <unistd.h>

#include <iostream>
#include <thread>

#include "common/kafka/kafka_broker.h"
#include "common/obs/health_server.h"
#include "common/obs/stop_signals.h"
#include "services/extractor/extractor.h"

namespace {

constexpr int kStalled = 70;  // EX_SOFTWARE: what the orchestrator sees when the watchdog ends it

}  // namespace

int main(int argc, char** argv) {
  using namespace gongbao;
  obs::StopSignals signals;  // before any other thread
  config::Program program{
      .name = "gongbao-extractor",
      .purpose = "reads document events from Kafka and writes their facts.",
      .options = {"kafka.bootstrap.servers", "kafka.group.id", "kafka.sasl.password",
                  "kafka.ssl.key.password", "metrics.address", "log.format", "log.level"}};
  program.options.insert(program.options.end(), std::begin(extractor::kOptions),
                         std::end(extractor::kOptions));
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
  const auto broker = kafka::ConnectKafka(
      {.bootstrap_servers = config->Text("kafka.bootstrap.servers"),
       .properties = config->KafkaProperties(),
       .log =
           [&log](std::string_view line) {
             log.Warning("kafka", {{"line", line}});
           },
       .on_producer_rebuilt = [&](int64_t) { metrics.producer_rebuilds.Add({}).Increment(); }});
  if (!broker.ok()) return fail(broker.status());

  const knowledge::Knowledge knowledge;
  extractor::Extractor worker(
      extractor::ExtractorOptions::From(*config, config->Text("kafka.group.id")), broker->get(),
      &knowledge, &log, &metrics, &*crash_points, [](std::string_view) { _exit(kStalled); });
  const config::Address address = config->HostPort("metrics.address");
  const auto health = obs::HealthServer::Start(
      address.host, address.port, &metrics,
      {.live = [&] { return worker.Live(); }, .ready = [&] { return worker.Ready(); }});
  if (!health.ok()) return fail(health.status());
  log.Info("listening", {{"metrics_port", (*health)->port()}});

  Status status;
  std::thread work([&] {
    status = worker.Run();
    signals.Stop();
  });
  signals.Wait();
  worker.Stop();
  work.join();
  return status.ok() ? 0 : fail(status);
}
