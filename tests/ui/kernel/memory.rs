//! What the kernel writes may be any bytes, so a safe function takes memory for a type of which all are values.

use std::{
    cell::Cell,
    mem::MaybeUninit,
    num::NonZeroU32,
    sync::atomic::{AtomicBool, AtomicU32},
};

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    linux::types::{EpollEvent, PollFd, Stat},
    prelude::*,
};

#[repr(u8)]
enum Kind {
    One = 1,
    Two,
}

#[repr(C)]
struct Own {
    ready: bool,
    rest: [U8; 143],
}

#[repr(C)]
struct Message<'a> {
    name: Option<&'a mut [U8; 16]>,
    name_length: U32,
    rest: [usize; 5],
}

type Flags<'a> = &'a mut [bool; 16];

#[derive(ToKernel)]
struct Letters<'a>(&'a mut [char; 4]);

#[syscall(os = "linux")]
unsafe extern {
    fn read(fd: BorrowedFd<'_>, memory: &mut [bool]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn flags(fd: BorrowedFd<'_>, memory: &mut [bool]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn numbers(fd: BorrowedFd<'_>, memory: &mut [NonZeroU32]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn kinds(fd: BorrowedFd<'_>, memory: &mut [Kind]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn arrays(fd: BorrowedFd<'_>, memory: &mut [[char; 2]]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn cells(fd: BorrowedFd<'_>, memory: &[Cell<bool>]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn atomics(fd: BorrowedFd<'_>, memory: &[AtomicBool]) -> Result<usize, Errno>;
    #[syscall(name = "read", args(fd, memory, 16))]
    safe fn alias(fd: BorrowedFd<'_>, memory: Flags<'_>) -> Result<usize, Errno>;
    #[syscall(name = "read", args(fd, memory, 16))]
    safe fn newtype(fd: BorrowedFd<'_>, memory: Letters<'_>) -> Result<usize, Errno>;
    safe fn fstat(fd: BorrowedFd<'_>, stat: &mut Own) -> Result<(), Errno>;
    #[syscall(args(fd, 0, length))]
    safe fn accept(fd: BorrowedFd<'_>, length: &mut NonZeroU32) -> Result<OwnedFd, Errno>;
    // One byte is not the first of many.
    #[syscall(name = "fstat")]
    safe fn byte(fd: BorrowedFd<'_>, stat: &mut U8) -> Result<(), Errno>;
    #[syscall(name = "poll")]
    safe fn bytes(fds: &mut [U8], timeout: I32) -> Result<usize, Errno>;

    // Right.
    #[syscall(name = "read")]
    safe fn uninitialised(fd: BorrowedFd<'_>, memory: &mut [MaybeUninit<bool>]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn options(fd: BorrowedFd<'_>, memory: &mut [Option<NonZeroU32>]) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn integers(fd: BorrowedFd<'_>, memory: &[AtomicU32]) -> Result<usize, Errno>;
    #[syscall(name = "write")]
    safe fn reads(fd: BorrowedFd<'_>, memory: &[bool]) -> Result<usize, Errno>;
    #[syscall(name = "fstat")]
    safe fn structure(fd: BorrowedFd<'_>, stat: &mut Stat) -> Result<(), Errno>;
    #[syscall(name = "poll")]
    safe fn structures(fds: &mut [PollFd], timeout: I32) -> Result<usize, Errno>;
    #[syscall(name = "epoll_wait")]
    safe fn events(fd: BorrowedFd<'_>, events: &mut [EpollEvent], timeout: I32) -> Result<usize, Errno>;
    // The kernel writes the lengths, and no address.
    safe fn recvmsg(fd: BorrowedFd<'_>, message: &mut Message<'_>, flags: I32) -> Result<usize, Errno>;
}

fn main() {}
