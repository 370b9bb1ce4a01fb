// Loaded before other libraries, it shifts the wall clock by EVAL_CLOCK_SHIFT seconds, so that a
// test can show that the engine asks no clock.
#define _GNU_SOURCE  // NOLINT(bugprone-reserved-identifier): the C library asks for it
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t Shift(void) {
  const char* seconds = getenv("EVAL_CLOCK_SHIFT");
  return seconds == NULL ? 0 : strtoll(seconds, NULL, 10);
}

// The library's own names for the parameters are reserved.
// NOLINTBEGIN(readability-inconsistent-declaration-parameter-name)
int clock_gettime(clockid_t clock, struct timespec* now) {
  const long result = syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && clock == CLOCK_REALTIME) now->tv_sec += Shift();
  return (int)result;
}

int gettimeofday(struct timeval* restrict now, void* restrict zone) {
  (void)zone;
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  now->tv_sec = time.tv_sec;
  now->tv_usec = time.tv_nsec / 1000;
  return 0;
}

time_t time(time_t* now) {
  struct timespec time;
  clock_gettime(CLOCK_REALTIME, &time);
  if (now != NULL) *now = time.tv_sec;
  return time.tv_sec;
}
// NOLINTEND(readability-inconsistent-declaration-parameter-name)
