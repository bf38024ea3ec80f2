//! `prctl`.

use core::ffi::c_void;

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern "C" {
    pub(crate) fn prctl(
        option: I32,
        arg2: *mut c_void,
        arg3: *mut c_void,
        arg4: *mut c_void,
        arg5: *mut c_void,
    ) -> Result<I32, Errno>;
}
