//! Compares each function of `linux::time` with the C library's on the same input, for success and errors.
#![cfg(target_os = "linux")]

mod beside;

use core::ptr::{null, null_mut};
use std::{
    mem,
    os::fd::AsRawFd,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use beside::{agree, owned};
use sysdecl::{
    I32, I64,
    errno::{EBADF, EFAULT, EINTR, EINVAL, EOPNOTSUPP, EPERM},
    linux::time::{self, *},
};

/// An address at which no memory is mapped.
const NOWHERE: usize = 8;

fn nowhere<T>() -> *mut T {
    core::ptr::without_provenance_mut(NOWHERE)
}

const fn span(seconds: I64, nanoseconds: I64) -> Timespec {
    Timespec { tv_sec: seconds, tv_nsec: nanoseconds }
}

/// The time of a clock according to libc.
fn libc_now(clock: I32) -> (I64, I64) {
    // SAFETY: zero is a valid time, and the pointer is valid for writes.
    unsafe {
        let mut now: libc::timespec = mem::zeroed();
        assert_eq!(libc::clock_gettime(clock, &raw mut now), 0);
        (now.tv_sec, now.tv_nsec)
    }
}

/// Runs `work` in a thread without privileges.
fn without_privilege(work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        scope.spawn(|| {
            // The system call, because the C function would change all threads.
            // SAFETY: the call accesses no memory. It fails only if there is no privilege to drop.
            unsafe { libc::syscall(libc::SYS_setresuid, 65534, 65534, 65534) };
            work();
        });
    });
}

extern "C" fn nothing(_: I32) {}

/// Runs `work` in a thread that receives signals until it terminates.
fn interrupted<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    // SAFETY: the handler does nothing.
    unsafe {
        let mut action: libc::sigaction = mem::zeroed();
        action.sa_sigaction = nothing as extern "C" fn(I32) as usize;
        assert_eq!(libc::sigaction(libc::SIGUSR1, &raw const action, null_mut()), 0);
    }
    let (tell, told) = mpsc::channel();
    thread::scope(|scope| {
        let worker = scope.spawn(move || {
            // SAFETY: the call accesses no memory.
            tell.send(unsafe { libc::gettid() }).unwrap();
            work()
        });
        let thread = told.recv().unwrap();
        while !worker.is_finished() {
            thread::sleep(Duration::from_millis(2));
            // SAFETY: the call accesses no memory. If the thread has just terminated, it is not found.
            unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), thread, libc::SIGUSR1) };
        }
        worker.join().unwrap()
    })
}

#[test]
fn a_clock_is_between_two_readings_by_libc() {
    let clocks = [
        CLOCK_REALTIME,
        CLOCK_MONOTONIC,
        CLOCK_PROCESS_CPUTIME_ID,
        CLOCK_THREAD_CPUTIME_ID,
        CLOCK_MONOTONIC_RAW,
        CLOCK_REALTIME_COARSE,
        CLOCK_MONOTONIC_COARSE,
        CLOCK_BOOTTIME,
        CLOCK_TAI,
    ];
    for clock in clocks {
        let before = libc_now(clock);
        let mut now = span(-1, -1);
        // SAFETY: `now` is valid for writes.
        assert_eq!(unsafe { clock_gettime(clock, &raw mut now) }, 0);
        let after = libc_now(clock);
        let now = (now.tv_sec, now.tv_nsec);
        assert!(before <= now && now <= after, "{clock}: {before:?} {now:?} {after:?}");
    }
    let mut now = span(-1, -1);
    // SAFETY: both pointers are valid for writes.
    unsafe {
        let mut libc_now: libc::timespec = mem::zeroed();
        agree!(
            clock_gettime(15, &raw mut now),
            libc::clock_gettime(15, &raw mut libc_now),
            -EINVAL,
        );
    }
    assert_eq!(now, span(-1, -1));
}

#[test]
fn a_clock_has_the_resolution_of_libc() {
    for clock in [CLOCK_REALTIME, CLOCK_MONOTONIC_COARSE, CLOCK_PROCESS_CPUTIME_ID, 99] {
        let mut ours = span(-1, -1);
        let mut theirs = libc::timespec { tv_sec: -1, tv_nsec: -1 };
        let expected = if clock == 99 { -EINVAL } else { 0 };
        // SAFETY: both pointers are valid for writes.
        unsafe {
            agree!(
                clock_getres(clock, &raw mut ours),
                libc::clock_getres(clock, &raw mut theirs),
                expected,
            );
            agree!(
                clock_getres(clock, null_mut()),
                libc::clock_getres(clock, null_mut()),
                expected
            );
        }
        assert_eq!((ours.tv_sec, ours.tv_nsec), (theirs.tv_sec, theirs.tv_nsec));
    }
}

/// The clock of the system must not change, so only failing calls are made.
#[test]
fn a_clock_is_not_set_without_a_privilege_or_a_valid_time() {
    let (now, no_time) = (span(1, 0), span(1, 1_000_000_000));
    let now_of_libc = libc::timespec { tv_sec: 1, tv_nsec: 0 };
    let no_time_of_libc = libc::timespec { tv_sec: 1, tv_nsec: 1_000_000_000 };
    // SAFETY: all pointers are valid for reads.
    without_privilege(|| unsafe {
        agree!(
            clock_settime(CLOCK_REALTIME, &raw const now),
            libc::clock_settime(CLOCK_REALTIME, &raw const now_of_libc),
            -EPERM,
        );
        agree!(
            clock_settime(CLOCK_REALTIME, &raw const no_time),
            libc::clock_settime(CLOCK_REALTIME, &raw const no_time_of_libc),
            -EINVAL,
        );
        agree!(
            clock_settime(CLOCK_MONOTONIC, &raw const now),
            libc::clock_settime(CLOCK_MONOTONIC, &raw const now_of_libc),
            -EINVAL,
        );
    });
}

#[test]
fn settimeofday_without_a_time_requires_the_privilege() {
    if beside::emulator_lacks("`settimeofday` without a time") {
        return;
    }
    let no_time = Timeval { tv_sec: 1, tv_usec: 1_000_000 };
    // SAFETY: null is allowed; the time is valid for reads, but the kernel rejects its value.
    unsafe {
        let ours = settimeofday(null(), null());
        agree!(ours, libc::syscall(libc::SYS_settimeofday, 0_usize, 0_usize), ours);
        assert!(ours == 0 || ours == -EPERM);
        agree!(
            settimeofday(&raw const no_time, null()),
            libc::syscall(libc::SYS_settimeofday, &raw const no_time, 0_usize),
            -EINVAL,
        );
    }
    // SAFETY: as above.
    without_privilege(|| unsafe {
        agree!(
            settimeofday(null(), null()),
            libc::syscall(libc::SYS_settimeofday, 0_usize, 0_usize),
            -EPERM,
        );
    });
}

#[test]
fn nanosleep_sleeps_for_the_duration() {
    let start = Instant::now();
    let mut rest = span(-1, -1);
    // SAFETY: the duration is valid for reads, and the remainder for writes.
    assert_eq!(unsafe { nanosleep(&span(0, 3_000_000), &raw mut rest) }, 0);
    assert!(start.elapsed() >= Duration::from_millis(3));
    assert_eq!(rest, span(-1, -1));
    for (sec, nsec) in [(0, 1_000_000_000), (-1, 0), (0, -1)] {
        let libc_span = libc::timespec { tv_sec: sec, tv_nsec: nsec };
        // SAFETY: the durations are valid for reads.
        unsafe {
            agree!(
                nanosleep(&span(sec, nsec), null_mut()),
                libc::nanosleep(&raw const libc_span, null_mut()),
                -EINVAL,
            );
        }
    }
}

#[test]
fn an_interrupted_sleep_returns_the_remaining_time() {
    if beside::emulator_lacks("a sleep that signals interrupt") {
        return;
    }
    // SAFETY: the durations are valid for reads, and the remainders for writes.
    unsafe {
        let (answer, rest) = interrupted(|| {
            let mut rest = span(-1, -1);
            (nanosleep(&span(60, 0), &raw mut rest), rest)
        });
        assert_eq!(answer, -EINTR);
        assert!(rest.tv_sec == 59 && rest.tv_nsec > 0, "{rest:?}");

        let (answer, rest) = interrupted(|| {
            let mut rest = span(-1, -1);
            (clock_nanosleep(CLOCK_MONOTONIC, 0, &span(60, 0), &raw mut rest), rest)
        });
        assert_eq!(answer, -EINTR);
        assert!(rest.tv_sec == 59 && rest.tv_nsec > 0, "{rest:?}");
    }
}

#[test]
fn clock_nanosleep_sleeps_until_a_time() {
    let (sec, nsec) = libc_now(CLOCK_MONOTONIC);
    let until = span(sec + (nsec + 3_000_000) / 1_000_000_000, (nsec + 3_000_000) % 1_000_000_000);
    // SAFETY: all durations are valid for reads.
    unsafe {
        assert_eq!(
            clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &raw const until, null_mut()),
            0
        );
        assert!(libc_now(CLOCK_MONOTONIC) >= (until.tv_sec, until.tv_nsec));
        for (clock, flags, request, expected) in [
            (CLOCK_MONOTONIC, TIMER_ABSTIME, span(1, 0), 0),
            (CLOCK_MONOTONIC, 0, span(0, 0), 0),
            (CLOCK_MONOTONIC, 0, span(0, -1), -EINVAL),
            (CLOCK_THREAD_CPUTIME_ID, 0, span(0, 1), -EOPNOTSUPP),
            (77, 0, span(0, 1), -EINVAL),
        ] {
            agree!(
                clock_nanosleep(clock, flags, &raw const request, null_mut()),
                libc::syscall(libc::SYS_clock_nanosleep, clock, flags, &raw const request, 0_usize),
                expected,
            );
        }
        // Unlike other functions of libc, this one returns the error number.
        let (ours, theirs) = (span(0, -1), libc::timespec { tv_sec: 0, tv_nsec: -1 });
        assert_eq!(
            clock_nanosleep(CLOCK_MONOTONIC, 0, &raw const ours, null_mut()),
            -libc::clock_nanosleep(CLOCK_MONOTONIC, 0, &raw const theirs, null_mut()),
        );
    }
}

#[test]
fn the_time_of_day_is_the_same_as_in_libc() {
    // SAFETY: all pointers are valid for writes.
    unsafe {
        let (mut before, mut after): (libc::timeval, libc::timeval) = mem::zeroed();
        let mut libc_zone = [-1_i32; 2];
        let (mut now, mut zone) = (Timeval::ZERO, Timezone { tz_minuteswest: -1, tz_dsttime: -1 });
        assert_eq!(libc::gettimeofday(&raw mut before, null_mut()), 0);
        assert_eq!(gettimeofday(&raw mut now, &raw mut zone), 0);
        assert_eq!(libc::gettimeofday(&raw mut after, null_mut()), 0);
        let seen = (now.tv_sec, now.tv_usec);
        assert!((before.tv_sec, before.tv_usec) <= seen && seen <= (after.tv_sec, after.tv_usec));
        libc::syscall(libc::SYS_gettimeofday, 0_usize, &raw mut libc_zone);
        assert_eq!([zone.tz_minuteswest, zone.tz_dsttime], libc_zone);
        agree!(gettimeofday(null_mut(), null_mut()), libc::gettimeofday(null_mut(), null_mut()), 0,);
    }
}

#[test]
fn time_is_the_same_as_in_libc() {
    // SAFETY: null is allowed; `also` is writable.
    unsafe {
        let before = libc::time(null_mut());
        let mut also = 0;
        let (one, two) = (time::time(null_mut()), time::time(&raw mut also));
        let after = libc::time(null_mut());
        assert!(before <= one && one <= two && two <= after);
        assert_eq!(also, two);
    }
}

#[test]
fn process_times_advance_as_in_libc() {
    // SAFETY: all pointers are valid for writes.
    unsafe {
        let (mut before, mut after): (libc::tms, libc::tms) = mem::zeroed();
        let mut now = Tms::ZERO;
        let ticks =
            [libc::times(&raw mut before), time::times(&raw mut now), libc::times(&raw mut after)];
        assert!(ticks.is_sorted(), "{ticks:?}");
        assert!(before.tms_utime <= now.tms_utime && now.tms_utime <= after.tms_utime);
        assert!(before.tms_stime <= now.tms_stime && now.tms_stime <= after.tms_stime);
        assert!(now.tms_cutime <= after.tms_cutime && now.tms_cstime <= after.tms_cstime);
        agree!(time::times(nowhere()), libc::syscall(libc::SYS_times, NOWHERE), -EFAULT);
    }
}

fn interval(sec: I64, usec: I64) -> Itimerval {
    let it_value = Timeval { tv_sec: sec, tv_usec: usec };
    Itimerval { it_interval: Timeval { tv_sec: 5, tv_usec: 6 }, it_value }
}

/// A single test, because the process has only one of each of these timers.
#[test]
fn interval_timers_are_the_same_as_in_libc() {
    // SAFETY: all pointers are valid for reads and writes. The timers are stopped before they expire.
    unsafe {
        for which in [ITIMER_REAL, ITIMER_VIRTUAL, ITIMER_PROF] {
            let new = interval(1_000_000, 250_000);
            let (mut ours, mut theirs) = (Itimerval::ZERO, Itimerval::ZERO);
            assert_eq!(setitimer(which, &raw const new, null_mut()), 0);
            assert_eq!(libc::getitimer(which as _, (&raw mut theirs).cast()), 0);
            assert_eq!(getitimer(which, &raw mut ours), 0);
            for seen in [ours, theirs] {
                assert_eq!(seen.it_interval, new.it_interval);
                assert!([999_999, 1_000_000].contains(&seen.it_value.tv_sec), "{seen:?}");
            }
            let mut old = Itimerval::ZERO;
            assert_eq!(setitimer(which, &Itimerval::ZERO, &raw mut old), 0);
            assert_eq!(old.it_interval, new.it_interval);
            assert_eq!(libc::getitimer(which as _, (&raw mut theirs).cast()), 0);
            assert_eq!(theirs.it_value, Timeval::ZERO);
        }
        let (mut ours, mut theirs) = (Itimerval::ZERO, Itimerval::ZERO);
        agree!(getitimer(3, &raw mut ours), libc::getitimer(3, (&raw mut theirs).cast()), -EINVAL,);
        for (which, new) in [(3, interval(1, 0)), (ITIMER_PROF, interval(1, 1_000_000))] {
            agree!(
                setitimer(which, &raw const new, null_mut()),
                libc::setitimer(which as _, (&raw const new).cast(), null_mut()),
                -EINVAL,
            );
        }

        assert_eq!(alarm(0), 0);
        for (sec, usec, seconds) in [
            (100, 900_000, 101),
            (100, 400_000, 100),
            (0, 300_000, 1),
            (2_000_000_000, 0, 2_000_000_000),
        ] {
            let new = interval(sec, usec);
            assert_eq!(setitimer(ITIMER_REAL, &raw const new, null_mut()), 0);
            assert_eq!(libc::alarm(3000), seconds);
            assert_eq!(setitimer(ITIMER_REAL, &raw const new, null_mut()), 0);
            assert_eq!(alarm(4000), seconds);
            assert_eq!(libc::alarm(0), 4000);
        }

        // A value that does not fit in the result is clamped. The kernel's own call wraps around.
        let most = i64::from(u32::MAX);
        for (sec, usec) in [(most, 900_000), (most + 1, 0), (most + 3, 700_000)] {
            let new = interval(sec, usec);
            assert_eq!(setitimer(ITIMER_REAL, &raw const new, null_mut()), 0);
            assert_eq!(alarm(0), u32::MAX, "{sec}.{usec}");
        }
    }
}

/// A timer of the process by its id, read by libc.
fn libc_timer(timer: I32) -> (i64, Itimerspec) {
    let mut left = Itimerspec::ZERO;
    // SAFETY: the pointer is valid for writes.
    let answer = unsafe { libc::syscall(libc::SYS_timer_gettime, timer, &raw mut left) };
    (beside::c(answer), left)
}

#[test]
fn a_posix_timer_is_the_same_as_in_libc() {
    let mut timer = -1;
    let mut event = SigEvent { sigev_notify: SIGEV_NONE, ..SigEvent::ZERO };
    let new = Itimerspec { it_interval: span(7, 8), it_value: span(1000, 0) };
    // SAFETY: all pointers are valid for reads and writes.
    unsafe {
        assert_eq!(timer_create(CLOCK_MONOTONIC, &raw mut event, &raw mut timer), 0);
        assert_eq!(libc_timer(timer), (0, Itimerspec::ZERO));
        assert_eq!(timer_settime(timer, 0, &raw const new, null_mut()), 0);
        let (answer, theirs) = libc_timer(timer);
        let mut ours = Itimerspec::ZERO;
        assert_eq!((answer, timer_gettime(timer, &raw mut ours)), (0, 0));
        assert_eq!((ours.it_interval, theirs.it_interval), (span(7, 8), span(7, 8)));
        assert!(theirs.it_value.tv_sec == 999 && ours.it_value.tv_sec == 999);
        agree!(timer_getoverrun(timer), libc::syscall(libc::SYS_timer_getoverrun, timer), 0);
        let mut old = Itimerspec::ZERO;
        let no_time = Itimerspec { it_value: span(0, 1_000_000_000), ..Itimerspec::ZERO };
        agree!(
            timer_settime(timer, TIMER_ABSTIME, &raw const no_time, null_mut()),
            libc::syscall(
                libc::SYS_timer_settime,
                timer,
                TIMER_ABSTIME,
                &raw const no_time,
                0_usize
            ),
            -EINVAL,
        );
        assert_eq!(timer_settime(timer, 0, &Itimerspec::ZERO, &raw mut old), 0);
        assert_eq!((old.it_interval, old.it_value.tv_sec), (span(7, 8), 999));
        assert_eq!(timer_delete(timer), 0);
        // The timer no longer exists.
        agree!(timer_delete(timer), libc::syscall(libc::SYS_timer_delete, timer), -EINVAL);
        agree!(timer_getoverrun(timer), libc::syscall(libc::SYS_timer_getoverrun, timer), -EINVAL);
        assert_eq!(libc_timer(timer).0, i64::from(-EINVAL));
        assert_eq!(timer_gettime(timer, &raw mut ours), -EINVAL);
        agree!(
            timer_create(99, &raw mut event, &raw mut timer),
            libc::syscall(libc::SYS_timer_create, 99, &raw mut event, &raw mut timer),
            -EINVAL,
        );
        event.sigev_notify = 77;
        agree!(
            timer_create(CLOCK_MONOTONIC, &raw mut event, &raw mut timer),
            libc::syscall(libc::SYS_timer_create, CLOCK_MONOTONIC, &raw mut event, &raw mut timer),
            -EINVAL,
        );
    }
}

#[test]
fn a_timer_sends_its_signal_and_counts_overruns() {
    // SAFETY: all pointers are valid for reads and writes; the signal is blocked in this thread, and only this thread
    // receives it.
    unsafe {
        let signal = libc::SIGRTMIN() + 3;
        let mut set: libc::sigset_t = mem::zeroed();
        libc::sigaddset(&raw mut set, signal);
        libc::pthread_sigmask(libc::SIG_BLOCK, &raw const set, null_mut());
        let mut timer = -1;
        let mut event = SigEvent {
            sigev_value: 0x1234_5678_9abc,
            sigev_signo: signal,
            sigev_notify: SIGEV_THREAD_ID,
            sigev_notify_thread_id: libc::gettid(),
            ..SigEvent::ZERO
        };
        assert_eq!(timer_create(CLOCK_MONOTONIC, &raw mut event, &raw mut timer), 0);
        let often = span(0, 100_000);
        let new = Itimerspec { it_interval: often, it_value: often };
        assert_eq!(timer_settime(timer, 0, &raw const new, null_mut()), 0);
        thread::sleep(Duration::from_millis(5));
        let mut info: libc::siginfo_t = mem::zeroed();
        assert_eq!(libc::sigwaitinfo(&raw const set, &raw mut info), signal);
        assert_eq!(info.si_value().sival_ptr.addr(), 0x1234_5678_9abc);
        let overrun = timer_getoverrun(timer);
        assert!(overrun >= 10, "{overrun}");
        assert_eq!(i64::from(overrun), libc::syscall(libc::SYS_timer_getoverrun, timer));
        assert_eq!(timer_delete(timer), 0);
    }
}

#[test]
fn a_timerfd_is_the_same_as_in_libc() {
    let timer = owned(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC));
    let fd = timer.as_raw_fd();
    let new = Itimerspec { it_interval: span(3, 4), it_value: span(1000, 0) };
    let (mut ours, mut theirs) = (Itimerspec::ZERO, Itimerspec::ZERO);
    // SAFETY: all pointers are valid for reads and writes.
    unsafe {
        assert_eq!(libc::fcntl(fd, libc::F_GETFD), libc::FD_CLOEXEC);
        assert_ne!(libc::fcntl(fd, libc::F_GETFL) & libc::O_NONBLOCK, 0);
        assert_eq!(timerfd_settime(fd, 0, &raw const new, null_mut()), 0);
        assert_eq!(timerfd_gettime(fd, &raw mut ours), 0);
        assert_eq!(libc::timerfd_gettime(fd, (&raw mut theirs).cast()), 0);
        for seen in [ours, theirs] {
            assert_eq!((seen.it_interval, seen.it_value.tv_sec), (span(3, 4), 999));
        }
        // A time in the past, so that the timer expires immediately.
        let past = Itimerspec { it_value: span(0, 1), ..Itimerspec::ZERO };
        let mut old = Itimerspec::ZERO;
        assert_eq!(timerfd_settime(fd, TFD_TIMER_ABSTIME, &raw const past, &raw mut old), 0);
        assert_eq!((old.it_interval, old.it_value.tv_sec), (span(3, 4), 999));
        let mut count = 0_u64;
        assert_eq!(libc::read(fd, (&raw mut count).cast(), 8), 8);
        assert_eq!(count, 1);

        agree!(timerfd_create(99, 0), libc::timerfd_create(99, 0), -EINVAL);
        agree!(
            timerfd_create(CLOCK_MONOTONIC, 1),
            libc::timerfd_create(CLOCK_MONOTONIC, 1),
            -EINVAL,
        );
        agree!(
            timerfd_gettime(-1, &raw mut ours),
            libc::timerfd_gettime(-1, (&raw mut theirs).cast()),
            -EBADF,
        );
        agree!(
            timerfd_settime(fd, 0, nowhere(), null_mut()),
            libc::syscall(libc::SYS_timerfd_settime, fd, 0, NOWHERE, 0_usize),
            -EFAULT,
        );
        agree!(
            timerfd_settime(fd, 0x100, &raw const new, null_mut()),
            libc::timerfd_settime(fd, 0x100, (&raw const new).cast(), null_mut()),
            -EINVAL,
        );
    }
}
