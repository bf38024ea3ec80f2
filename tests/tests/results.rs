//! All shapes of results: real calls that succeed and fail, and return values at the boundaries from the scripted
//! kernel.

#![cfg(target_os = "linux")]

use std::{
    convert::Infallible,
    fmt::{self, Display, Formatter},
    fs::File,
    io,
    num::NonZero,
    os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd},
    ptr::{self, NonNull},
};

use own_kernel::script;
use sysdecl::prelude::*;

/// The smallest error value, -4095.
const FIRST_FAILURE: isize = -4095;

/// The same call for each type, with a scripted return value.
macro_rules! answers {
    ($($name:ident -> $ret:ty;)*) => {
        #[syscall(abi = own_kernel::script_entry)]
        unsafe extern {
            $(
                #[syscall(nr = 0)]
                safe fn $name() -> $ret;
            )*
        }
    };
}

answers! {
    as_i8 -> I8;
    as_i16 -> I16;
    as_i32 -> I32;
    as_i64 -> I64;
    as_isize -> isize;
    as_u8 -> U8;
    as_u16 -> U16;
    as_u32 -> U32;
    as_u64 -> U64;
    as_usize -> usize;
    as_address -> *mut u8;
    as_const_address -> *const u8;
    as_unit -> ();
    try_i32 -> Result<I32, Errno>;
    try_i64 -> Result<I64, Errno>;
    try_u8 -> Result<U8, Errno>;
    try_u64 -> Result<U64, Errno>;
    try_usize -> Result<usize, Errno>;
    try_address -> Result<*mut u8, Errno>;
    try_const_address -> Result<*const u8, Errno>;
    try_unit -> Result<(), Errno>;
    try_owned -> Result<OwnedFd, Errno>;
    maybe_address -> Option<NonNull<u8>>;
    maybe_i8 -> Option<NonZero<I8>>;
    maybe_u64 -> Option<NonZero<U64>>;
    try_nonnull -> Result<NonNull<u8>, Errno>;
    try_maybe_address -> Result<Option<NonNull<u8>>, Errno>;
    try_nonzero_u32 -> Result<NonZero<U32>, Errno>;
    try_nonzero_isize -> Result<NonZero<isize>, Errno>;
    try_maybe_i32 -> Result<Option<NonZero<I32>>, Errno>;
    try_nothing -> Result<Infallible, Errno>;
    try_byte -> Result<Byte, Errno>;
    try_short -> Result<Short, Errno>;
    try_word -> Result<Word, Errno>;
    try_long -> Result<Long, Errno>;
}

#[derive(Debug, PartialEq, FromKernel)]
#[repr(u8)]
enum Byte {
    One = 1,
    Last = 0xff,
}

#[derive(Debug, PartialEq, FromKernel)]
#[repr(i16)]
enum Short {
    Negative = -5000,
    Zero = 0,
}

#[derive(Debug, PartialEq, FromKernel)]
#[repr(u32)]
enum Word {
    High = 0x8000_0000,
}

#[derive(Debug, PartialEq, FromKernel)]
#[repr(i64)]
enum Long {
    Least = i64::MIN,
    Most = i64::MAX,
}

/// Calls a function with a scripted return value.
fn of<T>(answer: isize, call: impl FnOnce() -> T) -> T {
    script::will_answer(&[answer]);
    call()
}

#[test]
fn an_integer_is_the_truncated_register() {
    assert_eq!(of(-9, as_i8), -9);
    assert_eq!(of(-9, as_i16), -9);
    assert_eq!(of(-9, as_i32), -9);
    assert_eq!(of(-9, as_i64), -9);
    assert_eq!(of(-9, as_isize), -9);
    assert_eq!(of(0x1234_5678, as_u8), 0x78);
    assert_eq!(of(0x1234_5678, as_i8), 0x78);
    assert_eq!(of(0x1234_5678, as_u16), 0x5678);
    assert_eq!(of(0x7fff_8000, as_i16), I16::MIN);
    assert_eq!(of(-1, as_u32), U32::MAX);
    assert_eq!(of(-1, as_u64), U64::MAX);
    assert_eq!(of(-1, as_usize), usize::MAX);
    #[cfg(target_pointer_width = "64")]
    {
        assert_eq!(of(0x1_0000_0007, as_i32), 7);
        assert_eq!(of(0x1_8000_0000, as_i32), I32::MIN);
        assert_eq!(of(0x1_8000_0000, as_u32), 0x8000_0000);
        assert_eq!(of(isize::MIN, as_i64), I64::MIN);
        assert_eq!(of(isize::MIN, as_u64), 1 << 63);
    }
}

#[test]
fn an_address_is_the_register() {
    assert_eq!(of(0x1000, as_address).addr(), 0x1000);
    assert_eq!(of(0x1000, as_const_address).addr(), 0x1000);
    assert_eq!(of(-12, as_address).addr(), 12_usize.wrapping_neg());
    assert!(of(0, as_address).is_null());
}

#[test]
fn only_values_in_the_last_page_are_errors() {
    for code in [1, 2, 4, 11, 4094, 4095] {
        let errno = Errno::from_code(code).unwrap();
        let answer = -isize::try_from(code).unwrap();
        assert_eq!(of(answer, try_i32), Err(errno));
        assert_eq!(of(answer, try_i64), Err(errno));
        assert_eq!(of(answer, try_u8), Err(errno));
        assert_eq!(of(answer, try_u64), Err(errno));
        assert_eq!(of(answer, try_usize), Err(errno));
        assert_eq!(of(answer, try_address), Err(errno));
        assert_eq!(of(answer, try_const_address), Err(errno));
        assert_eq!(of(answer, try_unit), Err(errno));
    }
    for answer in [0, 1, 4095, isize::MAX, isize::MIN, FIRST_FAILURE - 1] {
        let bits = answer.cast_unsigned();
        assert_eq!(of(answer, try_usize), Ok(bits));
        assert_eq!(of(answer, try_address).map(<*mut u8>::addr), Ok(bits));
        assert_eq!(of(answer, try_const_address).map(<*const u8>::addr), Ok(bits));
        assert_eq!(of(answer, try_unit), Ok(()));
        #[cfg(target_pointer_width = "64")]
        assert_eq!(of(answer, try_i64), Ok(answer as I64));
    }
    assert_eq!(of(FIRST_FAILURE - 1, try_i32), Ok(-4096));
    assert_eq!(of(FIRST_FAILURE, try_i32), Err(Errno::from_code(4095).unwrap()));
    assert_eq!(of(0x1ff, try_u8), Ok(0xff));
}

#[test]
fn an_undeclared_return_value_is_discarded() {
    #[syscall(nr = 0, abi = own_kernel::script_entry)]
    unsafe fn no_result();

    for answer in [0, 5, -9] {
        of(answer, as_unit);
        // SAFETY: the scripted kernel accesses no memory.
        of(answer, || unsafe { no_result() });
    }
}

#[test]
fn raw_return_values_of_the_kernel() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_DUP, unchecked(safety))]
        safe fn dup_i32(fd: I32) -> I32;
        #[syscall(nr = SYS_DUP, unchecked(safety))]
        safe fn dup_isize(fd: I32) -> isize;
        fn read(fd: I32, buf: *mut U8, count: U64) -> I64;
        fn mmap(
            addr: *mut Void,
            length: U64,
            prot: I32,
            flags: I32,
            fd: I32,
            offset: I64,
        ) -> *mut Void;
        fn munmap(addr: *mut Void, length: U64);
    }

    assert_eq!(dup_i32(-1), -libc::EBADF);
    assert_eq!(dup_isize(-1), -libc::EBADF as isize);
    // SAFETY: the descriptor to read from is invalid; the mapping is new and is unmapped once.
    unsafe {
        assert_eq!(read(-1, [0].as_mut_ptr(), 1), -i64::from(libc::EBADF));
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        let failed = mmap(ptr::null_mut(), 0, libc::PROT_READ, flags, -1, 0);
        assert_eq!(failed.addr().cast_signed(), -libc::EINVAL as isize);
        let page = mmap(ptr::null_mut(), 4096, libc::PROT_READ, flags, -1, 0);
        assert_eq!(page.cast::<u8>().read(), 0);
        munmap(page, 4096);
        // A misaligned address; the error is ignored.
        munmap(ptr::without_provenance_mut(1), 1);
    }
}

#[test]
fn results_of_the_kernel() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_FCHDIR)]
        safe fn enter(folder: Option<BorrowedFd<'_>>) -> Result<(), Errno>;
        #[syscall(nr = SYS_FSYNC)]
        safe fn sync(fd: BorrowedFd<'_>) -> Result<(), Errno>;
        safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;
        #[syscall(nr = SYS_UMASK)]
        safe fn umask(mask: U32) -> Result<U32, Errno>;
    }

    assert_eq!(enter(None), Err(Errno::EBADF));
    let zero = File::open("/dev/zero").unwrap();
    assert_eq!(sync(zero.as_fd()), Err(Errno::EINVAL));
    let mut buf = [1; 4];
    assert_eq!(read(zero.as_fd(), &mut buf), Ok(4));
    assert_eq!(buf, [0; 4]);
    let mask = umask(0o27).unwrap();
    assert_eq!(umask(mask), Ok(0o27));
    let folder = File::open("/").unwrap();
    assert_eq!(read(folder.as_fd(), &mut buf), Err(Errno::EISDIR));
}

#[test]
fn a_new_descriptor_is_owned() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_DUP, unchecked(safety))]
        safe fn dup(fd: I32) -> Result<OwnedFd, Errno>;
    }

    let file = File::open("/dev/null").unwrap();
    let copy = dup(file.as_raw_fd()).unwrap();
    assert_ne!(copy.as_raw_fd(), file.as_raw_fd());
    // SAFETY: the call accesses no memory.
    let is_open = |fd| unsafe { libc::fcntl(fd, libc::F_GETFD) != -1 };
    // A high number, which no test that runs concurrently gets.
    // SAFETY: as above.
    let high = unsafe { libc::fcntl(copy.as_raw_fd(), libc::F_DUPFD, 950) };
    assert!(is_open(high));
    drop(of(high as isize, try_owned).unwrap());
    assert!(!is_open(high));
    assert_eq!(dup(-1).unwrap_err(), Errno::EBADF);
}

#[test]
fn io_result_contains_the_os_error() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_OPENAT, unchecked(safety))]
        safe fn open(dir: I32, path: &std::ffi::CStr, flags: I32, mode: U32)
        -> io::Result<OwnedFd>;
        safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> io::Result<usize>;
    }

    let error = open(libc::AT_FDCWD, c"/no/such/file", 0, 0).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
    assert_eq!(error.raw_os_error(), Some(libc::ENOENT));
    let zero = open(libc::AT_FDCWD, c"/dev/zero", 0, 0).unwrap();
    assert_eq!(read(zero.as_fd(), &mut [1; 3]).unwrap(), 3);
}

/// A custom error type.
#[derive(Debug, PartialEq)]
enum Problem {
    Missing,
    Kernel(Errno),
}

impl From<Errno> for Problem {
    fn from(errno: Errno) -> Self {
        match errno {
            Errno::ENOENT => Self::Missing,
            other => Self::Kernel(other),
        }
    }
}

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

mod short {
    /// A custom result type with the usual name.
    pub(super) type Result<T> = std::result::Result<T, super::Problem>;
}

#[test]
fn a_custom_error_type() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_CHDIR, retry)]
        safe fn chdir(path: &std::ffi::CStr) -> Result<(), Problem>;
        #[syscall(nr = SYS_CHDIR, retry)]
        safe fn enter(path: &std::ffi::CStr) -> short::Result<U32>;
    }

    assert_eq!(chdir(c"."), Ok(()));
    assert_eq!(enter(c"."), Ok(0));
    assert_eq!(chdir(c"/no/such/folder"), Err(Problem::Missing));
    assert_eq!(enter(c"/dev/null"), Err(Problem::Kernel(Errno::ENOTDIR)));
}

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
struct Pid(I32);

bitflags::bitflags! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, ToKernel, FromKernel)]
    struct Bits: u32 {
        const LOW = 1;
        const HIGH = 1 << 31;
    }
}

#[derive(Clone, Copy, Debug, PartialEq, ToKernel, FromKernel)]
#[repr(i8)]
enum Level {
    Below = -1,
    Zero,
    Above = 100,
}

answers! {
    as_pid -> Pid;
    try_pid -> Result<Pid, Errno>;
    as_bits -> Bits;
    try_bits -> Result<Bits, Errno>;
    try_level -> Result<Level, Errno>;
    try_level_or_problem -> Result<Level, Problem>;
}

#[test]
fn a_newtype_is_converted_like_its_field() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_GETPGID)]
        safe fn group(pid: Pid) -> Result<Pid, Errno>;
    }

    // SAFETY: the call accesses no memory.
    assert_eq!(group(Pid(0)), Ok(Pid(unsafe { libc::getpgrp() })));
    assert_eq!(group(Pid(-1)), Err(Errno::ESRCH));
    assert_eq!(of(-3, as_pid), Pid(-3));
    assert_eq!(of(-3, try_pid), Err(Errno::ESRCH));
    assert_eq!(of(7, try_pid), Ok(Pid(7)));
}

#[test]
fn flags_keep_unknown_bits() {
    assert_eq!(of(0b11, as_bits).bits(), 0b11);
    assert_eq!(of(0b11, try_bits).map(|bits| bits.bits()), Ok(0b11));
    #[cfg(target_pointer_width = "64")]
    assert_eq!(of(0x8000_0001, try_bits), Ok(Bits::all()));
    assert_eq!(of(-22, try_bits), Err(Errno::EINVAL));
}

#[test]
fn an_unknown_value_of_an_enum_is_an_error() {
    assert_eq!(of(0, try_level), Ok(Level::Zero));
    assert_eq!(of(100, try_level), Ok(Level::Above));
    for unknown in [1, 99, 101, 0x7f, 0x80, 0xff, isize::MAX - 1, isize::MIN + 1] {
        assert_eq!(of(unknown, try_level), Err(Errno::ERANGE), "{unknown}");
    }
    assert_eq!(of(-1, try_level), Err(Errno::EPERM));
    assert_eq!(of(1, try_level_or_problem), Err(Problem::Kernel(Errno::ERANGE)));
    assert_eq!(of(-2, try_level_or_problem), Err(Problem::Missing));
}

#[test]
fn an_enum_is_returned_by_a_real_call() {
    #[derive(Clone, Copy, Debug, PartialEq, FromKernel)]
    #[repr(u32)]
    enum Scheduler {
        Other = 0,
        Fifo = 1,
    }

    #[derive(Debug, PartialEq, FromKernel)]
    #[repr(u32)]
    enum NoScheduler {
        Fifo = 1,
    }

    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_SCHED_GETSCHEDULER)]
        safe fn scheduler(pid: I32) -> Result<Scheduler, Errno>;
        #[syscall(nr = SYS_SCHED_GETSCHEDULER)]
        safe fn no_scheduler(pid: I32) -> Result<NoScheduler, Errno>;
    }

    // SAFETY: the call accesses no memory.
    assert_eq!(unsafe { libc::sched_getscheduler(0) }, libc::SCHED_OTHER);
    assert_eq!(scheduler(0), Ok(Scheduler::Other));
    assert_ne!(scheduler(0), Ok(Scheduler::Fifo));
    assert_eq!(no_scheduler(0), Err(Errno::ERANGE));
    assert_ne!(no_scheduler(0), Ok(NoScheduler::Fifo));
    assert_eq!(scheduler(-1), Err(Errno::EINVAL));
}

#[test]
fn never_exits_the_process() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        #[syscall(nr = SYS_EXIT_GROUP)]
        safe fn exit(code: I32) -> !;
    }

    // SAFETY: the child only exits, and is waited for.
    unsafe {
        let child = libc::fork();
        if child == 0 {
            exit(7);
        }
        let mut status = 0;
        assert_eq!(libc::waitpid(child, &raw mut status, 0), child);
        assert!(libc::WIFEXITED(status), "{status:#x}");
        assert_eq!(libc::WEXITSTATUS(status), 7);
    }
}

#[test]
fn never_repeats_the_call_if_it_is_rejected() {
    struct Enough;

    #[syscall(abi = own_kernel::script_entry)]
    unsafe extern "C" {
        #[syscall(nr = 94)]
        safe fn exit(code: I32) -> !;
    }

    // The script is exhausted, so the next call panics.
    script::will_answer(&[-1, -38]);
    let unwound = std::panic::catch_unwind(|| -> Enough { exit(3) });
    assert!(unwound.is_err());
    assert_eq!(script::was_asked(), vec![(94, vec![3]); 3]);
}

#[test]
fn retry_repeats_the_call_only_after_eintr() {
    #[syscall(abi = own_kernel::script_entry)]
    unsafe extern "C" {
        #[syscall(nr = 40, retry)]
        safe fn patient(word: I32) -> Result<usize, Errno>;
        #[syscall(nr = 40)]
        safe fn impatient(word: I32) -> Result<usize, Errno>;
    }

    let interrupted = -libc::EINTR as isize;
    script::will_answer(&[interrupted, interrupted, 5]);
    assert_eq!(patient(-2), Ok(5));
    assert_eq!(script::was_asked(), vec![(40, vec![2_usize.wrapping_neg()]); 3]);

    script::will_answer(&[interrupted, -libc::EAGAIN as isize, 5]);
    assert_eq!(patient(1), Err(Errno::EAGAIN));
    script::will_answer(&[interrupted, 5]);
    assert_eq!(impatient(1), Err(Errno::EINTR));
}

#[test]
fn an_enum_is_compared_as_a_whole_register() {
    assert_eq!(of(1, try_byte), Ok(Byte::One));
    assert_eq!(of(0xff, try_byte), Ok(Byte::Last));
    assert_eq!(of(0x101, try_byte), Err(Errno::ERANGE));
    assert_eq!(of(0x1ff, try_byte), Err(Errno::ERANGE));
    assert_eq!(of(-5000, try_short), Ok(Short::Negative));
    assert_eq!(of(0x1_0000 - 5000, try_short), Err(Errno::ERANGE));
    assert_eq!(of(0x1_0000, try_short), Err(Errno::ERANGE));
    assert_eq!(of(0, try_short), Ok(Short::Zero));
    #[cfg(target_pointer_width = "64")]
    {
        assert_eq!(of(0x8000_0000, try_word), Ok(Word::High));
        assert_eq!(of(0x8000_0000 - (1 << 32), try_word), Err(Errno::ERANGE));
        assert_eq!(of(0x1_8000_0000, try_word), Err(Errno::ERANGE));
        assert_eq!(of(isize::MIN, try_long), Ok(Long::Least));
        assert_eq!(of(isize::MAX, try_long), Ok(Long::Most));
    }
    #[cfg(target_pointer_width = "32")]
    {
        assert_eq!(of(isize::MIN, try_word), Ok(Word::High));
        assert_eq!(of(isize::MAX, try_word), Err(Errno::ERANGE));
        // Half of the register matches, but not the whole.
        assert_eq!(of(isize::MIN, try_long), Err(Errno::ERANGE));
        assert_eq!(of(0, try_long), Err(Errno::ERANGE));
    }
}

/// The value is neither closed nor truncated to a descriptor: a filter or a tracer can make a call return anything.
#[test]
fn an_invalid_descriptor_is_an_error() {
    #[cfg(target_pointer_width = "64")]
    let beyond = [1 << 31, (1 << 32) - 1, (1 << 32) + 1_000_000, isize::MAX];
    // In 32-bit registers, all non-negative values are valid descriptors.
    #[cfg(target_pointer_width = "32")]
    let beyond = [];
    for answer in [isize::MIN, -5000].into_iter().chain(beyond) {
        let unexpected = of(answer, try_owned).unwrap_err();
        assert_eq!(unexpected.code(), sysdecl::errno::MAX_ERRNO, "{answer:#x}");
        assert_eq!(format!("{unexpected:?}"), format!("Errno(unexpected return value {answer})"));
    }
}

/// Zero is not a value of these types, but can be returned.
#[test]
fn zero_is_none_or_an_error() {
    assert_eq!(of(0x1000, maybe_address).unwrap().addr().get(), 0x1000);
    assert_eq!(of(0, maybe_address), None);
    assert_eq!([of(0, maybe_i8), of(-3, maybe_i8)], [None, NonZero::new(-3)]);
    assert_eq!(of(-1, maybe_u64), NonZero::new(U64::MAX));
    assert_eq!(of(0x1000, try_nonnull).unwrap().addr().get(), 0x1000);
    assert_eq!(of(0, try_nonnull), Err(Errno::ERANGE));
    assert_eq!(of(-12, try_nonnull), Err(Errno::ENOMEM));
    assert_eq!(of(0, try_maybe_address), Ok(None));
    assert_eq!(of(-12, try_maybe_address), Err(Errno::ENOMEM));
    assert_eq!(of(7, try_nonzero_u32), Ok(NonZero::new(7).unwrap()));
    assert_eq!(of(0, try_nonzero_u32), Err(Errno::ERANGE));
    assert_eq!(of(-1, try_nonzero_u32), Err(Errno::EPERM));
    assert_eq!(of(isize::MIN, try_nonzero_isize), Ok(NonZero::<isize>::MIN));
    assert_eq!([of(0, try_maybe_i32), of(5, try_maybe_i32)], [Ok(None), Ok(NonZero::new(5))]);
    #[cfg(target_pointer_width = "64")]
    {
        assert_eq!(of(1 << 32, try_nonzero_u32), Err(Errno::ERANGE));
        assert_eq!(of(1 << 32, try_maybe_i32), Ok(None));
        assert_eq!(of(1 << 32, maybe_i8), None);
    }
}

#[test]
fn a_call_that_never_succeeds_returns_only_errors() {
    #[syscall(os = "linux")]
    unsafe extern "C" {
        fn execve(
            path: &std::ffi::CStr,
            arguments: *const *const u8,
            environment: *const *const u8,
        ) -> Result<Infallible, Errno>;
    }

    assert_eq!(of(-2, try_nothing), Err(Errno::ENOENT));
    // A filter can return 0 without executing the call.
    assert_eq!(of(0, try_nothing), Err(Errno::ERANGE));
    assert_eq!(of(1, try_nothing), Err(Errno::ERANGE));

    let none = [ptr::null()];
    // SAFETY: both lists end in null, and the file does not exist.
    let Err(error) = unsafe { execve(c"/no/such/file", none.as_ptr(), none.as_ptr()) };
    assert_eq!(error, Errno::ENOENT);
}
