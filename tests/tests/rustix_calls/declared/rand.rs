//! `rand`.

use sysdecl::{linux::random::GetRandomFlags, prelude::*};

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(args(buf.0, buf.1, flags))]
    pub(crate) fn getrandom(buf: (*mut u8, usize), flags: GetRandomFlags) -> Result<usize, Errno>;
}
