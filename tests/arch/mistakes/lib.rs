//! Declarations that are valid where a word has 64 bits, and rejected where it has 32. `.ci/stage/arch` compares the
//! messages with `TARGET.txt` in this folder.

#![no_std]

use sysdecl::prelude::*;

/// An alias that hides 64 bits.
pub type Hidden = u64;

#[syscall(os = "linux")]
unsafe extern "C" {
    /// A count is one word because of the name of its type.
    pub fn read(fd: I32, buf: *mut U8, count: Hidden) -> Result<usize, Errno>;
    /// The returned offset has 64 bits.
    pub fn lseek(fd: I32, offset: I64, whence: I32) -> Result<Length, Errno>;
    /// An unknown call.
    #[syscall(nr = 4321)]
    pub fn own(offset: I64) -> Result<(), Errno>;
    /// The checks of this call are disabled.
    #[syscall(unchecked)]
    pub fn truncate(path: *const U8, length: I64) -> Result<(), Errno>;
    /// Returns two results in two registers on MIPS.
    #[cfg(any(target_arch = "mips", target_arch = "x86"))]
    pub fn pipe(fds: &mut [I32; 2]) -> Result<(), Errno>;
    /// Takes a pointer to a structure of the arguments on x86.
    #[cfg(target_arch = "x86")]
    #[syscall(name = "select")]
    pub fn select(n: I32, r: *mut U8, w: *mut U8, e: *mut U8, t: *mut U8) -> Result<I32, Errno>;
    /// An expression is checked by its type.
    #[cfg(target_pointer_width = "32")]
    #[syscall(args(core::ptr::from_ref(pid), 9))]
    pub fn kill(pid: &I32) -> Result<(), Errno>;
    /// The names do not identify the words.
    pub fn clone(a: usize, b: usize, c: usize, d: usize, e: usize) -> Result<I32, Errno>;
}

/// A custom length type.
#[derive(FromKernel)]
pub struct Length(pub I64);

// Valid: an alias, a newtype and an expression for 64-bit arguments, and 64-bit counts for words.
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "pread64")]
    pub fn pread(fd: I32, buf: *mut U8, count: U64, offset: Hidden) -> Result<U64, Errno>;
    #[syscall(name = "pread64", args(fd, buf, count + 1, (offset as I64) << 9))]
    pub fn pread_sector(fd: I32, buf: *mut U8, count: U64, offset: I32) -> Result<U64, Errno>;
    #[syscall(name = "write", args(fd, buf.wrapping_add(1), count.wrapping_sub(1)))]
    pub fn write(fd: I32, buf: *const U8, count: Hidden) -> Result<usize, Errno>;
    #[syscall(name = "pread64")]
    pub fn pread_at(fd: I32, buf: *mut U8, count: U64, offset: At) -> Result<U64, Errno>;
    #[syscall(name = "lseek")]
    pub fn seek(fd: I32, offset: Hidden, whence: I32) -> Result<Hidden, Errno>;
    #[syscall(name = "lseek")]
    pub fn seek_raw(fd: I32, offset: I64, whence: I32) -> I64;
}

/// A newtype with 64 bits.
#[derive(Clone, Copy, ToKernel)]
pub struct At(pub I64);

/// A 64-bit enum is one word.
#[derive(Clone, Copy, ToKernel, FromKernel)]
#[repr(u64)]
pub enum Whence {
    /// Relative to the start.
    Set = 0,
    /// Relative to the end.
    End = 2,
}

// Also valid: halves that are declared with the kernel's names.
#[cfg(target_arch = "arm")]
#[syscall(os = "linux")]
unsafe extern "C" {
    #[syscall(name = "pread64")]
    pub fn pread_by_hand(
        fd: I32,
        buf: *mut U8,
        count: usize,
        padding: usize,
        low: U32,
        high: U32,
    ) -> Result<usize, Errno>;
    #[syscall(name = "preadv")]
    pub fn preadv_by_hand(
        fd: I32,
        vectors: *const U8,
        count: usize,
        low: U32,
        high: U32,
    ) -> Result<usize, Errno>;
}
