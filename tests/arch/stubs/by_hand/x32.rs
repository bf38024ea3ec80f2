//! Hand-written asm for x32 (Linux `arch/x86/entry/syscalls/syscall_64.tbl`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        let wide: i64;
        asm!(
            "syscall",
            inlateout("rax") SYS_GETPPID as i64 => wide,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret = wide as isize;
    }
    ret as I32
}

pub(crate) unsafe fn close(fd: I32) -> Result<(), Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        let wide: i64;
        asm!(
            "syscall",
            inlateout("rax") SYS_CLOSE as i64 => wide,
            in("rdi") (fd as isize) as u32 as u64,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret = wide as isize;
    }
    result!(ret, ())
}

pub(crate) unsafe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        let wide: i64;
        asm!(
            "syscall",
            inlateout("rax") SYS_READ as i64 => wide,
            in("rdi") (fd as isize) as u32 as u64,
            in("rsi") (buf.as_mut_ptr() as usize) as u32 as u64,
            in("rdx") (buf.len() as usize) as u32 as u64,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret = wide as isize;
    }
    result!(ret, ret as usize)
}

pub(crate) unsafe fn write(fd: I32, buf: *const U8, count: usize) -> isize {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        let wide: i64;
        asm!(
            "syscall",
            inlateout("rax") SYS_WRITE as i64 => wide,
            in("rdi") (fd as isize) as u32 as u64,
            in("rsi") (buf as usize) as u32 as u64,
            in("rdx") (count as usize) as u32 as u64,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret = wide as isize;
    }
    ret
}

pub(crate) unsafe fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno> {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        let wide: i64;
        asm!(
            "syscall",
            inlateout("rax") SYS_OPENAT as i64 => wide,
            in("rdi") (dir as isize) as u32 as u64,
            in("rsi") (path.as_ptr() as usize) as u32 as u64,
            in("rdx") (flags as isize) as u32 as u64,
            in("r10") (mode as usize as usize) as u32 as u64,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret = wide as isize;
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
        let wide: i64;
        asm!(
            "syscall",
            inlateout("rax") SYS_PROCESS_VM_READV as i64 => wide,
            in("rdi") (pid as isize) as u32 as u64,
            in("rsi") (local as usize) as u32 as u64,
            in("rdx") (local_count as usize) as u32 as u64,
            in("r10") (remote as usize) as u32 as u64,
            in("r8") (remote_count as usize) as u32 as u64,
            in("r9") (flags as usize) as u32 as u64,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack, preserves_flags),
        );
        ret = wide as isize;
    }
    result!(ret, ret as usize)
}
