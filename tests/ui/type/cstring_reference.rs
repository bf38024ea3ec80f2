use std::ffi::CString;

use sysdecl::prelude::*;

#[syscall(nr = SYS_OPEN, os = "linux")]
safe fn declared(path: &CString) -> I64;

fn main() {
    declared(&c"/".to_owned());
}
