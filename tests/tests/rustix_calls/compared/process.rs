//! `process`, `pid`, `ugid`: ids, limits and child processes.

use core::{mem::MaybeUninit, num::NonZero};
use std::{fs::File, os::fd::AsFd, process::Command};

use sysdecl::linux::{
    io::Mode,
    process::{PidfdFlags, WaitFlags},
};

use super::{both, closed, raw, word};
use crate::{
    beside::{Folder, agree, alone, c, err, same},
    declared::{
        pid,
        process::{self, Resource, Rlimit},
        types::{Gid, Pid, Signal, Uid},
        ugid,
    },
};

/// A process id that does not exist.
const NOBODY: i32 = 0x3fff_ffff;

fn nobody() -> Pid {
    Pid::new(NOBODY).unwrap()
}

#[test]
fn ids_are_the_same_as_in_c() {
    // SAFETY: none of these calls accesses memory.
    unsafe {
        assert_eq!(pid::getpid().raw(), libc::getpid());
        assert_eq!(process::getppid().map_or(0, Pid::raw), libc::getppid());
        assert_eq!(process::getpgrp().map_or(0, Pid::raw), libc::getpgrp());
        let ids = (ugid::getuid().0, ugid::geteuid().0, ugid::getgid().0, ugid::getegid().0);
        assert_eq!(ids, (libc::getuid(), libc::geteuid(), libc::getgid(), libc::getegid()));
        for pid in [None, Some(pid::getpid()), Some(nobody())] {
            let number = pid.map_or(0, Pid::raw);
            same!(word(process::getpgid(pid)), libc::getpgid(number));
            same!(word(process::getsid(pid)), libc::getsid(number));
        }
        let ours = word(process::setpgid(Some(nobody()), None));
        agree!(ours, libc::setpgid(NOBODY, 0), err(libc::ESRCH));
        let (mut ours, mut theirs) = ([Gid(0); 64], [0; 64]);
        let told = libc::getgroups(64, theirs.as_mut_ptr());
        same!(word(process::getgroups(&mut ours)), told);
        assert_eq!(ours.map(|group| group.0), theirs);
        assert_eq!(word(process::getgroups(&mut [])), c(libc::getgroups(0, core::ptr::null_mut())));
    }
}

#[test]
fn working_directories_and_masks_change_alike() {
    let folder = Folder::new("rustix-place");
    alone(|| {
        let (path, missing) = (folder.at(""), folder.at("missing"));
        // SAFETY: the paths are NUL-terminated, and the buffer is of the given length.
        unsafe {
            agree!(word(process::chdir(&path)), libc::chdir(path.as_ptr()), 0);
            agree!(
                word(process::chdir(&missing)),
                libc::chdir(missing.as_ptr()),
                err(libc::ENOENT)
            );
            let mut ours = [MaybeUninit::new(0_u8); 256];
            let length = process::getcwd(&mut ours).unwrap();
            let mut theirs = [0_u8; 256];
            assert!(!libc::getcwd(theirs.as_mut_ptr().cast(), 256).is_null());
            assert_eq!(ours.map(|byte| byte.assume_init()), theirs);
            assert_eq!(theirs[length - 1], 0);
            assert_eq!(word(process::getcwd(&mut ours[..2])), err(libc::ERANGE));
            let root = File::open("/").unwrap();
            agree!(word(process::fchdir(root.as_fd())), libc::fchdir(raw(&root)), 0);
            agree!(word(process::fchdir(closed())), libc::fchdir(-1), err(libc::EBADF));
            agree!(
                word(process::chroot(&missing)),
                libc::chroot(missing.as_ptr()),
                err(libc::ENOENT)
            );

            let before = process::umask(Mode::from_bits_retain(0o027));
            assert_eq!(libc::umask(before.bits()), 0o027);
            assert_eq!(process::umask(before), before);
        }
    });
}

#[test]
fn priorities_are_the_same_as_in_c() {
    // The C function can also return -1 as a priority.
    // SAFETY: only `errno` is accessed, which is valid for this thread.
    let theirs = |which, who| unsafe {
        *libc::__errno_location() = 0;
        let priority = libc::getpriority(which, who);
        if priority == -1 && *libc::__errno_location() != 0 { c(-1) } else { priority.into() }
    };
    for pid in [None, Some(pid::getpid()), Some(nobody())] {
        let number = pid.map_or(0, Pid::raw).cast_unsigned();
        assert_eq!(word(process::getpriority_process(pid)), theirs(libc::PRIO_PROCESS, number));
    }
    assert_eq!(word(process::getpriority_pgrp(None)), theirs(libc::PRIO_PGRP, 0));
    let user = ugid::getuid();
    assert_eq!(word(process::getpriority_user(user)), theirs(libc::PRIO_USER, user.0));
    let nobody_s = word(process::getpriority_user(Uid(0x3fff_fff0)));
    assert_eq!(nobody_s, theirs(libc::PRIO_USER, 0x3fff_fff0));
    // On Linux the nice value is per thread.
    std::thread::spawn(move || {
        process::setpriority_process(None, 5).unwrap();
        assert_eq!(word(process::getpriority_process(None)), 5);
        assert_eq!(theirs(libc::PRIO_PROCESS, 0), 5);
        let failed = word(process::setpriority_process(Some(nobody()), 5));
        // SAFETY: the call accesses no memory.
        let told = unsafe { libc::setpriority(libc::PRIO_PROCESS, NOBODY as u32, 5) };
        agree!(failed, told, err(libc::ESRCH));
        let failed = word(process::setpriority_pgrp(Some(nobody()), 5));
        // SAFETY: the call accesses no memory.
        let told = unsafe { libc::setpriority(libc::PRIO_PGRP, NOBODY as u32, 5) };
        agree!(failed, told, err(libc::ESRCH));
    })
    .join()
    .unwrap();
}

#[test]
fn limits_are_the_same_as_in_c() {
    let theirs = |resource| {
        let mut limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        // SAFETY: the limit is valid for writes.
        assert_eq!(unsafe { libc::getrlimit(resource, &raw mut limit) }, 0);
        let limited = |limit| (limit != libc::RLIM_INFINITY).then_some(limit);
        Rlimit { current: limited(limit.rlim_cur), maximum: limited(limit.rlim_max) }
    };
    for (ours, resource) in [
        (Resource::Cpu, libc::RLIMIT_CPU),
        (Resource::Core, libc::RLIMIT_CORE),
        (Resource::Nofile, libc::RLIMIT_NOFILE),
    ] {
        assert_eq!(Rlimit::from(process::getrlimit(ours).unwrap()), theirs(resource));
    }
    let before = theirs(libc::RLIMIT_CORE);
    let none = Rlimit { current: Some(0), ..before };
    let old = process::prlimit(None, Resource::Core, none).unwrap();
    assert_eq!((Rlimit::from(old), theirs(libc::RLIMIT_CORE)), (before, none));
    process::setrlimit(Resource::Core, before).unwrap();
    assert_eq!(theirs(libc::RLIMIT_CORE), before);
    let more = Rlimit { current: Some(2), maximum: Some(1) };
    assert_eq!(word(process::setrlimit(Resource::Core, more)), err(libc::EINVAL));
    let failed = process::prlimit(Some(nobody()), Resource::Core, before).map(|_| ());
    assert_eq!(word(failed), err(libc::ESRCH));
}

/// A child that exits with 7 when its input is closed, and its id.
fn child() -> (std::process::Child, Pid) {
    let mut command = Command::new("sh");
    let child = command.args(["-c", "read _; exit 7"]).stdin(std::process::Stdio::piped()).spawn();
    let child = child.unwrap();
    let pid = Pid::new(child.id().cast_signed()).unwrap();
    (child, pid)
}

#[test]
fn children_are_waited_for_alike() {
    let (mut one, pid) = child();
    // SAFETY: the ids are those of children.
    unsafe {
        let nothing = process::_waitpid(pid.raw(), WaitFlags::NOHANG).unwrap();
        assert_eq!((nothing.0, nothing.1.0), (0, 0));
        assert_eq!(libc::waitpid(pid.raw(), core::ptr::null_mut(), libc::WNOHANG), 0);
        let nothing = process::_waitid_pid(pid, WaitFlags::EXITED | WaitFlags::NOHANG).unwrap();
        assert_eq!(nothing.0.si_signo, 0);
        let (descriptor, _theirs) = both(
            process::pidfd_open(pid, PidfdFlags::empty()),
            libc::syscall(libc::SYS_pidfd_open, pid.raw(), 0),
        )
        .unwrap();
        drop(one.stdin.take());
        let options = WaitFlags::EXITED | WaitFlags::NOWAIT;
        let mut theirs: libc::siginfo_t = core::mem::zeroed();
        let bits = libc::WEXITED | libc::WNOWAIT;
        assert_eq!(libc::waitid(libc::P_PID, pid.raw().cast_unsigned(), &raw mut theirs, bits), 0);
        let found = [
            process::_waitid_pid(pid, options),
            process::_waitid_pidfd(descriptor.as_fd(), options),
        ];
        for ours in found {
            let ours = ours.unwrap().0;
            assert_eq!((ours.si_signo, ours.si_code), (theirs.si_signo, theirs.si_code));
            assert_eq!(theirs.si_code, libc::CLD_EXITED);
        }
        let (number, status) = process::_waitpid(pid.raw(), WaitFlags::empty()).unwrap();
        assert_eq!((number, libc::WEXITSTATUS(status.0)), (pid.raw(), 7));
        let failed = process::_waitpid(pid.raw(), WaitFlags::empty()).map(|_| ());
        agree!(word(failed), libc::waitpid(pid.raw(), core::ptr::null_mut(), 0), err(libc::ECHILD));
        let failed = process::_waitid_pgid(Some(nobody()), options).map(|_| ());
        agree!(
            word(failed),
            libc::waitid(libc::P_PGID, NOBODY as u32, &raw mut theirs, bits),
            err(libc::ECHILD)
        );
        let failed = process::_waitid_all(WaitFlags::empty()).map(|_| ());
        agree!(word(failed), libc::waitid(libc::P_ALL, 0, &raw mut theirs, 0), err(libc::EINVAL));
    }
}

#[test]
fn signals_are_sent_alike() {
    let (mut one, pid) = child();
    let (mut other, second) = child();
    let terminate = Signal(NonZero::new(libc::SIGTERM).unwrap());
    // SAFETY: none of these calls accesses memory.
    unsafe {
        agree!(word(process::test_kill_process(pid)), libc::kill(pid.raw(), 0), 0);
        let ours = word(process::test_kill_process(nobody()));
        agree!(ours, libc::kill(NOBODY, 0), err(libc::ESRCH));
        let ours = word(process::test_kill_process_group(nobody()));
        agree!(ours, libc::kill(-NOBODY, 0), err(libc::ESRCH));
        agree!(word(process::test_kill_current_process_group()), libc::kill(0, 0), 0);
        let ours = word(process::kill_process_group(nobody(), terminate));
        agree!(ours, libc::kill(-NOBODY, libc::SIGTERM), err(libc::ESRCH));
        agree!(
            word(process::kill_process(pid, terminate)),
            libc::kill(second.raw(), libc::SIGTERM),
            0
        );
    }
    let ends = [one.wait().unwrap(), other.wait().unwrap()];
    assert_eq!(
        ends.map(|end| std::os::unix::process::ExitStatusExt::signal(&end)),
        [Some(libc::SIGTERM); 2]
    );

    let (mut one, pid) = child();
    let descriptor = process::pidfd_open(pid, PidfdFlags::empty()).unwrap();
    let none = process::PidfdGetfdFlags::empty();
    // SAFETY: the call accesses no memory.
    let theirs = unsafe { libc::syscall(libc::SYS_pidfd_getfd, raw(&descriptor), NOBODY, 0) };
    assert_eq!(
        both(process::pidfd_getfd(descriptor.as_fd(), NOBODY, none), theirs).unwrap_err(),
        err(libc::EBADF)
    );
    process::pidfd_send_signal(descriptor.as_fd(), terminate).unwrap();
    assert_eq!(
        std::os::unix::process::ExitStatusExt::signal(&one.wait().unwrap()),
        Some(libc::SIGTERM)
    );
    // SAFETY: the signal information is null, and the rest are integers.
    let theirs = unsafe { libc::syscall(libc::SYS_pidfd_send_signal, raw(&descriptor), 15, 0, 0) };
    agree!(
        word(process::pidfd_send_signal(descriptor.as_fd(), terminate)),
        theirs,
        err(libc::ESRCH)
    );
    let failed = process::pidfd_open(nobody(), PidfdFlags::empty());
    // SAFETY: the call accesses no memory.
    let theirs = unsafe { libc::syscall(libc::SYS_pidfd_open, NOBODY, 0) };
    assert!(both(failed, theirs).is_err());
}
