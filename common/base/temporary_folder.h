// A folder for files that must not outlive their use.
#ifndef GONGBAO_COMMON_BASE_TEMPORARY_FOLDER_H_
#define GONGBAO_COMMON_BASE_TEMPORARY_FOLDER_H_

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "common/base/status.h"

namespace gongbao {

// A new folder that only this user may enter, under $TMPDIR or /tmp. It goes with the object, and
// all in it: also what processes put there that are being killed just then.
class TemporaryFolder {
 public:
  // UNAVAILABLE: no folder can be made there, with the reason.
  static Result<TemporaryFolder> Make();

  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder();

  const std::filesystem::path& path() const { return path_; }
  // The path of a file in it.
  std::string File(std::string_view name) const { return path_ / name; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;
};

}  // namespace gongbao

#endif  // GONGBAO_COMMON_BASE_TEMPORARY_FOLDER_H_
