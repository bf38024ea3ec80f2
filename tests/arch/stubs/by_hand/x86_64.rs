//! Hand-written asm for x86-64 (Linux `arch/x86/entry/entry_64.S`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") SYS_GETPPID as isize => ret,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    ret as I32
}

pub(crate) unsafe fn close(fd: I32) -> Result<(), Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") SYS_CLOSE as isize => ret,
            in("rdi") fd as isize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ())
}

pub(crate) unsafe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") SYS_READ as isize => ret,
            in("rdi") fd as isize,
            in("rsi") buf.as_mut_ptr(),
            in("rdx") buf.len(),
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}

pub(crate) unsafe fn write(fd: I32, buf: *const U8, count: usize) -> isize {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") SYS_WRITE as isize => ret,
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

pub(crate) unsafe fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") SYS_OPENAT as isize => ret,
            in("rdi") dir as isize,
            in("rsi") path.as_ptr(),
            in("rdx") flags as isize,
            in("r10") mode as usize,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as I32)
}

pub(crate) unsafe fn process_vm_readv(
    pid: I32,
    local: *const Void,
    local_count: usize,
    remote: *const Void,
    remote_count: usize,
    flags: usize,
) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") SYS_PROCESS_VM_READV as isize => ret,
            in("rdi") pid as isize,
            in("rsi") local,
            in("rdx") local_count,
            in("r10") remote,
            in("r8") remote_count,
            in("r9") flags,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}
