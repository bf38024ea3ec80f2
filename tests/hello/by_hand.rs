//! By `asm!`, as one writes it who takes it that the last call never returns.

#![no_std]
#![no_main]

use core::{arch::asm, panic::PanicInfo};

fn write(fd: i32, text: &[u8]) -> isize {
    let ret: isize;
    // SAFETY: the text can be read.
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
    // SAFETY: nothing runs afterwards.
    unsafe {
        asm!(
            "syscall",
            in("rax") 231_isize,
            in("rdi") status as isize,
            options(nostack, noreturn),
        );
    }
}

/// Where the kernel starts the program; no stack is needed that is aligned as for a function.
#[unsafe(no_mangle)]
extern "C" fn _start() -> ! {
    let _ = write(1, b"hello\n");
    exit_group(0)
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit_group(101)
}
