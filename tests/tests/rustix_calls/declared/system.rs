//! `system`: system information and administration.

use core::ffi::CStr;
use std::os::fd::BorrowedFd;

use sysdecl::{
    linux::process::{Sysinfo, Utsname},
    prelude::*,
};

/// The two numbers that protect against accidental reboots.
const LINUX_REBOOT_MAGIC1: I32 = 0xfee1_dead_u32.cast_signed();
const LINUX_REBOOT_MAGIC2: I32 = 672_274_793;

/// The command of `reboot`.
#[derive(Clone, Copy, ToKernel)]
#[repr(i32)]
pub(crate) enum RebootCommand {
    CadOff = 0,
    CadOn = 0x89ab_cdef_u32.cast_signed(),
    Restart = 0x0123_4567,
}

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(out))]
    pub(crate) safe fn uname() -> Result<Utsname, Errno>;

    #[syscall(args(out))]
    pub(crate) safe fn sysinfo() -> Result<Sysinfo, Errno>;

    pub(crate) safe fn sethostname(name: &[u8]) -> Result<(), Errno>;

    pub(crate) safe fn setdomainname(name: &[u8]) -> Result<(), Errno>;

    #[syscall(args(LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, cmd))]
    pub(crate) safe fn reboot(cmd: RebootCommand) -> Result<(), Errno>;

    pub(crate) safe fn init_module(image: &[u8], param_values: &CStr) -> Result<(), Errno>;

    pub(crate) safe fn finit_module(
        fd: BorrowedFd<'_>,
        param_values: &CStr,
        flags: I32,
    ) -> Result<(), Errno>;

    pub(crate) safe fn delete_module(name: &CStr, flags: I32) -> Result<(), Errno>;
}
