//! Waiting for many descriptors at once, and descriptors whose only purpose is to be waited for.
//!
//! [`poll`] takes a list each time; an epoll instance keeps it in the kernel, which is what a server
//! with many connections wants. Signals ([`signalfd4`]), timers ([`timerfd_create`]), changes of
//! files ([`inotify_init1`]) and a counter of the program's own ([`eventfd2`]) become descriptors.
//!
//! Each function answers as the kernel does: a failure is the negative error number, which
//! [`result::check_i32`](crate::result::check_i32) turns into a `Result`.
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
//! // SAFETY: the event is readable, the list is writable and as long as said.
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
