//! What is not spelled is judged by the type system: types of the user's own.

use sysdecl::{fd::BorrowedFd, prelude::*};

#[derive(Clone, Copy, ToKernel, FromKernel)]
struct Number(I32);
#[derive(Clone, Copy, ToKernel)]
struct Small(I16);
#[derive(Clone, Copy, ToKernel)]
struct Address(*mut Void);
#[derive(Clone, Copy, ToKernel)]
struct Text(*const U8);
#[derive(Clone, Copy, ToKernel)]
struct File<'a>(BorrowedFd<'a>);
#[derive(ToKernel)]
struct Behind<'a>(&'a mut U32);
#[derive(FromKernel)]
struct Nothing(());
#[derive(Clone, Copy, ToKernel)]
#[repr(u8)]
enum Kind {
    One = 1,
}

#[syscall(os = "linux")]
unsafe extern {
    // pointer, width, direction, size
    fn kill(process: Address, signal: Number) -> Result<(), Errno>;
    fn munmap(start: Number, length: Number) -> Result<(), Errno>;
    fn pread64(fd: Small, buf: Text, length: usize, offset: Kind) -> Result<usize, Errno>;
    fn uname(name: Behind<'_>) -> Result<(), Errno>;
    // fd
    fn getpgid(process: File<'_>) -> Result<Number, Errno>;
    // result
    fn dup(fd: File<'_>) -> Result<Nothing, Errno>;
    fn lseek(fd: File<'_>, offset: I64, whence: Kind) -> Result<Number, Errno>;

    // Right: a type of one's own may prove what its field does not.
    safe fn fsync(fd: Number) -> Result<(), Errno>;
    safe fn chdir(path: Text) -> Result<(), Errno>;
    safe fn getpriority(which: Kind, who: Number) -> Result<Number, Errno>;
}

fn main() {}
