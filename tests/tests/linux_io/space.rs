//! `truncate`, `ftruncate`, `fallocate`, `fadvise64`.

use std::{
    fs::File,
    os::{fd::AsRawFd, unix::fs::MetadataExt},
};

use crate::{Folder, err, io, p, same};

#[test]
fn truncate_shortens_and_extends_with_zeros() {
    let folder = Folder::new("truncate");
    let (a, b) = (folder.file("a", "0123456789"), folder.file("b", "0123456789"));
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        for (length, expected) in [(4, 0), (6, 0), (-1, err(libc::EINVAL))] {
            let answer = same!(io::truncate(p(&a), length), libc::truncate(b.as_ptr(), length));
            assert_eq!(answer, expected);
        }
        for (name, errno) in [("no", libc::ENOENT), ("", libc::EISDIR)] {
            let path = folder.at(name);
            let answer = same!(io::truncate(p(&path), 0), libc::truncate(path.as_ptr(), 0));
            assert_eq!(answer, err(errno));
        }
    }
    assert_eq!((folder.read("a"), folder.read("b")), (b"0123\0\0".to_vec(), b"0123\0\0".to_vec()));
}

#[test]
fn ftruncate_accepts_a_64_bit_length() {
    let folder = Folder::new("ftruncate");
    folder.file("a", "0123456789");
    folder.file("b", "0123456789");
    let open = |name| File::options().write(true).open(folder.path().join(name)).unwrap();
    let (ours, theirs) = (open("a"), open("b"));
    let reader = File::open(folder.path().join("a")).unwrap();
    for (length, expected) in [(3, 0), ((1 << 32) + 7, 0), (-1, err(libc::EINVAL))] {
        // SAFETY: the descriptors belong to the test, or are not open.
        let answer = unsafe {
            let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
            same!(io::ftruncate(ours, length), libc::ftruncate(theirs, length))
        };
        assert_eq!(answer, expected);
    }
    assert_eq!(ours.metadata().unwrap().len(), (1 << 32) + 7);
    assert_eq!(theirs.metadata().unwrap().len(), (1 << 32) + 7);
    for (fd, errno) in [(reader.as_raw_fd(), libc::EINVAL), (-1, libc::EBADF)] {
        // SAFETY: the descriptors belong to the test, or are not open.
        let answer = unsafe { same!(io::ftruncate(fd, 1), libc::ftruncate(fd, 1)) };
        assert_eq!(answer, err(errno));
    }
}

#[test]
fn fallocate_allocates_space_and_punches_holes() {
    let folder = Folder::new("fallocate");
    folder.file("a", "");
    folder.file("b", "");
    let open = |name| File::options().write(true).open(folder.path().join(name)).unwrap();
    let (ours, theirs) = (open("a"), open("b"));
    let told = |file: &File| {
        let told = file.metadata().unwrap();
        (told.size(), told.blocks())
    };
    let keep = io::FALLOC_FL_KEEP_SIZE;
    for (mode, offset, len, expected) in [
        (0, 1 << 16, 1 << 16, Some(0)),
        (keep, 1 << 20, 1 << 16, Some(0)),
        (keep | io::FALLOC_FL_PUNCH_HOLE, 1 << 16, 1 << 15, Some(0)),
        (0, -1, 1, Some(err(libc::EINVAL))),
        (0, 0, 0, Some(err(libc::EINVAL))),
        (1 << 20, 0, 1, Some(err(libc::EOPNOTSUPP))),
        // Not supported by all file systems.
        (io::FALLOC_FL_ZERO_RANGE, 0, 4096, None),
    ] {
        // SAFETY: the descriptors belong to the test, or are not open.
        let answer = unsafe {
            let (ours, theirs) = (ours.as_raw_fd(), theirs.as_raw_fd());
            same!(
                io::fallocate(ours, mode, offset, len),
                libc::fallocate(theirs, mode, offset, len)
            )
        };
        assert!(expected.is_none_or(|expected| expected == answer), "{mode:#x}: {answer}");
        assert_eq!(told(&ours), told(&theirs), "{mode:#x}");
    }
    // SAFETY: the descriptors belong to the test, or are not open.
    let answer = unsafe { same!(io::fallocate(-1, 0, 0, 1), libc::fallocate(-1, 0, 0, 1)) };
    assert_eq!(answer, err(libc::EBADF));
}

#[test]
fn fadvise64_accepts_valid_advice() {
    let folder = Folder::new("fadvise");
    folder.file("here", "text");
    let file = File::open(folder.path().join("here")).unwrap();
    let file = file.as_raw_fd();
    let (pipe, _writer) = std::io::pipe().unwrap();
    for (fd, advice, expected) in [
        (file, io::POSIX_FADV_SEQUENTIAL, 0),
        (file, io::POSIX_FADV_DONTNEED, 0),
        (file, 99, err(libc::EINVAL)),
        (pipe.as_raw_fd(), io::POSIX_FADV_NORMAL, err(libc::ESPIPE)),
        (-1, io::POSIX_FADV_NORMAL, err(libc::EBADF)),
    ] {
        // SAFETY: the descriptors belong to the test, or are not open. The C function returns a positive error number.
        let (ours, theirs) = unsafe {
            (io::fadvise64(fd, 0, 1 << 33, advice), libc::posix_fadvise(fd, 0, 1 << 33, advice))
        };
        let ours = i64::from(ours);
        assert_eq!((ours, err(theirs)), (expected, expected), "{advice}");
    }
}
