//! `fs`: types, owners and permissions of files.

use core::mem::MaybeUninit;
use std::{fs::File, os::fd::AsFd};

use sysdecl::{
    Errno,
    linux::{
        io::{AtFlags, Mode, Stat, Statfs, StatxMask},
        time::Timespec,
    },
};

use super::{closed, raw, word};
use crate::{
    beside::{Folder, agree, c, err, same},
    declared::{
        fs::{self, Access, Timestamps},
        types::{Gid, Uid},
    },
};

/// What the C function writes, or its error.
fn written<T>(call: impl FnOnce(*mut T) -> i32) -> Result<T, i64> {
    let mut memory = MaybeUninit::zeroed();
    match c(call(memory.as_mut_ptr())) {
        // SAFETY: C wrote the structure, and zero is valid for all types used here.
        0 => Ok(unsafe { memory.assume_init() }),
        error => Err(error),
    }
}

#[track_caller]
fn same_stat(ours: Result<Stat, Errno>, theirs: Result<libc::stat, i64>) {
    let ours = ours.map_err(|errno| -i64::from(errno.code()));
    let ours = ours.map(|stat| {
        let Stat { st_dev, st_ino, st_nlink, st_mode, st_uid, st_gid, st_rdev, st_size, .. } = stat;
        let times = [stat.st_atime, stat.st_mtime, stat.st_ctime];
        let fractions = [stat.st_atime_nsec, stat.st_mtime_nsec, stat.st_ctime_nsec];
        let blocks = [stat.st_blksize, stat.st_blocks];
        (
            st_dev, st_ino, st_nlink, st_mode, st_uid, st_gid, st_rdev, st_size, times, fractions,
            blocks,
        )
    });
    let theirs = theirs.map(|stat| {
        let libc::stat {
            st_dev, st_ino, st_nlink, st_mode, st_uid, st_gid, st_rdev, st_size, ..
        } = stat;
        let times = [stat.st_atime, stat.st_mtime, stat.st_ctime];
        let fractions = [stat.st_atime_nsec, stat.st_mtime_nsec, stat.st_ctime_nsec];
        let fractions = fractions.map(i64::cast_unsigned);
        let blocks = [stat.st_blksize, stat.st_blocks];
        (
            st_dev, st_ino, st_nlink, st_mode, st_uid, st_gid, st_rdev, st_size, times, fractions,
            blocks,
        )
    });
    assert_eq!(ours, theirs);
}

#[test]
fn files_are_described_alike() {
    let folder = Folder::new("rustix-stat");
    folder.file("file", "content");
    std::os::unix::fs::symlink("file", folder.path().join("link")).unwrap();
    let directory = File::open(folder.path()).unwrap();
    let (at, fd) = (directory.as_fd(), raw(&directory));
    // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
    same_stat(fs::fstat(at), written(|to| unsafe { libc::fstat(fd, to) }));
    // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
    same_stat(fs::fstat(closed()), written(|to| unsafe { libc::fstat(-1, to) }));
    for name in ["file", "link", "", "missing"] {
        let path = folder.at(name);
        let p = path.as_ptr();
        // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
        same_stat(fs::stat(&path), written(|to| unsafe { libc::stat(p, to) }));
        // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
        same_stat(fs::lstat(&path), written(|to| unsafe { libc::lstat(p, to) }));
        for flags in [AtFlags::empty(), AtFlags::SYMLINK_NOFOLLOW, AtFlags::from_bits_retain(3)] {
            // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
            let theirs = written(|to| unsafe { libc::fstatat(fd, p, to, flags.bits()) });
            same_stat(fs::statat(at, &path, flags), theirs);
        }
        for mask in [StatxMask::BASIC_STATS, StatxMask::SIZE, StatxMask::from_bits_retain(1 << 31)]
        {
            // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
            let theirs =
                written(|to: *mut libc::statx| unsafe { libc::statx(fd, p, 0, mask.bits(), to) });
            let ours = fs::statx(at, &path, AtFlags::empty(), mask);
            let ours = ours.map_err(|errno| -i64::from(errno.code()));
            assert_eq!(
                ours.map(|x| (
                    x.stx_mask,
                    x.stx_ino,
                    x.stx_size,
                    x.stx_mode,
                    x.stx_dev_minor,
                    x.stx_mtime.tv_nsec
                )),
                theirs.map(|x| (
                    x.stx_mask,
                    x.stx_ino,
                    x.stx_size,
                    x.stx_mode,
                    x.stx_dev_minor,
                    x.stx_mtime.tv_nsec
                )),
            );
        }
    }
    assert!(fs::is_statx_available());
}

#[test]
fn file_systems_are_described_alike() {
    let parts = |statfs: Statfs| {
        let Statfs { f_type, f_bsize, f_blocks, f_files, f_namelen, f_frsize, .. } = statfs;
        (f_type, f_bsize, f_blocks, f_files, f_namelen, f_frsize)
    };
    let told = |statfs: libc::statfs| {
        let libc::statfs { f_type, f_bsize, f_blocks, f_files, f_namelen, f_frsize, .. } = statfs;
        (f_type, f_bsize, f_blocks, f_files, f_namelen, f_frsize)
    };
    let code = |errno: Errno| -i64::from(errno.code());
    for path in [c"/proc", c"/dev", c"/missing"] {
        // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
        let theirs = written(|to| unsafe { libc::statfs(path.as_ptr(), to) });
        assert_eq!(fs::statfs(path).map(parts).map_err(code), theirs.map(told));
    }
    let proc = File::open("/proc").unwrap();
    // SAFETY: the path is NUL-terminated, and `to` is valid for this structure.
    let theirs = written(|to| unsafe { libc::fstatfs(raw(&proc), to) });
    assert_eq!(fs::fstatfs(proc.as_fd()).map(parts).map_err(code), theirs.map(told));
}

#[test]
fn owners_and_permissions_change_alike() {
    let folder = Folder::new("rustix-own");
    let (path, missing) = (folder.file("file", "content"), folder.at("missing"));
    let file = File::open(folder.path().join("file")).unwrap();
    let directory = File::open(folder.path()).unwrap();
    let (at, fd) = (directory.as_fd(), raw(&file));
    let mode = Mode::from_bits_retain(0o600);
    // SAFETY: the paths are NUL-terminated, and the array has two times.
    unsafe {
        same!(word(fs::chmod(&path, mode)), libc::chmod(path.as_ptr(), 0o600));
        let ours = word(fs::chmod(&missing, mode));
        agree!(ours, libc::chmod(missing.as_ptr(), 0o600), err(libc::ENOENT));
        for (flags, expected) in [
            (AtFlags::empty(), 0),
            (AtFlags::SYMLINK_NOFOLLOW, err(libc::EOPNOTSUPP)),
            (AtFlags::EMPTY_PATH, err(libc::EINVAL)),
        ] {
            assert_eq!(word(fs::chmodat(at, c"file", mode, flags)), expected);
        }
        let ours = word(fs::chmodat(at, c"missing", mode, AtFlags::empty()));
        let theirs = libc::fchmodat(raw(&directory), c"missing".as_ptr(), 0o600, 0);
        agree!(ours, theirs, err(libc::ENOENT));
        same!(word(fs::fchmod(file.as_fd(), mode)), libc::fchmod(fd, 0o600));
        agree!(word(fs::fchmod(closed(), mode)), libc::fchmod(-1, 0o600), err(libc::EBADF));

        // `None` keeps the id; the number -1 is passed as it is.
        let (none, same) = (u32::MAX, libc::getuid());
        for owner in [None, Some(Uid(same))] {
            let raw_owner = owner.map_or(none, |owner| owner.0);
            agree!(
                word(fs::chown(&path, owner, None)),
                libc::chown(path.as_ptr(), raw_owner, none),
                0
            );
            agree!(
                word(fs::fchown(file.as_fd(), owner, None)),
                libc::fchown(fd, raw_owner, none),
                0
            );
            let group = Some(Gid(libc::getgid()));
            let ours = word(fs::chownat(at, c"file", owner, group, AtFlags::empty()));
            let theirs =
                libc::fchownat(raw(&directory), c"file".as_ptr(), raw_owner, libc::getgid(), 0);
            agree!(ours, theirs, 0);
        }
        assert_eq!(fs::fstat(file.as_fd()).unwrap().st_uid, same);
        let ours = word(fs::fchown(closed(), None, None));
        agree!(ours, libc::fchown(-1, none, none), err(libc::EBADF));

        let time = |seconds| Timespec { tv_sec: seconds, tv_nsec: 7 };
        let times = Timestamps { last_access: time(1), last_modification: time(2) };
        let told =
            [libc::timespec { tv_sec: 1, tv_nsec: 7 }, libc::timespec { tv_sec: 2, tv_nsec: 7 }];
        let directory_fd = raw(&directory);
        for path in [c"file", c"missing"] {
            let ours = word(fs::_utimensat(at, Some(path), &times, AtFlags::empty()));
            same!(ours, libc::utimensat(directory_fd, path.as_ptr(), told.as_ptr(), 0));
        }
        let stat = fs::fstat(file.as_fd()).unwrap();
        assert_eq!((stat.st_atime, stat.st_mtime, stat.st_mtime_nsec), (1, 2, 7));
        // Without a path, the call applies to the descriptor.
        let times = Timestamps { last_modification: time(9), ..times };
        let ours = word(fs::_utimensat(file.as_fd(), None, &times, AtFlags::empty()));
        same!(ours, libc::futimens(fd, told.as_ptr()));

        for (path, access) in
            [(&path, Access::READ_OK), (&path, Access::EXEC_OK), (&missing, Access::EXISTS)]
        {
            let bits = access.bits().cast_signed();
            let same = same!(word(fs::access(path, access)), libc::access(path.as_ptr(), bits));
            assert_eq!(word(fs::accessat_noflags(at, path, access)), same);
        }
    }
}
