//! The `stat` family, `statx`, `statfs`, `fstatfs`.

use std::{
    ffi::CStr,
    fs::File,
    mem::zeroed,
    os::{fd::AsRawFd, unix::fs::symlink},
};

use crate::{Folder, bytes, err, io, p, same};

/// A folder with a file of ten bytes, a link to it, and a broken link.
fn folder(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.file("ten", "0123456789");
    symlink("ten", folder.path().join("link")).unwrap();
    symlink("nowhere", folder.path().join("dangling")).unwrap();
    folder
}

/// Further paths to examine.
const OTHERS: [&CStr; 5] = [c"/", c"/dev/null", c"/proc/self/stat", c"/bin", c"/tmp/./"];

#[test]
fn stat_writes_the_same_as_in_libc() {
    let folder = folder("stat");
    let own = ["ten", "link", ""].map(|name| folder.at(name));
    // SAFETY: the paths are NUL-terminated; the structures are valid for writes.
    unsafe {
        for path in own.iter().map(|path| &**path).chain(OTHERS) {
            let (mut ours, mut theirs): (io::Stat, libc::stat) = (io::Stat::ZERO, zeroed());
            let answer = same!(
                io::stat(p(path), &raw mut ours),
                libc::stat(path.as_ptr(), &raw mut theirs),
            );
            assert_eq!((answer, bytes(&ours)), (0, bytes(&theirs)), "{path:?}");
        }
        let (mut ours, mut theirs): (io::Stat, libc::stat) = (io::Stat::ZERO, zeroed());
        for (name, errno) in
            [("no", libc::ENOENT), ("dangling", libc::ENOENT), ("ten/x", libc::ENOTDIR)]
        {
            let path = folder.at(name);
            let answer = same!(
                io::stat(p(&path), &raw mut ours),
                libc::stat(path.as_ptr(), &raw mut theirs),
            );
            assert_eq!((answer, ours), (err(errno), io::Stat::ZERO));
        }
    }
}

#[test]
fn lstat_describes_the_link_itself() {
    let folder = folder("lstat");
    // SAFETY: the paths are NUL-terminated; the structures are valid for writes.
    unsafe {
        for (name, kind) in [
            ("ten", io::S_IFREG),
            ("link", io::S_IFLNK),
            ("dangling", io::S_IFLNK),
            ("", io::S_IFDIR),
        ] {
            let path = folder.at(name);
            let (mut ours, mut theirs): (io::Stat, libc::stat) = (io::Stat::ZERO, zeroed());
            let answer = same!(
                io::lstat(p(&path), &raw mut ours),
                libc::lstat(path.as_ptr(), &raw mut theirs),
            );
            assert_eq!((answer, bytes(&ours)), (0, bytes(&theirs)));
            assert_eq!(ours.st_mode & io::S_IFMT, kind);
        }
        let (mut ours, mut theirs): (io::Stat, libc::stat) = (io::Stat::ZERO, zeroed());
        let path = folder.at("link/x");
        let answer =
            same!(io::lstat(p(&path), &raw mut ours), libc::lstat(path.as_ptr(), &raw mut theirs));
        assert_eq!(answer, err(libc::ENOTDIR));
    }
}

#[test]
fn fstat_describes_an_open_file() {
    let folder = folder("fstat");
    let file = File::open(folder.path().join("ten")).unwrap();
    let (pipe, _writer) = std::io::pipe().unwrap();
    // SAFETY: the structures are valid for writes.
    unsafe {
        for (fd, expected, size) in
            [(file.as_raw_fd(), 0, 10), (pipe.as_raw_fd(), 0, 0), (-1, err(libc::EBADF), 0)]
        {
            let (mut ours, mut theirs): (io::Stat, libc::stat) = (io::Stat::ZERO, zeroed());
            let answer = same!(io::fstat(fd, &raw mut ours), libc::fstat(fd, &raw mut theirs));
            assert_eq!((answer, bytes(&ours)), (expected, bytes(&theirs)));
            assert_eq!(ours.st_size, size);
        }
        let null = std::ptr::null_mut::<io::Stat>();
        let fd = file.as_raw_fd();
        assert_eq!(
            same!(io::fstat(fd, null), libc::syscall(libc::SYS_fstat, fd, null)),
            err(libc::EFAULT)
        );
    }
}

#[test]
fn fstatat_is_relative_to_the_directory() {
    let folder = folder("fstatat");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    // SAFETY: the paths are NUL-terminated; the structures are valid for writes.
    unsafe {
        for (at, path, flags, expected) in [
            (at, c"ten", 0, 0),
            (at, c"link", io::AT_SYMLINK_NOFOLLOW, 0),
            (at, c"", io::AT_EMPTY_PATH, 0),
            (at, c"", 0, err(libc::ENOENT)),
            (at, c"no", 0, err(libc::ENOENT)),
            (at, c"ten", 1, err(libc::EINVAL)),
            (-1, c"ten", 0, err(libc::EBADF)),
            (-1, c"/", 0, 0),
        ] {
            let (mut ours, mut theirs): (io::Stat, libc::stat) = (io::Stat::ZERO, zeroed());
            let answer = same!(
                io::fstatat(at, p(path), &raw mut ours, flags),
                libc::fstatat(at, path.as_ptr(), &raw mut theirs, flags),
            );
            assert_eq!((answer, bytes(&ours)), (expected, bytes(&theirs)), "{path:?}");
        }
    }
}

#[test]
fn statx_writes_the_same_as_in_libc() {
    let folder = folder("statx");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    let all = io::STATX_ALL | io::STATX_MNT_ID | io::STATX_DIOALIGN | io::STATX_SUBVOL;
    // SAFETY: the paths are NUL-terminated; the structures are valid for writes.
    unsafe {
        for (path, flags, mask, expected) in [
            (c"ten", 0, all, 0),
            (c"link", io::AT_SYMLINK_NOFOLLOW, all, 0),
            (c"", io::AT_EMPTY_PATH | io::AT_STATX_FORCE_SYNC, io::STATX_BASIC_STATS, 0),
            (c"/dev/null", 0, io::STATX_MODE, 0),
            (c"no", 0, all, err(libc::ENOENT)),
            (c"ten", 1, all, err(libc::EINVAL)),
            (c"ten", 0, 1 << 31, err(libc::EINVAL)),
        ] {
            let (mut ours, mut theirs): (io::Statx, libc::statx) = (io::Statx::ZERO, zeroed());
            let answer = same!(
                io::statx(at, p(path), flags, mask, &raw mut ours),
                libc::statx(at, path.as_ptr(), flags, mask, &raw mut theirs),
            );
            assert_eq!((answer, bytes(&ours)), (expected, bytes(&theirs)), "{path:?} {mask:#x}");
            assert_eq!(path == c"ten" && expected == 0, ours.stx_size == 10, "{path:?}");
        }
    }
}

#[test]
fn statfs_describes_the_file_system() {
    // SAFETY: the paths are NUL-terminated; the structures are valid for writes.
    unsafe {
        for path in [c"/proc", c"/dev"] {
            let (mut ours, mut theirs): (io::Statfs, libc::statfs) = (io::Statfs::ZERO, zeroed());
            let answer = same!(
                io::statfs(p(path), &raw mut ours),
                libc::statfs(path.as_ptr(), &raw mut theirs),
            );
            assert_eq!(answer, 0);
            assert_same_file_system(&ours, &theirs);
        }
        let mut ours = io::Statfs::ZERO;
        assert_eq!(io::statfs(p(c"/proc"), &raw mut ours), 0);
        assert_eq!(ours.f_type, libc::PROC_SUPER_MAGIC);
        let (path, mut theirs) = (c"/no such file", zeroed());
        let answer =
            same!(io::statfs(p(path), &raw mut ours), libc::statfs(path.as_ptr(), &raw mut theirs));
        assert_eq!(answer, err(libc::ENOENT));
    }
}

#[test]
fn fstatfs_describes_the_file_system() {
    let folder = folder("fstatfs");
    let file = File::open(folder.path().join("ten")).unwrap();
    // SAFETY: the structures are valid for writes.
    unsafe {
        let (mut ours, mut theirs): (io::Statfs, libc::statfs) = (io::Statfs::ZERO, zeroed());
        let fd = file.as_raw_fd();
        assert_eq!(same!(io::fstatfs(fd, &raw mut ours), libc::fstatfs(fd, &raw mut theirs)), 0);
        assert_same_file_system(&ours, &theirs);
        let answer = same!(io::fstatfs(-1, &raw mut ours), libc::fstatfs(-1, &raw mut theirs));
        assert_eq!(answer, err(libc::EBADF));
    }
}

/// Compares all members except the free space, which other programs change between the calls.
fn assert_same_file_system(ours: &io::Statfs, theirs: &libc::statfs) {
    assert_eq!(size_of_val(ours), size_of_val(theirs));
    let (mut ours, mut theirs) = (*ours, *theirs);
    (ours.f_bfree, ours.f_bavail, ours.f_files, ours.f_ffree) = (0, 0, 0, 0);
    (theirs.f_bfree, theirs.f_bavail, theirs.f_files, theirs.f_ffree) = (0, 0, 0, 0);
    // SAFETY: neither structure has padding.
    unsafe { assert_eq!(bytes(&ours), bytes(&theirs)) };
}
