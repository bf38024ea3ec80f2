//! All shapes of results, for return values that the kernel could return.

use core::cell::Cell;
use std::{
    fmt,
    io,
    os::fd::{AsRawFd, OwnedFd},
};

use sysdecl::{abi::Word, prelude::*};

std::thread_local! {
    static ANSWERS: Cell<[isize; 2]> = const { Cell::new([0; 2]) };
}

/// The next return value.
fn next() -> Word {
    let [answer, then] = ANSWERS.get();
    ANSWERS.set([then; 2]);
    core::ptr::without_provenance_mut(answer as usize)
}

macro_rules! scripted {
    ($ret:ident = $nr:expr $(, $word:expr)*; ) => { $ret = crate::next() };
}

#[derive(Debug, PartialEq)]
struct Failed(Errno);

impl From<Errno> for Failed {
    fn from(errno: Errno) -> Self {
        Self(errno)
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

type Short<T> = Result<T, Errno>;

#[syscall(abi = scripted)]
unsafe extern {
    #[syscall(nr = 0)]
    safe fn i8_() -> I8;
    #[syscall(nr = 0)]
    safe fn i16_() -> I16;
    #[syscall(nr = 0)]
    safe fn i32_() -> I32;
    #[syscall(nr = 0)]
    safe fn i64_() -> I64;
    #[syscall(nr = 0)]
    safe fn isize_() -> isize;
    #[syscall(nr = 0)]
    safe fn u8_() -> U8;
    #[syscall(nr = 0)]
    safe fn u16_() -> U16;
    #[syscall(nr = 0)]
    safe fn u32_() -> U32;
    #[syscall(nr = 0)]
    safe fn u64_() -> U64;
    #[syscall(nr = 0)]
    safe fn usize_() -> usize;
    #[syscall(nr = 0)]
    safe fn mut_pointer() -> *mut U64;
    #[syscall(nr = 0)]
    safe fn const_pointer() -> *const Void;
    #[syscall(nr = 0)]
    safe fn result() -> Result<usize, Errno>;
    #[syscall(nr = 0)]
    safe fn alias() -> Short<I32>;
    #[syscall(nr = 0)]
    safe fn own_error() -> Result<I32, Failed>;
    #[syscall(nr = 0)]
    safe fn boxed_error() -> Result<(), Box<dyn std::error::Error>>;
    #[syscall(nr = 0)]
    safe fn pointer() -> Result<*mut Void, Errno>;
    #[syscall(nr = 0)]
    safe fn descriptor() -> Result<OwnedFd, io::Error>;
    #[syscall(nr = 0)]
    safe fn unit() -> ();
    #[syscall(nr = 0)]
    safe fn unit_result() -> Result<(), Errno>;
    #[syscall(nr = 0)]
    safe fn nothing();
    #[syscall(nr = 0, retry)]
    safe fn retried() -> Result<I32, Errno>;
}

fn answering<T>(answer: isize, call: fn() -> T) -> T {
    ANSWERS.set([answer; 2]);
    call()
}

fn main() {
    assert_eq!(answering(-2, i8_), -2);
    assert_eq!(answering(-2, i16_), -2);
    assert_eq!(answering(-2, i32_), -2);
    assert_eq!(answering(-2, i64_), -2);
    assert_eq!(answering(-2, isize_), -2);
    assert_eq!(answering(0x1ff, u8_), 0xff);
    assert_eq!(answering(0x1_ffff, u16_), 0xffff);
    assert_eq!(answering(0x1_ffff_ffff, u32_), u32::MAX);
    assert_eq!(answering(-1, u64_), u64::MAX);
    assert_eq!(answering(-1, usize_), usize::MAX);
    assert_eq!(answering(4096, mut_pointer).addr(), 4096);
    assert_eq!(answering(-12, const_pointer).addr(), usize::MAX - 11);

    assert_eq!(answering(0, result), Ok(0));
    assert_eq!(answering(isize::MAX, result), Ok(isize::MAX as usize));
    assert_eq!(answering(isize::MIN, result), Ok(isize::MIN as usize));
    assert_eq!(answering(-4096, result), Ok(usize::MAX - 4095));
    assert_eq!(answering(-4095, result).unwrap_err().code(), 4095);
    assert_eq!(answering(-1, result), Err(Errno::EPERM));
    assert_eq!(answering(-2, alias), Err(Errno::ENOENT));
    assert_eq!(answering(-9, own_error), Err(Failed(Errno::EBADF)));
    assert_eq!(answering(-9, boxed_error).unwrap_err().to_string(), Errno::EBADF.to_string());
    assert_eq!(answering(4096, pointer).map(|pointer| pointer.addr()), Ok(4096));
    let error = answering(-24, descriptor).unwrap_err();
    assert_eq!(error.raw_os_error(), Some(24));
    let file = std::fs::File::open("/dev/null").unwrap();
    let number = file.as_raw_fd();
    core::mem::forget(file);
    assert_eq!(answering(number as isize, descriptor).unwrap().as_raw_fd(), number);

    answering(-1, unit);
    answering(-1, nothing);
    assert_eq!(answering(5, unit_result), Ok(()));
    assert_eq!(answering(-5, unit_result), Err(Errno::EIO));
    ANSWERS.set([-4, 7]);
    assert_eq!(retried(), Ok(7));
    assert_eq!(answering(-5, retried), Err(Errno::EIO));
}
