//! `read_file FILE…` copies each file to standard output, through nothing but system calls declared
//! here: what `cat` does, in one page.
//!
//! Any file will do: an empty one, a binary one, one in `/proc` that says its size is 0. A file that
//! cannot be read is named on standard error, the next one is tried, and the status is 1 at the end.

use std::{
    env,
    ffi::{CStr, CString, OsStr},
    os::unix::ffi::{OsStrExt, OsStringExt},
    process::ExitCode,
};

use sysdecl::prelude::*;

#[syscall(os = "linux")]
unsafe extern "C" {
    /// Opens a file; see `open(2)`.
    safe fn openat(dir: I32, path: &CStr, flags: I32, mode: U32) -> Result<I32, Errno>;

    /// Reads what there is, up to a buffer full; 0 at the end. See `read(2)`.
    #[syscall(retry)]
    safe fn read(fd: I32, buf: &mut [u8]) -> Result<usize, Errno>;

    /// Writes a part of the text, perhaps all of it; see `write(2)`.
    #[syscall(retry)]
    safe fn write(fd: I32, text: &[u8]) -> Result<usize, Errno>;

    /// Closes a descriptor of ours; see `close(2)`.
    ///
    /// # Safety
    ///
    /// Nothing else may use the descriptor any more.
    fn close(fd: I32) -> Result<(), Errno>;
}

/// "From the working directory", where `openat` takes a directory (`fcntl.h`).
const AT_FDCWD: I32 = -100;
const O_RDONLY: I32 = 0;
const O_CLOEXEC: I32 = 0x80000;

const STDOUT: I32 = 1;
const STDERR: I32 = 2;

/// An open file, closed when it is dropped.
struct File(I32);

impl File {
    fn open(path: &CStr) -> Result<Self, Errno> {
        openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0).map(Self)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        // SAFETY: the descriptor came from `open`, and is ours alone. A file that was only read has
        // nothing left to fail at.
        let _ = unsafe { close(self.0) };
    }
}

/// What went wrong, and with which of the two files.
enum Failure {
    Reading(Errno),
    Writing(Errno),
}

fn write_all(fd: I32, mut text: &[u8]) -> Result<(), Errno> {
    while !text.is_empty() {
        let written = write(fd, text)?;
        text = &text[written..];
    }
    Ok(())
}

fn copy_to_stdout(path: &CStr) -> Result<(), Failure> {
    let file = File::open(path).map_err(Failure::Reading)?;
    let mut buf = vec![0; 64 * 1024];
    loop {
        match read(file.0, &mut buf).map_err(Failure::Reading)? {
            0 => return Ok(()),
            len => write_all(STDOUT, &buf[..len]).map_err(Failure::Writing)?,
        }
    }
}

/// Says `read_file: NAME: WHY` on standard error; if that fails as well there is nobody to tell.
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
        // An argument of a program ends in NUL as it is: it cannot hold one.
        let path = CString::new(name.clone().into_vec()).expect("arguments hold no NUL");
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
