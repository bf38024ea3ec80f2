//! Memory mapping: the six words of `mmap`, which has two names, and takes its words in memory on s390x.

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

/// Maps memory for code.
pub(crate) fn code(length: usize) -> &'static mut [u8] {
    const EXECUTE: I32 = 4;
    // SAFETY: a new mapping does not change existing memory.
    let mapped = unsafe { mmap(core::ptr::null_mut(), length, READ_WRITE | EXECUTE, NEW, -1, 0) };
    match mapped {
        // SAFETY: the mapping has this length, belongs to this program, and is never unmapped.
        Ok(memory) => unsafe { core::slice::from_raw_parts_mut(memory, length) },
        Err(_) => &mut [],
    }
}

pub(crate) fn check() {
    const LENGTH: usize = 1 << 16;
    // SAFETY: a new mapping does not change existing memory.
    let mapped = unsafe { mmap(core::ptr::null_mut(), LENGTH, READ_WRITE, NEW, -1, 0) };
    check!(mapped.is_ok(), "memory can be mapped");
    let Ok(memory) = mapped else { return };
    // SAFETY: the mapping belongs to this program and has this length.
    let (first, last) = unsafe {
        memory.write_volatile(1);
        memory.add(LENGTH - 1).write_volatile(2);
        (memory.read_volatile(), memory.add(LENGTH - 1).read_volatile())
    };
    check!((first, last) == (1, 2), "mapped memory is writable");
    // SAFETY: the call is rejected.
    let refused = unsafe { mmap(core::ptr::null_mut(), 0, READ_WRITE, NEW, -1, 0) };
    check!(refused == Err(Errno::EINVAL), "an empty mapping is rejected");
}
