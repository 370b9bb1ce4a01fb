#include "common/service/service.h"

#include <iostream>

namespace gongbao::service {

Result<std::unique_ptr<obs::HealthServer>> Service::ServeHealth(obs::Probes probes) {
  const config::Address address = config.HostPort("metrics.address");
  return obs::HealthServer::Start(address.host, address.port, &metrics, std::move(probes));
}

int Run(const config::Program& program, int argc, const char* const* argv,
        const std::function<Status(Service&)>& body) {
  obs::StopSignals signals;  // before any other thread
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
  obs::Metrics metrics;
  Service service{.signals = signals, .config = *config, .log = log, .metrics = metrics};
  const Status status = body(service);
  if (!status.ok()) log.Error("can't go on", {{"reason", status.ToString()}});
  return config::ExitCode(status);
}

}  // namespace gongbao::service
