//! `readv`, `writev` and their variants with an offset and with flags.

use std::{
    ffi::CStr,
    os::fd::{AsRawFd, OwnedFd},
};

use crate::{Folder, err, fd, io, is_there, p, same};

fn open(path: &CStr, flags: i32) -> OwnedFd {
    // SAFETY: the path is NUL-terminated, and the descriptor is new.
    unsafe { fd(io::open(p(path), flags | io::O_CLOEXEC, 0)) }
}

/// Three adjacent buffers of 3, 0 and 5 bytes.
struct Buffers {
    bytes: [u8; 8],
}

impl Buffers {
    fn new(bytes: [u8; 8]) -> Self {
        Self { bytes }
    }

    fn vectors(&mut self) -> [io::IoVec; 3] {
        let (three, five) = self.bytes.split_at_mut(3);
        [(three.as_mut_ptr(), 3), (three.as_mut_ptr(), 0), (five.as_mut_ptr(), 5)]
            .map(|(address, iov_len)| io::IoVec { iov_base: address.cast(), iov_len })
    }
}

/// Exceeds 32 bits, so that a truncated offset is a different position.
const FAR: i64 = (1 << 32) + 1;

#[test]
fn readv_fills_one_buffer_after_the_other() {
    let folder = Folder::new("readv");
    let path = folder.file("ten", "0123456789");
    let (ours, theirs) = (open(&path, io::O_RDONLY), open(&path, io::O_RDONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    for expected in [8, 2, 0] {
        let (mut a, mut b) = (Buffers::new([b'.'; 8]), Buffers::new([b'.'; 8]));
        let (one, two) = (a.vectors(), b.vectors());
        // SAFETY: the vectors describe valid buffers.
        let answer = unsafe {
            same!(io::readv(ours, one.as_ptr(), 3), libc::readv(theirs, two.as_ptr().cast(), 3),)
        };
        assert_eq!((answer, a.bytes), (expected, b.bytes));
    }
    let vectors = Buffers::new([0; 8]).vectors();
    for (fd, count, errno) in [(-1, 3, libc::EBADF), (ours, 1025, libc::EINVAL)] {
        // SAFETY: the kernel rejects a count that is too high before it accesses the buffers.
        let answer = unsafe {
            same!(
                io::readv(fd, vectors.as_ptr(), count),
                libc::readv(fd, vectors.as_ptr().cast(), count as i32),
            )
        };
        assert_eq!(answer, err(errno));
    }
}

#[test]
fn writev_writes_one_buffer_after_the_other() {
    let folder = Folder::new("writev");
    let (a, b) = (folder.file("a", ""), folder.file("b", ""));
    let (ours, theirs) = (open(&a, io::O_WRONLY), open(&b, io::O_WRONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    let mut buffers = Buffers::new(*b"onethree");
    let vectors = buffers.vectors();
    // SAFETY: the vectors describe valid buffers.
    unsafe {
        for count in [3, 1, 0] {
            let answer = same!(
                io::writev(ours, vectors.as_ptr(), count),
                libc::writev(theirs, vectors.as_ptr().cast(), count as i32),
            );
            assert_eq!(answer, [0, 3, 3, 8][count as usize]);
        }
        let answer = same!(
            io::writev(-1, vectors.as_ptr(), 3),
            libc::writev(-1, vectors.as_ptr().cast(), 3)
        );
        assert_eq!(answer, err(libc::EBADF));
    }
    assert_eq!(folder.read("a"), folder.read("b"));
    assert_eq!(folder.read("a"), b"onethreeone");
}

#[test]
fn preadv_accepts_a_64_bit_offset() {
    let folder = Folder::new("preadv");
    let path = folder.file("sparse", "near");
    let file = open(&path, io::O_RDWR);
    let file = file.as_raw_fd();
    // SAFETY: the buffers are of the given length.
    assert_eq!(unsafe { libc::pwrite(file, b"far".as_ptr().cast(), 3, FAR) }, 3);
    for (offset, expected) in
        [(0, 8), (FAR, 3), (FAR + 3, 0), (-1, err(libc::EINVAL)), (i64::MIN, err(libc::EINVAL))]
    {
        let (mut a, mut b) = (Buffers::new([b'.'; 8]), Buffers::new([b'.'; 8]));
        let (one, two) = (a.vectors(), b.vectors());
        // SAFETY: the vectors describe valid buffers.
        let answer = unsafe {
            same!(
                io::preadv(file, one.as_ptr(), 3, offset),
                libc::preadv(file, two.as_ptr().cast(), 3, offset),
            )
        };
        assert_eq!((answer, a.bytes), (expected, b.bytes), "{offset}");
        assert_eq!(offset == FAR, a.bytes.starts_with(b"far"));
    }
}

#[test]
fn pwritev_accepts_a_64_bit_offset() {
    let folder = Folder::new("pwritev");
    let (a, b) = (folder.file("a", ""), folder.file("b", ""));
    let (ours, theirs) = (open(&a, io::O_RDWR), open(&b, io::O_RDWR));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    let mut buffers = Buffers::new(*b"onethree");
    let vectors = buffers.vectors();
    for (offset, expected) in [(2, 8), (FAR, 8), (-1, err(libc::EINVAL))] {
        // SAFETY: the vectors describe valid buffers.
        let answer = unsafe {
            same!(
                io::pwritev(ours, vectors.as_ptr(), 3, offset),
                libc::pwritev(theirs, vectors.as_ptr().cast(), 3, offset),
            )
        };
        assert_eq!(answer, expected, "{offset}");
    }
    for file in [ours, theirs] {
        let mut text = [0; 16];
        // SAFETY: the buffer is of the given length.
        unsafe {
            assert_eq!(libc::pread(file, text.as_mut_ptr().cast(), 10, 0), 10);
            assert_eq!(&text[..10], b"\0\0onethree");
            assert_eq!(libc::pread(file, text.as_mut_ptr().cast(), 16, FAR), 8);
        }
        assert_eq!(&text[..8], b"onethree");
    }
}

#[test]
fn preadv2_with_offset_minus_one_uses_the_position() {
    // SAFETY: there are no buffers.
    if !is_there("preadv2", unsafe { io::preadv2(-1, std::ptr::null(), 0, 0, 0) }) {
        return;
    }
    let folder = Folder::new("preadv2");
    let path = folder.file("ten", "0123456789");
    let (ours, theirs) = (open(&path, io::O_RDWR), open(&path, io::O_RDWR));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    for (offset, flags, expected) in [
        (-1, 0, 8),
        (-1, 0, 2),
        (5, io::RWF_HIPRI, 5),
        (-2, 0, err(libc::EINVAL)),
        (0, 1 << 30, err(libc::EOPNOTSUPP)),
    ] {
        let (mut a, mut b) = (Buffers::new([b'.'; 8]), Buffers::new([b'.'; 8]));
        let (one, two) = (a.vectors(), b.vectors());
        // SAFETY: the vectors describe valid buffers.
        let answer = unsafe {
            same!(
                io::preadv2(ours, one.as_ptr(), 3, offset, flags),
                libc::preadv2(theirs, two.as_ptr().cast(), 3, offset, flags),
            )
        };
        assert_eq!((answer, a.bytes), (expected, b.bytes), "{offset} {flags}");
    }
    // SAFETY: the descriptor belongs to the test.
    assert_eq!(unsafe { io::lseek(ours, 0, io::SEEK_CUR) }, 10);
}

#[test]
fn pwritev2_appends_with_the_flag() {
    // SAFETY: there are no buffers.
    if !is_there("pwritev2", unsafe { io::pwritev2(-1, std::ptr::null(), 0, 0, 0) }) {
        return;
    }
    let folder = Folder::new("pwritev2");
    let (a, b) = (folder.file("a", "0123"), folder.file("b", "0123"));
    let (ours, theirs) = (open(&a, io::O_WRONLY), open(&b, io::O_WRONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    let mut buffers = Buffers::new(*b"onethree");
    let vectors = buffers.vectors();
    for (offset, flags, expected) in [
        (0, io::RWF_APPEND, 8),
        (1, io::RWF_DSYNC, 8),
        (-1, io::RWF_SYNC, 8),
        (-2, 0, err(libc::EINVAL)),
        (0, 1 << 30, err(libc::EOPNOTSUPP)),
    ] {
        // SAFETY: the vectors describe valid buffers.
        let answer = unsafe {
            same!(
                io::pwritev2(ours, vectors.as_ptr(), 3, offset, flags),
                libc::pwritev2(theirs, vectors.as_ptr().cast(), 3, offset, flags),
            )
        };
        assert_eq!(answer, expected, "{offset} {flags}");
    }
    assert_eq!(folder.read("a"), folder.read("b"));
    assert_eq!(folder.read("a"), b"onethreeeree");
}
