//! Less than the kernel reads or writes, behind references and in slices; bytes and raw pointers are not judged.

use sysdecl::{fd::BorrowedFd, prelude::*};

#[repr(C)]
struct Stat([U64; 18]);
#[repr(C)]
struct Small(U32);
#[repr(C)]
struct Timespec {
    seconds: I64,
    nanoseconds: I64,
}

#[syscall(os = "linux")]
unsafe extern {
    // Integers, whose size is spelled.
    safe fn uname(name: &mut U32) -> Result<(), Errno>;
    safe fn pipe2(fds: &mut I32, flags: I32) -> Result<(), Errno>;
    safe fn clock_settime(clock: I32, time: &[I32; 2]) -> Result<(), Errno>;
    fn ppoll(
        fds: &mut [U32],
        time: Option<&mut Timespec>,
        mask: *const U64,
        size: usize,
    ) -> Result<usize, Errno>;
    // Types of the user's own.
    safe fn fstat(fd: BorrowedFd<'_>, stat: &mut Small) -> Result<(), Errno>;
    safe fn clock_getres(clock: I32, time: Option<&mut Small>) -> Result<(), Errno>;
    safe fn readv(fd: BorrowedFd<'_>, parts: &mut [Small]) -> Result<usize, Errno>;
    // As many bytes or elements as a number says.
    #[syscall(name = "read", args(fd, counter, 16))]
    safe fn short_counter(fd: BorrowedFd<'_>, counter: &mut U64) -> Result<usize, Errno>;
    #[syscall(name = "write", args(fd, small, 8))]
    safe fn short_value(fd: BorrowedFd<'_>, small: &Small) -> Result<usize, Errno>;
    #[syscall(name = "setgroups", args(2, groups))]
    safe fn short_list(groups: &[U32; 1]) -> Result<(), Errno>;

    // Right: as large, larger, or not known to be smaller.
    #[syscall(name = "read", args(fd, counter, 8))]
    safe fn counter(fd: BorrowedFd<'_>, counter: &mut U64) -> Result<usize, Errno>;
    #[syscall(name = "write", args(fd, small, 4))]
    safe fn value(fd: BorrowedFd<'_>, small: &Small) -> Result<usize, Errno>;
    #[syscall(name = "setgroups", args(1, group))]
    safe fn list(group: &U32) -> Result<(), Errno>;
    #[syscall(name = "setgroups", args(0, groups))]
    safe fn no_list(groups: Option<&U32>) -> Result<(), Errno>;
    #[syscall(name = "fstat")]
    safe fn as_large(fd: BorrowedFd<'_>, stat: &mut Stat) -> Result<(), Errno>;
    #[syscall(name = "clock_getres")]
    safe fn larger(clock: I32, time: Option<&mut [I64; 9]>) -> Result<(), Errno>;
    #[syscall(name = "uname")]
    fn bytes(name: *mut U8) -> Result<(), Errno>;
    #[syscall(name = "pipe2")]
    fn first_of_many(fds: *mut I32, flags: I32) -> Result<(), Errno>;
    #[syscall(name = "uname", unchecked(size))]
    safe fn lifted(name: &mut U32) -> Result<(), Errno>;
}

fn main() {}
