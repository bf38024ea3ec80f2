//! `linux::process`: child processes, limits, usage, names.

use core::ptr;

use sysdecl::{linux::process::*, prelude::*};

use crate::check;

pub(super) fn check() {
    // SAFETY: the child only exits, and is waited for; all memory is valid.
    unsafe {
        let child = fork();
        if child == 0 {
            exit_group(if getppid() > 0 { 7 } else { 1 });
        }
        check!(child > 0, "a child is started");
        let mut status = WaitStatus::default();
        let mut usage = Rusage::ZERO;
        let ended = wait4(child, status.as_mut_ptr(), 0, (&raw mut usage).cast());
        check!(ended == child && status.exited() == Some(7), "the child exits with 7");
        check!(
            usage.ru_utime.tv_sec == 0 && (0..1_000_000).contains(&usage.ru_utime.tv_usec),
            "the child used less than a second"
        );
        check!(
            usage.ru_maxrss > 0 || !crate::wide::is_emulated(),
            "the child used some memory: {}",
            usage.ru_maxrss
        );
        check!(
            wait4(child, ptr::null_mut(), 0, ptr::null_mut()) == -Errno::ECHILD.code(),
            "the child no longer exists"
        );

        let none = ptr::null_mut();
        let flags = SIGCHLD.cast_unsigned().into();
        let child = clone(flags, none, none.cast(), none.cast(), 0);
        let child = I32::try_from(child).unwrap_or(-1);
        if child == 0 {
            kill(getpid(), SIGKILL);
            exit_group(1);
        }
        let mut info = SigInfo::ZERO;
        let ended = waitid(P_PID, child, &raw mut info, WEXITED, ptr::null_mut());
        check!(ended == 0 && info.si_signo == SIGCHLD, "waitid returns another child");
        check!(
            info.si_code == CLD_KILLED && info.si_pid() == child && info.si_status() == SIGKILL,
            "the other child was killed"
        );

        let mut own = Rusage::ZERO;
        check!(
            getrusage(RUSAGE_SELF, &raw mut own) == 0 && own.ru_maxrss > 0,
            "the process uses memory"
        );

        let mut limit = Rlimit::ZERO;
        check!(getrlimit(RLIMIT_NOFILE, &raw mut limit) == 0, "descriptors have a limit");
        check!(limit.rlim_cur > 0 && limit.rlim_cur <= limit.rlim_max, "{}", limit.rlim_cur);
        let less = Rlimit { rlim_cur: 99, ..limit };
        let mut now = Rlimit64::ZERO;
        check!(setrlimit(RLIMIT_NOFILE, &raw const less) == 0, "the limit is set");
        check!(
            prlimit64(0, RLIMIT_NOFILE, ptr::null(), &raw mut now) == 0
                && (now.rlim_cur, now.rlim_max) == (99, limit.rlim_max),
            "the limit is the one that was set"
        );
        setrlimit(RLIMIT_NOFILE, &raw const limit);
        let mut core = Rlimit::ZERO;
        getrlimit(RLIMIT_CPU, &raw mut core);
        check!(core.rlim_max == RLIM_INFINITY, "RLIM_INFINITY is returned");

        let mut cpus: CpuSet = CpuSet::EMPTY;
        let bytes = sched_getaffinity(0, CpuSet::<16>::SIZE, cpus.as_mut_ptr());
        check!(bytes > 0 && !cpus.is_empty(), "there are CPUs: {}", cpus.len());
        let mut system = Sysinfo::ZERO;
        check!(sysinfo(&raw mut system) == 0, "sysinfo succeeds");
        // Sizes are not compared, because a 32-bit emulator truncates those of the host.
        check!(
            system.mem_unit > 0 && system.procs > 0 && system.uptime > 0,
            "sysinfo returns plausible values"
        );
        check!(getpgid(0) >= 0 && getsid(0) >= 0, "the process is in a group and a session");
        let mut users = [0; 3];
        let [real, effective, saved] = users.each_mut().map(ptr::from_mut);
        check!(getresuid(real, effective, saved) == 0, "getresuid succeeds");
        check!(users[0] == getuid() && users[1] == geteuid(), "getuid and geteuid return the same");
        check!(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) >= 0, "prctl succeeds");
        check!(getpriority(PRIO_PROCESS, 0) > 0, "the process has a priority");
    }
}
