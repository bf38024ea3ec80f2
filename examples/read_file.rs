//! `read_file FILE…` copies each file to standard output, like `cat`, using only the system calls declared
//! here.
//!
//! Works with any file: empty, binary, or in `/proc` with a reported size of 0. If a file
//! cannot be read, it prints an error, continues with the next file, and exits with status 1.

use std::{
    env,
    ffi::{CStr, CString, OsStr},
    os::unix::ffi::{OsStrExt, OsStringExt},
    process::ExitCode,
};

use sysdecl::{
    fd::{AsFd, BorrowedFd, OwnedFd},
    prelude::*,
};

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Opens a file (`openat(2)`). The descriptor is closed when its owner is dropped.
    safe fn openat(
        dir: BorrowedFd<'_>,
        path: &CStr,
        flags: I32,
        mode: U32,
    ) -> Result<OwnedFd, Errno>;

    /// Reads up to a buffer full; returns 0 at the end of the file (`read(2)`).
    #[syscall(retry)]
    safe fn read(fd: BorrowedFd<'_>, buf: &mut [u8]) -> Result<usize, Errno>;

    /// Writes part of the text or all of it (`write(2)`).
    #[syscall(retry)]
    safe fn write(fd: BorrowedFd<'_>, text: &[u8]) -> Result<usize, Errno>;
}

/// The working directory, for calls that take a directory (`AT_FDCWD` of `fcntl.h`).
// SAFETY: the value is not a descriptor, but the kernel accepts it instead of one.
const WORKING_DIRECTORY: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(-100) };
const O_RDONLY: I32 = 0;
const O_CLOEXEC: I32 = 0x80000;

// SAFETY: the program never closes the standard streams.
const STDOUT: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(1) };
// SAFETY: as above.
const STDERR: BorrowedFd<'_> = unsafe { BorrowedFd::borrow_raw(2) };

/// An error, and which of the two files it concerns.
enum Failure {
    Reading(Errno),
    Writing(Errno),
}

fn write_all(fd: BorrowedFd<'_>, mut text: &[u8]) -> Result<(), Errno> {
    while !text.is_empty() {
        let written = write(fd, text)?;
        text = &text[written..];
    }
    Ok(())
}

fn copy_to_stdout(path: &CStr) -> Result<(), Failure> {
    let file =
        openat(WORKING_DIRECTORY, path, O_RDONLY | O_CLOEXEC, 0).map_err(Failure::Reading)?;
    let mut buf = vec![0; 64 * 1024];
    loop {
        match read(file.as_fd(), &mut buf).map_err(Failure::Reading)? {
            0 => return Ok(()),
            len => write_all(STDOUT, &buf[..len]).map_err(Failure::Writing)?,
        }
    }
}

/// Prints `read_file: NAME: WHY` to standard error, and ignores errors.
fn complain(name: &OsStr, why: &str) {
    let line = [b"read_file: ", name.as_bytes(), b": ", why.as_bytes(), b"\n"].concat();
    let _ = write_all(STDERR, &line);
}

fn main() -> ExitCode {
    let mut status = ExitCode::SUCCESS;
    let mut names = env::args_os().skip(1).peekable();
    if names.peek().is_none() {
        let _ = write_all(STDERR, b"usage: read_file FILE...\n");
        return ExitCode::from(2);
    }
    for name in names {
        // An argument is NUL-terminated, so it cannot contain a NUL.
        let path = CString::new(name.clone().into_vec()).expect("arguments contain no NUL");
        match copy_to_stdout(&path) {
            Ok(()) => {}
            Err(Failure::Reading(errno)) => {
                complain(&name, errno.message());
                status = ExitCode::FAILURE;
            }
            Err(Failure::Writing(errno)) => {
                complain(OsStr::new("standard output"), errno.message());
                return ExitCode::FAILURE;
            }
        }
    }
    status
}
