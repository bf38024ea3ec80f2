//! The `chmod`, `chown` and `access` families, `umask`, `utimensat`.

use std::{
    ffi::{CStr, CString},
    fs::{self, File},
    os::{
        fd::AsRawFd,
        unix::fs::{MetadataExt, symlink},
    },
    ptr,
};

use sysdecl::linux::nr::SYS_FCHMODAT2;

use crate::{Folder, alone, c, err, io, p, same};

/// Permissions, owner and group of a file; for a link those of the link itself.
fn told(folder: &Folder, name: &str) -> (u32, u32, u32) {
    let told = fs::symlink_metadata(folder.path().join(name)).unwrap();
    (told.mode() & 0o7777, told.uid(), told.gid())
}

fn two_files(test: &str) -> (Folder, CString, CString, CString) {
    let folder = Folder::new(test);
    let (a, b, no) = (folder.file("a", ""), folder.file("b", ""), folder.at("no"));
    symlink("a", folder.path().join("to a")).unwrap();
    symlink("b", folder.path().join("to b")).unwrap();
    (folder, a, b, no)
}

#[test]
fn chmod_sets_what_fchmod_sets() {
    let (folder, a, b, no) = two_files("chmod");
    let (one, two) = ["a", "b"].map(|name| File::open(folder.path().join(name)).unwrap()).into();
    let (one, two) = (one.as_raw_fd(), two.as_raw_fd());
    let mode = |name| told(&folder, name).0;
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        for bits in [0o4711, 0, 0o640] {
            assert_eq!(same!(io::chmod(p(&a), bits), libc::chmod(b.as_ptr(), bits)), 0);
            assert_eq!((mode("a"), mode("b")), (bits, bits));
        }
        assert_eq!(same!(io::chmod(p(&no), 0), libc::chmod(no.as_ptr(), 0)), err(libc::ENOENT));
        assert_eq!(same!(io::fchmod(one, 0o751), libc::fchmod(two, 0o751)), 0);
        assert_eq!((mode("a"), mode("b")), (0o751, 0o751));
        assert_eq!(same!(io::fchmod(-1, 0), libc::fchmod(-1, 0)), err(libc::EBADF));
    }
}

#[test]
fn fchmodat_follows_links_and_fchmodat2_optionally() {
    let (folder, ..) = two_files("fchmodat");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    let modes = || (told(&folder, "a").0, told(&folder, "b").0);
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        let theirs = |at, path: &CStr, mode| libc::fchmodat(at, path.as_ptr(), mode, 0);
        assert_eq!(same!(io::fchmodat(at, p(c"to a"), 0o600), theirs(at, c"to b", 0o600)), 0);
        assert_eq!(modes(), (0o600, 0o600));
        assert_eq!(same!(io::fchmodat(at, p(c"no"), 0), theirs(at, c"no", 0)), err(libc::ENOENT));
        assert_eq!(same!(io::fchmodat(-1, p(c"a"), 0), theirs(-1, c"a", 0)), err(libc::EBADF));

        let theirs = |path: &CStr, mode: u32, flags: i32| {
            libc::syscall(SYS_FCHMODAT2 as libc::c_long, at, path.as_ptr(), mode, flags)
        };
        let old = same!(io::fchmodat2(at, p(c"a"), 0o700, 0), theirs(c"b", 0o700, 0));
        if old == err(libc::ENOSYS) {
            return;
        }
        assert_eq!(modes(), (0o700, 0o700));
        let flags = io::AT_SYMLINK_NOFOLLOW;
        // Few file systems have permissions for links; the target of the link must not change.
        same!(io::fchmodat2(at, p(c"to a"), 0o600, flags), theirs(c"to b", 0o600, flags));
        assert_eq!(modes(), (0o700, 0o700));
        assert_eq!(same!(io::fchmodat2(at, p(c"a"), 0, 1), theirs(c"a", 0, 1)), err(libc::EINVAL));
    }
}

#[test]
fn chown_functions_keep_ids_given_as_u32_max() {
    let (folder, a, b, no) = two_files("chown");
    let (to_a, to_b) = (folder.at("to a"), folder.at("to b"));
    let (one, two) = ["a", "b"].map(|name| File::open(folder.path().join(name)).unwrap()).into();
    let (one, two) = (one.as_raw_fd(), two.as_raw_fd());
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    let all = || ["a", "to a"].map(|name| told(&folder, name));
    let also = || ["b", "to b"].map(|name| told(&folder, name));
    // Changing the owner requires a privilege.
    let (uid, same_gid) = (4711, u32::MAX);
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        let me = libc::geteuid();
        let expected = if me == 0 { 0 } else { err(libc::EPERM) };
        let answer =
            same!(io::chown(p(&to_a), uid, same_gid), libc::chown(to_b.as_ptr(), uid, same_gid));
        assert_eq!((answer, all()), (expected, also()));
        let answer =
            same!(io::lchown(p(&to_a), uid + 1, 7), libc::lchown(to_b.as_ptr(), uid + 1, 7));
        assert_eq!((answer, all()), (expected, also()));
        if me == 0 {
            assert_eq!((all()[0].1, all()[1].1, all()[1].2), (uid, uid + 1, 7));
        }
        let answer = same!(io::fchown(one, same_gid, 8), libc::fchown(two, same_gid, 8));
        assert_eq!((answer, all()), (expected, also()));
        let flags = io::AT_SYMLINK_NOFOLLOW;
        let answer = same!(
            io::fchownat(at, p(c"to a"), same_gid, 9, flags),
            libc::fchownat(at, c"to b".as_ptr(), same_gid, 9, flags),
        );
        assert_eq!((answer, all()), (expected, also()));
        if me == 0 {
            assert_eq!((all()[0].2, all()[1].2), (8, 9));
        }
        // Anyone may call it without changes.
        let keep = u32::MAX;
        assert_eq!(same!(io::chown(p(&a), keep, keep), libc::chown(b.as_ptr(), keep, keep)), 0);

        let missing = err(libc::ENOENT);
        assert_eq!(same!(io::chown(p(&no), 0, 0), libc::chown(no.as_ptr(), 0, 0)), missing);
        assert_eq!(same!(io::lchown(p(&no), 0, 0), libc::lchown(no.as_ptr(), 0, 0)), missing);
        assert_eq!(same!(io::fchown(-1, 0, 0), libc::fchown(-1, 0, 0)), err(libc::EBADF));
        let name = c"a".as_ptr();
        let answer = same!(io::fchownat(at, p(c"a"), 0, 0, 1), libc::fchownat(at, name, 0, 0, 1));
        assert_eq!(answer, err(libc::EINVAL));
    }
}

#[test]
fn access_uses_the_real_user() {
    let (folder, a, _, no) = two_files("access");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    // SAFETY: the paths are NUL-terminated.
    unsafe {
        assert_eq!(io::chmod(p(&a), 0o600), 0);
        // Even a privileged user cannot execute a file that has no execute permission.
        for (mode, expected) in [
            (io::F_OK, 0),
            (io::R_OK | io::W_OK, 0),
            (io::X_OK, err(libc::EACCES)),
            (8, err(libc::EINVAL)),
        ] {
            let answer = same!(io::access(p(&a), mode), libc::access(a.as_ptr(), mode));
            assert_eq!(answer, expected, "{mode}");
            let name = c"a".as_ptr();
            let answer = same!(
                io::faccessat(at, p(c"a"), mode),
                libc::syscall(libc::SYS_faccessat, at, name, mode)
            );
            assert_eq!(answer, expected, "{mode}");
            for flags in [io::AT_EACCESS, io::AT_SYMLINK_NOFOLLOW] {
                let answer = same!(
                    io::faccessat2(at, p(c"a"), mode, flags),
                    libc::faccessat(at, name, mode, flags),
                );
                assert_eq!(answer, expected, "{mode}");
            }
        }
        assert_eq!(same!(io::access(p(&no), 0), libc::access(no.as_ptr(), 0)), err(libc::ENOENT));
        let name = c"no".as_ptr();
        let answer = same!(io::faccessat(at, p(c"no"), 0), libc::faccessat(at, name, 0, 0));
        assert_eq!(answer, err(libc::ENOENT));
        let answer = same!(
            io::faccessat2(at, p(c"a"), 0, 1 << 20),
            libc::syscall(libc::SYS_faccessat2, at, c"a".as_ptr(), 0, 1 << 20),
        );
        assert_eq!(answer, err(libc::EINVAL));
    }
}

#[test]
fn umask_returns_the_old_mask() {
    // SAFETY: the descriptors belong to the test, or are not open.
    alone(|| unsafe {
        io::umask(0o022);
        assert_eq!(c(libc::umask(0o7077)), 0o022);
        assert_eq!(io::umask(0o7022), 0o077, "only the nine bits of permissions");
        assert_eq!(c(libc::umask(0)), 0o022);
    });
}

#[test]
fn utimensat_sets_both_times() {
    let (folder, ..) = two_files("utimensat");
    let dir = File::open(folder.path()).unwrap();
    let at = dir.as_raw_fd();
    let time = |tv_sec, tv_nsec| io::Timespec { tv_sec, tv_nsec };
    let told = |name| {
        let told = fs::symlink_metadata(folder.path().join(name)).unwrap();
        (told.atime(), told.atime_nsec(), told.mtime(), told.mtime_nsec())
    };
    // SAFETY: the paths are NUL-terminated; the array has two times with the layout of C.
    unsafe {
        for (ours, theirs, times, flags, expected) in [
            (c"a", c"b", [time(1, 2), time(1 << 33, 999_999_999)], 0, 0),
            (c"a", c"b", [time(0, io::UTIME_OMIT), time(-5, 6)], 0, 0),
            (c"to a", c"to b", [time(7, 8), time(9, 0)], io::AT_SYMLINK_NOFOLLOW, 0),
            (c"a", c"b", [time(0, -1), time(0, 0)], 0, err(libc::EINVAL)),
            (c"no", c"no", [time(0, 0); 2], 0, err(libc::ENOENT)),
        ] {
            let answer = same!(
                io::utimensat(at, p(ours), times.as_ptr(), flags),
                libc::utimensat(at, theirs.as_ptr(), times.as_ptr().cast(), flags),
            );
            assert_eq!(answer, expected, "{ours:?}");
            assert_eq!((told("a"), told("to a").2), (told("b"), told("to b").2));
        }
        assert_eq!(told("a"), (1, 2, -5, 6));
        assert_eq!(told("to a"), (7, 8, 9, 0));

        let file = File::options().write(true).open(folder.path().join("a")).unwrap();
        assert_eq!(io::utimensat(file.as_raw_fd(), ptr::null(), ptr::null(), 0), 0);
        assert!(told("a").0 > 1_700_000_000, "now");
        let answer = same!(
            io::utimensat(-1, ptr::null(), ptr::null(), 0),
            libc::syscall(libc::SYS_utimensat, -1, 0, 0, 0),
        );
        assert_eq!(answer, err(libc::EBADF));
    }
}
