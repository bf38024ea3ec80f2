//! 64-bit words: offsets above 4 GiB in a sparse file, and calls that have a different order or name on some
//! architectures. The script reads the file from outside, and checks the words that the host's kernel received.

use core::{ffi::CStr, ptr};

use sysdecl::prelude::*;

use crate::{HERE, calls::*, check};

/// The file in the working directory.
const PATH: &CStr = c"wide.sparse";

/// An offset that uses both halves: about 14.4 GiB.
const FAR: I64 = 0x3_9abc_def0;

/// The offset of its page, with the largest page size of 64 KiB.
const PAGE: U64 = 0x3_9abc_0000;
const PAGE_SIZE: U64 = 0x1_0000;

/// A length with more than 32 bits.
const LONG: I64 = 0x1_0000_1000;

/// An alias that hides 64 bits.
type Hidden = i64;

/// A type with 64 bits.
#[derive(Clone, Copy, ToKernel)]
struct Offset(U64);

/// `POSIX_FADV_DONTNEED`.
const DONTNEED: I32 = if cfg!(target_arch = "s390x") { 6 } else { 4 };

/// `struct iovec`.
#[repr(C)]
struct Vector(*const U8, usize);

#[syscall(os = "linux", unchecked(safety))]
unsafe extern "C" {
    safe fn ftruncate(fd: I32, length: I64) -> Result<(), Errno>;
    safe fn truncate(path: &CStr, length: I64) -> Result<(), Errno>;
    safe fn lseek(fd: I32, offset: I64, whence: I32) -> Result<I64, Errno>;
    #[syscall(name = "lseek")]
    safe fn lseek_raw(fd: I32, offset: I64, whence: I32) -> I64;
    safe fn pwrite64(fd: I32, text: &[U8], offset: I64) -> Result<usize, Errno>;
    safe fn pread64(fd: I32, buf: &mut [U8], offset: I64) -> Result<usize, Errno>;
    /// As in the specification: a 64-bit count is one word, an offset two.
    #[syscall(name = "pread64")]
    fn pread64_raw(fd: I32, buf: *mut U8, count: U64, offset: I64) -> I64;
    /// The same with `args`.
    #[syscall(name = "pread64", args(fd, buf, offset + 1))]
    safe fn pread64_after(fd: I32, buf: &mut [U8], offset: I64) -> Result<usize, Errno>;
    /// With an alias, and with a custom type.
    #[syscall(name = "pread64")]
    safe fn pread64_hidden(fd: I32, buf: &mut [U8], offset: Hidden) -> Result<usize, Errno>;
    #[syscall(name = "pread64")]
    safe fn pread64_own(fd: I32, buf: &mut [U8], offset: Offset) -> Result<usize, Errno>;
    safe fn preadv(fd: I32, vectors: &[Vector; 1], count: U64, offset: I64) -> Result<U64, Errno>;
    safe fn pwritev(fd: I32, vectors: &[Vector; 1], count: U64, offset: I64) -> Result<U64, Errno>;
    #[syscall(retry)]
    safe fn preadv2(
        fd: I32,
        vectors: &[Vector; 1],
        count: U64,
        offset: I64,
        flags: U32,
    ) -> Result<usize, Errno>;
    safe fn fallocate(fd: I32, mode: I32, offset: I64, length: I64) -> Result<(), Errno>;
    safe fn readahead(fd: I32, offset: I64, count: usize) -> Result<(), Errno>;
    safe fn sync_file_range(fd: I32, offset: I64, length: I64, flags: U32) -> Result<(), Errno>;
    safe fn fadvise64(fd: I32, offset: I64, length: I64, advice: I32) -> Result<(), Errno>;
    fn mmap(
        addr: *mut Void,
        length: U64,
        prot: I32,
        flags: I32,
        fd: I32,
        offset: U64,
    ) -> Result<*const [U8; 4096], Errno>;
}

/// The same with the order and the names of 32-bit architectures.
#[cfg(any(
    target_arch = "arm",
    target_arch = "x86",
    target_arch = "powerpc",
    target_arch = "mips"
))]
mod by_their_names {
    use super::*;

    #[syscall(os = "linux", unchecked(safety))]
    unsafe extern "C" {
        safe fn ftruncate64(fd: I32, length: U64) -> Result<(), Errno>;
        safe fn _llseek(fd: I32, offset: I64, result: &mut I64, whence: I32) -> Result<(), Errno>;
        #[cfg(any(target_arch = "arm", target_arch = "powerpc"))]
        safe fn sync_file_range2(fd: I32, flags: U32, at: I64, length: I64) -> Result<(), Errno>;
        #[cfg(target_arch = "arm")]
        safe fn arm_fadvise64_64(fd: I32, advice: I32, at: I64, length: I64) -> Result<(), Errno>;
        #[cfg(any(target_arch = "x86", target_arch = "powerpc"))]
        safe fn fadvise64_64(fd: I32, at: I64, length: I64, advice: I32) -> Result<(), Errno>;
    }

    pub(super) fn check(fd: I32) {
        check!(ftruncate64(fd, FAR as U64 + 7) == Ok(()), "ftruncate64 takes 64 bits");
        let mut end = 0;
        check!(
            _llseek(fd, -7, &mut end, 2) == Ok(()) && end == FAR,
            "_llseek accepts 64-bit offsets"
        );
        #[cfg(any(target_arch = "arm", target_arch = "powerpc"))]
        check!(
            sync_file_range2(fd, 2, FAR, LONG) == Ok(()),
            "sync_file_range2 accepts 64-bit offsets"
        );
        #[cfg(target_arch = "arm")]
        check!(
            arm_fadvise64_64(fd, 4, FAR, LONG) == Ok(()),
            "arm_fadvise64_64 accepts 64-bit offsets"
        );
        #[cfg(any(target_arch = "x86", target_arch = "powerpc"))]
        check!(fadvise64_64(fd, FAR, LONG, 4) == Ok(()), "fadvise64_64 accepts 64-bit offsets");
    }
}

/// The same through `linux::calls`, which uses the kernel's prototypes.
#[cfg(feature = "calls")]
mod by_prototype {
    use core::ptr;

    use sysdecl::{
        Errno, I32, Void,
        linux::{calls::*, io::IoVec, process::Utsname},
    };

    use super::FAR;
    use crate::check;

    pub(super) fn check(fd: I32) {
        let text = *b"far away";
        let mut read = [0; 8];
        let buffer = read.as_mut_ptr().cast::<Void>();
        let vector = IoVec { iov_base: buffer, iov_len: 8 };
        let mut names = Utsname::ZERO;
        // SAFETY: all memory is valid and of the given length; the descriptor refers to the file.
        unsafe {
            check!(pwrite64(fd, text.as_ptr().cast(), 8, FAR + 32) == Ok(8), "calls::pwrite64");
            check!(pread64(fd, buffer, 8, FAR + 32) == Ok(8), "calls::pread64 takes 64 bits");
            check!(
                ptr::read_volatile(&raw const read) == text,
                "calls::pread64 reads at the offset"
            );
            ptr::write_volatile(&raw mut read, [0; 8]);
            check!(preadv(fd, &raw const vector, 1, FAR + 32) == Ok(8), "calls::preadv");
            check!(
                ptr::read_volatile(&raw const read) == text,
                "calls::preadv reads at the offset"
            );
            check!(
                pread64(fd, buffer, 8, FAR & 0xffff_ffff) == Ok(8),
                "the low half of the offset is accepted"
            );
            check!(
                ptr::read_volatile(&raw const read) == [0; 8],
                "the low half is a different position"
            );
            check!(
                pread64(fd, buffer, 8, -1) == Err(Errno::EINVAL),
                "a negative offset is rejected"
            );
            check!(fallocate(fd, 0, FAR + 0x2000, 0x3000) == Ok(()), "calls::fallocate");
            check!(
                super::lseek(fd, 0, 2) == Ok(FAR + 0x5000),
                "fallocate accepts two 64-bit values"
            );
            check!(readahead(fd, FAR, 4096) == Ok(()), "calls::readahead");
            check!(uname(&raw mut names) == Ok(()), "calls::uname");
            check!(names.sysname[..6] == *b"Linux\0", "uname writes the names");
            check!(close(-1) == Err(Errno::EBADF), "calls::close");
        }
        check!(getpid() == Ok(crate::calls::getpid()), "calls::getpid");
    }
}

/// `O_RDWR | O_CREAT | O_TRUNC | O_LARGEFILE`
const FLAGS: I32 = if cfg!(any(target_arch = "mips", target_arch = "mips64")) {
    2 | 0x100 | 0x200 | 0x2000
} else if cfg!(target_arch = "sparc64") {
    2 | 0x200 | 0x400
} else if cfg!(target_arch = "arm") {
    2 | 0o100 | 0o1000 | 0o400_000
} else if cfg!(any(target_arch = "powerpc", target_arch = "powerpc64")) {
    2 | 0o100 | 0o1000 | 0o200_000
} else if cfg!(target_arch = "aarch64") {
    2 | 0o100 | 0o1000 | 0o400_000
} else {
    2 | 0o100 | 0o1000 | 0o100_000
};

/// Whether the result is the value, or the emulator lacks the call.
fn is_or_missing<T: PartialEq>(result: Result<T, Errno>, value: T) -> bool {
    result == Ok(value) || matches!(result, Err(Errno::ENOSYS))
}

/// Whether the program runs in an emulator of programs: only the host's kernel reports the 64-bit name of a 32-bit
/// processor, and a kernel in an emulated machine has the host name that `init.rs` sets.
pub(crate) fn is_emulated() -> bool {
    let mut system = System([[0; 65]; 6]);
    let known = uname(&mut system).is_ok();
    !(known && (system.0[4].starts_with(b"x86_64") || system.0[1].starts_with(b"real-kernel\0")))
}

pub(crate) fn check() {
    let fd = openat(HERE, PATH, FLAGS, 0o600).unwrap_or(-1);
    check!(fd > 2, "a file is created");
    check!(ftruncate(fd, FAR + 2) == Ok(()), "ftruncate accepts a 64-bit length");
    check!(lseek(fd, 0, 2) == Ok(FAR + 2), "lseek returns a 64-bit length");
    check!(lseek_raw(fd, FAR, 0) == FAR, "lseek accepts and returns a 64-bit offset");
    check!(lseek(fd, -1, 0) == Err(Errno::EINVAL), "lseek rejects a negative position");
    check!(lseek_raw(fd, -2, 1) == FAR - 2, "lseek accepts a negative distance");
    check!(lseek_raw(-1, 0, 0) == -9, "the raw error of lseek is negative");

    check!(pwrite64(fd, b"far away", FAR) == Ok(8), "pwrite64 writes at the offset");
    let mut read = [0; 8];
    check!(
        pread64(fd, &mut read, FAR) == Ok(8) && read == *b"far away",
        "pread64 reads at the offset"
    );
    check!(
        pread64(fd, &mut read, FAR & 0xffff_ffff) == Ok(8),
        "the low half of the offset is accepted"
    );
    check!(read == [0; 8], "the low half is a different position");
    let buffer = read.as_mut_ptr();
    // SAFETY: the buffer is valid for writes of this length.
    check!(unsafe { pread64_raw(fd, buffer, 8, FAR) } == 8, "a 64-bit count is one word");
    check!(
        pread64_hidden(fd, &mut read, FAR) == Ok(8) && read == *b"far away",
        "an alias of a 64-bit type is two words"
    );
    check!(
        pread64_own(fd, &mut read, Offset(FAR as U64 + 1)) == Ok(7),
        "a newtype of a 64-bit type is two words"
    );
    // SAFETY: the buffer is valid for writes of this length.
    let negative = unsafe { pread64_raw(fd, read.as_mut_ptr(), 8, -1) };
    check!(negative == -22, "an error is sign-extended to 64 bits");
    // SAFETY: the file contains only 8 more bytes at this offset, so no more are written.
    let huge = unsafe { pread64_raw(fd, read.as_mut_ptr(), 1 << 32 | 1, FAR) };
    check!(huge != 1, "a count that does not fit in a word is not truncated");
    check!(
        pread64_after(fd, &mut read[..7], FAR) == Ok(7) && read == *b"ar awayy",
        "args passes the offset"
    );

    let vector = [Vector(b"scatter".as_ptr(), 7)];
    check!(pwritev(fd, &vector, 1, FAR + 8) == Ok(7), "pwritev writes after it");
    let vector = [Vector(read.as_ptr(), 8)];
    check!(preadv(fd, &vector, 1, FAR + 8) == Ok(7), "preadv reads at the offset");
    // SAFETY: the kernel has initialised the array.
    let read = unsafe { ptr::read_volatile(&raw const read) };
    check!(read == *b"scattery", "preadv reads what pwritev wrote");
    check!(is_or_missing(preadv2(fd, &vector, 1, FAR + 8, 0), 7), "preadv2 reads at the offset");
    let flagged = preadv2(fd, &vector, 1, FAR + 8, 0x4000_0000);
    check!(
        matches!(flagged, Err(Errno::EOPNOTSUPP | Errno::ENOSYS)),
        "preadv2 receives its flags after the offset"
    );

    // SAFETY: a new mapping does not change existing memory.
    let mapped = unsafe { mmap(ptr::null_mut(), PAGE_SIZE, 1, 1, fd, PAGE) };
    let there = (FAR as U64 - PAGE) as usize;
    // SAFETY: the page is within the file.
    let seen = mapped.map(|page| unsafe { ptr::read_volatile(page.cast::<U8>().add(there)) });
    // For 32-bit programs qemu's `mmap2` drops the upper half of the byte offset; the script checks the words
    // instead.
    let expected = if cfg!(target_pointer_width = "64") || !is_emulated() { b'f' } else { 0 };
    check!(seen == Ok(expected), "mmap maps the page at the offset, with {seen:?}");
    // SAFETY: the call is rejected.
    let refused = unsafe { mmap(ptr::null_mut(), PAGE_SIZE, 1, 1, fd, PAGE + 1) };
    check!(refused == Err(Errno::EINVAL), "an offset that is not page-aligned is rejected");
    // SAFETY: the call is rejected, because no file is that long.
    let beyond = unsafe { mmap(ptr::null_mut(), PAGE_SIZE, 1, 1, fd, !0xfff) };
    check!(beyond.is_err(), "an offset beyond the maximum file size is rejected");

    check!(fallocate(fd, 0, FAR + 0x1000, 0x2000) == Ok(()), "fallocate allocates space");
    check!(lseek(fd, 0, 2) == Ok(FAR + 0x3000), "fallocate extends the file");
    #[cfg(feature = "calls")]
    by_prototype::check(fd);
    check!(readahead(fd, FAR, 4096) == Ok(()), "readahead accepts the offset");
    check!(sync_file_range(fd, FAR, LONG, 2) == Ok(()), "sync_file_range accepts the offset");
    check!(fadvise64(fd, FAR, LONG, DONTNEED) == Ok(()), "fadvise64 does");
    check!(truncate(PATH, FAR + 0x100) == Ok(()), "truncate accepts a 64-bit length");
    check!(lseek(fd, 0, 2) == Ok(FAR + 0x100), "lseek returns the new length");
    #[cfg(any(
        target_arch = "arm",
        target_arch = "x86",
        target_arch = "powerpc",
        target_arch = "mips"
    ))]
    by_their_names::check(fd);
    check!(pwrite64(fd, b"far away", FAR) == Ok(8), "the text for the script is written");
    check!(ftruncate(fd, FAR + 0x200) == Ok(()), "the length for the script is set");
}
