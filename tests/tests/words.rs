//! Declarations whose words differ from the written parameters, on the running architecture.

#![cfg(target_os = "linux")]

use std::{fs::File, io::Write as _, os::fd::AsFd as _};

use sysdecl::{fd::BorrowedFd, prelude::*, words_of};

/// `struct iovec`.
#[repr(C)]
struct Vector(*mut u8, usize);

/// A flag that no kernel supports.
const UNKNOWN: U32 = 0x4000_0000;

#[syscall(os = "linux")]
unsafe extern "C" {
    fn preadv(fd: BorrowedFd<'_>, to: &[Vector], offset: I64) -> Result<usize, Errno>;
    #[syscall(name = "preadv2")]
    fn read_flagged(
        fd: BorrowedFd<'_>,
        to: &[Vector],
        offset: I64,
        flags: U32,
    ) -> Result<usize, Errno>;
    #[syscall(name = "preadv2", args(fd, to, I64::from(offset) + 1, 0))]
    fn read_after(fd: BorrowedFd<'_>, to: &[Vector], offset: I32) -> Result<usize, Errno>;
    #[syscall(name = "preadv2")]
    fn read_by_halves(
        fd: BorrowedFd<'_>,
        to: &[Vector],
        low: usize,
        high: usize,
        flags: U32,
    ) -> Result<usize, Errno>;
    fn clone(
        flags: U64,
        stack: *mut Void,
        parent_tid: *mut I32,
        child_tid: *mut I32,
        tls: usize,
    ) -> Result<I32, Errno>;
    fn waitid(kind: I32, id: I32, info: *mut Void, options: I32, usage: *mut Void) -> I32;
    safe fn exit_group(status: I32) -> !;
    safe fn getpid() -> I32;
}

/// An unlinked file with these bytes.
fn file(bytes: &[u8]) -> File {
    let path = std::env::temp_dir().join(format!("sysdecl-words-{}", std::process::id()));
    let mut file =
        File::options().read(true).write(true).create(true).truncate(true).open(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// The offset of `preadv2` is two words on every architecture; words after it follow both.
#[test]
fn flags_are_passed_after_both_words_of_an_offset() {
    let file = file(b"0123456789");
    let fd = file.as_fd();
    let mut bytes = [0; 4];
    let to = [Vector(bytes.as_mut_ptr(), 4)];
    // SAFETY: the vector describes memory that is valid for writes.
    unsafe {
        assert_eq!(preadv(fd, &to, 2), Ok(4));
        assert_eq!(&bytes, b"2345");
        let read = read_flagged(fd, &to, 3, 0);
        if read == Err(Errno::ENOSYS) && std::env::var_os("SYSDECL_QEMU").is_some() {
            eprintln!("SKIPPED: `preadv2`: not supported by the emulator");
            return;
        }
        assert_eq!(read, Ok(4));
        assert_eq!(&bytes, b"3456");
        assert_eq!(read_flagged(fd, &to, 3, UNKNOWN), Err(Errno::EOPNOTSUPP));
        assert_eq!(read_after(fd, &to, 3), Ok(4));
        assert_eq!(&bytes, b"4567");
        assert_eq!(read_by_halves(fd, &to, 5, 0, 0), Ok(4));
        assert_eq!(&bytes, b"5678");
        assert_eq!(read_by_halves(fd, &to, 5, 0, UNKNOWN), Err(Errno::EOPNOTSUPP));
    }
}

/// The last two words of `clone` are in a different order on aarch64 than on x86-64.
#[test]
fn clone_stores_the_child_id_at_the_given_address() {
    const CHILD_SETTID: U64 = 0x0100_0000;
    const SIGCHLD: U64 = 17;
    let mut child = 0;
    let (none, flags) = (std::ptr::null_mut::<Void>(), CHILD_SETTID | SIGCHLD);
    // SAFETY: the child has a copy of all memory, makes only system calls, and exits.
    let pid = unsafe { clone(flags, none, none.cast(), &raw mut child, 0) }.unwrap();
    if pid == 0 {
        // SAFETY: the kernel has written the variable.
        let child = unsafe { std::ptr::read_volatile(&raw const child) };
        exit_group(if child == getpid() { 7 } else { 8 });
    }
    let mut info = [0_i32; 32];
    // SAFETY: the buffer has the 128 bytes of `siginfo_t`. The constants are `P_PID` and `WEXITED`.
    assert_eq!(unsafe { waitid(1, pid, info.as_mut_ptr().cast(), 4, none) }, 0);
    // The offset of `si_status` on 64-bit targets.
    if cfg!(target_pointer_width = "64") {
        assert_eq!(info[6], 7);
    }
}

/// A constant, so that a program can use it at compile time.
const PREADV2: (&str, &[&str]) = words_of!(preadv2);

#[test]
fn the_words_of_a_call_are_a_constant() {
    const { assert!(PREADV2.1.len() == 6) };
    if cfg!(target_pointer_width = "64") {
        assert_eq!(PREADV2, ("preadv2", &["fd", "vec", "vlen", "pos", "pad", "flags"][..]));
    }
    let clone = words_of!(clone).1;
    if cfg!(target_arch = "x86_64") {
        assert_eq!(clone, ["clone_flags", "newsp", "parent_tidptr", "child_tidptr", "tls"]);
        // Exists only on ARM.
        assert_eq!(words_of!(arm_fadvise64_64), ("arm_fadvise64_64", &[][..]));
    }
}
