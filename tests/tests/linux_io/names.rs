//! The `unlink`, `rename`, `link`, `symlink`, `readlink` and `mknod` families, and file handles.

use std::{
    ffi::CStr,
    fs::{self, File},
    os::{
        fd::AsRawFd,
        unix::fs::{FileTypeExt, MetadataExt, PermissionsExt},
    },
};

use crate::{Folder, alone, c, err, fd, io, is_emulated, p, same};

/// The names in a folder, in order.
fn names(folder: &Folder) -> Vec<String> {
    let name =
        |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    let mut names: Vec<String> = fs::read_dir(folder.path()).unwrap().map(name).collect();
    names.sort();
    names
}

#[test]
fn unlink_removes_a_name() {
    let folder = Folder::new("unlink");
    let (a, b) = (folder.file("a", ""), folder.file("b", ""));
    fs::create_dir(folder.path().join("dir")).unwrap();
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        assert_eq!(same!(io::unlink(p(&a)), libc::unlink(b.as_ptr())), 0);
        for (name, errno) in [("a", libc::ENOENT), ("dir", libc::EISDIR)] {
            let path = folder.at(name);
            assert_eq!(same!(io::unlink(p(&path)), libc::unlink(path.as_ptr())), err(errno));
        }
    }
    assert_eq!(names(&folder), ["dir"]);
}

#[test]
fn unlinkat_is_relative_to_the_directory() {
    let folder = Folder::new("unlinkat");
    folder.file("a", "");
    folder.file("b", "");
    for name in ["x", "y"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    // SAFETY: the names are NUL-terminated.
    let ours = |at, name, flags| unsafe { io::unlinkat(at, p(name), flags) };
    // SAFETY: the names are NUL-terminated.
    let theirs = |at, name: &CStr, flags| unsafe { libc::unlinkat(at, name.as_ptr(), flags) };
    assert_eq!(same!(ours(at, c"a", 0), theirs(at, c"b", 0)), 0);
    let remove = io::AT_REMOVEDIR;
    assert_eq!(same!(ours(at, c"x", 0), theirs(at, c"x", 0)), err(libc::EISDIR));
    assert_eq!(same!(ours(at, c"x", remove), theirs(at, c"y", remove)), 0);
    assert_eq!(same!(ours(at, c"a", 0), theirs(at, c"a", 0)), err(libc::ENOENT));
    assert_eq!(same!(ours(at, c"a", 1), theirs(at, c"a", 1)), err(libc::EINVAL));
    assert_eq!(same!(ours(-1, c"a", 0), theirs(-1, c"a", 0)), err(libc::EBADF));
    assert!(names(&folder).is_empty());
}

#[test]
fn rename_replaces() {
    let folder = Folder::new("rename");
    for name in ["a", "b", "c", "d"] {
        folder.file(name, name);
    }
    let [a, b, new, also_new] = ["a", "b", "x", "y"].map(|name| folder.at(name));
    let [full, also_full, no] = ["c", "d", "no/x"].map(|name| folder.at(name));
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        assert_eq!(
            same!(io::rename(p(&a), p(&new)), libc::rename(b.as_ptr(), also_new.as_ptr())),
            0
        );
        assert_eq!(
            same!(
                io::rename(p(&new), p(&full)),
                libc::rename(also_new.as_ptr(), also_full.as_ptr())
            ),
            0
        );
        let answer = same!(io::rename(p(&a), p(&new)), libc::rename(a.as_ptr(), new.as_ptr()));
        assert_eq!(answer, err(libc::ENOENT));
        let answer = same!(io::rename(p(&full), p(&no)), libc::rename(full.as_ptr(), no.as_ptr()));
        assert_eq!(answer, err(libc::ENOENT));
    }
    assert_eq!(names(&folder), ["c", "d"]);
    assert_eq!((folder.read("c"), folder.read("d")), (b"a".to_vec(), b"b".to_vec()));
}

#[test]
fn renameat_and_renameat2_are_relative_to_directories() {
    let folder = Folder::new("renameat");
    for name in ["a", "b"] {
        folder.file(name, name);
    }
    fs::create_dir(folder.path().join("dir")).unwrap();
    let (dir, below) =
        (File::open(folder.path()).unwrap(), File::open(folder.path().join("dir")).unwrap());
    let (at, to) = (dir.as_raw_fd(), below.as_raw_fd());
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        let answer = same!(
            io::renameat(at, p(c"a"), to, p(c"A")),
            libc::renameat(at, c"b".as_ptr(), to, c"B".as_ptr()),
        );
        assert_eq!(answer, 0);
        for (from, errno) in [(at, libc::ENOENT), (-1, libc::EBADF)] {
            let answer = same!(
                io::renameat(from, p(c"a"), to, p(c"A")),
                libc::renameat(from, c"a".as_ptr(), to, c"A".as_ptr()),
            );
            assert_eq!(answer, err(errno));
        }
        assert_eq!(names(&folder), ["dir"]);

        for (name, other, flags, expected) in [
            (c"A", c"B", io::RENAME_NOREPLACE, err(libc::EEXIST)),
            (c"A", c"C", io::RENAME_EXCHANGE, err(libc::ENOENT)),
            (c"A", c"B", 1 << 9, err(libc::EINVAL)),
            // Exchanged twice, by our function and by libc's.
            (c"A", c"B", io::RENAME_EXCHANGE, 0),
        ] {
            let answer = same!(
                io::renameat2(to, p(name), to, p(other), flags),
                libc::renameat2(to, name.as_ptr(), to, other.as_ptr(), flags),
            );
            assert_eq!(answer, expected, "{flags}");
        }
        assert_eq!((folder.read("dir/A"), folder.read("dir/B")), (b"a".to_vec(), b"b".to_vec()));
        assert_eq!(io::renameat2(to, p(c"A"), to, p(c"B"), io::RENAME_EXCHANGE), 0);
        assert_eq!((folder.read("dir/A"), folder.read("dir/B")), (b"b".to_vec(), b"a".to_vec()));
    }
}

#[test]
fn link_adds_a_name() {
    let folder = Folder::new("link");
    let file = folder.file("file", "text");
    std::os::unix::fs::symlink("file", folder.path().join("symbolic")).unwrap();
    let [a, b, symbolic] = ["a", "b", "symbolic"].map(|name| folder.at(name));
    let told = |name| fs::symlink_metadata(folder.path().join(name)).unwrap();
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        assert_eq!(same!(io::link(p(&file), p(&a)), libc::link(file.as_ptr(), b.as_ptr())), 0);
        assert_eq!(told("a").ino(), told("b").ino());
        assert_eq!(told("file").nlink(), 3);
        let own = folder.at("link itself");
        assert_eq!(io::link(p(&symbolic), p(&own)), 0);
        assert!(told("link itself").is_symlink());
        for (from, errno) in [(&file, libc::EEXIST), (&folder.at("no"), libc::ENOENT)] {
            let answer = same!(io::link(p(from), p(&a)), libc::link(from.as_ptr(), a.as_ptr()));
            assert_eq!(answer, err(errno));
        }
    }
}

#[test]
fn linkat_follows_links_with_the_flag() {
    let folder = Folder::new("linkat");
    folder.file("file", "text");
    std::os::unix::fs::symlink("file", folder.path().join("symbolic")).unwrap();
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    let is_link = |name| fs::symlink_metadata(folder.path().join(name)).unwrap().is_symlink();
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        for (ours, theirs, flags, expected) in [
            (c"a", c"b", 0, 0),
            (c"c", c"d", io::AT_SYMLINK_FOLLOW, 0),
            (c"a", c"a", 0, err(libc::EEXIST)),
            (c"x", c"x", 1, err(libc::EINVAL)),
        ] {
            let answer = same!(
                io::linkat(at, p(c"symbolic"), at, p(ours), flags),
                libc::linkat(at, c"symbolic".as_ptr(), at, theirs.as_ptr(), flags),
            );
            assert_eq!(answer, expected);
        }
    }
    assert_eq!(["a", "b", "c", "d"].map(is_link), [true, true, false, false]);
}

#[test]
fn symlink_accepts_any_target() {
    let folder = Folder::new("symlink");
    let (a, b, target) = (folder.at("a"), folder.at("b"), c"no such file");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        let theirs = |path: &CStr| libc::symlink(target.as_ptr(), path.as_ptr());
        assert_eq!(same!(io::symlink(p(target), p(&a)), theirs(&b)), 0);
        assert_eq!(same!(io::symlink(p(target), p(&a)), theirs(&a)), err(libc::EEXIST));
        let answer = same!(io::symlink(p(c""), p(&a)), libc::symlink(c"".as_ptr(), a.as_ptr()));
        assert_eq!(answer, err(libc::ENOENT));

        let theirs = |at, path: &CStr| libc::symlinkat(target.as_ptr(), at, path.as_ptr());
        assert_eq!(same!(io::symlinkat(p(target), at, p(c"c")), theirs(at, c"d")), 0);
        assert_eq!(
            same!(io::symlinkat(p(target), at, p(c"c")), theirs(at, c"c")),
            err(libc::EEXIST)
        );
        assert_eq!(
            same!(io::symlinkat(p(target), -1, p(c"c")), theirs(-1, c"c")),
            err(libc::EBADF)
        );
    }
    for name in ["a", "b", "c", "d"] {
        assert_eq!(fs::read_link(folder.path().join(name)).unwrap().as_os_str(), "no such file");
    }
}

#[test]
fn readlink_truncates_and_writes_no_nul() {
    let folder = Folder::new("readlink");
    let file = folder.file("file", "");
    std::os::unix::fs::symlink("0123456789", folder.path().join("link")).unwrap();
    let (link, dir) = (folder.at("link"), File::open(folder.path()).unwrap());
    let at = dir.as_raw_fd();
    // SAFETY: the paths are NUL-terminated, and the buffers are of the given length.
    unsafe {
        for (size, expected) in [(16, 10), (10, 10), (3, 3), (0, err(libc::EINVAL))] {
            let (mut a, mut b) = ([b'.'; 16], [b'.'; 16]);
            let answer = same!(
                io::readlink(p(&link), a.as_mut_ptr(), size),
                libc::syscall(
                    libc::SYS_readlinkat,
                    libc::AT_FDCWD,
                    link.as_ptr(),
                    b.as_mut_ptr(),
                    size
                ),
            );
            assert_eq!((answer, a), (expected, b));
            let (mut a, mut b) = ([b'.'; 16], [b'.'; 16]);
            let answer = same!(
                io::readlinkat(at, p(c"link"), a.as_mut_ptr(), size),
                libc::syscall(libc::SYS_readlinkat, at, c"link".as_ptr(), b.as_mut_ptr(), size),
            );
            assert_eq!((answer, a), (expected, b));
        }
        let mut buf = [0; 16];
        for (path, errno) in [(&file, libc::EINVAL), (&folder.at("no"), libc::ENOENT)] {
            let answer = same!(
                io::readlink(p(path), buf.as_mut_ptr(), 16),
                libc::readlink(path.as_ptr(), buf.as_mut_ptr().cast(), 16),
            );
            assert_eq!(answer, err(errno));
        }
        let answer = same!(
            io::readlinkat(-1, p(c"link"), buf.as_mut_ptr(), 16),
            libc::readlinkat(-1, c"link".as_ptr(), buf.as_mut_ptr().cast(), 16),
        );
        assert_eq!(answer, err(libc::EBADF));
    }
}

#[test]
fn mknod_creates_fifos_and_devices() {
    let folder = Folder::new("mknod");
    let (a, b) = (folder.at("a"), folder.at("b"));
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    let fifo = io::S_IFIFO | 0o640;
    // SAFETY: the paths are NUL-terminated.
    alone(|| unsafe {
        io::umask(0o002);
        assert_eq!(same!(io::mknod(p(&a), fifo, 0), libc::mknod(b.as_ptr(), fifo, 0)), 0);
        assert_eq!(
            same!(io::mknod(p(&a), fifo, 0), libc::mknod(a.as_ptr(), fifo, 0)),
            err(libc::EEXIST)
        );
        let answer = same!(
            io::mknodat(at, p(c"c"), io::S_IFREG | 0o666, 0),
            libc::mknodat(at, c"d".as_ptr(), libc::S_IFREG | 0o666, 0),
        );
        assert_eq!(answer, 0);
        for (at, mode, errno) in [(-1, fifo, libc::EBADF), (at, io::S_IFLNK, libc::EINVAL)] {
            let answer = same!(
                io::mknodat(at, p(c"x"), mode, 0),
                libc::syscall(libc::SYS_mknodat, at, c"x".as_ptr(), mode, 0),
            );
            assert_eq!(answer, err(errno));
        }
        // `/dev/zero` and `/dev/null` are devices 1, 5 and 1, 3; creating them requires a privilege.
        let zero = libc::makedev(1, 5) as u32;
        let ours = io::mknod(p(&folder.at("zero")), io::S_IFCHR | 0o600, zero);
        let theirs =
            libc::mknod(folder.at("also zero").as_ptr(), libc::S_IFCHR | 0o600, zero.into());
        if same!(ours, theirs) == 0 {
            let device = |name| fs::metadata(folder.path().join(name)).unwrap().rdev();
            assert_eq!([device("zero"), device("also zero")], [u64::from(zero); 2]);
        }
    });
    let told = |name| fs::metadata(folder.path().join(name)).unwrap();
    assert!(told("a").file_type().is_fifo() && told("b").file_type().is_fifo());
    assert_eq!(
        ["a", "c", "d"].map(|name| told(name).permissions().mode() & 0o777),
        [0o640, 0o664, 0o664]
    );
}

#[test]
fn a_handle_opens_its_file_again() {
    /// A handle with the maximum size.
    #[repr(C)]
    struct Handle {
        head: io::FileHandle,
        bytes: [u8; 128],
    }
    let head = io::FileHandle { handle_bytes: 128, ..io::FileHandle::ZERO };
    let (mut ours, mut theirs) =
        (Handle { head, bytes: [0; 128] }, Handle { head, bytes: [0; 128] });
    let (mut mount, mut same_mount) = (-1, -2);
    let folder = Folder::new("handle");
    let path = folder.file("here", "again");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    // SAFETY: the paths are NUL-terminated; the handles have the room that they declare.
    unsafe {
        let (handle, other) = ((&raw mut ours).cast(), (&raw mut theirs).cast::<io::FileHandle>());
        let c_handle_at = |path: &CStr, mount: *mut i32| {
            libc::syscall(
                libc::SYS_name_to_handle_at,
                libc::AT_FDCWD,
                path.as_ptr(),
                other,
                mount,
                0,
            )
        };
        let answer = same!(
            io::name_to_handle_at(io::AT_FDCWD, p(&path), handle, &raw mut mount, 0),
            c_handle_at(&path, &raw mut same_mount),
        );
        if answer == err(libc::EOPNOTSUPP) {
            // This file system does not support handles, so the rest of the test cannot run.
            return;
        }
        assert_eq!(answer, 0);
        assert_eq!((ours.head, ours.bytes, mount), (theirs.head, theirs.bytes, same_mount));
        let missing = folder.at("no");
        let answer = same!(
            io::name_to_handle_at(io::AT_FDCWD, p(&missing), handle, &raw mut mount, 0),
            c_handle_at(&missing, &raw mut mount),
        );
        assert_eq!(answer, err(libc::ENOENT));

        let flags = io::O_RDONLY | io::O_CLOEXEC;
        let again = io::open_by_handle_at(at, handle, flags);
        let also = c(libc::syscall(libc::SYS_open_by_handle_at, at, handle, flags));
        if again < 0 {
            // Requires a privilege; an emulator does not translate the handle correctly.
            assert_eq!(also, i64::from(again));
            assert!(again == -libc::EPERM || is_emulated() || libc::geteuid() != 0, "{again}");
        } else {
            drop(fd(also));
            let again = fd(again);
            let mut text = [0; 8];
            assert_eq!(io::read(again.as_raw_fd(), text.as_mut_ptr(), 8), 5);
            assert_eq!(&text[..5], b"again");
        }
        let bad = same!(
            io::open_by_handle_at(-1, handle, flags),
            libc::syscall(libc::SYS_open_by_handle_at, -1, handle, flags),
        );
        assert!([err(libc::EBADF), err(libc::EPERM)].contains(&bad));
    }
}
