//! `event`: waiting for descriptors.

use std::os::fd::{BorrowedFd, OwnedFd};

use sysdecl::{
    linux::event::{
        EPOLL_CTL_ADD, EPOLL_CTL_DEL, EPOLL_CTL_MOD, EpollEvent, EpollFlags, EventFdFlags,
    },
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
}
