//! The declarations. They are the same for all architectures, because the numbers are those of the target.

use core::ffi::CStr;

use sysdecl::prelude::*;

/// `struct new_utsname`.
#[repr(C)]
pub(crate) struct System(pub(crate) [[U8; 65]; 6]);

// Raw descriptors, which no other code in this program uses.
#[syscall(os = "linux", unchecked(safety))]
unsafe extern "C" {
    pub(crate) safe fn getpid() -> I32;
    pub(crate) safe fn gettid() -> I32;
    pub(crate) safe fn getppid() -> I32;
    pub(crate) safe fn write(fd: I32, text: &[U8]) -> Result<usize, Errno>;
    pub(crate) fn close(fd: I32) -> Result<(), Errno>;
    pub(crate) safe fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno>;
    pub(crate) safe fn uname(system: &mut System) -> Result<(), Errno>;
    pub(crate) safe fn exit_group(status: I32) -> !;
    // Outside the range of every architecture.
    #[syscall(nr = 3999)]
    pub(crate) safe fn no_such_call() -> Result<(), Errno>;
}

// Calls that the kernel rejects before it accesses memory: invalid descriptors, unknown flags.
#[syscall(os = "linux", unchecked)]
unsafe extern "C" {
    #[syscall(nr = SYS_PROCESS_VM_READV)]
    pub(crate) safe fn words_6(
        a: isize,
        b: I32,
        c: isize,
        d: I32,
        e: isize,
        f: I32,
    ) -> Result<usize, Errno>;
    #[syscall(nr = SYS_PRCTL)]
    pub(crate) safe fn words_5(a: I32, b: isize, c: I32, d: isize, e: I32) -> Result<usize, Errno>;
    #[syscall(nr = SYS_TEE)]
    pub(crate) safe fn words_4(a: I32, b: I32, c: isize, d: I32) -> Result<usize, Errno>;
    #[syscall(nr = SYS_DUP3)]
    pub(crate) safe fn words_3(a: I32, b: I32, c: I32) -> Result<usize, Errno>;
    #[syscall(nr = SYS_LISTEN)]
    pub(crate) safe fn words_2(a: I32, b: isize) -> Result<(), Errno>;
    #[syscall(nr = SYS_FCHDIR)]
    pub(crate) safe fn words_1(a: I32) -> Result<(), Errno>;
}

// Omitted words: the other four.
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "prctl", args(PR_GET_DUMPABLE))]
    pub(crate) safe fn is_dumpable() -> Result<I32, Errno>;
}

const PR_GET_DUMPABLE: I32 = 3;
