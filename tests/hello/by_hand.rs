//! With `asm!`, as typically written under the assumption that the last call never returns.

#![no_std]
#![no_main]

use core::{arch::asm, panic::PanicInfo};

fn write(fd: i32, text: &[u8]) -> isize {
    let ret: isize;
    // SAFETY: the text is valid for reads.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 1_isize => ret,
            in("rdi") fd as isize,
            in("rsi") text.as_ptr(),
            in("rdx") text.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    ret
}

fn exit_group(status: i32) -> ! {
    // SAFETY: no code runs after the call.
    unsafe {
        asm!(
            "syscall",
            in("rax") 231_isize,
            in("rdi") status as isize,
            options(nostack, noreturn),
        );
    }
}

/// The entry point of the program. It does not need an aligned stack.
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    let _ = write(1, b"hello\n");
    exit_group(0)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit_group(101)
}
