//! A literal that is not the number of the call that the function is named for.

use sysdecl::prelude::*;

#[cfg(target_arch = "x86_64")]
#[syscall(os = "linux")]
unsafe extern {
    #[syscall(nr = 5)]
    fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;
    #[syscall(nr = 0x2000)]
    fn fchmod(fd: I32, mode: U32) -> Result<(), Errno>;
    // The number is right, and so the prototype is that of the call.
    #[syscall(nr = 3)]
    fn close(fd: I32, flags: I32) -> Result<(), Errno>;

    // Right: by another call that does the same; a call that has another name; a name that is no call's.
    #[syscall(nr = 231)]
    safe fn exit(code: I32) -> !;
    #[syscall(nr = 257, args(-100, path, flags, mode))]
    safe fn open(path: &core::ffi::CStr, flags: I32, mode: U32) -> Result<I32, Errno>;
    #[syscall(nr = 262)]
    fn fstatat(dir: I32, path: *const U8, stat: *mut Void, flags: I32) -> Result<(), Errno>;
    #[syscall(nr = 1)]
    fn write_all(fd: I32, buf: &[u8]) -> Result<usize, Errno>;
    #[syscall(nr = 1, unchecked(number))]
    fn fsync(fd: I32, buf: &[u8]) -> Result<usize, Errno>;
}

fn main() {}
