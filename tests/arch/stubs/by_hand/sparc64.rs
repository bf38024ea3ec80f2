//! Hand-written asm for sparc64, as if no floating-point register were clobbered (Linux
//! `arch/sparc/kernel/syscalls.S`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "mov {number}, %g1",
            "ta 0x6d",
            "bcs,a,pt %xcc, 2f",
            "sub %g0, %o0, %o0",
            "2:",
            number = in(reg) SYS_GETPPID as isize,
            lateout("o0") ret,
            lateout("o1") _,
            options(nostack),
        );
    }
    ret as I32
}

pub(crate) unsafe fn close(fd: I32) -> Result<(), Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "mov {number}, %g1",
            "ta 0x6d",
            "bcs,a,pt %xcc, 2f",
            "sub %g0, %o0, %o0",
            "2:",
            number = in(reg) SYS_CLOSE as isize,
            inlateout("o0") fd as isize => ret,
            lateout("o1") _,
            options(nostack),
        );
    }
    result!(ret, ())
}

pub(crate) unsafe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "mov {number}, %g1",
            "ta 0x6d",
            "bcs,a,pt %xcc, 2f",
            "sub %g0, %o0, %o0",
            "2:",
            number = in(reg) SYS_READ as isize,
            inlateout("o0") fd as isize => ret,
            inlateout("o1") buf.as_mut_ptr() => _,
            in("o2") buf.len(),
            options(nostack),
        );
    }
    result!(ret, ret as usize)
}

pub(crate) unsafe fn write(fd: I32, buf: *const U8, count: usize) -> isize {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "mov {number}, %g1",
            "ta 0x6d",
            "bcs,a,pt %xcc, 2f",
            "sub %g0, %o0, %o0",
            "2:",
            number = in(reg) SYS_WRITE as isize,
            inlateout("o0") fd as isize => ret,
            inlateout("o1") buf => _,
            in("o2") count,
            options(nostack),
        );
    }
    ret
}

pub(crate) unsafe fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "mov {number}, %g1",
            "ta 0x6d",
            "bcs,a,pt %xcc, 2f",
            "sub %g0, %o0, %o0",
            "2:",
            number = in(reg) SYS_OPENAT as isize,
            inlateout("o0") dir as isize => ret,
            inlateout("o1") path.as_ptr() => _,
            in("o2") flags as isize,
            in("o3") mode as usize,
            options(nostack),
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
            "mov {number}, %g1",
            "ta 0x6d",
            "bcs,a,pt %xcc, 2f",
            "sub %g0, %o0, %o0",
            "2:",
            number = in(reg) SYS_PROCESS_VM_READV as isize,
            inlateout("o0") pid as isize => ret,
            inlateout("o1") local => _,
            in("o2") local_count,
            in("o3") remote,
            in("o4") remote_count,
            in("o5") flags,
            options(nostack),
        );
    }
    result!(ret, ret as usize)
}
