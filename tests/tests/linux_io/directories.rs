//! `getcwd`, `chdir`, `fchdir`, `chroot`, `mkdir`, `mkdirat`, `rmdir`, `getdents64`.

use std::{
    ffi::{CStr, CString},
    fs::{self, File},
    mem::offset_of,
    os::{
        fd::AsRawFd,
        unix::{ffi::OsStrExt, fs::PermissionsExt},
    },
};

use crate::{Folder, alone, c, err, io, p, same};

#[test]
fn getcwd_counts_its_nul() {
    let folder = Folder::new("getcwd");
    let real = folder.path().canonicalize().unwrap();
    let real = CString::new(real.as_os_str().as_bytes()).unwrap();
    let (mut ours, mut theirs) = ([b'.'; 4096], [b'.'; 4096]);
    // SAFETY: the paths are NUL-terminated, and the buffers are of the given length.
    alone(|| unsafe {
        assert_eq!(io::chdir(p(&folder.at(""))), 0);
        let len = same!(
            io::getcwd(ours.as_mut_ptr(), 4096),
            libc::syscall(libc::SYS_getcwd, theirs.as_mut_ptr(), 4096),
        );
        assert_eq!(len, real.as_bytes_with_nul().len() as i64);
        assert_eq!(CStr::from_bytes_until_nul(&ours).unwrap(), &*real);
        assert_eq!(ours, theirs);
        assert!(!libc::getcwd(theirs.as_mut_ptr().cast(), 4096).is_null());
        assert_eq!(CStr::from_bytes_until_nul(&theirs).unwrap(), &*real);
        let answer = same!(
            io::getcwd(ours.as_mut_ptr(), 2),
            libc::syscall(libc::SYS_getcwd, theirs.as_mut_ptr(), 2),
        );
        assert_eq!(answer, err(libc::ERANGE));
    });
}

#[test]
fn chdir_and_fchdir_move() {
    let folder = Folder::new("chdir");
    folder.file("file", "");
    let dir = File::open(folder.path()).unwrap();
    let file = File::open(folder.path().join("file")).unwrap();
    let here = || std::env::current_dir().unwrap();
    let real = folder.path().canonicalize().unwrap();
    // SAFETY: the paths are NUL-terminated.
    alone(|| unsafe {
        assert_eq!(same!(io::chdir(p(c"/")), libc::chdir(c"/".as_ptr())), 0);
        assert_eq!(io::chdir(p(&folder.at(""))), 0);
        assert_eq!(here(), real);
        for (name, errno) in [("no", libc::ENOENT), ("file", libc::ENOTDIR)] {
            let path = folder.at(name);
            assert_eq!(same!(io::chdir(p(&path)), libc::chdir(path.as_ptr())), err(errno));
        }
        assert_eq!(io::chdir(p(c"/")), 0);
        assert_eq!(here().as_os_str(), "/");

        let (dir, file) = (dir.as_raw_fd(), file.as_raw_fd());
        assert_eq!(same!(io::fchdir(dir), libc::fchdir(dir)), 0);
        assert_eq!(here(), real);
        for (fd, errno) in [(file, libc::ENOTDIR), (-1, libc::EBADF)] {
            assert_eq!(same!(io::fchdir(fd), libc::fchdir(fd)), err(errno));
        }
    });
}

#[test]
fn chroot_moves_the_root() {
    let folder = Folder::new("chroot");
    folder.file("file", "");
    // SAFETY: the paths are NUL-terminated.
    alone(|| unsafe {
        let path = folder.at("no");
        let missing = same!(io::chroot(p(&path)), libc::chroot(path.as_ptr()));
        assert!([err(libc::ENOENT), err(libc::EPERM)].contains(&missing));
        let path = folder.at("");
        let ours = io::chroot(p(&path));
        // Without the privilege both fail; with it the root, and so the path, has changed after the first call.
        let theirs = c(libc::chroot(if ours == 0 { c"/".as_ptr() } else { path.as_ptr() }));
        assert_eq!(i64::from(ours), theirs);
        assert_eq!(fs::metadata("/file").is_ok(), ours == 0);
    });
}

#[test]
fn mkdir_applies_the_umask() {
    let folder = Folder::new("mkdir");
    let mode = |name| fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
    // SAFETY: the paths are NUL-terminated.
    alone(|| unsafe {
        io::umask(0o027);
        let (a, b) = (folder.at("a"), folder.at("b"));
        assert_eq!(same!(io::mkdir(p(&a), 0o1777), libc::mkdir(b.as_ptr(), 0o1777)), 0);
        assert_eq!((mode("a"), mode("b")), (0o041_750, 0o041_750));
        for (name, errno) in [("a", libc::EEXIST), ("no/x", libc::ENOENT), ("", libc::EEXIST)] {
            let path = folder.at(name);
            assert_eq!(same!(io::mkdir(p(&path), 0), libc::mkdir(path.as_ptr(), 0)), err(errno));
        }
    });
}

#[test]
fn mkdirat_is_relative_to_the_directory() {
    let folder = Folder::new("mkdirat");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        let answer =
            same!(io::mkdirat(at, p(c"a"), 0o700), libc::mkdirat(at, c"b".as_ptr(), 0o700));
        assert_eq!(answer, 0);
        for (at, name, errno) in
            [(at, c"a", libc::EEXIST), (-1, c"x", libc::EBADF), (at, c"", libc::ENOENT)]
        {
            let answer = same!(io::mkdirat(at, p(name), 0), libc::mkdirat(at, name.as_ptr(), 0));
            assert_eq!(answer, err(errno));
        }
    }
    for name in ["a", "b"] {
        assert!(folder.path().join(name).is_dir());
    }
}

#[test]
fn rmdir_removes_empty_directories() {
    let folder = Folder::new("rmdir");
    for name in ["a", "b", "full/x"] {
        fs::create_dir_all(folder.path().join(name)).unwrap();
    }
    folder.file("file", "");
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        let (a, b) = (folder.at("a"), folder.at("b"));
        assert_eq!(same!(io::rmdir(p(&a)), libc::rmdir(b.as_ptr())), 0);
        for (name, errno) in [
            ("a", libc::ENOENT),
            ("full", libc::ENOTEMPTY),
            ("file", libc::ENOTDIR),
            ("full/.", libc::EINVAL),
        ] {
            let path = folder.at(name);
            assert_eq!(
                same!(io::rmdir(p(&path)), libc::rmdir(path.as_ptr())),
                err(errno),
                "{name}"
            );
        }
    }
    assert!(!folder.path().join("a").exists() && folder.path().join("full/x").exists());
}

/// All entries that `next` returns: number, type and name.
fn entries(mut next: impl FnMut(&mut [u64]) -> i64) -> Vec<(u64, u8, Vec<u8>)> {
    let mut entries = Vec::new();
    // Small, so that several calls are needed; an array of `u64` for the alignment.
    let mut buf = [0; 32];
    loop {
        let len = next(&mut buf);
        let Ok(len) = usize::try_from(len) else { panic!("{len}") };
        if len == 0 {
            return entries;
        }
        // SAFETY: the buffer is initialised.
        let mut rest = &unsafe { crate::bytes(&buf) }[..len];
        while !rest.is_empty() {
            // SAFETY: an entry starts at this offset.
            let head = unsafe { rest.as_ptr().cast::<io::LinuxDirent64>().read_unaligned() };
            let (entry, others) = rest.split_at(head.d_reclen.into());
            let name = &entry[offset_of!(io::LinuxDirent64, d_name)..];
            let name = CStr::from_bytes_until_nul(name).unwrap().to_bytes().to_vec();
            entries.push((head.d_ino, head.d_type, name));
            rest = others;
        }
    }
}

#[test]
fn getdents64_returns_each_entry_once() {
    let folder = Folder::new("getdents64");
    for name in 0..100 {
        folder.file(&format!("{name:0width$}", width = 1 + name % 50), "");
    }
    fs::create_dir(folder.path().join("dir")).unwrap();
    std::os::unix::fs::symlink("x", folder.path().join("link")).unwrap();
    let (one, two) = (File::open(folder.path()).unwrap(), File::open(folder.path()).unwrap());
    let (one, two) = (one.as_raw_fd(), two.as_raw_fd());
    // SAFETY: the buffers are of the given length.
    unsafe {
        let ours = entries(|buf| io::getdents64(one, buf.as_mut_ptr().cast(), 256));
        let theirs =
            entries(|buf| c(libc::syscall(libc::SYS_getdents64, two, buf.as_mut_ptr(), 256)));
        assert_eq!(ours, theirs);
        assert_eq!(ours.len(), 100 + 2 + 2);
        let kind = |name: &[u8]| ours.iter().find(|entry| entry.2 == name).unwrap().1;
        assert_eq!(
            [kind(b"dir"), kind(b"link"), kind(b"..")],
            [io::DT_DIR, io::DT_LNK, io::DT_DIR]
        );

        let file = File::open(folder.path().join("0")).unwrap();
        let mut buf = [0_u64; 32];
        io::lseek(one, 0, io::SEEK_SET);
        for (fd, count, errno) in
            [(file.as_raw_fd(), 256, libc::ENOTDIR), (-1, 256, libc::EBADF), (one, 8, libc::EINVAL)]
        {
            let answer = same!(
                io::getdents64(fd, buf.as_mut_ptr().cast(), count),
                libc::syscall(libc::SYS_getdents64, fd, buf.as_mut_ptr(), count),
            );
            assert_eq!(answer, err(errno));
        }
    }
}
