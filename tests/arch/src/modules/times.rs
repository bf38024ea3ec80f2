//! `linux::time`: clocks, sleeping and timers, all with 64-bit seconds.

use core::ptr;

use sysdecl::{
    linux::{
        event::{POLLIN, PollFd, poll},
        io::{close, read},
        time::*,
    },
    prelude::*,
};

use crate::check;

pub(super) fn check() {
    check!(size_of_val(&Timespec::ZERO.tv_sec) == 8, "seconds have 64 bits");
    check!(size_of_val(&Timeval::ZERO.tv_sec) == 8, "everywhere");
    // SAFETY: all memory is valid.
    unsafe {
        let (mut now, mut old) = (Timespec::ZERO, Timeval::ZERO);
        check!(clock_gettime(CLOCK_REALTIME, &raw mut now) == 0, "a clock is read");
        check!(gettimeofday(&raw mut old, ptr::null_mut()) == 0, "gettimeofday succeeds");
        let seconds = time(ptr::null_mut());
        check!(
            now.tv_sec > 1_600_000_000 && (0..1_000_000_000).contains(&now.tv_nsec),
            "the time is after 2020"
        );
        check!(
            (0..5).contains(&(old.tv_sec - now.tv_sec))
                && (-1..5).contains(&(seconds - now.tv_sec)),
            "all three clocks agree"
        );
        check!((0..1_000_000).contains(&old.tv_usec), "the fraction is in microseconds");
        let mut finest = Timespec::ZERO;
        check!(clock_getres(CLOCK_MONOTONIC, &raw mut finest) == 0, "a clock has a resolution");
        check!(finest.tv_sec == 0 && finest.tv_nsec > 0, "the resolution is less than a second");
        check!(
            clock_gettime(12345, &raw mut now) == -Errno::EINVAL.code(),
            "an invalid clock is rejected"
        );

        let (mut before, mut after) = (Timespec::ZERO, Timespec::ZERO);
        clock_gettime(CLOCK_MONOTONIC, &raw mut before);
        let short = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
        check!(nanosleep(&raw const short, ptr::null_mut()) == 0, "sleep");
        check!(
            clock_nanosleep(CLOCK_MONOTONIC, 0, &raw const short, ptr::null_mut()) == 0,
            "clock_nanosleep succeeds"
        );
        clock_gettime(CLOCK_MONOTONIC, &raw mut after);
        let passed =
            (after.tv_sec - before.tv_sec) * 1_000_000_000 + after.tv_nsec - before.tv_nsec;
        check!(
            (40_000_000..5_000_000_000).contains(&passed),
            "the sleep took {passed} nanoseconds"
        );
        let long_ago = Timespec { tv_sec: 1, tv_nsec: 0 };
        check!(
            clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &raw const long_ago, ptr::null_mut())
                == 0,
            "sleeping until a time in the past returns immediately"
        );
        let wrong = Timespec { tv_sec: 0, tv_nsec: 1_000_000_000 };
        check!(
            nanosleep(&raw const wrong, ptr::null_mut()) == -Errno::EINVAL.code(),
            "an invalid time is rejected"
        );

        timers();
        let mut used = Tms::ZERO;
        check!(times(&raw mut used) != 0, "times succeeds");
    }
}

unsafe fn timers() {
    unsafe {
        let timer = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
        check!(timer > 2, "a timerfd is created");
        // The year 2242.
        let value = Timespec { tv_sec: 0x2_0000_0000, tv_nsec: 5 };
        let setting =
            Itimerspec { it_value: value, it_interval: Timespec { tv_sec: 3, tv_nsec: 4 } };
        check!(
            timerfd_settime(timer, TFD_TIMER_ABSTIME, &raw const setting, ptr::null_mut()) == 0,
            "the timerfd is set to a time after 2038"
        );
        let mut left = Itimerspec::ZERO;
        let mut now = Timespec::ZERO;
        check!(timerfd_gettime(timer, &raw mut left) == 0, "the timerfd is read");
        clock_gettime(CLOCK_REALTIME, &raw mut now);
        let until = now.tv_sec + left.it_value.tv_sec;
        check!(
            left.it_interval == setting.it_interval && (-2..=2).contains(&(until - value.tv_sec)),
            "the remaining time matches the time that was set"
        );
        let soon = Itimerspec {
            it_value: Timespec { tv_sec: 0, tv_nsec: 1_000_000 },
            it_interval: Timespec::ZERO,
        };
        check!(
            timerfd_settime(timer, 0, &raw const soon, ptr::null_mut()) == 0,
            "the timerfd is set again"
        );
        let mut ready = PollFd { fd: timer, events: POLLIN, ..PollFd::ZERO };
        check!(poll(&raw mut ready, 1, 60_000) == 1, "the timerfd becomes readable");
        let mut count = 0_u64;
        check!(
            read(timer, (&raw mut count).cast(), 8) == 8 && count == 1,
            "the timerfd expired once"
        );
        close(timer);

        let long = Itimerval {
            it_value: Timeval { tv_sec: 1000, tv_usec: 500 },
            it_interval: Timeval { tv_sec: 7, tv_usec: 9 },
        };
        let mut current = Itimerval::ZERO;
        check!(
            setitimer(ITIMER_REAL, &raw const long, ptr::null_mut()) == 0,
            "an interval timer is set"
        );
        check!(getitimer(ITIMER_REAL, &raw mut current) == 0, "the interval timer is read");
        check!(
            current.it_interval.tv_sec == 7 && (990..=1000).contains(&current.it_value.tv_sec),
            "the interval timer has the value that was set"
        );
        check!(
            (990..=1001).contains(&alarm(0)),
            "the alarm is cancelled, and the remaining time returned"
        );
    }
}
