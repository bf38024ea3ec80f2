//! The address of the vDSO: the entry `AT_SYSINFO_EHDR` of the auxiliary vector, which the kernel stores above the
//! environment (`getauxval(3)`, `proc_pid_auxv(5)`).
//!
//! `prctl(PR_GET_AUXV)` returns the original vector, not the one that the program has: valgrind hides the vDSO from
//! the program, and unmaps it.

use core::{
    ffi::c_ulong,
    mem::MaybeUninit,
    ptr::{self, NonNull},
};

use crate::{
    abi::{self, Word},
    errno::FIRST_FAILURE,
    linux::nr::{SYS_CLOSE, SYS_OPENAT, SYS_READ},
};

/// The end of the vector.
const AT_NULL: usize = 0;
/// The address of the vDSO.
const AT_SYSINFO_EHDR: usize = 33;

const AT_FDCWD: i32 = -100;
const O_CLOEXEC: usize = if cfg!(target_arch = "sparc64") { 0x40_0000 } else { 0o200_0000 };

/// The address of the vDSO according to the C library, or according to the kernel if there is none.
pub(super) fn vdso() -> Option<NonNull<u8>> {
    let address = match c_library() {
        // SAFETY: `getauxval` takes any number.
        Some(getauxval) => unsafe { getauxval(AT_SYSINFO_EHDR as c_ulong) as usize },
        None => from_file()?,
    };
    pointer(address)
}

/// The address of the vDSO in a vector.
///
/// # Safety
///
/// `auxv` must be the address of an auxiliary vector, which ends with `AT_NULL`.
pub(super) unsafe fn vdso_in(mut auxv: *const usize) -> Option<NonNull<u8>> {
    // SAFETY: as the caller vouches, there is a pair for each step up to the end.
    unsafe {
        while *auxv != AT_NULL {
            if *auxv == AT_SYSINFO_EHDR {
                return pointer(*auxv.add(1));
            }
            auxv = auxv.add(2);
        }
    }
    None
}

fn pointer(address: usize) -> Option<NonNull<u8>> {
    NonNull::new(ptr::with_exposed_provenance_mut(address))
}

/// `getauxval`
type Getauxval = unsafe extern "C" fn(c_ulong) -> c_ulong;

// A pointer to `getauxval` if the program has it, otherwise null. It is hidden and weak since a program can contain
// several versions of this crate, and in a separate section so that the linker can remove it.
core::arch::global_asm!(
    ".weak getauxval",
    ".weak sysdecl_getauxval",
    ".hidden sysdecl_getauxval",
    ".pushsection .data.rel.ro.sysdecl_getauxval, \"aw\"",
    ".balign {size}",
    "sysdecl_getauxval:",
    ".{size}byte getauxval",
    ".popsection",
    size = const size_of::<usize>(),
);

fn c_library() -> Option<Getauxval> {
    unsafe extern "C" {
        static sysdecl_getauxval: Option<Getauxval>;
    }
    // SAFETY: it is defined above, aligned, never written to, and holds the address of that function or null.
    unsafe { sysdecl_getauxval }
}

/// The entry in `/proc/self/auxv`.
fn from_file() -> Option<usize> {
    /// The number of entries to read at once: more than any kernel has.
    const ENTRIES: usize = 64;
    let path: Word = c"/proc/self/auxv".as_ptr().cast_mut().cast();
    let here: Word = ptr::without_provenance_mut(AT_FDCWD as usize);
    let flags: Word = ptr::without_provenance_mut(O_CLOEXEC);
    let none: Word = ptr::null_mut();
    let file: Word;
    // SAFETY: the path is a string.
    unsafe { abi::linux!(file = SYS_OPENAT as isize, here, path, flags, none;) };
    if file.addr() >= FIRST_FAILURE {
        return None;
    }
    let mut found = None;
    loop {
        let mut entries = [MaybeUninit::<[usize; 2]>::uninit(); ENTRIES];
        let buffer: Word = entries.as_mut_ptr().cast();
        let length: Word = ptr::without_provenance_mut(size_of_val(&entries));
        let read: Word;
        // SAFETY: the buffer is writable and has this length.
        unsafe { abi::linux!(read = SYS_READ as isize, file, buffer, length;) };
        let read = if read.addr() >= FIRST_FAILURE { 0 } else { read.addr() };
        let count = read / size_of::<[usize; 2]>();
        for entry in entries.iter().take(count) {
            // SAFETY: the first `count` entries have been read.
            let [key, value] = unsafe { entry.assume_init_read() };
            if key == AT_SYSINFO_EHDR {
                found = Some(value);
            }
        }
        if count < ENTRIES {
            break;
        }
    }
    // SAFETY: nothing else uses the descriptor.
    unsafe { abi::linux!(_ = SYS_CLOSE as isize, file;) };
    found
}
