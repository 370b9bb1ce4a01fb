// gongbao-console: the page and HTTP/JSON over the query service, uploads to Kafka. Wiring only.
#include "common/kafka/kafka_broker.h"
#include "common/rpc/server.h"
#include "common/service/service.h"
#include "services/console/console.h"

namespace {

using namespace gongbao;

Status Serve(service::Service& service) {
  const config::Config& config = service.config;
  const auto broker = kafka::ConnectKafka(config, &service.log, &service.metrics);
  if (!broker.ok()) return broker.status();
  const auto producer = (*broker)->NewProducer();
  if (!producer.ok()) return producer.status();

  const config::Address http = config.HostPort("http.address");
  console::ConsoleOptions options;
  options.address = http.host;
  options.port = http.port;
  options.allow_public = config.Bool("http.allow_public");
  options.web_root = config.Text("web.root");
  options.documents_topic = config.Text("documents.topic");
  options.metrics = [&service] { return service.metrics.Text(); };
  console::Console console(std::move(options), rpc::NewChannel(config.Text("query.address")),
                           producer->get());
  GONGBAO_RETURN_IF_ERROR(console.Start());
  const auto health =
      service.ServeHealth({.live = [] { return Status(); }, .ready = [] { return Status(); }});
  if (!health.ok()) return health.status();
  service.log.Info("listening",
                   {{"http_port", console.port()}, {"metrics_port", (*health)->port()}});
  service.signals.Wait();
  console.Stop();
  service.log.Info("stopped");
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const config::Program program{
      .name = "gongbao-console",
      .purpose = "serves the page and HTTP/JSON, and takes uploads.",
      .options = {"kafka.bootstrap.servers", "kafka.sasl.password", "kafka.ssl.key.password",
                  "documents.topic", "http.address", "http.allow_public", "web.root",
                  "query.address", "metrics.address", "log.format", "log.level"}};
  return service::Run(program, argc, argv, Serve);
}
