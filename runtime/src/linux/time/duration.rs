//! Times and timers of [`Duration`], and back.
//!
//! A [`Duration`] has more seconds than the kernel's structures, these have negative times and members out of range: each
//! conversion that can fail says so, none panics or wraps.

use core::{
    error::Error,
    fmt::{self, Display, Formatter},
    time::Duration,
};

use crate::{
    I32, U32,
    linux::types::{Itimerspec, Itimerval, StatxTimestamp, Timespec, Timeval},
};

/// A time that the other type cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfRange;

impl Display for OutOfRange {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("time out of range")
    }
}

impl Error for OutOfRange {}

/// Fails if the seconds do not fit in `tv_sec`.
///
/// ```
/// use core::time::Duration;
/// use sysdecl::linux::time::{OutOfRange, Timespec};
///
/// let time = Timespec::try_from(Duration::from_millis(1500))?;
/// assert_eq!(time, Timespec { tv_sec: 1, tv_nsec: 500_000_000 });
/// assert_eq!(Timespec::try_from(Duration::MAX), Err(OutOfRange));
/// # Ok::<(), OutOfRange>(())
/// ```
impl TryFrom<Duration> for Timespec {
    type Error = OutOfRange;

    fn try_from(duration: Duration) -> Result<Self, OutOfRange> {
        let tv_sec = duration.as_secs().try_into().map_err(|_| OutOfRange)?;
        Ok(Self { tv_sec, tv_nsec: duration.subsec_nanos().into() })
    }
}

/// Fails if the time is negative, or `tv_nsec` is not 0 to 999 999 999, as the special values `UTIME_NOW` and `UTIME_OMIT`
/// are.
///
/// ```
/// use core::time::Duration;
/// use sysdecl::linux::time::{OutOfRange, Timespec};
///
/// let time = Timespec { tv_sec: 1, tv_nsec: 500_000_000 };
/// assert_eq!(Duration::try_from(time), Ok(Duration::from_millis(1500)));
/// assert_eq!(Duration::try_from(Timespec { tv_sec: -1, ..time }), Err(OutOfRange));
/// ```
impl TryFrom<Timespec> for Duration {
    type Error = OutOfRange;

    fn try_from(time: Timespec) -> Result<Self, OutOfRange> {
        let nanoseconds = time.tv_nsec.try_into().map_err(|_| OutOfRange)?;
        duration(time.tv_sec.try_into().map_err(|_| OutOfRange)?, nanoseconds)
    }
}

/// Rounds up to a microsecond, so that a timer never runs out early, and one that is short is not turned off by a zero.
/// Fails if the seconds do not fit in `tv_sec`.
///
/// ```
/// use core::time::Duration;
/// use sysdecl::linux::time::{OutOfRange, Timeval};
///
/// let time = Timeval::try_from(Duration::from_nanos(1_000_000_001))?;
/// assert_eq!(time, Timeval { tv_sec: 1, tv_usec: 1 });
/// assert_eq!(Timeval::try_from(Duration::MAX), Err(OutOfRange));
/// # Ok::<(), OutOfRange>(())
/// ```
impl TryFrom<Duration> for Timeval {
    type Error = OutOfRange;

    fn try_from(duration: Duration) -> Result<Self, OutOfRange> {
        let microseconds = duration.subsec_nanos().div_ceil(1000);
        let (carry, microseconds) = (microseconds / 1_000_000, microseconds % 1_000_000);
        let seconds = duration.as_secs().checked_add(carry.into()).ok_or(OutOfRange)?;
        Ok(Self {
            tv_sec: seconds.try_into().map_err(|_| OutOfRange)?,
            // Through an `I32`: the field is as wide as a register.
            tv_usec: I32::try_from(microseconds).map_err(|_| OutOfRange)?.into(),
        })
    }
}

/// Fails if the time is negative, or `tv_usec` is not 0 to 999 999.
///
/// ```
/// use core::time::Duration;
/// use sysdecl::linux::time::{OutOfRange, Timeval};
///
/// let time = Timeval { tv_sec: 1, tv_usec: 500_000 };
/// assert_eq!(Duration::try_from(time), Ok(Duration::from_millis(1500)));
/// assert_eq!(Duration::try_from(Timeval { tv_usec: 1_000_000, ..time }), Err(OutOfRange));
/// ```
impl TryFrom<Timeval> for Duration {
    type Error = OutOfRange;

    fn try_from(time: Timeval) -> Result<Self, OutOfRange> {
        let microseconds = U32::try_from(time.tv_usec).map_err(|_| OutOfRange)?;
        let nanoseconds = microseconds.checked_mul(1000).ok_or(OutOfRange)?;
        duration(time.tv_sec.try_into().map_err(|_| OutOfRange)?, nanoseconds)
    }
}

/// Nanoseconds that make a second would be carried, and could overflow: they are refused, as the kernel does.
fn duration(seconds: u64, nanoseconds: U32) -> Result<Duration, OutOfRange> {
    match nanoseconds {
        ..1_000_000_000 => Ok(Duration::new(seconds, nanoseconds)),
        _ => Err(OutOfRange),
    }
}

/// The same time, which may be before 1970.
///
/// ```
/// use sysdecl::linux::{io::StatxTimestamp, time::Timespec};
///
/// let changed = StatxTimestamp { tv_sec: -1, tv_nsec: 5, ..StatxTimestamp::ZERO };
/// assert_eq!(Timespec::from(changed), Timespec { tv_sec: -1, tv_nsec: 5 });
/// ```
impl From<StatxTimestamp> for Timespec {
    fn from(time: StatxTimestamp) -> Self {
        Self { tv_sec: time.tv_sec, tv_nsec: time.tv_nsec.into() }
    }
}

impl Itimerspec {
    /// A timer that runs out once, after this time; a zero stops it. For `timerfd_settime(2)` and `timer_settime(2)`.
    ///
    /// ```
    /// use core::time::Duration;
    /// use sysdecl::linux::time::{Itimerspec, Timespec};
    ///
    /// let setting = Itimerspec::once(Duration::from_secs(2)).expect("that many seconds fit");
    /// assert_eq!(setting.it_value, Timespec { tv_sec: 2, tv_nsec: 0 });
    /// assert_eq!(setting.it_interval, Timespec::ZERO);
    /// ```
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the seconds do not fit.
    pub fn once(after: Duration) -> Result<Self, OutOfRange> {
        Ok(Self { it_interval: Timespec::ZERO, it_value: after.try_into()? })
    }

    /// A timer that runs out each time that this time has passed; a zero stops it. For `timerfd_settime(2)` and
    /// `timer_settime(2)`.
    ///
    /// ```
    /// use core::time::Duration;
    /// use sysdecl::linux::time::{Itimerspec, Timespec};
    ///
    /// let setting = Itimerspec::every(Duration::from_millis(20)).expect("that many seconds fit");
    /// assert_eq!(setting.it_interval, Timespec { tv_sec: 0, tv_nsec: 20_000_000 });
    /// assert_eq!(setting.it_value, setting.it_interval);
    /// ```
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the seconds do not fit.
    pub fn every(period: Duration) -> Result<Self, OutOfRange> {
        let period = period.try_into()?;
        Ok(Self { it_interval: period, it_value: period })
    }
}

impl Itimerval {
    /// A timer that runs out once, after this time, rounded up to a microsecond; a zero stops it. For `setitimer(2)`.
    ///
    /// ```
    /// use core::time::Duration;
    /// use sysdecl::linux::time::{Itimerval, Timeval};
    ///
    /// let setting = Itimerval::once(Duration::from_nanos(1)).expect("that many seconds fit");
    /// assert_eq!(setting.it_value, Timeval { tv_sec: 0, tv_usec: 1 });
    /// assert_eq!(setting.it_interval, Timeval::ZERO);
    /// ```
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the seconds do not fit.
    pub fn once(after: Duration) -> Result<Self, OutOfRange> {
        Ok(Self { it_interval: Timeval::ZERO, it_value: after.try_into()? })
    }

    /// A timer that runs out each time that this time, rounded up to a microsecond, has passed; a zero stops it. For
    /// `setitimer(2)`.
    ///
    /// ```
    /// use core::time::Duration;
    /// use sysdecl::linux::time::{Itimerval, Timeval};
    ///
    /// let setting = Itimerval::every(Duration::from_millis(20)).expect("that many seconds fit");
    /// assert_eq!(setting.it_interval, Timeval { tv_sec: 0, tv_usec: 20_000 });
    /// assert_eq!(setting.it_value, setting.it_interval);
    /// ```
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] if the seconds do not fit.
    pub fn every(period: Duration) -> Result<Self, OutOfRange> {
        let period = period.try_into()?;
        Ok(Self { it_interval: period, it_value: period })
    }
}
