//! Signals: handlers, pending signals, interrupted calls.

use core::{
    hint::black_box,
    ptr,
    sync::atomic::{AtomicI32, AtomicUsize, Ordering},
};

use sysdecl::{
    Void,
    linux::{
        process::*,
        time::{ITIMER_REAL, Itimerval, Timeval, nanosleep, setitimer},
    },
    prelude::*,
};

use crate::check;

/// The last signal that a handler received, the number of signals, and the sender in its information.
static SEEN: AtomicI32 = AtomicI32::new(0);
static TIMES: AtomicI32 = AtomicI32::new(0);
static FROM: AtomicI32 = AtomicI32::new(0);
static AT: AtomicUsize = AtomicUsize::new(0);

extern "C" fn handler(signal: I32, info: *const SigInfo, _context: *mut Void) {
    SEEN.store(signal, Ordering::SeqCst);
    TIMES.fetch_add(1, Ordering::SeqCst);
    // SAFETY: the kernel passes a valid structure.
    FROM.store(unsafe { (*info).si_pid() }, Ordering::SeqCst);
    AT.store((&raw const signal).addr(), Ordering::SeqCst);
}

fn handle(signal: I32, flags: U64) {
    let handler = handler as extern "C" fn(I32, *const SigInfo, *mut Void);
    let action = SigAction::new(handler as usize, SA_SIGINFO | flags, SigSet::ZERO);
    let mut before = SigAction { sa_handler: 77, ..SigAction::ZERO };
    // SAFETY: the handler only stores numbers.
    let set = unsafe { rt_sigaction(signal, &raw const action, &raw mut before, SigSet::SIZE) };
    check!(set == 0, "signal {signal} gets a handler");
    check!(before.sa_handler == SIG_DFL, "the signal had no handler");
}

/// A handler without `SA_SIGINFO`, whose stack frame differs on some architectures.
extern "C" fn plain_handler(signal: I32) {
    SEEN.store(signal, Ordering::SeqCst);
    TIMES.fetch_add(1, Ordering::SeqCst);
}

/// The handler returns through the system call for its kind of frame, with the blocked signals and registers from
/// before.
fn check_plain_handler() {
    let handler = plain_handler as extern "C" fn(I32);
    let mut meanwhile = SigSet::ZERO;
    meanwhile.insert(SIGUSR2);
    meanwhile.insert(40);
    let action = SigAction::new(handler as usize, 0, meanwhile);
    TIMES.store(0, Ordering::SeqCst);
    let mut blocked = SigSet::ZERO;
    blocked.insert(SIGHUP);
    blocked.insert(41);
    let mut after = SigSet::ZERO;
    // SAFETY: the handler only stores numbers; the sets are valid.
    unsafe {
        let set = rt_sigaction(SIGUSR1, &raw const action, ptr::null_mut(), SigSet::SIZE);
        check!(set == 0, "a handler without SA_SIGINFO is set");
        rt_sigprocmask(SIG_SETMASK, &raw const blocked, ptr::null_mut(), SigSet::SIZE);
    }
    for round in 1..=100 {
        let live = black_box([round, 3 * round, !round, 7 - round]);
        let half = black_box(f64::from(round) / 2.0);
        if tgkill(getpid(), gettid(), SIGUSR1) != 0
            || TIMES.load(Ordering::SeqCst) != round
            || SEEN.load(Ordering::SeqCst) != SIGUSR1
            || live != [round, 3 * round, !round, 7 - round]
            || half * 2.0 != f64::from(round)
        {
            check!(false, "round {round} of the handler");
        }
    }
    // SAFETY: as above; no signal is blocked any more.
    unsafe {
        rt_sigprocmask(SIG_BLOCK, ptr::null(), &raw mut after, SigSet::SIZE);
        let none = SigSet::ZERO;
        rt_sigprocmask(SIG_SETMASK, &raw const none, ptr::null_mut(), SigSet::SIZE);
        let default = SigAction::new(SIG_DFL, 0, SigSet::ZERO);
        rt_sigaction(SIGUSR1, &raw const default, ptr::null_mut(), SigSet::SIZE);
    }
    check!(
        after == blocked,
        "the handler returned a hundred times, and the same signals are blocked"
    );
    TIMES.store(0, Ordering::SeqCst);
}

pub(super) fn check() {
    check_plain_handler();
    handle(SIGUSR1, 0);
    for round in 1..=100 {
        if tgkill(getpid(), gettid(), SIGUSR1) != 0
            || TIMES.load(Ordering::SeqCst) != round
            || SEEN.load(Ordering::SeqCst) != SIGUSR1
        {
            check!(false, "round {round} of the handler");
        }
    }
    check!(FROM.load(Ordering::SeqCst) == getpid(), "the handler ran and returned a hundred times");

    // SAFETY: all memory is valid; the handler only stores numbers.
    unsafe {
        let mut set = SigSet::ZERO;
        set.insert(SIGUSR2);
        let (mut before, mut waiting) = (SigSet::ALL, SigSet::ZERO);
        check!(
            rt_sigprocmask(SIG_BLOCK, &raw const set, &raw mut before, SigSet::SIZE) == 0,
            "a signal is blocked"
        );
        check!(!before.contains(SIGUSR2), "the signal was not blocked before");
        check!(kill(getpid(), SIGUSR2) == 0, "the signal is sent");
        check!(
            rt_sigpending(&raw mut waiting, SigSet::SIZE) == 0 && waiting == set,
            "only this signal is pending"
        );
        let mut info = SigInfo::ZERO;
        let soon = Timespec { tv_sec: 1, tv_nsec: 0 };
        check!(
            rt_sigtimedwait(&raw const set, &raw mut info, &raw const soon, SigSet::SIZE)
                == SIGUSR2,
            "the signal is dequeued"
        );
        check!(
            info.si_signo == SIGUSR2
                && info.si_code == SI_USER
                && info.si_pid() == getpid()
                && info.si_uid() == getuid(),
            "the information has the sender"
        );
        let none = Timespec::ZERO;
        check!(
            rt_sigtimedwait(&raw const set, ptr::null_mut(), &raw const none, SigSet::SIZE)
                == -Errno::EAGAIN.code(),
            "once"
        );
        check!(
            rt_sigprocmask(SIG_SETMASK, &raw const before, ptr::null_mut(), SigSet::SIZE) == 0,
            "the signal is no longer blocked"
        );

        // On an alternate stack.
        let mut stack = [0_u64; 4096];
        let other = StackT {
            ss_sp: stack.as_mut_ptr().cast(),
            ss_size: size_of_val(&stack),
            ..StackT::ZERO
        };
        let range = stack.as_ptr_range();
        handle(SIGUSR2, SA_ONSTACK);
        check!(sigaltstack(&raw const other, ptr::null_mut()) == 0, "an alternate stack is set");
        check!(
            kill(getpid(), SIGUSR2) == 0 && SEEN.load(Ordering::SeqCst) == SIGUSR2,
            "the handler runs"
        );
        let at = AT.load(Ordering::SeqCst);
        check!(
            (range.start.addr()..range.end.addr()).contains(&at),
            "the handler runs on the alternate stack"
        );
        let off = StackT { ss_flags: SS_DISABLE, ..StackT::ZERO };
        check!(
            sigaltstack(&raw const off, ptr::null_mut()) == 0,
            "the alternate stack is disabled"
        );

        // Interrupts a call. The alarm repeats, because on a busy machine the first one may arrive before the call.
        handle(SIGALRM, 0);
        let before = TIMES.load(Ordering::SeqCst);
        let often = Timeval { tv_sec: 0, tv_usec: 100_000 };
        let alarm = Itimerval { it_value: often, it_interval: often };
        setitimer(ITIMER_REAL, &raw const alarm, ptr::null_mut());
        let long = Timespec { tv_sec: 600, tv_nsec: 0 };
        let mut left = Timespec::ZERO;
        check!(
            nanosleep(&raw const long, &raw mut left) == -Errno::EINTR.code(),
            "an alarm interrupts a sleep"
        );
        let off = Itimerval::ZERO;
        setitimer(ITIMER_REAL, &raw const off, ptr::null_mut());
        // The whole time plus the timer's slack, if the alarm was due when the call began.
        check!((1..=600).contains(&left.tv_sec), "the remaining time is returned: {}", left.tv_sec);
        check!(TIMES.load(Ordering::SeqCst) > before, "the handler ran");
        check!(SEEN.load(Ordering::SeqCst) == SIGALRM, "the handler ran for the alarm");
    }
}
