//! Declarations that the kernel's rules accept, or cannot prove to be wrong.

use std::{ffi::CStr, io, sync::atomic::AtomicU32};

use sysdecl::{
    fd::{BorrowedFd, OwnedFd},
    prelude::*,
};

type Count = usize;
type Offset = i64;
type Short = i16;
type Number = i32;
type Address = *mut Void;
type Answer = Result<Count, Errno>;

#[derive(Clone, Copy, ToKernel, FromKernel)]
struct Process(I32);

#[derive(Clone, Copy, ToKernel)]
struct Buffer(Address);

#[repr(C)]
struct Ring {
    head: AtomicU32,
    entries: [U64; 4],
}

#[repr(C)]
struct Time {
    seconds: I64,
    nanoseconds: I64,
}

const FUTEX_WAKE: I32 = 1;
/// A user-defined constant for the flags, which may specify an absolute time.
const UNTIL: I32 = 1;
const MY_UNTIL: I32 = 1;

struct Clock;

impl Clock {
    const ABSOLUTE: I32 = 1;
}

#[syscall(os = "linux")]
unsafe extern {
    // Aliases and custom types.
    fn read(fd: Number, buf: Buffer, count: Count) -> Answer;
    fn kill(process: Process, signal: Short) -> io::Result<()>;
    fn pread64(fd: I32, buf: Address, count: Count, offset: Offset) -> Answer;
    safe fn getpid() -> Process;
    fn getrandom(ring: &Ring, size: usize, flags: U32) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    fn read_atomic(fd: I32, word: &AtomicU32, size: usize) -> Result<usize, Errno>;
    #[syscall(name = "read")]
    fn read_atomic_by_pointer(fd: I32, word: *const AtomicU32, size: usize) -> Result<usize, Errno>;

    // An integer of different signedness or larger width; a pointer as a number; `*mut` where the kernel only reads.
    fn write(fd: U64, buf: *mut U8, count: I64) -> Result<isize, Errno>;
    fn close(fd: OwnedFd);
    fn munmap(at: usize, length: U64) -> Result<(), Errno>;
    fn mmap(
        at: Option<std::ptr::NonNull<Void>>,
        length: usize,
        prot: U32,
        flags: I32,
        fd: Option<BorrowedFd<'_>>,
        offset: U64,
    ) -> Result<*mut Void, Errno>;

    // Words that only some operations use are omitted.
    fn openat(dir: BorrowedFd<'_>, path: &CStr, flags: I32) -> Result<OwnedFd, Errno>;
    #[syscall(name = "prctl")]
    fn short(option: I32, name: &CStr) -> Result<I32, Errno>;
    #[syscall(name = "futex", args(word, FUTEX_WAKE, 1), retry)]
    fn wake(word: &AtomicU32) -> Result<usize, Errno>;

    // A time that may be absolute, null, or overwritten.
    #[syscall(name = "clock_nanosleep", retry, args(clock, UNTIL, time, 0))]
    fn until(clock: I32, time: &Time) -> Result<(), Errno>;
    #[syscall(name = "clock_nanosleep", retry, args(clock, MY_UNTIL, time, 0))]
    fn my_until(clock: I32, time: &Time) -> Result<(), Errno>;
    #[syscall(name = "clock_nanosleep", retry, args(clock, Clock::ABSOLUTE, time, 0))]
    fn absolute(clock: I32, time: &Time) -> Result<(), Errno>;
    #[syscall(name = "clock_nanosleep", retry)]
    fn by_flags(clock: I32, flags: I32, time: &Time, rest: Option<&mut Time>) -> Result<(), Errno>;
    #[cfg(target_arch = "x86_64")]
    #[syscall(name = "poll", retry, args(0, 0, -1))]
    fn forever() -> Result<usize, Errno>;
    #[syscall(name = "nanosleep", retry)]
    fn sleep(time: *mut Time, rest: *mut Time) -> Result<(), Errno>;
    #[syscall(name = "nanosleep", retry, args(std::ptr::from_ref(time), std::ptr::from_mut(time)))]
    fn sleep_on(time: &mut Time) -> Result<(), Errno>;

    // Rules that are disabled.
    #[syscall(name = "read", unchecked(direction, width))]
    fn lifted(fd: I16, buf: *const U8, count: usize) -> Result<usize, Errno>;
    #[syscall(name = "fsync", unchecked)]
    fn all_lifted(fd: I8, more: *const U8) -> !;
    #[syscall(nr = SYS_GETPDI, unchecked(name))]
    safe fn getpdi() -> I32;
}

/// Not a name in the table, but similar to one.
const SYS_GETPDI: U64 = SYS_GETPID;

mod another_kernel {
    macro_rules! enter {
        ($ret:tt = $nr:expr $(, $word:expr)*; $($options:tt)*) => {{
            let _ = ($nr, $($word),*);
            $ret = sysdecl::abi::Word::default();
        }};
    }
    pub(crate) use enter;
}

// A custom kernel has its own prototypes.
#[syscall(nr = SYS_CLOSE, abi = another_kernel::enter)]
fn close_many(first: U8, path: &CStr, more: U8) -> I64;

#[syscall(nr = SYS_GETPDI, os = "linux", abi = another_kernel::enter)]
fn getpid_of(name: &CStr) -> I64;

fn main() {
    assert_eq!(getpid().0.cast_unsigned(), std::process::id());
    assert_eq!(getpdi().cast_unsigned(), std::process::id());
}
