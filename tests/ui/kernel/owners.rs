//! What releases a resource, or is safe for some values only, is so by the types, also behind aliases.

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    prelude::*,
};

type Borrowed = BorrowedFd<'static>;
type Owned = OwnedFd;
type Number = usize;
type Address = *mut Void;
type Flags = U32;

#[derive(ToKernel)]
struct Mapping(*mut Void);

#[derive(Clone, Copy, ToKernel)]
struct Namespaces(U32);

#[syscall(os = "linux")]
unsafe extern {
    safe fn close(fd: Borrowed) -> Result<(), Errno>;
    safe fn dup2(fd: Borrowed, other: Borrowed) -> Result<I32, Errno>;
    safe fn munmap(start: Number, length: Number) -> Result<(), Errno>;
    safe fn shmdt(start: Address) -> Result<(), Errno>;
    safe fn fcntl(fd: BorrowedFd<'_>, command: Flags, word: Number) -> Result<usize, Errno>;
    safe fn io_uring_setup(entries: U32, parameters: Address) -> Result<OwnedFd, Errno>;
    safe fn unshare(flags: Flags) -> Result<(), Errno>;
    // -1 is right here, and any other number is somebody's descriptor.
    safe fn setns(fd: I32, kind: I32) -> Result<(), Errno>;
    safe fn signalfd4(fd: Number, mask: &U64, size: usize, flags: I32) -> Result<I32, Errno>;

    // Right.
    #[syscall(name = "close")]
    safe fn alias(fd: Owned) -> Result<(), Errno>;
    #[syscall(name = "munmap")]
    safe fn newtype(mapping: Mapping, length: usize) -> Result<(), Errno>;
    #[syscall(name = "unshare")]
    safe fn chosen(namespaces: Namespaces) -> Result<(), Errno>;
    #[syscall(name = "signalfd4", args(-1, mask, 8, flags))]
    safe fn new_descriptor(mask: &U64, flags: I32) -> Result<OwnedFd, Errno>;
    #[syscall(name = "signalfd4", args(fd, mask, 8, flags))]
    safe fn maybe(fd: Option<BorrowedFd<'_>>, mask: &U64, flags: I32) -> Result<I32, Errno>;
}

fn main() {}
