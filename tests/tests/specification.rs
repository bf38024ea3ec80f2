//! The declarations of the specification for Linux: numbers and constants with their types and values, functions with
//! their parameters and results.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unreadable_literal,
    clippy::wildcard_imports,
    clippy::cast_lossless,
    clippy::cast_sign_loss,
    clippy::unnecessary_cast,
    clippy::too_many_lines,
    reason = "written as in the specification"
)]

use sysdecl::{I32, I64, U8, U32, U64, Void, errno, linux};

macro_rules! rows {
    ($module:path { $($name:ident: $ty:ty = $value:expr;)* }) => {{
        use $module::*;
        $(
            let declared: $ty = $name;
            assert_eq!(declared, $value, stringify!($name));
        )*
    }};
}

#[cfg(target_arch = "x86_64")]
#[test]
fn numbers() {
    rows!(linux::nr {
        SYS_READ: U64 = 0;
        SYS_WRITE: U64 = 1;
        SYS_OPEN: U64 = 2;
        SYS_CLOSE: U64 = 3;
        SYS_STAT: U64 = 4;
        SYS_FSTAT: U64 = 5;
        SYS_LSTAT: U64 = 6;
        SYS_POLL: U64 = 7;
        SYS_LSEEK: U64 = 8;
        SYS_MMAP: U64 = 9;
        SYS_MPROTECT: U64 = 10;
        SYS_MUNMAP: U64 = 11;
        SYS_BRK: U64 = 12;
        SYS_IOCTL: U64 = 16;
        SYS_PIPE: U64 = 22;
        SYS_SELECT: U64 = 23;
        SYS_DUP: U64 = 32;
        SYS_DUP2: U64 = 33;
        SYS_NANOSLEEP: U64 = 35;
        SYS_GETPID: U64 = 39;
        SYS_SOCKET: U64 = 41;
        SYS_CONNECT: U64 = 42;
        SYS_ACCEPT: U64 = 43;
        SYS_SENDTO: U64 = 44;
        SYS_RECVFROM: U64 = 45;
        SYS_BIND: U64 = 49;
        SYS_LISTEN: U64 = 50;
        SYS_CLONE: U64 = 56;
        SYS_FORK: U64 = 57;
        SYS_EXECVE: U64 = 59;
        SYS_EXIT: U64 = 60;
        SYS_WAIT4: U64 = 61;
        SYS_KILL: U64 = 62;
        SYS_FCNTL: U64 = 72;
        SYS_FLOCK: U64 = 73;
        SYS_FSYNC: U64 = 74;
        SYS_GETCWD: U64 = 79;
        SYS_CHDIR: U64 = 80;
        SYS_MKDIR: U64 = 83;
        SYS_RMDIR: U64 = 84;
        SYS_UNLINK: U64 = 87;
        SYS_CHMOD: U64 = 90;
        SYS_CHOWN: U64 = 92;
        SYS_GETUID: U64 = 102;
        SYS_GETGID: U64 = 104;
        SYS_GETEUID: U64 = 107;
        SYS_GETEGID: U64 = 108;
        SYS_GETPPID: U64 = 110;
        SYS_SETPGID: U64 = 109;
        SYS_SETSID: U64 = 112;
        SYS_GETGROUPS: U64 = 115;
        SYS_SETGROUPS: U64 = 116;
        SYS_GETRESUID: U64 = 118;
        SYS_GETRESGID: U64 = 120;
        SYS_UNAME: U64 = 63;
        SYS_GETTIMEOFDAY: U64 = 96;
        SYS_GETRLIMIT: U64 = 97;
        SYS_GETRUSAGE: U64 = 98;
        SYS_CLOCK_GETTIME: U64 = 228;
        SYS_CLOCK_NANOSLEEP: U64 = 230;
        SYS_EPOLL_CREATE: U64 = 213;
        SYS_EPOLL_CTL: U64 = 233;
        SYS_EPOLL_WAIT: U64 = 232;
        SYS_EPOLL_CREATE1: U64 = 291;
        SYS_EVENTFD2: U64 = 290;
        SYS_SIGNALFD4: U64 = 289;
        SYS_TIMERFD_CREATE: U64 = 283;
        SYS_TIMERFD_SETTIME: U64 = 286;
        SYS_GETRANDOM: U64 = 318;
        SYS_MEMFD_CREATE: U64 = 319;
        SYS_OPENAT: U64 = 257;
        SYS_MKDIRAT: U64 = 258;
        SYS_FSTATAT: U64 = 262;
        SYS_UNLINKAT: U64 = 263;
        SYS_RENAMEAT: U64 = 264;
        SYS_FUTEX: U64 = 202;
        SYS_EXIT_GROUP: U64 = 231;
    });
}

#[test]
fn constants_of_io() {
    rows!(linux::io {
        O_RDONLY: I32 = 0;
        O_WRONLY: I32 = 1;
        O_RDWR: I32 = 2;
        O_CREAT: I32 = 0x40;
        O_EXCL: I32 = 0x80;
        O_TRUNC: I32 = 0x200;
        O_APPEND: I32 = 0x400;
        O_NONBLOCK: I32 = 0x800;
        O_CLOEXEC: I32 = 0x80000;
        SEEK_SET: I32 = 0;
        SEEK_CUR: I32 = 1;
        SEEK_END: I32 = 2;
    });
}

#[test]
fn constants_of_mem() {
    rows!(linux::mem {
        PROT_NONE: I32 = 0;
        PROT_READ: I32 = 1;
        PROT_WRITE: I32 = 2;
        PROT_EXEC: I32 = 4;
        MAP_SHARED: I32 = 0x1;
        MAP_PRIVATE: I32 = 0x2;
        MAP_FIXED: I32 = 0x10;
        MAP_ANONYMOUS: I32 = 0x20;
        MAP_NORESERVE: I32 = 0x4000;
        MAP_POPULATE: I32 = 0x8000;
        MAP_HUGETLB: I32 = 0x40000;
    });
    assert_eq!(linux::mem::MAP_FAILED.addr(), usize::MAX);
}

#[test]
fn constants_of_process() {
    rows!(linux::process {
        CLONE_VM: U64 = 0x100;
        CLONE_FS: U64 = 0x200;
        CLONE_FILES: U64 = 0x400;
        CLONE_SIGHAND: U64 = 0x800;
        CLONE_THREAD: U64 = 0x10000;
        CLONE_SETTLS: U64 = 0x80000;
        CLONE_PARENT_SETTID: U64 = 0x100000;
        CLONE_CHILD_CLEARTID: U64 = 0x200000;
    });
}

#[test]
fn constants_of_futex() {
    rows!(linux::futex {
        FUTEX_WAIT: I32 = 0;
        FUTEX_WAKE: I32 = 1;
        FUTEX_PRIVATE_FLAG: I32 = 128;
        FUTEX_WAIT_PRIVATE: I32 = FUTEX_WAIT | FUTEX_PRIVATE_FLAG;
        FUTEX_WAKE_PRIVATE: I32 = FUTEX_WAKE | FUTEX_PRIVATE_FLAG;
    });
}

#[test]
fn error_numbers() {
    rows!(errno {
        EPERM: I32 = 1;
        ENOENT: I32 = 2;
        ESRCH: I32 = 3;
        EINTR: I32 = 4;
        EIO: I32 = 5;
        ENXIO: I32 = 6;
        E2BIG: I32 = 7;
        ENOEXEC: I32 = 8;
        EBADF: I32 = 9;
        ECHILD: I32 = 10;
        EAGAIN: I32 = 11;
        ENOMEM: I32 = 12;
        EACCES: I32 = 13;
        EFAULT: I32 = 14;
        EBUSY: I32 = 16;
        EEXIST: I32 = 17;
        EXDEV: I32 = 18;
        ENODEV: I32 = 19;
        ENOTDIR: I32 = 20;
        EISDIR: I32 = 21;
        EINVAL: I32 = 22;
        ENFILE: I32 = 23;
        EMFILE: I32 = 24;
        ENOTTY: I32 = 25;
        ETXTBSY: I32 = 26;
        EFBIG: I32 = 27;
        ENOSPC: I32 = 28;
        ESPIPE: I32 = 29;
        EROFS: I32 = 30;
        EMLINK: I32 = 31;
        EPIPE: I32 = 32;
        EDOM: I32 = 33;
        ERANGE: I32 = 34;
        EDEADLK: I32 = 35;
        ENAMETOOLONG: I32 = 36;
        ENOSYS: I32 = 38;
        ENOTEMPTY: I32 = 39;
        ELOOP: I32 = 40;
        EWOULDBLOCK: I32 = EAGAIN;
        ECONNREFUSED: I32 = 111;
        ETIMEDOUT: I32 = 110;
    });
}

/// Each function is a `lowlevel func` in the specification, which is an `unsafe fn`; a safe function is accepted as
/// well.
#[test]
fn functions() {
    use linux::{futex, io, mem, process};

    let _: unsafe fn(I32, *mut U8, U64) -> I64 = io::read;
    let _: unsafe fn(I32, *const U8, U64) -> I64 = io::write;
    let _: unsafe fn(*const U8, I32, U32) -> I32 = io::open;
    let _: unsafe fn(I32) -> I32 = io::close;
    let _: unsafe fn(I32, I64, I32) -> I64 = io::lseek;
    let _: unsafe fn(*mut Void, U64, I32, I32, I32, I64) -> *mut Void = mem::mmap;
    let _: unsafe fn(*mut Void, U64) -> I32 = mem::munmap;
    let _: unsafe fn(*mut Void, U64, I32) -> I32 = mem::mprotect;
    let _: unsafe fn(*mut Void) -> *mut Void = mem::brk;
    let _: unsafe fn(I32) -> ! = process::exit;
    let _: unsafe fn(I32) -> ! = process::exit_group;
    let _: unsafe fn() -> I32 = process::getpid;
    let _: unsafe fn() -> I32 = process::getppid;
    let _: unsafe fn() -> I32 = process::fork;
    let _: unsafe fn(U64, *mut Void, *mut I32, *mut I32, U64) -> I64 = process::clone;
    let _: unsafe fn(*const U8, *const *const U8, *const *const U8) -> I32 = process::execve;
    let _: unsafe fn(I32, *mut I32, I32, *mut Void) -> I32 = process::wait4;
    let _: unsafe fn(I32, I32) -> I32 = process::kill;
    let _: unsafe fn(*mut U32, I32, U32, *const futex::Timespec, *mut U32, U32) -> I64 =
        futex::futex;
    let _: unsafe fn(*mut U32, U32, Option<&futex::Timespec>) -> I64 = futex::futex_wait;
    let _: unsafe fn(*mut U32, U32) -> I64 = futex::futex_wake;
    let _ = futex::Timespec { tv_sec: 0_i64, tv_nsec: 0_i64 };
}

/// The bodies of the specification's wrappers.
#[test]
fn raw_calls() {
    use linux::{nr::*, raw::*};

    let text = b"raw\n";
    // SAFETY: the text has the given length; the other calls access no memory.
    unsafe {
        assert_eq!(syscall0(SYS_GETPID), I64::from(linux::process::getpid()));
        assert_eq!(syscall1(SYS_CLOSE, -1 as I32 as U64), I64::from(-errno::EBADF));
        assert_eq!(syscall2(SYS_KILL, I32::MAX as U64, 0 as U64), I64::from(-errno::ESRCH));
        let written = syscall3(SYS_WRITE, 1 as I32 as U64, text.as_ptr() as U64, text.len() as U64);
        assert_eq!(written, 4);
    }
}
