#include "services/gongbao/serve_command.h"

#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "common/obs/stop_signals.h"
#include "services/gongbao/serve.h"

namespace gongbao::cli {
namespace {

constexpr int kStalled = 70;  // EX_SOFTWARE: what an orchestrator sees when the watchdog ends it

// The built page: beside the program in a build folder, or in share/ of an installation. Empty when
// it is not there.
std::string WebRoot() {
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  for (const char* place : {"../web", "../share/gongbao/web"}) {
    const auto folder = (program.parent_path() / place).lexically_normal();
    if (std::filesystem::exists(folder / "index.html", error)) return folder.string();
  }
  return {};
}

}  // namespace

int ServeCommand(const ServeCommandOptions& options, const char* program) {
  obs::StopSignals signals;  // before any other thread
  const auto grpc = config::ParseAddress(options.grpc);
  const auto http = config::ParseAddress(options.http);
  for (const auto& [name, address] : {std::pair{"--grpc", &grpc}, std::pair{"--http", &http}}) {
    if (address->ok()) continue;
    std::fprintf(stderr, "%s: %s: %s\n", program, name, address->status().message().c_str());
    return 2;
  }
  const auto crash_points = obs::CrashPoints::FromEnvironment();
  if (!crash_points.ok()) {
    std::fprintf(stderr, "%s: %s\n", program, crash_points.status().message().c_str());
    return 2;
  }
  const obs::Log log("gongbao", obs::LogFormatOf(options.log_format),
                     obs::LogLevelOf(options.log_level));
  serve::ServeOptions serve;
  serve.data = options.data;
  serve.inbox = options.inbox;
  serve.knowledge = options.knowledge;
  serve.grpc = *grpc;
  serve.http = *http;
  serve.allow_public = options.allow_public;
  serve.web_root = WebRoot();
  auto instance = serve::Instance::Start(
      std::move(serve), &log, &*crash_points, [&signals] { signals.Stop(); },
      [](std::string_view) { _exit(kStalled); });
  if (!instance.ok()) {
    std::fprintf(stderr, "%s: %s\n", program, instance.status().message().c_str());
    return 1;
  }
  std::printf("grpc %s:%u\nhttp http://%s:%u\nready\n", grpc->host.c_str(),
              (*instance)->grpc_port(), http->host.c_str(), (*instance)->http_port());
  std::fflush(stdout);
  signals.Wait();
  const Status status = (*instance)->Stop();
  if (status.ok()) return 0;
  log.Error("a part failed", {{"reason", status.ToString()}});
  return 1;
}

}  // namespace gongbao::cli
