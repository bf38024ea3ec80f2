//! The system calls that rustix makes if the vDSO lacks a function.

use sysdecl::{linux::time::Timespec, prelude::*};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "clock_gettime")]
    pub(crate) fn _clock_gettime_via_syscall(clockid: I32, res: *mut Timespec)
    -> Result<(), Errno>;
}
