//! Hand-written asm for x86 (Linux `arch/x86/entry/entry_64_compat.S`).

use core::{arch::asm, ffi::CStr};

use sysdecl::{linux::nr::*, prelude::*};

pub(crate) unsafe fn getppid() -> I32 {
    let ret: isize;
    // SAFETY: the caller upholds the requirements of the call.
    unsafe {
        asm!(
            "int 0x80",
            inlateout("eax") SYS_GETPPID as isize => ret,
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
            "int 0x80",
            inlateout("eax") SYS_CLOSE as isize => ret,
            in("ebx") fd as isize,
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
            "int 0x80",
            inlateout("eax") SYS_READ as isize => ret,
            in("ebx") fd as isize,
            in("ecx") buf.as_mut_ptr(),
            in("edx") buf.len(),
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
            "int 0x80",
            inlateout("eax") SYS_WRITE as isize => ret,
            in("ebx") fd as isize,
            in("ecx") buf,
            in("edx") count,
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
            "xchg esi, {fourth}",
            "int 0x80",
            "xchg esi, {fourth}",
            fourth = in(reg) mode as usize,
            inlateout("eax") SYS_OPENAT as isize => ret,
            in("ebx") dir as isize,
            in("ecx") path.as_ptr(),
            in("edx") flags as isize,
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
        let block = [remote as usize, flags];
        asm!(
            "push ebp",
            "push esi",
            "mov esi, [eax]",
            "mov ebp, [eax + 4]",
            "mov eax, {number}",
            "int 0x80",
            "pop esi",
            "pop ebp",
            number = const SYS_PROCESS_VM_READV,
            inlateout("eax") block.as_ptr() => ret,
            in("ebx") pid as isize,
            in("ecx") local,
            in("edx") local_count,
            in("edi") remote_count,
            options(preserves_flags),
        );
    }
    result!(ret, ret as usize)
}
