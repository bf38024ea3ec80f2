//! `asm!` with the result layout of sysdecl. `clock_gettime` is a system call here.

use std::{
    arch::asm,
    ffi::CStr,
    mem::{self, MaybeUninit},
    os::fd::{BorrowedFd, OwnedFd},
    ptr,
};

use sysdecl::{Errno, Void, linux::types::Timespec};

/// The system call instruction with its registers.
macro_rules! trap {
    ($nr:literal $(, $register:tt = $value:expr)*) => {{
        let ret: isize;
        asm!(
            "syscall",
            inlateout("rax") $nr as isize => ret,
            $(in($register) $value,)*
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret
    }};
}

/// An error, or the given value.
macro_rules! result {
    ($ret:ident, $value:expr) => {
        if $ret as usize >= -4095_isize as usize {
            #[allow(unused_unsafe, reason = "some uses are in an `unsafe` block")]
            // SAFETY: an `Errno` has the representation of a return value in the last page.
            Err(unsafe { mem::transmute::<isize, Errno>($ret) })
        } else {
            Ok($value)
        }
    };
}

/// The number of a descriptor; both types have the same layout.
macro_rules! number {
    ($fd:expr) => {
        mem::transmute::<_, i32>($fd) as isize
    };
}

#[inline(never)]
pub(crate) fn getppid() -> i32 {
    // SAFETY: the call takes no arguments and has no effects.
    unsafe { trap!(110) as i32 }
}

#[inline(never)]
pub(crate) fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno> {
    // SAFETY: the buffer is valid for writes.
    let ret = unsafe {
        trap!(0, "rdi" = number!(fd), "rsi" = buf as *mut [u8] as *mut u8, "rdx" = buf.len())
    };
    result!(ret, ret as usize)
}

#[inline(never)]
pub(crate) fn pread(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno> {
    // SAFETY: the buffer is valid for writes.
    let ret = unsafe {
        trap!(
            17,
            "rdi" = number!(fd),
            "rsi" = buf as *mut [u8] as *mut u8,
            "rdx" = buf.len(),
            "r10" = 0_isize
        )
    };
    result!(ret, ret as usize)
}

#[inline(never)]
pub(crate) fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno> {
    // SAFETY: the buffer is valid for reads.
    let ret = unsafe {
        trap!(1, "rdi" = number!(fd), "rsi" = buf as *const [u8] as *const u8, "rdx" = buf.len())
    };
    result!(ret, ret as usize)
}

#[inline(never)]
pub(crate) fn map(length: usize) -> Result<(), Errno> {
    // SAFETY: the mapping is new and never accessed.
    unsafe {
        let ret = trap!(
            9,
            "rdi" = ptr::null_mut::<Void>(),
            "rsi" = length,
            "rdx" = 1_isize,
            "r10" = 0x22_isize,
            "r8" = -1_isize,
            "r9" = 0_isize
        );
        let mapped: Result<*mut Void, Errno> = result!(ret, ret as *mut Void);
        // The operator `?` is two function calls in a debug build.
        let address = match mapped {
            Ok(address) => address,
            Err(errno) => return Err(errno),
        };
        let ret = trap!(11, "rdi" = address, "rsi" = length);
        mem::transmute::<isize, Result<(), Errno>>(ret)
    }
}

#[inline(never)]
pub(crate) fn open(path: &CStr) -> Result<(), Errno> {
    // SAFETY: the path is NUL-terminated; the descriptor is new, and closed once.
    unsafe {
        let ret = trap!(
            257,
            "rdi" = -100_isize,
            "rsi" = path as *const CStr as *const u8,
            "rdx" = 0o2_000_000_isize,
            "r10" = 0_isize
        );
        let opened: Result<OwnedFd, Errno> =
            result!(ret, mem::transmute::<i32, OwnedFd>(ret as i32));
        let fd = match opened {
            Ok(fd) => fd,
            Err(errno) => return Err(errno),
        };
        let ret = trap!(3, "rdi" = number!(fd));
        mem::transmute::<isize, Result<(), Errno>>(ret)
    }
}

#[inline(never)]
pub(crate) fn now() -> Result<Timespec, Errno> {
    let mut now = MaybeUninit::<Timespec>::uninit();
    // SAFETY: the memory is valid for writes.
    let ret = unsafe { trap!(228, "rdi" = 1_isize, "rsi" = &raw mut now) };
    // SAFETY: if the call succeeds, the structure has been written.
    result!(ret, unsafe { now.assume_init() })
}
