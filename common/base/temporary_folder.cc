#include "common/base/temporary_folder.h"

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>
#include <thread>

namespace gongbao {

Result<TemporaryFolder> TemporaryFolder::Make() {
  const char* const given = std::getenv("TMPDIR");
  const std::string base = given == nullptr || *given == '\0' ? "/tmp" : given;
  std::string path = base + "/gongbao-XXXXXX";
  if (mkdtemp(path.data()) == nullptr) {
    return UnavailableError("making a folder in " + base + ": " + std::strerror(errno));
  }
  return TemporaryFolder(std::move(path));
}

TemporaryFolder::~TemporaryFolder() {
  if (path_.empty()) return;
  // A process that is killed still ends the call that it is in, which may make a file in a folder
  // that was just found empty.
  constexpr int kRounds = 100;
  for (int round = 0; round < kRounds; ++round) {
    std::error_code fault;
    std::filesystem::remove_all(path_, fault);
    if (fault != std::errc::directory_not_empty) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace gongbao
