//! An argument too few, and one too many.
use sysdecl::windows::prelude::*;

extern_kernel32! {
    pub fn ReadFile(hFile: Handle, lpBuffer: *mut U8, nNumberOfBytesToRead: U32, lpNumberOfBytesRead: *mut U32) -> Bool;
    pub fn CloseHandle(hObject: Handle, now: Bool) -> Bool;
}

fn main() {}
