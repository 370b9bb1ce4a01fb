// gongbao-console: the page and HTTP/JSON over the query service, uploads to Kafka. Wiring only.
#include <chrono>
#include <iostream>

#include "common/config/config.h"
#include "common/kafka/kafka_broker.h"
#include "common/obs/health_server.h"
#include "common/obs/log.h"
#include "common/obs/stop_signals.h"
#include "common/rpc/server.h"
#include "services/console/console.h"

int main(int argc, char** argv) {
  using namespace gongbao;
  obs::StopSignals signals;  // before any other thread
  const config::Program program{
      .name = "gongbao-console",
      .purpose = "serves the page and HTTP/JSON, and takes uploads.",
      .options = {"kafka.bootstrap.servers", "kafka.sasl.password", "kafka.ssl.key.password",
                  "documents.topic", "http.address", "http.allow_public", "web.root",
                  "query.address", "metrics.address", "log.format", "log.level"}};
  const auto config = config::Config::FromCommandLine(program, argc, argv);
  if (!config.ok()) {
    std::cerr << program.name << ": " << config.status().message() << "\n";
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
  const auto producer = (*broker)->NewProducer();
  if (!producer.ok()) return fail(producer.status());

  const config::Address http = config->HostPort("http.address");
  console::ConsoleOptions options;
  options.address = http.host;
  options.port = http.port;
  options.allow_public = config->Bool("http.allow_public");
  options.web_root = config->Text("web.root");
  options.documents_topic = config->Text("documents.topic");
  options.metrics = [&metrics] { return metrics.Text(); };
  console::Console console(std::move(options), rpc::NewChannel(config->Text("query.address")),
                           producer->get());
  if (const Status status = console.Start(); !status.ok()) return fail(status);
  const config::Address address = config->HostPort("metrics.address");
  const auto health =
      obs::HealthServer::Start(address.host, address.port, &metrics,
                               {.live = [] { return Status(); }, .ready = [] { return Status(); }});
  if (!health.ok()) return fail(health.status());
  log.Info("listening", {{"http_port", console.port()}, {"metrics_port", (*health)->port()}});

  signals.Wait();
  console.Stop();
  log.Info("stopped");
  return 0;
}
