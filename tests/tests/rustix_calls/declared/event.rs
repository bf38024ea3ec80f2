//! `event`: waiting for descriptors.

use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::event::{
        EPOLL_CTL_ADD, EPOLL_CTL_DEL, EPOLL_CTL_MOD, EpollEvent, EpollFlags, EventFdFlags, FdSet,
        PollFd,
    },
    linux::time::Timespec,
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "epoll_create1")]
    pub(crate) safe fn epoll_create(flags: EpollFlags) -> Result<OwnedFd, Errno>;

    #[syscall(name = "epoll_ctl", args(epfd, EPOLL_CTL_ADD, fd, event))]
    pub(crate) safe fn epoll_add(
        epfd: BorrowedFd<'_>,
        fd: BorrowedFd<'_>,
        event: &EpollEvent,
    ) -> Result<(), Errno>;

    #[syscall(name = "epoll_ctl", args(epfd, EPOLL_CTL_MOD, fd, event))]
    pub(crate) safe fn epoll_mod(
        epfd: BorrowedFd<'_>,
        fd: BorrowedFd<'_>,
        event: &EpollEvent,
    ) -> Result<(), Errno>;

    #[syscall(name = "epoll_ctl", args(epfd, EPOLL_CTL_DEL, fd, 0))]
    pub(crate) safe fn epoll_del(epfd: BorrowedFd<'_>, fd: BorrowedFd<'_>) -> Result<(), Errno>;

    #[syscall(name = "eventfd2")]
    pub(crate) safe fn eventfd(initval: U32, flags: EventFdFlags) -> Result<OwnedFd, Errno>;

    pub(crate) safe fn pause();

    // The kernel writes the remaining time to a copy.
    #[syscall(name = "ppoll", args(fds, timeout.copied().as_mut(), 0, 0))]
    pub(crate) safe fn poll(fds: &mut [PollFd], timeout: Option<&Timespec>)
    -> Result<usize, Errno>;

    #[syscall(name = "pselect6", args(nfds, readfds, writefds, exceptfds, timeout.copied().as_mut(), 0))]
    pub(crate) fn select(
        nfds: I32,
        readfds: Option<&mut FdSet>,
        writefds: Option<&mut FdSet>,
        exceptfds: Option<&mut FdSet>,
        timeout: Option<&Timespec>,
    ) -> Result<I32, Errno>;
}
