//! A length that any caller may choose, beside memory of a fixed size; and the length of a slice where the kernel takes none.

use std::ffi::CStr;

use sysdecl::{fd::BorrowedFd, linux::types::{OpenHow, Timespec}, prelude::*};

type Size = usize;
type Eight<'a> = &'a mut [U8; 8];
type Set<'a> = &'a mut U64;

#[derive(Clone, Copy, ToKernel)]
struct AtMostEight(usize);

#[derive(Clone, Copy, ToKernel)]
struct Event<'a>(BorrowedFd<'a>);

#[syscall(os = "linux")]
unsafe extern {
    safe fn read(fd: BorrowedFd<'_>, memory: &mut [U8; 8], length: usize) -> Result<usize, Errno>;
    safe fn write(fd: BorrowedFd<'_>, memory: Option<&U64>, length: Size) -> Result<usize, Errno>;
    safe fn pread64(fd: BorrowedFd<'_>, memory: Eight<'_>, length: U32, at: U64) -> Result<usize, Errno>;
    safe fn getrandom(memory: &mut [U8; 255], length: U16, flags: U32) -> Result<usize, Errno>;
    safe fn bind(fd: BorrowedFd<'_>, address: &[U8; 16], length: U32) -> Result<(), Errno>;
    safe fn openat2(dir: BorrowedFd<'_>, path: &CStr, how: &OpenHow, size: usize) -> Result<I32, Errno>;
    // One length of three sets.
    #[syscall(args(n, inp, outp, exp, time, 0))]
    safe fn pselect6(n: I32, inp: Set<'_>, outp: Set<'_>, exp: Set<'_>, time: Option<&mut Timespec>) -> Result<usize, Errno>;
    safe fn chdir(path: &[U8; 8]) -> Result<(), Errno>;
    fn mkdir(path: &[U8]) -> Result<(), Errno>;
    fn kill(pids: &[U8]) -> Result<(), Errno>;

    // Right.
    #[syscall(name = "read")]
    fn vouched(fd: BorrowedFd<'_>, memory: &mut [U8; 8], length: usize) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn slice(fd: BorrowedFd<'_>, memory: &mut [U8]) -> Result<usize, Errno>;
    #[syscall(name = "read", args(fd, memory, 8))]
    safe fn constant(fd: BorrowedFd<'_>, memory: &mut [U8; 8]) -> Result<usize, Errno>;
    #[syscall(name = "read", args(fd, memory, length.min(8)))]
    safe fn bounded(fd: BorrowedFd<'_>, memory: &mut [U8; 8], length: usize) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn of_own_type(fd: BorrowedFd<'_>, memory: &mut U64, length: AtMostEight) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    safe fn event(fd: Event<'_>, memory: &mut U64, length: usize) -> Result<usize, Errno>;
    #[syscall(name = "getrandom")]
    safe fn short(memory: &mut [U8; 255], length: U8, flags: U32) -> Result<usize, Errno>;
    #[syscall(name = "bind")]
    safe fn any_address(fd: BorrowedFd<'_>, address: &[U8; 128], length: U32) -> Result<(), Errno>;
}

fn main() {}
