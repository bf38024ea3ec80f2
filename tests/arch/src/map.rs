//! Memory from the kernel: the six words of `mmap`, which architectures have under two names, and s390x in memory.

use sysdecl::prelude::*;

use crate::check;

/// `MAP_PRIVATE | MAP_ANONYMOUS`
const NEW: I32 =
    2 | if cfg!(any(target_arch = "mips", target_arch = "mips64")) { 0x800 } else { 0x20 };

/// `PROT_READ | PROT_WRITE`
const READ_WRITE: I32 = 1 | 2;

#[syscall(os = "linux")]
fn mmap(
    addr: *mut Void,
    length: usize,
    prot: I32,
    flags: I32,
    fd: I32,
    offset: usize,
) -> Result<*mut U8, Errno>;

/// Memory for code.
pub(crate) fn code(length: usize) -> &'static mut [u8] {
    const EXECUTE: I32 = 4;
    // SAFETY: the memory is new.
    let mapped = unsafe { mmap(core::ptr::null_mut(), length, READ_WRITE | EXECUTE, NEW, -1, 0) };
    match mapped {
        // SAFETY: it is ours, so long, and never unmapped.
        Ok(memory) => unsafe { core::slice::from_raw_parts_mut(memory, length) },
        Err(_) => &mut [],
    }
}

pub(crate) fn check() {
    const LENGTH: usize = 1 << 16;
    // SAFETY: the memory is new.
    let mapped = unsafe { mmap(core::ptr::null_mut(), LENGTH, READ_WRITE, NEW, -1, 0) };
    check!(mapped.is_ok(), "memory is mapped");
    let Ok(memory) = mapped else { return };
    // SAFETY: the memory is ours, and so long.
    let (first, last) = unsafe {
        memory.write_volatile(1);
        memory.add(LENGTH - 1).write_volatile(2);
        (memory.read_volatile(), memory.add(LENGTH - 1).read_volatile())
    };
    check!((first, last) == (1, 2), "it can be written to");
    // SAFETY: nothing is mapped.
    let refused = unsafe { mmap(core::ptr::null_mut(), 0, READ_WRITE, NEW, -1, 0) };
    check!(refused == Err(Errno::EINVAL), "none of it is refused");
}
