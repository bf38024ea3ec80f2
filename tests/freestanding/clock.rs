//! Reads a clock through the vDSO and through the system call, and fills a buffer with random bytes. With an
//! argument, it first passes the auxiliary vector.
//!
//! The exit status is 0 if the vDSO was found, 1 if it was not, and higher on errors.

#![no_std]
#![no_main]

use core::{panic::PanicInfo, ptr};

use sysdecl::{
    linux::{random::Generator, time::Timespec, vdso},
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    safe fn exit_group(status: I32) -> !;
    #[syscall(vdso, args(clock, out))]
    safe fn clock_gettime(clock: I32) -> Result<Timespec, Errno>;
    #[syscall(name = "clock_gettime", args(clock, out))]
    safe fn trapped(clock: I32) -> Result<Timespec, Errno>;
}

#[cfg(target_arch = "x86_64")]
core::arch::global_asm!(
    ".globl _start",
    "_start:",
    "xor ebp, ebp",
    "mov rdi, rsp",
    "and rsp, -16",
    "call {main}",
    main = sym main,
);

#[cfg(target_arch = "aarch64")]
core::arch::global_asm!(".globl _start", "_start:", "mov x0, sp", "b {main}", main = sym main);

unsafe extern "C" fn main(stack: *const usize) -> ! {
    // SAFETY: the number of arguments is at the top of the stack.
    if unsafe { *stack } > 1 {
        // SAFETY: the pointer is the initial stack pointer.
        unsafe { vdso::init_from_stack(stack) };
    }
    let monotonic = 1;
    let nanoseconds = |time: Timespec| time.tv_sec * 1_000_000_000 + time.tv_nsec;
    let mut last = trapped(monotonic).map_or(0, nanoseconds);
    for _ in 0..10 {
        let now = clock_gettime(monotonic).map_or(0, nanoseconds);
        if now < last {
            exit_group(2);
        }
        last = now;
    }
    if trapped(monotonic).map_or(0, nanoseconds) < last {
        exit_group(3);
    }
    if clock_gettime(99) != Err(Errno::EINVAL) {
        exit_group(4);
    }
    let mut key = [0_u64; 4];
    let mut generator = Generator::new();
    for word in &mut key {
        let mut bytes = [0; 8];
        if generator.fill(&mut bytes).is_err() {
            exit_group(5);
        }
        *word = u64::from_ne_bytes(bytes);
        if *word == 0 {
            exit_group(6);
        }
    }
    if vdso::image().is_none() && generator.is_in_user_space() {
        exit_group(7);
    }
    // The address of the image, to prevent optimisation.
    let start = vdso::image().map_or(ptr::null(), |image| image.bytes().as_ptr());
    exit_group(start.is_null().into())
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    exit_group(101)
}
