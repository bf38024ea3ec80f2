//! Expressions in `args(…)` are judged: what is spelled by the macro, and anything else by its type.

use std::ffi::CStr;

use sysdecl::{
    fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    linux::types::{PollFd, Timespec},
    prelude::*,
};

type Small = I16;

const BLOCK: I32 = 4096;

struct Pair {
    number: U32,
    bytes: [U8; 4],
}

/// By this name it may be anything.
macro_rules! addr_of {
    ($of:expr) => {
        if $of[0] == 0 { return Err(Errno::EINVAL) } else { 7 }
    };
}

fn number() -> U32 {
    0
}

#[syscall(os = "linux")]
unsafe extern {
    // spelled: pointer, width, size, safety
    #[syscall(args(groups.as_ptr(), groups.len()))]
    safe fn setgroups(groups: &[U32]) -> Result<(), Errno>;
    #[syscall(args(process as *const Void, 9))]
    fn kill(process: usize) -> Result<(), Errno>;
    #[syscall(args(fd, 16, memory.len()))]
    fn write(fd: BorrowedFd<'_>, memory: &[U8]) -> Result<usize, Errno>;
    #[syscall(args(fd as i16))]
    fn fsync(fd: I32) -> Result<(), Errno>;
    #[syscall(args(fds.as_mut_ptr(), fds.len(), 0))]
    safe fn poll(fds: &mut [U32]) -> Result<usize, Errno>;
    #[syscall(args(fd as i32))]
    safe fn fdatasync(fd: usize) -> Result<(), Errno>;
    #[syscall(args(fd, memory.as_ptr(), size_of::<Pair>()))]
    safe fn read(fd: BorrowedFd<'_>, memory: &mut [U8]) -> Result<usize, Errno>;

    // by type: pointer, direction, size, width, fd
    #[syscall(name = "kill", args(pair.bytes.as_ptr(), pair.number))]
    fn by_pointer(pair: &Pair) -> Result<(), Errno>;
    #[syscall(name = "write", args(fd, number(), 4))]
    fn by_number(fd: BorrowedFd<'_>) -> Result<usize, Errno>;
    #[syscall(name = "read", args(fd, pair.bytes.as_ptr(), pair.bytes.len()))]
    safe fn read_only(fd: BorrowedFd<'_>, pair: &mut Pair) -> Result<usize, Errno>;
    #[syscall(name = "chdir", args(path.to_bytes().len() as Small))]
    fn narrow(path: &CStr) -> Result<(), Errno>;
    #[syscall(args(fd, &mut pair.number))]
    fn fstat(fd: BorrowedFd<'_>, pair: &mut Pair) -> Result<(), Errno>;
    #[syscall(args(fd, 0, number(), 4))]
    fn fallocate(fd: BorrowedFd<'_>) -> Result<(), Errno>;
    #[syscall(args(fd.as_fd()))]
    fn umask(fd: &OwnedFd) -> I32;
    #[syscall(name = "fsync", args(&fd))]
    fn container(fd: OwnedFd) -> Result<(), Errno>;
    #[syscall(name = "kill", args(core::ptr::addr_of!(pair.bytes), 9))]
    fn by_address(pair: &Pair) -> Result<(), Errno>;

    // text in quotes stays as it is
    #[syscall(name = "umask", args(c"a :: b . c ( * mut )".as_ptr()))]
    fn quoted() -> I32;

    // Right.
    #[syscall(name = "setgroups", args(groups.len(), groups.as_ptr()))]
    safe fn groups(groups: &[U32]) -> Result<(), Errno>;
    #[syscall(name = "fsync", args(fd.as_raw_fd()))]
    safe fn descriptor(fd: &OwnedFd) -> Result<(), Errno>;
    #[syscall(name = "fallocate", args(fd, 0, BLOCK, if is_large { BLOCK } else { 1 }))]
    safe fn constants(fd: BorrowedFd<'_>, is_large: bool) -> Result<(), Errno>;
    #[syscall(name = "ppoll", args(fds.as_mut_ptr(), fds.len(), &Timespec { tv_sec, tv_nsec: 0 }, 0, 8))]
    safe fn temporary(fds: &mut [PollFd], tv_sec: I64) -> Result<usize, Errno>;
    #[syscall(name = "kill", args(match process.checked_neg() { Some(group) => group, None => return Err(Errno::ESRCH) }, 9))]
    safe fn returns(process: I32) -> Result<(), Errno>;
    #[syscall(name = "pread64", args(fd, pair.bytes.as_mut_ptr(), pair.bytes.len(), u64::from(at)))]
    safe fn part(fd: BorrowedFd<'_>, pair: &mut Pair, at: U32) -> Result<usize, Errno>;
    #[syscall(name = "kill", args(addr_of!(pair.bytes), 9))]
    fn other_macro(pair: &Pair) -> Result<(), Errno>;
    #[syscall(name = "kill", args({ if process < 0 { return Err(Errno::EINVAL) } process }, 9))]
    fn leaves(process: I32) -> Result<(), Errno>;
    #[syscall(name = "fstat", args(fd, &mut pair.number), unchecked(size))]
    fn lifted(fd: BorrowedFd<'_>, pair: &mut Pair) -> Result<(), Errno>;
}

impl Pair {
    const SIGNAL: I32 = 9;
    const WIDE: U64 = 9;

    #[syscall(os = "linux", name = "kill", args(process, Self::SIGNAL))]
    fn signal(process: I32) -> Result<(), Errno>;
    #[syscall(os = "linux", name = "pread64", args(fd, 0, 0, Self::WIDE))]
    fn at(fd: BorrowedFd<'_>) -> Result<usize, Errno>;
}

fn main() {}
