//! Signals: a handler runs and returns, signals wait, are taken, interrupt a call.

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

/// The last signal that a handler got, how often, and the address in its information.
static SEEN: AtomicI32 = AtomicI32::new(0);
static TIMES: AtomicI32 = AtomicI32::new(0);
static FROM: AtomicI32 = AtomicI32::new(0);
static AT: AtomicUsize = AtomicUsize::new(0);

extern "C" fn handler(signal: I32, info: *const SigInfo, _context: *mut Void) {
    SEEN.store(signal, Ordering::SeqCst);
    TIMES.fetch_add(1, Ordering::SeqCst);
    // SAFETY: the kernel has written it.
    FROM.store(unsafe { (*info).si_pid() }, Ordering::SeqCst);
    AT.store((&raw const signal).addr(), Ordering::SeqCst);
}

fn handle(signal: I32, flags: U64) {
    let handler = handler as extern "C" fn(I32, *const SigInfo, *mut Void);
    let action = SigAction::new(handler as usize, SA_SIGINFO | flags, SigSet::ZERO);
    let mut before = SigAction { sa_handler: 77, ..SigAction::ZERO };
    // SAFETY: the handler does no more than store numbers.
    let set = unsafe { rt_sigaction(signal, &raw const action, &raw mut before, SigSet::SIZE) };
    check!(set == 0, "signal {signal} gets a handler");
    check!(before.sa_handler == SIG_DFL, "it had none");
}

/// A handler without `SA_SIGINFO`, whose frame on the stack is another one on some architectures.
extern "C" fn plain_handler(signal: I32) {
    SEEN.store(signal, Ordering::SeqCst);
    TIMES.fetch_add(1, Ordering::SeqCst);
}

/// The handler returns by the call that takes its frame: with the blocked signals and the registers that were interrupted.
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
    // SAFETY: the handler does no more than store numbers; the sets live as long.
    unsafe {
        let set = rt_sigaction(SIGUSR1, &raw const action, ptr::null_mut(), SigSet::SIZE);
        check!(set == 0, "a handler without SA_SIGINFO");
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
    check!(after == blocked, "it returned a hundred times, and the same signals are blocked");
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
    check!(FROM.load(Ordering::SeqCst) == getpid(), "it ran and returned a hundred times");

    // SAFETY: all memory is ours; the handler does no more than store numbers.
    unsafe {
        let mut set = SigSet::ZERO;
        set.insert(SIGUSR2);
        let (mut before, mut waiting) = (SigSet::ALL, SigSet::ZERO);
        check!(
            rt_sigprocmask(SIG_BLOCK, &raw const set, &raw mut before, SigSet::SIZE) == 0,
            "a signal is blocked"
        );
        check!(!before.contains(SIGUSR2), "it was not before");
        check!(kill(getpid(), SIGUSR2) == 0, "it is sent");
        check!(
            rt_sigpending(&raw mut waiting, SigSet::SIZE) == 0 && waiting == set,
            "it waits, and no other"
        );
        let mut info = SigInfo::ZERO;
        let soon = Timespec { tv_sec: 1, tv_nsec: 0 };
        check!(
            rt_sigtimedwait(&raw const set, &raw mut info, &raw const soon, SigSet::SIZE)
                == SIGUSR2,
            "it is taken"
        );
        check!(
            info.si_signo == SIGUSR2
                && info.si_code == SI_USER
                && info.si_pid() == getpid()
                && info.si_uid() == getuid(),
            "with who sent it"
        );
        let none = Timespec::ZERO;
        check!(
            rt_sigtimedwait(&raw const set, ptr::null_mut(), &raw const none, SigSet::SIZE)
                == -Errno::EAGAIN.code(),
            "once"
        );
        check!(
            rt_sigprocmask(SIG_SETMASK, &raw const before, ptr::null_mut(), SigSet::SIZE) == 0,
            "it is blocked no more"
        );

        // On a stack of its own.
        let mut stack = [0_u64; 4096];
        let other = StackT {
            ss_sp: stack.as_mut_ptr().cast(),
            ss_size: size_of_val(&stack),
            ..StackT::ZERO
        };
        let range = stack.as_ptr_range();
        handle(SIGUSR2, SA_ONSTACK);
        check!(sigaltstack(&raw const other, ptr::null_mut()) == 0, "a stack for handlers");
        check!(kill(getpid(), SIGUSR2) == 0 && SEEN.load(Ordering::SeqCst) == SIGUSR2, "is used");
        let at = AT.load(Ordering::SeqCst);
        check!((range.start.addr()..range.end.addr()).contains(&at), "by the handler");
        let off = StackT { ss_flags: SS_DISABLE, ..StackT::ZERO };
        check!(sigaltstack(&raw const off, ptr::null_mut()) == 0, "and no more");

        // Interrupts a call. The alarm comes again and again: on a busy machine the first one may come before the call.
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
        // All of it and the timer's slack, if the alarm was due when the call began.
        check!((1..=600).contains(&left.tv_sec), "the rest of which is told: {}", left.tv_sec);
        check!(TIMES.load(Ordering::SeqCst) > before, "the handler ran");
        check!(SEEN.load(Ordering::SeqCst) == SIGALRM, "for the alarm");
    }
}
