//! Kernel entries: the macros that `os = "…"` selects, and that `abi = …` accepts.
//!
//! An entry is one macro. It is called in statement position, inside `unsafe`, as
//!
//! ```text
//! entry!(ret = number, word, word, …; option, …);
//! ```
//!
//! - `ret` is the name of an uninitialised local variable of type [`Word`]. The macro assigns the
//!   return value of the call to it. An error is the negative error number, -4095 to -1, however the
//!   kernel reports it (in a flag or in a second register). The entries of this crate also accept `_`,
//!   for a call whose return value is not used.
//! - `number` is a constant expression of type `isize`.
//! - Each `word` is an expression of type [`Word`], to be evaluated once. An entry takes every number
//!   of words that its kernel takes. Where registers are wider than pointers (x32, n32), an offset is an
//!   expression of type `u64`.
//! - The options restrict what the call does, and become options of `asm!`:
//!
//!   | option | the call |
//!   | --- | --- |
//!   | `nomem` | neither reads nor writes memory that the program can access, and orders none |
//!   | `readonly` | reads such memory, and does not write to it |
//!
//!   Only one can be given. An entry may ignore it, and does so where it passes words in memory.
//!   All other options of `asm!` are set by the entry and rejected. Among them is
//!   `noreturn`, because a seccomp filter or a tracer can make every call return.
//!
//! The macro expands to one `asm!` in the declared function. It declares every register and flag
//! as clobbered that the kernel does not guarantee to preserve. Without an option it does not use
//! `nomem`, `readonly` or `pure`, because the kernel reads and writes memory.
//!
//! # Two results
//!
//! Some calls of macOS and FreeBSD return two values, in two registers: macOS's `fork(2)` and `pipe(2)`. Their
//! entries, `macos_pair` and `freebsd_pair`, return both in one word, the low 32 bits of each, the
//! second in the upper half. A declaration that returns `(I32, I32)` or `Result<(I32, I32), E>`
//! (not an alias of them) uses that entry.
//!
//! # Custom entries
//!
//! For your own kernel, for a C library, or for a test with scripted results, write such a macro and
//! name it in `abi`. A macro that is exported from a crate is named by its path.
//!
//! ```
//! use sysdecl::prelude::*;
//!
//! /// Returns the number plus the first word.
//! macro_rules! adding_kernel {
//!     ($ret:ident = $nr:expr $(, $word:expr)*; $($option:ident),*) => {{
//!         let words: &[sysdecl::abi::Word] = &[$($word),*];
//!         let first = words.first().map_or(0, |word| word.addr());
//!         $ret = core::ptr::without_provenance_mut(first.wrapping_add_signed($nr));
//!     }};
//! }
//!
//! #[syscall(nr = 40, abi = adding_kernel)]
//! pub safe fn plus_forty(number: I32) -> Result<U32, Errno>;
//!
//! assert_eq!(plus_forty(2), Ok(42));
//! assert_eq!(plus_forty(-42), Err(Errno::ENOENT));
//! ```
//!
//! An entry can wrap another: to add a word or an option, or to call a hook. The words are evaluated once,
//! so a wrapper that uses one twice binds it first.
//!
//! ```
//! use core::sync::atomic::{AtomicU32, Ordering};
//!
//! use sysdecl::prelude::*;
//!
//! static CALLS: AtomicU32 = AtomicU32::new(0);
//!
//! /// Counts the calls, and makes them.
//! macro_rules! counted {
//!     ($($call:tt)*) => {{
//!         CALLS.fetch_add(1, Ordering::Relaxed);
//!         sysdecl::abi::linux!($($call)*)
//!     }};
//! }
//!
//! # #[cfg(target_os = "linux")] {
//! #[syscall(os = "linux", abi = counted)]
//! unsafe extern {
//!     pub safe fn getppid() -> I32;
//! }
//!
//! assert!(getppid() >= 0);
//! assert_eq!(CALLS.load(Ordering::Relaxed), 1);
//! # }
//! ```
//!
//! For a real architecture start from `abi/template.rs` in the source; `abi/linux/x86_64.rs` is a complete
//! example.

mod freebsd;
#[cfg(any(target_os = "linux", target_os = "android"))]
mod linux;
mod macos;
mod option;
mod svc;
mod template;
mod windows;

#[cfg(target_os = "freebsd")]
pub use self::freebsd::{freebsd, freebsd_pair};
pub use self::freebsd::{
    freebsd_aarch64, freebsd_pair_aarch64, freebsd_pair_riscv64, freebsd_pair_x86_64,
    freebsd_riscv64, freebsd_x86_64,
};
#[cfg(any(target_os = "linux", target_os = "android"))]
pub use self::linux::*;
#[cfg(target_os = "macos")]
pub use self::macos::{mach, macos, macos_pair};
pub use self::macos::{
    mach_aarch64, mach_x86_64, macos_aarch64, macos_pair_aarch64, macos_pair_x86_64, macos_x86_64,
};
#[cfg(windows)]
pub use self::windows::{windows, windows_number};
pub use self::windows::{windows_aarch64, windows_x86_64};
#[doc(hidden)]
#[cfg(all(
    any(feature = "macros", feature = "modules"),
    any(target_os = "linux", target_os = "android")
))]
pub use crate::linux_vdso;
use crate::types::Void;

/// One register on its way into the kernel or out of it. It is a pointer, so that the provenance of
/// memory that the kernel accesses is kept.
pub type Word = *mut Void;
