//! Creating mappings on s390x, where the call takes the address of its six arguments (Linux `arch/s390/kernel/syscall.c`).

use crate::{I32, I64, U64, Void, linux::nr::SYS_MMAP, syscall};

/// The call.
///
/// # Safety
///
/// As for [`mmap`], and `arguments` must be valid for reads.
#[syscall(nr = SYS_MMAP, os = "linux", unchecked)]
unsafe fn old_mmap(arguments: *const [usize; 6]) -> *mut Void;

/// Maps a file or anonymous memory and returns the address of the mapping (`mmap(2)`).
///
/// `addr` is a hint, or null; with `MAP_FIXED` it is the required address. `prot` is a
/// combination of `PROT_*`. `flags` is one of `MAP_PRIVATE`, `MAP_SHARED` and
/// `MAP_SHARED_VALIDATE`, combined with other `MAP_*` constants. With `MAP_ANONYMOUS`, pass -1
/// for `fd` and 0 for `offset`. Otherwise `offset` is where the mapping starts in the file, in
/// bytes; it must be a multiple of the page size.
///
/// # Errors
///
/// Errors are returned as an address in the last page, never as
/// [`MAP_FAILED`](super::MAP_FAILED):
///
/// - `-EACCES`: the file is not open for the requested access.
/// - `-EAGAIN`: too much memory is locked.
/// - `-EBADF`: `fd` is not an open descriptor, and `MAP_ANONYMOUS` is not set.
/// - `-EEXIST`: `MAP_FIXED_NOREPLACE` is set and the range overlaps a mapping.
/// - `-EINVAL`: the length is 0, or an address, the length or the offset is invalid or not
///   aligned.
/// - `-ENODEV`: the file cannot be mapped.
/// - `-ENOMEM`: there is no room, or the process has too many mappings.
/// - `-EOVERFLOW`: the range of the file is too large.
/// - `-EPERM`: the file is sealed, or does not allow execution.
///
/// # Safety
///
/// With `MAP_FIXED` the caller must own every mapping in the range, which is replaced. The
/// contents of a mapped file can change at any time, even behind references to them, and
/// accesses beyond its end raise `SIGBUS`. The caller must own `fd` or have borrowed it from
/// its owner: see [raw descriptors](crate::fd#raw-descriptors).
#[inline]
pub unsafe fn mmap(
    addr: *mut Void,
    length: U64,
    prot: I32,
    flags: I32,
    fd: I32,
    offset: I64,
) -> *mut Void {
    let arguments = [
        addr.expose_provenance(),
        length as usize,
        prot as usize,
        flags as usize,
        fd as usize,
        offset as usize,
    ];
    // SAFETY: the caller keeps the rules; the arguments are ours.
    unsafe { old_mmap(&raw const arguments) }
}
