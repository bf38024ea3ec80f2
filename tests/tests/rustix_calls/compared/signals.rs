//! `runtime`: signals of this thread, child processes, and missing programs.

use core::{num::NonZero, ptr::null};
use std::thread as threads;

use sysdecl::linux::{
    process::{SigSet, StackT},
    time::Timespec,
};

use super::word;
use crate::{
    beside::{agree, c, err},
    declared::{
        runtime::{self, How},
        thread,
        types::Signal,
    },
};

const USER: i32 = libc::SIGUSR1;

/// A set with the signal, in the kernel's form and in C's.
fn set() -> (SigSet, libc::sigset_t) {
    let mut ours = SigSet::ZERO;
    // SAFETY: zero is a valid set; C initialises the rest, and the kernel uses the beginning.
    unsafe {
        let mut theirs: libc::sigset_t = core::mem::zeroed();
        libc::sigemptyset(&raw mut theirs);
        libc::sigaddset(&raw mut theirs, USER);
        (&raw mut ours).copy_from_nonoverlapping((&raw const theirs).cast(), 1);
        (ours, theirs)
    }
}

/// The blocked or pending signals according to C.
fn told(call: impl FnOnce(*mut libc::sigset_t) -> i32) -> SigSet {
    // SAFETY: as above.
    unsafe {
        let mut theirs: libc::sigset_t = core::mem::zeroed();
        assert_eq!(call(&raw mut theirs), 0);
        (&raw const theirs).cast::<SigSet>().read()
    }
}

#[test]
fn signals_are_blocked_and_waited_for_alike() {
    let test = || {
        let (set, _) = set();
        let signal = Signal(NonZero::new(USER).unwrap());
        // SAFETY: `to` is valid for a set.
        let blocked = || told(|to| unsafe { libc::pthread_sigmask(libc::SIG_BLOCK, null(), to) });
        // SAFETY: the calls affect only this thread, and the sets are valid.
        unsafe {
            assert_eq!(runtime::kernel_sigprocmask(How::Block, None), Ok(blocked()));
            runtime::kernel_sigprocmask(How::Block, Some(&set)).unwrap();
            assert_eq!(runtime::kernel_sigprocmask(How::Block, None), Ok(blocked()));
            let pending = || told(|to| libc::sigpending(to));
            assert_eq!(runtime::kernel_sigpending(), Ok(pending()));
            runtime::tkill(thread::gettid(), signal).unwrap();
            assert_eq!(runtime::kernel_sigpending(), Ok(pending()));
            assert_eq!(pending(), set);
            assert_eq!(runtime::kernel_sigwait(&set), Ok(signal));
            runtime::tkill(thread::gettid(), signal).unwrap();
            let info = runtime::kernel_sigwaitinfo(&set).unwrap();
            assert_eq!((info.si_signo, info.si_code), (USER, -6));
            libc::raise(USER);
            let info = runtime::kernel_sigtimedwait(&set, Some(&Timespec::ZERO)).unwrap();
            assert_eq!((info.si_signo, info.si_code), (USER, -6));
            let mut theirs = core::mem::zeroed();
            let nothing = runtime::kernel_sigtimedwait(&set, Some(&Timespec::ZERO)).map(|_| ());
            let time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
            let told = libc::sigtimedwait(&self::set().1, &raw mut theirs, &raw const time);
            agree!(word(nothing), told, err(libc::EAGAIN));
            let invalid = Timespec { tv_sec: -1, tv_nsec: 0 };
            let failed = runtime::kernel_sigtimedwait(&set, Some(&invalid)).map(|_| ());
            assert_eq!(word(failed), err(libc::EINVAL));
        }
    };
    threads::spawn(test).join().unwrap();
}

#[test]
fn handlers_and_stacks_are_the_same_as_in_c() {
    // SAFETY: the calls only read the handler and the stack.
    unsafe {
        for number in [libc::SIGUSR2, libc::SIGSEGV, libc::SIGPIPE] {
            let signal = Signal(NonZero::new(number).unwrap());
            let ours = runtime::kernel_sigaction(signal, None).unwrap();
            let mut theirs: libc::sigaction = core::mem::zeroed();
            assert_eq!(libc::sigaction(number, null(), &raw mut theirs), 0);
            // The handler is the first member of both structures.
            assert_eq!((&raw const ours).cast::<usize>().read(), theirs.sa_sigaction);
        }
        let none = Signal(NonZero::new(99).unwrap());
        let failed = runtime::kernel_sigaction(none, None).map(|_| ());
        assert_eq!(word(failed), c(libc::sigaction(99, null(), core::ptr::null_mut())));
        let ours = runtime::kernel_sigaltstack(None).unwrap();
        let mut theirs: libc::stack_t = core::mem::zeroed();
        assert_eq!(libc::sigaltstack(null(), &raw mut theirs), 0);
        assert_eq!((ours.ss_sp, ours.ss_flags), (theirs.ss_sp, theirs.ss_flags));
        let small = StackT { ss_sp: core::ptr::dangling_mut(), ss_size: 1, ..StackT::ZERO };
        let failed = runtime::kernel_sigaltstack(Some(small)).map(|_| ());
        assert_eq!(word(failed), err(libc::ENOMEM));
    }
}

#[test]
fn a_child_stores_its_id() {
    // SAFETY: the child makes two calls, neither of which allocates or takes a lock.
    unsafe {
        let (child, own) = runtime::kernel_fork().unwrap();
        if child == 0 {
            let is_known = own == libc::getpid();
            runtime::exit_group(if is_known { 42 } else { 43 });
        }
        assert_eq!(own, 0);
        let mut status = 0;
        assert_eq!(libc::waitpid(child, &raw mut status, 0), child);
        assert_eq!(libc::WEXITSTATUS(status), 42);
    }
}

#[test]
fn a_program_that_is_missing_fails_alike() {
    let arguments = [null()];
    // SAFETY: the lists end in null, and the program does not exist.
    unsafe {
        for path in [c"/missing", c"/tmp"] {
            let ours = runtime::execve(path, arguments.as_ptr(), arguments.as_ptr()).unwrap_err();
            let theirs =
                libc::execve(path.as_ptr(), arguments.as_ptr().cast(), arguments.as_ptr().cast());
            assert_eq!(-i64::from(ours.code()), c(theirs));
        }
    }
    // SAFETY: a null address only returns the current program break.
    let end = unsafe { runtime::kernel_brk(core::ptr::null_mut()) };
    // SAFETY: as above.
    assert_eq!(end.unwrap().addr(), unsafe { libc::sbrk(0) }.addr());
}
