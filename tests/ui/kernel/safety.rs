//! `safe` over what proves nothing: a raw descriptor, a raw pointer, an address in a number, a call that types cannot make safe.

use sysdecl::{fd::BorrowedFd, prelude::*};

const FUTEX_WAKE: I32 = 1;
const MAP_FIXED: I32 = 0x10;
const MAP_PRIVATE: I32 = 2;
const MCL_CURRENT: I32 = 1;

#[syscall(os = "linux")]
unsafe extern {
    safe fn fsync(fd: I32) -> Result<(), Errno>;
    safe fn getrandom(buf: *mut U8, len: usize, flags: U32) -> Result<usize, Errno>;
    safe fn uname(name: usize) -> Result<(), Errno>;
    safe fn close(fd: BorrowedFd<'_>) -> Result<(), Errno>;
    safe fn exit(code: I32) -> !;
    safe fn ioctl(fd: BorrowedFd<'_>, request: U32, word: usize) -> Result<I32, Errno>;
    safe fn setsockopt(
        socket: BorrowedFd<'_>,
        level: I32,
        name: I32,
        value: usize,
        length: U32,
    ) -> Result<(), Errno>;
    #[syscall(name = "mmap", args(at, length, protection, MAP_PRIVATE | MAP_FIXED, -1, 0))]
    safe fn replace(at: usize, length: usize, protection: I32) -> Result<*mut Void, Errno>;

    // Right: constants, owners, what is not followed.
    #[syscall(name = "mmap", args(0, length, protection, MAP_PRIVATE, -1, 0))]
    safe fn reserve(length: usize, protection: I32) -> Result<*mut Void, Errno>;
    #[syscall(name = "futex", args(word, FUTEX_WAKE, many))]
    safe fn wake(word: &core::sync::atomic::AtomicU32, many: U32) -> Result<usize, Errno>;
    #[syscall(name = "mlockall", args(MCL_CURRENT))]
    safe fn lock_all() -> Result<(), Errno>;
    safe fn mincore(at: *const Void, length: usize, pages: &mut U8) -> Result<(), Errno>;
    #[syscall(name = "fsync", unchecked(safety))]
    safe fn fsync_number(fd: I32) -> Result<(), Errno>;
}

fn main() {}
