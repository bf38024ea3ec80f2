//! Documentation and attributes are kept, and the expansion causes no warnings.
#![deny(warnings, missing_docs, unused, unsafe_op_in_unsafe_fn, unreachable_pub)]
#![deny(future_incompatible, let_underscore, nonstandard_style, rust_2018_idioms, rust_2024_compatibility)]
#![deny(elided_lifetimes_in_paths, explicit_outlives_requirements, missing_abi, unused_qualifications)]
#![deny(unused_lifetimes, unused_macro_rules, trivial_casts, trivial_numeric_casts, unit_bindings)]
#![deny(single_use_lifetimes, redundant_lifetimes, variant_size_differences, ffi_unwind_calls)]

use sysdecl::prelude::*;

/// One line.
///
/// # Safety
///
/// The buffer must be writable.
#[syscall(nr = SYS_READ, os = "linux")]
pub fn read(fd: I32, buffer: *mut U8, count: usize) -> I64;

/** Another way to write it. */
#[doc = "And another."]
#[syscall(os = "linux", retry)]
#[must_use]
pub safe fn getrandom(buffer: &mut [u8], flags: I32) -> Result<usize, Errno>;

/// Never inlined.
#[syscall(os = "linux")]
#[inline(never)]
pub safe fn getpid() -> I32;

/// Always inlined.
#[inline(always)]
#[syscall(os = "linux")]
pub safe fn getppid() -> I32;

/// Never returns, and cannot always be inlined.
#[syscall(nr = SYS_EXIT_GROUP, os = "linux")]
#[cfg_attr(target_arch = "x86_64", target_feature(enable = "sse2"))]
#[cfg_attr(target_arch = "aarch64", target_feature(enable = "neon"))]
pub safe fn exit_with_vectors(code: I32) -> !;

/// Inlined as the user specifies.
#[syscall(os = "linux")]
#[cfg_attr(debug_assertions, inline(never))]
#[cfg_attr(not(debug_assertions), inline)]
pub safe fn gettid() -> I32;

/// A literal causes no lint about casts.
#[syscall(nr = 102isize, os = "linux")]
pub safe fn own_user() -> I32;

/// Ends the program.
#[syscall(os = "linux")]
#[cold]
pub safe fn exit_group(code: I32) -> !;

/// Returns nothing.
#[syscall(nr = SYS_SYNC, os = "linux")]
#[deprecated = "slow"]
pub safe fn sync();

#[syscall(os = "linux")]
#[allow(non_snake_case)]
unsafe extern {
    /// Described.
    #[syscall(nr = SYS_GETEGID)]
    pub safe fn getEGid() -> I32;

    /// Described.
    #[must_use = "the call has no other effect"]
    #[syscall(nr = SYS_GETGID)]
    pub safe fn GetGid() -> I32;
}

/// A newtype.
#[derive(Clone, Copy, ToKernel, FromKernel)]
pub struct Pid(pub I32);

/// An enum.
#[derive(Clone, Copy, ToKernel, FromKernel)]
#[repr(u8)]
pub enum Kind {
    /// The first.
    One = 1,
    /// The second.
    Two = 2,
}

/// Described.
#[syscall(nr = SYS_GETPGID, os = "linux")]
pub safe fn getpgid(pid: Pid) -> Result<Pid, Errno>;

fn main() {
    assert_eq!(getrandom(&mut [0; 4], 0), Ok(4));
    assert!(getpid() > getppid() - getppid());
    assert_eq!(gettid(), getpid());
    assert_eq!([getEGid(), GetGid()], [getEGid(); 2]);
    // Only on x86-64 is this the number of `getuid`.
    let _: fn() -> I32 = own_user;
    assert!(getpgid(Pid(0)).is_ok());
    assert_eq!(unsafe { read(-1, core::ptr::null_mut(), 0) }, -9);
    exit_group(0)
}
