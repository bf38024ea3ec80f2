//! Conversions between kernel times and `Duration`: representable values are converted, all others are errors.

use std::{os::fd::AsRawFd, ptr::null_mut, time::Duration};

use super::beside::owned;
use sysdecl::linux::{
    io::{StatxTimestamp, UTIME_NOW, UTIME_OMIT},
    time::*,
};

const LAST: u64 = i64::MAX as u64;

#[test]
fn every_duration_becomes_a_timespec_or_an_error() {
    for (duration, expected) in [
        (Duration::ZERO, Ok((0, 0))),
        (Duration::from_nanos(1), Ok((0, 1))),
        (Duration::new(1, 999_999_999), Ok((1, 999_999_999))),
        (Duration::new(LAST, 999_999_999), Ok((i64::MAX, 999_999_999))),
        (Duration::new(LAST + 1, 0), Err(OutOfRange)),
        (Duration::MAX, Err(OutOfRange)),
    ] {
        let time = expected.map(|(tv_sec, tv_nsec)| Timespec { tv_sec, tv_nsec });
        assert_eq!(Timespec::try_from(duration), time);
        if let Ok(time) = time {
            assert_eq!(Duration::try_from(time), Ok(duration));
        }
    }
}

#[test]
fn every_timespec_becomes_a_duration_or_an_error() {
    for tv_nsec in
        [-1, i64::MIN, i64::MAX, 1_000_000_000, 1 << 32, (1 << 32) + 5, UTIME_NOW, UTIME_OMIT]
    {
        for tv_sec in [0, i64::MAX] {
            assert_eq!(Duration::try_from(Timespec { tv_sec, tv_nsec }), Err(OutOfRange));
        }
    }
    for tv_sec in [-1, i64::MIN] {
        assert_eq!(Duration::try_from(Timespec { tv_sec, tv_nsec: 0 }), Err(OutOfRange));
    }
}

#[test]
fn every_duration_becomes_a_timeval_or_an_error() {
    for (duration, expected) in [
        (Duration::ZERO, Ok((0, 0))),
        (Duration::from_nanos(1), Ok((0, 1))),
        (Duration::from_micros(1), Ok((0, 1))),
        (Duration::from_nanos(1001), Ok((0, 2))),
        (Duration::new(1, 999_999_000), Ok((1, 999_999))),
        (Duration::new(1, 999_999_001), Ok((2, 0))),
        (Duration::new(LAST, 999_999_000), Ok((i64::MAX, 999_999))),
        (Duration::new(LAST, 999_999_001), Err(OutOfRange)),
        (Duration::new(LAST + 1, 0), Err(OutOfRange)),
        (Duration::new(u64::MAX, 999_999_999), Err(OutOfRange)),
    ] {
        let time = expected.map(|(tv_sec, tv_usec)| Timeval { tv_sec, tv_usec });
        assert_eq!(Timeval::try_from(duration), time, "{duration:?}");
        if let Ok(time) = time {
            let back = Duration::try_from(time).unwrap();
            assert!(back >= duration && back < duration + Duration::from_micros(1));
            assert_eq!(Timeval::try_from(back), Ok(time));
        }
    }
}

#[test]
fn every_timeval_becomes_a_duration_or_an_error() {
    // The fifth value is 0 in 32 bits; the last one has a product that is.
    for tv_usec in [-1, i64::MIN, i64::MAX, 1_000_000, 1 << 32, 4_294_968, 1 << 30] {
        for tv_sec in [0, i64::MAX] {
            assert_eq!(Duration::try_from(Timeval { tv_sec, tv_usec }), Err(OutOfRange));
        }
    }
    for tv_sec in [-1, i64::MIN] {
        assert_eq!(Duration::try_from(Timeval { tv_sec, tv_usec: 0 }), Err(OutOfRange));
    }
}

#[test]
fn a_time_of_statx_may_be_before_1970() {
    let time = StatxTimestamp { tv_sec: i64::MIN, tv_nsec: u32::MAX, ..StatxTimestamp::ZERO };
    assert_eq!(Timespec::from(time), Timespec { tv_sec: i64::MIN, tv_nsec: u32::MAX.into() });
}

#[test]
fn a_timer_expires_once_or_periodically() {
    assert_eq!(Itimerspec::once(Duration::MAX), Err(OutOfRange));
    assert_eq!(Itimerspec::every(Duration::MAX), Err(OutOfRange));
    assert_eq!(Itimerval::once(Duration::MAX), Err(OutOfRange));
    assert_eq!(Itimerval::every(Duration::MAX), Err(OutOfRange));

    let timer = owned(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC));
    for (setting, again) in [
        (Itimerspec::once(Duration::from_nanos(1)).unwrap(), false),
        (Itimerspec::every(Duration::from_millis(1)).unwrap(), true),
    ] {
        // SAFETY: the setting is valid for reads, and the count for writes.
        unsafe {
            assert_eq!(timerfd_settime(timer.as_raw_fd(), 0, &raw const setting, null_mut()), 0);
            let mut count = 0_u64;
            assert_eq!(libc::read(timer.as_raw_fd(), (&raw mut count).cast(), 8), 8);
            assert!(count >= 1);
            let mut rest = Itimerspec::ZERO;
            assert_eq!(timerfd_gettime(timer.as_raw_fd(), &raw mut rest), 0);
            assert_eq!(rest.it_value != Timespec::ZERO, again);
        }
    }
}

#[test]
fn the_error_has_a_message() {
    let error: &dyn core::error::Error = &OutOfRange;
    assert_eq!(error.to_string(), "time out of range");
}
