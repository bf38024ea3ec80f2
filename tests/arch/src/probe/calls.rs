//! The declarations of the probe.

use sysdecl::prelude::*;

/// The kernel's `long`: on x32 that of x86-64.
#[cfg(not(target_arch = "x86_64"))]
type Long = isize;
#[cfg(target_arch = "x86_64")]
type Long = I64;

/// `struct timespec` with two words of the architecture.
#[repr(C)]
pub(crate) struct Interval(Long, Long);

impl Interval {
    pub(crate) fn of_milliseconds(milliseconds: Long) -> Self {
        Self(milliseconds / 1000, milliseconds % 1000 * 1_000_000)
    }
}

/// `SIGCHLD`, `SIGSTOP` and `SIGCONT`: on MIPS numbered as on System V.
const SIGCHLD: usize = if MIPS { 18 } else { 17 };
pub(crate) const SIGSTOP: I32 = if MIPS { 23 } else { 19 };
pub(crate) const SIGCONT: I32 = if MIPS { 25 } else { 18 };
pub(crate) const SIGKILL: I32 = 9;
/// Options for `wait4`: return immediately; report stopped children as well.
pub(crate) const WNOHANG: I32 = 1;
pub(crate) const WUNTRACED: I32 = 2;
const MIPS: bool = cfg!(any(target_arch = "mips", target_arch = "mips64"));

#[syscall(os = "linux", unchecked)]
unsafe extern "C" {
    pub(crate) safe fn write(fd: I32, text: &[U8]) -> Result<usize, Errno>;
    pub(crate) safe fn exit_group(status: I32) -> !;
    pub(crate) safe fn kill(pid: I32, signal: I32) -> Result<(), Errno>;
    pub(crate) safe fn wait4(
        pid: I32,
        status: &mut I32,
        options: I32,
        usage: usize,
    ) -> Result<I32, Errno>;
    safe fn nanosleep(time: &Interval, rest: usize) -> Result<(), Errno>;
    // The first two words are the flags and a null stack, in either order.
    fn clone(first: usize, second: usize, a: usize, b: usize, c: usize) -> Result<I32, Errno>;
}

/// Creates a child process.
pub(crate) fn fork() -> Result<I32, Errno> {
    let (first, second) = if cfg!(target_arch = "s390x") { (0, SIGCHLD) } else { (SIGCHLD, 0) };
    // SAFETY: the child has its own copy of the memory and the stack.
    unsafe { clone(first, second, 0, 0, 0) }
}

pub(crate) fn sleep(milliseconds: Long) {
    let _ = nanosleep(&Interval::of_milliseconds(milliseconds), 0);
}
