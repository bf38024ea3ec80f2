//! `hello_freestanding`: no `std`, no libc, no start files; static, and below 1 KiB.
//!
//! ```text
//! cargo run --release --manifest-path examples/freestanding/Cargo.toml
//! ```

#![no_std]
#![no_main]

use core::panic::PanicInfo;

use sysdecl::{fd::BorrowedFd, prelude::*};

#[syscall(os = "linux")]
unsafe extern {
    /// Writes to a descriptor (`write(2)`).
    safe fn write(fd: BorrowedFd<'_>, text: &[u8]) -> Result<usize, Errno>;

    /// Ends the process (`exit_group(2)`).
    safe fn exit_group(status: I32) -> !;
}

// SAFETY: the program never closes the descriptor.
const STDOUT: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(1) };

// The kernel starts a program with `argc` at the top of the stack and without a return address, which a Rust
// function expects (System V ABI, AMD64 supplement, 3.4.1 and 3.2.2).
#[cfg(target_arch = "x86_64")]
core::arch::global_asm!(
    ".globl _start",
    "_start:",
    "xor ebp, ebp",
    "and rsp, -16",
    "call {main}",
    main = sym main,
);

// The stack is aligned at entry (AAPCS64, 6.4.5.1), and a call does not push a return address.
#[cfg(target_arch = "aarch64")]
core::arch::global_asm!(".globl _start", "_start:", "b {main}", main = sym main);

extern "C" fn main() -> ! {
    let mut text = b"hello, freestanding\n".as_slice();
    while !text.is_empty() {
        match write(STDOUT, text) {
            Ok(written) => text = text.get(written..).unwrap_or_default(),
            Err(Errno::EINTR) => {}
            Err(_) => exit_group(1),
        }
    }
    exit_group(0)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit_group(101)
}
