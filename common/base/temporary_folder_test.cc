#include "common/base/temporary_folder.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace gongbao {
namespace {

TEST(TemporaryFolder, IsPrivateAndGoesWithAllInIt) {
  std::filesystem::path path;
  {
    const auto folder = TemporaryFolder::Make();
    ASSERT_TRUE(folder.ok()) << folder.status().ToString();
    path = folder->path();
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms::owner_all);
    std::filesystem::create_directories(path / "a" / "b");
    std::ofstream(path / "a" / "b" / "c") << "c";
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TemporaryFolder, GoesWhileOthersStillWriteIntoIt) {
  std::filesystem::path path;
  std::jthread writer;
  std::atomic<bool> writes = false;
  {
    const auto folder = TemporaryFolder::Make();
    ASSERT_TRUE(folder.ok()) << folder.status().ToString();
    path = folder->path();
    writer = std::jthread([path, &writes] {
      for (int i = 0; i < 10'000; ++i) {
        std::ofstream(path / std::to_string(i)) << i;
        writes = true;
        writes.notify_one();
      }
    });
    writes.wait(false);
  }
  writer.join();
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TemporaryFolder, SaysWhereNoneCanBeMade) {
  const char* const before = std::getenv("TMPDIR");
  setenv("TMPDIR", "/nowhere", 1);
  const Status none = TemporaryFolder::Make().status();
  if (before == nullptr) {
    unsetenv("TMPDIR");
  } else {
    setenv("TMPDIR", before, 1);
  }
  EXPECT_EQ(none, UnavailableError("making a folder in /nowhere: No such file or directory"));
}

}  // namespace
}  // namespace gongbao
