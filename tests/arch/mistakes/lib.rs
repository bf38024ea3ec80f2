//! Declarations that are right where a word has 64 bits, and are refused where it has 32. `.ci/stage/arch` compares the
//! messages with `TARGET.txt` beside this file.

#![no_std]

use sysdecl::prelude::*;

/// An alias that hides 64 bits.
pub type Hidden = u64;

#[syscall(os = "linux")]
unsafe extern "C" {
    /// A count is one word, by the name of its type alone.
    pub fn read(fd: I32, buf: *mut U8, count: Hidden) -> Result<usize, Errno>;
    /// The offset that this returns has 64 bits.
    pub fn lseek(fd: I32, offset: I64, whence: I32) -> Result<Length, Errno>;
    /// Nothing is known of this call.
    #[syscall(nr = 4321)]
    pub fn own(offset: I64) -> Result<(), Errno>;
    /// Nothing is to be known of this one.
    #[syscall(unchecked)]
    pub fn truncate(path: *const U8, length: I64) -> Result<(), Errno>;
    /// Two results in two registers, on MIPS.
    #[cfg(any(target_arch = "mips", target_arch = "x86"))]
    pub fn pipe(fds: &mut [I32; 2]) -> Result<(), Errno>;
    /// Five words in memory, on x86.
    #[cfg(target_arch = "x86")]
    #[syscall(name = "select")]
    pub fn select(n: I32, r: *mut U8, w: *mut U8, e: *mut U8, t: *mut U8) -> Result<I32, Errno>;
    /// An expression is checked by its type.
    #[cfg(target_pointer_width = "32")]
    #[syscall(args(core::ptr::from_ref(pid), 9))]
    pub fn kill(pid: &I32) -> Result<(), Errno>;
    /// Which word is which nothing tells.
    pub fn clone(a: usize, b: usize, c: usize, d: usize, e: usize) -> Result<I32, Errno>;
}

/// A length of one's own.
#[derive(FromKernel)]
pub struct Length(pub I64);

// Right: an alias, a newtype and an expression where the kernel takes 64 bits, and counts of 64 bits where it takes a word.
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

/// A newtype of 64 bits.
#[derive(Clone, Copy, ToKernel)]
pub struct At(pub I64);

/// An enum of 64 bits is one word.
#[derive(Clone, Copy, ToKernel, FromKernel)]
#[repr(u64)]
pub enum Whence {
    /// From the start.
    Set = 0,
    /// From the end.
    End = 2,
}

// Right, too: halves that are declared, by their own names.
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
