//! Descriptor types: those of the crate with `std`, and their replacements without it.
#![cfg(target_os = "linux")]

use std::{fs::File, io, mem::size_of, os::fd as of_std, panic};

// The files that are compiled without `std`, and the names of the crate that they use.
use sysdecl::{I32, linux};
#[allow(unreachable_pub, reason = "public in the crate")]
#[path = "../../runtime/src/fd/borrowed.rs"]
mod borrowed;
#[allow(unreachable_pub, reason = "public in the crate")]
#[path = "../../runtime/src/fd/owned/own.rs"]
mod own;
mod fd {
    pub(crate) use crate::{borrowed::*, own::OwnedFd};
}

use sysdecl::{fd::duplicate, prelude::*};

/// An entry that returns the number of the call.
macro_rules! answers_its_number {
    ($ret:ident = $nr:expr $(, $word:expr)*; $($option:tt)*) => {{
        $(let _ = $word;)*
        $ret = core::ptr::without_provenance_mut(0_usize.wrapping_add_signed($nr));
    }};
}

/// An entry that fails with the number of the call as its error number.
macro_rules! fails_by_its_number {
    ($ret:ident = $nr:expr; $($option:tt)*) => {{
        $ret = core::ptr::without_provenance_mut(0_usize.wrapping_add_signed(-$nr));
    }};
}

/// An entry that returns its argument.
macro_rules! answers_its_argument {
    ($ret:ident = $nr:expr, $word:expr; $($option:tt)*) => {{
        let _: isize = $nr;
        $ret = $word;
    }};
}

#[syscall(abi = answers_its_argument)]
unsafe extern "C" {
    #[syscall(nr = 0)]
    safe fn word_of_borrowed(fd: sysdecl::fd::BorrowedFd<'_>) -> isize;
    #[syscall(nr = 0)]
    safe fn word_of_optional(fd: Option<sysdecl::fd::BorrowedFd<'_>>) -> isize;
    #[syscall(nr = 0)]
    safe fn word_of_owned(fd: sysdecl::fd::OwnedFd) -> isize;
}

#[syscall(abi = answers_its_number)]
unsafe extern "C" {
    #[syscall(nr = 0xffff_ffff)]
    safe fn opens_minus_one() -> Result<sysdecl::fd::OwnedFd, Errno>;
    #[syscall(nr = 0x8000_0000)]
    safe fn opens_too_large() -> Result<sysdecl::fd::OwnedFd, Errno>;
    #[syscall(nr = 0x1_0000_0003)]
    safe fn opens_upper_half() -> Result<sysdecl::fd::OwnedFd, Errno>;
    #[syscall(nr = 9, abi = fails_by_its_number)]
    safe fn fails() -> Result<sysdecl::fd::OwnedFd, Errno>;
    #[syscall(nr = 0xffff_ffff)]
    safe fn opens_derived() -> Result<Timer, Errno>;
    #[syscall(nr = 0xffff_ffff)]
    safe fn opens_written_out() -> Result<WrittenOut, Errno>;
    #[syscall(nr = 9, abi = fails_by_its_number)]
    safe fn fails_written_out() -> Result<WrittenOut, Errno>;
}

/// A newtype of a descriptor.
#[derive(Debug, FromKernel)]
#[expect(dead_code, reason = "nothing is opened")]
struct Timer(sysdecl::fd::OwnedFd);

/// The same with a hand-written implementation.
#[derive(Debug)]
#[expect(dead_code, reason = "nothing is opened")]
struct WrittenOut(sysdecl::fd::OwnedFd);

impl sysdecl::FromSuccess for WrittenOut {
    unsafe fn from_success<E: From<Errno>>(word: sysdecl::abi::Word) -> Result<Self, E> {
        // SAFETY: the caller guarantees that the word is valid.
        unsafe { sysdecl::FromSuccess::from_success(word) }.map(Self)
    }
}

fn is_open(fd: I32) -> bool {
    // SAFETY: `F_GETFD` only reads the flags of the descriptor, if it is open.
    unsafe { linux::io::fcntl(fd, linux::io::F_GETFD, 0) >= 0 }
}

/// A descriptor without an owner.
fn a_descriptor() -> I32 {
    of_std::IntoRawFd::into_raw_fd(File::open("/dev/null").unwrap())
}

#[test]
fn with_std_the_types_are_those_of_std() {
    use sysdecl::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};

    let file = File::open("/dev/null").unwrap();
    let borrowed: BorrowedFd<'_> = file.as_fd();
    let raw = borrowed.as_raw_fd();
    let number = isize::try_from(raw).unwrap();
    assert_eq!(word_of_borrowed(borrowed), number);
    assert_eq!(word_of_optional(Some(borrowed)), number);
    assert_eq!(word_of_optional(None), -1);
    let owned: OwnedFd = file.into();
    assert_eq!(word_of_owned(owned), number);
    // `word_of_owned` did not close the descriptor, because its entry does nothing.
    // SAFETY: the descriptor is open and has no other owner.
    drop(unsafe { File::from(<OwnedFd as of_std::FromRawFd>::from_raw_fd(raw)) });
}

#[test]
fn an_invalid_descriptor_is_an_error() {
    for (unexpected, word) in [
        (opens_minus_one().unwrap_err(), 0xffff_ffff_u64),
        (opens_too_large().unwrap_err(), 0x8000_0000),
        (opens_upper_half().unwrap_err(), 0x1_0000_0003),
        (opens_derived().unwrap_err(), 0xffff_ffff),
        (opens_written_out().unwrap_err(), 0xffff_ffff),
    ] {
        assert_eq!(unexpected.code(), sysdecl::errno::MAX_ERRNO);
        assert_eq!(format!("{unexpected:?}"), format!("Errno(unexpected return value {word})"));
    }
    assert_eq!(fails().unwrap_err(), Errno::EBADF);
    assert_eq!(fails_written_out().unwrap_err(), Errno::EBADF);
}

#[test]
fn a_duplicate_is_a_separate_descriptor() -> io::Result<()> {
    let file = File::open("/dev/null")?;
    let again = duplicate(&file)?;
    let number = of_std::AsRawFd::as_raw_fd(&again);
    assert!(number >= 3 && number != of_std::AsRawFd::as_raw_fd(&file));
    // SAFETY: `F_GETFD` only reads the flags of the descriptor.
    assert_eq!(unsafe { linux::io::fcntl(number, linux::io::F_GETFD, 0) }, linux::io::FD_CLOEXEC);
    drop(file);
    assert!(is_open(number));
    Ok(())
}

#[test]
fn without_std_an_owner_closes_its_descriptor() {
    use fd::{AsFd, AsRawFd, FromRawFd, IntoRawFd, OwnedFd};

    let number = a_descriptor();
    // SAFETY: the descriptor is open and has no other owner.
    let owned = unsafe { OwnedFd::from_raw_fd(number) };
    assert_eq!((owned.as_raw_fd(), owned.as_fd().as_raw_fd()), (number, number));
    assert_eq!(
        format!("{owned:?} {:?}", owned.as_fd()),
        format!("OwnedFd {{ fd: {number} }} BorrowedFd {{ fd: {number} }}")
    );
    assert_eq!(owned.into_raw_fd(), number);
    assert!(is_open(number), "into_raw_fd closed it");
    // SAFETY: `into_raw_fd` gave up ownership of the open descriptor.
    drop(unsafe { OwnedFd::from_raw_fd(number) });
    assert!(!is_open(number), "the owner did not close it");
}

#[test]
fn without_std_the_layout_is_that_of_an_integer() {
    assert_eq!(size_of::<fd::OwnedFd>(), size_of::<I32>());
    assert_eq!(size_of::<fd::BorrowedFd<'_>>(), size_of::<I32>());
    // SAFETY: both types have the same layout, as asserted above, and the borrow is not used for a call.
    let number: I32 = unsafe { std::mem::transmute(fd::BorrowedFd::borrow_raw(-100)) };
    assert_eq!(number, linux::io::AT_FDCWD);
}

#[test]
fn without_std_minus_one_is_not_a_descriptor() {
    use fd::FromRawFd;

    // SAFETY: the function panics before the descriptor is used.
    panic::catch_unwind(|| unsafe { fd::BorrowedFd::borrow_raw(-1) }).unwrap_err();
    // SAFETY: as above.
    panic::catch_unwind(|| drop(unsafe { fd::OwnedFd::from_raw_fd(-1) })).unwrap_err();
}
