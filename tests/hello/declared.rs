//! With declarations.

#![no_std]
#![no_main]

use core::panic::PanicInfo;

use sysdecl::{fd::BorrowedFd, prelude::*};

#[syscall(os = "linux")]
unsafe extern "C" {
    safe fn write(fd: BorrowedFd<'_>, text: &[u8]) -> Result<usize, Errno>;
    safe fn exit_group(status: I32) -> !;
}

// SAFETY: the descriptor is never closed.
const STDOUT: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(1) };

/// The entry point of the program. It does not need an aligned stack.
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    let _ = write(STDOUT, b"hello\n");
    exit_group(0)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit_group(101)
}
