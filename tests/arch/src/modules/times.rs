//! `linux::time`: clocks agree, sleeping takes time, timers run out. Everything has seconds of 64 bits.

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
    // SAFETY: all memory is ours.
    unsafe {
        let (mut now, mut old) = (Timespec::ZERO, Timeval::ZERO);
        check!(clock_gettime(CLOCK_REALTIME, &raw mut now) == 0, "a clock is read");
        check!(gettimeofday(&raw mut old, ptr::null_mut()) == 0, "so is the old one");
        let seconds = time(ptr::null_mut());
        check!(
            now.tv_sec > 1_600_000_000 && (0..1_000_000_000).contains(&now.tv_nsec),
            "it is after 2020"
        );
        check!(
            (0..5).contains(&(old.tv_sec - now.tv_sec))
                && (-1..5).contains(&(seconds - now.tv_sec)),
            "all three agree"
        );
        check!((0..1_000_000).contains(&old.tv_usec), "in microseconds");
        let mut finest = Timespec::ZERO;
        check!(clock_getres(CLOCK_MONOTONIC, &raw mut finest) == 0, "a clock has a resolution");
        check!(finest.tv_sec == 0 && finest.tv_nsec > 0, "of less than a second");
        check!(clock_gettime(12345, &raw mut now) == -Errno::EINVAL.code(), "a clock is not there");

        let (mut before, mut after) = (Timespec::ZERO, Timespec::ZERO);
        clock_gettime(CLOCK_MONOTONIC, &raw mut before);
        let short = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
        check!(nanosleep(&raw const short, ptr::null_mut()) == 0, "sleep");
        check!(
            clock_nanosleep(CLOCK_MONOTONIC, 0, &raw const short, ptr::null_mut()) == 0,
            "sleep by a clock"
        );
        clock_gettime(CLOCK_MONOTONIC, &raw mut after);
        let passed =
            (after.tv_sec - before.tv_sec) * 1_000_000_000 + after.tv_nsec - before.tv_nsec;
        check!((40_000_000..5_000_000_000).contains(&passed), "it took {passed} nanoseconds");
        let long_ago = Timespec { tv_sec: 1, tv_nsec: 0 };
        check!(
            clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &raw const long_ago, ptr::null_mut())
                == 0,
            "a time in the past has come"
        );
        let wrong = Timespec { tv_sec: 0, tv_nsec: 1_000_000_000 };
        check!(
            nanosleep(&raw const wrong, ptr::null_mut()) == -Errno::EINVAL.code(),
            "no such time"
        );

        timers();
        let mut used = Tms::ZERO;
        check!(times(&raw mut used) != 0, "time is used");
    }
}

unsafe fn timers() {
    unsafe {
        let timer = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
        check!(timer > 2, "a timer at a descriptor");
        // In the year 2242.
        let value = Timespec { tv_sec: 0x2_0000_0000, tv_nsec: 5 };
        let setting =
            Itimerspec { it_value: value, it_interval: Timespec { tv_sec: 3, tv_nsec: 4 } };
        check!(
            timerfd_settime(timer, TFD_TIMER_ABSTIME, &raw const setting, ptr::null_mut()) == 0,
            "is set to a time after 2038"
        );
        let mut left = Itimerspec::ZERO;
        let mut now = Timespec::ZERO;
        check!(timerfd_gettime(timer, &raw mut left) == 0, "and asked for");
        clock_gettime(CLOCK_REALTIME, &raw mut now);
        let until = now.tv_sec + left.it_value.tv_sec;
        check!(
            left.it_interval == setting.it_interval && (-2..=2).contains(&(until - value.tv_sec)),
            "the time that is left leads there"
        );
        let soon = Itimerspec {
            it_value: Timespec { tv_sec: 0, tv_nsec: 1_000_000 },
            it_interval: Timespec::ZERO,
        };
        check!(timerfd_settime(timer, 0, &raw const soon, ptr::null_mut()) == 0, "it is set anew");
        let mut ready = PollFd { fd: timer, events: POLLIN, ..PollFd::ZERO };
        check!(poll(&raw mut ready, 1, 60_000) == 1, "and waited for");
        let mut count = 0_u64;
        check!(read(timer, (&raw mut count).cast(), 8) == 8 && count == 1, "it ran out once");
        close(timer);

        let long = Itimerval {
            it_value: Timeval { tv_sec: 1000, tv_usec: 500 },
            it_interval: Timeval { tv_sec: 7, tv_usec: 9 },
        };
        let mut current = Itimerval::ZERO;
        check!(
            setitimer(ITIMER_REAL, &raw const long, ptr::null_mut()) == 0,
            "an old timer is set"
        );
        check!(getitimer(ITIMER_REAL, &raw mut current) == 0, "and asked for");
        check!(
            current.it_interval.tv_sec == 7 && (990..=1000).contains(&current.it_value.tv_sec),
            "it has what was given"
        );
        check!((990..=1001).contains(&alarm(0)), "it is stopped, and the time that was left told");
    }
}
