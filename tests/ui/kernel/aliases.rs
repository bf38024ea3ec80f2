//! What is not spelled is judged by the type system: aliases.

use sysdecl::{fd::OwnedFd, prelude::*};

type Number = I32;
type Small = I16;
type Wide = U64;
type Address = *mut Void;
type Text = *const U8;
type Owned = OwnedFd;
type Nothing = Result<(), Errno>;
type Process = Result<I32, Errno>;
type Behind<'a> = &'a mut Small;
type Owner<'a> = &'a OwnedFd;

#[syscall(os = "linux")]
unsafe extern {
    // pointer, width, direction, size
    fn kill(process: Address, signal: Number) -> Nothing;
    fn munmap(start: Number, length: Wide) -> Nothing;
    fn pread64(fd: Small, buf: Text, length: Wide, offset: Number) -> Result<usize, Errno>;
    fn uname(name: Behind<'_>) -> Nothing;
    // fd
    fn getpgid(process: Owned) -> Process;
    fn fsync(fd: Owner<'_>) -> Nothing;
    // safety
    safe fn fdatasync(fd: Number) -> Nothing;
    safe fn chdir(path: Text) -> Nothing;
    safe fn chroot(path: Wide) -> Nothing;
    // result
    fn dup(fd: Number) -> Nothing;
    fn read(fd: Number, buf: Address, length: Wide) -> Nothing;
    fn mremap(old: Address, length: Wide, new: Wide, flags: Number) -> Result<Number, Errno>;
    fn lseek(fd: Number, offset: Wide, whence: Number) -> Process;
    fn setsid() -> Result<Owned, Errno>;
    fn brk(end: Address) -> Process;

    // Right.
    #[syscall(name = "kill")]
    safe fn signal(process: Number, signal: Number) -> Nothing;
    #[syscall(name = "read")]
    fn right(fd: Owned, buf: Address, length: Wide) -> Result<Wide, Errno>;
    #[syscall(name = "munmap", unchecked(pointer))]
    fn lifted(start: Number, length: Wide) -> Nothing;
}

fn main() {}
