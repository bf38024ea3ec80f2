//! With `rustix`.

#![no_std]
#![no_main]

use core::panic::PanicInfo;

use rustix::{io, runtime_448b8ad740e2a26f as runtime, stdio};

/// The entry point of the program.
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    // SAFETY: the descriptor is never closed.
    let _ = io::write(unsafe { stdio::stdout() }, b"hello\n");
    runtime::exit_group(0)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
