//! Sections 2.2 and 6.1 of the specification.

use std::{
    ffi::{CStr, CString},
    fs,
};

use sysdecl::{
    Errno, I32, I64, U8, U32, U64,
    linux::{
        io,
        io::{O_RDONLY, close, open, read},
    },
    result::{check, check_i32},
};

use crate::{Folder, err};

#[test]
fn functions_have_the_types_of_the_specification() {
    let _: unsafe fn(fd: I32, buf: *mut U8, count: U64) -> I64 = io::read;
    let _: unsafe fn(fd: I32, buf: *const U8, count: U64) -> I64 = io::write;
    let _: unsafe fn(path: *const U8, flags: I32, mode: U32) -> I32 = io::open;
    let _: unsafe fn(fd: I32) -> I32 = io::close;
    let _: unsafe fn(fd: I32, offset: I64, whence: I32) -> I64 = io::lseek;
}

#[test]
fn constants_have_the_values_of_the_specification() {
    let constants: [(I32, I32); 12] = [
        (io::O_RDONLY, 0),
        (io::O_WRONLY, 1),
        (io::O_RDWR, 2),
        (io::O_CREAT, 0x40),
        (io::O_EXCL, 0x80),
        (io::O_TRUNC, 0x200),
        (io::O_APPEND, 0x400),
        (io::O_NONBLOCK, 0x800),
        (io::O_CLOEXEC, 0x80000),
        (io::SEEK_SET, 0),
        (io::SEEK_CUR, 1),
        (io::SEEK_END, 2),
    ];
    for (ours, expected) in constants {
        assert_eq!(ours, expected);
    }
}

/// Section 6.1 line by line, except that the path is a NUL-terminated string.
fn read_file(path: &CStr) -> Result<Vec<U8>, Errno> {
    // SAFETY: the path is NUL-terminated, the buffer is of the given length, and the descriptor belongs to the test.
    unsafe {
        // Open file
        let fd = check_i32(open(path.as_ptr().cast(), O_RDONLY, 0))?;

        // Read contents
        let mut buffer = Vec::with_capacity(4096);
        let mut buf: [U8; 4096] = [0; 4096];

        loop {
            let n = check(read(fd, buf.as_mut_ptr(), buf.len() as U64))?;
            if n == 0 {
                break;
            }
            buffer.extend_from_slice(&buf[0..n as usize]);
        }

        // Close file
        close(fd);

        Ok(buffer)
    }
}

#[test]
fn the_example_reads_a_file() {
    let folder = Folder::new("example-6-1");
    let content: Vec<u8> =
        (0..20_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
    assert_eq!(read_file(&folder.file("large", &content)), Ok(content));
    assert_eq!(read_file(&folder.file("empty", "")), Ok(vec![]));
    let version = CString::from(c"/proc/version");
    assert_eq!(read_file(&version), Ok(fs::read("/proc/version").unwrap()));
    assert_eq!(read_file(&folder.at("no")), Err(Errno::ENOENT));
    assert_eq!(read_file(&folder.at("")), Err(Errno::EISDIR));
    assert_eq!(err(Errno::ENOENT.code()), -2);
}
