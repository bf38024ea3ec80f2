//! `time`, `thread`, `vdso`: clocks and timers.

use std::os::fd::AsFd;

use sysdecl::linux::{
    event::{TimerFdFlags, TimerFdSetFlags},
    time::{Itimerspec, Timespec},
};

use super::{both, closed, raw, word};
use crate::{
    beside::{agree, c, err},
    declared::{
        thread::{self, NanosleepRelativeResult},
        time::{self, TimerfdClockId},
        types::ClockId,
        vdso,
    },
};

const CLOCKS: [(ClockId, i32); 5] = [
    (ClockId::Realtime, libc::CLOCK_REALTIME),
    (ClockId::Monotonic, libc::CLOCK_MONOTONIC),
    (ClockId::ProcessCpuTime, libc::CLOCK_PROCESS_CPUTIME_ID),
    (ClockId::ThreadCpuTime, libc::CLOCK_THREAD_CPUTIME_ID),
    (ClockId::Boottime, libc::CLOCK_BOOTTIME),
];

fn nothing() -> libc::timespec {
    libc::timespec { tv_sec: 0, tv_nsec: 0 }
}

#[test]
fn clocks_are_read_alike() {
    for (clock, number) in CLOCKS {
        let (mut resolution, mut before, mut after) = (nothing(), nothing(), nothing());
        let mut now = Timespec::ZERO;
        // SAFETY: each call writes one time.
        unsafe {
            assert_eq!(libc::clock_getres(number, &raw mut resolution), 0);
            assert_eq!(libc::clock_gettime(number, &raw mut before), 0);
            assert_eq!(vdso::_clock_gettime_via_syscall(number, &raw mut now), Ok(()));
            assert_eq!(libc::clock_gettime(number, &raw mut after), 0);
        }
        let ours = time::clock_getres(clock).unwrap();
        assert_eq!((ours.tv_sec, ours.tv_nsec), (resolution.tv_sec, resolution.tv_nsec));
        let times = [
            (before.tv_sec, before.tv_nsec),
            (now.tv_sec, now.tv_nsec),
            (after.tv_sec, after.tv_nsec),
        ];
        assert!(times.is_sorted(), "{times:?}");
    }
    let mut to = nothing();
    // SAFETY: as above; the clock does not exist.
    unsafe {
        let ours = word(vdso::_clock_gettime_via_syscall(99, (&raw mut to).cast::<Timespec>()));
        agree!(ours, libc::clock_gettime(99, &raw mut to), err(libc::EINVAL));
    }
    let invalid = Timespec { tv_sec: 0, tv_nsec: -1 };
    let theirs = libc::timespec { tv_sec: 0, tv_nsec: -1 };
    // SAFETY: the structure is valid; its time is rejected.
    let told = c(unsafe { libc::clock_settime(libc::CLOCK_MONOTONIC, &raw const theirs) });
    assert_eq!(word(time::clock_settime(ClockId::Monotonic, invalid)), told);
    // Unlike other functions, this one returns the error number.
    // SAFETY: as above.
    let told = unsafe {
        let flags = libc::TIMER_ABSTIME;
        libc::clock_nanosleep(
            libc::CLOCK_MONOTONIC,
            flags,
            &raw const theirs,
            core::ptr::null_mut(),
        )
    };
    assert_eq!(
        word(thread::clock_nanosleep_absolute(ClockId::Monotonic, &invalid)),
        -i64::from(told)
    );
    assert_eq!(thread::clock_nanosleep_absolute(ClockId::Monotonic, &Timespec::ZERO), Ok(()));
}

/// Does nothing except interrupt the call.
extern "C" fn handler(_: i32) {}

#[test]
fn an_interrupted_sleep_returns_the_remaining_time() {
    let short = Timespec { tv_sec: 0, tv_nsec: 1000 };
    assert_eq!(thread::nanosleep(&short), NanosleepRelativeResult::Ok);
    let of_clock = |time| thread::clock_nanosleep_relative(ClockId::Monotonic, &time);
    assert_eq!(of_clock(short), NanosleepRelativeResult::Ok);
    let invalid = Timespec { tv_sec: 0, tv_nsec: 1_000_000_000 };
    let theirs = libc::timespec { tv_sec: 0, tv_nsec: 1_000_000_000 };
    // SAFETY: the call reads one structure and writes nothing.
    let told = c(unsafe { libc::nanosleep(&raw const theirs, core::ptr::null_mut()) });
    for ours in [thread::nanosleep(&invalid), of_clock(invalid)] {
        let NanosleepRelativeResult::Err(errno) = ours else { panic!("{ours:?}") };
        assert_eq!(-i64::from(errno.code()), told);
    }

    // SAFETY: the handler does nothing; without `SA_RESTART` the signal interrupts the call.
    unsafe {
        let mut action: libc::sigaction = core::mem::zeroed();
        action.sa_sigaction = handler as extern "C" fn(i32) as usize;
        assert_eq!(libc::sigaction(libc::SIGUSR2, &raw const action, core::ptr::null_mut()), 0);
    }
    // Three sleeps, each ended by a signal: the last one is C's.
    let (told, rest) = std::sync::mpsc::channel();
    let sleeper = std::thread::spawn(move || {
        // SAFETY: the function only returns an id.
        told.send((unsafe { libc::pthread_self() }, None)).unwrap();
        let hour = Timespec { tv_sec: 3600, tv_nsec: 0 };
        for ours in [thread::nanosleep(&hour), of_clock(hour)] {
            let NanosleepRelativeResult::Interrupted(rest) = ours else { panic!("{ours:?}") };
            // SAFETY: as above.
            told.send((unsafe { libc::pthread_self() }, Some(rest.tv_sec))).unwrap();
        }
        let (hour, mut rest) = (libc::timespec { tv_sec: 3600, tv_nsec: 0 }, nothing());
        // SAFETY: the call reads one structure and writes one.
        let answer = c(unsafe { libc::nanosleep(&raw const hour, &raw mut rest) });
        assert_eq!(answer, err(libc::EINTR));
        // SAFETY: as above.
        told.send((unsafe { libc::pthread_self() }, Some(rest.tv_sec))).unwrap();
    });
    let (thread, _) = rest.recv().unwrap();
    for _ in 0..3 {
        let seconds = loop {
            // SAFETY: the thread lives until it sends the third result.
            unsafe { libc::pthread_kill(thread, libc::SIGUSR2) };
            if let Ok((_, rest)) = rest.recv_timeout(core::time::Duration::from_millis(5)) {
                break rest.unwrap();
            }
        };
        assert!((3500..=3600).contains(&seconds), "{seconds}");
    }
    sleeper.join().unwrap();
}

#[test]
fn timers_are_set_and_read_alike() {
    let number = libc::CLOCK_MONOTONIC;
    // SAFETY: the call accesses no memory.
    let theirs = unsafe { libc::timerfd_create(number, libc::TFD_CLOEXEC) };
    let ours = time::timerfd_create(TimerfdClockId::Monotonic, TimerFdFlags::CLOEXEC);
    let (ours, theirs) = both(ours, theirs).unwrap();
    let hour = Timespec { tv_sec: 3600, tv_nsec: 0 };
    let minute = Timespec { tv_sec: 60, tv_nsec: 5 };
    let timer = Itimerspec { it_value: hour, it_interval: minute };
    let none = TimerFdSetFlags::empty();
    assert_eq!(time::timerfd_settime(ours.as_fd(), none, &timer), Ok(Itimerspec::ZERO));
    // C reads the timer that our call set, and our call reads the one that C set.
    let mut told = libc::itimerspec { it_value: nothing(), it_interval: nothing() };
    // SAFETY: each call accesses one structure.
    unsafe {
        assert_eq!(libc::timerfd_gettime(raw(&ours), &raw mut told), 0);
        assert_eq!((told.it_interval.tv_sec, told.it_interval.tv_nsec), (60, 5));
        assert!((3590..=3600).contains(&told.it_value.tv_sec));
        assert_eq!(
            libc::timerfd_settime(raw(&theirs), 0, &raw const told, core::ptr::null_mut()),
            0
        );
        let read = time::timerfd_gettime(theirs.as_fd()).unwrap();
        assert_eq!(read.it_interval, minute);
        assert!((3590..=3600).contains(&read.it_value.tv_sec));
        let old = time::timerfd_settime(theirs.as_fd(), none, &Itimerspec::ZERO).unwrap();
        assert_eq!(old.it_interval, minute);
        assert_eq!(libc::timerfd_gettime(raw(&theirs), &raw mut told), 0);
        assert_eq!((told.it_value.tv_sec, told.it_interval.tv_sec), (0, 0));
        let failed = time::timerfd_gettime(closed()).map(|_| ());
        agree!(word(failed), libc::timerfd_gettime(-1, &raw mut told), err(libc::EBADF));
    }
}
