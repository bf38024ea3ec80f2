//! What stands in for a function that was refused says nothing that a `forbid` could meet.

#![forbid(dead_code, non_snake_case, missing_docs, unused, unsafe_code)]

use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn SetEvent(hEvent: Handle) -> Result<Handle, Win32Error>;
    fn Unused(hEvent: bool) -> Bool;
}

fn main() {}
