//! Calls that must not be made again.

use sysdecl::{fd::OwnedFd, prelude::*};

#[repr(C)]
struct Time {
    seconds: I64,
    nanoseconds: I64,
}

#[syscall(os = "linux")]
unsafe extern {
    #[syscall(retry)]
    fn close(fd: OwnedFd) -> Result<(), Errno>;
    #[syscall(retry)]
    fn pause() -> Result<(), Errno>;
    #[syscall(retry)]
    fn nanosleep(time: &Time, rest: Option<&mut Time>) -> Result<(), Errno>;
    #[syscall(name = "clock_nanosleep", retry, args(0, 0, time, 0))]
    fn sleep(time: &Time) -> Result<(), Errno>;
    #[syscall(name = "poll", retry, args(0, 0, milliseconds))]
    fn wait(milliseconds: I32) -> Result<usize, Errno>;
    #[syscall(name = "futex", retry, args(word, FUTEX_WAIT | FUTEX_PRIVATE_FLAG, value, time))]
    fn wait_while(word: &U32, value: U32, time: &Time) -> Result<(), Errno>;
}

const FUTEX_WAIT: I32 = 0;
const FUTEX_PRIVATE_FLAG: I32 = 128;

fn main() {}
