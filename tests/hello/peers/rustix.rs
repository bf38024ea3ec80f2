//! By `rustix`.

#![no_std]
#![no_main]

use core::panic::PanicInfo;

use rustix::{io, runtime_448b8ad740e2a26f as runtime, stdio};

/// Where the kernel starts the program.
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    // SAFETY: nothing closes it.
    let _ = io::write(unsafe { stdio::stdout() }, b"hello\n");
    runtime::exit_group(0)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
