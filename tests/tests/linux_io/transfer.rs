//! `read`, `write`, `lseek`, `pread64`, `pwrite64`.

use std::{
    ffi::CStr,
    os::fd::{AsRawFd, OwnedFd},
    ptr,
};

use crate::{Folder, err, fd, io, p, same};

fn open(path: &CStr, flags: i32) -> OwnedFd {
    // SAFETY: the path is NUL-terminated, and the descriptor is new.
    unsafe { fd(io::open(p(path), flags | io::O_CLOEXEC, 0)) }
}

#[test]
fn read_fills_the_buffer_until_the_end() {
    let folder = Folder::new("read");
    let path = folder.file("ten", "0123456789");
    let (ours, theirs) = (open(&path, io::O_RDONLY), open(&path, io::O_RDONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    // SAFETY: the buffers are of the given length.
    unsafe {
        for expected in [4, 4, 2, 0] {
            let (mut a, mut b) = ([b'.'; 6], [b'.'; 6]);
            let answer = same!(
                io::read(ours, a.as_mut_ptr(), 4),
                libc::read(theirs, b.as_mut_ptr().cast(), 4)
            );
            assert_eq!((answer, a), (expected, b));
            assert_eq!(&a[4..], b"..");
        }
        let dir = open(&folder.at(""), io::O_RDONLY);
        let mut byte = 0;
        for (fd, errno) in [(-1, libc::EBADF), (dir.as_raw_fd(), libc::EISDIR)] {
            let answer =
                same!(io::read(fd, &raw mut byte, 1), libc::read(fd, (&raw mut byte).cast(), 1));
            assert_eq!(answer, err(errno));
        }
        let (low, null) = (ptr::without_provenance_mut(8), ptr::null_mut());
        io::lseek(ours, 0, io::SEEK_SET);
        for address in [low, null] {
            let answer = same!(io::read(ours, address, 4), libc::read(ours, address.cast(), 4));
            assert_eq!(answer, err(libc::EFAULT));
        }
    }
}

#[test]
fn write_writes_at_the_position_of_the_descriptor() {
    let folder = Folder::new("write");
    let (a, b) = (folder.file("a", ""), folder.file("b", ""));
    let (ours, theirs) = (open(&a, io::O_WRONLY), open(&b, io::O_WRONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    // SAFETY: the buffers are of the given length.
    unsafe {
        for text in [&b"one "[..], b"", b"two"] {
            let answer = same!(
                io::write(ours, text.as_ptr(), text.len() as u64),
                libc::write(theirs, text.as_ptr().cast(), text.len()),
            );
            assert_eq!(answer, text.len() as i64);
        }
        let reader = open(&a, io::O_RDONLY);
        for fd in [-1, reader.as_raw_fd()] {
            let answer =
                same!(io::write(fd, b"x".as_ptr(), 1), libc::write(fd, b"x".as_ptr().cast(), 1));
            assert_eq!(answer, err(libc::EBADF));
        }
    }
    assert_eq!((folder.read("a"), folder.read("b")), (b"one two".to_vec(), b"one two".to_vec()));
}

#[test]
fn lseek_is_relative_to_start_position_or_end() {
    let folder = Folder::new("lseek");
    let path = folder.file("ten", "0123456789");
    let (ours, theirs) = (open(&path, io::O_RDONLY), open(&path, io::O_RDONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    for (offset, whence, expected) in [
        (4, io::SEEK_SET, 4),
        (-1, io::SEEK_CUR, 3),
        (-2, io::SEEK_END, 8),
        (1 << 40, io::SEEK_SET, 1 << 40),
        (3, io::SEEK_DATA, 3),
        (0, io::SEEK_HOLE, 10),
        (-1, io::SEEK_SET, err(libc::EINVAL)),
        (0, 99, err(libc::EINVAL)),
        (11, io::SEEK_DATA, err(libc::ENXIO)),
    ] {
        // SAFETY: the descriptors belong to the test, or are not open.
        let answer =
            unsafe { same!(io::lseek(ours, offset, whence), libc::lseek(theirs, offset, whence)) };
        assert_eq!(answer, expected, "{offset} {whence}");
    }
    let (pipe, _writer) = std::io::pipe().unwrap();
    let pipe = pipe.as_raw_fd();
    // SAFETY: the descriptors belong to the test, or are not open.
    let answer = unsafe { same!(io::lseek(pipe, 0, 1), libc::lseek(pipe, 0, 1)) };
    assert_eq!(answer, err(libc::ESPIPE));
}

#[test]
fn pread64_does_not_move_the_position() {
    let folder = Folder::new("pread");
    let file = open(&folder.file("ten", "0123456789"), io::O_RDONLY);
    let file = file.as_raw_fd();
    for (offset, expected) in [(0, 4), (7, 3), (10, 0), (1 << 33, 0), (-1, err(libc::EINVAL))] {
        let (mut a, mut b) = ([0; 4], [0; 4]);
        // SAFETY: the buffers are of the given length.
        let answer = unsafe {
            same!(
                io::pread64(file, a.as_mut_ptr(), 4, offset),
                libc::pread(file, b.as_mut_ptr().cast(), 4, offset),
            )
        };
        assert_eq!((answer, a), (expected, b));
    }
    // SAFETY: the descriptor belongs to the test.
    assert_eq!(unsafe { io::lseek(file, 0, io::SEEK_CUR) }, 0);
}

#[test]
fn pwrite64_does_not_move_the_position() {
    let folder = Folder::new("pwrite");
    let (a, b) = (folder.file("a", "0123456789"), folder.file("b", "0123456789"));
    let (ours, theirs) = (open(&a, io::O_WRONLY), open(&b, io::O_WRONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    let text = b"here";
    for (offset, expected) in
        [(2, 4), (12, 4), (-1, err(libc::EINVAL)), (i64::MAX, err(libc::EINVAL))]
    {
        // SAFETY: the buffer is of the given length.
        let answer = unsafe {
            same!(
                io::pwrite64(ours, text.as_ptr(), 4, offset),
                libc::pwrite(theirs, text.as_ptr().cast(), 4, offset),
            )
        };
        assert_eq!(answer, expected, "{offset}");
    }
    // SAFETY: the descriptor belongs to the test.
    assert_eq!(unsafe { io::lseek(ours, 0, io::SEEK_CUR) }, 0);
    assert_eq!(folder.read("a"), folder.read("b"));
    assert_eq!(folder.read("a"), b"01here6789\0\0here");
}
