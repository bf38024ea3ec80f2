use std::ffi::CString;

use sysdecl::prelude::*;

type Text = CString;
type Owned<'a> = Option<&'a Text>;

#[syscall(os = "linux")]
unsafe extern {
    fn chdir(path: Owned<'_>) -> Result<(), Errno>;
}

fn main() {
    // SAFETY: the path ends in NUL.
    let _ = unsafe { chdir(None) };
}
