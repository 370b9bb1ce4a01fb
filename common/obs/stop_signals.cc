#include "common/obs/stop_signals.h"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>

namespace gongbao::obs {
namespace {

sigset_t StopSet() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

StopSignals::StopSignals() : end_(eventfd(0, EFD_CLOEXEC)) {
  const sigset_t set = StopSet();
  if (end_ < 0 || pthread_sigmask(SIG_BLOCK, &set, nullptr) != 0) std::abort();
  signal(SIGPIPE, SIG_IGN);
  thread_ = std::thread([this] { AwaitSignals(); });
}

StopSignals::~StopSignals() {
  const uint64_t one = 1;
  if (write(end_, &one, sizeof one) != sizeof one) std::abort();
  thread_.join();
  close(end_);
}

void StopSignals::Wait() {
  std::unique_lock lock(mu_);
  changed_.wait(lock, [this] { return stopping_; });
}

void StopSignals::Stop() {
  const std::lock_guard lock(mu_);
  stopping_ = true;
  changed_.notify_all();
}

void StopSignals::AwaitSignals() {
  // A signalfd is sigwait that can be ended.
  const sigset_t set = StopSet();
  const int signals = signalfd(-1, &set, SFD_CLOEXEC);
  if (signals < 0) std::abort();
  for (int received = 0;;) {
    pollfd ready[] = {{signals, POLLIN, 0}, {end_, POLLIN, 0}};
    if (poll(ready, 2, -1) < 0) continue;  // EINTR
    if (ready[1].revents != 0) break;
    signalfd_siginfo info{};
    if (read(signals, &info, sizeof info) != sizeof info) continue;
    if (++received > 1) _exit(128 + static_cast<int>(info.ssi_signo));
    Stop();
  }
  close(signals);
}

}  // namespace gongbao::obs
