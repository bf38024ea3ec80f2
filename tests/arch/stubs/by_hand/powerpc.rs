//! Hand-written asm for powerpc and powerpc64 (Linux `Documentation/arch/powerpc/syscall64-abi.rst`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "sc",
            "bns+ 2f",
            "neg 3, 3",
            "2:",
            inlateout("r0") SYS_GETPPID as isize => _,
            lateout("r3") ret,
            lateout("r4") _,
            lateout("r5") _,
            lateout("r6") _,
            lateout("r7") _,
            lateout("r8") _,
            lateout("r9") _,
            lateout("r10") _,
            lateout("r11") _,
            lateout("r12") _,
            lateout("cr0") _,
            lateout("ctr") _,
            lateout("xer") _,
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
            "sc",
            "bns+ 2f",
            "neg 3, 3",
            "2:",
            inlateout("r0") SYS_CLOSE as isize => _,
            inlateout("r3") fd as isize => ret,
            lateout("r4") _,
            lateout("r5") _,
            lateout("r6") _,
            lateout("r7") _,
            lateout("r8") _,
            lateout("r9") _,
            lateout("r10") _,
            lateout("r11") _,
            lateout("r12") _,
            lateout("cr0") _,
            lateout("ctr") _,
            lateout("xer") _,
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
            "sc",
            "bns+ 2f",
            "neg 3, 3",
            "2:",
            inlateout("r0") SYS_READ as isize => _,
            inlateout("r3") fd as isize => ret,
            inlateout("r4") buf.as_mut_ptr() => _,
            inlateout("r5") buf.len() => _,
            lateout("r6") _,
            lateout("r7") _,
            lateout("r8") _,
            lateout("r9") _,
            lateout("r10") _,
            lateout("r11") _,
            lateout("r12") _,
            lateout("cr0") _,
            lateout("ctr") _,
            lateout("xer") _,
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
            "sc",
            "bns+ 2f",
            "neg 3, 3",
            "2:",
            inlateout("r0") SYS_WRITE as isize => _,
            inlateout("r3") fd as isize => ret,
            inlateout("r4") buf => _,
            inlateout("r5") count => _,
            lateout("r6") _,
            lateout("r7") _,
            lateout("r8") _,
            lateout("r9") _,
            lateout("r10") _,
            lateout("r11") _,
            lateout("r12") _,
            lateout("cr0") _,
            lateout("ctr") _,
            lateout("xer") _,
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
            "sc",
            "bns+ 2f",
            "neg 3, 3",
            "2:",
            inlateout("r0") SYS_OPENAT as isize => _,
            inlateout("r3") dir as isize => ret,
            inlateout("r4") path.as_ptr() => _,
            inlateout("r5") flags as isize => _,
            inlateout("r6") mode as usize => _,
            lateout("r7") _,
            lateout("r8") _,
            lateout("r9") _,
            lateout("r10") _,
            lateout("r11") _,
            lateout("r12") _,
            lateout("cr0") _,
            lateout("ctr") _,
            lateout("xer") _,
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
            "sc",
            "bns+ 2f",
            "neg 3, 3",
            "2:",
            inlateout("r0") SYS_PROCESS_VM_READV as isize => _,
            inlateout("r3") pid as isize => ret,
            inlateout("r4") local => _,
            inlateout("r5") local_count => _,
            inlateout("r6") remote => _,
            inlateout("r7") remote_count => _,
            inlateout("r8") flags => _,
            lateout("r9") _,
            lateout("r10") _,
            lateout("r11") _,
            lateout("r12") _,
            lateout("cr0") _,
            lateout("ctr") _,
            lateout("xer") _,
            options(nostack, preserves_flags),
        );
    }
    result!(ret, ret as usize)
}
