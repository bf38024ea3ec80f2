//! Compares each function of `linux::process` with the C library's on the same input, for success and errors.
#![cfg(target_os = "linux")]

mod beside;

use core::ptr;
use std::{
    ffi::CString,
    os::fd::{AsRawFd, FromRawFd, OwnedFd},
    sync::{
        Mutex,
        atomic::{AtomicI32, Ordering},
    },
};

use beside::{Answer, emulator_lacks, is_there};
use sysdecl::{
    I32, Void,
    errno::{EAGAIN, EBADF, ECHILD, EINTR, EINVAL, ENOENT, ENOEXEC, ENOMEM, EPERM, ESRCH},
    linux::process::{self, *},
};

/// A process id that cannot exist: it is above the largest `pid_max`.
const NOBODY: I32 = 0x7fff_fff0;

/// A result of libc in the kernel's form.
fn raw(result: impl Answer) -> I32 {
    I32::try_from(beside::c(result)).unwrap()
}

/// Serializes the tests that start, wait for or signal children, because `wait4(-1)` waits for any child.
static CHILDREN: Mutex<()> = Mutex::new(());

fn alone() -> impl Drop {
    CHILDREN.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Runs `child` in a child process; its return value is the exit status.
fn fork_and(child: impl FnOnce() -> I32) -> I32 {
    // SAFETY: the child closures in this file only make system calls and compare numbers.
    match unsafe { process::fork() } {
        0 => exit_group(child()),
        pid => {
            assert!(pid > 0);
            pid
        }
    }
}

/// Waits for a child and returns its exit status.
fn status_of(pid: I32) -> I32 {
    let mut status = 0;
    // SAFETY: the status is valid for writes.
    assert_eq!(unsafe { wait4(pid, &raw mut status, 0, ptr::null_mut()) }, pid);
    assert_eq!(status & 0x7f, 0, "ended by signal {}", status & 0x7f);
    status >> 8
}

#[test]
fn ids_are_the_same_as_in_libc() {
    // SAFETY: these C functions access no memory.
    unsafe {
        assert_eq!(getpid(), libc::getpid());
        assert_eq!(getppid(), libc::getppid());
        assert_eq!(gettid(), libc::gettid());
        assert_eq!(getuid(), libc::getuid());
        assert_eq!(geteuid(), libc::geteuid());
        assert_eq!(getgid(), libc::getgid());
        assert_eq!(getegid(), libc::getegid());
        assert_eq!(getpgid(0), libc::getpgid(0));
        assert_eq!(getsid(0), libc::getsid(0));
        assert_eq!(getpgid(NOBODY), raw(libc::getpgid(NOBODY)));
        assert_eq!(getpgid(NOBODY), -ESRCH);
        assert_eq!(getsid(NOBODY), raw(libc::getsid(NOBODY)));
        assert_eq!(getsid(NOBODY), -ESRCH);
    }
}

#[test]
fn saved_ids_are_the_same_as_in_libc() {
    let (mut ours, mut theirs) = ([1; 3], [2; 3]);
    // SAFETY: each call writes three ids.
    unsafe {
        let [r, e, s] = &mut ours;
        let [libc_r, libc_e, libc_s] = &mut theirs;
        assert_eq!(getresuid(r, e, s), libc::getresuid(libc_r, libc_e, libc_s));
        assert_eq!(ours, theirs);
        let [r, e, s] = &mut ours;
        let [libc_r, libc_e, libc_s] = &mut theirs;
        assert_eq!(getresgid(r, e, s), libc::getresgid(libc_r, libc_e, libc_s));
        assert_eq!(ours, theirs);
        let bad: *mut u32 = ptr::without_provenance_mut(8);
        assert_eq!(
            getresuid(bad, bad, bad),
            raw(libc::syscall(libc::SYS_getresuid, bad, bad, bad))
        );
        assert_eq!(
            getresgid(bad, bad, bad),
            raw(libc::syscall(libc::SYS_getresgid, bad, bad, bad))
        );
    }
}

#[test]
fn groups_are_the_same_as_in_libc() {
    let (mut ours, mut theirs) = ([0; 256], [0; 256]);
    // SAFETY: each buffer has room for 256 ids.
    unsafe {
        let count = getgroups(256, ours.as_mut_ptr());
        assert_eq!(count, libc::getgroups(256, theirs.as_mut_ptr()));
        assert_eq!(ours, theirs);
        assert_eq!(getgroups(0, ptr::null_mut()), count);
        assert_eq!(getgroups(-1, ours.as_mut_ptr()), raw(libc::getgroups(-1, theirs.as_mut_ptr())));
        assert_eq!(getgroups(-1, ours.as_mut_ptr()), -EINVAL);
    }
}

/// Sets the ids of a child: first to their current values, which is always permitted, then to values that require a
/// privilege that the child has dropped.
#[test]
fn ids_are_set_or_rejected() {
    let _alone = alone();
    let child = fork_and(|| {
        let (uid, gid) = (getuid(), getgid());
        let keep = u32::MAX;
        // SAFETY: the child has a single thread.
        unsafe {
            let set = [
                setregid(keep, gid),
                setresgid(keep, keep, gid),
                setgid(gid),
                setreuid(keep, uid),
                setresuid(keep, keep, uid),
                setuid(uid),
            ];
            if set != [0; 6] {
                return 1;
            }
            if uid == 0 && (setgroups(1, &7) != 0 || getgroups(0, ptr::null_mut()) != 1) {
                return 2;
            }
            if setresgid(65534, 65534, 65534) == 0 && setresuid(65534, 65534, 65534) != 0 {
                return 3;
            }
            let refused = [
                setuid(0),
                setgid(0),
                setreuid(0, 0),
                setregid(0, 0),
                setresuid(0, 0, 0),
                setresgid(0, 0, 0),
            ];
            if refused != [-EPERM; 6] {
                return 4;
            }
            if setgroups(0, ptr::null()) != -EPERM {
                return 5;
            }
        }
        0
    });
    assert_eq!(status_of(child), 0);
}

#[test]
fn sessions_and_groups_are_created_or_rejected() {
    let _alone = alone();
    let child = fork_and(|| {
        let pid = getpid();
        if setpgid(NOBODY, 0) != -ESRCH || setpgid(0, 0) != 0 || getpgid(0) != pid {
            return 1;
        }
        // A process group leader cannot start a session; its child can.
        if setsid() != -EPERM {
            return 2;
        }
        let grandchild = fork_and(|| i32::from(setsid() != getpid() || getsid(0) != getpid()));
        status_of(grandchild)
    });
    assert_eq!(status_of(child), 0);
}

#[test]
fn exit_and_exit_group_set_the_status() {
    let _alone = alone();
    for code in [0, 1, 255, 256 + 7, -1] {
        // SAFETY: the child has a single thread, and its stack is not freed.
        assert_eq!(status_of(fork_and(|| unsafe { process::exit(code) })), code & 0xff);
        assert_eq!(status_of(fork_and(|| exit_group(code))), code & 0xff);
    }
}

#[test]
fn clone_with_sigchld_is_fork() {
    let _alone = alone();
    // SAFETY: the child uses no new stack, shares nothing, and only exits.
    unsafe {
        let pid = clone(SIGCHLD as u64, ptr::null_mut(), ptr::null_mut(), ptr::null_mut(), 0);
        if pid == 0 {
            exit_group(3);
        }
        assert_eq!(status_of(i32::try_from(pid).unwrap()), 3);
        // `CLONE_THREAD` requires `CLONE_SIGHAND`, which requires `CLONE_VM`.
        let refused = clone(CLONE_THREAD, ptr::null_mut(), ptr::null_mut(), ptr::null_mut(), 0);
        assert_eq!(refused, -i64::from(EINVAL));
    }
}

#[test]
fn clone_stores_the_child_id_in_the_parent() {
    let _alone = alone();
    let (mut parent, mut child) = (0, 0);
    // SAFETY: both variables outlive the child, which does nothing else.
    unsafe {
        let flags = CLONE_PARENT_SETTID | CLONE_CHILD_SETTID | SIGCHLD as u64;
        let pid = clone(flags, ptr::null_mut(), &raw mut parent, &raw mut child, 0);
        if pid == 0 {
            // In the child's copy of the memory, its own id is stored.
            exit_group(i32::from((&raw const child).read_volatile() != getpid()));
        }
        let stored = i64::from((&raw const parent).read_volatile());
        assert!(stored == pid || emulator_lacks("storing the id of a forked child in the parent"));
        assert_eq!(child, 0);
        assert_eq!(status_of(i32::try_from(pid).unwrap()), 0);
    }
}

#[test]
fn clone3_starts_a_child() {
    let _alone = alone();
    let mut args = CloneArgs { exit_signal: SIGCHLD as u64, ..CloneArgs::ZERO };
    let size = size_of::<CloneArgs>() as u64;
    // SAFETY: as for `fork`.
    unsafe {
        let pid = clone3(&raw mut args, size);
        if pid == 0 {
            exit_group(9);
        }
        if !is_there("clone3", pid) {
            return;
        }
        assert_eq!(status_of(i32::try_from(pid).unwrap()), 9);
        assert_eq!(clone3(&raw mut args, 1), -i64::from(EINVAL));
        assert_eq!(
            i64::from(raw(libc::syscall(libc::SYS_clone3, &raw mut args, 1))),
            -i64::from(EINVAL)
        );
    }
}

#[test]
fn execve_executes_a_program_or_returns_an_error() {
    let _alone = alone();
    let path = CString::new("/bin/sh").unwrap();
    let script = CString::new("exit $((40 + $X))").unwrap();
    let argv = [c"sh".as_ptr().cast(), c"-c".as_ptr().cast(), script.as_ptr().cast(), ptr::null()];
    let envp = [c"X=2".as_ptr().cast(), ptr::null()];
    // SAFETY: the strings are NUL-terminated, and the lists end in null.
    unsafe {
        let path = path.as_ptr().cast();
        let child = fork_and(|| execve(path, argv.as_ptr(), envp.as_ptr()));
        assert_eq!(status_of(child), 42);
        let relative = c"nonexistent".as_ptr().cast();
        let refused = execveat(-1, relative, argv.as_ptr(), envp.as_ptr(), 0);
        if is_there("execveat", refused) {
            assert_eq!(refused, -EBADF);
            let child = fork_and(|| execveat(-100, path, argv.as_ptr(), envp.as_ptr(), 0));
            assert_eq!(status_of(child), 42);
        }

        let missing = c"/nonexistent".as_ptr();
        assert_eq!(execve(missing.cast(), argv.as_ptr(), envp.as_ptr()), -ENOENT);
        assert_eq!(raw(libc::execve(missing, argv.as_ptr().cast(), envp.as_ptr().cast())), -ENOENT);
        let folder = c"/".as_ptr();
        let refused = execve(folder.cast(), argv.as_ptr(), envp.as_ptr());
        assert_eq!(refused, raw(libc::execve(folder, argv.as_ptr().cast(), envp.as_ptr().cast())));
        assert_ne!(refused, -ENOEXEC);
    }
}

#[test]
fn wait4_returns_status_and_usage() {
    let _alone = alone();
    let child = fork_and(|| 5);
    let (mut status, mut usage) = (0, Rusage::ZERO);
    // SAFETY: both pointers are valid for writes.
    unsafe {
        assert_eq!(wait4(child, &raw mut status, 0, (&raw mut usage).cast()), child);
        assert_eq!((libc::WIFEXITED(status), libc::WEXITSTATUS(status)), (true, 5));
        assert!(usage.ru_maxrss > 0);
        let gone = wait4(child, &raw mut status, 0, ptr::null_mut());
        assert_eq!(gone, raw(libc::wait4(child, &raw mut status, 0, ptr::null_mut())));
        assert_eq!(gone, -ECHILD);
    }
}

#[test]
fn waitid_reports_the_child_and_its_status() {
    let _alone = alone();
    let child = fork_and(|| 6);
    let mut info = SigInfo::ZERO;
    // SAFETY: the pointer is valid for writes.
    unsafe {
        assert_eq!(waitid(P_PID, child, &raw mut info, WEXITED | WNOWAIT, ptr::null_mut()), 0);
        assert_eq!((info.si_signo, info.si_code, info.si_pid()), (SIGCHLD, CLD_EXITED, child));
        let mut theirs: libc::siginfo_t = core::mem::zeroed();
        assert_eq!(
            libc::waitid(libc::P_PID, child.cast_unsigned(), &raw mut theirs, libc::WEXITED),
            0
        );
        assert_eq!((theirs.si_pid(), theirs.si_status()), (child, info.si_status()));
        let gone = waitid(P_PID, child, &raw mut info, WEXITED, ptr::null_mut());
        assert_eq!(gone, -ECHILD);
        assert_eq!(waitid(P_PID, child, &raw mut info, 0, ptr::null_mut()), -EINVAL);
    }
}

#[test]
fn pidfds_refer_to_processes() {
    let _alone = alone();
    let pidfd = pidfd_open(getpid(), 0);
    assert!(pidfd >= 0);
    // SAFETY: the descriptor is new.
    let pidfd = unsafe { OwnedFd::from_raw_fd(pidfd) };
    assert_eq!(pidfd_open(NOBODY, 0), -ESRCH);
    assert_eq!(pidfd_open(-1, 0), -EINVAL);
    // SAFETY: signal 0 without data only checks for existence.
    unsafe {
        assert_eq!(pidfd_send_signal(pidfd.as_raw_fd(), 0, ptr::null(), 0), 0);
        assert_eq!(pidfd_send_signal(-1, 0, ptr::null(), 0), -EBADF);
        let theirs = libc::syscall(libc::SYS_pidfd_send_signal, -1, 0, 0, 0);
        assert_eq!(raw(theirs), -EBADF);
    }
    let (reader, mut writer) = std::io::pipe().unwrap();
    // SAFETY: both descriptors belong to the test.
    let copy = unsafe { pidfd_getfd(pidfd.as_raw_fd(), reader.as_raw_fd(), 0) };
    assert!(copy >= 0);
    // SAFETY: the descriptor is new.
    let mut copy = std::fs::File::from(unsafe { OwnedFd::from_raw_fd(copy) });
    std::io::Write::write_all(&mut writer, b"x").unwrap();
    let mut byte = [0];
    std::io::Read::read_exact(&mut copy, &mut byte).unwrap();
    assert_eq!(&byte, b"x");
    // SAFETY: as above; -1 is not a descriptor.
    assert_eq!(unsafe { pidfd_getfd(pidfd.as_raw_fd(), -1, 0) }, -EBADF);
}

#[test]
fn prctl_sets_the_name_of_a_thread() {
    std::thread::spawn(|| {
        let mut name = [0_u8; 16];
        // SAFETY: both options access 16 bytes.
        unsafe {
            let text = c"own name".as_ptr().expose_provenance() as u64;
            assert_eq!(prctl(PR_SET_NAME, text, 0, 0, 0), 0);
            let place = name.as_mut_ptr().expose_provenance();
            assert_eq!(libc::prctl(libc::PR_GET_NAME, place), 0);
            assert!(name.starts_with(b"own name\0"));
            assert_eq!(prctl(-1, 0, 0, 0, 0), -EINVAL);
            assert_eq!(raw(libc::prctl(-1)), -EINVAL);
        }
    })
    .join()
    .unwrap();
}

#[test]
fn kill_and_tgkill_check_existence_and_reject_errors() {
    let (pid, tid) = (getpid(), gettid());
    // SAFETY: these C functions access no memory.
    unsafe {
        assert_eq!(kill(pid, 0), libc::kill(pid, 0));
        assert_eq!(kill(NOBODY, 0), raw(libc::kill(NOBODY, 0)));
        assert_eq!(kill(NOBODY, 0), -ESRCH);
        assert_eq!(kill(pid, 65), raw(libc::kill(pid, 65)));
        assert_eq!(kill(pid, 65), -EINVAL);
        assert_eq!(tgkill(pid, tid, 0), 0);
        assert_eq!(tgkill(pid, NOBODY, 0), raw(libc::syscall(libc::SYS_tgkill, pid, NOBODY, 0)));
        assert_eq!(tgkill(pid, NOBODY, 0), -ESRCH);
    }
}

static HANDLED: AtomicI32 = AtomicI32::new(0);

extern "C" fn count(signal: i32) {
    HANDLED.fetch_add(signal, Ordering::SeqCst);
}

#[test]
fn a_handler_runs_and_returns_through_our_restorer() {
    let action = SigAction {
        sa_handler: count as extern "C" fn(i32) as usize,
        sa_flags: SA_RESTORER,
        sa_restorer: restorer(),
        ..SigAction::ZERO
    };
    let (mut before, mut now) = (SigAction::ZERO, SigAction::ZERO);
    // SAFETY: the handler only performs an atomic addition.
    unsafe {
        assert_eq!(rt_sigaction(SIGUSR1, &raw const action, &raw mut before, 8), 0);
        for round in 1..=1000 {
            assert_eq!(tgkill(getpid(), gettid(), SIGUSR1), 0);
            assert_eq!(HANDLED.load(Ordering::SeqCst), SIGUSR1 * round);
        }
        assert_eq!(rt_sigaction(SIGUSR1, &raw const before, &raw mut now, 8), 0);
        assert_eq!(now, action);
        assert_eq!(before.sa_handler, SIG_DFL);
        assert_eq!(rt_sigaction(SIGKILL, &raw const action, ptr::null_mut(), 8), -EINVAL);
        let theirs = libc::syscall(libc::SYS_rt_sigaction, libc::SIGKILL, &raw const action, 0, 8);
        assert_eq!(raw(theirs), -EINVAL);
        assert_eq!(rt_sigaction(SIGUSR1, ptr::null(), &raw mut now, 4), -EINVAL);
    }
}

/// A set that contains one signal.
fn only(signal: I32) -> SigSet {
    SigSet { sig: 1 << (signal - 1) }
}

#[test]
fn blocked_signals_stay_pending_and_are_dequeued() {
    let set = only(SIGUSR2);
    let (mut before, mut waiting) = (SigSet::ZERO, SigSet::ZERO);
    let mut info = SigInfo::ZERO;
    let soon = Timespec { tv_sec: 0, tv_nsec: 1000 };
    // SAFETY: all pointers are valid, and the signals are blocked in this thread only.
    unsafe {
        assert_eq!(rt_sigprocmask(SIG_BLOCK, &raw const set, &raw mut before, 8), 0);
        let mut theirs: libc::sigset_t = core::mem::zeroed();
        assert_eq!(libc::pthread_sigmask(libc::SIG_BLOCK, ptr::null(), &raw mut theirs), 0);
        assert_eq!(libc::sigismember(&raw const theirs, libc::SIGUSR2), 1);

        assert_eq!(tgkill(getpid(), gettid(), SIGUSR2), 0);
        assert_eq!(rt_sigpending(&raw mut waiting, 8), 0);
        assert_eq!(waiting.sig & set.sig, set.sig);
        assert_eq!(rt_sigpending(&raw mut waiting, 16), -EINVAL);
        assert_eq!(rt_sigtimedwait(&raw const set, &raw mut info, &raw const soon, 8), SIGUSR2);
        assert_eq!((info.si_signo, info.si_code, info.si_pid()), (SIGUSR2, SI_TKILL, getpid()));
        assert_eq!(rt_sigtimedwait(&raw const set, &raw mut info, &raw const soon, 8), -EAGAIN);

        assert_eq!(rt_sigprocmask(SIG_SETMASK, &raw const before, ptr::null_mut(), 8), 0);
        assert_eq!(rt_sigprocmask(77, &raw const set, ptr::null_mut(), 8), -EINVAL);
    }
}

/// Runs in a child with one thread, because a signal to the process could be delivered to any thread of the test.
#[test]
fn a_queued_signal_carries_its_data() {
    let _alone = alone();
    let child = fork_and(|| {
        let set = only(SIGUSR2);
        let soon = Timespec { tv_sec: 1, tv_nsec: 0 };
        let queued = SigInfo { si_signo: SIGUSR2, si_code: SI_QUEUE, ..SigInfo::ZERO };
        let mut info = SigInfo::ZERO;
        // SAFETY: all pointers are valid; this process has one thread.
        unsafe {
            rt_sigprocmask(SIG_BLOCK, &raw const set, ptr::null_mut(), 8);
            if rt_sigqueueinfo(getpid(), SIGUSR2, &raw const queued) != 0 {
                return 1;
            }
            if rt_sigtimedwait(&raw const set, &raw mut info, &raw const soon, 8) != SIGUSR2 {
                return 2;
            }
            if info.si_code != SI_QUEUE {
                return 3;
            }
            i32::from(rt_sigqueueinfo(NOBODY, SIGUSR2, &raw const queued) != -ESRCH) * 4
        }
    });
    assert_eq!(status_of(child), 0);
}

extern "C" fn nothing(_: i32) {}

#[test]
fn rt_sigsuspend_waits_for_a_handler() {
    let _alone = alone();
    let child = fork_and(|| {
        let action = SigAction {
            sa_handler: nothing as extern "C" fn(i32) as usize,
            sa_flags: SA_RESTORER,
            sa_restorer: restorer(),
            ..SigAction::ZERO
        };
        let blocked = only(SIGALRM);
        // SAFETY: all pointers are valid; this process has one thread.
        unsafe {
            rt_sigaction(SIGALRM, &raw const action, ptr::null_mut(), 8);
            rt_sigprocmask(SIG_BLOCK, &raw const blocked, ptr::null_mut(), 8);
            tgkill(getpid(), gettid(), SIGALRM);
            if rt_sigsuspend(&raw const blocked, 4) != -EINVAL {
                return 1;
            }
            i32::from(rt_sigsuspend(&SigSet::ZERO, 8) != -EINTR) * 2
        }
    });
    assert_eq!(status_of(child), 0);
}

#[test]
fn sigaltstack_is_set_or_rejected() {
    std::thread::spawn(|| {
        let mut memory = vec![0_u8; 1 << 16];
        let stack = StackT { ss_sp: memory.as_mut_ptr().cast(), ss_flags: 0, ss_size: 1 << 16 };
        let mut before = StackT::ZERO;
        // SAFETY: the memory lives until the previous stack is restored.
        unsafe {
            assert_eq!(sigaltstack(&raw const stack, &raw mut before), 0);
            let mut theirs: libc::stack_t = core::mem::zeroed();
            assert_eq!(libc::sigaltstack(ptr::null(), &raw mut theirs), 0);
            assert_eq!(
                (theirs.ss_sp.cast(), theirs.ss_size as u64),
                (stack.ss_sp, stack.ss_size as u64)
            );
            let small = StackT { ss_size: 16, ..stack };
            assert_eq!(sigaltstack(&raw const small, ptr::null_mut()), -ENOMEM);
            assert_eq!(sigaltstack(&raw const before, ptr::null_mut()), 0);
        }
    })
    .join()
    .unwrap();
}

#[test]
fn usage_and_limits_are_the_same_as_in_libc() {
    let mut usage = Rusage::ZERO;
    let mut limit = Rlimit::ZERO;
    let mut limit64 = Rlimit64::ZERO;
    // SAFETY: all pointers are valid.
    unsafe {
        assert_eq!(getrusage(RUSAGE_SELF, &raw mut usage), 0);
        let mut theirs: libc::rusage = core::mem::zeroed();
        assert_eq!(libc::getrusage(libc::RUSAGE_SELF, &raw mut theirs), 0);
        assert!(usage.ru_maxrss <= theirs.ru_maxrss && usage.ru_maxrss > 0);
        assert!(usage.ru_utime.tv_sec <= theirs.ru_utime.tv_sec);
        assert_eq!(getrusage(77, &raw mut usage), raw(libc::getrusage(77, &raw mut theirs)));
        assert_eq!(getrusage(77, &raw mut usage), -EINVAL);

        let mut theirs: libc::rlimit = core::mem::zeroed();
        assert_eq!(getrlimit(RLIMIT_NOFILE, &raw mut limit), 0);
        assert_eq!(prlimit64(0, RLIMIT_NOFILE, ptr::null(), &raw mut limit64), 0);
        assert_eq!(libc::getrlimit(libc::RLIMIT_NOFILE, &raw mut theirs), 0);
        assert_eq!((limit.rlim_cur, limit.rlim_max), (theirs.rlim_cur, theirs.rlim_max));
        assert_eq!((limit64.rlim_cur, limit64.rlim_max), (theirs.rlim_cur, theirs.rlim_max));
        assert_eq!(getrlimit(77, &raw mut limit), -EINVAL);
        assert_eq!(prlimit64(NOBODY, 0, ptr::null(), &raw mut limit64), -ESRCH);
        assert_eq!(setrlimit(RLIMIT_NOFILE, &raw const limit), 0);
        let turned = Rlimit { rlim_cur: 2, rlim_max: 1 };
        assert_eq!(setrlimit(RLIMIT_NOFILE, &raw const turned), -EINVAL);
        assert_eq!(raw(libc::setrlimit(libc::RLIMIT_NOFILE, (&raw const turned).cast())), -EINVAL);
    }
}

#[test]
fn priorities_are_20_minus_nice() {
    // SAFETY: these C functions access no memory.
    unsafe {
        assert_eq!(
            getpriority(PRIO_PROCESS, 0),
            20 - libc::getpriority(libc::PRIO_PROCESS as _, 0)
        );
        assert_eq!(getpriority(PRIO_PROCESS, NOBODY), -ESRCH);
        assert_eq!(getpriority(77, 0), -EINVAL);
        let nice = 20 - getpriority(PRIO_PROCESS, 0);
        assert_eq!(setpriority(PRIO_PROCESS, 0, nice), 0);
        assert_eq!(setpriority(PRIO_PROCESS, NOBODY, nice), -ESRCH);
    }
}

#[test]
fn cpu_sets_are_the_same_as_in_libc() {
    let mut mask = [0_u64; 16];
    let (mut cpu, mut node) = (u32::MAX, u32::MAX);
    // SAFETY: all pointers are valid.
    unsafe {
        let bytes = sched_getaffinity(0, 128, mask.as_mut_ptr());
        assert!(bytes > 0);
        let mut theirs: libc::cpu_set_t = core::mem::zeroed();
        assert_eq!(libc::sched_getaffinity(0, 128, &raw mut theirs), 0);
        let ours: u32 = mask.iter().map(|word| word.count_ones()).sum();
        assert_eq!(ours, u32::try_from(libc::CPU_COUNT(&theirs)).unwrap());
        assert_eq!(sched_getaffinity(0, 1, mask.as_mut_ptr()), -EINVAL);
        assert_eq!(sched_setaffinity(0, 128, mask.as_ptr()), 0);
        assert_eq!(sched_setaffinity(0, 128, [0_u64; 16].as_ptr()), -EINVAL);
        assert_eq!(getcpu(&raw mut cpu, &raw mut node, ptr::null_mut()), 0);
        assert!(mask[cpu as usize / 64] >> (cpu % 64) & 1 == 1, "cpu {cpu}");
        assert_ne!(node, u32::MAX);
    }
    assert_eq!(sched_yield(), 0);
}

/// Converts characters of either signedness to a common type.
fn bytes<C: Into<i16>, const N: usize>(text: [C; N]) -> [i16; N] {
    text.map(|character| character.into() & 0xff)
}

#[test]
fn system_information_is_the_same_as_in_libc() {
    let (mut name, mut info) = (Utsname::ZERO, Sysinfo::ZERO);
    // SAFETY: all pointers are valid.
    unsafe {
        assert_eq!(uname((&raw mut name).cast()), 0);
        let mut theirs: libc::utsname = core::mem::zeroed();
        assert_eq!(libc::uname(&raw mut theirs), 0);
        assert_eq!(bytes(name.release), bytes(theirs.release));
        assert_eq!(bytes(name.machine), bytes(theirs.machine));
        let bad: *mut Void = ptr::without_provenance_mut(8);
        assert_eq!(uname(bad.cast()), raw(libc::syscall(libc::SYS_uname, bad)));

        assert_eq!(sysinfo(&raw mut info), 0);
        let mut theirs: libc::sysinfo = core::mem::zeroed();
        assert_eq!(libc::sysinfo(&raw mut theirs), 0);
        assert_eq!((info.totalram, info.mem_unit), (theirs.totalram, theirs.mem_unit));
        assert_eq!(sysinfo(bad.cast()), raw(libc::syscall(libc::SYS_sysinfo, bad)));
    }
}

#[test]
fn set_tid_address_returns_the_thread_id() {
    let _alone = alone();
    let child = fork_and(|| {
        let mut word = 1;
        // SAFETY: the word lives as long as the child process.
        i32::from(unsafe { set_tid_address(&raw mut word) } != gettid())
    });
    assert_eq!(status_of(child), 0);
}
