//! Hand-written asm for aarch64 (Linux `arch/arm64/kernel/entry.S`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "svc #0",
            inlateout("x8") SYS_GETPPID as isize => _,
            lateout("x0") ret,
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
            "svc #0",
            inlateout("x8") SYS_CLOSE as isize => _,
            inlateout("x0") fd as isize => ret,
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
            "svc #0",
            inlateout("x8") SYS_READ as isize => _,
            inlateout("x0") fd as isize => ret,
            in("x1") buf.as_mut_ptr(),
            in("x2") buf.len(),
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
            "svc #0",
            inlateout("x8") SYS_WRITE as isize => _,
            inlateout("x0") fd as isize => ret,
            in("x1") buf,
            in("x2") count,
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
            "svc #0",
            inlateout("x8") SYS_OPENAT as isize => _,
            inlateout("x0") dir as isize => ret,
            in("x1") path.as_ptr(),
            in("x2") flags as isize,
            in("x3") mode as usize,
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
            "svc #0",
            inlateout("x8") SYS_PROCESS_VM_READV as isize => _,
            inlateout("x0") pid as isize => ret,
            in("x1") local,
            in("x2") local_count,
            in("x3") remote,
            in("x4") remote_count,
            in("x5") flags,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}
