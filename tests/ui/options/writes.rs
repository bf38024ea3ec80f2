use sysdecl::prelude::*;

#[syscall(options(readonly), os = "linux")]
fn read(fd: I32, buf: &mut [U8]) -> Result<usize, Errno>;

#[syscall(options(nomem), os = "linux")]
fn uname(name: *mut U8) -> Result<(), Errno>;

#[syscall(options(nomem), os = "linux")]
fn rmdir(path: &core::ffi::CStr) -> Result<(), Errno>;

fn main() {
    unsafe {
        let _ = read(0, &mut []);
        let _ = uname(core::ptr::null_mut());
        let _ = rmdir(c"");
    }
}
