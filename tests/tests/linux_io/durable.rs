//! `fsync`, `fdatasync`, `sync`, `syncfs`.

use std::{fs::File, os::fd::AsRawFd};

use crate::{Folder, err, io, same};

#[test]
fn fsync_and_fdatasync_accept_files_and_reject_pipes() {
    let folder = Folder::new("fsync");
    folder.file("here", "text");
    let file = File::open(folder.path().join("here")).unwrap();
    let (pipe, _writer) = std::io::pipe().unwrap();
    // SAFETY: the descriptors belong to the test, or are not open.
    unsafe {
        for (fd, expected) in
            [(file.as_raw_fd(), 0), (pipe.as_raw_fd(), err(libc::EINVAL)), (-1, err(libc::EBADF))]
        {
            assert_eq!(same!(io::fsync(fd), libc::fsync(fd)), expected);
            assert_eq!(same!(io::fdatasync(fd), libc::fdatasync(fd)), expected);
        }
    }
}

#[test]
fn sync_cannot_fail() {
    io::sync();
    let () = io::sync();
}

#[test]
fn syncfs_accepts_any_open_file() {
    // `/proc` has no disk, so nothing has to be written.
    let file = File::open("/proc/self/stat").unwrap();
    let fd = file.as_raw_fd();
    // SAFETY: the descriptors belong to the test, or are not open.
    unsafe {
        assert_eq!(same!(io::syncfs(fd), libc::syncfs(fd)), 0);
        assert_eq!(same!(io::syncfs(-1), libc::syncfs(-1)), err(libc::EBADF));
    }
}
