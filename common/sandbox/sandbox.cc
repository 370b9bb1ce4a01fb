#include "common/sandbox/sandbox.h"

#include <fcntl.h>
#include <linux/sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::sandbox {
namespace {

constexpr uint32_t kAllow = SCMP_ACT_ALLOW;
constexpr uint32_t kKill = SCMP_ACT_KILL_PROCESS;
constexpr uint32_t kRefuse = SCMP_ACT_ERRNO(EPERM);
constexpr uint32_t kDenied = SCMP_ACT_ERRNO(EACCES);
constexpr uint32_t kUnknown = SCMP_ACT_ERRNO(ENOSYS);  // glibc then uses the call's older form

struct Rule {
  uint32_t action;
  int call;
  std::vector<scmp_arg_cmp> conditions;  // all of them; none: always
};

scmp_arg_cmp Equals(unsigned argument, uint64_t value) {
  return {.arg = argument, .op = SCMP_CMP_EQ, .datum_a = value, .datum_b = 0};
}
scmp_arg_cmp Differs(unsigned argument, uint64_t value) {
  return {.arg = argument, .op = SCMP_CMP_NE, .datum_a = value, .datum_b = 0};
}
// The argument's bits under `mask` are `bits`.
scmp_arg_cmp Bits(unsigned argument, uint64_t mask, uint64_t bits) {
  return {.arg = argument, .op = SCMP_CMP_MASKED_EQ, .datum_a = mask, .datum_b = bits};
}

// What no library tries in good faith: looking into other processes, changing the machine.
constexpr int kAttacks[] = {
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(setns),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(delete_module),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(keyctl),
    SCMP_SYS(reboot),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(acct),
    SCMP_SYS(quotactl),
    SCMP_SYS(iopl),
    SCMP_SYS(ioperm),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(move_mount),
    SCMP_SYS(fsopen),
    SCMP_SYS(open_tree),
    SCMP_SYS(move_pages),
    SCMP_SYS(kcmp),
    SCMP_SYS(clock_settime),
    SCMP_SYS(settimeofday),
    SCMP_SYS(sethostname),
};

// All that a parser calls, and no more. Through a pipe the sanitizers find out what memory is
// there.
constexpr int kOfParsers[] = {
    SCMP_SYS(read),
    SCMP_SYS(readv),
    SCMP_SYS(pread64),
    SCMP_SYS(write),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(brk),
    SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep),
    SCMP_SYS(sched_yield),
    SCMP_SYS(getrandom),
    SCMP_SYS(getrusage),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(pipe),
    SCMP_SYS(pipe2),
};

// What the programs could use to leave their process group, reach others (a daemon's local socket
// too) or take other ways in.
constexpr int kRefusedToPrograms[] = {
    SCMP_SYS(connect),
    SCMP_SYS(setsid),
    SCMP_SYS(setpgid),
    SCMP_SYS(tkill),
    SCMP_SYS(tgkill),
    SCMP_SYS(rt_sigqueueinfo),
    SCMP_SYS(rt_tgsigqueueinfo),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_send_signal),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    SCMP_SYS(unshare),
    SCMP_SYS(process_madvise),
    SCMP_SYS(mknod),
    SCMP_SYS(mknodat),
};

constexpr uint64_t kNamespaces[] = {CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET,   CLONE_NEWNS,
                                    CLONE_NEWIPC,  CLONE_NEWUTS, CLONE_NEWCGROUP};

std::vector<Rule> RulesForParsers() {
  std::vector<Rule> rules;
  for (const int call : kAttacks) rules.push_back({kKill, call, {}});
  for (const int call : {SCMP_SYS(execve), SCMP_SYS(execveat)}) rules.push_back({kKill, call, {}});
  for (const int call : kOfParsers) rules.push_back({kAllow, call, {}});
  rules.push_back({kUnknown, SCMP_SYS(clone3), {}});
  // fstat(fd) as glibc writes it; a path could not be told from it, but gives only sizes and dates.
  rules.push_back({kAllow, SCMP_SYS(newfstatat), {Bits(3, AT_EMPTY_PATH, AT_EMPTY_PATH)}});
  // Shared memory would not be counted by RLIMIT_DATA.
  rules.push_back({kAllow, SCMP_SYS(mmap), {Bits(2, PROT_EXEC, 0), Bits(3, MAP_SHARED, 0)}});
  rules.push_back({kAllow, SCMP_SYS(mprotect), {Bits(2, PROT_EXEC, 0)}});
  // abort, and the end of the whole group when the parent has died.
  rules.push_back({kAllow, SCMP_SYS(tgkill), {Equals(0, static_cast<uint64_t>(getpid()))}});
  rules.push_back({kAllow, SCMP_SYS(kill), {Equals(0, 0)}});
  rules.push_back({kAllow, SCMP_SYS(prlimit64), {Equals(0, 0)}});
  return rules;
}

std::vector<Rule> RulesForPrograms() {
  std::vector<Rule> rules;
  for (const int call : kAttacks) rules.push_back({kKill, call, {}});
  for (const int call : kRefusedToPrograms) rules.push_back({kRefuse, call, {}});
  // LibreOffice does not start without a local socket at which other calls of it would be heard.
  // One that sends without connect would reach daemons.
  rules.push_back({kRefuse, SCMP_SYS(socket), {Differs(0, AF_UNIX)}});
  for (const uint64_t type : {SOCK_DGRAM, SOCK_RAW}) {
    rules.push_back({kRefuse, SCMP_SYS(socket), {Bits(1, 0xF, type)}});
  }
  // It asks in this way whether it may put that socket into /tmp or /var/tmp, where it would stay
  // when its owner is killed; told no, it takes OSL_SOCKET_PATH.
  rules.push_back({kDenied, SCMP_SYS(access), {Equals(1, W_OK)}});
  for (const int call : {SCMP_SYS(faccessat), SCMP_SYS(faccessat2)}) {
    rules.push_back({kDenied, call, {Equals(2, W_OK)}});
  }
  rules.push_back({kRefuse, SCMP_SYS(socketpair), {Differs(0, AF_UNIX)}});
  rules.push_back({kRefuse, SCMP_SYS(kill), {Differs(0, 0)}});
  rules.push_back({kRefuse, SCMP_SYS(prlimit64), {Differs(0, 0)}});
  rules.push_back({kUnknown, SCMP_SYS(clone3), {}});  // its flags can't be seen by a filter
  for (const uint64_t flag : kNamespaces) {
    rules.push_back({kRefuse, SCMP_SYS(clone), {Bits(0, flag, flag)}});
  }
  return rules;
}

Status Refused(const char* what, int fault) {
  return UnavailableError(std::string("the sandbox can't be entered: ") + what + ": " +
                          std::strerror(fault));
}

struct ReleaseFilter {
  void operator()(void* filter) const { seccomp_release(filter); }
};

// Calls without a rule end in `otherwise`. A call that this architecture does not have is no fault.
Status LoadFilter(uint32_t otherwise, const std::vector<Rule>& rules) {
  const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(otherwise));
  if (filter == nullptr) return Refused("making a filter", ENOMEM);
  int fault = seccomp_attr_set(filter.get(), SCMP_FLTATR_ACT_BADARCH, kKill);
  for (const Rule& rule : rules) {
    if (fault != 0) break;
    if (rule.action == otherwise) continue;
    fault = seccomp_rule_add_array(filter.get(), rule.action, rule.call,
                                   static_cast<unsigned>(rule.conditions.size()),
                                   rule.conditions.data());
  }
  if (fault != 0) return Refused("making a filter", -fault);
  fault = seccomp_load(filter.get());
  return fault == 0 ? Status() : Refused("seccomp", -fault);
}

bool Limit(int resource, rlim_t most) {
  // At the upper limit of processor time comes SIGKILL, which tells nobody why; before it SIGXCPU.
  const rlim_t upper = resource == RLIMIT_CPU ? most + 1 : most;
  const struct rlimit limit = {.rlim_cur = most, .rlim_max = upper};
  return setrlimit(resource, &limit) == 0;
}

Status SetLimits(Profile profile, const Limits& limits) {
  const bool programs = profile == Profile::kRunsPrograms;
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  if (!Limit(RLIMIT_DATA, static_cast<rlim_t>(limits.memory_bytes))) {
    return Refused("limiting its memory", errno);
  }
#endif
  // Processes are counted over all that this user runs, on some systems beyond the container: the
  // number is there to end a fork bomb, not to fit.
  constexpr rlim_t kProcesses = 4096;
  constexpr rlim_t kProgramFiles = 512;
  constexpr rlim_t kParserFiles = 16;
  const bool set = Limit(RLIMIT_CPU, static_cast<rlim_t>(limits.processor.count())) &&
                   Limit(RLIMIT_FSIZE, programs ? static_cast<rlim_t>(limits.file_bytes) : 0) &&
                   Limit(RLIMIT_NOFILE, programs ? kProgramFiles : kParserFiles) &&
                   Limit(RLIMIT_NPROC, programs ? kProcesses : 0) && Limit(RLIMIT_CORE, 0);
  return set ? Status() : Refused("limiting its resources", errno);
}

// When the machine or the container runs out of memory, the kernel is to take this process and not
// the one that started it. Where /proc is missing it chooses by itself.
void OfferToOomKiller() {
  const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  constexpr std::string_view kFirst = "1000";
  [[maybe_unused]] const ssize_t written = write(file, kFirst.data(), kFirst.size());
  close(file);
}

void KillGroup(int /*signal*/) { kill(0, SIGKILL); }

// The kernel tells only this process of the parent's death; the group is for the handler to end.
Status DieWithParent() {
  struct sigaction action {};
  action.sa_handler = KillGroup;
  if (sigaction(SIGTERM, &action, nullptr) != 0 || prctl(PR_SET_PDEATHSIG, SIGTERM) != 0) {
    return Refused("binding it to its parent's life", errno);
  }
  return {};
}

}  // namespace

Status EnterSandbox(Profile profile, const Limits& limits) {
  GONGBAO_RETURN_IF_ERROR(DieWithParent());
  OfferToOomKiller();
  GONGBAO_RETURN_IF_ERROR(SetLimits(profile, limits));
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return Refused("giving up privileges", errno);
  return profile == Profile::kNoExec ? LoadFilter(kRefuse, RulesForParsers())
                                     : LoadFilter(kAllow, RulesForPrograms());
}

}  // namespace gongbao::sandbox
