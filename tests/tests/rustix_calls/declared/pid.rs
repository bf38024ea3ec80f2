//! `pid`.

use sysdecl::prelude::*;

use super::types::Pid;

#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(result = Pid::known)]
    pub(crate) safe fn getpid() -> Pid;
}
