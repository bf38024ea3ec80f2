//! Hand-written asm for arm outside Thumb state, where `r7` can be an operand (Linux
//! `arch/arm/kernel/entry-common.S`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "svc #0",
            in("r7") SYS_GETPPID as isize,
            lateout("r0") ret,
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
            in("r7") SYS_CLOSE as isize,
            inlateout("r0") fd as isize => ret,
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
            in("r7") SYS_READ as isize,
            inlateout("r0") fd as isize => ret,
            in("r1") buf.as_mut_ptr(),
            in("r2") buf.len(),
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
            in("r7") SYS_WRITE as isize,
            inlateout("r0") fd as isize => ret,
            in("r1") buf,
            in("r2") count,
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
            in("r7") SYS_OPENAT as isize,
            inlateout("r0") dir as isize => ret,
            in("r1") path.as_ptr(),
            in("r2") flags as isize,
            in("r3") mode as usize,
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
            in("r7") SYS_PROCESS_VM_READV as isize,
            inlateout("r0") pid as isize => ret,
            in("r1") local,
            in("r2") local_count,
            in("r3") remote,
            in("r4") remote_count,
            in("r5") flags,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}
