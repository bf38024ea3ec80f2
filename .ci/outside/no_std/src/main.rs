//! A separate program without the standard library: if std were linked, the build would fail because of a second
//! panic handler. Only the startup code is from C. It uses only the language feature of sysdecl.

#![no_std]
#![no_main]

use sysdecl::prelude::*;

#[syscall(nr = SYS_READ, os = "linux")]
pub fn read(fd: I32, buf: *mut U8, count: U64) -> I64;

#[syscall(os = "linux")]
unsafe extern {
    pub fn write(fd: I32, buf: &[u8]) -> Result<usize, Errno>;
    #[syscall(nr = SYS_EXIT_GROUP)] pub safe fn exit(code: I32) -> !;
}

#[link(name = "c")]
unsafe extern "C" {}

#[unsafe(no_mangle)]
extern "C" fn main() -> i32 {
    let mut byte = 0;
    // SAFETY: -1 is not a descriptor, so the kernel writes nothing.
    let failure = unsafe { read(-1, &raw mut byte, 1) };
    if failure != -9 {
        exit(1)
    }
    // SAFETY: no other code uses the standard output.
    match unsafe { write(1, b"no std\n") } {
        Ok(7) => exit(0),
        _ => exit(2),
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    exit(101)
}

/// The precompiled `core` refers to this symbol; the program never unwinds.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
