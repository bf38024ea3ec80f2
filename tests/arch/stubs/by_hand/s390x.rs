//! Hand-written asm for s390x (Linux `arch/s390/kernel/entry.S`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "svc 0",
            in("r1") SYS_GETPPID as isize,
            lateout("r2") ret,
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
            "svc 0",
            in("r1") SYS_CLOSE as isize,
            inlateout("r2") fd as isize => ret,
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
            "svc 0",
            in("r1") SYS_READ as isize,
            inlateout("r2") fd as isize => ret,
            in("r3") buf.as_mut_ptr(),
            in("r4") buf.len(),
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
            "svc 0",
            in("r1") SYS_WRITE as isize,
            inlateout("r2") fd as isize => ret,
            in("r3") buf,
            in("r4") count,
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
            "svc 0",
            in("r1") SYS_OPENAT as isize,
            inlateout("r2") dir as isize => ret,
            in("r3") path.as_ptr(),
            in("r4") flags as isize,
            in("r5") mode as usize,
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
            "svc 0",
            in("r1") SYS_PROCESS_VM_READV as isize,
            inlateout("r2") pid as isize => ret,
            in("r3") local,
            in("r4") local_count,
            in("r5") remote,
            in("r6") remote_count,
            in("r7") flags,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}
