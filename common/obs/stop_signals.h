// How a program learns that it is to end: SIGINT and SIGTERM are blocked before any thread starts
// and awaited by one thread, so that no code of ours ever runs inside a signal handler.
#ifndef GONGBAO_COMMON_OBS_STOP_SIGNALS_H_
#define GONGBAO_COMMON_OBS_STOP_SIGNALS_H_

#include <condition_variable>
#include <mutex>
#include <thread>

namespace gongbao::obs {

// Made first thing in main, before any other thread; at most one at a time. Thread-safe.
class StopSignals {
 public:
  // Blocks SIGINT and SIGTERM in this thread and in all that it will start, and ignores SIGPIPE.
  StopSignals();
  // Ends its thread; the signals stay blocked.
  ~StopSignals();

  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  // Blocks until the first signal or Stop. A second signal ends the process at once, with 128 plus
  // its number.
  void Wait();

  // Ends Wait as a signal would: something that the program can't be without has failed.
  void Stop();

 private:
  void AwaitSignals();

  const int end_;  // an eventfd; written to end the thread
  std::mutex mu_;
  std::condition_variable changed_;
  bool stopping_ = false;  // guarded by mu_
  std::thread thread_;
};

}  // namespace gongbao::obs

#endif  // GONGBAO_COMMON_OBS_STOP_SIGNALS_H_
