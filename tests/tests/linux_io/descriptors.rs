//! `dup`, `dup2`, `dup3`, `pipe`, `pipe2`.

use std::os::fd::{AsRawFd, OwnedFd};

use crate::{Folder, alone, err, fd, io, same};

fn file(folder: &Folder) -> OwnedFd {
    folder.file("here", "text");
    std::fs::File::open(folder.path().join("here")).unwrap().into()
}

/// The flags of the descriptor, and of the open file description.
fn flags(fd: i32) -> (i32, i32) {
    // SAFETY: these commands take no argument.
    unsafe { (libc::fcntl(fd, libc::F_GETFD), libc::fcntl(fd, libc::F_GETFL)) }
}

#[test]
fn dup_returns_the_lowest_free_descriptor() {
    let folder = Folder::new("dup");
    // SAFETY: the thread has its own descriptor table.
    alone(|| unsafe {
        let file = file(&folder);
        let old = file.as_raw_fd();
        let ours = io::dup(old);
        let told = flags(ours);
        assert_eq!(io::lseek(ours, 3, io::SEEK_SET), 3);
        assert_eq!(io::lseek(old, 0, io::SEEK_CUR), 3, "they share the position");
        drop(fd(ours));
        let theirs = fd(libc::dup(old));
        assert_eq!((ours, told), (theirs.as_raw_fd(), flags(theirs.as_raw_fd())));
        assert_eq!(told.0, 0);
        for bad in [-1, 1 << 20] {
            assert_eq!(same!(io::dup(bad), libc::dup(bad)), err(libc::EBADF));
        }
    });
}

#[test]
fn dup2_replaces_and_keeps_an_equal_descriptor() {
    let folder = Folder::new("dup2");
    // SAFETY: the thread has its own descriptor table.
    alone(|| unsafe {
        let file = file(&folder);
        let old = file.as_raw_fd();
        let (ours, told) = (io::dup2(old, 700), flags(700));
        assert_eq!(same!(ours, libc::dup2(old, 700)), 700);
        assert_eq!(told, flags(700));
        for (from, to, expected) in [
            (old, old, i64::from(old)),
            (999, 999, err(libc::EBADF)),
            (-1, -1, err(libc::EBADF)),
            (-1, 700, err(libc::EBADF)),
            (old, -1, err(libc::EBADF)),
        ] {
            assert_eq!(same!(io::dup2(from, to), libc::dup2(from, to)), expected, "{from} {to}");
        }
        assert_eq!(flags(700), told, "nothing was closed");
    });
}

#[test]
fn dup3_rejects_equal_descriptors() {
    let folder = Folder::new("dup3");
    // SAFETY: the thread has its own descriptor table.
    alone(|| unsafe {
        let file = file(&folder);
        let old = file.as_raw_fd();
        let (ours, theirs) = (io::dup3(old, 700, io::O_CLOEXEC), flags(700));
        assert_eq!(same!(ours, libc::dup3(old, 700, libc::O_CLOEXEC)), 700);
        assert_eq!(theirs, flags(700));
        assert_eq!(theirs.0, libc::FD_CLOEXEC);
        for (from, to, with, errno) in [
            (old, old, 0, libc::EINVAL),
            (-1, 700, 0, libc::EBADF),
            (old, -1, 0, libc::EBADF),
            (old, 700, 1, libc::EINVAL),
        ] {
            assert_eq!(same!(io::dup3(from, to, with), libc::dup3(from, to, with)), err(errno));
        }
    });
}

#[test]
fn pipe2_carries_from_the_second_to_the_first() {
    let both = io::O_CLOEXEC | io::O_NONBLOCK;
    // SAFETY: the array has room for two descriptors; the thread has its own descriptor table.
    alone(|| unsafe {
        let (mut ours, mut theirs) = ([-1; 2], [-1; 2]);
        assert_eq!(io::pipe2(ours.as_mut_ptr(), both), 0);
        let told = ours.map(flags);
        assert_eq!(io::write(ours[1], b"x".as_ptr(), 1), 1);
        let mut byte = 0;
        assert_eq!(io::read(ours[0], &raw mut byte, 1), 1);
        assert_eq!(byte, b'x');
        assert_eq!(io::read(ours[0], &raw mut byte, 1), err(libc::EAGAIN));
        for end in ours {
            drop(fd(end));
        }
        assert_eq!(libc::pipe2(theirs.as_mut_ptr(), both), 0);
        assert_eq!((ours, told), (theirs, theirs.map(flags)));

        let answer = same!(io::pipe2(ours.as_mut_ptr(), 1), libc::pipe2(ours.as_mut_ptr(), 1));
        assert_eq!(answer, err(libc::EINVAL));
        let null = std::ptr::null_mut();
        assert_eq!(
            same!(io::pipe2(null, 0), libc::syscall(libc::SYS_pipe2, null, 0)),
            err(libc::EFAULT)
        );
    });
}

#[test]
fn pipe_has_no_flags() {
    // SAFETY: the array has room for two descriptors; the thread has its own descriptor table.
    alone(|| unsafe {
        let (mut ours, mut theirs) = ([-1; 2], [-1; 2]);
        assert_eq!(io::pipe(ours.as_mut_ptr()), 0);
        let told = ours.map(flags);
        for end in ours {
            drop(fd(end));
        }
        assert_eq!(libc::pipe(theirs.as_mut_ptr()), 0);
        assert_eq!((ours, told), (theirs, theirs.map(flags)));
        assert_eq!(told, [(0, libc::O_RDONLY), (0, libc::O_WRONLY)]);

        let low = std::ptr::without_provenance_mut(8);
        let answer = same!(io::pipe(low), libc::syscall(libc::SYS_pipe2, low, 0));
        assert_eq!(answer, err(libc::EFAULT));
    });
}
