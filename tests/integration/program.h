// Runs the project's programs as a user would, as processes of their own that can be killed.
#ifndef GONGBAO_TESTS_INTEGRATION_PROGRAM_H_
#define GONGBAO_TESTS_INTEGRATION_PROGRAM_H_

#include <sys/types.h>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::integration {

// Far more than anything here takes, so that only what hangs reaches it.
inline constexpr std::chrono::seconds kDeadline{120};

// Waits until `condition` holds; false when the deadline passes first.
bool Eventually(const std::function<bool()>& condition);

// One process; killed when this goes and it still runs. Belongs to one thread.
class Program {
 public:
  // Starts `path`. What it writes to stdout and stderr goes to the file `log`, made anew. Its
  // environment is empty but for `environment` ("NAME=value").
  Program(const std::string& path, std::vector<std::string> arguments, std::string log,
          std::vector<std::string> environment = {});
  ~Program();

  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // Waits for a line that holds `text` and returns it; empty, with a test failure, when the program
  // ends or the deadline passes before.
  std::string AwaitLine(std::string_view text);
  // The number behind `"name":` in the first such line.
  int AwaitNumber(const std::string& name);

  bool running();
  void Kill();  // -9, and waits
  // Sends SIGTERM and waits; the exit status, or 128 and the number of the signal that ended it.
  int Terminate();
  // Waits until it is halted by SIGSTOP; a test failure when it ends or the deadline passes before.
  void AwaitHalt();
  void Continue();  // after a halt
  // Waits for the end; as Terminate.
  int AwaitEnd();

  // The end of what it wrote, for the message of a failed test.
  std::string Tail() const;

 private:
  void Reap(int options);

  const std::string path_;
  const std::string log_;
  pid_t pid_ = -1;
  int status_ = -1;  // once it has ended
};

}  // namespace gongbao::integration

#endif  // GONGBAO_TESTS_INTEGRATION_PROGRAM_H_
