//! `WIFEXITED` and the related macros, and `WaitStatus`.

use core::ptr;

use sysdecl::linux::process::*;

#[test]
fn every_status_is_decoded_as_in_c() {
    // All statuses that the kernel stores, and some that it never does.
    let events = (0..8).map(|event| event << 16 | 0x057f);
    for raw in (0..=0xffff).chain(events).chain([-1, i32::MIN, i32::MAX, 0x10_0000]) {
        let status = WaitStatus::from_raw(raw);
        assert_eq!(
            (WIFEXITED(raw), WIFSIGNALED(raw), WIFSTOPPED(raw), WIFCONTINUED(raw)),
            (
                libc::WIFEXITED(raw),
                libc::WIFSIGNALED(raw),
                libc::WIFSTOPPED(raw),
                libc::WIFCONTINUED(raw)
            ),
            "{raw:#x}"
        );
        assert_eq!(
            (WEXITSTATUS(raw), WTERMSIG(raw), WSTOPSIG(raw), WCOREDUMP(raw)),
            (
                libc::WEXITSTATUS(raw),
                libc::WTERMSIG(raw),
                libc::WSTOPSIG(raw),
                libc::WCOREDUMP(raw)
            ),
            "{raw:#x}"
        );
        let exited = libc::WIFEXITED(raw).then(|| libc::WEXITSTATUS(raw));
        let signaled = libc::WIFSIGNALED(raw).then(|| libc::WTERMSIG(raw));
        let stopped = libc::WIFSTOPPED(raw).then(|| libc::WSTOPSIG(raw));
        assert_eq!(
            (status.exited(), status.signaled(), status.stopped()),
            (exited, signaled, stopped)
        );
        assert_eq!(status.core_dumped(), signaled.is_some() && libc::WCOREDUMP(raw));
        assert_eq!(status.continued(), libc::WIFCONTINUED(raw));
        // At most one of the predicates is true.
        let count = [exited.is_some(), signaled.is_some(), stopped.is_some(), status.continued()];
        assert!(count.into_iter().filter(|one| *one).count() <= 1, "{raw:#x}");
        assert_eq!((status.as_raw(), i32::from(status), WaitStatus::from(raw)), (raw, raw, status));
    }
}

#[test]
fn a_status_is_decoded_as_in_std() {
    use std::os::unix::process::ExitStatusExt;

    for raw in 0..=0xffff {
        let (ours, theirs) = (WaitStatus::from_raw(raw), std::process::ExitStatus::from_raw(raw));
        assert_eq!(ours.exited(), theirs.code());
        assert_eq!(ours.signaled(), theirs.signal());
        assert_eq!(ours.stopped(), theirs.stopped_signal());
        assert_eq!(ours.core_dumped(), theirs.core_dumped());
        assert_eq!(ours.continued(), theirs.continued());
    }
}

/// Waits for a child.
fn wait(child: i32, options: i32) -> WaitStatus {
    let mut status = WaitStatus::default();
    // SAFETY: the status is valid for writes.
    assert_eq!(unsafe { wait4(child, status.as_mut_ptr(), options, ptr::null_mut()) }, child);
    status
}

#[test]
fn a_child_exits_is_killed_stops_and_continues() {
    // SAFETY: the children make only system calls, and are waited for.
    let (quick, slow) = unsafe {
        let quick = fork();
        if quick == 0 {
            exit_group(0x12c);
        }
        let slow = fork();
        if slow == 0 {
            loop {
                libc::pause();
            }
        }
        (quick, slow)
    };
    assert_eq!(wait(quick, 0).exited(), Some(0x2c));
    let send = |signal| assert_eq!(kill(slow, signal), 0);
    send(SIGSTOP);
    let stopped = wait(slow, WUNTRACED);
    assert_eq!((stopped.stopped(), stopped.ptrace_event()), (Some(SIGSTOP), None));
    send(SIGCONT);
    assert!(wait(slow, WCONTINUED).continued());
    send(SIGKILL);
    let killed = wait(slow, 0);
    assert_eq!(
        (killed.signaled(), killed.core_dumped(), killed.exited()),
        (Some(SIGKILL), false, None)
    );
}

#[test]
fn a_tracer_receives_the_event() {
    if super::beside::emulator_lacks("ptrace") {
        return;
    }
    // SAFETY: the child makes only system calls, and is waited for.
    let child = unsafe {
        let child = fork();
        if child == 0 {
            libc::ptrace(libc::PTRACE_TRACEME);
            libc::raise(libc::SIGSTOP);
            exit_group(0);
        }
        child
    };
    assert_eq!(wait(child, 0).stopped(), Some(SIGSTOP));
    // SAFETY: these requests access no memory.
    unsafe {
        let options = libc::PTRACE_O_TRACEEXIT;
        assert_eq!(libc::ptrace(libc::PTRACE_SETOPTIONS, child, 0, options), 0);
        assert_eq!(libc::ptrace(libc::PTRACE_CONT, child, 0, 0), 0);
        let status = wait(child, 0);
        assert_eq!(status.stopped(), Some(SIGTRAP));
        assert_eq!(status.ptrace_event(), Some(libc::PTRACE_EVENT_EXIT));
        assert_eq!(libc::ptrace(libc::PTRACE_CONT, child, 0, 0), 0);
    }
    assert_eq!(wait(child, 0).exited(), Some(0));
}
