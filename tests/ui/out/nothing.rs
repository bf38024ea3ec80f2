//! What the kernel writes needs a type that holds it. Each mistake is told once, however many fields are passed.

use sysdecl::{Failed, fd::BorrowedFd, linux::types::Timespec, prelude::*};

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(args(fd, out.0, out.1))]
    safe fn getsockname(fd: BorrowedFd<'_>) -> Result<(), Errno>;
    #[syscall(args(fd, out.0, out.1))]
    safe fn getpeername(fd: BorrowedFd<'_>) -> ();
    #[syscall(args(fd, out))]
    safe fn fstat(fd: BorrowedFd<'_>) -> Result<(), Errno>;

    // Right: the error has it.
    #[syscall(args(request, out))]
    fn nanosleep(request: &Timespec) -> Result<(), Failed<Timespec>>;
}

fn main() {}
