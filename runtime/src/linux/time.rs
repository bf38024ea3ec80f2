//! Clocks, sleeping, and timers that notify with a signal or through a descriptor.
//!
//! Each function returns what the kernel returns: errors are negated error numbers, which
//! [`result::check_i32`](crate::result::check_i32) converts to a `Result`. Times are in seconds and
//! nanoseconds ([`Timespec`]), in the oldest calls in seconds and microseconds ([`Timeval`]).
//!
//! ```
//! use core::time::Duration;
//! use sysdecl::linux::time::{CLOCK_MONOTONIC, Timespec, clock_gettime, nanosleep};
//! use sysdecl::result::check_i32;
//!
//! fn now() -> Duration {
//!     let mut now = Timespec::ZERO;
//!     // SAFETY: the kernel writes one `Timespec`, and `now` is one.
//!     check_i32(unsafe { clock_gettime(CLOCK_MONOTONIC, &raw mut now) }).expect("Linux has this clock");
//!     // The clock starts at 0, and the nanoseconds are less than a second.
//!     Duration::new(now.tv_sec.try_into().unwrap(), now.tv_nsec.try_into().unwrap())
//! }
//!
//! let before = now();
//! let interval = Timespec { tv_sec: 0, tv_nsec: 1_000_000 };
//! // SAFETY: `interval` is readable, and the null pointer requests no remainder.
//! check_i32(unsafe { nanosleep(&interval, core::ptr::null_mut()) })?;
//! assert!(now().saturating_sub(before) >= Duration::from_millis(1));
//! # Ok::<(), sysdecl::Errno>(())
//! ```
//!
//! A timer descriptor is waited for like any other descriptor, see [`event`](super::event):
//!
//! ```
//! use core::ptr::null_mut;
//! use sysdecl::linux::{event::*, time::*};
//! use sysdecl::result::check_i32;
//!
//! let timer = check_i32(timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC))?;
//! let once = Timespec { tv_sec: 0, tv_nsec: 1_000_000 };
//! let setting = Itimerspec { it_value: once, ..Itimerspec::ZERO };
//! let mut fds = PollFd { fd: timer, events: POLLIN, revents: 0 };
//! // SAFETY: the structures are readable, and `fds` is one writable element.
//! unsafe {
//!     check_i32(timerfd_settime(timer, 0, &setting, null_mut()))?;
//!     assert_eq!(check_i32(poll(&mut fds, 1, 1000))?, 1);
//! }
//! assert_eq!(fds.revents, POLLIN);
//! # Ok::<(), sysdecl::Errno>(())
//! ```

#[cfg(feature = "macros")]
mod clock;
mod duration;
#[cfg(feature = "macros")]
#[cfg_attr(
    all(target_pointer_width = "32", not(target_arch = "x86_64")),
    path = "time/itimer_32.rs"
)]
mod itimer;
#[cfg(feature = "macros")]
#[cfg_attr(all(target_pointer_width = "32", not(target_arch = "x86_64")), path = "time/read_32.rs")]
mod read;
#[cfg(feature = "macros")]
mod timer;
#[cfg(feature = "macros")]
mod timerfd;
#[cfg(all(feature = "macros", target_pointer_width = "32", not(target_arch = "x86_64")))]
#[cfg_attr(target_arch = "riscv32", path = "time/zone_riscv32.rs")]
mod zone;

pub use self::duration::OutOfRange;
#[cfg(feature = "macros")]
pub use self::{clock::*, itimer::*, read::*, timer::*, timerfd::*};
pub use super::constants::time::*;
#[doc(inline)]
pub use super::types::{Itimerspec, Itimerval, SigEvent, Timespec, Timeval, Timezone, Tms};

// With `SIGEV_THREAD` the kernel reads from the address in `sigev_value`.
#[cfg(feature = "macros")]
impl crate::__private::Public for SigEvent {}
