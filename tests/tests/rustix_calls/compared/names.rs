//! `fs`: opening files, and their names.

use core::mem::MaybeUninit;
use std::{fs::File, os::fd::AsFd};

use sysdecl::linux::io::{AtFlags, Mode, OpenFlags, OpenHow, RenameFlags, ResolveFlags};

use super::{both, closed, raw, word};
use crate::{
    beside::{Folder, agree, err, same},
    declared::fs::{self, FileType, MemfdFlags},
};

const FLAGS: OpenFlags = OpenFlags::CLOEXEC;

#[test]
fn files_open_alike() {
    let folder = Folder::new("rustix-open");
    let directory = File::open(folder.path()).unwrap();
    let mode = Mode::from_bits_retain(0o640);
    let (file, missing) = (folder.file("file", "content"), folder.at("missing"));
    for (path, flags, expected) in [
        (&file, OpenFlags::RDONLY, 0),
        (&file, OpenFlags::DIRECTORY, err(libc::ENOTDIR)),
        (&file, OpenFlags::CREAT | OpenFlags::EXCL, err(libc::EEXIST)),
        (&missing, OpenFlags::RDWR, err(libc::ENOENT)),
    ] {
        let bits = (flags | FLAGS).bits();
        // SAFETY: the paths are NUL-terminated.
        let (opened, opened_at) = unsafe {
            (
                both(fs::open(path, flags | FLAGS, mode), libc::open(path.as_ptr(), bits, 0o640)),
                both(
                    fs::openat(directory.as_fd(), path, flags | FLAGS, mode),
                    libc::openat(raw(&directory), path.as_ptr(), bits, 0o640),
                ),
            )
        };
        assert_eq!(opened.err().unwrap_or(0), expected);
        assert_eq!(opened_at.err().unwrap_or(0), expected);
    }
    for (path, resolve, expected) in [
        (c"file", ResolveFlags::BENEATH, 0),
        (c"../file", ResolveFlags::BENEATH, err(libc::EXDEV)),
        (c"missing", ResolveFlags::empty(), err(libc::ENOENT)),
    ] {
        let how = OpenHow { flags: FLAGS.bits() as u64, mode: 0, resolve: resolve.bits() };
        // SAFETY: the path is NUL-terminated, and the structure has the given size.
        let theirs = unsafe {
            let size = size_of::<OpenHow>();
            libc::syscall(libc::SYS_openat2, raw(&directory), path.as_ptr(), &raw const how, size)
        };
        let ours = fs::openat2(directory.as_fd(), path, FLAGS, Mode::empty(), resolve);
        assert_eq!(both(ours, theirs).err().unwrap_or(0), expected);
    }
    // SAFETY: the name is NUL-terminated.
    let theirs = unsafe { libc::memfd_create(c"name".as_ptr(), libc::MFD_CLOEXEC) };
    assert!(both(fs::memfd_create(c"name", MemfdFlags::CLOEXEC), theirs).is_ok());
    // SAFETY: as above; the flag does not exist.
    let theirs = unsafe { libc::memfd_create(c"name".as_ptr(), 1 << 20) };
    let ours = fs::memfd_create(c"name", MemfdFlags::from_bits_retain(1 << 20));
    assert_eq!(both(ours, theirs).unwrap_err(), err(libc::EINVAL));
}

#[test]
fn names_are_created_and_removed_alike() {
    let folder = Folder::new("rustix-names");
    let directory = File::open(folder.path()).unwrap();
    let at = directory.as_fd();
    let fd = raw(&directory);
    folder.file("file", "content");
    let [a, b, c, d] = ["a", "b", "c", "d"].map(|name| folder.at(name));
    let file = folder.at("file");
    let mode = Mode::from_bits_retain(0o750);
    let node = Mode::from_bits_retain(0o640);
    // SAFETY: all paths are NUL-terminated.
    unsafe {
        agree!(word(fs::mkdir(&a, mode)), libc::mkdir(b.as_ptr(), 0o750), 0);
        agree!(word(fs::mkdir(&a, mode)), libc::mkdir(b.as_ptr(), 0o750), err(libc::EEXIST));
        agree!(word(fs::mkdirat(at, c"c", mode)), libc::mkdirat(fd, c"d".as_ptr(), 0o750), 0);
        let closed = word(fs::mkdirat(closed(), c"e", mode));
        agree!(closed, libc::mkdirat(-1, c"e".as_ptr(), 0o750), err(libc::EBADF));
        agree!(word(fs::rmdir(&a)), libc::rmdir(b.as_ptr()), 0);
        agree!(word(fs::rmdir(&file)), libc::rmdir(file.as_ptr()), err(libc::ENOTDIR));
        let flags = AtFlags::REMOVEDIR;
        let theirs = libc::AT_REMOVEDIR;
        same!(word(fs::unlinkat(at, c"c", flags)), libc::unlinkat(fd, c"d".as_ptr(), theirs));

        let ours = word(fs::mknodat(at, c"a", FileType::Fifo, node, 0));
        agree!(ours, libc::mknodat(fd, c"b".as_ptr(), libc::S_IFIFO | 0o640, 0), 0);
        agree!(word(fs::unlink(&a)), libc::unlink(b.as_ptr()), 0);
        agree!(word(fs::unlink(&a)), libc::unlink(b.as_ptr()), err(libc::ENOENT));

        agree!(word(fs::link(&file, &a)), libc::link(file.as_ptr(), b.as_ptr()), 0);
        let theirs = libc::linkat(fd, c"file".as_ptr(), fd, c"d".as_ptr(), 0);
        same!(word(fs::linkat(at, c"file", at, c"c", AtFlags::empty())), theirs);
        agree!(word(fs::link(&a, &b)), libc::link(a.as_ptr(), b.as_ptr()), err(libc::EEXIST));
        fs::unlink(&c).unwrap();
        fs::unlink(&d).unwrap();

        agree!(word(fs::rename(&a, &c)), libc::rename(b.as_ptr(), d.as_ptr()), 0);
        let theirs = libc::renameat(fd, c"d".as_ptr(), fd, c"b".as_ptr());
        same!(word(fs::renameat(at, c"c", at, c"a")), theirs);
        let theirs = libc::renameat2(fd, c"b".as_ptr(), fd, c"a".as_ptr(), libc::RENAME_NOREPLACE);
        let ours = word(fs::renameat2(at, c"b", at, c"a", RenameFlags::NOREPLACE));
        agree!(ours, theirs, err(libc::EEXIST));

        agree!(word(fs::symlink(c"to", &c)), libc::symlink(c"to".as_ptr(), d.as_ptr()), 0);
        let theirs = libc::symlinkat(c"file".as_ptr(), fd, c"f".as_ptr());
        same!(word(fs::symlinkat(c"file", at, c"e")), theirs);
    }
    let names = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<std::ffi::OsString> =
        names.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["a", "b", "c", "d", "e", "f", "file"]);

    let (mut ours, mut theirs) = ([1_u8; 8], [1_u8; 8]);
    let end = c"e".as_ptr();
    // SAFETY: the buffers have the given length.
    unsafe {
        let told = libc::readlink(d.as_ptr(), theirs.as_mut_ptr().cast(), 8);
        agree!(word(fs::readlink(&c, &mut ours)), told, 2);
        assert_eq!(ours, theirs);
        let told = libc::readlinkat(fd, end, theirs.as_mut_ptr().cast(), 3);
        agree!(word(fs::readlinkat(at, c"e", (ours.as_mut_ptr(), 3))), told, 3);
        assert_eq!(ours, theirs);
        let told = libc::readlink(file.as_ptr(), theirs.as_mut_ptr().cast(), 8);
        agree!(word(fs::readlink(&file, &mut ours)), told, err(libc::EINVAL));
    }
}

#[test]
fn directories_are_listed_alike() {
    let folder = Folder::new("rustix-list");
    for name in ["one", "two", "three"] {
        folder.file(name, "");
    }
    let (one, other) = (File::open(folder.path()).unwrap(), File::open(folder.path()).unwrap());
    let (mut ours, mut theirs) = ([MaybeUninit::new(0_u8); 1024], [0_u8; 1024]);
    loop {
        // SAFETY: the buffer has the given length.
        let told = unsafe {
            libc::syscall(libc::SYS_getdents64, raw(&other), theirs.as_mut_ptr(), theirs.len())
        };
        let length = same!(word(fs::getdents_uninit(one.as_fd(), &mut ours)), told);
        // SAFETY: the array was initialised with zeros.
        assert_eq!(ours.map(|byte| unsafe { byte.assume_init() }), theirs);
        if length == 0 {
            break;
        }
    }
    let file = {
        folder.file("file", "");
        File::open(folder.path().join("file"))
    }
    .unwrap();
    // SAFETY: as above.
    let told = unsafe { libc::syscall(libc::SYS_getdents64, raw(&file), theirs.as_mut_ptr(), 9) };
    agree!(word(fs::getdents(file.as_fd(), &mut theirs)), told, err(libc::ENOTDIR));
}
