//! With `syscalls`.

#![no_std]
#![no_main]

use core::panic::PanicInfo;

use syscalls::{Sysno, syscall};

/// The entry point of the program.
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    let text = b"hello\n".as_slice();
    // SAFETY: the text is valid for reads, and the second call does not return.
    unsafe {
        let _ = syscall!(Sysno::write, 1, text.as_ptr(), text.len());
        let _ = syscall!(Sysno::exit_group, 0);
        core::hint::unreachable_unchecked()
    }
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
