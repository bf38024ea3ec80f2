//! `open`, `creat`, `openat`, `openat2`, `close`, `close_range`.

use std::{fs, os::fd::AsRawFd, os::fd::IntoRawFd, os::unix::fs::PermissionsExt};

use crate::{Folder, alone, c, err, fd, io, is_there, p, same};

#[test]
fn open_returns_the_lowest_free_descriptor() {
    let folder = Folder::new("open");
    let path = folder.file("here", "x");
    // SAFETY: the paths are NUL-terminated; the thread has its own descriptor table.
    alone(|| unsafe {
        let ours = io::open(p(&path), io::O_RDONLY, 0);
        let status = same!(io::fcntl(ours, io::F_GETFL, 0), libc::fcntl(ours, libc::F_GETFL));
        drop(fd(ours));
        let theirs = fd(libc::open(path.as_ptr(), libc::O_RDONLY));
        assert_eq!(ours, theirs.as_raw_fd());
        assert_eq!(c(libc::fcntl(theirs.as_raw_fd(), libc::F_GETFL)), status);
    });
}

#[test]
fn open_reports_errors() {
    let folder = Folder::new("open-not");
    let (file, missing, below) = (folder.file("file", ""), folder.at("no"), folder.at("file/x"));
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        for (path, flags, errno) in [
            (&missing, io::O_RDONLY, libc::ENOENT),
            (&below, io::O_RDONLY, libc::ENOTDIR),
            (&file, io::O_CREAT | io::O_EXCL, libc::EEXIST),
            (&folder.at(""), io::O_WRONLY, libc::EISDIR),
            (&file, io::O_DIRECTORY, libc::ENOTDIR),
        ] {
            let answer = same!(io::open(p(path), flags, 0), libc::open(path.as_ptr(), flags, 0));
            assert_eq!(answer, err(errno));
        }
        let null = std::ptr::null();
        let answer = same!(io::open(null, 0, 0), libc::open(null.cast(), 0, 0));
        assert_eq!(answer, err(libc::EFAULT));
    }
}

#[test]
fn open_creates_a_file_with_the_permissions() {
    let folder = Folder::new("open-mode");
    let mode = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    let flags = io::O_CREAT | io::O_EXCL | io::O_WRONLY;
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        drop(fd(io::open(p(&folder.at("ours")), flags, 0o640)));
        drop(fd(libc::open(folder.at("theirs").as_ptr(), flags, 0o640)));
        drop(fd(io::open(p(&folder.at("no mode")), flags, 0)));
    }
    assert_eq!(mode("ours"), mode("theirs"));
    assert_eq!((mode("ours"), mode("no mode")), (0o100_640, 0o100_000));
}

#[test]
fn creat_creates_or_truncates() {
    let folder = Folder::new("creat");
    folder.file("full", "was full");
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        for (name, call) in [("new", "ours"), ("full", "ours"), ("theirs", "theirs")] {
            let path = folder.at(name);
            let file = match call {
                "ours" => fd(io::creat(p(&path), 0o600)),
                _ => fd(libc::creat(path.as_ptr(), 0o600)),
            };
            let flags = libc::fcntl(file.as_raw_fd(), libc::F_GETFL) & libc::O_ACCMODE;
            assert_eq!(flags, libc::O_WRONLY);
            assert_eq!(folder.read(name), b"");
        }
        let path = folder.at("missing/x");
        let answer = same!(io::creat(p(&path), 0o600), libc::creat(path.as_ptr(), 0o600));
        assert_eq!(answer, err(libc::ENOENT));
    }
}

#[test]
fn openat_is_relative_to_the_directory() {
    let folder = Folder::new("openat");
    folder.file("here", "found");
    // SAFETY: the paths are NUL-terminated, and the buffer is of the given length.
    alone(|| unsafe {
        let dir = fd(io::openat(io::AT_FDCWD, p(&folder.at("")), io::O_PATH, 0));
        let at = dir.as_raw_fd();
        let ours = io::openat(at, p(c"here"), io::O_RDONLY | io::O_CLOEXEC, 0);
        let mut text = [0; 9];
        assert_eq!(io::read(ours, text.as_mut_ptr(), 9), 5);
        assert_eq!(&text[..5], b"found");
        drop(fd(ours));
        let flags = libc::O_RDONLY | libc::O_CLOEXEC;
        assert_eq!(ours, fd(libc::openat(at, c"here".as_ptr(), flags)).as_raw_fd());

        let answer = same!(io::openat(at, p(c"no"), 0, 0), libc::openat(at, c"no".as_ptr(), 0));
        assert_eq!(answer, err(libc::ENOENT));
        let answer = same!(io::openat(-1, p(c"no"), 0, 0), libc::openat(-1, c"no".as_ptr(), 0));
        assert_eq!(answer, err(libc::EBADF));
    });
}

#[test]
fn openat2_resolves_beneath_the_directory() {
    let folder = Folder::new("openat2");
    folder.file("here", "");
    let size = size_of::<io::OpenHow>() as u64;
    let how = io::OpenHow {
        flags: io::O_RDONLY as u64,
        resolve: io::RESOLVE_BENEATH,
        ..io::OpenHow::ZERO
    };
    // SAFETY: the paths are NUL-terminated; the structure is readable, and of the given length.
    alone(|| unsafe {
        let dir = fd(io::open(p(&folder.at("")), io::O_PATH, 0));
        let at = dir.as_raw_fd();
        let theirs = |path: &std::ffi::CStr, size: u64| {
            libc::syscall(libc::SYS_openat2, at, path.as_ptr(), &raw const how, size)
        };
        let ours = io::openat2(at, p(c"here"), &raw const how, size);
        if !is_there("openat2", ours) {
            return;
        }
        drop(fd(ours));
        assert_eq!(i64::from(ours), i64::from(fd(theirs(c"here", size)).as_raw_fd()));
        for (path, size, errno) in [
            (c"..", size, libc::EXDEV),
            (c"/", size, libc::EXDEV),
            (c"no", size, libc::ENOENT),
            (c"here", size - 1, libc::EINVAL),
        ] {
            let answer = same!(io::openat2(at, p(path), &raw const how, size), theirs(path, size));
            assert_eq!(answer, err(errno), "{path:?}");
        }
    });
}

#[test]
fn close_closes_once() {
    let folder = Folder::new("close");
    let path = folder.file("here", "");
    // SAFETY: the path is NUL-terminated; the thread has its own descriptor table.
    alone(|| unsafe {
        let open = || fd(libc::open(path.as_ptr(), libc::O_RDONLY)).into_raw_fd();
        let ours = open();
        let answer = io::close(ours);
        let theirs = open();
        assert_eq!(ours, theirs);
        assert_eq!(same!(answer, libc::close(theirs)), 0);
        assert_eq!(same!(io::close(ours), libc::close(ours)), err(libc::EBADF));
        assert_eq!(same!(io::close(-1), libc::close(-1)), err(libc::EBADF));
    });
}

#[test]
fn close_range_closes_from_first_to_last() {
    // SAFETY: the thread has its own descriptor table.
    alone(|| unsafe {
        let is_open = |fd| libc::fcntl(fd, libc::F_GETFD) >= 0;
        let fill = || (500..510).for_each(|fd| assert_eq!(libc::dup2(0, fd), fd));
        fill();
        let ours = io::close_range(502, 506, 0);
        let left: Vec<bool> = (500..510).map(is_open).collect();
        fill();
        assert_eq!(same!(ours, libc::close_range(502, 506, 0)), 0);
        assert_eq!(left, (500..510).map(is_open).collect::<Vec<_>>());
        assert_eq!(left.iter().filter(|open| **open).count(), 5);

        assert_eq!(io::close_range(500, 501, io::CLOSE_RANGE_CLOEXEC), 0);
        assert_eq!(libc::fcntl(500, libc::F_GETFD), libc::FD_CLOEXEC);
        let answer = same!(io::close_range(9, 8, 0), libc::close_range(9, 8, 0));
        assert_eq!(answer, err(libc::EINVAL));
        let answer = same!(io::close_range(500, 509, 1), libc::close_range(500, 509, 1));
        assert_eq!(answer, err(libc::EINVAL));
    });
}
