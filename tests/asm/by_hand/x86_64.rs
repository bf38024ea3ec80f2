//! Hand-written asm for x86-64 (System V ABI, AMD64 supplement, appendix A.2).

use core::{
    arch::asm,
    ffi::CStr,
    mem::{self, MaybeUninit},
    num::NonZero,
};

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    prelude::*,
};

use crate::{SocketOption, Status};

/// No arguments.
#[inline]
#[must_use]
pub fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the call takes no arguments and has no effects.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 110_isize => ret,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    ret as I32
}

/// Returns the raw return value.
///
/// # Safety
///
/// `buf` must be valid for writes of `count` bytes.
#[inline]
pub unsafe fn read(fd: I32, buf: *mut U8, count: U64) -> I64 {
    let ret: I64;
    // SAFETY: the caller guarantees that the buffer is valid.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 0_isize => ret,
            in("rdi") fd as isize,
            in("rsi") buf,
            in("rdx") count,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    ret
}

/// Returns an error or nothing.
///
/// # Safety
///
/// The descriptor must be open, and must not be used afterwards.
#[inline]
pub unsafe fn close(fd: I32) -> Result<(), Errno> {
    let ret: isize;
    // SAFETY: the caller guarantees that the descriptor is valid.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 3_isize => ret,
            in("rdi") fd as isize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    only_zero!(ret)
}

/// Returns an error or nothing, for a call that returns the result of a file system.
///
/// # Safety
///
/// The descriptor must be owned or borrowed by the caller.
#[inline]
pub unsafe fn fsync(fd: I32) -> Result<(), Errno> {
    let ret: isize;
    // SAFETY: the caller guarantees that the descriptor is valid.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 74_isize => ret,
            in("rdi") fd as isize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    only_zero!(ret)
}

/// The same with two arguments.
#[inline]
pub fn kill(pid: I32, signal: I32) -> Result<(), Errno> {
    let ret: isize;
    // SAFETY: the call takes no pointers.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 62_isize => ret,
            in("rdi") pid as isize,
            in("rsi") signal as isize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    only_zero!(ret)
}

/// A slice, and an error or a number.
#[inline]
pub fn read_into(fd: I32, buf: &mut [u8]) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the buffer is valid for writes.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 0_isize => ret,
            in("rdi") fd as isize,
            in("rsi") buf as *mut [u8] as *mut u8,
            in("rdx") buf.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}

/// The same, retried after `EINTR`.
#[inline]
pub fn read_retry(fd: I32, buf: &mut [u8]) -> Result<usize, Errno> {
    loop {
        let ret: isize;
        // SAFETY: the buffer is valid for writes.
        unsafe {
            asm!(
                "syscall",
                inlateout("rax") 0_isize => ret,
                in("rdi") fd as isize,
                in("rsi") buf as *mut [u8] as *mut u8,
                in("rdx") buf.len(),
                lateout("rcx") _,
                lateout("r11") _,
                options(nostack, preserves_flags),
            );
        }
        if ret == -4 {
            continue;
        }
        return result!(ret, ret as usize);
    }
}

/// Four arguments.
///
/// # Safety
///
/// `buf` must be valid for writes of `count` bytes.
#[inline]
pub unsafe fn pread64(fd: I32, buf: *mut U8, count: usize, offset: I64) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the caller guarantees that the buffer is valid.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 17_isize => ret,
            in("rdi") fd as isize,
            in("rsi") buf,
            in("rdx") count,
            in("r10") offset,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}

/// Six arguments, and an address as the result.
///
/// # Safety
///
/// No other code may use memory that the mapping replaces.
#[inline]
pub unsafe fn mmap(
    addr: *mut Void,
    length: U64,
    prot: I32,
    flags: I32,
    fd: I32,
    offset: I64,
) -> *mut Void {
    let ret: *mut Void;
    // SAFETY: the caller guarantees that no used memory is replaced.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 9_isize => ret,
            in("rdi") addr,
            in("rsi") length,
            in("rdx") prot as isize,
            in("r10") flags as isize,
            in("r8") fd as isize,
            in("r9") offset,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    ret
}

/// A string argument.
#[inline]
pub fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno> {
    let ret: isize;
    // SAFETY: the path is NUL-terminated.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 257_isize => ret,
            in("rdi") dir as isize,
            in("rsi") path as *const CStr as *const u8,
            in("rdx") flags as isize,
            in("r10") mode as usize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as I32)
}

/// A string argument, and an owned descriptor as the result.
#[inline]
pub fn openat_owned(
    dir: BorrowedFd<'_>,
    path: &CStr,
    flags: I32,
    mode: U32,
) -> Result<OwnedFd, Errno> {
    let ret: isize;
    // SAFETY: the path is NUL-terminated.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 257_isize => ret,
            in("rdi") mem::transmute::<BorrowedFd<'_>, I32>(dir) as isize,
            in("rsi") path as *const CStr as *const u8,
            in("rdx") flags as isize,
            in("r10") mode as usize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    // SAFETY: the call has returned a new descriptor, and both types have the same layout.
    result!(ret, unsafe { mem::transmute::<I32, OwnedFd>(ret as I32) })
}

/// A slice that is read, retried after `EINTR`.
#[inline]
pub fn write(fd: BorrowedFd<'_>, buf: &[u8]) -> Result<usize, Errno> {
    loop {
        let ret: isize;
        // SAFETY: the buffer is valid for reads.
        unsafe {
            asm!(
                "syscall",
                inlateout("rax") 1_isize => ret,
                in("rdi") mem::transmute::<BorrowedFd<'_>, I32>(fd) as isize,
                in("rsi") buf as *const [u8] as *const u8,
                in("rdx") buf.len(),
                lateout("rcx") _,
                lateout("r11") _,
                options(nostack, preserves_flags),
            );
        }
        if ret == -4 {
            continue;
        }
        return result!(ret, ret as usize);
    }
}

/// A constant word, and 0 for the omitted one.
///
/// # Safety
///
/// The descriptor must be owned or borrowed by the caller.
#[inline]
pub unsafe fn status_flags(fd: I32) -> Result<I32, Errno> {
    let ret: isize;
    // SAFETY: the call takes no pointers.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 72_isize => ret,
            in("rdi") fd as isize,
            in("rsi") 3_isize,
            in("rdx") 0_isize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as I32)
}

/// A result that the kernel writes to memory.
///
/// # Safety
///
/// The descriptor must be owned or borrowed by the caller.
#[inline]
pub unsafe fn fstat(fd: I32) -> Result<Status, Errno> {
    let mut out = MaybeUninit::<Status>::uninit();
    let ret: isize;
    // SAFETY: the kernel writes one structure, which fits in the memory.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 5_isize => ret,
            in("rdi") fd as isize,
            in("rsi") &raw mut out,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    // SAFETY: if the call succeeds, the whole structure has been written.
    result!(ret, unsafe { out.assume_init() })
}

/// Passes two fields of a result that has an initial value.
///
/// # Safety
///
/// The descriptor must be owned or borrowed by the caller.
#[inline]
pub unsafe fn socket_type(fd: I32) -> Result<SocketOption, Errno> {
    let mut out = SocketOption { value: 0, length: 4 };
    let ret: isize;
    // SAFETY: the kernel writes two numbers, which are valid for writes.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 55_isize => ret,
            in("rdi") fd as isize,
            in("rsi") 1_isize,
            in("rdx") 3_isize,
            in("r10") &raw mut out.value,
            in("r8") &raw mut out.length,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, out)
}

/// Returns `None` for 0.
///
/// # Safety
///
/// None.
#[inline]
pub unsafe fn getpgid(pid: I32) -> Result<Option<NonZero<I32>>, Errno> {
    let ret: isize;
    // SAFETY: the call takes no pointers.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 121_isize => ret,
            in("rdi") pid as isize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, NonZero::new(ret as I32))
}

/// The return value is discarded.
///
/// # Safety
///
/// No other code may use the memory.
#[inline]
pub unsafe fn munmap(addr: *mut Void, length: U64) {
    // SAFETY: the caller guarantees that the memory is not used.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") 11_isize => _,
            in("rdi") addr,
            in("rsi") length,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
}

/// Does not return.
#[inline]
pub fn exit(code: I32) -> ! {
    loop {
        // SAFETY: no code runs after the call.
        unsafe {
            asm!(
                "syscall",
                inlateout("rax") 231_isize => _,
                in("rdi") code as isize,
                lateout("rcx") _,
                lateout("r11") _,
                options(nostack, preserves_flags),
            );
        }
    }
}

write_all!();
