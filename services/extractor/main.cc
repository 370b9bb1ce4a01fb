// gongbao-extractor: the worker over Kafka. Wiring only.
#include <unistd.h>

#include "common/kafka/kafka_broker.h"
#include "common/service/service.h"
#include "services/extractor/extractor.h"

namespace {

using namespace gongbao;

constexpr int kStalled = 70;  // EX_SOFTWARE: what the orchestrator sees when the watchdog ends it

Status Extract(service::Service& service) {
  const auto crash_points = obs::CrashPoints::FromEnvironment();
  if (!crash_points.ok()) return crash_points.status();
  const auto knowledge = knowledge::Knowledge::Load(service.config.Text("knowledge"));
  if (!knowledge.ok()) return knowledge.status();
  const auto broker = kafka::ConnectKafka(service.config, &service.log, &service.metrics);
  if (!broker.ok()) return broker.status();
  extractor::Extractor worker(
      extractor::ExtractorOptions::From(service.config, service.config.Text("kafka.group.id")),
      broker->get(), &*knowledge, &service.log, &service.metrics, &*crash_points,
      [](std::string_view) { _exit(kStalled); });
  return service.RunWorker(&worker);
}

}  // namespace

int main(int argc, char** argv) {
  config::Program program{.name = "gongbao-extractor",
                          .purpose = "reads document events from Kafka and writes their facts.",
                          .options = {"kafka.bootstrap.servers", "kafka.group.id",
                                      "kafka.sasl.password", "kafka.ssl.key.password", "knowledge",
                                      "metrics.address", "log.format", "log.level"}};
  program.options.insert(program.options.end(), std::begin(extractor::kOptions),
                         std::end(extractor::kOptions));
  return service::Run(program, argc, argv, Extract);
}
