//! Checks the entry for the Linux target that it is built for from inside the program: results, errors, memory that
//! the kernel writes, values that are live across a call. `.ci/stage/arch` runs it in an emulator, which prints the
//! words that it received, and compares them with the expected ones.

#![no_std]
#![no_main]
// Only for the startup code of the program; the entry needs no feature.
#![cfg_attr(
    all(
        sysdecl_experimental_arch,
        any(target_arch = "mips", target_arch = "mips64", target_arch = "sparc64")
    ),
    feature(asm_experimental_arch)
)]

mod calls;
mod live;
mod map;
mod modules;
mod options;
// On sparc64 the child of `clone` receives its parent's id.
#[cfg(not(target_arch = "sparc64"))]
mod order;
mod print;
mod registers;
mod start;
mod vdso;
#[path = "../../src/vdso_image.rs"]
mod vdso_image;
mod wide;

use core::panic::PanicInfo;

use sysdecl::prelude::*;

use self::{calls::*, print::print};

/// Prints whether the condition holds, and exits if it does not.
macro_rules! check {
    ($condition:expr, $($what:tt)*) => {
        if $condition {
            $crate::print::print!("ok: {}\n", format_args!($($what)*));
        } else {
            $crate::print::print!("FAILED: {}: {}\n", format_args!($($what)*), stringify!($condition));
            $crate::calls::exit_group(1)
        }
    };
}
pub(crate) use check;

/// `AT_FDCWD`.
const HERE: I32 = -100;

extern "C" fn main() -> ! {
    let pid = getpid();
    check!(pid > 0 && pid == gettid(), "the process id is {pid}");
    check!(getppid() >= 0, "the process has a parent");

    let opened = openat(HERE, c"/dev/null", 1, 0);
    check!(opened.is_ok_and(|fd| fd > 2), "an existing file can be opened");
    let fd = opened.unwrap_or(-1);
    check!(write(fd, b"12345") == Ok(5), "five bytes are written");
    check!(openat(HERE, c"/nonexistent", 0, 0) == Err(Errno::ENOENT), "a missing file is reported");
    // SAFETY: no other code uses the descriptor.
    check!(unsafe { close(fd) } == Ok(()), "a descriptor can be closed");
    // SAFETY: the descriptor is already closed.
    check!(unsafe { close(fd) } == Err(Errno::EBADF), "a descriptor cannot be closed twice");
    check!(
        no_such_call() == Err(Errno::ENOSYS),
        "an unused number is ENOSYS ({})",
        Errno::ENOSYS.code()
    );

    let mut system = System([[0; 65]; 6]);
    check!(uname(&mut system) == Ok(()), "uname succeeds");
    check!(system.0[0].starts_with(b"Linux\0"), "the system name is Linux");
    let machine = system.0[4].split(|byte| *byte == 0).next().unwrap_or_default();
    print!("machine: {}\n", core::str::from_utf8(machine).unwrap_or("?"));

    check!(is_dumpable().is_ok(), "words can be omitted");

    map::check();
    live::check();
    options::check();
    registers::check();
    wide::check();
    #[cfg(not(target_arch = "sparc64"))]
    order::check();
    vdso::check();
    modules::check();

    // `.ci/stage/arch` compares these with the words that the emulator prints.
    let _ = words_6(0x11, -0x22, 0x33, -0x44, 0x55, -0x66);
    let _ = words_5(-0x11, 0x22, -0x33, 0x44, -0x55);
    let _ = words_4(-0x11, 0x22, 0x33, -0x44);
    let _ = words_3(-0x11, 0x22, -0x33);
    let _ = words_2(-0x11, 0x22);
    let _ = words_1(-0x11);
    exit_group(42)
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    print!("FAILED: {info}\n");
    exit_group(101)
}
