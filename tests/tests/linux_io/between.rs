//! `sendfile`, `copy_file_range`, `splice`, `tee`, `vmsplice`.

use std::{
    ffi::CStr,
    io::{PipeReader, Read, pipe},
    os::fd::{AsRawFd, OwnedFd},
    ptr,
};

use crate::{Folder, err, fd, io, p, same};

fn open(path: &CStr, flags: i32) -> OwnedFd {
    // SAFETY: the path is NUL-terminated, and the descriptor is new.
    unsafe { fd(io::open(p(path), flags | io::O_CLOEXEC, 0)) }
}

/// The remaining contents of a pipe without writers.
fn rest(mut reader: PipeReader) -> Vec<u8> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn sendfile_advances_the_offset_or_the_position() {
    let folder = Folder::new("sendfile");
    let from = folder.file("from", "0123456789");
    let (a, b) = (folder.file("a", ""), folder.file("b", ""));
    let (ours, theirs) = (open(&a, io::O_WRONLY), open(&b, io::O_WRONLY));
    let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
    let (from, other) = (open(&from, io::O_RDONLY), open(&from, io::O_RDONLY));
    let (from, other) = (from.as_raw_fd(), other.as_raw_fd());
    let (mut one, mut two) = (2, 2);
    // SAFETY: the offsets are null or valid.
    unsafe {
        for expected in [5, 3, 0] {
            let answer = same!(
                io::sendfile(ours, from, &raw mut one, 5),
                libc::sendfile(theirs, other, &raw mut two, 5),
            );
            assert_eq!((answer, one), (expected, two));
        }
        assert_eq!((one, io::lseek(from, 0, io::SEEK_CUR)), (10, 0));
        let null = ptr::null_mut();
        assert_eq!(
            same!(io::sendfile(ours, from, null, 4), libc::sendfile(theirs, other, null, 4)),
            4
        );
        assert_eq!(io::lseek(from, 0, io::SEEK_CUR), 4);
        let answer = same!(io::sendfile(ours, -1, null, 4), libc::sendfile(theirs, -1, null, 4));
        assert_eq!(answer, err(libc::EBADF));
        one = -1;
        let answer = same!(
            io::sendfile(ours, from, &raw mut one, 4),
            libc::sendfile(theirs, other, &raw mut one, 4),
        );
        assert_eq!(answer, err(libc::EINVAL));
    }
    assert_eq!(folder.read("a"), folder.read("b"));
    assert_eq!(folder.read("a"), b"234567890123");
}

#[test]
fn copy_file_range_takes_six_arguments() {
    let folder = Folder::new("copy");
    let from = open(&folder.file("from", "0123456789"), io::O_RDONLY);
    let (a, b) = (folder.file("a", "......"), folder.file("b", "......"));
    let (ours, theirs) = (open(&a, io::O_WRONLY), open(&b, io::O_WRONLY));
    let (from, ours, theirs) = (from.as_raw_fd(), ours.as_raw_fd(), theirs.as_raw_fd());
    // SAFETY: the offsets are valid.
    unsafe {
        for (mut at, mut to, flags, expected) in [
            (2, 3, 0, 4),
            (8, 8, 0, 2),
            (10, 0, 0, 0),
            (0, 0, 1, err(libc::EINVAL)),
            (-1, 0, 0, err(libc::EOVERFLOW)),
        ] {
            let (mut also_at, mut also_to) = (at, to);
            let answer = same!(
                io::copy_file_range(from, &raw mut at, ours, &raw mut to, 4, flags),
                libc::copy_file_range(from, &raw mut also_at, theirs, &raw mut also_to, 4, flags),
            );
            assert_eq!((answer, at, to), (expected, also_at, also_to));
        }
        let null = ptr::null_mut();
        let answer = same!(
            io::copy_file_range(from, null, from, null, 1, 0),
            libc::copy_file_range(from, null, from, null, 1, 0),
        );
        assert_eq!(answer, err(libc::EBADF));
    }
    assert_eq!(folder.read("a"), folder.read("b"));
    assert_eq!(folder.read("a"), b"...2345\x0089");
}

#[test]
fn splice_moves_a_file_into_a_pipe() {
    let folder = Folder::new("splice");
    let file = open(&folder.file("from", "0123456789"), io::O_RDWR);
    let file = file.as_raw_fd();
    let ((reader, ours), (other_reader, theirs)) = (pipe().unwrap(), pipe().unwrap());
    let null = ptr::null_mut();
    // SAFETY: the offsets are null or valid.
    unsafe {
        let (mut one, mut two) = (3, 3);
        for (len, expected) in [(4, 4), (9, 3), (9, 0)] {
            let flags = io::SPLICE_F_MOVE;
            let answer = same!(
                io::splice(file, &raw mut one, ours.as_raw_fd(), null, len, flags),
                libc::splice(file, &raw mut two, theirs.as_raw_fd(), null, len as usize, flags),
            );
            assert_eq!((answer, one), (expected, two));
        }
        let answer = same!(
            io::splice(file, null, file, null, 1, 0),
            libc::splice(file, null, file, null, 1, 0)
        );
        assert_eq!(answer, err(libc::EINVAL));
        let (out, at) = (ours.as_raw_fd(), &raw mut one);
        let answer =
            same!(io::splice(file, null, out, at, 1, 0), libc::splice(file, null, out, at, 1, 0));
        assert_eq!(answer, err(libc::ESPIPE));
    }
    drop((ours, theirs));
    assert_eq!((rest(reader), rest(other_reader)), (b"3456789".to_vec(), b"3456789".to_vec()));
}

#[test]
fn tee_keeps_the_bytes_in_the_first_pipe() {
    use std::io::Write;

    let (reader, mut writer) = pipe().unwrap();
    let ((a, to_a), (b, to_b)) = (pipe().unwrap(), pipe().unwrap());
    writer.write_all(b"both").unwrap();
    let (from, ours, theirs) = (reader.as_raw_fd(), to_a.as_raw_fd(), to_b.as_raw_fd());
    // SAFETY: the descriptors belong to the test, or are not open.
    unsafe {
        assert_eq!(same!(io::tee(from, ours, 9, 0), libc::tee(from, theirs, 9, 0)), 4);
        let file = open(c"/dev/null", io::O_WRONLY);
        let file = file.as_raw_fd();
        assert_eq!(
            same!(io::tee(from, file, 9, 0), libc::tee(from, file, 9, 0)),
            err(libc::EINVAL)
        );
        assert_eq!(same!(io::tee(-1, ours, 9, 0), libc::tee(-1, ours, 9, 0)), err(libc::EBADF));
        let (empty, _writer) = pipe().unwrap();
        let (empty, flags) = (empty.as_raw_fd(), io::SPLICE_F_NONBLOCK);
        let answer = same!(io::tee(empty, ours, 9, flags), libc::tee(empty, ours, 9, flags));
        assert_eq!(answer, err(libc::EAGAIN));
    }
    drop((writer, to_a, to_b));
    for pipe in [reader, a, b] {
        assert_eq!(rest(pipe), b"both");
    }
}

#[test]
fn vmsplice_puts_memory_into_a_pipe() {
    let ((reader, ours), (other_reader, theirs)) = (pipe().unwrap(), pipe().unwrap());
    let mut text = *b"one two";
    let vectors = [(0, 4), (4, 3)]
        .map(|(at, iov_len)| io::IoVec { iov_base: text[at..].as_mut_ptr().cast(), iov_len });
    // SAFETY: the vectors describe valid buffers, and are not changed until they are read.
    unsafe {
        let answer = same!(
            io::vmsplice(ours.as_raw_fd(), vectors.as_ptr(), 2, 0),
            libc::vmsplice(theirs.as_raw_fd(), vectors.as_ptr().cast(), 2, 0),
        );
        assert_eq!(answer, 7);
        for (fd, flags, errno) in [(-1, 0, libc::EBADF), (ours.as_raw_fd(), 1 << 9, libc::EINVAL)] {
            let answer = same!(
                io::vmsplice(fd, vectors.as_ptr(), 2, flags),
                libc::vmsplice(fd, vectors.as_ptr().cast(), 2, flags),
            );
            assert_eq!(answer, err(errno));
        }
    }
    drop((ours, theirs));
    assert_eq!((rest(reader), rest(other_reader)), (text.to_vec(), text.to_vec()));
}
