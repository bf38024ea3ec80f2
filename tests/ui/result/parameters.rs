//! The function of `result` takes one parameter.

use sysdecl::prelude::*;

fn two(word: isize, other: isize) -> isize {
    word + other
}

fn none() -> isize {
    0
}

unsafe fn vouched(word: isize) -> isize {
    word
}

fn one(word: isize) -> isize {
    word
}

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(result = two)]
    safe fn getppid() -> isize;
    #[syscall(result = none)]
    safe fn getpid() -> isize;
    #[syscall(result = vouched)]
    safe fn gettid() -> isize;
    #[syscall(args(fd, out), result = two)]
    fn fstat(fd: I32) -> isize;

    // Right.
    #[syscall(result = one)]
    safe fn getuid() -> isize;
}

fn main() {}
