//! The vDSO: functions that the kernel maps into each process, which implement some system calls without entering the
//! kernel (`vdso(7)`).
//!
//! The key `vdso` of [`#[syscall]`](macro@crate::syscall#vdso) calls them, and makes the system call if there is none. The functions of
//! this crate that use it are those of [`time`](super::time) that read a clock, [`process::getcpu`](super::process::getcpu)
//! and [`random::Generator`](super::random::Generator). (Those of `linux::calls` always make the system call.) This module
//! is their basis. It is needed directly for a function that is not a system call, and by programs without a C
//! library.
//!
//! # How the vDSO is found
//!
//! On the first call of a function, by the entry `AT_SYSINFO_EHDR` of the auxiliary vector, which is searched for in this order:
//!
//! 1. the vector that was passed to [`init`] or [`init_from_stack`];
//! 2. `getauxval(3)`, if the program contains a C library (the symbol is weak: it does not cause one to be linked);
//! 3. `/proc/self/auxv`, which costs three system calls, once.
//!
//! If there is no vDSO, or its image is malformed, the system call is made. This is the case under valgrind and qemu-user, which
//! hide the vDSO. Nothing allocates or locks, so that all of it can be called in a signal handler.
//!
//! A program without a C library that installs a seccomp filter, or whose `/proc` may be missing, should call
//! [`init_from_stack`] first.
//!
//! # Differences from the system calls
//!
//! - An address that is not mapped causes a `SIGSEGV`, where the system call returns `EFAULT`.
//! - Seccomp filters and tracers do not see the call.
//! - It needs a few KiB of stack.

// Without an entry for the target, there is no vDSO.
#[cfg_attr(
    not(any(
        all(target_arch = "aarch64", target_pointer_width = "64"),
        target_arch = "arm",
        target_arch = "loongarch64",
        target_arch = "powerpc",
        target_arch = "powerpc64",
        target_arch = "riscv32",
        target_arch = "riscv64",
        target_arch = "s390x",
        target_arch = "x86",
        target_arch = "x86_64",
        all(
            sysdecl_experimental_arch,
            any(
                target_arch = "mips",
                target_arch = "mips32r6",
                target_arch = "mips64",
                target_arch = "mips64r6",
                target_arch = "sparc64",
            ),
        ),
    )),
    path = "absent.rs"
)]
mod auxv;
mod image;
// How functions are called, and how they report errors.
#[cfg_attr(any(target_arch = "powerpc", target_arch = "powerpc64"), path = "call/powerpc.rs")]
#[cfg_attr(not(any(target_arch = "powerpc", target_arch = "powerpc64")), path = "call/c.rs")]
#[doc(hidden)]
pub mod call;
mod entry;
// The system call needs an entry.
crate::abi::linux! { @there {
    mod again;
    #[doc(hidden)]
    pub use self::again::{Entry, again};
} {} }
#[doc(hidden)]
pub mod functions;

use core::{
    ffi::CStr,
    ptr::{self, NonNull},
    slice,
    sync::atomic::{AtomicPtr, Ordering::Relaxed},
};

pub use self::image::Image;
use crate::{abi::Word, errno::ENOSYS, types::Void};

/// The address of the image: null until it has been searched for, [`ABSENT`] if there is none.
static IMAGE: AtomicPtr<u8> = AtomicPtr::new(ptr::null_mut());

/// Stands for an image or a function that does not exist.
const ABSENT: usize = 1;

/// The smallest page size of any architecture: at least this much of an image is mapped.
const PAGE: usize = 4096;

/// The return value of a function that does not exist.
#[doc(hidden)]
pub const NOT_IMPLEMENTED: Word = ptr::without_provenance_mut(-(ENOSYS as isize) as usize);

/// A function of the vDSO, looked up when it is first needed.
///
/// It is intended for a `static`. Any thread can look it up at any time: all find the same result, which is
/// stored in one atomic pointer.
///
/// ```
/// use sysdecl::linux::vdso::Function;
///
/// /// The function that `clock_gettime` is on x86-64.
/// static CLOCK_GETTIME: Function = Function::new(c"__vdso_clock_gettime", c"LINUX_2.6");
/// static NO_SUCH_FUNCTION: Function = Function::new(c"__vdso_no_such_function", c"LINUX_2.6");
///
/// # if cfg!(target_arch = "x86_64") {
/// assert!(CLOCK_GETTIME.get().is_some());
/// # }
/// assert_eq!(NO_SUCH_FUNCTION.get(), None);
/// ```
#[derive(Debug)]
pub struct Function {
    name: &'static CStr,
    version: &'static CStr,
    /// Null until it has been looked up, [`ABSENT`] if there is none.
    address: AtomicPtr<Void>,
}

impl Function {
    /// A function by its symbol and the version of that (`"LINUX_2.6"` on x86-64).
    #[must_use]
    pub const fn new(name: &'static CStr, version: &'static CStr) -> Self {
        Self { name, version, address: AtomicPtr::new(ptr::null_mut()) }
    }

    /// Returns its address, or `None` if the vDSO has no such function.
    ///
    /// The kernel defines its type and calling convention: on PowerPC an error is reported in a bit of `cr0`.
    #[inline(always)]
    pub fn get(&self) -> Option<NonNull<Void>> {
        // Relaxed, since the image existed before the program and never changes.
        let address = self.address.load(Relaxed);
        if address.addr() > ABSENT { NonNull::new(address) } else { self.look_up() }
    }

    #[cold]
    #[inline(never)]
    fn look_up(&self) -> Option<NonNull<Void>> {
        if self.address.load(Relaxed).addr() == ABSENT {
            return None;
        }
        let found = image().and_then(|image| {
            let offset = image.function(self.name, self.version)?;
            // `Image::function` returns an offset inside the image.
            NonNull::new(image.bytes().as_ptr().wrapping_add(offset).cast_mut().cast::<Void>())
        });
        let address = found.map_or(ptr::without_provenance_mut(ABSENT), NonNull::as_ptr);
        self.address.store(address, Relaxed);
        found
    }
}

/// Returns the image of the vDSO, if the process has one.
pub fn image() -> Option<Image<'static>> {
    let mut start = IMAGE.load(Relaxed);
    if start.is_null() {
        start = auxv::vdso().map_or(ptr::without_provenance_mut(ABSENT), NonNull::as_ptr);
        // Another thread finds the same, unless `init` was called in the meantime.
        start = match IMAGE.compare_exchange(ptr::null_mut(), start, Relaxed, Relaxed) {
            Ok(_) => start,
            Err(other) => other,
        };
    }
    if start.addr() == ABSENT || start.addr() % PAGE != 0 {
        return None;
    }
    // SAFETY: the kernel has mapped an image there, which begins with a whole page, and is neither changed nor unmapped.
    let first = unsafe { slice::from_raw_parts(start, PAGE) };
    let size = Image::size(first)?;
    // SAFETY: the same; the kernel maps as much of it as its segments say.
    let bytes = unsafe { slice::from_raw_parts(start, size) };
    Image::new(bytes).filter(Image::is_native)
}

/// Sets the address of the auxiliary vector, so that it need not be searched for.
///
/// Call it before anything that uses the vDSO: functions that have been found already are kept. If the vector has no
/// `AT_SYSINFO_EHDR`, then there is no vDSO.
///
/// # Safety
///
/// `auxv` must be the address of the auxiliary vector that the kernel passed to this process, or of a copy: pairs of words that end with
/// `AT_NULL`.
pub unsafe fn init(auxv: *const usize) {
    // SAFETY: as the caller vouches.
    let start = unsafe { auxv::vdso_in(auxv) };
    let start = start.map_or(ptr::without_provenance_mut(ABSENT), NonNull::as_ptr);
    IMAGE.store(start, Relaxed);
}

/// The same as [`init`], with the initial stack pointer of the program.
///
/// ```ignore (a program of its own, without the standard library)
/// core::arch::global_asm!(
///     ".globl _start",
///     "_start:",
///     "mov rdi, rsp",
///     "and rsp, -16",
///     "call {start}",
///     start = sym start,
/// );
///
/// unsafe extern "C" fn start(stack: *const usize) -> ! {
///     // SAFETY: it is where the stack begins.
///     unsafe { sysdecl::linux::vdso::init_from_stack(stack) };
///     main()
/// }
/// ```
///
/// # Safety
///
/// `stack` must be the value of the stack pointer at the first instruction of the program: the address of the number of arguments, which is followed
/// by the arguments, the environment and the auxiliary vector.
pub unsafe fn init_from_stack(stack: *const usize) {
    // SAFETY: as the caller vouches: the number, as many arguments, a null pointer, the environment, a null pointer.
    unsafe {
        let mut word = stack.add(1 + *stack + 1);
        while *word != 0 {
            word = word.add(1);
        }
        init(word.add(1));
    }
}
