//! A separate program with the standard library: declarations as in the manual, and calls of them.

use std::fs::File;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};

use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;

#[syscall(nr = SYS_READ, os = "linux")]
pub safe fn read_into(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;

#[syscall(os = "linux")]
unsafe extern {
    pub safe fn getpid() -> I32;
    #[syscall(nr = SYS_EXIT_GROUP)] pub safe fn exit(code: I32) -> !;
}

fn main() {
    let file = File::open("/proc/self/comm").unwrap();
    let mut name = [0; 64];
    let length = read_into(file.as_fd(), &mut name).unwrap();
    assert_eq!(&name[..length], b"with_std\n");

    let mut byte = 0;
    // SAFETY: `byte` is valid for writes of one byte.
    let end = unsafe { read(file.as_raw_fd(), &raw mut byte, 1) };
    assert_eq!(end, 0);
    // SAFETY: as above; -1 is not a descriptor, so nothing is written.
    let failure = unsafe { read(-1, &raw mut byte, 1) };
    assert_eq!(failure, -9);

    assert_eq!(u32::try_from(getpid()), Ok(std::process::id()));
    exit(0)
}
