//! The ways into a kernel: what `os = "…"` stands for, and what `abi = …` takes.
//!
//! An ABI is one macro. It is called in statement position, inside of `unsafe`, as
//!
//! ```text
//! entry!(ret = number, word, word, …; option, …);
//! ```
//!
//! - `ret` is the name of an uninitialised local variable of type [`Word`]. The macro assigns it the
//!   kernel's answer: a failure as the negative error number, -4095 to -1, whatever the kernel does
//!   to tell one (a flag, a second register). The entries of this crate take `_` as well, for a call
//!   whose answer nobody asks for.
//! - `number` is a constant expression of type `isize`.
//! - each `word` is an expression of type [`Word`], to be evaluated once; there is an arm for each
//!   number of words that the kernel takes.
//! - the options are further options for `asm!`; today there are never any.
//!
//! The macro expands to one `asm!` in the function that was declared. It declares every register
//! and flag lost that the kernel does not promise to keep; it does not say `nomem`, `readonly` or
//! `pure`, since the kernel reads and writes memory.
//!
//! # Two results
//!
//! Some calls of the BSDs give two results, in two registers: macOS's `fork(2)` and `pipe(2)`. Their
//! entries, `macos_pair` and `freebsd_pair`, hand over both in the one word, each with its low 32 bits,
//! the second in the upper half. A declaration that returns `(I32, I32)` or `Result<(I32, I32), E>`,
//! spelled out, gets that entry by itself.
//!
//! # An entry of your own
//!
//! For your own kernel, for a C library, or for a test that scripts the answers: write the macro,
//! name it in `abi`. One that is exported from a crate is named by its path.
//!
//! ```
//! use sysdecl::prelude::*;
//!
//! /// Answers each call with its number plus the first word.
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
//! For a real machine start from `abi/template.rs` of the source; `abi/linux/x86_64.rs` is the same
//! filled in.

mod freebsd;
mod linux;
mod macos;
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
pub use self::linux::linux;
pub use self::linux::{linux_aarch64, linux_x86_64};
#[cfg(target_os = "macos")]
pub use self::macos::{mach, macos, macos_pair};
pub use self::macos::{
    mach_aarch64, mach_x86_64, macos_aarch64, macos_pair_aarch64, macos_pair_x86_64, macos_x86_64,
};
#[cfg(windows)]
pub use self::windows::{windows, windows_number};
pub use self::windows::{windows_aarch64, windows_x86_64};
use crate::types::Void;

/// One machine word on its way in or out: a register. It is a pointer, so that the provenance of
/// what the kernel is to reach is kept.
pub type Word = *mut Void;
