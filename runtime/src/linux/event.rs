//! Waiting for many descriptors at once, and descriptors that represent events.
//!
//! [`poll`] takes a list of descriptors with each call. An epoll instance keeps the list in the
//! kernel, which scales to many connections. Signals ([`signalfd4`]), timers ([`timerfd_create`]),
//! file system changes ([`inotify_init1`]) and counters ([`eventfd2`]) are available as
//! descriptors.
//!
//! Each function returns what the kernel returns: errors are negated error numbers, which
//! [`result::check_i32`](crate::result::check_i32) converts to a `Result`.
//!
//! ```
//! use sysdecl::linux::event::*;
//! use sysdecl::result::check_i32;
//!
//! let epoll = check_i32(epoll_create1(EPOLL_CLOEXEC))?;
//! // A counter that is 1 is ready to be read.
//! let counter = check_i32(eventfd2(1, EFD_CLOEXEC))?;
//! let wanted = EpollEvent { events: EPOLLIN, data: 42 };
//! let mut ready = [EpollEvent::ZERO; 8];
//! // SAFETY: the event is readable, and the list is writable for the given number of elements.
//! let count = unsafe {
//!     check_i32(epoll_ctl(epoll, EPOLL_CTL_ADD, counter, &wanted))?;
//!     check_i32(epoll_wait(epoll, ready.as_mut_ptr(), 8, 1000))?
//! };
//! assert_eq!(count, 1);
//! assert_eq!(ready[0], EpollEvent { events: EPOLLIN, data: 42 });
//! # Ok::<(), sysdecl::Errno>(())
//! ```

#[cfg(feature = "macros")]
mod descriptor;
#[cfg(feature = "macros")]
mod epoll;
mod fd_set;
#[cfg(feature = "macros")]
mod inotify;
#[cfg(feature = "macros")]
mod poll;

#[cfg(feature = "macros")]
pub use self::{descriptor::*, epoll::*, inotify::*, poll::*};
pub use super::constants::event::*;
#[cfg(feature = "macros")]
#[doc(inline)]
pub use super::time::{timerfd_create, timerfd_gettime, timerfd_settime};
#[doc(inline)]
pub use super::types::{
    EpollEvent, FdSet, InotifyEvent, Itimerspec, PollFd, PselectSigmask, SigSet, SignalfdSiginfo,
    Timespec, Timeval,
};
